//! The provider `sap`, driven as a user drives it, against the emulator; and the vendor's own client beside it.

mod binding;
mod client;
mod examples;
mod rows;
mod tenants;

use serde_json::{Value, json};

use crate::support::Machine;
use crate::support::sandbox::{Answer, Sandbox};

/// A sandbox with this vendor alone beside BigAnimal, whose entry the control calls use.
fn sandbox(arguments: &[&str]) -> (Sandbox, Machine) {
    let sandbox = Sandbox::start(arguments);
    let machine = sandbox.machine("sap");
    (sandbox, machine)
}

/// The credentials of the binding.
fn credentials(sandbox: &Sandbox) -> Value {
    let entry = |key: &str| sandbox.entry("sap", key);
    json!({
        "user": entry("username"), "password": entry("password"),
        "get_all_managed_instances_url": entry("get_all_managed_instances_url"),
        "get_managed_instance_url": entry("get_managed_instance_url"),
        "post_managed_instance_url": entry("post_managed_instance_url"),
        "delete_managed_instance_url": entry("delete_managed_instance_url"),
    })
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
