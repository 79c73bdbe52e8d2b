//! Envelopes: metadata of a resource, pages of a list, and what is wrong with a body.

use serde_json::{Map, Value, json};

use super::{Desk, Reply, USER_ID, USERNAME, refuse};
use crate::sandbox::ionos::switches as switch;
use crate::sandbox::schema::{Body, Problem, What, check};

/// The metadata of a resource.
pub(super) fn metadata(created: &str, state: &str) -> Value {
    json!({
        "createdDate": created, "createdBy": USERNAME, "createdByUserId": USER_ID,
        "lastModifiedDate": created, "lastModifiedBy": USERNAME, "lastModifiedByUserId": USER_ID,
        "state": state,
    })
}

/// Checks the `properties` of a body, and returns them; `status` is that of a refusal.
pub(super) fn properties(
    mut body: Map<String, Value>,
    shape: Body,
    status: u16,
) -> Result<Map<String, Value>, Reply> {
    let Some(Value::Object(mut properties)) = body.shift_remove("properties") else {
        return Err(refuse(
            status,
            &status.to_string(),
            "properties: is required",
        ));
    };
    // A member that is null is one that is left out.
    properties.retain(|_, value| !value.is_null());
    let mut problems = Vec::new();
    check("properties", &properties, shape, &mut problems);
    match problems.is_empty() {
        true => Ok(properties),
        false => Err(invalid(status, &problems)),
    }
}

/// Refuses a body with all that is wrong.
pub(super) fn invalid(status: u16, problems: &[Problem]) -> Reply {
    let messages: Vec<Value> = problems
        .iter()
        .map(|Problem { path, what }| {
            let message = match what {
                What::Missing(_) => format!("{path}: is required"),
                What::Unknown => format!("{path}: is not known"),
                What::Type(expected) => format!("{path}: must be a {expected}"),
                What::Value(words) => format!("{path}: {words}"),
            };
            json!({"errorCode": format!("paas-validation-{status}"), "message": message})
        })
        .collect();
    let body = json!({"httpStatus": status, "messages": messages});
    Reply::json(status, &body).with_header("content-type", "application/problem+json")
}

/// Refuses one value of a body.
pub(super) fn wrong(status: u16, path: &str, words: &str) -> Reply {
    invalid(status, &[Problem::new(path, words)])
}

impl Desk<'_> {
    /// A page of a list, as `offset` and `limit` ask for it.
    pub(super) fn page(&self, rows: Vec<Value>, path: &str, links: &str) -> Reply {
        let number = |name: &str| self.request.query(name).and_then(|text| text.parse().ok());
        let most = self.script.count(switch::PAGE_LIMIT) as usize;
        let asked: usize = number("limit").unwrap_or(100);
        let offset: usize = number("offset").unwrap_or(0);
        if !(1..=1000).contains(&asked) {
            return wrong(422, "limit", "must be between 1 and 1000");
        }
        let limit = asked.min(most.max(1));
        let total = rows.len();
        let items: Vec<Value> = rows.into_iter().skip(offset).take(limit).collect();
        let at = |offset: usize| self.href(&format!("{path}?offset={offset}&limit={limit}"));
        let mut link = json!({ "self": at(offset) });
        if offset > 0 {
            link["prev"] = at(offset.saturating_sub(limit)).into();
        }
        if offset + items.len() < total || self.script.flag(switch::NEXT_ALWAYS) {
            link["next"] = at(offset + limit).into();
        }
        let body = json!({
            "type": "collection", "id": path, "href": self.href(path), "items": items,
            "offset": offset, "limit": limit, links: link,
        });
        Reply::json(200, &body)
    }

    /// A list that comes whole.
    pub(super) fn whole(&self, rows: &[Value], path: &str) -> Reply {
        let body = json!({
            "id": path, "type": "collection", "href": self.href(path), "items": rows,
        });
        Reply::json(200, &body)
    }

    /// An answer of the Cloud API to a change: accepted, with the address of its request.
    pub(super) fn accepted(&mut self, target: &str, document: Option<&Value>) -> Reply {
        let id = super::uuid();
        self.world.requests.insert(id.clone(), target.to_owned());
        let reply = match document {
            Some(document) => Reply::json(202, document),
            None => Reply::empty(202),
        };
        let path = format!("cloudapi/v6/requests/{id}/status");
        reply.with_header("location", self.href(&path))
    }
}
