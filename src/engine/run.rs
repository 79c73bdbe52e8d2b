//! Starting a server and waiting until it answers, and stopping one.

use std::net::TcpListener;
use std::path::Path;
use std::process::Child;
use std::time::{Duration, Instant};

use rustix::process::Signal;

use super::account::Account;
use super::binaries::Installation;
use super::configuration;
use super::error::{Context, Error, Result};
use super::process::{self, Progress};
use super::register::Entry;
use super::{Engine, HOST, template};

/// The ports of clusters: above the registered services, below the ports that systems hand out.
const PORTS: std::ops::RangeInclusive<u16> = 15432..=32000;

/// A server that was not told to recover anything starts in 30 ms; one that must gets this long.
const START_LIMIT: Duration = Duration::from_secs(60);

/// After this long a server that was asked to stop is told to.
const STOP_LIMIT: Duration = Duration::from_secs(5);

/// Data roots look for ports from different places on, each this far from the next: a port is not held
/// while its cluster is stopped, and the clusters of another account should not happen upon it.
const PORTS_OF_A_ROOT: u16 = 32;

/// The first port that neither a cluster nor anybody else has, looked for from a place that `root`, any
/// number of the data root, decides.
pub(super) fn free_port(taken: &[u16], root: u64) -> Result<u16> {
    let places = u64::from((PORTS.end() - PORTS.start()) / PORTS_OF_A_ROOT);
    let place = u16::try_from(root % places).unwrap_or(0);
    let first = PORTS.start() + place * PORTS_OF_A_ROOT;
    (first..=*PORTS.end())
        .chain(*PORTS.start()..first)
        .filter(|port| !taken.contains(port))
        .find(|port| is_free(*port))
        .ok_or(Error::NoPort {
            first: *PORTS.start(),
            last: *PORTS.end(),
        })
}

pub(super) fn is_free(port: u16) -> bool {
    TcpListener::bind((HOST, port)).is_ok()
}

impl Engine {
    /// Writes a cluster's own configuration file.
    pub(super) fn configure(&self, entry: &Entry, account: &Account) -> Result<()> {
        let file = self.layout.data(&entry.id).join(configuration::OWN_FILE);
        template::write_file(&file, &self.own_settings(entry), account)?;
        self.write_definition(entry, account)
    }

    pub(super) fn own_settings(&self, entry: &Entry) -> String {
        configuration::own(
            &entry.name,
            entry.port,
            &entry.socket_directory,
            entry.durable,
            &entry.settings,
        )
    }

    /// Writes a cluster's row beside its data.
    fn write_definition(&self, entry: &Entry, account: &Account) -> Result<()> {
        let text = serde_json::to_string_pretty(entry).unwrap_or_default();
        template::write_file(&self.layout.definition(&entry.id), &text, account)
    }

    /// Starts the server of a cluster, without waiting for it.
    pub(super) fn launch(
        &self,
        entry: &Entry,
        installation: &Installation,
        account: &Account,
    ) -> Result<Child> {
        let data = self.layout.data(&entry.id);
        process::clear_stale(&data, Path::new(&entry.socket_directory), entry.port)
            .context("read", &data)?;
        process::start(
            &installation.program("postgres"),
            &data,
            &self.layout.log(&entry.id),
            account,
        )
    }

    /// Waits until a server accepts connections; `child` is the process that was launched for it, if this
    /// one launched it. The file that the server itself
    /// writes is read every millisecond: `pg_ctl` looks ten times a second, and wastes most of its time.
    pub(super) async fn await_server(
        &self,
        entry: &Entry,
        child: &mut Option<Child>,
    ) -> Result<()> {
        let result = self.look_for_server(entry, child).await;
        self.adopt(child.take());
        result
    }

    async fn look_for_server(&self, entry: &Entry, child: &mut Option<Child>) -> Result<()> {
        let data = self.layout.data(&entry.id);
        let log = self.layout.log(&entry.id);
        let limit = Instant::now() + START_LIMIT;
        loop {
            let server = process::server(&data);
            if server.is_some_and(|server| server.progress == Progress::Ready) {
                return Ok(());
            }
            let ended = match child {
                Some(child) => child.try_wait().context("wait for", &data)?.is_some(),
                None => server.is_none(),
            };
            if ended {
                return Err(Error::Start {
                    log: process::last_lines(&log, 8),
                });
            }
            if Instant::now() > limit {
                return Err(Error::StartTimeout {
                    seconds: START_LIMIT.as_secs(),
                    log: process::last_lines(&log, 8),
                });
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }

    /// Ends every server of a cluster whose data is about to go: at once, and by force if need be.
    pub(super) fn abandon_servers(&self, entry: &Entry) -> Result<()> {
        let data = self.layout.data(&entry.id);
        let begun = Instant::now();
        loop {
            let running = process::servers(&data);
            if running.is_empty() {
                self.adopt(None);
                return Ok(());
            }
            let waited = begun.elapsed();
            if waited > STOP_LIMIT * 2 {
                return Err(Error::StopTimeout {
                    seconds: waited.as_secs(),
                });
            }
            let signal = if waited < STOP_LIMIT {
                Signal::QUIT
            } else {
                Signal::KILL
            };
            for pid in running {
                process::signal(pid, &data, signal).context("stop", &data)?;
                let pause = Instant::now();
                // Signals are not repeated every millisecond: each one interrupts the way down.
                while process::serves(pid, &data) && pause.elapsed() < Duration::from_secs(1) {
                    std::thread::sleep(Duration::from_millis(1));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn data_roots_look_for_ports_in_different_places() {
        let first = free_port(&[], 0).unwrap();
        let second = free_port(&[], 1).unwrap();
        assert!(
            first.abs_diff(second) > PORTS_OF_A_ROOT / 2,
            "{first} {second}"
        );
        assert_ne!(free_port(&[first], 0).unwrap(), first);
        for root in [516, 517, u64::MAX] {
            assert!(PORTS.contains(&free_port(&[], root).unwrap()));
        }
    }
}
