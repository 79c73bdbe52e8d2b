//! Edits of `config.toml` that keep everything else as it is: comments, order, and keys that only a newer
//! version knows. One writer at a time; the file is replaced as a whole, and only by one that can be read.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, Table, Value, value};

use super::Config;
use crate::error::{Error, Result};
use crate::files;
use crate::provider::KeyKind;

/// The file, opened for editing; others wait until this is dropped.
#[derive(Debug)]
pub struct ConfigEditor {
    path: PathBuf,
    text: String,
    document: DocumentMut,
    before: Config,
    _lock: File,
}

impl ConfigEditor {
    /// Opens the file at `path`, which need not exist.
    ///
    /// # Errors
    /// A configuration error where it cannot be read or is not valid as it is.
    pub fn open(path: &Path) -> Result<Self> {
        if path.as_os_str().is_empty() {
            return Err(Error::configuration(
                "there is no home directory to keep a configuration in",
            )
            .with_hint("name a file with --config or DBAAS_CONFIG"));
        }
        // A link is followed, so that a file kept elsewhere is edited there.
        let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let failed = |error| failed(&path, "edit", error);
        let lock = files::lock(&path.with_extension("lock")).map_err(failed)?;
        let text = match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(failed(error)),
        };
        let before = Config::parse(path.clone(), &text)?;
        let document = text.parse().map_err(|_| {
            // It was parsed a line above.
            Error::configuration(format!("cannot edit {}", path.display()))
        })?;
        Ok(Self {
            path,
            text,
            document,
            before,
            _lock: lock,
        })
    }

    /// The file as it was when it was opened.
    pub fn config(&self) -> &Config {
        &self.before
    }

    /// Whether the file itself holds the profile; the built-in one is there without it.
    pub fn holds(&self, profile: &str) -> bool {
        self.document
            .get("profile")
            .and_then(|profiles| profiles.get(profile))
            .is_some()
    }

    /// Sets a key of a profile, which is made where it is not there. A dot in the key goes one table
    /// deeper.
    ///
    /// # Errors
    /// A configuration error where the file has something else in that place.
    pub fn set(&mut self, profile: &str, key: &str, kind: KeyKind, text: &str) -> Result<()> {
        let value = match kind {
            KeyKind::Switch => Value::from(text == "true"),
            // What is no number is refused when the file is read back.
            KeyKind::Number | KeyKind::Count => match text.parse::<i64>() {
                Ok(number) => Value::from(number),
                Err(_) => Value::from(text),
            },
            _ => Value::from(text),
        };
        let odd = || Error::configuration(format!("`profile.{profile}` is no table"));
        let mut table = table_in(self.document.as_table_mut(), "profile", true).ok_or_else(odd)?;
        table = table_in(table, profile, false).ok_or_else(odd)?;
        if let Some((outer, inner)) = key.split_once('.') {
            let deeper = table.entry(outer).or_insert_with(|| {
                let mut inner = Table::new();
                inner.set_dotted(true);
                Item::Table(inner)
            });
            let deeper = deeper.as_table_like_mut().ok_or_else(odd)?;
            deeper.insert(inner, Item::Value(value));
            return Ok(());
        }
        match table.get_mut(key).and_then(Item::as_value_mut) {
            // What stands around a value stays.
            Some(old) => {
                let decor = old.decor().clone();
                *old = value;
                *old.decor_mut() = decor;
            }
            None => {
                table.insert(key, Item::Value(value));
            }
        }
        Ok(())
    }

    /// Gives a profile another name; the default follows.
    pub fn rename(&mut self, from: &str, to: &str) {
        if let Some(profiles) = self
            .document
            .get_mut("profile")
            .and_then(Item::as_table_mut)
            && let Some(profile) = profiles.remove(from)
        {
            profiles.insert(to, profile);
        }
        if self.before.default_profile.as_deref() == Some(from) {
            self.use_profile(to);
        }
    }

    /// Removes a profile; a default that names it goes with it.
    pub fn remove(&mut self, profile: &str) {
        if let Some(profiles) = self
            .document
            .get_mut("profile")
            .and_then(Item::as_table_mut)
        {
            let heading = profiles.remove(profile).as_ref().and_then(heading);
            if let Some((place, heading)) = heading {
                self.put_before(place, &heading);
            }
        }
        if self.before.default_profile.as_deref() == Some(profile) {
            self.document.remove("default-profile");
        }
    }

    /// Puts text before the first table after `place`, else at the end.
    fn put_before(&mut self, place: isize, text: &str) {
        match next_table(self.document.as_table_mut(), place) {
            Some(next) => {
                let own = prefix(next).trim_start_matches('\n').to_owned();
                next.decor_mut().set_prefix(format!("{text}\n{own}"));
            }
            None => {
                let rest = self.document.trailing().as_str().unwrap_or_default();
                let rest = format!("{text}{rest}");
                self.document.set_trailing(rest);
            }
        }
    }

    /// Makes a profile the default.
    pub fn use_profile(&mut self, profile: &str) {
        match self
            .document
            .get_mut("default-profile")
            .and_then(Item::as_value_mut)
        {
            Some(old) => {
                let decor = old.decor().clone();
                *old = Value::from(profile);
                *old.decor_mut() = decor;
            }
            None => {
                self.document.insert("default-profile", value(profile));
            }
        }
    }

    /// Looks whether the edited file would be valid, without writing it.
    ///
    /// # Errors
    /// A configuration error with the line that is not.
    pub fn check(&self) -> Result<()> {
        Config::parse(self.path.clone(), &self.document.to_string()).map(|_| ())
    }

    /// Writes the file, as 0600, if it changed and is valid.
    ///
    /// # Errors
    /// A configuration error, and then the file is as it was.
    pub fn save(self) -> Result<Config> {
        let text = self.document.to_string();
        let config = Config::parse(self.path.clone(), &text)?;
        if text != self.text {
            files::replace(&self.path, &text)
                .map_err(|error| failed(&self.path, "write", error))?;
        }
        Ok(config)
    }
}

/// The table under `key`, made where it is not there; `implicit` ones have no header of their own.
fn table_in<'a>(parent: &'a mut Table, key: &str, implicit: bool) -> Option<&'a mut Table> {
    parent
        .entry(key)
        .or_insert_with(|| {
            let mut table = Table::new();
            table.set_implicit(implicit);
            Item::Table(table)
        })
        .as_table_mut()
}

/// What stands before a table.
fn prefix(table: &Table) -> &str {
    let prefix = table.decor().prefix();
    prefix
        .and_then(|prefix| prefix.as_str())
        .unwrap_or_default()
}

/// The comments before a profile that an empty line keeps apart from it, which are not its own; and its place.
fn heading(profile: &Item) -> Option<(isize, String)> {
    let table = profile.as_table()?;
    let (heading, _) = prefix(table).rsplit_once("\n\n")?;
    heading
        .contains('#')
        .then(|| Some((table.position()?, format!("{heading}\n"))))?
}

/// The first table whose header comes after `place`.
fn next_table(table: &mut Table, place: isize) -> Option<&mut Table> {
    let mut next: Option<&mut Table> = None;
    let mut open = vec![table];
    while let Some(table) = open.pop() {
        let position = |table: &Table| table.position().filter(|at| *at > place);
        if !table.is_implicit() && position(table).is_some() {
            let is_nearer = next
                .as_ref()
                .is_none_or(|next| position(table) < position(next));
            if is_nearer {
                next = Some(table);
            }
            continue;
        }
        open.extend(table.iter_mut().filter_map(|(_, item)| item.as_table_mut()));
    }
    next
}

fn failed(path: &Path, verb: &str, error: io::Error) -> Error {
    Error::configuration(format!(
        "cannot {verb} the configuration file {}",
        path.display()
    ))
    .with_detail(error.to_string())
    .with_source(error)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::MetadataExt;

    use super::*;

    #[test]
    fn an_edit_keeps_everything_else() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("config.toml");
        fs::write(
            &path,
            "# mine\ndefault-profile = \"a\" # home\n\n[profile.a]\nprovider = \"local\" # here\n\
             output = \"json\"\n",
        )
        .unwrap();
        let mut editor = ConfigEditor::open(&path).unwrap();
        editor.set("a", "output", KeyKind::Text, "yaml").unwrap();
        editor.set("b", "provider", KeyKind::Text, "local").unwrap();
        editor
            .set("b", "protected", KeyKind::Switch, "true")
            .unwrap();
        editor.rename("a", "c");
        editor.save().unwrap();
        let text = fs::read_to_string(&path).unwrap();
        assert!(
            text.starts_with("# mine\ndefault-profile = \"c\" # home\n"),
            "{text}"
        );
        assert!(text.contains("provider = \"local\" # here\n"), "{text}");
        assert!(
            text.contains("[profile.b]\nprovider = \"local\"\nprotected = true\n"),
            "{text}"
        );
        assert_eq!(fs::metadata(&path).unwrap().mode() & 0o777, 0o600);
    }

    #[test]
    fn a_heading_outlives_the_profile_below_it() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("config.toml");
        let removed = |text: &str, profiles: &[&str]| {
            fs::write(&path, text).unwrap();
            let mut editor = ConfigEditor::open(&path).unwrap();
            for profile in profiles {
                editor.remove(profile);
            }
            editor.save().unwrap();
            fs::read_to_string(&path).unwrap()
        };
        let text = "# licence\n\n# about a\n[profile.a]\nprovider = \"local\"\n\n# about b\n[profile.b]\n\
                    provider = \"local\"\n";
        assert_eq!(
            removed(text, &["a"]),
            "# licence\n\n# about b\n[profile.b]\nprovider = \"local\"\n"
        );
        assert_eq!(removed(text, &["a", "b"]), "# licence\n");
    }

    #[test]
    fn an_edit_that_changes_nothing_writes_nothing() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("config.toml");
        let save = |value: &str| {
            let mut editor = ConfigEditor::open(&path).unwrap();
            editor.set("a", "provider", KeyKind::Text, "local").unwrap();
            editor.set("a", "output", KeyKind::Text, value).unwrap();
            editor.save().unwrap();
            fs::metadata(&path).unwrap().ino()
        };
        let first = save("json");
        assert_eq!(save("json"), first);
        assert_ne!(save("yaml"), first);
    }

    #[test]
    fn an_invalid_edit_changes_nothing() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("config.toml");
        let mut editor = ConfigEditor::open(&path).unwrap();
        editor.set("a", "provider", KeyKind::Text, "local").unwrap();
        editor
            .set("a", "output", KeyKind::Text, "nonsense")
            .unwrap();
        assert!(editor.save().is_err());
        assert!(!path.exists());
    }

    #[test]
    fn concurrent_edits_lose_nothing() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("config.toml");
        std::thread::scope(|scope| {
            for number in 0..20 {
                let path = &path;
                scope.spawn(move || {
                    let mut editor = ConfigEditor::open(path).unwrap();
                    let name = format!("p{number}");
                    editor
                        .set(&name, "provider", KeyKind::Text, "local")
                        .unwrap();
                    editor.save().unwrap();
                });
            }
        });
        assert_eq!(Config::load(path, true).unwrap().profiles.len(), 21);
    }
}
