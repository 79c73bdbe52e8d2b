//! From a body to what is to change: only what it names, and nothing that is fixed. Pure, as the translation
//! of a creation.

use serde_json::{Map, Value};

use super::fields::{TABLE, TEXTS};
use super::first;
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::model::Body;
use crate::provider::translation::settle;
use crate::provider::{FieldReport, MachineWish, UpdatePlan};

/// Everything that may be changed (BigAnimal API v3, update).
pub(super) const MUTABLE: [&str; 20] = [
    "clusterName",
    "instanceType",
    "storage",
    "walStorage",
    "clusterArchitecture",
    "readOnlyConnections",
    "privateNetworking",
    "allowedIpRanges",
    "pgConfig",
    "backupRetentionPeriod",
    "scheduleBackup",
    "cspAuth",
    "superuserAccess",
    "maintenanceWindow",
    "extensions",
    "pgBouncer",
    "volumeSnapshotBackup",
    "tags",
    "serviceAccountIds",
    "peAllowedPrincipalIds",
];

/// Translates a body for a change: only what it names.
///
/// # Errors
/// [`ErrorKind::Unsupported`] with everything that cannot be changed.
pub(super) fn plan(body: &Body) -> Result<UpdatePlan> {
    let document = match body {
        Body::Portable(document) => document,
        Body::Native(document) => return native_update(document),
    };
    let draft = TABLE.change(document)?;
    finish_update(draft.name, draft.report.0, draft.request, draft.machine)
}

fn native_update(document: &Map<String, Value>) -> Result<UpdatePlan> {
    if first::is_first(document) {
        return Err(Error::new(
            ErrorKind::Unsupported,
            "a body of the API v1 cannot change a cluster",
        )
        .with_hint("name what is to change in a portable spec, or with flags"));
    }
    let mut document = document.clone();
    settle(&mut document, TEXTS)?;
    let name = TABLE.agreed_name(None, &document)?;
    finish_update(name, Vec::new(), document, None)
}

fn finish_update(
    name: Option<String>,
    fields: Vec<FieldReport>,
    request: Map<String, Value>,
    machine: Option<MachineWish>,
) -> Result<UpdatePlan> {
    if request.contains_key("password") {
        return Err(Error::usage("a password in a file would be kept nowhere")
            .with_hint(Hint::new("change it with SQL:").run("psql CLUSTER -- -c '\\password'")));
    }
    let fixed: Vec<String> = request
        .keys()
        .filter(|key| !MUTABLE.contains(&key.as_str()) && *key != "clusterType")
        .map(|key| format!("{key}: it is fixed when a cluster is made, or unknown"))
        .collect();
    if !fixed.is_empty() {
        return Err(
            Error::new(ErrorKind::Unsupported, "`biganimal` cannot change this")
                .with_details(fixed)
                .with_detail(format!("what can be changed: {}", MUTABLE.join(", "))),
        );
    }
    let changes = request.keys().any(|key| key != "clusterName") || machine.is_some();
    if !changes {
        return Err(Error::usage("nothing is to be changed")
            .with_hint("name what is, such as --storage 128GiB"));
    }
    Ok(UpdatePlan {
        name,
        fields,
        request: Value::Object(request),
        machine,
        body: None,
        wanted: Value::Null,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn portable_body(text: &Value) -> Body {
        let mut document = text.as_object().unwrap().clone();
        document.insert("apiVersion".into(), "dbaas/v1".into());
        Body::Portable(document)
    }

    #[test]
    fn what_is_fixed_cannot_be_changed() {
        let error = plan(&portable_body(&json!({"region": "x", "postgres": "17"}))).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unsupported);
        assert_eq!(error.details().len(), 2);
        let body = json!({"pgVersion": {"pgVersionId": "17"}});
        assert!(plan(&Body::Native(body.as_object().unwrap().clone())).is_err());
        assert!(plan(&portable_body(&json!({}))).is_err());
    }

    #[test]
    fn nobody_is_opened_to_the_world_by_leaving_something_out() {
        for (change, is_taken) in [
            (json!({"network": "public"}), false),
            (json!({"network": "public", "allow": ["10.0.0.0/8"]}), true),
            (json!({"network": "private"}), true),
            (
                json!({"network": "private", "allow": ["10.0.0.0/8"]}),
                false,
            ),
            (
                json!({"network": "public", "native": {"biganimal": {"allowedIpRanges": []}}}),
                true,
            ),
        ] {
            assert_eq!(plan(&portable_body(&change)).is_ok(), is_taken, "{change}");
        }
        let request = plan(&portable_body(&json!({"network": "private"})))
            .unwrap()
            .request;
        assert_eq!(request, json!({"privateNetworking": true}));
    }

    #[test]
    fn a_password_is_refused_as_such_in_a_change() {
        let body = json!({"password": "planted-password", "region": {}});
        let error = plan(&Body::Native(body.as_object().unwrap().clone())).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Usage);
        let body = json!({"region": {}});
        let error = plan(&Body::Native(body.as_object().unwrap().clone())).unwrap_err();
        assert!(!format!("{error:?}").contains("password"));
    }
}
