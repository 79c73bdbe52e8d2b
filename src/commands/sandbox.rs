//! `dbaas sandbox`: start one, say how to reach it, and end it with everything that it made.

use std::os::unix::process::ExitStatusExt;
use std::process::ExitStatus;
use std::time::Duration;

use tokio::process::{Child, Command};

use super::Context;
use crate::cli::{SandboxCommand, SandboxFlags, SandboxRunArgs, SandboxStartArgs};
use crate::env;
use crate::error::{Error, ErrorKind, Result};
use crate::output::Format;
use crate::sandbox::{self, Options, Started};
use crate::signals;

pub(super) async fn run(context: &Context<'_>, command: SandboxCommand) -> Result<u8> {
    match command {
        SandboxCommand::Start(args) => start(context, args.into_inner()).await.map(|()| 0),
        SandboxCommand::Run(args) => run_command(context, args.into_inner()).await,
    }
}

/// Runs until a signal comes, which is how it is meant to end.
async fn start(context: &Context<'_>, args: SandboxStartArgs) -> Result<()> {
    let ui = context.ui;
    let format = ui.format(&[Format::Json], Format::Table)?;
    let options = options(context, args.flags, args.providers)?;
    let started = signals::interruptible(sandbox::start(options)).await?;
    let line = match format {
        Format::Json => format!("{}\n", started.announcement()),
        _ => started.summary(),
    };
    // Whoever has read the line may send a signal at once.
    let served = signals::interruptible(async {
        ui.text(&line)?;
        serve(&started).await
    })
    .await;
    ui.status("stopping the sandbox");
    let stopped = signals::held(started.stop()).await;
    match served {
        Err(error) if signals::is_interruption(&error) => stopped,
        Err(error) => Err(error),
        Ok(()) => stopped,
    }
}

async fn serve(started: &Started) -> Result<()> {
    started.serve().await;
    Ok(())
}

async fn run_command(context: &Context<'_>, args: SandboxRunArgs) -> Result<u8> {
    context.ui.refuse_format()?;
    let options = options(context, args.flags, args.providers)?;
    let started = signals::interruptible(sandbox::start(options)).await?;
    let outcome = run_child(context, &started, &args.command).await;
    let stopped = signals::held(started.stop()).await;
    let code = outcome?;
    stopped.map(|()| code)
}

async fn run_child(
    context: &Context<'_>,
    started: &Started,
    words: &[std::ffi::OsString],
) -> Result<u8> {
    let Some((program, arguments)) = words.split_first() else {
        return Err(Error::usage("there is no command to run"));
    };
    let mut command = Command::new(program);
    // They outrank the sandbox's profiles: an exported endpoint or key would reach a real account.
    for variable in context.settings.own_variables() {
        // It names no account: the profile `local` is the caller's.
        if variable != env::DBAAS_DATA_DIR {
            command.env_remove(variable);
        }
    }
    let mut child = command
        .args(arguments)
        .env(env::DBAAS_CONFIG, started.config())
        .kill_on_drop(true)
        .spawn()
        .map_err(|error| {
            Error::usage(format!("cannot run `{}`", program.to_string_lossy()))
                .with_detail(error.to_string())
                .with_source(error)
        })?;
    let work = async {
        tokio::select! {
            status = child.wait() => status.map(exit_code).map_err(unwaitable),
            () = started.serve() => Err(Error::new(ErrorKind::Internal, "the sandbox ended")),
        }
    };
    match signals::interruptible(work).await {
        Err(error) if signals::is_interruption(&error) => {
            end(started, &mut child).await;
            Err(error)
        }
        result => result,
    }
}

/// Asks the command to end, and goes on answering while it does.
async fn end(started: &Started, child: &mut Child) {
    let id = child.id().and_then(|id| i32::try_from(id).ok());
    if let Some(id) = id.and_then(rustix::process::Pid::from_raw) {
        let _ = rustix::process::kill_process(id, rustix::process::Signal::TERM);
    }
    tokio::select! {
        _ = child.wait() => {}
        () = started.serve() => {}
        () = tokio::time::sleep(Duration::from_secs(10)) => {
            let _ = child.kill().await;
        }
    }
}

/// As shells have it: its own, or 128 and the number of the signal that ended it.
fn exit_code(status: ExitStatus) -> u8 {
    let code = status.code().or_else(|| Some(128 + status.signal()?));
    code.and_then(|code| u8::try_from(code).ok()).unwrap_or(1)
}

fn unwaitable(error: std::io::Error) -> Error {
    Error::new(ErrorKind::Internal, "the command cannot be waited for").with_source(error)
}

fn options(context: &Context<'_>, flags: SandboxFlags, providers: Vec<String>) -> Result<Options> {
    let durations = [
        ("sandbox.provision-time", flags.provision_time),
        ("sandbox.latency", flags.latency),
        ("sandbox.token-lifetime", flags.token_lifetime),
    ];
    let mut script: Vec<(String, String)> = durations
        .into_iter()
        .filter_map(|(key, value)| Some((key.to_owned(), format!("{}ms", value?.as_millis()))))
        .collect();
    for words in flags.script {
        let (key, value) = words.split_once('=').ok_or_else(|| {
            Error::usage(format!("--script: `{words}` is not OWNER.SWITCH=VALUE"))
        })?;
        script.push((key.to_owned(), value.to_owned()));
    }
    Ok(Options {
        listen: flags.listen,
        providers,
        https: flags.https,
        postgres: flags.with_postgres.then(|| context.settings.engine()),
        seed_clusters: flags.seed_clusters,
        faults: flags.fault,
        script,
    })
}
