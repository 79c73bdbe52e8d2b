//! From a portable spec, or a Postgraas body, to the engine's request. Pure: nothing is looked up.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::credentials::Secret;
use crate::engine::{Change, NewCluster};
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::model::{Body, ClusterSpec, Network};
use crate::notation;
use crate::provider::translation::{self, Refused, Report};
use crate::provider::{
    Asked, CreatePlan, Expected, FieldReport, PasswordChooser, ProviderId, UpdatePlan,
};

/// The names of a Postgraas instance: of `postgraas_server` 2, and of the API before it.
pub(super) const NAME_KEYS: &[&str] = &["postgraas_instance_name", "postgraas_name"];

const POSTGRAAS_KEYS: [&str; 5] = [
    NAME_KEYS[0],
    NAME_KEYS[1],
    "db_name",
    "db_username",
    "db_pwd",
];

/// Translates a body.
pub(super) fn plan(body: &Body) -> Result<CreatePlan> {
    match body {
        Body::Portable(document) => portable(translation::parse(document)?),
        Body::Native(document) => postgraas(document),
    }
}

fn portable(spec: ClusterSpec) -> Result<CreatePlan> {
    refuse_unsupported(&spec)?;
    let name = translation::required_name(spec.name)?;
    let mut report = Report::default();
    report.exact("name", &name);
    let native = Native::parse(&spec.native)?;
    let database = report.or_default("database", spec.database, &name);
    let user = report.or_default("user", spec.user, &name);
    match &spec.postgres {
        Some(version) if !version.starts_with(|c: char| c.is_ascii_digit()) => {
            return Err(
                Error::usage(format!("`{version}` is not a PostgreSQL version")).with_hint(
                    Hint::default()
                        .run("catalog versions")
                        .then("lists what is installed"),
                ),
            );
        }
        Some(version) => report.exact("postgres", version),
        None => report.chosen("postgres", "the newest that is installed"),
    }
    for (setting, value) in &spec.settings {
        report.exact(&format!("settings.{setting}"), value);
    }
    let durable = native.durable(&mut report);
    if let Some(locale) = &native.locale {
        report.exact("native.local.locale", locale);
    }
    let new = NewCluster {
        name,
        version: spec.postgres,
        database,
        user,
        durable,
        encoding: report.or_default("native.local.encoding", native.encoding, "UTF8"),
        locale: native.locale,
        settings: spec.settings,
    };
    finish(new, report.0, None)
}

fn postgraas(document: &Map<String, Value>) -> Result<CreatePlan> {
    let mut problems = Vec::new();
    for (key, value) in document {
        if !POSTGRAAS_KEYS.contains(&key.as_str()) {
            problems.push(match notation::nearest(key, POSTGRAAS_KEYS) {
                Some(nearest) => format!("unknown key `{key}`; did you mean `{nearest}`?"),
                None => format!("unknown key `{key}`"),
            });
        } else if value.as_str().is_none_or(str::is_empty) {
            problems.push(format!("`{key}` must be a text that is not empty"));
        }
    }
    if let Some(password) = document.get("db_pwd").and_then(Value::as_str)
        && let Some(problem) = Secret::new(password.to_owned()).password_problem()
        && !password.is_empty()
    {
        problems.push(format!("`db_pwd` {problem}"));
    }
    let text = |key: &str| document.get(key).and_then(Value::as_str).map(str::to_owned);
    let names: Vec<&str> = NAME_KEYS
        .iter()
        .copied()
        .filter(|key| document.contains_key(*key))
        .collect();
    if names.len() > 1 {
        problems.push(format!("`{}` and `{}` name it twice", names[0], names[1]));
    }
    if !problems.is_empty() {
        let known = POSTGRAAS_KEYS.iter().any(|key| {
            document
                .keys()
                .any(|given| notation::nearest(given, [*key]).is_some())
        });
        let error = Error::configuration(if known {
            "the Postgraas body is not valid"
        } else {
            "the body is neither a portable spec nor one that `local` knows"
        });
        // Of a file that is something else altogether, nothing is shown.
        let shown = if known { problems } else { Vec::new() };
        let error = error.with_details(shown).with_detail(format!(
            "keys of a Postgraas body: {}",
            POSTGRAAS_KEYS.join(", ")
        ));
        return Err(error.with_hint(
            "a portable spec begins with `apiVersion: dbaas/v1`; see `dbaas help spec`",
        ));
    }
    let name = names.first().and_then(|key| text(key)).ok_or_else(|| {
        Error::configuration(format!("the Postgraas body has no `{}`", NAME_KEYS[0])).with_hint(
            Hint::new("add it, or give the name as an argument:")
                .run("cluster create NAME -f FILE"),
        )
    })?;
    let mut report = Report::default();
    report.exact("name", &name);
    let database = report.or_default("database", text("db_name"), &name);
    let user = report.or_default("user", text("db_username"), &name);
    report.chosen("postgres", "the newest that is installed");
    let durable = Native::default().durable(&mut report);
    let new = NewCluster {
        name,
        version: None,
        database,
        user,
        durable,
        encoding: report.or_default("native.local.encoding", None, "UTF8"),
        locale: None,
        settings: BTreeMap::new(),
    };
    finish(new, report.0, text("db_pwd").map(Secret::new))
}

fn finish(
    new: NewCluster,
    fields: Vec<FieldReport>,
    password: Option<Secret>,
) -> Result<CreatePlan> {
    new.check().map_err(super::errors::translate)?;
    let request = to_value(&new)?;
    Ok(CreatePlan {
        name: new.name,
        user: Some(new.user),
        asked: Asked::of(&fields),
        expected: Expected::default(),
        fields,
        request,
        password,
        chooser: PasswordChooser::Creator,
        machine: None,
    })
}

/// Names every field that one server on this machine cannot honour, all at once.
fn refuse_unsupported(spec: &ClusterSpec) -> Result<()> {
    let one = "`local` runs one server";
    let size = "`local` sets no limits on a server";
    let place = "`local` is this machine";
    let mut refused = Refused::default();
    let mut refuse = |asked: bool, field: &str, why: &str| refused.note(asked, field, why);
    let flavor = spec.flavor.as_deref().unwrap_or("postgres");
    refuse(
        flavor != "postgres",
        "flavor",
        "`local` has `postgres` only",
    );
    refuse(spec.nodes.is_some_and(|nodes| nodes > 1), "nodes", one);
    refuse(
        spec.high_availability == Some(true),
        "high-availability",
        one,
    );
    refuse(spec.cpu.is_some(), "cpu", size);
    refuse(spec.memory.is_some(), "memory", size);
    refuse(spec.storage.is_some(), "storage", size);
    refuse(spec.cloud.is_some(), "cloud", place);
    refuse(spec.region.is_some(), "region", place);
    let loopback = "`local` answers on the loopback address only";
    refuse(spec.network == Some(Network::Public), "network", loopback);
    refuse(!spec.allow.is_empty(), "allow", loopback);
    refused.check(ProviderId::Local)
}

/// Translates a change of a cluster.
pub(super) fn change(body: &Body) -> Result<UpdatePlan> {
    let Body::Portable(document) = body else {
        return Err(Error::usage("`local` takes a change as a portable spec")
            .with_hint("begin the file with `apiVersion: dbaas/v1`, or use flags"));
    };
    // A setting that is null goes back to its default, which a spec cannot say.
    let mut document = document.clone();
    let mut settings = BTreeMap::new();
    if let Some(Value::Object(given)) = document.get_mut("settings") {
        given.retain(|name, value| {
            if value.is_null() {
                settings.insert(name.clone(), None);
            }
            !value.is_null()
        });
    }
    let spec = translation::parse(&document)?;
    refuse_unsupported(&spec)?;
    let fixed = [
        ("database", spec.database.is_some()),
        ("user", spec.user.is_some()),
    ];
    let native = Native::parse(&spec.native)?;
    let fixed: Vec<String> = fixed
        .into_iter()
        .chain([
            ("native.local.encoding", native.encoding.is_some()),
            ("native.local.locale", native.locale.is_some()),
        ])
        .filter(|(_, given)| *given)
        .map(|(field, _)| format!("`{field}` is fixed when a cluster is created"))
        .collect();
    if !fixed.is_empty() {
        return Err(
            Error::new(ErrorKind::Unsupported, "not all of that can be changed")
                .with_details(fixed),
        );
    }
    let mut report = Report::default();
    if let Some(version) = &spec.postgres {
        report.exact("postgres", version);
    }
    if let Some(durable) = native.durability {
        report.exact(
            "native.local.durability",
            if durable { "on" } else { "off" },
        );
    }
    for (name, value) in spec.settings {
        settings.insert(name, Some(value));
    }
    for (name, value) in &settings {
        let value = value.as_deref().unwrap_or("the default");
        report.exact(&format!("settings.{name}"), value);
    }
    if report.0.is_empty() {
        return Err(Error::usage("nothing is to be changed")
            .with_hint("for example: `--set settings.work_mem=8MB`"));
    }
    let request = Change {
        version: spec.postgres,
        durable: native.durability,
        settings,
    };
    Ok(UpdatePlan {
        name: spec.name,
        fields: report.0,
        request: to_value(&request)?,
        machine: None,
        body: None,
        wanted: Value::Null,
    })
}

fn to_value(request: &impl serde::Serialize) -> Result<Value> {
    serde_json::to_value(request).map_err(|error| {
        Error::new(ErrorKind::Internal, "a request could not be written").with_source(error)
    })
}

/// The keys of `native.local`.
#[derive(Default)]
struct Native {
    durability: Option<bool>,
    encoding: Option<String>,
    locale: Option<String>,
}

impl Native {
    fn parse(native: &Map<String, Value>) -> Result<Self> {
        let mut parsed = Self::default();
        let own = native
            .get(ProviderId::Local.name())
            .and_then(Value::as_object);
        let mut problems = Vec::new();
        for (key, value) in own.into_iter().flatten() {
            match (key.as_str(), value) {
                ("durability", Value::String(word)) if word == "on" => {
                    parsed.durability = Some(true);
                }
                ("durability", Value::String(word)) if word == "off" => {
                    parsed.durability = Some(false);
                }
                // YAML 1.1 readers turn `off` into false.
                ("durability", Value::Bool(on)) => parsed.durability = Some(*on),
                ("durability", _) => {
                    problems.push("`native.local.durability` must be on or off".to_owned());
                }
                ("encoding", Value::String(text)) => parsed.encoding = Some(text.clone()),
                ("locale", Value::String(text)) => parsed.locale = Some(text.clone()),
                ("encoding" | "locale", _) => {
                    problems.push(format!("`native.local.{key}` must be a text"));
                }
                _ => problems.push(
                    match notation::nearest(key, ["durability", "encoding", "locale"]) {
                        Some(nearest) => {
                            format!("unknown key `native.local.{key}`; did you mean `{nearest}`?")
                        }
                        None => format!("unknown key `native.local.{key}`"),
                    },
                ),
            }
        }
        if problems.is_empty() {
            return Ok(parsed);
        }
        Err(Error::usage("`native.local` is not valid")
            .with_details(problems)
            .with_detail("keys: durability, encoding, locale"))
    }

    fn durable(&self, report: &mut Report) -> bool {
        let word = |on| if on { "on" } else { "off" };
        let key = "native.local.durability";
        match self.durability {
            Some(on) => report.exact(key, word(on)),
            None => report.chosen(key, word(true)),
        }
        self.durability.unwrap_or(true)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn native(value: Value) -> Result<CreatePlan> {
        plan(&Body::Native(value.as_object().unwrap().clone()))
    }

    fn spec(value: Value) -> Result<CreatePlan> {
        plan(&Body::Portable(value.as_object().unwrap().clone()))
    }

    #[test]
    fn both_postgraas_bodies_are_understood() {
        for key in NAME_KEYS {
            let plan = native(json!({
                *key: "mine", "db_name": "d", "db_username": "u", "db_pwd": "planted",
            }))
            .unwrap();
            assert_eq!(plan.name, "mine");
            assert_eq!(plan.request["database"], "d");
            assert_eq!(plan.password.as_ref().unwrap().expose(), "planted");
            assert!(!format!("{plan:?}").contains("planted"));
        }
    }

    #[test]
    fn every_field_that_cannot_be_honoured_is_named() {
        let error = spec(json!({
            "name": "x", "nodes": 3, "high-availability": true, "cpu": 2, "memory": "1 GiB",
            "storage": "1 GiB", "cloud": "aws", "region": "r", "network": "public",
            "allow": ["10.0.0.0/8"], "flavor": "epas",
        }))
        .unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Unsupported);
        assert_eq!(error.details().len(), 10);
        spec(json!({
            "name": "x", "nodes": 1, "high-availability": false, "network": "private",
            "flavor": "postgres", "native": {"biganimal": {"any": 1}},
        }))
        .unwrap();
    }

    #[test]
    fn native_keys_are_strict() {
        let plan = spec(json!({"name": "x", "native": {"local": {"durability": "off"}}})).unwrap();
        assert_eq!(plan.request["durable"], false);
        let error =
            spec(json!({"name": "x", "native": {"local": {"durabilty": "off"}}})).unwrap_err();
        assert!(error.details()[0].contains("did you mean `durability`?"));
    }
}
