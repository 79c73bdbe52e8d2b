//! From a portable spec, or a body of either generation, to the request. Pure: nothing is looked up.

use serde_json::{Map, Value};

use super::config::{Api, NAME_KEYS};
use crate::credentials::Secret;
use crate::error::{Error, Result};
use crate::model::Body;
use crate::provider::translation::{Report, Row, Rule, Table, any, as_it_is};
use crate::provider::{Asked, CreatePlan, Expected, PasswordChooser, ProviderId};

pub(super) const DATABASE: &str = "db_name";
pub(super) const USER: &str = "db_username";
pub(super) const PASSWORD: &str = "db_pwd";

/// The server's column for the name, in characters: what is longer fails after the database was made.
const LONGEST_NAME: usize = 100;

/// What PostgreSQL cuts an identifier at, in bytes.
const LONGEST_IDENTIFIER: usize = 63;

/// Translates a body for a creation.
///
/// # Errors
/// Usage errors for what is missing or not valid, all of it at once;
/// [`crate::error::ErrorKind::Unsupported`] with everything that cannot be honoured.
pub(super) fn plan(body: &Body, api: Api) -> Result<CreatePlan> {
    match body {
        Body::Portable(document) => {
            let draft = table(api).create(document)?;
            finish(draft.request, api, draft.report)
        }
        Body::Native(document) => finish(document.clone(), api, Report::default()),
    }
}

/// Every field of a spec, with the name where a generation of the API has it.
const fn rows(name: &'static str) -> [Row; 12] {
    const ONE: &str = "an instance is one database";
    const SIZE: &str = "the server sets no sizes";
    const PLACE: &str = "an instance is where the server has its databases";
    const REACH: &str = "who can reach an instance is the server's matter";
    const VERSION: &str = "the server has one version, and does not tell which";
    const SETTINGS: &str = "the API takes no PostgreSQL settings";
    [
        Row::new(&["name"], Rule::Put(name)).needed("an argument, or `name`"),
        Row::new(&["database"], Rule::Put("/db_name")).or_name(),
        Row::new(&["user"], Rule::Put("/db_username")).or_name(),
        Row::new(&["postgres"], Rule::Never(VERSION)),
        Row::new(
            &["flavor"],
            Rule::Only("postgres", "Postgraas has `postgres` only"),
        ),
        Row::new(&["nodes"], Rule::Only("1", ONE)),
        Row::new(&["high-availability"], Rule::Only("false", ONE)),
        Row::new(&["cpu", "memory", "storage"], Rule::Never(SIZE)),
        Row::new(&["cloud", "region", "datacenter"], Rule::Never(PLACE)),
        Row::new(&["network", "allow"], Rule::Never(REACH)),
        Row::new(&["settings"], Rule::Never(SETTINGS)),
        Row::new(&["native"], Rule::Merge),
    ]
}

/// Returns the answers of a generation of the API.
pub(super) fn table(api: Api) -> &'static Table {
    const fn of(rows: &'static [Row]) -> Table {
        Table {
            provider: ProviderId::Postgraas,
            subject: "provider `postgraas`",
            rows,
            secret: Some(PASSWORD),
            mend: as_it_is,
            agree: any,
            advice: [None; 2],
        }
    }
    static V1: Table = of(&const { rows("/postgraas_name") });
    static V2: Table = of(&const { rows("/postgraas_instance_name") });
    match api {
        Api::V1 => &V1,
        Api::V2 => &V2,
    }
}

/// Checks a body, and takes the password out of it.
fn finish(mut request: Map<String, Value>, api: Api, mut report: Report) -> Result<CreatePlan> {
    let mut problems = Vec::new();
    let names: Vec<&str> = NAME_KEYS
        .into_iter()
        .filter(|key| request.contains_key(*key))
        .collect();
    match names.as_slice() {
        [one, other, ..] => problems.push(format!("`{one}` and `{other}` name it twice")),
        [other] if *other != api.name_key() => request = renamed(request, other, api.name_key()),
        _ => {}
    }
    let mut text = |key: &str| match request.get(key) {
        None => {
            problems.push(format!("`{key}` is missing"));
            String::new()
        }
        Some(Value::String(text)) if !text.is_empty() && !text.contains('\0') => text.clone(),
        Some(_) => {
            problems.push(format!("`{key}` must be a text that is not empty"));
            String::new()
        }
    };
    let name = text(api.name_key());
    let database = text(DATABASE);
    let user = text(USER);
    if name.chars().count() > LONGEST_NAME {
        problems.push(format!(
            "`{}` is longer than {LONGEST_NAME} characters",
            api.name_key()
        ));
    }
    // Hosted backends add `@server` to the name of a role.
    let role = user.split_once('@').map_or(user.as_str(), |(role, _)| role);
    for (key, identifier) in [(DATABASE, database.as_str()), (USER, role)] {
        if identifier.len() > LONGEST_IDENTIFIER {
            problems.push(format!(
                "`{key}` is longer than the {LONGEST_IDENTIFIER} bytes of a PostgreSQL name"
            ));
        }
    }
    let password = match request.shift_remove(PASSWORD) {
        None => None,
        Some(Value::String(password)) => {
            let password = Secret::new(password);
            if let Some(problem) = password.password_problem() {
                problems.push(format!("`{PASSWORD}` {problem}"));
            }
            Some(password)
        }
        Some(_) => {
            problems.push(format!("`{PASSWORD}` must be a text"));
            None
        }
    };
    if !problems.is_empty() {
        return Err(Error::usage("the Postgraas body is not valid")
            .with_details(problems)
            .with_detail(format!(
                "keys: {}, {DATABASE}, {USER}, {PASSWORD}",
                api.name_key()
            ))
            .with_hint(
                "a portable spec begins with `apiVersion: dbaas/v1`; see `dbaas help spec`",
            ));
    }
    if report.0.is_empty() {
        for (field, value) in [("name", &name), ("database", &database), ("user", &user)] {
            report.exact(field, value);
        }
    }
    Ok(CreatePlan {
        name,
        asked: Asked::of(&report.0),
        expected: Expected {
            database: Some(database),
            user: Some(user.clone()),
            ..Expected::default()
        },
        user: Some(user),
        fields: report.0,
        request: Value::Object(request),
        password,
        wants_sign: false,
        chooser: PasswordChooser::Creator,
        machine: None,
    })
}

/// The same document with one key called otherwise, in its place.
fn renamed(document: Map<String, Value>, from: &str, to: &str) -> Map<String, Value> {
    let rename = |(key, value)| match key == from {
        true => (to.to_owned(), value),
        false => (key, value),
    };
    document.into_iter().map(rename).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::error::ErrorKind;

    fn native(value: Value, api: Api) -> Result<CreatePlan> {
        plan(&Body::Native(value.as_object().unwrap().clone()), api)
    }

    fn spec(value: Value) -> Result<CreatePlan> {
        plan(&Body::Portable(value.as_object().unwrap().clone()), Api::V2)
    }

    #[test]
    fn a_name_in_the_native_table_agrees_or_is_refused() {
        let named = |native: &str| {
            spec(json!({
                "apiVersion": "dbaas/v1", "name": "n1",
                "native": {"postgraas": {"postgraas_instance_name": native}},
            }))
        };
        assert_eq!(named("n2").unwrap_err().kind(), ErrorKind::Usage);
        assert_eq!(named("n1").unwrap().name, "n1");
    }

    #[test]
    fn bodies_of_both_generations_pass_with_the_name_where_it_belongs() {
        for key in NAME_KEYS {
            for api in [Api::V1, Api::V2] {
                let body = json!({
                    "first": 1.50, (key): "n", "db_name": "d", "db_username": "u", "db_pwd": "planted",
                });
                let plan = native(body, api).unwrap();
                let expected = format!(
                    r#"{{"first":1.5,"{}":"n","db_name":"d","db_username":"u"}}"#,
                    api.name_key()
                );
                assert_eq!(plan.request.to_string(), expected);
                assert_eq!(plan.password.as_ref().unwrap().expose(), "planted");
                assert!(!format!("{plan:?}").contains("planted"));
            }
        }
    }

    #[test]
    fn every_problem_of_a_body_is_named_at_once() {
        let error = native(
            json!({"postgraas_name": "n", "postgraas_instance_name": "n".repeat(101), "db_name": 7,
                   "db_pwd": ""}),
            Api::V2,
        )
        .unwrap_err();
        insta::assert_snapshot!(error.details().join("\n"), @"
        `postgraas_instance_name` and `postgraas_name` name it twice
        `db_name` must be a text that is not empty
        `db_username` is missing
        `postgraas_instance_name` is longer than 100 characters
        `db_pwd` is empty
        keys: postgraas_instance_name, db_name, db_username, db_pwd
        ");
        let long = "ä".repeat(32);
        let error = spec(json!({"name": long})).unwrap_err();
        assert_eq!(error.details().len(), 3, "{error:?}");
        spec(json!({"name": "n", "user": format!("u@{long}")})).unwrap();
    }

    #[test]
    fn a_name_is_enough_and_native_keys_come_last() {
        let plan = spec(json!({"name": "n"})).unwrap();
        assert_eq!(
            plan.request,
            json!({"postgraas_instance_name": "n", "db_name": "n", "db_username": "n"})
        );
        let native = json!({"name": "n", "native": {"postgraas": {"db_name": "d", "more": 1}}});
        let plan = spec(native).unwrap();
        assert_eq!(
            (&plan.request["db_name"], &plan.request["more"]),
            (&json!("d"), &json!(1))
        );
        assert!(
            spec(json!({"name": "n", "native": {"postgraas": {"db_pwd": "planted"}}})).is_err()
        );
    }

    #[test]
    fn every_field_that_cannot_be_honoured_is_named() {
        let error = spec(json!({
            "name": "x", "postgres": 16, "nodes": 3, "high-availability": true, "cpu": 2,
            "memory": "1 GiB", "storage": "1 GiB", "cloud": "aws", "region": "r", "network": "public",
            "allow": ["10.0.0.0/8"], "flavor": "epas", "settings": {"work_mem": "8MB"},
        }))
        .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unsupported);
        assert_eq!(error.details().len(), 12);
        spec(json!({"name": "x", "nodes": 1, "high-availability": false, "flavor": "postgres"}))
            .unwrap();
    }
}
