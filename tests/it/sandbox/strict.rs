//! BigAnimal refuses what it does not know, on every route that changes something and at every level of a
//! body, and what its rarer kinds of clusters cannot be.

use serde_json::{Value, json};

use crate::support::sandbox::{Answer, PROJECT, Sandbox, cluster_body};

fn call(sandbox: &Sandbox, method: &str, path: &str, body: Option<&Value>) -> Answer {
    let url = format!("{}/api/{path}", sandbox.biganimal("endpoint"));
    let token = format!("authorization: Bearer {}", sandbox.biganimal("token"));
    let body = body.map(Value::to_string);
    let headers = [token.as_str(), "content-type: application/json"];
    sandbox.curl(method, &url, &headers, body.as_deref())
}

/// The paths of everything that is wrong.
#[track_caller]
fn problems(answer: &Answer) -> Vec<String> {
    assert_eq!(answer.status, 400, "{answer:?}");
    let errors = answer.json()["error"]["errors"].clone();
    let errors = errors.as_array().cloned().unwrap_or_default();
    let path = |error: &Value| error["path"].as_str().unwrap_or_default().to_owned();
    errors.iter().map(path).collect()
}

/// Every object in a body, as a pointer.
fn objects(value: &Value, at: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            found.push(at.to_owned());
            for (key, value) in object {
                objects(value, &format!("{at}/{key}"), found);
            }
        }
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                objects(value, &format!("{at}/{index}"), found);
            }
        }
        _ => {}
    }
}

/// How a pointer is told in an error.
fn told(pointer: &str) -> String {
    let mut path = String::from(".body");
    for part in pointer.split('/').skip(1) {
        if part.bytes().all(|byte| byte.is_ascii_digit()) {
            path.push_str(&format!("[{part}]"));
        } else {
            path.push_str(&format!(".{part}"));
        }
    }
    format!("{path}.astonishment")
}

fn full(name: &str) -> Value {
    let mut body = cluster_body(name);
    body["clusterArchitecture"]["params"] = json!([{"name": "a", "value": "b"}]);
    body["allowedIpRanges"] = json!([{"cidrBlock": "10.0.0.0/8", "description": "x"}]);
    body["walStorage"] = body["storage"].clone();
    body["maintenanceWindow"] = json!({"isEnabled": true, "startDay": 3, "startTime": "01:00"});
    body["extensions"] = json!([{"extensionId": "pgvector", "enabled": true}]);
    body["pgBouncer"] = json!({"isEnabled": true,
        "settings": [{"name": "x", "operation": "read-write", "value": "1"}]});
    body["tags"] = json!([{"tagName": "x", "color": "blue"}]);
    body["imageNames"] = json!({"pgImage": "x"});
    body
}

pub(super) fn without(mut body: Value, keys: &[&str]) -> Value {
    for key in keys {
        body.as_object_mut().expect("an object").remove(*key);
    }
    body
}

fn data_group(region: &str) -> Value {
    let body = without(cluster_body("x"), &["clusterName", "password"]);
    let mut group = body;
    group["clusterType"] = "data_group".into();
    group["clusterArchitecture"] = json!({"clusterArchitectureId": "pgd", "nodes": 2});
    group["region"]["regionId"] = region.into();
    group["storage"]["size"] = "32 Gi".into();
    group
}

fn witness_group(region: &str) -> Value {
    let group = without(
        data_group(region),
        &[
            "pgType",
            "pgVersion",
            "privateNetworking",
            "allowedIpRanges",
            "pgConfig",
        ],
    );
    let mut group = group;
    group["clusterType"] = "witness_group".into();
    group["clusterArchitecture"]["nodes"] = 1.into();
    group["storage"]["size"] = "4 Gi".into();
    group
}

fn distributed(groups: Vec<Value>) -> Value {
    json!({"clusterName": "ledger", "clusterType": "cluster", "password": "correct-horse-battery",
        "tags": [{"tagName": "x"}], "groups": groups})
}

#[test]
fn an_unknown_key_is_refused_on_every_route_and_at_every_level() {
    let sandbox = Sandbox::start(&["--script", "biganimal.seed-kinds=true"]);
    let id = sandbox.create(full("orders"));
    sandbox.ready(&id);
    let fixed = ["provider", "region", "pgType", "pgVersion", "imageNames"];
    let update = without(full("orders"), &fixed);
    let mut faraway = without(
        full("dr"),
        &[
            "password",
            "pgType",
            "pgVersion",
            "provider",
            "clusterArchitecture",
            "extensions",
            "pgBouncer",
            "maintenanceWindow",
            "imageNames",
        ],
    );
    faraway["clusterType"] = "faraway_replica".into();
    faraway["replicaSourceClusterId"] = id.clone().into();
    faraway["pgConfig"] = json!([{"name": "max_connections", "value": "100"}]);
    let analytical_only = [
        "storage",
        "walStorage",
        "clusterArchitecture",
        "pgConfig",
        "extensions",
        "pgBouncer",
        "imageNames",
    ];
    let mut analytical = without(full("warehouse"), &analytical_only);
    analytical["clusterType"] = "analytical".into();
    analytical["cspAuth"] = false.into();
    let put_analytical = without(analytical.clone(), &fixed);
    let restore = without(
        full("copy"),
        &[
            "provider",
            "pgType",
            "pgVersion",
            "privateNetworking",
            "walStorage",
            "extensions",
            "pgBouncer",
            "tags",
            "imageNames",
        ],
    );
    let mut promote = without(update.clone(), &["extensions", "pgBouncer"]);
    promote["clusterType"] = "cluster".into();
    let groups = distributed(vec![data_group("eu-west-1")]);
    let change = json!({"groups": [
        {"groupId": "p-kindpgd001-a", "clusterType": "data_group",
            "storage": {"volumeTypeId": "gp3", "volumePropertiesId": "gp3", "size": "64 Gi"},
            "pgConfig": [{"name": "work_mem", "value": "8MB"}]},
        {"groupId": "p-kindpgd001-b", "clusterType": "witness_group"}]});
    let tags = json!({"addTags": [{"cspTagKey": "k", "cspTagValue": "v"}], "deleteTags": [],
        "editTags": [{"cspTagId": "ct-1", "cspTagKey": "k", "cspTagValue": "v", "status": "OK"}]});
    let project = json!({"projectName": "x", "tags": [{"tagName": "x"}]});
    let tag = json!({"tagName": "x", "color": null});
    let place =
        json!({"provider": {"cloudProviderId": "aws"}, "region": {"regionId": "us-east-1"}});
    let aws = json!({"externalId": "x", "roleArn": "x"});
    let azure =
        json!({"clientId": "x", "clientSecret": "x", "subscriptionId": "x", "tenantId": "x"});
    let region = json!({"tags": [{"tagName": "x"}]});
    let p = |path: &str| format!("v3/projects/{PROJECT}/{path}");
    let first = json!({"clusterName": "demo", "password": "SuperLongSecret1", "providerId": "azure",
        "regionId": "westus2", "instanceTypeId": "azure:Standard_E2s_v3", "postgresTypeId": "epas",
        "postgresVersion": "14", "volumeTypeId": "azurepremiumstorage", "volumePropertiesId": "P2"});
    let routes = [
        ("POST", p("clusters"), full("more")),
        ("POST", p("clusters"), faraway),
        ("POST", p("clusters"), analytical),
        ("POST", p("clusters"), groups),
        ("PUT", p(&format!("clusters/{id}")), update.clone()),
        ("PATCH", p(&format!("clusters/{id}")), update),
        ("PUT", p("clusters/p-kindana001"), put_analytical),
        ("PATCH", p("clusters/p-kindpgd001"), change),
        ("POST", p(&format!("clusters/{id}/pause")), json!({})),
        ("POST", p(&format!("clusters/{id}/resume")), json!({})),
        ("POST", p("clusters/p-kindfar001/promote"), promote),
        ("POST", p(&format!("clusters/{id}/restore")), restore),
        ("DELETE", p(&format!("clusters/{id}")), json!({})),
        ("POST", p("cloud-providers/aws/register"), aws),
        ("POST", p("cloud-providers/azure/register"), azure),
        (
            "POST",
            p("cloud-providers/aws/regions/eu-west-2/activate"),
            region.clone(),
        ),
        (
            "POST",
            p("cloud-providers/aws/regions/eu-west-2/suspend"),
            region.clone(),
        ),
        (
            "POST",
            p("cloud-providers/aws/regions/eu-west-2/delete"),
            region,
        ),
        (
            "POST",
            "v2/cloud-providers/aws/regions/eu-west-2/activate".to_owned(),
            json!({}),
        ),
        ("PUT", p("cloud-providers/aws/tags"), tags),
        ("PUT", p("utils/calculate-witness-group-params"), place),
        ("POST", "v3/projects".to_owned(), project.clone()),
        ("PUT", format!("v3/projects/{PROJECT}"), project),
        ("POST", "v3/tags".to_owned(), tag.clone()),
        ("PUT", "v3/tags/t-1".to_owned(), tag),
        ("DELETE", "v3/tags/t-1".to_owned(), json!({})),
        ("POST", "v1/clusters".to_owned(), first),
    ];
    for (method, path, body) in &routes {
        let mut levels = Vec::new();
        objects(body, "", &mut levels);
        for level in levels {
            let mut wrong = body.clone();
            let object = wrong.pointer_mut(&level).expect("an object");
            object["astonishment"] = 1.into();
            let answer = call(&sandbox, method, path, Some(&wrong));
            assert_eq!(problems(&answer), [told(&level)], "{method} {path}");
        }
    }
    // Without it each of them is accepted, so nothing else was wrong; what ends something comes last.
    for (method, path, body) in &routes {
        if *method == "DELETE" || path.ends_with("/pause") || path.ends_with("/resume") {
            continue;
        }
        let answer = call(&sandbox, method, path, Some(body));
        assert_ne!(answer.status, 400, "{method} {path}: {answer:?}");
        assert!(
            answer.status < 500 && answer.status != 404,
            "{method} {path}: {answer:?}"
        );
    }
}

#[test]
fn the_rules_of_a_distributed_cluster_are_kept() {
    let sandbox = Sandbox::start(&["--script", "biganimal.seed-kinds=true"]);
    let two = || {
        vec![
            data_group("eu-west-1"),
            data_group("ap-south-1"),
            witness_group("us-east-1"),
        ]
    };
    let set = |at: usize, pointer: &str, value: Value| {
        let mut groups = two();
        let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
        groups[at].pointer_mut(parent).expect("an object")[key] = value;
        distributed(groups)
    };
    let with = |key: &str, value: Value| {
        let mut body = distributed(two());
        body[key] = value;
        body
    };
    for (body, path) in [
        (with("clusterName", "".into()), ".body.clusterName"),
        (with("password", "short".into()), ".body.password"),
        (
            set(
                0,
                "/clusterArchitecture/clusterArchitectureId",
                "single".into(),
            ),
            ".body.groups[0].clusterArchitecture.clusterArchitectureId",
        ),
        (
            set(1, "/clusterArchitecture/nodes", 1.into()),
            ".body.groups[1].clusterArchitecture.nodes",
        ),
        (
            set(1, "/storage/size", "4 Gi".into()),
            ".body.groups[1].storage.size",
        ),
        (
            set(1, "/region/regionId", "eu-west-1".into()),
            ".body.groups[1].region.regionId",
        ),
        (
            set(1, "/pgType/pgTypeId", "postgres".into()),
            ".body.groups[1].pgType.pgTypeId",
        ),
        (
            set(1, "/pgVersion/pgVersionId", "16".into()),
            ".body.groups[1].pgVersion.pgVersionId",
        ),
        (
            set(2, "/region/regionId", "eu-west-1".into()),
            ".body.groups[2].region.regionId",
        ),
        (
            set(2, "/clusterType", "voter".into()),
            ".body.groups[2].clusterType",
        ),
        (distributed(vec![]), ".body.groups"),
        (
            distributed(two().into_iter().take(2).collect()),
            ".body.groups",
        ),
        (
            distributed(vec![data_group("eu-west-1"); 3]),
            ".body.groups",
        ),
    ] {
        let answer = sandbox.project("POST", "clusters", Some(body));
        assert_eq!(problems(&answer)[0], path);
    }
    // A plain cluster cannot be one.
    let mut plain = cluster_body("orders");
    plain["clusterArchitecture"] = json!({"clusterArchitectureId": "pgd", "nodes": 3});
    let answer = sandbox.project("POST", "clusters", Some(plain));
    assert_eq!(
        problems(&answer),
        [".body.clusterArchitecture.clusterArchitectureId"]
    );
    // The rules hold for updates too.
    let group = |letter: &str, more: Value| {
        let mut group =
            json!({"groupId": format!("p-kindpgd001-{letter}"), "clusterType": "data_group"});
        for (key, value) in more.as_object().expect("an object") {
            group[key] = value.clone();
        }
        group
    };
    let none = || json!({});
    for (body, path) in [
        (json!({"clusterType": "analytical"}), ".body.clusterType"),
        (json!({"tags": 7}), ".body.tags"),
        (json!({"password": "short"}), ".body.password"),
        (
            json!({"groups": [group("a", json!({"cspAuth": "maybe"}))]}),
            ".body.groups[0].cspAuth",
        ),
        (
            json!({"groups": [group("a", json!({"region": {"regionId": "eu-west-1"}}))]}),
            ".body.groups[0].region",
        ),
        (
            json!({"groups": [group("b", none())]}),
            ".body.groups[0].clusterType",
        ),
        (
            json!({"groups": [group("z", none())]}),
            ".body.groups[0].groupId",
        ),
        (
            json!({"groups": [group("a", none()), group("c", none())]}),
            ".body.groups",
        ),
        (json!({"groups": []}), ".body.groups"),
        (
            json!({"groups": [group("a", none()), witness_group("eu-west-1")]}),
            ".body.groups[1].region.regionId",
        ),
        (
            json!({"groups": [group("a", json!({"storage":
                {"volumeTypeId": "gp3", "volumePropertiesId": "gp3", "size": "8 Gi"}}))]}),
            ".body.groups[0].storage.size",
        ),
    ] {
        let answer = sandbox.project("PATCH", "clusters/p-kindpgd001", Some(body));
        assert_eq!(problems(&answer)[0], path);
    }
    let made = sandbox.create(distributed(two()));
    assert_eq!(
        sandbox.get(&made)["groups"].as_array().map(Vec::len),
        Some(3)
    );
}

#[test]
fn a_pause_leaves_the_witness_healthy() {
    let sandbox = Sandbox::start(&["--script", "biganimal.seed-kinds=true"]);
    sandbox
        .project("POST", "clusters/p-kindpgd001/pause", None)
        .data(202);
    for _ in 0..2 {
        sandbox.get("p-kindpgd001");
    }
    let cluster = sandbox.get("p-kindpgd001");
    let phases: Vec<&Value> = cluster["groups"]
        .as_array()
        .expect("groups")
        .iter()
        .map(|g| &g["phase"])
        .collect();
    let paused = "Cluster has been paused";
    assert_eq!(phases, [paused, "Cluster in healthy state", paused]);
}

#[test]
fn a_promotion_wants_a_healthy_replica_and_the_kind_of_a_cluster() {
    let sandbox = Sandbox::start(&["--script", "biganimal.seed-kinds=true"]);
    let body = without(
        cluster_body("dr"),
        &["provider", "region", "pgType", "pgVersion"],
    );
    let promote = |kind: &str| {
        let mut body = body.clone();
        body["clusterType"] = kind.into();
        sandbox.project("POST", "clusters/p-kindfar001/promote", Some(body))
    };
    assert_eq!(problems(&promote("faraway_replica")), [".body.clusterType"]);
    sandbox
        .project("POST", "clusters/p-kindfar001/pause", None)
        .data(202);
    promote("cluster").error(409);
    for _ in 0..3 {
        sandbox.get("p-kindfar001");
    }
    promote("cluster").error(409);
    sandbox
        .project("POST", "clusters/p-kindfar001/resume", None)
        .data(202);
    for _ in 0..3 {
        sandbox.get("p-kindfar001");
    }
    promote("cluster").data(202);
    assert_eq!(sandbox.get("p-kindfar001")["replicaSourceClusterId"], "");
}

#[test]
fn an_analytical_cluster_is_updated_without_storage_and_settings() {
    let sandbox = Sandbox::start(&["--script", "biganimal.seed-kinds=true"]);
    let put = json!({"clusterType": "analytical", "clusterName": "warehouse", "cspAuth": false,
        "instanceType": {"instanceTypeId": "aws:m6id.12xlarge"}, "privateNetworking": false,
        "allowedIpRanges": [], "backupRetentionPeriod": "9d"});
    let path = "clusters/p-kindana001";
    let mut wrong = put.clone();
    wrong["storage"] = json!({"volumeTypeId": "gp3", "volumePropertiesId": "gp3"});
    let answer = sandbox.project("PUT", path, Some(wrong));
    assert_eq!(problems(&answer), [".body.storage"]);
    sandbox.project("PUT", path, Some(put)).data(202);
    assert_eq!(sandbox.get("p-kindana001")["backupRetentionPeriod"], "9d");
}

#[test]
fn v2_knows_nothing_that_came_later() {
    let sandbox = Sandbox::start(&[]);
    let id = sandbox.create(cluster_body("orders"));
    sandbox.ready(&id);
    let path = format!("v2/clusters/{id}");
    let patch = json!({"tags": [], "volumeSnapshotBackup": true});
    let refused = problems(&call(&sandbox, "PATCH", &path, Some(&patch)));
    assert_eq!(refused.len(), 2, "{refused:?}");
    let restore = without(
        cluster_body("copy"),
        &["provider", "pgType", "pgVersion", "privateNetworking"],
    );
    let mut later = restore.clone();
    later["cspAuth"] = false.into();
    let path = format!("{path}/restore");
    let refused = problems(&call(&sandbox, "POST", &path, Some(&later)));
    assert_eq!(refused, [".body.cspAuth"]);
    call(&sandbox, "POST", &path, Some(&restore)).data(202);
    for action in ["pause", "resume", "promote"] {
        call(
            &sandbox,
            "POST",
            &format!("v2/clusters/{id}/{action}"),
            None,
        )
        .error(404);
    }
}

#[test]
fn what_is_missing_is_told_in_the_order_of_the_contract_and_rows_in_that_of_the_request() {
    let sandbox = Sandbox::start(&[]);
    let missing = |body: Value| problems(&sandbox.project("POST", "clusters", Some(body)));
    let plain = missing(json!({}));
    let of = |keys: &[&str]| -> Vec<String> { keys.iter().map(|k| format!(".body.{k}")).collect() };
    assert_eq!(
        plain[5..9],
        of(&["instanceType", "pgType", "pgVersion", "storage"])
    );
    let analytical = missing(json!({"clusterType": "analytical"}));
    assert_eq!(
        analytical[4..7],
        of(&["instanceType", "pgType", "pgVersion"])
    );
    let distributed = missing(json!({"groups": []}));
    assert_eq!(
        distributed[..3],
        of(&["clusterName", "clusterType", "password"])
    );
    let sorted = |order: &str| {
        let path = format!("cloud-providers?sort={order}");
        let rows = sandbox.project("GET", &path, None).data(200);
        rows[0]["cloudProviderId"]
            .as_str()
            .expect("an id")
            .to_owned()
    };
    assert_eq!(sorted("cloudProviderId"), "aws");
    assert_eq!(sorted("-cloudProviderId"), "gcp");
    // A minus is one minus: nothing is called `-cloudProviderId`.
    assert_eq!(sorted("--cloudProviderId"), "bah:gcp");
}
