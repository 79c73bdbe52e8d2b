//! `dbaas sandbox`.

use std::net::SocketAddr;
use std::time::Duration;

use clap::{Args, Subcommand};

use super::Deferred;
use crate::notation;
use crate::sandbox::{FAULT_GRAMMAR, PROVIDERS};

/// What to do with a sandbox.
#[derive(Debug, Subcommand)]
pub enum SandboxCommand {
    /// Start a sandbox, print how to reach it, and run until interrupted
    #[command(after_help = start_help())]
    Start(Deferred<SandboxStartArgs>),
    /// Start a sandbox, run a command against it, and stop it
    #[command(after_help = run_help())]
    Run(Deferred<SandboxRunArgs>),
}

/// `sandbox start`.
#[derive(Args, Debug)]
pub struct SandboxStartArgs {
    /// How it is to be.
    #[command(flatten)]
    pub flags: SandboxFlags,
    /// The vendors; all where none is named
    #[arg(value_name = "PROVIDER", value_parser = clap::builder::PossibleValuesParser::new(PROVIDERS))]
    pub providers: Vec<String>,
}

/// `sandbox run`.
#[derive(Args, Debug)]
pub struct SandboxRunArgs {
    /// How it is to be.
    #[command(flatten)]
    pub flags: SandboxFlags,
    /// The vendors; all where none is named
    #[arg(value_name = "PROVIDER", value_parser = clap::builder::PossibleValuesParser::new(PROVIDERS))]
    pub providers: Vec<String>,
    /// The command, which finds ready profiles through DBAAS_CONFIG
    #[arg(value_name = "COMMAND", last = true, required = true)]
    pub command: Vec<std::ffi::OsString>,
}

/// How a sandbox is to be.
#[derive(Args, Debug)]
pub struct SandboxFlags {
    /// Listen here; loopback only, and port 0 takes a free one
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:0")]
    pub listen: SocketAddr,
    /// Speak TLS, with a certificate authority that is made for this run
    #[arg(long)]
    pub https: bool,
    /// Put a real PostgreSQL behind each cluster
    #[arg(long)]
    pub with_postgres: bool,
    /// Begin with this many ready clusters
    #[arg(long, value_name = "N", default_value_t = 0, value_parser = clap::value_parser!(u32).range(..=1_000_000))]
    pub seed_clusters: u32,
    /// Let a change take this long, instead of advancing a step with every poll
    #[arg(long, value_name = "DURATION", value_parser = notation::duration)]
    pub provision_time: Option<Duration>,
    /// Delay every response by this long
    #[arg(long, value_name = "DURATION", value_parser = notation::duration)]
    pub latency: Option<Duration>,
    /// Let issued tokens expire after this long (24h where not given)
    #[arg(long, value_name = "DURATION", value_parser = notation::duration)]
    pub token_lifetime: Option<Duration>,
    /// Make requests fail, see below (can be repeated)
    #[arg(long, value_name = "SPEC")]
    pub fault: Vec<String>,
    /// Set a switch of a vendor or of the sandbox (can be repeated); a wrong one lists them
    #[arg(long, value_name = "OWNER.SWITCH=VALUE")]
    pub script: Vec<String>,
}

fn start_help() -> String {
    format!(
        "Examples:\n  \
         $ dbaas sandbox start\n  \
         $ dbaas sandbox start biganimal -o json --listen 127.0.0.1:8080\n  \
         $ dbaas sandbox start --fault 'POST */clusters status=503 times=2 retry-after=1'\n  \
         $ dbaas sandbox start --with-postgres --script biganimal.name-hold=10s\n\n\
         It prints one line when it listens, and runs until it is interrupted; then everything that it\n\
         made is gone. With -o json the line holds the file of ready profiles, the token for\n\
         /_sandbox/requests, /_sandbox/faults and /_sandbox/script, and what each vendor's clients need.\n\n\
         {FAULT_GRAMMAR}"
    )
}

fn run_help() -> String {
    format!(
        "Examples:\n  \
         $ dbaas sandbox run -- dbaas -p biganimal cluster list\n  \
         $ dbaas sandbox run --with-postgres biganimal -- ./test.sh\n\n\
         It exits with the code of the command. DBAAS_CONFIG names a file with ready profiles for\n\
         every vendor: local, biganimal, ionos, sap and their other APIs.\n\n\
         {FAULT_GRAMMAR}"
    )
}
