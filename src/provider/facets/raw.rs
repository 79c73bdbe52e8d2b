//! The vendor's API as it is, and the checks of `doctor`.

use async_trait::async_trait;

use crate::error::Result;
use crate::http::Streaming;
use crate::model::Check;

/// A request to the vendor's API as it is.
#[derive(Clone)]
pub struct RawRequest {
    /// The method, in capitals.
    pub method: String,
    /// The path below the endpoint.
    pub path: String,
    /// Query parameters, in their order.
    pub query: Vec<(String, String)>,
    /// The body, which is sent as JSON.
    pub body: Option<Vec<u8>>,
    /// Whether every page of a list is wanted; never where [`RawApi::pages`] is false.
    pub paginate: bool,
}

/// Its body may hold a password, its query a token.
impl std::fmt::Debug for RawRequest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RawRequest")
            .field("method", &self.method)
            .field("paginate", &self.paginate)
            .field("body_bytes", &self.body.as_ref().map(Vec::len))
            .finish_non_exhaustive()
    }
}

/// The vendor's API as it is.
#[async_trait]
pub trait RawApi: Send + Sync {
    /// Whether lists come in pages, so that `--paginate` means something.
    fn pages(&self) -> bool;

    /// Sends a request with the profile's credential, to the endpoint's origin and nowhere else.
    ///
    /// # Errors
    /// A usage error for a path that leads elsewhere; no error for an answer, whatever its status.
    async fn call(&self, request: &RawRequest) -> Result<Streaming>;
}

/// Look at what the provider needs, for `doctor`.
#[async_trait]
pub trait Diagnosis: Send + Sync {
    /// Every check; a failure is a check that failed, never an error.
    async fn checks(&self) -> Vec<Check>;

    /// Mends what can be mended without losing anything, and says what was done.
    async fn repair(&self) -> Result<Vec<String>> {
        Ok(Vec::new())
    }
}
