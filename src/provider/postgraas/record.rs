//! A record of the server's, and the view of it.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use serde::Deserialize;
use serde_json::value::{RawValue, to_raw_value};
use serde_json::{Map, Value};

use super::Postgraas;
use crate::error::{Error, ErrorKind, Result};
use crate::http::{ReadItem, decode_what_is_right};
use crate::model::{Cluster, Endpoint, Resource, State};
use crate::provider::ProviderId;

/// What the Docker backend of `postgraas_server` 2.1.4 says instead of a host.
const NO_HOST: &str = "not implemented yet";

/// An instance as lists and single answers show it (`postgraas_server` 2.1.4).
#[derive(Debug, Deserialize)]
struct Record {
    /// 0 in the record of nulls that stands for no instance.
    #[serde(default)]
    id: u64,
    #[serde(default)]
    postgraas_instance_name: Option<String>,
    #[serde(default)]
    creation_timestamp: Option<String>,
    #[serde(default)]
    db_name: Option<String>,
    #[serde(default)]
    username: Option<String>,
    /// Empty from 0.1.4 on; before, the password itself.
    #[serde(default)]
    password: Option<String>,
    #[serde(default)]
    hostname: Option<String>,
    /// A text; a number is read as well.
    #[serde(default)]
    port: Option<Value>,
}

impl Postgraas {
    /// The view of a record; nothing for the one that stands for no instance.
    pub(super) fn read(&self, raw: Box<RawValue>) -> Result<Option<Resource<Cluster>>> {
        let odd = |why: String| {
            Error::new(
                ErrorKind::Provider,
                "a record of the server's is not what was expected",
            )
            .with_detail(why)
        };
        let (record, odd_members): (Record, _) =
            decode_what_is_right(raw.get().as_bytes()).map_err(odd)?;
        if record.id == 0 {
            return Ok(None);
        }
        let host = match record.hostname {
            Some(host) if host == NO_HOST => Some(self.host()?),
            host => host,
        };
        let view = Cluster {
            id: record.id.to_string(),
            name: record.postgraas_instance_name.unwrap_or_default(),
            provider: ProviderId::Postgraas.name(),
            profile: self.profile.clone(),
            state: State::Ready,
            endpoint: Endpoint {
                host,
                port: record.port.as_ref().and_then(port),
                database: record.db_name,
                user: record.username,
            },
            created_at: record.creation_timestamp.as_deref().and_then(time),
            odd_members,
            ..Cluster::default()
        };
        let native = match record.password.as_deref() {
            None | Some("") => raw.into(),
            Some(_) => without_password(&raw)?.into(),
        };
        Ok(Some(Resource { view, native }))
    }
}

impl Postgraas {
    /// The host of the server, for instances that do not know theirs.
    fn host(&self) -> Result<String> {
        let root = self.rest.channel.address.root()?;
        let host = root.host_str().unwrap_or_default();
        // An IPv6 address stands in brackets there, and nowhere else.
        Ok(host.trim_matches(['[', ']']).to_owned())
    }
}

impl ReadItem for Postgraas {
    type Item = Option<Resource<Cluster>>;

    fn read_in_place(&self, _: &str) -> Option<(Self::Item, usize)> {
        // Lists are short, and a record may have to be changed.
        None
    }

    fn read(&self, raw: Box<RawValue>) -> Result<Self::Item> {
        Self::read(self, raw)
    }
}

fn port(port: &Value) -> Option<u16> {
    match port {
        Value::String(text) => text.parse().ok(),
        other => other.as_u64().and_then(|port| port.try_into().ok()),
    }
}

/// The server's time, which has no zone.
fn time(text: &str) -> Option<Timestamp> {
    let time: DateTime = text.parse().ok()?;
    let time: Zoned = time.to_zoned(TimeZone::UTC).ok()?;
    Some(time.timestamp())
}

/// The record as later servers send it: whoever lists instances must not find passwords.
fn without_password(raw: &RawValue) -> Result<Box<RawValue>> {
    let internal = |error: serde_json::Error| {
        Error::new(ErrorKind::Internal, "a record could not be written").with_source(error)
    };
    let mut record: Map<String, Value> = serde_json::from_str(raw.get()).map_err(internal)?;
    record.insert("password".to_owned(), Value::from(""));
    to_raw_value(&record).map_err(internal)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::provider::ProviderSettings;

    fn read(record: Value) -> Option<Resource<Cluster>> {
        let mut settings = ProviderSettings::default();
        let endpoint = "http://[::1]:8080".to_owned();
        settings.values.insert("endpoint".to_owned(), endpoint);
        let raw = to_raw_value(&record).unwrap();
        Postgraas::new(settings).read(raw).unwrap()
    }

    #[test]
    fn a_record_of_nulls_is_nobody() {
        assert!(read(json!({"id": 0, "postgraas_instance_name": null, "port": null})).is_none());
    }

    #[test]
    fn odd_records_are_read_as_far_as_they_go() {
        let old = read(json!({
            "id": 3, "postgraas_instance_name": null, "creation_timestamp": "2020-01-02T03:04:05",
            "hostname": "not implemented yet", "port": 5432, "password": "planted", "more": [1.50],
        }))
        .unwrap();
        assert_eq!((old.view.id.as_str(), old.view.name.as_str()), ("3", ""));
        assert_eq!(old.view.endpoint.host.as_deref(), Some("::1"));
        assert_eq!(old.view.endpoint.port, Some(5432));
        let created = old.view.created_at.unwrap().to_string();
        assert_eq!(created, "2020-01-02T03:04:05Z");
        assert!(!old.native.get().contains("planted"));
        assert!(old.native.get().contains("1.5"));
    }
}
