//! The credential in use, and tokens that the vendor makes, lists and revokes (Auth API v1).

use std::time::Duration;

use async_trait::async_trait;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::Timestamp;
use reqwest::Method;
use serde_json::Value;
use url::Url;

use super::Ionos;
use super::config::{AUTH, CLOUD, TOKEN, below};
use super::document::text;
use crate::credentials::Secret;
use crate::error::{Error, ErrorKind, Result};
use crate::http::Request;
use crate::http::oauth::Show;
use crate::provider::rest::basic;
use crate::provider::{Identity, Token, TokenManagement, Tokens};

/// The lifetimes that a token may have, in seconds.
const LIFETIMES: std::ops::RangeInclusive<u64> = 60..=31_536_000;

/// What a token says of itself: the payload of a JWT (RFC 7519), unverified. Nothing where it is none.
fn claims(token: &Secret) -> Value {
    let payload = token.expose().split('.').nth(1).unwrap_or_default();
    let bytes = URL_SAFE_NO_PAD.decode(payload.trim_end_matches('='));
    bytes
        .ok()
        .and_then(|bytes| serde_json::from_slice(&bytes).ok())
        .unwrap_or_default()
}

fn bearer(token: Secret) -> Token {
    let claims = claims(&token);
    let ends = claims["exp"].as_i64();
    let rights = claims["identity"]["privileges"].as_array();
    let rights: Vec<String> = rights.into_iter().flatten().filter_map(text).collect();
    Token {
        expires_at: ends.and_then(|ends| Timestamp::from_second(ends).ok()),
        scope: (!rights.is_empty()).then(|| rights.join(" ")),
        access_token: token,
        refresh_token: None,
        token_type: "Bearer",
        header: "Authorization",
    }
}

impl Ionos {
    fn tokens(&self, segments: &[&str]) -> Result<Url> {
        let url = below(self.rest.channel.address.root()?, AUTH)?;
        below(url, &[&["tokens"], segments].concat())
    }
}

#[async_trait]
impl Tokens for Ionos {
    async fn token(&self, _refresh: bool) -> Result<Token> {
        let found = self.rest.channel.required_credential().await?;
        if found.name == TOKEN {
            return Ok(bearer(found.secret));
        }
        let header = basic(self.username.as_deref(), &found.secret)?;
        let pair = header
            .value
            .expose()
            .trim_start_matches("Basic ")
            .to_owned();
        Ok(Token {
            access_token: Secret::new(pair),
            refresh_token: None,
            token_type: "Basic",
            scope: None,
            expires_at: None,
            header: "Authorization",
        })
    }

    async fn sign_in(&self, _show: &Show<'_>) -> Result<Token> {
        Err(
            Error::new(ErrorKind::Unsupported, "IONOS has no sign-in for programs")
                .with_hint("store a token with `dbaas login NAME --secret-stdin`"),
        )
    }

    async fn identity(&self) -> Result<Identity> {
        let found = self.rest.channel.required_credential().await?;
        if found.name != TOKEN {
            // Whether they are right is known once something is asked with them.
            self.rest.ask(&Request::get(self.tokens(&[])?)).await?;
            return Ok(Identity {
                user: self.username.clone(),
                ..Identity::default()
            });
        }
        let claims = claims(&found.secret);
        let identity = &claims["identity"];
        let contract = &identity["contractNumber"];
        let mut known = Identity {
            user: text(&identity["uuid"]),
            organization: contract.as_u64().map(|number| format!("contract {number}")),
            permissions: bearer(found.secret.clone())
                .scope
                .iter()
                .flat_map(|rights| rights.split(' ').map(str::to_owned))
                .collect(),
        };
        let Some(user) = &known.user else {
            self.rest.ask(&Request::get(self.tokens(&[])?)).await?;
            return Ok(known);
        };
        let mut url = below(self.rest.channel.address.root()?, CLOUD)?;
        url = below(url, &["um", "users", user])?;
        url.query_pairs_mut().append_pair("depth", "1");
        let document: Value = self.rest.ask(&Request::get(url)).await?.json()?;
        known.user = text(&document["properties"]["email"]).or(known.user);
        Ok(known)
    }
}

#[async_trait]
impl TokenManagement for Ionos {
    /// A GET that makes something: it is never sent twice.
    async fn create(&self, ttl: Option<Duration>) -> Result<Token> {
        let mut url = self.tokens(&["generate"])?;
        if let Some(ttl) = ttl {
            let seconds = ttl.as_secs();
            if !LIFETIMES.contains(&seconds) {
                return Err(
                    Error::usage("a token of IONOS lives from one minute to one year")
                        .with_hint("--ttl 90d"),
                );
            }
            url.query_pairs_mut()
                .append_pair("ttl", &seconds.to_string());
        }
        let reply = self.rest.ask(&Request::get(url).once()).await?;
        let document: Value = reply.json()?;
        match text(&document["token"]) {
            Some(token) => Ok(bearer(Secret::new(token))),
            None => Err(reply.undecodable("it has no `token`")),
        }
    }

    async fn list(&self) -> Result<Vec<Value>> {
        let reply = self.rest.ask(&Request::get(self.tokens(&[])?)).await?;
        let document: Value = reply.json()?;
        // Which of the two names is sent is not certain.
        let found = ["tokens", "items"]
            .iter()
            .find_map(|key| document[key].as_array());
        found
            .cloned()
            .ok_or_else(|| reply.undecodable("it has no `tokens`"))
    }

    async fn revoke(&self, id: &str) -> Result<()> {
        let request = Request::new(Method::DELETE, self.tokens(&[id])?);
        self.rest.ask(&request).await.map(drop)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_says_until_when() {
        let payload = URL_SAFE_NO_PAD
            .encode(r#"{"identity": {"privileges": ["A", "B"]}, "exp": 1798761600}"#);
        let token = bearer(Secret::new(format!("e30.{payload}.sig")));
        assert_eq!(
            token.expires_at.unwrap().to_string(),
            "2027-01-01T00:00:00Z"
        );
        assert_eq!(token.scope.as_deref(), Some("A B"));
        for odd in ["opaque", "a.%%.c", "a.e30.c"] {
            assert_eq!(bearer(Secret::new(odd.to_owned())).expires_at, None);
        }
    }
}
