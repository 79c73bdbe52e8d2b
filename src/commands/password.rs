//! Passwords: given on standard input or in a file, or made here; never on the command line.

use std::fs::File;
use std::io::{self, IsTerminal, Read};

use super::Context;
use crate::cli::PasswordSource;
use crate::credentials::{CredentialStore, MAXIMUM_PASSWORD_BYTES, Secret};
use crate::error::{Error, Result};
use crate::model::Connection;

/// Reads the password that the flags name.
///
/// # Errors
/// A usage error where there is none, or what there is can be no password.
pub(super) fn read(flags: &PasswordSource) -> Result<Option<Secret>> {
    let (source, mut reader): (String, Box<dyn Read>) = match &flags.password_file {
        Some(path) => {
            let name = path.display().to_string();
            let file = File::open(path).map_err(|error| unreadable(&name, error))?;
            (name, Box::new(file))
        }
        None if flags.password_stdin && io::stdin().is_terminal() => {
            return Err(Error::usage(
                "standard input is a terminal, which would show the password",
            )
            .with_hint("pipe it in, or use --password-file"));
        }
        None if flags.password_stdin => ("standard input".to_owned(), Box::new(io::stdin())),
        None => return Ok(None),
    };
    let mut text = String::new();
    (&mut reader)
        .take(MAXIMUM_PASSWORD_BYTES as u64 + 2)
        .read_to_string(&mut text)
        .map_err(|error| unreadable(&source, error))?;
    // The secret takes the text over before anything can go wrong with it.
    let password = Secret::new(cut_newline(text));
    match password.password_problem() {
        None => Ok(Some(password)),
        Some(problem) => Err(Error::usage(format!("the password in {source} {problem}"))),
    }
}

fn cut_newline(mut text: String) -> String {
    if text.ends_with('\n') {
        text.pop();
        if text.ends_with('\r') {
            text.pop();
        }
    }
    text
}

fn unreadable(source: &str, error: io::Error) -> Error {
    Error::usage(format!("cannot read the password in {source}"))
        .with_detail(error.to_string())
        .with_source(error)
}

/// Fills in the user of a connection where the vendor does not tell whom the cluster was made with: the first one whose
/// password was kept.
///
/// # Errors
/// A usage error where none is.
pub(super) fn fill_in_user(
    store: &CredentialStore,
    id: &str,
    connection: &mut Connection,
) -> Result<()> {
    if !connection.user.is_empty() {
        return Ok(());
    }
    match store.users(id)?.first() {
        Some(first) => connection.user.clone_from(first),
        None => {
            return Err(Error::usage(
                "the vendor does not tell the user of the cluster, and no password is kept",
            )
            .with_hint("name the user with --user"));
        }
    }
    Ok(())
}

/// Finds the password of the user of a connection: the one that is kept, or the one that the vendor tells.
///
/// # Errors
/// Where the store cannot be read.
pub(super) fn of_user(
    store: &CredentialStore,
    id: &str,
    connection: &Connection,
) -> Result<Option<Secret>> {
    let kept = store.password(id, &connection.user)?;
    Ok(kept.or_else(|| connection.password.clone()))
}

/// Keeps a password, and says where it went when that is new to this machine.
///
/// # Errors
/// Where it cannot be kept.
pub(super) fn keep(
    context: &Context<'_>,
    store: &CredentialStore,
    id: &str,
    user: &str,
    password: &Secret,
) -> Result<()> {
    if let Some(file) = store.keep(id, user, password)? {
        say_where(context, &file);
    }
    Ok(())
}

/// Says where passwords go on this machine.
pub(super) fn say_where(context: &Context<'_>, file: &str) {
    context.ui.status(&format!(
        "passwords are kept in {file}, which only you can read"
    ));
}

/// What is said where a user's password is not known here.
pub(super) fn unknown(user: &str) -> String {
    format!("no password of `{user}` is stored; it is the one of the time of the backup")
}

/// A generated password that is neither kept nor printed opens nothing.
pub(super) fn nowhere_to_keep() -> Error {
    Error::usage("the new password would be neither kept nor shown")
        .with_hint("give one with --password-stdin or --password-file, or let it be kept")
}
