//! IONOS Cloud: tokens, a part of the Cloud API v6, the Data Platform, and DBaaS PostgreSQL v1 and v2, below one prefix
//! and each below its own path.

mod access;
mod cloud;
mod documents;
mod nodes;
mod postgresql;
mod roles;
mod switches;
mod tokens;

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use axum::http::Method;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use super::kubernetes::node::Node;
use super::route::{Found, Route, find};
use super::script::Script;
use super::vendor::{Profile, Reply, Request, Vendor};
use super::{Base, random_text};
use crate::credentials::Secret;
use cloud::Datacenter;
use nodes::{Cluster, Product};
use postgresql::Postgresql;
use switches as switch;
use tokens::Issued;

const PREFIX: &str = "ionos";

/// The user of the account.
const USERNAME: &str = "user@example.com";

/// The identity of the user, and the number of the contract.
const USER_ID: &str = "87f9a82e-b28d-49ed-9d04-fba2c0459cd3";
const CONTRACT: u64 = 31_909_592;

/// What answers a request, with the segments that stand for any.
type Handler = fn(&mut Desk<'_>, &[&str]) -> Reply;

/// The vendor.
#[derive(Debug)]
pub(crate) struct Ionos {
    base: Base,
    script: Script,
    password: Secret,
    /// The first token of the account.
    token: Secret,
    world: Mutex<World>,
}

/// Everything that there is.
#[derive(Debug, Default)]
struct World {
    tokens: Vec<Issued>,
    datacenters: BTreeMap<String, Datacenter>,
    postgresql: BTreeMap<String, Postgresql>,
    platform: BTreeMap<String, Cluster>,
    kubernetes: BTreeMap<String, Cluster>,
    /// The clusters of each API that are there since before the start; made when somebody first asks for any.
    seeds: u32,
    /// The resources that requests were about.
    requests: BTreeMap<String, String>,
}

/// One request at work.
struct Desk<'a> {
    base: &'a Base,
    script: &'a Script,
    world: &'a mut World,
    request: &'a Request,
}

impl Ionos {
    /// The vendor, with a data center and its seeded clusters.
    pub(crate) fn new(base: Base) -> Self {
        let mut world = World::default();
        let token = world.issue(31_536_000);
        let datacenter = Datacenter::seed();
        world.seeds = base.seed_clusters;
        world.datacenters.insert(datacenter.id.clone(), datacenter);
        Self {
            script: Script::new(PREFIX, switch::SWITCHES),
            password: Secret::new(random_text(24)),
            token,
            world: Mutex::new(world),
            base,
        }
    }

    fn lock(&self) -> MutexGuard<'_, World> {
        self.world.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells whether a request is of the account; `only_tokens` is what PostgreSQL v2 takes.
    fn is_authorized(&self, world: &World, request: &Request, only_tokens: bool) -> bool {
        let given = request.header("authorization").unwrap_or_default();
        if let Some(token) = given.strip_prefix("Bearer ") {
            return world.knows(token);
        }
        let pair = format!("{USERNAME}:{}", self.password.expose());
        !only_tokens && given.strip_prefix("Basic ") == Some(STANDARD.encode(pair).as_str())
    }
}

#[async_trait]
impl Vendor for Ionos {
    fn prefix(&self) -> &'static str {
        PREFIX
    }

    fn script(&self) -> &Script {
        &self.script
    }

    async fn answer(&self, request: Request) -> Reply {
        let segments: Vec<&str> = request.segments.iter().map(String::as_str).collect();
        let mut world = self.lock();
        world.unfold();
        let (routes, rest, location): (&[Route<Handler>], &[&str], _) = match segments.as_slice() {
            ["auth", "v1", rest @ ..] => (tokens::ROUTES, rest, None),
            ["cloudapi", "v6", rest @ ..] => (cloud::ROUTES, rest, None),
            ["dataplatform", rest @ ..] => (nodes::DATA_PLATFORM, rest, None),
            ["databases", "quota"] => (postgresql::QUOTA, &[], None),
            ["databases", "postgresql", rest @ ..] => (postgresql::FIRST, rest, None),
            ["postgresql", location, rest @ ..] => (postgresql::SECOND, rest, Some(*location)),
            _ => return refuse(404, "404", "nothing is here"),
        };
        if !self.is_authorized(&world, &request, location.is_some()) {
            return refuse(401, "315", "Unauthorized");
        }
        if location.is_some_and(|location| !postgresql::is_location(location)) {
            return refuse(404, "404", "there is no such location");
        }
        if segments[0] == "dataplatform" && self.script.flag(switch::RETIRED) {
            return refuse(404, "404", "no Route matched with those values");
        }
        let mut desk = Desk {
            base: &self.base,
            script: &self.script,
            world: &mut world,
            request: &request,
        };
        let location = location.map(str::to_owned);
        match find(routes, &request.method, rest) {
            Found::Handler(handler, any) => {
                let any: Vec<&str> = location.as_deref().into_iter().chain(any).collect();
                handler(&mut desk, &any)
            }
            Found::OtherMethod => refuse(405, "405", "the path has other methods"),
            Found::Nothing => refuse(404, "404", "nothing is here"),
        }
    }

    fn scripted(&self) {}

    fn entry(&self, origin: &str) -> Map<String, Value> {
        let own = [
            ("endpoint", format!("{origin}/{PREFIX}")),
            ("token", self.token.expose().to_owned()),
            ("username", USERNAME.to_owned()),
            ("password", self.password.expose().to_owned()),
        ];
        own.into_iter()
            .map(|(key, value)| (key.to_owned(), value.into()))
            .collect()
    }

    fn profiles(&self, origin: &str) -> Vec<Profile> {
        let profile = |name: &'static str, api: &str| Profile {
            name,
            keys: vec![
                ("provider", PREFIX.to_owned()),
                ("api", api.to_owned()),
                ("endpoint", format!("{origin}/{PREFIX}")),
            ],
            secrets: vec![("token", self.token.expose().to_owned())],
        };
        vec![
            profile("ionos", "postgresql-v2"),
            profile("ionos-postgresql-v1", "postgresql-v1"),
            profile("ionos-kubernetes", "kubernetes"),
            profile("ionos-dataplatform", "dataplatform"),
        ]
    }

    fn nodes(&self, cluster: &str, token: &str) -> Option<Vec<Node>> {
        let world = self.lock();
        let mut clusters = world.kubernetes.values().chain(world.platform.values());
        let cluster = clusters.find(|one| one.id == cluster && one.token.expose() == token)?;
        Some(cluster.nodes())
    }
}

impl World {
    /// Makes the seeds of every API, once.
    fn unfold(&mut self) {
        let datacenter = self.datacenters.keys().next().cloned().unwrap_or_default();
        for seed in 0..std::mem::take(&mut self.seeds) {
            let name = format!("seed-{seed:06}");
            let cluster = Postgresql::seed(&name, &datacenter);
            self.postgresql.insert(cluster.id.clone(), cluster);
            for (clusters, product) in [
                (&mut self.platform, Product::DataPlatform),
                (&mut self.kubernetes, Product::Kubernetes),
            ] {
                let cluster = Cluster::seed(&name, product, &datacenter);
                clusters.insert(cluster.id.clone(), cluster);
            }
        }
    }
}

/// An error of the vendor's.
fn refuse(status: u16, code: &str, message: &str) -> Reply {
    let body = json!({"httpStatus": status, "messages": [{"errorCode": code, "message": message}]});
    Reply::json(status, &body)
}

/// An identifier as the vendor's are.
fn uuid() -> String {
    let hexadecimal: String = random_text(32)
        .bytes()
        .map(|byte| format!("{:x}", byte % 16))
        .collect();
    let parts = [0..8, 8..12, 12..16, 16..20, 20..32];
    parts.map(|part| hexadecimal[part].to_owned()).join("-")
}

/// A time as the vendor writes one.
fn now() -> String {
    format!("{:.0}", jiff::Timestamp::now())
}

impl Desk<'_> {
    /// Reads the body as an object.
    fn body(&self) -> Result<Map<String, Value>, Reply> {
        serde_json::from_slice(&self.request.body)
            .map_err(|error| refuse(400, "400", &format!("the body cannot be parsed: {error}")))
    }

    /// Returns the address of something below the prefix.
    fn href(&self, path: &str) -> String {
        format!("{}/{PREFIX}/{path}", self.base.origin)
    }

    /// Tells whether the name of something fits the filter of a list.
    fn is_named(&self, parameter: &str, name: &str) -> bool {
        let wanted = self.request.query(parameter).unwrap_or_default();
        name.to_lowercase().contains(&wanted.to_lowercase())
    }

    /// Begins a creation that may fail or seem to, as the switches say.
    fn creation(&self, word: &'static str, ready: &'static str) -> super::life::Life {
        use super::life::{End, Life};
        if self.script.take(switch::FAILED_CREATIONS) {
            return Life::working(word, End::Rests("FAILED"));
        }
        let life = Life::working(word, End::Rests(ready));
        match self.script.take(switch::TRANSIENT_FAILURES) {
            true => life.with_blip("FAILED"),
            false => life,
        }
    }

    /// The word that is shown for a state.
    fn shown(&self, word: &'static str) -> &'static str {
        match self.script.flag(switch::UNKNOWN_STATE) {
            true => "RECOMBOBULATING",
            false => word,
        }
    }
}

/// A route of the vendor's.
const fn route(method: Method, path: &'static [&'static str], handler: Handler) -> Route<Handler> {
    Route::new(method, path, handler)
}
