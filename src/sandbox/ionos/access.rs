//! Users and databases of DBaaS PostgreSQL v1, which are real where a server is behind the cluster. Each change makes
//! the cluster busy, and a change meanwhile is answered with 500.

use axum::http::Method;
use serde_json::{Map, Value};

use super::documents::{properties, wrong};
use super::postgresql::{Postgresql, absent};
use super::roles::{Database, User};
use super::{Desk, Reply, refuse};
use crate::credentials::Secret;
use crate::sandbox::life::End;
use crate::sandbox::schema::{Body, Shape, must};

const USER: Body = &[&[must("username", Shape::Text), must("password", Shape::Text)]];
const USER_CHANGE: Body = &[&[must("password", Shape::Text)]];
const DATABASE: Body = &[&[must("name", Shape::Text), must("owner", Shape::Text)]];

fn no_such(what: &str) -> Reply {
    refuse(
        404,
        "dbaas-err-api-404",
        &format!("the {what} does not exist"),
    )
}

fn text(properties: &Map<String, Value>, key: &str) -> String {
    properties[key].as_str().unwrap_or_default().to_owned()
}

impl Desk<'_> {
    /// Returns a cluster that can be written to, which is busy from then on; `change` reads a body or refuses.
    fn writable(&mut self, id: &str) -> Result<&mut Postgresql, Reply> {
        let word = self.look_at(id).ok_or_else(absent)?;
        if word != "AVAILABLE" && self.request.method != Method::GET {
            return Err(refuse(500, "dbaas-err-api-500", "internal error"));
        }
        self.world.postgresql.get_mut(id).ok_or_else(absent)
    }

    pub(super) fn users(&mut self, id: &str) -> Reply {
        let Some(cluster) = self.world.postgresql.get(id) else {
            return absent();
        };
        let rows = cluster
            .users
            .values()
            .map(|user| user.document(self, id))
            .collect();
        self.page(
            rows,
            &format!("databases/postgresql/clusters/{id}/users"),
            "_links",
        )
    }

    pub(super) fn user_of(&mut self, id: &str, name: &str) -> Reply {
        let found = self
            .world
            .postgresql
            .get(id)
            .and_then(|one| one.users.get(name));
        found.map_or_else(
            || no_such("user"),
            |user| Reply::json(200, &user.document(self, id)),
        )
    }

    pub(super) fn create_user(&mut self, id: &str) -> Reply {
        let properties = match self.body().and_then(|body| properties(body, USER, 422)) {
            Ok(properties) => properties,
            Err(reply) => return reply,
        };
        let (name, password) = (text(&properties, "username"), text(&properties, "password"));
        if !(10..=63).contains(&password.len()) {
            return wrong(422, "properties.password", "must have 10 to 63 characters");
        }
        let cluster = match self.writable(id) {
            Ok(cluster) => cluster,
            Err(reply) => return reply,
        };
        if cluster.users.contains_key(&name) {
            return refuse(409, "dbaas-err-api-409", "the user exists already");
        }
        cluster.users.insert(name.clone(), User::new(&name));
        cluster.life.begin("UPDATING", End::Rests("AVAILABLE"));
        if let Some(backing) = &cluster.backing {
            backing.create_user(name.clone(), Secret::new(password));
        }
        self.user_of(id, &name)
    }

    pub(super) fn change_user(&mut self, id: &str, name: &str) -> Reply {
        let properties = match self
            .body()
            .and_then(|body| properties(body, USER_CHANGE, 422))
        {
            Ok(properties) => properties,
            Err(reply) => return reply,
        };
        let password = Secret::new(text(&properties, "password"));
        let cluster = match self.writable(id) {
            Ok(cluster) => cluster,
            Err(reply) => return reply,
        };
        if !cluster.users.contains_key(name) {
            return no_such("user");
        }
        cluster.life.begin("UPDATING", End::Rests("AVAILABLE"));
        if let Some(backing) = &cluster.backing {
            backing.set_password(name.to_owned(), password);
        }
        self.user_of(id, name)
    }

    pub(super) fn delete_user(&mut self, id: &str, name: &str) -> Reply {
        let cluster = match self.writable(id) {
            Ok(cluster) => cluster,
            Err(reply) => return reply,
        };
        if cluster.users.remove(name).is_none() {
            return no_such("user");
        }
        cluster.life.begin("UPDATING", End::Rests("AVAILABLE"));
        if let Some(backing) = &cluster.backing {
            backing.drop_user(name.to_owned());
        }
        Reply::empty(204)
    }

    pub(super) fn databases(&mut self, id: &str) -> Reply {
        let Some(cluster) = self.world.postgresql.get(id) else {
            return absent();
        };
        let rows = cluster
            .databases
            .values()
            .map(|one| one.document(self, id))
            .collect();
        self.page(
            rows,
            &format!("databases/postgresql/clusters/{id}/databases"),
            "_links",
        )
    }

    pub(super) fn database_of(&mut self, id: &str, name: &str) -> Reply {
        let found = self
            .world
            .postgresql
            .get(id)
            .and_then(|one| one.databases.get(name));
        found.map_or_else(
            || no_such("database"),
            |one| Reply::json(200, &one.document(self, id)),
        )
    }

    pub(super) fn create_database(&mut self, id: &str) -> Reply {
        let properties = match self.body().and_then(|body| properties(body, DATABASE, 422)) {
            Ok(properties) => properties,
            Err(reply) => return reply,
        };
        let (name, owner) = (text(&properties, "name"), text(&properties, "owner"));
        let cluster = match self.writable(id) {
            Ok(cluster) => cluster,
            Err(reply) => return reply,
        };
        if !cluster.users.contains_key(&owner) {
            return wrong(422, "properties.owner", "is no user of the cluster");
        }
        if cluster.databases.contains_key(&name) {
            return refuse(409, "dbaas-err-api-409", "the database exists already");
        }
        cluster
            .databases
            .insert(name.clone(), Database::new(&name, &owner));
        cluster.life.begin("UPDATING", End::Rests("AVAILABLE"));
        if let Some(backing) = &cluster.backing {
            backing.create_database(name.clone(), owner);
        }
        self.database_of(id, &name)
    }

    pub(super) fn delete_database(&mut self, id: &str, name: &str) -> Reply {
        let cluster = match self.writable(id) {
            Ok(cluster) => cluster,
            Err(reply) => return reply,
        };
        if cluster.databases.remove(name).is_none() {
            return no_such("database");
        }
        cluster.life.begin("UPDATING", End::Rests("AVAILABLE"));
        if let Some(backing) = &cluster.backing {
            backing.drop_database(name.to_owned());
        }
        Reply::empty(204)
    }
}
