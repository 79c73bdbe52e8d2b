//! Instances: what a creation and a deletion do, step by step, and what is undone or finished after a
//! crash. Each step is recorded before the provider is asked for it.

use std::collections::BTreeMap;
use std::time::{Duration, Instant as Clock};

use axum::http::StatusCode;
use futures_util::TryStreamExt;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde_json::{Map, Value};

use super::model::{Creation, Dialect, Instance, Phase};
use super::register::{NewInstance, Refusal, Register};
use super::reply::Reply;
use super::{sessions, verifier};
use crate::credentials::Secret;
use crate::error::{Error, ErrorKind, Result};
use crate::http::retry::Policy;
use crate::model::{Body, Cluster, Connection, MARK, Route, State};
use crate::operations::{self, ByPlan};
use crate::postgres::Query;
use crate::provider::{Clusters, Connections, CreatePlan, DeletePassword, ListQuery, Provider};

/// The pause between two looks at a cluster that is not ready yet.
const PAUSE: Duration = Duration::from_millis(20);

/// The instances of one profile.
pub(super) struct Instances {
    pub(super) register: Register,
    pub(super) provider: Box<dyn Provider>,
    pub(super) limit: u32,
    /// What is said instead of the provider's own host.
    pub(super) advertised_host: Option<String>,
}

impl std::fmt::Debug for Instances {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Instances")
            .field("register", &self.register)
            .field("provider", &self.provider.id())
            .finish_non_exhaustive()
    }
}

impl Instances {
    /// Creates an instance; it answers SQL as its user when this returns.
    pub(super) async fn create(&self, dialect: Dialect, creation: &Creation) -> Reply {
        let made = async {
            let plan = self.plan(creation)?;
            Ok((self.clusters()?, self.connections()?, plan))
        };
        let (clusters, connections, plan) = match made.await {
            Ok(made) => made,
            Err(error) => return Reply::not_created(&error, creation),
        };
        let created_at = Timestamp::now().to_zoned(TimeZone::UTC).datetime();
        let row = NewInstance {
            name: &creation.name,
            dialect,
            database: &creation.database,
            user: &creation.user,
            verifier: &verifier::make(&creation.password),
            created_at: &format!("{created_at:.6}"),
        };
        let id = match self.register.begin(&row, self.limit) {
            Ok(id) => id,
            Err(Refusal::NameTaken) => return Reply::name_taken(dialect, &creation.name),
            Err(Refusal::Full) => return Reply::full(self.limit),
            Err(Refusal::Failed(error)) => return Reply::not_created(&error, creation),
        };
        let mut cluster = None;
        let made = self
            .make(id, &mut cluster, clusters, connections, &plan, creation)
            .await;
        match made {
            Ok(instance) => Reply::created(dialect, &instance, creation),
            Err(error) => {
                // Where undoing fails too, the row stays, and the next start of the server tries again.
                let password = Some(&creation.password);
                let _ = self.undo(id, cluster.as_deref(), password).await;
                Reply::not_created(&error, creation)
            }
        }
    }

    async fn make(
        &self,
        id: i64,
        cluster: &mut Option<String>,
        clusters: &dyn Clusters,
        connections: &dyn Connections,
        plan: &CreatePlan,
        creation: &Creation,
    ) -> Result<Instance> {
        let mut accepted = |given: &str| {
            *cluster = Some(given.to_owned());
            self.register.name_cluster(id, given)
        };
        let patience = Policy::default();
        let making = ByPlan {
            clusters,
            plan,
            password: &creation.password,
        };
        let created = operations::create(clusters, &making, &patience, &mut accepted)
            .await?
            .view;
        if cluster.as_ref() != Some(&created.id) {
            *cluster = Some(created.id.clone());
            self.register.name_cluster(id, &created.id)?;
        }
        let connection = self
            .until_ready(clusters, connections, created, &creation.password)
            .await?;
        let host = self.advertised_host.as_ref().unwrap_or(&connection.host);
        self.register
            .finish(id, &connection.user, host, connection.port)?;
        let instance = self.register.instance(id)?;
        instance.ok_or_else(|| Error::new(ErrorKind::Internal, "the instance was forgotten"))
    }

    /// Waits until the instance's own user gets an answer.
    async fn until_ready(
        &self,
        clusters: &dyn Clusters,
        connections: &dyn Connections,
        mut cluster: Cluster,
        password: &Secret,
    ) -> Result<Connection> {
        let begun = Clock::now();
        let limit = clusters.limits().habits.timeout;
        loop {
            let seen = match cluster.state {
                State::Ready => {
                    let connection = connections.connection(&cluster.id, Route::Primary).await?;
                    let query = Query {
                        connection: &connection,
                        password: Some(password),
                    };
                    match query.answers().await {
                        Ok(()) => return Ok(connection),
                        Err(error) if error.kind() == ErrorKind::Unavailable => error,
                        Err(error) => return Err(error),
                    }
                }
                State::Failed => {
                    let error = Error::new(ErrorKind::Failed, "the instance failed");
                    return Err(error.with_details(cluster.status));
                }
                state => Error::new(ErrorKind::TimedOut, format!("the instance is {state}")),
            };
            if begun.elapsed() > limit {
                return Err(seen);
            }
            tokio::time::sleep(PAUSE).await;
            cluster = clusters.get(&cluster.id).await?.view;
        }
    }

    /// Removes what there is of an instance that is not to be: first the cluster, then the row.
    async fn undo(&self, id: i64, cluster: Option<&str>, password: Option<&Secret>) -> Result<()> {
        if let Some(cluster) = cluster {
            match self.clusters()?.delete(cluster, password).await {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        self.register.remove(id)
    }

    /// Deletes an instance, if the password is its.
    pub(super) async fn delete(
        &self,
        dialect: Dialect,
        id: i64,
        password: Option<&Secret>,
    ) -> Reply {
        match self.try_delete(dialect, id, password).await {
            Ok(reply) => reply,
            Err(error) => Reply::deletion_failed(&error, password.map(Secret::expose)),
        }
    }

    async fn try_delete(
        &self,
        dialect: Dialect,
        id: i64,
        password: Option<&Secret>,
    ) -> Result<Reply> {
        let found = self.register.instance(id)?;
        let Some(instance) = found.filter(|instance| instance.phase != Phase::Creating) else {
            return Ok(Reply::no_instance(dialect, &id.to_string()));
        };
        match password {
            // Only what was made without this protection can be deleted without it.
            None if dialect == Dialect::Talk
                && instance.dialect == Dialect::Talk
                && !self.wants_password()? => {}
            None => return Ok(Reply::deletion_password_missing()),
            Some(password) if verifier::matches(&instance.verifier, password) => {}
            Some(_) => {
                let message = format!(
                    "Could not connect to postgres instance: \
                     FATAL:  password authentication failed for user \"{}\"\n",
                    instance.user
                );
                return Ok(Reply::not_deleted(StatusCode::UNAUTHORIZED, &message));
            }
        }
        let cluster = instance.cluster.as_deref().unwrap_or_default();
        if let (Dialect::V2, Some(password)) = (dialect, password) {
            let others = match self
                .connections()?
                .connection(cluster, Route::Primary)
                .await
            {
                Ok(connection) => sessions::others(&connection, password).await,
                Err(_) => 0,
            };
            if others > 0 {
                let message = format!(
                    "Database contains other {others} active sessions. \
                     Please close or terminate all sessions before deleting"
                );
                return Ok(Reply::not_deleted(StatusCode::CONFLICT, &message));
            }
        }
        if !self
            .register
            .change_phase(id, Phase::Present, Phase::Deleting)?
        {
            return Err(Error::new(
                ErrorKind::Conflict,
                format!("Postgraas instance {id} is being deleted"),
            ));
        }
        let message = match self.clusters()?.delete(cluster, password).await {
            Ok(()) => "deleted postgraas instance",
            Err(error) if error.kind() == ErrorKind::NotFound => {
                "deleted postgraas instance, but container was not found..."
            }
            Err(error) => {
                self.register
                    .change_phase(id, Phase::Deleting, Phase::Present)?;
                return Err(error);
            }
        };
        self.register.remove(id)?;
        Ok(Reply::deleted(message))
    }

    /// Makes the register and the provider agree after a crash: creations that nobody was told of are
    /// undone, deletions are finished, and what is gone is forgotten. With `start`, instances that are
    /// stopped are started. Returns what was done, a line for each.
    ///
    /// # Errors
    /// Where the provider cannot be asked what there is.
    pub(super) async fn reconcile(&self, start: bool) -> Result<Vec<String>> {
        let clusters = self.clusters()?;
        // Asking also lets the provider repair what it left itself.
        let present: BTreeMap<String, (String, State)> = clusters
            .list(&ListQuery::default())
            .map_ok(|cluster| (cluster.view.id, (cluster.view.name, cluster.view.state)))
            .try_collect()
            .await?;
        let mut done = Vec::new();
        for instance in self.register.instances()?.iter() {
            let name = &instance.name;
            let cluster = instance.cluster.as_deref();
            // An identifier that means another cluster now is none of ours.
            let found = cluster
                .and_then(|cluster| present.get(cluster))
                .filter(|(found, _)| found == name);
            let result = match (instance.phase, found) {
                // Its password is not known here, so it cannot be undone: whoever has the password can
                // delete it.
                (Phase::Creating, Some(_)) if self.wants_password()? => {
                    done.push(format!("creation of `{name}` finished"));
                    self.finish(instance.id, cluster.unwrap_or_default()).await
                }
                (Phase::Deleting, Some(_)) if self.wants_password()? => {
                    done.push(format!("deletion of `{name}` given up"));
                    let back =
                        self.register
                            .change_phase(instance.id, Phase::Deleting, Phase::Present);
                    back.map(|_| ())
                }
                (Phase::Creating, found) => {
                    done.push(format!("creation of `{name}` undone"));
                    self.undo(instance.id, found.and(cluster), None).await
                }
                (Phase::Deleting, found) => {
                    done.push(format!("deletion of `{name}` finished"));
                    self.undo(instance.id, found.and(cluster), None).await
                }
                (Phase::Present, None) => {
                    done.push(format!("`{name}` is gone, and forgotten"));
                    self.register.remove(instance.id)
                }
                (Phase::Present, Some((_, State::Stopped))) if start => {
                    done.push(format!("`{name}` started"));
                    self.start(cluster.unwrap_or_default()).await
                }
                (Phase::Present, Some(_)) => Ok(()),
            };
            // One that cannot be mended must not keep the others from being served.
            if let Err(error) = result {
                done.push(format!("`{name}`: {error}"));
            }
        }
        Ok(done)
    }

    /// Records that an instance is there, with what the provider says of it.
    async fn finish(&self, id: i64, cluster: &str) -> Result<()> {
        let connections = self.connections()?;
        let found = connections.connection(cluster, Route::Primary).await?;
        let host = self.advertised_host.as_ref().unwrap_or(&found.host);
        self.register.finish(id, &found.user, host, found.port)
    }

    /// Whether the provider deletes a cluster only for whoever has its password.
    fn wants_password(&self) -> Result<bool> {
        Ok(self.clusters()?.limits().delete_password == DeletePassword::Required)
    }

    async fn start(&self, cluster: &str) -> Result<()> {
        let lifecycle = self.provider.require().lifecycle()?;
        lifecycle.start(cluster).await.accepted()
    }

    fn plan(&self, creation: &Creation) -> Result<CreatePlan> {
        let (mark, version) = MARK;
        let document: Map<String, Value> = [
            (mark, version),
            ("name", &creation.name),
            ("database", &creation.database),
            ("user", &creation.user),
        ]
        .into_iter()
        .map(|(key, value)| (key.to_owned(), value.into()))
        .collect();
        self.clusters()?.plan(&Body::Portable(document))
    }

    fn clusters(&self) -> Result<&dyn Clusters> {
        self.provider.require().clusters()
    }

    fn connections(&self) -> Result<&dyn Connections> {
        self.provider.require().connections()
    }
}
