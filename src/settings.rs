//! Flags, environment, profile and defaults, resolved into values that know where they came from. The
//! commands see nothing else of the four.

use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::cli::{ColorChoice, GlobalFlags, parse_duration};
use crate::config::{BUILT_IN_PROFILE, Config, Profile};
use crate::credentials::{CredentialStore, FileStore, StorePolicy};
use crate::env::{self, Environment};
use crate::error::{Error, Result, nearest};
use crate::output::{Format, OutputSettings};
use crate::provider::{Provider, ProviderId, ProviderSettings, local, registry};

/// Where a value came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// A flag of this run.
    Flag(&'static str),
    /// An environment variable.
    Environment(&'static str),
    /// A key of a profile.
    Profile(String),
    /// A key of the configuration file outside the profiles.
    File(&'static str),
    /// What this program does where nobody says.
    BuiltIn,
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Flag(name) => write!(f, "{name}"),
            Self::Environment(name) => write!(f, "{name} in the environment"),
            Self::Profile(name) => write!(f, "profile `{name}`"),
            Self::File(key) => write!(f, "`{key}` in the configuration file"),
            Self::BuiltIn => f.write_str("the built-in default"),
        }
    }
}

/// A value and where it came from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sourced<T> {
    /// The value.
    pub value: T,
    /// Where it came from.
    pub origin: Origin,
}

impl<T> Sourced<T> {
    fn new(value: T, origin: Origin) -> Self {
        Self { value, origin }
    }
}

/// One account to work on: a profile, or a provider without one.
#[derive(Clone, Debug)]
pub struct Target {
    /// The provider.
    pub provider: ProviderId,
    /// The profile; `None` with `--provider`.
    pub profile: Option<String>,
    /// What chose it.
    pub origin: Origin,
    /// Whether deletions want the name of each target.
    pub protected: bool,
    /// Whether changes are refused.
    pub read_only: bool,
    settings: ProviderSettings,
}

impl Target {
    /// Opens its provider, offline.
    pub fn open(&self) -> Box<dyn Provider> {
        registry::open(self.provider, self.settings.clone())
    }

    /// The directory for data of this program.
    pub fn data_directory(&self) -> &Path {
        &self.settings.data_directory
    }

    /// What a person calls it.
    pub fn label(&self) -> String {
        match &self.profile {
            Some(profile) => format!("profile `{profile}`"),
            None => format!("provider `{}`", self.provider),
        }
    }

    /// How this program is called for this account, for commands that a message suggests.
    pub fn program(&self) -> String {
        match (&self.origin, &self.profile) {
            (Origin::BuiltIn, _) => "dbaas".to_owned(),
            (_, Some(profile)) => format!("dbaas -p {profile}"),
            (_, None) => format!("dbaas --provider {}", self.provider),
        }
    }

    /// Refuses a change where the profile is read-only, before anything is sent.
    ///
    /// # Errors
    /// An authentication error.
    pub fn permit_change(&self) -> Result<()> {
        if !self.read_only {
            return Ok(());
        }
        Err(Error::new(
            crate::error::ErrorKind::Authentication,
            format!("{} is read-only", self.label()),
        )
        .with_hint("remove `read-only` from the profile, or use another profile"))
    }
}

/// Everything that is resolved once for a run.
#[derive(Debug)]
pub struct Settings {
    targets: Vec<Target>,
    all_targets: Vec<Target>,
    timeout: Option<Duration>,
    search_path: Option<String>,
    credential_policy: StorePolicy,
    credential_file: PathBuf,
    notices: Vec<String>,
}

impl Settings {
    /// Resolves everything; reads the configuration file and nothing else.
    ///
    /// # Errors
    /// Usage errors for flags and variables, configuration errors for the file.
    pub fn resolve(
        flags: &GlobalFlags,
        environment: &Environment,
    ) -> Result<(Self, OutputSettings)> {
        let config = load_config(flags, environment)?;
        let data_directory = data_directory(environment)?;
        let root = is_root();
        let engine_root = match environment.get(env::DBAAS_DATA_DIR) {
            None if root => PathBuf::from("/var/lib/dbaas"),
            _ => data_directory.clone(),
        };
        let target = |provider, profile: Option<(&str, &Profile)>, origin| {
            resolve_target(flags, environment, &engine_root, provider, profile, origin)
        };
        let chosen = choose(flags, environment, &config)?;
        let targets = match &chosen {
            Choice::Provider(id, origin) => vec![target(*id, None, origin.clone())],
            Choice::Profiles(names, origin) => names
                .iter()
                .map(|name| {
                    let profile = config.profile(name)?;
                    Ok(target(
                        profile.provider,
                        Some((name, profile)),
                        origin.clone(),
                    ))
                })
                .collect::<Result<_>>()?,
        };
        let all_targets = config
            .profiles
            .iter()
            .map(|(name, profile)| {
                let origin = Origin::Flag("--all-profiles");
                target(profile.provider, Some((name, profile)), origin)
            })
            .collect();
        let profile = match &chosen {
            Choice::Profiles(names, _) => names.first().map(|name| (name, &config.profiles[name])),
            Choice::Provider(..) => None,
        };
        let output = resolve_output(flags, environment, profile)?;
        let timeout =
            match (flags.timeout, environment.get(env::DBAAS_TIMEOUT), profile) {
                (Some(timeout), _, _) => Some(timeout),
                (None, Some(text), _) => Some(parse_duration(text).map_err(|message| {
                    Error::usage(format!("{}: {message}", env::DBAAS_TIMEOUT))
                })?),
                (None, None, Some((name, profile))) => match &profile.timeout {
                    Some(text) => Some(parse_duration(text).map_err(|message| {
                        Error::configuration(format!("`timeout` of profile `{name}`: {message}"))
                    })?),
                    None => None,
                },
                (None, None, None) => None,
            };
        let settings = Self {
            targets,
            all_targets,
            timeout,
            search_path: environment.get(env::PATH).map(str::to_owned),
            credential_policy: config.credential_store,
            credential_file: config
                .credential_file
                .unwrap_or_else(|| data_directory.join("credentials.toml")),
            notices: disagreement(flags, environment).into_iter().collect(),
        };
        Ok((settings, output))
    }

    /// What a user should know about how this was resolved.
    pub fn notices(&self) -> &[String] {
        &self.notices
    }

    /// The accounts of a list.
    pub fn targets(&self, all_profiles: bool) -> &[Target] {
        if all_profiles {
            &self.all_targets
        } else {
            &self.targets
        }
    }

    /// The one account of a command that works on one.
    ///
    /// # Errors
    /// A usage error where several were named.
    pub fn target(&self) -> Result<&Target> {
        match self.targets.as_slice() {
            [target] => Ok(target),
            targets => Err(Error::usage(format!(
                "this command works on one profile, and {} were named",
                targets.len()
            ))
            .with_hint("several profiles are for `cluster list`")),
        }
    }

    /// How long to wait where `otherwise` is the provider's own limit.
    pub fn timeout(&self, otherwise: Duration) -> Duration {
        self.timeout.unwrap_or(otherwise)
    }

    /// The search path for programs.
    pub fn search_path(&self) -> Option<&str> {
        self.search_path.as_deref()
    }

    /// Where the secrets of a target are kept.
    pub fn credentials(&self, target: &Target) -> CredentialStore {
        let file = FileStore::new(self.credential_file.clone());
        let name = match &target.profile {
            Some(profile) => profile,
            None => target.provider.name(),
        };
        CredentialStore::new(self.credential_policy, file, name)
    }
}

/// The output settings as far as they can be known when the rest could not be resolved, so that even a
/// broken configuration is reported in the format that was asked for.
pub fn fallback_output(flags: &GlobalFlags, environment: &Environment) -> OutputSettings {
    let format = flags
        .output
        .map(|format| Sourced::new(format, Origin::Flag("--output")))
        .or_else(|| {
            let format = Format::parse(environment.get(env::DBAAS_OUTPUT)?)?;
            Some(Sourced::new(format, Origin::Environment(env::DBAAS_OUTPUT)))
        });
    OutputSettings {
        format,
        jq: flags.jq.clone(),
        color: use_color(flags.color.unwrap_or_default(), environment),
        header: true,
        ..OutputSettings::default()
    }
}

enum Choice {
    Provider(ProviderId, Origin),
    Profiles(Vec<String>, Origin),
}

/// `--profile` and `--provider` > their variables > `default-profile` > `local`.
fn choose(flags: &GlobalFlags, environment: &Environment, config: &Config) -> Result<Choice> {
    let provider = |name: &str, origin: Origin| match ProviderId::parse(name) {
        Some(id) => Ok(Choice::Provider(id, origin)),
        None => {
            let error = Error::usage(format!("there is no provider `{name}` ({origin})"))
                .with_detail(format!("providers: {}", ProviderId::names().join(", ")));
            Err(match nearest(name, ProviderId::names()) {
                Some(name) => error.with_hint(format!("did you mean `{name}`?")),
                None => error,
            })
        }
    };
    let split = |names: &str| {
        names
            .split(',')
            .map(|name| name.trim().to_owned())
            .collect()
    };
    let both = |first: &str, second: &str| {
        Err(
            Error::usage(format!("{first} and {second} name two accounts"))
                .with_hint("give one of them"),
        )
    };
    match (flags.profile.as_slice(), &flags.provider) {
        ([_, ..], Some(_)) => return both("--profile", "--provider"),
        (names @ [_, ..], None) => {
            return Ok(Choice::Profiles(names.to_vec(), Origin::Flag("--profile")));
        }
        ([], Some(name)) => return provider(name, Origin::Flag("--provider")),
        ([], None) => {}
    }
    match (
        environment.get(env::DBAAS_PROFILE),
        environment.get(env::DBAAS_PROVIDER),
    ) {
        (Some(_), Some(_)) => both(env::DBAAS_PROFILE, env::DBAAS_PROVIDER),
        (Some(names), None) => {
            let origin = Origin::Environment(env::DBAAS_PROFILE);
            Ok(Choice::Profiles(split(names), origin))
        }
        (None, Some(name)) => provider(name, Origin::Environment(env::DBAAS_PROVIDER)),
        (None, None) => Ok(match &config.default_profile {
            Some(name) => Choice::Profiles(vec![name.clone()], Origin::File("default-profile")),
            None => Choice::Profiles(vec![BUILT_IN_PROFILE.to_owned()], Origin::BuiltIn),
        }),
    }
}

/// Two explicit sources that disagree: the stronger one is used, and the other one named.
fn disagreement(flags: &GlobalFlags, environment: &Environment) -> Option<String> {
    let ignored = environment.get(env::DBAAS_PROFILE)?;
    let used = match (&flags.provider, flags.profile.join(",")) {
        (Some(provider), _) => format!("--provider {provider}"),
        (None, names) if names.is_empty() || names == ignored => return None,
        (None, names) => format!("--profile {names}"),
    };
    Some(format!(
        "{used} is used; {} names `{ignored}` and is ignored",
        env::DBAAS_PROFILE
    ))
}

fn resolve_target(
    flags: &GlobalFlags,
    environment: &Environment,
    engine_root: &Path,
    provider: ProviderId,
    profile: Option<(&str, &Profile)>,
    origin: Origin,
) -> Target {
    let mut values = profile.map_or_else(Default::default, |(_, p)| p.values.clone());
    let postgres_bin = flags
        .postgres_bin
        .as_ref()
        .map(|path| path.display().to_string());
    let twins = [
        (local::POSTGRES_BIN, postgres_bin, env::DBAAS_POSTGRES_BIN),
        (local::RUN_AS, flags.run_as.clone(), env::DBAAS_RUN_AS),
    ];
    for (key, flag, variable) in twins {
        let value = flag.or_else(|| environment.get(variable).map(str::to_owned));
        if let Some(value) = value {
            values.insert(key.to_owned(), value);
        }
    }
    Target {
        provider,
        origin,
        protected: profile.is_some_and(|(_, profile)| profile.protected),
        read_only: profile.is_some_and(|(_, profile)| profile.read_only),
        settings: ProviderSettings {
            values,
            profile: profile.map(|(name, _)| name.to_owned()),
            data_directory: engine_root.to_owned(),
            search_path: environment.get(env::PATH).map(str::to_owned),
        },
        profile: profile.map(|(name, _)| name.to_owned()),
    }
}

fn resolve_output(
    flags: &GlobalFlags,
    environment: &Environment,
    profile: Option<(&String, &Profile)>,
) -> Result<OutputSettings> {
    let format = match (flags.output, environment.get(env::DBAAS_OUTPUT)) {
        (Some(format), _) => Some(Sourced::new(format, Origin::Flag("--output"))),
        (None, Some(name)) => {
            let format = Format::parse(name).ok_or_else(|| {
                Error::usage(format!(
                    "{}: there is no format `{name}`",
                    env::DBAAS_OUTPUT
                ))
                .with_hint(format!("formats: {}", Format::names().join(", ")))
            })?;
            Some(Sourced::new(format, Origin::Environment(env::DBAAS_OUTPUT)))
        }
        (None, None) => profile.and_then(|(name, profile)| {
            Some(Sourced::new(profile.output?, Origin::Profile(name.clone())))
        }),
    };
    let color = match (flags.color, environment.get(env::DBAAS_COLOR)) {
        (Some(choice), _) => choice,
        (None, Some(name)) => ColorChoice::parse(name).ok_or_else(|| {
            Error::usage(format!(
                "{} must be auto, always or never, not `{name}`",
                env::DBAAS_COLOR
            ))
        })?,
        (None, None) => ColorChoice::Auto,
    };
    let switch = |flag, variable| -> Result<bool> {
        match environment.get(variable) {
            _ if flag => Ok(true),
            None | Some("0" | "false") => Ok(false),
            Some("1" | "true") => Ok(true),
            Some(other) => Err(Error::usage(format!(
                "{variable} must be 1 or 0, not `{other}`"
            ))),
        }
    };
    let dumb = environment.get(env::TERM) == Some("dumb");
    Ok(OutputSettings {
        format,
        jq: flags.jq.clone(),
        columns: flags.columns.clone(),
        header: !switch(flags.no_header, env::DBAAS_NO_HEADER)?,
        native: flags.native,
        show_secrets: flags.show_secrets,
        quiet: switch(flags.quiet, env::DBAAS_QUIET)?,
        verbose: switch(flags.verbose, env::DBAAS_VERBOSE)?,
        color: use_color(color, environment),
        interactive: environment.stdin_is_terminal && environment.stderr_is_terminal,
        live: environment.stderr_is_terminal && !dumb,
    })
}

/// <https://no-color.org> and CLICOLOR_FORCE; a flag or `DBAAS_COLOR` beats both.
fn use_color(choice: ColorChoice, environment: &Environment) -> bool {
    match choice {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto if environment.get(env::NO_COLOR).is_some() => false,
        ColorChoice::Auto => {
            environment
                .get(env::CLICOLOR_FORCE)
                .is_some_and(|value| value != "0")
                || (environment.stderr_is_terminal && environment.get(env::TERM) != Some("dumb"))
        }
    }
}

fn load_config(flags: &GlobalFlags, environment: &Environment) -> Result<Config> {
    let named = flags
        .config
        .clone()
        .or_else(|| environment.get(env::DBAAS_CONFIG).map(PathBuf::from));
    match (named, &environment.config_directory) {
        (Some(path), _) => Config::load(path, true),
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

fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn environment(variables: &[(&str, &str)]) -> Environment {
        let mut environment = Environment::default();
        for (name, value) in variables {
            environment.set(name, value);
        }
        environment
    }

    fn config() -> Config {
        let mut config = Config::default();
        let profile = |name: &str| {
            let profile = Config::load(PathBuf::new(), false).unwrap();
            (name.to_owned(), profile.profile("local").unwrap().clone())
        };
        config.profiles = ["local", "a", "b"].map(profile).into_iter().collect();
        config
    }

    fn chosen(flags: &GlobalFlags, variables: &[(&str, &str)], config: &Config) -> String {
        match choose(flags, &environment(variables), config) {
            Ok(Choice::Provider(id, origin)) => format!("provider {id} by {origin}"),
            Ok(Choice::Profiles(names, origin)) => format!("{} by {origin}", names.join(",")),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn the_profile_comes_from_flag_environment_file_and_default_in_that_order() {
        let mut config = config();
        let mut flags = GlobalFlags::default();
        let variables = [("DBAAS_PROFILE", "a, b")];
        assert_eq!(
            chosen(&flags, &[], &config),
            "local by the built-in default"
        );
        config.default_profile = Some("a".to_owned());
        assert_eq!(
            chosen(&flags, &[], &config),
            "a by `default-profile` in the configuration file"
        );
        assert_eq!(
            chosen(&flags, &variables, &config),
            "a,b by DBAAS_PROFILE in the environment"
        );
        flags.profile = vec!["b".to_owned()];
        assert_eq!(chosen(&flags, &variables, &config), "b by --profile");
        flags.provider = Some("local".to_owned());
        assert_eq!(
            chosen(&flags, &[], &config),
            "--profile and --provider name two accounts"
        );
        flags.profile.clear();
        assert_eq!(
            chosen(&flags, &variables, &config),
            "provider local by --provider"
        );
    }

    #[test]
    fn colour_follows_the_conventions() {
        let auto = ColorChoice::Auto;
        assert!(!use_color(auto, &environment(&[])));
        assert!(use_color(auto, &environment(&[("CLICOLOR_FORCE", "1")])));
        let both = environment(&[("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")]);
        assert!(!use_color(auto, &both));
        assert!(use_color(ColorChoice::Always, &both));
        let mut terminal = environment(&[]);
        terminal.stderr_is_terminal = true;
        assert!(use_color(auto, &terminal));
        terminal.set("TERM", "dumb");
        assert!(!use_color(auto, &terminal));
    }
}
