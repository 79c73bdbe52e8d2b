//! `dbaas help`.

use clap::Args;

/// What to explain.
#[derive(Args, Debug)]
#[command(after_help = "Topics:\n  \
    exit-codes   what the exit codes mean\n  \
    environment  the environment variables\n  \
    options      the options of every command\n  \
    output       formats, streams and errors\n  \
    spec         the portable spec, field by field\n\n\
    Examples:\n  \
    $ dbaas help exit-codes\n  \
    $ dbaas help cluster create")]
pub struct HelpArgs {
    /// A topic, or the words of a command
    #[arg(value_name = "TOPIC|COMMAND")]
    pub words: Vec<String>,
}
