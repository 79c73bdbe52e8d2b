//! Copies a template into a data directory, or writes it over one that a deleted cluster left behind,
//! which costs a tenth because neither inodes nor blocks are allocated. Everything is opened relative to
//! its directory and no link is followed: as root, these directories belong to another account.

use std::collections::HashMap;
use std::fs::File;
use std::io;
use std::os::fd::{AsFd, OwnedFd};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rustix::fs::{self as sys, AtFlags, Dir, FileType, Mode, OFlags};

/// Copies run on as many threads as a small machine has; more gain nothing.
const THREADS: usize = 2;

const DIRECTORY: OFlags = OFlags::DIRECTORY
    .union(OFlags::NOFOLLOW)
    .union(OFlags::CLOEXEC)
    .union(OFlags::RDONLY);

/// What a template consists of.
#[derive(Debug)]
pub(super) struct Manifest {
    /// Directories, each after the one that holds it; the first is the template itself (`""`).
    directories: Vec<PathBuf>,
    /// Files: the index of their directory, their name, their size.
    files: Vec<(usize, String, u64)>,
}

impl Manifest {
    /// Reads the names and sizes in `template`.
    pub(super) fn read(template: &Path) -> io::Result<Self> {
        let mut manifest = Self {
            directories: vec![PathBuf::new()],
            files: Vec::new(),
        };
        let mut next = 0;
        while next < manifest.directories.len() {
            let relative = manifest.directories[next].clone();
            let directory = sys::open(template.join(&relative), DIRECTORY, Mode::empty())?;
            for (name, kind) in names(&directory)? {
                match kind {
                    FileType::Directory => manifest.directories.push(relative.join(&name)),
                    FileType::RegularFile => {
                        let size =
                            sys::statat(&directory, &name, AtFlags::SYMLINK_NOFOLLOW)?.st_size;
                        manifest.files.push((next, name, size.cast_unsigned()));
                    }
                    _ => {}
                }
            }
            next += 1;
        }
        // Large files first: the threads then end together.
        manifest
            .files
            .sort_by_key(|(_, _, size)| std::cmp::Reverse(*size));
        Ok(manifest)
    }

    /// Makes `destination` the same as `template`. What is already there of the same name is written
    /// over; [`Manifest::strip`] has removed everything else.
    pub(super) fn copy(
        &self,
        template: &Path,
        destination: &Path,
        owner: Option<(u32, u32)>,
    ) -> io::Result<()> {
        let sources = self.open_all(template)?;
        let targets = self.make_all(destination, owner)?;
        let next = AtomicUsize::new(0);
        let work = || {
            while let Some((directory, name, size)) =
                self.files.get(next.fetch_add(1, Ordering::Relaxed))
            {
                copy_file(
                    &sources[*directory],
                    &targets[*directory],
                    name,
                    *size,
                    owner,
                )?;
            }
            Ok(())
        };
        std::thread::scope(|scope| {
            let others: Vec<_> = (1..THREADS).map(|_| scope.spawn(work)).collect();
            let mine = work();
            others
                .into_iter()
                .map(|other| {
                    other
                        .join()
                        .unwrap_or_else(|_| Err(io::ErrorKind::Other.into()))
                })
                .fold(mine, Result::and)
        })
    }

    /// The size of all files, in bytes.
    pub(super) fn size(&self) -> u64 {
        self.files.iter().map(|(_, _, size)| size).sum()
    }

    /// Removes from `destination` what the template does not have and cuts what is longer, so that a
    /// later [`Manifest::copy`] leaves nothing of the old content behind.
    pub(super) fn strip(&self, destination: &Path) -> io::Result<()> {
        let sizes: HashMap<(usize, &str), u64> = self
            .files
            .iter()
            .map(|(directory, name, size)| ((*directory, name.as_str()), *size))
            .collect();
        let mut next = vec![PathBuf::new()];
        while let Some(relative) = next.pop() {
            let directory = sys::open(destination.join(&relative), DIRECTORY, Mode::empty())?;
            let index = self.directories.iter().position(|known| *known == relative);
            for (name, kind) in names(&directory)? {
                if kind == FileType::Directory {
                    let below = relative.join(&name);
                    if self.directories.contains(&below) {
                        next.push(below);
                    } else {
                        std::fs::remove_dir_all(destination.join(below))?;
                    }
                    continue;
                }
                let known = index.and_then(|index| sizes.get(&(index, name.as_str())));
                match known {
                    Some(size) if kind == FileType::RegularFile => {
                        let flags = OFlags::WRONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
                        let file =
                            File::from(sys::openat(&directory, &name, flags, Mode::empty())?);
                        if file.metadata()?.len() > *size {
                            file.set_len(*size)?;
                        }
                    }
                    _ => sys::unlinkat(&directory, &name, AtFlags::empty())?,
                }
            }
        }
        Ok(())
    }

    fn open_all(&self, root: &Path) -> io::Result<Vec<OwnedFd>> {
        self.directories
            .iter()
            .map(|relative| Ok(sys::open(root.join(relative), DIRECTORY, Mode::empty())?))
            .collect()
    }

    /// Opens every directory below `root` through the one that holds it, making what is missing.
    fn make_all(&self, root: &Path, owner: Option<(u32, u32)>) -> io::Result<Vec<OwnedFd>> {
        let mut opened: Vec<OwnedFd> = Vec::with_capacity(self.directories.len());
        for relative in &self.directories {
            let parent = relative.parent().and_then(|parent| {
                let index = self.directories.iter().position(|known| known == parent)?;
                Some((opened.get(index)?, relative.file_name()?))
            });
            let directory = match parent {
                Some((parent, name)) => open_or_make(parent, Path::new(name))?,
                None => open_or_make(sys::CWD, root)?,
            };
            if let Some((user, group)) = owner {
                std::os::unix::fs::fchown(&directory, Some(user), Some(group))?;
            }
            opened.push(directory);
        }
        Ok(opened)
    }
}

fn open_or_make(parent: impl AsFd + Copy, name: &Path) -> io::Result<OwnedFd> {
    match sys::mkdirat(parent, name, Mode::RWXU) {
        Ok(()) | Err(rustix::io::Errno::EXIST) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(sys::openat(parent, name, DIRECTORY, Mode::empty())?)
}

fn copy_file(
    source: &OwnedFd,
    target: &OwnedFd,
    name: &str,
    size: u64,
    owner: Option<(u32, u32)>,
) -> io::Result<()> {
    let flags = OFlags::WRONLY | OFlags::CREATE | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let mode = Mode::RUSR | Mode::WUSR;
    let mut target = File::from(sys::openat(target, name, flags, mode)?);
    if let Some((user, group)) = owner {
        std::os::unix::fs::fchown(&target, Some(user), Some(group))?;
    }
    if size > 0 {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let mut source = File::from(sys::openat(source, name, flags, Mode::empty())?);
        io::copy(&mut source, &mut target)?;
    }
    Ok(())
}

fn names(directory: &OwnedFd) -> io::Result<Vec<(String, FileType)>> {
    let mut names = Vec::new();
    for entry in Dir::read_from(directory)? {
        let entry = entry?;
        // PostgreSQL's own names are ASCII; another name is not ours to carry along.
        let Ok(name) = entry.file_name().to_str() else {
            continue;
        };
        if name == "." || name == ".." {
            continue;
        }
        let kind = match entry.file_type() {
            FileType::Unknown => {
                let stat = sys::statat(directory, name, AtFlags::SYMLINK_NOFOLLOW)?;
                FileType::from_raw_mode(stat.st_mode)
            }
            kind => kind,
        };
        names.push((name.to_owned(), kind));
    }
    Ok(names)
}

/// Waits until everything written to the file system of `path` is on the disk.
pub(super) fn sync_file_system(path: &Path) -> io::Result<()> {
    let file = File::open(path)?;
    #[cfg(target_os = "linux")]
    sys::syncfs(&file)?;
    #[cfg(not(target_os = "linux"))]
    {
        file.sync_all()?;
        sys::sync();
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    fn template() -> tempfile::TempDir {
        let directory = tempfile::tempdir().unwrap();
        let root = directory.path();
        fs::create_dir_all(root.join("base/1")).unwrap();
        fs::create_dir(root.join("pg_notify")).unwrap();
        fs::write(root.join("PG_VERSION"), "15\n").unwrap();
        fs::write(root.join("base/1/1259"), vec![7; 20_000]).unwrap();
        fs::write(root.join("base/1/empty"), "").unwrap();
        directory
    }

    fn assert_same(one: &Path, two: &Path) {
        let (one, two) = (Manifest::read(one).unwrap(), Manifest::read(two).unwrap());
        let sorted = |manifest: &Manifest| {
            let mut all: Vec<_> = manifest
                .files
                .iter()
                .map(|(d, n, s)| (manifest.directories[*d].join(n), *s))
                .collect();
            all.extend(manifest.directories.iter().map(|d| (d.clone(), 0)));
            all.sort();
            all
        };
        assert_eq!(sorted(&one), sorted(&two));
    }

    #[test]
    fn a_copy_has_the_same_directories_files_and_content() {
        let (template, target) = (template(), tempfile::tempdir().unwrap());
        let data = target.path().join("data");
        let manifest = Manifest::read(template.path()).unwrap();
        manifest.copy(template.path(), &data, None).unwrap();
        assert_same(template.path(), &data);
        assert_eq!(fs::read(data.join("base/1/1259")).unwrap(), vec![7; 20_000]);
    }

    #[test]
    fn a_used_directory_is_stripped_and_written_over() {
        let (template, target) = (template(), tempfile::tempdir().unwrap());
        let data = target.path().join("data");
        let manifest = Manifest::read(template.path()).unwrap();
        manifest.copy(template.path(), &data, None).unwrap();
        fs::create_dir(data.join("base/9")).unwrap();
        fs::write(data.join("base/9/secret"), "old").unwrap();
        fs::write(data.join("base/1/2222"), "old").unwrap();
        fs::write(data.join("base/1/1259"), vec![9; 90_000]).unwrap();
        fs::write(data.join("base/1/empty"), "old").unwrap();
        fs::write(data.join("postmaster.opts"), "old").unwrap();
        fs::remove_dir(data.join("pg_notify")).unwrap();
        manifest.strip(&data).unwrap();
        manifest.copy(template.path(), &data, None).unwrap();
        assert_same(template.path(), &data);
        assert_eq!(fs::read(data.join("base/1/1259")).unwrap(), vec![7; 20_000]);
    }

    #[test]
    fn links_are_neither_followed_nor_kept() {
        let (template, target) = (template(), tempfile::tempdir().unwrap());
        let data = target.path().join("data");
        let victim = target.path().join("victim");
        fs::write(&victim, "mine").unwrap();
        let manifest = Manifest::read(template.path()).unwrap();
        manifest.copy(template.path(), &data, None).unwrap();
        fs::remove_file(data.join("PG_VERSION")).unwrap();
        std::os::unix::fs::symlink(&victim, data.join("PG_VERSION")).unwrap();
        manifest.copy(template.path(), &data, None).unwrap_err();
        manifest.strip(&data).unwrap();
        manifest.copy(template.path(), &data, None).unwrap();
        assert_eq!(fs::read_to_string(&victim).unwrap(), "mine");
        assert_eq!(fs::read_to_string(data.join("PG_VERSION")).unwrap(), "15\n");
    }
}
