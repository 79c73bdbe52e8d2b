//! From a portable spec, or a body of either generation, to the request. Pure: nothing is looked up; what
//! only the catalog knows is left open in [`CreatePlan::machine`].

use serde_json::{Map, Value};

use super::config::Api;
use super::creation::expected;
use super::document::Kind;
use super::fields::{OWNER, TABLE, TEXTS};
use super::first;
use super::request::asked;
use crate::credentials::Secret;
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::model::Body;
use crate::provider::translation::settle;
use crate::provider::{CreatePlan, PasswordChooser};

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
        Body::Portable(document) => portable(document, api)?,
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
    settle(&mut document, TEXTS)?;
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
        wants_sign: false,
        chooser,
        machine: None,
        // What v3 has no place for v1 may know.
        asked: asked.unwrap_or_default(),
    })
}

fn portable(document: &Map<String, Value>, api: Api) -> Result<CreatePlan> {
    let draft = TABLE.create(document)?;
    let mut asked = asked(&draft.request, &draft.report.0);
    let machine = draft.machine;
    (asked.cpu, asked.memory) = machine.map_or((None, None), |wish| (wish.cpu, wish.memory));
    let request = Value::Object(match api {
        Api::V3 => draft.request,
        Api::V1 => first::from_current(&draft.request)?,
    });
    Ok(CreatePlan {
        name: draft.name.unwrap_or_default(),
        user: Some(OWNER.to_owned()),
        fields: draft.report.0,
        expected: expected(&request),
        request,
        password: None,
        wants_sign: false,
        chooser: PasswordChooser::Creator,
        machine,
        asked,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

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
