//! Where things lie below the data root, and the locks that say who works on what.
//!
//! ```text
//! catalogue.sqlite      every cluster
//! clusters/<id>/data    the data directory of one
//! clusters/<id>/log     what its server says
//! clusters/<id>/definition.json  its row of the register
//! recycled/<template>/  directories of deleted clusters, to be used again
//! templates/<template>/ the result of initdb
//! backups/<id>/         a copy of a data directory
//! run/                  the Unix sockets, named by port
//! locks/                one file per cluster, locked while a command works on it
//! ```

use std::fs::{self, DirBuilder, File, TryLockError};
use std::io;
use std::os::unix::fs::{DirBuilderExt, MetadataExt};
use std::path::{Path, PathBuf};

use rand::RngExt;

use super::account::Account;
use super::error::{Context, Error, Result};
use crate::files;

/// A socket's path must fit in 107 bytes; this is the longest name of a socket in its directory.
const SOCKET_NAME_BYTES: usize = "/.s.PGSQL.65535.lock".len();
const SOCKET_PATH_BYTES: usize = 107;

/// What is made for the servers' account.
const DIRECTORIES: [&str; 5] = ["backups", "clusters", "recycled", "templates", "run"];

/// The directories of an engine.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    root: PathBuf,
}

impl Layout {
    pub(super) fn new(root: PathBuf) -> Self {
        Self { root }
    }

    pub(super) fn root(&self) -> &Path {
        &self.root
    }

    pub(super) fn register(&self) -> PathBuf {
        self.root.join("catalogue.sqlite")
    }

    /// The directory of a cluster, which holds `data` and `log`.
    pub(super) fn cluster(&self, id: &str) -> PathBuf {
        self.root.join("clusters").join(id)
    }

    pub(super) fn data(&self, id: &str) -> PathBuf {
        self.cluster(id).join("data")
    }

    pub(super) fn log(&self, id: &str) -> PathBuf {
        self.cluster(id).join("log")
    }

    /// A cluster's row of the register, beside its data, so that a lost register can be made again.
    pub(super) fn definition(&self, id: &str) -> PathBuf {
        self.cluster(id).join("definition.json")
    }

    pub(super) fn backup(&self, id: &str) -> PathBuf {
        self.root.join("backups").join(id)
    }

    /// What a backup is of, beside it.
    pub(super) fn backup_definition(&self, id: &str) -> PathBuf {
        self.root.join("backups").join(format!("{id}.json"))
    }

    /// The names of all directories of clusters, whether or not the register knows them.
    pub(super) fn orphans(&self) -> Vec<String> {
        names_in(&self.root.join("clusters"))
    }

    /// The names of all directories of backups.
    pub(super) fn backups(&self) -> Vec<String> {
        let mut names = names_in(&self.root.join("backups"));
        names.retain(|name| self.backup(name).is_dir());
        names
    }

    pub(super) fn template(&self, key: &str) -> PathBuf {
        self.root.join("templates").join(key)
    }

    pub(super) fn recycled(&self, template: &str) -> PathBuf {
        self.root.join("recycled").join(template)
    }

    fn locks(&self) -> PathBuf {
        self.root.join("locks")
    }

    /// Makes the root and the directories that every command needs.
    ///
    /// # Errors
    /// [`Error::Account`] and [`Error::NotOurs`] where the root is a directory of somebody, or of
    /// something, else: it would be filled, and as root given away.
    pub(super) fn prepare(&self, account: Option<&Account>) -> Result<()> {
        if let Some(account) = account {
            self.check_way(account)?;
        }
        self.check_root(account)?;
        for directory in [self.root.clone(), self.locks()] {
            make_directory(&directory)?;
        }
        Ok(())
    }

    /// Whether the account gets as far as the root, which is given to it.
    pub(super) fn check_way(&self, account: &Account) -> Result<()> {
        match self.root.parent() {
            Some(parent) => account.can_reach(parent),
            None => Ok(()),
        }
    }

    fn check_root(&self, account: Option<&Account>) -> Result<()> {
        let Ok(metadata) = fs::symlink_metadata(&self.root) else {
            return Ok(());
        };
        let root = self.root.display();
        let given_to = account.and_then(|account| account.change_to);
        if let Some((user, _)) = given_to
            && metadata.uid() != user
            && metadata.uid() != 0
        {
            return Err(Error::Account(format!(
                "{root} belongs to another account than `{}`, which runs the servers",
                account.map_or("", |account| &account.name)
            )));
        }
        if !self.register().exists() && !self.orphans().is_empty() {
            return Err(Error::Damaged {
                path: self.register(),
                said: "the file is gone, and the directories of clusters are not".to_owned(),
            });
        }
        let entries = fs::read_dir(&self.root).context("read", &self.root)?;
        // Another command may be making it at this moment, so the register alone does not tell.
        let own = |name: &str| {
            DIRECTORIES.contains(&name)
                || [
                    "locks",
                    "credentials.",
                    "catalogue.",
                    ".credentials-",
                    "serve",
                ]
                .iter()
                .any(|start| name.starts_with(start))
        };
        let is_ours = self.register().exists()
            || entries
                .flatten()
                .all(|entry| entry.file_name().to_str().is_some_and(own));
        if is_ours {
            return Ok(());
        }
        Err(Error::NotOurs(self.root.clone()))
    }

    /// Makes what servers need, and gives it to their account.
    ///
    /// # Errors
    /// [`Error::Unreachable`] where the account cannot get there.
    pub(super) fn prepare_for(&self, account: &Account) -> Result<()> {
        self.check_way(account)?;
        for directory in DIRECTORIES.map(|name| self.root.join(name)) {
            make_directory(&directory)?;
            give_to(&directory, account)?;
        }
        give_to(&self.root, account)?;
        account.can_reach(&self.root.join("clusters"))
    }

    /// The directory for Unix sockets: below the root where the path is short enough, else below `/tmp`.
    pub(super) fn socket_directory(&self, account: &Account) -> Result<PathBuf> {
        let inside = self.root.join("run");
        if inside.as_os_str().len() + SOCKET_NAME_BYTES <= SOCKET_PATH_BYTES {
            return Ok(inside);
        }
        let metadata = fs::metadata(&self.root).context("read", &self.root)?;
        let short = PathBuf::from(format!("/tmp/dbaas-{}-{}", metadata.dev(), metadata.ino()));
        match DirBuilder::new().mode(0o700).create(&short) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
            result => result.context("create", &short)?,
        }
        give_to(&short, account)?;
        // Anybody can make a directory in /tmp before we do.
        let found = fs::symlink_metadata(&short).context("read", &short)?;
        let owner = account
            .change_to
            .map_or_else(|| rustix::process::geteuid().as_raw(), |(user, _)| user);
        if !found.is_dir() || found.uid() != owner || found.mode() & 0o077 != 0 {
            return Err(Error::Account(format!(
                "{} belongs to somebody else; remove it, or choose a data directory with a shorter path",
                short.display()
            )));
        }
        Ok(short)
    }

    /// Takes the lock of a cluster, without waiting.
    ///
    /// # Errors
    /// [`Error::Busy`] where another process has it.
    pub(super) fn lock_cluster(&self, id: &str) -> Result<Lock> {
        Lock::try_acquire(&self.locks().join(id))
    }

    /// Takes a lock by name, without waiting.
    pub(super) fn try_lock(&self, name: &str) -> Result<Lock> {
        Lock::try_acquire(&self.locks().join(name))
    }

    /// Takes a lock by name, waiting for it.
    pub(super) fn lock(&self, name: &str) -> Result<Lock> {
        Lock::acquire(&self.locks().join(name))
    }
}

/// A locked file. The system releases it when the process ends, however it ends.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    pub(super) fn acquire(path: &Path) -> Result<Self> {
        loop {
            let file = open_lock(path)?;
            file.lock().context("lock", path)?;
            if let Some(lock) = Self::confirm(path, file) {
                return Ok(lock);
            }
        }
    }

    fn try_acquire(path: &Path) -> Result<Self> {
        loop {
            let file = open_lock(path)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(Error::Busy),
                Err(TryLockError::Error(error)) => return Err(error).context("lock", path),
            }
            if let Some(lock) = Self::confirm(path, file) {
                return Ok(lock);
            }
        }
    }

    /// Whoever had the lock before may have removed the file; a lock on a removed file locks nothing.
    fn confirm(path: &Path, file: File) -> Option<Self> {
        let there = fs::symlink_metadata(path).ok()?;
        let held = file.metadata().ok()?;
        (there.ino() == held.ino() && there.dev() == held.dev()).then(|| Self {
            path: path.to_owned(),
            _file: file,
        })
    }

    /// Removes the file with the lock, once what it stood for is gone.
    pub(super) fn remove(self) {
        let _ = fs::remove_file(&self.path);
    }
}

fn open_lock(path: &Path) -> Result<File> {
    files::open(path).context("lock", path)
}

/// Removes a directory with everything in it; one that is not there is as good as removed.
pub(super) fn remove_directory(directory: &Path) -> Result<()> {
    match fs::remove_dir_all(directory) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result.context("remove", directory),
    }
}

/// Removes a file; one that is not there is as good as removed.
pub(super) fn remove_file(file: &Path) -> Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        result => result.context("remove", file),
    }
}

fn names_in(directory: &Path) -> Vec<String> {
    let entries = fs::read_dir(directory).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter_map(|entry| entry.file_name().into_string().ok())
        .collect();
    names.sort();
    names
}

pub(super) fn make_directory(directory: &Path) -> Result<()> {
    files::make_directory(directory).context("create", directory)
}

pub(super) fn give_to(path: &Path, account: &Account) -> Result<()> {
    match account.change_to {
        Some((user, group)) => {
            std::os::unix::fs::lchown(path, Some(user), Some(group)).context("give away", path)
        }
        None => Ok(()),
    }
}

/// Characters that are hard to mistake for each other.
pub(super) const ID_ALPHABET: &[u8] = b"23456789abcdefghjkmnpqrstuvwxyz";

/// A letter for the kind, and ten characters.
pub(super) fn new_id(kind: &str) -> String {
    let mut random = rand::rng();
    let mut id = format!("{kind}-");
    id.extend((0..10).map(|_| char::from(ID_ALPHABET[random.random_range(0..ID_ALPHABET.len())])));
    id
}
