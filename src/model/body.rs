//! The body of a change: a file or standard input in JSON, YAML or TOML. A document that carries
//! `apiVersion: dbaas/v1` is the portable spec; anything else is the vendor's own document and keeps its
//! keys and their order.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use serde::de::IgnoredAny;
use serde_json::{Map, Value};

use super::spec::{ClusterSpec, MARK, Problem};
use super::unique::Unique;
use crate::error::{Error, Result};

/// The largest body that is read: far above any real one, far below what would hurt.
pub const MAXIMUM_BODY_BYTES: u64 = 4 << 20;

/// Where a body comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// `-f -`.
    Stdin,
    /// `-f FILE`.
    File(PathBuf),
}

impl Source {
    /// The source that `-f` names.
    pub fn from_argument(argument: &Path) -> Self {
        if argument == Path::new("-") {
            Self::Stdin
        } else {
            Self::File(argument.to_owned())
        }
    }
}

impl std::fmt::Display for Source {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Stdin => f.write_str("standard input"),
            Self::File(path) => write!(f, "{}", path.display()),
        }
    }
}

/// A parsed body.
#[derive(Clone)]
pub enum Body {
    /// The portable spec; checked, but kept as a document so that flags and `--set` can edit it.
    Portable(Map<String, Value>),
    /// The vendor's own document.
    Native(Map<String, Value>),
}

/// The keys alone: a vendor's document may hold a password.
impl std::fmt::Debug for Body {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (kind, document) = match self {
            Self::Portable(document) => ("Portable", document),
            Self::Native(document) => ("Native", document),
        };
        let keys: Vec<&String> = document.keys().collect();
        f.debug_tuple(kind).field(&keys).finish()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Format {
    Json,
    Yaml,
    Toml,
}

impl Format {
    const fn name(self) -> &'static str {
        match self {
            Self::Json => "JSON",
            Self::Yaml => "YAML",
            Self::Toml => "TOML",
        }
    }
}

impl Body {
    /// Reads and checks a body.
    ///
    /// # Errors
    /// A configuration error that names the file and, where it can, the line.
    pub fn read(source: &Source) -> Result<Self> {
        let bytes = match source {
            Source::Stdin => read_bounded(&mut io::stdin().lock()),
            Source::File(path) => open(path).and_then(|mut file| read_bounded(&mut file)),
        }
        .map_err(|error| {
            let absent = error.kind() == io::ErrorKind::NotFound;
            let unreadable = Error::configuration(format!("cannot read {source}"))
                .with_detail(error.to_string())
                .with_source(error);
            if absent {
                unreadable.with_hint("check the path; `-f -` reads standard input")
            } else {
                unreadable
            }
        })?;
        Self::parse(source, bytes)
    }

    fn parse(source: &Source, bytes: Vec<u8>) -> Result<Self> {
        if bytes.len() as u64 > MAXIMUM_BODY_BYTES {
            return Err(Error::configuration(format!(
                "{source} is larger than {} MiB",
                MAXIMUM_BODY_BYTES >> 20
            ))
            .with_hint("a body is a spec or the vendor's document, a few kilobytes"));
        }
        let text = String::from_utf8(bytes).map_err(|error| {
            let at = error.utf8_error().valid_up_to();
            Error::configuration(format!("{source} is not a text file"))
                .with_detail(format!("byte {at} is not UTF-8"))
        })?;
        let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
        if text.trim().is_empty() {
            return Err(Error::configuration(format!("{source} is empty"))
                .with_hint("see `dbaas help spec` for what to write"));
        }
        let format = format_of(source, text);
        let value = parse(format, text).map_err(|(line, message)| {
            Error::configuration(format!(
                "{} is not valid {}",
                place(source, line),
                format.name()
            ))
            .with_detail(message)
        })?;
        let Value::Object(document) = value else {
            return Err(Error::configuration(format!(
                "{source} holds no table of keys and values at its top"
            ))
            .with_hint("see `dbaas help spec` for what to write"));
        };
        if !document.contains_key(MARK.0) || !is_ours(&document[MARK.0]) {
            return Ok(Self::Native(document));
        }
        ClusterSpec::parse(&document).map_err(|problems| problems_in(source, text, &problems))?;
        Ok(Self::Portable(document))
    }
}

/// A Kubernetes object has an `apiVersion` too, of another group.
fn is_ours(version: &Value) -> bool {
    version
        .as_str()
        .is_none_or(|version| version.starts_with("dbaas"))
}

fn problems_in(source: &Source, text: &str, problems: &[Problem]) -> Error {
    let keys: Vec<&str> = super::FIELDS.iter().map(|field| field.key).collect();
    let unknown = problems.iter().any(|p| !keys.contains(&p.key.as_str()));
    let mut error = Error::configuration(format!("{source} is not a valid spec")).with_details(
        problems.iter().map(|problem| {
            let place = place(source, line_of(text, &problem.key));
            format!("{place}: {}", problem.message)
        }),
    );
    if unknown {
        error = error.with_detail(format!("keys: {}", keys.join(", ")));
    }
    error.with_hint("`dbaas help spec` explains every key")
}

fn open(path: &Path) -> io::Result<File> {
    let file = File::open(path)?;
    if file.metadata()?.is_dir() {
        return Err(io::Error::new(
            io::ErrorKind::IsADirectory,
            "it is a directory",
        ));
    }
    Ok(file)
}

/// Reads one byte more than is allowed, so that the caller can tell.
fn read_bounded(reader: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader
        .take(MAXIMUM_BODY_BYTES + 1)
        .read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The extension decides; without one that we know, the first line of content does.
fn format_of(source: &Source, text: &str) -> Format {
    if let Source::File(path) = source {
        let extension = path.extension().and_then(|extension| extension.to_str());
        match extension.map(str::to_ascii_lowercase).as_deref() {
            Some("json") => return Format::Json,
            Some("yaml" | "yml") => return Format::Yaml,
            Some("toml") => return Format::Toml,
            _ => {}
        }
    }
    let line = text
        .lines()
        .map(str::trim)
        .find(|line| !line.is_empty() && !line.starts_with('#'))
        .unwrap_or_default();
    let is_assignment = line.split_once('=').is_some_and(|(key, _)| {
        !key.contains([':', ' ']) || key.trim_end().split(' ').count() == 1
    });
    // A list is never a body, but `[` begins a table of TOML too.
    let is_list = || serde_json::from_str::<IgnoredAny>(text).is_ok();
    if line.starts_with('{') || (line.starts_with('[') && is_list()) {
        Format::Json
    } else if line.starts_with('[') || (is_assignment && !line.contains(": ")) {
        Format::Toml
    } else {
        Format::Yaml
    }
}

/// Parses to a tree, or says in which line it went wrong and why. The messages never quote the text,
/// which may hold a password.
fn parse(format: Format, text: &str) -> Result<Value, (Option<usize>, String)> {
    match format {
        Format::Json => {
            let value = serde_json::from_str(text).map_err(in_json)?;
            serde_json::from_str::<Unique>(text).map_err(in_json)?;
            Ok(value)
        }
        Format::Yaml => {
            let value = serde_saphyr::from_str(text).map_err(|error| {
                let line = error
                    .location()
                    .and_then(|location| usize::try_from(location.line()).ok());
                let options = serde_saphyr::render_options! {
                    formatter: &serde_saphyr::UserMessageFormatter,
                    snippets: serde_saphyr::SnippetMode::Off,
                };
                (line, one_line(&error.render_with_options(options)))
            })?;
            match changed_number(text, &value) {
                Some((line, written, read)) => Err((
                    Some(line),
                    format!(
                        "`{written}` would be read as the number {read}; quote it to keep it as it is written"
                    ),
                )),
                None => Ok(value),
            }
        }
        Format::Toml => toml::from_str(text).map_err(|error| {
            let line = error
                .span()
                .map(|span| text[..span.start.min(text.len())].matches('\n').count() + 1);
            (line, one_line(error.message()))
        }),
    }
}

/// Finds a plain number of a YAML document whose text is not its value, such as `0440` or `15.10`: its line, its text and
/// its value. A text that only looks like one, as in a block of lines, has no such number in the document.
fn changed_number(text: &str, document: &Value) -> Option<(usize, String, String)> {
    let mut numbers = BTreeSet::new();
    collect_numbers(document, &mut numbers);
    let ends = |letter: char| letter.is_whitespace() || "[]{},".contains(letter);
    text.lines().enumerate().find_map(|(index, line)| {
        let plain = line.split(" #").next().unwrap_or_default();
        let mut words = plain.split(ends).filter(|word| {
            let digits = word.trim_start_matches(['+', '-', '.']);
            digits.starts_with(|letter: char| letter.is_ascii_digit())
        });
        words.find_map(|word| {
            let read: Value = serde_saphyr::from_str(word).ok()?;
            let read = read.as_number()?.to_string();
            (read != word && numbers.contains(&read)).then(|| (index + 1, word.to_owned(), read))
        })
    })
}

fn collect_numbers(value: &Value, numbers: &mut BTreeSet<String>) {
    match value {
        Value::Number(number) => drop(numbers.insert(number.to_string())),
        Value::Array(items) => items.iter().for_each(|item| collect_numbers(item, numbers)),
        Value::Object(members) => members
            .values()
            .for_each(|item| collect_numbers(item, numbers)),
        _ => {}
    }
}

fn in_json(error: serde_json::Error) -> (Option<usize>, String) {
    let message = error.to_string();
    // serde_json ends its message with the place, which the caller prints in our form.
    let end = message.rfind(" at line ").unwrap_or(message.len());
    (Some(error.line()), one_line(&message[..end]))
}

fn one_line(message: &str) -> String {
    let line = message.lines().next().unwrap_or_default();
    line.chars().take(200).collect()
}

fn place(source: &Source, line: Option<usize>) -> String {
    match line {
        Some(line) => format!("{source}:{line}"),
        None => source.to_string(),
    }
}

/// The first line that defines `key`, in any of the three formats.
fn line_of(text: &str, key: &str) -> Option<usize> {
    if key.is_empty() {
        return None;
    }
    let defines = |line: &str| {
        line.match_indices(key).any(|(start, _)| {
            let before = line[..start].trim_end_matches('"').chars().next_back();
            let after = line[start + key.len()..]
                .trim_start_matches('"')
                .trim_start();
            before.is_none_or(|c| !c.is_alphanumeric() && c != '-' && c != '_')
                && after.starts_with([':', '=', ']', '.'])
        })
    };
    text.lines().position(defines).map(|index| index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Body> {
        Body::parse(&Source::Stdin, text.as_bytes().to_vec())
    }

    #[test]
    fn formats_are_told_apart_by_content() {
        for text in [
            r#"{"apiVersion": "dbaas/v1", "name": "orders"}"#,
            "apiVersion: dbaas/v1\nname: orders\n",
            "# a comment\napiVersion = \"dbaas/v1\"\nname = \"orders\"\n",
            "\u{feff}apiVersion: dbaas/v1\nname: orders\n",
        ] {
            match read(text).unwrap() {
                Body::Portable(document) => assert_eq!(document["name"], "orders"),
                Body::Native(_) => panic!("native: {text}"),
            }
        }
    }

    #[test]
    fn native_documents_keep_the_order_of_their_keys() {
        let Body::Native(document) = read(r#"{"z": 1, "a": 1.50}"#).unwrap() else {
            panic!("not native");
        };
        assert_eq!(
            serde_json::to_string(&document).unwrap(),
            r#"{"z":1,"a":1.50}"#
        );
        assert!(matches!(
            read("apiVersion: postgres-operator.crunchydata.com/v1beta1").unwrap(),
            Body::Native(_)
        ));
    }

    #[test]
    fn a_problem_names_its_line() {
        let error = read("apiVersion: dbaas/v1\nname: x\nstorge: 1 GiB\n").unwrap_err();
        assert_eq!(
            error.details()[0],
            "standard input:3: unknown key `storge`; did you mean `storage`?"
        );
    }

    #[test]
    fn a_key_that_is_given_twice_is_refused_at_any_depth() {
        for (text, line, key) in [
            ("{\"a\": 1,\n \"a\": 1.5}", 2, "a"),
            (
                "{\"apiVersion\": \"dbaas/v1\",\n\"name\": \"x\",\n\"name\": \"y\"}",
                3,
                "name",
            ),
            (
                "{\"a\": [\n{\"b\": {\"c\": null,\n\n\"c\": \"planted\"}}]}",
                4,
                "c",
            ),
        ] {
            let error = read(text).unwrap_err();
            assert_eq!(error.kind(), crate::error::ErrorKind::Configuration);
            let place = format!("standard input:{line} is not valid JSON");
            assert_eq!(error.message(), place);
            assert_eq!(error.details(), [format!("the key `{key}` is given twice")]);
        }
        assert!(read(r#"{"a": {"c": 1.50}, "b": [{"c": 1}, {"c": true}, -2, 1e3]}"#).is_ok());
    }

    #[test]
    fn a_number_of_yaml_that_is_not_what_was_written_is_refused_with_its_line() {
        for written in ["0440", "15.10", "0x1F", "1e3", ".5", "1_000", "+7", "0o17"] {
            for text in [
                format!("apiVersion: dbaas/v1\nsettings:\n  a: {written} # so\n"),
                format!("x: y\nb:\n- [1, {written}]\n"),
            ] {
                let Err(error) = read(&text) else {
                    // What is no number to the parser is a text as it was written.
                    let value: Value = serde_saphyr::from_str(written).unwrap();
                    assert_eq!(value, written, "{text}");
                    continue;
                };
                assert!(error.message().starts_with("standard input:3"), "{error}");
                assert!(error.details()[0].contains(written), "{error:?}");
            }
        }
        for text in [
            "a: 16\nb: 1.5\nc: -3\nd: \"0440\"\ne: '15.10'\nf: 10.0.0.0/8\n",
            "script: |\n  chmod 0440 x\n  echo 15.10\nversion: 15\n",
        ] {
            assert!(read(text).is_ok(), "{text}");
        }
    }

    #[test]
    fn a_syntax_error_never_quotes_the_document() {
        for text in [
            "{\"db_pwd\": \"planted\",, }",
            "db_pwd: \"planted\n",
            "db_pwd = \"planted\n",
            "db_pwd: planted: planted\n",
        ] {
            let error = read(text).unwrap_err();
            assert!(!format!("{error:?}").contains("planted"), "{error:?}");
        }
    }
}
