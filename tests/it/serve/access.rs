//! Who gets in: tokens, names, content types, limits; and when a server does not even start.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use serde_json::json;

use super::{JSON, Server, body, create, curl};
use crate::support::Machine;
use crate::{needs_postgres, snapshot};

fn token_file(machine: &Machine, mode: u32) -> PathBuf {
    let path = machine.write("tokens", "# ours\nplanted-token\nanother\n");
    fs::set_permissions(&path, fs::Permissions::from_mode(mode)).expect("a mode");
    path
}

#[test]
fn beyond_loopback_a_server_without_protection_does_not_start() {
    let machine = Machine::new();
    snapshot!(machine.run(&["serve", "--listen", "0.0.0.0:0"]), @"
    exit 2
    --- stdout
    --- stderr
    error: this server would let everybody in
      0.0.0.0:0 can be reached from other machines
    hint: give it tokens with --token-file FILE or --token-stdin
    hint: or let clients show certificates: --client-ca FILE, with --tls-cert and --tls-key
    hint: or, with the profile `local`, listen on a loopback address such as 127.0.0.1:[PORT]
    ");
    snapshot!(machine.run(&["serve", "--listen", "nonsense"]), @"
    exit 2
    --- stdout
    --- stderr
    error: invalid value 'nonsense' for '--listen <ADDR>': `nonsense` is not an address such as 127.0.0.1:[PORT]
    hint: see --help for what is accepted
    ");
    let loose = token_file(&machine, 0o640);
    snapshot!(machine.run(&["serve", "--token-file", "tokens"]), @"
    exit 4
    --- stdout
    --- stderr
    error: others can read the token file tokens
      its mode is 0640
    hint: close it with `chmod 600 tokens`
    ");
    fs::set_permissions(&loose, fs::Permissions::from_mode(0o600)).expect("a mode");
    fs::write(&loose, "\n# none\n").expect("a file");
    snapshot!(machine.run(&["serve", "--token-file", "tokens"]), @"
    exit 3
    --- stdout
    --- stderr
    error: tokens holds no token
    hint: make one with `openssl rand -hex 32`; several stand on a line each
    ");
    snapshot!(machine.run(&["serve", "--client-ca", "ca.pem"]), @"
    exit 2
    --- stdout
    --- stderr
    error: the following required arguments were not provided:
      --tls-key <FILE>
      --tls-cert <FILE>
      Usage: dbaas serve --tls-key <FILE> --tls-cert <FILE> --client-ca <FILE>
    hint: see --help for what is accepted
    ");
    snapshot!(machine.run(&["serve", "--rate", "0"]), @"
    exit 2
    --- stdout
    --- stderr
    error: invalid value '0' for '--rate <N>': 0 is not in 1..=4294967295
    hint: see --help for what is accepted
    ");
    assert!(!machine.data().exists());
}

#[test]
fn a_profile_that_is_read_only_is_not_served() {
    let machine = Machine::new();
    let config = machine.write(
        "config.toml",
        "[profile.safe]\nprovider = \"local\"\nread-only = true\n",
    );
    let config = config.display().to_string();
    let run = machine
        .run(&["serve", "--config", &config, "-p", "safe"])
        .failed(4);
    assert!(run.stderr.contains("read-only"), "{run}");
}

#[test]
fn a_second_server_of_a_profile_does_not_start() {
    let machine = Machine::new();
    let _first = Server::start(&machine, &[]);
    let second = machine.run(&["serve", "--listen", "127.0.0.1:0"]).failed(6);
    assert!(second.stderr.contains("another server"), "{second}");
}

#[test]
fn a_token_is_asked_for_everywhere_but_at_the_probe() {
    let machine = Machine::new();
    token_file(&machine, 0o600);
    // The tokens protect it, so it may listen everywhere.
    let server = Server::start_on(&machine, "0.0.0.0:0", &["--token-file", "tokens"]);
    let url = server.url.replace("0.0.0.0", "127.0.0.1");
    let list = format!("{url}/api/v2/postgraas_instances");
    for authorization in [
        "",
        "Authorization: Bearer planted",
        "Authorization: Basic planted-token",
    ] {
        let refused = curl(&["-H", authorization, &list]);
        assert_eq!(refused.status, 401, "{authorization}");
        assert_eq!(
            refused.header("www-authenticate"),
            Some("Bearer realm=\"postgraas\"")
        );
        assert_eq!(
            refused.json(),
            json!({"message": "A bearer token is needed."})
        );
    }
    for token in ["planted-token", "another"] {
        let admitted = curl(&["-H", &format!("Authorization: Bearer {token}"), &list]);
        assert_eq!((admitted.status, admitted.json()), (200, json!([])));
    }
    assert_eq!(curl(&[&format!("{url}/metrics")]).status, 401);
    assert_eq!(curl(&[&format!("{url}/health")]).status, 200);
    let log = server.log();
    assert!(!log.contains("planted"), "{log}");
}

#[test]
fn tokens_may_come_on_standard_input() {
    let machine = Machine::new();
    let run = machine
        .run_with_input(&["serve", "--token-stdin"], b"pl anted\n")
        .failed(3);
    assert!(run.stderr.contains("standard input:1:"), "{run}");
    assert!(!run.stderr.contains("anted"), "{run}");
}

#[test]
fn a_name_that_is_not_ours_is_misdirected() {
    let machine = Machine::new();
    let server = Server::start(&machine, &["--allow-host", "db.example.com"]);
    let port = server.url.rsplit_once(':').expect("a port").1;
    for host in [
        format!("localhost:{port}"),
        format!("127.0.0.1:{port}"),
        "db.example.com".to_owned(),
        "db.example.com:443".to_owned(),
    ] {
        assert_eq!(
            curl(&["-H", &format!("Host: {host}"), &server.v2()]).status,
            200,
            "{host}"
        );
    }
    for host in [format!("rebound.example:{port}"), "10.0.0.1".to_owned()] {
        let refused = curl(&["-H", &format!("Host: {host}"), &server.v2()]);
        assert_eq!(refused.status, 421, "{host}");
    }
    assert_eq!(curl(&["-0", "-H", "Host:", &server.v2()]).status, 421);
}

#[test]
fn a_web_page_cannot_send_a_body_that_is_read() {
    let machine = Machine::new();
    let server = Server::start(&machine, &[]);
    let good = body("n", "d", "u", "secret");
    for kind in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/jsonx",
        "",
    ] {
        let header = format!("Content-Type: {kind}");
        let refused = curl(&["-H", &header, "-d", &good, &server.v2()]);
        assert_eq!(refused.status, 415, "{kind}");
    }
    // A query string is no body.
    let query = format!(
        "{}?postgraas_instance_name=n&db_name=d&db_username=u&db_pwd=planted",
        server.v2()
    );
    assert_eq!(curl(&["-X", "POST", &query]).status, 400);
    assert!(!server.log().contains("planted"));
    // What a browser asks first is not granted.
    let preflight = curl(&[
        "-X",
        "OPTIONS",
        "-H",
        "Origin: http://evil.example",
        "-H",
        "Access-Control-Request-Method: POST",
        &server.v2(),
    ]);
    assert!(preflight.header("access-control-allow-origin").is_none());
    assert_eq!(curl(&[&server.v2()]).json(), json!([]));
}

#[test]
fn limits_are_said_clearly() {
    needs_postgres!();
    let machine = Machine::new();
    let server = Server::start(&machine, &["--max-instances", "1"]);
    let kind = "Content-Type: application/json; charset=utf-8";
    let long = machine.write("long.json", body("n", "d", "u", &"x".repeat(70_000)));
    let data = format!("@{}", long.display());
    assert_eq!(
        curl(&["-H", JSON, "--data-binary", &data, &server.v2()]).status,
        413
    );
    assert_eq!(
        curl(&["-H", kind, "-d", &body("n", "d", "u", "p"), &server.v2()]).status,
        201
    );
    let full = create(&server, &body("m", "d", "u", "p"));
    assert_eq!(
        (full.status, full.json()),
        (
            403,
            json!({"msg": "the limit of 1 instances is reached; delete one that nobody needs"})
        )
    );
    assert_eq!(super::delete(&server, &json!(1), "p").status, 200);
    assert_eq!(create(&server, &body("m", "d", "u", "p")).status, 201);
}

#[test]
fn who_asks_too_often_is_told_to_wait() {
    let machine = Machine::new();
    let server = Server::start(&machine, &["--rate", "3"]);
    let url = server.v2();
    // In one run, so that they come faster than the limit whatever the machine does meanwhile.
    let urls = vec![url.as_str(); 40];
    let last = super::curl_command(&urls).output().expect("curl runs");
    let said = String::from_utf8_lossy(&last.stdout).into_owned();
    assert!(said.contains("HTTP/1.1 429 Too Many Requests"), "{said}");
    assert!(said.contains("retry-after: 1"), "{said}");
    assert!(said.contains("HTTP/1.1 200 OK"), "{said}");
    assert_eq!(curl(&[&format!("{}/health", server.url)]).status, 200);
}
