//! BigAnimal v1 and v2, which share their clusters with v3.

use serde_json::{Value, json};

use crate::support::sandbox::{Answer, Sandbox, cluster_body};

fn call(sandbox: &Sandbox, method: &str, path: &str, body: Option<&Value>) -> Answer {
    let url = format!("{}/api/{path}", sandbox.biganimal("endpoint"));
    let token = format!("authorization: Bearer {}", sandbox.biganimal("token"));
    let body = body.map(Value::to_string);
    sandbox.curl(
        method,
        &url,
        &[&token, "content-type: application/json"],
        body.as_deref(),
    )
}

fn nested() -> Value {
    json!({"clusterName": "demo-1", "password": "SuperLongSecret1",
        "provider": {"cloudProviderId": "azure"}, "region": {"regionId": "westus2"},
        "instanceType": {"id": "azure:Standard_E2s_v3", "instanceType": "E2s v3", "cpu": 2, "ram": 16},
        "postgresType": {"id": "epas", "dockerImage": ""}, "postgresVersion": "14",
        "volumeType": {"id": "azurepremiumstorage", "displayName": "Azure Premium Storage",
            "storageClass": "managed-premium", "configFieldsList": ["secretName", "shareName"]},
        "volumeProperties": "P1", "replicas": 3, "zoneRedundantHa": true, "privateNetworking": true,
        "pgConfigMap": [["max_connections", "200"]]})
}

#[test]
fn v1_takes_both_styles_and_answers_bare() {
    let sandbox = Sandbox::start(&[]);
    let made = call(&sandbox, "POST", "v1/clusters", Some(&nested()));
    assert_eq!(made.status, 202, "{made:?}");
    let id = made.json()["pgId"].as_str().expect("an id").to_owned();
    let flat = json!({"clusterName": "demo-2", "password": "SuperLongSecret1", "providerId": "azure",
        "regionId": "westus2", "instanceTypeId": "azure:Standard_E2s_v3", "postgresTypeId": "epas",
        "postgresVersion": "14", "volumeTypeId": "azurepremiumstorage", "volumePropertiesId": "P2",
        "replicas": 3, "clusterArch": {"id": "ha", "nodes": 3}, "privateNetworking": false,
        "pgConfigMap": [], "allowIpRangeMap": [["203.0.113.0/24", "office"]]});
    assert_eq!(
        call(&sandbox, "POST", "v1/clusters", Some(&flat)).status,
        202
    );
    let one = call(&sandbox, "GET", &format!("v1/clusters/{id}"), None).json();
    assert_eq!(one.as_array().map(Vec::len), Some(1));
    assert_eq!(one[0]["phase"], "Cluster creation request received");
    let query =
        "v1/clusters?name=demo&provider=azure&region=westus2&pgType=epas&pgVersion=14&sort=%2Bname";
    let list = call(&sandbox, "GET", query, None).json();
    assert_eq!(list[0]["name"], "demo-1");
    assert_eq!(
        list[1]["allowIpRangeMap"],
        json!([["203.0.113.0/24", "office"]])
    );
    assert_eq!(list[0]["pgConfigMap"][0], json!(["max_connections", "200"]));
    assert_eq!(list[0]["clusterStorageParameters"]["size"], "4 Gi");
    for key in [
        "licenceStatus",
        "maintainanceWindowNode",
        "clusterConnectionInfo",
        "createTime",
    ] {
        assert!(list[0].get(key).is_some(), "{key}");
    }
    // The same cluster in v3.
    let v3 = sandbox.get(&id);
    assert_eq!(
        (&v3["clusterName"], &v3["region"]["regionId"]),
        (&json!("demo-1"), &json!("westus2"))
    );
    assert_eq!(
        call(&sandbox, "DELETE", &format!("v1/clusters/{id}"), None).status,
        204
    );
    call(&sandbox, "GET", &format!("v1/clusters/{id}"), None).error(404);
    let mut wrong = nested();
    wrong
        .as_object_mut()
        .expect("a body")
        .remove("volumeProperties");
    let message = call(&sandbox, "POST", "v1/clusters", Some(&wrong)).error(400);
    assert_eq!(message, "should have required property 'volumeProperties'");
}

#[test]
fn v1_has_catalogs_of_its_own_shape() {
    let sandbox = Sandbox::start(&[]);
    for (path, key) in [
        ("cloud-providers/azure/regions", "regionsList"),
        (
            "cloud-providers/azure/regions/westus2/instance-types",
            "instanceTypesList",
        ),
        (
            "cloud-providers/azure/regions/westus2/volume-types",
            "volumeTypesList",
        ),
        (
            "cloud-providers/azure/regions/westus2/volume-types/azurepremiumstorage/volume-properties",
            "volumePropertiesList",
        ),
        ("postgres-types", "pgTypesList"),
        ("postgres-versions", "pgVersionsList"),
        ("admin/permissions", "permissionsList"),
    ] {
        let answer = call(&sandbox, "GET", &format!("v1/{path}"), None);
        assert!(
            answer.json()[key]
                .as_array()
                .is_some_and(|rows| !rows.is_empty()),
            "{path}: {answer:?}"
        );
    }
}

#[test]
fn v2_is_v3_without_projects_and_later_fields() {
    let sandbox = Sandbox::start(&[]);
    let made = call(
        &sandbox,
        "POST",
        "v2/clusters",
        Some(&cluster_body("orders")),
    )
    .data(202);
    let id = made["clusterId"].as_str().expect("an id");
    let v2 = call(&sandbox, "GET", &format!("v2/clusters/{id}"), None).data(200);
    assert_eq!(v2["clusterName"], sandbox.get(id)["clusterName"]);
    let mut later = cluster_body("later");
    later["tags"] = json!([]);
    call(&sandbox, "POST", "v2/clusters", Some(&later)).error(400);
    assert!(
        call(&sandbox, "GET", "v2/pg-types", None)
            .data(200)
            .is_array()
    );
}
