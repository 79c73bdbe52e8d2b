//! Filters of lists, applied again to what comes: v3 has none by cloud, and whether it honours those that
//! are arrays is uncertain.

use serde_json::Value;
use url::Url;

use super::config::Api;
use crate::model::{Cluster, Resource};
use crate::provider::ListQuery;

/// The filter of v1 that v3 has not.
pub(super) const CLOUD: &str = "provider";

/// What every listed cluster must be: any of these texts, at a place.
#[derive(Debug)]
pub(super) struct Wanted(Vec<(Place, Vec<String>)>);

/// Where a cluster or a group of v3 has something.
type Place = (&'static str, &'static str);

/// The place that a filter is about, by its names in v1 and in v3.
fn place(key: &str) -> Option<Place> {
    Some(match key {
        CLOUD => ("provider", "cloudProviderId"),
        "region" | "regionIds" => ("region", "regionId"),
        "pgType" | "pgTypeIds" => ("pgType", "pgTypeId"),
        "pgVersion" | "pgVersionIds" => ("pgVersion", "pgVersionId"),
        "clusterArchitectureIds" => ("clusterArchitecture", "clusterArchitectureId"),
        _ => return None,
    })
}

impl Wanted {
    /// The filters of a query. v1 is known to honour its own.
    pub(super) fn of(query: &ListQuery, api: Api) -> Self {
        let mut wanted: Vec<(Place, Vec<String>)> = Vec::new();
        if api == Api::V1 {
            return Self(wanted);
        }
        let region = query.region.iter().map(|region| ("region", region));
        let native = query.native.iter();
        for (key, value) in native
            .map(|(key, value)| (key.as_str(), value))
            .chain(region)
        {
            let Some(place) = place(key) else {
                continue;
            };
            // A filter that is named twice is an array: either value will do.
            match wanted.iter_mut().find(|(known, _)| *known == place) {
                Some((_, values)) => values.push(value.clone()),
                None => wanted.push((place, vec![value.clone()])),
            }
        }
        Self(wanted)
    }

    /// Whether a cluster is all of that; a distributed one by any of its groups.
    pub(super) fn has(&self, resource: &Resource<Cluster>) -> bool {
        if self.0.is_empty() {
            return true;
        }
        let native = serde_json::from_str::<Value>(resource.native.get()).unwrap_or_default();
        let groups = native["groups"].as_array().map(Vec::as_slice);
        self.0.iter().all(|((outer, inner), values)| {
            let parts = groups.unwrap_or_default().iter().chain([&native]);
            parts
                .filter_map(|part| part[outer][inner].as_str())
                .any(|seen| values.iter().any(|value| value == seen))
        })
    }
}

/// The address without `exact`; nothing where it does not ask for that.
pub(super) fn without_exact(url: &Url) -> Option<Url> {
    let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
    let kept: Vec<_> = pairs.iter().filter(|(key, _)| key != "exact").collect();
    if kept.len() == pairs.len() {
        return None;
    }
    let mut url = url.clone();
    url.query_pairs_mut().clear().extend_pairs(kept);
    Some(url)
}
