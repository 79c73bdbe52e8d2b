//! The facet traits. They are split where two real APIs differ, never in advance, and hold no
//! convenience: that belongs to the commands.

use std::time::Duration;

use async_trait::async_trait;
use futures_util::stream::BoxStream;
use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use crate::credentials::Secret;
use crate::error::Result;
use crate::http::Streaming;
use crate::http::oauth::Show;
use crate::model::{
    Backup, Body, CatalogEntry, CatalogKind, Check, Cluster, Connection, Database, Resource, Route,
    User,
};

/// What a list is asked for. Portable filters are applied by the caller as well, so a provider may leave
/// to it what its vendor cannot filter.
#[derive(Clone, Debug, Default)]
pub struct ListQuery {
    /// Only clusters of this name.
    pub name: Option<String>,
    /// Only clusters in this region.
    pub region: Option<String>,
    /// Sorted by this column, downwards with a minus in front; the caller sorts as well.
    pub sort: Option<String>,
    /// The vendor's own filters, passed on as they are.
    pub native: Vec<(String, String)>,
}

/// What a deletion wants beside the identifier.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeletePassword {
    /// Nothing: the credential of the account is enough.
    Unused,
    /// The password of the cluster's user, where it is known.
    Accepted,
    /// The password of the cluster's user.
    Required,
}

/// How the clusters of a provider behave.
#[derive(Clone, Copy, Debug)]
pub struct ClusterLimits {
    /// Whether [`ListQuery::native`] may hold anything.
    pub native_filters: bool,
    /// Whether a change is waited for unless `--no-wait` says otherwise.
    pub waits: bool,
    /// Whether a cluster that is ready answers from here, so that a wait ends with `select 1`.
    pub answers_here: bool,
    /// How long is waited where nobody says.
    pub timeout: Duration,
    /// Whether a deletion takes the password of the cluster's user.
    pub delete_password: DeletePassword,
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
    /// Whether the cluster has the users of another one: it gets no password, and none is kept.
    pub inherits_password: bool,
    /// What was asked of each node where only the vendor's catalogue knows a machine for it.
    pub machine: Option<MachineWish>,
    /// What somebody asked for, in the words of the portable view.
    pub asked: Asked,
}

/// What a cluster that exists is compared with. What nobody asked for is open.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// PostgreSQL version.
    pub postgres: Option<String>,
    /// PostgreSQL flavor.
    pub flavor: Option<String>,
    /// Cloud.
    pub cloud: Option<String>,
    /// Region.
    pub region: Option<String>,
    /// Servers, the primary included.
    pub nodes: Option<u32>,
    /// Virtual processors of each node, at least.
    pub cpu: Option<u32>,
    /// Memory of each node in bytes, at least.
    pub memory: Option<u64>,
    /// Storage of each node in bytes.
    pub storage: Option<u64>,
    /// First database.
    pub database: Option<String>,
    /// First user.
    pub user: Option<String>,
}

impl Asked {
    /// The texts of a report whose fields bear their portable names.
    pub fn of(fields: &[FieldReport]) -> Self {
        let value = |name: &str| {
            let asked = fields
                .iter()
                .find(|field| field.field == name && field.translation != Translation::Default);
            asked.map(|field| field.value.clone())
        };
        Self {
            postgres: value("postgres"),
            flavor: value("flavor"),
            cloud: value("cloud"),
            region: value("region"),
            database: value("database"),
            user: value("user"),
            ..Self::default()
        }
    }
}

/// A machine as the portable spec asks for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MachineWish {
    /// Virtual processors, at least.
    pub cpu: Option<u32>,
    /// Memory in bytes, at least.
    pub memory: Option<u64>,
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

    /// Fills in what only the vendor's catalogue knows, such as the machine that has so many processors.
    ///
    /// # Errors
    /// A usage error where the vendor has nothing like it.
    async fn complete(&self, plan: &mut CreatePlan) -> Result<()>;

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

    /// Deletes a cluster with everything in it. The password is that of its own user, where
    /// [`ClusterLimits::delete_password`] says that there may be one.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::NotFound`] where there is none;
    /// [`crate::error::ErrorKind::Authentication`] where the password is wrong.
    async fn delete(&self, id: &str, password: Option<&Secret>) -> Result<()>;
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
    /// What was asked of each node where only the vendor's catalogue knows a machine for it.
    pub machine: Option<MachineWish>,
}

/// Change a cluster that is there.
#[async_trait]
pub trait ClusterUpdate: Send + Sync {
    /// Translates a body; pure.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Unsupported`] with every field that cannot be changed here.
    fn plan(&self, body: &Body) -> Result<UpdatePlan>;

    /// Fills in what only the cluster as it is and the vendor's catalogue know, without changing anything.
    ///
    /// # Errors
    /// What [`ClusterUpdate::update`] would return before it sends anything.
    async fn complete(&self, id: &str, plan: &mut UpdatePlan) -> Result<()>;

    /// Carries out a plan, completed or not.
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

/// Backups of a cluster.
#[async_trait]
pub trait Backups: Send + Sync {
    /// The complete backups of a cluster, oldest first.
    async fn list(&self, cluster: &str) -> Result<Vec<Resource<Backup>>>;

    /// Makes a backup.
    async fn create(&self, cluster: &str) -> Result<Resource<Backup>>;
}

/// New clusters from the backups of another one.
#[async_trait]
pub trait Restores: Send + Sync {
    /// Whose password a new cluster is given; nobody's where the passwords of the time of the backup come
    /// along.
    fn password_user(&self) -> Option<&'static str>;

    /// Makes a new cluster from a backup or as it was at a time; from the newest state where neither is
    /// named.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::NotFound`] where there is no backup;
    /// [`crate::error::ErrorKind::Unsupported`] for a request that the vendor cannot honour.
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
    /// The password of [`Restores::password_user`].
    pub password: Option<Secret>,
}

/// What a client needs to connect.
#[async_trait]
pub trait Connections: Send + Sync {
    /// The parts of a connection string, without the password.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Unsupported`] where the cluster has no such way in.
    async fn connection(&self, id: &str, route: Route) -> Result<Connection>;
}

/// The credential that requests are made with.
#[derive(Clone, Debug)]
pub struct Token {
    /// What is sent.
    pub access_token: Secret,
    /// What a new one is got with.
    pub refresh_token: Option<Secret>,
    /// `Bearer`, `Basic` or `access_key`.
    pub token_type: &'static str,
    /// What it permits, in the vendor's words.
    pub scope: Option<String>,
    /// When it ends; `None` where nobody says.
    pub expires_at: Option<Timestamp>,
    /// The header that carries it.
    pub header: &'static str,
}

/// Who the vendor says that we are.
#[derive(Clone, Debug, Default)]
pub struct Identity {
    /// The account: an address or a name.
    pub user: Option<String>,
    /// The organisation.
    pub organization: Option<String>,
    /// What it may do, in the vendor's words.
    pub permissions: Vec<String>,
}

/// The credential in use, and signing in with a browser elsewhere.
#[async_trait]
pub trait Tokens: Send + Sync {
    /// What requests are made with; got anew where it has expired, or with `refresh`.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Authentication`].
    async fn token(&self, refresh: bool) -> Result<Token>;

    /// Signs in (RFC 8628): `show` is told what the user must do, then the answer is waited for and kept
    /// under the profile.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Authentication`] where the user refused or was too slow.
    async fn sign_in(&self, show: &Show<'_>) -> Result<Token>;

    /// Asks the vendor who we are.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Authentication`].
    async fn identity(&self) -> Result<Identity>;
}

/// Tokens that the vendor makes, lists and revokes.
#[async_trait]
pub trait TokenManagement: Send + Sync {
    /// Makes a token that lives for `ttl`.
    async fn create(&self, ttl: Option<Duration>) -> Result<Token>;

    /// The documents of all tokens, without the tokens themselves.
    async fn list(&self) -> Result<Vec<Value>>;

    /// Ends a token.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::NotFound`].
    async fn revoke(&self, id: &str) -> Result<()>;
}

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

/// Where entries of a catalogue are to be had.
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
