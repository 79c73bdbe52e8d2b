//! From a body to a creation or a change. Pure: nothing is looked up.

use serde_json::{Map, Value, json};

use super::config::{Api, DATACENTER, Defaults};
use super::document::{Reader, autoscaling, sizes};
use super::fields::{CONNECTION, scales};
use crate::credentials::Secret;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Body, Cluster};
use crate::provider::translation::{Draft, Report, Table, merge};
use crate::provider::{Asked, CreatePlan, Expected, PasswordChooser, Translation, UpdatePlan};

/// What is made or changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Cluster,
    NodePool,
}

/// Translates a body for a creation; `defaults` are of the profile.
///
/// # Errors
/// [`ErrorKind::Unsupported`] with every field that is refused; usage errors for what is missing.
pub(super) fn plan(body: &Body, api: Api, kind: Kind, defaults: &Defaults) -> Result<CreatePlan> {
    let product = api.product();
    let (table, own_defaults) = match kind {
        Kind::Cluster => (product.table, product.defaults),
        Kind::NodePool => (product.pool_table, product.pool_defaults),
    };
    let (mut request, mut report) = match body {
        Body::Portable(document) => {
            let draft = drafted(document, table, api, kind, defaults)?;
            (draft.request, draft.report)
        }
        Body::Native(document) => (properties(document)?, Report::default()),
    };
    let is_portable = matches!(body, Body::Portable(_));
    if api.is_postgresql() && is_portable {
        check_connection(&request)?;
    }
    if is_portable {
        let mut whole = own_defaults();
        for (key, value) in whole.as_object().into_iter().flatten() {
            if !request.contains_key(key) {
                report.chosen(&format!("native.ionos.{key}"), &value.to_string());
            }
        }
        merge(&mut whole, &Value::Object(request));
        request = whole.as_object().cloned().unwrap_or_default();
    }
    if api == Api::PostgresqlV1 {
        as_list(&mut request);
    }
    let name = request.get(product.name).and_then(Value::as_str);
    let name = name.map(str::to_owned).ok_or_else(|| {
        Error::usage(format!("the document has no `properties.{}`", product.name))
            .with_hint("give the name as an argument")
    })?;
    let password = take_password(&mut request);
    let request = Value::Object(request);
    let user = request["credentials"]["username"]
        .as_str()
        .map(str::to_owned);
    let region = report
        .0
        .iter()
        .find(|field| field.field == "region")
        .map(|field| field.value.clone())
        .or_else(|| defaults.region.clone())
        .map(|region| region.replace('-', "/"));
    Ok(CreatePlan {
        name,
        chooser: match api.is_postgresql() {
            true => PasswordChooser::Creator,
            false => PasswordChooser::Vendor,
        },
        wants_sign: api == Api::PostgresqlV2,
        user: user.filter(|_| kind == Kind::Cluster),
        asked: asked(&report, &request, api, kind),
        expected: Expected {
            regions: region.into_iter().collect(),
            ..Expected::default()
        },
        fields: report.0,
        request: json!({ "properties": request }),
        password,
        machine: None,
    })
}

fn drafted(
    document: &Map<String, Value>,
    table: &Table,
    api: Api,
    kind: Kind,
    defaults: &Defaults,
) -> Result<Draft> {
    let mut document = document.clone();
    let is_wanted = (api, kind) != (Api::DataPlatform, Kind::NodePool);
    if let Some(datacenter) = defaults.datacenter.as_ref().filter(|_| is_wanted) {
        document
            .entry(DATACENTER)
            .or_insert_with(|| datacenter.clone().into());
    }
    table.create(&document)
}

/// The `properties` of the vendor's own document.
fn properties(document: &Map<String, Value>) -> Result<Map<String, Value>> {
    match document.get("properties") {
        Some(Value::Object(properties)) => Ok(properties.clone()),
        _ => Err(
            Error::usage("a document of IONOS has its members under `properties`")
                .with_hint("for the portable spec, write `apiVersion: dbaas/v1` into the file"),
        ),
    }
}

/// Refuses a PostgreSQL without an address: the vendor gives none by itself.
fn check_connection(request: &Map<String, Value>) -> Result<()> {
    let connection = request.get(CONNECTION).unwrap_or(&Value::Null);
    let has = |keys: &[&str]| keys.iter().any(|key| !connection[*key].is_null());
    let mut missing = Vec::new();
    if !has(&["lanId"]) {
        missing.push("native.ionos.connection.lanId: the LAN of the data center, such as 2");
    }
    if !has(&["primaryInstanceAddress", "cidr"]) {
        missing.push(
            "native.ionos.connection.primaryInstanceAddress: a free address in that LAN with its prefix length, \
             such as 192.168.1.100/24",
        );
    }
    match missing.is_empty() {
        true => Ok(()),
        false => Err(Error::usage("the connection is not complete")
            .with_details(missing.into_iter().map(str::to_owned))
            .with_hint("add them with --set PATH=VALUE, or in a file")),
    }
}

/// Writes the one connection as version 1 does: in a list, and the address under another name.
fn as_list(request: &mut Map<String, Value>) {
    let Some(mut connection) = request.shift_remove(CONNECTION) else {
        return;
    };
    if let Some(members) = connection.as_object_mut()
        && let Some(address) = members.shift_remove("primaryInstanceAddress")
    {
        members.insert("cidr".to_owned(), address);
    }
    request.insert("connections".to_owned(), json!([connection]));
}

/// Takes the password out of a native document.
fn take_password(request: &mut Map<String, Value>) -> Option<Secret> {
    let credentials = request.get_mut("credentials")?.as_object_mut()?;
    match credentials.shift_remove("password")? {
        Value::String(password) => Some(Secret::new(password)),
        _ => None,
    }
}

/// What somebody asked for, as the view of what is made from the request shows it.
fn asked(report: &Report, request: &Value, api: Api, kind: Kind) -> Asked {
    let is_asked = |field: &str| {
        let fields = &mut report.0.iter();
        fields.any(|one| one.field == field && one.translation != Translation::Default)
    };
    let asked = Asked::of(&report.0);
    let reader = Reader { api, profile: None };
    let (nodes, cpu, memory, storage) = match kind {
        Kind::Cluster => {
            let mut view = Cluster::default();
            reader.describe(&mut view, &Value::Null, request);
            (view.nodes, view.cpu, view.memory_bytes, view.storage_bytes)
        }
        Kind::NodePool => sizes(request),
    };
    Asked {
        nodes: nodes.filter(|_| is_asked("nodes")),
        cpu: cpu.filter(|_| is_asked("cpu")),
        memory: memory.filter(|_| is_asked("memory")),
        storage: storage.filter(|_| is_asked("storage")),
        ..asked
    }
}

/// Translates a body for a change: only what it names.
///
/// # Errors
/// [`ErrorKind::Unsupported`] with everything that cannot be changed.
pub(super) fn change(body: &Body, api: Api, kind: Kind) -> Result<UpdatePlan> {
    let product = api.product();
    let (table, changeable) = match kind {
        Kind::Cluster => (product.table, product.changeable),
        Kind::NodePool => (product.pool_table, product.pool_changeable),
    };
    let (name, fields, mut request) = match body {
        Body::Portable(document) => {
            let draft = table.change(document)?;
            let mut request = draft.request;
            if let Some(own) = draft.own {
                keep_nulls(&mut request, &own);
            }
            (draft.name, draft.report.0, request)
        }
        Body::Native(document) => (None, Vec::new(), properties(document)?),
    };
    if take_password(&mut request).is_some() {
        return Err(Error::usage("a password in a file would be kept nowhere")
            .with_hint("change it with SQL, or with the vendor's users API"));
    }
    let named = request
        .get(product.name)
        .and_then(Value::as_str)
        .map(str::to_owned);
    if kind == Kind::NodePool {
        request.shift_remove(product.name);
    }
    let can_change = |key: &String| {
        changeable.contains(&key.as_str()) || key == CONNECTION && api == Api::PostgresqlV1
    };
    let fixed: Vec<String> = request
        .keys()
        .filter(|key| !can_change(key))
        .map(|key| format!("{key}: it is fixed when it is made, or unknown"))
        .collect();
    if !fixed.is_empty() {
        return Err(
            Error::new(ErrorKind::Unsupported, "`ionos` cannot change this")
                .with_details(fixed)
                .with_detail(format!("what can be changed: {}", changeable.join(", "))),
        );
    }
    if request.is_empty() {
        return Err(
            Error::usage("nothing is to be changed").with_hint("name what is, such as --nodes 2")
        );
    }
    Ok(UpdatePlan {
        name: name.or(named.filter(|_| kind == Kind::NodePool)),
        fields,
        request: Value::Object(request),
        body: None,
        wanted: Value::Null,
        machine: None,
    })
}

/// Writes the nulls of the vendor's own table again, which remove a member and are lost in a merge.
fn keep_nulls(request: &mut Map<String, Value>, own: &Map<String, Value>) {
    for (key, value) in own {
        match (request.get_mut(key), value) {
            (_, Value::Null) => {
                request.insert(key.clone(), Value::Null);
            }
            (Some(Value::Object(inner)), Value::Object(own)) => keep_nulls(inner, own),
            _ => {}
        }
    }
}

/// Completes a change with what there is: everything that changes where the API wants it whole, or all of what is
/// named, so that no member of it is lost.
///
/// # Errors
/// A usage error where the vendor itself chooses the number of nodes.
pub(super) fn complete_change(
    api: Api,
    kind: Kind,
    current: &Value,
    plan: &mut UpdatePlan,
) -> Result<()> {
    let product = api.product();
    let properties = &current["properties"];
    let mut before = properties.clone();
    let mut request = plan.request.clone();
    if kind == Kind::NodePool && autoscaling(properties).is_none() {
        // Zeros are what the vendor answers, and not what it is sent.
        if let Some(before) = before.as_object_mut() {
            before.shift_remove("autoScaling");
        }
    }
    if kind == Kind::NodePool
        && request.get("nodeCount").is_some()
        && request.get("autoScaling").is_none()
        && autoscaling(properties).is_some()
    {
        return Err(scales());
    }
    if api == Api::PostgresqlV1
        && let Some(request) = request.as_object_mut()
        && let Some(connection) = request.get(CONNECTION).cloned()
    {
        let mut whole = properties["connections"][0].clone();
        merge(&mut whole, &connection);
        request.insert(CONNECTION.to_owned(), whole);
        as_list(request);
    }
    let mut after = before;
    merge(&mut after, &request);
    let changeable = match kind {
        Kind::Cluster => product.changeable,
        Kind::NodePool => product.pool_changeable,
    };
    let is_whole = product.puts || kind == Kind::NodePool;
    let mut sent = Map::new();
    for key in changeable {
        let named = request.get(*key);
        let value = match (named, &after[*key]) {
            (Some(Value::Null), _) => cleared(api, key),
            (None, _) if !is_whole => continue,
            (_, Value::Null) => continue,
            (_, value) => value.clone(),
        };
        sent.insert((*key).to_owned(), value);
    }
    let wanted = sent.iter().filter(|(key, value)| {
        request
            .get(key.as_str())
            .is_some_and(|asked| !asked.is_null())
            && !value.is_null()
    });
    plan.wanted = wanted
        .map(|(key, value)| (key.clone(), value.clone()))
        .collect();
    plan.body = Some(match (api, kind) {
        (Api::PostgresqlV2, _) => {
            json!({"id": current["id"], "metadata": {}, "properties": sent})
        }
        _ => json!({ "properties": sent }),
    });
    Ok(())
}

/// What switches a member off.
fn cleared(api: Api, key: &str) -> Value {
    match (api, key) {
        // Whether PUT keeps or resets a member that is left out is not known.
        (Api::Kubernetes, "autoScaling") => json!({"minNodeCount": 0, "maxNodeCount": 0}),
        (Api::Kubernetes, "labels" | "annotations") => json!({}),
        (Api::Kubernetes, "lans" | "taints" | "publicIps" | "apiSubnetAllowList" | "s3Buckets") => {
            json!([])
        }
        _ => Value::Null,
    }
}
