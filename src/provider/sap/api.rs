//! The facets, over the wire. A cluster is the instance of a tenant; its name is its identifier.

use std::time::{Duration, Instant};

use async_trait::async_trait;
use futures_util::stream::{self, BoxStream};
use futures_util::{StreamExt, TryStreamExt};
use reqwest::{Method, StatusCode};

use super::config::{DELETE, GET, POST, check_tenant};
use super::record::Instance;
use super::{Sap, translate};
use crate::credentials::Secret;
use crate::error::{Error, ErrorKind, Result};
use crate::http::{Reply, Request};
use crate::model::{Body, Cluster, Connection, Resource, Route};
use crate::provider::absent::{no_cluster, only_primary};
use crate::provider::{
    Accepted, Answer, ClusterLimits, Clusters, Connections, CreatePlan, DeletePassword, Habits,
    ListQuery, Once, ProviderId, Sent,
};

/// What the list would be called, were it a member of a document.
const LIST: &str = "managed_instances";

/// A success with another status than the one that means "begun" (`sap_instance_manager` 0.4.2) is none.
fn expect(reply: &Reply, status: StatusCode) -> Result<()> {
    if reply.status == status {
        return Ok(());
    }
    let why = format!("{} where {status} means that it has begun", reply.status);
    Err(reply.undecodable(&why))
}

impl Sap {
    /// Asks the service for an instance, and keeps it.
    async fn fetch(&self, tenant: &str) -> Result<Instance> {
        let tenant = check_tenant(tenant)?;
        let request = Request::get(self.options.of_tenant(GET, tenant)?);
        let reply = self
            .rest
            .ask(&request)
            .await
            .map_err(|error| match error.kind() {
                ErrorKind::NotFound => no_cluster(tenant),
                _ => error,
            })?;
        let Some(raw) = reply.json::<Option<Box<serde_json::value::RawValue>>>()? else {
            return Err(no_cluster(tenant));
        };
        let instance = self.read_instance(&raw, Some(tenant))?;
        self.keep(instance.clone());
        Ok(instance)
    }

    async fn open_list(
        &self,
        name: Option<String>,
    ) -> Result<BoxStream<'_, Result<Resource<Cluster>>>> {
        // The service has no filter; of a name it knows at most one.
        if let Some(name) = name {
            let found = match self.fetch(&name).await {
                Ok(instance) => Some(Ok(instance.cluster)),
                Err(error) if error.kind() == ErrorKind::NotFound => None,
                Err(error) => return Err(error),
            };
            return Ok(stream::iter(found).boxed());
        }
        match self.rest.items(self.options.all()?, LIST, self).await {
            Ok(items) => Ok(items.boxed()),
            // The list itself is always there.
            Err(error) if error.kind() == ErrorKind::NotFound => Err(Error::configuration(
                "the service has no list of instances at `get_all_managed_instances_url`",
            )
            .with_detail(error.to_string())),
            Err(error) => Err(error),
        }
    }
}

#[async_trait]
impl Clusters for Sap {
    fn limits(&self) -> ClusterLimits {
        ClusterLimits {
            native_filters: false,
            habits: Habits {
                waits: true,
                timeout: self.options.polling_timeout(),
                poll: Some(self.options.polling_interval()),
                once: Once {
                    by_vendor: false,
                    resends: 3,
                    looks: 3,
                    // A record is there before its creation is answered.
                    unlisted: Duration::from_secs(2),
                },
                ..Habits::default()
            },
            // The database answers to the platform's network.
            answers_here: false,
            delete_password: DeletePassword::Unused,
            not_served: Some("the service chooses user and password of a cluster of `sap`"),
            name_keys: &[translate::TENANT],
        }
    }

    fn list(&self, query: &ListQuery) -> BoxStream<'_, Result<Resource<Cluster>>> {
        stream::once(self.open_list(query.name.clone()))
            .try_flatten()
            .boxed()
    }

    async fn get(&self, id: &str) -> Result<Resource<Cluster>> {
        Ok(self.fetch(id).await?.cluster)
    }

    fn answers(&self) -> Vec<Answer> {
        translate::TABLE.answers()
    }

    fn plan(&self, body: &Body) -> Result<CreatePlan> {
        translate::plan(body)
    }

    async fn create(
        &self,
        plan: &CreatePlan,
        _password: &Secret,
        _accepted: &mut Accepted<'_>,
    ) -> Sent {
        let url = match self.options.of_tenant(POST, &plan.name) {
            Ok(url) => url,
            Err(error) => return Sent::Unsent(error),
        };
        let mut request = Request::new(Method::POST, url);
        if !plan.request.is_null() {
            request = request.with_document(&plan.request);
        }
        let begun = |reply: &Reply| expect(reply, StatusCode::CREATED).map(|()| plan.name.clone());
        self.rest.create(&request, None, begun).await
    }

    async fn delete(&self, id: &str, _password: Option<&Secret>) -> Result<()> {
        let tenant = check_tenant(id)?;
        self.cache.remove(tenant);
        let request = Request::new(Method::DELETE, self.options.of_tenant(DELETE, tenant)?);
        let reply = self.rest.send(&request).await?;
        match reply.status {
            // The first attempt, whose answer was lost, deleted it.
            StatusCode::NOT_FOUND if reply.repeated => Ok(()),
            StatusCode::NOT_FOUND => Err(no_cluster(tenant)),
            _ => expect(
                &self.rest.channel.dialect.success(reply)?,
                StatusCode::NO_CONTENT,
            ),
        }
    }
}

#[async_trait]
impl Connections for Sap {
    async fn connection(&self, id: &str, route: Route) -> Result<Connection> {
        only_primary(ProviderId::Sap, route)?;
        match self.cache.get(id, Instant::now()) {
            Some(instance) => instance.connection(),
            None => self.fetch(id).await?.connection(),
        }
    }
}
