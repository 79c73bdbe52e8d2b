//! `dbaas catalog`.

use super::Context;
use crate::cli::CatalogArgs;
use crate::error::Result;
use crate::model::CatalogKind;
use crate::output::{Format, VIEWS};
use crate::provider::CatalogScope;

pub(super) async fn run(context: &Context<'_>, args: &CatalogArgs) -> Result<()> {
    let format = context.ui.format(VIEWS, Format::Table)?;
    let provider = context.target()?.open();
    let catalog = provider.require().catalog()?;
    let scope = CatalogScope {
        cloud: args.cloud.clone(),
        region: args.region.clone(),
    };
    let kind: CatalogKind = args.what.into();
    let entries = catalog.entries(kind, &scope).await?;
    context.ui.resources(format, kind.columns(), &entries)
}
