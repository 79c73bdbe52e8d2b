//! The way to a vendor's API, before anybody is authorized.

use std::sync::Arc;

use reqwest::header::{HeaderName, HeaderValue};

use super::address::Address;
use super::dialect::Dialect;
use crate::credentials::{Chain, Found};
use crate::error::Result;
use crate::http::{Client, Reply, Request};
use crate::provider::ProviderSettings;

/// How the API of a profile is reached, how it answers, and where its credential is found.
#[derive(Clone)]
pub(crate) struct Channel {
    /// Sends requests.
    pub(crate) client: Arc<Client>,
    /// Where they go.
    pub(crate) address: Address,
    /// How the vendor answers.
    pub(crate) dialect: &'static dyn Dialect,
    /// Where the credential is found.
    pub(crate) credentials: Arc<Chain>,
    /// Whether requests want a credential; else one is sent where there is one.
    requires_credential: bool,
    /// What every request of the profile carries.
    carried: Vec<(HeaderName, HeaderValue)>,
}

impl std::fmt::Debug for Channel {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Channel")
            .field("dialect", &self.dialect)
            .finish_non_exhaustive()
    }
}

impl Channel {
    /// The way to the API of a profile; touches nothing.
    pub(crate) fn new(
        settings: &ProviderSettings,
        address: Address,
        dialect: &'static dyn Dialect,
        requires_credential: bool,
    ) -> Self {
        Self {
            client: Arc::new(Client::new(settings.http.clone())),
            address,
            dialect,
            credentials: Arc::clone(&settings.credentials),
            requires_credential,
            carried: Vec::new(),
        }
    }

    /// The same, with headers that every request of the profile carries.
    pub(crate) fn carrying(
        mut self,
        headers: impl IntoIterator<Item = (HeaderName, HeaderValue)>,
    ) -> Self {
        self.carried.extend(headers);
        self
    }

    /// Adds what every request carries, of this API and of this profile.
    pub(crate) fn prepare(&self, request: &Request) -> Request {
        let request = self.dialect.prepare(request);
        let headers = self.carried.iter().cloned();
        headers.fold(request, |request, (name, value)| {
            request.with_header(name, value)
        })
    }

    /// Returns the credential.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Authentication`] where there is none.
    pub(crate) async fn required_credential(&self) -> Result<Found> {
        let find = |chain: &Chain| chain.find().cloned();
        self.credentials.off_runtime(find).await
    }

    /// Returns the credential; nothing where none is stored and none is wanted.
    ///
    /// # Errors
    /// As [`Channel::required_credential`], where one is wanted.
    pub(crate) async fn credential(&self) -> Result<Option<Found>> {
        if self.requires_credential {
            return self.required_credential().await.map(Some);
        }
        let find = |chain: &Chain| Ok(chain.find_if_any()?.cloned());
        self.credentials.off_runtime(find).await
    }

    /// Sends a request without a credential, and returns the reply of a success.
    ///
    /// # Errors
    /// What the vendor refused, with all of its words; or why there is no reply.
    pub(crate) async fn ask(&self, request: &Request) -> Result<Reply> {
        let request = self.prepare(request);
        let reply = self.client.fetch(&request, None).await?;
        self.dialect.success(reply)
    }
}
