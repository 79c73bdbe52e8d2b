//! The clusters of all projects, and the routes of v2 and v3 that read, make, change and end them.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;

use axum::body::Bytes;
use axum::http::Method;
use jiff::Timestamp;
use rand::RngExt;
use serde_json::{Map, Value, json};

use super::cluster::{Cluster, Rest, View};
use super::errors::{Answer, Failure, Problem};
use super::list::{self, Facts, Filter};
use super::seeds::{self, Seeds};
use super::{
    Desk, Generation, SharedSeeds, catalogue, data, distributed, organisation, read, rules, schema,
    spec, switch, v1,
};
use crate::credentials::Secret;
use crate::sandbox::postgres::NewServer;
use crate::sandbox::script::Script;
use crate::sandbox::vendor::Reply;

/// BigAnimal documentation: the administrator and the first database of every cluster.
const ADMINISTRATOR: &str = "edb_admin";

/// Every cluster.
#[derive(Debug)]
pub(super) struct Clusters {
    /// What was made here, and seeds that were changed.
    made: Vec<Cluster>,
    deleted: Vec<Cluster>,
    seeds: u32,
    /// Seeds that are among the above now.
    taken: BTreeSet<u32>,
    templates: SharedSeeds,
    templates_v1: SharedSeeds,
    /// Names of deleted clusters, by project, and since when they are free.
    held: Vec<(String, String, Instant)>,
    has_kinds: bool,
}

impl Clusters {
    pub(super) fn new(seeds: u32, pace: &Script, script: &Script) -> Self {
        let template = |print: fn(&Cluster, &View, &Script) -> Value| {
            Arc::new(Seeds::new(|cluster| {
                let view = cluster.look(pace, script);
                print(cluster, &view, script)
            }))
        };
        Self {
            made: Vec::new(),
            deleted: Vec::new(),
            seeds,
            taken: BTreeSet::new(),
            templates: template(read::cluster),
            templates_v1: template(|cluster, view, _| v1::read(cluster, view)),
            held: Vec::new(),
            has_kinds: false,
        }
    }

    /// Makes a primary with a faraway replica, a distributed and an analytical cluster, once.
    pub(super) fn seed_kinds(&mut self) {
        if !std::mem::replace(&mut self.has_kinds, true) {
            self.made.extend(distributed::kinds());
        }
    }

    /// How many clusters a project has.
    pub(super) fn count(&self, project: &str) -> usize {
        let made = self
            .made
            .iter()
            .filter(|cluster| cluster.project == project);
        made.count() + self.live_seeds(project).count()
    }

    /// Whether a region has clusters.
    pub(super) fn uses_region(&self, project: &str, provider: &str, region: &str) -> bool {
        let uses = |facts: &Facts| facts.provider == provider && facts.region == region;
        let seeds = Seeds::facts();
        self.made
            .iter()
            .filter(|cluster| cluster.project == project)
            .any(|cluster| uses(&facts(&cluster.spec)))
            || self
                .live_seeds(project)
                .any(|seed| uses(&seeds[seeds::variant(seed)]))
    }

    /// What bears one of some tags.
    pub(super) fn tagged(&self, names: &[&str]) -> Vec<Value> {
        let bears = |cluster: &&Cluster| {
            let tags = cluster.spec.get("tags").and_then(Value::as_array);
            let mut tags = tags.into_iter().flatten();
            tags.any(|tag| names.iter().any(|name| tag["tagName"] == *name))
        };
        let row = |cluster: &Cluster| {
            json!({
                "resourceType": "cluster", "resourceId": cluster.id,
                "resourceName": cluster.name(), "projectId": cluster.project,
            })
        };
        self.made.iter().filter(bears).map(row).collect()
    }

    fn live_seeds(&self, project: &str) -> impl Iterator<Item = u32> {
        let count = if project == organisation::PROJECT {
            self.seeds
        } else {
            0
        };
        (0..count).filter(|seed| !self.taken.contains(seed))
    }

    /// Forgets the deleted clusters whose end has come.
    fn bury(&mut self, pace: &Script, script: &Script) {
        self.made.retain(|cluster| !cluster.is_gone(pace, script));
    }

    /// Finds a cluster; a seed becomes one of those that can be changed.
    pub(super) fn find(&mut self, project: &str, id: &str) -> Result<&mut Cluster, Failure> {
        if let Some(seed) = Seeds::find(id)
            && seed < self.seeds
            && project == organisation::PROJECT
            && self.taken.insert(seed)
        {
            self.made.push(Seeds::cluster(seed, project));
        }
        let mut made = self.made.iter_mut();
        made.find(|cluster| cluster.id == id && cluster.project == project)
            .ok_or_else(|| Failure::because(404, "no such cluster"))
    }

    /// Whether a name is taken in a project.
    fn has_name(&self, project: &str, name: &str) -> bool {
        let held = self
            .held
            .iter()
            .any(|(of, held, until)| of == project && held == name && *until > Instant::now());
        let is_seed = Seeds::find_name(name).is_some_and(|seed| {
            project == organisation::PROJECT && seed < self.seeds && !self.taken.contains(&seed)
        });
        let mut made = self.made.iter();
        held || is_seed
            || made.any(|c| c.project == project && c.name() == name && !c.is_deleting())
    }
}

/// What a cluster is filtered by.
fn facts(spec: &Map<String, Value>) -> Facts {
    let text = |key: &str, id: &str| {
        let groups = spec.get("groups").and_then(|groups| groups.get(0));
        let value = spec.get(key).or_else(|| groups?.get(key));
        let value = value.and_then(|value| value.get(id)?.as_str());
        value.unwrap_or_default().to_owned()
    };
    Facts {
        region: text("region", "regionId"),
        architecture: text("clusterArchitecture", "clusterArchitectureId"),
        pg_type: text("pgType", "pgTypeId"),
        pg_version: text("pgVersion", "pgVersionId"),
        provider: text("provider", "cloudProviderId"),
    }
}

impl Desk<'_> {
    /// Routes of clusters and deleted clusters.
    pub(super) fn cluster_routes(
        &mut self,
        project: &str,
        parts: &[&str],
        generation: Generation,
    ) -> Answer {
        let (pace, script) = (&*self.base.pace, self.script);
        self.state.clusters.bury(pace, script);
        match (self.request.method.clone(), parts) {
            (Method::GET, ["clusters"]) => self.list(project),
            (Method::POST, ["clusters"]) => self.create(project, generation),
            (Method::GET, ["clusters", id]) => {
                let (cluster, view) = self.look(project, id)?;
                let document = read::cluster(cluster, &view, script);
                let array = self.script.is(switch::CLUSTER_DATA, "array");
                Ok(data(200, if array { json!([document]) } else { document }))
            }
            (Method::PUT, ["clusters", id]) => self.update(project, id, true),
            (Method::PATCH, ["clusters", id]) => self.update(project, id, false),
            (Method::DELETE, ["clusters", id]) => self.delete(project, id),
            (Method::GET, ["clusters", id, "connection"]) => {
                let (cluster, view) = self.look(project, id)?;
                let connection = read::connection(cluster, &view, script);
                Ok(data(200, connection.unwrap_or_else(|| json!({}))))
            }
            (Method::GET, ["clusters", id, "phases"]) => {
                let cluster = self.state.clusters.find(project, id)?;
                let history = cluster.history.iter().enumerate();
                let phase = |(index, (name, since)): (usize, &(String, Timestamp))| {
                    json!({
                        "id": index + 1, "name": name, "category": "create cluster",
                        "effectiveAt": super::cluster::instant(*since),
                    })
                };
                Ok(data(200, history.map(phase).collect()))
            }
            (Method::GET, ["clusters", id, "pg-config-parameters"]) => {
                let cluster = self.state.clusters.find(project, id)?;
                Ok(data(
                    200,
                    catalogue::parameters(cluster.spec.get("pgConfig")).into(),
                ))
            }
            (Method::POST, ["clusters", id, "pause"]) => {
                self.act(project, id, Rest::Healthy, Rest::Paused)
            }
            (Method::POST, ["clusters", id, "resume"]) => {
                self.act(project, id, Rest::Paused, Rest::Healthy)
            }
            (Method::POST, ["clusters", id, "promote"]) => self.promote(project, id),
            (Method::POST, ["clusters", id, "restore"]) => {
                let cluster = self.state.clusters.find(project, id)?;
                let source = (cluster.spec.clone(), cluster.created);
                self.restore(project, source)
            }
            (Method::GET, ["deleted-clusters"]) => self.list_deleted(project),
            (Method::GET, ["deleted-clusters", id]) => {
                let cluster = self.deleted(project, id)?;
                let view = cluster.look(pace, script);
                Ok(data(200, read::cluster(cluster, &view, script)))
            }
            (Method::POST, ["deleted-clusters", id, "restore"]) => {
                let cluster = self.deleted(project, id)?;
                let source = (cluster.spec.clone(), cluster.created);
                self.restore(project, source)
            }
            (
                _,
                ["clusters" | "deleted-clusters"]
                | ["clusters" | "deleted-clusters", _]
                | [
                    "clusters" | "deleted-clusters",
                    _,
                    "connection"
                    | "phases"
                    | "pg-config-parameters"
                    | "pause"
                    | "resume"
                    | "promote"
                    | "restore",
                ],
            ) => Err(Failure::new(405)),
            _ => Err(Failure::new(404)),
        }
    }

    /// Looks at a cluster, which may move it on.
    pub(super) fn look(&mut self, project: &str, id: &str) -> Result<(&Cluster, View), Failure> {
        let cluster = self.state.clusters.find(project, id)?;
        let view = cluster.look(&self.base.pace, self.script);
        Ok((cluster, view))
    }

    fn deleted(&mut self, project: &str, id: &str) -> Result<&mut Cluster, Failure> {
        let mut deleted = self.state.clusters.deleted.iter_mut();
        deleted
            .find(|cluster| cluster.id == id && cluster.project == project)
            .ok_or_else(|| Failure::because(404, "no such cluster"))
    }

    fn list(&mut self, project: &str) -> Answer {
        let filter = Filter::of(self.request, self.script.is(switch::EXACT, "honoured"))?;
        let script = self.script;
        let print = |cluster: &Cluster, view: &View| read::cluster(cluster, view, script);
        Ok(self.listing(project, &filter, print, false))
    }

    /// A list in the form that `print` gives its elements.
    pub(super) fn listing(
        &mut self,
        project: &str,
        filter: &Filter<'_>,
        print: impl Fn(&Cluster, &View) -> Value,
        is_v1: bool,
    ) -> Reply {
        let pace = &*self.base.pace;
        let clusters = &mut self.state.clusters;
        let facts_of_seeds = Seeds::facts();
        let fitting: Vec<bool> = facts_of_seeds
            .iter()
            .map(|facts| filter.has(facts))
            .collect();
        let seeds = clusters
            .live_seeds(project)
            .filter(|seed| fitting[seeds::variant(*seed)] && filter.has_name(&Seeds::name(*seed)))
            .collect();
        let made = clusters
            .made
            .iter_mut()
            .filter(|cluster| cluster.project == project)
            .filter(|cluster| filter.has_name(cluster.name()) && filter.has(&facts(&cluster.spec)))
            .map(|cluster| {
                let view = cluster.look(pace, self.script);
                let document = Bytes::from(print(cluster, &view).to_string());
                (cluster.name().to_owned(), document)
            })
            .collect();
        let (templates, around) = match is_v1 {
            true => (clusters.templates_v1.clone(), ("[", "]")),
            false => (clusters.templates.clone(), ("{\"data\":[", "]}")),
        };
        list::reply(seeds, made, templates, filter, around)
    }

    fn list_deleted(&mut self, project: &str) -> Answer {
        let filter = Filter::of(self.request, self.script.is(switch::EXACT, "honoured"))?;
        let (pace, script) = (&*self.base.pace, self.script);
        let clusters = &mut self.state.clusters;
        let made = clusters
            .deleted
            .iter_mut()
            .filter(|cluster| cluster.project == project)
            .filter(|cluster| filter.has_name(cluster.name()) && filter.has(&facts(&cluster.spec)))
            .map(|cluster| {
                let view = cluster.look(pace, script);
                let document = Bytes::from(read::cluster(cluster, &view, script).to_string());
                (cluster.name().to_owned(), document)
            })
            .collect();
        let templates = clusters.templates.clone();
        Ok(list::reply(
            Vec::new(),
            made,
            templates,
            &filter,
            ("{\"data\":[", "]}"),
        ))
    }

    fn create(&mut self, project: &str, generation: Generation) -> Answer {
        let body = self.body()?;
        let mut problems = Vec::new();
        let kind = body
            .get("clusterType")
            .and_then(Value::as_str)
            .unwrap_or("cluster");
        let keys = match kind {
            "cluster" if body.contains_key("groups") => schema::CREATE_DISTRIBUTED,
            "faraway_replica" => schema::CREATE_FARAWAY,
            "analytical" => schema::CREATE_ANALYTICAL,
            _ => schema::CREATE,
        };
        schema::check(".body", &body, keys, &mut problems);
        if generation == Generation::V2 {
            for key in schema::NEWER_THAN_V2
                .iter()
                .filter(|key| body.contains_key(**key))
            {
                problems.push(Problem {
                    path: format!(".body.{key}"),
                    message: "should NOT have additional properties".to_owned(),
                    code: "additionalProperties.openapi.validation",
                });
            }
        }
        if !["cluster", "faraway_replica", "analytical"].contains(&kind) {
            let message = format!("'{kind}' is not a cluster type");
            problems.push(Problem::new(".body.clusterType", message));
        }
        if !problems.is_empty() {
            return Err(Failure::invalid(problems));
        }
        let id = match kind {
            "faraway_replica" => self.create_faraway(project, body)?,
            _ => self.create_checked(project, body)?,
        };
        Ok(data(202, json!({ "clusterId": id })))
    }

    /// Makes a cluster from a body whose shape is right.
    pub(super) fn create_checked(
        &mut self,
        project: &str,
        body: Map<String, Value>,
    ) -> Result<String, Failure> {
        let mut problems = Vec::new();
        match body.get("groups").and_then(Value::as_array) {
            Some(groups) => rules::check_groups(groups, &mut problems),
            None => rules::check(".body", &body, &Map::new(), &mut problems),
        }
        if !problems.is_empty() {
            return Err(Failure::invalid(problems));
        }
        let password = body.get("password").and_then(Value::as_str);
        let password = password.map(|password| Secret::new(password.to_owned()));
        self.make(project, spec::accepted(body), password)
    }

    fn create_faraway(
        &mut self,
        project: &str,
        mut body: Map<String, Value>,
    ) -> Result<String, Failure> {
        let id = body["replicaSourceClusterId"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        let source = self.state.clusters.find(project, &id);
        let source = source.map_err(|_| {
            let path = ".body.replicaSourceClusterId";
            Failure::invalid(vec![Problem::new(path, format!("no such cluster '{id}'"))])
        })?;
        let inherited = source.spec.clone();
        let mut problems = Vec::new();
        rules::check(".body", &body, &inherited, &mut problems);
        rules::check_faraway(&body, &mut problems);
        if !problems.is_empty() {
            return Err(Failure::invalid(problems));
        }
        for key in ["provider", "pgType", "pgVersion", "clusterArchitecture"] {
            if let Some(value) = inherited.get(key) {
                body.insert(key.to_owned(), value.clone());
            }
        }
        let replica = self.make(project, spec::accepted(body), None)?;
        let source = self.state.clusters.find(project, &id)?;
        if let Some(Value::Array(replicas)) = source.spec.get_mut("farawayReplicaIds") {
            replicas.push(replica.clone().into());
        }
        Ok(replica)
    }

    /// Registers a cluster whose fields are as they read back; it is ready later.
    fn make(
        &mut self,
        project: &str,
        mut spec: Map<String, Value>,
        password: Option<Secret>,
    ) -> Result<String, Failure> {
        let name = spec
            .get("clusterName")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let refused = self.script.is(switch::DUPLICATE_NAMES, "refused");
        if refused && self.state.clusters.has_name(project, name) {
            let message = format!("a cluster named '{name}' exists already");
            return Err(Failure::because(409, message));
        }
        let facts = facts(&spec);
        let (places, pace) = (&self.state.places, &*self.base.pace);
        if !places.is_active(project, &facts.provider, &facts.region, pace) {
            let message = format!("the region '{}' is not active", facts.region);
            return Err(Failure::because(412, message));
        }
        self.state.organisation.use_tags(&spec);
        let id = new_id();
        distributed::name_groups(&mut spec, &id);
        if self.script.take(switch::QUOTA_FAILURES) {
            // It stays, failed, and is in the way until it is deleted.
            let husk = Cluster::resting(id, project, spec, Rest::Failed);
            self.state.clusters.made.push(husk);
            return Err(Failure::with_details(500, "failed to ValidateQuota"));
        }
        let fails = self.script.take(switch::FAILED_PROVISIONINGS);
        let version = spec
            .get("pgVersion")
            .and_then(|version| version["pgVersionId"].as_str());
        let version = version.map(str::to_owned);
        let is_distributed = spec.contains_key("groups");
        let mut cluster = Cluster::provisioning(id.clone(), project, spec, fails);
        if let (Some(postgres), Some(password)) = (&self.base.postgres, password)
            && !fails
            && !is_distributed
        {
            cluster.backing = Some(postgres.create(NewServer {
                name: id.clone(),
                version,
                user: ADMINISTRATOR.to_owned(),
                database: ADMINISTRATOR.to_owned(),
                password,
            }));
        }
        self.state.clusters.made.push(cluster);
        Ok(id)
    }

    fn update(&mut self, project: &str, id: &str, replace: bool) -> Answer {
        let body = self.body()?;
        let cluster = self.state.clusters.find(project, id)?;
        let old = cluster.spec.clone();
        let mut problems = Vec::new();
        let spec = if old.contains_key("groups") {
            let mut spec = distributed::updated(&old, body, &mut problems);
            distributed::name_groups(&mut spec, id);
            spec
        } else {
            schema::check(".body", &body, schema::UPDATE, &mut problems);
            let missing = |key: &&&str| replace && !body.contains_key(**key);
            let missing = schema::PUT_REQUIRED.iter().filter(missing);
            problems.extend(missing.map(|key| schema::missing(".body", key)));
            if body
                .get("clusterType")
                .is_some_and(|kind| Some(kind) != old.get("clusterType"))
            {
                problems.push(Problem::new(".body.clusterType", "cannot be changed"));
            }
            let architecture = |fields: &Map<String, Value>| {
                let architecture = fields.get("clusterArchitecture")?;
                architecture.get("clusterArchitectureId").cloned()
            };
            if let (Some(from), Some(to)) = (architecture(&old), architecture(&body))
                && from != to
                && (from, to) != (json!("single"), json!("ha"))
            {
                let path = ".body.clusterArchitecture.clusterArchitectureId";
                problems.push(Problem::new(path, "the only change is from single to ha"));
            }
            if problems.is_empty() {
                rules::check(".body", &body, &old, &mut problems);
            }
            spec::updated(&old, body, replace)
        };
        if !problems.is_empty() {
            return Err(Failure::invalid(problems));
        }
        let (pace, script) = (&*self.base.pace, self.script);
        match cluster.rest(pace, script) {
            Some(Rest::Healthy) => {}
            Some(Rest::Paused) => return Err(Failure::because(412, "the cluster is paused")),
            Some(Rest::Failed) => return Err(Failure::because(412, "the cluster has failed")),
            None => return Err(Failure::because(409, "the cluster is being changed")),
        }
        let name = spec
            .get("clusterName")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let renamed = cluster.name() != name;
        if renamed && script.is(switch::DUPLICATE_NAMES, "refused") {
            let name = name.to_owned();
            if self.state.clusters.has_name(project, &name) {
                let message = format!("a cluster named '{name}' exists already");
                return Err(Failure::because(409, message));
            }
        }
        self.state.organisation.use_tags(&spec);
        let cluster = self.state.clusters.find(project, id)?;
        cluster.change(spec, Rest::Healthy, Rest::Healthy);
        Ok(data(202, json!({ "clusterId": id })))
    }

    fn act(&mut self, project: &str, id: &str, from: Rest, to: Rest) -> Answer {
        let status = self.action_status();
        let (pace, script) = (&*self.base.pace, self.script);
        let cluster = self.state.clusters.find(project, id)?;
        if cluster.rest(pace, script) != Some(from) {
            let wanted = if from == Rest::Healthy {
                "healthy"
            } else {
                "paused"
            };
            return Err(Failure::because(
                409,
                format!("the cluster is not {wanted}"),
            ));
        }
        cluster.change(cluster.spec.clone(), from, to);
        Ok(data(status, json!({ "clusterId": id })))
    }

    fn promote(&mut self, project: &str, id: &str) -> Answer {
        let status = self.action_status();
        let body = self.checked(schema::PROMOTE)?;
        let cluster = self.state.clusters.find(project, id)?;
        if cluster.text("clusterType") != "faraway_replica" {
            return Err(Failure::because(
                400,
                "the cluster is not a faraway replica",
            ));
        }
        let mut problems = Vec::new();
        rules::check(".body", &body, &cluster.spec, &mut problems);
        if !problems.is_empty() {
            return Err(Failure::invalid(problems));
        }
        let mut spec = spec::updated(&cluster.spec, body, true);
        spec.insert("clusterType".into(), "cluster".into());
        let source = spec.insert("replicaSourceClusterId".into(), "".into());
        cluster.change(spec, Rest::Healthy, Rest::Healthy);
        let source = source.and_then(|source| source.as_str().map(str::to_owned));
        self.forget_replica(project, &source.unwrap_or_default(), id);
        Ok(data(status, json!({ "clusterId": id })))
    }

    fn forget_replica(&mut self, project: &str, source: &str, replica: &str) {
        if let Ok(source) = self.state.clusters.find(project, source)
            && let Some(Value::Array(replicas)) = source.spec.get_mut("farawayReplicaIds")
        {
            replicas.retain(|id| id != replica);
        }
    }

    fn restore(
        &mut self,
        project: &str,
        (source, created): (Map<String, Value>, Timestamp),
    ) -> Answer {
        let mut body = self.checked(schema::RESTORE)?;
        if let Some(point) = body.remove("selectedRestorePointInTime") {
            let text = point.as_str().unwrap_or_default();
            // Offsets come as `+0000` as well as `Z`.
            let parsed = text.parse::<Timestamp>().ok().or_else(|| {
                let parsed = jiff::fmt::strtime::parse("%Y-%m-%dT%H:%M:%S%.f%z", text);
                parsed.ok()?.to_timestamp().ok()
            });
            let within = |point: &Timestamp| {
                // Clients name whole seconds.
                point.as_second() >= created.as_second() && *point <= Timestamp::now()
            };
            if parsed.filter(within).is_none() {
                let path = ".body.selectedRestorePointInTime";
                let message = format!("'{text}' is not a point in the restore window");
                return Err(Failure::invalid(vec![Problem::new(path, message)]));
            }
        }
        for key in ["provider", "pgType", "pgVersion", "privateNetworking"] {
            if let Some(value) = source.get(key) {
                body.insert(key.to_owned(), value.clone());
            }
        }
        if let Some(architecture) = source.get("clusterArchitecture") {
            body.entry("clusterArchitecture")
                .or_insert_with(|| architecture.clone());
        }
        let id = self.create_checked(project, body)?;
        Ok(data(202, json!({ "clusterId": id })))
    }

    /// Ends a cluster; it is among the deleted ones at once.
    pub(super) fn delete(&mut self, project: &str, id: &str) -> Answer {
        let (pace, script) = (&*self.base.pace, self.script);
        let cluster = self.state.clusters.find(project, id)?;
        if cluster.is_deleting() {
            return Err(Failure::because(404, "no such cluster"));
        }
        let replicas = cluster
            .spec
            .get("farawayReplicaIds")
            .and_then(Value::as_array);
        if replicas.is_some_and(|replicas| !replicas.is_empty()) {
            return Err(Failure::because(
                409,
                "the cluster still has faraway replicas",
            ));
        }
        cluster.delete();
        let source = cluster.text("replicaSourceClusterId").to_owned();
        let name = cluster.name().to_owned();
        let mut gone =
            Cluster::resting(id.to_owned(), project, cluster.spec.clone(), Rest::Healthy);
        gone.created = cluster.created;
        gone.deleted = Some(Timestamp::now());
        let clusters = &mut self.state.clusters;
        clusters.deleted.push(gone);
        let until = Instant::now() + script.duration(switch::NAME_HOLD);
        clusters.held.retain(|(.., until)| *until > Instant::now());
        clusters.held.push((project.to_owned(), name, until));
        clusters.bury(pace, script);
        self.forget_replica(project, &source, id);
        Ok(Reply::empty(204))
    }
}

/// `p-` and ten lower-case letters and digits.
pub(super) fn new_id() -> String {
    const ALPHABET: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789";
    let mut random = rand::rng();
    let mut id = String::from("p-");
    id.extend((0..10).map(|_| char::from(ALPHABET[random.random_range(0..ALPHABET.len())])));
    id
}
