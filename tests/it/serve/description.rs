//! The OpenAPI document is true: what it describes is there, what it does not describe is not, and answers
//! have the fields and the statuses that it names. So are the metrics and the access log.

use serde_json::{Value, json};

use super::{JSON, Server, body, create, curl};
use crate::needs_postgres;
use crate::support::Machine;

const METHODS: [&str; 6] = ["get", "post", "put", "patch", "delete", "options"];

#[test]
fn the_document_and_the_routes_agree() {
    let machine = Machine::new();
    let server = Server::start(&machine, &[]);
    let answer = curl(&[&format!("{}/openapi.json", server.url)]);
    assert_eq!(answer.header("content-type"), Some("application/json"));
    let document = answer.json();
    assert_eq!(document["openapi"], "3.1.0");
    for (path, described) in document["paths"].as_object().expect("paths") {
        let url = format!("{}{}", server.url, path.replace("{id}", "7"));
        for method in METHODS {
            let upper = method.to_uppercase();
            let answer = curl(&["-X", &upper, "-H", JSON, "-d", "{}", &url]);
            match described.get(method) {
                None => assert_eq!(answer.status, 405, "{method} {path}"),
                Some(operation) => {
                    let status = answer.status.to_string();
                    assert_ne!(answer.status, 405, "{method} {path}");
                    let responses = operation["responses"].as_object().expect("responses");
                    assert!(
                        responses.contains_key(&status),
                        "{method} {path}: {answer:?}"
                    );
                }
            }
        }
    }
}

/// The properties that a schema requires, which are all that it has.
fn required(document: &Value, schema: &str) -> Vec<String> {
    let required = document["components"]["schemas"][schema]["required"].clone();
    let mut names: Vec<String> = serde_json::from_value(required).expect("a list");
    names.sort();
    names
}

fn keys(value: &Value) -> Vec<String> {
    let mut keys: Vec<String> = value
        .as_object()
        .expect("an object")
        .keys()
        .cloned()
        .collect();
    keys.sort();
    keys
}

#[test]
fn answers_have_the_fields_of_their_schemas() {
    needs_postgres!();
    let machine = Machine::new();
    let server = Server::start(&machine, &[]);
    let document = curl(&[&format!("{}/openapi.json", server.url)]).json();
    let created = create(&server, &body("n", "d", "u", "secret")).json();
    assert_eq!(keys(&created), required(&document, "Created"));
    let record = curl(&[&format!("{}/1", server.v2())]).json();
    assert_eq!(keys(&record), required(&document, "Instance"));
    let nobody = curl(&[&format!("{}/2", server.v2())]).json();
    assert_eq!(keys(&nobody), required(&document, "Nobody"));
    let conflict = create(&server, &body("n", "d", "u", "secret")).json();
    assert_eq!(keys(&conflict), required(&document, "Message"));
    let refused = super::delete(&server, &json!(1), "wrong").json();
    assert_eq!(keys(&refused), required(&document, "Outcome"));
    let deleted = super::delete(&server, &json!(1), "secret").json();
    assert_eq!(keys(&deleted), required(&document, "Outcome"));
}

#[test]
fn requests_are_counted_and_written_down() {
    let machine = Machine::new();
    let mut server = Server::start(&machine, &[]);
    let url = server.v2();
    let one = curl(&[&format!("{url}?db_pwd=planted")]);
    curl(&["-H", "Host: evil.example", &url]);
    curl(&[&format!("{}/elsewhere", server.url)]);
    let metrics = curl(&[&format!("{}/metrics", server.url)]);
    assert_eq!(
        metrics.header("content-type"),
        Some("text/plain; version=0.0.4; charset=utf-8")
    );
    for line in [
        "# TYPE number_of_postgraas_instances gauge",
        "number_of_postgraas_instances 0",
        "dbaas_instances_limit 100",
        r#"dbaas_http_requests_total{method="GET",route="/api/v2/postgraas_instances",status="200"} 1"#,
        r#"dbaas_http_requests_total{method="GET",route="/api/v2/postgraas_instances",status="421"} 1"#,
        r#"dbaas_http_requests_total{method="GET",route="other",status="404"} 1"#,
        r#"dbaas_http_request_duration_seconds_count{method="GET",route="/api/v2/postgraas_instances"} 2"#,
    ] {
        assert!(
            metrics.body.lines().any(|found| found == line),
            "{line}\n{}",
            metrics.body
        );
    }
    server.signal("TERM");
    server.wait();
    let log = server.log();
    let lines: Vec<Value> = log
        .lines()
        .map(|line| serde_json::from_str(line).expect("a document"))
        .collect();
    let requests: Vec<&Value> = lines
        .iter()
        .filter(|line| line["event"] == "request")
        .collect();
    assert_eq!(requests.len(), 4, "{log}");
    assert_eq!(requests[0]["method"], "GET");
    assert_eq!(requests[0]["path"], "/api/v2/postgraas_instances");
    assert_eq!(requests[0]["status"], 200);
    assert!(requests[0]["milliseconds"].is_number());
    assert_eq!(
        requests[0]["request_id"].as_str(),
        one.header("x-request-id")
    );
    assert!(!log.contains("planted"), "{log}");
}
