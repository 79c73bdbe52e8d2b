//! `dbaas catalog`.

use clap::{Args, ValueEnum};

use crate::model::CatalogKind;

/// What to list.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  \
    $ dbaas catalog versions\n  \
    $ dbaas catalog versions -o name")]
pub struct CatalogArgs {
    /// What to list
    #[arg(value_enum)]
    pub what: CatalogWhat,
}

/// A catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CatalogWhat {
    /// PostgreSQL versions
    Versions,
    /// Regions
    Regions,
    /// Machine sizes
    Sizes,
    /// Storage types
    Storage,
    /// Projects
    Projects,
    /// Data centers
    Datacenters,
}

impl From<CatalogWhat> for CatalogKind {
    fn from(what: CatalogWhat) -> Self {
        match what {
            CatalogWhat::Versions => Self::Versions,
            CatalogWhat::Regions => Self::Regions,
            CatalogWhat::Sizes => Self::Sizes,
            CatalogWhat::Storage => Self::Storage,
            CatalogWhat::Projects => Self::Projects,
            CatalogWhat::Datacenters => Self::Datacenters,
        }
    }
}
