//! Routes as a table, from which 404 and 405 follow. Segments are compared decoded, so that an encoded slash stays in
//! its segment.

use axum::http::Method;

/// A segment that stands for any one.
pub(crate) const ANY: &str = "{}";

/// What answers one method below one path.
#[derive(Clone, Debug)]
pub(crate) struct Route<H> {
    pub(crate) method: Method,
    /// The segments below the vendor's prefix.
    pub(crate) path: &'static [&'static str],
    pub(crate) handler: H,
}

impl<H> Route<H> {
    /// What answers a method below a path.
    pub(crate) const fn new(method: Method, path: &'static [&'static str], handler: H) -> Self {
        Self {
            method,
            path,
            handler,
        }
    }
}

/// What a table has for a request.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found<'a, H> {
    /// The handler, with the segments that [`ANY`] stands for.
    Handler(H, Vec<&'a str>),
    /// The path is there, and the method is another one.
    OtherMethod,
    /// Nothing.
    Nothing,
}

/// Finds what answers a request; HEAD is answered as GET is.
pub(crate) fn find<'a, H: Copy, S: AsRef<str>>(
    routes: &[Route<H>],
    method: &Method,
    segments: &'a [S],
) -> Found<'a, H> {
    let method = match *method {
        Method::HEAD => &Method::GET,
        _ => method,
    };
    let fits = |route: &&Route<H>| {
        let mut pairs = route.path.iter().zip(segments);
        route.path.len() == segments.len()
            && pairs.all(|(wanted, given)| *wanted == ANY || *wanted == given.as_ref())
    };
    let mut there = routes.iter().filter(fits).peekable();
    if there.peek().is_none() {
        return Found::Nothing;
    }
    match there.find(|route| route.method == *method) {
        None => Found::OtherMethod,
        Some(route) => {
            let pairs = route.path.iter().zip(segments);
            let any = pairs.filter(|(wanted, _)| **wanted == ANY);
            Found::Handler(
                route.handler,
                any.map(|(_, given)| given.as_ref()).collect(),
            )
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_without_the_method_is_told_from_no_path() {
        let routes = [
            Route::new(Method::GET, &["things"], 1),
            Route::new(Method::DELETE, &["things", ANY], 2),
        ];
        let ask = |method: Method, segments: &[&str]| {
            let segments: Vec<String> = segments.iter().map(ToString::to_string).collect();
            match find(&routes, &method, &segments) {
                Found::Handler(handler, any) => format!("{handler} {any:?}"),
                other => format!("{other:?}"),
            }
        };
        assert_eq!(ask(Method::HEAD, &["things"]), "1 []");
        assert_eq!(ask(Method::DELETE, &["things", "a/b"]), r#"2 ["a/b"]"#);
        assert_eq!(ask(Method::POST, &["things"]), "OtherMethod");
        assert_eq!(ask(Method::GET, &["things", "a", "b"]), "Nothing");
    }
}
