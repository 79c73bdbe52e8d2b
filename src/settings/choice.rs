//! Which account a run works on: what named it, and what was passed over.

use super::Subject;
use crate::cli::GlobalFlags;
use crate::config::{BUILT_IN_PROFILE, Config, DirectoryChoice};
use crate::env::{self, Environment};
use crate::error::{Error, Result};
use crate::notation;
use crate::origin::{Origin, Sourced};
use crate::provider::ProviderId;

/// What a run works on.
#[derive(Debug)]
pub(super) enum Choice {
    /// A provider, without a profile.
    Provider(ProviderId, Origin),
    /// Profiles.
    Profiles(Vec<String>, Origin),
}

/// `--profile` and `--provider` > their variables > `.dbaas.toml` > `default-profile` > `local`.
///
/// # Errors
/// A usage error where two of the same strength name two accounts.
pub(super) fn choose(
    flags: &GlobalFlags,
    environment: &Environment,
    directory: Option<&DirectoryChoice>,
    config: &Config,
    subject: Subject<'_>,
) -> Result<Choice> {
    match subject {
        Subject::Chosen => {}
        Subject::Profile(name) => return named(flags, name),
        Subject::Configuration { .. } => return Ok(Choice::Profiles(Vec::new(), Origin::BuiltIn)),
    }
    let provider = |name: &str, origin: Origin| {
        let id = parse_provider(name, &origin)?;
        Ok(Choice::Provider(id, origin))
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
        (None, None) => {
            let chosen = directory.and_then(|choice| {
                let origin = Origin::Directory(choice.path.clone());
                Some((choice.profile.clone()?, origin))
            });
            let (name, origin) = match (chosen, config.default_profile()) {
                (Some(chosen), _) => chosen,
                (None, default) => match default? {
                    Some(name) => (name.to_owned(), Origin::File("default-profile")),
                    None => (BUILT_IN_PROFILE.to_owned(), Origin::BuiltIn),
                },
            };
            Ok(Choice::Profiles(vec![name], origin))
        }
    }
}

/// The profile that a command names; flags must not name another account.
fn named(flags: &GlobalFlags, name: &str) -> Result<Choice> {
    let other = match (flags.profile.as_slice(), &flags.provider) {
        (_, Some(provider)) => Some(format!("--provider {provider}")),
        ([], None) => None,
        ([same], None) if same == name => None,
        (names, None) => Some(format!("--profile {}", names.join(","))),
    };
    match other {
        Some(other) => Err(Error::usage(format!(
            "the command names the profile `{name}`, and {other} another account"
        ))
        .with_hint("give one of them")),
        None => Ok(Choice::Profiles(vec![name.to_owned()], Origin::Argument)),
    }
}

/// The provider that a flag or a variable names, as it was written.
pub(super) fn provider(flags: &GlobalFlags, environment: &Environment) -> Option<Sourced<String>> {
    let by_flag = flags.provider.clone();
    by_flag
        .map(|name| Sourced::new(name, Origin::Flag("--provider")))
        .or_else(|| {
            let name = environment.get(env::DBAAS_PROVIDER)?.to_owned();
            Some(Sourced::new(name, Origin::Environment(env::DBAAS_PROVIDER)))
        })
}

/// The provider of that name.
///
/// # Errors
/// A usage error with the closest one.
pub(super) fn parse_provider(name: &str, origin: &Origin) -> Result<ProviderId> {
    ProviderId::parse(name).ok_or_else(|| {
        let error = Error::usage(format!("there is no provider `{name}` ({origin})"))
            .with_detail(format!("providers: {}", ProviderId::names().join(", ")));
        match notation::nearest(name, ProviderId::names()) {
            Some(name) => error.with_hint(format!("did you mean `{name}`?")),
            None => error,
        }
    })
}

/// Two explicit sources that disagree: the stronger one is used, and the other one named.
pub(super) fn disagreement(flags: &GlobalFlags, environment: &Environment) -> Option<String> {
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

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::super::tests::environment;
    use super::*;

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
        match choose(
            flags,
            &environment(variables),
            None,
            config,
            Subject::Chosen,
        ) {
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
}
