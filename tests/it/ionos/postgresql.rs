//! PostgreSQL v1 and v2 with a real database behind.

use serde_json::json;

use super::{call, sandbox};
use crate::conformance::IONOS_POSTGRESQL;

#[test]
fn both_versions_make_databases_that_answer() {
    crate::needs_postgres!();
    let (sandbox, machine) = sandbox("ionos", &["--with-postgres"]);
    for (profile, database) in [("ionos", "orders"), ("ionos-postgresql-v1", "postgres")] {
        let run = |words: &[&str]| machine.run(&[&["-p", profile], words].concat());
        let query = |more: &[&str], sql: &str| {
            run(&[&["psql", "orders"], more, &["--", "-Atc", sql]].concat()).succeeded()
        };
        let create = ["cluster", "create", "orders", "--wait", "-o", "json"];
        let created = run(&[&create, IONOS_POSTGRESQL].concat()).json();
        assert_eq!(
            (&created["state"], &created["region"]),
            (&"ready".into(), &"de/txl".into())
        );
        assert_eq!(created["memory_bytes"], 4_u64 << 30);
        assert_eq!(created["storage_bytes"], 20_u64 << 30);
        let uri = run(&["cluster", "connection", "orders"]).succeeded();
        assert!(
            uri.ends_with("sslmode=require") && uri.contains("//orders:"),
            "{uri}"
        );
        assert_eq!(query(&[], "select current_user"), "orders");
        assert_eq!(
            query(&["--database", database], "select current_database()").trim(),
            database
        );
        let updated = run(&[
            "cluster", "update", "orders", "--memory", "6GiB", "--nodes", "3", "--wait", "-o",
            "json",
        ])
        .json();
        assert_eq!(
            (&updated["memory_bytes"], &updated["nodes"]),
            (&(6_u64 << 30).into(), &3.into())
        );
        // What was not named is as before.
        assert_eq!(updated["storage_bytes"], created["storage_bytes"]);
        let backup = run(&["backup", "list", "orders", "-o", "name"]).succeeded();
        let refused = run(&["backup", "restore", "orders", "--backup", backup.trim()]).failed(2);
        assert!(refused.stderr.contains("--yes"), "{refused}");
        run(&[
            "backup",
            "restore",
            "orders",
            "--backup",
            backup.trim(),
            "--yes",
            "--wait",
        ])
        .succeeded();
        assert_eq!(query(&[], "select 1"), "1");
        run(&["cluster", "delete", "orders", "--yes", "--wait"]).succeeded();
        let _ = run(&["cluster", "get", "orders"]).failed(5);
    }
    let left = call(&sandbox, "GET", "databases/postgresql/clusters", None).json();
    assert_eq!(left["items"], json!([]));
}

#[test]
fn users_and_databases_of_version_1_exist_in_the_database() {
    crate::needs_postgres!();
    let (_sandbox, machine) = sandbox("ionos-postgresql-v1", &["--with-postgres"]);
    let create = ["cluster", "create", "orders", "--wait"];
    machine
        .run(&[&create, IONOS_POSTGRESQL].concat())
        .succeeded();
    // Each write makes the cluster busy, and the next one waits for it.
    machine
        .run(&["user", "create", "orders", "reporting"])
        .succeeded();
    machine
        .run(&[
            "database",
            "create",
            "orders",
            "archive",
            "--owner",
            "reporting",
        ])
        .succeeded();
    let users = machine
        .run(&["user", "list", "orders", "-o", "name"])
        .succeeded();
    assert_eq!(users, "orders\nreporting");
    let owner =
        "select pg_get_userbyid(datdba) from pg_database where datname = current_database()";
    let query = [
        "psql",
        "orders",
        "--user",
        "reporting",
        "--database",
        "archive",
        "--",
        "-Atc",
        owner,
    ];
    assert_eq!(machine.run(&query).succeeded(), "reporting");
    // The cluster's own user is still the one that is meant.
    let own = ["psql", "orders", "--", "-Atc", "select current_user"];
    assert_eq!(machine.run(&own).succeeded(), "orders");
    machine
        .run(&["database", "delete", "orders", "archive", "--yes"])
        .succeeded();
    machine
        .run(&["user", "delete", "orders", "reporting", "--yes"])
        .succeeded();
    let roles = [
        "psql",
        "orders",
        "--",
        "-Atc",
        "select count(*) from pg_roles where rolname = 'reporting'",
    ];
    assert_eq!(machine.run(&roles).succeeded(), "0");
}

#[test]
fn a_password_is_checked_before_it_is_sent_and_never_shown() {
    let (_sandbox, machine) = sandbox("ionos", &[]);
    for profile in ["ionos", "ionos-postgresql-v1"] {
        let create = [
            "-p",
            profile,
            "cluster",
            "create",
            "orders",
            "--password-file",
        ];
        let weak = machine.write("weak", "planted").display().to_string();
        let words = [&create[..], &[&weak], IONOS_POSTGRESQL].concat();
        let refused = machine.run(&words).failed(2);
        assert!(!refused.stderr.contains("planted"), "{refused}");
        let good = machine
            .write("good", "Planted-passw0rd!")
            .display()
            .to_string();
        let words = [&create[..], &[&good, "--trace", "--wait"], IONOS_POSTGRESQL].concat();
        let created = machine.run(&words);
        assert_eq!(created.code, Some(0), "{created}");
        assert!(!created.stderr.contains("Planted"), "{}", created.stderr);
        machine
            .run(&[
                "-p", profile, "cluster", "delete", "orders", "--yes", "--wait",
            ])
            .succeeded();
    }
}

#[test]
fn version_2_takes_tokens_alone() {
    let (sandbox, machine) = sandbox("ionos", &[]);
    let account = |words: &[&str], api: &str| {
        let mut command = machine.command(&[&["--provider", "ionos"], words].concat());
        command
            .env_remove("DBAAS_PROFILE")
            .env("DBAAS_API", api)
            .env("IONOS_API_URL", sandbox.entry("ionos", "endpoint"))
            .env("IONOS_USERNAME", sandbox.entry("ionos", "username"))
            .env("IONOS_PASSWORD", sandbox.entry("ionos", "password"));
        machine.finish(command.spawn().expect("the program starts"))
    };
    let refused = account(&["cluster", "list"], "postgresql-v2").failed(3);
    assert!(refused.stderr.contains("token create"), "{refused}");
    account(&["cluster", "list"], "postgresql-v1").succeeded();
    // A token is made with the password, and is what the other version takes.
    let words = ["token", "create", "--ttl", "1h", "-o", "raw"];
    let token = account(&words, "postgresql-v2").succeeded();
    let mut command = machine.command(&["--provider", "ionos", "cluster", "list"]);
    command
        .env_remove("DBAAS_PROFILE")
        .env("IONOS_API_URL", sandbox.entry("ionos", "endpoint"))
        .env("IONOS_TOKEN", token.trim());
    machine
        .finish(command.spawn().expect("the program starts"))
        .succeeded();
}
