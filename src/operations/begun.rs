//! A creation while it is made: recorded before it is sent, found again by the same command after a kill, and never
//! made by two processes of this machine at the same time.

use std::fs::File;
use std::time::Duration;

use jiff::Timestamp;
use ring::digest;
use serde_json::Value;

use super::creation::{CLOCK_DIFFERENCE, Making, Undone, bearing, created, once};
use super::journal::{About, Phase, Record, Verb};
use super::{Opened, Operations};
use crate::error::{Error, ErrorKind, Result};
use crate::http::Policy;
use crate::model::{Provisioned, Resource};
use crate::provider::{Accepted, Collection};

/// The pause between two looks at another process that makes the same.
const OTHER_PAUSE: Duration = Duration::from_millis(100);

/// The pause between two looks for a creation whose sender was killed.
const LOOK_PAUSE: Duration = Duration::from_secs(1);

/// A creation that is about to be made.
#[derive(Debug)]
pub struct Begun<'a> {
    operations: Option<&'a Operations>,
    recorded: Option<Recorded<'a>>,
    unrecorded: Option<String>,
    /// The creation of the same name that was begun before and is not known to be over.
    before: Option<Record>,
    looked: bool,
}

#[derive(Debug)]
struct Recorded<'a> {
    operations: &'a Operations,
    record: Record,
    _owner: File,
}

impl Opened {
    /// Records a creation before it is sent; `within` is the cluster of a node pool. Another process of this machine
    /// that is sending one of the same name is waited for.
    pub async fn begin<T: Provisioned>(
        &self,
        making: &dyn Making<Item = T>,
        within: Option<&str>,
    ) -> Begun<'_> {
        let mut begun = Begun {
            operations: self.operations(),
            recorded: None,
            unrecorded: None,
            before: None,
            looked: false,
        };
        if let Some(operations) = self.operations() {
            match operations
                .begin(making.name(), &making.body(), within)
                .await
            {
                Ok((recorded, before)) => {
                    begun.recorded = Some(recorded);
                    begun.before = before;
                }
                Err(error) => begun.unrecorded = Some(error.to_string()),
            }
        }
        begun
    }
}

impl Operations {
    async fn begin(
        &self,
        name: &str,
        body: &Value,
        within: Option<&str>,
    ) -> std::io::Result<(Recorded<'_>, Option<Record>)> {
        let id = None;
        let mut record = self
            .account
            .record(Verb::Create, About { within, id, name });
        record.body = Some(hexadecimal(
            digest::digest(&digest::SHA256, body.to_string().as_bytes()).as_ref(),
        ));
        loop {
            let lock = self.journal.lock()?;
            let same = |other: &Record| {
                other.verb == Verb::Create
                    && other.name == name
                    && other.within.as_deref() == within
                    && self.account.owns(other)
            };
            let before = self.journal.records()?.into_iter().rfind(same);
            let is_owned = before
                .as_ref()
                .is_some_and(|before| self.journal.is_owned(&before.id));
            match &before {
                Some(before) if is_owned && before.phase == Phase::Sending => {
                    drop(lock);
                    tokio::time::sleep(OTHER_PAUSE).await;
                    continue;
                }
                _ => {}
            }
            let owner = self.journal.own(&record.id)?;
            self.journal.write(&record)?;
            let recorded = Recorded {
                operations: self,
                record,
                _owner: owner,
            };
            // One that another process waits for is that process's.
            return Ok((recorded, before.filter(|_| !is_owned)));
        }
    }
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// What bears the name of a creation that was begun before.
enum Search<T> {
    /// The one that it may have made.
    Found(Box<Resource<T>>),
    /// None.
    Nothing,
    /// Several, or one that was there before or is of another kind.
    Others,
}

/// Looks for what a creation made before it was interrupted. One whose sender was killed may still be on its way to
/// the vendor's lists, and is waited for; who was told that nobody knows has decided to go on.
async fn search<C: Collection + ?Sized>(
    collection: &C,
    before: &Record,
    fits: impl Fn(&C::Item, Timestamp) -> bool + Send,
) -> Result<Search<C::Item>> {
    let since = before
        .begun
        .checked_sub(CLOCK_DIFFERENCE)
        .unwrap_or(Timestamp::MIN);
    let unlisted = collection.habits().once.unlisted;
    loop {
        let mut found = bearing(collection, &before.name).await?;
        let age = Duration::try_from(Timestamp::now().duration_since(before.begun));
        let left = age.map_or(Duration::ZERO, |age| unlisted.saturating_sub(age));
        match (found.pop(), found.is_empty()) {
            (Some(only), true) if fits(&only.view, since) => {
                return Ok(Search::Found(Box::new(only)));
            }
            (None, _) if before.phase == Phase::Sending && !left.is_zero() => {
                tokio::time::sleep(LOOK_PAUSE.min(left)).await;
            }
            (None, _) => return Ok(Search::Nothing),
            (Some(_), _) => return Ok(Search::Others),
        }
    }
}

impl Opened {
    /// Finds the cluster or node pool of an operation again; nothing where there is none that it can be about.
    ///
    /// # Errors
    /// What the look is answered with.
    pub async fn find<C: Collection + ?Sized>(
        &self,
        collection: &C,
        operation: &Record,
    ) -> Result<Option<Resource<C::Item>>> {
        // What was not created before, as far as the vendor says when it was.
        let is_new = |item: &C::Item, since| item.created_at().is_none_or(|at| at >= since);
        let found = match &operation.target {
            Some(id) => match collection.find(id).await {
                Err(error) if error.kind() == ErrorKind::NotFound => None,
                found => Some(found?),
            },
            None => match search(collection, operation, is_new).await? {
                Search::Found(found) => Some(*found),
                Search::Nothing | Search::Others => None,
            },
        };
        if let (Some(operations), None, Some(found)) =
            (self.operations(), &operation.target, &found)
        {
            let mut record = operation.clone();
            record.target = Some(found.view.id().to_owned());
            record.phase = Phase::Accepted;
            let _ = operations.journal.advance(&record);
            let id = found.view.id().to_owned();
            operations.pending().insert(id, record);
        }
        Ok(found)
    }
}

impl Begun<'_> {
    /// Returns the operation's identifier, where it is recorded.
    pub fn id(&self) -> Option<&str> {
        self.recorded
            .as_ref()
            .map(|recorded| recorded.record.id.as_str())
    }

    /// Returns the identifier of the creation of this name that was begun before and is not known to be over.
    pub fn before(&self) -> Option<&str> {
        self.before.as_ref().map(|before| before.id.as_str())
    }

    /// Returns why nothing is recorded, where something should be.
    pub fn unrecorded(&self) -> Option<&str> {
        self.unrecorded.as_deref()
    }

    /// Looks for what the same creation made before it was interrupted, and takes it over. One whose sender was
    /// killed may still be on its way to the vendor's lists: it is waited for before anything is sent again.
    ///
    /// # Errors
    /// What the look is answered with.
    pub async fn resume<C: Collection + ?Sized>(
        &mut self,
        collection: &C,
        making: &dyn Making<Item = C::Item>,
    ) -> Result<Option<Resource<C::Item>>> {
        let Some(before) = self.before.clone() else {
            return Ok(None);
        };
        let is_same = self
            .recorded
            .as_ref()
            .is_some_and(|recorded| recorded.record.body == before.body);
        let found = match &before.target {
            Some(id) => match collection.find(id).await {
                Ok(found) => Some(found),
                Err(error) if error.kind() == ErrorKind::NotFound => None,
                Err(error) => return Err(error),
            },
            None => {
                match search(collection, &before, |item, since| making.fits(item, since)).await? {
                    Search::Found(found) => Some(*found),
                    Search::Nothing => {
                        self.looked = true;
                        None
                    }
                    Search::Others => None,
                }
            }
        };
        let found = found.filter(|_| is_same);
        if let Some(found) = &found {
            self.accept(found.view.id());
        }
        // What it was is known now, or is looked up as the name of any other.
        if let Some(operations) = self.operations {
            let _ = operations.journal.forget(&before.id);
        }
        Ok(found)
    }

    /// Makes it, once, and returns it. The record says from then on what is known of it.
    ///
    /// # Errors
    /// As [`super::create`]; where nobody knows what became of it, the error names the operation.
    pub async fn create<C: Collection + ?Sized>(
        &mut self,
        collection: &C,
        making: &dyn Making<Item = C::Item>,
        patience: &Policy,
        accepted: &mut Accepted<'_>,
    ) -> Result<Resource<C::Item>> {
        let looked = self.looked;
        let mut announce = |id: &str| {
            self.accept(id);
            accepted(id)
        };
        match once(collection, making, looked, patience, &mut announce).await {
            Ok(id) => created(collection, &id).await,
            Err(Undone::Known(error)) => {
                self.forget_unsent();
                Err(error)
            }
            Err(Undone::Unknown(error)) => {
                self.advance(|record| record.phase = Phase::Unknown);
                Err(self.name_operation(error))
            }
        }
    }

    /// Adds which operation an error is about.
    #[must_use]
    pub fn name_operation(&self, error: Error) -> Error {
        match self.id() {
            Some(id) => error.with_detail(format!("operation: {id}")),
            None => error,
        }
    }

    /// Closes the record: the work is done, or goes on without anybody here.
    pub fn close(&mut self) {
        if let Some(recorded) = &self.recorded {
            let record = &recorded.record;
            match &record.target {
                Some(target) => recorded.operations.gone(target),
                None => {
                    let _ = recorded.operations.journal.forget(&record.id);
                }
            }
        }
    }

    fn accept(&mut self, id: &str) {
        self.advance(|record| {
            record.target = Some(id.to_owned());
            record.phase = Phase::Accepted;
        });
        if let Some(recorded) = &self.recorded {
            let mut pending = recorded.operations.pending();
            pending.insert(id.to_owned(), recorded.record.clone());
        }
    }

    /// Nothing was begun, so there is nothing to remember; what was accepted and then failed is remembered.
    fn forget_unsent(&mut self) {
        if self
            .recorded
            .as_ref()
            .is_some_and(|recorded| recorded.record.target.is_none())
        {
            self.close();
            self.recorded = None;
        }
    }

    fn advance(&mut self, change: impl FnOnce(&mut Record)) {
        if let Some(recorded) = &mut self.recorded {
            change(&mut recorded.record);
            // What cannot be written is known to this process alone.
            let _ = recorded.operations.journal.advance(&recorded.record);
        }
    }
}
