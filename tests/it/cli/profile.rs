//! Profiles are added, shown, changed and removed; the file keeps what it had, and secrets stay apart.

use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::PathBuf;

use crate::snapshot;
use crate::support::{Machine, Run};

/// An address where nothing listens.
const NOWHERE: &str = "http://127.0.0.1:1";

const SECRET: &[u8] = b"planted-access-key\n";

fn machine() -> Machine {
    Machine::new().with("DBAAS_CONFIG", "config.toml")
}

fn add(machine: &Machine, name: &str, more: &[&str], input: &[u8]) -> Run {
    let words = [
        "profile",
        "add",
        name,
        "--provider",
        "biganimal",
        "--endpoint",
        NOWHERE,
    ];
    machine.run_with_input(&[&words[..], more].concat(), input)
}

fn config(machine: &Machine) -> PathBuf {
    machine.work().join("config.toml")
}

fn credentials(machine: &Machine) -> String {
    fs::read_to_string(machine.data().join("credentials.toml")).unwrap_or_default()
}

fn names(machine: &Machine) -> String {
    machine.run(&["profile", "list", "-o", "name"]).succeeded()
}

#[test]
fn a_profile_lives_from_add_to_remove() {
    let machine = machine();
    snapshot!(add(&machine, "prod", &["--secret-stdin", "--protected", "project=prj_x"], SECRET), @"");
    let text = fs::read_to_string(config(&machine)).expect("the file");
    assert!(!text.contains("planted"), "{text}");
    assert!(credentials(&machine).contains("planted-access-key"));
    for file in [config(&machine), machine.data().join("credentials.toml")] {
        assert_eq!(fs::metadata(file).expect("a file").mode() & 0o777, 0o600);
    }
    snapshot!(machine.run(&["profile", "list", "-o", "json"]), @"");
    snapshot!(machine.run(&["profile", "show", "prod"]), @"");
    snapshot!(machine.run(&["profile", "use", "prod"]), @"");
    snapshot!(machine.run(&["profile", "rename", "prod", "production"]), @"");
    let row = machine.run(&["profile", "list", "--jq", ".[] | select(.default) | .name"]);
    assert_eq!(row.succeeded(), "production");
    assert_eq!(
        machine.run(&["whoami", "--jq", ".credential"]).succeeded(),
        "access-key"
    );
    snapshot!(machine.run(&["profile", "remove", "production", "--yes"]), @"");
    snapshot!(machine.run(&["profile", "remove", "production", "--confirm", "production"]), @"");
    assert!(!credentials(&machine).contains("planted"));
    assert_eq!(names(&machine), "local");
}

#[test]
fn twenty_additions_at_once_lose_nothing() {
    let machine = machine();
    let started: Vec<_> = (0..20)
        .map(|number| {
            let name = format!("p{number:02}");
            let secret = machine.write(&format!("secret-{number}"), format!("planted-{name}"));
            let secret = format!("token={}", secret.display());
            machine.start(&[
                "profile",
                "add",
                &name,
                "--provider",
                "biganimal",
                "--endpoint",
                NOWHERE,
                "--secret-file",
                &secret,
            ])
        })
        .collect();
    for child in started {
        machine.finish(child).succeeded();
    }
    assert_eq!(names(&machine).lines().count(), 21);
    let stored = credentials(&machine);
    for number in 0..20 {
        assert!(
            stored.contains(&format!("planted-p{number:02}")),
            "{stored}"
        );
    }
}

#[test]
fn an_edit_keeps_comments_and_sections_of_other_versions() {
    let machine = machine();
    let before = "# mine\n\n[future]\nx = 1 # one\n\n[profile.a] # first\nprovider = \"local\"\n";
    machine.write("config.toml", before);
    add(&machine, "b", &[], b"").succeeded();
    machine.run(&["profile", "use", "a"]).succeeded();
    machine
        .run(&["profile", "remove", "b", "--yes"])
        .succeeded();
    let after = fs::read_to_string(config(&machine)).expect("the file");
    for part in [
        "# mine\n",
        "[future]\nx = 1 # one\n",
        "[profile.a] # first\n",
    ] {
        assert!(after.contains(part), "{after}");
    }
    assert_eq!(
        fs::metadata(config(&machine)).expect("it").mode() & 0o777,
        0o600
    );
}

#[test]
fn mistakes_change_nothing() {
    let machine = machine();
    add(&machine, "prod", &[], b"").succeeded();
    let before = fs::read(config(&machine)).expect("the file");
    snapshot!(add(&machine, "prod", &["--secret-stdin"], SECRET), @"");
    snapshot!(add(&machine, "-x y", &[], b""), @"");
    snapshot!(add(&machine, "a,b", &[], b""), @"");
    snapshot!(add(&machine, "new", &["projct=x"], b""), @"");
    snapshot!(add(&machine, "new", &["access-key=planted"], b""), @"");
    snapshot!(add(&machine, "new", &["planted"], b""), @"");
    snapshot!(add(&machine, "new", &["max-retries=many"], b""), @"");
    snapshot!(add(&machine, "new", &["--api", "v2"], b""), @"");
    snapshot!(add(&machine, "new", &["--secret-stdin=tokn"], SECRET), @"");
    snapshot!(add(&machine, "new", &["--secret-stdin", "--secret-file", "token=missing"], SECRET), @"");
    snapshot!(add(&machine, "new", &["--secret-file", "token=missing"], b""), @"");
    snapshot!(machine.run(&["profile", "add", "new"]), @"");
    snapshot!(machine.run(&["profile", "remove", "prod"]), @"");
    snapshot!(machine.run(&["profile", "remove", "local", "--yes"]), @"");
    snapshot!(machine.run(&["profile", "rename", "prod", "local"]), @"");
    assert_eq!(fs::read(config(&machine)).expect("the file"), before);
    assert_eq!(credentials(&machine), "");
}

#[test]
fn an_unknown_profile_names_the_closest() {
    let machine = machine();
    add(&machine, "production", &[], b"").succeeded();
    for command in ["use", "show", "check"] {
        let run = machine.run(&["profile", command, "prodction"]).failed(3);
        assert!(run.stderr.contains("did you mean `production`?"), "{run}");
    }
    snapshot!(machine.run(&["-p", "prodction", "whoami", "-o", "json"]), @"");
    assert_eq!(names(&machine), "local\nproduction");
}

#[test]
fn a_secret_that_cannot_be_stored_leaves_no_profile() {
    let machine = machine();
    machine.write("config.toml", "credential-store = \"none\"\n");
    snapshot!(add(&machine, "new", &["--secret-stdin"], SECRET), @"");
    assert_eq!(names(&machine), "local");
}

#[test]
fn a_new_profile_inherits_no_credential() {
    let machine = machine();
    add(&machine, "prod", &["--secret-stdin"], SECRET).succeeded();
    // By hand, as a user might.
    machine.write("config.toml", "");
    let run = add(&machine, "prod", &[], b"");
    assert!(run.stderr.contains("is forgotten"), "{run}");
    run.succeeded();
    assert!(!credentials(&machine).contains("planted"));
}

#[test]
fn a_path_is_relative_to_where_it_was_typed() {
    let machine = Machine::new().with("DBAAS_CONFIG", "elsewhere/config.toml");
    add(&machine, "prod", &["tls.ca=ca.pem"], b"").succeeded();
    let text = fs::read_to_string(machine.work().join("elsewhere/config.toml")).expect("the file");
    let expected = machine.work().join("ca.pem").display().to_string();
    assert!(text.contains(&expected), "{text}");
}

#[test]
fn a_check_names_what_is_missing() {
    let machine = machine();
    machine.write(
        "config.toml",
        "[profile.prod]\nprovider = \"biganimal\"\n\n[profile.plain]\nprovider = \"biganimal\"\n\
         endpoint = \"http://192.0.2.1\"\n",
    );
    snapshot!(machine.run(&["profile", "check", "prod"]), @"");
    let stored = ["login", "plain", "--secret-stdin=token"];
    machine
        .run_with_input(&stored, b"planted-token")
        .succeeded();
    snapshot!(machine.run(&["profile", "check", "plain"]), @"");
    machine.run(&["profile", "check", "local"]).succeeded();
}
