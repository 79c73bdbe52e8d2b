//! Where the document of the credential store lies: the 0600 file, or the keyring. What a file of
//! secrets must be is known to [`crate::files`].

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, Table};
use zeroize::Zeroizing;

use super::keyring::Keyring;
use crate::error::{Error, ErrorKind, Result};
use crate::files::{self, Unread};

/// More than any number of secrets.
const MAXIMUM_BYTES: u64 = 64 << 20;

/// A place for the document.
#[derive(Debug)]
pub(super) enum Vault {
    /// The file.
    File(FileVault),
    /// The keyring.
    Keyring(Keyring),
}

impl Vault {
    /// Its name in `credential-store`.
    pub(super) const fn kind(&self) -> &'static str {
        match self {
            Self::File(_) => "file",
            Self::Keyring(_) => "keyring",
        }
    }

    /// The document; an empty one where nothing was written yet.
    pub(super) fn read(&self) -> Result<DocumentMut> {
        match self {
            Self::File(file) => file.read(),
            Self::Keyring(keyring) => match keyring.read()? {
                // The parser's message would quote the line, and with it a secret.
                Some(text) => text
                    .expose()
                    .parse()
                    .map_err(|_| self.malformed("it is not valid TOML")),
                None => Ok(DocumentMut::new()),
            },
        }
    }

    /// Replaces the document.
    pub(super) fn write(&self, document: &DocumentMut) -> Result<()> {
        match self {
            Self::File(file) => file.write(document),
            Self::Keyring(keyring) => keyring.write(document.to_string()),
        }
    }

    /// Whether there is no file yet; a keyring was there before us.
    pub(super) fn is_new(&self) -> bool {
        match self {
            Self::File(file) => !file.path.exists(),
            Self::Keyring(_) => false,
        }
    }

    /// What a user would look for.
    pub(super) fn place(&self) -> String {
        match self {
            Self::File(file) => file.path.display().to_string(),
            Self::Keyring(_) => "the keyring".to_owned(),
        }
    }

    /// Where secrets are kept, as the end of a sentence.
    pub(super) fn describe(&self) -> String {
        match self {
            Self::File(file) if file.path.exists() => format!("kept in {}", file.path.display()),
            Self::File(file) => format!("will be kept in {}", file.path.display()),
            Self::Keyring(_) => "kept in the keyring".to_owned(),
        }
    }

    /// An error for a document that is not as we write it.
    pub(super) fn malformed(&self, why: &str) -> Error {
        match self {
            Self::File(file) => file.malformed(why),
            Self::Keyring(keyring) => keyring.malformed(why),
        }
    }
}

/// `credentials.toml`.
#[derive(Clone, Debug)]
pub(super) struct FileVault {
    path: PathBuf,
}

impl FileVault {
    pub(super) fn new(path: PathBuf) -> Self {
        Self { path }
    }

    fn read(&self) -> Result<DocumentMut> {
        let name = self.path.display();
        let text = match files::read(&self.path, MAXIMUM_BYTES) {
            Ok(text) => text,
            Err(Unread::Failed(error)) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(DocumentMut::new());
            }
            Err(Unread::Failed(error)) => return Err(failed(&self.path, "read", error)),
            Err(Unread::TooLong) => return Err(self.malformed("it is too long")),
            Err(Unread::Loose(mode)) => {
                return Err(Error::new(
                    ErrorKind::Authentication,
                    format!("{name} can be read by other users (mode {mode:03o})"),
                )
                .with_hint(format!("run `chmod 600 {name}`")));
            }
        };
        // The parser's message would quote the line, and with it a secret.
        text.parse()
            .map_err(|_| self.malformed("it is not valid TOML"))
    }

    /// To be called under the lock.
    pub(super) fn remove_if_empty(&self) -> Result<()> {
        let document = self.read()?;
        let profiles = document.get("profile").and_then(Item::as_table);
        let is_empty = |item: &Item| item.as_table().is_some_and(Table::is_empty);
        let nothing =
            profiles.is_none_or(|profiles| profiles.iter().all(|(_, item)| is_empty(item)));
        if !nothing || document.iter().any(|(key, _)| key != "profile") {
            return Ok(());
        }
        match fs::remove_file(&self.path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                Err(failed(&self.path, "remove", error))
            }
            _ => Ok(()),
        }
    }

    fn write(&self, document: &DocumentMut) -> Result<()> {
        files::replace(&self.path, &Zeroizing::new(document.to_string()))
            .map_err(|error| failed(&self.path, "write", error))
    }

    /// Serialises writers of every store whose file would be `path`; the lock ends with the returned
    /// handle, also when the process is killed.
    pub(super) fn lock(path: &Path) -> Result<File> {
        lock_file(&path.with_extension("lock"))
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

/// Takes the lock that is the file at `path`, made together with its directory where absent.
pub(super) fn lock_file(path: &Path) -> Result<File> {
    files::lock(path).map_err(|error| failed(path, "lock", error))
}

fn failed(path: &Path, verb: &str, error: io::Error) -> Error {
    Error::new(
        ErrorKind::Authentication,
        format!("cannot {verb} the credential file {}", path.display()),
    )
    .with_detail(error.to_string())
    .with_source(error)
}
