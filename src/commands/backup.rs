//! `dbaas backup`.

use super::creation::Unfinished;
use super::{Context, cluster, password, resolve};
use crate::cli::{BackupCommand, RestoreArgs};
use crate::credentials::Secret;
use crate::error::{Error, Result};
use crate::operations;
use crate::output::{Format, Progress, VIEWS};
use crate::provider::RestoreRequest;
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
            let cluster = resolve::cluster(clusters, cluster).await?.view;
            ui.resources(format, &[], &backups.list(&cluster.id).await?)
        }
        BackupCommand::Create { cluster } => {
            let backups = backups()?;
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
    let provider = target.open();
    let restores = provider.require().restores()?;
    let clusters = provider.require().clusters()?;
    let source = resolve::cluster(clusters, &args.cluster).await?.view;
    let name = args.name.clone().ok_or_else(|| {
        Error::usage("the new cluster has no name").with_hint("give it with `--as NAME`")
    })?;
    let store = context.settings.credentials(target);
    let mut keeps = store.keeps();
    let new_password = if let Some(user) = restores.password_user() {
        let given = password::read(&args.password.source)?;
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
    let mut id = None;
    let mut accepted = |accepted: &str| {
        id = Some(accepted.to_owned());
        match &new_password {
            _ if !keeps => Ok(()),
            Some((user, secret)) => password::keep(context, &store, accepted, user, secret),
            // The users of the time of the backup come along, and so do their passwords.
            None => store.copy_cluster(&source.id, accepted),
        }
    };
    let progress = Progress::begin(ui, &format!("restoring `{}`", request.name));
    let patience = target.http().retry;
    let from = (restores, &source);
    let work = operations::restore(clusters, from, &request, &patience, &mut accepted);
    let restored = signals::interruptible(work).await;
    drop(progress);
    let restored = match restored {
        Ok(restored) => restored,
        Err(error) => {
            let unfinished = Unfinished {
                context,
                target,
                clusters,
                store: &store,
                name: &request.name,
                password: new_password
                    .as_ref()
                    .filter(|_| keeps)
                    .map(|(user, secret)| (*user, secret)),
            };
            return Err(unfinished.explain(error, id.as_deref()).await);
        }
    };
    if let Some(user) = &restored.view.endpoint.user
        && store.password(&restored.view.id, user)?.is_none()
    {
        ui.notice(&password::unknown(user));
    }
    cluster::print_restored(context, target, provider, restored, args.wait, format).await
}
