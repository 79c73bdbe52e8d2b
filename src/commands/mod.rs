//! One file per noun: resolved settings in, a provider's facet called, rows out. No command touches
//! clap's parser, the environment or the standard streams.

mod backup;
mod catalog;
mod cluster;
mod completion;
mod confirm;
mod database;
mod deletion;
mod doctor;
mod help;
mod password;
mod provider;
mod resolve;
mod sandbox;
mod serve;
mod sort;
mod user;

pub use provider::run as provider;

use crate::cli::Command;
use crate::error::Result;
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
    let name = operation(&command);
    let result = match command {
        Command::Cluster(command) => cluster::run(context, command).await,
        Command::Psql(args) => cluster::connect(context, &args).await,
        Command::Backup(command) => backup::run(context, &command).await,
        Command::Doctor(args) => doctor::run(context, &args).await,
        Command::User(command) => user::run(context, &command).await,
        Command::Database(command) => database::run(context, &command).await,
        Command::Catalog(args) => catalog::run(context, &args).await,
        Command::Provider(command) => provider::run(context, &command),
        Command::Sandbox(command) => {
            // It is no account that anything is done with.
            let result = sandbox::run(context, command).await;
            return result.map_err(|error| error.with_operation(name));
        }
        Command::Serve(args) => serve::run(context, &args).await,
        Command::Completion(_) | Command::Help(_) => offline(context.ui, &command),
    };
    result.map(|()| 0).map_err(|error| {
        let error = error.with_operation(name);
        match context.settings.target() {
            Ok(target) => error.with_target(target.provider.name(), target.profile.as_deref()),
            Err(_) => error,
        }
    })
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

fn operation(command: &Command) -> &'static str {
    use crate::cli::{
        BackupCommand as B, ClusterCommand as C, DatabaseCommand as D, SandboxCommand as S,
        UserCommand as U,
    };
    match command {
        Command::Cluster(C::List(_)) => "cluster list",
        Command::Cluster(C::Get { .. }) => "cluster get",
        Command::Cluster(C::Create(_)) => "cluster create",
        Command::Cluster(C::Update(_)) => "cluster update",
        Command::Cluster(C::Start(_)) => "cluster start",
        Command::Cluster(C::Stop(_)) => "cluster stop",
        Command::Cluster(C::Restart(_)) => "cluster restart",
        Command::Cluster(C::Delete(_)) => "cluster delete",
        Command::Cluster(C::Wait(_)) => "cluster wait",
        Command::Cluster(C::Connection(_)) => "cluster connection",
        Command::Cluster(C::Connect(_)) | Command::Psql(_) => "cluster connect",
        Command::Backup(B::List { .. }) => "backup list",
        Command::Backup(B::Create { .. }) => "backup create",
        Command::Backup(B::Restore(_)) => "backup restore",
        Command::Doctor(_) => "doctor",
        Command::User(U::List { .. }) => "user list",
        Command::User(U::Create(_)) => "user create",
        Command::User(U::Delete(_)) => "user delete",
        Command::Database(D::List { .. }) => "database list",
        Command::Database(D::Create(_)) => "database create",
        Command::Database(D::Delete(_)) => "database delete",
        Command::Catalog(_) => "catalog",
        Command::Provider(_) => "provider",
        Command::Sandbox(S::Start(_)) => "sandbox start",
        Command::Sandbox(S::Run(_)) => "sandbox run",
        Command::Serve(_) => "serve",
        Command::Completion(_) => "completion",
        Command::Help(_) => "help",
    }
}
