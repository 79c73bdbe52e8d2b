//! The end of a server: what is being answered is finished, what runs goes on running.

use serde_json::json;

use super::{
    JSON, Server, body, create, curl, curl_command, finish_curl, hold_creations, psql, try_curl,
    until_creating,
};
use crate::needs_postgres;
use crate::support::Machine;

#[test]
fn a_request_that_is_being_answered_is_finished() {
    needs_postgres!();
    let machine = Machine::new();
    for signal in ["TERM", "INT"] {
        let machine = Machine::new();
        let held = hold_creations(&machine);
        let mut server = Server::start(&machine, &[]);
        let data = body("slow", "d", "u", "secret");
        let creation = curl_command(&["-H", JSON, "-d", &data, &server.v2()])
            .spawn()
            .expect("curl starts");
        until_creating(&machine);
        server.signal(signal);
        while try_curl(&[&server.v2()]).is_ok() {}
        drop(held);
        let answer = finish_curl(creation).expect("an answer");
        assert_eq!(answer.status, 201, "{answer:?}");
        assert_eq!(server.wait(), Some(0));
        assert!(
            server.log().contains("every request was finished"),
            "{}",
            server.log()
        );
        let port = answer.json()["port"].to_string();
        assert_eq!(psql(&port, "u", "d", "secret", "select 1"), "1");
    }
    drop(machine);
}

#[test]
fn what_is_not_finished_in_time_is_undone_at_the_next_start() {
    needs_postgres!();
    let machine = Machine::new();
    let held = hold_creations(&machine);
    let mut server = Server::start(&machine, &["--grace", "200ms"]);
    let data = body("slow", "d", "u", "secret");
    let creation = curl_command(&["-H", JSON, "-d", &data, &server.v2()])
        .spawn()
        .expect("curl starts");
    until_creating(&machine);
    server.signal("TERM");
    assert_eq!(server.wait(), Some(9));
    finish_curl(creation).expect_err("no answer");
    drop(held);
    let server = Server::start(&machine, &[]);
    assert!(
        server.log().contains("creation of `slow` undone"),
        "{}",
        server.log()
    );
    assert_eq!(curl(&[&server.v2()]).json(), json!([]));
    assert_eq!(
        machine.run(&["cluster", "list", "-o", "name"]).succeeded(),
        ""
    );
    assert_eq!(create(&server, &data).status, 201);
}

#[test]
fn stopped_instances_are_started_where_that_is_asked_for() {
    needs_postgres!();
    let machine = Machine::new();
    let mut server = Server::start(&machine, &[]);
    let port = create(&server, &body("n", "d", "u", "secret")).json()["port"].to_string();
    server.signal("TERM");
    assert_eq!(server.wait(), Some(0));
    machine.run(&["cluster", "stop", "n"]).succeeded();
    let mut server = Server::start(&machine, &[]);
    assert!(machine.servers().is_empty());
    server.signal("TERM");
    server.wait();
    let _server = Server::start(&machine, &["--start-stopped"]);
    assert_eq!(psql(&port, "u", "d", "secret", "select 1"), "1");
}

#[test]
fn a_server_that_runs_long_collects_no_dead_processes() {
    needs_postgres!();
    let machine = Machine::new();
    let server = Server::start(&machine, &[]);
    for id in 1..=3 {
        assert_eq!(create(&server, &body("n", "d", "u", "secret")).status, 201);
        assert_eq!(super::delete(&server, &json!(id), "secret").status, 200);
    }
    let pid = server.child.id();
    let children = std::fs::read_dir(format!("/proc/{pid}/task")).expect("threads");
    let children: String = children
        .map(|thread| {
            std::fs::read_to_string(thread.expect("a thread").path().join("children"))
                .unwrap_or_default()
        })
        .collect();
    // The last one may not have ended to its end.
    assert!(children.split_whitespace().count() <= 1, "{children}");
}
