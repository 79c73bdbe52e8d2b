//! Tokens of the account (Auth API v1): JWTs that nobody can verify, known by being written down.

use axum::http::Method;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};

use super::{CONTRACT, Desk, Handler, Reply, USER_ID, World, refuse, route, uuid};
use crate::credentials::Secret;
use crate::sandbox::ionos::switches as switch;
use crate::sandbox::random_text;
use crate::sandbox::route::{ANY, Route};

pub(super) const ROUTES: &[Route<Handler>] = &[
    route(Method::GET, &["tokens", "generate"], |desk, _| {
        desk.generate_token()
    }),
    route(Method::GET, &["tokens"], |desk, _| desk.list_tokens()),
    route(Method::DELETE, &["tokens"], |desk, _| desk.delete_tokens()),
    route(Method::GET, &["tokens", ANY], |desk, any| {
        desk.get_token(any[0])
    }),
    route(Method::DELETE, &["tokens", ANY], |desk, any| {
        desk.delete_token(any[0])
    }),
];

/// A token that was issued.
#[derive(Debug)]
pub(super) struct Issued {
    id: String,
    secret: Secret,
    created: Timestamp,
    ends: Timestamp,
}

impl Issued {
    fn document(&self, desk: &Desk<'_>) -> Value {
        let Self {
            id, created, ends, ..
        } = self;
        json!({
            "id": id, "href": desk.href(&format!("auth/v1/tokens/{id}")),
            "createdDate": format!("{created:.0}"), "expirationDate": format!("{ends:.0}"),
        })
    }
}

impl World {
    /// Issues a token that lives for so many seconds.
    pub(super) fn issue(&mut self, seconds: i64) -> Secret {
        let (id, created) = (uuid(), Timestamp::now());
        let ends = created
            .checked_add(SignedDuration::from_secs(seconds))
            .unwrap_or(Timestamp::MAX);
        let header = json!({"alg": "RS256", "typ": "JWT", "kid": id});
        let payload = json!({
            "identity": {
                "uuid": USER_ID, "contractNumber": CONTRACT, "role": "owner",
                "privileges": ["DATA_CENTER_CREATE", "MANAGE_DBAAS", "CREATE_K8S_CLUSTER"],
            },
            "iat": created.as_second(), "exp": ends.as_second(),
        });
        let part = |document: &Value| URL_SAFE_NO_PAD.encode(document.to_string());
        let signature = random_text(43);
        let secret = Secret::new(format!("{}.{}.{signature}", part(&header), part(&payload)));
        self.tokens.push(Issued {
            id,
            secret: secret.clone(),
            created,
            ends,
        });
        secret
    }

    /// Tells whether a token was issued and has not ended.
    pub(super) fn knows(&self, token: &str) -> bool {
        let now = Timestamp::now();
        let mut tokens = self.tokens.iter();
        tokens.any(|issued| issued.secret.expose() == token && issued.ends > now)
    }
}

fn no_token() -> Reply {
    refuse(404, "auth-404", "token not found")
}

impl Desk<'_> {
    fn generate_token(&mut self) -> Reply {
        let ttl = self.request.query("ttl").unwrap_or("31536000");
        match ttl.parse() {
            Ok(seconds @ 60..=31_536_000) => {
                let token = self.world.issue(seconds);
                Reply::json(200, &json!({ "token": token.expose() }))
            }
            _ => refuse(422, "auth-422", "ttl: must be between 60 and 31536000"),
        }
    }

    fn list_tokens(&mut self) -> Reply {
        let key = match self.script.is(switch::TOKENS, "items") {
            true => "items",
            false => "tokens",
        };
        let documents: Vec<Value> = self
            .world
            .tokens
            .iter()
            .map(|issued| issued.document(self))
            .collect();
        Reply::json(200, &json!({ key: documents }))
    }

    fn get_token(&mut self, id: &str) -> Reply {
        let issued = self.world.tokens.iter().find(|issued| issued.id == id);
        issued.map_or_else(no_token, |issued| Reply::json(200, &issued.document(self)))
    }

    fn delete_token(&mut self, id: &str) -> Reply {
        let before = self.world.tokens.len();
        self.world.tokens.retain(|issued| issued.id != id);
        match self.world.tokens.len() < before {
            true => Reply::json(200, &json!({"success": true})),
            false => no_token(),
        }
    }

    fn delete_tokens(&mut self) -> Reply {
        let given = self.request.header("authorization").unwrap_or_default();
        let current = given.strip_prefix("Bearer ").unwrap_or_default().to_owned();
        let now = Timestamp::now();
        let tokens = &mut self.world.tokens;
        match self.request.query("criteria") {
            Some("ALL") => tokens.clear(),
            Some("EXPIRED") => tokens.retain(|issued| issued.ends > now),
            Some("CURRENT") => tokens.retain(|issued| issued.secret.expose() != current),
            _ => {
                return refuse(
                    422,
                    "auth-422",
                    "criteria: must be one of ALL, EXPIRED, CURRENT",
                );
            }
        }
        Reply::json(200, &json!({"success": true}))
    }
}
