//! Generation v1: no envelope, other names, two styles of body. What it accepts becomes a cluster like
//! any other, so that one store serves all generations.

use axum::http::Method;
use serde_json::{Map, Value, json};

use super::cluster::{Cluster, View, instant};
use super::errors::{Answer, Failure};
use super::list::Filter;
use super::{Desk, bodies, catalog, organisation, read as v3, schema};
use crate::sandbox::schema::Problem;
use crate::sandbox::vendor::Reply;

/// The keys of both styles.
const KEYS: &[&str] = &[
    "clusterName",
    "password",
    "provider",
    "providerId",
    "region",
    "regionId",
    "instanceType",
    "instanceTypeId",
    "postgresType",
    "postgresTypeId",
    "postgresVersion",
    "volumeType",
    "volumeTypeId",
    "volumeProperties",
    "volumePropertiesId",
    "replicas",
    "clusterArch",
    "zoneRedundantHa",
    "privateNetworking",
    "pgConfigMap",
    "allowIpRangeMap",
    "backupRetentionPeriod",
];

impl Desk<'_> {
    /// The routes of v1.
    pub(super) fn v1(&mut self, parts: &[&str]) -> Answer {
        let project = organisation::PROJECT;
        match (self.request.method.clone(), parts) {
            (Method::GET, ["clusters"]) => {
                let filter = Filter::of_v1(self.request)?;
                Ok(self.listing(project, &filter, read, true))
            }
            (Method::POST, ["clusters"]) => {
                let body = translate(&self.body()?).map_err(Failure::invalid)?;
                let id = self.create_checked(project, body, None)?;
                Ok(Reply::json(self.accepted_status(), &json!({ "pgId": id })))
            }
            (Method::GET, ["clusters", id]) => {
                let (cluster, view) = self.look(project, id)?;
                Ok(Reply::json(200, &json!([read(cluster, &view)])))
            }
            (Method::DELETE, ["clusters", id]) => self.delete(project, id),
            (Method::GET, ["user-info"]) => Ok(Reply::json(200, &self.user_info())),
            (Method::GET, rest) => catalog_of(rest).ok_or_else(|| Failure::new(404)),
            _ => Err(Failure::new(405)),
        }
    }
}

fn catalog_of(parts: &[&str]) -> Option<Reply> {
    let listed = |key: &str, rows: Vec<Value>| Some(Reply::json(200, &json!({ key: rows })));
    let known = |provider: &str| catalog::provider(provider).is_some();
    match parts {
        ["cloud-providers"] => listed("cloudProvidersList", catalog::providers(|_| true)),
        ["cloud-providers", provider, "regions"] if known(provider) => {
            let regions = catalog::regions(provider).into_iter();
            listed(
                "regionsList",
                regions.map(|(region, _)| region.into()).collect(),
            )
        }
        ["cloud-providers", provider, "regions", region, rest @ ..] => {
            catalog::region(provider, region)?;
            match rest {
                ["instance-types"] => {
                    let types = catalog::instance_types(provider);
                    let types = types.iter().map(instance_type);
                    listed("instanceTypesList", types.collect())
                }
                ["volume-types"] => {
                    let types = catalog::volume_types(provider);
                    let volume = |found: &Value| {
                        json!({
                            "id": found["volumeTypeId"], "displayName": found["volumeTypeName"],
                            "storageClass": found["storageClass"],
                            "configFieldsList": ["secretName", "shareName"],
                        })
                    };
                    listed("volumeTypesList", types.iter().map(volume).collect())
                }
                ["volume-types", volume, "volume-properties"] => {
                    let properties = catalog::volume_properties(volume);
                    let property = |found: &Value| {
                        json!({
                            "id": found["volumePropertiesId"],
                            "value": found["volumePropertiesName"],
                        })
                    };
                    listed(
                        "volumePropertiesList",
                        properties.iter().map(property).collect(),
                    )
                }
                _ => None,
            }
        }
        ["postgres-types"] => {
            let pg_type = |found: &Value| {
                json!({
                    "id": found["pgTypeId"], "name": found["pgTypeName"], "description": "",
                    "dockerImage": "",
                    "supportedClusterArchitectureIds": found["supportedClusterArchitectureIds"],
                })
            };
            listed(
                "pgTypesList",
                catalog::pg_types().iter().map(pg_type).collect(),
            )
        }
        ["postgres-versions"] => {
            let version = |found: &Value| json!({"versionId": found["pgVersionId"], "versionName": found["pgVersionName"]});
            listed(
                "pgVersionsList",
                catalog::pg_versions(&[], &[]).iter().map(version).collect(),
            )
        }
        ["admin", "permissions"] => {
            let permissions =
                ["read", "create", "update", "delete"].map(|v| format!("{v}:clusters"));
            listed("permissionsList", permissions.map(Value::from).to_vec())
        }
        _ => None,
    }
}

fn instance_type(found: &Value) -> Value {
    json!({
        "id": found["instanceTypeId"], "instanceType": found["instanceTypeName"],
        "cpu": found["cpu"], "ram": found["ram"], "familyName": found["familyName"],
        "description": "", "name": "",
    })
}

/// A body of v1, nested or flat, in the spelling of v3.
fn translate(body: &Map<String, Value>) -> Result<Map<String, Value>, Vec<Problem>> {
    let mut problems: Vec<Problem> = body
        .keys()
        .filter(|key| !KEYS.contains(&key.as_str()))
        .map(|key| schema::unknown(format!(".body.{key}")))
        .collect();
    let mut text = |name: &'static str, nested: &[&str], flat: &str| {
        let inner = nested
            .iter()
            .try_fold(body.get(name), |value, key| Some(value?.get(key)));
        let value = inner.flatten().or_else(|| body.get(flat));
        match value
            .and_then(Value::as_str)
            .filter(|text| !text.is_empty())
        {
            Some(text) => text.to_owned(),
            None => {
                problems.push(schema::missing(".body", name));
                String::new()
            }
        }
    };
    let name = text("clusterName", &[], "clusterName");
    let password = text("password", &[], "password");
    let provider = text("provider", &["cloudProviderId"], "providerId");
    let region = text("region", &["regionId"], "regionId");
    let instance = text("instanceType", &["id"], "instanceTypeId");
    let pg_type = text("postgresType", &["id"], "postgresTypeId");
    let version = text("postgresVersion", &[], "postgresVersion");
    let volume = text("volumeType", &["id"], "volumeTypeId");
    let properties = text("volumeProperties", &[], "volumePropertiesId");
    let replicas = body
        .get("replicas")
        .and_then(Value::as_u64)
        .unwrap_or(1)
        .max(1);
    let architecture = match body.get("clusterArch") {
        Some(given) => json!({
            "clusterArchitectureId": given.get("id"), "nodes": given.get("nodes"),
        }),
        None if replicas == 1 => json!({"clusterArchitectureId": "single", "nodes": 1}),
        None => json!({"clusterArchitectureId": "ha", "nodes": replicas}),
    };
    let settings = pairs(body, "pgConfigMap", ["name", "value"], &mut problems);
    let ranges = pairs(
        body,
        "allowIpRangeMap",
        ["cidrBlock", "description"],
        &mut problems,
    );
    if !problems.is_empty() {
        return Err(problems);
    }
    let private = body
        .get("privateNetworking")
        .cloned()
        .unwrap_or(Value::Bool(false));
    let mut accepted = json!({
        "clusterName": name, "password": password,
        "clusterArchitecture": architecture,
        "provider": {"cloudProviderId": provider}, "region": {"regionId": region},
        "instanceType": {"instanceTypeId": instance}, "pgType": {"pgTypeId": pg_type},
        "pgVersion": {"pgVersionId": version},
        "storage": {"volumeTypeId": volume, "volumePropertiesId": properties},
        "privateNetworking": private, "allowedIpRanges": ranges, "pgConfig": settings,
    });
    if let Some(period) = body.get("backupRetentionPeriod") {
        accepted["backupRetentionPeriod"] = period.clone();
    }
    let accepted = match accepted {
        Value::Object(accepted) => accepted,
        _ => Map::new(),
    };
    schema::check(".body", &accepted, bodies::CREATE, &mut problems);
    if problems.is_empty() {
        Ok(accepted)
    } else {
        Err(problems)
    }
}

/// An array of pairs as an array of objects.
fn pairs(
    body: &Map<String, Value>,
    key: &str,
    names: [&str; 2],
    problems: &mut Vec<Problem>,
) -> Vec<Value> {
    let Some(given) = body.get(key) else {
        return Vec::new();
    };
    let pair = |pair: &Value| match pair.as_array().map(Vec::as_slice) {
        Some([Value::String(one), Value::String(other)]) => {
            Some(json!({names[0]: one, names[1]: other}))
        }
        _ => None,
    };
    let pairs = given
        .as_array()
        .map(|pairs| pairs.iter().map(pair).collect::<Option<Vec<_>>>());
    pairs.flatten().unwrap_or_else(|| {
        let path = format!(".body.{key}");
        problems.push(Problem::new(
            &path,
            "should be an array of pairs of strings",
        ));
        Vec::new()
    })
}

/// A cluster as v1 prints it: every key, with the vendor's own spelling mistakes.
pub(super) fn read(cluster: &Cluster, view: &View) -> Value {
    let get = |key: &str| view.spec.get(key).cloned().unwrap_or_default();
    let (provider, region) = (get("provider"), get("region"));
    let (pg_type, version) = (get("pgType"), get("pgVersion"));
    let (instance, storage) = (get("instanceType"), get("storage"));
    let nodes = get("clusterArchitecture")["nodes"].clone();
    let id = &cluster.id;
    let service = |suffix: &str| format!("{id}{suffix}");
    let (host, port) = v3::address(cluster, "");
    let (host, port, uri) = if view.is_provisioned() {
        let uri = format!("postgresql://edb_admin@{host}:{port}/edb_admin");
        (host, port, uri)
    } else {
        Default::default()
    };
    let map = |key: &str, names: [&str; 2]| -> Value {
        let list = get(key);
        let list = list.as_array().into_iter().flatten();
        list.map(|entry| json!([entry[names[0]], entry[names[1]]]))
            .collect()
    };
    let reason = match view.phase {
        "Setting up primary" => format!("Creating primary instance {id}-1-initdb"),
        _ => String::new(),
    };
    json!({
        "name": get("clusterName"), "pgId": id, "instance": nodes, "currentPrimary": "",
        "targetPrimary": service("-1"), "pvcCount": 0, "jobCount": 0, "licenceStatus": "",
        "writeService": service("-rw"), "readService": service("-r"),
        "phase": view.phase, "phaseReason": reason, "description": "",
        "imageName": "registry.example/postgres", "postgresConfig": "",
        "maintainanceWindowNode": "",
        "backupDestinationPath": format!("https://acct.blob.example/{id}/"),
        "backupEndpointUrl": "", "instanceType": instance_type(&instance),
        "pgType": {"id": pg_type["pgTypeId"], "name": pg_type["pgTypeName"], "description": "",
            "dockerImage": ""},
        "pgVersion": {"versionId": version["pgVersionId"], "versionName": version["pgVersionName"],
            "description": ""},
        "clusterLocation": {
            "cloudProvider": {"cloudProviderId": provider["cloudProviderId"],
                "cloudProviderName": provider["cloudProviderName"], "description": ""},
            "region": {"regionId": region["regionId"], "regionName": region["regionName"],
                "description": ""},
            "k8ClusterId": "34cdcbdc-0000-0000-0000-000000000000",
        },
        "privateNetworking": get("privateNetworking"),
        "clusterStorageParameters": {
            "storageClass": "", "size": storage["size"], "autoscale": false,
            "paramsMap": [["secretName", ""], ["shareName", ""]],
            "volumeTypeId": storage["volumeTypeId"],
            "volumePropertiesId": storage["volumePropertiesId"],
        },
        "pgConfigMap": map("pgConfig", ["name", "value"]), "zoneRedundantHa": false,
        "numberOfBackups": 0, "profileType": "", "deleteDetails": "", "replicas": nodes,
        "storageAccountName": "acct",
        "clusterConnectionInfo": {
            "serviceName": host, "databaseName": "edb_admin", "port": port,
            "username": "edb_admin", "password": "", "pgpass": "", "pguri": uri,
        },
        "createTime": instant(cluster.created),
        "backupRetentionPeriod": get("backupRetentionPeriod"),
        "allowIpRangeMap": map("allowedIpRanges", ["cidrBlock", "description"]),
        "sourcePgId": "", "orgId": organisation::ORGANISATION,
        "instanceTypeId": instance["instanceTypeId"], "postgresTypeId": pg_type["pgTypeId"],
        "providerId": provider["cloudProviderId"], "regionId": region["regionId"],
    })
}
