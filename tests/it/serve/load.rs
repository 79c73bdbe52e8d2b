//! Many at once, and killed at any moment: the catalogue and what runs always agree.

use std::collections::BTreeMap;
use std::process::Child;
use std::time::Duration;

use serde_json::json;

use super::{JSON, Server, body, create, curl, curl_command, delete, finish_curl, psql};
use super::{hold_creations, until_creating};
use crate::engine::{Random, argument};
use crate::needs_postgres;
use crate::support::Machine;

const PASSWORD: &str = "planted-secret";

/// Starts a creation and does not wait for its answer.
fn begin(server: &Server, name: &str) -> Child {
    let body = body(name, "d", "u", PASSWORD);
    let arguments = ["-H", JSON, "-d", &body, &server.v2()];
    curl_command(&arguments).spawn().expect("curl starts")
}

/// The instances that the API lists, with their ports, and the clusters of the machine.
fn compare(machine: &Machine, server: &Server, context: &str) -> BTreeMap<String, String> {
    let records = curl(&[&server.v2()]).json();
    let listed: BTreeMap<String, String> = records
        .as_array()
        .expect("a list")
        .iter()
        .map(|record| {
            let text = |key: &str| record[key].as_str().expect("a text").to_owned();
            (text("postgraas_instance_name"), text("port"))
        })
        .collect();
    let clusters = machine.run(&["cluster", "list", "--jq", r#".[] | "\(.name) \(.state)""#]);
    let clusters = clusters.succeeded();
    let expected: Vec<String> = listed.keys().map(|name| format!("{name} ready")).collect();
    let running: Vec<&str> = clusters.lines().collect();
    assert_eq!(running, expected, "{context}");
    assert_eq!(machine.servers().len(), listed.len(), "{context}");
    let left = machine.leftovers();
    let directories = left
        .iter()
        .filter(|name| name.starts_with("clusters/"))
        .count();
    assert_eq!(directories, listed.len(), "{context}: {left:?}");
    listed
}

#[test]
fn of_a_hundred_creations_of_twenty_names_twenty_win() {
    needs_postgres!();
    let machine = Machine::new();
    let server = Server::start(&machine, &[]);
    let started: Vec<Child> = (0..100)
        .map(|number| begin(&server, &format!("n{:02}", number % 20)))
        .collect();
    let mut statuses: BTreeMap<u16, u32> = BTreeMap::new();
    for curl in started {
        let answer = finish_curl(curl).expect("an answer");
        *statuses.entry(answer.status).or_default() += 1;
        if answer.status == 409 {
            let said = answer.json()["msg"].as_str().expect("a text").to_owned();
            assert!(
                said.starts_with("postgraas_instance_name already exists n"),
                "{said}"
            );
        }
    }
    assert_eq!(statuses, BTreeMap::from([(201, 20), (409, 80)]));
    let listed = compare(&machine, &server, "after the load");
    assert_eq!(listed.len(), 20);
    for port in listed.values() {
        assert_eq!(psql(port, "u", "d", PASSWORD, "select 1"), "1");
    }
    assert!(!server.log().contains(PASSWORD));
}

#[test]
fn reads_are_answered_while_an_instance_is_made() {
    needs_postgres!();
    let machine = Machine::new();
    let held = hold_creations(&machine);
    let server = Server::start(&machine, &["--workers", "1"]);
    let creation = begin(&server, "slow");
    until_creating(&machine);
    assert_eq!(curl(&[&server.v2()]).json(), json!([]));
    // Its name is taken already.
    assert_eq!(create(&server, &body("slow", "d", "u", "p")).status, 409);
    drop(held);
    assert_eq!(finish_curl(creation).expect("an answer").status, 201);
}

/// `DBAAS_TEST_ROUNDS` and `DBAAS_TEST_SEED` make it longer, or repeat a round that failed.
#[test]
fn a_server_that_is_killed_leaves_a_catalogue_that_is_true() {
    needs_postgres!();
    let rounds = argument("DBAAS_TEST_ROUNDS", 6);
    let seed = argument("DBAAS_TEST_SEED", u64::from(std::process::id()));
    let mut random = Random(seed);
    let machine = Machine::new();
    let mut server = Server::start(&machine, &[]);
    let stays = create(&server, &body("stays", "d", "u", PASSWORD)).json();
    for round in 0..rounds {
        let doomed = create(&server, &body("doomed", "d", "u", PASSWORD)).json();
        let url = format!("{}/{}", server.v2(), doomed["postgraas_instance_id"]);
        let password = json!({ "db_pwd": PASSWORD }).to_string();
        let mut started: Vec<Child> = (0..8)
            .map(|n| begin(&server, &format!("n{}", n % 4)))
            .collect();
        let deletion = ["-X", "DELETE", "-H", JSON, "-d", &password, &url];
        started.push(curl_command(&deletion).spawn().expect("curl starts"));
        std::thread::sleep(Duration::from_micros(random.below(700_000)));
        server.signal("KILL");
        assert_eq!(server.wait(), None);
        let answers: Vec<_> = started.into_iter().map(finish_curl).collect();
        server = Server::start(&machine, &[]);
        let context = format!("round {round} of seed {seed}: {}", server.log());
        let listed = compare(&machine, &server, &context);
        // Not even a name is held by what nobody was told of.
        let metrics = curl(&[&format!("{}/metrics", server.url)]).body;
        let count = format!("\nnumber_of_postgraas_instances {}\n", listed.len());
        assert!(metrics.contains(&count), "{context}: {metrics}");
        assert!(listed.contains_key("stays"), "{context}");
        for port in listed.values() {
            assert_eq!(psql(port, "u", "d", PASSWORD, "select 1"), "1", "{context}");
        }
        // Whoever was told of an instance has it.
        let promised = answers
            .iter()
            .flatten()
            .filter(|answer| answer.status == 201)
            .count();
        let made = listed.keys().filter(|name| name.starts_with('n')).count();
        assert!(promised <= made, "{context}");
        for record in curl(&[&server.v2()]).json().as_array().expect("a list") {
            if record["id"] != stays["postgraas_instance_id"] {
                assert_eq!(
                    delete(&server, &record["id"], PASSWORD).status,
                    200,
                    "{context}"
                );
            }
        }
    }
    assert!(
        !std::fs::read(machine.data().join("serve/local.sqlite"))
            .expect("the catalogue")
            .windows(PASSWORD.len())
            .any(|bytes| bytes == PASSWORD.as_bytes())
    );
}
