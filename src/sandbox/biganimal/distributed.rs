//! Distributed clusters, whose parts are groups, and the seeded examples of the rarer kinds.

use serde_json::{Map, Value, json};

use super::cluster::{Cluster, Rest};
use super::errors::Problem;
use super::{organisation, rules, schema, spec};

/// What may be changed in a group that exists.
const MUTABLE: &[&str] = &[
    "groupId",
    "clusterType",
    "allowedIpRanges",
    "backupRetentionPeriod",
    "scheduleBackup",
    "cspAuth",
    "instanceType",
    "pgConfig",
    "privateNetworking",
    "storage",
    "maintenanceWindow",
    "walStorage",
    "serviceAccountIds",
    "peAllowedPrincipalIds",
];

/// The fields after an update. `groups` is the whole set that is wanted: a group that is not named goes.
pub(super) fn updated(
    old: &Map<String, Value>,
    body: Map<String, Value>,
    problems: &mut Vec<Problem>,
) -> Map<String, Value> {
    for key in body.keys() {
        if !["clusterName", "clusterType", "password", "tags", "groups"].contains(&key.as_str()) {
            let path = format!(".body.{key}");
            problems.push(Problem::new(&path, "should NOT have additional properties"));
        }
    }
    let mut new = old.clone();
    let groups = body.get("groups").and_then(Value::as_array).cloned();
    new.extend(body);
    let Some(groups) = groups else {
        return spec::distributed(new);
    };
    let existing = old.get("groups").and_then(Value::as_array);
    let mut wanted = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        let path = format!(".body.groups[{index}]");
        let Some(group) = group.as_object() else {
            problems.push(Problem::new(&path, "should be object"));
            continue;
        };
        let Some(id) = group.get("groupId") else {
            let keys = match group.get("clusterType").and_then(Value::as_str) {
                Some("witness_group") => schema::WITNESS_GROUP,
                _ => schema::DATA_GROUP,
            };
            let before = problems.len();
            schema::check(&path, group, keys, problems);
            if problems.len() == before {
                rules::check(&path, group, &Map::new(), problems);
            }
            wanted.push(Value::Object(group.clone()));
            continue;
        };
        let same = |found: &&Value| found.get("groupId") == Some(id);
        let Some(Value::Object(found)) = existing.into_iter().flatten().find(same) else {
            problems.push(Problem::new(
                &format!("{path}.groupId"),
                format!("no such group {id}"),
            ));
            continue;
        };
        let witness = found.get("clusterType") == Some(&json!("witness_group"));
        for key in group.keys() {
            let fixed = witness && !["groupId", "clusterType"].contains(&key.as_str());
            if fixed || !MUTABLE.contains(&key.as_str()) {
                problems.push(Problem::new(&format!("{path}.{key}"), "cannot be changed"));
            }
        }
        rules::check(&path, group, found, problems);
        wanted.push(Value::Object(spec::updated(found, group.clone(), false)));
    }
    if !wanted
        .iter()
        .any(|group| group["clusterType"] == "data_group")
    {
        problems.push(Problem::new(
            ".body.groups",
            "the last data group cannot be removed",
        ));
    }
    new.insert("groups".into(), wanted.into());
    spec::distributed(new)
}

/// Gives every group of a new cluster its id.
pub(super) fn name_groups(spec: &mut Map<String, Value>, cluster: &str) {
    let Some(Value::Array(groups)) = spec.get_mut("groups") else {
        return;
    };
    let taken: Vec<Value> = groups
        .iter()
        .filter_map(|g| g.get("groupId").cloned())
        .collect();
    let mut letters = ('a'..='z')
        .map(|letter| Value::from(format!("{cluster}-{letter}")))
        .filter(|id| !taken.contains(id));
    for group in groups.iter_mut().filter_map(Value::as_object_mut) {
        if !group.contains_key("groupId") {
            group.insert("groupId".into(), letters.next().unwrap_or_default());
        }
    }
}

/// A primary with a faraway replica, a distributed and an analytical cluster.
pub(super) fn kinds() -> Vec<Cluster> {
    let place = |region: &str| {
        json!({
            "provider": {"cloudProviderId": "aws"}, "region": {"regionId": region},
            "instanceType": {"instanceTypeId": "aws:m6i.large"},
            "storage": {"volumeTypeId": "gp3", "volumePropertiesId": "gp3", "size": "32 Gi"},
            "pgType": {"pgTypeId": "epas"}, "pgVersion": {"pgVersionId": "15"},
            "privateNetworking": false, "allowedIpRanges": [], "pgConfig": [], "cspAuth": false,
        })
    };
    let body = |base: Value, more: Value| match (base, more) {
        (Value::Object(mut base), Value::Object(more)) => {
            base.extend(more);
            base
        }
        _ => Map::new(),
    };
    let ha = json!({"clusterArchitectureId": "ha", "nodes": 3});
    let pgd = |nodes: u32| json!({"clusterArchitectureId": "pgd", "nodes": nodes});
    let data = |region| {
        let more = json!({"clusterType": "data_group", "clusterArchitecture": pgd(3)});
        Value::Object(body(place(region), more))
    };
    let mut witness = body(
        place("us-east-1"),
        json!({"clusterType": "witness_group", "clusterArchitecture": pgd(1)}),
    );
    for key in [
        "pgType",
        "pgVersion",
        "privateNetworking",
        "allowedIpRanges",
        "pgConfig",
        "cspAuth",
    ] {
        witness.remove(key);
    }
    let bodies = [
        (
            "p-kindmain01",
            body(
                place("us-east-1"),
                json!({
                    "clusterName": "kind-primary", "clusterArchitecture": ha,
                    "farawayReplicaIds": ["p-kindfar001"],
                }),
            ),
        ),
        (
            "p-kindfar001",
            body(
                place("ap-south-1"),
                json!({
                    "clusterName": "kind-faraway", "clusterType": "faraway_replica",
                    "clusterArchitecture": ha, "replicaSourceClusterId": "p-kindmain01",
                }),
            ),
        ),
        (
            "p-kindpgd001",
            body(
                json!({}),
                json!({
                    "clusterName": "kind-distributed", "clusterType": "cluster", "tags": [],
                    "groups": [data("eu-west-1"), Value::Object(witness), data("ap-south-1")],
                }),
            ),
        ),
        ("p-kindana001", {
            let mut analytical = body(
                place("us-east-1"),
                json!({
                    "clusterName": "kind-analytical", "clusterType": "analytical",
                    "provider": {"cloudProviderId": "bah:aws"},
                    "instanceType": {"instanceTypeId": "aws:m6id.12xlarge"},
                    "pgVersion": {"pgVersionId": "16"},
                }),
            );
            analytical.remove("storage");
            analytical
        }),
    ];
    let resting = |(id, body): (&str, Map<String, Value>)| {
        let mut spec = spec::accepted(body);
        name_groups(&mut spec, id);
        Cluster::resting(id.to_owned(), organisation::PROJECT, spec, Rest::Healthy)
    };
    bodies.into_iter().map(resting).collect()
}
