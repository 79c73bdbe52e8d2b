//! The facet traits. They are split where two real APIs differ, never in advance, and hold no
//! convenience: that belongs to the commands.

use std::time::Duration;

use async_trait::async_trait;
use futures_util::stream::BoxStream;
use serde::Serialize;
use serde_json::Value;

use crate::credentials::Secret;
use crate::error::Result;
use crate::model::{
    Backup, Body, CatalogEntry, CatalogKind, Check, Cluster, Connection, Database, Resource, User,
};

/// What a list is asked for. Portable filters are applied by the caller as well, so a provider may leave
/// to it what its vendor cannot filter.
#[derive(Clone, Debug, Default)]
pub struct ListQuery {
    /// Only clusters of this name.
    pub name: Option<String>,
    /// The vendor's own filters, passed on as they are.
    pub native: Vec<(String, String)>,
}

/// How the clusters of a provider behave.
#[derive(Clone, Copy, Debug)]
pub struct ClusterLimits {
    /// Whether [`ListQuery::native`] may hold anything.
    pub native_filters: bool,
    /// Whether a change is waited for unless `--no-wait` says otherwise.
    pub waits: bool,
    /// How long is waited where nobody says.
    pub timeout: Duration,
    /// Why `serve` cannot offer them, as a sentence; nothing where one is made while a request waits, with
    /// a database, a user and a password of the caller's choice.
    pub not_served: Option<&'static str>,
    /// Where a native document holds the name: the first is filled in, any of them is accepted.
    pub name_keys: &'static [&'static str],
}

/// How a field of the portable spec was translated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Translation {
    /// The vendor has exactly that.
    Exact,
    /// The vendor has something close, and it was taken.
    Nearest,
    /// Nobody said, so the provider chose.
    Default,
}

impl Translation {
    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Exact => "exact",
            Self::Nearest => "nearest",
            Self::Default => "default",
        }
    }
}

/// What became of one field.
#[derive(Clone, Debug, Serialize)]
pub struct FieldReport {
    /// The field of the spec.
    pub field: String,
    /// What the provider is asked for.
    pub value: String,
    /// How it got there.
    pub translation: Translation,
}

/// A creation, translated and checked but not begun.
#[derive(Clone, Debug)]
pub struct CreatePlan {
    /// The name of the cluster to be.
    pub name: String,
    /// The name of its own user, where that is known beforehand.
    pub user: Option<String>,
    /// What became of each field of the spec.
    pub fields: Vec<FieldReport>,
    /// The vendor's request, without secrets.
    pub request: Value,
    /// The password, where a native body held it.
    pub password: Option<Secret>,
}

/// Called with the identifier as soon as it is known, before anything can be lost.
pub type Accepted<'a> = dyn FnMut(&str) -> Result<()> + Send + 'a;

/// List, get, create and delete clusters.
#[async_trait]
pub trait Clusters: Send + Sync {
    /// How they behave here.
    fn limits(&self) -> ClusterLimits;

    /// Every cluster, as it comes.
    fn list(&self, query: &ListQuery) -> BoxStream<'_, Result<Resource<Cluster>>>;

    /// One cluster by its identifier.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::NotFound`].
    async fn get(&self, id: &str) -> Result<Resource<Cluster>>;

    /// Translates a body; pure, and the same every time.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Unsupported`] with every field that this provider cannot honour.
    fn plan(&self, body: &Body) -> Result<CreatePlan>;

    /// Looks whether a plan could be carried out, without changing anything.
    ///
    /// # Errors
    /// What [`Clusters::create`] would return.
    async fn check(&self, plan: &CreatePlan) -> Result<()>;

    /// Carries out a plan. Never repeats it blindly.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Conflict`] where the name is taken.
    async fn create(
        &self,
        plan: &CreatePlan,
        password: &Secret,
        accepted: &mut Accepted<'_>,
    ) -> Result<Resource<Cluster>>;

    /// Deletes a cluster with everything in it.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::NotFound`] where there is none.
    async fn delete(&self, id: &str) -> Result<()>;
}

/// A change, translated but not begun.
#[derive(Clone, Debug)]
pub struct UpdatePlan {
    /// The name in the body, which must be that of the cluster.
    pub name: Option<String>,
    /// What became of each field of the spec.
    pub fields: Vec<FieldReport>,
    /// The vendor's request, without secrets.
    pub request: Value,
}

/// Change a cluster that is there.
#[async_trait]
pub trait ClusterUpdate: Send + Sync {
    /// Translates a body; pure.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Unsupported`] with every field that cannot be changed here.
    fn plan(&self, body: &Body) -> Result<UpdatePlan>;

    /// Carries out a plan.
    ///
    /// # Errors
    /// What the vendor refuses; then the cluster is as before.
    async fn update(&self, id: &str, plan: &UpdatePlan) -> Result<Resource<Cluster>>;
}

/// Start and stop a cluster.
#[async_trait]
pub trait Lifecycle: Send + Sync {
    /// Starts a cluster; one that runs is left alone.
    async fn start(&self, id: &str) -> Result<Resource<Cluster>>;

    /// Stops a cluster; one that does not run is left alone.
    async fn stop(&self, id: &str) -> Result<Resource<Cluster>>;
}

/// Backups of a cluster, and clusters made from them.
#[async_trait]
pub trait Backups: Send + Sync {
    /// The complete backups of a cluster, oldest first.
    async fn list(&self, cluster: &str) -> Result<Vec<Resource<Backup>>>;

    /// Makes a backup.
    async fn create(&self, cluster: &str) -> Result<Resource<Backup>>;

    /// Makes a new cluster from a backup, the newest where none is named.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::NotFound`] where there is no backup.
    async fn restore(
        &self,
        cluster: &str,
        request: &RestoreRequest,
        accepted: &mut Accepted<'_>,
    ) -> Result<Resource<Cluster>>;
}

/// Look at what the provider needs, for `doctor`.
#[async_trait]
pub trait Diagnosis: Send + Sync {
    /// Every check; a failure is a check that failed, never an error.
    async fn checks(&self) -> Vec<Check>;

    /// Mends what can be mended without losing anything, and says what was done.
    async fn repair(&self) -> Result<Vec<String>>;
}

/// What to restore.
#[derive(Clone, Debug)]
pub struct RestoreRequest {
    /// The backup; the newest where absent.
    pub backup: Option<String>,
    /// A point in time instead of a backup, RFC 3339.
    pub to_time: Option<String>,
    /// The name of the new cluster.
    pub name: String,
}

/// What a client needs to connect.
#[async_trait]
pub trait Connections: Send + Sync {
    /// The parts of a connection string, without the password.
    async fn connection(&self, id: &str) -> Result<Connection>;
}

/// Login roles of a cluster.
#[async_trait]
pub trait Users: Send + Sync {
    /// Every role that can log in, without the provider's own.
    async fn list(&self, cluster: &str) -> Result<Vec<Resource<User>>>;

    /// Creates a role.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Conflict`] where it exists.
    async fn create(&self, cluster: &str, name: &str, password: &Secret) -> Result<Resource<User>>;

    /// Deletes a role.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::NotFound`]; [`crate::error::ErrorKind::Conflict`] while it owns
    /// something.
    async fn delete(&self, cluster: &str, name: &str) -> Result<()>;
}

/// Databases of a cluster.
#[async_trait]
pub trait Databases: Send + Sync {
    /// Every database, without templates and the provider's own.
    async fn list(&self, cluster: &str) -> Result<Vec<Resource<Database>>>;

    /// Creates a database; `owner` is the cluster's own user where absent.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Conflict`] where it exists.
    async fn create(
        &self,
        cluster: &str,
        name: &str,
        owner: Option<&str>,
    ) -> Result<Resource<Database>>;

    /// Deletes a database with everything in it.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::NotFound`]; [`crate::error::ErrorKind::Conflict`] while somebody is
    /// connected to it.
    async fn delete(&self, cluster: &str, name: &str) -> Result<()>;
}

/// What may be written into a spec.
#[async_trait]
pub trait Catalog: Send + Sync {
    /// The entries of one kind.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Unsupported`] where the vendor has no such thing.
    async fn entries(&self, kind: CatalogKind) -> Result<Vec<Resource<CatalogEntry>>>;
}
