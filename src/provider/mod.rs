//! The seam between the commands and the vendors: one small trait per facet.
//! Having a facet *is* the capability, so the capability table cannot drift from the code. Providers know
//! no command line, no terminal and no environment.

mod absent;
pub mod biganimal;
mod collection;
mod comparison;
mod description;
mod facets;
pub mod ionos;
pub mod local;
mod plan;
pub mod postgraas;
pub mod registry;
mod required;
mod rest;
pub mod sap;
mod sent;
mod service_credentials;
mod translation;

pub use collection::{Collection, PoolsOf};
pub use description::{
    BINDING_KEY, Binding, Description, ENDPOINT, Key, KeyKind, PROXY_HEADERS, REMOTE_KEYS,
    SecretKind, Variant, VendorVariable,
};
pub(crate) use facets::with_facets;
pub use facets::{
    Accepted, BackupCreation, Backups, Catalog, CatalogScope, ClusterLimits, ClusterUpdate,
    Clusters, Connections, Databases, DeletePassword, Diagnosis, FACETS, Facet, Facets, Habits,
    Identity, Kubeconfig, Lifecycle, ListQuery, NodePoolLimits, NodePools, Once, RawApi,
    RawRequest, Required, RestoreRequest, Restores, Rewinds, Token, TokenManagement, Tokens, Users,
};
pub use plan::{
    Asked, CreatePlan, Expected, FieldReport, MachineWish, PasswordChooser, Translation, UpdatePlan,
};
pub use sent::Sent;
pub use translation::Answer;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::credentials::Chain;
use crate::http;

/// A provider that this version knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ProviderId {
    /// A real PostgreSQL on this machine.
    Local,
    /// A Postgraas REST server: `dbaas serve`, or the original.
    Postgraas,
    /// EDB BigAnimal, also called EDB Postgres AI Cloud Service.
    BigAnimal,
    /// IONOS Cloud: PostgreSQL, and clusters with node pools.
    Ionos,
    /// SAP Instance Manager: a service instance for each tenant.
    Sap,
}

impl ProviderId {
    /// Every provider.
    pub const ALL: [Self; 5] = [
        Self::Local,
        Self::Postgraas,
        Self::BigAnimal,
        Self::Ionos,
        Self::Sap,
    ];

    /// Its identifier in profiles, flags and output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::Postgraas => "postgraas",
            Self::BigAnimal => "biganimal",
            Self::Ionos => "ionos",
            Self::Sap => "sap",
        }
    }

    /// The provider of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|id| id.name() == name)
    }

    /// All names, for errors and help.
    pub fn names() -> Vec<&'static str> {
        Self::ALL.iter().map(|id| id.name()).collect()
    }
}

impl std::fmt::Display for ProviderId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}

/// What a provider is opened with: its own keys of the profile, and what every provider may need.
#[derive(Clone, Default)]
pub struct ProviderSettings {
    /// Values of the keys that the provider declares, flags and environment already applied.
    pub values: BTreeMap<String, String>,
    /// The profile's name, which the views show.
    pub profile: Option<String>,
    /// The data root of local clusters; what the program keeps for itself lies elsewhere.
    pub data_directory: PathBuf,
    /// The search path for programs.
    pub search_path: Option<String>,
    /// How requests are made.
    pub http: http::Options,
    /// Where its credential is found; nothing is read before it is asked.
    pub credentials: Arc<Chain>,
}

/// Without values: the address of a proxy may hold a password.
impl std::fmt::Debug for ProviderSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ProviderSettings")
            .field("profile", &self.profile)
            .field("values", &self.values.keys())
            .field("credentials", &self.credentials)
            .finish_non_exhaustive()
    }
}

/// A provider, opened for one profile. Opening needs neither secrets nor network nor files.
pub trait Provider: Send + Sync {
    /// Returns which one it is.
    fn id(&self) -> ProviderId;

    /// Lists what can be done with this account; offline, and by provider, API and driver alone.
    fn facets(&self) -> Facets<'_>;
}
