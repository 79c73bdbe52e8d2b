//! One file per noun: resolved settings in, a provider's facet called, rows out. No command touches
//! clap's parser, the environment or the standard streams.

mod account;
mod api;
mod backup;
mod catalog;
mod cluster;
mod completion;
mod confirm;
mod creation;
mod database;
mod deletion;
mod describe;
mod doctor;
mod help;
mod kubeconfig;
mod login;
mod nodepool;
mod operation;
mod password;
mod profile;
mod provider;
mod resolve;
mod sandbox;
mod secrets;
mod serve;
mod sort;
mod token;
mod user;
mod whoami;

pub use describe::{Changes, Described, Needs, describe};

use crate::cli::Command;
use crate::error::{Error, Result};
use crate::origin::Origin;
use crate::output::Ui;
use crate::settings::{Settings, Target};

/// What every command works with.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// What was resolved from flags, environment and profile.
    pub settings: &'a Settings,
    /// The door to the terminal.
    pub ui: &'a Ui,
}

impl Context<'_> {
    /// The one account of this command.
    fn target(&self) -> Result<&Target> {
        self.settings.target()
    }
}

/// Runs a command that may reach a provider, and returns the exit code of its success: that of a program
/// that it ran, else 0.
///
/// # Errors
/// Whatever the command returns, with operation and target named.
pub async fn run(context: &Context<'_>, command: Command) -> Result<u8> {
    let described = describe(&command);
    let (name, of_all) = (described.operation, described.every_profile);
    // It names them before it becomes another program.
    let named = matches!(
        command,
        Command::Profile(crate::cli::ProfileCommand::Exec(_))
    );
    if described.changes == Changes::TheAccount {
        permit(context).map_err(|error| explain(context, error, name, of_all))?;
    }
    let result = match command {
        Command::Cluster(command) => cluster::run(context, command).await,
        Command::Psql(args) => cluster::connect(context, &args).await,
        Command::NodePool(command) => nodepool::run(context, &command).await,
        Command::Kubeconfig(command) => kubeconfig::run(context, &command).await,
        Command::Backup(command) => backup::run(context, &command).await,
        Command::Doctor(args) => doctor::run(context, &args).await,
        Command::User(command) => user::run(context, &command).await,
        Command::Database(command) => database::run(context, &command).await,
        Command::Catalog(args) => catalog::run(context, &args).await,
        Command::Operation(command) => operation::run(context, &command).await,
        Command::Profile(command) => profile::run(context, command).await,
        Command::Login(args) => login::login(context, &args).await,
        Command::Logout(args) => login::logout(context, &args),
        Command::Whoami(args) => whoami::run(context, &args).await,
        Command::Token(command) => token::run(context, &command).await,
        Command::Api(args) => api::run(context, &args).await,
        Command::Sandbox(command) => {
            // It is no account that anything is done with.
            let result = sandbox::run(context, command).await;
            return result.map_err(|error| error.with_operation(name));
        }
        Command::Serve(args) => serve::run(context, &args).await,
        Command::Provider(_) | Command::Completion(_) | Command::Help(_) => {
            with_settings(context, &command)
        }
    };
    if !named {
        name_unused(context);
        name_redirected(context);
    }
    result
        .map(|()| 0)
        .map_err(|error| explain(context, error, name, of_all))
}

/// Asks the account of a command for permission to change it, before anything is looked at or sent, and says which
/// account it is where no flag did.
fn permit(context: &Context<'_>) -> Result<()> {
    let target = context.target()?;
    target.permit_change()?;
    if let Some(notice) = target.change_notice() {
        context.ui.notice(&notice);
    }
    Ok(())
}

/// An error with its operation and the account that it happened in.
fn explain(context: &Context<'_>, error: Error, operation: &str, of_all: bool) -> Error {
    let error = error.with_operation(operation);
    match context.settings.target() {
        Ok(target) if !of_all => error
            .with_target(target.provider.name(), target.profile.as_deref())
            .with_program(&target.program()),
        _ => error,
    }
}

/// One notice where a stored credential went to an address that only a variable of this run names: the variable
/// ranks above the profile, and may have been set for something else.
fn name_redirected(context: &Context<'_>) {
    for target in context.settings.targets() {
        let is_stored = target
            .credentials()
            .found()
            .is_some_and(|found| found.stored);
        let Some(endpoint) = target.endpoint().filter(|_| is_stored) else {
            continue;
        };
        if let Origin::Environment(variable) = endpoint.origin {
            context.ui.notice(&format!(
                "the stored credential of {} is used at {}, which {variable} names",
                target.label(),
                account::shown(&endpoint.value)
            ));
        }
    }
}

/// One warning for every variable that is set and had no say, so that nobody takes one account for
/// another.
fn name_unused(context: &Context<'_>) {
    for target in context.settings.targets() {
        let unused = context.settings.unused_variables(target);
        let verb = match unused.as_slice() {
            [] => continue,
            [_] => "is",
            _ => "are",
        };
        let instead = match target.credentials().found() {
            Some(found) => format!("; its credential: {}", found.place),
            None => String::new(),
        };
        context.ui.notice(&format!(
            "{} {verb} set and not used by {}{instead}",
            unused.join(", "),
            target.label()
        ));
    }
}

/// Runs a command that needs the settings and reaches no provider.
///
/// # Errors
/// Whatever the command returns.
pub fn with_settings(context: &Context<'_>, command: &Command) -> Result<()> {
    match command {
        Command::Provider(command) => provider::run(context, command),
        _ => offline(context.ui, command),
    }
}

/// Runs a command that needs no configuration.
///
/// # Errors
/// Where there is no such topic, or nothing can be written.
pub fn offline(ui: &Ui, command: &Command) -> Result<()> {
    match command {
        Command::Completion(args) => completion::run(ui, args),
        Command::Help(args) => help::run(ui, args),
        _ => Ok(()),
    }
}
