//! The clusters of all projects, their routes in v2 and v3, and reading and listing them.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::time::Instant;

use axum::http::Method;
use jiff::Timestamp;
use serde_json::{Value, json};

use super::cluster::{Cluster, Facts, Origin, Rest, View};
use super::errors::{Answer, Failure};
use super::list::{self, Filter};
use super::seeds::{self, Seeds};
use super::{
    Desk, Generation, SharedSeeds, catalog, data, distributed, organisation, read, switch, v1,
};
use crate::sandbox::route::{ANY, Found, Route, find};
use crate::sandbox::script::Script;
use crate::sandbox::vendor::Reply;

/// Every cluster.
#[derive(Debug)]
pub(super) struct Clusters {
    /// What was made here, and seeds that were changed.
    pub(super) made: Vec<Cluster>,
    pub(super) deleted: Vec<Cluster>,
    seeds: u32,
    /// Seeds that are among the above now.
    taken: BTreeSet<u32>,
    templates: SharedSeeds,
    templates_v1: SharedSeeds,
    /// Names of deleted clusters, by project, and since when they are free.
    pub(super) held: Vec<(String, String, Instant)>,
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
            .any(|cluster| uses(&Facts::of(&cluster.spec)))
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
    pub(super) fn bury(&mut self, pace: &Script, script: &Script) {
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
    pub(super) fn has_name(&self, project: &str, name: &str) -> bool {
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

/// Where a request goes: the project, and the generation of the API.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    pub(super) project: &'a str,
    pub(super) generation: Generation,
}

/// What answers a request below a project, with the segments that its path leaves open.
type Handler = fn(&mut Desk<'_>, Scope<'_>, &[&str]) -> Answer;

const ALL: &[&str] = &["clusters"];
const ONE: &[&str] = &["clusters", ANY];

/// Clusters and deleted clusters.
const ROUTES: &[Route<Handler>] = &[
    Route::new(Method::GET, ALL, |desk, scope, _| desk.list(scope.project)),
    Route::new(Method::POST, ALL, |desk, scope, _| {
        desk.create(scope.project, scope.generation)
    }),
    Route::new(Method::GET, ONE, |desk, scope, any| desk.get(scope, any[0])),
    Route::new(Method::PUT, ONE, |desk, scope, any| {
        desk.update(scope.project, any[0], true, scope.generation)
    }),
    Route::new(Method::PATCH, ONE, |desk, scope, any| {
        desk.update(scope.project, any[0], false, scope.generation)
    }),
    Route::new(Method::DELETE, ONE, |desk, scope, any| {
        desk.delete(scope.project, any[0])
    }),
    Route::new(
        Method::GET,
        &["clusters", ANY, "connection"],
        |desk, scope, any| desk.connection(scope, any[0]),
    ),
    Route::new(
        Method::GET,
        &["clusters", ANY, "phases"],
        |desk, scope, any| desk.phases(scope, any[0]),
    ),
    Route::new(
        Method::GET,
        &["clusters", ANY, "pg-config-parameters"],
        |desk, scope, any| {
            let cluster = desk.state.clusters.find(scope.project, any[0])?;
            let parameters = catalog::parameters(cluster.spec.get("pgConfig"));
            Ok(data(200, parameters.into()))
        },
    ),
    Route::new(
        Method::POST,
        &["clusters", ANY, "restore"],
        |desk, scope, any| {
            let cluster = desk.state.clusters.find(scope.project, any[0])?;
            let source = Origin::of(cluster);
            desk.restore(scope.project, source, scope.generation)
        },
    ),
    Route::new(Method::GET, &["deleted-clusters"], |desk, scope, _| {
        desk.list_deleted(scope.project)
    }),
    Route::new(
        Method::GET,
        &["deleted-clusters", ANY],
        |desk, scope, any| {
            let (pace, script) = (&*desk.base.pace, desk.script);
            let cluster = desk.deleted(scope.project, any[0])?;
            let view = cluster.look(pace, script);
            Ok(data(200, read::cluster(cluster, &view, script)))
        },
    ),
    Route::new(
        Method::POST,
        &["deleted-clusters", ANY, "restore"],
        |desk, scope, any| {
            let cluster = desk.deleted(scope.project, any[0])?;
            let source = Origin::of(cluster);
            desk.restore(scope.project, source, scope.generation)
        },
    ),
];

/// What came with v3.
const ROUTES_OF_V3: &[Route<Handler>] = &[
    Route::new(
        Method::POST,
        &["clusters", ANY, "pause"],
        |desk, scope, any| desk.act(scope.project, any[0], Rest::Healthy, Rest::Paused),
    ),
    Route::new(
        Method::POST,
        &["clusters", ANY, "resume"],
        |desk, scope, any| desk.act(scope.project, any[0], Rest::Paused, Rest::Healthy),
    ),
    Route::new(
        Method::POST,
        &["clusters", ANY, "promote"],
        |desk, scope, any| desk.promote(scope.project, any[0]),
    ),
];

impl Desk<'_> {
    /// Answers what is about clusters and deleted clusters.
    pub(super) fn cluster_routes(&mut self, scope: Scope<'_>, path: &[&str]) -> Answer {
        self.state.clusters.bury(&self.base.pace, self.script);
        let newer = match scope.generation {
            Generation::V2 => &[],
            Generation::V3 => ROUTES_OF_V3,
        };
        let found = [ROUTES, newer].map(|routes| find(routes, &self.request.method, path));
        match found {
            // What the portal makes of HEAD is not known; here it must not count as a look.
            [Found::Handler(..), _] | [_, Found::Handler(..)]
                if self.request.method == Method::HEAD =>
            {
                Err(Failure::new(405))
            }
            [Found::Handler(handler, any), _] | [_, Found::Handler(handler, any)] => {
                handler(self, scope, &any)
            }
            [Found::OtherMethod, _] | [_, Found::OtherMethod] => Err(Failure::new(405)),
            _ => Err(Failure::new(404)),
        }
    }

    fn get(&mut self, scope: Scope<'_>, id: &str) -> Answer {
        let script = self.script;
        let (cluster, view) = self.look(scope.project, id)?;
        let document = read::cluster(cluster, &view, script);
        let array = script.is(switch::CLUSTER_DATA, "array");
        Ok(data(200, if array { json!([document]) } else { document }))
    }

    fn connection(&mut self, scope: Scope<'_>, id: &str) -> Answer {
        let script = self.script;
        let (cluster, view) = self.look(scope.project, id)?;
        let (connection, switch) = match cluster.spec.contains_key("groups") {
            true => (None, switch::PGD_CONNECTION),
            false => (
                read::connection(cluster, &view, script),
                switch::EARLY_CONNECTION,
            ),
        };
        match connection {
            Some(connection) => Ok(data(200, connection)),
            None if script.is(switch, "not-found") => Err(Failure::because(404, "no connection")),
            None => Ok(data(200, json!({}))),
        }
    }

    fn phases(&mut self, scope: Scope<'_>, id: &str) -> Answer {
        let cluster = self.state.clusters.find(scope.project, id)?;
        let history = cluster.history.iter().enumerate();
        let phase = |(index, (name, since)): (usize, &(String, Timestamp))| {
            json!({
                "id": index + 1, "name": name, "category": "create cluster",
                "effectiveAt": super::cluster::instant(*since),
            })
        };
        Ok(data(200, history.map(phase).collect()))
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
        let filter = Filter::of(self.request, self.script)?;
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
            .filter(|cluster| {
                filter.has_name(cluster.name()) && filter.has(&Facts::of(&cluster.spec))
            })
            .map(|cluster| {
                let view = cluster.look(pace, self.script);
                let document = print(cluster, &view).to_string();
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
        let filter = Filter::of(self.request, self.script)?;
        let (pace, script) = (&*self.base.pace, self.script);
        let clusters = &mut self.state.clusters;
        let made = clusters
            .deleted
            .iter_mut()
            .filter(|cluster| cluster.project == project)
            .filter(|cluster| {
                filter.has_name(cluster.name()) && filter.has(&Facts::of(&cluster.spec))
            })
            .map(|cluster| {
                let view = cluster.look(pace, script);
                let document = read::cluster(cluster, &view, script).to_string();
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
}
