//! What every translation of a portable spec shares: reading it, the name, refusals of all fields at once, the
//! report of each field, and the vendor's own table over the request.

use serde_json::{Map, Value};

use super::{FieldReport, ProviderId, Translation};
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::model::ClusterSpec;

/// Reads a portable spec.
///
/// # Errors
/// A usage error with every problem.
pub(super) fn parse(document: &Map<String, Value>) -> Result<ClusterSpec> {
    ClusterSpec::parse(document).map_err(|problems| {
        Error::usage("the spec is not valid")
            .with_details(problems.into_iter().map(|problem| problem.message))
            .with_hint("`dbaas help spec` explains every key")
    })
}

/// Returns the name that a creation needs.
///
/// # Errors
/// A usage error where there is none.
pub(super) fn required_name(name: Option<String>) -> Result<String> {
    name.ok_or_else(|| {
        Error::usage("the cluster has no name")
            .with_hint(Hint::new("give it as an argument:").run("cluster create NAME"))
    })
}

/// Refuses a name in the vendor's own document that is another than the spec's.
///
/// # Errors
/// A usage error that names both.
pub(super) fn agree_on_name(
    provider: ProviderId,
    name: &str,
    document: &Map<String, Value>,
    key: &str,
) -> Result<()> {
    if document.get(key).and_then(Value::as_str) == Some(name) {
        return Ok(());
    }
    Err(Error::usage(format!(
        "the cluster is called `{name}`, and `native.{provider}.{key}` says otherwise"
    ))
    .with_hint("make them agree, or leave one out"))
}

/// The fields that a provider cannot honour, each with the reason.
#[derive(Debug, Default)]
pub(super) struct Refused(Vec<String>);

impl Refused {
    /// Notes a field, where it is asked for.
    pub(super) fn note(&mut self, asked: bool, field: &str, why: &str) {
        if asked {
            self.0.push(format!("`{field}`: {why}"));
        }
    }

    /// Refuses all of them at once.
    ///
    /// # Errors
    /// [`ErrorKind::Unsupported`] where there is one.
    pub(super) fn check(self, provider: ProviderId) -> Result<()> {
        if self.0.is_empty() {
            return Ok(());
        }
        Err(Error::new(
            ErrorKind::Unsupported,
            format!("provider `{provider}` cannot honour all of the spec"),
        )
        .with_details(self.0)
        .with_hint("leave these out; `dbaas provider list` shows what each provider can do"))
    }
}

/// What became of each field of a spec.
#[derive(Debug, Default)]
pub(super) struct Report(pub(super) Vec<FieldReport>);

impl Report {
    /// Adds a field.
    pub(super) fn add(&mut self, field: &str, value: &str, translation: Translation) {
        self.0.push(FieldReport {
            field: field.to_owned(),
            value: value.to_owned(),
            translation,
        });
    }

    /// Adds a field that the vendor has exactly.
    pub(super) fn exact(&mut self, field: &str, value: &str) {
        self.add(field, value, Translation::Exact);
    }

    /// Adds a field that nobody named.
    pub(super) fn chosen(&mut self, field: &str, value: &str) {
        self.add(field, value, Translation::Default);
    }

    /// Adds a list, where it has items.
    pub(super) fn each(&mut self, field: &str, values: &[String]) {
        if !values.is_empty() {
            self.exact(field, &values.join(", "));
        }
    }

    /// Adds a field with its default, and returns the value that counts.
    pub(super) fn or_default(
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

/// Takes the provider's own table out of a spec; nothing where it has none.
///
/// # Errors
/// A usage error where it holds a password under `secret`.
pub(super) fn own_table(
    provider: ProviderId,
    spec: &mut ClusterSpec,
    secret: Option<&str>,
) -> Result<Map<String, Value>> {
    let table = match spec.native.remove(provider.name()) {
        Some(Value::Object(table)) => table,
        _ => Map::new(),
    };
    match secret.filter(|key| table.contains_key(*key)) {
        None => Ok(table),
        Some(key) => Err(Error::usage(format!(
            "`native.{provider}.{key}`: a spec holds no password"
        ))
        .with_hint("use --password-stdin or --password-file")),
    }
}

/// Puts the provider's own table over a request (RFC 7396), and reports its keys.
pub(super) fn merge_own(
    provider: ProviderId,
    request: Map<String, Value>,
    own: &Map<String, Value>,
    report: &mut Report,
) -> Map<String, Value> {
    for (key, value) in own {
        report.exact(&format!("native.{provider}.{key}"), &value.to_string());
    }
    let mut merged = Value::Object(request);
    merge(&mut merged, &Value::Object(own.clone()));
    match merged {
        Value::Object(merged) => merged,
        // The patch is an object, and so is what it was merged into.
        _ => Map::new(),
    }
}

/// Applies a patch (RFC 7396, section 2).
pub(super) fn merge(target: &mut Value, patch: &Value) {
    let Some(patch) = patch.as_object() else {
        *target = patch.clone();
        return;
    };
    if !target.is_object() {
        *target = Value::Object(Map::new());
    }
    let Some(target) = target.as_object_mut() else {
        return;
    };
    for (key, value) in patch {
        if value.is_null() {
            target.shift_remove(key);
        } else {
            merge(target.entry(key).or_insert(Value::Null), value);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn merging_follows_rfc_7396() {
        let mut target = json!({"a": {"b": 1, "c": 2}, "d": [1]});
        merge(&mut target, &json!({"a": {"b": null, "e": 3}, "d": 4}));
        assert_eq!(target, json!({"a": {"c": 2, "e": 3}, "d": 4}));
    }
}
