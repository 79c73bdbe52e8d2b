//! How many other sessions an instance's database has: who deletes one that is in use is told so first.

use std::time::Duration;

use tokio_postgres::NoTls;

use crate::credentials::Secret;
use crate::model::Connection;

/// The sessions of clients beside our own. A server that does not let us in has none that could be asked
/// for: it is stopped, or its password was changed, and the instance can be deleted all the same.
pub(super) async fn others(connection: &Connection, password: &Secret) -> i64 {
    let mut config = tokio_postgres::Config::new();
    config
        .host(&connection.host)
        .port(connection.port)
        .user(&connection.user)
        .dbname(&connection.database)
        .password(password.expose())
        .application_name("dbaas")
        .connect_timeout(Duration::from_secs(5));
    let Ok((client, driver)) = config.connect(NoTls).await else {
        return 0;
    };
    let driver = tokio::spawn(async move {
        let _ = driver.await;
    });
    let counted = client
        .query_one(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() \
             AND pid <> pg_backend_pid() AND backend_type = 'client backend'",
            &[],
        )
        .await
        .and_then(|row| row.try_get(0));
    drop(client);
    let _ = driver.await;
    counted.unwrap_or(0)
}
