//! `dbaas cluster create`.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::{Value, json};

use super::connection::{self, PRINTED};
use super::{body, interrupted};
use crate::cli::CreateArgs;
use crate::commands::creation::{self, Safekeeping, Unfinished, and_then};
use crate::commands::{Context, password, resolve};
use crate::credentials::{CredentialStore, Secret};
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::model::{Body, Cluster, Goal, Resource, Route, Source, State};
use crate::notation;
use crate::operations::{self, Begun, ByPlan, Opened};
use crate::output::{Column, Format, Progress, Record, SECRET_FORMATS, Show, Ui, VIEWS};
use crate::postgres::Query;
use crate::provider::{
    Asked, ClusterLimits, Clusters, CreatePlan, FieldReport, PasswordChooser, ProviderId,
    Translation,
};
use crate::settings::Target;
use crate::signals;
use crate::wait::Wait;

pub(super) async fn run(context: &Context<'_>, args: &CreateArgs) -> Result<()> {
    let target = context.target()?;
    let provider = target.open();
    let clusters = provider.require().clusters()?;
    let creation = Creation {
        context,
        args,
        target,
        provider: &provider,
        clusters,
        limits: clusters.limits(),
        store: context.settings.credentials(target),
    };
    creation.run().await
}

struct Creation<'a> {
    context: &'a Context<'a>,
    args: &'a CreateArgs,
    target: &'a Target,
    provider: &'a Opened,
    clusters: &'a dyn Clusters,
    limits: ClusterLimits,
    store: CredentialStore,
}

impl Creation<'_> {
    async fn run(&self) -> Result<()> {
        let ui = self.context.ui;
        let printed = [VIEWS, PRINTED].concat();
        let honoured = if self.args.dry_run { VIEWS } else { &printed };
        let format = ui.format(honoured, Format::Table)?;
        self.check_standard_input()?;
        let body = body::build(self.args, self.limits.name_keys)?;
        let mut plan = self
            .clusters
            .plan(&body)
            .map_err(|error| blame(error, self.args))?;
        self.notice_unused(&body);
        let given = match (
            password::read(&self.args.password.source)?,
            plan.password.clone(),
        ) {
            (Some(_), Some(_)) => {
                return Err(Error::usage("the file and the flags both give a password")
                    .with_hint("leave one out"));
            }
            (given, native) => given.or(native),
        };
        let sets = plan.chooser == PasswordChooser::Creator;
        if given.is_some() && !sets {
            let why = match plan.chooser {
                PasswordChooser::Vendor => "the vendor makes the user and its password",
                _ => "the cluster has the users of another one, with their passwords",
            };
            return Err(Error::usage(why).with_hint("leave the password out"));
        }
        let keep = sets && self.store.keeps() && !self.args.password.no_store_password;
        if sets
            && given.is_none()
            && !keep
            && !self.args.dry_run
            && !SECRET_FORMATS.contains(&format)
        {
            return Err(password::nowhere_to_keep());
        }
        if self.args.if_not_exists
            && let Some(existing) = resolve::by_name(self.clusters, &plan.name).await?
        {
            return self.accept(format, &plan, existing).await;
        }
        self.clusters.complete(&mut plan).await?;
        if self.args.dry_run {
            if !self.limits.habits.once.by_vendor
                && let Some(existing) = resolve::by_name(self.clusters, &plan.name).await?
            {
                return Err(operations::taken(self.clusters, &existing.view));
            }
            self.clusters.check(&plan).await?;
            let document = json!({
                "provider": self.target.provider.name(),
                "profile": self.target.profile,
                "fields": plan.fields,
                "requests": [{"operation": "create cluster", "body": plan.request}],
            });
            return print_plan(ui, format, &plan.fields, &document);
        }
        if keep {
            // What is made with a password that cannot be kept could never be opened.
            self.store.check()?;
        }
        say_translation(ui, self.limits, &plan.fields);
        let is_given = given.is_some();
        let generate = match plan.wants_sign {
            true => Secret::generate_with_sign,
            false => Secret::generate,
        };
        let secret = given.unwrap_or_else(generate);
        let making = ByPlan {
            clusters: self.clusters,
            plan: &plan,
            password: &secret,
        };
        let mut begun = self.provider.begin(&making, None).await;
        match self.create(&mut begun, &making, (keep, is_given)).await {
            // Another command was faster.
            Err(error) if error.kind() == ErrorKind::Conflict && self.args.if_not_exists => {
                match resolve::by_name(self.clusters, &plan.name).await {
                    Ok(Some(existing)) => self.accept(format, &plan, existing).await,
                    Ok(None) => Err(error),
                    Err(second) => Err(and_then(error, &second)),
                }
            }
            Err(error) => Err(error),
            Ok((created, secret)) => {
                let secret = secret.as_ref().filter(|_| sets);
                let created = self.wait(created, secret).await?;
                // Now it is there, or goes on without anybody here.
                begun.close();
                self.print(format, &created, secret).await?;
                self.suggest(format, &created.view);
                Ok(())
            }
        }
    }

    /// Creates, or takes up what an interrupted run of the same command made; keeps the password before anything is
    /// waited for. Returns the password, where it is known.
    async fn create(
        &self,
        begun: &mut Begun<'_>,
        making: &ByPlan<'_>,
        (keep, given): (bool, bool),
    ) -> Result<(Resource<Cluster>, Option<Secret>)> {
        let ui = self.context.ui;
        let (plan, secret) = (making.plan, making.password);
        let password = plan
            .user
            .as_deref()
            .filter(|_| keep)
            .map(|user| (user, secret));
        if let Some(reason) = begun.unrecorded() {
            ui.notice(&format!("this creation is not recorded: {reason}"));
        }
        let before = begun.before().map(str::to_owned);
        let resumed = signals::interruptible(begun.resume(self.clusters, making)).await;
        let resumed = resumed.map_err(|error| begun.name_operation(error))?;
        if let (Some(found), Some(before)) = (resumed, before) {
            ui.status(&format!(
                "`{}` was begun before, as {before}, and is taken up",
                plan.name
            ));
            // A generated password that was not kept then is none of it.
            let known = password.filter(|_| given);
            let known = creation::take_up(&self.store, (&before, &found.view.id), password, known)?;
            if known.is_none() && password.is_some() {
                ui.notice(&format!(
                    "the password of `{}` was not kept before the interruption",
                    plan.user.as_deref().unwrap_or_default()
                ));
            }
            return Ok((found, known));
        }
        let operation = begun.id().map(str::to_owned);
        let mut safekeeping =
            Safekeeping::begin(self.context, &self.store, password, operation.as_deref())?;
        let mut accepted_id = None;
        let mut progress = None;
        let mut accepted = |id: &str| {
            accepted_id = Some(id.to_owned());
            safekeeping.accepted(id)?;
            progress = Some(Progress::begin(ui, &format!("creating `{}`", plan.name)));
            Ok(())
        };
        let patience = self.target.http().retry;
        let work = begun.create(self.clusters, making, &patience, &mut accepted);
        let error = match signals::interruptible(work).await {
            Ok(created) => {
                // A server may call the user otherwise than it was asked to.
                let called = created.view.endpoint.user.as_ref();
                if let Some(user) = called.filter(|user| keep && plan.user.as_ref() != Some(user)) {
                    password::keep(self.context, &self.store, &created.view.id, user, secret)?;
                }
                return Ok((created, Some(secret.clone())));
            }
            Err(error) => error,
        };
        drop(progress);
        if operation.is_some() && begun.id().is_none() {
            safekeeping.forget()?;
        }
        let is_interruption = signals::is_interruption(&error);
        let unfinished = Unfinished {
            context: self.context,
            target: self.target,
            collection: self.clusters,
            store: &self.store,
            name: &plan.name,
            password,
        };
        let error = unfinished.explain(error, accepted_id.as_deref()).await;
        Err(match is_interruption {
            true => begun.name_operation(error),
            false => error,
        })
    }

    /// Waits as the flags and the provider's habit say: for SQL where there is somebody to ask as.
    async fn wait(
        &self,
        created: Resource<Cluster>,
        secret: Option<&Secret>,
    ) -> Result<Resource<Cluster>> {
        let flags = self.args.wait;
        if flags.no_wait || (!flags.wait && !self.limits.habits.waits) {
            return Ok(created);
        }
        let connection = match (self.provider.facets().connections, secret) {
            (Some(connections), Some(_)) if self.limits.answers_here => Some(
                connections
                    .connection(&created.view.id, Route::default())
                    .await?,
            ),
            _ => None,
        };
        let query = connection.as_ref().map(|connection| Query {
            connection,
            password: secret,
        });
        let wait = Wait {
            collection: self.clusters,
            id: &created.view.id,
            name: &created.view.name,
            target: if query.is_some() {
                Goal::Sql
            } else {
                Goal::Ready
            },
            limit: self.context.settings.timeout(self.limits.habits.timeout),
        };
        let work = wait.run(self.context.ui, query.as_ref());
        let seen = signals::interruptible(work).await.map_err(|error| {
            self.provider
                .name_operation(wait.id, interrupted(error, &wait))
        })?;
        Ok(seen.unwrap_or(created))
    }

    /// `--if-not-exists`: what is there is accepted, and what differs is said.
    async fn accept(
        &self,
        format: Format,
        plan: &CreatePlan,
        existing: Resource<Cluster>,
    ) -> Result<()> {
        let ui = self.context.ui;
        let view = &existing.view;
        if view.state == State::Failed {
            return Err(left_behind(view));
        }
        let told = self.clusters.told(&existing);
        for difference in differences(&plan.asked, view, &told) {
            ui.notice(&format!("`{}` exists and differs: {difference}", view.name));
        }
        ui.status(&format!("`{}` exists already", view.name));
        if self.args.dry_run {
            return ui.resource(format, &existing);
        }
        if view.state == State::Stopped && !self.args.wait.no_wait {
            return Err(connection::stopped(view));
        }
        // Another command may still be creating it; its password is kept by the time it is ready.
        let existing = self.wait(existing, None).await?;
        let secret = match &existing.view.endpoint.user {
            Some(user) => self.store.password(&existing.view.id, user)?,
            None => None,
        };
        let existing = match &secret {
            Some(_) => self.wait(existing, secret.as_ref()).await?,
            None => existing,
        };
        self.print(format, &existing, secret.as_ref()).await
    }

    async fn print(
        &self,
        format: Format,
        cluster: &Resource<Cluster>,
        secret: Option<&Secret>,
    ) -> Result<()> {
        if !PRINTED.contains(&format) {
            return self.context.ui.resource(format, cluster);
        }
        let connections = self.provider.require().connections()?;
        let details = connections
            .connection(&cluster.view.id, Route::default())
            .await?;
        connection::print(
            self.context.ui,
            format,
            &cluster.view.name,
            &details,
            secret,
        )
    }

    /// What to do next, for a person who looks at a table.
    fn suggest(&self, format: Format, cluster: &Cluster) {
        if !matches!(format, Format::Table | Format::Wide) {
            return;
        }
        let program = self.target.program();
        let name = notation::shell_word(&cluster.name);
        let ui = self.context.ui;
        let facets = self.provider.facets();
        if facets.node_pools.is_some() {
            ui.status(&format!(
                "add nodes with     `{program} nodepool add {name} POOL`"
            ));
        }
        if facets.connections.is_none() {
            return;
        }
        ui.status(&format!("connect with       `{program} psql {name}`"));
        ui.status(&format!(
            "connection string  `{program} cluster connection {name}`"
        ));
    }

    fn check_standard_input(&self) -> Result<()> {
        let body = self.args.file.as_deref() == Some(std::path::Path::new("-"));
        if body && self.args.password.source.password_stdin {
            return Err(
                Error::usage("standard input cannot be both the file and the password")
                    .with_hint("use --password-file"),
            );
        }
        Ok(())
    }

    /// `native.NAME` of a provider that does not exist is most likely a slip.
    fn notice_unused(&self, body: &Body) {
        let Body::Portable(document) = body else {
            return;
        };
        let native = document.get("native").and_then(Value::as_object);
        for name in native.into_iter().flat_map(|native| native.keys()) {
            if ProviderId::parse(name).is_none() {
                self.context.ui.notice(&format!(
                    "`native.{name}` is not used: this version has no provider `{name}`"
                ));
            }
        }
    }
}

/// What is wrong in a file, and in nothing else, is an error of the file.
pub(in crate::commands) fn blame(error: Error, args: &CreateArgs) -> Error {
    let typed = args.name.is_some() || !body::flags(&args.spec).is_empty();
    blame_file(error, args.file.as_deref().filter(|_| !typed))
}

/// The same, where a file and nothing else was given.
pub(super) fn blame_file(error: Error, file: Option<&Path>) -> Error {
    match file {
        Some(file) if error.kind() == ErrorKind::Usage => error
            .with_kind(ErrorKind::Configuration)
            .with_detail(format!("in {}", Source::from_argument(file))),
        _ => error,
    }
}

/// What `--dry-run` prints: the requests as a document, or what became of each field as a table.
pub(in crate::commands) fn print_plan(
    ui: &Ui,
    format: Format,
    fields: &[FieldReport],
    document: &Value,
) -> Result<()> {
    if format.is_machine() {
        return ui.document(format, document);
    }
    let rows: Vec<Resource<FieldReport>> = fields
        .iter()
        .map(|field| Resource::of(field.clone()))
        .collect::<Result<_>>()?;
    ui.resources(format, &[], &rows)?;
    ui.status("nothing was done: this was a dry run");
    Ok(())
}

/// Says what became of the fields that a provider could not take as they are, before anything is sent;
/// `--verbose` says the others too. What is made here costs nothing, so its defaults are among those.
pub(in crate::commands) fn say_translation(ui: &Ui, limits: ClusterLimits, fields: &[FieldReport]) {
    for field in fields {
        let line = match field.translation {
            Translation::Exact => format!("{}: {}", field.field, field.value),
            how => format!("{}: {} ({})", field.field, field.value, how.name()),
        };
        match field.translation {
            Translation::Exact => ui.detail(&line),
            Translation::Default if limits.answers_here => ui.detail(&line),
            Translation::Default | Translation::Nearest if ui.is_machine() => ui.notice(&line),
            Translation::Default | Translation::Nearest => ui.status(&line),
        }
    }
}

/// What was asked for and is not so in the cluster that exists.
fn differences(asked: &Asked, cluster: &Cluster, told: &Asked) -> Vec<String> {
    let said = |field: &str, has: &str, asked: &str| format!("{field} is {has}, not {asked}");
    let other = |field: &str, has: Option<String>, asked: Option<String>| {
        let (has, asked) = has.zip(asked)?;
        (has != asked).then(|| said(field, &has, &asked))
    };
    let count = |count: Option<u32>| count.map(|count| count.to_string());
    let size = |field: &str, has: Option<u64>, asked: Option<u64>, more_is_fine: bool| {
        let (has, asked) = has.zip(asked)?;
        let shown = |bytes| bytesize::ByteSize(bytes).display().iec().to_string();
        (has < asked || (has > asked && !more_is_fine))
            .then(|| said(field, &shown(has), &shown(asked)))
    };
    let ranges = |ranges: &Option<BTreeSet<String>>| {
        let ranges = ranges.as_ref()?.iter().cloned();
        Some(Vec::from_iter(ranges).join(" "))
    };
    let network = |private: Option<bool>| {
        let private = private?;
        Some(if private { "private" } else { "public" }.to_owned())
    };
    let settings = told.settings.iter().flat_map(|told| {
        let asked = asked.settings.iter().flatten();
        asked.filter_map(|(name, asked)| match told.get(name) {
            Some(has) if has == asked => None,
            Some(has) => Some(format!("settings.{name} is {has}, not {asked}")),
            None => Some(format!("settings.{name} is not set, not {asked}")),
        })
    });
    let (postgres, endpoint) = (&cluster.postgres, &cluster.endpoint);
    let is_version = |asked: &String| postgres.is_version(asked);
    let version = asked.postgres.clone().filter(|asked| !is_version(asked));
    let too_few = asked
        .cpu
        .filter(|asked| cluster.cpu.is_some_and(|has| has < *asked));
    [
        other("user", endpoint.user.clone(), asked.user.clone()),
        other(
            "database",
            endpoint.database.clone(),
            asked.database.clone(),
        ),
        other("postgres", postgres.version.clone(), version),
        other("flavor", postgres.flavor.clone(), asked.flavor.clone()),
        other("cloud", cluster.cloud.clone(), asked.cloud.clone()),
        other("region", cluster.region.clone(), asked.region.clone()),
        other("nodes", count(cluster.nodes), count(asked.nodes)),
        other("cpu", count(cluster.cpu), count(too_few)),
        size("memory", cluster.memory_bytes, asked.memory, true),
        size("storage", cluster.storage_bytes, asked.storage, false),
        other("network", network(told.private), network(asked.private)),
        other("allow", ranges(&told.allow), ranges(&asked.allow)),
    ]
    .into_iter()
    .flatten()
    .chain(settings)
    .collect()
}

/// A creation that failed left a cluster behind, which is none that anybody could use.
fn left_behind(cluster: &Cluster) -> Error {
    let mut error = Error::new(
        ErrorKind::Failed,
        format!("`{}` exists, and has failed", cluster.name),
    )
    .with_detail(format!("id: {}", cluster.id));
    if let Some(status) = &cluster.status {
        error = error.with_detail(format!("its phase: {status}"));
    }
    error.with_hint(
        Hint::new("delete it before you try again:").run(format!("cluster delete {}", cluster.id)),
    )
}

impl Record for FieldReport {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::new("field", "FIELD", Show::Table, |f| f.field.clone().into()),
        Column::new("value", "VALUE", Show::Table, |f| f.value.clone().into()),
        Column::new("translation", "TRANSLATION", Show::Table, |f| {
            f.translation.name().into()
        }),
    ];

    fn identifier(&self) -> &str {
        &self.field
    }
}
