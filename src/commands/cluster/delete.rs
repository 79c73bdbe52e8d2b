//! `dbaas cluster delete`: all targets are found and confirmed before the first one goes.

use super::interrupted;
use crate::cli::DeleteArgs;
use crate::commands::confirm::{Doomed, confirm};
use crate::commands::deletion::Deletion;
use crate::commands::{Context, password, resolve};
use crate::credentials::{CredentialStore, Secret};
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::model::{Cluster, Goal};
use crate::output::{Format, VIEWS};
use crate::provider::{Clusters, DeletePassword};
use crate::signals;
use crate::wait::Wait;

pub(super) async fn run(context: &Context<'_>, args: &DeleteArgs) -> Result<()> {
    let ui = context.ui;
    let format = ui.format(VIEWS, Format::Table)?;
    let target = context.target()?;
    let provider = target.open();
    let clusters = provider.require().clusters()?;
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
    let mut rest = Rest::default();
    let mut doomed = found.iter().zip(&passwords);
    for (cluster, password) in doomed.by_ref() {
        let deletion = Deleting {
            context,
            clusters,
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
            Err(Undone::Refused(error) | Undone::Accepted(error))
                if signals::is_interruption(&error) =>
            {
                rest.interruption = Some(error);
                break;
            }
            Err(Undone::Refused(error)) => rest.refused.push((cluster, error)),
            Err(Undone::Accepted(error)) => rest.accepted.push((cluster, error)),
        }
    }
    rest.untouched = doomed.map(|(cluster, _)| cluster).collect();
    if !(deleted.is_empty() && matches!(format, Format::Table | Format::Wide)) {
        ui.resources(format, &[], &deleted)?;
    }
    rest.into_result(found.len(), &program)
}

/// What was not deleted, and why.
#[derive(Default)]
struct Rest<'a> {
    refused: Vec<(&'a Cluster, Error)>,
    accepted: Vec<(&'a Cluster, Error)>,
    interruption: Option<Error>,
    untouched: Vec<&'a Cluster>,
}

impl Rest<'_> {
    fn into_result(mut self, of: usize, program: &str) -> Result<()> {
        let refused = self.refused.len();
        let accepted = self.accepted.len();
        if let (1, None) = (of, &self.interruption) {
            let only = self.refused.pop().or_else(|| self.accepted.pop());
            return only.map_or(Ok(()), |(_, error)| Err(error));
        }
        let unfinished = format!("the deletion of {accepted} is accepted and not finished");
        let mut error = match (self.interruption, refused, accepted) {
            (Some(error), ..) => error,
            (None, 0, 0) => return Ok(()),
            (None, 0, _) => Error::new(
                ErrorKind::Partial,
                format!("of {of} clusters, {unfinished}"),
            ),
            (None, _, 0) => Error::new(
                ErrorKind::Partial,
                format!("{refused} of {of} clusters could not be deleted"),
            ),
            (None, ..) => Error::new(
                ErrorKind::Partial,
                format!("{refused} of {of} clusters could not be deleted; {unfinished}"),
            ),
        };
        for (cluster, why) in self.refused.into_iter().chain(self.accepted) {
            let why = why.with_program(program);
            error = error.with_detail(format!("{}: {}", called(cluster), why.one_line()));
            for hint in why.hints() {
                error = error.with_hint(hint);
            }
        }
        if !self.untouched.is_empty() {
            let names: Vec<String> = self.untouched.into_iter().map(called).collect();
            error = error.with_detail(format!("not started: {}", names.join(", ")));
        }
        Err(error)
    }
}

fn called(cluster: &Cluster) -> String {
    format!("{} ({})", cluster.name, cluster.id)
}

async fn find_all(
    context: &Context<'_>,
    clusters: &dyn Clusters,
    args: &DeleteArgs,
) -> Result<Vec<Cluster>> {
    let mut found: Vec<Cluster> = Vec::new();
    for given in &args.clusters {
        match resolve::find(clusters, given).await {
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
    args: &'a DeleteArgs,
    cluster: &'a Cluster,
    password: Option<&'a Secret>,
}

/// Why a cluster is not gone.
enum Undone {
    /// Its deletion was not begun, as far as anybody knows.
    Refused(Error),
    /// Its deletion was begun, and the end of it was not seen.
    Accepted(Error),
}

impl Deleting<'_> {
    async fn run(&self) -> Result<(), Undone> {
        let cluster = self.cluster;
        let deletion = self.clusters.delete(&cluster.id, self.password);
        match signals::interruptible(deletion).await {
            // Somebody else was faster, which is what was asked for; whether it is gone is another matter.
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) if signals::is_interruption(&error) => {
                return Err(Undone::Refused(self.in_flight(&error)));
            }
            result => result.map_err(Undone::Refused)?,
        }
        let limits = self.clusters.limits();
        let flags = self.args.wait;
        if flags.no_wait || (!flags.wait && !limits.habits.waits) {
            return Ok(());
        }
        let wait = Wait {
            collection: self.clusters,
            id: &cluster.id,
            name: &cluster.name,
            target: Goal::Gone,
            limit: self.context.settings.timeout(limits.habits.timeout),
        };
        signals::interruptible(wait.run(self.context.ui, None))
            .await
            .map_err(|error| Undone::Accepted(interrupted(error, &wait)))?;
        Ok(())
    }

    /// The request may have been sent, and nobody has answered it.
    fn in_flight(&self, error: &Error) -> Error {
        let Cluster { id, name, .. } = self.cluster;
        Error::new(
            error.kind(),
            format!("interrupted; it is not known whether the deletion of `{name}` was begun"),
        )
        .with_detail(format!("id: {id}"))
        .with_hint(Hint::new("look with").run(format!("cluster get {id}")))
    }
}
