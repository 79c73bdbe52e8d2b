//! The closed list of providers. Adding one is a folder, a line in each `match` here, and its examples.

use super::{Provider, ProviderId, ProviderSettings, local};

/// Every provider that can be opened, in the order of the capability table.
pub fn variants() -> impl Iterator<Item = ProviderId> {
    ProviderId::ALL.into_iter()
}

/// The keys that a provider takes in a profile, beside those that all profiles have.
pub fn keys(id: ProviderId) -> &'static [&'static str] {
    match id {
        ProviderId::Local => local::KEYS,
    }
}

/// Opens a provider, offline.
pub fn open(id: ProviderId, settings: ProviderSettings) -> Box<dyn Provider> {
    match id {
        ProviderId::Local => local::open(settings),
    }
}
