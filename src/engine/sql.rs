//! What the engine asks of a server: over the Unix socket as `postgres`, whom the server knows by the
//! operating-system account. Passwords reach it as SCRAM verifiers only, so no log can hold one.

use std::path::Path;

use postgres_protocol::escape::{escape_identifier, escape_literal};
use tokio::task::JoinHandle;
use tokio_postgres::tls::NoTlsStream;
use tokio_postgres::{Client, Config, Connection, NoTls, Socket};

use super::error::{Error, Result};
use super::template::SPARE_DATABASE;

/// A login role.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Role {
    /// Its name.
    pub name: String,
    /// Whether it passes every permission check.
    pub superuser: bool,
    /// Whether it may create databases.
    pub create_database: bool,
    /// Whether it may create roles.
    pub create_role: bool,
}

/// A database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatabaseInfo {
    /// Its name.
    pub name: String,
    /// The role that owns it.
    pub owner: String,
    /// Its encoding.
    pub encoding: String,
    /// Its size on disk, in bytes.
    pub size: u64,
}

/// A conversation with a server as the engine's own superuser.
pub(super) struct Session {
    client: Client,
    driver: JoinHandle<()>,
}

impl Session {
    /// Talks over a connection that was made.
    pub(super) fn drive(client: Client, connection: Connection<Socket, NoTlsStream>) -> Self {
        // It ends with the client; what goes wrong on it is what the client's calls return.
        let driver = tokio::spawn(async move {
            let _ = connection.await;
        });
        Self { client, driver }
    }

    pub(super) fn client(&self) -> &Client {
        &self.client
    }

    pub(super) fn client_mut(&mut self) -> &mut Client {
        &mut self.client
    }

    /// Ends it in order; the server would note a lost connection otherwise.
    pub(super) async fn end(self) {
        drop(self.client);
        let _ = self.driver.await;
    }
}

/// What a superuser's session must not leave in the server's log: the text of a statement that failed
/// may hold the verifier of a password.
const QUIET: &str = "-c log_min_error_statement=panic -c log_statement=none \
                     -c log_min_duration_statement=-1";

/// What every session of the engine sets for itself, whatever the cluster is set to, as pg_dump does: what it may do,
/// under which names, and for how long.
const OWN: &str = "-c default_transaction_read_only=off -c default_transaction_deferrable=off \
                   -c default_transaction_isolation=read\\ committed -c search_path=pg_catalog \
                   -c statement_timeout=0 -c lock_timeout=0 -c idle_in_transaction_session_timeout=0 \
                   -c row_security=on -c default_tablespace=";

/// The same for settings that not every version has.
const OWN_OF_SOME: &str = "SELECT pg_catalog.set_config(name, '0', false) FROM pg_catalog.pg_settings \
                           WHERE name IN ('idle_session_timeout', 'transaction_timeout')";

/// Connects with settings of its own, beside those that the configuration has.
///
/// # Errors
/// Those of the server.
pub(super) async fn open(config: &Config) -> std::result::Result<Session, tokio_postgres::Error> {
    let mut config = config.clone();
    let given = config.get_options().unwrap_or_default().to_owned();
    config.options(format!("{given} {OWN}"));
    let (client, connection) = config.connect(NoTls).await?;
    let session = Session::drive(client, connection);
    session.client().batch_execute(OWN_OF_SOME).await?;
    Ok(session)
}

/// Connects.
pub(super) async fn connect(socket_directory: &Path, port: u16) -> Result<Session> {
    let mut config = Config::new();
    config
        .host_path(socket_directory)
        .port(port)
        .user("postgres")
        .dbname("postgres")
        .options(QUIET)
        .application_name("dbaas");
    Ok(open(&config).await?)
}

/// Makes the cluster's own user and turns the spare database into the cluster's own database.
pub(super) async fn take_over(
    client: &Client,
    database: &str,
    user: &str,
    password: &str,
) -> Result<()> {
    let role = create_role_statement(user, password, "CREATEDB CREATEROLE");
    let name = escape_identifier(database);
    let owner = escape_identifier(user);
    client
        .batch_execute(&format!(
            "{role};\n\
             ALTER DATABASE {SPARE_DATABASE} RENAME TO {name};\n\
             ALTER DATABASE {name} OWNER TO {owner};"
        ))
        .await?;
    Ok(())
}

/// The roles that can log in, without PostgreSQL's own and the engine's.
pub(super) async fn roles(client: &Client) -> Result<Vec<Role>> {
    let rows = client
        .query(
            "SELECT rolname, rolsuper, rolcreatedb, rolcreaterole FROM pg_roles \
             WHERE rolcanlogin AND rolname <> 'postgres' ORDER BY rolname",
            &[],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(Role {
                name: row.try_get(0)?,
                superuser: row.try_get(1)?,
                create_database: row.try_get(2)?,
                create_role: row.try_get(3)?,
            })
        })
        .collect()
}

/// Makes a role that can log in and nothing more.
pub(super) async fn create_role(client: &Client, name: &str, password: &str) -> Result<()> {
    check_names(client, &[name]).await?;
    let statement = create_role_statement(name, password, "");
    client.batch_execute(&statement).await?;
    Ok(())
}

pub(super) fn create_role_statement(name: &str, password: &str, rights: &str) -> String {
    let verifier = postgres_protocol::password::scram_sha_256(password.as_bytes());
    format!(
        "CREATE ROLE {} LOGIN {rights} PASSWORD {}",
        escape_identifier(name),
        escape_literal(&verifier)
    )
}

/// Changes the password of a role.
pub(super) async fn set_password(client: &Client, name: &str, password: &str) -> Result<()> {
    let verifier = postgres_protocol::password::scram_sha_256(password.as_bytes());
    let statement = format!(
        "ALTER ROLE {} PASSWORD {}",
        escape_identifier(name),
        escape_literal(&verifier)
    );
    client.batch_execute(&statement).await?;
    Ok(())
}

pub(super) async fn drop_role(client: &Client, name: &str) -> Result<()> {
    let statement = format!("DROP ROLE {}", escape_identifier(name));
    client.batch_execute(&statement).await?;
    Ok(())
}

/// The databases of users: neither templates nor the maintenance database.
pub(super) async fn databases(client: &Client) -> Result<Vec<DatabaseInfo>> {
    let rows = client
        .query(
            "SELECT datname, pg_get_userbyid(datdba), pg_encoding_to_char(encoding), \
             pg_database_size(oid) FROM pg_database \
             WHERE NOT datistemplate AND datname <> 'postgres' ORDER BY datname",
            &[],
        )
        .await?;
    rows.iter()
        .map(|row| {
            Ok(DatabaseInfo {
                name: row.try_get(0)?,
                owner: row.try_get::<_, String>(1)?,
                encoding: row.try_get::<_, String>(2)?,
                size: row.try_get::<_, i64>(3)?.cast_unsigned(),
            })
        })
        .collect()
}

pub(super) async fn create_database(client: &Client, name: &str, owner: &str) -> Result<()> {
    check_names(client, &[name]).await?;
    let statement = format!(
        "CREATE DATABASE {} OWNER {}",
        escape_identifier(name),
        escape_identifier(owner)
    );
    client.batch_execute(&statement).await?;
    Ok(())
}

pub(super) async fn drop_database(client: &Client, name: &str) -> Result<()> {
    let statement = format!("DROP DATABASE {}", escape_identifier(name));
    client.batch_execute(&statement).await?;
    Ok(())
}

/// Whether a server must be started again for a change of one of these settings.
pub(super) async fn any_needs_restart(client: &Client, names: &[&str]) -> Result<bool> {
    let row = client
        .query_one(
            "SELECT EXISTS (SELECT FROM pg_settings \
             WHERE context = 'postmaster' AND lower(name) = ANY (SELECT lower(unnest($1::text[]))))",
            &[&names],
        )
        .await?;
    Ok(row.try_get(0)?)
}

/// Checks names against the encoding of a server: a client sends them in UTF-8 before it can say so, and a server of
/// another encoding knows them by other bytes, so that nobody could log in.
pub(super) fn check_encoding<'n>(
    encoding: &str,
    names: impl IntoIterator<Item = &'n str>,
) -> Result<()> {
    let is_unicode = ["utf8", "utf-8", "unicode", "sql_ascii"]
        .iter()
        .any(|known| encoding.eq_ignore_ascii_case(known));
    match names.into_iter().find(|name| !name.is_ascii()) {
        Some(name) if !is_unicode => Err(Error::Invalid(format!(
            "nobody could log in with the name `{}`: the encoding of the server is {encoding}, not UTF8",
            name.escape_debug()
        ))),
        _ => Ok(()),
    }
}

/// The same, where the server tells its encoding.
pub(super) async fn check_names(client: &Client, names: &[&str]) -> Result<()> {
    if names.iter().all(|name| name.is_ascii()) {
        return Ok(());
    }
    let row = client.query_one("SHOW server_encoding", &[]).await?;
    check_encoding(row.try_get(0)?, names.iter().copied())
}

/// Checks a name for a role or a database: PostgreSQL would cut a longer one without a word.
pub(super) fn check_name(kind: &str, name: &str) -> Result<()> {
    let reserved: &[&str] = match kind {
        "user" => &["postgres", "public", "none"],
        _ => &["postgres", "template0", "template1", SPARE_DATABASE],
    };
    let problem = if name.is_empty() {
        "is empty".to_owned()
    } else if name.len() > 63 {
        "is longer than 63 bytes".to_owned()
    } else if name.contains(char::is_control) {
        "holds control characters".to_owned()
    } else if reserved.contains(&name) || (kind == "user" && name.starts_with("pg_")) {
        "is reserved".to_owned()
    } else {
        return Ok(());
    };
    Err(Error::Invalid(format!(
        "the {kind} name `{}` {problem}",
        name.escape_debug()
    )))
}
