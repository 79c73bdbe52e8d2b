//! Confirmation of what cannot be undone: the name typed on a terminal, a flag elsewhere.

use super::Context;
use crate::cli::ConfirmationFlags;
use crate::error::{Error, Result};
use crate::notation;
use crate::settings::Target;

/// One thing to delete.
#[derive(Clone, Copy, Debug)]
pub(super) struct Doomed<'a> {
    /// What it is, such as `cluster`.
    pub(super) kind: &'static str,
    /// Its name, which is what has to be typed.
    pub(super) name: &'a str,
    /// Its id, where that differs.
    pub(super) id: Option<&'a str>,
    /// The cluster it is in, where it is no cluster itself.
    pub(super) cluster: Option<&'a str>,
}

/// Confirms all of `doomed`, or refuses.
///
/// # Errors
/// A usage error that names the flag, or says that the answer was another name.
pub(super) fn confirm(
    context: &Context<'_>,
    target: &Target,
    flags: &ConfirmationFlags,
    doomed: &[Doomed<'_>],
) -> Result<()> {
    let question = |thing: &Doomed<'_>| {
        let id = thing.id.map(|id| format!(" ({id})")).unwrap_or_default();
        let cluster = thing
            .cluster
            .map(|name| format!(" of the cluster `{name}`"));
        format!(
            "Delete the {} `{}`{id}{}, {}, with everything in it?",
            thing.kind,
            thing.name,
            cluster.unwrap_or_default(),
            target.label()
        )
    };
    confirm_each(
        context,
        &target.label(),
        target.protected,
        flags,
        doomed,
        &question,
    )
}

/// Confirms that a profile goes, or refuses.
///
/// # Errors
/// As [`confirm`].
pub(super) fn confirm_profile(
    context: &Context<'_>,
    name: &str,
    protected: bool,
    flags: &ConfirmationFlags,
) -> Result<()> {
    let doomed = Doomed {
        kind: "profile",
        name,
        id: None,
        cluster: None,
    };
    let question = |_: &Doomed<'_>| {
        format!("Remove the profile `{name}` and forget its secrets and the passwords kept for it?")
    };
    let label = format!("profile `{name}`");
    confirm_each(context, &label, protected, flags, &[doomed], &question)
}

/// Confirms a deletion by path in a protected profile, or refuses.
///
/// # Errors
/// As [`confirm`].
pub(super) fn confirm_path(
    context: &Context<'_>,
    target: &Target,
    path: &str,
    confirmed: &[String],
) -> Result<()> {
    let doomed = Doomed {
        kind: "resource",
        name: path,
        id: None,
        cluster: None,
    };
    let flags = ConfirmationFlags {
        yes: false,
        confirm: confirmed.to_vec(),
    };
    let question = |_: &Doomed<'_>| format!("Delete `{path}`, {}?", target.label());
    confirm_each(context, &target.label(), true, &flags, &[doomed], &question)
}

fn confirm_each(
    context: &Context<'_>,
    label: &str,
    protected: bool,
    flags: &ConfirmationFlags,
    doomed: &[Doomed<'_>],
    question: &dyn Fn(&Doomed<'_>) -> String,
) -> Result<()> {
    let known = |given: &String| {
        let is = |thing: &Doomed<'_>| thing.name == given || thing.id == Some(given.as_str());
        doomed.iter().any(is)
    };
    if let Some(stranger) = flags.confirm.iter().find(|given| !known(given)) {
        return Err(Error::usage(format!(
            "`--confirm {stranger}` names nothing that is to be deleted"
        )));
    }
    for thing in doomed {
        let named = |given: &String| given == thing.name || thing.id == Some(given.as_str());
        if flags.confirm.iter().any(named) || (flags.yes && !protected) {
            continue;
        }
        if !context.ui.settings.interactive {
            return Err(refusal(label, protected, thing));
        }
        let lines = [&question(thing), "Type its name to go on: "];
        if context.ui.ask(&lines)?.trim() != thing.name {
            return Err(Error::usage("that is not its name; nothing was deleted"));
        }
    }
    Ok(())
}

fn refusal(label: &str, protected: bool, thing: &Doomed<'_>) -> Error {
    let error = Error::usage(format!(
        "deleting the {} `{}` requires confirmation",
        thing.kind, thing.name
    ));
    if protected {
        error
            .with_detail(format!("{label} is protected: --yes is not enough"))
            .with_hint(format!(
                "add `--confirm {}`",
                notation::shell_word(thing.name)
            ))
    } else {
        error.with_hint(format!(
            "add `--yes` or `--confirm {}`",
            notation::shell_word(thing.name)
        ))
    }
}
