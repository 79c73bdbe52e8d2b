//! How the vendor says no: a list of messages, each with a code (IONOS Cloud, error body of all products).

use serde::Deserialize;
use serde_json::Value;

use super::config::{CLOUD, below};
use crate::error::{ErrorKind, Result};
use crate::hint::Hint;
use crate::http::{Reply, status_kind};
use crate::provider::rest::{Address, Dialect, Questions, Refusal, Verdict};

/// Every member is optional; nothing that is an error document lacks all of them.
#[derive(Debug, Deserialize)]
struct Failure {
    #[serde(default, rename = "httpStatus")]
    status: Option<Value>,
    #[serde(default)]
    messages: Option<Vec<Message>>,
}

#[derive(Debug, Deserialize)]
struct Message {
    #[serde(default, rename = "errorCode")]
    code: Option<Value>,
    #[serde(default)]
    message: Option<String>,
}

impl Message {
    fn words(self) -> String {
        let code = match self.code {
            Some(Value::String(code)) => Some(code),
            Some(Value::Number(code)) => Some(code.to_string()),
            _ => None,
        };
        match (self.message, code) {
            (Some(message), Some(code)) => format!("{message} ({code})"),
            (message, code) => message.or(code).unwrap_or_default(),
        }
    }
}

/// The code of a write to something that is not ready (Cloud API v6): the request is fine, and has to wait.
const BUSY: &str = "200";

fn failure(reply: &Reply) -> Option<Failure> {
    let failure: Failure = serde_json::from_slice(&reply.body).ok()?;
    (failure.status.is_some() || failure.messages.is_some()).then_some(failure)
}

#[derive(Debug)]
struct Ionos;

/// How the vendor says no.
pub(super) const DIALECT: &dyn Dialect = &Ionos;

impl Dialect for Ionos {
    fn answerer(&self) -> &'static str {
        "IONOS"
    }

    fn judge(&self, reply: &Reply) -> Verdict {
        if reply.status.is_success() {
            return Verdict::Done;
        }
        match failure(reply) {
            Some(failure) => Verdict::Refused(Refusal {
                words: failure
                    .messages
                    .into_iter()
                    .flatten()
                    .map(Message::words)
                    .filter(|words| !words.is_empty())
                    .collect(),
                reference: None,
            }),
            None => Verdict::Foreign(
                "the response is not an IONOS error document; a proxy or gateway probably answered",
            ),
        }
    }

    fn kind(&self, reply: &Reply) -> ErrorKind {
        let status = reply.status.as_u16();
        let is_busy = |message: &Message| message.code.as_ref().is_some_and(|code| code == BUSY);
        let messages = failure(reply).and_then(|failure| failure.messages);
        match status {
            422 if messages.is_some_and(|messages| messages.iter().any(is_busy)) => {
                ErrorKind::Conflict
            }
            status => status_kind(status),
        }
    }

    fn hint(&self, kind: ErrorKind, status: u16) -> Option<Hint> {
        match (kind, status) {
            (ErrorKind::Conflict, 422) => {
                Some("it is being changed: try again when it is ready, or let --wait do so".into())
            }
            (ErrorKind::Authentication, 403) => Some(
                "the account lacks a right, or belongs to several contracts: set `contract` or \
                 IONOS_CONTRACT_NUMBER"
                    .into(),
            ),
            _ => None,
        }
    }

    fn questions(&self, address: &Address) -> Result<Questions> {
        let cloud = below(address.root()?, CLOUD)?;
        Ok(Questions {
            greeting: None,
            private: below(cloud, &["contracts"])?,
        })
    }
}
