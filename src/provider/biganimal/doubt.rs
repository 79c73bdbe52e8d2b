//! The doubt about what the portal says right after a change: it calls a cluster healthy, or paused, for a
//! while before it begins (BigAnimal API v3, asynchronous behaviour). What was asked for is kept here, and
//! for the next command in a file; nothing is asked of anybody here.

use std::collections::HashMap;
use std::fs::{self, DirBuilder};
use std::io::Write;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::{Duration, Instant};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use super::document::volume_size;
use crate::model::{Cluster, Native, Resource, State};

/// How long the portal may go on showing a cluster as if nothing had been asked (the vendor's own tools
/// sleep for 20 seconds).
const GRACE: Duration = Duration::from_secs(20);

/// What was asked of a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Asked {
    /// To be other than it is.
    Update,
    /// To stop.
    Pause,
    /// To start.
    Resume,
}

impl Asked {
    /// Where a cluster is that can be asked for it.
    const fn before(self) -> State {
        match self {
            Self::Update | Self::Pause => State::Ready,
            Self::Resume => State::Stopped,
        }
    }

    /// Where the cluster is in the end.
    pub(super) const fn target(self) -> State {
        match self {
            Self::Update | Self::Resume => State::Ready,
            Self::Pause => State::Stopped,
        }
    }

    /// What it is called while the portal still shows the state before.
    const fn meanwhile(self) -> State {
        match self {
            Self::Update => State::Updating,
            Self::Pause => State::Stopping,
            Self::Resume => State::Starting,
        }
    }
}

#[derive(Debug)]
struct Change {
    asked: Asked,
    accepted: Instant,
    /// Whether the cluster was seen in another state than the one before.
    left: bool,
    wanted: Value,
}

/// As it is kept for the next command.
#[derive(Debug, Serialize, Deserialize)]
struct Kept {
    asked: Asked,
    accepted: Timestamp,
    wanted: Value,
}

/// The clusters that were changed, until the portal shows that it noticed.
#[derive(Debug, Default)]
pub(super) struct Changes {
    /// Where they are kept for other processes, if anywhere.
    directory: Option<PathBuf>,
    clusters: OnceLock<Mutex<HashMap<String, Change>>>,
}

impl Changes {
    /// Those that are kept in a directory, which is looked at when the first cluster is, and made when
    /// there is something to keep.
    pub(super) fn new(directory: Option<PathBuf>) -> Self {
        Self {
            directory,
            clusters: OnceLock::new(),
        }
    }

    fn clusters(&self) -> std::sync::MutexGuard<'_, HashMap<String, Change>> {
        let clusters = self.clusters.get_or_init(|| {
            let directory = self.directory.as_deref();
            Mutex::new(directory.map(recall).unwrap_or_default())
        });
        clusters.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The portal accepted a change of the cluster `id`, or may have.
    pub(super) fn begin(&self, id: &str, asked: Asked, wanted: Value) {
        // What cannot be kept is doubted by this process alone; the change itself was accepted.
        let _ = self.keep(id, asked, &wanted);
        self.clusters().insert(
            id.to_owned(),
            Change {
                asked,
                accepted: Instant::now(),
                left: false,
                wanted,
            },
        );
    }

    /// What was asked of a cluster and is not done yet, as far as is known.
    pub(super) fn pending(&self, id: &str) -> Option<Asked> {
        self.clusters().get(id).map(|change| change.asked)
    }

    /// Corrects the state where nothing shows yet that a change was seen: the cluster has not left the
    /// state in which it was asked, and within the grace it may still do so. After it, what was asked for
    /// must be there.
    pub(super) fn doubt(&self, resource: &mut Resource<Cluster>) {
        let mut clusters = self.clusters();
        let Some(change) = clusters.get_mut(&resource.view.id) else {
            return;
        };
        let asked = change.asked;
        let over = if resource.view.state == asked.before() {
            change.left
                || (change.accepted.elapsed() >= GRACE && shows(&resource.native, &change.wanted))
        } else {
            change.left = true;
            [asked.target(), State::Failed].contains(&resource.view.state)
        };
        if over {
            clusters.remove(&resource.view.id);
            if let Some(directory) = &self.directory {
                let _ = fs::remove_file(file(directory, &resource.view.id));
            }
        } else if resource.view.state == asked.before() {
            resource.view.state = asked.meanwhile();
        }
    }

    fn keep(&self, id: &str, asked: Asked, wanted: &Value) -> std::io::Result<()> {
        let Some(directory) = &self.directory else {
            return Ok(());
        };
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(directory)?;
        let kept = Kept {
            asked,
            accepted: Timestamp::now(),
            wanted: wanted.clone(),
        };
        let mut new = tempfile::NamedTempFile::new_in(directory)?;
        new.write_all(&serde_json::to_vec(&kept)?)?;
        new.persist(file(directory, id))?;
        Ok(())
    }
}

fn file(directory: &Path, id: &str) -> PathBuf {
    directory.join(format!("{id}.json"))
}

/// What other processes asked for within the grace. Older files, and odd ones, are removed.
fn recall(directory: &Path) -> HashMap<String, Change> {
    let mut changes = HashMap::new();
    for entry in fs::read_dir(directory).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.extension().is_none_or(|extension| extension != "json") {
            // Another process is about to give it its name.
            continue;
        }
        let text = fs::read(&path).unwrap_or_default();
        let kept = serde_json::from_slice::<Kept>(&text).ok();
        let change = kept.and_then(|kept| {
            let age = Timestamp::now().duration_since(kept.accepted);
            // One of the future is of another clock.
            let age = Duration::try_from(age).ok().filter(|age| *age < GRACE)?;
            Some(Change {
                asked: kept.asked,
                accepted: Instant::now().checked_sub(age)?,
                left: false,
                wanted: kept.wanted,
            })
        });
        match (change, path.file_stem().and_then(|stem| stem.to_str())) {
            (Some(change), Some(id)) => {
                changes.insert(id.to_owned(), change);
            }
            _ => {
                let _ = fs::remove_file(&path);
            }
        }
    }
    changes
}

/// Whether a document holds everything that was asked for, wherever it can be compared.
pub(super) fn shows(document: &Native, wanted: &Value) -> bool {
    match (
        serde_json::from_str::<Value>(document.get()),
        wanted.as_object(),
    ) {
        (Ok(document), Some(wanted)) => all(&document, wanted),
        // Nothing that a document holds was asked for.
        (Ok(_), None) => true,
        (Err(_), _) => false,
    }
}

fn all(document: &Value, wanted: &Map<String, Value>) -> bool {
    wanted.iter().all(|(key, wanted)| {
        let seen = document.get(key).unwrap_or(&Value::Null);
        match key.as_str() {
            // The server describes ranges in its own words.
            "description" => true,
            "size" => {
                let bytes = |value: &Value| value.as_str().and_then(volume_size);
                bytes(seen).is_some_and(|seen| bytes(wanted) == Some(seen)) || holds(seen, wanted)
            }
            // An empty list means everybody, and the server says so.
            "allowedIpRanges" if is_empty(wanted) => {
                holds(seen, wanted)
                    && (is_empty(seen) || only(seen, &json!([{"cidrBlock": "0.0.0.0/0"}])))
            }
            "allowedIpRanges" | "tags" => holds(seen, wanted) && only(seen, wanted),
            _ => holds(seen, wanted),
        }
    })
}

/// Nothing, or what reads like it. What a request leaves to the server is compared with nothing.
fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    }
}

/// Whether a list has nothing but what was asked for.
fn only(document: &Value, wanted: &Value) -> bool {
    let wanted = wanted.as_array().map(Vec::as_slice).unwrap_or_default();
    let mut seen = document.as_array().into_iter().flatten();
    seen.all(|seen| wanted.iter().any(|wanted| holds(seen, wanted)))
}

fn holds(document: &Value, wanted: &Value) -> bool {
    match (document, wanted) {
        (_, Value::Null) => true,
        (Value::Null, wanted) => is_empty(wanted),
        (Value::Object(_), Value::Object(wanted)) => all(document, wanted),
        // The server adds settings of its own.
        (Value::Array(document), Value::Array(wanted)) => wanted
            .iter()
            .all(|value| document.iter().any(|seen| holds(seen, value))),
        (Value::Number(one), Value::Number(other)) => one.as_f64() == other.as_f64(),
        (document, wanted) => document == wanted,
    }
}

#[cfg(test)]
mod tests {
    use super::super::document::{HEALTHY, PAUSED, read};
    use super::*;

    fn document() -> Value {
        json!({
            "clusterId": "p-1", "clusterName": "orders", "phase": HEALTHY,
            "conditions": [{"type": "biganimal.com/deployed", "conditionStatus": "True"}],
            "instanceType": {"instanceTypeId": "aws:c6i.large", "cpu": 2},
            "storage": {"volumeTypeId": "gp3", "volumePropertiesId": "P30", "size": "1 Ti", "iops": "3000"},
            "clusterArchitecture": {"clusterArchitectureId": "ha", "nodes": 3.0},
            "privateNetworking": false, "backupRetentionPeriod": "7d",
            "allowedIpRanges": [{"cidrBlock": "10.0.0.0/8", "description": "in its own words"}],
            "pgConfig": [{"name": "a", "value": "1"}, {"name": "b", "value": "2"}],
            "tags": [{"tagName": "x", "color": null}],
        })
    }

    fn look(changes: &Changes, document: &Value) -> State {
        let raw = serde_json::value::to_raw_value(document).unwrap();
        let mut resource = read(raw, None).unwrap();
        changes.doubt(&mut resource);
        resource.view.state
    }

    /// Changes of which one was accepted before the grace began.
    fn after_the_grace(wanted: Value) -> Changes {
        let changes = Changes::default();
        changes.begin("p-1", Asked::Update, wanted);
        let long_ago = Instant::now().checked_sub(GRACE + Duration::from_secs(1));
        changes.clusters().get_mut("p-1").unwrap().accepted = long_ago.unwrap();
        changes
    }

    #[test]
    fn healthy_right_after_a_change_is_doubted() {
        let changes = Changes::default();
        // Though what was asked for is there already.
        changes.begin("p-1", Asked::Update, json!({"pgConfig": []}));
        let phase = |phase: &str| {
            let mut document = document();
            document["phase"] = phase.into();
            look(&changes, &document)
        };
        assert_eq!(phase(HEALTHY), State::Updating);
        assert_eq!(phase("Modification in progress"), State::Updating);
        assert_eq!(phase(HEALTHY), State::Ready);
        assert_eq!(phase(HEALTHY), State::Ready);
        changes.begin("p-1", Asked::Pause, Value::Null);
        assert_eq!(phase(HEALTHY), State::Stopping);
        assert_eq!(phase(PAUSED), State::Stopped);
        assert_eq!(changes.pending("p-1"), None);
        changes.begin("p-1", Asked::Resume, Value::Null);
        assert_eq!(phase(PAUSED), State::Starting);
        assert_eq!(changes.pending("p-1"), Some(Asked::Resume));
        assert_eq!(phase(HEALTHY), State::Ready);
    }

    #[test]
    fn after_the_grace_what_was_asked_for_must_be_there() {
        for (shown, hidden) in [
            (
                json!({"instanceType": {"instanceTypeId": "aws:c6i.large"}}),
                json!({"instanceType": {"instanceTypeId": "aws:c6i.xlarge"}}),
            ),
            (
                json!({"clusterArchitecture": {"clusterArchitectureId": "ha", "nodes": 3}}),
                json!({"clusterArchitecture": {"clusterArchitectureId": "ha", "nodes": 2}}),
            ),
            (
                json!({"storage": {"size": "1024 Gi"}}),
                json!({"storage": {"size": "2048 Gi"}}),
            ),
            (
                json!({"storage": {"volumePropertiesId": "P30", "size": null, "iops": null}}),
                json!({"storage": {"volumePropertiesId": "P40", "size": null, "iops": null}}),
            ),
            (
                json!({"pgConfig": [{"name": "a", "value": "1"}]}),
                json!({"pgConfig": [{"name": "a", "value": "9"}]}),
            ),
            (
                json!({"allowedIpRanges": [{"cidrBlock": "10.0.0.0/8", "description": ""}]}),
                json!({"allowedIpRanges": [{"cidrBlock": "10.1.0.0/16", "description": ""}]}),
            ),
            (json!({"tags": [{"tagName": "x"}]}), json!({"tags": []})),
            (
                json!({"tags": [{"tagName": "x", "color": null}]}),
                json!({"tags": [{"tagName": "x", "color": "blue"}]}),
            ),
            (
                json!({"backupRetentionPeriod": "7d"}),
                json!({"backupRetentionPeriod": "9d"}),
            ),
            (
                json!({"privateNetworking": false}),
                json!({"privateNetworking": true}),
            ),
            (
                json!({"readOnlyConnections": false, "scheduleBackup": null}),
                json!({"readOnlyConnections": true}),
            ),
        ] {
            let settled = after_the_grace(shown.clone());
            assert_eq!(look(&settled, &document()), State::Ready, "{shown}");
            let open = after_the_grace(hidden.clone());
            assert_eq!(look(&open, &document()), State::Updating, "{hidden}");
        }
        // A range that was to go and is still there; and everybody, in the server's words.
        let fewer = after_the_grace(json!({"allowedIpRanges": []}));
        assert_eq!(look(&fewer, &document()), State::Updating);
        let mut open = document();
        open["allowedIpRanges"] =
            json!([{"cidrBlock": "0.0.0.0/0", "description": "To allow all access"}]);
        assert_eq!(look(&fewer, &open), State::Ready);
    }

    #[test]
    fn the_next_command_doubts_too_and_leaves_nothing_behind() {
        let place = tempfile::tempdir().unwrap();
        let directory = place.path().join("changes");
        let process = || Changes::new(Some(directory.clone()));
        let files = || fs::read_dir(&directory).unwrap().count();
        process().begin("p-1", Asked::Update, json!({"backupRetentionPeriod": "9d"}));
        let next = process();
        assert_eq!(look(&next, &document()), State::Updating);
        assert_eq!(files(), 1);
        let mut modified = document();
        modified["phase"] = "Modification in progress".into();
        assert_eq!(look(&next, &modified), State::Updating);
        assert_eq!(look(&next, &document()), State::Ready);
        assert_eq!(files(), 0);
        // What is older than the grace, of another clock or odd is not believed.
        let old = |seconds: i64| {
            let accepted = Timestamp::now() - jiff::SignedDuration::from_secs(seconds);
            json!({"asked": "update", "accepted": accepted, "wanted": {"tags": [1]}}).to_string()
        };
        for text in [old(21), old(-60), "odd".to_owned()] {
            fs::write(file(&directory, "p-1"), text).unwrap();
            assert_eq!(look(&process(), &document()), State::Ready);
            assert_eq!(files(), 0);
        }
    }
}
