//! Every environment variable that `dbaas` reads, as a documented constant, and the one place that reads
//! the environment and asks what the standard streams are. Everything else works on the captured value,
//! so that option logic is a pure function that a test can call.

use std::collections::BTreeMap;
use std::io::IsTerminal;
use std::path::PathBuf;

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
#[derive(Debug, Default)]
pub struct Environment {
    variables: BTreeMap<String, String>,
    /// Where the configuration file is looked for: the platform's configuration directory of `dbaas`.
    pub config_directory: Option<PathBuf>,
    /// The platform's data directory of `dbaas`.
    pub data_directory: Option<PathBuf>,
    /// Whether standard input is a terminal: only then is anything asked.
    pub stdin_is_terminal: bool,
    /// Whether standard output is a terminal.
    pub stdout_is_terminal: bool,
    /// Whether standard error is a terminal.
    pub stderr_is_terminal: bool,
}

impl Environment {
    /// Captures the environment of this process. A variable whose value is not UTF-8 counts as unset.
    pub fn capture() -> Self {
        let variables = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
            .collect();
        let directories = directories::ProjectDirs::from("", "", "dbaas");
        Self {
            variables,
            config_directory: directories.as_ref().map(|d| d.config_dir().to_owned()),
            data_directory: directories.as_ref().map(|d| d.data_dir().to_owned()),
            stdin_is_terminal: std::io::stdin().is_terminal(),
            stdout_is_terminal: std::io::stdout().is_terminal(),
            stderr_is_terminal: std::io::stderr().is_terminal(),
        }
    }

    /// The value of a variable; one that is set to nothing counts as unset.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.variables
            .get(name)
            .map(String::as_str)
            .filter(|value| !value.is_empty())
    }

    /// Replaces a variable; for tests of pure option logic.
    #[cfg(test)]
    pub fn set(&mut self, name: &str, value: &str) {
        self.variables.insert(name.to_owned(), value.to_owned());
    }
}
