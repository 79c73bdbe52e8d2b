//! The rarer kinds of clusters: faraway replicas, distributed and analytical ones.

use serde_json::{Value, json};

use super::{kept_in, machine};
use crate::support::Machine;
use crate::support::sandbox::Sandbox;

fn file(machine: &Machine, body: &Value) -> String {
    let path = machine.write("body.json", body.to_string());
    path.display().to_string()
}

fn place(region: &str) -> Value {
    json!({
        "provider": {"cloudProviderId": "aws"}, "region": {"regionId": region},
        "instanceType": {"instanceTypeId": "aws:m6i.large"},
        "storage": {"volumeTypeId": "gp3", "volumePropertiesId": "gp3", "size": "32 Gi"},
    })
}

#[test]
fn a_faraway_replica_is_made_without_a_password_and_none_is_kept() {
    let sandbox = Sandbox::start(&["--script", "biganimal.seed-kinds=true"]);
    let machine = machine(&sandbox);
    let mut body = json!({
        "clusterType": "faraway_replica", "replicaSourceClusterId": "p-kindmain01",
        "clusterName": "orders-dr", "region": {"regionId": "ap-south-1"},
        "instanceType": {"instanceTypeId": "aws:c6i.large"},
        "storage": {"volumeTypeId": "gp3", "volumePropertiesId": "gp3", "size": "4 Gi"},
        "privateNetworking": false, "allowedIpRanges": [],
        "pgConfig": [{"name": "max_connections", "value": "100"}],
        "backupRetentionPeriod": "8d", "cspAuth": false,
    });
    let create = |body: &Value, more: &[&str]| {
        let path = file(&machine, body);
        let words = ["cluster", "create", "-f", &path, "--wait"];
        machine.run(&[&words[..], more].concat())
    };
    let id = create(&body, &["-o", "name"]).succeeded();
    let replicas = sandbox.get("p-kindmain01")["farawayReplicaIds"].clone();
    assert_eq!(replicas, json!(["p-kindfar001", id]));
    let kept = machine.run(&["cluster", "connection", &id]);
    assert!(kept.stderr.contains("no password"), "{kept}");
    assert!(!kept.succeeded().contains("edb_admin:"));
    let credentials = kept_in(&sandbox).join("credentials.toml");
    let credentials = std::fs::read_to_string(credentials).expect("credentials");
    assert!(!credentials.contains(&id), "{credentials}");
    // Neither a body nor a flag gives it one.
    body["clusterName"] = "orders-dr2".into();
    let typed = create(&body, &["--password-file", &file(&machine, &json!("x"))]);
    assert!(typed.stderr.contains("leave the password out"), "{typed}");
    let _ = typed.failed(2);
    body["password"] = "correct-horse-battery".into();
    let held = create(&body, &[]);
    assert!(held.stderr.contains("leave the password out"), "{held}");
    let _ = held.failed(3);
    assert_eq!(sandbox.count("POST", "/clusters"), 1);
}

#[test]
fn distributed_and_analytical_clusters_are_made_as_they_are_written() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let mut group = place("eu-west-1");
    super::extend(
        &mut group,
        json!({
            "clusterType": "data_group",
            "clusterArchitecture": {"clusterArchitectureId": "pgd", "nodes": 3},
            "pgType": {"pgTypeId": "epas"}, "pgVersion": {"pgVersionId": "15"},
            "privateNetworking": false, "allowedIpRanges": [], "pgConfig": [],
            "backupRetentionPeriod": "6d", "cspAuth": false,
        }),
    );
    let ledger = json!({
        "clusterName": "ledger", "clusterType": "cluster", "password": "correct-horse-battery",
        "tags": [], "groups": [group],
    });
    let cube = json!({
        "clusterName": "cube", "clusterType": "analytical", "password": "correct-horse-battery",
        "provider": {"cloudProviderId": "bah:aws"}, "region": {"regionId": "us-east-1"},
        "instanceType": {"instanceTypeId": "aws:m6id.12xlarge"}, "pgType": {"pgTypeId": "epas"},
        "pgVersion": {"pgVersionId": "16"}, "privateNetworking": false, "cspAuth": false,
        "allowedIpRanges": [],
    });
    for (body, region) in [(ledger, "eu-west-1"), (cube, "us-east-1")] {
        let path = file(&machine, &body);
        // A lost answer finds these kinds again, too.
        sandbox.fault("POST */clusters lost");
        let made = machine
            .run(&["cluster", "create", "-f", &path, "--wait", "-o", "json"])
            .json();
        assert_eq!(made["state"], "ready", "{made}");
        assert_eq!(made["region"], region);
        let uri = machine.run(&["cluster", "connection", made["id"].as_str().expect("an id")]);
        assert!(uri.succeeded().contains("edb_admin:correct-horse-battery@"));
    }
    assert_eq!(sandbox.count("POST", "/clusters"), 2);
}

#[test]
fn a_distributed_cluster_is_reached_by_the_address_of_its_first_data_group() {
    for (reading, database) in [("not-found", "bdrdb"), ("empty", "other")] {
        let sandbox = Sandbox::start(&["--script", "biganimal.seed-kinds=true"]);
        sandbox.script("pgd-connection", reading);
        sandbox.script("pgd-database", database);
        let machine = machine(&sandbox);
        let uri = machine
            .run(&["cluster", "connection", "kind-distributed"])
            .succeeded();
        let address = uri.split('@').nth(1).expect("an address");
        assert!(address.starts_with("p-kindpgd001-a."), "{uri}");
        assert!(
            address.ends_with(&format!("/{database}?sslmode=require")),
            "{uri}"
        );
    }
}

#[test]
fn a_distributed_cluster_is_not_restored() {
    let sandbox = Sandbox::start(&["--script", "biganimal.seed-kinds=true"]);
    let machine = machine(&sandbox);
    let run = machine
        .run(&["backup", "restore", "kind-distributed", "--as", "copy"])
        .failed(7);
    assert!(run.stderr.contains("is a distributed cluster"), "{run}");
    assert_eq!(sandbox.count("POST", ""), 0);
}
