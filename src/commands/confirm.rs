//! Confirmation of what cannot be undone: the name typed on a terminal, a flag elsewhere.

use super::Context;
use crate::cli::ConfirmationFlags;
use crate::error::{Error, Result};
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
        if flags.confirm.iter().any(named) || (flags.yes && !target.protected) {
            continue;
        }
        if !context.ui.settings.interactive {
            return Err(refusal(target, thing));
        }
        let id = thing.id.map(|id| format!(" ({id})")).unwrap_or_default();
        let cluster = thing
            .cluster
            .map(|name| format!(" of the cluster `{name}`"));
        let question = format!(
            "Delete the {} `{}`{id}{}, {}, with everything in it?\nType its name to go on: ",
            thing.kind,
            thing.name,
            cluster.unwrap_or_default(),
            target.label()
        );
        if context.ui.ask(&question)?.trim() != thing.name {
            return Err(Error::usage("that is not its name; nothing was deleted"));
        }
    }
    Ok(())
}

fn refusal(target: &Target, thing: &Doomed<'_>) -> Error {
    let error = Error::usage(format!(
        "deleting the {} `{}` wants a confirmation",
        thing.kind, thing.name
    ));
    if target.protected {
        error
            .with_detail(format!(
                "{} is protected: --yes is not enough",
                target.label()
            ))
            .with_hint(format!("add `--confirm {}`", thing.name))
    } else {
        error.with_hint(format!("add `--yes` or `--confirm {}`", thing.name))
    }
}
