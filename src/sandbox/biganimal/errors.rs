//! The errors of the portal: one envelope, whatever went wrong.

use serde_json::{Value, json};

use crate::sandbox::random_text;
use crate::sandbox::schema::{Problem, What};
use crate::sandbox::vendor::Reply;

/// What a route returns.
pub(super) type Answer = Result<Reply, Failure>;

/// An error of the portal.
#[derive(Debug)]
pub(super) struct Failure {
    status: u16,
    errors: Vec<Value>,
    details: Option<String>,
}

impl Failure {
    /// One without an explanation.
    pub(super) fn new(status: u16) -> Self {
        Self {
            status,
            errors: Vec::new(),
            details: None,
        }
    }

    /// One with a sentence in `errors`.
    pub(super) fn because(status: u16, message: impl Into<String>) -> Self {
        let mut failure = Self::new(status);
        failure.errors.push(json!({"message": message.into()}));
        failure
    }

    /// One with the sentence in `details`, as some services of the vendor have it.
    pub(super) fn with_details(status: u16, details: impl Into<String>) -> Self {
        Self {
            details: Some(details.into()),
            ..Self::new(status)
        }
    }

    /// A body that is not acceptable.
    pub(super) fn invalid(problems: Vec<Problem>) -> Self {
        let errors = problems.into_iter().map(|problem| {
            let (message, code) = worded(&problem.what);
            json!({"path": problem.path, "message": message, "errorCode": code})
        });
        Self {
            errors: errors.collect(),
            ..Self::new(400)
        }
    }

    /// As it goes over the wire.
    pub(super) fn reply(self) -> Reply {
        let message = match self.status {
            400 => "Bad Request",
            401 => "Not authorized",
            403 => "Forbidden",
            404 => "Not Found",
            405 => "Method Not Allowed",
            409 => "Conflict",
            412 => "Precondition failed",
            415 => "Unsupported Media Type",
            429 => "Too many requests",
            410 => "Gone",
            503 => "Service Unavailable",
            _ => "Internal Server Error",
        };
        let mut error = json!({"status": self.status, "message": message});
        if !self.errors.is_empty() {
            error["errors"] = self.errors.into();
        }
        if let Some(details) = self.details {
            error["details"] = details.into();
        }
        let reference = format!("upmrid/{}/{}", random_text(8), random_text(8));
        error["reference"] = reference.into();
        error["source"] = "API".into();
        Reply::json(self.status, &json!({"error": error}))
    }
}

/// What the portal calls a problem of a body, and its code (BigAnimal API v3, error envelope).
fn worded(what: &What) -> (String, &'static str) {
    match what {
        What::Missing(name) => (
            format!("should have required property '{name}'"),
            "required.openapi.validation",
        ),
        What::Unknown => (
            "should NOT have additional properties".to_owned(),
            "additionalProperties.openapi.validation",
        ),
        What::Type(expected) => (format!("should be {expected}"), "type.openapi.validation"),
        What::Value(message) => (message.clone(), "invalid.value"),
    }
}
