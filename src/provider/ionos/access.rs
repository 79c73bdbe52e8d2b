//! Ways into a PostgreSQL, and the users and databases of version 1.

use std::time::{Duration, Instant};

use async_trait::async_trait;
use futures_util::{StreamExt, TryStreamExt};
use reqwest::Method;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::Ionos;
use super::document::{members, text, unexpected};
use crate::credentials::Secret;
use crate::error::{Error, ErrorKind, Result};
use crate::http::Request;
use crate::model::{Connection, Database, Resource, Route, State, User};
use crate::provider::absent::only_primary;
use crate::provider::{Clusters, Connections, Databases, ProviderId, Users};

/// The database that every server has.
const DATABASE: &str = "postgres";

/// How long a write waits for the one before it, and the pauses between two looks.
const TURN: Duration = Duration::from_secs(15 * 60);
const PAUSES: (Duration, Duration) = (Duration::from_millis(100), Duration::from_secs(5));

impl Ionos {
    /// Waits until a cluster is ready: a write while another one is under way is answered with 500
    /// (terraform-provider-ionoscloud, 695).
    async fn settled(&self, id: &str) -> Result<()> {
        let begun = Instant::now();
        let mut pause = PAUSES.0;
        loop {
            let cluster = Clusters::get(self, id).await?.view;
            match cluster.state {
                State::Ready => return Ok(()),
                State::Failed | State::Deleting => {}
                _ if begun.elapsed() < TURN => {
                    tokio::time::sleep(pause).await;
                    pause = (pause * 3 / 2).min(PAUSES.1);
                    continue;
                }
                _ => {}
            }
            return Err(Error::new(
                ErrorKind::Conflict,
                format!("`{}` is {}", cluster.name, cluster.state),
            )
            .with_detail(format!("id: {id}")));
        }
    }

    /// Writes below a cluster, between two moments at which it is ready.
    async fn write(
        &self,
        id: &str,
        method: Method,
        segments: &[&str],
        body: Option<&Value>,
    ) -> Result<crate::http::Reply> {
        self.settled(id).await?;
        let mut request = Request::new(method, self.item(id, segments).await?);
        if let Some(body) = body {
            request = request.with_document(body);
        }
        let reply = self.rest.ask(&request).await?;
        self.settled(id).await?;
        Ok(reply)
    }

    async fn rows(&self, id: &str, collection: &str) -> Result<Vec<Box<RawValue>>> {
        let url = self.item(id, &[collection]).await?;
        self.rest
            .pages(url, "items", 1000)
            .boxed()
            .try_collect()
            .await
    }
}

fn user(raw: &RawValue) -> Result<Resource<User>> {
    let document = members(raw)?;
    let name = text(&document["properties"]["username"]);
    let view = User {
        name: name.ok_or_else(|| unexpected("a user has no `username`".to_owned()))?,
        owner: false,
        superuser: false,
        create_database: false,
        create_user: false,
    };
    Resource::new(view, &document)
}

fn database(raw: &RawValue) -> Result<Resource<Database>> {
    let document = members(raw)?;
    let properties = &document["properties"];
    let name = text(&properties["name"]);
    let view = Database {
        name: name.ok_or_else(|| unexpected("a database has no `name`".to_owned()))?,
        owner: text(&properties["owner"]).unwrap_or_default(),
        encoding: None,
        size_bytes: None,
    };
    Resource::new(view, &document)
}

#[async_trait]
impl Connections for Ionos {
    async fn connection(&self, id: &str, route: Route) -> Result<Connection> {
        only_primary(ProviderId::Ionos, route)?;
        let endpoint = Clusters::get(self, id).await?.view.endpoint;
        let absent = |what: &str| {
            Error::new(
                ErrorKind::Unavailable,
                format!("the cluster has no {what} yet"),
            )
            .with_detail(format!("id: {id}"))
        };
        Ok(Connection {
            host: endpoint.host.ok_or_else(|| absent("address"))?,
            port: endpoint.port.ok_or_else(|| absent("port"))?,
            database: endpoint.database.unwrap_or_else(|| DATABASE.to_owned()),
            // No document tells whom the cluster was made with; the one that is kept here does.
            user: endpoint.user.unwrap_or_default(),
            sslmode: "require",
            client_directory: None,
            password: None,
        })
    }
}

#[async_trait]
impl Users for Ionos {
    async fn list(&self, cluster: &str) -> Result<Vec<Resource<User>>> {
        let rows = self.rows(cluster, "users").await?;
        rows.iter().map(|raw| user(raw)).collect()
    }

    async fn create(&self, cluster: &str, name: &str, password: &Secret) -> Result<Resource<User>> {
        let body = json!({"properties": {"username": name, "password": password.expose()}});
        let reply = self
            .write(cluster, Method::POST, &["users"], Some(&body))
            .await?;
        user(&reply.json::<Box<RawValue>>()?)
    }

    async fn delete(&self, cluster: &str, name: &str) -> Result<()> {
        self.write(cluster, Method::DELETE, &["users", name], None)
            .await
            .map(drop)
    }
}

#[async_trait]
impl Databases for Ionos {
    async fn list(&self, cluster: &str) -> Result<Vec<Resource<Database>>> {
        let rows = self.rows(cluster, "databases").await?;
        rows.iter().map(|raw| database(raw)).collect()
    }

    async fn create(
        &self,
        cluster: &str,
        name: &str,
        owner: Option<&str>,
    ) -> Result<Resource<Database>> {
        let owner = match owner {
            Some(owner) => owner.to_owned(),
            None => self.only_user(cluster).await?,
        };
        let body = json!({"properties": {"name": name, "owner": owner}});
        let reply = self
            .write(cluster, Method::POST, &["databases"], Some(&body))
            .await?;
        database(&reply.json::<Box<RawValue>>()?)
    }

    async fn delete(&self, cluster: &str, name: &str) -> Result<()> {
        self.write(cluster, Method::DELETE, &["databases", name], None)
            .await
            .map(drop)
    }
}

impl Ionos {
    /// Returns the owner of a new database where nobody names one.
    async fn only_user(&self, cluster: &str) -> Result<String> {
        let mut users = Users::list(self, cluster).await?;
        match (users.pop(), users.is_empty()) {
            (Some(only), true) => Ok(only.view.name),
            (last, _) => {
                let names = users.iter().chain(&last).map(|user| user.view.name.clone());
                Err(Error::usage("the new database has no owner")
                    .with_details(names)
                    .with_hint("name one of the users with --owner"))
            }
        }
    }
}
