//! The facets, over the wire. A creation is sent once; whether it happened is looked up, not guessed.

use std::time::Duration;

use async_trait::async_trait;
use futures_util::stream::{self, BoxStream};
use futures_util::{StreamExt, TryStreamExt};
use reqwest::Method;
use serde::Deserialize;
use serde_json::{Value, json};
use url::Url;

use super::config::{Api, COLLECTION, NAME_KEYS};
use super::translate::{DATABASE, PASSWORD, USER};
use super::{Postgraas, dialect, translate};
use crate::credentials::Secret;
use crate::error::{Error, ErrorKind, Result};
use crate::http::{Reply, Request};
use crate::model::{Body, Cluster, Connection, Resource, Route};
use crate::provider::absent::{connection_of, no_cluster, only_primary};
use crate::provider::{
    Accepted, Answer, ClusterLimits, Clusters, Connections, CreatePlan, DeletePassword, Habits,
    ListQuery, Once, ProviderId, Sent,
};

impl Postgraas {
    /// The instance, or nothing.
    async fn find(&self, id: &str) -> Result<Option<Resource<Cluster>>> {
        // Anything but the number as the server writes it is a name, or `01` for 1.
        if id
            .parse::<u64>()
            .is_ok_and(|number| number.to_string() == id)
        {
            let raw = self.rest.document(self.item(id)?).await?;
            let found = self.read(raw)?;
            return Ok(found.filter(|found| found.view.id == id));
        }
        Ok(None)
    }

    /// Returns the address of one instance.
    fn item(&self, id: &str) -> Result<Url> {
        self.rest.url(&[COLLECTION, id])
    }

    async fn open_list(
        &self,
    ) -> Result<impl futures_util::Stream<Item = Result<Resource<Cluster>>> + Send + '_> {
        // The list is bare.
        let items = self
            .rest
            .items(self.collection()?, COLLECTION, self)
            .await?;
        Ok(items.try_filter_map(|found| std::future::ready(Ok(found))))
    }
}

/// The identifier of a new instance.
fn created_id(reply: &Reply) -> Result<String> {
    #[derive(Deserialize)]
    struct Created {
        postgraas_instance_id: u64,
    }
    let created: Created = reply.json()?;
    Ok(created.postgraas_instance_id.to_string())
}

/// What a failed creation may leave, which the API does not list (`postgraas_server` 2.1.4).
fn leftovers(plan: &CreatePlan) -> String {
    let text = |key: &str| plan.request[key].as_str().unwrap_or_default().to_owned();
    format!(
        "it is not listed, and its database `{}` and role `{}` may exist all the same: whoever runs the \
         server can drop them",
        text(DATABASE),
        text(USER)
    )
}

#[async_trait]
impl Clusters for Postgraas {
    fn limits(&self) -> ClusterLimits {
        ClusterLimits {
            native_filters: false,
            habits: Habits {
                waits: true,
                timeout: Duration::from_secs(120),
                // The server may still be making it.
                once: Once {
                    by_vendor: false,
                    resends: 0,
                    looks: 5,
                    unlisted: Duration::from_secs(10),
                },
                ..Habits::default()
            },
            answers_here: true,
            delete_password: match self.api {
                Api::V1 => DeletePassword::Accepted,
                Api::V2 => DeletePassword::Required,
            },
            not_served: None,
            name_keys: match self.api {
                Api::V1 => &[NAME_KEYS[1], NAME_KEYS[0]],
                Api::V2 => &NAME_KEYS,
            },
        }
    }

    fn list(&self, _query: &ListQuery) -> BoxStream<'_, Result<Resource<Cluster>>> {
        stream::once(self.open_list()).try_flatten().boxed()
    }

    async fn get(&self, id: &str) -> Result<Resource<Cluster>> {
        self.find(id).await?.ok_or_else(|| no_cluster(id))
    }

    fn answers(&self) -> Vec<Answer> {
        translate::table(self.api).answers()
    }

    fn plan(&self, body: &Body) -> Result<CreatePlan> {
        translate::plan(body, self.api)
    }

    async fn create(
        &self,
        plan: &CreatePlan,
        password: &Secret,
        _accepted: &mut Accepted<'_>,
    ) -> Sent {
        let mut body = plan.request.clone();
        body[PASSWORD] = Value::from(password.expose());
        let url = match self.collection() {
            Ok(url) => url,
            Err(error) => return Sent::Unsent(error),
        };
        let request = Request::new(Method::POST, url).with_document(&body);
        let sent = self.rest.send(&request).await;
        if let Ok(reply) = &sent
            && reply.status.is_success()
            && created_id(reply).is_err()
            && dialect::has_words(reply)
        {
            // Before 2.0.2 a refusal had status 200.
            let refused = dialect::refused(reply, Some(password));
            return Sent::Refused(refused.with_hint(leftovers(plan)));
        }
        match dialect::DIALECT.created(sent, Some(password), created_id) {
            Sent::Later(error, pause) => Sent::Later(error.with_hint(leftovers(plan)), pause),
            ended => ended,
        }
    }

    async fn delete(&self, id: &str, password: Option<&Secret>) -> Result<()> {
        let wanted = || {
            Error::usage(format!(
                "deleting `{id}` wants the password of its database user"
            ))
            .with_hint("give it with --password-stdin")
        };
        if password.is_none() && self.api == Api::V2 {
            return Err(wanted());
        }
        let mut request = Request::new(Method::DELETE, self.item(id)?);
        if let Some(password) = password {
            let body = json!({ PASSWORD: password.expose() });
            request = request.with_document(&body);
        }
        let reply = self.rest.send(&request).await?;
        let is_failed = dialect::is_failed_deletion(&reply);
        let error = || dialect::refused(&reply, password);
        match reply.status.as_u16() {
            200..=299 if !is_failed => Ok(()),
            // Before 2.0.2 every refusal looked alike.
            200..=299 => match self.find(id).await? {
                None => Err(no_cluster(id)),
                Some(_) => Err(error().with_hint(
                    "that server does not say whether the password was wrong: --password-stdin gives \
                     another one",
                )),
            },
            400 if password.is_none() => Err(wanted()),
            404 if is_failed => Err(no_cluster(id)),
            401 if is_failed => {
                let refused = error();
                Err(Error::new(
                    ErrorKind::Authentication,
                    format!("the password is not that of the database user of `{id}`"),
                )
                .with_detail(refused.message().to_owned())
                .with_details(refused.details().to_vec())
                .with_http(401, reply.request_id())
                .with_hint("give the right one with --password-stdin"))
            }
            _ => Err(error()),
        }
    }
}

#[async_trait]
impl Connections for Postgraas {
    async fn connection(&self, id: &str, route: Route) -> Result<Connection> {
        only_primary(ProviderId::Postgraas, route)?;
        // The server does not say whether its PostgreSQL has TLS.
        connection_of("the server", &self.get(id).await?.view, "prefer")
    }
}
