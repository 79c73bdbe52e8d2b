//! Puts NAME, FILE, flags and `--set` of `cluster create` together into one body.

use serde_json::{Map, Value};

use crate::cli::{CreateArgs, NetworkChoice, SpecFlags, UpdateArgs};
use crate::credentials::is_secret_key;
use crate::error::{Error, Result};
use crate::model::{Body, MARK, Source, set_path};

/// The body that a command line means. With a portable file or none, name and flags override; with the
/// vendor's own document, flags are refused and the name must agree.
///
/// # Errors
/// Configuration errors for the file, usage errors for the rest.
pub(in crate::commands) fn build(args: &CreateArgs, name_keys: &[&str]) -> Result<Body> {
    let body = match &args.file {
        Some(file) => Body::read(&Source::from_argument(file))?,
        None => {
            let mark = (MARK.0.to_owned(), Value::from(MARK.1));
            Body::Portable(Map::from_iter([mark]))
        }
    };
    match body {
        Body::Portable(mut document) => {
            if let Some(name) = &args.name {
                document.insert("name".to_owned(), name.clone().into());
            }
            edit(document, &args.spec)
        }
        Body::Native(mut document) => {
            let flags: Vec<&str> = portable(&args.spec)
                .iter()
                .map(|(flag, ..)| *flag)
                .collect();
            if !flags.is_empty() {
                return Err(Error::usage(
                    "the file is the provider's own document, which portable flags do not fit",
                )
                .with_detail(format!("flags: {}", flags.join(", ")))
                .with_hint("edit the document with --set PATH=VALUE, or use a portable spec"));
            }
            set(&mut document, &args.spec.set)?;
            if let Some(name) = &args.name {
                name_document(&mut document, name, name_keys)?;
            }
            Ok(Body::Native(document))
        }
    }
}

/// The body of a change: a portable file or none, with flags and `--set` over it.
///
/// # Errors
/// As [`build`].
pub(in crate::commands) fn of_change(args: &UpdateArgs) -> Result<Body> {
    let create = CreateArgs {
        file: args.file.clone(),
        ..CreateArgs::default()
    };
    match build(&create, &[])? {
        Body::Portable(document) => edit(document, &args.spec),
        native => Ok(native),
    }
}

fn edit(mut document: Map<String, Value>, spec: &SpecFlags) -> Result<Body> {
    for (_, key, value) in portable(spec) {
        document.insert(key.to_owned(), value);
    }
    set(&mut document, &spec.set)?;
    Ok(Body::Portable(document))
}

/// The names of the flags that were given.
pub(super) fn flags(spec: &SpecFlags) -> Vec<&'static str> {
    let set = (!spec.set.is_empty()).then_some("--set");
    portable(spec)
        .iter()
        .map(|(flag, ..)| *flag)
        .chain(set)
        .collect()
}

/// The portable flags that were given: the flag, the key of the spec, the value.
fn portable(flags: &SpecFlags) -> Vec<(&'static str, &'static str, Value)> {
    let network = flags.network.map(|network| match network {
        NetworkChoice::Public => "public",
        NetworkChoice::Private => "private",
    });
    let text = |value: &Option<String>| value.clone().map(Value::from);
    let allow = (!flags.allow.is_empty()).then(|| Value::from(flags.allow.clone()));
    let availability = flags.high_availability.then_some(Value::Bool(true));
    [
        ("--postgres", "postgres", text(&flags.postgres)),
        ("--flavor", "flavor", text(&flags.flavor)),
        ("--nodes", "nodes", flags.nodes.map(Value::from)),
        ("--high-availability", "high-availability", availability),
        ("--cpu", "cpu", flags.cpu.map(Value::from)),
        ("--memory", "memory", text(&flags.memory)),
        ("--storage", "storage", text(&flags.storage)),
        ("--cloud", "cloud", text(&flags.cloud)),
        ("--region", "region", text(&flags.region)),
        ("--datacenter", "datacenter", text(&flags.datacenter)),
        ("--network", "network", network.map(Value::from)),
        ("--allow", "allow", allow),
        ("--database", "database", text(&flags.database)),
        ("--user", "user", text(&flags.user)),
    ]
    .into_iter()
    .filter_map(|(flag, key, value)| Some((flag, key, value?)))
    .collect()
}

fn set(document: &mut Map<String, Value>, assignments: &[(String, String)]) -> Result<()> {
    for (path, value) in assignments {
        // Settings such as password_encryption are no secrets.
        if is_secret_key(path) && !path.starts_with("settings.") {
            return Err(Error::usage(format!(
                "`--set {path}`: a password is not for the command line"
            ))
            .with_hint("use --password-stdin or --password-file"));
        }
        set_path(document, path, value).map_err(Error::usage)?;
    }
    Ok(())
}

/// Gives the vendor's own document a name; the keys are paths with dots.
fn name_document(document: &mut Map<String, Value>, name: &str, keys: &[&str]) -> Result<()> {
    let at = |document: &Map<String, Value>, path: &str| {
        let (first, rest) = path.split_once('.').unwrap_or((path, ""));
        let inner = rest.split('.').filter(|step| !step.is_empty());
        inner.fold(document.get(first).cloned(), |value, step| {
            value?.get(step).cloned()
        })
    };
    let present = keys.iter().find_map(|key| Some((*key, at(document, key)?)));
    match (present, keys.first()) {
        (Some((_, given)), _) if given.as_str() == Some(name) => Ok(()),
        (Some((key, given)), _) => Err(Error::usage(format!(
            "the file gives the name {given} in `{key}`, and the command line `{name}`"
        ))
        .with_hint("make them agree, or leave one out")),
        (None, Some(key)) => {
            let quoted = Value::from(name).to_string();
            set_path(document, key, &quoted).map_err(Error::usage)
        }
        (None, None) => Ok(()),
    }
}
