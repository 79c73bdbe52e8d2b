//! Updates, pauses, restores; and the doubt about what the vendor says right after one.

use serde_json::{Value, json};

use super::{create, machine};
use crate::support::sandbox::{PROJECT, Sandbox};

/// The body of the last request of a method.
fn settings_of(sandbox: &Sandbox, id: &str) -> Value {
    sandbox.get(id)["pgConfig"].clone()
}

#[test]
fn an_update_is_over_when_the_vendor_has_seen_it() {
    for reading in ["at-once", "late"] {
        let sandbox = Sandbox::start(&[]);
        let machine = machine(&sandbox);
        let id = create(&machine, "orders");
        sandbox.script("read-back", reading);
        sandbox.script("healthy-polls", "3");
        sandbox.script("modification-polls", "2");
        let run = machine.run(&[
            "cluster",
            "update",
            "orders",
            "--set",
            "settings.max_connections=300",
            "--wait",
            "-o",
            "json",
        ]);
        assert_eq!(run.json()["state"], "ready", "{reading}");
        // The wait saw the change begin and end: what was asked for is there.
        let settings = settings_of(&sandbox, &id);
        let has = |name: &str, value: &str| {
            let settings = settings.as_array().expect("settings");
            settings.contains(&json!({"name": name, "value": value}))
        };
        assert!(has("max_connections", "300"), "{settings}");
        assert!(has("work_mem", "8MB"), "{settings}");
        let phase = sandbox.get(&id)["phase"].clone();
        assert_eq!(phase, "Cluster in healthy state", "{reading}");
        assert_eq!(
            sandbox.count("PUT", &format!("/projects/{PROJECT}/clusters/{id}")),
            1
        );
    }
}

#[test]
fn size_and_nodes_are_changed_and_what_is_fixed_is_refused() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    create(&machine, "orders");
    let run = machine.run(&[
        "cluster",
        "update",
        "orders",
        "--cpu",
        "4",
        "--storage",
        "128GiB",
        "--nodes",
        "2",
        "--wait",
        "-o",
        "json",
    ]);
    let changed = run.json();
    assert_eq!(changed["nodes"], 2);
    assert!(changed["cpu"].as_u64() >= Some(4), "{changed}");
    assert_eq!(changed["storage_bytes"], 128_u64 << 30);
    let _ = machine
        .run(&["cluster", "update", "orders", "--region", "eu-west-1"])
        .failed(7);
    let run = machine
        .run(&["cluster", "update", "orders", "--storage", "1GiB"])
        .failed(7);
    assert!(run.stderr.contains("shrink"), "{run}");
    let _ = machine
        .run(&[
            "-p",
            "biganimal-v1",
            "cluster",
            "update",
            "orders",
            "--nodes",
            "3",
        ])
        .failed(7);
}

#[test]
fn a_paused_cluster_is_not_changed_but_started_again() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    create(&machine, "orders");
    let stopped = machine.run(&["cluster", "stop", "orders", "--wait", "-o", "json"]);
    assert_eq!(stopped.json()["state"], "stopped");
    let run = machine
        .run(&[
            "cluster",
            "update",
            "orders",
            "--set",
            "settings.work_mem=64MB",
        ])
        .failed(6);
    assert!(run.stderr.contains("cluster start orders"), "{run}");
    // What is so already is left alone.
    machine.run(&["cluster", "stop", "orders"]).succeeded();
    assert_eq!(sandbox.count("POST", "/pause"), 1);
    let restarted = machine.run(&["cluster", "restart", "orders", "--wait", "-o", "json"]);
    assert_eq!(restarted.json()["state"], "ready");
}

#[test]
fn a_restore_makes_a_new_cluster_with_a_password_of_its_own() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    create(&machine, "orders");
    let restored = machine.run(&[
        "backup", "restore", "orders", "--as", "copy", "--wait", "-o", "json",
    ]);
    assert_eq!(restored.json()["name"], "copy");
    let uri = |name| machine.run(&["cluster", "connection", name]).succeeded();
    let password = |uri: &str| {
        let user = uri.split('@').next().expect("a user");
        user.rsplit(':').next().expect("a password").to_owned()
    };
    assert_ne!(password(&uri("orders")), password(&uri("copy")));
    assert_eq!(password(&uri("copy")).len(), 24);
    let _ = machine
        .run(&["backup", "restore", "orders", "--as", "copy"])
        .failed(6);
    let _ = machine
        .run(&[
            "backup",
            "restore",
            "orders",
            "--as",
            "x",
            "--to-time",
            "yesterday",
        ])
        .failed(2);
    let _ = machine
        .run(&[
            "backup", "restore", "orders", "--as", "x", "--backup", "b-1",
        ])
        .failed(7);
    let _ = machine.run(&["backup", "list", "orders"]).failed(7);
    let _ = machine.run(&["backup", "create", "orders"]).failed(7);
}

#[test]
fn a_restore_may_name_a_time() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let id = create(&machine, "orders");
    let time = format!("{:.3}", jiff::Timestamp::now());
    let restored = machine.run(&[
        "backup",
        "restore",
        "orders",
        "--as",
        "copy",
        "--to-time",
        &time,
        "--wait",
        "-o",
        "json",
    ]);
    assert_eq!(restored.json()["state"], "ready");
    assert_eq!(sandbox.count("POST", &format!("/{id}/restore")), 1);
    // Before there was anything, the portal has nothing either.
    let run = machine
        .run(&[
            "backup",
            "restore",
            "orders",
            "--as",
            "older",
            "--to-time",
            "2020-01-01T00:00:00+02:00",
        ])
        .failed(1);
    assert!(run.stderr.contains("2019-12-31T22:00:00.000Z"), "{run}");
}

#[test]
fn principals_of_the_vendors_own_account_survive_a_change() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let mut body = crate::support::sandbox::cluster_body("orders");
    let principals = json!(["123456789012"]);
    body["provider"]["cloudProviderId"] = "bah:aws".into();
    body["peAllowedPrincipalIds"] = principals.clone();
    body["privateNetworking"] = true.into();
    let id = sandbox.create(body);
    sandbox.ready(&id);
    machine
        .run(&[
            "cluster",
            "update",
            &id,
            "--set",
            "settings.max_connections=300",
            "--wait",
        ])
        .succeeded();
    let changed = sandbox.get(&id);
    assert_eq!(changed["peAllowedPrincipalIds"], principals);
    let setting = json!({"name": "max_connections", "value": "300"});
    let settings = changed["pgConfig"].as_array().expect("settings");
    assert!(settings.contains(&setting), "{changed}");
}

#[test]
fn a_read_only_profile_sends_no_change() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let id = create(&machine, "orders");
    let config = format!(
        "credential-store = \"none\"\n[profile.ba]\nprovider = \"biganimal\"\nendpoint = \"{}\"\n\
         project = \"{PROJECT}\"\nread-only = true\n",
        sandbox.biganimal("endpoint")
    );
    let config = machine.write("config.toml", config).display().to_string();
    let key = machine.write("key", sandbox.biganimal("access_key"));
    let key = format!("access-key={}", key.display());
    let before = sandbox.requests().len();
    for change in [
        &["cluster", "delete", "orders", "--yes"][..],
        &["cluster", "update", "orders", "--nodes", "2"],
        &["cluster", "stop", "orders"],
        &["cluster", "create", "x"],
        &["backup", "restore", "orders", "--as", "x"],
        &["api", "DELETE", "/clusters"],
    ] {
        let account = ["--config", &config, "-p", "ba", "--secret-file", &key];
        let run = machine.run(&[&account, change].concat()).failed(4);
        assert!(run.stderr.contains("read-only"), "{run}");
    }
    assert_eq!(sandbox.requests().len(), before);
    assert_eq!(sandbox.get(&id)["clusterName"], "orders");
}
