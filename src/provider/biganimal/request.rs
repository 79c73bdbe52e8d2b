//! What a request of the current generation asks for, and the name in it. It knows nothing of the portable spec.

use std::collections::BTreeSet;

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
    let items = |key: &str| request.get(key).and_then(Value::as_array);
    let settings = items("pgConfig");
    let setting = |setting: &Value| {
        let text = |key: &str| setting[key].as_str().map(str::to_owned);
        Some((text("name")?, text("value")?))
    };
    let ranges = items("allowedIpRanges").map(|ranges| {
        let ranges = ranges
            .iter()
            .filter_map(|range| range["cidrBlock"].as_str());
        ranges.map(str::to_owned).collect()
    });
    let private = request.get("privateNetworking").and_then(Value::as_bool);
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
        settings: settings.map(|settings| settings.iter().filter_map(setting).collect()),
        // A private cluster has none, and an empty list means everybody, in the server's own words.
        allow: ranges
            .filter(|ranges: &BTreeSet<String>| private != Some(true) && !ranges.is_empty()),
        private,
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
