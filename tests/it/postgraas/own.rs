//! The client against `dbaas serve`, in both generations.

use std::fs;
use std::os::unix::fs::PermissionsExt;

use dbaas::provider::{ProviderId, ProviderSettings, registry};

use super::{APIS, Client};
use crate::cli::terminal::on_a_terminal;
use crate::conformance::conform;
use crate::serve::Server;
use crate::support::Machine;
use crate::{needs_postgres, snapshot};

#[test]
fn an_instance_is_made_used_and_deleted() {
    needs_postgres!();
    for api in APIS {
        let machine = Machine::new();
        let server = Server::start(&machine, &[]);
        let client = Client::of(&server.url, api);
        assert_eq!(client.names(), "");
        let created = client
            .run(&["cluster", "create", "n1", "-o", "json"])
            .json();
        let view = client.run(&["cluster", "get", "n1", "-o", "json"]).json();
        assert_eq!(created, view);
        assert_eq!(
            (&view["id"], &view["state"], &view["profile"]),
            (&"1".into(), &"ready".into(), &"there".into())
        );
        assert_eq!(view["endpoint"]["host"], "127.0.0.1");
        assert!(view["created_at"].is_string(), "{view}");
        assert_eq!(
            client.run(&["cluster", "get", "1", "-o", "json"]).json(),
            view
        );
        assert_eq!(
            client.ask("n1", "select current_user || ' ' || current_database()"),
            "n1 n1"
        );
        let uri = client.run(&["cluster", "connection", "n1"]).succeeded();
        assert!(
            uri.starts_with("postgresql://n1:") && uri.ends_with("/n1?sslmode=prefer"),
            "{uri}"
        );
        let wait = ["cluster", "wait", "n1", "--for", "sql", "-o", "name"];
        assert_eq!(client.run(&wait).succeeded(), "1");

        let taken = client.run(&["cluster", "create", "n1"]).failed(6);
        assert!(taken.stderr.contains("id: 1"), "{taken}");
        let again = ["cluster", "create", "n1", "--if-not-exists", "-o", "name"];
        assert_eq!(client.run(&again).succeeded(), "1");
        for unknown in ["nobody", "99", "0", "01", "99999999999999999999999"] {
            let _ = client.run(&["cluster", "get", unknown]).failed(5);
        }
        let wrong = ["cluster", "delete", "n1", "--yes", "--password-stdin"];
        let refused = client.run_with_input(&wrong, "wrong\n").failed(4);
        assert!(
            refused.stderr.contains("the password is not that of")
                && !refused.stderr.contains("token"),
            "{refused}"
        );
        assert_eq!(client.names(), "n1");
        client
            .run(&["cluster", "delete", "n1", "--yes"])
            .succeeded();
        assert_eq!(client.names(), "");
        assert!(machine.servers().is_empty());
    }
}

#[test]
fn a_deletion_wants_a_password_that_is_given_kept_or_typed() {
    needs_postgres!();
    let machine = Machine::new();
    let server = Server::start(&machine, &[]);
    let own = Client::of(&server.url, "v2");
    for name in ["n1", "n2", "n3"] {
        let create = ["cluster", "create", name, "--password-stdin"];
        own.run_with_input(&create, "planted-secret").succeeded();
    }
    // Somebody else, who knows no password.
    let other = Client::of(&server.url, "v2");
    snapshot!(other.run(&["cluster", "delete", "n1", "n2", "--yes"]), @"
    exit 2
    --- stdout
    --- stderr
    error: deleting wants the password of `n1` in `n1`, and none is kept
    hint: give it with --password-stdin or --password-file
    ");
    assert_eq!(other.names(), "n1\nn2\nn3");
    let given = ["cluster", "delete", "n1", "--yes", "--password-stdin"];
    other.run_with_input(&given, "planted-secret\n").succeeded();
    let typed = on_a_terminal(
        &other.0,
        "-p there cluster delete n2 --yes",
        "planted-secret\n",
    );
    let (_, answered) = typed.split_once("(not shown)").expect("it is asked for");
    assert!(
        answered.ends_with("exit 0") && !answered.contains("planted"),
        "{typed}"
    );
    // The server lets nobody delete in the unversioned API what was made with a password.
    let talk = Client::of(&server.url, "v1");
    let refused = talk.run(&["cluster", "delete", "n3", "--yes"]).failed(2);
    assert!(refused.stderr.contains("--password-stdin"), "{refused}");
    assert_eq!(own.names(), "n3");
    own.run(&["cluster", "delete", "n3", "--yes"]).succeeded();
    // What the unversioned API made, it deletes without one.
    talk.run(&[
        "cluster",
        "create",
        "n4",
        "--no-store-password",
        "-o",
        "uri",
    ])
    .succeeded();
    talk.run(&["cluster", "delete", "n4", "--yes"]).succeeded();
    assert!(machine.servers().is_empty());
    let unused = ["cluster", "delete", "x", "--yes", "--password-stdin"];
    let refused = machine.run(&unused).failed(7);
    assert!(refused.stderr.contains("takes no password"), "{refused}");
}

#[test]
fn a_token_is_sent_where_there_is_one() {
    let machine = Machine::new();
    let tokens = machine.write("tokens", "planted-token\n");
    fs::set_permissions(&tokens, fs::Permissions::from_mode(0o600)).expect("a mode");
    let server = Server::start(&machine, &["--token-file", "tokens"]);
    let client = Client::of(&server.url, "v2");
    snapshot!(client.run(&["cluster", "list"]), @"
    exit 4
    --- stdout
    --- stderr
    error: the server refused GET /api/v2/postgraas_instances: A bearer token is needed.
    hint: the server wants a token: store it with `dbaas -p there login --secret-stdin`, or set DBAAS_TOKEN
    ");
    let doctor = client.run(&["doctor", "--jq", r#".[] | "\(.check) \(.status)""#]);
    assert!(doctor.stdout.contains("credential failed"), "{doctor}");
    let check = ["profile", "check", "there", "--jq", ".[].status"];
    assert_eq!(client.0.run(&check).succeeded(), "ok\nok\nok\nok");
    let store = ["login", "there", "--secret-stdin"];
    client
        .0
        .run_with_input(&store, b"planted-token\n")
        .succeeded();
    assert_eq!(client.names(), "");
    let traced = client.run(&["cluster", "list", "--trace"]);
    assert!(
        traced.stderr.contains("authorization: Bearer ***"),
        "{traced}"
    );
    let doctor = client.run(&["doctor", "--jq", r#".[] | "\(.check) \(.status)""#]);
    assert!(
        doctor.stdout.contains("endpoint ok\ncredential ok"),
        "{doctor}"
    );
    let raw = client.run(&["api", "GET", "/postgraas_instances"]);
    assert_eq!(raw.succeeded(), "[]");
    assert_eq!(client.run(&["api", "GET", "/health"]).succeeded(), "ok");
    let same = client.run(&["api", "GET", "/api/v2/postgraas_instances"]);
    assert_eq!(same.succeeded(), "[]");
}

#[test]
fn a_profile_that_cannot_work_says_why() {
    let machine = Machine::new();
    snapshot!(machine.run(&["--provider", "postgraas", "cluster", "list"]), @r#"
    exit 3
    --- stdout
    --- stderr
    error: there is no `endpoint`, and the provider has no usual one
    hint: write the server's address into the profile, such as `endpoint = "http://127.0.0.1:[PORT]"`, or set DBAAS_ENDPOINT
    "#);
    let server = Server::start(&machine, &[]);
    // An address with nothing of Postgraas: nothing there must not look like an instance that is gone.
    let astray = Client::of(&format!("{}/elsewhere", server.url), "v2");
    for arguments in [
        &["cluster", "list"][..],
        &["cluster", "delete", "7", "--yes", "--ignore-not-found"],
    ] {
        let run = astray.run(arguments).failed(3);
        assert!(run.stderr.contains("check `endpoint` and `api`"), "{run}");
    }
    let full = Client::of(&server.v2(), "v2");
    assert_eq!(full.names(), "");
    let other = Client::of(&server.v2(), "v1")
        .run(&["cluster", "list"])
        .failed(3);
    assert!(other.stderr.contains("api = \"v2\""), "{other}");
    let here = Client::of(&server.url, "v2");
    for arguments in [
        &["cluster", "stop", "x"][..],
        &["backup", "list", "x"],
        &["token", "get"],
        &["cluster", "list", "--filter", "a=b"],
    ] {
        let _ = here.run(arguments).failed(7);
    }
}

#[test]
fn it_keeps_the_contracts_of_its_facets() {
    needs_postgres!();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    for api in APIS {
        let machine = Machine::new();
        let server = Server::start(&machine, &[]);
        let mut settings = ProviderSettings {
            profile: Some("here".to_owned()),
            ..ProviderSettings::default()
        };
        for (key, value) in [("api", api), ("endpoint", &server.url)] {
            settings.values.insert(key.to_owned(), value.to_owned());
        }
        let provider = registry::open(ProviderId::Postgraas, settings);
        runtime.block_on(conform(&*provider));
    }
}
