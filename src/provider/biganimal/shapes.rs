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

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Document<'a> {
    #[serde(borrow)]
    pub(super) cluster_id: Cow<'a, str>,
    #[serde(borrow)]
    pub(super) cluster_name: Cow<'a, str>,
    #[serde(borrow, default)]
    pub(super) cluster_type: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(super) phase: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(super) conditions: Option<Vec<Condition<'a>>>,
    #[serde(borrow, default)]
    pub(super) cluster_architecture: Option<Architecture<'a>>,
    #[serde(borrow, default)]
    pub(super) provider: Option<Provider<'a>>,
    #[serde(borrow, default)]
    pub(super) region: Option<Region<'a>>,
    #[serde(default)]
    pub(super) instance_type: Option<InstanceType>,
    #[serde(borrow, default)]
    pub(super) pg_type: Option<PgType<'a>>,
    #[serde(borrow, default)]
    pub(super) pg_version: Option<PgVersion<'a>>,
    #[serde(borrow, default)]
    pub(super) storage: Option<Storage<'a>>,
    #[serde(borrow, default)]
    pub(super) connection: Option<ConnectionDocument<'a>>,
    #[serde(default)]
    pub(super) created_at: Option<PointInTime>,
    #[serde(default)]
    pub(super) deleted_at: Option<PointInTime>,
    #[serde(borrow, default)]
    pub(super) pg_identity: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(super) groups: Option<Vec<Group<'a>>>,
}

/// A group of a distributed cluster; the plain kind says nothing that the cluster does not.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Group<'a> {
    #[serde(borrow, default)]
    pub(super) group_id: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(super) cluster_type: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(super) phase: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(super) cluster_architecture: Option<Architecture<'a>>,
    #[serde(borrow, default)]
    pub(super) provider: Option<Provider<'a>>,
    #[serde(borrow, default)]
    pub(super) region: Option<Region<'a>>,
    #[serde(default)]
    pub(super) instance_type: Option<InstanceType>,
    #[serde(borrow, default)]
    pub(super) pg_type: Option<PgType<'a>>,
    #[serde(borrow, default)]
    pub(super) pg_version: Option<PgVersion<'a>>,
    #[serde(borrow, default)]
    pub(super) storage: Option<Storage<'a>>,
    #[serde(borrow, default)]
    pub(super) connection: Option<ConnectionDocument<'a>>,
}

impl Document<'_> {
    /// Whether it is distributed (PGD): its groups say so, or its architecture (`eha` before v3), while the
    /// groups are not listed yet. A group of another kind says nothing.
    pub(super) fn is_distributed(&self) -> bool {
        let architecture = self.cluster_architecture.as_ref();
        let id = architecture.and_then(|found| found.cluster_architecture_id.as_deref());
        let mut groups = self.groups.iter().flatten();
        matches!(id, Some("pgd" | "eha"))
            || groups.any(|group| group.is(DATA_GROUP) || group.is("witness_group"))
    }
}

/// What a group that holds data is called.
pub(super) const DATA_GROUP: &str = "data_group";

impl Group<'_> {
    pub(super) fn is(&self, kind: &str) -> bool {
        self.cluster_type.as_deref() == Some(kind)
    }
}

/// The group that stands for a distributed cluster: the data group of the smallest identifier, since their
/// order is not stable.
pub(super) fn leading_group<'a>(groups: Vec<Group<'a>>) -> Option<Group<'a>> {
    let data = groups.into_iter().filter(|group| group.is(DATA_GROUP));
    data.min_by(|one, other| one.group_id.as_deref().cmp(&other.group_id.as_deref()))
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Condition<'a> {
    #[serde(borrow, rename = "type", default)]
    pub(super) kind: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(super) condition_status: Option<Text<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Architecture<'a> {
    #[serde(borrow, default)]
    pub(super) cluster_architecture_id: Option<Text<'a>>,
    #[serde(default)]
    pub(super) nodes: Option<f64>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Provider<'a> {
    #[serde(borrow, default)]
    pub(super) cloud_provider_id: Option<Text<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Region<'a> {
    #[serde(borrow, default)]
    pub(super) region_id: Option<Text<'a>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct InstanceType {
    #[serde(default)]
    pub(super) cpu: Option<f64>,
    #[serde(default)]
    pub(super) ram: Option<f64>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PgType<'a> {
    #[serde(borrow, default)]
    pub(super) pg_type_id: Option<Text<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PgVersion<'a> {
    #[serde(borrow, default)]
    pub(super) pg_version_id: Option<Text<'a>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Storage<'a> {
    #[serde(borrow, default)]
    pub(super) size: Option<Text<'a>>,
}

/// A connection; v1 spells some of it differently. While a cluster is made any of it may be missing or
/// empty.
#[derive(Debug, Default, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct ConnectionDocument<'a> {
    #[serde(borrow, default)]
    pub(super) database_name: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(super) port: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(super) service_name: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(super) username: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(super) read_only_service_name: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(super) read_only_port: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(super) read_write_pg_bouncer: Option<Pooler<'a>>,
    #[serde(borrow, default)]
    pub(super) read_only_pg_bouncer: Option<Pooler<'a>>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Pooler<'a> {
    #[serde(borrow, default)]
    pub(super) data: Option<PoolerConnection<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct PoolerConnection<'a> {
    #[serde(borrow, default)]
    pub(super) port: Option<Text<'a>>,
    #[serde(borrow, default)]
    pub(super) service_name: Option<Text<'a>>,
}

/// A cluster of API v1: other names, the same facts.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FirstDocument<'a> {
    #[serde(borrow)]
    pub(super) pg_id: Cow<'a, str>,
    #[serde(borrow)]
    pub(super) name: Cow<'a, str>,
    #[serde(borrow, default)]
    pub(super) phase: Option<Text<'a>>,
    #[serde(default)]
    pub(super) instance: Option<f64>,
    #[serde(default)]
    pub(super) replicas: Option<f64>,
    #[serde(default)]
    pub(super) instance_type: Option<InstanceType>,
    #[serde(borrow, default)]
    pub(super) pg_type: Option<Id<'a>>,
    #[serde(borrow, default)]
    pub(super) pg_version: Option<FirstVersion<'a>>,
    #[serde(borrow, default)]
    pub(super) cluster_location: Option<Location<'a>>,
    #[serde(borrow, default)]
    pub(super) cluster_storage_parameters: Option<Storage<'a>>,
    #[serde(borrow, default)]
    pub(super) cluster_connection_info: Option<ConnectionDocument<'a>>,
    #[serde(default)]
    pub(super) create_time: Option<PointInTime>,
}

#[derive(Debug, Deserialize)]
pub(super) struct Id<'a> {
    #[serde(borrow, default)]
    pub(super) id: Option<Text<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct FirstVersion<'a> {
    #[serde(borrow, default)]
    pub(super) version_id: Option<Text<'a>>,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Location<'a> {
    #[serde(borrow, default)]
    pub(super) cloud_provider: Option<Provider<'a>>,
    #[serde(borrow, default)]
    pub(super) region: Option<Region<'a>>,
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
