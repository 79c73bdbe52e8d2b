//! What `doctor` asks the portal for.

use async_trait::async_trait;

use super::BigAnimal;
use crate::error::Result;
use crate::http::Reply;
use crate::model::Check;
use crate::provider::Diagnosis;
use crate::provider::rest::{Greeting, Questions};

#[async_trait]
impl Diagnosis for BigAnimal {
    async fn checks(&self) -> Vec<Check> {
        let rest = &self.portal.rest;
        let questions = || {
            Ok(Questions {
                greeting: Some(Greeting {
                    url: rest.url(&["auth", "provider"])?,
                    is_vendor: is_portal,
                }),
                private: rest.url(&["user-info"])?,
            })
        };
        rest.checks(questions()).await
    }

    async fn repair(&self) -> Result<Vec<String>> {
        Ok(Vec::new())
    }
}

/// Whether an answer is that of the portal about its issuer (BigAnimal API v3, `GET /auth/provider`).
fn is_portal(reply: &Reply) -> bool {
    reply
        .json::<serde_json::Value>()
        .is_ok_and(|document| document["clientId"].is_string() && document["issuerUri"].is_string())
}
