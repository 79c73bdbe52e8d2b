//! BigAnimal v3: failures that can be switched on, what nobody knows for sure, and the rarer kinds.

use serde_json::{Value, json};

use crate::support::sandbox::{PROJECT, Sandbox, cluster_body};

#[test]
fn a_provisioning_can_fail() {
    let sandbox = Sandbox::start(&["--script", "biganimal.failed-provisionings=1"]);
    let id = sandbox.create(cluster_body("doomed"));
    let (phase, deployed) = sandbox.phases(&id, 4).remove(3);
    assert!(phase.contains("Failed") && !deployed, "{phase}");
    sandbox
        .project("POST", &format!("clusters/{id}/pause"), None)
        .error(409);
    let id = sandbox.create(cluster_body("well"));
    sandbox.ready(&id);
}

#[test]
fn a_failed_quota_check_leaves_a_husk() {
    let sandbox = Sandbox::start(&["--script", "biganimal.quota-failures=1"]);
    let answer = sandbox.project("POST", "clusters", Some(cluster_body("orders")));
    answer.error(500);
    assert_eq!(answer.json()["error"]["details"], "failed to ValidateQuota");
    sandbox
        .project("POST", "clusters", Some(cluster_body("orders")))
        .error(409);
    let husk = sandbox
        .project("GET", "clusters?name=orders&exact=true", None)
        .data(200);
    assert!(
        husk[0]["phase"]
            .as_str()
            .is_some_and(|phase| phase.contains("Failed"))
    );
    let id = husk[0]["clusterId"].as_str().expect("an id");
    assert_eq!(
        sandbox
            .project("DELETE", &format!("clusters/{id}"), None)
            .status,
        204
    );
    let id = sandbox.create(cluster_body("orders"));
    sandbox.ready(&id);
}

#[test]
fn a_key_that_nobody_granted_is_waited_for() {
    let sandbox = Sandbox::start(&["--script", "biganimal.tde-polls=2"]);
    let mut body = cluster_body("encrypted");
    body["keyId"] = "key-1".into();
    let id = sandbox.create(body);
    sandbox.phases(&id, 3);
    let waiting = sandbox.get(&id);
    assert_eq!(waiting["phase"], "Waiting for TDE key to get reachable");
    assert!(
        waiting["pgIdentity"]
            .as_str()
            .is_some_and(|identity| !identity.is_empty())
    );
    sandbox.ready(&id);
    assert_eq!(sandbox.get(&id)["encryptionKey"]["status"], "READY");
}

#[test]
fn either_reading_of_what_is_uncertain() {
    let sandbox = Sandbox::start(&[]);
    let id = sandbox.create(cluster_body("orders"));
    sandbox.script("early-connection", "empty");
    assert_eq!(sandbox.get(&id)["connection"]["serviceName"], "");
    sandbox.script("early-connection", "present");
    assert_eq!(sandbox.get(&id)["connection"]["port"], "5432");
    sandbox.script("cluster-data", "array");
    assert_eq!(sandbox.get(&id)[0]["clusterId"], id.as_str());
    sandbox.script("cluster-data", "object");
    sandbox.script("duplicate-names", "allowed");
    let twin = sandbox.create(cluster_body("orders"));
    sandbox.script("deletion-polls", 2);
    let path = format!("clusters/{twin}");
    assert_eq!(sandbox.project("DELETE", &path, None).status, 204);
    let seen: Vec<u16> = (0..3)
        .map(|_| sandbox.project("GET", &path, None).status)
        .collect();
    assert_eq!(seen, [200, 200, 404]);
    sandbox.script("permissions", "read");
    sandbox
        .project("DELETE", &format!("clusters/{id}"), None)
        .error(403);
    sandbox.get(&id);
}

#[test]
fn switches_are_listed_and_checked() {
    let sandbox = Sandbox::start(&[]);
    let switches = sandbox.control("GET", "script", None).json();
    let keys: Vec<&str> = switches
        .as_array()
        .expect("switches")
        .iter()
        .filter_map(|s| s["key"].as_str())
        .collect();
    assert!(
        keys.contains(&"sandbox.latency") && keys.contains(&"biganimal.exact"),
        "{keys:?}"
    );
    for wrong in [
        json!({"biganimal.exact": "perhaps"}),
        json!({"biganimal.x": 1}),
        json!({"x": 1}),
    ] {
        assert_eq!(sandbox.control("POST", "script", Some(wrong)).status, 400);
    }
}

#[test]
fn a_second_project_is_apart() {
    let sandbox = Sandbox::start(&["--script", "biganimal.projects=2"]);
    let projects = sandbox.api("GET", "v3/projects", None).data(200);
    let ids: Vec<&Value> = projects
        .as_array()
        .expect("projects")
        .iter()
        .map(|p| &p["projectId"])
        .collect();
    assert_eq!(ids, [PROJECT, "prj_Second_0Project0"]);
    let id = sandbox.create(cluster_body("orders"));
    let elsewhere = format!("v3/projects/prj_Second_0Project0/clusters/{id}");
    sandbox.api("GET", &elsewhere, None).error(404);
    sandbox
        .api("GET", "v3/projects/prj_nowhere/clusters", None)
        .error(404);
    let made = sandbox
        .api(
            "POST",
            "v3/projects",
            Some(json!({"projectName": "new", "tags": []})),
        )
        .data(202);
    let path = format!("v3/projects/{}", made["projectId"].as_str().expect("an id"));
    assert_eq!(
        sandbox.api("GET", &path, None).data(200)["projectName"],
        "new"
    );
    assert_eq!(sandbox.api("DELETE", &path, None).status, 204);
    sandbox
        .api("DELETE", &format!("v3/projects/{PROJECT}"), None)
        .error(409);
}

#[test]
fn the_catalog_is_full() {
    let sandbox = Sandbox::start(&[]);
    let count = |path: &str| {
        sandbox
            .project("GET", path, None)
            .data(200)
            .as_array()
            .map_or(0, Vec::len)
    };
    for path in [
        "cloud-providers",
        "cloud-providers/bah:aws/regions",
        "cloud-providers/bah%3Aaws/regions/eu-west-1/instance-types",
        "cloud-providers/azure/regions/westus2/volume-types",
        "cloud-providers/azure/regions/westus2/volume-types/azurepremiumstorage/volume-properties",
        "cloud-providers/aws/regions/us-east-1/volume-types?instanceFamilyNames=AWS%20EC2%20M6i%20Instances",
        "regions?status=ACTIVE&cloudProviderIds=aws",
        "pg-types?clusterArchitectureIds=ha",
        "pg-versions",
        "cluster-architectures",
        "pg-config-parameters?pgTypeId=epas&pgVersionId=15",
    ] {
        assert!(count(path) > 1, "{path}");
    }
    assert_eq!(count("cloud-providers/aws/regions?q=us-east-1"), 1);
    let sorted = sandbox.project(
        "GET",
        "cloud-providers/aws/regions/us-east-1/instance-types?sort=-cpu",
        None,
    );
    assert_eq!(sorted.data(200)[0]["cpu"], 48);
    sandbox
        .project("GET", "cloud-providers/mars/regions", None)
        .error(404);
}

#[test]
fn a_region_is_activated_before_it_is_used() {
    let sandbox = Sandbox::start(&[]);
    let mut body = cluster_body("orders");
    body["region"]["regionId"] = "eu-west-2".into();
    sandbox
        .project("POST", "clusters", Some(body.clone()))
        .error(412);
    let region = "cloud-providers/aws/regions/eu-west-2";
    let activated = sandbox.project(
        "POST",
        &format!("{region}/activate"),
        Some(json!({"tags": []})),
    );
    assert_eq!(activated.data(202)["regionId"], "eu-west-2");
    let status = || {
        sandbox
            .project("GET", "cloud-providers/aws/regions?q=eu-west-2", None)
            .data(200)[0]["status"]
            .clone()
    };
    assert_eq!([status(), status()], ["ACTIVATING", "ACTIVE"]);
    sandbox.create(body);
    sandbox
        .project("POST", &format!("{region}/suspend"), None)
        .error(409);
}

#[test]
fn the_rarer_kinds_can_be_read_and_made() {
    let sandbox = Sandbox::start(&["--script", "biganimal.seed-kinds=true"]);
    let rows = sandbox
        .project("GET", "clusters?name=kind-", None)
        .data(200);
    let kinds: Vec<&Value> = rows
        .as_array()
        .expect("a list")
        .iter()
        .map(|row| &row["clusterType"])
        .collect();
    assert_eq!(
        kinds,
        ["cluster", "faraway_replica", "cluster", "analytical"]
    );
    assert_eq!(rows[0]["farawayReplicaIds"], json!([rows[1]["clusterId"]]));
    let groups = rows[2]["groups"].as_array().expect("groups");
    assert_eq!(groups.len(), 3);
    assert!(
        groups
            .iter()
            .all(|group| group["phase"] == "Cluster in healthy state")
    );
    let replica = json!({"clusterType": "faraway_replica", "replicaSourceClusterId": rows[0]["clusterId"],
        "clusterName": "dr", "region": {"regionId": "ap-south-1"}, "instanceType": {"instanceTypeId": "aws:c6i.large"},
        "storage": {"volumeTypeId": "gp3", "volumePropertiesId": "gp3", "size": "4 Gi"},
        "privateNetworking": false, "allowedIpRanges": [], "pgConfig": [{"name": "work_mem", "value": "1MB"}]});
    let answer = sandbox.project("POST", "clusters", Some(replica.clone()));
    assert_eq!(
        answer.json()["error"]["errors"][0]["path"],
        ".body.pgConfig[0].name"
    );
    let mut right = replica;
    right["pgConfig"] = json!([]);
    let id = sandbox.create(right);
    assert_eq!(sandbox.get(&id)["pgVersion"]["pgVersionId"], "15");
    let source = format!("clusters/{}", rows[0]["clusterId"].as_str().expect("an id"));
    sandbox.project("DELETE", &source, None).error(409);
    let witness =
        json!({"provider": {"cloudProviderId": "aws"}, "region": {"regionId": "us-east-1"}});
    let witness = sandbox
        .project("PUT", "utils/calculate-witness-group-params", Some(witness))
        .data(200);
    assert_eq!(witness["storage"]["volumeTypeId"], "gp3");
    // The whole wanted set of groups: one data group goes, and the witness with it.
    let first = &groups[0]["groupId"];
    let path = format!("clusters/{}", rows[2]["clusterId"].as_str().expect("an id"));
    let patch = json!({"groups": [{"groupId": first, "clusterType": "data_group", "backupRetentionPeriod": "9d"}]});
    sandbox.project("PATCH", &path, Some(patch)).data(202);
    let after = sandbox.get("p-kindpgd001");
    assert_eq!(after["groups"].as_array().map(Vec::len), Some(1));
    assert_eq!(after["groups"][0]["backupRetentionPeriod"], "9d");
}
