//! `dbaas cluster`.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueEnum};

use super::{Deferred, PasswordFlags, PasswordSource};
use crate::model::{Goal, Route, State};
use crate::notation;

/// Create, list, connect to and delete clusters
#[derive(Debug, Subcommand)]
pub enum ClusterCommand {
    /// List clusters
    #[command(after_help = "Examples:\n  \
        $ dbaas cluster list\n  \
        $ dbaas cluster list --state ready -o json\n  \
        $ dbaas cluster list --sort -created_at --jq '.[0].name'")]
    List(Deferred<ListArgs>),
    /// Show one cluster
    #[command(after_help = "Examples:\n  \
        $ dbaas cluster get orders -o json\n  \
        $ dbaas cluster get orders --jq .endpoint.port")]
    Get {
        /// Its name or id
        cluster: String,
    },
    /// Create a cluster from a name and flags, or from a file
    #[command(after_help = "Examples:\n  \
        $ dbaas cluster create orders --postgres 16 --set settings.max_connections=200\n  \
        $ id=$(dbaas cluster create -f data.json -o name)")]
    Create(Deferred<CreateArgs>),
    /// Change a cluster: its settings, its version, its size
    #[command(after_help = "Examples:\n  \
        $ dbaas cluster update orders --set settings.work_mem=8MB\n  \
        $ dbaas cluster update orders --set settings.work_mem=null    # back to the default\n  \
        $ dbaas cluster update orders -f orders.toml --dry-run\n\n\
        A server is restarted where a change needs that, and left as it was where it refuses one.")]
    Update(Deferred<UpdateArgs>),
    /// Start a cluster that is stopped
    #[command(after_help = "Examples:\n  \
        $ dbaas cluster start orders\n  \
        $ dbaas cluster start orders -o uri")]
    Start(Deferred<LifecycleArgs>),
    /// Stop a cluster and keep its data
    #[command(after_help = "Examples:\n  \
        $ dbaas cluster stop orders\n  \
        $ dbaas cluster stop orders --timeout 5m")]
    Stop(Deferred<LifecycleArgs>),
    /// Stop a cluster and start it again
    #[command(after_help = "Examples:\n  \
        $ dbaas cluster restart orders\n  \
        $ dbaas cluster restart orders --no-wait")]
    Restart(Deferred<LifecycleArgs>),
    /// Delete clusters with everything in them
    #[command(after_help = "Examples:\n  \
        $ dbaas cluster delete orders                    # asks for the name on a terminal\n  \
        $ dbaas cluster delete orders --yes\n  \
        $ dbaas cluster delete a b --yes --ignore-not-found")]
    Delete(Deferred<DeleteArgs>),
    /// Wait until a cluster is in a state
    #[command(after_help = "Examples:\n  \
        $ dbaas cluster wait orders --for sql --timeout 5m\n  \
        $ dbaas cluster wait orders --for gone")]
    Wait(Deferred<WaitArgs>),
    /// Print how to connect: a URI, shell variables, ~/.pgpass, ...
    #[command(after_help = "Examples:\n  \
        $ psql \"$(dbaas cluster connection orders)\"\n  \
        $ eval \"$(dbaas cluster connection orders -o env)\"; psql\n  \
        $ dbaas cluster connection orders -o json --show-secrets")]
    Connection(Deferred<ConnectionArgs>),
    /// Run psql on a cluster
    #[command(after_help = "Examples:\n  \
        $ dbaas cluster connect orders\n  \
        $ dbaas cluster connect orders -- -c 'select 1'")]
    Connect(Deferred<ConnectArgs>),
}

/// Which clusters to list, and in which order.
#[derive(Args, Debug, Default, PartialEq)]
pub struct ListArgs {
    /// Only clusters of this name
    #[arg(long, value_name = "TEXT")]
    pub name: Option<String>,
    /// Only clusters in this state
    #[arg(long, value_parser = parse_state)]
    pub state: Option<State>,
    /// Only clusters of this PostgreSQL version, major or exact
    #[arg(long, value_name = "V")]
    pub postgres: Option<String>,
    /// Only clusters of this flavor
    #[arg(long)]
    pub flavor: Option<String>,
    /// Only clusters in this region
    #[arg(long)]
    pub region: Option<String>,
    /// Only clusters in this cloud
    #[arg(long)]
    pub cloud: Option<String>,
    /// Filter by a key of the vendor's own (can be repeated)
    #[arg(long, value_name = "KEY=VALUE", value_parser = parse_assignment)]
    pub filter: Vec<(String, String)>,
    /// Sort by a column; `-` in front reverses the order
    #[arg(long, value_name = "[-]FIELD", allow_hyphen_values = true)]
    pub sort: Option<String>,
    /// Print at most this many
    #[arg(long, value_name = "N")]
    pub limit: Option<usize>,
    /// List the clusters of every profile
    #[arg(long)]
    pub all_profiles: bool,
}

/// How to create a cluster.
#[derive(Args, Debug, Default)]
pub struct CreateArgs {
    /// Its name; one in the file must be the same, or is overridden in a spec
    pub name: Option<String>,
    /// A spec or the provider's document; `-` is stdin
    ///
    /// A file with `apiVersion: dbaas/v1` is the portable spec (`dbaas help spec`); any other is the provider's own
    /// document. For `local` that is a Postgraas body.
    #[arg(short, long, value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Accept a cluster of that name that exists already
    #[arg(long)]
    pub if_not_exists: bool,
    /// Print what would be done, and do nothing
    #[arg(long)]
    pub dry_run: bool,
    /// The waiting.
    #[command(flatten)]
    pub wait: WaitFlags,
    /// The password.
    #[command(flatten)]
    pub password: PasswordFlags,
    // A heading holds for all that follows.
    /// The spec.
    #[command(flatten)]
    pub spec: SpecFlags,
}

/// How to change a cluster.
#[derive(Args, Debug)]
pub struct UpdateArgs {
    /// Its name or id
    pub cluster: String,
    /// Read the changes from this spec; `-` is standard input
    #[arg(short, long, value_name = "FILE")]
    pub file: Option<PathBuf>,
    /// Print what would be done, and do nothing
    #[arg(long)]
    pub dry_run: bool,
    /// The waiting.
    #[command(flatten)]
    pub wait: WaitFlags,
    /// The spec.
    #[command(flatten)]
    pub spec: SpecFlags,
}

/// Which cluster to start or stop.
#[derive(Args, Debug)]
pub struct LifecycleArgs {
    /// Its name or id
    pub cluster: String,
    /// The waiting.
    #[command(flatten)]
    pub wait: WaitFlags,
}

/// The fields of the portable spec, each of which overrides the file's.
#[derive(Args, Default)]
#[command(next_help_heading = "Spec")]
pub struct SpecFlags {
    /// PostgreSQL version, such as 16
    #[arg(long, value_name = "V")]
    pub postgres: Option<String>,
    /// PostgreSQL flavor
    #[arg(long)]
    pub flavor: Option<String>,
    /// Number of servers, including the primary
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub nodes: Option<u32>,
    /// Virtual processors of each node
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub cpu: Option<u32>,
    /// Memory of each node, such as "8 GiB"
    #[arg(long, value_name = "SIZE", value_parser = check_size)]
    pub memory: Option<String>,
    /// Storage of each node, such as "64 GiB"
    #[arg(long, value_name = "SIZE", value_parser = check_size)]
    pub storage: Option<String>,
    /// Cloud
    #[arg(long)]
    pub cloud: Option<String>,
    /// Region
    #[arg(long)]
    pub region: Option<String>,
    /// Virtual data center, by name or id
    #[arg(long)]
    pub datacenter: Option<String>,
    /// Fail over to a standby when the primary fails
    #[arg(long)]
    pub high_availability: bool,
    /// public (reachable from the internet) or private
    #[arg(long, value_enum, value_name = "KIND", hide_possible_values = true)]
    pub network: Option<NetworkChoice>,
    /// An address range that may connect (repeatable)
    #[arg(long, value_name = "CIDR", value_parser = check_range)]
    pub allow: Vec<String>,
    /// The first database; the name where absent
    #[arg(long, value_name = "NAME")]
    pub database: Option<String>,
    /// The first user; the name where absent
    #[arg(long, value_name = "NAME")]
    pub user: Option<String>,
    /// Set a field: settings.work_mem=8MB (repeatable)
    #[arg(long, value_name = "PATH=VALUE", value_parser = parse_assignment)]
    pub set: Vec<(String, String)>,
}

/// Without values: somebody may try to give a password with `--set`, which is refused later.
impl std::fmt::Debug for SpecFlags {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let paths: Vec<&String> = self.set.iter().map(|(path, _)| path).collect();
        f.debug_struct("SpecFlags")
            .field("set", &paths)
            .finish_non_exhaustive()
    }
}

/// `--network`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum NetworkChoice {
    /// From the internet
    Public,
    /// From a private network alone
    Private,
}

/// Whether to wait.
#[derive(Args, Clone, Copy, Debug, Default)]
pub struct WaitFlags {
    /// Wait until it is done (the default of `local`)
    #[arg(long, overrides_with = "no_wait")]
    pub wait: bool,
    /// Return as soon as the provider has accepted it
    #[arg(long)]
    pub no_wait: bool,
}

/// Which clusters to delete.
#[derive(Args, Debug)]
pub struct DeleteArgs {
    /// Their names or ids
    #[arg(required = true, value_name = "CLUSTER")]
    pub clusters: Vec<String>,
    /// The confirmation.
    #[command(flatten)]
    pub confirmation: ConfirmationFlags,
    /// Accept that there is no such cluster
    #[arg(long)]
    pub ignore_not_found: bool,
    /// The waiting.
    #[command(flatten)]
    pub wait: WaitFlags,
    /// The password of their user, for a provider that wants it; the kept one where absent.
    #[command(flatten)]
    pub password: PasswordSource,
}

/// How a deletion is confirmed where nobody can be asked.
#[derive(Args, Clone, Debug, Default)]
pub struct ConfirmationFlags {
    /// Do not ask
    #[arg(short, long)]
    pub yes: bool,
    /// Confirm the deletion of this one (can be repeated)
    #[arg(long, value_name = "NAME")]
    pub confirm: Vec<String>,
}

/// What to wait for.
#[derive(Args, Debug)]
pub struct WaitArgs {
    /// Its name or id
    pub cluster: String,
    /// ready, gone, sql (a query is answered), or state=STATE
    #[arg(long = "for", value_name = "WHAT", default_value = "ready", value_parser = parse_goal)]
    pub target: Goal,
}

/// Whose connection to print.
#[derive(Args, Debug)]
pub struct ConnectionArgs {
    /// Its name or id
    pub cluster: String,
    /// As this user instead of the cluster's own
    #[arg(long, value_name = "NAME")]
    pub user: Option<String>,
    /// To this database instead of the cluster's own
    #[arg(long, value_name = "NAME")]
    pub database: Option<String>,
    /// Through this endpoint, where the cluster has several
    #[arg(long, value_name = "WAY", value_enum)]
    pub route: Option<RouteChoice>,
}

/// A way into a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RouteChoice {
    /// To the primary.
    Primary,
    /// To a replica.
    ReadOnly,
    /// To the primary through the connection pooler.
    Pooler,
    /// To a replica through the connection pooler.
    ReadOnlyPooler,
}

impl From<RouteChoice> for Route {
    fn from(choice: RouteChoice) -> Self {
        match choice {
            RouteChoice::Primary => Self::Primary,
            RouteChoice::ReadOnly => Self::ReadOnly,
            RouteChoice::Pooler => Self::Pooler,
            RouteChoice::ReadOnlyPooler => Self::ReadOnlyPooler,
        }
    }
}

/// How to run psql.
#[derive(Args, Debug)]
pub struct ConnectArgs {
    /// Whose connection.
    #[command(flatten)]
    pub connection: ConnectionArgs,
    /// Arguments for psql, after `--`
    #[arg(last = true, value_name = "PSQL-ARGS")]
    pub arguments: Vec<std::ffi::OsString>,
}

fn parse_state(given: &str) -> Result<State, String> {
    State::parse(given).ok_or_else(|| {
        let names: Vec<&str> = State::ALL.iter().map(|state| state.name()).collect();
        format!("states are {}", names.join(", "))
    })
}

fn parse_goal(given: &str) -> Result<Goal, String> {
    match given {
        "ready" => Ok(Goal::Ready),
        "gone" => Ok(Goal::Gone),
        "sql" => Ok(Goal::Sql),
        _ => match given.strip_prefix("state=") {
            Some(state) => parse_state(state).map(Goal::State),
            None => Err("expected ready, gone, sql or state=STATE".to_owned()),
        },
    }
}

pub(super) fn parse_assignment(given: &str) -> Result<(String, String), String> {
    match given.split_once('=') {
        Some((key, value)) if !key.is_empty() => Ok((key.to_owned(), value.to_owned())),
        _ => Err("expected KEY=VALUE".to_owned()),
    }
}

pub(super) fn check_size(given: &str) -> Result<String, String> {
    match notation::size(given) {
        Some(_) => Ok(given.to_owned()),
        None => Err("expected a size such as \"8 GiB\" or \"64GB\"".to_owned()),
    }
}

fn check_range(given: &str) -> Result<String, String> {
    if notation::is_range(given) {
        Ok(given.to_owned())
    } else {
        Err("expected an address range such as 10.0.0.0/8".to_owned())
    }
}
