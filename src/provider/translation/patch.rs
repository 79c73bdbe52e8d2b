//! Patches of JSON documents (RFC 7396).

use serde_json::{Map, Value};

/// Applies a patch (RFC 7396, section 2).
pub(in crate::provider) fn merge(target: &mut Value, patch: &Value) {
    let Some(patch) = patch.as_object() else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    if let Some(target) = target.as_object_mut() {
        merge_members(target, patch);
    }
}

/// Applies the members of a patch to those of an object.
pub(super) fn merge_members(target: &mut Map<String, Value>, patch: &Map<String, Value>) {
    for (key, value) in patch {
        if value.is_null() {
            target.shift_remove(key);
        } else {
            merge(target.entry(key).or_insert(Value::Null), value);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn merging_follows_rfc_7396() {
        let mut target = json!({"a": {"b": 1, "c": 2}, "d": [1]});
        merge(&mut target, &json!({"a": {"b": null, "e": 3}, "d": 4}));
        assert_eq!(target, json!({"a": {"c": 2, "e": 3}, "d": 4}));
    }
}
