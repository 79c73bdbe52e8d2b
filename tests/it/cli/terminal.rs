//! What only happens on a terminal: the typed confirmation. `script` of util-linux is the terminal.

use std::io::{Read, Write};
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::needs_postgres;
use crate::support::{Machine, PROGRAM};

/// Runs the program on a terminal and types a line; returns what the terminal showed.
pub(crate) fn on_a_terminal(machine: &Machine, arguments: &str, typed: &str) -> String {
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
    assert!(wrong.contains("?\nType its name"), "{wrong}");
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

#[test]
fn a_new_profile_asks_for_its_credential_and_does_not_repeat_it() {
    let machine = Machine::new().with("DBAAS_CONFIG", "config.toml");
    let added = on_a_terminal(
        &machine,
        "profile add prod --provider biganimal --endpoint http://127.0.0.1:1",
        "planted-key\n",
    );
    // The line is typed before it is asked for, so that the terminal itself shows it once.
    let (_, answered) = added
        .split_once("The access-key of the profile `prod`")
        .expect("it is asked for");
    assert!(
        !answered.contains("planted") && answered.ends_with("exit 0"),
        "{added}"
    );
    let stored = machine.run(&["-p", "prod", "whoami", "--jq", ".credential"]);
    assert_eq!(stored.succeeded(), "access-key");
    let sent = [
        "profile",
        "exec",
        "prod",
        "--",
        "sh",
        "-c",
        "echo $BA_ACCESS_KEY",
    ];
    assert_eq!(machine.run(&sent).succeeded(), "planted-key");
    let wrong = on_a_terminal(&machine, "profile remove prod", "pro\n");
    assert!(wrong.ends_with("exit 2"), "{wrong}");
    let right = on_a_terminal(&machine, "profile remove prod", "prod\n");
    assert!(
        right.contains("forget its secrets") && right.ends_with("exit 0"),
        "{right}"
    );
}

#[test]
fn a_change_says_when_the_directory_chose_the_profile() {
    let machine = Machine::new().with("DBAAS_CONFIG", "config.toml");
    machine.write("config.toml", "[profile.here]\nprovider = \"local\"\n");
    machine.write(".dbaas.toml", "profile = \"here\"\n");
    let shown = on_a_terminal(&machine, "cluster delete orders --yes", "");
    assert!(
        shown.contains("profile `here` was chosen by") && shown.ends_with("exit 5"),
        "{shown}"
    );
}

/// Whoever interrupts the question for a secret can see again what they type.
#[test]
fn an_interrupted_question_leaves_the_terminal_as_it_was() {
    let machine = Machine::new();
    let mut script = Command::new("script");
    let program = format!(
        "trap : INT; {PROGRAM} profile add e1 --provider biganimal; echo code $?; stty -a; echo end"
    );
    script
        .args(["--quiet", "--command", &program, "/dev/null"])
        .env_clear()
        .current_dir(machine.work())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped());
    for (name, value) in machine.command(&[]).get_envs() {
        script.env(name, value.expect("a value"));
    }
    let mut child = script.spawn().expect("script of util-linux runs");
    let mut typed = child.stdin.take().expect("its input");
    let mut shown = String::new();
    let mut output = child.stdout.take().expect("its output");
    let mut byte = [0];
    while !shown.contains("(not shown") {
        assert_eq!(output.read(&mut byte).expect("more"), 1, "{shown}");
        shown.push(byte[0].into());
    }
    // The echo is off from a moment after the question on.
    std::thread::sleep(Duration::from_millis(300));
    typed.write_all(b"\x03").expect("Ctrl-C is typed");
    output.read_to_string(&mut shown).expect("the rest");
    drop(typed);
    let _ = child.wait();
    assert!(shown.contains("code 130"), "{shown}");
    assert!(
        shown.contains(" echo ") && !shown.contains("-echo "),
        "{shown}"
    );
}
