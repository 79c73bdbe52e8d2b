//! `dbaas backup`.

use clap::{Args, Subcommand};

use super::cluster::{ConfirmationFlags, WaitFlags};
use super::{Deferred, PasswordFlags};

/// Back clusters up, and restore them
#[derive(Debug, Subcommand)]
pub enum BackupCommand {
    /// List the backups of a cluster
    #[command(after_help = "Examples:\n  \
        $ dbaas backup list orders\n  \
        $ dbaas backup list orders --jq '.[-1].id'")]
    List {
        /// The cluster's name or id
        cluster: String,
    },
    /// Back a cluster up
    #[command(after_help = "Examples:\n  \
        $ dbaas backup create orders\n  \
        $ id=$(dbaas backup create orders -o name)\n\n\
        Backups of `local` lie beside its clusters and go with the cluster they were made of.")]
    Create {
        /// The cluster's name or id
        cluster: String,
    },
    /// Make a new cluster from a backup, or take the cluster itself back to one
    #[command(after_help = "Examples:\n  \
        $ dbaas backup restore orders --as orders-yesterday\n  \
        $ dbaas backup restore orders --backup b-8yd2mmw5xk --as copy
  \
        $ dbaas backup restore orders --to-time 2026-01-10T12:00:00Z --yes    # in place")]
    Restore(Deferred<RestoreArgs>),
}

/// What to restore, and as what.
#[derive(Args, Debug)]
pub struct RestoreArgs {
    /// The name or id of the cluster that was backed up
    pub cluster: String,
    /// This backup; the newest where absent
    #[arg(long, value_name = "ID", conflicts_with = "to_time")]
    pub backup: Option<String>,
    /// As it was at this time (RFC 3339), where the provider can
    #[arg(long, value_name = "TIME")]
    pub to_time: Option<String>,
    /// The name of the new cluster; without it, the cluster itself goes back, where the provider can
    #[arg(long = "as", value_name = "NAME")]
    pub name: Option<String>,
    /// The confirmation of a restore in place.
    #[command(flatten)]
    pub confirmation: ConfirmationFlags,
    /// The waiting.
    #[command(flatten)]
    pub wait: WaitFlags,
    /// The password of the new cluster, where its provider sets one.
    #[command(flatten)]
    pub password: PasswordFlags,
}
