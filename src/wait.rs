//! Waiting: poll, classify, and say what to do when it takes too long. No trouble of the network or the
//! vendor ends a wait; only what no patience mends does.

use std::time::{Duration, Instant};

use jiff::Timestamp;

use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::model::{Goal, Provisioned, Resource, State};
use crate::output::{Progress, Ui};
use crate::postgres::Query;
use crate::provider::Collection;

/// The pause between two looks grows from the first to the second, where the vendor names none.
const PAUSES: (Duration, Duration) = (Duration::from_millis(20), Duration::from_secs(5));

/// What one look may take at least, however little time is left: a vendor needs it to answer at all.
const SHORTEST_LOOK: Duration = Duration::from_secs(5);

/// What is awaited, and for how long.
#[expect(
    missing_debug_implementations,
    reason = "facets are traits, and have none"
)]
pub struct Wait<'a, C: Collection + ?Sized> {
    /// Where it is.
    pub collection: &'a C,
    /// Its identifier.
    pub id: &'a str,
    /// What it is called in messages.
    pub name: &'a str,
    /// The state to reach.
    pub target: Goal,
    /// How long to wait; zero looks once.
    pub limit: Duration,
}

/// What one look came to.
enum Look<T> {
    Reached(Box<Resource<T>>),
    NotYet(Box<T>),
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

impl<C: Collection + ?Sized> Wait<'_, C> {
    /// Waits. Returns the thing as it was seen last, or nothing where it is gone.
    ///
    /// # Errors
    /// [`ErrorKind::TimedOut`], [`ErrorKind::Failed`] where the state cannot be reached any more, and
    /// whatever the provider refuses.
    pub async fn run(
        &self,
        ui: &Ui,
        query: Option<&Query<'_>>,
    ) -> Result<Option<Resource<C::Item>>> {
        let begun = Instant::now();
        // What is there at the first look needs no word about waiting.
        let mut progress: Option<Progress<'_>> = None;
        let fixed = self.collection.habits().poll;
        let mut pause = fixed.unwrap_or(PAUSES.0);
        let mut was_deleting = false;
        let mut last: Option<Box<C::Item>> = None;
        loop {
            let left = self.limit.saturating_sub(begun.elapsed());
            let look = self.look(query);
            let seen = match tokio::time::timeout(left.max(SHORTEST_LOOK), look).await {
                Ok(Ok(Look::Reached(item))) => return Ok(Some(*item)),
                Ok(Ok(Look::Gone)) => return Ok(None),
                // Before it was on its way out, it may have failed long ago.
                Ok(Ok(Look::NotYet(item))) if item.state() == State::Failed && was_deleting => {
                    return Err(self.failed(&*item));
                }
                Ok(Ok(Look::NotYet(item))) => {
                    was_deleting = item.state() == State::Deleting;
                    let seen = self.describe(&*item);
                    last = Some(item);
                    seen
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
                // What may still heal has not, in the time that there was.
                let is_failed =
                    |item: &&C::Item| item.state() == State::Failed && self.target != Goal::Gone;
                return Err(match last.as_deref().filter(is_failed) {
                    Some(item) => self.failed(item),
                    None => self.timed_out(&seen),
                });
            }
            tokio::time::sleep(pause.min(left)).await;
            pause = fixed.unwrap_or_else(|| (pause * 3 / 2).min(PAUSES.1));
        }
    }

    async fn look(&self, query: Option<&Query<'_>>) -> Result<Look<C::Item>> {
        let item = match self.collection.find(self.id).await {
            Err(error) if error.kind() == ErrorKind::NotFound && self.target == Goal::Gone => {
                return Ok(Look::Gone);
            }
            result => result?,
        };
        if !self.classify(&item.view)? {
            return Ok(Look::NotYet(Box::new(item.view)));
        }
        if self.target == Goal::Sql
            && let Some(query) = query
        {
            query.answers().await?;
        }
        Ok(Look::Reached(Box::new(item)))
    }

    /// Whether the target is reached.
    fn classify(&self, item: &C::Item) -> Result<bool> {
        let wanted = match self.target {
            Goal::Gone => return Ok(false),
            Goal::Ready | Goal::Sql => State::Ready,
            Goal::State(state) => state,
        };
        if item.state() == wanted {
            return Ok(true);
        }
        if item.state() == State::Failed {
            return match self.may_heal(item) {
                true => Ok(false),
                false => Err(self.failed(item)),
            };
        }
        if let Some(attention) = item.attention() {
            return Err(Error::new(
                ErrorKind::Failed,
                format!("`{}` needs your attention", self.name),
            )
            .with_detail(item.status().unwrap_or_default().to_owned())
            .with_detail(format!("id: {}", self.id))
            .with_hint(attention.to_owned())
            .with_hint(self.resume()));
        }
        Ok(false)
    }

    /// A state, with the vendor's own words where they may explain it.
    fn describe(&self, item: &C::Item) -> String {
        let state = item.state();
        match (state, item.status()) {
            (State::Failed, Some(status)) => format!("`{}` is {state}: {status}", self.name),
            _ => format!("`{}` is {state}", self.name),
        }
    }

    /// Tells whether it is so young that its failure may pass.
    fn may_heal(&self, item: &C::Item) -> bool {
        let heals = self.collection.habits().failed_heals;
        let age = item
            .created_at()
            .and_then(|created| Duration::try_from(Timestamp::now().duration_since(created)).ok());
        !heals.is_zero() && age.is_some_and(|age| age < heals)
    }

    fn failed(&self, item: &C::Item) -> Error {
        let error = Error::new(ErrorKind::Failed, format!("`{}` failed", self.name));
        match item.status() {
            Some(status) => error.with_detail(status.to_owned()),
            None => error,
        }
        .with_hint(
            Hint::new("look at it with").run(self.collection.command("get", self.id) + " --native"),
        )
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
        error.with_hint(self.resume())
    }

    /// How this wait is taken up again.
    pub fn resume(&self) -> Hint {
        self.collection.resume(self.id, self.target)
    }
}
