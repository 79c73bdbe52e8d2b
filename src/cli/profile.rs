//! `dbaas profile`.

use std::ffi::OsString;

use clap::{Args, Subcommand};

use super::Deferred;
use super::cluster::ConfirmationFlags;

/// Manage profiles: one for each account, with its credential kept apart
#[derive(Debug, Subcommand)]
pub enum ProfileCommand {
    /// Add a profile for an account of the provider that --provider names
    ///
    /// Its credential is asked for on a terminal; elsewhere it comes from --secret-stdin[=NAME] or
    /// --secret-file NAME=PATH, and may also be stored later with `dbaas login`.
    #[command(after_help = "Examples:\n  \
        $ dbaas profile add prod --provider biganimal project=prj_x --use\n  \
        $ pass ba/prod | dbaas profile add prod --provider biganimal --secret-stdin\n  \
        $ dbaas profile add prod --provider biganimal --protected --secret-file token=token.txt")]
    Add(Deferred<ProfileAddArgs>),
    /// List the profiles
    #[command(after_help = "Examples:\n  \
        $ dbaas profile list\n  \
        $ dbaas profile list --jq '.[] | select(.default) | .name'")]
    List,
    /// Show every value of a profile, where it came from, and which one is used
    #[command(after_help = "Examples:\n  \
        $ dbaas profile show prod\n  \
        $ dbaas profile show prod -o json")]
    Show {
        /// The profile
        name: String,
    },
    /// Make a profile the default
    #[command(after_help = "Examples:\n  \
        $ dbaas profile use prod\n  \
        $ dbaas profile use local")]
    Use {
        /// The profile
        name: String,
    },
    /// Give a profile another name; its secrets and the default follow
    #[command(after_help = "Examples:\n  \
        $ dbaas profile rename prod production\n  \
        $ dbaas profile rename prod production -o json")]
    Rename {
        /// The profile
        old: String,
        /// Its new name
        new: String,
    },
    /// Remove a profile and forget its secrets
    #[command(after_help = "Examples:\n  \
        $ dbaas profile remove old\n  \
        $ dbaas profile remove old --confirm old")]
    Remove {
        /// The profile
        name: String,
        /// The confirmation.
        #[command(flatten)]
        confirmation: ConfirmationFlags,
    },
    /// Check a profile without sending anything, and name what is missing
    #[command(after_help = "Examples:\n  \
        $ dbaas profile check prod\n  \
        $ dbaas profile check prod -o json")]
    Check {
        /// The profile
        name: String,
    },
    /// Run a command with the profile's credential in the vendor's own variables
    ///
    /// Every DBAAS_* variable is taken away from it. Its exit code is that of this command.
    #[command(after_help = "Examples:\n  \
        $ dbaas profile exec prod -- terraform plan\n  \
        $ dbaas profile exec prod -- sh -c 'curl -H \"x-access-key: $BA_ACCESS_KEY\" $BA_API_URI/projects'")]
    Exec(Deferred<ProfileExecArgs>),
}

/// What to add.
#[derive(Args)]
pub struct ProfileAddArgs {
    /// Its name
    pub name: String,
    /// Keys of the profile, such as project=prj_x
    #[arg(value_name = "KEY=VALUE")]
    pub values: Vec<String>,
    /// The generation of the vendor's API
    #[arg(long, value_name = "API")]
    pub api: Option<String>,
    /// The vendor's address, where it is not the usual one
    #[arg(long, value_name = "URL")]
    pub endpoint: Option<String>,
    /// Require the name of everything that is to be deleted, even with --yes
    #[arg(long)]
    pub protected: bool,
    /// Refuse every change
    #[arg(long)]
    pub read_only: bool,
    /// Make it the default
    #[arg(long = "use")]
    pub use_it: bool,
}

/// Without values: somebody may try to give a secret this way, which is refused later.
impl std::fmt::Debug for ProfileAddArgs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ProfileAddArgs")
            .field("name", &self.name)
            .field("api", &self.api)
            .finish_non_exhaustive()
    }
}

/// What to run, for which profile.
#[derive(Args, Debug)]
pub struct ProfileExecArgs {
    /// The profile
    pub name: String,
    /// The command and its arguments
    #[arg(last = true, required = true, value_name = "COMMAND")]
    pub command: Vec<OsString>,
}
