//! The Secret Service of freedesktop.org (its specification 0.2) on the session bus. Errors are told apart by
//! their type: a bus that nobody listens on, or that is another user's, and a bus on which nobody offers the
//! service are absence; a bus or a service that is there and does not do its part is a refusal.

use std::collections::HashMap;
use std::io;
use std::thread;

use secret_service::{EncryptionType, Error as ServiceError, Item as StoredItem, SecretService};
use zbus::zvariant::ObjectPath;
use zbus::{Connection, Error as BusError, connection, fdo};

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
    connection::Builder::address(item.bus.as_str())
        .map_err(bus_failure)?
        .build()
        .await
        .map_err(bus_failure)
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

fn bus_failure(error: BusError) -> Failure {
    let why = error.to_string();
    let is_absent = match error {
        // There is no such address, or it leads nowhere.
        BusError::Address(_) | BusError::Unsupported => true,
        BusError::Connection(error, _) | BusError::InputOutput(error) => matches!(
            error.kind(),
            io::ErrorKind::NotFound
                | io::ErrorKind::ConnectionRefused
                // Another user's, kept in the environment by `su` or `sudo`.
                | io::ErrorKind::PermissionDenied
        ),
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
