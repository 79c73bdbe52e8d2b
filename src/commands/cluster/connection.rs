//! `dbaas cluster connection` and `connect`: what a client needs, in the forms that clients read.

use std::ffi::OsStr;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Command;

use serde_json::{Value, json};

use crate::cli::{ConnectArgs, ConnectionArgs};
use crate::commands::{Context, password, resolve};
use crate::credentials::Secret;
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::model::{Cluster, Connection, Route, State};
use crate::notation;
use crate::output::{Format, Ui};

/// The formats that a connection is printed in and a cluster is not.
pub(super) const PRINTED: &[Format] = &[Format::Uri, Format::Env, Format::Pgpass, Format::Service];

const HONOURED: &[Format] = &[
    Format::Uri,
    Format::Env,
    Format::Pgpass,
    Format::Service,
    Format::Json,
    Format::Yaml,
];

pub(super) async fn run(context: &Context<'_>, args: &ConnectionArgs) -> Result<()> {
    let format = context.ui.format(HONOURED, Format::Uri)?;
    let (cluster, connection, password) = find(context, args).await?;
    print(
        context.ui,
        format,
        &cluster.name,
        &connection,
        password.as_ref(),
    )
}

/// The variables of libpq that outrank the address of a connection, lead elsewhere, or were meant for another server.
const OF_OTHERS: &[&str] = &[
    "PGCHANNELBINDING",
    "PGGSSDELEGATION",
    "PGGSSENCMODE",
    "PGGSSLIB",
    "PGHOSTADDR",
    "PGKRBSRVNAME",
    "PGLOADBALANCEHOSTS",
    "PGOPTIONS",
    "PGPASSFILE",
    "PGPASSWORD",
    "PGREQUIREAUTH",
    "PGREQUIREPEER",
    "PGREQUIRESSL",
    "PGSERVICE",
    "PGSERVICEFILE",
    "PGSSLCERT",
    "PGSSLCERTMODE",
    "PGSSLCOMPRESSION",
    "PGSSLCRL",
    "PGSSLCRLDIR",
    "PGSSLKEY",
    "PGSSLMAXPROTOCOLVERSION",
    "PGSSLMINPROTOCOLVERSION",
    "PGSSLNEGOTIATION",
    "PGSSLROOTCERT",
    "PGSSLSNI",
    "PGTARGETSESSIONATTRS",
];

/// Runs psql in place of this process; its exit code is ours.
///
/// # Errors
/// Where there is no psql, or no such cluster.
pub(in crate::commands) async fn connect(context: &Context<'_>, args: &ConnectArgs) -> Result<()> {
    context.ui.refuse_format()?;
    let (cluster, connection, password) = find(context, &args.connection).await?;
    if cluster.state == State::Stopped {
        return Err(stopped(&cluster));
    }
    let psql = find_psql(context, &connection)?;
    let mut command = Command::new(&psql);
    command
        .args(&args.arguments)
        .env("PGHOST", &connection.host)
        .env("PGPORT", connection.port.to_string())
        .env("PGDATABASE", &connection.database)
        .env("PGUSER", &connection.user)
        .env("PGSSLMODE", connection.sslmode);
    for variable in OF_OTHERS {
        // Without a password of ours, that of the user is as good as one that is typed.
        if password.is_some() || !["PGPASSWORD", "PGPASSFILE"].contains(variable) {
            command.env_remove(variable);
        }
    }
    if context.target()?.read_only {
        command.env("PGOPTIONS", "-c default_transaction_read_only=on");
    }
    if let Some(password) = &password {
        command.env("PGPASSWORD", password.expose());
    }
    let error = command.exec();
    Err(Error::new(
        ErrorKind::Configuration,
        format!("cannot run {}", psql.display()),
    )
    .with_detail(error.to_string())
    .with_source(error))
}

/// A cluster that does not run cannot be connected to, and waiting does not help.
pub(super) fn stopped(cluster: &Cluster) -> Error {
    Error::new(
        ErrorKind::Conflict,
        format!("the cluster `{}` is stopped", cluster.name),
    )
    .with_hint(Hint::new("start it with").run(format!(
        "cluster start {}",
        notation::shell_word(&cluster.name)
    )))
}

async fn find(
    context: &Context<'_>,
    args: &ConnectionArgs,
) -> Result<(Cluster, Connection, Option<Secret>)> {
    let target = context.target()?;
    let provider = target.open();
    let clusters = provider.require().clusters()?;
    let connections = provider.require().connections()?;
    let cluster = resolve::find(clusters, &args.cluster).await?.view;
    let mut connection = connections
        .connection(&cluster.id, args.route.map(Route::from).unwrap_or_default())
        .await?;
    if let Some(user) = args.user.as_ref().filter(|user| **user != connection.user) {
        connection.user.clone_from(user);
        connection.password = None;
    }
    if let Some(database) = &args.database {
        connection.database.clone_from(database);
    }
    let store = context.settings.credentials(target);
    password::fill_in_user(&store, &cluster.id, &mut connection)?;
    let password = password::of_user(&store, &cluster.id, &connection)?;
    if password.is_none() {
        let others = store.profiles_with(&cluster.id, &connection.user)?;
        let where_to_look = match others.first() {
            Some(profile) => format!("; profile `{profile}` has it"),
            None => String::new(),
        };
        context.ui.notice(&format!(
            "no password of `{}` is stored under {}{where_to_look}",
            connection.user,
            target.label()
        ));
    }
    Ok((cluster, connection, password))
}

/// The psql of the cluster's own version where there is one, else that of the search path.
fn find_psql(context: &Context<'_>, connection: &Connection) -> Result<PathBuf> {
    let path = context.settings.search_path().unwrap_or_default();
    connection
        .client_directory
        .clone()
        .into_iter()
        .chain(std::env::split_paths(OsStr::new(path)))
        .map(|directory| directory.join("psql"))
        .find(|psql| psql.is_file())
        .ok_or_else(|| {
            Error::configuration("psql is not installed on this machine").with_hint(
                "install the PostgreSQL client package of your system, such as postgresql-client",
            )
        })
}

/// Prints a connection. The formats that exist to carry the password carry it; the others hide it.
///
/// # Errors
/// Where a value holds what the format cannot carry.
pub(super) fn print(
    ui: &Ui,
    format: Format,
    name: &str,
    connection: &Connection,
    password: Option<&Secret>,
) -> Result<()> {
    let parts = [
        name,
        &connection.host,
        &connection.database,
        &connection.user,
        connection.sslmode,
    ];
    let password = password.or(connection.password.as_ref());
    let secret = password.map(Secret::expose);
    if parts
        .into_iter()
        .chain(secret)
        .any(|part| part.contains(char::is_control))
    {
        return Err(Error::new(
            ErrorKind::Provider,
            "the connection holds control characters, which no client should be given",
        ));
    }
    let shown = secret.filter(|_| ui.settings.show_secrets);
    match format {
        Format::Uri => ui.text(&format!("{}\n", uri(connection, secret))),
        Format::Env => ui.text(&environment(connection, secret)),
        Format::Pgpass => match secret {
            Some(secret) => ui.text(&pgpass(connection, secret)),
            None => Err(no_password(connection)),
        },
        Format::Service if name.contains(']') => Err(Error::new(
            ErrorKind::Unsupported,
            format!("`{name}` cannot be the name of a service: it holds `]`"),
        )
        .with_hint("print another format, such as `-o uri`")),
        Format::Service => ui.text(&service(name, connection, shown)),
        _ => ui.document(format, &document(connection, shown)),
    }
}

fn no_password(connection: &Connection) -> Error {
    Error::new(
        ErrorKind::Authentication,
        format!("no password of `{}` is stored", connection.user),
    )
    .with_hint("a ~/.pgpass entry needs a password")
}

fn uri(connection: &Connection, password: Option<&str>) -> String {
    let encode = notation::url_text;
    let password = password.map(|password| format!(":{}", encode(password)));
    let host = if connection.host.contains(':') {
        format!("[{}]", connection.host)
    } else {
        encode(&connection.host)
    };
    format!(
        "postgresql://{}{}@{host}:{}/{}?sslmode={}",
        encode(&connection.user),
        password.unwrap_or_default(),
        connection.port,
        encode(&connection.database),
        connection.sslmode
    )
}

/// Lines for a POSIX shell: what the connection has, and without what would lead elsewhere.
fn environment(connection: &Connection, password: Option<&str>) -> String {
    let port = connection.port.to_string();
    let unset = OF_OTHERS
        .iter()
        .filter(|name| **name != "PGPASSWORD" || password.is_none());
    let unset = format!("unset {}\n", unset.copied().collect::<Vec<_>>().join(" "));
    let exports = [
        ("PGHOST", Some(connection.host.as_str())),
        ("PGPORT", Some(&port)),
        ("PGDATABASE", Some(&connection.database)),
        ("PGUSER", Some(&connection.user)),
        ("PGPASSWORD", password),
        ("PGSSLMODE", Some(connection.sslmode)),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name, value?)))
    .map(|(name, value)| format!("export {name}='{}'\n", value.replace('\'', r"'\''")));
    std::iter::once(unset).chain(exports).collect()
}

fn pgpass(connection: &Connection, password: &str) -> String {
    let escape = |text: &str| text.replace('\\', r"\\").replace(':', r"\:");
    format!(
        "{}:{}:{}:{}:{}\n",
        escape(&connection.host),
        connection.port,
        escape(&connection.database),
        escape(&connection.user),
        escape(password)
    )
}

fn service(name: &str, connection: &Connection, password: Option<&str>) -> String {
    let mut text = format!(
        "[{name}]\nhost={}\nport={}\ndbname={}\nuser={}\nsslmode={}\n",
        connection.host, connection.port, connection.database, connection.user, connection.sslmode
    );
    if let Some(password) = password {
        text.push_str(&format!("password={password}\n"));
    }
    text
}

fn document(connection: &Connection, password: Option<&str>) -> Value {
    json!({
        "host": connection.host,
        "port": connection.port,
        "database": connection.database,
        "user": connection.user,
        "password": password,
        "sslmode": connection.sslmode,
        "uri": uri(connection, password),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn connection() -> Connection {
        Connection {
            host: "127.0.0.1".to_owned(),
            port: 15432,
            database: "a/b".to_owned(),
            user: "it's:me".to_owned(),
            sslmode: "disable",
            client_directory: None,
            password: None,
        }
    }

    #[test]
    fn every_form_quotes_what_it_must() {
        let connection = connection();
        assert_eq!(
            uri(&connection, Some("p@ss word")),
            "postgresql://it%27s%3Ame:p%40ss%20word@127.0.0.1:15432/a%2Fb?sslmode=disable"
        );
        assert_eq!(
            pgpass(&connection, r"a:b\c"),
            "127.0.0.1:15432:a/b:it's\\:me:a\\:b\\\\c\n"
        );
        assert!(environment(&connection, Some("x")).contains("export PGUSER='it'\\''s:me'\n"));
    }

    #[test]
    fn the_name_of_a_service_is_no_way_into_its_section() {
        let print = |name| {
            let (stdout, stderr) = (Box::new(std::io::sink()), Box::new(std::io::sink()));
            let ui = Ui::with_streams(Default::default(), stdout, stderr);
            print(&ui, Format::Service, name, &connection(), None)
        };
        print("orders").unwrap();
        for name in ["a]b", "a\nhost=elsewhere"] {
            print(name).unwrap_err();
        }
    }

    #[test]
    fn an_ipv6_address_stands_in_brackets() {
        let mut connection = connection();
        connection.host = "::1".to_owned();
        assert!(uri(&connection, None).contains("@[::1]:15432/"));
    }
}
