//! The driver `docker`: a cluster is a container of a PostgreSQL image, in Docker or Podman.

use async_trait::async_trait;
use futures_util::stream::{self, BoxStream};
use futures_util::{FutureExt, StreamExt};

use super::config::LIMITS;
use super::config::{IMAGE, SOCKET};
use super::shared::{Seen, request, view};
use super::{errors, translate};
use crate::credentials::Secret;
use crate::engine::{DockerCluster, DockerConfiguration, DockerEngine, Status};
use crate::error::Result;
use crate::model::{Body, Cluster, Connection, Resource, Route, State};
use crate::provider::absent::only_primary;
use crate::provider::{
    Accepted, Answer, ClusterLimits, Clusters, Connections, CreatePlan, Facets, Lifecycle,
    ListQuery, Provider, ProviderId, ProviderSettings, Sent,
};

/// The provider over a container engine.
#[derive(Debug)]
pub struct Containers {
    engine: DockerEngine,
    profile: Option<String>,
}

impl Containers {
    /// The provider for a profile; touches nothing.
    pub fn new(settings: ProviderSettings) -> Self {
        let value = |key| settings.values.get(key);
        let engine = DockerEngine::new(DockerConfiguration {
            socket: value(SOCKET).map(Into::into),
            image: value(IMAGE).map_or("postgres", String::as_str).to_owned(),
            data_root: settings.data_directory.clone(),
        });
        Self {
            engine,
            profile: settings.profile,
        }
    }

    fn resource(&self, cluster: &DockerCluster) -> Result<Resource<Cluster>> {
        let state = match cluster.status {
            Status::Creating => State::Provisioning,
            Status::Starting => State::Starting,
            Status::Ready => State::Ready,
            Status::Stopping => State::Stopping,
            Status::Stopped => State::Stopped,
            Status::Updating => State::Updating,
            Status::Gone => State::Failed,
            Status::Deleting => State::Deleting,
        };
        let seen = Seen {
            id: &cluster.id,
            name: &cluster.name,
            state,
            status: cluster.status.name(),
            version: &cluster.version,
            host: cluster.host,
            port: cluster.port,
            database: &cluster.database,
            user: &cluster.user,
            created_at: &cluster.created_at,
        };
        let mut view = view(self.profile.clone(), &seen);
        view.nodes = Some(1);
        Resource::new(view, cluster)
    }
}

#[async_trait]
impl Clusters for Containers {
    fn limits(&self) -> ClusterLimits {
        LIMITS
    }

    fn list(&self, _query: &ListQuery) -> BoxStream<'_, Result<Resource<Cluster>>> {
        let clusters = async {
            match self.engine.clusters().await {
                Ok(clusters) => clusters
                    .iter()
                    .map(|cluster| self.resource(cluster))
                    .collect(),
                Err(error) => vec![Err(errors::translate(error))],
            }
        };
        clusters.map(stream::iter).flatten_stream().boxed()
    }

    async fn get(&self, id: &str) -> Result<Resource<Cluster>> {
        let cluster = self.engine.cluster(id).await.map_err(errors::translate)?;
        self.resource(&cluster)
    }

    fn answers(&self) -> Vec<Answer> {
        translate::CONTAINER.answers()
    }

    fn plan(&self, body: &Body) -> Result<CreatePlan> {
        translate::plan(body, &translate::CONTAINER)
    }

    async fn check(&self, plan: &CreatePlan) -> Result<()> {
        let new = request(plan)?;
        self.engine.check(&new).await.map_err(errors::translate)?;
        Ok(())
    }

    async fn create(
        &self,
        plan: &CreatePlan,
        password: &Secret,
        accepted: &mut Accepted<'_>,
    ) -> Sent {
        let made = async {
            let new = request(plan)?;
            let engine = &self.engine;
            let mut accepted = |id: &str| accepted(id).map_err(Into::into);
            let made = engine.create(&new, password.expose(), &mut accepted).await;
            Ok(made.map_err(errors::translate)?.id)
        };
        made.await.map_or_else(Sent::Refused, Sent::Accepted)
    }

    async fn delete(&self, id: &str, _password: Option<&Secret>) -> Result<()> {
        self.engine.delete(id).await.map_err(errors::translate)
    }
}

#[async_trait]
impl Lifecycle for Containers {
    async fn start(&self, id: &str) -> Sent {
        let done = self.engine.start(id).await;
        Sent::of(id, done.map_err(errors::translate))
    }

    async fn stop(&self, id: &str) -> Sent {
        let done = self.engine.stop(id).await;
        Sent::of(id, done.map_err(errors::translate))
    }
}

#[async_trait]
impl Connections for Containers {
    async fn connection(&self, id: &str, route: Route) -> Result<Connection> {
        only_primary(ProviderId::Local, route)?;
        let cluster = self.engine.cluster(id).await.map_err(errors::translate)?;
        Ok(Connection {
            host: cluster.host.to_owned(),
            port: cluster.port,
            database: cluster.database,
            user: cluster.user,
            sslmode: "disable",
            client_directory: None,
            password: None,
        })
    }
}

impl Provider for Containers {
    fn id(&self) -> ProviderId {
        ProviderId::Local
    }

    fn facets(&self) -> Facets<'_> {
        Facets {
            clusters: Some(self),
            lifecycle: Some(self),
            connections: Some(self),
            ..Facets::default()
        }
    }
}
