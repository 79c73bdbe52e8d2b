//! The files of `examples/postgraas` and `examples/serve`: the scripts are run, and every command line in
//! the others is one that this program takes.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Parser;
use dbaas::cli::{Cli, Command as Commands};
use serde_json::Value;

use super::{Server, curl};
use crate::needs_postgres;
use crate::support::Machine;

fn example(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples")
        .join(path)
}

/// Parses a command line of `dbaas`.
#[track_caller]
fn parse(words: &[&str]) -> Commands {
    Cli::try_parse_from(words)
        .unwrap_or_else(|error| panic!("{words:?}: {error}"))
        .command
}

#[test]
fn the_scripts_run() {
    needs_postgres!();
    for (script, said) in [
        ("original.sh", r#""msg":"deleted postgraas instance""#),
        ("talk.sh", "hello"),
    ] {
        let machine = Machine::new();
        let server = Server::start(&machine, &[]);
        let output = Command::new(example("postgraas").join(script))
            .current_dir(example("postgraas"))
            .env("POSTGRAAS_URL", &server.url)
            .output()
            .expect("it runs");
        let shown = String::from_utf8_lossy(&output.stdout);
        assert!(output.status.success(), "{script}: {output:?}");
        assert!(shown.contains(said), "{script}: {shown}");
        assert_eq!(curl(&[&server.v2()]).json(), Value::Array(Vec::new()));
        assert!(machine.servers().is_empty());
    }
}

#[test]
fn the_unit_starts_what_there_is() {
    let text = fs::read_to_string(example("serve/dbaas-serve.service")).expect("the unit");
    let text = text.replace("\\\n", " ");
    let mut section = "";
    let mut settings = Vec::new();
    for line in text
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
    {
        match line
            .strip_prefix('[')
            .and_then(|line| line.strip_suffix(']'))
        {
            Some(name) => section = name,
            None => {
                let (key, value) = line.split_once('=').unwrap_or_else(|| panic!("{line}"));
                settings.push((section, key, value));
            }
        }
    }
    let value = |wanted: &str| {
        let found = settings.iter().find(|(_, key, _)| *key == wanted);
        found.unwrap_or_else(|| panic!("no {wanted}")).2
    };
    assert!(
        settings
            .iter()
            .all(|(section, ..)| ["Unit", "Service", "Install"].contains(section))
    );
    let words: Vec<&str> = value("ExecStart").split_whitespace().collect();
    let Commands::Serve(arguments) = parse(&words) else {
        panic!("{words:?}");
    };
    assert!(arguments.token_stdin && arguments.tls_cert.is_some() && arguments.start_stopped);
    assert!(!arguments.listen.ip().is_loopback());
    // It must be asked to stop for longer than it waits for its requests.
    assert!(value("TimeoutStopSec") == "45s" && arguments.grace.as_secs() < 45);
    assert_eq!(value("KillMode"), "process");
    let state = value("StateDirectory");
    assert_eq!(
        value("Environment"),
        format!("DBAAS_DATA_DIR=/var/lib/{state}")
    );
}

#[test]
fn the_container_starts_what_there_is() {
    let text = fs::read_to_string(example("serve/Containerfile")).expect("the file");
    let list = |instruction: &str| -> Vec<String> {
        let line = text.lines().find_map(|line| line.strip_prefix(instruction));
        serde_json::from_str(line.unwrap_or_else(|| panic!("no {instruction}"))).expect("a list")
    };
    let entry = list("ENTRYPOINT ");
    let words = [entry.clone(), list("CMD ")].concat();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    assert!(matches!(parse(&words), Commands::Serve(_)));

    let text = fs::read_to_string(example("serve/compose.yaml")).expect("the file");
    let compose: Value = serde_saphyr::from_str(&text).expect("YAML");
    let service = &compose["services"]["postgraas"];
    let words =
        |value: &Value| -> Vec<String> { serde_json::from_value(value.clone()).expect("words") };
    let command = [entry, words(&service["command"])].concat();
    let command: Vec<&str> = command.iter().map(String::as_str).collect();
    assert!(matches!(parse(&command), Commands::Serve(_)));
    let probe = words(&service["healthcheck"]["test"]);
    let probe: Vec<&str> = probe[1..].iter().map(String::as_str).collect();
    parse(&probe);
    let volume = service["volumes"][0].as_str().expect("a volume");
    let (name, mount) = volume.split_once(':').expect("a mount");
    assert!(
        compose["volumes"]
            .as_object()
            .expect("volumes")
            .contains_key(name)
    );
    assert!(
        fs::read_to_string(example("serve/Containerfile"))
            .expect("the file")
            .contains(&format!("DBAAS_DATA_DIR={mount}"))
    );
}
