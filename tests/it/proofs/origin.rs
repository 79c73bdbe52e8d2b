//! A credential goes to the origin that it was given for, and nowhere else.

use serde_json::json as document;

use crate::support::Machine;
use crate::support::tls::{Listener, json, response};

const KEY: &str = "planted-access-key";

fn machine(endpoint: &str) -> Machine {
    let machine = Machine::new()
        .with("DBAAS_CONFIG", "config.toml")
        .with("DBAAS_PROFILE", "ba");
    let text = format!(
        "credential-store = \"file\"\n[profile.ba]\nprovider = \"biganimal\"\nendpoint = \"{endpoint}\"\nproject = \"p\"\nmax-retries = 0\n"
    );
    machine.write("config.toml", text);
    machine
}

fn has_credential(request: &str) -> bool {
    let head = request
        .split("\r\n\r\n")
        .next()
        .unwrap_or_default()
        .to_lowercase();
    request.contains("planted") || head.contains("authorization:") || head.contains("x-access-key:")
}

#[test]
fn no_path_leads_away() {
    let evil = Listener::start(None, |_| json(200, "{}"));
    let home = Listener::start(None, |_| json(200, "{}"));
    let other = evil.address;
    let port = other.port();
    let machine = machine(&format!("http://{}/base", home.address)).with("DBAAS_ACCESS_KEY", KEY);
    for path in [
        format!("//{other}/x"),
        format!("///{other}/x"),
        format!("http://{other}/x"),
        format!("HTTP:{other}/x"),
        format!("https://{other}/x"),
        format!("\\\\{other}\\x"),
        format!("/\\{other}/x"),
        format!("/%5c%5c{other}/x"),
        format!("/\t/{other}/x"),
        "..".to_owned(),
        "/../x".to_owned(),
        "/../../../x".to_owned(),
        "/%2e%2e/x".to_owned(),
        "/%2E%2e/x".to_owned(),
        "/.%2e/x".to_owned(),
        "/%252e%252e/x".to_owned(),
        "/x/..;/..;/y".to_owned(),
        "/..%2fx".to_owned(),
        "/x#y".to_owned(),
    ] {
        for method in ["GET", "POST"] {
            let run = machine.run(&["api", method, &path]);
            assert_eq!(run.code, Some(2), "{path:?}: {run}");
        }
    }
    assert_eq!((home.requests(), evil.requests()), (vec![], vec![]));
    // What only looks so is a path below the endpoint.
    for path in [
        format!("/@127.0.0.1:{port}/x"),
        format!("/:{port}/x"),
        format!("/x?y=//{other}/"),
    ] {
        machine.run(&["api", "GET", &path]).succeeded();
    }
    let seen = home.requests();
    assert_eq!((seen.len(), evil.requests().len()), (3, 0));
    assert!(
        seen.iter()
            .all(|request| request.starts_with("GET /base/api/v3/")),
        "{seen:?}"
    );
}

#[test]
fn no_redirect_takes_it_along() {
    let evil = Listener::start(None, |_| json(200, "{\"data\":[]}"));
    let other = evil.address;
    for (name, value) in [("DBAAS_ACCESS_KEY", KEY), ("DBAAS_TOKEN", "planted-token")] {
        for status in [301, 302, 303, 307, 308] {
            for location in [
                format!("http://{other}/x"),
                format!("//{other}/x"),
                format!("http://user@{other}/x"),
                format!("https://{other}/x"),
            ] {
                let shown = location.clone();
                let home = Listener::start(None, move |_| {
                    response(status, &format!("location: {location}\r\n"), "")
                });
                let machine = machine(&format!("http://{}", home.address)).with(name, value);
                machine.write("body.json", "{}");
                for words in [
                    &["api", "GET", "/x"][..],
                    &["api", "POST", "/x", "-f", "body.json"],
                    &["cluster", "list"],
                ] {
                    let run = machine.run(words);
                    assert_eq!(run.code, Some(1), "{status} {shown}: {run}");
                    assert!(run.stderr.contains("not followed"), "{run}");
                }
                assert!(
                    home.requests()
                        .iter()
                        .all(|request| has_credential(request))
                );
                assert_eq!(home.requests().len(), 3);
            }
        }
    }
    assert_eq!(evil.requests(), Vec::<String>::new());
}

#[test]
fn the_issuer_gets_no_credential_of_the_portal() {
    let issuer = Listener::start(None, |request| {
        match request.contains("/device/code") {
        true => json(200, &document!({"device_code": "d", "user_code": "u", "interval": 0, "expires_in": 900,
            "verification_uri": "https://x.example/"}).to_string()),
        false => json(200, &document!({"access_token": "raw-token-1", "refresh_token": "refresh-1", "expires_in": 900})
            .to_string()),
    }
    });
    let address = issuer.address;
    let portal = Listener::start(None, move |request| {
        match request.contains("/auth/provider") {
        true => json(200, &document!({"clientId": "c", "scope": "s", "issuerUri": format!("http://{address}")})
            .to_string()),
        false if request.contains("/auth/token") => json(200, "{\"token\":\"portal-token-1\"}"),
        false => json(200, "{\"data\":[]}"),
    }
    });
    let machine =
        machine(&format!("http://{}", portal.address)).with("DBAAS_TOKEN", "planted-token");
    machine.run(&["login", "--no-browser"]).succeeded();
    machine.run(&["cluster", "list"]).succeeded();
    assert_eq!(issuer.requests().len(), 2);
    for request in issuer.requests() {
        assert!(!has_credential(&request), "{request}");
        assert!(!request.contains("portal-token"), "{request}");
    }
    // Signing in and the exchange carry none either.
    let open: Vec<String> = portal.requests();
    assert!(
        open.iter()
            .filter(|r| r.contains("/auth/"))
            .all(|r| !has_credential(r))
    );
}
