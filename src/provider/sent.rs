//! The end of one request that makes or changes something, as far as a provider can tell. What follows from it is
//! decided by `operations`, not here.

use std::time::Duration;

use crate::error::{Error, ErrorKind, Result};

/// How one request that makes or changes something ended. It was sent once; nothing here repeats it.
#[derive(Debug)]
pub enum Sent {
    /// The vendor accepted it; the identifier of what it makes or changes.
    Accepted(String),
    /// A success without an identifier, or one that cannot be read: something was accepted, but not as what.
    Unnamed(Error),
    /// Refused; nothing was begun.
    Refused(Error),
    /// Refused by the vendor itself before anything was begun, in a way that passes (408, 429, 5xx): the same
    /// request may be sent again after the pause, where one was named.
    Later(Error, Option<Duration>),
    /// No byte left this machine.
    Unsent(Error),
    /// Sent, and no answer that tells came back: lost, or answered by something in front of the vendor.
    Lost(Error),
}

impl Sent {
    /// The end of work on the cluster `id` that is done when it returns, as that of an engine on this machine.
    pub fn of<T>(id: &str, done: Result<T>) -> Self {
        match done {
            Ok(_) => Self::Accepted(id.to_owned()),
            Err(error) => Self::Refused(error),
        }
    }

    /// Tells only whether it was accepted.
    ///
    /// # Errors
    /// The one of every other end.
    pub fn accepted(self) -> Result<()> {
        match self {
            Self::Accepted(_) => Ok(()),
            other => Err(other.into_error()),
        }
    }

    /// The error of every end but acceptance.
    pub fn into_error(self) -> Error {
        match self {
            Self::Accepted(id) => Error::new(ErrorKind::Internal, format!("`{id}` was accepted")),
            Self::Unnamed(error)
            | Self::Refused(error)
            | Self::Later(error, _)
            | Self::Unsent(error)
            | Self::Lost(error) => error,
        }
    }
}
