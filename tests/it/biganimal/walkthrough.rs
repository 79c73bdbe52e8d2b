//! The vendor's own walkthrough with the shell alone, over HTTPS, with a real PostgreSQL behind the
//! cluster; and every file in `examples/biganimal/`.

use serde_json::Value;

use super::machine;
use crate::needs_postgres;
use crate::support::sandbox::Sandbox;

fn example(name: &str) -> String {
    format!("{}/examples/biganimal/{name}", env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_walkthrough_works_from_login_to_delete() {
    needs_postgres!();
    let sandbox = Sandbox::start(&["--https", "--with-postgres"]);
    sandbox.script("device-interval", "0");
    let machine = machine(&sandbox);
    // The profile of a newcomer: no credential yet, the first generation of the API.
    let (endpoint, ca) = (sandbox.biganimal("endpoint"), sandbox.biganimal("ca"));
    let config = format!(
        "default-profile = \"edb\"\n[profile.edb]\nprovider = \"biganimal\"\napi = \"v1\"\n\
         endpoint = \"{endpoint}\"\ntls.ca = \"{ca}\"\n"
    );
    let config = machine.write("config.toml", config).display().to_string();
    let dbaas = |arguments: &[&str]| {
        let all = [&["--config", &config, "-p", "edb"], arguments].concat();
        machine.run(&all)
    };
    dbaas(&["login", "--no-browser"]).succeeded();
    let token = dbaas(&["token", "get"]).json();
    for key in [
        "access_token",
        "refresh_token",
        "scope",
        "expires_in",
        "expires_at",
        "token_type",
    ] {
        assert!(token.get(key).is_some(), "{key}: {token}");
    }
    let data = example("data.json");
    dbaas(&["cluster", "create", "-f", &data, "--wait"]).succeeded();
    let listed = dbaas(&[
        "cluster",
        "list",
        "--filter",
        "name=DO-python",
        "--filter",
        "provider=azure",
        "--filter",
        "pgType=epas",
        "--filter",
        "pgVersion=14",
        "--sort",
        "name",
        "-o",
        "json",
    ])
    .json();
    assert_eq!(listed.as_array().map(Vec::len), Some(1), "{listed}");
    assert_eq!(listed[0]["name"], "DO-python-1");
    assert_eq!(listed[0]["state"], "ready");
    let other = dbaas(&["cluster", "list", "--filter", "pgVersion=15", "-o", "name"]);
    assert_eq!(other.succeeded(), "");
    let answer = dbaas(&[
        "cluster",
        "connect",
        "DO-python-1",
        "--",
        "-Atc",
        "select current_user, ssl from pg_stat_ssl where pid = pg_backend_pid()",
    ]);
    assert_eq!(answer.succeeded(), "edb_admin|t");
    dbaas(&[
        "cluster",
        "wait",
        "DO-python-1",
        "--for",
        "sql",
        "--timeout",
        "20s",
    ])
    .succeeded();
    let uri = dbaas(&["cluster", "connection", "DO-python-1"]).succeeded();
    assert!(uri.ends_with("/edb_admin?sslmode=require"), "{uri}");
    dbaas(&["cluster", "delete", "DO-python-1", "--yes"]).succeeded();
    assert_eq!(
        dbaas(&["cluster", "list", "-o", "json"]).json(),
        Value::Array(Vec::new())
    );
    drop(machine);
}

#[test]
fn every_example_makes_a_cluster_of_the_current_generation() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    for (file, name) in [
        ("data.json", "DO-python-1"),
        ("orders-v3.json", "orders"),
        ("orders.toml", "orders-portable"),
    ] {
        let file = example(file);
        let planned = machine.run(&["cluster", "create", "-f", &file, "--dry-run", "-o", "json"]);
        let request = planned.json()["requests"][0]["body"].clone();
        assert_eq!(request["clusterName"], name);
        assert!(request.get("password").is_none(), "{request}");
        let made = machine.run(&["cluster", "create", "-f", &file, "--wait", "-o", "json"]);
        let made = made.json();
        assert_eq!(made["name"], name);
        assert_eq!(made["nodes"], 3);
    }
    let files = std::fs::read_dir(example(""))
        .expect("the examples")
        .count();
    assert_eq!(files, 3, "an example is not used");
}

#[test]
fn what_a_vendor_must_know_is_asked_for_at_once() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    crate::snapshot!(machine.run(&["cluster", "create", "orders"]), @"
    exit 2
    --- stdout
    --- stderr
    error: fields are missing that provider `biganimal` wants
      cloud: --cloud aws, azure, gcp, or with `bah:` in front for the vendor's own account
      region: --region, see `dbaas catalog regions`
      cpu or memory: --cpu or --memory, see `dbaas catalog sizes`
      postgres: --postgres, see `dbaas catalog versions`
      storage: --storage 64GiB, see `dbaas catalog storage`
      network: --network private, or public together with --allow
    ");
    crate::snapshot!(machine.run(&[
        "cluster", "create", "orders", "--cloud", "aws", "--region", "us-east-1", "--postgres", "16",
        "--storage", "64GiB", "--network", "public", "--cpu", "2", "--allow", "0.0.0.0/0",
        "--database", "orders",
    ]), @"
    exit 7
    --- stdout
    --- stderr
    error: provider `biganimal` cannot honour all of the spec
      `database`: it is always `edb_admin`; make others with SQL
    hint: leave these out; `dbaas provider show biganimal` tells what becomes of each field
    ");
    crate::snapshot!(machine.run(&[
        "cluster", "create", "orders", "--cloud", "aws", "--region", "us-east-1", "--postgres", "16",
        "--storage", "64GiB", "--network", "private", "--cpu", "2", "--memory", "3GiB", "--dry-run",
    ]), @"
    exit 0
    --- stdout
    FIELD  VALUE  TRANSLATION
    name  orders  exact
    nodes  1  default
    high-availability  false  default
    cloud  aws  exact
    region  us-east-1  exact
    flavor  postgres  default
    postgres  16  exact
    storage  gp3 64 Gi  exact
    network  private  exact
    cpu, memory  aws:c6i.large (2 CPU, 4 GiB)  nearest
    --- stderr
    nothing was done: this was a dry run
    ");
    assert_eq!(sandbox.count("POST", "/clusters"), 0);
}

#[test]
fn each_fact_of_a_catalog_has_a_column_of_its_own() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let place = ["--cloud", "aws", "--region", "us-east-1"];
    for (words, header, keys) in [
        (
            &["catalog", "regions", "--cloud", "aws"][..],
            "ID NAME CLOUD STATE",
            &["cloud", "state"][..],
        ),
        (
            &[&["catalog", "sizes"], &place[..]].concat(),
            "ID NAME CPU MEMORY FAMILY",
            &["cpu", "memory_bytes", "family"],
        ),
        (
            &[&["catalog", "storage"], &place[..]].concat(),
            "ID NAME VOLUME-TYPE DESCRIPTION",
            &["volume_type"],
        ),
    ] {
        let table = machine.run(&[words, &["-o", "table"]].concat()).succeeded();
        let first: Vec<&str> = table
            .lines()
            .next()
            .unwrap_or_default()
            .split_whitespace()
            .collect();
        assert_eq!(first.join(" "), header);
        let entries = machine.run(&[words, &["-o", "json"]].concat()).json();
        assert!(entries[0].is_object(), "{entries}");
        for key in keys {
            assert!(!entries[0][*key].is_null(), "{key}: {entries}");
        }
        assert!(
            entries[0]
                .as_object()
                .is_some_and(|entry| entry.contains_key("description"))
        );
    }
}
