//! `dbaas profile exec`: another program with the profile's credential, in the variables of the vendor's
//! own tools. It gets nothing of ours, and nothing of the vendor's that is not of this profile.

use std::os::unix::process::CommandExt;
use std::process::Command;

use super::{Context, name_unused};
use crate::cli::ProfileExecArgs;
use crate::credentials::{Secret, Session};
use crate::error::{Error, ErrorKind, Result};
use crate::provider::{Provider, registry};
use crate::settings::Target;

pub(super) async fn run(context: &Context<'_>, args: &ProfileExecArgs) -> Result<()> {
    context.ui.refuse_format()?;
    let target = context.target()?;
    let description = registry::describe(target.provider);
    let provider = target.open();
    if !description.remote {
        provider.require().tokens()?;
    }
    let api = target.value("api").map(|api| api.value.as_str());
    let kinds = (description.secrets)(api);
    let (name, secret) = credential(target, &provider).await?;
    let variable = kinds
        .iter()
        .find(|kind| kind.name == name)
        .and_then(|kind| kind.vendor_variable)
        .ok_or_else(|| {
            Error::new(
                ErrorKind::Unsupported,
                format!("the vendor's tools take no {name} from a variable"),
            )
        })?;
    let [program, arguments @ ..] = args.command.as_slice() else {
        return Err(Error::usage("there is no command to run"));
    };
    let mut command = Command::new(program);
    command.args(arguments);
    for variable in context.settings.own_variables() {
        command.env_remove(variable);
    }
    // Every generation's, so that an ambient credential of another kind cannot win.
    let secrets = description.apis.iter().map(|api| Some(*api)).chain([None]);
    for kind in secrets.flat_map(|api| (description.secrets)(api)) {
        if let Some(variable) = kind.vendor_variable {
            command.env_remove(variable);
        }
    }
    for variable in description.variables {
        match target.value(variable.key) {
            Some(value) => command.env(variable.name, (variable.written)(api, &value.value)),
            None => command.env_remove(variable.name),
        };
    }
    command.env(variable, secret.expose());
    if target.read_only {
        context.ui.notice(&format!(
            "{} is read-only, which another program does not know",
            target.label()
        ));
    }
    name_unused(context);
    let error = command.exec();
    Err(
        Error::configuration(format!("cannot run {}", program.to_string_lossy()))
            .with_detail(error.to_string())
            .with_source(error),
    )
}

/// The credential and the name of its kind. A session is a token once it is fresh.
async fn credential(target: &Target, provider: &dyn Provider) -> Result<(String, Secret)> {
    let found = target.credentials().find()?;
    if found.name != Session::NAME {
        return Ok((found.name.clone(), found.secret.clone()));
    }
    let tokens = provider.require().tokens()?;
    Ok(("token".to_owned(), tokens.token(false).await?.access_token))
}
