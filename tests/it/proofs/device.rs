//! Signing in on another screen (RFC 8628), whatever the issuer and the network make of it.

use serde_json::json;

use super::signed_out;
use crate::snapshot;
use crate::support::sandbox::Sandbox;
use crate::support::{Machine, Run};

fn prepared(pending: u32) -> (Sandbox, Machine) {
    let sandbox = Sandbox::start(&[]);
    sandbox.script("device-interval", 0);
    sandbox.script("device-pending", pending);
    let machine = signed_out(&sandbox);
    (sandbox, machine)
}

fn login(machine: &Machine) -> Run {
    machine.run(&["login", "--no-browser"])
}

fn polls(sandbox: &Sandbox) -> usize {
    sandbox.count("POST", "/oauth/token")
}

fn is_signed_in(machine: &Machine) -> bool {
    machine.run(&["cluster", "list"]).code == Some(0)
}

#[test]
fn it_waits_until_the_code_is_confirmed() {
    let (sandbox, machine) = prepared(3);
    let run = login(&machine);
    assert!(run.stderr.contains("Confirm the code "), "{run}");
    assert!(run.stderr.contains("/activate?user_code="), "{run}");
    assert!(!run.stdout.contains("user_code"), "{run}");
    run.succeeded();
    assert_eq!(polls(&sandbox), 4);
    assert!(is_signed_in(&machine));
}

#[test]
fn slow_down_is_obeyed_whatever_its_status() {
    std::thread::scope(|scope| {
        for status in [429, 400, 403] {
            scope.spawn(move || {
                let (sandbox, machine) = prepared(0);
                sandbox.script("device-slow-down", 1);
                sandbox.script("slow-down-status", status);
                let began = std::time::Instant::now();
                login(&machine).succeeded();
                // RFC 8628, section 3.5: five seconds more.
                assert!(began.elapsed().as_secs() >= 5);
                assert_eq!(polls(&sandbox), 2);
            });
        }
    });
}

#[test]
fn a_code_that_is_denied_or_too_old_signs_nobody_in() {
    let (sandbox, machine) = prepared(0);
    let masked = |run: Run| {
        let text = run.to_string();
        let lines = text
            .lines()
            .filter(|line| !line.starts_with("Confirm the code"));
        lines.collect::<Vec<_>>().join("\n")
    };
    sandbox.script("device-outcome", "denied");
    snapshot!(masked(login(&machine)), @"
    exit 4
    --- stdout
    --- stderr
    error: the login was refused
      the issuer: the user refused (access_denied)
    ");
    sandbox.script("device-outcome", "expired");
    snapshot!(masked(login(&machine)), @"
    exit 4
    --- stdout
    --- stderr
    error: the code was not confirmed in time
    hint: run `dbaas -p ba login` again, and confirm the new code
    ");
    sandbox.script("expired-token-status", "400");
    let _ = login(&machine).failed(4);
    assert!(!machine.data().join("credentials.toml").exists());
}

#[test]
fn a_code_that_is_not_valid_any_more_names_the_login_whatever_its_status() {
    for status in [400, 403] {
        let (sandbox, machine) = prepared(0);
        // The first poll spends the code, and its answer is lost.
        sandbox.fault("POST */oauth/token lost");
        sandbox.script("invalid-grant-status", status);
        let run = login(&machine).failed(4);
        assert!(run.stderr.contains("(invalid_grant)"), "{status}: {run}");
        assert!(
            run.stderr.contains("`dbaas -p ba login`"),
            "{status}: {run}"
        );
        assert_eq!(polls(&sandbox), 2, "{status}");
    }
}

#[test]
fn the_network_may_fail_while_it_waits() {
    let (sandbox, machine) = prepared(5);
    for fault in ["reset", "lost", "hang", "html"] {
        sandbox.fault(format!("POST */oauth/token {fault}"));
    }
    // The page of a gateway costs the five seconds of `slow_down`.
    let run = machine.run(&["login", "--no-browser", "--request-timeout", "2s"]);
    run.succeeded();
    assert!(is_signed_in(&machine));
}

#[test]
fn an_exchange_without_a_token_is_a_failure() {
    for token in [json!(null), json!("")] {
        let (sandbox, machine) = prepared(0);
        sandbox.fault(
            json!({"method": "POST", "path": "*/auth/token", "kind": "status", "value": 200,
            "content_type": "application/json", "body": json!({"token": token}).to_string()}),
        );
        let run = login(&machine).failed(4);
        assert!(run.stderr.contains("the portal gave no token"), "{run}");
        // The issuer's token is kept, and exchanged by the next command.
        assert!(is_signed_in(&machine));
        assert_eq!(polls(&sandbox), 1);
    }
}

#[test]
fn the_audience_may_be_missing() {
    let (sandbox, machine) = prepared(0);
    sandbox.script("audience", "missing");
    login(&machine).succeeded();
}

#[test]
fn absurd_numbers_of_an_issuer_are_survived() {
    for (expires, interval, code) in [("1e19", "0", 4), ("900", "1e300", 4), ("-1", "-1", 4)] {
        let (sandbox, machine) = prepared(0);
        let body = format!(
            "{{\"device_code\":\"d\",\"user_code\":\"u\",\"verification_uri\":\"https://x.example/\",\
             \"expires_in\":{expires},\"interval\":{interval}}}"
        );
        sandbox.fault(
            json!({"method": "POST", "path": "*/device/code", "kind": "status", "value": 200,
            "content_type": "application/json", "body": body}),
        );
        let _ = login(&machine).failed(code);
    }
}

#[test]
fn a_login_ends_at_a_limit_that_was_asked_for() {
    let (_sandbox, machine) = prepared(1_000_000);
    let run = machine.run(&["login", "--no-browser", "--timeout", "1s"]);
    let run = run.failed(9);
    assert!(run.stderr.contains("was not confirmed within 1s"), "{run}");
}

#[test]
fn an_issuer_that_is_out_of_order_is_no_refusal() {
    for (fault, code) in [("html=502", 8), ("status=500", 1), ("status=403", 4)] {
        let (sandbox, machine) = prepared(0);
        sandbox.fault(format!("POST */oauth/device/code {fault} times=all"));
        let run = login(&machine).failed(code);
        assert!(run.stderr.contains("hint: "), "{run}");
    }
}
