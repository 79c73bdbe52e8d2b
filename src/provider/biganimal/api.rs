//! Clusters: list, get, create, delete; and the ways into them.

use std::time::Duration;

use async_trait::async_trait;
use futures_util::stream::{self, BoxStream};
use futures_util::{StreamExt, TryStreamExt};
use reqwest::Method;
use serde_json::Value;
use serde_json::value::RawValue;
use url::Url;

use super::comparison::shows;
use super::config::{Api, NAME_KEYS};
use super::document::Kind;
use super::request::asked;
use super::translate::{SHORTEST_PASSWORD, is_long_enough};
use super::{BigAnimal, catalog, connection, document, fields, filters, translate};
use crate::credentials::Secret;
use crate::error::{Error, ErrorKind, Result};
use crate::http::{ReadItem, Request};
use crate::model::{Body, Cluster, Connection, Resource, Route};
use crate::provider::absent::no_cluster;
use crate::provider::{
    Accepted, Answer, Asked, ClusterLimits, Clusters, Connections, CreatePlan, DeletePassword,
    Habits, ListQuery, Once, PasswordChooser, Sent,
};

impl ReadItem for BigAnimal {
    type Item = Resource<Cluster>;

    fn read_in_place(&self, text: &str) -> Option<(Self::Item, usize)> {
        document::read_in_place(self.portal.api, text, self.profile.as_deref())
    }

    fn read(&self, raw: Box<RawValue>) -> Result<Self::Item> {
        self.resource(raw)
    }
}

impl BigAnimal {
    pub(super) fn resource(&self, raw: Box<RawValue>) -> Result<Resource<Cluster>> {
        document::read(self.portal.api, raw, self.profile.as_deref())
    }

    /// The cluster as the portal describes it.
    pub(super) async fn fetch(&self, id: &str) -> Result<Resource<Cluster>> {
        if !is_id(id) {
            return Err(no_cluster(id));
        }
        let url = self.portal.scoped(&["clusters", id]).await?;
        let raw = self.portal.rest.document(url).await?;
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
        // The vendor knows major versions alone.
        let is_major = |version: &&String| version.bytes().all(|byte| byte.is_ascii_digit());
        // v3 has no filter by cloud.
        let is_first = |_: &&String| self.portal.api == Api::V1;
        let portable = [
            ("region", query.region.as_ref()),
            ("pgType", query.flavor.as_ref()),
            ("pgVersion", query.postgres.as_ref().filter(is_major)),
            (filters::CLOUD, query.cloud.as_ref().filter(is_first)),
        ];
        let portable = portable
            .into_iter()
            .filter_map(|(key, value)| Some((key, value?)));
        let native = query
            .native
            .iter()
            .map(|(key, value)| (key.as_str(), value));
        for (key, value) in portable.chain(native) {
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
        let mut url = self.list_url(query).await?;
        loop {
            match self.portal.rest.items(url.clone(), "data", self).await {
                // Whether this generation knows `exact` is uncertain; names are compared here anyway.
                Err(error) if error.http_status() == Some(400) => {
                    url = filters::without_exact(&url).ok_or(error)?;
                }
                items => return items,
            }
        }
    }
}

/// Whether this can be an identifier; what cannot be is not worth a request, and must not become a path.
fn is_id(given: &str) -> bool {
    !given.is_empty()
        && given
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
        && given.starts_with("p-")
}

#[async_trait]
impl Clusters for BigAnimal {
    fn limits(&self) -> ClusterLimits {
        ClusterLimits {
            native_filters: true,
            habits: Habits {
                timeout: Duration::from_secs(60 * 60),
                // The vendor's own tools sleep for 20 seconds.
                unnoticed: Duration::from_secs(20),
                // The vendor's own tools send a refused creation again three times.
                once: Once {
                    by_vendor: false,
                    resends: 3,
                    looks: 1,
                    unlisted: Duration::from_secs(20),
                },
                ..Habits::default()
            },
            // A cluster may answer to a private network alone.
            answers_here: false,
            delete_password: DeletePassword::Unused,
            not_served: Some("a cluster of `biganimal` takes minutes to make"),
            name_keys: NAME_KEYS,
        }
    }

    fn list(&self, query: &ListQuery) -> BoxStream<'_, Result<Resource<Cluster>>> {
        let mut wire = query.clone();
        let wanted = filters::Wanted::of(query, self.portal.api);
        if self.portal.api == Api::V3 {
            // v3 has no filter by cloud.
            wire.native.retain(|(key, _)| key != filters::CLOUD);
        }
        stream::once(async move { self.open_list(&wire).await })
            .try_flatten()
            .try_filter(move |resource| std::future::ready(wanted.has(resource)))
            .boxed()
    }

    async fn get(&self, id: &str) -> Result<Resource<Cluster>> {
        self.fetch(id).await
    }

    fn shows(&self, cluster: &Resource<Cluster>, wanted: &Value) -> bool {
        shows(&cluster.native, wanted)
    }

    fn told(&self, cluster: &Resource<Cluster>) -> Asked {
        let document = serde_json::from_str(cluster.native.get());
        document.map_or_else(|_| Asked::default(), |document| asked(&document, &[]))
    }

    fn answers(&self) -> Vec<Answer> {
        fields::TABLE.answers()
    }

    fn plan(&self, body: &Body) -> Result<CreatePlan> {
        translate::plan(body, self.portal.api)
    }

    async fn complete(&self, plan: &mut CreatePlan) -> Result<()> {
        catalog::complete(&self.portal, plan).await
    }

    async fn check(&self, plan: &CreatePlan) -> Result<()> {
        catalog::check(&self.portal, &plan.request).await
    }

    async fn create(
        &self,
        plan: &CreatePlan,
        password: &Secret,
        _accepted: &mut Accepted<'_>,
    ) -> Sent {
        let sets = plan.chooser == PasswordChooser::Creator;
        if sets && !is_long_enough(password) {
            return Sent::Refused(Error::usage(format!(
                "the password is shorter than the {SHORTEST_PASSWORD} characters that the vendor wants"
            )));
        }
        let mut body = plan.request.clone();
        if sets {
            body["password"] = Value::from(password.expose());
        }
        let url = match self.portal.scoped(&["clusters"]).await {
            Ok(url) => url,
            Err(error) => return Sent::Unsent(error),
        };
        let request = Request::new(Method::POST, url).with_document(&body);
        self.send_creation(&request).await
    }

    async fn explain(&self, name: &str, refused: Error) -> Error {
        self.name_refused(name, refused).await
    }

    async fn delete(&self, id: &str, _password: Option<&Secret>) -> Result<()> {
        let url = self.portal.scoped(&["clusters", id]).await?;
        let request = Request::new(Method::DELETE, url);
        match self.portal.rest.change(&request, id).await.accepted() {
            Ok(()) => Ok(()),
            Err(error) => Err(self.deletion_refused(id, error).await),
        }
    }
}

#[async_trait]
impl Connections for BigAnimal {
    async fn connection(&self, id: &str, route: Route) -> Result<Connection> {
        match self.portal.api {
            Api::V1 => {
                let cluster = self.fetch(id).await?;
                connection::first(&cluster.native, route)
            }
            Api::V3 => {
                // Whether its own address means anything depends on what it is.
                let cluster = self.fetch(id).await?;
                if document::kind(&cluster.native)? == Kind::Distributed {
                    return connection::of_group(&cluster.native, route);
                }
                let url = self.portal.scoped(&["clusters", id, "connection"]).await?;
                match self.portal.rest.document(url).await {
                    Ok(raw) => connection::current(&raw, route),
                    // The cluster is there, as was just seen.
                    Err(error) if error.kind() == ErrorKind::NotFound => {
                        Err(connection::no_address().with_detail(error.to_string()))
                    }
                    Err(error) => Err(error),
                }
            }
        }
    }
}
