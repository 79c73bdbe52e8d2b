//! The credential of a profile, as a header that cannot be renewed.

use std::sync::Arc;

use async_trait::async_trait;
use reqwest::header::AUTHORIZATION;

use crate::credentials::{Chain, Found, Secret};
use crate::error::Result;
use crate::http::{Authorization, Authorize};

/// Sends the credential of a profile with each request.
#[derive(Debug)]
pub(crate) struct Stored {
    /// Where it is found.
    pub(crate) credentials: Arc<Chain>,
    /// Whether a request without one is an error; else it is made without.
    pub(crate) required: bool,
    /// The header that it becomes.
    pub(crate) header: fn(&Found) -> Result<Authorization>,
}

/// A token as RFC 6750 sends it.
pub(crate) fn bearer(token: &Secret) -> Authorization {
    Authorization {
        header: AUTHORIZATION,
        value: Secret::new(format!("Bearer {}", token.expose())),
    }
}

#[async_trait]
impl Authorize for Stored {
    async fn authorize(&self) -> Result<Option<Authorization>> {
        let required = self.required;
        let find = move |chain: &Chain| match required {
            true => chain.find().cloned().map(Some),
            false => Ok(chain.find_if_any()?.cloned()),
        };
        let found = self.credentials.off_runtime(find).await?;
        found.as_ref().map(self.header).transpose()
    }

    async fn renew(&self, _refused: &Authorization) -> Result<bool> {
        Ok(false)
    }
}
