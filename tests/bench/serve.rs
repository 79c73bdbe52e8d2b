//! `dbaas serve` against the original Postgraas under gunicorn, both over the same PostgreSQL: time to
//! create an instance, lists of 100 instances in a second, and memory.

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use crate::{PROGRAM, median, say};

const PASSWORD: &str = "correct-horse";

/// Clients that ask at the same time.
const CLIENTS: usize = 4;

/// Both servers, one after the other; the original is installed from the Python package index.
pub(crate) fn run(rounds: usize) {
    let directory = tempfile::Builder::new()
        .prefix("dbaas-bench-")
        .tempdir_in("/tmp")
        .expect("a directory");
    let place = directory.path();
    fs::set_permissions(place, fs::Permissions::from_mode(0o755)).expect("a mode");
    say(&format!(
        "\nREST API (median of {rounds}; {CLIENTS} clients)"
    ));
    let Some(server) = backend(place) else {
        say("  (PostgreSQL is not installed: left out)");
        return;
    };
    let own = measure(
        "dbaas serve, driver shared",
        &ours(place, &["-p", "shared"]),
        rounds,
    );
    match original(place, server) {
        Err(why) => say(&format!("  (the original: {why})")),
        Ok(other) => {
            let theirs = measure("postgraas_server 2.1.4, 4 workers", &other, rounds);
            say(&format!(
                "  ratios to the original: create x {:.3}, lists x {:.1}, memory x {:.3}",
                own.create / theirs.create,
                own.lists / theirs.lists,
                own.memory / theirs.memory
            ));
        }
    }
    measure("dbaas serve, a server for each", &ours(place, &[]), rounds);
    let listed = dbaas(place, &["cluster", "list", "-o", "name"])
        .output()
        .expect("it runs");
    let listed = String::from_utf8_lossy(&listed.stdout).into_owned();
    let mut delete = vec!["cluster", "delete", "--yes"];
    delete.extend(listed.lines());
    let _ = dbaas(place, &delete).output();
}

/// A program that listens, and ends with this value.
struct Listening {
    child: Child,
    port: u16,
}

impl Drop for Listening {
    fn drop(&mut self) {
        // gunicorn's workers end with their master, which must be asked.
        let _ = Command::new("kill")
            .arg(self.child.id().to_string())
            .status();
        let _ = self.child.wait();
    }
}

struct Figures {
    create: f64,
    lists: f64,
    memory: f64,
}

fn dbaas(place: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(PROGRAM);
    command
        .args(arguments)
        .env_clear()
        .env("PATH", "/usr/local/bin:/usr/bin:/bin")
        .env("HOME", place)
        .env("DBAAS_DATA_DIR", place.join("data"))
        .env("DBAAS_CONFIG", place.join("config.toml"));
    command
}

/// The PostgreSQL behind both, and the profile `shared` for it; returns its port.
fn backend(place: &Path) -> Option<u16> {
    fs::write(place.join("config.toml"), "").expect("a file");
    let password = place.join("password");
    fs::write(&password, PASSWORD).expect("a file");
    fs::set_permissions(&password, fs::Permissions::from_mode(0o600)).expect("a mode");
    let path = password.display().to_string();
    let create = [
        "cluster",
        "create",
        "backend",
        "--password-file",
        &path,
        "--jq",
        ".endpoint.port",
    ];
    let more = ["--set", "settings.max_connections=300"];
    let created = dbaas(place, &[&create[..], &more].concat())
        .output()
        .expect("it runs");
    let port: u16 = String::from_utf8_lossy(&created.stdout)
        .trim()
        .parse()
        .ok()?;
    let config = format!(
        "[profile.shared]\nprovider = \"local\"\ndriver = \"shared\"\n\
         server = \"postgresql://backend@127.0.0.1:{port}/backend\"\nserver-password-file = \"{path}\"\n"
    );
    fs::write(place.join("config.toml"), config).expect("a file");
    Some(port)
}

fn ours(place: &Path, profile: &[&str]) -> Listening {
    let serve = [
        "serve",
        "--listen",
        "127.0.0.1:0",
        "--max-instances",
        "1000",
        "--jq",
        ".port",
    ];
    let mut child = dbaas(place, &[&serve[..], profile].concat())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("it starts");
    let mut line = String::new();
    let output = child.stdout.take().expect("its output");
    BufReader::new(output).read_line(&mut line).expect("a line");
    let port = line.trim().parse().expect("a port");
    Listening { child, port }
}

/// Installs and starts the original.
fn original(place: &Path, backend: u16) -> Result<Listening, String> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/postgraas");
    let venv = place.join("venv");
    let succeeds = |command: &mut Command| match command.output() {
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(String::from_utf8_lossy(&output.stderr).into_owned()),
        Err(error) => Err(error.to_string()),
    };
    succeeds(Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
    let pip = ["install", "-q", "--no-deps", "-r"];
    succeeds(
        Command::new(venv.join("bin/pip"))
            .args(pip)
            .arg(beside.join("requirements.txt")),
    )?;
    let config = serde_json::json!({
        "metadb": {"db_name": "backend", "db_username": "backend", "db_pwd": PASSWORD,
                   "host": "127.0.0.1", "port": backend.to_string()},
        "backend": {"type": "pg_cluster", "database": "backend", "username": "backend",
                    "password": PASSWORD, "host": "127.0.0.1", "port": backend.to_string()},
    });
    fs::write(place.join("application.cfg"), config.to_string()).map_err(|e| e.to_string())?;
    fs::copy(beside.join("wsgi.py"), place.join("wsgi.py")).map_err(|e| e.to_string())?;
    succeeds(Command::new(venv.join("bin/postgraas_init")).current_dir(place))?;
    let free = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let port = free.map_err(|error| error.to_string())?.port();
    let child = Command::new(venv.join("bin/gunicorn"))
        .args(["-w", "4", "-b", &format!("127.0.0.1:{port}"), "wsgi:app"])
        .current_dir(place)
        .env("HOME", place)
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| error.to_string())?;
    let server = Listening { child, port };
    let begun = Instant::now();
    while !exchange(port, "GET /health HTTP/1.1", "").contains(" 200 ") {
        if begun.elapsed() > Duration::from_secs(30) {
            return Err("it does not answer".to_owned());
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Ok(server)
}

fn measure(name: &str, server: &Listening, rounds: usize) -> Figures {
    let before = memory(server.child.id());
    // A server for each of a hundred instances says nothing more about lists.
    let instances = if name.ends_with("each") { rounds } else { 100 };
    let mut creations = Vec::new();
    for number in 0..instances {
        let tag = format!("{}{number}", name.as_bytes()[0] as char);
        let body = serde_json::json!({
            "postgraas_instance_name": tag, "db_name": tag, "db_username": tag, "db_pwd": PASSWORD,
        });
        let begun = Instant::now();
        let answer = exchange(
            server.port,
            "POST /api/v2/postgraas_instances HTTP/1.1",
            &body.to_string(),
        );
        if number < rounds {
            creations.push(begun.elapsed());
        }
        assert!(answer.contains(" 201 "), "{answer}");
    }
    let lists = throughput(server.port, Duration::from_secs(3));
    let memory = memory(server.child.id());
    let create = median(&creations).as_secs_f64();
    say(&format!(
        "  {name:<36} create {:>7.1} ms   lists of {instances:>3} {lists:>8.0} /s   memory {before:>6.1} to {memory:>6.1} MiB",
        create * 1000.0
    ));
    for id in 1..=instances * 2 {
        let request = format!("DELETE /api/v2/postgraas_instances/{id} HTTP/1.1");
        let body = serde_json::json!({ "db_pwd": PASSWORD }).to_string();
        let _ = exchange(server.port, &request, &body);
    }
    Figures {
        create,
        lists,
        memory,
    }
}

/// Lists in a second; a connection for each, as the original closes it after each.
fn throughput(port: u16, during: Duration) -> f64 {
    let (answered, over) = (AtomicUsize::new(0), AtomicBool::new(false));
    let begun = Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..CLIENTS {
            scope.spawn(|| {
                while !over.load(Ordering::Relaxed) {
                    let answer = exchange(port, "GET /api/v2/postgraas_instances HTTP/1.1", "");
                    assert!(answer.contains(" 200 "), "{answer}");
                    answered.fetch_add(1, Ordering::Relaxed);
                }
            });
        }
        std::thread::sleep(during);
        over.store(true, Ordering::Relaxed);
    });
    answered.load(Ordering::Relaxed) as f64 / begun.elapsed().as_secs_f64()
}

/// One request on a connection of its own; an empty answer where nobody listens.
fn exchange(port: u16, request: &str, body: &str) -> String {
    let Ok(mut stream) = TcpStream::connect(("127.0.0.1", port)) else {
        return String::new();
    };
    let length = body.len();
    let kind = if body.is_empty() {
        ""
    } else {
        "Content-Type: application/json\r\n"
    };
    let head = format!(
        "{request}\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n{kind}Content-Length: {length}\r\n\r\n{body}"
    );
    let mut answer = String::new();
    let _ = stream.write_all(head.as_bytes());
    let _ = stream.read_to_string(&mut answer);
    answer
}

/// Proportional memory of a process and its children, in MiB; PostgreSQL's servers are not counted.
fn memory(pid: u32) -> f64 {
    let children = Command::new("pgrep")
        .args(["-P", &pid.to_string()])
        .output();
    let children = children.map_or_else(
        |_| String::new(),
        |output| String::from_utf8_lossy(&output.stdout).into_owned(),
    );
    let children = children.lines().filter_map(|line| line.parse().ok());
    std::iter::once(pid)
        .chain(children)
        .filter(|pid| {
            let name = fs::read_to_string(format!("/proc/{pid}/comm")).unwrap_or_default();
            name.trim() != "postgres"
        })
        .map(|pid| {
            let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup")).unwrap_or_default();
            let line = text.lines().find_map(|line| line.strip_prefix("Pss:"));
            let kib = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<f64>().ok());
            kib.unwrap_or_default() / 1024.0
        })
        .sum()
}
