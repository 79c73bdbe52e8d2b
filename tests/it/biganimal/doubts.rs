//! What the vendor shows right after a change is not believed at once, by no command.

use std::fs;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{body, create, machine};
use crate::support::Machine;
use crate::support::sandbox::{AZURE, PROJECT, Sandbox, cluster_body};

const SETTING: &str = "settings.max_connections=300";

fn has_setting(sandbox: &Sandbox, id: &str) -> bool {
    let settings = sandbox.get(id)["pgConfig"].clone();
    let wanted = json!({"name": "max_connections", "value": "300"});
    settings.as_array().expect("settings").contains(&wanted)
}

/// The records of the journal: the changes that the next command would doubt.
fn kept(machine: &Machine) -> usize {
    let files = fs::read_dir(machine.data().join("operations"));
    files.map_or(0, |files| {
        let names = files.map(|file| file.expect("a file").file_name());
        names
            .filter(|name| name.to_string_lossy().ends_with(".json"))
            .count()
    })
}

/// A machine without any profile: the account is in the variables.
fn without_profile(sandbox: &Sandbox) -> Machine {
    let entry = &sandbox.line()["providers"]["biganimal"];
    let text = |key: &str| entry[key].as_str().expect("a text").to_owned();
    Machine::new()
        .with("DBAAS_PROVIDER", "biganimal")
        .with("DBAAS_ENDPOINT", &text("endpoint"))
        .with("DBAAS_ACCESS_KEY", &text("access_key"))
        .with("DBAAS_PROJECT", PROJECT)
}

/// The identifier of the one operation of the journal.
fn operation(machine: &Machine) -> String {
    let listed = machine.run(&["operation", "list", "-o", "json"]).json();
    assert_eq!(listed.as_array().map(Vec::len), Some(1), "{listed}");
    listed[0]["id"].as_str().expect("an id").to_owned()
}

#[test]
fn a_change_is_remembered_with_a_profile_and_without() {
    for profile in [true, false] {
        let sandbox = Sandbox::start(&[]);
        let machine = match profile {
            true => machine(&sandbox),
            false => without_profile(&sandbox),
        };
        let file = body(&machine, "orders");
        let words = ["cluster", "create", "-f", &file, "--wait", "-o", "name"];
        let id = machine
            .run(&[&words[..], &["-q", "--no-store-password"]].concat())
            .succeeded();
        sandbox.script("healthy-polls", "6");
        let update = ["cluster", "update", "orders", "--set", SETTING];
        let state = ["-q", "-o", "json", "--jq", ".state"];
        let run = |words: &[&str]| machine.run(&[words, &state[..]].concat()).succeeded();
        let begun = run(&[&update[..], &["--no-wait"]].concat());
        assert_eq!(begun, "updating", "{profile}");
        assert_eq!(run(&["cluster", "get", "orders"]), "updating", "{profile}");
        let listed = machine.run(&["cluster", "list", "-o", "json"]).json();
        assert_eq!(listed[0]["state"], "updating", "{profile}");
        let name = operation(&machine);
        let checks = machine.run(&["doctor", "-o", "json"]).stdout;
        assert!(checks.contains(&name), "{checks}");
        // What takes too long names the operation.
        let words = ["cluster", "wait", "orders", "--timeout", "0"];
        let late = machine.run(&words).failed(9);
        assert!(
            late.stderr.contains(&format!("operation: {name}")),
            "{late}"
        );
        let resumed = run(&["operation", "resume", &name]);
        assert_eq!(resumed, "ready", "{profile}");
        assert!(has_setting(&sandbox, &id), "{profile}");
        assert_eq!(kept(&machine), 0);
        let gone = machine.run(&["operation", "resume", &name]).failed(5);
        assert!(gone.stderr.contains("operation list"), "{gone}");
    }
}

#[test]
fn a_change_is_one_account_s_whatever_profile_it_was_made_with() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    create(&machine, "orders");
    sandbox.script("healthy-polls", "20");
    let update = ["cluster", "update", "orders", "--set", SETTING, "--no-wait"];
    machine.run(&update).succeeded();
    let other = without_profile(&sandbox);
    // The same user, who names no profile now.
    let data = machine.data().display().to_string();
    let other = other.with("DBAAS_DATA_DIR", &data);
    let state = ["cluster", "get", "orders", "-o", "json", "--jq", ".state"];
    assert_eq!(other.run(&state).succeeded(), "updating");
    // And an account elsewhere has nothing to do with it.
    let elsewhere = Sandbox::start(&[]);
    let resume = ["operation", "resume", &operation(&machine)];
    let stranger =
        without_profile(&elsewhere).with("DBAAS_DATA_DIR", &machine.data().display().to_string());
    let _ = stranger.run(&resume).failed(3);
    machine.run(&["operation", "forget", resume[2]]).succeeded();
    assert_eq!(kept(&machine), 0);
    assert_eq!(other.run(&state).succeeded(), "ready");
}

#[test]
fn a_killed_change_is_found_again() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let id = create(&machine, "orders");
    sandbox.fault(format!("PUT */clusters/{id} hang-after"));
    let mut child = machine.start(&["cluster", "update", "orders", "--set", SETTING]);
    let deadline = Instant::now() + Duration::from_secs(60);
    while sandbox.count("PUT", &id) == 0 {
        assert!(Instant::now() < deadline, "nothing was sent");
        std::thread::sleep(Duration::from_millis(20));
    }
    child.kill().expect("it is killed");
    child.wait().expect("it ends");
    let name = operation(&machine);
    let listed = machine.run(&["operation", "list", "-o", "json"]).json();
    assert_eq!(listed[0]["phase"], "sending");
    machine.run(&["operation", "resume", &name]).succeeded();
    assert!(has_setting(&sandbox, &id));
    assert_eq!(kept(&machine), 0);
}

#[test]
fn the_next_command_waits_for_a_change_of_the_one_before() {
    for reading in ["at-once", "late"] {
        let sandbox = Sandbox::start(&[]);
        let machine = machine(&sandbox);
        let id = create(&machine, "orders");
        sandbox.script("read-back", reading);
        sandbox.script("healthy-polls", "6");
        let update = [
            "cluster", "update", "orders", "--set", SETTING, "-o", "json",
        ];
        assert_eq!(
            machine.run(&update).json()["state"],
            "updating",
            "{reading}"
        );
        assert_eq!(kept(&machine), 1);
        machine.run(&["cluster", "wait", "orders"]).succeeded();
        assert_eq!(sandbox.get(&id)["phase"], "Cluster in healthy state");
        assert!(has_setting(&sandbox, &id), "{reading}");
        assert_eq!(kept(&machine), 0);
    }
}

#[test]
fn a_refused_change_leaves_no_doubt() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let id = create(&machine, "orders");
    sandbox.fault(format!("PUT */clusters/{id} status=400"));
    let _ = machine
        .run(&["cluster", "update", "orders", "--set", SETTING])
        .failed(1);
    assert_eq!(kept(&machine), 0);
    let seen = machine.run(&["cluster", "get", "orders", "-o", "json"]);
    assert_eq!(seen.json()["state"], "ready");
    // One whose answer was lost may have been accepted, and says where to look.
    sandbox.fault(format!("PUT */clusters/{id} lost"));
    let update = [
        "cluster",
        "update",
        "orders",
        "--set",
        SETTING,
        "--max-retries",
        "0",
    ];
    let run = machine.run(&update).failed(8);
    assert!(
        run.stderr.contains("may have done it all the same"),
        "{run}"
    );
    machine.run(&["cluster", "wait", "orders"]).succeeded();
    assert!(has_setting(&sandbox, &id));
}

/// The portal may never be seen at work: then the grace is awaited, and what was asked for must be there.
#[test]
fn a_change_that_is_never_seen_under_way_is_over_when_it_shows() {
    let readings = ["at-once", "late"].map(|reading| {
        let sandbox = Sandbox::start(&[]);
        let machine = machine(&sandbox);
        let words = ["cluster", "create", "orders"];
        let create = [&words[..], &AZURE, &["--wait", "-o", "name", "-q"]].concat();
        let id = machine.run(&create).succeeded();
        sandbox.script("read-back", reading);
        sandbox.script("healthy-polls", "3");
        sandbox.script("modification-polls", "0");
        let wait = machine.start(&[
            "cluster",
            "update",
            "orders",
            "--storage",
            "100GiB",
            "--set",
            SETTING,
            "--wait",
            "-o",
            "json",
        ]);
        (sandbox, machine, id, wait)
    });
    for (sandbox, machine, id, wait) in readings {
        let changed = machine.finish(wait).json();
        assert_eq!(changed["state"], "ready");
        assert_eq!(changed["storage_bytes"], 128_u64 << 30);
        assert_eq!(sandbox.get(&id)["storage"]["iops"], "500");
        assert!(has_setting(&sandbox, &id));
    }
}

#[test]
fn volumes_are_compared_whatever_their_unit() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    let mut body = cluster_body("orders");
    body["storage"]["size"] = "1 Ti".into();
    sandbox.ready(&sandbox.create(body));
    let update = |size: &str| {
        let words = [
            "cluster",
            "update",
            "orders",
            "--wait",
            "-o",
            "json",
            "--storage",
            size,
        ];
        machine.run(&words)
    };
    let run = update("64GiB").failed(7);
    assert!(run.stderr.contains("shrink"), "{run}");
    assert_eq!(update("2TiB").json()["storage_bytes"], 2_u64 << 40);
}

#[test]
fn a_cluster_that_is_being_stopped_is_started_again() {
    let sandbox = Sandbox::start(&[]);
    let machine = machine(&sandbox);
    create(&machine, "orders");
    sandbox.script("healthy-polls", "6");
    let run = |words: &[&str]| machine.run(words).json();
    for (first, meanwhile, then, end) in [
        ("stop", "stopping", "start", "ready"),
        ("start", "ready", "stop", "stopped"),
        ("start", "starting", "stop", "stopped"),
    ] {
        let begun = run(&["cluster", first, "orders", "--no-wait", "-o", "json"]);
        assert_eq!(begun["state"], meanwhile);
        let ended = run(&["cluster", then, "orders", "--wait", "-o", "json"]);
        assert_eq!(ended["state"], end);
    }
    let phase = |phase: &Value| phase["phase"].clone();
    let path = format!("projects/{PROJECT}/clusters?name=orders");
    let listed = sandbox.api("GET", &format!("v3/{path}"), None).data(200);
    assert_eq!(phase(&listed[0]), "Cluster has been paused");
    assert_eq!(sandbox.count("POST", "/pause"), 3);
    assert_eq!(sandbox.count("POST", "/resume"), 2);
}

#[test]
fn phases_that_nobody_named_keep_the_wait_going() {
    let sandbox = Sandbox::start(&["--script", "biganimal.extra-phases=true"]);
    sandbox.script("modification-polls", "4");
    let machine = machine(&sandbox);
    let id = create(&machine, "orders");
    let update = [
        "cluster", "update", "orders", "--set", SETTING, "--wait", "-o", "json",
    ];
    assert_eq!(machine.run(&update).json()["state"], "ready");
    assert!(has_setting(&sandbox, &id));
    let phases = sandbox.project("GET", &format!("clusters/{id}/phases"), None);
    let phases = phases.data(200).to_string();
    for phase in [
        "Creating a new replica",
        "Failing over",
        "Upgrading cluster",
    ] {
        assert!(phases.contains(phase), "{phases}");
    }
}
