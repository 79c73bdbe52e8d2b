//! Starting up: what every command pays, against `curl --version`.

use std::process::Command;

use crate::{PROGRAM, Row, compare, has, instructions, say, time};

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
                instructions(&command(arguments))
            ));
        }
    }
}
