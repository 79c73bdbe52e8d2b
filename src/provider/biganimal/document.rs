//! The vendor's documents of a cluster, read tolerantly: every field may be absent, text is compared only
//! where the contract is exact, and a phase that nobody knows is shown as it came.

use serde_json::value::RawValue;

use super::config::Api;
use super::shapes::{
    Condition, ConnectionDocument, DATA_GROUP, Document, FirstDocument, PointInTime, Storage, Text,
    leading_group,
};
use crate::error::{Error, ErrorKind, Result};
use crate::http::{decode, parse_prefix, read_or_place, without_odd_members};
use crate::model::{Cluster, Endpoint, Native, Postgres, Resource, State};
use crate::notation;
use crate::provider::ProviderId;

/// The one phase that means ready, in every generation.
pub(super) const HEALTHY: &str = "Cluster in healthy state";
/// Paused by its owner.
pub(super) const PAUSED: &str = "Cluster has been paused";
/// Waits until its owner grants access to a key.
pub(super) const KEY: &str = "Waiting for TDE key to get reachable";
const DEPLOYED: &str = "biganimal.com/deployed";
const CREATING: [&str; 3] = [
    "Cluster creation request received",
    "Creating CNP cluster",
    "Setting up primary",
];

/// Reads a cluster.
///
/// # Errors
/// [`ErrorKind::Provider`], with the place in the document.
pub(super) fn read(
    api: Api,
    raw: Box<RawValue>,
    profile: Option<&str>,
) -> Result<Resource<Cluster>> {
    let view = match read_view(api, raw.get(), profile) {
        Ok(view) => view,
        Err(_) => {
            let place = |text: &[u8]| match api {
                Api::V1 => read_or_place::<FirstDocument<'_>>(text),
                Api::V3 => read_or_place::<Document<'_>>(text),
            };
            let (text, odd_members) =
                without_odd_members(raw.get().as_bytes(), place).map_err(odd)?;
            Cluster {
                odd_members,
                ..read_view(api, &text, profile)?
            }
        }
    };
    let native = raw.into();
    Ok(Resource { view, native })
}

fn read_view(api: Api, text: &str, profile: Option<&str>) -> Result<Cluster> {
    let text = text.as_bytes();
    let document = match api {
        Api::V1 => decode::<FirstDocument<'_>>(text).map(Document::from),
        Api::V3 => decode(text),
    };
    let view = view(api, document.map_err(odd)?, profile);
    view.ok_or_else(|| odd("it lacks its identifier or its name".to_owned()))
}

/// Reads the cluster that the text begins with, and says how long its text is; nothing where [`read`] is to
/// say what is wrong.
pub(super) fn read_in_place(
    api: Api,
    text: &str,
    profile: Option<&str>,
) -> Option<(Resource<Cluster>, usize)> {
    let (document, text) = match api {
        Api::V1 => {
            let (first, text) = parse_prefix::<FirstDocument<'_>>(text)?;
            (first.into(), text)
        }
        Api::V3 => parse_prefix::<Document<'_>>(text)?,
    };
    let view = view(api, document, profile)?;
    let native = Native::of_document(text);
    Some((Resource { view, native }, text.len()))
}

/// The portable view; nothing where identifier or name is missing.
fn view(api: Api, mut document: Document<'_>, profile: Option<&str>) -> Option<Cluster> {
    let distributed = document.is_distributed();
    let groups = document.groups.take().unwrap_or_default();
    let phase = document.phase.as_deref().unwrap_or_default();
    let state = if document.deleted_at.is_some() {
        State::Deleting
    } else if distributed && !groups.is_empty() {
        distributed_state(phase, &groups)
    } else {
        let is_deployed = |condition: &Condition<'_>| {
            condition.kind.as_deref() == Some(DEPLOYED)
                && condition.condition_status.as_deref() == Some("True")
        };
        let mut conditions = document.conditions.iter().flatten();
        // The first generation has no conditions: the phase is all that there is.
        single_state(phase, api == Api::V1 || conditions.any(is_deployed))
    };
    let identity = document.pg_identity.as_deref().unwrap_or_default();
    let attention = (phase == KEY && !identity.is_empty())
        .then(|| format!("grant the encryption key to the identity {identity}"));
    // The infrastructure of a distributed cluster is that of its groups; one stands for all of them.
    let nodes = groups
        .iter()
        .filter(|group| group.is(DATA_GROUP))
        .filter_map(|group| group.cluster_architecture.as_ref()?.nodes)
        .reduce(|sum, nodes| sum + nodes)
        .or_else(|| document.cluster_architecture.as_ref()?.nodes);
    let (id, name) = (document.cluster_id.take()?, document.cluster_name.take()?);
    let status = document.phase.take().map(Text::into_owned);
    let created_at = document.created_at.and_then(PointInTime::timestamp);
    let part = leading_group(groups).unwrap_or(document);
    let instance = part.instance_type.unwrap_or_default();
    Some(Cluster {
        id: id.into_owned(),
        name: name.into_owned(),
        provider: ProviderId::BigAnimal.name(),
        profile: profile.map(str::to_owned),
        state,
        status,
        attention,
        odd_members: Vec::new(),
        postgres: Postgres {
            version: part
                .pg_version
                .and_then(|version| some(version.pg_version_id)),
            flavor: part.pg_type.and_then(|kind| some(kind.pg_type_id)),
        },
        cloud: part
            .provider
            .and_then(|provider| some(provider.cloud_provider_id)),
        region: part.region.and_then(|region| some(region.region_id)),
        nodes: whole(nodes),
        cpu: whole(instance.cpu),
        memory_bytes: gigabytes(instance.ram),
        storage_bytes: size(part.storage),
        endpoint: endpoint(part.connection.as_ref()),
        created_at,
    })
}

/// Single and highly available clusters: the phase alone is not enough.
fn single_state(phase: &str, deployed: bool) -> State {
    match phase {
        HEALTHY if deployed => State::Ready,
        HEALTHY => State::Provisioning,
        PAUSED => State::Stopped,
        "Modification in progress" => State::Updating,
        KEY => State::Provisioning,
        phase if CREATING.contains(&phase) => State::Provisioning,
        // A case-sensitive part of the text: `Failing over` is no failure.
        phase if phase.contains("Failed") => State::Failed,
        _ => State::Unknown,
    }
}

/// Distributed clusters: every group counts, and conditions do not. Without a data group nothing is ready
/// or stopped yet.
fn distributed_state(phase: &str, groups: &[Document<'_>]) -> State {
    let phase_of = |group: &Document<'_>| {
        let phase = group.phase.as_deref().unwrap_or_default();
        single_state(phase, true)
    };
    let states: Vec<State> = groups.iter().map(phase_of).collect();
    if states.contains(&State::Failed) || phase.contains("Failed") {
        return State::Failed;
    }
    let has_data = groups.iter().any(|group| group.is(DATA_GROUP));
    if has_data && states.iter().all(|state| *state == State::Ready) {
        return State::Ready;
    }
    // Witness groups go on while the data groups are paused.
    let paused = groups
        .iter()
        .zip(&states)
        .all(|(group, state)| *state == State::Stopped || !group.is(DATA_GROUP));
    if has_data && paused {
        return State::Stopped;
    }
    let busy = states.iter().find(|state| **state != State::Ready);
    busy.copied().unwrap_or(State::Unknown)
}

/// The kinds of clusters that there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Of one node, or highly available.
    Plain,
    /// Follows a cluster elsewhere, with the users of that one.
    Faraway,
    /// Of the analytical engine.
    Analytical,
    /// Of several groups.
    Distributed,
}

impl Kind {
    /// By the `clusterType` of a document or a body. What it does not know is taken for a plain one.
    pub(super) fn of_type(given: Option<&str>) -> Self {
        match given {
            Some("faraway_replica") => Self::Faraway,
            Some("analytical") => Self::Analytical,
            _ => Self::Plain,
        }
    }
}

/// The kind of a cluster of API v3.
///
/// # Errors
/// As [`read`].
pub(super) fn kind(cluster: &Native) -> Result<Kind> {
    let document: Document<'_> = decode(cluster.get().as_bytes()).map_err(odd)?;
    Ok(if document.is_distributed() {
        Kind::Distributed
    } else {
        Kind::of_type(document.cluster_type.as_deref())
    })
}

fn endpoint(connection: Option<&ConnectionDocument<'_>>) -> Endpoint {
    let Some(connection) = connection else {
        return Endpoint::default();
    };
    Endpoint {
        host: text(&connection.service_name),
        port: text(&connection.port).and_then(|port| port.parse().ok()),
        database: text(&connection.database_name),
        user: text(&connection.username),
    }
}

pub(super) fn text(value: &Option<Text<'_>>) -> Option<String> {
    let value = value.as_deref()?;
    (!value.is_empty()).then(|| value.to_owned())
}

fn some(value: Option<Text<'_>>) -> Option<String> {
    value
        .filter(|value| !value.is_empty())
        .map(Text::into_owned)
}

fn whole(number: Option<f64>) -> Option<u32> {
    let number = number?;
    (number >= 0.0 && number <= f64::from(u32::MAX)).then_some(number as u32)
}

fn gigabytes(number: Option<f64>) -> Option<u64> {
    Some(u64::from(whole(number)?) << 30)
}

fn size(storage: Option<Storage<'_>>) -> Option<u64> {
    volume_size(&storage?.size?)
}

/// The bytes of `4 Gi`; a bare number is taken to mean the same unit.
pub(super) fn volume_size(text: &str) -> Option<u64> {
    let number = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    match &text[number.len()..] {
        "" => number.parse::<u64>().ok()?.checked_mul(1 << 30),
        " Gi" | "Gi" => notation::size(&format!("{number} GiB")),
        " Ti" | "Ti" => notation::size(&format!("{number} TiB")),
        _ => None,
    }
}

pub(super) fn odd(why: String) -> Error {
    Error::new(
        ErrorKind::Provider,
        "the portal's description of a cluster is not what was expected",
    )
    .with_detail(why)
    .with_hint("`--native` shows it as it is; with --trace you see what came back")
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::Route;

    fn state(document: serde_json::Value) -> State {
        let mut whole = json!({"clusterId": "p-1", "clusterName": "orders"});
        for (key, value) in document.as_object().unwrap() {
            whole[key] = value.clone();
        }
        let raw = serde_json::value::to_raw_value(&whole).unwrap();
        read(Api::V3, raw, None).unwrap().view.state
    }

    #[test]
    fn a_healthy_phase_alone_is_not_ready() {
        let deployed = |status: &str| json!([{"type": DEPLOYED, "conditionStatus": status}]);
        assert_eq!(
            state(json!({"phase": HEALTHY, "conditions": deployed("True")})),
            State::Ready
        );
        for conditions in [deployed("False"), json!([]), json!(null)] {
            assert_eq!(
                state(json!({"phase": HEALTHY, "conditions": conditions})),
                State::Provisioning
            );
        }
    }

    #[test]
    fn phases_are_open_text() {
        for (phase, expected) in [
            ("Setting up primary", State::Provisioning),
            ("Modification in progress", State::Updating),
            (PAUSED, State::Stopped),
            ("Cluster creation Failed", State::Failed),
            ("Failing over", State::Unknown),
            ("creation failed", State::Unknown),
            ("", State::Unknown),
        ] {
            assert_eq!(state(json!({"phase": phase})), expected, "{phase}");
        }
        assert_eq!(
            state(json!({"phase": HEALTHY, "deletedAt": {"seconds": 1, "nanos": 0}})),
            State::Deleting
        );
    }

    #[test]
    fn a_distributed_cluster_is_ready_when_all_its_groups_are() {
        let groups = |data: &str, witness: &str| {
            json!({"phase": HEALTHY, "groups": [
                {"clusterType": "data_group", "phase": data},
                {"clusterType": "witness_group", "phase": witness},
            ]})
        };
        assert_eq!(state(groups(HEALTHY, HEALTHY)), State::Ready);
        assert_eq!(
            state(groups(HEALTHY, "Setting up primary")),
            State::Provisioning
        );
        assert_eq!(state(groups(PAUSED, HEALTHY)), State::Stopped);
        assert_eq!(state(groups("x Failed", HEALTHY)), State::Failed);
        // A group of the plain kind makes no cluster distributed.
        assert_eq!(
            state(json!({"phase": HEALTHY, "groups": [{"clusterType": "cluster"}]})),
            State::Provisioning
        );
    }

    fn cluster(document: &serde_json::Value) -> Cluster {
        let raw = serde_json::value::to_raw_value(document).unwrap();
        read(Api::V3, raw, None).unwrap().view
    }

    #[test]
    fn an_odd_member_is_null_and_named_and_the_rest_is_read() {
        let document = json!({
            "clusterId": "p-1", "clusterName": "orders", "phase": HEALTHY, "instanceType": {"cpu": "many", "ram": 8},
            "connection": {"port": 5432, "serviceName": "host", "databaseName": "d", "username": "u"},
            "conditions": [7],
        });
        let view = cluster(&document);
        assert_eq!((view.cpu, view.memory_bytes), (None, Some(8 << 30)));
        assert_eq!(
            (view.endpoint.port, view.endpoint.host.as_deref()),
            (None, Some("host"))
        );
        assert_eq!(
            view.odd_members,
            [
                "instanceType.cpu",
                "connection.port",
                "conditions.0",
                "conditions"
            ]
        );
        let raw = serde_json::value::to_raw_value(&json!([])).unwrap();
        assert!(read(Api::V3, raw, None).is_err());
    }

    #[test]
    fn a_distributed_cluster_without_data_groups_is_not_done() {
        let witness = json!([{"clusterType": "witness_group", "phase": HEALTHY}]);
        assert_eq!(
            state(json!({"phase": HEALTHY, "groups": witness})),
            State::Unknown
        );
        let witness = json!([{"clusterType": "witness_group", "phase": "Setting up primary"}]);
        assert_eq!(
            state(json!({"phase": HEALTHY, "groups": witness})),
            State::Provisioning
        );
        for architecture in ["pgd", "eha"] {
            for groups in [json!([]), json!(null)] {
                let document = json!({
                    "clusterId": "p-1", "clusterName": "orders", "phase": "Setting up primary",
                    "clusterArchitecture": {"clusterArchitectureId": architecture, "nodes": 5},
                    "groups": groups,
                });
                let view = cluster(&document);
                assert_eq!((view.state, view.nodes), (State::Provisioning, Some(5)));
                let native = serde_json::value::to_raw_value(&document).unwrap();
                assert_eq!(kind(&native.into()).unwrap(), Kind::Distributed);
            }
        }
    }

    #[test]
    fn one_group_stands_for_all_whatever_their_order() {
        let group = |letter: &str, kind: &str| {
            let place = format!("region-{letter}");
            json!({
                "groupId": format!("p-1-{letter}"), "clusterType": kind, "phase": HEALTHY,
                "region": {"regionId": place}, "clusterArchitecture": {"nodes": 3},
                "connection": {"databaseName": format!("db-{letter}"), "port": "5432",
                    "serviceName": format!("host-{letter}"), "username": "edb_admin"},
            })
        };
        let mut groups = [
            group("a", "witness_group"),
            group("b", "data_group"),
            group("c", "data_group"),
        ];
        for _ in 0..groups.len() {
            groups.rotate_left(1);
            let document = json!({"clusterId": "p-1", "clusterName": "orders", "groups": groups});
            let view = cluster(&document);
            assert_eq!(view.region.as_deref(), Some("region-b"));
            assert_eq!((view.nodes, view.state), (Some(6), State::Ready));
            let native = serde_json::value::to_raw_value(&document).unwrap().into();
            let found = super::super::connection::of_group(&native, Route::Primary).unwrap();
            assert_eq!(
                (found.host, found.database),
                ("host-b".into(), "db-b".into())
            );
        }
    }

    #[test]
    fn sizes_are_read_with_and_without_their_unit() {
        for (text, expected) in [
            ("4 Gi", Some(4 << 30)),
            ("32", Some(32 << 30)),
            ("1 Ti", Some(1 << 40)),
            ("", None),
            ("4 parsecs", None),
        ] {
            let storage = json!({"size": text}).to_string();
            let storage = serde_json::from_str(&storage).unwrap();
            assert_eq!(size(Some(storage)), expected, "{text}");
        }
    }
}
