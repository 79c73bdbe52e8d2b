//! Starting, stopping and changing a cluster that is there. Each records first what it is about to do:
//! if the process dies, the next one brings the cluster to where it was going.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use rustix::process::Signal;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::account::Account;
use super::binaries::Installation;
use super::error::{Context, Error, Result};
use super::layout::Lock;
use super::process::{self, Progress};
use super::register::{Entry, Phase};
use super::{Cluster, Engine, Installations, configuration, run, sql, template};

/// How long another command's work on the same cluster is waited for.
const BUSY_LIMIT: Duration = Duration::from_secs(10);

/// A shutdown writes a checkpoint first, which takes as long as there is to write.
const SHUTDOWN_LIMIT: Duration = Duration::from_secs(60);

/// What is to change in a cluster; as JSON, the request document of the `local` provider.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Change {
    /// Another version of the same major.
    pub version: Option<String>,
    /// Whether it must survive a power failure.
    pub durable: Option<bool>,
    /// Settings to change; `None` brings the default back.
    pub settings: BTreeMap<String, Option<String>>,
}

impl Engine {
    /// Starts a cluster on its own port and returns once it accepts connections. One that runs is left
    /// alone.
    ///
    /// # Errors
    /// [`Error::DataGone`], [`Error::PortTaken`], [`Error::VersionAbsent`], [`Error::Start`] with the
    /// server's words.
    pub async fn start(&self, id: &str) -> Result<Cluster> {
        let (mut entry, _lock) = self.hold(id).await?;
        let data = self.existing_data(&entry)?;
        if process::server(&data).is_none() {
            let account = self.account()?;
            let installations = self.installations();
            let installation = own(&installations, &entry)?;
            if !run::is_free(entry.port) {
                return Err(Error::PortTaken(entry.port));
            }
            self.layout.prepare_for(&account)?;
            self.register().begin(id, Phase::Starting, true)?;
            if let Err(error) = self.bring_back(&mut entry, installation, &account).await {
                self.register().begin(id, Phase::Present, false)?;
                return Err(error);
            }
            self.register().begin(id, Phase::Present, true)?;
        } else {
            self.await_server(&entry, &mut None).await?;
        }
        self.cluster(id)
    }

    /// Stops a cluster: its sessions end, its data is written. One that does not run is left alone.
    ///
    /// # Errors
    /// [`Error::StopTimeout`].
    pub async fn stop(&self, id: &str) -> Result<Cluster> {
        let (entry, _lock) = self.hold(id).await?;
        self.register().begin(id, Phase::Stopping, false)?;
        self.shut_down(&entry).await?;
        self.register().begin(id, Phase::Present, false)?;
        self.cluster(id)
    }

    /// Changes a cluster, restarting its server if one of the changes needs that. Where the server does
    /// not take them, everything is as before.
    ///
    /// # Errors
    /// [`Error::Invalid`], [`Error::OtherMajor`], [`Error::Program`] with PostgreSQL's own words.
    pub async fn update(&self, id: &str, change: &Change) -> Result<Cluster> {
        let (old, _lock) = self.hold(id).await?;
        let data = self.existing_data(&old)?;
        let account = self.account()?;
        let installations = self.installations();
        let (new, installation) = changed(&old, change, &installations)?;
        configuration::check_settings(&new.settings)?;
        self.layout.prepare_for(&account)?;
        self.rehearse(&new, &installation, &account).await?;
        let running = process::server(&data).is_some();
        let restart = running && self.needs_restart(&old, &new, change).await?;
        self.register().begin(id, Phase::Updating, running)?;
        if restart {
            self.shut_down(&old).await?;
        }
        self.register().redefine(&new)?;
        let applied = self
            .apply(&new, &installation, &account, running, restart)
            .await;
        if let Err(error) = applied {
            self.register().redefine(&old)?;
            let before = own(&installations, &old)?;
            self.apply(&old, before, &account, running, restart).await?;
            self.register().begin(id, Phase::Present, running)?;
            return Err(error);
        }
        self.register().begin(id, Phase::Present, running)?;
        self.cluster(id)
    }

    /// Takes a cluster that is there, waiting for a command that works on it.
    pub(super) async fn hold(&self, id: &str) -> Result<(Entry, Lock)> {
        let limit = Instant::now() + BUSY_LIMIT;
        let lock = loop {
            self.entry(id)?;
            match self.layout.lock_cluster(id) {
                Err(Error::Busy) if Instant::now() < limit => {
                    tokio::time::sleep(Duration::from_millis(10)).await;
                }
                result => break result?,
            }
        };
        let entry = match self.entry(id) {
            Ok(entry) => entry,
            Err(error) => {
                lock.remove();
                return Err(error);
            }
        };
        // Its command died a moment ago.
        match entry.phase {
            Phase::Present => Ok((entry, lock)),
            Phase::Creating | Phase::Deleting => {
                self.remove(&entry, lock)?;
                Err(Error::NotFound)
            }
            Phase::Starting | Phase::Stopping | Phase::Updating => {
                self.resume(&entry)?;
                Ok((self.entry(id)?, lock))
            }
        }
    }

    /// Finishes a start, stop or update whose command died. Whoever calls holds the lock.
    pub(super) fn resume(&self, entry: &Entry) -> Result<()> {
        let data = self.layout.data(&entry.id);
        let finished = match (entry.phase, process::server(&data)) {
            // What takes longer goes on by itself.
            (Phase::Stopping, _) => self.await_exit(entry, Signal::INT, Duration::from_secs(2)),
            (Phase::Updating, Some(server)) => self
                .account()
                .and_then(|account| self.configure(entry, &account))
                .and_then(|()| {
                    process::signal(server.pid, &data, Signal::HUP).context("signal", &data)
                }),
            (_, None) if entry.should_run => self.relaunch(entry),
            _ => Ok(()),
        };
        // A server that was just executed takes a moment to say who it is; until then it would be listed
        // as stopped.
        let limit = Instant::now() + Duration::from_secs(5);
        while process::server(&data).is_none()
            && !process::servers(&data).is_empty()
            && Instant::now() < limit
        {
            std::thread::sleep(Duration::from_millis(1));
        }
        // What cannot be finished is as it is, and listed so; trying again at every command would not
        // make it better.
        let runs = process::server(&data).is_some();
        self.register().begin(&entry.id, Phase::Present, runs)?;
        finished
    }

    fn relaunch(&self, entry: &Entry) -> Result<()> {
        // A server may have been forked and not yet have written its number.
        if !process::servers(&self.layout.data(&entry.id)).is_empty() {
            return Ok(());
        }
        let account = self.account()?;
        let installations = self.installations();
        let installation = own(&installations, entry)?;
        self.configure(entry, &account)?;
        let child = self.launch(entry, installation, &account)?;
        self.adopt(Some(child));
        Ok(())
    }

    /// The data directory of a cluster that must have one.
    pub(super) fn existing_data(&self, entry: &Entry) -> Result<std::path::PathBuf> {
        let data = self.layout.data(&entry.id);
        if data.join("PG_VERSION").exists() {
            Ok(data)
        } else {
            Err(Error::DataGone(data))
        }
    }

    /// Configures and starts a server, and waits for it. The version that runs it is recorded: a package
    /// upgrade may have replaced it.
    async fn bring_back(
        &self,
        entry: &mut Entry,
        installation: &Installation,
        account: &Account,
    ) -> Result<()> {
        if entry.version != installation.version {
            entry.version.clone_from(&installation.version);
            self.register().redefine(entry)?;
        }
        self.configure(entry, account)?;
        let mut child = Some(self.launch(entry, installation, account)?);
        self.await_server(entry, &mut child).await
    }

    async fn apply(
        &self,
        entry: &Entry,
        installation: &Installation,
        account: &Account,
        running: bool,
        restart: bool,
    ) -> Result<()> {
        self.configure(entry, account)?;
        let data = self.layout.data(&entry.id);
        if restart {
            let mut child = Some(self.launch(entry, installation, account)?);
            self.await_server(entry, &mut child).await
        } else if running && let Some(server) = process::server(&data) {
            process::signal(server.pid, &data, Signal::HUP).context("signal", &data)
        } else {
            Ok(())
        }
    }

    /// Lets PostgreSQL read the configuration to be, beside the one that is used.
    pub(super) async fn rehearse(
        &self,
        new: &Entry,
        installation: &Installation,
        account: &Account,
    ) -> Result<()> {
        let data = self.layout.data(&new.id);
        let trial = self.layout.cluster(&new.id).join("trial.conf");
        let text = configuration::trial(&data.join("postgresql.conf"), &self.own_settings(new));
        template::write_file(&trial, &text, account)?;
        let mut postgres = process::command(&installation.program("postgres"), account);
        // Its words alone, without the time and the process of a log. It does not begin with `-D`, which
        // is how servers are known: this is none.
        postgres
            .args(["-C", "max_connections", "-c", "log_line_prefix=", "-D"])
            .arg(&data)
            .arg("-c")
            .arg(format!("config_file={}", trial.display()));
        let result = template::run("postgres", postgres, "").await;
        let _ = fs::remove_file(&trial);
        result.map_err(|error| match error {
            Error::Program { output, .. } => Error::Settings { output },
            error => error,
        })
    }

    /// Whether a change takes effect at the next start only.
    async fn needs_restart(&self, old: &Entry, new: &Entry, change: &Change) -> Result<bool> {
        if old.version != new.version {
            return Ok(true);
        }
        if change.settings.is_empty() {
            return Ok(false);
        }
        let names: Vec<&str> = change.settings.keys().map(String::as_str).collect();
        let session = sql::connect(Path::new(&old.socket_directory), old.port).await?;
        let result = sql::any_needs_restart(session.client(), &names).await;
        session.end().await;
        result
    }

    /// Asks a server to stop, and waits.
    async fn shut_down(&self, entry: &Entry) -> Result<()> {
        let data = self.layout.data(&entry.id);
        let begun = Instant::now();
        if let Some(server) = process::server(&data) {
            process::signal(server.pid, &data, Signal::INT).context("stop", &data)?;
        }
        while process::server(&data).is_some() {
            if begun.elapsed() > SHUTDOWN_LIMIT {
                return Err(Error::StopTimeout {
                    seconds: SHUTDOWN_LIMIT.as_secs(),
                });
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        self.adopt(None);
        Ok(())
    }

    /// The same without a runtime, for repairs.
    fn await_exit(&self, entry: &Entry, signal: Signal, limit: Duration) -> Result<()> {
        let data = self.layout.data(&entry.id);
        let begun = Instant::now();
        for pid in process::servers(&data) {
            process::signal(pid, &data, signal).context("stop", &data)?;
            while process::serves(pid, &data) {
                if begun.elapsed() > limit {
                    return Err(Error::StopTimeout {
                        seconds: limit.as_secs(),
                    });
                }
                std::thread::sleep(Duration::from_millis(1));
            }
        }
        Ok(())
    }
}

/// The installation that runs a cluster: the exact version that ran it last, else another of its major.
pub(super) fn own<'a>(installations: &'a Installations, entry: &Entry) -> Result<&'a Installation> {
    installations
        .choose(Some(&entry.version))
        .or_else(|_| installations.choose(Some(&entry.major.to_string())))
}

/// The definition after a change, and the installation for it.
fn changed(
    old: &Entry,
    change: &Change,
    installations: &Installations,
) -> Result<(Entry, Installation)> {
    let mut new = old.clone();
    let installation = match &change.version {
        Some(wanted) => {
            let major: String = wanted.chars().take_while(char::is_ascii_digit).collect();
            if major != old.major.to_string() {
                return Err(Error::OtherMajor {
                    from: old.major,
                    to: wanted.clone(),
                });
            }
            installations.choose(Some(wanted))?
        }
        None => own(installations, old)?,
    };
    new.version.clone_from(&installation.version);
    if let Some(durable) = change.durable {
        new.durable = durable;
    }
    for (name, value) in &change.settings {
        match value {
            Some(value) => new
                .settings
                .insert(name.clone(), Value::from(value.clone())),
            None => new.settings.remove(name),
        };
    }
    Ok((new, installation.clone()))
}

/// Whether a server is there and answers.
pub(super) fn is_ready(data: &Path) -> bool {
    process::server(data).is_some_and(|server| server.progress == Progress::Ready)
}
