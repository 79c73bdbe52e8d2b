//! BigAnimal: conventions, catalogs, and the readings of what nobody knows for sure.

use serde_json::json;

use super::strict::without;
use crate::support::sandbox::{PROJECT, Sandbox, cluster_body};

#[test]
fn a_post_names_its_type_also_without_a_body() {
    let sandbox = Sandbox::start(&[]);
    let id = sandbox.create(cluster_body("orders"));
    sandbox.ready(&id);
    let endpoint = sandbox.biganimal("endpoint");
    let url = format!("{endpoint}/api/v3/projects/{PROJECT}/clusters/{id}/pause");
    let key = format!("x-access-key: {}", sandbox.biganimal("access_key"));
    sandbox.curl("POST", &url, &[&key], None).error(415);
    sandbox
        .project("POST", &format!("clusters/{id}/pause"), None)
        .data(202);
}

#[test]
fn a_new_project_has_no_cloud_until_an_account_is_registered() {
    let sandbox = Sandbox::start(&[]);
    let made = sandbox.api("POST", "v3/projects", Some(json!({"projectName": "new"})));
    let made = made.data(202)["projectId"]
        .as_str()
        .expect("an id")
        .to_owned();
    let connected = |project: &str| -> Vec<String> {
        let path = format!("v3/projects/{project}/cloud-providers");
        let rows = sandbox.api("GET", &path, None).data(200);
        let rows = rows.as_array().expect("a list").clone();
        let rows = rows.iter().filter(|row| row["connected"] == true);
        rows.map(|row| {
            row["cloudProviderId"]
                .as_str()
                .unwrap_or_default()
                .to_owned()
        })
        .collect()
    };
    assert_eq!(connected(PROJECT).len(), 6);
    assert!(connected(&made).is_empty());
    let path = format!("v3/projects/{made}/cloud-providers/aws/register");
    let account = json!({"externalId": "x", "roleArn": "x"});
    assert_eq!(sandbox.api("POST", &path, Some(account)).status, 200);
    assert_eq!(connected(&made), ["aws"]);
}

#[test]
fn versions_are_filtered_by_type_and_architecture() {
    let sandbox = Sandbox::start(&[]);
    let count = |query: &str| {
        let rows = sandbox
            .project("GET", &format!("pg-versions?{query}"), None)
            .data(200);
        rows.as_array().map_or(0, Vec::len)
    };
    assert_eq!(count(""), 5);
    assert_eq!(count("pgTypeIds=pgextended"), 4);
    assert_eq!(count("pgTypeIds=pgextended&pgTypeIds=epas"), 5);
    assert_eq!(count("clusterArchitectureIds=pgd"), 4);
    assert_eq!(count("clusterArchitectureIds=ha&pgTypeIds=postgres"), 5);
    assert_eq!(count("pgTypeIds=mysql"), 0);
}

#[test]
fn a_restore_point_may_have_an_offset() {
    let sandbox = Sandbox::start(&[]);
    let id = sandbox.create(cluster_body("orders"));
    sandbox.ready(&id);
    let restore = without(
        cluster_body("copy"),
        &["provider", "pgType", "pgVersion", "privateNetworking"],
    );
    let seconds = sandbox.get(&id)["createdAt"]["seconds"]
        .as_i64()
        .expect("a time");
    let point = jiff::Timestamp::from_second(seconds).expect("a time");
    for (name, point) in [
        ("one", point.strftime("%Y-%m-%dT%H:%M:%S+0000").to_string()),
        ("two", point.strftime("%Y-%m-%dT%H:%M:%S.000Z").to_string()),
    ] {
        let mut body = restore.clone();
        body["clusterName"] = name.into();
        body["selectedRestorePointInTime"] = point.into();
        let path = format!("clusters/{id}/restore");
        sandbox.project("POST", &path, Some(body)).data(202);
    }
}

#[test]
fn the_size_of_a_witness_may_come_without_its_unit() {
    let sandbox = Sandbox::start(&[]);
    let place =
        json!({"provider": {"cloudProviderId": "aws"}, "region": {"regionId": "us-east-1"}});
    for (reading, size) in [("text", "1 Gi"), ("number", "1")] {
        sandbox.script("witness-size", reading);
        let path = "utils/calculate-witness-group-params";
        let calculated = sandbox.project("PUT", path, Some(place.clone())).data(200);
        assert_eq!(calculated["storage"]["size"], size);
    }
}

#[test]
fn the_statuses_that_nobody_knows_are_switched() {
    let sandbox = Sandbox::start(&[]);
    let id = sandbox.create(cluster_body("orders"));
    for status in [400, 409, 412] {
        sandbox.script("duplicate-status", status);
        sandbox
            .project("POST", "clusters", Some(cluster_body("orders")))
            .error(status);
    }
    let path = format!("clusters/{id}");
    assert_eq!(sandbox.project("DELETE", &path, None).status, 204);
    for status in [404, 400, 409, 410, 500] {
        sandbox.script("gone-status", status);
        assert_eq!(
            sandbox.project("DELETE", &path, None).error(status),
            "no such cluster"
        );
        sandbox.project("GET", &path, None).error(404);
    }
    sandbox.create(cluster_body("one"));
    let rows = |query: &str| sandbox.project("GET", &format!("clusters?{query}"), None);
    assert_eq!(rows("pgVersionIds=17").data(200), json!([]));
    sandbox.script("filters", "ignored");
    assert_eq!(rows("pgVersionIds=17").data(200)[0]["clusterName"], "one");
    sandbox.script("exact", "refused");
    rows("name=one&exact=true").error(400);
    assert_eq!(rows("name=one").data(200)[0]["clusterName"], "one");
}
