//! The secret of this provider, its API generations, and where a server's address ends.

use crate::provider::rest::Address;
use crate::provider::{Description, ENDPOINT, ProviderSettings, SecretKind};

/// What is known offline.
pub const DESCRIPTION: Description = Description {
    apis: &["v2", "v1"],
    keys: &[],
    remote: true,
    endpoint: None,
    secrets: |_| {
        &[SecretKind {
            name: "token",
            variable: "DBAAS_TOKEN",
            vendor_variable: None,
        }]
    },
    needs_credential: false,
    signs_in: false,
    variables: &[],
    addresses: &[ENDPOINT],
    binding: None,
};

/// The collection of instances, in both generations.
pub(super) const COLLECTION: &str = "postgraas_instances";

/// Where a body names the instance: in `v2`, and in `v1`.
pub(super) const NAME_KEYS: [&str; 2] = ["postgraas_instance_name", "postgraas_name"];

/// An API generation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Api {
    /// That of the project's first talk, without a version in its paths.
    V1,
    /// The current one.
    V2,
}

impl Api {
    /// The generation of a profile; the default where it names none. Settings admit no other.
    pub(super) fn of(settings: &ProviderSettings) -> Self {
        match settings.values.get("api").map(String::as_str) {
            Some("v1") => Self::V1,
            _ => Self::V2,
        }
    }

    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::V1 => "v1",
            Self::V2 => "v2",
        }
    }

    /// The key that names an instance in the body of a creation.
    pub(super) const fn name_key(self) -> &'static str {
        match self {
            Self::V1 => NAME_KEYS[1],
            Self::V2 => NAME_KEYS[0],
        }
    }

    /// The path before the collection.
    pub(super) const fn base(self) -> &'static [&'static str] {
        match self {
            Self::V1 => &[],
            Self::V2 => &["api", "v2"],
        }
    }
}

/// The server of a profile: an endpoint may be given with the path of the API, as curl would be given it.
pub(super) fn address(settings: &ProviderSettings) -> Address {
    let api = Api::of(settings);
    Address {
        endpoint: settings.values.get("endpoint").cloned(),
        api: api.name(),
        base: api.base(),
        suffixes: &[
            ("v2", "/api/v2/postgraas_instances"),
            ("v2", "/api/v2"),
            ("v1", "/postgraas_instances"),
        ],
        absent: "write the server's address into the profile, such as \
                 `endpoint = \"http://127.0.0.1:8080\"`, or set DBAAS_ENDPOINT",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_endpoint_may_carry_the_path_of_its_api() {
        let of = |endpoint: &str, api: Api| {
            let mut settings = ProviderSettings::default();
            let values = [("endpoint", endpoint), ("api", api.name())];
            let values = values.map(|(key, value)| (key.to_owned(), value.to_owned()));
            settings.values.extend(values);
            address(&settings).root().map(String::from)
        };
        for path in ["", "/", "/api/v2", "/api/v2/postgraas_instances"] {
            let endpoint = format!("http://db.example:8080{path}");
            assert_eq!(of(&endpoint, Api::V2).unwrap(), "http://db.example:8080/");
        }
        let talk = "http://127.0.0.1:1/below/postgraas_instances";
        assert_eq!(of(talk, Api::V1).unwrap(), "http://127.0.0.1:1/below/");
        assert!(of(talk, Api::V2).is_err());
        assert!(of("http://db.example/api/v2", Api::V1).is_err());
    }
}
