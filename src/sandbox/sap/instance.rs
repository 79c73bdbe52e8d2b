//! An instance and its life: which status it reports at which look, and the record that it is.

use serde_json::{Map, Value, json};

use super::switches as switch;
use crate::credentials::Secret;
use crate::engine::HOST;
use crate::sandbox::clock::Progress;
use crate::sandbox::postgres::{Backing, Server};
use crate::sandbox::script::Script;

/// The user and the database of every real server behind an instance.
pub(super) const USER: &str = "sbss_user";
pub(super) const DATABASE: &str = "tenant";

const CREATING: &str = "CREATION_IN_PROGRESS";
const READY: &str = "CREATION_SUCCEEDED";
const FAILED: &str = "CREATION_FAILED";
const DELETING: &str = "DELETION_IN_PROGRESS";
const NOT_DELETED: &str = "DELETION_FAILED";

/// What becomes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Creating { fails: bool },
    Deleting { fails: bool },
    Resting(&'static str),
}

/// An instance.
#[derive(Debug)]
pub(super) struct Instance {
    tenant: String,
    password: Secret,
    pub(super) backing: Option<Backing>,
    stage: Stage,
    progress: Progress,
}

impl Instance {
    /// One that is there since before the start.
    pub(super) fn ready(tenant: &str, password: Secret) -> Self {
        Self {
            tenant: tenant.to_owned(),
            password,
            backing: None,
            stage: Stage::Resting(READY),
            progress: Progress::begin(),
        }
    }

    /// One whose creation begins now.
    pub(super) fn creating(tenant: &str, password: Secret, fails: bool) -> Self {
        Self {
            stage: Stage::Creating { fails },
            ..Self::ready(tenant, password)
        }
    }

    /// Begins its deletion.
    pub(super) fn delete(&mut self, fails: bool) {
        self.stage = Stage::Deleting { fails };
        self.progress = Progress::begin();
        if let Some(backing) = self.backing.as_ref().filter(|_| !fails) {
            backing.stop();
        }
    }

    /// Gives it another password.
    pub(super) fn renew(&mut self, password: Secret) {
        if let Some(backing) = &self.backing {
            backing.set_password(USER, password.clone());
        }
        self.password = password;
    }

    /// Returns its status at this look, which may move it on; nothing where its deletion has ended.
    pub(super) fn poll(&mut self, pace: &Script, script: &Script) -> Option<&'static str> {
        let (polls, now, fails) = match self.stage {
            Stage::Resting(status) => return Some(status),
            Stage::Creating { fails } => (switch::CREATION_POLLS, CREATING, fails),
            Stage::Deleting { fails } => (switch::DELETION_POLLS, DELETING, fails),
        };
        let steps = script.count(polls);
        let server = self.backing.as_ref().map(Backing::server);
        let is_busy = self.backing.as_ref().is_some_and(Backing::is_busy);
        let creates = now == CREATING;
        if self.progress.step(pace, steps) < steps || (creates && is_busy) {
            self.progress.look();
            return Some(now);
        }
        let fails = fails || (creates && matches!(server, Some(Server::Failed(_))));
        let rests = match (creates, fails) {
            (true, false) => READY,
            (true, true) => FAILED,
            (false, true) => NOT_DELETED,
            (false, false) => return None,
        };
        self.stage = Stage::Resting(rests);
        Some(rests)
    }

    /// Returns its record with that status.
    pub(super) fn record(&self, status: &str, script: &Script) -> Value {
        let mut record = Map::new();
        record.insert("tenant_id".to_owned(), self.tenant.clone().into());
        record.insert("status".to_owned(), status.into());
        record.insert("label".to_owned(), "managed-hana".into());
        record.insert("plan".to_owned(), "schema".into());
        record.insert("tags".to_owned(), json!(["relational"]));
        if [FAILED, NOT_DELETED].contains(&status) && script.flag(switch::FAILED_MESSAGE) {
            let reason = match self.backing.as_ref().map(Backing::server) {
                Some(Server::Failed(reason)) => reason,
                _ => "quota exceeded".to_owned(),
            };
            record.insert("failed_message".to_owned(), reason.into());
        }
        if status == READY {
            record.insert("credentials".to_owned(), self.credentials());
        }
        Value::Object(record)
    }

    fn credentials(&self) -> Value {
        let (host, port) = match self.backing.as_ref().map(Backing::server) {
            Some(Server::Ready(port)) => (HOST.to_owned(), port),
            _ => ("db.instances.example".to_owned(), 5432),
        };
        let password = self.password.expose();
        json!({
            "host": host, "port": port.to_string(), "driver": "org.postgresql.Driver",
            "user": USER, "password": password, "dbname": DATABASE, "schema": "public",
            "url": format!("jdbc:postgresql://{host}:{port}/{DATABASE}"),
            "uri": format!("postgres://{USER}:{password}@{host}:{port}/{DATABASE}"),
        })
    }
}
