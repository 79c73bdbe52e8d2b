//! Keys, secret and service binding of this provider, and the addresses of one instance.

use std::time::Duration;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use url::Url;

use crate::error::{Error, Result};
use crate::provider::rest::Address;
use crate::provider::{
    Binding, Description, Key, KeyKind, ProviderSettings, SecretKind, VendorVariable,
};

const GET_ALL: &str = "get_all_managed_instances_url";
const GET: &str = "get_managed_instance_url";
const POST: &str = "post_managed_instance_url";
const DELETE: &str = "delete_managed_instance_url";
const INTERVAL: &str = "polling_interval_millis";
const TIMEOUT: &str = "polling_timeout_seconds";
const CACHE_ITEMS: &str = "cache_max_items";
const CACHE_EXPIRY: &str = "cache_item_expire_seconds";
const USERNAME: &str = "username";

/// What stands for the tenant in three of the addresses.
const PLACEHOLDER: &str = "{tenant_id}";

/// The unreserved characters of RFC 3986 stay as they are.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~');

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

/// The options of one profile, with the vendor's defaults.
#[derive(Debug)]
pub(super) struct Options {
    pub(super) username: Option<String>,
    pub(super) polling_interval: Duration,
    pub(super) polling_timeout: Duration,
    pub(super) cache_items: u32,
    pub(super) cache_expiry: Duration,
    get_all: Option<String>,
    get: Option<String>,
    post: Option<String>,
    delete: Option<String>,
}

impl Options {
    pub(super) fn of(settings: &ProviderSettings) -> Self {
        let text = |key: &str| settings.values.get(key).cloned();
        // Settings admit no other numbers.
        let number = |key: &str, default: u32| {
            let given = settings.values.get(key);
            given.and_then(|text| text.parse().ok()).unwrap_or(default)
        };
        Self {
            username: text(USERNAME),
            polling_interval: Duration::from_millis(number(INTERVAL, 300).into()),
            polling_timeout: Duration::from_secs(number(TIMEOUT, 120).into()),
            cache_items: number(CACHE_ITEMS, 500),
            cache_expiry: Duration::from_secs(number(CACHE_EXPIRY, 600).into()),
            get_all: text(GET_ALL),
            get: text(GET),
            post: text(POST),
            delete: text(DELETE),
        }
    }

    /// Where `dbaas api` and `doctor` go.
    pub(super) fn address(&self) -> Address {
        Address {
            endpoint: self.get_all.clone(),
            api: "",
            base: &[],
            suffixes: &[],
            absent: ADDRESSES_COME,
        }
    }

    /// Returns the address of all instances.
    pub(super) fn all(&self) -> Result<Url> {
        parse(GET_ALL, self.get_all.as_deref())
    }

    /// Returns the address that an instance is asked for at.
    pub(super) fn get(&self, tenant: &str) -> Result<Url> {
        of_tenant(GET, self.get.as_deref(), tenant)
    }

    /// Returns the address that an instance is created at.
    pub(super) fn post(&self, tenant: &str) -> Result<Url> {
        of_tenant(POST, self.post.as_deref(), tenant)
    }

    /// Returns the address that an instance is deleted at.
    pub(super) fn delete(&self, tenant: &str) -> Result<Url> {
        of_tenant(DELETE, self.delete.as_deref(), tenant)
    }
}

const ADDRESSES_COME: &str = "the four addresses come with the service binding: name its file with --binding, or \
                              write them into the profile";

fn parse(key: &str, address: Option<&str>) -> Result<Url> {
    let address = address.ok_or_else(|| {
        Error::configuration(format!("there is no `{key}`")).with_hint(ADDRESSES_COME)
    })?;
    let url = Url::parse(address).map_err(|error| {
        Error::configuration(format!("`{key}` is no address")).with_detail(error.to_string())
    })?;
    if url.cannot_be_a_base() || !url.username().is_empty() || url.password().is_some() {
        return Err(Error::configuration(format!(
            "`{key}` must be an address without a user and a password"
        )));
    }
    Ok(url)
}

/// The addresses are used as they are given, and none is derived from another; the tenant is one segment of a path.
fn of_tenant(key: &str, address: Option<&str>, tenant: &str) -> Result<Url> {
    let tenant = check_tenant(tenant)?;
    let escaped = utf8_percent_encode(tenant, RESERVED).to_string();
    let address = address.map(|address| address.replace(PLACEHOLDER, &escaped));
    parse(key, address.as_deref())
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
            let url = options(&template).get(tenant)?;
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
        assert_eq!(options(BASE).get("t").unwrap().as_str(), BASE);
        let twice = options("https://a.example/{tenant_id}/x/{tenant_id}");
        let url = twice.get("t 1").unwrap();
        assert_eq!(url.as_str(), "https://a.example/t%201/x/t%201");
        assert!(options(BASE).post("t").is_err());
        let error = options("https://u:planted@a.example/")
            .get("t")
            .unwrap_err();
        assert!(!format!("{error:?}").contains("planted"));
    }
}
