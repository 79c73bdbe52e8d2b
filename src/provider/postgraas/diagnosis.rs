//! What `doctor` asks the server for: its instances. Its `/health` is not asked: it answers `ok` while nothing else
//! does.

use async_trait::async_trait;

use super::Postgraas;
use crate::error::Result;
use crate::model::Check;
use crate::provider::Diagnosis;
use crate::provider::rest::Questions;

#[async_trait]
impl Diagnosis for Postgraas {
    async fn checks(&self) -> Vec<Check> {
        let questions = self.collection().map(|private| Questions {
            greeting: None,
            private,
        });
        self.rest.checks(questions).await
    }

    async fn repair(&self) -> Result<Vec<String>> {
        Ok(Vec::new())
    }
}
