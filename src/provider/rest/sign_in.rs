//! Sessions that signing in with a browser leaves behind (RFC 8628): begun, refreshed and kept in the same way for
//! every vendor, which says who its issuer is and what becomes of the issuer's token.

use std::time::Duration;

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use reqwest::Method;

use super::channel::Channel;
use crate::credentials::{
    CredentialStore, RefreshError, Refresher, Rotated, Secret, Session, Sessions,
};
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::http::oauth::{self, Issuer, Show, TokenReply};
use crate::http::{Failure, Request};
use crate::provider::Token;

/// A vendor that is signed in to.
#[async_trait]
pub(crate) trait SignIn: Send + Sync {
    /// Returns the way to its API.
    fn channel(&self) -> &Channel;

    /// Asks whom it trusts to know its users; without a credential.
    ///
    /// # Errors
    /// What the vendor refused.
    async fn issuer(&self) -> Result<Issuer>;

    /// Trades the issuer's token for one that its API takes.
    ///
    /// # Errors
    /// What the vendor refused.
    async fn exchange(&self, raw: &Secret) -> Result<Secret>;
}

/// Returns the token of the session, refreshed where it ended or was refused.
///
/// # Errors
/// [`ErrorKind::Authentication`] where there is none.
pub(crate) async fn token(vendor: &dyn SignIn, refused: Option<&Secret>) -> Result<Secret> {
    let session = current(vendor, refused).await?;
    session.access_token.ok_or_else(no_token)
}

/// Returns the session, refreshed where it ended or its token was refused.
///
/// # Errors
/// As [`Sessions::current`].
pub(crate) async fn current(vendor: &dyn SignIn, refused: Option<&Secret>) -> Result<Session> {
    let sessions = Sessions::new(
        store(vendor)?,
        &vendor.channel().credentials.places().program,
    );
    sessions.current(&Refresh(vendor), refused).await
}

/// Signs in, and keeps the session.
///
/// # Errors
/// Where nothing can be kept, before anything is begun; and what the issuer or the vendor refused.
pub(crate) async fn sign_in(vendor: &dyn SignIn, show: &Show<'_>) -> Result<Token> {
    let store = store(vendor)?;
    // What could not be kept afterwards would be lost.
    store.check()?;
    let issuer = vendor.issuer().await?;
    let tokens = oauth::sign_in(&vendor.channel().client, &issuer, show).await?;
    let sessions = Sessions::new(store, &vendor.channel().credentials.places().program);
    let session = pending(tokens, origin(&issuer), None);
    sessions.begin(&session).await?;
    let session = Refresh(vendor).complete(&session).await?;
    sessions.keep(&session)?;
    of_session(session)
}

fn store(vendor: &dyn SignIn) -> Result<&CredentialStore> {
    let places = vendor.channel().credentials.places();
    places.store.as_ref().ok_or_else(|| {
        Error::usage("signing in is for a profile, which keeps the session")
            .with_hint("make one with `dbaas profile add NAME --provider ID`")
    })
}

fn no_token() -> Error {
    Error::new(ErrorKind::Authentication, "the session has no token")
        .with_hint(Hint::new("sign in again with").run("login"))
}

/// Returns the token of a session, for other tools.
///
/// # Errors
/// [`ErrorKind::Authentication`] where it has none.
pub(crate) fn of_session(session: Session) -> Result<Token> {
    Ok(Token {
        access_token: session.access_token.ok_or_else(no_token)?,
        refresh_token: session.refresh_token,
        token_type: "Bearer",
        scope: session.scope,
        expires_at: Some(session.expires_at),
        header: "Authorization",
    })
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

/// The vendor may be lied about, or have moved; only a person can tell.
fn another_issuer(vendor: &dyn SignIn, known: &str, named: &str) -> Error {
    Error::new(
        ErrorKind::Authentication,
        format!(
            "{} names {named} as its issuer now, and the session is of {known}",
            vendor.channel().dialect.answerer()
        ),
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
struct Refresh<'a>(&'a dyn SignIn);

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
            return Err(RefreshError::Failed(another_issuer(self.0, known, &origin)));
        }
        let request = Request::new(Method::POST, issuer.token_endpoint).with_form(&[
            ("grant_type", "refresh_token"),
            ("client_id", &issuer.client_id),
            ("refresh_token", refresh_token.expose()),
        ]);
        let reply = match self.0.channel().client.fetch(&request, None).await {
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
                Err(RefreshError::Lost(self.0.channel().dialect.error(&reply)))
            }
            _ => Err(RefreshError::Failed(self.0.channel().dialect.error(&reply))),
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
