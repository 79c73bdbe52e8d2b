//! Ways into a cluster: connections, users and databases.

use async_trait::async_trait;

use crate::credentials::Secret;
use crate::error::Result;
use crate::model::{Connection, Database, Resource, Route, User};

/// What a client needs to connect.
#[async_trait]
pub trait Connections: Send + Sync {
    /// The parts of a connection string, without the password.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Unsupported`] where the cluster has no such way in.
    async fn connection(&self, id: &str, route: Route) -> Result<Connection>;
}

/// Login roles of a cluster.
#[async_trait]
pub trait Users: Send + Sync {
    /// Every role that can log in, without the provider's own.
    async fn list(&self, cluster: &str) -> Result<Vec<Resource<User>>>;

    /// Creates a role.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Conflict`] where it exists.
    async fn create(&self, cluster: &str, name: &str, password: &Secret) -> Result<Resource<User>>;

    /// Deletes a role.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::NotFound`]; [`crate::error::ErrorKind::Conflict`] while it owns
    /// something.
    async fn delete(&self, cluster: &str, name: &str) -> Result<()>;
}

/// Databases of a cluster.
#[async_trait]
pub trait Databases: Send + Sync {
    /// Every database, without templates and the provider's own.
    async fn list(&self, cluster: &str) -> Result<Vec<Resource<Database>>>;

    /// Creates a database; `owner` is the cluster's own user where absent.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::Conflict`] where it exists.
    async fn create(
        &self,
        cluster: &str,
        name: &str,
        owner: Option<&str>,
    ) -> Result<Resource<Database>>;

    /// Deletes a database with everything in it.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::NotFound`]; [`crate::error::ErrorKind::Conflict`] while somebody is
    /// connected to it.
    async fn delete(&self, cluster: &str, name: &str) -> Result<()>;
}
