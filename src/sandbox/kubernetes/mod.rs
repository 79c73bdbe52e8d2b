//! A Kubernetes API server on a port of its own, with TLS and the bearer token of a kubeconfig: as much of it as
//! `kubectl version` and `kubectl get nodes` ask for. Each cluster is below a path, as kubectl permits.

pub(crate) mod node;

use std::sync::Arc;

use axum::Router;
use axum::extract::{Request as HttpRequest, State};
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::{Json, body};
use jiff::Timestamp;
use serde_json::{Value, json};

use super::Sandbox;
use super::route::{ANY, Found, Route, find};
use super::vendor::Request;
use node::Node;

/// The version that the server says it has.
const VERSION: &str = "v1.31.2";

/// How a kubeconfig reaches the server.
#[derive(Clone, Debug, Default)]
pub(crate) struct Address {
    /// Scheme, host and port.
    pub(crate) origin: String,
    /// The certificate of its authority, as PEM.
    pub(crate) ca: String,
}

/// What answers a request about nodes, with the segments that stand for any.
type Handler = fn(&[Node], &[&str], bool) -> Option<Value>;

const ROUTES: &[Route<Handler>] = &[
    Route::new(Method::GET, &["clusters", ANY, "version"], |_, _, _| {
        Some(version())
    }),
    Route::new(Method::GET, &["clusters", ANY, "api"], |_, _, _| {
        Some(json!({"kind": "APIVersions", "versions": ["v1"]}))
    }),
    Route::new(Method::GET, &["clusters", ANY, "apis"], |_, _, _| {
        Some(json!({"kind": "APIGroupList", "apiVersion": "v1", "groups": []}))
    }),
    Route::new(Method::GET, &["clusters", ANY, "api", "v1"], |_, _, _| {
        Some(resources())
    }),
    Route::new(
        Method::GET,
        &["clusters", ANY, "api", "v1", "nodes"],
        |nodes, _, as_table| Some(list(nodes, as_table)),
    ),
    Route::new(
        Method::GET,
        &["clusters", ANY, "api", "v1", "nodes", ANY],
        |nodes, any, as_table| {
            let found = nodes.iter().find(|node| node.name == any[1])?;
            Some(match as_table {
                true => list(std::slice::from_ref(found), true),
                false => object(found),
            })
        },
    ),
];

/// The server over the clusters of every vendor.
pub(crate) fn router(sandbox: &Arc<Sandbox>) -> Router {
    Router::new().fallback(answer).with_state(sandbox.clone())
}

async fn answer(State(sandbox): State<Arc<Sandbox>>, request: HttpRequest) -> Response {
    let (parts, body) = request.into_parts();
    drop(body::to_bytes(body, 0).await);
    let given = parts.headers.get(header::AUTHORIZATION);
    let token = given.and_then(|value| value.to_str().ok()?.strip_prefix("Bearer "));
    let accept = parts.headers.get(header::ACCEPT);
    let as_table =
        accept.is_some_and(|value| value.to_str().is_ok_and(|text| text.contains("as=Table")));
    let segments = Request::split(parts.uri.path());
    let cluster = segments.get(1).map(String::as_str).unwrap_or_default();
    let nodes = token.and_then(|token| {
        let mut vendors = sandbox.vendors.iter();
        vendors.find_map(|vendor| vendor.nodes(cluster, token))
    });
    let Some(nodes) = nodes else {
        return status(StatusCode::UNAUTHORIZED, "Unauthorized", "Unauthorized");
    };
    match find(ROUTES, &parts.method, &segments) {
        Found::Handler(handler, any) => match handler(&nodes, &any, as_table) {
            Some(document) => Json(document).into_response(),
            None => {
                let message = format!(
                    "nodes {:?} not found",
                    any.last().copied().unwrap_or_default()
                );
                status(StatusCode::NOT_FOUND, "NotFound", &message)
            }
        },
        Found::OtherMethod => status(
            StatusCode::METHOD_NOT_ALLOWED,
            "MethodNotAllowed",
            "the server does not allow this method on the requested resource",
        ),
        Found::Nothing => status(
            StatusCode::NOT_FOUND,
            "NotFound",
            "the server could not find the requested resource",
        ),
    }
}

/// A `Status`, which is how the server says no.
fn status(code: StatusCode, reason: &str, message: &str) -> Response {
    let document = json!({
        "kind": "Status", "apiVersion": "v1", "metadata": {}, "status": "Failure",
        "message": message, "reason": reason, "code": code.as_u16(),
    });
    (code, Json(document)).into_response()
}

fn version() -> Value {
    json!({
        "major": "1", "minor": "31", "gitVersion": VERSION, "gitTreeState": "clean",
        "goVersion": "go1.22", "compiler": "gc", "platform": "linux/amd64",
    })
}

fn resources() -> Value {
    let verbs = json!(["get", "list"]);
    json!({"kind": "APIResourceList", "apiVersion": "v1", "groupVersion": "v1", "resources": [
        {"name": "nodes", "singularName": "node", "namespaced": false, "kind": "Node", "verbs": verbs,
            "shortNames": ["no"]},
    ]})
}

fn metadata(node: &Node) -> Value {
    json!({
        "name": node.name, "creationTimestamp": node.created,
        "labels": {"kubernetes.io/hostname": node.name, "kubernetes.io/os": "linux"},
    })
}

fn object(node: &Node) -> Value {
    json!({
        "kind": "Node", "apiVersion": "v1", "metadata": metadata(node), "spec": {},
        "status": {
            "conditions": [{"type": "Ready", "status": "True", "reason": "KubeletReady"}],
            "nodeInfo": {"kubeletVersion": node.version},
        },
    })
}

fn list(nodes: &[Node], as_table: bool) -> Value {
    if !as_table {
        let items: Vec<Value> = nodes.iter().map(object).collect();
        return json!({"kind": "NodeList", "apiVersion": "v1", "metadata": {"resourceVersion": "1"},
            "items": items});
    }
    let column = |name: &str, format: &str| json!({"name": name, "type": "string", "format": format, "description": "", "priority": 0});
    let rows: Vec<Value> = nodes
        .iter()
        .map(|node| {
            json!({
                "cells": [node.name, "Ready", "<none>", age(&node.created), node.version],
                "object": {"kind": "PartialObjectMetadata", "apiVersion": "meta.k8s.io/v1",
                    "metadata": metadata(node)},
            })
        })
        .collect();
    json!({
        "kind": "Table", "apiVersion": "meta.k8s.io/v1", "metadata": {"resourceVersion": "1"},
        "columnDefinitions": [column("Name", "name"), column("Status", ""), column("Roles", ""),
            column("Age", ""), column("Version", "")],
        "rows": rows,
    })
}

fn age(created: &str) -> String {
    let created: Option<Timestamp> = created.parse().ok();
    let seconds = created.map(|created| Timestamp::now().duration_since(created).as_secs());
    format!("{}s", seconds.unwrap_or_default().max(0))
}
