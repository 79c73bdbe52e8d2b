//! Signing in, what a session is used for, and how it is refreshed, against the sandbox.

use std::fs;
use std::path::Path;

use serde_json::{Value, json};

use crate::snapshot;
use crate::support::Machine;
use crate::support::sandbox::{PROJECT, Sandbox};

/// A machine with one profile at the sandbox, which stores nothing.
fn machine(sandbox: &Sandbox) -> Machine {
    let machine = Machine::new().with("DBAAS_CONFIG", "config.toml");
    let text = format!(
        "[profile.ba]\nprovider = \"biganimal\"\nendpoint = \"{}\"\nproject = \"{PROJECT}\"\n",
        sandbox.biganimal("endpoint")
    );
    machine.write("config.toml", text);
    machine
}

#[test]
fn a_session_is_begun_used_and_ended() {
    let sandbox = Sandbox::start(&[]);
    sandbox.script("device-interval", "0");
    let machine = machine(&sandbox);
    let login = machine.run(&["login", "ba", "--no-browser", "-o", "json"]);
    assert!(login.stderr.contains("Confirm the code "), "{login}");
    assert!(login.stderr.contains("/activate?user_code="), "{login}");
    let account = login.json();
    assert_eq!(account["credential"], "session");
    assert!(account["expires_at"].is_string(), "{account}");

    let token = machine.run(&["-p", "ba", "token", "get"]).json();
    assert_eq!(token["token_type"], "Bearer");
    assert_eq!(token["refresh_token"], Value::Null);
    assert!(
        token["expires_in"].as_i64().is_some_and(|left| left > 60),
        "{token}"
    );
    let shown = ["-p", "ba", "token", "get", "--show-secrets"];
    assert!(machine.run(&shown).json()["refresh_token"].is_string());
    let bare = token["access_token"].as_str().expect("a token");
    let raw = machine
        .run(&["-p", "ba", "token", "get", "-o", "raw"])
        .succeeded();
    assert_eq!(raw, bare);
    let header = machine
        .run(&["-p", "ba", "token", "get", "-o", "header"])
        .succeeded();
    assert_eq!(header, format!("Authorization: Bearer {bare}"));
    let exec = [
        "profile",
        "exec",
        "ba",
        "--",
        "sh",
        "-c",
        "echo $BA_BEARER_TOKEN$BA_ACCESS_KEY",
    ];
    assert_eq!(machine.run(&exec).succeeded(), bare);

    let refreshed = machine
        .run(&["-p", "ba", "token", "get", "--refresh"])
        .json();
    assert_ne!(refreshed["access_token"], token["access_token"]);
    let user = machine.run(&["-p", "ba", "whoami", "--verify", "--jq", ".user"]);
    assert_eq!(user.succeeded(), "ada@example.com");

    let second = machine.run_with_input(&["login", "ba", "--secret-stdin"], b"planted-key");
    snapshot!(second, @"
    exit 3
    --- stdout
    --- stderr
    error: the profile `ba` stores another credential: session
      with two of them nobody could say which one is sent
    hint: remove it first: `dbaas logout ba --secret session`
    ");
    machine.run(&["logout", "ba"]).succeeded();
    let _ = machine.run(&["-p", "ba", "token", "get"]).failed(4);
}

#[test]
fn twenty_processes_refresh_once() {
    let sandbox = Sandbox::start(&[]);
    sandbox.script("device-interval", "0");
    let lifetime = |text: &str| {
        let switches = json!({"sandbox.token-lifetime": text});
        let answer = sandbox.control("POST", "script", Some(switches));
        assert_eq!(answer.status, 204, "{answer:?}");
    };
    lifetime("30s");
    let machine = machine(&sandbox);
    machine.run(&["login", "ba", "--no-browser"]).succeeded();
    lifetime("24h");
    let before = sandbox.count("*", "/oauth/token");
    let started: Vec<_> = (0..20)
        .map(|_| machine.start(&["-p", "ba", "token", "get", "-o", "raw"]))
        .collect();
    let mut tokens: Vec<String> = started
        .into_iter()
        .map(|child| machine.finish(child).succeeded())
        .collect();
    tokens.dedup();
    assert_eq!(tokens.len(), 1, "every process has the same token");
    assert_eq!(sandbox.count("*", "/oauth/token") - before, 1);
}

#[test]
fn a_login_that_is_refused_stores_nothing() {
    let sandbox = Sandbox::start(&[]);
    sandbox.script("device-interval", "0");
    sandbox.script("device-outcome", "denied");
    let machine = machine(&sandbox);
    let _ = machine.run(&["login", "ba"]).failed(4);
    assert!(!Path::new(&machine.data().join("credentials.toml")).exists());
}

#[test]
fn the_api_is_called_as_it_is() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox).with("DBAAS_ACCESS_KEY", &sandbox.biganimal("access_key"));
    let api = |arguments: &[&str]| machine.run(&[&["-p", "ba", "api"], arguments].concat());
    let body = api(&["get", "/projects"]).json();
    assert_eq!(body["data"][0]["projectId"], PROJECT);
    assert_eq!(
        api(&["GET", "projects", "--jq", ".data[0].projectId"]).succeeded(),
        PROJECT
    );
    let verbose = api(&["GET", "/projects", "-v"]);
    assert!(
        verbose.stderr.contains("< 200 OK\n< content-type: "),
        "{verbose}"
    );
    let missing = api(&["GET", "/nowhere", "-o", "json"]).failed(5);
    assert!(missing.stdout.contains("Not Found"), "{missing}");
    let error = missing.json_error();
    assert_eq!(error["http_status"], 404);
    assert_eq!(
        error["message"],
        "GET /biganimal/api/v3/nowhere was answered with 404 Not Found"
    );
    machine.write("project.json", "{\"projectName\": \"second\"}");
    let made = api(&["post", "/projects", "-f", "project.json"]).succeeded();
    assert!(made.contains("prj_"), "{made}");
    let before = sandbox.requests().len();
    for (arguments, code) in [
        (&["GET", "//127.0.0.1/x"][..], 2),
        (&["GET", "/%2e%2e/x"], 2),
        (&["GET", "https://evil.example/"], 2),
        (&["GET", "/projects", "--paginate"], 7),
        (&["TRACE", "/projects"], 2),
        (&["GET", "/projects", "-o", "table"], 2),
    ] {
        let _ = api(arguments).failed(code);
    }
    let config = machine.work().join("config.toml");
    let text = fs::read_to_string(&config).expect("the file") + "read-only = true\n";
    fs::write(&config, text).expect("it is written");
    let _ = api(&["DELETE", "/projects/x"]).failed(4);
    assert_eq!(sandbox.requests().len(), before);
}
