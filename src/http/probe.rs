//! The way to a server, step by step, for `doctor`: name, connection, proxy, TLS; without a credential.

use std::time::Duration;

use url::Url;

use super::{Client, Origin, Request, address, reply};
use crate::error::{Error, ErrorKind};
use crate::model::{Check, CheckStatus};

const LIMIT: Duration = Duration::from_secs(5);

impl Client {
    /// Looks at every step to `url`; a failure is a check that failed, and ends the list.
    pub async fn probe(&self, url: &Url) -> Vec<Check> {
        let mut checks = Vec::new();
        let origin = match Origin::of(url) {
            Ok(origin) => origin,
            Err(error) => return vec![failed("endpoint", &error)],
        };
        let route = match address::route(url, &origin, &self.options).await {
            Ok(route) => route,
            Err(error) => return vec![failed("endpoint", &error)],
        };
        if let Some(between) = &route.proxy {
            let detail = format!("requests go through {}", between.name);
            checks.push(Check::ok("proxy", &detail));
        } else if let Err(check) = name(url, &route).await {
            checks.push(check);
            return checks;
        } else {
            checks.push(Check::ok("dns", &format!("{origin} has an address")));
        }
        if !origin.is_secure() {
            let detail = "plain HTTP to this machine or a permitted network";
            checks.push(Check::ok("tls", detail));
            return checks;
        }
        let request = Request::get(url.clone());
        let asked = self.fetch(&request, None);
        match tokio::time::timeout(LIMIT, asked).await {
            Ok(Ok(_)) if self.options.tls.insecure => checks.push(Check {
                check: "tls".to_owned(),
                status: CheckStatus::Warning,
                detail: "any certificate is believed".to_owned(),
                hint: Some("name the authority with `tls.ca` instead of `tls.insecure`".to_owned()),
            }),
            Ok(Ok(_)) => checks.push(Check::ok("tls", "the server's certificate is trusted")),
            Ok(Err(failure)) => {
                let error = Error::from(failure);
                // Whoever speaks no TLS yet was not reached at all.
                let check = match reply::find::<rustls::Error>(&error) {
                    Some(_) => "tls",
                    None => "network",
                };
                checks.push(failed(check, &error));
            }
            Err(_) => checks.push(Check {
                check: "network".to_owned(),
                status: CheckStatus::Failed,
                detail: format!("{origin} did not answer within {LIMIT:?}"),
                hint: Some("check the network, and whether a proxy is needed".to_owned()),
            }),
        }
        checks
    }
}

/// Whether the name has an address.
async fn name(url: &Url, route: &address::Route) -> Result<(), Check> {
    let host = url.host_str().unwrap_or_default();
    let port = url.port_or_known_default().unwrap_or_default();
    if !route.addresses.is_empty() || !matches!(url.host(), Some(url::Host::Domain(_))) {
        return Ok(());
    }
    let lookup = tokio::net::lookup_host((host, port));
    let why = match tokio::time::timeout(LIMIT, lookup).await {
        Ok(Ok(found)) => match found.count() {
            0 => "it has no address".to_owned(),
            _ => return Ok(()),
        },
        Ok(Err(error)) => error.to_string(),
        Err(_) => format!("no answer within {LIMIT:?}"),
    };
    Err(Check {
        check: "dns".to_owned(),
        status: CheckStatus::Failed,
        detail: format!("{host}: {why}"),
        hint: Some(
            "check the endpoint and the name service; --resolve names an address".to_owned(),
        ),
    })
}

/// What to do about a failure whose error does not say.
fn next_step(kind: ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Authentication => "store another credential, or sign in, with `dbaas login`",
        ErrorKind::NotFound => "check the path in `endpoint`, and `project`",
        ErrorKind::Configuration => {
            "correct the profile; `dbaas whoami --provenance` shows every value"
        }
        ErrorKind::Unavailable => {
            "check the endpoint, the network, and whether a proxy is needed; else try again later"
        }
        _ => "with --trace you see what was sent and what came back",
    }
}

/// An error as a check that failed.
pub(crate) fn failed(check: &str, error: &Error) -> Check {
    Check {
        check: check.to_owned(),
        status: CheckStatus::Failed,
        detail: error.one_line(),
        hint: Some(match error.hints().first() {
            Some(hint) => hint.clone(),
            None => next_step(error.kind()).to_owned(),
        }),
    }
}
