//! What was asked of the vendors here, and what was answered. Credentials are masked before they are kept.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use axum::http::{HeaderMap, Method};
use jiff::Timestamp;
use serde::Serialize;

/// The oldest entries go first; the numbers of the rest show the gap.
const KEPT: usize = 100_000;

/// Headers that never hold a credential; the values of all others are masked.
const OPEN_HEADERS: &[&str] = &[
    "accept",
    "accept-encoding",
    "connection",
    "content-length",
    "content-type",
    "expect",
    "host",
    "idempotency-key",
    "if-match",
    "if-none-match",
    "origin",
    "range",
    "referer",
    "te",
    "transfer-encoding",
    "user-agent",
    "x-request-id",
];

/// A request and what became of it.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Entry {
    /// Its number, from 1.
    pub(crate) id: u64,
    /// When it came, RFC 3339.
    pub(crate) at: String,
    /// Its method.
    pub(crate) method: String,
    /// Its path with the query, as sent.
    pub(crate) path: String,
    /// Its headers, with credentials masked.
    pub(crate) headers: Vec<(String, String)>,
    /// The size of its body in bytes.
    pub(crate) body_bytes: usize,
    /// The status that was answered; absent while it waits, and where nothing was answered.
    pub(crate) status: Option<u16>,
    /// The fault that hit it.
    pub(crate) fault: Option<String>,
}

/// The log.
#[derive(Debug, Default)]
pub(crate) struct Log {
    entries: Mutex<(u64, VecDeque<Entry>)>,
}

impl Log {
    /// Notes a request and returns its number.
    pub(crate) fn begin(
        &self,
        method: &Method,
        path: &str,
        headers: &HeaderMap,
        body: usize,
    ) -> u64 {
        let mut entries = self.lock();
        entries.0 += 1;
        let id = entries.0;
        if entries.1.len() == KEPT {
            entries.1.pop_front();
        }
        entries.1.push_back(Entry {
            id,
            at: Timestamp::now().to_string(),
            method: method.to_string(),
            path: path.to_owned(),
            headers: masked(headers),
            body_bytes: body,
            status: None,
            fault: None,
        });
        id
    }

    /// Notes what was answered.
    pub(crate) fn status(&self, id: u64, status: u16) {
        self.change(id, |entry| entry.status = Some(status));
    }

    /// Notes the fault that hit a request.
    pub(crate) fn fault(&self, id: u64, fault: &str) {
        self.change(id, |entry| entry.fault = Some(fault.to_owned()));
    }

    /// Every entry, the oldest first.
    pub(crate) fn entries(&self) -> Vec<Entry> {
        self.lock().1.iter().cloned().collect()
    }

    /// Forgets every entry; numbers go on.
    pub(crate) fn clear(&self) {
        self.lock().1.clear();
    }

    fn change(&self, id: u64, change: impl FnOnce(&mut Entry)) {
        let mut entries = self.lock();
        if let Some(entry) = entries.1.iter_mut().rev().find(|entry| entry.id == id) {
            change(entry);
        }
    }

    fn lock(&self) -> MutexGuard<'_, (u64, VecDeque<Entry>)> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn masked(headers: &HeaderMap) -> Vec<(String, String)> {
    let mask = |name: &str, value: &str| {
        if OPEN_HEADERS.contains(&name) {
            return value.to_owned();
        }
        // The scheme of an `authorization` is worth knowing, and no secret.
        match value.split_once(' ') {
            Some((scheme @ ("Bearer" | "bearer" | "Basic" | "basic"), _)) => {
                format!("{scheme} ***")
            }
            _ => "***".to_owned(),
        }
    };
    headers
        .iter()
        .map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes());
            (name.as_str().to_owned(), mask(name.as_str(), &value))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn credentials_are_masked() {
        let mut headers = HeaderMap::new();
        headers.insert("authorization", "Bearer hush".parse().unwrap());
        headers.insert("x-access-key", "hush".parse().unwrap());
        headers.insert("accept", "text/plain".parse().unwrap());
        let log = Log::default();
        let id = log.begin(&Method::GET, "/x?y=z", &headers, 0);
        log.status(id, 204);
        let text = serde_json::to_string(&log.entries()).unwrap();
        assert!(!text.contains("hush"), "{text}");
        assert!(text.contains("Bearer ***") && text.contains("text/plain") && text.contains("204"));
    }
}
