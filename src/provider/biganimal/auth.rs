//! Who we are for the portal: a raw access key, a token, or a session that signing in left behind. The
//! issuer's own token is not accepted by the portal: it is exchanged for one of the portal's, after every
//! login and every refresh (BigAnimal API v3, authentication).

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use reqwest::Method;
use reqwest::header::HeaderName;
use serde::Deserialize;
use url::Url;

use super::config::{self, ACCESS_KEY, Api};
use super::dialect;
use crate::credentials::{
    Chain, CredentialStore, Found, RefreshError, Refresher, Rotated, Secret, Session, Sessions,
};
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::http::oauth::{self, Issuer, Show, TokenReply};
use crate::http::{Authorization, Authorize, Client, Failure, Reply, Request, decode};
use crate::provider::rest::{Address, Dialect, bearer};
use crate::provider::{Identity, ProviderSettings, Token, Tokens};

const SESSION: &str = "session";
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
pub(super) struct Account {
    pub(super) client: Arc<Client>,
    pub(super) address: Address,
    pub(super) dialect: &'static dyn Dialect,
    pub(super) credentials: Arc<Chain>,
}

#[async_trait]
impl Authorize for Account {
    async fn authorize(&self) -> Result<Option<Authorization>> {
        let found = self.credential().await?;
        Ok(Some(match found.name.as_str() {
            ACCESS_KEY => Authorization {
                header: HeaderName::from_static(X_ACCESS_KEY),
                value: found.secret.clone(),
            },
            SESSION => bearer(&self.session(None).await?),
            _ => bearer(&pasted(&found)?),
        }))
    }

    async fn renew(&self, refused: &Authorization) -> Result<bool> {
        if self.credential().await?.name != SESSION {
            return Ok(false);
        }
        let sent = refused.value.expose().trim_start_matches("Bearer ");
        let sent = Secret::new(sent.to_owned());
        self.session(Some(&sent)).await?;
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
        Self {
            client: Arc::new(Client::new(settings.http.clone())),
            address: config::address(settings),
            dialect: dialect::of(Api::of(settings)),
            credentials: Arc::clone(&settings.credentials),
        }
    }

    /// Sends a request without a credential, and returns the reply of a success.
    async fn ask(&self, request: &Request) -> Result<Reply> {
        let request = self.dialect.prepare(request);
        self.dialect
            .success(self.client.fetch(&request, None).await?)
    }

    /// The portal's token of the session, refreshed where it ended or was refused.
    async fn session(&self, refused: Option<&Secret>) -> Result<Secret> {
        let session = self.current(refused).await?;
        session.access_token.ok_or_else(|| {
            Error::new(ErrorKind::Authentication, "the session has no token")
                .with_hint(Hint::new("sign in again with").run("login"))
        })
    }

    async fn credential(&self) -> Result<Found> {
        let find = |chain: &Chain| chain.find().cloned();
        self.credentials.off_runtime(find).await
    }

    async fn current(&self, refused: Option<&Secret>) -> Result<Session> {
        let store = self.store()?;
        let places = self.credentials.places();
        Sessions::new(store, &places.program)
            .current(&Refresh(self), refused)
            .await
    }

    fn store(&self) -> Result<&CredentialStore> {
        let places = self.credentials.places();
        places.store.as_ref().ok_or_else(|| {
            Error::usage("signing in is for a profile, which keeps the session")
                .with_hint("make one with `dbaas profile add NAME --provider biganimal`")
        })
    }

    /// Whom the portal trusts to know its users; asked without a credential.
    async fn issuer(&self) -> Result<Issuer> {
        let url = self.address.url(&["auth", "provider"])?;
        let reply = self.ask(&Request::get(url)).await?;
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
        let body = serde_json::json!({"token": raw.expose()}).to_string();
        let url = self.address.url(&["auth", "token"])?;
        let request = Request::new(Method::POST, url).with_json(body.into_bytes());
        let reply = self.ask(&request).await?;
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

/// The session before the exchange.
fn pending(reply: TokenReply, issuer: String, previous: Option<&Secret>) -> Session {
    Session {
        issuer: Some(issuer),
        access_token: None,
        expires_at: expiry(reply.expires_in),
        // An issuer that rotates sends a new one; one that does not sends none.
        refresh_token: reply.refresh_token.or_else(|| previous.cloned()),
        scope: reply.scope,
        raw_token: Some(reply.access_token),
    }
}

/// Where an issuer is.
fn origin(issuer: &Issuer) -> String {
    issuer.token_endpoint.origin().ascii_serialization()
}

/// The portal may be lied about, or have moved; only a person can tell.
fn another_issuer(known: &str, named: &str) -> Error {
    Error::new(
        ErrorKind::Authentication,
        format!("the portal names {named} as its issuer now, and the session is of {known}"),
    )
    .with_detail("nothing was sent to it")
    .with_hint(Hint::new("if that is right, sign in again with").run("login"))
}

fn expiry(lifetime: Duration) -> Timestamp {
    let lifetime = SignedDuration::try_from(lifetime).unwrap_or(SignedDuration::MAX);
    Timestamp::now()
        .saturating_add(lifetime)
        .unwrap_or(Timestamp::MAX)
}

/// Gets new tokens for the session.
struct Refresh<'a>(&'a Account);

#[async_trait]
impl Refresher for Refresh<'_> {
    async fn refresh(
        &self,
        session: &Session,
        refresh_token: &Secret,
    ) -> Result<Rotated, RefreshError> {
        let issuer = self.0.issuer().await.map_err(RefreshError::Failed)?;
        let origin = origin(&issuer);
        if let Some(known) = session.issuer.as_ref().filter(|known| **known != origin) {
            return Err(RefreshError::Failed(another_issuer(known, &origin)));
        }
        let request = Request::new(Method::POST, issuer.token_endpoint).with_form(&[
            ("grant_type", "refresh_token"),
            ("client_id", &issuer.client_id),
            ("refresh_token", refresh_token.expose()),
        ]);
        let reply = match self.0.client.fetch(&request, None).await {
            Ok(reply) => reply,
            Err(Failure::Unsent(error)) => return Err(RefreshError::Failed(error)),
            Err(Failure::Lost(error)) => return Err(RefreshError::Lost(error)),
        };
        if reply.status.is_success() {
            let tokens = oauth::token(&reply).map_err(RefreshError::Lost)?;
            return Ok(Rotated {
                session: pending(tokens, origin, Some(refresh_token)),
            });
        }
        match oauth::refusal(&reply) {
            Some(refusal) if refusal.error == "invalid_grant" => {
                Err(RefreshError::Ended(refusal.to_string()))
            }
            // Whoever failed so may have replaced the token before.
            _ if reply.status.is_server_error() => {
                Err(RefreshError::Lost(self.0.dialect.error(&reply)))
            }
            _ => Err(RefreshError::Failed(self.0.dialect.error(&reply))),
        }
    }

    async fn complete(&self, session: &Session) -> Result<Session> {
        let Some(raw) = &session.raw_token else {
            return Ok(session.clone());
        };
        Ok(Session {
            access_token: Some(self.0.exchange(raw).await?),
            raw_token: None,
            ..session.clone()
        })
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

fn of_session(session: Session) -> Result<Token> {
    Ok(Token {
        access_token: session
            .access_token
            .ok_or_else(|| Error::new(ErrorKind::Authentication, "the session has no token"))?,
        refresh_token: session.refresh_token,
        token_type: "Bearer",
        scope: session.scope,
        expires_at: Some(session.expires_at),
        header: "Authorization",
    })
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
        let found = &self.portal.account.credential().await?;
        if found.name != SESSION {
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
        of_session(self.portal.account.current(refused.as_ref()).await?)
    }

    async fn sign_in(&self, show: &Show<'_>) -> Result<Token> {
        let store = self.portal.account.store()?;
        // What could not be kept afterwards would be lost.
        store.check()?;
        let account = &self.portal.account;
        let issuer = account.issuer().await?;
        let tokens = oauth::sign_in(&account.client, &issuer, show).await?;
        let program = &account.credentials.places().program;
        let sessions = Sessions::new(store, program);
        let session = pending(tokens, origin(&issuer), None);
        sessions.begin(&session).await?;
        let session = Refresh(account).complete(&session).await?;
        sessions.keep(&session)?;
        of_session(session)
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
