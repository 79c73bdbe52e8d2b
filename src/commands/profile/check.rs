//! `dbaas profile check`: what can be known of a profile without sending anything.

use url::{Host, Url};

use super::Context;
use crate::commands::doctor;
use crate::credentials::{Found, Session};
use crate::error::{Error, ErrorKind, Result};
use crate::http::failed;
use crate::model::{Check, CheckStatus};
use crate::output::{Format, VIEWS};
use crate::provider::registry;
use crate::settings::Target;

pub(super) fn run(context: &Context<'_>) -> Result<()> {
    let ui = context.ui;
    let format = ui.format(VIEWS, Format::Table)?;
    let target = context.target()?;
    let config = context.settings.config();
    let mut checks = vec![Check::ok(
        "configuration",
        &format!("{} is valid", config.path.display()),
    )];
    let mut failure = None;
    if registry::describe(target.provider).remote {
        for key in registry::describe(target.provider).addresses {
            let (check, error) = endpoint(target, key);
            checks.push(check);
            failure = failure.or(error);
        }
        let (more, error) = credential(context, target)?;
        checks.extend(more);
        // Without a credential nothing works, whatever the address is.
        failure = error.or(failure);
    } else {
        checks.push(Check::ok("credential", "none is needed"));
    }
    let rows = checks
        .into_iter()
        .map(|check| doctor::row(target.profile.as_deref(), check))
        .collect::<Result<Vec<_>>>()?;
    ui.resources(format, &[], &rows)?;
    failure.map_or(Ok(()), Err)
}

/// Whether a credential may be sent to the endpoint at all.
fn endpoint(target: &Target, key: &str) -> (Check, Option<Error>) {
    let wrong = |error: Error| (failed("endpoint", &error), Some(error));
    let Some(endpoint) = target.value(key) else {
        return wrong(
            Error::configuration(format!("the profile has no `{key}`"))
                .with_hint(format!("write `{key}` into the profile")),
        );
    };
    let shown = |url: &Url| format!("{} ({})", crate::http::redact::url(url), endpoint.origin);
    let url = match Url::parse(&endpoint.value) {
        Ok(url) => url,
        Err(error) => {
            return wrong(
                Error::configuration(format!("`{key}` is no address ({})", endpoint.origin))
                    .with_detail(error.to_string()),
            );
        }
    };
    let is_local = match url.host() {
        Some(Host::Ipv4(address)) => Some(address.is_loopback()),
        Some(Host::Ipv6(address)) => Some(address.is_loopback()),
        Some(Host::Domain("localhost")) => Some(true),
        Some(Host::Domain(host)) => {
            let resolved = target.http().resolved(host, url.port_or_known_default());
            resolved.map(|address| address.is_loopback())
        }
        None => None,
    };
    if url.scheme() == "https" || target.http().allow_http || is_local == Some(true) {
        return (Check::ok("endpoint", &shown(&url)), None);
    }
    let hint = "use an https endpoint; `allow-http = true` in the profile permits it for a network \
                that you trust";
    if is_local == Some(false) {
        return wrong(
            Error::configuration(format!("plain HTTP to another machine: {}", shown(&url)))
                .with_hint(hint),
        );
    }
    let unsure = Check {
        check: "endpoint".to_owned(),
        status: CheckStatus::Warning,
        detail: format!(
            "{} is plain HTTP, refused unless the name means this machine",
            shown(&url)
        ),
        hint: Some(hint.to_owned()),
    };
    (unsure, None)
}

fn credential(context: &Context<'_>, target: &Target) -> Result<(Vec<Check>, Option<Error>)> {
    let store = context
        .settings
        .store_of(target.profile.as_deref().unwrap_or_default());
    let mut checks = Vec::new();
    let names = match store.secret_names() {
        Ok(names) => names,
        Err(error) => return Ok((vec![failed("secrets", &error)], Some(error))),
    };
    let taken = &target.credentials().places().names;
    let missing: Vec<&str> = taken
        .iter()
        .copied()
        .filter(|name| !names.iter().any(|stored| stored == name))
        .collect();
    let there = match names.as_slice() {
        [] => "stored: none".to_owned(),
        names => format!("stored: {}", names.join(", ")),
    };
    let missing = match missing.as_slice() {
        [] => String::new(),
        missing => format!("; not stored: {}", missing.join(", ")),
    };
    checks.push(Check::ok("secrets", &format!("{there}{missing}")));
    let report = target.credentials().report().and_then(|(found, attempts)| {
        let session = found.as_ref().map(ends).transpose()?.flatten();
        Ok((found, session, attempts))
    });
    match report {
        Err(error) => {
            checks.push(failed("credential", &error));
            Ok((checks, Some(error)))
        }
        Ok((Some(found), session, _)) => {
            let detail = format!("{}, {}", found.name, found.place);
            checks.push(match session {
                Some(ending) => Check::ok("credential", &format!("{detail}, {ending}")),
                None => Check::ok("credential", &detail),
            });
            Ok((checks, None))
        }
        Ok((None, ..)) if !registry::describe(target.provider).needs_credential => {
            let detail = format!("none of {}; the server may want none", taken.join(", "));
            checks.push(Check::ok("credential", &detail));
            Ok((checks, None))
        }
        Ok((None, _, attempts)) => {
            let looked: Vec<String> = attempts
                .iter()
                .map(|attempt| format!("{}: {}", attempt.place, attempt.outcome))
                .collect();
            let error = match target.credentials().find() {
                Err(error) => error,
                Ok(_) => Error::new(ErrorKind::Authentication, "the credential came and went"),
            };
            checks.push(Check {
                check: "credential".to_owned(),
                status: CheckStatus::Failed,
                detail: format!(
                    "missing: one of {} ({})",
                    taken.join(", "),
                    looked.join("; ")
                ),
                hint: error.hints().into_iter().next(),
            });
            Ok((checks, Some(error)))
        }
    }
}

/// When a session ends, and what follows then.
fn ends(found: &Found) -> Result<Option<String>> {
    if found.name != Session::NAME {
        return Ok(None);
    }
    let session = Session::parse(&found.secret)?;
    let then = match session.refresh_token {
        Some(_) => "and is refreshed then",
        None => "and cannot be refreshed",
    };
    Ok(Some(format!("which ends at {} {then}", session.expires_at)))
}
