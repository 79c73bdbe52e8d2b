//! The credential store: secrets of profiles and passwords of their clusters, in the keyring of the
//! desktop or in a file that only its owner can read. Both hold the same document: a table
//! `[profile.NAME]` per profile, an entry per secret. It never goes out of its way to find a secret: what
//! a profile did not store is not there.

use std::path::Path;
use std::sync::{Arc, OnceLock};

use toml_edit::{DocumentMut, Item, Table, value};

use super::keyring::{Keyring, Probe};
use super::vault::{FileVault, Vault};
use super::{Secret, StoreLocation, StorePolicy, off_runtime};
use crate::error::{Error, ErrorKind, Result};
use crate::files;

/// Where the secrets of one profile are kept.
#[derive(Clone, Debug)]
pub struct CredentialStore {
    location: StoreLocation,
    profile: String,
    /// The first is written to; all are read, in order.
    vaults: Arc<OnceLock<Vec<Vault>>>,
}

impl CredentialStore {
    /// The store of `profile`; with a policy that keeps nothing it is empty and refuses to be written.
    /// Nothing is opened yet.
    pub fn new(location: StoreLocation, profile: &str) -> Self {
        Self {
            location,
            profile: profile.to_owned(),
            vaults: Arc::default(),
        }
    }

    /// Asks the store on a thread on which a keyring or a lock that is waited for holds up nobody else.
    pub(crate) async fn off_runtime<T: Send + 'static>(
        &self,
        ask: impl FnOnce(&Self) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let store = self.clone();
        off_runtime(move || ask(&store)).await
    }

    /// Whether reading a secret may wait for a keyring. The file is read without its lock: whoever writes it
    /// puts another one in its place.
    pub(super) fn may_wait(&self) -> bool {
        self.location.looks_for_keyring()
    }

    /// The profile whose secrets these are.
    pub fn profile(&self) -> &str {
        &self.profile
    }

    /// The directory for locks and for what is no secret.
    pub fn directory(&self) -> &Path {
        files::directory_of(&self.location.file)
    }

    /// Whether anything can be kept.
    pub fn keeps(&self) -> bool {
        !matches!(
            self.location.policy,
            StorePolicy::None | StorePolicy::Command
        )
    }

    /// The name of the store that is written to: `keyring`, `file`, `command` or `none`. Looks for a
    /// keyring where the policy is `auto`.
    ///
    /// # Errors
    /// [`ErrorKind::Authentication`] where a keyring is there and does not answer.
    pub fn kind(&self) -> Result<&'static str> {
        Ok(match self.vaults()?.first() {
            Some(vault) => vault.kind(),
            None => self.location.policy.name(),
        })
    }

    /// The secret `name` of the profile, if it is stored.
    ///
    /// # Errors
    /// [`ErrorKind::Authentication`] where the store cannot be read, or others can read it.
    pub fn secret(&self, name: &str) -> Result<Option<Secret>> {
        self.get(&format!("secret/{name}"))
    }

    /// Those of the named secrets that the profile has, in the order of the names. Every place is asked once.
    ///
    /// # Errors
    /// As [`CredentialStore::secret`].
    pub fn secrets<'a>(&self, names: &[&'a str]) -> Result<Vec<(&'a str, Secret)>> {
        let mut found: Vec<Option<Secret>> = names.iter().map(|_| None).collect();
        for vault in self.vaults()? {
            let document = vault.read()?;
            let Some(table) = profile_table(&document, &self.profile) else {
                continue;
            };
            for (name, found) in names.iter().zip(&mut found) {
                let entry = table.get(&format!("secret/{name}"));
                if let (None, Some(text)) = (&found, entry.and_then(Item::as_str)) {
                    *found = Some(Secret::new(text.to_owned()));
                }
            }
        }
        let found = names.iter().copied().zip(found);
        Ok(found
            .filter_map(|(name, secret)| Some((name, secret?)))
            .collect())
    }

    /// Keeps a secret of the profile. Returns where, if this write made the place.
    ///
    /// # Errors
    /// As [`CredentialStore::secret`]; a configuration error where nothing is kept.
    pub fn keep_secret(&self, name: &str, secret: &Secret) -> Result<Option<String>> {
        self.require_keeping()?;
        self.set(&format!("secret/{name}"), secret)
    }

    /// Replaces a secret of the profile where it is stored; false where it is not, or not any more.
    ///
    /// # Errors
    /// As [`CredentialStore::secret`].
    pub fn replace_secret(&self, name: &str, secret: &Secret) -> Result<bool> {
        let entry = format!("secret/{name}");
        let mut found = false;
        self.edit(|document| {
            let table = table_of(document, &self.profile);
            let Some(item) = table.and_then(|table| table.get_mut(&entry)) else {
                return false;
            };
            *item = value(secret.expose());
            found = true;
            true
        })?;
        Ok(found)
    }

    /// Forgets a secret of the profile. True where there was one.
    ///
    /// # Errors
    /// As [`CredentialStore::secret`].
    pub fn forget_secret(&self, name: &str) -> Result<bool> {
        let entry = format!("secret/{name}");
        let mut found = false;
        self.edit(|document| {
            let table = table_of(document, &self.profile);
            let removed = table.is_some_and(|table| table.remove(&entry).is_some());
            found |= removed;
            removed
        })?;
        Ok(found)
    }

    /// The names of the secrets that the profile stores.
    ///
    /// # Errors
    /// As [`CredentialStore::secret`].
    pub fn secret_names(&self) -> Result<Vec<String>> {
        let mut names = Vec::new();
        for vault in self.vaults()? {
            let document = vault.read()?;
            let entries = profile_table(&document, &self.profile);
            for (entry, _) in entries.into_iter().flat_map(Table::iter) {
                if let Some(name) = entry.strip_prefix("secret/")
                    && !names.iter().any(|known| known == name)
                {
                    names.push(name.to_owned());
                }
            }
        }
        Ok(names)
    }

    /// Gives everything that is stored under this profile to the profile `name`.
    ///
    /// # Errors
    /// As [`CredentialStore::secret`].
    pub fn rename_profile(&self, name: &str) -> Result<()> {
        self.edit(|document| {
            let Some(profiles) = document.get_mut("profile").and_then(Item::as_table_mut) else {
                return false;
            };
            match profiles.remove(&self.profile) {
                Some(table) => {
                    profiles.insert(name, table);
                    true
                }
                None => false,
            }
        })
    }

    /// Forgets everything that is stored under this profile.
    ///
    /// # Errors
    /// As [`CredentialStore::secret`].
    pub fn forget_profile(&self) -> Result<()> {
        self.edit(|document| {
            let profiles = document.get_mut("profile").and_then(Item::as_table_mut);
            profiles.is_some_and(|profiles| profiles.remove(&self.profile).is_some())
        })
    }

    /// The password of `user` in the cluster `id`, if it is stored.
    ///
    /// # Errors
    /// As [`CredentialStore::secret`].
    pub fn password(&self, id: &str, user: &str) -> Result<Option<Secret>> {
        self.get(&entry(id, user))
    }

    /// The other profiles that store this password; a hint for whoever looks under the wrong one.
    ///
    /// # Errors
    /// As [`CredentialStore::secret`].
    pub fn profiles_with(&self, id: &str, user: &str) -> Result<Vec<String>> {
        let entry = entry(id, user);
        let mut names = Vec::new();
        for vault in self.vaults()? {
            let document = vault.read()?;
            let profiles = document.get("profile").and_then(Item::as_table);
            names.extend(
                profiles
                    .into_iter()
                    .flat_map(Table::iter)
                    .filter(|(_, item)| item.get(&entry).is_some())
                    .map(|(name, _)| name.to_owned()),
            );
        }
        Ok(names)
    }

    /// Lists the users of a cluster whose passwords are stored, the one of its creation first.
    ///
    /// # Errors
    /// As [`CredentialStore::secret`].
    pub fn users(&self, id: &str) -> Result<Vec<String>> {
        let prefix = entry(id, "");
        let mut users = Vec::new();
        for vault in self.vaults()? {
            let document = vault.read()?;
            let profile = document
                .get("profile")
                .and_then(|profiles| profiles.get(&self.profile))
                .and_then(Item::as_table);
            let names = profile.into_iter().flat_map(Table::iter);
            let own = names.filter_map(|(name, _)| name.strip_prefix(&prefix));
            users.extend(own.map(str::to_owned));
        }
        Ok(users)
    }

    /// Keeps a password, where anything is kept. Returns where, if this write made the place.
    ///
    /// # Errors
    /// As [`CredentialStore::secret`].
    pub fn keep(&self, id: &str, user: &str, password: &Secret) -> Result<Option<String>> {
        self.set(&entry(id, user), password)
    }

    /// Looks whether the store can be used at all, before something is done that needs it afterwards.
    ///
    /// # Errors
    /// As [`CredentialStore::secret`].
    pub fn check(&self) -> Result<()> {
        for vault in self.vaults()? {
            vault.read()?;
        }
        Ok(())
    }

    /// Keeps the passwords of one cluster for another one as well, which was made from it.
    ///
    /// # Errors
    /// As [`CredentialStore::secret`].
    pub fn copy_cluster(&self, from: &str, to: &str) -> Result<()> {
        let (from, to) = (entry(from, ""), entry(to, ""));
        self.edit(|document| {
            let Some(table) = table_of(document, &self.profile) else {
                return false;
            };
            let copies: Vec<(String, Item)> = table
                .iter()
                .filter_map(|(name, item)| {
                    let user = name.strip_prefix(&from)?;
                    Some((format!("{to}{user}"), item.clone()))
                })
                .collect();
            let changed = !copies.is_empty();
            for (name, item) in copies {
                table.insert(&name, item);
            }
            changed
        })
    }

    /// Keeps the passwords of `from` under `to` from now on. True where there were any.
    ///
    /// # Errors
    /// As [`CredentialStore::secret`].
    pub fn move_cluster(&self, from: &str, to: &str) -> Result<bool> {
        let (from, to) = (entry(from, ""), entry(to, ""));
        let mut found = false;
        self.edit(|document| {
            let Some(table) = table_of(document, &self.profile) else {
                return false;
            };
            let names: Vec<String> = table
                .iter()
                .map(|(name, _)| name.to_owned())
                .filter(|name| name.starts_with(&from))
                .collect();
            for name in &names {
                if let (Some(item), Some(user)) = (table.remove(name), name.strip_prefix(&from)) {
                    table.insert(&format!("{to}{user}"), item);
                }
            }
            found |= !names.is_empty();
            !names.is_empty()
        })?;
        Ok(found)
    }

    /// Removes the file of the store where it holds nothing: one that was made for a password that is of no use.
    ///
    /// # Errors
    /// As [`CredentialStore::secret`].
    pub fn discard_empty_file(&self) -> Result<()> {
        for vault in self.vaults()? {
            let Vault::File(file) = vault else { continue };
            let _lock = FileVault::lock(&self.location.file)?;
            file.remove_if_empty()?;
        }
        Ok(())
    }

    /// Where passwords are kept, for a person.
    ///
    /// # Errors
    /// As [`CredentialStore::kind`].
    pub fn describe(&self) -> Result<String> {
        Ok(match self.vaults()?.first() {
            Some(vault) => vault.describe(),
            None => "are not kept".to_owned(),
        })
    }

    /// Forgets one password, in every profile: the thing it opened is gone.
    ///
    /// # Errors
    /// As [`CredentialStore::secret`].
    pub fn forget(&self, id: &str, user: &str) -> Result<()> {
        let name = entry(id, user);
        self.forget_where(|candidate| candidate == name)
    }

    /// Forgets all passwords of a cluster, in every profile.
    ///
    /// # Errors
    /// As [`CredentialStore::secret`].
    pub fn forget_cluster(&self, id: &str) -> Result<()> {
        let prefix = entry(id, "");
        self.forget_where(|candidate| candidate.starts_with(&prefix))
    }

    fn forget_where(&self, matches: impl Fn(&str) -> bool) -> Result<()> {
        self.edit(|document| {
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
            changed
        })
    }

    fn get(&self, entry: &str) -> Result<Option<Secret>> {
        for vault in self.vaults()? {
            let document = vault.read()?;
            let found = profile_table(&document, &self.profile)
                .and_then(|table| table.get(entry))
                .and_then(Item::as_str);
            if let Some(text) = found {
                return Ok(Some(Secret::new(text.to_owned())));
            }
        }
        Ok(None)
    }

    /// Writes to the first place, and then removes what the others, which were first once, still hold: a run
    /// that does not find the first one would send it.
    fn set(&self, entry: &str, secret: &Secret) -> Result<Option<String>> {
        let Some((vault, others)) = self.vaults()?.split_first() else {
            return Ok(None);
        };
        let _lock = FileVault::lock(&self.location.file)?;
        let is_new = vault.is_new();
        let mut document = vault.read()?;
        let profiles = document
            .entry("profile")
            .or_insert_with(implicit_table)
            .as_table_mut()
            .ok_or_else(|| vault.malformed("`profile` is not a table"))?;
        let table = profiles
            .entry(&self.profile)
            .or_insert_with(toml_edit::table)
            .as_table_mut()
            .ok_or_else(|| vault.malformed("a profile is not a table"))?;
        table.insert(entry, value(secret.expose()));
        vault.write(&document)?;
        for other in others {
            self.remove_from(other, entry).map_err(|error| {
                error.with_detail(format!(
                    "the new secret is kept in {}; an older one may still be in {}",
                    vault.place(),
                    other.place()
                ))
            })?;
        }
        Ok(is_new.then(|| vault.place()))
    }

    /// To be called under the lock.
    fn remove_from(&self, vault: &Vault, entry: &str) -> Result<()> {
        if vault.is_new() {
            return Ok(());
        }
        let mut document = vault.read()?;
        let table = table_of(&mut document, &self.profile);
        if table.is_some_and(|table| table.remove(entry).is_some()) {
            vault.write(&document)?;
        }
        Ok(())
    }

    /// Edits every vault that has something in it, under the lock; those that did not change are not
    /// written.
    fn edit(&self, mut change: impl FnMut(&mut DocumentMut) -> bool) -> Result<()> {
        for vault in self.vaults()? {
            if vault.is_new() {
                continue;
            }
            let _lock = FileVault::lock(&self.location.file)?;
            let mut document = vault.read()?;
            if change(&mut document) {
                vault.write(&document)?;
            }
        }
        Ok(())
    }

    fn vaults(&self) -> Result<&[Vault]> {
        if let Some(vaults) = self.vaults.get() {
            return Ok(vaults);
        }
        let file = || Vault::File(FileVault::new(self.location.file.clone()));
        let keyring = || {
            let bus = self.location.session_bus.as_deref();
            Keyring::probe(bus, &self.location.file)
        };
        let vaults = match self.location.policy {
            StorePolicy::None | StorePolicy::Command => Vec::new(),
            StorePolicy::File => vec![file()],
            StorePolicy::Keyring => match keyring()? {
                Probe::Present(keyring) => vec![Vault::Keyring(keyring)],
                Probe::Absent(why) => {
                    return Err(Error::new(
                        ErrorKind::Authentication,
                        "there is no keyring on this machine",
                    )
                    .with_detail(why)
                    .with_hint(
                        "`credential-store = \"file\"` in the configuration file keeps secrets in a \
                         file that only you can read",
                    ));
                }
            },
            StorePolicy::Auto => match keyring()? {
                Probe::Present(keyring) => vec![Vault::Keyring(keyring), file()],
                Probe::Absent(_) => vec![file()],
            },
        };
        Ok(self.vaults.get_or_init(|| vaults))
    }

    /// Refuses where nothing can be kept.
    ///
    /// # Errors
    /// A configuration error that names the key to change.
    pub fn require_keeping(&self) -> Result<()> {
        if self.keeps() {
            return Ok(());
        }
        Err(Error::configuration(format!(
            "`credential-store = \"{}\"` keeps no secrets",
            self.location.policy.name()
        ))
        .with_hint("set `credential-store` to auto, keyring or file in the configuration file"))
    }
}

fn entry(id: &str, user: &str) -> String {
    format!("cluster/{id}/{user}")
}

fn profile_table<'a>(document: &'a DocumentMut, profile: &str) -> Option<&'a Table> {
    document
        .get("profile")?
        .as_table()?
        .get(profile)?
        .as_table()
}

fn table_of<'a>(document: &'a mut DocumentMut, profile: &str) -> Option<&'a mut Table> {
    document
        .get_mut("profile")?
        .as_table_mut()?
        .get_mut(profile)?
        .as_table_mut()
}

fn implicit_table() -> Item {
    let mut table = Table::new();
    table.set_implicit(true);
    Item::Table(table)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::{MetadataExt, PermissionsExt};

    use super::*;

    fn store(directory: &Path, profile: &str) -> CredentialStore {
        let location = StoreLocation {
            policy: StorePolicy::Auto,
            file: directory.join("inner/credentials.toml"),
            session_bus: None,
        };
        CredentialStore::new(location, profile)
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
    fn a_new_secret_leaves_no_older_one_in_another_place() {
        let directory = tempfile::tempdir().unwrap();
        let before = store(directory.path(), "prod");
        let secret = |text: &str| Secret::new(text.to_owned());
        before.keep_secret("token", &secret("old")).unwrap();
        before.keep_secret("other", &secret("other")).unwrap();
        let now = store(directory.path(), "prod");
        let first = FileVault::new(directory.path().join("inner/first.toml"));
        let second = FileVault::new(now.location.file.clone());
        let vaults = vec![Vault::File(first), Vault::File(second)];
        now.vaults.set(vaults).unwrap();
        now.keep_secret("token", &secret("new")).unwrap();
        assert_eq!(now.secret("token").unwrap(), Some(secret("new")));
        // Where the first place is not found again, only what it never held is there.
        assert_eq!(before.secret_names().unwrap(), ["other"]);
    }

    #[test]
    fn a_renamed_profile_takes_its_secrets_along() {
        let directory = tempfile::tempdir().unwrap();
        let here = store(directory.path(), "old");
        let secret = Secret::new("s".into());
        here.keep_secret("token", &secret).unwrap();
        here.keep("c-1", "orders", &secret).unwrap();
        here.rename_profile("new").unwrap();
        assert!(here.secret("token").unwrap().is_none());
        let renamed = store(directory.path(), "new");
        assert_eq!(renamed.secret_names().unwrap(), ["token"]);
        assert!(renamed.password("c-1", "orders").unwrap().is_some());
        assert!(renamed.forget_secret("token").unwrap());
        assert!(!renamed.forget_secret("token").unwrap());
        renamed.forget_profile().unwrap();
        assert!(renamed.password("c-1", "orders").unwrap().is_none());
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
