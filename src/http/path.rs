//! A path that a user typed, joined to the address of an API. A credential goes with it, so the result
//! must stay below that address, and whatever a server or a proxy could read as a way out is refused
//! instead of cleaned up.

use percent_encoding::percent_decode_str;
use url::Url;

use crate::error::{Error, Result};

/// The address of `path` below `base`, with `query` added to whatever query it has.
///
/// # Errors
/// A usage error for a path that leads elsewhere, or could.
pub fn join(base: &Url, path: &str, query: &[(String, String)]) -> Result<Url> {
    let refused = |why: &str| {
        Error::usage(format!(
            "`{}` is no path of this API: {why}",
            path.escape_debug()
        ))
        .with_hint(format!(
            "give the path below {}, such as /clusters",
            super::redact::url(base)
        ))
    };
    let (before, asked) = match path.split_once('?') {
        Some((before, asked)) => (before, Some(asked)),
        None => (path, None),
    };
    if let Some(problem) = problem(path, before) {
        return Err(refused(problem));
    }
    let root = base.path().trim_end_matches('/');
    let mut url = base.clone();
    url.set_path(&format!("{root}/{}", before.trim_start_matches('/')));
    url.set_query(asked);
    if !query.is_empty() {
        url.query_pairs_mut().extend_pairs(query);
    }
    let same = |part: fn(&Url) -> Option<String>| part(&url) == part(base);
    let stays = same(|url| Some(url.scheme().to_owned()))
        && same(|url| url.host_str().map(str::to_owned))
        && same(|url| url.port_or_known_default().map(|port| port.to_string()))
        && same(|url| Some(format!("{}:{:?}", url.username(), url.password())))
        && url
            .path()
            .strip_prefix(root)
            .is_some_and(|rest| rest.starts_with('/'));
    if stays {
        Ok(url)
    } else {
        Err(refused("it leads away from the endpoint"))
    }
}

/// Why a path could lead elsewhere; `before` is what stands before its query.
fn problem(path: &str, before: &str) -> Option<&'static str> {
    if path.contains(char::is_control) {
        return Some("it holds control characters");
    }
    if path.contains('#') {
        return Some("a fragment is never sent");
    }
    if before.starts_with("//") {
        return Some("it names a host");
    }
    // `x:y` would be an address of its own; `/x:y` is a path.
    if Url::parse(before).is_ok() {
        return Some("it is an address of its own");
    }
    // What a server decodes once or twice on its way to a file or a route.
    let mut form = before.to_owned();
    for _ in 0..3 {
        if form.contains('\\') {
            return Some("it holds a backslash");
        }
        if form.contains(char::is_control) {
            return Some("it holds control characters");
        }
        let climbs = |segment: &str| segment.split(';').next() == Some("..");
        if form.split('/').any(climbs) {
            return Some("it climbs with `..`");
        }
        let Ok(decoded) = percent_decode_str(&form).decode_utf8() else {
            return Some("it is not UTF-8");
        };
        form = decoded.into_owned();
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    const BASE: &str = "https://portal.example:8443/biganimal/api/v3/";

    fn joined(path: &str, query: &[(&str, &str)]) -> Result<String> {
        let query: Vec<_> = query
            .iter()
            .map(|(key, value)| ((*key).to_owned(), (*value).to_owned()))
            .collect();
        join(&Url::parse(BASE).unwrap(), path, &query).map(String::from)
    }

    #[test]
    fn a_path_goes_below_the_endpoint() {
        for (path, query, expected) in [
            ("/clusters", &[][..], "clusters"),
            ("clusters", &[], "clusters"),
            ("", &[], ""),
            ("/a b/ä", &[], "a%20b/%C3%A4"),
            ("/a%2Fb", &[], "a%2Fb"),
            ("/a/./b..c", &[], "a/b..c"),
            ("/projects:list", &[], "projects:list"),
            (
                "/clusters?sort=%2Bname",
                &[("a", "b&c")],
                "clusters?sort=%2Bname&a=b%26c",
            ),
            (
                "/clusters",
                &[("next", "https://x/../y")],
                "clusters?next=https%3A%2F%2Fx%2F..%2Fy",
            ),
        ] {
            assert_eq!(joined(path, query).unwrap(), format!("{BASE}{expected}"));
        }
        let bare = Url::parse("http://127.0.0.1:1").unwrap();
        assert_eq!(
            join(&bare, "/x", &[]).unwrap().as_str(),
            "http://127.0.0.1:1/x"
        );
    }

    #[test]
    fn whatever_could_lead_elsewhere_is_refused() {
        for path in [
            "https://evil.example/x",
            "HTTPS:evil.example",
            "file:///etc/passwd",
            "//evil.example/x",
            "/\\evil.example",
            "\\\\evil.example",
            "/%5cevil.example",
            "/%255cevil.example",
            "/../../other",
            "..",
            "/a/../b",
            "/a/%2e%2E/b",
            "/a/.%2e/b",
            "/a/%252e%252e/b",
            "/a/..%2f..%2fb",
            "/a/..;x=1/b",
            "/a\tb",
            "/a\nb",
            "/a%0d%0ab",
            "/a%00",
            "/a#b",
            "/a?b#c",
            "/a%ff",
        ] {
            let error = joined(path, &[]).expect_err(path);
            assert_eq!(error.kind(), ErrorKind::Usage, "{path}");
        }
    }

    #[test]
    fn the_parts_before_the_path_are_those_of_the_endpoint() {
        let base = Url::parse("http://[::1]:80/x").unwrap();
        let url = join(&base, "/y?z=@evil", &[]).unwrap();
        assert_eq!(url.as_str(), "http://[::1]/x/y?z=@evil");
    }
}
