//! The closed list of providers. Adding one is a folder, a line in each `match` here, and its examples.

use super::{
    Description, Provider, ProviderId, ProviderSettings, Variant, biganimal, ionos, local,
    postgraas, sap,
};

/// Everything that can be opened, in the order of the capability table: for each provider its API
/// generations, the default first.
pub fn variants() -> impl Iterator<Item = Variant> {
    ProviderId::ALL.into_iter().flat_map(|provider| {
        let apis = describe(provider).apis;
        let single = apis.is_empty().then_some(Variant {
            provider,
            api: None,
        });
        let several = apis.iter().map(move |api| Variant {
            provider,
            api: Some(api),
        });
        single.into_iter().chain(several)
    })
}

/// What is known of a provider without opening it.
pub const fn describe(id: ProviderId) -> &'static Description {
    match id {
        ProviderId::Local => &local::DESCRIPTION,
        ProviderId::Postgraas => &postgraas::DESCRIPTION,
        ProviderId::BigAnimal => &biganimal::DESCRIPTION,
        ProviderId::Ionos => &ionos::DESCRIPTION,
        ProviderId::Sap => &sap::DESCRIPTION,
    }
}

/// Opens a provider, offline.
pub fn open(id: ProviderId, settings: ProviderSettings) -> Box<dyn Provider> {
    match id {
        ProviderId::Local => local::open(settings),
        ProviderId::Postgraas => Box::new(postgraas::Postgraas::new(settings)),
        ProviderId::BigAnimal => Box::new(biganimal::BigAnimal::new(settings)),
        ProviderId::Ionos => Box::new(ionos::Ionos::new(settings)),
        ProviderId::Sap => Box::new(sap::Sap::new(settings)),
    }
}

/// Opens one for the capability table: no profile, no credentials.
pub fn open_variant(variant: Variant) -> Box<dyn Provider> {
    let mut settings = ProviderSettings::default();
    if let Some(api) = variant.api {
        settings.values.insert("api".to_owned(), api.to_owned());
    }
    open(variant.provider, settings)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::FIELDS;
    use crate::provider::Clusters;

    #[test]
    fn every_field_of_the_spec_has_one_answer_from_everybody() {
        let fields: Vec<&str> = FIELDS.iter().map(|field| field.key).collect();
        let drivers = ["docker", "shared"].map(|driver| {
            let mut settings = ProviderSettings::default();
            let driver = ("driver".to_owned(), driver.to_owned());
            settings.values.extend([driver]);
            open(ProviderId::Local, settings)
        });
        for provider in variants().map(open_variant).chain(drivers) {
            let clusters = provider.facets().clusters;
            let answers = clusters.map(Clusters::answers).unwrap_or_default();
            let answered: Vec<&str> = answers.iter().map(|answer| answer.field).collect();
            assert_eq!(answered, fields, "{}", provider.id());
        }
    }
}
