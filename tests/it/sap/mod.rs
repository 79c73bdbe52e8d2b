//! The provider `sap`, driven as a user drives it, against the emulator; and the vendor's own client beside it.

mod binding;
mod client;
mod examples;
mod rows;
mod tenants;

use serde_json::Value;

use crate::support::Machine;
use crate::support::sandbox::{Answer, Sandbox};

/// A sandbox with this vendor alone beside BigAnimal, whose entry the control calls use.
fn sandbox(arguments: &[&str]) -> (Sandbox, Machine) {
    let sandbox = Sandbox::start(arguments);
    let config = sandbox.line()["config"].as_str().expect("a file");
    let machine = Machine::new()
        .with("DBAAS_CONFIG", config)
        .with("DBAAS_PROFILE", "sap");
    (sandbox, machine)
}

/// A call with the credential of the binding, below the address of all instances.
fn call(sandbox: &Sandbox, method: &str, path: &str, body: Option<&str>) -> Answer {
    let entry = |key: &str| sandbox.entry("sap", key);
    let url = format!("{}{path}", entry("get_all_managed_instances_url"));
    let pair = format!("{}:{}", entry("username"), entry("password"));
    let encoded = base64(&pair);
    let authorization = format!("authorization: Basic {encoded}");
    let headers = [authorization.as_str(), "content-type: application/json"];
    sandbox.curl(method, &url, &headers, body)
}

fn base64(text: &str) -> String {
    use base64::Engine as _;
    base64::engine::general_purpose::STANDARD.encode(text)
}

/// Every record that the emulator has.
fn records(sandbox: &Sandbox) -> Vec<Value> {
    let all = call(sandbox, "GET", "", None);
    assert_eq!(all.status, 200, "{all:?}");
    all.json().as_array().expect("an array").clone()
}

/// How often a method was sent to a path that ends so.
fn count(sandbox: &Sandbox, method: &str, path: &str) -> usize {
    let is = |request: &&Value| {
        request["method"] == method && request["path"].as_str().is_some_and(|p| p.ends_with(path))
    };
    sandbox.requests().iter().filter(is).count()
}
