//! An account, opened: its provider, seen through the operations that are under way there. Every cluster that a
//! command sees comes through here, so that no command can believe a vendor too early.

use async_trait::async_trait;
use futures_util::stream::BoxStream;
use futures_util::{StreamExt, TryStreamExt};
use serde_json::Value;

use super::{Operations, Verb};
use crate::credentials::Secret;
use crate::error::{Error, ErrorKind, Result};
use crate::model::{Body, Cluster, NodePool, Resource};
use crate::provider::{
    Accepted, Answer, Asked, ClusterLimits, Clusters, CreatePlan, Facets, ListQuery,
    NodePoolLimits, NodePools, PoolsOf, Provider, ProviderId, Required, Sent, UpdatePlan,
};

/// A provider, and the operations of its account.
pub struct Opened {
    provider: Box<dyn Provider>,
    operations: Option<Operations>,
}

impl std::fmt::Debug for Opened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opened")
            .field("provider", &self.provider.id())
            .field("operations", &self.operations)
            .finish()
    }
}

impl Opened {
    /// A provider whose changes are remembered in `operations`; one without them, such as the engine of this
    /// machine, has done what it was asked for when it answers.
    pub fn new(provider: Box<dyn Provider>, operations: Option<Operations>) -> Self {
        Self {
            provider,
            operations,
        }
    }

    /// Returns the facets, each of which is an error where the provider lacks it.
    pub fn require(&self) -> Required<'_> {
        let provider: &dyn Provider = self;
        provider.require()
    }

    /// Returns which provider it is.
    pub fn id(&self) -> ProviderId {
        self.provider.id()
    }

    /// Lists what can be done with the account.
    pub fn facets(&self) -> Facets<'_> {
        let facets = self.provider.facets();
        Facets {
            clusters: facets.clusters.map(|_| self as &dyn Clusters),
            node_pools: facets.node_pools.map(|_| self as &dyn NodePools),
            ..facets
        }
    }

    /// Returns the operations, where they are remembered.
    pub fn operations(&self) -> Option<&Operations> {
        self.operations.as_ref()
    }

    /// Adds to the error of an interrupted or timed out wait which operation it was about.
    #[must_use]
    pub fn name_operation(&self, cluster: &str, error: Error) -> Error {
        let kinds = [
            ErrorKind::Interrupted,
            ErrorKind::Terminated,
            ErrorKind::TimedOut,
        ];
        let operations = self.operations.as_ref();
        match operations.and_then(|operations| operations.of_cluster(cluster)) {
            Some(operation) if kinds.contains(&error.kind()) => {
                error.with_detail(format!("operation: {}", operation.id))
            }
            _ => error,
        }
    }

    fn clusters(&self) -> Result<&dyn Clusters> {
        self.provider.require().clusters()
    }

    fn node_pools(&self) -> Result<&dyn NodePools> {
        self.provider.require().node_pools()
    }

    /// Carries out a completed change of a cluster, and returns the cluster as it is then.
    ///
    /// # Errors
    /// What the vendor refuses, and then the cluster is as before; [`ErrorKind::Unavailable`] where the answer was
    /// lost.
    pub async fn update(&self, cluster: &Cluster, plan: &UpdatePlan) -> Result<Resource<Cluster>> {
        let Cluster { id, name, .. } = cluster;
        let update = self.provider.require().update()?;
        let send = update.send(id, plan);
        match &self.operations {
            Some(operations) => {
                let change = (Verb::Update, None);
                operations
                    .change(change, (id, name), &plan.wanted, send)
                    .await?;
            }
            None => send.await.accepted()?,
        }
        Clusters::get(self, id).await
    }

    /// Takes a cluster back to a backup, in place, and returns the cluster as it is then.
    ///
    /// # Errors
    /// As [`Opened::update`].
    pub async fn rewind(
        &self,
        cluster: &Cluster,
        backup: Option<&str>,
        to_time: Option<&str>,
    ) -> Result<Resource<Cluster>> {
        let Cluster { id, name, .. } = cluster;
        let send = self
            .provider
            .require()
            .rewinds()?
            .rewind(id, backup, to_time);
        match &self.operations {
            Some(operations) => {
                let change = (Verb::Update, None);
                operations
                    .change(change, (id, name), &Value::Null, send)
                    .await?;
            }
            None => send.await.accepted()?,
        }
        Clusters::get(self, id).await
    }

    /// Carries out a completed change of a node pool, and returns the node pool as it is then.
    ///
    /// # Errors
    /// As [`Opened::update`].
    pub async fn update_node_pool(
        &self,
        pool: &NodePool,
        plan: &UpdatePlan,
    ) -> Result<Resource<NodePool>> {
        let NodePool {
            id, name, cluster, ..
        } = pool;
        let send = self.node_pools()?.update(cluster, id, plan);
        match &self.operations {
            Some(operations) => {
                let change = (Verb::Update, Some(cluster.as_str()));
                operations
                    .change(change, (id, name), &plan.wanted, send)
                    .await?;
            }
            None => send.await.accepted()?,
        }
        NodePools::get(self, cluster, id).await
    }

    /// Starts a cluster; one that runs is left alone.
    ///
    /// # Errors
    /// As [`Opened::update`].
    pub async fn start(&self, id: &str) -> Result<Resource<Cluster>> {
        let lifecycle = self.provider.require().lifecycle()?;
        self.turn(Verb::Start, id, lifecycle.start(id)).await
    }

    /// Stops a cluster; one that does not run is left alone.
    ///
    /// # Errors
    /// As [`Opened::update`].
    pub async fn stop(&self, id: &str) -> Result<Resource<Cluster>> {
        let lifecycle = self.provider.require().lifecycle()?;
        self.turn(Verb::Stop, id, lifecycle.stop(id)).await
    }

    async fn turn(
        &self,
        verb: Verb,
        id: &str,
        send: impl Future<Output = Sent>,
    ) -> Result<Resource<Cluster>> {
        match &self.operations {
            Some(operations) => operations.turn(self.clusters()?, (verb, id), send).await,
            None => {
                send.await.accepted()?;
                Clusters::get(self, id).await
            }
        }
    }
}

impl Provider for Opened {
    fn id(&self) -> ProviderId {
        Self::id(self)
    }

    fn facets(&self) -> Facets<'_> {
        Self::facets(self)
    }
}

#[async_trait]
impl Clusters for Opened {
    fn limits(&self) -> ClusterLimits {
        // Having the facet was asked for before anything of it is.
        self.provider
            .facets()
            .clusters
            .map(Clusters::limits)
            .unwrap_or_default()
    }

    fn list(&self, query: &ListQuery) -> BoxStream<'_, Result<Resource<Cluster>>> {
        let clusters = match self.clusters() {
            Ok(clusters) => clusters,
            Err(error) => return futures_util::stream::iter([Err(error)]).boxed(),
        };
        match &self.operations {
            Some(operations) if !operations.is_idle() => clusters
                .list(query)
                .map_ok(|mut cluster| {
                    operations.observe(clusters, &mut cluster);
                    cluster
                })
                .boxed(),
            _ => clusters.list(query),
        }
    }

    async fn get(&self, id: &str) -> Result<Resource<Cluster>> {
        let clusters = self.clusters()?;
        let got = clusters.get(id).await;
        let Some(operations) = &self.operations else {
            return got;
        };
        match got {
            Ok(mut cluster) => {
                operations.observe(clusters, &mut cluster);
                Ok(cluster)
            }
            Err(error) => {
                if error.kind() == ErrorKind::NotFound {
                    operations.gone(id);
                }
                Err(error)
            }
        }
    }

    fn told(&self, cluster: &Resource<Cluster>) -> Asked {
        let clusters = self.provider.facets().clusters;
        clusters.map_or_else(Asked::default, |clusters| clusters.told(cluster))
    }

    fn shows(&self, cluster: &Resource<Cluster>, wanted: &Value) -> bool {
        let clusters = self.provider.facets().clusters;
        clusters.is_none_or(|clusters| clusters.shows(cluster, wanted))
    }

    fn answers(&self) -> Vec<Answer> {
        let clusters = self.provider.facets().clusters;
        clusters.map_or_else(Vec::new, |clusters| clusters.answers())
    }

    fn plan(&self, body: &Body) -> Result<CreatePlan> {
        self.clusters()?.plan(body)
    }

    async fn complete(&self, plan: &mut CreatePlan) -> Result<()> {
        self.clusters()?.complete(plan).await
    }

    async fn check(&self, plan: &CreatePlan) -> Result<()> {
        self.clusters()?.check(plan).await
    }

    async fn create(
        &self,
        plan: &CreatePlan,
        password: &Secret,
        accepted: &mut Accepted<'_>,
    ) -> Sent {
        match self.clusters() {
            Ok(clusters) => clusters.create(plan, password, accepted).await,
            Err(error) => Sent::Refused(error),
        }
    }

    async fn explain(&self, name: &str, refused: Error) -> Error {
        match self.clusters() {
            Ok(clusters) => clusters.explain(name, refused).await,
            Err(_) => refused,
        }
    }

    async fn delete(&self, id: &str, password: Option<&Secret>) -> Result<()> {
        self.clusters()?.delete(id, password).await
    }
}

#[async_trait]
impl NodePools for Opened {
    fn limits(&self) -> NodePoolLimits {
        let pools = self.provider.facets().node_pools;
        pools.map(NodePools::limits).unwrap_or_default()
    }

    async fn list(&self, cluster: &str) -> Result<Vec<Resource<NodePool>>> {
        let pools = self.node_pools()?;
        let mut listed = pools.list(cluster).await?;
        if let Some(operations) = &self.operations {
            for pool in &mut listed {
                operations.observe(&PoolsOf { pools, cluster }, pool);
            }
        }
        Ok(listed)
    }

    async fn get(&self, cluster: &str, id: &str) -> Result<Resource<NodePool>> {
        let pools = self.node_pools()?;
        let got = pools.get(cluster, id).await;
        let Some(operations) = &self.operations else {
            return got;
        };
        match got {
            Ok(mut pool) => {
                operations.observe(&PoolsOf { pools, cluster }, &mut pool);
                Ok(pool)
            }
            Err(error) => {
                if error.kind() == ErrorKind::NotFound {
                    operations.gone(id);
                }
                Err(error)
            }
        }
    }

    fn answers(&self) -> Vec<Answer> {
        let pools = self.provider.facets().node_pools;
        pools.map_or_else(Vec::new, |pools| pools.answers())
    }

    fn plan(&self, body: &Body) -> Result<CreatePlan> {
        self.node_pools()?.plan(body)
    }

    async fn complete(&self, cluster: &str, plan: &mut CreatePlan) -> Result<()> {
        self.node_pools()?.complete(cluster, plan).await
    }

    async fn add(&self, cluster: &str, plan: &CreatePlan, accepted: &mut Accepted<'_>) -> Sent {
        match self.node_pools() {
            Ok(pools) => pools.add(cluster, plan, accepted).await,
            Err(error) => Sent::Refused(error),
        }
    }

    fn plan_change(&self, body: &Body) -> Result<UpdatePlan> {
        self.node_pools()?.plan_change(body)
    }

    async fn complete_change(&self, cluster: &str, id: &str, plan: &mut UpdatePlan) -> Result<()> {
        self.node_pools()?.complete_change(cluster, id, plan).await
    }

    async fn update(&self, cluster: &str, id: &str, plan: &UpdatePlan) -> Sent {
        match self.node_pools() {
            Ok(pools) => pools.update(cluster, id, plan).await,
            Err(error) => Sent::Refused(error),
        }
    }

    fn shows(&self, pool: &Resource<NodePool>, wanted: &Value) -> bool {
        let pools = self.provider.facets().node_pools;
        pools.is_none_or(|pools| pools.shows(pool, wanted))
    }

    async fn explain(&self, name: &str, refused: Error) -> Error {
        match self.node_pools() {
            Ok(pools) => pools.explain(name, refused).await,
            Err(_) => refused,
        }
    }

    async fn delete(&self, cluster: &str, id: &str) -> Result<()> {
        self.node_pools()?.delete(cluster, id).await
    }
}
