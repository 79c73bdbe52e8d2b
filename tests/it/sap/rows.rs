//! The semantics of the vendor's API, row by row: states, limits, refusals, and answers that are malformed.

use super::{call, records, sandbox};
use crate::snapshot;

#[test]
fn a_creation_and_a_deletion_are_waited_for() {
    let (sandbox, machine) = sandbox(&[]);
    snapshot!(machine.run(&["cluster", "create", "t1"]), @"
    exit 0
    --- stdout
    NAME  ID  STATE  POSTGRES  REGION  NODES  AGE
    t1  t1  ready  -  -  -  -
    --- stderr
    creating `t1`
    waiting for `t1`: `t1` is provisioning
    `t1` is provisioning
    connect with  `dbaas -p sap psql t1`
    connection string  `dbaas -p sap cluster connection t1`
    ");
    // It is looked for before, and then until it is ready: three looks see it in creation.
    assert_eq!(sandbox.count("POST", "/t1"), 1);
    assert_eq!(sandbox.count("GET", "/t1"), 5);
    snapshot!(machine.run(&["cluster", "delete", "t1", "--yes"]), @"
    exit 0
    --- stdout
    NAME  ID  DELETED
    t1  t1  yes
    --- stderr
    waiting for `t1`: `t1` is deleting
    `t1` is deleting
    ");
    assert!(records(&sandbox).is_empty());
}

#[test]
fn what_is_there_or_is_not_has_an_exit_code_of_its_own() {
    let (sandbox, machine) = sandbox(&[]);
    machine.run(&["cluster", "create", "t1", "-q"]).succeeded();
    snapshot!(machine.run(&["cluster", "create", "t1"]), @"
    exit 6
    --- stdout
    --- stderr
    error: there is a cluster `t1` already
      id: t1
    hint: choose another name, or accept that one with --if-not-exists
    ");
    machine
        .run(&["cluster", "create", "t1", "--if-not-exists", "-q"])
        .succeeded();
    // Somebody was faster: it was not there when this command looked.
    sandbox.fault("GET */t1 status=404");
    let refused = machine.run(&["cluster", "create", "t1"]).failed(6);
    assert!(
        refused
            .stderr
            .contains("the tenant 't1' has a managed instance already"),
        "{refused}"
    );
    for words in [
        &["cluster", "delete", "t2", "--yes"][..],
        &["cluster", "get", "t2"],
        &["cluster", "connection", "t2"],
    ] {
        let _ = machine.run(words).failed(5);
    }
}

#[test]
fn a_creation_that_failed_says_why_and_keeps_its_record() {
    let (sandbox, machine) = sandbox(&["--script", "sap.failed-creations=2"]);
    snapshot!(machine.run(&["cluster", "create", "t1"]), @"
    exit 10
    --- stdout
    --- stderr
    creating `t1`
    waiting for `t1`: `t1` is provisioning
    `t1` is provisioning
    error: `t1` failed
      CREATION_FAILED: quota exceeded
    hint: look at it with `dbaas -p sap cluster get t1 --native`
    ");
    let _ = machine.run(&["cluster", "create", "t1"]).failed(6);
    let _ = machine.run(&["cluster", "connection", "t1"]).failed(1);
    machine
        .run(&["cluster", "delete", "t1", "--yes"])
        .succeeded();
    sandbox.script_of("sap", "failed-message", "false");
    let failed = machine.run(&["cluster", "create", "t1"]).failed(10);
    assert!(failed.stderr.contains("  CREATION_FAILED\n"), "{failed}");
}

#[test]
fn a_deletion_that_failed_is_no_success() {
    let (_sandbox, machine) = sandbox(&["--script", "sap.failed-deletions=1"]);
    machine.run(&["cluster", "create", "t1", "-q"]).succeeded();
    let failed = machine.run(&["cluster", "delete", "t1", "--yes", "--timeout", "2s"]);
    assert!(
        failed.stderr.contains("DELETION_FAILED: quota exceeded"),
        "{failed}"
    );
    let _ = failed.failed(10);
}

#[test]
fn a_wait_ends_at_the_limit_of_the_option_and_says_how_to_go_on() {
    let (sandbox, machine) = sandbox(&["--script", "sap.creation-polls=100000"]);
    let config = std::fs::read_to_string(sandbox.line()["config"].as_str().expect("a file"));
    let tuned =
        config.expect("a text") + "polling_interval_millis = 10\npolling_timeout_seconds = 1\n";
    let machine = machine.with(
        "DBAAS_CONFIG",
        &sandbox.beside_its_config("tuned.toml", &tuned),
    );
    snapshot!(machine.run(&["cluster", "create", "t1", "-q"]), @"
    exit 9
    --- stdout
    --- stderr
    error: `t1` has not reached `ready` within [AGE]
      id: t1
      `t1` is provisioning
      operation: [OPERATION]
    hint: go on waiting with `dbaas -p sap cluster wait t1 --for ready`
    ");
    sandbox.script_of("sap", "creation-polls", "0");
    machine
        .run(&["cluster", "wait", "t1", "--for", "ready", "-q"])
        .succeeded();
    // A limit of this run outranks it.
    sandbox.script_of("sap", "creation-polls", "100000");
    let run = machine.run(&["cluster", "create", "t2", "-q", "--timeout", "0s"]);
    let _ = run.failed(9);
}

#[test]
fn a_credential_that_ends_is_told_at_once_and_a_server_that_fails_is_survived() {
    let (sandbox, machine) = sandbox(&[]);
    let wrong = machine
        .run_with_input(&["cluster", "list", "--secret-stdin"], b"planted-wrong\n")
        .failed(4);
    assert!(
        wrong.stderr.contains("user or password is wrong"),
        "{wrong}"
    );
    assert!(!wrong.stderr.contains("planted"), "{wrong}");
    // In the middle of a wait: 500 several times, then what is right.
    sandbox.fault("GET */t1 status=500 after=2 times=3");
    machine
        .run(&["cluster", "create", "t1", "-q", "--max-retries", "0"])
        .succeeded();
    sandbox.fault("GET */t2 status=401 after=3 times=all");
    let _ = machine.run(&["cluster", "create", "t2", "-q"]).failed(4);
}

#[test]
fn answers_that_are_malformed_are_told_and_never_taken_for_success() {
    let (sandbox, machine) = sandbox(&[]);
    machine.run(&["cluster", "create", "t1", "-q"]).succeeded();
    let get = |how: &str| {
        sandbox.script_of("sap", "record", how);
        machine.run(&["cluster", "get", "t1", "--jq", "\"\\(.id) \\(.state)\""])
    };
    let _ = get("not-json").failed(1);
    let _ = get("null").failed(5);
    assert_eq!(get("plain-text").succeeded(), "t1 ready");
    assert_eq!(get("no-status").succeeded(), "t1 unknown");
    assert_eq!(get("lower-case").succeeded(), "t1 unknown");
    assert_eq!(get("other-tenant").succeeded(), "t1 ready");
    let list = |how: &str| {
        sandbox.script_of("sap", "list", how);
        machine.run(&["cluster", "list", "--jq", ".[].state"])
    };
    let _ = list("object").failed(1);
    let _ = list("null").failed(1);
    let _ = list("empty").failed(8);
    assert_eq!(list("no-status").succeeded(), "unknown");
    sandbox.script_of("sap", "list", "array");
    sandbox.fault("GET */managed_instances/* status=404");
    let _ = machine.run(&["cluster", "list"]).failed(3);
}

#[test]
fn only_the_documented_statuses_mean_that_it_has_begun() {
    let (sandbox, machine) = sandbox(&[]);
    for status in ["200", "202"] {
        sandbox.script_of("sap", "create-status", status);
        // What was accepted is looked for, and taken where it is there.
        let name = format!("t{status}");
        machine.run(&["cluster", "create", &name, "-q"]).succeeded();
        assert_eq!(sandbox.count("POST", &format!("/{name}")), 1);
        sandbox.script_of("sap", "delete-status", status);
        let refused = machine
            .run(&["cluster", "delete", &name, "--yes"])
            .failed(1);
        assert!(refused.stderr.contains("204 No Content"), "{refused}");
    }
}

#[test]
fn a_tenant_is_one_segment_and_cannot_climb() {
    let (sandbox, machine) = sandbox(&[]);
    for tenant in [
        "a/b",
        "ü x",
        "a?b=c",
        "a#b",
        "a%20b",
        "{tenant_id}",
        "$&x",
        "../x",
    ] {
        machine
            .run(&["cluster", "create", tenant, "-q"])
            .succeeded();
        let found = records(&sandbox);
        assert_eq!(found.len(), 1, "{tenant}");
        assert_eq!(found[0]["tenant_id"], tenant);
        machine
            .run(&["cluster", "delete", tenant, "--yes"])
            .succeeded();
    }
    for tenant in ["..", ".", " "] {
        let _ = machine.run(&["cluster", "create", tenant]).failed(2);
        let _ = machine.run(&["cluster", "get", tenant]).failed(2);
    }
    let _ = machine.run(&["api", "get", "/../.."]).failed(2);
    // A client of another kind, which does not clean its path either.
    assert_eq!(call(&sandbox, "POST", "/%2e%2e", None).status, 400);
}

#[test]
fn parameters_pass_as_they_are_and_nothing_else_does() {
    let (sandbox, machine) = sandbox(&[]);
    machine.run(&["cluster", "create", "t1", "-q"]).succeeded();
    let parameters = r#"{"provisioning_parameters": {"database_id": "d"}, "more": 1.50}"#;
    let file = machine.write("parameters.json", parameters);
    let file = file.display().to_string();
    machine
        .run(&["cluster", "create", "t2", "-f", &file, "-q"])
        .succeeded();
    let requests = sandbox.requests();
    let bytes = |tenant: &str| {
        let is = |request: &&serde_json::Value| {
            request["method"] == "POST"
                && request["path"]
                    .as_str()
                    .is_some_and(|path| path.ends_with(tenant))
        };
        requests.iter().find(is).expect("a creation")["body_bytes"].clone()
    };
    assert_eq!(bytes("/t1"), 0);
    assert_eq!(
        bytes("/t2"),
        parameters.replace(": ", ":").replace(", ", ",").len()
    );
    let refused = machine
        .run(&["cluster", "create", "t3", "--postgres", "16", "--cpu", "2"])
        .failed(7);
    assert!(
        refused.stderr.contains("`postgres`") && refused.stderr.contains("`cpu`"),
        "{refused}"
    );
    let given = ["cluster", "create", "t3", "--password-stdin"];
    let _ = machine
        .run_with_input(&given, b"planted-password\n")
        .failed(2);
    let _ = machine.run(&["cluster", "create", "-f", &file]).failed(3);
    let text = r#"{"binding_parameters": 7}"#;
    let file = machine.write("wrong.json", text).display().to_string();
    let refused = machine
        .run(&["cluster", "create", "t3", "-f", &file])
        .failed(1);
    assert!(
        refused
            .stderr
            .contains("'binding_parameters' should be an object"),
        "{refused}"
    );
    assert_eq!(records(&sandbox).len(), 2);
}

#[test]
fn a_creation_whose_answer_was_lost_is_found_and_not_sent_twice() {
    let (sandbox, machine) = sandbox(&[]);
    for (index, fault) in [
        "lost",
        "reset-after",
        "status-after=500",
        "status-after=202",
    ]
    .iter()
    .enumerate()
    {
        let name = format!("t{index}");
        sandbox.fault(format!("POST */{name} {fault}"));
        machine.run(&["cluster", "create", &name, "-q"]).succeeded();
        assert_eq!(sandbox.count("POST", &format!("/{name}")), 1, "{fault}");
    }
    assert_eq!(records(&sandbox).len(), 4);
    sandbox.fault("POST */t9 reset");
    let unknown = machine.run(&["cluster", "create", "t9", "-q"]).failed(8);
    assert!(unknown.stderr.contains("is not known"), "{unknown}");
    sandbox.fault("DELETE */t0 lost");
    machine
        .run(&["cluster", "delete", "t0", "--yes"])
        .succeeded();
}

#[test]
fn no_secret_of_an_instance_is_printed_unless_it_is_asked_for() {
    let (sandbox, machine) = sandbox(&[]);
    machine.run(&["cluster", "create", "t1", "-q"]).succeeded();
    let record = call(&sandbox, "GET", "/t1", None).json();
    let password = record["credentials"]["password"]
        .as_str()
        .expect("a password");
    for words in [
        &["cluster", "get", "t1", "--native"][..],
        &["cluster", "get", "t1", "-o", "yaml"],
        &["cluster", "list", "-o", "json", "--native"],
        &["cluster", "list", "--trace"],
        &["cluster", "connection", "t1", "-o", "json"],
        &["operation", "list", "-o", "json"],
    ] {
        let run = machine.run(words);
        assert!(!run.to_string().contains(password), "{words:?}: {run}");
    }
    let uri = machine.run(&["cluster", "connection", "t1"]).succeeded();
    assert!(uri.contains(password), "{uri}");
    // It is the service's, and is not kept here.
    assert!(!machine.data().join("credentials.toml").exists());
    call(&sandbox, "PATCH", "/t1/binding", None);
    let renewed = machine.run(&["cluster", "connection", "t1"]).succeeded();
    assert_ne!(uri, renewed);
}
