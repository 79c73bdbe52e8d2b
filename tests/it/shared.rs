//! The driver `shared`: databases and roles in a server that is there already, which here is a cluster of
//! the driver `process` with an administrator who is no superuser.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::time::Duration;

use crate::engine::{Random, argument};
use crate::needs_postgres;
use crate::serve::{Server, body, create, curl, delete};
use crate::support::Machine;

const PASSWORD: &str = "planted-secret";

/// A machine with a server, and the profile `shared` for it.
pub(crate) fn machine() -> Machine {
    let machine = Machine::new();
    let get = ["cluster", "create", "server", "--native", "-o", "json"];
    let server = machine.run(&get).json();
    let port = server["port"].to_string();
    let sockets = server["socket_directory"].as_str().expect("a directory");
    let make = format!("create role admin login createdb createrole password '{PASSWORD}'");
    superuser(sockets, &port, &make);
    let file = machine.write("password", format!("{PASSWORD}\n"));
    fs::set_permissions(&file, fs::Permissions::from_mode(0o600)).expect("a mode");
    let config = format!(
        "[profile.shared]\nprovider = \"local\"\ndriver = \"shared\"\n\
         server = \"postgresql://admin@127.0.0.1:{port}/postgres\"\nserver-password-file = \"{}\"\n",
        file.display()
    );
    let config = machine.write("config.toml", config).display().to_string();
    machine.with("DBAAS_CONFIG", &config)
}

fn superuser(sockets: &str, port: &str, query: &str) -> String {
    let output = std::process::Command::new("psql")
        .args([
            "-h", sockets, "-p", port, "-U", "postgres", "-Atc", query, "postgres",
        ])
        .output()
        .expect("psql runs");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8_lossy(&output.stdout)
        .trim_end()
        .to_owned()
}

/// Asks the server as its superuser.
fn ask(machine: &Machine, query: &str) -> String {
    let server = machine
        .run(&["cluster", "get", "server", "--native", "-o", "json"])
        .json();
    let sockets = server["socket_directory"].as_str().expect("a directory");
    superuser(sockets, &server["port"].to_string(), query)
}

/// The databases and roles of the server that are not its own.
fn inside(machine: &Machine) -> String {
    ask(
        machine,
        "select string_agg(name, ' ' order by name collate \"C\") from ( \
         select 'd:' || datname as name from pg_database where not datistemplate \
           and datname not in ('postgres', 'server') \
         union all select 'r:' || rolname from pg_roles where rolcanlogin \
           and rolname not in ('postgres', 'server', 'admin')) all_of_them",
    )
}

fn shared<'a>(arguments: &[&'a str]) -> Vec<&'a str> {
    [&["-p", "shared"], arguments].concat()
}

#[test]
fn a_cluster_is_a_database_and_its_owner() {
    needs_postgres!();
    let machine = machine();
    let run = |arguments: &[&str]| machine.run(&shared(arguments));
    run(&["cluster", "create", "orders"]).succeeded();
    run(&[
        "cluster",
        "create",
        "other",
        "--user",
        "o\"dd",
        "--database",
        "o'dd",
    ])
    .succeeded();
    assert_eq!(inside(&machine), "d:o'dd d:orders r:o\"dd r:orders");
    let ask_own = [
        "psql",
        "orders",
        "--",
        "-Atc",
        "select current_user || current_database()",
    ];
    assert_eq!(run(&ask_own).succeeded(), "ordersorders");
    let view = run(&["cluster", "get", "orders", "-o", "json"]).json();
    assert_eq!(
        (&view["state"], &view["profile"]),
        (&"ready".into(), &"shared".into())
    );
    assert_eq!(view["endpoint"]["user"], "orders");
    // The database of one is closed to the owner of another.
    let elsewhere = ["psql", "orders", "--", "-d", "o'dd", "-c", "select 1"];
    let said = run(&elsewhere).failed(2).stderr;
    assert!(said.contains("permission denied for database"), "{said}");
    assert_eq!(
        run(&["cluster", "list", "--jq", ".[].name"]).succeeded(),
        "orders\nother"
    );
    // Nothing of it is kept here: another command sees the same.
    run(&["cluster", "delete", "orders", "other", "--yes"]).succeeded();
    assert_eq!(inside(&machine), "");
    let _ = run(&["cluster", "get", "orders"]).failed(5);
}

#[test]
fn what_is_the_whole_servers_is_refused() {
    needs_postgres!();
    let machine = machine();
    let run = |arguments: &[&str]| machine.run(&shared(arguments));
    let refused = run(&[
        "cluster",
        "create",
        "x",
        "--postgres",
        "15",
        "--set",
        "settings.work_mem=8MB",
    ])
    .failed(7);
    for field in ["`postgres`", "`settings.work_mem`"] {
        assert!(refused.stderr.contains(field), "{refused}");
    }
    run(&["cluster", "create", "x"]).succeeded();
    let stop = run(&["cluster", "stop", "x"]).failed(7);
    assert!(stop.stderr.contains("rule them out"), "{stop}");
    let _ = run(&["user", "list", "x"]).failed(7);
    let _ = run(&["backup", "create", "x"]).failed(7);
    let _ = run(&["cluster", "create", "x"]).failed(6);
    // A name that is free, and a role or a database that is not.
    let _ = run(&["cluster", "create", "y", "--user", "x"]).failed(6);
    let _ = run(&["cluster", "create", "y", "--database", "x"]).failed(6);
    let _ = run(&["cluster", "create", "y", "--database", "server"]).failed(6);
    assert_eq!(inside(&machine), "d:x r:x");
    assert_eq!(
        ask(
            &machine,
            "select count(*) from pg_database where datname = 'server'"
        ),
        "1"
    );
}

#[test]
fn a_role_that_owns_more_keeps_all_of_it() {
    needs_postgres!();
    let machine = machine();
    let run = |arguments: &[&str]| machine.run(&shared(arguments));
    run(&["cluster", "create", "x"]).succeeded();
    let fill = ["psql", "x", "--", "-c", "create table kept (n int)"];
    run(&fill).succeeded();
    ask(&machine, "create database more owner x");
    let refused = run(&["cluster", "delete", "x", "--yes"]).failed(6);
    assert!(refused.stderr.contains("owns more"), "{refused}");
    run(&["psql", "x", "--", "-c", "select * from kept"]).succeeded();
    ask(&machine, "drop database more");
    run(&["cluster", "delete", "x", "--yes"]).succeeded();
    assert_eq!(inside(&machine), "");
}

#[test]
fn a_profile_that_cannot_work_says_why() {
    needs_postgres!();
    let machine = Machine::new();
    let password = machine.write("password", PASSWORD);
    fs::set_permissions(&password, fs::Permissions::from_mode(0o644)).expect("a mode");
    let list = |keys: &str, code: i32| {
        let text = format!("[profile.shared]\nprovider = \"local\"\n{keys}\n");
        let config = machine.write("config.toml", text).display().to_string();
        let arguments = ["cluster", "list", "--config", &config];
        machine.run(&shared(&arguments)).failed(code).stderr
    };
    assert!(list("driver = \"podman\"", 3).contains("there is no driver `podman`"));
    assert!(list("driver = \"shared\"", 3).contains("`server`"));
    let with_password =
        "driver = \"shared\"\nserver = \"postgresql://a:planted@127.0.0.1/postgres\"";
    let said = list(with_password, 3);
    assert!(
        said.contains("holds a password") && !said.contains("planted"),
        "{said}"
    );
    let nobody = "driver = \"shared\"\nserver = \"postgresql://a@127.0.0.1:1/postgres\"";
    assert!(list(nobody, 8).contains("connection"));
    let loose = format!(
        "{nobody}\nserver-password-file = \"{}\"",
        password.display()
    );
    assert!(list(&loose, 4).contains("0644"));
}

/// `DBAAS_TEST_ROUNDS` and `DBAAS_TEST_SEED` make it longer, or repeat a round that failed.
#[test]
fn a_command_that_is_killed_leaves_nothing_behind() {
    needs_postgres!();
    let rounds = argument("DBAAS_TEST_ROUNDS", 12);
    let seed = argument("DBAAS_TEST_SEED", u64::from(std::process::id()));
    let mut random = Random(seed);
    let machine = machine();
    for round in 0..rounds {
        let action: &[&str] = if random.below(2) == 0 {
            &["cluster", "create", "fresh"]
        } else {
            machine
                .run(&shared(&["cluster", "create", "doomed"]))
                .succeeded();
            &["cluster", "delete", "doomed", "--yes"]
        };
        let mut child = machine.start(&shared(action));
        std::thread::sleep(Duration::from_micros(random.below(120_000)));
        let _ = child.kill();
        let _ = child.wait();
        // The server goes on with a statement that was under way, and its locks end with it.
        let states = ["cluster", "list", "--jq", r#".[] | "\(.name) \(.state)""#];
        let listed = loop {
            let listed = machine.run(&shared(&states)).succeeded();
            if !listed.contains("provisioning") && !listed.contains("deleting") {
                break listed;
            }
            std::thread::sleep(Duration::from_millis(20));
        };
        let expected = match listed.as_str() {
            "" => "",
            "fresh ready" => "d:fresh r:fresh",
            "doomed ready" => "d:doomed r:doomed",
            other => panic!("round {round} of seed {seed}: {other}"),
        };
        assert_eq!(
            inside(&machine),
            expected,
            "round {round} of seed {seed}, {action:?}"
        );
        if let Some((name, _)) = listed.split_once(' ') {
            machine
                .run(&shared(&["cluster", "delete", name, "--yes"]))
                .succeeded();
        }
    }
    let log = machine
        .run(&["cluster", "get", "server", "--native", "--jq", ".log_file"])
        .succeeded();
    let log = fs::read_to_string(log).expect("the log");
    assert!(!log.contains(PASSWORD), "{log}");
}

#[test]
fn the_rest_api_serves_it_as_the_originals_cluster_backend() {
    needs_postgres!();
    let machine = machine();
    let server = Server::start(&machine, &["-p", "shared"]);
    let instance = create(&server, &body("n1", "d1", "u1", "secret")).json();
    assert_eq!(instance["host"], "127.0.0.1");
    // With one server, the databases and the roles of all instances share its names.
    for taken in [
        body("n2", "d1", "u2", "secret"),
        body("n2", "d2", "u1", "secret"),
    ] {
        let conflict = create(&server, &taken);
        assert_eq!(conflict.status, 409, "{conflict:?}");
        assert!(conflict.json()["description"].is_string(), "{conflict:?}");
    }
    assert_eq!(inside(&machine), "d:d1 r:u1");
    assert_eq!(
        create(&server, &body("n2", "d2", "u2", "secret")).status,
        201
    );
    assert_eq!(
        curl(&[&server.v2()]).json().as_array().map(Vec::len),
        Some(2)
    );
    for id in curl(&[&server.v2()]).json().as_array().expect("a list") {
        assert_eq!(delete(&server, &id["id"], "secret").status, 200);
    }
    assert_eq!(inside(&machine), "");
}
