//! Secrets: the masked type, the stores that keep them, the order in which they are looked for, and the
//! session that signing in leaves behind.

mod chain;
mod command;
mod given;
mod keyring;
mod known;
mod location;
mod off_runtime;
mod private_file;
mod secret;
mod session;
mod store;
mod vault;

pub use chain::{Attempt, Chain, Found, Places, VendorSecret};
pub use command::CredentialCommand;
pub use given::{Given, GivenFrom};
pub use known::scrub;
pub use location::{StoreLocation, StorePolicy};
use off_runtime::off_runtime;
pub(crate) use private_file::private_text;
pub use secret::{MAXIMUM_CREDENTIAL_BYTES, MAXIMUM_PASSWORD_BYTES, Secret, is_secret_key};
pub use session::{RefreshError, Refresher, Rotated, Session, Sessions};
pub use store::CredentialStore;
