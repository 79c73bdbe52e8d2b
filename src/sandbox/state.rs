//! The directory of a running sandbox: ready profiles, their secrets, certificates, and the data of real
//! servers. It is made at start and removed at the end.

use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::{fmt, fs};

use tempfile::TempDir;

use super::vendor::Profile;
use crate::files;

/// The directory.
#[derive(Debug)]
pub(crate) struct StateDirectory {
    directory: TempDir,
    config: PathBuf,
}

impl StateDirectory {
    /// A new one that nobody else can enter.
    pub(crate) fn new() -> io::Result<Self> {
        let directory = tempfile::Builder::new()
            .prefix("dbaas-sandbox-")
            .permissions(fs::Permissions::from_mode(0o700))
            .tempdir()?;
        let config = directory.path().join("config.toml");
        Ok(Self { directory, config })
    }

    /// A path in it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.directory.path().join(name)
    }

    /// The file with the profiles.
    pub(crate) fn config(&self) -> &Path {
        &self.config
    }

    /// Lets a group, and still nobody else, pass through: the servers' account must reach their data.
    pub(crate) fn admit(&self, group: u32) -> io::Result<()> {
        std::os::unix::fs::chown(self.directory.path(), None, Some(group))?;
        fs::set_permissions(self.directory.path(), fs::Permissions::from_mode(0o710))
    }

    /// Writes a new file that only its owner can read.
    pub(crate) fn write(&self, name: &str, text: &str) -> io::Result<PathBuf> {
        let path = self.path(name);
        files::create(&path, text)?;
        Ok(path)
    }

    /// Writes the profiles, `local` among them, and their secrets beside them.
    pub(crate) fn write_profiles(&self, profiles: &[Profile], tls: bool) -> io::Result<()> {
        let mut config = String::from(
            "credential-store = \"file\"\ncredential-file = \"credentials.toml\"\n\n\
             [profile.local]\nprovider = \"local\"\n",
        );
        let mut credentials = String::new();
        let ca = tls.then(|| self.path("ca.pem").display().to_string());
        for profile in profiles {
            let ca = ca.clone().map(|ca| ("tls.ca", ca));
            let keys = profile.keys.clone().into_iter().chain(ca);
            push_table(
                &mut config,
                profile.name,
                keys.map(|(key, value)| (key.to_owned(), value)),
            )?;
            let secrets = profile.secrets.iter();
            let secrets =
                secrets.map(|(name, value)| (format!("\"secret/{name}\""), value.clone()));
            push_table(&mut credentials, profile.name, secrets)?;
        }
        self.write("credentials.toml", &credentials)?;
        self.write("config.toml", &config)?;
        Ok(())
    }

    /// Removes it with everything in it.
    pub(crate) fn remove(self) -> io::Result<()> {
        self.directory.close()
    }
}

fn push_table(
    text: &mut String,
    name: &str,
    keys: impl Iterator<Item = (String, String)>,
) -> io::Result<()> {
    use fmt::Write as _;
    writeln!(text, "\n[profile.{name}]").map_err(io::Error::other)?;
    for (key, value) in keys {
        let value = toml_edit::Value::from(value);
        writeln!(text, "{key} = {value}").map_err(io::Error::other)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_files_are_toml_and_closed_to_others() {
        let state = StateDirectory::new().unwrap();
        let profile = Profile {
            name: "x-1",
            keys: vec![
                ("provider", "x".to_owned()),
                ("endpoint", "a\"b".to_owned()),
            ],
            secrets: vec![("access-key", "hush".to_owned())],
        };
        state.write_profiles(&[profile], true).unwrap();
        let read = |name: &str| -> toml::Table {
            let path = state.path(name);
            let mode = fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
            fs::read_to_string(path).unwrap().parse().unwrap()
        };
        let config = read("config.toml");
        assert_eq!(config["profile"]["x-1"]["endpoint"].as_str(), Some("a\"b"));
        assert!(config["profile"]["x-1"]["tls"]["ca"].is_str());
        let secrets = read("credentials.toml");
        assert_eq!(
            secrets["profile"]["x-1"]["secret/access-key"].as_str(),
            Some("hush")
        );
        let directory = state.path("");
        let mode = fs::metadata(&directory).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o700);
        state.remove().unwrap();
        assert!(!directory.exists());
    }
}
