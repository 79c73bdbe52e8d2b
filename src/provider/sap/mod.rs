#![doc = include_str!("docs.md")]

mod api;
mod cache;
mod config;
mod dialect;
mod record;
mod translate;

pub use config::DESCRIPTION;

use std::time::Instant;

use super::rest::{Channel, Rest, basic};
use super::{Facets, Provider, ProviderId, ProviderSettings};
use crate::model::State;
use cache::Cache;
use config::Options;
use record::Instance;

/// The provider of one profile; it speaks to nobody before it is asked something.
#[derive(Debug)]
pub struct Sap {
    rest: Rest,
    options: Options,
    cache: Cache,
    profile: Option<String>,
}

impl Sap {
    /// The provider for a profile; touches nothing.
    pub fn new(settings: ProviderSettings) -> Self {
        let options = Options::of(&settings);
        let username = options.username();
        let channel = Channel::new(
            &settings,
            options.address(),
            dialect::DIALECT,
            DESCRIPTION.needs_credential,
        );
        Self {
            rest: Rest::new(channel, move |found| {
                basic(username.as_deref(), &found.secret)
            }),
            cache: options.cache(),
            options,
            profile: settings.profile,
        }
    }

    /// Keeps an instance that is ready; what is on its way is asked for again.
    fn keep(&self, instance: Instance) {
        match instance.cluster.view.state {
            State::Ready => self.cache.put(instance, Instant::now()),
            _ => self.cache.remove(&instance.cluster.view.id),
        }
    }
}

impl Provider for Sap {
    fn id(&self) -> ProviderId {
        ProviderId::Sap
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
