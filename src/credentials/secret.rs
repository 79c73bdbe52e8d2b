//! A value that must not be seen. `Debug` and `Display` are masked and there is no `Serialize`, so the
//! only way out is [`Secret::expose`], which a reviewer can search for. What comes back from outside, such
//! as a vendor's error that quotes the request, goes through [`scrub`], which knows every secret of the run.

use std::sync::{Mutex, PoisonError};

use rand::RngExt;
use zeroize::Zeroizing;

/// Longer than any password; what is longer is the wrong file.
pub const MAXIMUM_PASSWORD_BYTES: usize = 4096;

/// Longer than any token; header lines end there too.
pub const MAXIMUM_CREDENTIAL_BYTES: usize = 16 * MAXIMUM_PASSWORD_BYTES;

/// Shorter values are not scrubbed: they stand in ordinary words too.
const SHORTEST_SCRUBBED: usize = 8;

/// How often a secret may have been escaped and is still known.
const QUOTED: usize = 3;

/// Every secret of this run that is long enough to be scrubbed.
static KNOWN: Mutex<Vec<Zeroizing<String>>> = Mutex::new(Vec::new());

/// The text without any secret that this run has seen.
pub fn scrub(text: &str) -> String {
    let known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    known.iter().fold(text.to_owned(), |text, secret| {
        if text.contains(secret.as_str()) {
            text.replace(secret.as_str(), "***")
        } else {
            text
        }
    })
}

/// A secret as it stands in a JSON document, where that differs.
fn escaped(value: &Zeroizing<String>) -> Option<Zeroizing<String>> {
    let quoted = Zeroizing::new(serde_json::to_string(value.as_str()).ok()?);
    let inner = quoted.strip_prefix('"')?.strip_suffix('"')?;
    (inner != value.as_str()).then(|| Zeroizing::new(inner.to_owned()))
}

/// A password, token or key. Its memory is wiped when it is dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Wraps a value; from now on [`scrub`] knows it.
    pub fn new(value: String) -> Self {
        let value = Zeroizing::new(value);
        if value.len() >= SHORTEST_SCRUBBED {
            let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
            if !known.contains(&value) {
                known.push(value.clone());
                // A server may quote a form that it was sent.
                let form: String = form_urlencoded::byte_serialize(value.as_bytes()).collect();
                if form != *value {
                    known.push(Zeroizing::new(form));
                }
                // A server may quote a document in a document, which we then write into one of ours.
                let mut form = escaped(&value);
                for _ in 0..QUOTED {
                    let Some(once) = form else { break };
                    form = escaped(&once);
                    known.push(once);
                }
            }
        }
        Self(value)
    }

    /// A new password: 24 letters and digits from the system's generator (about 142 bits), so that it
    /// needs no quoting in a URI, a shell or a connection string.
    pub fn generate() -> Self {
        let mut random = rand::rng();
        let value = (0..24)
            .map(|_| char::from(random.sample(rand::distr::Alphanumeric)))
            .collect();
        Self::new(value)
    }

    /// Why this can be no password, as the end of a sentence; nothing where it can be one.
    pub fn password_problem(&self) -> Option<&'static str> {
        if self.0.len() > MAXIMUM_PASSWORD_BYTES {
            Some("is longer than any password")
        } else {
            self.credential_problem()
        }
    }

    /// The same for tokens and keys, which may be longer than a password.
    pub fn credential_problem(&self) -> Option<&'static str> {
        if self.0.is_empty() {
            Some("is empty")
        } else if self.0.len() > MAXIMUM_CREDENTIAL_BYTES {
            Some("is longer than any token")
        } else if self.0.contains(char::is_control) {
            Some("holds control characters or more than one line")
        } else {
            None
        }
    }

    /// The value itself, for the one place that needs it.
    pub fn expose(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(***)")
    }
}

impl std::fmt::Display for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("***")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_masked_in_every_rendering() {
        let secret = Secret::new("planted".into());
        assert_eq!(
            format!("{secret} {secret:?} {:?}", Some(&secret)),
            "*** Secret(***) Some(Secret(***))"
        );
    }

    #[test]
    fn what_was_a_secret_once_is_scrubbed_from_any_text() {
        assert_eq!(scrub("not-planted-yet"), "not-planted-yet");
        drop(Secret::new("planted-and-dropped".into()));
        assert_eq!(
            scrub("the key planted-and-dropped is wrong"),
            "the key *** is wrong"
        );
    }

    #[test]
    fn a_secret_is_scrubbed_from_a_document_that_escapes_it() {
        drop(Secret::new("planted\"with\\escapes".into()));
        let document = serde_json::json!({"message": "planted\"with\\escapes is wrong"});
        assert_eq!(
            scrub(&document.to_string()),
            r#"{"message":"*** is wrong"}"#
        );
        let quoting = serde_json::json!({"message": document.to_string()});
        assert!(!scrub(&quoting.to_string()).contains("planted"));
    }

    #[test]
    fn a_secret_is_scrubbed_from_a_form() {
        drop(Secret::new("planted/in+a=form".into()));
        let form = form_urlencoded::Serializer::new(String::new())
            .append_pair("x", "planted/in+a=form")
            .finish();
        assert_eq!(scrub(&form), "x=***");
    }

    #[test]
    fn a_token_may_be_longer_than_a_password() {
        let token = Secret::new("x".repeat(MAXIMUM_PASSWORD_BYTES + 1));
        assert!(token.password_problem().is_some());
        assert_eq!(token.credential_problem(), None);
        let endless = Secret::new("x".repeat(MAXIMUM_CREDENTIAL_BYTES + 1));
        assert!(endless.credential_problem().is_some());
    }

    #[test]
    fn generated_passwords_differ_and_need_no_quoting() {
        let (one, two) = (Secret::generate(), Secret::generate());
        assert_ne!(one, two);
        assert_eq!(one.expose().len(), 24);
        assert!(one.expose().chars().all(|c| c.is_ascii_alphanumeric()));
    }
}
