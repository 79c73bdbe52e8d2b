//! Formats and streams.

use serde_json::Value;

use crate::support::Machine;
use crate::{needs_postgres, snapshot};

#[test]
fn an_empty_list_is_one_in_every_format() {
    let machine = Machine::new();
    for (format, expected) in [("json", "[]"), ("yaml", "[]"), ("ndjson", ""), ("name", "")] {
        assert_eq!(
            machine.run(&["cluster", "list", "-o", format]).succeeded(),
            expected,
            "{format}"
        );
    }
    snapshot!(machine.run(&["cluster", "list"]), @"
    exit 0
    --- stdout
    NAME  ID  STATE  POSTGRES  REGION  NODES  AGE
    --- stderr
    no clusters; `dbaas cluster create NAME` makes one
    ");
    snapshot!(machine.run(&["cluster", "list", "-o", "csv", "--columns", "name,id"]), @"
    exit 0
    --- stdout
    name,id
    --- stderr
    ");
}

#[test]
fn every_format_prints_the_same_cluster() {
    needs_postgres!();
    let machine = Machine::new();
    machine.run(&["cluster", "create", "orders"]).succeeded();
    for format in ["table", "wide", "json", "yaml", "csv", "tsv", "ndjson"] {
        for what in [&["cluster", "list"][..], &["cluster", "get", "orders"]] {
            let run = machine.run(&[what, &["-o", format]].concat());
            assert_eq!(run.stderr, "", "{format}");
            assert!(run.stdout.contains("orders"), "{format}: {run}");
        }
    }
    let one: Value = machine
        .run(&["cluster", "get", "orders", "-o", "json"])
        .json();
    let listed: Value = machine.run(&["cluster", "list", "-o", "json"]).json();
    let line: Value = machine.run(&["cluster", "list", "-o", "ndjson"]).json();
    assert_eq!(Value::Array(vec![one.clone()]), listed);
    assert_eq!(one, line);
    let keys: Vec<&str> = one
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(
        keys,
        [
            "id",
            "name",
            "provider",
            "profile",
            "state",
            "status",
            "postgres",
            "cloud",
            "region",
            "nodes",
            "cpu",
            "memory_bytes",
            "storage_bytes",
            "endpoint",
            "created_at",
        ]
    );
    snapshot!(machine.run(&["cluster", "list", "-o", "csv", "--columns", "name,state,nodes,region"]), @"
    exit 0
    --- stdout
    name,state,nodes,region
    orders,ready,1,
    --- stderr
    ");
    snapshot!(machine.run(&["cluster", "list", "-o", "tsv", "--no-header", "--columns", "name,state"]), @"
    exit 0
    --- stdout
    orders	ready
    --- stderr
    ");
    snapshot!(machine.run(&["cluster", "list", "-o", "json", "--columns", "name,AGE,nodes"]), @r#"
    exit 0
    --- stdout
    [
      {
        "name": "orders",
        "created_at": "[TIME]",
        "nodes": 1
      }
    ]
    --- stderr
    "#);
    snapshot!(machine.run(&["cluster", "list", "--jq", "map({name, state})"]), @r#"
    exit 0
    --- stdout
    [{"name":"orders","state":"ready"}]
    --- stderr
    "#);
    let native = machine
        .run(&["cluster", "get", "orders", "--native"])
        .json();
    assert_eq!(native["durable"], true);
    assert_eq!(native["pid"], machine.servers()[0]);
}

#[test]
fn lists_are_filtered_sorted_and_cut() {
    needs_postgres!();
    let machine = Machine::new();
    for name in ["b", "a", "c"] {
        machine.run(&["cluster", "create", name, "-q"]).succeeded();
    }
    let names = |arguments: &[&str]| {
        let run = machine.run(
            &[
                &["cluster", "list", "--jq", "map(.name) | join(\",\")"],
                arguments,
            ]
            .concat(),
        );
        run.succeeded()
    };
    assert_eq!(names(&[]), "a,b,c");
    assert_eq!(names(&["--sort", "-name"]), "c,b,a");
    assert_eq!(names(&["--sort", "age"]), "b,a,c");
    assert_eq!(names(&["--sort", "-created_at", "--limit", "1"]), "c");
    assert_eq!(names(&["--name", "b"]), "b");
    assert_eq!(names(&["--state", "stopped"]), "");
    assert_eq!(names(&["--flavor", "postgres", "--limit", "2"]), "a,b");
    assert_eq!(names(&["--postgres", "1"]), "");
    assert_eq!(names(&["--region", "eu"]), "");
    let several = machine.run(&[
        "cluster",
        "list",
        "--all-profiles",
        "--columns",
        "profile,name",
        "-o",
        "csv",
    ]);
    assert_eq!(
        several.succeeded(),
        "profile,name\nlocal,a\nlocal,b\nlocal,c"
    );
}

#[test]
fn connections_hide_the_password_unless_they_exist_to_print_it() {
    needs_postgres!();
    let machine = Machine::new();
    machine.run(&["cluster", "create", "orders"]).succeeded();
    snapshot!(machine.run(&["cluster", "connection", "orders", "-o", "env"]), @"
    exit 0
    --- stdout
    unset PGCHANNELBINDING PGGSSDELEGATION PGGSSENCMODE PGGSSLIB PGHOSTADDR PGKRBSRVNAME PGLOADBALANCEHOSTS PGOPTIONS PGPASSFILE PGREQUIREAUTH PGREQUIREPEER PGREQUIRESSL PGSERVICE PGSERVICEFILE PGSSLCERT PGSSLCERTMODE PGSSLCOMPRESSION PGSSLCRL PGSSLCRLDIR PGSSLKEY PGSSLMAXPROTOCOLVERSION PGSSLMINPROTOCOLVERSION PGSSLNEGOTIATION PGSSLROOTCERT PGSSLSNI PGTARGETSESSIONATTRS
    export PGHOST='127.0.0.1'
    export PGPORT='[PORT]'
    export PGDATABASE='orders'
    export PGUSER='orders'
    export PGPASSWORD='[PASSWORD]'
    export PGSSLMODE='disable'
    --- stderr
    ");
    snapshot!(machine.run(&["cluster", "connection", "orders", "-o", "service"]), @"
    exit 0
    --- stdout
    [orders]
    host=127.0.0.1
    port=[PORT]
    dbname=orders
    user=orders
    sslmode=disable
    --- stderr
    ");
    let hidden = machine
        .run(&["cluster", "connection", "orders", "-o", "json"])
        .json();
    assert_eq!(hidden["password"], Value::Null);
    let shown = machine
        .run(&[
            "cluster",
            "connection",
            "orders",
            "-o",
            "json",
            "--show-secrets",
        ])
        .json();
    let password = shown["password"].as_str().expect("a password");
    assert_eq!(password.len(), 24);
    assert!(!hidden.to_string().contains(password));
    let mut shell = std::process::Command::new("sh");
    shell.env("PATH", "/usr/local/bin:/usr/bin:/bin");
    let exports = machine
        .run(&["cluster", "connection", "orders", "-o", "env"])
        .succeeded();
    let answer = shell
        .args(["-c", &format!("{exports}\npsql -Atc 'select 42'")])
        .output()
        .expect("sh runs");
    assert_eq!(answer.stdout, b"42\n");
}

#[test]
fn with_json_an_error_is_the_only_document() {
    let machine = Machine::new().with("DBAAS_PROFILE", "local");
    let error = machine
        .run(&[
            "--provider",
            "local",
            "cluster",
            "get",
            "nothing",
            "-o",
            "json",
        ])
        .failed(5)
        .json_error();
    assert_eq!(error["code"], "not_found");
    assert_eq!(error["exit_code"], 5);
    assert_eq!(error["provider"], "local");
    assert_eq!(error["profile"], Value::Null);
    assert_eq!(error["operation"], "cluster get");
    assert_eq!(error["notices"].as_array().expect("notices").len(), 1);
    let keys: Vec<&str> = error
        .as_object()
        .expect("an object")
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(
        keys,
        [
            "code",
            "exit_code",
            "message",
            "hint",
            "provider",
            "profile",
            "operation",
            "http_status",
            "request_id",
            "retryable",
            "details",
            "notices",
        ]
    );
    let usage = machine
        .run(&["cluster", "get", "-o", "json"])
        .failed(2)
        .json_error();
    assert_eq!(usage["code"], "usage");
    let run = machine.run(&["-p", "local", "cluster", "list", "-o", "json"]);
    assert_eq!(run.stderr, "");
}

#[test]
fn colour_is_for_those_who_want_it() {
    let machine = Machine::new();
    let plain = machine.run(&["cluster", "get", "x"]);
    assert!(!plain.stderr.contains('\u{1b}'));
    let coloured = machine.run(&["cluster", "get", "x", "--color", "always"]);
    assert!(coloured.stderr.contains('\u{1b}'));
}

#[test]
fn the_capability_table_is_computed() {
    let machine = Machine::new();
    snapshot!(machine.run(&["provider", "list"]), @"
    exit 0
    --- stdout
    PROVIDER  API  CLUSTERS  UPDATE  LIFECYCLE  CONNECTIONS  BACKUPS  BACKUP-CREATION  RESTORES  REWINDS  USERS  DATABASES  NODE-POOLS  KUBECONFIG  CATALOG  TOKENS  TOKEN-MANAGEMENT  RAW  DIAGNOSIS
    local  -  yes  yes  yes  yes  yes  yes  yes  -  yes  yes  -  -  yes  -  -  -  yes
    postgraas  v2  yes  -  -  yes  -  -  -  -  -  -  -  -  -  -  -  yes  yes
    postgraas  v1  yes  -  -  yes  -  -  -  -  -  -  -  -  -  -  -  yes  yes
    biganimal  v3  yes  yes  yes  yes  -  -  yes  -  -  -  -  -  yes  yes  -  yes  yes
    biganimal  v1  yes  -  -  yes  -  -  -  -  -  -  -  -  yes  yes  -  yes  yes
    ionos  postgresql-v2  yes  yes  -  yes  yes  -  -  yes  -  -  -  -  yes  yes  yes  yes  yes
    ionos  postgresql-v1  yes  yes  -  yes  yes  -  -  yes  yes  yes  -  -  yes  yes  yes  yes  yes
    ionos  dataplatform  yes  yes  -  -  -  -  -  -  -  -  yes  yes  yes  yes  yes  yes  yes
    ionos  kubernetes  yes  yes  -  -  -  -  -  -  -  -  yes  yes  yes  yes  yes  yes  yes
    sap  -  yes  -  -  yes  -  -  -  -  -  -  -  -  -  -  -  yes  yes
    --- stderr
    ");
    snapshot!(machine.run(&["provider", "show", "local"]), @"
    exit 0
    --- stdout
    API  FACET  SUPPORTED  MEANING
    -  clusters  yes  list, get, create and delete clusters
    -  update  yes  change settings and size of a cluster
    -  lifecycle  yes  start, stop and restart clusters
    -  connections  yes  connection strings, and connecting with psql
    -  backups  yes  list backups
    -  backup_creation  yes  create backups
    -  restores  yes  make new clusters from backups
    -  rewinds  no  take clusters back to a backup, in place
    -  users  yes  list, create and delete users of a cluster
    -  databases  yes  list, create and delete databases of a cluster
    -  node_pools  no  add, list, change and delete the node pools of a cluster
    -  kubeconfig  no  the file with which kubectl reaches a cluster
    -  catalog  yes  what may be written into a spec
    -  tokens  no  sign in, and print the credential for other tools
    -  token_management  no  create, list and revoke tokens
    -  raw  no  call the vendor's API as it is (`dbaas api`)
    -  diagnosis  yes  checks and repairs of `doctor`
    -  spec.name  yes  as `name`; required
    -  spec.postgres  yes  as `version`; the newest that is installed where absent
    -  spec.flavor  yes  only `postgres`: `local` has `postgres` only
    -  spec.nodes  yes  only `1`: `local` runs one server
    -  spec.high-availability  yes  only `false`: `local` runs one server
    -  spec.cpu  no  `local` sets no limits on a server
    -  spec.memory  no  `local` sets no limits on a server
    -  spec.storage  no  `local` sets no limits on a server
    -  spec.cloud  no  `local` is this machine
    -  spec.region  no  `local` is this machine
    -  spec.datacenter  no  `local` is this machine
    -  spec.network  yes  only `private`: `local` answers on the loopback address only
    -  spec.allow  no  `local` answers on the loopback address only
    -  spec.database  yes  as `database`; the name where absent; fixed when the cluster is created
    -  spec.user  yes  as `user`; the name where absent; fixed when the cluster is created
    -  spec.settings  yes  as `settings`
    -  spec.native  yes  keys of its own
    --- stderr
    ");
    snapshot!(machine.run(&["provider", "list", "-o", "json"]), @r#"
    exit 0
    --- stdout
    [
      {
        "id": "local",
        "api": null,
        "clusters": true,
        "update": true,
        "lifecycle": true,
        "connections": true,
        "backups": true,
        "backup_creation": true,
        "restores": true,
        "rewinds": false,
        "users": true,
        "databases": true,
        "node_pools": false,
        "kubeconfig": false,
        "catalog": true,
        "tokens": false,
        "token_management": false,
        "raw": false,
        "diagnosis": true
      },
      {
        "id": "postgraas",
        "api": "v2",
        "clusters": true,
        "update": false,
        "lifecycle": false,
        "connections": true,
        "backups": false,
        "backup_creation": false,
        "restores": false,
        "rewinds": false,
        "users": false,
        "databases": false,
        "node_pools": false,
        "kubeconfig": false,
        "catalog": false,
        "tokens": false,
        "token_management": false,
        "raw": true,
        "diagnosis": true
      },
      {
        "id": "postgraas",
        "api": "v1",
        "clusters": true,
        "update": false,
        "lifecycle": false,
        "connections": true,
        "backups": false,
        "backup_creation": false,
        "restores": false,
        "rewinds": false,
        "users": false,
        "databases": false,
        "node_pools": false,
        "kubeconfig": false,
        "catalog": false,
        "tokens": false,
        "token_management": false,
        "raw": true,
        "diagnosis": true
      },
      {
        "id": "biganimal",
        "api": "v3",
        "clusters": true,
        "update": true,
        "lifecycle": true,
        "connections": true,
        "backups": false,
        "backup_creation": false,
        "restores": true,
        "rewinds": false,
        "users": false,
        "databases": false,
        "node_pools": false,
        "kubeconfig": false,
        "catalog": true,
        "tokens": true,
        "token_management": false,
        "raw": true,
        "diagnosis": true
      },
      {
        "id": "biganimal",
        "api": "v1",
        "clusters": true,
        "update": false,
        "lifecycle": false,
        "connections": true,
        "backups": false,
        "backup_creation": false,
        "restores": false,
        "rewinds": false,
        "users": false,
        "databases": false,
        "node_pools": false,
        "kubeconfig": false,
        "catalog": true,
        "tokens": true,
        "token_management": false,
        "raw": true,
        "diagnosis": true
      },
      {
        "id": "ionos",
        "api": "postgresql-v2",
        "clusters": true,
        "update": true,
        "lifecycle": false,
        "connections": true,
        "backups": true,
        "backup_creation": false,
        "restores": false,
        "rewinds": true,
        "users": false,
        "databases": false,
        "node_pools": false,
        "kubeconfig": false,
        "catalog": true,
        "tokens": true,
        "token_management": true,
        "raw": true,
        "diagnosis": true
      },
      {
        "id": "ionos",
        "api": "postgresql-v1",
        "clusters": true,
        "update": true,
        "lifecycle": false,
        "connections": true,
        "backups": true,
        "backup_creation": false,
        "restores": false,
        "rewinds": true,
        "users": true,
        "databases": true,
        "node_pools": false,
        "kubeconfig": false,
        "catalog": true,
        "tokens": true,
        "token_management": true,
        "raw": true,
        "diagnosis": true
      },
      {
        "id": "ionos",
        "api": "dataplatform",
        "clusters": true,
        "update": true,
        "lifecycle": false,
        "connections": false,
        "backups": false,
        "backup_creation": false,
        "restores": false,
        "rewinds": false,
        "users": false,
        "databases": false,
        "node_pools": true,
        "kubeconfig": true,
        "catalog": true,
        "tokens": true,
        "token_management": true,
        "raw": true,
        "diagnosis": true
      },
      {
        "id": "ionos",
        "api": "kubernetes",
        "clusters": true,
        "update": true,
        "lifecycle": false,
        "connections": false,
        "backups": false,
        "backup_creation": false,
        "restores": false,
        "rewinds": false,
        "users": false,
        "databases": false,
        "node_pools": true,
        "kubeconfig": true,
        "catalog": true,
        "tokens": true,
        "token_management": true,
        "raw": true,
        "diagnosis": true
      },
      {
        "id": "sap",
        "api": null,
        "clusters": true,
        "update": false,
        "lifecycle": false,
        "connections": true,
        "backups": false,
        "backup_creation": false,
        "restores": false,
        "rewinds": false,
        "users": false,
        "databases": false,
        "node_pools": false,
        "kubeconfig": false,
        "catalog": false,
        "tokens": false,
        "token_management": false,
        "raw": true,
        "diagnosis": true
      }
    ]
    --- stderr
    "#);
    snapshot!(machine.run(&["provider", "show", "oracle"]), @"
    exit 5
    --- stdout
    --- stderr
    error: there is no provider `oracle`
      providers: local, postgraas, biganimal, ionos, sap
    ");
    assert!(!machine.data().exists(), "the table is offline");
}
