//! A wait outlives everything that may pass, and ends at once on what does not.

use super::{body, machine};
use crate::needs_postgres;
use crate::support::Machine;
use crate::support::sandbox::Sandbox;

/// Begins a creation; the id.
fn begun(machine: &Machine, name: &str) -> String {
    let file = body(machine, name);
    let words = ["cluster", "create", "-f", &file, "--no-wait", "-o", "name"];
    machine.run(&words).succeeded()
}

#[test]
fn trouble_longer_than_the_retries_ends_no_wait() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    for (index, fault) in ["status=500", "html=200", "status=429", "truncate"]
        .iter()
        .enumerate()
    {
        let id = begun(&machine, &format!("orders-{index}"));
        // The first request finds what was named.
        sandbox.fault(format!("GET */clusters/{id} {fault} after=1 times=3"));
        let wait = ["cluster", "wait", &id, "--max-retries", "0", "-o", "name"];
        assert_eq!(machine.run(&wait).succeeded(), id, "{fault}");
    }
}

#[test]
fn what_no_patience_mends_ends_a_wait() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    for (status, code) in [(401, 4), (403, 4), (404, 5)] {
        let id = begun(&machine, &format!("orders-{status}"));
        sandbox.fault(format!("GET */clusters/{id} status={status} after=1"));
        let _ = machine.run(&["cluster", "wait", &id]).failed(code);
    }
}

#[test]
fn a_wait_that_times_out_repeats_what_was_said_last() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let id = begun(&machine, "orders");
    sandbox.fault(format!("GET */clusters/{id} status=500 after=1 times=all"));
    let words = ["cluster", "wait", &id, "--timeout", "1s"];
    let run = machine
        .run(&[&words[..], &["--max-retries", "0"]].concat())
        .failed(9);
    sandbox.control("DELETE", "faults", None);
    assert!(
        run.stderr.contains("answered with 500"),
        "the last answer is not there: {run}"
    );
}

#[test]
fn one_look_does_not_outlast_the_wait() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let id = begun(&machine, "orders");
    sandbox.fault(format!("GET */clusters/{id} hang after=1 times=all"));
    let run = machine
        .run(&["cluster", "wait", &id, "--timeout", "0s"])
        .failed(9);
    sandbox.control("DELETE", "faults", None);
    assert!(
        run.stderr
            .contains("nobody answered in the time that was left"),
        "{run}"
    );
}

/// Until it is ready it has no address that could be asked.
#[test]
fn a_query_waits_for_the_address_too() {
    needs_postgres!();
    let early = ["--script", "biganimal.early-connection=missing"];
    let sandbox = Sandbox::start(&[&["--with-postgres"], &early[..]].concat());
    let machine = machine(&sandbox);
    let id = begun(&machine, "orders");
    let words = ["cluster", "wait", &id, "--for", "sql", "-o", "name"];
    assert_eq!(machine.run(&words).succeeded(), id);
    // Where it never becomes ready, what is waited for is said all the same.
    let sandbox = Sandbox::start(&["--provision-time", "1h"]);
    let machine = self::machine(&sandbox);
    let id = begun(&machine, "later");
    let words = ["cluster", "wait", &id, "--for", "sql", "--timeout", "1s"];
    let run = machine.run(&words).failed(9);
    assert!(run.stderr.contains("--for sql"), "{run}");
}

#[test]
fn a_deletion_that_somebody_else_began_is_waited_for() {
    let sandbox = Sandbox::start(&["--script", "biganimal.deletion-polls=100000"]);
    let machine = machine(&sandbox);
    let id = begun(&machine, "orders");
    machine.run(&["cluster", "wait", &id]).succeeded();
    let delete = ["cluster", "delete", &id, "--yes"];
    machine.run(&delete).succeeded();
    let wait = [&delete[..], &["--wait", "--timeout", "1s"]].concat();
    let _ = machine.run(&wait).failed(9);
}

#[test]
fn a_restart_that_ends_in_the_middle_names_the_start() {
    let sandbox = Sandbox::start(&["--script", "biganimal.modification-polls=100000"]);
    let machine = machine(&sandbox);
    let id = begun(&machine, "orders");
    machine.run(&["cluster", "wait", &id]).succeeded();
    let run = machine
        .run(&["cluster", "restart", &id, "--timeout", "1s"])
        .failed(9);
    let start = format!("cluster start {id}`");
    assert!(run.stderr.contains(&start), "{run}");
}
