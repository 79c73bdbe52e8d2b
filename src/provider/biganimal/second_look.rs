//! Refusals whose status nobody outside the vendor knows for sure: what they mean is decided by looking
//! again, never by their words.

use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde_json::Value;

use super::BigAnimal;
use super::config::Api;
use crate::error::{Error, ErrorKind, Result};

/// The vendor's own tools wait a minute before they use the name of a deleted cluster again; this is how
/// long ago a deletion may be for the name to be suspected.
const RECENT: SignedDuration = SignedDuration::from_mins(10);

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Deleted {
    #[serde(default)]
    cluster_name: String,
    #[serde(default)]
    deleted_at: Value,
}

impl BigAnimal {
    /// A deletion that was refused with `error`: the cluster may be gone, by an earlier attempt whose
    /// answer was lost or by somebody else.
    pub(super) async fn deletion_refused(&self, id: &str, error: Error) -> Error {
        let tells = matches!(error.http_status(), Some(400 | 409 | 412 | 500));
        if !tells {
            return error;
        }
        match self.fetch(id).await {
            Err(look) if look.kind() == ErrorKind::NotFound => look,
            Ok(_) if self.is_deleted(id).await => {
                Error::new(ErrorKind::NotFound, format!("`{id}` is deleted already"))
            }
            _ => error,
        }
    }

    /// Whether a cluster is among the deleted ones, which it may be before it is gone.
    async fn is_deleted(&self, id: &str) -> bool {
        if self.portal.api == Api::V1 {
            return false;
        }
        match self.portal.scoped(&["deleted-clusters", id]).await {
            Ok(url) => self.portal.rest.document(url).await.is_ok(),
            Err(_) => false,
        }
    }

    /// A creation that was refused with `error`: the name may be held after a deletion.
    pub(super) async fn name_refused(&self, name: &str, error: Error) -> Error {
        let held = match self.portal.api {
            // It does not say in which shape it tells of deleted clusters.
            Api::V1 => error.kind() == ErrorKind::Conflict,
            Api::V3 => self.was_deleted(name).await.unwrap_or(false),
        };
        if held {
            return error.with_hint(
                "the name of a deleted cluster may stay reserved for about a minute: try again then",
            );
        }
        error
    }

    /// Whether a cluster of that name was deleted lately.
    async fn was_deleted(&self, name: &str) -> Result<bool> {
        let mut url = self.portal.scoped(&["deleted-clusters"]).await?;
        url.query_pairs_mut().append_pair("name", name);
        let deleted: Vec<Deleted> = self.portal.rest.list(url, "data").await?;
        let since = Timestamp::now() - RECENT;
        Ok(deleted.into_iter().any(|cluster| {
            let seconds = cluster.deleted_at["seconds"].as_f64().unwrap_or_default();
            cluster.cluster_name == name && seconds >= since.as_second() as f64
        }))
    }
}
