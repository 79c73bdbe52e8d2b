//! Bodies of API v1, nested as the vendor's walkthrough writes them or flat, and what each of their fields
//! is called in v3. Maps of v1 are lists of pairs.

use serde_json::{Map, Value, json};

use crate::error::{Error, ErrorKind, Result};
use crate::provider::Translation;
use crate::provider::translation::Report;

/// Keys that only a body of v1 has.
const MARKS: [&str; 10] = [
    "postgresType",
    "postgresVersion",
    "postgresTypeId",
    "providerId",
    "volumeProperties",
    "volumeType",
    "pgConfigMap",
    "allowIpRangeMap",
    "clusterArch",
    "instanceTypeId",
];

/// Whether a body is of v1.
pub(super) fn is_first(document: &Map<String, Value>) -> bool {
    MARKS.iter().any(|mark| document.contains_key(*mark))
}

/// A body of v1 as v3 wants it, and what each field became.
///
/// # Errors
/// [`ErrorKind::Unsupported`] with every key that v3 has no place for.
pub(super) fn to_current(
    document: &Map<String, Value>,
) -> Result<(Map<String, Value>, Vec<crate::provider::FieldReport>)> {
    let mut body = Map::new();
    let mut report = Report::default();
    let mut storage = Map::new();
    let mut problems = Vec::new();
    for (key, value) in document {
        problems.extend(unknown_inside(key, value));
        let id = |inner: &str| value.get(inner).unwrap_or(value).clone();
        let mut put = |name: &str, inner: &str, content: Value| {
            if !content.is_string() {
                problems.push(format!("{key}: it names nothing that v3 could take"));
            }
            let found = json!({inner: content});
            if body.get(name).is_some_and(|before| *before != found) {
                problems.push(format!("{key}: {name} is named twice, and otherwise"));
            }
            report.exact(key, &format!("{name}.{inner} = {}", shown(&found[inner])));
            body.insert(name.to_owned(), found);
        };
        match key.as_str() {
            "clusterName" | "password" | "privateNetworking" | "backupRetentionPeriod" => {
                if key != "password" {
                    report.exact(key, &shown(value));
                }
                body.insert(key.clone(), value.clone());
            }
            "provider" | "providerId" => put("provider", "cloudProviderId", id("cloudProviderId")),
            "region" | "regionId" => put("region", "regionId", id("regionId")),
            "instanceType" | "instanceTypeId" => put("instanceType", "instanceTypeId", id("id")),
            "postgresType" | "postgresTypeId" => {
                put("pgType", "pgTypeId", id("id"));
                // A registry's image cannot be chosen in v3; an empty one chooses nothing.
                if text(value, "dockerImage").is_some_and(|image| !image.is_empty()) {
                    problems.push(format!("{key}.dockerImage: v3 chooses the image"));
                }
            }
            "postgresVersion" => put("pgVersion", "pgVersionId", value.clone()),
            "volumeType" | "volumeTypeId" | "volumeProperties" | "volumePropertiesId" => {
                let name = match key.starts_with("volumeType") {
                    true => "volumeTypeId",
                    false => "volumePropertiesId",
                };
                let id = id("id");
                if !id.is_string() {
                    problems.push(format!("{key}: it names nothing that v3 could take"));
                }
                if storage.get(name).is_some_and(|before| *before != id) {
                    problems.push(format!("{key}: {name} is named twice, and otherwise"));
                }
                report.exact(key, &format!("storage.{name} = {}", shown(&id)));
                storage.insert(name.to_owned(), id);
            }
            // These three together say how many servers there are.
            "clusterArch" | "replicas" | "zoneRedundantHa" => {}
            "pgConfigMap" => {
                report.exact(key, "pgConfig");
                body.insert("pgConfig".into(), pairs(key, value, "name", "value")?);
            }
            "allowIpRangeMap" => {
                report.exact(key, "allowedIpRanges");
                let ranges = pairs(key, value, "cidrBlock", "description")?;
                body.insert("allowedIpRanges".into(), ranges);
            }
            _ => problems.push(format!("{key}: v1 has no such key, or v3 no place for it")),
        }
    }
    replicas(document, &mut body, &mut report, &mut problems);
    if !problems.is_empty() {
        return Err(Error::new(
            ErrorKind::Unsupported,
            "a body of the API v1 cannot be translated whole",
        )
        .with_details(problems)
        .with_hint("use a profile with `api = \"v1\"`, or write the body for v3"));
    }
    if !storage.is_empty() {
        body.insert("storage".into(), Value::Object(storage));
    }
    // v3 wants these, and v1 leaves them out for none.
    for key in ["allowedIpRanges", "pgConfig"] {
        if !body.contains_key(key) {
            report.add(key, "[]", Translation::Default);
            body.insert(key.to_owned(), json!([]));
        }
    }
    Ok((body, report.0))
}

/// The objects of a nested body: the key that counts, and what the vendor's catalog says beside it, which
/// only describes that (BigAnimal API v1).
const OBJECTS: [(&str, &[&str]); 6] = [
    (
        "provider",
        &["cloudProviderId", "cloudProviderName", "description"],
    ),
    ("region", &["regionId", "regionName", "description"]),
    (
        "instanceType",
        &[
            "id",
            "instanceType",
            "cpu",
            "ram",
            "familyName",
            "description",
            "name",
        ],
    ),
    (
        "postgresType",
        &[
            "id",
            "name",
            "description",
            "dockerImage",
            "supportedClusterArchitectureIds",
        ],
    ),
    (
        "volumeType",
        &["id", "displayName", "storageClass", "configFieldsList"],
    ),
    ("clusterArch", &["id", "nodes"]),
];

/// Keys inside an object of the body that would be lost.
fn unknown_inside(key: &str, value: &Value) -> Vec<String> {
    let known = OBJECTS.iter().find(|(name, _)| *name == key);
    let inner = value.as_object().into_iter().flat_map(Map::keys);
    inner
        .filter(|inner| known.is_none_or(|(_, known)| !known.contains(&inner.as_str())))
        .map(|inner| format!("{key}.{inner}: v1 has no such key, or v3 no place for it"))
        .collect()
}

/// `clusterArch` and `replicas` of v1 both count the servers, the primary included, and `zoneRedundantHa`
/// asks for standbys in other zones, which those of v3 always are.
fn replicas(
    document: &Map<String, Value>,
    body: &mut Map<String, Value>,
    report: &mut Report,
    problems: &mut Vec<String>,
) {
    let zones = document.get("zoneRedundantHa").and_then(Value::as_bool);
    let count = document.get("replicas").and_then(Value::as_u64);
    for (key, read, what) in [
        ("zoneRedundantHa", zones.is_some(), "true or false"),
        ("replicas", count.is_some(), "a whole number"),
    ] {
        if document.contains_key(key) && !read {
            problems.push(format!("{key}: it must be {what}"));
        }
    }
    if let Some(given) = document.get("clusterArch") {
        let (id, nodes) = (
            text(given, "id"),
            given.get("nodes").and_then(Value::as_u64),
        );
        let (Some(id), Some(nodes)) = (id, nodes) else {
            problems
                .push("clusterArch: it must hold `id`, a text, and `nodes`, a number".to_owned());
            return;
        };
        report.exact(
            "clusterArch",
            &format!("clusterArchitecture = {id} of {nodes}"),
        );
        match count {
            Some(count) if count != nodes => {
                problems.push(format!("replicas {count}: clusterArch has {nodes} nodes"));
            }
            Some(_) => report.exact("replicas", "said by clusterArch"),
            None => {}
        }
        body.insert(
            "clusterArchitecture".into(),
            json!({"clusterArchitectureId": id, "nodes": nodes}),
        );
    } else {
        let nodes = match (count, zones) {
            (Some(count), _) => count,
            (None, Some(true)) => 2,
            (None, _) => 1,
        };
        let kind = match nodes {
            1 => "single",
            2 | 3 => "ha",
            _ => {
                problems.push(format!("replicas {nodes}: v3 has one, two or three nodes"));
                return;
            }
        };
        let shown = format!("clusterArchitecture = {kind} of {nodes}");
        match count {
            Some(_) => report.exact("replicas", &shown),
            None => report.add("replicas", &shown, Translation::Default),
        }
        body.insert(
            "clusterArchitecture".into(),
            json!({"clusterArchitectureId": kind, "nodes": nodes}),
        );
    }
    if let Some(zones) = zones {
        let is_ha = body["clusterArchitecture"]["clusterArchitectureId"] == "ha";
        match (zones, is_ha) {
            (true, true) => report.add(
                "zoneRedundantHa",
                "standbys of v3 are in other zones",
                Translation::Nearest,
            ),
            (true, false) => {
                problems.push("zoneRedundantHa: one node cannot be in several zones".to_owned());
            }
            (false, _) => report.exact("zoneRedundantHa", "false"),
        }
    }
}

/// A request of v3 in the flat form of v1.
///
/// # Errors
/// [`ErrorKind::Unsupported`] with every key that v1 has no place for.
pub(super) fn from_current(request: &Map<String, Value>) -> Result<Map<String, Value>> {
    let mut body = Map::new();
    let mut problems = Vec::new();
    for (key, value) in request {
        let inner = |name: &str| value.get(name).cloned().unwrap_or_default();
        match key.as_str() {
            "clusterName" | "privateNetworking" => {
                body.insert(key.clone(), value.clone());
            }
            "provider" => {
                body.insert("providerId".into(), inner("cloudProviderId"));
            }
            "region" => {
                body.insert("regionId".into(), inner("regionId"));
            }
            "instanceType" => {
                body.insert("instanceTypeId".into(), inner("instanceTypeId"));
            }
            "pgType" => {
                body.insert("postgresTypeId".into(), inner("pgTypeId"));
            }
            "pgVersion" => {
                body.insert("postgresVersion".into(), inner("pgVersionId"));
            }
            "storage" => {
                body.insert("volumeTypeId".into(), inner("volumeTypeId"));
                body.insert("volumePropertiesId".into(), inner("volumePropertiesId"));
                if value.get("size").is_some() {
                    problems.push("storage: v1 knows volumes by their fixed sizes only".to_owned());
                }
            }
            "clusterArchitecture" => {
                body.insert("replicas".into(), inner("nodes"));
                body.insert(
                    "clusterArch".into(),
                    json!({"id": inner("clusterArchitectureId"), "nodes": inner("nodes")}),
                );
            }
            "pgConfig" => {
                body.insert("pgConfigMap".into(), unpaired(value, "name", "value"));
            }
            "allowedIpRanges" => {
                let ranges = unpaired(value, "cidrBlock", "description");
                body.insert("allowIpRangeMap".into(), ranges);
            }
            _ => problems.push(format!("{key}: v1 has no place for it")),
        }
    }
    if problems.is_empty() {
        return Ok(body);
    }
    Err(Error::new(
        ErrorKind::Unsupported,
        "the API v1 of `biganimal` cannot honour all of the spec",
    )
    .with_details(problems)
    .with_hint("use a profile with `api = \"v3\"`"))
}

fn pairs(key: &str, value: &Value, first: &str, second: &str) -> Result<Value> {
    let wrong = || {
        Error::usage(format!("`{key}` must be a list of pairs of texts"))
            .with_hint(format!("such as \"{key}\": [[\"{first}\", \"{second}\"]]"))
    };
    let mut list = Vec::new();
    for pair in value.as_array().ok_or_else(wrong)? {
        match pair.as_array().map(Vec::as_slice) {
            Some([Value::String(one), Value::String(two)]) => {
                list.push(json!({first: one, second: two}));
            }
            _ => return Err(wrong()),
        }
    }
    Ok(Value::Array(list))
}

fn unpaired(value: &Value, first: &str, second: &str) -> Value {
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter()
        .map(|entry| json!([entry.get(first), entry.get(second)]))
        .collect()
}

fn text<'a>(value: &'a Value, key: &str) -> Option<&'a str> {
    value.get(key).and_then(Value::as_str)
}

fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn walkthrough() -> Map<String, Value> {
        let body = json!({
            "clusterName": "demo-1", "password": "SuperLongSecret1",
            "provider": {"cloudProviderId": "azure"}, "region": {"regionId": "westus2"},
            "instanceType": {"id": "azure:Standard_E2s_v3", "instanceType": "E2s v3", "cpu": 2, "ram": 16},
            "postgresType": {"id": "epas", "dockerImage": ""}, "postgresVersion": "14",
            "volumeType": {"id": "azurepremiumstorage", "configFieldsList": ["secretName"]},
            "volumeProperties": "P1", "replicas": 3, "zoneRedundantHa": true,
            "privateNetworking": true, "pgConfigMap": [["max_connections", "100"]]
        });
        body.as_object().unwrap().clone()
    }

    #[test]
    fn the_body_of_the_walkthrough_is_translated() {
        let (body, fields) = to_current(&walkthrough()).unwrap();
        assert_eq!(
            Value::Object(body),
            json!({
                "clusterName": "demo-1", "password": "SuperLongSecret1",
                "provider": {"cloudProviderId": "azure"}, "region": {"regionId": "westus2"},
                "instanceType": {"instanceTypeId": "azure:Standard_E2s_v3"},
                "pgType": {"pgTypeId": "epas"}, "pgVersion": {"pgVersionId": "14"},
                "privateNetworking": true,
                "pgConfig": [{"name": "max_connections", "value": "100"}],
                "clusterArchitecture": {"clusterArchitectureId": "ha", "nodes": 3},
                "storage": {"volumeTypeId": "azurepremiumstorage", "volumePropertiesId": "P1"},
                "allowedIpRanges": [],
            })
        );
        assert!(
            fields
                .iter()
                .all(|field| !field.value.contains("SuperLong"))
        );
    }

    #[test]
    fn what_has_no_place_is_named_all_at_once() {
        let mut body = walkthrough();
        body.insert("profileType".into(), "x".into());
        body.insert("replicas".into(), 7.into());
        body["postgresType"]["dockerImage"] = "registry.example/x".into();
        let error = to_current(&body).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unsupported);
        assert_eq!(error.details().len(), 3);
    }

    #[test]
    fn nothing_inside_an_object_is_lost() {
        let mut body = walkthrough();
        body["instanceType"]["nonsense"] = "x".into();
        body["instanceType"]["instanceTypeId"] = "aws:x".into();
        body["volumeType"]["size"] = "4 Gi".into();
        body.insert("regionId".into(), "eastus".into());
        body.insert("clusterArch".into(), json!({"id": "single", "nodes": 1}));
        let error = to_current(&body).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unsupported);
        let named = |key: &str| error.details().iter().any(|detail| detail.starts_with(key));
        for key in [
            "instanceType.nonsense:",
            "instanceType.instanceTypeId:",
            "volumeType.size:",
            "regionId:",
            "replicas 3:",
            "zoneRedundantHa:",
        ] {
            assert!(named(key), "{key} {:?}", error.details());
        }
        assert_eq!(error.details().len(), 6);
    }

    #[test]
    fn what_cannot_be_read_is_not_taken_for_absent() {
        for (key, value) in [
            ("replicas", json!("3")),
            ("zoneRedundantHa", json!("yes")),
            ("instanceType", json!({"cpu": 2})),
            ("clusterArch", json!({"id": "ha"})),
        ] {
            let mut body = walkthrough();
            body.insert(key.to_owned(), value);
            let error = to_current(&body).unwrap_err();
            assert!(error.details()[0].starts_with(key), "{:?}", error.details());
        }
    }

    #[test]
    fn a_request_goes_to_the_flat_form_and_back() {
        let (mut body, _) = to_current(&walkthrough()).unwrap();
        body.shift_remove("password");
        let flat = from_current(&body).unwrap();
        let (back, _) = to_current(&flat).unwrap();
        assert_eq!(Value::Object(back), Value::Object(body));
    }
}
