//! The errors of the portal: one envelope, whatever went wrong.

use serde_json::{Value, json};

use crate::sandbox::random_text;
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
            let mut error = json!({"path": problem.path, "message": problem.message});
            error["errorCode"] = problem.code.into();
            error
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

/// One thing that is wrong in a body.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Problem {
    pub(super) path: String,
    pub(super) message: String,
    pub(super) code: &'static str,
}

impl Problem {
    /// A value that breaks a rule.
    pub(super) fn new(path: &str, message: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            message: message.into(),
            code: "invalid.value",
        }
    }
}
