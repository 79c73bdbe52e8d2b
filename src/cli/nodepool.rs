//! `dbaas nodepool`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::cluster::{ConfirmationFlags, SpecFlags, WaitFlags, check_size, parse_assignment};
use super::{CreateArgs, Deferred, UpdateArgs};

/// Manage the node pools of a cluster
#[derive(Debug, Subcommand)]
pub enum NodePoolCommand {
    /// Add a node pool to a cluster
    #[command(after_help = "Examples:\n  \
        $ dbaas nodepool add held workers --nodes 2 --cpu 4 --memory 8GiB --storage 100GiB --wait\n  \
        $ dbaas nodepool add held -f pool.json --datacenter fra-1\n  \
        $ dbaas nodepool add held workers --nodes 2 --set 'native.ionos.labels={\"tier\": \"web\"}'")]
    Add(Deferred<NodePoolAddArgs>),
    /// List the node pools of a cluster
    #[command(after_help = "Examples:\n  \
        $ dbaas nodepool list held\n  \
        $ dbaas nodepool list held -o json --jq '.[].nodes'")]
    List {
        /// The cluster's name or id
        cluster: String,
    },
    /// Show one node pool
    #[command(after_help = "Examples:\n  \
        $ dbaas nodepool get held workers -o json\n  \
        $ dbaas nodepool get held workers --native")]
    Get {
        /// The cluster's name or id
        cluster: String,
        /// Its name or id
        pool: String,
    },
    /// Change a node pool
    #[command(after_help = "Examples:\n  \
        $ dbaas nodepool update held workers --nodes 4 --wait\n  \
        $ dbaas nodepool update held workers --set 'native.ionos.autoScaling={\"minNodeCount\": 2, \"maxNodeCount\": 6}'\n  \
        $ dbaas nodepool update held workers --set native.ionos.autoScaling=null --nodes 3")]
    Update(Deferred<NodePoolUpdateArgs>),
    /// Delete a node pool with everything on its nodes
    #[command(after_help = "Examples:\n  \
        $ dbaas nodepool delete held workers --yes --wait\n  \
        $ dbaas nodepool delete held workers --confirm workers")]
    Delete(Deferred<NodePoolDeleteArgs>),
}

/// Which node pool to add.
#[derive(Args, Debug)]
pub struct NodePoolAddArgs {
    /// The cluster's name or id
    pub cluster: String,
    /// Its name; one in the file must be the same, or is overridden in a spec
    pub pool: Option<String>,
    /// A spec or the provider's document; `-` is stdin
    #[arg(short, long, value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Accept a node pool of that name that exists already
    #[arg(long)]
    pub if_not_exists: bool,
    /// Print what would be done, and do nothing
    #[arg(long)]
    pub dry_run: bool,
    /// The waiting.
    #[command(flatten)]
    pub wait: WaitFlags,
    /// The size and place of its nodes.
    #[command(flatten)]
    pub nodes: NodeFlags,
}

/// How to change a node pool.
#[derive(Args, Debug)]
pub struct NodePoolUpdateArgs {
    /// The cluster's name or id
    pub cluster: String,
    /// Its name or id
    pub pool: String,
    /// Read the changes from this spec; `-` is standard input
    #[arg(short, long, value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Print what would be done, and do nothing
    #[arg(long)]
    pub dry_run: bool,
    /// The waiting.
    #[command(flatten)]
    pub wait: WaitFlags,
    /// The size and place of its nodes.
    #[command(flatten)]
    pub nodes: NodeFlags,
}

/// Which node pool to delete.
#[derive(Args, Debug)]
pub struct NodePoolDeleteArgs {
    /// The cluster's name or id
    pub cluster: String,
    /// Its name or id
    pub pool: String,
    /// The confirmation.
    #[command(flatten)]
    pub confirmation: ConfirmationFlags,
    /// Accept that there is no such node pool
    #[arg(long)]
    pub ignore_not_found: bool,
    /// The waiting.
    #[command(flatten)]
    pub wait: WaitFlags,
}

/// The fields of the portable spec that a node pool has, each of which overrides the file's.
#[derive(Args)]
#[command(next_help_heading = "Spec")]
pub struct NodeFlags {
    /// Virtual data center of the nodes, by name or id
    #[arg(long)]
    pub datacenter: Option<String>,
    /// Number of nodes
    #[arg(long = "nodes", value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub count: Option<u32>,
    /// Virtual processors of each node
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub cpu: Option<u32>,
    /// Memory of each node, such as "8 GiB"
    #[arg(long, value_name = "SIZE", value_parser = check_size)]
    pub memory: Option<String>,
    /// Storage of each node, such as "100 GiB"
    #[arg(long, value_name = "SIZE", value_parser = check_size)]
    pub storage: Option<String>,
    /// Set a field: native.ionos.cpuFamily=INTEL_XEON (repeatable)
    #[arg(long, value_name = "PATH=VALUE", value_parser = parse_assignment)]
    pub set: Vec<(String, String)>,
}

/// Without values: somebody may try to give a password with `--set`, which is refused later.
impl std::fmt::Debug for NodeFlags {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let paths: Vec<&String> = self.set.iter().map(|(path, _)| path).collect();
        f.debug_struct("NodeFlags")
            .field("set", &paths)
            .finish_non_exhaustive()
    }
}

impl NodeFlags {
    /// The same fields among those of a cluster.
    fn spec(&self) -> SpecFlags {
        SpecFlags {
            datacenter: self.datacenter.clone(),
            nodes: self.count,
            cpu: self.cpu,
            memory: self.memory.clone(),
            storage: self.storage.clone(),
            set: self.set.clone(),
            ..SpecFlags::default()
        }
    }
}

impl NodePoolAddArgs {
    /// The creation, as that of a cluster is put together.
    pub fn creation(&self) -> CreateArgs {
        CreateArgs {
            name: self.pool.clone(),
            file: self.file.clone(),
            spec: self.nodes.spec(),
            ..CreateArgs::default()
        }
    }
}

impl NodePoolUpdateArgs {
    /// The change, as that of a cluster is put together.
    pub fn change(&self) -> UpdateArgs {
        UpdateArgs {
            cluster: self.cluster.clone(),
            file: self.file.clone(),
            dry_run: self.dry_run,
            wait: self.wait,
            spec: self.nodes.spec(),
        }
    }
}
