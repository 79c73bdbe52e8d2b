//! `dbaas backup`.

use super::{Context, cluster, password, resolve};
use crate::cli::{BackupCommand, RestoreArgs};
use crate::credentials::Secret;
use crate::error::{Error, ErrorKind, Result};
use crate::output::{Format, Progress, VIEWS};
use crate::provider::{RestoreRequest, require};
use crate::signals;

pub(super) async fn run(context: &Context<'_>, command: &BackupCommand) -> Result<()> {
    let ui = context.ui;
    let format = ui.format(VIEWS, Format::Table)?;
    let target = context.target()?;
    let provider = target.open();
    let clusters = require(&*provider, "clusters", provider.clusters())?;
    let backups = || require(&*provider, "backups", provider.backups());
    match command {
        BackupCommand::List { cluster } => {
            let backups = backups()?;
            let cluster = resolve::cluster(clusters, cluster).await?.view;
            ui.resources(format, &[], &backups.list(&cluster.id).await?)
        }
        BackupCommand::Create { cluster } => {
            let backups = backups()?;
            target.permit_change()?;
            let cluster = resolve::cluster(clusters, cluster).await?.view;
            let progress = Progress::begin(ui, &format!("backing up `{}`", cluster.name));
            let work = backups.create(&cluster.id);
            let made = signals::interruptible(work).await.map_err(|error| {
                if signals::is_interruption(&error) {
                    Error::new(error.kind(), "interrupted; there is no backup")
                } else {
                    error
                }
            })?;
            drop(progress);
            ui.resource(format, &made)
        }
        BackupCommand::Restore(args) => restore(context, args, format).await,
    }
}

async fn restore(context: &Context<'_>, args: &RestoreArgs, format: Format) -> Result<()> {
    let ui = context.ui;
    let target = context.target()?;
    target.permit_change()?;
    let provider = target.open();
    let restores = require(&*provider, "restores", provider.restores())?;
    let clusters = require(&*provider, "clusters", provider.clusters())?;
    let source = resolve::cluster(clusters, &args.cluster).await?.view;
    let name = args.name.clone().ok_or_else(|| {
        Error::usage("the new cluster has no name").with_hint("give it with `--as NAME`")
    })?;
    let store = context.settings.credentials(target);
    let new_password = if restores.sets_password() {
        let given = password::read(&args.password.source)?;
        let keeps = store.keeps() && !args.password.no_store_password;
        if given.is_none() && !keeps {
            return Err(password::nowhere_to_keep());
        }
        Some(given.unwrap_or_else(Secret::generate))
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
        password: new_password,
    };
    let mut id = None;
    let mut accepted = |accepted: &str| {
        id = Some(accepted.to_owned());
        match (&request.password, &source.endpoint.user) {
            (Some(_), _) if args.password.no_store_password => Ok(()),
            (Some(password), Some(user)) => {
                password::keep(context, &store, accepted, user, password)
            }
            // The users of the time of the backup come along, and so do their passwords.
            _ => store.copy_cluster(&source.id, accepted),
        }
    };
    let progress = Progress::begin(ui, &format!("restoring `{}`", request.name));
    let work = restores.restore(&source.id, &request, &mut accepted);
    let restored = signals::interruptible(work).await;
    drop(progress);
    let restored = match restored {
        Ok(restored) => restored,
        Err(error) => {
            if let Some(id) = &id
                && let Err(look) = clusters.get(id).await
                && look.kind() == ErrorKind::NotFound
            {
                store.forget_cluster(id)?;
            }
            return Err(if signals::is_interruption(&error) {
                Error::new(
                    error.kind(),
                    format!("interrupted; `{}` was not made", request.name),
                )
            } else {
                error
            });
        }
    };
    if let Some(user) = &restored.view.endpoint.user
        && store.password(&restored.view.id, user)?.is_none()
    {
        ui.notice(&password::unknown(user));
    }
    cluster::print_restored(context, target, provider, restored, args.wait, format).await
}
