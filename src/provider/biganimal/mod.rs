#![doc = include_str!("docs.md")]

mod api;
mod auth;
mod catalog;
mod change;
mod comparison;
mod config;
mod connection;
mod creation;
mod dialect;
mod document;
mod fields;
mod filters;
mod first;
mod portal;
mod request;
mod second_look;
mod settle;
mod shapes;
mod translate;
mod update;
mod volume;

pub use config::DESCRIPTION;

use super::{Facets, Provider, ProviderId, ProviderSettings};
use config::Api;
use portal::Portal;

/// The provider of one profile; it speaks to nobody before it is asked something.
#[derive(Debug)]
pub struct BigAnimal {
    portal: Portal,
    profile: Option<String>,
}

impl BigAnimal {
    /// The provider for a profile; touches nothing.
    pub fn new(settings: ProviderSettings) -> Self {
        Self {
            portal: Portal::new(&settings),
            profile: settings.profile,
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

    fn facets(&self) -> Facets<'_> {
        Facets {
            clusters: Some(self),
            update: self.current().map(|this| this as _),
            lifecycle: self.current().map(|this| this as _),
            connections: Some(self),
            restores: self.current().map(|this| this as _),
            catalog: Some(self),
            tokens: Some(self),
            raw: Some(&self.portal.rest),
            diagnosis: Some(&self.portal.rest),
            ..Facets::default()
        }
    }
}
