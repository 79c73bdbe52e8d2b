//! Creations, sent so that they happen once: the name is looked up before, an answer that says nothing certain is
//! decided by looking again, and after an answer that was lost nothing is sent again at all. A second cluster costs
//! more than a second look.

use std::time::{Duration, Instant};

use async_trait::async_trait;
use jiff::{SignedDuration, Timestamp};
use rand::RngExt;
use serde_json::{Value, json};

use crate::credentials::Secret;
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::http::retry::Policy;
use crate::model::{Cluster, NodePool, Provisioned, Resource, State};
use crate::provider::{
    Accepted, Clusters, Collection, CreatePlan, Expected, Once, PoolsOf, RestoreRequest, Restores,
    Sent,
};

/// The shortest and the longest pause before a creation is sent again.
const SHORTEST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// The pause between looks for a creation whose answer was lost; it grows with each.
const LOOK_PAUSE: Duration = Duration::from_millis(200);

/// The difference that the clocks of the vendor and of this machine may have.
pub(super) const CLOCK_DIFFERENCE: SignedDuration = SignedDuration::from_mins(15);

/// Something that is to be made once.
#[async_trait]
pub trait Making: Send + Sync {
    /// The kind of it.
    type Item: Provisioned;

    /// Returns its name.
    fn name(&self) -> &str;

    /// Tells whether something of its name that was not there before is it, although no answer said so. What was
    /// created before `since` is something else.
    fn fits(&self, item: &Self::Item, since: Timestamp) -> bool;

    /// Returns what is asked for, without secrets: the same again is the same operation.
    fn body(&self) -> Value;

    /// Sends its request, once.
    async fn send(&self, accepted: &mut Accepted<'_>) -> Sent;
}

/// A cluster that is made by a completed plan.
#[expect(
    missing_debug_implementations,
    reason = "facets are traits, and have none"
)]
pub struct ByPlan<'a> {
    /// The facet.
    pub clusters: &'a dyn Clusters,
    /// The plan.
    pub plan: &'a CreatePlan,
    /// The password of its user.
    pub password: &'a Secret,
}

#[async_trait]
impl Making for ByPlan<'_> {
    type Item = Cluster;

    fn name(&self) -> &str {
        &self.plan.name
    }

    fn fits(&self, cluster: &Cluster, since: Timestamp) -> bool {
        self.plan.expected.fits(cluster, since)
    }

    fn body(&self) -> Value {
        self.plan.request.clone()
    }

    async fn send(&self, accepted: &mut Accepted<'_>) -> Sent {
        self.clusters
            .create(self.plan, self.password, accepted)
            .await
    }
}

/// A cluster that is made from a backup of another one.
#[expect(
    missing_debug_implementations,
    reason = "facets are traits, and have none"
)]
pub struct FromBackup<'a> {
    /// The facet.
    pub restores: &'a dyn Restores,
    /// The cluster that the backup is of.
    pub source: &'a Cluster,
    /// The backup, the name and the password.
    pub request: &'a RestoreRequest,
}

#[async_trait]
impl Making for FromBackup<'_> {
    type Item = Cluster;

    fn name(&self) -> &str {
        &self.request.name
    }

    fn fits(&self, cluster: &Cluster, since: Timestamp) -> bool {
        Expected::like(self.source).fits(cluster, since)
    }

    fn body(&self) -> Value {
        let RestoreRequest {
            backup, to_time, ..
        } = self.request;
        json!({"source": self.source.id, "backup": backup, "to_time": to_time})
    }

    async fn send(&self, accepted: &mut Accepted<'_>) -> Sent {
        self.restores
            .restore(&self.source.id, self.request, accepted)
            .await
    }
}

/// A node pool that is made by a completed plan.
#[expect(
    missing_debug_implementations,
    reason = "facets are traits, and have none"
)]
pub struct PoolByPlan<'a> {
    /// The node pools of its cluster.
    pub place: PoolsOf<'a>,
    /// The plan.
    pub plan: &'a CreatePlan,
}

#[async_trait]
impl Making for PoolByPlan<'_> {
    type Item = NodePool;

    fn name(&self) -> &str {
        &self.plan.name
    }

    fn fits(&self, pool: &NodePool, since: Timestamp) -> bool {
        let asked = &self.plan.asked;
        let is =
            |has: Option<u64>, asked: Option<u64>| has.is_none() || asked.is_none() || has == asked;
        is(pool.cpu.map(u64::from), asked.cpu.map(u64::from))
            && is(pool.memory_bytes, asked.memory)
            && is(pool.storage_bytes, asked.storage)
            && pool.created_at.is_none_or(|created| created >= since)
    }

    fn body(&self) -> Value {
        self.plan.request.clone()
    }

    async fn send(&self, accepted: &mut Accepted<'_>) -> Sent {
        let PoolsOf { pools, cluster } = self.place;
        pools.add(cluster, self.plan, accepted).await
    }
}

/// Makes something, once, and returns it. Nothing is recorded: the caller remembers it by other means.
///
/// # Errors
/// [`ErrorKind::Conflict`] where the name is taken; [`ErrorKind::Unavailable`] where nobody knows whether it was
/// made; what the vendor refuses.
pub async fn create<C: Collection + ?Sized>(
    collection: &C,
    making: &dyn Making<Item = C::Item>,
    patience: &Policy,
    accepted: &mut Accepted<'_>,
) -> Result<Resource<C::Item>> {
    let made = once(collection, making, false, patience, accepted).await;
    let id = made.map_err(Undone::into_error)?;
    created(collection, &id).await
}

/// Gets what was created just now; its address may not be known yet everywhere.
pub(super) async fn created<C: Collection + ?Sized>(
    collection: &C,
    id: &str,
) -> Result<Resource<C::Item>> {
    let unlisted = collection.habits().once.unlisted;
    let begun = Instant::now();
    loop {
        match collection.find(id).await {
            Err(error) if error.kind() == ErrorKind::NotFound && begun.elapsed() < unlisted => {
                tokio::time::sleep(LOOK_PAUSE).await;
            }
            got => {
                return got.map_err(|error| {
                    error
                        .with_detail(format!("it was created; id: {id}"))
                        .with_hint(Hint::new("look at it with").run(collection.command("get", id)))
                });
            }
        }
    }
}

/// Why something was not made.
pub(super) enum Undone {
    /// It is not there, or it is known what became of it.
    Known(Error),
    /// Nobody knows.
    Unknown(Error),
}

impl Undone {
    pub(super) fn into_error(self) -> Error {
        match self {
            Self::Known(error) | Self::Unknown(error) => error,
        }
    }
}

impl From<Error> for Undone {
    fn from(error: Error) -> Self {
        Self::Known(error)
    }
}

/// The end of a request that has to be looked after.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Unnamed,
    Later,
    Lost,
}

/// The circumstances of a decision.
#[derive(Clone, Copy, Debug)]
struct Circumstances {
    once: Once,
    /// Requests sent so far, and looks since the last one.
    sent: u32,
    looks: u32,
    /// The pause before it would be sent again, and the time that is left for that.
    pause: Duration,
    left: Duration,
}

/// What follows a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Next {
    /// The one new cluster of the name is what was asked for.
    Adopt,
    /// What bears the name now is not, or not certainly, of this creation.
    SomebodyElse,
    /// Nothing was begun: send it again.
    Resend,
    /// Look again, after a pause.
    Look(Duration),
    /// Nothing was begun, and it is not sent again.
    Refuse,
    /// Nobody knows.
    Unknown,
}

/// Decides what follows a look at the clusters that bear the name now, where there was none before. `fits` tells of
/// each whether it is what was asked for.
fn decide(open: Open, fits: &[bool], circumstances: Circumstances) -> Next {
    let Circumstances {
        once,
        sent,
        looks,
        pause,
        left,
    } = circumstances;
    match (fits, open) {
        ([true], _) => Next::Adopt,
        ([_, ..], _) => Next::SomebodyElse,
        ([], Open::Later) if sent <= once.resends && pause <= left => Next::Resend,
        ([], Open::Later) => Next::Refuse,
        ([], Open::Lost) if looks < once.looks => Next::Look(LOOK_PAUSE * looks),
        ([], Open::Lost | Open::Unnamed) => Next::Unknown,
    }
}

/// Sends something so that it is made once; returns its identifier. With `looked`, the name was looked up just now,
/// and there was none.
pub(super) async fn once<C: Collection + ?Sized>(
    collection: &C,
    making: &dyn Making<Item = C::Item>,
    looked: bool,
    patience: &Policy,
    accepted: &mut Accepted<'_>,
) -> Result<String, Undone> {
    let name = making.name();
    let once = collection.habits().once;
    let mut announced = None;
    // A provider may announce the identifier before its work ends.
    let mut accepted = |id: &str| match announced.as_deref() == Some(id) {
        true => Ok(()),
        false => {
            announced = Some(id.to_owned());
            accepted(id)
        }
    };
    if once.by_vendor {
        return match making.send(&mut accepted).await {
            Sent::Accepted(id) => Ok(accepted(&id).map(|()| id)?),
            other => Err(other.into_error().into()),
        };
    }
    if !looked && let Some(existing) = bearing(collection, name).await?.first() {
        return Err(taken(collection, &existing.view).into());
    }
    let once = Once {
        resends: once.resends.min(patience.max_retries),
        ..once
    };
    let since = Timestamp::now()
        .checked_sub(CLOCK_DIFFERENCE)
        .unwrap_or(Timestamp::MIN);
    let started = Instant::now();
    let mut sent = 0;
    loop {
        sent += 1;
        let (open, error, pause) = match making.send(&mut accepted).await {
            Sent::Accepted(id) => return Ok(accepted(&id).map(|()| id)?),
            Sent::Unsent(error) => return Err(error.into()),
            Sent::Refused(error) => return Err(refused(collection, name, error).await.into()),
            Sent::Unnamed(error) => (Open::Unnamed, error, None),
            Sent::Later(error, pause) => (Open::Later, error, pause),
            Sent::Lost(error) => (Open::Lost, error, None),
        };
        let pause = pause.unwrap_or_else(|| pause_before_resend(sent, rand::rng().random()));
        let mut looks = 0;
        loop {
            let mut new = bearing(collection, name).await.map_err(|look| {
                let unknown = unknown_outcome(collection, name, &error);
                Undone::Unknown(unknown.with_detail(format!("and then: {look}")))
            })?;
            looks += 1;
            let fits: Vec<bool> = new
                .iter()
                .map(|item| making.fits(&item.view, since))
                .collect();
            let circumstances = Circumstances {
                once,
                sent,
                looks,
                pause,
                left: patience.budget.saturating_sub(started.elapsed()),
            };
            match (decide(open, &fits, circumstances), new.pop()) {
                (Next::Adopt, Some(only)) => {
                    return Ok(adopt(collection, &only.view, &error, &mut accepted)?);
                }
                (Next::Adopt | Next::SomebodyElse, last) => {
                    let ids = new.iter().chain(&last);
                    return Err(Error::new(
                        ErrorKind::Conflict,
                        format!("somebody else has made a {} `{name}`", C::Item::KIND),
                    )
                    .with_details(ids.map(|item| format!("id: {}", item.view.id())))
                    .with_detail(error.to_string())
                    .with_hint("one of them may be of this command: look before you delete any")
                    .into());
                }
                (Next::Look(pause), _) => tokio::time::sleep(pause).await,
                (Next::Resend, _) => break,
                (Next::Refuse, _) => return Err(error.into()),
                (Next::Unknown, _) => {
                    return Err(Undone::Unknown(unknown_outcome(collection, name, &error)));
                }
            }
        }
        tokio::time::sleep(pause).await;
    }
}

/// Those that bear exactly this name.
pub(super) async fn bearing<C: Collection + ?Sized>(
    collection: &C,
    name: &str,
) -> Result<Vec<Resource<C::Item>>> {
    let mut listed = collection.look_up(name).await?;
    listed.retain(|resource| resource.view.name() == name);
    Ok(listed)
}

/// The error for a name that is taken. What failed holds its name until it is deleted, and nobody should accept it.
pub fn taken<C: Collection + ?Sized>(collection: &C, item: &C::Item) -> Error {
    let (name, id, kind) = (item.name(), item.id(), C::Item::KIND);
    let error = Error::new(
        ErrorKind::Conflict,
        format!("there is a {kind} `{name}` already"),
    )
    .with_detail(format!("id: {id}"));
    if item.state() != State::Failed {
        return error.with_hint("choose another name, or accept that one with --if-not-exists");
    }
    let status = item.status().unwrap_or("failed");
    error.with_detail(format!("its phase: {status}")).with_hint(
        Hint::new("choose another name, or delete that one first:")
            .run(collection.command("delete", id)),
    )
}

/// The error of a refused creation: the name may have been taken meanwhile, which no status tells for sure.
async fn refused<C: Collection + ?Sized>(collection: &C, name: &str, error: Error) -> Error {
    if !matches!(error.http_status(), Some(200..=299 | 400 | 409 | 412 | 422)) {
        return error;
    }
    let found = bearing(collection, name).await.unwrap_or_default();
    match found.first() {
        Some(existing) => taken(collection, &existing.view)
            .with_detail(error.to_string())
            .with_details(error.details().to_vec()),
        None => collection.add_to_refusal(name, error).await,
    }
}

/// Takes the one new thing of the name for what was asked for, although no answer said so.
fn adopt<C: Collection + ?Sized>(
    collection: &C,
    item: &C::Item,
    error: &Error,
    accepted: &mut Accepted<'_>,
) -> Result<String> {
    let id = item.id();
    accepted(id)?;
    if item.state() != State::Failed || !collection.habits().failed_heals.is_zero() {
        return Ok(id.to_owned());
    }
    let mut failed = Error::new(
        ErrorKind::Failed,
        format!(
            "the creation of `{}` failed and left a {} behind",
            item.name(),
            C::Item::KIND
        ),
    )
    .with_detail(error.to_string())
    .with_details(error.details().to_vec());
    if let Some(status) = item.status() {
        failed = failed.with_detail(format!("its phase: {status}"));
    }
    Err(failed.with_hint(
        Hint::new("delete it before you try again:").run(collection.command("delete", id)),
    ))
}

fn unknown_outcome<C: Collection + ?Sized>(collection: &C, name: &str, error: &Error) -> Error {
    // One that is made while the request waits is there, or it is not.
    let verb = match collection.habits().waits {
        true => "was created",
        false => "is being created",
    };
    Error::new(
        ErrorKind::Unavailable,
        format!("whether `{name}` {verb} is not known: nothing of that name is listed yet"),
    )
    .with_detail(error.to_string())
    .with_details(error.details().to_vec())
    .with_hint(
        Hint::new("look with")
            .run(collection.list_command(Some(name)))
            .then("before you try again: it was not sent twice"),
    )
}

/// The pause after so many attempts: random, from a second to 30, and longer each time. `jitter` is a random number
/// from 0 to 1.
fn pause_before_resend(sent: u32, jitter: f64) -> Duration {
    let most =
        LONGEST_PAUSE.min(Duration::from_secs(8) * 2_u32.saturating_pow(sent.saturating_sub(1)));
    SHORTEST_PAUSE + (most - SHORTEST_PAUSE).mul_f64(jitter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_before_a_resend_are_random_and_grow() {
        let ends = |sent| [0.0, 1.0].map(|jitter| pause_before_resend(sent, jitter).as_secs());
        assert_eq!(ends(1), [1, 8]);
        assert_eq!(ends(2), [1, 16]);
        assert_eq!(ends(3), [1, 30]);
        assert_eq!(ends(u32::MAX), [1, 30]);
    }

    /// The table of every question that a look can ask.
    #[test]
    fn a_look_decides_what_follows() {
        let once = Once {
            resends: 2,
            looks: 3,
            ..Once::default()
        };
        let second = Duration::from_secs(1);
        for (open, fits, sent, looks, left, expected) in [
            // One that fits is adopted, whatever the answer was.
            (Open::Unnamed, &[true][..], 1, 1, second, Next::Adopt),
            (Open::Later, &[true], 1, 1, second, Next::Adopt),
            (Open::Lost, &[true], 1, 1, second, Next::Adopt),
            // One that does not, or one of several, is not.
            (Open::Lost, &[false], 1, 1, second, Next::SomebodyElse),
            (Open::Later, &[false], 1, 1, second, Next::SomebodyElse),
            (Open::Lost, &[true, true], 1, 1, second, Next::SomebodyElse),
            (Open::Lost, &[true, false], 1, 1, second, Next::SomebodyElse),
            // What the vendor itself refused is sent again, within the resends and the time.
            (Open::Later, &[], 1, 1, second, Next::Resend),
            (Open::Later, &[], 2, 1, second, Next::Resend),
            (Open::Later, &[], 3, 1, second, Next::Refuse),
            (Open::Later, &[], 1, 1, Duration::ZERO, Next::Refuse),
            // What may have been begun is looked for, and never sent again.
            (Open::Lost, &[], 1, 1, second, Next::Look(LOOK_PAUSE)),
            (Open::Lost, &[], 1, 2, second, Next::Look(LOOK_PAUSE * 2)),
            (Open::Lost, &[], 1, 3, second, Next::Unknown),
            (Open::Unnamed, &[], 1, 1, second, Next::Unknown),
        ] {
            let circumstances = Circumstances {
                once,
                sent,
                looks,
                pause: second,
                left,
            };
            let next = decide(open, fits, circumstances);
            assert_eq!(next, expected, "{open:?} {fits:?} {sent} {looks} {left:?}");
        }
    }
}
