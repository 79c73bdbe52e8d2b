#![doc = include_str!("docs.md")]

mod access;
mod guard;
mod host;
mod instances;
mod metrics;
mod model;
mod openapi;
mod parameters;
mod paths;
mod rate;
mod register;
mod reply;
mod routes;
mod server;
mod service;
mod sessions;
mod tls;
mod tokens;
mod verifier;
mod workers;

pub use tls::TlsFiles;

use std::io::Read;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use jiff::Timestamp;
use serde_json::json;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::mpsc;
use zeroize::Zeroizing;

use guard::Guard;
use host::Hosts;
use instances::Instances;
use metrics::Metrics;
use rate::Rate;
use register::Register;
use service::Service;
use tokens::Tokens;
use workers::Workers;

use crate::credentials::private_text;
use crate::error::{Error, ErrorKind, Result};
use crate::provider::{Provider, ProviderId};

/// Lines of the log that may wait to be written.
const LOG_LINES: usize = 4096;

/// Where bearer tokens come from.
#[derive(Clone, Debug)]
pub enum TokenSource {
    /// A file that nobody else can read.
    File(PathBuf),
    /// Standard input, to its end.
    StandardInput,
}

/// How to serve.
#[derive(Clone, Debug)]
pub struct Options {
    /// The address to listen on; port 0 is any that is free.
    pub listen: SocketAddr,
    /// Where bearer tokens come from; without, none is asked for.
    pub tokens: Option<TokenSource>,
    /// The files for TLS; without, it is plain HTTP.
    pub tls: Option<TlsFiles>,
    /// Instances that there may be.
    pub maximum_instances: u32,
    /// Requests that an address may send in a second.
    pub rate: Option<u32>,
    /// Names beside the listening address that requests may be addressed to.
    pub allowed_hosts: Vec<String>,
    /// The host of instances, as clients are told; the provider's own where absent.
    pub advertised_host: Option<String>,
    /// Creations and deletions at a time.
    pub workers: usize,
    /// How long requests that are being answered may take after a signal to stop.
    pub grace: Duration,
    /// Whether instances that are stopped are started first.
    pub start_stopped: bool,
    /// The directory that holds the register.
    pub data_directory: PathBuf,
    /// The name of the register: the profile's, or the provider's.
    pub register: String,
}

impl Options {
    /// Refuses to let everybody create databases.
    ///
    /// # Errors
    /// A usage error that names the flags which help.
    pub fn check_protection(&self, provider: ProviderId) -> Result<()> {
        let is_protected =
            self.tokens.is_some() || self.tls.as_ref().is_some_and(|tls| tls.client_ca.is_some());
        let reason = if is_protected {
            return Ok(());
        } else if provider != ProviderId::Local {
            format!("whoever gets to it could create instances at `{provider}`")
        } else if !self.listen.ip().is_loopback() {
            format!("{} can be reached from other machines", self.listen)
        } else {
            return Ok(());
        };
        Err(Error::usage("this server would let everybody in")
            .with_detail(reason)
            .with_hint("give it tokens with --token-file FILE or --token-stdin")
            .with_hint(
                "or let clients show certificates: --client-ca FILE, with --tls-cert and --tls-key",
            )
            .with_hint(
                "or, with the profile `local`, listen on a loopback address such as 127.0.0.1:8080",
            ))
    }

    /// What an operator should know before the server runs.
    pub fn notices(&self) -> Vec<String> {
        let mut notices = Vec::new();
        if self.tls.is_none() && !self.listen.ip().is_loopback() {
            notices.push(
                "tokens and passwords travel as plain text; use --tls-cert and --tls-key unless a \
                 proxy in front speaks TLS"
                    .to_owned(),
            );
        }
        notices
    }
}

/// Whether the clusters of a provider can be served at all.
///
/// # Errors
/// [`ErrorKind::Unsupported`] with the reason.
pub fn check_provider(provider: &dyn Provider) -> Result<()> {
    let clusters = provider.require().clusters()?;
    provider.require().connections()?;
    match clusters.limits().not_served {
        None => Ok(()),
        Some(reason) => Err(Error::new(
            ErrorKind::Unsupported,
            format!("provider `{}` cannot be served", provider.id()),
        )
        .with_detail(reason)
        .with_hint("name a profile of a provider such as `local` with --profile")),
    }
}

/// What a server tells its operator.
pub trait Operator {
    /// It listens; called once.
    ///
    /// # Errors
    /// Where nobody can be told, which ends the server.
    fn listening(&self, address: SocketAddr) -> Result<()>;

    /// A line of the log, which is a JSON document.
    fn log(&self, line: &str);
}

/// Serves until a signal comes, and then finishes what it does.
///
/// # Errors
/// Where it cannot begin, or the signal came before the requests under way were finished.
pub async fn run(
    options: &Options,
    provider: Box<dyn Provider>,
    operator: &dyn Operator,
) -> Result<()> {
    let tokens = options.tokens.as_ref().map(read_tokens).transpose()?;
    let tls = options.tls.as_ref().map(tls::acceptor).transpose()?;
    let unavailable = |error: std::io::Error| {
        Error::new(
            ErrorKind::Provider,
            format!("cannot listen on {}", options.listen),
        )
        .with_detail(error.to_string())
        .with_source(error)
    };
    let listener = TcpListener::bind(options.listen)
        .await
        .map_err(unavailable)?;
    let address = listener.local_addr().map_err(unavailable)?;
    let instances = Arc::new(Instances {
        register: Register::open(&options.data_directory, &options.register)?,
        provider,
        limit: options.maximum_instances,
        advertised_host: options.advertised_host.clone(),
    });
    for line in instances.reconcile(options.start_stopped).await? {
        operator.log(&event("reconciled", &line));
    }
    let (log, mut lines) = mpsc::channel(LOG_LINES);
    let service = Arc::new(Service {
        instances,
        workers: Workers::start(options.workers)?,
        metrics: Metrics::default(),
        guard: Guard {
            hosts: Hosts::new(&options.allowed_hosts),
            tokens,
            rate: options.rate.map(|rate| Mutex::new(Rate::new(rate))),
            log,
        },
    });
    let stop = stop_signal()?;
    operator.listening(address)?;
    let serving = server::serve(listener, tls, routes::router(&service), stop, options.grace);
    let mut serving = std::pin::pin!(serving);
    let finished = loop {
        tokio::select! {
            finished = &mut serving => break finished,
            Some(line) = lines.recv() => operator.log(&line),
        }
    };
    while let Ok(line) = lines.try_recv() {
        operator.log(&line);
    }
    if finished {
        operator.log(&event("stopped", "every request was finished"));
        return Ok(());
    }
    Err(Error::new(
        ErrorKind::TimedOut,
        format!("requests were not finished within {:?}", options.grace),
    )
    .with_hint("the next start of the server undoes or finishes them"))
}

/// SIGTERM and SIGINT; the handlers are there when this returns.
fn stop_signal() -> Result<impl Future<Output = ()>> {
    let failed = |error: std::io::Error| {
        Error::new(ErrorKind::Internal, "signals cannot be handled").with_source(error)
    };
    let mut terminate = signal(SignalKind::terminate()).map_err(failed)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(failed)?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
    })
}

fn read_tokens(source: &TokenSource) -> Result<Tokens> {
    match source {
        TokenSource::File(path) => {
            let text = private_text(path, "token")?;
            Tokens::parse(&text, &path.display().to_string())
        }
        TokenSource::StandardInput => {
            let mut text = Zeroizing::new(String::new());
            std::io::stdin()
                .read_to_string(&mut text)
                .map_err(|error| {
                    Error::usage("the tokens on standard input cannot be read").with_source(error)
                })?;
            Tokens::parse(&text, "standard input")
        }
    }
}

fn event(event: &str, detail: &str) -> String {
    json!({ "time": Timestamp::now().to_string(), "event": event, "detail": detail }).to_string()
}
