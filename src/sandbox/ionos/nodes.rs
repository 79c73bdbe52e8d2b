//! Clusters with node pools and a kubeconfig: the Data Platform and Managed Kubernetes, which differ by words, shapes
//! and statuses.

use std::collections::BTreeMap;

use axum::http::Method;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use super::documents::{metadata, properties, wrong};
use super::{Desk, Handler, Reply, now, refuse, route, uuid};
use crate::credentials::Secret;
use crate::notation;
use crate::sandbox::ionos::switches as switch;
use crate::sandbox::kubernetes::node::Node;
use crate::sandbox::life::{End, Life};
use crate::sandbox::random_text;
use crate::sandbox::route::{ANY, Route};
use crate::sandbox::schema::{Body, Key, Shape, may, must};

/// The two products.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Product {
    DataPlatform,
    Kubernetes,
}

pub(super) const DATA_PLATFORM: &[Route<Handler>] = &[
    route(Method::GET, &["versions"], |desk, _| {
        desk.versions(Product::DataPlatform)
    }),
    route(Method::GET, &["clusters"], |desk, _| {
        desk.clusters(Product::DataPlatform)
    }),
    route(Method::POST, &["clusters"], |desk, _| {
        desk.create_cluster(Product::DataPlatform)
    }),
    route(Method::GET, ONE, |desk, any| {
        desk.cluster(Product::DataPlatform, any[0])
    }),
    route(Method::PATCH, ONE, |desk, any| {
        desk.change_cluster(Product::DataPlatform, any[0])
    }),
    route(Method::DELETE, ONE, |desk, any| {
        desk.delete_cluster(Product::DataPlatform, any[0])
    }),
    route(
        Method::GET,
        &["clusters", ANY, "kubeconfig"],
        |desk, any| desk.kubeconfig(Product::DataPlatform, any[0]),
    ),
    route(Method::GET, POOLS, |desk, any| {
        desk.pools(Product::DataPlatform, any[0])
    }),
    route(Method::POST, POOLS, |desk, any| {
        desk.create_pool(Product::DataPlatform, any[0])
    }),
    route(Method::GET, POOL, |desk, any| {
        desk.pool(Product::DataPlatform, any[0], any[1])
    }),
    route(Method::PATCH, POOL, |desk, any| {
        desk.change_pool(Product::DataPlatform, any[0], any[1])
    }),
    route(Method::DELETE, POOL, |desk, any| {
        desk.delete_pool(Product::DataPlatform, any[0], any[1])
    }),
];
const ONE: &[&str] = &["clusters", ANY];
const POOLS: &[&str] = &["clusters", ANY, "nodepools"];
const POOL: &[&str] = &["clusters", ANY, "nodepools", ANY];

const PLATFORM_VERSIONS: [&str; 3] = ["24.3", "23.7", "24.11"];
const KUBERNETES_VERSIONS: [&str; 3] = ["1.30.6", "1.31.2", "1.32.1"];

/// The version of Kubernetes where nobody asks for another.
pub(super) const DEFAULT_KUBERNETES: &str = "1.31.2";

const WINDOW: &[Key] = &[must("time", Shape::Text), must("dayOfTheWeek", Shape::Text)];
const SCALING: &[Key] = &[
    must("minNodeCount", Shape::Number),
    must("maxNodeCount", Shape::Number),
];

const COMMON: &[Key] = &[may("maintenanceWindow", Shape::Object(WINDOW))];

const PLATFORM_CLUSTER: Body = &[
    COMMON,
    &[
        must("name", Shape::Text),
        must("datacenterId", Shape::Text),
        may("dataPlatformVersion", Shape::Text),
        may("lans", Shape::Mixed),
    ],
];
const PLATFORM_CLUSTER_CHANGE: Body = &[
    COMMON,
    &[
        may("name", Shape::Text),
        may("dataPlatformVersion", Shape::Text),
        may("lans", Shape::Mixed),
    ],
];
const KUBERNETES_CLUSTER: Body = &[
    COMMON,
    &[
        must("name", Shape::Text),
        may("k8sVersion", Shape::Text),
        may("public", Shape::Flag),
        may("location", Shape::Text),
        may("natGatewayIp", Shape::Text),
        may("nodeSubnet", Shape::Text),
        may("apiSubnetAllowList", Shape::Texts),
        may("s3Buckets", Shape::Mixed),
    ],
];
const KUBERNETES_CLUSTER_CHANGE: Body = &[
    COMMON,
    &[
        must("name", Shape::Text),
        may("k8sVersion", Shape::Text),
        may("apiSubnetAllowList", Shape::Texts),
        may("s3Buckets", Shape::Mixed),
    ],
];

const POOL_SIZES: &[Key] = &[
    may("cpuFamily", Shape::Text),
    may("coresCount", Shape::Number),
    may("ramSize", Shape::Number),
    may("availabilityZone", Shape::Text),
    may("storageType", Shape::Text),
    may("storageSize", Shape::Number),
];
/// Values of any shape are looked at by [`check_pool`].
const POOL_CHANGES: &[Key] = &[
    may("labels", Shape::Any),
    may("annotations", Shape::Any),
    may("autoScaling", Shape::Object(SCALING)),
];
const PLATFORM_POOL: Body = &[
    COMMON,
    POOL_SIZES,
    POOL_CHANGES,
    &[must("name", Shape::Text), must("nodeCount", Shape::Number)],
];
const PLATFORM_POOL_CHANGE: Body = &[COMMON, POOL_CHANGES, &[may("nodeCount", Shape::Number)]];
const KUBERNETES_POOL: Body = &[
    COMMON,
    POOL_CHANGES,
    KUBERNETES_POOL_LISTS,
    &[
        must("name", Shape::Text),
        must("datacenterId", Shape::Text),
        must("nodeCount", Shape::Number),
        may("serverType", Shape::Text),
        may("cpuFamily", Shape::Text),
        must("coresCount", Shape::Number),
        must("ramSize", Shape::Number),
        must("availabilityZone", Shape::Text),
        must("storageType", Shape::Text),
        must("storageSize", Shape::Number),
        may("k8sVersion", Shape::Text),
    ],
];
const KUBERNETES_POOL_LISTS: &[Key] = &[
    may("lans", Shape::Mixed),
    may("taints", Shape::Mixed),
    may("publicIps", Shape::Texts),
];
const KUBERNETES_POOL_CHANGE: Body = &[
    COMMON,
    POOL_CHANGES,
    KUBERNETES_POOL_LISTS,
    &[
        may("name", Shape::Text),
        must("nodeCount", Shape::Number),
        may("serverType", Shape::Text),
        may("k8sVersion", Shape::Text),
    ],
];

impl Product {
    const fn is_platform(self) -> bool {
        matches!(self, Self::DataPlatform)
    }

    /// The good end.
    const fn ready(self) -> &'static str {
        match self {
            Self::DataPlatform => "AVAILABLE",
            Self::Kubernetes => "ACTIVE",
        }
    }

    /// The status of a body that is not valid.
    const fn invalid(self) -> u16 {
        match self {
            Self::DataPlatform => 400,
            Self::Kubernetes => 422,
        }
    }

    const fn path(self) -> &'static str {
        match self {
            Self::DataPlatform => "dataplatform/clusters",
            Self::Kubernetes => "cloudapi/v6/k8s",
        }
    }

    const fn version_key(self) -> &'static str {
        match self {
            Self::DataPlatform => "dataPlatformVersion",
            Self::Kubernetes => "k8sVersion",
        }
    }

    const fn versions(self) -> &'static [&'static str] {
        match self {
            Self::DataPlatform => &PLATFORM_VERSIONS,
            Self::Kubernetes => &KUBERNETES_VERSIONS,
        }
    }

    const fn default_version(self) -> &'static str {
        match self {
            Self::DataPlatform => "24.11",
            Self::Kubernetes => DEFAULT_KUBERNETES,
        }
    }
}

/// A cluster.
#[derive(Debug)]
pub(super) struct Cluster {
    pub(super) id: String,
    product: Product,
    pub(super) datacenter: String,
    created: String,
    properties: Map<String, Value>,
    life: Life,
    /// The credential in its kubeconfig.
    pub(super) token: Secret,
    pools: BTreeMap<String, Pool>,
}

/// A node pool.
#[derive(Debug)]
struct Pool {
    id: String,
    created: String,
    properties: Map<String, Value>,
    life: Life,
}

impl Cluster {
    /// One that is there since before the start.
    pub(super) fn seed(name: &str, product: Product, datacenter: &str) -> Self {
        let properties = Map::from_iter([
            ("name".to_owned(), name.into()),
            (
                product.version_key().to_owned(),
                product.default_version().into(),
            ),
        ]);
        Self {
            life: Life::resting(product.ready()),
            ..Self::new(
                product,
                datacenter.to_owned(),
                properties,
                Life::resting(""),
            )
        }
    }

    fn new(
        product: Product,
        datacenter: String,
        mut properties: Map<String, Value>,
        life: Life,
    ) -> Self {
        let version = properties.entry(product.version_key());
        version.or_insert_with(|| product.default_version().into());
        Self {
            id: uuid(),
            product,
            datacenter,
            created: now(),
            properties,
            life,
            token: Secret::new(random_text(40)),
            pools: BTreeMap::new(),
        }
    }

    fn name(&self) -> &str {
        self.properties["name"].as_str().unwrap_or_default()
    }

    /// The nodes of the pools that are ready.
    pub(super) fn nodes(&self) -> Vec<Node> {
        let ready = self.pools.values();
        let ready = ready.filter(|pool| pool.life.word() == self.product.ready());
        ready.flat_map(|pool| pool.nodes(self)).collect()
    }

    fn document(&self, desk: &Desk<'_>, word: &'static str) -> Value {
        let (id, product) = (&self.id, self.product);
        let path = product.path();
        let mut properties = self.properties.clone();
        let mut metadata = metadata(&self.created, desk.shown(word));
        let is_ready = word == product.ready();
        match product {
            Product::DataPlatform => {
                properties.insert("datacenterId".to_owned(), self.datacenter.clone().into());
                metadata["ETag"] = random_text(8).into();
                metadata["createdInContractNumber"] = super::CONTRACT.to_string().into();
                metadata["currentDataPlatformVersion"] = properties["dataPlatformVersion"].clone();
                metadata["availableUpgradeVersions"] = json!([]);
            }
            Product::Kubernetes => {
                metadata["etag"] = random_text(8).into();
                properties.entry("public").or_insert(true.into());
                let upgrades = is_ready.then(|| json!(["1.32.1"]));
                properties.insert("availableUpgradeVersions".to_owned(), json!(upgrades));
                let viable = is_ready.then(|| json!(["1.31.2", "1.30.6"]));
                properties.insert("viableNodePoolVersions".to_owned(), json!(viable));
                if !is_ready {
                    properties.insert("k8sVersion".to_owned(), Value::Null);
                }
            }
        }
        if desk.script.flag(switch::NULLS) {
            properties.insert("maintenanceWindow".to_owned(), Value::Null);
            metadata["lastModifiedDate"] = Value::Null;
        }
        let kind = if product.is_platform() {
            "cluster"
        } else {
            "k8s"
        };
        let mut document = json!({
            "id": id, "type": kind, "href": desk.href(&format!("{path}/{id}")),
            "metadata": metadata, "properties": properties,
        });
        if product == Product::Kubernetes {
            let pools = desk.href(&format!("{path}/{id}/nodepools"));
            document["entities"] = json!({"nodepools": {"id": format!("{id}/nodepools"), "type": "collection", "href": pools}});
        }
        document
    }
}

impl Pool {
    fn nodes(&self, cluster: &Cluster) -> impl Iterator<Item = Node> {
        let count = self.properties["nodeCount"].as_u64().unwrap_or_default();
        let name = self.properties["name"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        let version = match cluster.product {
            Product::DataPlatform => DEFAULT_KUBERNETES,
            Product::Kubernetes => self.properties["k8sVersion"]
                .as_str()
                .unwrap_or(DEFAULT_KUBERNETES),
        };
        let (version, created) = (format!("v{version}"), self.created.clone());
        (1..=count).map(move |number| Node {
            name: format!("{name}-{number}"),
            version: version.clone(),
            created: created.clone(),
        })
    }

    fn document(&self, desk: &Desk<'_>, cluster: &Cluster, word: &'static str) -> Value {
        let (id, product) = (&self.id, cluster.product);
        let path = format!("{}/{}/nodepools/{id}", product.path(), cluster.id);
        let mut properties = self.properties.clone();
        let mut metadata = metadata(&self.created, desk.shown(word));
        match product {
            Product::DataPlatform => {
                properties.insert("datacenterId".to_owned(), cluster.datacenter.clone().into());
                let version = cluster.properties["dataPlatformVersion"].clone();
                properties.insert("dataPlatformVersion".to_owned(), version);
            }
            Product::Kubernetes => {
                metadata["etag"] = random_text(8).into();
                let scales = properties.contains_key("autoScaling");
                if !scales && desk.script.is(switch::SCALING_OFF, "zeros") {
                    let off = json!({"minNodeCount": 0, "maxNodeCount": 0});
                    properties.insert("autoScaling".to_owned(), off);
                }
                properties.insert("availableUpgradeVersions".to_owned(), Value::Null);
            }
        }
        if desk.script.flag(switch::NULLS) {
            for key in ["labels", "annotations", "maintenanceWindow"] {
                properties.entry(key).or_insert(Value::Null);
            }
        }
        json!({
            "id": id, "type": "nodepool", "href": desk.href(&path),
            "metadata": metadata, "properties": properties,
        })
    }
}

/// Checks what the shapes do not tell of a node pool.
fn check_pool(status: u16, properties: &Map<String, Value>) -> Result<(), Reply> {
    let number = |key: &str| properties.get(key).and_then(Value::as_u64);
    let wrong = |key: &str, words: &str| Err(wrong(status, &format!("properties.{key}"), words));
    let is_below = |key: &str, least: u64| {
        properties.contains_key(key) && number(key).is_none_or(|n| n < least)
    };
    if is_below("nodeCount", 1) {
        return wrong("nodeCount", "must be 1 or more");
    }
    if is_below("ramSize", 2048) || number("ramSize").is_some_and(|size| size % 1024 != 0) {
        return wrong("ramSize", "must be a multiple of 1024, 2048 or more");
    }
    if is_below("storageSize", 10) {
        return wrong("storageSize", "must be 10 or more");
    }
    for key in ["labels", "annotations"] {
        let values = properties.get(key);
        let is_texts = |value: &Value| {
            value
                .as_object()
                .is_some_and(|map| map.values().all(Value::is_string))
        };
        if values.is_some_and(|values| !is_texts(values)) {
            return wrong(key, "must be an object of strings");
        }
    }
    if let Some(bounds) = properties.get("autoScaling") {
        let (least, most) = (
            bounds["minNodeCount"].as_u64(),
            bounds["maxNodeCount"].as_u64(),
        );
        let is_off = least == Some(0) && most == Some(0);
        if !is_off && (least == Some(0) || least > most) {
            return wrong("autoScaling", "must have 1 <= minNodeCount <= maxNodeCount");
        }
    }
    Ok(())
}

/// Keeps bounds that are zero as none.
fn settle_scaling(properties: &mut Map<String, Value>) {
    let is_off = |bounds: &Value| bounds["maxNodeCount"] == 0;
    if properties.get("autoScaling").is_some_and(is_off) {
        properties.shift_remove("autoScaling");
    }
}

fn absent(product: Product) -> Reply {
    match product {
        Product::DataPlatform => refuse(404, "dsaas-err-api-404", "not found"),
        Product::Kubernetes => refuse(404, "309", "Resource does not exist"),
    }
}

/// A write to something that is not ready waits.
fn not_ready(product: Product, what: &str) -> Reply {
    let ready = product.ready();
    let message =
        format!("[VDC-14-1832] Operation cannot be executed until {what} state is {ready}.");
    refuse(422, "200", &message)
}

impl Desk<'_> {
    fn shelf(&mut self, product: Product) -> &mut BTreeMap<String, Cluster> {
        match product {
            Product::DataPlatform => &mut self.world.platform,
            Product::Kubernetes => &mut self.world.kubernetes,
        }
    }

    /// Looks at a cluster, which may move it on; its document where it is there.
    fn look(&mut self, product: Product, id: &str) -> Option<Value> {
        let holds = self.script.flag(switch::STUCK);
        let pace = self.base.pace.clone();
        let cluster = self.shelf(product).get_mut(id)?;
        match cluster.life.look(&pace, holds) {
            Some(word) => Some(self.of(product, id)?.document(self, word)),
            None => {
                self.shelf(product).remove(id);
                None
            }
        }
    }

    fn look_pool(&mut self, product: Product, cluster: &str, id: &str) -> Option<Value> {
        let holds = self.script.flag(switch::STUCK);
        let pace = self.base.pace.clone();
        let pools = &mut self.shelf(product).get_mut(cluster)?.pools;
        match pools.get_mut(id)?.life.look(&pace, holds) {
            Some(word) => {
                let cluster = self.of(product, cluster)?;
                Some(cluster.pools.get(id)?.document(self, cluster, word))
            }
            None => {
                pools.remove(id);
                None
            }
        }
    }

    fn of(&self, product: Product, id: &str) -> Option<&Cluster> {
        match product {
            Product::DataPlatform => self.world.platform.get(id),
            Product::Kubernetes => self.world.kubernetes.get(id),
        }
    }

    /// Answers a change with the document: at once, or as accepted.
    fn done(&mut self, product: Product, document: &Value) -> Reply {
        let id = document["id"].as_str().unwrap_or_default().to_owned();
        match product {
            Product::DataPlatform => Reply::json(200, document).with_header("etag", random_text(8)),
            Product::Kubernetes => self.accepted(&id, Some(document)),
        }
    }

    pub(super) fn versions(&mut self, product: Product) -> Reply {
        let versions = json!(product.versions());
        let is_object = product.is_platform() && self.script.is(switch::VERSIONS, "object");
        let document = match is_object {
            true => json!({"id": "dataplatform/versions", "type": "collection", "items": versions}),
            false => versions,
        };
        Reply::json(200, &document)
    }

    pub(super) fn clusters(&mut self, product: Product) -> Reply {
        let filter = if product.is_platform() {
            "name"
        } else {
            "filter.name"
        };
        let named =
            |(id, one): (&String, &Cluster)| self.is_named(filter, one.name()).then(|| id.clone());
        let ids: Vec<String> = match product {
            Product::DataPlatform => self.world.platform.iter().filter_map(named).collect(),
            Product::Kubernetes => self.world.kubernetes.iter().filter_map(named).collect(),
        };
        let mut rows: Vec<Value> = ids.iter().filter_map(|id| self.look(product, id)).collect();
        if !product.is_platform() && !self.has_depth() {
            references(&mut rows);
        }
        self.whole(&rows, product.path())
    }

    pub(super) fn create_cluster(&mut self, product: Product) -> Reply {
        let (shape, status) = match product {
            Product::DataPlatform => (PLATFORM_CLUSTER, 400),
            Product::Kubernetes => (KUBERNETES_CLUSTER, 422),
        };
        let mut properties = match self.body().and_then(|body| properties(body, shape, status)) {
            Ok(properties) => properties,
            Err(reply) => return reply,
        };
        let datacenter = properties.shift_remove("datacenterId").unwrap_or_default();
        let datacenter = datacenter.as_str().unwrap_or_default().to_owned();
        if product.is_platform() && !self.world.datacenters.contains_key(&datacenter) {
            return wrong(status, "properties.datacenterId", "is no data center");
        }
        if let Some(reply) = check_name(&properties, product) {
            return reply;
        }
        let version = properties
            .get(product.version_key())
            .and_then(Value::as_str);
        if version.is_some_and(|version| !product.versions().contains(&version)) {
            let path = format!("properties.{}", product.version_key());
            return wrong(status, &path, "is no version");
        }
        let life = self.creation("DEPLOYING", product.ready());
        let cluster = Cluster::new(product, datacenter, properties, life);
        let document = cluster.document(self, "DEPLOYING");
        self.shelf(product).insert(cluster.id.clone(), cluster);
        self.done(product, &document)
    }

    pub(super) fn cluster(&mut self, product: Product, id: &str) -> Reply {
        let document = self.look(product, id);
        document.map_or_else(|| absent(product), |document| Reply::json(200, &document))
    }

    pub(super) fn change_cluster(&mut self, product: Product, id: &str) -> Reply {
        let Some(cluster) = self.of(product, id) else {
            return absent(product);
        };
        if cluster.life.word() != product.ready() {
            return not_ready(product, "Cluster");
        }
        let shape = match product {
            Product::DataPlatform => PLATFORM_CLUSTER_CHANGE,
            Product::Kubernetes => KUBERNETES_CLUSTER_CHANGE,
        };
        let change = self
            .body()
            .and_then(|body| properties(body, shape, product.invalid()));
        let change = match change {
            Ok(change) => change,
            Err(reply) => return reply,
        };
        let Some(cluster) = self.shelf(product).get_mut(id) else {
            return absent(product);
        };
        cluster.properties.extend(change);
        cluster.life.begin("UPDATING", End::Rests(product.ready()));
        let document = self
            .of(product, id)
            .map(|one| one.document(self, "UPDATING"));
        self.done(product, &document.unwrap_or_default())
    }

    pub(super) fn delete_cluster(&mut self, product: Product, id: &str) -> Reply {
        let Some(document) = self.look(product, id) else {
            return absent(product);
        };
        let status = self.script.status(switch::POOLS_STATUS, &[422, 403]);
        let Some(cluster) = self.shelf(product).get_mut(id) else {
            return absent(product);
        };
        if !cluster.pools.is_empty() {
            return refuse(
                status,
                "422",
                "the cluster has node pools, which are to be deleted first",
            );
        }
        cluster.life.begin("DESTROYING", End::Gone);
        self.done(product, &document)
    }

    pub(super) fn kubeconfig(&mut self, product: Product, id: &str) -> Reply {
        let Some(cluster) = self.of(product, id) else {
            return absent(product);
        };
        if cluster.life.word() != product.ready() {
            let status = if product.is_platform() { 404 } else { 412 };
            return refuse(status, "kubeconfig", "the cluster has no kubeconfig yet");
        }
        let name = cluster.name();
        let user = match self.script.flag(switch::KUBECONFIG_EXEC) {
            true => {
                json!({"exec": {"apiVersion": "client.authentication.k8s.io/v1", "command": "true"}})
            }
            false => json!({"token": cluster.token.expose()}),
        };
        let server = &self.base.kubernetes;
        let document = json!({
            "apiVersion": "v1", "kind": "Config", "preferences": {},
            "current-context": format!("cluster-admin@{name}"),
            "clusters": [{"name": name, "cluster": {
                "certificate-authority-data": STANDARD.encode(&server.ca),
                "server": format!("{}/clusters/{id}", server.origin),
            }}],
            "contexts": [{"name": format!("cluster-admin@{name}"),
                "context": {"cluster": name, "user": "cluster-admin"}}],
            "users": [{"name": "cluster-admin", "user": user}],
        });
        let yaml = || serde_saphyr::to_string(&document).unwrap_or_default();
        let accepts = self.request.header("accept").unwrap_or_default();
        let is = |word: &str| self.script.is(switch::KUBECONFIG, word);
        if is("wrapped") {
            return Reply::json(
                200,
                &json!({
                    "id": format!("{id}/kubeconfig"), "type": "kubeconfig", "metadata": {},
                    "properties": {"kubeconfig": yaml()},
                }),
            );
        }
        let as_json = is("json") || (is("asked") && accepts.contains("json"));
        match product.is_platform() || as_json {
            true => Reply::json(200, &document),
            false => Reply::text(200, "application/yaml", yaml()),
        }
    }

    pub(super) fn pools(&mut self, product: Product, cluster: &str) -> Reply {
        let Some(found) = self.of(product, cluster) else {
            return absent(product);
        };
        let ids: Vec<String> = found.pools.keys().cloned().collect();
        let mut rows: Vec<Value> = ids
            .iter()
            .filter_map(|id| self.look_pool(product, cluster, id))
            .collect();
        if !product.is_platform() && !self.has_depth() {
            references(&mut rows);
        }
        self.whole(&rows, &format!("{}/{cluster}/nodepools", product.path()))
    }

    pub(super) fn create_pool(&mut self, product: Product, cluster: &str) -> Reply {
        if self.look(product, cluster).is_none() {
            return absent(product);
        }
        let (shape, status) = match product {
            Product::DataPlatform => (PLATFORM_POOL, 400),
            Product::Kubernetes => (KUBERNETES_POOL, 422),
        };
        let properties = self.body().and_then(|body| {
            let properties = properties(body, shape, status)?;
            check_pool(status, &properties).map(|()| properties)
        });
        let mut properties = match properties {
            Ok(properties) => properties,
            Err(reply) => return reply,
        };
        if let Some(reply) = check_name(&properties, product) {
            return reply;
        }
        let datacenter = properties.get("datacenterId").and_then(Value::as_str);
        if datacenter.is_some_and(|id| !self.world.datacenters.contains_key(id)) {
            return wrong(status, "properties.datacenterId", "is no data center");
        }
        if self
            .of(product, cluster)
            .is_some_and(|one| one.life.word() != product.ready())
        {
            return not_ready(product, "Cluster");
        }
        if product.is_platform() {
            for (key, value) in [
                ("cpuFamily", json!("INTEL_SKYLAKE")),
                ("coresCount", json!(4)),
                ("ramSize", json!(4096)),
                ("availabilityZone", json!("AUTO")),
                ("storageType", json!("SSD")),
                ("storageSize", json!(20)),
            ] {
                properties.entry(key).or_insert(value);
            }
        } else {
            properties
                .entry("k8sVersion")
                .or_insert(DEFAULT_KUBERNETES.into());
        }
        settle_scaling(&mut properties);
        let life = self.creation("DEPLOYING", product.ready());
        let pool = Pool {
            id: uuid(),
            created: now(),
            properties,
            life,
        };
        let id = pool.id.clone();
        let Some(found) = self.shelf(product).get_mut(cluster) else {
            return absent(product);
        };
        found.pools.insert(id.clone(), pool);
        let document = self
            .of(product, cluster)
            .and_then(|one| Some(one.pools.get(&id)?.document(self, one, "DEPLOYING")));
        self.done(product, &document.unwrap_or_default())
    }

    pub(super) fn pool(&mut self, product: Product, cluster: &str, id: &str) -> Reply {
        let document = self.look_pool(product, cluster, id);
        document.map_or_else(|| absent(product), |document| Reply::json(200, &document))
    }

    pub(super) fn change_pool(&mut self, product: Product, cluster: &str, id: &str) -> Reply {
        let Some(pool) = self.of(product, cluster).and_then(|one| one.pools.get(id)) else {
            return absent(product);
        };
        if pool.life.word() != product.ready() {
            return not_ready(product, "Nodepool");
        }
        let (shape, status) = match product {
            Product::DataPlatform => (PLATFORM_POOL_CHANGE, 400),
            Product::Kubernetes => (KUBERNETES_POOL_CHANGE, 422),
        };
        let body = match self.body() {
            Ok(body) => body,
            Err(reply) => return reply,
        };
        let clears = body
            .get("properties")
            .and_then(|properties| properties.get("autoScaling"))
            .is_some_and(Value::is_null);
        let change = properties(body, shape, status)
            .and_then(|change| check_pool(status, &change).map(|()| change));
        let change = match change {
            Ok(change) => change,
            Err(reply) => return reply,
        };
        let Some(found) = self.shelf(product).get_mut(cluster) else {
            return absent(product);
        };
        if let Some(pool) = found.pools.get_mut(id) {
            if clears {
                pool.properties.shift_remove("autoScaling");
            }
            if product == Product::Kubernetes {
                // A member that a PUT leaves out is reset, which is the harsher of both readings.
                for key in [
                    "labels",
                    "annotations",
                    "autoScaling",
                    "lans",
                    "taints",
                    "publicIps",
                ] {
                    pool.properties.shift_remove(key);
                }
            }
            pool.properties.extend(change);
            settle_scaling(&mut pool.properties);
            pool.life.begin("UPDATING", End::Rests(product.ready()));
        }
        let document = self
            .of(product, cluster)
            .and_then(|one| Some(one.pools.get(id)?.document(self, one, "UPDATING")));
        self.done(product, &document.unwrap_or_default())
    }

    pub(super) fn delete_pool(&mut self, product: Product, cluster: &str, id: &str) -> Reply {
        let Some(document) = self.look_pool(product, cluster, id) else {
            return absent(product);
        };
        let found = self.shelf(product).get_mut(cluster);
        if let Some(pool) = found.and_then(|one| one.pools.get_mut(id)) {
            pool.life.begin("DESTROYING", End::Gone);
        }
        self.done(product, &document)
    }

    pub(super) fn pool_nodes(&mut self, cluster: &str, id: &str) -> Reply {
        let product = Product::Kubernetes;
        let Some(found) = self.of(product, cluster) else {
            return absent(product);
        };
        let Some(pool) = found.pools.get(id) else {
            return absent(product);
        };
        let rows: Vec<Value> = pool
            .nodes(found)
            .map(|node| {
                json!({"id": uuid(), "type": "node", "metadata": {"state": "READY"},
                    "properties": {"name": node.name, "k8sVersion": node.version.trim_start_matches('v')}})
            })
            .collect();
        self.whole(
            &rows,
            &format!("cloudapi/v6/k8s/{cluster}/nodepools/{id}/nodes"),
        )
    }
}

/// Leaves references of rows, as a list without depth has them.
fn references(rows: &mut [Value]) {
    for row in rows.iter_mut().filter_map(Value::as_object_mut) {
        row.retain(|key, _| ["id", "type", "href"].contains(&key.as_str()));
    }
}

/// Refuses a name that is none.
fn check_name(properties: &Map<String, Value>, product: Product) -> Option<Reply> {
    let name = properties
        .get("name")
        .and_then(Value::as_str)
        .unwrap_or_default();
    let is_inside = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
    let is_end = |letter: char| letter.is_ascii_alphanumeric();
    let shortest = if product.is_platform() { 2 } else { 1 };
    let fits = (shortest..=63).contains(&name.len())
        && name.chars().all(is_inside)
        && name.starts_with(is_end)
        && name.ends_with(is_end);
    let shown = notation::shell_word(name);
    (!fits).then(|| {
        wrong(
            product.invalid(),
            "properties.name",
            &format!("{shown} is no name of {shortest} to 63 letters"),
        )
    })
}
