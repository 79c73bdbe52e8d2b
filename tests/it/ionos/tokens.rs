//! Tokens of the account: made once, listed, revoked, and told until when they live.

use super::sandbox;

#[test]
fn a_token_is_made_once_listed_and_revoked() {
    for key in ["tokens", "items"] {
        let switch = format!("ionos.tokens={key}");
        let (sandbox, machine) = sandbox("ionos", &["--script", &switch]);
        let made = machine.run(&["token", "create", "--ttl", "1h"]).json();
        let expires = made["expires_in"].as_u64().expect("a number");
        assert!((3500..=3600).contains(&expires), "{made}");
        let listed = machine.run(&["token", "list"]).json();
        assert_eq!(listed.as_array().map(Vec::len), Some(2));
        // The token of the account is the older one.
        let id = listed[1]["id"].as_str().expect("an id");
        machine.run(&["token", "revoke", id]).succeeded();
        let _ = machine.run(&["token", "revoke", id]).failed(5);
        assert_eq!(
            machine
                .run(&["token", "list"])
                .json()
                .as_array()
                .map(Vec::len),
            Some(1)
        );
        for ttl in ["30s", "400d"] {
            let _ = machine.run(&["token", "create", "--ttl", ttl]).failed(2);
        }
        // A GET that makes something is not repeated.
        sandbox.fault("GET */tokens/generate status-after=503");
        let lost = machine.run(&["token", "create"]);
        assert_ne!(lost.code, Some(0));
        assert_eq!(
            machine
                .run(&["token", "list"])
                .json()
                .as_array()
                .map(Vec::len),
            Some(2)
        );
    }
}

#[test]
fn the_token_in_use_says_until_when_and_who() {
    let (_sandbox, machine) = sandbox("ionos", &[]);
    let token = machine.run(&["token", "get"]).json();
    assert_eq!(token["token_type"], "Bearer");
    assert!(
        token["expires_at"]
            .as_str()
            .is_some_and(|at| at.starts_with("20")),
        "{token}"
    );
    let header = machine.run(&["token", "get", "-o", "header"]).succeeded();
    assert!(header.starts_with("Authorization: Bearer ey"), "{header}");
    let who = machine
        .run(&["whoami", "--verify", "-o", "json"])
        .json()
        .to_string();
    assert!(
        who.contains("user@example.com") && who.contains("31909592"),
        "{who}"
    );
}
