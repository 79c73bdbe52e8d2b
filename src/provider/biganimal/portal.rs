//! Requests to the portal: where they go, what they carry, and how an answer is unwrapped. The portal and
//! the issuer are two origins; a credential of the one never goes to the other.

use std::sync::Arc;

use futures_util::Stream;
use reqwest::Method;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use serde_json::value::RawValue;
use tokio::sync::OnceCell;
use url::Url;

use super::config::{self, Api, PROJECT};
use super::errors;
use crate::credentials::Chain;
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::http::{Client, Failure, ReadItem, Reply, Request, Streaming};
use crate::provider::{ProviderSettings, Sent};

/// The portal of one profile.
#[derive(Debug)]
pub(super) struct Portal {
    pub(super) api: Api,
    pub(super) client: Client,
    pub(super) credentials: Arc<Chain>,
    endpoint: String,
    project: Option<String>,
    discovered: OnceCell<String>,
}

/// A project (BigAnimal API v3, `GET /projects`).
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Project {
    pub(super) project_id: String,
    #[serde(default)]
    pub(super) project_name: String,
}

/// Most answers are wrapped; a single document may come as a list of one (seen in 2024).
#[derive(Deserialize)]
struct Wrapped<T> {
    data: T,
}

impl Portal {
    pub(super) fn new(settings: &ProviderSettings) -> Self {
        let default = config::DESCRIPTION.endpoint.unwrap_or_default();
        let value = |key: &str| settings.values.get(key).cloned();
        Self {
            api: Api::of(settings),
            client: Client::new(settings.http.clone()),
            credentials: Arc::clone(&settings.credentials),
            endpoint: value("endpoint").unwrap_or_else(|| default.to_owned()),
            project: value(PROJECT),
            discovered: OnceCell::new(),
        }
    }

    /// The portal's address, with a slash at its end.
    pub(super) fn root(&self) -> Result<Url> {
        config::portal(&self.endpoint, self.api)
    }

    /// The address of a path of this API generation. The segments are escaped; the colon in the ids of
    /// clouds stays, as the vendor's own clients send it.
    pub(super) fn url(&self, segments: &[&str]) -> Result<Url> {
        let mut url = self.root()?;
        match url.path_segments_mut() {
            Ok(mut path) => {
                path.pop_if_empty()
                    .extend(["api", self.api.name()])
                    .extend(segments);
            }
            Err(()) => {
                return Err(Error::configuration(format!(
                    "the endpoint `{}` cannot have a path",
                    self.endpoint
                )));
            }
        }
        Ok(url)
    }

    /// The same, below the project where this generation has projects.
    pub(super) async fn scoped(&self, segments: &[&str]) -> Result<Url> {
        match self.api {
            Api::V1 => self.url(segments),
            Api::V3 => {
                let project = self.project().await?;
                self.url(&[&["projects", project], segments].concat())
            }
        }
    }

    /// The project of the profile, or the only one that there is.
    pub(super) async fn project(&self) -> Result<&str> {
        if let Some(project) = &self.project {
            return Ok(project);
        }
        let found = self.discovered.get_or_try_init(|| async {
            let mut projects = self.projects().await?;
            match projects.len() {
                1 => Ok(projects.remove(0).project_id),
                0 => Err(Error::configuration("the account has no project")
                    .with_hint("make one in the portal, or ask whoever runs the organisation")),
                _ => Err(Error::configuration(
                    "the account has several projects, and the profile names none",
                )
                .with_details(
                    projects
                        .into_iter()
                        .map(|project| format!("{}  {}", project.project_id, project.project_name)),
                )
                .with_hint("set `project` in the profile, or DBAAS_PROJECT")),
            }
        });
        found.await.map(String::as_str)
    }

    pub(super) async fn projects(&self) -> Result<Vec<Project>> {
        self.list(self.url(&["projects"])?).await
    }

    /// Sends a request with the credential.
    pub(super) async fn send(&self, request: &Request) -> Result<Reply, Failure> {
        self.client.fetch(&declared(request), Some(self)).await
    }

    /// Sends a request for a list, whose items come one by one.
    pub(super) async fn stream_list<'r, R: ReadItem + Sync>(
        &self,
        request: &Request,
        reader: &'r R,
    ) -> Result<Streaming<impl Stream<Item = Result<R::Item>> + Send + use<'r, R>>, Failure> {
        let request = declared(request);
        self.client.list(&request, Some(self), "data", reader).await
    }

    /// Sends a request whose success may be long.
    pub(super) async fn stream(&self, request: &Request) -> Result<Streaming, Failure> {
        self.client.stream(&declared(request), Some(self)).await
    }

    /// A document, with its own text.
    pub(super) async fn document(&self, url: Url) -> Result<Box<RawValue>> {
        let reply = errors::success(self.send(&Request::get(url)).await?)?;
        one(&reply, self.api)
    }

    /// A wrapped list, decoded.
    pub(super) async fn list<T: DeserializeOwned>(&self, url: Url) -> Result<Vec<T>> {
        let reply = errors::success(self.send(&Request::get(url)).await?)?;
        let Wrapped { data } = reply.json()?;
        Ok(data)
    }

    /// A list of API v1, which each have a key of their own.
    pub(super) async fn list_under<T: DeserializeOwned>(
        &self,
        url: Url,
        key: &str,
    ) -> Result<Vec<T>> {
        let reply = errors::success(self.send(&Request::get(url)).await?)?;
        let mut document: Value = reply.json()?;
        let list = document.get_mut(key).map(Value::take).unwrap_or_default();
        serde_json::from_value(list)
            .map_err(|_| reply.undecodable(&format!("`{key}` is no list of what was asked for")))
    }

    /// Sends a change of the cluster `id`, without a body; any 2xx is a success.
    pub(super) async fn change(&self, method: Method, url: Url, id: &str) -> Sent {
        match self.send(&Request::new(method, url)).await {
            Ok(reply) => Sent::of(id, errors::success(reply)),
            Err(failure) => self.unanswered(failure, id),
        }
    }

    /// The end of a change of the cluster `id` that got no answer.
    pub(super) fn unanswered(&self, failure: Failure, id: &str) -> Sent {
        match failure {
            Failure::Unsent(error) => Sent::Unsent(error),
            Failure::Lost(error) => Sent::Lost(
                error.with_hint(
                    Hint::new("the portal may have done it all the same: look with")
                        .run(format!("cluster get {id}"))
                        .then("before you try again"),
                ),
            ),
        }
    }
}

/// The portal wants every request to name its type, also one without a body (BigAnimal API v3).
pub(super) fn declared(request: &Request) -> Request {
    request.clone().declared("application/json")
}

/// The one document of an answer: wrapped in `data` (v3) or bare or wrapped (v1), by itself or as a list of one.
fn one(reply: &Reply, api: Api) -> Result<Box<RawValue>> {
    let raw: Box<RawValue> = match (api, reply.json::<Wrapped<Box<RawValue>>>()) {
        (_, Ok(wrapped)) => wrapped.data,
        // No document of v1 has a key `data`, but some are told to be wrapped.
        (Api::V1, Err(_)) => reply.json()?,
        (Api::V3, Err(error)) => return Err(error),
    };
    if !raw.get().starts_with('[') {
        return Ok(raw);
    }
    let mut list: Vec<Box<RawValue>> = serde_json::from_str(raw.get())
        .map_err(|_| reply.undecodable("it is no list of documents"))?;
    match (list.pop(), list.is_empty()) {
        (Some(only), true) => Ok(only),
        (None, _) => Err(Error::new(
            ErrorKind::NotFound,
            format!("{} was answered with nothing", reply.label()),
        )),
        (Some(_), false) => Err(reply.undecodable("it is a list of several documents")),
    }
}
