//! A record of the service, and what is read from it. Everything that is printed of it goes without its secrets.

use serde::Deserialize;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::Sap;
use crate::error::{Error, ErrorKind, Result};
use crate::http::{ReadItem, decode, decode_what_is_right};
use crate::model::{Cluster, Connection, Resource, State};
use crate::provider::ProviderId;
use crate::provider::absent::connection_of;
use crate::provider::rest::without_secrets;
use crate::provider::service_credentials::Credentials;

/// The members that the vendor's clients read; the others are handed through.
#[derive(Debug, Deserialize)]
struct Record {
    #[serde(default)]
    tenant_id: Option<String>,
    #[serde(default)]
    status: Option<String>,
    #[serde(default)]
    failed_message: Option<String>,
    /// Only a record whose creation succeeded is sure to have them.
    #[serde(default)]
    credentials: Option<Map<String, Value>>,
}

/// An instance: its view, and the credentials of its database.
#[derive(Clone, Debug)]
pub(super) struct Instance {
    pub(super) cluster: Resource<Cluster>,
    credentials: Credentials,
}

/// The portable state of a status; statuses are compared exactly.
fn state(status: Option<&str>) -> State {
    match status {
        Some("CREATION_IN_PROGRESS") => State::Provisioning,
        Some("CREATION_SUCCEEDED") => State::Ready,
        Some("DELETION_IN_PROGRESS") => State::Deleting,
        Some("CREATION_FAILED" | "DELETION_FAILED") => State::Failed,
        _ => State::Unknown,
    }
}

impl Sap {
    /// Reads a record; `asked` is the tenant that was asked for, under which it is known whatever it says itself.
    ///
    /// # Errors
    /// Where it is no record.
    pub(super) fn read_instance(&self, raw: &RawValue, asked: Option<&str>) -> Result<Instance> {
        let unexpected = |why: String| {
            Error::new(
                ErrorKind::Provider,
                "a record of the service is not what was expected",
            )
            .with_detail(why)
        };
        let members: Map<String, Value> = decode(raw.get().as_bytes()).map_err(unexpected)?;
        let (record, odd_members): (Record, _) =
            decode_what_is_right(raw.get().as_bytes()).map_err(unexpected)?;
        let tenant = asked.map(str::to_owned).or(record.tenant_id);
        let tenant = tenant.ok_or_else(|| unexpected("it has no `tenant_id`".to_owned()))?;
        let credentials = record.credentials.as_ref().map(Credentials::read);
        let credentials = credentials.unwrap_or_default();
        let state = state(record.status.as_deref());
        let status = match (record.status, record.failed_message) {
            (Some(status), Some(reason)) => Some(format!("{status}: {reason}")),
            (status, reason) => status.or(reason),
        };
        let view = Cluster {
            id: tenant.clone(),
            name: tenant,
            provider: ProviderId::Sap.name(),
            profile: self.profile.clone(),
            state,
            status,
            endpoint: credentials.endpoint.clone(),
            odd_members,
            ..Cluster::default()
        };
        Ok(Instance {
            cluster: Resource::new(view, &without_secrets(Value::Object(members)))?,
            credentials,
        })
    }
}

impl Instance {
    /// Returns what a client needs to connect.
    ///
    /// # Errors
    /// Where the record lacks a part of it.
    pub(super) fn connection(&self) -> Result<Connection> {
        let sslmode = match self.credentials.has_certificate {
            true => "require",
            false => "prefer",
        };
        let connection = connection_of("the service", &self.cluster.view, sslmode)?;
        Ok(Connection {
            password: self.credentials.password.clone(),
            ..connection
        })
    }
}

impl ReadItem for Sap {
    type Item = Resource<Cluster>;

    fn read_in_place(&self, _: &str) -> Option<(Self::Item, usize)> {
        // What is printed of a record differs from it.
        None
    }

    fn read(&self, raw: Box<RawValue>) -> Result<Self::Item> {
        let instance = self.read_instance(&raw, None)?;
        let cluster = instance.cluster.clone();
        self.keep(instance);
        Ok(cluster)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use serde_json::value::to_raw_value;

    use super::*;
    use crate::provider::ProviderSettings;

    fn read(record: &Value, asked: Option<&str>) -> Result<Instance> {
        let raw = to_raw_value(record).unwrap();
        Sap::new(ProviderSettings::default()).read_instance(&raw, asked)
    }

    #[test]
    fn every_status_has_a_state_and_others_are_shown_as_they_are() {
        for (status, expected) in [
            ("CREATION_IN_PROGRESS", State::Provisioning),
            ("CREATION_SUCCEEDED", State::Ready),
            ("CREATION_FAILED", State::Failed),
            ("DELETION_IN_PROGRESS", State::Deleting),
            ("DELETION_FAILED", State::Failed),
            ("creation_succeeded", State::Unknown),
        ] {
            let view = read(&json!({"tenant_id": "t", "status": status}), None)
                .unwrap()
                .cluster
                .view;
            assert_eq!(view.state, expected, "{status}");
            assert_eq!(view.status.as_deref(), Some(status));
        }
        let failed =
            json!({"tenant_id": "t", "status": "CREATION_FAILED", "failed_message": "quota"});
        let view = read(&failed, None).unwrap().cluster.view;
        assert_eq!(view.status.as_deref(), Some("CREATION_FAILED: quota"));
    }

    #[test]
    fn no_secret_of_a_record_is_printed() {
        let record = json!({"tenant_id": "t", "status": "CREATION_SUCCEEDED", "credentials": {
            "host": "h", "port": "5432", "user": "u", "password": "planted-one", "hdi_password": "planted-two",
            "uri": "postgres://u:planted-six@h/d", "note": "it is planted-one",
        }});
        let instance = read(&record, None).unwrap();
        let printed = format!("{instance:?}");
        assert!(!printed.contains("planted"), "{printed}");
        let connection = instance.connection().unwrap();
        assert_eq!((connection.port, connection.database.as_str()), (5432, "d"));
        assert_eq!(connection.password.unwrap().expose(), "planted-one");
    }

    #[test]
    fn a_record_is_known_by_the_tenant_that_was_asked_for() {
        let record = json!({"tenant_id": "other", "status": "CREATION_SUCCEEDED"});
        assert_eq!(read(&record, Some("t")).unwrap().cluster.view.id, "t");
        assert_eq!(read(&record, None).unwrap().cluster.view.id, "other");
        assert!(read(&json!({"status": "CREATION_SUCCEEDED"}), None).is_err());
        assert!(read(&json!([]), Some("t")).is_err());
        assert!(read(&record, None).unwrap().connection().is_err());
    }
}
