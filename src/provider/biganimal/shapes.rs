//! The shapes of the vendor's documents of a cluster. Every field may be absent, and text is borrowed from the
//! document wherever it stands there as it is.

use std::borrow::Cow;
use std::ops::Deref;

use jiff::Timestamp;
use serde::Deserialize;

/// Text of a document. An option of a bare [`Cow`] would be copied: serde borrows only what is no option.
#[derive(Debug, Deserialize)]
#[serde(transparent)]
pub(super) struct Text<'a>(#[serde(borrow)] Cow<'a, str>);

impl Text<'_> {
    pub(super) fn into_owned(self) -> String {
        self.0.into_owned()
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

/// A point in time (BigAnimal API v3); the numbers may come as floats.
#[derive(Clone, Copy, Debug, Deserialize)]
pub(super) struct PointInTime {
    pub(super) seconds: f64,
}

impl PointInTime {
    pub(super) fn timestamp(self) -> Option<Timestamp> {
        // Fractions of a second are in a field of their own, which no view shows.
        Timestamp::from_second(self.seconds as i64).ok()
    }
}

/// A cluster, or a group of a distributed one: a group has fewer of the fields, and an identifier of its own.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(super) struct Document<'a> {
    #[serde(borrow)]
    pub(super) cluster_id: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) cluster_name: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) group_id: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) cluster_type: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) phase: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) conditions: Option<Vec<Condition<'a>>>,
    #[serde(borrow)]
    pub(super) cluster_architecture: Option<Architecture<'a>>,
    #[serde(borrow)]
    pub(super) provider: Option<Provider<'a>>,
    #[serde(borrow)]
    pub(super) region: Option<Region<'a>>,
    pub(super) instance_type: Option<InstanceType>,
    #[serde(borrow)]
    pub(super) pg_type: Option<PgType<'a>>,
    #[serde(borrow)]
    pub(super) pg_version: Option<PgVersion<'a>>,
    #[serde(borrow)]
    pub(super) storage: Option<Storage<'a>>,
    #[serde(borrow)]
    pub(super) connection: Option<ConnectionDocument<'a>>,
    pub(super) created_at: Option<PointInTime>,
    pub(super) deleted_at: Option<PointInTime>,
    #[serde(borrow)]
    pub(super) pg_identity: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) groups: Option<Vec<Self>>,
}

impl Document<'_> {
    /// Tells whether it is distributed (PGD): its groups say so, or its architecture (`eha` before v3), while the
    /// groups are not listed yet. A group of another kind says nothing.
    pub(super) fn is_distributed(&self) -> bool {
        let architecture = self.cluster_architecture.as_ref();
        let id = architecture.and_then(|found| found.cluster_architecture_id.as_deref());
        let mut groups = self.groups.iter().flatten();
        matches!(id, Some("pgd" | "eha"))
            || groups.any(|group| group.is(DATA_GROUP) || group.is("witness_group"))
    }

    pub(super) fn is(&self, kind: &str) -> bool {
        self.cluster_type.as_deref() == Some(kind)
    }
}

/// What a group that holds data is called.
pub(super) const DATA_GROUP: &str = "data_group";

/// The group that stands for a distributed cluster: the data group of the smallest identifier, since their
/// order is not stable.
pub(super) fn leading_group<'a>(groups: Vec<Document<'a>>) -> Option<Document<'a>> {
    let data = groups.into_iter().filter(|group| group.is(DATA_GROUP));
    data.min_by(|one, other| one.group_id.as_deref().cmp(&other.group_id.as_deref()))
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Condition<'a> {
    #[serde(borrow, rename = "type")]
    pub(super) kind: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) condition_status: Option<Text<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Architecture<'a> {
    #[serde(borrow)]
    pub(super) cluster_architecture_id: Option<Text<'a>>,
    pub(super) nodes: Option<f64>,
}

/// Declares objects of which only an identifier counts.
macro_rules! identifiers {
    ($($shape:ident { $id:ident })*) => {$(
        #[derive(Debug, Deserialize)]
        #[serde(rename_all = "camelCase")]
        pub(super) struct $shape<'a> {
            #[serde(borrow)]
            pub(super) $id: Option<Text<'a>>,
        }
    )*};
}

identifiers! {
    Provider { cloud_provider_id }
    Region { region_id }
    PgType { pg_type_id }
    PgVersion { pg_version_id }
    FirstType { id }
    FirstVersion { version_id }
}

#[derive(Clone, Copy, Debug, Default, Deserialize)]
pub(super) struct InstanceType {
    pub(super) cpu: Option<f64>,
    pub(super) ram: Option<f64>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Storage<'a> {
    #[serde(borrow)]
    pub(super) size: Option<Text<'a>>,
}

/// A connection; v1 spells some of it differently. While a cluster is made any of it may be missing or
/// empty.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ConnectionDocument<'a> {
    #[serde(borrow)]
    pub(super) database_name: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) port: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) service_name: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) username: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) read_only_service_name: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) read_only_port: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) read_write_pg_bouncer: Option<Pooler<'a>>,
    #[serde(borrow)]
    pub(super) read_only_pg_bouncer: Option<Pooler<'a>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Pooler<'a> {
    #[serde(borrow)]
    pub(super) data: Option<PoolerConnection<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PoolerConnection<'a> {
    #[serde(borrow)]
    pub(super) port: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) service_name: Option<Text<'a>>,
}

/// A cluster of API v1: other names, the same facts.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FirstDocument<'a> {
    #[serde(borrow)]
    pub(super) pg_id: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) name: Option<Text<'a>>,
    #[serde(borrow)]
    pub(super) phase: Option<Text<'a>>,
    pub(super) instance: Option<f64>,
    pub(super) replicas: Option<f64>,
    pub(super) instance_type: Option<InstanceType>,
    #[serde(borrow)]
    pub(super) pg_type: Option<FirstType<'a>>,
    #[serde(borrow)]
    pub(super) pg_version: Option<FirstVersion<'a>>,
    #[serde(borrow)]
    pub(super) cluster_location: Option<Location<'a>>,
    #[serde(borrow)]
    pub(super) cluster_storage_parameters: Option<Storage<'a>>,
    #[serde(borrow)]
    pub(super) cluster_connection_info: Option<ConnectionDocument<'a>>,
    pub(super) create_time: Option<PointInTime>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Location<'a> {
    #[serde(borrow)]
    pub(super) cloud_provider: Option<Provider<'a>>,
    #[serde(borrow)]
    pub(super) region: Option<Region<'a>>,
}

impl<'a> From<FirstDocument<'a>> for Document<'a> {
    fn from(first: FirstDocument<'a>) -> Self {
        let location = first.cluster_location;
        let (provider, region) = location.map_or((None, None), |l| (l.cloud_provider, l.region));
        let instances = first.instance.filter(|count| *count > 0.0);
        Self {
            cluster_id: first.pg_id,
            cluster_name: first.name,
            phase: first.phase,
            cluster_architecture: Some(Architecture {
                cluster_architecture_id: None,
                nodes: instances.or(first.replicas),
            }),
            provider,
            region,
            instance_type: first.instance_type,
            pg_type: first.pg_type.map(|kind| PgType {
                pg_type_id: kind.id,
            }),
            pg_version: first.pg_version.map(|version| PgVersion {
                pg_version_id: version.version_id,
            }),
            storage: first.cluster_storage_parameters,
            connection: first.cluster_connection_info,
            created_at: first.create_time,
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_borrowed_inside_an_option_too() {
        let plain: Option<Text<'_>> = serde_json::from_str(r#""azure""#).unwrap();
        assert!(matches!(plain, Some(Text(Cow::Borrowed("azure")))));
        let escaped: Option<Text<'_>> = serde_json::from_str(r#""a\nb""#).unwrap();
        assert_eq!(escaped.as_deref(), Some("a\nb"));
        let absent: Option<Text<'_>> = serde_json::from_str("null").unwrap();
        assert!(absent.is_none());
    }
}
