//! DBaaS PostgreSQL: the same clusters under the same identifiers by version 1, which is global and counts megabytes,
//! and by version 2, which has a host in each location and counts gigabytes.

use std::collections::BTreeMap;

use axum::http::Method;
use serde_json::{Map, Value, json};

use super::documents::{metadata, properties, wrong};
use super::roles::{Database, User};
use super::{Desk, Handler, Reply, now, refuse, route, uuid};
use crate::credentials::Secret;
use crate::engine::HOST;
use crate::sandbox::ionos::switches as switch;
use crate::sandbox::life::{End, Life};
use crate::sandbox::postgres::{Backing, NewServer, Server};
use crate::sandbox::random_text;
use crate::sandbox::route::{ANY, Route};
use crate::sandbox::schema::{Body, Key, Shape, may, must};

const LOCATIONS: [&str; 9] = [
    "de-txl", "de-fra", "fr-par", "es-vit", "gb-lhr", "gb-bhx", "us-las", "us-mci", "us-ewr",
];
const VERSIONS: [&str; 4] = ["14", "15", "16", "17"];
const BACKUP_LOCATIONS: [&str; 3] = ["de", "eu-central-2", "eu-central-4"];

/// Tells whether version 2 has a host there.
pub(super) fn is_location(name: &str) -> bool {
    LOCATIONS.contains(&name)
}

pub(super) const QUOTA: &[Route<Handler>] = &[route(Method::GET, &[], |_, _| {
    Reply::json(
        200,
        &json!({
            "quotaUsage": {"cpu": "2", "memory": "4Gi", "storage": "32Gi"},
            "quotaLimits": {"cpu": "16", "memory": "32Gi", "storage": "1Ti"},
        }),
    )
})];

pub(super) const FIRST: &[Route<Handler>] = &[
    route(Method::GET, &["clusters"], |desk, _| desk.first_list()),
    route(Method::POST, &["clusters"], |desk, _| desk.first_create()),
    route(Method::GET, &["clusters", "postgresversions"], |_, _| {
        first_versions()
    }),
    route(Method::GET, &["versions"], |_, _| first_versions()),
    route(Method::GET, &["clusters", "backups"], |desk, _| {
        desk.first_backups(None)
    }),
    route(Method::GET, ONE, |desk, any| desk.first_get(any[0])),
    route(Method::PATCH, ONE, |desk, any| desk.first_patch(any[0])),
    route(Method::DELETE, ONE, |desk, any| desk.first_delete(any[0])),
    route(
        Method::GET,
        &["clusters", ANY, "postgresversions"],
        |_, _| first_versions(),
    ),
    route(Method::GET, &["clusters", ANY, "backups"], |desk, any| {
        desk.first_backups(Some(any[0]))
    }),
    route(Method::POST, &["clusters", ANY, "restore"], |desk, any| {
        desk.first_restore(any[0])
    }),
    route(Method::GET, &["clusters", ANY, "users"], |desk, any| {
        desk.users(any[0])
    }),
    route(Method::POST, &["clusters", ANY, "users"], |desk, any| {
        desk.create_user(any[0])
    }),
    route(Method::GET, USER, |desk, any| desk.user_of(any[0], any[1])),
    route(Method::PATCH, USER, |desk, any| {
        desk.change_user(any[0], any[1])
    }),
    route(Method::DELETE, USER, |desk, any| {
        desk.delete_user(any[0], any[1])
    }),
    route(Method::GET, &["clusters", ANY, "databases"], |desk, any| {
        desk.databases(any[0])
    }),
    route(
        Method::POST,
        &["clusters", ANY, "databases"],
        |desk, any| desk.create_database(any[0]),
    ),
    route(Method::GET, DATABASE, |desk, any| {
        desk.database_of(any[0], any[1])
    }),
    route(Method::DELETE, DATABASE, |desk, any| {
        desk.delete_database(any[0], any[1])
    }),
];
const ONE: &[&str] = &["clusters", ANY];
const USER: &[&str] = &["clusters", ANY, "users", ANY];
const DATABASE: &[&str] = &["clusters", ANY, "databases", ANY];

/// The first segment that stands for any is the location.
pub(super) const SECOND: &[Route<Handler>] = &[
    route(Method::GET, &["clusters"], |desk, any| {
        desk.second_list(any[0])
    }),
    route(Method::POST, &["clusters"], |desk, any| {
        desk.second_create(any[0])
    }),
    route(Method::GET, ONE, |desk, any| {
        desk.second_get(any[0], any[1])
    }),
    route(Method::PUT, ONE, |desk, any| {
        desk.second_put(any[0], any[1])
    }),
    route(Method::DELETE, ONE, |desk, any| {
        desk.second_delete(any[0], any[1])
    }),
    route(Method::GET, &["backups"], |desk, any| {
        desk.second_backups(any[0])
    }),
    route(Method::GET, &["versions"], |desk, any| {
        desk.second_versions(any[0])
    }),
    route(Method::GET, &["backup-locations"], |desk, any| {
        desk.backup_locations(any[0])
    }),
];

const WINDOW: &[Key] = &[must("time", Shape::Text), must("dayOfTheWeek", Shape::Text)];
const FIRST_CONNECTION: &[Key] = &[
    must("datacenterId", Shape::Text),
    must("lanId", Shape::Text),
    must("cidr", Shape::Text),
];
const POOLER: &[Key] = &[must("enabled", Shape::Flag), may("poolMode", Shape::Text)];
const FIRST_COMMON: &[Key] = &[
    may("maintenanceWindow", Shape::Object(WINDOW)),
    may("connectionPooler", Shape::Object(POOLER)),
];
const FIRST_CREATE: Body = &[
    FIRST_COMMON,
    &[
        must("displayName", Shape::Text),
        must("postgresVersion", Shape::Text),
        must("instances", Shape::Number),
        must("cores", Shape::Number),
        must("ram", Shape::Number),
        must("storageSize", Shape::Number),
        must("storageType", Shape::Text),
        must("connections", Shape::Objects(FIRST_CONNECTION)),
        must("location", Shape::Text),
        must(
            "credentials",
            Shape::Object(&[must("username", Shape::Text), must("password", Shape::Text)]),
        ),
        must("synchronizationMode", Shape::Text),
        may("backupLocation", Shape::Text),
        may(
            "fromBackup",
            Shape::Object(&[
                must("backupId", Shape::Text),
                may("recoveryTargetTime", Shape::Text),
            ]),
        ),
    ],
];
const FIRST_CHANGE: Body = &[
    FIRST_COMMON,
    &[
        may("displayName", Shape::Text),
        may("postgresVersion", Shape::Text),
        may("instances", Shape::Number),
        may("cores", Shape::Number),
        may("ram", Shape::Number),
        may("storageSize", Shape::Number),
        may("connections", Shape::Objects(FIRST_CONNECTION)),
        may("synchronizationMode", Shape::Text),
    ],
];

const SECOND_BODY: &[Key] = &[
    must("name", Shape::Text),
    may("description", Shape::Text),
    must("version", Shape::Text),
    must(
        "instances",
        Shape::Object(&[
            must("count", Shape::Number),
            must("ram", Shape::Number),
            must("cores", Shape::Number),
            must("storageSize", Shape::Number),
        ]),
    ),
    must(
        "connection",
        Shape::Object(&[
            must("datacenterId", Shape::Text),
            must("lanId", Shape::Text),
            must("primaryInstanceAddress", Shape::Text),
        ]),
    ),
    must("maintenanceWindow", Shape::Object(WINDOW)),
    must("replicationMode", Shape::Text),
    may("connectionPooler", Shape::Text),
    may("logsEnabled", Shape::Flag),
    may("metricsEnabled", Shape::Flag),
    must(
        "backup",
        Shape::Object(&[
            must("location", Shape::Text),
            must("retentionDays", Shape::Number),
        ]),
    ),
    may(
        "restoreFromBackup",
        Shape::Object(&[
            may("sourceBackupId", Shape::Text),
            may("recoveryTargetDatetime", Shape::Text),
        ]),
    ),
];
const CREDENTIALS: &[Key] = &[
    must("username", Shape::Text),
    must("password", Shape::Text),
    must("database", Shape::Text),
];
const SECOND_CREATE: Body = &[
    SECOND_BODY,
    &[must("credentials", Shape::Object(CREDENTIALS))],
];
const SECOND_CHANGE: Body = &[
    SECOND_BODY,
    &[may("credentials", Shape::Object(CREDENTIALS))],
];

/// A cluster. Its members are those of version 2, but for sizes in megabytes.
#[derive(Debug)]
pub(super) struct Postgresql {
    pub(super) id: String,
    pub(super) datacenter: String,
    pub(super) lan: String,
    location: String,
    created: String,
    name: String,
    version: String,
    instances: u64,
    cores: u64,
    ram: u64,
    storage: u64,
    storage_type: String,
    address: String,
    replication: String,
    window: Value,
    pooler: String,
    backup: Value,
    description: Option<String>,
    logs: bool,
    metrics: bool,
    pub(super) owner: String,
    database: Option<String>,
    pub(super) users: BTreeMap<String, User>,
    pub(super) databases: BTreeMap<String, Database>,
    pub(super) backing: Option<Backing>,
    /// The life of a cluster of version 2; version 1 has other words for its parts.
    pub(super) life: Life,
}

impl Postgresql {
    /// One that is there since before the start.
    pub(super) fn seed(name: &str, datacenter: &str) -> Self {
        Self {
            id: uuid(),
            datacenter: datacenter.to_owned(),
            lan: "2".to_owned(),
            location: "de/txl".to_owned(),
            created: now(),
            name: name.to_owned(),
            version: "17".to_owned(),
            instances: 1,
            cores: 2,
            ram: 4096,
            storage: 20_480,
            storage_type: "SSD Premium".to_owned(),
            address: "192.168.1.100/24".to_owned(),
            replication: "ASYNCHRONOUS".to_owned(),
            window: json!({"time": "03:00:00", "dayOfTheWeek": "Sunday"}),
            pooler: "DISABLED".to_owned(),
            backup: json!({"location": "eu-central-4", "retentionDays": 7}),
            description: None,
            logs: false,
            metrics: false,
            owner: "dbadmin".to_owned(),
            database: None,
            users: BTreeMap::new(),
            databases: BTreeMap::new(),
            backing: None,
            life: Life::resting("AVAILABLE"),
        }
    }

    /// The host of its location.
    fn host(&self) -> String {
        let host = self.location.replace('/', "-");
        host.trim_end_matches("-2").to_owned()
    }

    fn dns_name(&self) -> String {
        match self.backing.as_ref().map(Backing::server) {
            Some(Server::Ready(port)) => format!("{HOST}:{port}"),
            _ => format!("pg-{}.postgresql.{}.ionos.com", &self.id[..8], self.host()),
        }
    }

    fn first(&self, word: &'static str, desk: &Desk<'_>) -> Value {
        // Version 1 knows less words.
        let word = match word {
            "PROVISIONING" | "UPDATING" => "BUSY",
            word => word,
        };
        let is_pooled = self.pooler != "DISABLED";
        let mode = if is_pooled {
            self.pooler.to_lowercase()
        } else {
            String::new()
        };
        let mut properties = json!({
            "displayName": self.name, "postgresVersion": self.version,
            "location": self.location.trim_end_matches("/2"), "dnsName": self.dns_name(),
            "backupLocation": self.backup["location"], "instances": self.instances, "ram": self.ram,
            "cores": self.cores, "storageSize": self.storage, "storageType": self.storage_type,
            "connections": [{"datacenterId": self.datacenter, "lanId": self.lan, "cidr": self.address}],
            "maintenanceWindow": self.window, "synchronizationMode": self.replication,
            "connectionPooler": {"enabled": is_pooled, "poolMode": mode},
        });
        if self.lan.is_empty() {
            properties["connections"] = json!([]);
        }
        if desk.script.flag(switch::NULLS) {
            properties["maintenanceWindow"] = Value::Null;
            properties["connectionPooler"] = Value::Null;
        }
        json!({
            "type": "cluster", "id": self.id, "metadata": metadata(&self.created, desk.shown(word)),
            "properties": properties,
        })
    }

    fn second(&self, word: &'static str, desk: &Desk<'_>) -> Value {
        let host = self.host();
        let path = format!("postgresql/{host}/clusters/{}", self.id);
        let mut metadata = metadata(&self.created, desk.shown(word));
        metadata["dnsName"] = self.dns_name().into();
        metadata["resourceURN"] = format!(
            "ionos:postgresql:{host}:{}:clusters/{}",
            super::CONTRACT,
            self.id
        )
        .into();
        if word == "FAILED" {
            metadata["statusMessage"] = "the volumes could not be attached".into();
        }
        let mut properties = json!({
            "name": self.name, "description": self.description, "version": self.version,
            "instances": {"count": self.instances, "ram": self.ram / 1024, "cores": self.cores,
                "storageSize": self.storage / 1024},
            "connection": {"datacenterId": self.datacenter, "lanId": self.lan,
                "primaryInstanceAddress": self.address},
            "maintenanceWindow": self.window, "replicationMode": self.replication,
            "connectionPooler": self.pooler, "logsEnabled": self.logs, "metricsEnabled": self.metrics,
            "backup": self.backup,
        });
        if desk.script.flag(switch::ECHO_CREDENTIALS) {
            properties["credentials"] = json!({"username": self.owner, "database": self.database});
        }
        json!({
            "id": self.id, "type": "cluster", "href": desk.href(&path), "metadata": metadata,
            "properties": properties,
        })
    }

    fn backup_id(&self) -> String {
        format!("{}-4oymiqu-{}", self.id, self.version)
    }
}

fn first_versions() -> Reply {
    let versions: Vec<Value> = VERSIONS
        .iter()
        .map(|name| json!({ "name": name }))
        .collect();
    Reply::json(200, &json!({ "data": versions }))
}

pub(super) fn absent() -> Reply {
    refuse(404, "dbaas-err-api-404", "the cluster does not exist")
}

fn text(properties: &Map<String, Value>, key: &str) -> String {
    properties
        .get(key)
        .and_then(Value::as_str)
        .unwrap_or_default()
        .to_owned()
}

impl Desk<'_> {
    /// Looks at a cluster, which may move it on; its state where it is there.
    pub(super) fn look_at(&mut self, id: &str) -> Option<&'static str> {
        let is_stuck = self.script.flag(switch::STUCK);
        let cluster = self.world.postgresql.get_mut(id)?;
        let is_busy = cluster.backing.as_ref().is_some_and(Backing::is_busy);
        let word = cluster.life.look(&self.base.pace, is_stuck || is_busy);
        if word.is_none() {
            self.world.postgresql.remove(id);
        }
        word
    }

    fn rows(&mut self, location: Option<&str>, name: &str) -> Vec<(String, &'static str)> {
        let wanted = |one: &Postgresql| {
            location.is_none_or(|location| one.host() == location)
                && one.name.to_lowercase().contains(&name.to_lowercase())
        };
        let all = self.world.postgresql.values().filter(|one| wanted(one));
        let ids: Vec<String> = all.map(|one| one.id.clone()).collect();
        let seen = ids.into_iter().filter_map(|id| {
            let word = self.look_at(&id)?;
            Some((id, word))
        });
        seen.collect()
    }

    fn filter(&self) -> String {
        self.request
            .query("filter.name")
            .unwrap_or_default()
            .to_owned()
    }

    fn first_list(&mut self) -> Reply {
        let name = self.filter();
        let rows = self.rows(None, &name);
        let rows = rows
            .iter()
            .map(|(id, word)| self.world.postgresql[id].first(word, self))
            .collect();
        self.page(rows, "databases/postgresql/clusters", "links")
    }

    fn first_get(&mut self, id: &str) -> Reply {
        match self.look_at(id) {
            Some(word) => Reply::json(200, &self.world.postgresql[id].first(word, self)),
            None => absent(),
        }
    }

    fn first_create(&mut self) -> Reply {
        let created = self
            .body()
            .and_then(|body| properties(body, FIRST_CREATE, 422));
        let properties = match created {
            Ok(properties) => properties,
            Err(reply) => return reply,
        };
        let number = |key: &str| properties[key].as_u64().unwrap_or_default();
        let connections = properties["connections"].as_array();
        let Some([connection]) = connections.map(Vec::as_slice) else {
            return wrong(422, "properties.connections", "must have one item");
        };
        let credentials = &properties["credentials"];
        let owner = credentials["username"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        let password = credentials["password"].as_str().unwrap_or_default();
        if password.len() < 10 {
            return wrong(
                422,
                "properties.credentials.password",
                "must have 10 characters or more",
            );
        }
        if ["postgres", "admin", "standby"].contains(&owner.as_str()) {
            return wrong(422, "properties.credentials.username", "is reserved");
        }
        if !number("ram").is_multiple_of(1024) || number("ram") < 4096 {
            return wrong(
                422,
                "properties.ram",
                "must be a multiple of 1024, 4096 or more",
            );
        }
        if !number("storageSize").is_multiple_of(2048) || number("storageSize") < 2048 {
            return wrong(422, "properties.storageSize", "must be a multiple of 2048");
        }
        let types = ["HDD", "SSD", "SSD Standard", "SSD Premium"];
        if !types.contains(&properties["storageType"].as_str().unwrap_or_default()) {
            return wrong(422, "properties.storageType", "is no storage type");
        }
        let seed = Postgresql::seed(&text(&properties, "displayName"), "");
        let cluster = Postgresql {
            location: text(&properties, "location"),
            version: text(&properties, "postgresVersion"),
            instances: number("instances"),
            cores: number("cores"),
            ram: number("ram"),
            storage: number("storageSize"),
            storage_type: text(&properties, "storageType"),
            replication: text(&properties, "synchronizationMode"),
            window: properties
                .get("maintenanceWindow")
                .cloned()
                .unwrap_or(seed.window.clone()),
            datacenter: connection["datacenterId"]
                .as_str()
                .unwrap_or_default()
                .to_owned(),
            lan: connection["lanId"].as_str().unwrap_or_default().to_owned(),
            address: connection["cidr"].as_str().unwrap_or_default().to_owned(),
            owner,
            ..seed
        };
        let password = Secret::new(password.to_owned());
        match self.insert(cluster, password) {
            Ok(id) => Reply::json(200, &self.world.postgresql[&id].first("BUSY", self)),
            Err(reply) => reply,
        }
    }

    /// Checks a new cluster, and begins to make it.
    fn insert(&mut self, mut cluster: Postgresql, password: Secret) -> Result<String, Reply> {
        let Some(datacenter) = self.world.datacenters.get(&cluster.datacenter) else {
            return Err(wrong(
                422,
                "properties.connection.datacenterId",
                "is no data center",
            ));
        };
        let host = cluster.host();
        if datacenter.location.replace('/', "-") != host {
            return Err(wrong(
                422,
                "properties.location",
                "is not that of the data center",
            ));
        }
        if !(1..=5).contains(&cluster.instances) {
            return Err(wrong(422, "properties.instances", "must be 1 to 5"));
        }
        if !VERSIONS.contains(&cluster.version.as_str()) {
            return Err(wrong(422, "properties.version", "is no version"));
        }
        if !cluster.address.contains('/') {
            return Err(wrong(
                422,
                "properties.connection",
                "the address has no prefix length",
            ));
        }
        cluster.life = self.creation("PROVISIONING", "AVAILABLE");
        let owner = User::new(&cluster.owner);
        cluster.users.insert(cluster.owner.clone(), owner);
        let database = cluster
            .database
            .clone()
            .unwrap_or_else(|| cluster.owner.clone());
        let first = Database::new(&database, &cluster.owner);
        cluster.databases.insert(database.clone(), first);
        if let Some(postgres) = &self.base.postgres {
            cluster.backing = Some(postgres.create(NewServer {
                name: format!("ionos-{}", random_text(12).to_lowercase()),
                version: Some(cluster.version.clone()),
                user: cluster.owner.clone(),
                database,
                password,
                source: None,
            }));
        }
        let id = cluster.id.clone();
        self.world.postgresql.insert(id.clone(), cluster);
        Ok(id)
    }

    fn first_patch(&mut self, id: &str) -> Reply {
        match self.look_at(id) {
            Some("AVAILABLE") => {}
            Some(_) => return refuse(422, "dbaas-err-api-422", "the cluster is not AVAILABLE"),
            None => return absent(),
        }
        let change = self
            .body()
            .and_then(|body| properties(body, FIRST_CHANGE, 422));
        let change = match change {
            Ok(change) => change,
            Err(reply) => return reply,
        };
        let number = |key: &str| change.get(key).and_then(Value::as_u64);
        let Some(cluster) = self.world.postgresql.get_mut(id) else {
            return absent();
        };
        if number("storageSize").is_some_and(|size| size < cluster.storage) {
            return wrong(422, "properties.storageSize", "cannot shrink");
        }
        cluster.instances = number("instances").unwrap_or(cluster.instances);
        cluster.cores = number("cores").unwrap_or(cluster.cores);
        cluster.ram = number("ram").unwrap_or(cluster.ram);
        cluster.storage = number("storageSize").unwrap_or(cluster.storage);
        for (key, place) in [
            ("displayName", &mut cluster.name),
            ("postgresVersion", &mut cluster.version),
            ("synchronizationMode", &mut cluster.replication),
        ] {
            if change.contains_key(key) {
                *place = text(&change, key);
            }
        }
        if let Some(window) = change.get("maintenanceWindow") {
            cluster.window = window.clone();
        }
        if let Some(pooler) = change.get("connectionPooler") {
            let mode = pooler["poolMode"].as_str().unwrap_or("transaction");
            cluster.pooler = match pooler["enabled"] == true {
                true => mode.to_uppercase(),
                false => "DISABLED".to_owned(),
            };
        }
        if let Some(Value::Array(connections)) = change.get("connections") {
            let first = connections.first().cloned().unwrap_or_default();
            cluster.lan = first["lanId"].as_str().unwrap_or_default().to_owned();
            cluster.address = first["cidr"].as_str().unwrap_or_default().to_owned();
        }
        cluster.life.begin("UPDATING", End::Rests("AVAILABLE"));
        // The answer may still show the state of before.
        Reply::json(200, &self.world.postgresql[id].first("AVAILABLE", self))
    }

    fn destroy(&mut self, id: &str) -> Option<()> {
        self.look_at(id)?;
        let cluster = self.world.postgresql.get_mut(id)?;
        cluster.life.begin("DESTROYING", End::Gone);
        if let Some(backing) = &cluster.backing {
            backing.stop();
        }
        Some(())
    }

    fn first_delete(&mut self, id: &str) -> Reply {
        match self.destroy(id) {
            Some(()) => Reply::json(200, &self.world.postgresql[id].first("DESTROYING", self)),
            None => absent(),
        }
    }

    fn first_backups(&mut self, cluster: Option<&str>) -> Reply {
        if cluster.is_some_and(|id| !self.world.postgresql.contains_key(id)) {
            return absent();
        }
        let all = self.world.postgresql.values();
        let rows = all
            .filter(|one| cluster.is_none_or(|id| one.id == id))
            .map(|one| {
                let id = one.backup_id();
                json!({"type": "backup", "id": id, "metadata": {"createdDate": one.created, "state": "AVAILABLE"},
                    "properties": {"id": id, "clusterId": one.id, "version": one.version, "isActive": true,
                        "earliestRecoveryTargetTime": one.created, "size": 543,
                        "location": one.backup["location"]}})
            })
            .collect();
        self.page(rows, "databases/postgresql/clusters/backups", "links")
    }

    fn first_restore(&mut self, id: &str) -> Reply {
        let body = match self.body() {
            Ok(body) => body,
            Err(reply) => return reply,
        };
        let Some(cluster) = self.world.postgresql.get_mut(id) else {
            return absent();
        };
        if text(&body, "backupId") != cluster.backup_id() {
            return wrong(422, "backupId", "is no backup of the cluster");
        }
        cluster.life.begin("UPDATING", End::Rests("AVAILABLE"));
        Reply::empty(202)
    }

    fn second_list(&mut self, location: &str) -> Reply {
        let name = self.filter();
        if !name.is_empty() && !(2..=63).contains(&name.len()) {
            return wrong(400, "filter.name", "must have 2 to 63 characters");
        }
        let state = self.request.query("filter.state").map(str::to_owned);
        let mut rows = self.rows(Some(location), &name);
        rows.retain(|(_, word)| state.as_ref().is_none_or(|state| state == word));
        let rows = rows
            .iter()
            .map(|(id, word)| self.world.postgresql[id].second(word, self))
            .collect();
        self.page(rows, &format!("postgresql/{location}/clusters"), "_links")
    }

    /// Tells whether a cluster is at a host.
    fn is_at(&self, location: &str, id: &str) -> bool {
        let found = self.world.postgresql.get(id);
        found.is_some_and(|one| one.host() == location)
    }

    fn second_get(&mut self, location: &str, id: &str) -> Reply {
        match self.look_at(id).filter(|_| self.is_at(location, id)) {
            Some(word) => Reply::json(200, &self.world.postgresql[id].second(word, self)),
            None => absent(),
        }
    }

    fn second_create(&mut self, location: &str) -> Reply {
        let properties = match self
            .body()
            .and_then(|body| properties(body, SECOND_CREATE, 422))
        {
            Ok(properties) => properties,
            Err(reply) => return reply,
        };
        let credentials = &properties["credentials"];
        let of = |key: &str| credentials[key].as_str().unwrap_or_default().to_owned();
        let (owner, password, database) = (of("username"), of("password"), of("database"));
        let is_word = |text: &str| {
            text.bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
        };
        if !(2..=16).contains(&owner.len()) || !is_word(&owner) {
            return wrong(
                422,
                "properties.credentials.username",
                "must have 2 to 16 of A-Za-z0-9_",
            );
        }
        if !(2..=63).contains(&database.len()) || !is_word(&database) {
            return wrong(
                422,
                "properties.credentials.database",
                "must have 2 to 63 of A-Za-z0-9_",
            );
        }
        let has = |is: fn(&u8) -> bool| password.bytes().any(|byte| is(&byte));
        let is_strong = has(u8::is_ascii_lowercase)
            && has(u8::is_ascii_uppercase)
            && has(u8::is_ascii_digit)
            && has(|byte| b"@$!%*?&".contains(byte));
        if !is_strong || !(8..=63).contains(&password.len()) {
            return wrong(
                422,
                "properties.credentials.password",
                "is not strong enough",
            );
        }
        let mut cluster = Postgresql {
            location: location.replacen('-', "/", 1),
            owner,
            database: Some(database),
            ..Postgresql::seed("", "")
        };
        if let Err(reply) = cluster.take(&properties) {
            return reply;
        }
        match self.insert(cluster, Secret::new(password)) {
            Ok(id) => Reply::json(
                201,
                &self.world.postgresql[&id].second("PROVISIONING", self),
            ),
            Err(reply) => reply,
        }
    }

    fn second_put(&mut self, location: &str, id: &str) -> Reply {
        match self.look_at(id).filter(|_| self.is_at(location, id)) {
            Some("AVAILABLE") => {}
            Some(_) => return refuse(409, "dbaas-err-api-409", "the cluster is not AVAILABLE"),
            None => return absent(),
        }
        let body = match self.body() {
            Ok(body) => body,
            Err(reply) => return reply,
        };
        if body.get("id").and_then(Value::as_str) != Some(id) {
            return wrong(422, "id", "must be that of the path");
        }
        let properties = match properties(body, SECOND_CHANGE, 422) {
            Ok(properties) => properties,
            Err(reply) => return reply,
        };
        let Some(cluster) = self.world.postgresql.get_mut(id) else {
            return absent();
        };
        if let Err(reply) = cluster.take(&properties) {
            return reply;
        }
        cluster.life.begin("UPDATING", End::Rests("AVAILABLE"));
        Reply::json(200, &self.world.postgresql[id].second("UPDATING", self))
    }

    fn second_delete(&mut self, location: &str, id: &str) -> Reply {
        if !self.is_at(location, id) {
            return absent();
        }
        match self.destroy(id) {
            Some(()) => Reply::empty(202),
            None => absent(),
        }
    }

    fn second_backups(&mut self, location: &str) -> Reply {
        let wanted = self.request.query("filter.clusterId");
        let all = self
            .world
            .postgresql
            .values()
            .filter(|one| one.host() == location);
        let rows = all
            .filter(|one| wanted.is_none_or(|id| one.id == id))
            .map(|one| {
                json!({"id": one.backup_id(), "type": "backup", "metadata": {"createdDate": one.created},
                    "properties": {"clusterId": one.id, "postgresClusterVersion": one.version, "isActive": true,
                        "earliestRecoveryTargetTime": one.created, "latestRecoveryTargetTime": null,
                        "location": one.backup["location"]}})
            })
            .collect();
        self.page(rows, &format!("postgresql/{location}/backups"), "_links")
    }

    fn second_versions(&mut self, location: &str) -> Reply {
        let rows = VERSIONS
            .iter()
            .map(|version| {
                let status = if *version == "17" { "RECOMMENDED" } else { "SUPPORTED" };
                json!({"id": uuid(), "type": "version",
                    "properties": {"version": version, "status": status, "comment": "", "canUpgradeTo": []}})
            })
            .collect();
        self.page(rows, &format!("postgresql/{location}/versions"), "_links")
    }

    fn backup_locations(&mut self, location: &str) -> Reply {
        let rows = BACKUP_LOCATIONS
            .iter()
            .map(|name| json!({"id": uuid(), "properties": {"location": name}}))
            .collect();
        self.page(
            rows,
            &format!("postgresql/{location}/backup-locations"),
            "_links",
        )
    }
}

impl Postgresql {
    /// Takes over the whole of a body of version 2: what is left out falls back to its default.
    fn take(&mut self, properties: &Map<String, Value>) -> Result<(), Reply> {
        let (instances, connection) = (&properties["instances"], &properties["connection"]);
        let number = |key: &str| instances[key].as_u64().unwrap_or_default();
        let (ram, storage) = (number("ram"), number("storageSize"));
        if !(4..=240).contains(&ram) {
            return Err(wrong(422, "properties.instances.ram", "must be 4 to 240"));
        }
        if !(10..=4096).contains(&storage) {
            return Err(wrong(
                422,
                "properties.instances.storageSize",
                "must be 10 to 4096",
            ));
        }
        self.name = text(properties, "name");
        self.version = text(properties, "version");
        self.instances = number("count");
        self.cores = number("cores");
        self.ram = ram * 1024;
        self.storage = storage * 1024;
        self.datacenter = connection["datacenterId"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        self.lan = connection["lanId"].as_str().unwrap_or_default().to_owned();
        self.address = connection["primaryInstanceAddress"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        self.window = properties["maintenanceWindow"].clone();
        self.replication = text(properties, "replicationMode");
        self.backup = properties["backup"].clone();
        let pooler = properties.get("connectionPooler").and_then(Value::as_str);
        self.pooler = pooler.unwrap_or("DISABLED").to_owned();
        let description = properties.get("description").and_then(Value::as_str);
        self.description = description.map(str::to_owned);
        self.logs = properties.get("logsEnabled") == Some(&Value::Bool(true));
        self.metrics = properties.get("metricsEnabled") == Some(&Value::Bool(true));
        Ok(())
    }
}
