//! The file store: `credentials.toml`, mode 0600, one table per profile. Entries are named
//! `cluster/<id>/<user>`; values are the secrets. Concurrent writers take turns under a lock file and
//! each write replaces the file as a whole, so that a reader never sees half of one.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, Table, value};

use super::Secret;
use crate::error::{Error, ErrorKind, Result};

/// Which store a user chose with the key `credential-store`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum StorePolicy {
    /// The best store that this system has; in this version the file.
    #[default]
    Auto,
    /// The 0600 file.
    File,
    /// Nothing is kept.
    None,
}

impl StorePolicy {
    /// The values that a configuration file may name.
    pub const NAMES: [&'static str; 3] = ["auto", "file", "none"];

    /// The policy of that name.
    pub fn parse(name: &str) -> Option<Self> {
        match name {
            "auto" => Some(Self::Auto),
            "file" => Some(Self::File),
            "none" => Some(Self::None),
            _ => None,
        }
    }

    /// The name of the policy, as in a configuration file.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::File => "file",
            Self::None => "none",
        }
    }
}

/// Where the secrets of one profile are kept.
#[derive(Debug)]
pub struct CredentialStore {
    file: Option<FileStore>,
    profile: String,
}

impl CredentialStore {
    /// The store of `profile`; with [`StorePolicy::None`] it is empty and refuses to be written.
    pub fn new(policy: StorePolicy, file: FileStore, profile: &str) -> Self {
        Self {
            file: (policy != StorePolicy::None).then_some(file),
            profile: profile.to_owned(),
        }
    }

    /// Whether anything can be kept.
    pub fn keeps(&self) -> bool {
        self.file.is_some()
    }

    /// The password of `user` in the cluster `id`, if it is stored.
    ///
    /// # Errors
    /// [`ErrorKind::Authentication`] where the file is open to others or cannot be read.
    pub fn password(&self, id: &str, user: &str) -> Result<Option<Secret>> {
        match &self.file {
            Some(file) => file.get(&self.profile, &entry(id, user)),
            None => Ok(None),
        }
    }

    /// The other profiles that store this password; a hint for whoever looks under the wrong one.
    pub fn profiles_with(&self, id: &str, user: &str) -> Result<Vec<String>> {
        match &self.file {
            Some(file) => file.profiles_with(&entry(id, user)),
            None => Ok(Vec::new()),
        }
    }

    /// Keeps a password. Returns the file where this write made it, for the one notice.
    ///
    /// # Errors
    /// As [`CredentialStore::password`], and where the file cannot be written.
    pub fn keep(&self, id: &str, user: &str, password: &Secret) -> Result<Option<&Path>> {
        match &self.file {
            Some(file) => {
                let made = file.set(&self.profile, &entry(id, user), password)?;
                Ok(made.then_some(file.path.as_path()))
            }
            None => Ok(None),
        }
    }

    /// Looks whether the store can be used at all, before something is done that needs it afterwards.
    ///
    /// # Errors
    /// As [`CredentialStore::password`].
    pub fn check(&self) -> Result<()> {
        match &self.file {
            Some(file) => file.read().map(|_| ()),
            None => Ok(()),
        }
    }

    /// Keeps the passwords of one cluster for another one as well, which was made from it.
    ///
    /// # Errors
    /// As [`CredentialStore::keep`].
    pub fn copy_cluster(&self, from: &str, to: &str) -> Result<()> {
        match &self.file {
            Some(file) => file.copy(&self.profile, &entry(from, ""), &entry(to, "")),
            None => Ok(()),
        }
    }

    /// Where passwords are kept, for a person.
    pub fn describe(&self) -> String {
        match &self.file {
            Some(file) if file.path.exists() => format!("kept in {}", file.path.display()),
            Some(file) => format!("will be kept in {}", file.path.display()),
            None => "are not kept".to_owned(),
        }
    }

    /// Forgets one password, in every profile: the thing it opened is gone.
    pub fn forget(&self, id: &str, user: &str) -> Result<()> {
        let name = entry(id, user);
        self.forget_where(|candidate| candidate == name)
    }

    /// Forgets all passwords of a cluster, in every profile.
    pub fn forget_cluster(&self, id: &str) -> Result<()> {
        let prefix = entry(id, "");
        self.forget_where(|candidate| candidate.starts_with(&prefix))
    }

    fn forget_where(&self, matches: impl Fn(&str) -> bool) -> Result<()> {
        match &self.file {
            Some(file) => file.remove(matches),
            None => Ok(()),
        }
    }
}

fn entry(id: &str, user: &str) -> String {
    format!("cluster/{id}/{user}")
}

/// `credentials.toml`: a table `[profile.NAME]` per profile, an entry per secret.
#[derive(Clone, Debug)]
pub struct FileStore {
    path: PathBuf,
}

impl FileStore {
    /// The store in the file at `path`, which need not exist.
    pub fn new(path: PathBuf) -> Self {
        Self { path }
    }

    /// The file itself.
    pub fn path(&self) -> &Path {
        &self.path
    }

    fn get(&self, profile: &str, entry: &str) -> Result<Option<Secret>> {
        let document = self.read()?;
        Ok(profile_table(&document, profile)
            .and_then(|table| table.get(entry))
            .and_then(Item::as_str)
            .map(|text| Secret::new(text.to_owned())))
    }

    fn profiles_with(&self, entry: &str) -> Result<Vec<String>> {
        let document = self.read()?;
        let profiles = document.get("profile").and_then(Item::as_table);
        Ok(profiles
            .into_iter()
            .flat_map(Table::iter)
            .filter(|(_, item)| item.get(entry).is_some())
            .map(|(name, _)| name.to_owned())
            .collect())
    }

    fn set(&self, profile: &str, entry: &str, secret: &Secret) -> Result<bool> {
        let _lock = self.lock()?;
        let made = !self.path.exists();
        let mut document = self.read()?;
        let profiles = document
            .entry("profile")
            .or_insert_with(implicit_table)
            .as_table_mut()
            .ok_or_else(|| self.malformed("`profile` is not a table"))?;
        let table = profiles
            .entry(profile)
            .or_insert_with(toml_edit::table)
            .as_table_mut()
            .ok_or_else(|| self.malformed("a profile is not a table"))?;
        table.insert(entry, value(secret.expose()));
        self.write(&document)?;
        Ok(made)
    }

    fn copy(&self, profile: &str, from: &str, to: &str) -> Result<()> {
        let _lock = self.lock()?;
        let mut document = self.read()?;
        let table = document
            .get_mut("profile")
            .and_then(|profiles| profiles.get_mut(profile))
            .and_then(Item::as_table_mut);
        let Some(table) = table else {
            return Ok(());
        };
        let copies: Vec<(String, Item)> = table
            .iter()
            .filter_map(|(name, item)| {
                let user = name.strip_prefix(from)?;
                Some((format!("{to}{user}"), item.clone()))
            })
            .collect();
        for (name, item) in copies {
            table.insert(&name, item);
        }
        self.write(&document)
    }

    fn remove(&self, matches: impl Fn(&str) -> bool) -> Result<()> {
        if !self.path.exists() {
            return Ok(());
        }
        let _lock = self.lock()?;
        let mut document = self.read()?;
        let mut changed = false;
        let profiles = document.get_mut("profile").and_then(Item::as_table_mut);
        for (_, item) in profiles.into_iter().flat_map(Table::iter_mut) {
            let Some(table) = item.as_table_mut() else {
                continue;
            };
            let before = table.len();
            table.retain(|entry, _| !matches(entry));
            changed |= table.len() != before;
        }
        if changed {
            self.write(&document)
        } else {
            Ok(())
        }
    }

    fn read(&self) -> Result<DocumentMut> {
        let text = match fs::metadata(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(DocumentMut::new()),
            Err(error) => return Err(self.failed("read", error)),
            Ok(metadata) if metadata.mode() & 0o077 != 0 => {
                return Err(Error::new(
                    ErrorKind::Authentication,
                    format!(
                        "{} can be read by other users (mode {:03o})",
                        self.path.display(),
                        metadata.mode() & 0o777
                    ),
                )
                .with_hint(format!("run `chmod 600 {}`", self.path.display())));
            }
            Ok(_) => fs::read_to_string(&self.path).map_err(|error| self.failed("read", error))?,
        };
        // The parser's message would quote the line, and with it a secret.
        text.parse()
            .map_err(|_| self.malformed("it is not valid TOML"))
    }

    fn write(&self, document: &DocumentMut) -> Result<()> {
        let directory = self.directory();
        let mut file = tempfile::Builder::new()
            .prefix(".credentials-")
            .tempfile_in(directory)
            .map_err(|error| self.failed("write", error))?;
        file.write_all(document.to_string().as_bytes())
            .and_then(|()| file.as_file().sync_all())
            .map_err(|error| self.failed("write", error))?;
        file.persist(&self.path)
            .map_err(|error| self.failed("write", error.error))?;
        Ok(())
    }

    /// Serialises writers; the lock ends with the returned handle, also when the process is killed.
    fn lock(&self) -> Result<File> {
        let directory = self.directory();
        if !directory.exists() {
            fs::DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(directory)
                .map_err(|error| self.failed("write", error))?;
        }
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .mode(0o600)
            .open(self.path.with_extension("lock"))
            .map_err(|error| self.failed("write", error))?;
        lock.lock().map_err(|error| self.failed("lock", error))?;
        Ok(lock)
    }

    fn directory(&self) -> &Path {
        match self.path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        }
    }

    fn failed(&self, verb: &str, error: io::Error) -> Error {
        Error::new(
            ErrorKind::Authentication,
            format!("cannot {verb} the credential file {}", self.path.display()),
        )
        .with_detail(error.to_string())
        .with_source(error)
    }

    fn malformed(&self, why: &str) -> Error {
        Error::new(
            ErrorKind::Authentication,
            format!("the credential file {} is damaged", self.path.display()),
        )
        .with_detail(why)
        .with_hint("mend the file, or move it away; it is made anew at the next write")
    }
}

fn profile_table<'a>(document: &'a DocumentMut, profile: &str) -> Option<&'a Table> {
    document
        .get("profile")?
        .as_table()?
        .get(profile)?
        .as_table()
}

fn implicit_table() -> Item {
    let mut table = Table::new();
    table.set_implicit(true);
    Item::Table(table)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn store(directory: &Path, profile: &str) -> CredentialStore {
        let file = FileStore::new(directory.join("inner/credentials.toml"));
        CredentialStore::new(StorePolicy::Auto, file, profile)
    }

    #[test]
    fn keeps_finds_and_forgets_by_cluster() {
        let directory = tempfile::tempdir().unwrap();
        let here = store(directory.path(), "local");
        assert!(here.password("c-1", "orders").unwrap().is_none());
        let secret = Secret::new("quote\" and\nline".into());
        assert!(here.keep("c-1", "orders", &secret).unwrap().is_some());
        assert!(here.keep("c-1", "second", &secret).unwrap().is_none());
        assert!(here.keep("c-2", "orders", &secret).unwrap().is_none());
        assert_eq!(here.password("c-1", "orders").unwrap(), Some(secret));
        let other = store(directory.path(), "other");
        assert!(other.password("c-1", "orders").unwrap().is_none());
        assert_eq!(other.profiles_with("c-1", "orders").unwrap(), ["local"]);
        here.forget("c-1", "orders").unwrap();
        assert!(here.password("c-1", "orders").unwrap().is_none());
        assert!(here.password("c-1", "second").unwrap().is_some());
        here.forget_cluster("c-1").unwrap();
        assert!(here.password("c-1", "second").unwrap().is_none());
        assert!(here.password("c-2", "orders").unwrap().is_some());
    }

    #[test]
    fn the_file_is_private_and_a_loose_one_is_refused() {
        let directory = tempfile::tempdir().unwrap();
        let here = store(directory.path(), "local");
        here.keep("c-1", "orders", &Secret::new("s".into()))
            .unwrap();
        let path = directory.path().join("inner/credentials.toml");
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o600);
        let parent = fs::metadata(directory.path().join("inner")).unwrap();
        assert_eq!(parent.mode() & 0o777, 0o700);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o644)).unwrap();
        let error = here.password("c-1", "orders").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Authentication);
    }

    #[test]
    fn a_damaged_file_is_reported_without_its_content() {
        let directory = tempfile::tempdir().unwrap();
        let here = store(directory.path(), "local");
        here.keep("c-1", "orders", &Secret::new("s".into()))
            .unwrap();
        let path = directory.path().join("inner/credentials.toml");
        fs::write(&path, "planted-secret = [").unwrap();
        let error = here.password("c-1", "orders").unwrap_err();
        assert!(!format!("{error:?}").contains("planted"));
    }

    #[test]
    fn concurrent_writers_lose_nothing() {
        let directory = tempfile::tempdir().unwrap();
        std::thread::scope(|scope| {
            for number in 0..20 {
                let here = store(directory.path(), "local");
                scope.spawn(move || {
                    let id = format!("c-{number}");
                    here.keep(&id, "u", &Secret::new(id.clone())).unwrap();
                });
            }
        });
        let here = store(directory.path(), "local");
        for number in 0..20 {
            assert!(
                here.password(&format!("c-{number}"), "u")
                    .unwrap()
                    .is_some()
            );
        }
    }
}
