//! What can go wrong in the engine, as values. Words for people are made by whoever calls the engine.

use std::io;
use std::path::{Path, PathBuf};

/// The result of an engine call.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// An engine error.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No PostgreSQL server programs of a supported version were found.
    #[error("no PostgreSQL server programs were found")]
    NoPostgres {
        /// Where they were looked for.
        searched: Vec<PathBuf>,
        /// Versions that were found and are too old.
        too_old: Vec<String>,
    },
    /// The wanted version is not installed.
    #[error("PostgreSQL {wanted} is not installed")]
    VersionAbsent {
        /// What was asked for.
        wanted: String,
        /// What there is, newest first.
        installed: Vec<String>,
    },
    /// The name belongs to another cluster.
    #[error("a cluster named `{name}` exists already")]
    NameTaken {
        /// The name.
        name: String,
        /// The identifier of the cluster that has it.
        id: String,
        /// What is being done to it, where it is not simply there.
        phase: Option<&'static str>,
    },
    /// No cluster has this identifier.
    #[error("no such cluster")]
    NotFound,
    /// Another process works on the cluster.
    #[error("another command works on the cluster")]
    Busy,
    /// The cluster does not run, and the operation needs it to.
    #[error("the cluster does not run")]
    NotRunning,
    /// The cluster's data directory is not there.
    #[error("the data directory {} is gone", .0.display())]
    DataGone(PathBuf),
    /// Another process listens on the cluster's port.
    #[error("port {0} is taken by another process")]
    PortTaken(u16),
    /// A version of another major was asked for.
    #[error("a cluster of PostgreSQL {from} cannot become one of {to}")]
    OtherMajor {
        /// The major of the cluster.
        from: u32,
        /// The version that was asked for.
        to: String,
    },
    /// No backup has this identifier.
    #[error("there is no backup `{0}`")]
    NoBackup(String),
    /// The register is not a database any more, or not all of it.
    #[error("the catalogue of clusters {} is damaged", path.display())]
    Damaged {
        /// Its file.
        path: PathBuf,
        /// What SQLite says.
        said: String,
    },
    /// Something in the request is not acceptable.
    #[error("{0}")]
    Invalid(String),
    /// The server cannot run as the account that was chosen.
    #[error("{0}")]
    Account(String),
    /// The data root is a directory of something else.
    #[error("{} is not empty and holds no clusters", .0.display())]
    NotOurs(PathBuf),
    /// The account of the server cannot enter a directory on the way to its data.
    #[error("the account `{account}` cannot enter {}", directory.display())]
    Unreachable {
        /// The account.
        account: String,
        /// The first directory that is closed to it.
        directory: PathBuf,
    },
    /// `initdb` or another PostgreSQL program failed.
    #[error("{program} failed")]
    Program {
        /// Its name.
        program: &'static str,
        /// The last lines of what it said.
        output: Vec<String>,
    },
    /// PostgreSQL does not accept the settings.
    #[error("PostgreSQL does not accept the settings")]
    Settings {
        /// What it says about them.
        output: Vec<String>,
    },
    /// The server ended before it was ready.
    #[error("PostgreSQL did not start")]
    Start {
        /// The last lines of its log.
        log: Vec<String>,
    },
    /// The server did not become ready in time.
    #[error("PostgreSQL did not answer within {seconds} s")]
    StartTimeout {
        /// How long was waited.
        seconds: u64,
        /// The last lines of its log.
        log: Vec<String>,
    },
    /// The server did not stop in time.
    #[error("PostgreSQL has not stopped after {seconds} s; it goes on stopping")]
    StopTimeout {
        /// How long was waited.
        seconds: u64,
    },
    /// The server refused a statement.
    #[error("PostgreSQL refused: {}", .0.as_db_error().map_or_else(|| .0.to_string(), |e| e.message().to_owned()))]
    Sql(#[from] tokio_postgres::Error),
    /// No port is left.
    #[error("no free port between {first} and {last}")]
    NoPort {
        /// The lowest port of the range.
        first: u16,
        /// The highest.
        last: u16,
    },
    /// No container engine answers.
    #[error("no Docker or Podman engine was found")]
    NoDocker(Vec<PathBuf>),
    /// There is no image for a cluster, and none is pulled unasked.
    #[error("there is no image `{image}`")]
    NoImage {
        /// The image with its tag.
        image: String,
        /// The tags that there are.
        present: Vec<String>,
    },
    /// The container engine refused, or did not answer.
    #[error("the container engine failed")]
    Docker(#[from] bollard::errors::Error),
    /// The connection string of a shared server is not one that can be used.
    #[error("the shared server cannot be used: {0}")]
    Server(String),
    /// The role of a cluster in a shared server owns more than its database.
    #[error("the user `{user}` owns more than the cluster's database")]
    OwnsMore {
        /// The role.
        user: String,
    },
    /// The register was made by a later version of this program.
    #[error("the catalogue has version {found}, this program knows {known}")]
    RegisterTooNew {
        /// The version in the file.
        found: i64,
        /// The version of this program.
        known: i64,
    },
    /// The register could not be read or written.
    #[error("the catalogue of clusters cannot be used")]
    Register(#[from] rusqlite::Error),
    /// A file operation failed.
    #[error("cannot {doing} {}", path.display())]
    File {
        /// The verb.
        doing: &'static str,
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The caller asked to stop after the cluster was registered.
    #[error("the caller refused to go on")]
    Refused(Box<dyn std::error::Error + Send + Sync>),
}

/// Gives an I/O error its verb and path.
pub(super) trait Context<T> {
    fn context(self, doing: &'static str, path: &Path) -> Result<T>;
}

impl<T, E: Into<io::Error>> Context<T> for std::result::Result<T, E> {
    fn context(self, doing: &'static str, path: &Path) -> Result<T> {
        self.map_err(|source| Error::File {
            doing,
            path: path.to_owned(),
            source: source.into(),
        })
    }
}
