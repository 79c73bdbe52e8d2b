//! Changing clusters that are there: their fields, whether they run, and their end.

use std::time::Instant;

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::cluster::{Cluster, Rest};
use super::errors::{Answer, Failure};
use super::making::ADMINISTRATOR;
use super::{Desk, Generation, bodies, data, distributed, rules, schema, spec, switch};
use crate::credentials::Secret;
use crate::sandbox::schema::Problem;
use crate::sandbox::vendor::Reply;

impl Desk<'_> {
    pub(super) fn update(
        &mut self,
        project: &str,
        id: &str,
        replace: bool,
        generation: Generation,
    ) -> Answer {
        let body = self.body()?;
        let cluster = self.state.clusters.find(project, id)?;
        let old = cluster.spec.clone();
        let mut problems = Vec::new();
        if generation == Generation::V2 {
            schema::refuse(&body, bodies::NEWER_THAN_V2, &mut problems);
        }
        let password = body.get("password").and_then(Value::as_str);
        let password = password.map(|password| Secret::new(password.to_owned()));
        let spec = if old.contains_key("groups") {
            let mut spec = distributed::updated(&old, body, &mut problems);
            distributed::name_groups(&mut spec, id);
            spec
        } else {
            let analytical = old.get("clusterType") == Some(&json!("analytical"));
            let (keys, required) = match analytical {
                true => (bodies::UPDATE_ANALYTICAL, bodies::PUT_REQUIRED_ANALYTICAL),
                false => (bodies::UPDATE, bodies::PUT_REQUIRED),
            };
            schema::check(".body", &body, keys, &mut problems);
            let missing = |key: &&&str| replace && !body.contains_key(**key);
            let missing = required.iter().filter(missing);
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
                return Err(Failure::because(self.duplicate_status(), message));
            }
        }
        self.state.organisation.use_tags(&spec);
        let cluster = self.state.clusters.find(project, id)?;
        cluster.change(spec, Rest::Healthy, Rest::Healthy);
        if let (Some(backing), Some(password)) = (&cluster.backing, password) {
            backing.set_password(ADMINISTRATOR, password);
        }
        Ok(data(self.accepted_status(), json!({ "clusterId": id })))
    }

    pub(super) fn act(&mut self, project: &str, id: &str, from: Rest, to: Rest) -> Answer {
        self.optional(&[])?;
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

    pub(super) fn promote(&mut self, project: &str, id: &str) -> Answer {
        let status = self.action_status();
        let body = self.checked(bodies::PROMOTE)?;
        let cluster = self.state.clusters.find(project, id)?;
        if cluster.text("clusterType") != "faraway_replica" {
            return Err(Failure::because(
                400,
                "the cluster is not a faraway replica",
            ));
        }
        let mut problems = Vec::new();
        if body.get("clusterType") != Some(&json!("cluster")) {
            let path = ".body.clusterType";
            problems.push(Problem::new(path, "should be 'cluster'"));
        }
        rules::check(".body", &body, &cluster.spec, &mut problems);
        if !problems.is_empty() {
            return Err(Failure::invalid(problems));
        }
        if cluster.rest(&self.base.pace, self.script) != Some(Rest::Healthy) {
            return Err(Failure::because(409, "the cluster is not healthy"));
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

    /// Ends a cluster; it is among the deleted ones at once.
    pub(super) fn delete(&mut self, project: &str, id: &str) -> Answer {
        self.optional(&[])?;
        let (pace, script) = (&*self.base.pace, self.script);
        let gone = || {
            let status = script.status(switch::GONE_STATUS, &[404, 400, 409, 410, 500]);
            Failure::because(status, "no such cluster")
        };
        let cluster = self.state.clusters.find(project, id).map_err(|_| gone())?;
        if cluster.is_deleting() {
            return Err(gone());
        }
        let replicas = cluster
            .spec
            .get("farawayReplicaIds")
            .and_then(Value::as_array);
        if script.is(switch::FARAWAY_DELETION, "refused")
            && replicas.is_some_and(|replicas| !replicas.is_empty())
        {
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
        // The vendor keeps the backups of a deleted cluster, from which it can be restored.
        gone.backing.clone_from(&cluster.backing);
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
