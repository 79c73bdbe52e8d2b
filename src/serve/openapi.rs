//! The description of the API (OpenAPI 3.1). It is written by hand beside this file; a test compares it
//! with what the server does.

use serde_json::Value;

/// The document, with the version of this program.
pub(super) fn document() -> String {
    let text = include_str!("openapi.json");
    match serde_json::from_str::<Value>(text) {
        Ok(mut document) => {
            document["info"]["version"] = env!("CARGO_PKG_VERSION").into();
            format!("{document}\n")
        }
        Err(_) => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::serve::paths::PATHS;

    #[test]
    fn the_document_has_every_path_and_no_other() {
        let document: Value = serde_json::from_str(&document()).unwrap();
        let described = document["paths"].as_object().unwrap();
        let described: Vec<&str> = described.keys().map(String::as_str).collect();
        assert_eq!(described, PATHS);
        assert_eq!(document["info"]["version"], env!("CARGO_PKG_VERSION"));
    }

    #[test]
    fn every_reference_leads_somewhere() {
        fn walk(value: &Value, found: &mut Vec<String>) {
            match value {
                Value::Object(map) => {
                    if let Some(Value::String(reference)) = map.get("$ref") {
                        found.push(reference.clone());
                    }
                    map.values().for_each(|value| walk(value, found));
                }
                Value::Array(items) => items.iter().for_each(|value| walk(value, found)),
                _ => {}
            }
        }
        let document: Value = serde_json::from_str(&document()).unwrap();
        let mut references = Vec::new();
        walk(&document, &mut references);
        assert!(!references.is_empty());
        for reference in references {
            let pointer = reference.strip_prefix('#').unwrap();
            assert!(document.pointer(pointer).is_some(), "{reference}");
        }
    }
}
