//! One description of every command: its name, the account that it is about, whether it changes that account, and
//! what it needs to run. The match has no default arm, so that a new command cannot forget to say.

use crate::cli::{
    BackupCommand as B, ClusterCommand as C, Command, DatabaseCommand as D, KubeconfigCommand as K,
    NodePoolCommand as N, OperationCommand as O, ProfileCommand as P, SandboxCommand as S,
    TokenCommand as T, UserCommand as U,
};
use crate::settings::Subject;

/// The things that a command must be given before it runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Needs {
    /// Nothing; it works where the configuration is broken.
    Nothing,
    /// The resolved settings.
    Settings,
    /// The settings, and a runtime: it may reach a provider.
    Runtime,
}

/// The accounts that a command may change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changes {
    /// None.
    Nothing,
    /// The one account of the command, which is asked for permission before anything else happens.
    TheAccount,
    /// One account after the other; each is asked when its turn comes.
    EachAccount,
}

/// A command, described.
#[derive(Clone, Copy, Debug)]
pub struct Described<'a> {
    /// Its name in errors, such as `cluster create`.
    pub operation: &'static str,
    /// The account that it is about.
    pub subject: Subject<'a>,
    /// Tells whether it may be about every profile at once, so that its errors name none.
    pub every_profile: bool,
    /// What it changes.
    pub changes: Changes,
    /// What it needs.
    pub needs: Needs,
}

impl<'a> Described<'a> {
    /// A command about the chosen account that changes nothing.
    const fn reads(operation: &'static str) -> Self {
        Self {
            operation,
            subject: Subject::Chosen,
            every_profile: false,
            changes: Changes::Nothing,
            needs: Needs::Runtime,
        }
    }

    /// A command that changes the chosen account.
    const fn changes(operation: &'static str) -> Self {
        Self {
            changes: Changes::TheAccount,
            ..Self::reads(operation)
        }
    }

    /// A command that changes the chosen account where `changes` says so.
    const fn changes_if(changes: bool, operation: &'static str) -> Self {
        if changes {
            Self::changes(operation)
        } else {
            Self::reads(operation)
        }
    }

    /// A command that is about the configuration file.
    const fn configures(operation: &'static str) -> Self {
        let subject = Subject::Configuration { may_be_new: false };
        Self::reads(operation).about(subject)
    }

    const fn about(self, subject: Subject<'a>) -> Self {
        Self { subject, ..self }
    }

    /// The same for a profile that the command line names, if it names one.
    fn named(self, name: Option<&'a String>) -> Self {
        match name {
            Some(name) => self.about(Subject::Profile(name)),
            None => self,
        }
    }

    const fn of_every_profile(self, every_profile: bool) -> Self {
        Self {
            every_profile,
            ..self
        }
    }

    const fn with(self, needs: Needs) -> Self {
        Self { needs, ..self }
    }
}

/// Describes a command.
pub fn describe(command: &Command) -> Described<'_> {
    match command {
        Command::Cluster(command) => cluster(command),
        Command::Psql(_) => Described::reads("cluster connect"),
        Command::NodePool(N::Add(args)) => Described::changes_if(!args.dry_run, "nodepool add"),
        Command::NodePool(N::List { .. }) => Described::reads("nodepool list"),
        Command::NodePool(N::Get { .. }) => Described::reads("nodepool get"),
        Command::NodePool(N::Update(args)) => {
            Described::changes_if(!args.dry_run, "nodepool update")
        }
        Command::NodePool(N::Delete(_)) => Described::changes("nodepool delete"),
        Command::Kubeconfig(K::Fetch(_)) => Described::reads("kubeconfig fetch"),
        Command::Backup(B::List { .. }) => Described::reads("backup list"),
        Command::Backup(B::Create { .. }) => Described::changes("backup create"),
        Command::Backup(B::Restore(_)) => Described::changes("backup restore"),
        Command::User(U::List { .. }) => Described::reads("user list"),
        Command::User(U::Create(_)) => Described::changes("user create"),
        Command::User(U::Delete(_)) => Described::changes("user delete"),
        Command::Database(D::List { .. }) => Described::reads("database list"),
        Command::Database(D::Create(_)) => Described::changes("database create"),
        Command::Database(D::Delete(_)) => Described::changes("database delete"),
        Command::Catalog(_) => Described::reads("catalog"),
        Command::Operation(O::List) => Described::reads("operation list"),
        Command::Operation(O::Resume { .. }) => Described::reads("operation resume"),
        Command::Operation(O::Forget { .. }) => Described::reads("operation forget"),
        Command::Profile(command) => profile(command),
        Command::Login(args) => Described::reads("login").named(args.name.as_ref()),
        Command::Logout(args) => Described::reads("logout").named(args.name.as_ref()),
        Command::Whoami(_) => Described::reads("whoami"),
        Command::Token(T::Get { .. }) => Described::reads("token get"),
        Command::Token(T::Create { .. }) => Described::changes("token create"),
        Command::Token(T::List) => Described::reads("token list"),
        Command::Token(T::Revoke { .. }) => Described::changes("token revoke"),
        Command::Api(args) => Described::changes_if(args.method.changes(), "api"),
        Command::Provider(_) => Described::reads("provider").with(Needs::Settings),
        // It is no account that anything is done with.
        Command::Sandbox(S::Start(_)) => Described::reads("sandbox start"),
        Command::Sandbox(S::Run(_)) => Described::reads("sandbox run"),
        Command::Serve(_) => Described::changes("serve"),
        Command::Doctor(args) => Described {
            changes: match args.repair {
                true => Changes::EachAccount,
                false => Changes::Nothing,
            },
            ..Described::reads("doctor").of_every_profile(args.all_profiles)
        },
        Command::Completion(_) => Described::reads("completion").with(Needs::Nothing),
        Command::Help(_) => Described::reads("help").with(Needs::Nothing),
    }
}

fn cluster(command: &C) -> Described<'_> {
    match command {
        C::List(args) => Described::reads("cluster list").of_every_profile(args.all_profiles),
        C::Get { .. } => Described::reads("cluster get"),
        C::Create(args) => Described::changes_if(!args.dry_run, "cluster create"),
        C::Update(args) => Described::changes_if(!args.dry_run, "cluster update"),
        C::Start(_) => Described::changes("cluster start"),
        C::Stop(_) => Described::changes("cluster stop"),
        C::Restart(_) => Described::changes("cluster restart"),
        C::Delete(_) => Described::changes("cluster delete"),
        C::Wait(_) => Described::reads("cluster wait"),
        C::Connection(_) => Described::reads("cluster connection"),
        C::Connect(_) => Described::reads("cluster connect"),
    }
}

fn profile(command: &P) -> Described<'_> {
    match command {
        P::Add(_) => {
            Described::configures("profile add").about(Subject::Configuration { may_be_new: true })
        }
        P::List => Described::configures("profile list"),
        P::Show { name } => Described::reads("profile show").named(Some(name)),
        P::Use { .. } => Described::configures("profile use"),
        P::Rename { .. } => Described::configures("profile rename"),
        P::Remove { .. } => Described::configures("profile remove"),
        P::Check { name } => Described::reads("profile check").named(Some(name)),
        P::Exec(args) => Described::reads("profile exec").named(Some(&args.name)),
    }
}
