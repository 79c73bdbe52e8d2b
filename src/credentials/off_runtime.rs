//! Work that blocks its thread (a program, a keyring, a lock, a file), kept off the one thread on which
//! everything else of a run is driven.

use crate::error::{Error, ErrorKind, Result};

/// Does `work` on a thread for such work. It goes on where whoever waits for it stops waiting.
///
/// # Errors
/// Those of `work`.
pub(super) async fn off_runtime<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(work).await.map_err(|error| {
        Error::new(
            ErrorKind::Internal,
            "looking for the credential was cut off",
        )
        .with_source(error)
    })?
}
