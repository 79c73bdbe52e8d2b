//! The output formats: one list for the whole program, of which each command honours some.

/// A value of `--output`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Columns for a person.
    Table,
    /// More columns.
    Wide,
    /// One JSON document.
    Json,
    /// One YAML document.
    Yaml,
    /// Comma-separated values, RFC 4180.
    Csv,
    /// Tab-separated values.
    Tsv,
    /// One JSON document per line.
    Ndjson,
    /// Identifiers, one per line.
    Name,
    /// The bare value.
    Raw,
    /// An HTTP header line.
    Header,
    /// A connection URI.
    Uri,
    /// `export PGHOST=...` lines for a shell.
    Env,
    /// A line of `.pgpass`.
    Pgpass,
    /// A section of `pg_service.conf`.
    Service,
}

/// The formats of every command that prints views.
pub const VIEWS: &[Format] = &[
    Format::Table,
    Format::Wide,
    Format::Json,
    Format::Yaml,
    Format::Csv,
    Format::Tsv,
    Format::Ndjson,
    Format::Name,
];

/// The formats that exist to print a connection with its password.
pub const SECRET_FORMATS: &[Format] = &[Format::Uri, Format::Env, Format::Pgpass];

impl Format {
    /// Every format.
    pub const ALL: [Self; 14] = [
        Self::Table,
        Self::Wide,
        Self::Json,
        Self::Yaml,
        Self::Csv,
        Self::Tsv,
        Self::Ndjson,
        Self::Name,
        Self::Raw,
        Self::Header,
        Self::Uri,
        Self::Env,
        Self::Pgpass,
        Self::Service,
    ];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Table => "table",
            Self::Wide => "wide",
            Self::Json => "json",
            Self::Yaml => "yaml",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Ndjson => "ndjson",
            Self::Name => "name",
            Self::Raw => "raw",
            Self::Header => "header",
            Self::Uri => "uri",
            Self::Env => "env",
            Self::Pgpass => "pgpass",
            Self::Service => "service",
        }
    }

    /// What it prints, for `dbaas help output`.
    pub const fn meaning(self) -> &'static str {
        match self {
            Self::Table => "columns for a person (the default)",
            Self::Wide => "more columns",
            Self::Json => "one JSON document; a list is an array, an empty one []",
            Self::Yaml => "the same as YAML",
            Self::Csv => "comma-separated values (RFC 4180), every column, machine values",
            Self::Tsv => "tab-separated values; tab, newline and backslash as \\t \\n \\\\",
            Self::Ndjson => "one JSON document per line, as they come",
            Self::Name => "the identifier alone, one per line",
            Self::Raw => "the bare value of a token",
            Self::Header => "a token as a whole HTTP header line",
            Self::Uri => "a connection URI, with the password",
            Self::Env => "export PGHOST='...' lines for a POSIX shell, with the password",
            Self::Pgpass => "a line for ~/.pgpass, with the password",
            Self::Service => "a section for pg_service.conf",
        }
    }

    /// The format of that name.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.name() == name)
    }

    /// All names, for errors and help.
    pub fn names() -> Vec<&'static str> {
        Self::ALL.iter().map(|format| format.name()).collect()
    }

    /// Whether standard error is reserved for one error document.
    pub const fn is_machine(self) -> bool {
        matches!(self, Self::Json | Self::Yaml | Self::Ndjson)
    }
}
