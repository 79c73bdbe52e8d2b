//! The record of every cluster, in an embedded SQLite database. A row is written before the first file
//! of a cluster and removed after the last, so that whatever lies on the disk is accounted for; what a
//! server does right now is never recorded but looked up.

use std::path::Path;
use std::time::Duration;

use rusqlite::types::Type;
use rusqlite::{
    Connection, ErrorCode, OpenFlags, OptionalExtension, Row, TransactionBehavior, params,
};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::error::{Context, Error, Result};
use super::layout::Lock;
use crate::files;

/// The version of the schema below, kept in SQLite's `user_version`.
const VERSION: i64 = 1;

const SCHEMA: &str = "
CREATE TABLE cluster (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  phase TEXT NOT NULL CHECK (phase IN
    ('creating', 'present', 'starting', 'stopping', 'updating', 'deleting')),
  should_run INTEGER NOT NULL,
  version TEXT NOT NULL,
  major INTEGER NOT NULL,
  template TEXT NOT NULL,
  port INTEGER NOT NULL UNIQUE,
  socket_directory TEXT NOT NULL,
  database TEXT NOT NULL,
  user TEXT NOT NULL,
  durable INTEGER NOT NULL,
  settings TEXT NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE TABLE backup (
  id TEXT PRIMARY KEY,
  cluster TEXT NOT NULL REFERENCES cluster (id),
  phase TEXT NOT NULL CHECK (phase IN ('creating', 'present')),
  definition TEXT NOT NULL,
  size INTEGER NOT NULL,
  created_at TEXT NOT NULL
) STRICT;
CREATE TABLE installation (
  program TEXT PRIMARY KEY,
  fingerprint TEXT NOT NULL,
  version TEXT NOT NULL
) STRICT;
";

/// How far the life of a cluster has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Phase {
    /// Somebody makes it; if they are gone, it is undone.
    Creating,
    /// It is there.
    Present,
    /// Somebody starts its server; if they are gone, somebody else does.
    Starting,
    /// Somebody stops its server; if they are gone, somebody else does.
    Stopping,
    /// Somebody changes its definition, which is as recorded before or after; if they are gone, its
    /// server is brought to run by what is recorded.
    Updating,
    /// Somebody removes it; if they are gone, somebody else finishes.
    Deleting,
}

impl Phase {
    const fn name(self) -> &'static str {
        match self {
            Self::Creating => "creating",
            Self::Present => "present",
            Self::Starting => "starting",
            Self::Stopping => "stopping",
            Self::Updating => "updating",
            Self::Deleting => "deleting",
        }
    }

    fn parse(name: &str) -> Self {
        match name {
            "creating" => Self::Creating,
            "starting" => Self::Starting,
            "stopping" => Self::Stopping,
            "updating" => Self::Updating,
            "deleting" => Self::Deleting,
            // The schema's CHECK admits no other word.
            _ => Self::Present,
        }
    }

    /// What is being done, for a message; nothing for a cluster that is simply there.
    pub(super) const fn doing(self) -> Option<&'static str> {
        match self {
            Self::Creating => Some("being created"),
            Self::Present | Self::Starting | Self::Stopping | Self::Updating => None,
            Self::Deleting => Some("being deleted"),
        }
    }
}

/// A row.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) phase: Phase,
    /// Whether its server is meant to run.
    pub(super) should_run: bool,
    /// The exact version that ran it last.
    pub(super) version: String,
    pub(super) major: u32,
    /// The template its directory was copied from.
    pub(super) template: String,
    pub(super) port: u16,
    pub(super) socket_directory: String,
    pub(super) database: String,
    pub(super) user: String,
    pub(super) durable: bool,
    pub(super) settings: Map<String, Value>,
    pub(super) created_at: String,
}

impl Entry {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let settings: String = row.get("settings")?;
        Ok(Self {
            id: row.get("id")?,
            name: row.get("name")?,
            phase: Phase::parse(&row.get::<_, String>("phase")?),
            should_run: row.get("should_run")?,
            version: row.get("version")?,
            major: row.get("major")?,
            template: row.get("template")?,
            port: row.get("port")?,
            socket_directory: row.get("socket_directory")?,
            database: row.get("database")?,
            user: row.get("user")?,
            durable: row.get("durable")?,
            settings: serde_json::from_str(&settings).unwrap_or_default(),
            created_at: row.get("created_at")?,
        })
    }
}

/// A backup: a copy of a data directory, and what the cluster was when it was made.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct BackupEntry {
    pub(super) id: String,
    /// Whether it was finished.
    pub(super) complete: bool,
    pub(super) definition: Entry,
    /// In bytes.
    pub(super) size: u64,
    pub(super) created_at: String,
}

impl BackupEntry {
    fn from_row(row: &Row<'_>) -> rusqlite::Result<Self> {
        let definition: String = row.get("definition")?;
        let phase: String = row.get("phase")?;
        Ok(Self {
            id: row.get("id")?,
            complete: phase == "present",
            definition: serde_json::from_str(&definition).map_err(|error| {
                rusqlite::Error::FromSqlConversionFailure(0, Type::Text, Box::new(error))
            })?,
            size: row.get::<_, i64>("size")?.cast_unsigned(),
            created_at: row.get("created_at")?,
        })
    }
}

/// The open register.
#[derive(Debug)]
pub struct Register {
    connection: Connection,
}

impl Register {
    /// Opens the register at `path`, making it if it is not there.
    ///
    /// # Errors
    /// Where the file is no register, belongs to a later version, or cannot be opened.
    pub(super) fn open(path: &Path) -> Result<Self> {
        Self::open_unchecked(path).map_err(|error| match error {
            Error::Register(source) if is_damage(&source) => Error::Damaged {
                path: path.to_owned(),
                said: source.to_string(),
            },
            error => error,
        })
    }

    fn open_unchecked(path: &Path) -> Result<Self> {
        // As root, the directory belongs to another account: a link there must not lead us elsewhere.
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_NO_MUTEX
            | OpenFlags::SQLITE_OPEN_NOFOLLOW;
        // SQLite would make it for everybody to read.
        files::open(path).context("open", path)?;
        let mut connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(Duration::from_secs(30))?;
        let found = version(&connection)?;
        if found > VERSION {
            return Err(Error::RegisterTooNew {
                found,
                known: VERSION,
            });
        }
        if found < VERSION {
            // Switching to WAL does not wait for its turn like other statements do.
            let _turn = Lock::acquire(&path.with_extension("lock"))?;
            connection.pragma_update(None, "journal_mode", "WAL")?;
            let transaction =
                connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            // Another process may have made the tables while this one waited.
            if version(&transaction)? == 0 {
                transaction.execute_batch(SCHEMA)?;
                transaction.pragma_update(None, "user_version", VERSION)?;
            }
            transaction.commit()?;
        }
        connection.pragma_update(None, "synchronous", "FULL")?;
        Ok(Self { connection })
    }

    pub(super) fn entries(&self) -> Result<Vec<Entry>> {
        let mut statement = self
            .connection
            .prepare("SELECT * FROM cluster ORDER BY name")?;
        let entries = statement
            .query_map([], Entry::from_row)?
            .collect::<rusqlite::Result<_>>()?;
        Ok(entries)
    }

    pub(super) fn entry(&self, id: &str) -> Result<Option<Entry>> {
        let entry = self
            .connection
            .query_row("SELECT * FROM cluster WHERE id = ?1", [id], |row| {
                Entry::from_row(row)
            })
            .optional()?;
        Ok(entry)
    }

    /// Adds a new cluster under a port that `choose_port` picks among those that no other cluster
    /// has; both happen in one transaction, so that two commands never get the same.
    ///
    /// # Errors
    /// [`Error::NameTaken`], and what `choose_port` returns.
    pub(super) fn add(
        &mut self,
        entry: &mut Entry,
        choose_port: impl FnOnce(&[u16]) -> Result<u16>,
    ) -> Result<()> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let taken = transaction
            .query_row(
                "SELECT * FROM cluster WHERE name = ?1",
                [&entry.name],
                Entry::from_row,
            )
            .optional()?;
        if let Some(other) = taken {
            return Err(Error::NameTaken {
                name: other.name,
                id: other.id,
                phase: other.phase.doing(),
            });
        }
        entry.port = choose_port(&ports(&transaction)?)?;
        insert(&transaction, entry)?;
        transaction.commit()?;
        Ok(())
    }

    /// Takes a definition over as it is, when a lost register is made again.
    pub(super) fn insert(&self, entry: &Entry) -> Result<()> {
        insert(&self.connection, entry)?;
        Ok(())
    }

    /// Gives a cluster another port, for when a stranger took the first one meanwhile.
    pub(super) fn change_port(
        &mut self,
        id: &str,
        choose_port: impl FnOnce(&[u16]) -> Result<u16>,
    ) -> Result<u16> {
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let port = choose_port(&ports(&transaction)?)?;
        transaction.execute(
            "UPDATE cluster SET port = ?2 WHERE id = ?1",
            params![id, port],
        )?;
        transaction.commit()?;
        Ok(port)
    }

    /// Records what is about to be done to a cluster, and whether its server runs afterwards.
    pub(super) fn begin(&self, id: &str, phase: Phase, should_run: bool) -> Result<()> {
        self.connection.execute(
            "UPDATE cluster SET phase = ?2, should_run = ?3 WHERE id = ?1",
            params![id, phase.name(), should_run],
        )?;
        Ok(())
    }

    /// Records what an update may change.
    pub(super) fn redefine(&self, entry: &Entry) -> Result<()> {
        let settings = Value::Object(entry.settings.clone()).to_string();
        self.connection.execute(
            "UPDATE cluster SET version = ?2, durable = ?3, settings = ?4 WHERE id = ?1",
            params![entry.id, entry.version, entry.durable, settings],
        )?;
        Ok(())
    }

    pub(super) fn remove(&self, id: &str) -> Result<()> {
        self.connection
            .execute("DELETE FROM cluster WHERE id = ?1", [id])?;
        Ok(())
    }

    /// The backups of a cluster, or of all, oldest first.
    pub(super) fn backups(&self, cluster: Option<&str>) -> Result<Vec<BackupEntry>> {
        let mut statement = self.connection.prepare(
            "SELECT * FROM backup WHERE ?1 IS NULL OR cluster = ?1 ORDER BY created_at, id",
        )?;
        let entries = statement
            .query_map([cluster], BackupEntry::from_row)?
            .collect::<rusqlite::Result<_>>()?;
        Ok(entries)
    }

    pub(super) fn register_backup(&self, backup: &BackupEntry) -> Result<()> {
        let definition = serde_json::to_string(&backup.definition).unwrap_or_default();
        self.connection.execute(
            "INSERT INTO backup VALUES (?1, ?2, 'creating', ?3, 0, ?4)",
            params![
                backup.id,
                backup.definition.id,
                definition,
                backup.created_at
            ],
        )?;
        Ok(())
    }

    pub(super) fn finish_backup(&self, id: &str, size: u64) -> Result<()> {
        self.connection.execute(
            "UPDATE backup SET phase = 'present', size = ?2 WHERE id = ?1",
            params![id, size.cast_signed()],
        )?;
        Ok(())
    }

    pub(super) fn remove_backup(&self, id: &str) -> Result<()> {
        self.connection
            .execute("DELETE FROM backup WHERE id = ?1", [id])?;
        Ok(())
    }

    /// Whether SQLite finds its own structures in order.
    pub(super) fn check(&self) -> Result<Vec<String>> {
        let lines = self
            .connection
            .prepare("PRAGMA quick_check")?
            .query_map([], |row| row.get(0))?
            .collect::<rusqlite::Result<Vec<String>>>()?;
        Ok(lines.into_iter().filter(|line| line != "ok").collect())
    }

    /// The version of a program that has not changed since it was asked.
    pub(super) fn known_version(&self, program: &str, fingerprint: &str) -> Option<String> {
        self.connection
            .query_row(
                "SELECT version FROM installation WHERE program = ?1 AND fingerprint = ?2",
                [program, fingerprint],
                |row| row.get(0),
            )
            .optional()
            .ok()
            .flatten()
    }

    /// Remembers the version of a program. It is a cache: where it cannot be written, the program is
    /// asked again.
    pub(super) fn remember_version(&self, program: &str, fingerprint: &str, version: &str) {
        let _ = self.connection.execute(
            "INSERT OR REPLACE INTO installation VALUES (?1, ?2, ?3)",
            [program, fingerprint, version],
        );
    }
}

fn insert(connection: &Connection, entry: &Entry) -> rusqlite::Result<()> {
    let settings = Value::Object(entry.settings.clone()).to_string();
    connection.execute(
        "INSERT INTO cluster VALUES
           (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)",
        params![
            entry.id,
            entry.name,
            entry.phase.name(),
            entry.should_run,
            entry.version,
            entry.major,
            entry.template,
            entry.port,
            entry.socket_directory,
            entry.database,
            entry.user,
            entry.durable,
            settings,
            entry.created_at,
        ],
    )?;
    Ok(())
}

fn is_damage(error: &rusqlite::Error) -> bool {
    matches!(
        error.sqlite_error_code(),
        Some(ErrorCode::NotADatabase | ErrorCode::DatabaseCorrupt)
    )
}

fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

fn ports(connection: &Connection) -> rusqlite::Result<Vec<u16>> {
    connection
        .prepare("SELECT port FROM cluster")?
        .query_map([], |row| row.get(0))?
        .collect()
}
