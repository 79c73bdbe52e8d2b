//! Changes of clusters that are there: recorded before they are sent, and doubted until the vendor shows that it
//! noticed. A vendor may call a cluster ready for a while after it accepted a change; a command that believed it
//! would go on against the old configuration.

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde_json::Value;

use super::journal::{About, Account, Journal, Phase, Record, Verb};
use crate::error::{Error, ErrorKind, Result};
use crate::http::redact;
use crate::model::{Cluster, Provisioned, Resource, State};
use crate::provider::{Clusters, Collection, Sent};

/// The longest that a change is doubted whose effect never shows: after it, the vendor is believed again.
const LONGEST_DOUBT: Duration = Duration::from_secs(15 * 60);

/// The longest that a verb waits for the end of the opposite one.
const TURN: Duration = Duration::from_secs(15 * 60);

/// The pause between two looks meanwhile grows from the first to the second.
const PAUSES: (Duration, Duration) = (Duration::from_millis(20), Duration::from_secs(5));

impl Verb {
    /// The state of a cluster that can be asked for it.
    const fn before(self) -> Option<State> {
        match self {
            Self::Create => None,
            Self::Update | Self::Stop => Some(State::Ready),
            Self::Start => Some(State::Stopped),
        }
    }

    /// The state of the cluster in the end.
    pub const fn target(self) -> State {
        match self {
            Self::Create | Self::Update | Self::Start => State::Ready,
            Self::Stop => State::Stopped,
        }
    }

    /// The state that is shown while the vendor still shows the one before.
    const fn meanwhile(self) -> State {
        match self {
            Self::Create => State::Provisioning,
            Self::Update => State::Updating,
            Self::Stop => State::Stopping,
            Self::Start => State::Starting,
        }
    }

    /// The verb that cannot be sent while this one is under way.
    const fn opposite(self) -> Option<Self> {
        match self {
            Self::Create | Self::Update => None,
            Self::Start => Some(Self::Stop),
            Self::Stop => Some(Self::Start),
        }
    }
}

/// What an observation does to a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Seen {
    /// The vendor does not show yet that it noticed: the state is doubted.
    Unnoticed,
    /// The vendor is at work on it.
    UnderWay,
    /// It is over, one way or the other.
    Over,
}

/// Decides what a look at a cluster says of a change. `shows` tells whether the vendor's document holds what was
/// asked for; `age` is the time since the change was accepted.
fn judge(
    (verb, phase): (Verb, Phase),
    state: State,
    age: Duration,
    unnoticed: Duration,
    shows: impl FnOnce() -> bool,
) -> Seen {
    if verb == Verb::Create {
        return match state {
            State::Provisioning | State::Unknown => Seen::UnderWay,
            _ => Seen::Over,
        };
    }
    if Some(state) != verb.before() {
        return match state == verb.target() || state == State::Failed {
            true => Seen::Over,
            false => Seen::UnderWay,
        };
    }
    if phase == Phase::Noticed || age >= LONGEST_DOUBT || (age >= unnoticed && shows()) {
        return Seen::Over;
    }
    Seen::Unnoticed
}

/// The operations of one account.
#[derive(Debug)]
pub struct Operations {
    pub(super) account: Account,
    pub(super) journal: Journal,
    pending: OnceLock<Mutex<HashMap<String, Record>>>,
}

impl Operations {
    /// The operations of an account; touches nothing.
    pub fn new(account: Account, journal: Journal) -> Self {
        Self {
            account,
            journal,
            pending: OnceLock::new(),
        }
    }

    pub(super) fn pending(&self) -> MutexGuard<'_, HashMap<String, Record>> {
        let pending = self.pending.get_or_init(|| {
            // A journal that cannot be read is no reason not to show clusters.
            let records = self.journal.records().unwrap_or_default().into_iter();
            let own = records.filter(|record| self.account.owns(record));
            let named = own.filter_map(|record| Some((record.target.clone()?, record)));
            Mutex::new(named.collect())
        });
        pending.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Tells whether nothing is known to be under way.
    pub fn is_idle(&self) -> bool {
        self.pending().is_empty()
    }

    /// Returns the operation on a cluster that is not known to be over.
    pub fn of_cluster(&self, id: &str) -> Option<Record> {
        self.pending().get(id).cloned()
    }

    /// Corrects the state of something where the vendor does not show yet that it noticed a change, and closes the
    /// records of changes that are over.
    pub fn observe<C: Collection + ?Sized>(&self, collection: &C, item: &mut Resource<C::Item>) {
        let mut pending = self.pending();
        let Some(record) = pending.get_mut(item.view.id()) else {
            return;
        };
        let verb = record.verb;
        // A time in the future was written with another clock.
        let age = Timestamp::now().duration_since(record.begun);
        let age = Duration::try_from(age).unwrap_or(LONGEST_DOUBT);
        let unnoticed = collection.habits().unnoticed;
        let shows = || collection.shows_change(item, &record.wanted);
        match judge(
            (verb, record.phase),
            item.view.state(),
            age,
            unnoticed,
            shows,
        ) {
            Seen::Unnoticed => item.view.set_state(verb.meanwhile()),
            Seen::UnderWay if record.phase == Phase::Noticed => {}
            Seen::UnderWay => {
                record.phase = Phase::Noticed;
                // The next command looks again where this cannot be written.
                let _ = self.journal.advance(record);
            }
            Seen::Over => {
                let _ = self.journal.forget(&record.id);
                pending.remove(item.view.id());
            }
        }
    }

    /// Forgets the operation on a cluster that is gone.
    pub fn gone(&self, id: &str) {
        if let Some(record) = self.pending().remove(id) {
            let _ = self.journal.forget(&record.id);
        }
    }

    /// Sends a change of a cluster or node pool, recorded before, and remembers what became of it. An interrupted or lost
    /// one stays in the journal, and its error names it.
    ///
    /// # Errors
    /// What the vendor refuses; [`ErrorKind::Unavailable`] where the answer was lost.
    pub async fn change(
        &self,
        (verb, within): (Verb, Option<&str>),
        (id, name): (&str, &str),
        wanted: &Value,
        send: impl Future<Output = Sent>,
    ) -> Result<()> {
        let about = About {
            within,
            id: Some(id),
            name,
        };
        let mut record = self.account.record(verb, about);
        // A change that cannot be written down is doubted by this process alone.
        let _ = self.journal.keep(&record);
        let replaced = self.pending().insert(id.to_owned(), record.clone());
        let sent = send.await;
        record.begun = Timestamp::now();
        let error = match sent {
            Sent::Accepted(_) => {
                record.phase = Phase::Accepted;
                record.wanted = wanted.clone();
                redact::json(&mut record.wanted);
                None
            }
            // Nobody knows whether it was accepted, so nothing of it need ever be there.
            Sent::Lost(error) | Sent::Unnamed(error) => {
                record.phase = Phase::Unknown;
                let detail = format!("operation: {}", record.id);
                Some(error.with_detail(detail))
            }
            Sent::Refused(error) | Sent::Later(error, _) | Sent::Unsent(error) => {
                self.gone(id);
                // What was accepted before goes on.
                if let Some(replaced) = replaced {
                    self.pending().insert(id.to_owned(), replaced);
                }
                return Err(error);
            }
        };
        let _ = self.journal.advance(&record);
        if let Some(replaced) = replaced {
            let _ = self.journal.forget(&replaced.id);
        }
        self.pending().insert(id.to_owned(), record);
        error.map_or(Ok(()), Err)
    }

    /// Starts or stops the cluster `id`. One that is there already is left alone, and one that is still being
    /// brought where the opposite verb leads is waited for: it cannot be turned round.
    ///
    /// # Errors
    /// As [`Operations::change`]; [`ErrorKind::Conflict`] where the opposite verb does not end.
    pub async fn turn(
        &self,
        clusters: &dyn Clusters,
        (verb, id): (Verb, &str),
        send: impl Future<Output = Sent>,
    ) -> Result<Resource<Cluster>> {
        let look = async || {
            let mut cluster = clusters.get(id).await?;
            self.observe(clusters, &mut cluster);
            Ok::<Resource<Cluster>, Error>(cluster)
        };
        let mut current = look().await?;
        let begun = Instant::now();
        let mut pause = PAUSES.0;
        while let Some(record) = self.of_cluster(id)
            && Some(record.verb) == verb.opposite()
        {
            if begun.elapsed() >= TURN {
                let view = &current.view;
                return Err(Error::new(
                    ErrorKind::Conflict,
                    format!("`{}` is still {}", view.name, view.state),
                )
                .with_detail(format!("operation: {}", record.id)));
            }
            tokio::time::sleep(pause).await;
            pause = (pause * 3 / 2).min(PAUSES.1);
            current = look().await?;
        }
        if current.view.state == verb.target() {
            return Ok(current);
        }
        let name = current.view.name;
        self.change((verb, None), (id, &name), &Value::Null, send)
            .await?;
        look().await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The table of every question that a look can ask.
    #[test]
    fn a_look_says_what_became_of_a_change() {
        const GRACE: Duration = Duration::from_secs(20);
        let young = Duration::from_secs(5);
        let old = Duration::from_secs(25);
        let oldest = LONGEST_DOUBT;
        let accepted = Phase::Accepted;
        for (verb, phase, state, age, shows, expected) in [
            // Ready right after an update is doubted, though what was asked for is there already.
            (
                Verb::Update,
                accepted,
                State::Ready,
                young,
                true,
                Seen::Unnoticed,
            ),
            (
                Verb::Update,
                accepted,
                State::Ready,
                young,
                false,
                Seen::Unnoticed,
            ),
            (Verb::Update, accepted, State::Ready, old, true, Seen::Over),
            (
                Verb::Update,
                accepted,
                State::Ready,
                old,
                false,
                Seen::Unnoticed,
            ),
            (
                Verb::Update,
                accepted,
                State::Ready,
                oldest,
                false,
                Seen::Over,
            ),
            (
                Verb::Update,
                Phase::Noticed,
                State::Ready,
                young,
                false,
                Seen::Over,
            ),
            (
                Verb::Update,
                Phase::Sending,
                State::Ready,
                young,
                true,
                Seen::Unnoticed,
            ),
            (
                Verb::Update,
                Phase::Unknown,
                State::Ready,
                old,
                true,
                Seen::Over,
            ),
            (
                Verb::Update,
                accepted,
                State::Updating,
                old,
                false,
                Seen::UnderWay,
            ),
            (
                Verb::Update,
                accepted,
                State::Failed,
                young,
                false,
                Seen::Over,
            ),
            (
                Verb::Stop,
                accepted,
                State::Ready,
                young,
                true,
                Seen::Unnoticed,
            ),
            (
                Verb::Stop,
                accepted,
                State::Stopping,
                young,
                true,
                Seen::UnderWay,
            ),
            (
                Verb::Stop,
                accepted,
                State::Stopped,
                young,
                true,
                Seen::Over,
            ),
            (
                Verb::Start,
                accepted,
                State::Stopped,
                young,
                true,
                Seen::Unnoticed,
            ),
            (
                Verb::Start,
                accepted,
                State::Starting,
                young,
                true,
                Seen::UnderWay,
            ),
            (Verb::Start, accepted, State::Ready, young, true, Seen::Over),
            (
                Verb::Start,
                accepted,
                State::Unknown,
                old,
                true,
                Seen::UnderWay,
            ),
        ] {
            let seen = judge((verb, phase), state, age, GRACE, || shows);
            assert_eq!(seen, expected, "{verb:?} {phase:?} {state} {age:?} {shows}");
        }
    }
}
