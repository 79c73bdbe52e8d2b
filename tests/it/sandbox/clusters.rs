//! BigAnimal v3: making, reading, changing and ending clusters.

use serde_json::{Value, json};

use crate::support::sandbox::{PROJECT, Sandbox, cluster_body};

const HEALTHY: &str = "Cluster in healthy state";

fn phase(name: &str, deployed: bool) -> (String, bool) {
    (name.to_owned(), deployed)
}

fn with(mut body: Value, changes: Value) -> Value {
    for (key, value) in changes.as_object().expect("changes") {
        match value {
            Value::Null => body.as_object_mut().expect("a body").remove(key),
            value => body
                .as_object_mut()
                .expect("a body")
                .insert(key.clone(), value.clone()),
        };
    }
    body
}

#[test]
fn a_new_cluster_is_deployed_one_look_after_it_is_healthy() {
    let sandbox = Sandbox::start(&[]);
    let id = sandbox.create(cluster_body("orders"));
    assert!(id.len() == 12 && id.starts_with("p-"), "{id}");
    assert_eq!(
        sandbox.phases(&id, 6),
        [
            phase("Cluster creation request received", false),
            phase("Creating CNP cluster", false),
            phase("Setting up primary", false),
            phase(HEALTHY, false),
            phase(HEALTHY, true),
            phase(HEALTHY, true),
        ]
    );
    let history = sandbox
        .project("GET", &format!("clusters/{id}/phases"), None)
        .data(200);
    assert_eq!(history[3]["name"], HEALTHY);
    // A list is a look, too.
    let id = sandbox.create(cluster_body("others"));
    for _ in 0..4 {
        sandbox.project("GET", "clusters", None).data(200);
    }
    assert_eq!(sandbox.phases(&id, 1), [phase(HEALTHY, true)]);
}

#[test]
fn time_can_move_it_on_instead() {
    let sandbox = Sandbox::start(&["--provision-time", "1h"]);
    let id = sandbox.create(cluster_body("slow"));
    assert_eq!(
        sandbox.phases(&id, 6)[5],
        phase("Cluster creation request received", false)
    );
    let now = json!({"sandbox.provision-time": "1ms"});
    assert_eq!(sandbox.control("POST", "script", Some(now)).status, 204);
    sandbox.ready(&id);
}

#[test]
fn what_was_asked_for_reads_back_with_names_and_defaults() {
    let sandbox = Sandbox::start(&[]);
    let body = with(
        cluster_body("orders"),
        json!({"tags": [{"tagName": "team:db", "color": null}]}),
    );
    let id = sandbox.create(body);
    let early = sandbox.get(&id);
    assert!(early.get("connection").is_none());
    sandbox.ready(&id);
    let cluster = sandbox.get(&id);
    assert!(cluster.get("password").is_none());
    assert_eq!(cluster["instanceType"]["cpu"], 2);
    assert_eq!(
        cluster["pgType"]["pgTypeName"],
        "EDB Postgres Advanced Server"
    );
    assert_eq!(
        cluster["allowedIpRanges"],
        json!([{"cidrBlock": "0.0.0.0/0", "description": "To allow all access"}])
    );
    assert_eq!(cluster["backupRetentionPeriod"], "30d");
    assert_eq!(
        cluster["pgConfig"],
        json!([{"name": "work_mem", "value": "8MB"}, {"name": "max_connections", "value": "100"},
            {"name": "shared_buffers", "value": "128MB"}])
    );
    assert_eq!(cluster["storage"]["iops"], "3000");
    let connection = sandbox
        .project("GET", &format!("/clusters/{id}/connection/"), None)
        .data(200);
    assert_eq!(connection, cluster["connection"]);
    assert_eq!(connection["port"], "5432");
    let tags = sandbox.api("GET", "v3/tags", None).data(200);
    assert_eq!(tags[0]["tagName"], "team:db");
    let found = sandbox
        .api("GET", "v3/resources/?tagNames=team%3Adb", None)
        .data(200);
    assert_eq!(found[0]["resourceId"], id.as_str());
}

#[test]
fn bodies_are_checked() {
    let sandbox = Sandbox::start(&[]);
    let refused = |changes: Value| {
        let body = with(cluster_body("orders"), changes);
        let answer = sandbox.project("POST", "clusters", Some(body));
        answer.error(400);
        let errors = answer.json()["error"]["errors"].clone();
        let errors = errors.as_array().expect("errors").clone();
        assert_eq!(errors.len(), 1, "{errors:?}");
        errors[0]["path"].as_str().unwrap_or_default().to_owned()
    };
    let required = [
        "clusterName",
        "password",
        "clusterArchitecture",
        "provider",
        "region",
        "instanceType",
        "pgType",
        "pgVersion",
        "storage",
        "privateNetworking",
        "allowedIpRanges",
        "pgConfig",
    ];
    for key in required {
        assert_eq!(refused(json!({ key: null })), format!(".body.{key}"));
    }
    for (changes, path) in [
        (json!({"clusterId": "p-1"}), ".body.clusterId"),
        (
            json!({"storage": {"volumeTypeId": "gp3", "volumePropertiesId": "gp3", "gb": 4}}),
            ".body.storage.gb",
        ),
        (
            json!({"privateNetworking": "no"}),
            ".body.privateNetworking",
        ),
        (json!({"clusterType": "ha"}), ".body.clusterType"),
        (json!({"password": "short"}), ".body.password"),
        (
            json!({"backupRetentionPeriod": "x7d"}),
            ".body.backupRetentionPeriod",
        ),
        (
            json!({"region": {"regionId": "mars"}}),
            ".body.region.regionId",
        ),
        (
            json!({"pgVersion": {"pgVersionId": "9"}}),
            ".body.pgVersion.pgVersionId",
        ),
        (
            json!({"instanceType": {"instanceTypeId": "gcp:e2-standard-2"}}),
            ".body.instanceType.instanceTypeId",
        ),
        (
            json!({"storage": {"volumeTypeId": "gp3", "volumePropertiesId": "gp3", "size": "4Gi"}}),
            ".body.storage.size",
        ),
        (
            json!({"clusterArchitecture": {"clusterArchitectureId": "ha", "nodes": 4}}),
            ".body.clusterArchitecture.nodes",
        ),
        (
            json!({"clusterArchitecture": {"clusterArchitectureId": "single", "nodes": 1}, "readOnlyConnections": true}),
            ".body.readOnlyConnections",
        ),
        (
            json!({"privateNetworking": true, "allowedIpRanges": [{"cidrBlock": "10.0.0.0/8", "description": ""}]}),
            ".body.allowedIpRanges",
        ),
        (
            json!({"allowedIpRanges": [{"cidrBlock": "10.0.0.0", "description": ""}]}),
            ".body.allowedIpRanges[0].cidrBlock",
        ),
        (
            json!({"peAllowedPrincipalIds": []}),
            ".body.peAllowedPrincipalIds",
        ),
        (
            json!({"maintenanceWindow": {"isEnabled": false, "startDay": 3}}),
            ".body.maintenanceWindow",
        ),
        (
            json!({"pgConfig": [{"name": "work_mem", "value": 8}]}),
            ".body.pgConfig[0].value",
        ),
    ] {
        assert_eq!(refused(changes), path);
    }
    let plain = sandbox.curl(
        "POST",
        &format!(
            "{}/api/v3/projects/{PROJECT}/clusters",
            sandbox.biganimal("endpoint")
        ),
        &[
            &format!("x-access-key: {}", sandbox.biganimal("access_key")),
            "content-type: text/plain",
        ],
        Some("{}"),
    );
    plain.error(415);
    assert_eq!(
        sandbox.project("GET", "clusters", None).data(200),
        json!([])
    );
}

#[test]
fn a_change_is_not_seen_at_once() {
    let sandbox = Sandbox::start(&[]);
    let id = sandbox.create(cluster_body("orders"));
    let path = format!("clusters/{id}");
    let patch = json!({"instanceType": {"instanceTypeId": "aws:c6i.xlarge"}});
    sandbox
        .project("PATCH", &path, Some(patch.clone()))
        .error(409);
    sandbox.ready(&id);
    sandbox.script("healthy-polls", 2);
    assert_eq!(
        sandbox.project("PATCH", &path, Some(patch)).data(202)["clusterId"],
        id.as_str()
    );
    let seen = sandbox.phases(&id, 4);
    assert_eq!(
        seen,
        [
            phase(HEALTHY, true),
            phase(HEALTHY, true),
            phase("Modification in progress", true),
            phase(HEALTHY, true)
        ]
    );
    let cluster = sandbox.get(&id);
    assert_eq!(cluster["instanceType"]["cpu"], 4);
    assert_eq!(cluster["pgConfig"][0]["value"], "8MB");
    // The other reading: the old values stay until the change is under way.
    sandbox.script("read-back", "late");
    let patch = json!({"instanceType": {"instanceTypeId": "aws:c6i.large"}});
    sandbox.project("PATCH", &path, Some(patch)).data(202);
    let seen: Vec<Value> = (0..3)
        .map(|_| sandbox.get(&id)["instanceType"]["cpu"].clone())
        .collect();
    assert_eq!(seen, [4, 4, 2]);
}

#[test]
fn put_replaces_and_patch_does_not() {
    let sandbox = Sandbox::start(&[]);
    let body = with(
        cluster_body("orders"),
        json!({"backupRetentionPeriod": "6d"}),
    );
    let id = sandbox.create(body.clone());
    sandbox.ready(&id);
    let path = format!("clusters/{id}");
    sandbox
        .project("PUT", &path, Some(json!({"clusterName": "x"})))
        .error(400);
    for (key, value) in [
        ("pgVersion", json!({"pgVersionId": "16"})),
        ("region", json!({"regionId": "eu-west-1"})),
        ("phase", json!("x")),
    ] {
        let answer = sandbox.project("PATCH", &path, Some(json!({ key: value })));
        assert_eq!(answer.error(400), "should NOT have additional properties");
    }
    let answer = sandbox.project("PATCH", &path, Some(json!({"clusterType": "analytical"})));
    assert_eq!(
        answer.json()["error"]["errors"][0]["path"],
        ".body.clusterType"
    );
    let put = with(
        body,
        json!({"provider": null, "region": null, "pgType": null, "pgVersion": null,
        "password": null, "backupRetentionPeriod": null, "pgConfig": [], "clusterName": "renamed"}),
    );
    sandbox.project("PUT", &path, Some(put)).data(202);
    let cluster = sandbox.get(&id);
    assert_eq!(cluster["clusterName"], "renamed");
    assert_eq!(cluster["backupRetentionPeriod"], "30d");
    assert_eq!(cluster["pgVersion"]["pgVersionId"], "15");
    assert_eq!(cluster["pgConfig"][0]["name"], "max_connections");
}

#[test]
fn pause_and_resume_lag_like_a_change() {
    let sandbox = Sandbox::start(&[]);
    let id = sandbox.create(cluster_body("orders"));
    sandbox.ready(&id);
    let act = |action: &str| sandbox.project("POST", &format!("clusters/{id}/{action}"), None);
    act("resume").error(409);
    act("pause").data(202);
    let names = |looks| -> Vec<String> {
        sandbox
            .phases(&id, looks)
            .into_iter()
            .map(|p| p.0)
            .collect()
    };
    let paused = "Cluster has been paused";
    assert_eq!(names(3), [HEALTHY, "Modification in progress", paused]);
    let patch = json!({"backupRetentionPeriod": "7d"});
    sandbox
        .project("PATCH", &format!("clusters/{id}"), Some(patch))
        .error(412);
    sandbox.script("action-status", "200");
    act("resume").data(200);
    assert_eq!(names(3), [paused, "Modification in progress", HEALTHY]);
}

#[test]
fn a_deleted_cluster_is_gone_and_remembered() {
    let sandbox = Sandbox::start(&["--script", "biganimal.name-hold=1h"]);
    let body = with(
        cluster_body("orders"),
        json!({"backupRetentionPeriod": "2w"}),
    );
    let id = sandbox.create(body.clone());
    let path = format!("clusters/{id}");
    let deleted = sandbox.project("DELETE", &path, None);
    assert_eq!((deleted.status, deleted.text.as_str()), (204, ""));
    sandbox.project("GET", &path, None).error(404);
    assert_eq!(
        sandbox.project("DELETE", &path, None).error(404),
        "no such cluster"
    );
    let rows = sandbox.project("GET", "deleted-clusters", None).data(200);
    let seconds = |key: &str| rows[0][key]["seconds"].as_i64().expect("a time");
    assert_eq!(seconds("expiredAt") - seconds("deletedAt"), 14 * 86_400);
    sandbox
        .project("POST", "clusters", Some(body.clone()))
        .error(409);
    let restore = json!({"clusterName": "restored", "password": "another-long-secret",
        "region": body["region"], "instanceType": body["instanceType"], "storage": body["storage"],
        "allowedIpRanges": [], "pgConfig": [], "clusterArchitecture": {"clusterArchitectureId": "single", "nodes": 1}});
    let path = format!("deleted-clusters/{id}/restore");
    let early = with(
        restore.clone(),
        json!({"selectedRestorePointInTime": "2020-01-01T00:00:00.000Z"}),
    );
    sandbox.project("POST", &path, Some(early)).error(400);
    let restored = sandbox.project("POST", &path, Some(restore)).data(202);
    let restored = sandbox.get(restored["clusterId"].as_str().expect("an id"));
    assert_eq!(restored["pgVersion"]["pgVersionId"], "15");
    assert_eq!(restored["clusterArchitecture"]["nodes"], 1);
}

#[test]
fn lists_are_filtered_and_sorted_as_the_vendor_does() {
    let sandbox = Sandbox::start(&[]);
    for (name, version, region) in [
        ("b-orders", "15", "us-east-1"),
        ("a-orders", "16", "eu-west-1"),
        ("other", "16", "us-east-1"),
    ] {
        sandbox.create(with(
            cluster_body(name),
            json!({"pgVersion": {"pgVersionId": version}, "region": {"regionId": region}}),
        ));
    }
    let names = |query: &str| -> Vec<String> {
        let rows = sandbox
            .project("GET", &format!("clusters?{query}"), None)
            .data(200);
        let rows = rows.as_array().expect("a list").clone();
        rows.iter()
            .map(|row| row["clusterName"].as_str().expect("a name").to_owned())
            .collect()
    };
    assert_eq!(names("name=orders"), ["b-orders", "a-orders"]);
    assert_eq!(
        names("name=orders&sort=%2BclusterName"),
        ["a-orders", "b-orders"]
    );
    assert_eq!(
        names("sort=-clusterName"),
        ["other", "b-orders", "a-orders"]
    );
    assert!(names("name=orders&exact=true").is_empty());
    assert_eq!(names("name=other&exact=true"), ["other"]);
    assert_eq!(
        names("regionIds=us-east-1&pgVersionIds=15&pgVersionIds=16"),
        ["b-orders", "other"]
    );
    assert_eq!(names("clusterArchitectureIds=single"), Vec::<String>::new());
    // An unescaped plus is a space.
    sandbox
        .project("GET", "clusters?sort=+clusterName", None)
        .error(400);
    sandbox
        .project("GET", "clusters?provider=aws", None)
        .error(400);
    sandbox.script("exact", "ignored");
    assert_eq!(names("name=orders&exact=true"), ["b-orders", "a-orders"]);
}
