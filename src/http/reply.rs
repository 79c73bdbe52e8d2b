//! An answer: read whole, or as it comes. Decoding errors name the place in the document and never quote
//! it.

use std::time::Duration;

use futures_util::Stream;
use futures_util::stream::try_unfold;
use reqwest::StatusCode;
use reqwest::header::HeaderMap;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use super::{Found, Items, Malformed, Options, Request, content_type, retry, tls, trace_response};
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;

/// More than any document of an API that is not a list.
const MAXIMUM_REPLY_BYTES: usize = 256 << 20;

/// What a status that is no success means to a user, where a vendor says nothing better.
pub fn status_kind(status: u16) -> ErrorKind {
    match status {
        401 | 403 | 407 => ErrorKind::Authentication,
        404 | 410 => ErrorKind::NotFound,
        409 | 412 | 423 => ErrorKind::Conflict,
        408 | 425 | 429 | 502 | 503 | 504 => ErrorKind::Unavailable,
        501 => ErrorKind::Unsupported,
        _ => ErrorKind::Provider,
    }
}

/// A whole answer.
#[derive(Clone)]
pub struct Reply {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body.
    pub body: Vec<u8>,
    /// Whether an earlier attempt of the same request may have been acted on.
    pub repeated: bool,
    label: String,
}

/// Its headers and its body may hold a token.
impl std::fmt::Debug for Reply {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Reply")
            .field("label", &self.label)
            .field("status", &self.status)
            .field("body_bytes", &self.body.len())
            .field("repeated", &self.repeated)
            .finish_non_exhaustive()
    }
}

impl Reply {
    /// Reads an answer to its end: [`ErrorKind::Unavailable`] where it broke off, so that it may be asked for
    /// again, [`ErrorKind::Provider`] where it is too long, so that it must not.
    pub(super) async fn read(
        mut response: reqwest::Response,
        request: &Request,
        options: &Options,
    ) -> Result<Self> {
        let too_long = || {
            Error::new(
                ErrorKind::Provider,
                format!("the answer to {} is too long", request.label()),
            )
            .with_detail(format!("the limit is {} MiB", MAXIMUM_REPLY_BYTES >> 20))
        };
        if response.content_length() > Some(MAXIMUM_REPLY_BYTES as u64) {
            return Err(too_long());
        }
        let mut body = Vec::new();
        while let Some(chunk) = response
            .chunk()
            .await
            .map_err(|error| broken(&request.label(), error))?
        {
            body.extend_from_slice(&chunk);
            if body.len() > MAXIMUM_REPLY_BYTES {
                return Err(too_long());
            }
        }
        let reply = Self {
            status: response.status(),
            headers: response.headers().clone(),
            body,
            repeated: false,
            label: request.label(),
        };
        if let Some(observer) = options.observer.as_deref().filter(|o| o.traces()) {
            trace_response(observer, reply.status, &reply.headers, Some(&reply.body));
        }
        Ok(reply)
    }

    /// What was asked: method and path.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// The identifier under which the vendor finds this exchange in its logs.
    pub fn request_id(&self) -> Option<String> {
        request_id(&self.headers)
    }

    /// The pause that it asks for.
    pub fn retry_after(&self) -> Option<Duration> {
        retry::asked(&self.headers)
    }

    /// The body as a document.
    ///
    /// # Errors
    /// [`ErrorKind::Provider`], with the place in the document.
    pub fn json<T: DeserializeOwned>(&self) -> Result<T> {
        decode(&self.body).map_err(|why| self.undecodable(&why))
    }

    /// An error for an answer that is not what was expected.
    pub fn undecodable(&self, why: &str) -> Error {
        undecodable(&self.label, self.status, &self.headers, why)
    }
}

/// Decodes a document, or says where it is not as expected.
///
/// # Errors
/// The path of the value, and what is wrong with it.
pub(crate) fn decode<'de, T: Deserialize<'de>>(bytes: &'de [u8]) -> std::result::Result<T, String> {
    // Keeping track of the place costs more than reading, so it is done for a document that is odd.
    if let Ok(value) = serde_json::from_slice(bytes) {
        return Ok(value);
    }
    let mut document = serde_json::Deserializer::from_slice(bytes);
    serde_path_to_error::deserialize(&mut document).map_err(|error| {
        let path = error.path().to_string();
        match error.inner().classify() {
            // Its text may quote a value, which may be a secret.
            serde_json::error::Category::Data => {
                format!("`{path}` is not as expected, or lacks a member")
            }
            _ => format!("it is no JSON document ({})", error.into_inner()),
        }
    })
}

/// The most members of one document that are passed over.
const MOST_ODD_MEMBERS: usize = 32;

/// Reads a document as `T` where a member of it is not as expected: its text with null in the place of every such
/// member, and their places. One odd member is no reason not to show the rest.
///
/// # Errors
/// Where it is no JSON, or is not what was expected at its root.
pub(crate) fn without_odd_members(
    bytes: &[u8],
    read: impl Fn(&[u8]) -> std::result::Result<(), Vec<String>>,
) -> std::result::Result<(String, Vec<String>), String> {
    let mut document: serde_json::Value = serde_json::from_slice(bytes)
        .map_err(|error| format!("it is no JSON document ({error})"))?;
    let mut odd = Vec::new();
    loop {
        let text = document.to_string();
        let Err(mut place) = read(text.as_bytes()) else {
            return Ok((text, odd));
        };
        // What is null already and still odd is odd as a part of what it is in.
        while !place.is_empty() && at(&mut document, &place).is_none_or(|member| member.is_null()) {
            place.pop();
        }
        match at(&mut document, &place) {
            Some(member) if !place.is_empty() && odd.len() < MOST_ODD_MEMBERS => {
                *member = serde_json::Value::Null;
                odd.push(place.join("."));
            }
            _ => return Err("it is not what was expected, or lacks a member".to_owned()),
        }
    }
}

/// The member of a document at a place.
fn at<'d>(
    document: &'d mut serde_json::Value,
    place: &[String],
) -> Option<&'d mut serde_json::Value> {
    let pointer: String = place.iter().map(|step| format!("/{step}")).collect();
    document.pointer_mut(&pointer)
}

/// Reads a document; members that are not as expected are read as null, and their places returned.
///
/// # Errors
/// As [`without_odd_members`].
pub(crate) fn decode_what_is_right<T: DeserializeOwned>(
    bytes: &[u8],
) -> std::result::Result<(T, Vec<String>), String> {
    if let Ok(value) = serde_json::from_slice(bytes) {
        return Ok((value, Vec::new()));
    }
    let (text, odd) = without_odd_members(bytes, |bytes| read_or_place::<T>(bytes))?;
    Ok((decode(text.as_bytes())?, odd))
}

/// Reads a document, or names the place of what is odd in it.
pub(crate) fn read_or_place<'de, T: Deserialize<'de>>(
    bytes: &'de [u8],
) -> std::result::Result<(), Vec<String>> {
    use serde_path_to_error::Segment;
    let mut document = serde_json::Deserializer::from_slice(bytes);
    serde_path_to_error::deserialize::<_, T>(&mut document)
        .map(drop)
        .map_err(|error| {
            let steps = error.path().iter().filter_map(|step| match step {
                Segment::Map { key } => Some(key.clone()),
                Segment::Seq { index } => Some(index.to_string()),
                Segment::Enum { .. } | Segment::Unknown => None,
            });
            steps.collect()
        })
}

/// The document that the text begins with, and its own text; nothing where it is not all there, or odd.
pub(crate) fn parse_prefix<'de, T: Deserialize<'de>>(text: &'de str) -> Option<(T, &'de str)> {
    let mut documents = serde_json::Deserializer::from_str(text).into_iter::<T>();
    let document = documents.next()?.ok()?;
    Some((document, text.get(..documents.byte_offset())?))
}

/// An answer whose body may still be coming.
#[derive(Debug)]
pub enum Streaming<T = Body> {
    /// A success.
    Body(T),
    /// Anything else, read whole.
    Refused(Reply),
}

/// How the items of a list are read.
pub trait ReadItem {
    /// What comes of one.
    type Item: Send;

    /// Reads the item that the text begins with, and says how many bytes of it are the item's: once, where it
    /// lies. Nothing where it does not end in the text, or is odd in any way: [`ReadItem::read`] then has the
    /// word.
    fn read_in_place(&self, text: &str) -> Option<(Self::Item, usize)>;

    /// Reads an item that was cut out.
    ///
    /// # Errors
    /// What is wrong with it.
    fn read(&self, raw: Box<RawValue>) -> Result<Self::Item>;
}

/// A body that is still coming.
#[derive(Debug)]
pub struct Body {
    response: reqwest::Response,
    label: String,
}

impl Body {
    pub(super) fn new(response: reqwest::Response, request: &Request) -> Self {
        Self {
            response,
            label: request.label(),
        }
    }

    /// Its status.
    pub fn status(&self) -> StatusCode {
        self.response.status()
    }

    /// The headers that came before it.
    pub fn headers(&self) -> &HeaderMap {
        self.response.headers()
    }

    /// The next part; `None` at the end.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`] where it broke off.
    pub async fn chunk(&mut self) -> Result<Option<Vec<u8>>> {
        let chunk = self.response.chunk().await;
        let chunk = chunk.map_err(|error| broken(&self.label, error))?;
        Ok(chunk.map(|bytes| bytes.to_vec()))
    }

    /// The items of the list under `key`, or of the list that the body is, as `reader` reads them.
    pub fn items<'a, R: ReadItem + Sync>(
        self,
        key: &'static str,
        reader: &'a R,
    ) -> impl Stream<Item = Result<R::Item>> + Send + use<'a, R> {
        let state = (self, Items::new(key));
        try_unfold(state, move |(mut body, mut items)| async move {
            loop {
                match items.next_item(|text| reader.read_in_place(text)) {
                    Ok(Some(Found::Read(item))) => return Ok(Some((item, (body, items)))),
                    Ok(Some(Found::Text(raw))) => {
                        return Ok(Some((reader.read(raw)?, (body, items))));
                    }
                    Ok(None) => {}
                    Err(malformed) => return Err(body.malformed(malformed)),
                }
                if items.has_ended() {
                    return match items.finish() {
                        Ok(()) => Ok(None),
                        Err(malformed) => Err(body.malformed(malformed)),
                    };
                }
                let chunk = body.response.chunk().await;
                match chunk.map_err(|error| broken(&body.label, error))? {
                    Some(chunk) => items.push(&chunk),
                    None => items.end(),
                }
            }
        })
    }

    fn malformed(&self, malformed: Malformed) -> Error {
        match malformed {
            Malformed::Truncated => Error::new(
                ErrorKind::Unavailable,
                format!("the answer to {} ended in the middle", self.label),
            ),
            Malformed::Invalid(why) => undecodable(
                &self.label,
                self.response.status(),
                self.response.headers(),
                &why,
            ),
        }
    }
}

fn undecodable(label: &str, status: StatusCode, headers: &HeaderMap, why: &str) -> Error {
    let kind = match content_type(headers) {
        "" => "without a content type".to_owned(),
        kind => format!("of the type {kind}"),
    };
    Error::new(
        ErrorKind::Provider,
        format!("the answer to {label} is not what was expected"),
    )
    .with_detail(format!("a body {kind}: {why}"))
    .with_hint("check the endpoint; with --trace you see what came back")
    .with_http(status.as_u16(), request_id(headers))
}

fn request_id(headers: &HeaderMap) -> Option<String> {
    ["x-request-id", "x-correlation-id"]
        .iter()
        .find_map(|name| Some(headers.get(*name)?.to_str().ok()?.to_owned()))
}

pub(super) fn timed_out(request: &Request, limit: Duration) -> Error {
    Error::new(
        ErrorKind::Unavailable,
        format!("{} was not answered within {limit:?}", request.label()),
    )
    .with_hint("raise the limit with --request-timeout")
}

fn broken(label: &str, error: reqwest::Error) -> Error {
    Error::new(
        ErrorKind::Unavailable,
        format!("the answer to {label} broke off"),
    )
    .with_details(causes(&error))
    .with_source(error.without_url())
}

/// Why there is no answer; true where another attempt would end the same way.
pub(super) fn transport_error(
    request: &Request,
    error: reqwest::Error,
    proxy: Option<&str>,
) -> (Error, bool) {
    let host = request.url.host_str().unwrap_or_default();
    let port = request.url.port_or_known_default().unwrap_or_default();
    if let Some((why, hint)) = find::<rustls::Error>(&error).and_then(tls::explain) {
        let refused = Error::new(
            ErrorKind::Unavailable,
            format!("cannot establish a secure connection to {host}:{port}"),
        )
        .with_detail(why)
        .with_hint(hint)
        .with_source(error.without_url());
        return (refused, true);
    }
    let message = match proxy {
        Some(proxy) if error.is_connect() => {
            format!("cannot reach {host}:{port} through the proxy {proxy}")
        }
        None if error.is_connect() => format!("cannot reach {host}:{port}"),
        _ => format!("{} got no answer", request.label()),
    };
    let hint = match proxy {
        Some(_) => Hint::new(
            "check the proxy: HTTPS_PROXY, or `proxy` in the profile, names it; NO_PROXY names what is \
             reached without it",
        ),
        None => Hint::new("check the endpoint and the network;")
            .run("doctor")
            .then("looks at every step of the way"),
    };
    let failed = Error::new(ErrorKind::Unavailable, message)
        .with_details(causes(&error))
        .with_hint(hint)
        .with_source(error.without_url());
    (failed, false)
}

/// The last cause: those before it only say that there is one.
fn causes(error: &reqwest::Error) -> Option<String> {
    let mut cause = std::error::Error::source(error)?;
    while let Some(next) = cause.source() {
        cause = next;
    }
    Some(cause.to_string())
}

/// The cause of that type.
pub(super) fn find<'a, T: std::error::Error + 'static>(
    error: &'a (dyn std::error::Error + 'static),
) -> Option<&'a T> {
    let mut next = Some(error);
    while let Some(error) = next {
        if let Some(found) = error.downcast_ref::<T>() {
            return Some(found);
        }
        // hyper and rustls hide each other inside `io::Error`, whose `source` skips what it wraps.
        if let Some(inner) = error
            .downcast_ref::<std::io::Error>()
            .and_then(std::io::Error::get_ref)
        {
            next = Some(inner);
            continue;
        }
        next = error.source();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, Deserialize)]
    struct Outer {
        #[expect(dead_code, reason = "only its decoding is looked at")]
        items: Vec<Inner>,
    }

    #[derive(Debug, Deserialize)]
    struct Inner {
        #[expect(dead_code, reason = "only its decoding is looked at")]
        port: u16,
        #[expect(dead_code, reason = "only its decoding is looked at")]
        mode: Option<Mode>,
    }

    #[derive(Debug, Deserialize)]
    enum Mode {
        One,
    }

    #[test]
    fn decoding_errors_name_the_path_and_quote_nothing() {
        let text = br#"{"items": [{"port": 1}, {"port": "planted"}]}"#;
        let error = decode::<Outer>(text).unwrap_err();
        assert_eq!(
            error,
            "`items[1].port` is not as expected, or lacks a member"
        );
        let text = br#"{"items": [{"port": 1, "mode": "planted"}]}"#;
        let error = decode::<Outer>(text).unwrap_err();
        assert!(
            error.starts_with("`items[0].mode") && !error.contains("planted"),
            "{error}"
        );
        let error = decode::<Outer>(b"<html>planted").unwrap_err();
        assert!(!error.contains("planted"), "{error}");
    }
}
