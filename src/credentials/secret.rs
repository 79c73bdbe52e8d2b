//! A value that must not be seen. `Debug` and `Display` are masked and there is no `Serialize`, so the
//! only way out is [`Secret::expose`], which a reviewer can search for. What comes back from outside, such
//! as a vendor's error that quotes the request, goes through [`scrub`](super::scrub), which knows the secrets of the run.

use rand::RngExt;
use zeroize::Zeroizing;

use super::known::Registered;

/// Longer than any password; what is longer is the wrong file.
pub const MAXIMUM_PASSWORD_BYTES: usize = 4096;

/// Longer than any token; header lines end there too.
pub const MAXIMUM_CREDENTIAL_BYTES: usize = 16 * MAXIMUM_PASSWORD_BYTES;

/// Shorter values are not scrubbed: they stand in ordinary words too.
const SHORTEST_SCRUBBED: usize = 8;

/// A password, token or key. Its memory is wiped when nothing uses it any more and [`scrub`](super::scrub) has forgotten it.
#[derive(Clone)]
pub struct Secret(Value);

#[derive(Clone)]
enum Value {
    /// Known to [`scrub`](super::scrub).
    Registered(Registered),
    /// Too short to be scrubbed, or too long to be sent.
    Plain(Zeroizing<String>),
}

impl Secret {
    /// Wraps a value. [`scrub`](super::scrub) knows it from now on, and for a while after its last use.
    pub fn new(value: String) -> Self {
        let value = Zeroizing::new(value);
        Self(match value.len() {
            SHORTEST_SCRUBBED..=MAXIMUM_CREDENTIAL_BYTES => {
                Value::Registered(Registered::new(value))
            }
            _ => Value::Plain(value),
        })
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

    /// Generates a password in which every kind of character is that a vendor may want: small and capital letters,
    /// digits and a sign that no shell and no address changes.
    pub fn generate_with_sign() -> Self {
        Self::new(format!("{}aA1!", Self::generate().expose()))
    }

    /// Why this can be no password, as the end of a sentence; nothing where it can be one.
    pub fn password_problem(&self) -> Option<&'static str> {
        if self.expose().len() > MAXIMUM_PASSWORD_BYTES {
            Some("is longer than any password")
        } else {
            self.credential_problem()
        }
    }

    /// The same for tokens and keys, which may be longer than a password.
    pub fn credential_problem(&self) -> Option<&'static str> {
        if self.expose().is_empty() {
            Some("is empty")
        } else if self.expose().len() > MAXIMUM_CREDENTIAL_BYTES {
            Some("is longer than any token")
        } else if self.expose().contains(char::is_control) {
            Some("holds control characters or more than one line")
        } else {
            None
        }
    }

    /// The value itself, for the one place that needs it.
    pub fn expose(&self) -> &str {
        match &self.0 {
            Value::Registered(value) => value.value(),
            Value::Plain(value) => value,
        }
    }
}

impl PartialEq for Secret {
    fn eq(&self, other: &Self) -> bool {
        self.expose() == other.expose()
    }
}

impl Eq for Secret {}

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

/// Whether a key looks as if it held a secret.
pub fn is_secret_key(key: &str) -> bool {
    let key = key.to_lowercase();
    [
        "password",
        "passwd",
        "pwd",
        "secret",
        "token",
        "access-key",
        "access_key",
        "accesskey",
        "key-data",
        "kubeconfig",
    ]
    .iter()
    .any(|word| key.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::credentials::scrub;

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
