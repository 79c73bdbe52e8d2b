//! What every request passes: the rate of its client, the `Host` header, the token. And what is written
//! down about it: method, path without query, status and time, never a body or a header.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use rand::RngExt;
use serde_json::json;
use tokio::sync::mpsc::Sender;

use super::host::Hosts;
use super::rate::Rate;
use super::reply::Reply;
use super::routes::{Service, method_label, template};
use super::tokens::Tokens;

/// Where a request came from, and where it arrived.
#[derive(Clone, Copy, Debug)]
pub(super) struct Peer {
    pub(super) client: SocketAddr,
    pub(super) local: SocketAddr,
}

/// What is asked of every request.
#[derive(Debug)]
pub(super) struct Guard {
    pub(super) hosts: Hosts,
    pub(super) tokens: Option<Tokens>,
    pub(super) rate: Option<Mutex<Rate>>,
    /// Lines for the access log.
    pub(super) log: Sender<String>,
}

impl Guard {
    fn admit(
        &self,
        path: &str,
        headers: &HeaderMap,
        host: Option<&str>,
        peer: Peer,
    ) -> Result<(), Reply> {
        // A probe knows no token, and nothing but `ok` can be learned from it.
        let is_probe = path == "/health";
        if let (Some(rate), false) = (&self.rate, is_probe) {
            let mut rate = rate.lock().unwrap_or_else(PoisonError::into_inner);
            if rate.admit(peer.client.ip(), Instant::now()).is_err() {
                let message = "Too many requests: try again in a second.";
                return Err(Reply::message(StatusCode::TOO_MANY_REQUESTS, message)
                    .with_header("retry-after", "1"));
            }
        }
        if !host.is_some_and(|host| self.hosts.admit(host, peer.local)) {
            return Err(Reply::message(
                StatusCode::MISDIRECTED_REQUEST,
                "This server does not answer to the name in the Host header; \
                 its operator can add it with --allow-host.",
            ));
        }
        let authorization = headers
            .get(header::AUTHORIZATION)
            .map(HeaderValue::as_bytes);
        match &self.tokens {
            Some(tokens) if !is_probe && !tokens.admit(authorization) => Err(Reply::message(
                StatusCode::UNAUTHORIZED,
                "A bearer token is needed.",
            )
            .with_header("www-authenticate", "Bearer realm=\"postgraas\"")),
            _ => Ok(()),
        }
    }
}

/// The middleware around all routes.
pub(super) async fn around(
    State(service): State<Arc<Service>>,
    request: Request,
    next: Next,
) -> Response {
    let begun = Instant::now();
    let time = Timestamp::now();
    let method = request.method().clone();
    let path = request.uri().path().to_owned();
    let peer = request.extensions().get::<Peer>().copied();
    let id = format!("{:016x}", rand::rng().random::<u64>());
    service.metrics.begin();
    // The name stands in the target of a request to a proxy, and else in the header.
    let host = request
        .uri()
        .authority()
        .map(|authority| authority.as_str().to_owned());
    let host = host.or_else(|| {
        let header = request.headers().get(header::HOST)?;
        Some(header.to_str().ok()?.to_owned())
    });
    let admitted = match peer {
        Some(peer) => service
            .guard
            .admit(&path, request.headers(), host.as_deref(), peer),
        None => Err(Reply::internal()),
    };
    let mut response = match admitted {
        Ok(()) => next.run(request).await,
        Err(reply) => reply.into_response(),
    };
    let headers = response.headers_mut();
    // A creation's answer holds a password.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Ok(id) = HeaderValue::from_str(&id) {
        headers.insert(HeaderName::from_static("x-request-id"), id);
    }
    let status = response.status().as_u16();
    let took = begun.elapsed();
    service
        .metrics
        .end(method_label(&method), template(&path), status, took);
    let line = json!({
        "time": time.to_string(),
        "event": "request",
        "request_id": id,
        "client": peer.map(|peer| peer.client.to_string()),
        "method": method.as_str(),
        "path": path,
        "status": status,
        "milliseconds": took.as_micros() as f64 / 1000.0,
    });
    // A log that is not read in time must not hold up requests: then lines are lost.
    let _ = service.guard.log.try_send(line.to_string());
    response
}
