//! Answers that are lost or wrong: a creation is sent once, whatever comes of it.

use std::time::{Duration, Instant};

use super::Client;
use crate::serve::Server;
use crate::support::Machine;
use crate::support::between::{Act, Between};
use crate::{needs_postgres, snapshot};

#[test]
fn a_creation_whose_answer_is_lost_is_found() {
    needs_postgres!();
    let acts: [fn() -> Act; 3] = [
        || Act::Lose,
        || Act::Replace(502, "<html>"),
        || Act::Replace(200, "<html>"),
    ];
    for act in acts {
        let machine = Machine::new();
        let server = Server::start(&machine, &[]);
        let between = Between::before(&server.url, move |line, _| match line.starts_with("POST") {
            true => act(),
            false => Act::Pass,
        });
        let client = Client::of(&between.url, "v2");
        let id = client
            .run(&["cluster", "create", "n1", "-o", "name"])
            .succeeded();
        assert_eq!(id, "1");
        assert_eq!(between.count("POST"), 1);
        assert_eq!(machine.servers().len(), 1);
        // Its password was kept.
        assert_eq!(client.ask("n1", "select 1"), "1");
        client
            .run(&["cluster", "delete", "n1", "--yes"])
            .succeeded();
    }
}

#[test]
fn what_is_not_known_is_said_and_not_tried_again() {
    let machine = Machine::new();
    let server = Server::start(&machine, &[]);
    let between = Between::before(&server.url, |line, _| match line.starts_with("POST") {
        true => Act::Swallow,
        false => Act::Pass,
    });
    let client = Client::of(&between.url, "v2");
    let run = client.run(&["cluster", "create", "n1"]).failed(8);
    assert!(
        run.stderr.contains("whether `n1` was created is not known")
            && run.stderr.contains("it was not sent twice"),
        "{run}"
    );
    assert_eq!(between.count("POST"), 1);
    assert_eq!(client.names(), "");
}

#[test]
fn a_failure_says_what_it_may_have_left_and_repeats_no_password() {
    let machine = Machine::new();
    let server = Server::start(&machine, &[]);
    let between = Between::before(&server.url, |line, _| {
        match line.starts_with("POST") {
        true => Act::Answer(
            500,
            r#"{"msg": "role name \"pg_x\" is reserved\nLINE 1: CREATE USER \"pg_x\" PASSWORD 'short'\n"}"#
                .to_owned(),
        ),
        false => Act::Pass,
    }
    });
    let client = Client::of(&between.url, "v2");
    let create = [
        "cluster",
        "create",
        "n1",
        "--user",
        "pg_x",
        "--password-stdin",
    ];
    snapshot!(client.run_with_input(&create, "short"), @r#"
    exit 1
    --- stdout
    --- stderr
    error: the server refused POST /api/v2/postgraas_instances: role name "pg_x" is reserved
      LINE 1: CREATE USER "pg_x" PASSWORD '***'
    hint: it is not listed, and its database `n1` and role `pg_x` may exist all the same: whoever runs the server can drop them
    "#);
    assert_eq!(between.count("POST"), 1);
}

#[test]
fn an_instance_of_somebody_else_is_not_adopted() {
    needs_postgres!();
    let machine = Machine::new();
    let server = Server::start(&machine, &[]);
    let behind = server.url.clone();
    let between = Between::before(&server.url, move |line, _| {
        if line.starts_with("POST") {
            // Somebody is faster, with another user; the request itself is lost.
            let other = Client::of(&behind, "v2");
            let create = ["cluster", "create", "n1", "--user", "other"];
            other.run(&create).succeeded();
            return Act::Swallow;
        }
        Act::Pass
    });
    let client = Client::of(&between.url, "v2");
    let run = client.run(&["cluster", "create", "n1"]).failed(6);
    assert!(run.stderr.contains("somebody else"), "{run}");
}

#[test]
fn a_deletion_whose_answer_is_lost_is_done() {
    needs_postgres!();
    let machine = Machine::new();
    let server = Server::start(&machine, &[]);
    let mut lost = false;
    let between = Between::before(&server.url, move |line, body| {
        if line.starts_with("DELETE") && !lost {
            assert!(body.starts_with(r#"{"db_pwd":"#), "{body}");
            lost = true;
            return Act::Lose;
        }
        Act::Pass
    });
    let client = Client::of(&between.url, "v2");
    client.run(&["cluster", "create", "n1"]).succeeded();
    client
        .run(&["cluster", "delete", "n1", "--yes"])
        .succeeded();
    assert_eq!(between.count("DELETE"), 2);
    assert!(machine.servers().is_empty());
}

#[test]
fn a_killed_creation_is_taken_up_with_a_profile_and_without() {
    needs_postgres!();
    for account in [&["-p", "there"][..], &["--provider", "postgraas"]] {
        let machine = Machine::new();
        let server = Server::start(&machine, &[]);
        let between = Between::before(&server.url, |_, _| Act::Pass);
        let Client(client) = Client::of(&between.url, "v2");
        let client = client.with("DBAAS_ENDPOINT", &between.url);
        let words = |more: &[&'static str]| [account, more].concat();
        let create = words(&["cluster", "create", "n1", "-o", "name"]);
        let mut child = client.start(&create);
        let deadline = Instant::now() + Duration::from_secs(60);
        while between.count("POST") == 0 {
            assert!(Instant::now() < deadline, "nothing was sent");
            std::thread::sleep(Duration::from_millis(2));
        }
        child.kill().expect("it is killed");
        child.wait().expect("it ends");
        let listed = client.run(&["operation", "list", "-o", "json"]).json();
        assert_eq!(listed[0]["phase"], "sending", "{listed}");
        let id = client.run(&create).succeeded();
        assert_eq!(id, "1", "{account:?}");
        assert_eq!(between.count("POST"), 1, "{account:?}");
        // The generated password is the one that the killed process had sent.
        let ask = words(&["psql", "n1", "--", "-Atc", "select 1"]);
        assert_eq!(client.run(&ask).succeeded(), "1");
        let listed = client.run(&["operation", "list", "-o", "json"]).json();
        assert_eq!(listed.as_array().map(Vec::len), Some(0), "{listed}");
        let delete = words(&["cluster", "delete", "n1", "--yes"]);
        client.run(&delete).succeeded();
    }
}
