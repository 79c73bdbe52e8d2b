//! What `doctor` looks at: the way to the portal, its clock, and the credential.

use std::time::SystemTime;

use async_trait::async_trait;
use reqwest::header::DATE;

use super::BigAnimal;
use crate::error::Result;
use crate::http::{Reply, Request, failed};
use crate::model::{Check, CheckStatus};
use crate::provider::Diagnosis;

/// More than this, and tokens end too early or too late.
const SKEW: u64 = 60;

#[async_trait]
impl Diagnosis for BigAnimal {
    async fn checks(&self) -> Vec<Check> {
        let portal = &self.portal;
        let url = match portal.url(&["auth", "provider"]) {
            Ok(url) => url,
            Err(error) => return vec![failed("endpoint", &error)],
        };
        let mut checks = portal.client.probe(&url).await;
        if checks
            .iter()
            .any(|check| check.status == CheckStatus::Failed)
        {
            return checks;
        }
        // Asked without a credential: whoever answers has not seen one.
        match portal.client.fetch(&Request::get(url), None).await {
            Err(failure) => checks.push(failed("endpoint", &failure.into())),
            Ok(reply) if !reply.status.is_success() => {
                checks.push(failed("endpoint", &super::errors::translate(&reply)));
            }
            Ok(reply) if !is_portal(&reply) => checks.push(Check {
                check: "endpoint".to_owned(),
                status: CheckStatus::Failed,
                detail: "something answers, but it is not the portal".to_owned(),
                hint: Some(
                    "check `endpoint`, and whether a proxy or a login page stands in between"
                        .to_owned(),
                ),
            }),
            Ok(reply) => {
                checks.push(Check::ok("endpoint", "the portal answers"));
                let date = reply.headers.get(DATE).and_then(|date| date.to_str().ok());
                checks.extend(date.and_then(|date| clock(date, SystemTime::now())));
            }
        }
        checks.push(
            match portal.credentials.off_runtime(|chain| chain.report()).await {
                Err(error) => failed("credential", &error),
                Ok((None, _)) => match portal
                    .credentials
                    .off_runtime(|chain| chain.find().cloned())
                    .await
                {
                    Err(error) => failed("credential", &error),
                    Ok(found) => Check::ok("credential", &found.place),
                },
                Ok((Some(found), _)) => match portal.project_or_user().await {
                    Ok(()) => Check::ok(
                        "credential",
                        &format!("the {} is accepted ({})", found.name, found.place),
                    ),
                    Err(error) => failed("credential", &error),
                },
            },
        );
        checks
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

impl super::Portal {
    /// The cheapest request that wants a credential.
    async fn project_or_user(&self) -> Result<()> {
        self.document(self.url(&["user-info"])?).await.map(|_| ())
    }
}

/// How far this machine's clock is from the portal's.
fn clock(date: &str, now: SystemTime) -> Option<Check> {
    let theirs = httpdate::parse_http_date(date).ok()?;
    let skew = match now.duration_since(theirs) {
        Ok(ahead) => ahead,
        Err(behind) => behind.duration(),
    };
    Some(if skew.as_secs() <= SKEW {
        Check::ok("clock", &format!("within {SKEW} s of the portal's"))
    } else {
        Check {
            check: "clock".to_owned(),
            status: CheckStatus::Failed,
            detail: format!("{} s from the portal's", skew.as_secs()),
            hint: Some("set this machine's clock, for example with NTP".to_owned()),
        }
    })
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_clock_that_is_off_is_seen() {
        let date = "Sun, 06 Nov 1994 08:49:37 GMT";
        let theirs = httpdate::parse_http_date(date).unwrap();
        let status = |now| clock(date, now).unwrap().status;
        assert_eq!(status(theirs + Duration::from_secs(30)), CheckStatus::Ok);
        assert_eq!(
            status(theirs - Duration::from_secs(3600)),
            CheckStatus::Failed
        );
        assert!(clock("soon", theirs).is_none());
    }
}
