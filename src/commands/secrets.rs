//! The credential of a profile as a user hands it over: in a stream, in a file, or typed where nobody
//! sees it; and where it is kept. It is never on a command line.

use super::Context;
use crate::credentials::{CredentialStore, Secret};
use crate::error::{Error, ErrorKind, Result};
use crate::provider::{ProviderId, SecretKind};

/// A credential with its name.
pub(super) type Named = (&'static str, Secret);

/// The credential that `--secret-stdin` or `--secret-file` gives.
///
/// # Errors
/// A usage error where it cannot be read; a configuration error for two of them.
pub(super) fn given(
    context: &Context<'_>,
    provider: ProviderId,
    kinds: &'static [SecretKind],
) -> Result<Option<Named>> {
    let given = context.settings.given_secrets(provider, kinds)?;
    match given.as_slice() {
        [] => Ok(None),
        [one] => Ok(Some((one.name, one.from.read()?))),
        [one, other, ..] => Err(Error::configuration(format!(
            "there are two credentials for one profile: {}, and {}",
            one.from.describe(),
            other.from.describe()
        ))
        .with_hint("give one of them: a request carries one credential")),
    }
}

/// Asks for one of `kinds`, the first one first; an empty answer leaves it out.
///
/// # Errors
/// A usage error for what can be no secret.
pub(super) fn ask(
    context: &Context<'_>,
    profile: &str,
    kinds: &'static [SecretKind],
) -> Result<Option<Named>> {
    for kind in kinds {
        let secret = context.ui.ask_secret(&format!(
            "The {} of the profile `{profile}` (not shown; empty leaves it out): ",
            kind.name
        ))?;
        if secret.expose().is_empty() {
            continue;
        }
        return match secret.credential_problem() {
            None => Ok(Some((kind.name, secret))),
            Some(problem) => Err(Error::usage(format!("what was typed {problem}"))),
        };
    }
    Ok(None)
}

/// Keeps a credential, and says where it went when that is new to this machine.
///
/// # Errors
/// Where it cannot be kept.
pub(super) fn keep(
    context: &Context<'_>,
    store: &CredentialStore,
    (name, secret): &Named,
) -> Result<()> {
    if let Some(file) = store.keep_secret(name, secret)? {
        context.ui.status(&format!(
            "secrets are kept in {file}, which only you can read"
        ));
    }
    Ok(())
}

/// Refuses where the profile stores a credential beside `name`: then nobody could say which one is sent.
///
/// # Errors
/// A configuration error with the command that removes the other one.
pub(super) fn refuse_second(store: &CredentialStore, name: &str) -> Result<()> {
    let stored = store.secret_names()?;
    match stored.iter().find(|other| *other != name) {
        None => Ok(()),
        Some(other) => Err(Error::new(
            ErrorKind::Configuration,
            format!(
                "the profile `{}` stores another credential: {other}",
                store.profile()
            ),
        )
        .with_detail("with two of them nobody could say which one is sent")
        .with_hint(format!(
            "remove it first: `dbaas logout {} --secret {other}`",
            store.profile()
        ))),
    }
}
