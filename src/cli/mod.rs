//! The command line as clap types, and nothing more: the doc comments are the help. One file per noun.

mod api;
mod backup;
mod catalog;
mod cluster;
mod completion;
mod database;
mod deferred;
mod doctor;
mod help;
mod kubeconfig;
mod login;
mod nodepool;
mod operation;
mod parse;
mod password;
mod presentation;
mod profile;
mod provider;
mod sandbox;
mod serve;
mod token;
mod user;

pub use api::{ApiArgs, Method};
pub use backup::{BackupCommand, RestoreArgs};
pub use catalog::{CatalogArgs, CatalogWhat};
pub use cluster::{
    ClusterCommand, ConfirmationFlags, ConnectArgs, ConnectionArgs, CreateArgs, DeleteArgs,
    LifecycleArgs, ListArgs, NetworkChoice, RouteChoice, SpecFlags, UpdateArgs, WaitArgs,
    WaitFlags,
};
pub use completion::CompletionArgs;
pub use database::{DatabaseCommand, DatabaseCreateArgs, DatabaseDeleteArgs};
pub use deferred::Deferred;
pub use doctor::DoctorArgs;
pub use help::HelpArgs;
pub use kubeconfig::{KubeconfigCommand, KubeconfigFetchArgs};
pub use login::{LoginArgs, LogoutArgs, WhoamiArgs};
pub use nodepool::{
    NodeFlags, NodePoolAddArgs, NodePoolCommand, NodePoolDeleteArgs, NodePoolUpdateArgs,
};
pub use operation::OperationCommand;
pub use password::{PasswordFlags, PasswordSource};
pub use presentation::{global_options, presented};
pub use profile::{ProfileAddArgs, ProfileCommand, ProfileExecArgs};
pub use provider::ProviderCommand;
pub use sandbox::{SandboxCommand, SandboxFlags, SandboxRunArgs, SandboxStartArgs};
pub use serve::ServeArgs;
pub use token::TokenCommand;
pub use user::{UserCommand, UserCreateArgs, UserDeleteArgs};

use std::path::PathBuf;
use std::time::Duration;

use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::http::Resolve;
use crate::notation;
use crate::output::Format;

/// One command line for every managed PostgreSQL, and a real one on the spot
///
/// Without an account and without a configuration, the profile `local` runs a real PostgreSQL on this
/// machine. `dbaas help exit-codes`, `environment`, `output` and `spec` explain what scripts rely on.
#[derive(Debug, Parser)]
#[command(
    name = "dbaas",
    version,
    disable_help_subcommand = true,
    max_term_width = 100,
    after_help = "Examples:\n  \
        $ dbaas cluster create orders            # a PostgreSQL on this machine, ready when it returns\n  \
        $ dbaas cluster connection orders        # its connection string\n  \
        $ dbaas psql orders -- -c 'select 1'\n  \
        $ dbaas cluster delete orders --yes"
)]
pub struct Cli {
    /// The flags that every command takes.
    #[command(flatten)]
    pub global: GlobalFlags,
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// A command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Create, list, connect to and delete clusters
    #[command(subcommand)]
    Cluster(ClusterCommand),
    /// Run psql on a cluster (the same as `cluster connect`)
    Psql(Deferred<ConnectArgs>),
    /// Manage the node pools of a cluster
    #[command(subcommand, name = "nodepool")]
    NodePool(NodePoolCommand),
    /// Get the file with which kubectl reaches a cluster
    #[command(subcommand)]
    Kubeconfig(KubeconfigCommand),
    /// Back clusters up, and restore them
    #[command(subcommand)]
    Backup(BackupCommand),
    /// Manage the users of a cluster
    #[command(subcommand)]
    User(UserCommand),
    /// Manage the databases of a cluster
    #[command(subcommand)]
    Database(DatabaseCommand),
    /// List the versions, regions, sizes and storage types to choose from
    Catalog(Deferred<CatalogArgs>),
    /// Show and resume what was begun here and is not known to be over
    #[command(subcommand)]
    Operation(OperationCommand),
    /// Manage profiles: one for each account, with its credential kept apart
    #[command(subcommand)]
    Profile(ProfileCommand),
    /// Sign a profile in, or store its credential
    Login(Deferred<LoginArgs>),
    /// Remove the stored credentials of a profile
    Logout(Deferred<LogoutArgs>),
    /// Show which account is used and why; sends nothing
    Whoami(Deferred<WhoamiArgs>),
    /// Print the credential for other tools, and manage the vendor's tokens
    #[command(subcommand)]
    Token(TokenCommand),
    /// Call the vendor's API directly, with the profile's credential
    Api(Deferred<ApiArgs>),
    /// Show what each provider can do
    #[command(subcommand)]
    Provider(ProviderCommand),
    /// Emulate the vendors' APIs on this machine, for scripts and tests
    #[command(subcommand)]
    Sandbox(SandboxCommand),
    /// Serve the Postgraas REST API over a profile
    Serve(Deferred<ServeArgs>),
    /// Check configuration, credentials and local clusters, and say what to do
    Doctor(Deferred<DoctorArgs>),
    /// Print a completion script for a shell
    Completion(Deferred<CompletionArgs>),
    /// Print help for a command or a topic
    Help(Deferred<HelpArgs>),
}

/// When colour is used.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum ColorChoice {
    /// On a terminal.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl ColorChoice {
    /// The choice of that name.
    pub fn parse(name: &str) -> Option<Self> {
        <Self as ValueEnum>::from_str(name, false).ok()
    }
}

/// The flags that every command takes, before or after its name.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Global options")]
pub struct GlobalFlags {
    /// Use this profile; several, separated by commas, for lists [env: DBAAS_PROFILE]
    #[arg(short, long, global = true, value_name = "NAME", value_delimiter = ',')]
    pub profile: Vec<String>,
    /// Use this provider, without a profile [env: DBAAS_PROVIDER]
    #[arg(long, global = true, value_name = "ID")]
    pub provider: Option<String>,
    /// Print in this format; each command honours some [env: DBAAS_OUTPUT]
    #[arg(
        short,
        long,
        global = true,
        value_name = "FORMAT",
        hide_possible_values = true,
        value_parser = format_parser()
    )]
    pub output: Option<Format>,
    /// Filter the JSON with a jq program; strings are printed without quotes
    #[arg(long, global = true, value_name = "EXPR")]
    pub jq: Option<String>,
    /// Print these columns
    #[arg(long, global = true, value_name = "NAME,...", value_delimiter = ',')]
    pub columns: Vec<String>,
    /// Leave out the header of tables, CSV and TSV [env: DBAAS_NO_HEADER]
    #[arg(long, global = true)]
    pub no_header: bool,
    /// Print the vendor's own document instead of the portable view
    #[arg(long, global = true)]
    pub native: bool,
    /// Print secrets where they are otherwise hidden
    #[arg(long, global = true)]
    pub show_secrets: bool,
    /// Print only errors and warnings on standard error [env: DBAAS_QUIET]
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// Print more on standard error [env: DBAAS_VERBOSE]
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// Show every exchange with the vendor on standard error, without secrets [env: DBAAS_TRACE]
    #[arg(long, global = true)]
    pub trace: bool,
    /// Wait no longer than this, such as 90s or 10m; 0 looks once [env: DBAAS_TIMEOUT]
    #[arg(long, global = true, value_name = "DURATION", value_parser = notation::duration)]
    pub timeout: Option<Duration>,
    /// Wait no longer than this for each response [env: DBAAS_REQUEST_TIMEOUT]
    #[arg(long, global = true, value_name = "DURATION", value_parser = notation::duration)]
    pub request_timeout: Option<Duration>,
    /// Retry a failed request at most N times [env: DBAAS_MAX_RETRIES]
    #[arg(long, global = true, value_name = "N")]
    pub max_retries: Option<u32>,
    /// Read addresses and credential from this service binding (sap) [env: DBAAS_BINDING]
    #[arg(long, global = true, value_name = "FILE")]
    pub binding: Option<PathBuf>,
    /// Trust the authorities in this PEM file instead of the system's [env: DBAAS_CACERT]
    #[arg(long, global = true, value_name = "FILE")]
    pub cacert: Option<PathBuf>,
    /// Do not verify the server's certificate [env: DBAAS_INSECURE]
    #[arg(long, global = true)]
    pub insecure: bool,
    /// Connect to HOST:PORT at this address instead, as curl does [env: DBAAS_RESOLVE]
    #[arg(long, global = true, value_name = "HOST:PORT:ADDR", value_parser = Resolve::parse)]
    pub resolve: Vec<Resolve>,
    /// Read a secret of the profile from standard input; the first that its provider takes, or NAME
    #[arg(
        long,
        global = true,
        value_name = "NAME",
        num_args = 0..=1,
        require_equals = true,
        default_missing_value = ""
    )]
    pub secret_stdin: Option<String>,
    /// Read the secret NAME of the profile from a file
    #[arg(long, global = true, value_name = "NAME=PATH", value_parser = parse_secret_file)]
    pub secret_file: Vec<(String, PathBuf)>,
    /// Use colour [env: DBAAS_COLOR]
    #[arg(long, global = true, value_name = "WHEN", value_enum)]
    pub color: Option<ColorChoice>,
    /// Read this configuration file [env: DBAAS_CONFIG]
    #[arg(long, global = true, value_name = "FILE")]
    pub config: Option<PathBuf>,
    /// Local clusters: use the PostgreSQL programs in this directory [env: DBAAS_POSTGRES_BIN]
    #[arg(long, global = true, value_name = "DIR")]
    pub postgres_bin: Option<PathBuf>,
    /// Local clusters: as root, run servers as this account [env: DBAAS_RUN_AS]
    #[arg(long, global = true, value_name = "USER")]
    pub run_as: Option<String>,
}

fn format_parser() -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(Format::names())
        .try_map(|name| Format::parse(&name).ok_or("not an output format"))
}

fn parse_secret_file(given: &str) -> Result<(String, PathBuf), String> {
    match given.split_once('=') {
        Some((name, path)) if !name.is_empty() && !path.is_empty() => {
            Ok((name.to_owned(), PathBuf::from(path)))
        }
        // What was given may be the secret itself.
        _ => Err("it is not NAME=PATH".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_grammar_is_consistent() {
        Cli::command().debug_assert();
    }
}
