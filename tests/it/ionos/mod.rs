//! The provider `ionos`, driven as a user drives it, against the emulator; the vendor's own client and the real kubectl
//! beside it.

mod client;
mod examples;
mod kubectl;
mod lists;
mod postgresql;
mod readings;
mod tokens;

use crate::support::Machine;
use crate::support::sandbox::{Answer, Sandbox};

/// A sandbox, and a machine whose profile is one of the four.
fn sandbox(profile: &'static str, arguments: &[&str]) -> (Sandbox, Machine) {
    let sandbox = Sandbox::start(arguments);
    let machine = sandbox.machine(profile);
    (sandbox, machine)
}

/// A call with the token of the account, below the prefix.
fn call(sandbox: &Sandbox, method: &str, path: &str, body: Option<&str>) -> Answer {
    let entry = |key: &str| sandbox.entry("ionos", key);
    let url = format!("{}/{path}", entry("endpoint"));
    let authorization = format!("authorization: Bearer {}", entry("token"));
    let headers = [authorization.as_str(), "content-type: application/json"];
    sandbox.curl(method, &url, &headers, body)
}

/// What a node pool wants beside its name.
const POOL: [&str; 8] = [
    "--nodes",
    "2",
    "--cpu",
    "2",
    "--memory",
    "4GiB",
    "--storage",
    "100GiB",
];
