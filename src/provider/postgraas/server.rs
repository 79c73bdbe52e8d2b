//! Requests to the server: where they go and what they carry.

use std::sync::Arc;

use async_trait::async_trait;
use futures_util::Stream;
use reqwest::header::AUTHORIZATION;
use url::Url;

use super::config::{self, Api, COLLECTION};
use crate::credentials::{Chain, Secret};
use crate::error::{Error, Result};
use crate::http::{Authorization, Authorize, Client, Failure, ReadItem, Reply, Request, Streaming};
use crate::provider::ProviderSettings;

/// The server of one profile.
#[derive(Debug)]
pub(super) struct Server {
    pub(super) api: Api,
    pub(super) client: Client,
    pub(super) credentials: Arc<Chain>,
    endpoint: Option<String>,
}

impl Server {
    pub(super) fn new(settings: &ProviderSettings) -> Self {
        Self {
            api: Api::of(settings),
            client: Client::new(settings.http.clone()),
            credentials: Arc::clone(&settings.credentials),
            endpoint: settings.values.get("endpoint").cloned(),
        }
    }

    /// The server's address, with a slash at its end.
    ///
    /// # Errors
    /// A configuration error that names the key.
    pub(super) fn root(&self) -> Result<Url> {
        let endpoint = self.endpoint.as_deref().ok_or_else(|| {
            Error::configuration("there is no `endpoint`, and `postgraas` has no usual one")
                .with_hint(
                    "write the server's address into the profile, such as \
                     `endpoint = \"http://127.0.0.1:8080\"`, or set DBAAS_ENDPOINT",
                )
        })?;
        config::root(endpoint, self.api)
    }

    /// The address of this generation of the API, with `segments` below it.
    pub(super) fn url(&self, segments: &[&str]) -> Result<Url> {
        let mut url = self.root()?;
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(self.api.base()).extend(segments);
        }
        Ok(url)
    }

    /// The collection of instances.
    pub(super) fn collection(&self) -> Result<Url> {
        self.url(&[COLLECTION])
    }

    /// One instance.
    pub(super) fn item(&self, id: &str) -> Result<Url> {
        self.url(&[COLLECTION, id])
    }

    /// The host of the server, for instances that do not know theirs.
    pub(super) fn host(&self) -> Result<String> {
        let root = self.root()?;
        let host = root.host_str().unwrap_or_default();
        // An IPv6 address stands in brackets there, and nowhere else.
        Ok(host.trim_matches(['[', ']']).to_owned())
    }

    /// Sends a request, with the token where there is one.
    pub(super) async fn send(&self, request: &Request) -> Result<Reply, Failure> {
        let bearer = self.bearer().await.map_err(Failure::Unsent)?;
        self.client.fetch(request, authorize(&bearer)).await
    }

    /// Sends a request whose success may be long.
    pub(super) async fn stream(&self, request: &Request) -> Result<Streaming, Failure> {
        let bearer = self.bearer().await.map_err(Failure::Unsent)?;
        self.client.stream(request, authorize(&bearer)).await
    }

    /// Sends a request for a list, whose items come one by one.
    pub(super) async fn stream_list<'r, R: ReadItem + Sync>(
        &self,
        request: &Request,
        key: &'static str,
        reader: &'r R,
    ) -> Result<Streaming<impl Stream<Item = Result<R::Item>> + Send + use<'r, R>>, Failure> {
        let bearer = self.bearer().await.map_err(Failure::Unsent)?;
        self.client
            .list(request, authorize(&bearer), key, reader)
            .await
    }

    async fn bearer(&self) -> Result<Option<Bearer>> {
        let find = |chain: &Chain| Ok(chain.find_if_any()?.cloned());
        let found = self.credentials.off_runtime(find).await?;
        Ok(found.map(|found| Bearer(found.secret)))
    }
}

fn authorize(bearer: &Option<Bearer>) -> Option<&dyn Authorize> {
    bearer.as_ref().map(|bearer| bearer as &dyn Authorize)
}

/// A token that cannot be renewed.
struct Bearer(Secret);

#[async_trait]
impl Authorize for Bearer {
    async fn authorize(&self) -> Result<Authorization> {
        Ok(Authorization {
            header: AUTHORIZATION,
            value: Secret::new(format!("Bearer {}", self.0.expose())),
        })
    }

    async fn renew(&self, _refused: &Authorization) -> Result<bool> {
        Ok(false)
    }
}
