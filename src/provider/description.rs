//! What a provider says about itself before anything is opened: its API generations, the keys and secrets
//! of its profiles, and the vendor's own environment variables for them.

use super::ProviderId;

/// What the value of a profile key must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyKind {
    /// Any text.
    Text,
    /// `true` or `false`.
    Switch,
    /// A whole number that is not negative.
    Number,
    /// A whole number, 1 or more.
    Count,
    /// A duration such as `90s`.
    Duration,
    /// A file; relative to the configuration file.
    File,
    /// An `http` or `https` address.
    Url,
}

/// A key of a profile.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Its name in the file; a dot goes one table deeper.
    pub name: &'static str,
    /// What its value must be.
    pub kind: KeyKind,
    /// The variable of the environment that overrides it, if there is one.
    pub variable: Option<&'static str>,
}

impl Key {
    /// A key without a variable.
    pub const fn new(name: &'static str, kind: KeyKind) -> Self {
        Self {
            name,
            kind,
            variable: None,
        }
    }

    /// The same with the variable that overrides it.
    #[must_use]
    pub const fn with_variable(mut self, variable: &'static str) -> Self {
        self.variable = Some(variable);
        self
    }
}

/// A kind of credential that a provider takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SecretKind {
    /// Its name, as `--secret-stdin=NAME` takes it.
    pub name: &'static str,
    /// Our variable for it.
    pub variable: &'static str,
    /// The vendor's own variable for it.
    pub vendor_variable: Option<&'static str>,
}

/// A vendor's own variable for something that is no secret. It fills what a profile leaves open.
#[derive(Clone, Copy, Debug)]
pub struct VendorVariable {
    /// Its name.
    pub name: &'static str,
    /// The key that it fills.
    pub key: &'static str,
    /// Writes the key's value as the vendor's own tools take it, for an API generation.
    pub written: fn(api: Option<&str>, value: &str) -> String,
}

/// A service binding: a JSON document in which a platform hands an application the addresses and the credential of
/// a service (Cloud Foundry, `VCAP_SERVICES`).
#[derive(Clone, Copy, Debug)]
pub struct Binding {
    /// The platform's variable; its document has the bindings of all services.
    pub variable: &'static str,
    /// The label of the service in that document.
    pub label: &'static str,
    /// Members of the credentials, and the keys of a profile that they fill.
    pub members: &'static [(&'static str, &'static str)],
    /// The member that is the secret, and the secret's name.
    pub secret: (&'static str, &'static str),
}

/// Everything that is known of a provider offline.
#[derive(Clone, Copy, Debug)]
pub struct Description {
    /// Its API generations, the default first; none where there is only one.
    pub apis: &'static [&'static str],
    /// Its own keys, beside those of all profiles.
    pub keys: &'static [Key],
    /// Whether it is reached over HTTP, and so takes [`REMOTE_KEYS`] and credentials.
    pub remote: bool,
    /// The vendor's own address, used where nobody names another.
    pub endpoint: Option<&'static str>,
    /// The kinds of credential of an API generation, the default first. One of them is sent.
    pub secrets: fn(api: Option<&str>) -> &'static [SecretKind],
    /// Whether requests want a credential; else one is sent where there is one.
    pub needs_credential: bool,
    /// Whether its users can sign in with a browser (RFC 8628).
    pub signs_in: bool,
    /// The vendor's own variables.
    pub variables: &'static [VendorVariable],
    /// The keys that say where requests go; the first one names the account.
    pub addresses: &'static [&'static str],
    /// How a platform hands over addresses and credential; nothing where the vendor has no such thing.
    pub binding: Option<&'static Binding>,
}

impl Description {
    /// Every key of a profile of this provider, beside those of all profiles.
    pub fn all_keys(&self) -> impl Iterator<Item = &'static Key> + use<> {
        let remote: &[Key] = if self.remote { REMOTE_KEYS } else { &[] };
        let has_endpoint = self.addresses.contains(&ENDPOINT);
        let has_apis = !self.apis.is_empty();
        let is_meant = move |key: &&Key| match key.name {
            ENDPOINT => has_endpoint,
            "api" => has_apis,
            _ => true,
        };
        let binding = self.binding.is_some().then_some(&BINDING_KEY);
        self.keys
            .iter()
            .chain(remote.iter().filter(is_meant))
            .chain(binding)
    }

    /// The key of that name.
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.all_keys().find(|key| key.name == name)
    }
}

/// The key of headers for a proxy, which may hold a credential and are never shown.
pub const PROXY_HEADERS: &str = "proxy-headers";

/// The key of the one address that most vendors have.
pub const ENDPOINT: &str = "endpoint";

/// The key that names the file of a service binding.
pub const BINDING_KEY: Key = Key::new("binding", KeyKind::File).with_variable("DBAAS_BINDING");

/// The keys of every provider that is reached over HTTP; `endpoint` and `api` where it has them.
pub const REMOTE_KEYS: &[Key] = &[
    Key::new("api", KeyKind::Text).with_variable("DBAAS_API"),
    Key::new(ENDPOINT, KeyKind::Url).with_variable("DBAAS_ENDPOINT"),
    Key::new("allow-http", KeyKind::Switch),
    Key::new("max-retries", KeyKind::Number).with_variable("DBAAS_MAX_RETRIES"),
    Key::new("proxy", KeyKind::Text),
    Key::new("request-timeout", KeyKind::Duration).with_variable("DBAAS_REQUEST_TIMEOUT"),
    Key::new("tls.ca", KeyKind::File).with_variable("DBAAS_CACERT"),
    Key::new("tls.cert", KeyKind::File),
    Key::new("tls.insecure", KeyKind::Switch).with_variable("DBAAS_INSECURE"),
    Key::new("tls.key", KeyKind::File),
    Key::new("tls.pin", KeyKind::Text),
];

/// One API generation of a provider: what can be opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The provider.
    pub provider: ProviderId,
    /// The generation; `None` where there is only one.
    pub api: Option<&'static str>,
}

impl std::fmt::Display for Variant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.api {
            Some(api) => write!(f, "{} {api}", self.provider),
            None => write!(f, "{}", self.provider),
        }
    }
}
