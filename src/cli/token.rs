//! `dbaas token`.

use std::time::Duration;

use clap::Subcommand;

use crate::notation;

/// Print the credential for other tools, and manage the vendor's tokens
#[derive(Debug, Subcommand)]
pub enum TokenCommand {
    /// Print the credential that requests are made with
    ///
    /// -o json (the default), raw (the bare credential) or header (a whole HTTP header line). A session is
    /// refreshed where it has ended; the refresh token is printed with --show-secrets only.
    #[command(after_help = "Examples:\n  \
        $ dbaas token get --jq .expires_at\n  \
        $ curl -H \"$(dbaas token get -o header)\" https://portal.biganimal.com/api/v3/projects\n  \
        $ dbaas token get -o raw --refresh")]
    Get {
        /// Refresh it even where the old one is still valid
        #[arg(long)]
        refresh: bool,
    },
    /// Create a token
    #[command(after_help = "Examples:\n  \
        $ dbaas token create\n  \
        $ dbaas token create --ttl 1h -o raw")]
    Create {
        /// Its lifetime, such as 90s, 10m or 1h30m
        #[arg(long, value_name = "DURATION", value_parser = notation::duration)]
        ttl: Option<Duration>,
    },
    /// List the tokens that the vendor knows, without the tokens themselves
    #[command(after_help = "Examples:\n  \
        $ dbaas token list\n  \
        $ dbaas token list --jq length")]
    List,
    /// Revoke a token
    #[command(after_help = "Examples:\n  \
        $ dbaas token revoke ID\n  \
        $ dbaas -p prod token revoke ID")]
    Revoke {
        /// The token's id, as `token list` shows it
        id: String,
    },
}
