//! Distributed clusters, whose parts are groups, and the seeded examples of the rarer kinds.

use serde_json::{Map, Value, json};

use super::cluster::{Cluster, Rest};
use super::{bodies, organisation, rules, schema, spec};
use crate::sandbox::schema::Problem;

/// The fields after an update. `groups` is the whole set that is wanted: a group that is not named goes.
pub(super) fn updated(
    old: &Map<String, Value>,
    body: Map<String, Value>,
    problems: &mut Vec<Problem>,
) -> Map<String, Value> {
    schema::check(".body", &body, bodies::UPDATE_DISTRIBUTED, problems);
    rules::check_account(".body", &body, problems);
    if body
        .get("clusterType")
        .is_some_and(|kind| Some(kind) != old.get("clusterType"))
    {
        problems.push(Problem::new(".body.clusterType", "cannot be changed"));
    }
    let mut new = old.clone();
    let groups = body.get("groups").and_then(Value::as_array).cloned();
    new.extend(body);
    let Some(groups) = groups else {
        return spec::distributed(new);
    };
    let existing = old.get("groups").and_then(Value::as_array);
    let existing = existing.map(Vec::as_slice).unwrap_or_default();
    let mut wanted = Vec::new();
    for (index, group) in groups.iter().enumerate() {
        let path = format!(".body.groups[{index}]");
        match group.as_object() {
            Some(group) if group.contains_key("groupId") => {
                wanted.extend(changed(&path, group, existing, problems).map(Value::Object));
            }
            Some(group) => {
                rules::check_new_group(&path, group, problems);
                wanted.push(Value::Object(group.clone()));
            }
            None => problems.push(Problem::new(&path, "should be object")),
        }
    }
    if problems.is_empty() {
        rules::check_set(&wanted, problems);
    }
    new.insert("groups".into(), wanted.into());
    spec::distributed(new)
}

/// A group that is there, with what a body changes in it.
fn changed(
    path: &str,
    group: &Map<String, Value>,
    existing: &[Value],
    problems: &mut Vec<Problem>,
) -> Option<Map<String, Value>> {
    let same = |found: &&Value| found.get("groupId") == group.get("groupId");
    let Some(Value::Object(found)) = existing.iter().find(same) else {
        let path = format!("{path}.groupId");
        problems.push(Problem::new(&path, "there is no such group"));
        return None;
    };
    let witness = found.get("clusterType") == Some(&json!("witness_group"));
    let keys = match witness {
        true => bodies::UPDATE_WITNESS_GROUP,
        false => bodies::UPDATE_DATA_GROUP,
    };
    let before = problems.len();
    schema::check(path, group, keys, problems);
    if problems.len() == before && group.get("clusterType") != found.get("clusterType") {
        let path = format!("{path}.clusterType");
        problems.push(Problem::new(&path, "cannot be changed"));
    }
    if problems.len() == before {
        rules::check(path, group, found, problems);
    }
    Some(spec::updated(found, group.clone(), false))
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
