//! One account to work on: a profile, or a provider without one; with every value that was found for it
//! and where, the strongest first.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::binding::Bound;
use super::value::check_value;
use crate::cli::GlobalFlags;
use crate::config::Profile;
use crate::credentials::{
    Chain, CredentialCommand, CredentialStore, Given, GivenFrom, Places, Secret, StoreLocation,
    VendorSecret,
};
use crate::env::{self, Environment};
use crate::error::{Error, ErrorKind, Result};
use crate::http::{self, Pin, Policy, ProxyOptions, Resolve, TlsOptions};
use crate::notation;
use crate::operations::{Account, Journal, Opened, Operations};
use crate::origin::{Layers, Origin, Sourced};
use crate::provider::{
    BINDING_KEY, Description, Key, PROXY_HEADERS, ProviderId, ProviderSettings, SecretKind,
    registry,
};

/// A key with everything that was said about it.
#[derive(Clone, Debug)]
pub struct Setting {
    /// The key.
    pub key: &'static str,
    /// What was found, the strongest first: the first one is used.
    pub layers: Vec<Sourced<String>>,
}

/// One account to work on.
#[derive(Clone, Debug)]
pub struct Target {
    /// The provider.
    pub provider: ProviderId,
    /// The profile; `None` with `--provider`.
    pub profile: Option<String>,
    /// What chose it.
    pub origin: Origin,
    /// Whether deletions want the name of each target.
    pub protected: bool,
    /// Whether changes are refused.
    pub read_only: bool,
    /// Whether somebody can be asked.
    interactive: bool,
    configuration: Vec<Setting>,
    settings: ProviderSettings,
    journal: Journal,
}

impl Target {
    /// Opens its provider, offline.
    pub fn open(&self) -> Opened {
        let provider = registry::open(self.provider, self.settings.clone());
        let remote = registry::describe(self.provider).remote;
        let operations = remote.then(|| Operations::new(self.account(), self.journal.clone()));
        Opened::new(provider, operations)
    }

    /// The account, as operations know it.
    pub fn account(&self) -> Account {
        let value = |key: &str| self.settings.values.get(key).cloned();
        Account {
            provider: self.provider.name(),
            api: value("api"),
            profile: self.profile.clone(),
            endpoint: self.endpoint().map(|endpoint| endpoint.value.clone()),
        }
    }

    /// The data root of local clusters, and of the registers of `serve`.
    pub fn data_directory(&self) -> &Path {
        &self.settings.data_directory
    }

    /// What a person calls it.
    pub fn label(&self) -> String {
        match &self.profile {
            Some(profile) => format!("profile `{profile}`"),
            None => format!("provider `{}`", self.provider),
        }
    }

    /// How this program is called for this account, for commands that a message suggests.
    pub fn program(&self) -> String {
        program(&self.origin, self.profile.as_deref(), self.provider)
    }

    /// Every key that somebody set, with where.
    pub fn configuration(&self) -> &[Setting] {
        &self.configuration
    }

    /// The value of a key, if anybody set it.
    pub fn value(&self, key: &str) -> Option<&Sourced<String>> {
        let setting = self
            .configuration
            .iter()
            .find(|setting| setting.key == key)?;
        setting.layers.first()
    }

    /// The address that names the account, with where it comes from.
    pub fn endpoint(&self) -> Option<&Sourced<String>> {
        let addresses = registry::describe(self.provider).addresses;
        self.value(addresses.first()?)
    }

    /// Where its credential is found.
    pub fn credentials(&self) -> &Arc<Chain> {
        &self.settings.credentials
    }

    /// How its requests are made.
    pub fn http(&self) -> &http::Options {
        &self.settings.http
    }

    /// Refuses a change where the profile is read-only, or where only the working directory chose it and
    /// nobody is there to see that. Before anything is sent.
    ///
    /// # Errors
    /// An authentication error, or a usage error that names the flag.
    pub fn permit_change(&self) -> Result<()> {
        if self.read_only {
            return Err(Error::new(
                ErrorKind::Authentication,
                format!("{} is read-only", self.label()),
            )
            .with_hint("remove `read-only` from the profile, or use another profile"));
        }
        match (&self.origin, &self.profile) {
            (Origin::Directory(path), Some(profile)) if !self.interactive => Err(Error::usage(
                format!(
                    "{} was chosen by {} alone, which is not enough for a change that nobody watches",
                    self.label(),
                    path.display()
                ),
            )
            .with_hint(format!("name it: --profile {profile}"))),
            _ => Ok(()),
        }
    }

    /// What a user should see before a change, because no flag of theirs said so.
    pub fn change_notice(&self) -> Option<String> {
        match &self.origin {
            Origin::Directory(path) => {
                Some(format!("{} was chosen by {}", self.label(), path.display()))
            }
            _ => None,
        }
    }
}

fn program(origin: &Origin, profile: Option<&str>, provider: ProviderId) -> String {
    match (origin, profile) {
        (Origin::BuiltIn, _) => "dbaas".to_owned(),
        (_, Some(profile)) => format!("dbaas -p {profile}"),
        (_, None) => format!("dbaas --provider {provider}"),
    }
}

/// Orders the layers of a key by strength, the strongest first.
const fn rank(origin: &Origin) -> u8 {
    match origin {
        Origin::Flag(_) => 0,
        Origin::Environment(_) => 1,
        Origin::Profile(_) => 2,
        _ => 3,
    }
}

/// What every target of a run is made from.
pub(super) struct Sources<'a> {
    pub(super) flags: &'a GlobalFlags,
    pub(super) environment: &'a Environment,
    pub(super) engine_root: &'a Path,
    pub(super) journal: &'a Journal,
    pub(super) store: &'a StoreLocation,
    pub(super) observer: Option<Arc<dyn http::Observer>>,
}

impl Sources<'_> {
    /// Resolves one account.
    ///
    /// # Errors
    /// Usage and configuration errors for values that are not valid.
    pub(super) fn target(
        &self,
        provider: ProviderId,
        profile: Option<(&str, &Profile)>,
        origin: Origin,
    ) -> Result<Target> {
        let description = registry::describe(provider);
        let bound = self.binding(description, profile)?;
        let configuration = self.configuration(description, profile, bound.as_ref())?;
        let values: BTreeMap<String, String> = configuration
            .iter()
            .filter_map(|setting| {
                let value = setting.layers.first()?.value.clone();
                Some((setting.key.to_owned(), value))
            })
            .collect();
        let credentials = self.credentials(
            description,
            &configuration,
            bound,
            provider,
            profile,
            &origin,
        )?;
        let http = if description.remote {
            self.http(&values)?
        } else {
            http::Options::default()
        };
        Ok(Target {
            provider,
            origin,
            protected: profile.is_some_and(|(_, profile)| profile.protected),
            read_only: profile.is_some_and(|(_, profile)| profile.read_only),
            interactive: self.environment.stdin_is_terminal && self.environment.stderr_is_terminal,
            configuration,
            journal: self.journal.clone(),
            settings: ProviderSettings {
                values,
                profile: profile.map(|(name, _)| name.to_owned()),
                data_directory: self.engine_root.to_owned(),
                search_path: self.environment.get(env::PATH).map(str::to_owned),
                http,
                credentials: Arc::new(credentials),
            },
            profile: profile.map(|(name, _)| name.to_owned()),
        })
    }

    fn configuration(
        &self,
        description: &Description,
        profile: Option<(&str, &Profile)>,
        bound: Option<&Bound>,
    ) -> Result<Vec<Setting>> {
        let mut found = Vec::new();
        for key in description.all_keys() {
            let mut given = self.given(key, profile)?;
            for variable in description.variables {
                if variable.key == key.name
                    && let Some(value) = self.environment.get(variable.name)
                {
                    given.push((value.to_owned(), Origin::Vendor(variable.name)));
                }
            }
            if let Some(bound) = bound
                && let Some(value) = bound.values.get(key.name)
            {
                // What is as strong as the binding itself was meant for this key alone.
                let is_as_strong = |origin: &Origin| rank(origin) <= rank(&bound.origin);
                let behind = given.partition_point(|(_, origin)| is_as_strong(origin));
                given.insert(behind, (value.clone(), bound.origin.clone()));
            }
            let mut layers = Layers::default();
            for (value, origin) in given {
                layers.add(value, origin);
            }
            let default = match key.name {
                "endpoint" => description.endpoint,
                "api" => description.apis.first().copied(),
                _ => None,
            };
            if let Some(value) = default {
                layers.add(value.to_owned(), Origin::BuiltIn);
            }
            if !layers.0.is_empty() {
                found.push(Setting {
                    key: key.name,
                    layers: layers.0,
                });
            }
        }
        let api = found.iter().find(|setting| setting.key == "api");
        if let Some(api) = api.and_then(|setting| setting.layers.first())
            && !description.apis.contains(&api.value.as_str())
        {
            return Err(Error::configuration(format!(
                "there is no API `{}` ({})",
                api.value, api.origin
            ))
            .with_detail(format!("values: {}", description.apis.join(", "))));
        }
        Ok(found)
    }

    /// The binding that is in effect: one alone, so that no address of the one meets the credential of another.
    ///
    /// # Errors
    /// See [`Bound::read`].
    fn binding(
        &self,
        description: &Description,
        profile: Option<(&str, &Profile)>,
    ) -> Result<Option<Bound>> {
        let Some(binding) = description.binding else {
            return Ok(None);
        };
        match self.given(&BINDING_KEY, profile)?.into_iter().next() {
            Some((file, origin)) => Bound::read(binding, Path::new(&file), origin).map(Some),
            None => match self.environment.get(binding.variable) {
                Some(text) => Bound::of_platform(binding, text),
                None => Ok(None),
            },
        }
    }

    /// What was given for a key by this program's own means, the strongest first.
    ///
    /// # Errors
    /// A usage error for a variable whose value the key cannot have.
    fn given(&self, key: &Key, profile: Option<(&str, &Profile)>) -> Result<Vec<(String, Origin)>> {
        let flag = self.flag(key.name);
        let flag = flag.map(|(flag, value)| (value, Origin::Flag(flag)));
        let mut given: Vec<_> = flag.into_iter().collect();
        if let Some(variable) = key.variable
            && let Some(value) = self.environment.get(variable)
        {
            let value = check_value(key.kind, variable, value)?;
            given.push((value, Origin::Environment(variable)));
        }
        if let Some((name, profile)) = profile
            && let Some(value) = profile.values.get(key.name)
        {
            given.push((value.clone(), Origin::Profile(name.to_owned())));
        }
        Ok(given)
    }

    /// The flag for a key, if it was given.
    fn flag(&self, key: &str) -> Option<(&'static str, String)> {
        let flags = self.flags;
        let path = |path: &Option<PathBuf>| Some(path.as_ref()?.display().to_string());
        Some(match key {
            "postgres-bin" => ("--postgres-bin", path(&flags.postgres_bin)?),
            "run-as" => ("--run-as", flags.run_as.clone()?),
            "binding" => ("--binding", path(&flags.binding)?),
            "tls.ca" => ("--cacert", path(&flags.cacert)?),
            "tls.insecure" if flags.insecure => ("--insecure", "true".to_owned()),
            "max-retries" => ("--max-retries", flags.max_retries?.to_string()),
            "request-timeout" => (
                "--request-timeout",
                format!("{}ms", flags.request_timeout?.as_millis()),
            ),
            _ => return None,
        })
    }

    fn http(&self, values: &BTreeMap<String, String>) -> Result<http::Options> {
        let file = |key: &str| values.get(key).map(PathBuf::from);
        let is = |key: &str| values.get(key).is_some_and(|value| value == "true");
        let pin = match values.get("tls.pin") {
            None => None,
            Some(text) => Some(Pin::parse(text).ok_or_else(|| {
                Error::configuration("`tls.pin` is no SHA-256 fingerprint of a certificate")
                    .with_hint("64 hexadecimal digits: `openssl x509 -noout -fingerprint -sha256`")
            })?),
        };
        for (key, given) in [
            ("tls.insecure", is("tls.insecure")),
            ("tls.ca", values.contains_key("tls.ca")),
        ] {
            if pin.is_some() && given {
                let flag = self.flag(key).map(|(flag, _)| flag);
                let message = format!(
                    "`tls.pin` names the one certificate that is believed, and {} contradicts it",
                    flag.map_or_else(|| format!("`{key}`"), str::to_owned)
                );
                let error = match flag {
                    Some(_) => Error::usage(message),
                    None => Error::configuration(message),
                };
                return Err(error.with_hint("leave one of them out"));
            }
        }
        let defaults = http::Options::default();
        let max_retries = values.get("max-retries").and_then(|text| text.parse().ok());
        let request_timeout = values
            .get("request-timeout")
            .and_then(|text| notation::duration(text).ok());
        let mut resolve = self.flags.resolve.clone();
        if let Some(given) = self
            .environment
            .get(env::DBAAS_RESOLVE)
            .filter(|_| resolve.is_empty())
        {
            for one in given.split(',') {
                let one = Resolve::parse(one.trim());
                resolve.push(one.map_err(|message| {
                    Error::usage(format!("{}: {message}", env::DBAAS_RESOLVE))
                })?);
            }
        }
        Ok(http::Options {
            tls: TlsOptions {
                ca: file("tls.ca")
                    .or_else(|| self.environment.get(env::SSL_CERT_FILE).map(PathBuf::from)),
                cert: file("tls.cert"),
                key: file("tls.key"),
                pin,
                insecure: is("tls.insecure"),
            },
            allow_http: is("allow-http"),
            proxy: ProxyOptions {
                headers: values.get(PROXY_HEADERS).cloned().map(Secret::new),
                ..self.proxy(values.get("proxy"))
            },
            resolve,
            retry: Policy {
                max_retries: max_retries.unwrap_or(defaults.retry.max_retries),
                ..defaults.retry
            },
            request_timeout: request_timeout.unwrap_or(defaults.request_timeout),
            observer: self.observer.clone(),
            ..defaults
        })
    }

    fn proxy(&self, of_profile: Option<&String>) -> ProxyOptions {
        let variable = |names: &[&str]| {
            let value = names.iter().find_map(|name| self.environment.get(name));
            value.map(str::to_owned)
        };
        let except = variable(&[env::NO_PROXY, "no_proxy"]).unwrap_or_default();
        let all = || variable(&[env::ALL_PROXY, "all_proxy"]);
        let secure = of_profile.cloned();
        ProxyOptions {
            secure: secure
                .clone()
                .or_else(|| variable(&[env::HTTPS_PROXY, "https_proxy"]))
                .or_else(all),
            // The capital form could come from a header of a web server that runs us (CVE-2016-5385).
            plain: secure.or_else(|| variable(&["http_proxy"])).or_else(all),
            except,
            headers: None,
        }
    }

    fn credentials(
        &self,
        description: &Description,
        configuration: &[Setting],
        bound: Option<Bound>,
        provider: ProviderId,
        profile: Option<(&str, &Profile)>,
        origin: &Origin,
    ) -> Result<Chain> {
        let first = |key: &str| {
            let setting = configuration.iter().find(|setting| setting.key == key);
            setting.and_then(|setting| setting.layers.first())
        };
        let kinds = (description.secrets)(first("api").map(|api| api.value.as_str()));
        let mut given = given_by_flags(self.flags, provider, kinds)?;
        let mut vendor = Vec::new();
        for kind in kinds {
            if let Some(value) = self.environment.get(kind.variable) {
                given.push(Given {
                    name: kind.name,
                    from: GivenFrom::Variable(kind.variable, Secret::new(value.to_owned())),
                });
            }
            if let Some(variable) = kind.vendor_variable
                && let Some(value) = self.environment.get(variable)
            {
                vendor.push(VendorSecret {
                    name: kind.name,
                    place: format!("{variable} in the environment"),
                    variable: Some(variable),
                    secret: Secret::new(value.to_owned()),
                });
            }
        }
        if let Some(bound) = bound
            && let Some((name, secret)) = bound.secret
        {
            match bound.origin {
                Origin::Flag(_) | Origin::Environment(_) => given.push(Given {
                    name,
                    from: GivenFrom::Binding(bound.place, secret),
                }),
                _ => vendor.push(VendorSecret {
                    name,
                    place: bound.place,
                    variable: None,
                    secret,
                }),
            }
        }
        let weak_endpoint = description.addresses.iter().find_map(|key| {
            match first(key).map(|address| &address.origin) {
                Some(Origin::Vendor(variable)) => Some(*variable),
                _ => None,
            }
        });
        Ok(Chain::new(Places {
            names: kinds.iter().map(|kind| kind.name).collect(),
            given,
            store: profile.map(|(name, _)| CredentialStore::new(self.store.clone(), name)),
            command: profile.and_then(|(name, profile)| {
                Some(CredentialCommand {
                    words: profile.credential_command.clone()?,
                    profile: name.to_owned(),
                })
            }),
            vendor,
            vendor_first: profile.is_none(),
            signs_in: description.signs_in,
            weak_endpoint,
            program: program(origin, profile.map(|(name, _)| name), provider),
        }))
    }
}

/// The secrets that the flags name.
///
/// # Errors
/// A usage error for a name that the provider does not take.
pub(super) fn given_by_flags(
    flags: &GlobalFlags,
    provider: ProviderId,
    kinds: &'static [SecretKind],
) -> Result<Vec<Given>> {
    let known = |name: &str| {
        let kind = kinds.iter().find(|kind| kind.name == name);
        kind.or_else(|| kinds.first().filter(|_| name.is_empty()))
            .map(|kind| kind.name)
            .ok_or_else(|| unknown_secret(provider, kinds, name))
    };
    let mut given = Vec::new();
    if let Some(name) = &flags.secret_stdin {
        let name = known(name)?;
        given.push(Given {
            name,
            from: GivenFrom::Stdin,
        });
    }
    for (name, path) in &flags.secret_file {
        let name = known(name)?;
        given.push(Given {
            name,
            from: GivenFrom::File(path.clone()),
        });
    }
    Ok(given)
}

fn unknown_secret(provider: ProviderId, kinds: &[SecretKind], name: &str) -> Error {
    let names: Vec<&str> = kinds.iter().map(|kind| kind.name).collect();
    let error = if names.is_empty() || name.is_empty() {
        Error::usage(format!("provider `{provider}` takes no secret"))
    } else {
        Error::usage(format!("provider `{provider}` takes no secret `{name}`"))
            .with_detail(format!("secrets: {}", names.join(", ")))
    };
    match notation::nearest(name, names) {
        Some(name) => error.with_hint(format!("did you mean `{name}`?")),
        None => error,
    }
}
