//! `doctor`, and commands over every profile.

use std::net::TcpListener;
use std::sync::Mutex;
use std::sync::mpsc::channel;
use std::time::Duration;

use crate::snapshot;
use crate::support::Machine;
use crate::support::tls::{Listener, json};

/// What the portal says of its issuer.
const PORTAL: &str =
    r#"{"clientId": "c", "issuerUri": "http://issuer.example", "scope": "openid"}"#;

/// A machine with a profile for each endpoint, and more lines for each.
fn machine(profiles: &[(&str, &str, &str)]) -> Machine {
    let machine = Machine::new().with("DBAAS_CONFIG", "config.toml");
    let mut text = "credential-store = \"file\"\n".to_owned();
    for (name, endpoint, more) in profiles {
        text += &format!(
            "[profile.{name}]\nprovider = \"biganimal\"\nendpoint = \"{endpoint}\"\nproject = \"p\"\n{more}\n"
        );
    }
    machine.write("config.toml", text);
    machine
}

fn checks(machine: &Machine, code: i32) -> Vec<String> {
    let filter = r#".[] | select(.profile != "local") | "\(.profile) \(.check) \(.status)""#;
    let run = machine.run(&["doctor", "--all-profiles", "--jq", filter]);
    assert_eq!(run.code, Some(code), "{run}");
    run.stdout.lines().map(str::to_owned).collect()
}

/// The first one is answered only when the second one was asked.
#[test]
fn every_profile_is_looked_at_at_the_same_time() {
    let (asked, was_asked) = channel();
    let was_asked = Mutex::new(was_asked);
    let waits = Listener::start(None, move |_| {
        let other = was_asked.lock().expect("one request at a time");
        match other.recv_timeout(Duration::from_secs(30)) {
            Ok(()) => json(200, PORTAL),
            Err(_) => json(400, "{}"),
        }
    });
    let other = Listener::start(None, move |_| {
        // Once for each request to the first one.
        for _ in 0..3 {
            let _ = asked.send(());
        }
        json(200, PORTAL)
    });
    let (a, b) = (waits.address, other.address);
    let machine = machine(&[
        ("a", &format!("http://{a}"), ""),
        ("b", &format!("http://{b}"), ""),
    ]);
    let found = checks(&machine, 1);
    for expected in [
        "a configuration ok",
        "a endpoint ok",
        "a credential failed",
        "a credentials ok",
        "b endpoint ok",
    ] {
        assert!(found.iter().any(|line| line == expected), "{found:?}");
    }
}

/// The credential of the first one comes only when the second one was asked.
#[test]
fn a_slow_credential_command_holds_up_no_other_profile() {
    let machine = Machine::new().with("DBAAS_CONFIG", "config.toml");
    let go = machine.work().join("go");
    let path = go.clone();
    let slow = Listener::start(None, |_| json(200, "{}"));
    let other = Listener::start(None, move |_| {
        std::fs::write(&path, "").expect("a file");
        json(200, "{}")
    });
    for provider in ["biganimal", "postgraas"] {
        let _ = std::fs::remove_file(&go);
        let script = format!(
            "until test -e {}; do sleep 0.02; done; echo '{{\\\"secrets\\\": {{\\\"token\\\": \\\"t\\\"}}}}'",
            go.display()
        );
        let profile = |name: &str, address| {
            format!(
                "[profile.{name}]\nprovider = \"{provider}\"\nendpoint = \"http://{address}\"\n"
            )
        };
        machine.write(
            "config.toml",
            format!(
                "{}credential-command = [\"sh\", \"-c\", \"{script}\"]\n{}",
                profile("a", slow.address),
                profile("b", other.address)
            ),
        );
        let filter = r#".[] | select(.profile == "a" and .check == "credential") | .detail"#;
        let run = machine.run(&["doctor", "--all-profiles", "--jq", filter]);
        assert!(!run.stdout.contains("gave no secret"), "{run}");
        assert!(go.exists());
    }
}

#[test]
fn a_refused_connection_is_no_matter_of_tls() {
    let gone = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let gone = gone.expect("a port that is free again");
    let machine = machine(&[("a", &format!("https://{gone}"), "max-retries = 0")]);
    let found = checks(&machine, 1);
    assert!(found.contains(&"a network failed".to_owned()), "{found:?}");
}

#[test]
fn a_profile_that_is_no_good_hides_no_other() {
    // The system takes connections, and nobody ever answers.
    let dead = TcpListener::bind("127.0.0.1:0").expect("a port");
    let dead_address = dead.local_addr().expect("its address");
    let alive = Listener::start(None, |_| json(200, PORTAL));
    let machine = machine(&[
        (
            "a",
            &format!("http://{dead_address}"),
            "request-timeout = \"300ms\"",
        ),
        ("b", &format!("http://{}", alive.address), "tls.pin = \"x\""),
        ("c", &format!("http://{}", alive.address), ""),
    ]);
    let found = checks(&machine, 1);
    assert_eq!(
        found.iter().filter(|line| line.starts_with("a ")).count(),
        3
    );
    for expected in [
        "a configuration ok",
        "a network failed",
        "b configuration failed",
        "c endpoint ok",
    ] {
        assert!(found.iter().any(|line| line == expected), "{found:?}");
    }
    drop(dead);
}

#[test]
fn what_failed_says_what_to_do() {
    let gone = TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr());
    let gone = gone.expect("a port that is free again");
    let machine = machine(&[
        ("a", &format!("http://{gone}"), "max-retries = 0"),
        (
            "b",
            "https://portal.example",
            &format!("max-retries = 0\nproxy = \"http://user:planted@{gone}\""),
        ),
    ]);
    let filter = r#".[] | select(.status == "failed" and .profile != "local") | .profile, .hint"#;
    let run = machine.run(&["doctor", "--all-profiles", "--jq", filter]);
    snapshot!(run.failed(1).stdout, @"
    a
    check the endpoint and the network; `dbaas doctor` looks at every step of the way
    a
    sign in with `dbaas login a`
    b
    check the proxy: HTTPS_PROXY, or `proxy` in the profile, names it; NO_PROXY names what is reached without it
    ");
}

#[test]
fn another_server_in_its_place_is_not_the_portal() {
    let other = Listener::start(None, |_| json(200, "{\"data\": []}"));
    let absent = Listener::start(None, |_| json(404, "{}"));
    let endpoint = format!("http://{}", other.address);
    let wrong = format!("http://{}/wrong", absent.address);
    let machine = machine(&[("a", &endpoint, ""), ("b", &wrong, "")]);
    let filter =
        r#".[] | select(.check == "endpoint" and .profile != "local") | .profile, .status, .hint"#;
    let run = machine.run(&["doctor", "--all-profiles", "--jq", filter]);
    snapshot!(run.failed(1).stdout, @"
    a
    failed
    check `endpoint`, and whether a proxy or a login page stands in between
    b
    failed
    check the path in `endpoint`, and `project`
    ");
}

#[test]
fn a_list_of_every_profile_names_those_that_cannot_be_used() {
    let machine = machine(&[("b", "https://portal.example", "tls.pin = \"x\"")]);
    snapshot!(machine.run(&["cluster", "list", "--all-profiles"]), @"
    exit 11
    --- stdout
    PROFILE  NAME  ID  STATE  POSTGRES  REGION  NODES  AGE
    --- stderr
    error: 1 of 2 profiles could not be listed
      profile `b`: `tls.pin` is no SHA-256 fingerprint of a certificate
    hint: 64 hexadecimal digits: `openssl x509 -noout -fingerprint -sha256`
    ");
    let list = ["cluster", "list", "--all-profiles", "-o", "json"];
    let error = machine.run(&list).failed(11).json_error();
    assert!(error["profile"].is_null(), "{error}");
}

#[test]
fn a_credential_of_this_run_goes_to_no_two_profiles() {
    let server = Listener::start(None, |_| json(200, "{\"data\": []}"));
    let endpoint = format!("http://{}", server.address);
    let machine = machine(&[("a", &endpoint, ""), ("b", &endpoint, "")]);
    let machine = machine.with("DBAAS_TOKEN", "planted");
    for words in [["cluster", "list"].as_slice(), &["doctor"]] {
        let run = machine
            .run(&[words, &["--all-profiles"]].concat())
            .failed(2);
        assert!(run.stderr.contains("DBAAS_TOKEN"), "{run}");
    }
    assert_eq!(server.requests(), Vec::<String>::new());
}

#[test]
fn repairs_are_for_one_profile_at_a_time() {
    let machine = Machine::new();
    let run = machine
        .run(&["doctor", "--all-profiles", "--repair"])
        .failed(2);
    assert!(run.stderr.contains("--repair"), "{run}");
}
