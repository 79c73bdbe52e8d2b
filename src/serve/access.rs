//! The middleware around all routes: it asks the guard, measures, and writes the access log: method, path without
//! query, status and time, never a body or a header.

use std::sync::Arc;
use std::time::Instant;

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use rand::RngExt;
use serde_json::json;

use super::guard::Peer;
use super::paths::{method_label, template};
use super::reply::Reply;
use super::service::Service;

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
