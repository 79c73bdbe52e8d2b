//! `dbaas database`.

use super::confirm::{Doomed, confirm};
use super::deletion::Deletion;
use super::{Context, resolve, sort};
use crate::cli::DatabaseCommand;
use crate::error::Result;
use crate::output::{Format, VIEWS};

pub(super) async fn run(context: &Context<'_>, command: &DatabaseCommand) -> Result<()> {
    let ui = context.ui;
    let format = ui.format(VIEWS, Format::Table)?;
    let target = context.target()?;
    let provider = target.open();
    let databases = provider.require().databases()?;
    let clusters = provider.require().clusters()?;
    match command {
        DatabaseCommand::List { cluster, sort } => {
            let cluster = resolve::find(clusters, cluster).await?.view;
            let mut rows = databases.list(&cluster.id).await?;
            sort::sort(&mut rows, sort.as_deref())?;
            ui.resources(format, &[], &rows)
        }
        DatabaseCommand::Create(args) => {
            let cluster = resolve::find(clusters, &args.cluster).await?.view;
            let database = databases
                .create(&cluster.id, &args.database, args.owner.as_deref())
                .await?;
            ui.resource(format, &database)
        }
        DatabaseCommand::Delete(args) => {
            let cluster = resolve::find(clusters, &args.cluster).await?.view;
            let doomed = Doomed {
                kind: "database",
                name: &args.database,
                id: None,
                cluster: Some(&cluster.name),
            };
            confirm(context, target, &args.confirmation, &[doomed])?;
            databases.delete(&cluster.id, &args.database).await?;
            ui.resource(format, &Deletion::resource(&args.database, &args.database)?)
        }
    }
}
