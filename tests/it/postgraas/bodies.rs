//! Bodies and specs, and what becomes of them.

use super::{APIS, Client, example};
use crate::serve::Server;
use crate::support::Machine;
use crate::{needs_postgres, snapshot};

#[test]
fn every_example_makes_an_instance_in_both_generations() {
    needs_postgres!();
    for api in APIS {
        let machine = Machine::new();
        let server = Server::start(&machine, &[]);
        let client = Client::of(&server.url, api);
        for file in ["my_postgraas.json", "my_postgraas_v2.json", "portable.toml"] {
            let path = example(file).display().to_string();
            let id = client
                .run(&["cluster", "create", "-f", &path, "-o", "name"])
                .succeeded();
            let ask = "select current_user || ' ' || current_database()";
            assert_eq!(client.ask(&id, ask), "my_user my_db", "{file}");
            client.run(&["cluster", "delete", &id, "--yes"]).succeeded();
        }
    }
}

#[test]
fn a_dry_run_shows_the_request_without_the_password() {
    let machine = Machine::new();
    let server = Server::start(&machine, &[]);
    let shown = |api: &str, arguments: &[&str]| {
        let client = Client::of(&server.url, api);
        let create = ["cluster", "create", "--dry-run", "-o", "json"];
        client.run(&[&create, arguments].concat())
    };
    let native = example("my_postgraas.json").display().to_string();
    let request = ["-f", &native, "--jq", ".requests[0].body"];
    snapshot!(shown("v2", &request), @r#"
    exit 0
    --- stdout
    {"postgraas_instance_name":"my_postgraas","db_name":"my_db","db_username":"my_user"}
    --- stderr
    "#);
    let request = ["n1", "--user", "u1", "--jq", ".requests[0].body, .fields"];
    snapshot!(shown("v1", &request), @r#"
    exit 0
    --- stdout
    {"postgraas_name":"n1","db_name":"n1","db_username":"u1"}
    [{"field":"name","value":"n1","translation":"exact"},{"field":"database","value":"n1","translation":"default"},{"field":"user","value":"u1","translation":"exact"}]
    --- stderr
    "#);
}

#[test]
fn what_a_server_cannot_honour_is_refused_before_anything_is_sent() {
    // Nobody listens there, and nobody is asked.
    let client = Client::of("http://127.0.0.1:1", "v2");
    let create = [
        "cluster",
        "create",
        "n1",
        "--postgres",
        "16",
        "--nodes",
        "3",
        "--cpu",
        "2",
    ];
    snapshot!(client.run(&create), @"
    exit 7
    --- stdout
    --- stderr
    error: provider `postgraas` cannot honour all of the spec
      `postgres`: the server has one version, and does not tell which
      `nodes`: an instance is one database
      `cpu`: the server sets no sizes
    hint: leave these out; `dbaas provider show postgraas` tells what becomes of each field
    ");
    let long = "n".repeat(64);
    let refused = client.run(&["cluster", "create", &long]).failed(2);
    assert!(refused.stderr.contains("63 bytes"), "{refused}");
    let body = r#"{"postgraas_instance_name": "n1", "db_pwd": "planted-secret"}"#;
    let refused = client.run_with_input(&["cluster", "create", "-f", "-"], body);
    assert!(
        refused.stderr.contains("`db_name` is missing")
            && refused.stderr.contains("`db_username` is missing")
            && !refused.stderr.contains("planted"),
        "{refused}"
    );
    let _ = refused.failed(3);
}
