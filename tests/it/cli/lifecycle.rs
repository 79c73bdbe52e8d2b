//! `cluster start`, `stop`, `restart`, `update`, and `backup`.

use std::process::Command;

use crate::support::Machine;
use crate::{needs_postgres, snapshot};

#[test]
fn a_stopped_cluster_comes_back_on_its_port_with_its_data() {
    needs_postgres!();
    let machine = Machine::new();
    let uri = machine
        .run(&["cluster", "create", "orders", "-o", "uri"])
        .succeeded();
    let fill = "create table kept (n int); insert into kept values (42)";
    machine
        .run(&["psql", "orders", "--", "-c", fill])
        .succeeded();
    snapshot!(machine.run(&["cluster", "stop", "orders"]), @"
    exit 0
    --- stdout
    NAME  ID  STATE  POSTGRES  REGION  NODES  AGE
    orders  [ID]  stopped  [VERSION]  -  1  [AGE]
    --- stderr
    stopping `orders`
    ");
    assert!(machine.servers().is_empty());
    machine
        .run(&["cluster", "stop", "orders", "-q"])
        .succeeded();
    snapshot!(machine.run(&["psql", "orders"]), @"
    exit 6
    --- stdout
    --- stderr
    error: the cluster `orders` is stopped
    hint: start it with `dbaas cluster start orders`
    ");
    snapshot!(machine.run(&["user", "list", "orders"]), @"
    exit 6
    --- stdout
    --- stderr
    error: the cluster does not run
    hint: start it with `dbaas cluster start CLUSTER`
    ");
    snapshot!(machine.run(&["cluster", "create", "orders", "--if-not-exists"]), @"
    exit 6
    --- stdout
    --- stderr
    `orders` exists already
    error: the cluster `orders` is stopped
    hint: start it with `dbaas cluster start orders`
    ");
    assert_eq!(
        machine
            .run(&["cluster", "start", "orders", "-o", "uri"])
            .succeeded(),
        uri
    );
    snapshot!(machine.run(&["cluster", "start", "orders"]), @"
    exit 0
    --- stdout
    NAME  ID  STATE  POSTGRES  REGION  NODES  AGE
    orders  [ID]  ready  [VERSION]  -  1  [AGE]
    --- stderr
    `orders` runs already
    ");
    machine.run(&["cluster", "restart", "orders"]).succeeded();
    let answer = machine.run(&["psql", "orders", "--", "-Atc", "select n from kept"]);
    assert_eq!(answer.succeeded(), "42");
}

#[test]
fn after_a_crash_of_the_machine_clusters_are_stopped_and_start_again() {
    needs_postgres!();
    let machine = Machine::new();
    machine.run(&["cluster", "create", "orders"]).succeeded();
    let fill = "create table kept (n int); insert into kept values (42)";
    machine
        .run(&["psql", "orders", "--", "-c", fill])
        .succeeded();
    let pid = machine.servers()[0];
    // The server's own process group, all at once, as a power failure would.
    let killed = Command::new("kill")
        .args(["-9", "--", &format!("-{pid}")])
        .status();
    assert!(killed.expect("kill runs").success());
    while !machine.servers().is_empty() {}
    let listed = machine.run(&["cluster", "list", "--jq", ".[].state"]);
    assert_eq!(listed.succeeded(), "stopped");
    let doctor = machine
        .run(&["doctor", "-o", "csv", "--columns", "check,detail"])
        .succeeded();
    assert!(
        doctor.contains("cluster orders,stopped without a shutdown; it recovers when started"),
        "{doctor}"
    );
    machine.run(&["cluster", "start", "orders"]).succeeded();
    let answer = machine.run(&["psql", "orders", "--", "-Atc", "select n from kept"]);
    assert_eq!(answer.succeeded(), "42");
}

#[test]
fn settings_change_with_and_without_a_restart() {
    needs_postgres!();
    let machine = Machine::new();
    machine.run(&["cluster", "create", "orders"]).succeeded();
    let before = machine.servers();
    let update =
        |arguments: &[&str]| machine.run(&[&["cluster", "update", "orders"], arguments].concat());
    let show = |setting: &str| {
        let statement = format!("show {setting}");
        machine
            .run(&["psql", "orders", "--", "-Atc", &statement])
            .succeeded()
    };
    update(&["--set", "settings.work_mem=9MB"]).succeeded();
    assert_eq!(show("work_mem"), "9MB");
    assert_eq!(machine.servers(), before, "a reload is enough");
    update(&[
        "--set",
        "settings.max_connections=33",
        "--set",
        "native.local.durability=off",
    ])
    .succeeded();
    assert_eq!(
        (show("max_connections"), show("fsync")),
        ("33".to_owned(), "off".to_owned())
    );
    assert_ne!(machine.servers(), before, "this one needs a restart");
    update(&["--set", "settings.work_mem=null"]).succeeded();
    assert_eq!(show("work_mem"), "4MB");
    snapshot!(update(&["--set", "settings.jit=perhaps"]), @r#"
    exit 2
    --- stdout
    --- stderr
    updating `orders`
    error: PostgreSQL does not accept the settings
      LOG:  parameter "jit" requires a Boolean value
      FATAL:  configuration file "[MACHINE]/data/clusters/[ID]/trial.conf" contains errors
    "#);
    // PostgreSQL reads it without a word and does not start with it.
    let refused = update(&["--set", "settings.shared_preload_libraries=nothing", "-q"]).failed(1);
    assert!(
        refused.stderr.contains("could not access file \"nothing\""),
        "{refused}"
    );
    assert_eq!(show("max_connections"), "33", "it runs as before");
    snapshot!(update(&[]), @"
    exit 2
    --- stdout
    --- stderr
    error: nothing is to be changed
    hint: for example: `--set settings.work_mem=8MB`
    ");
    snapshot!(update(&["--user", "other", "--nodes", "2"]), @"
    exit 7
    --- stdout
    --- stderr
    error: provider `local` cannot change all of that
      `user`: it is fixed when a cluster is created
      `nodes`: `local` runs one server
    hint: leave these out; `dbaas provider show local` tells what becomes of each field
    ");
    snapshot!(update(&["--user", "other"]), @"
    exit 7
    --- stdout
    --- stderr
    error: provider `local` cannot change all of that
      `user`: it is fixed when a cluster is created
    hint: leave these out; `dbaas provider show local` tells what becomes of each field
    ");
    snapshot!(update(&["--postgres", "99"]), @"
    exit 7
    --- stdout
    --- stderr
    updating `orders`
    error: a cluster of PostgreSQL [MAJOR] cannot become one of 99
    hint: create a cluster of that version and move the data with pg_dump
    ");
    snapshot!(update(&["--set", "settings.work_mem=5MB", "--dry-run"]), @"
    exit 0
    --- stdout
    FIELD  VALUE  TRANSLATION
    settings.work_mem  5MB  exact
    --- stderr
    nothing was done: this was a dry run
    ");
    machine.run(&["cluster", "stop", "orders"]).succeeded();
    update(&["--set", "settings.work_mem=6MB"]).succeeded();
    assert!(machine.servers().is_empty(), "a stopped one stays so");
    machine.run(&["cluster", "start", "orders"]).succeeded();
    assert_eq!(show("work_mem"), "6MB");
}

#[test]
fn a_backup_of_a_running_or_stopped_cluster_becomes_another_one() {
    needs_postgres!();
    let machine = Machine::new();
    machine.run(&["cluster", "create", "orders"]).succeeded();
    machine
        .run(&["user", "create", "orders", "reporting"])
        .succeeded();
    let insert = |n: &str| {
        let statement = format!("create table if not exists t (n int); insert into t values ({n})");
        machine
            .run(&["psql", "orders", "--", "-qc", &statement])
            .succeeded();
    };
    insert("1");
    snapshot!(machine.run(&["backup", "create", "orders"]), @"
    exit 0
    --- stdout
    ID  CLUSTER  POSTGRES  SIZE  AGE
    [ID]  orders  [VERSION]  [SIZE]  [AGE]
    --- stderr
    backing up `orders`
    ");
    let first = machine
        .run(&["backup", "list", "orders", "-o", "name"])
        .succeeded();
    insert("2");
    machine.run(&["cluster", "stop", "orders"]).succeeded();
    machine.run(&["backup", "create", "orders"]).succeeded();
    assert_eq!(
        machine
            .run(&["backup", "list", "orders", "--jq", "length"])
            .succeeded(),
        "2"
    );
    snapshot!(machine.run(&["backup", "restore", "orders"]), @"
    exit 2
    --- stdout
    --- stderr
    error: the new cluster has no name
    hint: give it with `--as NAME`
    ");
    snapshot!(machine.run(&["backup", "restore", "orders", "--as", "orders"]), @"
    exit 6
    --- stdout
    --- stderr
    restoring `orders`
    error: a cluster named `orders` exists already
      it belongs to cluster [ID]
    hint: choose another name, or add --if-not-exists to accept the one that exists
    ");
    snapshot!(machine.run(&["backup", "restore", "orders", "--backup", "b-none", "--as", "x"]), @"
    exit 5
    --- stdout
    --- stderr
    restoring `x`
    error: there is no backup `b-none`
    hint: `dbaas backup list CLUSTER` shows what there is
    ");
    snapshot!(machine.run(&["backup", "restore", "orders", "--to-time", "2026-01-01T00:00:00Z", "--as", "x"]), @"
    exit 7
    --- stdout
    --- stderr
    restoring `x`
    error: provider `local` keeps backups, and no log to go to a point in time with
    hint: restore a backup: `dbaas backup list CLUSTER` shows what there is
    ");
    machine
        .run(&["backup", "restore", "orders", "--as", "newest"])
        .succeeded();
    machine
        .run(&[
            "backup", "restore", "orders", "--backup", &first, "--as", "older",
        ])
        .succeeded();
    let count = |name: &str| {
        machine
            .run(&["psql", name, "--", "-Atc", "select count(*) from t"])
            .succeeded()
    };
    assert_eq!(
        (count("newest"), count("older")),
        ("2".to_owned(), "1".to_owned())
    );
    let other = machine.run(&[
        "psql",
        "newest",
        "--user",
        "reporting",
        "--",
        "-Atc",
        "select current_user",
    ]);
    assert_eq!(other.succeeded(), "reporting", "its password came along");
    machine
        .run(&["cluster", "delete", "orders", "--yes"])
        .succeeded();
    let left = machine.leftovers();
    assert!(
        !left.iter().any(|name| name.starts_with("backups/")),
        "{left:?}"
    );
    assert_eq!(
        count("older"),
        "1",
        "what was made from a backup does not need it"
    );
}
