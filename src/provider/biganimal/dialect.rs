//! How the portal says no, with all of its words (BigAnimal API v3, error envelope), and how it wraps a document.

use reqwest::header::CONTENT_TYPE;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;

use super::config::Api;
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::http::{Reply, Request};
use crate::provider::rest::{Address, Dialect, Greeting, Questions, Refusal, Verdict};

/// The portal, in one API generation.
#[derive(Debug)]
struct Portal(Api);

/// Returns the dialect of an API generation.
pub(super) fn of(api: Api) -> &'static dyn Dialect {
    match api {
        Api::V1 => &Portal(Api::V1),
        Api::V3 => &Portal(Api::V3),
    }
}

/// The envelope of an error.
#[derive(Debug, Deserialize)]
struct Envelope {
    error: Failure,
}

/// `details` is what some services send instead of `errors`.
#[derive(Debug, Deserialize)]
struct Failure {
    #[serde(default)]
    message: Option<String>,
    #[serde(default)]
    errors: Vec<Problem>,
    #[serde(default)]
    details: Option<Value>,
    #[serde(default)]
    reference: Option<String>,
}

#[derive(Debug, Deserialize)]
struct Problem {
    #[serde(default)]
    path: Option<String>,
    #[serde(default)]
    message: Option<String>,
    #[serde(default)]
    details: Option<Value>,
}

impl Dialect for Portal {
    fn answerer(&self) -> &'static str {
        "the portal"
    }

    /// The portal wants every request to name its type, also one without a body (BigAnimal API v3).
    fn prepare(&self, request: &Request) -> Request {
        request.clone().declared("application/json")
    }

    fn judge(&self, reply: &Reply) -> Verdict {
        if reply.status.is_success() {
            return match is_page(reply) {
                true => Verdict::Foreign("it is a page: a proxy or a login page answered"),
                false => Verdict::Done,
            };
        }
        match serde_json::from_slice::<Envelope>(&reply.body) {
            Ok(Envelope { error }) => Verdict::Refused(refusal(error, reply)),
            Err(_) => Verdict::Foreign(
                "the response is not a BigAnimal error document; a proxy or gateway probably answered",
            ),
        }
    }

    fn hint(&self, kind: ErrorKind, status: u16) -> Option<Hint> {
        (kind == ErrorKind::Authentication && status != 401).then(|| {
            Hint::new("the account lacks a permission:")
                .run("whoami --verify")
                .then("shows those that it has")
        })
    }

    /// Wrapped in `data` (v3) or bare or wrapped (v1), by itself or as a list of one (seen in 2024).
    fn document(&self, reply: &Reply) -> Result<Box<RawValue>> {
        #[derive(Deserialize)]
        struct Wrapped {
            data: Box<RawValue>,
        }
        let raw: Box<RawValue> = match (self.0, reply.json::<Wrapped>()) {
            (_, Ok(wrapped)) => wrapped.data,
            // No document of v1 has a key `data`, but some are told to be wrapped.
            (Api::V1, Err(_)) => reply.json()?,
            (Api::V3, Err(error)) => return Err(error),
        };
        if !raw.get().starts_with('[') {
            return Ok(raw);
        }
        let mut list: Vec<Box<RawValue>> = serde_json::from_str(raw.get())
            .map_err(|_| reply.undecodable("it is no list of documents"))?;
        match (list.pop(), list.is_empty()) {
            (Some(single), true) => Ok(single),
            (None, _) => Err(Error::new(
                ErrorKind::NotFound,
                format!("{} was answered with nothing", reply.label()),
            )),
            (Some(_), false) => Err(reply.undecodable("it is a list of several documents")),
        }
    }

    fn questions(&self, address: &Address) -> Result<Questions> {
        Ok(Questions {
            greeting: Some(Greeting {
                url: address.url(&["auth", "provider"])?,
                is_vendor: tells_issuer,
            }),
            private: address.url(&["user-info"])?,
        })
    }

    fn is_below_root(&self, path: &str) -> bool {
        path.starts_with("/api/")
    }
}

/// Whether an answer is that of the portal about its issuer (BigAnimal API v3, `GET /auth/provider`).
fn tells_issuer(reply: &Reply) -> bool {
    let is_text = |value: &Value| value.is_string();
    reply
        .json::<Value>()
        .is_ok_and(|document| is_text(&document["clientId"]) && is_text(&document["issuerUri"]))
}

/// An HTML page is no success even with status 200: a proxy or a login page answered instead of the portal.
fn is_page(reply: &Reply) -> bool {
    let kind = reply.headers.get(CONTENT_TYPE);
    kind.and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.to_ascii_lowercase().starts_with("text/html"))
}

fn refusal(error: Failure, reply: &Reply) -> Refusal {
    let message = error.message.filter(|message| !message.is_empty());
    let mut words = vec![message.unwrap_or_else(|| reply.status.to_string())];
    for problem in error.errors {
        let message = problem.message.unwrap_or_default();
        words.push(match problem.path {
            Some(path) if !path.is_empty() => format!("{path}: {message}"),
            _ => message,
        });
        words.extend(problem.details.as_ref().and_then(text));
    }
    words.extend(error.details.as_ref().and_then(text));
    let reference = error.reference.as_ref();
    words.extend(reference.map(|reference| format!("reference: {reference}")));
    Refusal {
        words,
        reference: error.reference,
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::Null => None,
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => Some(text.clone()),
        Value::Array(items) if items.is_empty() => None,
        other => Some(other.to_string()),
    }
}
