//! The one door to the terminal. Standard output carries data and nothing else; everything that is said
//! goes to standard error. With `-o json`, `yaml` or `ndjson`, standard error holds at most one document,
//! the error, and what would have been said travels inside it.

mod columns;
mod format;
mod jq;
mod json;
mod kept;
mod list;
mod progress;
mod record;
mod render;
mod table;
mod terminal;

pub use format::{Format, SECRET_FORMATS, VIEWS};
pub use progress::Progress;
pub use record::{Column, Record, Show, column};
pub use render::to_yaml;

use std::io::{self, BufRead, Write};
use std::sync::{Mutex, MutexGuard, PoisonError};

use crate::credentials::{Secret, scrub};
use crate::error::{Error, ErrorKind, Result};
use crate::http::Observer;
use crate::origin::{Origin, Sourced};

/// How a run prints, resolved from flags, environment and profile.
#[derive(Debug, Default)]
pub struct OutputSettings {
    /// The format that was asked for.
    pub format: Option<Sourced<Format>>,
    /// `--jq`.
    pub jq: Option<String>,
    /// `--columns`.
    pub columns: Vec<String>,
    /// Whether tables, CSV and TSV begin with a header.
    pub header: bool,
    /// `--native`.
    pub native: bool,
    /// `--show-secrets`.
    pub show_secrets: bool,
    /// `--quiet`.
    pub quiet: bool,
    /// `--verbose`.
    pub verbose: bool,
    /// Whether standard error may be coloured.
    pub color: bool,
    /// Whether standard input and error are a terminal, so that questions can be asked.
    pub interactive: bool,
    /// Whether standard error is a terminal that can redraw a line.
    pub live: bool,
}

/// A stream that a run prints to.
type Stream = Box<dyn Write + Send>;

/// Where a run prints.
pub struct Ui {
    /// How.
    pub settings: OutputSettings,
    stdout: Mutex<Stream>,
    stderr: Mutex<Stream>,
    notices: Mutex<Vec<String>>,
}

impl std::fmt::Debug for Ui {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ui")
            .field("settings", &self.settings)
            .finish_non_exhaustive()
    }
}

impl Ui {
    /// A door to the streams of this process.
    pub fn new(settings: OutputSettings) -> Self {
        Self::with_streams(settings, Box::new(io::stdout()), Box::new(io::stderr()))
    }

    /// A door to other streams.
    pub fn with_streams(
        settings: OutputSettings,
        stdout: Box<dyn Write + Send>,
        stderr: Box<dyn Write + Send>,
    ) -> Self {
        Self {
            settings,
            stdout: Mutex::new(stdout),
            stderr: Mutex::new(stderr),
            notices: Mutex::default(),
        }
    }

    /// Whether standard error is reserved for one error document.
    pub fn is_machine(&self) -> bool {
        self.settings.jq.is_some()
            || self
                .settings
                .format
                .as_ref()
                .is_some_and(|format| format.value.is_machine())
    }

    /// The format of a command that honours `honoured` and prints `default` unless told otherwise.
    ///
    /// # Errors
    /// A usage error with the list, where a flag asked for another one. What the environment or a profile
    /// asked for in general gives way instead.
    pub fn format(&self, honoured: &[Format], default: Format) -> Result<Format> {
        let settings = &self.settings;
        let chosen = match &settings.format {
            Some(asked) if honoured.contains(&asked.value) => Some(asked.value),
            Some(asked) if matches!(asked.origin, Origin::Flag(_)) => {
                let names: Vec<&str> = honoured.iter().map(|format| format.name()).collect();
                return Err(Error::usage(format!(
                    "this command does not print `{}`",
                    asked.value.name()
                ))
                .with_hint(format!("formats of this command: {}", names.join(", "))));
            }
            _ => None,
        };
        let by_flag = settings
            .format
            .as_ref()
            .is_some_and(|asked| matches!(asked.origin, Origin::Flag(_)));
        let format = self.agree(honoured, default, chosen, by_flag)?;
        let columns = !settings.columns.is_empty();
        if columns && (!VIEWS.contains(&format) || format == Format::Name) {
            return Err(Error::usage(format!(
                "`{}` has no columns to choose",
                format.name()
            )));
        }
        if settings.native && !format.is_machine() {
            return Err(Error::usage("--native prints JSON, YAML or NDJSON"));
        }
        Ok(format)
    }

    fn agree(
        &self,
        honoured: &[Format],
        default: Format,
        chosen: Option<Format>,
        by_flag: bool,
    ) -> Result<Format> {
        let settings = &self.settings;
        match (chosen, &settings.jq) {
            (Some(format @ (Format::Json | Format::Ndjson)), Some(_)) => Ok(format),
            (Some(format), Some(_)) if by_flag => Err(Error::usage(format!(
                "--jq prints JSON, not `{}`",
                format.name()
            ))
            .with_hint("leave out --output, or use `-o json` or `-o ndjson`")),
            (_, Some(_)) if honoured.contains(&Format::Json) => Ok(Format::Json),
            (_, Some(_)) => Err(Error::usage(
                "this command prints no JSON that --jq could read",
            )),
            (Some(format), None) => Ok(format),
            // A vendor's document is a tree; a table would show a few of its leaves.
            (None, None) if settings.native && honoured.contains(&Format::Json) => Ok(Format::Json),
            (None, None) => Ok(default),
        }
    }

    /// For commands that print no views: an explicit wish for a format of them is a mistake.
    ///
    /// # Errors
    /// A usage error.
    pub fn refuse_format(&self) -> Result<()> {
        let asked = match &self.settings.format {
            Some(asked) if matches!(asked.origin, Origin::Flag(_)) => "--output",
            _ if self.settings.jq.is_some() => "--jq",
            _ => return Ok(()),
        };
        Err(Error::usage(format!(
            "{asked} has no meaning for this command"
        )))
    }

    /// Says what is being done or was done; `--quiet` and machine formats silence it.
    pub fn status(&self, message: &str) {
        if !self.settings.quiet && !self.is_machine() {
            self.say(&escape(message));
        }
    }

    /// Says what a person must do now for the run to go on; nothing silences it.
    pub fn instruct(&self, message: &str) {
        self.say(&escape(message));
    }

    /// Says more, with `--verbose` only.
    pub fn detail(&self, message: &str) {
        if self.settings.verbose {
            self.say(&escape(message));
        }
    }

    /// Writes a line of a server's log, which is a document of its own, to standard error; `--quiet`
    /// silences it.
    pub fn log(&self, line: &str) {
        if !self.settings.quiet {
            self.say(line);
        }
    }

    /// Warns. With a machine format the notice is kept for the error document, and shown only with
    /// `--verbose`.
    pub fn notice(&self, message: &str) {
        if self.is_machine() {
            lock(&self.notices).push(message.to_owned());
            self.detail(message);
        } else {
            let label = self.paint("1;33", "warning:");
            self.say(&format!("{label} {}", escape(message)));
        }
    }

    /// Renders an error: the whole of it, once.
    pub fn error(&self, error: &Error) {
        let mut stderr = lock(&self.stderr);
        // There is nobody left to tell if standard error is closed.
        let _ = if self.is_machine() {
            let document = error.to_json(&lock(&self.notices));
            let text = match self.settings.format.as_ref().map(|format| format.value) {
                Some(Format::Yaml) => render::yaml(&document),
                _ => format!("{document}\n"),
            };
            stderr.write_all(scrub(&text).as_bytes())
        } else {
            stderr.write_all(scrub(&self.error_text(error)).as_bytes())
        };
        let _ = stderr.flush();
    }

    fn error_text(&self, error: &Error) -> String {
        let label = match error.kind() {
            ErrorKind::Internal => "internal error:",
            _ => "error:",
        };
        let mut text = format!(
            "{} {}\n",
            self.paint("1;31", label),
            escape(error.message())
        );
        for detail in error.details() {
            for line in detail.lines() {
                text.push_str(&format!("  {}\n", escape(line)));
            }
        }
        for hint in error.hints() {
            text.push_str(&format!(
                "{} {}\n",
                self.paint("1;36", "hint:"),
                escape(&hint)
            ));
        }
        text
    }

    /// Asks a question on the terminal and returns the line that was typed, without its end.
    ///
    /// # Errors
    /// A usage error where there is no terminal; callers check first and name the flag instead.
    pub fn ask(&self, question: &[&str]) -> Result<String> {
        if !self.settings.interactive {
            return Err(Error::usage("there is no terminal to ask on"));
        }
        {
            let mut stderr = lock(&self.stderr);
            // Each line by itself: a line break in a name of the vendor's is none of the question's.
            let lines: Vec<String> = question.iter().map(|line| escape(line)).collect();
            let _ = write!(stderr, "{}", scrub(&lines.join("\n")));
            let _ = stderr.flush();
        }
        let mut line = String::new();
        io::stdin()
            .lock()
            .read_line(&mut line)
            .map_err(|error| Error::usage("the answer cannot be read").with_source(error))?;
        Ok(line.trim_end_matches(['\n', '\r']).to_owned())
    }

    /// Asks for a secret on the terminal, without showing what is typed. It may be empty.
    ///
    /// # Errors
    /// As [`Ui::ask`].
    pub fn ask_secret(&self, question: &str) -> Result<Secret> {
        if !self.settings.interactive {
            return Err(Error::usage("there is no terminal to ask on"));
        }
        let _restored = terminal::Restored::begin();
        rpassword::prompt_password(scrub(&escape(question)))
            .map(Secret::new)
            .map_err(|error| match error.kind() {
                // Ctrl-C is a character to it.
                io::ErrorKind::Interrupted => Error::new(ErrorKind::Interrupted, "interrupted"),
                _ => Error::usage("the answer cannot be read").with_source(error),
            })
    }

    /// Writes data that is already text.
    ///
    /// # Errors
    /// Those of every write; the same holds for all that follow.
    pub fn text(&self, text: &str) -> Result<()> {
        self.write(text.as_bytes())
    }

    /// Writes bytes to standard output and flushes them.
    ///
    /// # Errors
    /// Where they cannot be written. A reader that closed the pipe has seen enough: the caller of the run
    /// turns that into success, see [`is_closed_pipe`].
    pub(crate) fn write(&self, bytes: &[u8]) -> Result<()> {
        let mut stdout = lock(&self.stdout);
        stdout
            .write_all(bytes)
            .and_then(|()| stdout.flush())
            .map_err(|error| {
                Error::new(ErrorKind::Provider, "cannot write to standard output")
                    .with_detail(error.to_string())
                    .with_source(error)
            })
    }

    fn say(&self, message: &str) {
        let mut stderr = lock(&self.stderr);
        if self.settings.live {
            // A progress line may stand there.
            let _ = write!(stderr, "\r\u{1b}[K");
        }
        let _ = writeln!(stderr, "{}", scrub(message));
    }

    fn paint(&self, code: &str, text: &str) -> String {
        if self.settings.color {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }
}

/// Shows exchanges on standard error. It is no [`Ui`]: requests are sent far from one.
#[derive(Debug)]
pub struct StderrObserver {
    /// Whether exchanges are shown whole.
    pub traces: bool,
}

impl Observer for StderrObserver {
    fn traces(&self) -> bool {
        self.traces
    }

    fn trace(&self, line: &str) {
        // There is nobody left to tell if standard error is closed.
        let _ = writeln!(io::stderr(), "{}", escape(&scrub(line)));
    }

    fn retrying(&self, message: &str) {
        self.trace(message);
    }
}

/// A panic while a stream was locked does not make it unusable for saying so.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether an error says that the reader of standard output went away.
pub fn is_closed_pipe(error: &Error) -> bool {
    std::error::Error::source(error)
        .and_then(|source| source.downcast_ref::<io::Error>())
        .is_some_and(|source| source.kind() == io::ErrorKind::BrokenPipe)
}

/// Shows control characters instead of sending them to the terminal: what a vendor says must not move
/// the cursor or change colours.
pub fn escape(text: &str) -> String {
    if !text.contains(char::is_control) {
        return text.to_owned();
    }
    text.chars()
        .flat_map(|c| -> Box<dyn Iterator<Item = char>> {
            if c.is_control() {
                Box::new(c.escape_default())
            } else {
                Box::new(std::iter::once(c))
            }
        })
        .collect()
}
