//! Server processes: starting one that outlives us, finding out whether it runs, and ending it. A
//! process is only ever taken for a cluster's server if its command line begins
//! `postgres -D <that cluster's directory>`: process numbers are reused.

use std::fs::{self, OpenOptions};
use std::io;
use std::os::unix::fs::OpenOptionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal};

use super::account::Account;
use super::error::{Context, Result};
use super::layout::give_to;
use crate::files::{self, NO_FOLLOW};

/// What `postmaster.pid` says of a server that runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Progress {
    /// Not yet ready: starting, or replaying its log.
    Starting,
    /// Accepts connections.
    Ready,
    /// On its way down.
    Stopping,
}

/// A server that runs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Server {
    pub(super) pid: Pid,
    pub(super) progress: Progress,
}

/// Starts the server of a data directory, detached from this process: its own process group, no
/// inherited descriptors, no input, its output in `log`.
pub(super) fn start(postgres: &Path, data: &Path, log: &Path, account: &Account) -> Result<Child> {
    let output = files::open(log).context("open", log)?;
    give_to(log, account)?;
    let errors = output.try_clone().context("open", log)?;
    let mut command = command(postgres, account);
    command
        .arg("-D")
        .arg(data)
        .stdin(Stdio::null())
        .stdout(output)
        .stderr(errors)
        .process_group(0);
    // The standard library closes its own descriptors in a child; this is for those that a shell or a
    // build tool handed to us, which would keep their pipes open for as long as the server lives.
    close_fds::set_fds_cloexec_threadsafe(3, &[]);
    command.spawn().context("run", postgres)
}

/// A PostgreSQL program as the servers' account, with nothing of our environment but the search path.
pub(super) fn command(program: &Path, account: &Account) -> Command {
    let mut command = Command::new(program);
    command
        .env_clear()
        .env("PATH", "/usr/local/bin:/usr/bin:/bin")
        .env("LC_ALL", "C")
        .env("TZ", "UTC")
        .current_dir("/");
    if let Some((user, group)) = account.change_to {
        command.uid(user).gid(group);
    }
    command
}

/// The server of a data directory, if it runs.
pub(super) fn server(data: &Path) -> Option<Server> {
    let file = OpenOptions::new()
        .read(true)
        .custom_flags(NO_FOLLOW)
        .open(data.join("postmaster.pid"))
        .ok()?;
    let text = io::read_to_string(file).ok()?;
    let mut lines = text.lines();
    let pid = Pid::from_raw(lines.next()?.trim().parse().ok()?)?;
    // The eighth line, once it is there, is the state.
    let progress = match lines.nth(6).map(str::trim) {
        Some("ready" | "standby") => Progress::Ready,
        Some("stopping") => Progress::Stopping,
        _ => Progress::Starting,
    };
    serves(pid, data).then_some(Server { pid, progress })
}

/// Every process that serves a data directory, whether or not it wrote `postmaster.pid`.
pub(super) fn servers(data: &Path) -> Vec<Pid> {
    processes()
        .filter(|pid| serves(*pid, data))
        .chain(server(data).map(|server| server.pid))
        .collect()
}

/// Whether a live process is the server of a data directory. Of a dead one that nobody has waited for,
/// the command line is empty.
pub(super) fn serves(pid: Pid, data: &Path) -> bool {
    let path = format!("/proc/{}/cmdline", pid.as_raw_nonzero());
    let Ok(line) = fs::read(path) else {
        return serves_by_ps(pid, data);
    };
    let mut arguments = line.split(|byte| *byte == 0).skip(1);
    arguments.next() == Some(b"-D") && arguments.next() == Some(data.as_os_str().as_encoded_bytes())
}

/// Removes the lock files of a server that was killed. PostgreSQL itself would not, while any process
/// of its account has the recorded number; here it is known that no server and none of a dead one's
/// children has anything to do with the directory, which is what the files are there to tell.
pub(super) fn clear_stale(data: &Path, sockets: &Path, port: u16) -> io::Result<()> {
    let file = data.join("postmaster.pid");
    let socket_lock = sockets.join(format!(".s.PGSQL.{port}.lock"));
    if !(file.exists() || socket_lock.exists()) || fs::read_dir("/proc").is_err() {
        return Ok(());
    }
    let begun = Instant::now();
    // The children of a server end when they notice that it is gone.
    while processes().any(|pid| works_in(pid, data)) || !servers(data).is_empty() {
        if begun.elapsed() > Duration::from_secs(5) {
            return Ok(());
        }
        std::thread::sleep(Duration::from_millis(5));
    }
    for stale in [file, socket_lock] {
        match fs::remove_file(stale) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            result => result?,
        }
    }
    Ok(())
}

/// Whether a data directory is the working directory of a process, as it is of every server process.
fn works_in(pid: Pid, data: &Path) -> bool {
    fs::read_link(format!("/proc/{}/cwd", pid.as_raw_nonzero())).is_ok_and(|cwd| cwd == data)
}

/// Ends the PostgreSQL programs that a killed command left at work on a directory: they would go on
/// writing to it. They hold nothing that is of use to anybody.
pub(super) fn end_programs_on(directory: &Path) {
    const PROGRAMS: [&[u8]; 3] = [b"initdb", b"pg_basebackup", b"postgres"];
    let works_on = |pid: Pid| {
        let line = fs::read(format!("/proc/{}/cmdline", pid.as_raw_nonzero())).unwrap_or_default();
        let mut words = line.split(|byte| *byte == 0);
        let program = words.next().unwrap_or_default();
        PROGRAMS.iter().any(|name| program.ends_with(name))
            && words.any(|word| word == directory.as_os_str().as_encoded_bytes())
    };
    let begun = Instant::now();
    loop {
        let left: Vec<Pid> = processes().filter(|pid| works_on(*pid)).collect();
        if left.is_empty() || begun.elapsed() > Duration::from_secs(2) {
            return;
        }
        for pid in left {
            // It may have ended by itself.
            let _ = rustix::process::kill_process(pid, Signal::KILL);
        }
        std::thread::sleep(Duration::from_millis(1));
    }
}

/// Every process, where `/proc` lists them.
fn processes() -> impl Iterator<Item = Pid> {
    fs::read_dir("/proc")
        .into_iter()
        .flatten()
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter_map(Pid::from_raw)
}

/// Systems without `/proc` have `ps`.
fn serves_by_ps(pid: Pid, data: &Path) -> bool {
    if cfg!(target_os = "linux") {
        return false;
    }
    let pid = pid.as_raw_nonzero().to_string();
    Command::new("ps")
        .args(["-o", "command=", "-p", &pid])
        .output()
        .is_ok_and(|output| {
            String::from_utf8_lossy(&output.stdout).contains(&format!(" -D {}", data.display()))
        })
}

/// Sends a signal to the server of a data directory; one that is gone needs none.
pub(super) fn signal(pid: Pid, data: &Path, signal: Signal) -> io::Result<()> {
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{PidfdFlags, pidfd_open, pidfd_send_signal};
        // Held open before the look, it cannot come to mean another process after it.
        match pidfd_open(pid, PidfdFlags::empty()) {
            Ok(held) if serves(pid, data) => {
                return match pidfd_send_signal(&held, signal) {
                    Ok(()) | Err(rustix::io::Errno::SRCH) => Ok(()),
                    Err(error) => Err(error.into()),
                };
            }
            Ok(_) | Err(rustix::io::Errno::SRCH) => return Ok(()),
            // Kernels before 5.3.
            Err(_) => {}
        }
    }
    if serves(pid, data) {
        rustix::process::kill_process(pid, signal)?;
    }
    Ok(())
}

/// The last lines of a log, oldest first, as far as they say something.
pub(super) fn last_lines(log: &Path, count: usize) -> Vec<String> {
    let text = OpenOptions::new()
        .read(true)
        .custom_flags(NO_FOLLOW)
        .open(log)
        .and_then(io::read_to_string)
        .unwrap_or_default();
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.trim().is_empty())
        .collect();
    let start = lines.len().saturating_sub(count);
    lines[start..]
        .iter()
        .map(|line| (*line).to_owned())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stranger_on_the_recorded_number_is_no_server() {
        let data = tempfile::tempdir().unwrap();
        let me = std::process::id();
        fs::write(data.path().join("postmaster.pid"), format!("{me}\n/x\n")).unwrap();
        assert!(server(data.path()).is_none());
        assert!(servers(data.path()).is_empty());
    }
}
