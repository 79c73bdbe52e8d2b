//! The keyring of the desktop: the Secret Service on Linux, the Keychain on macOS. It holds one item, the
//! document of the credential store. A keyring may ask its user something and wait for ever, so every call
//! runs on a thread of its own for at most two seconds; it never falls back to anything by itself.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use keyring_core::api::CredentialStoreApi;
use keyring_core::{Entry, Error as KeyringError};

use super::Secret;
use crate::error::{Error, ErrorKind, Result};

const LIMIT: Duration = Duration::from_secs(2);
const SERVICE: &str = "dbaas";

/// What looking for a keyring found.
#[derive(Debug)]
pub(super) enum Probe {
    /// One that answers.
    Present(Keyring),
    /// None, and why.
    Absent(String),
}

/// The item of one data directory.
#[derive(Clone, Debug)]
pub(super) struct Keyring {
    /// Tells the documents of several data directories apart.
    user: String,
}

/// How a call ended that did not succeed.
enum Failure {
    /// There is no such service.
    Absent(String),
    /// It is there, and locked or refusing.
    Refused(String),
    /// It is there, and does not answer.
    Hung,
}

impl Keyring {
    /// Looks for a keyring, with one call that needs no permission.
    ///
    /// # Errors
    /// [`ErrorKind::Authentication`] where one is there and does not answer, or refuses.
    pub(super) fn probe(bus: Option<&str>, file: &Path) -> Result<Probe> {
        if cfg!(not(target_os = "macos")) && bus.is_none() {
            return Ok(Probe::Absent("there is no session bus".to_owned()));
        }
        let user = file.display().to_string();
        match bounded(|| open().map(|_| ())) {
            Ok(()) => Ok(Probe::Present(Self { user })),
            Err(Failure::Absent(why)) => Ok(Probe::Absent(why)),
            Err(failure) => Err(refused("be opened", failure)),
        }
    }

    /// The item; `None` where it was never written.
    pub(super) fn read(&self) -> Result<Option<Secret>> {
        let user = self.user.clone();
        bounded(move || match entry(&user)?.get_password() {
            Ok(text) => Ok(Some(Secret::new(text))),
            Err(KeyringError::NoEntry) => Ok(None),
            Err(error) => Err(refusal(&error)),
        })
        .map_err(|failure| refused("be read", failure))
    }

    /// Writes the item.
    pub(super) fn write(&self, text: String) -> Result<()> {
        let user = self.user.clone();
        let text = Secret::new(text);
        bounded(move || {
            entry(&user)?
                .set_password(text.expose())
                .map_err(|error| refusal(&error))
        })
        .map_err(|failure| refused("be written", failure))
    }

    pub(super) fn malformed(&self, why: &str) -> Error {
        Error::new(
            ErrorKind::Authentication,
            "the item `dbaas` in the keyring is damaged",
        )
        .with_detail(why)
        .with_hint("remove it with the keyring's own program; it is made anew at the next write")
    }
}

#[cfg(target_os = "macos")]
fn open() -> Result<Arc<apple_native_keyring_store::keychain::Store>, Failure> {
    apple_native_keyring_store::keychain::Store::new()
        .map_err(|error| Failure::Absent(error.to_string()))
}

#[cfg(not(target_os = "macos"))]
fn open() -> Result<Arc<zbus_secret_service_keyring_store::Store>, Failure> {
    zbus_secret_service_keyring_store::Store::new()
        .map_err(|error| Failure::Absent(error.to_string()))
}

fn entry(user: &str) -> Result<Entry, Failure> {
    open()?
        .build(SERVICE, user, None)
        .map_err(|error| refusal(&error))
}

/// Its words, which hold no secret: the kinds that carry data are named by kind.
fn refusal(error: &KeyringError) -> Failure {
    Failure::Refused(match error {
        KeyringError::NoStorageAccess(_) => "it is locked, or did not permit the access".to_owned(),
        KeyringError::BadEncoding(_) | KeyringError::BadDataFormat(..) => {
            "the item is not as it was written".to_owned()
        }
        KeyringError::Ambiguous(_) => "several items match".to_owned(),
        error => error.to_string(),
    })
}

/// Runs a call on a thread that is left behind where it does not come back in time.
fn bounded<T: Send + 'static>(
    call: impl FnOnce() -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let (sender, receiver) = channel();
    thread::spawn(move || {
        // Nobody listens any more where the time is over.
        let _ = sender.send(call());
    });
    match receiver.recv_timeout(LIMIT) {
        Ok(result) => result,
        Err(RecvTimeoutError::Timeout) => Err(Failure::Hung),
        Err(RecvTimeoutError::Disconnected) => {
            Err(Failure::Refused("the call to it failed".to_owned()))
        }
    }
}

fn refused(what: &str, failure: Failure) -> Error {
    let why = match failure {
        Failure::Absent(why) | Failure::Refused(why) => why,
        Failure::Hung => format!("no answer within {LIMIT:?}; it may be asking for its password"),
    };
    Error::new(
        ErrorKind::Authentication,
        format!("the keyring cannot {what}"),
    )
    .with_detail(why)
    .with_hint("unlock the keyring and try again")
    .with_hint(
        "where nobody can unlock it, put the secret into the environment, or set \
         `credential-store = \"file\"` in the configuration file",
    )
}
