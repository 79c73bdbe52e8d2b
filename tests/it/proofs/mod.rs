//! What the HTTP client, the credentials and the provider BigAnimal promise when things go wrong, shown on
//! whole runs of the program against servers that misbehave as they are told.

mod creation;
mod device;
mod faults;
mod interruption;
mod killed;
mod origin;
mod refresh;
mod secrets;
mod tls;
mod waiting;

use std::fmt::Write as _;
use std::fs;

use serde_json::Value;

use crate::support::Machine;
use crate::support::sandbox::{PROJECT, Sandbox, cluster_body};

/// A machine with the profile `ba` at the sandbox, and the access key in the environment.
fn machine(sandbox: &Sandbox) -> Machine {
    signed_out(sandbox).with("DBAAS_ACCESS_KEY", &sandbox.biganimal("access_key"))
}

/// The same without a credential.
fn signed_out(sandbox: &Sandbox) -> Machine {
    let machine = Machine::new()
        .with("DBAAS_CONFIG", "config.toml")
        .with("DBAAS_PROFILE", "ba");
    let text = format!(
        "credential-store = \"file\"\n[profile.ba]\nprovider = \"biganimal\"\nendpoint = \"{}\"\nproject = \"{PROJECT}\"\n",
        sandbox.biganimal("endpoint")
    );
    machine.write("config.toml", text);
    machine
}

/// Writes the body of a cluster and returns the file's name.
fn body(machine: &Machine, name: &str) -> String {
    let file = format!("{name}.json");
    machine.write(&file, cluster_body(name).to_string());
    file
}

/// The clusters of this name in the emulator.
fn named(sandbox: &Sandbox, name: &str) -> Vec<Value> {
    let path = format!("clusters?name={name}&exact=true");
    let found = sandbox.project("GET", &path, None).data(200);
    found.as_array().expect("a list").clone()
}

/// Rows of text as a table whose columns are as wide as what they hold.
fn table(rows: &[Vec<String>]) -> String {
    let columns = rows.iter().map(Vec::len).max().unwrap_or_default();
    let width = |column: usize| {
        let cells = rows.iter().filter_map(|row| row.get(column));
        cells.map(String::len).max().unwrap_or_default()
    };
    let widths: Vec<usize> = (0..columns).map(width).collect();
    let mut text = String::new();
    for row in rows {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(&widths) {
            let _ = write!(line, "{cell:width$} | ");
        }
        text.push_str(line.trim_end_matches([' ', '|']));
        text.push('\n');
    }
    text
}

/// The first line of standard error that is no notice, without what differs from run to run.
fn first_error(stderr: &str, masks: &[(&str, &str)]) -> String {
    let line = stderr.lines().find(|line| line.starts_with("error: "));
    let mut text = line.unwrap_or_default().replacen("error: ", "", 1);
    for (given, mask) in masks {
        text = text.replace(given, mask);
    }
    text
}

/// Every file below a directory.
fn files(directory: &std::path::Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(directory).into_iter().flatten().flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => files(&entry.path(), found),
            Ok(kind) if kind.is_file() => found.push(entry.path()),
            _ => {}
        }
    }
}
