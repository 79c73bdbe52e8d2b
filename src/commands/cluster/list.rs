//! `dbaas cluster list`, over one profile or several.

use std::sync::{Mutex, MutexGuard, PoisonError};

use futures_util::future::join_all;
use futures_util::stream::BoxStream;
use futures_util::{Stream, StreamExt, TryStreamExt};

use super::say_odd_members;
use crate::cli::ListArgs;
use crate::commands::{Context, sort};
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Cluster, Resource};
use crate::output::{Format, VIEWS};
use crate::provider::{ListQuery, Provider};
use crate::settings::Target;

pub(super) async fn run(context: &Context<'_>, args: &ListArgs) -> Result<()> {
    let ui = context.ui;
    let format = ui.format(VIEWS, Format::Table)?;
    let targets = context.settings.several(args.all_profiles)?;
    let unusable = context.settings.unusable(args.all_profiles);
    let query = ListQuery {
        name: args.name.clone(),
        region: args.region.clone(),
        cloud: args.cloud.clone(),
        flavor: args.flavor.clone(),
        postgres: args.postgres.clone(),
        sort: args.sort.clone(),
        native: args.filter.clone(),
    };
    let limit = args.limit.unwrap_or(usize::MAX);
    if let ([target], []) = (targets, unusable) {
        let provider = target.open();
        let partial = Partial::default();
        let clusters = partial.keep(list(&provider, &query)?);
        let wanted =
            clusters.try_filter(|resource| std::future::ready(matches(args, &resource.view)));
        let wanted = wanted.inspect_ok(|resource| say_odd_members(context, &resource.view));
        let count = if args.sort.is_none() {
            ui.stream(format, wanted.take(limit).boxed()).await?
        } else {
            let mut rows: Vec<Resource<Cluster>> = wanted.try_collect().await?;
            sort::sort(&mut rows, args.sort.as_deref())?;
            rows.truncate(limit);
            ui.resources(format, &[], &rows)?;
            rows.len()
        };
        if count == 0
            && format == Format::Table
            && *args == ListArgs::default()
            && !partial.is_any()
        {
            let program = target.program();
            ui.status(&format!(
                "no clusters; `{program} cluster create NAME` makes one"
            ));
        }
        return partial.end();
    }
    let lists = targets.iter().map(|target| collect(target, &query, args));
    let mut rows = Vec::new();
    let mut hints = Vec::new();
    let mut failures = Vec::new();
    for (name, error) in unusable {
        failures.push(format!("profile `{name}`: {}", error.one_line()));
        hints.extend(error.hints());
    }
    for (target, result) in targets.iter().zip(join_all(lists).await) {
        match result {
            Ok((mut clusters, partial)) => {
                for cluster in &clusters {
                    say_odd_members(context, &cluster.view);
                }
                rows.append(&mut clusters);
                let lines = partial.into_iter().map(|error| error.one_line());
                failures.extend(lines.map(|line| format!("{}: {line}", target.label())));
            }
            Err(error) => {
                let error = error.with_program(&target.program());
                failures.push(format!("{}: {}", target.label(), error.one_line()));
                hints.extend(error.hints());
            }
        }
    }
    sort::sort(&mut rows, args.sort.as_deref())?;
    rows.truncate(limit);
    ui.resources(format, &["profile"], &rows)?;
    if failures.is_empty() {
        return Ok(());
    }
    let error = Error::new(
        ErrorKind::Partial,
        format!(
            "{} of {} profiles could not be listed",
            failures.len(),
            targets.len() + unusable.len()
        ),
    )
    .with_details(failures);
    Err(hints.into_iter().fold(error, Error::with_hint))
}

async fn collect(
    target: &Target,
    query: &ListQuery,
    args: &ListArgs,
) -> Result<(Vec<Resource<Cluster>>, Option<Error>)> {
    let provider = target.open();
    let partial = Partial::default();
    let clusters = partial.keep(list(&provider, query)?);
    let clusters = clusters
        .try_filter(|resource| std::future::ready(matches(args, &resource.view)))
        .try_collect()
        .await?;
    Ok((clusters, partial.end().err()))
}

/// What a vendor could not list, while the rest of the list is good.
#[derive(Default)]
struct Partial(Mutex<Option<Error>>);

impl Partial {
    /// Takes the error of what is missing out of a list.
    fn keep<'a>(
        &'a self,
        list: BoxStream<'a, Result<Resource<Cluster>>>,
    ) -> impl Stream<Item = Result<Resource<Cluster>>> + Send + 'a {
        list.filter_map(|found| {
            std::future::ready(match found {
                Err(error) if error.kind() == ErrorKind::Partial => {
                    *self.error() = Some(error);
                    None
                }
                found => Some(found),
            })
        })
    }

    fn error(&self) -> MutexGuard<'_, Option<Error>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn is_any(&self) -> bool {
        self.error().is_some()
    }

    /// Returns the error, once the rest is printed.
    fn end(&self) -> Result<()> {
        self.error().take().map_or(Ok(()), Err)
    }
}

fn list<'a>(
    provider: &'a dyn Provider,
    query: &ListQuery,
) -> Result<BoxStream<'a, Result<Resource<Cluster>>>> {
    let clusters = provider.require().clusters()?;
    if !query.native.is_empty() && !clusters.limits().native_filters {
        return Err(Error::new(
            ErrorKind::Unsupported,
            format!("provider `{}` has no filters of its own", provider.id()),
        )
        .with_hint("use --name, --state, --postgres, --flavor, --region or --cloud"));
    }
    Ok(clusters.list(query))
}

/// The portable filters, applied here whether or not the vendor applied them as well.
fn matches(args: &ListArgs, cluster: &Cluster) -> bool {
    let same = |wanted: &Option<String>, has: Option<&String>| {
        wanted.as_ref().is_none_or(|wanted| has == Some(wanted))
    };
    let version = |wanted: &String| cluster.postgres.is_version(wanted);
    same(&args.name, Some(&cluster.name))
        && args.state.is_none_or(|state| cluster.state == state)
        && args.postgres.as_ref().is_none_or(version)
        && same(&args.flavor, cluster.postgres.flavor.as_ref())
        && same(&args.region, cluster.region.as_ref())
        && same(&args.cloud, cluster.cloud.as_ref())
}
