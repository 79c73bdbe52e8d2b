//! Every file in `examples/ionos/`.

use std::path::{Path, PathBuf};
use std::process::Command;

use super::kubectl::has_kubectl;
use super::sandbox;
use crate::support::PROGRAM;

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/ionos")
}

fn file(name: &str) -> String {
    examples().join(name).display().to_string()
}

#[test]
fn every_body_is_taken() {
    let (_sandbox, machine) = sandbox("ionos", &[]);
    let datacenter = [
        "-p",
        "ionos-kubernetes",
        "api",
        "POST",
        "/datacenters",
        "-f",
    ];
    let body = file("datacenter.json");
    let made = [&datacenter[..], &[&body]].concat();
    assert!(machine.run(&made).succeeded().contains("held-vdc"));
    for (profile, body) in [
        ("ionos", "postgresql.toml"),
        ("ionos-postgresql-v1", "postgresql-v1.json"),
        ("ionos", "postgresql-v2.json"),
        ("ionos-kubernetes", "kubernetes.json"),
        ("ionos-dataplatform", "dataplatform.json"),
    ] {
        let path = file(body);
        let create = [
            "-p", profile, "cluster", "create", "-f", &path, "--wait", "-q",
        ];
        machine.run(&create).succeeded();
    }
    let pool = ["-p", "ionos-kubernetes", "nodepool", "add", "held", "-f"];
    let body = file("node-pool.json");
    let native = [&pool[..], &[&body, "--wait", "-q"]].concat();
    machine.run(&native).succeeded();
    let mut found: Vec<String> = std::fs::read_dir(examples())
        .expect("the examples")
        .map(|entry| {
            entry
                .expect("an entry")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    found.sort();
    assert_eq!(
        found,
        [
            "datacenter.json",
            "dataplatform.json",
            "held.sh",
            "kubernetes.json",
            "node-pool.json",
            "node-pool.toml",
            "postgresql-v1.json",
            "postgresql-v2.json",
            "postgresql.toml",
        ]
    );
}

/// The whole way of a newcomer: a data center, a cluster, nodes that kubectl sees, and all of it deleted in order.
#[test]
fn the_worked_example_works_for_both_apis() {
    if !has_kubectl() {
        return;
    }
    let (_sandbox, machine) = sandbox("ionos-kubernetes", &[]);
    let directory = Path::new(PROGRAM).parent().expect("a directory").display();
    for profile in ["ionos-kubernetes", "ionos-dataplatform"] {
        let environment = machine.command(&[]);
        let mut shell = Command::new("sh");
        for (name, value) in environment.get_envs() {
            shell.env(name, value.unwrap_or_default());
        }
        let output = shell
            .args([&file("held.sh"), profile])
            .env("PATH", format!("{directory}:/usr/local/bin:/usr/bin:/bin"))
            .output()
            .expect("sh runs");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        let (nodes, errors) = (text(&output.stdout), text(&output.stderr));
        assert!(output.status.success(), "{errors}");
        assert!(
            nodes.contains("workers-1") && nodes.contains("workers-2"),
            "{nodes}"
        );
        let left = machine.run(&["-p", profile, "cluster", "list", "-o", "name"]);
        assert_eq!(left.succeeded(), "");
        let places = machine.run(&["-p", profile, "catalog", "datacenters", "-o", "json"]);
        assert!(!places.succeeded().contains("held-vdc"));
    }
}
