//! Texts that look like numbers: `--set postgresVersion=15` and YAML without quotes give a number, which a vendor that
//! wants a text refuses. It judges no value.

use serde_json::{Map, Value};

use crate::error::{Error, Result};

/// Where a vendor wants texts, wherever in a document.
#[derive(Clone, Copy, Debug)]
pub(in crate::provider) struct Texts {
    /// Keys whose value is a text.
    pub(in crate::provider) keys: &'static [&'static str],
    /// Keys whose value is a list of pairs of texts.
    pub(in crate::provider) pairs: &'static [&'static str],
}

/// Writes whole numbers and switches as texts where the vendor wants texts.
///
/// # Errors
/// A usage error for other numbers, whose digits may have been lost on the way (15.10 is 15.1), and for a
/// password that is no text.
pub(in crate::provider) fn settle(document: &mut Map<String, Value>, texts: Texts) -> Result<()> {
    if document
        .get("password")
        .is_some_and(|given| !given.is_string())
    {
        return Err(Error::usage("`password` must be a text")
            .with_hint("put it between quotes, or use --password-stdin"));
    }
    let mut wrong = Vec::new();
    table(document, texts, "", &mut wrong);
    let Some(first) = wrong.first() else {
        return Ok(());
    };
    let hint = format!("quote it: \"...\" in a file, --set '{first}=\"...\"' on the command line");
    let problems = wrong
        .iter()
        .map(|path| format!("{path}: it is a text, and a number may lose digits"));
    Err(
        Error::usage("a number stands where the vendor wants a text")
            .with_details(problems)
            .with_hint(hint),
    )
}

fn table(document: &mut Map<String, Value>, texts: Texts, above: &str, wrong: &mut Vec<String>) {
    for (key, value) in document {
        let path = format!("{above}{key}");
        if texts.keys.contains(&key.as_str()) {
            to_text(value, &path, wrong);
        } else if texts.pairs.contains(&key.as_str()) {
            let pairs = value.as_array_mut().into_iter().flatten();
            for text in pairs.filter_map(Value::as_array_mut).flatten() {
                to_text(text, &path, wrong);
            }
        }
        let below = format!("{path}.");
        match value {
            Value::Object(inner) => table(inner, texts, &below, wrong),
            Value::Array(items) => {
                for inner in items.iter_mut().filter_map(Value::as_object_mut) {
                    table(inner, texts, &below, wrong);
                }
            }
            _ => {}
        }
    }
}

fn to_text(value: &mut Value, path: &str, wrong: &mut Vec<String>) {
    match value {
        Value::Bool(switch) => *value = Value::String(switch.to_string()),
        Value::Number(number) if number.is_i64() || number.is_u64() => {
            *value = Value::String(number.to_string());
        }
        Value::Number(_) => wrong.push(path.to_owned()),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const TEXTS: Texts = Texts {
        keys: &["postgresVersion", "pgVersionId", "id", "value", "iops"],
        pairs: &["pgConfigMap"],
    };

    fn settled(value: Value) -> Result<Value> {
        let mut document = value.as_object().unwrap().clone();
        settle(&mut document, TEXTS).map(|()| Value::Object(document))
    }

    #[test]
    fn a_number_becomes_a_text_where_the_vendor_wants_one() {
        assert_eq!(
            settled(json!({
                "postgresVersion": 15, "pgVersion": {"pgVersionId": 16}, "replicas": 3,
                "pgConfig": [{"name": "jit", "value": true}], "pgConfigMap": [["work_mem", 8]],
                "instanceType": {"cpu": 2, "id": "x"}, "storage": {"iops": 3000},
            }))
            .unwrap(),
            json!({
                "postgresVersion": "15", "pgVersion": {"pgVersionId": "16"}, "replicas": 3,
                "pgConfig": [{"name": "jit", "value": "true"}], "pgConfigMap": [["work_mem", "8"]],
                "instanceType": {"cpu": 2, "id": "x"}, "storage": {"iops": "3000"},
            })
        );
    }

    #[test]
    fn a_number_that_may_have_lost_digits_is_to_be_quoted() {
        let error = settled(json!({"pgVersion": {"pgVersionId": 15.1}})).unwrap_err();
        assert_eq!(error.kind().exit_code(), 2);
        assert!(error.details()[0].starts_with("pgVersion.pgVersionId:"));
        assert!(error.hints()[0].contains("--set 'pgVersion.pgVersionId=\"...\"'"));
        let error = settled(json!({"password": 123_456_789_012_u64})).unwrap_err();
        assert!(!format!("{error:?}").contains("123456789012"));
    }
}
