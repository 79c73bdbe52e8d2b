//! One resource or document to text, and what its formats share with lists.

use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::Value;

use super::{Column, Format, Record, Show, Ui, column, jq};
use crate::error::{Error, ErrorKind, Result};
use crate::model::Resource;

impl Ui {
    /// Prints one resource.
    pub fn resource<T: Record>(&self, format: Format, resource: &Resource<T>) -> Result<()> {
        match format {
            Format::Json | Format::Yaml | Format::Ndjson => {
                let document = self.json(resource)?;
                self.tree(format, &document)
            }
            _ => self.resources(format, &[], std::slice::from_ref(resource)),
        }
    }

    /// Prints a document that has no columns.
    pub fn document(&self, format: Format, document: &Value) -> Result<()> {
        if self.settings.native || !self.settings.columns.is_empty() {
            return Err(Error::usage(
                "this command prints one document, which has neither columns nor a vendor's form",
            ));
        }
        self.tree(format, document)
    }

    pub(super) fn tree(&self, format: Format, document: &Value) -> Result<()> {
        if let Some(program) = &self.settings.jq {
            return self.text(&jq::run(program, document)?);
        }
        let mut text = match format {
            Format::Yaml => yaml(document),
            Format::Ndjson => document.to_string(),
            _ => serde_json::to_string_pretty(document).map_err(unprintable)?,
        };
        if !text.ends_with('\n') {
            text.push('\n');
        }
        self.text(&text)
    }

    /// The columns that were asked for, or those of the format.
    pub(super) fn columns<T: Record>(
        &self,
        format: Format,
        lead: &[&str],
    ) -> Result<Vec<&'static Column<T>>> {
        let asked = &self.settings.columns;
        if !asked.is_empty() {
            return asked.iter().map(|name| column::<T>(name)).collect();
        }
        let limit = match format {
            Format::Wide => Show::Wide,
            Format::Csv | Format::Tsv => Show::Machine,
            _ => Show::Table,
        };
        let own = T::COLUMNS
            .iter()
            .filter(|column| column.show <= limit && !lead.contains(&column.name));
        let first = lead.iter().filter_map(|name| column::<T>(name).ok());
        Ok(first.chain(own).collect())
    }
}

/// Writes a document as YAML.
pub fn to_yaml(document: &Value) -> String {
    yaml(document)
}

/// A document as YAML.
pub(super) fn yaml(document: &Value) -> String {
    // A tree of maps, lists and scalars can always be written.
    serde_saphyr::to_string(&Plain(document)).unwrap_or_default()
}

/// serde_json keeps the exact text of a number in a form that only serde_json understands; other
/// formats get the number itself.
struct Plain<'a>(&'a Value);

impl Serialize for Plain<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::String(text) => serializer.serialize_str(text),
            Value::Number(number) => {
                if let Some(value) = number.as_u64() {
                    serializer.serialize_u64(value)
                } else if let Some(value) = number.as_i64() {
                    serializer.serialize_i64(value)
                } else {
                    match number.as_f64() {
                        Some(value) => serializer.serialize_f64(value),
                        None => serializer.serialize_str(&number.to_string()),
                    }
                }
            }
            Value::Array(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(&Self(item))?;
                }
                list.end()
            }
            Value::Object(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, &Self(value))?;
                }
                map.end()
            }
        }
    }
}

/// A machine value in a cell: nothing for null, a text without quotes.
pub(super) fn plain(value: Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text,
        other => other.to_string(),
    }
}

pub(super) fn unprintable(error: impl std::error::Error + Send + Sync + 'static) -> Error {
    Error::new(ErrorKind::Internal, "a result could not be printed")
        .with_detail(error.to_string())
        .with_source(error)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn yaml_keeps_numbers_numbers() {
        let text = yaml(&json!({"a": 1, "b": [true, null], "c": "1", "d": 1.5}));
        let back: Value = serde_saphyr::from_str(&text).unwrap();
        assert_eq!(back, json!({"a": 1, "b": [true, null], "c": "1", "d": 1.5}));
    }
}
