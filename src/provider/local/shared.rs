//! The driver `shared`: a cluster is a database and its owner in a server that is there already, as with
//! the cluster backend of the original Postgraas. What is the whole server's (starting, stopping,
//! backups, settings, other users) is left to whoever runs it.

use async_trait::async_trait;
use futures_util::stream::{self, BoxStream};
use futures_util::{FutureExt, StreamExt};

use super::config::LIMITS;
use super::config::{SERVER, SERVER_PASSWORD_FILE};
use super::{errors, translate};
use crate::credentials::{Secret, private_text};
use crate::engine::{self, NewCluster, SharedCluster, SharedServer, SharedStatus};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Body, Cluster, Connection, Endpoint, Postgres, Resource, Route, State};
use crate::provider::absent::only_primary;
use crate::provider::{
    Accepted, Answer, ClusterLimits, Clusters, Connections, CreatePlan, Facets, ListQuery,
    Provider, ProviderId, ProviderSettings, Sent,
};

/// The provider over a shared server; it reads the password and connects at each call.
#[derive(Debug)]
pub struct Shared {
    settings: ProviderSettings,
}

impl Shared {
    /// The provider for a profile; touches nothing.
    pub fn new(settings: ProviderSettings) -> Self {
        Self { settings }
    }

    fn server(&self) -> Result<SharedServer> {
        let server = self.settings.values.get(SERVER).ok_or_else(|| {
            Error::configuration(format!(
                "the driver `shared` wants the profile key `{SERVER}`"
            ))
            .with_hint("for example `server = \"postgresql://postgres@127.0.0.1:5432/postgres\"`")
        })?;
        let password = match self.settings.values.get(SERVER_PASSWORD_FILE) {
            Some(path) => Some(private_text(path.as_ref(), "password")?),
            None => None,
        };
        let password = password
            .as_ref()
            .map(|text| text.trim_end_matches(['\n', '\r']));
        SharedServer::new(server, password).map_err(errors::translate)
    }

    fn resource(&self, cluster: &SharedCluster) -> Result<Resource<Cluster>> {
        let seen = Seen {
            id: &cluster.id,
            name: &cluster.name,
            state: match cluster.status {
                SharedStatus::Creating => State::Provisioning,
                SharedStatus::Ready => State::Ready,
                SharedStatus::Gone => State::Failed,
                SharedStatus::Deleting => State::Deleting,
            },
            status: cluster.status.name(),
            version: &cluster.version,
            host: &cluster.host,
            port: cluster.port,
            database: &cluster.database,
            user: &cluster.user,
            created_at: &cluster.created_at,
        };
        let view = view(self.settings.profile.clone(), &seen);
        Resource::new(view, cluster)
    }

    async fn all(&self) -> Result<Vec<SharedCluster>> {
        self.server()?.clusters().await.map_err(errors::translate)
    }
}

#[async_trait]
impl Clusters for Shared {
    fn limits(&self) -> ClusterLimits {
        LIMITS
    }

    fn list(&self, _query: &ListQuery) -> BoxStream<'_, Result<Resource<Cluster>>> {
        let clusters = async {
            match self.all().await {
                Ok(clusters) => clusters
                    .iter()
                    .map(|cluster| self.resource(cluster))
                    .collect(),
                Err(error) => vec![Err(error)],
            }
        };
        clusters.map(stream::iter).flatten_stream().boxed()
    }

    async fn get(&self, id: &str) -> Result<Resource<Cluster>> {
        let cluster = self
            .server()?
            .cluster(id)
            .await
            .map_err(errors::translate)?;
        self.resource(&cluster)
    }

    fn answers(&self) -> Vec<Answer> {
        translate::DATABASE.answers()
    }

    fn plan(&self, body: &Body) -> Result<CreatePlan> {
        translate::plan(body, &translate::DATABASE)
    }

    async fn check(&self, plan: &CreatePlan) -> Result<()> {
        let new = request(plan)?;
        self.server()?.check(&new).await.map_err(errors::translate)
    }

    async fn create(
        &self,
        plan: &CreatePlan,
        password: &Secret,
        accepted: &mut Accepted<'_>,
    ) -> Sent {
        let made = async {
            let new = request(plan)?;
            let engine = self.server()?;
            let mut accepted = |id: &str| accepted(id).map_err(Into::into);
            let made = engine.create(&new, password.expose(), &mut accepted).await;
            Ok(made.map_err(errors::translate)?.id)
        };
        made.await.map_or_else(Sent::Refused, Sent::Accepted)
    }

    async fn delete(&self, id: &str, _password: Option<&Secret>) -> Result<()> {
        self.server()?.delete(id).await.map_err(errors::translate)
    }
}

#[async_trait]
impl Connections for Shared {
    async fn connection(&self, id: &str, route: Route) -> Result<Connection> {
        only_primary(ProviderId::Local, route)?;
        let cluster = self
            .server()?
            .cluster(id)
            .await
            .map_err(errors::translate)?;
        Ok(Connection {
            host: cluster.host,
            port: cluster.port,
            database: cluster.database,
            user: cluster.user,
            sslmode: "prefer",
            client_directory: None,
            password: None,
        })
    }
}

impl Provider for Shared {
    fn id(&self) -> ProviderId {
        ProviderId::Local
    }

    fn facets(&self) -> Facets<'_> {
        Facets {
            clusters: Some(self),
            connections: Some(self),
            ..Facets::default()
        }
    }
}

/// What both drivers know of a cluster.
pub(super) struct Seen<'a> {
    pub(super) id: &'a str,
    pub(super) name: &'a str,
    pub(super) state: State,
    pub(super) status: &'a str,
    pub(super) version: &'a str,
    pub(super) host: &'a str,
    pub(super) port: u16,
    pub(super) database: &'a str,
    pub(super) user: &'a str,
    pub(super) created_at: &'a str,
}

/// The portable view of it.
pub(super) fn view(profile: Option<String>, seen: &Seen<'_>) -> Cluster {
    Cluster {
        id: seen.id.to_owned(),
        name: seen.name.to_owned(),
        provider: ProviderId::Local.name(),
        profile,
        state: seen.state,
        status: Some(seen.status.to_owned()),
        postgres: Postgres {
            version: Some(seen.version.to_owned()),
            flavor: Some("postgres".to_owned()),
        },
        endpoint: Endpoint {
            host: Some(seen.host.to_owned()),
            port: Some(seen.port),
            database: Some(seen.database.to_owned()),
            user: Some(seen.user.to_owned()),
        },
        created_at: seen.created_at.parse().ok(),
        ..Cluster::default()
    }
}

pub(super) fn request(plan: &CreatePlan) -> Result<NewCluster> {
    let new: engine::NewCluster =
        serde_json::from_value(plan.request.clone()).map_err(|error| {
            Error::new(ErrorKind::Internal, "a plan of another provider was given")
                .with_source(error)
        })?;
    Ok(new)
}
