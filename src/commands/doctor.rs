//! `dbaas doctor`: what could be wrong, looked at, and what to do about it.

use futures_util::future::join_all;
use serde::Serialize;

use super::Context;
use crate::cli::DoctorArgs;
use crate::error::{Error, ErrorKind, Result};
use crate::http::failed;
use crate::model::{Check, CheckStatus, Resource};
use crate::output::{Column, Format, Record, Show, VIEWS};
use crate::provider::registry;
use crate::settings::Target;

/// A check and the account that it was made for.
#[derive(Clone, Debug, Serialize)]
pub(super) struct Row {
    profile: Option<String>,
    #[serde(flatten)]
    pub(super) check: Check,
}

impl Record for Row {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::new("profile", "PROFILE", Show::Table, |r| {
            r.profile.clone().into()
        }),
        Column::new("check", "CHECK", Show::Table, |r| {
            r.check.check.clone().into()
        }),
        Column::new("status", "STATUS", Show::Table, |r| {
            r.check.status.name().into()
        }),
        Column::new("detail", "DETAIL", Show::Table, |r| {
            r.check.detail.clone().into()
        }),
        Column::new("hint", "HINT", Show::Table, |r| r.check.hint.clone().into()),
    ];

    fn identifier(&self) -> &str {
        &self.check.check
    }
}

pub(super) async fn run(context: &Context<'_>, args: &DoctorArgs) -> Result<()> {
    let ui = context.ui;
    let format = ui.format(VIEWS, Format::Table)?;
    let targets = context.settings.several(args.all_profiles)?;
    let mut rows = Vec::new();
    for (name, error) in context.settings.unusable(args.all_profiles) {
        rows.push(row(Some(name), failed("configuration", error))?);
    }
    if args.repair {
        for target in targets {
            repair(context, target).await?;
        }
    }
    let looked = targets.iter().map(|target| look(context, target));
    for (target, checks) in targets.iter().zip(join_all(looked).await) {
        for check in checks {
            rows.push(row(target.profile.as_deref(), check)?);
        }
    }
    ui.resources(format, &[], &rows)?;
    let failed = rows
        .iter()
        .filter(|row| row.view.check.status == CheckStatus::Failed)
        .count();
    match failed {
        0 => Ok(()),
        _ => Err(Error::new(
            ErrorKind::Provider,
            format!("{failed} of {} checks failed", rows.len()),
        )
        .with_hint("each failed line says what to do")),
    }
}

async fn repair(context: &Context<'_>, target: &Target) -> Result<()> {
    let provider = target.open();
    if let Some(diagnosis) = provider.facets().diagnosis {
        target.permit_change()?;
        for line in diagnosis.repair().await? {
            context.ui.status(&line);
        }
    }
    Ok(())
}

/// Every check of one account. One that is far away has as long as its profile gives to one answer, so that
/// it holds up the others no longer.
async fn look(context: &Context<'_>, target: &Target) -> Vec<Check> {
    let path = &context.settings.config().path;
    let mut checks = vec![Check::ok(
        "configuration",
        &if path.exists() {
            format!("{} is valid", path.display())
        } else {
            "there is no configuration file; none is needed".to_owned()
        },
    )];
    let provider = target.open();
    if let Some(diagnosis) = provider.facets().diagnosis {
        let looked = diagnosis.checks();
        if registry::describe(target.provider).remote {
            let limit = target.http().request_timeout;
            match tokio::time::timeout(limit, looked).await {
                Ok(found) => checks.extend(found),
                Err(_) => checks.push(Check {
                    check: "network".to_owned(),
                    status: CheckStatus::Failed,
                    detail: format!("the checks did not end within {limit:?}"),
                    hint: Some("check the network, or give --request-timeout".to_owned()),
                }),
            }
        } else {
            checks.extend(looked.await);
        }
    }
    checks.extend(operations(context, target));
    let store = context.settings.credentials(target);
    let place = store.off_runtime(|store| store.check().and_then(|()| store.describe()));
    checks.push(match place.await {
        Ok(place) => Check::ok("credentials", &place),
        Err(error) => failed("credentials", &error),
    });
    checks
}

/// What was begun in this account and is not known to be over.
fn operations(context: &Context<'_>, target: &Target) -> Vec<Check> {
    let account = target.account();
    let records = match context.settings.journal().records() {
        Ok(records) => records.into_iter(),
        Err(error) => {
            return vec![Check {
                check: "operations".to_owned(),
                status: CheckStatus::Failed,
                detail: format!("the journal cannot be read: {error}"),
                hint: None,
            }];
        }
    };
    let own = records.filter(|record| account.owns(record));
    own.map(|record| Check {
        check: "operations".to_owned(),
        status: CheckStatus::Warning,
        detail: format!(
            "the {} of `{}` is {} since {:.0}: {}",
            record.verb.name(),
            record.name,
            record.phase.name(),
            record.begun,
            record.id
        ),
        hint: Some(format!(
            "wait for its end with `{} operation resume {}`",
            target.program(),
            record.id
        )),
    })
    .collect()
}

/// A row of checks.
///
/// # Errors
/// Never, but that rows are made of JSON.
pub(super) fn row(profile: Option<&str>, check: Check) -> Result<Resource<Row>> {
    Resource::of(Row {
        profile: profile.map(str::to_owned),
        check,
    })
}
