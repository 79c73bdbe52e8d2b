//! The vendor's documents, read tolerantly: members may be missing, null or empty, and words unknown.

use jiff::Timestamp;
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use super::config::Api;
use crate::error::{Error, ErrorKind, Result};
use crate::http::decode;
use crate::model::{Autoscaling, Cluster, Endpoint, NodePool, Postgres, Resource, State};
use crate::provider::ProviderId;

/// Sizes of version 1 and of memory are counted in these, which the vendor calls megabytes.
pub(super) const MEBIBYTE: u64 = 1 << 20;

/// Sizes of version 2 and of volumes are counted in these, which the vendor calls gigabytes.
pub(super) const GIBIBYTE: u64 = 1 << 30;

/// The port of every cluster, which no document tells.
const PORT: u16 = 5432;

/// Who reads, for the views.
#[derive(Clone, Debug)]
pub(super) struct Reader {
    pub(super) api: Api,
    pub(super) profile: Option<String>,
}

/// A document of the vendor's: `id`, `metadata`, `properties`.
pub(super) fn members(raw: &RawValue) -> Result<Value> {
    let members: Map<String, Value> = decode(raw.get().as_bytes()).map_err(unexpected)?;
    Ok(Value::Object(members))
}

pub(super) fn unexpected(why: String) -> Error {
    Error::new(
        ErrorKind::Provider,
        "a document of IONOS is not what was expected",
    )
    .with_detail(why)
}

/// A text that says something.
pub(super) fn text(value: &Value) -> Option<String> {
    let text = value.as_str().filter(|text| !text.is_empty());
    text.map(str::to_owned)
}

fn count(value: &Value) -> Option<u32> {
    u32::try_from(value.as_u64()?).ok()
}

fn size(value: &Value, unit: u64) -> Option<u64> {
    value.as_u64()?.checked_mul(unit)
}

fn time(value: &Value) -> Option<Timestamp> {
    value.as_str()?.parse().ok()
}

impl Reader {
    /// Reads a cluster; `region` is the one whose host answered, as it is to be called.
    pub(super) fn cluster(
        &self,
        raw: Box<RawValue>,
        region: Option<&str>,
    ) -> Result<Resource<Cluster>> {
        let document = members(&raw)?;
        let (metadata, properties) = (&document["metadata"], &document["properties"]);
        let id = text(&document["id"]).ok_or_else(|| unexpected("it has no `id`".to_owned()))?;
        let (state, status) = self.state(metadata);
        let mut view = Cluster {
            name: text(&properties[self.api.product().name]).unwrap_or_else(|| id.clone()),
            id,
            provider: ProviderId::Ionos.name(),
            profile: self.profile.clone(),
            state,
            status,
            cloud: Some("ionos".to_owned()),
            created_at: time(&metadata["createdDate"]),
            ..Cluster::default()
        };
        self.describe(&mut view, metadata, properties);
        view.region = region.map(str::to_owned).or(view.region);
        Ok(Resource {
            view,
            native: raw.into(),
        })
    }

    /// Fills in what the properties say, in the words of each API.
    pub(super) fn describe(&self, view: &mut Cluster, metadata: &Value, properties: &Value) {
        let (version, host, unit) = match self.api {
            Api::PostgresqlV1 => ("postgresVersion", properties, MEBIBYTE),
            Api::PostgresqlV2 => ("version", metadata, GIBIBYTE),
            Api::DataPlatform | Api::Kubernetes => {
                view.region = text(&properties["location"]);
                return;
            }
        };
        let instances = match self.api {
            Api::PostgresqlV2 => &properties["instances"],
            _ => properties,
        };
        view.nodes = count(&instances["count"]).or_else(|| count(&properties["instances"]));
        view.cpu = count(&instances["cores"]);
        view.memory_bytes = size(&instances["ram"], unit);
        view.storage_bytes = size(&instances["storageSize"], unit);
        view.region = text(&properties["location"]);
        view.postgres = Postgres {
            version: text(&properties[version]),
            flavor: Some("postgres".to_owned()),
        };
        let credentials = &properties["credentials"];
        view.endpoint = Endpoint {
            database: text(&credentials["database"]),
            user: text(&credentials["username"]),
            ..address(&host["dnsName"])
        };
    }

    /// The state, with the vendor's words for it.
    fn state(&self, metadata: &Value) -> (State, Option<String>) {
        let word = text(&metadata["state"]);
        let state = word.as_deref().map(|word| self.api.product().state(word));
        let status = match (word, text(&metadata["statusMessage"])) {
            (Some(word), Some(message)) => Some(format!("{word}: {message}")),
            (word, message) => word.or(message),
        };
        (state.unwrap_or_default(), status)
    }

    /// Reads a node pool of a cluster.
    pub(super) fn node_pool(
        &self,
        raw: Box<RawValue>,
        cluster: &str,
    ) -> Result<Resource<NodePool>> {
        let document = members(&raw)?;
        let (metadata, properties) = (&document["metadata"], &document["properties"]);
        let id = text(&document["id"]).ok_or_else(|| unexpected("it has no `id`".to_owned()))?;
        let (state, status) = self.state(metadata);
        let version = ["k8sVersion", "dataPlatformVersion"]
            .iter()
            .find_map(|key| text(&properties[key]));
        let (nodes, cpu, memory_bytes, storage_bytes) = sizes(properties);
        let labels = properties["labels"].as_object().into_iter().flatten();
        let labels =
            labels.filter_map(|(key, value)| Some((key.clone(), value.as_str()?.to_owned())));
        let view = NodePool {
            name: text(&properties["name"]).unwrap_or_else(|| id.clone()),
            id,
            cluster: cluster.to_owned(),
            provider: ProviderId::Ionos.name(),
            profile: self.profile.clone(),
            state,
            status,
            version,
            nodes,
            autoscaling: autoscaling(properties),
            cpu,
            memory_bytes,
            storage_bytes,
            datacenter: text(&properties["datacenterId"]),
            labels: labels.collect(),
            created_at: time(&metadata["createdDate"]),
        };
        Ok(Resource {
            view,
            native: raw.into(),
        })
    }
}

/// The number of nodes of a pool, and the processors, memory and storage of each.
pub(super) fn sizes(properties: &Value) -> (Option<u32>, Option<u32>, Option<u64>, Option<u64>) {
    (
        count(&properties["nodeCount"]),
        count(&properties["coresCount"]),
        size(&properties["ramSize"], MEBIBYTE),
        size(&properties["storageSize"], GIBIBYTE),
    )
}

/// The bounds of a node pool; zeros are what the vendor answers where it does not scale.
pub(super) fn autoscaling(properties: &Value) -> Option<Autoscaling> {
    let bounds = &properties["autoScaling"];
    let (minimum, maximum) = count(&bounds["minNodeCount"]).zip(count(&bounds["maxNodeCount"]))?;
    (maximum > 0).then_some(Autoscaling { minimum, maximum })
}

/// The address of a cluster; a name may have a port behind it.
fn address(name: &Value) -> Endpoint {
    let Some(name) = text(name) else {
        return Endpoint::default();
    };
    let with_port = name
        .rsplit_once(':')
        .and_then(|(host, port)| Some((host.to_owned(), port.parse().ok()?)));
    let (host, port) = with_port.unwrap_or((name, PORT));
    Endpoint {
        host: Some(host),
        port: Some(port),
        ..Endpoint::default()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use serde_json::value::to_raw_value;

    use super::*;

    fn read(api: Api, document: &Value) -> Cluster {
        let reader = Reader { api, profile: None };
        reader
            .cluster(to_raw_value(document).unwrap(), None)
            .unwrap()
            .view
    }

    #[test]
    fn sizes_are_those_of_the_api() {
        let v1 = json!({"id": "i", "properties": {"ram": 4096, "storageSize": 20480, "instances": 2, "cores": 4,
            "connectionPooler": {"poolMode": ""}, "dnsName": "pg.example"}});
        let v2 = json!({"id": "i", "metadata": {"dnsName": "pg.example:15432"}, "properties": {
            "instances": {"count": 2, "ram": 4, "cores": 4, "storageSize": 20}}});
        for (api, document, port) in [
            (Api::PostgresqlV1, v1, 5432),
            (Api::PostgresqlV2, v2, 15432),
        ] {
            let view = read(api, &document);
            assert_eq!((view.nodes, view.cpu), (Some(2), Some(4)));
            assert_eq!(view.memory_bytes, Some(4 << 30));
            assert_eq!(view.storage_bytes, Some(20 << 30));
            assert_eq!(view.endpoint.port, Some(port));
            assert_eq!(view.endpoint.host.as_deref(), Some("pg.example"));
        }
    }

    #[test]
    fn states_are_those_of_the_api_and_others_are_shown_as_they_are() {
        let state = |api, word: &str| {
            let view = read(
                api,
                &json!({"id": "i", "metadata": {"state": word, "statusMessage": null}}),
            );
            assert_eq!(view.status.as_deref(), Some(word));
            view.state
        };
        assert_eq!(state(Api::DataPlatform, "AVAILABLE"), State::Ready);
        assert_eq!(state(Api::Kubernetes, "ACTIVE"), State::Ready);
        assert_eq!(state(Api::Kubernetes, "AVAILABLE"), State::Unknown);
        assert_eq!(
            state(Api::PostgresqlV2, "PROVISIONING"),
            State::Provisioning
        );
        assert_eq!(state(Api::PostgresqlV1, "ODD"), State::Unknown);
    }

    #[test]
    fn a_pool_that_does_not_scale_says_so_with_zeros() {
        let pool = |bounds: Value| autoscaling(&json!({"autoScaling": bounds}));
        assert_eq!(pool(json!({"minNodeCount": 0, "maxNodeCount": 0})), None);
        assert_eq!(pool(Value::Null), None);
        let bounds = pool(json!({"minNodeCount": 1, "maxNodeCount": 3})).unwrap();
        assert_eq!((bounds.minimum, bounds.maximum), (1, 3));
    }
}
