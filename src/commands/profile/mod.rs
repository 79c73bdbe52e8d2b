//! `dbaas profile`: the accounts of the configuration file. It edits the file and the credential store
//! together, so that a failure leaves neither half done, and sends nothing anywhere.

mod add;
mod check;
mod exec;

use serde::Serialize;
use serde_json::json;

use super::account::{self, Layer};
use super::confirm::confirm_profile;
use super::deletion::Deletion;
use super::{Context, name_unused};
use crate::cli::{ConfirmationFlags, ProfileCommand};
use crate::config::{BUILT_IN_PROFILE, Config, ConfigEditor, Profile};
use crate::error::{Error, ErrorKind, Result};
use crate::model::Resource;
use crate::origin::Origin;
use crate::output::{Column, Format, Record, Show, VIEWS};
use crate::provider::registry;

pub(super) async fn run(context: &Context<'_>, command: ProfileCommand) -> Result<()> {
    match command {
        ProfileCommand::Add(args) => add::run(context, &args),
        ProfileCommand::List => list(context),
        ProfileCommand::Show { .. } => show(context),
        ProfileCommand::Use { name } => use_profile(context, &name),
        ProfileCommand::Rename { old, new } => rename(context, &old, &new),
        ProfileCommand::Remove { name, confirmation } => remove(context, &name, &confirmation),
        ProfileCommand::Check { .. } => check::run(context),
        ProfileCommand::Exec(args) => exec::run(context, &args).await,
    }
}

/// A profile as lists show it.
#[derive(Clone, Debug, Serialize)]
struct Row {
    name: String,
    provider: &'static str,
    api: Option<String>,
    endpoint: Option<String>,
    region: Option<String>,
    default: bool,
    protected: bool,
    read_only: bool,
    store: &'static str,
}

impl Row {
    /// The profile as the file has it; what a run's flags and variables make of it is another question.
    fn of(config: &Config, name: &str, profile: &Profile, store: &'static str) -> Self {
        let description = registry::describe(profile.provider);
        let value = |key: &str, default: Option<&str>| {
            let of_profile = profile.values.get(key).cloned();
            of_profile.or_else(|| default.map(str::to_owned))
        };
        let default = config.default_profile.as_deref();
        Self {
            name: name.to_owned(),
            provider: profile.provider.name(),
            api: value("api", description.apis.first().copied()),
            endpoint: description
                .addresses
                .first()
                .and_then(|key| value(key, description.endpoint))
                .map(|endpoint| account::shown(&endpoint)),
            region: value("region", None),
            default: default.unwrap_or(BUILT_IN_PROFILE) == name,
            protected: profile.protected,
            read_only: profile.read_only,
            store: match profile.credential_command {
                Some(_) => "command",
                None => store,
            },
        }
    }
}

macro_rules! switch_column {
    ($name:literal, $header:literal, $field:ident) => {
        Column::new($name, $header, Show::Table, |row: &Row| row.$field.into())
            .with_text(|row, _| row.$field.then(|| "yes".to_owned()))
    };
}

impl Record for Row {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::new("name", "NAME", Show::Table, |row| row.name.clone().into()),
        Column::new("provider", "PROVIDER", Show::Table, |row| {
            row.provider.into()
        }),
        Column::new("api", "API", Show::Table, |row| row.api.clone().into()),
        Column::new("endpoint", "ENDPOINT", Show::Table, |row| {
            row.endpoint.clone().into()
        }),
        Column::new("region", "REGION", Show::Table, |row| {
            row.region.clone().into()
        }),
        switch_column!("default", "DEFAULT", default),
        switch_column!("protected", "PROTECTED", protected),
        switch_column!("read_only", "READ_ONLY", read_only),
        Column::new("store", "STORE", Show::Table, |row| row.store.into()),
    ];

    fn identifier(&self) -> &str {
        &self.name
    }
}

/// Which store is written to. A keyring that is locked is still the one, and a list must not fail for it.
fn store_kind(context: &Context<'_>) -> &'static str {
    match context.settings.store_of(BUILT_IN_PROFILE).kind() {
        Ok(kind) => kind,
        Err(error) => {
            context.ui.notice(&error.to_string());
            "keyring"
        }
    }
}

fn print(context: &Context<'_>, format: Format, config: &Config, name: &str) -> Result<()> {
    let row = Row::of(config, name, config.profile(name)?, store_kind(context));
    context.ui.resource(format, &Resource::of(row)?)
}

fn list(context: &Context<'_>) -> Result<()> {
    let format = context.ui.format(VIEWS, Format::Table)?;
    let config = context.settings.config();
    let store = store_kind(context);
    let rows: Vec<Resource<Row>> = config
        .profiles
        .iter()
        .map(|(name, profile)| Resource::of(Row::of(config, name, profile, store)))
        .collect::<Result<_>>()?;
    context.ui.resources(format, &[], &rows)
}

fn show(context: &Context<'_>) -> Result<()> {
    let format = context.ui.format(VIEWS, Format::Table)?;
    let target = context.target()?;
    let name = target.profile.as_deref().unwrap_or_default();
    let store = context.settings.store_of(name);
    let mut layers = account::layers(context, target, &["output", "timeout"]);
    let mut secrets = Vec::new();
    for secret in store.secret_names()? {
        let kind = store.kind()?;
        let key = format!("secret {secret}");
        layers.push(Layer::new(&key, None, format!("the store: {kind}"), true));
        secrets.push(json!({"name": secret, "store": kind}));
    }
    let head = json!({"name": name, "provider": target.provider.name(), "secrets": secrets});
    account::print(context, format, head, layers)
}

fn use_profile(context: &Context<'_>, name: &str) -> Result<()> {
    let format = context.ui.format(VIEWS, Format::Table)?;
    let mut editor = ConfigEditor::open(&context.settings.config().path)?;
    editor.config().profile(name)?;
    editor.use_profile(name);
    let config = editor.save()?;
    context
        .ui
        .status(&format!("`{name}` is the default profile"));
    still_chosen(context, name);
    print(context, format, &config, name)
}

/// A default is the weakest choice there is; what beats it here is named.
fn still_chosen(context: &Context<'_>, name: &str) {
    let layers = context.settings.layers().iter();
    let mut chosen = layers
        .filter(|setting| setting.key == "profile")
        .flat_map(|setting| &setting.layers);
    if let Some(stronger) = chosen.find(|layer| {
        matches!(layer.origin, Origin::Environment(_) | Origin::Directory(_)) && layer.value != name
    }) {
        context.ui.notice(&format!(
            "here `{}` is used all the same: {}",
            stronger.value, stronger.origin
        ));
    }
}

fn rename(context: &Context<'_>, old: &str, new: &str) -> Result<()> {
    let format = context.ui.format(VIEWS, Format::Table)?;
    check_name(new)?;
    let mut editor = ConfigEditor::open(&context.settings.config().path)?;
    editor.config().profile(old)?;
    if !editor.holds(old) {
        return Err(built_in(old, "renamed"));
    }
    if editor.config().profiles.contains_key(new) {
        return Err(exists(new));
    }
    editor.rename(old, new);
    editor.check()?;
    context.settings.store_of(old).rename_profile(new)?;
    let config = match editor.save() {
        Ok(config) => config,
        Err(error) => {
            let back = context.settings.store_of(new).rename_profile(old);
            return Err(match back {
                Ok(()) => error,
                Err(second) => error.with_detail(format!(
                    "its secrets are now those of `{new}`, and cannot be moved back: {second}"
                )),
            });
        }
    };
    context
        .ui
        .status(&format!("the profile `{old}` is now `{new}`"));
    print(context, format, &config, new)
}

fn remove(context: &Context<'_>, name: &str, confirmation: &ConfirmationFlags) -> Result<()> {
    let format = context.ui.format(VIEWS, Format::Table)?;
    let config = context.settings.config();
    let profile = config.profile(name)?;
    confirm_profile(context, name, profile.protected, confirmation)?;
    // Opened after the question, so that nobody waits for the answer.
    let mut editor = ConfigEditor::open(&config.path)?;
    editor.config().profile(name)?;
    if !editor.holds(name) {
        return Err(built_in(name, "removed"));
    }
    editor.remove(name);
    editor.check()?;
    let store = context.settings.store_of(name);
    // The built-in profile goes on without its section, and so do the clusters that it has passwords for.
    if name != BUILT_IN_PROFILE {
        store.check()?;
    }
    editor.save()?;
    if name != BUILT_IN_PROFILE {
        store.forget_profile().map_err(|error| {
            error.with_detail(format!(
                "the profile is gone from the file, and its secrets are still stored; a new \
                 profile `{name}` will not get them"
            ))
        })?;
    }
    context
        .ui
        .status(&format!("the profile `{name}` is removed"));
    let row = Deletion::resource(name, name)?;
    context.ui.resources(format, &[], &[row])
}

/// Letters, digits and what needs no quoting anywhere.
fn check_name(name: &str) -> Result<()> {
    let begins = name.starts_with(|c: char| c.is_ascii_alphanumeric());
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_.".contains(c);
    if begins && name.chars().all(plain) && name.len() <= 64 {
        return Ok(());
    }
    Err(
        Error::usage(format!("`{}` cannot name a profile", name.escape_debug())).with_hint(
            "use letters, digits, `-`, `_` and `.`, at most 64, beginning with a letter or digit",
        ),
    )
}

fn exists(name: &str) -> Error {
    Error::new(
        ErrorKind::Conflict,
        format!("there is a profile `{name}` already"),
    )
    .with_hint(format!(
        "see `dbaas profile show {name}`, or remove it with `dbaas profile remove {name}`"
    ))
}

fn built_in(name: &str, done: &str) -> Error {
    Error::configuration(format!(
        "the profile `{name}` is built in and cannot be {done}"
    ))
    .with_hint("make another one the default with `dbaas profile use NAME`")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_need_no_quoting() {
        for name in ["prod", "a.b-c_d", "1"] {
            assert!(check_name(name).is_ok(), "{name}");
        }
        let long = "x".repeat(65);
        for name in [
            "", "-p", ".x", "a b", "a,b", "a/b", "a=b", "ü", "a\nb", &long,
        ] {
            assert!(check_name(name).is_err(), "{name}");
        }
    }
}
