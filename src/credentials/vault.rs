//! Where the document of the credential store lies: the 0600 file, or the keyring. The file is read only
//! where nobody else can, and replaced as a whole, so that a reader or a power cut sees the old or the new.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use toml_edit::DocumentMut;

use super::keyring::Keyring;
use crate::error::{Error, ErrorKind, Result};

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
        let text = match fs::metadata(&self.path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(DocumentMut::new()),
            Err(error) => return Err(failed(&self.path, "read", error)),
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
            Ok(_) => {
                fs::read_to_string(&self.path).map_err(|error| failed(&self.path, "read", error))?
            }
        };
        // The parser's message would quote the line, and with it a secret.
        text.parse()
            .map_err(|_| self.malformed("it is not valid TOML"))
    }

    fn write(&self, document: &DocumentMut) -> Result<()> {
        let failed = |error| failed(&self.path, "write", error);
        let mut file = tempfile::Builder::new()
            .prefix(".credentials-")
            .tempfile_in(directory(&self.path))
            .map_err(failed)?;
        file.write_all(document.to_string().as_bytes())
            .and_then(|()| file.as_file().sync_all())
            .map_err(failed)?;
        file.persist(&self.path)
            .map_err(|error| failed(error.error))?;
        Ok(())
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
    let failed = |error| failed(path, "lock", error);
    let directory = directory(path);
    if !directory.exists() {
        fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(directory)
            .map_err(failed)?;
    }
    let lock = OpenOptions::new()
        .create(true)
        .truncate(false)
        .read(true)
        .write(true)
        .mode(0o600)
        .open(path)
        .map_err(failed)?;
    lock.lock().map_err(failed)?;
    Ok(lock)
}

fn directory(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

fn failed(path: &Path, verb: &str, error: io::Error) -> Error {
    Error::new(
        ErrorKind::Authentication,
        format!("cannot {verb} the credential file {}", path.display()),
    )
    .with_detail(error.to_string())
    .with_source(error)
}
