//! `dbaas api`.

use clap::{Args, ValueEnum};

/// A method of HTTP.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Method {
    /// Read.
    Get,
    /// Read the head alone.
    Head,
    /// Make, or do.
    Post,
    /// Replace.
    Put,
    /// Change.
    Patch,
    /// Delete.
    Delete,
}

impl Method {
    /// As it is sent.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }

    /// Whether it may change something.
    pub const fn changes(self) -> bool {
        !matches!(self, Self::Get | Self::Head)
    }
}

/// What to send.
#[derive(Args)]
#[command(
    after_help = "The answer's body goes to standard output as it comes, whatever its status; the exit code \
    is 0 for a\nsuccess and else says what kind of refusal it was. With -v, status and headers are shown.\n\n\
    Examples:\n  \
    $ dbaas api GET /projects\n  \
    $ dbaas api GET /clusters --query name=orders --jq '.data[].clusterId'\n  \
    $ dbaas api POST /projects -f project.json"
)]
pub struct ApiArgs {
    /// GET, HEAD, POST, PUT, PATCH or DELETE
    #[arg(value_enum, ignore_case = true, hide_possible_values = true)]
    pub method: Method,
    /// The path below the endpoint, such as /clusters
    pub path: String,
    /// Send this file as the body; - is standard input
    #[arg(short, long, value_name = "FILE")]
    pub file: Option<std::path::PathBuf>,
    /// A parameter of the query (can be repeated)
    #[arg(long, value_name = "KEY=VALUE", value_parser = parse_pair)]
    pub query: Vec<(String, String)>,
    /// Follow the pages of a list
    #[arg(long)]
    pub paginate: bool,
    /// Confirm a DELETE of this path where the profile is protected
    #[arg(long, value_name = "PATH")]
    pub confirm: Vec<String>,
}

/// Without path and query, which may hold a token.
impl std::fmt::Debug for ApiArgs {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ApiArgs")
            .field("method", &self.method)
            .field("file", &self.file)
            .field("paginate", &self.paginate)
            .finish_non_exhaustive()
    }
}

fn parse_pair(given: &str) -> Result<(String, String), String> {
    match given.split_once('=') {
        Some((key, value)) if !key.is_empty() => Ok((key.to_owned(), value.to_owned())),
        _ => Err("it is not KEY=VALUE".to_owned()),
    }
}
