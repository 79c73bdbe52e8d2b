//! Kubeconfigs, read by the real kubectl.

use std::path::Path;
use std::process::Command;

use super::{POOL, sandbox};
use crate::support::{Run, in_ci, skipped};

/// The real kubectl; in CI its absence is a failure.
pub(super) fn has_kubectl() -> bool {
    let found = Command::new("kubectl")
        .args(["version", "--client"])
        .output();
    if found.is_ok_and(|output| output.status.success()) {
        return true;
    }
    assert!(!in_ci(), "CI must have kubectl");
    skipped("kubectl is not here (Debian: kubernetes-client)");
    false
}

fn kubectl(config: &Path, arguments: &[&str]) -> String {
    let output = Command::new("kubectl")
        .arg("--kubeconfig")
        .arg(config)
        .args(arguments)
        .env_clear()
        .env("PATH", "/usr/local/bin:/usr/bin:/bin")
        .env("HOME", config.parent().expect("a directory"))
        .output()
        .expect("kubectl runs");
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{errors}");
    String::from_utf8(output.stdout).expect("text")
}

fn mode(path: &Path) -> u32 {
    use std::os::unix::fs::PermissionsExt as _;
    std::fs::metadata(path)
        .expect("the file")
        .permissions()
        .mode()
        & 0o777
}

#[test]
fn nodes_are_seen_by_kubectl_whatever_the_shape_of_the_kubeconfig() {
    if !has_kubectl() {
        return;
    }
    for (profile, switch) in [
        ("ionos-kubernetes", "ionos.kubeconfig=asked"),
        ("ionos-kubernetes", "ionos.kubeconfig=yaml"),
        ("ionos-kubernetes", "ionos.kubeconfig=wrapped"),
        ("ionos-dataplatform", "ionos.kubeconfig=json"),
    ] {
        let switches = ["--script", switch, "--script", "ionos.stuck=true"];
        let (sandbox, machine) = sandbox(profile, &switches);
        let create = ["cluster", "create", "held", "--datacenter", "example-vdc"];
        machine.run(&create).succeeded();
        // It is not ready yet.
        let early = machine.run(&["kubeconfig", "fetch", "held"]).failed(6);
        assert!(early.stderr.contains("cluster wait"), "{early}");
        sandbox.script_of("ionos", "stuck", false);
        let add = [&["nodepool", "add", "held", "workers", "--wait"], &POOL[..]].concat();
        machine.run(&add).succeeded();
        let file = machine.work().join("held.yaml");
        let path = file.display().to_string();
        let fetch = ["kubeconfig", "fetch", "held", "--file", &path];
        machine.run(&fetch).succeeded();
        assert_eq!(mode(&file), 0o600);
        let _ = machine.run(&fetch).failed(2);
        let nodes = kubectl(&file, &["get", "nodes", "-o", "name"]);
        assert_eq!(
            nodes.lines().collect::<Vec<_>>(),
            ["node/workers-1", "node/workers-2"]
        );
        assert!(kubectl(&file, &["get", "nodes"]).contains("Ready"));
        assert!(kubectl(&file, &["version"]).contains("Server Version: v1.31.2"));
        // What is printed is YAML that kubectl reads as well.
        let printed = machine.run(&["kubeconfig", "fetch", "held"]).succeeded();
        let file = machine.write("printed.yaml", printed);
        assert!(kubectl(&file, &["get", "nodes"]).contains("workers-1"));
    }
}

/// A kubeconfig that was there before.
const MINE: &str = "apiVersion: v1\nkind: Config\ncurrent-context: mine\nfuture: {kept: true}\n\
    clusters:\n- name: mine\n  cluster: {server: https://mine.example}\n\
    contexts:\n- name: mine\n  context: {cluster: mine, user: mine, namespace: apps}\n\
    users:\n- name: mine\n  user: {token: planted-token}\n";

#[test]
fn a_merge_loses_nothing_and_leaves_the_current_context() {
    if !has_kubectl() {
        return;
    }
    let (_sandbox, machine) = sandbox("ionos-kubernetes", &[]);
    machine
        .run(&["cluster", "create", "held", "--wait"])
        .succeeded();
    let add = [&["nodepool", "add", "held", "workers", "--wait"], &POOL[..]].concat();
    machine.run(&add).succeeded();
    let file = machine.write("config", MINE);
    let machine = machine.with("KUBECONFIG", &format!("{}:/nowhere", file.display()));
    let fetch = |more: &[&str]| -> Run {
        machine.run(&[&["kubeconfig", "fetch", "held", "--merge"], more].concat())
    };
    let said = fetch(&[]);
    assert!(said.stderr.contains("dbaas-held"), "{said}");
    assert_eq!(mode(&file), 0o600);
    let view = |query: &str| kubectl(&file, &["config", "view", "--raw", "-o", query]);
    assert_eq!(view("jsonpath={.current-context}"), "mine");
    assert_eq!(view("jsonpath={.contexts[*].name}"), "dbaas-held mine");
    assert_eq!(view("jsonpath={.contexts[1].context.namespace}"), "apps");
    let text = std::fs::read_to_string(&file).expect("the file");
    assert!(
        text.contains("kept: true") && text.contains("planted-token"),
        "{text}"
    );
    let nodes = kubectl(
        &file,
        &["--context", "dbaas-held", "get", "nodes", "-o", "name"],
    );
    assert_eq!(nodes.lines().count(), 2);
    // The copies of what was there are as closed as the file, and the second merge changes nothing of its own.
    fetch(&["--use-context"]).succeeded();
    assert_eq!(view("jsonpath={.current-context}"), "dbaas-held");
    assert_eq!(view("jsonpath={.contexts[*].name}"), "dbaas-held mine");
    let copies: Vec<_> = std::fs::read_dir(file.parent().expect("a directory"))
        .expect("entries")
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|end| end == "backup"))
        .collect();
    assert_eq!(copies.len(), 2, "{copies:?}");
    assert!(copies.iter().all(|copy| mode(copy) == 0o600));
    let first = copies
        .iter()
        .map(|copy| std::fs::read_to_string(copy).expect("a copy"));
    assert!(first.into_iter().any(|text| text == MINE));
    // A name of somebody else's is not taken over.
    let taken = fetch(&["--context", "mine"]).failed(6);
    assert!(taken.stderr.contains("context `mine`"), "{taken}");
    fetch(&["--context", "prod"]).succeeded();
    assert!(kubectl(&file, &["--context", "prod", "get", "nodes"]).contains("workers-1"));
    // A file that cannot be read is left as it is.
    let broken = machine.write("broken", "clusters: [planted-token");
    let path = broken.display().to_string();
    let refused = fetch(&["--file", &path]).failed(3);
    assert!(!refused.stderr.contains("planted"), "{refused}");
    assert_eq!(
        std::fs::read_to_string(&broken).expect("the file"),
        "clusters: [planted-token"
    );
}

#[test]
fn a_kubeconfig_that_runs_a_program_is_refused() {
    let switch = ["--script", "ionos.kubeconfig-exec=true"];
    let (_sandbox, machine) = sandbox("ionos-kubernetes", &switch);
    machine
        .run(&["cluster", "create", "held", "--wait"])
        .succeeded();
    let refused = machine.run(&["kubeconfig", "fetch", "held"]).failed(1);
    assert!(
        refused.stderr.contains("`exec` runs a program"),
        "{refused}"
    );
    assert_eq!(refused.stdout, "");
    let allowed = ["kubeconfig", "fetch", "held", "--allow-exec", "-o", "json"];
    let config = machine.run(&allowed).json();
    assert!(config["users"][0]["user"]["exec"].is_object(), "{config}");
}

#[test]
fn neither_a_trace_nor_an_error_shows_the_credential() {
    for switch in ["asked", "yaml", "wrapped"] {
        let switch = format!("ionos.kubeconfig={switch}");
        let (_sandbox, machine) = sandbox("ionos-kubernetes", &["--script", &switch]);
        machine
            .run(&["cluster", "create", "held", "--wait"])
            .succeeded();
        let traced = machine.run(&["kubeconfig", "fetch", "held", "-o", "json", "--trace"]);
        let config: serde_json::Value = serde_json::from_str(&traced.stdout).expect("JSON");
        let token = config["users"][0]["user"]["token"].clone();
        let token = token.as_str().expect("a token");
        assert!(!traced.stderr.contains(token), "{}", traced.stderr);
        assert!(traced.stderr.contains("/kubeconfig"), "{}", traced.stderr);
    }
}
