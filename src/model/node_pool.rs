//! The view of a node pool. Every key is always present in JSON; `null` where the vendor does not say.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;

use super::State;
use super::cluster::timestamp;

/// Nodes of one size that belong to a cluster, as `nodepool list` and `nodepool get` show them.
#[derive(Clone, Debug, Default, Serialize)]
pub struct NodePool {
    /// The vendor's identifier; never changes.
    pub id: String,
    /// The name that its owner gave it.
    pub name: String,
    /// The identifier of its cluster.
    pub cluster: String,
    /// The provider's identifier.
    pub provider: &'static str,
    /// The profile it was reached with; `null` with `--provider`.
    pub profile: Option<String>,
    /// The portable state.
    pub state: State,
    /// The vendor's own words for the state.
    pub status: Option<String>,
    /// The version of the software on its nodes.
    pub version: Option<String>,
    /// Nodes; with autoscaling, as many as were last told.
    pub nodes: Option<u32>,
    /// The fewest and the most nodes that the vendor scales between; `null` where it does not scale.
    pub autoscaling: Option<Autoscaling>,
    /// Virtual processors of each node.
    pub cpu: Option<u32>,
    /// Memory of each node, in bytes.
    pub memory_bytes: Option<u64>,
    /// Storage of each node, in bytes.
    pub storage_bytes: Option<u64>,
    /// The data center of its nodes.
    pub datacenter: Option<String>,
    /// The labels of its nodes.
    pub labels: BTreeMap<String, String>,
    /// When it was created, in UTC.
    #[serde(serialize_with = "timestamp")]
    pub created_at: Option<Timestamp>,
}

/// The bounds of a pool that the vendor scales by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Autoscaling {
    /// The fewest nodes.
    pub minimum: u32,
    /// The most nodes.
    pub maximum: u32,
}
