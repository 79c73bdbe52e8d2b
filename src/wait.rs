//! Waiting: poll, classify, and say what to do when it takes too long. No trouble of the network or the
//! vendor ends a wait; only what no patience mends does.

use std::time::{Duration, Instant};

use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::model::{Cluster, Goal, Resource, State};
use crate::output::{Progress, Ui};
use crate::postgres::Query;
use crate::provider::Clusters;

/// The pause between two looks grows from the first to the second, where the vendor names none.
const PAUSES: (Duration, Duration) = (Duration::from_millis(20), Duration::from_secs(5));

/// What one look may take at least, however little time is left: a vendor needs it to answer at all.
const SHORTEST_LOOK: Duration = Duration::from_secs(5);

/// What is awaited, and for how long.
#[derive(Clone, Copy, Debug)]
pub struct Wait<'a> {
    /// The cluster's identifier.
    pub id: &'a str,
    /// What it is called in messages.
    pub name: &'a str,
    /// The state to reach.
    pub target: Goal,
    /// How long to wait; zero looks once.
    pub limit: Duration,
}

/// What one look came to.
enum Look {
    Reached(Box<Resource<Cluster>>),
    NotYet(Box<Cluster>),
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
        let fixed = clusters.limits().poll;
        let mut pause = fixed.unwrap_or(PAUSES.0);
        let mut was_deleting = false;
        loop {
            let left = self.limit.saturating_sub(begun.elapsed());
            let look = self.look(clusters, query);
            let seen = match tokio::time::timeout(left.max(SHORTEST_LOOK), look).await {
                Ok(Ok(Look::Reached(cluster))) => return Ok(Some(*cluster)),
                Ok(Ok(Look::Gone)) => return Ok(None),
                // Before it was on its way out, it may have failed long ago.
                Ok(Ok(Look::NotYet(cluster))) if cluster.state == State::Failed && was_deleting => {
                    return Err(self.failed(&cluster));
                }
                Ok(Ok(Look::NotYet(cluster))) => {
                    was_deleting = cluster.state == State::Deleting;
                    self.describe(&cluster)
                }
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
            pause = fixed.unwrap_or_else(|| (pause * 3 / 2).min(PAUSES.1));
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
            return Ok(Look::NotYet(Box::new(cluster.view)));
        }
        if self.target == Goal::Sql
            && let Some(query) = query
        {
            query.answers().await?;
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
            return Err(self.failed(cluster));
        }
        if let Some(attention) = &cluster.attention {
            return Err(Error::new(
                ErrorKind::Failed,
                format!("`{}` needs your attention", self.name),
            )
            .with_detail(cluster.status.clone().unwrap_or_default())
            .with_detail(format!("id: {}", self.id))
            .with_hint(attention.clone())
            .with_hint(Hint::new("then go on with").run(self.resume_command())));
        }
        Ok(false)
    }

    /// A state, with the vendor's own words where they may explain it.
    fn describe(&self, cluster: &Cluster) -> String {
        let state = cluster.state;
        match (state, &cluster.status) {
            (State::Failed, Some(status)) => format!("`{}` is {state}: {status}", self.name),
            _ => format!("`{}` is {state}", self.name),
        }
    }

    fn failed(&self, cluster: &Cluster) -> Error {
        let error = Error::new(ErrorKind::Failed, format!("`{}` failed", self.name));
        match &cluster.status {
            Some(status) => error.with_detail(status.clone()),
            None => error,
        }
        .with_hint(Hint::new("look at it with").run(format!("cluster get {} --native", self.id)))
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
        error.with_hint(Hint::new("go on waiting with").run(self.resume_command()))
    }

    /// The command that takes up this wait, without the name of the program.
    pub fn resume_command(&self) -> String {
        let wanted = self.target;
        format!("cluster wait {} --for {wanted}", self.id)
    }
}
