//! `.dbaas.toml`, found walking up from the working directory: it chooses a profile and an output format
//! for a project, and can do nothing else. A file that came with somebody's repository must not be able to
//! send a credential anywhere, so an endpoint in it is an error, and a file of another user is not read.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use toml_edit::{Document, Item};

use super::Source;
use crate::error::{Error, Result};
use crate::output::Format;

const NAME: &str = ".dbaas.toml";
const KEYS: &[&str] = &["output", "profile"];

/// What the directory chose.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DirectoryChoice {
    /// The file.
    pub path: PathBuf,
    /// `profile`.
    pub profile: Option<String>,
    /// `output`.
    pub output: Option<Format>,
    /// Files that were passed over because they belong to somebody else.
    pub foreign: Vec<PathBuf>,
}

impl DirectoryChoice {
    /// Looks for the file in `start` and above; files that do not belong to `user` are passed over.
    ///
    /// # Errors
    /// A configuration error with file and line, for any key but the two.
    pub fn find(start: &Path, user: u32) -> Result<Option<Self>> {
        let mut foreign = Vec::new();
        for directory in start.ancestors() {
            let path = directory.join(NAME);
            match fs::metadata(&path) {
                Ok(metadata) if metadata.uid() == user && metadata.is_file() => {
                    let text = fs::read_to_string(&path).map_err(|error| {
                        Error::configuration(format!("cannot read {}", path.display()))
                            .with_detail(error.to_string())
                            .with_source(error)
                    })?;
                    let mut choice = Self::parse(path, &text)?;
                    choice.foreign = foreign;
                    return Ok(Some(choice));
                }
                Ok(metadata) if metadata.is_file() => foreign.push(path),
                // A directory that cannot be entered has no say.
                _ => {}
            }
        }
        Ok((!foreign.is_empty()).then(|| Self {
            foreign,
            ..Self::default()
        }))
    }

    fn parse(path: PathBuf, text: &str) -> Result<Self> {
        let mut choice = Self {
            path: path.clone(),
            ..Self::default()
        };
        let source = Source { path: &path, text };
        let document: Document<String> = text
            .to_owned()
            .parse()
            .map_err(|error: toml_edit::TomlError| source.error(error.span(), error.message()))?;
        for (key, item) in document.iter() {
            match key {
                "profile" => choice.profile = Some(source.text(key, item)?.to_owned()),
                "output" => {
                    let name = source.text(key, item)?;
                    choice.output = Some(Format::parse(name).ok_or_else(|| {
                        source
                            .error(item.span(), &format!("there is no output format `{name}`"))
                            .with_detail(format!("formats: {}", Format::names().join(", ")))
                    })?);
                }
                _ => {
                    let span = document
                        .as_table()
                        .key(key)
                        .and_then(toml_edit::Key::span)
                        .or_else(|| Item::span(item));
                    return Err(source
                        .error(
                            span,
                            &format!(
                                "`{key}` has no place in a directory's file, which chooses a \
                                      profile and an output format and nothing else"
                            ),
                        )
                        .with_detail(format!("valid keys: {}", KEYS.join(", ")))
                        .with_hint("endpoints belong into a profile of the configuration file"));
                }
            }
        }
        Ok(choice)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    #[test]
    fn the_nearest_file_of_the_user_is_read() {
        let directory = tempfile::tempdir().unwrap();
        let inner = directory.path().join("a/b");
        fs::create_dir_all(&inner).unwrap();
        let user = fs::metadata(directory.path()).unwrap().uid();
        fs::write(directory.path().join(NAME), "profile = \"outer\"\n").unwrap();
        let found = DirectoryChoice::find(&inner, user).unwrap().unwrap();
        assert_eq!(found.profile.as_deref(), Some("outer"));
        fs::write(inner.join(NAME), "profile = \"inner\"\noutput = \"json\"\n").unwrap();
        let found = DirectoryChoice::find(&inner, user).unwrap().unwrap();
        assert_eq!(found.profile.as_deref(), Some("inner"));
        assert_eq!(found.output, Some(Format::Json));
        let stranger = DirectoryChoice::find(&inner, user + 1).unwrap().unwrap();
        assert_eq!((stranger.profile, stranger.foreign.len()), (None, 2));
    }

    #[test]
    fn endpoints_and_secrets_are_refused() {
        for text in [
            "endpoint = \"https://evil.example\"",
            "token = \"planted\"",
            "[profile.x]\nprovider = \"local\"",
        ] {
            let error = DirectoryChoice::parse(PathBuf::from(NAME), text).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Configuration);
            assert!(!format!("{error:?}").contains("planted"));
        }
    }
}
