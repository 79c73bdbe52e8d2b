//! `dbaas nodepool`: the node pools of a cluster, with the same care that clusters have.

use serde_json::json;

use super::cluster::{blame, build_body, build_change, interrupted, print_plan, say_translation};
use super::confirm::{Doomed, confirm};
use super::creation::Unfinished;
use super::deletion::Deletion;
use super::{Context, resolve};
use crate::cli::{
    NodePoolAddArgs, NodePoolCommand, NodePoolDeleteArgs, NodePoolUpdateArgs, WaitFlags,
};
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::model::{Cluster, Goal, NodePool, Resource, State};
use crate::operations::{self, Opened, PoolByPlan};
use crate::output::{Format, Progress, VIEWS};
use crate::provider::{Asked, Clusters, NodePools, PoolsOf};
use crate::settings::Target;
use crate::signals;
use crate::wait::Wait;

pub(super) async fn run(context: &Context<'_>, command: &NodePoolCommand) -> Result<()> {
    let format = context.ui.format(VIEWS, Format::Table)?;
    let target = context.target()?;
    let provider = target.open();
    let work = Work {
        context,
        format,
        target,
        provider: &provider,
        pools: provider.require().node_pools()?,
        clusters: provider.require().clusters()?,
    };
    match command {
        NodePoolCommand::List { cluster } => {
            let cluster = work.cluster(cluster).await?;
            let pools = work.pools.list(&cluster.id).await?;
            context.ui.resources(format, &[], &pools)
        }
        NodePoolCommand::Get { cluster, pool } => {
            let cluster = work.cluster(cluster).await?;
            let pool = resolve::find(&work.of(&cluster), pool).await?;
            context.ui.resource(format, &pool)
        }
        NodePoolCommand::Add(args) => work.add(args).await,
        NodePoolCommand::Update(args) => work.update(args).await,
        NodePoolCommand::Delete(args) => work.delete(args).await,
    }
}

/// What a command of this file works with.
struct Work<'a> {
    context: &'a Context<'a>,
    format: Format,
    target: &'a Target,
    provider: &'a Opened,
    pools: &'a dyn NodePools,
    clusters: &'a dyn Clusters,
}

impl<'a> Work<'a> {
    async fn cluster(&self, given: &str) -> Result<Cluster> {
        Ok(resolve::find(self.clusters, given).await?.view)
    }

    fn of<'b>(&self, cluster: &'b Cluster) -> PoolsOf<'b>
    where
        'a: 'b,
    {
        PoolsOf {
            pools: self.pools,
            cluster: &cluster.id,
        }
    }

    fn waits(&self, flags: WaitFlags) -> bool {
        !flags.no_wait && (flags.wait || self.pools.limits().habits.waits)
    }

    async fn add(&self, args: &NodePoolAddArgs) -> Result<()> {
        let ui = self.context.ui;
        let limits = self.pools.limits();
        let creation = args.creation();
        let body = build_body(&creation, limits.name_keys)?;
        let mut plan = self
            .pools
            .plan(&body)
            .map_err(|error| blame(error, &creation))?;
        let cluster = self.cluster(&args.cluster).await?;
        let place = self.of(&cluster);
        if args.if_not_exists
            && let Some(existing) = resolve::by_name(&place, &plan.name).await?
        {
            return self.accept(args, &cluster, &plan.asked, existing).await;
        }
        self.pools.complete(&cluster.id, &mut plan).await?;
        if args.dry_run {
            if let Some(existing) = resolve::by_name(&place, &plan.name).await? {
                return Err(operations::taken(&place, &existing.view));
            }
            let document = json!({
                "provider": self.target.provider.name(),
                "profile": self.target.profile,
                "fields": plan.fields,
                "requests": [{"operation": "add node pool", "cluster": cluster.id, "body": plan.request}],
            });
            return print_plan(ui, self.format, &plan.fields, &document);
        }
        say_translation(ui, self.clusters.limits(), &plan.fields);
        if limits.wants_ready_cluster && cluster.state != State::Ready && self.waits(args.wait) {
            self.until_ready(&cluster).await?;
        }
        let making = PoolByPlan { place, plan: &plan };
        let mut begun = self.provider.begin(&making, Some(&cluster.id)).await;
        if let Some(reason) = begun.unrecorded() {
            ui.notice(&format!("this creation is not recorded: {reason}"));
        }
        let before = begun.before().map(str::to_owned);
        let resumed = signals::interruptible(begun.resume(&place, &making)).await;
        let resumed = resumed.map_err(|error| begun.name_operation(error))?;
        let added = match (resumed, before) {
            (Some(found), Some(before)) => {
                let name = &plan.name;
                ui.status(&format!(
                    "`{name}` was begun before, as {before}, and is taken up"
                ));
                found
            }
            _ => {
                let mut id = None;
                let mut accepted = |accepted: &str| {
                    id = Some(accepted.to_owned());
                    Ok(())
                };
                let progress = Progress::begin(ui, &format!("adding `{}`", plan.name));
                let patience = self.target.http().retry;
                let work = begun.create(&place, &making, &patience, &mut accepted);
                let added = signals::interruptible(work).await;
                drop(progress);
                match added {
                    Ok(added) => added,
                    // Another command was faster.
                    Err(error) if error.kind() == ErrorKind::Conflict && args.if_not_exists => {
                        return match resolve::by_name(&place, &plan.name).await? {
                            Some(existing) => {
                                self.accept(args, &cluster, &plan.asked, existing).await
                            }
                            None => Err(error),
                        };
                    }
                    Err(error) => {
                        let unfinished = Unfinished {
                            context: self.context,
                            target: self.target,
                            collection: &place,
                            store: &self.context.settings.credentials(self.target),
                            name: &plan.name,
                            password: None,
                        };
                        let is_interruption = signals::is_interruption(&error);
                        let error = unfinished.explain(error, id.as_deref()).await;
                        return Err(match is_interruption {
                            true => begun.name_operation(error),
                            false => error,
                        });
                    }
                }
            }
        };
        let added = self.wait(&cluster, added, args.wait).await?;
        begun.close();
        ui.resource(self.format, &added)
    }

    /// `--if-not-exists`: what is there is accepted, and what differs is said.
    async fn accept(
        &self,
        args: &NodePoolAddArgs,
        cluster: &Cluster,
        asked: &Asked,
        existing: Resource<NodePool>,
    ) -> Result<()> {
        let ui = self.context.ui;
        let view = &existing.view;
        for difference in differences(asked, view) {
            ui.notice(&format!("`{}` exists and differs: {difference}", view.name));
        }
        ui.status(&format!("`{}` exists already", view.name));
        let existing = match args.dry_run {
            true => existing,
            false => self.wait(cluster, existing, args.wait).await?,
        };
        ui.resource(self.format, &existing)
    }

    async fn update(&self, args: &NodePoolUpdateArgs) -> Result<()> {
        let ui = self.context.ui;
        let change = args.change();
        let body = build_change(&change)?;
        let mut plan = self.pools.plan_change(&body)?;
        let cluster = self.cluster(&args.cluster).await?;
        let found = resolve::find(&self.of(&cluster), &args.pool).await?.view;
        if let Some(name) = plan.name.as_ref().filter(|name| **name != found.name) {
            return Err(Error::usage(format!(
                "the spec is for `{name}`, and the node pool is `{}`",
                found.name
            ))
            .with_hint("a node pool cannot be renamed; make them agree, or leave the name out"));
        }
        self.pools
            .complete_change(&cluster.id, &found.id, &mut plan)
            .await?;
        if args.dry_run {
            let document = json!({
                "provider": self.target.provider.name(),
                "profile": self.target.profile,
                "fields": plan.fields,
                "requests": [{"operation": "update node pool", "cluster": cluster.id, "id": found.id,
                    "body": plan.body.as_ref().unwrap_or(&plan.request)}],
            });
            return print_plan(ui, self.format, &plan.fields, &document);
        }
        say_translation(ui, self.clusters.limits(), &plan.fields);
        let progress = Progress::begin(ui, &format!("updating `{}`", found.name));
        let work = self.provider.update_node_pool(&found, &plan);
        let updated = signals::interruptible(work).await;
        drop(progress);
        let updated = updated.map_err(|error| self.unfinished(error, &found))?;
        let updated = self.wait(&cluster, updated, args.wait).await?;
        ui.resource(self.format, &updated)
    }

    async fn delete(&self, args: &NodePoolDeleteArgs) -> Result<()> {
        let ui = self.context.ui;
        let cluster = self.cluster(&args.cluster).await?;
        let place = self.of(&cluster);
        let found = match resolve::find(&place, &args.pool).await {
            Err(error) if error.kind() == ErrorKind::NotFound && args.ignore_not_found => {
                ui.status(&format!("there is no node pool `{}`", args.pool));
                return Ok(());
            }
            found => found?.view,
        };
        let doomed = Doomed {
            kind: "node pool",
            name: &found.name,
            id: Some(&found.id),
            cluster: Some(&cluster.name),
        };
        confirm(self.context, self.target, &args.confirmation, &[doomed])?;
        match signals::interruptible(self.pools.delete(&cluster.id, &found.id)).await {
            // Somebody else was faster, which is what was asked for.
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            deleted => deleted.map_err(|error| self.unfinished(error, &found))?,
        }
        if self.waits(args.wait) {
            let wait = Wait {
                collection: &place,
                id: &found.id,
                name: &found.name,
                target: Goal::Gone,
                limit: self.limit(),
            };
            signals::interruptible(wait.run(ui, None))
                .await
                .map_err(|error| interrupted(error, &wait))?;
        }
        ui.resource(self.format, &Deletion::resource(&found.id, &found.name)?)
    }

    fn limit(&self) -> std::time::Duration {
        let usual = self.pools.limits().habits.timeout;
        self.context.settings.timeout(usual)
    }

    /// Waits for the cluster, without which the vendor takes no node pool.
    async fn until_ready(&self, cluster: &Cluster) -> Result<()> {
        let wait = Wait {
            collection: self.clusters,
            id: &cluster.id,
            name: &cluster.name,
            target: Goal::Ready,
            limit: self.limit(),
        };
        signals::interruptible(wait.run(self.context.ui, None))
            .await
            .map(drop)
            .map_err(|error| interrupted(error, &wait))
    }

    /// Waits, where flags or the provider's habit say so, and returns the node pool as it is then.
    async fn wait(
        &self,
        cluster: &Cluster,
        pool: Resource<NodePool>,
        flags: WaitFlags,
    ) -> Result<Resource<NodePool>> {
        if !self.waits(flags) {
            return Ok(pool);
        }
        let wait = Wait {
            collection: &self.of(cluster),
            id: &pool.view.id,
            name: &pool.view.name,
            target: Goal::Ready,
            limit: self.limit(),
        };
        let seen = signals::interruptible(wait.run(self.context.ui, None))
            .await
            .map_err(|error| {
                self.provider
                    .name_operation(wait.id, interrupted(error, &wait))
            })?;
        Ok(seen.unwrap_or(pool))
    }

    /// What an interrupted change says: it may have been begun.
    fn unfinished(&self, error: Error, pool: &NodePool) -> Error {
        if !signals::is_interruption(&error) {
            return error;
        }
        let NodePool {
            id, name, cluster, ..
        } = pool;
        let error = Error::new(
            error.kind(),
            format!("interrupted; if the change of `{name}` was begun, it goes on"),
        )
        .with_detail(format!("id: {id}"))
        .with_hint(Hint::new("look at it with").run(format!("nodepool get {cluster} {id}")));
        self.provider.name_operation(id, error)
    }
}

/// What was asked for and is not so in the node pool that exists.
fn differences(asked: &Asked, pool: &NodePool) -> Vec<String> {
    let other = |field: &str, has: Option<u64>, asked: Option<u64>| {
        let (has, asked) = has.zip(asked)?;
        (has != asked).then(|| format!("{field} is {has}, not {asked}"))
    };
    // A count between the bounds is the vendor's own choice.
    let scales = |count: &u32| {
        let bounds = pool.autoscaling;
        bounds.is_some_and(|bounds| (bounds.minimum..=bounds.maximum).contains(count))
    };
    let nodes = asked.nodes.filter(|count| !scales(count));
    [
        other("nodes", pool.nodes.map(u64::from), nodes.map(u64::from)),
        other("cpu", pool.cpu.map(u64::from), asked.cpu.map(u64::from)),
        other("memory", pool.memory_bytes, asked.memory),
        other("storage", pool.storage_bytes, asked.storage),
    ]
    .into_iter()
    .flatten()
    .collect()
}
