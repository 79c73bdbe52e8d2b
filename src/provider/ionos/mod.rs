#![doc = include_str!("docs.md")]

mod access;
mod backups;
mod catalog;
mod clusters;
mod config;
mod datacenter;
mod dialect;
mod document;
mod fields;
mod node_pools;
mod product;
mod regions;
mod tokens;
mod translate;

pub use config::DESCRIPTION;

use std::collections::HashMap;
use std::sync::Mutex;

use async_trait::async_trait;
use reqwest::header::{HeaderName, HeaderValue};

use super::rest::{Channel, Rest, basic, bearer};
use super::{Facets, Provider, ProviderId, ProviderSettings, RawApi, RawRequest};
use crate::error::{Error, Result};
use crate::hint::Hint;
use crate::http::Streaming;
use config::{Api, Defaults};
use document::Reader;

/// What is said of an API that the vendor has retired.
const RETIRED: &str =
    "IONOS has retired the Data Platform: `api = \"kubernetes\"` has node pools and a kubeconfig";

/// The provider of one profile; it speaks to nobody before it is asked something.
#[derive(Debug)]
pub struct Ionos {
    api: Api,
    rest: Rest,
    reader: Reader,
    defaults: Defaults,
    username: Option<String>,
    /// The regions of clusters that were seen; identifiers do not tell.
    seen: Mutex<HashMap<String, &'static str>>,
}

impl Ionos {
    /// The provider for a profile; touches nothing.
    pub fn new(settings: ProviderSettings) -> Self {
        let api = Api::of(&settings);
        let username = settings.values.get(config::USERNAME).cloned();
        let user = username.clone();
        let contract = settings.values.get(config::CONTRACT);
        let contract = contract.and_then(|number| HeaderValue::from_str(number).ok());
        let channel = Channel::new(
            &settings,
            config::address(&settings),
            dialect::DIALECT,
            DESCRIPTION.needs_credential,
        )
        .carrying(contract.map(|number| (HeaderName::from_static("x-contract-number"), number)));
        Self {
            api,
            rest: Rest::new(channel, move |found| match found.name.as_str() {
                config::TOKEN => Ok(bearer(&found.secret)),
                _ => basic(user.as_deref(), &found.secret),
            }),
            reader: Reader {
                api,
                profile: settings.profile.clone(),
            },
            defaults: Defaults::of(&settings),
            username,
            seen: Mutex::default(),
        }
    }

    /// Refuses a password where the API takes tokens alone (PostgreSQL v2).
    async fn check_credential(&self) -> Result<()> {
        if self.api != Api::PostgresqlV2 {
            return Ok(());
        }
        let found = self.rest.channel.required_credential().await?;
        match found.name.as_str() {
            config::TOKEN => Ok(()),
            _ => Err(Error::configuration(
                "PostgreSQL v2 takes tokens alone, and there is a password",
            )
            .with_detail(format!("the password: {}", found.place))
            .with_hint(
                Hint::new("make a token with")
                    .run("token create")
                    .then("and store it in the profile instead of the password"),
            )),
        }
    }

    /// Says that the API is retired where its collections are not there.
    fn or_retired(&self, error: Error) -> Error {
        match error.http_status() {
            Some(404 | 410) if self.api == Api::DataPlatform => error.with_hint(RETIRED),
            _ => error,
        }
    }

    fn has_node_pools(&self) -> Option<&Self> {
        (!self.api.is_postgresql()).then_some(self)
    }

    fn is_first(&self) -> Option<&Self> {
        (self.api == Api::PostgresqlV1).then_some(self)
    }
}

impl Provider for Ionos {
    fn id(&self) -> ProviderId {
        ProviderId::Ionos
    }

    fn facets(&self) -> Facets<'_> {
        let postgresql = self.api.is_postgresql().then_some(self);
        Facets {
            clusters: Some(self),
            update: Some(self),
            connections: postgresql.map(|this| this as _),
            backups: postgresql.map(|this| this as _),
            rewinds: postgresql.map(|this| this as _),
            users: self.is_first().map(|this| this as _),
            databases: self.is_first().map(|this| this as _),
            node_pools: self.has_node_pools().map(|this| this as _),
            kubeconfig: self.has_node_pools().map(|this| this as _),
            catalog: Some(self),
            tokens: Some(self),
            token_management: Some(self),
            raw: Some(self),
            diagnosis: Some(&self.rest),
            ..Facets::default()
        }
    }
}

/// The first segments of paths that belong to the Cloud API, whatever API the profile names.
const OF_CLOUD: &[&str] = &[
    "contracts",
    "datacenters",
    "k8s",
    "locations",
    "requests",
    "um",
];

#[async_trait]
impl RawApi for Ionos {
    fn pages(&self) -> bool {
        false
    }

    async fn call(&self, request: &RawRequest) -> Result<Streaming> {
        let address = &self.rest.channel.address;
        let first = request.path.trim_start_matches('/');
        let first = first.split(['/', '?']).next().unwrap_or_default();
        let base = match first {
            "auth" | "cloudapi" | "dataplatform" | "databases" => address.root()?,
            "tokens" => config::below(address.root()?, config::AUTH)?,
            first if OF_CLOUD.contains(&first) => config::below(address.root()?, config::CLOUD)?,
            _ if self.api == Api::PostgresqlV2 => self.host(self.usual_region()?)?,
            _ => address.url(&[])?,
        };
        self.rest.call_below(&base, request).await
    }
}
