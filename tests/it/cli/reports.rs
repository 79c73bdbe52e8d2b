//! What people reported of tools of this kind, and what this one does about it.

use std::fs;
use std::os::unix::fs::PermissionsExt as _;
use std::process::Command;

use crate::needs_postgres;
use crate::support::{Machine, PROGRAM};

#[test]
fn the_sessions_of_the_engine_do_not_obey_the_settings_of_the_cluster() {
    needs_postgres!();
    let machine = Machine::new();
    let settings = [
        "settings.default_transaction_read_only=on",
        "settings.default_transaction_isolation=serializable",
        "settings.search_path=nowhere",
        "settings.lock_timeout=1",
        "settings.idle_in_transaction_session_timeout=1",
        "settings.statement_timeout=200",
    ];
    let set: Vec<&str> = settings
        .iter()
        .flat_map(|setting| ["--set", *setting])
        .collect();
    machine
        .run(&[&["cluster", "create", "a"], &set[..]].concat())
        .succeeded();
    machine
        .run(&["user", "create", "a", "reporting"])
        .succeeded();
    let create = ["database", "create", "a", "archive", "--owner", "reporting"];
    machine.run(&create).succeeded();
    machine.run(&["user", "list", "a"]).succeeded();
    machine
        .run(&["cluster", "update", "a", "--set", "settings.work_mem=8MB"])
        .succeeded();
    machine
        .run(&["database", "delete", "a", "archive", "--yes"])
        .succeeded();
    machine
        .run(&["user", "delete", "a", "reporting", "--yes"])
        .succeeded();
    // They are the user's all the same.
    let shown = [
        "psql",
        "a",
        "--",
        "-Atc",
        "show default_transaction_read_only",
    ];
    assert_eq!(machine.run(&shown).succeeded(), "on");
}

#[test]
fn a_connection_is_not_overruled_by_variables_of_another_server() {
    needs_postgres!();
    let machine = Machine::new();
    machine.run(&["cluster", "create", "a"]).succeeded();
    let service = machine.write(
        "service.conf",
        "[other]\nhost=other.example\ndbname=other\n",
    );
    let others = [
        ("PGSERVICE", "other".to_owned()),
        ("PGSERVICEFILE", service.display().to_string()),
        ("PGTARGETSESSIONATTRS", "standby".to_owned()),
        ("PGGSSENCMODE", "require".to_owned()),
        ("PGCHANNELBINDING", "require".to_owned()),
        ("PGHOSTADDR", "192.0.2.1".to_owned()),
        ("PGREQUIREPEER", "nobody".to_owned()),
    ];
    let exports = machine
        .run(&["cluster", "connection", "a", "-o", "env"])
        .succeeded();
    let query = "eval \"$1\"; psql -Atc 'select current_user'";
    let answer = Command::new("sh")
        .args(["-euc", query, "sh", &exports])
        .env("PATH", "/usr/local/bin:/usr/bin:/bin")
        .envs(others.iter().map(|(name, value)| (name, value)))
        .output()
        .expect("sh runs");
    let errors = String::from_utf8_lossy(&answer.stderr);
    assert_eq!(answer.stdout, b"a\n", "{errors}");
    let mut psql = machine.command(&["psql", "a", "--", "-Atc", "select current_user"]);
    psql.envs(others);
    let answer = machine.finish(psql.spawn().expect("the program starts"));
    assert_eq!(answer.succeeded(), "a");
    // Where no password is kept, that of the user counts.
    let uri = machine.run(&["cluster", "connection", "a"]).succeeded();
    let password = uri.split([':', '@']).nth(2).expect("a password");
    fs::remove_file(machine.data().join("credentials.toml")).expect("the file");
    let mut psql = machine.command(&["psql", "a", "--", "-Atc", "select 1"]);
    psql.env("PGPASSWORD", password);
    let answer = machine.finish(psql.spawn().expect("the program starts"));
    assert_eq!(answer.succeeded(), "1");
}

#[test]
fn a_default_profile_that_is_gone_stops_only_who_uses_it() {
    let machine = Machine::new();
    let config = "default-profile = \"gone\"\n\n[profile.here]\nprovider = \"local\"\n";
    let path = machine.write("config.toml", config).display().to_string();
    let machine = machine.with("DBAAS_CONFIG", &path);
    let used = machine.run(&["cluster", "list"]).failed(3);
    assert!(used.stderr.contains("config.toml:1:"), "{used}");
    assert!(used.stderr.contains("profile use"), "{used}");
    machine.run(&["-p", "here", "cluster", "list"]).succeeded();
    machine
        .run(&["--provider", "local", "cluster", "list"])
        .succeeded();
    machine.run(&["profile", "list"]).succeeded();
    machine
        .run(&["profile", "add", "more", "--provider", "local"])
        .succeeded();
    machine.run(&["profile", "use", "here"]).succeeded();
    machine.run(&["cluster", "list"]).succeeded();
}

#[test]
fn what_is_made_can_be_used_by_its_owner_whatever_the_umask() {
    needs_postgres!();
    let machine = Machine::new();
    let home = machine.work().join("somebody");
    fs::create_dir(&home).expect("a directory");
    let words = machine.command(&[]);
    let mut shell = Command::new("sh");
    for (name, value) in words.get_envs() {
        shell.env(name, value.unwrap_or_default());
    }
    let script = format!(
        "umask 0177; {PROGRAM} profile add x --provider local && {PROGRAM} -p x cluster create a -o name"
    );
    let output = shell
        .args(["-c", &script])
        .env("HOME", &home)
        .output()
        .expect("sh runs");
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{errors}");
    let directory = home.join(".config");
    let mode = fs::metadata(&directory)
        .expect("the directory")
        .permissions()
        .mode();
    assert_eq!(mode & 0o700, 0o700, "{mode:o}");
}

#[test]
fn a_name_that_nobody_could_log_in_with_is_refused_before_anything_is_made() {
    needs_postgres!();
    let machine = Machine::new();
    let latin = [
        "--set",
        "native.local.encoding=LATIN1",
        "--set",
        "native.local.locale=C",
    ];
    let create = |name: &str, more: &[&str]| {
        machine.run(&[&["cluster", "create", name], &latin[..], more].concat())
    };
    let refused = create("a", &["--user", "zoë"]).failed(2);
    assert!(refused.stderr.contains("LATIN1"), "{refused}");
    let refused = create("a", &["--database", "zoë"]).failed(2);
    assert!(refused.stderr.contains("LATIN1"), "{refused}");
    assert_eq!(
        machine.run(&["cluster", "list", "-o", "name"]).succeeded(),
        ""
    );
    create("a", &[]).succeeded();
    for command in ["user", "database"] {
        let refused = machine.run(&[command, "create", "a", "zoë"]).failed(2);
        assert!(refused.stderr.contains("LATIN1"), "{refused}");
    }
    // In UTF-8 every name is one.
    machine.run(&["cluster", "create", "b"]).succeeded();
    machine.run(&["user", "create", "b", "zoë"]).succeeded();
    let query = [
        "psql",
        "b",
        "--user",
        "zoë",
        "--",
        "-Atc",
        "select current_user",
    ];
    assert_eq!(machine.run(&query).succeeded(), "zoë");
}
