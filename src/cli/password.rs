//! The flags for passwords, which are never on the command line themselves.

use std::path::PathBuf;

use clap::Args;

/// Where a password comes from.
#[derive(Args, Clone, Debug, Default)]
pub struct PasswordSource {
    /// Read the password from standard input
    ///
    /// One newline at its end is cut.
    #[arg(long, conflicts_with = "password_file")]
    pub password_stdin: bool,
    /// Read the password from this file
    ///
    /// One newline at its end is cut.
    #[arg(long, value_name = "FILE")]
    pub password_file: Option<PathBuf>,
}

impl PasswordSource {
    /// Whether one is named.
    pub fn is_given(&self) -> bool {
        self.password_stdin || self.password_file.is_some()
    }
}

/// The password of something new, which is made up where nothing is said.
#[derive(Args, Clone, Debug, Default)]
pub struct PasswordFlags {
    /// Where it comes from.
    #[command(flatten)]
    pub source: PasswordSource,
    /// Do not keep the password in the credential store
    #[arg(long)]
    pub no_store_password: bool,
}
