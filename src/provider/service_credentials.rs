//! The credentials of a database as platforms hand them to an application: a JSON object of texts, whose names are
//! conventions.

use serde_json::{Map, Value};
use url::Url;

use crate::credentials::Secret;
use crate::model::Endpoint;

/// What a client of a database needs, as far as the vendor tells.
#[derive(Clone, Debug, Default)]
pub(super) struct Credentials {
    pub(super) endpoint: Endpoint,
    pub(super) password: Option<Secret>,
    pub(super) has_certificate: bool,
}

impl Credentials {
    /// Reads them under the names that platforms have for them; a number may be a text.
    pub(super) fn read(members: &Map<String, Value>) -> Self {
        let text = |key: &str| match members.get(key)? {
            Value::String(text) if !text.is_empty() => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            _ => None,
        };
        let address = ["uri", "url"].iter().find_map(|key| {
            let url = Url::parse(&text(key)?).ok()?;
            ["postgres", "postgresql"]
                .contains(&url.scheme())
                .then_some(url)
        });
        let path = address
            .as_ref()
            .map(|url| url.path().trim_start_matches('/'));
        let of_path = path.filter(|path| !path.is_empty()).map(str::to_owned);
        let database = ["dbname", "database", "db_name"]
            .iter()
            .find_map(|key| text(key));
        Self {
            endpoint: Endpoint {
                host: text("host").or_else(|| text("hostname")),
                port: text("port").and_then(|port| port.parse().ok()),
                database: database.or(of_path),
                user: text("user").or_else(|| text("username")),
            },
            password: text("password").map(Secret::new),
            has_certificate: text("certificate").is_some(),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn conventions_are_read_and_the_rest_is_left() {
        let read = |members: Value| Credentials::read(members.as_object().unwrap());
        let whole = read(
            json!({"host": "h", "port": "5432", "user": "u", "password": "planted-one",
            "uri": "postgres://u:planted-one@h:5432/d", "certificate": "PEM", "more": 1}),
        );
        assert_eq!(
            (whole.endpoint.host.as_deref(), whole.endpoint.port),
            (Some("h"), Some(5432))
        );
        assert_eq!(whole.endpoint.database.as_deref(), Some("d"));
        assert!(whole.has_certificate && !format!("{whole:?}").contains("planted"));
        let odd = read(
            json!({"hostname": "h", "port": 5432, "dbname": "d", "url": "jdbc:sap://h", "user": ""}),
        );
        assert_eq!((odd.endpoint.port, odd.endpoint.user), (Some(5432), None));
        assert!(odd.password.is_none());
    }
}
