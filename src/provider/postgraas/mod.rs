#![doc = include_str!("docs.md")]

mod api;
mod config;
mod diagnosis;
mod errors;
mod record;
mod server;
mod translate;

pub use config::DESCRIPTION;

use super::{
    Backups, Catalog, ClusterUpdate, Clusters, Connections, Databases, Diagnosis, Lifecycle,
    Provider, ProviderId, ProviderSettings, RawApi, Restores, TokenManagement, Tokens, Users,
};
use server::Server;

/// The provider of one profile; it speaks to nobody before it is asked something.
#[derive(Debug)]
pub struct Postgraas {
    server: Server,
    profile: Option<String>,
}

impl Postgraas {
    /// The provider for a profile; touches nothing.
    pub fn new(settings: ProviderSettings) -> Self {
        Self {
            server: Server::new(&settings),
            profile: settings.profile,
        }
    }
}

impl Provider for Postgraas {
    fn id(&self) -> ProviderId {
        ProviderId::Postgraas
    }

    fn clusters(&self) -> Option<&dyn Clusters> {
        Some(self)
    }

    fn cluster_update(&self) -> Option<&dyn ClusterUpdate> {
        None
    }

    fn lifecycle(&self) -> Option<&dyn Lifecycle> {
        None
    }

    fn connections(&self) -> Option<&dyn Connections> {
        Some(self)
    }

    fn backups(&self) -> Option<&dyn Backups> {
        None
    }

    fn restores(&self) -> Option<&dyn Restores> {
        None
    }

    fn users(&self) -> Option<&dyn Users> {
        None
    }

    fn databases(&self) -> Option<&dyn Databases> {
        None
    }

    fn catalog(&self) -> Option<&dyn Catalog> {
        None
    }

    fn tokens(&self) -> Option<&dyn Tokens> {
        None
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
