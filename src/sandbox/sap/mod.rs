//! SAP Instance Manager: one instance for each tenant, created and deleted in the background, below one prefix. It
//! answers as the vendor's two clients expect it to.

mod instance;
mod switches;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use axum::http::Method;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Map, Value, json};

use super::postgres::NewServer;
use super::route::{ANY, Found, Route, find};
use super::script::Script;
use super::vendor::{Profile, Reply, Request, Vendor};
use super::{Base, random_text};
use crate::credentials::Secret;
use instance::{DATABASE, Instance, USER};
use switches as switch;

const PREFIX: &str = "sap";

/// The user of the service binding.
const USERNAME: &str = "sbss_binding";

/// The identifier of the managed service, which is part of every path.
const SERVICE: &str = "0b1e6a52-0000-4000-8000-000000000001";

/// What answers a request.
type Handler = fn(&mut Desk<'_>, &[&str]) -> Reply;

const ROUTES: &[Route<Handler>] = &[
    Route::new(Method::GET, ALL, |desk, _| desk.list()),
    Route::new(Method::POST, ONE, |desk, any| desk.create(any[0])),
    Route::new(Method::GET, ONE, |desk, any| desk.get(any[0])),
    Route::new(Method::DELETE, ONE, |desk, any| desk.delete(any[0])),
    Route::new(Method::PATCH, BINDING, |desk, any| desk.renew(any[0])),
];
const ALL: &[&str] = &["managed", "managed_instances", SERVICE];
const ONE: &[&str] = &["managed", "managed_instances", SERVICE, ANY];
const BINDING: &[&str] = &["managed", "managed_instances", SERVICE, ANY, "binding"];

/// The vendor.
#[derive(Debug)]
pub(crate) struct Sap {
    base: Base,
    script: Script,
    password: Secret,
    instances: Mutex<Instances>,
}

/// Every instance. A seed is a number until somebody deletes it.
#[derive(Debug, Default)]
struct Instances {
    made: BTreeMap<String, Instance>,
    seeds: u32,
    /// Seeds that were deleted, or are among those that were made.
    taken: BTreeSet<u32>,
}

/// One request at work.
struct Desk<'a> {
    base: &'a Base,
    script: &'a Script,
    instances: &'a mut Instances,
    request: &'a Request,
}

impl Sap {
    /// The vendor, with its seeded instances.
    pub(crate) fn new(base: Base) -> Self {
        Self {
            script: Script::new(PREFIX, switch::SWITCHES),
            password: Secret::new(random_text(24)),
            instances: Mutex::new(Instances {
                seeds: base.seed_clusters,
                ..Instances::default()
            }),
            base,
        }
    }

    fn lock(&self) -> MutexGuard<'_, Instances> {
        self.instances
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }

    fn is_authorized(&self, request: &Request) -> bool {
        let pair = format!("{USERNAME}:{}", self.password.expose());
        let given = request.header("authorization").unwrap_or_default();
        given.strip_prefix("Basic ") == Some(STANDARD.encode(pair).as_str())
    }

    /// The four addresses, by the names of the vendor's options.
    fn addresses(origin: &str) -> [(&'static str, String); 4] {
        let all = format!("{origin}/{PREFIX}/{}", ALL.join("/"));
        let one = format!("{all}/{{tenant_id}}");
        [
            ("get_all_managed_instances_url", all),
            ("get_managed_instance_url", one.clone()),
            ("post_managed_instance_url", one.clone()),
            ("delete_managed_instance_url", one),
        ]
    }
}

#[async_trait]
impl Vendor for Sap {
    fn prefix(&self) -> &'static str {
        PREFIX
    }

    fn script(&self) -> &Script {
        &self.script
    }

    async fn answer(&self, request: Request) -> Reply {
        if !self.is_authorized(&request) {
            return refuse(401, "Unauthorized", "user or password is wrong");
        }
        let mut desk = Desk {
            base: &self.base,
            script: &self.script,
            instances: &mut self.lock(),
            request: &request,
        };
        match find(ROUTES, &request.method, &request.segments) {
            Found::Handler(handler, any) => handler(&mut desk, &any),
            Found::OtherMethod => refuse(405, "Method Not Allowed", "the path has other methods"),
            Found::Nothing => refuse(404, "Not Found", "nothing is here"),
        }
    }

    fn scripted(&self) {}

    fn entry(&self, origin: &str) -> Map<String, Value> {
        let own = [
            ("endpoint", format!("{origin}/{PREFIX}")),
            ("username", USERNAME.to_owned()),
            ("password", self.password.expose().to_owned()),
        ];
        let entries = own.into_iter().chain(Self::addresses(origin));
        entries
            .map(|(key, value)| (key.to_owned(), value.into()))
            .collect()
    }

    fn profiles(&self, origin: &str) -> Vec<Profile> {
        let own = [
            ("provider", PREFIX.to_owned()),
            ("username", USERNAME.to_owned()),
        ];
        vec![Profile {
            name: PREFIX,
            keys: own.into_iter().chain(Self::addresses(origin)).collect(),
            secrets: vec![("password", self.password.expose().to_owned())],
        }]
    }
}

/// An error of the service: `description` is for people.
fn refuse(status: u16, error: &str, description: &str) -> Reply {
    Reply::json(status, &json!({"error": error, "description": description}))
}

fn missing(tenant: &str) -> Reply {
    let description = format!("no managed instance of the tenant '{tenant}'");
    refuse(404, "Not Found", &description)
}

impl Instances {
    fn seed_tenant(seed: u32) -> String {
        format!("seed-{seed:06}")
    }

    /// Makes a seed one of those that were made, where a tenant is one.
    fn unfold(&mut self, tenant: &str) {
        let number = tenant
            .strip_prefix("seed-")
            .and_then(|text| text.parse().ok());
        if let Some(seed) = number.filter(|seed| *seed < self.seeds)
            && Self::seed_tenant(seed) == tenant
            && self.taken.insert(seed)
        {
            let instance = Instance::ready(tenant, Secret::new(random_text(16)));
            self.made.insert(tenant.to_owned(), instance);
        }
    }
}

impl Desk<'_> {
    /// Looks at an instance; the record, where it is there.
    fn look(&mut self, tenant: &str) -> Option<Value> {
        self.instances.unfold(tenant);
        let instance = self.instances.made.get_mut(tenant)?;
        match instance.poll(&self.base.pace, self.script) {
            Some(status) => Some(instance.record(status, self.script)),
            None => {
                self.instances.made.remove(tenant);
                None
            }
        }
    }

    fn get(&mut self, tenant: &str) -> Reply {
        let Some(mut record) = self.look(tenant) else {
            return missing(tenant);
        };
        let is = |word: &str| self.script.is(switch::RECORD, word);
        if is("not-json") {
            return Reply::text(200, "application/json", "{\"tenant_id\": ");
        }
        if is("null") {
            return Reply::json(200, &Value::Null);
        }
        if is("plain-text") {
            return Reply::text(200, "text/plain", record.to_string());
        }
        if is("no-status") {
            record.as_object_mut().map(|record| record.remove("status"));
        }
        if is("other-tenant") {
            record["tenant_id"] = "another".into();
        }
        if is("lower-case") {
            let status = record["status"].as_str().unwrap_or_default().to_lowercase();
            record["status"] = status.into();
        }
        Reply::json(200, &record)
    }

    fn list(&mut self) -> Reply {
        let is = |word: &str| self.script.is(switch::LIST, word);
        if is("null") {
            return Reply::json(200, &Value::Null);
        }
        if is("empty") {
            return Reply::text(200, "application/json", "");
        }
        let tenants: Vec<String> = self.instances.made.keys().cloned().collect();
        let mut records: Vec<Value> = tenants
            .iter()
            .filter_map(|tenant| self.look(tenant))
            .collect();
        if is("no-status") {
            for record in records.iter_mut().filter_map(Value::as_object_mut) {
                record.remove("status");
            }
        }
        if is("object") {
            return Reply::json(200, &json!({ "items": records }));
        }
        let taken = self.instances.taken.clone();
        let seeds = (0..self.instances.seeds).filter(move |seed| !taken.contains(seed));
        let seeded = seeds.map(|seed| {
            let tenant = Instances::seed_tenant(seed);
            json!({"tenant_id": tenant, "status": "CREATION_SUCCEEDED", "label": "managed-hana"})
        });
        let documents = records.into_iter().chain(seeded);
        Reply::list(("[", "]"), documents, |record, part| {
            part.push_str(&record.to_string());
        })
    }

    fn create(&mut self, tenant: &str) -> Reply {
        if matches!(tenant, "." | "..") {
            return refuse(400, "Bad Request", "that is no tenant");
        }
        if let Err(problem) = check_parameters(&self.request.body) {
            return refuse(400, "Bad Request", &problem);
        }
        if self.look(tenant).is_some() {
            let description = format!("the tenant '{tenant}' has a managed instance already");
            return refuse(409, "Conflict", &description);
        }
        let password = Secret::new(random_text(24));
        let fails = self.script.take(switch::FAILED_CREATIONS);
        let mut instance = Instance::creating(tenant, password.clone(), fails);
        if let Some(postgres) = self.base.postgres.as_ref().filter(|_| !fails) {
            instance.backing = Some(postgres.create(NewServer {
                name: format!("{PREFIX}-{}", random_text(12)),
                version: None,
                user: USER.to_owned(),
                database: DATABASE.to_owned(),
                password,
                source: None,
            }));
        }
        // It is visible before its creation is answered: clients ask for it at once.
        self.instances.made.insert(tenant.to_owned(), instance);
        Reply::empty(self.script.status(switch::CREATE_STATUS, &[201, 200, 202]))
    }

    fn delete(&mut self, tenant: &str) -> Reply {
        if self.look(tenant).is_none() {
            return missing(tenant);
        }
        let fails = self.script.take(switch::FAILED_DELETIONS);
        if let Some(instance) = self.instances.made.get_mut(tenant) {
            instance.delete(fails);
        }
        Reply::empty(self.script.status(switch::DELETE_STATUS, &[204, 200, 202]))
    }

    fn renew(&mut self, tenant: &str) -> Reply {
        self.instances.unfold(tenant);
        match self.instances.made.get_mut(tenant) {
            None => missing(tenant),
            Some(instance) => {
                instance.renew(Secret::new(random_text(24)));
                Reply::text(200, "text/plain", "renewed\n")
            }
        }
    }
}

/// The documented parameters are objects; the vendor says nothing of others, and they pass.
fn check_parameters(body: &[u8]) -> Result<(), String> {
    if body.is_empty() {
        return Ok(());
    }
    let Ok(Value::Object(parameters)) = serde_json::from_slice(body) else {
        return Err("the body should be a JSON object".to_owned());
    };
    for key in ["provisioning_parameters", "binding_parameters"] {
        if parameters.get(key).is_some_and(|value| !value.is_object()) {
            return Err(format!("'{key}' should be an object"));
        }
    }
    Ok(())
}
