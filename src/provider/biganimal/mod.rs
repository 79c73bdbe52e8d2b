#![doc = include_str!("docs.md")]

mod api;
mod architecture;
mod auth;
mod catalogue;
mod change;
mod config;
mod connection;
mod creation;
mod diagnosis;
mod document;
mod doubt;
mod errors;
mod filters;
mod first;
mod portal;
mod request;
mod second_look;
mod settle;
mod shapes;
mod texts;
mod translate;
mod update;
mod volume;

pub use config::DESCRIPTION;

use super::{
    Backups, Catalog, ClusterUpdate, Clusters, Connections, Databases, Diagnosis, Lifecycle,
    Provider, ProviderId, ProviderSettings, RawApi, Restores, TokenManagement, Tokens, Users,
};
use config::Api;
use doubt::Changes;
use portal::Portal;

/// The provider of one profile; it speaks to nobody before it is asked something.
#[derive(Debug)]
pub struct BigAnimal {
    portal: Portal,
    profile: Option<String>,
    changes: Changes,
}

impl BigAnimal {
    /// The provider for a profile; touches nothing.
    pub fn new(settings: ProviderSettings) -> Self {
        let store = settings.credentials.places().store.as_ref();
        let directory = store.map(|store| store.directory().join("biganimal-changes"));
        Self {
            portal: Portal::new(&settings),
            profile: settings.profile,
            changes: Changes::new(directory),
        }
    }

    /// What only the current generation has, or has in a shape that is known.
    fn current(&self) -> Option<&Self> {
        (self.portal.api == Api::V3).then_some(self)
    }
}

impl Provider for BigAnimal {
    fn id(&self) -> ProviderId {
        ProviderId::BigAnimal
    }

    fn clusters(&self) -> Option<&dyn Clusters> {
        Some(self)
    }

    fn cluster_update(&self) -> Option<&dyn ClusterUpdate> {
        self.current().map(|this| this as _)
    }

    fn lifecycle(&self) -> Option<&dyn Lifecycle> {
        self.current().map(|this| this as _)
    }

    fn connections(&self) -> Option<&dyn Connections> {
        Some(self)
    }

    fn backups(&self) -> Option<&dyn Backups> {
        None
    }

    fn restores(&self) -> Option<&dyn Restores> {
        self.current().map(|this| this as _)
    }

    fn users(&self) -> Option<&dyn Users> {
        None
    }

    fn databases(&self) -> Option<&dyn Databases> {
        None
    }

    fn catalog(&self) -> Option<&dyn Catalog> {
        Some(self)
    }

    fn tokens(&self) -> Option<&dyn Tokens> {
        Some(self)
    }

    fn token_management(&self) -> Option<&dyn TokenManagement> {
        None
    }

    fn raw(&self) -> Option<&dyn RawApi> {
        Some(self)
    }

    fn diagnosis(&self) -> Option<&dyn Diagnosis> {
        Some(self)
    }
}
