//! A vendor's offer: versions, regions, sizes and the like.

use async_trait::async_trait;

use crate::error::Result;
use crate::model::{CatalogEntry, CatalogKind, Resource};

/// Where entries of a catalog are to be had.
#[derive(Clone, Debug, Default)]
pub struct CatalogScope {
    /// The cloud.
    pub cloud: Option<String>,
    /// The region within it.
    pub region: Option<String>,
}

/// What may be written into a spec.
#[async_trait]
pub trait Catalog: Send + Sync {
    /// The entries of one kind, in the cloud and region of `scope` where they differ by those.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Unsupported`] where the vendor has no such thing.
    async fn entries(
        &self,
        kind: CatalogKind,
        scope: &CatalogScope,
    ) -> Result<Vec<Resource<CatalogEntry>>>;
}
