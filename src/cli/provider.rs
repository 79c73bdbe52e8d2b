//! `dbaas provider`.

use clap::Subcommand;

/// Show what each provider can do
#[derive(Debug, Subcommand)]
pub enum ProviderCommand {
    /// Print the capability table
    #[command(after_help = "Examples:\n  \
        $ dbaas provider list\n  \
        $ dbaas provider list --jq '.[] | select(.users) | .id'")]
    List,
    /// Explain what one provider can do, and what becomes of each field of the spec
    #[command(after_help = "Examples:\n  \
        $ dbaas provider show local\n  \
        $ dbaas provider show biganimal --jq '.[] | select(.facet == \"spec.memory\") | .meaning'")]
    Show {
        /// The provider's id
        id: String,
    },
}
