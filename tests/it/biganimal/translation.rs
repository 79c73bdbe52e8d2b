//! From what a user writes to what the vendor is asked for: nothing is lost on the way, invented, or taken
//! for something else.

use serde_json::Value;

use super::{body, create, machine};
use crate::snapshot;
use crate::support::Machine;
use crate::support::sandbox::Sandbox;

const DATA: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/biganimal/data.json");

/// The portable flags of a small cluster.
const FLAGS: [&str; 10] = [
    "--cloud",
    "aws",
    "--region",
    "us-east-1",
    "--postgres",
    "16",
    "--storage",
    "64GiB",
    "--network",
    "private",
];

fn update(machine: &Machine, flags: &[&str]) -> crate::support::Run {
    machine.run(&[&["cluster", "update", "orders"], flags].concat())
}

#[test]
fn an_update_changes_what_was_named_and_nothing_else() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    create(&machine, "orders");
    let available = update(&machine, &["--high-availability", "--wait", "-o", "json"]);
    assert_eq!(available.json()["nodes"], 3);
    let solo = ["cluster", "create", "solo", "--cpu", "2", "--wait"];
    machine.run(&[&solo[..], &FLAGS].concat()).succeeded();
    let run = machine
        .run(&["cluster", "update", "solo", "--high-availability"])
        .failed(2);
    assert!(run.stderr.contains("--nodes 2 or 3"), "{run}");
    let closed = update(&machine, &["--network", "private", "--wait", "-o", "json"]);
    assert_eq!(closed.json()["state"], "ready");
    for dry in [&[][..], &["--dry-run"]] {
        let flags = [&["--allow", "192.168.0.0/16"], dry].concat();
        let run = update(&machine, &flags).failed(2);
        assert!(run.stderr.contains("no list of address ranges"), "{run}");
    }
    let flags = ["--network", "public", "--allow", "192.168.0.0/16", "--wait"];
    update(&machine, &flags).succeeded();
}

#[test]
fn the_dry_run_of_an_update_shows_the_machine() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    create(&machine, "orders");
    let planned = update(&machine, &["--cpu", "3", "--dry-run", "-o", "json"]).json();
    let chosen = planned["requests"][0]["body"]["instanceType"]["instanceTypeId"].clone();
    assert!(chosen.is_string(), "{planned}");
    assert_eq!(planned["fields"][0]["field"], "cpu");
    assert_eq!(planned["fields"][0]["translation"], "nearest");
    assert_eq!(sandbox.count("PUT", ""), 0);
    let run = update(&machine, &["--cpu", "3"]);
    let chosen = chosen.as_str().unwrap_or_default();
    assert!(run.stderr.contains(&format!("cpu: {chosen} (")), "{run}");
    assert!(run.stderr.contains("(nearest)"), "{run}");
}

#[test]
fn what_is_not_exact_is_said_before_a_cluster_is_made() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let sized = [
        "cluster", "create", "sized", "--cpu", "3", "--memory", "20GiB",
    ];
    let run = machine.run(&[&sized[..], &FLAGS].concat());
    for line in [
        "nodes: 1 (default)",
        "flavor: postgres (default)",
        "(nearest)",
    ] {
        assert!(run.stderr.contains(line), "{line} {run}");
    }
    let run = machine.run(&["cluster", "create", "-f", DATA, "-v", "-o", "json"]);
    assert_eq!(run.code, Some(0), "{run}");
    let said = "zoneRedundantHa: standbys of v3 are in other zones (nearest)";
    assert!(run.stderr.contains(said), "{run}");
    assert!(run.stderr.contains("postgresVersion: "), "{run}");
    assert!(!run.stderr.contains("SuperLongSecret1"), "{run}");
    // Without --verbose a machine format keeps standard error for one error.
    machine
        .run(&["cluster", "delete", "DO-python-1", "--yes", "--wait"])
        .succeeded();
    let run = machine.run(&["cluster", "create", "-f", DATA, "-o", "json"]);
    assert_eq!(run.stderr, "", "{run}");
}

#[test]
fn a_name_beside_another_name_is_refused() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    sandbox.script("duplicate-names", "allowed");
    create(&machine, "orders");
    let other = [
        "cluster",
        "create",
        "pp",
        "--cpu",
        "2",
        "--set",
        "native.biganimal.clusterName=orders",
    ];
    snapshot!(machine.run(&[&other[..], &FLAGS].concat()), @"
    exit 2
    --- stdout
    --- stderr
    error: the cluster is called `pp`, and `native.biganimal.clusterName` says `orders`
    hint: make them agree, or leave one out
    ");
    let rename = ["--set", "native.biganimal.clusterName=pp"];
    let _ = update(&machine, &rename).failed(2);
    assert_eq!(sandbox.count("POST", "/clusters"), 1);
}

#[test]
fn an_existing_cluster_is_compared_with_what_was_asked_for() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    machine.run(&["cluster", "create", "-f", DATA]).succeeded();
    let again = ["cluster", "create", "-f", DATA, "--if-not-exists"];
    let run = machine.run(&again);
    assert!(!run.stderr.contains("differs"), "{run}");
    create(&machine, "orders");
    let file = body(&machine, "orders");
    let differing = [
        "cluster",
        "create",
        "-f",
        &file,
        "--if-not-exists",
        "--set",
        "region.regionId=eu-west-1",
        "--set",
        "pgVersion.pgVersionId=17",
        "--set",
        "pgConfig=[{\"name\": \"work_mem\", \"value\": \"16MB\"}]",
        "--set",
        "allowedIpRanges=[{\"cidrBlock\": \"10.0.0.0/8\", \"description\": \"\"}]",
        "--set",
        "privateNetworking=true",
        "-o",
        "name",
    ];
    let run = machine.run(&differing);
    for told in [
        "settings.work_mem is 8MB, not 16MB",
        "network is public, not private",
    ] {
        assert!(run.stderr.contains(told), "{told}: {run}");
    }
    assert!(
        run.stderr.contains("region is us-east-1, not eu-west-1"),
        "{run}"
    );
    assert!(run.stderr.contains(", not 17"), "{run}");
}

#[test]
fn a_failed_cluster_is_not_accepted() {
    let sandbox = Sandbox::start(&[]);
    sandbox.script("failed-provisionings", "1");
    let machine = machine(&sandbox);
    let file = body(&machine, "orders");
    let make = ["cluster", "create", "-f", &file];
    let _ = machine
        .run(&[&make[..], &["--wait", "-q"]].concat())
        .failed(10);
    snapshot!(machine.run(&[&make[..], &["--if-not-exists"]].concat()), @"
    exit 10
    --- stdout
    --- stderr
    error: `orders` exists, and has failed
      id: [ID]
      its phase: Failed to create cluster
    hint: delete it before you try again: `dbaas -p biganimal cluster delete [ID]`
    ");
    let run = machine.run(&make).failed(6);
    assert!(!run.stderr.contains("--if-not-exists"), "{run}");
    assert!(run.stderr.contains("cluster delete p-"), "{run}");
}

#[test]
fn a_place_that_does_not_exist_is_a_slip_with_the_places_that_do() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let spec = [
        "cluster",
        "create",
        "x",
        "--cpu",
        "2",
        "--set",
        "region=mars-1",
    ];
    let spec = [&spec[..], &FLAGS].concat();
    let place = ["--cloud", "aws", "--region", "mars-1"];
    let sizes = [&["catalog", "sizes"][..], &place].concat();
    let storage = [&["catalog", "storage"][..], &place].concat();
    let first = [&sizes[..], &["-p", "biganimal-v1"]].concat();
    for arguments in [&spec, &sizes, &storage, &first] {
        let run = machine.run(arguments).failed(2);
        assert!(run.stderr.contains("aws has no region `mars-1`"), "{run}");
        assert!(run.stderr.contains("eu-west-1"), "{run}");
    }
    let run = machine
        .run(&["catalog", "regions", "--cloud", "moon"])
        .failed(2);
    assert!(run.stderr.contains("there is no cloud `moon`"), "{run}");
    assert!(run.stderr.contains("azure"), "{run}");
}

#[test]
fn a_number_where_the_vendor_wants_a_text_is_sent_as_one() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let first = [
        "cluster",
        "create",
        "-f",
        DATA,
        "--set",
        "postgresVersion=15",
    ];
    let dry = |arguments: &[&str]| -> Value {
        let all = [arguments, &["--dry-run", "-o", "json"]].concat();
        machine.run(&all).json()["requests"][0]["body"].clone()
    };
    assert_eq!(dry(&first)["pgVersion"]["pgVersionId"], "15");
    let of_first = [&first[..], &["-p", "biganimal-v1"]].concat();
    assert_eq!(dry(&of_first)["postgresVersion"], "15");
    machine.run(&of_first).succeeded();
    let run = machine
        .run(&[
            "cluster",
            "create",
            "-f",
            DATA,
            "--set",
            "postgresVersion=15.10",
        ])
        .failed(2);
    assert!(run.stderr.contains("--set 'postgresVersion="), "{run}");
}
