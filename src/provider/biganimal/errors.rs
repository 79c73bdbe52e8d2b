//! What the portal says when it refuses, with all of its words (BigAnimal API v3, error envelope).

use serde::Deserialize;

use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::http::{Reply, status_kind};

/// The envelope of an error; `details` is what some services send instead of `errors`.
#[derive(Debug, Deserialize)]
struct Envelope {
    error: Refusal,
}

#[derive(Debug, Deserialize)]
struct Refusal {
    #[serde(default)]
    message: Option<String>,
    #[serde(default)]
    errors: Vec<Problem>,
    #[serde(default)]
    details: Option<serde_json::Value>,
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
    details: Option<serde_json::Value>,
}

/// Whether the portal itself answered, and not something in front of it.
pub(super) fn is_from_portal(reply: &Reply) -> bool {
    serde_json::from_slice::<Envelope>(&reply.body).is_ok()
}

/// The answer, where it is a success. A page is none, whatever its status: something in front of the portal
/// answered, and nothing was done.
///
/// # Errors
/// See [`translate`].
pub(super) fn success(reply: Reply) -> Result<Reply> {
    if !reply.status.is_success() {
        return Err(translate(&reply));
    }
    if is_page(&reply) {
        return Err(reply.undecodable("it is a page, and none of the portal's"));
    }
    Ok(reply)
}

fn is_page(reply: &Reply) -> bool {
    let kind = reply.headers.get(reqwest::header::CONTENT_TYPE);
    kind.and_then(|kind| kind.to_str().ok())
        .is_some_and(|kind| kind.to_ascii_lowercase().starts_with("text/html"))
}

/// The error that an answer is.
pub(super) fn translate(reply: &Reply) -> Error {
    let status = reply.status.as_u16();
    let kind = status_kind(status);
    let Ok(Envelope { error }) = serde_json::from_slice::<Envelope>(&reply.body) else {
        return hinted(
            Error::new(
                kind,
                format!("{} was answered with {}", reply.label(), reply.status),
            )
            .with_detail("the body is none of the portal's: something in front of it answered")
            .with_http(status, reply.request_id()),
            kind,
        );
    };
    let words = error
        .message
        .filter(|message| !message.is_empty())
        .unwrap_or_else(|| reply.status.to_string());
    let mut translated = Error::new(
        kind,
        format!("the portal refused {}: {words}", reply.label()),
    );
    for problem in error.errors {
        let message = problem.message.unwrap_or_default();
        translated = translated.with_detail(match problem.path {
            Some(path) if !path.is_empty() => format!("{path}: {message}"),
            _ => message,
        });
        if let Some(details) = problem.details.as_ref().and_then(text) {
            translated = translated.with_detail(details);
        }
    }
    if let Some(details) = error.details.as_ref().and_then(text) {
        translated = translated.with_detail(details);
    }
    if let Some(reference) = &error.reference {
        translated = translated.with_detail(format!("reference: {reference}"));
    }
    let id = error.reference.or_else(|| reply.request_id());
    hinted(translated.with_http(status, id), kind)
}

fn text(value: &serde_json::Value) -> Option<String> {
    match value {
        serde_json::Value::Null => None,
        serde_json::Value::String(text) if text.is_empty() => None,
        serde_json::Value::String(text) => Some(text.clone()),
        serde_json::Value::Array(items) if items.is_empty() => None,
        other => Some(other.to_string()),
    }
}

fn hinted(error: Error, kind: ErrorKind) -> Error {
    match (kind, error.http_status()) {
        (ErrorKind::Authentication, Some(401)) => error.with_hint(
            Hint::new("the credential is wrong or has ended: see").run("whoami --provenance"),
        ),
        (ErrorKind::Authentication, _) => error.with_hint(
            Hint::new("the account lacks a permission:")
                .run("whoami --verify")
                .then("shows those that it has"),
        ),
        (ErrorKind::Unavailable, _) => error.with_hint("try again later"),
        _ => error,
    }
}
