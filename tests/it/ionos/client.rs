//! The vendor's own Python client of the Data Platform, unmodified, beside this program: both see the same. CI installs
//! it and says where with `DBAAS_TEST_IONOS`, a virtual environment with the pins of `requirements.txt`.

use std::path::PathBuf;
use std::process::Command;

use serde_json::Value;

use super::{call, sandbox};
use crate::support::{in_ci, skipped};

/// Where the client is installed; in CI its absence is a failure.
fn environment() -> Option<PathBuf> {
    #[expect(
        clippy::disallowed_methods,
        reason = "the tests are told where the client is"
    )]
    let found = std::env::var_os("DBAAS_TEST_IONOS").map(PathBuf::from);
    if found.is_none() {
        assert!(
            !in_ci(),
            "CI must say with DBAAS_TEST_IONOS where the client is"
        );
        skipped("the vendor's Python client is not here (DBAAS_TEST_IONOS)");
    }
    found
}

/// Makes a cluster and a node pool, changes the pool and gets the kubeconfig; `sys.argv` has the address, the token and
/// the data center.
const PROGRAM: &str = r#"
import json, sys, time
import ionoscloud_dataplatform as vendor
host, token, datacenter = sys.argv[1:]
with vendor.ApiClient(vendor.Configuration(host=host, token=token)) as client:
    clusters = vendor.DataPlatformClusterApi(client)
    pools = vendor.DataPlatformNodePoolApi(client)
    def until(look, state="AVAILABLE"):
        while look().metadata.state != state:
            time.sleep(0.02)
    versions = vendor.DataPlatformMetaDataApi(client).versions_get()
    made = clusters.create_cluster(vendor.CreateClusterRequest(properties=vendor.CreateClusterProperties(
        name="theirs", datacenter_id=datacenter, data_platform_version="24.11")))
    until(lambda: clusters.get_cluster(made.id))
    pool = pools.create_cluster_nodepool(made.id, vendor.CreateNodePoolRequest(
        properties=vendor.CreateNodePoolProperties(name="pool-one", node_count=2, labels={"tier": "web"})))
    until(lambda: pools.get_cluster_nodepool(made.id, pool.id))
    pools.patch_cluster_nodepool(made.id, pool.id, vendor.PatchNodePoolRequest(
        properties=vendor.PatchNodePoolProperties(node_count=3)))
    until(lambda: pools.get_cluster_nodepool(made.id, pool.id))
    print(json.dumps({
        "versions": versions, "cluster": made.id, "pool": pool.id,
        "names": [one.properties.name for one in clusters.get_clusters().items],
        "kubeconfig": str(clusters.get_cluster_kubeconfig(made.id)),
    }))
"#;

/// Deletes what is left, in order.
const DELETION: &str = r#"
import sys, time
import ionoscloud_dataplatform as vendor
host, token, name = sys.argv[1:]
with vendor.ApiClient(vendor.Configuration(host=host, token=token)) as client:
    clusters = vendor.DataPlatformClusterApi(client)
    pools = vendor.DataPlatformNodePoolApi(client)
    cluster = clusters.get_clusters(name=name).items[0].id
    for pool in pools.get_cluster_nodepools(cluster).items:
        pools.delete_cluster_nodepool(cluster, pool.id)
    while pools.get_cluster_nodepools(cluster).items:
        time.sleep(0.02)
    clusters.delete_cluster(cluster)
    while clusters.get_clusters(name=name).items:
        time.sleep(0.02)
print("{}")
"#;

#[test]
fn the_vendors_client_and_this_program_see_the_same() {
    let Some(environment) = environment() else {
        return;
    };
    let (sandbox, machine) = sandbox("ionos-dataplatform", &[]);
    let host = format!("{}/dataplatform", sandbox.entry("ionos", "endpoint"));
    let python = |program: &str, last: &str| -> Value {
        let output = Command::new(environment.join("bin/python"))
            .args(["-c", program, &host, &sandbox.entry("ionos", "token"), last])
            .env_clear()
            .output()
            .expect("Python runs");
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{errors}");
        serde_json::from_slice(&output.stdout).unwrap_or_else(|_| panic!("{errors}"))
    };
    let datacenters = call(&sandbox, "GET", "cloudapi/v6/datacenters", None).json();
    let datacenter = datacenters["items"][0]["id"].as_str().expect("an id");
    let theirs = python(PROGRAM, datacenter);
    assert_eq!(theirs["names"], serde_json::json!(["theirs"]));
    let config = theirs["kubeconfig"].as_str().expect("a text");
    assert!(config.contains("cluster-admin@theirs"), "{config}");
    // What the client made is there for this program, and the other way round.
    let pool = ["nodepool", "get", "theirs", "pool-one", "-o", "json"];
    let pool = machine.run(&pool).json();
    assert_eq!((&pool["nodes"], &pool["id"]), (&3.into(), &theirs["pool"]));
    assert_eq!(pool["labels"]["tier"], "web");
    machine
        .run(&[
            "cluster",
            "create",
            "ours",
            "--datacenter",
            "example-vdc",
            "--wait",
        ])
        .succeeded();
    machine
        .run(&["nodepool", "add", "ours", "workers", "--wait", "-q"])
        .succeeded();
    python(DELETION, "ours");
    let _ = machine.run(&["cluster", "get", "ours"]).failed(5);
    for words in [
        &[
            "nodepool", "delete", "theirs", "pool-one", "--yes", "--wait",
        ][..],
        &["cluster", "delete", "theirs", "--yes", "--wait"],
    ] {
        machine.run(words).succeeded();
    }
}
