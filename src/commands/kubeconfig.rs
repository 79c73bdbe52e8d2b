//! `dbaas kubeconfig`: the file with which kubectl reaches a cluster, printed, written or merged.

use std::fs;
use std::io::{self, ErrorKind as IoErrorKind};
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::{Context, resolve};
use crate::cli::{KubeconfigCommand, KubeconfigFetchArgs};
use crate::error::{Error, ErrorKind, Result};
use crate::files;
use crate::model::{Cluster, Kubeconfig};
use crate::output::{Format, to_yaml};
use crate::signals;

/// What a kubeconfig is printed as.
const PRINTED: &[Format] = &[Format::Yaml, Format::Json];

pub(super) async fn run(context: &Context<'_>, command: &KubeconfigCommand) -> Result<()> {
    match command {
        KubeconfigCommand::Fetch(args) => fetch(context, args).await,
    }
}

async fn fetch(context: &Context<'_>, args: &KubeconfigFetchArgs) -> Result<()> {
    let ui = context.ui;
    let path = destination(context, args)?;
    let format = match path {
        Some(_) => {
            ui.refuse_format()?;
            Format::Yaml
        }
        None => ui.format(PRINTED, Format::Yaml)?,
    };
    let provider = context.target()?.open();
    let facet = provider.require().kubeconfig()?;
    let clusters = provider.require().clusters()?;
    let cluster = resolve::find(clusters, &args.cluster).await?.view;
    let text = signals::interruptible(facet.kubeconfig(&cluster.id)).await?;
    let fetched = Kubeconfig::parse(text.expose())?;
    let dangers = fetched.dangers();
    if !dangers.is_empty() && !args.allow_exec {
        return Err(Error::new(
            ErrorKind::Provider,
            "the kubeconfig would run a program or read a file of this machine at the next call of kubectl",
        )
        .with_details(dangers)
        .with_hint("if you trust it, add --allow-exec"));
    }
    match path {
        None => ui.document(format, &named(&fetched, args, &cluster).document()),
        Some(path) if args.merge => merge(context, args, &cluster, &fetched, &path),
        Some(path) => {
            let config = named(&fetched, args, &cluster);
            let made = files::create(&path, &to_yaml(&config.document()));
            made.map_err(|error| match error.kind() {
                IoErrorKind::AlreadyExists => {
                    Error::usage(format!("{} is there already", path.display()))
                        .with_hint("add to it with --merge, or name another file")
                }
                _ => unwritten(&path, error),
            })?;
            ui.status(&format!(
                "use it with `kubectl --kubeconfig {}`",
                path.display()
            ));
            Ok(())
        }
    }
}

/// The kubeconfig as the vendor names its entries, or as `--context` does.
fn named(fetched: &Kubeconfig, args: &KubeconfigFetchArgs, cluster: &Cluster) -> Kubeconfig {
    match &args.context {
        Some(name) => fetched.renamed(name, &cluster.id),
        None => fetched.clone(),
    }
}

/// Names the file that is written, if one is.
fn destination(context: &Context<'_>, args: &KubeconfigFetchArgs) -> Result<Option<PathBuf>> {
    match (&args.file, args.merge) {
        (Some(path), _) => Ok(Some(path.clone())),
        (None, true) => context.settings.kubeconfig().map(Some).ok_or_else(|| {
            Error::usage("there is no home directory, and KUBECONFIG names no file")
                .with_hint("name the file with --file")
        }),
        (None, false) if args.use_context => Err(Error::usage(
            "--use-context is about a file that is written",
        )
        .with_hint("add --merge, or --file PATH")),
        (None, false) => Ok(None),
    }
}

fn merge(
    context: &Context<'_>,
    args: &KubeconfigFetchArgs,
    cluster: &Cluster,
    fetched: &Kubeconfig,
    path: &Path,
) -> Result<()> {
    let ui = context.ui;
    let own = format!("dbaas-{}", cluster.name);
    let name = args.context.as_deref().unwrap_or(&own);
    let added = fetched.renamed(name, &cluster.id);
    // A link is written through, as kubectl does.
    let path = match fs::canonicalize(path) {
        Ok(path) => path,
        Err(error) if error.kind() == IoErrorKind::NotFound => path.to_owned(),
        Err(error) => return Err(unwritten(path, error)),
    };
    let directory = files::directory_of(&path);
    files::make_directory(directory).map_err(|error| unwritten(&path, error))?;
    // The lock of kubectl itself is a file of this name that is there or not.
    let lock = path.with_added_extension("lock");
    files::create(&lock, "").map_err(|error| match error.kind() {
        IoErrorKind::AlreadyExists => Error::new(
            ErrorKind::Conflict,
            format!("another program is changing {}", path.display()),
        )
        .with_hint(format!("if none is, remove {}", lock.display())),
        _ => unwritten(&path, error),
    })?;
    let merged = merge_into(&path, &added, args.use_context.then_some(name));
    let unlocked = fs::remove_file(&lock).map_err(|error| unwritten(&lock, error));
    let (merged, backup) = merged?;
    unlocked?;
    if let Some(backup) = backup {
        ui.status(&format!("what was there is kept as {}", backup.display()));
    }
    ui.status(&match merged.current_context() == Some(name) {
        true => format!(
            "the context `{name}` is the current one of {}",
            path.display()
        ),
        false => format!("use it with `kubectl --context {name}`"),
    });
    Ok(())
}

/// Adds entries to the file at `path`, and keeps a copy of what was there.
fn merge_into(
    path: &Path,
    added: &Kubeconfig,
    current: Option<&str>,
) -> Result<(Kubeconfig, Option<PathBuf>)> {
    let before = match fs::read_to_string(path) {
        Ok(text) => Some(text),
        Err(error) if error.kind() == IoErrorKind::NotFound => None,
        Err(error) => return Err(unwritten(path, error)),
    };
    let text = before.as_deref().filter(|text| !text.trim().is_empty());
    let mut config = match text {
        Some(text) => Kubeconfig::parse(text).map_err(|error| {
            error
                .with_kind(ErrorKind::Configuration)
                .with_detail(format!("in {}", path.display()))
                .with_hint("nothing was written; mend the file, or name another one with --file")
        })?,
        None => Kubeconfig::empty(),
    };
    config.merge(added)?;
    if let Some(name) = current {
        config.use_context(name);
    }
    let mut backup = None;
    if let Some(before) = before.as_deref().filter(|_| text.is_some()) {
        let now = Timestamp::now().strftime("%Y%m%dT%H%M%S%.3fZ");
        let path = path.with_added_extension(format!("{now}.backup"));
        files::create(&path, before).map_err(|error| unwritten(&path, error))?;
        backup = Some(path);
    }
    files::replace(path, &to_yaml(&config.document())).map_err(|error| unwritten(path, error))?;
    Ok((config, backup))
}

fn unwritten(path: &Path, error: io::Error) -> Error {
    Error::configuration(format!("cannot use {}", path.display()))
        .with_detail(error.to_string())
        .with_source(error)
}
