//! Backups of a cluster, and new clusters from them.

use async_trait::async_trait;

use super::Accepted;
use crate::credentials::Secret;
use crate::error::Result;
use crate::model::{Backup, Resource};
use crate::provider::sent::Sent;

/// Backups of a cluster.
#[async_trait]
pub trait Backups: Send + Sync {
    /// The complete backups of a cluster, oldest first.
    async fn list(&self, cluster: &str) -> Result<Vec<Resource<Backup>>>;
}

/// Backups that are asked for; some vendors make them by themselves alone.
#[async_trait]
pub trait BackupCreation: Send + Sync {
    /// Makes a backup.
    async fn create(&self, cluster: &str) -> Result<Resource<Backup>>;
}

/// New clusters from the backups of another one.
#[async_trait]
pub trait Restores: Send + Sync {
    /// Whose password a new cluster is given; nobody's where the passwords of the time of the backup come
    /// along.
    fn password_user(&self) -> Option<&'static str>;

    /// Sends the creation of a new cluster from a backup, or as the source was at a time; from the newest state
    /// where neither is named.
    async fn restore(
        &self,
        cluster: &str,
        request: &RestoreRequest,
        accepted: &mut Accepted<'_>,
    ) -> Sent;
}

/// What to restore.
#[derive(Clone, Debug)]
pub struct RestoreRequest {
    /// The backup; the newest where absent.
    pub backup: Option<String>,
    /// A point in time instead of a backup, RFC 3339.
    pub to_time: Option<String>,
    /// The name of the new cluster.
    pub name: String,
    /// The password of [`Restores::password_user`].
    pub password: Option<Secret>,
}
