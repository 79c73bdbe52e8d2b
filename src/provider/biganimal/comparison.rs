//! Comparison of a cluster's document with what a change asked for (BigAnimal API v3): the server writes some
//! values in its own words, and adds some of its own.

use serde_json::{Value, json};

use super::document::volume_size;
use crate::model::Native;
use crate::provider::comparison::{contains, contains_all, has_no_other_items, is_empty};

/// Tells whether a document holds everything that was asked for, wherever it can be compared.
pub(super) fn shows(document: &Native, wanted: &Value) -> bool {
    match (
        serde_json::from_str::<Value>(document.get()),
        wanted.as_object(),
    ) {
        (Ok(document), Some(wanted)) => contains_all(&document, wanted, &by_key),
        // Nothing that a document holds was asked for.
        (Ok(_), None) => true,
        (Err(_), _) => false,
    }
}

/// What the portal writes in its own words.
fn by_key(key: &str, seen: &Value, wanted: &Value) -> Option<bool> {
    let holds = || contains(seen, wanted, &by_key);
    let has_only = |wanted: &Value| has_no_other_items(seen, wanted, &by_key);
    match key {
        // The server describes ranges in its own words.
        "description" => Some(true),
        "size" => {
            let bytes = |value: &Value| value.as_str().and_then(volume_size);
            let is_same = bytes(seen).is_some_and(|seen| bytes(wanted) == Some(seen));
            Some(is_same || holds())
        }
        // An empty list means everybody, and the server says so.
        "allowedIpRanges" if is_empty(wanted) => {
            let everybody = json!([{"cidrBlock": "0.0.0.0/0"}]);
            Some(holds() && (is_empty(seen) || has_only(&everybody)))
        }
        "allowedIpRanges" | "tags" => Some(holds() && has_only(wanted)),
        // The server adds settings and other fields of its own.
        _ => None,
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
