//! The client against the original, `postgraas_server` 2.1.4 with its cluster backend, over a real
//! PostgreSQL. CI installs it and says where with `DBAAS_TEST_POSTGRAAS`, a virtual environment with the
//! pins of `tests/bench/postgraas`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{Client, example};
use crate::serve::{body, curl};
use crate::support::{Machine, in_ci, skipped};
use crate::{needs_postgres, snapshot};

const PASSWORD: &str = "planted-secret";

/// The original, which ends with this value.
pub(crate) struct Original {
    master: Child,
    pub(crate) url: String,
    /// The cluster `backend`, which is its backend and its metadata database.
    machine: Machine,
}

impl Drop for Original {
    fn drop(&mut self) {
        // Its workers end with their master, which must be asked.
        let id = self.master.id().to_string();
        let _ = Command::new("kill").arg(&id).status();
        let _ = self.master.wait();
    }
}

/// Where the original is installed; in CI its absence is a failure.
pub(crate) fn environment() -> Option<PathBuf> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the tests are told where the original is"
    )]
    let found = std::env::var_os("DBAAS_TEST_POSTGRAAS").map(PathBuf::from);
    if found.is_none() {
        assert!(!in_ci(), "CI has not installed the original");
        skipped("DBAAS_TEST_POSTGRAAS names no installation of postgraas_server 2.1.4");
    }
    found
}

impl Original {
    pub(crate) fn start(environment: &Path) -> Self {
        let machine = Machine::new();
        let create = [
            "cluster",
            "create",
            "backend",
            "--password-stdin",
            "--jq",
            ".endpoint.port",
        ];
        let port = machine
            .run_with_input(&create, PASSWORD.as_bytes())
            .succeeded();
        let config = json!({
            "metadb": {"db_name": "backend", "db_username": "backend", "db_pwd": PASSWORD,
                       "host": "127.0.0.1", "port": port},
            "backend": {"type": "pg_cluster", "database": "backend", "username": "backend",
                        "password": PASSWORD, "host": "127.0.0.1", "port": port},
        });
        machine.write("application.cfg", config.to_string());
        let wsgi = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/postgraas/wsgi.py");
        fs::copy(wsgi, machine.work().join("wsgi.py")).expect("a copy");
        let program = |name: &str| {
            let mut command = Command::new(environment.join("bin").join(name));
            command
                .current_dir(machine.work())
                .env("HOME", machine.work())
                .stdin(Stdio::null());
            command
        };
        let made = program("postgraas_init").output().expect("it runs");
        assert!(made.status.success(), "{made:?}");
        let log = machine.work().join("original.log");
        let master = program("gunicorn")
            .args([
                "-w",
                "2",
                "-b",
                "127.0.0.1:0",
                "wsgi:app",
                "--error-logfile",
            ])
            .arg(&log)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("it starts");
        let mut original = Self {
            master,
            url: String::new(),
            machine,
        };
        let begun = Instant::now();
        loop {
            let said = fs::read_to_string(&log).unwrap_or_default();
            let listening = said.split_once("Listening at: ");
            if let Some((url, _)) = listening.and_then(|(_, rest)| rest.split_once(' ')) {
                original.url = url.to_owned();
                return original;
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "{said}");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn collection(&self) -> String {
        format!("{}/api/v2/postgraas_instances", self.url)
    }

    /// The port of its backend.
    fn port(&self) -> String {
        let get = ["cluster", "get", "backend", "--jq", ".endpoint.port"];
        self.machine.run(&get).succeeded()
    }

    /// The databases and roles that it made.
    fn inside(&self) -> String {
        let query = "select string_agg(name, ' ' order by name) from ( \
             select 'd:' || datname as name from pg_database where not datistemplate \
               and datname not in ('postgres', 'backend') \
             union all select 'r:' || rolname from pg_roles where rolcanlogin \
               and rolname not in ('postgres', 'backend')) as made";
        let ask = ["psql", "backend", "--", "-Atc", query];
        self.machine.run(&ask).succeeded()
    }
}

#[test]
fn the_client_works_with_the_original_as_with_our_own() {
    needs_postgres!();
    let Some(environment) = environment() else {
        return;
    };
    let original = Original::start(&environment);
    let client = Client::of(&original.url, "v2");
    assert_eq!(client.names(), "");
    let port = original.port();

    let file = example("my_postgraas_v2.json").display().to_string();
    let created = client
        .run(&["cluster", "create", "-f", &file, "-o", "json"])
        .json();
    let native = client
        .run(&["cluster", "get", "my_postgraas", "--native", "-o", "json"])
        .json();
    // Every field of the record, and no other.
    let time = native["creation_timestamp"].clone();
    assert_eq!(
        native,
        json!({
            "id": 1, "postgraas_instance_name": "my_postgraas", "creation_timestamp": time,
            "db_name": "my_db", "username": "my_user", "password": "", "hostname": "127.0.0.1",
            "port": port, "container_id": null,
        })
    );
    let seconds = time.as_str().expect("a time").split('.').next();
    let shown = created["created_at"].as_str().expect("a time");
    // The fraction is rounded.
    let minutes = |text: &str| text[..16].to_owned();
    assert_eq!(minutes(seconds.expect("seconds")), minutes(shown));
    let mut view = created.clone();
    view["created_at"] = Value::Null;
    assert_eq!(
        view,
        json!({
            "id": "1", "name": "my_postgraas", "provider": "postgraas", "profile": "there",
            "state": "ready", "status": null, "postgres": {"version": null, "flavor": null},
            "cloud": null, "region": null, "nodes": null, "cpu": null, "memory_bytes": null,
            "storage_bytes": null, "created_at": null,
            "endpoint": {"host": "127.0.0.1", "port": port.parse::<u16>().expect("a port"),
                         "database": "my_db", "user": "my_user"},
        })
    );
    assert_eq!(client.ask("1", "select current_database()"), "my_db");
    client.run(&["cluster", "create", "n2"]).succeeded();
    assert_eq!(client.names(), "my_postgraas\nn2");
    assert_eq!(original.inside(), "d:my_db d:n2 r:my_user r:n2");

    for unknown in ["99", "0", "nobody"] {
        let _ = client.run(&["cluster", "get", unknown]).failed(5);
    }
    let _ = client.run(&["cluster", "create", "n2"]).failed(6);
    let clash = client.run(&["cluster", "create", "n3", "--database", "n2"]);
    snapshot!(clash, @"
    exit 6
    --- stdout
    --- stderr
    error: the server refused POST /api/v2/postgraas_instances: database or user already exists n2, n3
    ");
    let exists = ["cluster", "create", "n2", "--if-not-exists", "-o", "name"];
    assert_eq!(client.run(&exists).succeeded(), "2");
    let reserved = client.run(&["cluster", "create", "postgres"]).failed(1);
    assert!(
        reserved.stderr.contains("username postgres is backlisted"),
        "{reserved}"
    );
    let backend = [
        "cluster",
        "create",
        "n3",
        "--user",
        "public",
        "--password-stdin",
    ];
    let leaky = client.run_with_input(&backend, "tiny").failed(1);
    assert!(
        leaky.stderr.contains("public") && !leaky.stderr.contains("tiny"),
        "{leaky}"
    );

    let wrong = ["cluster", "delete", "n2", "--yes", "--password-stdin"];
    let refused = client.run_with_input(&wrong, "wrong").failed(4);
    assert!(
        refused.stderr.contains("password authentication failed"),
        "{refused}"
    );
    let deleted = client.run(&["cluster", "delete", "my_postgraas", "n2", "--yes"]);
    deleted.succeeded();
    assert_eq!(client.names(), "");
    assert_eq!(original.inside(), "");
    let doctor = client.run(&[
        "doctor",
        "--jq",
        ".[] | select(.check == \"endpoint\") | .status",
    ]);
    assert_eq!(doctor.succeeded(), "ok");
}

#[test]
fn the_answers_of_the_original_are_those_that_our_own_copies() {
    needs_postgres!();
    let Some(environment) = environment() else {
        return;
    };
    let original = Original::start(&environment);
    let url = original.collection();
    let json_type = "Content-Type: application/json";
    let is = |arguments: &[&str], status: u16, expected: Value| {
        let answer = curl(&[&["-H", json_type], arguments].concat());
        assert_eq!(
            (answer.status, answer.json()),
            (status, expected),
            "{arguments:?}"
        );
    };
    let created = body("n1", "d1", "u1", "secret");
    is(
        &["-d", &created, &url],
        201,
        json!({"db_name": "d1", "db_username": "u1", "db_pwd": "secret", "host": "127.0.0.1",
               "port": original.port(), "container_id": null, "postgraas_instance_id": 1}),
    );
    is(
        &["-d", &body("n1", "d2", "u2", "secret"), &url],
        409,
        json!({"msg": "postgraas_instance_name already exists n1"}),
    );
    is(
        &["-d", &body("n2", "d1", "u2", "secret"), &url],
        409,
        json!({"description": "database or user already exists d1, u2"}),
    );
    is(
        &["-d", &body("n2", "d2", "postgres", "secret"), &url],
        422,
        json!({"msg": "username postgres is backlisted"}),
    );
    is(
        &["-d", r#"{"db_name": "d", "db_username": "u"}"#, &url],
        400,
        json!({"message": {"postgraas_instance_name": "name of the postgraas instance",
                           "db_pwd": "Password of the database user"}}),
    );
    let nobody = json!({
        "id": 0, "postgraas_instance_name": null, "creation_timestamp": null, "db_name": null,
        "username": null, "password": null, "hostname": null, "port": null, "container_id": null,
    });
    is(&[&format!("{url}/7")], 200, nobody);
    let delete = |id: &str, body: &str, status: u16, expected: Value| {
        is(
            &["-X", "DELETE", "-d", body, &format!("{url}/{id}")],
            status,
            expected,
        );
    };
    delete(
        "7",
        r#"{"db_pwd": "x"}"#,
        404,
        json!({"status": "failed", "msg": "Postgraas instance 7 does not exist"}),
    );
    delete(
        "1",
        "{}",
        400,
        json!({"message": {"db_pwd": "pass of the db user is needed to delete instance."}}),
    );
    delete(
        "1",
        r#"{"db_pwd": "secret"}"#,
        200,
        json!({"status": "success", "msg": "deleted postgraas instance"}),
    );
    is(&[&url], 200, json!([]));
}
