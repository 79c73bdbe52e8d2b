//! Errors for what is not there, the same for every vendor.

use super::ProviderId;
use crate::error::{Error, ErrorKind, Result};
use crate::model::Route;

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
