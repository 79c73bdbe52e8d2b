//! Plans: a body translated for a vendor and checked, with nothing sent yet.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;

use crate::credentials::Secret;
use crate::model::Cluster;

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
    /// Who chooses the password of its user.
    pub chooser: PasswordChooser,
    /// Tells whether the vendor takes passwords with a sign in them alone.
    pub wants_sign: bool,
    /// What was asked of each node where only the vendor's catalog knows a machine for it.
    pub machine: Option<MachineWish>,
    /// What somebody asked for, in the words of the portable view.
    pub asked: Asked,
    /// What a new cluster of that name must be like, to be taken for this one.
    pub expected: Expected,
}

/// Who chooses the password of a new cluster's user.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PasswordChooser {
    /// Whoever creates the cluster, or this program for them.
    #[default]
    Creator,
    /// The cluster that this one follows: it has the users of that one, and their passwords.
    Origin,
    /// The vendor, which tells it with the connection.
    Vendor,
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
    /// PostgreSQL settings by name.
    pub settings: Option<BTreeMap<String, String>>,
    /// The address ranges that may connect.
    pub allow: Option<BTreeSet<String>>,
    /// Whether it answers to a private network alone.
    pub private: Option<bool>,
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
        let setting = |field: &FieldReport| {
            let name = field.field.strip_prefix("settings.")?;
            Some((name.to_owned(), field.value.clone()))
        };
        Self {
            postgres: value("postgres"),
            flavor: value("flavor"),
            cloud: value("cloud"),
            region: value("region"),
            database: value("database"),
            user: value("user"),
            settings: Some(fields.iter().filter_map(setting).collect()),
            ..Self::default()
        }
    }
}

/// What a new cluster must be like, to be taken for one that was asked for although no answer said so. What is empty
/// is not compared; a cluster whose parts differ may be any of several.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Expected {
    /// Regions.
    pub regions: Vec<String>,
    /// PostgreSQL flavors.
    pub flavors: Vec<String>,
    /// PostgreSQL versions.
    pub versions: Vec<String>,
    /// The first database, which the cluster must show.
    pub database: Option<String>,
    /// The first user, which the cluster must show, perhaps with `@server` behind it.
    pub user: Option<String>,
}

impl Expected {
    /// A cluster that has region, flavor and version of another one.
    pub fn like(cluster: &Cluster) -> Self {
        Self {
            regions: cluster.region.iter().cloned().collect(),
            flavors: cluster.postgres.flavor.iter().cloned().collect(),
            versions: cluster.postgres.version.iter().cloned().collect(),
            ..Self::default()
        }
    }

    /// Tells whether a cluster that was not there before is it. What the vendor does not show is not compared, but
    /// for database and user; one that was created before `since` is another one.
    pub fn fits(&self, cluster: &Cluster, since: Timestamp) -> bool {
        let is_one = |asked: &[String], has: &Option<String>| {
            asked.is_empty() || has.as_ref().is_none_or(|has| asked.contains(has))
        };
        let user = cluster.endpoint.user.as_deref();
        let role = user.and_then(|user| Some(user.split_once('@')?.0));
        is_one(&self.regions, &cluster.region)
            && is_one(&self.flavors, &cluster.postgres.flavor)
            && is_one(&self.versions, &cluster.postgres.version)
            && (self.database.is_none() || self.database == cluster.endpoint.database)
            && self
                .user
                .as_deref()
                .is_none_or(|asked| [user, role].contains(&Some(asked)))
            && cluster.created_at.is_none_or(|created| created >= since)
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

/// A change, translated but not begun.
#[derive(Clone, Debug)]
pub struct UpdatePlan {
    /// The name in the body, which must be that of the cluster.
    pub name: Option<String>,
    /// What became of each field of the spec.
    pub fields: Vec<FieldReport>,
    /// What is asked for in the vendor's words, without secrets.
    pub request: Value,
    /// The whole request, where a change sends more than what is asked for; made when the plan is completed.
    pub body: Option<Value>,
    /// What the vendor's document must show when it is done; made when the plan is completed.
    pub wanted: Value,
    /// What was asked of each node where only the vendor's catalog knows a machine for it.
    pub machine: Option<MachineWish>,
}
