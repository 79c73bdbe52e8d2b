//! `dbaas backup`.

use super::{Context, cluster, password, resolve};
use crate::cli::{BackupCommand, RestoreArgs};
use crate::error::{Error, ErrorKind, Result};
use crate::output::{Format, Progress, VIEWS};
use crate::provider::{RestoreRequest, require};
use crate::signals;

pub(super) async fn run(context: &Context<'_>, command: &BackupCommand) -> Result<()> {
    let ui = context.ui;
    let format = ui.format(VIEWS, Format::Table)?;
    let target = context.target()?;
    let provider = target.open();
    let backups = require(&*provider, "backups", provider.backups())?;
    let clusters = require(&*provider, "clusters", provider.clusters())?;
    match command {
        BackupCommand::List { cluster } => {
            let cluster = resolve::cluster(clusters, cluster).await?.view;
            ui.resources(format, &[], &backups.list(&cluster.id).await?)
        }
        BackupCommand::Create { cluster } => {
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
    let backups = require(&*provider, "backups", provider.backups())?;
    let clusters = require(&*provider, "clusters", provider.clusters())?;
    let source = resolve::cluster(clusters, &args.cluster).await?.view;
    let name = args.name.clone().ok_or_else(|| {
        Error::usage("the new cluster has no name").with_hint("give it with `--as NAME`")
    })?;
    let request = RestoreRequest {
        backup: args.backup.clone(),
        to_time: args.to_time.clone(),
        name,
    };
    let store = context.settings.credentials(target);
    let mut id = None;
    let mut accepted = |accepted: &str| {
        id = Some(accepted.to_owned());
        // The users of the time of the backup come along, and so do their passwords.
        store.copy_cluster(&source.id, accepted)
    };
    let progress = Progress::begin(ui, &format!("restoring `{}`", request.name));
    let work = backups.restore(&source.id, &request, &mut accepted);
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
