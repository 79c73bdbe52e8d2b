//! `config.toml`: profiles, and never a secret. It is strict: an unknown key is an error with the file,
//! the line and the nearest valid key, because a misspelt guard rail guards nothing.

mod directory;
mod edit;

pub use directory::DirectoryChoice;
pub use edit::ConfigEditor;

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::ops::Range;
use std::path::{Path, PathBuf};

use toml_edit::{Document, Item, Table};

use crate::credentials::{StorePolicy, is_secret_key};
use crate::error::{Error, Result};
use crate::notation;
use crate::output::Format;
use crate::provider::{Description, KeyKind, ProviderId, registry};

/// The profile that exists without a configuration file.
pub const BUILT_IN_PROFILE: &str = "local";

const TOP_KEYS: &[&str] = &[
    "credential-file",
    "credential-store",
    "default-profile",
    "profile",
];
/// The keys of every profile, whatever its provider.
pub const PROFILE_KEYS: &[&str] = &["output", "protected", "provider", "read-only", "timeout"];

/// The program that answers with the secrets of a profile.
pub const CREDENTIAL_COMMAND: &str = "credential-command";

/// A configuration file, read and checked.
#[derive(Debug, Default)]
pub struct Config {
    /// Where it is, or would be.
    pub path: PathBuf,
    /// `default-profile`.
    pub default_profile: Option<String>,
    /// Where `default-profile` names a profile that is not there; an error for who uses it, and for nobody else.
    missing_default: Option<String>,
    /// `credential-store`.
    pub credential_store: StorePolicy,
    /// `credential-file`, made absolute.
    pub credential_file: Option<PathBuf>,
    /// What was passed over.
    pub notices: Vec<String>,
    /// The profiles, by name; the built-in one is always there.
    pub profiles: BTreeMap<String, Profile>,
}

/// A profile.
#[derive(Clone, PartialEq, Eq)]
pub struct Profile {
    /// Its provider.
    pub provider: ProviderId,
    /// `output`.
    pub output: Option<Format>,
    /// `timeout`, as written.
    pub timeout: Option<String>,
    /// `protected`: a deletion wants the name of each target.
    pub protected: bool,
    /// `read-only`: no change is let through.
    pub read_only: bool,
    /// `credential-command`: a program and its arguments.
    pub credential_command: Option<Vec<String>>,
    /// The keys of its provider, as texts; files are absolute.
    pub values: BTreeMap<String, String>,
}

/// Without values: that of `proxy` or `credential-command` may hold a secret.
impl std::fmt::Debug for Profile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Profile")
            .field("provider", &self.provider)
            .field("protected", &self.protected)
            .field("read_only", &self.read_only)
            .field("values", &self.values.keys())
            .finish_non_exhaustive()
    }
}

impl Profile {
    fn of(provider: ProviderId) -> Self {
        Self {
            provider,
            output: None,
            timeout: None,
            protected: false,
            read_only: false,
            credential_command: None,
            values: BTreeMap::new(),
        }
    }
}

impl Config {
    /// Reads the file at `path`. One that is not there is an empty one, unless it was `named`.
    ///
    /// # Errors
    /// A configuration error with the file, the line and what would be valid.
    pub fn load(path: PathBuf, named: bool) -> Result<Self> {
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound && !named => String::new(),
            Err(error) => {
                return Err(Error::configuration(format!(
                    "cannot read the configuration file {}",
                    path.display()
                ))
                .with_detail(error.to_string())
                .with_source(error));
            }
        };
        Self::parse(path, &text)
    }

    fn parse(path: PathBuf, text: &str) -> Result<Self> {
        let document: Document<String> =
            text.to_owned()
                .parse()
                .map_err(|error: toml_edit::TomlError| {
                    // The message is the parser's; the line itself may hold what must not be shown.
                    Source { path: &path, text }.error(error.span(), error.message())
                })?;
        let source = Source { path: &path, text };
        let mut config = Self {
            path: path.clone(),
            ..Self::default()
        };
        let mut default_span = None;
        for (key, item) in document.iter() {
            match key {
                "default-profile" => {
                    config.default_profile = Some(source.text(key, item)?.to_owned());
                    default_span = item.span();
                }
                "credential-store" => {
                    let name = source.text(key, item)?;
                    config.credential_store = StorePolicy::parse(name).ok_or_else(|| {
                        source.error(
                            item.span(),
                            &format!("`{key}` must be {}", StorePolicy::NAMES.join(", ")),
                        )
                    })?;
                }
                "credential-file" => {
                    let beside = path.parent().unwrap_or(Path::new("."));
                    config.credential_file = Some(beside.join(source.text(key, item)?));
                }
                "profile" => {
                    let profiles = source.table(key, item)?;
                    for (name, item) in profiles {
                        let table = source.table(&format!("profile.{name}"), item)?;
                        let profile = source.profile(name, table)?;
                        config.profiles.insert(name.to_owned(), profile);
                    }
                }
                // A section may belong to a newer version; a key may be a misspelt guard rail.
                _ if item.is_table() || item.is_array_of_tables() => {
                    config.notices.push(format!(
                        "{}: the section `{key}` is not known and has no effect",
                        path.display()
                    ));
                }
                _ => return Err(source.unknown_key(document.as_table(), key, "", TOP_KEYS)),
            }
        }
        config
            .profiles
            .entry(BUILT_IN_PROFILE.to_owned())
            .or_insert_with(|| Profile::of(ProviderId::Local));
        if let Some(name) = &config.default_profile
            && !config.profiles.contains_key(name)
        {
            let missing = source.error(default_span, &format!("there is no profile `{name}`"));
            config.missing_default = Some(missing.message().to_owned());
        }
        Ok(config)
    }

    /// The profile that `default-profile` names, if it names one.
    ///
    /// # Errors
    /// A configuration error with its place where there is no such profile.
    pub fn default_profile(&self) -> Result<Option<&str>> {
        let Some(missing) = &self.missing_default else {
            return Ok(self.default_profile.as_deref());
        };
        let names: Vec<&str> = self.profiles.keys().map(String::as_str).collect();
        Err(Error::configuration(missing.clone())
            .with_detail(format!("profiles: {}", names.join(", ")))
            .with_hint("choose another one with `dbaas profile use NAME`"))
    }

    /// The profile of that name.
    ///
    /// # Errors
    /// A configuration error that names the closest ones.
    pub fn profile(&self, name: &str) -> Result<&Profile> {
        self.profiles.get(name).ok_or_else(|| {
            let names: Vec<&str> = self.profiles.keys().map(String::as_str).collect();
            let error = Error::configuration(format!("there is no profile `{name}`"))
                .with_detail(format!("profiles: {}", names.join(", ")));
            match notation::nearest(name, names) {
                Some(name) => error.with_hint(format!("did you mean `{name}`?")),
                None => error.with_hint(format!(
                    "make it with `dbaas profile add {} --provider ID`",
                    notation::shell_word(name)
                )),
            }
        })
    }
}

/// The file that is being read, for errors that point into it.
struct Source<'a> {
    path: &'a Path,
    text: &'a str,
}

impl Source<'_> {
    fn profile(&self, name: &str, table: &Table) -> Result<Profile> {
        let place = format!("profile.{name}");
        let Some(provider) = table.get("provider") else {
            return Err(self
                .error(table.span(), &format!("`{place}` names no provider"))
                .with_detail(format!("providers: {}", ProviderId::names().join(", "))));
        };
        let given = self.text("provider", provider)?;
        let id = ProviderId::parse(given).ok_or_else(|| {
            self.error(
                provider.span(),
                &format!("there is no provider `{given}` in this version"),
            )
            .with_detail(format!("providers: {}", ProviderId::names().join(", ")))
        })?;
        let mut profile = Profile::of(id);
        let description = registry::describe(id);
        for (key, item) in table {
            match key {
                "provider" => {}
                "output" => {
                    let name = self.text(key, item)?;
                    profile.output = Some(Format::parse(name).ok_or_else(|| {
                        self.error(item.span(), &format!("there is no output format `{name}`"))
                            .with_detail(format!("formats: {}", Format::names().join(", ")))
                    })?);
                }
                "timeout" => profile.timeout = Some(self.duration(key, item)?),
                "protected" => profile.protected = self.switch(key, item)?,
                "read-only" => profile.read_only = self.switch(key, item)?,
                CREDENTIAL_COMMAND if description.remote => {
                    profile.credential_command = Some(self.words(key, item)?);
                }
                _ => self.provider_key(&mut profile, description, table, &place, key, item)?,
            }
        }
        if let Some(api) = profile.values.get("api")
            && !description.apis.contains(&api.as_str())
        {
            let span = table.get("api").and_then(Item::span);
            return Err(self
                .error(span, &format!("`{id}` has no API `{api}`"))
                .with_detail(format!("values: {}", description.apis.join(", "))));
        }
        Ok(profile)
    }

    /// A key that the provider declares, or a table of them.
    fn provider_key(
        &self,
        profile: &mut Profile,
        description: &Description,
        table: &Table,
        place: &str,
        key: &str,
        item: &Item,
    ) -> Result<()> {
        let prefix = format!("{key}.");
        if description
            .all_keys()
            .any(|known| known.name.starts_with(&prefix))
        {
            let inner = item
                .as_table_like()
                .ok_or_else(|| self.error(item.span(), &format!("`{key}` must be a table")))?;
            for (last, item) in inner.iter() {
                let name = format!("{prefix}{last}");
                match description.key(&name) {
                    Some(known) => {
                        let value = self.value(known.kind, &name, item)?;
                        profile.values.insert(name, value);
                    }
                    None => {
                        let names: Vec<&str> = description
                            .all_keys()
                            .filter_map(|known| known.name.strip_prefix(&prefix))
                            .collect();
                        let span = inner.key(last).and_then(toml_edit::Key::span);
                        return Err(self.unknown_name(
                            span,
                            last,
                            &format!("{place}.{prefix}"),
                            &names,
                        ));
                    }
                }
            }
            return Ok(());
        }
        match description.key(key) {
            Some(known) => {
                let value = self.value(known.kind, key, item)?;
                profile.values.insert(key.to_owned(), value);
                Ok(())
            }
            None => {
                let own = description.all_keys().map(|known| known.name);
                let mut keys: Vec<&str> = PROFILE_KEYS.iter().copied().chain(own).collect();
                if description.remote {
                    keys.push(CREDENTIAL_COMMAND);
                }
                Err(self.unknown_key(table, key, &format!("{place}."), &keys))
            }
        }
    }

    /// The value of a key, checked and as a text.
    fn value(&self, kind: KeyKind, key: &str, item: &Item) -> Result<String> {
        Ok(match kind {
            KeyKind::Switch => self.switch(key, item)?.to_string(),
            KeyKind::Number => item
                .as_integer()
                .and_then(|number| u32::try_from(number).ok())
                .ok_or_else(|| self.error(item.span(), &format!("`{key}` must be a whole number")))?
                .to_string(),
            KeyKind::Count => item
                .as_integer()
                .and_then(|number| u32::try_from(number).ok())
                .filter(|number| *number > 0)
                .ok_or_else(|| {
                    let message = format!("`{key}` must be a whole number, 1 or more");
                    self.error(item.span(), &message)
                })?
                .to_string(),
            KeyKind::Text => self.text(key, item)?.to_owned(),
            KeyKind::Duration => self.duration(key, item)?,
            KeyKind::File => {
                let beside = self.path.parent().unwrap_or(Path::new("."));
                beside.join(self.text(key, item)?).display().to_string()
            }
            KeyKind::Url => {
                let text = self.text(key, item)?;
                let url = url::Url::parse(text).ok();
                if !url.is_some_and(|url| ["http", "https"].contains(&url.scheme())) {
                    return Err(self.error(
                        item.span(),
                        &format!("`{key}` must be an http or https address"),
                    ));
                }
                text.to_owned()
            }
        })
    }

    fn duration(&self, key: &str, item: &Item) -> Result<String> {
        let text = self.text(key, item)?;
        notation::duration(text)
            .map_err(|message| self.error(item.span(), &format!("`{key}`: {message}")))?;
        Ok(text.to_owned())
    }

    fn words(&self, key: &str, item: &Item) -> Result<Vec<String>> {
        let words: Option<Vec<String>> = item.as_array().and_then(|array| {
            let words = array.iter().map(|word| word.as_str().map(str::to_owned));
            words.collect()
        });
        words.filter(|words| !words.is_empty()).ok_or_else(|| {
            self.error(
                item.span(),
                &format!("`{key}` must be a list: a program and its arguments"),
            )
        })
    }

    fn text<'b>(&self, key: &str, item: &'b Item) -> Result<&'b str> {
        item.as_str()
            .filter(|text| !text.is_empty())
            .ok_or_else(|| self.error(item.span(), &format!("`{key}` must be a text")))
    }

    fn switch(&self, key: &str, item: &Item) -> Result<bool> {
        item.as_bool()
            .ok_or_else(|| self.error(item.span(), &format!("`{key}` must be true or false")))
    }

    fn table<'b>(&self, key: &str, item: &'b Item) -> Result<&'b Table> {
        item.as_table()
            .ok_or_else(|| self.error(item.span(), &format!("`{key}` must be a table")))
    }

    fn unknown_key(&self, table: &Table, key: &str, place: &str, valid: &[&str]) -> Error {
        let span = table.key(key).and_then(toml_edit::Key::span);
        self.unknown_name(span, key, place, valid)
    }

    fn unknown_name(
        &self,
        span: Option<Range<usize>>,
        key: &str,
        place: &str,
        valid: &[&str],
    ) -> Error {
        let name = format!("{place}{key}");
        if is_secret_key(key) {
            let profile = place
                .strip_prefix("profile.")
                .and_then(|rest| rest.split('.').next())
                .unwrap_or("PROFILE");
            return self
                .error(
                    span,
                    &format!("`{name}`: secrets are not allowed in this file"),
                )
                .with_hint(format!(
                    "remove it from the file and store it with `dbaas login {profile} \
                     --secret-stdin={}`; change the secret if others could read the file",
                    key.replace('_', "-")
                ));
        }
        let error = self
            .error(span, &format!("unknown key `{name}`"))
            .with_detail(format!("valid keys: {}", valid.join(", ")));
        match notation::nearest(key, valid.iter().copied()) {
            Some(nearest) => error.with_hint(format!("did you mean `{nearest}`?")),
            None => error,
        }
    }

    fn error(&self, span: Option<Range<usize>>, message: &str) -> Error {
        let line = span.map_or(1, |span| {
            let start = span.start.min(self.text.len());
            self.text.as_bytes()[..start]
                .iter()
                .filter(|b| **b == b'\n')
                .count()
                + 1
        });
        Error::configuration(format!("{}:{line}: {message}", self.path.display()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Config> {
        Config::parse(PathBuf::from("config.toml"), text)
    }

    #[test]
    fn an_empty_file_has_the_built_in_profile() {
        let config = parse("").unwrap();
        assert_eq!(config.profile("local").unwrap().provider, ProviderId::Local);
        let error = config.profile("locl").unwrap_err();
        assert_eq!(error.hints(), ["did you mean `local`?"]);
    }

    #[test]
    fn a_profile_is_read() {
        let config = parse(
            "default-profile = \"dev\"\ncredential-file = \"secrets.toml\"\n\n\
             [profile.dev]\nprovider = \"local\"\noutput = \"json\"\nprotected = true\n\
             postgres-bin = \"/opt/pg/bin\"\n",
        )
        .unwrap();
        let dev = config.profile("dev").unwrap();
        assert!(dev.protected && !dev.read_only);
        assert_eq!(dev.output, Some(Format::Json));
        assert_eq!(dev.values["postgres-bin"], "/opt/pg/bin");
        assert_eq!(config.credential_file.unwrap(), Path::new("secrets.toml"));
    }

    #[test]
    fn mistakes_name_file_line_and_the_nearest_key() {
        for (text, message) in [
            ("x = 1\n", "config.toml:1: unknown key `x`"),
            (
                "\n[profile.dev]\nprovider = \"local\"\nprotectd = true\n",
                "config.toml:4: unknown key `profile.dev.protectd`",
            ),
            (
                "[profile.dev]\nprovider = \"oracle\"\n",
                "config.toml:2: there is no provider `oracle` in this version",
            ),
            (
                "[profile.dev]\n",
                "config.toml:1: `profile.dev` names no provider",
            ),
            (
                "[profile.dev]\nprovider = \"local\"\nprotected = \"yes\"\n",
                "config.toml:3: `protected` must be true or false",
            ),
            (
                "[profile.dev]\nprovider = \"local\"\npassword = \"planted\"\n",
                "config.toml:3: `profile.dev.password`: secrets are not allowed in this file",
            ),
        ] {
            let error = parse(text).unwrap_err();
            assert_eq!(error.message(), message);
            assert!(!format!("{error:?}").contains("planted"));
        }
        let error = parse("password = \"planted\n").unwrap_err();
        assert!(!format!("{error:?}").contains("planted"));
    }
}
