//! The credential of a profile, as a header that cannot be renewed.

use async_trait::async_trait;
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use reqwest::header::AUTHORIZATION;

use super::channel::Channel;
use crate::credentials::{Found, Secret};
use crate::error::{Error, Result};
use crate::http::{Authorization, Authorize};

/// Makes a header of a credential.
pub(crate) type Header = Box<dyn Fn(&Found) -> Result<Authorization> + Send + Sync>;

/// Sends the credential of a profile with each request.
pub(crate) struct Stored {
    /// Where it is found.
    pub(crate) channel: Channel,
    /// The header that it becomes.
    pub(crate) header: Header,
}

/// A token as RFC 6750 sends it.
pub(crate) fn bearer(token: &Secret) -> Authorization {
    Authorization {
        header: AUTHORIZATION,
        value: Secret::new(format!("Bearer {}", token.expose())),
    }
}

/// A user and a password as RFC 7617 sends them.
///
/// # Errors
/// A configuration error where the profile names no user, or one with a colon.
pub(crate) fn basic(user: Option<&str>, password: &Secret) -> Result<Authorization> {
    let user = user.ok_or_else(|| {
        Error::configuration("the profile has no `username`")
            .with_hint("write it into the profile, or set DBAAS_USERNAME")
    })?;
    if user.contains(':') {
        return Err(Error::configuration(
            "`username` holds a colon, which no server can tell from the one before the password",
        ));
    }
    let pair = Secret::new(format!("{user}:{}", password.expose()));
    Ok(Authorization {
        header: AUTHORIZATION,
        value: Secret::new(format!("Basic {}", STANDARD.encode(pair.expose()))),
    })
}

#[async_trait]
impl Authorize for Stored {
    async fn authorize(&self) -> Result<Option<Authorization>> {
        let found = self.channel.credential().await?;
        found.as_ref().map(&self.header).transpose()
    }

    async fn renew(&self, _refused: &Authorization) -> Result<bool> {
        Ok(false)
    }
}
