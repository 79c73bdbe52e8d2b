//! Finds PostgreSQL on this machine. Nothing is downloaded: what is not installed is named.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::error::{Error, Result};
use super::register::Register;

/// The oldest major version that the engine runs.
pub const OLDEST_MAJOR: u32 = 13;

/// The usual install directories: a parent, and the prefix and suffix around a version below it.
const PLACES: &[(&str, &str, &str)] = &[
    // Debian, Ubuntu
    ("/usr/lib/postgresql", "", "bin"),
    // Red Hat and its relatives, from the PostgreSQL project and from the distribution
    ("/usr", "pgsql-", "bin"),
    ("/usr/lib64/pgsql", "postgresql-", "bin"),
    // Alpine, SUSE
    ("/usr/libexec", "postgresql", ""),
    ("/usr/lib", "postgresql", "bin"),
    // Homebrew on ARM and on Intel
    ("/opt/homebrew/opt", "postgresql@", "bin"),
    ("/usr/local/opt", "postgresql@", "bin"),
    // Postgres.app
    ("/Applications/Postgres.app/Contents/Versions", "", "bin"),
];

/// Directories without a version in their name.
const PLAIN_PLACES: &[&str] = &[
    "/usr/local/pgsql/bin",
    "/opt/homebrew/bin",
    "/usr/local/bin",
    "/usr/bin",
];

/// A PostgreSQL that can run clusters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Installation {
    /// The exact version, such as `15.18` or `18beta1`.
    pub version: String,
    /// The major version.
    pub major: u32,
    /// Where `postgres`, `initdb` and the others are.
    pub directory: PathBuf,
}

impl Installation {
    /// The path of one of its programs.
    pub fn program(&self, name: &str) -> PathBuf {
        self.directory.join(name)
    }

    /// Whether `wanted`, a major or an exact version, means this one.
    pub fn is(&self, wanted: &str) -> bool {
        wanted == self.version || wanted == self.major.to_string()
    }
}

/// What was found.
#[derive(Debug, Default)]
pub struct Installations {
    /// Usable ones; the first is the default: what the search named first, then the newest.
    pub usable: Vec<Installation>,
    /// Versions that are too old.
    pub too_old: Vec<String>,
    /// Where was looked.
    pub searched: Vec<PathBuf>,
}

impl Installations {
    /// Looks in `only` if it is given, else in `search_path` and then in the usual directories.
    pub fn find(only: Option<&Path>, search_path: Option<&str>, cache: Option<&Register>) -> Self {
        let searched = match only {
            Some(directory) => vec![directory.to_owned()],
            None => places(search_path),
        };
        let mut found = Self {
            searched,
            ..Self::default()
        };
        let mut seen = BTreeSet::new();
        for directory in &found.searched {
            let Ok(postgres) = fs::canonicalize(directory.join("postgres")) else {
                continue;
            };
            let Some(real) = postgres.parent() else {
                continue;
            };
            // A link in PATH may lead to a directory that has the other programs, or not.
            let Some(home) = [real, directory]
                .into_iter()
                .find(|d| d.join("initdb").exists())
            else {
                continue;
            };
            if !seen.insert(home.to_owned()) {
                continue;
            }
            let Some((version, major)) = version_of(&postgres, cache) else {
                continue;
            };
            if major < OLDEST_MAJOR {
                found.too_old.push(version);
                continue;
            }
            found.usable.push(Installation {
                version,
                major,
                directory: home.to_owned(),
            });
        }
        found.usable.sort_by(|a, b| {
            b.major
                .cmp(&a.major)
                .then_with(|| b.version.cmp(&a.version))
        });
        found
    }

    /// The installation for `wanted`, a major or an exact version; the newest where none is named.
    ///
    /// # Errors
    /// [`Error::NoPostgres`] or [`Error::VersionAbsent`].
    pub fn choose(&self, wanted: Option<&str>) -> Result<&Installation> {
        let Some(newest) = self.usable.first() else {
            return Err(Error::NoPostgres {
                searched: self.searched.clone(),
                too_old: self.too_old.clone(),
            });
        };
        match wanted {
            None => Ok(newest),
            Some(wanted) => {
                self.usable
                    .iter()
                    .find(|i| i.is(wanted))
                    .ok_or_else(|| Error::VersionAbsent {
                        wanted: wanted.to_owned(),
                        installed: self.usable.iter().map(|i| i.version.clone()).collect(),
                    })
            }
        }
    }
}

/// Every directory to look in, in order, also those that do not exist: an error lists them.
fn places(search_path: Option<&str>) -> Vec<PathBuf> {
    let mut places: Vec<PathBuf> = search_path
        .into_iter()
        .flat_map(std::env::split_paths)
        .filter(|directory| directory.is_absolute())
        .collect();
    for (parent, prefix, below) in PLACES {
        let mut versions: Vec<PathBuf> = fs::read_dir(parent)
            .into_iter()
            .flatten()
            .filter_map(|entry| {
                let entry = entry.ok()?;
                let name = entry.file_name().into_string().ok()?;
                let version = name.strip_prefix(prefix)?;
                version
                    .starts_with(|c: char| c.is_ascii_digit())
                    .then(|| entry.path().join(below))
            })
            .collect();
        versions.sort();
        if versions.is_empty() && !prefix.is_empty() {
            continue;
        }
        if versions.is_empty() {
            versions.push(Path::new(parent).to_owned());
        }
        places.extend(versions);
    }
    places.extend(PLAIN_PLACES.iter().map(PathBuf::from));
    let mut seen = BTreeSet::new();
    places.retain(|place| seen.insert(place.clone()));
    places
}

/// Asks the program for its version, or the cache where the program has not changed: asking costs
/// about 10 ms for each installation.
fn version_of(postgres: &Path, cache: Option<&Register>) -> Option<(String, u32)> {
    let metadata = fs::metadata(postgres).ok()?;
    let fingerprint = format!("{}:{}:{}", metadata.ino(), metadata.mtime(), metadata.len());
    let key = postgres.to_str()?;
    let version = match cache.and_then(|cache| cache.known_version(key, &fingerprint)) {
        Some(version) => version,
        None => {
            let output = Command::new(postgres).arg("-V").output().ok()?;
            let text = String::from_utf8(output.stdout).ok()?;
            let version = parse_version(&text)?.to_owned();
            if let Some(cache) = cache {
                cache.remember_version(key, &fingerprint, &version);
            }
            version
        }
    };
    let digits = version
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(version.len());
    let major = version[..digits].parse().ok()?;
    Some((version, major))
}

/// The version in `postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)`.
fn parse_version(text: &str) -> Option<&str> {
    let version = text.split_once(") ")?.1.split_whitespace().next()?;
    version
        .starts_with(|c: char| c.is_ascii_digit())
        .then_some(version)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_read_from_what_the_server_says() {
        let debian = "postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)\n";
        assert_eq!(parse_version(debian), Some("15.18"));
        assert_eq!(
            parse_version("postgres (PostgreSQL) 19devel\n"),
            Some("19devel")
        );
        assert_eq!(parse_version("no such thing"), None);
    }

    #[test]
    fn a_version_is_chosen_by_major_or_exactly() {
        let installation = |version: &str, major| Installation {
            version: version.to_owned(),
            major,
            directory: PathBuf::from("/"),
        };
        let found = Installations {
            usable: vec![installation("16.2", 16), installation("15.18", 15)],
            ..Installations::default()
        };
        assert_eq!(found.choose(None).unwrap().major, 16);
        assert_eq!(found.choose(Some("15")).unwrap().major, 15);
        assert_eq!(found.choose(Some("15.18")).unwrap().major, 15);
        assert!(matches!(
            found.choose(Some("15.1")),
            Err(Error::VersionAbsent { .. })
        ));
        assert!(matches!(
            Installations::default().choose(None),
            Err(Error::NoPostgres { .. })
        ));
    }
}
