//! Credentials: the one in use, and those that a vendor issues.

use std::time::Duration;

use async_trait::async_trait;
use jiff::Timestamp;
use serde_json::Value;

use crate::credentials::Secret;
use crate::error::Result;
use crate::http::oauth::Show;

/// The credential that requests are made with.
#[derive(Clone, Debug)]
pub struct Token {
    /// What is sent.
    pub access_token: Secret,
    /// What a new one is got with.
    pub refresh_token: Option<Secret>,
    /// `Bearer`, `Basic` or `access_key`.
    pub token_type: &'static str,
    /// What it permits, in the vendor's words.
    pub scope: Option<String>,
    /// When it ends; `None` where nobody says.
    pub expires_at: Option<Timestamp>,
    /// The header that carries it.
    pub header: &'static str,
}

/// Who the vendor says that we are.
#[derive(Clone, Debug, Default)]
pub struct Identity {
    /// The account: an address or a name.
    pub user: Option<String>,
    /// The organisation.
    pub organization: Option<String>,
    /// What it may do, in the vendor's words.
    pub permissions: Vec<String>,
}

/// The credential in use, and signing in with a browser elsewhere.
#[async_trait]
pub trait Tokens: Send + Sync {
    /// What requests are made with; got anew where it has expired, or with `refresh`.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Authentication`].
    async fn token(&self, refresh: bool) -> Result<Token>;

    /// Signs in (RFC 8628): `show` is told what the user must do, then the answer is waited for and kept
    /// under the profile.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Authentication`] where the user refused or was too slow.
    async fn sign_in(&self, show: &Show<'_>) -> Result<Token>;

    /// Asks the vendor who we are.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Authentication`].
    async fn identity(&self) -> Result<Identity>;
}

/// Tokens that the vendor makes, lists and revokes.
#[async_trait]
pub trait TokenManagement: Send + Sync {
    /// Makes a token that lives for `ttl`.
    async fn create(&self, ttl: Option<Duration>) -> Result<Token>;

    /// The documents of all tokens, without the tokens themselves.
    async fn list(&self) -> Result<Vec<Value>>;

    /// Ends a token.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::NotFound`].
    async fn revoke(&self, id: &str) -> Result<()>;
}
