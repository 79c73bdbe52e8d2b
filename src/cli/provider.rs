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
    /// Explain what one provider can do
    #[command(after_help = "Examples:\n  \
        $ dbaas provider show local\n  \
        $ dbaas provider show local -o json")]
    Show {
        /// The provider's id
        id: String,
    },
}
