//! The four APIs beside each other: what differs between them is a value in this table, or a file of its own.

use serde_json::{Value, json};

use super::config::Api;
use super::fields;
use crate::model::State;
use crate::provider::translation::Table;

/// An API, as far as it is told by values. Places are JSON pointers into `properties`.
#[derive(Debug)]
pub(super) struct Product {
    /// The collection of clusters.
    pub(super) collection: &'static str,
    /// What a page of a list is asked for; nothing where a list comes whole.
    pub(super) page: Option<usize>,
    /// The parameters of every list.
    pub(super) list_query: &'static [(&'static str, &'static str)],
    /// The parameter that filters by a part of the name.
    pub(super) name_filter: &'static str,
    /// The member that is the name.
    pub(super) name: &'static str,
    /// The states of clusters and node pools.
    pub(super) states: &'static [(&'static str, State)],
    /// Whether a change sends every member that changes (PUT), or what is to be changed alone (PATCH).
    pub(super) puts: bool,
    /// The members of a cluster that change.
    pub(super) changeable: &'static [&'static str],
    /// The members of a node pool that change.
    pub(super) pool_changeable: &'static [&'static str],
    /// Every field of a cluster.
    pub(super) table: &'static Table,
    /// Every field of a node pool.
    pub(super) pool_table: &'static Table,
    /// Members that a creation wants and the portable spec does not have, with what is taken where nobody gives them.
    pub(super) defaults: fn() -> Value,
    /// The same of a node pool.
    pub(super) pool_defaults: fn() -> Value,
}

use State::{Deleting, Failed, Provisioning, Ready, Stopped, Updating};

const POSTGRESQL_V1_STATES: &[(&str, State)] = &[
    ("BUSY", Updating),
    ("AVAILABLE", Ready),
    ("DESTROYING", Deleting),
    ("DEGRADED", Updating),
    ("FAILED", Failed),
];

const POSTGRESQL_V2_STATES: &[(&str, State)] = &[
    ("PROVISIONING", Provisioning),
    ("AVAILABLE", Ready),
    ("UPDATING", Updating),
    ("DESTROYING", Deleting),
    ("FAILED", Failed),
];

const DATA_PLATFORM_STATES: &[(&str, State)] = &[
    ("AVAILABLE", Ready),
    ("DEPLOYING", Provisioning),
    ("BUSY", Updating),
    ("UPDATING", Updating),
    ("DESTROYING", Deleting),
    ("FAILED", Failed),
    ("FAILED_UPDATING", Failed),
    ("FAILED_DESTROYING", Failed),
];

/// The good end is `ACTIVE`; `AVAILABLE` and everything unknown is on its way.
const KUBERNETES_STATES: &[(&str, State)] = &[
    ("ACTIVE", Ready),
    ("DEPLOYING", Provisioning),
    ("UPDATING", Updating),
    ("BUSY", Updating),
    ("MAINTENANCE", Updating),
    ("HIBERNATING", State::Stopping),
    ("DESTROYING", Deleting),
    ("SUSPENDED", Stopped),
    ("INACTIVE", Stopped),
    ("FAILED", Failed),
    ("FAILED_SUSPENDED", Failed),
    ("FAILED_UPDATING", Failed),
    ("FAILED_DESTROYING", Failed),
    ("FAILED_HIBERNATING", Failed),
    ("FAILED_MAINTENANCE", Failed),
];

/// The state of what is gone, though the vendor still shows it.
pub(super) const TERMINATED: &str = "TERMINATED";

/// Where a native document holds the name.
pub(super) const NAME_KEYS: &[&str] = &["properties.name"];

/// The same of PostgreSQL v1.
pub(super) const DISPLAY_NAME_KEYS: &[&str] = &["properties.displayName"];

fn nothing() -> Value {
    json!({})
}

static POSTGRESQL_V1: Product = Product {
    collection: "clusters",
    page: Some(1000),
    list_query: &[],
    name_filter: "filter.name",
    name: "displayName",
    states: POSTGRESQL_V1_STATES,
    puts: false,
    changeable: &[
        "cores",
        "ram",
        "storageSize",
        "connections",
        "displayName",
        "maintenanceWindow",
        "postgresVersion",
        "instances",
        "connectionPooler",
        "synchronizationMode",
    ],
    pool_changeable: &[],
    table: &fields::POSTGRESQL_V1,
    pool_table: &fields::POSTGRESQL_V1,
    defaults: || json!({"storageType": "SSD Premium", "synchronizationMode": "ASYNCHRONOUS"}),
    pool_defaults: nothing,
};

static POSTGRESQL_V2: Product = Product {
    collection: "clusters",
    page: Some(1000),
    list_query: &[],
    name_filter: "filter.name",
    name: "name",
    states: POSTGRESQL_V2_STATES,
    puts: true,
    changeable: &[
        "name",
        "description",
        "version",
        "instances",
        "connection",
        "maintenanceWindow",
        "replicationMode",
        "connectionPooler",
        "logsEnabled",
        "metricsEnabled",
        "backup",
        "backupLocation",
    ],
    pool_changeable: &[],
    table: &fields::POSTGRESQL_V2,
    pool_table: &fields::POSTGRESQL_V2,
    defaults: || {
        json!({
            "maintenanceWindow": {"dayOfTheWeek": "Sunday", "time": "03:00:00"},
            "replicationMode": "ASYNCHRONOUS",
            "backup": {"location": "eu-central-4", "retentionDays": 7},
        })
    },
    pool_defaults: nothing,
};

static DATA_PLATFORM: Product = Product {
    collection: "clusters",
    page: None,
    list_query: &[],
    name_filter: "name",
    name: "name",
    states: DATA_PLATFORM_STATES,
    puts: false,
    changeable: &["name", "dataPlatformVersion", "maintenanceWindow", "lans"],
    pool_changeable: &[
        "nodeCount",
        "maintenanceWindow",
        "labels",
        "annotations",
        "autoScaling",
    ],
    table: &fields::DATA_PLATFORM,
    pool_table: &fields::DATA_PLATFORM_POOL,
    defaults: nothing,
    pool_defaults: nothing,
};

static KUBERNETES: Product = Product {
    collection: "k8s",
    page: None,
    list_query: &[("depth", "1")],
    name_filter: "filter.name",
    name: "name",
    states: KUBERNETES_STATES,
    puts: true,
    changeable: &[
        "name",
        "k8sVersion",
        "maintenanceWindow",
        "apiSubnetAllowList",
        "s3Buckets",
    ],
    pool_changeable: &[
        "name",
        "nodeCount",
        "serverType",
        "k8sVersion",
        "maintenanceWindow",
        "autoScaling",
        "lans",
        "labels",
        "annotations",
        "taints",
        "publicIps",
    ],
    table: &fields::KUBERNETES,
    pool_table: &fields::KUBERNETES_POOL,
    defaults: nothing,
    pool_defaults: || json!({"availabilityZone": "AUTO", "storageType": "SSD"}),
};

impl Api {
    /// Returns what differs.
    pub(super) const fn product(self) -> &'static Product {
        match self {
            Self::PostgresqlV2 => &POSTGRESQL_V2,
            Self::PostgresqlV1 => &POSTGRESQL_V1,
            Self::DataPlatform => &DATA_PLATFORM,
            Self::Kubernetes => &KUBERNETES,
        }
    }
}

impl Product {
    /// The portable state of a word; a change that nobody knows is under way.
    pub(super) fn state(&self, word: &str) -> State {
        let known = self.states.iter().find(|(known, _)| *known == word);
        known.map_or(State::Unknown, |(_, state)| *state)
    }
}
