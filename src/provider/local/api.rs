//! The facets, over the engine.

use std::path::PathBuf;

use async_trait::async_trait;
use futures_util::StreamExt;
use futures_util::stream::{self, BoxStream};
use jiff::Timestamp;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::config::LIMITS;
use super::{Local, errors, translate};
use crate::credentials::Secret;
use crate::engine::{self, Health, Status};
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::model::{
    Backup, Body, CatalogEntry, CatalogKind, Check, CheckStatus, Cluster, Connection, Database,
    Endpoint, Postgres, Resource, Route, State, User,
};
use crate::provider::absent::only_primary;
use crate::provider::{
    Accepted, Answer, Asked, BackupCreation, Backups, Catalog, CatalogScope, ClusterLimits,
    ClusterUpdate, Clusters, Connections, CreatePlan, Databases, Diagnosis, Lifecycle, ListQuery,
    ProviderId, RestoreRequest, Restores, Sent, UpdatePlan, Users,
};

impl Local {
    fn resource(&self, cluster: engine::Cluster) -> Result<Resource<Cluster>> {
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
        let view = Cluster {
            id: cluster.id.clone(),
            name: cluster.name.clone(),
            provider: ProviderId::Local.name(),
            profile: self.profile.clone(),
            state,
            status: Some(cluster.status.name().to_owned()),
            postgres: Postgres {
                version: Some(cluster.version.clone()),
                flavor: Some("postgres".to_owned()),
            },
            nodes: Some(1),
            endpoint: Endpoint {
                host: Some(cluster.host.to_owned()),
                port: Some(cluster.port),
                database: Some(cluster.database.clone()),
                user: Some(cluster.user.clone()),
            },
            created_at: cluster.created_at.parse::<Timestamp>().ok(),
            ..Cluster::default()
        };
        Resource::new(view, &cluster)
    }
}

#[async_trait]
impl Clusters for Local {
    fn limits(&self) -> ClusterLimits {
        LIMITS
    }

    fn list(&self, _query: &ListQuery) -> BoxStream<'_, Result<Resource<Cluster>>> {
        let clusters = self.existing().and_then(|engine| match engine {
            Some(engine) => engine.clusters().map_err(errors::translate),
            None => Ok(Vec::new()),
        });
        match clusters {
            Ok(clusters) => stream::iter(clusters)
                .map(|cluster| self.resource(cluster))
                .boxed(),
            Err(error) => stream::iter([Err(error)]).boxed(),
        }
    }

    async fn get(&self, id: &str) -> Result<Resource<Cluster>> {
        let cluster = self.established()?.cluster(id).map_err(errors::translate)?;
        self.resource(cluster)
    }

    fn told(&self, cluster: &Resource<Cluster>) -> Asked {
        let document: Value = serde_json::from_str(cluster.native.get()).unwrap_or_default();
        let settings = document["settings"].as_object();
        let text = |value: &Value| match value {
            Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        Asked {
            settings: settings.map(|settings| {
                let pairs = settings.iter();
                pairs
                    .map(|(name, value)| (name.clone(), text(value)))
                    .collect()
            }),
            ..Asked::default()
        }
    }

    fn answers(&self) -> Vec<Answer> {
        translate::PROCESS.answers()
    }

    fn plan(&self, body: &Body) -> Result<CreatePlan> {
        translate::plan(body, &translate::PROCESS)
    }

    async fn check(&self, plan: &CreatePlan) -> Result<()> {
        let new: engine::NewCluster = request(&plan.request)?;
        match self.existing()? {
            Some(engine) => engine.check(&new).map_err(errors::translate)?,
            None => engine::check_new(&self.configuration, &new).map_err(errors::translate)?,
        };
        Ok(())
    }

    async fn create(
        &self,
        plan: &CreatePlan,
        password: &Secret,
        accepted: &mut Accepted<'_>,
    ) -> Sent {
        let made = async {
            let new: engine::NewCluster = request(&plan.request)?;
            let engine = self.engine()?;
            let mut accepted = |id: &str| accepted(id).map_err(Into::into);
            let made = engine.create(&new, password.expose(), &mut accepted).await;
            Ok(made.map_err(errors::translate)?.id)
        };
        made.await.map_or_else(Sent::Refused, Sent::Accepted)
    }

    async fn delete(&self, id: &str, _password: Option<&Secret>) -> Result<()> {
        self.established()?
            .delete(id)
            .await
            .map_err(errors::translate)
    }
}

#[async_trait]
impl ClusterUpdate for Local {
    fn plan(&self, body: &Body) -> Result<UpdatePlan> {
        translate::change(body)
    }

    async fn send(&self, id: &str, plan: &UpdatePlan) -> Sent {
        let update = async {
            let change: engine::Change = request(&plan.request)?;
            let engine = self.established()?;
            engine.update(id, &change).await.map_err(errors::translate)
        };
        Sent::of(id, update.await)
    }
}

#[async_trait]
impl Lifecycle for Local {
    async fn start(&self, id: &str) -> Sent {
        let done = match self.established() {
            Ok(engine) => engine.start(id).await.map_err(errors::translate),
            Err(error) => Err(error),
        };
        Sent::of(id, done)
    }

    async fn stop(&self, id: &str) -> Sent {
        let done = match self.established() {
            Ok(engine) => engine.stop(id).await.map_err(errors::translate),
            Err(error) => Err(error),
        };
        Sent::of(id, done)
    }
}

#[async_trait]
impl Backups for Local {
    async fn list(&self, cluster: &str) -> Result<Vec<Resource<Backup>>> {
        let backups = self.established()?.backups(cluster);
        backups
            .map_err(errors::translate)?
            .into_iter()
            .map(backup)
            .collect()
    }
}

#[async_trait]
impl BackupCreation for Local {
    async fn create(&self, cluster: &str) -> Result<Resource<Backup>> {
        let made = self.established()?.create_backup(cluster).await;
        backup(made.map_err(errors::translate)?)
    }
}

#[async_trait]
impl Restores for Local {
    fn password_user(&self) -> Option<&'static str> {
        None
    }

    async fn restore(
        &self,
        cluster: &str,
        request: &RestoreRequest,
        accepted: &mut Accepted<'_>,
    ) -> Sent {
        if request.to_time.is_some() {
            return Sent::Refused(
                Error::new(
                    ErrorKind::Unsupported,
                    "provider `local` keeps backups, and no log to go to a point in time with",
                )
                .with_hint(
                    Hint::new("restore a backup:")
                        .run("backup list CLUSTER")
                        .then("shows what there is"),
                ),
            );
        }
        let made = async {
            let engine = self.established()?;
            let mut accepted = |id: &str| accepted(id).map_err(Into::into);
            let made = engine
                .restore(
                    cluster,
                    request.backup.as_deref(),
                    &request.name,
                    &mut accepted,
                )
                .await;
            Ok(made.map_err(errors::translate)?.id)
        };
        made.await.map_or_else(Sent::Refused, Sent::Accepted)
    }
}

#[async_trait]
impl Connections for Local {
    async fn connection(&self, id: &str, route: Route) -> Result<Connection> {
        only_primary(ProviderId::Local, route)?;
        let engine = self.established()?;
        let cluster = engine.cluster(id).map_err(errors::translate)?;
        let installations = engine.installations();
        let major = cluster.version.split('.').next();
        let own = installations.choose(major).ok();
        Ok(Connection {
            client_directory: own.map(|installation| installation.directory.clone()),
            password: None,
            host: cluster.host.to_owned(),
            port: cluster.port,
            database: cluster.database,
            user: cluster.user,
            sslmode: "disable",
        })
    }
}

#[async_trait]
impl Users for Local {
    async fn list(&self, cluster: &str) -> Result<Vec<Resource<User>>> {
        let engine = self.established()?;
        let owner = engine.cluster(cluster).map_err(errors::translate)?.user;
        let roles = engine.roles(cluster).await.map_err(errors::translate)?;
        roles
            .into_iter()
            .map(|role| {
                let view = User {
                    owner: role.name == owner,
                    name: role.name,
                    superuser: role.superuser,
                    create_database: role.create_database,
                    create_user: role.create_role,
                };
                Resource::of(view)
            })
            .collect()
    }

    async fn create(&self, cluster: &str, name: &str, password: &Secret) -> Result<Resource<User>> {
        self.established()?
            .create_role(cluster, name, password.expose())
            .await
            .map_err(errors::translate)?;
        let users = Users::list(self, cluster).await?;
        find(users, name, |user| &user.name)
    }

    async fn delete(&self, cluster: &str, name: &str) -> Result<()> {
        self.established()?
            .drop_role(cluster, name)
            .await
            .map_err(errors::translate)
    }
}

#[async_trait]
impl Databases for Local {
    async fn list(&self, cluster: &str) -> Result<Vec<Resource<Database>>> {
        let databases = self
            .engine()?
            .databases(cluster)
            .await
            .map_err(errors::translate)?;
        databases
            .into_iter()
            .map(|database| {
                let view = Database {
                    name: database.name,
                    owner: database.owner,
                    encoding: Some(database.encoding),
                    size_bytes: Some(database.size),
                };
                Resource::of(view)
            })
            .collect()
    }

    async fn create(
        &self,
        cluster: &str,
        name: &str,
        owner: Option<&str>,
    ) -> Result<Resource<Database>> {
        let engine = self.established()?;
        let own = engine.cluster(cluster).map_err(errors::translate)?.user;
        engine
            .create_database(cluster, name, owner.unwrap_or(&own))
            .await
            .map_err(errors::translate)?;
        let databases = Databases::list(self, cluster).await?;
        find(databases, name, |database| &database.name)
    }

    async fn delete(&self, cluster: &str, name: &str) -> Result<()> {
        self.established()?
            .drop_database(cluster, name)
            .await
            .map_err(errors::translate)
    }
}

#[async_trait]
impl Catalog for Local {
    async fn entries(
        &self,
        kind: CatalogKind,
        _scope: &CatalogScope,
    ) -> Result<Vec<Resource<CatalogEntry>>> {
        if kind != CatalogKind::Versions {
            return Err(Error::new(
                ErrorKind::Unsupported,
                format!("provider `local` has no {}", kind.name()),
            )
            .with_hint("`local` is this machine; it has `catalog versions` only"));
        }
        let found = match self.existing()? {
            Some(engine) => engine.installations(),
            None => engine::installations(&self.configuration),
        };
        found.choose(None).map_err(errors::translate)?;
        found
            .usable
            .into_iter()
            .map(|installation| {
                let view = CatalogEntry {
                    id: installation.major.to_string(),
                    name: format!("PostgreSQL {}", installation.version),
                    version: Some(installation.version.clone()),
                    description: Some(installation.directory.display().to_string()),
                    ..CatalogEntry::default()
                };
                let native = NativeInstallation {
                    version: installation.version,
                    major: installation.major,
                    directory: installation.directory,
                };
                Resource::new(view, &native)
            })
            .collect()
    }
}

#[async_trait]
impl Diagnosis for Local {
    async fn checks(&self) -> Vec<Check> {
        engine::diagnose(&self.configuration)
            .into_iter()
            .map(|finding| Check {
                check: finding.subject,
                status: match finding.health {
                    Health::Good => CheckStatus::Ok,
                    Health::Doubtful => CheckStatus::Warning,
                    Health::Bad => CheckStatus::Failed,
                },
                detail: finding.detail,
                hint: finding.advice.filter(|advice| !advice.is_empty()),
            })
            .collect()
    }

    async fn repair(&self) -> Result<Vec<String>> {
        if !self.configuration.data_root.exists() {
            return Ok(Vec::new());
        }
        let names = engine::rebuild(&self.configuration).map_err(errors::translate)?;
        Ok(if names.is_empty() {
            vec!["the catalogue needs no repair".to_owned()]
        } else {
            vec![format!(
                "the catalogue was made again: {}",
                names.join(", ")
            )]
        })
    }
}

#[derive(Serialize)]
struct NativeInstallation {
    version: String,
    major: u32,
    directory: PathBuf,
}

fn backup(backup: engine::Backup) -> Result<Resource<Backup>> {
    let view = Backup {
        id: backup.id.clone(),
        cluster: backup.cluster.clone(),
        name: backup.name.clone(),
        postgres_version: Some(backup.version.clone()),
        size_bytes: Some(backup.size),
        created_at: backup.created_at.parse().ok(),
    };
    Resource::new(view, &backup)
}

fn request<T: DeserializeOwned>(request: &Value) -> Result<T> {
    serde_json::from_value(request.clone()).map_err(|error| {
        Error::new(ErrorKind::Internal, "a plan of another provider was given").with_source(error)
    })
}

fn find<T>(
    resources: Vec<Resource<T>>,
    name: &str,
    name_of: impl Fn(&T) -> &str,
) -> Result<Resource<T>> {
    resources
        .into_iter()
        .find(|resource| name_of(&resource.view) == name)
        .ok_or_else(|| {
            Error::new(
                ErrorKind::NotFound,
                format!("`{name}` was made, and is not there any more"),
            )
        })
}
