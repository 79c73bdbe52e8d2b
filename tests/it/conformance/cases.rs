//! What holds where nothing goes wrong.

use std::io::{BufRead, BufReader, Read};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::Value;

use super::Case;
use super::rows::{Bench, ORDERS};
use crate::support::Run;

/// The longest that any command may wait here; a promise never depends on it.
const TIMEOUT: [&str; 2] = ["--timeout", "60s"];

const SECRET: &str = "Planted-passw0rd!";

const fn case(
    column: &'static str,
    name: &'static str,
    facets: &'static [&'static str],
    show: fn(&Bench),
) -> Case {
    Case {
        name,
        column,
        facets,
        between: false,
        show,
    }
}

/// The same where there is somebody between the program and a vendor.
const fn remote(column: &'static str, name: &'static str, show: fn(&Bench)) -> Case {
    Case {
        between: true,
        ..case(column, name, &[], show)
    }
}

const ONCE: &str = "created once";
const WAITS: &str = "waits";

pub(super) const CASES: &[Case] = &[
    case(ONCE, "a dry run sends nothing", &[], dry_run),
    case(
        ONCE,
        "what cannot be honoured is refused at once, unsent",
        &[],
        refusals,
    ),
    case(ONCE, "a name that is taken is a conflict", &[], taken),
    case(
        ONCE,
        "a second creation may be content with the first",
        &[],
        if_not_exists,
    ),
    case(
        ONCE,
        "a cluster is found by identifier and by name",
        &[],
        found,
    ),
    case(ONCE, "an unknown cluster is not found", &[], unknown),
    case(ONCE, "lists are filtered", &[], lists),
    case(ONCE, "every format can be read", &[], formats),
    remote(ONCE, "a read-only profile changes nothing", read_only),
    case(
        ONCE,
        "a facet that is absent is unsupported, and nothing is sent",
        &[],
        absent,
    ),
    case(ONCE, "an error is one document", &[], error_document),
    case(ONCE, "`whoami` sends nothing", &[], whoami),
    case(ONCE, "what the catalog lists", &["catalog"], catalog),
    case(
        ONCE,
        "the way to the account is checked",
        &["diagnosis"],
        doctor,
    ),
    case(ONCE, "the vendor's API answers as it is", &["raw"], raw),
    case(
        WAITS,
        "a wait that takes too long says how to go on",
        &[],
        timeout,
    ),
    case(
        WAITS,
        "an interrupted wait says how to go on",
        &[],
        interrupted,
    ),
    case(WAITS, "ready is what was waited for", &[], ready),
    case(WAITS, "a deleted cluster is gone, once", &[], gone),
    case(
        "changes",
        "a wait after a change sees the change",
        &["update"],
        noticed,
    ),
    case(
        "changes",
        "a wait after a change sees the change without a profile",
        &["update"],
        noticed_without_profile,
    ),
    case(
        "changes",
        "nothing to change is no change",
        &["update"],
        no_change,
    ),
    case(
        "start, stop",
        "what is as asked is left alone",
        &["lifecycle"],
        lifecycle,
    ),
    case(
        "connects",
        "a connection has an address and no password",
        &["connections"],
        connection,
    ),
    case(
        "connects",
        "a way in that is not there is unsupported",
        &["connections"],
        routes,
    ),
    case(
        "users, databases",
        "users are made and deleted once",
        &["users"],
        users,
    ),
    case(
        "users, databases",
        "databases are made and deleted once",
        &["databases"],
        databases,
    ),
    case(
        "backups",
        "a backup is listed",
        &["backup_creation"],
        backups,
    ),
    case(
        "node pools",
        "node pools are added, changed and deleted once",
        &["node_pools"],
        node_pools,
    ),
    case(
        "node pools",
        "a kubeconfig is a secret that kubectl reads",
        &["kubeconfig"],
        kubeconfig,
    ),
    case(
        "backups",
        "a restore is another cluster",
        &["restores"],
        restores,
    ),
    case(
        "keeps secrets",
        "no secret is in what is shown",
        &[],
        secrets,
    ),
];

#[track_caller]
fn ids(run: Run) -> Vec<String> {
    run.succeeded().lines().map(str::to_owned).collect()
}

fn dry_run(bench: &Bench) {
    let sent = bench.requests("POST");
    let planned = bench.create("planned", &["--dry-run"]).succeeded();
    assert!(planned.contains("planned"), "{planned}");
    assert_eq!(bench.requests("POST"), sent);
    assert!(bench.named("planned").is_empty());
}

fn refusals(bench: &Bench) {
    let (arguments, fields) = bench.row.refused;
    let sent = bench.requests("");
    let words = [&["cluster", "create", "refused"], &arguments[..]].concat();
    let refused = bench.run(&words).failed(7);
    for field in fields {
        assert!(refused.stderr.contains(field), "{refused}");
    }
    assert_eq!(bench.requests(""), sent);
}

fn taken(bench: &Bench) {
    let sent = bench.requests("POST");
    let refused = bench.create(ORDERS, &[]).failed(6);
    assert!(refused.stderr.contains(&bench.orders), "{refused}");
    assert_eq!(bench.requests("POST"), sent);
}

fn if_not_exists(bench: &Bench) {
    let found = bench.create(ORDERS, &["--if-not-exists", "-o", "name"]);
    assert_eq!(ids(found), std::slice::from_ref(&bench.orders));
}

fn found(bench: &Bench) {
    let by_id = bench
        .run(&["cluster", "get", &bench.orders, "-o", "json"])
        .json();
    let by_name = bench.run(&["cluster", "get", ORDERS, "-o", "json"]).json();
    assert_eq!(by_id, by_name);
    assert_eq!(by_id["name"], ORDERS);
    assert_eq!(by_id["provider"], by_name["provider"]);
}

fn unknown(bench: &Bench) {
    let connects = bench.row.facets().contains(&"connections");
    for command in [
        &["cluster", "get", "nobody"][..],
        &["cluster", "delete", "nobody", "--yes"],
        &["cluster", "connection", "nobody"],
    ] {
        if command[1] != "connection" || connects {
            let _ = bench.run(command).failed(5);
        }
    }
}

fn lists(bench: &Bench) {
    let list =
        |filter: &[&str]| ids(bench.run(&[&["cluster", "list", "-o", "name"], filter].concat()));
    assert_eq!(
        list(&["--name", ORDERS]),
        std::slice::from_ref(&bench.orders)
    );
    assert!(list(&[]).contains(&bench.orders));
    assert!(list(&["--state", "ready"]).contains(&bench.orders));
    assert!(!list(&["--state", "failed"]).contains(&bench.orders));
    assert_eq!(list(&["--name", "nobody"]), Vec::<String>::new());
    assert_eq!(list(&["--limit", "1"]).len(), 1);
}

fn formats(bench: &Bench) {
    let list = |format| bench.run(&["cluster", "list", "-o", format]).succeeded();
    let rows: Vec<Value> = serde_json::from_str(&list("json")).expect("a list");
    let lines = list("ndjson");
    let streamed: Vec<Value> = lines
        .lines()
        .map(|line| serde_json::from_str(line).expect("a row"))
        .collect();
    let names =
        |rows: &[Value]| -> Vec<String> { rows.iter().map(|row| row["id"].to_string()).collect() };
    assert_eq!(names(&rows), names(&streamed));
    for format in ["table", "wide", "yaml", "csv", "tsv"] {
        let text = list(format);
        assert!(text.contains(ORDERS), "{format}: {text}");
    }
    assert_eq!(list("name").lines().count(), rows.len());
    let native = bench
        .run(&["cluster", "get", ORDERS, "--native", "-o", "json"])
        .json();
    assert!(native.is_object(), "{native}");
}

fn read_only(bench: &Bench) {
    let sent = bench.requests("");
    let words = [&["-p", "read", "cluster", "create", "more"], bench.row.spec].concat();
    let refused = bench.run(&words);
    assert!(refused.stderr.contains("read-only"), "{refused}");
    assert_ne!(refused.code, Some(0));
    let delete = ["-p", "read", "cluster", "delete", ORDERS, "--yes"];
    let refused = bench.run(&delete);
    assert!(refused.stderr.contains("read-only"), "{refused}");
    assert_eq!(bench.requests(""), sent);
}

fn absent(bench: &Bench) {
    let present = bench.row.facets();
    let commands: [(&str, &[&str]); 14] = [
        ("update", &["cluster", "update", ORDERS, "--nodes", "2"]),
        ("lifecycle", &["cluster", "stop", ORDERS]),
        ("backups", &["backup", "list", ORDERS]),
        ("backup_creation", &["backup", "create", ORDERS]),
        ("node_pools", &["nodepool", "list", ORDERS]),
        ("kubeconfig", &["kubeconfig", "fetch", ORDERS]),
        ("connections", &["cluster", "connection", ORDERS]),
        ("restores", &["backup", "restore", ORDERS, "--as", "again"]),
        ("users", &["user", "list", ORDERS]),
        ("databases", &["database", "list", ORDERS]),
        ("catalog", &["catalog", "versions"]),
        ("tokens", &["token", "get"]),
        ("token_management", &["token", "list"]),
        ("raw", &["api", "GET", "/x"]),
    ];
    let sent = bench.requests("");
    for (facet, command) in commands {
        if !present.contains(&facet) {
            let _ = bench.run(command).failed(7);
        }
    }
    assert_eq!(bench.requests(""), sent);
}

fn error_document(bench: &Bench) {
    let run = bench
        .run(&["cluster", "get", "nobody", "-o", "json"])
        .failed(5);
    assert_eq!(run.stdout, "");
    let error = run.json_error();
    assert_eq!(error["code"], "not_found", "{error}");
}

fn whoami(bench: &Bench) {
    let sent = bench.requests("");
    let who = bench.run(&["whoami", "-o", "json"]).json();
    assert!(who.to_string().contains(bench.row.provider()), "{who}");
    assert_eq!(bench.requests(""), sent);
}

fn catalog(bench: &Bench) {
    let versions = bench.run(&["catalog", "versions", "-o", "json"]).json();
    assert_ne!(versions.as_array().map(Vec::len), Some(0), "{versions}");
}

fn doctor(bench: &Bench) {
    let checks = bench.run(&["doctor", "-o", "json"]).json();
    let failed = checks.as_array().expect("checks").iter();
    let failed: Vec<&Value> = failed.filter(|check| check["status"] == "failed").collect();
    assert!(failed.is_empty(), "{failed:?}");
}

fn raw(bench: &Bench) {
    let path = bench.row.raw;
    let answered = bench.run(&["api", "GET", path]).succeeded();
    let read: Result<Value, _> = serde_json::from_str(&answered);
    assert!(read.is_ok(), "{answered}");
}

fn timeout(bench: &Bench) {
    let wait = ["cluster", "wait", ORDERS, "--for", "gone", "--timeout", "0"];
    let late = bench.run(&wait).failed(9);
    assert!(late.stderr.contains("cluster wait"), "{late}");
    assert!(late.stderr.contains(&bench.orders), "{late}");
}

fn interrupted(bench: &Bench) {
    let wait = ["cluster", "wait", ORDERS, "--for", "gone"];
    let mut child = bench.machine.start(&wait);
    let mut stderr = BufReader::new(child.stderr.take().expect("its standard error"));
    let mut said = String::new();
    // It says that it waits when it listens to signals.
    stderr.read_line(&mut said).expect("a line");
    let id = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    kill_process(id.expect("a process"), Signal::INT).expect("it is told");
    stderr.read_to_string(&mut said).expect("the rest");
    let ended = bench.machine.finish(child).failed(130);
    assert!(said.contains("cluster wait"), "{said} {ended}");
    assert!(said.contains(&bench.orders), "{said} {ended}");
}

fn ready(bench: &Bench) {
    let wait = ["cluster", "wait", ORDERS, "-o", "json"];
    assert_eq!(bench.run(&wait).json()["state"], "ready");
    let state = [
        "cluster",
        "wait",
        ORDERS,
        "--for",
        "state=ready",
        "-o",
        "name",
    ];
    assert_eq!(ids(bench.run(&state)), std::slice::from_ref(&bench.orders));
}

fn gone(bench: &Bench) {
    let id = ids(bench.create("brief", &["--wait", "-o", "name"])).remove(0);
    let delete = ["cluster", "delete", "brief", "--yes", "--wait"];
    bench.run(&[&delete[..], &TIMEOUT].concat()).succeeded();
    let _ = bench.run(&["cluster", "get", &id]).failed(5);
    let _ = bench
        .run(&["cluster", "delete", "brief", "--yes"])
        .failed(5);
    bench
        .run(&["cluster", "wait", &id, "--for", "gone"])
        .succeeded();
    assert!(bench.named("brief").is_empty());
    // Its name is free again, or the vendor says that it is not.
    assert_eq!(bench.named(ORDERS), std::slice::from_ref(&bench.orders));
}

fn change(bench: &Bench, run: impl Fn(&[&str]) -> Run, value: &str) {
    let (arguments, shown) = bench.row.change;
    let arguments = arguments.map(|word| word.replace('9', value));
    let arguments = [arguments[0].as_str(), arguments[1].as_str()];
    let update = ["cluster", "update", ORDERS, "--no-wait"];
    run(&[&update[..], &arguments].concat()).succeeded();
    let wait = ["cluster", "wait", ORDERS, "-o", "json"];
    assert_eq!(
        run(&[&wait[..], &TIMEOUT].concat()).json()["state"],
        "ready"
    );
    let native = run(&["cluster", "get", ORDERS, "--native", "-o", "json"]).succeeded();
    assert!(native.contains(&shown.replace('9', value)), "{native}");
}

fn noticed(bench: &Bench) {
    change(bench, |words| bench.run(words), "8");
}

fn noticed_without_profile(bench: &Bench) {
    change(bench, |words| bench.run_without_profile(words), "7");
}

fn no_change(bench: &Bench) {
    let _ = bench.run(&["cluster", "update", ORDERS]).failed(2);
}

fn lifecycle(bench: &Bench) {
    for (verb, state) in [("stop", "stopped"), ("start", "ready")] {
        for _ in 0..2 {
            let words = ["cluster", verb, ORDERS, "--wait", "-o", "json"];
            let cluster = bench.run(&[&words[..], &TIMEOUT].concat()).json();
            assert_eq!(cluster["state"], state, "{verb}: {cluster}");
        }
    }
}

fn connection(bench: &Bench) {
    let connection = bench
        .run(&["cluster", "connection", ORDERS, "-o", "json"])
        .json();
    for key in ["host", "port", "database", "user"] {
        assert!(!connection[key].is_null(), "{key}: {connection}");
    }
    assert!(
        connection["password"].as_str().is_none_or(str::is_empty),
        "{connection}"
    );
}

fn routes(bench: &Bench) {
    let words = [
        "cluster",
        "connection",
        ORDERS,
        "--route",
        "read-only-pooler",
    ];
    let _ = bench.run(&words).failed(7);
}

fn twice(bench: &Bench, noun: &str) {
    let run = |verb: &[&str]| bench.run(&[&[noun], verb].concat());
    run(&["create", ORDERS, "more"]).succeeded();
    let _ = run(&["create", ORDERS, "more"]).failed(6);
    let listed = run(&["list", ORDERS, "-o", "name"]).succeeded();
    assert!(listed.lines().any(|name| name == "more"), "{listed}");
    run(&["delete", ORDERS, "more", "--yes"]).succeeded();
    let _ = run(&["delete", ORDERS, "more", "--yes"]).failed(5);
}

fn users(bench: &Bench) {
    twice(bench, "user");
}

fn databases(bench: &Bench) {
    twice(bench, "database");
}

fn backups(bench: &Bench) {
    let made = ids(bench.run(&["backup", "create", ORDERS, "-o", "name"]));
    let listed = ids(bench.run(&["backup", "list", ORDERS, "-o", "name"]));
    assert!(listed.contains(&made[0]), "{listed:?}");
}

fn restores(bench: &Bench) {
    let restore = [
        "backup", "restore", ORDERS, "--as", "again", "--wait", "-o", "json",
    ];
    let restored = bench.run(&[&restore[..], &TIMEOUT].concat()).json();
    assert_eq!(restored["state"], "ready", "{restored}");
    assert_ne!(restored["id"], bench.orders.as_str());
    assert_eq!(bench.named("again").len(), 1);
}

fn secrets(bench: &Bench) {
    let mut shown = Vec::new();
    if !bench.row.chooses_password {
        let create = [&["cluster", "create", "secret"], bench.row.spec].concat();
        let more = ["--password-stdin", "--trace", "-v", "--wait"];
        let run = bench
            .machine
            .run_with_input(&[&create[..], &more].concat(), SECRET.as_bytes());
        shown.push(format!("{run}"));
        assert_eq!(run.code, Some(0), "{run}");
        // It is kept, and told where somebody asks for it.
        let told = ["cluster", "connection", "secret", "-o", "uri"];
        let told = bench.run(&told).succeeded();
        assert!(told.contains(SECRET.trim_end_matches("!")), "{told}");
    }
    for command in [
        &["cluster", "list", "--trace", "-v"][..],
        &["cluster", "get", ORDERS, "--native", "-o", "json"],
        &["whoami", "--provenance"],
    ] {
        shown.push(bench.run(command).to_string());
    }
    let credential = bench.credential();
    for text in &shown {
        assert!(!text.contains(SECRET), "{text}");
        assert!(
            !credential.is_some_and(|secret| text.contains(secret)),
            "{text}"
        );
    }
}

/// What a node pool at IONOS wants.
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

fn node_pools(bench: &Bench) {
    let pool = |words: &[&str]| bench.run(&[&["nodepool"], words].concat());
    let add = |more: &[&str]| pool(&[&["add", ORDERS, "workers"], &POOL[..], more].concat());
    let sent = bench.requests("POST");
    let planned = add(&["--dry-run"]).succeeded();
    assert!(planned.contains("nodes"), "{planned}");
    assert_eq!(bench.requests("POST"), sent);
    let refused = pool(&["add", ORDERS, "x", "--set", "postgres=15"]).failed(7);
    assert!(refused.stderr.contains("`postgres`"), "{refused}");
    let added = add(&["--wait", "-o", "json"]).json();
    assert_eq!(
        (&added["state"], &added["nodes"]),
        (&"ready".into(), &2.into()),
        "{added}"
    );
    let id = added["id"].as_str().expect("an id");
    let again = add(&[]).failed(6);
    assert!(again.stderr.contains(id), "{again}");
    assert_eq!(ids(add(&["--if-not-exists", "-o", "name"])), [id]);
    // The first change is not lost with the second one.
    for change in ["native.ionos.labels.tier=web", "native.ionos.labels.team=a"] {
        pool(&["update", ORDERS, "workers", "--set", change, "--wait"]).succeeded();
    }
    let scaled = pool(&["update", ORDERS, id, "--nodes", "3", "--wait", "-o", "json"]).json();
    assert_eq!(scaled["nodes"], 3, "{scaled}");
    assert_eq!(
        scaled["labels"],
        serde_json::json!({"tier": "web", "team": "a"})
    );
    let fixed = pool(&["update", ORDERS, "workers", "--cpu", "4"]).failed(7);
    assert!(fixed.stderr.contains("another node pool"), "{fixed}");
    // The vendor scales within bounds, and would undo another number.
    let bounds = "native.ionos.autoScaling={\"minNodeCount\": 1, \"maxNodeCount\": 4}";
    pool(&["update", ORDERS, "workers", "--set", bounds, "--wait"]).succeeded();
    let refused = pool(&["update", ORDERS, "workers", "--nodes", "2"]).failed(2);
    assert!(refused.stderr.contains("autoScaling"), "{refused}");
    let off = [
        "--set",
        "native.ionos.autoScaling=null",
        "--nodes",
        "2",
        "--wait",
        "-o",
        "json",
    ];
    let off = pool(&[&["update", ORDERS, "workers"], &off[..]].concat()).json();
    assert_eq!(
        (&off["nodes"], &off["autoscaling"]),
        (&2.into(), &Value::Null),
        "{off}"
    );
    let _ = pool(&["delete", ORDERS, "workers"]).failed(2);
    let kept = bench.run(&["cluster", "delete", ORDERS, "--yes"]).failed(6);
    assert!(kept.stderr.contains("workers"), "{kept}");
    pool(&["delete", ORDERS, "workers", "--yes", "--wait"]).succeeded();
    let _ = pool(&["get", ORDERS, "workers"]).failed(5);
    pool(&["delete", ORDERS, "workers", "--yes", "--ignore-not-found"]).succeeded();
    assert_eq!(
        ids(pool(&["list", ORDERS, "-o", "name"])),
        Vec::<String>::new()
    );
}

fn kubeconfig(bench: &Bench) {
    let fetch = |words: &[&str]| bench.run(&[&["kubeconfig", "fetch", ORDERS], words].concat());
    let config = fetch(&["-o", "json"]).json();
    let token = config["users"][0]["user"]["token"]
        .as_str()
        .expect("a token");
    let traced = fetch(&["--trace"]);
    assert!(
        traced.stdout.contains(token) && !traced.stderr.contains(token),
        "{}",
        traced.stderr
    );
    let _ = bench.run(&["kubeconfig", "fetch", "nobody"]).failed(5);
}
