//! Service bindings: one JSON document that holds the addresses of a service and the credential for it. It is read
//! where a flag, a variable or the profile names its file, or where the platform put it into its own variable.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use serde_json::{Map, Value};

use crate::credentials::Secret;
use crate::error::{Error, Result};
use crate::origin::Origin;
use crate::provider::Binding;

/// A binding that was read.
#[derive(Debug)]
pub(super) struct Bound {
    /// What named it.
    pub(super) origin: Origin,
    /// Where it lies, for messages.
    pub(super) place: String,
    /// What it says of the keys of a profile.
    pub(super) values: BTreeMap<&'static str, String>,
    /// The name of the secret, and the secret.
    pub(super) secret: Option<(&'static str, Secret)>,
}

impl Bound {
    /// Reads the binding in a file: the credentials by themselves, a service key around them, or the document of a
    /// whole application.
    ///
    /// # Errors
    /// A configuration error where the file cannot be read, or holds no such binding or several.
    pub(super) fn read(binding: &Binding, file: &Path, origin: Origin) -> Result<Self> {
        let place = file.display().to_string();
        let text = fs::read_to_string(file).map_err(|error| {
            Error::configuration(format!("cannot read the binding {place}"))
                .with_detail(error.to_string())
                .with_source(error)
        })?;
        let document = parse(&text, &place)?;
        let inner = document.get("credentials").and_then(Value::as_object);
        let credentials = match inner.or(Some(&document)).filter(|all| fits(binding, all)) {
            Some(credentials) => credentials.clone(),
            None => labelled(binding, &document, &place)?.ok_or_else(|| {
                let members = binding.members.iter().map(|(member, _)| *member);
                Error::configuration(format!("{place} holds no binding of `{}`", binding.label))
                    .with_detail(format!(
                        "its members: {}",
                        members.collect::<Vec<_>>().join(", ")
                    ))
            })?,
        };
        Ok(Self::new(binding, &credentials, place, origin))
    }

    /// Takes the binding out of the platform's variable; nothing where it has none of this service.
    ///
    /// # Errors
    /// A configuration error where it is no such document, or holds several.
    pub(super) fn of_platform(binding: &Binding, text: &str) -> Result<Option<Self>> {
        let place = format!("{} in the environment", binding.variable);
        let document = parse(text, &place)?;
        let found = labelled(binding, &document, &place)?;
        let origin = Origin::Vendor(binding.variable);
        Ok(found.map(|credentials| Self::new(binding, &credentials, place, origin)))
    }

    fn new(
        binding: &Binding,
        credentials: &Map<String, Value>,
        place: String,
        origin: Origin,
    ) -> Self {
        let text = |member: &str| credentials.get(member).and_then(Value::as_str);
        let value = |(member, key): &(&str, &'static str)| Some((*key, text(member)?.to_owned()));
        let (member, name) = binding.secret;
        Self {
            origin,
            place,
            values: binding.members.iter().filter_map(value).collect(),
            secret: text(member).map(|secret| (name, Secret::new(secret.to_owned()))),
        }
    }
}

/// No error quotes the document, which holds a password.
fn parse(text: &str, place: &str) -> Result<Map<String, Value>> {
    serde_json::from_str(text).map_err(|error| {
        Error::configuration(format!("{place} is no JSON object")).with_detail(format!(
            "line {}, column {}",
            error.line(),
            error.column()
        ))
    })
}

/// Whether these are the credentials of the service: an address is among them.
fn fits(binding: &Binding, credentials: &Map<String, Value>) -> bool {
    let has = |(member, _): &(&str, &str)| credentials.get(*member).is_some_and(Value::is_string);
    credentials.contains_key(binding.secret.0) && binding.members.iter().any(has)
}

/// The credentials of the one service with the label.
fn labelled(
    binding: &Binding,
    document: &Map<String, Value>,
    place: &str,
) -> Result<Option<Map<String, Value>>> {
    let services = document.get(binding.label).and_then(Value::as_array);
    let services = services.map(Vec::as_slice).unwrap_or_default();
    match services {
        [] => Ok(None),
        [service] => Ok(service["credentials"].as_object().cloned()),
        several => {
            let names = several
                .iter()
                .filter_map(|service| service["name"].as_str());
            Err(Error::configuration(format!(
                "{place} holds several bindings of `{}`",
                binding.label
            ))
            .with_detail(format!(
                "services: {}",
                names.collect::<Vec<_>>().join(", ")
            ))
            .with_hint(
                "write the credentials of one of them into a file, and name it with --binding",
            ))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const BINDING: Binding = Binding {
        variable: "VCAP_SERVICES",
        label: "managed",
        members: &[("user", "username"), ("get_url", "get_url")],
        secret: ("password", "password"),
    };
    const CREDENTIALS: &str = r#"{"user": "u", "password": "planted-secret", "get_url": "https://a.example/{tenant_id}"}"#;

    fn read(text: &str) -> Result<Bound> {
        let directory = tempfile::tempdir().unwrap();
        let file = directory.path().join("binding.json");
        fs::write(&file, text).unwrap();
        Bound::read(&BINDING, &file, Origin::Flag("--binding"))
    }

    #[test]
    fn a_file_holds_credentials_by_themselves_or_inside() {
        for text in [
            CREDENTIALS.to_owned(),
            format!(r#"{{"credentials": {CREDENTIALS}}}"#),
            format!(
                r#"{{"other": [], "managed": [{{"name": "a", "credentials": {CREDENTIALS}}}]}}"#
            ),
        ] {
            let bound = read(&text).unwrap();
            assert_eq!(bound.values["username"], "u");
            assert_eq!(bound.secret.unwrap().1.expose(), "planted-secret");
        }
    }

    #[test]
    fn what_is_no_binding_is_refused_and_not_quoted() {
        let one = format!(r#"{{"name": "a", "credentials": {CREDENTIALS}}}"#);
        for (text, expected) in [
            ("planted-secret", "is no JSON object"),
            ("{}", "holds no binding of `managed`"),
            (
                &format!(r#"{{"managed": [{one}, {one}]}}"#),
                "several bindings",
            ),
        ] {
            let error = read(text).unwrap_err();
            assert!(error.message().contains(expected), "{error}");
            assert!(!format!("{error:?}").contains("planted"), "{error:?}");
        }
    }

    #[test]
    fn other_services_of_the_platform_are_none() {
        let bound = Bound::of_platform(&BINDING, r#"{"other": [{"credentials": {}}]}"#);
        assert!(bound.unwrap().is_none());
        let text = format!(r#"{{"managed": [{{"credentials": {CREDENTIALS}}}]}}"#);
        let bound = Bound::of_platform(&BINDING, &text).unwrap().unwrap();
        assert_eq!(bound.origin, Origin::Vendor("VCAP_SERVICES"));
    }
}
