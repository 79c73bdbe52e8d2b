//! What every translation of a body shares: the report of its fields, the merge of a native table, and what
//! a request of the current generation asks for. It knows nothing of the portable spec.

use serde_json::{Map, Value};

use super::config::NAME_KEYS;
use super::volume;
use crate::error::{Error, Result};
use crate::notation;
use crate::provider::{Asked, FieldReport, Translation};

/// What a request of v3 asks for, without what was chosen for whoever wrote the body.
pub(super) fn asked(request: &Map<String, Value>, fields: &[FieldReport]) -> Asked {
    let chosen = |names: &[&str]| {
        fields.iter().any(|field| {
            field.translation == Translation::Default && names.contains(&field.field.as_str())
        })
    };
    let inner = |outer: &str, inner: &str| request.get(outer).and_then(|value| value.get(inner));
    let text = |outer: &str, key: &str| inner(outer, key)?.as_str().map(str::to_owned);
    let nodes = inner("clusterArchitecture", "nodes").and_then(Value::as_u64);
    let size = text("storage", "size").filter(|size| size.ends_with('i'));
    let premium = text("storage", "volumePropertiesId").and_then(|id| volume::premium_size(&id));
    Asked {
        postgres: text("pgVersion", "pgVersionId"),
        flavor: text("pgType", "pgTypeId").filter(|_| !chosen(&["flavor"])),
        cloud: text("provider", "cloudProviderId"),
        region: text("region", "regionId"),
        nodes: nodes
            .and_then(|nodes| u32::try_from(nodes).ok())
            .filter(|_| !chosen(&["nodes", "replicas"])),
        storage: size
            .and_then(|size| notation::size(&format!("{size}B")))
            .or(premium.map(|gibibytes| gibibytes << 30)),
        ..Asked::default()
    }
}

/// A document that names the cluster must agree with whoever named it beside that.
pub(super) fn agreed_name(
    name: Option<String>,
    request: &Map<String, Value>,
) -> Result<Option<String>> {
    let own = match request.get(NAME_KEYS[0]) {
        None => return Ok(name),
        Some(Value::String(own)) => own,
        Some(_) => return Err(Error::usage("`clusterName` must be a text")),
    };
    match name {
        Some(name) if name != *own => Err(Error::usage(format!(
            "the cluster is called `{name}`, and `native.biganimal.clusterName` says `{own}`"
        ))
        .with_hint("make them agree, or leave one out")),
        _ => Ok(Some(own.clone())),
    }
}

/// RFC 7396, section 2.
pub(super) fn merge(target: &mut Value, patch: &Value) {
    let Some(patch) = patch.as_object() else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    let Some(target) = target.as_object_mut() else {
        return;
    };
    for (key, value) in patch {
        if value.is_null() {
            target.shift_remove(key);
        } else {
            merge(target.entry(key).or_insert(Value::Null), value);
        }
    }
}

/// What became of each field.
#[derive(Default)]
pub(super) struct Report(pub(super) Vec<FieldReport>);

impl Report {
    pub(super) fn add(&mut self, field: &str, value: &str, translation: Translation) {
        self.0.push(FieldReport {
            field: field.to_owned(),
            value: value.to_owned(),
            translation,
        });
    }

    pub(super) fn exact(&mut self, field: &str, value: &str) {
        self.add(field, value, Translation::Exact);
    }

    pub(super) fn chosen(&mut self, field: &str, value: &str) {
        self.add(field, value, Translation::Default);
    }

    pub(super) fn each(&mut self, field: &str, values: &[String]) {
        if !values.is_empty() {
            self.exact(field, &values.join(", "));
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
