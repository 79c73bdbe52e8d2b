//! One command line for every managed PostgreSQL, and a real PostgreSQL on the spot.
//!
//! # The tour
//!
//! The rooms from the roof to the ground; each knows only rooms that stand below it here, and no two know each
//! other. A run begins in [`cli`], [`settings`] and [`commands`], and goes down from there.
//!
//! - [`commands`]: one file per noun; resolved settings in, a provider's facet called, rows out.
//! - [`settings`]: flags, environment ([`env`](mod@env)), profile ([`config`]) and defaults become values that know
//!   their [`origin`].
//! - [`cli`]: the grammar, as clap types. Their doc comments are the help.
//! - [`serve`]: the Postgraas REST API over a provider; like a command, but for others.
//! - [`wait`]: looks at a cluster until it reaches its [`Goal`](model::Goal); [`postgres`] asks it for `select 1`.
//! - [`operations`]: what was begun here: creations happen once, changes are recorded before they are sent and
//!   doubted until they show.
//! - [`output`]: the one door to the terminal.
//! - [`provider`]: the seam to the vendors; having a facet is the capability. [`provider::local`] stands on
//!   [`engine`], which runs PostgreSQL and knows nothing of the rest but `files`.
//! - [`sandbox`]: every vendor's API on loopback, for scripts and tests; it knows no provider.
//! - [`http`]: the client that every vendor shares, and the sign-in of [`http::oauth`].
//! - [`model`]: what goes through all of them: the views, the spec, the goal of a wait.
//! - [`credentials`]: finds and keeps secrets.
//! - The ground: [`error`], [`hint`] (the next step), [`notation`] (how people write values), [`origin`] (where a value came from) and `files`
//!   (private, atomic, locked files).
//!
//! # The stream contract
//!
//! Standard output carries data and nothing else. Standard error carries everything that is said; with
//! `-o json`, `yaml` or `ndjson` it holds at most one document, the error. The exit code is that of
//! [`error::ErrorKind`]; a reader that closes the pipe is success.

pub mod cli;
pub mod commands;
pub mod config;
pub mod credentials;
pub mod engine;
pub mod env;
pub mod error;
pub mod hint;
pub mod http;
pub mod model;
pub mod notation;
pub mod operations;
pub mod origin;
pub mod output;
pub mod postgres;
pub mod provider;
pub mod sandbox;
pub mod serve;
pub mod settings;
pub mod wait;

mod files;
mod signals;

use std::ffi::OsString;
use std::panic::{self, UnwindSafe};
use std::sync::{Mutex, PoisonError};

use cli::{Cli, Command, GlobalFlags};
use commands::{Context, Needs};
use env::Environment;
use error::{Error, ErrorKind, Result};
use origin::{Origin, Sourced};
use output::{Format, OutputSettings, Ui};
use settings::Settings;

/// Runs one command line and returns its exit code. Errors are rendered here, once.
pub fn run(arguments: Vec<OsString>, environment: &Environment) -> u8 {
    let cli = match Cli::parse_words(&arguments) {
        Ok(cli) => cli,
        Err(error) => return report_usage(&error, &arguments, environment),
    };
    let described = commands::describe(&cli.command);
    if described.needs == Needs::Nothing {
        let ui = Ui::new(settings::fallback_output(&cli.global, environment));
        return finish(&ui, commands::offline(&ui, &cli.command));
    }
    let resolved = environment
        .check()
        .and_then(|()| Settings::resolve(&cli.global, environment, described.subject));
    let (settings, output) = match resolved {
        Ok(resolved) => resolved,
        Err(error) => {
            let ui = Ui::new(settings::fallback_output(&cli.global, environment));
            return finish(&ui, Err(error));
        }
    };
    let ui = Ui::new(output);
    for notice in settings.notices() {
        ui.notice(notice);
    }
    let context = Context {
        settings: &settings,
        ui: &ui,
    };
    finish_with(&ui, run_command(&context, cli.command))
}

/// Commands that reach a provider get a runtime of one thread; the others do not pay for it.
fn run_command(context: &Context<'_>, command: Command) -> Result<u8> {
    if commands::describe(&command).needs == Needs::Settings {
        return commands::with_settings(context, &command).map(|()| 0);
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| {
            Error::new(ErrorKind::Internal, "the runtime did not start").with_source(error)
        })?;
    runtime.block_on(commands::run(context, command))
}

fn finish(ui: &Ui, result: Result<()>) -> u8 {
    finish_with(ui, result.map(|()| 0))
}

/// The exit code of a command that may have one of its own, from a program that it ran.
fn finish_with(ui: &Ui, result: Result<u8>) -> u8 {
    match result {
        Ok(code) => code,
        Err(error) if output::is_closed_pipe(&error) => 0,
        Err(error) => {
            ui.error(&error);
            error.kind().exit_code()
        }
    }
}

/// clap's own errors, in the form and the format of ours; help and version are no errors.
fn report_usage(error: &clap::Error, arguments: &[OsString], environment: &Environment) -> u8 {
    use clap::error::ErrorKind as Clap;
    let global = GlobalFlags {
        output: machine_format(arguments),
        ..GlobalFlags::default()
    };
    let ui = Ui::new(settings::fallback_output(&global, environment));
    if matches!(error.kind(), Clap::DisplayHelp | Clap::DisplayVersion) {
        return finish(&ui, ui.text(&error.render().to_string()));
    }
    let rendered = error.render().to_string();
    let mut lines = rendered
        .lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty());
    let message = lines.next().unwrap_or("wrong usage");
    let message = message.strip_prefix("error: ").unwrap_or(message);
    let mut usage = Error::usage(message);
    for line in lines {
        let line = line.trim_start();
        usage = match line.strip_prefix("tip: ") {
            Some(tip) => usage.with_hint(tip),
            None if line.starts_with("For more information") => usage,
            None => usage.with_detail(line),
        };
    }
    if error.kind() == Clap::DisplayHelpOnMissingArgumentOrSubcommand {
        usage =
            Error::usage("a command is missing").with_details(rendered.lines().map(str::to_owned));
    }
    finish(&ui, Err(usage.with_hint("see --help for what is accepted")))
}

/// The machine format that a command line asks for which clap could not parse.
fn machine_format(arguments: &[OsString]) -> Option<Format> {
    let words: Vec<&str> = arguments.iter().filter_map(|word| word.to_str()).collect();
    let named = words.iter().enumerate().find_map(|(index, word)| {
        let value = match word.strip_prefix("--output").or(word.strip_prefix("-o"))? {
            "" => words.get(index + 1)?,
            attached => attached.trim_start_matches('='),
        };
        Format::parse(value)
    });
    let jq = words.iter().any(|word| word.starts_with("--jq"));
    named.or(jq.then_some(Format::Json))
}

/// Keeps the umask from taking rights away from the owner of what is made: a directory that its owner cannot enter breaks
/// every other program that keeps something there.
pub fn files_for_their_owner() {
    use rustix::fs::Mode;
    let before = rustix::process::umask(Mode::RWXO | Mode::RWXG);
    rustix::process::umask(before & (Mode::RWXO | Mode::RWXG));
}

/// Where the last panic was.
static PANICKED: Mutex<Option<String>> = Mutex::new(None);

/// Runs `work` and returns its exit code. A panic is reported as what it is, a bug of ours, by its place in
/// the code alone: its message may hold anything.
pub fn guarded(work: impl FnOnce() -> u8 + UnwindSafe) -> u8 {
    panic::set_hook(Box::new(|panic| {
        let mut place = PANICKED.lock().unwrap_or_else(PoisonError::into_inner);
        *place = panic.location().map(ToString::to_string);
    }));
    panic::catch_unwind(work).unwrap_or_else(|_| report_panic())
}

fn report_panic() -> u8 {
    let settings = OutputSettings {
        format: Some(Sourced {
            value: Format::Table,
            origin: Origin::BuiltIn,
        }),
        ..OutputSettings::default()
    };
    let mut place = PANICKED.lock().unwrap_or_else(PoisonError::into_inner);
    let place = place
        .take()
        .unwrap_or_else(|| "an unknown place".to_owned());
    let version = env!("CARGO_PKG_VERSION");
    let error = Error::new(ErrorKind::Internal, "dbaas failed: this is a bug in it")
        .with_detail(format!("version {version}, at {place}"))
        .with_hint("report these lines, and the command that led to them");
    finish(&Ui::new(settings), Err(error))
}
