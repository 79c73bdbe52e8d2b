//! Signing in on another screen (OAuth 2.0 Device Authorization Grant, RFC 8628), for any issuer. It
//! decides by the `error` of an answer, never by its status: issuers differ in those.

use std::time::{Duration, Instant};

use serde::Deserialize;
use url::Url;

use super::{Client, Reply, Request, status_kind};
use crate::credentials::Secret;
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;

/// Whom to ask, and as which client.
#[derive(Clone, Debug)]
pub struct Issuer {
    /// The device authorization endpoint.
    pub device_endpoint: Url,
    /// The token endpoint.
    pub token_endpoint: Url,
    /// The client that we are.
    pub client_id: String,
    /// What is asked for.
    pub scope: String,
    /// For whom the token is.
    pub audience: Option<String>,
}

/// The answer of a token endpoint (RFC 6749, section 5.1).
#[derive(Debug)]
pub struct TokenReply {
    /// The access token.
    pub access_token: Secret,
    /// The refresh token.
    pub refresh_token: Option<Secret>,
    /// What it permits.
    pub scope: Option<String>,
    /// How long it lives.
    pub expires_in: Duration,
}

/// An answer of a token endpoint that gives no token (RFC 6749, section 5.2).
#[derive(Clone, Debug, Deserialize)]
pub struct Refusal {
    /// Which one, such as `authorization_pending`.
    pub error: String,
    /// For a person.
    #[serde(default)]
    pub error_description: Option<String>,
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.error_description {
            Some(words) => write!(f, "{words} ({})", self.error),
            None => f.write_str(&self.error),
        }
    }
}

/// What a user must do to sign in (RFC 8628, section 3.2).
#[derive(Clone, Debug)]
pub struct DeviceCode {
    /// What to type there.
    pub user_code: String,
    /// Where to go.
    pub verification_uri: String,
    /// The same with the code in it.
    pub verification_uri_complete: Option<String>,
    /// How long it is valid.
    pub expires_in: Duration,
}

#[derive(Deserialize)]
struct DeviceReply {
    device_code: String,
    user_code: String,
    verification_uri: String,
    #[serde(default)]
    verification_uri_complete: Option<String>,
    expires_in: f64,
    /// RFC 8628, section 3.2: five seconds where the issuer does not say.
    #[serde(default = "five")]
    interval: f64,
}

fn five() -> f64 {
    5.0
}

/// RFC 8628, section 3.5: what `slow_down` adds to the interval, for good.
const SLOW_DOWN: Duration = Duration::from_secs(5);

/// Told what the user must do.
pub type Show<'a> = dyn Fn(&DeviceCode) + Send + Sync + 'a;

/// Signs in: `show` is told what the user must do, then the issuer is asked until they did.
///
/// # Errors
/// [`ErrorKind::Authentication`] where the user refused or was too slow; [`ErrorKind::Unavailable`] where
/// the issuer cannot be reached at all.
pub async fn sign_in(client: &Client, issuer: &Issuer, show: &Show<'_>) -> Result<TokenReply> {
    let mut form = vec![
        ("client_id", issuer.client_id.as_str()),
        ("scope", issuer.scope.as_str()),
    ];
    if let Some(audience) = &issuer.audience {
        form.push(("audience", audience));
    }
    let request =
        Request::new(reqwest::Method::POST, issuer.device_endpoint.clone()).with_form(&form);
    let reply = client.fetch(&request, None).await?;
    if !reply.status.is_success() {
        return Err(refused("the issuer did not begin a login", &reply));
    }
    let begun: DeviceReply = reply.json()?;
    let device_code = Secret::new(begun.device_code);
    let lifetime = seconds(begun.expires_in);
    show(&DeviceCode {
        user_code: begun.user_code,
        verification_uri: begun.verification_uri,
        verification_uri_complete: begun.verification_uri_complete,
        expires_in: lifetime,
    });
    let deadline = Instant::now() + lifetime;
    let mut interval = seconds(begun.interval);
    let request = Request::new(reqwest::Method::POST, issuer.token_endpoint.clone()).with_form(&[
        ("grant_type", "urn:ietf:params:oauth:grant-type:device_code"),
        ("device_code", device_code.expose()),
        ("client_id", &issuer.client_id),
    ]);
    loop {
        if Instant::now() + interval > deadline {
            return Err(too_slow());
        }
        tokio::time::sleep(interval).await;
        let reply = match client.fetch(&request, None).await {
            Ok(reply) => reply,
            // RFC 8628, section 3.5: a connection that fails is asked again, more slowly.
            Err(failure) => {
                let error = Error::from(failure);
                if error.kind() != ErrorKind::Unavailable {
                    return Err(error);
                }
                interval = (interval * 2).max(Duration::from_millis(200));
                continue;
            }
        };
        if reply.status.is_success() {
            return token(&reply);
        }
        match refusal(&reply) {
            Some(refusal) => match refusal.error.as_str() {
                "authorization_pending" => {}
                "slow_down" => interval += SLOW_DOWN,
                "expired_token" => return Err(too_slow()),
                "access_denied" => {
                    return Err(
                        Error::new(ErrorKind::Authentication, "the login was refused")
                            .with_detail(format!("the issuer: {refusal}")),
                    );
                }
                // RFC 6749, section 5.2: the code was used already, or is none of this issuer.
                "invalid_grant" => {
                    return Err(refused("the code is not valid any more", &reply));
                }
                _ => return Err(refused("the issuer gave no token", &reply)),
            },
            None if reply.status.is_server_error() || reply.status.as_u16() == 429 => {
                interval += SLOW_DOWN;
            }
            None => return Err(refused("the issuer gave no token", &reply)),
        }
    }
}

/// Reads the answer of a token endpoint.
///
/// # Errors
/// Where it is none, or its access token is empty.
pub fn token(reply: &Reply) -> Result<TokenReply> {
    #[derive(Deserialize)]
    struct Wire {
        access_token: Option<String>,
        #[serde(default)]
        refresh_token: Option<String>,
        #[serde(default)]
        scope: Option<String>,
        #[serde(default)]
        expires_in: Option<f64>,
    }
    let wire: Wire = reply.json()?;
    let access_token = wire.access_token.filter(|token| !token.is_empty());
    Ok(TokenReply {
        access_token: Secret::new(
            access_token.ok_or_else(|| reply.undecodable("its `access_token` is empty"))?,
        ),
        refresh_token: wire
            .refresh_token
            .filter(|token| !token.is_empty())
            .map(Secret::new),
        scope: wire.scope,
        // RFC 6749 recommends `expires_in`; without it a token is taken to be spent soon.
        expires_in: seconds(wire.expires_in.unwrap_or(300.0)),
    })
}

/// The refusal in an answer, if it is one.
pub fn refusal(reply: &Reply) -> Option<Refusal> {
    reply.json().ok()
}

fn refused(what: &str, reply: &Reply) -> Error {
    let status = reply.status.as_u16();
    match refusal(reply) {
        Some(refusal) => Error::new(ErrorKind::Authentication, what)
            .with_detail(format!("the issuer: {refusal}"))
            .with_hint(Hint::new("run").run("login").then("again")),
        // It did not speak about the login: it is out of order, or it is no issuer.
        None => Error::new(status_kind(status), what)
            .with_detail(format!("the issuer answered {}", reply.status))
            .with_hint(
                Hint::new("try again later;")
                    .run("doctor")
                    .then("checks the way to the vendor"),
            ),
    }
    .with_http(status, reply.request_id())
}

fn too_slow() -> Error {
    Error::new(
        ErrorKind::Authentication,
        "the code was not confirmed in time",
    )
    .with_hint(
        Hint::new("run")
            .run("login")
            .then("again, and confirm the new code"),
    )
}

/// A number from outside, at most a year: what is added to a clock must not overflow it.
fn seconds(number: f64) -> Duration {
    const YEAR: Duration = Duration::from_secs(365 * 24 * 3600);
    match Duration::try_from_secs_f64(number) {
        Ok(duration) => duration.min(YEAR),
        Err(_) if number > 0.0 => YEAR,
        Err(_) => Duration::from_secs(5),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_number_of_an_issuer_overflows_the_clock() {
        for (number, expected) in [
            (0.5, Duration::from_millis(500)),
            (-1.0, Duration::from_secs(5)),
            (f64::NAN, Duration::from_secs(5)),
        ] {
            assert_eq!(seconds(number), expected, "{number}");
        }
        for number in [1e19, 1e300, f64::INFINITY] {
            assert!(Instant::now().checked_add(2 * seconds(number)).is_some());
        }
    }
}
