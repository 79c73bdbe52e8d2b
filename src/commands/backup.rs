//! `dbaas backup`.

use super::confirm::{Doomed, confirm};
use super::creation::{self, Safekeeping, Unfinished};
use super::{Context, cluster, password, resolve};
use crate::cli::{BackupCommand, RestoreArgs};
use crate::credentials::Secret;
use crate::error::{Error, Result};
use crate::hint::Hint;
use crate::model::Cluster;
use crate::operations::FromBackup;
use crate::output::{Format, Progress, VIEWS};
use crate::provider::{RestoreRequest, registry};
use crate::settings::Target;
use crate::signals;

pub(super) async fn run(context: &Context<'_>, command: &BackupCommand) -> Result<()> {
    let ui = context.ui;
    let format = ui.format(VIEWS, Format::Table)?;
    let target = context.target()?;
    let provider = target.open();
    let clusters = provider.require().clusters()?;
    let backups = || provider.require().backups();
    match command {
        BackupCommand::List { cluster } => {
            let backups = backups()?;
            let cluster = resolve::find(clusters, cluster).await?.view;
            ui.resources(format, &[], &backups.list(&cluster.id).await?)
        }
        BackupCommand::Create { cluster } => {
            let creation = provider.require().backup_creation()?;
            let cluster = resolve::find(clusters, cluster).await?.view;
            let progress = Progress::begin(ui, &format!("backing up `{}`", cluster.name));
            let work = creation.create(&cluster.id);
            let made =
                signals::interruptible(work).await.map_err(
                    |error| match signals::is_interruption(&error) {
                        true => interrupted(&error, target, &cluster),
                        false => error,
                    },
                )?;
            drop(progress);
            ui.resource(format, &made)
        }
        BackupCommand::Restore(args) => restore(context, args, format).await,
    }
}

/// What an interrupted backup says: it may go on without this program, but for that of an engine of this machine.
fn interrupted(error: &Error, target: &Target, cluster: &Cluster) -> Error {
    let Cluster { id, name, .. } = cluster;
    let message = match registry::describe(target.provider).remote {
        true => format!("interrupted; it is not known whether a backup of `{name}` was begun"),
        false => format!("interrupted; the backup of `{name}` was not finished"),
    };
    Error::new(error.kind(), message).with_hint(
        Hint::default()
            .run(format!("backup list {id}"))
            .then("shows what there is"),
    )
}

/// Takes a cluster back to a backup, in place: what came after it is lost.
async fn rewind(context: &Context<'_>, args: &RestoreArgs, format: Format) -> Result<()> {
    let target = context.target()?;
    let provider = target.open();
    let clusters = provider.require().clusters()?;
    if args.password.source.is_given() {
        return Err(Error::usage("a restore in place changes no password")
            .with_hint("leave the password out"));
    }
    let cluster = resolve::find(clusters, &args.cluster).await?.view;
    let doomed = Doomed {
        kind: "present state of the cluster",
        name: &cluster.name,
        id: Some(&cluster.id),
        cluster: None,
    };
    confirm(context, target, &args.confirmation, &[doomed])?;
    let (backup, time) = (args.backup.as_deref(), args.to_time.as_deref());
    let progress = Progress::begin(context.ui, &format!("restoring `{}`", cluster.name));
    let work = provider.rewind(&cluster, backup, time);
    let rewound = signals::interruptible(work).await;
    drop(progress);
    let rewound = rewound.map_err(|error| match signals::is_interruption(&error) {
        true => provider.name_operation(&cluster.id, error),
        false => error,
    })?;
    cluster::print_restored(context, target, &provider, rewound, args.wait, format).await
}

async fn restore(context: &Context<'_>, args: &RestoreArgs, format: Format) -> Result<()> {
    let ui = context.ui;
    let target = context.target()?;
    let provider = target.open();
    if args.name.is_none() && provider.facets().rewinds.is_some() {
        return rewind(context, args, format).await;
    }
    let restores = provider.require().restores()?;
    let clusters = provider.require().clusters()?;
    let source = resolve::find(clusters, &args.cluster).await?.view;
    let name = args.name.clone().ok_or_else(|| {
        Error::usage("the new cluster has no name").with_hint("give it with `--as NAME`")
    })?;
    let store = context.settings.credentials(target);
    let mut keeps = store.keeps();
    let mut is_given = false;
    let new_password = if let Some(user) = restores.password_user() {
        let given = password::read(&args.password.source)?;
        is_given = given.is_some();
        keeps &= !args.password.no_store_password;
        if given.is_none() && !keeps {
            return Err(password::nowhere_to_keep());
        }
        Some((user, given.unwrap_or_else(Secret::generate)))
    } else if args.password.source.is_given() {
        return Err(Error::usage(
            "the users of the time of the backup come along, with their passwords",
        )
        .with_hint("leave the password out"));
    } else {
        None
    };
    let request = RestoreRequest {
        backup: args.backup.clone(),
        to_time: args.to_time.clone(),
        name,
        password: new_password.as_ref().map(|(_, secret)| secret.clone()),
    };
    if keeps {
        store.check()?;
    }
    let making = FromBackup {
        restores,
        source: &source,
        request: &request,
    };
    let password = new_password
        .as_ref()
        .filter(|_| keeps)
        .map(|(user, secret)| (*user, secret));
    let mut begun = provider.begin(&making, None).await;
    if let Some(reason) = begun.unrecorded() {
        ui.notice(&format!("this restore is not recorded: {reason}"));
    }
    let before = begun.before().map(str::to_owned);
    let resumed = signals::interruptible(begun.resume(clusters, &making)).await;
    let resumed = resumed.map_err(|error| begun.name_operation(error))?;
    let restored = match (resumed, before) {
        (Some(found), Some(before)) => {
            ui.status(&format!(
                "`{}` was begun before, as {before}, and is taken up",
                request.name
            ));
            let given = password.filter(|_| is_given);
            creation::take_up(&store, (&before, &found.view.id), password, given)?;
            found
        }
        _ => {
            let operation = begun.id().map(str::to_owned);
            let mut safekeeping =
                Safekeeping::begin(context, &store, password, operation.as_deref())?;
            let mut id = None;
            let mut accepted = |accepted: &str| {
                id = Some(accepted.to_owned());
                match password {
                    // The users of the time of the backup come along, and so do their passwords.
                    None if keeps => store.copy_cluster(&source.id, accepted),
                    _ => safekeeping.accepted(accepted),
                }
            };
            let progress = Progress::begin(ui, &format!("restoring `{}`", request.name));
            let patience = target.http().retry;
            let work = begun.create(clusters, &making, &patience, &mut accepted);
            let restored = signals::interruptible(work).await;
            drop(progress);
            match restored {
                Ok(restored) => restored,
                Err(error) => {
                    if operation.is_some() && begun.id().is_none() {
                        safekeeping.forget()?;
                    }
                    let is_interruption = signals::is_interruption(&error);
                    let unfinished = Unfinished {
                        context,
                        target,
                        collection: clusters,
                        store: &store,
                        name: &request.name,
                        password,
                    };
                    let error = unfinished.explain(error, id.as_deref()).await;
                    return Err(match is_interruption {
                        true => begun.name_operation(error),
                        false => error,
                    });
                }
            }
        }
    };
    if let Some(user) = &restored.view.endpoint.user
        && store.password(&restored.view.id, user)?.is_none()
    {
        ui.notice(&password::unknown(user));
    }
    cluster::print_restored(context, target, &provider, restored, args.wait, format).await?;
    begun.close();
    Ok(())
}
