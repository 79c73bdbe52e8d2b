//! The vendor's own Python client, unmodified, on the same tenants as this program: same instances, same answers. CI
//! installs it and says where with `DBAAS_TEST_SAP`, a virtual environment with the pins of `requirements.txt`.

use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};

use super::{call, credentials, sandbox};
use crate::support::sandbox::Sandbox;
use crate::support::{in_ci, skipped};

/// Where the client is installed; in CI its absence is a failure.
fn environment() -> Option<PathBuf> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the tests are told where the client is"
    )]
    let found = std::env::var_os("DBAAS_TEST_SAP").map(PathBuf::from);
    if found.is_none() {
        assert!(
            !in_ci(),
            "CI must say with DBAAS_TEST_SAP where the client is"
        );
        skipped("the vendor's Python client is not here (DBAAS_TEST_SAP)");
    }
    found
}

/// Runs lines of Python with the client `im`; what they put into `out`, or the class and text of what they raise.
fn python(environment: &std::path::Path, sandbox: &Sandbox, lines: &str) -> Value {
    let mut options = credentials(sandbox);
    options["polling_interval_millis"] = 10.into();
    options["polling_timeout_seconds"] = 20.into();
    let program = format!(
        "import json, sys\nfrom sap.instance_manager import create\nout = None\n\
         im = create(json.loads(sys.argv[1]))\ntry:\n{}\n\
         except Exception as error:\n    out = {{'raised': type(error).__name__, 'text': str(error)}}\n\
         print(json.dumps(out))\n",
        lines
            .lines()
            .map(|line| format!("    {line}"))
            .collect::<Vec<_>>()
            .join("\n"),
    );
    let output = Command::new(environment.join("bin/python"))
        .args(["-c", &program, &options.to_string()])
        .env_clear()
        .output()
        .expect("Python runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{errors}"))
}

#[test]
fn the_vendors_client_and_this_program_see_the_same() {
    let Some(environment) = environment() else {
        return;
    };
    let (sandbox, machine) = sandbox(&[]);
    let python = |lines: &str| python(&environment, &sandbox, lines);
    // What the client made is there for this program, and the other way round.
    let made = python("out = im.create('t1', {'provisioning_parameters': {'database_id': 'd'}})");
    assert_eq!(made["status"], "CREATION_SUCCEEDED");
    machine.run(&["cluster", "create", "t2", "-q"]).succeeded();
    let theirs = python("out = im.get('t2')");
    assert_eq!(theirs, call(&sandbox, "GET", "/t2", None).json());
    let uri = machine.run(&["cluster", "connection", "t1"]).succeeded();
    let password = made["credentials"]["password"]
        .as_str()
        .expect("a password");
    assert!(uri.contains(password), "{uri}");
    let all = python("out = sorted(instance['tenant_id'] for instance in im.get_all())");
    let ours = machine.run(&["cluster", "list", "--jq", "map(.id) | sort"]);
    assert_eq!(
        all,
        serde_json::from_str::<Value>(&ours.succeeded()).expect("JSON")
    );
    // Both are told the same of what is there and of what is not.
    let taken = python("im.create('t2')");
    assert_eq!(taken["raised"], "HTTPError");
    assert!(
        taken["text"].as_str().expect("a text").contains("409"),
        "{taken}"
    );
    let _ = machine.run(&["cluster", "create", "t1"]).failed(6);
    assert_eq!(python("out = im.get('t9')"), Value::Null);
    let _ = machine.run(&["cluster", "get", "t9"]).failed(5);
    let missing = python("im.delete('t9')");
    assert!(
        missing["text"].as_str().expect("a text").contains("404"),
        "{missing}"
    );
    // What the one deletes is gone for the other.
    assert_eq!(python("im.delete('t2')"), Value::Null);
    let _ = machine.run(&["cluster", "get", "t2"]).failed(5);
    machine
        .run(&["cluster", "delete", "t1", "--yes"])
        .succeeded();
    assert_eq!(python("out = im.get_all()"), json!([]));
    // A tenant that needs escapes: the client leaves them to its HTTP library.
    for tenant in ["a b", "ü"] {
        python(&format!("im.create('{tenant}')"));
        let found = machine.run(&["cluster", "get", tenant, "--jq", ".id"]);
        assert_eq!(found.succeeded(), tenant);
        machine
            .run(&["cluster", "delete", tenant, "--yes"])
            .succeeded();
    }
    // A creation that fails, for both.
    sandbox.script_of("sap", "failed-creations", "2");
    let failed = python("im.create('t3')");
    let text = failed["text"].as_str().expect("a text");
    assert!(
        text.contains("CREATION_FAILED") && text.contains("quota exceeded"),
        "{failed}"
    );
    let failed = machine.run(&["cluster", "create", "t4", "-q"]).failed(10);
    assert!(
        failed.stderr.contains("CREATION_FAILED: quota exceeded"),
        "{failed}"
    );
}
