//! Everything that was said about the values of a run, also what lost, for those who ask why.

use super::{Setting, Subject, Target};
use crate::cli::GlobalFlags;
use crate::config::{BUILT_IN_PROFILE, Config, DirectoryChoice, Profile};
use crate::env::{self, Environment};
use crate::origin::{Layers, Origin, Sourced};
use crate::provider::registry;

/// The account, the output format and the time limit, each with the strongest layer first.
pub(super) fn of_the_run(
    flags: &GlobalFlags,
    environment: &Environment,
    directory: Option<&DirectoryChoice>,
    config: &Config,
    subject: Subject<'_>,
    profile: Option<(&String, &Profile)>,
) -> Vec<Setting> {
    let mut account = Layers::default();
    if let Subject::Profile(name) = subject {
        account.add(name.to_owned(), Origin::Argument);
    }
    if !flags.profile.is_empty() {
        account.add(flags.profile.join(","), Origin::Flag("--profile"));
    }
    let without = |provider: &str| format!("none, provider {provider}");
    if let Some(provider) = &flags.provider {
        account.add(without(provider), Origin::Flag("--provider"));
    }
    let variable = |layers: &mut Layers, name: &'static str| {
        if let Some(value) = environment.get(name) {
            layers.add(value.to_owned(), Origin::Environment(name));
        }
    };
    variable(&mut account, env::DBAAS_PROFILE);
    if let Some(provider) = environment.get(env::DBAAS_PROVIDER) {
        let origin = Origin::Environment(env::DBAAS_PROVIDER);
        account.add(without(provider), origin);
    }
    if let Some(choice) = directory
        && let Some(name) = &choice.profile
    {
        account.add(name.clone(), Origin::Directory(choice.path.clone()));
    }
    if let Some(name) = &config.default_profile {
        account.add(name.clone(), Origin::File("default-profile"));
    }
    account.add(BUILT_IN_PROFILE.to_owned(), Origin::BuiltIn);

    let mut output = Layers::default();
    if let Some(format) = flags.output {
        output.add(format.name().to_owned(), Origin::Flag("--output"));
    }
    variable(&mut output, env::DBAAS_OUTPUT);
    if let Some(choice) = directory
        && let Some(format) = choice.output
    {
        let origin = Origin::Directory(choice.path.clone());
        output.add(format.name().to_owned(), origin);
    }
    let mut timeout = Layers::default();
    if let Some(limit) = flags.timeout {
        timeout.add(
            format!("{}ms", limit.as_millis()),
            Origin::Flag("--timeout"),
        );
    }
    variable(&mut timeout, env::DBAAS_TIMEOUT);
    if let Some((name, profile)) = profile {
        let origin = || Origin::Profile(name.clone());
        if let Some(format) = profile.output {
            output.add(format.name().to_owned(), origin());
        }
        if let Some(limit) = &profile.timeout {
            timeout.add(limit.clone(), origin());
        }
    }
    output.add("as each command prints".to_owned(), Origin::BuiltIn);
    timeout.add("as each provider needs".to_owned(), Origin::BuiltIn);
    [
        ("profile", account),
        ("output", output),
        ("timeout", timeout),
    ]
    .into_iter()
    .map(|(key, layers)| Setting {
        key,
        layers: layers.0,
    })
    .collect()
}

/// Our variables for credentials that are set, whichever provider they are for.
pub(super) fn credential_variables(environment: &Environment) -> Vec<&'static str> {
    let mut found: Vec<&'static str> = Vec::new();
    for variant in registry::variants() {
        for kind in (registry::describe(variant.provider).secrets)(variant.api) {
            if environment.get(kind.variable).is_some() && !found.contains(&kind.variable) {
                found.push(kind.variable);
            }
        }
    }
    found
}

/// What is set and was not used: of our variables those that the provider does not take, and everything
/// that a stronger credential or a stronger value left without a say.
pub(super) fn unused(credential_variables: &[&'static str], target: &Target) -> Vec<&'static str> {
    let chain = target.credentials();
    let places = chain.places();
    let taken = |variable: &str| {
        let mut given = places.given.iter();
        given.any(|given| given.from.variable() == Some(variable))
    };
    let mut unused: Vec<&'static str> = Vec::new();
    let ours = credential_variables.iter().copied();
    let Some(found) = chain.found() else {
        unused.extend(ours.filter(|variable| !taken(variable)));
        return unused;
    };
    unused.extend(ours.filter(|variable| found.variable != Some(variable)));
    let vendors = places.vendor.iter().filter_map(|secret| secret.variable);
    unused.extend(vendors.filter(|variable| found.variable != Some(variable)));
    for setting in target.configuration() {
        for layer in setting.layers.iter().skip(1) {
            if let Sourced {
                origin: Origin::Vendor(variable),
                ..
            } = layer
            {
                unused.push(variable);
            }
        }
    }
    unused
}
