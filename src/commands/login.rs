//! `dbaas login` and `logout`: a profile gets its credential, and loses it. A profile stores one
//! credential, so a second one is refused before anybody is sent to a browser.

use std::time::Duration;

use serde::Serialize;
use url::Url;

use super::account::Account;
use super::{Context, secrets};
use crate::cli::{LoginArgs, LogoutArgs};
use crate::credentials::{CredentialStore, Session};
use crate::error::{Error, ErrorKind, Result};
use crate::http::oauth::DeviceCode;
use crate::model::Resource;
use crate::notation;
use crate::output::{Column, Format, Record, Show, VIEWS};
use crate::provider::{Provider, SecretKind, registry};
use crate::settings::Target;
use crate::signals;

pub(super) async fn login(context: &Context<'_>, args: &LoginArgs) -> Result<()> {
    let ui = context.ui;
    let format = ui.format(VIEWS, Format::Table)?;
    let target = context.target()?;
    let profile = profile(target)?;
    let store = context.settings.store_of(profile);
    let kinds = kinds(target);
    let given = secrets::given(context, target.provider, kinds)?;
    let provider = target.open();
    if given.is_none() {
        provider.require().tokens()?;
    }
    refuse_elsewhere(target, &store, profile)?;
    let signs_in = registry::describe(target.provider).signs_in;
    let typed = if given.is_none() && !signs_in {
        if !ui.settings.interactive {
            return Err(
                Error::usage("there is no terminal to ask for the secret on")
                    .with_hint("give it with --secret-stdin or --secret-file NAME=PATH"),
            );
        }
        secrets::ask(context, profile, kinds)?
    } else {
        None
    };
    match given.or(typed) {
        Some(secret) => {
            secrets::refuse_second(&store, secret.0)?;
            secrets::keep(context, &store, &secret)?;
            ui.status(&format!(
                "the {} of the profile `{profile}` is stored",
                secret.0
            ));
        }
        None if signs_in => {
            secrets::refuse_second(&store, Session::NAME)?;
            sign_in(context, target, &provider, args.no_browser).await?;
            ui.status(&format!("the profile `{profile}` is signed in"));
        }
        None => return Err(Error::usage("nothing was typed, and nothing is stored")),
    }
    // What is used now may still be something else, such as a variable of this run.
    let stored = stored(&store, kinds)?;
    ui.resource(
        format,
        &Resource::of(Account::of(target, stored.as_ref())?)?,
    )
}

/// What is stored by now.
fn stored(
    store: &CredentialStore,
    kinds: &'static [SecretKind],
) -> Result<Option<crate::credentials::Found>> {
    let names = kinds.iter().map(|kind| kind.name);
    for name in names.chain([Session::NAME]) {
        if let Some(secret) = store.secret(name)? {
            return Ok(Some(crate::credentials::Found {
                name: name.to_owned(),
                secret,
                place: format!("stored for the profile `{}`", store.profile()),
                variable: None,
                stored: true,
            }));
        }
    }
    Ok(None)
}

/// Refuses where nothing is stored, or what is stored would not be used.
fn refuse_elsewhere(target: &Target, store: &CredentialStore, profile: &str) -> Result<()> {
    let places = target.credentials().places();
    if places.command.is_some() {
        return Err(Error::configuration(format!(
            "the profile `{profile}` gets its credential from its `credential-command`"
        ))
        .with_hint("remove `credential-command` from the profile to store one instead"));
    }
    store.require_keeping()
}

async fn sign_in(
    context: &Context<'_>,
    target: &Target,
    provider: &dyn Provider,
    no_browser: bool,
) -> Result<()> {
    let tokens = provider.require().tokens()?;
    if let Some(variable) = target.credentials().places().weak_endpoint {
        return Err(Error::configuration(format!(
            "the endpoint comes from {variable} in the environment, and what is stored after a login \
             there would never be sent to it"
        ))
        .with_hint(format!(
            "unset {variable}, or write the endpoint into the profile"
        )));
    }
    let opens = context.settings.opens_browser() && !no_browser;
    let show = |code: &DeviceCode| {
        let address = code
            .verification_uri_complete
            .as_ref()
            .unwrap_or(&code.verification_uri);
        context.ui.instruct(&format!(
            "Confirm the code {} at {address} within {} minutes, to sign {} in",
            code.user_code,
            code.expires_in.as_secs().div_ceil(60),
            target.label()
        ));
        // What the issuer names goes to a program of the desktop, so it must be a page.
        let page = Url::parse(address).ok();
        let is_page = |url: &Url| ["http", "https"].contains(&url.scheme());
        if let Some(page) = page.filter(is_page).filter(|_| opens)
            && open::that_detached(page.as_str()).is_err()
        {
            context
                .ui
                .status("no browser could be opened; open the address yourself");
        }
    };
    // The code ends by itself, so there is no limit but one that was asked for.
    let limit = context.settings.timeout(Duration::MAX);
    let signed_in = signals::interruptible(tokens.sign_in(&show));
    match tokio::time::timeout(limit, signed_in).await {
        Ok(result) => result.map(|_| ()),
        Err(_) => Err(Error::new(
            ErrorKind::TimedOut,
            format!("the code was not confirmed within {limit:?}"),
        )
        .with_hint("run the command again with a longer --timeout, and confirm the new code")),
    }
}

/// A secret that was forgotten.
#[derive(Clone, Debug, Serialize)]
struct Forgotten {
    profile: String,
    secret: String,
    forgotten: bool,
}

impl Record for Forgotten {
    const COLUMNS: &'static [Column<Self>] = &[
        Column::new("profile", "PROFILE", Show::Table, |f| {
            f.profile.clone().into()
        }),
        Column::new("secret", "SECRET", Show::Table, |f| f.secret.clone().into()),
        Column::new("forgotten", "FORGOTTEN", Show::Table, |f: &Self| {
            f.forgotten.into()
        })
        .with_text(|f, _| Some(if f.forgotten { "yes" } else { "no" }.to_owned())),
    ];

    fn identifier(&self) -> &str {
        &self.secret
    }
}

pub(super) fn logout(context: &Context<'_>, args: &LogoutArgs) -> Result<()> {
    let ui = context.ui;
    let format = ui.format(VIEWS, Format::Table)?;
    let target = context.target()?;
    let profile = profile(target)?;
    let store = context.settings.store_of(profile);
    let mut names = store.secret_names()?;
    if let Some(wanted) = &args.secret {
        let known = kinds(target).iter().map(|kind| kind.name);
        let mut known: Vec<&str> = known.chain([Session::NAME]).collect();
        for name in &names {
            if !known.contains(&name.as_str()) {
                known.push(name);
            }
        }
        if !known.contains(&wanted.as_str()) {
            let error = Error::usage(format!("{} has no secret `{wanted}`", target.label()))
                .with_detail(format!("secrets: {}", known.join(", ")));
            return Err(match notation::nearest(wanted, known) {
                Some(name) => error.with_hint(format!("did you mean `{name}`?")),
                None => error,
            });
        }
        names.retain(|name| name == wanted);
    }
    let mut rows = Vec::new();
    for name in names {
        if store.forget_secret(&name)? {
            rows.push(Resource::of(Forgotten {
                profile: profile.to_owned(),
                secret: name,
                forgotten: true,
            })?);
        }
    }
    if rows.is_empty() {
        ui.status(&format!(
            "the profile `{profile}` stores no such thing; nothing to forget"
        ));
    }
    ui.resources(format, &[], &rows)
}

/// The profile that a credential is kept for.
fn profile(target: &Target) -> Result<&str> {
    target.profile.as_deref().ok_or_else(|| {
        Error::usage("a credential is kept for a profile, and --provider names none")
            .with_hint("make one with `dbaas profile add NAME --provider ID`")
    })
}

/// The secrets that the profile's API takes.
fn kinds(target: &Target) -> &'static [SecretKind] {
    let api = target.value("api").map(|api| api.value.as_str());
    (registry::describe(target.provider).secrets)(api)
}
