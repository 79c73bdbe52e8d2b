//! `dbaas serve` over a profile of `postgraas`: a server behind a server.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use serde_json::{Value, json};

use super::Client;
use crate::needs_postgres;
use crate::serve::{Answer, Server, body, curl, psql};
use crate::support::Machine;

const TOKEN: &str = "Authorization: Bearer planted-token";
const JSON: &str = "Content-Type: application/json";
const SERVE: [&str; 4] = ["-p", "there", "--token-file", "tokens"];

fn front(behind: &Server) -> Client {
    let front = Client::of(&behind.url, "v2");
    let tokens = front.0.write("tokens", "planted-token\n");
    fs::set_permissions(&tokens, fs::Permissions::from_mode(0o600)).expect("a mode");
    front
}

fn create(server: &Server, name: &str) -> Value {
    let body = body(name, "d", "u", "secret");
    let created = curl(&["-H", TOKEN, "-H", JSON, "-d", &body, &server.v2()]);
    assert_eq!(created.status, 201, "{created:?}");
    created.json()
}

fn delete(server: &Server, id: &Value, password: &str) -> Answer {
    let body = json!({ "db_pwd": password }).to_string();
    let url = format!("{}/{id}", server.v2());
    curl(&["-X", "DELETE", "-H", TOKEN, "-H", JSON, "-d", &body, &url])
}

#[test]
fn an_instance_of_the_server_in_front_is_one_of_the_server_behind() {
    needs_postgres!();
    let machine = Machine::new();
    let behind = Server::start(&machine, &[]);
    let front = front(&behind);
    let unprotected = ["-p", "there", "serve", "--listen", "127.0.0.1:0"];
    let _ = front.0.run(&unprotected).failed(2);
    let server = Server::start(&front.0, &SERVE);
    let instance = create(&server, "n1");
    let port = instance["port"].to_string();
    assert_eq!(psql(&port, "u", "d", "secret", "select 1"), "1");
    let record = curl(&["-H", TOKEN, &server.v2()]).json();
    assert_eq!(record[0]["postgraas_instance_name"], "n1");
    let there = curl(&[&behind.v2()]).json();
    assert_eq!(there[0]["postgraas_instance_name"], "n1");
    assert_eq!(record[0]["container_id"], there[0]["id"].to_string());
    assert_eq!(
        delete(&server, &instance["postgraas_instance_id"], "wrong").status,
        401
    );
    // And a client of it, to which a server is a server.
    let client = Client::of(&server.url, "v2");
    client
        .0
        .run_with_input(&["login", "there", "--secret-stdin"], b"planted-token")
        .succeeded();
    client.run(&["cluster", "create", "n2"]).succeeded();
    assert_eq!(client.ask("n2", "select current_user"), "n2");
    client
        .run(&["cluster", "delete", "n2", "--yes"])
        .succeeded();
    // The unversioned API cannot delete without a password what wants one behind it.
    let body =
        r#"{"postgraas_name": "n3", "db_name": "d", "db_username": "u", "db_pwd": "secret"}"#;
    let talk = format!("{}/postgraas_instances", server.url);
    let made = curl(&["-H", TOKEN, "-H", JSON, "-d", body, &talk]).json();
    let item = format!("{talk}/{}", made["postgraas_instance_id"]);
    assert_eq!(curl(&["-X", "DELETE", "-H", TOKEN, &item]).status, 400);
    for id in [
        &instance["postgraas_instance_id"],
        &made["postgraas_instance_id"],
    ] {
        let deleted = delete(&server, id, "secret");
        assert_eq!(deleted.status, 200, "{deleted:?}");
    }
    assert_eq!(curl(&[&behind.v2()]).json(), json!([]));
    assert!(machine.servers().is_empty());
}

#[test]
fn after_a_crash_an_instance_waits_for_its_password() {
    needs_postgres!();
    let machine = Machine::new();
    let behind = Server::start(&machine, &[]);
    let front = front(&behind);
    for (phase, said) in [("creating", "finished"), ("deleting", "given up")] {
        let mut server = Server::start(&front.0, &SERVE);
        let id = create(&server, "n1")["postgraas_instance_id"].clone();
        let before = curl(&["-H", TOKEN, &server.v2()]).json();
        server.signal("KILL");
        assert_eq!(server.wait(), None);
        // As if it had come between two steps.
        let catalogue = front.0.data().join("serve/there.sqlite");
        let catalogue = rusqlite::Connection::open(catalogue).expect("the catalogue");
        let set = "UPDATE instance SET phase = ?1, host = iif(?1 = 'creating', NULL, host), \
                   port = iif(?1 = 'creating', NULL, port)";
        catalogue.execute(set, [phase]).expect("it is changed");
        drop(catalogue);
        let server = Server::start(&front.0, &SERVE);
        assert_eq!(curl(&["-H", TOKEN, &server.v2()]).json(), before, "{phase}");
        assert!(server.log().contains(said), "{}", server.log());
        assert_eq!(delete(&server, &id, "secret").status, 200);
    }
    assert_eq!(curl(&[&behind.v2()]).json(), json!([]));
}
