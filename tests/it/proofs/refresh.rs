//! A session is renewed once, whoever asks, and whatever interrupts it: what can be kept is kept, and what
//! is lost is said. Every window is a fault of the sandbox, never a pause.

use std::fs;
use std::process::Child;
use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use super::signed_out;
use crate::support::Machine;
use crate::support::sandbox::Sandbox;

/// A sandbox, and a machine that is signed in to it.
fn signed_in() -> (Sandbox, Machine) {
    let sandbox = Sandbox::start(&[]);
    sandbox.script("device-interval", 0);
    sandbox.script("device-pending", 0);
    let machine = signed_out(&sandbox);
    machine.run(&["login", "--no-browser", "-q"]).succeeded();
    sandbox.control("DELETE", "requests", None);
    (sandbox, machine)
}

/// The text of the credential file.
fn stored(machine: &Machine) -> String {
    fs::read_to_string(machine.data().join("credentials.toml")).expect("the credential file")
}

/// The refresh token that is stored.
fn refresh_token(machine: &Machine) -> String {
    let document: toml_edit::DocumentMut = stored(machine).parse().expect("TOML");
    let session = document["profile"]["ba"]["secret/session"]
        .as_str()
        .expect("a session");
    let session: Value = serde_json::from_str(session).expect("JSON");
    session["refresh_token"]
        .as_str()
        .expect("a token")
        .to_owned()
}

/// Makes the stored token one that ended long ago.
fn expire(machine: &Machine) {
    let text = stored(machine);
    let at = text.find("expires_at").expect("the time");
    let begin = at + text[at..].find("20").expect("the year");
    let end = begin + text[begin..].find('Z').expect("its end");
    let changed = format!("{}2020-01-01T00:00:00{}", &text[..begin], &text[end..]);
    fs::write(machine.data().join("credentials.toml"), changed).expect("it is written");
}

fn refreshes(sandbox: &Sandbox) -> usize {
    sandbox.count("POST", "/oauth/token")
}

/// Waits until a request was hit by a fault, and then for another look, by which its effect is over.
fn hit(sandbox: &Sandbox, end: &str) {
    let began = Instant::now();
    let is = |request: &Value| {
        request["fault"].is_string() && request["path"].as_str().is_some_and(|p| p.ends_with(end))
    };
    while !sandbox.requests().iter().any(is) {
        assert!(
            began.elapsed() < Duration::from_secs(30),
            "{end} was not asked"
        );
    }
    sandbox.requests();
}

/// `kill -9`.
fn kill(mut child: Child) {
    let id = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    kill_process(id.expect("a process"), Signal::KILL).expect("it is killed");
    child.wait().expect("it ends");
}

#[test]
fn twenty_processes_at_the_moment_of_expiry_refresh_once() {
    let (sandbox, machine) = signed_in();
    let old = refresh_token(&machine);
    expire(&machine);
    // Long enough that all of them want it before one has it.
    sandbox.fault("POST */oauth/token delay=500ms");
    let started: Vec<Child> = (0..20)
        .map(|index| match index % 2 {
            0 => machine.start(&["token", "get", "-o", "raw"]),
            _ => machine.start(&["cluster", "list", "-o", "json"]),
        })
        .collect();
    let ended = started
        .into_iter()
        .map(|child| machine.finish(child).succeeded());
    let mut printed: Vec<String> = ended.collect();
    printed.sort();
    printed.dedup();
    assert_eq!(printed.len(), 2, "one token and one list: {printed:?}");
    assert_eq!(refreshes(&sandbox), 1);
    assert_eq!(sandbox.count("POST", "/auth/token"), 1);
    assert_ne!(refresh_token(&machine), old);
    // What is kept is what the issuer gave last: it can be used.
    machine.run(&["token", "get", "--refresh"]).succeeded();
    assert_eq!(refreshes(&sandbox), 2);
}

#[test]
fn killed_in_the_exchange_nothing_is_lost() {
    let (sandbox, machine) = signed_in();
    let old = refresh_token(&machine);
    expire(&machine);
    sandbox.fault("POST */auth/token hang");
    let child = machine.start(&["token", "get", "-o", "raw"]);
    hit(&sandbox, "/auth/token");
    assert_ne!(refresh_token(&machine), old, "kept before the exchange");
    kill(child);
    machine.run(&["token", "get", "-o", "raw"]).succeeded();
    assert_eq!(refreshes(&sandbox), 1, "the exchange alone was repeated");
    machine.run(&["cluster", "list"]).succeeded();
}

#[test]
fn killed_between_the_rotation_and_its_answer_the_next_command_says_so() {
    let (sandbox, machine) = signed_in();
    expire(&machine);
    sandbox.fault("POST */oauth/token hang-after");
    let child = machine.start(&["token", "get"]);
    hit(&sandbox, "/oauth/token");
    kill(child);
    // An issuer that is away for a moment does not make it forgotten.
    sandbox.fault("POST */oauth/token status=429");
    let _ = machine.run(&["token", "get"]).failed(8);
    for _ in 0..2 {
        let run = machine.run(&["cluster", "list"]).failed(4);
        assert!(
            run.stderr.contains("error: the session has ended\n"),
            "{run}"
        );
        assert!(
            run.stderr
                .contains("was cut off before its answer could be read"),
            "{run}"
        );
        assert!(
            run.stderr.contains("`dbaas --profile ba login`") || run.stderr.contains("login"),
            "{run}"
        );
    }
    machine.run(&["login", "--no-browser", "-q"]).succeeded();
    machine.run(&["token", "get", "--refresh"]).succeeded();
    // It is another session now, whose end has nothing to do with the one before.
    machine.run(&["cluster", "list"]).succeeded();
}

#[test]
fn an_answer_that_is_lost_may_have_rotated() {
    for fault in ["lost", "reset-after", "truncate", "status-after=503"] {
        let (sandbox, machine) = signed_in();
        expire(&machine);
        let before = stored(&machine);
        sandbox.fault(format!("POST */oauth/token {fault}"));
        let run = machine.run(&["token", "get"]).failed(8);
        assert!(run.stderr.contains("may have replaced"), "{fault}: {run}");
        assert_eq!(stored(&machine), before, "{fault}");
        assert_eq!(refreshes(&sandbox), 1, "{fault}: a refresh is not repeated");
        let run = machine.run(&["token", "get"]).failed(4);
        assert!(run.stderr.contains("cut off"), "{fault}: {run}");
    }
}

#[test]
fn a_refresh_that_failed_deletes_nothing() {
    let (sandbox, machine) = signed_in();
    expire(&machine);
    let before = stored(&machine);
    for fault in [
        "status=503",
        "status=429",
        "html",
        "reset",
        "redirect=https://elsewhere.example/",
    ] {
        sandbox.fault(format!("POST */oauth/token {fault}"));
        let run = machine.run(&["token", "get"]);
        assert_ne!(run.code, Some(0), "{fault}: {run}");
        assert_eq!(stored(&machine), before, "{fault}");
    }
    // Where the portal does not even say who the issuer is.
    sandbox.fault("GET */auth/provider status=503 times=all");
    let _ = machine
        .run(&["token", "get", "--max-retries", "0"])
        .failed(8);
    assert_eq!(stored(&machine), before);
    sandbox.control("DELETE", "faults", None);
    machine.run(&["token", "get"]).succeeded();
}

#[test]
fn a_token_that_is_refused_is_renewed_once() {
    let (sandbox, machine) = signed_in();
    sandbox.fault("GET */clusters status=401");
    machine.run(&["cluster", "list"]).succeeded();
    assert_eq!(refreshes(&sandbox), 1);
    assert_eq!(sandbox.count("GET", "/clusters"), 2);
    sandbox.control("DELETE", "requests", None);
    sandbox.fault("GET */clusters status=401 times=all");
    let _ = machine.run(&["cluster", "list"]).failed(4);
    assert_eq!(refreshes(&sandbox), 1);
    assert_eq!(sandbox.count("GET", "/clusters"), 2);
}

#[test]
fn a_session_that_the_issuer_ended_names_the_login() {
    for status in [403, 400] {
        ended(status);
    }
}

fn ended(status: u16) {
    let (_, machine) = {
        let (first, machine) = signed_in();
        // Another sandbox knows none of the tokens of the first one, and takes its place as the issuer.
        let second = Sandbox::start(&[]);
        let port = |sandbox: &Sandbox| {
            let endpoint = sandbox.biganimal("endpoint");
            let port = endpoint.rsplit(':').next().expect("a port");
            port.split('/').next().expect("its digits").to_owned()
        };
        let issued = stored(&machine).replace(&port(&first), &port(&second));
        fs::write(machine.data().join("credentials.toml"), issued).expect("it is written");
        drop(first);
        second.script("invalid-grant-status", status);
        let text = fs::read_to_string(machine.work().join("config.toml")).expect("the file");
        let line = text
            .lines()
            .find(|line| line.starts_with("endpoint"))
            .expect("it");
        let moved = format!("endpoint = \"{}\"", second.biganimal("endpoint"));
        machine.write("config.toml", text.replace(line, &moved));
        let run = machine.run(&["cluster", "list"]).failed(4);
        assert!(
            run.stderr
                .contains("the refresh token is not valid any more"),
            "{run}"
        );
        assert!(run.stderr.contains("login"), "{run}");
        assert!(!run.stderr.contains("cut off"), "{run}");
        (second, machine)
    };
    refresh_token(&machine);
}

/// The portal names its issuer anew each time it is asked; what it says then may not be its own word.
#[test]
fn a_refresh_token_goes_to_no_other_issuer() {
    let (sandbox, machine) = signed_in();
    let stranger =
        crate::support::tls::Listener::start(None, |_| crate::support::tls::json(200, "{}"));
    let before = refresh_token(&machine);
    expire(&machine);
    let body = serde_json::json!({
        "clientId": "c", "scope": "openid", "audience": "a",
        "issuerUri": format!("http://{}", stranger.address),
    });
    sandbox.fault(serde_json::json!({
        "method": "GET", "path": "*/auth/provider", "kind": "status", "value": 200,
        "content_type": "application/json", "body": body.to_string(),
    }));
    let run = machine.run(&["cluster", "list"]).failed(4);
    assert!(run.stderr.contains("nothing was sent to it"), "{run}");
    assert_eq!(stranger.requests(), Vec::<String>::new());
    assert_eq!(refresh_token(&machine), before);
    // Where it is the right one again, the session goes on.
    machine.run(&["cluster", "list"]).succeeded();
}
