//! The ways into a cluster, as the vendor's documents name them: nothing of an address is made up here.

use serde_json::value::RawValue;

use super::document::{odd, text};
use super::shapes::{ConnectionDocument, Document, FirstDocument, Pooler, leading_group};
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::http::decode;
use crate::model::{Connection, Native, Route};

/// Reads the connection of API v3 (`…/connection`). While a cluster is made, there may be none, or parts.
///
/// # Errors
/// [`ErrorKind::Unavailable`] while there is none yet; [`ErrorKind::Unsupported`] for a way in that the
/// cluster does not have.
pub(super) fn current(raw: &RawValue, route: Route) -> Result<Connection> {
    let document: Option<ConnectionDocument<'_>> = decode(raw.get().as_bytes()).map_err(odd)?;
    to_connection(&document.unwrap_or_default(), route)
}

/// Reads the connection of a distributed cluster, which only its groups have.
///
/// # Errors
/// As [`current`].
pub(super) fn of_group(cluster: &Native, route: Route) -> Result<Connection> {
    let document: Document<'_> = decode(cluster.get().as_bytes()).map_err(odd)?;
    let group = leading_group(document.groups.unwrap_or_default());
    let connection = group.and_then(|group| group.connection);
    to_connection(&connection.unwrap_or_default(), route)
}

/// Reads the connection inside a cluster of API v1.
///
/// # Errors
/// As [`current`].
pub(super) fn first(cluster: &Native, route: Route) -> Result<Connection> {
    let document: FirstDocument<'_> = decode(cluster.get().as_bytes()).map_err(odd)?;
    let info = document.cluster_connection_info.unwrap_or_default();
    to_connection(&info, route)
}

fn to_connection(document: &ConnectionDocument<'_>, route: Route) -> Result<Connection> {
    let pooler = |pooler: &Option<Pooler<'_>>| {
        let data = pooler.as_ref()?.data.as_ref()?;
        Some((text(&data.service_name)?, text(&data.port)?))
    };
    let found = match route {
        Route::Primary => text(&document.service_name).zip(text(&document.port)),
        Route::ReadOnly => {
            text(&document.read_only_service_name).zip(text(&document.read_only_port))
        }
        Route::Pooler => pooler(&document.read_write_pg_bouncer),
        Route::ReadOnlyPooler => pooler(&document.read_only_pg_bouncer),
    };
    let Some((host, port)) = found else {
        // What has no primary has nothing yet.
        return Err(
            if text(&document.service_name).is_none() || route == Route::Primary {
                no_address()
            } else {
                Error::new(
                    ErrorKind::Unsupported,
                    format!("the cluster has no way in called {}", route.name()),
                )
                .with_hint(
                    "replicas want `readOnlyConnections`, poolers `pgBouncer`, in its definition",
                )
            },
        );
    };
    Ok(Connection {
        host,
        port: port
            .parse()
            .map_err(|_| odd("its port is no number".to_owned()))?,
        database: text(&document.database_name).ok_or_else(no_address)?,
        user: text(&document.username).ok_or_else(no_address)?,
        // The vendor's addresses leave it out, and its servers want it.
        sslmode: "require",
        client_directory: None,
        password: None,
    })
}

/// There is no connection yet, or only a part of one.
pub(super) fn no_address() -> Error {
    Error::new(ErrorKind::Unavailable, "the cluster has no address yet")
        .with_hint(Hint::new("wait until it is ready:").run("cluster wait"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_connection_that_is_not_whole_is_not_there_yet() {
        for text in [
            "null",
            "{}",
            r#"{"serviceName": "", "port": "", "databaseName": "", "username": ""}"#,
            r#"{"serviceName": "h", "port": "5432"}"#,
            r#"{"serviceName": "h", "port": "5432", "databaseName": "d", "username": ""}"#,
        ] {
            let raw = RawValue::from_string(text.to_owned()).unwrap();
            let error = current(&raw, Route::Primary).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Unavailable, "{text}");
            assert!(error.hints()[0].contains("cluster wait"), "{text}");
        }
        // What has none for readers will not get one by waiting.
        let whole = r#"{"serviceName": "h", "port": "5432", "databaseName": "d", "username": "u",
            "readOnlyServiceName": "", "readOnlyPort": ""}"#;
        let raw = RawValue::from_string(whole.to_owned()).unwrap();
        let error = current(&raw, Route::ReadOnly).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unsupported);
    }
}
