//! The keys, secrets and variables of this provider.

use url::Url;

use crate::error::{Error, Result};
use crate::provider::{Description, Key, KeyKind, ProviderSettings, SecretKind, VendorVariable};

/// Where a body names the cluster, in both generations.
pub(super) const NAME_KEYS: &[&str] = &["clusterName"];

/// The project of `api = "v3"`.
pub(super) const PROJECT: &str = "project";

/// A raw key in `x-access-key` (BigAnimal API v3).
pub(super) const ACCESS_KEY: &str = "access-key";

const ACCESS_KEY_SECRET: SecretKind = SecretKind {
    name: ACCESS_KEY,
    variable: "DBAAS_ACCESS_KEY",
    vendor_variable: Some("BA_ACCESS_KEY"),
};
const TOKEN_SECRET: SecretKind = SecretKind {
    name: "token",
    variable: "DBAAS_TOKEN",
    vendor_variable: Some("BA_BEARER_TOKEN"),
};

/// What is known offline.
pub const DESCRIPTION: Description = Description {
    apis: &["v3", "v1"],
    keys: &[Key::new(PROJECT, KeyKind::Text).with_variable("DBAAS_PROJECT")],
    remote: true,
    endpoint: Some("https://portal.biganimal.com"),
    secrets: |api| match api {
        // Access keys came with v3.
        Some("v1") => &[TOKEN_SECRET],
        _ => &[ACCESS_KEY_SECRET, TOKEN_SECRET],
    },
    needs_credential: true,
    signs_in: true,
    variables: &[VendorVariable {
        name: "BA_API_URI",
        key: "endpoint",
    }],
};

/// An API generation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Api {
    /// The first one: no projects, bare lists, bearer tokens only.
    V1,
    /// The current one.
    V3,
}

impl Api {
    /// The generation of a profile; the default where it names none. Settings admit no other.
    pub(super) fn of(settings: &ProviderSettings) -> Self {
        match settings.values.get("api").map(String::as_str) {
            Some("v1") => Self::V1,
            _ => Self::V3,
        }
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::V1 => "v1",
            Self::V3 => "v3",
        }
    }
}

/// The portal: an endpoint may be given with the path of the API, as `BA_API_URI` is.
///
/// # Errors
/// A configuration error where it is no address, or names another generation than the profile.
pub(super) fn portal(endpoint: &str, api: Api) -> Result<Url> {
    let trimmed = endpoint.trim_end_matches('/');
    let root = match trimmed.rsplit_once("/api/") {
        Some((root, generation)) if generation == api.name() => root,
        Some((_, generation)) if generation.starts_with('v') && !generation.contains('/') => {
            return Err(Error::configuration(format!(
                "the endpoint is of the API {generation}, and the profile of {}",
                api.name()
            ))
            .with_hint(format!(
                "set `api = \"{generation}\"`, or leave the path out"
            )));
        }
        _ => trimmed,
    };
    crate::http::endpoint(&format!("{root}/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endpoint_may_carry_the_path_of_its_api() {
        let portal = |endpoint| portal(endpoint, Api::V3).map(String::from);
        for endpoint in [
            "https://portal.biganimal.com",
            "https://portal.biganimal.com/",
            "https://portal.biganimal.com/api/v3",
            "https://portal.biganimal.com/api/v3/",
        ] {
            assert_eq!(portal(endpoint).unwrap(), "https://portal.biganimal.com/");
        }
        let prefixed = portal("http://127.0.0.1:1/biganimal").unwrap();
        assert_eq!(prefixed, "http://127.0.0.1:1/biganimal/");
        assert!(portal("https://portal.biganimal.com/api/v1").is_err());
        assert!(portal("nowhere").is_err());
        assert!(portal("https://portal.biganimal.com/?token=x").is_err());
    }
}
