//! The password of an instance, kept as a SCRAM-SHA-256 verifier in PostgreSQL's own format (RFC 5803 and
//! PostgreSQL's `pg_authid.rolpassword`), and the comparison of a password with one. Whoever reads the
//! register cannot log in with what is there.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ring::{digest, hmac, pbkdf2, rand};
use std::num::NonZeroU32;

use crate::credentials::Secret;

/// Makes the verifier of a password, with a salt of its own.
pub(super) fn make(password: &Secret) -> String {
    postgres_protocol::password::scram_sha_256(password.expose().as_bytes())
}

/// Whether a password is the one that a verifier was made of. A verifier that cannot be read matches none.
pub(super) fn matches(verifier: &str, password: &Secret) -> bool {
    let Some((iterations, salt, stored_key)) = parse(verifier) else {
        return false;
    };
    // As PostgreSQL does: what SASLprep (RFC 4013) does not accept is taken as it is.
    let prepared = stringprep::saslprep(password.expose());
    let prepared = prepared.as_deref().unwrap_or(password.expose());
    let mut salted = [0; digest::SHA256_OUTPUT_LEN];
    pbkdf2::derive(
        pbkdf2::PBKDF2_HMAC_SHA256,
        iterations,
        &salt,
        prepared.as_bytes(),
        &mut salted,
    );
    let client_key = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, &salted), b"Client Key");
    let computed = digest::digest(&digest::SHA256, client_key.as_ref());
    equal(computed.as_ref(), &stored_key)
}

/// Compares in a time that does not depend on where the two differ.
fn equal(one: &[u8], other: &[u8]) -> bool {
    let Ok(key) = hmac::Key::generate(hmac::HMAC_SHA256, &rand::SystemRandom::new()) else {
        return false;
    };
    let tag = hmac::sign(&key, one);
    hmac::verify(&key, other, tag.as_ref()).is_ok()
}

/// `SCRAM-SHA-256$<iterations>:<salt>$<StoredKey>:<ServerKey>`, the binary parts in Base64.
fn parse(verifier: &str) -> Option<(NonZeroU32, Vec<u8>, Vec<u8>)> {
    let (_, rest) = verifier.split_once("SCRAM-SHA-256$")?;
    let (salting, keys) = rest.split_once('$')?;
    let (iterations, salt) = salting.split_once(':')?;
    let (stored_key, _) = keys.split_once(':')?;
    Some((
        iterations.parse().ok()?,
        STANDARD.decode(salt).ok()?,
        STANDARD.decode(stored_key).ok()?,
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> Secret {
        Secret::new(text.to_owned())
    }

    #[test]
    fn the_right_password_matches_and_no_other() {
        for password in ["secret", " ", "pässwörd \u{1F418}", "\u{2168}"] {
            let verifier = make(&secret(password));
            assert!(matches(&verifier, &secret(password)), "{password}");
            assert!(!matches(&verifier, &secret("Secret")), "{password}");
            assert!(!verifier.contains(password.trim()) || password == " ");
        }
        assert_ne!(make(&secret("same")), make(&secret("same")));
    }

    #[test]
    fn what_is_no_verifier_matches_nothing() {
        for broken in [
            "",
            "md5abc",
            "SCRAM-SHA-256$0:AA==$AA==:AA==",
            "SCRAM-SHA-256$1:$:",
        ] {
            assert!(!matches(broken, &secret("")), "{broken}");
        }
    }
}
