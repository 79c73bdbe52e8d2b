//! Bearer tokens (RFC 6750): who has one of them is let in. They are kept as keyed digests, which makes the
//! comparison take the same time whatever is presented, and leaves nothing to be printed.

use ring::{hmac, rand};

use crate::error::{Error, ErrorKind, Result};

/// The tokens that open this server.
pub(super) struct Tokens {
    key: hmac::Key,
    digests: Vec<hmac::Tag>,
}

impl std::fmt::Debug for Tokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Tokens({})", self.digests.len())
    }
}

impl Tokens {
    /// Reads tokens, one a line; empty lines and those that begin with `#` are skipped.
    ///
    /// # Errors
    /// Where there is none, or a line can be no token; the line is named by its number.
    pub(super) fn parse(text: &str, source: &str) -> Result<Self> {
        let key = hmac::Key::generate(hmac::HMAC_SHA256, &rand::SystemRandom::new())
            .map_err(|_| Error::new(ErrorKind::Internal, "the system gives no random numbers"))?;
        let mut digests = Vec::new();
        for (index, line) in text.lines().enumerate() {
            let token = line.trim();
            if token.is_empty() || token.starts_with('#') {
                continue;
            }
            if !token.chars().all(|c| c.is_ascii_graphic()) {
                return Err(Error::configuration(format!(
                    "{source}:{}: a token is one word of ASCII characters",
                    index + 1
                )));
            }
            digests.push(hmac::sign(&key, token.as_bytes()));
        }
        if digests.is_empty() {
            return Err(Error::configuration(format!("{source} holds no token"))
                .with_hint("make one with `openssl rand -hex 32`; several stand on a line each"));
        }
        Ok(Self { key, digests })
    }

    /// Whether an `Authorization` header holds one of the tokens. All of them are compared, always.
    pub(super) fn admit(&self, authorization: Option<&[u8]>) -> bool {
        let presented = authorization
            .and_then(|header| header.split_at_checked("Bearer ".len()))
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case(b"Bearer "))
            .map_or(&b""[..], |(_, token)| token);
        self.digests.iter().fold(false, |admitted, digest| {
            hmac::verify(&self.key, presented, digest.as_ref()).is_ok() | admitted
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_of_the_file_is_admitted_and_nothing_else() {
        let tokens = Tokens::parse("# ours\nfirst\n\n second \n", "tokens").unwrap();
        for good in ["Bearer first", "bearer second"] {
            assert!(tokens.admit(Some(good.as_bytes())), "{good}");
        }
        for bad in [
            "",
            "Bearer",
            "Bearer ",
            "Bearer # ours",
            "Bearer firs",
            "Basic first",
            "first",
        ] {
            assert!(!tokens.admit(Some(bad.as_bytes())), "{bad}");
        }
        assert!(!tokens.admit(None));
        assert_eq!(format!("{tokens:?}"), "Tokens(2)");
    }

    #[test]
    fn a_file_without_tokens_or_with_a_broken_one_is_refused() {
        assert!(Tokens::parse("# nothing\n\n", "tokens").is_err());
        let error = Tokens::parse("fine\npl anted\n", "tokens").unwrap_err();
        assert!(error.message().starts_with("tokens:2:"), "{error}");
        assert!(!format!("{error:?}").contains("anted"));
    }
}
