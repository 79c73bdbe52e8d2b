//! `dbaas catalog`.

use clap::{Args, ValueEnum};

use crate::model::CatalogKind;

/// What to list.
#[derive(Args, Debug)]
#[command(after_help = "Examples:\n  \
    $ dbaas catalog versions\n  \
    $ dbaas catalog versions -o name\n  \
    $ dbaas -p prod catalog sizes --cloud aws --region eu-west-1")]
pub struct CatalogArgs {
    /// What to list
    #[arg(value_enum)]
    pub what: CatalogWhat,
    /// In this cloud
    #[arg(long, value_name = "CLOUD")]
    pub cloud: Option<String>,
    /// In this region
    #[arg(long, value_name = "REGION")]
    pub region: Option<String>,
}

/// A catalog.
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
