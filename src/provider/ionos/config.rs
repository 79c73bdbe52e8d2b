//! The keys, secrets and variables of this provider, its APIs and where they are (IONOS Cloud).

use url::Url;

use crate::error::{Error, Result};
use crate::http;
use crate::provider::rest::Address;
use crate::provider::{
    Description, ENDPOINT, Key, KeyKind, PROXY_HEADERS, ProviderSettings, SecretKind,
    VendorVariable,
};

/// Bearer tokens, which every API takes.
pub(super) const TOKEN: &str = "token";

/// The number of the contract, for users who belong to several.
pub(super) const CONTRACT: &str = "contract";

/// The virtual data center that is meant where nobody names one.
pub(super) const DATACENTER: &str = "datacenter";

/// The region that is meant where nobody names one.
pub(super) const REGION: &str = "region";

/// The user of a password.
pub(super) const USERNAME: &str = "username";

const HOST: &str = "https://api.ionos.com";

fn as_it_is(_api: Option<&str>, value: &str) -> String {
    value.to_owned()
}

const fn variable(name: &'static str, key: &'static str) -> VendorVariable {
    VendorVariable {
        name,
        key,
        written: as_it_is,
    }
}

/// What is known offline.
pub const DESCRIPTION: Description = Description {
    apis: &[
        "postgresql-v2",
        "postgresql-v1",
        "dataplatform",
        "kubernetes",
    ],
    keys: &[
        Key::new(CONTRACT, KeyKind::Number),
        Key::new(PROXY_HEADERS, KeyKind::Text),
        Key::new(DATACENTER, KeyKind::Text).with_variable("DBAAS_DATACENTER"),
        Key::new(REGION, KeyKind::Text).with_variable("DBAAS_REGION"),
        Key::new(USERNAME, KeyKind::Text).with_variable("DBAAS_USERNAME"),
    ],
    remote: true,
    endpoint: Some(HOST),
    secrets: |_| {
        &[
            SecretKind {
                name: TOKEN,
                variable: "DBAAS_TOKEN",
                vendor_variable: Some("IONOS_TOKEN"),
            },
            SecretKind {
                name: "password",
                variable: "DBAAS_PASSWORD",
                vendor_variable: Some("IONOS_PASSWORD"),
            },
        ]
    },
    needs_credential: true,
    signs_in: false,
    variables: &[
        variable("IONOS_API_URL", ENDPOINT),
        variable("IONOS_CONTRACT_NUMBER", CONTRACT),
        variable("IONOS_HTTP_PROXY", "proxy"),
        variable("IONOS_HTTP_PROXY_HEADERS", PROXY_HEADERS),
        variable("IONOS_PINNED_CERT", "tls.pin"),
        variable("IONOS_USERNAME", USERNAME),
    ],
    addresses: &[ENDPOINT],
    binding: None,
};

/// What a profile says where nobody does.
#[derive(Clone, Debug, Default)]
pub(super) struct Defaults {
    pub(super) datacenter: Option<String>,
    pub(super) region: Option<String>,
}

impl Defaults {
    /// The defaults of a profile.
    pub(super) fn of(settings: &ProviderSettings) -> Self {
        let value = |key: &str| settings.values.get(key).cloned();
        Self {
            datacenter: value(DATACENTER),
            region: value(REGION),
        }
    }
}

/// An API of the vendor's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Api {
    /// DBaaS PostgreSQL v2, which has a host in each region.
    PostgresqlV2,
    /// DBaaS PostgreSQL v1.
    PostgresqlV1,
    /// Managed Stackable Data Platform, which the vendor has retired.
    DataPlatform,
    /// Managed Kubernetes, in the Cloud API v6.
    Kubernetes,
}

impl Api {
    /// The API of a profile; the default where it names none. Settings admit no other.
    pub(super) fn of(settings: &ProviderSettings) -> Self {
        match settings.values.get("api").map(String::as_str) {
            Some("postgresql-v1") => Self::PostgresqlV1,
            Some("dataplatform") => Self::DataPlatform,
            Some("kubernetes") => Self::Kubernetes,
            _ => Self::PostgresqlV2,
        }
    }

    pub(super) const fn is_postgresql(self) -> bool {
        matches!(self, Self::PostgresqlV1 | Self::PostgresqlV2)
    }

    /// The name and the path of its own.
    const fn address(self) -> (&'static str, &'static [&'static str]) {
        match self {
            // Below a host of its own, or below `/postgresql/<region>` elsewhere.
            Self::PostgresqlV2 => ("postgresql-v2", &[]),
            Self::PostgresqlV1 => ("postgresql-v1", POSTGRESQL),
            Self::DataPlatform => ("dataplatform", DATA_PLATFORM),
            Self::Kubernetes => ("kubernetes", CLOUD),
        }
    }
}

/// The tokens of the account (Auth API v1).
pub(super) const AUTH: &[&str] = &["auth", "v1"];

/// The Cloud API v6.
pub(super) const CLOUD: &[&str] = &["cloudapi", "v6"];

const DATA_PLATFORM: &[&str] = &["dataplatform"];
const POSTGRESQL: &[&str] = &["databases", "postgresql"];

/// The regions that have a host for PostgreSQL v2, by the names of the other APIs.
pub(super) const REGIONS: [&str; 9] = [
    "de/txl", "de/fra", "fr/par", "es/vit", "gb/lhr", "gb/bhx", "us/las", "us/mci", "us/ewr",
];

/// The region of that name, in either spelling; `de/fra/2` has no host of its own.
///
/// # Errors
/// A usage error that lists the regions.
pub(super) fn region(given: &str) -> Result<&'static str> {
    let name = given.replace('-', "/");
    let name = name.strip_suffix("/2").unwrap_or(&name);
    let known = REGIONS.into_iter().find(|region| *region == name);
    known.ok_or_else(|| {
        Error::usage(format!("PostgreSQL v2 has no region `{given}`"))
            .with_detail(format!("regions: {}", REGIONS.join(", ")))
    })
}

/// The way to the APIs of a profile.
pub(super) fn address(settings: &ProviderSettings) -> Address {
    let (api, base) = Api::of(settings).address();
    let endpoint = settings.values.get(ENDPOINT).map(String::as_str);
    Address {
        endpoint: Some(without_path(endpoint.unwrap_or(HOST))),
        api,
        base,
        suffixes: &[],
        absent: "set DBAAS_ENDPOINT",
    }
}

/// An address as the vendor's tools take it: the scheme may be missing, and the path of any of the APIs may be there.
fn without_path(endpoint: &str) -> String {
    let endpoint = match endpoint.contains("://") {
        true => endpoint.to_owned(),
        false => format!("https://{endpoint}"),
    };
    let trimmed = endpoint.trim_end_matches('/');
    let carried = [AUTH, CLOUD, DATA_PLATFORM, POSTGRESQL].into_iter();
    let root = carried
        .map(|path| format!("/{}", path.join("/")))
        .find_map(|path| trimmed.strip_suffix(&path));
    root.unwrap_or(trimmed).to_owned()
}

/// The host of PostgreSQL v2 in a region: one of its own at the vendor, a path elsewhere.
///
/// # Errors
/// See [`Address::root`].
pub(super) fn regional(address: &Address, region: &str) -> Result<Url> {
    let name = region.replace('/', "-");
    let root = address.root()?;
    let vendors = http::endpoint(HOST)?;
    if root.origin() == vendors.origin() {
        return http::endpoint(&format!("https://postgresql.{name}.ionos.com/"));
    }
    below(root, &["postgresql", &name])
}

/// The address of a path below another one. The segments are escaped.
pub(super) fn below(mut url: Url, segments: &[&str]) -> Result<Url> {
    // An endpoint that cannot have a path was refused before.
    if let Ok(mut path) = url.path_segments_mut() {
        path.pop_if_empty().extend(segments);
    }
    Ok(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(endpoint: &str) -> Address {
        let mut settings = ProviderSettings::default();
        let endpoint = (ENDPOINT.to_owned(), endpoint.to_owned());
        settings.values.extend([endpoint]);
        address(&settings)
    }

    #[test]
    fn an_endpoint_is_taken_as_the_vendors_tools_take_it() {
        for endpoint in [
            "https://api.ionos.com",
            "api.ionos.com",
            "https://api.ionos.com/",
            "https://api.ionos.com/cloudapi/v6/",
            "https://api.ionos.com/databases/postgresql",
            "https://api.ionos.com/dataplatform",
        ] {
            let root = of(endpoint).root().unwrap();
            assert_eq!(root.as_str(), "https://api.ionos.com/", "{endpoint}");
        }
        let below = of("http://127.0.0.1:1/ionos/auth/v1").root().unwrap();
        assert_eq!(below.as_str(), "http://127.0.0.1:1/ionos/");
    }

    #[test]
    fn a_region_has_a_host_at_the_vendor_and_a_path_elsewhere() {
        let url = |endpoint, region| regional(&of(endpoint), region).unwrap().to_string();
        assert_eq!(url(HOST, "de/txl"), "https://postgresql.de-txl.ionos.com/");
        assert_eq!(
            url("http://127.0.0.1:1/ionos", "us/mci"),
            "http://127.0.0.1:1/ionos/postgresql/us-mci"
        );
        for (given, expected) in [("de-txl", "de/txl"), ("de/fra/2", "de/fra")] {
            assert_eq!(region(given).unwrap(), expected);
        }
        assert!(region("mars").is_err());
    }
}
