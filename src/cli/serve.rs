//! `dbaas serve`.

use std::net::{SocketAddr, ToSocketAddrs};
use std::path::PathBuf;
use std::time::Duration;

use clap::Args;
use clap::builder::RangedU64ValueParser;

use crate::notation;

/// How to serve.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  \
    $ dbaas serve                                  # http://127.0.0.1:8080/api/v2/postgraas_instances\n  \
    $ dbaas serve --listen 127.0.0.1:0 -o json     # any port; prints which\n  \
    $ dbaas serve --listen 0.0.0.0:8443 --token-file tokens --tls-cert cert.pem --tls-key key.pem \\\n  \
    \x20   --allow-host db.example.com\n\n\
    It prints one line when it listens, and a JSON document for each request to standard error. SIGTERM\n\
    and Ctrl-C end it; the instances go on running.")]
pub struct ServeArgs {
    /// Listen on this address; port 0 is any that is free
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080", value_parser = parse_address)]
    pub listen: SocketAddr,
    /// Ask for a bearer token: one of those in this file, a line each, which only its owner may read
    #[arg(long, value_name = "FILE")]
    pub token_file: Option<PathBuf>,
    /// Ask for a bearer token: one of those on standard input, a line each
    #[arg(long, conflicts_with = "token_file")]
    pub token_stdin: bool,
    /// Speak TLS with this certificate chain (PEM)
    #[arg(long, value_name = "FILE", requires = "tls_key")]
    pub tls_cert: Option<PathBuf>,
    /// The key of the certificate (PEM), which only its owner may read
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    pub tls_key: Option<PathBuf>,
    /// Ask for a client certificate of one of these authorities (PEM)
    #[arg(long, value_name = "FILE", requires = "tls_cert")]
    pub client_ca: Option<PathBuf>,
    /// Answer to this name in the Host header too; may be repeated
    #[arg(long, value_name = "NAME")]
    pub allow_host: Vec<String>,
    /// Tell clients that instances are on this host, instead of what the provider says
    #[arg(long, value_name = "HOST")]
    pub advertise_host: Option<String>,
    /// Allow at most this many instances
    #[arg(long, value_name = "N", default_value_t = 100)]
    pub max_instances: u32,
    /// Allow each client address this many requests per second; no limit where absent
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u32).range(1..))]
    pub rate: Option<u32>,
    /// Create and delete at most this many instances at a time
    #[arg(long, value_name = "N", default_value_t = 4, value_parser = RangedU64ValueParser::<usize>::new().range(1..=64))]
    pub workers: usize,
    /// When asked to stop, give requests in flight this long
    #[arg(long, value_name = "DURATION", default_value = "30s", value_parser = notation::duration)]
    pub grace: Duration,
    /// Start stopped instances first, such as after a reboot
    #[arg(long)]
    pub start_stopped: bool,
}

fn parse_address(given: &str) -> Result<SocketAddr, String> {
    let resolved = given
        .to_socket_addrs()
        .ok()
        .and_then(|mut found| found.next());
    resolved.ok_or_else(|| format!("`{given}` is not an address such as 127.0.0.1:8080"))
}
