//! Readings of the vendor's documentation that are uncertain, and faults that users of its own tool met: every one of
//! them is survived.

use serde_json::json;

use super::{POOL, call, sandbox};
use crate::conformance::IONOS_POSTGRESQL;

#[test]
fn a_failed_cluster_under_wait_is_a_failure() {
    for profile in [
        "ionos",
        "ionos-postgresql-v1",
        "ionos-kubernetes",
        "ionos-dataplatform",
    ] {
        let switch = ["--script", "ionos.failed-creations=1"];
        let (_sandbox, machine) = sandbox(profile, &switch);
        let spec: &[&str] = match profile {
            "ionos" | "ionos-postgresql-v1" => IONOS_POSTGRESQL,
            _ => &["--datacenter", "example-vdc"],
        };
        let create = ["cluster", "create", "orders", "--wait", "--timeout", "2s"];
        let failed = machine.run(&[&create, spec].concat()).failed(10);
        assert!(failed.stderr.contains("FAILED"), "{failed}");
        if profile == "ionos" {
            assert!(
                failed.stderr.contains("the volumes could not be attached"),
                "{failed}"
            );
        }
    }
}

#[test]
fn a_failure_right_after_the_creation_may_heal() {
    for profile in ["ionos", "ionos-postgresql-v1"] {
        let switch = ["--script", "ionos.transient-failures=1"];
        let (_sandbox, machine) = sandbox(profile, &switch);
        let create = ["cluster", "create", "orders", "--wait", "-o", "json"];
        let created = machine.run(&[&create, IONOS_POSTGRESQL].concat()).json();
        assert_eq!(created["state"], "ready", "{created}");
    }
}

#[test]
fn documents_with_nulls_and_unknown_states_are_read() {
    let (sandbox, machine) = sandbox("ionos", &["--seed-clusters", "1"]);
    sandbox.script_of("ionos", "nulls", true);
    sandbox.script_of("ionos", "unknown-state", true);
    for profile in [
        "ionos",
        "ionos-postgresql-v1",
        "ionos-kubernetes",
        "ionos-dataplatform",
    ] {
        let listed = machine
            .run(&["-p", profile, "cluster", "list", "-o", "json"])
            .json();
        assert_eq!(listed[0]["state"], "unknown", "{profile}");
        assert_eq!(listed[0]["status"], "RECOMBOBULATING", "{profile}");
        let wait = [
            "-p",
            profile,
            "cluster",
            "wait",
            "seed-000000",
            "--timeout",
            "0",
        ];
        let _ = machine.run(&wait).failed(9);
    }
}

#[test]
fn a_retired_platform_says_so() {
    let (_sandbox, machine) = sandbox("ionos-dataplatform", &["--script", "ionos.retired=true"]);
    for words in [
        &["catalog", "versions"][..],
        &["cluster", "list"],
        &["cluster", "create", "held", "--datacenter", "example-vdc"],
    ] {
        let refused = machine.run(words).failed(5);
        assert!(refused.stderr.contains("kubernetes"), "{refused}");
    }
}

#[test]
fn versions_come_in_two_shapes_and_the_newest_is_taken() {
    for shape in ["list", "object"] {
        let switch = format!("ionos.versions={shape}");
        let (_sandbox, machine) = sandbox("ionos-dataplatform", &["--script", &switch]);
        let versions = machine
            .run(&["catalog", "versions", "-o", "name"])
            .succeeded();
        assert_eq!(versions, "23.7\n24.3\n24.11");
        let create = [
            "cluster",
            "create",
            "held",
            "--datacenter",
            "example-vdc",
            "--wait",
        ];
        machine.run(&create).succeeded();
        let native = machine
            .run(&["cluster", "get", "held", "--native", "-o", "json"])
            .json();
        assert_eq!(native["properties"]["dataPlatformVersion"], "24.11");
    }
}

#[test]
fn a_pool_that_does_not_scale_may_say_so_in_two_ways() {
    for way in ["zeros", "absent"] {
        let switch = format!("ionos.scaling-off={way}");
        let (_sandbox, machine) = sandbox("ionos-kubernetes", &["--script", &switch]);
        machine
            .run(&["cluster", "create", "held", "--wait"])
            .succeeded();
        let add = [&["nodepool", "add", "held", "workers", "--wait"], &POOL[..]].concat();
        machine.run(&add).succeeded();
        let update = [
            "nodepool", "update", "held", "workers", "--nodes", "1", "--wait", "-o", "json",
        ];
        let pool = machine.run(&update).json();
        assert_eq!(
            (&pool["nodes"], &pool["autoscaling"]),
            (&1.into(), &json!(null)),
            "{way}"
        );
    }
}

#[test]
fn a_write_to_what_is_not_ready_is_a_conflict_and_waits_where_asked() {
    let switch = ["--script", "ionos.stuck=true"];
    let (sandbox, machine) = sandbox("ionos-kubernetes", &switch);
    machine.run(&["cluster", "create", "held"]).succeeded();
    let add = |more: &[&str]| {
        machine.run(&[&["nodepool", "add", "held", "workers"], &POOL[..], more].concat())
    };
    let early = add(&[]).failed(6);
    assert!(
        early.stderr.contains("ACTIVE") && early.stderr.contains("--wait"),
        "{early}"
    );
    sandbox.script_of("ionos", "stuck", false);
    add(&["--wait"]).succeeded();
}

#[test]
fn the_data_center_is_found_by_name_and_named_where_it_is_not() {
    let (sandbox, machine) = sandbox("ionos-dataplatform", &[]);
    let create = |name: &str| machine.run(&["cluster", "create", "held", "--datacenter", name]);
    let slip = create("example-vcd").failed(5);
    assert!(
        slip.stderr.contains("did you mean `example-vdc`?"),
        "{slip}"
    );
    let twin = json!({"properties": {"name": "example-vdc", "location": "de/fra"}}).to_string();
    let made = call(&sandbox, "POST", "cloudapi/v6/datacenters", Some(&twin));
    assert_eq!(made.status, 202);
    assert!(made.head.contains("location:"), "{}", made.head);
    let twice = create("example-vdc").failed(6);
    assert!(twice.stderr.contains("de/fra"), "{twice}");
    let id = made.json()["id"].as_str().expect("an id").to_owned();
    create(&id).succeeded();
}

/// Whatever becomes of the answer, there is one node pool, and the command says so or says that nobody knows.
#[test]
fn a_node_pool_is_made_once_whatever_becomes_of_the_answer() {
    for profile in ["ionos-kubernetes", "ionos-dataplatform"] {
        let (sandbox, machine) = sandbox(profile, &[]);
        let create = [
            "cluster",
            "create",
            "held",
            "--datacenter",
            "example-vdc",
            "--wait",
        ];
        machine.run(&create).succeeded();
        for (name, fault) in [
            ("lost", "lost"),
            ("cut", "truncate"),
            ("after", "status-after=500"),
            (
                "busy",
                "status=429 retry-after=0 body={\"httpStatus\": 429, \"messages\": []}",
            ),
            ("away", "reset-after"),
        ] {
            sandbox.fault(format!("POST */nodepools {fault}"));
            let add = ["nodepool", "add", "held", name, "--wait", "-o", "json"];
            let added = machine.run(&[&add, &POOL[..]].concat()).json();
            assert_eq!(added["state"], "ready", "{profile} {fault}: {added}");
            let listed = machine
                .run(&["nodepool", "list", "held", "-o", "json"])
                .json();
            let named = listed.as_array().expect("a list").iter();
            assert_eq!(
                named.filter(|pool| pool["name"] == name).count(),
                1,
                "{profile} {fault}"
            );
        }
        assert_eq!(
            machine
                .run(&["operation", "list", "-o", "name"])
                .succeeded(),
            ""
        );
    }
}

#[test]
fn a_node_pool_whose_sender_was_killed_is_taken_up_by_the_same_command() {
    let (sandbox, machine) = sandbox("ionos-kubernetes", &[]);
    machine
        .run(&["cluster", "create", "held", "--wait"])
        .succeeded();
    sandbox.fault("POST */nodepools hang-after");
    let add = [
        &["nodepool", "add", "held", "workers", "--wait", "-o", "name"],
        &POOL[..],
    ]
    .concat();
    let mut child = machine.start(&add);
    while sandbox.count("POST", "/nodepools") == 0 {
        std::thread::sleep(std::time::Duration::from_millis(20));
    }
    child.kill().expect("it runs");
    let _ = child.wait();
    let listed = machine.run(&["operation", "list", "-o", "json"]).json();
    assert_eq!(listed[0]["node_pool"], "workers", "{listed}");
    let again = machine.run(&add);
    assert!(again.stderr.contains("is taken up"), "{again}");
    let id = again.succeeded();
    let pools = machine
        .run(&["nodepool", "list", "held", "-o", "name"])
        .succeeded();
    assert_eq!(pools, id);
    assert_eq!(sandbox.count("POST", "/nodepools"), 1);
}
