//! The facets, over the wire. A creation is sent once; whether it happened is looked up, not guessed.

use std::time::Duration;

use async_trait::async_trait;
use futures_util::stream::{self, BoxStream};
use futures_util::{StreamExt, TryStreamExt};
use reqwest::Method;
use serde::Deserialize;
use serde_json::{Value, json};

use super::config::{Api, COLLECTION, NAME_KEYS};
use super::translate::{DATABASE, PASSWORD, USER};
use super::{Postgraas, errors, translate};
use crate::credentials::Secret;
use crate::error::{Error, ErrorKind, Result};
use crate::http::{Failure, Reply, Request, Streaming, join};
use crate::model::{Body, Cluster, Connection, Resource, Route};
use crate::provider::{
    Accepted, ClusterLimits, Clusters, Connections, CreatePlan, DeletePassword, ListQuery, Once,
    RawApi, RawRequest, Sent,
};

impl Postgraas {
    /// The instance, or nothing.
    async fn find(&self, id: &str) -> Result<Option<Resource<Cluster>>> {
        // Anything but the number as the server writes it is a name, or `01` for 1.
        if id
            .parse::<u64>()
            .is_ok_and(|number| number.to_string() == id)
        {
            let url = self.server.item(id)?;
            let reply = errors::success(self.server.send(&Request::get(url)).await?)?;
            let found = self.read(reply.json()?)?;
            return Ok(found.filter(|found| found.view.id == id));
        }
        Ok(None)
    }

    async fn open_list(
        &self,
    ) -> Result<impl futures_util::Stream<Item = Result<Resource<Cluster>>> + Send + '_> {
        let request = Request::get(self.server.collection()?);
        // The list is bare.
        match self.server.stream_list(&request, COLLECTION, self).await? {
            Streaming::Refused(reply) => Err(errors::translate(&reply, None)),
            Streaming::Body(items) => {
                Ok(items.try_filter_map(|found| std::future::ready(Ok(found))))
            }
        }
    }
}

/// The identifier of a new instance.
fn created_id(reply: &Reply) -> Option<String> {
    #[derive(Deserialize)]
    struct Created {
        postgraas_instance_id: u64,
    }
    let created: Created = serde_json::from_slice(&reply.body).ok()?;
    Some(created.postgraas_instance_id.to_string())
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

fn no_instance(id: &str) -> Error {
    Error::new(ErrorKind::NotFound, format!("there is no cluster `{id}`"))
}

#[async_trait]
impl Clusters for Postgraas {
    fn limits(&self) -> ClusterLimits {
        ClusterLimits {
            native_filters: false,
            waits: true,
            answers_here: true,
            timeout: Duration::from_secs(120),
            unnoticed: Duration::ZERO,
            // The server may still be making it.
            once: Once {
                by_vendor: false,
                resends: 0,
                looks: 5,
                unlisted: Duration::from_secs(10),
            },
            delete_password: match self.server.api {
                Api::V1 => DeletePassword::Accepted,
                Api::V2 => DeletePassword::Required,
            },
            not_served: None,
            name_keys: match self.server.api {
                Api::V1 => &[NAME_KEYS[1], NAME_KEYS[0]],
                Api::V2 => &NAME_KEYS,
            },
        }
    }

    fn list(&self, _query: &ListQuery) -> BoxStream<'_, Result<Resource<Cluster>>> {
        stream::once(self.open_list()).try_flatten().boxed()
    }

    async fn get(&self, id: &str) -> Result<Resource<Cluster>> {
        self.find(id).await?.ok_or_else(|| no_instance(id))
    }

    fn plan(&self, body: &Body) -> Result<CreatePlan> {
        translate::plan(body, self.server.api)
    }

    async fn complete(&self, _plan: &mut CreatePlan) -> Result<()> {
        Ok(())
    }

    async fn check(&self, _plan: &CreatePlan) -> Result<()> {
        Ok(())
    }

    async fn create(
        &self,
        plan: &CreatePlan,
        password: &Secret,
        _accepted: &mut Accepted<'_>,
    ) -> Sent {
        let mut body = plan.request.clone();
        body[PASSWORD] = Value::from(password.expose());
        let url = match self.server.collection() {
            Ok(url) => url,
            Err(error) => return Sent::Unsent(error),
        };
        let request = Request::new(Method::POST, url).with_json(body.to_string().into_bytes());
        let reply = match self.server.send(&request).await {
            Ok(reply) => reply,
            Err(Failure::Unsent(error)) => return Sent::Unsent(error),
            Err(Failure::Lost(error)) => return Sent::Lost(error),
        };
        let error = || errors::translate(&reply, Some(password));
        match reply.status.as_u16() {
            200..=299 => match created_id(&reply) {
                Some(id) => Sent::Accepted(id),
                // Before 2.0.2 a refusal had status 200.
                None if errors::has_words(&reply) => {
                    Sent::Refused(error().with_hint(leftovers(plan)))
                }
                None => Sent::Unnamed(reply.undecodable("it has no `postgraas_instance_id`")),
            },
            408 | 500.. => Sent::Later(error().with_hint(leftovers(plan)), None),
            _ => Sent::Refused(error()),
        }
    }

    async fn delete(&self, id: &str, password: Option<&Secret>) -> Result<()> {
        let wanted = || {
            Error::usage(format!(
                "deleting `{id}` wants the password of its database user"
            ))
            .with_hint("give it with --password-stdin")
        };
        if password.is_none() && self.server.api == Api::V2 {
            return Err(wanted());
        }
        let mut request = Request::new(Method::DELETE, self.server.item(id)?);
        if let Some(password) = password {
            let body = json!({ PASSWORD: password.expose() });
            request = request.with_json(body.to_string().into_bytes());
        }
        let reply = self.server.send(&request).await?;
        let is_failed = errors::is_failed_deletion(&reply);
        let error = || errors::translate(&reply, password);
        match reply.status.as_u16() {
            200..=299 if !is_failed => Ok(()),
            // Before 2.0.2 every refusal looked alike.
            200..=299 => match self.find(id).await? {
                None => Err(no_instance(id)),
                Some(_) => Err(error().with_hint(
                    "that server does not say whether the password was wrong: --password-stdin gives \
                     another one",
                )),
            },
            400 if password.is_none() => Err(wanted()),
            404 if is_failed => Err(no_instance(id)),
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
        if route != Route::Primary {
            return Err(Error::new(
                ErrorKind::Unsupported,
                format!(
                    "a cluster of `postgraas` has no way in called {}",
                    route.name()
                ),
            ));
        }
        let endpoint = self.get(id).await?.view.endpoint;
        let incomplete = |what: &str| {
            Error::new(
                ErrorKind::Provider,
                format!("the server names no {what} of `{id}`"),
            )
        };
        Ok(Connection {
            host: endpoint.host.ok_or_else(|| incomplete("host"))?,
            port: endpoint.port.ok_or_else(|| incomplete("port"))?,
            database: endpoint.database.ok_or_else(|| incomplete("database"))?,
            user: endpoint.user.ok_or_else(|| incomplete("user"))?,
            // The server does not say whether its PostgreSQL has TLS.
            sslmode: "prefer",
            client_directory: None,
        })
    }
}

#[async_trait]
impl RawApi for Postgraas {
    fn pages(&self) -> bool {
        false
    }

    async fn call(&self, request: &RawRequest) -> Result<Streaming> {
        // `/api/...` and `/health` are below the server; anything else is below this generation.
        let path = request.path.as_str();
        let base = if path.starts_with("/api/") || path == "/health" {
            self.server.root()?
        } else {
            self.server.url(&[])?
        };
        let url = join(&base, path, &request.query)?;
        let method = Method::from_bytes(request.method.as_bytes())
            .map_err(|_| Error::usage(format!("`{}` is no method", request.method)))?;
        let mut wire = Request::new(method, url);
        if let Some(body) = &request.body {
            wire = wire.with_json(body.clone());
        }
        Ok(self.server.stream(&wire).await?)
    }
}
