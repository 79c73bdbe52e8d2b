//! The shapes of request bodies. Every object is closed: an unknown key is an error, like a missing one
//! or one of another type.

use serde_json::{Map, Value};

use super::errors::Problem;

/// The type of a value.
#[derive(Clone, Copy)]
pub(super) enum Shape {
    Text,
    Flag,
    Number,
    Texts,
    Object(&'static [Key]),
    Objects(&'static [Key]),
    /// Elements of several kinds, each checked by whoever reads them.
    Mixed,
}

/// A key of an object.
#[derive(Clone, Copy)]
pub(super) struct Key {
    pub(super) name: &'static str,
    pub(super) required: bool,
    pub(super) shape: Shape,
}

/// A key that is required.
pub(super) const fn must(name: &'static str, shape: Shape) -> Key {
    Key {
        name,
        required: true,
        shape,
    }
}

/// A key that may be left out.
pub(super) const fn may(name: &'static str, shape: Shape) -> Key {
    Key {
        name,
        required: false,
        shape,
    }
}

/// Checks an object at `path`, such as `.body`.
pub(super) fn check(
    path: &str,
    object: &Map<String, Value>,
    keys: &[Key],
    problems: &mut Vec<Problem>,
) {
    for key in keys.iter().filter(|key| key.required) {
        if !object.contains_key(key.name) {
            problems.push(missing(path, key.name));
        }
    }
    for (name, value) in object {
        let path = format!("{path}.{name}");
        match keys.iter().find(|key| key.name == name) {
            Some(key) => check_value(&path, value, key.shape, problems),
            None => problems.push(unknown(path)),
        }
    }
}

/// Refuses keys that another generation knows.
pub(super) fn refuse(body: &Map<String, Value>, keys: &[&str], problems: &mut Vec<Problem>) {
    let found = keys.iter().filter(|key| body.contains_key(**key));
    problems.extend(found.map(|key| unknown(format!(".body.{key}"))));
}

/// A key that nobody knows.
pub(super) fn unknown(path: String) -> Problem {
    Problem {
        path,
        message: "should NOT have additional properties".to_owned(),
        code: "additionalProperties.openapi.validation",
    }
}

/// A required key that is not there.
pub(super) fn missing(path: &str, name: &str) -> Problem {
    Problem {
        path: format!("{path}.{name}"),
        message: format!("should have required property '{name}'"),
        code: "required.openapi.validation",
    }
}

fn check_value(path: &str, value: &Value, shape: Shape, problems: &mut Vec<Problem>) {
    let mut wrong = |expected: &str| {
        problems.push(Problem {
            path: path.to_owned(),
            message: format!("should be {expected}"),
            code: "type.openapi.validation",
        });
    };
    match (shape, value) {
        (Shape::Text, Value::String(_))
        | (Shape::Flag, Value::Bool(_))
        | (Shape::Number, Value::Number(_)) => {}
        (Shape::Text, _) if path.ends_with(".color") && value.is_null() => {}
        (Shape::Text, _) => wrong("string"),
        (Shape::Flag, _) => wrong("boolean"),
        (Shape::Number, _) => wrong("number"),
        (Shape::Texts, Value::Array(texts)) => {
            if texts.iter().any(|text| !text.is_string()) {
                wrong("an array of strings");
            }
        }
        (Shape::Object(keys), Value::Object(object)) => check(path, object, keys, problems),
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

    use super::super::bodies::WITNESS_PLACE;
    use super::*;

    #[test]
    fn missing_unknown_and_mistyped_keys_are_told_with_their_paths() {
        let body = json!({"provider": {"cloudProviderId": 7, "x": 1}});
        let mut problems = Vec::new();
        check(
            ".body",
            body.as_object().unwrap(),
            WITNESS_PLACE,
            &mut problems,
        );
        let told: Vec<_> = problems
            .iter()
            .map(|problem| (problem.path.as_str(), problem.code))
            .collect();
        assert_eq!(
            told,
            [
                (".body.region", "required.openapi.validation"),
                (".body.provider.cloudProviderId", "type.openapi.validation"),
                (
                    ".body.provider.x",
                    "additionalProperties.openapi.validation"
                ),
            ]
        );
    }
}
