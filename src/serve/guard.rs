//! What every request passes: the rate of its client, the `Host` header, the token.

use std::net::SocketAddr;
use std::sync::{Mutex, PoisonError};
use std::time::Instant;

use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use tokio::sync::mpsc::Sender;

use super::host::Hosts;
use super::rate::Rate;
use super::reply::Reply;
use super::tokens::Tokens;

/// Where a request came from, and where it arrived.
#[derive(Clone, Copy, Debug)]
pub(super) struct Peer {
    pub(super) client: SocketAddr,
    pub(super) local: SocketAddr,
}

/// What is asked of every request.
#[derive(Debug)]
pub(super) struct Guard {
    pub(super) hosts: Hosts,
    pub(super) tokens: Option<Tokens>,
    pub(super) rate: Option<Mutex<Rate>>,
    /// Lines for the access log.
    pub(super) log: Sender<String>,
}

impl Guard {
    pub(super) fn admit(
        &self,
        path: &str,
        headers: &HeaderMap,
        host: Option<&str>,
        peer: Peer,
    ) -> Result<(), Reply> {
        // A probe knows no token, and nothing but `ok` can be learned from it.
        let is_probe = path == "/health";
        if let (Some(rate), false) = (&self.rate, is_probe) {
            let mut rate = rate.lock().unwrap_or_else(PoisonError::into_inner);
            if rate.admit(peer.client.ip(), Instant::now()).is_err() {
                let message = "Too many requests: try again in a second.";
                return Err(Reply::message(StatusCode::TOO_MANY_REQUESTS, message)
                    .with_header("retry-after", "1"));
            }
        }
        if !host.is_some_and(|host| self.hosts.admit(host, peer.local)) {
            return Err(Reply::message(
                StatusCode::MISDIRECTED_REQUEST,
                "This server does not answer to the name in the Host header; \
                 its operator can add it with --allow-host.",
            ));
        }
        let authorization = headers
            .get(header::AUTHORIZATION)
            .map(HeaderValue::as_bytes);
        match &self.tokens {
            Some(tokens) if !is_probe && !tokens.admit(authorization) => Err(Reply::message(
                StatusCode::UNAUTHORIZED,
                "A bearer token is needed.",
            )
            .with_header("www-authenticate", "Bearer realm=\"postgraas\"")),
            _ => Ok(()),
        }
    }
}
