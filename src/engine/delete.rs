//! Deleting a cluster, and removing what an unfinished one left behind: the same steps for both, each of
//! which can be repeated.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::copy::Manifest;
use super::error::{Context, Result};
use super::layout::{Lock, make_directory, remove_directory};
use super::register::{Entry, Phase};
use super::{Engine, process};

/// Directories kept for each template; a machine that deletes more than it creates need not keep more.
const KEPT_DIRECTORIES: usize = 8;

impl Engine {
    /// Deletes a cluster and everything in it.
    ///
    /// # Errors
    /// [`super::Error::NotFound`], and [`super::Error::Busy`] while another command works on it.
    pub async fn delete(&self, id: &str) -> Result<()> {
        let (entry, lock) = self.hold(id).await?;
        self.register().begin(id, Phase::Deleting, false)?;
        self.remove(&entry, lock)
    }

    /// Ends the servers, puts the directory away, and forgets the cluster. Whoever calls holds the lock,
    /// and the phase says that the cluster is not to stay.
    pub(super) fn remove(&self, entry: &Entry, lock: Lock) -> Result<()> {
        self.abandon_servers(entry)?;
        let backups = self.register().backups(Some(&entry.id))?;
        for backup in backups {
            process::end_programs_on(&self.layout.backup(&backup.id));
            self.remove_backup(&backup.id)?;
        }
        let data = self.layout.data(&entry.id);
        let hidden = self.hidden(entry);
        // A command may have died while it stripped it.
        remove_directory(&hidden)?;
        // From a half-made directory there is nothing to gain; and not being able to keep a directory
        // (a full disk, an odd file) must not keep anybody from deleting it.
        let kept = entry.phase != Phase::Creating && self.recycle(entry, &data).unwrap_or(false);
        let cluster = self.layout.cluster(&entry.id);
        if !kept {
            remove_directory(&hidden)?;
            // A server that was forked but not yet executed does not show among the processes; under
            // another name it cannot find its directory any more.
            let doomed = cluster.join("doomed");
            match fs::rename(&data, &doomed) {
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                result => result.context("rename", &data)?,
            }
            self.abandon_servers(entry)?;
        }
        remove_directory(&cluster)?;
        let sockets = Path::new(&entry.socket_directory);
        for name in [
            format!(".s.PGSQL.{}", entry.port),
            format!(".s.PGSQL.{}.lock", entry.port),
        ] {
            // The server removes its socket itself unless it was killed.
            let _ = fs::remove_file(sockets.join(name));
        }
        self.register().remove(&entry.id)?;
        lock.remove();
        Ok(())
    }

    /// Keeps the data directory for a cluster to come, stripped of everything that was not in the
    /// template. Returns whether it was kept; if not, it may be half stripped, and hidden.
    fn recycle(&self, entry: &Entry, data: &Path) -> Result<bool> {
        let template = self.layout.template(&entry.template);
        let pool = self.layout.recycled(&entry.template);
        if !data.exists() || !template.exists() {
            return Ok(false);
        }
        make_directory(&pool)?;
        let kept = fs::read_dir(&pool).context("read", &pool)?.count();
        if kept >= KEPT_DIRECTORIES {
            return Ok(false);
        }
        let hidden = self.hidden(entry);
        fs::rename(data, &hidden).context("rename", data)?;
        self.abandon_servers(entry)?;
        let manifest = Manifest::read(&template).context("read", &template)?;
        manifest.strip(&hidden).context("strip", &hidden)?;
        fs::rename(&hidden, pool.join(&entry.id)).context("rename", &hidden)?;
        Ok(true)
    }

    /// Where a directory is until it is stripped: creations do not take it.
    fn hidden(&self, entry: &Entry) -> PathBuf {
        let pool = self.layout.recycled(&entry.template);
        pool.join(format!(".{}", entry.id))
    }
}
