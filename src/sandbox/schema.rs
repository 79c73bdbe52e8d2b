//! The shapes of request bodies. Every object is closed: an unknown key is a problem, like a missing one or one of
//! another type. How a problem is worded is the vendor's.

use serde_json::{Map, Value};

/// What is wrong with one value of a body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Problem {
    /// Where, such as `.body.storage.size`.
    pub(crate) path: String,
    /// What.
    pub(crate) what: What,
}

/// Kinds of problems.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum What {
    /// A required key of this name is not there.
    Missing(&'static str),
    /// Nobody knows the key.
    Unknown,
    /// The value should be of this type.
    Type(&'static str),
    /// The value breaks a rule, in the vendor's words.
    Value(String),
}

impl Problem {
    /// A value that breaks a rule.
    pub(crate) fn new(path: &str, message: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            what: What::Value(message.into()),
        }
    }
}

/// The type of a value.
#[derive(Clone, Copy)]
pub(crate) enum Shape {
    Text,
    /// A text or null.
    TextOrNull,
    Flag,
    Number,
    Texts,
    Object(&'static [Key]),
    Objects(&'static [Key]),
    /// Elements of several kinds, each checked by whoever reads them.
    Mixed,
    /// A value that is checked by whoever reads it.
    Any,
}

/// A key of an object.
#[derive(Clone, Copy)]
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) required: bool,
    pub(crate) shape: Shape,
}

/// A key that is required.
pub(crate) const fn must(name: &'static str, shape: Shape) -> Key {
    Key {
        name,
        required: true,
        shape,
    }
}

/// A key that may be left out.
pub(crate) const fn may(name: &'static str, shape: Shape) -> Key {
    Key {
        name,
        required: false,
        shape,
    }
}

/// The keys of a body, in lists that bodies share.
pub(crate) type Body = &'static [&'static [Key]];

/// Checks an object at `path`, such as `.body`.
pub(crate) fn check(
    path: &str,
    object: &Map<String, Value>,
    body: Body,
    problems: &mut Vec<Problem>,
) {
    check_keys(path, object, body.iter().copied().flatten(), problems);
}

fn check_keys<'a>(
    path: &str,
    object: &Map<String, Value>,
    keys: impl Iterator<Item = &'a Key> + Clone,
    problems: &mut Vec<Problem>,
) {
    for key in keys.clone().filter(|key| key.required) {
        if !object.contains_key(key.name) {
            problems.push(missing(path, key.name));
        }
    }
    for (name, value) in object {
        let path = format!("{path}.{name}");
        match keys.clone().find(|key| key.name == name) {
            Some(key) => check_value(&path, value, key.shape, problems),
            None => problems.push(unknown(path)),
        }
    }
}

/// Refuses keys that another generation knows.
pub(crate) fn refuse(body: &Map<String, Value>, keys: &[&str], problems: &mut Vec<Problem>) {
    let found = keys.iter().filter(|key| body.contains_key(**key));
    problems.extend(found.map(|key| unknown(format!(".body.{key}"))));
}

/// A key that nobody knows.
pub(crate) fn unknown(path: String) -> Problem {
    let what = What::Unknown;
    Problem { path, what }
}

/// A required key that is not there.
pub(crate) fn missing(path: &str, name: &'static str) -> Problem {
    Problem {
        path: format!("{path}.{name}"),
        what: What::Missing(name),
    }
}

fn check_value(path: &str, value: &Value, shape: Shape, problems: &mut Vec<Problem>) {
    let mut wrong = |expected| {
        problems.push(Problem {
            path: path.to_owned(),
            what: What::Type(expected),
        });
    };
    match (shape, value) {
        (Shape::Text | Shape::TextOrNull, Value::String(_))
        | (Shape::TextOrNull, Value::Null)
        | (Shape::Flag, Value::Bool(_))
        | (Shape::Number, Value::Number(_))
        | (Shape::Any, _) => {}
        (Shape::Text | Shape::TextOrNull, _) => wrong("string"),
        (Shape::Flag, _) => wrong("boolean"),
        (Shape::Number, _) => wrong("number"),
        (Shape::Texts, Value::Array(texts)) => {
            if texts.iter().any(|text| !text.is_string()) {
                wrong("an array of strings");
            }
        }
        (Shape::Object(keys), Value::Object(object)) => {
            check_keys(path, object, keys.iter(), problems);
        }
        (Shape::Object(_), _) => wrong("object"),
        (Shape::Objects(keys), Value::Array(objects)) => {
            for (index, object) in objects.iter().enumerate() {
                let path = format!("{path}[{index}]");
                check_value(&path, object, Shape::Object(keys), problems);
            }
        }
        (Shape::Mixed, Value::Array(_)) => {}
        (Shape::Texts | Shape::Objects(_) | Shape::Mixed, _) => wrong("array"),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn missing_unknown_and_mistyped_keys_are_told_with_their_paths() {
        const PLACE: Body = &[
            &[must("region", Shape::Object(&[]))],
            &[must("provider", Shape::Object(&[must("id", Shape::Text)]))],
        ];
        let body = json!({"provider": {"id": 7, "x": 1}});
        let mut problems = Vec::new();
        check(".body", body.as_object().unwrap(), PLACE, &mut problems);
        let told: Vec<_> = problems
            .into_iter()
            .map(|problem| (problem.path, problem.what))
            .collect();
        assert_eq!(
            told,
            [
                (".body.region".to_owned(), What::Missing("region")),
                (".body.provider.id".to_owned(), What::Type("string")),
                (".body.provider.x".to_owned(), What::Unknown),
            ]
        );
    }
}
