//! Views to text, in every format.

use futures_util::StreamExt;
use futures_util::stream::BoxStream;
use jiff::Timestamp;
use serde::ser::{SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};
use serde_json::{Map, Value};

use super::{Column, Format, Record, Show, Ui, column, jq, table};
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
            _ => self.rows(format, &[], std::slice::from_ref(resource)),
        }
    }

    /// Prints a list that is complete. `lead` names columns that a table shows first, beside its own.
    pub fn resources<T: Record>(
        &self,
        format: Format,
        lead: &[&str],
        resources: &[Resource<T>],
    ) -> Result<()> {
        match format {
            Format::Json | Format::Yaml => {
                let documents: Vec<Value> = resources
                    .iter()
                    .map(|resource| self.json(resource))
                    .collect::<Result<_>>()?;
                self.tree(format, &Value::Array(documents))
            }
            Format::Ndjson => resources
                .iter()
                .try_for_each(|resource| self.resource(format, resource)),
            _ => self.rows(format, lead, resources),
        }
    }

    /// Prints a list as it comes, in the formats that need not know its end.
    pub async fn stream<T: Record>(
        &self,
        format: Format,
        mut resources: BoxStream<'_, Result<Resource<T>>>,
    ) -> Result<()> {
        let mut first = true;
        while let Some(resource) = resources.next().await {
            let resource = resource?;
            match format {
                Format::Ndjson => self.resource(format, &resource)?,
                _ => {
                    let columns = self.columns::<T>(format, &[])?;
                    let text = self.separated(format, &columns, first, &[resource])?;
                    self.write(&text)?;
                }
            }
            first = false;
        }
        if first {
            self.resources::<T>(format, &[], &[])?;
        }
        Ok(())
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

    fn tree(&self, format: Format, document: &Value) -> Result<()> {
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

    /// The JSON of one resource, as `--native` and `--columns` want it.
    fn json<T: Record>(&self, resource: &Resource<T>) -> Result<Value> {
        if self.settings.native {
            return serde_json::from_str(resource.native.get()).map_err(unprintable);
        }
        if self.settings.columns.is_empty() {
            return serde_json::to_value(&resource.view).map_err(unprintable);
        }
        let columns = self.columns::<T>(Format::Json, &[])?;
        let chosen: Map<String, Value> = columns
            .iter()
            .map(|column| (column.name.to_owned(), (column.value)(&resource.view)))
            .collect();
        Ok(Value::Object(chosen))
    }

    fn rows<T: Record>(
        &self,
        format: Format,
        lead: &[&str],
        resources: &[Resource<T>],
    ) -> Result<()> {
        let columns = self.columns::<T>(format, lead)?;
        let bytes = match format {
            Format::Name | Format::Csv | Format::Tsv => {
                self.separated(format, &columns, true, resources)?
            }
            _ => {
                let views = resources.iter().map(|resource| &resource.view);
                let text = table::render(&columns, self.settings.header, views, Timestamp::now());
                text.into_bytes()
            }
        };
        self.write(&bytes)
    }

    fn separated<T: Record>(
        &self,
        format: Format,
        columns: &[&'static Column<T>],
        first: bool,
        resources: &[Resource<T>],
    ) -> Result<Vec<u8>> {
        let header = first && self.settings.header;
        let names = columns.iter().map(|column| column.name.to_owned());
        let rows = resources.iter().map(|resource| {
            let values = columns.iter().map(|column| (column.value)(&resource.view));
            values.map(plain).collect::<Vec<_>>()
        });
        let rows = header.then(|| names.collect()).into_iter().chain(rows);
        match format {
            Format::Csv => {
                let mut writer = csv::Writer::from_writer(Vec::new());
                for row in rows {
                    writer.write_record(row).map_err(unprintable)?;
                }
                writer
                    .into_inner()
                    .map_err(|error| unprintable(error.into_error()))
            }
            Format::Tsv => Ok(rows
                .map(|row| {
                    let cells: Vec<String> = row.iter().map(|cell| tab_escaped(cell)).collect();
                    cells.join("\t") + "\n"
                })
                .collect::<String>()
                .into_bytes()),
            _ => Ok(resources
                .iter()
                .map(|resource| format!("{}\n", super::escape(resource.view.identifier())))
                .collect::<String>()
                .into_bytes()),
        }
    }

    fn columns<T: Record>(&self, format: Format, lead: &[&str]) -> Result<Vec<&'static Column<T>>> {
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

fn tab_escaped(cell: &str) -> String {
    cell.replace('\\', "\\\\")
        .replace('\t', "\\t")
        .replace('\n', "\\n")
        .replace('\r', "\\r")
}

fn unprintable(error: impl std::error::Error + Send + Sync + 'static) -> Error {
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

    #[test]
    fn tabs_do_not_break_rows() {
        assert_eq!(tab_escaped("a\tb\\\n"), "a\\tb\\\\\\n");
    }
}
