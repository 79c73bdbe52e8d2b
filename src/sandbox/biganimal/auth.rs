//! Who may ask: access keys, and tokens by way of the device flow (RFC 8628) and the exchange that turns
//! an issuer's token into one of the portal. Expiry and rotation are real.

use std::collections::BTreeMap;
use std::fmt;
use std::time::{Duration, Instant};

use axum::http::{HeaderMap, Method};
use serde_json::{Value, json};

use super::errors::{Answer, Failure};
use super::switches as switch;
use crate::sandbox::clock::TOKEN_LIFETIME;
use crate::sandbox::random_text;
use crate::sandbox::script::Script;
use crate::sandbox::vendor::{Reply, Request};

const CLIENT_ID: &str = "SandboxClient0123456789abcdefghi";
const SCOPE: &str = "openid profile email offline_access";
const AUDIENCE: &str = "https://portal.biganimal.com/api";
/// Of which nobody can know who does not read the answer of the portal.
const OTHER_AUDIENCE: &str = "https://audience.biganimal.example/api";
/// BigAnimal documentation: refresh tokens live 30 days.
const REFRESH_LIFETIME: Duration = Duration::from_secs(30 * 24 * 3600);
const DEVICE_LIFETIME: Duration = Duration::from_secs(900);

/// A device code under way.
#[derive(Debug)]
struct Device {
    slow_down: u32,
    pending: u32,
    expires: Instant,
}

/// Every credential that is or was valid.
pub(super) struct Auth {
    /// The issuer: this server.
    issuer: String,
    access_key: String,
    devices: BTreeMap<String, Device>,
    /// Tokens of the issuer, which the API does not accept.
    raw: BTreeMap<String, Instant>,
    /// Exchanged tokens, which it does.
    portal: BTreeMap<String, Instant>,
    refresh: BTreeMap<String, Instant>,
}

/// How many there are, and none of them.
impl fmt::Debug for Auth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Auth")
            .field("issuer", &self.issuer)
            .field("devices", &self.devices.len())
            .field("tokens", &self.portal.len())
            .finish_non_exhaustive()
    }
}

impl Auth {
    pub(super) fn new(issuer: String) -> Self {
        Self {
            issuer,
            access_key: format!("sandbox-key-{}", random_text(32)),
            devices: BTreeMap::new(),
            raw: BTreeMap::new(),
            portal: BTreeMap::new(),
            refresh: BTreeMap::new(),
        }
    }

    /// The access key of the sandbox.
    pub(super) fn access_key(&self) -> &str {
        &self.access_key
    }

    /// A new token of the portal, as if the whole flow had been gone through.
    pub(super) fn portal_token(&mut self, pace: &Script) -> String {
        let token = format!("portal.{}", random_text(48));
        let expires = Instant::now() + pace.duration(TOKEN_LIFETIME);
        self.portal.insert(token.clone(), expires);
        token
    }

    /// Whether a request may use the API. `keys` says whether this generation knows access keys.
    pub(super) fn authorize(&self, headers: &HeaderMap, keys: bool) -> Result<(), Failure> {
        let text = |name: &str| {
            headers
                .get(name)
                .map(|value| value.to_str().unwrap_or_default())
        };
        let refused = |why: &str| Err(Failure::because(401, why));
        match (text("x-access-key"), text("authorization")) {
            (Some(_), Some(_)) => Err(Failure::because(
                400,
                "x-access-key and authorization were both sent; send one of them",
            )),
            (Some(key), None) if keys && key == self.access_key => Ok(()),
            (Some(key), None) if key.starts_with("Bearer ") => {
                refused("an access key is sent as it is, without Bearer")
            }
            (Some(_), None) => refused("the access key is not valid"),
            (None, Some(value)) => {
                let Some(token) = value.strip_prefix("Bearer ") else {
                    return refused("the authorization is not Bearer");
                };
                match self.portal.get(token) {
                    Some(expires) if *expires > Instant::now() => Ok(()),
                    Some(_) => refused("the token has expired"),
                    None if self.raw.contains_key(token) => {
                        refused("the token is one of the issuer and was not exchanged")
                    }
                    None => refused("the token is not valid"),
                }
            }
            (None, None) => refused("no credentials were sent"),
        }
    }

    /// `GET /auth/provider`.
    pub(super) fn provider(&self, script: &Script) -> Reply {
        let mut provider = json!({
            "clientId": CLIENT_ID, "issuerUri": self.issuer, "scope": SCOPE,
        });
        if !script.is(switch::AUDIENCE, "missing") {
            provider["audience"] = audience(script).into();
        }
        Reply::json(200, &provider)
    }

    /// `POST /auth/token`: exchanges a token of the issuer for one of the portal.
    pub(super) fn exchange(&mut self, request: &Request, script: &Script, pace: &Script) -> Answer {
        let body: Value = serde_json::from_slice(&request.body)
            .map_err(|error| Failure::because(400, error.to_string()))?;
        if script.take(switch::FAILED_EXCHANGES) {
            return Err(Failure::with_details(500, "failed to get BigAnimal token"));
        }
        let object = body.as_object().filter(|body| body.len() == 1);
        let Some(token) = object.and_then(|body| body.get("token")?.as_str()) else {
            return Err(Failure::because(400, "the body is {\"token\": \"...\"}"));
        };
        match self.raw.get(token) {
            Some(expires) if *expires > Instant::now() => {
                let token = self.portal_token(pace);
                Ok(Reply::json(200, &json!({ "token": token })))
            }
            _ => Err(Failure::because(401, "the token is not one of the issuer")),
        }
    }

    /// Routes of the issuer.
    pub(super) fn issuer(
        &mut self,
        request: &Request,
        parts: &[&str],
        script: &Script,
        pace: &Script,
    ) -> Reply {
        match (request.method.clone(), parts) {
            (Method::POST, ["device", "code"]) => self.device(request, script),
            (Method::POST, ["token"]) => self.token(request, script, pace),
            _ => flat(404, "not_found", "there is no such endpoint"),
        }
    }

    fn device(&mut self, request: &Request, script: &Script) -> Reply {
        let form = Form::of(request);
        let form = match form {
            Ok(form) => form,
            Err(reply) => return reply,
        };
        if form.get("client_id") != Some(CLIENT_ID) {
            return flat(403, "unauthorized_client", "the client is not known");
        }
        if form.get("scope") != Some(SCOPE) || form.get("audience") != Some(audience(script)) {
            return flat(
                400,
                "invalid_request",
                "scope or audience is not the one of the provider",
            );
        }
        let code = format!("dv_{}", random_text(24));
        let user = format!("{}-{}", random_text(4), random_text(4)).to_ascii_uppercase();
        let verify = format!("{}/activate", self.issuer);
        let device = Device {
            slow_down: script.count(switch::DEVICE_SLOW_DOWN),
            pending: script.count(switch::DEVICE_PENDING),
            expires: Instant::now() + DEVICE_LIFETIME,
        };
        self.devices.insert(code.clone(), device);
        let answer = json!({
            "device_code": code, "user_code": user, "verification_uri": verify,
            "verification_uri_complete": format!("{verify}?user_code={user}"),
            "expires_in": DEVICE_LIFETIME.as_secs(),
            "interval": script.count(switch::DEVICE_INTERVAL),
        });
        Reply::json(200, &answer)
    }

    fn token(&mut self, request: &Request, script: &Script, pace: &Script) -> Reply {
        let form = match Form::of(request) {
            Ok(form) => form,
            Err(reply) => return reply,
        };
        if form.get("client_id") != Some(CLIENT_ID) {
            return flat(403, "unauthorized_client", "the client is not known");
        }
        match form.get("grant_type") {
            Some("urn:ietf:params:oauth:grant-type:device_code") => {
                self.poll(form.get("device_code").unwrap_or_default(), script, pace)
            }
            Some("refresh_token") => {
                // Spent by its first use, whatever comes of it.
                let spent = self
                    .refresh
                    .remove(form.get("refresh_token").unwrap_or_default());
                match spent {
                    Some(expires) if expires > Instant::now() => self.grant(pace),
                    _ => invalid_grant(script, "the refresh token is not valid any more"),
                }
            }
            _ => flat(
                400,
                "unsupported_grant_type",
                "the grant type is not supported",
            ),
        }
    }

    fn poll(&mut self, code: &str, script: &Script, pace: &Script) -> Reply {
        let Some(device) = self.devices.get_mut(code) else {
            return invalid_grant(script, "the device code is not valid any more");
        };
        if device.slow_down > 0 {
            device.slow_down -= 1;
            let status = script.status(switch::SLOW_DOWN_STATUS, &[429, 400, 403]);
            return flat(status, "slow_down", "you are polling too fast");
        }
        if device.pending > 0 {
            device.pending -= 1;
            let text = "the user has not confirmed yet";
            return flat(403, "authorization_pending", text);
        }
        let expired = device.expires <= Instant::now();
        self.devices.remove(code);
        if expired || script.is(switch::DEVICE_OUTCOME, "expired") {
            let status = script.status(switch::EXPIRED_TOKEN_STATUS, &[403, 400]);
            return flat(status, "expired_token", "the device code has expired");
        }
        if script.is(switch::DEVICE_OUTCOME, "denied") {
            return flat(403, "access_denied", "the user refused");
        }
        self.grant(pace)
    }

    fn grant(&mut self, pace: &Script) -> Reply {
        let lifetime = pace.duration(TOKEN_LIFETIME);
        let access = format!("raw.{}", random_text(48));
        let refresh = format!("v1.{}", random_text(48));
        self.raw.insert(access.clone(), Instant::now() + lifetime);
        self.refresh
            .insert(refresh.clone(), Instant::now() + REFRESH_LIFETIME);
        let answer = json!({
            "access_token": access, "id_token": format!("id.{}", random_text(48)),
            "refresh_token": refresh, "scope": SCOPE, "expires_in": lifetime.as_secs(),
            "token_type": "Bearer",
        });
        Reply::json(200, &answer)
    }
}

/// The fields of a form, sent as one.
struct Form(Vec<(String, String)>);

impl Form {
    fn of(request: &Request) -> Result<Self, Reply> {
        let content_type = request.header("content-type").unwrap_or_default();
        if content_type.starts_with("application/x-www-form-urlencoded") {
            return Ok(Self(request.form()));
        }
        Err(flat(400, "invalid_request", "the body is a form"))
    }

    fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.as_str())
    }
}

/// The audience that a login must name.
fn audience(script: &Script) -> &'static str {
    if script.is(switch::AUDIENCE, "other") {
        OTHER_AUDIENCE
    } else {
        AUDIENCE
    }
}

/// An error of the issuer: flat, unlike those of the portal (RFC 6749, section 5.2).
fn flat(status: u16, error: &str, description: &str) -> Reply {
    Reply::json(
        status,
        &json!({"error": error, "error_description": description}),
    )
}

fn invalid_grant(script: &Script, description: &str) -> Reply {
    let status = script.status(switch::INVALID_GRANT_STATUS, &[403, 400]);
    flat(status, "invalid_grant", description)
}
