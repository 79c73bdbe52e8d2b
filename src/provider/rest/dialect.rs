//! How a vendor's API says yes and no. What follows from its answers is the same for every vendor, and is decided
//! here: errors with all of the vendor's words, and the end of a change.

use std::fmt::Debug;

use serde_json::value::RawValue;
use url::Url;

use super::address::Address;
use crate::credentials::Secret;
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::http::{Failure, Reply, Request, status_kind};
use crate::provider::Sent;

/// What a reply is.
#[derive(Debug)]
pub(crate) enum Verdict {
    /// The vendor did what was asked.
    Done,
    /// The vendor refused.
    Refused(Refusal),
    /// Something in front of the vendor answered, such as a proxy or a login page; with the reason to think so.
    Foreign(&'static str),
}

/// What a vendor says when it refuses.
#[derive(Debug, Default)]
pub(crate) struct Refusal {
    /// Its words: the sentence first, then what explains it, a line each.
    pub(crate) words: Vec<String>,
    /// The identifier under which the vendor finds this refusal in its logs.
    pub(crate) reference: Option<String>,
}

/// What a vendor answers to whoever asks without a credential.
#[derive(Debug)]
pub(crate) struct Greeting {
    /// Where to ask.
    pub(crate) url: Url,
    /// Whether a success is the vendor's.
    pub(crate) is_vendor: fn(&Reply) -> bool,
}

/// What `doctor` asks a vendor for.
#[derive(Debug)]
pub(crate) struct Questions {
    /// Asked without a credential, so that nobody unknown sees it; nothing where everything wants one.
    pub(crate) greeting: Option<Greeting>,
    /// The cheapest request that wants the credential.
    pub(crate) private: Url,
}

/// The peculiarities of one vendor's API.
pub(crate) trait Dialect: Debug + Send + Sync {
    /// Names who answers, for messages: `the portal`, `the server`.
    fn answerer(&self) -> &'static str;

    /// Adds what every request of this API carries.
    fn prepare(&self, request: &Request) -> Request {
        request.clone()
    }

    /// Reads a reply. Its text decides nothing: the status and the shape of the document do.
    fn judge(&self, reply: &Reply) -> Verdict;

    /// Says what a reply that is no success means, where the status alone means something else.
    fn kind(&self, reply: &Reply) -> ErrorKind {
        status_kind(reply.status.as_u16())
    }

    /// Says what to do about a refusal; nothing where the next step is that of every vendor.
    fn hint(&self, _kind: ErrorKind, _status: u16) -> Option<Hint> {
        None
    }

    /// Takes the document out of a success.
    ///
    /// # Errors
    /// Where it is not what this API sends.
    fn document(&self, reply: &Reply) -> Result<Box<RawValue>> {
        reply.json()
    }

    /// Names what `doctor` asks for: the root of this API generation, with the credential, where nothing better is
    /// known.
    ///
    /// # Errors
    /// See [`Address::root`].
    fn questions(&self, address: &Address) -> Result<Questions> {
        Ok(Questions {
            greeting: None,
            private: address.url(&[])?,
        })
    }

    /// Whether a path that a user typed is below the endpoint, and not below the paths of this API generation.
    fn is_below_root(&self, _path: &str) -> bool {
        false
    }
}

impl dyn Dialect {
    /// Returns the reply, where it is a success.
    ///
    /// # Errors
    /// As `error` makes it.
    pub(crate) fn success(&self, reply: Reply) -> Result<Reply> {
        match self.judge(&reply) {
            Verdict::Done => Ok(reply),
            refused => Err(self.explain(&reply, refused, None)),
        }
    }

    /// Translates a reply that is no success into an error, with all of the vendor's words.
    pub(crate) fn error(&self, reply: &Reply) -> Error {
        self.explain(reply, self.judge(reply), None)
    }

    /// Translates a refusal into an error; `secret` is what the vendor may quote.
    pub(crate) fn refused(
        &self,
        reply: &Reply,
        refusal: Refusal,
        secret: Option<&Secret>,
    ) -> Error {
        self.explain(reply, Verdict::Refused(refusal), secret)
    }

    fn explain(&self, reply: &Reply, verdict: Verdict, secret: Option<&Secret>) -> Error {
        let status = reply.status.as_u16();
        let refusal = match verdict {
            Verdict::Foreign(why) if reply.status.is_success() => return reply.undecodable(why),
            Verdict::Foreign(why) => {
                let kind = self.kind(reply);
                let error = answered_with(reply, kind)
                    .with_detail(why)
                    .with_http(status, reply.request_id());
                return self.hinted(error, status);
            }
            Verdict::Refused(refusal) => refusal,
            Verdict::Done => Refusal::default(),
        };
        let kind = match reply.status.is_success() {
            true => ErrorKind::Provider,
            false => self.kind(reply),
        };
        let mut words = refusal.words.into_iter().map(|line| masked(line, secret));
        let error = match words.next() {
            Some(first) => Error::new(
                kind,
                format!("{} refused {}: {first}", self.answerer(), reply.label()),
            ),
            None => answered_with(reply, kind),
        };
        let id = refusal.reference.or_else(|| reply.request_id());
        self.hinted(error.with_details(words).with_http(status, id), status)
    }

    fn hinted(&self, error: Error, status: u16) -> Error {
        let kind = error.kind();
        let usual = || match (kind, status) {
            (ErrorKind::Authentication, 401) => Some(
                Hint::new("the credential is wrong or has ended: see").run("whoami --provenance"),
            ),
            (ErrorKind::Unavailable, _) => Some("try again later".into()),
            _ => None,
        };
        match self.hint(kind, status).or_else(usual) {
            Some(hint) => error.with_hint(hint),
            None => error,
        }
    }

    /// Says how a creation ended; `id` reads the identifier of what is made out of a success.
    pub(crate) fn created(
        &self,
        sent: Result<Reply, Failure>,
        secret: Option<&Secret>,
        id: impl FnOnce(&Reply) -> Result<String>,
    ) -> Sent {
        let reply = match sent {
            Ok(reply) => reply,
            Err(Failure::Unsent(error)) => return Sent::Unsent(error),
            Err(Failure::Lost(error)) => return Sent::Lost(error),
        };
        let verdict = self.judge(&reply);
        let passes = matches!(reply.status.as_u16(), 408 | 429 | 500..);
        match verdict {
            Verdict::Done => id(&reply).map_or_else(Sent::Unnamed, Sent::Accepted),
            Verdict::Foreign(_) if reply.status.is_success() => {
                Sent::Unnamed(self.explain(&reply, verdict, secret))
            }
            // Whether it reached the vendor before, nobody knows.
            Verdict::Foreign(_) if passes => Sent::Lost(self.explain(&reply, verdict, secret)),
            // What the vendor itself refused it has not begun.
            Verdict::Refused(_) if passes => {
                Sent::Later(self.explain(&reply, verdict, secret), reply.retry_after())
            }
            refused => Sent::Refused(self.explain(&reply, refused, secret)),
        }
    }

    /// Says how a change of the cluster `id` ended.
    pub(crate) fn changed(&self, sent: Result<Reply, Failure>, id: &str) -> Sent {
        match sent {
            Ok(reply) => Sent::of(id, self.success(reply)),
            Err(Failure::Unsent(error)) => Sent::Unsent(error),
            Err(Failure::Lost(error)) => Sent::Lost(
                error.with_hint(
                    Hint::new(format!(
                        "{} may have done it all the same: look with",
                        self.answerer()
                    ))
                    .run(format!("cluster get {id}"))
                    .then("before you try again"),
                ),
            ),
        }
    }
}

fn answered_with(reply: &Reply, kind: ErrorKind) -> Error {
    Error::new(
        kind,
        format!("{} was answered with {}", reply.label(), reply.status),
    )
}

/// A secret that is too short to be known to the run's scrubber is taken out of the one text that may quote it.
fn masked(line: String, secret: Option<&Secret>) -> String {
    match secret.map(Secret::expose) {
        Some(secret) if !secret.is_empty() => line.replace(secret, "***"),
        _ => line,
    }
}
