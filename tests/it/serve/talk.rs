//! What the project's first talk showed: its paths, its parameter, its answers.

use serde_json::json;

use super::{JSON, Server, body, create, curl, psql};
use crate::needs_postgres;
use crate::support::Machine;

#[test]
fn the_demonstration_of_the_talk_works() {
    needs_postgres!();
    let machine = Machine::new();
    let server = Server::start(&machine, &[]);
    let url = server.talk().replace("127.0.0.1", "localhost");
    let post = [
        "-H",
        JSON,
        "-X",
        "POST",
        "--data",
        "@my_postgraas.json",
        &url,
    ];
    let created = curl(&post);
    assert_eq!(created.status, 200, "{created:?}");
    let instance = created.json();
    for key in [
        "container_id",
        "db_name",
        "db_pwd",
        "db_username",
        "host",
        "port",
        "postgraas_instance_id",
    ] {
        assert!(!instance[key].is_null(), "{key} in {instance}");
    }
    let port = instance["port"].as_u64().expect("a number").to_string();
    let password = "correct-horse-battery-staple";
    let made = "create table t (n int); insert into t values (42); select n from t";
    assert!(psql(&port, "my_user", "my_db", password, made).ends_with("42"));
    let again = curl(&post);
    assert_eq!(
        (again.status, again.json()),
        (
            409,
            json!({"msg": "postgraas_name already exists my_postgraas"})
        )
    );
    let item = format!("{url}/{}", instance["postgraas_instance_id"]);
    let record = curl(&[&item]).json();
    assert_eq!(record["postgraas_instance_name"], "my_postgraas");
    assert_eq!(curl(&[&url]).json(), json!([record]));
    let deleted = curl(&["-X", "DELETE", &item]);
    assert_eq!(
        (deleted.status, deleted.json()),
        (
            200,
            json!({"status": "success", "msg": "deleted postgraas instance"})
        )
    );
    let gone = curl(&["-X", "DELETE", &item]);
    assert_eq!(
        (gone.status, gone.json()),
        (404, json!({"status": "failed", "msg": "does not exist 1"}))
    );
    assert!(machine.servers().is_empty());
}

#[test]
fn the_talk_does_not_open_what_a_password_closes() {
    needs_postgres!();
    let machine = Machine::new();
    let server = Server::start(&machine, &[]);
    create(&server, &body("closed", "d", "u", "secret"));
    let item = format!("{}/1", server.talk());
    assert_eq!(curl(&["-X", "DELETE", &item]).status, 400);
    let wrong = r#"{"db_pwd": "wrong"}"#;
    assert_eq!(
        curl(&["-X", "DELETE", "-H", JSON, "-d", wrong, &item]).status,
        401
    );
    assert_eq!(machine.servers().len(), 1);
    let right = r#"{"db_pwd": "secret"}"#;
    assert_eq!(
        curl(&["-X", "DELETE", "-H", JSON, "-d", right, &item]).status,
        200
    );
}
