//! A value that must not be seen. `Debug` and `Display` are masked and there is no `Serialize`, so the
//! only way out is [`Secret::expose`], which a reviewer can search for.

use rand::RngExt;
use zeroize::Zeroizing;

/// Longer than any password; what is longer is the wrong file.
pub const MAXIMUM_PASSWORD_BYTES: usize = 4096;

/// A password, token or key. Its memory is wiped when it is dropped.
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Wraps a value that came from outside.
    pub fn new(value: String) -> Self {
        Self(Zeroizing::new(value))
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
        if self.0.is_empty() {
            Some("is empty")
        } else if self.0.len() > MAXIMUM_PASSWORD_BYTES {
            Some("is longer than any password")
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
    fn generated_passwords_differ_and_need_no_quoting() {
        let (one, two) = (Secret::generate(), Secret::generate());
        assert_ne!(one, two);
        assert_eq!(one.expose().len(), 24);
        assert!(one.expose().chars().all(|c| c.is_ascii_alphanumeric()));
    }
}
