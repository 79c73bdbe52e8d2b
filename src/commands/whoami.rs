//! `dbaas whoami`: which account is used, and why. Nothing is sent unless the vendor is to be asked.

use super::Context;
use super::account::{self, Account};
use crate::cli::WhoamiArgs;
use crate::error::{Error, ErrorKind, Result};
use crate::model::Resource;
use crate::output::{Format, VIEWS};
use crate::provider::registry;

pub(super) async fn run(context: &Context<'_>, args: &WhoamiArgs) -> Result<()> {
    let ui = context.ui;
    let format = ui.format(VIEWS, Format::Table)?;
    let target = context.target()?;
    let remote = registry::describe(target.provider).remote;
    let (found, attempts) = if remote {
        target.credentials().report()?
    } else {
        (None, Vec::new())
    };
    let mut account = Account::of(target, found.as_ref())?;
    if args.verify {
        let provider = target.open();
        let tokens = provider.require().tokens()?;
        account = account.verified(tokens.identity().await?);
    }
    if args.provenance {
        let mut layers = account::layers(context, target, &["profile", "output", "timeout"]);
        layers.extend(account::credential_layers(
            context,
            target,
            found.as_ref(),
            &attempts,
        ));
        let head = serde_json::to_value(&account).map_err(|error| {
            Error::new(ErrorKind::Internal, "the account cannot be printed").with_source(error)
        })?;
        account::print(context, format, head, layers)?;
    } else {
        ui.resource(format, &Resource::of(account)?)?;
    }
    if remote && found.is_none() && !registry::describe(target.provider).needs_credential {
        ui.status(&format!(
            "{} has no credential; its server may want none",
            target.label()
        ));
    } else if remote && found.is_none() {
        let hint = match &target.profile {
            Some(profile) => format!("`dbaas login {profile}` stores one"),
            None => "set the vendor's variable, or make a profile".to_owned(),
        };
        ui.notice(&format!("{} has no credential; {hint}", target.label()));
    }
    Ok(())
}
