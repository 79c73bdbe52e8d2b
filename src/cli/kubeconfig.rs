//! `dbaas kubeconfig`.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::Deferred;

/// Get the file with which kubectl reaches a cluster
#[derive(Debug, Subcommand)]
pub enum KubeconfigCommand {
    /// Print the kubeconfig of a cluster, or write it to a file
    #[command(after_help = "Examples:\n  \
        $ dbaas kubeconfig fetch held > held.yaml\n  \
        $ dbaas kubeconfig fetch held --file held.yaml && kubectl --kubeconfig held.yaml get nodes\n  \
        $ dbaas kubeconfig fetch held --merge --use-context && kubectl get nodes\n\n\
        It holds a credential: a file that is written can be read by its owner alone.")]
    Fetch(Deferred<KubeconfigFetchArgs>),
}

/// Whose kubeconfig to get, and what to do with it.
#[derive(Args, Debug)]
pub struct KubeconfigFetchArgs {
    /// The cluster's name or id
    pub cluster: String,
    /// Write it to this file, which must be new unless --merge is given
    #[arg(long, value_name = "PATH")]
    pub file: Option<PathBuf>,
    /// Add it to the file, or to the one that kubectl reads, and keep what is there
    #[arg(long)]
    pub merge: bool,
    /// Call the context so, and its cluster and user
    #[arg(long, value_name = "NAME")]
    pub context: Option<String>,
    /// Make its context the current one
    #[arg(long)]
    pub use_context: bool,
    /// Accept entries that run a program or name a file of this machine
    #[arg(long)]
    pub allow_exec: bool,
}
