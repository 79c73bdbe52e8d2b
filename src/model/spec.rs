//! The portable spec of a cluster: one strict, flat set of fields that every provider translates. A file
//! with `apiVersion: dbaas/v1`, the flags of `cluster create` and `--set` all build the same document,
//! which is checked here, once, with every problem named.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::unique::Unique;
use crate::credentials::is_secret_key;
use crate::notation;

/// What a field of the spec holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// A text.
    Text,
    /// A version: a text, or a whole number.
    Version,
    /// A whole number of at least 1.
    Count,
    /// `true` or `false`.
    Switch,
    /// A size such as `8 GiB`, or a number of bytes.
    Size,
    /// `public` or `private`.
    Network,
    /// A list of address ranges such as `10.0.0.0/8`.
    Ranges,
    /// PostgreSQL settings by name.
    Settings,
    /// A table per provider.
    Native,
}

impl FieldKind {
    /// What is expected, for errors and for `dbaas help spec`.
    pub const fn expects(self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Version => "a version such as \"16\"",
            Self::Count => "a whole number, 1 or more",
            Self::Switch => "true or false",
            Self::Size => "a size such as \"8 GiB\"",
            Self::Network => "\"public\" or \"private\"",
            Self::Ranges => "a list of address ranges such as [\"10.0.0.0/8\"]",
            Self::Settings => "a table of settings, each a text, number or true/false",
            Self::Native => "a table per provider, such as native.local",
        }
    }
}

/// A field of the spec.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    /// Its key.
    pub key: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// What it means.
    pub meaning: &'static str,
}

/// Every field, in the order of the help text.
pub const FIELDS: &[Field] = &[
    field("name", FieldKind::Text, "the cluster's name"),
    field(
        "postgres",
        FieldKind::Version,
        "PostgreSQL version; the newest where absent",
    ),
    field(
        "flavor",
        FieldKind::Text,
        "postgres (default), epas, pgextended, ...",
    ),
    field("nodes", FieldKind::Count, "servers, the primary included"),
    field(
        "high-availability",
        FieldKind::Switch,
        "a standby takes over when the primary fails",
    ),
    field("cpu", FieldKind::Count, "virtual processors of each node"),
    field("memory", FieldKind::Size, "memory of each node"),
    field("storage", FieldKind::Size, "storage of each node"),
    field("cloud", FieldKind::Text, "aws, azure, gcp, ..."),
    field("region", FieldKind::Text, "the region within that cloud"),
    field(
        "datacenter",
        FieldKind::Text,
        "the virtual data center: its name or id",
    ),
    field(
        "network",
        FieldKind::Network,
        "whether it answers to the internet",
    ),
    field(
        "allow",
        FieldKind::Ranges,
        "the address ranges that may connect",
    ),
    field(
        "database",
        FieldKind::Text,
        "the first database; the name where absent",
    ),
    field(
        "user",
        FieldKind::Text,
        "the first user; the name where absent",
    ),
    field("settings", FieldKind::Settings, "PostgreSQL settings"),
    field(
        "native",
        FieldKind::Native,
        "native.<provider>: what only that provider has",
    ),
];

/// A file with more problems than this is another file.
const SHOWN_PROBLEMS: usize = 20;

/// The key that marks a portable document, and its one value.
pub const MARK: (&str, &str) = ("apiVersion", "dbaas/v1");

const fn field(key: &'static str, kind: FieldKind, meaning: &'static str) -> Field {
    Field { key, kind, meaning }
}

/// Reachability of a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    /// From the internet.
    Public,
    /// From a private network alone.
    Private,
}

impl Network {
    /// The word of a spec.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Private => "private",
        }
    }
}

/// The value of a field of a spec.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldValue {
    /// A text, a version or a word.
    Text(String),
    /// A number of things.
    Count(u32),
    /// On or off.
    Switch(bool),
    /// Bytes.
    Size(u64),
    /// Address ranges.
    Ranges(Vec<String>),
    /// PostgreSQL settings by name.
    Settings(BTreeMap<String, String>),
}

/// As a report shows it.
impl std::fmt::Display for FieldValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Count(count) => count.fmt(f),
            Self::Switch(on) => on.fmt(f),
            Self::Size(bytes) => bytes.fmt(f),
            Self::Ranges(ranges) => f.write_str(&ranges.join(", ")),
            Self::Settings(settings) => {
                let names: Vec<&str> = settings.keys().map(String::as_str).collect();
                f.write_str(&names.join(", "))
            }
        }
    }
}

impl From<FieldValue> for Value {
    fn from(value: FieldValue) -> Self {
        match value {
            FieldValue::Text(text) => text.into(),
            FieldValue::Count(count) => count.into(),
            FieldValue::Switch(on) => on.into(),
            FieldValue::Size(bytes) => bytes.into(),
            FieldValue::Ranges(ranges) => ranges.into(),
            FieldValue::Settings(settings) => {
                let settings = settings.into_iter();
                settings
                    .map(|(name, value)| (name, Self::String(value)))
                    .collect()
            }
        }
    }
}

/// A checked spec. A field that nobody set is `None` or empty.
#[derive(Clone, Default, PartialEq)]
pub struct ClusterSpec {
    /// The cluster's name.
    pub name: Option<String>,
    /// PostgreSQL version.
    pub postgres: Option<String>,
    /// PostgreSQL flavor.
    pub flavor: Option<String>,
    /// Servers, the primary included.
    pub nodes: Option<u32>,
    /// Whether a standby takes over.
    pub high_availability: Option<bool>,
    /// Virtual processors of each node.
    pub cpu: Option<u32>,
    /// Memory of each node, in bytes.
    pub memory: Option<u64>,
    /// Storage of each node, in bytes.
    pub storage: Option<u64>,
    /// Cloud.
    pub cloud: Option<String>,
    /// Region.
    pub region: Option<String>,
    /// Virtual data center.
    pub datacenter: Option<String>,
    /// Reachability.
    pub network: Option<Network>,
    /// Address ranges that may connect.
    pub allow: Vec<String>,
    /// First database.
    pub database: Option<String>,
    /// First user.
    pub user: Option<String>,
    /// PostgreSQL settings.
    pub settings: BTreeMap<String, String>,
    /// `native.<provider>`, by provider.
    pub native: Map<String, Value>,
}

/// Without what is not of this spec: a vendor's own table may hold a password.
impl std::fmt::Debug for ClusterSpec {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let native: Vec<&String> = self.native.keys().collect();
        f.debug_struct("ClusterSpec")
            .field("name", &self.name)
            .field("settings", &self.settings.keys())
            .field("native", &native)
            .finish_non_exhaustive()
    }
}

/// Something wrong in a document, and the key that it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The key as written, such as `settings` or `storge`.
    pub key: String,
    /// One sentence without a final period.
    pub message: String,
}

impl ClusterSpec {
    /// Checks a document.
    ///
    /// # Errors
    /// Every problem in it, in the order of the document, up to a number that a person reads.
    pub fn parse(document: &Map<String, Value>) -> Result<Self, Vec<Problem>> {
        let mut spec = Self::default();
        let mut problems = Vec::new();
        for (key, value) in document {
            if problems.len() == SHOWN_PROBLEMS {
                problems.push(Problem {
                    key: String::new(),
                    message: "there is more; mend these first".to_owned(),
                });
                break;
            }
            if let Err(message) = spec.take(key, value) {
                problems.push(Problem {
                    key: key.clone(),
                    message,
                });
            }
        }
        if problems.is_empty() {
            Ok(spec)
        } else {
            Err(problems)
        }
    }

    /// Returns the value of a field that is given; the vendors' own tables are no value.
    pub fn get(&self, key: &str) -> Option<FieldValue> {
        let text = |text: &Option<String>| text.clone().map(FieldValue::Text);
        match key {
            "name" => text(&self.name),
            "postgres" => text(&self.postgres),
            "flavor" => text(&self.flavor),
            "nodes" => self.nodes.map(FieldValue::Count),
            "high-availability" => self.high_availability.map(FieldValue::Switch),
            "cpu" => self.cpu.map(FieldValue::Count),
            "memory" => self.memory.map(FieldValue::Size),
            "storage" => self.storage.map(FieldValue::Size),
            "cloud" => text(&self.cloud),
            "region" => text(&self.region),
            "datacenter" => text(&self.datacenter),
            "network" => self
                .network
                .map(|network| FieldValue::Text(network.name().to_owned())),
            "allow" if !self.allow.is_empty() => Some(FieldValue::Ranges(self.allow.clone())),
            "database" => text(&self.database),
            "user" => text(&self.user),
            "settings" if !self.settings.is_empty() => {
                Some(FieldValue::Settings(self.settings.clone()))
            }
            _ => None,
        }
    }

    fn take(&mut self, key: &str, value: &Value) -> Result<(), String> {
        if key == MARK.0 {
            return match value.as_str() {
                Some(version) if version == MARK.1 => Ok(()),
                _ => Err(format!("`{key}` must be \"{}\"", MARK.1)),
            };
        }
        let Some(field) = FIELDS.iter().find(|field| field.key == key) else {
            return Err(unknown_key(key));
        };
        let wrong = || {
            format!(
                "`{key}` must be {}, not {}",
                field.kind.expects(),
                shown(value)
            )
        };
        match key {
            "name" => self.name = Some(text(value).ok_or_else(wrong)?),
            "postgres" => self.postgres = Some(version(value).ok_or_else(wrong)?),
            "flavor" => self.flavor = Some(text(value).ok_or_else(wrong)?),
            "nodes" => self.nodes = Some(count(value).ok_or_else(wrong)?),
            "high-availability" => {
                self.high_availability = Some(value.as_bool().ok_or_else(wrong)?);
            }
            "cpu" => self.cpu = Some(count(value).ok_or_else(wrong)?),
            "memory" => self.memory = Some(size(value).ok_or_else(wrong)?),
            "storage" => self.storage = Some(size(value).ok_or_else(wrong)?),
            "cloud" => self.cloud = Some(text(value).ok_or_else(wrong)?),
            "region" => self.region = Some(text(value).ok_or_else(wrong)?),
            "datacenter" => self.datacenter = Some(text(value).ok_or_else(wrong)?),
            "network" => {
                self.network = Some(match value.as_str() {
                    Some("public") => Network::Public,
                    Some("private") => Network::Private,
                    _ => return Err(wrong()),
                });
            }
            "allow" => self.allow = ranges(value).ok_or_else(wrong)?,
            "database" => self.database = Some(text(value).ok_or_else(wrong)?),
            "user" => self.user = Some(text(value).ok_or_else(wrong)?),
            "settings" => {
                for (name, value) in value.as_object().ok_or_else(wrong)? {
                    let text = scalar(value).ok_or_else(|| {
                        format!(
                            "`settings.{name}` must be a text, number or true/false, not {}",
                            shown(value)
                        )
                    })?;
                    self.settings.insert(name.clone(), text);
                }
            }
            "native" => {
                let providers = value.as_object().ok_or_else(wrong)?;
                if let Some((name, value)) = providers.iter().find(|(_, value)| !value.is_object())
                {
                    return Err(format!(
                        "`native.{name}` must be a table, not {}",
                        shown(value)
                    ));
                }
                self.native = providers.clone();
            }
            _ => return Err(unknown_key(key)),
        }
        Ok(())
    }
}

fn unknown_key(key: &str) -> String {
    if is_secret_key(key) {
        return format!(
            "`{key}`: a spec holds no password; use --password-stdin or --password-file"
        );
    }
    let keys = FIELDS.iter().map(|field| field.key);
    match notation::nearest(&key.to_lowercase(), keys) {
        Some(nearest) => format!("unknown key `{key}`; did you mean `{nearest}`?"),
        None => format!("unknown key `{key}`"),
    }
}

/// Writes `value` at `path` of a document: `settings.<name>` names one setting, dots and all; elsewhere
/// each dot goes one table deeper. The value is read as JSON where it is JSON, else taken as a text.
///
/// # Errors
/// A sentence that says why the path cannot be written, or that a key of the value is given twice.
pub fn set_path(document: &mut Map<String, Value>, path: &str, value: &str) -> Result<(), String> {
    if path.split('.').any(str::is_empty) {
        return Err(format!("`{path}` is not a path such as settings.work_mem"));
    }
    let value = match serde_json::from_str(value) {
        Ok(read) => {
            let twice = |_| format!("`{path}`: a key of the value is given twice");
            serde_json::from_str::<Unique>(value).map_err(twice)?;
            read
        }
        Err(_) => Value::String(value.to_owned()),
    };
    let (parents, last): (Vec<&str>, &str) = match path.split_once('.') {
        Some(("settings", name)) => (vec!["settings"], name),
        Some(_) => {
            let mut parts: Vec<&str> = path.split('.').collect();
            let last = parts.pop().unwrap_or(path);
            (parts, last)
        }
        None => (Vec::new(), path),
    };
    let mut table = document;
    for parent in parents {
        table = table
            .entry(parent)
            .or_insert_with(|| Value::Object(Map::new()))
            .as_object_mut()
            .ok_or_else(|| format!("`{parent}` in `{path}` is not a table"))?;
    }
    table.insert(last.to_owned(), value);
    Ok(())
}

fn text(value: &Value) -> Option<String> {
    value
        .as_str()
        .filter(|text| !text.trim().is_empty())
        .map(str::to_owned)
}

/// YAML reads `16` as a number, and nobody should have to quote it.
fn version(value: &Value) -> Option<String> {
    match value {
        // 15.10 without quotes would be 15.1.
        Value::Number(number) => number.as_u64().map(|major| major.to_string()),
        _ => text(value),
    }
}

fn count(value: &Value) -> Option<u32> {
    let number = u32::try_from(value.as_u64()?).ok()?;
    (number > 0).then_some(number)
}

fn size(value: &Value) -> Option<u64> {
    match value {
        Value::Number(number) => number.as_u64().filter(|bytes| *bytes > 0),
        Value::String(text) => notation::size(text),
        _ => None,
    }
}

fn ranges(value: &Value) -> Option<Vec<String>> {
    value
        .as_array()?
        .iter()
        .map(|range| {
            range
                .as_str()
                .filter(|r| notation::is_range(r))
                .map(str::to_owned)
        })
        .collect()
}

fn scalar(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(true) => Some("on".to_owned()),
        Value::Bool(false) => Some("off".to_owned()),
        Value::Null | Value::Array(_) | Value::Object(_) => None,
    }
}

/// The value as an error shows it: short, and never a whole document.
fn shown(value: &Value) -> String {
    match value {
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "a table".to_owned(),
        Value::Null => "null".to_owned(),
        _ => {
            let text = value.to_string();
            if text.chars().count() > 40 {
                let start: String = text.chars().take(40).collect();
                format!("{start}…")
            } else {
                text
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn parse(value: Value) -> Result<ClusterSpec, Vec<String>> {
        ClusterSpec::parse(value.as_object().unwrap())
            .map_err(|problems| problems.into_iter().map(|p| p.message).collect())
    }

    #[test]
    fn every_field_is_taken() {
        let spec = parse(json!({
            "apiVersion": "dbaas/v1", "name": "orders", "postgres": 16, "flavor": "epas",
            "nodes": 3, "high-availability": true, "cpu": 2, "memory": "8 GiB",
            "storage": 1024, "cloud": "aws", "region": "eu-west-1", "network": "private",
            "allow": ["10.0.0.0/8"], "database": "d", "user": "u",
            "settings": {"max_connections": 200, "jit": false},
            "native": {"local": {"durability": "off"}},
        }))
        .unwrap();
        assert_eq!(spec.postgres.as_deref(), Some("16"));
        assert_eq!(spec.memory, Some(8 << 30));
        assert_eq!(spec.settings["max_connections"], "200");
        assert_eq!(spec.settings["jit"], "off");
        assert_eq!(spec.network, Some(Network::Private));
        assert!(spec.native.contains_key("local"));
    }

    #[test]
    fn every_problem_is_named_at_once() {
        let problems = parse(json!({
            "storge": "1 GiB", "nodes": 0, "memory": "a lot", "password": "x", "allow": ["10.0.0.0/33"],
        }))
        .unwrap_err();
        assert_eq!(
            problems,
            [
                "unknown key `storge`; did you mean `storage`?",
                "`nodes` must be a whole number, 1 or more, not 0",
                "`memory` must be a size such as \"8 GiB\", not \"a lot\"",
                "`password`: a spec holds no password; use --password-stdin or --password-file",
                "`allow` must be a list of address ranges such as [\"10.0.0.0/8\"], not a list",
            ]
        );
    }

    #[test]
    fn set_writes_settings_with_dots_and_nested_tables() {
        let mut document = Map::new();
        set_path(&mut document, "settings.pg_stat_statements.track", "all").unwrap();
        set_path(&mut document, "native.local.durability", "off").unwrap();
        set_path(&mut document, "nodes", "3").unwrap();
        assert_eq!(
            Value::Object(document.clone()),
            json!({
                "settings": {"pg_stat_statements.track": "all"},
                "native": {"local": {"durability": "off"}},
                "nodes": 3,
            })
        );
        assert!(set_path(&mut document, "nodes.x", "1").is_err());
        assert!(set_path(&mut document, "a..b", "1").is_err());
        assert!(set_path(&mut document, "x", r#"{"a": 1, "a": 2}"#).is_err());
    }
}
