//! The catalog routes of a project, and what may be changed there: accounts of clouds and the state of
//! regions.

use axum::http::Method;
use serde_json::{Map, Value, json};

use super::errors::{Answer, Failure};
use super::{Desk, Generation, Table, bodies, catalog, data, schema, switch};
use crate::sandbox::clock::Progress;
use crate::sandbox::script::Script;
use crate::sandbox::vendor::Reply;

/// What was changed in the places of projects; the rest is as the catalog says.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// By project, provider and region: from which state to which.
    regions: Table<(&'static str, &'static str, Progress)>,
    /// By project and provider: the account.
    accounts: Table<Map<String, Value>>,
    /// By project and provider: the tags of its resources there.
    tags: Table<Vec<Map<String, Value>>>,
    next_tag: u32,
}

/// How long a region is on its way, in steps; the word for that is not known.
const REGION_STEPS: u32 = 1;
const BUSY: &str = "ACTIVATING";

impl Places {
    fn status(&self, key: &str, active: bool, pace: &Script) -> &'static str {
        match self.regions.get(key) {
            Some((_, to, progress)) if progress.step(pace, REGION_STEPS) >= REGION_STEPS => to,
            Some((via, ..)) => via,
            None if active => "ACTIVE",
            None => "INACTIVE",
        }
    }

    /// Whether an account of a cloud was registered.
    pub(super) fn has_account(&self, project: &str, provider: &str) -> bool {
        self.accounts.contains_key(&format!("{project}/{provider}"))
    }

    /// Whether clusters can be made in a region.
    pub(super) fn is_active(
        &self,
        project: &str,
        provider: &str,
        region: &str,
        pace: &Script,
    ) -> bool {
        let mut regions = catalog::regions(provider).into_iter();
        let Some((_, active)) = regions.find(|(found, _)| found["regionId"] == region) else {
            return false;
        };
        self.status(&key(project, provider, region), active, pace) == "ACTIVE"
    }
}

/// The state of a region in the spelling that is wished: `ACTIVE` or `Active`.
fn spelled(status: &'static str, title: bool) -> String {
    match status.split_at_checked(1) {
        Some((first, rest)) if title => format!("{first}{}", rest.to_ascii_lowercase()),
        _ => status.to_owned(),
    }
}

fn key(project: &str, provider: &str, region: &str) -> String {
    format!("{project}/{provider}/{region}")
}

impl Desk<'_> {
    pub(super) fn places(
        &mut self,
        project: &str,
        parts: &[&str],
        generation: Generation,
    ) -> Answer {
        let reads = self.request.method == Method::GET;
        match parts {
            ["cloud-providers"] if reads => {
                let rows = catalog::providers(|cloud| self.is_connected(project, cloud));
                self.listed(rows)
            }
            ["cloud-providers", provider, rest @ ..] => {
                if catalog::provider(provider).is_none() {
                    return Err(Failure::because(
                        404,
                        format!("no such provider '{provider}'"),
                    ));
                }
                self.provider(project, provider, rest, generation)
            }
            ["regions"] if reads => {
                let mut rows = Vec::new();
                for (id, name) in catalog::PROVIDERS {
                    for mut row in self.regions(project, id) {
                        row["cloudProviderId"] = (*id).into();
                        row["cloudProviderName"] = (*name).into();
                        row["clusterCount"] = 0.into();
                        rows.push(row);
                    }
                }
                for (parameter, key) in [
                    ("cloudProviderIds", "cloudProviderId"),
                    ("continents", "continent"),
                    ("status", "status"),
                ] {
                    let wanted: Vec<&str> = self.request.queries(parameter).collect();
                    let is = |row: &Value, wanted: &str| {
                        let value = row[key].as_str().unwrap_or_default();
                        value.eq_ignore_ascii_case(wanted)
                    };
                    rows.retain(|row| wanted.is_empty() || wanted.iter().any(|w| is(row, w)));
                }
                self.listed(rows)
            }
            ["pg-types"] if reads => {
                let wanted: Vec<&str> = self.request.queries("clusterArchitectureIds").collect();
                let mut rows = catalog::pg_types();
                rows.retain(|row| {
                    let supported = row["supportedClusterArchitectureIds"].as_array();
                    let supports =
                        |id: &&str| supported.is_some_and(|all| all.contains(&(*id).into()));
                    wanted.iter().all(supports)
                });
                self.listed(rows)
            }
            ["pg-versions"] if reads => {
                let wanted = |key| self.request.queries(key).collect::<Vec<&str>>();
                let types = wanted("pgTypeIds");
                let rows = catalog::pg_versions(&types, &wanted("clusterArchitectureIds"));
                self.listed(rows)
            }
            ["cluster-architectures"] if reads => self.listed(catalog::architectures()),
            ["pg-config-parameters"] if reads => {
                for parameter in ["pgTypeId", "pgVersionId"] {
                    if self.request.query(parameter).is_none() {
                        return Err(Failure::invalid(vec![schema::missing(".query", parameter)]));
                    }
                }
                self.listed(catalog::parameters(None))
            }
            ["utils", "calculate-witness-group-params"] if self.request.method == Method::PUT => {
                let body = self.checked(bodies::WITNESS_PLACE)?;
                let provider = body["provider"]["cloudProviderId"]
                    .as_str()
                    .unwrap_or_default();
                let types = catalog::instance_types(provider);
                let (Some(instance), Some(volume)) = (
                    types.first(),
                    catalog::volume_types(provider).into_iter().next(),
                ) else {
                    return Err(Failure::because(
                        400,
                        format!("no such provider '{provider}'"),
                    ));
                };
                let volume_type = volume["volumeTypeId"].as_str().unwrap_or_default();
                let properties = catalog::volume_properties(volume_type);
                let mut storage = Map::new();
                storage.insert("volumeTypeId".into(), volume_type.into());
                let first = properties
                    .first()
                    .map(|found| found["volumePropertiesId"].clone());
                storage.insert("volumePropertiesId".into(), first.unwrap_or_default());
                let mut storage = catalog::storage(&storage);
                if self.script.is(switch::WITNESS_SIZE, "number")
                    && let Some(Value::String(size)) = storage.get_mut("size")
                {
                    size.truncate(size.find(' ').unwrap_or(size.len()));
                }
                let instance = json!({"instanceTypeId": instance["instanceTypeId"]});
                Ok(data(
                    200,
                    json!({"instanceType": instance, "storage": storage}),
                ))
            }
            [
                "cloud-providers"
                | "regions"
                | "pg-types"
                | "pg-versions"
                | "cluster-architectures"
                | "pg-config-parameters",
            ] => Err(Failure::new(405)),
            _ => Err(Failure::new(404)),
        }
    }

    fn regions(&mut self, project: &str, provider: &str) -> Vec<Value> {
        let pace = &*self.base.pace;
        let title = self.script.is(switch::REGION_WORDS, "title");
        let places = &mut self.state.places;
        catalog::regions(provider)
            .into_iter()
            .map(|(mut region, active)| {
                let id = region["regionId"].as_str().unwrap_or_default();
                let key = key(project, provider, id);
                let status = spelled(places.status(&key, active, pace), title);
                region.insert("status".into(), status.into());
                if let Some((_, _, progress)) = places.regions.get_mut(&key) {
                    progress.look();
                }
                Value::Object(region)
            })
            .collect()
    }

    fn provider(
        &mut self,
        project: &str,
        provider: &str,
        parts: &[&str],
        generation: Generation,
    ) -> Answer {
        let account = format!("{project}/{provider}");
        match (self.request.method.clone(), parts) {
            (Method::GET, ["regions"]) => {
                let rows = self.regions(project, provider);
                self.listed(rows)
            }
            (Method::GET, ["regions", region, rest @ ..]) => {
                if catalog::region(provider, region).is_none() {
                    return Err(Failure::because(404, format!("no such region '{region}'")));
                }
                match rest {
                    ["instance-types"] => self.listed(catalog::instance_types(provider)),
                    ["volume-types"] => {
                        let wanted: Vec<&str> =
                            self.request.queries("instanceFamilyNames").collect();
                        let mut rows = catalog::volume_types(provider);
                        rows.retain(|row| {
                            let families = row["supportedInstanceFamilyNames"].as_array();
                            wanted.iter().all(|wanted| {
                                families.is_some_and(|all| all.contains(&(*wanted).into()))
                            })
                        });
                        self.listed(rows)
                    }
                    ["volume-types", volume, "volume-properties"] => {
                        self.listed(catalog::volume_properties(volume))
                    }
                    ["service-account-ids"] => Ok(data(200, json!([]))),
                    ["pe-allowed-principal-ids"] => Ok(data(200, json!([]))),
                    _ => Err(Failure::new(404)),
                }
            }
            (Method::POST, ["regions", region, action]) => {
                if catalog::region(provider, region).is_none() {
                    return Err(Failure::because(404, format!("no such region '{region}'")));
                }
                let (via, to) = match *action {
                    "activate" if self.script.count(switch::FAILED_ACTIVATIONS) > 0 => {
                        (BUSY, "ERROR")
                    }
                    "activate" => (BUSY, "ACTIVE"),
                    "suspend" => ("ACTIVE", "SUSPENDED"),
                    "delete" => ("SUSPENDED", "INACTIVE"),
                    _ => return Err(Failure::new(404)),
                };
                self.optional(match generation {
                    Generation::V2 => &[],
                    Generation::V3 => bodies::REGION_ACTION,
                })?;
                if to == "ERROR" {
                    self.script.take(switch::FAILED_ACTIVATIONS);
                }
                if ["SUSPENDED", "INACTIVE"].contains(&to)
                    && self.state.clusters.uses_region(project, provider, region)
                {
                    return Err(Failure::because(409, "the region still has clusters"));
                }
                let place = (via, to, Progress::begin());
                let regions = &mut self.state.places.regions;
                regions.insert(key(project, provider, region), place);
                Ok(data(202, json!({ "regionId": region })))
            }
            (Method::GET, ["register"]) if provider == "aws" => {
                let none = || Failure::because(404, "no account is registered");
                let found = self.state.places.accounts.get(&account).ok_or_else(none)?;
                Ok(Reply::json(200, &Value::Object(found.clone())))
            }
            (Method::POST, ["register"]) => {
                let keys = match provider {
                    "aws" => bodies::REGISTER_AWS,
                    "azure" => bodies::REGISTER_AZURE,
                    _ => return Err(Failure::new(404)),
                };
                let mut body = self.checked(keys)?;
                body.remove("clientSecret");
                if self.state.places.accounts.contains_key(&account) {
                    return Err(Failure::because(409, "an account is registered already"));
                }
                self.state.places.accounts.insert(account, body);
                Ok(Reply::json(200, &json!({"status": "registered"})))
            }
            (Method::GET, ["tags"]) => {
                let tags = self
                    .state
                    .places
                    .tags
                    .get(&account)
                    .cloned()
                    .unwrap_or_default();
                Ok(data(200, json!(tags)))
            }
            (Method::PUT, ["tags"]) => self.change_tags(&account),
            _ => Err(Failure::new(404)),
        }
    }

    fn change_tags(&mut self, account: &str) -> Answer {
        let body = self.checked(bodies::CLOUD_TAGS)?;
        let list = |key: &str| {
            let list = body.get(key).and_then(Value::as_array);
            list.cloned().unwrap_or_default()
        };
        let (add, delete, edit) = (list("addTags"), list("deleteTags"), list("editTags"));
        let places = &mut self.state.places;
        let tags = places.tags.entry(account.to_owned()).or_default();
        tags.retain(|tag| !delete.iter().any(|id| Some(id) == tag.get("cspTagId")));
        for change in edit.iter().filter_map(Value::as_object) {
            let same =
                |tag: &&mut Map<String, Value>| tag.get("cspTagId") == change.get("cspTagId");
            if let Some(tag) = tags.iter_mut().find(same) {
                tag.extend(change.clone());
            }
        }
        for mut tag in add.iter().filter_map(Value::as_object).cloned() {
            places.next_tag += 1;
            tag.insert("cspTagId".into(), format!("ct-{}", places.next_tag).into());
            tag.insert("status".into(), "OK".into());
            tags.push(tag);
        }
        Ok(data(self.action_status(), json!({})))
    }
}
