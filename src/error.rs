//! The one error type of the program: what a user can do about it, in which operation it happened, the
//! vendor's own words, and the next step. It refuses to be a bag of foreign errors: every error is made
//! where its cause is known, and rendered once, by [`crate::output::Ui::error`].

use crate::hint::Hint;
use serde_json::{Map, Value, json};

/// The result of everything that can fail in front of a user.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What the user can do about an error. Each kind has one exit code and one name in JSON errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ErrorKind {
    /// The vendor refused or failed; also anything that fits nowhere else.
    Provider,
    /// The command line is wrong, or a confirmation is missing in a run that cannot ask.
    Usage,
    /// A profile, a configuration file or a spec file is wrong or absent.
    Configuration,
    /// Credentials are missing, malformed or refused, or the profile does not permit the change.
    Authentication,
    /// The named thing does not exist.
    NotFound,
    /// The name is taken or ambiguous, or the thing is busy.
    Conflict,
    /// This provider cannot do that.
    Unsupported,
    /// The network or the service did not answer, after the retries.
    Unavailable,
    /// The wait reached its limit; the work goes on.
    TimedOut,
    /// The awaited resource ended in a failed state.
    Failed,
    /// Some of several profiles or items failed.
    Partial,
    /// A bug of ours.
    Internal,
    /// Interrupted from the keyboard (SIGINT).
    Interrupted,
    /// Asked to end (SIGTERM).
    Terminated,
}

impl ErrorKind {
    /// Every kind, in the order of their exit codes.
    pub const ALL: [Self; 14] = [
        Self::Provider,
        Self::Usage,
        Self::Configuration,
        Self::Authentication,
        Self::NotFound,
        Self::Conflict,
        Self::Unsupported,
        Self::Unavailable,
        Self::TimedOut,
        Self::Failed,
        Self::Partial,
        Self::Internal,
        Self::Interrupted,
        Self::Terminated,
    ];

    /// The process exit code of this kind; stable, scripts rely on it.
    pub const fn exit_code(self) -> u8 {
        match self {
            Self::Provider => 1,
            Self::Usage => 2,
            Self::Configuration => 3,
            Self::Authentication => 4,
            Self::NotFound => 5,
            Self::Conflict => 6,
            Self::Unsupported => 7,
            Self::Unavailable => 8,
            Self::TimedOut => 9,
            Self::Failed => 10,
            Self::Partial => 11,
            Self::Internal => 70,
            Self::Interrupted => 130,
            Self::Terminated => 143,
        }
    }

    /// The `code` of a JSON error; stable like the exit code.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Provider => "provider_error",
            Self::Usage => "usage",
            Self::Configuration => "configuration",
            Self::Authentication => "authentication",
            Self::NotFound => "not_found",
            Self::Conflict => "conflict",
            Self::Unsupported => "unsupported",
            Self::Unavailable => "unavailable",
            Self::TimedOut => "timed_out",
            Self::Failed => "failed",
            Self::Partial => "partial",
            Self::Internal => "internal",
            Self::Interrupted => "interrupted",
            Self::Terminated => "terminated",
        }
    }

    /// One line for `dbaas help exit-codes`.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Provider => "the provider refused or failed; also anything uncategorised",
            Self::Usage => "wrong usage, or a missing confirmation in a run that cannot ask",
            Self::Configuration => "a profile, configuration file or spec file is wrong or absent",
            Self::Authentication => "credentials missing or refused, or the profile forbids it",
            Self::NotFound => "no such cluster, user or database",
            Self::Conflict => "exists already, busy, or an ambiguous name",
            Self::Unsupported => "this provider cannot do that",
            Self::Unavailable => "network or service unavailable after the retries",
            Self::TimedOut => "timed out waiting; the work goes on",
            Self::Failed => "the awaited resource failed",
            Self::Partial => "some of several profiles or items failed",
            Self::Internal => "a bug in dbaas",
            Self::Interrupted => "interrupted (Ctrl-C)",
            Self::Terminated => "terminated (SIGTERM)",
        }
    }

    /// Whether the same command may succeed later without any change by the user.
    pub const fn retryable(self) -> bool {
        matches!(self, Self::Unavailable | Self::TimedOut)
    }
}

/// An error as a user meets it. Build it with [`Error::new`] and the `with_*` steps.
#[derive(Debug)]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: ErrorKind,
    message: String,
    operation: Option<String>,
    details: Vec<String>,
    hints: Vec<Hint>,
    /// How this program is called for the account.
    program: Option<String>,
    provider: Option<String>,
    profile: Option<String>,
    http_status: Option<u16>,
    request_id: Option<String>,
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// An error of `kind`; `message` is one sentence without a final period.
    pub fn new(kind: ErrorKind, message: impl Into<String>) -> Self {
        Self(Box::new(Inner {
            kind,
            message: message.into(),
            operation: None,
            details: Vec::new(),
            hints: Vec::new(),
            program: None,
            provider: None,
            profile: None,
            http_status: None,
            request_id: None,
            source: None,
        }))
    }

    /// Shorthand for [`ErrorKind::Usage`].
    pub fn usage(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Usage, message)
    }

    /// Shorthand for [`ErrorKind::Configuration`].
    pub fn configuration(message: impl Into<String>) -> Self {
        Self::new(ErrorKind::Configuration, message)
    }

    /// Adds the next step; several are shown in order, a repeated one once.
    #[must_use]
    pub fn with_hint(mut self, hint: impl Into<Hint>) -> Self {
        let hint = hint.into();
        if !self.0.hints.contains(&hint) {
            self.0.hints.push(hint);
        }
        self
    }

    /// Adds a line that explains: the vendor's own words, a candidate, one of several problems.
    #[must_use]
    pub fn with_detail(mut self, detail: impl Into<String>) -> Self {
        self.0.details.push(detail.into());
        self
    }

    /// Adds several lines, see [`Error::with_detail`].
    #[must_use]
    pub fn with_details(mut self, details: impl IntoIterator<Item = String>) -> Self {
        self.0.details.extend(details);
        self
    }

    /// Says how this program is called for the account, such as `dbaas -p prod`, in the commands of its hints; what
    /// was said before stays.
    #[must_use]
    pub fn with_program(mut self, program: &str) -> Self {
        self.0.program.get_or_insert_with(|| program.to_owned());
        self
    }

    /// Changes the kind, for a caller who knows better where the mistake was made.
    #[must_use]
    pub fn with_kind(mut self, kind: ErrorKind) -> Self {
        self.0.kind = kind;
        self
    }

    /// Names the operation, such as `cluster create`; the innermost name stays.
    #[must_use]
    pub fn with_operation(mut self, operation: &str) -> Self {
        self.0.operation.get_or_insert_with(|| operation.to_owned());
        self
    }

    /// Names the provider and the profile that the operation used; names given before stay.
    #[must_use]
    pub fn with_target(mut self, provider: &str, profile: Option<&str>) -> Self {
        self.0.provider.get_or_insert_with(|| provider.to_owned());
        if let (None, Some(profile)) = (&self.0.profile, profile) {
            self.0.profile = Some(profile.to_owned());
        }
        self
    }

    /// Records the status that a server answered with, and the identifier of the exchange in its logs.
    #[must_use]
    pub fn with_http(mut self, status: u16, request_id: Option<String>) -> Self {
        self.0.http_status = Some(status);
        self.0.request_id = request_id;
        self
    }

    /// Keeps the cause for `Debug` and error chains; its text must not repeat the message.
    #[must_use]
    pub fn with_source(
        mut self,
        source: impl Into<Box<dyn std::error::Error + Send + Sync>>,
    ) -> Self {
        self.0.source = Some(source.into());
        self
    }

    /// What the user can do about it.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// The status that a server answered with, where that was the error.
    pub fn http_status(&self) -> Option<u16> {
        self.0.http_status
    }

    /// The sentence that says what failed.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The explaining lines, in order.
    pub fn details(&self) -> &[String] {
        &self.0.details
    }

    /// The next steps, in order.
    pub fn hints(&self) -> Vec<String> {
        let program = self.0.program.as_deref().unwrap_or("dbaas");
        let hints = self.0.hints.iter();
        hints.map(|hint| hint.text(program)).collect()
    }

    /// The sentence and its explaining lines as one line, for an error that is one of several.
    pub fn one_line(&self) -> String {
        let mut line = self.0.message.clone();
        for detail in &self.0.details {
            line.push_str("; ");
            line.push_str(detail);
        }
        line
    }

    /// The JSON error document of the stream contract: one object with the one key `error`.
    pub fn to_json(&self, notices: &[String]) -> Value {
        let mut error = Map::new();
        let inner = &self.0;
        error.insert("code".into(), inner.kind.code().into());
        error.insert("exit_code".into(), inner.kind.exit_code().into());
        error.insert("message".into(), inner.message.clone().into());
        let hint = (!inner.hints.is_empty()).then(|| self.hints().join("\n"));
        error.insert("hint".into(), hint.into());
        error.insert("provider".into(), inner.provider.clone().into());
        error.insert("profile".into(), inner.profile.clone().into());
        error.insert("operation".into(), inner.operation.clone().into());
        error.insert("http_status".into(), inner.http_status.into());
        error.insert("request_id".into(), inner.request_id.clone().into());
        error.insert("retryable".into(), inner.kind.retryable().into());
        error.insert("details".into(), inner.details.clone().into());
        error.insert("notices".into(), notices.to_vec().into());
        json!({ "error": error })
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_deref().map(|source| source as _)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exit_codes_and_names_are_unique() {
        for (index, kind) in ErrorKind::ALL.iter().enumerate() {
            for other in &ErrorKind::ALL[index + 1..] {
                assert_ne!(kind.exit_code(), other.exit_code());
                assert_ne!(kind.code(), other.code());
            }
        }
    }

    #[test]
    fn a_suggested_command_is_about_the_same_account() {
        let error = || {
            Error::usage("no")
                .with_hint(
                    Hint::new("look with")
                        .run("cluster list --name x")
                        .then(", or see `dbaas help spec`"),
                )
                .with_hint(Hint::default().run("token list").then("shows them"))
                .with_hint(Hint::new("go on with").run("operation resume op-1"))
                .with_hint("`dbaas login prod`")
        };
        assert_eq!(
            error()
                .with_program("dbaas -p prod")
                .with_program("dbaas -p other")
                .hints(),
            [
                "look with `dbaas -p prod cluster list --name x`, or see `dbaas help spec`",
                "`dbaas -p prod token list` shows them",
                "go on with `dbaas -p prod operation resume op-1`",
                "`dbaas login prod`",
            ]
        );
        assert_eq!(error().hints()[1], "`dbaas token list` shows them");
    }
}
