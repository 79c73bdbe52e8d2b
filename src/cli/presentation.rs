//! The grammar as help shows it: a command's own options, then one line for those that every command takes.

use std::fmt::Write as _;

use clap::builder::StyledStr;
use clap::{Arg, Command, CommandFactory};

use super::Cli;

/// Options that the line names; the topic has them all.
const NAMED: &str = "-p, -o, -q, -v, --jq, --timeout";

/// Returns the whole grammar for help and for the errors of parsing. What it accepts is what [`Cli::command`] accepts.
pub fn presented() -> Command {
    let mut grammar = Cli::command().mut_args(|argument| match argument.is_global_set() {
        true => argument.hide_short_help(true).hide_long_help(true),
        false => argument,
    });
    // Some commands say what follows their help only when they are built.
    grammar.build();
    with_line(grammar)
}

/// Adds the line to a command and all below it.
fn with_line(command: Command) -> Command {
    let line = format!("Global options ({NAMED}, ...): `dbaas help options`");
    let after = match command.get_after_help().map(StyledStr::to_string) {
        Some(own) => format!("{line}\n\n{own}"),
        None => line,
    };
    let names: Vec<String> = command
        .get_subcommands()
        .map(|subcommand| subcommand.get_name().to_owned())
        .collect();
    names
        .into_iter()
        .fold(command.after_help(after), |command, name| {
            command.mut_subcommand(name, with_line)
        })
}

/// Returns the options that every command takes, each with its explanation.
pub fn global_options() -> String {
    let mut text = String::from(
        "Options of every command, before or after its name; a flag beats its variable:\n\n",
    );
    let root = Cli::command();
    for argument in root
        .get_arguments()
        .filter(|argument| argument.is_global_set())
    {
        let meaning = argument.get_help().map(StyledStr::to_string);
        let _ = writeln!(
            text,
            "  {}\n      {}",
            spelled(argument),
            meaning.unwrap_or_default()
        );
    }
    text.push_str("  -h, --help\n      Print help for the command; `dbaas help` has topics\n");
    text
}

/// An option as it is typed.
fn spelled(argument: &Arg) -> String {
    let short = argument.get_short().map(|short| format!("-{short}, "));
    let long = argument.get_long().unwrap_or_default();
    let mut spelled = format!("{}--{long}", short.unwrap_or_default());
    if argument.get_action().takes_values() {
        let name = argument.get_value_names().unwrap_or_default().join(" ");
        spelled += &match argument.is_require_equals_set() {
            true => format!("[=<{name}>]"),
            false => format!(" <{name}>"),
        };
    }
    spelled
}
