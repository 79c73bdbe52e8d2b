//! Clusters of all four APIs: list, get, create, change and delete them.

use std::time::Duration;

use async_trait::async_trait;
use futures_util::stream::{self, BoxStream};
use futures_util::{StreamExt, TryStreamExt};
use reqwest::Method;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use url::Url;

use super::Ionos;
use super::config::{self, Api};
use super::datacenter::is_id;
use super::document::members;
use super::product::{DISPLAY_NAME_KEYS, NAME_KEYS, TERMINATED};
use super::translate::{self, Kind};
use crate::credentials::Secret;
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::http::{Reply, Request};
use crate::model::{Body, Cluster, Resource};
use crate::provider::absent::no_cluster;
use crate::provider::comparison::contains;
use crate::provider::{
    Accepted, Answer, ClusterLimits, ClusterUpdate, Clusters, CreatePlan, Habits, ListQuery,
    NodePools, Once, Sent, UpdatePlan,
};

/// How long a PostgreSQL may be shown as failed after its creation, and heal.
const HEALS: Duration = Duration::from_secs(120);

/// How the vendor behaves while it makes and changes things.
pub(super) const fn habits(timeout: Duration, failed_heals: Duration) -> Habits {
    Habits {
        waits: false,
        timeout,
        poll: None,
        // The answer to a change may still show the state of before.
        unnoticed: Duration::from_secs(3),
        failed_heals,
        once: Once {
            by_vendor: false,
            resends: 3,
            looks: 3,
            unlisted: Duration::from_secs(10),
        },
    }
}

/// The identifier of what was made.
pub(super) fn created_id(reply: &Reply) -> Result<String> {
    let document: Value = reply.json()?;
    let id = document["id"].as_str().filter(|id| !id.is_empty());
    id.map(str::to_owned)
        .ok_or_else(|| reply.undecodable("it has no `id`"))
}

impl Ionos {
    /// Returns the address of the clusters, or of something below one; for PostgreSQL v2 in a region.
    pub(super) fn url(&self, region: Option<&str>, segments: &[&str]) -> Result<Url> {
        let path = [&[self.api.product().collection], segments].concat();
        match (self.api, region) {
            (Api::PostgresqlV2, Some(region)) => config::below(self.host(region)?, &path),
            (Api::PostgresqlV2, None) => config::below(self.host(self.usual_region()?)?, &path),
            _ => self.rest.url(&path),
        }
    }

    /// Returns the address of a cluster, or of something below it.
    ///
    /// # Errors
    /// [`ErrorKind::NotFound`] where there is none.
    pub(super) async fn item(&self, id: &str, segments: &[&str]) -> Result<Url> {
        if !is_id(id) {
            return Err(no_cluster(id));
        }
        let region = match self.api {
            Api::PostgresqlV2 => Some(self.found_in_region(id).await?.0),
            _ => None,
        };
        self.url(region, &[&[id], segments].concat())
    }

    /// Gets the document of a cluster.
    async fn fetch(&self, id: &str) -> Result<(Option<&'static str>, Box<RawValue>)> {
        if !is_id(id) {
            return Err(no_cluster(id));
        }
        if self.api == Api::PostgresqlV2 {
            let (region, raw) = self.found_in_region(id).await?;
            return Ok((Some(region), raw));
        }
        let raw = self.rest.document(self.url(None, &[id])?).await?;
        Ok((None, raw))
    }

    /// The parameters of a list.
    fn list_query(&self, query: &ListQuery) -> Vec<(String, String)> {
        let product = self.api.product();
        let fixed = product.list_query.iter();
        let fixed = fixed.map(|(key, value)| ((*key).to_owned(), (*value).to_owned()));
        // A filter takes some texts alone, and names are compared again.
        let is_taken = |name: &&String| {
            let mut letters = name.bytes();
            (2..=63).contains(&name.len())
                && letters.all(|byte| byte.is_ascii_alphanumeric() || b"-_.".contains(&byte))
        };
        let name = query.name.as_ref().filter(is_taken);
        let name = name.map(|name| (product.name_filter.to_owned(), name.clone()));
        fixed.chain(name).chain(query.native.clone()).collect()
    }

    async fn open_list<'a>(
        &'a self,
        query: ListQuery,
    ) -> Result<BoxStream<'a, Result<Resource<Cluster>>>> {
        let parameters = self.list_query(&query);
        let region = query.region.as_deref();
        let listed = match self.api {
            Api::PostgresqlV2 => self.in_regions(region, parameters).await?.boxed(),
            _ => {
                let mut url = self.url(None, &[])?;
                if !parameters.is_empty() {
                    url.query_pairs_mut().extend_pairs(parameters);
                }
                let raws = match self.api.product().page {
                    Some(limit) => self.rest.pages(url, "items", limit).boxed(),
                    None => {
                        let all: Vec<Box<RawValue>> = self
                            .rest
                            .list(url, "items")
                            .await
                            .map_err(|error| self.or_retired(error))?;
                        stream::iter(all).map(Ok).boxed()
                    }
                };
                raws.map(|raw| self.reader.cluster(raw?, None)).boxed()
            }
        };
        let wanted = listed.try_filter(move |cluster| {
            let is_there = cluster.view.status.as_deref() != Some(TERMINATED);
            std::future::ready(is_there && passes(&query.native, cluster))
        });
        Ok(wanted.boxed())
    }

    /// Names the node pools that keep a cluster from being deleted.
    async fn kept_by(&self, id: &str, refused: Error) -> Error {
        if self.api.is_postgresql() {
            return refused;
        }
        let pools = NodePools::list(self, id).await.unwrap_or_default();
        if pools.is_empty() {
            return refused;
        }
        let names = pools
            .iter()
            .map(|pool| format!("node pool: {}", pool.view.name));
        Error::new(ErrorKind::Conflict, "the cluster still has node pools")
            .with_details(names)
            .with_detail(refused.to_string())
            .with_hint(
                Hint::new("delete them first:").run(format!("nodepool delete {id} POOL --wait")),
            )
    }
}

/// Applies the vendor's own filters here as well: where an API has no such filter it ignores the parameter.
fn passes(filters: &[(String, String)], cluster: &Resource<Cluster>) -> bool {
    if filters.is_empty() {
        return true;
    }
    let document: Value = serde_json::from_str(cluster.native.get()).unwrap_or_default();
    filters.iter().all(|(key, wanted)| {
        let key = key.strip_prefix("filter.").unwrap_or(key);
        let places = [&document["properties"][key], &document["metadata"][key]];
        let told = places.into_iter().find(|value| !value.is_null());
        told.is_none_or(|value| {
            let text = value
                .as_str()
                .map_or_else(|| value.to_string(), str::to_owned);
            text.to_lowercase().contains(&wanted.to_lowercase())
        })
    })
}

#[async_trait]
impl Clusters for Ionos {
    fn limits(&self) -> ClusterLimits {
        ClusterLimits {
            native_filters: true,
            habits: habits(
                Duration::from_secs(60 * 60),
                match self.api.is_postgresql() {
                    true => HEALS,
                    false => Duration::ZERO,
                },
            ),
            // A cluster answers in a LAN of its data center.
            answers_here: false,
            not_served: Some("a cluster of `ionos` takes minutes to make"),
            name_keys: match self.api {
                Api::PostgresqlV1 => DISPLAY_NAME_KEYS,
                _ => NAME_KEYS,
            },
            ..ClusterLimits::default()
        }
    }

    fn shows(&self, cluster: &Resource<Cluster>, wanted: &Value) -> bool {
        shows(cluster.native.get(), wanted)
    }

    fn list(&self, query: &ListQuery) -> BoxStream<'_, Result<Resource<Cluster>>> {
        stream::once(self.open_list(query.clone()))
            .try_flatten()
            .boxed()
    }

    async fn get(&self, id: &str) -> Result<Resource<Cluster>> {
        let (region, raw) = self.fetch(id).await?;
        let cluster = self.reader.cluster(raw, region)?;
        match cluster.view.status.as_deref() {
            Some(TERMINATED) => Err(no_cluster(id)),
            _ => Ok(cluster),
        }
    }

    fn answers(&self) -> Vec<Answer> {
        self.api.product().table.answers()
    }

    fn plan(&self, body: &Body) -> Result<CreatePlan> {
        translate::plan(body, self.api, Kind::Cluster, &self.defaults)
    }

    async fn complete(&self, plan: &mut CreatePlan) -> Result<()> {
        self.check_credential().await?;
        let properties = &mut plan.request["properties"];
        let place = match self.api {
            Api::PostgresqlV1 => properties.pointer_mut("/connections/0/datacenterId"),
            Api::PostgresqlV2 => properties.pointer_mut("/connection/datacenterId"),
            _ => properties.pointer_mut("/datacenterId"),
        };
        let named = plan.fields.iter().find(|field| field.field == "datacenter");
        let given = place.as_ref().and_then(|place| place.as_str());
        let given = given
            .map(str::to_owned)
            .or_else(|| named.map(|field| field.value.clone()));
        let Some(given) = given else { return Ok(()) };
        let found = self.datacenter(&given).await?;
        if let Some(place) = place {
            *place = found.id.clone().into();
        }
        let location = found.properties.location.unwrap_or_default();
        match self.api {
            Api::PostgresqlV1 if properties["location"].is_null() => {
                properties["location"] = location.clone().into();
                plan.expected.regions = vec![location.trim_end_matches("/2").to_owned()];
            }
            Api::PostgresqlV2 if plan.expected.regions.is_empty() => {
                plan.expected.regions = vec![config::region(&location)?.to_owned()];
            }
            Api::DataPlatform if properties["dataPlatformVersion"].is_null() => {
                let newest = self.newest_version().await?;
                properties["dataPlatformVersion"] = newest.into();
            }
            _ => {}
        }
        Ok(())
    }

    async fn create(
        &self,
        plan: &CreatePlan,
        password: &Secret,
        _accepted: &mut Accepted<'_>,
    ) -> Sent {
        let mut body = plan.request.clone();
        let is_postgresql = self.api.is_postgresql();
        if is_postgresql {
            if let Err(error) = check_password(self.api, password) {
                return Sent::Refused(error);
            }
            body["properties"]["credentials"]["password"] = password.expose().into();
        }
        let region = plan.expected.regions.first().map(String::as_str);
        let region = region.filter(|_| self.api == Api::PostgresqlV2);
        if self.api == Api::PostgresqlV2 {
            body["metadata"] = json!({});
        }
        let url = match self.url(region, &[]) {
            Ok(url) => url,
            Err(error) => return Sent::Unsent(error),
        };
        let request = Request::new(Method::POST, url).with_document(&body);
        let secret = is_postgresql.then_some(password);
        let sent = self.rest.create(&request, secret, created_id).await;
        if let (Sent::Accepted(id), Some(region)) = (&sent, region)
            && let Ok(region) = config::region(region)
        {
            self.remember(id, region);
        }
        match sent {
            Sent::Refused(error) => Sent::Refused(self.or_retired(error)),
            sent => sent,
        }
    }

    async fn delete(&self, id: &str, _password: Option<&Secret>) -> Result<()> {
        let url = self.item(id, &[]).await?;
        match self.rest.ask(&Request::new(Method::DELETE, url)).await {
            Ok(_) => Ok(()),
            Err(error)
                if matches!(error.http_status(), Some(400..=499))
                    && error.kind() != ErrorKind::NotFound =>
            {
                Err(self.kept_by(id, error).await)
            }
            Err(error) => Err(error),
        }
    }
}

/// Tells whether the properties of a document hold what was asked for.
pub(super) fn shows(document: &str, wanted: &Value) -> bool {
    let document: Value = serde_json::from_str(document).unwrap_or_default();
    contains(&document["properties"], wanted, &|_, _, _| None)
}

/// Refuses a password that the API would refuse, before it is sent; it is not quoted.
fn check_password(api: Api, password: &Secret) -> Result<()> {
    let text = password.expose();
    let has = |is: fn(&char) -> bool| text.chars().any(|letter| is(&letter));
    let problem = match api {
        Api::PostgresqlV1 if text.chars().count() < 10 => "it has 10 characters or more",
        Api::PostgresqlV2
            if !(8..=63).contains(&text.chars().count())
                || !has(char::is_ascii_lowercase)
                || !has(char::is_ascii_uppercase)
                || !has(char::is_ascii_digit)
                || !has(|letter| "@$!%*?&".contains(*letter)) =>
        {
            "it has 8 to 63 characters, among them a small and a capital letter, a digit and one of @$!%*?&"
        }
        _ => return Ok(()),
    };
    Err(Error::usage("IONOS does not take this password").with_detail(problem))
}

#[async_trait]
impl ClusterUpdate for Ionos {
    fn plan(&self, body: &Body) -> Result<UpdatePlan> {
        translate::change(body, self.api, Kind::Cluster)
    }

    async fn complete(&self, id: &str, plan: &mut UpdatePlan) -> Result<()> {
        let (_, raw) = self.fetch(id).await?;
        translate::complete_change(self.api, Kind::Cluster, &members(&raw)?, plan)
    }

    async fn send(&self, id: &str, plan: &UpdatePlan) -> Sent {
        match self.item(id, &[]).await {
            Ok(url) => self.send_change(url, id, plan).await,
            Err(error) => Sent::Unsent(error),
        }
    }
}

impl Ionos {
    /// Sends a completed change of a cluster or node pool, once.
    pub(super) async fn send_change(&self, url: Url, id: &str, plan: &UpdatePlan) -> Sent {
        let method = match self.api.product().puts {
            true => Method::PUT,
            false => Method::PATCH,
        };
        let body = plan.body.as_ref().unwrap_or(&plan.request);
        let request = Request::new(method, url).with_document(body);
        self.rest.change(&request, id).await
    }
}
