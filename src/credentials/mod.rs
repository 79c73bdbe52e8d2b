//! Secrets: the masked type, and the store that keeps the passwords of clusters.

mod private_file;
mod secret;
mod store;

pub(crate) use private_file::private_text;
pub use secret::{MAXIMUM_PASSWORD_BYTES, Secret};
pub use store::{CredentialStore, FileStore, StorePolicy};
