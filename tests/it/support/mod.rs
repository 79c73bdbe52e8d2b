//! A machine for a test: a home and a data directory of its own, an empty environment, and the clusters
//! gone when it ends.

pub(crate) mod between;
pub(crate) mod sandbox;
pub(crate) mod secret_service;
pub(crate) mod tls;

use std::fmt;
use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// The built program.
pub(crate) const PROGRAM: &str = env!("CARGO_BIN_EXE_dbaas");

/// A hermetic place to run the program in.
pub(crate) struct Machine {
    directory: TempDir,
    variables: Vec<(String, String)>,
}

impl Machine {
    /// A new one, without a configuration and without clusters.
    pub(crate) fn new() -> Self {
        // Short, because a Unix socket's path is; below /tmp, because as root the servers' account must
        // be able to get there.
        let directory = tempfile::Builder::new()
            .prefix("dbaas-it-")
            .tempdir_in("/tmp")
            .expect("a temporary directory");
        fs::set_permissions(directory.path(), fs::Permissions::from_mode(0o755))
            .expect("a directory that others can enter");
        for name in ["home", "work"] {
            fs::create_dir(directory.path().join(name)).expect("a directory");
        }
        Self {
            directory,
            variables: Vec::new(),
        }
    }

    /// Sets an environment variable for every run.
    pub(crate) fn with(mut self, name: &str, value: &str) -> Self {
        self.variables.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The directory of the clusters.
    pub(crate) fn data(&self) -> PathBuf {
        self.directory.path().join("data")
    }

    /// The directory that runs start in.
    pub(crate) fn work(&self) -> PathBuf {
        self.directory.path().join("work")
    }

    /// Writes a file into the working directory.
    pub(crate) fn write(&self, name: &str, content: impl AsRef<[u8]>) -> PathBuf {
        let path = self.work().join(name);
        fs::write(&path, content).expect("a file is written");
        path
    }

    /// A command of the program, with nothing inherited but the search path.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(PROGRAM);
        command
            .args(arguments)
            .current_dir(self.work())
            .env_clear()
            .env("HOME", self.directory.path().join("home"))
            .env("DBAAS_DATA_DIR", self.data())
            .env("PATH", "/usr/local/bin:/usr/bin:/bin")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        for (name, value) in &self.variables {
            command.env(name, value);
        }
        command
    }

    /// Runs the program to its end.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.finish(self.start(arguments))
    }

    /// Runs the program with something on its standard input.
    pub(crate) fn run_with_input(&self, arguments: &[&str], input: &[u8]) -> Run {
        let mut command = self.command(arguments);
        command.stdin(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let mut stdin = child.stdin.take().expect("its standard input");
        // It may refuse before it has read everything.
        let _ = stdin.write_all(input);
        drop(stdin);
        self.finish(child)
    }

    /// Starts the program.
    pub(crate) fn start(&self, arguments: &[&str]) -> Child {
        self.command(arguments).spawn().expect("the program starts")
    }

    /// Waits for a run that was started.
    pub(crate) fn finish(&self, child: Child) -> Run {
        let output = child.wait_with_output().expect("the program ends");
        Run {
            code: output.status.code(),
            stdout: String::from_utf8(output.stdout).expect("standard output is text"),
            stderr: String::from_utf8(output.stderr).expect("standard error is text"),
            directory: self.directory.path().to_owned(),
        }
    }

    /// The processes of this machine's servers.
    pub(crate) fn servers(&self) -> Vec<i32> {
        servers_below(&self.data())
    }

    /// What lies below the data directory that belongs to single clusters.
    pub(crate) fn leftovers(&self) -> Vec<String> {
        let mut found = Vec::new();
        for parent in ["backups", "clusters", "run", "locks", "templates"] {
            for entry in fs::read_dir(self.data().join(parent)).into_iter().flatten() {
                let name = entry.expect("an entry").file_name();
                found.push(format!("{parent}/{}", name.to_string_lossy()));
            }
        }
        for pool in fs::read_dir(self.data().join("recycled"))
            .into_iter()
            .flatten()
        {
            for entry in fs::read_dir(pool.expect("a pool").path()).expect("a pool") {
                let name = entry
                    .expect("an entry")
                    .file_name()
                    .to_string_lossy()
                    .into_owned();
                if name.starts_with('.') {
                    found.push(format!("recycled/{name}"));
                }
            }
        }
        let is_shared = |name: &String| {
            ["locks/templates", "locks/rebuild"].contains(&name.as_str())
                || name.starts_with("templates/") && !name.contains("/.")
        };
        found.retain(|name| !is_shared(name));
        found.sort();
        found
    }
}

impl Drop for Machine {
    fn drop(&mut self) {
        // A keyring that a test has locked must not be in the way, and the profile of a test is not that of its
        // servers.
        self.variables
            .retain(|(name, _)| !["DBUS_SESSION_BUS_ADDRESS", "DBAAS_PROFILE"].contains(&&**name));
        let listed = self.run(&["cluster", "list", "-o", "name"]);
        let mut delete = vec!["cluster", "delete", "--yes"];
        delete.extend(listed.stdout.lines());
        if delete.len() > 3 {
            let _ = self.run(&delete);
        }
        let left = self.servers();
        if !std::thread::panicking() {
            assert!(left.is_empty(), "servers were left behind: {left:?}");
        }
    }
}

/// Every process whose command line is `postgres -D <something below directory>`.
pub(crate) fn servers_below(directory: &Path) -> Vec<i32> {
    fs::read_dir("/proc")
        .expect("/proc")
        .filter_map(|entry| entry.ok()?.file_name().to_str()?.parse().ok())
        .filter(|pid: &i32| {
            let line = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
            let mut words = line.split(|byte| *byte == 0).skip(1);
            words.next() == Some(b"-D")
                && words.next().is_some_and(|path| {
                    String::from_utf8_lossy(path).starts_with(&*directory.to_string_lossy())
                })
        })
        .collect()
}

/// A run that has ended.
#[must_use]
pub(crate) struct Run {
    /// Its exit code.
    pub(crate) code: Option<i32>,
    /// Its standard output.
    pub(crate) stdout: String,
    /// Its standard error.
    pub(crate) stderr: String,
    directory: PathBuf,
}

impl Run {
    /// Expects success, and returns standard output without the newline at its end.
    #[track_caller]
    pub(crate) fn succeeded(self) -> String {
        assert_eq!(self.code, Some(0), "{}\n{}", self.stdout, self.stderr);
        self.stdout.trim_end().to_owned()
    }

    /// Expects an exit code.
    #[track_caller]
    pub(crate) fn failed(self, code: i32) -> Self {
        assert_eq!(self.code, Some(code), "{}\n{}", self.stdout, self.stderr);
        self
    }

    /// The only document on standard error: a JSON error.
    #[track_caller]
    pub(crate) fn json_error(&self) -> serde_json::Value {
        let document: serde_json::Value = serde_json::from_str(&self.stderr)
            .unwrap_or_else(|error| panic!("{error}: {}", self.stderr));
        document["error"].clone()
    }

    /// Standard output as JSON.
    #[track_caller]
    pub(crate) fn json(self) -> serde_json::Value {
        let text = self.succeeded();
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("{error}: {text}"))
    }
}

/// The whole run, as snapshots hold it: exit code, standard output, standard error.
impl fmt::Display for Run {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = self
            .code
            .map_or_else(|| "signal".to_owned(), |code| code.to_string());
        let text = format!(
            "exit {code}\n--- stdout\n{}--- stderr\n{}",
            self.stdout, self.stderr
        );
        f.write_str(&text.replace(&*self.directory.to_string_lossy(), "[MACHINE]"))
    }
}

/// Compares a whole run with a snapshot, without what differs from run to run and machine to machine.
#[macro_export]
macro_rules! snapshot {
    ($run:expr, @$expected:literal) => {
        insta::with_settings!({filters => vec![
            (r"\b[bc]-[2-9a-z]{10}", "[ID]"),
            (r"\bp-[0-9a-z]{10}\b", "[ID]"),
            (r"\bop-[0-9a-z]{10}\b", "[OPERATION]"),
            (r"\d+\.\d [KMG]iB", "[SIZE]"),
            (r"20\d\d-\d\d-\d\d [0-9:.]+ (UTC|GMT) \[\d+\] ", ""),
            (r"\b[A-Za-z0-9]{24}\b", "[PASSWORD]"),
            (r"\b1[3-9]\.\d+\b", "[VERSION]"),
            (r"PostgreSQL \d+\b", "PostgreSQL [MAJOR]"),
            (r"127\.0\.0\.1:\d+", "127.0.0.1:[PORT]"),
            (r#""port": \d+"#, "\"port\": [PORT]"),
            (r"(PGPORT='|port=)\d+", "$1[PORT]"),
            (r"\d{4}-\d\d-\d\dT[0-9:.]+Z", "[TIME]"),
            (r" \d+s\n", " [AGE]\n"),
            // Columns are as wide as what they hold.
            (r"(\S) {2,}", "$1  "),
        ]}, {
            insta::assert_snapshot!($run.to_string(), @$expected);
        });
    };
}

/// Whether PostgreSQL is on this machine. In CI its absence is a failure; elsewhere the test says why it
/// was skipped.
pub(crate) fn postgres_is_here() -> bool {
    let machine = Machine::new();
    let versions = machine.run(&["catalog", "versions", "-o", "name"]);
    if versions.code == Some(0) && !versions.stdout.is_empty() {
        return true;
    }
    assert!(!in_ci(), "CI has no PostgreSQL");
    skipped("PostgreSQL is not installed on this machine");
    false
}

/// Whether this is root; if not, what the test shows cannot be shown, and that is said.
pub(crate) fn is_root() -> bool {
    let root = rustix::process::geteuid().is_root();
    if !root {
        skipped("only root can show this");
    }
    root
}

/// Says that a test was skipped, and why.
pub(crate) fn skipped(why: &str) {
    #[expect(clippy::print_stderr, reason = "a skipped test says so")]
    {
        eprintln!("skipped: {why}");
    }
}

/// Whether this is CI, where a missing real part is a failure.
pub(crate) fn in_ci() -> bool {
    #[expect(
        clippy::disallowed_methods,
        reason = "the tests are told where they run"
    )]
    std::env::var_os("CI").is_some()
}

/// Returns from a test that needs PostgreSQL where there is none.
#[macro_export]
macro_rules! needs_postgres {
    () => {
        if !$crate::support::postgres_is_here() {
            return;
        }
    };
}
