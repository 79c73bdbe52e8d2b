//! `dbaas user`.

use super::confirm::{Doomed, confirm};
use super::deletion::Deletion;
use super::{Context, password, resolve};
use crate::cli::UserCommand;
use crate::credentials::Secret;
use crate::error::Result;
use crate::notation;
use crate::output::{Format, VIEWS};

pub(super) async fn run(context: &Context<'_>, command: &UserCommand) -> Result<()> {
    let ui = context.ui;
    let format = ui.format(VIEWS, Format::Table)?;
    let target = context.target()?;
    let provider = target.open();
    let users = provider.require().users()?;
    let clusters = provider.require().clusters()?;
    match command {
        UserCommand::List { cluster } => {
            let cluster = resolve::find(clusters, cluster).await?.view;
            ui.resources(format, &[], &users.list(&cluster.id).await?)
        }
        UserCommand::Create(args) => {
            let given = password::read(&args.password.source)?;
            let store = context.settings.credentials(target);
            let keep = store.keeps() && !args.password.no_store_password;
            if given.is_none() && !keep {
                return Err(password::nowhere_to_keep());
            }
            if keep {
                store.check()?;
            }
            let cluster = resolve::find(clusters, &args.cluster).await?.view;
            let secret = given.unwrap_or_else(Secret::generate);
            let user = users.create(&cluster.id, &args.user, &secret).await?;
            if keep {
                password::keep(context, &store, &cluster.id, &args.user, &secret)?;
                ui.status(&format!(
                    "its password: `{} cluster connection {} --user={}`",
                    target.program(),
                    notation::shell_word(&cluster.name),
                    notation::shell_word(&args.user)
                ));
            }
            ui.resource(format, &user)
        }
        UserCommand::Delete(args) => {
            let cluster = resolve::find(clusters, &args.cluster).await?.view;
            let doomed = Doomed {
                kind: "user",
                name: &args.user,
                id: None,
                cluster: Some(&cluster.name),
            };
            confirm(context, target, &args.confirmation, &[doomed])?;
            let store = context.settings.credentials(target);
            store.check()?;
            users.delete(&cluster.id, &args.user).await?;
            store.forget(&cluster.id, &args.user)?;
            ui.resource(format, &Deletion::resource(&args.user, &args.user)?)
        }
    }
}
