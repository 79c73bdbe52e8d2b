//! Where addresses and credential come from: a profile, a binding that is named, or the platform.

use serde_json::json;

use super::{credentials, sandbox};
use crate::support::Machine;

const LIST: [&str; 4] = ["--provider", "sap", "cluster", "list"];

#[test]
fn a_binding_is_enough_wherever_it_is() {
    let (sandbox, _) = sandbox(&[]);
    let machine = Machine::new();
    let missing = machine.run(&LIST).failed(3);
    assert!(
        missing.stderr.contains("get_all_managed_instances_url"),
        "{missing}"
    );
    assert!(missing.stderr.contains("--binding"), "{missing}");
    let file = machine.write("binding.json", credentials(&sandbox).to_string());
    let file = file.display().to_string();
    machine
        .run(&[&LIST[..], &["--binding", &file]].concat())
        .succeeded();
    let service =
        json!({"name": "im", "label": "managed-hana", "credentials": credentials(&sandbox)});
    let document = json!({"other": [], "managed-hana": [service]});
    let on_platform = Machine::new().with("VCAP_SERVICES", &document.to_string());
    on_platform.run(&LIST).succeeded();
    let by_variable = Machine::new().with("DBAAS_BINDING", &file);
    by_variable.run(&LIST).succeeded();
    // A profile may name the file, and keeps no copy of the password.
    let add = ["profile", "add", "im", "--provider", "sap"];
    let key = format!("binding={file}");
    machine.run(&[&add[..], &[&key]].concat()).succeeded();
    machine.run(&["-p", "im", "cluster", "list"]).succeeded();
    let checked = machine.run(&["profile", "check", "im"]);
    assert!(
        !checked
            .to_string()
            .contains(&sandbox.entry("sap", "password")),
        "{checked}"
    );
    let several =
        json!({"managed-hana": [document["managed-hana"][0], document["managed-hana"][0]]});
    let two = Machine::new().with("VCAP_SERVICES", &several.to_string());
    let refused = two.run(&LIST).failed(3);
    assert!(refused.stderr.contains("several bindings"), "{refused}");
    assert!(
        !refused.stderr.contains(&sandbox.entry("sap", "password")),
        "{refused}"
    );
}

#[test]
fn a_binding_that_is_named_outranks_the_platform_with_its_credential() {
    let (first, _) = sandbox(&[]);
    let (second, _) = sandbox(&[]);
    let document = json!({"managed-hana": [{"credentials": credentials(&first)}]});
    let machine = Machine::new().with("VCAP_SERVICES", &document.to_string());
    let file = machine.write("binding.json", credentials(&second).to_string());
    let file = file.display().to_string();
    for sandbox in [&first, &second] {
        sandbox.control("DELETE", "requests", None);
    }
    machine
        .run(&[&LIST[..], &["--binding", &file]].concat())
        .succeeded();
    assert!(first.requests().is_empty());
    assert_eq!(second.requests().len(), 1);
}

#[test]
fn a_stored_password_does_not_follow_addresses_of_the_platform() {
    let (sandbox, _) = sandbox(&[]);
    let document = json!({"managed-hana": [{"credentials": credentials(&sandbox)}]});
    let machine = Machine::new().with("VCAP_SERVICES", &document.to_string());
    let add = [
        "profile",
        "add",
        "im",
        "--provider",
        "sap",
        "--secret-stdin",
    ];
    machine
        .run_with_input(&add, b"planted-password\n")
        .succeeded();
    sandbox.control("DELETE", "requests", None);
    let refused = machine.run(&["-p", "im", "cluster", "list"]).failed(3);
    assert!(refused.stderr.contains("VCAP_SERVICES"), "{refused}");
    assert!(sandbox.requests().is_empty());
}

#[test]
fn the_authorities_of_the_variable_of_the_python_library_are_trusted() {
    let (sandbox, machine) = sandbox(&["--https"]);
    let config = std::fs::read_to_string(sandbox.line()["config"].as_str().expect("a file"));
    let config = config.expect("a text");
    let ca = sandbox.entry("sap", "ca");
    let without: String = config
        .lines()
        .filter(|line| !line.starts_with("tls.ca"))
        .map(|line| format!("{line}\n"))
        .collect();
    let file = sandbox.beside_its_config("without.toml", &without);
    let machine = machine.with("DBAAS_CONFIG", &file);
    let _ = machine.run(&["cluster", "list"]).failed(8);
    let machine = machine.with("REQUESTS_CA_BUNDLE", &ca);
    machine.run(&["cluster", "list"]).succeeded();
}
