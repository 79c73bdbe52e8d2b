//! The engine under stress: many at once, killed at any moment, as root and as an ordinary user.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Command;
use std::time::Duration;

use crate::needs_postgres;
use crate::support::{Machine, PROGRAM, is_root, skipped};

#[test]
fn of_eight_creations_of_one_name_one_wins() {
    needs_postgres!();
    let machine = Machine::new();
    let started: Vec<_> = (0..8)
        .map(|_| machine.start(&["cluster", "create", "orders", "-o", "name"]))
        .collect();
    let mut codes: Vec<_> = started
        .into_iter()
        .map(|child| machine.finish(child).code)
        .collect();
    codes.sort();
    assert_eq!(codes, [&[Some(0)][..], &[Some(6); 7]].concat());
    assert_eq!(
        machine
            .run(&["cluster", "list", "--jq", "length"])
            .succeeded(),
        "1"
    );
    assert_eq!(machine.servers().len(), 1);
}

#[test]
fn of_eight_that_accept_an_existing_one_all_win() {
    needs_postgres!();
    let machine = Machine::new();
    let create = [
        "cluster",
        "create",
        "orders",
        "--if-not-exists",
        "-o",
        "uri",
    ];
    let started: Vec<_> = (0..8).map(|_| machine.start(&create)).collect();
    let uris: BTreeSet<String> = started
        .into_iter()
        .map(|child| machine.finish(child).succeeded())
        .collect();
    assert_eq!(uris.len(), 1, "{uris:?}");
}

/// `DBAAS_TEST_ROUNDS` and `DBAAS_TEST_SEED` make it longer, or repeat a round that failed.
#[test]
fn killed_at_any_moment_nothing_is_left_behind() {
    needs_postgres!();
    let rounds = argument("DBAAS_TEST_ROUNDS", 12);
    let seed = argument("DBAAS_TEST_SEED", u64::from(std::process::id()));
    let mut random = Random(seed);
    let machine = Machine::new();
    machine.run(&["cluster", "create", "stays"]).succeeded();
    let fill = "create table kept (n int); insert into kept values (42)";
    machine
        .run(&["psql", "stays", "--", "-c", fill])
        .succeeded();
    // What is killed, and within how many milliseconds it usually ends.
    let actions: [(&[&str], u64); 8] = [
        (&["cluster", "create", "fresh"], 250),
        (&["cluster", "delete", "doomed", "--yes"], 60),
        (&["cluster", "stop", "doomed"], 80),
        (&["cluster", "start", "doomed"], 150),
        (&["cluster", "restart", "doomed"], 250),
        (
            &[
                "cluster",
                "update",
                "doomed",
                "--set",
                "settings.max_connections=21",
            ],
            250,
        ),
        (&["backup", "create", "doomed"], 400),
        (&["backup", "restore", "stays", "--as", "fresh"], 300),
    ];
    machine.run(&["backup", "create", "stays"]).succeeded();
    for round in 0..rounds {
        let (action, within) = actions[usize::try_from(random.below(8)).expect("small")];
        prepare_doomed(&machine, fill, action == actions[3].0);
        let mut child = machine.start(action);
        std::thread::sleep(Duration::from_micros(random.below(within * 1000)));
        // SIGKILL; the child may have ended.
        let _ = child.kill();
        let _ = child.wait();
        let listed = settled(&machine);
        let context = format!(
            "round {round} of seed {seed}, {action:?}: {listed:?}\n{:?}",
            machine.leftovers()
        );
        let running = listed.iter().filter(|(_, state)| state == "ready").count();
        assert_eq!(machine.servers().len(), running, "{context}");
        let left = machine.leftovers();
        let count = |start: &str| left.iter().filter(|name| name.starts_with(start)).count();
        assert_eq!(count("clusters/"), listed.len(), "{context}");
        assert_eq!(count("recycled/") + count("templates/"), 0, "{context}");
        let mut backups = 0;
        for (name, _) in &listed {
            let list = machine.run(&["backup", "list", name, "--jq", "length"]);
            backups += list.succeeded().parse::<usize>().expect("a number");
        }
        // A directory, and what it is of.
        assert_eq!(count("backups/"), 2 * backups, "{context}");
        for (name, state) in &listed {
            if state == "stopped" {
                machine.run(&["cluster", "start", name]).succeeded();
            }
            if name != "fresh" {
                let answer = machine.run(&["psql", name, "--", "-Atc", "select n from kept"]);
                assert_eq!(answer.succeeded(), "42", "{context}");
            }
        }
        machine
            .run(&["cluster", "delete", "fresh", "--yes", "--ignore-not-found"])
            .succeeded();
    }
}

/// As if a command had died right after it recorded what it was about to do.
#[test]
fn the_next_command_finishes_what_was_begun() {
    needs_postgres!();
    let machine = Machine::new();
    machine.run(&["cluster", "create", "orders"]).succeeded();
    let begin = |phase: &str, should_run: bool| {
        let catalogue = rusqlite::Connection::open(machine.data().join("catalogue.sqlite"));
        let changed = catalogue.expect("the catalogue").execute(
            "UPDATE cluster SET phase = ?1, should_run = ?2",
            (phase, should_run),
        );
        assert_eq!(changed.expect("it is changed"), 1);
    };
    let states = || {
        machine
            .run(&["cluster", "list", "--jq", "map(.state) | join(\",\")"])
            .succeeded()
    };
    begin("stopping", false);
    assert_eq!(states(), "stopped");
    assert!(machine.servers().is_empty());
    begin("starting", true);
    let state = states();
    assert!(state == "starting" || state == "ready", "{state}");
    machine
        .run(&["cluster", "wait", "orders", "--for", "sql"])
        .succeeded();
    begin("updating", true);
    assert_eq!(states(), "ready");
    machine.run(&["cluster", "stop", "orders"]).succeeded();
    begin("updating", true);
    machine
        .run(&["cluster", "wait", "orders", "--for", "sql"])
        .succeeded();
    begin("deleting", false);
    assert_eq!(states(), "");
    assert!(machine.servers().is_empty() && machine.leftovers().is_empty());
    machine.run(&["cluster", "create", "orders"]).succeeded();
    begin("creating", true);
    assert_eq!(states(), "");
    assert!(machine.servers().is_empty() && machine.leftovers().is_empty());
}

/// A cluster `doomed` with something in it, running or stopped.
fn prepare_doomed(machine: &Machine, fill: &str, stopped: bool) {
    if machine.run(&["cluster", "get", "doomed"]).code == Some(5) {
        machine.run(&["cluster", "create", "doomed"]).succeeded();
        machine
            .run(&["psql", "doomed", "--", "-c", fill])
            .succeeded();
    }
    let verb = if stopped { "stop" } else { "start" };
    machine.run(&["cluster", verb, "doomed"]).succeeded();
}

/// The clusters and their states, once a server that was started has answered or ended.
fn settled(machine: &Machine) -> Vec<(String, String)> {
    for _ in 0..500 {
        let listed = machine.run(&["cluster", "list", "-o", "json"]).json();
        let text = |cluster: &serde_json::Value, key: &str| {
            cluster[key].as_str().expect("a text").to_owned()
        };
        let listed: Vec<(String, String)> = listed
            .as_array()
            .expect("a list")
            .iter()
            .map(|cluster| (text(cluster, "name"), text(cluster, "state")))
            .collect();
        if listed
            .iter()
            .all(|(_, state)| state == "ready" || state == "stopped")
        {
            return listed;
        }
        std::thread::sleep(Duration::from_millis(20));
    }
    panic!("the clusters do not come to rest");
}

pub(crate) fn argument(name: &str, otherwise: u64) -> u64 {
    #[expect(clippy::disallowed_methods, reason = "an argument of the test run")]
    let given = std::env::var(name).ok();
    given
        .and_then(|text| text.parse().ok())
        .unwrap_or(otherwise)
}

/// Any generator will do; this one is Knuth's.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    pub(crate) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % limit
    }
}

#[test]
fn fifty_clusters_from_eight_shells_share_nothing() {
    needs_postgres!();
    let clusters = argument("DBAAS_TEST_CLUSTERS", 16);
    let machine = Machine::new();
    let next = std::sync::atomic::AtomicU64::new(0);
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
                    if number >= clusters {
                        break;
                    }
                    let name = format!("n{number}");
                    machine.run(&["cluster", "create", &name]).succeeded();
                }
            });
        }
    });
    let listed = machine.run(&["cluster", "list", "-o", "json"]).json();
    let listed = listed.as_array().expect("a list");
    let ports: BTreeSet<i64> = listed
        .iter()
        .map(|cluster| cluster["endpoint"]["port"].as_i64().expect("a port"))
        .collect();
    assert_eq!(ports.len() as u64, clusters);
    for cluster in listed {
        let id = cluster["id"].as_str().expect("an id");
        let answer = machine.run(&["psql", id, "--", "-Atc", "select 1"]);
        assert_eq!(answer.succeeded(), "1");
    }
}

#[test]
fn what_goes_wrong_underneath_is_said_and_nothing_is_lost() {
    needs_postgres!();
    let machine = Machine::new();
    machine.run(&["cluster", "create", "orders"]).succeeded();
    let get = |path: &str| {
        machine
            .run(&["cluster", "get", "orders", "--native", "--jq", path])
            .succeeded()
    };
    let (data, port) = (get(".data_directory"), get(".port"));
    machine.run(&["cluster", "stop", "orders"]).succeeded();

    // A foreign process on the recorded number.
    let pid_file = format!("{data}/postmaster.pid");
    fs::write(
        &pid_file,
        format!(
            "{}\n{data}\n1\n{port}\n/x\n127.0.0.1\n 1 1\nready   \n",
            std::process::id()
        ),
    )
    .expect("a file");
    assert_eq!(
        machine
            .run(&["cluster", "list", "--jq", ".[].state"])
            .succeeded(),
        "stopped"
    );

    // Somebody else on its port.
    let listener =
        std::net::TcpListener::bind(format!("127.0.0.1:{port}")).expect("the port is free");
    let run = machine.run(&["cluster", "start", "orders"]).failed(6);
    assert!(
        run.stderr
            .contains(&format!("port {port} is taken by another process")),
        "{run}"
    );
    let doctor = machine
        .run(&["doctor", "-o", "tsv", "--columns", "check,status"])
        .succeeded();
    assert!(doctor.contains("cluster orders\twarning"), "{doctor}");
    drop(listener);
    machine.run(&["cluster", "start", "orders"]).succeeded();
    machine.run(&["cluster", "stop", "orders"]).succeeded();

    // A damaged catalogue.
    let catalogue = machine.data().join("catalogue.sqlite");
    let sound = fs::read(&catalogue).expect("the catalogue");
    fs::write(&catalogue, b"garbage").expect("a file");
    let run = machine.run(&["cluster", "list"]).failed(1);
    assert!(
        run.stderr.contains("is damaged") && run.stderr.contains("doctor --repair"),
        "{run}"
    );
    let run = machine.run(&["doctor"]).failed(1);
    assert!(run.stdout.contains("failed"), "{run}");
    machine.run(&["doctor", "--repair"]).succeeded();
    assert_eq!(
        machine
            .run(&["cluster", "list", "--jq", ".[].name"])
            .succeeded(),
        "orders"
    );
    machine.run(&["doctor", "--repair"]).succeeded();
    // One that is gone.
    for suffix in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(machine.data().join(format!("catalogue.sqlite{suffix}")));
    }
    let run = machine.run(&["cluster", "list"]).failed(1);
    assert!(run.stderr.contains("is damaged"), "{run}");
    machine.run(&["doctor", "--repair"]).succeeded();
    assert!(!sound.is_empty());
    machine.run(&["cluster", "start", "orders"]).succeeded();
    assert_eq!(
        machine
            .run(&["psql", "orders", "--", "-Atc", "select 1"])
            .succeeded(),
        "1"
    );
    machine.run(&["cluster", "stop", "orders"]).succeeded();

    // A data directory that somebody removed.
    fs::remove_dir_all(&data).expect("it is removed");
    assert_eq!(
        machine
            .run(&["cluster", "list", "--jq", ".[].state"])
            .succeeded(),
        "failed"
    );
    let run = machine.run(&["cluster", "start", "orders"]).failed(1);
    assert!(run.stderr.contains("is gone"), "{run}");
    let run = machine.run(&["cluster", "wait", "orders"]).failed(10);
    assert!(run.stderr.contains("its data directory is gone"), "{run}");
    machine
        .run(&["cluster", "delete", "orders", "--yes"])
        .succeeded();
    assert!(machine.leftovers().is_empty(), "{:?}", machine.leftovers());
}

/// A mounted file system, which goes with the test however that ends.
struct Mount(String);

impl Drop for Mount {
    fn drop(&mut self) {
        let unmounted = Command::new("umount").args(["-l", &self.0]).status();
        assert!(unmounted.expect("umount runs").success());
    }
}

/// As root, on a file system of its own with little room.
#[test]
fn a_full_disk_loses_nothing() {
    if !is_root() {
        return;
    }
    needs_postgres!();
    let machine = Machine::new();
    fs::create_dir(machine.data()).expect("a directory");
    let data = machine.data().display().to_string();
    let mounted = Command::new("mount")
        .args(["-t", "tmpfs", "-o", "size=80m", "tmpfs", &data])
        .status();
    assert!(
        mounted.expect("mount runs").success(),
        "tmpfs cannot be mounted"
    );
    let mount = Mount(data);
    machine.run(&["cluster", "create", "first"]).succeeded();
    let run = machine.run(&["cluster", "create", "second"]).failed(1);
    let kept = machine
        .run(&["cluster", "list", "--jq", ".[].name"])
        .succeeded();
    let answer = machine.run(&["psql", "first", "--", "-Atc", "select 1"]);
    let left = machine.leftovers();
    machine
        .run(&["cluster", "delete", "first", "--yes"])
        .succeeded();
    drop(mount);
    assert!(run.stderr.contains("No space left on device"), "{run}");
    assert_eq!(kept, "first");
    assert_eq!(answer.succeeded(), "1");
    assert_eq!(
        left.iter()
            .filter(|name| name.starts_with("clusters/"))
            .count(),
        1,
        "{left:?}"
    );
}

#[test]
fn an_interrupted_creation_is_undone() {
    needs_postgres!();
    let machine = Machine::new();
    // The first creation makes the template, and takes long enough to be caught.
    let child = machine.start(&["cluster", "create", "orders"]);
    std::thread::sleep(Duration::from_millis(150));
    let pid = child.id().to_string();
    Command::new("kill")
        .args(["-s", "TERM", &pid])
        .status()
        .expect("kill runs");
    let run = machine.finish(child).failed(143);
    assert!(run.stderr.contains("`orders` was not created"), "{run}");
    assert_eq!(
        machine.run(&["cluster", "list", "-o", "json"]).succeeded(),
        "[]"
    );
    assert!(machine.servers().is_empty());
    assert!(machine.leftovers().is_empty(), "{:?}", machine.leftovers());
}

#[test]
fn a_recycled_directory_holds_nothing_of_its_last_owner() {
    needs_postgres!();
    let machine = Machine::new();
    machine.run(&["cluster", "create", "first"]).succeeded();
    let fill = "create table t as select 'planted' || n as text from generate_series(1, 10000) n; checkpoint";
    let superuser = |name: &str| {
        let socket = machine
            .run(&[
                "cluster",
                "get",
                name,
                "--native",
                "--jq",
                ".socket_directory",
            ])
            .succeeded();
        let port = machine
            .run(&["cluster", "get", name, "--jq", ".endpoint.port"])
            .succeeded();
        (socket, port)
    };
    let (socket, port) = superuser("first");
    let mut psql = Command::new("psql");
    psql.args([
        "-h", &socket, "-p", &port, "-U", "postgres", "-d", "first", "-c", fill,
    ]);
    assert!(psql.output().expect("psql runs").status.success());
    machine
        .run(&["cluster", "delete", "first", "--yes"])
        .succeeded();
    machine.run(&["cluster", "create", "second"]).succeeded();
    let data = machine
        .run(&[
            "cluster",
            "get",
            "second",
            "--native",
            "--jq",
            ".data_directory",
        ])
        .succeeded();
    let found = Command::new("grep")
        .args(["-rl", "planted", &data])
        .output()
        .expect("grep runs");
    assert_eq!(String::from_utf8_lossy(&found.stdout), "");
    let tables = machine.run(&[
        "psql",
        "second",
        "--",
        "-Atc",
        "select count(*) from pg_tables where tablename = 't'",
    ]);
    assert_eq!(tables.succeeded(), "0");
}

#[test]
fn a_long_path_gets_a_short_socket() {
    needs_postgres!();
    let machine = Machine::new();
    let long = machine.work().join("x".repeat(100)).display().to_string();
    let run = |arguments: &[&str]| {
        let mut command = machine.command(arguments);
        machine.finish(
            command
                .env("DBAAS_DATA_DIR", &long)
                .spawn()
                .expect("the program starts"),
        )
    };
    run(&["cluster", "create", "orders"]).succeeded();
    assert_eq!(
        run(&["psql", "orders", "--", "-Atc", "select 1"]).succeeded(),
        "1"
    );
    assert_eq!(
        run(&["database", "list", "orders", "-o", "name"]).succeeded(),
        "orders"
    );
    let socket = run(&[
        "cluster",
        "get",
        "orders",
        "--native",
        "--jq",
        ".socket_directory",
    ])
    .succeeded();
    run(&["cluster", "delete", "orders", "--yes"]).succeeded();
    assert!(socket.starts_with("/tmp/dbaas-"), "{socket}");
    fs::remove_dir(socket).expect("an empty directory");
}

#[test]
fn an_ordinary_user_has_clusters_of_their_own() {
    if !is_root() {
        return;
    }
    needs_postgres!();
    let machine = Machine::new();
    let home = machine.work().join("user");
    fs::create_dir(&home).expect("a directory");
    let given = Command::new("chown").arg("postgres").arg(&home).status();
    assert!(given.expect("chown runs").success());
    // The directory of the build may be closed to other users.
    let program = machine.work().join("dbaas");
    fs::copy(PROGRAM, &program).expect("a copy of the program");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).expect("a mode");
    let run = |arguments: &str| {
        let line = format!("cd; exec {} {arguments}", program.display());
        let mut command = Command::new("runuser");
        command
            .args(["-u", "postgres", "--", "env", "-i"])
            .arg(format!("HOME={}", home.display()))
            .args(["PATH=/usr/local/bin:/usr/bin:/bin", "sh", "-c", &line]);
        let output = command.output().expect("runuser runs");
        let said = [output.stdout, output.stderr].concat();
        (
            output.status.code(),
            String::from_utf8_lossy(&said).trim_end().to_owned(),
        )
    };
    let (code, id) = run("cluster create orders -o name");
    assert_eq!(code, Some(0), "{id}");
    assert_eq!(
        run("psql orders -- -Atc 'select 1'"),
        (Some(0), "1".to_owned())
    );
    let data = home.join(".local/share/dbaas");
    assert!(data.join("clusters").is_dir());
    let mode = fs::metadata(data.join("credentials.toml"))
        .expect("the store")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    let (code, said) = run("--run-as root cluster create more");
    assert_eq!(code, Some(3), "{said}");
    let closed = machine.write("closed.toml", "name = \"x\"\n");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o600)).expect("a mode");
    let (code, said) = run(&format!("cluster create -f {}", closed.display()));
    assert_eq!(code, Some(3), "{said}");
    assert!(said.contains("Permission denied"), "{said}");
    assert_eq!(run("cluster delete orders --yes").0, Some(0));
    assert!(crate::support::servers_below(&data).is_empty());
}

/// Another PostgreSQL beside the distribution's, named by `DBAAS_TEST_OTHER_POSTGRES` (a directory with
/// `postgres`); `.ci/run` installs one from the Python package index.
#[test]
fn several_versions_run_side_by_side() {
    needs_postgres!();
    #[expect(
        clippy::disallowed_methods,
        reason = "CI says where it installed the second one"
    )]
    let other = std::env::var("DBAAS_TEST_OTHER_POSTGRES").ok();
    let Some(other) = other else {
        assert!(!crate::support::in_ci(), "CI has no second PostgreSQL");
        skipped("DBAAS_TEST_OTHER_POSTGRES names no second PostgreSQL");
        return;
    };
    let machine = Machine::new().with("PATH", &format!("{other}:/usr/local/bin:/usr/bin:/bin"));
    let versions = machine
        .run(&["catalog", "versions", "-o", "name"])
        .succeeded();
    let versions: Vec<&str> = versions.lines().collect();
    assert!(versions.len() >= 2, "{versions:?}");
    for version in &versions {
        let name = format!("v{version}");
        machine
            .run(&["cluster", "create", &name, "--postgres", version])
            .succeeded();
        let answer = machine
            .run(&["psql", &name, "--", "-Atc", "show server_version_num"])
            .succeeded();
        assert!(answer.starts_with(version), "{answer} is not {version}");
    }
    let newest = machine
        .run(&["cluster", "create", "newest", "--jq", ".postgres.version"])
        .succeeded();
    assert!(newest.starts_with(versions[0]), "{newest}");
    let listed = machine.run(&[
        "cluster",
        "list",
        "--postgres",
        versions[1],
        "--jq",
        "length",
    ]);
    assert_eq!(listed.succeeded(), "1");
}
