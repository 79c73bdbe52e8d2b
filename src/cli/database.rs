//! `dbaas database`.

use clap::{Args, Subcommand};

use super::Deferred;
use super::cluster::ConfirmationFlags;

/// Manage the databases of a cluster
#[derive(Debug, Subcommand)]
pub enum DatabaseCommand {
    /// List the databases
    #[command(after_help = "Examples:\n  \
        $ dbaas database list orders\n  \
        $ dbaas database list orders --sort -size_bytes")]
    List {
        /// The cluster's name or id
        cluster: String,
        /// Sort by a column; `-` in front reverses the order
        #[arg(long, value_name = "[-]FIELD", allow_hyphen_values = true)]
        sort: Option<String>,
    },
    /// Create a database
    #[command(after_help = "Examples:\n  \
        $ dbaas database create orders archive\n  \
        $ dbaas database create orders archive --owner reporting")]
    Create(Deferred<DatabaseCreateArgs>),
    /// Delete a database with everything in it
    #[command(after_help = "Examples:\n  \
        $ dbaas database delete orders archive --yes\n  \
        $ dbaas database delete orders archive --confirm archive")]
    Delete(Deferred<DatabaseDeleteArgs>),
}

/// Which database to create.
#[derive(Args, Debug)]
pub struct DatabaseCreateArgs {
    /// The cluster's name or id
    pub cluster: String,
    /// The database's name
    pub database: String,
    /// Its owner; the cluster's own user where absent
    #[arg(long, value_name = "USER")]
    pub owner: Option<String>,
}

/// Which database to delete.
#[derive(Args, Debug)]
pub struct DatabaseDeleteArgs {
    /// The cluster's name or id
    pub cluster: String,
    /// The database's name
    pub database: String,
    /// The confirmation.
    #[command(flatten)]
    pub confirmation: ConfirmationFlags,
}
