//! `/_sandbox/*`: the request log, faults and switches, for tests. Every call needs the control token, so
//! that a web page or another user of the machine cannot script what a test sees.

use std::sync::Arc;

use axum::extract::{Request, State};
use axum::http::{StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde_json::{Map, Value, json};

use super::log::Entry;
use super::{Sandbox, script};

/// The routes.
pub(crate) fn routes(sandbox: &Arc<Sandbox>) -> Router<Arc<Sandbox>> {
    let routes = Router::new()
        .route("/requests", get(requests).delete(forget))
        .route("/faults", get(faults).post(add_faults).delete(clear_faults))
        .route("/script", get(switches).post(set_switches))
        .fallback(unknown);
    Router::new().nest(
        "/_sandbox",
        routes.layer(middleware::from_fn_with_state(sandbox.clone(), authorize)),
    )
}

async fn authorize(State(sandbox): State<Arc<Sandbox>>, request: Request, next: Next) -> Response {
    let given = request
        .headers()
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    if given == Some(sandbox.control_token.as_str()) {
        return next.run(request).await;
    }
    let text = "wants `Authorization: Bearer` and the control token that `sandbox start` printed";
    refuse(StatusCode::UNAUTHORIZED, text)
}

async fn requests(State(sandbox): State<Arc<Sandbox>>) -> Json<Vec<Entry>> {
    Json(sandbox.log.entries())
}

async fn forget(State(sandbox): State<Arc<Sandbox>>) -> StatusCode {
    sandbox.log.clear();
    StatusCode::NO_CONTENT
}

async fn faults(State(sandbox): State<Arc<Sandbox>>) -> Json<Value> {
    Json(sandbox.faults.describe())
}

async fn add_faults(State(sandbox): State<Arc<Sandbox>>, Json(document): Json<Value>) -> Response {
    match sandbox.faults.add_json(document) {
        Ok(()) => Json(sandbox.faults.describe()).into_response(),
        Err(message) => refuse(StatusCode::BAD_REQUEST, &message),
    }
}

async fn clear_faults(State(sandbox): State<Arc<Sandbox>>) -> StatusCode {
    sandbox.faults.clear();
    StatusCode::NO_CONTENT
}

async fn switches(State(sandbox): State<Arc<Sandbox>>) -> Json<Vec<Value>> {
    let scripts = sandbox.scripts();
    Json(
        scripts
            .iter()
            .flat_map(|script| script.describe())
            .collect(),
    )
}

async fn set_switches(
    State(sandbox): State<Arc<Sandbox>>,
    Json(switches): Json<Map<String, Value>>,
) -> Response {
    for (key, value) in switches {
        let value = match value {
            Value::String(text) => text,
            other => other.to_string(),
        };
        if let Err(message) = script::set(&sandbox.scripts(), &key, &value) {
            return refuse(StatusCode::BAD_REQUEST, &message);
        }
    }
    for vendor in &sandbox.vendors {
        vendor.scripted();
    }
    StatusCode::NO_CONTENT.into_response()
}

async fn unknown() -> Response {
    let text = "there are /_sandbox/requests, /_sandbox/faults and /_sandbox/script";
    refuse(StatusCode::NOT_FOUND, text)
}

fn refuse(status: StatusCode, message: &str) -> Response {
    (status, Json(json!({"error": message}))).into_response()
}
