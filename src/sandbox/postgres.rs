//! A real PostgreSQL behind each cluster, run by the [engine](crate::engine). Vendors answer at once and
//! build later; so does this: each server has a queue of what is to be done with it.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{PermissionsExt, chown};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::runtime::Handle;
use tokio::task::JoinHandle;

use super::state::StateDirectory;
use super::tls::Authority;
use crate::credentials::Secret;
use crate::engine::{self, Account, Engine, NewCluster};
use crate::error::{Error, ErrorKind, Result};

/// Every server of the sandbox.
#[derive(Debug)]
pub(crate) struct Postgres {
    engine: Arc<Engine>,
    settings: BTreeMap<String, String>,
    tasks: Mutex<Vec<JoinHandle<()>>>,
}

/// What is known of a server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Server {
    /// It is being made.
    Pending,
    /// It answers at this port of 127.0.0.1, unless it was stopped.
    Ready(u16),
    /// It could not be made, and why.
    Failed(String),
}

/// A cluster's server.
#[derive(Clone, Debug)]
pub(crate) struct Backing {
    postgres: Arc<Postgres>,
    state: Arc<Mutex<(Server, Option<String>)>>,
    turn: Arc<tokio::sync::Mutex<()>>,
    /// How much was begun and has not ended.
    outstanding: Arc<AtomicUsize>,
}

/// What a new server is to have.
#[derive(Debug)]
pub(crate) struct NewServer {
    /// A name that no other server here has.
    pub(crate) name: String,
    /// The wanted version; the newest that is installed where that one is not.
    pub(crate) version: Option<String>,
    /// Its user.
    pub(crate) user: String,
    /// Its database.
    pub(crate) database: String,
    /// The password of its user.
    pub(crate) password: Secret,
    /// Whose data it begins with; the version is then that one's.
    pub(crate) source: Option<Backing>,
}

impl Postgres {
    /// Opens an engine of its own in the state directory, with a certificate for its servers.
    ///
    /// # Errors
    /// Where there is no PostgreSQL or no account to run it.
    pub(crate) fn open(
        configuration: engine::Configuration,
        state: &StateDirectory,
        authority: &Authority,
    ) -> Result<Self> {
        let account = Account::resolve(configuration.run_as.as_deref()).map_err(unusable)?;
        if let Some((_, group)) = account.change_to {
            state.admit(group).map_err(super::broken)?;
        }
        let configuration = engine::Configuration {
            data_root: state.path("postgres"),
            ..configuration
        };
        let engine = Engine::open(configuration).map_err(unusable)?;
        engine.installations().choose(None).map_err(unusable)?;
        let identity = authority.issue().map_err(super::broken)?;
        let mut settings = BTreeMap::from([("ssl".to_owned(), "on".to_owned())]);
        for (setting, name, text) in [
            ("ssl_cert_file", "server.crt", identity.certificate_pem()),
            ("ssl_key_file", "server.key", identity.key_pem()),
        ] {
            let path = state.write(name, &text).map_err(super::broken)?;
            if let Some((user, group)) = account.change_to {
                chown(&path, Some(user), Some(group)).map_err(super::broken)?;
            }
            let private = fs::Permissions::from_mode(0o600);
            fs::set_permissions(&path, private).map_err(super::broken)?;
            settings.insert(setting.to_owned(), path.display().to_string());
        }
        Ok(Self {
            engine: Arc::new(engine),
            settings,
            tasks: Mutex::default(),
        })
    }

    /// Begins to make a server.
    pub(crate) fn create(self: &Arc<Self>, new: NewServer) -> Backing {
        let backing = Backing {
            postgres: self.clone(),
            state: Arc::new(Mutex::new((Server::Pending, None))),
            turn: Arc::default(),
            outstanding: Arc::default(),
        };
        let settings = self.settings.clone();
        let state = backing.state.clone();
        backing.then(move |engine, _| {
            let made = Handle::current().block_on(make(&engine, new, settings));
            *state.lock().unwrap_or_else(PoisonError::into_inner) = match made {
                Ok(made) => (Server::Ready(made.port), Some(made.id)),
                Err(error) => (Server::Failed(error.to_string()), None),
            };
        });
        backing
    }

    /// Waits for what was begun, then deletes every server.
    ///
    /// # Errors
    /// Where one could not be deleted.
    pub(crate) async fn end(&self) -> Result<()> {
        let tasks = std::mem::take(&mut *self.tasks());
        for task in tasks {
            // One that panicked has left its server to the deletion below.
            let _ = task.await;
        }
        let engine = self.engine.clone();
        let handle = Handle::current();
        let delete_all = move || {
            // All of them, whatever becomes of one.
            let ended: Vec<engine::Result<()>> = engine
                .clusters()?
                .iter()
                .map(|cluster| handle.block_on(engine.delete(&cluster.id)))
                .collect();
            ended.into_iter().collect::<engine::Result<()>>()
        };
        match tokio::task::spawn_blocking(delete_all).await {
            Ok(ended) => ended.map_err(unusable),
            Err(error) => {
                Err(Error::new(ErrorKind::Internal, "a server was not stopped").with_source(error))
            }
        }
    }

    fn tasks(&self) -> std::sync::MutexGuard<'_, Vec<JoinHandle<()>>> {
        self.tasks.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Makes a server, empty or from the data of another one.
async fn make(
    engine: &Engine,
    new: NewServer,
    settings: BTreeMap<String, String>,
) -> engine::Result<engine::Cluster> {
    let password = new.password.expose();
    if let Some(source) = new.source {
        // What was begun on it comes first.
        let _turn = source.turn.lock().await;
        let id = source.id().ok_or(engine::Error::NotFound)?;
        let backup = engine.create_backup(&id).await?;
        let restored = engine
            .restore(&id, Some(&backup.id), &new.name, &mut |_| Ok(()))
            .await?;
        engine
            .set_password(&restored.id, &new.user, password)
            .await?;
        return Ok(restored);
    }
    let installed = engine.installations();
    let version = new.version.filter(|v| installed.choose(Some(v)).is_ok());
    let cluster = NewCluster {
        name: new.name,
        version,
        database: new.database,
        user: new.user,
        durable: false,
        encoding: "UTF8".to_owned(),
        locale: None,
        settings,
    };
    engine.create(&cluster, password, &mut |_| Ok(())).await
}

impl Backing {
    /// What is known of it.
    pub(crate) fn server(&self) -> Server {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.0.clone()
    }

    /// Whether something that was begun has not ended.
    pub(crate) fn is_busy(&self) -> bool {
        self.outstanding.load(Ordering::SeqCst) > 0
    }

    /// Begins to stop it.
    pub(crate) fn stop(&self) {
        self.on_server(|engine, id| async move { engine.stop(&id).await.map(drop) });
    }

    /// Begins to start it.
    pub(crate) fn start(&self) {
        self.on_server(|engine, id| async move { engine.start(&id).await.map(drop) });
    }

    /// Begins to change the password of a user.
    pub(crate) fn set_password(&self, user: impl Into<String>, password: Secret) {
        let user = user.into();
        self.on_server(move |engine, id| async move {
            engine.set_password(&id, &user, password.expose()).await
        });
    }

    /// Begins to make a user.
    pub(crate) fn create_user(&self, user: String, password: Secret) {
        self.on_server(move |engine, id| async move {
            engine.create_role(&id, &user, password.expose()).await
        });
    }

    /// Begins to remove a user.
    pub(crate) fn drop_user(&self, user: String) {
        self.on_server(move |engine, id| async move { engine.drop_role(&id, &user).await });
    }

    /// Begins to make a database.
    pub(crate) fn create_database(&self, database: String, owner: String) {
        self.on_server(move |engine, id| async move {
            engine.create_database(&id, &database, &owner).await
        });
    }

    /// Begins to remove a database.
    pub(crate) fn drop_database(&self, database: String) {
        self.on_server(move |engine, id| async move { engine.drop_database(&id, &database).await });
    }

    fn id(&self) -> Option<String> {
        let state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.1.clone()
    }

    fn on_server<F>(&self, work: impl FnOnce(Arc<Engine>, String) -> F + Send + 'static)
    where
        F: Future<Output = engine::Result<()>>,
    {
        let state = self.state.clone();
        self.then(move |engine, id| {
            let Some(id) = id else { return };
            if let Err(error) = Handle::current().block_on(work(engine, id)) {
                let mut state = state.lock().unwrap_or_else(PoisonError::into_inner);
                state.0 = Server::Failed(error.to_string());
            }
        });
    }

    /// Does something after everything that was begun before; the engine blocks.
    fn then(&self, work: impl FnOnce(Arc<Engine>, Option<String>) + Send + 'static) {
        let backing = self.clone();
        self.outstanding.fetch_add(1, Ordering::SeqCst);
        let task = tokio::spawn(async move {
            let _turn = backing.turn.lock().await;
            let (engine, id) = (backing.postgres.engine.clone(), backing.id());
            // If it panics, the server stays as it is.
            let _ = tokio::task::spawn_blocking(move || work(engine, id)).await;
            backing.outstanding.fetch_sub(1, Ordering::SeqCst);
        });
        let mut tasks = self.postgres.tasks();
        tasks.retain(|task| !task.is_finished());
        tasks.push(task);
    }
}

fn unusable(error: engine::Error) -> Error {
    let ours = Error::new(
        ErrorKind::Configuration,
        "no PostgreSQL can run in the sandbox",
    )
    .with_detail(error.to_string());
    match error {
        engine::Error::NoPostgres { .. } => match engine::install_command(None) {
            Some(command) => ours.with_hint(format!("install it with `{command}`")),
            None => ours,
        },
        engine::Error::Program { output, .. } => ours.with_details(output),
        _ => ours,
    }
}
