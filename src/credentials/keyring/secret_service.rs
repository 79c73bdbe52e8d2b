//! The Secret Service of freedesktop.org (its specification 0.2) on the session bus. Errors are told apart by
//! their type: a bus that cannot be joined (nobody listens, or it is another user's) and a bus on which nobody
//! offers the service are absence; a service that refuses is a refusal, and what does not answer is hung.

use std::collections::HashMap;
use std::ffi::OsString;
use std::io;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::thread;

use percent_encoding::percent_decode;
use secret_service::{EncryptionType, Error as ServiceError, Item as StoredItem, SecretService};
use zbus::address::Transport;
use zbus::address::transport::{Unix, UnixSocket};
use zbus::zvariant::ObjectPath;
use zbus::{Address, Connection, Error as BusError, connection, fdo};

use super::{Failure, Item, LIMIT, SERVICE};
use crate::credentials::Secret;

const NAME: &str = "org.freedesktop.secrets";
const PATH: &str = "/org/freedesktop/secrets";
const INTERFACE: &str = "org.freedesktop.Secret.Service";

pub(super) fn probe(item: &Item) -> Result<(), Failure> {
    bounded(async {
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
    bounded(async {
        let service = open(item).await?;
        let Some(stored) = find(&service, item).await? else {
            // A service may show nothing of what is locked.
            match service.get_default_collection().await {
                Ok(collection) if collection.is_locked().await.map_err(failure)? => {
                    return Err(Failure::locked());
                }
                Ok(_) | Err(ServiceError::NoResult) => return Ok(None),
                Err(error) => return Err(failure(error)),
            }
        };
        let bytes = stored.get_secret().await.map_err(failure)?;
        match String::from_utf8(bytes) {
            Ok(text) => Ok(Some(Secret::new(text))),
            Err(_) => Err(Failure::not_text()),
        }
    })
}

pub(super) fn write(item: &Item, text: Secret) -> Result<(), Failure> {
    const CONTENT: &str = "text/plain; charset=utf8";
    bounded(async {
        let service = open(item).await?;
        let bytes = text.expose().as_bytes();
        if let Some(stored) = find(&service, item).await? {
            return stored.set_secret(bytes, CONTENT).await.map_err(failure);
        }
        let collection = match service.get_default_collection().await {
            Err(ServiceError::NoResult) => {
                return Err(Failure::Refused("it has no default keyring".to_owned()));
            }
            collection => collection.map_err(failure)?,
        };
        // Creating an item in a locked one would ask the user.
        if collection.is_locked().await.map_err(failure)? {
            return Err(Failure::locked());
        }
        let label = format!("{SERVICE} ({})", item.user);
        collection
            .create_item(&label, attributes(item), bytes, true, CONTENT)
            .await
            .map(|_| ())
            .map_err(failure)
    })
}

async fn connect(item: &Item) -> Result<Connection, Failure> {
    let address = address(&item.bus).map_err(no_bus)?;
    connection::Builder::address(address)
        .map_err(no_bus)?
        .build()
        .await
        .map_err(no_bus)
}

/// The values of an address are percent-encoded, and zbus takes the path of a socket as it stands.
fn address(bus: &str) -> Result<Address, BusError> {
    let address: Address = bus.parse()?;
    let Transport::Unix(unix) = address.transport() else {
        return Ok(address);
    };
    let UnixSocket::File(escaped) = unix.path() else {
        return Ok(address);
    };
    let path = percent_decode(escaped.as_os_str().as_bytes()).collect();
    let socket = UnixSocket::File(OsString::from_vec(path).into());
    let decoded = Address::new(Transport::Unix(Unix::new(socket)));
    match address.guid() {
        Some(guid) => decoded.set_guid(guid.to_owned()),
        None => Ok(decoded),
    }
}

/// With a session whose secrets cross the bus encrypted.
async fn open(item: &Item) -> Result<SecretService<'static>, Failure> {
    let connection = connect(item).await?;
    SecretService::connect_with_existing(EncryptionType::Dh, connection)
        .await
        .map_err(failure)
}

async fn find<'a>(
    service: &'a SecretService<'_>,
    item: &Item,
) -> Result<Option<StoredItem<'a>>, Failure> {
    let mut found = service
        .search_items(attributes(item))
        .await
        .map_err(failure)?;
    match (found.unlocked.len(), found.locked.len()) {
        (_, 1..) => Err(Failure::locked()),
        (0 | 1, 0) => Ok(found.unlocked.pop()),
        (_, 0) => Err(Failure::several()),
    }
}

fn attributes(item: &Item) -> HashMap<&'static str, &str> {
    HashMap::from([("service", SERVICE), ("username", item.user.as_str())])
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

/// Drives a call on a thread and a runtime of its own: the caller may be inside a runtime, which must not be
/// entered twice.
fn bounded<T: Send>(call: impl Future<Output = Result<T, Failure>> + Send) -> Result<T, Failure> {
    let run = || {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| Failure::Refused(error.to_string()))?;
        let result = runtime.block_on(async { tokio::time::timeout(LIMIT, call).await });
        // A connection attempt that hangs is left behind.
        runtime.shutdown_background();
        result.unwrap_or(Err(Failure::Hung))
    };
    thread::scope(|scope| scope.spawn(run).join())
        .unwrap_or_else(|_| Err(Failure::Refused("the call to it failed".to_owned())))
}
