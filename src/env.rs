//! Every environment variable that `dbaas` reads, as a documented constant, and the one place that reads
//! the environment and asks what the standard streams are. Everything else works on the captured value,
//! so that option logic is a pure function that a test can call.

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::PathBuf;

use crate::error::{Error, Result};

/// An environment variable with its meaning, for `dbaas help environment`.
#[derive(Clone, Copy, Debug)]
pub struct Variable {
    /// Its name.
    pub name: &'static str,
    /// What it does, in one line.
    pub meaning: &'static str,
}

macro_rules! variables {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal, $meaning:literal;)+) => {
        $($(#[doc = $doc])+ pub const $name: &str = $text;)+
        /// Every variable, in the order of the help text.
        pub const VARIABLES: &[Variable] = &[$(Variable { name: $text, meaning: $meaning }),+];
    };
}

variables! {
    /// Twin of `--profile`.
    DBAAS_PROFILE = "DBAAS_PROFILE", "the profile, or several separated by commas (--profile)";
    /// Twin of `--provider`.
    DBAAS_PROVIDER = "DBAAS_PROVIDER", "the provider, without a profile (--provider)";
    /// Twin of `--output`.
    DBAAS_OUTPUT = "DBAAS_OUTPUT", "the output format, where a command honours it (--output)";
    /// Twin of `--no-header`.
    DBAAS_NO_HEADER = "DBAAS_NO_HEADER", "1 leaves out the header line (--no-header)";
    /// Twin of `--quiet`.
    DBAAS_QUIET = "DBAAS_QUIET", "1 silences progress and status (--quiet)";
    /// Twin of `--verbose`.
    DBAAS_VERBOSE = "DBAAS_VERBOSE", "1 says more on standard error (--verbose)";
    /// Twin of `--timeout`.
    DBAAS_TIMEOUT = "DBAAS_TIMEOUT", "how long to wait, such as 90s or 10m (--timeout)";
    /// Twin of `--trace`.
    DBAAS_TRACE = "DBAAS_TRACE", "1 shows every exchange with a vendor, without secrets (--trace)";
    /// Twin of `--request-timeout`.
    DBAAS_REQUEST_TIMEOUT = "DBAAS_REQUEST_TIMEOUT", "how long one response may take (--request-timeout)";
    /// Twin of `--max-retries`.
    DBAAS_MAX_RETRIES = "DBAAS_MAX_RETRIES", "how often a failed request is retried (--max-retries)";
    /// Twin of `--cacert`.
    DBAAS_CACERT = "DBAAS_CACERT", "the authorities to trust instead of the system's (--cacert)";
    /// Twin of `--insecure`.
    DBAAS_INSECURE = "DBAAS_INSECURE", "1 skips the verification of certificates (--insecure)";
    /// Twin of `--resolve`.
    DBAAS_RESOLVE = "DBAAS_RESOLVE", "HOST:PORT:ADDRESS, or several separated by commas (--resolve)";
    /// The key `api` of a profile.
    DBAAS_API = "DBAAS_API", "the generation of the vendor's API, as `api` in a profile";
    /// The key `endpoint` of a profile.
    DBAAS_ENDPOINT = "DBAAS_ENDPOINT", "the vendor's address, as `endpoint` in a profile";
    /// The key `project` of a profile.
    DBAAS_PROJECT = "DBAAS_PROJECT", "the project, as `project` in a profile";
    /// Twin of `--binding`.
    DBAAS_BINDING = "DBAAS_BINDING", "the file of a service binding (--binding)";
    /// The key `username` of a profile.
    DBAAS_USERNAME = "DBAAS_USERNAME", "the account's user, as `username` in a profile";
    /// The secret `password`.
    DBAAS_PASSWORD = "DBAAS_PASSWORD", "the account's password, for one profile";
    /// The secret `access-key`.
    DBAAS_ACCESS_KEY = "DBAAS_ACCESS_KEY", "the access key, for one profile";
    /// The secret `token`.
    DBAAS_TOKEN = "DBAAS_TOKEN", "the token, for one profile";
    /// Twin of `--color`.
    DBAAS_COLOR = "DBAAS_COLOR", "auto, always or never (--color)";
    /// Twin of `--config`.
    DBAAS_CONFIG = "DBAAS_CONFIG", "the configuration file (--config)";
    /// Where local clusters, and then also stored secrets, live.
    DBAAS_DATA_DIR = "DBAAS_DATA_DIR", "the directory of local clusters and stored secrets";
    /// Twin of `--postgres-bin`.
    DBAAS_POSTGRES_BIN = "DBAAS_POSTGRES_BIN", "the directory of the PostgreSQL programs (--postgres-bin)";
    /// Twin of `--run-as`.
    DBAAS_RUN_AS = "DBAAS_RUN_AS", "as root: the account that runs local servers (--run-as)";
    /// The vendor's own (BigAnimal API v3).
    BA_ACCESS_KEY = "BA_ACCESS_KEY", "biganimal: the access key, where the profile stores no credential";
    /// The vendor's own.
    BA_BEARER_TOKEN = "BA_BEARER_TOKEN", "biganimal: the token, where the profile stores no credential";
    /// The vendor's own.
    BA_API_URI = "BA_API_URI", "biganimal: the address of the API, where the profile names none";
    /// The key `datacenter` of a profile.
    DBAAS_DATACENTER = "DBAAS_DATACENTER", "the virtual data center, as `datacenter` in a profile";
    /// The key `region` of a profile.
    DBAAS_REGION = "DBAAS_REGION", "the region, as `region` in a profile";
    /// The vendor's own (IONOS Cloud).
    IONOS_TOKEN = "IONOS_TOKEN", "ionos: the token, where the profile stores no credential";
    /// The vendor's own.
    IONOS_USERNAME = "IONOS_USERNAME", "ionos: the user of the password, where the profile names none";
    /// The vendor's own.
    IONOS_PASSWORD = "IONOS_PASSWORD", "ionos: the password, where the profile stores no credential";
    /// The vendor's own.
    IONOS_API_URL = "IONOS_API_URL", "ionos: the address of the APIs, where the profile names none";
    /// The vendor's own.
    IONOS_CONTRACT_NUMBER = "IONOS_CONTRACT_NUMBER", "ionos: the contract, where the profile names none";
    /// The vendor's own.
    IONOS_PINNED_CERT = "IONOS_PINNED_CERT", "ionos: the fingerprint of the server's certificate, as `tls.pin`";
    /// The vendor's own.
    IONOS_HTTP_PROXY = "IONOS_HTTP_PROXY", "ionos: the proxy, where the profile names none";
    /// The vendor's own.
    IONOS_HTTP_PROXY_HEADERS = "IONOS_HTTP_PROXY_HEADERS", "ionos: headers for the proxy, `Name: value` on a line each";
    /// The convention of Cloud Foundry.
    VCAP_SERVICES = "VCAP_SERVICES", "sap: the service binding, where nothing names another";
    /// The convention of the Python library `requests`.
    REQUESTS_CA_BUNDLE = "REQUESTS_CA_BUNDLE", "sap: the authorities to trust, where neither --cacert nor a profile says";
    /// The convention of kubectl.
    KUBECONFIG = "KUBECONFIG", "the file that `kubeconfig fetch --merge` adds to; ~/.kube/config otherwise";
    /// The convention of curl.
    HTTPS_PROXY = "HTTPS_PROXY", "the proxy for https addresses; also https_proxy";
    /// The convention of curl.
    ALL_PROXY = "ALL_PROXY", "the proxy where no other is named; also all_proxy, and http_proxy for http";
    /// The convention of curl.
    NO_PROXY = "NO_PROXY", "hosts that are reached without a proxy; also no_proxy";
    /// The convention of OpenSSL.
    SSL_CERT_FILE = "SSL_CERT_FILE", "the authorities to trust, where neither --cacert nor a profile says";
    /// The session bus, on which the keyring is.
    DBUS_SESSION_BUS_ADDRESS = "DBUS_SESSION_BUS_ADDRESS", "where the keyring is looked for";
    /// Where the session bus listens by default.
    XDG_RUNTIME_DIR = "XDG_RUNTIME_DIR", "where the keyring is looked for otherwise";
    /// Set by every continuous integration service.
    CI = "CI", "any value keeps `login` from opening a browser";
    /// <https://no-color.org>
    NO_COLOR = "NO_COLOR", "any non-empty value switches colour off";
    /// The convention of the BSD tools.
    CLICOLOR_FORCE = "CLICOLOR_FORCE", "any value but 0 switches colour on, also in a pipe";
    /// The terminal type.
    TERM = "TERM", "dumb switches colour and progress bars off";
    /// The search path for the PostgreSQL programs and `psql`.
    PATH = "PATH", "where the PostgreSQL programs and psql are looked for first";
}

/// The environment and the terminal, captured once at start.
#[derive(Default)]
pub struct Environment {
    variables: BTreeMap<String, String>,
    /// Those whose values are no text.
    unreadable: Vec<String>,
    /// Where the configuration file is looked for: the platform's configuration directory of `dbaas`.
    pub config_directory: Option<PathBuf>,
    /// The platform's data directory of `dbaas`.
    pub data_directory: Option<PathBuf>,
    /// The user's own directory.
    pub home_directory: Option<PathBuf>,
    /// Where the run was started.
    pub working_directory: Option<PathBuf>,
    /// Whether standard input is a terminal: only then is anything asked.
    pub stdin_is_terminal: bool,
    /// Whether standard output is a terminal.
    pub stdout_is_terminal: bool,
    /// Whether standard error is a terminal.
    pub stderr_is_terminal: bool,
}

/// The names alone: a variable may hold a secret.
impl std::fmt::Debug for Environment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Environment")
            .field("variables", &self.variables.keys())
            .field("config_directory", &self.config_directory)
            .field("data_directory", &self.data_directory)
            .field("working_directory", &self.working_directory)
            .finish_non_exhaustive()
    }
}

impl Environment {
    /// Captures the environment of this process.
    pub fn capture() -> Self {
        let mut variables = BTreeMap::new();
        let mut unreadable = Vec::new();
        for (name, value) in std::env::vars_os() {
            let Ok(name) = name.into_string() else {
                continue;
            };
            match value.into_string() {
                Ok(value) => {
                    variables.insert(name, value);
                }
                // One odd directory leaves the others usable.
                Err(value) if name == PATH => {
                    variables.insert(name, value.to_string_lossy().into_owned());
                }
                Err(_) => unreadable.push(name),
            }
        }
        let directories = directories::ProjectDirs::from("", "", "dbaas");
        Self {
            variables,
            unreadable,
            config_directory: directories.as_ref().map(|d| d.config_dir().to_owned()),
            data_directory: directories.as_ref().map(|d| d.data_dir().to_owned()),
            home_directory: directories::BaseDirs::new().map(|d| d.home_dir().to_owned()),
            working_directory: std::env::current_dir().ok(),
            stdin_is_terminal: std::io::stdin().is_terminal(),
            stdout_is_terminal: std::io::stdout().is_terminal(),
            stderr_is_terminal: std::io::stderr().is_terminal(),
        }
    }

    /// Refuses what would otherwise count as unset: a variable of this program's that is not UTF-8, where the
    /// next source would silently take its place.
    ///
    /// # Errors
    /// A configuration error that names it.
    pub fn check(&self) -> Result<()> {
        let is_read = |name: &&String| {
            let is = |variable: &Variable| variable.name == name.as_str();
            name.starts_with("DBAAS_") || VARIABLES.iter().any(is)
        };
        match self.unreadable.iter().find(is_read) {
            None => Ok(()),
            Some(name) => Err(Error::configuration(format!(
                "the value of {name} in the environment is not UTF-8"
            ))
            .with_hint(format!("correct it, or unset {name}"))),
        }
    }

    /// The value of a variable; one that is set to nothing counts as unset.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.variables
            .get(name)
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }

    /// The variables of this program that are set, those of other versions included.
    pub fn ours(&self) -> Vec<String> {
        let names = self.variables.keys();
        names
            .filter(|name| name.starts_with("DBAAS_"))
            .cloned()
            .collect()
    }

    /// Replaces a variable; for tests of pure option logic.
    #[cfg(test)]
    pub fn set(&mut self, name: &str, value: &str) {
        self.variables.insert(name.to_owned(), value.to_owned());
    }
}
