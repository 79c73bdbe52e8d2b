//! What every vendor with a REST API repeats: where requests go and what they carry, documents and lists, errors,
//! raw calls and the checks of `doctor`. A vendor gives its [`Address`], its [`Dialect`] and who asks; it knows no
//! retries and no headers.

mod address;
mod channel;
mod credential;
mod diagnosis;
mod dialect;
mod paging;
mod printed;
pub(super) mod sign_in;

pub(super) use address::Address;
pub(super) use channel::Channel;
use credential::Stored;
pub(super) use credential::{basic, bearer};
pub(super) use dialect::{Dialect, Greeting, Questions, Refusal, Verdict};
pub(super) use printed::without_secrets;

use std::collections::HashMap;
use std::sync::Arc;

use async_trait::async_trait;
use futures_util::Stream;
use reqwest::Method;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use url::Url;

use super::{RawApi, RawRequest, Sent};
use crate::credentials::{Found, Secret};
use crate::error::{Error, Result};
use crate::http::{
    Authorization, Authorize, Failure, ReadItem, Reply, Request, Streaming, decode, join,
};

/// The API of one profile.
pub(super) struct Rest {
    pub(super) channel: Channel,
    pub(super) authorize: Arc<dyn Authorize>,
}

impl std::fmt::Debug for Rest {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Rest")
            .field("channel", &self.channel)
            .finish_non_exhaustive()
    }
}

impl Rest {
    /// Makes the API of a profile whose credential becomes a header that cannot be renewed.
    pub(super) fn new(
        channel: Channel,
        header: impl Fn(&Found) -> Result<Authorization> + Send + Sync + 'static,
    ) -> Self {
        let header = Box::new(header);
        Self {
            authorize: Arc::new(Stored {
                channel: channel.clone(),
                header,
            }),
            channel,
        }
    }

    /// Returns the address of a path of this API generation.
    ///
    /// # Errors
    /// See [`Address::root`].
    pub(super) fn url(&self, segments: &[&str]) -> Result<Url> {
        self.channel.address.url(segments)
    }

    /// Sends a request with the credential, and returns the reply whatever its status.
    ///
    /// # Errors
    /// [`Failure`], which tells whether the vendor may have acted.
    pub(super) async fn send(&self, request: &Request) -> Result<Reply, Failure> {
        let request = self.channel.prepare(request);
        self.channel
            .client
            .fetch(&request, Some(&*self.authorize))
            .await
    }

    /// Sends a request whose success may be long.
    ///
    /// # Errors
    /// As [`Rest::send`].
    pub(super) async fn stream(&self, request: &Request) -> Result<Streaming, Failure> {
        let request = self.channel.prepare(request);
        self.channel
            .client
            .stream(&request, Some(&*self.authorize))
            .await
    }

    /// Sends a request and returns the reply of a success.
    ///
    /// # Errors
    /// What the vendor refused, with all of its words; or why there is no reply.
    pub(super) async fn ask(&self, request: &Request) -> Result<Reply> {
        self.channel.dialect.success(self.send(request).await?)
    }

    /// Gets a document, with its own text.
    ///
    /// # Errors
    /// As [`Rest::ask`], and where it is not what this API sends.
    pub(super) async fn document(&self, url: Url) -> Result<Box<RawValue>> {
        self.channel
            .dialect
            .document(&self.ask(&Request::get(url)).await?)
    }

    /// Gets a short list, which is the member `key` of a document.
    ///
    /// # Errors
    /// As [`Rest::document`].
    pub(super) async fn list<T: DeserializeOwned>(&self, url: Url, key: &str) -> Result<Vec<T>> {
        let reply = self.ask(&Request::get(url)).await?;
        let mut members: HashMap<String, Box<RawValue>> = reply.json()?;
        let list = members
            .remove(key)
            .ok_or_else(|| reply.undecodable(&format!("it has no `{key}`")))?;
        decode(list.get().as_bytes()).map_err(|why| reply.undecodable(&format!("`{key}`: {why}")))
    }

    /// Gets a list that may be long, under `key` or by itself; its items come as `reader` reads them.
    ///
    /// # Errors
    /// As [`Rest::ask`].
    pub(super) async fn items<'r, R: ReadItem + Sync>(
        &self,
        url: Url,
        key: &'static str,
        reader: &'r R,
    ) -> Result<impl Stream<Item = Result<R::Item>> + Send + use<'r, R>> {
        let request = self.channel.prepare(&Request::get(url));
        let authorize = Some(&*self.authorize);
        match self
            .channel
            .client
            .list(&request, authorize, key, reader)
            .await?
        {
            Streaming::Body(items) => Ok(items),
            Streaming::Refused(reply) => Err(self.channel.dialect.error(&reply)),
        }
    }

    /// Sends a creation, once; `secret` is what its body holds and an answer may quote.
    pub(super) async fn create(
        &self,
        request: &Request,
        secret: Option<&Secret>,
        id: impl FnOnce(&Reply) -> Result<String>,
    ) -> Sent {
        self.channel
            .dialect
            .created(self.send(request).await, secret, id)
    }

    /// Sends a change of the cluster `id`, once.
    pub(super) async fn change(&self, request: &Request, id: &str) -> Sent {
        self.channel.dialect.changed(self.send(request).await, id)
    }
}

#[async_trait]
impl RawApi for Rest {
    fn pages(&self) -> bool {
        false
    }

    async fn call(&self, request: &RawRequest) -> Result<Streaming> {
        let base = match self.channel.dialect.is_below_root(&request.path) {
            true => self.channel.address.root()?,
            false => self.url(&[])?,
        };
        self.call_below(&base, request).await
    }
}

impl Rest {
    /// Sends a request as it is, to a path below `base` and nowhere else.
    ///
    /// # Errors
    /// As [`RawApi::call`].
    pub(super) async fn call_below(&self, base: &Url, request: &RawRequest) -> Result<Streaming> {
        let url = join(base, &request.path, &request.query)?;
        let method = Method::from_bytes(request.method.as_bytes())
            .map_err(|_| Error::usage(format!("`{}` is no method", request.method)))?;
        let mut wire = Request::new(method, url);
        if let Some(body) = &request.body {
            wire = wire.with_json(body.clone());
        }
        Ok(self.stream(&wire).await?)
    }
}
