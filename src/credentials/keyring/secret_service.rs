//! The state of the Secret Service of freedesktop.org (its specification 0.2) on the session bus, which is looked at
//! before the crate `keyring` is called: that crate unlocks what is locked, which asks the user, and has one error for
//! a service that is not there, one that is locked and one without a keyring. Errors are told apart by
//! their type: a bus that cannot be joined (nobody listens, or it is another user's) and a bus on which nobody
//! offers the service are absence; a service that refuses is a refusal, and what does not answer is hung.

use std::collections::HashMap;
use std::io;

use secret_service::{EncryptionType, Error as ServiceError, SecretService};
use zbus::zvariant::ObjectPath;
use zbus::{Address, Connection, Error as BusError, connection, fdo};

use super::{Failure, Item, LIMIT, SERVICE, entry};
use crate::credentials::Secret;

const NAME: &str = "org.freedesktop.secrets";
const PATH: &str = "/org/freedesktop/secrets";
const INTERFACE: &str = "org.freedesktop.Secret.Service";

pub(super) fn probe(item: &Item) -> Result<(), Failure> {
    block_on(async {
        // Answered by a locked service as well.
        let reply = connect(item)
            .await?
            .call_method(Some(NAME), PATH, Some(INTERFACE), "ReadAlias", &"default")
            .await
            .map_err(bus_failure)?;
        let body = reply.body();
        let keyring: ObjectPath<'_> = body.deserialize().map_err(bus_failure)?;
        // The bus starts the service for whoever asks, also where nobody ever made a keyring; making one
        // would ask the user.
        if keyring.as_str() == "/" {
            return Err(Failure::Absent(
                "the secret service has no default keyring".to_owned(),
            ));
        }
        Ok(())
    })
}

pub(super) fn read(item: &Item) -> Result<Option<Secret>, Failure> {
    match look(item)? {
        Seen::Unlocked => entry::read(item),
        Seen::Nothing | Seen::NoKeyring => Ok(None),
    }
}

pub(super) fn write(item: &Item, text: &Secret) -> Result<(), Failure> {
    match look(item)? {
        // The crate would make a keyring, which asks the user.
        Seen::NoKeyring => Err(Failure::Refused("it has no default keyring".to_owned())),
        Seen::Unlocked | Seen::Nothing => entry::write(item, text),
    }
}

/// What there is of an item, where nothing of it is locked.
#[derive(Clone, Copy, Debug)]
enum Seen {
    Unlocked,
    Nothing,
    /// Not even a keyring where it could lie.
    NoKeyring,
}

/// Looks for the item and at its keyring without asking for a secret: the crate would unlock what is locked, and calls
/// locked what is only not there.
fn look(item: &Item) -> Result<Seen, Failure> {
    block_on(async {
        let connection = connect(item).await?;
        let service = SecretService::connect_with_existing(EncryptionType::Plain, connection).await;
        let service = service.map_err(failure)?;
        let attributes = HashMap::from([("service", SERVICE), ("username", item.user.as_str())]);
        let found = service.search_items(attributes).await.map_err(failure)?;
        match (found.unlocked.len(), found.locked.len()) {
            (_, 1..) => return Err(Failure::locked()),
            (2.., 0) => return Err(Failure::several()),
            (1, 0) => return Ok(Seen::Unlocked),
            (0, 0) => {}
        }
        // A service may show nothing of what is locked.
        match service.get_default_collection().await {
            Ok(collection) if collection.is_locked().await.map_err(failure)? => {
                Err(Failure::locked())
            }
            Ok(_) => Ok(Seen::Nothing),
            Err(ServiceError::NoResult) => Ok(Seen::NoKeyring),
            Err(error) => Err(failure(error)),
        }
    })
}

async fn connect(item: &Item) -> Result<Connection, Failure> {
    // zbus takes the path of a socket as it stands, here and inside the crate `keyring`, which cannot be told another.
    if item.bus.contains('%') {
        return Err(Failure::Refused(format!(
            "the address of the session bus ({}) holds escapes, which are not read",
            item.bus
        )));
    }
    let bus: Address = item.bus.as_str().try_into().map_err(no_bus)?;
    connection::Builder::address(bus)
        .map_err(no_bus)?
        .build()
        .await
        .map_err(no_bus)
}

fn failure(error: ServiceError) -> Failure {
    match error {
        ServiceError::Locked | ServiceError::Prompt => Failure::locked(),
        ServiceError::Zbus(error) => bus_failure(error),
        ServiceError::ZbusFdo(error) => bus_failure(BusError::FDO(Box::new(error))),
        error => Failure::Refused(error.to_string()),
    }
}

/// Why the bus cannot be joined.
fn no_bus(error: BusError) -> Failure {
    let why = error.to_string();
    let is_absent = match error {
        // There is no such address, or what is there does not let this user in.
        BusError::Address(_) | BusError::Unsupported | BusError::Handshake(_) => true,
        BusError::Connection(error, _) | BusError::InputOutput(error) => matches!(
            error.kind(),
            io::ErrorKind::NotFound
                | io::ErrorKind::ConnectionRefused
                | io::ErrorKind::PermissionDenied
                // A bus hangs up on another user, whose `su` or `sudo` kept the address.
                | io::ErrorKind::ConnectionReset
                | io::ErrorKind::BrokenPipe
                | io::ErrorKind::UnexpectedEof
        ),
        _ => false,
    };
    absent_or_refused(is_absent, why)
}

/// Why a call on the bus failed.
fn bus_failure(error: BusError) -> Failure {
    let why = error.to_string();
    let is_absent = match error {
        BusError::MethodError(name, ..) => [
            "org.freedesktop.DBus.Error.ServiceUnknown",
            "org.freedesktop.DBus.Error.NameHasNoOwner",
        ]
        .contains(&name.as_str()),
        BusError::FDO(error) => matches!(
            *error,
            fdo::Error::ServiceUnknown(_) | fdo::Error::NameHasNoOwner(_)
        ),
        _ => false,
    };
    absent_or_refused(is_absent, why)
}

fn absent_or_refused(is_absent: bool, why: String) -> Failure {
    if is_absent {
        Failure::Absent(why)
    } else {
        Failure::Refused(why)
    }
}

/// Drives a call on a runtime of its own.
fn block_on<T>(call: impl Future<Output = Result<T, Failure>>) -> Result<T, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::Refused(error.to_string()))?;
    let result = runtime.block_on(async { tokio::time::timeout(LIMIT, call).await });
    // A connection attempt that hangs is left behind.
    runtime.shutdown_background();
    result.unwrap_or(Err(Failure::Hung))
}
