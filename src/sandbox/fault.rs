//! Scripted faults: which requests they hit, how often, and what goes wrong. One grammar in two notations,
//! the words of `--fault` and the JSON of `POST /_sandbox/faults`.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::http::{HeaderValue, Method, StatusCode};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::notation;

/// What `--help` says about the words of a fault.
pub const GRAMMAR: &str = "\
Faults: METHOD PATH KIND [OPTION=VALUE]...\n  \
  METHOD is GET, POST, ... or * for any; PATH is compared with the whole path without the query, and\n  \
  * in it stands for anything. KIND is one of\n\n    \
    status=CODE        this status instead of doing anything\n    \
    html[=CODE]        an HTML error page of a gateway (502) instead of doing anything\n    \
    redirect=LOCATION  a redirect (307) there instead of doing anything\n    \
    reset              the connection is reset, and nothing is done\n    \
    hang               nothing is done, and no answer ever comes\n    \
    delay=DURATION     the right answer, later\n    \
    status-after=CODE  everything is done, and this status answered\n    \
    reset-after        everything is done, then the connection is reset\n    \
    hang-after         everything is done, and no answer ever comes\n    \
    lost               everything is done, then the connection is closed without a byte\n    \
    truncate           the right answer, of which only a part arrives\n    \
    content-type=TYPE  the right answer under this content type\n\n  \
  OPTION is times=N (default 1) or times=all, after=N (so many requests pass first), retry-after=SECONDS,\n  \
  retry-after=date:SECONDS (the same as an HTTP date), type=CONTENT-TYPE, and, as the last one,\n  \
  body=TEXT to the end of the words.";

/// A fault as it is written down.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Document {
    spec: Option<String>,
    method: Option<String>,
    path: Option<String>,
    kind: Option<String>,
    value: Option<Value>,
    times: Option<Value>,
    after: Option<u64>,
    retry_after: Option<Value>,
    content_type: Option<String>,
    body: Option<String>,
}

/// What goes wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// This answer instead of doing anything.
    Answer {
        /// Its status.
        status: u16,
        /// Its headers.
        headers: Vec<(&'static str, String)>,
        /// Its body.
        body: String,
    },
    /// The connection is reset, and nothing is done.
    Reset,
    /// No answer ever comes, and nothing is done.
    Hang,
    /// The right answer, later.
    Delay(Duration),
    /// Everything is done, and this status answered.
    StatusAfter(u16),
    /// Everything is done, then the connection is reset.
    ResetAfter,
    /// Everything is done, and no answer ever comes.
    HangAfter,
    /// Everything is done, then the connection is closed.
    Lost,
    /// The right answer, cut off.
    Truncate,
    /// The right answer under another content type.
    ContentType(String),
}

/// A fault.
#[derive(Debug)]
struct Fault {
    /// `None` for any.
    method: Option<Method>,
    path: String,
    kind: Kind,
    words: String,
    after: u64,
    /// How often it may still hit; `None` for ever.
    left: Option<u64>,
    hits: u64,
}

/// The faults in force, in the order they were given; the first that fits hits.
#[derive(Debug, Default)]
pub(crate) struct Faults(Mutex<Vec<Fault>>);

impl Faults {
    /// Adds a fault in words.
    ///
    /// # Errors
    /// A sentence that says what is wrong.
    pub(crate) fn add_words(&self, words: &str) -> Result<(), String> {
        self.lock().push(compile(parse(words)?)?);
        Ok(())
    }

    /// Adds a fault or an array of faults in JSON; all of them or none.
    ///
    /// # Errors
    /// A sentence that says what is wrong.
    pub(crate) fn add_json(&self, document: Value) -> Result<(), String> {
        let documents = match document {
            Value::Array(documents) => documents,
            document => vec![document],
        };
        let faults = documents
            .into_iter()
            .map(|document| {
                let document: Document =
                    serde_json::from_value(document).map_err(|error| error.to_string())?;
                match (&document.spec, &document.kind) {
                    (Some(words), None) => compile(parse(words)?),
                    (Some(_), Some(_)) => Err("`spec` and `kind` say the same twice".to_owned()),
                    (None, _) => compile(document),
                }
            })
            .collect::<Result<Vec<Fault>, String>>()?;
        self.lock().extend(faults);
        Ok(())
    }

    /// Removes every fault.
    pub(crate) fn clear(&self) {
        self.lock().clear();
    }

    /// Every fault with how often it hit.
    pub(crate) fn describe(&self) -> Value {
        let faults = self.lock();
        let describe = |fault: &Fault| json!({"spec": fault.words, "hits": fault.hits, "after": fault.after, "left": fault.left});
        faults.iter().map(describe).collect()
    }

    /// The fault that hits this request, if one does, with its words.
    pub(crate) fn hit(&self, method: &Method, path: &str) -> Option<(Kind, String)> {
        let mut faults = self.lock();
        for fault in faults.iter_mut() {
            let fits = fault.method.as_ref().is_none_or(|wanted| wanted == method)
                && matches(&fault.path, path);
            if !fits || fault.left == Some(0) {
                continue;
            }
            if fault.after > 0 {
                fault.after -= 1;
                continue;
            }
            fault.left = fault.left.map(|left| left - 1);
            fault.hits += 1;
            return Some((fault.kind.clone(), fault.words.clone()));
        }
        None
    }

    fn lock(&self) -> MutexGuard<'_, Vec<Fault>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Whether a path fits a pattern in which `*` stands for anything.
fn matches(pattern: &str, path: &str) -> bool {
    match pattern.split_once('*') {
        None => pattern == path,
        Some((head, rest)) => path.strip_prefix(head).is_some_and(|path| {
            path.char_indices()
                .map(|(index, _)| index)
                .chain([path.len()])
                .any(|index| matches(rest, &path[index..]))
        }),
    }
}

/// Reads the words of a fault.
fn parse(words: &str) -> Result<Document, String> {
    let (words_before_body, body) = match words.split_once(" body=") {
        Some((before, body)) => (before, Some(body.to_owned())),
        None => (words, None),
    };
    let mut rest = words_before_body.split_whitespace();
    let (Some(method), Some(path), Some(kind)) = (rest.next(), rest.next(), rest.next()) else {
        return Err(format!(
            "`{words}` is not METHOD PATH KIND [OPTION=VALUE]..."
        ));
    };
    let (kind, value) = match kind.split_once('=') {
        Some((kind, value)) => (kind, Some(value.into())),
        None => (kind, None),
    };
    let mut document = Document {
        spec: None,
        method: Some(method.to_owned()),
        path: Some(path.to_owned()),
        kind: Some(kind.to_owned()),
        value,
        times: None,
        after: None,
        retry_after: None,
        content_type: None,
        body,
    };
    for option in rest {
        let Some((name, value)) = option.split_once('=') else {
            return Err(format!("`{option}` is not OPTION=VALUE"));
        };
        match name {
            "times" => document.times = Some(value.into()),
            "after" => document.after = Some(number(value, "after")?),
            "retry-after" => document.retry_after = Some(value.into()),
            "type" => document.content_type = Some(value.to_owned()),
            _ => {
                return Err(format!(
                    "a fault has no option `{name}`; it has times, after, retry-after, type and body"
                ));
            }
        }
    }
    Ok(document)
}

fn compile(document: Document) -> Result<Fault, String> {
    let method = match document.method.as_deref() {
        None | Some("*") => None,
        Some(name) => Some(
            Method::from_bytes(name.to_ascii_uppercase().as_bytes())
                .map_err(|_| format!("`{name}` is not a method"))?,
        ),
    };
    let path = document.path.clone().unwrap_or_else(|| "*".to_owned());
    if !path.starts_with(['/', '*']) {
        return Err(format!("`{path}` must begin with / or *"));
    }
    let left = match document.times.as_ref().map(text) {
        None => Some(1),
        Some(all) if all == "all" => None,
        Some(times) => Some(number(&times, "times")?),
    };
    let kind = kind(&document)?;
    let words = match (&document.kind, &document.value) {
        (Some(kind), Some(value)) => format!("{kind}={}", text(value)),
        (kind, _) => kind.clone().unwrap_or_default(),
    };
    let words = format!(
        "{} {path} {words}",
        method.as_ref().map_or("*", Method::as_str)
    );
    Ok(Fault {
        method,
        path,
        kind,
        words,
        after: document.after.unwrap_or_default(),
        left,
        hits: 0,
    })
}

fn kind(document: &Document) -> Result<Kind, String> {
    let name = document.kind.as_deref().unwrap_or_default();
    let value = document.value.as_ref().map(text);
    let wanted = || {
        value
            .clone()
            .ok_or_else(|| format!("`{name}` wants a value"))
    };
    let status = |value: &str| match value.parse::<u16>() {
        Ok(code) if (200..=999).contains(&code) && StatusCode::from_u16(code).is_ok() => Ok(code),
        _ => Err(format!("`{value}` is not a status that an answer can have")),
    };
    let only_answers = document.body.is_some()
        || document.content_type.is_some()
        || document.retry_after.is_some();
    if only_answers && !["status", "html", "redirect"].contains(&name) {
        return Err(format!(
            "`{name}` takes no body, content type or retry-after"
        ));
    }
    let answer = |status, content_type: &str, body: String| {
        let content_type = document.content_type.as_deref().unwrap_or(content_type);
        let mut headers = vec![("content-type", header(content_type)?)];
        if let Some(after) = &document.retry_after {
            headers.push(("retry-after", header(&retry_after(&text(after))?)?));
        }
        Ok(Kind::Answer {
            status,
            headers,
            body: document.body.clone().unwrap_or(body),
        })
    };
    let page = "<!DOCTYPE html>\n<html><head><title>Bad gateway</title></head>\
                <body><h1>Bad gateway</h1><p>The upstream did not answer.</p></body></html>\n";
    match name {
        "status" => answer(
            status(&wanted()?)?,
            "text/plain",
            "scripted fault\n".to_owned(),
        ),
        "html" => answer(
            value.as_deref().map_or(Ok(502), status)?,
            "text/html",
            page.to_owned(),
        ),
        "redirect" => {
            let location = header(&wanted()?)?;
            match answer(307, "text/plain", String::new())? {
                Kind::Answer {
                    status,
                    mut headers,
                    body,
                } => {
                    headers.push(("location", location));
                    Ok(Kind::Answer {
                        status,
                        headers,
                        body,
                    })
                }
                other => Ok(other),
            }
        }
        "reset" => Ok(Kind::Reset),
        "hang" => Ok(Kind::Hang),
        "delay" => {
            let value = wanted()?;
            let delay = notation::duration(&value)?;
            Ok(Kind::Delay(delay))
        }
        "status-after" => Ok(Kind::StatusAfter(status(&wanted()?)?)),
        "reset-after" => Ok(Kind::ResetAfter),
        "hang-after" => Ok(Kind::HangAfter),
        "lost" => Ok(Kind::Lost),
        "truncate" => Ok(Kind::Truncate),
        "content-type" => Ok(Kind::ContentType(header(&wanted()?)?)),
        _ => Err(format!(
            "there is no fault `{name}`; there are status, html, redirect, reset, hang, delay, \
             status-after, reset-after, hang-after, lost, truncate and content-type"
        )),
    }
}

/// A number of seconds, the same as a date, or whatever the JSON says.
fn retry_after(value: &str) -> Result<String, String> {
    let Some(seconds) = value.strip_prefix("date:") else {
        return Ok(value.to_owned());
    };
    let seconds = i64::try_from(number(seconds, "retry-after")?).map_err(|e| e.to_string())?;
    let then = jiff::Timestamp::now()
        .checked_add(jiff::SignedDuration::from_secs(seconds))
        .map_err(|error| error.to_string())?;
    Ok(then.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string())
}

fn header(value: &str) -> Result<String, String> {
    HeaderValue::from_str(value)
        .map(|_| value.to_owned())
        .map_err(|_| format!("`{}` cannot be a header", value.escape_debug()))
}

fn number(value: &str, name: &str) -> Result<u64, String> {
    value
        .parse()
        .map_err(|_| format!("`{name}` wants a number, not `{value}`"))
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hits(faults: &Faults, path: &str) -> bool {
        faults.hit(&Method::GET, path).is_some()
    }

    #[test]
    fn patterns_fit_whole_paths() {
        for (pattern, path, fits) in [
            ("*", "/a", true),
            ("/a", "/a/b", false),
            ("*/clusters", "/x/clusters", true),
            ("*/clusters", "/x/clusters/y", false),
            ("/x/*/y*", "/x/a/b/y", true),
            ("/x/*/y", "/x/y", false),
        ] {
            assert_eq!(matches(pattern, path), fits, "{pattern} {path}");
        }
    }

    #[test]
    fn a_fault_passes_hits_and_ends() {
        let faults = Faults::default();
        faults.add_words("GET */x reset times=2 after=1").unwrap();
        assert!(faults.hit(&Method::POST, "/x").is_none());
        let seen: Vec<bool> = (0..4).map(|_| hits(&faults, "/x")).collect();
        assert_eq!(seen, [false, true, true, false]);
        faults
            .add_json(json!({"spec": "* * hang times=all"}))
            .unwrap();
        assert!((0..5).all(|_| hits(&faults, "/y")));
        faults.clear();
        assert!(!hits(&faults, "/y"));
    }

    #[test]
    fn both_notations_mean_the_same() {
        let words = "post /a status=503 times=3 after=2 retry-after=7 type=a/b body=not now";
        let json = json!({"method": "POST", "path": "/a", "kind": "status", "value": 503, "times": 3,
            "after": 2, "retry_after": 7, "content_type": "a/b", "body": "not now"});
        let one = compile(parse(words).unwrap()).unwrap();
        let other = compile(serde_json::from_value(json).unwrap()).unwrap();
        assert_eq!(format!("{one:?}"), format!("{other:?}"));
        let Kind::Answer { headers, body, .. } = one.kind else {
            panic!("not an answer");
        };
        assert_eq!(headers[1], ("retry-after", "7".to_owned()));
        assert_eq!(body, "not now");
    }

    #[test]
    fn what_makes_no_sense_is_refused() {
        for words in [
            "GET /x",
            "GET x reset",
            "GET /x explode",
            "GET /x status",
            "GET /x status=99",
            "GET /x delay=soon",
            "GET /x reset body=x",
            "GET /x reset often=1",
        ] {
            assert!(Faults::default().add_words(words).is_err(), "{words}");
        }
    }
}
