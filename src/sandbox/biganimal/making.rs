//! Making clusters: from a body, from another cluster as its faraway replica, from a point in the past.

use jiff::Timestamp;
use rand::RngExt;
use serde_json::{Map, Value, json};

use super::cluster::{Cluster, Facts, Origin, Rest};
use super::errors::{Answer, Failure};
use super::{Desk, Generation, bodies, data, distributed, rules, schema, spec, switch};
use crate::credentials::Secret;
use crate::sandbox::postgres::{Backing, NewServer};
use crate::sandbox::schema::Problem;

/// BigAnimal documentation: the administrator and the first database of every cluster.
pub(super) const ADMINISTRATOR: &str = "edb_admin";

impl Desk<'_> {
    pub(super) fn create(&mut self, project: &str, generation: Generation) -> Answer {
        let body = self.body()?;
        let mut problems = Vec::new();
        let kind = body
            .get("clusterType")
            .and_then(Value::as_str)
            .unwrap_or("cluster");
        let keys = match kind {
            "cluster" if body.contains_key("groups") => bodies::CREATE_DISTRIBUTED,
            "faraway_replica" => bodies::CREATE_FARAWAY,
            "analytical" => bodies::CREATE_ANALYTICAL,
            _ => bodies::CREATE,
        };
        schema::check(".body", &body, keys, &mut problems);
        if generation == Generation::V2 {
            schema::refuse(&body, bodies::NEWER_THAN_V2, &mut problems);
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
            _ => self.create_checked(project, body, None)?,
        };
        Ok(data(self.accepted_status(), json!({ "clusterId": id })))
    }

    /// Makes a cluster from a body whose shape is right; `source` is whose data it begins with.
    pub(super) fn create_checked(
        &mut self,
        project: &str,
        body: Map<String, Value>,
        source: Option<Backing>,
    ) -> Result<String, Failure> {
        let mut problems = Vec::new();
        match body.get("groups").and_then(Value::as_array) {
            Some(groups) => {
                rules::check_account(".body", &body, &mut problems);
                rules::check_groups(groups, &mut problems);
            }
            None => rules::check(".body", &body, &Map::new(), &mut problems),
        }
        if !problems.is_empty() {
            return Err(Failure::invalid(problems));
        }
        let password = body.get("password").and_then(Value::as_str);
        let password = password.map(|password| Secret::new(password.to_owned()));
        self.make(project, spec::accepted(body), password, source)
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
        let replica = self.make(project, spec::accepted(body), None, None)?;
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
        source: Option<Backing>,
    ) -> Result<String, Failure> {
        let name = spec
            .get("clusterName")
            .and_then(Value::as_str)
            .unwrap_or_default();
        let refused = self.script.is(switch::DUPLICATE_NAMES, "refused");
        if refused && self.state.clusters.has_name(project, name) {
            let message = format!("a cluster named '{name}' exists already");
            return Err(Failure::because(self.duplicate_status(), message));
        }
        let facts = Facts::of(&spec);
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
            let status = self.script.status(switch::QUOTA_STATUS, &[500, 503]);
            return Err(Failure::with_details(status, "failed to ValidateQuota"));
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
                source,
            }));
        }
        self.state.clusters.made.push(cluster);
        Ok(id)
    }

    pub(super) fn restore(
        &mut self,
        project: &str,
        Origin {
            spec: source,
            created,
            backing,
        }: Origin,
        generation: Generation,
    ) -> Answer {
        let mut body = self.checked(bodies::RESTORE)?;
        if generation == Generation::V2 {
            let mut problems = Vec::new();
            schema::refuse(&body, bodies::RESTORE_NEWER_THAN_V2, &mut problems);
            if !problems.is_empty() {
                return Err(Failure::invalid(problems));
            }
        }
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
        let id = self.create_checked(project, body, backing)?;
        Ok(data(self.accepted_status(), json!({ "clusterId": id })))
    }
}

/// `p-` and ten lower-case letters and digits.
fn new_id() -> String {
    const ALPHABET: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789";
    let mut random = rand::rng();
    let mut id = String::from("p-");
    id.extend((0..10).map(|_| char::from(ALPHABET[random.random_range(0..ALPHABET.len())])));
    id
}
