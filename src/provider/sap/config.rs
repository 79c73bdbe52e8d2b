//! Keys, secret and service binding of this provider, and the addresses of one instance.

use std::collections::BTreeMap;
use std::time::Duration;

use url::Url;

use super::cache::Cache;
use crate::error::{Error, Result};
use crate::http;
use crate::notation;
use crate::provider::rest::Address;
use crate::provider::{
    Binding, Description, Key, KeyKind, ProviderSettings, SecretKind, VendorVariable,
};

const GET_ALL: &str = "get_all_managed_instances_url";
pub(super) const GET: &str = "get_managed_instance_url";
pub(super) const POST: &str = "post_managed_instance_url";
pub(super) const DELETE: &str = "delete_managed_instance_url";
const INTERVAL: &str = "polling_interval_millis";
const TIMEOUT: &str = "polling_timeout_seconds";
const CACHE_ITEMS: &str = "cache_max_items";
const CACHE_EXPIRY: &str = "cache_item_expire_seconds";
const USERNAME: &str = "username";

/// What stands for the tenant in three of the addresses.
const PLACEHOLDER: &str = "{tenant_id}";

const BINDING: Binding = Binding {
    variable: "VCAP_SERVICES",
    label: "managed-hana",
    members: &[
        ("user", USERNAME),
        (GET_ALL, GET_ALL),
        (GET, GET),
        (POST, POST),
        (DELETE, DELETE),
    ],
    secret: ("password", "password"),
};

/// What is known offline. The keys bear the names of the vendor's options.
pub const DESCRIPTION: Description = Description {
    apis: &[],
    keys: &[
        Key::new(CACHE_EXPIRY, KeyKind::Count),
        Key::new(CACHE_ITEMS, KeyKind::Count),
        Key::new(DELETE, KeyKind::Url),
        Key::new(GET_ALL, KeyKind::Url),
        Key::new(GET, KeyKind::Url),
        Key::new(INTERVAL, KeyKind::Number),
        Key::new(TIMEOUT, KeyKind::Count),
        Key::new(POST, KeyKind::Url),
        Key::new(USERNAME, KeyKind::Text).with_variable("DBAAS_USERNAME"),
    ],
    remote: true,
    endpoint: None,
    secrets: |_| {
        &[SecretKind {
            name: "password",
            variable: "DBAAS_PASSWORD",
            vendor_variable: None,
        }]
    },
    needs_credential: true,
    signs_in: false,
    variables: &[VendorVariable {
        name: "REQUESTS_CA_BUNDLE",
        key: "tls.ca",
        written: |_, file| file.to_owned(),
    }],
    addresses: &[GET_ALL, GET, POST, DELETE],
    binding: Some(&BINDING),
};

/// The options of one profile.
#[derive(Debug)]
pub(super) struct Options(BTreeMap<String, String>);

impl Options {
    pub(super) fn of(settings: &ProviderSettings) -> Self {
        Self(settings.values.clone())
    }

    pub(super) fn username(&self) -> Option<String> {
        self.0.get(USERNAME).cloned()
    }

    /// The vendor's default where nobody says; settings admit no other numbers.
    fn number(&self, key: &str, default: u32) -> u32 {
        let given = self.0.get(key).and_then(|text| text.parse().ok());
        given.unwrap_or(default)
    }

    pub(super) fn polling_interval(&self) -> Duration {
        Duration::from_millis(self.number(INTERVAL, 300).into())
    }

    pub(super) fn polling_timeout(&self) -> Duration {
        Duration::from_secs(self.number(TIMEOUT, 120).into())
    }

    pub(super) fn cache(&self) -> Cache {
        let expiry = Duration::from_secs(self.number(CACHE_EXPIRY, 600).into());
        Cache::new(self.number(CACHE_ITEMS, 500), expiry)
    }

    /// Where `dbaas api` and `doctor` go.
    pub(super) fn address(&self) -> Address {
        Address {
            endpoint: self.0.get(GET_ALL).cloned(),
            api: "",
            base: &[],
            suffixes: &[],
            absent: ADDRESSES_COME,
        }
    }

    /// Returns the address of all instances.
    pub(super) fn all(&self) -> Result<Url> {
        parse(GET_ALL, self.0.get(GET_ALL).map(String::as_str))
    }

    /// Returns the address for the instance of a tenant under a key. The addresses are used as they are given, and
    /// none is derived from another; the tenant is one segment of a path.
    pub(super) fn of_tenant(&self, key: &str, tenant: &str) -> Result<Url> {
        let tenant = check_tenant(tenant)?;
        let escaped = notation::url_text(tenant);
        let address = self
            .0
            .get(key)
            .map(|address| address.replace(PLACEHOLDER, &escaped));
        parse(key, address.as_deref())
    }
}

const ADDRESSES_COME: &str = "the four addresses come with the service binding: name its file with --binding, or \
                              write them into the profile";

fn parse(key: &str, address: Option<&str>) -> Result<Url> {
    let address = address.ok_or_else(|| {
        Error::configuration(format!("there is no `{key}`")).with_hint(ADDRESSES_COME)
    })?;
    http::endpoint(address).map_err(|error| error.with_detail(format!("key: {key}")))
}

/// Returns the tenant without the blanks around it.
///
/// # Errors
/// A usage error for one that is empty, or that a server could take for a way up.
pub(super) fn check_tenant(given: &str) -> Result<&str> {
    let tenant = given.trim();
    let problem = match tenant {
        "" => "it is empty",
        "." | ".." => "it leads to another path",
        _ if tenant.contains(char::is_control) => "it holds control characters",
        _ => return Ok(tenant),
    };
    let given = given.escape_debug();
    Err(Error::usage(format!("`{given}` is no tenant: {problem}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const BASE: &str = "https://im.example.test/managed/managed_instances/guid-1";

    fn options(get: &str) -> Options {
        let mut settings = ProviderSettings::default();
        let values = [(GET, get), (GET_ALL, BASE)];
        let values = values.map(|(key, value)| (key.to_owned(), value.to_owned()));
        settings.values.extend(values);
        Options::of(&settings)
    }

    #[test]
    fn a_tenant_is_one_segment_and_cannot_climb() {
        let template = format!("{BASE}/{PLACEHOLDER}");
        let path = |tenant: &str| {
            let url = options(&template).of_tenant(GET, tenant)?;
            Ok::<_, Error>(url.as_str().trim_start_matches(BASE).to_owned())
        };
        for (tenant, expected) in [
            ("t-1_a.b~c", "/t-1_a.b~c"),
            (" a b ", "/a%20b"),
            ("ü", "/%C3%BC"),
            ("a/b", "/a%2Fb"),
            ("a?b=c", "/a%3Fb%3Dc"),
            ("a#b", "/a%23b"),
            ("a%20b", "/a%2520b"),
            ("a+b", "/a%2Bb"),
            ("$&x", "/%24%26x"),
            ("{tenant_id}", "/%7Btenant_id%7D"),
            ("%2e%2e", "/%252e%252e"),
            ("../x", "/..%2Fx"),
        ] {
            assert_eq!(path(tenant).unwrap(), expected, "{tenant}");
        }
        for tenant in ["", "  ", ".", "..", " .. ", "a\nb"] {
            assert!(path(tenant).is_err(), "{tenant:?}");
        }
    }

    #[test]
    fn an_address_is_used_as_it_is_given() {
        assert_eq!(options(BASE).of_tenant(GET, "t").unwrap().as_str(), BASE);
        let twice = options("https://a.example/{tenant_id}/x/{tenant_id}");
        let url = twice.of_tenant(GET, "t 1").unwrap();
        assert_eq!(url.as_str(), "https://a.example/t%201/x/t%201");
        assert!(options(BASE).of_tenant(POST, "t").is_err());
        let error = options("https://u:planted@a.example/")
            .of_tenant(GET, "t")
            .unwrap_err();
        assert!(!format!("{error:?}").contains("planted"));
    }
}
