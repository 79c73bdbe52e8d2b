//! The seam between the commands and the vendors: one trait of accessors, one small trait per facet.
//! Having a facet *is* the capability, so the capability table cannot drift from the code. Providers know
//! no command line, no terminal and no environment.

pub mod biganimal;
mod description;
mod facets;
pub mod local;
pub mod postgraas;
pub mod registry;

pub use description::{
    Description, Key, KeyKind, REMOTE_KEYS, SecretKind, Variant, VendorVariable,
};
pub use facets::{
    Accepted, Asked, Backups, Catalog, CatalogScope, ClusterLimits, ClusterUpdate, Clusters,
    Connections, CreatePlan, Databases, DeletePassword, Diagnosis, FieldReport, Identity,
    Lifecycle, ListQuery, MachineWish, RawApi, RawRequest, RestoreRequest, Restores, Token,
    TokenManagement, Tokens, Translation, UpdatePlan, Users,
};

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::credentials::Chain;
use crate::error::{Error, ErrorKind, Result};
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
}

impl ProviderId {
    /// Every provider.
    pub const ALL: [Self; 3] = [Self::Local, Self::Postgraas, Self::BigAnimal];

    /// Its identifier in profiles, flags and output.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Local => "local",
            Self::Postgraas => "postgraas",
            Self::BigAnimal => "biganimal",
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
    /// The directory for data of this program.
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
    /// Which one it is.
    fn id(&self) -> ProviderId;
    /// List, get, create and delete clusters.
    fn clusters(&self) -> Option<&dyn Clusters>;
    /// Change a cluster.
    fn cluster_update(&self) -> Option<&dyn ClusterUpdate>;
    /// Start and stop a cluster.
    fn lifecycle(&self) -> Option<&dyn Lifecycle>;
    /// What a client needs to connect.
    fn connections(&self) -> Option<&dyn Connections>;
    /// Backups of a cluster.
    fn backups(&self) -> Option<&dyn Backups>;
    /// New clusters from backups.
    fn restores(&self) -> Option<&dyn Restores>;
    /// Login roles of a cluster.
    fn users(&self) -> Option<&dyn Users>;
    /// Databases of a cluster.
    fn databases(&self) -> Option<&dyn Databases>;
    /// What may be written into a spec.
    fn catalog(&self) -> Option<&dyn Catalog>;
    /// The credential in use, and signing in.
    fn tokens(&self) -> Option<&dyn Tokens>;
    /// Tokens that the vendor makes, lists and revokes.
    fn token_management(&self) -> Option<&dyn TokenManagement>;
    /// The vendor's API as it is.
    fn raw(&self) -> Option<&dyn RawApi>;
    /// What `doctor` looks at.
    fn diagnosis(&self) -> Option<&dyn Diagnosis>;
}

/// A facet as the capability table shows it.
#[derive(Clone, Copy)]
pub struct Facet {
    /// Its name, and its column in the table.
    pub name: &'static str,
    /// What it gives.
    pub meaning: &'static str,
    /// Whether a provider has it.
    pub present: fn(&dyn Provider) -> bool,
}

impl std::fmt::Debug for Facet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Facet").field("name", &self.name).finish()
    }
}

/// Every facet, in the order of the table.
pub const FACETS: &[Facet] = &[
    Facet {
        name: "clusters",
        meaning: "list, get, create and delete clusters",
        present: |provider| provider.clusters().is_some(),
    },
    Facet {
        name: "update",
        meaning: "change settings and size of a cluster",
        present: |provider| provider.cluster_update().is_some(),
    },
    Facet {
        name: "lifecycle",
        meaning: "start, stop and restart clusters",
        present: |provider| provider.lifecycle().is_some(),
    },
    Facet {
        name: "connections",
        meaning: "connection strings, and connecting with psql",
        present: |provider| provider.connections().is_some(),
    },
    Facet {
        name: "backups",
        meaning: "list and create backups",
        present: |provider| provider.backups().is_some(),
    },
    Facet {
        name: "restores",
        meaning: "make new clusters from backups",
        present: |provider| provider.restores().is_some(),
    },
    Facet {
        name: "users",
        meaning: "list, create and delete users of a cluster",
        present: |provider| provider.users().is_some(),
    },
    Facet {
        name: "databases",
        meaning: "list, create and delete databases of a cluster",
        present: |provider| provider.databases().is_some(),
    },
    Facet {
        name: "catalog",
        meaning: "what may be written into a spec",
        present: |provider| provider.catalog().is_some(),
    },
    Facet {
        name: "tokens",
        meaning: "sign in, and print the credential for other tools",
        present: |provider| provider.tokens().is_some(),
    },
    Facet {
        name: "token_management",
        meaning: "create, list and revoke tokens",
        present: |provider| provider.token_management().is_some(),
    },
    Facet {
        name: "raw",
        meaning: "call the vendor's API as it is (`dbaas api`)",
        present: |provider| provider.raw().is_some(),
    },
    Facet {
        name: "diagnosis",
        meaning: "checks and repairs of `doctor`",
        present: |provider| provider.diagnosis().is_some(),
    },
];

/// Turns an absent facet into the one error for it, before anything was sent.
///
/// # Errors
/// [`ErrorKind::Unsupported`], naming the facet and who has it.
pub fn require<'a, T: ?Sized>(
    provider: &dyn Provider,
    name: &str,
    facet: Option<&'a T>,
) -> Result<&'a T> {
    facet.ok_or_else(|| {
        let mut others: Vec<String> = registry::variants()
            .filter(|other| {
                let provider = registry::open_variant(*other);
                FACETS
                    .iter()
                    .any(|facet| facet.name == name && (facet.present)(&*provider))
            })
            .map(|other| other.to_string())
            .collect();
        let error = Error::new(
            ErrorKind::Unsupported,
            format!(
                "provider `{}` has no {}",
                provider.id(),
                name.replace('_', " ")
            ),
        );
        // Then it is not the provider that lacks it, but what the profile makes of it.
        let own = others.len();
        others.retain(|other| other != provider.id().name());
        if others.len() < own {
            let hint = "this profile's keys rule them out (such as `driver`)";
            error.with_hint(hint)
        } else if others.is_empty() {
            error.with_hint("no provider of this version has them")
        } else {
            error.with_hint(format!("providers that have them: {}", others.join(", ")))
        }
    })
}
