//! The Keychain of macOS, whose state the crate `keyring` tells well enough.

use super::{Failure, Item, entry};
use crate::credentials::Secret;

pub(super) fn probe(_: &Item) -> Result<(), Failure> {
    entry::open()
}

pub(super) fn read(item: &Item) -> Result<Option<Secret>, Failure> {
    entry::read(item)
}

pub(super) fn write(item: &Item, text: &Secret) -> Result<(), Failure> {
    entry::write(item, text)
}
