//! Ctrl-C ends what runs, and what is said then is true of the account.

use std::time::{Duration, Instant};

use rustix::process::{Pid, Signal, kill_process};

use super::{body, machine, named};
use crate::snapshot;
use crate::support::sandbox::{PROJECT, Sandbox};
use crate::support::{Machine, Run};

/// Runs the program and interrupts it as soon as the server has seen such a request.
fn interrupted(
    machine: &Machine,
    sandbox: &Sandbox,
    words: &[&str],
    (method, path): (&str, &str),
) -> Run {
    sandbox.control("DELETE", "requests", None);
    let mut child = machine.start(words);
    let deadline = Instant::now() + Duration::from_secs(60);
    while sandbox.count(method, path) == 0 {
        let ended = child.try_wait().expect("it can be looked at");
        assert!(
            ended.is_none() && Instant::now() < deadline,
            "{}",
            machine.finish(child)
        );
        std::thread::sleep(Duration::from_millis(20));
    }
    let id = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    kill_process(id.expect("a process"), Signal::INT).expect("it is told");
    machine.finish(child)
}

fn create(machine: &Machine, name: &str) -> String {
    let file = body(machine, name);
    let words = ["cluster", "create", "-f", &file, "--wait", "-o", "name"];
    machine.run(&words).succeeded()
}

#[test]
fn an_interrupted_deletion_begins_no_other() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let (one, two) = (create(&machine, "one"), create(&machine, "two"));
    sandbox.script("deletion-polls", 100_000);
    let words = ["cluster", "delete", "one", "two", "--yes", "--wait"];
    let path = format!("/clusters/{one}");
    let run = interrupted(&machine, &sandbox, &words, ("DELETE", &path)).failed(130);
    assert_eq!(sandbox.count("DELETE", &format!("/{two}")), 0);
    let line = format!("not started: two ({two})");
    assert!(run.stderr.contains(&line), "{run}");
}

#[test]
fn what_is_being_deleted_is_not_called_refused() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let (one, two) = (create(&machine, "one"), create(&machine, "two"));
    sandbox.script("deletion-polls", 100_000);
    sandbox.fault(format!("DELETE */clusters/{two} status=409"));
    let words = ["cluster", "delete", "one", "two", "--yes", "--wait"];
    let run = machine
        .run(&[&words[..], &["--timeout", "0s"]].concat())
        .failed(11);
    let masked = run.stderr.replace(&one, "ONE").replace(&two, "TWO");
    insta::assert_snapshot!(masked.replace(PROJECT, "PROJECT"), @"
    waiting for `one`: `one` is unknown
    error: 1 of 2 clusters could not be deleted; the deletion of 1 is accepted and not finished
      two (TWO): DELETE /biganimal/api/v3/projects/PROJECT/clusters/TWO was answered with 409 Conflict; the response is not a BigAnimal error document; a proxy or gateway probably answered
      one (ONE): `one` has not reached `gone`; id: ONE; `one` is unknown
    hint: go on waiting with `dbaas -p ba cluster wait ONE --for gone`
    ");
}

#[test]
fn a_signal_between_two_sections_is_heard() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    sandbox.fault("GET */connection hang times=all");
    let file = body(&machine, "orders");
    let words = ["cluster", "create", "-f", &file, "--wait", "-o", "uri"];
    let _ = interrupted(&machine, &sandbox, &words, ("GET", "/connection")).failed(130);
}

#[test]
fn a_creation_that_goes_on_is_found_with_its_password() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    sandbox.fault("POST */clusters hang-after");
    let file = body(&machine, "orders");
    let words = ["cluster", "create", "-f", &file];
    let run = interrupted(&machine, &sandbox, &words, ("POST", "/clusters")).failed(130);
    let made = named(&sandbox, "orders");
    let id = made[0]["clusterId"].as_str().expect("an id");
    assert!(
        run.stderr.contains("the creation of `orders` goes on")
            && run
                .stderr
                .contains(&format!("`dbaas -p ba cluster wait {id} --for ready`")),
        "{run}"
    );
    sandbox.ready(id);
    let uri = machine.run(&["cluster", "connection", id]).succeeded();
    assert!(uri.contains("correct-horse-battery"), "{uri}");
}

#[test]
fn a_creation_that_nobody_knows_of_is_called_that() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    sandbox.fault("POST */clusters hang");
    let file = body(&machine, "orders");
    let words = ["cluster", "create", "-f", &file];
    let run = interrupted(&machine, &sandbox, &words, ("POST", "/clusters")).failed(130);
    snapshot!(run, @"
    exit 130
    --- stdout
    --- stderr
    error: interrupted; it is not known whether `orders` was created
      nothing of that name is listed yet
      operation: [OPERATION]
    hint: look with `dbaas -p ba cluster list --name orders` before you try again
    ");
}

#[test]
fn an_interrupted_change_may_or_may_not_have_begun() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let id = create(&machine, "orders");
    sandbox.fault("POST */pause hang");
    let words = ["cluster", "stop", &id];
    let run = interrupted(&machine, &sandbox, &words, ("POST", "/pause")).failed(130);
    assert!(
        run.stderr
            .contains("if the change of `orders` was begun, it goes on"),
        "{run}"
    );
}
