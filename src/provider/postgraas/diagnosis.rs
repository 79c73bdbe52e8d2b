//! What `doctor` looks at: the way to the server, and whether it lists its instances. Its `/health` is not
//! asked: it answers `ok` while nothing else does.

use async_trait::async_trait;

use super::{Postgraas, errors};
use crate::credentials::Chain;
use crate::error::Result;
use crate::http::{Request, Streaming, failed};
use crate::model::{Check, CheckStatus};
use crate::provider::Diagnosis;

#[async_trait]
impl Diagnosis for Postgraas {
    async fn checks(&self) -> Vec<Check> {
        let url = match self.server.collection() {
            Ok(url) => url,
            Err(error) => return vec![failed("endpoint", &error)],
        };
        let mut checks = self.server.client.probe(&url).await;
        if checks
            .iter()
            .any(|check| check.status == CheckStatus::Failed)
        {
            return checks;
        }
        let find = |chain: &Chain| Ok(chain.find_if_any()?.cloned());
        let credential = match self.server.credentials.off_runtime(find).await {
            Ok(Some(found)) => format!("with the {} ({})", found.name, found.place),
            Ok(None) => "without a token".to_owned(),
            Err(error) => {
                checks.push(failed("credential", &error));
                return checks;
            }
        };
        checks.push(match self.server.stream(&Request::get(url)).await {
            Err(failure) => failed("endpoint", &failure.into()),
            Ok(Streaming::Refused(reply)) => failed("endpoint", &errors::translate(&reply, None)),
            Ok(Streaming::Body(_)) => Check::ok(
                "endpoint",
                &format!("the server lists its instances, {credential}"),
            ),
        });
        checks
    }

    async fn repair(&self) -> Result<Vec<String>> {
        Ok(Vec::new())
    }
}
