//! `cluster create`, and what it is followed by.

use std::process::Command;
use std::time::Duration;

use crate::support::{Machine, PROGRAM};
use crate::{needs_postgres, snapshot};

#[test]
fn a_name_is_enough() {
    needs_postgres!();
    let machine = Machine::new();
    snapshot!(machine.run(&["cluster", "create", "orders"]), @"
    exit 0
    --- stdout
    NAME  ID  STATE  POSTGRES  REGION  NODES  AGE
    orders  [ID]  ready  [VERSION]  -  1  [AGE]
    --- stderr
    passwords are kept in [MACHINE]/data/credentials.toml, which only you can read
    creating `orders`
    connect with  `dbaas psql orders`
    connection string  `dbaas cluster connection orders`
    ");
    snapshot!(machine.run(&["cluster", "list"]), @"
    exit 0
    --- stdout
    NAME  ID  STATE  POSTGRES  REGION  NODES  AGE
    orders  [ID]  ready  [VERSION]  -  1  [AGE]
    --- stderr
    ");
    snapshot!(machine.run(&["cluster", "get", "orders", "-o", "json"]), @r#"
    exit 0
    --- stdout
    {
      "id": "[ID]",
      "name": "orders",
      "provider": "local",
      "profile": "local",
      "state": "ready",
      "status": "ready",
      "postgres": {
        "version": "[VERSION]",
        "flavor": "postgres"
      },
      "cloud": null,
      "region": null,
      "nodes": 1,
      "cpu": null,
      "memory_bytes": null,
      "storage_bytes": null,
      "endpoint": {
        "host": "127.0.0.1",
        "port": [PORT],
        "database": "orders",
        "user": "orders"
      },
      "created_at": "[TIME]"
    }
    --- stderr
    "#);
    snapshot!(machine.run(&["cluster", "connection", "orders"]), @"
    exit 0
    --- stdout
    postgresql://orders:[PASSWORD]@127.0.0.1:[PORT]/orders?sslmode=disable
    --- stderr
    ");
    let answer = machine.run(&["psql", "orders", "--", "-Atc", "select current_user, 1"]);
    assert_eq!(answer.succeeded(), "orders|1");
}

#[test]
fn the_uri_works_in_a_client_of_its_own() {
    needs_postgres!();
    let machine = Machine::new();
    let uri = machine
        .run(&[
            "cluster",
            "create",
            "orders",
            "-o",
            "uri",
            "--user",
            "it's me",
            "--database",
            "a b",
        ])
        .succeeded();
    let psql = Command::new("psql")
        .args([&uri, "-Atc", "select current_user, current_database()"])
        .output();
    let answer = psql.expect("psql runs");
    assert_eq!(String::from_utf8_lossy(&answer.stdout), "it's me|a b\n");
}

#[test]
fn the_id_alone_is_printed_and_the_pipe_is_closed() {
    needs_postgres!();
    let machine = Machine::new();
    // A pipe and a file that the shell holds open must not reach the server, which would hold them open.
    let script = format!(
        "exec 7>{}/held 8>&1; id=$({PROGRAM} cluster create x -o name | cat); echo \"[$id]\"",
        machine.work().display()
    );
    let mut shell = Command::new("sh");
    let program = machine.command(&[]);
    shell.args(["-c", &script]).env_clear();
    for (name, value) in program.get_envs() {
        shell.env(name, value.expect("a value"));
    }
    let output = shell.output().expect("sh runs");
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(
        said.starts_with("[c-") && said.ends_with("]\n") && said.len() == 15,
        "{said}"
    );
    let servers = machine.servers();
    assert_eq!(servers.len(), 1);
    for descriptor in
        std::fs::read_dir(format!("/proc/{}/fd", servers[0])).expect("its descriptors")
    {
        let target = std::fs::read_link(descriptor.expect("one").path()).unwrap_or_default();
        let target = target.to_string_lossy().into_owned();
        let is_own = target == "/dev/null"
            || target.starts_with(&*machine.data().to_string_lossy())
            || target.starts_with("socket:")
            || target.starts_with("pipe:")
            || target.starts_with("anon_inode:");
        assert!(is_own, "{target}");
        assert!(!target.ends_with("/held"), "{target}");
    }
}

#[test]
fn a_spec_in_every_format_makes_the_same_cluster() {
    needs_postgres!();
    let machine = Machine::new();
    let texts = [
        (
            "orders.toml",
            "apiVersion = \"dbaas/v1\"\nname = \"orders\"\nuser = \"app\"\n[settings]\nwork_mem = \"5MB\"\n",
        ),
        (
            "orders.yaml",
            "apiVersion: dbaas/v1\nname: orders\nuser: app\nsettings:\n  work_mem: 5MB\n",
        ),
        (
            "orders.json",
            "{\"apiVersion\": \"dbaas/v1\", \"name\": \"orders\", \"user\": \"app\", \"settings\": {\"work_mem\": \"5MB\"}}",
        ),
        (
            "orders",
            "apiVersion: dbaas/v1\nname: orders\nuser: app\nsettings: {work_mem: 5MB}\n",
        ),
    ];
    let plans: Vec<String> = texts
        .iter()
        .map(|(name, text)| {
            machine.write(name, text);
            machine
                .run(&["cluster", "create", "-f", name, "--dry-run", "-o", "json"])
                .succeeded()
        })
        .collect();
    assert!(plans.iter().all(|plan| *plan == plans[0]), "{plans:#?}");
    let created = machine.run_with_input(
        &[
            "cluster",
            "create",
            "renamed",
            "-f",
            "-",
            "--set",
            "settings.jit=on",
            "-o",
            "name",
        ],
        texts[0].1.as_bytes(),
    );
    let id = created.succeeded();
    let answer = machine.run(&[
        "psql",
        &id,
        "--",
        "-Atc",
        "show work_mem; show jit; select current_user",
    ]);
    assert_eq!(answer.succeeded(), "5MB\non\napp");
    assert_eq!(
        machine
            .run(&["cluster", "list", "--jq", ".[].name"])
            .succeeded(),
        "renamed"
    );
}

#[test]
fn a_postgraas_body_keeps_its_password() {
    needs_postgres!();
    let machine = Machine::new();
    machine.write(
        "body.json",
        r#"{"postgraas_name": "mine", "db_name": "d1", "db_username": "u1", "db_pwd": "a:b\\c 'd"}"#,
    );
    let run = machine.run(&["cluster", "create", "-f", "body.json", "-o", "pgpass"]);
    assert!(
        run.stdout.ends_with(":d1:u1:a\\:b\\\\c 'd\n"),
        "{}",
        run.stdout
    );
    let answer = machine.run(&[
        "psql",
        "mine",
        "--",
        "-Atc",
        "select current_user, current_database()",
    ]);
    assert_eq!(answer.succeeded(), "u1|d1");
}

#[test]
fn durability_can_be_given_up_and_settings_are_small() {
    needs_postgres!();
    let machine = Machine::new();
    let show = "show fsync; show shared_buffers; show listen_addresses; show data_checksums";
    machine.run(&["cluster", "create", "safe"]).succeeded();
    assert_eq!(
        machine
            .run(&["psql", "safe", "--", "-Atc", show])
            .succeeded(),
        "on\n16MB\n127.0.0.1\non"
    );
    machine
        .run(&[
            "cluster",
            "create",
            "fast",
            "--set",
            "native.local.durability=off",
        ])
        .succeeded();
    assert_eq!(
        machine
            .run(&["psql", "fast", "--", "-Atc", "show fsync"])
            .succeeded(),
        "off"
    );
}

#[test]
fn an_existing_cluster_is_accepted_and_differences_are_said() {
    needs_postgres!();
    let machine = Machine::new();
    let first = machine
        .run(&["cluster", "create", "orders", "-o", "name"])
        .succeeded();
    let again = machine.run(&[
        "cluster",
        "create",
        "orders",
        "--if-not-exists",
        "-o",
        "name",
    ]);
    assert_eq!(again.succeeded(), first);
    snapshot!(machine.run(&["cluster", "create", "orders", "--if-not-exists", "--user", "other", "-o", "name"]), @"
    exit 0
    --- stdout
    [ID]
    --- stderr
    warning: `orders` exists and differs: user is orders, not other
    `orders` exists already
    ");
    let differing = [
        "--set",
        "settings.work_mem=8MB",
        "--set",
        "settings.max_connections=50",
    ];
    let again = [
        "cluster",
        "create",
        "orders",
        "--if-not-exists",
        "-o",
        "name",
    ];
    snapshot!(machine.run(&[&again[..], &differing].concat()), @"
    exit 0
    --- stdout
    [ID]
    --- stderr
    warning: `orders` exists and differs: settings.max_connections is not set, not 50
    warning: `orders` exists and differs: settings.work_mem is not set, not 8MB
    `orders` exists already
    ");
    snapshot!(machine.run(&["cluster", "create", "orders"]), @"
    exit 6
    --- stdout
    --- stderr
    error: a cluster named `orders` exists already
      it belongs to cluster [ID]
    hint: choose another name, or add --if-not-exists to accept the one that exists
    ");
    snapshot!(machine.run(&["cluster", "create", "orders", "-o", "json"]), @r#"
    exit 6
    --- stdout
    --- stderr
    {"error":{"code":"conflict","exit_code":6,"message":"a cluster named `orders` exists already","hint":"choose another name, or add --if-not-exists to accept the one that exists","provider":"local","profile":"local","operation":"cluster create","http_status":null,"request_id":null,"retryable":false,"details":["it belongs to cluster [ID]"],"notices":[]}}
    "#);
}

#[test]
fn a_dry_run_changes_nothing() {
    needs_postgres!();
    let machine = Machine::new();
    snapshot!(machine.run(&["cluster", "create", "orders", "--dry-run", "--set", "settings.work_mem=8MB"]), @"
    exit 0
    --- stdout
    FIELD  VALUE  TRANSLATION
    name  orders  exact
    database  orders  default
    user  orders  default
    postgres  the newest that is installed  default
    settings.work_mem  8MB  exact
    native.local.durability  on  default
    native.local.encoding  UTF8  default
    --- stderr
    nothing was done: this was a dry run
    ");
    snapshot!(machine.run(&["cluster", "create", "orders", "--dry-run", "-o", "json"]), @r#"
    exit 0
    --- stdout
    {
      "provider": "local",
      "profile": "local",
      "fields": [
        {
          "field": "name",
          "value": "orders",
          "translation": "exact"
        },
        {
          "field": "database",
          "value": "orders",
          "translation": "default"
        },
        {
          "field": "user",
          "value": "orders",
          "translation": "default"
        },
        {
          "field": "postgres",
          "value": "the newest that is installed",
          "translation": "default"
        },
        {
          "field": "native.local.durability",
          "value": "on",
          "translation": "default"
        },
        {
          "field": "native.local.encoding",
          "value": "UTF8",
          "translation": "default"
        }
      ],
      "requests": [
        {
          "operation": "create cluster",
          "body": {
            "name": "orders",
            "version": null,
            "database": "orders",
            "user": "orders",
            "durable": true,
            "encoding": "UTF8",
            "locale": null,
            "settings": {}
          }
        }
      ]
    }
    --- stderr
    "#);
    assert_eq!(
        machine.run(&["cluster", "list", "-o", "json"]).succeeded(),
        "[]"
    );
    assert!(machine.leftovers().is_empty(), "{:?}", machine.leftovers());
}

#[test]
fn a_refused_setting_leaves_nothing_behind() {
    needs_postgres!();
    let machine = Machine::new();
    let run = machine
        .run(&[
            "cluster",
            "create",
            "orders",
            "--set",
            "settings.work_memm=8MB",
        ])
        .failed(2);
    assert!(
        run.stderr
            .contains("unrecognized configuration parameter \"work_memm\""),
        "{run}"
    );
    assert_eq!(machine.leftovers(), ["locks/catalogue.lock"; 0]);
    assert!(machine.servers().is_empty());
    let secrets =
        std::fs::read_to_string(machine.data().join("credentials.toml")).expect("the store");
    assert!(!secrets.contains("cluster/"), "{secrets}");
}

#[test]
fn passwords_come_from_standard_input_or_a_file() {
    needs_postgres!();
    let machine = Machine::new();
    machine
        .run_with_input(&["cluster", "create", "one", "--password-stdin"], b"p@ss\n")
        .succeeded();
    let uri = machine.run(&["cluster", "connection", "one"]).succeeded();
    assert!(uri.contains("one:p%40ss@"), "{uri}");
    machine.write("password", "other");
    let created = machine.run(&[
        "cluster",
        "create",
        "two",
        "--password-file",
        "password",
        "--no-store-password",
    ]);
    assert!(!created.stderr.contains("other") && created.code == Some(0));
    let run = machine.run(&["cluster", "connection", "two"]);
    assert!(
        run.stderr.contains("no password of `two` is stored"),
        "{run}"
    );
    snapshot!(machine.run(&["cluster", "create", "three", "--no-store-password"]), @"
    exit 2
    --- stdout
    --- stderr
    error: the new password would be neither kept nor shown
    hint: give one with --password-stdin or --password-file, or let it be kept
    ");
}

#[test]
fn waiting_ends_with_the_state_or_the_limit() {
    needs_postgres!();
    let machine = Machine::new();
    machine
        .run(&["cluster", "create", "orders", "--no-wait"])
        .succeeded();
    assert_eq!(
        machine
            .run(&[
                "cluster",
                "wait",
                "orders",
                "--for",
                "sql",
                "-o",
                "csv",
                "--columns",
                "name,state"
            ])
            .succeeded(),
        "name,state\norders,ready"
    );
    snapshot!(machine.run(&["cluster", "wait", "orders", "--for", "state=stopped", "--timeout", "0"]), @"
    exit 9
    --- stdout
    --- stderr
    waiting for `orders`: `orders` is ready
    error: `orders` has not reached `state=stopped`
      id: [ID]
      `orders` is ready
    hint: go on waiting with `dbaas cluster wait [ID] --for state=stopped`
    ");
    let waiting = machine.start(&["cluster", "wait", "orders", "--for", "gone"]);
    machine
        .run(&["cluster", "delete", "orders", "--yes"])
        .succeeded();
    // How much of the way it sees depends on when it looks.
    let gone = machine.finish(waiting);
    assert_eq!((gone.code, gone.stdout.as_str()), (Some(0), ""), "{gone}");
    assert!(gone.stderr.ends_with("`orders` is gone\n"), "{gone}");
    snapshot!(machine.run(&["cluster", "wait", "orders", "--for", "gone"]), @"
    exit 0
    --- stdout
    --- stderr
    there is no cluster `orders`
    ");
    snapshot!(machine.run(&["cluster", "wait", "orders"]), @"
    exit 5
    --- stdout
    --- stderr
    error: there is no cluster `orders`
    hint: `dbaas cluster list` shows what there is
    ");
}

#[test]
fn an_interrupted_wait_says_how_to_go_on() {
    needs_postgres!();
    let machine = Machine::new();
    machine.run(&["cluster", "create", "orders"]).succeeded();
    for (signal, code) in [("INT", 130), ("TERM", 143)] {
        let waiting = machine.start(&["cluster", "wait", "orders", "--for", "state=stopped"]);
        std::thread::sleep(Duration::from_millis(300));
        let pid = waiting.id().to_string();
        Command::new("kill")
            .args(["-s", signal, &pid])
            .status()
            .expect("kill runs");
        let run = machine.finish(waiting).failed(code);
        assert!(run.stderr.contains("dbaas cluster wait c-"), "{run}");
        assert!(run.stderr.contains("the work on it goes on"), "{run}");
    }
}
