//! `dbaas help`: topics, computed from the tables that the program itself uses, and commands.

use std::fmt::Write as _;

use crate::cli::{HelpArgs, global_options, presented};
use crate::env::VARIABLES;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{FIELDS, MARK};
use crate::notation;
use crate::output::{Format, Ui};

/// A topic's name, and what writes its text.
type Topic = (&'static str, fn() -> String);

const TOPICS: [Topic; 5] = [
    ("exit-codes", exit_codes),
    ("environment", environment),
    ("options", global_options),
    ("output", output),
    ("spec", spec),
];

pub(super) fn run(ui: &Ui, args: &HelpArgs) -> Result<()> {
    ui.refuse_format()?;
    if let [word] = args.words.as_slice()
        && let Some((_, topic)) = TOPICS.iter().find(|(name, _)| name == word)
    {
        return ui.text(&topic());
    }
    let mut grammar = presented();
    let mut command = &grammar;
    for (index, word) in args.words.iter().enumerate() {
        command = command.find_subcommand(word).ok_or_else(|| {
            let mut known: Vec<&str> = command.get_subcommands().map(|c| c.get_name()).collect();
            if index == 0 {
                known.extend(TOPICS.iter().map(|(name, _)| name));
            }
            unknown(word, &known)
        })?;
    }
    // What `--help` behind the command shows.
    let words = args.words.iter().map(String::as_str);
    let line = ["dbaas"].into_iter().chain(words).chain(["--help"]);
    match grammar.try_get_matches_from_mut(line) {
        Err(help) if help.kind() == clap::error::ErrorKind::DisplayHelp => {
            ui.text(&help.render().to_string())
        }
        _ => Err(Error::new(ErrorKind::Internal, "there is no help")),
    }
}

fn unknown(word: &str, known: &[&str]) -> Error {
    let error = Error::usage(format!("there is no help on `{word}`"))
        .with_detail(format!("there is help on: {}", known.join(", ")));
    match notation::nearest(word, known.iter().copied()) {
        Some(name) => error.with_hint(format!("did you mean `{name}`?")),
        None => error,
    }
}

fn exit_codes() -> String {
    let mut text = String::from("Exit codes, and the `code` of a JSON error:\n\n");
    text.push_str("    0  -               success, also when the reader closed the pipe\n");
    for kind in ErrorKind::ALL {
        let _ = writeln!(
            text,
            "  {:>3}  {:<14}  {}",
            kind.exit_code(),
            kind.code(),
            kind.meaning()
        );
    }
    text.push_str("\nCommands that run another program (`connect`, `psql`, `profile exec`,\n`sandbox run`) exit with its code.\n");
    text
}

fn environment() -> String {
    let mut text = String::from("Environment variables; a flag beats its variable:\n\n");
    for variable in VARIABLES {
        let _ = writeln!(text, "  {:<18}  {}", variable.name, variable.meaning);
    }
    text
}

fn output() -> String {
    let mut text =
        String::from("Output formats (-o, --output); each command honours some of them:\n\n");
    for format in Format::ALL {
        let _ = writeln!(text, "  {:<7}  {}", format.name(), format.meaning());
    }
    text.push_str(
        "\nStandard output carries data and nothing else; everything said goes to standard error.\n\
         With json, yaml or ndjson, standard error holds at most one document, the error:\n\n  \
         {\"error\": {\"code\", \"exit_code\", \"message\", \"hint\", \"provider\", \"profile\", \"operation\",\n   \
         \"http_status\", \"request_id\", \"retryable\", \"details\", \"notices\"}}\n\n\
         --jq EXPR filters the JSON; a text is printed raw, anything else as compact JSON.\n\
         --columns a,b chooses columns, or keys of JSON; a wrong name lists them.\n\
         --native prints the vendor's own document instead of the portable view.\n\
         Times are RFC 3339 in UTC, sizes are in bytes, and null is what a vendor does not say.\n\
         Passwords are printed by `cluster connection -o uri|env|pgpass`, elsewhere with --show-secrets.\n",
    );
    text
}

fn spec() -> String {
    let mut text = format!(
        "The portable spec: a file in TOML, YAML or JSON with `{}` set to \"{}\".\n\n",
        MARK.0, MARK.1
    );
    for field in FIELDS {
        let _ = writeln!(text, "  {:<18} {}", field.key, field.meaning);
        let _ = writeln!(text, "  {:<18}   {}", "", field.kind.expects());
    }
    text.push_str(
        "\nA provider refuses what it cannot honour, and names all of it. Flags override the file, and\n\
         --set overrides both. A spec holds no password: see --password-stdin and --password-file.\n\n\
         Example:\n\n  \
         apiVersion = \"dbaas/v1\"\n  \
         name = \"orders\"\n  \
         postgres = \"15\"\n  \
         database = \"orders\"\n  \
         user = \"orders\"\n\n  \
         [settings]\n  \
         max_connections = 200\n\n  \
         [native.local]\n  \
         durability = \"off\"\n",
    );
    text
}
