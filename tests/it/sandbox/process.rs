//! The sandbox as a process: what it prints, what it leaves, what it refuses.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use serde_json::json;

use crate::support::sandbox::{PROJECT, Sandbox, cluster_body};
use crate::support::{Machine, servers_below};
use crate::{needs_postgres, snapshot};

#[test]
fn its_line_and_its_files() {
    let sandbox = Sandbox::start(&[]);
    let config = sandbox.line()["config"]
        .as_str()
        .expect("a path")
        .to_owned();
    let text = fs::read_to_string(&config).expect("the profiles");
    let table: toml::Table = text.parse().expect("TOML");
    let profiles = table["profile"].as_table().expect("profiles");
    let names: Vec<&str> = profiles.keys().map(String::as_str).collect();
    let all = "local biganimal biganimal-v1 ionos ionos-postgresql-v1 ionos-kubernetes ionos-dataplatform sap";
    assert_eq!(names, all.split(' ').collect::<Vec<_>>());
    let endpoint = sandbox.biganimal("endpoint");
    assert_eq!(
        profiles["biganimal"]["endpoint"].as_str(),
        Some(endpoint.as_str())
    );
    assert!(!text.contains(&sandbox.biganimal("access_key")));
    let directory = Path::new(&config).parent().expect("a directory").to_owned();
    let credentials = directory.join("credentials.toml");
    let secrets: toml::Table = fs::read_to_string(&credentials)
        .expect("secrets")
        .parse()
        .expect("TOML");
    let secret = |profile: &str, name: &str| {
        secrets["profile"][profile][name]
            .as_str()
            .map(str::to_owned)
    };
    assert_eq!(
        secret("biganimal", "secret/access-key"),
        Some(sandbox.biganimal("access_key"))
    );
    assert_eq!(
        secret("biganimal-v1", "secret/token"),
        Some(sandbox.biganimal("token"))
    );
    for (path, mode) in [
        (directory.as_path(), 0o700),
        (Path::new(&config), 0o600),
        (&credentials, 0o600),
    ] {
        let found = fs::metadata(path)
            .expect("it is there")
            .permissions()
            .mode();
        assert_eq!(found & 0o777, mode, "{}", path.display());
    }
    assert_eq!(sandbox.stop(), Some(0));
    assert!(!directory.exists());
}

#[test]
fn the_control_routes_want_the_token() {
    let sandbox = Sandbox::start(&[]);
    let endpoint = sandbox.biganimal("endpoint");
    let origin = endpoint.strip_suffix("/biganimal").expect("the prefix");
    for header in ["x: y", "authorization: Bearer wrong"] {
        for path in ["requests", "faults", "script", "nowhere"] {
            let answer = sandbox.curl("GET", &format!("{origin}/_sandbox/{path}"), &[header], None);
            assert_eq!(answer.status, 401, "{path}");
        }
    }
    assert_eq!(sandbox.control("GET", "nowhere", None).status, 404);
    assert_eq!(
        sandbox
            .curl("GET", &format!("{origin}/else"), &[], None)
            .status,
        404
    );
}

#[test]
fn the_request_log_masks_credentials() {
    let sandbox = Sandbox::start(&[]);
    sandbox.api("GET", "v3/projects?q=a%20b", None).data(200);
    sandbox
        .project("POST", "clusters", Some(json!({"x": 1})))
        .error(400);
    let requests = sandbox.requests();
    let text = serde_json::to_string(&requests).expect("JSON");
    assert!(!text.contains(&sandbox.biganimal("access_key")), "{text}");
    assert_eq!(requests[0]["path"], "/biganimal/api/v3/projects?q=a%20b");
    assert_eq!(
        [&requests[0]["status"], &requests[1]["status"]],
        [&json!(200), &json!(400)]
    );
    assert_eq!(requests[1]["body_bytes"], 7);
    let headers = requests[0]["headers"].as_array().expect("headers");
    assert!(
        headers.contains(&json!(["x-access-key", "***"])),
        "{headers:?}"
    );
    sandbox.control("DELETE", "requests", None);
    assert!(sandbox.requests().is_empty());
}

#[test]
fn what_it_refuses() {
    let machine = Machine::new();
    snapshot!(machine.run(&["sandbox", "start", "--listen", "0.0.0.0:0"]), @"
    exit 2
    --- stdout
    --- stderr
    error: the sandbox does not listen on 0.0.0.0: it has no protection against others
    hint: use a loopback address, such as --listen 127.0.0.1:[PORT]
    ");
    snapshot!(machine.run(&["sandbox", "start", "--fault", "GET /x explode"]), @"
    exit 2
    --- stdout
    --- stderr
    error: --fault: there is no fault `explode`; there are status, html, redirect, reset, hang, delay, status-after, reset-after, hang-after, lost, truncate and content-type
    ");
    snapshot!(machine.run(&["sandbox", "start", "--script", "biganimal.exat=ignored"]), @"
    exit 2
    --- stdout
    --- stderr
    error: --script: `biganimal` has no switch `exat`; did you mean `exact`?
    ");
    for wrong in [
        &["sandbox", "start", "nobody"][..],
        &["sandbox", "start", "-o", "csv"],
        &["sandbox", "run"],
        &["sandbox", "run", "--", "/no/such/program"],
    ] {
        assert_eq!(machine.run(wrong).code, Some(2), "{wrong:?}");
    }
}

#[test]
fn a_taken_port_is_told() {
    let sandbox = Sandbox::start(&[]);
    let endpoint = sandbox.biganimal("endpoint");
    let address = endpoint
        .strip_prefix("http://")
        .and_then(|rest| rest.strip_suffix("/biganimal"));
    let listen = ["sandbox", "start", "--listen", address.expect("an address")];
    assert_eq!(Machine::new().run(&listen).code, Some(6));
}

#[test]
fn a_command_runs_against_it_and_gives_its_code() {
    let machine = Machine::new();
    let script = "set -e; test -f \"$DBAAS_CONFIG\"; grep -c '^.profile' \"$DBAAS_CONFIG\"; \
                  echo \"$DBAAS_CONFIG\" > config; exit 7";
    let run = machine
        .run(&["sandbox", "run", "biganimal", "--", "sh", "-c", script])
        .failed(7);
    assert_eq!(run.stdout, "3\n");
    let config = fs::read_to_string(machine.work().join("config")).expect("it was there");
    assert!(!Path::new(config.trim_end()).exists());
    machine.run(&["sandbox", "run", "--", "true"]).succeeded();
    let killed = ["sandbox", "run", "--", "sh", "-c", "kill -9 $$"];
    assert_eq!(machine.run(&killed).code, Some(137));
}

#[test]
fn its_local_clusters_are_the_caller_s() {
    let machine = Machine::new();
    let script = "test \"$DBAAS_DATA_DIR\" = \"$1\"";
    let data = machine.data().display().to_string();
    let words = ["sandbox", "run", "--", "sh", "-c", script, "sh", &data];
    machine.run(&words).succeeded();
}

#[test]
fn its_command_gets_no_variables_of_another_account() {
    let sandbox = Sandbox::start(&[]);
    let id = sandbox.create(cluster_body("orders"));
    sandbox.ready(&id);
    // What a job exports for an account of its own outranks every profile.
    let machine = Machine::new()
        .with("DBAAS_ENDPOINT", &sandbox.biganimal("endpoint"))
        .with("DBAAS_ACCESS_KEY", &sandbox.biganimal("access_key"))
        .with("DBAAS_PROJECT", PROJECT);
    let dbaas = env!("CARGO_BIN_EXE_dbaas");
    let run = machine.run(&[
        "sandbox",
        "run",
        "--",
        dbaas,
        "-p",
        "biganimal",
        "cluster",
        "delete",
        "orders",
        "--yes",
    ]);
    assert_eq!(run.code, Some(5), "{run}");
    sandbox.get(&id);
    let script = "env | grep '^DBAAS_' | cut -d= -f1 | sort";
    let run = machine.run(&["sandbox", "run", "--", "sh", "-c", script]);
    assert_eq!(run.succeeded(), "DBAAS_CONFIG\nDBAAS_DATA_DIR");
}

#[test]
fn https_is_spoken_with_a_certificate_of_its_own() {
    let sandbox = Sandbox::start(&["--https"]);
    let endpoint = sandbox.biganimal("endpoint");
    assert!(endpoint.starts_with("https://127.0.0.1:"), "{endpoint}");
    sandbox.api("GET", "v3/user-info", None).data(200);
    let unknown = Command::new("curl")
        .args(["-sS", &endpoint])
        .output()
        .expect("curl runs");
    // CURLE_PEER_FAILED_VERIFICATION
    assert_eq!(unknown.status.code(), Some(60));
    let config = fs::read_to_string(sandbox.line()["config"].as_str().expect("a path"));
    let table: toml::Table = config.expect("the profiles").parse().expect("TOML");
    let ca = table["profile"]["biganimal"]["tls"]["ca"]
        .as_str()
        .map(str::to_owned);
    assert_eq!(ca, Some(sandbox.biganimal("ca")));
    sandbox.fault("GET * lost");
    assert_eq!(sandbox.api("GET", "v3/user-info", None).status, 0);
}

#[test]
fn a_hundred_thousand_clusters_are_listed_in_little_memory() {
    let sandbox = Sandbox::start(&["--seed-clusters", "100000"]);
    // As text: a tree of it would take more memory than all other tests together.
    let list = sandbox.project("GET", "clusters", None).text;
    assert_eq!(list.matches("{\"clusterId\":\"p-seed").count(), 100_000);
    let last = list.rfind("{\"clusterId\"").expect("a cluster");
    let last: serde_json::Value =
        serde_json::from_str(list[last..].strip_suffix("]}").expect("the end")).expect("JSON");
    assert_eq!(last["clusterName"], "seed-099999");
    let status = fs::read_to_string(format!("/proc/{}/status", sandbox.id())).expect("/proc");
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let peak = peak.and_then(|peak| peak.trim().strip_suffix(" kB")?.parse::<u64>().ok());
    assert!(peak.expect("a peak") < 200 << 10, "{peak:?} kB");
    // One of them is a cluster like any other.
    assert_eq!(sandbox.get("p-seed01869f"), last);
    let gone = sandbox.project("DELETE", "clusters/p-seed000007", None);
    assert_eq!(gone.status, 204);
    let names = sandbox
        .project("GET", "clusters?name=seed-00000&sort=-clusterName", None)
        .data(200);
    let names: Vec<_> = names
        .as_array()
        .expect("a list")
        .iter()
        .map(|c| &c["clusterName"])
        .collect();
    let wanted = [9, 8, 6, 5, 4, 3, 2, 1, 0].map(|seed| format!("seed-00000{seed}"));
    assert_eq!(names, wanted.iter().collect::<Vec<_>>());
}

#[test]
fn a_real_postgresql_is_behind_each_cluster() {
    needs_postgres!();
    let sandbox = Sandbox::start(&["--with-postgres"]);
    let id = sandbox.create(cluster_body("orders"));
    sandbox.ready(&id);
    let path = format!("clusters/{id}/connection");
    let connection = sandbox.project("GET", &path, None).data(200);
    let psql = |sql: &str| query(&connection, "correct-horse-battery", sql);
    let encrypted = "select current_user, ssl from pg_stat_ssl where pid = pg_backend_pid()";
    assert_eq!(psql(encrypted), "edb_admin|t");
    psql("create table kept as select 42 as n");
    sandbox
        .project("POST", &format!("clusters/{id}/pause"), None)
        .data(202);
    let paused = || sandbox.phases(&id, 1)[0].0 == "Cluster has been paused";
    while !paused() {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    assert_eq!(psql("select 1"), "");
    sandbox
        .project("POST", &format!("clusters/{id}/resume"), None)
        .data(202);
    while paused() {}
    sandbox.ready(&id);
    assert_eq!(psql("select n from kept"), "42");
    let path = format!("clusters/{id}");
    let password = json!({"password": "battery-horse-correct"});
    // Or it would look ready before the change has begun.
    sandbox.script("healthy-polls", 0);
    sandbox.project("PATCH", &path, Some(password)).data(202);
    sandbox.ready(&id);
    assert_eq!(psql("select 1"), "");
    assert_eq!(query(&connection, "battery-horse-correct", "select 1"), "1");
    // A restore has the data, also after the deletion.
    assert_eq!(sandbox.project("DELETE", &path, None).status, 204);
    let body = cluster_body("restored");
    let restore = json!({"clusterName": "restored", "password": "another-long-secret",
        "region": body["region"], "instanceType": body["instanceType"], "storage": body["storage"],
        "allowedIpRanges": [], "pgConfig": []});
    let path = format!("deleted-clusters/{id}/restore");
    let restored = sandbox.project("POST", &path, Some(restore)).data(202);
    let restored = restored["clusterId"].as_str().expect("an id");
    sandbox.ready(restored);
    let restored = sandbox.get(restored)["connection"].clone();
    let kept = query(&restored, "another-long-secret", "select n from kept");
    assert_eq!(kept, "42");
    // One that is still being made when the end comes goes too.
    sandbox.create(cluster_body("unfinished"));
    let directory = sandbox.line()["config"]
        .as_str()
        .expect("a path")
        .to_owned();
    let directory = Path::new(&directory)
        .parent()
        .expect("a directory")
        .to_owned();
    assert!(!servers_below(&directory).is_empty());
    assert_eq!(sandbox.stop(), Some(0));
    assert!(servers_below(&directory).is_empty() && !directory.exists());
}

/// What psql prints over TLS; nothing where it could not connect.
fn query(connection: &serde_json::Value, password: &str, sql: &str) -> String {
    let text = |key: &str| connection[key].as_str().expect("a text").to_owned();
    let output = Command::new("psql")
        .args(["-X", "-At", "-h", &text("serviceName"), "-p", &text("port")])
        .args([
            "-U",
            &text("username"),
            "-d",
            &text("databaseName"),
            "-c",
            sql,
        ])
        .env("PGPASSWORD", password)
        .env("PGSSLMODE", "require")
        .output()
        .expect("psql runs");
    let text = String::from_utf8(output.stdout).expect("text");
    text.trim_end().to_owned()
}
