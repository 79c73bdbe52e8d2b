//! A cluster and its life: which phase it reports at which look, and what it may be asked for meanwhile.

use jiff::Timestamp;
use serde_json::{Map, Value, json};

use super::switches as switch;
use crate::sandbox::clock::Progress;
use crate::sandbox::postgres::{Backing, Server};
use crate::sandbox::script::Script;

/// BigAnimal API v3, phase texts.
pub(super) const HEALTHY: &str = "Cluster in healthy state";
pub(super) const PAUSED: &str = "Cluster has been paused";
const CREATION: [&str; 3] = [
    "Cluster creation request received",
    "Creating CNP cluster",
    "Setting up primary",
];
const WAITING_FOR_KEY: &str = "Waiting for TDE key to get reachable";
const MODIFYING: &str = "Modification in progress";
/// Phases of the operator below that may pass through, one of which only sounds like a failure.
const EXTRA: [&str; 4] = [
    "Creating a new replica",
    "Switchover in progress",
    "Failing over",
    "Upgrading cluster",
];
const DELETING: &str = "Deleting cluster";
/// Clients look for the word `Failed`; the rest is not known.
const FAILED: &str = "Failed to create cluster";

/// Where a cluster rests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rest {
    Healthy,
    Paused,
    Failed,
}

/// What becomes of it.
#[derive(Debug)]
enum Stage {
    Provisioning {
        waits_for_key: bool,
        fails: bool,
    },
    Changing {
        before: Map<String, Value>,
        from: Rest,
        to: Rest,
    },
    Resting(Rest),
    Deleting,
}

/// A cluster.
#[derive(Debug)]
pub(super) struct Cluster {
    pub(super) id: String,
    pub(super) project: String,
    /// Its fields as they read back, in the spelling of v3, without what its life decides.
    pub(super) spec: Map<String, Value>,
    pub(super) created: Timestamp,
    pub(super) deleted: Option<Timestamp>,
    pub(super) backing: Option<Backing>,
    /// The phases that were reported, and since when.
    pub(super) history: Vec<(String, Timestamp)>,
    stage: Stage,
    progress: Progress,
}

/// A cluster at one look.
#[derive(Debug)]
pub(super) struct View {
    pub(super) phase: &'static str,
    pub(super) deployed: bool,
    pub(super) waits_for_key: bool,
    /// The fields as they read back now.
    pub(super) spec: Map<String, Value>,
}

impl View {
    /// Whether its connection is there.
    pub(super) fn is_provisioned(&self) -> bool {
        !CREATION.contains(&self.phase) && !self.waits_for_key && self.phase != FAILED
    }
}

impl Rest {
    const fn phase(self) -> &'static str {
        match self {
            Self::Healthy => HEALTHY,
            Self::Paused => PAUSED,
            Self::Failed => FAILED,
        }
    }
}

impl Cluster {
    /// One that rests.
    pub(super) fn resting(id: String, project: &str, spec: Map<String, Value>, rest: Rest) -> Self {
        Self {
            id,
            project: project.to_owned(),
            spec,
            created: Timestamp::now(),
            deleted: None,
            backing: None,
            history: Vec::new(),
            stage: Stage::Resting(rest),
            progress: Progress::begin(),
        }
    }

    /// One whose making begins now.
    pub(super) fn provisioning(
        id: String,
        project: &str,
        spec: Map<String, Value>,
        fails: bool,
    ) -> Self {
        let waits_for_key = spec.contains_key("encryptionKey");
        Self {
            stage: Stage::Provisioning {
                waits_for_key,
                fails,
            },
            ..Self::resting(id, project, spec, Rest::Healthy)
        }
    }

    pub(super) fn text(&self, key: &str) -> &str {
        self.spec
            .get(key)
            .and_then(Value::as_str)
            .unwrap_or_default()
    }

    pub(super) fn name(&self) -> &str {
        self.text("clusterName")
    }

    /// Where it rests, if it does.
    pub(super) fn rest(&self, pace: &Script, script: &Script) -> Option<Rest> {
        if let Some(Server::Failed(_)) = self.backing.as_ref().map(Backing::server) {
            return Some(Rest::Failed);
        }
        let (steps, to) = match &self.stage {
            Stage::Resting(rest) => return Some(*rest),
            Stage::Deleting => return None,
            _ if self.is_pending() => return None,
            Stage::Provisioning { fails: true, .. } => (3, Rest::Failed),
            Stage::Provisioning { waits_for_key, .. } => {
                let key = self.key_polls(*waits_for_key, script);
                (
                    3 + key + script.count(switch::CONDITION_POLLS),
                    Rest::Healthy,
                )
            }
            Stage::Changing { to, .. } => (
                script.count(switch::HEALTHY_POLLS) + script.count(switch::MODIFICATION_POLLS),
                *to,
            ),
        };
        (self.progress.step(pace, steps) >= steps).then_some(to)
    }

    /// Begins a change to other fields or another rest.
    pub(super) fn change(&mut self, spec: Map<String, Value>, from: Rest, to: Rest) {
        let before = std::mem::replace(&mut self.spec, spec);
        self.stage = Stage::Changing { before, from, to };
        self.progress = Progress::begin();
        match (&self.backing, from, to) {
            (Some(backing), Rest::Healthy, Rest::Paused) => backing.stop(),
            (Some(backing), Rest::Paused, Rest::Healthy) => backing.start(),
            _ => {}
        }
    }

    /// Begins its end.
    pub(super) fn delete(&mut self) {
        self.stage = Stage::Deleting;
        self.progress = Progress::begin();
        if let Some(backing) = &self.backing {
            backing.stop();
        }
    }

    pub(super) fn is_deleting(&self) -> bool {
        matches!(self.stage, Stage::Deleting)
    }

    /// Whether its end has come.
    pub(super) fn is_gone(&self, pace: &Script, script: &Script) -> bool {
        let steps = script.count(switch::DELETION_POLLS);
        self.is_deleting() && self.progress.step(pace, steps) >= steps
    }

    /// Somebody looks: what they see. Their look may be what moves it on.
    pub(super) fn look(&mut self, pace: &Script, script: &Script) -> View {
        let view = self.view(pace, script);
        if self
            .history
            .last()
            .is_none_or(|(last, _)| last != view.phase)
        {
            self.history.push((view.phase.to_owned(), Timestamp::now()));
        }
        if let Some(rest) = self.rest(pace, script) {
            self.stage = Stage::Resting(rest);
        }
        // What comes after the server is there is seen as often as without one.
        let waits = self.is_pending() && view.phase == CREATION[2];
        if !waits {
            self.progress.look();
        }
        view
    }

    fn view(&self, pace: &Script, script: &Script) -> View {
        let seen = |phase: &'static str| View {
            phase,
            deployed: phase == HEALTHY,
            waits_for_key: false,
            spec: self.spec.clone(),
        };
        if let Some(rest) = self.rest(pace, script) {
            return seen(rest.phase());
        }
        match &self.stage {
            Stage::Resting(rest) => seen(rest.phase()),
            Stage::Deleting if script.is(switch::DELETION_PHASE, "healthy") => seen(HEALTHY),
            Stage::Deleting => seen(DELETING),
            Stage::Provisioning { waits_for_key, .. } => {
                let key = self.key_polls(*waits_for_key, script);
                let steps = 3 + key + script.count(switch::CONDITION_POLLS);
                let mut step = self.progress.step(pace, steps);
                if self.is_pending() {
                    step = step.min(2);
                }
                match step {
                    0 => seen(CREATION[0]),
                    1 if script.flag(switch::EXTRA_PHASES) => seen(EXTRA[0]),
                    1 => seen(CREATION[1]),
                    2 => seen(CREATION[2]),
                    step if step < 3 + key => View {
                        waits_for_key: true,
                        ..seen(WAITING_FOR_KEY)
                    },
                    _ => View {
                        deployed: false,
                        ..seen(HEALTHY)
                    },
                }
            }
            Stage::Changing { before, from, .. } => {
                let lag = script.count(switch::HEALTHY_POLLS);
                let steps = lag + script.count(switch::MODIFICATION_POLLS);
                let step = self.progress.step(pace, steps);
                if step >= lag {
                    let extra = EXTRA[(step - lag) as usize % EXTRA.len()];
                    return View {
                        deployed: true,
                        ..seen(if script.flag(switch::EXTRA_PHASES) {
                            extra
                        } else {
                            MODIFYING
                        })
                    };
                }
                let mut view = seen(from.phase());
                if script.is(switch::READ_BACK, "late") {
                    view.spec.clone_from(before);
                }
                view
            }
        }
    }

    fn is_pending(&self) -> bool {
        self.backing.as_ref().is_some_and(Backing::is_busy)
    }

    fn key_polls(&self, waits: bool, script: &Script) -> u32 {
        if waits {
            script.count(switch::TDE_POLLS)
        } else {
            0
        }
    }
}

/// A point in time of the portal.
pub(super) fn instant(time: Timestamp) -> Value {
    json!({"seconds": time.as_second(), "nanos": time.subsec_nanosecond()})
}

/// What a restore begins with.
pub(super) struct Origin {
    pub(super) spec: Map<String, Value>,
    pub(super) created: Timestamp,
    pub(super) backing: Option<Backing>,
}

impl Origin {
    pub(super) fn of(cluster: &Cluster) -> Self {
        Self {
            spec: cluster.spec.clone(),
            created: cluster.created,
            backing: cluster.backing.clone(),
        }
    }
}

/// What a cluster is filtered by.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    pub(super) region: String,
    pub(super) architecture: String,
    pub(super) pg_type: String,
    pub(super) pg_version: String,
    pub(super) provider: String,
}

impl Facts {
    /// The facts of a specification.
    pub(super) fn of(spec: &Map<String, Value>) -> Self {
        let text = |key: &str, id: &str| {
            let groups = spec.get("groups").and_then(|groups| groups.get(0));
            let value = spec.get(key).or_else(|| groups?.get(key));
            let value = value.and_then(|value| value.get(id)?.as_str());
            value.unwrap_or_default().to_owned()
        };
        Self {
            region: text("region", "regionId"),
            architecture: text("clusterArchitecture", "clusterArchitectureId"),
            pg_type: text("pgType", "pgTypeId"),
            pg_version: text("pgVersion", "pgVersionId"),
            provider: text("provider", "cloudProviderId"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::clock;

    fn scripts() -> (Script, Script) {
        (
            Script::new("sandbox", clock::SWITCHES),
            Script::new("biganimal", switch::SWITCHES),
        )
    }

    fn looks(cluster: &mut Cluster, count: usize) -> Vec<(&'static str, bool)> {
        let (pace, script) = scripts();
        (0..count)
            .map(|_| {
                let view = cluster.look(&pace, &script);
                (view.phase, view.deployed)
            })
            .collect()
    }

    #[test]
    fn a_new_cluster_is_deployed_one_look_after_it_is_healthy() {
        let mut cluster = Cluster::provisioning("p-1".to_owned(), "prj", Map::new(), false);
        assert_eq!(
            looks(&mut cluster, 6),
            [
                (CREATION[0], false),
                (CREATION[1], false),
                (CREATION[2], false),
                (HEALTHY, false),
                (HEALTHY, true),
                (HEALTHY, true),
            ]
        );
    }

    #[test]
    fn a_changed_cluster_looks_healthy_for_a_while() {
        let mut cluster = Cluster::resting("p-1".to_owned(), "prj", Map::new(), Rest::Healthy);
        cluster.change(Map::new(), Rest::Healthy, Rest::Paused);
        let phases: Vec<_> = looks(&mut cluster, 4)
            .into_iter()
            .map(|(phase, _)| phase)
            .collect();
        assert_eq!(phases, [HEALTHY, MODIFYING, PAUSED, PAUSED]);
    }

    #[test]
    fn a_failure_says_so() {
        let mut cluster = Cluster::provisioning("p-1".to_owned(), "prj", Map::new(), true);
        assert_eq!(looks(&mut cluster, 5)[4], (FAILED, false));
        assert!(FAILED.contains("Failed"));
    }
}
