//! Clusters in containers of a Docker or Podman engine: each is a container of a PostgreSQL image with its
//! own data, published on a port of the loopback address. Images are those that are there; none is pulled.
//!
//! The record of a cluster is the labels of its container, which the engine writes with it. Until it is
//! made, and from when it is being removed, the container's name says so; and whoever works on it holds
//! its lock in the data root. A container that says so and is not locked was left by a command that died:
//! the next one removes it.

use std::collections::HashMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use bollard::models::{
    ContainerCreateBody, ContainerSummary, ContainerSummaryStateEnum, HostConfig, PortBinding,
    RestartPolicy, RestartPolicyNameEnum,
};
use bollard::query_parameters::{
    CreateContainerOptionsBuilder, ListContainersOptionsBuilder, ListImagesOptions,
    RemoveContainerOptionsBuilder, RenameContainerOptions,
};
use bollard::{API_DEFAULT_VERSION, Docker};
use jiff::Timestamp;
use rand::RngExt;
use serde::Serialize;
use tokio_postgres::error::SqlState;
use tokio_postgres::{Config, NoTls};

use super::create::{Accepted, NewCluster};
use super::error::{Error, Result};
use super::layout::new_id;
use super::layout::{Layout, Lock};
use super::sql::{self, Session};
use super::{HOST, Status, run};

/// What the name of a container begins with, and what one that is not to stay ends with.
const PREFIX: &str = "dbaas-";
const UNFINISHED: &str = "-unfinished";

/// The port of PostgreSQL in its container.
const INSIDE: &str = "5432/tcp";

/// An image makes its data directory at the first start.
const START_LIMIT: Duration = Duration::from_secs(90);
const PAUSE: Duration = Duration::from_millis(50);

/// How an engine in containers is set up.
#[derive(Clone, Debug)]
pub struct DockerConfiguration {
    /// The directory of locks; clusters of another one are not seen.
    pub data_root: PathBuf,
    /// The socket of the engine; the usual ones where absent.
    pub socket: Option<PathBuf>,
    /// The name of the image, without a tag.
    pub image: String,
}

/// A cluster; as JSON, the native document of the `local` provider with the driver `docker`.
#[derive(Clone, Debug, Serialize)]
pub struct DockerCluster {
    /// Its identifier.
    pub id: String,
    /// Its name.
    pub name: String,
    /// What it does.
    pub status: Status,
    /// The tag of its image.
    pub version: String,
    /// The image.
    pub image: String,
    /// The engine's identifier of its container.
    pub container: String,
    /// Always the loopback address.
    pub host: &'static str,
    /// Its TCP port.
    pub port: u16,
    /// Its database.
    pub database: String,
    /// Its user.
    pub user: String,
    /// When it was created, RFC 3339.
    pub created_at: String,
}

/// The clusters of one data root in a container engine.
#[derive(Clone, Debug)]
pub struct DockerEngine {
    configuration: DockerConfiguration,
    layout: Layout,
}

impl DockerEngine {
    /// The engine; connects to nothing.
    pub fn new(configuration: DockerConfiguration) -> Self {
        let layout = Layout::new(configuration.data_root.clone());
        Self {
            configuration,
            layout,
        }
    }

    /// Every cluster, by name.
    pub async fn clusters(&self) -> Result<Vec<DockerCluster>> {
        let docker = self.connect().await?;
        let mut clusters = Vec::new();
        for container in self.containers(&docker).await? {
            let Some(cluster) = describe(&container) else {
                continue;
            };
            let is_unfinished = matches!(cluster.status, Status::Creating | Status::Deleting);
            // Whoever works on it holds the lock; where nobody does, it is removed.
            if is_unfinished && let Ok(lock) = self.lock(&cluster.id) {
                self.mend(&docker, &cluster, lock).await;
                continue;
            }
            clusters.push(cluster);
        }
        clusters.sort_by(|one, other| one.name.cmp(&other.name));
        Ok(clusters)
    }

    /// One cluster.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub async fn cluster(&self, id: &str) -> Result<DockerCluster> {
        let clusters = self.clusters().await?;
        let found = clusters.into_iter().find(|cluster| cluster.id == id);
        found.ok_or(Error::NotFound)
    }

    /// Checks a request against what is there, and chooses the image for it.
    ///
    /// # Errors
    /// What [`DockerEngine::create`] would return before it changes anything.
    pub async fn check(&self, new: &NewCluster) -> Result<String> {
        new.check()?;
        if let Some(other) = self
            .clusters()
            .await?
            .into_iter()
            .find(|c| c.name == new.name)
        {
            return Err(Error::NameTaken {
                name: other.name,
                id: other.id,
                phase: (other.status == Status::Creating).then_some("being created"),
            });
        }
        let docker = self.connect().await?;
        let images = docker.list_images(None::<ListImagesOptions>).await?;
        let start = format!("{}:", self.configuration.image);
        let mut tags: Vec<String> = images
            .into_iter()
            .flat_map(|image| image.repo_tags)
            .filter_map(|tag| Some(tag.strip_prefix(&start)?.to_owned()))
            .filter(|tag| tag.starts_with(|c: char| c.is_ascii_digit()))
            .collect();
        // The newest first: numbers, not letters.
        tags.sort_by_key(|tag| {
            let numbers = tag.split(['.', '-']).map(str::parse::<u32>);
            std::cmp::Reverse(
                numbers
                    .map_while(std::result::Result::ok)
                    .collect::<Vec<_>>(),
            )
        });
        let chosen = match &new.version {
            Some(wanted) => tags.iter().find(|tag| *tag == wanted),
            None => tags.first(),
        };
        match chosen {
            Some(tag) => Ok(tag.clone()),
            None => Err(Error::NoImage {
                image: format!("{start}{}", new.version.as_deref().unwrap_or("17")),
                present: tags,
            }),
        }
    }

    /// Creates a container, and returns once its server accepts connections, with user and database in
    /// place. `accepted` is called with the identifier before anything is started; if it fails, nothing
    /// stays behind.
    ///
    /// # Errors
    /// [`Error::NameTaken`], [`Error::NoImage`], [`Error::Docker`] with the engine's words.
    pub async fn create(
        &self,
        new: &NewCluster,
        password: &str,
        accepted: &mut Accepted<'_>,
    ) -> Result<DockerCluster> {
        self.layout.prepare(None)?;
        let id = new_id("c");
        // Two commands must not find the same name or port free.
        let names = self.layout.lock("containers")?;
        let version = self.check(new).await?;
        let docker = self.connect().await?;
        let mut taken = Vec::new();
        for cluster in self.clusters().await? {
            taken.push(cluster.port);
        }
        let seed = id
            .bytes()
            .fold(0, |seed: u64, byte| seed.wrapping_mul(31) + u64::from(byte));
        let port = run::free_port(&taken, seed)?;
        let lock = self.layout.lock_cluster(&id)?;
        let image = format!("{}:{version}", self.configuration.image);
        let throwaway = throwaway();
        let body = self.body(&id, new, &image, &version, port, &throwaway);
        let options = CreateContainerOptionsBuilder::new()
            .name(&unfinished(&id))
            .build();
        let made = docker.create_container(Some(options), body).await;
        drop(names);
        let result = match made {
            Ok(_) => {
                self.bring_up(&docker, &id, new, password, port, &throwaway, accepted)
                    .await
            }
            Err(error) => Err(error.into()),
        };
        if let Err(error) = result {
            // If this fails too, the next command does it: the name still says so.
            let _ = discard(&docker, &unfinished(&id)).await;
            lock.remove();
            return Err(error);
        }
        drop(lock);
        self.cluster(&id).await
    }

    #[expect(clippy::too_many_arguments, reason = "the steps of one creation")]
    async fn bring_up(
        &self,
        docker: &Docker,
        id: &str,
        new: &NewCluster,
        password: &str,
        port: u16,
        throwaway: &str,
        accepted: &mut Accepted<'_>,
    ) -> Result<()> {
        accepted(id).map_err(Error::Refused)?;
        docker.start_container(&unfinished(id), None).await?;
        let session = self.first_session(docker, id, port, throwaway).await?;
        let role = sql::create_role_statement(&new.user, password, "CREATEDB CREATEROLE");
        let made = async {
            session.client().batch_execute(&role).await?;
            sql::create_database(session.client(), &new.database, &new.user).await?;
            // What stands in the container's environment opens nothing any more.
            let close = "ALTER ROLE postgres PASSWORD NULL";
            session.client().batch_execute(close).await?;
            Ok(())
        };
        let made: Result<()> = made.await;
        session.end().await;
        made?;
        rename(docker, &unfinished(id), &finished(id)).await
    }

    /// The first conversation with a new server, as its superuser.
    async fn first_session(
        &self,
        docker: &Docker,
        id: &str,
        port: u16,
        password: &str,
    ) -> Result<Session> {
        let mut config = server(port);
        config
            .user("postgres")
            .dbname("postgres")
            .password(password);
        let begun = Instant::now();
        loop {
            match sql::open(&config).await {
                Ok(session) => return Ok(session),
                Err(error) if error.code() == Some(&SqlState::INVALID_PASSWORD) => {
                    return Err(error.into());
                }
                Err(_) => {}
            }
            let state = docker.inspect_container(&unfinished(id), None).await?.state;
            let restarts = state.is_none_or(|state| state.running != Some(true));
            if begun.elapsed() > START_LIMIT || (restarts && begun.elapsed() > START_LIMIT / 10) {
                return Err(Error::StartTimeout {
                    seconds: begun.elapsed().as_secs(),
                    log: Vec::new(),
                });
            }
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Deletes a cluster: its container with its data.
    ///
    /// # Errors
    /// [`Error::NotFound`], and [`Error::Busy`] while another command works on it.
    pub async fn delete(&self, id: &str) -> Result<()> {
        self.cluster(id).await?;
        let lock = self.lock(id)?;
        let docker = self.connect().await?;
        rename(&docker, &finished(id), &unfinished(id)).await?;
        discard(&docker, &unfinished(id)).await?;
        lock.remove();
        Ok(())
    }

    /// Starts a cluster, and returns once its server answers; one that runs is left alone.
    pub async fn start(&self, id: &str) -> Result<DockerCluster> {
        let cluster = self.cluster(id).await?;
        let _lock = self.lock(id)?;
        let docker = self.connect().await?;
        docker.start_container(&finished(id), None).await?;
        let begun = Instant::now();
        let mut config = server(cluster.port);
        // Whoever is refused is answered.
        config
            .user(&cluster.user)
            .dbname(&cluster.database)
            .password("");
        while let Err(error) = config.connect(NoTls).await {
            let code = error.code().map(SqlState::code);
            if code.is_some_and(|code| code.starts_with("28")) {
                break;
            }
            if begun.elapsed() > START_LIMIT {
                return Err(Error::StartTimeout {
                    seconds: START_LIMIT.as_secs(),
                    log: Vec::new(),
                });
            }
            tokio::time::sleep(PAUSE).await;
        }
        self.cluster(id).await
    }

    /// Stops a cluster; one that does not run is left alone.
    pub async fn stop(&self, id: &str) -> Result<DockerCluster> {
        self.cluster(id).await?;
        let _lock = self.lock(id)?;
        self.connect()
            .await?
            .stop_container(&finished(id), None)
            .await?;
        self.cluster(id).await
    }

    async fn mend(&self, docker: &Docker, cluster: &DockerCluster, lock: Lock) {
        // Between the look and the lock it may have been finished, and have its other name.
        if discard(docker, &unfinished(&cluster.id)).await.is_ok() {
            lock.remove();
        }
    }

    fn lock(&self, id: &str) -> Result<Lock> {
        self.layout.prepare(None)?;
        self.layout.lock_cluster(id)
    }

    async fn containers(&self, docker: &Docker) -> Result<Vec<ContainerSummary>> {
        let root = self.configuration.data_root.display();
        let filters = HashMap::from([("label", vec![format!("dbaas.root={root}")])]);
        let options = ListContainersOptionsBuilder::new()
            .all(true)
            .filters(&filters)
            .build();
        Ok(docker.list_containers(Some(options)).await?)
    }

    async fn connect(&self) -> Result<Docker> {
        let user = rustix::process::getuid().as_raw();
        let usual = [
            "/run/docker.sock".to_owned(),
            format!("/run/user/{user}/docker.sock"),
            "/run/podman/podman.sock".to_owned(),
            format!("/run/user/{user}/podman/podman.sock"),
        ];
        let candidates = match &self.configuration.socket {
            Some(socket) => vec![socket.clone()],
            None => usual.iter().map(PathBuf::from).collect(),
        };
        let found = candidates.iter().find(|path| path.exists());
        let Some(socket) = found.and_then(|path| path.to_str()) else {
            return Err(Error::NoDocker(candidates));
        };
        let docker = Docker::connect_with_unix(socket, 120, API_DEFAULT_VERSION)?;
        Ok(docker.negotiate_version().await?)
    }

    fn body(
        &self,
        id: &str,
        new: &NewCluster,
        image: &str,
        version: &str,
        port: u16,
        throwaway: &str,
    ) -> ContainerCreateBody {
        let root = self.configuration.data_root.display().to_string();
        let created_at = Timestamp::now().to_string();
        let labels = [
            ("dbaas.root", root.as_str()),
            ("dbaas.id", id),
            ("dbaas.name", &new.name),
            ("dbaas.version", version),
            ("dbaas.port", &port.to_string()),
            ("dbaas.database", &new.database),
            ("dbaas.user", &new.user),
            ("dbaas.created-at", &created_at),
        ];
        let labels = labels.map(|(key, value)| (key.to_owned(), value.to_owned()));
        let mut command = vec!["postgres".to_owned()];
        let fast = ["fsync", "synchronous_commit", "full_page_writes"];
        let fast = fast
            .iter()
            .filter(|_| !new.durable)
            .map(|name| format!("{name}=off"));
        let own = new
            .settings
            .iter()
            .map(|(name, value)| format!("{name}={value}"));
        for setting in fast.chain(own) {
            command.extend(["-c".to_owned(), setting]);
        }
        let binding = PortBinding {
            host_ip: Some(HOST.to_owned()),
            host_port: Some(port.to_string()),
        };
        ContainerCreateBody {
            image: Some(image.to_owned()),
            labels: Some(labels.into_iter().collect()),
            env: Some(vec![format!("POSTGRES_PASSWORD={throwaway}")]),
            cmd: Some(command),
            exposed_ports: Some(vec![INSIDE.to_owned()]),
            host_config: Some(HostConfig {
                port_bindings: Some([(INSIDE.to_owned(), Some(vec![binding]))].into()),
                restart_policy: Some(RestartPolicy {
                    name: Some(RestartPolicyNameEnum::UNLESS_STOPPED),
                    maximum_retry_count: None,
                }),
                ..HostConfig::default()
            }),
            ..ContainerCreateBody::default()
        }
    }
}

fn server(port: u16) -> Config {
    let mut config = Config::new();
    config
        .host(HOST)
        .port(port)
        .application_name("dbaas")
        .connect_timeout(Duration::from_secs(5));
    config
}

fn finished(id: &str) -> String {
    format!("{PREFIX}{id}")
}

fn unfinished(id: &str) -> String {
    format!("{PREFIX}{id}{UNFINISHED}")
}

/// Removes a container with its anonymous volumes; one that is not there is as good as removed.
async fn discard(docker: &Docker, name: &str) -> Result<()> {
    let options = RemoveContainerOptionsBuilder::new()
        .force(true)
        .v(true)
        .build();
    match docker.remove_container(name, Some(options)).await {
        Err(bollard::errors::Error::DockerResponseServerError {
            status_code: 404, ..
        }) => Ok(()),
        result => Ok(result?),
    }
}

async fn rename(docker: &Docker, from: &str, to: &str) -> Result<()> {
    let options = RenameContainerOptions {
        name: to.to_owned(),
    };
    Ok(docker.rename_container(from, options).await?)
}

/// A container of ours as a cluster.
fn describe(container: &ContainerSummary) -> Option<DockerCluster> {
    let labels = container.labels.as_ref()?;
    let label = |key: &str| labels.get(&format!("dbaas.{key}")).cloned();
    let name = container.names.as_ref()?.first()?;
    use ContainerSummaryStateEnum as State;
    let status = match &container.state {
        // Nobody can tell from its name which of the two it is; both end with its removal.
        _ if name.ends_with(UNFINISHED) => Status::Creating,
        Some(State::RUNNING) => Status::Ready,
        Some(State::RESTARTING) => Status::Starting,
        Some(State::REMOVING) => Status::Deleting,
        Some(State::STOPPING) => Status::Stopping,
        _ => Status::Stopped,
    };
    Some(DockerCluster {
        id: label("id")?,
        name: label("name")?,
        status,
        version: label("version")?,
        image: container.image.clone()?,
        container: container.id.clone()?,
        host: HOST,
        port: label("port")?.parse().ok()?,
        database: label("database")?,
        user: label("user")?,
        created_at: label("created-at")?,
    })
}

/// The superuser's password until the cluster is made.
fn throwaway() -> String {
    let mut random = rand::rng();
    (0..32)
        .map(|_| char::from(random.sample(rand::distr::Alphanumeric)))
        .collect()
}
