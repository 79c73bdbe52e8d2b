#![doc = include_str!("docs.md")]

mod biganimal;
mod clock;
mod control;
mod exchange;
mod fault;
mod ionos;
mod kubernetes;
mod life;
mod log;
mod postgres;
mod route;
mod rows;
mod sap;
mod schema;
mod script;
mod server;
mod state;
mod tls;
mod vendor;

pub use fault::GRAMMAR as FAULT_GRAMMAR;

use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::sync::Arc;

use axum::Router;
use rand::RngExt;
use serde_json::{Map, Value, json};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use crate::engine;
use crate::error::{Error, ErrorKind, Result};
use biganimal::BigAnimal;
use fault::Faults;
use ionos::Ionos;
use log::Log;
use postgres::Postgres;
use sap::Sap;
use script::Script;
use state::StateDirectory;
use tls::Authority;
use vendor::Vendor;

/// The vendors, by the names of their providers. Another one is a file, a line here, and a line in `open`.
pub const PROVIDERS: &[&str] = &["biganimal", "ionos", "sap"];

/// Those whose clusters kubectl reaches.
const KUBERNETES: &[&str] = &["ionos"];

/// What to start.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where to listen; loopback only, port 0 takes a free one.
    pub listen: SocketAddr,
    /// Some of [`PROVIDERS`]; all where empty.
    pub providers: Vec<String>,
    /// Whether to speak TLS.
    pub https: bool,
    /// How to run a real PostgreSQL behind each cluster; its data root is replaced.
    pub postgres: Option<engine::Configuration>,
    /// How many ready clusters each vendor begins with.
    pub seed_clusters: u32,
    /// Faults, in the words of [`FAULT_GRAMMAR`].
    pub faults: Vec<String>,
    /// Switches with their values.
    pub script: Vec<(String, String)>,
}

/// What the routes share.
struct Sandbox {
    control_token: String,
    pace: Arc<Script>,
    faults: Faults,
    log: Log,
    vendors: Vec<Arc<dyn Vendor>>,
}

/// Without the control token.
impl std::fmt::Debug for Sandbox {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Sandbox")
            .field("vendors", &self.vendors)
            .finish_non_exhaustive()
    }
}

impl Sandbox {
    fn scripts(&self) -> Vec<&Script> {
        let own = std::iter::once(&*self.pace);
        own.chain(self.vendors.iter().map(|vendor| vendor.script()))
            .collect()
    }
}

/// What every vendor is given.
#[derive(Clone, Debug)]
struct Base {
    /// Scheme, host and port of this server.
    origin: String,
    pace: Arc<Script>,
    postgres: Option<Arc<Postgres>>,
    seed_clusters: u32,
    /// The Kubernetes API server; empty where no vendor here has one.
    kubernetes: kubernetes::Address,
}

fn open(provider: &str, base: &Base) -> Option<Arc<dyn Vendor>> {
    match provider {
        "biganimal" => Some(Arc::new(BigAnimal::new(base.clone()))),
        "ionos" => Some(Arc::new(Ionos::new(base.clone()))),
        "sap" => Some(Arc::new(Sap::new(base.clone()))),
        _ => None,
    }
}

/// A sandbox that listens. [`Started::stop`] ends what it runs; dropping it does not.
pub struct Started {
    sandbox: Arc<Sandbox>,
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    /// The Kubernetes API server, where a vendor here has one.
    kubernetes: Option<(TcpListener, TlsAcceptor)>,
    state: StateDirectory,
    postgres: Option<Arc<Postgres>>,
    origin: String,
}

impl std::fmt::Debug for Started {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Started")
            .field("origin", &self.origin)
            .finish_non_exhaustive()
    }
}

/// Binds the address, makes the state directory, and opens the vendors. Nothing is answered before
/// [`Started::serve`].
///
/// # Errors
/// Usage errors for an address outside loopback, a fault or a switch; others where the address is taken
/// or there is no PostgreSQL.
pub async fn start(options: Options) -> Result<Started> {
    if !options.listen.ip().is_loopback() {
        return Err(Error::usage(format!(
            "the sandbox does not listen on {}: it has no protection against others",
            options.listen.ip()
        ))
        .with_hint("use a loopback address, such as --listen 127.0.0.1:0"));
    }
    let pace = Arc::new(Script::new("sandbox", clock::SWITCHES));
    let faults = Faults::default();
    for words in &options.faults {
        let added = faults.add_words(words);
        added.map_err(|message| Error::usage(format!("--fault: {message}")))?;
    }
    let listener = TcpListener::bind(options.listen).await.map_err(|error| {
        Error::new(
            ErrorKind::Conflict,
            format!("cannot listen on {}", options.listen),
        )
        .with_detail(error.to_string())
        .with_hint("port 0 takes a free one")
    })?;
    let address = listener.local_addr().map_err(broken)?;
    let scheme = if options.https { "https" } else { "http" };
    let origin = format!("{scheme}://{address}");
    let state = StateDirectory::new().map_err(broken)?;
    let wanted = |provider: &&&str| {
        options.providers.is_empty() || options.providers.iter().any(|name| name == **provider)
    };
    let has_kubernetes = PROVIDERS
        .iter()
        .filter(wanted)
        .any(|provider| KUBERNETES.contains(provider));
    let authority = match options.https || has_kubernetes || options.postgres.is_some() {
        true => Some(Authority::new().map_err(broken)?),
        false => None,
    };
    let mut tls = None;
    if let Some(authority) = &authority {
        state.write("ca.pem", authority.pem()).map_err(broken)?;
        if options.https {
            let identity = authority.issue().map_err(broken)?;
            tls = Some(identity.acceptor().map_err(broken)?);
        }
    }
    let postgres = match (options.postgres, &authority) {
        (Some(configuration), Some(authority)) => {
            let postgres = Postgres::open(configuration, &state, authority)?;
            Some(Arc::new(postgres))
        }
        _ => None,
    };
    let (kubernetes, kubernetes_address) = match &authority {
        Some(authority) if has_kubernetes => {
            listen_for_kubectl(options.listen.ip(), authority).await?
        }
        _ => (None, kubernetes::Address::default()),
    };
    let base = Base {
        kubernetes: kubernetes_address,
        origin: origin.clone(),
        pace: pace.clone(),
        postgres: postgres.clone(),
        seed_clusters: options.seed_clusters,
    };
    let vendors: Vec<_> = PROVIDERS
        .iter()
        .filter(wanted)
        .filter_map(|provider| open(provider, &base))
        .collect();
    let sandbox = Arc::new(Sandbox {
        control_token: random_text(32),
        pace,
        faults,
        log: Log::default(),
        vendors,
    });
    for (key, value) in &options.script {
        let set = script::set(&sandbox.scripts(), key, value);
        set.map_err(|message| Error::usage(format!("--script: {message}")))?;
    }
    for vendor in &sandbox.vendors {
        vendor.scripted();
    }
    let profiles: Vec<_> = sandbox
        .vendors
        .iter()
        .flat_map(|vendor| vendor.profiles(&origin))
        .collect();
    state
        .write_profiles(&profiles, options.https)
        .map_err(broken)?;
    Ok(Started {
        sandbox,
        listener,
        tls,
        kubernetes,
        state,
        postgres,
        origin,
    })
}

/// Binds a port for the Kubernetes API server, with a certificate of the sandbox's authority.
async fn listen_for_kubectl(
    host: IpAddr,
    authority: &Authority,
) -> Result<(Option<(TcpListener, TlsAcceptor)>, kubernetes::Address)> {
    let listener = TcpListener::bind((host, 0)).await.map_err(broken)?;
    let address = listener.local_addr().map_err(broken)?;
    let acceptor = authority.issue().and_then(|identity| identity.acceptor());
    let reached = kubernetes::Address {
        origin: format!("https://{address}"),
        ca: authority.pem().to_owned(),
    };
    Ok((Some((listener, acceptor.map_err(broken)?)), reached))
}

impl Started {
    /// What clients need: the configuration file, the control token, and an entry for each vendor.
    pub fn announcement(&self) -> Value {
        let entry = |vendor: &Arc<dyn Vendor>| {
            let mut entry = vendor.entry(&self.origin);
            if self.tls.is_some() {
                let ca = self.state.path("ca.pem").display().to_string();
                entry.insert("ca".into(), ca.into());
            }
            (vendor.prefix().to_owned(), Value::Object(entry))
        };
        let providers: Map<String, Value> = self.sandbox.vendors.iter().map(entry).collect();
        json!({
            "config": self.config().display().to_string(),
            "control_token": self.sandbox.control_token,
            "providers": providers,
        })
    }

    /// The same for a person.
    pub fn summary(&self) -> String {
        let vendors: Vec<String> = self
            .sandbox
            .vendors
            .iter()
            .map(|vendor| format!("{}/{}", self.origin, vendor.prefix()))
            .collect();
        format!(
            "listening at {}; profiles in {}\n",
            vendors.join(" "),
            self.config().display()
        )
    }

    /// The file with the profiles.
    pub fn config(&self) -> &Path {
        self.state.config()
    }

    /// Answers until it is dropped.
    pub async fn serve(&self) {
        let router = Router::new()
            .merge(control::routes(&self.sandbox))
            .fallback(exchange::exchange)
            .with_state(self.sandbox.clone());
        let vendors = server::serve(&self.listener, self.tls.clone(), router);
        match &self.kubernetes {
            None => vendors.await,
            Some((listener, tls)) => {
                let router = kubernetes::router(&self.sandbox);
                tokio::join!(vendors, server::serve(listener, Some(tls.clone()), router));
            }
        }
    }

    /// Ends every server and removes the state directory.
    ///
    /// # Errors
    /// Where something could not be removed.
    pub async fn stop(self) -> Result<()> {
        let ended = match &self.postgres {
            Some(postgres) => postgres.end().await,
            None => Ok(()),
        };
        self.state.remove().map_err(broken)?;
        ended
    }
}

/// An error of the machine under the sandbox.
fn broken(error: std::io::Error) -> Error {
    Error::new(ErrorKind::Provider, "the sandbox cannot go on")
        .with_detail(error.to_string())
        .with_source(error)
}

/// Letters and digits from the system's generator.
fn random_text(length: usize) -> String {
    let mut random = rand::rng();
    (0..length)
        .map(|_| char::from(random.sample(rand::distr::Alphanumeric)))
        .collect()
}
