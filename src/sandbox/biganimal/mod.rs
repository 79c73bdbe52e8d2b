//! BigAnimal (EDB Postgres AI Cloud Service): generations v1, v2 and v3 of its API and the issuer of its
//! tokens, below one prefix. It is strict where the vendor is, and says what was wrong.

mod auth;
mod bodies;
mod catalog;
mod changing;
mod cluster;
mod clusters;
mod distributed;
mod errors;
mod list;
mod making;
mod organisation;
mod places;
mod read;
mod rules;
mod seeds;
mod spec;
mod switches;
mod v1;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use async_trait::async_trait;
use axum::http::Method;
use serde_json::{Map, Value, json};

use super::script::Script;
use super::vendor::{Profile, Reply, Request, Vendor};
use super::{Base, rows, schema};
use auth::Auth;
use clusters::Clusters;
use errors::{Answer, Failure};
use organisation::Organisation;
use places::Places;
use switches as switch;

const PREFIX: &str = "biganimal";

/// The vendor.
#[derive(Debug)]
pub(crate) struct BigAnimal {
    base: Base,
    script: Script,
    state: Mutex<State>,
}

/// Everything that requests change.
struct State {
    auth: Auth,
    organisation: Organisation,
    places: Places,
    clusters: Clusters,
    /// The token of the printed line and the profiles, once somebody asked for it.
    token: Option<String>,
}

/// Without the token.
impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("State")
            .field("auth", &self.auth)
            .field("organisation", &self.organisation)
            .field("clusters", &self.clusters)
            .finish_non_exhaustive()
    }
}

/// A generation of the API that is scoped by projects or was by the organisation; v1 is apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Generation {
    V2,
    V3,
}

/// One request at work.
struct Desk<'a> {
    base: &'a Base,
    script: &'a Script,
    state: &'a mut State,
    request: &'a Request,
}

impl BigAnimal {
    /// The vendor, with its seeded clusters.
    pub(crate) fn new(base: Base) -> Self {
        let auth = Auth::new(format!("{}/{PREFIX}", base.origin));
        let script = Script::new(PREFIX, switch::SWITCHES);
        let clusters = Clusters::new(base.seed_clusters, &base.pace, &script);
        Self {
            state: Mutex::new(State {
                auth,
                organisation: Organisation::new(),
                places: Places::default(),
                clusters,
                token: None,
            }),
            base,
            script,
        }
    }

    /// The printed token; it is issued late, so that its lifetime is the one that was asked for.
    fn token(&self) -> String {
        let mut state = self.lock();
        let state = &mut *state;
        let issue = || state.auth.portal_token(&self.base.pace);
        state.token.get_or_insert_with(issue).clone()
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Vendor for BigAnimal {
    fn prefix(&self) -> &'static str {
        PREFIX
    }

    fn script(&self) -> &Script {
        &self.script
    }

    async fn answer(&self, request: Request) -> Reply {
        let mut state = self.lock();
        let mut desk = Desk {
            base: &self.base,
            script: &self.script,
            state: &mut state,
            request: &request,
        };
        desk.answer().unwrap_or_else(Failure::reply)
    }

    fn scripted(&self) {
        let mut state = self.lock();
        let state = &mut *state;
        if self.script.is(switch::PROJECTS, "2") {
            state.organisation.second_project();
        }
        if self.script.flag(switch::SEED_KINDS) {
            state.clusters.seed_kinds();
        }
    }

    fn entry(&self, origin: &str) -> Map<String, Value> {
        let token = self.token();
        let state = self.lock();
        let entry = json!({
            "endpoint": format!("{origin}/{PREFIX}"),
            "access_key": state.auth.access_key(),
            "token": token,
        });
        match entry {
            Value::Object(entry) => entry,
            _ => Map::new(),
        }
    }

    fn profiles(&self, origin: &str) -> Vec<Profile> {
        let token = self.token();
        let state = self.lock();
        let profile = |name, api: &str, project: bool, secret, value: &str| {
            let mut keys = vec![
                ("provider", PREFIX.to_owned()),
                ("api", api.to_owned()),
                ("endpoint", format!("{origin}/{PREFIX}")),
            ];
            keys.extend(project.then(|| ("project", organisation::PROJECT.to_owned())));
            Profile {
                name,
                keys,
                secrets: vec![(secret, value.to_owned())],
            }
        };
        let key = state.auth.access_key();
        vec![
            profile("biganimal", "v3", true, "access-key", key),
            profile("biganimal-v1", "v1", false, "token", &token),
        ]
    }
}

impl Desk<'_> {
    fn answer(&mut self) -> Answer {
        let parts: Vec<&str> = self.request.segments.iter().map(String::as_str).collect();
        let pace = &*self.base.pace;
        match parts.as_slice() {
            ["oauth", rest @ ..] => {
                let auth = &mut self.state.auth;
                Ok(auth.issuer(self.request, rest, self.script, pace))
            }
            ["activate"] => {
                let page = "<!DOCTYPE html><title>Sandbox</title><p>Nothing to confirm here: \
                            device codes confirm themselves.</p>\n";
                Ok(Reply::text(200, "text/html; charset=utf-8", page))
            }
            ["api", version @ ("v1" | "v2" | "v3"), rest @ ..] => self.api(version, rest),
            _ => Err(Failure::new(404)),
        }
    }

    fn api(&mut self, version: &str, parts: &[&str]) -> Answer {
        let pace = &*self.base.pace;
        if self.request.method == Method::POST {
            // Also where there is no body (BigAnimal API v3, conventions).
            self.want_json()?;
        }
        match (self.request.method.clone(), parts) {
            (Method::GET, ["auth", "provider"]) => {
                return Ok(self.state.auth.provider(self.script));
            }
            (Method::POST, ["auth", "token"]) => {
                return self.state.auth.exchange(self.request, self.script, pace);
            }
            _ => {}
        }
        self.state
            .auth
            .authorize(&self.request.headers, version == "v3")?;
        let reads = [Method::GET, Method::HEAD].contains(&self.request.method);
        // The calculation changes nothing, whatever its method.
        if !reads && !parts.contains(&"utils") && self.script.is(switch::PERMISSIONS, "read") {
            return Err(Failure::new(403));
        }
        match (version, parts) {
            ("v1", parts) => self.v1(parts),
            (_, ["user-info"]) if reads => Ok(data(200, self.user_info())),
            ("v2", parts) => self.scoped(organisation::PROJECT, parts, Generation::V2),
            (_, ["projects", project, rest @ ..]) if !rest.is_empty() => {
                self.state.organisation.project(project)?;
                self.scoped(project, rest, Generation::V3)
            }
            (_, parts) => self.organisation(parts),
        }
    }

    /// What lies below a project.
    fn scoped(&mut self, project: &str, parts: &[&str], generation: Generation) -> Answer {
        match parts {
            ["clusters", ..] | ["deleted-clusters", ..] => {
                let scope = clusters::Scope {
                    project,
                    generation,
                };
                self.cluster_routes(scope, parts)
            }
            _ => self.places(project, parts, generation),
        }
    }

    fn want_json(&self) -> Result<(), Failure> {
        let content_type = self.request.header("content-type").unwrap_or_default();
        if content_type.starts_with("application/json") {
            return Ok(());
        }
        let message = "the content-type of every request is application/json";
        Err(Failure::because(415, message))
    }

    /// The body as a JSON object.
    fn body(&self) -> Result<Map<String, Value>, Failure> {
        self.want_json()?;
        match serde_json::from_slice(&self.request.body) {
            Ok(Value::Object(body)) => Ok(body),
            Ok(_) => Err(Failure::because(400, "the body should be an object")),
            Err(error) => Err(Failure::because(400, error.to_string())),
        }
    }

    /// The body, checked against a schema.
    fn checked(&self, keys: schema::Body) -> Result<Map<String, Value>, Failure> {
        let body = self.body()?;
        let mut problems = Vec::new();
        schema::check(".body", &body, keys, &mut problems);
        match problems.is_empty() {
            true => Ok(body),
            false => Err(Failure::invalid(problems)),
        }
    }

    /// The same of a request that may have no body.
    fn optional(&self, keys: schema::Body) -> Result<Map<String, Value>, Failure> {
        if self.request.body.is_empty() {
            return Ok(Map::new());
        }
        self.checked(keys)
    }

    /// A catalog, filtered by `q` and sorted.
    fn listed(&self, mut rows: Vec<Value>) -> Answer {
        if let Some(wanted) = self.request.query("q") {
            rows::search(&mut rows, wanted);
        }
        if let Some(order) = self.request.query("sort") {
            let (path, options) = order.split_once('|').unwrap_or((order, ""));
            let descending = path.strip_prefix('-');
            let field = descending.unwrap_or(path);
            rows::sort(&mut rows, field, options.contains("numeric:true"));
            if descending.is_some() {
                rows.reverse();
            }
        }
        Ok(data(200, rows.into()))
    }

    /// The status of what is begun; clients must not insist on 202.
    fn accepted_status(&self) -> u16 {
        self.script
            .status(switch::ACCEPTED_STATUS, &[202, 200, 201])
    }

    /// The status of a name that is taken.
    fn duplicate_status(&self) -> u16 {
        self.script
            .status(switch::DUPLICATE_STATUS, &[409, 400, 412])
    }

    /// The status of actions whose status nobody recorded.
    fn action_status(&self) -> u16 {
        self.script
            .status(switch::ACTION_STATUS, &[202, 200, 201, 204])
    }
}

/// The envelope of v2 and v3.
fn data(status: u16, document: Value) -> Reply {
    match status {
        204 => Reply::empty(204),
        status => Reply::json(status, &json!({ "data": document })),
    }
}

/// Shared by everything that keeps things by a key.
type Table<T> = BTreeMap<String, T>;

/// Templates are shared with answers that are still being sent.
type SharedSeeds = Arc<seeds::Seeds>;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::clock;

    #[test]
    fn nothing_secret_is_in_what_debug_shows() {
        let base = Base {
            kubernetes: crate::sandbox::kubernetes::Address::default(),
            origin: "http://127.0.0.1:1".to_owned(),
            pace: Arc::new(Script::new("sandbox", clock::SWITCHES)),
            postgres: None,
            seed_clusters: 0,
        };
        let vendor = BigAnimal::new(base);
        let secrets = [vendor.token(), vendor.lock().auth.access_key().to_owned()];
        let shown = format!("{vendor:?} {:?}", vendor.profiles("http://127.0.0.1:1"));
        assert!(shown.contains("access-key"), "{shown}");
        for secret in secrets {
            assert!(!shown.contains(&secret), "{shown}");
        }
    }
}
