//! Facets: what can be done with an account, one small trait each. Having a facet *is* the capability, so the
//! capability table cannot drift from the code. They are split where two real APIs differ, never in advance, and
//! hold no convenience: that belongs to the commands.

mod access;
mod backups;
mod catalog;
mod clusters;
mod habits;
mod node_pools;
mod raw;
mod rewinds;
mod tokens;

pub use access::{Connections, Databases, Users};
pub use backups::{BackupCreation, Backups, RestoreRequest, Restores};
pub use catalog::{Catalog, CatalogScope};
pub use clusters::{
    Accepted, ClusterLimits, ClusterUpdate, Clusters, DeletePassword, Lifecycle, ListQuery,
};
pub use habits::{Habits, Once};
pub use node_pools::{Kubeconfig, NodePoolLimits, NodePools};
pub use raw::{Diagnosis, RawApi, RawRequest};
pub use rewinds::Rewinds;
pub use tokens::{Identity, Token, TokenManagement, Tokens};

use super::ProviderId;
use crate::error::{Error, Result};

/// A facet as the capability table shows it.
#[derive(Clone, Copy, Debug)]
pub struct Facet {
    /// Its name, and its column in the table.
    pub name: &'static str,
    /// What it gives.
    pub meaning: &'static str,
    /// Tells whether a provider has it.
    pub present: fn(&Facets<'_>) -> bool,
}

/// Hands the list of facets to the macro `$then`: name, trait and meaning, in the order of the table. A facet is
/// added here and nowhere else.
macro_rules! with_facets {
    ($then:ident) => {
        $then! {
            clusters: Clusters = "list, get, create and delete clusters",
            update: ClusterUpdate = "change settings and size of a cluster",
            lifecycle: Lifecycle = "start, stop and restart clusters",
            connections: Connections = "connection strings, and connecting with psql",
            backups: Backups = "list backups",
            backup_creation: BackupCreation = "create backups",
            restores: Restores = "make new clusters from backups",
            rewinds: Rewinds = "take clusters back to a backup, in place",
            users: Users = "list, create and delete users of a cluster",
            databases: Databases = "list, create and delete databases of a cluster",
            node_pools: NodePools = "add, list, change and delete the node pools of a cluster",
            kubeconfig: Kubeconfig = "the file with which kubectl reaches a cluster",
            catalog: Catalog = "what may be written into a spec",
            tokens: Tokens = "sign in, and print the credential for other tools",
            token_management: TokenManagement = "create, list and revoke tokens",
            raw: RawApi = "call the vendor's API as it is (`dbaas api`)",
            diagnosis: Diagnosis = "checks and repairs of `doctor`",
        }
    };
}
pub(crate) use with_facets;

/// Makes the facets of a provider, the table of them and the error of an absent one from one list.
macro_rules! facets {
    ($($name:ident: $facet:ident = $meaning:literal,)*) => {
        /// The facets that a provider has.
        #[derive(Clone, Copy, Default)]
        pub struct Facets<'a> {
            $(#[doc = $meaning] pub $name: Option<&'a dyn $facet>,)*
        }

        /// Every facet, in the order of the table.
        pub const FACETS: &[Facet] = &[
            $(Facet {
                name: stringify!($name),
                meaning: $meaning,
                present: |facets| facets.$name.is_some(),
            },)*
        ];

        impl<'a> Required<'a> {
            $(
                #[doc = concat!("Returns the facet: ", $meaning, ".\n\n# Errors\n",
                    "[`crate::error::ErrorKind::Unsupported`] where the provider lacks it.")]
                pub fn $name(self) -> Result<&'a dyn $facet> {
                    self.facets.$name.ok_or_else(|| (self.absent)(self.provider, stringify!($name)))
                }
            )*
        }
    };
}

with_facets!(facets);

/// The names of the facets that a provider has.
impl std::fmt::Debug for Facets<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let present = FACETS.iter().filter(|facet| (facet.present)(self));
        f.debug_set()
            .entries(present.map(|facet| facet.name))
            .finish()
    }
}

/// The facets of a provider, each as itself or as the error of its absence.
#[derive(Clone, Copy)]
pub struct Required<'a> {
    pub(super) facets: Facets<'a>,
    pub(super) provider: ProviderId,
    pub(super) absent: fn(ProviderId, &'static str) -> Error,
}

impl std::fmt::Debug for Required<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.facets.fmt(f)
    }
}
