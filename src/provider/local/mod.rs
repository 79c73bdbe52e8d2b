#![doc = include_str!("docs.md")]

mod api;
mod config;
mod errors;
mod translate;

pub use config::{DESCRIPTION, POSTGRES_BIN, RUN_AS};

use std::sync::OnceLock;

use super::{
    Backups, Catalog, ClusterUpdate, Clusters, Connections, Databases, Diagnosis, Lifecycle,
    Provider, ProviderId, ProviderSettings, RawApi, Restores, TokenManagement, Tokens, Users,
};
use crate::engine::{self, Engine};
use crate::error::Result;

/// The provider; its engine is opened by the first call that needs it.
#[derive(Debug)]
pub struct Local {
    configuration: engine::Configuration,
    profile: Option<String>,
    engine: OnceLock<Engine>,
}

impl Local {
    /// The provider for a profile; touches nothing.
    pub fn new(settings: ProviderSettings) -> Self {
        Self {
            configuration: config::engine(&settings),
            profile: settings.profile,
            engine: OnceLock::new(),
        }
    }

    /// The engine if there is anything to open: a look makes no directories.
    fn existing(&self) -> Result<Option<&Engine>> {
        if self.engine.get().is_none() && !Engine::exists(&self.configuration) {
            return Ok(None);
        }
        self.engine().map(Some)
    }

    /// The engine for a cluster that somebody named.
    fn established(&self) -> Result<&Engine> {
        self.existing()?
            .ok_or_else(|| errors::translate(engine::Error::NotFound))
    }

    fn engine(&self) -> Result<&Engine> {
        if let Some(engine) = self.engine.get() {
            return Ok(engine);
        }
        let engine = Engine::open(self.configuration.clone()).map_err(errors::translate)?;
        Ok(self.engine.get_or_init(|| engine))
    }
}

impl Provider for Local {
    fn id(&self) -> ProviderId {
        ProviderId::Local
    }

    fn clusters(&self) -> Option<&dyn Clusters> {
        Some(self)
    }

    fn cluster_update(&self) -> Option<&dyn ClusterUpdate> {
        Some(self)
    }

    fn lifecycle(&self) -> Option<&dyn Lifecycle> {
        Some(self)
    }

    fn connections(&self) -> Option<&dyn Connections> {
        Some(self)
    }

    fn backups(&self) -> Option<&dyn Backups> {
        Some(self)
    }

    fn restores(&self) -> Option<&dyn Restores> {
        Some(self)
    }

    fn users(&self) -> Option<&dyn Users> {
        Some(self)
    }

    fn databases(&self) -> Option<&dyn Databases> {
        Some(self)
    }

    fn catalog(&self) -> Option<&dyn Catalog> {
        Some(self)
    }

    fn tokens(&self) -> Option<&dyn Tokens> {
        None
    }

    fn token_management(&self) -> Option<&dyn TokenManagement> {
        None
    }

    fn raw(&self) -> Option<&dyn RawApi> {
        None
    }

    fn diagnosis(&self) -> Option<&dyn Diagnosis> {
        Some(self)
    }
}
