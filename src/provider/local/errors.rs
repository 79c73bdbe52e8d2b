//! The engine's errors in the words and kinds of the command line.

use tokio_postgres::error::SqlState;

use crate::engine::{self, install_command};
use crate::error::{Error, ErrorKind};
use crate::hint::Hint;

/// One `match`: engine error to kind, sentence, details and next step.
pub(super) fn translate(error: engine::Error) -> Error {
    use engine::Error as E;
    let message = error.to_string();
    let of = |kind| Error::new(kind, message.clone());
    match error {
        E::NoPostgres { searched, too_old } => no_postgres(searched, &too_old),
        E::VersionAbsent { wanted, installed } => {
            let major = wanted.split('.').next();
            let error = of(ErrorKind::Unsupported)
                .with_detail(format!("installed: {}", installed.join(", ")))
                .with_hint(Hint::default().run("catalog versions").then("lists what is installed"));
            match install_command(major) {
                Some(command) if wanted.starts_with(|c: char| c.is_ascii_digit()) => {
                    error.with_hint(format!("install it with `{command}`, if your system has it"))
                }
                _ => error,
            }
        }
        E::NameTaken { id, phase, .. } => match phase {
            Some(phase) => of(ErrorKind::Conflict)
                .with_detail(format!("cluster {id} of that name is {phase}"))
                .with_hint("try again in a moment"),
            None => of(ErrorKind::Conflict)
                .with_detail(format!("it belongs to cluster {id}"))
                .with_hint("choose another name, or add --if-not-exists to accept the one that exists"),
        },
        E::NotFound => of(ErrorKind::NotFound),
        E::Busy => of(ErrorKind::Conflict).with_hint("try again when the other command has ended"),
        E::NotRunning => {
            of(ErrorKind::Conflict).with_hint(Hint::new("start it with").run("cluster start CLUSTER"))
        }
        E::DataGone(_) => of(ErrorKind::Provider)
            .with_hint(Hint::new("put it back, or").run("backup restore").then("a backup, or delete the cluster")),
        E::PortTaken(_) => of(ErrorKind::Conflict)
            .with_hint("end the process that listens there, and start the cluster again"),
        E::OtherMajor { .. } => of(ErrorKind::Unsupported)
            .with_hint("create a cluster of that version and move the data with pg_dump"),
        E::NoBackup(_) => {
            of(ErrorKind::NotFound).with_hint(Hint::default().run("backup list CLUSTER").then("shows what there is"))
        }
        E::Damaged { said, .. } => of(ErrorKind::Provider).with_detail(said).with_hint(Hint::default().run("doctor --repair").then("makes it again from what lies beside the data")),
        E::Invalid(_) => of(ErrorKind::Usage),
        E::Account(_) => of(ErrorKind::Configuration)
            .with_hint("name the account with --run-as USER or DBAAS_RUN_AS"),
        E::NotOurs(_) => of(ErrorKind::Configuration)
            .with_hint("name a directory of its own with DBAAS_DATA_DIR"),
        E::Unreachable { .. } => of(ErrorKind::Configuration).with_hint(
            "choose a directory that it can enter with DBAAS_DATA_DIR, or run dbaas as an ordinary user",
        ),
        E::Program { output, .. } => of(ErrorKind::Provider).with_details(output),
        E::Settings { output } => of(ErrorKind::Usage).with_details(output),
        E::Start { log } => of(ErrorKind::Provider)
            .with_details(log)
            .with_hint("mend the setting that it names, if it names one"),
        E::StartTimeout { log, .. } => of(ErrorKind::Provider).with_details(log),
        E::StopTimeout { .. } => of(ErrorKind::TimedOut)
            .with_hint(Hint::default().run("cluster wait CLUSTER --for state=stopped").then("goes on waiting")),
        E::Sql(error) => sql(message, &error),
        E::NoPort { .. } => of(ErrorKind::Provider).with_hint("delete clusters that nobody needs"),
        E::NoDocker(searched) => {
            let places: Vec<String> = searched.iter().map(|p| p.display().to_string()).collect();
            of(ErrorKind::Unavailable)
                .with_detail(format!("looked for: {}", places.join(", ")))
                .with_hint("start it, or name its socket with the profile key `container-socket`")
        }
        E::NoImage { image, present } => of(ErrorKind::Unsupported)
            .with_detail(format!("versions that are here: {}", present.join(", ")))
            .with_hint(format!("get it with `docker pull {image}`; nothing is downloaded unasked")),
        E::Docker(error) => of(match &error {
            bollard::errors::Error::DockerResponseServerError { .. } => ErrorKind::Provider,
            _ => ErrorKind::Unavailable,
        })
        .with_detail(error.to_string()),
        E::Server(_) => of(ErrorKind::Configuration).with_hint(
            "the profile key `server` names it, for example postgresql://postgres@127.0.0.1:5432/postgres",
        ),
        E::OwnsMore { .. } => of(ErrorKind::Conflict)
            .with_hint("drop or reassign it with `REASSIGN OWNED`, and delete the cluster again"),
        E::RegisterTooNew { .. } => {
            of(ErrorKind::Configuration).with_hint("use the newer dbaas that made it")
        }
        E::Register(source) => of(ErrorKind::Provider)
            .with_detail(source.to_string())
            .with_source(source),
        E::File { source, .. } => {
            use std::io::ErrorKind as Io;
            let detail = source.to_string();
            let error = match source.kind() {
                Io::PermissionDenied
                | Io::AlreadyExists
                | Io::NotADirectory
                | Io::ReadOnlyFilesystem => of(ErrorKind::Configuration)
                    .with_hint("DBAAS_DATA_DIR names another directory for local clusters"),
                Io::StorageFull | Io::QuotaExceeded => of(ErrorKind::Provider)
                    .with_hint("make room, and try again; nothing that was there is lost"),
                _ => of(ErrorKind::Provider),
            };
            error.with_detail(detail).with_source(source)
        }
        // What the caller's own callback returned, unchanged.
        E::Refused(source) => match source.downcast::<Error>() {
            Ok(own) => *own,
            Err(other) => of(ErrorKind::Provider).with_source(other),
        },
    }
}

fn no_postgres(searched: Vec<std::path::PathBuf>, too_old: &[String]) -> Error {
    let mut error = Error::new(
        ErrorKind::Configuration,
        "PostgreSQL is not installed on this machine",
    );
    if !too_old.is_empty() {
        error = error.with_detail(format!(
            "found {}, which is older than {}",
            too_old.join(", "),
            engine::OLDEST_MAJOR
        ));
    }
    let places: Vec<String> = searched.iter().map(|p| p.display().to_string()).collect();
    error = error.with_detail(format!("looked in: {}", places.join(", ")));
    error = match install_command(None) {
        Some(command) => error.with_hint(format!("install it with `{command}`")),
        None => error.with_hint("install the PostgreSQL server package of your system"),
    };
    error.with_hint("or name its programs' directory with --postgres-bin or DBAAS_POSTGRES_BIN")
}

/// SQLSTATE classes, as PostgreSQL's documentation lists them in appendix A.
fn sql(message: String, error: &tokio_postgres::Error) -> Error {
    let Some(said) = error.as_db_error() else {
        return Error::new(
            ErrorKind::Unavailable,
            "the connection to PostgreSQL failed",
        )
        .with_detail(message);
    };
    let kind = match *said.code() {
        SqlState::DUPLICATE_OBJECT
        | SqlState::DUPLICATE_DATABASE
        | SqlState::DEPENDENT_OBJECTS_STILL_EXIST
        | SqlState::OBJECT_IN_USE => ErrorKind::Conflict,
        SqlState::UNDEFINED_OBJECT | SqlState::INVALID_CATALOG_NAME => ErrorKind::NotFound,
        SqlState::INVALID_PASSWORD
        | SqlState::INVALID_AUTHORIZATION_SPECIFICATION
        | SqlState::INSUFFICIENT_PRIVILEGE => ErrorKind::Authentication,
        SqlState::CANNOT_CONNECT_NOW => ErrorKind::Unavailable,
        _ => ErrorKind::Provider,
    };
    let mut translated = Error::new(kind, message);
    for more in [said.detail(), said.hint()].into_iter().flatten() {
        translated = translated.with_detail(more);
    }
    translated
}
