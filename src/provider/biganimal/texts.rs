//! What the vendor writes as a text although it looks like a number: `--set postgresVersion=15` and YAML
//! without quotes give a number, which the portal refuses. It judges no value.

use serde_json::{Map, Value};

use crate::error::{Error, Result};

/// Keys whose value is a text wherever they are (BigAnimal API v1 and v3, bodies of clusters).
const TEXTS: [&str; 34] = [
    "backupRetentionPeriod",
    "cidrBlock",
    "cloudProviderId",
    "clusterArchitectureId",
    "clusterName",
    "clusterType",
    "color",
    "description",
    "displayName",
    "dockerImage",
    "extensionId",
    "id",
    "instanceTypeId",
    "iops",
    "keyId",
    "name",
    "pgTypeId",
    "pgVersionId",
    "postgresTypeId",
    "postgresVersion",
    "providerId",
    "regionId",
    "replicaSourceClusterId",
    "scheduleBackup",
    "size",
    "startTime",
    "storageClass",
    "tagName",
    "throughput",
    "value",
    "volumeProperties",
    "volumePropertiesId",
    "volumeTypeId",
    "operation",
];

/// Lists of pairs of texts (BigAnimal API v1).
const PAIRS: [&str; 2] = ["pgConfigMap", "allowIpRangeMap"];

/// Writes whole numbers and switches as texts where the vendor wants texts.
///
/// # Errors
/// A usage error for other numbers, whose digits may have been lost on the way (15.10 is 15.1), and for a
/// password that is no text.
pub(super) fn settle(document: &mut Map<String, Value>) -> Result<()> {
    if document
        .get("password")
        .is_some_and(|given| !given.is_string())
    {
        return Err(Error::usage("`password` must be a text")
            .with_hint("put it between quotes, or use --password-stdin"));
    }
    let mut wrong = Vec::new();
    table(document, "", &mut wrong);
    let Some(first) = wrong.first() else {
        return Ok(());
    };
    let hint = format!("quote it: \"...\" in a file, --set '{first}=\"...\"' on the command line");
    let problems = wrong
        .iter()
        .map(|path| format!("{path}: it is a text, and a number may lose digits"));
    Err(
        Error::usage("a number stands where the vendor wants a text")
            .with_details(problems)
            .with_hint(hint),
    )
}

fn table(document: &mut Map<String, Value>, above: &str, wrong: &mut Vec<String>) {
    for (key, value) in document {
        let path = format!("{above}{key}");
        if TEXTS.contains(&key.as_str()) {
            to_text(value, &path, wrong);
        } else if PAIRS.contains(&key.as_str()) {
            let pairs = value.as_array_mut().into_iter().flatten();
            for text in pairs.filter_map(Value::as_array_mut).flatten() {
                to_text(text, &path, wrong);
            }
        }
        let below = format!("{path}.");
        match value {
            Value::Object(inner) => table(inner, &below, wrong),
            Value::Array(items) => {
                for inner in items.iter_mut().filter_map(Value::as_object_mut) {
                    table(inner, &below, wrong);
                }
            }
            _ => {}
        }
    }
}

fn to_text(value: &mut Value, path: &str, wrong: &mut Vec<String>) {
    match value {
        Value::Bool(switch) => *value = Value::String(switch.to_string()),
        Value::Number(number) if number.is_i64() || number.is_u64() => {
            *value = Value::String(number.to_string());
        }
        Value::Number(_) => wrong.push(path.to_owned()),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn settled(value: Value) -> Result<Value> {
        let mut document = value.as_object().unwrap().clone();
        settle(&mut document).map(|()| Value::Object(document))
    }

    #[test]
    fn a_number_becomes_a_text_where_the_vendor_wants_one() {
        assert_eq!(
            settled(json!({
                "postgresVersion": 15, "pgVersion": {"pgVersionId": 16}, "replicas": 3,
                "pgConfig": [{"name": "jit", "value": true}], "pgConfigMap": [["work_mem", 8]],
                "instanceType": {"cpu": 2, "id": "x"}, "storage": {"iops": 3000},
            }))
            .unwrap(),
            json!({
                "postgresVersion": "15", "pgVersion": {"pgVersionId": "16"}, "replicas": 3,
                "pgConfig": [{"name": "jit", "value": "true"}], "pgConfigMap": [["work_mem", "8"]],
                "instanceType": {"cpu": 2, "id": "x"}, "storage": {"iops": "3000"},
            })
        );
    }

    #[test]
    fn a_number_that_may_have_lost_digits_is_to_be_quoted() {
        let error = settled(json!({"pgVersion": {"pgVersionId": 15.1}})).unwrap_err();
        assert_eq!(error.kind().exit_code(), 2);
        assert!(error.details()[0].starts_with("pgVersion.pgVersionId:"));
        assert!(error.hints()[0].contains("--set 'pgVersion.pgVersionId=\"...\"'"));
        let error = settled(json!({"password": 123_456_789_012_u64})).unwrap_err();
        assert!(!format!("{error:?}").contains("123456789012"));
    }
}
