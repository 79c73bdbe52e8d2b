//! The paths of the API, and the labels that metrics and logs give to requests.

use axum::http::Method;

/// The paths, as the OpenAPI document writes them.
pub(super) const PATHS: [&str; 7] = [
    "/api/v2/postgraas_instances",
    "/api/v2/postgraas_instances/{id}",
    "/postgraas_instances",
    "/postgraas_instances/{id}",
    "/health",
    "/metrics",
    "/openapi.json",
];

/// The path of the table above that a request's path is one of.
pub(super) fn template(path: &str) -> &'static str {
    let is = |template: &str| match template.strip_suffix("{id}") {
        Some(start) => path.strip_prefix(start).is_some_and(is_number),
        None => path == template,
    };
    PATHS.into_iter().find(|path| is(path)).unwrap_or("other")
}

pub(super) fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A method from a closed list, for labels.
pub(super) fn method_label(method: &Method) -> &'static str {
    ["GET", "HEAD", "POST", "DELETE", "OPTIONS", "PUT", "PATCH"]
        .into_iter()
        .find(|known| *known == method.as_str())
        .unwrap_or("other")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_are_matched_as_the_router_does() {
        assert_eq!(template("/api/v2/postgraas_instances/01"), PATHS[1]);
        assert_eq!(template("/postgraas_instances"), PATHS[2]);
        for other in [
            "/",
            "/health/",
            "/postgraas_instances/x",
            "/postgraas_instances/",
        ] {
            assert_eq!(template(other), "other", "{other}");
        }
    }
}
