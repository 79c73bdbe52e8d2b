//! What lies above projects: the projects themselves, tags, and who asks.

use axum::http::Method;
use serde_json::{Map, Value, json};

use super::errors::{Answer, Failure};
use super::{Desk, Table, bodies, catalog, data};
use crate::sandbox::random_text;
use crate::sandbox::vendor::Reply;

/// The organisation; the default project's id differs in the prefix only.
pub(super) const ORGANISATION: &str = "org_Ab12Cd34Ef56Gh78";

/// The default project.
pub(super) const PROJECT: &str = "prj_Ab12Cd34Ef56Gh78";

const SECOND_PROJECT: &str = "prj_Second_0Project0";

/// Projects and tags.
#[derive(Debug)]
pub(super) struct Organisation {
    projects: Table<Map<String, Value>>,
    tags: Table<Map<String, Value>>,
    next_tag: u32,
}

impl Organisation {
    pub(super) fn new() -> Self {
        let mut organisation = Self {
            projects: Table::new(),
            tags: Table::new(),
            next_tag: 1,
        };
        organisation.add_project(PROJECT, "Default project");
        organisation
    }

    fn add_project(&mut self, id: &str, name: &str) {
        let mut project = Map::new();
        project.insert("projectName".into(), name.into());
        project.insert("tags".into(), json!([]));
        self.projects.entry(id.to_owned()).or_insert(project);
    }

    /// Makes a second project, with which a client must say which it means.
    pub(super) fn second_project(&mut self) {
        self.add_project(SECOND_PROJECT, "Second project");
    }

    /// Finds a project.
    pub(super) fn project(&self, id: &str) -> Result<&Map<String, Value>, Failure> {
        let missing = || Failure::because(404, format!("no such project '{id}'"));
        self.projects.get(id).ok_or_else(missing)
    }

    /// Makes the tags that a body uses and that are not there yet.
    pub(super) fn use_tags(&mut self, body: &Map<String, Value>) {
        let used = body.get("tags").and_then(Value::as_array);
        for tag in used.into_iter().flatten().filter_map(Value::as_object) {
            if !self
                .tags
                .values()
                .any(|known| known.get("tagName") == tag.get("tagName"))
            {
                self.add_tag(tag.clone());
            }
        }
    }

    fn add_tag(&mut self, mut tag: Map<String, Value>) -> String {
        let id = format!("t-{}", self.next_tag);
        self.next_tag += 1;
        tag.entry("color").or_insert(Value::Null);
        self.tags.insert(id.clone(), tag);
        id
    }
}

impl Desk<'_> {
    /// Who asks, as `GET /user-info` tells it.
    pub(super) fn user_info(&self) -> Value {
        let permissions: Vec<String> = ["clusters", "projects", "cloud_providers", "tags"]
            .iter()
            .flat_map(|on| {
                ["read", "create", "update", "delete"].map(|verb| format!("{verb}:{on}"))
            })
            .filter(|permission| {
                permission.starts_with("read:") || self.script.is(super::switch::PERMISSIONS, "all")
            })
            .collect();
        let scoped: Vec<Value> = self
            .state
            .organisation
            .projects
            .keys()
            .map(|project| json!({"scope": project, "permissions": permissions}))
            .collect();
        json!({
            "name": "Ada Ops", "userId": "auth0|77", "organizationId": ORGANISATION,
            "email": "ada@example.com", "organizationType": "DBMgtaaS",
            "organizationTier": "azuremp-normal", "scopedPermissions": scoped,
        })
    }

    /// Projects, tags and resources.
    pub(super) fn organisation(&mut self, parts: &[&str]) -> Answer {
        let status = self.action_status();
        match (self.request.method.clone(), parts) {
            (Method::GET, ["projects"]) => {
                let projects = &self.state.organisation.projects;
                let rows = projects
                    .iter()
                    .map(|(id, project)| self.project_row(id, project));
                self.listed(rows.collect())
            }
            (Method::POST, ["projects"]) => {
                let body = self.checked(bodies::PROJECT)?;
                let id = format!("prj_{}", random_text(16));
                self.state.organisation.use_tags(&body);
                self.state.organisation.projects.insert(id.clone(), body);
                Ok(data(status, json!({ "projectId": id })))
            }
            (Method::GET, ["projects", id]) => {
                let project = self.state.organisation.project(id)?;
                Ok(data(200, self.project_row(id, project)))
            }
            (Method::PUT, ["projects", id]) => {
                self.state.organisation.project(id)?;
                let body = self.checked(bodies::PROJECT)?;
                self.state.organisation.use_tags(&body);
                self.state
                    .organisation
                    .projects
                    .insert((*id).to_owned(), body);
                Ok(data(status, json!({ "projectId": id })))
            }
            (Method::DELETE, ["projects", id]) => {
                self.optional(&[])?;
                self.state.organisation.project(id)?;
                if self.state.clusters.count(id) > 0 {
                    return Err(Failure::because(409, "the project still has clusters"));
                }
                self.state.organisation.projects.remove(*id);
                Ok(Reply::empty(204))
            }
            (Method::GET, ["tags"]) => {
                let tags = self.state.organisation.tags.iter();
                let rows = tags.map(|(id, tag)| {
                    let mut row = Map::new();
                    row.insert("tagId".into(), id.clone().into());
                    row.extend(tag.clone());
                    row.into()
                });
                self.listed(rows.collect())
            }
            (Method::POST, ["tags"]) => {
                let body = self.checked(&[bodies::TAG])?;
                let id = self.state.organisation.add_tag(body);
                Ok(data(status, json!({ "tagId": id })))
            }
            (Method::PUT, ["tags", id]) => {
                let body = self.checked(&[bodies::TAG])?;
                let tags = &mut self.state.organisation.tags;
                let tag = tags.get_mut(*id).ok_or_else(|| Failure::new(404))?;
                tag.extend(body);
                Ok(data(status, json!({ "tagId": id })))
            }
            (Method::DELETE, ["tags", id]) => {
                self.optional(&[])?;
                let removed = self.state.organisation.tags.remove(*id);
                let answer = removed.map(|_| Reply::empty(204));
                answer.ok_or_else(|| Failure::new(404))
            }
            (Method::GET, ["resources"]) => {
                let wanted: Vec<&str> = self.request.queries("tagNames").collect();
                Ok(data(200, self.state.clusters.tagged(&wanted).into()))
            }
            (_, ["projects" | "tags", ..] | ["resources"]) => Err(Failure::new(405)),
            _ => Err(Failure::new(404)),
        }
    }

    /// Whether a project can use a cloud. New projects have none connected (BigAnimal API v3).
    pub(super) fn is_connected(&self, project: &str, provider: &str) -> bool {
        [PROJECT, SECOND_PROJECT].contains(&project)
            || self.state.places.has_account(project, provider)
    }

    fn project_row(&self, id: &str, project: &Map<String, Value>) -> Value {
        let clouds: Vec<Value> = catalog::PROVIDERS
            .iter()
            .filter(|(cloud, _)| self.is_connected(id, cloud))
            .map(|(id, name)| json!({"cloudProviderId": id, "cloudProviderName": name}))
            .collect();
        json!({
            "projectId": id, "projectName": project.get("projectName"), "userCount": 1,
            "clusterCount": self.state.clusters.count(id), "cloudProviders": clouds,
            "tags": project.get("tags").cloned().unwrap_or_else(|| json!([])),
        })
    }
}
