//! The surprises of the vendor's contract, and for each uncertain point every reading that it allows.

use serde_json::json;

use super::{body, create, machine};
use crate::snapshot;
use crate::support::sandbox::{PROJECT, Sandbox};

#[test]
fn one_cluster_may_come_as_an_object_or_as_a_list_of_one() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let id = create(&machine, "orders");
    for reading in ["object", "array"] {
        sandbox.script("cluster-data", reading);
        let seen = machine.run(&["cluster", "get", &id, "-o", "json"]).json();
        assert_eq!(seen["name"], "orders", "{reading}");
    }
}

#[test]
fn names_are_compared_here_whether_or_not_the_vendor_does() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let id = create(&machine, "orders");
    create(&machine, "orders-2");
    for reading in ["honoured", "ignored", "refused"] {
        sandbox.script("exact", reading);
        let found = machine.run(&["cluster", "get", "orders", "--jq", ".id"]);
        assert_eq!(found.succeeded(), id, "{reading}");
        let listed = machine.run(&["cluster", "list", "--name", "orders", "-o", "name"]);
        assert_eq!(listed.succeeded(), id, "{reading}");
        // A name that is only a part of another is free, and `orders` is not.
        machine
            .run(&[
                "cluster",
                "create",
                "-f",
                &body(&machine, "order"),
                "--dry-run",
            ])
            .succeeded();
        let _ = machine
            .run(&["cluster", "create", "-f", &body(&machine, "orders"), "-q"])
            .failed(6);
    }
}

#[test]
fn a_name_that_is_taken_is_a_conflict_also_where_the_vendor_allows_a_second_one() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    create(&machine, "orders");
    for reading in ["refused", "allowed"] {
        sandbox.script("duplicate-names", reading);
        let file = body(&machine, "orders");
        let run = machine
            .run(&["cluster", "create", "-f", &file, "-q"])
            .failed(6);
        assert!(run.stderr.contains("--if-not-exists"), "{run}");
    }
    assert_eq!(sandbox.count("POST", "/clusters"), 1);
    // Two of one name, made elsewhere: nothing is chosen for the user.
    sandbox.create(crate::support::sandbox::cluster_body("orders"));
    let run = machine
        .run(&["cluster", "delete", "orders", "--yes"])
        .failed(6);
    assert!(run.stderr.contains("several clusters"), "{run}");
}

#[test]
fn a_name_that_a_deleted_cluster_still_holds_is_said_so() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    create(&machine, "orders");
    sandbox.script("name-hold", "1h");
    machine
        .run(&["cluster", "delete", "orders", "--yes"])
        .succeeded();
    let run = machine.run(&["cluster", "create", "-f", &body(&machine, "orders"), "-q"]);
    assert_eq!(run.code, Some(6), "{run}");
    assert!(run.stderr.contains("reserved for about a minute"), "{run}");
}

#[test]
fn any_success_of_a_verb_is_a_success() {
    for status in ["200", "201", "202", "204"] {
        let sandbox = Sandbox::start(&[]);
        sandbox.script("action-status", status);
        let machine = machine(&sandbox);
        create(&machine, "orders");
        for (verb, state) in [("stop", "stopped"), ("start", "ready")] {
            let run = machine.run(&["cluster", verb, "orders", "--wait", "-o", "json"]);
            assert_eq!(run.json()["state"], state, "{status}");
        }
    }
}

#[test]
fn a_deleted_cluster_may_be_seen_for_a_while() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    for polls in ["0", "3"] {
        create(&machine, "orders");
        sandbox.script("deletion-polls", polls);
        machine
            .run(&["cluster", "delete", "orders", "--yes", "--wait"])
            .succeeded();
        let _ = machine.run(&["cluster", "get", "orders"]).failed(5);
    }
}

#[test]
fn a_connection_may_be_missing_or_empty_before_the_cluster_is_ready() {
    for reading in ["missing", "empty", "not-found", "null", "partial"] {
        let sandbox = Sandbox::start(&["--script", "sandbox.polls-per-step=3"]);
        sandbox.script("early-connection", reading);
        let machine = machine(&sandbox);
        let file = body(&machine, "orders");
        let made = machine.run(&["cluster", "create", "-f", &file, "-o", "json"]);
        let host = &made.json()["endpoint"]["host"];
        assert_eq!(host.is_string(), reading == "partial", "{reading}");
        let early = machine.run(&["cluster", "connection", "orders"]).failed(8);
        assert!(early.stderr.contains("cluster wait"), "{reading}: {early}");
        machine.run(&["cluster", "wait", "orders"]).succeeded();
        machine
            .run(&["cluster", "connection", "orders"])
            .succeeded();
    }
}

#[test]
fn a_project_is_discovered_where_there_is_only_one() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let config = format!(
        "credential-store = \"none\"\n[profile.ba]\nprovider = \"biganimal\"\nendpoint = \"{}\"\n",
        sandbox.biganimal("endpoint")
    );
    let config = machine.write("config.toml", config).display().to_string();
    let key = machine.write("key", sandbox.biganimal("access_key"));
    let key = format!("access-key={}", key.display());
    let list = [
        "--config",
        &config,
        "-p",
        "ba",
        "--secret-file",
        &key,
        "cluster",
        "list",
    ];
    machine.run(&list).succeeded();
    assert_eq!(
        sandbox.count("GET", &format!("/projects/{PROJECT}/clusters")),
        1
    );
    sandbox.script("projects", "2");
    let run = machine.run(&list).failed(3);
    assert!(run.stderr.contains("several projects"), "{run}");
    assert!(run.stderr.contains("`project`"), "{run}");
}

#[test]
fn the_audience_is_the_one_that_the_portal_names_or_the_usual_one() {
    for (switch, value) in [("audience", "missing"), ("audience", "other")] {
        let sandbox = Sandbox::start(&[]);
        sandbox.script("device-interval", "0");
        sandbox.script(switch, value);
        let machine = machine(&sandbox);
        let config = format!(
            "credential-store = \"file\"\n[profile.ba]\nprovider = \"biganimal\"\nendpoint = \"{}\"\n",
            sandbox.biganimal("endpoint")
        );
        let config = machine.write("config.toml", config).display().to_string();
        machine
            .run(&["--config", &config, "login", "ba", "--no-browser"])
            .succeeded();
        machine
            .run(&["--config", &config, "-p", "ba", "cluster", "list"])
            .succeeded();
    }
}

#[test]
fn the_other_kinds_of_clusters_are_listed_and_shown_and_not_changed() {
    let sandbox = Sandbox::start(&[]);
    sandbox.script("seed-kinds", "true");
    let machine = machine(&sandbox);
    let listed = machine.run(&["cluster", "list", "-o", "json"]).json();
    let listed = listed.as_array().expect("a list");
    assert!(listed.len() >= 4, "{listed:?}");
    for cluster in listed {
        assert_eq!(cluster["state"], "ready", "{cluster}");
        assert!(
            cluster["nodes"].is_number() || cluster["cpu"].is_number(),
            "{cluster}"
        );
    }
    for (id, words) in [
        ("p-kindpgd001", "is a distributed cluster"),
        ("p-kindfar001", "is a faraway replica"),
        ("p-kindana001", "is an analytical cluster"),
    ] {
        let update = ["cluster", "update", id, "--allow", "10.0.0.0/8"];
        let run = machine.run(&update).failed(7);
        assert!(run.stderr.contains(words), "{run}");
        assert!(run.stderr.contains("dbaas -p biganimal api"), "{run}");
    }
    assert_eq!(sandbox.count("PUT", ""), 0);
    let update = ["cluster", "update", "p-kindmain01", "--allow", "10.0.0.0/8"];
    machine.run(&update).succeeded();
}

#[test]
fn every_way_in_that_a_cluster_has_is_shown_and_no_other() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    create(&machine, "plain");
    let mut body = crate::support::sandbox::cluster_body("orders");
    body["readOnlyConnections"] = true.into();
    body["pgBouncer"] = json!({"isEnabled": true, "settings": []});
    let file = machine.write("all.json", body.to_string());
    let file = file.display().to_string();
    let id = machine
        .run(&[
            "cluster", "create", "-f", &file, "--wait", "-o", "name", "-q",
        ])
        .succeeded();
    for (route, host) in [
        ("primary", ""),
        ("read-only", "-r"),
        ("pooler", "-pooler"),
        ("read-only-pooler", "-pooler-r"),
    ] {
        let way = |name| ["cluster", "connection", name, "--route", route];
        let uri = machine.run(&way("orders")).succeeded();
        assert!(uri.contains(&format!("@{id}{host}.ab12")), "{uri}");
        if route != "primary" {
            let run = machine.run(&way("plain")).failed(7);
            assert!(run.stderr.contains(route), "{run}");
        }
    }
}

#[test]
fn a_pasted_token_may_be_the_whole_object_and_must_hold_an_access_token() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let config = format!(
        "credential-store = \"none\"\n[profile.ba]\nprovider = \"biganimal\"\nendpoint = \"{}\"\n\
         project = \"{PROJECT}\"\n",
        sandbox.biganimal("endpoint")
    );
    let config = machine.write("config.toml", config).display().to_string();
    let list = |token: &str| {
        let token = machine.write("token", token).display().to_string();
        let token = format!("token={token}");
        let account = ["--config", &config, "-p", "ba", "--secret-file", &token];
        machine.run(&[&account[..], &["cluster", "list"]].concat())
    };
    let token = sandbox.biganimal("token");
    let whole = |access_token: serde_json::Value| {
        json!({"access_token": access_token, "refresh_token": "planted-refresh", "expires_in": 86400,
            "token_type": "Bearer", "scope": "openid"})
        .to_string()
    };
    list(&token).succeeded();
    list(&whole(token.into())).succeeded();
    let before = sandbox.requests().len();
    for nothing in [
        whole(json!(null)),
        whole("".into()),
        whole(json!(7)),
        r#"{"refresh_token": "planted-refresh"}"#.to_owned(),
        "{\"refresh_token\": \"planted-refresh\"".to_owned(),
        "null".to_owned(),
    ] {
        let run = list(&nothing).failed(4);
        assert!(!run.stderr.contains("planted"), "{run}");
    }
    assert_eq!(sandbox.requests().len(), before);
}

#[test]
fn every_word_of_a_refusal_is_shown() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let mut wrong = crate::support::sandbox::cluster_body("orders");
    wrong["astonishment"] = true.into();
    wrong["surprise"] = true.into();
    let file = machine
        .write("wrong.json", wrong.to_string())
        .display()
        .to_string();
    let run = machine
        .run(&["cluster", "create", "-f", &file, "-o", "json"])
        .failed(1);
    let error = run.json_error();
    assert_eq!(error["http_status"], 400);
    assert!(error["request_id"].is_string(), "{error}");
    let details = error["details"].to_string();
    for word in [".body.surprise", ".body.astonishment", "reference: "] {
        assert!(details.contains(word), "{word}: {details}");
    }
    sandbox.script("permissions", "read");
    let run = machine
        .run(&["cluster", "create", "-f", &body(&machine, "orders")])
        .failed(4);
    assert!(run.stderr.contains("whoami --verify"), "{run}");
}

#[test]
fn a_cluster_that_waits_for_a_key_says_what_to_do() {
    let sandbox = Sandbox::start(&[]);
    sandbox.script("tde-polls", "100");
    let machine = machine(&sandbox);
    let mut with_key = crate::support::sandbox::cluster_body("orders");
    with_key["keyId"] = "key_1".into();
    let file = machine
        .write("key.json", with_key.to_string())
        .display()
        .to_string();
    let run = machine
        .run(&["cluster", "create", "-f", &file, "--wait", "-q"])
        .failed(10);
    assert!(run.stderr.contains("needs your attention"), "{run}");
    assert!(run.stderr.contains("grant the encryption key"), "{run}");
    assert!(run.stderr.contains("cluster wait p-"), "{run}");
}

#[test]
fn a_key_is_waited_for_where_nobody_says_whom_to_grant_it() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let create = |name: &str| {
        let mut with_key = crate::support::sandbox::cluster_body(name);
        with_key["keyId"] = "key_1".into();
        let file = machine.write("key.json", with_key.to_string());
        let file = file.display().to_string();
        machine.run(&[
            "cluster", "create", "-f", &file, "--wait", "-o", "json", "-q",
        ])
    };
    sandbox.script("tde-polls", "3");
    sandbox.script("key-identity", "empty");
    assert_eq!(create("orders").json()["state"], "ready");
    // Whoever grants it goes on as the hint says.
    sandbox.script("key-identity", "named");
    sandbox.script("tde-polls", "2");
    let _ = create("ledger").failed(10);
    machine.run(&["cluster", "wait", "ledger"]).succeeded();
    let seen = machine.run(&["cluster", "get", "ledger", "-o", "json"]);
    assert_eq!(seen.json()["state"], "ready");
}

#[test]
fn a_failed_cluster_ends_the_wait() {
    let sandbox = Sandbox::start(&[]);
    sandbox.script("failed-provisionings", "1");
    let machine = machine(&sandbox);
    let file = body(&machine, "orders");
    let run = machine.run(&["cluster", "create", "-f", &file, "--wait", "-q"]);
    snapshot!(run, @"
    exit 10
    --- stdout
    --- stderr
    error: `orders` failed
      Failed to create cluster
    hint: look at it with `dbaas -p biganimal cluster get [ID] --native`
    ");
}

#[test]
fn the_catalog_is_listed() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let place = ["--cloud", "aws", "--region", "us-east-1"];
    for what in ["versions", "regions", "sizes", "storage", "projects"] {
        let mut arguments = vec!["catalog", what, "-o", "name"];
        if ["sizes", "storage"].contains(&what) {
            arguments.extend(place);
            let _ = machine.run(&["catalog", what]).failed(2);
        }
        assert!(!machine.run(&arguments).succeeded().is_empty(), "{what}");
        arguments.extend(["-p", "biganimal-v1"]);
        match what {
            "projects" => {
                let _ = machine.run(&arguments).failed(7);
            }
            "regions" => {
                let _ = machine.run(&arguments).failed(2);
            }
            _ => assert!(!machine.run(&arguments).succeeded().is_empty(), "{what}"),
        }
    }
    let _ = machine.run(&["catalog", "datacenters"]).failed(7);
}
