//! Changes of a cluster: update, pause, resume, restore; and the doubt about what the portal says right
//! after one.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use async_trait::async_trait;
use reqwest::Method;
use serde_json::{Map, Value, json};

use super::document::{HEALTHY, KEY, PAUSED};
use super::request::merge;
use super::settle::settle;
use super::translate::{self, MUTABLE, SHORTEST_PASSWORD};
use super::{BigAnimal, errors, volume};
use crate::error::{Error, ErrorKind, Result};
use crate::http::Request;
use crate::model::{Body, Cluster, Native, Resource, State};
use crate::provider::{Accepted, ClusterUpdate, Lifecycle, RestoreRequest, Restores, UpdatePlan};

/// How long the portal may go on calling a cluster healthy before it begins with a change (the vendor's
/// own tools sleep for 20 seconds).
const GRACE: Duration = Duration::from_secs(20);

/// The clusters that this process has changed, until the portal shows that it noticed.
#[derive(Debug, Default)]
pub(super) struct Changes(Mutex<HashMap<String, Change>>);

#[derive(Debug)]
struct Change {
    accepted: Instant,
    left_healthy: bool,
    wanted: Value,
}

impl Changes {
    fn begin(&self, id: &str, wanted: Value) {
        let mut changes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        changes.insert(
            id.to_owned(),
            Change {
                accepted: Instant::now(),
                left_healthy: false,
                wanted,
            },
        );
    }

    /// Takes `ready` for `updating` where nothing shows yet that the change was seen: the cluster has not
    /// left the healthy phase, and within the grace it may still do so. After it, what was asked for must
    /// be there.
    pub(super) fn doubt(&self, resource: &mut Resource<Cluster>) {
        let mut changes = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(change) = changes.get_mut(&resource.view.id) else {
            return;
        };
        if resource.view.state != State::Ready {
            change.left_healthy = true;
            return;
        }
        let settled = change.left_healthy
            || (change.accepted.elapsed() >= GRACE && shows(&resource.native, &change.wanted));
        if settled {
            changes.remove(&resource.view.id);
        } else {
            resource.view.state = State::Updating;
        }
    }
}

/// Whether a document holds everything that was asked for, wherever it can be compared.
fn shows(document: &Native, wanted: &Value) -> bool {
    match serde_json::from_str::<Value>(document.get()) {
        Ok(document) => holds(&document, wanted),
        Err(_) => false,
    }
}

fn holds(document: &Value, wanted: &Value) -> bool {
    match (document, wanted) {
        (Value::Object(document), Value::Object(wanted)) => wanted
            .iter()
            .all(|(key, value)| document.get(key).is_some_and(|seen| holds(seen, value))),
        // The server adds settings of its own, and describes ranges in its own words.
        (Value::Array(document), Value::Array(wanted)) => wanted
            .iter()
            .all(|value| document.iter().any(|seen| holds(seen, value))),
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        (document, wanted) => document == wanted,
    }
}

#[async_trait]
impl ClusterUpdate for BigAnimal {
    fn plan(&self, body: &Body) -> Result<UpdatePlan> {
        translate::update(body)
    }

    async fn complete(&self, id: &str, plan: &mut UpdatePlan) -> Result<()> {
        let current = self.fetch(id).await?;
        let document = parsed(&current.native)?;
        ready_for_change(&current.view, &document)?;
        settle(&self.portal, &document, plan).await
    }

    async fn update(&self, id: &str, plan: &UpdatePlan) -> Result<Resource<Cluster>> {
        let current = self.fetch(id).await?;
        let document = parsed(&current.native)?;
        ready_for_change(&current.view, &document)?;
        let mut plan = plan.clone();
        settle(&self.portal, &document, &mut plan).await?;
        let mut wanted = plan.request.clone();
        let mut body = replacement(&document);
        merge(&mut body, &wanted);
        merge_settings(&document, &plan.request, &mut body, &mut wanted);
        if body["privateNetworking"] == true {
            body["allowedIpRanges"] = json!([]);
        }
        let url = self.portal.scoped(&["clusters", id]).await?;
        self.changes.begin(id, wanted.clone());
        let request = Request::new(Method::PUT, url).with_json(body.to_string().into_bytes());
        let reply = self.portal.send(&request).await?;
        let repeated = reply.repeated;
        match errors::success(reply) {
            // The cluster may be busy with the first attempt, whose answer did not arrive.
            Err(error) if repeated && error.kind() == ErrorKind::Conflict => {
                let now = self.fetch(id).await?;
                if shows(&now.native, &wanted) {
                    return Ok(now);
                }
                Err(error.with_hint(format!(
                    "an attempt before this answer may have been accepted: look with `dbaas cluster \
                     get {id}`"
                )))
            }
            Err(error) => Err(error),
            Ok(_) => self.fetch(id).await,
        }
    }
}

fn parsed(document: &Native) -> Result<Value> {
    serde_json::from_str(document.get()).map_err(|error| {
        Error::new(ErrorKind::Internal, "a document could not be read again").with_source(error)
    })
}

/// The portal changes healthy clusters; a distributed one is changed group by group.
fn ready_for_change(cluster: &Cluster, document: &Value) -> Result<()> {
    let groups = document["groups"].as_array().map(Vec::as_slice);
    let is_part = |group: &Value| {
        ["data_group", "witness_group"].contains(&group["clusterType"].as_str().unwrap_or_default())
    };
    if groups.unwrap_or_default().iter().any(is_part) {
        return Err(Error::new(
            ErrorKind::Unsupported,
            format!(
                "`{}` is a distributed cluster, which dbaas only shows",
                cluster.name
            ),
        )
        .with_hint("change it in the portal, or with `dbaas api PATCH`"));
    }
    match cluster.status.as_deref() {
        Some(HEALTHY | KEY) => Ok(()),
        Some(PAUSED) => Err(Error::new(
            ErrorKind::Conflict,
            format!("`{}` is paused, and cannot be changed so", cluster.name),
        )
        .with_hint(format!(
            "start it first: `dbaas cluster start {}`",
            cluster.name
        ))),
        phase => Err(
            Error::new(ErrorKind::Conflict, format!("`{}` is busy", cluster.name))
                .with_detail(format!("its phase: {}", phase.unwrap_or("unknown")))
                .with_hint(format!(
                    "wait until it is ready: `dbaas cluster wait {}`",
                    cluster.id
                )),
        ),
    }
}

/// The mutable fields of a cluster in the form of a request: a PUT replaces all of them.
fn replacement(document: &Value) -> Value {
    let mut body = Map::new();
    for key in MUTABLE {
        let Some(value) = document.get(key).filter(|value| !value.is_null()) else {
            continue;
        };
        if let Some(value) = writable(key, value, document) {
            body.insert(key.to_owned(), value);
        }
    }
    Value::Object(body)
}

/// A field as it is written, without what only a reader gets.
fn writable(key: &str, value: &Value, document: &Value) -> Option<Value> {
    let only = |keys: &[&str]| {
        let mut kept = Map::new();
        for key in keys {
            if let Some(value) = value.get(key).filter(|value| !value.is_null()) {
                kept.insert((*key).to_owned(), value.clone());
            }
        }
        Value::Object(kept)
    };
    Some(match key {
        "instanceType" => only(&["instanceTypeId"]),
        "storage" | "walStorage" => only(&[
            "volumeTypeId",
            "volumePropertiesId",
            "size",
            "iops",
            "throughput",
        ]),
        "clusterArchitecture" => only(&["clusterArchitectureId", "nodes"]),
        "maintenanceWindow" if value["isEnabled"] != true => {
            json!({"isEnabled": false, "startDay": 0, "startTime": "00:00"})
        }
        "maintenanceWindow" => only(&["isEnabled", "startDay", "startTime"]),
        "pgBouncer" => {
            let mut pooler = only(&["isEnabled", "settings"]);
            if !pooler["settings"].is_array() {
                pooler["settings"] = json!([]);
            }
            pooler
        }
        "tags" => {
            let tags = value.as_array()?.iter();
            tags.map(|tag| match tag["color"].as_str() {
                Some(color) => json!({"tagName": tag["tagName"], "color": color}),
                None => json!({"tagName": tag["tagName"]}),
            })
            .collect()
        }
        // Only the vendor's own accounts take these; elsewhere the portal refuses even empty ones.
        "serviceAccountIds" | "peAllowedPrincipalIds" => {
            let cloud = document["provider"]["cloudProviderId"].as_str();
            let is_theirs = cloud.is_some_and(|cloud| cloud.starts_with("bah:"));
            let takes = match key {
                "serviceAccountIds" => cloud == Some("bah:gcp"),
                _ => is_theirs,
            };
            if !takes {
                return None;
            }
            value.clone()
        }
        _ => value.clone(),
    })
}

/// Storage keeps its type; where sizes are fixed, the next one is taken. Volumes do not shrink.
pub(super) fn resized(document: &Value, wanted: &mut Value) -> Result<()> {
    let Some(size) = wanted["storage"]["size"].as_str() else {
        return Ok(());
    };
    let number = |text: &str| {
        let digits = text.trim_end_matches(|c: char| !c.is_ascii_digit());
        digits.parse::<u64>().ok()
    };
    let (Some(new), Some(old)) = (
        number(size),
        document["storage"]["size"].as_str().and_then(number),
    ) else {
        return Ok(());
    };
    if new < old {
        return Err(Error::new(
            ErrorKind::Unsupported,
            format!("storage cannot shrink from {old} Gi to {new} Gi"),
        )
        .with_hint("restore into a smaller new cluster, or copy the data"));
    }
    if document["storage"]["volumeTypeId"] == "azurepremiumstorage" {
        let (id, _) = volume::premium(new)?;
        wanted["storage"] = json!({"volumePropertiesId": id, "size": null});
    }
    Ok(())
}

/// A list of settings in a request names those that change; the others stay as they are.
fn merge_settings(document: &Value, request: &Value, body: &mut Value, wanted: &mut Value) {
    let Some(changed) = request["pgConfig"].as_array() else {
        return;
    };
    let mut settings: Vec<Value> = document["pgConfig"].as_array().cloned().unwrap_or_default();
    for setting in changed {
        settings.retain(|old| old["name"] != setting["name"]);
        settings.push(setting.clone());
    }
    body["pgConfig"] = Value::Array(settings);
    wanted["pgConfig"] = request["pgConfig"].clone();
}

#[async_trait]
impl Lifecycle for BigAnimal {
    async fn start(&self, id: &str) -> Result<Resource<Cluster>> {
        self.verb(id, "resume", State::Ready, State::Starting).await
    }

    async fn stop(&self, id: &str) -> Result<Resource<Cluster>> {
        self.verb(id, "pause", State::Stopped, State::Stopping)
            .await
    }
}

impl BigAnimal {
    /// Sends a verb, unless the cluster is already so.
    async fn verb(
        &self,
        id: &str,
        verb: &str,
        wanted: State,
        meanwhile: State,
    ) -> Result<Resource<Cluster>> {
        let current = self.fetch(id).await?;
        if current.view.state == wanted {
            return Ok(current);
        }
        let before = current.view.state;
        let url = self.portal.scoped(&["clusters", id, verb]).await?;
        self.portal.change(Method::POST, url, id).await?;
        let mut after = self.fetch(id).await?;
        // The portal may still show the old phase; what it was told to do is known.
        if after.view.state == before {
            after.view.state = meanwhile;
        }
        Ok(after)
    }
}

#[async_trait]
impl Restores for BigAnimal {
    fn sets_password(&self) -> bool {
        true
    }

    async fn restore(
        &self,
        cluster: &str,
        request: &RestoreRequest,
        accepted: &mut Accepted<'_>,
    ) -> Result<Resource<Cluster>> {
        if request.backup.is_some() {
            return Err(Error::new(
                ErrorKind::Unsupported,
                "backups of `biganimal` are continuous and have no identifiers",
            )
            .with_hint("name a time: --to-time 2026-01-27T16:41:40Z"));
        }
        let Some(password) = &request.password else {
            return Err(Error::usage("the new cluster has no password"));
        };
        if password.expose().len() < SHORTEST_PASSWORD {
            return Err(Error::usage(format!(
                "the password is shorter than {SHORTEST_PASSWORD} characters"
            )));
        }
        let source = self.fetch(cluster).await?;
        let document = parsed(&source.native)?;
        let mut body = restoration(&document);
        body["clusterName"] = Value::from(request.name.as_str());
        body["password"] = Value::from(password.expose());
        if let Some(time) = &request.to_time {
            let time: jiff::Timestamp = time.parse().map_err(|_| {
                Error::usage(format!("`{time}` is no time such as 2026-01-27T16:41:40Z"))
            })?;
            body["selectedRestorePointInTime"] = Value::from(format!("{time:.3}"));
        }
        let url = self
            .portal
            .scoped(&["clusters", cluster, "restore"])
            .await?;
        let wire = Request::new(Method::POST, url).with_json(body.to_string().into_bytes());
        let id = self.send_creation(&request.name, &wire, accepted).await?;
        self.fetch(&id).await
    }
}

/// The whole set that a restore wants, taken from its source: the raw API inherits nothing.
fn restoration(document: &Value) -> Value {
    const KEPT: [&str; 7] = [
        "instanceType",
        "storage",
        "clusterArchitecture",
        "allowedIpRanges",
        "pgConfig",
        "backupRetentionPeriod",
        "readOnlyConnections",
    ];
    let mut body = replacement(document);
    if let Some(fields) = body.as_object_mut() {
        fields.retain(|key, _| KEPT.contains(&key.as_str()));
    }
    body["region"] = json!({"regionId": document["region"]["regionId"]});
    body
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document() -> Value {
        json!({
            "clusterId": "p-1", "clusterName": "orders", "phase": HEALTHY,
            "provider": {"cloudProviderId": "aws"},
            "instanceType": {"instanceTypeId": "aws:c6i.large", "cpu": 2},
            "storage": {"volumeTypeId": "gp3", "volumePropertiesId": "gp3", "size": "4 Gi", "iops": "3000"},
            "clusterArchitecture": {"clusterArchitectureId": "ha", "clusterArchitectureName": "x", "nodes": 3},
            "privateNetworking": false,
            "allowedIpRanges": [{"cidrBlock": "10.0.0.0/8", "description": ""}],
            "pgConfig": [{"name": "a", "value": "1"}, {"name": "b", "value": "2"}],
            "peAllowedPrincipalIds": [], "maintenanceWindow": {"isEnabled": false},
            "tags": [{"tagName": "x", "color": null}],
            "region": {"regionId": "us-east-1"}, "pgVersion": {"pgVersionId": "15"},
        })
    }

    #[test]
    fn only_mutable_fields_are_sent_and_only_as_they_are_written() {
        assert_eq!(
            replacement(&document()),
            json!({
                "clusterName": "orders",
                "instanceType": {"instanceTypeId": "aws:c6i.large"},
                "storage": {"volumeTypeId": "gp3", "volumePropertiesId": "gp3", "size": "4 Gi", "iops": "3000"},
                "clusterArchitecture": {"clusterArchitectureId": "ha", "nodes": 3},
                "privateNetworking": false,
                "allowedIpRanges": [{"cidrBlock": "10.0.0.0/8", "description": ""}],
                "pgConfig": [{"name": "a", "value": "1"}, {"name": "b", "value": "2"}],
                "maintenanceWindow": {"isEnabled": false, "startDay": 0, "startTime": "00:00"},
                "tags": [{"tagName": "x"}],
            })
        );
    }

    #[test]
    fn settings_are_changed_one_by_one() {
        let request = json!({"pgConfig": [{"name": "b", "value": "3"}]});
        let mut body = replacement(&document());
        let mut wanted = request.clone();
        merge(&mut body, &wanted.clone());
        merge_settings(&document(), &request, &mut body, &mut wanted);
        assert_eq!(
            body["pgConfig"],
            json!([{"name": "a", "value": "1"}, {"name": "b", "value": "3"}])
        );
    }

    #[test]
    fn storage_does_not_shrink() {
        let mut wanted = json!({"storage": {"size": "2 Gi"}});
        assert!(resized(&document(), &mut wanted).is_err());
        let mut wanted = json!({"storage": {"size": "8 Gi"}});
        assert!(resized(&document(), &mut wanted).is_ok());
    }

    #[test]
    fn healthy_right_after_a_change_is_doubted() {
        let changes = Changes::default();
        changes.begin("p-1", json!({"pgConfig": [{"name": "a", "value": "9"}]}));
        let look = |phase: &str| {
            let mut document = document();
            document["phase"] = phase.into();
            document["conditions"] =
                json!([{"type": "biganimal.com/deployed", "conditionStatus": "True"}]);
            let raw = serde_json::value::to_raw_value(&document).unwrap();
            let mut resource = super::super::document::read(raw, None).unwrap();
            changes.doubt(&mut resource);
            resource.view.state
        };
        assert_eq!(look(HEALTHY), State::Updating);
        assert_eq!(look("Modification in progress"), State::Updating);
        assert_eq!(look(HEALTHY), State::Ready);
        assert_eq!(look(HEALTHY), State::Ready);
    }

    #[test]
    fn what_was_asked_for_is_found_among_what_the_server_adds() {
        let wanted =
            json!({"clusterArchitecture": {"nodes": 3}, "pgConfig": [{"name": "a", "value": "1"}]});
        assert!(holds(&document(), &wanted));
        assert!(!holds(
            &document(),
            &json!({"pgConfig": [{"name": "a", "value": "9"}]})
        ));
    }
}
