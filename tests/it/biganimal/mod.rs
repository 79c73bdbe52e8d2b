//! The provider `biganimal`, driven as a user drives it, against the emulator.

mod account;
mod changes;
mod doubts;
mod kinds;
mod readings;
mod translation;
mod uncertain;
mod walkthrough;

use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::Machine;
use crate::support::sandbox::Sandbox;

/// A machine with the profiles of a sandbox, `biganimal` (v3) chosen.
fn machine(sandbox: &Sandbox) -> Machine {
    sandbox.machine("biganimal")
}

/// The body of a cluster in v3, as a file of the machine.
fn body(machine: &Machine, name: &str) -> String {
    let path = machine.write(
        &format!("{name}.json"),
        crate::support::sandbox::cluster_body(name).to_string(),
    );
    path.display().to_string()
}

/// Makes a cluster and waits for it; its id.
fn create(machine: &Machine, name: &str) -> String {
    let file = body(machine, name);
    machine
        .run(&[
            "cluster", "create", "-f", &file, "--wait", "-o", "name", "-q",
        ])
        .succeeded()
}

/// Where the profiles of a sandbox keep their credentials, and what is no secret.
fn kept_in(sandbox: &Sandbox) -> PathBuf {
    let config = Path::new(sandbox.line()["config"].as_str().expect("a file"));
    config.parent().expect("a directory").to_owned()
}

/// Adds the fields of one object to another.
fn extend(object: &mut Value, more: Value) {
    if let (Value::Object(object), Value::Object(more)) = (object, more) {
        object.extend(more);
    }
}
