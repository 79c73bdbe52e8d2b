//! The keys, secrets and variables of this provider.

use crate::provider::rest::Address;
use crate::provider::{
    Description, ENDPOINT, Key, KeyKind, ProviderSettings, SecretKind, VendorVariable,
};

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
        written: with_path,
    }],
    addresses: &[ENDPOINT],
    binding: None,
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

/// The portal of a profile: an endpoint may be given with the path of the API, as `BA_API_URI` is.
pub(super) fn address(settings: &ProviderSettings) -> Address {
    let api = Api::of(settings);
    let endpoint = settings.values.get("endpoint").map(String::as_str);
    Address {
        endpoint: endpoint.or(DESCRIPTION.endpoint).map(str::to_owned),
        api: api.name(),
        base: match api {
            Api::V1 => &["api", "v1"],
            Api::V3 => &["api", "v3"],
        },
        suffixes: &[("v3", "/api/v3"), ("v1", "/api/v1")],
        absent: "set DBAAS_ENDPOINT",
    }
}

/// The vendor's Terraform provider puts paths right after `BA_API_URI`.
fn with_path(api: Option<&str>, endpoint: &str) -> String {
    let endpoint = endpoint.trim_end_matches('/');
    match api.map(|api| format!("/api/{api}")) {
        Some(path) if !endpoint.ends_with(&path) => endpoint.to_owned() + &path,
        _ => endpoint.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endpoint_may_carry_the_path_of_its_api() {
        let root = |endpoint: &str| {
            let mut settings = ProviderSettings::default();
            let endpoint = endpoint.to_owned();
            settings.values.insert("endpoint".to_owned(), endpoint);
            address(&settings).root().map(String::from)
        };
        for path in ["", "/", "/api/v3", "/api/v3/"] {
            let found = root(&format!("https://portal.biganimal.com{path}"));
            assert_eq!(found.unwrap(), "https://portal.biganimal.com/");
        }
        let prefixed = root("http://127.0.0.1:1/biganimal").unwrap();
        assert_eq!(prefixed, "http://127.0.0.1:1/biganimal/");
        assert!(root("https://portal.biganimal.com/api/v1").is_err());
        let usual = address(&ProviderSettings::default()).root();
        assert_eq!(usual.unwrap().as_str(), "https://portal.biganimal.com/");
    }

    #[test]
    fn the_vendors_own_tools_are_given_the_path_of_the_api() {
        let with_path = |endpoint| with_path(Some("v3"), endpoint);
        for endpoint in ["https://a.example", "https://a.example/api/v3/"] {
            assert_eq!(with_path(endpoint), "https://a.example/api/v3");
        }
    }
}
