//! Filters of lists, applied again to what comes: v3 has none by cloud, and whether it honours those that
//! are arrays is uncertain.

use serde_json::Value;
use url::Url;

use super::config::Api;
use crate::model::{Cluster, Resource};
use crate::provider::ListQuery;

/// The filter of v1 that v3 has not.
pub(super) const CLOUD: &str = "provider";

/// What every listed cluster must be.
#[derive(Debug)]
pub(super) struct Wanted(Vec<(Fact, Vec<String>)>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fact {
    Cloud,
    Region,
    Flavor,
    Version,
    Architecture,
}

impl Fact {
    /// By the names of v1 and those of v3.
    fn of(key: &str) -> Option<Self> {
        Some(match key {
            CLOUD => Self::Cloud,
            "region" | "regionIds" => Self::Region,
            "pgType" | "pgTypeIds" => Self::Flavor,
            "pgVersion" | "pgVersionIds" => Self::Version,
            "clusterArchitectureIds" => Self::Architecture,
            _ => return None,
        })
    }

    /// What the portable view says of it.
    fn seen(self, cluster: &Cluster) -> Option<&str> {
        match self {
            Self::Cloud => cluster.cloud.as_deref(),
            Self::Region => cluster.region.as_deref(),
            Self::Flavor => cluster.postgres.flavor.as_deref(),
            Self::Version => cluster.postgres.version.as_deref(),
            Self::Architecture => None,
        }
    }

    /// Where a cluster or a group of v3 has it.
    const fn place(self) -> (&'static str, &'static str) {
        match self {
            Self::Cloud => ("provider", "cloudProviderId"),
            Self::Region => ("region", "regionId"),
            Self::Flavor => ("pgType", "pgTypeId"),
            Self::Version => ("pgVersion", "pgVersionId"),
            Self::Architecture => ("clusterArchitecture", "clusterArchitectureId"),
        }
    }
}

impl Wanted {
    /// The filters of a query. v1 is known to honour its own.
    pub(super) fn of(query: &ListQuery, api: Api) -> Self {
        let mut wanted: Vec<(Fact, Vec<String>)> = Vec::new();
        if api == Api::V1 {
            return Self(wanted);
        }
        let region = query.region.iter().map(|region| ("region", region));
        let native = query.native.iter();
        for (key, value) in native
            .map(|(key, value)| (key.as_str(), value))
            .chain(region)
        {
            let Some(fact) = Fact::of(key) else {
                continue;
            };
            // A filter that is named twice is an array: either value will do.
            match wanted.iter_mut().find(|(known, _)| *known == fact) {
                Some((_, values)) => values.push(value.clone()),
                None => wanted.push((fact, vec![value.clone()])),
            }
        }
        Self(wanted)
    }

    /// Whether a cluster is all of that; a distributed one by any of its groups.
    pub(super) fn has(&self, resource: &Resource<Cluster>) -> bool {
        let is = |values: &[String], seen: &str| values.iter().any(|value| value == seen);
        let rest: Vec<_> = self
            .0
            .iter()
            .filter(|(fact, values)| {
                let seen = fact.seen(&resource.view);
                !seen.is_some_and(|seen| is(values, seen))
            })
            .collect();
        if rest.is_empty() {
            return true;
        }
        let native = serde_json::from_str::<Value>(resource.native.get()).unwrap_or_default();
        let groups = native["groups"].as_array().map(Vec::as_slice);
        rest.into_iter().all(|(fact, values)| {
            let (outer, inner) = fact.place();
            let parts = groups.unwrap_or_default().iter().chain([&native]);
            parts
                .filter_map(|part| part[outer][inner].as_str())
                .any(|seen| is(values, seen))
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
