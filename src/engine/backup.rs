//! Backups of whole clusters: `pg_basebackup` of one that runs, a copy of one that is stopped; and new
//! clusters made from them. They belong to their cluster and go with it.

use std::fs;
use std::path::Path;

use jiff::Timestamp;
use serde::Serialize;

use super::account::Account;
use super::copy::{self, Manifest};
use super::create::Accepted;
use super::error::{Context, Error, Result};
use super::layout::new_id;
use super::layout::{remove_directory, remove_file};
use super::lifecycle::{is_ready, own};
use super::register::{BackupEntry, Entry, Phase};
use super::{Cluster, Engine, NewCluster, layout, process, template};

/// A backup; as JSON, the native document of the `local` provider.
#[derive(Clone, Debug, Serialize)]
pub struct Backup {
    /// Its identifier.
    pub id: String,
    /// The identifier of its cluster.
    pub cluster: String,
    /// The name of its cluster when it was made.
    pub name: String,
    /// The exact PostgreSQL version that made it.
    pub version: String,
    /// Its size on disk, in bytes.
    pub size: u64,
    /// When it was begun, RFC 3339.
    pub created_at: String,
}

impl Engine {
    /// The complete backups of a cluster, oldest first.
    pub fn backups(&self, cluster: &str) -> Result<Vec<Backup>> {
        self.entry(cluster)?;
        let entries = self.register().backups(Some(cluster))?;
        Ok(entries
            .into_iter()
            .filter(|entry| entry.complete)
            .map(Backup::of)
            .collect())
    }

    /// Makes a backup and returns once it is on the disk.
    ///
    /// # Errors
    /// [`Error::Program`] with the words of `pg_basebackup`.
    pub async fn create_backup(&self, cluster: &str) -> Result<Backup> {
        let (entry, _lock) = self.hold(cluster).await?;
        let data = self.existing_data(&entry)?;
        let account = self.account()?;
        self.layout.prepare_for(&account)?;
        let backup = BackupEntry {
            id: new_id("b"),
            complete: false,
            size: 0,
            created_at: Timestamp::now().to_string(),
            definition: entry.clone(),
        };
        self.register().register_backup(&backup)?;
        let made = self.fill(&entry, &data, &backup.id, &account).await;
        let size = match made {
            Ok(size) => size,
            Err(error) => {
                self.remove_backup(&backup.id)?;
                return Err(error);
            }
        };
        let backup = BackupEntry {
            size,
            complete: true,
            ..backup
        };
        let text = serde_json::to_string_pretty(&backup).unwrap_or_default();
        let definition = self.layout.backup_definition(&backup.id);
        template::write_file(&definition, &text, &account)?;
        self.register().finish_backup(&backup.id, size)?;
        Ok(Backup::of(backup))
    }

    async fn fill(&self, entry: &Entry, data: &Path, id: &str, account: &Account) -> Result<u64> {
        let target = self.layout.backup(id);
        layout::make_directory(&target)?;
        layout::give_to(&target, account)?;
        if is_ready(data) {
            let installations = self.installations();
            let installation = own(&installations, entry)?;
            let mut program = process::command(&installation.program("pg_basebackup"), account);
            program
                .args(["--host", &entry.socket_directory])
                .args(["--port", &entry.port.to_string()])
                .args(["--username=postgres", "--checkpoint=fast"])
                .args(["--wal-method=stream", "--no-sync", "--pgdata"])
                .arg(&target);
            template::run("pg_basebackup", program, "").await?;
        } else if process::server(data).is_some() {
            return Err(Error::NotRunning);
        } else {
            let elsewhere = fs::read_dir(data.join("pg_tblspc")).context("read", data)?;
            if elsewhere.count() > 0 {
                return Err(Error::Invalid(
                    "the cluster has tablespaces outside its directory, which a copy would miss"
                        .to_owned(),
                ));
            }
            Manifest::read(data)
                .and_then(|manifest| manifest.copy(data, &target, account.change_to))
                .context("copy", data)?;
            // A server that was killed leaves it; in a copy it would name a stranger.
            remove_file(&target.join("postmaster.pid"))?;
        }
        copy::sync_file_system(&target).context("write", &target)?;
        let manifest = Manifest::read(&target).context("read", &target)?;
        Ok(manifest.size())
    }

    /// Makes a new cluster named `name` from a backup of `cluster`: the newest where none is named. Users
    /// and their passwords are those of the time of the backup.
    ///
    /// # Errors
    /// [`Error::NoBackup`], [`Error::NameTaken`], and what a creation returns.
    pub async fn restore(
        &self,
        cluster: &str,
        backup: Option<&str>,
        name: &str,
        accepted: &mut Accepted<'_>,
    ) -> Result<Cluster> {
        self.entry(cluster)?;
        let mut complete = self.register().backups(Some(cluster))?;
        complete.retain(|entry| entry.complete);
        let backup = match backup {
            Some(id) => complete.into_iter().find(|entry| entry.id == id),
            None => complete.pop(),
        }
        .ok_or_else(|| Error::NoBackup(backup.unwrap_or("latest").to_owned()))?;
        let source = &backup.definition;
        NewCluster::check_name(name)?;
        let installations = self.installations();
        let installation = own(&installations, source)?;
        let account = self.account()?;
        self.layout.prepare_for(&account)?;
        let entry = Entry {
            id: new_id("c"),
            name: name.to_owned(),
            phase: Phase::Creating,
            should_run: true,
            version: installation.version.clone(),
            port: 0,
            socket_directory: self.sockets(&account)?,
            created_at: Timestamp::now().to_string(),
            ..source.clone()
        };
        let mut creation = self.begin_creation(entry)?;
        creation.announce(accepted)?;
        self.restore_data(creation.entry(), &backup.id, &account)?;
        creation.bring_up(installation, &account, None).await?;
        creation.finish()
    }

    fn restore_data(&self, entry: &Entry, backup: &str, account: &Account) -> Result<()> {
        let source = self.layout.backup(backup);
        let data = self.layout.data(&entry.id);
        let cluster = self.layout.cluster(&entry.id);
        layout::make_directory(&cluster)?;
        layout::give_to(&cluster, account)?;
        let manifest = Manifest::read(&source).context("read", &source)?;
        manifest
            .copy(&source, &data, account.change_to)
            .context("write", &data)?;
        self.configure(entry, account)
    }

    /// Removes a backup: first what it consists of, then its record.
    pub(super) fn remove_backup(&self, id: &str) -> Result<()> {
        let _ = fs::remove_file(self.layout.backup_definition(id));
        remove_directory(&self.layout.backup(id))?;
        self.register().remove_backup(id)
    }
}

impl Backup {
    fn of(entry: BackupEntry) -> Self {
        Self {
            id: entry.id,
            cluster: entry.definition.id,
            name: entry.definition.name,
            version: entry.definition.version,
            size: entry.size,
            created_at: entry.created_at,
        }
    }
}
