//! The one error for an absent facet, before anything is sent.

use super::{FACETS, Provider, ProviderId, Required, registry};
use crate::error::{Error, ErrorKind};

impl<'p> dyn Provider + 'p {
    /// Returns the facets, each of which is an error where the provider lacks it: the facet and the providers
    /// that have it are named, and no request is sent.
    pub fn require(&self) -> Required<'_> {
        Required {
            facets: self.facets(),
            provider: self.id(),
            absent,
        }
    }
}

fn absent(provider: ProviderId, name: &'static str) -> Error {
    let mut others: Vec<String> = registry::variants()
        .filter(|other| {
            let provider = registry::open_variant(*other);
            let facets = provider.facets();
            FACETS
                .iter()
                .any(|facet| facet.name == name && (facet.present)(&facets))
        })
        .map(|other| other.to_string())
        .collect();
    let error = Error::new(
        ErrorKind::Unsupported,
        format!("provider `{provider}` has no {}", name.replace('_', " ")),
    );
    // Then it is not the provider that lacks it, but what the profile makes of it.
    let own = others.len();
    others.retain(|other| other != provider.name());
    if others.len() < own {
        error.with_hint("this profile's keys rule them out (such as `driver`)")
    } else if others.is_empty() {
        error.with_hint("no provider of this version has them")
    } else {
        error.with_hint(format!("providers that have them: {}", others.join(", ")))
    }
}
