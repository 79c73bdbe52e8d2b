//! Clusters: list, get, create, delete; and the ways into them.

use std::time::{Duration, Instant};

use async_trait::async_trait;
use futures_util::stream::{self, BoxStream};
use futures_util::{StreamExt, TryStreamExt};
use reqwest::Method;
use serde::Deserialize;
use serde_json::Value;
use serde_json::value::RawValue;
use url::Url;

use super::config::Api;
use super::translate::{NAME_KEYS, SHORTEST_PASSWORD};
use super::{BigAnimal, catalogue, document, errors, translate};
use crate::credentials::Secret;
use crate::error::{Error, ErrorKind, Result};
use crate::http::{Failure, ReadItem, Reply, Request, Streaming, join};
use crate::model::{Body, Cluster, Connection, Resource, Route, State};
use crate::provider::{
    Accepted, ClusterLimits, Clusters, Connections, CreatePlan, DeletePassword, ListQuery, RawApi,
    RawRequest,
};

/// How often a creation that the portal itself refused as transient is sent again (the vendor's own
/// tools: three times).
const RESENDS: u32 = 3;

impl ReadItem for BigAnimal {
    type Item = Resource<Cluster>;

    fn read_in_place(&self, text: &str) -> Option<(Self::Item, usize)> {
        let profile = self.profile.as_deref();
        match self.portal.api {
            Api::V1 => document::read_first_in_place(text, profile),
            Api::V3 => {
                let (mut resource, length) = document::read_in_place(text, profile)?;
                self.changes.doubt(&mut resource);
                Some((resource, length))
            }
        }
    }

    fn read(&self, raw: Box<RawValue>) -> Result<Self::Item> {
        self.resource(raw)
    }
}

impl BigAnimal {
    pub(super) fn resource(&self, raw: Box<RawValue>) -> Result<Resource<Cluster>> {
        let profile = self.profile.as_deref();
        match self.portal.api {
            Api::V1 => document::read_first(raw, profile),
            Api::V3 => {
                let mut resource = document::read(raw, profile)?;
                self.changes.doubt(&mut resource);
                Ok(resource)
            }
        }
    }

    /// The cluster as the portal describes it.
    pub(super) async fn fetch(&self, id: &str) -> Result<Resource<Cluster>> {
        if !is_id(id) {
            return Err(no_cluster(id));
        }
        let url = self.portal.scoped(&["clusters", id]).await?;
        let raw = self.portal.document(url).await?;
        self.resource(raw)
    }

    /// The address of the list. Names are matched partially unless `exact` says otherwise, and whether it
    /// is honoured is uncertain: callers compare again.
    async fn list_url(&self, query: &ListQuery) -> Result<Url> {
        let mut url = self.portal.scoped(&["clusters"]).await?;
        let mut pairs: Vec<(String, String)> = Vec::new();
        if let Some(name) = &query.name {
            pairs.push(("name".to_owned(), name.clone()));
            if self.portal.api == Api::V3 {
                pairs.push(("exact".to_owned(), "true".to_owned()));
            }
        }
        if let Some(region) = &query.region {
            let key = match self.portal.api {
                Api::V1 => "region",
                Api::V3 => "regionIds",
            };
            pairs.push((key.to_owned(), region.clone()));
        }
        for (key, value) in &query.native {
            pairs.push((self.filter_key(key).to_owned(), value.clone()));
        }
        if let Some(sort) = &query.sort {
            let (sign, field) = match sort.strip_prefix('-') {
                Some(field) => ('-', field),
                None => ('+', sort.trim_start_matches('+')),
            };
            // The only field that the vendor sorts by.
            if field == "name" {
                let field = match self.portal.api {
                    Api::V1 => "name",
                    Api::V3 => "clusterName",
                };
                pairs.push(("sort".to_owned(), format!("{sign}{field}")));
            }
        }
        if !pairs.is_empty() {
            url.query_pairs_mut().extend_pairs(pairs);
        }
        Ok(url)
    }

    /// The filters of the walkthrough have other names in v3 (BigAnimal API change log, v1 to v2).
    fn filter_key<'a>(&self, key: &'a str) -> &'a str {
        match (self.portal.api, key) {
            (Api::V3, "region") => "regionIds",
            (Api::V3, "pgType") => "pgTypeIds",
            (Api::V3, "pgVersion") => "pgVersionIds",
            _ => key,
        }
    }

    /// Clusters as they come.
    async fn open_list<'a>(
        &'a self,
        query: &ListQuery,
    ) -> Result<impl futures_util::Stream<Item = Result<Resource<Cluster>>> + Send + use<'a>> {
        let request = Request::get(self.list_url(query).await?);
        match self.portal.stream_list(&request, self).await? {
            Streaming::Body(items) => Ok(items),
            Streaming::Refused(reply) => Err(errors::translate(&reply)),
        }
    }

    /// The clusters that bear exactly this name.
    async fn named(&self, name: &str) -> Result<Vec<Resource<Cluster>>> {
        let query = ListQuery {
            name: Some(name.to_owned()),
            ..ListQuery::default()
        };
        let all = Clusters::list(self, &query);
        all.try_filter(|resource| std::future::ready(resource.view.name == name))
            .try_collect()
            .await
    }

    /// Sends the creation. What came of an answer that says nothing certain is looked up by name before
    /// anything is sent again, and after a reply that was lost nothing is sent again at all.
    pub(super) async fn send_creation(
        &self,
        name: &str,
        request: &Request,
        accepted: &mut Accepted<'_>,
    ) -> Result<String> {
        if let Some(existing) = self.named(name).await?.first() {
            return Err(self.taken(&existing.view));
        }
        let patience = self.portal.client.options().retry;
        let resends = RESENDS.min(patience.max_retries);
        let started = Instant::now();
        let mut sent = 0;
        loop {
            sent += 1;
            let mut pause = Duration::from_millis(200) * sent;
            let (error, may_send_again) = match self.portal.send(request).await {
                Ok(reply) if reply.status.is_success() => {
                    match accepted_id(&reply, self.portal.api) {
                        Ok(id) => {
                            accepted(&id)?;
                            return Ok(id);
                        }
                        // It was accepted by somebody, who did not say as what.
                        Err(error) => (error, false),
                    }
                }
                Ok(reply) => {
                    let error = errors::translate(&reply);
                    let status = reply.status.as_u16();
                    if status < 500 && status != 429 && status != 408 {
                        return Err(error);
                    }
                    pause = reply.retry_after().unwrap_or(pause);
                    // What the portal itself refused it has not begun, or it is found below.
                    (error, errors::is_from_portal(&reply))
                }
                Err(Failure::Unsent(error)) => return Err(error),
                Err(Failure::Lost(error)) => (error, false),
            };
            // None was there before the first attempt.
            let mut new = self.named(name).await.map_err(|look| {
                unknown_outcome(name, &error).with_detail(format!("and then: {look}"))
            })?;
            match (new.pop(), new.is_empty()) {
                (Some(only), true) => return self.adopt(only, &error, accepted),
                (Some(last), false) => {
                    let ids = new.iter().chain([&last]).map(|c| c.view.id.clone());
                    return Err(Error::new(
                        ErrorKind::Conflict,
                        format!("several clusters are named `{name}` now"),
                    )
                    .with_details(ids)
                    .with_hint("one of them may be of this command: look before you delete any"));
                }
                (None, _)
                    if may_send_again
                        && sent <= resends
                        && pause <= patience.budget.saturating_sub(started.elapsed()) =>
                {
                    tokio::time::sleep(pause).await;
                }
                (None, _) if may_send_again => return Err(error),
                (None, _) => return Err(unknown_outcome(name, &error)),
            }
        }
    }

    /// A failed cluster holds its name until somebody deletes it, and nobody should accept it.
    fn taken(&self, cluster: &Cluster) -> Error {
        let Cluster { name, id, .. } = cluster;
        let error = Error::new(
            ErrorKind::Conflict,
            format!("there is a cluster `{name}` already"),
        )
        .with_detail(format!("id: {id}"));
        if cluster.state != State::Failed {
            return error.with_hint("choose another name, or accept that one with --if-not-exists");
        }
        let status = cluster.status.as_deref().unwrap_or("failed");
        let program = &self.portal.credentials.places().program;
        error
            .with_detail(format!("its phase: {status}"))
            .with_hint(format!(
                "choose another name, or delete that one first: `{program} cluster delete {id}`"
            ))
    }

    /// The one new cluster of that name is what was asked for, although the answer did not say so.
    fn adopt(
        &self,
        cluster: Resource<Cluster>,
        error: &Error,
        accepted: &mut Accepted<'_>,
    ) -> Result<String> {
        let view = cluster.view;
        accepted(&view.id)?;
        if view.state != State::Failed {
            return Ok(view.id);
        }
        let mut failed = Error::new(
            ErrorKind::Failed,
            format!(
                "the creation of `{}` failed and left a cluster behind",
                view.name
            ),
        )
        .with_detail(error.to_string());
        failed = failed.with_details(error.details().to_vec());
        if let Some(status) = view.status {
            failed = failed.with_detail(format!("its phase: {status}"));
        }
        let program = &self.portal.credentials.places().program;
        Err(failed.with_hint(format!(
            "delete it before you try again: `{program} cluster delete {}`",
            view.id
        )))
    }
}

/// The identifier of a new cluster: 202 with `clusterId` (v3) or `pgId` (v1).
fn accepted_id(reply: &Reply, api: Api) -> Result<String> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Current {
        data: CurrentId,
    }
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct CurrentId {
        cluster_id: String,
    }
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct First {
        pg_id: String,
    }
    match api {
        Api::V3 => reply
            .json::<Current>()
            .map(|current| current.data.cluster_id),
        Api::V1 => reply.json::<First>().map(|first| first.pg_id),
    }
}

fn unknown_outcome(name: &str, error: &Error) -> Error {
    Error::new(
        ErrorKind::Unavailable,
        format!(
            "whether `{name}` is being created is not known: nothing of that name is listed yet"
        ),
    )
    .with_detail(error.to_string())
    .with_details(error.details().to_vec())
    .with_hint(format!(
        "look with `dbaas cluster list --name {name}` before you try again: it was not sent twice"
    ))
}

/// Whether this can be an identifier; what cannot be is not worth a request, and must not become a path.
fn is_id(given: &str) -> bool {
    !given.is_empty()
        && given
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        && given.starts_with("p-")
}

fn no_cluster(id: &str) -> Error {
    Error::new(ErrorKind::NotFound, format!("there is no cluster `{id}`"))
}

#[async_trait]
impl Clusters for BigAnimal {
    fn limits(&self) -> ClusterLimits {
        ClusterLimits {
            native_filters: true,
            waits: false,
            // A cluster may answer to a private network alone.
            answers_here: false,
            timeout: Duration::from_secs(60 * 60),
            delete_password: DeletePassword::Unused,
            not_served: Some("a cluster of `biganimal` takes minutes to make"),
            name_keys: NAME_KEYS,
        }
    }

    fn list(&self, query: &ListQuery) -> BoxStream<'_, Result<Resource<Cluster>>> {
        let query = query.clone();
        // v3 has no filter by cloud.
        let cloud = match self.portal.api {
            Api::V1 => None,
            Api::V3 => query
                .native
                .iter()
                .find(|(key, _)| key == "provider")
                .map(|(_, value)| value.clone()),
        };
        let mut wire = query;
        if cloud.is_some() {
            wire.native.retain(|(key, _)| key != "provider");
        }
        stream::once(async move { self.open_list(&wire).await })
            .try_flatten()
            .try_filter(move |resource| {
                std::future::ready(cloud.is_none() || resource.view.cloud == cloud)
            })
            .boxed()
    }

    async fn get(&self, id: &str) -> Result<Resource<Cluster>> {
        self.fetch(id).await
    }

    fn plan(&self, body: &Body) -> Result<CreatePlan> {
        translate::plan(body, self.portal.api)
    }

    async fn complete(&self, plan: &mut CreatePlan) -> Result<()> {
        catalogue::complete(&self.portal, plan).await
    }

    async fn check(&self, plan: &CreatePlan) -> Result<()> {
        if let Some(existing) = self.named(&plan.name).await?.first() {
            return Err(self.taken(&existing.view));
        }
        catalogue::check(&self.portal, &plan.request).await
    }

    async fn create(
        &self,
        plan: &CreatePlan,
        password: &Secret,
        accepted: &mut Accepted<'_>,
    ) -> Result<Resource<Cluster>> {
        if password.expose().len() < SHORTEST_PASSWORD {
            return Err(Error::usage(format!(
                "the password is shorter than the {SHORTEST_PASSWORD} characters that the vendor wants"
            )));
        }
        let mut body = plan.request.clone();
        body["password"] = Value::from(password.expose());
        let url = self.portal.scoped(&["clusters"]).await?;
        let request = Request::new(Method::POST, url).with_json(body.to_string().into_bytes());
        let id = self.send_creation(&plan.name, &request, accepted).await?;
        self.fetch(&id).await.map_err(|error| {
            error
                .with_detail(format!("it was created; id: {id}"))
                .with_hint(format!("look at it with `dbaas cluster get {id}`"))
        })
    }

    async fn delete(&self, id: &str, _password: Option<&Secret>) -> Result<()> {
        let url = self.portal.scoped(&["clusters", id]).await?;
        self.portal.change(Method::DELETE, url, id).await?;
        Ok(())
    }
}

#[async_trait]
impl Connections for BigAnimal {
    async fn connection(&self, id: &str, route: Route) -> Result<Connection> {
        match self.portal.api {
            Api::V1 => {
                let cluster = self.fetch(id).await?;
                document::first_connection(&cluster.native, route)
            }
            Api::V3 => {
                let url = self.portal.scoped(&["clusters", id, "connection"]).await?;
                let raw = self.portal.document(url).await?;
                document::connection(&raw, route)
            }
        }
    }
}

#[async_trait]
impl RawApi for BigAnimal {
    fn pages(&self) -> bool {
        // Only the log of events comes in pages, by numbers in the body of a POST.
        false
    }

    async fn call(&self, request: &RawRequest) -> Result<Streaming> {
        let root = self.portal.root()?;
        // `/api/...` is below the portal; anything else is below this generation of its API.
        let base = if request.path.starts_with("/api/") {
            root
        } else {
            self.portal.url(&[])?
        };
        let url = join(&base, &request.path, &request.query)?;
        let method = Method::from_bytes(request.method.as_bytes())
            .map_err(|_| Error::usage(format!("`{}` is no method", request.method)))?;
        let mut wire = Request::new(method, url);
        if let Some(body) = &request.body {
            wire = wire.with_json(body.clone());
        }
        Ok(self.portal.stream(&wire).await?)
    }
}
