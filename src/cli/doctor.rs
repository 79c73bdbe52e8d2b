//! `dbaas doctor`.

use clap::Args;

/// What to look at.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  \
    $ dbaas doctor\n  \
    $ dbaas doctor --all-profiles\n  \
    $ dbaas doctor -o json --jq '.[] | select(.status != \"ok\")'\n\n\
    It exits with 1 where a check failed.")]
pub struct DoctorArgs {
    /// Look at every profile, at all of them at the same time
    #[arg(long, conflicts_with = "repair")]
    pub all_profiles: bool,
    /// Make a damaged catalogue of local clusters again from what lies beside their data
    #[arg(long)]
    pub repair: bool,
}
