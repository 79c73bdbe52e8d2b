//! `dbaas cluster delete`: all targets are found and confirmed before the first one goes.

use super::interrupted;
use crate::cli::{DeleteArgs, WaitFor};
use crate::commands::confirm::{Doomed, confirm};
use crate::commands::deletion::Deletion;
use crate::commands::{Context, resolve};
use crate::error::{Error, ErrorKind, Result};
use crate::model::Cluster;
use crate::output::{Format, VIEWS};
use crate::provider::{Clusters, require};
use crate::signals;
use crate::wait::Wait;

pub(super) async fn run(context: &Context<'_>, args: &DeleteArgs) -> Result<()> {
    let ui = context.ui;
    let format = ui.format(VIEWS, Format::Table)?;
    let target = context.target()?;
    target.permit_change()?;
    let provider = target.open();
    let clusters = require(&*provider, "clusters", provider.clusters())?;
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
    let program = target.program();
    let mut deleted = Vec::new();
    let mut failures = Vec::new();
    for cluster in &found {
        match delete(context, &program, clusters, args, cluster).await {
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

async fn delete(
    context: &Context<'_>,
    program: &str,
    clusters: &dyn Clusters,
    args: &DeleteArgs,
    cluster: &Cluster,
) -> Result<()> {
    match clusters.delete(&cluster.id).await {
        // Somebody else was faster; it is gone, which is what was asked for.
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        result => result?,
    }
    let limits = clusters.limits();
    if args.wait.no_wait || (!args.wait.wait && !limits.waits) {
        return Ok(());
    }
    let wait = Wait {
        id: &cluster.id,
        name: &cluster.name,
        program,
        target: WaitFor::Gone,
        limit: context.settings.timeout(limits.timeout),
    };
    signals::interruptible(wait.run(context.ui, clusters, None))
        .await
        .map_err(|error| interrupted(error, &wait))?;
    Ok(())
}
