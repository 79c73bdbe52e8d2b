//! What the vendor does when nobody knows which of several things it does: every reading, once.

use serde_json::{Value, json};

use super::{body, create, machine};
use crate::support::sandbox::{PROJECT, Sandbox, cluster_body};

/// An answer in place of the sandbox's own.
fn answered(method: &str, path: &str, times: u32, body: &Value) -> Value {
    json!({"method": method, "path": path, "kind": "status", "value": 200, "times": times,
        "content_type": "application/json", "body": body.to_string()})
}

/// The paths that were asked for, with their queries.
fn paths(sandbox: &Sandbox) -> Vec<String> {
    let requests = sandbox.requests();
    let path = |request: &Value| request["path"].as_str().unwrap_or_default().to_owned();
    requests.iter().map(path).collect()
}

#[test]
fn who_asks_is_told_bare_or_wrapped() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let whoami = ["-p", "biganimal-v1", "whoami", "--verify", "-o", "json"];
    let bare = machine.run(&whoami).succeeded();
    assert!(bare.contains("ada@example.com"), "{bare}");
    assert!(bare.contains("org_Ab12Cd34Ef56Gh78"), "{bare}");
    let user = json!({"data": {"email": "wrapped@example.com"}});
    sandbox.fault(answered("GET", "*/v1/user-info", 1, &user));
    let wrapped = machine.run(&whoami).succeeded();
    assert!(wrapped.contains("wrapped@example.com"), "{wrapped}");
}

#[test]
fn a_repeated_deletion_of_what_is_gone_is_no_failure() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    for status in [404, 400, 409, 410, 500] {
        sandbox.script("gone-status", status);
        sandbox.script("deletion-polls", 0);
        for profile in ["biganimal", "biganimal-v1"] {
            create(&machine, "orders");
            sandbox.fault("DELETE */clusters/* lost");
            let delete = ["-p", profile, "cluster", "delete", "orders", "--yes"];
            let run = machine.run(&delete);
            assert_eq!(run.code, Some(0), "{status}: {run}");
        }
        // The same where it is still seen, on its way out.
        let id = create(&machine, "orders");
        sandbox.script("deletion-polls", 100);
        for _ in 0..2 {
            let run = machine.run(&["cluster", "delete", &id, "--yes"]);
            assert_eq!(run.code, Some(0), "{status}: {run}");
        }
        sandbox.script("deletion-polls", 0);
    }
    assert_eq!(
        sandbox.project("GET", "clusters", None).data(200),
        json!([])
    );
}

#[test]
fn a_deletion_that_is_refused_is_a_failure() {
    for (reading, code) in [("refused", 6), ("allowed", 0)] {
        let sandbox = Sandbox::start(&[]);
        sandbox.script("seed-kinds", "true");
        sandbox.script("faraway-deletion", reading);
        let machine = machine(&sandbox);
        let run = machine.run(&["cluster", "delete", "kind-primary", "--yes"]);
        assert_eq!(run.code, Some(code), "{reading}: {run}");
        let left = sandbox.project("GET", "clusters?name=kind-primary", None);
        assert_eq!(
            left.data(200).as_array().map(Vec::len),
            Some(usize::from(code == 6))
        );
    }
}

#[test]
fn a_deleted_cluster_may_look_healthy_until_it_is_gone() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    for reading in ["deleting", "healthy"] {
        create(&machine, "orders");
        sandbox.script("deletion-polls", 3);
        sandbox.script("deletion-phase", reading);
        machine
            .run(&["cluster", "delete", "orders", "--yes", "--wait"])
            .succeeded();
        let _ = machine.run(&["cluster", "get", "orders"]).failed(5);
    }
}

#[test]
fn portable_filters_reach_the_vendor_where_it_has_them() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    sandbox.create(cluster_body("orders"));
    for profile in ["biganimal", "biganimal-v1"] {
        let named = |filters: &[&str]| {
            let list = ["-p", profile, "cluster", "list", "-o", "name"];
            machine.run(&[&list[..], filters].concat()).succeeded()
        };
        let asked = || {
            let requests = sandbox.requests();
            let last = requests.last().expect("a request")["path"].clone();
            last.as_str().expect("a path").to_owned()
        };
        assert_ne!(
            named(&[
                "--postgres",
                "15",
                "--flavor",
                "epas",
                "--region",
                "us-east-1"
            ]),
            ""
        );
        let keys = match profile {
            "biganimal" => ["pgVersionIds=15", "pgTypeIds=epas", "regionIds=us-east-1"],
            _ => ["pgVersion=15", "pgType=epas", "region=us-east-1"],
        };
        for key in keys {
            assert!(asked().contains(key), "{profile}: {}", asked());
        }
        assert_ne!(named(&["--cloud", "aws"]), "");
        assert_eq!(asked().contains("provider=aws"), profile == "biganimal-v1");
        // It knows major versions alone, and nothing that is filtered here is lost.
        assert_eq!(named(&["--postgres", "15.3"]), "");
        assert!(!asked().contains("15.3"), "{}", asked());
    }
}

#[test]
fn filters_are_applied_whether_or_not_the_vendor_does() {
    let sandbox = Sandbox::start(&["--script", "biganimal.seed-kinds=true"]);
    let machine = machine(&sandbox);
    let mut body = cluster_body("other");
    body["pgType"]["pgTypeId"] = "postgres".into();
    body["pgVersion"]["pgVersionId"] = "16".into();
    body["region"]["regionId"] = "eu-west-1".into();
    body["clusterArchitecture"] = json!({"clusterArchitectureId": "single", "nodes": 1});
    sandbox.create(body);
    sandbox.create(cluster_body("orders"));
    for reading in ["honoured", "ignored"] {
        sandbox.script("filters", reading);
        let names = |filters: &[&str]| {
            let mut words = vec!["cluster", "list", "--sort", "name", "--jq", ".[].name"];
            for filter in filters {
                words.extend(["--filter", filter]);
            }
            let run = machine.run(&words).succeeded();
            let names = run.lines().map(|name| name.trim_matches('"').to_owned());
            names
                .filter(|name| !name.starts_with("kind-"))
                .collect::<Vec<_>>()
        };
        for filter in [
            "pgType=postgres",
            "pgVersion=16",
            "region=eu-west-1",
            "pgTypeIds=postgres",
            "clusterArchitectureIds=single",
        ] {
            assert_eq!(names(&[filter]), ["other"], "{reading} {filter}");
        }
        let both = ["pgVersion=16", "pgVersion=15"];
        assert_eq!(names(&both), ["orders", "other"], "{reading}");
        assert!(
            names(&["pgVersion=16", "pgType=epas"]).is_empty(),
            "{reading}"
        );
        assert!(names(&["provider=gcp"]).is_empty(), "{reading}");
    }
    // A distributed cluster is in the region of any of its groups.
    let found = machine.run(&[
        "cluster",
        "list",
        "--name",
        "kind-distributed",
        "--filter",
        "region=ap-south-1",
        "-o",
        "name",
    ]);
    assert_eq!(found.succeeded(), "p-kindpgd001");
}

#[test]
fn a_name_that_somebody_took_meanwhile_is_a_conflict_whatever_the_status() {
    for status in [409, 400, 412] {
        let sandbox = Sandbox::start(&[]);
        let machine = machine(&sandbox);
        let id = create(&machine, "orders");
        sandbox.script("duplicate-status", status);
        // Nobody has it yet, as the look before the creation sees it.
        let path = format!("*/{PROJECT}/clusters");
        sandbox.fault(answered("GET", &path, 1, &json!({"data": []})));
        let run = machine.run(&["cluster", "create", "-f", &body(&machine, "orders"), "-q"]);
        assert_eq!(sandbox.count("POST", "/clusters"), 2, "{status}");
        let run = run.failed(6);
        assert!(run.stderr.contains(&id), "{status}: {run}");
    }
}

#[test]
fn a_name_that_is_held_after_a_deletion_is_said_so_whatever_the_status() {
    for (status, code) in [(409, 6), (412, 6), (400, 1)] {
        let sandbox = Sandbox::start(&["--script", "biganimal.name-hold=1h"]);
        let machine = machine(&sandbox);
        create(&machine, "orders");
        machine
            .run(&["cluster", "delete", "orders", "--yes"])
            .succeeded();
        sandbox.script("duplicate-status", status);
        let run = machine.run(&["cluster", "create", "-f", &body(&machine, "orders"), "-q"]);
        assert_eq!(run.code, Some(code), "{status}: {run}");
        let hint = "the name of a deleted cluster may stay reserved for about a minute";
        assert!(run.stderr.contains(hint), "{status}: {run}");
    }
}

#[test]
fn a_body_that_is_wrong_is_no_conflict() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let mut wrong = cluster_body("orders");
    wrong["surprise"] = true.into();
    let file = machine.write("wrong.json", wrong.to_string());
    let file = file.display().to_string();
    let run = machine
        .run(&["cluster", "create", "-f", &file, "-q"])
        .failed(1);
    assert!(!run.stderr.contains("reserved"), "{run}");
}

#[test]
fn every_request_of_the_provider_names_its_type() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    create(&machine, "orders");
    sandbox.control("DELETE", "requests", None);
    for words in [
        &["cluster", "list"][..],
        &["cluster", "stop", "orders", "--wait"],
        &["cluster", "start", "orders", "--wait"],
        &["cluster", "connection", "orders"],
        &["catalog", "versions"],
        &["whoami", "--verify"],
        &["api", "GET", "/projects"],
        &["cluster", "delete", "orders", "--yes"],
        &["-p", "biganimal-v1", "cluster", "list"],
    ] {
        machine.run(words).succeeded();
    }
    let requests = sandbox.requests();
    let json = json!(["content-type", "application/json"]);
    for request in &requests {
        let headers = request["headers"].as_array().expect("headers");
        assert!(headers.contains(&json), "{request}");
    }
    for method in ["GET", "POST", "DELETE"] {
        assert!(requests.iter().any(|request| request["method"] == method));
    }
}

#[test]
fn a_region_is_looked_up_before_anything_is_sent() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let planned = |region: &str| {
        let mut body = cluster_body("orders");
        body["region"]["regionId"] = region.into();
        let file = machine.write("body.json", body.to_string());
        let file = file.display().to_string();
        machine.run(&["cluster", "create", "-f", &file, "--dry-run"])
    };
    let run = planned("mars-1").failed(2);
    assert!(run.stderr.contains("us-east-1"), "{run}");
    let act = |action: &str| {
        let path = format!("cloud-providers/aws/regions/eu-west-2/{action}");
        sandbox
            .project("POST", &path, Some(json!({"tags": []})))
            .data(202);
    };
    for reading in ["upper", "title"] {
        sandbox.script("region-words", reading);
        planned("us-east-1").succeeded();
        let said = |state: &str| {
            let run = planned("eu-west-2").failed(6);
            let words = run.stderr.to_lowercase();
            assert!(words.contains(state), "{reading}: {run}");
        };
        said("inactive");
        sandbox.script("failed-activations", 1);
        act("activate");
        said("activating");
        said("error");
        act("activate");
        said("activating");
        planned("eu-west-2").succeeded();
        act("suspend");
        planned("eu-west-2").succeeded();
        said("suspended");
        act("delete");
        said("suspended");
    }
}

#[test]
fn any_success_of_a_creation_or_an_update_is_a_success() {
    for status in [200, 201, 202] {
        let sandbox = Sandbox::start(&[]);
        sandbox.script("accepted-status", status);
        let machine = machine(&sandbox);
        create(&machine, "orders");
        let set = ["--set", "settings.work_mem=64MB", "--wait", "-o", "json"];
        let update = [&["cluster", "update", "orders"][..], &set].concat();
        assert_eq!(machine.run(&update).json()["state"], "ready", "{status}");
        let restore = ["backup", "restore", "orders", "--as", "copy", "-o", "json"];
        assert_eq!(machine.run(&restore).json()["name"], "copy", "{status}");
    }
}

#[test]
fn numbers_may_come_with_a_point_or_an_exponent() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let id = create(&machine, "orders");
    let cluster = sandbox.get(&id).to_string();
    let text = cluster
        .replace("\"nodes\":3", "\"nodes\":3.0")
        .replace("\"cpu\":2", "\"cpu\":2.0");
    let (before, rest) = text.split_once("\"createdAt\":{").expect("the time");
    let (_, after) = rest.split_once('}').expect("its end");
    let text = format!("{before}\"createdAt\":{{\"nanos\":0.0,\"seconds\":1.7e9}}{after}");
    for (path, body) in [
        (format!("*/clusters/{id}"), format!("{{\"data\":{text}}}")),
        ("*/clusters".to_owned(), format!("{{\"data\":[{text}]}}")),
    ] {
        let fault = json!({"method": "GET", "path": path, "kind": "status", "value": 200,
            "times": "all", "content_type": "application/json", "body": body});
        sandbox.fault(fault);
    }
    for seen in [
        machine.run(&["cluster", "get", &id, "-o", "json"]).json(),
        machine.run(&["cluster", "list", "-o", "json"]).json()[0].clone(),
    ] {
        assert_eq!((&seen["nodes"], &seen["cpu"]), (&json!(3), &json!(2)));
        assert_eq!(seen["created_at"], "2023-11-14T22:13:20Z");
    }
}

#[test]
fn what_goes_over_the_wire_is_spelled_as_the_vendor_wants_it() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    for (sort, wire) in [
        ("name", "/clusters?sort=%2BclusterName"),
        ("-name", "/clusters?sort=-clusterName"),
    ] {
        let sort = format!("--sort={sort}");
        machine.run(&["cluster", "list", &sort]).succeeded();
        let paths = paths(&sandbox);
        assert!(paths.iter().any(|path| path.ends_with(wire)), "{paths:?}");
    }
    machine
        .run(&[
            "catalog",
            "sizes",
            "--cloud",
            "bah:aws",
            "--region",
            "us-east-1",
        ])
        .succeeded();
    let paths = paths(&sandbox);
    let hosted = "/cloud-providers/bah:aws/regions/us-east-1/instance-types";
    assert!(paths.iter().any(|path| path.ends_with(hosted)), "{paths:?}");
}

#[test]
fn a_volume_that_a_region_has_not_is_not_offered() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let place = ["--cloud", "aws", "--region", "us-east-1", "-o", "name"];
    let offered = machine.run(&[&["catalog", "storage"][..], &place].concat());
    assert_eq!(
        offered.succeeded().lines().collect::<Vec<_>>(),
        ["gp3", "io2"]
    );
}

#[test]
fn a_creation_that_the_quota_refused_may_say_so_in_two_ways() {
    for status in [500, 503] {
        let sandbox = Sandbox::start(&[]);
        sandbox.script("quota-failures", 1);
        sandbox.script("quota-status", status);
        let machine = machine(&sandbox);
        let run = machine.run(&["cluster", "create", "-f", &body(&machine, "orders"), "-q"]);
        let run = run.failed(10);
        assert!(run.stderr.contains("ValidateQuota"), "{status}: {run}");
        assert!(run.stderr.contains("cluster delete p-"), "{status}: {run}");
        assert_eq!(sandbox.count("POST", "/clusters"), 1, "{status}");
    }
}
