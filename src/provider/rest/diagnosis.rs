//! The checks of `doctor` for an API that is reached over HTTP: the way to it, its clock, the credential.

use std::time::SystemTime;

use async_trait::async_trait;
use reqwest::header::DATE;
use url::Url;

use super::Rest;
use super::dialect::Greeting;
use crate::error::{Error, ErrorKind};
use crate::http::{Request, Streaming, failed};
use crate::model::{Check, CheckStatus};
use crate::provider::Diagnosis;

/// More seconds than this between two clocks, and tokens end too early or too late.
const SKEW: u64 = 60;

#[async_trait]
impl Diagnosis for Rest {
    /// Makes every check; what depends on one that failed is left out.
    async fn checks(&self) -> Vec<Check> {
        let questions = match self.channel.dialect.questions(&self.channel.address) {
            Ok(questions) => questions,
            Err(error) => return vec![failed("endpoint", &error)],
        };
        let first = questions.greeting.as_ref().map(|greeting| &greeting.url);
        let mut checks = self
            .channel
            .client
            .probe(first.unwrap_or(&questions.private))
            .await;
        let has_failed = |check: &Check| check.status == CheckStatus::Failed;
        if checks.iter().any(has_failed) {
            return checks;
        }
        let greeted = questions.greeting.is_some();
        if let Some(greeting) = questions.greeting {
            checks.extend(self.greet(greeting).await);
        }
        checks.extend(self.prove(questions.private, greeted).await);
        checks
    }
}

impl Rest {
    /// Asks without a credential: whoever answers has not seen one.
    async fn greet(&self, greeting: Greeting) -> Vec<Check> {
        let request = self.channel.prepare(&Request::get(greeting.url));
        match self.channel.client.fetch(&request, None).await {
            Err(failure) => vec![failed("endpoint", &failure.into())],
            Ok(reply) if !reply.status.is_success() => {
                vec![failed("endpoint", &self.channel.dialect.error(&reply))]
            }
            Ok(reply) if !(greeting.is_vendor)(&reply) => vec![Check {
                check: "endpoint".to_owned(),
                status: CheckStatus::Failed,
                detail: format!(
                    "something answers, but it is not {}",
                    self.channel.dialect.answerer()
                ),
                hint: Some(
                    "check `endpoint`, and whether a proxy or a login page stands in between"
                        .to_owned(),
                ),
            }],
            Ok(reply) => {
                let date = reply.headers.get(DATE).and_then(|date| date.to_str().ok());
                let now = SystemTime::now();
                let clock = date.and_then(|date| clock(date, now, self.channel.dialect.answerer()));
                [self.answers()].into_iter().chain(clock).collect()
            }
        }
    }

    /// Asks with the credential, or without one where none is stored and none is wanted.
    async fn prove(&self, private: Url, greeted: bool) -> Vec<Check> {
        let found = match self.channel.credential().await {
            Ok(found) => found,
            Err(error) => return vec![failed("credential", &error)],
        };
        let accepted = match self.stream(&Request::get(private)).await {
            Err(failure) => Err(Error::from(failure)),
            Ok(Streaming::Refused(reply)) => Err(self.channel.dialect.error(&reply)),
            Ok(Streaming::Body(_)) => Ok(()),
        };
        let failure = match accepted {
            Ok(()) => {
                let credential = match found {
                    Some(found) => format!("the {} is accepted ({})", found.name, found.place),
                    None => "none is stored, and none is wanted".to_owned(),
                };
                let answers = (!greeted).then(|| self.answers());
                let accepted = Check::ok("credential", &credential);
                return answers.into_iter().chain([accepted]).collect();
            }
            Err(error) => error,
        };
        let check = match failure.kind() {
            ErrorKind::Authentication => "credential",
            _ if greeted => "credential",
            _ => "endpoint",
        };
        vec![failed(check, &failure)]
    }

    fn answers(&self) -> Check {
        Check::ok(
            "endpoint",
            &format!("{} answers", self.channel.dialect.answerer()),
        )
    }
}

/// How far this machine's clock is from the vendor's.
fn clock(date: &str, now: SystemTime, answerer: &str) -> Option<Check> {
    let theirs = httpdate::parse_http_date(date).ok()?;
    let skew = match now.duration_since(theirs) {
        Ok(ahead) => ahead,
        Err(behind) => behind.duration(),
    };
    Some(if skew.as_secs() <= SKEW {
        Check::ok("clock", &format!("within {SKEW} s of that of {answerer}"))
    } else {
        Check {
            check: "clock".to_owned(),
            status: CheckStatus::Failed,
            detail: format!("{} s from that of {answerer}", skew.as_secs()),
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
        let status = |now| clock(date, now, "the server").unwrap().status;
        assert_eq!(status(theirs + Duration::from_secs(30)), CheckStatus::Ok);
        assert_eq!(
            status(theirs - Duration::from_secs(3600)),
            CheckStatus::Failed
        );
        assert!(clock("soon", theirs, "the server").is_none());
    }
}
