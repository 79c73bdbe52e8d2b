//! Changes of a cluster: update, pause, resume, restore. What the portal says right after one is another
//! matter.

use async_trait::async_trait;
use reqwest::Method;
use serde_json::{Map, Value, json};

use super::BigAnimal;
use super::comparison::shows;
use super::document::{self, HEALTHY, KEY, Kind, PAUSED};
use super::settle::settle;
use super::translate::{SHORTEST_PASSWORD, is_long_enough};
use super::update::{self, MUTABLE};
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::http::Request;
use crate::model::{Body, Cluster, Native, Resource};
use crate::provider::translation::merge;
use crate::provider::{
    Accepted, ClusterUpdate, Lifecycle, RestoreRequest, Restores, Sent, UpdatePlan,
};

#[async_trait]
impl ClusterUpdate for BigAnimal {
    fn plan(&self, body: &Body) -> Result<UpdatePlan> {
        update::plan(body)
    }

    async fn complete(&self, id: &str, plan: &mut UpdatePlan) -> Result<()> {
        let current = self.fetch(id).await?;
        let document = parsed(&current.native)?;
        ready_for_change(&current)?;
        settle(&self.portal, &document, plan).await?;
        let mut wanted = plan.request.clone();
        let mut body = replacement(&document);
        merge(&mut body, &wanted);
        merge_settings(&document, &plan.request, &mut body, &mut wanted);
        if body["privateNetworking"] == true {
            body["allowedIpRanges"] = json!([]);
        }
        plan.body = Some(body);
        plan.wanted = wanted;
        Ok(())
    }

    async fn send(&self, id: &str, plan: &UpdatePlan) -> Sent {
        let url = match self.portal.scoped(&["clusters", id]).await {
            Ok(url) => url,
            Err(error) => return Sent::Unsent(error),
        };
        let body = plan.body.as_ref().unwrap_or(&plan.request);
        let request = Request::new(Method::PUT, url).with_document(body);
        let sent = self.portal.rest.send(&request).await;
        let repeated = sent.as_ref().is_ok_and(|reply| reply.repeated);
        match self.portal.rest.channel.dialect.changed(sent, id) {
            // The cluster may be busy with the first attempt, whose answer did not arrive.
            Sent::Refused(error) if repeated && error.kind() == ErrorKind::Conflict => {
                match self.fetch(id).await {
                    Ok(now) if shows(&now.native, &plan.wanted) => Sent::Accepted(id.to_owned()),
                    Err(second) => Sent::Refused(second),
                    Ok(_) => Sent::Refused(
                        error.with_hint(
                            Hint::new(
                                "an attempt before this answer may have been accepted: look with",
                            )
                            .run(format!("cluster get {id}")),
                        ),
                    ),
                }
            }
            ended => ended,
        }
    }
}

fn parsed(document: &Native) -> Result<Value> {
    serde_json::from_str(document.get()).map_err(|error| {
        Error::new(ErrorKind::Internal, "a document could not be read again").with_source(error)
    })
}

/// The portal changes healthy clusters. The rarer kinds take other bodies: a distributed one is changed
/// group by group, a faraway replica inherits, an analytical one has neither volume nor settings.
fn ready_for_change(resource: &Resource<Cluster>) -> Result<()> {
    let cluster = &resource.view;
    let (kind, method) = match document::kind(&resource.native)? {
        Kind::Plain => ("", ""),
        Kind::Distributed => ("a distributed cluster", "PATCH"),
        Kind::Faraway => ("a faraway replica", "PUT"),
        Kind::Analytical => ("an analytical cluster", "PUT"),
    };
    if !kind.is_empty() {
        return Err(Error::new(
            ErrorKind::Unsupported,
            format!("`{}` is {kind}, which dbaas only shows", cluster.name),
        )
        .with_hint(Hint::new("change it in the portal, or with").run(format!("api {method}"))));
    }
    match cluster.status.as_deref() {
        Some(HEALTHY | KEY) => Ok(()),
        Some(PAUSED) => Err(Error::new(
            ErrorKind::Conflict,
            format!("`{}` is paused, and cannot be changed so", cluster.name),
        )
        .with_hint(Hint::new("start it first:").run(format!("cluster start {}", cluster.name)))),
        _ => Err(busy(cluster)),
    }
}

fn busy(cluster: &Cluster) -> Error {
    let phase = cluster.status.as_deref().unwrap_or("unknown");
    Error::new(ErrorKind::Conflict, format!("`{}` is busy", cluster.name))
        .with_detail(format!("its phase: {phase}"))
        .with_hint(Hint::new("wait until it is ready:").run(format!("cluster wait {}", cluster.id)))
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
    async fn start(&self, id: &str) -> Sent {
        self.verb(id, "resume").await
    }

    async fn stop(&self, id: &str) -> Sent {
        self.verb(id, "pause").await
    }
}

impl BigAnimal {
    async fn verb(&self, id: &str, verb: &str) -> Sent {
        match self.portal.scoped(&["clusters", id, verb]).await {
            Ok(url) => {
                self.portal
                    .rest
                    .change(&Request::new(Method::POST, url), id)
                    .await
            }
            Err(error) => Sent::Unsent(error),
        }
    }
}

#[async_trait]
impl Restores for BigAnimal {
    fn password_user(&self) -> Option<&'static str> {
        Some(super::fields::OWNER)
    }

    async fn restore(
        &self,
        cluster: &str,
        request: &RestoreRequest,
        _accepted: &mut Accepted<'_>,
    ) -> Sent {
        match self.restore_request(cluster, request).await {
            Ok(wire) => self.send_creation(&wire).await,
            Err(error) => Sent::Refused(error),
        }
    }
}

impl BigAnimal {
    /// The request of a restore: the raw API inherits nothing from the source.
    async fn restore_request(&self, cluster: &str, request: &RestoreRequest) -> Result<Request> {
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
        if !is_long_enough(password) {
            return Err(Error::usage(format!(
                "the password is shorter than {SHORTEST_PASSWORD} characters"
            )));
        }
        let source = self.fetch(cluster).await?;
        if document::kind(&source.native)? == Kind::Distributed {
            return Err(Error::new(
                ErrorKind::Unsupported,
                format!(
                    "`{}` is a distributed cluster, which dbaas does not restore",
                    source.view.name
                ),
            )
            .with_hint("restore one of its groups in the portal"));
        }
        let document = parsed(&source.native)?;
        let mut body = restoration(&document);
        body["clusterName"] = Value::from(request.name.as_str());
        body["password"] = Value::from(password.expose());
        if let Some(time) = &request.to_time {
            body["selectedRestorePointInTime"] = restore_point(time)?.into();
        }
        let url = self
            .portal
            .scoped(&["clusters", cluster, "restore"])
            .await?;
        Ok(Request::new(Method::POST, url).with_document(&body))
    }
}

/// A point in time as the portal writes it: in UTC, with milliseconds.
fn restore_point(given: &str) -> Result<String> {
    let time: jiff::Timestamp = given
        .parse()
        .map_err(|_| Error::usage(format!("`{given}` is no time such as 2026-01-27T16:41:40Z")))?;
    Ok(format!("{time:.3}"))
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
    use super::super::volume::resized;
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

    /// What is wanted in the end of a volume of that size and type.
    fn resize(old: &str, kind: &str, new: &Value) -> Result<Value> {
        let mut document = document();
        document["storage"]["size"] = old.into();
        document["storage"]["volumeTypeId"] = kind.into();
        let mut wanted = json!({"storage": new});
        resized(&document, &mut wanted)?;
        Ok(wanted["storage"].clone())
    }

    #[test]
    fn storage_does_not_shrink_in_whatever_unit() {
        for (old, new, grows) in [
            ("4 Gi", "2 Gi", false),
            ("4 Gi", "8 Gi", true),
            ("1 Ti", "64 Gi", false),
            ("1 Ti", "1024 Gi", true),
            ("1 Ti", "2 Ti", true),
            ("512 Gi", "1 Ti", true),
            ("64", "32 Gi", false),
        ] {
            let resized = resize(old, "gp3", &json!({"size": new}));
            assert_eq!(resized.is_ok(), grows, "{old} to {new}");
        }
    }

    #[test]
    fn another_volume_does_not_keep_the_rates_of_the_one_before() {
        let premium = |new: &Value| resize("64 Gi", "azurepremiumstorage", new).unwrap();
        let whole =
            json!({"volumePropertiesId": "P20", "size": null, "iops": null, "throughput": null});
        assert_eq!(premium(&json!({"size": "300 Gi"})), whole);
        assert_eq!(premium(&json!({"volumePropertiesId": "P20"})), whole);
        let mut body = replacement(&document());
        merge(&mut body, &json!({"storage": whole}));
        assert_eq!(
            body["storage"],
            json!({"volumeTypeId": "gp3", "volumePropertiesId": "P20"})
        );
        // What is named is kept, and a volume that only grows keeps all.
        let own = json!({"volumePropertiesId": "x", "iops": "9"});
        let given = json!({"volumePropertiesId": "x", "iops": "9", "throughput": null});
        assert_eq!(resize("4 Gi", "ultradisk", &own).unwrap(), given);
        let mut settings = json!({"pgConfig": []});
        resized(&document(), &mut settings).unwrap();
        assert_eq!(settings, json!({"pgConfig": []}));
        let grown = json!({"size": "8 Gi"});
        assert_eq!(resize("4 Gi", "gp3", &grown).unwrap(), grown);
    }

    #[test]
    fn a_time_is_sent_as_the_portal_writes_it() {
        for (given, sent) in [
            ("2026-01-27T16:41:40Z", "2026-01-27T16:41:40.000Z"),
            ("2026-01-27T18:41:40.1234+02:00", "2026-01-27T16:41:40.123Z"),
        ] {
            assert_eq!(restore_point(given).unwrap(), sent);
        }
        assert_eq!(
            restore_point("yesterday").unwrap_err().kind(),
            ErrorKind::Usage
        );
    }

    #[test]
    fn principals_are_kept_where_the_portal_takes_them() {
        for (cloud, accounts, principals) in [
            ("aws", false, false),
            ("bah:aws", false, true),
            ("bah:gcp", true, true),
        ] {
            let mut document = document();
            document["provider"]["cloudProviderId"] = cloud.into();
            document["peAllowedPrincipalIds"] = json!(["123456789012"]);
            document["serviceAccountIds"] = json!(["a@b"]);
            let body = replacement(&document);
            let kept =
                ["serviceAccountIds", "peAllowedPrincipalIds"].map(|key| body.get(key).is_some());
            assert_eq!(kept, [accounts, principals], "{cloud}");
        }
    }
}
