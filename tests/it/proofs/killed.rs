//! A creation whose process is killed is found again by the next command: one cluster, never two.

use std::thread;
use std::time::{Duration, Instant};

use super::{machine, named};
use crate::support::Machine;
use crate::support::sandbox::{AZURE, Sandbox};

/// A creation with a generated password, which only this machine knows.
fn create() -> Vec<&'static str> {
    let words = ["cluster", "create", "orders"];
    [&words[..], &AZURE, &["--wait", "-o", "name"]].concat()
}

/// The moment of the kill.
#[derive(Clone, Copy, Debug)]
enum Moment {
    /// So long after the start.
    After(Duration),
    /// When the sandbox has seen such a request, which it holds by that fault.
    At(&'static str, &'static str, &'static str),
}

const MOMENTS: [Moment; 10] = [
    Moment::After(Duration::ZERO),
    Moment::After(Duration::from_millis(30)),
    Moment::After(Duration::from_millis(60)),
    Moment::After(Duration::from_millis(120)),
    Moment::After(Duration::from_millis(250)),
    // The look before; the request before it is read, and after it was done; the first look after; the wait.
    Moment::At("GET", "/clusters", "GET */clusters hang"),
    Moment::At("POST", "/clusters", "POST */clusters hang"),
    Moment::At("POST", "/clusters", "POST */clusters hang-after"),
    Moment::At("GET", "/clusters/p-", "GET */clusters/* hang"),
    Moment::At("GET", "/clusters/p-", "GET */clusters/* hang after=1"),
];

fn kill(machine: &Machine, sandbox: &Sandbox, moment: Moment) {
    if let Moment::At(_, _, fault) = moment {
        sandbox.fault(fault);
    }
    let mut child = machine.start(&create());
    let deadline = Instant::now() + Duration::from_secs(60);
    match moment {
        Moment::After(delay) => thread::sleep(delay),
        Moment::At(method, path, _) => {
            let asked = || {
                let is = |request: &serde_json::Value| {
                    request["method"] == method
                        && request["path"].as_str().is_some_and(|p| p.contains(path))
                };
                sandbox.requests().iter().any(is)
            };
            while !asked() {
                assert!(Instant::now() < deadline, "{moment:?} does not come");
                thread::sleep(Duration::from_millis(10));
            }
        }
    }
    child.kill().expect("it is killed");
    child.wait().expect("it ends");
    sandbox.control("DELETE", "faults", None);
}

/// The operations that are not known to be over.
fn operations(machine: &Machine) -> Vec<String> {
    let listed = machine
        .run(&["operation", "list", "-o", "name"])
        .succeeded();
    listed.lines().map(str::to_owned).collect()
}

fn one_cluster_with_its_password(machine: &Machine, sandbox: &Sandbox, moment: Moment) {
    let made = named(sandbox, "orders");
    assert_eq!(made.len(), 1, "{moment:?}: {made:?}");
    let id = made[0]["clusterId"].as_str().expect("an id");
    let uri = machine.run(&["cluster", "connection", id]).succeeded();
    assert!(
        uri.starts_with("postgresql://edb_admin:"),
        "{moment:?}: {uri}"
    );
    assert_eq!(operations(machine).len(), 0, "{moment:?}");
}

fn at_every_moment(then: impl Fn(&Machine, &Sandbox, Moment) + Sync) {
    thread::scope(|scope| {
        for moment in MOMENTS {
            let then = &then;
            scope.spawn(move || {
                // A second creation would make a second cluster.
                let allowed = ["--script", "biganimal.duplicate-names=allowed"];
                let sandbox = Sandbox::start(&allowed);
                let machine = machine(&sandbox);
                kill(&machine, &sandbox, moment);
                then(&machine, &sandbox, moment);
            });
        }
    });
}

#[test]
fn the_same_command_takes_a_killed_creation_up() {
    at_every_moment(|machine, sandbox, moment| {
        if operations(machine).is_empty() && !named(sandbox, "orders").is_empty() {
            // It was over before the kill.
            return one_cluster_with_its_password(machine, sandbox, moment);
        }
        let id = machine.run(&create()).succeeded();
        assert_eq!(named(sandbox, "orders")[0]["clusterId"], id.as_str());
        one_cluster_with_its_password(machine, sandbox, moment);
        // And it is one cluster like any other now.
        let _ = machine.run(&create()).failed(6);
    });
}

#[test]
fn an_operation_takes_a_killed_creation_up() {
    at_every_moment(|machine, sandbox, moment| {
        for operation in operations(machine) {
            let run = machine.run(&["operation", "resume", &operation]);
            match named(sandbox, "orders").len() {
                // It says so, and nothing is left to resume.
                0 => {
                    assert!(run.stderr.contains("was not created"), "{moment:?}: {run}");
                    let _ = run.failed(5);
                }
                _ => {
                    run.succeeded();
                }
            }
        }
        if named(sandbox, "orders").is_empty() {
            machine.run(&create()).succeeded();
        }
        one_cluster_with_its_password(machine, sandbox, moment);
    });
}

#[test]
fn two_commands_at_once_make_one_cluster() {
    let sandbox = Sandbox::start(&["--script", "biganimal.duplicate-names=allowed"]);
    let machine = machine(&sandbox);
    let ends: Vec<Option<i32>> = thread::scope(|scope| {
        let run = || machine.run(&create()).code;
        let all: Vec<_> = (0..4).map(|_| scope.spawn(run)).collect();
        all.into_iter()
            .map(|thread| thread.join().expect("it ends"))
            .collect()
    });
    assert_eq!(named(&sandbox, "orders").len(), 1, "{ends:?}");
    let count = |code: i32| ends.iter().filter(|end| **end == Some(code)).count();
    assert_eq!((count(0), count(6)), (1, 3), "{ends:?}");
}
