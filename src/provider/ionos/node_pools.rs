//! Node pools and the kubeconfig, of Managed Kubernetes and of the Data Platform.

use std::time::Duration;

use async_trait::async_trait;
use reqwest::Method;
use serde_json::Value;
use serde_json::value::RawValue;

use super::Ionos;
use super::clusters::{created_id, habits, shows};
use super::config::Api;
use super::datacenter::is_id;
use super::document::{members, unexpected};
use super::product::{NAME_KEYS, TERMINATED};
use super::translate::{self, Kind};
use crate::credentials::Secret;
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::http::Request;
use crate::model::{Body, NodePool, Resource, State};
use crate::provider::absent::no_cluster;
use crate::provider::{
    Accepted, Answer, Clusters, CreatePlan, Kubeconfig, NodePoolLimits, NodePools, Sent, UpdatePlan,
};

const COLLECTION: &str = "nodepools";

impl Ionos {
    async fn pool_document(&self, cluster: &str, id: &str) -> Result<Box<RawValue>> {
        if !is_id(id) {
            return Err(no_pool(id));
        }
        let url = self.item(cluster, &[COLLECTION, id]).await?;
        self.rest.document(url).await
    }

    /// Finds the data center of a new pool: the one that is named, or the only one.
    async fn place(&self, cluster: &str, plan: &mut CreatePlan) -> Result<()> {
        let properties = &mut plan.request["properties"];
        let named = plan.fields.iter().find(|field| field.field == "datacenter");
        if self.api == Api::DataPlatform {
            let Some(named) = named else { return Ok(()) };
            let found = self.datacenter(&named.value).await?.id;
            let document: Value = self
                .rest
                .ask(&Request::get(self.item(cluster, &[]).await?))
                .await?
                .json()?;
            return match document["properties"]["datacenterId"].as_str() {
                Some(of_cluster) if of_cluster != found => Err(Error::usage(
                    "a node pool of the Data Platform is in the data center of its cluster",
                )
                .with_detail(format!("that of the cluster: {of_cluster}"))
                .with_hint("leave --datacenter out")),
                _ => Ok(()),
            };
        }
        let found = match properties["datacenterId"].as_str() {
            Some(given) => self.datacenter(given).await?,
            None => self.only_datacenter().await?,
        };
        let mut reports = plan.fields.iter_mut();
        if let Some(report) = reports.find(|field| field.field == "datacenter") {
            report.value = found.properties.name.unwrap_or_else(|| found.id.clone());
        }
        properties["datacenterId"] = found.id.into();
        Ok(())
    }
}

fn no_pool(id: &str) -> Error {
    Error::new(ErrorKind::NotFound, format!("there is no node pool `{id}`"))
}

#[async_trait]
impl NodePools for Ionos {
    fn limits(&self) -> NodePoolLimits {
        NodePoolLimits {
            // Users complained of less (terraform-provider-ionoscloud, 512 and 514).
            habits: habits(Duration::from_secs(3 * 60 * 60), Duration::ZERO),
            wants_ready_cluster: true,
            name_keys: NAME_KEYS,
        }
    }

    async fn list(&self, cluster: &str) -> Result<Vec<Resource<NodePool>>> {
        let mut url = self.item(cluster, &[COLLECTION]).await?;
        let query = self.api.product().list_query;
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        let raws: Vec<Box<RawValue>> = self.rest.list(url, "items").await?;
        let mut pools = raws
            .into_iter()
            .map(|raw| self.reader.node_pool(raw, cluster))
            .collect::<Result<Vec<_>>>()?;
        pools.retain(|pool| pool.view.status.as_deref() != Some(TERMINATED));
        Ok(pools)
    }

    async fn get(&self, cluster: &str, id: &str) -> Result<Resource<NodePool>> {
        let raw = self.pool_document(cluster, id).await?;
        let pool = self.reader.node_pool(raw, cluster)?;
        match pool.view.status.as_deref() {
            Some(TERMINATED) => Err(no_pool(id)),
            _ => Ok(pool),
        }
    }

    fn answers(&self) -> Vec<Answer> {
        self.api.product().pool_table.answers()
    }

    fn plan(&self, body: &Body) -> Result<CreatePlan> {
        translate::plan(body, self.api, Kind::NodePool, &self.defaults)
    }

    async fn complete(&self, cluster: &str, plan: &mut CreatePlan) -> Result<()> {
        self.place(cluster, plan).await
    }

    async fn add(&self, cluster: &str, plan: &CreatePlan, _accepted: &mut Accepted<'_>) -> Sent {
        match self.item(cluster, &[COLLECTION]).await {
            Ok(url) => {
                let request = Request::new(Method::POST, url).with_document(&plan.request);
                self.rest.create(&request, None, created_id).await
            }
            Err(error) => Sent::Unsent(error),
        }
    }

    fn plan_change(&self, body: &Body) -> Result<UpdatePlan> {
        translate::change(body, self.api, Kind::NodePool)
    }

    async fn complete_change(&self, cluster: &str, id: &str, plan: &mut UpdatePlan) -> Result<()> {
        let raw = self.pool_document(cluster, id).await?;
        translate::complete_change(self.api, Kind::NodePool, &members(&raw)?, plan)
    }

    async fn update(&self, cluster: &str, id: &str, plan: &UpdatePlan) -> Sent {
        match self.item(cluster, &[COLLECTION, id]).await {
            Ok(url) => self.send_change(url, id, plan).await,
            Err(error) => Sent::Unsent(error),
        }
    }

    fn shows(&self, pool: &Resource<NodePool>, wanted: &Value) -> bool {
        shows(pool.native.get(), wanted)
    }

    async fn delete(&self, cluster: &str, id: &str) -> Result<()> {
        let url = self.item(cluster, &[COLLECTION, id]).await?;
        self.rest.ask(&Request::new(Method::DELETE, url)).await?;
        Ok(())
    }
}

#[async_trait]
impl Kubeconfig for Ionos {
    async fn kubeconfig(&self, cluster: &str) -> Result<Secret> {
        let url = self.item(cluster, &["kubeconfig"]).await?;
        let refused = match self.rest.ask(&Request::get(url)).await {
            Ok(reply) => {
                let text = String::from_utf8(reply.body);
                let text = text.map_err(|_| unexpected("it is no text".to_owned()))?;
                return Ok(Secret::new(text));
            }
            Err(error) => error,
        };
        // Which status says that there is none yet is not known.
        if !matches!(refused.http_status(), Some(404 | 409 | 412 | 422)) {
            return Err(refused);
        }
        match Clusters::get(self, cluster).await {
            Ok(found) if found.view.state != State::Ready => Err(Error::new(
                ErrorKind::Conflict,
                format!(
                    "`{}` is {}, and has no kubeconfig yet",
                    found.view.name, found.view.state
                ),
            )
            .with_detail(refused.to_string())
            .with_hint(Hint::new("wait for it with").run(format!("cluster wait {cluster}")))),
            Err(error) if error.kind() == ErrorKind::NotFound => Err(no_cluster(cluster)),
            _ => Err(refused),
        }
    }
}
