//! Secrets that a run was given: on standard input, in a file, or in one of our variables.

use std::fs::File;
use std::io::{self, IsTerminal, Read};
use std::path::PathBuf;

use super::{MAXIMUM_CREDENTIAL_BYTES, Secret};
use crate::error::{Error, Result};

/// A secret that this run was given, not read yet.
#[derive(Clone, Debug)]
pub struct Given {
    /// Its name, such as `token`.
    pub name: &'static str,
    /// Where it is.
    pub from: GivenFrom,
}

/// Where a given secret is.
#[derive(Clone, Debug)]
pub enum GivenFrom {
    /// `--secret-stdin`.
    Stdin,
    /// `--secret-file`.
    File(PathBuf),
    /// One of our variables.
    Variable(&'static str, Secret),
    /// A service binding, whose file was named for this run.
    Binding(String, Secret),
}

impl GivenFrom {
    /// What a person calls it.
    pub fn describe(&self) -> String {
        match self {
            Self::Stdin => "standard input (--secret-stdin)".to_owned(),
            Self::File(path) => format!("{} (--secret-file)", path.display()),
            Self::Variable(name, _) => format!("{name} in the environment"),
            Self::Binding(path, _) => format!("the binding {path}"),
        }
    }

    /// The variable that it is in, if it is in one.
    pub fn variable(&self) -> Option<&'static str> {
        match self {
            Self::Variable(name, _) => Some(name),
            Self::Stdin | Self::File(_) | Self::Binding(..) => None,
        }
    }

    /// Reads it. One newline at its end is cut.
    ///
    /// # Errors
    /// A usage error where there is none, or what there is can be no secret.
    pub fn read(&self) -> Result<Secret> {
        let place = self.describe();
        let unreadable = |error: io::Error| {
            Error::usage(format!("cannot read the secret in {place}"))
                .with_detail(error.to_string())
                .with_source(error)
        };
        let secret = match self {
            Self::Variable(_, secret) | Self::Binding(_, secret) => secret.clone(),
            Self::Stdin if io::stdin().is_terminal() => {
                return Err(Error::usage(
                    "standard input is a terminal, which would show the secret",
                )
                .with_hint("pipe it in, or use --secret-file NAME=PATH"));
            }
            Self::Stdin => read_bounded(io::stdin().lock()).map_err(unreadable)?,
            Self::File(path) => {
                let file = File::open(path).map_err(unreadable)?;
                read_bounded(file).map_err(unreadable)?
            }
        };
        match secret.credential_problem() {
            None => Ok(secret),
            Some(problem) => Err(Error::usage(format!("the secret in {place} {problem}"))),
        }
    }
}

/// What is longer is noticed as too long, not cut.
fn read_bounded(reader: impl Read) -> io::Result<Secret> {
    let mut text = String::new();
    reader
        .take(MAXIMUM_CREDENTIAL_BYTES as u64 + 2)
        .read_to_string(&mut text)?;
    if text.ends_with('\n') {
        text.pop();
        if text.ends_with('\r') {
            text.pop();
        }
    }
    Ok(Secret::new(text))
}
