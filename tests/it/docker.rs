//! The driver `docker`, against an engine that answers or one that the test starts, with an image made of
//! the PostgreSQL that is installed here: nothing is pulled.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::engine::{Random, argument};
use crate::needs_postgres;
use crate::serve::{Server, body, create, delete, psql};
use crate::support::{Machine, skipped};

const IMAGE: &str = "dbaas-test-postgres";

/// As the official image does: a data directory at the first start, then the server instead of the shell.
const ENTRY: &str = r#"#!/bin/sh
set -eu
as="setpriv --reuid postgres --regid postgres --clear-groups"
if [ ! -s "$PGDATA/PG_VERSION" ]; then
  mkdir -p "$PGDATA"; chown postgres "$PGDATA"; chmod 700 "$PGDATA"
  echo "$POSTGRES_PASSWORD" > /pw; chown postgres /pw
  $as initdb -D "$PGDATA" -U postgres --pwfile=/pw -A scram-sha-256 --locale=C.UTF-8 --no-sync
  echo "host all all all scram-sha-256" >> "$PGDATA/pg_hba.conf"
fi
exec $as "$@" -D "$PGDATA" -c listen_addresses='*' -c unix_socket_directories=''
"#;

/// Copies what PostgreSQL needs into a directory: programs, their libraries, its share.
const ROOTFS: &str = r#"
set -eu
umask 022
bin=$1
share=$("$bin/pg_config" --sharedir 2>/dev/null || pg_config --sharedir)
lib=$("$bin/pg_config" --pkglibdir 2>/dev/null || pg_config --pkglibdir)
programs="$bin/postgres $bin/initdb $lib/plpgsql.so $lib/dict_snowball.so"
for name in sh mkdir chown chmod setpriv; do programs="$programs $(command -v $name)"; done
for file in $programs; do
  echo "$file"; ldd "$file" | grep -oE '/[^ ]+' || true
done | sort -u | while read -r file; do cp --parents -L "$file" .; done
cp --parents -rL "$share" /usr/share/zoneinfo/UTC /etc/passwd /etc/group .
cp --parents -rL /usr/lib/locale/C.utf8 . || true
mkdir -p bin tmp; [ -e bin/sh ] || cp -L /bin/sh bin/sh
chmod 755 entry.sh; chmod 1777 tmp
"#;

/// An engine, and the image in it; both gone when it is dropped, unless they were there before.
pub(crate) struct Docker {
    /// Two engines would give their containers the same addresses.
    _turn: MutexGuard<'static, ()>,
    daemon: Option<Child>,
    directory: TempDir,
    socket: String,
}

impl Docker {
    /// One that answers, else one of our own; else what keeps us from having one.
    fn find() -> Result<Self, String> {
        let directory = tempfile::Builder::new()
            .prefix("dbaas-d-")
            .tempdir_in("/tmp");
        static TURN: Mutex<()> = Mutex::new(());
        let mut docker = Self {
            _turn: TURN.lock().unwrap_or_else(PoisonError::into_inner),
            daemon: None,
            directory: directory.expect("a directory"),
            socket: "/run/docker.sock".to_owned(),
        };
        if !docker.answers() {
            docker.start()?;
        }
        docker.import()?;
        Ok(docker)
    }

    fn start(&mut self) -> Result<(), String> {
        let at = |name: &str| self.directory.path().join(name).display().to_string();
        self.socket = at("sock");
        let log = fs::File::create(at("log")).expect("a log");
        let daemon = Command::new("dockerd")
            .args([
                "--data-root",
                &at("data"),
                "--exec-root",
                &at("exec"),
                "--pidfile",
                &at("pid"),
            ])
            .args([
                "-H",
                &format!("unix://{}", self.socket),
                "--storage-driver=vfs",
            ])
            .args(["--iptables=false", "--ip6tables=false"])
            .stdin(Stdio::null())
            .stdout(log.try_clone().expect("a log"))
            .stderr(log)
            .spawn();
        self.daemon =
            Some(daemon.map_err(|error| format!("no engine answers, and dockerd: {error}"))?);
        let begun = Instant::now();
        while !self.answers() {
            let daemon = self.daemon.as_mut().expect("it was started");
            let ended = daemon.try_wait().expect("its status").is_some();
            if ended || begun.elapsed() > Duration::from_secs(60) {
                let log = fs::read_to_string(self.directory.path().join("log")).unwrap_or_default();
                return Err(format!(
                    "dockerd did not start: {}",
                    log.lines().last().unwrap_or_default()
                ));
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut docker = Command::new("docker");
        docker
            .args(["-H", &format!("unix://{}", self.socket)])
            .args(arguments);
        docker
    }

    fn answers(&self) -> bool {
        let asked = self
            .command(&["version"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status();
        asked.is_ok_and(|status| status.success())
    }

    #[track_caller]
    fn run(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).output().expect("docker runs");
        assert!(output.status.success(), "{output:?}");
        String::from_utf8_lossy(&output.stdout)
            .trim_end()
            .to_owned()
    }

    fn import(&self) -> Result<(), String> {
        let rootfs = self.directory.path().join("rootfs");
        fs::create_dir(&rootfs).expect("a directory");
        fs::set_permissions(&rootfs, fs::Permissions::from_mode(0o755)).expect("a mode");
        fs::write(rootfs.join("entry.sh"), ENTRY).expect("a file");
        let machine = Machine::new();
        let versions = ["catalog", "versions", "--jq", ".[0] | .id, .description"];
        let versions = machine.run(&versions).succeeded();
        let (_, bin) = versions.split_once('\n').expect("two lines");
        let copied = Command::new("sh")
            .args(["-c", ROOTFS, "sh", bin])
            .current_dir(&rootfs)
            .output()
            .expect("sh runs");
        if !copied.status.success() {
            return Err(format!(
                "no image could be made: {}",
                String::from_utf8_lossy(&copied.stderr)
            ));
        }
        let tar = self
            .directory
            .path()
            .join("rootfs.tar")
            .display()
            .to_string();
        let packed = Command::new("tar")
            .args(["-cf", &tar, "-C"])
            .arg(&rootfs)
            .arg(".")
            .status();
        assert!(packed.expect("tar runs").success());
        let path = format!("ENV PATH={bin}:/usr/bin:/bin");
        let changes = [
            r#"ENTRYPOINT ["/entry.sh"]"#,
            "ENV PGDATA=/data/pg",
            &path,
            "VOLUME /data",
        ];
        let mut import = vec!["import"];
        import.extend(changes.iter().flat_map(|change| ["-c", change]));
        let (old, new) = (format!("{IMAGE}:9"), format!("{IMAGE}:15"));
        self.run(&[&import[..], &[tar.as_str(), new.as_str()]].concat());
        self.run(&["tag", &new, &old]);
        Ok(())
    }

    /// The containers of a data root, and all volumes that nobody uses.
    fn left(&self, root: &Path) -> String {
        let label = format!("label=dbaas.root={}", root.display());
        self.run(&["ps", "-aq", "--filter", &label])
    }
}

impl Drop for Docker {
    fn drop(&mut self) {
        for tag in ["15", "9"] {
            let _ = self
                .command(&["rmi", "-f", &format!("{IMAGE}:{tag}")])
                .output();
        }
        if let Some(mut daemon) = self.daemon.take() {
            let pid = daemon.id().to_string();
            // Asked to, it ends what it started and takes its mounts away.
            let _ = Command::new("kill").arg(&pid).status();
            let _ = daemon.wait();
        }
    }
}

fn machine(socket: &str) -> Machine {
    let machine = Machine::new();
    let config = format!(
        "[profile.docker]\nprovider = \"local\"\ndriver = \"docker\"\n\
         container-socket = \"{socket}\"\ncontainer-image = \"{IMAGE}\"\n"
    );
    let config = machine.write("config.toml", config).display().to_string();
    machine.with("DBAAS_CONFIG", &config)
}

/// An engine and a machine whose profile `docker` is over it; else nothing, and it is said why.
pub(crate) fn bench() -> Option<(Docker, Machine)> {
    match Docker::find() {
        Ok(docker) => {
            let machine = machine(&docker.socket);
            Some((docker, machine))
        }
        Err(why) => {
            skipped(&why);
            None
        }
    }
}

fn docker<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    [&["-p", "docker"], arguments].concat()
}

#[test]
fn where_no_engine_answers_that_is_said() {
    let machine = machine("/nonexistent/docker.sock");
    let run = machine.run(&docker(&["cluster", "list"])).failed(8);
    assert!(run.stderr.contains("/nonexistent/docker.sock"), "{run}");
    assert!(run.stderr.contains("container-socket"), "{run}");
}

#[test]
fn clusters_live_in_containers() {
    needs_postgres!();
    let Some((engine, machine)) = bench() else {
        return;
    };
    lives(&engine, &machine);
    is_killed(&engine, &machine);
    serves(&machine);
    assert_eq!(settled(&engine, &machine, "at the end"), "");
}

fn lives(engine: &Docker, machine: &Machine) {
    let run = |arguments: &[&str]| machine.run(&docker(arguments));
    let settings = [
        "cluster",
        "create",
        "orders",
        "--set",
        "settings.work_mem=7MB",
    ];
    run(&settings).succeeded();
    let ask = [
        "psql",
        "orders",
        "--",
        "-Atc",
        "create table t (n int); select current_user, current_setting('work_mem')",
    ];
    assert!(run(&ask).succeeded().ends_with("orders|7MB"));
    let view = run(&["cluster", "get", "orders", "-o", "json"]).json();
    assert_eq!(
        (&view["state"], &view["postgres"]["version"]),
        (&"ready".into(), &"15".into())
    );
    let port = view["endpoint"]["port"].to_string();

    // Only this machine gets there, and what the container's environment holds opens nothing.
    let native = run(&["cluster", "get", "orders", "--native", "-o", "json"]).json();
    let container = native["container"].as_str().expect("a container");
    let inspected: serde_json::Value =
        serde_json::from_str(&engine.run(&["inspect", container])).expect("JSON");
    let host = &inspected[0]["HostConfig"];
    assert_eq!(host["PortBindings"]["5432/tcp"][0]["HostIp"], "127.0.0.1");
    assert_eq!(host["RestartPolicy"]["Name"], "unless-stopped");
    let environment = inspected[0]["Config"]["Env"].as_array().expect("a list");
    let thrown = environment
        .iter()
        .find_map(|line| line.as_str()?.strip_prefix("POSTGRES_PASSWORD="));
    let refused = Command::new("psql")
        .args([
            "-h",
            "127.0.0.1",
            "-p",
            &port,
            "-U",
            "postgres",
            "-c",
            "select 1",
            "postgres",
        ])
        .env("PGPASSWORD", thrown.expect("a password"))
        .output()
        .expect("psql runs");
    assert!(!refused.status.success());

    let _ = run(&["cluster", "create", "orders"]).failed(6);
    let absent = run(&["cluster", "create", "x", "--postgres", "16"]).failed(7);
    assert!(
        absent.stderr.contains("docker pull dbaas-test-postgres:16"),
        "{absent}"
    );
    let _ = run(&["cluster", "create", "x", "--set", "native.local.locale=C"]).failed(7);
    let _ = run(&[
        "cluster",
        "update",
        "orders",
        "--set",
        "settings.work_mem=8MB",
    ])
    .failed(7);

    run(&["cluster", "stop", "orders"]).succeeded();
    assert_eq!(
        run(&["cluster", "list", "--jq", ".[].state"]).succeeded(),
        "stopped"
    );
    run(&["cluster", "start", "orders"]).succeeded();
    let again = run(&["psql", "orders", "--", "-Atc", "select count(*) from t"]).succeeded();
    assert_eq!(again, "0");
    run(&["cluster", "delete", "orders", "--yes"]).succeeded();
    assert_eq!(engine.left(&machine.data()), "");
}

fn is_killed(engine: &Docker, machine: &Machine) {
    let rounds = argument("DBAAS_TEST_ROUNDS", 5).min(10);
    let seed = argument("DBAAS_TEST_SEED", u64::from(std::process::id()));
    let mut random = Random(seed);
    for round in 0..rounds {
        let mut child = machine.start(&docker(&["cluster", "create", "fresh"]));
        std::thread::sleep(Duration::from_micros(random.below(3_000_000)));
        let _ = child.kill();
        let _ = child.wait();
        let listed = settled(engine, machine, &format!("round {round} of seed {seed}"));
        if !listed.is_empty() {
            machine
                .run(&docker(&["cluster", "delete", "fresh", "--yes"]))
                .succeeded();
        }
    }
}

/// The clusters, once the engine holds nothing else. It goes on with a request of one that was killed, and
/// the command after it has seen its container removes that.
#[track_caller]
fn settled(engine: &Docker, machine: &Machine, context: &str) -> String {
    let states = ["cluster", "list", "--jq", r#".[] | "\(.name) \(.state)""#];
    let begun = Instant::now();
    loop {
        let listed = machine.run(&docker(&states)).succeeded();
        let containers = engine.left(&machine.data());
        let context = format!("{context}: {listed:?}, {containers:?}");
        assert!(["", "fresh ready"].contains(&listed.as_str()), "{context}");
        if containers.lines().count() == listed.lines().count() {
            return listed;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "{context}");
    }
}

fn serves(machine: &Machine) {
    let server = Server::start(machine, &["-p", "docker"]);
    let created = create(&server, &body("n", "d", "u", "secret"));
    assert_eq!(created.status, 201, "{created:?}");
    let instance = created.json();
    assert_eq!(
        psql(
            &instance["port"].to_string(),
            "u",
            "d",
            "secret",
            "select 1"
        ),
        "1"
    );
    assert_eq!(
        delete(&server, &instance["postgraas_instance_id"], "secret").status,
        200
    );
}
