//! Starting up: what every command pays, against `curl --version`.

use std::process::Command;

use crate::{PROGRAM, Row, compare, has, say, time};

/// Commands that reach no provider, and one that opens an empty data root.
const COMMANDS: [(&str, &[&str]); 5] = [
    ("dbaas --version", &["--version"]),
    ("dbaas --help", &["--help"]),
    ("dbaas completion bash", &["completion", "bash"]),
    ("dbaas provider list", &["provider", "list"]),
    ("dbaas cluster list, nothing there", &["cluster", "list"]),
];

pub(crate) fn run(rounds: usize) {
    let home = tempfile::tempdir().expect("a directory");
    let command = |arguments: &[&str]| {
        let mut command = Command::new(PROGRAM);
        command
            .args(arguments)
            .env_clear()
            .env("HOME", home.path())
            .env("DBAAS_DATA_DIR", home.path().join("data"));
        command
    };
    let mut rows = Vec::new();
    if has("curl") {
        rows.push(Row::new("curl --version", |_| {
            time(Command::new("curl").arg("--version"))
        }));
    } else {
        rows.push(Row::new("true", |_| time(&mut Command::new("true"))));
    }
    for (name, arguments) in COMMANDS {
        rows.push(Row::new(name, move |_| time(&mut command(arguments))));
    }
    compare("Start-up", rounds.max(20), rows);
    if has("valgrind") {
        say("\nInstructions (callgrind)");
        for (name, arguments) in COMMANDS {
            say(&format!(
                "  {name:<54} {}",
                instructions(home.path(), arguments)
            ));
        }
    }
}

/// The instructions of one run, in millions: the same every time, whatever else the machine does.
fn instructions(home: &std::path::Path, arguments: &[&str]) -> String {
    let output = Command::new("valgrind")
        .args([
            "--tool=callgrind",
            "--callgrind-out-file=/dev/null",
            PROGRAM,
        ])
        .args(arguments)
        .env("HOME", home)
        .env("DBAAS_DATA_DIR", home.join("data"))
        .output()
        .expect("valgrind runs");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let count = said
        .lines()
        .find_map(|line| line.split_once("Collected : "))
        .and_then(|(_, count)| count.trim().parse::<f64>().ok());
    count.map_or_else(
        || "unknown".to_owned(),
        |count| format!("{:.2} M", count / 1e6),
    )
}
