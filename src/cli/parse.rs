//! From the words of a command line to [`Cli`], without building what it does not mention. The grammar has a
//! thousand arguments, since every command takes the global ones; building them all costs more than a short
//! command does.

use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::mem::{self, ManuallyDrop};

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches};

use super::{Cli, presented};

impl Cli {
    /// Parses a whole command line, the name of the program first.
    ///
    /// # Errors
    /// Those of clap, help and version among them.
    pub fn parse_words(arguments: &[OsString]) -> Result<Self, clap::Error> {
        let words: HashSet<&OsStr> = arguments.iter().skip(1).map(OsString::as_os_str).collect();
        let narrowed = narrowed(Self::command(), &words);
        if narrowed.has_subcommands()
            && let Ok(cli) = matched(narrowed, arguments)
        {
            return Ok(cli);
        }
        match matched(Self::command(), arguments) {
            Err(error) if error.kind() != ErrorKind::DisplayVersion => {
                // Help and the words of an error are about the whole grammar, as it is shown.
                matched(presented(), arguments)
            }
            parsed => parsed,
        }
    }
}

/// The grammar with only those subcommands whose names are among the words, and without what is only shown.
/// What it accepts, the whole grammar accepts with the same meaning: a subcommand that it lacks could not
/// have been chosen.
fn narrowed(mut command: clap::Command, words: &HashSet<&OsStr>) -> clap::Command {
    if !command.has_subcommands() {
        return command;
    }
    let mentioned: Vec<clap::Command> = command
        .get_subcommands_mut()
        .filter(|subcommand| words.contains(OsStr::new(subcommand.get_name())))
        .map(mem::take)
        .map(|subcommand| narrowed(subcommand, words))
        .collect();
    clap::Command::new(command.get_name().to_owned())
        .disable_help_subcommand(true)
        .args(command.get_arguments())
        .subcommands(mentioned)
}

fn matched(grammar: clap::Command, arguments: &[OsString]) -> Result<Cli, clap::Error> {
    // Thousands of small pieces: the process ends before anybody misses their memory.
    let mut grammar = ManuallyDrop::new(grammar);
    let mut matches = ManuallyDrop::new(grammar.try_get_matches_from_mut(arguments)?);
    Cli::from_arg_matches_mut(&mut matches).map_err(|error| error.format(&mut grammar))
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    fn words(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    #[test]
    fn what_is_left_out_changes_nothing() {
        for line in [
            "dbaas cluster list",
            "dbaas -o json cluster list --sort -name --filter a=b",
            "dbaas cluster -p a list -p b -q",
            "dbaas -p cluster --config list cluster list --name create",
            "dbaas cluster create cluster --set a=b -f list",
            "dbaas psql list -- -c cluster",
            "dbaas profile exec list -- cluster create",
            "dbaas catalog versions --secret-stdin=token",
            "dbaas api get /clusters --paginate",
            "dbaas help cluster list",
        ] {
            let line = words(line);
            let mentioned = line.iter().map(OsString::as_os_str).collect();
            let narrowed = matched(narrowed(Cli::command(), &mentioned), &line).unwrap();
            let whole = Cli::try_parse_from(&line).unwrap();
            assert_eq!(format!("{narrowed:?}"), format!("{whole:?}"), "{line:?}");
        }
    }

    #[test]
    fn errors_and_help_are_about_the_whole_grammar() {
        for line in [
            "dbaas",
            "dbaas --help",
            "dbaas --version",
            "dbaas cluster",
            "dbaas cluster --help",
            "dbaas cluster help list",
            "dbaas cluster lst",
            "dbaas clutser list",
            "dbaas list cluster",
            "dbaas cluster list --nmae x",
            "dbaas cluster get",
            "dbaas -p",
            "dbaas list",
        ] {
            let line = words(line);
            let error = Cli::parse_words(&line).unwrap_err();
            let whole = presented().try_get_matches_from(&line).unwrap_err();
            assert_eq!(error.to_string(), whole.to_string(), "{line:?}");
        }
    }
}
