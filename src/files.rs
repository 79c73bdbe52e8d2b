//! Private files: made so that only their owner can read them, replaced as a whole, so that a reader or a power
//! cut sees the old or the new, and locked by writers. It knows no kind of error but the file system's, so that
//! everything above, the engine included, can stand on it.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Write};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, OpenOptionsExt, fchown};
use std::path::Path;

use zeroize::Zeroizing;

/// Flag of `open` for a directory that may belong to another account, as below the data root of root: a link
/// there must not lead elsewhere.
pub(crate) const NO_FOLLOW: i32 = rustix::fs::OFlags::NOFOLLOW.bits() as i32;

/// Why a file is not read.
#[derive(Debug)]
pub(crate) enum Unread {
    /// It cannot be.
    Failed(io::Error),
    /// Others can read it: its permissions.
    Loose(u32),
    /// It is longer than was permitted.
    TooLong,
}

/// Reads a file that others must not be able to read, of at most `maximum` bytes. A link is followed: the
/// permissions that count are those of the file it leads to.
///
/// # Errors
/// [`Unread`].
pub(crate) fn read(path: &Path, maximum: u64) -> Result<Zeroizing<String>, Unread> {
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

/// Makes a new file, as 0600.
///
/// # Errors
/// Those of the file system, also where the file is there already.
pub(crate) fn create(path: &Path, text: &str) -> io::Result<()> {
    OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(path)?
        .write_all(text.as_bytes())
}

/// Replaces the file, or makes it, as 0600.
///
/// # Errors
/// Those of the file system; the file is then as it was.
pub(crate) fn replace(path: &Path, text: &str) -> io::Result<()> {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let prefix = format!(".{stem}-");
    put(tempfile::Builder::new().prefix(&prefix), path, text, None)
}

/// Replaces the file, or makes it, as 0600 and for `owner`, a user and a group. For one writer at a time: what it
/// writes bears one name until it is whole, so that a killed one leaves at most one file, which the next removes.
///
/// # Errors
/// As [`replace`].
pub(crate) fn replace_alone(path: &Path, text: &str, owner: Option<(u32, u32)>) -> io::Result<()> {
    let unfinished = path.with_extension("new");
    let _ = fs::remove_file(&unfinished);
    let name = unfinished.file_name().unwrap_or_default();
    put(
        tempfile::Builder::new().prefix(name).rand_bytes(0),
        path,
        text,
        owner,
    )
}

/// Writes a file beside `path`, brings it to the disk and gives it the name. It is 0600 from its beginning, and
/// never one that was there.
fn put(
    unfinished: &mut tempfile::Builder<'_, '_>,
    path: &Path,
    text: &str,
    owner: Option<(u32, u32)>,
) -> io::Result<()> {
    let mut file = unfinished.tempfile_in(directory_of(path))?;
    file.write_all(text.as_bytes())?;
    if let Some((user, group)) = owner {
        fchown(file.as_file(), Some(user), Some(group))?;
    }
    file.as_file().sync_all()?;
    file.persist(path)?;
    Ok(())
}

/// Opens a file to add to it or to lock it, made as 0600 where absent. A link is not followed.
///
/// # Errors
/// Those of the file system.
pub(crate) fn open(path: &Path) -> io::Result<File> {
    OpenOptions::new()
        .create(true)
        .append(true)
        .mode(0o600)
        .custom_flags(NO_FOLLOW)
        .open(path)
}

/// Takes the lock that is the file at `path`, made together with its directory (0700) where absent; it ends
/// with the returned handle, also when the process is killed.
///
/// # Errors
/// Those of the file system.
pub(crate) fn lock(path: &Path) -> io::Result<File> {
    make_directory(directory_of(path))?;
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

/// Makes a directory, and those above it, as 0700 where absent.
///
/// # Errors
/// Those of the file system.
pub(crate) fn make_directory(directory: &Path) -> io::Result<()> {
    DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(directory)
}

/// The directory that a file is in.
pub(crate) fn directory_of(path: &Path) -> &Path {
    match path.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent,
        _ => Path::new("."),
    }
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    fn mode(path: &Path) -> u32 {
        fs::metadata(path).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn a_replaced_file_is_whole_closed_to_others_and_alone() {
        let directory = tempfile::tempdir().unwrap();
        let (path, other) = (directory.path().join("a.conf"), directory.path().join("b"));
        fs::write(&other, "other").unwrap();
        symlink(&other, &path).unwrap();
        // A killed writer left it.
        fs::write(path.with_extension("new"), "half").unwrap();
        for text in ["first", "second"] {
            replace_alone(&path, text, None).unwrap();
            assert_eq!(fs::read_to_string(&path).unwrap(), text);
            replace(&path, "third").unwrap();
            assert_eq!(*read(&path, 5).unwrap(), "third");
            assert_eq!(mode(&path), 0o600);
        }
        assert_eq!(fs::read_to_string(&other).unwrap(), "other");
        assert_eq!(fs::read_dir(directory.path()).unwrap().count(), 2);
    }

    #[test]
    fn what_others_can_read_or_is_too_long_is_not_read() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("a");
        create(&path, "four").unwrap();
        assert_eq!(mode(&path), 0o600);
        assert!(create(&path, "again").is_err());
        assert!(matches!(read(&path, 3), Err(Unread::TooLong)));
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        assert!(matches!(read(&path, 4), Err(Unread::Loose(0o640))));
    }

    #[test]
    fn what_is_opened_to_be_added_to_is_no_link() {
        let directory = tempfile::tempdir().unwrap();
        let (link, other) = (directory.path().join("a"), directory.path().join("b"));
        symlink(&other, &link).unwrap();
        open(&link).unwrap_err();
        assert!(!other.exists());
        open(&other).unwrap();
        assert_eq!(mode(&other), 0o600);
    }

    #[test]
    fn a_lock_is_for_one_and_its_directory_is_made() {
        let directory = tempfile::tempdir().unwrap();
        let path = directory.path().join("new").join("lock");
        let held = lock(&path).unwrap();
        assert_eq!(mode(directory_of(&path)), 0o700);
        assert!(open(&path).unwrap().try_lock().is_err());
        drop(held);
        open(&path).unwrap().lock().unwrap();
    }
}
