//! Many tenants at once: one instance each, none lost, none doubled; and a real database behind one.

use std::collections::BTreeSet;

use super::{records, sandbox};
use crate::needs_postgres;

#[test]
fn a_thousand_tenants_by_eight_shells_are_one_instance_each() {
    let switches = [
        "--script",
        "sap.creation-polls=0",
        "--script",
        "sap.deletion-polls=0",
    ];
    let (sandbox, machine) = sandbox(&switches);
    // Each shell has tenants of its own, and some of its neighbour's.
    let creates = |shell: usize| {
        let is_own = |tenant: &usize| tenant % 8 == shell || tenant % 32 == (shell + 1) % 8;
        for tenant in (0..1000).filter(is_own) {
            let name = format!("tenant-{tenant:04}");
            let run = machine.run(&[
                "cluster",
                "create",
                &name,
                "--if-not-exists",
                "-q",
                "-o",
                "name",
            ]);
            assert_eq!(run.succeeded(), name);
        }
    };
    std::thread::scope(|scope| {
        for shell in 0..8 {
            scope.spawn(move || creates(shell));
        }
    });
    let tenants: Vec<String> = records(&sandbox)
        .iter()
        .map(|record| record["tenant_id"].as_str().expect("a tenant").to_owned())
        .collect();
    assert_eq!(tenants.len(), 1000);
    assert_eq!(tenants.iter().collect::<BTreeSet<_>>().len(), 1000);
    let listed = machine.run(&["cluster", "list", "--jq", "length"]);
    assert_eq!(listed.succeeded(), "1000");
    assert!(sandbox.count("POST", "") >= 1000);
}

#[test]
fn the_credentials_are_those_of_a_real_database() {
    needs_postgres!();
    let (_sandbox, machine) = sandbox(&["--with-postgres"]);
    machine.run(&["cluster", "create", "t1", "-q"]).succeeded();
    let run = machine.run(&["psql", "t1", "--", "-Atc", "select current_user"]);
    assert_eq!(run.succeeded(), "sbss_user");
    machine
        .run(&["cluster", "wait", "t1", "--for", "sql", "-q"])
        .succeeded();
    machine
        .run(&["cluster", "delete", "t1", "--yes"])
        .succeeded();
}
