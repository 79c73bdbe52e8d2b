//! Errors for what is not there, the same for every vendor.

use super::ProviderId;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Cluster, Connection, Route};

/// There is no cluster of that identifier.
pub(super) fn no_cluster(id: &str) -> Error {
    Error::new(ErrorKind::NotFound, format!("there is no cluster `{id}`"))
}

/// Refuses every way into a cluster but the primary.
///
/// # Errors
/// [`ErrorKind::Unsupported`].
pub(super) fn only_primary(provider: ProviderId, route: Route) -> Result<()> {
    if route == Route::Primary {
        return Ok(());
    }
    let route = route.name();
    Err(Error::new(
        ErrorKind::Unsupported,
        format!("a cluster of `{provider}` has no way in called {route}"),
    ))
}

/// Takes a connection out of the view of a cluster, without a password; `answerer` is who described it.
///
/// # Errors
/// [`ErrorKind::Provider`] where a part of it was not told.
pub(super) fn connection_of(
    answerer: &str,
    cluster: &Cluster,
    sslmode: &'static str,
) -> Result<Connection> {
    let id = &cluster.id;
    let absent = |what: &str| {
        let error = Error::new(
            ErrorKind::Provider,
            format!("{answerer} names no {what} of `{id}`"),
        );
        match &cluster.status {
            Some(status) => error.with_detail(format!("its status: {status}")),
            None => error,
        }
    };
    let endpoint = &cluster.endpoint;
    let text = |value: &Option<String>, what| value.clone().ok_or_else(|| absent(what));
    Ok(Connection {
        host: text(&endpoint.host, "host")?,
        port: endpoint.port.ok_or_else(|| absent("port"))?,
        database: text(&endpoint.database, "database")?,
        user: text(&endpoint.user, "user")?,
        sslmode,
        client_directory: None,
        password: None,
    })
}
