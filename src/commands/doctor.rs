//! `dbaas doctor`: what could be wrong, looked at, and what to do about it.

use serde::Serialize;

use super::Context;
use crate::cli::DoctorArgs;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Check, CheckStatus, Resource};
use crate::output::{Column, Format, Record, Show, VIEWS};

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
    let mut rows = Vec::new();
    for target in context.settings.targets(false) {
        let provider = target.open();
        if let Some(diagnosis) = provider.diagnosis() {
            if args.repair {
                target.permit_change()?;
                for line in diagnosis.repair().await? {
                    ui.status(&line);
                }
            }
            for check in diagnosis.checks().await {
                rows.push(row(target.profile.as_deref(), check)?);
            }
        }
        let store = context.settings.credentials(target);
        let check = match store.check() {
            Ok(()) => Check::ok("credentials", &store.describe()?),
            Err(error) => Check {
                check: "credentials".to_owned(),
                status: CheckStatus::Failed,
                detail: error.to_string(),
                hint: error.hints().first().cloned(),
            },
        };
        rows.push(row(target.profile.as_deref(), check)?);
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
