//! A creation happens once, or it is said that nobody knows: whatever becomes of its answer.

use std::os::unix::fs::PermissionsExt;

use serde_json::{Value, json};

use super::{body, machine, named};
use crate::snapshot;
use crate::support::sandbox::{Sandbox, cluster_body};
use crate::support::{Machine, Run};

fn create(machine: &Machine, name: &str, more: &[&str]) -> Run {
    let file = body(machine, name);
    let words = ["cluster", "create", "-f", &file, "--no-wait", "-o", "name"];
    machine.run(&[&words[..], more].concat())
}

/// How often a creation was sent.
fn sent(sandbox: &Sandbox) -> usize {
    sandbox.count("POST", "/clusters")
}

#[test]
fn what_was_made_is_adopted_though_the_answer_did_not_say_so() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    for (index, fault) in [
        "lost",
        "reset-after",
        "truncate",
        "status-after=500",
        "status-after=504",
        // A success that says nothing.
        "status-after=200",
    ]
    .iter()
    .enumerate()
    {
        let name = format!("orders-{index}");
        sandbox.fault(format!("POST */clusters {fault}"));
        let before = sent(&sandbox);
        let id = create(&machine, &name, &[]).succeeded();
        let made = named(&sandbox, &name);
        assert_eq!(made.len(), 1, "{fault}");
        assert_eq!(made[0]["clusterId"], id.as_str(), "{fault}");
        assert_eq!(sent(&sandbox) - before, 1, "{fault}");
    }
}

#[test]
fn what_may_have_been_made_is_not_sent_twice() {
    let sandbox = Sandbox::start(&["--fault", "POST */clusters reset"]);
    let machine = machine(&sandbox);
    snapshot!(create(&machine, "orders", &[]), @"
    exit 8
    --- stdout
    --- stderr
    error: whether `orders` is being created is not known: nothing of that name is listed yet
      POST /biganimal/api/v3/projects/prj_Ab12Cd34Ef56Gh78/clusters got no answer
      Connection reset by peer (os error 104)
      operation: [OPERATION]
    hint: look with `dbaas -p ba cluster list --name orders` before you try again: it was not sent twice
    ");
    assert_eq!((named(&sandbox, "orders").len(), sent(&sandbox)), (0, 1));
    // The look itself may fail, too.
    sandbox.fault("POST */clusters lost");
    sandbox.fault("GET */clusters status=403 after=1");
    snapshot!(create(&machine, "orders", &[]), @"
    exit 8
    --- stdout
    --- stderr
    error: whether `orders` is being created is not known: nothing of that name is listed yet
      POST /biganimal/api/v3/projects/prj_Ab12Cd34Ef56Gh78/clusters got no answer
      connection closed before message completed
      and then: GET /biganimal/api/v3/projects/prj_Ab12Cd34Ef56Gh78/clusters was answered with 403 Forbidden
      operation: [OPERATION]
    hint: look with `dbaas -p ba cluster list --name orders` before you try again: it was not sent twice
    ");
    assert_eq!((named(&sandbox, "orders").len(), sent(&sandbox)), (1, 2));
}

#[test]
fn what_somebody_else_made_meanwhile_is_not_adopted() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let mut other = cluster_body("orders");
    other["pgVersion"]["pgVersionId"] = "16".into();
    let id = sandbox.create(other);
    // It is not there yet when this command looks first, and the answer is lost.
    sandbox.fault(
        json!({"method": "GET", "path": "*/clusters", "kind": "status", "value": 200,
        "content_type": "application/json", "body": "{\"data\": []}"}),
    );
    sandbox.fault("POST */clusters reset");
    let run = create(&machine, "orders", &[]);
    assert!(run.stderr.contains(&format!("id: {id}\n")), "{run}");
    assert!(run.stderr.contains("somebody else"), "{run}");
    let _ = run.failed(6);
    assert!(!machine.data().join("credentials.toml").exists());
}

#[test]
fn a_failed_quota_check_leaves_a_husk_that_is_named() {
    let sandbox = Sandbox::start(&["--script", "biganimal.quota-failures=1"]);
    let machine = machine(&sandbox);
    let run = create(&machine, "orders", &[]);
    let husk = named(&sandbox, "orders");
    let id = husk[0]["clusterId"].as_str().expect("an id");
    assert!(
        run.stderr.contains(&format!("cluster delete {id}`")),
        "{run}"
    );
    let masked = run.to_string().replace(id, "ID");
    insta::with_settings!({filters => vec![("reference: .*", "reference: [REFERENCE]")]}, {
        insta::assert_snapshot!(masked, @"
        exit 10
        --- stdout
        --- stderr
        passwords are kept in [MACHINE]/data/credentials.toml, which only you can read
        creating `orders`
        error: the creation of `orders` failed and left a cluster behind
          the portal refused POST /biganimal/api/v3/projects/prj_Ab12Cd34Ef56Gh78/clusters: Internal Server Error
          failed to ValidateQuota
          reference: [REFERENCE]
          its phase: Failed to create cluster
          id: ID
        hint: delete it before you try again: `dbaas -p ba cluster delete ID`
        ");
    });
    assert_eq!((husk.len(), sent(&sandbox)), (1, 1));
}

/// A refusal in the portal's own envelope, before anything was done.
fn refused(status: u16, times: Value) -> Value {
    let body = json!({"error": {"status": status, "message": "busy", "details": "failed to ValidateQuota",
        "reference": "ref-1", "source": "API"}});
    json!({"method": "POST", "path": "*/clusters", "kind": "status", "value": status, "times": times,
        "content_type": "application/json", "body": body.to_string(), "retry_after": 0})
}

#[test]
fn what_the_portal_refused_as_transient_is_sent_again_and_not_for_ever() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    sandbox.fault(refused(500, json!(2)));
    create(&machine, "orders", &[]).succeeded();
    assert_eq!((named(&sandbox, "orders").len(), sent(&sandbox)), (1, 3));

    sandbox.control("DELETE", "requests", None);
    sandbox.fault(refused(500, json!("all")));
    snapshot!(create(&machine, "others", &[]), @"
    exit 1
    --- stdout
    --- stderr
    error: the portal refused POST /biganimal/api/v3/projects/prj_Ab12Cd34Ef56Gh78/clusters: busy
      failed to ValidateQuota
      reference: ref-1
    ");
    assert_eq!((named(&sandbox, "others").len(), sent(&sandbox)), (0, 4));
    for (retries, expected) in [("0", 1), ("1", 2)] {
        sandbox.control("DELETE", "requests", None);
        let _ = create(&machine, "others", &["--max-retries", retries]).failed(1);
        assert_eq!(sent(&sandbox), expected);
    }
    // A pause beyond the budget is not begun.
    sandbox.control("DELETE", "faults", None);
    let mut later = refused(429, json!("all"));
    later["retry_after"] = 3600.into();
    sandbox.fault(later);
    sandbox.control("DELETE", "requests", None);
    let _ = create(&machine, "others", &[]).failed(8);
    assert_eq!((named(&sandbox, "others").len(), sent(&sandbox)), (0, 1));
}

#[test]
fn a_name_that_is_taken_is_a_conflict_and_sends_nothing() {
    let sandbox = Sandbox::start(&["--script", "biganimal.duplicate-names=allowed"]);
    let machine = machine(&sandbox);
    let id = sandbox.create(cluster_body("orders"));
    let before = sent(&sandbox);
    let taken = create(&machine, "orders", &[]);
    assert!(taken.stderr.contains(&format!("id: {id}\n")), "{taken}");
    let _ = taken.failed(6);
    assert_eq!(
        create(&machine, "orders", &["--if-not-exists"]).succeeded(),
        id
    );
    assert_eq!(
        (named(&sandbox, "orders").len(), sent(&sandbox)),
        (1, before)
    );
    // Another name that only contains it is no match, whether the portal honours `exact` or not.
    sandbox.script("exact", "ignored");
    let other = create(&machine, "order", &[]).succeeded();
    assert_ne!(other, id);
}

#[test]
fn a_restore_is_a_creation() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let source = sandbox.create(cluster_body("orders"));
    sandbox.ready(&source);
    sandbox.fault("POST */restore lost");
    let words = [
        "backup",
        "restore",
        "orders",
        "--as",
        "copy",
        "--no-wait",
        "-o",
        "name",
    ];
    let id = machine.run(&words).succeeded();
    assert_eq!(named(&sandbox, "copy")[0]["clusterId"], id.as_str());
    let restores = sandbox.count("POST", "/restore");
    assert_eq!((named(&sandbox, "copy").len(), restores), (1, 1));
}

#[test]
fn an_update_whose_answer_was_lost_is_believed_when_it_shows() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let id = sandbox.create(cluster_body("orders"));
    sandbox.ready(&id);
    let setting = "native.biganimal.backupRetentionPeriod=9d";
    for fault in ["lost", "status-after=503"] {
        sandbox.fault(format!("PUT */clusters/{id} {fault}"));
        machine
            .run(&["cluster", "update", &id, "--set", setting])
            .succeeded();
        sandbox.ready(&id);
    }
    // What reads back late is not taken for done.
    sandbox.script("read-back", "late");
    sandbox.script("modification-polls", 5);
    sandbox.fault(format!("PUT */clusters/{id} lost"));
    let other = "native.biganimal.backupRetentionPeriod=8d";
    let unsure = machine
        .run(&["cluster", "update", &id, "--set", other])
        .failed(6);
    assert!(unsure.stderr.contains("may have been accepted"), "{unsure}");
}

#[test]
fn nothing_is_made_whose_password_cannot_be_kept() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let orders = create(&machine, "orders", &[]).succeeded();
    sandbox.ready(&orders);
    let stored = machine.data().join("credentials.toml");
    let readable_by_all = std::fs::Permissions::from_mode(0o644);
    std::fs::set_permissions(&stored, readable_by_all).expect("a mode");
    let before = sandbox.requests().len();
    let run = create(&machine, "others", &[]).failed(4);
    assert!(run.stderr.contains("chmod 600"), "{run}");
    let restore = ["backup", "restore", "orders", "--as", "others"];
    let _ = machine.run(&restore).failed(4);
    let asked = sandbox.requests().split_off(before);
    assert!(asked.iter().all(|request| request["method"] == "GET"));
    // Where nothing is to be kept, nothing is in the way.
    create(&machine, "others", &["--no-store-password"]).succeeded();
}

#[test]
fn a_restored_cluster_has_its_own_password_though_its_source_names_no_user() {
    let sandbox = Sandbox::start(&["--script", "biganimal.early-connection=missing"]);
    let machine = machine(&sandbox);
    // One that is not ready shows no connection.
    create(&machine, "orders", &[]).succeeded();
    let password = machine.write("password", "a-new-password-of-its-own");
    let password = password.display().to_string();
    let words = ["backup", "restore", "orders", "--as", "copy", "-o", "name"];
    let copy = machine
        .run(&[&words[..], &["--password-file", &password]].concat())
        .succeeded();
    sandbox.ready(&copy);
    let uri = machine.run(&["cluster", "connection", &copy]).succeeded();
    assert!(uri.contains("a-new-password-of-its-own"), "{uri}");
}
