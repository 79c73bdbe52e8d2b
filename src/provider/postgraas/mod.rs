#![doc = include_str!("docs.md")]

mod api;
mod config;
mod diagnosis;
mod errors;
mod record;
mod server;
mod translate;

pub use config::DESCRIPTION;

use super::{Facets, Provider, ProviderId, ProviderSettings};
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

    fn facets(&self) -> Facets<'_> {
        Facets {
            clusters: Some(self),
            connections: Some(self),
            raw: Some(self),
            diagnosis: Some(self),
            ..Facets::default()
        }
    }
}
