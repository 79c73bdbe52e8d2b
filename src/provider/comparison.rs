//! Comparison of a vendor's document with what was asked for: the document may hold more, and a vendor may write some
//! values in its own words, which it says by key.

use serde_json::{Map, Value};

/// Compares the value of a key (seen, wanted) where the vendor has words of its own for it; nothing for every other key.
pub(super) type ByKey = dyn Fn(&str, &Value, &Value) -> Option<bool>;

/// Tells whether an object holds every member that was asked for.
pub(super) fn contains_all(document: &Value, wanted: &Map<String, Value>, by_key: &ByKey) -> bool {
    wanted.iter().all(|(key, wanted)| {
        let seen = document.get(key).unwrap_or(&Value::Null);
        by_key(key, seen, wanted).unwrap_or_else(|| contains(seen, wanted, by_key))
    })
}

/// Tells whether a value holds what was asked for; of a list, whether each item is in it.
pub(super) fn contains(document: &Value, wanted: &Value, by_key: &ByKey) -> bool {
    match (document, wanted) {
        (_, Value::Null) => true,
        (Value::Null, wanted) => is_empty(wanted),
        (Value::Object(_), Value::Object(wanted)) => contains_all(document, wanted, by_key),
        (Value::Array(document), Value::Array(wanted)) => wanted
            .iter()
            .all(|value| document.iter().any(|seen| contains(seen, value, by_key))),
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        (document, wanted) => document == wanted,
    }
}

/// Null, `false`, an empty text or list: a vendor may leave such fields out of its document.
pub(super) fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// Tells whether a list has nothing but what was asked for.
pub(super) fn has_no_other_items(document: &Value, wanted: &Value, by_key: &ByKey) -> bool {
    let wanted = wanted.as_array().map(Vec::as_slice).unwrap_or_default();
    let mut seen = document.as_array().into_iter().flatten();
    seen.all(|seen| wanted.iter().any(|wanted| contains(seen, wanted, by_key)))
}
