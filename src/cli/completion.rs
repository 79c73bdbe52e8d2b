//! `dbaas completion`.

use clap::Args;
use clap_complete::Shell;

/// For which shell.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  \
    $ dbaas completion bash > /etc/bash_completion.d/dbaas\n  \
    $ dbaas completion zsh > ~/.zfunc/_dbaas\n  \
    $ dbaas completion fish > ~/.config/fish/completions/dbaas.fish")]
pub struct CompletionArgs {
    /// The shell
    pub shell: Shell,
}
