//! The one redactor of whatever is shown of an exchange: headers by name, query and form values by key,
//! JSON values by key, passwords in URLs, and every secret of this run by its value. It refuses to decide
//! what is shown; it only makes it safe.

use serde_json::Value;
use url::Url;

use crate::credentials::{is_secret_key, scrub};

/// What stands in the place of a secret.
pub const MASK: &str = "***";

/// Whether a header carries a credential: those of HTTP itself, and a vendor's own by what its name says.
pub fn is_secret_header(name: &str) -> bool {
    let known = [
        "authorization",
        "proxy-authorization",
        "cookie",
        "set-cookie",
    ];
    known.iter().any(|known| name.eq_ignore_ascii_case(known)) || is_secret_key(name)
}

/// A header's value as it may be shown.
pub fn header(name: &str, value: &str) -> String {
    if is_secret_header(name) {
        // The scheme tells which kind of credential was sent, and is none.
        return match value.split_once(' ') {
            Some((scheme @ ("Bearer" | "Basic"), _)) => format!("{scheme} {MASK}"),
            _ => MASK.to_owned(),
        };
    }
    match Url::parse(value) {
        Ok(location) => url(&location),
        // A location may be given without its origin, and has a query all the same.
        Err(_) if value.contains('?') => relative(value),
        Err(_) => scrub(value),
    }
}

/// A path with a query as it may be shown.
fn relative(value: &str) -> String {
    let Some((path, query)) = value.split_once('?') else {
        return scrub(value);
    };
    let pairs: Vec<(String, String)> = url::form_urlencoded::parse(query.as_bytes())
        .into_owned()
        .collect();
    if !pairs.iter().any(|(key, _)| is_secret(key)) {
        return scrub(value);
    }
    let mut masked = url::form_urlencoded::Serializer::new(String::new());
    scrub(&format!(
        "{path}?{}",
        masked.extend_pairs(mask(pairs)).finish()
    ))
}

/// A URL as it may be shown: without user information, and without the values of secret query keys.
pub fn url(url: &Url) -> String {
    let mut shown = url.clone();
    if shown.password().is_some() || !shown.username().is_empty() {
        // Neither can fail for a URL that has a host, and one without a host has neither.
        let _ = shown.set_password(None);
        let _ = shown.set_username("");
    }
    if url.query().is_some() {
        let pairs: Vec<(String, String)> = url.query_pairs().into_owned().collect();
        if pairs.iter().any(|(key, _)| is_secret(key)) {
            shown.query_pairs_mut().clear().extend_pairs(mask(pairs));
        }
    }
    scrub(shown.as_str())
}

/// A body as it may be shown: JSON and forms by key, everything by value; at most 16 KiB of it.
pub fn body(content_type: &str, bytes: &[u8]) -> String {
    const LIMIT: usize = 16 << 10;
    let text = String::from_utf8_lossy(bytes);
    let shown = if content_type.contains("x-www-form-urlencoded") {
        let pairs = url::form_urlencoded::parse(bytes).into_owned().collect();
        let mut form = url::form_urlencoded::Serializer::new(String::new());
        form.extend_pairs(mask(pairs)).finish()
    } else if content_type.contains("yaml") || is_kubeconfig(&text) {
        format!("({} bytes of YAML)", bytes.len())
    } else {
        match serde_json::from_slice::<Value>(bytes) {
            Ok(mut document) => {
                json(&mut document);
                document.to_string()
            }
            // A fragment of JSON cannot be masked by key, so nothing of it is shown.
            Err(_) if text.trim_start().starts_with(['{', '[']) => {
                format!("({} bytes that are not valid JSON)", bytes.len())
            }
            Err(_) => text.into_owned(),
        }
    };
    let shown = scrub(&shown);
    match shown.char_indices().nth(LIMIT) {
        Some((end, _)) => format!("{} ... ({} bytes)", &shown[..end], bytes.len()),
        None => shown,
    }
}

/// Tells whether a text is a kubeconfig in YAML, whatever type it is sent as: its secrets cannot be masked by key.
fn is_kubeconfig(text: &str) -> bool {
    let has = |key: &str| text.lines().any(|line| line.starts_with(key));
    has("clusters:") && has("users:")
}

/// Masks the values of secret keys, and secrets in any other text, at any depth.
pub fn json(value: &mut Value) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                match value {
                    Value::Null | Value::Bool(_) => {}
                    Value::String(text) if text.is_empty() => {}
                    _ if is_secret(key) => *value = MASK.into(),
                    _ => json(value),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(json),
        // Written as JSON, a secret that needs escapes would not be found any more.
        Value::String(text) => *text = scrub(text),
        _ => {}
    }
}

fn mask(pairs: Vec<(String, String)>) -> Vec<(String, String)> {
    pairs
        .into_iter()
        .map(|(key, value)| {
            let value = if is_secret(&key) {
                MASK.to_owned()
            } else {
                value
            };
            (key, value)
        })
        .collect()
}

/// Keys of secrets: those that no file of ours may hold, and those of OAuth 2.0 (RFC 6749, RFC 8628).
fn is_secret(key: &str) -> bool {
    let plain: String = key
        .chars()
        .filter(|c| c.is_ascii_alphanumeric())
        .map(|c| c.to_ascii_lowercase())
        .collect();
    is_secret_key(key)
        || matches!(
            plain.as_str(),
            "code" | "devicecode" | "usercode" | "idtoken" | "assertion" | "codeverifier"
        )
        || [
            "token",
            "password",
            "secret",
            "pwd",
            "accesskey",
            "privatekey",
        ]
        .iter()
        .any(|part| plain.ends_with(part))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_masked_by_name() {
        assert_eq!(header("Authorization", "Bearer planted"), "Bearer ***");
        assert_eq!(header("authorization", "planted"), "***");
        assert_eq!(header("x-access-key", "planted"), "***");
        assert_eq!(header("Location", "https://u:planted@h/"), "https://h/");
        assert_eq!(
            header("location", "/a?access_token=planted&b=c"),
            "/a?access_token=***&b=c"
        );
        assert_eq!(header("location", "/a?sort=%2Bb"), "/a?sort=%2Bb");
        assert_eq!(header("accept", "text/html"), "text/html");
    }

    #[test]
    fn urls_are_masked_by_query_key() {
        let given = Url::parse("https://u:planted@h/p?name=a&access_token=planted").unwrap();
        assert_eq!(url(&given), "https://h/p?name=a&access_token=***");
        let plain = Url::parse("https://h/p?sort=%2BclusterName").unwrap();
        assert_eq!(url(&plain), "https://h/p?sort=%2BclusterName");
    }

    #[test]
    fn bodies_are_masked_by_key_at_any_depth() {
        for (content_type, text) in [
            (
                "application/json",
                r#"{"a": [{"refresh_token": "planted", "password": "planted"}]}"#,
            ),
            (
                "application/x-www-form-urlencoded",
                "grant_type=refresh_token&refresh_token=planted&device_code=planted",
            ),
            ("application/json", r#"{"password": "planted"#),
        ] {
            let shown = body(content_type, text.as_bytes());
            assert!(!shown.contains("planted"), "{shown}");
        }
        drop(crate::credentials::Secret::new(
            "planted\"to\\be escaped".into(),
        ));
        let echoed = br#"{"message": "planted\"to\\be escaped is no password"}"#;
        assert_eq!(
            body("application/json", echoed),
            r#"{"message":"*** is no password"}"#
        );
        assert_eq!(
            body("application/json", br#"{"name":"x","token":null}"#),
            r#"{"name":"x","token":null}"#
        );
    }
}
