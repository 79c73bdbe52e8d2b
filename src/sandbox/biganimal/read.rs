//! A cluster as v2 and v3 print it.

use serde_json::{Map, Value, json};

use super::cluster::{Cluster, HEALTHY, PAUSED, View, instant};
use super::switches as switch;
use crate::sandbox::postgres::{Backing, Server};
use crate::sandbox::script::Script;

/// The organisation, without its prefix and in lower case, is part of host names.
const DOMAIN: &str = "ab12cd34ef56gh78.biganimal.example";

/// The host and port of a cluster.
pub(super) fn address(cluster: &Cluster, suffix: &str) -> (String, String) {
    if let Some(Server::Ready(port)) = cluster.backing.as_ref().map(Backing::server) {
        return (crate::engine::HOST.to_owned(), port.to_string());
    }
    let private = cluster.spec.get("privateNetworking") == Some(&Value::Bool(true));
    let private = if private { ".private" } else { "" };
    (
        format!("{}{suffix}{private}.{DOMAIN}", cluster.id),
        "5432".to_owned(),
    )
}

/// `GET .../connection`, also embedded in a cluster.
pub(super) fn connection(cluster: &Cluster, view: &View, script: &Script) -> Option<Value> {
    if !view.is_provisioned() {
        let is = |word: &str| script.is(switch::EARLY_CONNECTION, word);
        if is("missing") || is("not-found") {
            return None;
        }
        if is("null") {
            return Some(Value::Null);
        }
        if is("partial") {
            let (host, port) = address(cluster, "");
            return Some(json!({"serviceName": host, "port": port, "databaseName": ""}));
        }
        if script.is(switch::EARLY_CONNECTION, "empty") {
            return Some(json!({
                "databaseName": "", "pgUri": "", "port": "", "serviceName": "", "username": "",
            }));
        }
    }
    let (host, port) = address(cluster, "");
    let uri = |host: &str, port: &str| format!("postgresql://edb_admin@{host}:{port}/edb_admin");
    let mut connection = json!({
        "databaseName": "edb_admin", "pgUri": uri(&host, &port), "port": port,
        "serviceName": host, "username": "edb_admin",
    });
    let read_only = view.spec.get("readOnlyConnections") == Some(&Value::Bool(true));
    let (host, port) = address(cluster, "-r");
    let read_only = if read_only {
        (uri(&host, &port), port, host)
    } else {
        Default::default()
    };
    connection["readOnlyPgUri"] = read_only.0.into();
    connection["readOnlyPort"] = read_only.1.into();
    connection["readOnlyServiceName"] = read_only.2.into();
    let pooler = view.spec.get("pgBouncer");
    if pooler.is_some_and(|pooler| pooler["isEnabled"] == true) {
        let way = |suffix: &str| {
            let (host, port) = address(cluster, suffix);
            json!({"data": {
                "databaseName": "edb_admin", "pgUri": uri(&host, &port), "port": port,
                "serviceName": host, "username": "edb_admin",
            }})
        };
        connection["readWritePgBouncer"] = way("-pooler");
        if connection["readOnlyPort"] != "" {
            connection["readOnlyPgBouncer"] = way("-pooler-r");
        }
    }
    connection["privateLinkServiceAlias"] = "".into();
    connection["privateLinkServiceName"] = "".into();
    Some(connection)
}

/// The cluster object.
pub(super) fn cluster(cluster: &Cluster, view: &View, script: &Script) -> Value {
    let mut document = Map::new();
    let get = |key: &str| view.spec.get(key).cloned();
    document.insert("clusterId".into(), cluster.id.clone().into());
    for key in ["clusterName", "clusterType"] {
        document.insert(key.into(), get(key).unwrap_or_default());
    }
    document.insert("phase".into(), view.phase.into());
    let conditions = json!([{
        "type": "biganimal.com/deployed",
        "conditionStatus": if view.deployed { "True" } else { "False" },
        "reason": if view.deployed { "Deployed" } else { "Deploying" },
        "message": "", "lastTransitionTime": instant(cluster.created),
    }]);
    if let Some(Value::Array(groups)) = get("groups") {
        let groups = groups.into_iter();
        let groups: Vec<Value> = groups
            .map(|group| read_group(cluster, view, script, group))
            .collect();
        document.insert("tags".into(), get("tags").unwrap_or_default());
        document.insert("groups".into(), groups.into());
    } else {
        document.insert("conditions".into(), conditions);
        document.extend(view.spec.clone());
        document.insert(
            "evaluatedPgConfig".into(),
            get("pgConfig").unwrap_or_default(),
        );
        if let Some(connection) = connection(cluster, view, script) {
            document.insert("connection".into(), connection);
        }
        if view.waits_for_key {
            let identity = match script.is(switch::KEY_IDENTITY, "empty") {
                true => String::new(),
                false => format!("sandbox-identity-of-{}", cluster.id),
            };
            document.insert("pgIdentity".into(), identity.into());
        }
        let since = view.is_provisioned().then(|| instant(cluster.created));
        document.extend(since.map(|since| ("firstRecoverabilityPointAt".to_owned(), since)));
    }
    document.insert("createdAt".into(), instant(cluster.created));
    if let Some(deleted) = cluster.deleted {
        document.insert("deletedAt".into(), instant(deleted));
        let period = cluster.text("backupRetentionPeriod");
        let expires = jiff::SignedDuration::from_hours(24 * retention_days(period));
        if let Ok(expires) = deleted.checked_add(expires) {
            document.insert("expiredAt".into(), instant(expires));
        }
    }
    Value::Object(document)
}

fn read_group(cluster: &Cluster, view: &View, script: &Script, group: Value) -> Value {
    let Value::Object(fields) = group else {
        return group;
    };
    let id = fields
        .get("groupId")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let letter = id.rsplit_once('-').map_or("", |(_, letter)| letter);
    let is_data = fields.get("clusterType") == Some(&Value::from("data_group"));
    let early = !view.is_provisioned() && !script.is(switch::EARLY_CONNECTION, "present");
    let host = format!("{id}.{DOMAIN}");
    let mut document = Map::new();
    document.insert("groupId".into(), id.into());
    let name = format!("{}-{letter}", cluster.name());
    document.insert("clusterName".into(), name.into());
    // A pause is of the data; who only votes stays healthy (BigAnimal API v3).
    let phase = match view.phase {
        PAUSED if !is_data => HEALTHY,
        phase => phase,
    };
    document.insert("phase".into(), phase.into());
    document.insert("conditions".into(), json!([]));
    document.extend(fields);
    if is_data && !early {
        let database = match script.is(switch::PGD_DATABASE, "other") {
            true => "other",
            false => "bdrdb",
        };
        let connection = json!({
            "databaseName": database, "port": "5432", "serviceName": host, "username": "edb_admin",
            "pgUri": format!("postgresql://edb_admin@{host}:5432/{database}"),
        });
        document.insert("connection".into(), connection);
    }
    document.insert("createdAt".into(), instant(cluster.created));
    Value::Object(document)
}

/// The days of a retention period that was checked.
fn retention_days(period: &str) -> i64 {
    let days = |unit: char| match unit {
        'w' => 7,
        'm' => 30,
        _ => 1,
    };
    let mut characters = period.chars();
    let unit = characters.next_back().map_or(1, days);
    characters.as_str().parse::<i64>().unwrap_or(30) * unit
}
