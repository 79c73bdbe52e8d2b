//! What only happens on a terminal: the typed confirmation. `script` of util-linux is the terminal.

use std::io::Write;
use std::process::{Command, Stdio};

use crate::needs_postgres;
use crate::support::{Machine, PROGRAM};

/// Runs the program on a terminal and types a line; returns what the terminal showed.
fn on_a_terminal(machine: &Machine, arguments: &str, typed: &str) -> String {
    let mut script = Command::new("script");
    script
        .args([
            "--quiet",
            "--return",
            "--command",
            &format!("{PROGRAM} {arguments}"),
            "/dev/null",
        ])
        .env_clear()
        .current_dir(machine.work())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    for (name, value) in machine.command(&[]).get_envs() {
        script.env(name, value.expect("a value"));
    }
    let mut child = script.spawn().expect("script of util-linux runs");
    child
        .stdin
        .take()
        .expect("its input")
        .write_all(typed.as_bytes())
        .expect("the line is typed");
    let output = child.wait_with_output().expect("it ends");
    format!(
        "{}exit {}",
        String::from_utf8_lossy(&output.stdout).replace('\r', ""),
        output.status.code().unwrap_or(-1)
    )
}

#[test]
fn a_deletion_asks_for_the_name() {
    needs_postgres!();
    let machine = Machine::new();
    machine.run(&["cluster", "create", "orders"]).succeeded();
    let wrong = on_a_terminal(&machine, "cluster delete orders", "order\n");
    assert!(wrong.contains("Type its name to go on"), "{wrong}");
    assert!(
        wrong.contains("nothing was deleted") && wrong.ends_with("exit 2"),
        "{wrong}"
    );
    let nothing = on_a_terminal(&machine, "cluster delete orders", "\n");
    assert!(nothing.ends_with("exit 2"), "{nothing}");
    assert_eq!(
        machine
            .run(&["cluster", "list", "--jq", "length"])
            .succeeded(),
        "1"
    );
    let right = on_a_terminal(&machine, "cluster delete orders", "orders\n");
    assert!(
        right.contains("profile `local`") && right.ends_with("exit 0"),
        "{right}"
    );
    assert_eq!(
        machine
            .run(&["cluster", "list", "--jq", "length"])
            .succeeded(),
        "0"
    );
}
