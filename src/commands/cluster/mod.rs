//! `dbaas cluster`.

mod body;
mod connection;
mod create;
mod delete;
mod lifecycle;
mod list;

use std::time::Instant;

pub(super) use body::{build as build_body, of_change as build_change};
pub(super) use connection::connect;
pub(super) use create::{blame, print_plan, say_translation};
pub(super) use lifecycle::print_restored;

use super::{Context, password, resolve};
use crate::cli::{ClusterCommand, WaitArgs};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Cluster, Goal, Route, State};
use crate::output::{Format, VIEWS};
use crate::postgres::Query;
use crate::provider::Collection;
use crate::signals;
use crate::wait::Wait;

pub(super) async fn run(context: &Context<'_>, command: ClusterCommand) -> Result<()> {
    match command {
        ClusterCommand::List(args) => list::run(context, &args).await,
        ClusterCommand::Get { cluster } => get(context, &cluster).await,
        ClusterCommand::Create(args) => create::run(context, &args).await,
        ClusterCommand::Update(args) => lifecycle::update(context, &args).await,
        ClusterCommand::Start(args) => lifecycle::start(context, &args).await,
        ClusterCommand::Stop(args) => lifecycle::stop(context, &args).await,
        ClusterCommand::Restart(args) => lifecycle::restart(context, &args).await,
        ClusterCommand::Delete(args) => delete::run(context, &args).await,
        ClusterCommand::Wait(args) => wait(context, &args).await,
        ClusterCommand::Connection(args) => connection::run(context, &args).await,
        ClusterCommand::Connect(args) => connect(context, &args).await,
    }
}

async fn get(context: &Context<'_>, cluster: &str) -> Result<()> {
    let format = context.ui.format(VIEWS, Format::Table)?;
    let provider = context.target()?.open();
    let clusters = provider.require().clusters()?;
    let cluster = resolve::find(clusters, cluster).await?;
    say_odd_members(context, &cluster.view);
    context.ui.resource(format, &cluster)
}

/// Says what of a cluster could not be read, and is shown as null.
fn say_odd_members(context: &Context<'_>, cluster: &Cluster) {
    for member in &cluster.odd_members {
        context.ui.notice(&format!(
            "`{}` ({}): `{member}` of the vendor's document is not as expected, and is shown as null",
            cluster.name, cluster.id
        ));
    }
}

async fn wait(context: &Context<'_>, args: &WaitArgs) -> Result<()> {
    let format = context.ui.format(VIEWS, Format::Table)?;
    let target = context.target()?;
    let provider = target.open();
    let clusters = provider.require().clusters()?;
    let found = match resolve::find(clusters, &args.cluster).await {
        Err(error) if error.kind() == ErrorKind::NotFound && args.target == Goal::Gone => {
            context
                .ui
                .status(&format!("there is no cluster `{}`", args.cluster));
            return Ok(());
        }
        found => found?.view,
    };
    let mut wait = Wait {
        collection: clusters,
        id: &found.id,
        name: &found.name,
        target: args.target,
        limit: context.settings.timeout(clusters.limits().habits.timeout),
    };
    let begun = Instant::now();
    if args.target == Goal::Sql && found.state != State::Ready {
        // Until it is ready it may have no address to ask.
        signals::interruptible(wait.run(context.ui, None))
            .await
            .map_err(|error| provider.name_operation(wait.id, interrupted(error, &wait)))?;
        wait.limit = wait.limit.saturating_sub(begun.elapsed());
    }
    let store = context.settings.credentials(target);
    let details = match (args.target, provider.facets().connections) {
        (Goal::Sql, _) => {
            let connections = provider.require().connections()?;
            let connection = connections.connection(&found.id, Route::default()).await?;
            let password = password::of_user(&store, &found.id, &connection)?;
            Some((connection, password))
        }
        _ => None,
    };
    let query = details.as_ref().map(|(connection, password)| Query {
        connection,
        password: password.as_ref(),
    });
    let seen = signals::interruptible(wait.run(context.ui, query.as_ref()))
        .await
        .map_err(|error| provider.name_operation(wait.id, interrupted(error, &wait)))?;
    match seen {
        Some(cluster) => context.ui.resource(format, &cluster),
        None => {
            context.ui.status(&format!("`{}` is gone", found.name));
            Ok(())
        }
    }
}

/// What an interrupted wait says: nothing was undone, and how to take it up again.
pub(super) fn interrupted<C: Collection + ?Sized>(error: Error, wait: &Wait<'_, C>) -> Error {
    if !signals::is_interruption(&error) {
        return error;
    }
    Error::new(
        error.kind(),
        format!(
            "stopped waiting for `{}`; the work on it goes on",
            wait.name
        ),
    )
    .with_detail(format!("id: {}", wait.id))
    .with_hint(wait.resume())
}
