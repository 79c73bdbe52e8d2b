//! Backups, which the vendor makes by itself, and the way back to one of them.

use async_trait::async_trait;
use futures_util::{StreamExt, TryStreamExt};
use jiff::Timestamp;
use reqwest::Method;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::Ionos;
use super::config::{self, Api};
use super::document::{MEBIBYTE, members, text, unexpected};
use crate::error::{Error, ErrorKind, Result};
use crate::http::Request;
use crate::model::{Backup, Resource};
use crate::provider::translation::merge;
use crate::provider::{Backups, Clusters, Rewinds, Sent, UpdatePlan};

fn backup(raw: &RawValue, cluster: &str, name: &str) -> Result<Resource<Backup>> {
    let document = members(raw)?;
    let properties = &document["properties"];
    let time = |value: &Value| value.as_str()?.parse::<Timestamp>().ok();
    let first = |keys: [&Value; 2]| keys.into_iter().find_map(text);
    let id = first([&document["id"], &properties["id"]]);
    let view = Backup {
        id: id.ok_or_else(|| unexpected("a backup has no `id`".to_owned()))?,
        cluster: text(&properties["clusterId"]).unwrap_or_else(|| cluster.to_owned()),
        name: name.to_owned(),
        postgres_version: first([
            &properties["version"],
            &properties["postgresClusterVersion"],
        ]),
        size_bytes: properties["size"]
            .as_u64()
            .and_then(|size| size.checked_mul(MEBIBYTE)),
        created_at: time(&document["metadata"]["createdDate"])
            .or_else(|| time(&properties["earliestRecoveryTargetTime"])),
    };
    Resource::new(view, &document)
}

#[async_trait]
impl Backups for Ionos {
    async fn list(&self, cluster: &str) -> Result<Vec<Resource<Backup>>> {
        let name = Clusters::get(self, cluster).await?.view.name;
        let url = match self.api {
            Api::PostgresqlV2 => {
                let (region, _) = self.found_in_region(cluster).await?;
                let mut url = config::below(self.host(region)?, &["backups"])?;
                url.query_pairs_mut()
                    .append_pair("filter.clusterId", cluster);
                url
            }
            _ => self.item(cluster, &["backups"]).await?,
        };
        let raws: Vec<Box<RawValue>> = self
            .rest
            .pages(url, "items", 1000)
            .boxed()
            .try_collect()
            .await?;
        let mut backups = raws
            .iter()
            .map(|raw| backup(raw, cluster, &name))
            .collect::<Result<Vec<_>>>()?;
        // Whether the filter is honoured is checked here.
        backups.retain(|backup| backup.view.cluster == cluster);
        backups.sort_by_key(|backup| backup.view.created_at);
        Ok(backups)
    }
}

#[async_trait]
impl Rewinds for Ionos {
    async fn rewind(&self, cluster: &str, backup: Option<&str>, to_time: Option<&str>) -> Sent {
        let request = match self.rewinding(cluster, backup, to_time).await {
            Ok(request) => request,
            Err(error) => return Sent::Unsent(error),
        };
        self.rest.change(&request, cluster).await
    }
}

impl Ionos {
    /// Makes the request that takes a cluster back. It is never repeated: a second restore loses what came meanwhile.
    async fn rewinding(
        &self,
        cluster: &str,
        backup: Option<&str>,
        to_time: Option<&str>,
    ) -> Result<Request> {
        let newest = match backup {
            Some(_) => None,
            None => Backups::list(self, cluster).await?.pop(),
        };
        let backup = backup.or(newest.as_ref().map(|backup| backup.view.id.as_str()));
        let backup = backup.ok_or_else(|| {
            Error::new(ErrorKind::NotFound, "the cluster has no backup yet")
                .with_detail(format!("id: {cluster}"))
        })?;
        if self.api == Api::PostgresqlV1 {
            let mut body = json!({ "backupId": backup });
            if let Some(time) = to_time {
                body["recoveryTargetTime"] = time.into();
            }
            let url = self.item(cluster, &["restore"]).await?;
            return Ok(Request::new(Method::POST, url).with_document(&body));
        }
        let mut restore = json!({ "sourceBackupId": backup });
        if let Some(time) = to_time {
            restore["recoveryTargetDatetime"] = time.into();
        }
        let (region, raw) = self.found_in_region(cluster).await?;
        let mut plan = UpdatePlan {
            name: None,
            fields: Vec::new(),
            request: json!({}),
            body: None,
            wanted: Value::Null,
            machine: None,
        };
        let kind = super::translate::Kind::Cluster;
        super::translate::complete_change(self.api, kind, &members(&raw)?, &mut plan)?;
        let mut body = plan.body.unwrap_or_default();
        merge(
            &mut body,
            &json!({"properties": {"restoreFromBackup": restore}}),
        );
        let url = self.url(Some(region), &[cluster])?;
        Ok(Request::new(Method::PUT, url).with_document(&body).once())
    }
}
