//! Secrets: the masked type, and the store that keeps the passwords of clusters.

mod secret;
mod store;

pub use secret::{MAXIMUM_PASSWORD_BYTES, Secret};
pub use store::{CredentialStore, FileStore, StorePolicy};
