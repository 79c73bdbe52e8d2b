//! Lists: every region at once, past every page, and filtered wherever the vendor does not.

use super::{call, sandbox};

#[test]
fn a_region_that_is_dead_is_named_and_the_others_are_listed() {
    let fault = [
        "--fault",
        "GET /ionos/postgresql/fr-par/* reset times=all",
        "--seed-clusters",
        "3",
    ];
    let (_sandbox, machine) = sandbox("ionos", &fault);
    let machine = machine.with("DBAAS_MAX_RETRIES", "0");
    let list = |more: &[&str]| machine.run(&[&["cluster", "list", "-o", "name"], more].concat());
    let partial = list(&[]).failed(11);
    assert_eq!(partial.stdout.lines().count(), 3);
    assert_eq!(partial.stderr.lines().count(), 1, "{partial}");
    assert!(partial.stderr.contains("`fr/par`"), "{partial}");
    // One that is asked alone is what fails, or is not asked.
    let dead = list(&["--region", "fr/par"]);
    assert!(!dead.stderr.contains("regions"), "{dead}");
    assert_ne!(dead.code, Some(0));
    assert_eq!(list(&["--region", "de-txl"]).succeeded().lines().count(), 3);
    let _ = list(&["--region", "mars"]).failed(2);
    // A cluster that another region has is found all the same.
    let id = partial.stdout.lines().next().expect("an id");
    let found = machine.run(&["cluster", "get", id, "--jq", ".region"]);
    assert_eq!(found.succeeded(), "de/txl");
}

#[test]
fn a_list_without_a_region_asks_every_region_once() {
    let (sandbox, machine) = sandbox("ionos", &[]);
    machine.run(&["cluster", "list"]).succeeded();
    let asked = sandbox.requests();
    let asked = asked.iter().filter_map(|entry| entry["path"].as_str());
    let mut regions: Vec<&str> = asked.filter(|path| path.contains("/clusters")).collect();
    regions.sort_unstable();
    regions.dedup();
    assert_eq!(regions.len(), 9, "{regions:?}");
}

#[test]
fn lists_go_past_every_page() {
    for (switch, seeds) in [
        ("ionos.page-limit=1000", "1050"),
        ("ionos.page-limit=50", "120"),
        ("ionos.next-always=true", "100"),
        ("ionos.page-limit=100", "100"),
        ("ionos.page-limit=1000", "1000"),
    ] {
        let (_sandbox, machine) = sandbox("ionos", &["--script", switch, "--seed-clusters", seeds]);
        for profile in [
            "ionos",
            "ionos-postgresql-v1",
            "ionos-kubernetes",
            "ionos-dataplatform",
        ] {
            let listed = machine.run(&["-p", profile, "cluster", "list", "-o", "name"]);
            let count = listed.succeeded().lines().count();
            assert_eq!(count.to_string(), seeds, "{profile} {switch}");
        }
    }
}

#[test]
fn filters_filter_also_where_the_vendor_has_none() {
    let (sandbox, machine) = sandbox("ionos-postgresql-v1", &["--seed-clusters", "12"]);
    let count = |profile: &str, filter: &str| {
        let words = [
            "-p", profile, "cluster", "list", "-o", "name", "--filter", filter,
        ];
        machine.run(&words).succeeded().lines().count()
    };
    for (profile, filter, expected) in [
        ("ionos-postgresql-v1", "filter.name=seed-00000", 10),
        ("ionos-postgresql-v1", "displayName=seed-00001", 2),
        ("ionos-postgresql-v1", "state=FAILED", 0),
        ("ionos", "filter.state=AVAILABLE", 12),
        ("ionos", "filter.state=UPDATING", 0),
        ("ionos-dataplatform", "name=seed-00001", 2),
        ("ionos-dataplatform", "dataPlatformVersion=23.7", 0),
        ("ionos-kubernetes", "filter.k8sVersion=1.31", 12),
    ] {
        assert_eq!(count(profile, filter), expected, "{profile} {filter}");
    }
    let named = machine
        .run(&["cluster", "list", "--name", "seed-000003", "-o", "json"])
        .json();
    assert_eq!(named[0]["name"], "seed-000003");
    let first = call(
        &sandbox,
        "GET",
        "databases/postgresql/clusters?limit=5",
        None,
    )
    .json();
    assert_eq!(first["items"].as_array().map(Vec::len), Some(5));
}
