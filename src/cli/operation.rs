//! `dbaas operation`.

use clap::Subcommand;

/// Show and resume what was begun here and is not known to be over
#[derive(Debug, Subcommand)]
pub enum OperationCommand {
    /// List the operations of every account, the oldest first; sends nothing
    #[command(after_help = "Examples:\n  \
        $ dbaas operation list\n  \
        $ dbaas operation list -o json")]
    List,
    /// Wait for the end of an operation, whatever command began it
    #[command(after_help = "Examples:\n  \
        $ dbaas operation resume op-7k2m4x9q3d\n  \
        $ dbaas operation resume op-7k2m4x9q3d --timeout 5m")]
    Resume {
        /// The operation's id
        id: String,
    },
    /// Remove an operation from the journal; the vendor's work goes on
    #[command(after_help = "Examples:\n  \
        $ dbaas operation forget op-7k2m4x9q3d\n  \
        $ dbaas operation list -o name | xargs -n1 dbaas operation forget")]
    Forget {
        /// The operation's id
        id: String,
    },
}
