//! The original's documented curl commands, and its answers field by field. What differs on purpose is
//! listed in `src/serve/docs.md`.

use serde_json::{Value, json};

use super::{JSON, Server, body, create, curl, delete, psql};
use crate::needs_postgres;
use crate::support::Machine;

fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect();
    keys.sort_unstable();
    keys
}

#[test]
fn the_documented_commands_work_as_documented() {
    needs_postgres!();
    let machine = Machine::new();
    let server = Server::start(&machine, &[]);
    // The documents say `localhost`.
    let url = server.v2().replace("127.0.0.1", "localhost");
    let created = curl(&[
        "-H",
        JSON,
        "-X",
        "POST",
        "--data",
        "@my_postgraas_v2.json",
        &url,
    ]);
    assert_eq!(created.status, 201, "{created:?}");
    assert_eq!(created.header("content-type"), Some("application/json"));
    assert!(created.body.ends_with("}\n"));
    let instance = created.json();
    assert_eq!(
        keys(&instance),
        [
            "container_id",
            "db_name",
            "db_pwd",
            "db_username",
            "host",
            "port",
            "postgraas_instance_id",
        ]
    );
    assert_eq!(instance["postgraas_instance_id"], 1);
    assert_eq!(instance["db_name"], "my_db");
    assert_eq!(instance["db_username"], "my_user");
    assert_eq!(instance["db_pwd"], "correct-horse-battery-staple");
    assert_eq!(instance["host"], "127.0.0.1");
    let port = instance["port"].as_u64().expect("a number").to_string();
    assert!(instance["container_id"].is_string());
    let password = "correct-horse-battery-staple";
    let query = "select current_user || ' ' || current_database()";
    assert_eq!(
        psql(&port, "my_user", "my_db", password, query),
        "my_user my_db"
    );

    let list = curl(&["-H", JSON, "-X", "GET", &url]);
    assert_eq!(list.status, 200);
    let records = list.json();
    let [record] = records.as_array().expect("a list").as_slice() else {
        panic!("{records}");
    };
    assert_eq!(
        keys(record),
        [
            "container_id",
            "creation_timestamp",
            "db_name",
            "hostname",
            "id",
            "password",
            "port",
            "postgraas_instance_name",
            "username",
        ]
    );
    let timestamp = record["creation_timestamp"].as_str().expect("a time");
    assert_eq!(
        timestamp.len(),
        "2026-11-21T00:54:16.929038".len(),
        "{timestamp}"
    );
    let mut rest = record.clone();
    rest["creation_timestamp"] = Value::Null;
    assert_eq!(
        rest,
        json!({
            "id": 1, "postgraas_instance_name": "my_postgraas", "creation_timestamp": null,
            "db_name": "my_db", "username": "my_user", "password": "", "hostname": "127.0.0.1",
            "port": port, "container_id": instance["container_id"],
        })
    );
    for item in ["1", "01"] {
        assert_eq!(curl(&[&format!("{url}/{item}")]).json(), *record);
    }
    let deleted = curl(&[
        "-H",
        JSON,
        "-X",
        "DELETE",
        "--data",
        "@pwd.json",
        &format!("{url}/1"),
    ]);
    assert_eq!(deleted.status, 200);
    assert_eq!(
        deleted.json(),
        json!({"status": "success", "msg": "deleted postgraas instance"})
    );
    assert_eq!(curl(&[&url]).json(), json!([]));
    assert!(machine.servers().is_empty());
    assert!(machine.leftovers().is_empty(), "{:?}", machine.leftovers());
}

#[test]
fn refusals_have_the_statuses_and_bodies_of_the_original() {
    needs_postgres!();
    let machine = Machine::new();
    let server = Server::start(&machine, &[]);
    let url = server.v2();
    let post = |data: &str| curl(&["-H", JSON, "-d", data, &url]);
    let is = |answer: super::Answer, status: u16, body: Value| {
        assert_eq!((answer.status, answer.json()), (status, body));
    };
    let malformed = json!({"message": "The browser (or proxy) sent a request that this server could not understand."});
    is(post("{"), 400, malformed.clone());
    is(
        post(r#"{"db_name": "d", "db_username": "u"}"#),
        400,
        json!({"message": {
            "postgraas_instance_name": "name of the postgraas instance",
            "db_pwd": "Password of the database user",
        }}),
    );
    is(
        curl(&["-X", "POST", &url]),
        400,
        json!({"message": {
            "postgraas_instance_name": "name of the postgraas instance",
            "db_name": "Database name",
            "db_username": "Username of database user",
            "db_pwd": "Password of the database user",
        }}),
    );
    is(
        post(&body("n1", "d1", "u1", "")),
        400,
        json!({"msg": "The password may not be empty."}),
    );
    is(
        post(&body("n1", "d1", "postgres", "secret")),
        422,
        json!({"msg": "username postgres is backlisted"}),
    );
    assert_eq!(
        create(&server, &body("n1", "d1", "u1", "secret")).status,
        201
    );
    is(
        post(&body("n1", "d2", "u2", "secret")),
        409,
        json!({"msg": "postgraas_instance_name already exists n1"}),
    );
    // Something of that name which this API did not make.
    machine.run(&["cluster", "create", "taken"]).succeeded();
    is(
        post(&body("taken", "d1", "u2", "secret")),
        409,
        json!({"description": "database or user already exists d1, u2"}),
    );
    let nobody = json!({
        "id": 0, "postgraas_instance_name": null, "creation_timestamp": null, "db_name": null,
        "username": null, "password": null, "hostname": null, "port": null, "container_id": null,
    });
    for missing in ["7", "0", "99999999999999999999"] {
        is(curl(&[&format!("{url}/{missing}")]), 200, nobody.clone());
    }
    let gone = delete(&server, &json!(7), "x");
    is(
        gone,
        404,
        json!({"status": "failed", "msg": "Postgraas instance 7 does not exist"}),
    );
    let one = format!("{url}/1");
    let without =
        json!({"message": {"db_pwd": "pass of the db user is needed to delete instance."}});
    is(curl(&["-X", "DELETE", &one]), 400, without.clone());
    is(
        curl(&["-X", "DELETE", "-H", JSON, "-d", "{}", &one]),
        400,
        without,
    );
    is(curl(&["-X", "DELETE", "-H", JSON, &one]), 400, malformed);
    is(
        delete(&server, &json!(1), "wrong"),
        401,
        json!({"status": "failed", "msg": "Could not connect to postgres instance: FATAL:  password authentication failed for user \"u1\"\n"}),
    );
    let wrong_method = curl(&["-X", "PUT", &one]);
    assert_eq!(
        wrong_method
            .header("allow")
            .map(|allow| allow.contains("DELETE")),
        Some(true)
    );
    is(
        wrong_method,
        405,
        json!({"message": "The method is not allowed for the requested URL."}),
    );
    for path in [
        "/",
        "/api/v1/postgraas_instances",
        "/health/",
        "/api/v2/postgraas_instances/",
        "/api/v2/postgraas_instances/abc",
    ] {
        assert_eq!(
            curl(&[&format!("{}{path}", server.url)]).status,
            404,
            "{path}"
        );
    }
    let options = curl(&["-X", "OPTIONS", &one]);
    assert_eq!((options.status, options.body.as_str()), (200, ""));
    assert_eq!(options.header("allow"), Some("DELETE, GET, HEAD, OPTIONS"));
    let health = curl(&[&format!("{}/health", server.url)]);
    assert_eq!((health.status, health.body.as_str()), (200, "ok"));
    assert_eq!(delete(&server, &json!(1), "secret").status, 200);
}

#[test]
fn an_instance_in_use_is_not_deleted() {
    needs_postgres!();
    let machine = Machine::new();
    let server = Server::start(&machine, &[]);
    let instance = create(&server, &body("busy", "d", "u", "secret")).json();
    let port = u16::try_from(instance["port"].as_u64().expect("a port")).expect("a port");
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    let mut config = tokio_postgres::Config::new();
    config
        .host("127.0.0.1")
        .port(port)
        .user("u")
        .dbname("d")
        .password("secret");
    let (client, driver) = runtime
        .block_on(config.connect(tokio_postgres::NoTls))
        .expect("a session");
    let driver = runtime.spawn(driver);
    let refused = delete(&server, &json!(1), "secret");
    assert_eq!(refused.status, 409);
    assert_eq!(
        refused.json(),
        json!({"status": "failed", "msg": "Database contains other 1 active sessions. Please close or terminate all sessions before deleting"})
    );
    drop(client);
    runtime
        .block_on(driver)
        .expect("it ends")
        .expect("in order");
    // The server's side of the session ends a moment later.
    let deleted = (0..100)
        .map(|_| delete(&server, &json!(1), "secret"))
        .find(|answer| answer.status != 409);
    assert_eq!(deleted.expect("an answer").status, 200);
}

#[test]
fn a_cluster_that_was_deleted_otherwise_can_be_deleted_here() {
    needs_postgres!();
    let machine = Machine::new();
    let server = Server::start(&machine, &[]);
    create(&server, &body("gone", "d", "u", "secret"));
    machine
        .run(&["cluster", "delete", "gone", "--yes"])
        .succeeded();
    let deleted = delete(&server, &json!(1), "secret");
    assert_eq!(
        (deleted.status, deleted.json()),
        (
            200,
            json!({"status": "success", "msg": "deleted postgraas instance, but container was not found..."})
        )
    );
    assert_eq!(delete(&server, &json!(1), "secret").status, 404);
}

#[test]
fn a_creation_that_fails_leaves_nothing_and_says_no_password() {
    needs_postgres!();
    let machine = Machine::new();
    let server = Server::start(&machine, &[]);
    let planted = "planted-secret";
    for (name, database, user) in [
        ("n", "d", "pg_foo"),
        ("n", "d", "public"),
        ("n", "", "u"),
        ("n", "d", ""),
        ("n", "d", &"u".repeat(64)),
        ("n", &"d".repeat(101), "u"),
        (&"n".repeat(101), "d", "u"),
        ("not a name", "d", "u"),
        ("", "d", "u"),
        ("n\u{0}", "d", "u"),
        // The server refuses what the request's check lets through.
        ("n", "dbaas_spare", "u"),
    ] {
        let answer = create(&server, &body(name, database, user, planted));
        assert_eq!(
            answer.status, 400,
            "{name:?} {database:?} {user:?}: {answer:?}"
        );
        assert!(answer.json()["msg"].is_string(), "{answer:?}");
        assert!(!answer.body.contains(planted), "{answer:?}");
    }
    assert_eq!(curl(&[&server.v2()]).json(), json!([]));
    assert!(machine.servers().is_empty());
    // The same name with a good request works at once.
    assert_eq!(create(&server, &body("n", "d", "u", planted)).status, 201);
    assert!(!server.log().contains(planted));
    assert!(!server.log().contains("postgraas_instance_name"));
    delete(&server, &json!(1), planted);
}
