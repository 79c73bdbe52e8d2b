//! Files that hold secrets, or what decides where they are sent: read only where nobody but their owner can,
//! replaced as a whole, so that a reader or a power cut sees the old or the new, and locked by writers.

use std::fs::{DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt};
use std::path::Path;

use zeroize::Zeroizing;

use crate::error::{Error, ErrorKind, Result};

/// Longer than any key or list of tokens; what is longer is the wrong file.
const MAXIMUM_BYTES: u64 = 1 << 20;

/// Why a file is not read.
#[derive(Debug)]
pub(super) enum Unread {
    /// It cannot be.
    Failed(io::Error),
    /// Others can read it: its permissions.
    Loose(u32),
    /// It is longer than was permitted.
    TooLong,
}

/// Reads a file that others must not be able to read, of at most `maximum` bytes.
pub(super) fn read(path: &Path, maximum: u64) -> std::result::Result<Zeroizing<String>, Unread> {
    let file = File::open(path).map_err(Unread::Failed)?;
    // Of the open file, which nobody can exchange any more.
    let mode = file.metadata().map_err(Unread::Failed)?.mode() & 0o777;
    if mode & 0o077 != 0 {
        return Err(Unread::Loose(mode));
    }
    let mut bytes = Zeroizing::new(Vec::new());
    file.take(maximum.saturating_add(1))
        .read_to_end(&mut bytes)
        .map_err(Unread::Failed)?;
    if bytes.len() as u64 > maximum {
        return Err(Unread::TooLong);
    }
    match std::str::from_utf8(&bytes) {
        Ok(text) => Ok(Zeroizing::new(text.to_owned())),
        Err(error) => Err(Unread::Failed(io::Error::new(
            io::ErrorKind::InvalidData,
            error,
        ))),
    }
}

/// Reads a file that others must not be able to read.
///
/// # Errors
/// [`ErrorKind::Authentication`] where they can, [`ErrorKind::Configuration`] where it cannot be read, or is
/// longer than 1 MiB.
pub(crate) fn private_text(path: &Path, what: &str) -> Result<Zeroizing<String>> {
    let name = path.display();
    read(path, MAXIMUM_BYTES).map_err(|unread| match unread {
        Unread::Failed(error) => {
            Error::configuration(format!("cannot read the {what} file {name}"))
                .with_detail(error.to_string())
                .with_source(error)
        }
        Unread::Loose(mode) => Error::new(
            ErrorKind::Authentication,
            format!("others can read the {what} file {name}"),
        )
        .with_detail(format!("its mode is {mode:04o}"))
        .with_hint(format!("close it with `chmod 600 {name}`")),
        Unread::TooLong => Error::configuration(format!("the {what} file {name} is too long"))
            .with_detail(format!("the limit is {} MiB", MAXIMUM_BYTES >> 20)),
    })
}

/// Replaces the file, or makes it, as 0600.
///
/// # Errors
/// Those of the file system; the file is then as it was.
pub(crate) fn replace(path: &Path, text: &str) -> io::Result<()> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let mut file = tempfile::Builder::new()
        .prefix(&format!(".{stem}-"))
        .tempfile_in(directory(path))?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

/// Takes the lock that is the file at `path`, made together with its directory (0700) where absent; it ends
/// with the returned handle, also when the process is killed.
///
/// # Errors
/// Those of the file system.
pub(crate) fn lock(path: &Path) -> io::Result<File> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(directory(path))?;
    let lock = OpenOptions::new()
        .create(true)
        .truncate(false)
        .read(true)
        .write(true)
        .mode(0o600)
        .open(path)?;
    lock.lock()?;
    Ok(lock)
}

/// The directory that a file is in.
pub(super) fn directory(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_long_is_refused_not_cut() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("tokens");
        let longest = "x".repeat(usize::try_from(MAXIMUM_BYTES).unwrap());
        replace(&path, &longest).unwrap();
        assert_eq!(*private_text(&path, "token").unwrap(), longest);
        replace(&path, &format!("{longest}y")).unwrap();
        let error = private_text(&path, "token").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Configuration);
    }
}
