//! From a portable spec, or a body of either generation, to the request. Pure: nothing is looked up; what
//! only the catalog knows is left open in [`CreatePlan::machine`].

use serde_json::{Map, Value, json};

use super::architecture::architecture;
use super::config::Api;
use super::creation::expected;
use super::document::Kind;
use super::request::{agreed_name, asked};
use super::{first, texts, volume};
use crate::credentials::Secret;
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::model::{Body, ClusterSpec, Network};
use crate::provider::translation::{self, Refused, Report};
use crate::provider::{CreatePlan, MachineWish, PasswordChooser, ProviderId};

pub(super) const ID: ProviderId = ProviderId::BigAnimal;

/// The user and the database of every cluster.
pub(super) const OWNER: &str = "edb_admin";

/// The fewest characters of a password.
pub(super) const SHORTEST_PASSWORD: usize = 12;

/// Whether a password is as long as the vendor wants: it counts characters.
pub(super) fn is_long_enough(password: &Secret) -> bool {
    password.expose().chars().count() >= SHORTEST_PASSWORD
}

/// Translates a body for a creation.
///
/// # Errors
/// Usage errors for what is missing, [`ErrorKind::Unsupported`] with everything that cannot be honoured.
pub(super) fn plan(body: &Body, api: Api) -> Result<CreatePlan> {
    let mut plan = match body {
        Body::Portable(document) => portable(translation::parse(document)?, api)?,
        Body::Native(document) => native(document, api)?,
    };
    if let Some(password) = plan.request.as_object_mut().and_then(take_password) {
        if plan.chooser == PasswordChooser::Origin {
            return Err(Error::usage(
                "a faraway replica has the users of its source, with their passwords",
            )
            .with_hint("leave the password out"));
        }
        if !is_long_enough(&password) {
            return Err(Error::usage(format!(
                "the password in the file is shorter than {SHORTEST_PASSWORD} characters"
            )));
        }
        plan.password = Some(password);
    }
    Ok(plan)
}

fn take_password(request: &mut Map<String, Value>) -> Option<Secret> {
    match request.shift_remove("password")? {
        Value::String(password) => Some(Secret::new(password)),
        _ => None,
    }
}

/// A body of the vendor's own. One of the first generation is translated for the current one.
fn native(document: &Map<String, Value>, api: Api) -> Result<CreatePlan> {
    let mut document = document.clone();
    texts::settle(&mut document)?;
    let is_first = first::is_first(&document);
    let asked = match is_first {
        true => first::to_current(&document).map(|(request, fields)| asked(&request, &fields)),
        false => Ok(asked(&document, &[])),
    };
    let (request, fields) = match (api, is_first) {
        (Api::V3, false) | (Api::V1, true) => (document, Vec::new()),
        (Api::V3, true) => first::to_current(&document)?,
        (Api::V1, false) => {
            return Err(Error::new(
                ErrorKind::Unsupported,
                "the body is of the API v3, and the profile of v1",
            )
            .with_hint("use a profile with `api = \"v3\"`, or a portable spec"));
        }
    };
    let name = request
        .get("clusterName")
        .and_then(Value::as_str)
        .filter(|name| !name.is_empty())
        .ok_or_else(|| {
            Error::usage("the body has no `clusterName`").with_hint(
                Hint::new("give the name as an argument:").run("cluster create NAME -f FILE"),
            )
        })?
        .to_owned();
    let kind = request.get("clusterType").and_then(Value::as_str);
    let chooser = match Kind::of_type(kind) {
        Kind::Faraway => PasswordChooser::Origin,
        _ => PasswordChooser::Creator,
    };
    let request = Value::Object(request);
    Ok(CreatePlan {
        name,
        user: (chooser == PasswordChooser::Creator).then(|| OWNER.to_owned()),
        fields,
        expected: expected(&request),
        request,
        password: None,
        chooser,
        machine: None,
        // What v3 has no place for v1 may know.
        asked: asked.unwrap_or_default(),
    })
}

fn portable(mut spec: ClusterSpec, api: Api) -> Result<CreatePlan> {
    let native = own_table(&mut spec)?;
    let mut report = Report::default();
    refuse_unsupported(&spec)?;
    let wants_machine = spec.cpu.is_some() || spec.memory.is_some();
    let has = |key: &str| native.get(key).is_some();
    let mut missing = Vec::new();
    let mut need = |given: bool, what: &str, how: &str| {
        if !given {
            missing.push(format!("{what}: {how}"));
        }
    };
    need(spec.name.is_some(), "name", "an argument, or `name`");
    need(
        spec.cloud.is_some() || has("provider"),
        "cloud",
        "--cloud aws, azure, gcp, or with `bah:` in front for the vendor's own account",
    );
    need(
        spec.region.is_some() || has("region"),
        "region",
        "--region, see `dbaas catalog regions`",
    );
    need(
        wants_machine || has("instanceType"),
        "cpu or memory",
        "--cpu or --memory, see `dbaas catalog sizes`",
    );
    need(
        spec.postgres.is_some() || has("pgVersion"),
        "postgres",
        "--postgres, see `dbaas catalog versions`",
    );
    need(
        spec.storage.is_some() || has("storage"),
        "storage",
        "--storage 64GiB, see `dbaas catalog storage`",
    );
    need(
        spec.network.is_some() || has("privateNetworking"),
        "network",
        "--network private, or public together with --allow",
    );
    if !missing.is_empty() {
        return Err(Error::usage("fields are missing that `biganimal` wants").with_details(missing));
    }
    open_to_the_world(&spec, &native)?;
    let mut request = Map::new();
    let name = spec.name.clone().unwrap_or_default();
    report.exact("name", &name);
    request.insert("clusterName".into(), name.clone().into());
    architecture(&spec, &mut request, &mut report)?;
    if let Some(cloud) = &spec.cloud {
        report.exact("cloud", cloud);
        request.insert("provider".into(), json!({"cloudProviderId": cloud}));
    }
    if let Some(region) = &spec.region {
        report.exact("region", region);
        request.insert("region".into(), json!({"regionId": region}));
    }
    match &spec.flavor {
        Some(flavor) => report.exact("flavor", flavor),
        None => report.chosen("flavor", "postgres"),
    }
    let flavor = spec.flavor.as_deref().unwrap_or("postgres");
    request.insert("pgType".into(), json!({"pgTypeId": flavor}));
    if let Some(version) = &spec.postgres {
        report.exact("postgres", version);
        request.insert("pgVersion".into(), json!({"pgVersionId": version}));
    }
    if let Some(bytes) = spec.storage {
        let cloud = spec.cloud.as_deref().unwrap_or_default();
        let (storage, translation) = volume::choose(cloud, bytes)?;
        report.add("storage", &volume::describe(&storage), translation);
        request.insert("storage".into(), storage);
    }
    if let Some(network) = spec.network {
        let private = network == Network::Private;
        report.exact("network", if private { "private" } else { "public" });
        request.insert("privateNetworking".into(), private.into());
    }
    report.each("allow", &spec.allow);
    request.insert("allowedIpRanges".into(), ranges(&spec.allow));
    for (setting, value) in &spec.settings {
        report.exact(&format!("settings.{setting}"), value);
    }
    request.insert("pgConfig".into(), settings(&spec));
    let request = translation::merge_own(ID, request, &native, &mut report);
    let name = agreed_name(Some(name), &request)?.unwrap_or_default();
    let mut asked = asked(&request, &report.0);
    (asked.cpu, asked.memory) = (spec.cpu, spec.memory);
    let request = match api {
        Api::V3 => request,
        Api::V1 => first::from_current(&request)?,
    };
    let request = Value::Object(request);
    Ok(CreatePlan {
        name,
        user: Some(OWNER.to_owned()),
        fields: report.0,
        expected: expected(&request),
        request,
        password: None,
        chooser: PasswordChooser::Creator,
        machine: wants_machine.then_some(MachineWish {
            cpu: spec.cpu,
            memory: spec.memory,
        }),
        asked,
    })
}

pub(super) fn refuse_unsupported(spec: &ClusterSpec) -> Result<()> {
    let mut refused = Refused::default();
    for (field, given) in [("database", &spec.database), ("user", &spec.user)] {
        let is_other = given.as_ref().is_some_and(|given| given != OWNER);
        let why = format!("it is always `{OWNER}`; make others with SQL");
        refused.note(is_other, field, &why);
    }
    refused.check(ID)
}

/// A public cluster without a list of ranges is open to everybody, which nobody should get by leaving
/// something out.
pub(super) fn open_to_the_world(spec: &ClusterSpec, native: &Map<String, Value>) -> Result<()> {
    match spec.network {
        Some(Network::Private) if !spec.allow.is_empty() => Err(Error::usage(
            "a private cluster has no list of address ranges",
        )
        .with_hint("leave out --allow, or use --network public")),
        Some(Network::Public)
            if spec.allow.is_empty() && native.get("allowedIpRanges").is_none() =>
        {
            Err(
                Error::usage("a public cluster that allows nobody in particular is open to all")
                    .with_hint("name the ranges with --allow; `--allow 0.0.0.0/0` means everybody"),
            )
        }
        _ => Ok(()),
    }
}

pub(super) fn ranges(allow: &[String]) -> Value {
    allow
        .iter()
        .map(|range| json!({"cidrBlock": range, "description": ""}))
        .collect()
}

pub(super) fn settings(spec: &ClusterSpec) -> Value {
    spec.settings
        .iter()
        .map(|(name, value)| json!({"name": name, "value": value}))
        .collect()
}

/// Takes the vendor's own table out of a spec.
///
/// # Errors
/// Usage errors for a password, and for texts that should be something else.
pub(super) fn own_table(spec: &mut ClusterSpec) -> Result<Map<String, Value>> {
    let mut own = translation::own_table(ID, spec, Some("password"))?;
    texts::settle(&mut own)?;
    Ok(own)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn portable_body(text: Value) -> Body {
        let mut document = text.as_object().unwrap().clone();
        document.insert("apiVersion".into(), "dbaas/v1".into());
        Body::Portable(document)
    }

    fn whole() -> Value {
        json!({
            "name": "orders", "cloud": "aws", "region": "eu-west-1", "cpu": 2, "postgres": "16",
            "storage": "64 GiB", "network": "private"
        })
    }

    #[test]
    fn a_portable_spec_becomes_a_request() {
        let mut spec = whole();
        spec["nodes"] = 3.into();
        spec["settings"] = json!({"max_connections": 200});
        spec["native"] = json!({"biganimal": {"backupRetentionPeriod": "7d"}});
        let plan = plan(&portable_body(spec), Api::V3).unwrap();
        assert_eq!(
            plan.request,
            json!({
                "clusterName": "orders",
                "clusterArchitecture": {"clusterArchitectureId": "ha", "nodes": 3},
                "provider": {"cloudProviderId": "aws"},
                "region": {"regionId": "eu-west-1"},
                "pgType": {"pgTypeId": "postgres"},
                "pgVersion": {"pgVersionId": "16"},
                "storage": {"volumeTypeId": "gp3", "volumePropertiesId": "gp3", "size": "64 Gi"},
                "privateNetworking": true,
                "allowedIpRanges": [],
                "pgConfig": [{"name": "max_connections", "value": "200"}],
                "backupRetentionPeriod": "7d",
            })
        );
        assert_eq!(plan.machine.unwrap().cpu, Some(2));
    }

    #[test]
    fn everything_that_is_missing_is_named_at_once() {
        let error = plan(&portable_body(json!({"name": "orders"})), Api::V3).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Usage);
        assert_eq!(error.details().len(), 6);
    }

    #[test]
    fn nobody_is_open_to_the_world_by_leaving_something_out() {
        let mut spec = whole();
        spec["network"] = "public".into();
        assert!(plan(&portable_body(spec.clone()), Api::V3).is_err());
        spec["allow"] = json!(["0.0.0.0/0"]);
        assert!(plan(&portable_body(spec), Api::V3).is_ok());
    }

    #[test]
    fn a_native_body_passes_but_for_its_password() {
        let body = json!({"clusterName": "orders", "password": "correct-horse", "x": 1.50});
        let plan = plan(&Body::Native(body.as_object().unwrap().clone()), Api::V3).unwrap();
        assert_eq!(plan.request, json!({"clusterName": "orders", "x": 1.50}));
        assert_eq!(plan.password.unwrap().expose(), "correct-horse");
    }

    #[test]
    fn a_password_is_as_long_as_its_characters_are_many() {
        for (password, fits) in [
            ("ääääääääääää", true),
            ("äääääääääää", false),
            ("correct-hors", true),
        ] {
            let body = json!({"clusterName": "orders", "password": password});
            let plan = plan(&Body::Native(body.as_object().unwrap().clone()), Api::V3);
            assert_eq!(plan.is_ok(), fits, "{password}");
        }
    }

    #[test]
    fn a_faraway_replica_has_no_password_of_its_own() {
        let mut body = json!({"clusterName": "dr", "clusterType": "faraway_replica"});
        let native = |body: &Value| plan(&Body::Native(body.as_object().unwrap().clone()), Api::V3);
        let faraway = native(&body).unwrap();
        assert_eq!(faraway.chooser, PasswordChooser::Origin);
        assert!(faraway.user.is_none());
        body["password"] = "correct-horse".into();
        assert_eq!(native(&body).unwrap_err().kind(), ErrorKind::Usage);
    }

    #[test]
    fn a_portable_spec_holds_no_password() {
        let mut spec = whole();
        spec["native"] = json!({"biganimal": {"password": "planted-password"}});
        let body = portable_body(spec);
        for error in [
            plan(&body, Api::V3).unwrap_err(),
            super::super::update::plan(&body).unwrap_err(),
        ] {
            assert_eq!(error.kind(), ErrorKind::Usage);
            assert!(!format!("{error:?}").contains("planted"));
        }
    }

    #[test]
    fn a_name_in_the_native_table_agrees_or_is_refused() {
        let mut spec = whole();
        spec["native"] = json!({"biganimal": {"clusterName": "other"}});
        for api in [Api::V3, Api::V1] {
            let error = plan(&portable_body(spec.clone()), api).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Usage);
            assert!(error.message().contains("`other`"), "{error}");
        }
        assert!(super::super::update::plan(&portable_body(spec.clone())).is_err());
        spec["native"]["biganimal"]["clusterName"] = "orders".into();
        assert!(plan(&portable_body(spec), Api::V3).is_ok());
        let renaming = json!({"native": {"biganimal": {"clusterName": "x", "tags": []}}});
        let plan = super::super::update::plan(&portable_body(renaming)).unwrap();
        assert_eq!(plan.name.as_deref(), Some("x"));
    }

    #[test]
    fn what_was_asked_for_is_in_the_words_of_the_view() {
        let first = json!({
            "clusterName": "x", "provider": {"cloudProviderId": "azure"}, "postgresVersion": 14,
            "region": {"regionId": "westus2"}, "volumeType": {"id": "azurepremiumstorage"},
            "volumeProperties": "P1", "postgresType": {"id": "epas"},
        });
        for api in [Api::V3, Api::V1] {
            let body = Body::Native(first.as_object().unwrap().clone());
            let asked = plan(&body, api).unwrap().asked;
            assert_eq!(asked.region.as_deref(), Some("westus2"));
            assert_eq!(asked.postgres.as_deref(), Some("14"));
            assert_eq!((asked.nodes, asked.storage), (None, Some(4 << 30)));
        }
        let mut spec = whole();
        let chosen = plan(&portable_body(spec.clone()), Api::V3).unwrap().asked;
        assert_eq!((chosen.nodes, chosen.flavor), (None, None));
        assert_eq!((chosen.cpu, chosen.storage), (Some(2), Some(64 << 30)));
        spec["nodes"] = 3.into();
        let asked = plan(&portable_body(spec), Api::V3).unwrap().asked;
        assert_eq!(asked.nodes, Some(3));
    }
}
