//! What old and odd servers say, which neither of the real ones can be made to say here: the originals
//! before 2.0.2, the Docker backend, and hosted backends that rename the user.

use serde_json::{Value, json};

use super::Client;
use crate::snapshot;
use crate::support::between::{Act, Between};

const NOBODY: &str = r#"{"id": 0, "postgraas_instance_name": null, "creation_timestamp": null,
    "db_name": null, "username": null, "password": null, "hostname": null, "port": null,
    "container_id": null}"#;

fn record(user: &str, host: &str) -> Value {
    json!({
        "id": 1, "postgraas_instance_name": "n1", "creation_timestamp": "2020-01-02T03:04:05",
        "db_name": "n1", "username": user, "password": "", "hostname": host, "port": "5432",
        "container_id": null,
    })
}

/// A server of one instance, which is there once it was created if `exists` is false.
fn server(record: Value, mut exists: bool, post: &'static str, delete: &'static str) -> Between {
    Between::before("", move |line, _| {
        let body = match line.split_once(' ') {
            Some(("POST", _)) => {
                exists = !post.contains("\"msg\"");
                post.to_owned()
            }
            Some(("DELETE", _)) => delete.to_owned(),
            Some((_, path)) if path.ends_with("/1") && exists => record.to_string(),
            Some((_, path)) if path.ends_with("instances") && exists => json!([record]).to_string(),
            Some((_, path)) if path.ends_with("instances") => "[]".to_owned(),
            _ => NOBODY.to_owned(),
        };
        Act::Answer(200, body)
    })
}

#[test]
fn a_refusal_with_status_200_is_one() {
    let refusal = r#"{"msg": "postgraas_name already exists n1"}"#;
    let failed = r#"{"status": "failed", "msg": "FATAL: password authentication failed"}"#;
    let old = server(record("n1", "db.example"), true, refusal, failed);
    let client = Client::of(&old.url, "v1");
    let delete = ["cluster", "delete", "n1", "--yes", "--password-stdin"];
    snapshot!(client.run_with_input(&delete, "planted-secret"), @"
    exit 1
    --- stdout
    --- stderr
    error: the server refused DELETE /postgraas_instances/1: FATAL: password authentication failed
    hint: that server does not say whether the password was wrong: --password-stdin gives another one
    ");
    let old = server(record("n1", "db.example"), false, refusal, failed);
    let client = Client::of(&old.url, "v1");
    let run = client.run(&["cluster", "create", "n1"]).failed(1);
    assert!(
        run.stderr.contains("postgraas_name already exists n1"),
        "{run}"
    );
    assert_eq!(old.count("POST"), 1);
}

#[test]
fn a_placeholder_is_not_shown_and_a_renamed_user_keeps_the_password() {
    let created = r#"{"db_name": "n1", "db_username": "n1@srv", "db_pwd": "planted-secret",
        "host": "not implemented yet", "port": 5432, "container_id": "0123", "postgraas_instance_id": 1}"#;
    let docker = server(
        record("n1@srv", "not implemented yet"),
        false,
        created,
        "{}",
    );
    let client = Client::of(&docker.url, "v2");
    let create = [
        "cluster",
        "create",
        "n1",
        "--no-wait",
        "--password-stdin",
        "-o",
        "uri",
    ];
    let uri = "postgresql://n1%40srv:planted-secret@127.0.0.1:5432/n1?sslmode=prefer";
    let made = client.run_with_input(&create, "planted-secret");
    assert_eq!(made.succeeded(), uri);
    assert_eq!(
        client.run(&["cluster", "connection", "n1"]).succeeded(),
        uri
    );
    let view = client.run(&["cluster", "get", "1", "-o", "json"]).json();
    assert_eq!(view["created_at"], "2020-01-02T03:04:05Z");
    let native = ["cluster", "get", "1", "--native", "-o", "json"];
    let native = client.run(&native).json();
    assert_eq!(native["hostname"], "not implemented yet");
}
