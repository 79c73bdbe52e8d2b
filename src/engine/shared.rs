//! Clusters in a PostgreSQL server that is there already: each is a database and the role that owns it.
//! Nothing is kept on this machine. The record of a cluster is a comment on its role, written in the
//! transaction that makes the role, so that whoever works with the same server sees the same clusters.
//!
//! As with servers of our own, a record says what is being done to its cluster, and whoever does it holds
//! its lock: an advisory lock of the server, which releases it with the connection. A cluster that is
//! recorded as being created or deleted, and is not locked, was left by a command that died; the next
//! one undoes or finishes it.

use jiff::Timestamp;
use postgres_protocol::escape::{escape_identifier, escape_literal};
use serde::{Deserialize, Serialize};
use tokio_postgres::config::Host;
use tokio_postgres::error::SqlState;
use tokio_postgres::{Client, Config};

use super::create::{Accepted, NewCluster};
use super::error::{Error, Result};
use super::layout::new_id;
use super::register::Phase;
use super::sql::{self, Session};

/// How a comment of ours begins.
const MARK: &str = "dbaas:";

/// What a role's comment says.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Record {
    id: String,
    name: String,
    phase: Phase,
    database: String,
    created_at: String,
}

impl Record {
    fn statement(&self, user: &str) -> String {
        let text = serde_json::to_string(self).unwrap_or_default();
        format!(
            "COMMENT ON ROLE {} IS {}",
            escape_identifier(user),
            escape_literal(&format!("{MARK}{text}"))
        )
    }
}

/// What a cluster of a shared server does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum SharedStatus {
    /// A command makes it.
    Creating,
    /// Its database is there.
    Ready,
    /// Its database was dropped by somebody else.
    Gone,
    /// A command removes it.
    Deleting,
}

impl SharedStatus {
    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Creating => "creating",
            Self::Ready => "ready",
            Self::Gone => "its database is gone",
            Self::Deleting => "deleting",
        }
    }
}

/// A cluster; as JSON, the native document of the `local` provider with the driver `shared`.
#[derive(Clone, Debug, Serialize)]
pub struct SharedCluster {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it does.
    pub status: SharedStatus,
    /// The version of the server.
    pub version: String,
    /// The server's host, or the directory of its socket.
    pub host: String,
    /// The server's port.
    pub port: u16,
    /// Its database.
    pub database: String,
    /// Its user.
    pub user: String,
    /// When it was created, RFC 3339.
    pub created_at: String,
}

/// A server that others use too.
#[derive(Clone, Debug)]
pub struct SharedServer {
    config: Config,
    host: String,
    port: u16,
}

impl SharedServer {
    /// The server at a connection string such as `postgresql://postgres@127.0.0.1:5432/postgres`, as a
    /// role that may make roles and databases. Connects to nothing.
    ///
    /// # Errors
    /// [`Error::Server`] where the string names no host or user, holds a password, or leads to another
    /// machine without saying `sslmode=disable`: this engine does not speak TLS to PostgreSQL.
    pub fn new(server: &str, password: Option<&str>) -> Result<Self> {
        let problem = |why: &str| Err(Error::Server(why.to_owned()));
        let Ok(mut config) = server.parse::<Config>() else {
            return problem(
                "it is not a connection string such as postgresql://postgres@127.0.0.1:5432/postgres",
            );
        };
        if config.get_password().is_some() {
            return problem("it holds a password, which belongs into a file of its own");
        }
        let (host, is_here) = match config.get_hosts() {
            [Host::Tcp(host)] => {
                let address = host.trim_matches(['[', ']']).parse::<std::net::IpAddr>();
                let is_here = host == "localhost" || address.is_ok_and(|ip| ip.is_loopback());
                (host.clone(), is_here)
            }
            [Host::Unix(directory)] => (directory.display().to_string(), true),
            _ => return problem("it must name one host"),
        };
        if config.get_user().is_none() {
            return problem("it names no user");
        }
        use tokio_postgres::config::{ChannelBinding, SslMode};
        // What is not said is `prefer`, which permits a way without TLS; on this machine that is a safe one.
        match config.get_ssl_mode() {
            SslMode::Disable => {}
            SslMode::Prefer if is_here => {}
            SslMode::Prefer => {
                return problem(
                    "it is on another machine, and this driver does not speak TLS: \
                     add `?sslmode=disable` if the way there is safe",
                );
            }
            _ => return problem("it asks for TLS, which this driver does not speak"),
        }
        if config.get_channel_binding() == ChannelBinding::Require {
            return problem("it asks for channel binding, which there is with TLS alone");
        }
        let port = config.get_ports().first().copied().unwrap_or(5432);
        config
            .application_name("dbaas")
            .ssl_mode(tokio_postgres::config::SslMode::Disable);
        if let Some(password) = password {
            config.password(password);
        }
        Ok(Self { config, host, port })
    }

    /// Every cluster, by name.
    pub async fn clusters(&self) -> Result<Vec<SharedCluster>> {
        let session = self.connect().await?;
        let found = async {
            for (record, user) in records(session.client()).await? {
                if record.phase != Phase::Present {
                    // What cannot be mended now is listed as what it is.
                    let _ = self.mend(session.client(), &record, &user).await;
                }
            }
            self.observe(session.client()).await
        };
        let found = found.await;
        session.end().await;
        found
    }

    /// One cluster.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn cluster(&self, id: &str) -> Result<SharedCluster> {
        let clusters = self.clusters().await?;
        clusters
            .into_iter()
            .find(|cluster| cluster.id == id)
            .ok_or(Error::NotFound)
    }

    /// Checks a request against what is there.
    ///
    /// # Errors
    /// What [`SharedServer::create`] would return before it changes anything.
    pub async fn check(&self, new: &NewCluster) -> Result<()> {
        new.check()?;
        let session = self.connect().await?;
        let free = name_is_free(session.client(), &new.name).await;
        session.end().await;
        free
    }

    /// Creates a database and its owner. `accepted` is called with the identifier after the cluster is
    /// recorded and before its database is made; if it fails, nothing stays behind.
    ///
    /// # Errors
    /// [`Error::NameTaken`], and what the server says where a role or database of the name exists.
    pub async fn create(
        &self,
        new: &NewCluster,
        password: &str,
        accepted: &mut Accepted<'_>,
    ) -> Result<SharedCluster> {
        new.check()?;
        let mut session = self.connect().await?;
        let record = Record {
            id: new_id("c"),
            name: new.name.clone(),
            phase: Phase::Creating,
            database: new.database.clone(),
            created_at: Timestamp::now().to_string(),
        };
        let made = match make(&mut session, &record, new, password, accepted).await {
            Ok(()) => self.observe(session.client()).await,
            Err(error) => Err(error),
        };
        session.end().await;
        let made = made?.into_iter().find(|cluster| cluster.id == record.id);
        made.ok_or(Error::NotFound)
    }

    /// Deletes a cluster: its database with whatever is in it, the sessions on it, and its role.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Error::Busy`] while another command works on it; [`Error::OwnsMore`] where
    /// its role owns something else, and then nothing was changed.
    pub async fn delete(&self, id: &str) -> Result<()> {
        let session = self.connect().await?;
        let result = self.delete_in(session.client(), id).await;
        session.end().await;
        result
    }

    async fn delete_in(&self, client: &Client, id: &str) -> Result<()> {
        let found = records(client).await?;
        let found = found.into_iter().find(|(record, _)| record.id == id);
        let (mut record, user) = found.ok_or(Error::NotFound)?;
        if !lock(client, id).await? {
            return Err(Error::Busy);
        }
        let others: i64 = client
            .query_one(
                "SELECT count(*) FROM pg_shdepend d JOIN pg_roles r ON r.oid = d.refobjid \
                 LEFT JOIN pg_database b ON b.datname = $2 \
                 WHERE d.refclassid = 'pg_authid'::regclass AND r.rolname = $1 AND d.deptype = 'o' \
                 AND b.oid IS DISTINCT FROM d.dbid \
                 AND NOT (d.classid = 'pg_database'::regclass AND d.objid IS NOT DISTINCT FROM b.oid)",
                &[&user, &record.database],
            )
            .await?
            .try_get(0)?;
        if others > 0 {
            return Err(Error::OwnsMore { user });
        }
        record.phase = Phase::Deleting;
        client.batch_execute(&record.statement(&user)).await?;
        remove(client, &record, &user).await
    }

    /// Undoes a creation and finishes a deletion whose command died.
    async fn mend(&self, client: &Client, record: &Record, user: &str) -> Result<()> {
        if !lock(client, &record.id).await? {
            return Ok(());
        }
        // It may have ended well between the look and the lock.
        let current = records(client).await?;
        let still = current
            .iter()
            .any(|(other, _)| other.id == record.id && other.phase != Phase::Present);
        let result = if still {
            remove(client, record, user).await
        } else {
            Ok(())
        };
        unlock(client, &record.id).await?;
        result
    }

    async fn observe(&self, client: &Client) -> Result<Vec<SharedCluster>> {
        let version: String = client
            .query_one("SHOW server_version", &[])
            .await?
            .try_get(0)?;
        let version = version
            .split_whitespace()
            .next()
            .unwrap_or_default()
            .to_owned();
        let rows = client.query("SELECT datname FROM pg_database", &[]).await?;
        let databases: Vec<String> = rows
            .iter()
            .map(|row| row.try_get(0))
            .collect::<Result<_, _>>()?;
        let mut clusters: Vec<SharedCluster> = records(client)
            .await?
            .into_iter()
            .map(|(record, user)| SharedCluster {
                status: match record.phase {
                    Phase::Creating => SharedStatus::Creating,
                    Phase::Deleting => SharedStatus::Deleting,
                    _ if databases.contains(&record.database) => SharedStatus::Ready,
                    _ => SharedStatus::Gone,
                },
                id: record.id,
                name: record.name,
                version: version.clone(),
                host: self.host.clone(),
                port: self.port,
                database: record.database,
                user,
                created_at: record.created_at,
            })
            .collect();
        clusters.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(clusters)
    }

    async fn connect(&self) -> Result<Session> {
        let session = sql::open(&self.config).await?;
        // Only a superuser may keep statements out of the log; for others, what is in them is a verifier.
        session
            .client()
            .batch_execute(
                "SELECT set_config('log_min_error_statement', 'panic', false), \
                 set_config('log_statement', 'none', false) \
                 FROM pg_roles WHERE rolname = current_user AND rolsuper",
            )
            .await?;
        Ok(session)
    }
}

/// The steps of a creation, and back where one fails.
async fn make(
    session: &mut Session,
    record: &Record,
    new: &NewCluster,
    password: &str,
    accepted: &mut Accepted<'_>,
) -> Result<()> {
    sql::check_names(session.client(), &[&new.user, &new.database]).await?;
    lock(session.client(), &record.id).await?;
    register(session, record, new, password).await?;
    let client = session.client();
    let made = async {
        accepted(&record.id).map_err(Error::Refused)?;
        sql::create_database(client, &new.database, &new.user).await?;
        let present = Record {
            phase: Phase::Present,
            ..record.clone()
        };
        // The other roles of the server have no business in it.
        let close = format!(
            "REVOKE ALL ON DATABASE {} FROM PUBLIC; {}",
            escape_identifier(&new.database),
            present.statement(&new.user)
        );
        client.batch_execute(&close).await?;
        Ok(())
    };
    let made = made.await;
    if made.is_err() {
        // If this fails too, the next command does it: the record still says so.
        let _ = remove(client, record, &new.user).await;
    }
    made
}

/// Makes the role with its record, unless the name is taken; both or neither.
async fn register(
    session: &mut Session,
    record: &Record,
    new: &NewCluster,
    password: &str,
) -> Result<()> {
    let transaction = session.client_mut().transaction().await?;
    // Two commands must not find the same name free.
    transaction
        .execute(
            "SELECT pg_advisory_xact_lock(hashtextextended('dbaas names', 0))",
            &[],
        )
        .await?;
    name_is_free(transaction.client(), &new.name).await?;
    let role = sql::create_role_statement(&new.user, password, "");
    transaction.batch_execute(&role).await?;
    // Whoever is no superuser must be able to become the owner of a database to give it away.
    let grant = format!(
        "DO $do$ BEGIN IF NOT (SELECT rolsuper FROM pg_roles WHERE rolname = current_user) \
         THEN EXECUTE {}; END IF; END $do$",
        escape_literal(&format!(
            "GRANT {} TO CURRENT_USER",
            escape_identifier(&new.user)
        ))
    );
    transaction.batch_execute(&grant).await?;
    transaction
        .batch_execute(&record.statement(&new.user))
        .await?;
    transaction.commit().await?;
    Ok(())
}

/// Drops the database, if the role owns it, and the role. Each step can be repeated.
async fn remove(client: &Client, record: &Record, user: &str) -> Result<()> {
    let owned = client
        .query_opt(
            "SELECT FROM pg_database WHERE datname = $1 AND pg_get_userbyid(datdba) = $2",
            &[&record.database, &user],
        )
        .await?;
    if owned.is_some() {
        let database = escape_identifier(&record.database);
        let drop = format!("DROP DATABASE IF EXISTS {database} WITH (FORCE)");
        client.batch_execute(&drop).await?;
    }
    let role = escape_identifier(user);
    // What others granted to it in this database.
    match client.batch_execute(&format!("DROP OWNED BY {role}")).await {
        Err(error) if error.code() != Some(&SqlState::UNDEFINED_OBJECT) => return Err(error.into()),
        _ => {}
    }
    client
        .batch_execute(&format!("DROP ROLE IF EXISTS {role}"))
        .await?;
    Ok(())
}

async fn records(client: &Client) -> Result<Vec<(Record, String)>> {
    let rows = client
        .query(
            "SELECT rolname, shobj_description(oid, 'pg_authid') FROM pg_roles \
             WHERE shobj_description(oid, 'pg_authid') LIKE $1",
            &[&format!("{MARK}%")],
        )
        .await?;
    let mut records = Vec::new();
    for row in rows {
        let comment: String = row.try_get(1)?;
        // A comment that somebody changed is none of ours any more.
        if let Ok(record) = serde_json::from_str(comment.trim_start_matches(MARK)) {
            records.push((record, row.try_get(0)?));
        }
    }
    Ok(records)
}

async fn name_is_free(client: &Client, name: &str) -> Result<()> {
    let records = records(client).await?;
    match records.into_iter().find(|(record, _)| record.name == name) {
        None => Ok(()),
        Some((record, _)) => Err(Error::NameTaken {
            name: record.name,
            id: record.id,
            phase: record.phase.doing(),
        }),
    }
}

async fn lock(client: &Client, id: &str) -> Result<bool> {
    let query = "SELECT pg_try_advisory_lock(hashtextextended($1, 0))";
    Ok(client.query_one(query, &[&id]).await?.try_get(0)?)
}

async fn unlock(client: &Client, id: &str) -> Result<()> {
    let query = "SELECT pg_advisory_unlock(hashtextextended($1, 0))";
    client.query_one(query, &[&id]).await?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(server: &str) -> String {
        SharedServer::new(server, None).unwrap_err().to_string()
    }

    #[test]
    fn connection_strings_are_checked_before_anything_is_sent() {
        assert!(problem("nonsense").contains("connection string"));
        assert!(problem("postgresql://u:planted@127.0.0.1/postgres").contains("holds a password"));
        assert!(!problem("postgresql://u:planted@127.0.0.1/postgres").contains("planted"));
        assert!(problem("postgresql://127.0.0.1/postgres").contains("no user"));
        assert!(problem("postgresql://u@a,b/postgres").contains("one host"));
        for asks in [
            "postgresql://u@db.example.com/postgres",
            "postgresql://u@db.example.com/postgres?application_name=sslmode%3Ddisable",
            "postgresql://u@db.example.com/postgres?sslmode=prefer",
            "postgresql://u@127.0.0.1/postgres?sslmode=require",
            "host=127.0.0.1 user=u sslmode='require'",
        ] {
            assert!(problem(asks).contains("TLS"), "{asks}");
        }
        assert!(problem("postgresql://u@127.0.0.1/x?channel_binding=require").contains("binding"));
        for good in [
            "postgresql://u@127.0.0.1:5433/postgres",
            "host=/run/postgresql user=u",
            "postgresql://u@db.example.com/postgres?sslmode=disable",
            "host=db.example.com user=u sslmode = 'disable'",
            "postgresql://u@127.0.0.1/postgres?application_name=sslmode",
        ] {
            SharedServer::new(good, Some("planted")).unwrap();
        }
        let server = SharedServer::new("host=localhost port=5433 user=u", Some("planted")).unwrap();
        assert_eq!((server.host.as_str(), server.port), ("localhost", 5433));
        assert!(!format!("{server:?}").contains("planted"));
    }
}
