//! `dbaas catalog`.

use super::Context;
use crate::cli::CatalogArgs;
use crate::error::Result;
use crate::output::{Format, VIEWS};
use crate::provider::require;

pub(super) async fn run(context: &Context<'_>, args: &CatalogArgs) -> Result<()> {
    let format = context.ui.format(VIEWS, Format::Table)?;
    let provider = context.target()?.open();
    let catalog = require(&*provider, "catalog", provider.catalog())?;
    let entries = catalog.entries(args.what.into()).await?;
    context.ui.resources(format, &[], &entries)
}
