//! The HTTP client that every vendor shares: timeouts, retries, redirects, TLS, proxies and the trace. It
//! knows no vendor: a provider gives it addresses, an [`Authorize`] and its own reading of the answers.
//! Nothing of it is built before the first request.
//!
//! A credential is bound to the origin of the request that it was made for: redirects to another origin
//! are not followed.

mod address;
mod attempts;
mod client_pool;
mod endpoint;
mod items;
pub mod oauth;
mod path;
mod probe;
pub mod redact;
mod reply;
pub mod retry;
pub mod tls;

pub use address::{Origin, ProxyOptions, Resolve};
pub use endpoint::endpoint;
pub use items::{Found, Items, Malformed};
pub use path::join;
pub(crate) use probe::failed;
pub use reply::{ReadItem, Reply, Streaming, status_kind};
pub(crate) use reply::{
    decode, decode_what_is_right, parse_prefix, read_or_place, without_odd_members,
};
pub use retry::Policy;
pub use tls::{Pin, TlsOptions};

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use futures_util::{Stream, StreamExt, stream};
use reqwest::header::{ACCEPT, CONTENT_TYPE, HeaderMap, HeaderName, HeaderValue, LOCATION};
use reqwest::{Method, StatusCode};
use serde_json::Value;
use url::Url;

use crate::credentials::Secret;
use crate::error::{Error, ErrorKind, Result};
use attempts::Attempts;
use client_pool::{ClientPool, PooledClient};
use retry::Outcome;

/// How requests are made, resolved from flags, environment and profile.
#[derive(Clone, Debug)]
pub struct Options {
    /// TLS.
    pub tls: TlsOptions,
    /// Whether plain HTTP may be spoken to other machines.
    pub allow_http: bool,
    /// Proxies.
    pub proxy: ProxyOptions,
    /// `--resolve`.
    pub resolve: Vec<Resolve>,
    /// How long a connection may take to be made; never more than half of `request_timeout`, so that it is
    /// known whether a request was sent before its time is over.
    pub connect_timeout: Duration,
    /// How long the answer to one attempt may take to begin, and each part of it to follow.
    pub request_timeout: Duration,
    /// How patient retries are.
    pub retry: Policy,
    /// Who is told what goes on.
    pub observer: Option<Arc<dyn Observer>>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            tls: TlsOptions::default(),
            allow_http: false,
            proxy: ProxyOptions::default(),
            resolve: Vec::new(),
            connect_timeout: Duration::from_secs(10),
            request_timeout: Duration::from_secs(60),
            retry: Policy::default(),
            observer: None,
        }
    }
}

/// Who is told what goes on. What it is given holds no secrets.
pub trait Observer: Send + Sync + std::fmt::Debug {
    /// Whether exchanges are to be shown whole (`--trace`).
    fn traces(&self) -> bool;
    /// A line of an exchange.
    fn trace(&self, line: &str);
    /// A request is sent again, and why.
    fn retrying(&self, message: &str);
}

/// A header that proves who asks.
#[derive(Clone, Debug)]
pub struct Authorization {
    /// Its name.
    pub header: HeaderName,
    /// Its whole value.
    pub value: Secret,
}

/// Proves who asks, for requests to one origin.
#[async_trait]
pub trait Authorize: Send + Sync {
    /// Returns what to send now; nothing where the request is made without a credential. Called once for every
    /// attempt.
    ///
    /// # Errors
    /// [`ErrorKind::Authentication`] where there is nothing to send, and a credential is wanted.
    async fn authorize(&self) -> Result<Option<Authorization>>;

    /// The server refused `refused` with 401. True where another attempt has something else to send.
    ///
    /// # Errors
    /// Where renewing failed in a way that a user should hear of.
    async fn renew(&self, refused: &Authorization) -> Result<bool>;
}

/// A request, complete but for its credential.
#[derive(Clone)]
pub struct Request {
    method: Method,
    url: Url,
    headers: HeaderMap,
    body: Option<Vec<u8>>,
    idempotent: bool,
}

impl Request {
    /// A request without a body. GET, HEAD, PUT and DELETE count as idempotent (RFC 9110, section 9.2.2).
    pub fn new(method: Method, url: Url) -> Self {
        let idempotent = method.is_idempotent();
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("application/json"));
        Self {
            method,
            url,
            headers,
            body: None,
            idempotent,
        }
    }

    /// Asks for the resource at `url`.
    pub fn get(url: Url) -> Self {
        Self::new(Method::GET, url)
    }

    /// The same, sent once whatever its method: it makes or changes something that a second one would make again.
    #[must_use]
    pub fn once(mut self) -> Self {
        self.idempotent = false;
        self
    }

    /// The same with another header.
    #[must_use]
    pub fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.headers.insert(name, value);
        self
    }

    /// The same with a body of that type.
    #[must_use]
    pub fn with_body(mut self, content_type: &'static str, body: Vec<u8>) -> Self {
        self.headers
            .insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        self.body = Some(body);
        self
    }

    /// The same as one of that type although it may have no body; the type of a body stays.
    #[must_use]
    pub fn declared(mut self, content_type: &'static str) -> Self {
        let declared = HeaderValue::from_static(content_type);
        self.headers.entry(CONTENT_TYPE).or_insert(declared);
        self
    }

    /// The same with a JSON body.
    #[must_use]
    pub fn with_json(self, body: Vec<u8>) -> Self {
        self.with_body("application/json", body)
    }

    /// The same with a JSON document as its body.
    #[must_use]
    pub fn with_document(self, document: &Value) -> Self {
        self.with_json(document.to_string().into_bytes())
    }

    /// The same with a form as its body.
    #[must_use]
    pub fn with_form(self, pairs: &[(&str, &str)]) -> Self {
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        let body = form.extend_pairs(pairs).finish().into_bytes();
        self.with_body("application/x-www-form-urlencoded", body)
    }

    /// What it is, for messages: method and path, without the query.
    pub fn label(&self) -> String {
        format!("{} {}", self.method, self.url.path())
    }
}

/// Its body may hold a password, its address and headers a token.
impl std::fmt::Debug for Request {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("url", &redact::url(&self.url))
            .field("body_bytes", &self.body.as_ref().map(Vec::len))
            .finish_non_exhaustive()
    }
}

/// What the caller of a change needs to know about a failure: whether the server may have acted.
#[derive(Debug)]
pub enum Failure {
    /// The server has not acted: nothing was sent, or each attempt was refused before it was looked at (401)
    /// or pointed elsewhere.
    Unsent(Error),
    /// At least one attempt was sent and has no whole answer, so that the server may have acted.
    Lost(Error),
}

impl From<Failure> for Error {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::Unsent(error) | Failure::Lost(error) => error,
        }
    }
}

/// Sends requests.
#[derive(Debug)]
pub struct Client {
    options: Options,
    clients: ClientPool,
}

/// What one attempt came to.
enum Attempt {
    Answer(reqwest::Response),
    Failed(Outcome, Error),
}

impl Client {
    /// A client that has done nothing yet.
    pub fn new(options: Options) -> Self {
        Self {
            options,
            clients: ClientPool::default(),
        }
    }

    /// How it was told to behave.
    pub fn options(&self) -> &Options {
        &self.options
    }

    /// Sends a request and reads the whole answer, whatever its status. An answer that breaks off is like
    /// none.
    ///
    /// # Errors
    /// [`Failure`], after the retries that [`retry::decide`] permits.
    pub async fn fetch(
        &self,
        request: &Request,
        auth: Option<&dyn Authorize>,
    ) -> Result<Reply, Failure> {
        let mut attempts = Attempts::new(self, request);
        loop {
            let response = self.answer(request, auth, &mut attempts).await?;
            match Reply::read(response, request, &self.options).await {
                Ok(mut reply) => {
                    reply.repeated = attempts.is_unsure();
                    return Ok(reply);
                }
                Err(error) => attempts.unread(error).await?,
            }
        }
    }

    /// Sends a request and returns the answer while its body is still coming; a status that is no success
    /// is read whole instead.
    ///
    /// # Errors
    /// As [`Client::fetch`].
    pub async fn stream(
        &self,
        request: &Request,
        auth: Option<&dyn Authorize>,
    ) -> Result<Streaming, Failure> {
        let mut attempts = Attempts::new(self, request);
        loop {
            let response = self.answer(request, auth, &mut attempts).await?;
            if response.status().is_success() {
                self.trace_head(&response, None);
                return Ok(Streaming::Body(reply::Body::new(response, request)));
            }
            match Reply::read(response, request, &self.options).await {
                Ok(reply) => return Ok(Streaming::Refused(reply)),
                Err(error) => attempts.unread(error).await?,
            }
        }
    }

    /// Sends a request for a list, under `key` or by itself, and returns its items, as `reader` reads them,
    /// while they are still coming. Where the answer breaks off before the first of them, it is asked for again.
    ///
    /// # Errors
    /// As [`Client::fetch`].
    pub async fn list<'r, R: ReadItem + Sync>(
        &self,
        request: &Request,
        auth: Option<&dyn Authorize>,
        key: &'static str,
        reader: &'r R,
    ) -> Result<Streaming<impl Stream<Item = Result<R::Item>> + Send + use<'r, R>>, Failure> {
        let mut attempts = Attempts::new(self, request);
        loop {
            let response = self.answer(request, auth, &mut attempts).await?;
            if !response.status().is_success() {
                match Reply::read(response, request, &self.options).await {
                    Ok(reply) => return Ok(Streaming::Refused(reply)),
                    Err(error) => attempts.unread(error).await?,
                }
                continue;
            }
            self.trace_head(&response, None);
            let mut items = Box::pin(reply::Body::new(response, request).items(key, reader));
            match items.next().await {
                Some(Err(error)) if error.kind() == ErrorKind::Unavailable => {
                    attempts.unread(error).await?;
                }
                first => return Ok(Streaming::Body(stream::iter(first).chain(items))),
            }
        }
    }

    /// The answer after retries and at most one renewal of the credential.
    async fn answer(
        &self,
        request: &Request,
        auth: Option<&dyn Authorize>,
        attempts: &mut Attempts<'_>,
    ) -> Result<reqwest::Response, Failure> {
        let mut renewed = false;
        loop {
            let authorization = match auth {
                Some(auth) => {
                    let made = auth.authorize().await;
                    made.map_err(|error| attempts.stopped(error))?
                }
                None => None,
            };
            let attempt = self
                .attempt(request, authorization.as_ref())
                .await
                .map_err(|error| attempts.stopped(error))?;
            let response = match attempt {
                Attempt::Answer(response) => response,
                Attempt::Failed(outcome, error) => {
                    attempts.again(outcome, error).await?;
                    continue;
                }
            };
            let status = response.status();
            if let (StatusCode::UNAUTHORIZED, Some(auth), Some(sent), false) =
                (status, auth, &authorization, renewed)
            {
                renewed = true;
                let renewal = auth.renew(sent).await;
                if renewal.map_err(|error| attempts.stopped(error))? {
                    continue;
                }
            }
            if status.is_redirection() && response.headers().contains_key(LOCATION) {
                let error = elsewhere(request, &response);
                return Err(match status {
                    // What was asked may be done, and its result be there (RFC 9110, section 15.4.4).
                    StatusCode::SEE_OTHER if !request.method.is_safe() => Failure::Lost(error),
                    _ => attempts.stopped(error),
                });
            }
            let outcome = Outcome::Status(status.as_u16(), retry::asked(response.headers()));
            if !attempts.permits(outcome).await {
                return Ok(response);
            }
        }
    }

    async fn attempt(
        &self,
        request: &Request,
        authorization: Option<&Authorization>,
    ) -> Result<Attempt> {
        let PooledClient { client, proxy } = self.clients.to(&request.url, &self.options).await?;
        let mut builder = client
            .request(request.method.clone(), request.url.clone())
            .headers(request.headers.clone());
        if let Some(body) = &request.body {
            builder = builder.body(body.clone());
        }
        if let Some(Authorization { header, value }) = authorization {
            let mut value = HeaderValue::from_str(value.expose()).map_err(|_| {
                Error::new(
                    ErrorKind::Authentication,
                    "the credential holds characters that no header may hold",
                )
                .with_hint("store it again, without line ends")
            })?;
            value.set_sensitive(true);
            builder = builder.header(header.clone(), value);
        }
        let sent = builder.build().map_err(|error| {
            Error::new(ErrorKind::Internal, "the request could not be built")
                .with_source(error.without_url())
        })?;
        self.trace_request(&sent);
        let limit = self.options.request_timeout;
        let answer = tokio::time::timeout(limit, client.execute(sent)).await;
        Ok(match answer {
            Ok(Ok(response)) => Attempt::Answer(response),
            // Both limits are the same, and either may be noticed first.
            Ok(Err(error)) if error.is_timeout() && !error.is_connect() => {
                Attempt::Failed(Outcome::Lost, reply::timed_out(request, limit))
            }
            Ok(Err(error)) => {
                let outcome = if error.is_connect() {
                    Outcome::Unsent
                } else {
                    Outcome::Lost
                };
                let (error, is_final) = reply::transport_error(request, error, proxy.as_deref());
                if is_final {
                    return Err(error);
                }
                Attempt::Failed(outcome, error)
            }
            Err(_) => Attempt::Failed(Outcome::Lost, reply::timed_out(request, limit)),
        })
    }

    fn tracer(&self) -> Option<&dyn Observer> {
        self.options
            .observer
            .as_deref()
            .filter(|observer| observer.traces())
    }

    fn trace_request(&self, request: &reqwest::Request) {
        let Some(observer) = self.tracer() else {
            return;
        };
        let url = redact::url(request.url());
        observer.trace(&format!("> {} {url}", request.method()));
        trace_headers(observer, '>', request.headers());
        if let Some(bytes) = request.body().and_then(reqwest::Body::as_bytes) {
            let kind = content_type(request.headers());
            observer.trace(&format!("> {}", redact::body(kind, bytes)));
        }
    }

    fn trace_head(&self, response: &reqwest::Response, body: Option<&[u8]>) {
        if let Some(observer) = self.tracer() {
            trace_response(observer, response.status(), response.headers(), body);
        }
    }
}

/// Shows an answer to whoever traces.
fn trace_response(
    observer: &dyn Observer,
    status: StatusCode,
    headers: &HeaderMap,
    body: Option<&[u8]>,
) {
    observer.trace(&format!("< {status}"));
    trace_headers(observer, '<', headers);
    match body {
        Some([]) => {}
        Some(bytes) => {
            let shown = redact::body(content_type(headers), bytes);
            observer.trace(&format!("< {shown}"));
        }
        None => observer.trace("< (read as it comes)"),
    }
}

fn trace_headers(observer: &dyn Observer, mark: char, headers: &HeaderMap) {
    for (name, value) in headers {
        let value = String::from_utf8_lossy(value.as_bytes());
        let shown = redact::header(name.as_str(), &value);
        observer.trace(&format!("{mark} {name}: {shown}"));
    }
}

fn content_type(headers: &HeaderMap) -> &str {
    headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}

/// A redirect that was not followed.
fn elsewhere(request: &Request, response: &reqwest::Response) -> Error {
    let location = response
        .headers()
        .get(LOCATION)
        .map(|value| redact::header("location", &String::from_utf8_lossy(value.as_bytes())))
        .unwrap_or_default();
    Error::new(
        ErrorKind::Provider,
        format!(
            "the server redirected {} elsewhere; the redirect was not followed",
            request.label()
        ),
    )
    .with_detail(format!(
        "the server answered {} with the location {location}",
        response.status()
    ))
    .with_hint("a credential never leaves its origin: if the service moved, change the endpoint")
    .with_http(response.status().as_u16(), None)
}
