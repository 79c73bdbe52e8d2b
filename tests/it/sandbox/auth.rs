//! Access keys, the device flow, the exchange, rotation and expiry.

use serde_json::{Value, json};

use crate::support::sandbox::{Answer, Sandbox};

/// The device flow of a client that does everything right, step by step.
struct Flow<'a> {
    sandbox: &'a Sandbox,
    provider: Value,
}

impl<'a> Flow<'a> {
    fn begin(sandbox: &'a Sandbox) -> Self {
        let url = format!("{}/api/v3/auth/provider", sandbox.biganimal("endpoint"));
        let provider = sandbox.curl("GET", &url, &[], None).json();
        Self { sandbox, provider }
    }

    fn text(&self, key: &str) -> &str {
        self.provider[key].as_str().unwrap_or_default()
    }

    fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let fields: Vec<String> = fields
            .iter()
            .map(|(name, value)| format!("{name}={}", value.replace(' ', "+")))
            .collect();
        let url = format!("{}/{path}", self.text("issuerUri"));
        let form = "content-type: application/x-www-form-urlencoded";
        self.sandbox
            .curl("POST", &url, &[form], Some(&fields.join("&")))
    }

    fn device(&self) -> String {
        let answer = self.post(
            "oauth/device/code",
            &[
                ("client_id", self.text("clientId")),
                ("scope", self.text("scope")),
                ("audience", "https://portal.biganimal.com/api"),
            ],
        );
        assert_eq!(answer.status, 200, "{answer:?}");
        assert_eq!(answer.json()["expires_in"], 900);
        answer.json()["device_code"]
            .as_str()
            .expect("a code")
            .to_owned()
    }

    fn poll(&self, code: &str) -> (u16, String) {
        let answer = self.poll_answer(code);
        let error = answer.json()["error"]
            .as_str()
            .unwrap_or("granted")
            .to_owned();
        (answer.status, error)
    }

    fn poll_answer(&self, code: &str) -> Answer {
        let grant = "urn:ietf:params:oauth:grant-type:device_code";
        let client = self.text("clientId");
        self.post(
            "oauth/token",
            &[
                ("grant_type", grant),
                ("device_code", code),
                ("client_id", client),
            ],
        )
    }

    fn refresh(&self, token: &str) -> Answer {
        let client = self.text("clientId");
        let fields = [
            ("grant_type", "refresh_token"),
            ("client_id", client),
            ("refresh_token", token),
        ];
        self.post("oauth/token", &fields)
    }

    fn exchange(&self, token: &Value) -> Answer {
        let url = format!("{}/api/v3/auth/token", self.sandbox.biganimal("endpoint"));
        let body = json!({ "token": token }).to_string();
        self.sandbox.curl(
            "POST",
            &url,
            &["content-type: application/json"],
            Some(&body),
        )
    }
}

fn user_info(sandbox: &Sandbox, version: &str, headers: &[&str]) -> Answer {
    let url = format!("{}/api/{version}/user-info", sandbox.biganimal("endpoint"));
    sandbox.curl("GET", &url, headers, None)
}

fn bearer(token: &Value) -> String {
    format!("authorization: Bearer {}", token.as_str().expect("a token"))
}

#[test]
fn an_access_key_is_sent_raw_and_alone() {
    let sandbox = Sandbox::start(&[]);
    let key = sandbox.biganimal("access_key");
    let raw = format!("x-access-key: {key}");
    let token = format!("authorization: Bearer {}", sandbox.biganimal("token"));
    user_info(&sandbox, "v3", &[&raw]).data(200);
    user_info(&sandbox, "v3", &[&token]).data(200);
    for (version, headers, status) in [
        ("v3", vec![], 401),
        ("v3", vec![format!("x-access-key: Bearer {key}")], 401),
        ("v3", vec![format!("authorization: Bearer {key}")], 401),
        ("v3", vec!["x-access-key: wrong".to_owned()], 401),
        ("v3", vec![raw.clone(), token.clone()], 400),
        // Access keys came with v3.
        ("v2", vec![raw.clone()], 401),
        ("v1", vec![raw.clone()], 401),
    ] {
        let headers: Vec<&str> = headers.iter().map(String::as_str).collect();
        user_info(&sandbox, version, &headers).error(status);
    }
    // The first generation has no envelope.
    let bare = user_info(&sandbox, "v1", &[&token]);
    assert_eq!(
        (bare.status, &bare.json()["email"]),
        (200, &json!("ada@example.com"))
    );
    assert!(bare.json().get("data").is_none(), "{bare:?}");
}

#[test]
fn the_device_flow_ends_in_a_token_that_must_be_exchanged() {
    let sandbox = Sandbox::start(&["--script", "biganimal.device-pending=2"]);
    let flow = Flow::begin(&sandbox);
    assert_eq!(flow.text("issuerUri"), sandbox.biganimal("endpoint"));
    assert_eq!(flow.text("audience"), "https://portal.biganimal.com/api");
    let code = flow.device();
    let pending = (403, "authorization_pending".to_owned());
    assert_eq!(
        [flow.poll(&code), flow.poll(&code)],
        [pending.clone(), pending]
    );
    let tokens = flow.poll_answer(&code).json();
    assert_eq!(tokens["expires_in"], 86_400);
    assert_eq!(flow.poll(&code), (403, "invalid_grant".to_owned()));
    let raw = &tokens["access_token"];
    let refused = user_info(&sandbox, "v3", &[&bearer(raw)]).error(401);
    assert!(refused.contains("not exchanged"), "{refused}");
    let exchanged = flow.exchange(raw).json();
    user_info(&sandbox, "v3", &[&bearer(&exchanged["token"])]).data(200);
    flow.exchange(&exchanged["token"]).error(401);
    sandbox.script("failed-exchanges", 1);
    let failed = flow.exchange(raw);
    assert_eq!(
        failed.json()["error"]["details"],
        "failed to get BigAnimal token"
    );
    assert_eq!((failed.status, flow.exchange(raw).status), (500, 200));
}

#[test]
fn the_flow_can_end_otherwise() {
    let sandbox = Sandbox::start(&[]);
    let flow = Flow::begin(&sandbox);
    sandbox.script("device-pending", 0);
    sandbox.script("device-slow-down", 1);
    let code = flow.device();
    assert_eq!(flow.poll(&code), (429, "slow_down".to_owned()));
    assert_eq!(flow.poll(&code), (200, "granted".to_owned()));
    sandbox.script("device-slow-down", 0);
    for (outcome, switch, error) in [
        ("expired", "expired-token-status", "expired_token"),
        ("denied", "audience", "access_denied"),
    ] {
        sandbox.script("device-outcome", outcome);
        assert_eq!(flow.poll(&flow.device()), (403, error.to_owned()));
        let other = if switch == "audience" {
            "missing"
        } else {
            "400"
        };
        sandbox.script(switch, other);
    }
    assert!(Flow::begin(&sandbox).provider.get("audience").is_none());
    sandbox.script("device-outcome", "expired");
    assert_eq!(flow.poll(&flow.device()), (400, "expired_token".to_owned()));
    for (switch, status) in [("slow-down-status", 400), ("invalid-grant-status", 400)] {
        sandbox.script(switch, status);
    }
    assert_eq!(flow.poll("no such code"), (400, "invalid_grant".to_owned()));
}

#[test]
fn a_refresh_rotates_and_kills_the_old_token() {
    let sandbox = Sandbox::start(&["--script", "biganimal.device-pending=0"]);
    let flow = Flow::begin(&sandbox);
    let first = flow.poll_answer(&flow.device()).json();
    let old = first["refresh_token"].as_str().expect("a token");
    let second = flow.refresh(old).json();
    assert_ne!(first["refresh_token"], second["refresh_token"]);
    let spent = flow.refresh(old);
    assert_eq!(
        (spent.status, &spent.json()["error"]),
        (403, &json!("invalid_grant"))
    );
    let token = flow.exchange(&second["access_token"]).json();
    user_info(&sandbox, "v3", &[&bearer(&token["token"])]).data(200);
}

#[test]
fn tokens_expire() {
    let sandbox = Sandbox::start(&[
        "--token-lifetime",
        "0s",
        "--script",
        "biganimal.device-pending=0",
    ]);
    let token = bearer(&sandbox.biganimal("token").into());
    assert_eq!(
        user_info(&sandbox, "v3", &[&token]).error(401),
        "the token has expired"
    );
    let flow = Flow::begin(&sandbox);
    let tokens = flow.poll_answer(&flow.device()).json();
    assert_eq!(tokens["expires_in"], 0);
    flow.exchange(&tokens["access_token"]).error(401);
}
