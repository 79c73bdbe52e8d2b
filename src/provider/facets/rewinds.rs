//! Clusters taken back to a backup, in place.

use async_trait::async_trait;

use crate::provider::sent::Sent;

/// Clusters that are taken back to an earlier state, and lose what came after it.
#[async_trait]
pub trait Rewinds: Send + Sync {
    /// Sends the restore of a backup into the cluster that it is of: of the newest where none is named, and as it was
    /// at a time (RFC 3339) where one is.
    async fn rewind(&self, cluster: &str, backup: Option<&str>, to_time: Option<&str>) -> Sent;
}
