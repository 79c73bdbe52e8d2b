//! Local PostgreSQL: real servers on this machine, each with its own data directory, port, socket, user
//! and database. It could be a crate of its own: it knows nothing of command lines, profiles or output.
//!
//! Two rules make it safe to kill a command at any instruction. A cluster is recorded in the
//! [`Register`] before its first file exists and until its last is gone, with the phase of its life;
//! and whoever works on a cluster holds its lock, which the system releases with the process. So a
//! cluster that is recorded as being created or deleted, and is not locked, was left by a command that
//! died: the next one, whatever it is, undoes or finishes it ([`Engine::open`]).

mod account;
mod backup;
mod binaries;
mod configuration;
mod copy;
mod create;
mod delete;
mod docker;
mod doctor;
mod error;
mod layout;
mod lifecycle;
mod package;
mod process;
mod register;
mod run;
mod shared;
mod sql;
mod template;

pub use account::Account;
pub use backup::Backup;
pub use binaries::{Installation, Installations, OLDEST_MAJOR};
pub use create::{Accepted, NewCluster};
pub use docker::{DockerCluster, DockerConfiguration, DockerEngine};
pub use doctor::{Finding, Health, diagnose, rebuild};
pub use error::{Error, Result};
pub use lifecycle::Change;
pub use package::install_command;
pub use register::Register;
pub use shared::{SharedCluster, SharedServer, SharedStatus};
pub use sql::{DatabaseInfo, Role};

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Child;
use std::sync::{Mutex, MutexGuard, PoisonError};

use serde::Serialize;
use serde_json::{Map, Value};

use error::Context;
use layout::Layout;
use process::Progress;
use register::{Entry, Phase};

/// The address of every local server.
pub const HOST: &str = "127.0.0.1";

/// How an engine is set up.
#[derive(Clone, Debug, Default)]
pub struct Configuration {
    /// The directory of everything.
    pub data_root: PathBuf,
    /// The one directory of PostgreSQL programs to use, instead of looking for some.
    pub postgres_bin: Option<PathBuf>,
    /// `PATH`, where they are looked for first.
    pub search_path: Option<String>,
    /// As root, the account of the servers; `postgres` where absent.
    pub run_as: Option<String>,
}

/// What a cluster does right now, as its processes say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// A command makes it.
    Creating,
    /// Its server starts, or recovers.
    Starting,
    /// Its server accepts connections.
    Ready,
    /// Its server goes down.
    Stopping,
    /// It has no server.
    Stopped,
    /// A command changes it.
    Updating,
    /// Its data directory is not there.
    Gone,
    /// A command removes it.
    Deleting,
}

impl Status {
    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Creating => "creating",
            Self::Starting => "starting",
            Self::Ready => "ready",
            Self::Stopping => "stopping",
            Self::Stopped => "stopped",
            Self::Updating => "updating",
            Self::Gone => "its data directory is gone",
            Self::Deleting => "deleting",
        }
    }
}

/// A cluster; as JSON, the native document of the `local` provider.
#[derive(Clone, Debug, Serialize)]
pub struct Cluster {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it does.
    pub status: Status,
    /// The exact PostgreSQL version that made it.
    pub version: String,
    /// Always [`HOST`].
    pub host: &'static str,
    /// Its TCP port.
    pub port: u16,
    /// Where its Unix socket is.
    pub socket_directory: PathBuf,
    /// Where its data is.
    pub data_directory: PathBuf,
    /// Where its server's log is.
    pub log_file: PathBuf,
    /// The process number of its server.
    pub pid: Option<i32>,
    /// Its first database.
    pub database: String,
    /// Its first user.
    pub user: String,
    /// Whether it survives a power failure.
    pub durable: bool,
    /// The settings that its owner chose.
    pub settings: Map<String, Value>,
    /// When it was created, RFC 3339.
    pub created_at: String,
}

/// The engine over one data root.
#[derive(Debug)]
pub struct Engine {
    configuration: Configuration,
    layout: Layout,
    // SQLite connections cannot be shared between threads without a lock.
    register: Mutex<Register>,
    // Servers that this process started; a process that lives long must wait for those that end, or
    // they stay in the system's table.
    children: Mutex<Vec<Child>>,
}

impl Engine {
    /// Opens the data root, making it if it is not there, and repairs what killed commands left behind.
    ///
    /// # Errors
    /// Where the root cannot be made or its register not be used.
    pub fn open(configuration: Configuration) -> Result<Self> {
        let layout = Layout::new(configuration.data_root.clone());
        // Who runs servers matters to those who create and start some; that there is nobody is their
        // error then.
        let account = Account::resolve(configuration.run_as.as_deref()).ok();
        layout.prepare(account.as_ref())?;
        // The servers' command lines hold this path, and are compared with it.
        let root = fs::canonicalize(layout.root()).context("open", layout.root())?;
        let layout = Layout::new(root);
        let register = Mutex::new(Register::open(&layout.register())?);
        let engine = Self {
            configuration,
            layout,
            register,
            children: Mutex::default(),
        };
        engine.repair()?;
        Ok(engine)
    }

    /// Whether anybody ever made a cluster in this data root; if not, there is nothing to open.
    pub fn exists(configuration: &Configuration) -> bool {
        let layout = Layout::new(configuration.data_root.clone());
        layout.register().exists() || !layout.orphans().is_empty()
    }

    /// Every cluster, by name.
    pub fn clusters(&self) -> Result<Vec<Cluster>> {
        let entries = self.register().entries()?;
        Ok(entries
            .into_iter()
            .map(|entry| self.observe(entry))
            .collect())
    }

    /// One cluster.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn cluster(&self, id: &str) -> Result<Cluster> {
        Ok(self.observe(self.entry(id)?))
    }

    /// The PostgreSQL installations of this machine.
    pub fn installations(&self) -> Installations {
        Installations::find(
            self.configuration.postgres_bin.as_deref(),
            self.configuration.search_path.as_deref(),
            Some(&self.register()),
        )
    }

    /// The login roles of a cluster.
    ///
    /// # Errors
    /// [`Error::NotRunning`], and what the server says; so for the next six.
    pub async fn roles(&self, id: &str) -> Result<Vec<Role>> {
        let session = self.connect(id).await?;
        let result = sql::roles(session.client()).await;
        session.end().await;
        result
    }

    /// Creates a login role.
    pub async fn create_role(&self, id: &str, name: &str, password: &str) -> Result<()> {
        sql::check_name("user", name)?;
        let session = self.connect(id).await?;
        let result = sql::create_role(session.client(), name, password).await;
        session.end().await;
        result
    }

    /// Changes the password of a role.
    pub async fn set_password(&self, id: &str, name: &str, password: &str) -> Result<()> {
        let session = self.connect(id).await?;
        let result = sql::set_password(session.client(), name, password).await;
        session.end().await;
        result
    }

    /// Drops a role.
    pub async fn drop_role(&self, id: &str, name: &str) -> Result<()> {
        sql::check_name("user", name)?;
        let session = self.connect(id).await?;
        let result = sql::drop_role(session.client(), name).await;
        session.end().await;
        result
    }

    /// The databases of a cluster.
    pub async fn databases(&self, id: &str) -> Result<Vec<DatabaseInfo>> {
        let session = self.connect(id).await?;
        let result = sql::databases(session.client()).await;
        session.end().await;
        result
    }

    /// Creates a database.
    pub async fn create_database(&self, id: &str, name: &str, owner: &str) -> Result<()> {
        sql::check_name("database", name)?;
        sql::check_name("user", owner)?;
        let session = self.connect(id).await?;
        let result = sql::create_database(session.client(), name, owner).await;
        session.end().await;
        result
    }

    /// Drops a database.
    pub async fn drop_database(&self, id: &str, name: &str) -> Result<()> {
        sql::check_name("database", name)?;
        let session = self.connect(id).await?;
        let result = sql::drop_database(session.client(), name).await;
        session.end().await;
        result
    }

    async fn connect(&self, id: &str) -> Result<sql::Session> {
        let cluster = self.cluster(id)?;
        if cluster.status != Status::Ready {
            return Err(Error::NotRunning);
        }
        sql::connect(&cluster.socket_directory, cluster.port).await
    }

    /// Keeps a server that this process started, and lets those go that have ended.
    fn adopt(&self, child: Option<Child>) {
        let mut children = self.children.lock().unwrap_or_else(PoisonError::into_inner);
        children.extend(child);
        children.retain_mut(|child| matches!(child.try_wait(), Ok(None)));
    }

    fn register(&self) -> MutexGuard<'_, Register> {
        // A panic while the lock was held leaves no half-written state: SQLite's transactions see to it.
        self.register.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn entry(&self, id: &str) -> Result<Entry> {
        self.register().entry(id)?.ok_or(Error::NotFound)
    }

    fn account(&self) -> Result<Account> {
        Account::resolve(self.configuration.run_as.as_deref())
    }

    /// Joins what is recorded with what runs.
    fn observe(&self, entry: Entry) -> Cluster {
        let data_directory = self.layout.data(&entry.id);
        let server = process::server(&data_directory);
        let status = match (entry.phase, server) {
            (Phase::Creating, _) => Status::Creating,
            (Phase::Deleting, _) => Status::Deleting,
            (Phase::Updating, _) => Status::Updating,
            (Phase::Starting, None) => Status::Starting,
            (_, None) if !data_directory.exists() => Status::Gone,
            (_, None) => Status::Stopped,
            (Phase::Stopping, Some(_)) => Status::Stopping,
            (_, Some(server)) => match server.progress {
                Progress::Starting => Status::Starting,
                Progress::Ready => Status::Ready,
                Progress::Stopping => Status::Stopping,
            },
        };
        Cluster {
            status,
            host: HOST,
            pid: server.map(|server| server.pid.as_raw_nonzero().get()),
            log_file: self.layout.log(&entry.id),
            data_directory,
            socket_directory: PathBuf::from(entry.socket_directory),
            id: entry.id,
            name: entry.name,
            version: entry.version,
            port: entry.port,
            database: entry.database,
            user: entry.user,
            durable: entry.durable,
            settings: entry.settings,
            created_at: entry.created_at,
        }
    }

    /// Undoes the creations and finishes whatever else was begun by commands that died.
    fn repair(&self) -> Result<()> {
        let entries = self.register().entries()?;
        for entry in entries.into_iter().filter(|e| e.phase != Phase::Present) {
            let lock = match self.layout.lock_cluster(&entry.id) {
                Ok(lock) => lock,
                // Its command lives.
                Err(Error::Busy) => continue,
                Err(error) => return Err(error),
            };
            // It may have ended well between the look at the register and the lock.
            let current = self.register().entry(&entry.id)?;
            // What cannot be repaired now must not keep every other command from working; it is listed
            // as what it is, and `doctor` says why.
            let _ = match current {
                None => {
                    lock.remove();
                    Ok(())
                }
                Some(entry) => match entry.phase {
                    Phase::Present => Ok(()),
                    Phase::Creating | Phase::Deleting => self.remove(&entry, lock),
                    Phase::Starting | Phase::Stopping | Phase::Updating => self.resume(&entry),
                },
            };
        }
        let _ = template::repair(&self.layout);
        self.repair_backups()
    }

    fn repair_backups(&self) -> Result<()> {
        let backups = self.register().backups(None)?;
        for backup in backups.into_iter().filter(|backup| !backup.complete) {
            let Ok(_lock) = self.layout.lock_cluster(&backup.definition.id) else {
                continue;
            };
            // It may have been finished before the lock was free.
            let still = self.register().backups(Some(&backup.definition.id))?;
            if still
                .iter()
                .any(|other| other.id == backup.id && !other.complete)
            {
                process::end_programs_on(&self.layout.backup(&backup.id));
                let _ = self.remove_backup(&backup.id);
            }
        }
        Ok(())
    }
}

/// The PostgreSQL installations of this machine, before there is an engine.
pub fn installations(configuration: &Configuration) -> Installations {
    Installations::find(
        configuration.postgres_bin.as_deref(),
        configuration.search_path.as_deref(),
        None,
    )
}

/// [`Engine::check`], before there is an engine.
///
/// # Errors
/// As there.
pub fn check_new(configuration: &Configuration, new: &NewCluster) -> Result<Installation> {
    new.check()?;
    let installations = installations(configuration);
    Ok(installations.choose(new.version.as_deref())?.clone())
}

/// Whether a path is safe to hand to PostgreSQL as an option value or in a configuration file.
fn is_plain(path: &Path) -> bool {
    path.to_str()
        .is_some_and(|text| !text.contains(char::is_control))
}
