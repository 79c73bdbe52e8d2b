//! Comparison of a cluster's document with what a change asked for (BigAnimal API v3): the server writes some
//! values in its own words, and adds some of its own.

use serde_json::{Map, Value, json};

use super::document::volume_size;
use crate::model::Native;

/// Tells whether a document holds everything that was asked for, wherever it can be compared.
pub(super) fn shows(document: &Native, wanted: &Value) -> bool {
    match (
        serde_json::from_str::<Value>(document.get()),
        wanted.as_object(),
    ) {
        (Ok(document), Some(wanted)) => contains_all(&document, wanted),
        // Nothing that a document holds was asked for.
        (Ok(_), None) => true,
        (Err(_), _) => false,
    }
}

fn contains_all(document: &Value, wanted: &Map<String, Value>) -> bool {
    wanted.iter().all(|(key, wanted)| {
        let seen = document.get(key).unwrap_or(&Value::Null);
        match key.as_str() {
            // The server describes ranges in its own words.
            "description" => true,
            "size" => {
                let bytes = |value: &Value| value.as_str().and_then(volume_size);
                bytes(seen).is_some_and(|seen| bytes(wanted) == Some(seen))
                    || contains(seen, wanted)
            }
            // An empty list means everybody, and the server says so.
            "allowedIpRanges" if is_empty(wanted) => {
                contains(seen, wanted)
                    && (is_empty(seen)
                        || has_no_other_items(seen, &json!([{"cidrBlock": "0.0.0.0/0"}])))
            }
            "allowedIpRanges" | "tags" => {
                contains(seen, wanted) && has_no_other_items(seen, wanted)
            }
            _ => contains(seen, wanted),
        }
    })
}

/// Null, `false`, an empty text or list: the vendor may leave such fields out of its document.
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// Tells whether a list has nothing but what was asked for.
fn has_no_other_items(document: &Value, wanted: &Value) -> bool {
    let wanted = wanted.as_array().map(Vec::as_slice).unwrap_or_default();
    let mut seen = document.as_array().into_iter().flatten();
    seen.all(|seen| wanted.iter().any(|wanted| contains(seen, wanted)))
}

fn contains(document: &Value, wanted: &Value) -> bool {
    match (document, wanted) {
        (_, Value::Null) => true,
        (Value::Null, wanted) => is_empty(wanted),
        (Value::Object(_), Value::Object(wanted)) => contains_all(document, wanted),
        // The server adds settings of its own.
        (Value::Array(document), Value::Array(wanted)) => wanted
            .iter()
            .all(|value| document.iter().any(|seen| contains(seen, value))),
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        (document, wanted) => document == wanted,
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::HEALTHY;
    use super::*;

    fn document() -> Value {
        json!({
            "clusterId": "p-1", "clusterName": "orders", "phase": HEALTHY,
            "conditions": [{"type": "biganimal.com/deployed", "conditionStatus": "True"}],
            "instanceType": {"instanceTypeId": "aws:c6i.large", "cpu": 2},
            "storage": {"volumeTypeId": "gp3", "volumePropertiesId": "P30", "size": "1 Ti", "iops": "3000"},
            "clusterArchitecture": {"clusterArchitectureId": "ha", "nodes": 3.0},
            "privateNetworking": false, "backupRetentionPeriod": "7d",
            "allowedIpRanges": [{"cidrBlock": "10.0.0.0/8", "description": "in its own words"}],
            "pgConfig": [{"name": "a", "value": "1"}, {"name": "b", "value": "2"}],
            "tags": [{"tagName": "x", "color": null}],
        })
    }

    fn shows_in(document: &Value, wanted: &Value) -> bool {
        let raw = serde_json::value::to_raw_value(document).unwrap();
        shows(&raw.into(), wanted)
    }

    #[test]
    fn what_was_asked_for_is_there_in_the_words_of_the_server() {
        for (shown, hidden) in [
            (
                json!({"instanceType": {"instanceTypeId": "aws:c6i.large"}}),
                json!({"instanceType": {"instanceTypeId": "aws:c6i.xlarge"}}),
            ),
            (
                json!({"clusterArchitecture": {"clusterArchitectureId": "ha", "nodes": 3}}),
                json!({"clusterArchitecture": {"clusterArchitectureId": "ha", "nodes": 2}}),
            ),
            (
                json!({"storage": {"size": "1024 Gi"}}),
                json!({"storage": {"size": "2048 Gi"}}),
            ),
            (
                json!({"storage": {"volumePropertiesId": "P30", "size": null, "iops": null}}),
                json!({"storage": {"volumePropertiesId": "P40", "size": null, "iops": null}}),
            ),
            (
                json!({"pgConfig": [{"name": "a", "value": "1"}]}),
                json!({"pgConfig": [{"name": "a", "value": "9"}]}),
            ),
            (
                json!({"allowedIpRanges": [{"cidrBlock": "10.0.0.0/8", "description": ""}]}),
                json!({"allowedIpRanges": [{"cidrBlock": "10.1.0.0/16", "description": ""}]}),
            ),
            (json!({"tags": [{"tagName": "x"}]}), json!({"tags": []})),
            (
                json!({"tags": [{"tagName": "x", "color": null}]}),
                json!({"tags": [{"tagName": "x", "color": "blue"}]}),
            ),
            (
                json!({"backupRetentionPeriod": "7d"}),
                json!({"backupRetentionPeriod": "9d"}),
            ),
            (
                json!({"privateNetworking": false}),
                json!({"privateNetworking": true}),
            ),
            (
                json!({"readOnlyConnections": false, "scheduleBackup": null}),
                json!({"readOnlyConnections": true}),
            ),
        ] {
            assert!(shows_in(&document(), &shown), "{shown}");
            assert!(!shows_in(&document(), &hidden), "{hidden}");
        }
        // A range that was to go and is still there; and everybody, in the server's words.
        let fewer = json!({"allowedIpRanges": []});
        assert!(!shows_in(&document(), &fewer));
        let mut open = document();
        open["allowedIpRanges"] =
            json!([{"cidrBlock": "0.0.0.0/0", "description": "To allow all access"}]);
        assert!(shows_in(&open, &fewer));
        // Nothing was asked for that a document holds.
        assert!(shows_in(&document(), &Value::Null));
    }
}
