//! What a request's body holds, read as the original reads it: every parameter becomes a text, unknown
//! keys are ignored, and all that are missing are named at once. It refuses to look for parameters
//! anywhere but in a JSON body: a query string ends up in logs, and forms are what web pages can send.

use serde_json::{Map, Value};

use super::model::{Creation, Dialect};
use super::reply::Reply;
use crate::credentials::Secret;

/// What each parameter is, in the original's words.
const MEANINGS: [(&str, &str); 4] = [
    ("postgraas_instance_name", "name of the postgraas instance"),
    ("db_name", "Database name"),
    ("db_username", "Username of database user"),
    ("db_pwd", "Password of the database user"),
];

/// Reads the parameters of a creation; a body that was not sent is an empty one.
///
/// # Errors
/// The reply that says what is wrong, in the original's order of checks.
pub(super) fn creation(body: Option<&[u8]>, dialect: Dialect) -> Result<Creation, Reply> {
    let document = document(body)?;
    let keys = MEANINGS.map(|(key, _)| {
        let is_name = key == Dialect::V2.name_key();
        if is_name { dialect.name_key() } else { key }
    });
    let mut missing = Map::new();
    for (key, (_, meaning)) in keys.iter().zip(MEANINGS) {
        if find(&document, key).is_none() {
            missing.insert((*key).to_owned(), meaning.into());
        }
    }
    if !missing.is_empty() {
        return Err(Reply::missing(missing));
    }
    let password = Secret::new(match find(&document, "db_pwd") {
        Some(value) => text(value, "db_pwd").unwrap_or_default(),
        None => String::new(),
    });
    if password.expose().is_empty() {
        return Err(Reply::refused("The password may not be empty."));
    }
    if let Some(problem) = password.password_problem() {
        return Err(Reply::refused(&format!("The password {problem}.")));
    }
    let [name, database, user, _] = keys;
    let of = |key: &str| match find(&document, key) {
        Some(value) => text(value, key),
        None => Ok(String::new()),
    };
    let creation = Creation {
        name: of(name)?,
        database: of(database)?,
        user: of(user)?,
        password,
    };
    if creation.user == "postgres" || creation.user.starts_with("postgres@") {
        return Err(Reply::reserved_user(&creation.user));
    }
    Ok(creation)
}

/// Reads the password of a deletion.
///
/// # Errors
/// As [`creation`]; a password that is not there is `None`.
pub(super) fn deletion(body: Option<&[u8]>) -> Result<Option<Secret>, Reply> {
    let document = document(body)?;
    match find(&document, "db_pwd") {
        None => Ok(None),
        // A password that is null or an object opens nothing, and is not left out either.
        Some(value) => Ok(Some(Secret::new(text(value, "db_pwd").unwrap_or_default()))),
    }
}

fn document(body: Option<&[u8]>) -> Result<Map<String, Value>, Reply> {
    let Some(body) = body else {
        return Ok(Map::new());
    };
    match serde_json::from_slice(body) {
        Ok(Value::Object(document)) => Ok(document),
        Ok(Value::Null) => Ok(Map::new()),
        Ok(Value::Array(items)) if items.is_empty() => Ok(Map::new()),
        _ => Err(Reply::malformed()),
    }
}

/// The value of a parameter: of an array the first element; an empty one counts as missing.
fn find<'a>(document: &'a Map<String, Value>, key: &str) -> Option<&'a Value> {
    match document.get(key)? {
        Value::Array(items) => items.first(),
        value => Some(value),
    }
}

/// A scalar as the original's Python spells it.
fn text(value: &Value, key: &str) -> Result<String, Reply> {
    match value {
        Value::String(text) => Ok(text.clone()),
        Value::Number(number) => Ok(number.to_string()),
        Value::Bool(true) => Ok("True".to_owned()),
        Value::Bool(false) => Ok("False".to_owned()),
        Value::Null | Value::Array(_) | Value::Object(_) => {
            Err(Reply::refused(&format!("{key} must be a text")))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(body: &str) -> String {
        let reply = creation(Some(body.as_bytes()), Dialect::V2).unwrap_err();
        format!("{} {}", reply.status.as_u16(), reply.body)
    }

    #[test]
    fn the_checks_come_in_the_order_of_the_original() {
        insta::assert_snapshot!(refusal("{"), @r#"400 {"message":"The browser (or proxy) sent a request that this server could not understand."}"#);
        insta::assert_snapshot!(refusal(r#"["a"]"#), @r#"400 {"message":"The browser (or proxy) sent a request that this server could not understand."}"#);
        insta::assert_snapshot!(refusal(r#"{"db_name": [], "db_pwd": "x"}"#), @r#"400 {"message":{"postgraas_instance_name":"name of the postgraas instance","db_name":"Database name","db_username":"Username of database user"}}"#);
        let body = |user: &str, password: &str| {
            format!(
                r#"{{"postgraas_instance_name": "n", "db_name": "d", "db_username": {user}, "db_pwd": {password}}}"#
            )
        };
        insta::assert_snapshot!(refusal(&body("\"postgres\"", "null")), @r#"400 {"msg":"The password may not be empty."}"#);
        insta::assert_snapshot!(refusal(&body("\"postgres@x\"", "\"p\"")), @r#"422 {"msg":"username postgres@x is backlisted"}"#);
        insta::assert_snapshot!(refusal(&body("null", "\"p\"")), @r#"400 {"msg":"db_username must be a text"}"#);
        let accepted = creation(Some(body("7", "[true, 1]").as_bytes()), Dialect::V2).unwrap();
        assert_eq!(accepted.user, "7");
        assert_eq!(accepted.password.expose(), "True");
        assert!(!format!("{accepted:?}").contains("True"));
    }

    #[test]
    fn the_talk_names_it_otherwise() {
        let body = br#"{"postgraas_instance_name": "n", "db_name": "d", "db_username": "u", "db_pwd": "p"}"#;
        let reply = creation(Some(body), Dialect::Talk).unwrap_err();
        insta::assert_snapshot!(reply.body, @r#"{"message":{"postgraas_name":"name of the postgraas instance"}}"#);
        assert!(deletion(None).unwrap().is_none());
        assert!(deletion(Some(b"{}")).unwrap().is_none());
        assert!(deletion(Some(br#"{"db_pwd": null}"#)).unwrap().is_some());
    }
}
