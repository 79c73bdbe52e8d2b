//! The documents are true: the README's session is replayed, its tables are those of the program, and
//! every file in `examples/` is used.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::needs_postgres;
use crate::support::{Machine, PROGRAM};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn readme() -> String {
    fs::read_to_string(root().join("README.md")).expect("the README")
}

/// The lines of the fenced block after a heading.
fn block_after<'a>(text: &'a str, heading: &str) -> Vec<&'a str> {
    let (_, rest) = text
        .split_once(heading)
        .unwrap_or_else(|| panic!("no {heading:?}"));
    let mut lines = rest.lines().skip_while(|line| !line.starts_with("```"));
    lines.next();
    lines.take_while(|line| !line.starts_with("```")).collect()
}

/// Ids, ports, versions and ages differ from run to run; everything else is as the reader sees it.
fn normalised(text: &str) -> String {
    let mut words = Vec::new();
    for line in text.lines() {
        let line: Vec<String> = line.split_whitespace().map(normalised_word).collect();
        words.push(line.join(" "));
    }
    words.join("\n")
}

fn normalised_word(word: &str) -> String {
    let is_id = word.len() == 12 && word.starts_with("c-");
    let is_version = word.split_once('.').is_some_and(|(major, minor)| {
        major.len() == 2
            && [major, minor]
                .iter()
                .all(|part| part.parse::<u32>().is_ok())
    });
    let is_age = word
        .strip_suffix('s')
        .is_some_and(|n| n.parse::<u32>().is_ok());
    match word {
        _ if is_id => "ID".to_owned(),
        _ if is_version => "VERSION".to_owned(),
        _ if is_age => "AGE".to_owned(),
        _ if word.ends_with("credentials.toml,") => "FILE,".to_owned(),
        _ => match word.split_once("@127.0.0.1:") {
            Some((before, after)) => {
                let user = before.rsplit_once(':').map_or(before, |(user, _)| user);
                let path = after.trim_start_matches(|c: char| c.is_ascii_digit());
                format!("{user}:PASSWORD@127.0.0.1:PORT{path}")
            }
            None => word.to_owned(),
        },
    }
}

#[test]
fn the_session_of_the_readme_is_what_a_reader_sees() {
    needs_postgres!();
    let machine = Machine::new();
    fs::copy(
        root().join("examples/local/orders.toml"),
        machine.work().join("orders.toml"),
    )
    .expect("a copy");
    let readme = readme();
    let session = block_after(&readme, "## A session");
    let mut index = 0;
    let mut commands = 0;
    while index < session.len() {
        let line = session[index]
            .strip_prefix("$ ")
            .unwrap_or_else(|| panic!("{:?}", session[index]));
        let mut expected = Vec::new();
        index += 1;
        while index < session.len() && !session[index].starts_with("$ ") {
            expected.push(session[index]);
            index += 1;
        }
        // As at a terminal: both streams, in their order.
        let line = line.replace("dbaas ", &format!("{PROGRAM} "));
        let mut shell = Command::new("sh");
        shell
            .args(["-c", &format!("{{ {line}\n}} 2>&1")])
            .current_dir(machine.work())
            .env_clear();
        for (name, value) in machine.command(&[]).get_envs() {
            shell.env(name, value.expect("a value"));
        }
        let output = shell.output().expect("sh runs");
        let shown = String::from_utf8_lossy(&output.stdout);
        assert_eq!(
            normalised(&shown),
            normalised(&expected.join("\n")),
            "{line}"
        );
        commands += 1;
    }
    assert!(commands >= 5, "the session has {commands} commands");
}

#[test]
fn the_tables_of_the_readme_are_those_of_the_program() {
    let machine = Machine::new();
    let readme = readme();
    for (heading, arguments) in [
        ("## Exit codes", &["help", "exit-codes"][..]),
        ("## Environment", &["help", "environment"]),
        ("## Providers", &["provider", "list"]),
    ] {
        let shown = machine.run(arguments).succeeded();
        assert_eq!(
            block_after(&readme, heading).join("\n").trim_end(),
            shown,
            "{heading}"
        );
    }
}

fn files_below(directory: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(directory).expect("a directory") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files_below(&path, found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn every_example_makes_a_cluster() {
    needs_postgres!();
    let mut files = Vec::new();
    files_below(&root().join("examples"), &mut files);
    assert!(files.len() >= 4);
    // What is for `serve` and for the vendors has tests of its own.
    let is_body = |file: &PathBuf| {
        let path = file.display().to_string();
        !path.contains("/serve/")
            && !path.contains("/biganimal/")
            && !path.contains("/ionos/")
            && !path.contains("/sap/")
            && !path.ends_with(".sh")
            && !path.ends_with("pwd.json")
    };
    files.retain(is_body);
    for file in files {
        let machine = Machine::new();
        let path = file.display().to_string();
        if path.ends_with("portable.yaml") {
            // Written for a vendor: this machine refuses it, and names why.
            let run = machine.run(&["cluster", "create", "-f", &path]).failed(7);
            assert!(run.stderr.contains("`region`"), "{run}");
            continue;
        }
        let id = machine
            .run(&["cluster", "create", "-f", &path, "-o", "name"])
            .succeeded();
        assert_eq!(
            machine
                .run(&["psql", &id, "--", "-Atc", "select 1"])
                .succeeded(),
            "1",
            "{path}"
        );
    }
}
