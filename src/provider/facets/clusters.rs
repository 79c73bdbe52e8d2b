//! Clusters: list, get, create, change, start, stop and delete them.

use async_trait::async_trait;
use futures_util::stream::BoxStream;
use serde_json::Value;

use super::Habits;
use crate::credentials::Secret;
use crate::error::{Error, Result};
use crate::model::{Body, Cluster, Resource};
use crate::provider::plan::{Asked, CreatePlan, UpdatePlan};
use crate::provider::sent::Sent;
use crate::provider::translation::Answer;

/// What a list is asked for. Portable filters are applied by the caller as well, so a provider may leave
/// to it what its vendor cannot filter.
#[derive(Clone, Debug, Default)]
pub struct ListQuery {
    /// Only clusters of this name.
    pub name: Option<String>,
    /// Only clusters in this region.
    pub region: Option<String>,
    /// Only clusters in this cloud.
    pub cloud: Option<String>,
    /// Only clusters of this flavor.
    pub flavor: Option<String>,
    /// Only clusters of this PostgreSQL version, as [`crate::model::Postgres::is_version`] compares it.
    pub postgres: Option<String>,
    /// Sorted by this column, downwards with a minus in front; the caller sorts as well.
    pub sort: Option<String>,
    /// The vendor's own filters, passed on as they are.
    pub native: Vec<(String, String)>,
}

/// What a deletion wants beside the identifier.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DeletePassword {
    /// Nothing: the credential of the account is enough.
    #[default]
    Unused,
    /// The password of the cluster's user, where it is known.
    Accepted,
    /// The password of the cluster's user.
    Required,
}

/// How the clusters of a provider behave.
#[derive(Clone, Copy, Debug, Default)]
pub struct ClusterLimits {
    /// Whether [`ListQuery::native`] may hold anything.
    pub native_filters: bool,
    /// How the vendor behaves while it makes and changes them.
    pub habits: Habits,
    /// Whether a cluster that is ready answers from here, so that a wait ends with `select 1`.
    pub answers_here: bool,
    /// Whether a deletion takes the password of the cluster's user.
    pub delete_password: DeletePassword,
    /// Why `serve` cannot offer them, as a sentence; nothing where one is made while a request waits, with
    /// a database, a user and a password of the caller's choice.
    pub not_served: Option<&'static str>,
    /// Where a native document holds the name, as a path with dots: the first is filled in, any of them is accepted.
    pub name_keys: &'static [&'static str],
}

/// Called with the identifier as soon as it is known, before anything can be lost.
pub type Accepted<'a> = dyn FnMut(&str) -> Result<()> + Send + 'a;

/// List, get, create and delete clusters.
#[async_trait]
pub trait Clusters: Send + Sync {
    /// How they behave here.
    fn limits(&self) -> ClusterLimits;

    /// Tells whether the vendor's document shows everything that a change asked for, in `wanted` of its plan.
    fn shows(&self, _cluster: &Resource<Cluster>, _wanted: &Value) -> bool {
        true
    }

    /// Returns what the vendor's document tells of a cluster beside its portable view: its settings, who may connect.
    /// Nothing of a kind means that the vendor does not tell.
    fn told(&self, _cluster: &Resource<Cluster>) -> Asked {
        Asked::default()
    }

    /// Every cluster, as it comes.
    fn list(&self, query: &ListQuery) -> BoxStream<'_, Result<Resource<Cluster>>>;

    /// One cluster by its identifier.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::NotFound`].
    async fn get(&self, id: &str) -> Result<Resource<Cluster>>;

    /// Tells what becomes of each field of the portable spec, in its order.
    fn answers(&self) -> Vec<Answer>;

    /// Translates a body; pure, and the same every time.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Unsupported`] with every field that this provider cannot honour.
    fn plan(&self, body: &Body) -> Result<CreatePlan>;

    /// Fills in what only the vendor's catalog knows, such as the machine that has so many processors.
    ///
    /// # Errors
    /// A usage error where the vendor has nothing like it.
    async fn complete(&self, _plan: &mut CreatePlan) -> Result<()> {
        Ok(())
    }

    /// Looks whether a plan could be carried out, without changing anything.
    ///
    /// # Errors
    /// What [`Clusters::create`] would return.
    async fn check(&self, _plan: &CreatePlan) -> Result<()> {
        Ok(())
    }

    /// Sends the creation of a completed plan, once.
    async fn create(
        &self,
        plan: &CreatePlan,
        password: &Secret,
        accepted: &mut Accepted<'_>,
    ) -> Sent;

    /// Adds to a refused creation what its answer does not tell, such as a name that is held after a deletion.
    async fn explain(&self, _name: &str, refused: Error) -> Error {
        refused
    }

    /// Deletes a cluster with everything in it. The password is that of its own user, where
    /// [`ClusterLimits::delete_password`] says that there may be one.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::NotFound`] where there is none;
    /// [`crate::error::ErrorKind::Authentication`] where the password is wrong.
    async fn delete(&self, id: &str, password: Option<&Secret>) -> Result<()>;
}

/// Change a cluster that is there.
#[async_trait]
pub trait ClusterUpdate: Send + Sync {
    /// Translates a body; pure.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Unsupported`] with every field that cannot be changed here.
    fn plan(&self, body: &Body) -> Result<UpdatePlan>;

    /// Fills in what only the cluster as it is and the vendor's catalog know, without changing anything.
    ///
    /// # Errors
    /// What [`ClusterUpdate::send`] would return before it sends anything.
    async fn complete(&self, _id: &str, _plan: &mut UpdatePlan) -> Result<()> {
        Ok(())
    }

    /// Sends a completed plan, once.
    async fn send(&self, id: &str, plan: &UpdatePlan) -> Sent;
}

/// Start and stop a cluster.
#[async_trait]
pub trait Lifecycle: Send + Sync {
    /// Starts a cluster; one that runs is left alone.
    async fn start(&self, id: &str) -> Sent;

    /// Stops a cluster; one that does not run is left alone.
    async fn stop(&self, id: &str) -> Sent;
}
