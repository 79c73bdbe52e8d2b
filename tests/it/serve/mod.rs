//! `dbaas serve`, as its clients meet it: curl and psql against the built program.

mod access;
mod description;
mod examples;
mod load;
mod original;
mod shutdown;
mod talk;
mod tls;

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::Value;

use crate::support::Machine;

/// A server that runs until it is stopped or dropped.
pub(crate) struct Server {
    child: Child,
    /// Such as `http://127.0.0.1:40123`.
    pub(crate) url: String,
    log: PathBuf,
}

impl Server {
    /// Starts one on a free port and waits until it says that it listens.
    #[track_caller]
    pub(crate) fn start(machine: &Machine, arguments: &[&str]) -> Self {
        Self::start_on(machine, "127.0.0.1:0", arguments)
    }

    #[track_caller]
    fn start_on(machine: &Machine, address: &str, arguments: &[&str]) -> Self {
        let log = machine.work().join("serve.log");
        let mut line = vec!["serve", "--listen", address, "-o", "json"];
        line.extend(arguments);
        let mut child = machine
            .command(&line)
            .stderr(File::create(&log).expect("a log"))
            .spawn()
            .expect("the server starts");
        let mut said = String::new();
        BufReader::new(child.stdout.take().expect("its output"))
            .read_line(&mut said)
            .expect("a line");
        let document: Value = serde_json::from_str(&said).unwrap_or_else(|error| {
            let _ = child.kill();
            let _ = child.wait();
            panic!(
                "{error}: {said}{}",
                fs::read_to_string(&log).unwrap_or_default()
            )
        });
        Self {
            child,
            url: document["url"].as_str().expect("a URL").to_owned(),
            log,
        }
    }

    pub(crate) fn v2(&self) -> String {
        format!("{}/api/v2/postgraas_instances", self.url)
    }

    fn talk(&self) -> String {
        format!("{}/postgraas_instances", self.url)
    }

    /// What it wrote to standard error.
    pub(crate) fn log(&self) -> String {
        fs::read_to_string(&self.log).expect("the log")
    }

    pub(crate) fn signal(&self, name: &str) {
        let pid = self.child.id().to_string();
        let sent = Command::new("kill").args(["-s", name, &pid]).status();
        assert!(sent.expect("kill runs").success());
    }

    /// Waits for its end, and returns its exit code; none after a signal.
    pub(crate) fn wait(&mut self) -> Option<i32> {
        self.child.wait().expect("it ends").code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    body: String,
}

impl Answer {
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    /// The value of a header.
    fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| {
            let (found, value) = line.split_once(':')?;
            found.eq_ignore_ascii_case(name).then(|| value.trim())
        })
    }
}

fn curl_command(arguments: &[&str]) -> Command {
    let mut curl = Command::new("curl");
    curl.args(["-sS", "-D", "-", "--noproxy", "*", "--max-time", "300"])
        .args(["-w", "\n%{http_code}"])
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/postgraas"))
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    curl
}

/// Runs curl from the directory of the examples; `Err` is what it says where there is no answer.
fn try_curl(arguments: &[&str]) -> Result<Answer, String> {
    finish_curl(curl_command(arguments).spawn().expect("curl starts"))
}

fn finish_curl(curl: Child) -> Result<Answer, String> {
    let output = curl.wait_with_output().expect("curl ends");
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    let text = String::from_utf8(output.stdout).expect("text");
    let (rest, status) = text.rsplit_once('\n').expect("a status");
    let (head, body) = rest.split_once("\r\n\r\n").expect("a head");
    Ok(Answer {
        status: status.parse().expect("a status"),
        head: head.to_owned(),
        body: body.to_owned(),
    })
}

#[track_caller]
pub(crate) fn curl(arguments: &[&str]) -> Answer {
    try_curl(arguments).unwrap_or_else(|error| panic!("{arguments:?}: {error}"))
}

const JSON: &str = "Content-Type: application/json";

/// The body of a creation.
pub(crate) fn body(name: &str, database: &str, user: &str, password: &str) -> String {
    serde_json::json!({
        "postgraas_instance_name": name,
        "db_name": database,
        "db_username": user,
        "db_pwd": password,
    })
    .to_string()
}

#[track_caller]
pub(crate) fn create(server: &Server, body: &str) -> Answer {
    curl(&["-H", JSON, "-d", body, &server.v2()])
}

#[track_caller]
pub(crate) fn delete(server: &Server, id: &Value, password: &str) -> Answer {
    let body = serde_json::json!({ "db_pwd": password }).to_string();
    let url = format!("{}/{id}", server.v2());
    curl(&["-X", "DELETE", "-H", JSON, "-d", &body, &url])
}

/// Takes the lock that the first creation on a machine waits for, on a machine that has made nothing yet.
fn hold_creations(machine: &Machine) -> File {
    let locks = machine.data().join("locks");
    fs::create_dir_all(&locks).expect("a directory");
    let lock = File::create(locks.join("templates")).expect("a lock");
    lock.lock().expect("it is free");
    lock
}

/// Waits until a creation has got so far.
fn until_creating(machine: &Machine) {
    let states = ["cluster", "list", "--jq", ".[].state"];
    while machine.run(&states).succeeded() != "provisioning" {
        std::thread::sleep(std::time::Duration::from_millis(10));
    }
}

/// psql with a password, into a port of this machine.
pub(crate) fn psql(port: &str, user: &str, database: &str, password: &str, query: &str) -> String {
    let output = Command::new("psql")
        .args([
            "-h",
            "localhost",
            "-p",
            port,
            "-U",
            user,
            "-Atc",
            query,
            database,
        ])
        .env("PGPASSWORD", password)
        .env("PGCONNECT_TIMEOUT", "10")
        .output()
        .expect("psql runs");
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
    String::from_utf8_lossy(&output.stdout)
        .trim_end()
        .to_owned()
}
