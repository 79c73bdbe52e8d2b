//! PostgreSQL asked for `select 1` over the network, encrypted as libpq would: whether it answers, and who or
//! what does not. It knows no cluster and no terminal.

use std::time::Duration;

use tokio_postgres::config::SslMode;
use tokio_postgres::tls::MakeTlsConnect;
use tokio_postgres::{Config, NoTls, Socket};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::credentials::Secret;
use crate::error::{Error, ErrorKind, Result};
use crate::http::tls;
use crate::model::Connection;

/// Limit of one question to PostgreSQL: a load balancer accepts for a server that is not there.
const ANSWER: Duration = Duration::from_secs(10);

/// A way to ask a cluster for `select 1`.
#[derive(Debug)]
pub struct Query<'a> {
    /// Where, and as whom.
    pub connection: &'a Connection,
    /// The password.
    pub password: Option<&'a Secret>,
}

impl Query<'_> {
    /// Asks for `select 1`.
    ///
    /// # Errors
    /// [`ErrorKind::Unavailable`] while nobody answers, [`ErrorKind::Authentication`] where the password is
    /// refused.
    pub async fn answers(&self) -> Result<()> {
        self.answers_within(ANSWER).await
    }

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
            password: None,
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
