//! Creating a cluster: register, copy the template, start, take over; each step is undone if a later one
//! fails, the caller gives up, or the process dies.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::Path;

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::copy::{self, Manifest};
use super::error::{Context, Error, Result};
use super::layout::{self, ID_ALPHABET, Lock, new_id};
use super::register::{Entry, Phase};
use super::template::{self, Template};
use super::{Account, Cluster, Engine, Installation, configuration, is_plain, run, sql};

/// How often a stranger may take the port between our look and the server's start.
const PORT_ATTEMPTS: u32 = 5;

/// Called with the identifier of a cluster that is registered and not yet made.
pub type Accepted<'a> =
    dyn FnMut(&str) -> Result<(), Box<dyn std::error::Error + Send + Sync>> + Send + 'a;

/// What a new cluster is to be; as JSON, the request document of the `local` provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NewCluster {
    /// Its name.
    pub name: String,
    /// The major or exact version; the newest installed where absent.
    pub version: Option<String>,
    /// The name of its first database.
    pub database: String,
    /// The name of its first user, who owns that database.
    pub user: String,
    /// Whether it must survive a power failure.
    pub durable: bool,
    /// Its encoding.
    pub encoding: String,
    /// Its locale; `C.UTF-8`, or `C` where the system has no such locale, where absent.
    pub locale: Option<String>,
    /// PostgreSQL settings.
    pub settings: BTreeMap<String, String>,
}

impl NewCluster {
    /// Checks what can be checked without a server.
    ///
    /// # Errors
    /// [`Error::Invalid`].
    pub fn check(&self) -> Result<()> {
        Self::check_name(&self.name)?;
        sql::check_name("database", &self.database)?;
        sql::check_name("user", &self.user)?;
        for (kind, value) in [
            ("encoding", Some(&self.encoding)),
            ("locale", self.locale.as_ref()),
        ] {
            let is_word = value.is_none_or(|value| {
                !value.is_empty()
                    && value
                        .chars()
                        .all(|c| c.is_ascii_alphanumeric() || "._@-".contains(c))
            });
            if !is_word {
                return Err(Error::Invalid(format!("that is not the name of a {kind}")));
            }
        }
        sql::check_encoding(&self.encoding, [self.database.as_str(), &self.user])?;
        configuration::check_settings(&self.settings_document())
    }

    /// Checks a name for a cluster.
    ///
    /// # Errors
    /// [`Error::Invalid`].
    pub fn check_name(name: &str) -> Result<()> {
        let is_id = name.len() == 12
            && ["c-", "b-"].iter().any(|kind| name.starts_with(kind))
            && name.bytes().skip(2).all(|byte| ID_ALPHABET.contains(&byte));
        if is_id {
            return Err(Error::Invalid(format!(
                "`{name}` looks like the id of a cluster, and would be taken for one"
            )));
        }
        let is_name = name.starts_with(|c: char| c.is_ascii_alphanumeric())
            && name.len() <= 63
            && name
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || "-_.".contains(c));
        if !is_name {
            return Err(Error::Invalid(format!(
                "`{}` is not a cluster name: 1 to 63 letters, digits, `-`, `_` and `.`, the first a \
                 letter or digit",
                name.escape_debug()
            )));
        }
        Ok(())
    }

    fn settings_document(&self) -> Map<String, Value> {
        self.settings
            .iter()
            .map(|(name, value)| (name.clone(), Value::String(value.clone())))
            .collect()
    }
}

impl Engine {
    /// Checks a request against what is here: its names, the version, whether the name is free.
    ///
    /// # Errors
    /// What [`Engine::create`] would return before it changes anything.
    pub fn check(&self, new: &NewCluster) -> Result<Installation> {
        new.check()?;
        let taken = self.register().entries()?;
        if let Some(other) = taken.into_iter().find(|entry| entry.name == new.name) {
            return Err(Error::NameTaken {
                name: other.name,
                id: other.id,
                phase: other.phase.doing(),
            });
        }
        Ok(self.installations().choose(new.version.as_deref())?.clone())
    }

    /// Creates a cluster and returns once its server accepts connections, with its user and database in
    /// place and everything on the disk.
    ///
    /// `accepted` is called with the identifier after the cluster is registered and before anything is
    /// made, so that the caller can keep what must not be lost. If it fails, or this future is dropped,
    /// nothing stays behind.
    ///
    /// # Errors
    /// Any of [`Error`].
    pub async fn create(
        &self,
        new: &NewCluster,
        password: &str,
        accepted: &mut Accepted<'_>,
    ) -> Result<Cluster> {
        let installation = self.check(new)?;
        let account = self.account()?;
        self.layout.prepare_for(&account)?;
        let locale = match &new.locale {
            Some(locale) => locale.as_str(),
            None => default_locale(),
        };
        let mut creation = self.begin_creation(Entry {
            id: new_id("c"),
            name: new.name.clone(),
            phase: Phase::Creating,
            should_run: true,
            version: installation.version.clone(),
            major: installation.major,
            template: template::key(&installation, &new.encoding, locale),
            port: 0,
            socket_directory: self.sockets(&account)?,
            database: new.database.clone(),
            user: new.user.clone(),
            durable: new.durable,
            settings: new.settings_document(),
            created_at: Timestamp::now().to_string(),
        })?;
        creation.announce(accepted)?;
        let template =
            template::ensure(&self.layout, &account, &installation, &new.encoding, locale).await?;
        self.materialise(creation.entry(), &template, &account)?;
        if !new.settings.is_empty() {
            self.rehearse(creation.entry(), &installation, &account)
                .await?;
        }
        self.configure(creation.entry(), &account)?;
        creation
            .bring_up(&installation, &account, Some(password))
            .await?;
        creation.finish()
    }

    /// The directory for sockets, as text that a configuration file can hold.
    pub(super) fn sockets(&self, account: &Account) -> Result<String> {
        let directory = self.layout.socket_directory(account)?;
        match directory.to_str() {
            Some(text) if is_plain(self.layout.root()) && is_plain(&directory) => {
                Ok(text.to_owned())
            }
            _ => Err(Error::Invalid(
                "the path of the data directory must be plain text without control characters"
                    .to_owned(),
            )),
        }
    }

    fn choose_port(&self, taken: &[u16]) -> Result<u16> {
        let root = fs::metadata(self.layout.root()).context("read", self.layout.root())?;
        run::free_port(taken, root.ino())
    }

    /// Registers a cluster to be and locks it.
    pub(super) fn begin_creation(&self, mut entry: Entry) -> Result<Creation<'_>> {
        let lock = self.layout.lock_cluster(&entry.id)?;
        match self
            .register()
            .add(&mut entry, |taken| self.choose_port(taken))
        {
            Ok(()) => Ok(Creation {
                engine: self,
                entry,
                lock: Some(lock),
            }),
            Err(error) => {
                lock.remove();
                Err(error)
            }
        }
    }

    /// Makes the data directory, over that of a deleted cluster where there is one.
    fn materialise(&self, entry: &Entry, template: &Template, account: &Account) -> Result<()> {
        let cluster = self.layout.cluster(&entry.id);
        layout::make_directory(&cluster)?;
        layout::give_to(&cluster, account)?;
        let data = self.layout.data(&entry.id);
        self.take_recycled(&template.key, &data);
        let manifest = Manifest::read(&template.directory).context("read", &template.directory)?;
        manifest
            .copy(&template.directory, &data, account.change_to)
            .context("write", &data)
    }

    /// Moves a directory of a deleted cluster to `data`, if there is one. Two commands may want the same
    /// one; the rename of one of them fails, and it tries the next.
    fn take_recycled(&self, template: &str, data: &Path) {
        let pool = fs::read_dir(self.layout.recycled(template));
        for candidate in pool.into_iter().flatten().flatten() {
            // One whose name begins with a dot is still being stripped.
            if candidate.file_name().as_encoded_bytes().starts_with(b".") {
                continue;
            }
            if fs::rename(candidate.path(), data).is_ok() {
                return;
            }
        }
    }
}

/// A creation under way; undone when it is dropped before its end.
pub(super) struct Creation<'a> {
    engine: &'a Engine,
    entry: Entry,
    lock: Option<Lock>,
}

impl Creation<'_> {
    pub(super) fn entry(&self) -> &Entry {
        &self.entry
    }

    pub(super) fn announce(&self, accepted: &mut Accepted<'_>) -> Result<()> {
        accepted(&self.entry.id).map_err(Error::Refused)
    }

    /// Starts the server, while the file system writes what was copied. With a password, the spare
    /// database and a new user become the cluster's own.
    pub(super) async fn bring_up(
        &mut self,
        installation: &Installation,
        account: &Account,
        password: Option<&str>,
    ) -> Result<()> {
        let (engine, entry) = (self.engine, &mut self.entry);
        let data = engine.layout.data(&entry.id);
        let sync = entry.durable.then(|| {
            let data = data.clone();
            std::thread::spawn(move || copy::sync_file_system(&data))
        });
        let mut attempt = 1;
        loop {
            let mut child = Some(engine.launch(entry, installation, account)?);
            match engine.await_server(entry, &mut child).await {
                Ok(()) => break,
                // Somebody else got the port after we looked.
                Err(Error::Start { .. })
                    if attempt < PORT_ATTEMPTS && !run::is_free(entry.port) =>
                {
                    attempt += 1;
                    entry.port = engine
                        .register()
                        .change_port(&entry.id, |taken| engine.choose_port(taken))?;
                    engine.configure(entry, account)?;
                }
                Err(error) => return Err(error),
            }
        }
        if let Some(password) = password {
            let session = sql::connect(Path::new(&entry.socket_directory), entry.port).await?;
            sql::take_over(session.client(), &entry.database, &entry.user, password).await?;
            session.end().await;
        }
        if let Some(sync) = sync {
            sync.join()
                .unwrap_or_else(|_| Err(std::io::ErrorKind::Other.into()))
                .context("write", &data)?;
        }
        Ok(())
    }

    pub(super) fn finish(mut self) -> Result<Cluster> {
        self.engine
            .register()
            .begin(&self.entry.id, Phase::Present, true)?;
        self.lock = None;
        self.engine.cluster(&self.entry.id)
    }
}

impl Drop for Creation<'_> {
    fn drop(&mut self) {
        if let Some(lock) = self.lock.take() {
            // If this fails too, the next command repairs: the phase still says so.
            let _ = self.engine.remove(&self.entry, lock);
        }
    }
}

/// `C.UTF-8` sorts by code point and knows the characters of all languages; macOS has no such locale.
fn default_locale() -> &'static str {
    if cfg!(target_os = "macos") {
        "C"
    } else {
        "C.UTF-8"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str) -> NewCluster {
        NewCluster {
            name: name.to_owned(),
            version: None,
            database: "d".to_owned(),
            user: "u".to_owned(),
            durable: true,
            encoding: "UTF8".to_owned(),
            locale: None,
            settings: BTreeMap::new(),
        }
    }

    #[test]
    fn names_are_checked() {
        for good in ["orders", "my_postgraas", "a", "1.2-x", "Orders"] {
            named(good).check().unwrap();
        }
        for bad in ["", "-x", "a b", "a/b", "..", "ä", &"x".repeat(64)] {
            named(bad).check().expect_err(bad);
        }
        let mut reserved = named("x");
        reserved.user = "pg_x".to_owned();
        reserved.check().unwrap_err();
        reserved.user = "postgres".to_owned();
        reserved.check().unwrap_err();
    }

    #[test]
    fn ids_are_distinct_and_no_two_alike() {
        let ids: std::collections::BTreeSet<_> = (0..1000).map(|_| new_id("c")).collect();
        assert_eq!(ids.len(), 1000);
        assert!(ids.iter().all(|id| id.len() == 12));
    }
}
