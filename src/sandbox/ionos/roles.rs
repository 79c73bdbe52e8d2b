//! Users and databases, as the documents of DBaaS PostgreSQL v1 show them.

use serde_json::{Value, json};

use super::{Desk, USER_ID, now, uuid};

/// A user.
#[derive(Clone, Debug)]
pub(super) struct User {
    id: String,
    name: String,
    created: String,
}

/// A database.
#[derive(Clone, Debug)]
pub(super) struct Database {
    id: String,
    name: String,
    owner: String,
    created: String,
}

impl User {
    pub(super) fn new(name: &str) -> Self {
        Self {
            id: uuid(),
            name: name.to_owned(),
            created: now(),
        }
    }

    pub(super) fn document(&self, desk: &Desk<'_>, cluster: &str) -> Value {
        let name = &self.name;
        let path = format!("databases/postgresql/clusters/{cluster}/users/{name}");
        json!({
            "type": "user", "id": self.id, "href": desk.href(&path),
            "metadata": {"createdDate": self.created, "createdByUserId": USER_ID,
                "createdBy": format!("ionos:identity:::users/{USER_ID}")},
            "properties": {"username": name, "system": false},
        })
    }
}

impl Database {
    pub(super) fn new(name: &str, owner: &str) -> Self {
        Self {
            id: uuid(),
            name: name.to_owned(),
            owner: owner.to_owned(),
            created: now(),
        }
    }

    pub(super) fn document(&self, desk: &Desk<'_>, cluster: &str) -> Value {
        let Self {
            id,
            name,
            owner,
            created,
        } = self;
        let path = format!("databases/postgresql/clusters/{cluster}/databases/{name}");
        json!({
            "type": "database", "id": id, "href": desk.href(&path),
            "metadata": {"createdDate": created, "createdByUserId": USER_ID},
            "properties": {"name": name, "owner": owner},
        })
    }
}
