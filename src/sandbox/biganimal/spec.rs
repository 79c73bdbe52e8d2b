//! From what was asked for to what reads back: names beside identifiers, defaults that nobody set, and
//! nothing secret.

use serde_json::{Map, Value, json};

use super::catalog;

/// Settings that every server has, asked for or not.
const DEFAULT_SETTINGS: [(&str, &str); 2] =
    [("max_connections", "100"), ("shared_buffers", "128MB")];

fn defaults() -> [(&'static str, Value); 14] {
    [
        ("clusterType", json!("cluster")),
        ("backupRetentionPeriod", json!("30d")),
        ("readOnlyConnections", json!(false)),
        ("cspAuth", json!(false)),
        ("superuserAccess", json!(false)),
        ("volumeSnapshotBackup", json!(false)),
        ("privateNetworking", json!(false)),
        (
            "maintenanceWindow",
            json!({"isEnabled": false, "startDay": 0, "startTime": "00:00"}),
        ),
        ("allowedIpRanges", json!([])),
        ("pgConfig", json!([])),
        ("extensions", json!([])),
        ("tags", json!([])),
        ("farawayReplicaIds", json!([])),
        ("resizingPvc", json!([])),
    ]
}

/// The fields of a new cluster, from an accepted body.
pub(super) fn accepted(mut body: Map<String, Value>) -> Map<String, Value> {
    if body.contains_key("groups") {
        return distributed(body);
    }
    for (key, value) in defaults() {
        body.entry(key).or_insert(value);
    }
    enrich(&mut body, &Map::new());
    body
}

/// The fields of a distributed cluster.
pub(super) fn distributed(mut body: Map<String, Value>) -> Map<String, Value> {
    body.remove("password");
    body.entry("tags").or_insert_with(|| json!([]));
    let data_groups = |groups: &[Value]| {
        groups
            .iter()
            .filter(|group| group["clusterType"] == "data_group")
            .count()
    };
    if let Some(groups) = body.get_mut("groups").and_then(Value::as_array_mut) {
        let witnesses = usize::from(data_groups(groups) == 1);
        for group in groups.iter_mut().filter_map(Value::as_object_mut) {
            group
                .entry("backupRetentionPeriod")
                .or_insert_with(|| json!("30d"));
            enrich(group, &Map::new());
            if let Some(architecture) = group.get_mut("clusterArchitecture") {
                architecture["witnessNodes"] = witnesses.into();
            }
        }
    }
    body
}

/// The fields after an update: `old` with what `body` says. With `replace`, what can be changed and is
/// not named goes back to its default.
pub(super) fn updated(
    old: &Map<String, Value>,
    mut body: Map<String, Value>,
    replace: bool,
) -> Map<String, Value> {
    let mut spec = old.clone();
    if replace {
        for (key, value) in defaults() {
            if !["clusterType", "farawayReplicaIds", "resizingPvc"].contains(&key) {
                spec.insert(key.to_owned(), value);
            }
        }
        for key in [
            "walStorage",
            "scheduleBackup",
            "pgBouncer",
            "serviceAccountIds",
        ] {
            spec.remove(key);
        }
    }
    // What the vendor calls a default is decided by both together.
    for key in ["allowedIpRanges", "privateNetworking"] {
        if let Some(value) = spec.get(key) {
            body.entry(key).or_insert_with(|| value.clone());
        }
    }
    enrich(&mut body, old);
    spec.extend(body);
    spec
}

/// Puts names beside identifiers, fills in what the vendor decides, and drops the password.
fn enrich(fields: &mut Map<String, Value>, inherited: &Map<String, Value>) {
    fields.remove("password");
    fields.remove("imageNames");
    let of = |fields: &Map<String, Value>, key: &str, id: &str| -> String {
        let value = fields.get(key).or_else(|| inherited.get(key));
        let value = value.and_then(|value| value.get(id)?.as_str());
        value.unwrap_or_default().to_owned()
    };
    let provider = of(fields, "provider", "cloudProviderId");
    let known = [
        ("provider", catalog::provider(&provider)),
        (
            "region",
            catalog::region(&provider, &of(fields, "region", "regionId")),
        ),
        (
            "instanceType",
            catalog::instance_type(&provider, &of(fields, "instanceType", "instanceTypeId")),
        ),
        (
            "pgType",
            catalog::pg_type(&of(fields, "pgType", "pgTypeId")),
        ),
        (
            "pgVersion",
            catalog::pg_version(&of(fields, "pgVersion", "pgVersionId")),
        ),
    ];
    for (key, value) in known {
        if let (Some(field), Some(value)) = (fields.get_mut(key), value) {
            *field = value;
        }
    }
    for key in ["storage", "walStorage"] {
        if let Some(Value::Object(storage)) = fields.get_mut(key) {
            *storage = catalog::storage(storage);
        }
    }
    if let Some(Value::Object(architecture)) = fields.get_mut("clusterArchitecture") {
        let id = architecture
            .get("clusterArchitectureId")
            .and_then(Value::as_str);
        let name = catalog::architecture_name(id.unwrap_or_default());
        architecture.insert("clusterArchitectureName".into(), name.into());
        architecture.insert("witnessNodes".into(), 0.into());
    }
    let private = fields.get("privateNetworking") == Some(&Value::Bool(true));
    if let Some(Value::Array(ranges)) = fields.get_mut("allowedIpRanges") {
        let open = json!({"cidrBlock": "0.0.0.0/0", "description": "To allow all access"});
        if private {
            ranges.retain(|range| *range != open);
        } else if ranges.is_empty() {
            ranges.push(open);
        }
    }
    if let Some(Value::Array(settings)) = fields.get_mut("pgConfig") {
        for (name, value) in DEFAULT_SETTINGS {
            if !settings.iter().any(|setting| setting["name"] == name) {
                settings.push(json!({"name": name, "value": value}));
            }
        }
    }
    if let Some(key) = fields.remove("keyId") {
        let key = json!({"keyId": key, "keyName": key, "status": "READY"});
        fields.insert("encryptionKey".into(), key);
    }
}
