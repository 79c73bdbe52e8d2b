//! Node pools of a cluster, and the file with which kubectl reaches it.

use async_trait::async_trait;
use serde_json::Value;

use super::{Accepted, Habits};
use crate::credentials::Secret;
use crate::error::{Error, Result};
use crate::model::{Body, NodePool, Resource};
use crate::provider::plan::{CreatePlan, UpdatePlan};
use crate::provider::sent::Sent;
use crate::provider::translation::Answer;

/// How the node pools of a provider behave.
#[derive(Clone, Copy, Debug, Default)]
pub struct NodePoolLimits {
    /// How the vendor behaves while it makes and changes them.
    pub habits: Habits,
    /// Whether the vendor refuses a node pool while the cluster is not ready.
    pub wants_ready_cluster: bool,
    /// Where a native document holds the name, as a path with dots: the first is filled in, any of them is accepted.
    pub name_keys: &'static [&'static str],
}

/// Node pools of a cluster: add, list, get, change and delete them.
#[async_trait]
pub trait NodePools: Send + Sync {
    /// How they behave here.
    fn limits(&self) -> NodePoolLimits;

    /// Every node pool of a cluster.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::NotFound`] where there is no such cluster.
    async fn list(&self, cluster: &str) -> Result<Vec<Resource<NodePool>>>;

    /// One node pool by its identifier.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::NotFound`].
    async fn get(&self, cluster: &str, id: &str) -> Result<Resource<NodePool>>;

    /// Tells what becomes of each field of the portable spec, in its order.
    fn answers(&self) -> Vec<Answer>;

    /// Translates a body; pure, and the same every time.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Unsupported`] with every field that a node pool does not have here.
    fn plan(&self, body: &Body) -> Result<CreatePlan>;

    /// Fills in what only the vendor knows, such as the identifier of a data center.
    ///
    /// # Errors
    /// A usage error where the vendor has nothing like it.
    async fn complete(&self, _cluster: &str, _plan: &mut CreatePlan) -> Result<()> {
        Ok(())
    }

    /// Sends the creation of a completed plan, once.
    async fn add(&self, cluster: &str, plan: &CreatePlan, accepted: &mut Accepted<'_>) -> Sent;

    /// Translates a body for a change; pure.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Unsupported`] with every field that cannot be changed here.
    fn plan_change(&self, body: &Body) -> Result<UpdatePlan>;

    /// Fills in what only the node pool as it is knows, without changing anything.
    ///
    /// # Errors
    /// A usage error where the change contradicts the node pool.
    async fn complete_change(
        &self,
        _cluster: &str,
        _id: &str,
        _plan: &mut UpdatePlan,
    ) -> Result<()> {
        Ok(())
    }

    /// Sends a completed change, once.
    async fn update(&self, cluster: &str, id: &str, plan: &UpdatePlan) -> Sent;

    /// Tells whether the vendor's document shows everything that a change asked for, in `wanted` of its plan.
    fn shows(&self, _pool: &Resource<NodePool>, _wanted: &Value) -> bool {
        true
    }

    /// Adds to a refused creation what its answer does not tell.
    async fn explain(&self, _name: &str, refused: Error) -> Error {
        refused
    }

    /// Deletes a node pool with everything on its nodes.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::NotFound`].
    async fn delete(&self, cluster: &str, id: &str) -> Result<()>;
}

/// The file with which kubectl reaches a cluster.
#[async_trait]
pub trait Kubeconfig: Send + Sync {
    /// Gets the file as the vendor wrote it: YAML or JSON, with a credential inside.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Conflict`] while the cluster is not ready;
    /// [`crate::error::ErrorKind::NotFound`] where there is none.
    async fn kubeconfig(&self, cluster: &str) -> Result<Secret>;
}
