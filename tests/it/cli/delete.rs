//! `cluster delete`.

use crate::support::Machine;
use crate::{needs_postgres, snapshot};

#[test]
fn nothing_goes_without_a_confirmation() {
    needs_postgres!();
    let machine = Machine::new();
    machine.run(&["cluster", "create", "orders"]).succeeded();
    snapshot!(machine.run(&["cluster", "delete", "orders"]), @"
    exit 2
    --- stdout
    --- stderr
    error: deleting the cluster `orders` requires confirmation
    hint: add `--yes` or `--confirm orders`
    ");
    snapshot!(machine.run(&["cluster", "delete", "orders", "-o", "json"]), @r#"
    exit 2
    --- stdout
    --- stderr
    {"error":{"code":"usage","exit_code":2,"message":"deleting the cluster `orders` requires confirmation","hint":"add `--yes` or `--confirm orders`","provider":"local","profile":"local","operation":"cluster delete","http_status":null,"request_id":null,"retryable":false,"details":[],"notices":[]}}
    "#);
    snapshot!(machine.run(&["cluster", "delete", "orders", "--confirm", "other"]), @"
    exit 2
    --- stdout
    --- stderr
    error: `--confirm other` names nothing that is to be deleted
    ");
    snapshot!(machine.run(&["cluster", "delete", "--yes"]), @"
    exit 2
    --- stdout
    --- stderr
    error: the following required arguments were not provided:
      <CLUSTER>...
      Usage: dbaas cluster delete --yes <CLUSTER>...
    hint: see --help for what is accepted
    ");
    assert_eq!(
        machine
            .run(&["cluster", "list", "-o", "name"])
            .succeeded()
            .len(),
        12
    );
    snapshot!(machine.run(&["cluster", "delete", "orders", "--confirm", "orders"]), @"
    exit 0
    --- stdout
    NAME  ID  DELETED
    orders  [ID]  yes
    --- stderr
    ");
    snapshot!(machine.run(&["cluster", "delete", "orders", "--yes"]), @"
    exit 5
    --- stdout
    --- stderr
    error: there is no cluster `orders`
    hint: `dbaas cluster list` shows what there is
    ");
    snapshot!(machine.run(&["cluster", "delete", "orders", "--yes", "--ignore-not-found"]), @"
    exit 0
    --- stdout
    --- stderr
    there is no cluster `orders`
    ");
    assert!(machine.leftovers().is_empty(), "{:?}", machine.leftovers());
    assert!(machine.servers().is_empty());
}

#[test]
fn all_are_found_before_the_first_one_goes() {
    needs_postgres!();
    let machine = Machine::new();
    machine.run(&["cluster", "create", "orders"]).succeeded();
    snapshot!(machine.run(&["cluster", "delete", "orders", "ordres", "--yes"]), @"
    exit 5
    --- stdout
    --- stderr
    error: there is no cluster `ordres`
    hint: did you mean `orders`?
    ");
    assert_eq!(
        machine
            .run(&["cluster", "list", "--jq", ".[].name"])
            .succeeded(),
        "orders"
    );
    // By name and by id, named twice, it goes once.
    let id = machine.run(&["cluster", "list", "-o", "name"]).succeeded();
    assert_eq!(
        machine
            .run(&["cluster", "delete", "orders", &id, "--yes", "-o", "name"])
            .succeeded(),
        id
    );
    let secrets =
        std::fs::read_to_string(machine.data().join("credentials.toml")).expect("the store");
    assert!(!secrets.contains("cluster/"), "{secrets}");
}

#[test]
fn profiles_guard_their_clusters() {
    needs_postgres!();
    let machine = Machine::new();
    machine.write(
        "config.toml",
        "[profile.shut]\nprovider = \"local\"\nread-only = true\n\n[profile.kept]\nprovider = \"local\"\nprotected = true\n",
    );
    machine.run(&["cluster", "create", "orders"]).succeeded();
    let config = ["--config", "config.toml"];
    snapshot!(machine.run(&[&config[..], &["-p", "shut", "cluster", "delete", "orders", "--yes"]].concat()), @"
    exit 4
    --- stdout
    --- stderr
    error: profile `shut` is read-only
    hint: remove `read-only` from the profile, or use another profile
    ");
    snapshot!(machine.run(&[&config[..], &["-p", "shut", "cluster", "create", "more"]].concat()), @"
    exit 4
    --- stdout
    --- stderr
    error: profile `shut` is read-only
    hint: remove `read-only` from the profile, or use another profile
    ");
    snapshot!(machine.run(&[&config[..], &["-p", "kept", "cluster", "delete", "orders", "--yes"]].concat()), @"
    exit 2
    --- stdout
    --- stderr
    error: deleting the cluster `orders` requires confirmation
      profile `kept` is protected: --yes is not enough
    hint: add `--confirm orders`
    ");
    let run = machine.run(
        &[
            &config[..],
            &[
                "-p",
                "kept",
                "cluster",
                "delete",
                "orders",
                "--confirm",
                "orders",
            ],
        ]
        .concat(),
    );
    run.succeeded();
}
