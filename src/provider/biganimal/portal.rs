//! Projects, and the addresses below them.

use std::sync::Arc;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use tokio::sync::OnceCell;
use url::Url;

use super::auth::Account;
use super::config::{Api, PROJECT};
use crate::error::{Error, Result};
use crate::provider::ProviderSettings;
use crate::provider::rest::Rest;

/// The portal of one profile.
#[derive(Debug)]
pub(super) struct Portal {
    pub(super) api: Api,
    pub(super) rest: Rest,
    pub(super) account: Arc<Account>,
    project: Option<String>,
    discovered: OnceCell<String>,
}

/// A project (BigAnimal API v3, `GET /projects`).
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Project {
    pub(super) project_id: String,
    #[serde(default)]
    pub(super) project_name: String,
}

impl Portal {
    pub(super) fn new(settings: &ProviderSettings) -> Self {
        let account = Arc::new(Account::new(settings));
        Self {
            api: Api::of(settings),
            rest: Rest {
                channel: account.0.clone(),
                authorize: account.clone(),
            },
            account,
            project: settings.values.get(PROJECT).cloned(),
            discovered: OnceCell::new(),
        }
    }

    /// Returns the address of a path, below the project where this generation has projects.
    pub(super) async fn scoped(&self, segments: &[&str]) -> Result<Url> {
        match self.api {
            Api::V1 => self.rest.url(segments),
            Api::V3 => {
                let project = self.project().await?;
                self.rest.url(&[&["projects", project], segments].concat())
            }
        }
    }

    /// Returns the project of the profile, or the only one that there is.
    pub(super) async fn project(&self) -> Result<&str> {
        if let Some(project) = &self.project {
            return Ok(project);
        }
        let found = self.discovered.get_or_try_init(|| async {
            let mut projects = self.projects().await?;
            match projects.len() {
                1 => Ok(projects.remove(0).project_id),
                0 => Err(Error::configuration("the account has no project")
                    .with_hint("make one in the portal, or ask whoever runs the organisation")),
                _ => Err(Error::configuration(
                    "the account has several projects, and the profile names none",
                )
                .with_details(
                    projects
                        .into_iter()
                        .map(|project| format!("{}  {}", project.project_id, project.project_name)),
                )
                .with_hint("set `project` in the profile, or DBAAS_PROJECT")),
            }
        });
        found.await.map(String::as_str)
    }

    pub(super) async fn projects(&self) -> Result<Vec<Project>> {
        self.rest.list(self.rest.url(&["projects"])?, "data").await
    }

    /// Gets a list below the project, which API v1 calls `first`.
    pub(super) async fn list<T: DeserializeOwned>(
        &self,
        segments: &[&str],
        first: &str,
    ) -> Result<Vec<T>> {
        let key = match self.api {
            Api::V1 => first,
            Api::V3 => "data",
        };
        self.rest.list(self.scoped(segments).await?, key).await
    }
}
