//! The Keychain of macOS. Its calls block, so each is left behind on its thread where it takes too long.

use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;

use apple_native_keyring_store::keychain::Store;
use keyring_core::api::CredentialStoreApi;
use keyring_core::{Entry, Error as KeyringError};

use super::{Failure, Item, LIMIT, SERVICE};
use crate::credentials::Secret;

pub(super) fn probe(_: &Item) -> Result<(), Failure> {
    bounded(|| {
        Store::new()
            .map(|_| ())
            .map_err(|error| Failure::Absent(error.to_string()))
    })
}

pub(super) fn read(item: &Item) -> Result<Option<Secret>, Failure> {
    let user = item.user.clone();
    bounded(move || match entry(&user)?.get_password() {
        Ok(text) => Ok(Some(Secret::new(text))),
        Err(KeyringError::NoEntry) => Ok(None),
        Err(error) => Err(refusal(&error)),
    })
}

pub(super) fn write(item: &Item, text: Secret) -> Result<(), Failure> {
    let user = item.user.clone();
    bounded(move || {
        entry(&user)?
            .set_password(text.expose())
            .map_err(|error| refusal(&error))
    })
}

fn entry(user: &str) -> Result<Entry, Failure> {
    Store::new()
        .and_then(|store| store.build(SERVICE, user, None))
        .map_err(|error| refusal(&error))
}

/// Its words, which hold no secret: the kinds that carry data are named by kind.
fn refusal(error: &KeyringError) -> Failure {
    match error {
        KeyringError::NoStorageAccess(_) => Failure::locked(),
        KeyringError::BadEncoding(_) | KeyringError::BadDataFormat(..) => Failure::not_text(),
        KeyringError::Ambiguous(_) => Failure::several(),
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
