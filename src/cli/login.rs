//! `dbaas login`, `logout` and `whoami`.

use clap::Args;

/// Whom to sign in.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  \
    $ dbaas login prod\n  \
    $ dbaas login prod --no-browser\n  \
    $ pass ba/prod | dbaas login prod --secret-stdin=access-key")]
pub struct LoginArgs {
    /// The profile; the one in use where absent
    pub name: Option<String>,
    /// Open no browser; the address and the code are printed either way
    #[arg(long)]
    pub no_browser: bool,
}

/// What to forget.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  \
    $ dbaas logout prod\n  \
    $ dbaas logout prod --secret access-key")]
pub struct LogoutArgs {
    /// The profile; the one in use where absent
    pub name: Option<String>,
    /// Forget this secret alone, such as token, access-key or session
    #[arg(long, value_name = "NAME")]
    pub secret: Option<String>,
}

/// What to tell.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  \
    $ dbaas whoami\n  \
    $ dbaas whoami --provenance\n  \
    $ dbaas -p prod whoami --verify")]
pub struct WhoamiArgs {
    /// Show every layer of every value, and which one is used
    #[arg(long)]
    pub provenance: bool,
    /// Ask the vendor as well; without this nothing is sent
    #[arg(long)]
    pub verify: bool,
}
