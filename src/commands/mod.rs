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
mod doctor;
mod help;
mod login;
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

pub use provider::run as provider;

use crate::cli::Command;
use crate::error::Result;
use crate::output::Ui;
use crate::settings::{Settings, Subject, Target};

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
    let of_all = of_all_profiles(&command);
    // It names them before it becomes another program.
    let named = matches!(
        command,
        Command::Profile(crate::cli::ProfileCommand::Exec(_))
    );
    if changes(&command)
        && let Ok(target) = context.target()
        && target.permit_change().is_ok()
        && let Some(notice) = target.change_notice()
    {
        context.ui.notice(&notice);
    }
    let result = match command {
        Command::Cluster(command) => cluster::run(context, command).await,
        Command::Psql(args) => cluster::connect(context, &args).await,
        Command::Backup(command) => backup::run(context, &command).await,
        Command::Doctor(args) => doctor::run(context, &args).await,
        Command::User(command) => user::run(context, &command).await,
        Command::Database(command) => database::run(context, &command).await,
        Command::Catalog(args) => catalog::run(context, &args).await,
        Command::Profile(command) => profile::run(context, command).await,
        Command::Login(args) => login::login(context, &args).await,
        Command::Logout(args) => login::logout(context, &args),
        Command::Whoami(args) => whoami::run(context, &args).await,
        Command::Token(command) => token::run(context, &command).await,
        Command::Api(args) => api::run(context, &args).await,
        Command::Provider(command) => provider::run(context, &command),
        Command::Sandbox(command) => {
            // It is no account that anything is done with.
            let result = sandbox::run(context, command).await;
            return result.map_err(|error| error.with_operation(name));
        }
        Command::Serve(args) => serve::run(context, &args).await,
        Command::Completion(_) | Command::Help(_) => offline(context.ui, &command),
    };
    if !named {
        name_unused(context);
    }
    result.map(|()| 0).map_err(|error| {
        let error = error.with_operation(name);
        match context.settings.target() {
            Ok(target) if !of_all => error
                .with_target(target.provider.name(), target.profile.as_deref())
                .with_program(&target.program()),
            _ => error,
        }
    })
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

/// Which account a command is about.
pub fn subject(command: &Command) -> Subject<'_> {
    use crate::cli::ProfileCommand as P;
    let named = match command {
        Command::Profile(P::Show { name } | P::Check { name }) => Some(name),
        Command::Profile(P::Exec(args)) => Some(&args.name),
        Command::Profile(P::Add(_)) => return Subject::Configuration { may_be_new: true },
        Command::Profile(_) => return Subject::Configuration { may_be_new: false },
        Command::Login(args) => args.name.as_ref(),
        Command::Logout(args) => args.name.as_ref(),
        _ => None,
    };
    match named {
        Some(name) => Subject::Profile(name),
        None => Subject::Chosen,
    }
}

/// Whether a command is about every profile.
fn of_all_profiles(command: &Command) -> bool {
    match command {
        Command::Cluster(crate::cli::ClusterCommand::List(args)) => args.all_profiles,
        Command::Doctor(args) => args.all_profiles,
        _ => false,
    }
}

/// Whether a command changes something in the account.
fn changes(command: &Command) -> bool {
    use crate::cli::{
        BackupCommand as B, ClusterCommand as C, DatabaseCommand as D, TokenCommand as T,
        UserCommand as U,
    };
    match command {
        Command::Cluster(C::Create(args)) => !args.dry_run,
        Command::Cluster(C::Update(args)) => !args.dry_run,
        Command::Cluster(C::Start(_) | C::Stop(_) | C::Restart(_) | C::Delete(_))
        | Command::Backup(B::Create { .. } | B::Restore(_))
        | Command::User(U::Create(_) | U::Delete(_))
        | Command::Database(D::Create(_) | D::Delete(_))
        | Command::Token(T::Create { .. } | T::Revoke { .. }) => true,
        Command::Api(args) => args.method.changes(),
        _ => false,
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

fn operation(command: &Command) -> &'static str {
    use crate::cli::{
        BackupCommand as B, ClusterCommand as C, DatabaseCommand as D, ProfileCommand as P,
        SandboxCommand as S, TokenCommand as T, UserCommand as U,
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
        Command::Profile(P::Add(_)) => "profile add",
        Command::Profile(P::List) => "profile list",
        Command::Profile(P::Show { .. }) => "profile show",
        Command::Profile(P::Use { .. }) => "profile use",
        Command::Profile(P::Rename { .. }) => "profile rename",
        Command::Profile(P::Remove { .. }) => "profile remove",
        Command::Profile(P::Check { .. }) => "profile check",
        Command::Profile(P::Exec(_)) => "profile exec",
        Command::Login(_) => "login",
        Command::Logout(_) => "logout",
        Command::Whoami(_) => "whoami",
        Command::Token(T::Get { .. }) => "token get",
        Command::Token(T::Create { .. }) => "token create",
        Command::Token(T::List) => "token list",
        Command::Token(T::Revoke { .. }) => "token revoke",
        Command::Api(_) => "api",
        Command::Provider(_) => "provider",
        Command::Sandbox(S::Start(_)) => "sandbox start",
        Command::Sandbox(S::Run(_)) => "sandbox run",
        Command::Serve(_) => "serve",
        Command::Completion(_) => "completion",
        Command::Help(_) => "help",
    }
}
