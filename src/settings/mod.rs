//! Flags, environment, profile and defaults, resolved into values that know where they came from. The
//! commands see nothing else of the four.

mod binding;
mod choice;
mod layers;
mod output;
mod target;
mod value;

pub use output::fallback_output;
pub use target::{Setting, Target};
pub use value::check_value;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use crate::cli::GlobalFlags;
use crate::config::{Config, DirectoryChoice};
use crate::credentials::{CredentialStore, Given, StoreLocation};
use crate::engine;
use crate::env::{self, Environment};
use crate::error::{Error, Result};
use crate::http::Observer;
use crate::notation;
use crate::operations::Journal;
use crate::origin::{Origin, Sourced};
use crate::output::OutputSettings;
use crate::provider::{ProviderId, SecretKind};
use choice::Choice;
use target::Sources;
/// Which account a command is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject<'a> {
    /// The one that flags, environment and files choose.
    Chosen,
    /// The profile that the command names.
    Profile(&'a str),
    /// None: the command is about the configuration file.
    Configuration {
        /// Whether it makes the file where there is none.
        may_be_new: bool,
    },
}

/// Everything that is resolved once for a run.
#[derive(Debug)]
pub struct Settings {
    targets: Vec<Target>,
    all_targets: Vec<Target>,
    unusable: Vec<(String, Error)>,
    config: Config,
    store: StoreLocation,
    timeout: Option<Duration>,
    search_path: Option<String>,
    kubeconfig: Option<PathBuf>,
    own_variables: Vec<String>,
    credential_variables: Vec<&'static str>,
    journal: Journal,
    /// How many accounts were named, one that is named twice counted twice.
    named: usize,
    engine: engine::Configuration,
    notices: Vec<String>,
    layers: Vec<Setting>,
    flags: GlobalFlags,
    provider: Option<Sourced<String>>,
    opens_browser: bool,
}

impl Settings {
    /// Resolves everything; reads the configuration file, `.dbaas.toml`, and nothing else.
    ///
    /// # Errors
    /// Usage errors for flags and variables, configuration errors for the files.
    pub fn resolve(
        flags: &GlobalFlags,
        environment: &Environment,
        subject: Subject<'_>,
    ) -> Result<(Self, OutputSettings)> {
        let config = load_config(flags, environment, subject)?;
        let data_directory = data_directory(environment)?;
        let user = rustix::process::geteuid();
        let engine_root = match environment.get(env::DBAAS_DATA_DIR) {
            None if user.is_root() => PathBuf::from("/var/lib/dbaas"),
            _ => data_directory.clone(),
        };
        let directory = match &environment.working_directory {
            Some(start) => DirectoryChoice::find(start, user.as_raw())?,
            None => None,
        };
        let store = StoreLocation {
            policy: config.credential_store,
            file: config
                .credential_file
                .clone()
                .unwrap_or_else(|| data_directory.join("credentials.toml")),
            session_bus: session_bus(environment),
        };
        let journal = Journal::below(&data_directory);
        let sources = Sources {
            flags,
            environment,
            engine_root: &engine_root,
            journal: &journal,
            store: &store,
            observer: observer(flags, environment)?,
        };
        let chosen = choice::choose(flags, environment, directory.as_ref(), &config, subject)?;
        let targets = match &chosen {
            Choice::Provider(id, origin) => vec![sources.target(*id, None, origin.clone())?],
            Choice::Profiles(names, origin) => names
                .iter()
                .enumerate()
                // One that is named twice is listed once.
                .filter(|(index, name)| !names[..*index].contains(name))
                .map(|(_, name)| {
                    let profile = config.profile(name)?;
                    sources.target(profile.provider, Some((name, profile)), origin.clone())
                })
                .collect::<Result<_>>()?,
        };
        if subject == Subject::Chosen {
            single_credential(&targets, flags)?;
        }
        let (mut all_targets, mut unusable) = (Vec::new(), Vec::new());
        for (name, profile) in &config.profiles {
            let origin = Origin::Flag("--all-profiles");
            match sources.target(profile.provider, Some((name, profile)), origin) {
                Ok(target) => all_targets.push(target),
                Err(error) => unusable.push((name.clone(), error)),
            }
        }
        let profile = match &chosen {
            Choice::Profiles(names, _) => names.first().map(|name| (name, &config.profiles[name])),
            Choice::Provider(..) => None,
        };
        let output = output::resolve_output(flags, environment, directory.as_ref(), profile)?;
        let timeout =
            match (flags.timeout, environment.get(env::DBAAS_TIMEOUT), profile) {
                (Some(timeout), _, _) => Some(timeout),
                (None, Some(text), _) => Some(notation::duration(text).map_err(|message| {
                    Error::usage(format!("{}: {message}", env::DBAAS_TIMEOUT))
                })?),
                (None, None, Some((name, profile))) => match &profile.timeout {
                    Some(text) => Some(notation::duration(text).map_err(|message| {
                        Error::configuration(format!("`timeout` of profile `{name}`: {message}"))
                    })?),
                    None => None,
                },
                (None, None, None) => None,
            };
        let mut notices: Vec<String> = config.notices.clone();
        if subject == Subject::Chosen {
            notices.extend(choice::disagreement(flags, environment));
        }
        notices.extend(
            directory
                .iter()
                .flat_map(|choice| &choice.foreign)
                .map(|path| format!("{} belongs to another user and is ignored", path.display())),
        );
        notices.extend(
            targets
                .iter()
                .filter(|t| t.http().tls.insecure)
                .map(|target| {
                    format!(
                        "{} believes any server: its certificate is not checked",
                        target.label()
                    )
                }),
        );
        let layers = layers::of_the_run(
            flags,
            environment,
            directory.as_ref(),
            &config,
            subject,
            profile,
        );
        let settings = Self {
            layers,
            flags: flags.clone(),
            provider: choice::provider(flags, environment),
            opens_browser: environment.stdin_is_terminal
                && environment.stderr_is_terminal
                && environment.get(env::CI).is_none(),
            credential_variables: layers::credential_variables(environment),
            named: match &chosen {
                Choice::Provider(..) => 1,
                Choice::Profiles(names, _) => names.len(),
            },
            targets,
            all_targets,
            unusable,
            config,
            store,
            timeout,
            search_path: environment.get(env::PATH).map(str::to_owned),
            kubeconfig: kubeconfig(environment),
            own_variables: environment.ours(),
            journal,
            engine: engine_configuration(flags, environment),
            notices,
        };
        Ok((settings, output))
    }

    /// What a user should know about how this was resolved.
    pub fn notices(&self) -> &[String] {
        &self.notices
    }

    /// The accounts that were chosen.
    pub fn targets(&self) -> &[Target] {
        &self.targets
    }

    /// Those of a command that takes several: the chosen ones, or all whose profile can be used.
    ///
    /// # Errors
    /// A usage error where this run was given a credential, which is for one.
    pub fn several(&self, all_profiles: bool) -> Result<&[Target]> {
        if !all_profiles {
            return Ok(&self.targets);
        }
        single_credential(&self.all_targets, &self.flags)?;
        Ok(&self.all_targets)
    }

    /// The profiles that cannot be used as they are, and why: in the way of `--all-profiles` alone.
    pub fn unusable(&self, all_profiles: bool) -> &[(String, Error)] {
        if all_profiles { &self.unusable } else { &[] }
    }

    /// The one account of a command that works on one.
    ///
    /// # Errors
    /// A usage error where several were named.
    pub fn target(&self) -> Result<&Target> {
        match (self.targets.as_slice(), self.named) {
            ([target], 1) => Ok(target),
            (_, named) => Err(Error::usage(format!(
                "this command works on one profile, and {named} were named"
            ))
            .with_hint("several profiles are for `cluster list`")),
        }
    }

    /// The account of a profile that a command names.
    ///
    /// # Errors
    /// A configuration error that names the closest ones.
    pub fn profile(&self, name: &str) -> Result<&Target> {
        self.config.profile(name)?;
        let is = |target: &&Target| target.profile.as_deref() == Some(name);
        let mut known = self.targets.iter().chain(&self.all_targets);
        known.find(is).ok_or_else(|| {
            Error::configuration(format!("the profile `{name}` cannot be used as it is"))
                .with_hint(format!("see `dbaas -p {name} whoami`"))
        })
    }

    /// The configuration file.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// How long to wait where `otherwise` is the provider's own limit.
    pub fn timeout(&self, otherwise: Duration) -> Duration {
        self.timeout.unwrap_or(otherwise)
    }

    /// What was begun here and is not known to be over, in every account.
    pub fn journal(&self) -> &Journal {
        &self.journal
    }

    /// Names the file that kubectl would change: the first of `KUBECONFIG`, or the usual one.
    pub fn kubeconfig(&self) -> Option<PathBuf> {
        self.kubeconfig.clone()
    }

    /// The search path for programs.
    pub fn search_path(&self) -> Option<&str> {
        self.search_path.as_deref()
    }

    /// How PostgreSQL is run on this machine, as `--postgres-bin` and `--run-as` say and nothing else;
    /// whoever uses it names a data root of its own.
    pub fn engine(&self) -> engine::Configuration {
        self.engine.clone()
    }

    /// Our own variables that are set, which a program run for a user has no business with.
    pub fn own_variables(&self) -> &[String] {
        &self.own_variables
    }

    /// What was said about the choice of the account, the output format and the time limit.
    pub fn layers(&self) -> &[Setting] {
        &self.layers
    }

    /// The provider that `--provider` or its variable names.
    ///
    /// # Errors
    /// A usage error where there is no such provider.
    pub fn provider(&self) -> Result<Option<ProviderId>> {
        let named = self.provider.as_ref();
        named
            .map(|name| choice::parse_provider(&name.value, &name.origin))
            .transpose()
    }

    /// Whether `--profile` was given.
    pub fn names_profile(&self) -> bool {
        !self.flags.profile.is_empty()
    }

    /// The secrets that `--secret-stdin` and `--secret-file` name, for a provider that takes `kinds`.
    ///
    /// # Errors
    /// A usage error for a name that is none of them.
    pub fn given_secrets(
        &self,
        provider: ProviderId,
        kinds: &'static [SecretKind],
    ) -> Result<Vec<Given>> {
        target::given_by_flags(&self.flags, provider, kinds)
    }

    /// Whether somebody sits in front of a desktop that could show a page: a terminal, and no CI.
    pub fn opens_browser(&self) -> bool {
        self.opens_browser
    }

    /// The variables for credentials and vendors that are set and that `target` did not use, once its
    /// credential was looked for.
    pub fn unused_variables(&self, target: &Target) -> Vec<&'static str> {
        layers::unused(&self.credential_variables, target)
    }

    /// Where the secrets of a target are kept.
    pub fn credentials(&self, target: &Target) -> CredentialStore {
        let name = match &target.profile {
            Some(profile) => profile,
            None => target.provider.name(),
        };
        self.store_of(name)
    }

    /// Where the secrets of a profile are kept.
    pub fn store_of(&self, profile: &str) -> CredentialStore {
        CredentialStore::new(self.store.clone(), profile)
    }
}

fn engine_configuration(flags: &GlobalFlags, environment: &Environment) -> engine::Configuration {
    let variable = |name| environment.get(name).map(str::to_owned);
    engine::Configuration {
        data_root: PathBuf::new(),
        postgres_bin: flags
            .postgres_bin
            .clone()
            .or_else(|| variable(env::DBAAS_POSTGRES_BIN).map(PathBuf::from)),
        search_path: variable(env::PATH),
        run_as: flags.run_as.clone().or_else(|| variable(env::DBAAS_RUN_AS)),
    }
}

/// A credential of this run is for one account: sent to several, it would go where it does not belong.
fn single_credential(targets: &[Target], flags: &GlobalFlags) -> Result<()> {
    if targets.len() < 2 {
        return Ok(());
    }
    let given = targets
        .iter()
        .flat_map(|target| &target.credentials().places().given)
        .next();
    let named = flags.secret_stdin.is_some() || !flags.secret_file.is_empty();
    match given {
        Some(given) => Err(Error::usage(format!(
            "{} is the credential of one profile, and {} were named",
            given.from.describe(),
            targets.len()
        ))
        .with_hint("name one profile, or let each use what it stores")),
        None if named => Err(Error::usage("a secret is for one profile")),
        None => Ok(()),
    }
}

/// A flag that has a variable for a twin.
///
/// # Errors
/// A usage error where the variable says neither yes nor no.
fn switch(environment: &Environment, flag: bool, variable: &'static str) -> Result<bool> {
    match environment.get(variable) {
        _ if flag => Ok(true),
        None | Some("0" | "false") => Ok(false),
        Some("1" | "true") => Ok(true),
        Some(other) => Err(Error::usage(format!(
            "{variable} must be 1 or 0, not `{other}`"
        ))),
    }
}

/// Who is told about exchanges, where `--trace` or `--verbose` asked for it.
fn observer(flags: &GlobalFlags, environment: &Environment) -> Result<Option<Arc<dyn Observer>>> {
    let traces = switch(environment, flags.trace, env::DBAAS_TRACE)?;
    let verbose = switch(environment, flags.verbose, env::DBAAS_VERBOSE)?;
    if !traces && !verbose {
        return Ok(None);
    }
    Ok(Some(Arc::new(crate::output::StderrObserver { traces })))
}

/// The address of the session bus: of its variable, or of its usual place.
fn session_bus(environment: &Environment) -> Option<String> {
    let named = environment.get(env::DBUS_SESSION_BUS_ADDRESS);
    named.map(str::to_owned).or_else(|| {
        let bus = Path::new(environment.get(env::XDG_RUNTIME_DIR)?).join("bus");
        // Without escapes: zbus takes a path as it stands.
        let path = bus.to_str()?;
        bus.exists().then(|| format!("unix:path={path}"))
    })
}

fn kubeconfig(environment: &Environment) -> Option<PathBuf> {
    let listed = environment.get(env::KUBECONFIG).unwrap_or_default();
    let first = std::env::split_paths(listed).find(|path| !path.as_os_str().is_empty());
    let home = environment.home_directory.as_ref();
    first.or_else(|| home.map(|home| home.join(".kube").join("config")))
}

fn load_config(
    flags: &GlobalFlags,
    environment: &Environment,
    subject: Subject<'_>,
) -> Result<Config> {
    let must_exist = subject != Subject::Configuration { may_be_new: true };
    let named = flags
        .config
        .clone()
        .or_else(|| environment.get(env::DBAAS_CONFIG).map(PathBuf::from));
    match (named, &environment.config_directory) {
        (Some(path), _) => Config::load(path, must_exist),
        (None, Some(directory)) => Config::load(directory.join("config.toml"), false),
        // Without a home there is no file; the built-in profile needs none.
        (None, None) => Config::load(PathBuf::new(), false),
    }
}

fn data_directory(environment: &Environment) -> Result<PathBuf> {
    let named = environment.get(env::DBAAS_DATA_DIR).map(PathBuf::from);
    let directory = named
        .or_else(|| environment.data_directory.clone())
        .ok_or_else(|| {
            Error::configuration("there is no home directory to keep data in")
                .with_hint(format!("name a directory with {}", env::DBAAS_DATA_DIR))
        })?;
    std::path::absolute(&directory).map_err(|error| {
        Error::configuration(format!("{} is not a path", directory.display())).with_source(error)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn environment(variables: &[(&str, &str)]) -> Environment {
        let mut environment = Environment::default();
        for (name, value) in variables {
            environment.set(name, value);
        }
        environment
    }
}
