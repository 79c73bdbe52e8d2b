//! What `whoami`, `login` and `profile show` print of an account: one row of it, or every layer of every
//! value. Credentials by name and place, never by value.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::{Value, json};

use super::Context;
use crate::credentials::{Attempt, Found, Session};
use crate::error::Result;
use crate::model::Resource;
use crate::output::{Column, Format, Record, Show};
use crate::provider::{Identity, PROXY_HEADERS};
use crate::settings::Target;

/// An account, as it is used.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Account {
    profile: Option<String>,
    provider: &'static str,
    api: Option<String>,
    endpoint: Option<String>,
    credential: Option<String>,
    credential_source: Option<String>,
    expires_at: Option<Timestamp>,
    user: Option<String>,
    organization: Option<String>,
    permissions: Option<Vec<String>>,
}

impl Account {
    /// The account of `target` with the credential that was found; nothing is sent.
    ///
    /// # Errors
    /// Where a stored session is damaged.
    pub(super) fn of(target: &Target, found: Option<&Found>) -> Result<Self> {
        let value = |key: &str| target.value(key).map(|value| value.value.clone());
        let session = match found {
            Some(found) if found.name == Session::NAME => Some(Session::parse(&found.secret)?),
            _ => None,
        };
        Ok(Self {
            profile: target.profile.clone(),
            provider: target.provider.name(),
            api: value("api"),
            endpoint: target.endpoint().map(|endpoint| shown(&endpoint.value)),
            credential: found.map(|found| found.name.clone()),
            credential_source: found.map(|found| found.place.clone()),
            expires_at: session.map(|session| session.expires_at),
            user: None,
            organization: None,
            permissions: None,
        })
    }

    /// The same with what the vendor says.
    pub(super) fn verified(mut self, identity: Identity) -> Self {
        self.user = identity.user;
        self.organization = identity.organization;
        self.permissions = Some(identity.permissions);
        self
    }
}

impl Record for Account {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::new("profile", "PROFILE", Show::Table, |a| {
            a.profile.clone().into()
        }),
        Column::new("provider", "PROVIDER", Show::Table, |a| a.provider.into()),
        Column::new("api", "API", Show::Table, |a| a.api.clone().into()),
        Column::new("endpoint", "ENDPOINT", Show::Table, |a| {
            a.endpoint.clone().into()
        }),
        Column::new("credential", "CREDENTIAL", Show::Table, |a| {
            a.credential.clone().into()
        }),
        Column::new("credential_source", "SOURCE", Show::Table, |a| {
            a.credential_source.clone().into()
        }),
        Column::new("expires_at", "EXPIRES", Show::Table, |a| {
            a.expires_at.map(|at| at.to_string()).into()
        }),
        Column::new("user", "USER", Show::Wide, |a| a.user.clone().into()),
        Column::new("organization", "ORGANIZATION", Show::Wide, |a| {
            a.organization.clone().into()
        }),
        Column::new("permissions", "PERMISSIONS", Show::Machine, |a| {
            a.permissions.clone().into()
        }),
    ];

    fn identifier(&self) -> &str {
        self.profile.as_deref().unwrap_or(self.provider)
    }
}

/// A value as it may be seen: an address without the password that may stand in it.
pub(super) fn shown(value: &str) -> String {
    match url::Url::parse(value) {
        Ok(url) if url.password().is_some() || url.query().is_some() => {
            crate::http::redact::url(&url)
        }
        _ => value.to_owned(),
    }
}

/// One thing that was said about one value.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Layer {
    key: String,
    value: Option<String>,
    origin: String,
    used: bool,
}

impl Layer {
    /// A layer.
    pub(super) fn new(key: &str, value: Option<String>, origin: String, used: bool) -> Self {
        Self {
            key: key.to_owned(),
            value,
            origin,
            used,
        }
    }
}

impl Record for Layer {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::new("key", "KEY", Show::Table, |l| l.key.clone().into()),
        Column::new("value", "VALUE", Show::Table, |l| l.value.clone().into()),
        Column::new("origin", "ORIGIN", Show::Table, |l| l.origin.clone().into()),
        Column::new("used", "USED", Show::Table, |l: &Self| l.used.into())
            .with_text(|l, _| Some(if l.used { "yes" } else { "no" }.to_owned())),
    ];

    fn identifier(&self) -> &str {
        &self.key
    }
}

/// Every layer of the account itself, of the settings of the run where `run` names them, and of its keys.
pub(super) fn layers(context: &Context<'_>, target: &Target, run: &[&str]) -> Vec<Layer> {
    let mut layers = Vec::new();
    let all = context.settings.layers().iter();
    let named = all.filter(|setting| run.contains(&setting.key));
    let mut add = |key: &str, value: &str, origin: String, used: bool| {
        let value = match key {
            PROXY_HEADERS => "***".to_owned(),
            _ => shown(value),
        };
        layers.push(Layer::new(key, Some(value), origin, used));
    };
    for setting in named {
        for (index, layer) in setting.layers.iter().enumerate() {
            let origin = layer.origin.to_string();
            add(setting.key, &layer.value, origin, index == 0);
        }
    }
    let config = context.settings.config();
    let profile = target.profile.as_ref();
    let profile = profile.and_then(|name| Some((name, config.profiles.get(name)?)));
    match profile {
        Some((name, profile)) => {
            let origin = || format!("profile `{name}`");
            add("provider", target.provider.name(), origin(), true);
            for (key, on) in [
                ("protected", profile.protected),
                ("read-only", profile.read_only),
            ] {
                if on {
                    add(key, "true", origin(), true);
                }
            }
            if profile.credential_command.is_some() {
                // Its arguments are the user's business.
                add("credential-command", "set", origin(), true);
            }
        }
        None => add(
            "provider",
            target.provider.name(),
            target.origin.to_string(),
            true,
        ),
    }
    for setting in target.configuration() {
        for (index, layer) in setting.layers.iter().enumerate() {
            let origin = layer.origin.to_string();
            add(setting.key, &layer.value, origin, index == 0);
        }
    }
    layers
}

/// Where the credential was looked for, and what stood in a place that was not asked any more.
pub(super) fn credential_layers(
    context: &Context<'_>,
    target: &Target,
    found: Option<&Found>,
    attempts: &[Attempt],
) -> Vec<Layer> {
    let mut layers: Vec<Layer> = attempts
        .iter()
        .map(|attempt| {
            let outcome = Some(attempt.outcome.clone());
            Layer::new("credential", outcome, attempt.place.clone(), false)
        })
        .collect();
    if let Some(found) = found {
        let name = Some(found.name.clone());
        layers.push(Layer::new("credential", name, found.place.clone(), true));
    }
    let places = target.credentials().places();
    for variable in context.settings.unused_variables(target) {
        let given = places.given.iter();
        let name = given
            .filter(|given| given.from.variable() == Some(variable))
            .map(|given| given.name)
            .chain(
                places
                    .vendor
                    .iter()
                    .filter(|vendor| vendor.variable == Some(variable))
                    .map(|vendor| vendor.name),
            )
            .next();
        // Variables for keys are shown with their keys.
        let is_key = target
            .configuration()
            .iter()
            .flat_map(|setting| &setting.layers)
            .any(|layer| layer.origin == crate::origin::Origin::Vendor(variable));
        if !is_key {
            let name = name.unwrap_or("set, and not taken here");
            let origin = format!("{variable} in the environment");
            layers.push(Layer::new(
                "credential",
                Some(name.to_owned()),
                origin,
                false,
            ));
        }
    }
    layers
}

/// Prints layers: as rows, or as one document that begins with `head`.
///
/// # Errors
/// Where they cannot be printed.
pub(super) fn print(
    context: &Context<'_>,
    format: Format,
    head: Value,
    layers: Vec<Layer>,
) -> Result<()> {
    let ui = context.ui;
    if format.is_machine() && ui.settings.columns.is_empty() {
        let mut document = head;
        document["layers"] = json!(layers);
        return ui.document(format, &document);
    }
    let rows: Vec<Resource<Layer>> = layers
        .into_iter()
        .map(Resource::of)
        .collect::<Result<_>>()?;
    ui.resources(format, &[], &rows)
}
