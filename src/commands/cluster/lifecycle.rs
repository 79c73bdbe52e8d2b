//! `dbaas cluster start`, `stop`, `restart` and `update`.

use serde_json::json;

use super::connection::{self, PRINTED};
use super::{body, create, interrupted};
use crate::cli::{LifecycleArgs, UpdateArgs, WaitFlags};
use crate::commands::{Context, password, resolve};
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::model::{Cluster, Goal, Resource, Route, State};
use crate::operations::Opened;
use crate::output::{Format, Progress, VIEWS};
use crate::postgres::Query;
use crate::provider::Clusters;
use crate::settings::Target;
use crate::signals;
use crate::wait::Wait;

/// What a command of this file works with.
struct Work<'a> {
    context: &'a Context<'a>,
    target: &'a Target,
    provider: &'a Opened,
}

impl<'a> Work<'a> {
    fn begin(context: &'a Context<'a>, provider: &'a Opened) -> Result<Self> {
        Ok(Self {
            context,
            target: context.target()?,
            provider,
        })
    }

    fn clusters(&self) -> Result<&dyn Clusters> {
        self.provider.require().clusters()
    }

    /// The cluster that a user named.
    async fn find(&self, given: &str) -> Result<Cluster> {
        Ok(resolve::find(self.clusters()?, given).await?.view)
    }

    /// Waits, where flags or the provider's habit say so, and returns the cluster as it is then.
    async fn wait(
        &self,
        cluster: Resource<Cluster>,
        flags: WaitFlags,
        wanted: State,
    ) -> Result<Resource<Cluster>> {
        let clusters = self.clusters()?;
        let limits = clusters.limits();
        if flags.no_wait || (!flags.wait && !limits.habits.waits) {
            return Ok(cluster);
        }
        let view = &cluster.view;
        let store = self.context.settings.credentials(self.target);
        let sql = match (wanted, self.provider.facets().connections) {
            (State::Ready, Some(connections)) if limits.answers_here => {
                let connection = connections.connection(&view.id, Route::default()).await?;
                let password = password::of_user(&store, &view.id, &connection)?;
                password.map(|password| (connection, password))
            }
            _ => None,
        };
        let query = sql.as_ref().map(|(connection, password)| Query {
            connection,
            password: Some(password),
        });
        let wait = Wait {
            collection: clusters,
            id: &view.id,
            name: &view.name,
            target: match (&query, wanted) {
                (Some(_), _) => Goal::Sql,
                (None, State::Ready) => Goal::Ready,
                (None, state) => Goal::State(state),
            },
            limit: self.context.settings.timeout(limits.habits.timeout),
        };
        let seen = wait.run(self.context.ui, query.as_ref());
        let seen = signals::interruptible(seen).await.map_err(|error| {
            self.provider
                .name_operation(wait.id, interrupted(error, &wait))
        })?;
        Ok(seen.unwrap_or(cluster))
    }

    async fn print(&self, format: Format, cluster: &Resource<Cluster>) -> Result<()> {
        if !PRINTED.contains(&format) {
            return self.context.ui.resource(format, cluster);
        }
        let connections = self.provider.require().connections()?;
        let connection = connections
            .connection(&cluster.view.id, Route::default())
            .await?;
        let store = self.context.settings.credentials(self.target);
        let password = password::of_user(&store, &cluster.view.id, &connection)?;
        let name = &cluster.view.name;
        connection::print(
            self.context.ui,
            format,
            name,
            &connection,
            password.as_ref(),
        )
    }
}

pub(super) async fn start(context: &Context<'_>, args: &LifecycleArgs) -> Result<()> {
    let format = context
        .ui
        .format(&[VIEWS, PRINTED].concat(), Format::Table)?;
    let provider = context.target()?.open();
    let work = Work::begin(context, &provider)?;
    work.provider.require().lifecycle()?;
    let found = work.find(&args.cluster).await?;
    let doing = if found.state == State::Ready {
        format!("`{}` runs already", found.name)
    } else {
        format!("starting `{}`", found.name)
    };
    let progress = Progress::begin(context.ui, &doing);
    let started = resumable(&work, &found, work.provider.start(&found.id)).await?;
    drop(progress);
    let started = work.wait(started, args.wait, State::Ready).await?;
    work.print(format, &started).await
}

pub(super) async fn stop(context: &Context<'_>, args: &LifecycleArgs) -> Result<()> {
    let format = context.ui.format(VIEWS, Format::Table)?;
    let provider = context.target()?.open();
    let work = Work::begin(context, &provider)?;
    work.provider.require().lifecycle()?;
    let found = work.find(&args.cluster).await?;
    let progress = Progress::begin(context.ui, &format!("stopping `{}`", found.name));
    let stopped = resumable(&work, &found, work.provider.stop(&found.id)).await?;
    drop(progress);
    let stopped = work.wait(stopped, args.wait, State::Stopped).await?;
    work.print(format, &stopped).await
}

/// Stop and start, where the vendor has no verb of its own.
pub(super) async fn restart(context: &Context<'_>, args: &LifecycleArgs) -> Result<()> {
    let format = context
        .ui
        .format(&[VIEWS, PRINTED].concat(), Format::Table)?;
    let provider = context.target()?.open();
    let work = Work::begin(context, &provider)?;
    work.provider.require().lifecycle()?;
    let found = work.find(&args.cluster).await?;
    let progress = Progress::begin(context.ui, &format!("restarting `{}`", found.name));
    let stopped = resumable(&work, &found, work.provider.stop(&found.id)).await?;
    // Without this, a start would be refused by those who stop while nobody looks.
    let always = WaitFlags {
        wait: true,
        no_wait: false,
    };
    let stopped = work.wait(stopped, always, State::Stopped).await;
    let stopped = stopped
        .map_err(|error| match error.kind() {
            ErrorKind::Interrupted | ErrorKind::Terminated | ErrorKind::TimedOut => error
                .with_hint(
                    Hint::new("it is stopped only so far: start it with")
                        .run(format!("cluster start {}", found.id)),
                ),
            _ => error,
        })?
        .view;
    let started = resumable(&work, &stopped, work.provider.start(&found.id)).await?;
    drop(progress);
    let started = work.wait(started, args.wait, State::Ready).await?;
    work.print(format, &started).await
}

pub(super) async fn update(context: &Context<'_>, args: &UpdateArgs) -> Result<()> {
    let format = context.ui.format(VIEWS, Format::Table)?;
    let provider = context.target()?.open();
    let work = Work::begin(context, &provider)?;
    let updates = work.provider.require().update()?;
    let body = body::of_change(args)?;
    let mut plan = updates.plan(&body).map_err(|error| {
        let only_file = body::flags(&args.spec).is_empty();
        create::blame_file(error, args.file.as_deref().filter(|_| only_file))
    })?;
    let found = work.find(&args.cluster).await?;
    if let Some(name) = plan.name.as_ref().filter(|name| **name != found.name) {
        return Err(Error::usage(format!(
            "the spec is for `{name}`, and the cluster is `{}`",
            found.name
        ))
        .with_hint("a cluster cannot be renamed; make them agree, or leave the name out"));
    }
    updates.complete(&found.id, &mut plan).await?;
    if args.dry_run {
        let document = json!({
            "provider": work.target.provider.name(),
            "profile": work.target.profile,
            "fields": plan.fields,
            "requests": [{"operation": "update cluster", "id": found.id, "body": plan.request}],
        });
        return create::print_plan(context.ui, format, &plan.fields, &document);
    }
    let limits = work.clusters()?.limits();
    create::say_translation(context.ui, limits, &plan.fields);
    let progress = Progress::begin(context.ui, &format!("updating `{}`", found.name));
    let updated = resumable(&work, &found, work.provider.update(&found, &plan)).await?;
    drop(progress);
    let wanted = match updated.view.state {
        State::Stopped => State::Stopped,
        _ => State::Ready,
    };
    let updated = work.wait(updated, args.wait, wanted).await?;
    work.print(format, &updated).await
}

/// Runs a change; when it is interrupted, whoever comes next finishes it, and the error says so.
async fn resumable<T>(
    work: &Work<'_>,
    cluster: &Cluster,
    change: impl Future<Output = Result<T>>,
) -> Result<T> {
    signals::interruptible(change).await.map_err(|error| {
        if !signals::is_interruption(&error) {
            return error;
        }
        let error = Error::new(
            error.kind(),
            format!(
                "interrupted; if the change of `{}` was begun, it goes on",
                cluster.name
            ),
        )
        .with_detail(format!("id: {}", cluster.id))
        .with_hint(Hint::new("look at it with").run(format!("cluster get {}", cluster.id)));
        work.provider.name_operation(&cluster.id, error)
    })
}

/// What is printed of a cluster that was made from a backup, once it answers.
pub(in crate::commands) async fn print_restored(
    context: &Context<'_>,
    target: &Target,
    provider: &Opened,
    cluster: Resource<Cluster>,
    flags: WaitFlags,
    format: Format,
) -> Result<()> {
    let work = Work {
        context,
        target,
        provider,
    };
    let cluster = work.wait(cluster, flags, State::Ready).await?;
    work.print(format, &cluster).await
}
