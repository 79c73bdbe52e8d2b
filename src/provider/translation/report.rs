//! What became of each field of a spec: honoured, or refused, all at once.

use crate::error::{Error, ErrorKind, Result};
use crate::model::FieldValue;
use crate::provider::{FieldReport, Translation};

/// The fields that a provider cannot honour, each with the reason.
#[derive(Debug, Default)]
pub(super) struct Refused(Vec<String>);

impl Refused {
    /// Notes a field.
    pub(super) fn note(&mut self, field: &str, why: &str) {
        self.0.push(format!("`{field}`: {why}"));
    }

    /// Refuses all of them at once, under a title.
    ///
    /// # Errors
    /// [`ErrorKind::Unsupported`] where there is one.
    pub(super) fn check(self, title: String) -> Result<()> {
        match self.0.is_empty() {
            true => Ok(()),
            false => Err(Error::new(ErrorKind::Unsupported, title).with_details(self.0)),
        }
    }
}

/// What became of each field that was honoured.
#[derive(Debug, Default)]
pub(in crate::provider) struct Report(pub(in crate::provider) Vec<FieldReport>);

impl Report {
    /// Adds a field.
    pub(in crate::provider) fn add(&mut self, field: &str, value: &str, translation: Translation) {
        self.0.push(FieldReport {
            field: field.to_owned(),
            value: value.to_owned(),
            translation,
        });
    }

    /// Adds a field that the vendor has exactly.
    pub(in crate::provider) fn exact(&mut self, field: &str, value: &str) {
        self.add(field, value, Translation::Exact);
    }

    /// Adds a field that nobody named.
    pub(in crate::provider) fn chosen(&mut self, field: &str, value: &str) {
        self.add(field, value, Translation::Default);
    }

    /// Adds the value of a field; of settings, each.
    pub(super) fn value(&mut self, field: &str, value: &FieldValue, how: Translation) {
        match value {
            FieldValue::Settings(settings) => self.settings(settings),
            value => self.add(field, &value.to_string(), how),
        }
    }

    /// Adds each setting.
    pub(in crate::provider) fn settings<'a>(
        &mut self,
        settings: impl IntoIterator<Item = (&'a String, impl AsRef<str>)>,
    ) {
        for (name, value) in settings {
            self.exact(&format!("settings.{name}"), value.as_ref());
        }
    }

    /// Adds a field with its default, and returns the value that counts.
    pub(in crate::provider) fn or_default(
        &mut self,
        field: &str,
        given: Option<String>,
        otherwise: &str,
    ) -> String {
        match given {
            Some(value) => {
                self.exact(field, &value);
                value
            }
            None => {
                self.chosen(field, otherwise);
                otherwise.to_owned()
            }
        }
    }
}
