//! What users see: the portable views of clusters and their parts, the same for every provider. A view
//! is typed, stable and lossy; the vendor's complete document travels beside it in [`Resource`].

mod body;
mod cluster;
mod goal;
mod kubeconfig;
mod node_pool;
mod provisioned;
mod spec;
mod unique;

pub use body::{Body, MAXIMUM_BODY_BYTES, Source};
pub use cluster::{
    Backup, CatalogEntry, CatalogKind, Check, CheckStatus, Cluster, Connection, Database, Endpoint,
    Postgres, Route, State, User,
};
pub use goal::Goal;
pub use kubeconfig::Kubeconfig;
pub use node_pool::{Autoscaling, NodePool};
pub use provisioned::Provisioned;
pub use spec::{
    ClusterSpec, FIELDS, Field, FieldKind, FieldValue, MARK, Network, Problem, set_path,
};

use serde::Serialize;
use serde_json::value::RawValue;

use crate::error::{Error, ErrorKind, Result};

/// A portable view beside the vendor's own document, which is kept as text and not as a tree.
#[derive(Clone, Debug)]
pub struct Resource<T> {
    /// The portable view.
    pub view: T,
    /// The vendor's document, unchanged.
    pub native: Native,
}

/// The text of a JSON document, as somebody wrote it.
#[derive(Clone)]
pub struct Native(Box<str>);

impl Native {
    /// Keeps a text that was read as one JSON document.
    pub(crate) fn of_document(text: &str) -> Self {
        Self(text.into())
    }

    /// The text.
    pub fn get(&self) -> &str {
        &self.0
    }
}

impl From<Box<RawValue>> for Native {
    fn from(raw: Box<RawValue>) -> Self {
        Self(raw.into())
    }
}

/// Without the text: a vendor's document may hold a password.
impl std::fmt::Debug for Native {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Native({} bytes)", self.0.len())
    }
}

impl<T> Resource<T> {
    /// Pairs a view with the document it was made from.
    ///
    /// # Errors
    /// Where `document` cannot be written as JSON, which is a bug of the caller.
    pub fn new(view: T, document: &impl Serialize) -> Result<Self> {
        let native = serde_json::value::to_raw_value(document).map_err(|error| {
            Error::new(ErrorKind::Internal, "a document could not be written").with_source(error)
        })?;
        Ok(Self {
            view,
            native: native.into(),
        })
    }
}

impl<T: Serialize> Resource<T> {
    /// A view that no vendor has a document for.
    ///
    /// # Errors
    /// As [`Resource::new`].
    pub fn of(view: T) -> Result<Self> {
        let native = Resource::new((), &view)?.native;
        Ok(Self { view, native })
    }
}
