mod config;
use crate::provider::*;
pub use config::DESCRIPTION;
#[derive(Debug)]
pub struct BigAnimal;
impl BigAnimal {
    pub fn new(_: ProviderSettings) -> Self {
        Self
    }
}
impl Provider for BigAnimal {
    fn id(&self) -> ProviderId {
        ProviderId::BigAnimal
    }
    fn clusters(&self) -> Option<&dyn Clusters> {
        None
    }
    fn cluster_update(&self) -> Option<&dyn ClusterUpdate> {
        None
    }
    fn lifecycle(&self) -> Option<&dyn Lifecycle> {
        None
    }
    fn connections(&self) -> Option<&dyn Connections> {
        None
    }
    fn backups(&self) -> Option<&dyn Backups> {
        None
    }
    fn users(&self) -> Option<&dyn Users> {
        None
    }
    fn databases(&self) -> Option<&dyn Databases> {
        None
    }
    fn catalog(&self) -> Option<&dyn Catalog> {
        None
    }
    fn tokens(&self) -> Option<&dyn Tokens> {
        None
    }
    fn token_management(&self) -> Option<&dyn TokenManagement> {
        None
    }
    fn raw(&self) -> Option<&dyn RawApi> {
        None
    }
    fn diagnosis(&self) -> Option<&dyn Diagnosis> {
        None
    }
}
