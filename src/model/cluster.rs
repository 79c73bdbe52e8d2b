//! The views themselves. Every key is always present in JSON; `null` where the vendor does not say.

use std::path::PathBuf;

use jiff::Timestamp;
use serde::{Serialize, Serializer};

use crate::credentials::Secret;
use crate::notation;

/// A cluster, as `cluster list` and `cluster get` show it.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Cluster {
    /// The vendor's identifier; never changes.
    pub id: String,
    /// The name that its owner gave it.
    pub name: String,
    /// The provider's identifier, such as `local`.
    pub provider: &'static str,
    /// The profile it was reached with; `null` with `--provider`.
    pub profile: Option<String>,
    /// The portable state.
    pub state: State,
    /// The vendor's own words for the state.
    pub status: Option<String>,
    /// What its owner must do before the vendor goes on, such as granting access to a key.
    #[serde(skip)]
    pub attention: Option<String>,
    /// Members of the vendor's document that are not as expected, and are shown as null.
    #[serde(skip)]
    pub odd_members: Vec<String>,
    /// Version and flavor.
    pub postgres: Postgres,
    /// The cloud it runs in.
    pub cloud: Option<String>,
    /// The region within that cloud.
    pub region: Option<String>,
    /// PostgreSQL servers in the cluster, the primary included.
    pub nodes: Option<u32>,
    /// Virtual processors of each node.
    pub cpu: Option<u32>,
    /// Memory of each node, in bytes.
    pub memory_bytes: Option<u64>,
    /// Storage of each node, in bytes.
    pub storage_bytes: Option<u64>,
    /// Where it answers.
    pub endpoint: Endpoint,
    /// When it was created, in UTC.
    #[serde(serialize_with = "timestamp")]
    pub created_at: Option<Timestamp>,
}

/// The server software of a cluster.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Postgres {
    /// The version as the vendor counts it, such as `16` or `15.18`.
    pub version: Option<String>,
    /// `postgres`, `epas`, ...
    pub flavor: Option<String>,
}

impl Postgres {
    /// Tells whether the version is one that `asked` names: `15` names `15.18`, and `1` does not.
    pub fn is_version(&self, asked: &str) -> bool {
        let rest = self
            .version
            .as_deref()
            .and_then(|has| has.strip_prefix(asked));
        rest.is_some_and(|rest| !rest.starts_with(|letter: char| letter.is_ascii_digit()))
    }
}

/// Where a cluster answers, and as whom its owner connects.
#[derive(Clone, Debug, Default, Serialize)]
pub struct Endpoint {
    /// Host name or address.
    pub host: Option<String>,
    /// TCP port.
    pub port: Option<u16>,
    /// The database made with the cluster.
    pub database: Option<String>,
    /// The user made with the cluster.
    pub user: Option<String>,
}

/// The portable state of a cluster.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum State {
    /// Being made for the first time.
    Provisioning,
    /// Answers.
    Ready,
    /// Being changed; it may answer.
    Updating,
    /// On its way to `stopped`.
    Stopping,
    /// Kept, but does not run.
    Stopped,
    /// On its way to `ready`.
    Starting,
    /// On its way out.
    Deleting,
    /// Ended in a state that does not mend itself.
    Failed,
    /// A state that this version does not know; see the status.
    #[default]
    Unknown,
}

impl State {
    /// Every state.
    pub const ALL: [Self; 9] = [
        Self::Provisioning,
        Self::Ready,
        Self::Updating,
        Self::Stopping,
        Self::Stopped,
        Self::Starting,
        Self::Deleting,
        Self::Failed,
        Self::Unknown,
    ];

    /// The word for it, in every output and in `--state` and `--for state=`.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Provisioning => "provisioning",
            Self::Ready => "ready",
            Self::Updating => "updating",
            Self::Stopping => "stopping",
            Self::Stopped => "stopped",
            Self::Starting => "starting",
            Self::Deleting => "deleting",
            Self::Failed => "failed",
            Self::Unknown => "unknown",
        }
    }

    /// The state of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|state| state.name() == name)
    }
}

impl std::fmt::Display for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// A way into a cluster.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Route {
    /// To the primary.
    #[default]
    Primary,
    /// To a replica.
    ReadOnly,
    /// To the primary through the connection pooler.
    Pooler,
    /// To a replica through the connection pooler.
    ReadOnlyPooler,
}

impl Route {
    /// The word of the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Primary => "primary",
            Self::ReadOnly => "read-only",
            Self::Pooler => "pooler",
            Self::ReadOnlyPooler => "read-only-pooler",
        }
    }
}

/// What a client needs to connect.
#[derive(Clone, Debug)]
pub struct Connection {
    /// Host name or address.
    pub host: String,
    /// TCP port.
    pub port: u16,
    /// The database.
    pub database: String,
    /// The user; empty where the vendor does not tell whom a cluster was made with.
    pub user: String,
    /// libpq's `sslmode`.
    pub sslmode: &'static str,
    /// Where the client programs of the cluster's own version are, if they are on this machine.
    pub client_directory: Option<PathBuf>,
    /// The user's password, where the vendor itself tells it.
    pub password: Option<Secret>,
}

/// A login role of a cluster.
#[derive(Clone, Debug, Serialize)]
pub struct User {
    /// The role's name, which is also its identifier.
    pub name: String,
    /// Whether it is the user that was made with the cluster.
    pub owner: bool,
    /// Whether it passes every permission check.
    pub superuser: bool,
    /// Whether it may make databases.
    pub create_database: bool,
    /// Whether it may make users.
    pub create_user: bool,
}

/// A database of a cluster.
#[derive(Clone, Debug, Serialize)]
pub struct Database {
    /// Its name, which is also its identifier.
    pub name: String,
    /// The role that owns it.
    pub owner: String,
    /// Its encoding, such as `UTF8`.
    pub encoding: Option<String>,
    /// Its size on disk, in bytes.
    pub size_bytes: Option<u64>,
}

/// A backup of a cluster.
#[derive(Clone, Debug, Serialize)]
pub struct Backup {
    /// The vendor's identifier.
    pub id: String,
    /// The identifier of its cluster.
    pub cluster: String,
    /// The name of its cluster when it was made.
    pub name: String,
    /// The PostgreSQL version that made it.
    pub postgres_version: Option<String>,
    /// Its size, in bytes.
    pub size_bytes: Option<u64>,
    /// When it was made, in UTC.
    #[serde(serialize_with = "timestamp")]
    pub created_at: Option<Timestamp>,
}

/// How a check of `doctor` ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum CheckStatus {
    /// As it should be.
    Ok,
    /// It works, and may not for long.
    Warning,
    /// It does not work.
    Failed,
}

impl CheckStatus {
    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Warning => "warning",
            Self::Failed => "failed",
        }
    }
}

/// A check of `doctor`.
#[derive(Clone, Debug, Serialize)]
pub struct Check {
    /// What was looked at.
    pub check: String,
    /// How it ended.
    pub status: CheckStatus,
    /// What was seen.
    pub detail: String,
    /// What to do about it.
    pub hint: Option<String>,
}

impl Check {
    /// One that ended well.
    pub fn ok(check: &str, detail: &str) -> Self {
        Self {
            check: check.to_owned(),
            status: CheckStatus::Ok,
            detail: detail.to_owned(),
            hint: None,
        }
    }
}

/// What a catalog lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CatalogKind {
    /// PostgreSQL versions.
    Versions,
    /// Regions.
    Regions,
    /// Machine sizes.
    Sizes,
    /// Storage types.
    Storage,
    /// Projects.
    Projects,
    /// Data centers.
    Datacenters,
}

impl CatalogKind {
    /// The word of the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Versions => "versions",
            Self::Regions => "regions",
            Self::Sizes => "sizes",
            Self::Storage => "storage",
            Self::Projects => "projects",
            Self::Datacenters => "datacenters",
        }
    }

    /// The columns of its entries in a table.
    pub const fn columns(self) -> &'static [&'static str] {
        match self {
            Self::Versions => &["id", "name", "description"],
            Self::Regions => &["id", "name", "cloud", "state"],
            Self::Sizes => &["id", "name", "cpu", "memory_bytes", "family"],
            Self::Storage => &["id", "name", "volume_type", "description"],
            Self::Projects | Self::Datacenters => &["id", "name"],
        }
    }
}

/// One value that may be written into a spec. Every key is always present in JSON, but for the version of what has
/// none.
#[derive(Clone, Debug, Default, Serialize)]
pub struct CatalogEntry {
    /// What the spec takes.
    pub id: String,
    /// What a person reads.
    pub name: String,
    /// For versions: the exact version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub version: Option<String>,
    /// For regions: the cloud that they are in.
    pub cloud: Option<String>,
    /// For regions: the state of the region, in the vendor's words.
    pub state: Option<String>,
    /// For sizes: virtual processors.
    pub cpu: Option<u32>,
    /// For sizes: memory in bytes.
    pub memory_bytes: Option<u64>,
    /// For sizes: the family of the machine.
    pub family: Option<String>,
    /// For storage: the type of the volume.
    pub volume_type: Option<String>,
    /// For versions of this machine the place of the programs, for storage the name of the volume's type.
    pub description: Option<String>,
}

impl CatalogEntry {
    /// An entry that has no more than an identifier and a name; the identifier where the name is empty.
    pub fn new(id: String, name: String) -> Self {
        Self {
            name: if name.is_empty() { id.clone() } else { name },
            id,
            ..Self::default()
        }
    }
}

/// RFC 3339 in UTC, to the second.
pub(super) fn timestamp<S: Serializer>(
    value: &Option<Timestamp>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    value.map(notation::timestamp).serialize(serializer)
}
