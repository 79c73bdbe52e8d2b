//! The keyring of the desktop: the Secret Service on Linux, the Keychain on macOS, both through the crate `keyring`. It
//! holds one item, the document of the credential store. A keyring may ask its user something and wait for ever, so every call
//! runs on a thread of its own for at most two seconds. It asks nobody to unlock anything, and it never falls
//! back to anything by itself: only what is shown not to be there is absent, all else is refused.

mod entry;
#[cfg_attr(target_os = "macos", path = "keychain.rs")]
#[cfg_attr(not(target_os = "macos"), path = "secret_service.rs")]
mod platform;

use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

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
    item: Item,
}

/// Where the item lies and how it is named.
#[derive(Clone, Debug)]
struct Item {
    /// The address of the session bus, where there is such a thing.
    bus: String,
    /// Tells the documents of several data directories apart.
    user: String,
}

impl Item {
    /// Calls the platform on a thread of its own, which is left behind where it takes too long.
    fn bounded<T: Send + 'static>(
        &self,
        call: impl FnOnce(&Self) -> Result<T, Failure> + Send + 'static,
    ) -> Result<T, Failure> {
        let item = self.clone();
        let (sender, receiver) = channel();
        thread::spawn(move || {
            // Nobody listens any more where the time is over.
            let _ = sender.send(call(&item));
        });
        match receiver.recv_timeout(LIMIT) {
            Ok(result) => result,
            Err(RecvTimeoutError::Timeout) => Err(Failure::Hung),
            Err(RecvTimeoutError::Disconnected) => {
                Err(Failure::Refused("the call to it failed".to_owned()))
            }
        }
    }
}

/// How a call ended that did not succeed.
#[derive(Debug)]
enum Failure {
    /// There is no such service.
    Absent(String),
    /// It is there, and locked or refusing.
    Refused(String),
    /// It is there, and does not answer.
    Hung,
}

impl Failure {
    fn locked() -> Self {
        Self::Refused("it is locked".to_owned())
    }

    fn several() -> Self {
        Self::Refused("several items are named like ours".to_owned())
    }

    fn not_text() -> Self {
        Self::Refused("the item is not as it was written".to_owned())
    }
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
        let item = Item {
            bus: bus.unwrap_or_default().to_owned(),
            user: file.display().to_string(),
        };
        match item.bounded(platform::probe) {
            Ok(()) => Ok(Probe::Present(Self { item })),
            Err(Failure::Absent(why)) => Ok(Probe::Absent(why)),
            Err(failure) => Err(refused("be opened", failure)),
        }
    }

    /// The item; `None` where it was never written.
    pub(super) fn read(&self) -> Result<Option<Secret>> {
        let read = self.item.bounded(platform::read);
        read.map_err(|failure| refused("be read", failure))
    }

    /// Writes the item.
    pub(super) fn write(&self, text: String) -> Result<()> {
        let text = Secret::new(text);
        let written = self.item.bounded(move |item| platform::write(item, &text));
        written.map_err(|failure| refused("be written", failure))
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

fn refused(what: &str, failure: Failure) -> Error {
    let why = match failure {
        Failure::Absent(why) | Failure::Refused(why) => why,
        Failure::Hung => format!("no answer within {LIMIT:?}"),
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
