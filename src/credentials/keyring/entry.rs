//! One entry of the crate `keyring`: read and written on a thread of its own, which is left behind where it takes too
//! long.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;

use keyring::{Entry, Error as EntryError};

use super::{Failure, Item, LIMIT, SERVICE};
use crate::credentials::Secret;

/// Reads the item; nothing where it is not there.
pub(super) fn read(item: &Item) -> Result<Option<Secret>, Failure> {
    let user = item.user.clone();
    bounded(move || match entry(&user)?.get_password() {
        Ok(text) => Ok(Some(Secret::new(text))),
        Err(EntryError::NoEntry) => Ok(None),
        Err(error) => Err(failure(&error)),
    })
}

/// Writes the item, which is made where it is not there.
pub(super) fn write(item: &Item, text: Secret) -> Result<(), Failure> {
    let user = item.user.clone();
    bounded(move || {
        let entry = entry(&user)?;
        entry
            .set_password(text.expose())
            .map_err(|error| failure(&error))
    })
}

/// Opens the store of the system, once in a process.
#[cfg(target_os = "macos")]
pub(super) fn open() -> Result<(), Failure> {
    bounded(|| match Entry::store_status() {
        Ok(()) => Ok(()),
        Err(error) => Err(Failure::Absent(error.to_string())),
    })
}

fn entry(user: &str) -> Result<Entry, Failure> {
    Entry::new(SERVICE, user).map_err(|error| match (&error, Entry::store_status()) {
        (EntryError::NoDefaultStore, Err(cause)) => failure(cause),
        _ => failure(&error),
    })
}

/// Its words, which hold no secret: the kinds that carry data are named by kind.
fn failure(error: &EntryError) -> Failure {
    match error {
        EntryError::NoStorageAccess(_) => Failure::locked(),
        EntryError::BadEncoding(_) | EntryError::BadDataFormat(..) => Failure::not_text(),
        EntryError::Ambiguous(_) => Failure::several(),
        error => Failure::Refused(error.to_string()),
    }
}

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
