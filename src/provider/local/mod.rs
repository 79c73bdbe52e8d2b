#![doc = include_str!("docs.md")]

mod api;
mod config;
mod docker;
mod errors;
mod shared;
mod translate;

pub use config::{
    DESCRIPTION, DRIVER, DRIVERS, IMAGE, POSTGRES_BIN, RUN_AS, SERVER, SERVER_PASSWORD_FILE, SOCKET,
};
pub use docker::Containers;
pub use shared::Shared;

use std::sync::OnceLock;

use super::{Facets, Provider, ProviderId, ProviderSettings};
use crate::engine::{self, Engine};
use crate::error::{Error, Result};

/// Opens the provider with the driver that the profile names.
pub fn open(settings: ProviderSettings) -> Box<dyn Provider> {
    match settings.values.get(DRIVER).map(String::as_str) {
        Some("docker") => Box::new(Containers::new(settings)),
        Some("shared") => Box::new(Shared::new(settings)),
        _ => Box::new(Local::new(settings)),
    }
}

/// The provider with servers of its own; its engine is opened by the first call that needs it.
#[derive(Debug)]
pub struct Local {
    configuration: engine::Configuration,
    profile: Option<String>,
    unknown_driver: Option<String>,
    engine: OnceLock<Engine>,
}

impl Local {
    /// The provider for a profile; touches nothing.
    pub fn new(settings: ProviderSettings) -> Self {
        Self {
            configuration: config::engine(&settings),
            unknown_driver: settings
                .values
                .get(DRIVER)
                .filter(|driver| !config::DRIVERS.contains(&driver.as_str()))
                .cloned(),
            profile: settings.profile,
            engine: OnceLock::new(),
        }
    }

    /// The engine if there is anything to open: a look makes no directories.
    fn existing(&self) -> Result<Option<&Engine>> {
        self.check_driver()?;
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

    /// Opening cannot fail; the first call can.
    fn check_driver(&self) -> Result<()> {
        match &self.unknown_driver {
            None => Ok(()),
            Some(driver) => Err(Error::configuration(format!(
                "there is no driver `{driver}` for local clusters in this version"
            ))
            .with_detail(format!("drivers: {}", config::DRIVERS.join(", ")))),
        }
    }

    fn engine(&self) -> Result<&Engine> {
        self.check_driver()?;
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

    fn facets(&self) -> Facets<'_> {
        Facets {
            clusters: Some(self),
            update: Some(self),
            lifecycle: Some(self),
            connections: Some(self),
            backups: Some(self),
            backup_creation: Some(self),
            restores: Some(self),
            users: Some(self),
            databases: Some(self),
            catalog: Some(self),
            diagnosis: Some(self),
            ..Facets::default()
        }
    }
}
