//! One entry of the crate `keyring`.

use keyring::{Entry, Error as EntryError};

use super::{Failure, Item, SERVICE};
use crate::credentials::Secret;

/// Reads the item; nothing where it is not there.
pub(super) fn read(item: &Item) -> Result<Option<Secret>, Failure> {
    match entry(&item.user)?.get_password() {
        Ok(text) => Ok(Some(Secret::new(text))),
        Err(EntryError::NoEntry) => Ok(None),
        Err(error) => Err(failure(&error)),
    }
}

/// Writes the item, which is made where it is not there.
pub(super) fn write(item: &Item, text: &Secret) -> Result<(), Failure> {
    entry(&item.user)?
        .set_password(text.expose())
        .map_err(|error| failure(&error))
}

/// Opens the store of the system, once in a process.
#[cfg(target_os = "macos")]
pub(super) fn open() -> Result<(), Failure> {
    match Entry::store_status() {
        Ok(()) => Ok(()),
        Err(error) => Err(Failure::Absent(error.to_string())),
    }
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
