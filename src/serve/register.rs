//! The instances that this server made, in a SQLite database beside the clusters. A row is written before
//! the provider is asked for anything and removed after it has deleted everything, so that after a crash
//! every cluster is accounted for. It holds no password, only verifiers.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rusqlite::{
    Connection, ErrorCode, OpenFlags, OptionalExtension, Row, TransactionBehavior, params,
};

use super::model::{Dialect, Instance, Phase};
use crate::error::{Error, ErrorKind, Result};
use crate::files;

/// The version of the schema below, kept in SQLite's `user_version`.
const VERSION: i64 = 1;

// AUTOINCREMENT: an identifier is never used again, also after the newest instance was deleted.
const SCHEMA: &str = "
CREATE TABLE instance (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  name TEXT NOT NULL UNIQUE,
  phase TEXT NOT NULL CHECK (phase IN ('creating', 'present', 'deleting')),
  dialect TEXT NOT NULL CHECK (dialect IN ('v2', 'talk')),
  cluster TEXT,
  database TEXT NOT NULL,
  user TEXT NOT NULL,
  verifier TEXT NOT NULL,
  host TEXT,
  port INTEGER,
  created_at TEXT NOT NULL
) STRICT;
";

/// What a new row holds.
#[derive(Debug)]
pub(super) struct NewInstance<'a> {
    pub(super) name: &'a str,
    pub(super) dialect: Dialect,
    pub(super) database: &'a str,
    pub(super) user: &'a str,
    pub(super) verifier: &'a str,
    pub(super) created_at: &'a str,
}

/// Why a row was not written.
#[derive(Debug)]
pub(super) enum Refusal {
    /// An instance has the name.
    NameTaken,
    /// There are as many instances as there may be.
    Full,
    /// The database failed.
    Failed(Error),
}

/// The open register. Readers have a connection of their own, and do not wait for a write to reach the
/// disk.
#[derive(Debug)]
pub(super) struct Register {
    writer: Mutex<Connection>,
    reader: Mutex<Connection>,
    // Every instance as last read; nothing where a write came since.
    read: Mutex<Option<Arc<Vec<Instance>>>>,
    // Released by the system with the process, however it ends.
    _lock: File,
}

impl Register {
    /// Opens the register of one profile below `directory`, making it if it is not there.
    ///
    /// # Errors
    /// [`ErrorKind::Conflict`] where another server has it open.
    pub(super) fn open(directory: &Path, profile: &str) -> Result<Self> {
        let directory = directory.join("serve");
        let failed = |path: &Path, error: io::Error| {
            Error::configuration(format!("cannot use {}", path.display()))
                .with_detail(error.to_string())
                .with_source(error)
        };
        files::make_directory(&directory).map_err(|error| failed(&directory, error))?;
        let stem =
            percent_encoding::utf8_percent_encode(profile, percent_encoding::NON_ALPHANUMERIC);
        let file = |ending: &str| directory.join(format!("{stem}.{ending}"));
        let lock = files::open(&file("lock")).map_err(|error| failed(&file("lock"), error))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(Error::new(
                    ErrorKind::Conflict,
                    format!("another server has the instances of `{profile}` open"),
                )
                .with_hint(
                    "end it first, or give this one another data directory with DBAAS_DATA_DIR",
                ));
            }
            Err(TryLockError::Error(error)) => return Err(failed(&file("lock"), error)),
        }
        let path = file("sqlite");
        // SQLite would make it for everybody to read.
        files::open(&path).map_err(|error| failed(&path, error))?;
        let unusable = |error: rusqlite::Error| {
            Error::new(
                ErrorKind::Provider,
                format!("the catalogue {} cannot be used", path.display()),
            )
            .with_detail(error.to_string())
            .with_source(error)
        };
        let (writer, reader) = connect(&path).map_err(unusable)?;
        let found = version(&writer).map_err(unusable)?;
        if found != VERSION {
            return Err(Error::configuration(format!(
                "the catalogue has version {found}, this program knows {VERSION}"
            ))
            .with_hint("use the newer dbaas that made it"));
        }
        Ok(Self {
            writer: Mutex::new(writer),
            reader: Mutex::new(reader),
            read: Mutex::default(),
            _lock: lock,
        })
    }

    /// Every instance, in the order of creation.
    pub(super) fn instances(&self) -> Result<Arc<Vec<Instance>>> {
        // Held while reading, so that what a write made obsolete is not kept.
        let mut kept = lock(&self.read);
        if let Some(instances) = &*kept {
            return Ok(Arc::clone(instances));
        }
        let reader = lock(&self.reader);
        let read = || {
            reader
                .prepare("SELECT * FROM instance ORDER BY id")?
                .query_map([], instance)?
                .collect::<rusqlite::Result<_>>()
        };
        let instances = Arc::new(read().map_err(broken)?);
        *kept = Some(Arc::clone(&instances));
        Ok(instances)
    }

    /// One instance.
    pub(super) fn instance(&self, id: i64) -> Result<Option<Instance>> {
        let reader = lock(&self.reader);
        let read = || {
            reader
                .prepare("SELECT * FROM instance WHERE id = ?1")?
                .query_row([id], instance)
                .optional()
        };
        read().map_err(broken)
    }

    /// Whether an instance has this name.
    pub(super) fn has_name(&self, name: &str) -> Result<bool> {
        let reader = lock(&self.reader);
        let read = || {
            reader
                .prepare("SELECT 1 FROM instance WHERE name = ?1")?
                .exists([name])
        };
        read().map_err(broken)
    }

    /// Records an instance that is about to be made, and returns its identifier.
    pub(super) fn begin(&self, new: &NewInstance<'_>, limit: u32) -> Result<i64, Refusal> {
        let mut writer = lock(&self.writer);
        let insert = |writer: &mut Connection| -> rusqlite::Result<Option<i64>> {
            let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
            transaction.execute(
                "INSERT INTO instance
                   (name, phase, dialect, database, user, verifier, created_at)
                 VALUES (?1, 'creating', ?2, ?3, ?4, ?5, ?6)",
                params![
                    new.name,
                    new.dialect.name(),
                    new.database,
                    new.user,
                    new.verifier,
                    new.created_at
                ],
            )?;
            let id = transaction.last_insert_rowid();
            let count: i64 =
                transaction.query_row("SELECT count(*) FROM instance", [], |row| row.get(0))?;
            if count > i64::from(limit) {
                return Ok(None);
            }
            transaction.commit()?;
            Ok(Some(id))
        };
        let inserted = insert(&mut writer);
        *lock(&self.read) = None;
        match inserted {
            Ok(Some(id)) => Ok(id),
            Ok(None) => Err(Refusal::Full),
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                Err(Refusal::NameTaken)
            }
            Err(error) => Err(Refusal::Failed(broken(error))),
        }
    }

    /// Records the provider's cluster of an instance, before anything of it is made.
    pub(super) fn name_cluster(&self, id: i64, cluster: &str) -> Result<()> {
        self.write(
            "UPDATE instance SET cluster = ?2 WHERE id = ?1",
            params![id, cluster],
        )?;
        Ok(())
    }

    /// Records that an instance answers.
    pub(super) fn finish(&self, id: i64, user: &str, host: &str, port: u16) -> Result<()> {
        self.write(
            "UPDATE instance SET phase = 'present', user = ?2, host = ?3, port = ?4 WHERE id = ?1",
            params![id, user, host, port],
        )?;
        Ok(())
    }

    /// Moves an instance from one phase to another; whoever comes second changes nothing and gets `false`.
    pub(super) fn change_phase(&self, id: i64, from: Phase, to: Phase) -> Result<bool> {
        let changed = self.write(
            "UPDATE instance SET phase = ?3 WHERE id = ?1 AND phase = ?2",
            params![id, from.name(), to.name()],
        )?;
        Ok(changed == 1)
    }

    /// Forgets an instance.
    pub(super) fn remove(&self, id: i64) -> Result<()> {
        self.write("DELETE FROM instance WHERE id = ?1", params![id])?;
        Ok(())
    }

    fn write(&self, statement: &str, parameters: &[&dyn rusqlite::ToSql]) -> Result<usize> {
        let writer = lock(&self.writer);
        let write = || writer.prepare(statement)?.execute(parameters);
        let written = write().map_err(broken);
        *lock(&self.read) = None;
        written
    }
}

fn connect(path: &Path) -> rusqlite::Result<(Connection, Connection)> {
    let open = |access| -> rusqlite::Result<Connection> {
        let flags = access | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(Duration::from_secs(10))?;
        Ok(connection)
    };
    let mut writer = open(OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    writer.pragma_update(None, "journal_mode", "WAL")?;
    writer.pragma_update(None, "synchronous", "FULL")?;
    let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
    if version(&transaction)? == 0 {
        transaction.execute_batch(SCHEMA)?;
        transaction.pragma_update(None, "user_version", VERSION)?;
    }
    transaction.commit()?;
    Ok((writer, open(OpenFlags::SQLITE_OPEN_READ_ONLY)?))
}

fn version(connection: &Connection) -> rusqlite::Result<i64> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

fn instance(row: &Row<'_>) -> rusqlite::Result<Instance> {
    Ok(Instance {
        id: row.get("id")?,
        name: row.get("name")?,
        // The schema's CHECK admits no other words.
        phase: Phase::parse(&row.get::<_, String>("phase")?),
        dialect: Dialect::parse(&row.get::<_, String>("dialect")?),
        cluster: row.get("cluster")?,
        database: row.get("database")?,
        user: row.get("user")?,
        verifier: row.get("verifier")?,
        host: row.get("host")?,
        port: row.get("port")?,
        created_at: row.get("created_at")?,
    })
}

fn broken(error: rusqlite::Error) -> Error {
    Error::new(
        ErrorKind::Provider,
        "the catalogue of instances cannot be used",
    )
    .with_detail(error.to_string())
    .with_source(error)
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // SQLite's transactions leave no half-written state behind a panic.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn begin(register: &Register, name: &str, limit: u32) -> Result<i64, Refusal> {
        let new = NewInstance {
            name,
            dialect: Dialect::V2,
            database: "d",
            user: "u",
            verifier: "v",
            created_at: "2026-01-01T00:00:00.000000",
        };
        register.begin(&new, limit)
    }

    #[test]
    fn names_are_unique_and_ids_are_not_used_again() {
        let directory = tempfile::tempdir().unwrap();
        let register = Register::open(directory.path(), "a/b").unwrap();
        let first = begin(&register, "one", 2).unwrap();
        assert!(matches!(
            begin(&register, "one", 2),
            Err(Refusal::NameTaken)
        ));
        let second = begin(&register, "two", 2).unwrap();
        assert!(matches!(begin(&register, "three", 2), Err(Refusal::Full)));
        register.remove(second).unwrap();
        let third = begin(&register, "two", 2).unwrap();
        assert!(first < second && second < third);
        assert!(
            register
                .change_phase(third, Phase::Creating, Phase::Present)
                .unwrap()
        );
        assert!(
            !register
                .change_phase(third, Phase::Creating, Phase::Present)
                .unwrap()
        );
        assert!(register.has_name("two").unwrap());
        assert_eq!(register.instances().unwrap().len(), 2);
    }

    #[test]
    fn two_servers_do_not_share_a_register() {
        let directory = tempfile::tempdir().unwrap();
        let first = Register::open(directory.path(), "local").unwrap();
        let second = Register::open(directory.path(), "local").unwrap_err();
        assert_eq!(second.kind(), ErrorKind::Conflict);
        drop(first);
        Register::open(directory.path(), "local").unwrap();
    }
}
