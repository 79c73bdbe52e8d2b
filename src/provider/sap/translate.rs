//! From a portable spec, or the vendor's parameters, to a creation. Pure: nothing is looked up.

use serde_json::{Map, Value};

use super::config::check_tenant;
use crate::error::{Error, Result};
use crate::hint::Hint;
use crate::model::Body;
use crate::provider::translation::{Report, Row, Rule, Table, any, as_it_is};
use crate::provider::{Asked, CreatePlan, Expected, PasswordChooser, ProviderId};

/// Where a file of parameters may name the tenant; it is not sent.
pub(super) const TENANT: &str = "tenant_id";

/// Translates a body for a creation.
///
/// # Errors
/// Usage errors for a name that is no tenant; [`crate::error::ErrorKind::Unsupported`] with every field that the
/// plan of the service decides.
pub(super) fn plan(body: &Body) -> Result<CreatePlan> {
    match body {
        Body::Portable(document) => {
            let draft = TABLE.create(document)?;
            let parameters = draft.own.map(|_| draft.request);
            finish(&draft.name.unwrap_or_default(), parameters, draft.report)
        }
        Body::Native(document) => {
            let mut parameters = document.clone();
            let tenant = match parameters.shift_remove(TENANT) {
                Some(Value::String(tenant)) => tenant,
                Some(_) => return Err(Error::usage(format!("`{TENANT}` must be a text"))),
                None => {
                    return Err(Error::usage("the parameters name no tenant").with_hint(
                        Hint::new("give the name as an argument:")
                            .run("cluster create NAME -f FILE"),
                    ));
                }
            };
            finish(&tenant, Some(parameters), Report::default())
        }
    }
}

/// The fields that somebody else decides, which are all but the name.
const DECIDED: &[&str] = &[
    "postgres",
    "flavor",
    "nodes",
    "high-availability",
    "cpu",
    "memory",
    "storage",
    "cloud",
    "region",
    "datacenter",
    "network",
    "allow",
    "database",
    "user",
    "settings",
];

/// Every field of a spec.
pub(super) static TABLE: Table = Table {
    provider: ProviderId::Sap,
    subject: "provider `sap`",
    rows: &[
        Row::new(&["name"], Rule::Name).needed("an argument, or `name`"),
        Row::new(
            DECIDED,
            Rule::Never("the plan of the managed service decides it"),
        ),
        Row::new(&["native"], Rule::Merge),
    ],
    secret: None,
    mend: as_it_is,
    agree: any,
    advice: [None; 2],
};

fn finish(
    name: &str,
    parameters: Option<Map<String, Value>>,
    mut report: Report,
) -> Result<CreatePlan> {
    let tenant = check_tenant(name)?;
    report.exact("name", tenant);
    Ok(CreatePlan {
        name: tenant.to_owned(),
        user: None,
        asked: Asked::of(&report.0),
        expected: Expected::default(),
        fields: report.0,
        request: parameters.map_or(Value::Null, Value::Object),
        password: None,
        wants_sign: false,
        chooser: PasswordChooser::Vendor,
        machine: None,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn spec(value: Value) -> Result<CreatePlan> {
        plan(&Body::Portable(value.as_object().unwrap().clone()))
    }

    #[test]
    fn a_name_is_enough_and_parameters_pass_as_they_are() {
        assert_eq!(spec(json!({"name": " t "})).unwrap().name, "t");
        assert_eq!(spec(json!({"name": "t"})).unwrap().request, Value::Null);
        let parameters = json!({"provisioning_parameters": {"database_id": "d"}});
        let table = json!({"name": "t", "native": {"sap": parameters}});
        assert_eq!(spec(table).unwrap().request, parameters);
        let mut native = parameters.as_object().unwrap().clone();
        native.insert(TENANT.to_owned(), "t".into());
        let plan = plan(&Body::Native(native)).unwrap();
        assert_eq!((plan.name.as_str(), plan.request), ("t", parameters));
        let empty = Body::Native(Map::from_iter([(TENANT.to_owned(), "t".into())]));
        assert_eq!(super::plan(&empty).unwrap().request, json!({}));
    }

    #[test]
    fn every_field_of_the_plan_is_refused_at_once() {
        let error =
            spec(json!({"name": "t", "postgres": 16, "nodes": 1, "region": "r", "user": "u"}));
        assert_eq!(error.unwrap_err().details().len(), 4);
        for name in ["..", " ", "a\u{7}"] {
            assert!(spec(json!({"name": name})).is_err(), "{name:?}");
        }
    }
}
