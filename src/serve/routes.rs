//! The routes, and the handlers behind them. A handler reads a request and writes a reply; what happens in
//! between is [`super::instances`], on a worker thread.

use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Path, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::Response;
use axum::routing::{MethodRouter, delete, get, options};

use super::metrics;
use super::model::{Dialect, Instance, Phase};
use super::paths::{PATHS, is_number};
use super::reply::Reply;
use super::service::Service;
use super::{access, openapi, parameters};
use crate::credentials::Secret;

/// A body holds four short texts.
pub(super) const MAXIMUM_BODY_BYTES: usize = 64 * 1024;

/// Whoever sends a body sends it at once.
const BODY_LIMIT: Duration = Duration::from_secs(10);

/// The routes of a service.
pub(super) fn router(service: &Arc<Service>) -> Router {
    let [v2, v2_item, talk, talk_item, health, metrics, openapi] = PATHS;
    Router::new()
        .route(v2, collection(Dialect::V2))
        .route(v2_item, item(Dialect::V2))
        .route(talk, collection(Dialect::Talk))
        .route(talk_item, item(Dialect::Talk))
        .route(
            health,
            get(async || text("text/plain; charset=utf-8", "ok".to_owned())),
        )
        .route(metrics, get(render_metrics))
        .route(
            openapi,
            get(async || text("application/json", openapi::document())),
        )
        .fallback(async || Reply::not_found())
        .method_not_allowed_fallback(async || {
            Reply::message(
                StatusCode::METHOD_NOT_ALLOWED,
                "The method is not allowed for the requested URL.",
            )
        })
        .layer(from_fn_with_state(Arc::clone(service), access::around))
        .with_state(Arc::clone(service))
}

fn collection(dialect: Dialect) -> MethodRouter<Arc<Service>> {
    get(list)
        .post(
            async move |State(service): State<Arc<Service>>, request: Request| {
                create(service, dialect, request)
                    .await
                    .unwrap_or_else(|reply| reply)
            },
        )
        .merge(allowed("GET, HEAD, OPTIONS, POST"))
}

fn item(dialect: Dialect) -> MethodRouter<Arc<Service>> {
    get(show)
        .merge(delete(
            async move |State(service): State<Arc<Service>>,
                        Path(id): Path<String>,
                        request: Request| {
                remove(service, dialect, &id, request)
                    .await
                    .unwrap_or_else(|reply| reply)
            },
        ))
        .merge(allowed("DELETE, GET, HEAD, OPTIONS"))
}

/// `OPTIONS`, with what there is. No header of it lets a web page of another origin in.
fn allowed(methods: &'static str) -> MethodRouter<Arc<Service>> {
    options(async move || ([(header::ALLOW, methods)], ()))
}

async fn list(State(service): State<Arc<Service>>) -> Reply {
    match service.instances.register.instances() {
        Ok(instances) => {
            let made = |instance: &&Instance| instance.phase != Phase::Creating;
            Reply::list(instances.iter().filter(made))
        }
        Err(_) => Reply::internal(),
    }
}

async fn show(State(service): State<Arc<Service>>, Path(id): Path<String>) -> Reply {
    if !is_number(&id) {
        return Reply::not_found();
    }
    // A number that is too large is one that no instance has.
    let found = match id.parse() {
        Ok(id) => service.instances.register.instance(id),
        Err(_) => Ok(None),
    };
    match found {
        Ok(found) => {
            let found = found.filter(|instance| instance.phase != Phase::Creating);
            Reply::instance(found.as_ref())
        }
        Err(_) => Reply::internal(),
    }
}

async fn create(service: Arc<Service>, dialect: Dialect, request: Request) -> Result<Reply, Reply> {
    let body = body(request).await?;
    let creation = parameters::creation(body.as_deref(), dialect)?;
    // Most conflicts need no worker; the others are found when the name is recorded.
    if service
        .instances
        .register
        .has_name(&creation.name)
        .is_ok_and(|taken| taken)
    {
        return Err(Reply::name_taken(dialect, &creation.name));
    }
    let instances = Arc::clone(&service.instances);
    let work = move || async move { instances.create(dialect, &creation).await };
    service
        .workers
        .run(work)
        .await
        .map_err(|_| Reply::internal())
}

async fn remove(
    service: Arc<Service>,
    dialect: Dialect,
    id: &str,
    request: Request,
) -> Result<Reply, Reply> {
    if !is_number(id) {
        return Err(Reply::not_found());
    }
    let body = body(request).await?;
    let password: Option<Secret> = parameters::deletion(body.as_deref())?;
    if password.is_none() && dialect == Dialect::V2 {
        return Err(Reply::deletion_password_missing());
    }
    let Ok(id) = id.parse() else {
        return Err(Reply::no_instance(dialect, id));
    };
    let instances = Arc::clone(&service.instances);
    let work = move || async move { instances.delete(dialect, id, password.as_ref()).await };
    service
        .workers
        .run(work)
        .await
        .map_err(|_| Reply::internal())
}

async fn render_metrics(State(service): State<Arc<Service>>) -> Response {
    let instances = service.instances.register.instances();
    let count = instances.map_or(0, |instances| instances.len());
    let rendered = service.metrics.render(count, service.instances.limit);
    text(metrics::CONTENT_TYPE, rendered)
}

fn text(content_type: &'static str, text: String) -> Response {
    let mut response = Response::new(Body::from(text));
    response
        .headers_mut()
        .insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    response
}

/// Reads a body, which must be JSON: nothing that a web page can send without asking first is. None was
/// sent where there is neither a type nor a byte.
async fn body(request: Request) -> Result<Option<Vec<u8>>, Reply> {
    let (parts, body) = request.into_parts();
    let kind = parts
        .headers
        .get(header::CONTENT_TYPE)
        .map(HeaderValue::as_bytes);
    let essence = kind.map(|kind| kind.split(|byte| *byte == b';').next().unwrap_or_default());
    let is_json = essence.map(|kind| kind.trim_ascii().eq_ignore_ascii_case(b"application/json"));
    let too_long = || {
        let message = format!("The body may have {MAXIMUM_BODY_BYTES} bytes.");
        Reply::message(StatusCode::PAYLOAD_TOO_LARGE, &message).with_header("connection", "close")
    };
    let read = tokio::time::timeout(BODY_LIMIT, to_bytes(body, MAXIMUM_BODY_BYTES));
    let bytes = match read.await {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(_)) => return Err(too_long()),
        Err(_) => {
            let message = "The body did not come in time.";
            return Err(Reply::message(StatusCode::REQUEST_TIMEOUT, message));
        }
    };
    match (is_json, bytes.is_empty()) {
        (None, true) => Ok(None),
        (Some(true), true) => Err(Reply::malformed()),
        (Some(true), false) => Ok(Some(bytes.into())),
        (Some(false) | None, _) => Err(Reply::message(
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "The body must be JSON: send the header `Content-Type: application/json`.",
        )),
    }
}
