//! Who runs the servers. PostgreSQL refuses root, so root runs them as another account; everybody else
//! runs them as themselves.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

use super::error::{Error, Result};

/// The account that root uses where none is named.
const USUAL_ACCOUNT: &str = "postgres";

/// The operating-system account of the servers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Its name, or its number where it has no name.
    pub name: String,
    /// User and group to change to, where this process is root.
    pub change_to: Option<(u32, u32)>,
}

impl Account {
    /// The account for this process.
    ///
    /// # Errors
    /// [`Error::Account`] where root has no account to change to, or somebody else names one.
    pub fn resolve(run_as: Option<&str>) -> Result<Self> {
        let me = rustix::process::geteuid().as_raw();
        let by_name = |name: &str| nix::unistd::User::from_name(name).ok().flatten();
        if me != 0 {
            let my_name = nix::unistd::User::from_uid(me.into())
                .ok()
                .flatten()
                .map_or_else(|| me.to_string(), |user| user.name);
            return match run_as {
                Some(other) if other != my_name => Err(Error::Account(format!(
                    "only root can run servers as `{other}`; this is `{my_name}`"
                ))),
                _ => Ok(Self {
                    name: my_name,
                    change_to: None,
                }),
            };
        }
        let name = run_as.unwrap_or(USUAL_ACCOUNT);
        let user = by_name(name).ok_or_else(|| {
            Error::Account(match run_as {
                Some(name) => format!("there is no account `{name}` to run PostgreSQL as"),
                None => "PostgreSQL refuses to run as root, and there is no account `postgres`"
                    .to_owned(),
            })
        })?;
        // `nobody` owns what others left behind, and shares it with whoever else runs as `nobody`.
        if user.uid.is_root() || name == "nobody" {
            return Err(Error::Account(format!(
                "PostgreSQL must not run as `{name}`"
            )));
        }
        Ok(Self {
            name: name.to_owned(),
            change_to: Some((user.uid.as_raw(), user.gid.as_raw())),
        })
    }

    /// Names the first directory on the way to `path` that this account cannot enter.
    ///
    /// # Errors
    /// [`Error::Unreachable`].
    pub fn can_reach(&self, path: &Path) -> Result<()> {
        let Some((user, group)) = self.change_to else {
            return Ok(());
        };
        let ancestors: Vec<&Path> = path.ancestors().collect();
        for directory in ancestors.into_iter().rev() {
            let Ok(metadata) = fs::metadata(directory) else {
                break;
            };
            let enter = if metadata.uid() == user {
                0o100
            } else if metadata.gid() == group {
                0o010
            } else {
                0o001
            };
            if metadata.mode() & enter == 0 {
                return Err(Error::Unreachable {
                    account: self.name.clone(),
                    directory: PathBuf::from(directory),
                });
            }
        }
        Ok(())
    }
}
