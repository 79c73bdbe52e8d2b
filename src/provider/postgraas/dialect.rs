//! What the server says when it refuses. Its words are in `msg`, `description` or `message`, which may be a
//! table (`postgraas_server` 2.1.4); they are shown, and never what is decided by.

use serde::Deserialize;
use serde_json::Value;

use super::config::COLLECTION;
use crate::credentials::Secret;
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::http::{Reply, status_kind};
use crate::provider::rest::{Address, Dialect, Questions, Refusal, Verdict};

/// Everything that a body of the server's can say.
#[derive(Debug, Default, Deserialize)]
struct Answer {
    #[serde(default)]
    msg: Option<Value>,
    #[serde(default)]
    description: Option<Value>,
    #[serde(default)]
    message: Option<Value>,
    #[serde(default)]
    status: Option<Value>,
}

impl Answer {
    fn of(reply: &Reply) -> Self {
        serde_json::from_slice(&reply.body).unwrap_or_default()
    }

    /// Its words, a line each.
    fn lines(&self) -> Vec<String> {
        let said = [&self.msg, &self.description, &self.message];
        let Some(said) = said.into_iter().flatten().next() else {
            return Vec::new();
        };
        let text = match said {
            Value::String(text) => text.clone(),
            // Of each parameter that is missing, what it is.
            Value::Object(parameters) => parameters
                .iter()
                .map(|(name, what)| format!("{name}: {}\n", what.as_str().unwrap_or_default()))
                .collect(),
            other => other.to_string(),
        };
        let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
        lines.map(str::to_owned).collect()
    }
}

/// Whether the body is that of a deletion that was refused; before 2.0.2 its status was 200.
pub(super) fn is_failed_deletion(reply: &Reply) -> bool {
    Answer::of(reply).status.as_ref().and_then(Value::as_str) == Some("failed")
}

/// Whether the server said anything.
pub(super) fn has_words(reply: &Reply) -> bool {
    !Answer::of(reply).lines().is_empty()
}

/// The server, in either generation.
#[derive(Debug)]
struct Server;

/// How the server says no.
pub(super) const DIALECT: &dyn Dialect = &Server;

impl Dialect for Server {
    fn answerer(&self) -> &'static str {
        "the server"
    }

    fn judge(&self, reply: &Reply) -> Verdict {
        let words = Answer::of(reply).lines();
        match reply.status.is_success() {
            true => Verdict::Done,
            false if words.is_empty() => Verdict::Foreign(
                "the response is not a Postgraas error document; a proxy or gateway probably answered",
            ),
            false => Verdict::Refused(Refusal {
                words,
                reference: None,
            }),
        }
    }

    fn kind(&self, reply: &Reply) -> ErrorKind {
        match reply.status.as_u16() {
            // The only thing that the API says 404 of is an instance that is to be deleted.
            404 if !is_failed_deletion(reply) => ErrorKind::Configuration,
            status => status_kind(status),
        }
    }

    fn hint(&self, kind: ErrorKind, status: u16) -> Option<Hint> {
        match (kind, status) {
            (ErrorKind::Configuration, _) => Some(
                "there is no Postgraas API of that generation: check `endpoint` and `api`".into(),
            ),
            (ErrorKind::Authentication, 401) => Some(
                Hint::new("the server wants a token: store it with")
                    .run("login --secret-stdin")
                    .then(", or set DBAAS_TOKEN"),
            ),
            _ => None,
        }
    }

    /// Its `/health` is not asked: it answers `ok` while nothing else does.
    fn questions(&self, address: &Address) -> Result<Questions> {
        Ok(Questions {
            greeting: None,
            private: address.url(&[COLLECTION])?,
        })
    }

    fn is_below_root(&self, path: &str) -> bool {
        path.starts_with("/api/") || path == "/health"
    }
}

/// The error of a success that is a refusal (before 2.0.2), with the server's words.
pub(super) fn refused(reply: &Reply, password: Option<&Secret>) -> Error {
    let words = Answer::of(reply).lines();
    DIALECT.refused(
        reply,
        Refusal {
            words,
            reference: None,
        },
        password,
    )
}
