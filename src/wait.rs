//! Waiting: poll, classify, and say what to do when it takes too long. A hiccup of the network ends no
//! wait; a refusal does.

use std::time::{Duration, Instant};

use tokio_postgres::config::SslMode;
use tokio_postgres::tls::MakeTlsConnect;
use tokio_postgres::{Config, NoTls, Socket};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::cli::WaitFor;
use crate::credentials::Secret;
use crate::error::{Error, ErrorKind, Result};
use crate::http::tls;
use crate::model::{Cluster, Connection, Resource, State};
use crate::output::{Progress, Ui};
use crate::provider::Clusters;

/// The pause between two looks grows from the first to the second.
const PAUSES: (Duration, Duration) = (Duration::from_millis(20), Duration::from_secs(5));

/// What is awaited, and for how long.
#[derive(Clone, Copy, Debug)]
pub struct Wait<'a> {
    /// The cluster's identifier.
    pub id: &'a str,
    /// What it is called in messages.
    pub name: &'a str,
    /// How this program is called for the same account, see [`crate::settings::Target::program`].
    pub program: &'a str,
    /// The state to reach.
    pub target: WaitFor,
    /// How long to wait; zero looks once.
    pub limit: Duration,
}

/// A way to ask a cluster for `select 1`.
#[derive(Debug)]
pub struct Query<'a> {
    /// Where, and as whom.
    pub connection: &'a Connection,
    /// The password.
    pub password: Option<&'a Secret>,
}

impl Wait<'_> {
    /// Waits. Returns the cluster as it was seen last, or nothing where it is gone.
    ///
    /// # Errors
    /// [`ErrorKind::TimedOut`], [`ErrorKind::Failed`] where the state cannot be reached any more, and
    /// whatever the provider refuses.
    pub async fn run(
        &self,
        ui: &Ui,
        clusters: &dyn Clusters,
        query: Option<&Query<'_>>,
    ) -> Result<Option<Resource<Cluster>>> {
        let begun = Instant::now();
        // What is there at the first look needs no word about waiting.
        let mut progress: Option<Progress<'_>> = None;
        let mut pause = PAUSES.0;
        loop {
            let seen = match clusters.get(self.id).await {
                Ok(cluster) => match self.classify(&cluster.view)? {
                    true if self.target != WaitFor::Sql => return Ok(Some(cluster)),
                    true => match answers(query).await {
                        Ok(()) => return Ok(Some(cluster)),
                        Err(error) if error.kind() == ErrorKind::Unavailable => error.to_string(),
                        Err(error) => return Err(error),
                    },
                    false => format!("`{}` is {}", self.name, cluster.view.state),
                },
                Err(error) if error.kind() == ErrorKind::NotFound => {
                    return if self.target == WaitFor::Gone {
                        Ok(None)
                    } else {
                        Err(error)
                    };
                }
                Err(error) if error.kind() == ErrorKind::Unavailable => error.to_string(),
                Err(error) => return Err(error),
            };
            match &mut progress {
                Some(progress) => progress.set(&seen),
                None => {
                    let first = format!("waiting for `{}`: {seen}", self.name);
                    progress = Some(Progress::begin(ui, &first));
                }
            }
            let left = self.limit.saturating_sub(begun.elapsed());
            if left.is_zero() {
                return Err(self.timed_out(&seen));
            }
            tokio::time::sleep(pause.min(left)).await;
            pause = (pause * 3 / 2).min(PAUSES.1);
        }
    }

    /// Whether the target is reached.
    fn classify(&self, cluster: &Cluster) -> Result<bool> {
        let wanted = match self.target {
            WaitFor::Gone => return Ok(false),
            WaitFor::Ready | WaitFor::Sql => State::Ready,
            WaitFor::State(state) => state,
        };
        if cluster.state == wanted {
            return Ok(true);
        }
        if cluster.state == State::Failed {
            let error = Error::new(ErrorKind::Failed, format!("`{}` failed", self.name));
            return Err(match &cluster.status {
                Some(status) => error.with_detail(status.clone()),
                None => error,
            }
            .with_hint(format!(
                "look at it with `{} cluster get {} --native`",
                self.program, self.id
            )));
        }
        if let Some(attention) = &cluster.attention {
            return Err(
                Error::new(ErrorKind::Failed, format!("`{}` waits for you", self.name))
                    .with_detail(cluster.status.clone().unwrap_or_default())
                    .with_detail(format!("id: {}", self.id))
                    .with_hint(attention.clone())
                    .with_hint(format!("then go on with `{}`", self.resume_command())),
            );
        }
        Ok(false)
    }

    fn timed_out(&self, seen: &str) -> Error {
        let wanted = self.wanted();
        let message = if self.limit.is_zero() {
            format!("`{}` has not reached `{wanted}`", self.name)
        } else {
            let limit = self.limit;
            format!(
                "`{}` has not reached `{wanted}` within {limit:?}",
                self.name
            )
        };
        let error = Error::new(ErrorKind::TimedOut, message)
            .with_detail(format!("id: {}", self.id))
            .with_detail(seen.to_owned());
        error.with_hint(format!("go on waiting with `{}`", self.resume_command()))
    }

    /// The command that takes up this wait.
    pub fn resume_command(&self) -> String {
        let wanted = self.wanted();
        format!("{} cluster wait {} --for {wanted}", self.program, self.id)
    }

    /// The target as `--for` takes it.
    fn wanted(&self) -> String {
        match self.target {
            WaitFor::Ready => "ready".to_owned(),
            WaitFor::Gone => "gone".to_owned(),
            WaitFor::Sql => "sql".to_owned(),
            WaitFor::State(state) => format!("state={state}"),
        }
    }
}

/// Asks for `select 1`.
///
/// # Errors
/// [`ErrorKind::Unavailable`] while nobody answers, [`ErrorKind::Authentication`] where the password is
/// refused.
pub(crate) async fn answers(query: Option<&Query<'_>>) -> Result<()> {
    let Some(Query {
        connection,
        password,
    }) = query
    else {
        return Ok(());
    };
    let mut config = Config::new();
    config
        .host(&connection.host)
        .port(connection.port)
        .user(&connection.user)
        .dbname(&connection.database)
        .application_name("dbaas")
        .connect_timeout(Duration::from_secs(10));
    if let Some(password) = password {
        config.password(password.expose());
    }
    if connection.sslmode == "require" {
        config.ssl_mode(SslMode::Require);
        let tls = MakeRustlsConnect::new(tls::encrypt_only()?);
        ask(&config, tls, password.is_some()).await
    } else {
        ask(&config, NoTls, password.is_some()).await
    }
}

/// Connects and asks; an error says who or what did not answer.
async fn ask<T>(config: &Config, tls: T, has_password: bool) -> Result<()>
where
    T: MakeTlsConnect<Socket>,
    T::Stream: Send + 'static,
{
    let refused = |error: tokio_postgres::Error| {
        use tokio_postgres::error::SqlState;
        let kind = match error.code() {
            Some(&SqlState::INVALID_PASSWORD | &SqlState::INVALID_AUTHORIZATION_SPECIFICATION) => {
                ErrorKind::Authentication
            }
            // No code: nobody answered, or there was no password to answer with.
            None if !has_password => ErrorKind::Authentication,
            _ => ErrorKind::Unavailable,
        };
        let said = error
            .as_db_error()
            .map_or_else(|| error.to_string(), |said| said.message().to_owned());
        Error::new(kind, "PostgreSQL does not answer").with_detail(said)
    };
    let (client, driver) = config.connect(tls).await.map_err(refused)?;
    let driver = tokio::spawn(async move {
        let _ = driver.await;
    });
    let result = client.query_one("select 1", &[]).await.map_err(refused);
    drop(client);
    // The server notes an orderly end instead of a lost connection.
    let _ = driver.await;
    result.map(|_| ())
}
