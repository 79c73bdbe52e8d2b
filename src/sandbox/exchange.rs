//! One exchange with a vendor: read the request, let a scripted fault have its way before or after the
//! effect, and note both in the log.

use std::convert::Infallible;
use std::sync::Arc;
use std::task::Poll;

use axum::body::{self, Body as HttpBody, Bytes};
use axum::extract::{Request as HttpRequest, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use futures_util::stream;

use super::Sandbox;
use super::clock::LATENCY;
use super::fault::Kind;
use super::server::Control;
use super::vendor::{Body, Reply, Request};

/// No vendor's document is anywhere near this size.
const LARGEST_BODY: usize = 16 << 20;

/// Answers a request to a vendor.
pub(crate) async fn exchange(
    State(sandbox): State<Arc<Sandbox>>,
    request: HttpRequest,
) -> Response {
    let control: Arc<Control> = request.extensions().get().cloned().unwrap_or_default();
    let (parts, body) = request.into_parts();
    let Ok(body) = body::to_bytes(body, LARGEST_BODY).await else {
        return (StatusCode::PAYLOAD_TOO_LARGE, "the body is too large\n").into_response();
    };
    let path_and_query = parts.uri.path_and_query().map_or("/", |path| path.as_str());
    let id = sandbox
        .log
        .begin(&parts.method, path_and_query, &parts.headers, body.len());
    let fault = sandbox.faults.hit(&parts.method, parts.uri.path());
    let fault = fault.map(|(kind, words)| {
        sandbox.log.fault(id, &words);
        kind
    });
    tokio::time::sleep(sandbox.pace.duration(LATENCY)).await;
    match &fault {
        Some(Kind::Answer {
            status,
            headers,
            body,
        }) => {
            let mut reply = Reply::empty(*status);
            reply.headers.clone_from(headers);
            reply.body = Body::Whole(Bytes::from(body.clone()));
            sandbox.log.status(id, *status);
            return respond(reply);
        }
        Some(Kind::Reset) => {
            control.reset();
            return std::future::pending().await;
        }
        Some(Kind::Hang) => return std::future::pending().await,
        Some(Kind::Delay(delay)) => tokio::time::sleep(*delay).await,
        _ => {}
    }
    let mut segments = Request::split(parts.uri.path()).into_iter();
    let prefix = segments.next().unwrap_or_default();
    let vendor = sandbox.vendors.iter().find(|v| v.prefix() == prefix);
    let reply = match vendor {
        Some(vendor) => {
            let query = parts.uri.query().unwrap_or_default().as_bytes();
            let request = Request {
                method: parts.method,
                segments: segments.collect(),
                query: form_urlencoded::parse(query).into_owned().collect(),
                headers: parts.headers,
                body,
            };
            vendor.answer(request).await
        }
        None => {
            let prefixes: Vec<String> = sandbox
                .vendors
                .iter()
                .map(|vendor| format!("/{}", vendor.prefix()))
                .collect();
            let text = format!("nothing is here; there is {}\n", prefixes.join(", "));
            Reply::text(404, "text/plain", text)
        }
    };
    match fault {
        Some(Kind::ResetAfter) => {
            control.reset();
            std::future::pending().await
        }
        Some(Kind::HangAfter) => std::future::pending().await,
        Some(Kind::Lost) => {
            control.close();
            std::future::pending().await
        }
        Some(Kind::StatusAfter(status)) => {
            sandbox.log.status(id, status);
            respond(Reply::text(status, "text/plain", "scripted fault\n"))
        }
        Some(Kind::ContentType(content_type)) => {
            sandbox.log.status(id, reply.status);
            respond(reply.with_header("content-type", content_type))
        }
        Some(Kind::Truncate) => {
            sandbox.log.status(id, reply.status);
            truncate(reply, control)
        }
        _ => {
            sandbox.log.status(id, reply.status);
            respond(reply)
        }
    }
}

fn respond(reply: Reply) -> Response {
    let body = match reply.body {
        Body::Whole(bytes) => HttpBody::from(bytes),
        Body::Parts(parts) => {
            HttpBody::from_stream(stream::iter(parts.map(Ok::<Bytes, Infallible>)))
        }
    };
    head(reply.status, &reply.headers, body)
}

/// Announces more than is sent, sends it, and closes the connection.
fn truncate(reply: Reply, control: Arc<Control>) -> Response {
    let mut part = match reply.body {
        Body::Whole(bytes) => bytes,
        Body::Parts(mut parts) => parts.next().unwrap_or_default(),
    };
    let announced = part.len().max(2);
    part.truncate(announced / 2);
    let mut part = Some(part);
    let mut sent = false;
    let body = stream::poll_fn(move |context| {
        if let Some(part) = part.take() {
            return Poll::Ready(Some(Ok::<Bytes, Infallible>(part)));
        }
        // What was given is flushed when there is nothing to add for now; only then may it end.
        if sent {
            control.close();
        } else {
            sent = true;
            context.waker().wake_by_ref();
        }
        Poll::Pending
    });
    let mut response = head(reply.status, &reply.headers, HttpBody::from_stream(body));
    let announced = HeaderValue::from(announced);
    response
        .headers_mut()
        .insert(header::CONTENT_LENGTH, announced);
    response
}

fn head(status: u16, headers: &[(&'static str, String)], body: HttpBody) -> Response {
    let mut response = Response::new(body);
    *response.status_mut() =
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    for (name, value) in headers {
        if let Ok(value) = HeaderValue::from_str(value) {
            response.headers_mut().insert(*name, value);
        }
    }
    response
}
