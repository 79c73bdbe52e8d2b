//! The journal: what was begun here and is not known to be over, one file for each operation. It lies with the
//! program's own data and depends on no profile and no credential store. It holds no secret and no body.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use jiff::{SignedDuration, Timestamp};
use rand::RngExt;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::files;

/// The form of the records that this version writes.
const VERSION: u32 = 1;

/// More than any record; a longer file is none of ours.
const MAXIMUM_BYTES: u64 = 64 << 10;

/// The most records that are kept; the oldest go first.
const MAXIMUM_RECORDS: usize = 1_000;

/// The age at which a record that nobody looked after is removed.
const MAXIMUM_AGE: SignedDuration = SignedDuration::from_hours(24);

/// The length of an identifier after its prefix.
const IDENTIFIER_LENGTH: usize = 10;

/// The verb of an operation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verb {
    /// Makes a cluster, from a body or from a backup, or a node pool.
    Create,
    /// Changes its settings or size.
    Update,
    /// Starts it.
    Start,
    /// Stops it.
    Stop,
}

impl Verb {
    /// The word of the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Start => "start",
            Self::Stop => "stop",
        }
    }
}

/// How far an operation has come, as far as is known here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// Its request is being sent, or its sender was killed meanwhile.
    Sending,
    /// The vendor accepted it, and does not show yet that it noticed.
    Accepted,
    /// The vendor was seen at work on it.
    Noticed,
    /// Its request was sent, and no answer that tells came back.
    Unknown,
}

impl Phase {
    /// The word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Sending => "sending",
            Self::Accepted => "accepted",
            Self::Noticed => "noticed",
            Self::Unknown => "unknown",
        }
    }
}

/// One operation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    version: u32,
    /// Its identifier, such as `op-7k2m4x9q3d`.
    pub id: String,
    /// Its verb.
    pub verb: Verb,
    /// The provider that it went to.
    pub provider: String,
    /// The generation of the vendor's API.
    pub api: Option<String>,
    /// The profile, for a person; accounts are told apart by provider and endpoint.
    pub profile: Option<String>,
    /// The endpoint that it went to.
    pub endpoint: Option<String>,
    /// The identifier of the cluster that it is in, where it is about a node pool.
    #[serde(default)]
    pub within: Option<String>,
    /// The name of the cluster or node pool.
    pub name: String,
    /// The vendor's identifier of it, once it is known.
    pub target: Option<String>,
    /// The SHA-256 of what was asked for, without secrets, for creations: the same again is the same operation.
    pub body: Option<String>,
    /// What the vendor's document must show in the end, without secrets.
    pub wanted: Value,
    /// How far it has come.
    pub phase: Phase,
    /// When it was begun, or accepted.
    pub begun: Timestamp,
    /// The process that began it.
    pub owner: u32,
}

/// What an operation is about.
#[derive(Clone, Copy, Debug)]
pub(super) struct About<'a> {
    /// The cluster that it is in, where it is a node pool.
    pub(super) within: Option<&'a str>,
    /// Its identifier, where it is there already.
    pub(super) id: Option<&'a str>,
    /// Its name.
    pub(super) name: &'a str,
}

/// An account, as far as operations are told apart by it. The profile is not: the same cluster may be reached with
/// a profile and without one.
#[derive(Clone, Debug)]
pub struct Account {
    /// The provider.
    pub provider: &'static str,
    /// The generation of the vendor's API.
    pub api: Option<String>,
    /// The profile, for a person.
    pub profile: Option<String>,
    /// The vendor's address.
    pub endpoint: Option<String>,
}

impl Account {
    /// Tells whether an operation was begun in this account.
    pub fn owns(&self, record: &Record) -> bool {
        let place = |endpoint: &Option<String>| {
            let text = endpoint.as_deref().unwrap_or_default();
            text.trim_end_matches('/').to_owned()
        };
        self.provider == record.provider && place(&self.endpoint) == place(&record.endpoint)
    }

    /// A new record of an operation that is about to be sent.
    pub(super) fn record(&self, verb: Verb, about: About<'_>) -> Record {
        Record {
            version: VERSION,
            id: identifier(),
            verb,
            provider: self.provider.to_owned(),
            api: self.api.clone(),
            profile: self.profile.clone(),
            endpoint: self.endpoint.clone(),
            within: about.within.map(str::to_owned),
            name: about.name.to_owned(),
            target: about.id.map(str::to_owned),
            body: None,
            wanted: Value::Null,
            phase: Phase::Sending,
            begun: Timestamp::now(),
            owner: std::process::id(),
        }
    }
}

fn identifier() -> String {
    const LETTERS: &[u8] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let mut random = rand::rng();
    let letters = (0..IDENTIFIER_LENGTH)
        .map(|_| char::from(LETTERS[random.random_range(0..LETTERS.len())]))
        .collect::<String>();
    format!("op-{letters}")
}

/// The records of this machine and user. Nothing is opened or made before it is needed.
#[derive(Clone, Debug)]
pub struct Journal {
    directory: PathBuf,
}

impl Journal {
    /// The journal below the directory of the program's data.
    pub fn below(data_directory: &Path) -> Self {
        Self {
            directory: data_directory.join("operations"),
        }
    }

    /// Returns the records, the oldest first. Those that are too old are removed; files that are no records of this
    /// version are passed over.
    ///
    /// # Errors
    /// Those of the file system; a journal that was never written is empty.
    pub fn records(&self) -> io::Result<Vec<Record>> {
        let entries = match fs::read_dir(&self.directory) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            entries => entries?,
        };
        let mut records = Vec::new();
        for entry in entries {
            let path = entry?.path();
            let Some(record) = read(&path) else { continue };
            let age = Timestamp::now().duration_since(record.begun);
            // A time in the future was written with another clock.
            if age > MAXIMUM_AGE || age < -MAXIMUM_AGE {
                self.forget(&record.id)?;
                continue;
            }
            records.push(record);
        }
        records.sort_by(|one, other| (one.begun, &one.id).cmp(&(other.begun, &other.id)));
        Ok(records)
    }

    /// Writes a record, or replaces it.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn keep(&self, record: &Record) -> io::Result<()> {
        let _lock = self.lock()?;
        self.write(record)
    }

    /// Writes a record under the lock that the caller holds.
    pub(super) fn write(&self, record: &Record) -> io::Result<()> {
        let path = self.path(&record.id);
        if !path.exists() {
            self.make_room()?;
        }
        files::replace(&path, &serde_json::to_string(record)?)
    }

    /// Replaces a record unless it was removed meanwhile, by whoever saw its end.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn advance(&self, record: &Record) -> io::Result<()> {
        let _lock = self.lock()?;
        let path = self.path(&record.id);
        match path.exists() {
            true => files::replace(&path, &serde_json::to_string(record)?),
            false => Ok(()),
        }
    }

    /// Removes a record. True where there was one.
    ///
    /// # Errors
    /// Those of the file system.
    pub fn forget(&self, id: &str) -> io::Result<bool> {
        let _ = fs::remove_file(self.owner_path(id));
        match fs::remove_file(self.path(id)) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// Takes the lock of the journal, for as long as nothing is waited for.
    pub(super) fn lock(&self) -> io::Result<File> {
        files::lock(&self.directory.join("lock"))
    }

    /// Marks an operation as worked on by this process, until the returned handle or the process ends.
    pub(super) fn own(&self, id: &str) -> io::Result<File> {
        let file = files::open(&self.owner_path(id))?;
        file.lock()?;
        Ok(file)
    }

    /// Tells whether a process works on an operation.
    pub(super) fn is_owned(&self, id: &str) -> bool {
        match File::open(self.owner_path(id)) {
            Ok(file) => matches!(file.try_lock(), Err(TryLockError::WouldBlock)),
            Err(_) => false,
        }
    }

    fn owner_path(&self, id: &str) -> PathBuf {
        self.path(id).with_extension("owner")
    }

    fn path(&self, id: &str) -> PathBuf {
        // An identifier of a command line must not lead elsewhere.
        let name: String = id
            .chars()
            .filter(|letter| letter.is_ascii_alphanumeric() || *letter == '-')
            .collect();
        self.directory.join(format!("{name}.json"))
    }

    /// Removes the oldest records while there are too many.
    fn make_room(&self) -> io::Result<()> {
        let records = self.records()?;
        let surplus = (records.len() + 1).saturating_sub(MAXIMUM_RECORDS);
        for record in &records[..surplus] {
            self.forget(&record.id)?;
        }
        Ok(())
    }
}

/// A record, where the file is one that this version wrote.
fn read(path: &Path) -> Option<Record> {
    if path.extension().is_none_or(|extension| extension != "json") {
        return None;
    }
    let text = files::read(path, MAXIMUM_BYTES).ok()?;
    let record: Record = serde_json::from_str(&text).ok()?;
    let is_named = path.file_stem().and_then(|stem| stem.to_str()) == Some(&record.id);
    (record.version == VERSION && is_named).then_some(record)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    fn about(id: &str) -> About<'_> {
        About {
            within: None,
            id: Some(id),
            name: "orders",
        }
    }

    fn account(endpoint: &str) -> Account {
        Account {
            provider: "biganimal",
            api: None,
            profile: None,
            endpoint: Some(endpoint.to_owned()),
        }
    }

    fn journal() -> (tempfile::TempDir, Journal) {
        let place = tempfile::tempdir().unwrap();
        let journal = Journal::below(place.path());
        (place, journal)
    }

    #[test]
    fn a_record_is_private_and_found_until_it_is_forgotten() {
        let (_place, journal) = journal();
        assert!(journal.records().unwrap().is_empty());
        let record = account("https://one").record(Verb::Update, about("p-1"));
        journal.keep(&record).unwrap();
        assert_eq!(journal.records().unwrap(), std::slice::from_ref(&record));
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&journal.directory), 0o700);
        assert_eq!(mode(&journal.path(&record.id)), 0o600);
        assert!(journal.forget(&record.id).unwrap());
        assert!(!journal.forget(&record.id).unwrap());
        // What was removed meanwhile does not come back.
        journal.advance(&record).unwrap();
        assert!(journal.records().unwrap().is_empty());
    }

    #[test]
    fn old_and_odd_files_are_no_records_and_there_are_never_too_many() {
        let (_place, journal) = journal();
        let account = account("https://one");
        let mut old = account.record(Verb::Stop, about("p-1"));
        old.begun = Timestamp::now() - SignedDuration::from_hours(25);
        journal.keep(&old).unwrap();
        files::replace(&journal.path("op-odd"), "odd").unwrap();
        assert!(journal.records().unwrap().is_empty());
        assert!(!journal.path(&old.id).exists());
        for number in 0..MAXIMUM_RECORDS + 2 {
            let mut record = account.record(Verb::Stop, about(&format!("p-{number}")));
            record.begun = Timestamp::now() - SignedDuration::from_secs(5_000 - number as i64);
            fs::write(
                journal.path(&record.id),
                serde_json::to_vec(&record).unwrap(),
            )
            .unwrap();
            let private = fs::Permissions::from_mode(0o600);
            fs::set_permissions(journal.path(&record.id), private).unwrap();
        }
        let last = account.record(Verb::Start, about("p-last"));
        journal.keep(&last).unwrap();
        let records = journal.records().unwrap();
        assert_eq!(records.len(), MAXIMUM_RECORDS);
        assert_eq!(records[0].target.as_deref(), Some("p-3"));
        assert_eq!(records.last().unwrap().id, last.id);
    }

    #[test]
    fn an_identifier_leads_nowhere_else() {
        let (place, journal) = journal();
        let outside = place.path().join("outside.json");
        fs::write(&outside, "{}").unwrap();
        assert!(!journal.forget("../outside").unwrap());
        assert!(outside.exists());
    }

    #[test]
    fn an_account_is_told_by_provider_and_endpoint() {
        let record = account("https://one/").record(Verb::Update, about("p-1"));
        assert!(account("https://one").owns(&record));
        assert!(!account("https://two").owns(&record));
        let other = Account {
            provider: "ionos",
            ..account("https://one")
        };
        assert!(!other.owns(&record));
    }
}
