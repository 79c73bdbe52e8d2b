//! The answers, in the original's shapes. Where it used four kinds of error bodies, so does this.

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use super::model::{Creation, Dialect, Instance};
use crate::error::{Error, ErrorKind};

/// An answer with a JSON body.
#[derive(Debug)]
pub(super) struct Reply {
    pub(super) status: StatusCode,
    pub(super) body: Value,
    header: Option<(&'static str, &'static str)>,
}

impl Reply {
    pub(super) fn new(status: StatusCode, body: Value) -> Self {
        Self {
            status,
            body,
            header: None,
        }
    }

    /// Adds a header; its name in lower case.
    #[must_use]
    pub(super) fn with_header(mut self, name: &'static str, value: &'static str) -> Self {
        self.header = Some((name, value));
        self
    }

    /// What was asked for cannot be read, is not allowed, or went wrong beyond words: a `message`.
    pub(super) fn message(status: StatusCode, message: &str) -> Self {
        Self::new(status, json!({ "message": message }))
    }

    pub(super) fn malformed() -> Self {
        Self::message(
            StatusCode::BAD_REQUEST,
            "The browser (or proxy) sent a request that this server could not understand.",
        )
    }

    pub(super) fn missing(parameters: Map<String, Value>) -> Self {
        Self::new(StatusCode::BAD_REQUEST, json!({ "message": parameters }))
    }

    pub(super) fn not_found() -> Self {
        Self::message(
            StatusCode::NOT_FOUND,
            "The requested URL was not found on the server.",
        )
    }

    /// A value is not acceptable: a `msg`.
    pub(super) fn refused(message: &str) -> Self {
        Self::new(StatusCode::BAD_REQUEST, json!({ "msg": message }))
    }

    /// The original's spelling.
    pub(super) fn reserved_user(user: &str) -> Self {
        let message = format!("username {user} is backlisted");
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, json!({ "msg": message }))
    }

    pub(super) fn name_taken(dialect: Dialect, name: &str) -> Self {
        let message = format!("{} already exists {name}", dialect.name_key());
        Self::new(StatusCode::CONFLICT, json!({ "msg": message }))
    }

    pub(super) fn full(limit: u32) -> Self {
        let message =
            format!("the limit of {limit} instances is reached; delete one that nobody needs");
        Self::new(StatusCode::FORBIDDEN, json!({ "msg": message }))
    }

    /// The provider did not create it.
    pub(super) fn not_created(error: &Error, creation: &Creation) -> Self {
        if error.kind() == ErrorKind::Conflict {
            let both = format!("{}, {}", creation.database, creation.user);
            let message = format!("database or user already exists {both}");
            return Self::new(StatusCode::CONFLICT, json!({ "description": message }));
        }
        let said = said(error, Some(creation.password.expose()));
        Self::new(status(error.kind()), json!({ "msg": said }))
    }

    pub(super) fn created(dialect: Dialect, instance: &Instance, creation: &Creation) -> Self {
        let status = match dialect {
            Dialect::V2 => StatusCode::CREATED,
            Dialect::Talk => StatusCode::OK,
        };
        // The only time that a password is returned, and only to whoever sent it.
        let body = json!({
            "db_name": instance.database,
            "db_username": instance.user,
            "db_pwd": creation.password.expose(),
            "host": instance.host,
            "port": instance.port,
            "container_id": instance.cluster,
            "postgraas_instance_id": instance.id,
        });
        Self::new(status, body)
    }

    pub(super) fn list<'a>(instances: impl Iterator<Item = &'a Instance>) -> Self {
        Self::new(StatusCode::OK, instances.map(record).collect())
    }

    /// A missing instance is no error in the original, but a record of nulls.
    pub(super) fn instance(instance: Option<&Instance>) -> Self {
        let nobody = || {
            json!({
                "id": 0,
                "postgraas_instance_name": null,
                "creation_timestamp": null,
                "db_name": null,
                "username": null,
                "password": null,
                "hostname": null,
                "port": null,
                "container_id": null,
            })
        };
        Self::new(StatusCode::OK, instance.map_or_else(nobody, record))
    }

    pub(super) fn deleted(message: &str) -> Self {
        Self::new(
            StatusCode::OK,
            json!({ "status": "success", "msg": message }),
        )
    }

    pub(super) fn not_deleted(status: StatusCode, message: &str) -> Self {
        Self::new(status, json!({ "status": "failed", "msg": message }))
    }

    pub(super) fn no_instance(dialect: Dialect, id: &str) -> Self {
        let message = match dialect {
            Dialect::V2 => format!("Postgraas instance {id} does not exist"),
            Dialect::Talk => format!("does not exist {id}"),
        };
        Self::not_deleted(StatusCode::NOT_FOUND, &message)
    }

    pub(super) fn deletion_password_missing() -> Self {
        let text = "pass of the db user is needed to delete instance.";
        Self::missing([("db_pwd".to_owned(), text.into())].into_iter().collect())
    }

    /// The provider did not delete it.
    pub(super) fn deletion_failed(error: &Error, password: Option<&str>) -> Self {
        let code = match error.kind() {
            ErrorKind::Conflict => StatusCode::CONFLICT,
            kind => status(kind),
        };
        Self::not_deleted(code, &said(error, password))
    }

    /// What nobody foresaw: the details are in the log.
    pub(super) fn internal() -> Self {
        Self::message(StatusCode::INTERNAL_SERVER_ERROR, "Internal Server Error")
    }
}

impl IntoResponse for Reply {
    fn into_response(self) -> Response {
        // A trailing newline, as the original sends it and a terminal likes it.
        let mut response = Response::new(Body::from(format!("{}\n", self.body)));
        *response.status_mut() = self.status;
        response.headers_mut().insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/json"),
        );
        if let Some((name, value)) = self.header {
            let name = HeaderName::from_static(name);
            response
                .headers_mut()
                .insert(name, HeaderValue::from_static(value));
        }
        response
    }
}

fn record(instance: &Instance) -> Value {
    json!({
        "id": instance.id,
        "postgraas_instance_name": instance.name,
        "creation_timestamp": instance.created_at,
        "db_name": instance.database,
        "username": instance.user,
        "password": "",
        "hostname": instance.host,
        "port": instance.port.map(|port| port.to_string()),
        "container_id": instance.cluster,
    })
}

const fn status(kind: ErrorKind) -> StatusCode {
    match kind {
        ErrorKind::Usage | ErrorKind::Configuration | ErrorKind::Unsupported => {
            StatusCode::BAD_REQUEST
        }
        ErrorKind::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        ErrorKind::TimedOut => StatusCode::GATEWAY_TIMEOUT,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

/// An error's sentence and details, without the password, whoever put it there.
fn said(error: &Error, password: Option<&str>) -> String {
    let mut text = error.message().to_owned();
    for detail in error.details() {
        text.push_str("; ");
        text.push_str(detail);
    }
    match password {
        Some(password) if !password.is_empty() => text.replace(password, "***"),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_in_a_vendors_words_is_masked() {
        let error = Error::new(ErrorKind::Provider, "syntax error at \"planted\"")
            .with_detail("LINE 1: PASSWORD 'planted'");
        let said = said(&error, Some("planted"));
        assert_eq!(said, "syntax error at \"***\"; LINE 1: PASSWORD '***'");
    }
}
