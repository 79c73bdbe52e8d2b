//! Who we are for the portal: a raw access key, a token, or a session that signing in left behind. The
//! issuer's own token is not accepted by the portal: it is exchanged for one of the portal's, after every
//! login and every refresh (BigAnimal API v3, authentication).

use async_trait::async_trait;
use reqwest::Method;
use reqwest::header::HeaderName;
use serde::Deserialize;
use url::Url;

use super::config::{self, ACCESS_KEY, Api};
use super::dialect;
use crate::credentials::{Found, Secret, Session};
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::http::oauth::{Issuer, Show};
use crate::http::{Authorization, Authorize, Request, decode};
use crate::provider::rest::sign_in::{self, SignIn};
use crate::provider::rest::{Channel, bearer};
use crate::provider::{Identity, ProviderSettings, Token, Tokens};

const X_ACCESS_KEY: &str = "x-access-key";

/// Used where the portal names none (uncertain: one description of it leaves it out).
const AUDIENCE: &str = "https://portal.biganimal.com/api";

/// `GET /auth/provider`, which is not wrapped.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct AuthProvider {
    client_id: String,
    issuer_uri: String,
    scope: String,
    #[serde(default)]
    audience: Option<String>,
}

/// Who asks the portal: the credential of a profile, and the issuer of its sessions.
#[derive(Debug)]
pub(super) struct Account(pub(super) Channel);

#[async_trait]
impl Authorize for Account {
    async fn authorize(&self) -> Result<Option<Authorization>> {
        let found = self.0.required_credential().await?;
        Ok(Some(match found.name.as_str() {
            ACCESS_KEY => Authorization {
                header: HeaderName::from_static(X_ACCESS_KEY),
                value: found.secret.clone(),
            },
            Session::NAME => bearer(&sign_in::token(self, None).await?),
            _ => bearer(&pasted(&found)?),
        }))
    }

    async fn renew(&self, refused: &Authorization) -> Result<bool> {
        if self.0.required_credential().await?.name != Session::NAME {
            return Ok(false);
        }
        let sent = refused.value.expose().trim_start_matches("Bearer ");
        let sent = Secret::new(sent.to_owned());
        sign_in::token(self, Some(&sent)).await?;
        Ok(true)
    }
}

/// A token may be pasted as the vendor's own script prints it: a JSON object that holds it. Where its
/// exchange failed, that script prints `null` there, and ends as if all were well: then nothing is sent,
/// least of all the rest of the object.
fn pasted(found: &Found) -> Result<Secret> {
    #[derive(Deserialize)]
    struct Printed {
        access_token: Option<String>,
    }
    let text = found.secret.expose().trim();
    let token = if text.starts_with('{') {
        let printed = serde_json::from_str::<Printed>(text).ok();
        printed
            .and_then(|printed| printed.access_token)
            .map(Secret::new)
    } else {
        Some(found.secret.clone())
    };
    let is_one = |token: &Secret| !matches!(token.expose().trim(), "" | "null");
    token.filter(is_one).ok_or_else(|| {
        Error::new(
            ErrorKind::Authentication,
            format!(
                "the token that was given holds no access token ({})",
                found.place
            ),
        )
        .with_hint("its login failed: sign in again, and paste what that prints")
    })
}

impl Account {
    pub(super) fn new(settings: &ProviderSettings) -> Self {
        let dialect = dialect::of(Api::of(settings));
        let address = config::address(settings);
        Self(Channel::new(settings, address, dialect, true))
    }
}

#[async_trait]
impl SignIn for Account {
    fn channel(&self) -> &Channel {
        &self.0
    }

    /// Whom the portal trusts to know its users; asked without a credential.
    async fn issuer(&self) -> Result<Issuer> {
        let url = self.0.address.url(&["auth", "provider"])?;
        let reply = self.0.ask(&Request::get(url)).await?;
        let provider: AuthProvider = reply.json()?;
        let base = format!("{}/", provider.issuer_uri.trim_end_matches('/'));
        let endpoint = |path: &str| {
            Url::parse(&base)
                .and_then(|base| base.join(path))
                .map_err(|error| reply.undecodable(&format!("`issuerUri`: {error}")))
        };
        Ok(Issuer {
            device_endpoint: endpoint("oauth/device/code")?,
            token_endpoint: endpoint("oauth/token")?,
            client_id: provider.client_id,
            scope: provider.scope,
            audience: Some(provider.audience.unwrap_or_else(|| AUDIENCE.to_owned())),
        })
    }

    /// Trades the issuer's token for one of the portal's. An empty one is a failure: the vendor's own
    /// script takes it for a success.
    async fn exchange(&self, raw: &Secret) -> Result<Secret> {
        #[derive(Deserialize)]
        struct Exchanged {
            token: Option<String>,
        }
        let body = serde_json::json!({"token": raw.expose()});
        let url = self.0.address.url(&["auth", "token"])?;
        let request = Request::new(Method::POST, url).with_document(&body);
        let reply = self.0.ask(&request).await?;
        let exchanged: Exchanged = reply.json()?;
        match exchanged.token.filter(|token| !token.is_empty()) {
            Some(token) => Ok(Secret::new(token)),
            None => Err(Error::new(
                ErrorKind::Authentication,
                "the portal gave no token for the one of the issuer",
            )),
        }
    }
}

/// `GET /user-info`; every field is optional.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct User {
    #[serde(default)]
    name: Option<String>,
    #[serde(default)]
    email: Option<String>,
    #[serde(default)]
    organization_id: Option<String>,
    #[serde(default)]
    scoped_permissions: Vec<Scoped>,
}

#[derive(Debug, Deserialize)]
struct Scoped {
    #[serde(default)]
    scope: String,
    #[serde(default)]
    permissions: Vec<String>,
}

fn of_secret(found: &Found) -> Result<Token> {
    let is_key = found.name == ACCESS_KEY;
    Ok(Token {
        access_token: if is_key {
            found.secret.clone()
        } else {
            pasted(found)?
        },
        refresh_token: None,
        token_type: if is_key { "access_key" } else { "Bearer" },
        scope: None,
        expires_at: None,
        header: if is_key {
            X_ACCESS_KEY
        } else {
            "Authorization"
        },
    })
}

#[async_trait]
impl Tokens for super::BigAnimal {
    async fn token(&self, refresh: bool) -> Result<Token> {
        let found = &self.portal.account.0.required_credential().await?;
        if found.name != Session::NAME {
            if refresh {
                return Err(Error::new(
                    ErrorKind::Unsupported,
                    format!("a {} cannot be refreshed ({})", found.name, found.place),
                )
                .with_hint(
                    Hint::new("only a session that")
                        .run("login")
                        .then("began can"),
                ));
            }
            return of_secret(found);
        }
        let refused = if refresh {
            Session::parse(&found.secret)?.access_token
        } else {
            None
        };
        sign_in::of_session(sign_in::current(&*self.portal.account, refused.as_ref()).await?)
    }

    async fn sign_in(&self, show: &Show<'_>) -> Result<Token> {
        sign_in::sign_in(&*self.portal.account, show).await
    }

    async fn identity(&self) -> Result<Identity> {
        let rest = &self.portal.rest;
        let document = rest.document(rest.url(&["user-info"])?).await?;
        let data: User = decode(document.get().as_bytes()).map_err(|why| {
            Error::new(ErrorKind::Provider, "the portal's word on the user is odd").with_detail(why)
        })?;
        let mut permissions = Vec::new();
        for scoped in data.scoped_permissions {
            for permission in scoped.permissions {
                permissions.push(format!("{} {permission}", scoped.scope));
            }
        }
        Ok(Identity {
            user: data.email.or(data.name),
            organization: data.organization_id,
            permissions,
        })
    }
}
