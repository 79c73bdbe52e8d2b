//! A session bus of a test's own, and what may be on it: a real keyring, one that never answers, or nothing.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use super::{in_ci, skipped};

/// Nothing of the environment that the tests run in reaches these programs, least of all its own bus.
const PATH: &str = "/usr/bin:/bin";

/// The user `nobody`.
const NOBODY: u32 = 65534;

/// A bus on which nothing is started by itself. The processes end with it.
pub(crate) struct Bus {
    directory: TempDir,
    address: String,
    processes: Vec<Child>,
}

impl Bus {
    /// A bus with nothing on it.
    pub(crate) fn start() -> Self {
        Self::start_as(None, "")
    }

    /// The bus of another user, which only root can start.
    pub(crate) fn of_another_user() -> Self {
        Self::start_as(Some(NOBODY), "")
    }

    /// A bus with a keyring that nobody may speak to.
    pub(crate) fn with_refusing_keyring() -> Self {
        let rule = "<deny send_destination=\"org.freedesktop.secrets\"/>";
        let mut bus = Self::start_as(None, rule);
        bus.start_keyring();
        bus
    }

    fn start_as(user: Option<u32>, rule: &str) -> Self {
        let directory = tempfile::Builder::new()
            .prefix("dbaas-bus-")
            .tempdir_in("/tmp")
            .expect("a temporary directory");
        let path = directory.path();
        // Where another user is to make its socket.
        let open = if user.is_none() { 0o755 } else { 0o777 };
        fs::set_permissions(path, fs::Permissions::from_mode(open)).expect("a mode");
        for name in ["home", "data", "run"] {
            fs::create_dir(path.join(name)).expect("a directory");
        }
        fs::set_permissions(path.join("run"), fs::Permissions::from_mode(0o700))
            .expect("a private directory");
        let configuration = path.join("bus.conf");
        fs::write(
            &configuration,
            format!(
                "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" \
                 \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">\
                 <busconfig><type>session</type><listen>unix:path={}</listen><auth>EXTERNAL</auth>\
                 <policy context=\"default\"><allow send_destination=\"*\"/>\
                 <allow receive_sender=\"*\"/><allow own=\"*\"/>{rule}</policy></busconfig>",
                path.join("bus").display()
            ),
        )
        .expect("a configuration");
        let mut command = Command::new("dbus-daemon");
        command.env_clear().env("PATH", PATH);
        if let Some(user) = user {
            command.uid(user).gid(user);
        }
        let mut daemon = command
            .arg("--config-file")
            .arg(&configuration)
            .args(["--nofork", "--print-address=1"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon starts");
        let output = daemon.stdout.take().expect("its standard output");
        let mut bus = Self {
            directory,
            address: String::new(),
            processes: vec![daemon],
        };
        let mut address = String::new();
        BufReader::new(output)
            .read_line(&mut address)
            .expect("the address of the bus");
        address.trim_end().clone_into(&mut bus.address);
        assert!(!bus.address.is_empty(), "dbus-daemon does not come up");
        bus
    }

    /// A bus with an unlocked keyring.
    pub(crate) fn with_keyring() -> Self {
        let mut bus = Self::start();
        bus.start_keyring();
        bus
    }

    fn start_keyring(&mut self) {
        let mut daemon = self
            .keyring(&["--unlock"])
            .stdin(Stdio::piped())
            .spawn()
            .expect("gnome-keyring-daemon starts");
        let mut input = daemon.stdin.take().expect("its standard input");
        self.processes.push(daemon);
        input.write_all(b"of the keyring").expect("a password");
        drop(input);
        self.await_service();
    }

    /// A bus with a keyring that was never made: nothing is unlocked, and nobody can be asked.
    pub(crate) fn with_unmade_keyring() -> Self {
        let mut bus = Self::start();
        let daemon = bus.keyring(&[]).stdin(Stdio::null()).spawn();
        bus.processes
            .push(daemon.expect("gnome-keyring-daemon starts"));
        bus.await_service();
        bus
    }

    /// A bus on which the owner of the keyring's name never answers: a stopped process.
    pub(crate) fn with_hung_keyring() -> Self {
        let bus = Self::with_keyring();
        let daemon = &bus.processes[1];
        let pid = rustix::process::Pid::from_child(daemon);
        rustix::process::kill_process(pid, rustix::process::Signal::STOP)
            .expect("the keyring is stopped");
        bus
    }

    fn keyring(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("gnome-keyring-daemon");
        command
            .args(arguments)
            .args(["--components=secrets", "--foreground"])
            .env_clear()
            .env("PATH", PATH)
            .env("DBUS_SESSION_BUS_ADDRESS", &self.address)
            .env("HOME", self.path().join("home"))
            .env("XDG_DATA_HOME", self.path().join("data"))
            .env("XDG_RUNTIME_DIR", self.path().join("run"))
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command
    }

    fn await_service(&self) {
        let give_up = Instant::now() + Duration::from_secs(60);
        let method = "org.freedesktop.DBus.NameHasOwner";
        let name = "org.freedesktop.secrets";
        while self
            .call("org.freedesktop.DBus", "/", method, name)
            .is_none_or(|answer| !answer.contains("true"))
        {
            assert!(Instant::now() < give_up, "the keyring does not come up");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// What a method answers; `None` where the call fails.
    fn call(&self, name: &str, path: &str, method: &str, argument: &str) -> Option<String> {
        let output = Command::new("gdbus")
            .env_clear()
            .env("PATH", PATH)
            .args(["call", "--address", &self.address, "--timeout", "60"])
            .args(["--dest", name, "--object-path", path])
            .args(["--method", method, argument])
            .output()
            .expect("gdbus runs");
        let text = String::from_utf8_lossy(&output.stdout).into_owned();
        output.status.success().then_some(text)
    }

    /// What a method of the service answers.
    fn ask(&self, method: &str, argument: &str) -> String {
        let method = format!("org.freedesktop.Secret.Service.{method}");
        let (name, path) = ("org.freedesktop.secrets", "/org/freedesktop/secrets");
        self.call(name, path, &method, argument)
            .expect("the service answers")
    }

    /// Locks the keyring.
    pub(crate) fn lock(&self) {
        self.ask("Lock", "['/org/freedesktop/secrets/collection/login']");
    }

    /// How many of our items the keyring holds.
    pub(crate) fn items(&self) -> usize {
        let answer = self.ask("SearchItems", "{'service': 'dbaas'}");
        answer.matches("/collection/").count()
    }

    /// Its address.
    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Where it lies.
    pub(crate) fn path(&self) -> &Path {
        self.directory.path()
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        // The keyring before its bus.
        for process in self.processes.iter_mut().rev() {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

/// Whether a bus and a keyring can be started here. In CI their absence is a failure; elsewhere the test says
/// why it was skipped.
pub(crate) fn secret_service_is_here() -> bool {
    for program in ["dbus-daemon", "gnome-keyring-daemon", "gdbus"] {
        let asked = Command::new(program)
            .arg(if program == "gdbus" {
                "help"
            } else {
                "--version"
            })
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        if asked.is_err() {
            assert!(!in_ci(), "CI has no {program}");
            skipped(&format!("{program} is not installed on this machine"));
            return false;
        }
    }
    true
}

/// Returns from a test that needs a keyring where there can be none.
#[macro_export]
macro_rules! needs_secret_service {
    () => {
        if !$crate::support::secret_service::secret_service_is_here() {
            return;
        }
    };
}
