//! What became of a creation that was interrupted or failed: looked up in bounded time, and never guessed.

use std::time::Duration;

use super::{Context, password};
use crate::credentials::{CredentialStore, Secret};
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::model::{Goal, Provisioned, State};
use crate::provider::{Collection, registry};
use crate::settings::Target;
use crate::signals;

/// How long a look may take. Whoever pressed Ctrl-C does not wait for retries.
const LOOK: Duration = Duration::from_secs(10);

/// The password of something that is being made. It is kept under the operation before the request is sent, so that
/// whoever takes the creation up after a kill has it, and under the new identifier as soon as that is known.
pub(super) struct Safekeeping<'a> {
    context: &'a Context<'a>,
    store: &'a CredentialStore,
    /// Whose password, and which; nothing where none is kept.
    password: Option<(&'a str, &'a Secret)>,
    operation: Option<String>,
    /// The place that was made for it.
    place: Option<String>,
}

impl<'a> Safekeeping<'a> {
    /// Keeps the password under the operation, where there is one.
    ///
    /// # Errors
    /// Where it cannot be kept.
    pub(super) fn begin(
        context: &'a Context<'a>,
        store: &'a CredentialStore,
        password: Option<(&'a str, &'a Secret)>,
        operation: Option<&str>,
    ) -> Result<Self> {
        let place = match (operation, password) {
            (Some(operation), Some((user, secret))) => store.keep(operation, user, secret)?,
            _ => None,
        };
        Ok(Self {
            context,
            store,
            password,
            operation: operation.map(str::to_owned),
            place,
        })
    }

    /// Keeps it under the identifier, and says where it went when that is new to this machine.
    ///
    /// # Errors
    /// Where it cannot be kept.
    pub(super) fn accepted(&mut self, id: &str) -> Result<()> {
        let Some((user, secret)) = self.password else {
            return Ok(());
        };
        match &self.operation {
            None => return password::keep(self.context, self.store, id, user, secret),
            Some(operation) => {
                self.store.move_cluster(operation, id)?;
            }
        }
        if let Some(place) = self.place.take() {
            password::say_where(self.context, &place);
        }
        Ok(())
    }

    /// Forgets it: nothing was made that it opens.
    ///
    /// # Errors
    /// Where the store cannot be written.
    pub(super) fn forget(&self) -> Result<()> {
        if let (Some(operation), Some(_)) = (&self.operation, self.password) {
            self.store.forget_cluster(operation)?;
            if self.place.is_some() {
                self.store.discard_empty_file()?;
            }
        }
        Ok(())
    }
}

/// Gives what was kept for the operation `before` to what it made, and returns the password of `user`, if one is
/// known.
///
/// # Errors
/// Where the store cannot be read or written.
pub(super) fn take_up(
    store: &CredentialStore,
    (before, id): (&str, &str),
    password: Option<(&str, &Secret)>,
    given: Option<(&str, &Secret)>,
) -> Result<Option<Secret>> {
    let Some((user, _)) = password else {
        return Ok(None);
    };
    if !store.move_cluster(before, id)?
        && store.password(id, user)?.is_none()
        && let Some((user, given)) = given
    {
        // What is given again is what it was made with.
        store.keep(id, user, given)?;
    }
    store.password(id, user)
}

/// A creation that did not end as it should.
pub(super) struct Unfinished<'a, C: Collection + ?Sized> {
    pub(super) context: &'a Context<'a>,
    pub(super) target: &'a Target,
    /// Where it was to be made.
    pub(super) collection: &'a C,
    pub(super) store: &'a CredentialStore,
    /// The name of what was to be made.
    pub(super) name: &'a str,
    /// Whose password it was to have, and which, where that is to be kept.
    pub(super) password: Option<(&'a str, &'a Secret)>,
}

impl<C: Collection + ?Sized> Unfinished<'_, C> {
    /// The error to show, for one that came after the provider had said an id, or before.
    pub(super) async fn explain(&self, error: Error, id: Option<&str>) -> Error {
        match id {
            Some(id) => self.accepted(error, id).await,
            None if !signals::is_interruption(&error) => error,
            None if !self.is_remote() => self.nothing_created(&error),
            None => self.in_flight(&error).await,
        }
    }

    /// Whether it may go on without this program.
    fn is_remote(&self) -> bool {
        registry::describe(self.target.provider).remote
    }

    async fn accepted(&self, error: Error, id: &str) -> Error {
        let is_interruption = signals::is_interruption(&error);
        match within(self.collection.find(id)).await {
            Ok(_) if is_interruption => self.goes_on(&error, id),
            // What a vendor does not show yet may come, and its password is kept for that.
            Err(look) if look.kind() == ErrorKind::NotFound && !self.is_remote() => {
                let error = if is_interruption {
                    self.nothing_created(&error)
                } else {
                    error
                };
                match self.store.forget_cluster(id) {
                    Ok(()) => error,
                    Err(second) => and_then(error, &second),
                }
            }
            Err(look) if is_interruption => and_then(self.unknown(&error), &look)
                .with_detail(format!("id: {id}"))
                .with_hint(Hint::new("look with").run(self.collection.command("get", id))),
            _ => error.with_detail(format!("id: {id}")),
        }
    }

    /// The request may have been sent, and nobody has answered it.
    async fn in_flight(&self, error: &Error) -> Error {
        let look = self.look_hint();
        let found = match within(self.collection.look_up(self.name)).await {
            Ok(listed) => listed
                .into_iter()
                .find(|found| found.view.name() == self.name),
            Err(second) => return and_then(self.unknown(error), &second).with_hint(look),
        };
        let found = match found {
            Some(found) => found.view,
            None => {
                return self
                    .unknown(error)
                    .with_detail("nothing of that name is listed yet")
                    .with_hint(look);
            }
        };
        // Only what is being made right now can be of this command.
        if found.state() != State::Provisioning {
            return self
                .unknown(error)
                .with_detail(format!(
                    "there is one of that name, and it is {}",
                    found.state()
                ))
                .with_detail(format!("id: {}", found.id()))
                .with_hint(look);
        }
        let interrupted = self.goes_on(error, found.id());
        match self.keep(found.id()) {
            Ok(()) => interrupted,
            Err(second) => and_then(interrupted, &second),
        }
    }

    /// Keeps the password, unless one is known already, which is then that of another command.
    fn keep(&self, id: &str) -> Result<()> {
        match self.password {
            Some((user, secret)) if self.store.password(id, user)?.is_none() => {
                password::keep(self.context, self.store, id, user, secret)
            }
            _ => Ok(()),
        }
    }

    fn nothing_created(&self, error: &Error) -> Error {
        let name = self.name;
        Error::new(
            error.kind(),
            format!("interrupted; `{name}` was not created"),
        )
    }

    fn goes_on(&self, error: &Error, id: &str) -> Error {
        Error::new(
            error.kind(),
            format!("interrupted; the creation of `{}` goes on", self.name),
        )
        .with_detail(format!("id: {id}"))
        .with_hint(self.collection.resume(id, Goal::Ready))
    }

    fn unknown(&self, error: &Error) -> Error {
        Error::new(
            error.kind(),
            format!(
                "interrupted; it is not known whether `{}` was created",
                self.name
            ),
        )
    }

    fn look_hint(&self) -> Hint {
        Hint::new("look with")
            .run(self.collection.list_command(Some(self.name)))
            .then("before you try again")
    }
}

/// An error with what went wrong after it.
pub(super) fn and_then(error: Error, second: &Error) -> Error {
    error.with_detail(format!("and then: {}", second.one_line()))
}

async fn within<T>(look: impl Future<Output = Result<T>>) -> Result<T> {
    match tokio::time::timeout(LOOK, look).await {
        Ok(result) => result,
        Err(_) => Err(Error::new(
            ErrorKind::Unavailable,
            format!("no answer came within {LOOK:?}"),
        )),
    }
}
