//! Values of a profile's keys, as text.

use crate::error::{Error, Result};
use crate::notation;
use crate::provider::KeyKind;

/// A value that is to be one of `kind`, as the text that a profile holds for it; `name` is what a person
/// called it.
///
/// # Errors
/// A usage error that says what would be valid.
pub fn check_value(kind: KeyKind, name: &str, value: &str) -> Result<String> {
    let wrong = |expected: &str| Error::usage(format!("{name} must be {expected}, not `{value}`"));
    match kind {
        KeyKind::Switch => match value {
            "1" | "true" => Ok("true".to_owned()),
            "0" | "false" => Ok("false".to_owned()),
            _ => Err(wrong("1 or 0")),
        },
        KeyKind::Number => match value.parse::<u32>() {
            Ok(_) => Ok(value.to_owned()),
            Err(_) => Err(wrong("a whole number")),
        },
        KeyKind::Count => match value.parse::<u32>() {
            Ok(1..) => Ok(value.to_owned()),
            _ => Err(wrong("a whole number, 1 or more")),
        },
        KeyKind::Duration => match notation::duration(value) {
            Ok(_) => Ok(value.to_owned()),
            Err(message) => Err(Error::usage(format!("{name}: {message}"))),
        },
        KeyKind::Url => match url::Url::parse(value) {
            Ok(url) if ["http", "https"].contains(&url.scheme()) => Ok(value.to_owned()),
            // An address may hold a password, so it is not shown.
            _ => Err(Error::usage(format!(
                "{name} must be an http or https address"
            ))),
        },
        KeyKind::Text | KeyKind::File => Ok(value.to_owned()),
    }
}
