//! Lists of clusters: filters and order.

use std::sync::Arc;

use super::cluster::Facts;
use super::errors::Failure;
use super::seeds::Seeds;
use super::switches as switch;
use crate::sandbox::script::Script;
use crate::sandbox::vendor::{Reply, Request};

/// What a list is filtered by.
#[derive(Debug, Default)]
pub(super) struct Filter<'a> {
    name: Option<&'a str>,
    exact: bool,
    regions: Vec<&'a str>,
    architectures: Vec<&'a str>,
    pg_types: Vec<&'a str>,
    pg_versions: Vec<&'a str>,
    providers: Vec<&'a str>,
    descending: Option<bool>,
}

impl<'a> Filter<'a> {
    /// The filter of v2 and v3; unknown parameters are refused.
    pub(super) fn of(request: &'a Request, script: &Script) -> Result<Self, Failure> {
        let mut filter = Self::default();
        for (key, value) in &request.query {
            match key.as_str() {
                "name" => filter.name = Some(value),
                "exact" if script.is(switch::EXACT, "refused") => return Err(unknown(key)),
                "exact" => filter.exact = script.is(switch::EXACT, "honoured") && value == "true",
                "regionIds" => filter.regions.push(value),
                "clusterArchitectureIds" => filter.architectures.push(value),
                "pgTypeIds" => filter.pg_types.push(value),
                "pgVersionIds" => filter.pg_versions.push(value),
                "sort" => filter.descending = Some(order(value, "clusterName")?),
                _ => return Err(unknown(key)),
            }
        }
        if script.is(switch::FILTERS, "ignored") {
            return Ok(Self {
                name: filter.name,
                exact: filter.exact,
                descending: filter.descending,
                ..Self::default()
            });
        }
        Ok(filter)
    }

    /// The filter of v1.
    pub(super) fn of_v1(request: &'a Request) -> Result<Self, Failure> {
        let mut filter = Self::default();
        for (key, value) in &request.query {
            match key.as_str() {
                "name" => filter.name = Some(value),
                "provider" => filter.providers.push(value),
                "region" => filter.regions.push(value),
                "pgType" => filter.pg_types.push(value),
                "pgVersion" => filter.pg_versions.push(value),
                "sort" => filter.descending = Some(order(value, "name")?),
                _ => return Err(unknown(key)),
            }
        }
        Ok(filter)
    }

    pub(super) fn has_name(&self, name: &str) -> bool {
        match self.name {
            None => true,
            Some(wanted) if self.exact => name == wanted,
            Some(wanted) => name.contains(wanted),
        }
    }

    pub(super) fn has(&self, facts: &Facts) -> bool {
        let fits = |wanted: &[&str], value: &str| wanted.is_empty() || wanted.contains(&value);
        fits(&self.regions, &facts.region)
            && fits(&self.architectures, &facts.architecture)
            && fits(&self.pg_types, &facts.pg_type)
            && fits(&self.pg_versions, &facts.pg_version)
            && fits(&self.providers, &facts.provider)
    }
}

/// A `+`, which a query must send as `%2B`, or a `-`, and the one field that can be sorted by.
fn order(value: &str, field: &str) -> Result<bool, Failure> {
    match value.strip_prefix('+') {
        Some(name) if name == field => return Ok(false),
        _ => {}
    }
    match value.strip_prefix('-') {
        Some(name) if name == field => Ok(true),
        _ => Err(Failure::because(
            400,
            format!("sort is +{field} (sent as %2B{field}) or -{field}, not '{value}'"),
        )),
    }
}

fn unknown(key: &str) -> Failure {
    Failure::because(400, format!("unknown query parameter '{key}'"))
}

/// An element of a list.
enum Item {
    Made(String),
    Seed(u32),
}

/// The answer: seeds in their order, then what was made here in the order it was made, unless sorted.
pub(super) fn reply(
    seeds: Vec<u32>,
    made: Vec<(String, String)>,
    templates: Arc<Seeds>,
    filter: &Filter<'_>,
    around: (&'static str, &'static str),
) -> Reply {
    let mut items: Vec<Item> = Vec::new();
    match filter.descending {
        None => {
            items.extend(seeds.into_iter().map(Item::Seed));
            items.extend(made.into_iter().map(|(_, document)| Item::Made(document)));
        }
        Some(descending) => {
            let seeds = seeds
                .into_iter()
                .map(|seed| (Seeds::name(seed), Item::Seed(seed)));
            let made = made
                .into_iter()
                .map(|(name, document)| (name, Item::Made(document)));
            let mut named: Vec<(String, Item)> = seeds.chain(made).collect();
            named.sort_by(|(one, _), (other, _)| one.cmp(other));
            if descending {
                named.reverse();
            }
            items.extend(named.into_iter().map(|(_, item)| item));
        }
    }
    Reply::list(around, items, move |item, part| match item {
        Item::Made(document) => part.push_str(&document),
        Item::Seed(seed) => templates.write(seed, part),
    })
}
