//! What the server says when it refuses. Its words are in `msg`, `description` or `message`, which may be a
//! table (`postgraas_server` 2.1.4); they are shown, and never what is decided by.

use serde::Deserialize;
use serde_json::Value;

use crate::credentials::Secret;
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::http::{Reply, status_kind};

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

/// The answer, where it is a success.
///
/// # Errors
/// See [`translate`].
pub(super) fn success(reply: Reply) -> Result<Reply> {
    if reply.status.is_success() {
        Ok(reply)
    } else {
        Err(translate(&reply, None))
    }
}

/// The error that an answer is. Backends quote the statement that failed, with the password in it.
pub(super) fn translate(reply: &Reply, password: Option<&Secret>) -> Error {
    let status = reply.status.as_u16();
    let kind = match status {
        200..=299 => ErrorKind::Provider,
        // The only thing that the API says 404 of is an instance that is to be deleted.
        404 if !is_failed_deletion(reply) => ErrorKind::Configuration,
        _ => status_kind(status),
    };
    let label = reply.label();
    let mut lines = Answer::of(reply)
        .lines()
        .into_iter()
        .map(|line| mask(line, password));
    let error = match lines.next() {
        Some(first) => {
            Error::new(kind, format!("the server refused {label}: {first}")).with_details(lines)
        }
        None => Error::new(kind, format!("{label} was answered with {}", reply.status))
            .with_detail("the body is none of Postgraas's"),
    };
    let error = error.with_http(status, reply.request_id());
    match (kind, status) {
        (ErrorKind::Configuration, _) => error
            .with_hint("there is no Postgraas API of that generation: check `endpoint` and `api`"),
        (ErrorKind::Authentication, 401) => error.with_hint(
            Hint::new("the server wants a token: store it with")
                .run("login --secret-stdin")
                .then(", or set DBAAS_TOKEN"),
        ),
        (ErrorKind::Unavailable, _) => error.with_hint("try again later"),
        _ => error,
    }
}

fn mask(line: String, password: Option<&Secret>) -> String {
    match password.map(Secret::expose) {
        Some(password) if !password.is_empty() => line.replace(password, "***"),
        _ => line,
    }
}
