//! The seam between the sandbox and a vendor's API: a request goes in, a reply comes out. A vendor knows
//! nothing of sockets, faults or the request log.

use std::fmt;

use async_trait::async_trait;
use axum::body::Bytes;
use axum::http::{HeaderMap, Method};
use percent_encoding::percent_decode_str;
use serde_json::{Map, Value};

use super::kubernetes::node::Node;
use super::script::Script;

/// A vendor's API below one prefix.
#[async_trait]
pub(crate) trait Vendor: fmt::Debug + Send + Sync {
    /// Its prefix, without slashes, and its key in what `sandbox start` prints.
    fn prefix(&self) -> &'static str;

    /// Its switches.
    fn script(&self) -> &Script;

    /// Answers a request; whatever it does is done when this returns.
    async fn answer(&self, request: Request) -> Reply;

    /// Reacts to switches that ask for something to be made at once.
    fn scripted(&self);

    /// What its clients need, for the line that `sandbox start` prints.
    fn entry(&self, origin: &str) -> Map<String, Value>;

    /// The nodes of a Kubernetes cluster of its own that a token opens; nothing where there is none.
    fn nodes(&self, _cluster: &str, _token: &str) -> Option<Vec<Node>> {
        None
    }

    /// The profiles that reach it, and their secrets.
    fn profiles(&self, origin: &str) -> Vec<Profile>;
}

/// A profile of `dbaas` for a vendor here.
pub(crate) struct Profile {
    /// Its name.
    pub(crate) name: &'static str,
    /// Its keys and values.
    pub(crate) keys: Vec<(&'static str, String)>,
    /// Its secrets: the name of each, and what it is.
    pub(crate) secrets: Vec<(&'static str, String)>,
}

/// Names its secrets and does not tell them.
impl fmt::Debug for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let secrets: Vec<&str> = self.secrets.iter().map(|(name, _)| *name).collect();
        f.debug_struct("Profile")
            .field("name", &self.name)
            .field("keys", &self.keys)
            .field("secrets", &secrets)
            .finish()
    }
}

/// A request below a vendor's prefix, with its whole body.
pub(crate) struct Request {
    /// Its method.
    pub(crate) method: Method,
    /// The parts of its path, percent-decoded; empty ones (`//`, a slash at the end) are left out.
    pub(crate) segments: Vec<String>,
    /// Its query parameters, in order.
    pub(crate) query: Vec<(String, String)>,
    /// Its headers.
    pub(crate) headers: HeaderMap,
    /// Its body.
    pub(crate) body: Bytes,
}

/// Its headers hold credentials, its body and its query may.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("segments", &self.segments)
            .finish_non_exhaustive()
    }
}

impl Request {
    /// The parts of a path.
    pub(crate) fn split(path: &str) -> Vec<String> {
        path.split('/')
            .filter(|part| !part.is_empty())
            .map(|part| percent_decode_str(part).decode_utf8_lossy().into_owned())
            .collect()
    }

    /// A header as text.
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name)?.to_str().ok()
    }

    /// The first query parameter of that name.
    pub(crate) fn query(&self, name: &str) -> Option<&str> {
        let mut query = self.query.iter();
        query
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// Every query parameter of that name.
    pub(crate) fn queries<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        let named = self.query.iter().filter(move |(key, _)| key == name);
        named.map(|(_, value)| value.as_str())
    }

    /// The fields of a form.
    pub(crate) fn form(&self) -> Vec<(String, String)> {
        form_urlencoded::parse(&self.body).into_owned().collect()
    }
}

/// What goes back.
pub(crate) struct Reply {
    /// The status.
    pub(crate) status: u16,
    /// The headers, without the length.
    pub(crate) headers: Vec<(&'static str, String)>,
    /// The body.
    pub(crate) body: Body,
}

/// The body of a reply.
pub(crate) enum Body {
    /// One that is there.
    Whole(Bytes),
    /// One that is made as it is sent; it may be larger than what anybody wants to hold.
    Parts(Box<dyn Iterator<Item = Bytes> + Send>),
}

/// How much of a list is written at once.
const PART: usize = 64 << 10;

impl Reply {
    /// A list of documents between two texts, made as it is sent, so that a hundred thousand items cost no memory.
    pub(crate) fn list<T>(
        (before, after): (&'static str, &'static str),
        items: impl IntoIterator<Item = T, IntoIter: Send + 'static>,
        write: impl Fn(T, &mut String) + Send + 'static,
    ) -> Self {
        let mut items = items.into_iter();
        let (mut first, mut ended) = (true, false);
        Self::parts(std::iter::from_fn(move || {
            if ended {
                return None;
            }
            let mut part = String::new();
            if first {
                part.push_str(before);
            }
            while part.len() < PART {
                let Some(item) = items.next() else {
                    ended = true;
                    part.push_str(after);
                    break;
                };
                if !std::mem::take(&mut first) {
                    part.push(',');
                }
                write(item, &mut part);
            }
            Some(Bytes::from(part))
        }))
    }

    /// A reply without a body.
    pub(crate) fn empty(status: u16) -> Self {
        Self {
            status,
            headers: Vec::new(),
            body: Body::Whole(Bytes::new()),
        }
    }

    /// A JSON document.
    pub(crate) fn json(status: u16, document: &Value) -> Self {
        Self::text(
            status,
            "application/json; charset=utf-8",
            document.to_string(),
        )
    }

    /// A text of some type.
    pub(crate) fn text(status: u16, content_type: &str, text: impl Into<Bytes>) -> Self {
        Self {
            status,
            headers: vec![("content-type", content_type.to_owned())],
            body: Body::Whole(text.into()),
        }
    }

    /// A JSON document that is made as it is sent.
    fn parts(parts: impl Iterator<Item = Bytes> + Send + 'static) -> Self {
        Self {
            status: 200,
            headers: vec![("content-type", "application/json; charset=utf-8".to_owned())],
            body: Body::Parts(Box::new(parts)),
        }
    }

    /// The same with another header.
    pub(crate) fn with_header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.retain(|(other, _)| *other != name);
        self.headers.push((name, value.into()));
        self
    }
}
