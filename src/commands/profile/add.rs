//! `dbaas profile add`. The secret is stored before the file is written, and forgotten where that fails:
//! a profile that is there has everything that was given for it.

use super::{Context, check_name, exists, print};
use crate::cli::ProfileAddArgs;
use crate::commands::secrets::{self, Named};
use crate::config::{BUILT_IN_PROFILE, CREDENTIAL_COMMAND, Config, ConfigEditor, PROFILE_KEYS};
use crate::credentials::is_secret_key;
use crate::error::{Error, Result};
use crate::http::endpoint;
use crate::notation;
use crate::output::{Format, VIEWS};
use crate::provider::{Description, KeyKind, PROXY_HEADERS, ProviderId, registry};
use crate::settings::check_value;

/// A key of the new profile with its value.
struct Entry {
    key: String,
    kind: KeyKind,
    value: String,
}

pub(super) fn run(context: &Context<'_>, args: &ProfileAddArgs) -> Result<()> {
    let ui = context.ui;
    let format = ui.format(VIEWS, Format::Table)?;
    let name = args.name.as_str();
    if context.settings.names_profile() {
        return Err(
            Error::usage("--profile names a profile that is there, and this one is new")
                .with_hint(format!("leave it out: `dbaas profile add {name} ...`")),
        );
    }
    check_name(name)?;
    let provider = context.settings.provider()?.ok_or_else(|| {
        Error::usage("a profile needs a provider")
            .with_detail(format!("providers: {}", ProviderId::names().join(", ")))
            .with_hint(format!("dbaas profile add {name} --provider ID"))
    })?;
    let description = registry::describe(provider);
    let entries = entries(args, provider, description)?;
    refuse_existing(context.settings.config(), name, provider, None)?;
    let api = entries.iter().find(|entry| entry.key == "api");
    let api = api.map(|entry| entry.value.as_str());
    let kinds = (description.secrets)(api.or(description.apis.first().copied()));
    let store = context.settings.store_of(name);
    // Asked before the file is locked, so that nobody waits for the answer.
    let secret = match secrets::given(context, provider, kinds)? {
        Some(secret) => Some(secret),
        None if ui.settings.interactive && store.keeps() => secrets::ask(context, name, kinds)?,
        None => None,
    };
    let mut editor = ConfigEditor::open(&context.settings.config().path)?;
    refuse_existing(editor.config(), name, provider, Some(&editor))?;
    editor.set(name, "provider", KeyKind::Text, provider.name())?;
    for entry in &entries {
        editor.set(name, &entry.key, entry.kind, &entry.value)?;
    }
    if args.use_it {
        editor.use_profile(name);
    }
    editor.check()?;
    if name != BUILT_IN_PROFILE {
        forget_leftovers(context, name)?;
    }
    if let Some(secret) = &secret {
        secrets::keep(context, &store, secret)?;
    }
    let config = editor
        .save()
        .map_err(|error| undone(error, &store, secret.as_ref()))?;
    ui.status(&format!(
        "the profile `{name}` is in {}",
        config.path.display()
    ));
    if secret.is_none() && !kinds.is_empty() {
        ui.status(&if description.signs_in {
            format!("it has no credential yet: `dbaas login {name}` signs in")
        } else {
            format!("it has no credential yet: `dbaas login {name} --secret-stdin` stores one")
        });
    }
    print(context, format, &config, name)
}

/// Takes back what was stored for a profile that did not come to be.
fn undone(
    error: Error,
    store: &crate::credentials::CredentialStore,
    secret: Option<&Named>,
) -> Error {
    let Some((secret, _)) = secret else {
        return error;
    };
    match store.forget_secret(secret) {
        Ok(_) => error,
        Err(second) => error.with_detail(format!(
            "its {secret} is stored and cannot be taken back: {second}"
        )),
    }
}

/// The built-in profile may be given a section, and keeps its provider.
fn refuse_existing(
    config: &Config,
    name: &str,
    provider: ProviderId,
    editor: Option<&ConfigEditor>,
) -> Result<()> {
    let Some(profile) = config.profiles.get(name) else {
        return Ok(());
    };
    let in_file = editor.is_none_or(|editor| editor.holds(name));
    if name == BUILT_IN_PROFILE && profile.provider == provider && (editor.is_none() || !in_file) {
        return Ok(());
    }
    Err(exists(name))
}

/// A credential of an earlier profile of that name belongs to another address, perhaps.
fn forget_leftovers(context: &Context<'_>, name: &str) -> Result<()> {
    let store = context.settings.store_of(name);
    for secret in store.secret_names()? {
        store.forget_secret(&secret)?;
        context.ui.notice(&format!(
            "the {secret} of an earlier profile `{name}` was still stored, and is forgotten"
        ));
    }
    Ok(())
}

/// Every key that the command line names, checked.
fn entries(
    args: &ProfileAddArgs,
    provider: ProviderId,
    description: &Description,
) -> Result<Vec<Entry>> {
    let own = description.all_keys().map(|key| key.name);
    let shared = PROFILE_KEYS.iter().copied();
    let shared = shared.filter(|key| *key != "provider");
    let known: Vec<&str> = shared.chain(own).collect();
    let mut given: Vec<(String, String)> = Vec::new();
    for (key, value) in [("api", &args.api), ("endpoint", &args.endpoint)] {
        if let Some(value) = value {
            given.push((key.to_owned(), value.clone()));
        }
    }
    for (key, set) in [("protected", args.protected), ("read-only", args.read_only)] {
        if set {
            given.push((key.to_owned(), "true".to_owned()));
        }
    }
    for pair in &args.values {
        let Some((key, value)) = pair.split_once('=') else {
            // It may be a secret that was meant for standard input.
            return Err(Error::usage("a key is given as KEY=VALUE")
                .with_detail(format!("keys: {}", known.join(", "))));
        };
        given.push((key.to_owned(), value.to_owned()));
    }
    let mut entries: Vec<Entry> = Vec::new();
    for (key, value) in given {
        if entries.iter().any(|entry| entry.key == key) {
            return Err(Error::usage(format!("`{key}` is given twice")));
        }
        let kind = kind_of(&key, &args.name, provider, description, &known)?;
        if value.is_empty() {
            return Err(Error::usage(format!("`{key}` has no value")));
        }
        match key.as_str() {
            "endpoint" => drop(endpoint(&value)?),
            "proxy" if value.contains('@') => {
                return Err(Error::usage(
                    "the address of a proxy with a password is not for the command line, where others \
                     can read it",
                )
                .with_hint("give it in HTTPS_PROXY"));
            }
            PROXY_HEADERS => {
                return Err(Error::usage(
                    "headers for a proxy may hold a credential, which is not for the command line",
                )
                .with_hint(
                    "write them into the configuration file, or set IONOS_HTTP_PROXY_HEADERS",
                ));
            }
            _ => {}
        }
        entries.push(Entry {
            value: valid(&key, kind, value, description)?,
            kind,
            key,
        });
    }
    Ok(entries)
}

fn kind_of(
    key: &str,
    name: &str,
    provider: ProviderId,
    description: &Description,
    known: &[&str],
) -> Result<KeyKind> {
    match key {
        "provider" => Err(Error::usage("the provider is named with --provider")),
        CREDENTIAL_COMMAND => Err(Error::usage(format!(
            "`{key}` is a list, which has no place on a command line"
        ))
        .with_hint("write it into the configuration file")),
        "output" => Ok(KeyKind::Text),
        "timeout" => Ok(KeyKind::Duration),
        "protected" | "read-only" => Ok(KeyKind::Switch),
        _ => match description.key(key) {
            Some(known) => Ok(known.kind),
            None if is_secret_key(key) => Err(Error::usage(format!(
                "`{key}`: a secret is not for the command line, where others can read it"
            ))
            .with_hint(format!(
                "store it with `dbaas profile add {name} --provider {provider} --secret-stdin={}`",
                key.replace('_', "-")
            ))),
            None => {
                let error = Error::usage(format!("provider `{provider}` has no key `{key}`"))
                    .with_detail(format!("keys: {}", known.join(", ")));
                Err(match notation::nearest(key, known.iter().copied()) {
                    Some(nearest) => error.with_hint(format!("did you mean `{nearest}`?")),
                    None => error,
                })
            }
        },
    }
}

fn valid(key: &str, kind: KeyKind, value: String, description: &Description) -> Result<String> {
    let name = format!("`{key}`");
    let value = check_value(kind, &name, &value)?;
    match key {
        "output" if Format::parse(&value).is_none() => {
            Err(Error::usage(format!("there is no output format `{value}`"))
                .with_detail(format!("formats: {}", Format::names().join(", "))))
        }
        "api" if !description.apis.contains(&value.as_str()) => {
            Err(Error::usage(format!("there is no API `{value}`"))
                .with_detail(format!("values: {}", description.apis.join(", "))))
        }
        // In the file a path is relative to the file; on a command line to where it was typed.
        _ if kind == KeyKind::File => std::path::absolute(&value)
            .map(|path| path.display().to_string())
            .map_err(|error| Error::usage(format!("{name} is no path")).with_source(error)),
        _ => Ok(value),
    }
}
