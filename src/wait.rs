//! Waiting: poll, classify, and say what to do when it takes too long. No trouble of the network or the
//! vendor ends a wait; only what no patience mends does.

use std::time::{Duration, Instant};

use tokio_postgres::config::SslMode;
use tokio_postgres::tls::MakeTlsConnect;
use tokio_postgres::{Config, NoTls, Socket};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::credentials::Secret;
use crate::error::{Error, ErrorKind, Result};
use crate::http::tls;
use crate::model::{Cluster, Connection, Goal, Resource, State};
use crate::output::{Progress, Ui};
use crate::provider::Clusters;

/// The pause between two looks grows from the first to the second.
const PAUSES: (Duration, Duration) = (Duration::from_millis(20), Duration::from_secs(5));

/// What one look may take at least, however little time is left: a vendor needs it to answer at all.
const SHORTEST_LOOK: Duration = Duration::from_secs(5);

/// What one question to PostgreSQL may take: a load balancer accepts for a server that is not there.
const ANSWER: Duration = Duration::from_secs(10);

/// What is awaited, and for how long.
#[derive(Clone, Copy, Debug)]
pub struct Wait<'a> {
    /// The cluster's identifier.
    pub id: &'a str,
    /// What it is called in messages.
    pub name: &'a str,
    /// How this program is called for the same account, such as `dbaas -p prod`.
    pub program: &'a str,
    /// The state to reach.
    pub target: Goal,
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

/// What one look came to.
enum Look {
    Reached(Box<Resource<Cluster>>),
    NotYet(State),
    Gone,
}

/// Whether the next look may see something else. While polling, only 401, 403 and 404 are final (BigAnimal
/// API v3), so a vendor may fail, or answer what nobody can read, for as long as there is time.
fn passes(error: &Error) -> bool {
    match error.kind() {
        ErrorKind::Provider
        | ErrorKind::Conflict
        | ErrorKind::Unavailable
        | ErrorKind::TimedOut
        | ErrorKind::Partial => true,
        ErrorKind::Usage
        | ErrorKind::Configuration
        | ErrorKind::Authentication
        | ErrorKind::NotFound
        | ErrorKind::Unsupported
        | ErrorKind::Failed
        | ErrorKind::Internal
        | ErrorKind::Interrupted
        | ErrorKind::Terminated => false,
    }
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
            let left = self.limit.saturating_sub(begun.elapsed());
            let look = self.look(clusters, query);
            let seen = match tokio::time::timeout(left.max(SHORTEST_LOOK), look).await {
                Ok(Ok(Look::Reached(cluster))) => return Ok(Some(*cluster)),
                Ok(Ok(Look::Gone)) => return Ok(None),
                Ok(Ok(Look::NotYet(state))) => format!("`{}` is {state}", self.name),
                Ok(Err(error)) if passes(&error) => error.one_line(),
                Ok(Err(error)) => return Err(error),
                Err(_) => "nobody answered in the time that was left".to_owned(),
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

    async fn look(&self, clusters: &dyn Clusters, query: Option<&Query<'_>>) -> Result<Look> {
        let cluster = match clusters.get(self.id).await {
            Err(error) if error.kind() == ErrorKind::NotFound && self.target == Goal::Gone => {
                return Ok(Look::Gone);
            }
            result => result?,
        };
        if !self.classify(&cluster.view)? {
            return Ok(Look::NotYet(cluster.view.state));
        }
        if self.target == Goal::Sql {
            answers(query).await?;
        }
        Ok(Look::Reached(Box::new(cluster)))
    }

    /// Whether the target is reached.
    fn classify(&self, cluster: &Cluster) -> Result<bool> {
        let wanted = match self.target {
            Goal::Gone => return Ok(false),
            Goal::Ready | Goal::Sql => State::Ready,
            Goal::State(state) => state,
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
            return Err(Error::new(
                ErrorKind::Failed,
                format!("`{}` needs your attention", self.name),
            )
            .with_detail(cluster.status.clone().unwrap_or_default())
            .with_detail(format!("id: {}", self.id))
            .with_hint(attention.clone())
            .with_hint(format!("then go on with `{}`", self.resume_command())));
        }
        Ok(false)
    }

    fn timed_out(&self, seen: &str) -> Error {
        let wanted = self.target;
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
        let wanted = self.target;
        format!("{} cluster wait {} --for {wanted}", self.program, self.id)
    }
}

/// Asks for `select 1`.
///
/// # Errors
/// [`ErrorKind::Unavailable`] while nobody answers, [`ErrorKind::Authentication`] where the password is
/// refused.
pub(crate) async fn answers(query: Option<&Query<'_>>) -> Result<()> {
    match query {
        Some(query) => query.answers_within(ANSWER).await,
        None => Ok(()),
    }
}

impl Query<'_> {
    async fn answers_within(&self, limit: Duration) -> Result<()> {
        match tokio::time::timeout(limit, self.ask()).await {
            Ok(result) => result,
            Err(_) => Err(
                Error::new(ErrorKind::Unavailable, "PostgreSQL does not answer")
                    .with_detail(format!("nothing came within {limit:?}")),
            ),
        }
    }

    async fn ask(&self) -> Result<()> {
        let Self {
            connection,
            password,
        } = self;
        let mut config = Config::new();
        config
            .host(&connection.host)
            .port(connection.port)
            .user(&connection.user)
            .dbname(&connection.database)
            .application_name("dbaas");
        if let Some(password) = password {
            config.password(password.expose());
        }
        let has_password = password.is_some();
        let encrypted = async |config: &Config| {
            let tls = MakeRustlsConnect::new(tls::encrypt_only()?);
            ask(config, tls, has_password).await
        };
        match connection.sslmode {
            "disable" => ask(&config, NoTls, has_password).await,
            "require" => encrypted(config.ssl_mode(SslMode::Require)).await,
            // As libpq does: what refuses the one way may permit the other.
            _ => match encrypted(config.ssl_mode(SslMode::Prefer)).await {
                Err(error) if error.kind() == ErrorKind::Authentication => {
                    ask(&config, NoTls, has_password).await
                }
                result => result,
            },
        }
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
            // Somebody answered and wants a password that is not there.
            None if !has_password && !is_of_network(&error) => ErrorKind::Authentication,
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

/// Whether nobody could be talked to.
fn is_of_network(error: &tokio_postgres::Error) -> bool {
    let mut source = std::error::Error::source(error);
    while let Some(cause) = source {
        if cause.is::<std::io::Error>() {
            return true;
        }
        source = cause.source();
    }
    error.is_closed()
}

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::net::TcpListener;

    use super::*;

    fn ask(port: u16, sslmode: &'static str, limit: Duration) -> ErrorKind {
        let connection = Connection {
            host: "127.0.0.1".to_owned(),
            port,
            database: "orders".to_owned(),
            user: "orders".to_owned(),
            sslmode,
            client_directory: None,
        };
        let query = Query {
            connection: &connection,
            password: None,
        };
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .unwrap();
        let answer = runtime.block_on(query.answers_within(limit));
        answer.unwrap_err().kind()
    }

    fn listener() -> (TcpListener, u16) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        (listener, port)
    }

    #[test]
    fn who_accepts_and_stays_silent_does_not_answer() {
        let (_silent, port) = listener();
        let kind = ask(port, "disable", Duration::from_millis(100));
        assert_eq!(kind, ErrorKind::Unavailable);
    }

    #[test]
    fn where_nobody_listens_no_password_is_missing() {
        let port = listener().1;
        let kind = ask(port, "disable", ANSWER);
        assert_eq!(kind, ErrorKind::Unavailable);
    }

    #[test]
    fn prefer_asks_for_encryption_first() {
        for (sslmode, wanted) in [("prefer", 80_877_103), ("disable", 196_608)] {
            let (listener, port) = listener();
            let served = std::thread::spawn(move || {
                let mut first = [0; 8];
                listener.accept().unwrap().0.read_exact(&mut first).unwrap();
                u32::from_be_bytes([first[4], first[5], first[6], first[7]])
            });
            ask(port, sslmode, ANSWER);
            assert_eq!(served.join().unwrap(), wanted, "{sslmode}");
        }
    }
}
