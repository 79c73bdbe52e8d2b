//! Bodies of API v1, nested as the vendor's walkthrough writes them or flat, and what each of their fields
//! is called in v3. Maps of v1 are lists of pairs.

use serde_json::{Map, Value, json};

use crate::error::{Error, ErrorKind, Result};
use crate::provider::Translation;
use crate::provider::translation::Report;

/// A field of v1 that names one thing: its key in a flat body, whose value is the identifier; its key in a nested
/// body; the members of the object there, of which the first is the identifier and the others only describe it; and
/// where v3 has the identifier.
type Named = (
    &'static str,
    &'static str,
    &'static [&'static str],
    [&'static str; 2],
);

const CLOUD: &[&str] = &["cloudProviderId", "cloudProviderName", "description"];
const REGION: &[&str] = &["regionId", "regionName", "description"];
const MACHINE: &[&str] = &[
    "id",
    "instanceType",
    "cpu",
    "ram",
    "familyName",
    "description",
    "name",
];
const FLAVOR: &[&str] = &[
    "id",
    "name",
    "description",
    "dockerImage",
    "supportedClusterArchitectureIds",
];
const VOLUME: &[&str] = &["id", "displayName", "storageClass", "configFieldsList"];

/// The fields that name one thing (BigAnimal API v1, walkthrough, and v3, clusters).
#[rustfmt::skip]
const NAMED: [Named; 7] = [
    ("providerId", "provider", CLOUD, ["provider", "cloudProviderId"]),
    ("regionId", "region", REGION, ["region", "regionId"]),
    ("instanceTypeId", "instanceType", MACHINE, ["instanceType", "instanceTypeId"]),
    ("postgresTypeId", "postgresType", FLAVOR, ["pgType", "pgTypeId"]),
    ("postgresVersion", "postgresVersion", &[], ["pgVersion", "pgVersionId"]),
    ("volumeTypeId", "volumeType", VOLUME, ["storage", "volumeTypeId"]),
    ("volumePropertiesId", "volumeProperties", &[], ["storage", "volumePropertiesId"]),
];

/// The maps of v1: key, key in v3, and the members of an item there.
#[rustfmt::skip]
const PAIRED: [(&str, &str, &str, &str); 2] = [
    ("pgConfigMap", "pgConfig", "name", "value"),
    ("allowIpRangeMap", "allowedIpRanges", "cidrBlock", "description"),
];

/// The fields that are the same in both generations.
const SAME: [&str; 4] = [
    "clusterName",
    "password",
    "privateNetworking",
    "backupRetentionPeriod",
];

/// Tells whether a body is of v1, by the keys that v3 has nowhere at the top.
pub(super) fn is_first(document: &Map<String, Value>) -> bool {
    document.keys().any(|key| {
        let is_current = NAMED.iter().any(|(.., [outer, _])| outer == key);
        let is_paired = PAIRED.iter().any(|(first, ..)| first == key);
        key == "clusterArch" || is_paired || (named(key).is_some() && !is_current)
    })
}

fn named(key: &str) -> Option<&'static Named> {
    let has = |(flat, nested, ..): &&Named| [*flat, *nested].contains(&key);
    NAMED.iter().find(has)
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
    let mut problems = Vec::new();
    for (key, value) in document {
        problems.extend(unknown_inside(key, value));
        let paired = PAIRED.iter().find(|(first, ..)| first == key);
        if SAME.contains(&key.as_str()) {
            if key != "password" {
                report.exact(key, &shown(value));
            }
            body.insert(key.clone(), value.clone());
        } else if let Some((_, current, one, other)) = paired {
            report.exact(key, current);
            body.insert((*current).to_owned(), pairs(key, value, one, other)?);
        } else if let Some((.., members, [outer, inner])) = named(key) {
            let id = members
                .first()
                .and_then(|id| value.get(id))
                .unwrap_or(value);
            if !id.is_string() {
                problems.push(format!("{key}: it names nothing that v3 could take"));
            }
            report.exact(key, &format!("{outer}.{inner} = {}", shown(id)));
            let place = body.entry(*outer).or_insert_with(|| json!({}));
            if place.get(inner).is_some_and(|before| before != id) {
                problems.push(format!("{key}: {outer} is named twice, and otherwise"));
            }
            place[*inner] = id.clone();
            // A registry's image cannot be chosen in v3; an empty one chooses nothing.
            if text(value, "dockerImage").is_some_and(|image| !image.is_empty()) {
                problems.push(format!("{key}.dockerImage: v3 chooses the image"));
            }
        } else if !SERVERS.contains(&key.as_str()) {
            problems.push(format!("{key}: v1 has no such key, or v3 no place for it"));
        }
    }
    servers(document, &mut body, &mut report, &mut problems);
    if !problems.is_empty() {
        return Err(Error::new(
            ErrorKind::Unsupported,
            "a body of the API v1 cannot be translated whole",
        )
        .with_details(problems)
        .with_hint("use a profile with `api = \"v1\"`, or write the body for v3"));
    }
    // v3 wants these, and v1 leaves them out for none.
    for (_, key, ..) in PAIRED {
        if !body.contains_key(key) {
            report.chosen(key, "[]");
            body.insert(key.to_owned(), json!([]));
        }
    }
    Ok((body, report.0))
}

/// Lists the keys inside an object of the body that would be lost.
fn unknown_inside(key: &str, value: &Value) -> Vec<String> {
    let known: &[&str] = match named(key) {
        Some((_, nested, members, _)) if *nested == key => members,
        None if key == "clusterArch" => &["id", "nodes"],
        _ => &[],
    };
    let inner = value.as_object().into_iter().flat_map(Map::keys);
    inner
        .filter(|inner| !known.contains(&inner.as_str()))
        .map(|inner| format!("{key}.{inner}: v1 has no such key, or v3 no place for it"))
        .collect()
}

/// The keys that say together how many servers there are: `clusterArch` and `replicas` both count them, the primary
/// included, and `zoneRedundantHa` asks for standbys in other zones, which those of v3 always are.
const SERVERS: [&str; 3] = ["clusterArch", "replicas", "zoneRedundantHa"];

/// Translates [`SERVERS`].
fn servers(
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
    let architecture = document.get("clusterArch");
    let (id, nodes) = if let Some(given) = architecture {
        let nodes = given.get("nodes").and_then(Value::as_u64);
        let Some((id, nodes)) = text(given, "id").zip(nodes) else {
            problems
                .push("clusterArch: it must hold `id`, a text, and `nodes`, a number".to_owned());
            return;
        };
        if let Some(count) = count.filter(|count| *count != nodes) {
            problems.push(format!("replicas {count}: clusterArch has {nodes} nodes"));
        }
        (id, nodes)
    } else {
        match count.unwrap_or(if zones == Some(true) { 2 } else { 1 }) {
            1 => ("single", 1),
            nodes @ (2 | 3) => ("ha", nodes),
            nodes => {
                problems.push(format!("replicas {nodes}: v3 has one, two or three nodes"));
                return;
            }
        }
    };
    let shown = format!("clusterArchitecture = {id} of {nodes}");
    match (architecture, count) {
        (Some(_), None) => report.exact("clusterArch", &shown),
        (Some(_), Some(_)) => {
            report.exact("clusterArch", &shown);
            report.exact("replicas", "said by clusterArch");
        }
        (None, Some(_)) => report.exact("replicas", &shown),
        (None, None) => report.chosen("replicas", &shown),
    }
    match (zones, id == "ha") {
        (Some(true), true) => report.add(
            "zoneRedundantHa",
            "standbys of v3 are in other zones",
            Translation::Nearest,
        ),
        (Some(true), false) => {
            problems.push("zoneRedundantHa: one node cannot be in several zones".to_owned());
        }
        (Some(false), _) => report.exact("zoneRedundantHa", "false"),
        (None, _) => {}
    }
    body.insert(
        "clusterArchitecture".into(),
        json!({"clusterArchitectureId": id, "nodes": nodes}),
    );
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
        let mut fields = NAMED
            .iter()
            .filter(|(.., [outer, _])| outer == key)
            .peekable();
        let paired = PAIRED.iter().find(|(_, current, ..)| current == key);
        if fields.peek().is_some() {
            body.extend(fields.map(|(flat, .., [_, id])| ((*flat).to_owned(), inner(id))));
            if value.get("size").is_some() {
                problems.push("storage: v1 knows volumes by their fixed sizes only".to_owned());
            }
        } else if let Some((first, _, one, other)) = paired {
            body.insert((*first).to_owned(), unpaired(value, one, other));
        } else if key == "clusterArchitecture" {
            let (id, nodes) = (inner("clusterArchitectureId"), inner("nodes"));
            body.insert("replicas".into(), nodes.clone());
            body.insert("clusterArch".into(), json!({"id": id, "nodes": nodes}));
        } else if ["clusterName", "privateNetworking"].contains(&key.as_str()) {
            body.insert(key.clone(), value.clone());
        } else {
            problems.push(format!("{key}: v1 has no place for it"));
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
