//! Collections: where things of one kind are made and found, whatever the kind. Waiting, looking up a name and making
//! something once are written over this, once for clusters and node pools.

use async_trait::async_trait;
use futures_util::TryStreamExt;
use serde_json::Value;

use super::{Clusters, Habits, ListQuery, NodePools};
use crate::error::{Error, Result};
use crate::hint::Hint;
use crate::model::{Cluster, Goal, NodePool, Provisioned, Resource};
use crate::notation;

/// The clusters of an account, or the node pools of a cluster.
#[async_trait]
pub trait Collection: Send + Sync {
    /// What is in it.
    type Item: Provisioned;

    /// How the vendor behaves while it makes and changes them.
    fn habits(&self) -> Habits;

    /// Finds one by its identifier.
    ///
    /// # Errors
    /// [`crate::error::ErrorKind::NotFound`].
    async fn find(&self, id: &str) -> Result<Resource<Self::Item>>;

    /// Lists those that bear a name, and perhaps others.
    ///
    /// # Errors
    /// What the vendor refuses.
    async fn look_up(&self, name: &str) -> Result<Vec<Resource<Self::Item>>>;

    /// Adds to a refused creation what its answer does not tell.
    async fn add_to_refusal(&self, name: &str, refused: Error) -> Error;

    /// Tells whether the vendor's document shows everything that a change asked for.
    fn shows_change(&self, item: &Resource<Self::Item>, wanted: &Value) -> bool;

    /// The command with a verb about one of them, without the name of the program.
    fn command(&self, verb: &str, id: &str) -> String;

    /// The command that lists those of a name, or all.
    fn list_command(&self, name: Option<&str>) -> String;

    /// The next step of who stopped waiting for one of them.
    fn resume(&self, id: &str, goal: Goal) -> Hint;
}

#[async_trait]
impl Collection for dyn Clusters + '_ {
    type Item = Cluster;

    fn habits(&self) -> Habits {
        self.limits().habits
    }

    async fn find(&self, id: &str) -> Result<Resource<Cluster>> {
        self.get(id).await
    }

    async fn look_up(&self, name: &str) -> Result<Vec<Resource<Cluster>>> {
        let query = ListQuery {
            name: Some(name.to_owned()),
            ..ListQuery::default()
        };
        self.list(&query).try_collect().await
    }

    async fn add_to_refusal(&self, name: &str, refused: Error) -> Error {
        self.explain(name, refused).await
    }

    fn shows_change(&self, item: &Resource<Cluster>, wanted: &Value) -> bool {
        self.shows(item, wanted)
    }

    fn command(&self, verb: &str, id: &str) -> String {
        format!("cluster {verb} {id}")
    }

    fn list_command(&self, name: Option<&str>) -> String {
        match name {
            Some(name) => format!("cluster list --name {}", notation::shell_word(name)),
            None => "cluster list".to_owned(),
        }
    }

    fn resume(&self, id: &str, goal: Goal) -> Hint {
        Hint::new("go on waiting with").run(format!("cluster wait {id} --for {goal}"))
    }
}

/// The node pools of one cluster.
#[expect(
    missing_debug_implementations,
    reason = "facets are traits, and have none"
)]
#[derive(Clone, Copy)]
pub struct PoolsOf<'a> {
    /// The facet.
    pub pools: &'a dyn NodePools,
    /// The identifier of the cluster.
    pub cluster: &'a str,
}

#[async_trait]
impl Collection for PoolsOf<'_> {
    type Item = NodePool;

    fn habits(&self) -> Habits {
        self.pools.limits().habits
    }

    async fn find(&self, id: &str) -> Result<Resource<NodePool>> {
        self.pools.get(self.cluster, id).await
    }

    async fn look_up(&self, _name: &str) -> Result<Vec<Resource<NodePool>>> {
        self.pools.list(self.cluster).await
    }

    async fn add_to_refusal(&self, name: &str, refused: Error) -> Error {
        self.pools.explain(name, refused).await
    }

    fn shows_change(&self, item: &Resource<NodePool>, wanted: &Value) -> bool {
        self.pools.shows(item, wanted)
    }

    fn command(&self, verb: &str, id: &str) -> String {
        format!("nodepool {verb} {} {id}", self.cluster)
    }

    fn list_command(&self, _name: Option<&str>) -> String {
        format!("nodepool list {}", self.cluster)
    }

    fn resume(&self, id: &str, _goal: Goal) -> Hint {
        Hint::new("look at it again with").run(self.command("get", id))
    }
}
