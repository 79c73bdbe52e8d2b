//! How a run prints: format, columns, colour and what may be asked.

use super::switch;
use crate::cli::{ColorChoice, GlobalFlags};
use crate::config::{DirectoryChoice, Profile};
use crate::env::{self, Environment};
use crate::error::{Error, Result};
use crate::origin::{Origin, Sourced};
use crate::output::{Format, OutputSettings};

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

/// How a run prints.
///
/// # Errors
/// A usage error for a variable that says nothing valid.
pub(super) fn resolve_output(
    flags: &GlobalFlags,
    environment: &Environment,
    directory: Option<&DirectoryChoice>,
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
        (None, None) => directory
            .and_then(|choice| {
                let origin = Origin::Directory(choice.path.clone());
                Some(Sourced::new(choice.output?, origin))
            })
            .or_else(|| {
                let (name, profile) = profile?;
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
    let dumb = environment.get(env::TERM) == Some("dumb");
    Ok(OutputSettings {
        format,
        jq: flags.jq.clone(),
        columns: flags.columns.clone(),
        header: !switch(environment, flags.no_header, env::DBAAS_NO_HEADER)?,
        native: flags.native,
        show_secrets: flags.show_secrets,
        quiet: switch(environment, flags.quiet, env::DBAAS_QUIET)?,
        verbose: switch(environment, flags.verbose, env::DBAAS_VERBOSE)?,
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

#[cfg(test)]
mod tests {
    use super::super::tests::environment;
    use super::*;

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
