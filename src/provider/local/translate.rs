//! From a portable spec, or a Postgraas body, to the engine's request. Pure: nothing is looked up.

use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::credentials::Secret;
use crate::engine::{Change, NewCluster};
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::model::{Body, ClusterSpec};
use crate::notation;
use crate::provider::translation::{Draft, FIXED, Row, Rule, Table, any, as_it_is};
use crate::provider::{Asked, CreatePlan, Expected, PasswordChooser, ProviderId, UpdatePlan};

/// The names of a Postgraas instance: of `postgraas_server` 2, and of the API before it.
pub(super) const NAME_KEYS: &[&str] = &["postgraas_instance_name", "postgraas_name"];

const POSTGRAAS_KEYS: [&str; 5] = [
    NAME_KEYS[0],
    NAME_KEYS[1],
    "db_name",
    "db_username",
    "db_pwd",
];

/// The fields that one server on this machine cannot honour are the same whatever runs it.
const fn rows(postgres: Row, settings: Rule, native: Row) -> [Row; 13] {
    const ONE: &str = "`local` runs one server";
    const SIZE: &str = "`local` sets no limits on a server";
    const PLACE: &str = "`local` is this machine";
    const LOOPBACK: &str = "`local` answers on the loopback address only";
    [
        Row::new(&["name"], Rule::Put("/name")).needed("an argument, or `name`"),
        Row::new(&["database"], Rule::Put("/database"))
            .or_name()
            .fixed(),
        Row::new(&["user"], Rule::Put("/user")).or_name().fixed(),
        postgres,
        Row::new(
            &["flavor"],
            Rule::Only("postgres", "`local` has `postgres` only"),
        ),
        Row::new(&["nodes"], Rule::Only("1", ONE)),
        Row::new(&["high-availability"], Rule::Only("false", ONE)),
        Row::new(&["cpu", "memory", "storage"], Rule::Never(SIZE)),
        Row::new(&["cloud", "region", "datacenter"], Rule::Never(PLACE)),
        Row::new(&["network"], Rule::Only("private", LOOPBACK)),
        Row::new(&["allow"], Rule::Never(LOOPBACK)),
        Row::new(&["settings"], settings),
        native,
    ]
}

const fn table(subject: &'static str, rows: &'static [Row], advice: Option<fn() -> Hint>) -> Table {
    Table {
        provider: ProviderId::Local,
        subject,
        rows,
        secret: None,
        mend: as_it_is,
        agree: any,
        advice: [advice; 2],
    }
}

const VERSION: Row =
    Row::new(&["postgres"], Rule::Put("/version")).left("the newest that is installed");
const SETTINGS: Rule = Rule::Put("/settings");

/// Every field, for a server of the engine.
pub(super) static PROCESS: Table = table(
    "provider `local`",
    &const {
        let native = Row::new(&["native"], Rule::By("", own_of_process));
        rows(VERSION, SETTINGS, native.changed(Rule::By("", changed_own)))
    },
    None,
);

/// Every field, for a container.
pub(super) static CONTAINER: Table = table(
    "the driver `docker`",
    &const {
        let native = Row::new(&["native"], Rule::By("", own_of_image));
        rows(VERSION, SETTINGS, native)
    },
    None,
);

const OF_SERVER: &str = "it is the shared server's";

/// Every field, for a database in a server that is there.
pub(super) static DATABASE: Table = table(
    "the driver `shared`",
    &const {
        let theirs = Rule::Never(OF_SERVER);
        let native = Row::new(&["native"], Rule::By("", own_of_server));
        rows(Row::new(&["postgres"], theirs), theirs, native)
    },
    Some(|| "leave these out, or use a profile with the driver `process`".into()),
);

/// Translates a body.
pub(super) fn plan(body: &Body, table: &Table) -> Result<CreatePlan> {
    match body {
        Body::Portable(document) => finish(table.create(document)?, None),
        Body::Native(document) => postgraas(document, table),
    }
}

fn postgraas(document: &Map<String, Value>, table: &Table) -> Result<CreatePlan> {
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
    let spec = ClusterSpec {
        name: Some(name),
        database: text("db_name"),
        user: text("db_username"),
        ..ClusterSpec::default()
    };
    finish(table.create_from(spec)?, text("db_pwd").map(Secret::new))
}

fn finish(draft: Draft, password: Option<Secret>) -> Result<CreatePlan> {
    let new: NewCluster = whole(draft.request)?;
    let version = new.version.as_deref();
    if let Some(version) = version.filter(|v| !v.starts_with(|c: char| c.is_ascii_digit())) {
        return Err(
            Error::usage(format!("`{version}` is not a PostgreSQL version")).with_hint(
                Hint::default()
                    .run("catalog versions")
                    .then("lists what is installed"),
            ),
        );
    }
    new.check().map_err(super::errors::translate)?;
    let request = to_value(&new)?;
    let fields = draft.report.0;
    Ok(CreatePlan {
        name: new.name,
        user: Some(new.user),
        asked: Asked::of(&fields),
        expected: Expected::default(),
        fields,
        request,
        password,
        wants_sign: false,
        chooser: PasswordChooser::Creator,
        machine: None,
    })
}

/// Translates a change of a cluster.
pub(super) fn change(body: &Body) -> Result<UpdatePlan> {
    let Body::Portable(document) = body else {
        return Err(Error::usage("`local` takes a change as a portable spec")
            .with_hint("begin the file with `apiVersion: dbaas/v1`, or use flags"));
    };
    // A setting that is null goes back to its default, which a spec cannot say.
    let mut document = document.clone();
    let mut reset = BTreeMap::new();
    if let Some(Value::Object(given)) = document.get_mut("settings") {
        given.retain(|name, value| {
            if value.is_null() {
                reset.insert(name.clone(), None);
            }
            !value.is_null()
        });
    }
    let mut draft = PROCESS.change(&document)?;
    draft
        .report
        .settings(reset.keys().map(|name| (name, "the default")));
    if draft.report.0.is_empty() {
        return Err(Error::usage("nothing is to be changed")
            .with_hint("for example: `--set settings.work_mem=8MB`"));
    }
    let mut request: Change = whole(draft.request)?;
    request.settings.extend(reset);
    Ok(UpdatePlan {
        name: draft.name,
        fields: draft.report.0,
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

/// Reads the engine's request, which names its settings even where there are none.
fn whole<T: DeserializeOwned>(mut request: Map<String, Value>) -> Result<T> {
    request
        .entry("settings")
        .or_insert_with(|| Map::new().into());
    serde_json::from_value(request.into()).map_err(|error| {
        Error::new(ErrorKind::Internal, "a request is not whole").with_source(error)
    })
}

const ENCODING: &str = "native.local.encoding";
const LOCALE: &str = "native.local.locale";
const DURABILITY: &str = "native.local.durability";

/// Writes the vendor's own keys for a server of the engine.
fn own_of_process(_spec: &ClusterSpec, draft: &mut Draft) -> Result<()> {
    let own = Native::parse(draft)?;
    durability(own.durability, draft);
    if let Some(locale) = own.locale {
        draft.report.exact(LOCALE, &locale);
        draft.put("/locale", locale.into());
    }
    let encoding = draft.report.or_default(ENCODING, own.encoding, "UTF8");
    draft.put("/encoding", encoding.into());
    Ok(())
}

/// Writes the vendor's own keys for a container: its image decides on text.
fn own_of_image(_spec: &ClusterSpec, draft: &mut Draft) -> Result<()> {
    let own = Native::parse(draft)?;
    durability(own.durability, draft);
    refuse(
        draft,
        "the image decides",
        &[(ENCODING, own.encoding), (LOCALE, own.locale)],
    );
    draft.put("/encoding", "UTF8".into());
    Ok(())
}

/// Refuses the vendor's own keys for a database of a server that is there.
fn own_of_server(_spec: &ClusterSpec, draft: &mut Draft) -> Result<()> {
    let own = Native::parse(draft)?;
    let durability = own.durability.map(|on| on.to_string());
    let given = [
        (DURABILITY, durability),
        (ENCODING, own.encoding),
        (LOCALE, own.locale),
    ];
    refuse(draft, OF_SERVER, &given);
    draft.put("/durable", true.into());
    draft.put("/encoding", "UTF8".into());
    Ok(())
}

/// Writes the vendor's own keys that can be changed.
fn changed_own(_spec: &ClusterSpec, draft: &mut Draft) -> Result<()> {
    let own = Native::parse(draft)?;
    let fixed = [(ENCODING, own.encoding), (LOCALE, own.locale)];
    refuse(draft, FIXED, &fixed);
    if own.durability.is_some() {
        durability(own.durability, draft);
    }
    Ok(())
}

fn refuse(draft: &mut Draft, why: &str, fields: &[(&str, Option<String>)]) {
    for (field, _) in fields.iter().filter(|(_, given)| given.is_some()) {
        draft.refuse(field, why);
    }
}

fn durability(given: Option<bool>, draft: &mut Draft) {
    let word = |on| if on { "on" } else { "off" };
    let given_word = given.map(|on| word(on).to_owned());
    draft.report.or_default(DURABILITY, given_word, word(true));
    draft.put("/durable", given.unwrap_or(true).into());
}

/// The keys of `native.local`.
#[derive(Default)]
struct Native {
    durability: Option<bool>,
    encoding: Option<String>,
    locale: Option<String>,
}

impl Native {
    fn parse(draft: &Draft) -> Result<Self> {
        let mut parsed = Self::default();
        let mut problems = Vec::new();
        for (key, value) in draft.own.iter().flatten() {
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
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn native(value: Value) -> Result<CreatePlan> {
        plan(&Body::Native(value.as_object().unwrap().clone()), &PROCESS)
    }

    fn spec(value: Value) -> Result<CreatePlan> {
        plan(
            &Body::Portable(value.as_object().unwrap().clone()),
            &PROCESS,
        )
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
