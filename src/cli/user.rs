//! `dbaas user`.

use clap::{Args, Subcommand};

use super::cluster::ConfirmationFlags;
use super::{Deferred, PasswordFlags};

/// Manage the users of a cluster
#[derive(Debug, Subcommand)]
pub enum UserCommand {
    /// List the users that can log in
    #[command(after_help = "Examples:\n  \
        $ dbaas user list orders\n  \
        $ dbaas user list orders -o name")]
    List {
        /// The cluster's name or id
        cluster: String,
    },
    /// Create a user that can log in
    #[command(after_help = "Examples:\n  \
        $ dbaas user create orders reporting\n  \
        $ dbaas user create orders reporting --password-stdin < password.txt\n  \
        $ dbaas cluster connection orders --user reporting")]
    Create(Deferred<UserCreateArgs>),
    /// Delete a user that owns nothing
    #[command(after_help = "Examples:\n  \
        $ dbaas user delete orders reporting --yes\n  \
        $ dbaas user delete orders reporting --confirm reporting")]
    Delete(Deferred<UserDeleteArgs>),
}

/// Which user to create.
#[derive(Args, Debug)]
pub struct UserCreateArgs {
    /// The cluster's name or id
    pub cluster: String,
    /// The user's name
    pub user: String,
    /// The password.
    #[command(flatten)]
    pub password: PasswordFlags,
}

/// Which user to delete.
#[derive(Args, Debug)]
pub struct UserDeleteArgs {
    /// The cluster's name or id
    pub cluster: String,
    /// The user's name
    pub user: String,
    /// The confirmation.
    #[command(flatten)]
    pub confirmation: ConfirmationFlags,
}
