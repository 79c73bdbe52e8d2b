//! A vendor's document as it may be printed: without the secrets that it holds.

use serde_json::Value;
use url::Url;

use crate::credentials::{Secret, is_secret_key};
use crate::http::redact;

/// Masks the secrets of a document, also where another of its texts quotes them.
pub(crate) fn without_secrets(mut document: Value) -> Value {
    register_secrets(&document);
    redact::json(&mut document);
    document
}

/// Makes every secret of a document known to the run, so that it is found where another text quotes it.
fn register_secrets(value: &Value) {
    match value {
        Value::Object(members) => {
            for (key, value) in members {
                match value {
                    Value::String(text) if is_secret_key(key) => drop(Secret::new(text.clone())),
                    other => register_secrets(other),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(register_secrets),
        Value::String(text) => {
            let password = Url::parse(text).ok();
            let password = password.as_ref().and_then(Url::password);
            drop(password.map(|password| Secret::new(password.to_owned())));
        }
        _ => {}
    }
}
