//! The address of a vendor's API, and the paths of one generation of it.

use url::Url;

use crate::error::{Error, Result};
use crate::http;

/// Where an API is: the endpoint of a profile, and the path of one API generation below it.
#[derive(Clone, Debug)]
pub(crate) struct Address {
    /// What the profile says; nothing where it says nothing and the vendor has no usual address.
    pub(crate) endpoint: Option<String>,
    /// The API generation of the profile.
    pub(crate) api: &'static str,
    /// The segments between the endpoint and every path of this generation.
    pub(crate) base: &'static [&'static str],
    /// Paths that an endpoint may end with, each with its generation, the longer ones first: people copy
    /// addresses from a vendor's documentation.
    pub(crate) suffixes: &'static [(&'static str, &'static str)],
    /// What to do where there is no endpoint.
    pub(crate) absent: &'static str,
}

impl Address {
    /// Returns the root, with a slash at its end.
    ///
    /// # Errors
    /// A configuration error where there is no endpoint, where it is no address, or where it carries the path of
    /// another generation than the profile.
    pub(crate) fn root(&self) -> Result<Url> {
        let endpoint = self.endpoint.as_deref().ok_or_else(|| {
            Error::configuration("there is no `endpoint`, and the provider has no usual one")
                .with_hint(self.absent)
        })?;
        let trimmed = endpoint.trim_end_matches('/');
        let carried = self.suffixes.iter().find_map(|(api, suffix)| {
            let root = trimmed.strip_suffix(suffix)?;
            Some((*api, root.trim_end_matches('/')))
        });
        let root = match carried {
            Some((api, _)) if api != self.api => {
                return Err(Error::configuration(format!(
                    "the endpoint is of the API {api}, and the profile of {}",
                    self.api
                ))
                .with_hint(format!("set `api = \"{api}\"`, or leave the path out")));
            }
            Some((_, root)) => root,
            None => trimmed,
        };
        http::endpoint(&format!("{root}/"))
    }

    /// Returns the address of a path of this generation. The segments are escaped; a colon stays as it is.
    ///
    /// # Errors
    /// As [`Address::root`].
    pub(crate) fn url(&self, segments: &[&str]) -> Result<Url> {
        let mut url = self.root()?;
        // An endpoint that cannot have a path is refused by `root`.
        if let Ok(mut path) = url.path_segments_mut() {
            path.pop_if_empty().extend(self.base).extend(segments);
        }
        Ok(url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(endpoint: &str, api: &'static str) -> Address {
        Address {
            endpoint: Some(endpoint.to_owned()),
            api,
            base: &["api", "v2"],
            suffixes: &[
                ("v2", "/api/v2/things"),
                ("v2", "/api/v2"),
                ("v1", "/things"),
            ],
            absent: "name one",
        }
    }

    #[test]
    fn an_endpoint_may_carry_the_path_of_its_api() {
        for path in ["", "/", "/api/v2", "/api/v2/", "/api/v2/things"] {
            let root = address(&format!("http://db.example:8080{path}"), "v2").root();
            assert_eq!(root.unwrap().as_str(), "http://db.example:8080/");
        }
        let below = address("http://127.0.0.1:1/below/things", "v1").root();
        assert_eq!(below.unwrap().as_str(), "http://127.0.0.1:1/below/");
        assert!(
            address("http://127.0.0.1:1/below/things", "v2")
                .root()
                .is_err()
        );
        assert!(address("http://db.example/api/v2", "v1").root().is_err());
        assert!(address("nowhere", "v2").root().is_err());
        assert!(address("https://db.example/?token=x", "v2").root().is_err());
    }

    #[test]
    fn segments_are_escaped() {
        let url = address("http://db.example/", "v2").url(&["a/b", "c:d", "e?f"]);
        assert_eq!(
            url.unwrap().as_str(),
            "http://db.example/api/v2/a%2Fb/c:d/e%3Ff"
        );
    }
}
