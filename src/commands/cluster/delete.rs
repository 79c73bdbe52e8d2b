//! `dbaas cluster delete`: all targets are found and confirmed before the first one goes.

use super::interrupted;
use crate::cli::{DeleteArgs, WaitFor};
use crate::commands::confirm::{Doomed, confirm};
use crate::commands::deletion::Deletion;
use crate::commands::{Context, password, resolve};
use crate::credentials::{CredentialStore, Secret};
use crate::error::{Error, ErrorKind, Result};
use crate::model::Cluster;
use crate::output::{Format, VIEWS};
use crate::provider::{Clusters, DeletePassword, require};
use crate::signals;
use crate::wait::Wait;

pub(super) async fn run(context: &Context<'_>, args: &DeleteArgs) -> Result<()> {
    let ui = context.ui;
    let format = ui.format(VIEWS, Format::Table)?;
    let target = context.target()?;
    target.permit_change()?;
    let provider = target.open();
    let clusters = require(&*provider, "clusters", provider.clusters())?;
    let wish = clusters.limits().delete_password;
    if wish == DeletePassword::Unused && args.password.is_given() {
        return Err(Error::new(
            ErrorKind::Unsupported,
            format!(
                "provider `{}` takes no password for a deletion",
                target.provider
            ),
        )
        .with_hint("leave --password-stdin and --password-file out"));
    }
    let found = find_all(context, clusters, args).await?;
    let doomed: Vec<Doomed<'_>> = found
        .iter()
        .map(|cluster| Doomed {
            kind: "cluster",
            name: &cluster.name,
            id: Some(&cluster.id),
            cluster: None,
        })
        .collect();
    confirm(context, target, &args.confirmation, &doomed)?;
    let store = context.settings.credentials(target);
    store.check()?;
    let passwords = passwords(context, &store, args, wish, &found)?;
    let program = target.program();
    let mut deleted = Vec::new();
    let mut failures = Vec::new();
    for (cluster, password) in found.iter().zip(&passwords) {
        let deletion = Deleting {
            context,
            clusters,
            program: &program,
            args,
            cluster,
            password: password.as_ref(),
        };
        match deletion.run().await {
            Ok(()) => {
                deleted.push(Deletion::resource(&cluster.id, &cluster.name)?);
                if let Err(error) = store.forget_cluster(&cluster.id) {
                    ui.notice(&format!("its passwords are still stored: {error}"));
                }
            }
            Err(error) => failures.push((cluster, error)),
        }
    }
    if !(deleted.is_empty() && matches!(format, Format::Table | Format::Wide)) {
        ui.resources(format, &[], &deleted)?;
    }
    match failures.len() {
        0 => Ok(()),
        1 if found.len() == 1 => failures.pop().map_or(Ok(()), |(_, error)| Err(error)),
        count => Err(Error::new(
            ErrorKind::Partial,
            format!("{count} of {} clusters could not be deleted", found.len()),
        )
        .with_details(
            failures
                .into_iter()
                .map(|(cluster, error)| format!("{} ({}): {error}", cluster.name, cluster.id)),
        )),
    }
}

async fn find_all(
    context: &Context<'_>,
    clusters: &dyn Clusters,
    args: &DeleteArgs,
) -> Result<Vec<Cluster>> {
    let mut found: Vec<Cluster> = Vec::new();
    for given in &args.clusters {
        match resolve::cluster(clusters, given).await {
            // Named twice, deleted once.
            Ok(cluster) if found.iter().any(|known| known.id == cluster.view.id) => {}
            Ok(cluster) => found.push(cluster.view),
            Err(error) if error.kind() == ErrorKind::NotFound && args.ignore_not_found => {
                context.ui.status(&format!("there is no cluster `{given}`"));
            }
            Err(error) => return Err(error),
        }
    }
    Ok(found)
}

/// The passwords that the deletions want, one for each cluster, before the first one goes: given, kept, or
/// typed.
fn passwords(
    context: &Context<'_>,
    store: &CredentialStore,
    args: &DeleteArgs,
    wish: DeletePassword,
    found: &[Cluster],
) -> Result<Vec<Option<Secret>>> {
    let given = password::read(&args.password)?;
    let of = |cluster: &Cluster| {
        if wish == DeletePassword::Unused || given.is_some() {
            return Ok(given.clone());
        }
        let user = cluster.endpoint.user.as_deref().unwrap_or_default();
        let kept = store.password(&cluster.id, user)?;
        if kept.is_some() || wish == DeletePassword::Accepted {
            return Ok(kept);
        }
        let of_user = format!("the password of `{user}` in `{}`", cluster.name);
        if context.ui.settings.interactive {
            let question = format!("Deleting wants {of_user} (not shown): ");
            return context.ui.ask_secret(&question).map(Some);
        }
        Err(
            Error::usage(format!("deleting wants {of_user}, and none is kept"))
                .with_hint("give it with --password-stdin or --password-file"),
        )
    };
    found.iter().map(of).collect()
}

/// One deletion.
struct Deleting<'a> {
    context: &'a Context<'a>,
    clusters: &'a dyn Clusters,
    program: &'a str,
    args: &'a DeleteArgs,
    cluster: &'a Cluster,
    password: Option<&'a Secret>,
}

impl Deleting<'_> {
    async fn run(&self) -> Result<()> {
        let cluster = self.cluster;
        match self.clusters.delete(&cluster.id, self.password).await {
            // Somebody else was faster; it is gone, which is what was asked for.
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
            result => result?,
        }
        let limits = self.clusters.limits();
        let flags = self.args.wait;
        if flags.no_wait || (!flags.wait && !limits.waits) {
            return Ok(());
        }
        let wait = Wait {
            id: &cluster.id,
            name: &cluster.name,
            program: self.program,
            target: WaitFor::Gone,
            limit: self.context.settings.timeout(limits.timeout),
        };
        signals::interruptible(wait.run(self.context.ui, self.clusters, None))
            .await
            .map_err(|error| interrupted(error, &wait))?;
        Ok(())
    }
}
