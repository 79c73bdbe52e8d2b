//! Every file in `examples/sap/`.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use super::{records, sandbox};
use crate::support::PROGRAM;

fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/sap")
}

#[test]
fn every_example_makes_an_instance() {
    let (sandbox, machine) = sandbox(&[]);
    let file = |name: &str| examples().join(name).display().to_string();
    machine
        .run(&["cluster", "create", "-f", &file("tenant.toml"), "-q"])
        .succeeded();
    let script = machine
        .command(&[])
        .get_envs()
        .fold(
            std::process::Command::new("sh"),
            |mut shell, (name, value)| {
                shell.env(name, value.unwrap_or_default());
                shell
            },
        )
        .arg(file("onboard.sh"))
        .env(
            "PATH",
            format!(
                "{}:/usr/bin:/bin",
                Path::new(PROGRAM).parent().expect("a directory").display()
            ),
        )
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn();
    let mut script = script.expect("sh runs");
    let tenants = b"customer-0001\ncustomer-0002\n";
    let stdin = script.stdin.take().expect("its standard input");
    { stdin }.write_all(tenants).expect("it reads");
    let output = script.wait_with_output().expect("it ends");
    assert!(output.status.success());
    assert_eq!(output.stdout, tenants);
    assert_eq!(records(&sandbox).len(), 2);
    let used = ["onboard.sh", "parameters.json", "tenant.toml"];
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
    assert_eq!(found, used);
}
