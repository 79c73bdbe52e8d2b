//! `dbaas operation`: the journal of what was begun here. Only `resume` asks the vendor anything.

use std::io;

use serde::Serialize;

use super::Context;
use crate::cli::OperationCommand;
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::model::{Goal, Provisioned, Resource, State};
use crate::notation::nearest;
use crate::operations::{Opened, Record as Operation, Verb};
use crate::output::{Column, Format, Record, Show, VIEWS};
use crate::provider::{Clusters, Collection, PoolsOf};
use crate::settings::Target;
use crate::signals;
use crate::wait::Wait;

pub(super) async fn run(context: &Context<'_>, command: &OperationCommand) -> Result<()> {
    match command {
        OperationCommand::List => list(context),
        OperationCommand::Resume { id } => resume(context, id).await,
        OperationCommand::Forget { id } => forget(context, id),
    }
}

/// An operation as lists show it.
#[derive(Clone, Debug, Serialize)]
struct Row {
    id: String,
    verb: &'static str,
    cluster: Option<String>,
    cluster_id: Option<String>,
    node_pool: Option<String>,
    node_pool_id: Option<String>,
    phase: &'static str,
    provider: String,
    api: Option<String>,
    profile: Option<String>,
    endpoint: Option<String>,
    begun_at: String,
}

impl Row {
    fn of(operation: Operation) -> Self {
        let (cluster, cluster_id, node_pool, node_pool_id) = match operation.within {
            Some(cluster) => (None, Some(cluster), Some(operation.name), operation.target),
            None => (Some(operation.name), operation.target, None, None),
        };
        Self {
            verb: operation.verb.name(),
            phase: operation.phase.name(),
            begun_at: format!("{:.0}", operation.begun),
            cluster,
            cluster_id,
            node_pool,
            node_pool_id,
            provider: operation.provider,
            api: operation.api,
            profile: operation.profile,
            endpoint: operation.endpoint,
            id: operation.id,
        }
    }
}

impl Record for Row {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::new("id", "ID", Show::Table, |o| o.id.clone().into()),
        Column::new("verb", "VERB", Show::Table, |o| o.verb.into()),
        Column::new("cluster", "CLUSTER", Show::Table, |o| {
            o.cluster.clone().into()
        }),
        Column::new("cluster_id", "CLUSTER-ID", Show::Wide, |o| {
            o.cluster_id.clone().into()
        }),
        Column::new("node_pool", "NODE-POOL", Show::Wide, |o| {
            o.node_pool.clone().into()
        }),
        Column::new("node_pool_id", "NODE-POOL-ID", Show::Wide, |o| {
            o.node_pool_id.clone().into()
        }),
        Column::new("phase", "PHASE", Show::Table, |o| o.phase.into()),
        Column::new("provider", "PROVIDER", Show::Table, |o| {
            o.provider.clone().into()
        }),
        Column::new("api", "API", Show::Wide, |o| o.api.clone().into()),
        Column::new("profile", "PROFILE", Show::Table, |o| {
            o.profile.clone().into()
        }),
        Column::new("endpoint", "ENDPOINT", Show::Wide, |o| {
            o.endpoint.clone().into()
        }),
        Column::new("begun_at", "BEGUN", Show::Table, |o| {
            o.begun_at.clone().into()
        }),
    ];

    fn identifier(&self) -> &str {
        &self.id
    }
}

fn list(context: &Context<'_>) -> Result<()> {
    let format = context.ui.format(VIEWS, Format::Table)?;
    let rows: Vec<Resource<Row>> = records(context)?
        .into_iter()
        .map(|operation| Resource::of(Row::of(operation)))
        .collect::<Result<_>>()?;
    context.ui.resources(format, &[], &rows)
}

fn forget(context: &Context<'_>, id: &str) -> Result<()> {
    context.ui.refuse_format()?;
    let operation = find(context, id)?;
    let journal = context.settings.journal();
    journal.forget(&operation.id).map_err(unusable)?;
    if let Ok(target) = account(context, &operation) {
        let store = context.settings.credentials(target);
        store.forget_cluster(&operation.id)?;
    }
    context.ui.status(&format!(
        "{id} is forgotten; the {} of `{}` is the vendor's matter now",
        operation.verb.name(),
        operation.name
    ));
    Ok(())
}

async fn resume(context: &Context<'_>, id: &str) -> Result<()> {
    let format = context.ui.format(VIEWS, Format::Table)?;
    let operation = find(context, id)?;
    let provider = account(context, &operation)?.open();
    if let Some(cluster) = &operation.within {
        let pools = provider.require().node_pools()?;
        let pools = PoolsOf { pools, cluster };
        return go_on(context, format, &provider, &pools, &operation).await;
    }
    let clusters: &dyn Clusters = provider.require().clusters()?;
    go_on(context, format, &provider, clusters, &operation).await
}

/// Finds what an operation is about, and waits for its end.
async fn go_on<C: Collection<Item: Record> + ?Sized>(
    context: &Context<'_>,
    format: Format,
    provider: &Opened,
    collection: &C,
    operation: &Operation,
) -> Result<()> {
    let found = signals::interruptible(provider.find(collection, operation)).await?;
    let Some(found) = found.map(|found| found.view) else {
        return Err(never_made(context, operation)?);
    };
    // What was generated for it is kept under the operation until its identifier is known.
    let store = context.settings.credentials(account(context, operation)?);
    store.move_cluster(&operation.id, found.id())?;
    let wait = Wait {
        collection,
        id: found.id(),
        name: found.name(),
        target: match operation.verb.target() {
            State::Ready => Goal::Ready,
            state => Goal::State(state),
        },
        limit: context.settings.timeout(collection.habits().timeout),
    };
    let seen = signals::interruptible(wait.run(context.ui, None))
        .await
        .map_err(|error| {
            let error = super::cluster::interrupted(error, &wait);
            provider.name_operation(found.id(), error)
        })?;
    match seen {
        Some(item) => context.ui.resource(format, &item),
        None => Ok(()),
    }
}

/// The error of an operation whose cluster is not there; the operation is over then.
///
/// # Errors
/// Where the journal cannot be written.
fn never_made(context: &Context<'_>, operation: &Operation) -> Result<Error> {
    let journal = context.settings.journal();
    journal.forget(&operation.id).map_err(unusable)?;
    let name = &operation.name;
    let error = match (operation.verb, &operation.target) {
        (Verb::Create, None) => Error::new(
            ErrorKind::NotFound,
            format!(
                "`{name}` was not created: nothing is listed that {} made",
                operation.id
            ),
        )
        .with_hint("run the same command again to create it"),
        _ => Error::new(ErrorKind::NotFound, format!("`{name}` is gone")),
    };
    Ok(error.with_detail(format!("operation: {}", operation.id)))
}

/// The account that an operation was begun in: its profile, or the one of this run.
fn account<'a>(context: &'a Context<'_>, operation: &Operation) -> Result<&'a Target> {
    let target = match &operation.profile {
        Some(profile) => context.settings.profile(profile)?,
        None => context.settings.target()?,
    };
    if target.account().owns(operation) {
        return Ok(target);
    }
    let endpoint = operation.endpoint.as_deref().unwrap_or("its own endpoint");
    Err(Error::configuration(format!(
        "{} is of provider `{}` at {endpoint}, and {} is not",
        operation.id,
        operation.provider,
        target.label()
    ))
    .with_hint("name the account: --profile NAME, or --provider ID with DBAAS_ENDPOINT"))
}

fn records(context: &Context<'_>) -> Result<Vec<Operation>> {
    context.settings.journal().records().map_err(unusable)
}

fn find(context: &Context<'_>, id: &str) -> Result<Operation> {
    let mut records = records(context)?;
    if let Some(index) = records.iter().position(|operation| operation.id == id) {
        return Ok(records.swap_remove(index));
    }
    let error = Error::new(
        ErrorKind::NotFound,
        format!("there is no operation `{id}` that is not over"),
    );
    let ids = records.iter().map(|operation| operation.id.as_str());
    Err(match nearest(id, ids) {
        Some(id) => error.with_hint(format!("did you mean `{id}`?")),
        None => error.with_hint(
            Hint::default()
                .run("operation list")
                .then("shows what there is"),
        ),
    })
}

fn unusable(error: io::Error) -> Error {
    Error::configuration("the journal of operations cannot be used")
        .with_detail(error.to_string())
        .with_source(error)
}
