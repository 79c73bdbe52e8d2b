//! What a request of the current generation asks for. It knows nothing of the portable spec.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::volume;
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
