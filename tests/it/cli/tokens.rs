//! Credentials are stored, named, forgotten and handed to other programs.

use crate::snapshot;
use crate::support::Machine;

const CONFIG: &str = "[profile.prod]\nprovider = \"biganimal\"\nendpoint = \"http://127.0.0.1:1/\"\nmax-retries = 0\n";

fn machine() -> Machine {
    let machine = Machine::new().with("DBAAS_CONFIG", "config.toml");
    machine.write("config.toml", CONFIG);
    machine
}

fn store(machine: &Machine, kind: &str, secret: &[u8]) -> crate::support::Run {
    let flag = format!("--secret-stdin={kind}");
    machine.run_with_input(&["login", "prod", &flag], secret)
}

#[test]
fn a_credential_is_stored_and_forgotten() {
    let machine = machine();
    snapshot!(store(&machine, "token", b"planted-token\n"), @"");
    snapshot!(store(&machine, "access-key", b"planted-key\n"), @"");
    snapshot!(machine.run(&["logout", "prod", "--secret", "access-key"]), @"");
    snapshot!(machine.run(&["logout", "prod", "--secret", "tokn"]), @"");
    snapshot!(machine.run(&["logout", "prod", "--secret", "token"]), @"");
    snapshot!(store(&machine, "access-key", b"planted-key\n"), @"");
    snapshot!(machine.run(&["logout", "prod", "-o", "json"]), @"");
    snapshot!(machine.run(&["logout", "prod", "-o", "json"]), @"");
    snapshot!(machine.run(&["-p", "prod", "whoami"]), @"");
}

#[test]
fn the_built_in_profile_needs_no_credential() {
    let machine = machine();
    snapshot!(machine.run(&["login", "local"]), @"");
    snapshot!(machine.run(&["token", "get"]), @"");
    snapshot!(machine.run(&["api", "get", "/clusters"]), @"");
    snapshot!(machine.run(&["token", "revoke", "x"]), @"");
    snapshot!(machine.run(&["whoami"]), @"");
    snapshot!(machine.run(&["profile", "exec", "local", "--", "env"]), @"");
    snapshot!(machine.run(&["login", "locl"]), @"");
    snapshot!(machine.run(&["-p", "prod", "login", "local"]), @"");
}

#[test]
fn another_program_gets_the_vendors_variables_and_nothing_of_ours() {
    let machine = machine()
        .with("DBAAS_FUTURE", "x")
        .with("DBAAS_OUTPUT", "json")
        .with("BA_ACCESS_KEY", "planted-ambient")
        .with("BA_API_URI", "https://ambient.example/api/v3");
    store(&machine, "token", b"planted-token").succeeded();
    let run = machine.run(&["profile", "exec", "prod", "--", "env"]);
    let mut lines: Vec<&str> = run
        .stdout
        .lines()
        .filter(|line| !line.starts_with("HOME=") && !line.starts_with("PATH="))
        .collect();
    lines.sort_unstable();
    assert_eq!(
        lines,
        [
            "BA_API_URI=http://127.0.0.1:1/api/v3",
            "BA_BEARER_TOKEN=planted-token"
        ]
    );
    assert_eq!(
        machine
            .run(&["profile", "exec", "prod", "--", "sh", "-c", "exit 17"])
            .code,
        Some(17)
    );
    snapshot!(machine.run(&["profile", "exec", "prod", "--", "no-such-program"]), @"");
    snapshot!(machine.run(&["profile", "exec", "prod", "env"]), @"");
}
