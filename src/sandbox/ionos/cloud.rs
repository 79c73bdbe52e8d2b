//! The part of the Cloud API v6 that the other APIs stand on: data centers, LANs, locations, requests, the contract and
//! its user. Managed Kubernetes is in `nodes`.

use axum::http::Method;
use serde_json::{Map, Value, json};

use super::documents::{metadata, properties, wrong};
use super::{CONTRACT, Desk, Handler, Reply, USER_ID, USERNAME, now, refuse, route, uuid};
use crate::sandbox::route::{ANY, Route};
use crate::sandbox::schema::{Body, Shape, may, must};

pub(super) const ROUTES: &[Route<Handler>] = &[
    route(Method::GET, &["contracts"], |desk, _| desk.contracts()),
    route(Method::GET, &["locations"], |desk, _| desk.locations()),
    route(Method::GET, &["um", "users", ANY], |desk, any| {
        desk.user(any[0])
    }),
    route(Method::GET, &["requests", ANY, "status"], |desk, any| {
        desk.request_status(any[0])
    }),
    route(Method::GET, &["datacenters"], |desk, _| desk.datacenters()),
    route(Method::POST, &["datacenters"], |desk, _| {
        desk.create_datacenter()
    }),
    route(Method::GET, DATACENTER, |desk, any| desk.datacenter(any[0])),
    route(Method::PATCH, DATACENTER, |desk, any| {
        desk.patch_datacenter(any[0])
    }),
    route(Method::DELETE, DATACENTER, |desk, any| {
        desk.delete_datacenter(any[0])
    }),
    route(Method::GET, LANS, |desk, any| desk.lans(any[0])),
    route(Method::POST, LANS, |desk, any| desk.create_lan(any[0])),
    route(Method::GET, LAN, |desk, any| desk.lan(any[0], any[1])),
    route(Method::DELETE, LAN, |desk, any| {
        desk.delete_lan(any[0], any[1])
    }),
    route(Method::GET, &["k8s"], |desk, _| {
        desk.clusters(super::Product::Kubernetes)
    }),
    route(Method::POST, &["k8s"], |desk, _| {
        desk.create_cluster(super::Product::Kubernetes)
    }),
    route(Method::GET, &["k8s", "versions"], |desk, _| {
        desk.versions(super::Product::Kubernetes)
    }),
    route(Method::GET, &["k8s", "versions", "default"], |_, _| {
        Reply::json(200, &json!(super::nodes::DEFAULT_KUBERNETES))
    }),
    route(Method::GET, K8S, |desk, any| {
        desk.cluster(super::Product::Kubernetes, any[0])
    }),
    route(Method::PUT, K8S, |desk, any| {
        desk.change_cluster(super::Product::Kubernetes, any[0])
    }),
    route(Method::DELETE, K8S, |desk, any| {
        desk.delete_cluster(super::Product::Kubernetes, any[0])
    }),
    route(Method::GET, &["k8s", ANY, "kubeconfig"], |desk, any| {
        desk.kubeconfig(super::Product::Kubernetes, any[0])
    }),
    route(Method::GET, POOLS, |desk, any| {
        desk.pools(super::Product::Kubernetes, any[0])
    }),
    route(Method::POST, POOLS, |desk, any| {
        desk.create_pool(super::Product::Kubernetes, any[0])
    }),
    route(Method::GET, POOL, |desk, any| {
        desk.pool(super::Product::Kubernetes, any[0], any[1])
    }),
    route(Method::PUT, POOL, |desk, any| {
        desk.change_pool(super::Product::Kubernetes, any[0], any[1])
    }),
    route(Method::DELETE, POOL, |desk, any| {
        desk.delete_pool(super::Product::Kubernetes, any[0], any[1])
    }),
    route(
        Method::GET,
        &["k8s", ANY, "nodepools", ANY, "nodes"],
        |desk, any| desk.pool_nodes(any[0], any[1]),
    ),
];
const DATACENTER: &[&str] = &["datacenters", ANY];
const LANS: &[&str] = &["datacenters", ANY, "lans"];
const LAN: &[&str] = &["datacenters", ANY, "lans", ANY];
const K8S: &[&str] = &["k8s", ANY];
const POOLS: &[&str] = &["k8s", ANY, "nodepools"];
const POOL: &[&str] = &["k8s", ANY, "nodepools", ANY];

const LOCATIONS: &[(&str, &str)] = &[
    ("de/txl", "berlin"),
    ("de/fra", "karlsruhe"),
    ("fr/par", "paris"),
    ("gb/lhr", "london"),
    ("us/las", "lasvegas"),
];

const DATACENTER_BODY: Body = &[&[
    must("location", Shape::Text),
    may("name", Shape::Text),
    may("description", Shape::Text),
    may("secAuthProtection", Shape::Flag),
]];

const LAN_BODY: Body = &[&[
    may("name", Shape::Text),
    may("public", Shape::Flag),
    may("ipv6CidrBlock", Shape::Text),
    may("pcc", Shape::Text),
]];

/// A virtual data center.
#[derive(Debug)]
pub(super) struct Datacenter {
    pub(super) id: String,
    pub(super) location: String,
    created: String,
    properties: Map<String, Value>,
    /// The LANs, by their numbers.
    lans: Vec<Map<String, Value>>,
}

impl Datacenter {
    /// The one that is there from the start.
    pub(super) fn seed() -> Self {
        let lan = |name: &str, public: bool| {
            Map::from_iter([
                ("name".to_owned(), name.into()),
                ("public".to_owned(), public.into()),
            ])
        };
        Self {
            id: uuid(),
            location: "de/txl".to_owned(),
            created: now(),
            properties: Map::from_iter([
                ("name".to_owned(), "example-vdc".into()),
                ("location".to_owned(), "de/txl".into()),
            ]),
            lans: vec![lan("public", true), lan("private", false)],
        }
    }

    fn document(&self, desk: &Desk<'_>, depth: bool) -> Value {
        let id = &self.id;
        let mut document = json!({
            "id": id, "type": "datacenter", "href": desk.href(&format!("cloudapi/v6/datacenters/{id}")),
        });
        if depth {
            let mut properties = self.properties.clone();
            properties.insert("version".to_owned(), 1.into());
            properties.insert("features".to_owned(), json!(["SSD"]));
            let cpu = json!([{"cpuFamily": "INTEL_SKYLAKE", "maxCores": 51, "maxRam": 237_568, "vendor": "GenuineIntel"}]);
            properties.insert("cpuArchitecture".to_owned(), cpu);
            document["metadata"] = metadata(&self.created, "AVAILABLE");
            document["properties"] = properties.into();
        }
        document
    }

    fn lan_document(&self, desk: &Desk<'_>, number: usize) -> Option<Value> {
        let lan = self.lans.get(number.checked_sub(1)?)?;
        let path = format!("cloudapi/v6/datacenters/{}/lans/{number}", self.id);
        Some(json!({
            "id": number.to_string(), "type": "lan", "href": desk.href(&path),
            "metadata": metadata(&self.created, "AVAILABLE"), "properties": lan,
        }))
    }
}

fn absent() -> Reply {
    refuse(404, "309", "Resource does not exist")
}

impl Desk<'_> {
    /// Tells whether a list shows more than references.
    pub(super) fn has_depth(&self) -> bool {
        self.request
            .query("depth")
            .is_some_and(|depth| depth != "0")
    }

    fn contracts(&mut self) -> Reply {
        let contract = json!({"type": "contract", "properties": {
            "contractNumber": CONTRACT, "owner": USERNAME, "status": "BILLABLE", "regDomain": "ionos.com",
            "resourceLimits": {},
        }});
        self.whole(&[contract], "cloudapi/v6/contracts")
    }

    fn locations(&mut self) -> Reply {
        let row = |(id, name): &(&str, &str)| {
            json!({"id": id, "type": "location", "href": self.href(&format!("cloudapi/v6/locations/{id}")),
                "properties": {"name": name}})
        };
        let rows = LOCATIONS.iter().map(row).collect();
        self.page(rows, "cloudapi/v6/locations", "_links")
    }

    fn user(&mut self, id: &str) -> Reply {
        if id != USER_ID {
            return absent();
        }
        Reply::json(
            200,
            &json!({"id": id, "type": "user", "properties": {
                "email": USERNAME, "firstname": "Sample", "lastname": "User", "administrator": true,
            }}),
        )
    }

    fn request_status(&mut self, id: &str) -> Reply {
        let Some(target) = self.world.requests.get(id) else {
            return absent();
        };
        Reply::json(
            200,
            &json!({
                "id": format!("{id}/status"), "type": "request-status",
                "href": self.href(&format!("cloudapi/v6/requests/{id}/status")),
                "metadata": {"status": "DONE", "message": "Request has been successfully executed",
                    "targets": [{"target": {"id": target}, "status": "DONE"}]},
            }),
        )
    }

    fn datacenters(&mut self) -> Reply {
        let depth = self.has_depth();
        let name = |one: &Datacenter| {
            one.properties
                .get("name")
                .and_then(Value::as_str)
                .unwrap_or_default()
                .to_owned()
        };
        let rows = self
            .world
            .datacenters
            .values()
            .filter(|one| self.is_named("filter.name", &name(one)))
            .map(|one| one.document(self, depth))
            .collect();
        self.page(rows, "cloudapi/v6/datacenters", "_links")
    }

    fn create_datacenter(&mut self) -> Reply {
        let properties = match self
            .body()
            .and_then(|body| properties(body, DATACENTER_BODY, 422))
        {
            Ok(properties) => properties,
            Err(reply) => return reply,
        };
        let location = properties["location"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        if !LOCATIONS.iter().any(|(id, _)| *id == location) {
            return wrong(422, "properties.location", "is no location");
        }
        let datacenter = Datacenter {
            id: uuid(),
            location,
            created: now(),
            properties,
            lans: Vec::new(),
        };
        let (id, document) = (datacenter.id.clone(), datacenter.document(self, true));
        self.world.datacenters.insert(id.clone(), datacenter);
        self.accepted(&id, Some(&document))
    }

    fn datacenter(&mut self, id: &str) -> Reply {
        let found = self.world.datacenters.get(id);
        found.map_or_else(absent, |one| Reply::json(200, &one.document(self, true)))
    }

    fn patch_datacenter(&mut self, id: &str) -> Reply {
        let body = match self.body() {
            Ok(body) => body,
            Err(reply) => return reply,
        };
        let Some(found) = self.world.datacenters.get_mut(id) else {
            return absent();
        };
        found.properties.extend(body);
        let document = self.world.datacenters[id].document(self, true);
        self.accepted(id, Some(&document))
    }

    fn delete_datacenter(&mut self, id: &str) -> Reply {
        let in_use = self.world.platform.values().any(|one| one.datacenter == id)
            || self
                .world
                .postgresql
                .values()
                .any(|one| one.datacenter == id);
        match self.world.datacenters.contains_key(id) {
            false => absent(),
            true if in_use => refuse(422, "422", "the data center is in use"),
            true => {
                self.world.datacenters.remove(id);
                self.accepted(id, None)
            }
        }
    }

    fn lans(&mut self, id: &str) -> Reply {
        let Some(found) = self.world.datacenters.get(id) else {
            return absent();
        };
        let numbers = 1..=found.lans.len();
        let rows = numbers
            .filter_map(|number| found.lan_document(self, number))
            .collect();
        self.page(
            rows,
            &format!("cloudapi/v6/datacenters/{id}/lans"),
            "_links",
        )
    }

    fn create_lan(&mut self, id: &str) -> Reply {
        let properties = match self.body().and_then(|body| properties(body, LAN_BODY, 422)) {
            Ok(properties) => properties,
            Err(reply) => return reply,
        };
        let Some(found) = self.world.datacenters.get_mut(id) else {
            return absent();
        };
        found.lans.push(properties);
        let number = found.lans.len();
        let document = self.world.datacenters[id].lan_document(self, number);
        self.accepted(id, document.as_ref())
    }

    fn lan(&mut self, id: &str, number: &str) -> Reply {
        let found = self.world.datacenters.get(id);
        let document = number
            .parse()
            .ok()
            .and_then(|number| found?.lan_document(self, number));
        document.map_or_else(absent, |document| Reply::json(200, &document))
    }

    fn delete_lan(&mut self, id: &str, number: &str) -> Reply {
        let attached = |one: &super::Postgresql| one.datacenter == id && one.lan == number;
        if self.world.postgresql.values().any(attached) {
            return refuse(
                422,
                "422",
                "the LAN is protected: a database cluster is attached to it",
            );
        }
        match self.world.datacenters.get_mut(id) {
            Some(found) if number.parse() == Ok(found.lans.len()) => {
                found.lans.pop();
                self.accepted(id, None)
            }
            _ => absent(),
        }
    }
}
