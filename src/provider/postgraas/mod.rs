#![doc = include_str!("docs.md")]

mod api;
mod config;
mod dialect;
mod record;
mod translate;

pub use config::DESCRIPTION;

use url::Url;

use super::rest::{Channel, Rest, bearer};
use super::{Facets, Provider, ProviderId, ProviderSettings};
use crate::error::Result;
use config::{Api, COLLECTION};

/// The provider of one profile; it speaks to nobody before it is asked something.
#[derive(Debug)]
pub struct Postgraas {
    api: Api,
    rest: Rest,
    profile: Option<String>,
}

impl Postgraas {
    /// The provider for a profile; touches nothing.
    pub fn new(settings: ProviderSettings) -> Self {
        let channel = Channel::new(
            &settings,
            config::address(&settings),
            dialect::DIALECT,
            DESCRIPTION.needs_credential,
        );
        Self {
            api: Api::of(&settings),
            rest: Rest::new(channel, |found| Ok(bearer(&found.secret))),
            profile: settings.profile,
        }
    }

    /// Returns the address of the collection of instances.
    fn collection(&self) -> Result<Url> {
        self.rest.url(&[COLLECTION])
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
            raw: Some(&self.rest),
            diagnosis: Some(&self.rest),
            ..Facets::default()
        }
    }
}
