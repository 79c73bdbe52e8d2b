//! Sending a creation, so that it happens once: a restore is one, too. What a body says is no matter here.

use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use rand::RngExt;
use serde::Deserialize;
use serde_json::Value;

use super::config::Api;
use super::{BigAnimal, errors};
use crate::error::{Error, ErrorKind, Result};
use crate::http::{Failure, Reply, Request};
use crate::model::{Cluster, Postgres, Resource, State};
use crate::provider::Accepted;

/// How often a creation that the portal itself refused as transient is sent again (the vendor's own
/// tools: three times).
const RESENDS: u32 = 3;

/// The shortest and the longest pause before that.
const SHORTEST_PAUSE: Duration = Duration::from_secs(1);
const LONGEST_PAUSE: Duration = Duration::from_secs(30);

/// How much the clocks of the portal and of this machine may differ.
const CLOCK_DIFFERENCE: SignedDuration = SignedDuration::from_mins(15);

impl BigAnimal {
    /// A failed cluster holds its name until somebody deletes it, and nobody should accept it.
    pub(super) fn taken(&self, cluster: &Cluster) -> Error {
        let Cluster { name, id, .. } = cluster;
        let error = Error::new(
            ErrorKind::Conflict,
            format!("there is a cluster `{name}` already"),
        )
        .with_detail(format!("id: {id}"));
        if cluster.state != State::Failed {
            return error.with_hint("choose another name, or accept that one with --if-not-exists");
        }
        let status = cluster.status.as_deref().unwrap_or("failed");
        let program = &self.portal.credentials.places().program;
        error
            .with_detail(format!("its phase: {status}"))
            .with_hint(format!(
                "choose another name, or delete that one first: `{program} cluster delete {id}`"
            ))
    }

    /// Sends the creation. What came of an answer that says nothing certain is looked up by name before
    /// anything is sent again, and after a reply that was lost nothing is sent again at all.
    pub(super) async fn send_creation(
        &self,
        expected: &Expected,
        request: &Request,
        accepted: &mut Accepted<'_>,
    ) -> Result<String> {
        let name = &expected.name;
        if let Some(existing) = self.named(name).await?.first() {
            return Err(self.taken(&existing.view));
        }
        let patience = self.portal.client.options().retry;
        let resends = RESENDS.min(patience.max_retries);
        let started = Instant::now();
        let mut sent = 0;
        loop {
            sent += 1;
            let mut pause = pause_before_resend(sent, rand::rng().random());
            let (error, may_send_again) = match self.portal.send(request).await {
                Ok(reply) if reply.status.is_success() => {
                    match accepted_id(&reply, self.portal.api) {
                        Ok(id) => {
                            accepted(&id)?;
                            return Ok(id);
                        }
                        // It was accepted by somebody, who did not say as what.
                        Err(error) => (error, false),
                    }
                }
                Ok(reply) => {
                    let error = errors::translate(&reply);
                    let status = reply.status.as_u16();
                    if status < 500 && status != 429 && status != 408 {
                        return Err(self.name_refused(name, error).await);
                    }
                    pause = reply.retry_after().unwrap_or(pause);
                    // What the portal itself refused it has not begun, or it is found below.
                    (error, errors::is_from_portal(&reply))
                }
                Err(Failure::Unsent(error)) => return Err(error),
                Err(Failure::Lost(error)) => (error, false),
            };
            // There was none before.
            let mut new = self.named(name).await.map_err(|look| {
                unknown_outcome(name, &error).with_detail(format!("and then: {look}"))
            })?;
            match (new.pop(), new.is_empty()) {
                (Some(only), true) if expected.fits(&only.view) => {
                    return self.adopt(only, &error, accepted);
                }
                (Some(last), _) => {
                    let ids = new.iter().chain([&last]);
                    return Err(Error::new(
                        ErrorKind::Conflict,
                        format!("somebody else has made a cluster `{name}`"),
                    )
                    .with_details(ids.map(|cluster| format!("id: {}", cluster.view.id)))
                    .with_detail(error.to_string())
                    .with_hint("one of them may be of this command: look before you delete any"));
                }
                (None, _)
                    if may_send_again
                        && sent <= resends
                        && pause <= patience.budget.saturating_sub(started.elapsed()) =>
                {
                    tokio::time::sleep(pause).await;
                }
                (None, _) if may_send_again => return Err(error),
                (None, _) => return Err(unknown_outcome(name, &error)),
            }
        }
    }

    /// The one new cluster of that name is what was asked for, although the answer did not say so.
    fn adopt(
        &self,
        cluster: Resource<Cluster>,
        error: &Error,
        accepted: &mut Accepted<'_>,
    ) -> Result<String> {
        let view = cluster.view;
        accepted(&view.id)?;
        if view.state != State::Failed {
            return Ok(view.id);
        }
        let mut failed = Error::new(
            ErrorKind::Failed,
            format!(
                "the creation of `{}` failed and left a cluster behind",
                view.name
            ),
        )
        .with_detail(error.to_string());
        failed = failed.with_details(error.details().to_vec());
        if let Some(status) = view.status {
            failed = failed.with_detail(format!("its phase: {status}"));
        }
        let program = &self.portal.credentials.places().program;
        Err(failed.with_hint(format!(
            "delete it before you try again: `{program} cluster delete {}`",
            view.id
        )))
    }
}

/// The pause after so many attempts: random, from a second to 30 (as the vendor's own tools), and longer
/// each time. `jitter` is a random number from 0 to 1.
fn pause_before_resend(sent: u32, jitter: f64) -> Duration {
    let most =
        LONGEST_PAUSE.min(Duration::from_secs(8) * 2_u32.saturating_pow(sent.saturating_sub(1)));
    SHORTEST_PAUSE + (most - SHORTEST_PAUSE).mul_f64(jitter)
}

/// What a new cluster of that name must be like, to be taken for the one that was asked for.
#[derive(Debug, Default)]
pub(super) struct Expected {
    name: String,
    regions: Vec<String>,
    flavors: Vec<String>,
    versions: Vec<String>,
    since: Timestamp,
}

impl Expected {
    /// By a request of either generation that is about to be sent. A distributed cluster has a place, a
    /// type and a version for each group.
    pub(super) fn of_request(name: &str, request: &Value) -> Self {
        let groups = request["groups"].as_array().map(Vec::as_slice);
        let parts: Vec<&Value> = match groups {
            Some(groups) => groups.iter().collect(),
            None => vec![request],
        };
        let each = |places: &[&str]| {
            let of = |part: &&Value| {
                let mut found = places.iter().filter_map(|place| part.pointer(place));
                found.find_map(Value::as_str).map(str::to_owned)
            };
            parts.iter().filter_map(of).collect()
        };
        Self {
            name: name.to_owned(),
            regions: each(&["/region/regionId", "/regionId"]),
            flavors: each(&["/pgType/pgTypeId", "/postgresType/id", "/postgresTypeId"]),
            versions: each(&["/pgVersion/pgVersionId", "/postgresVersion"]),
            since: Timestamp::now()
                .checked_sub(CLOCK_DIFFERENCE)
                .unwrap_or(Timestamp::MIN),
        }
    }

    /// The request does not say type and version, which are those of its source.
    pub(super) fn inherit(&mut self, source: &Postgres) {
        self.flavors.extend(source.flavor.clone());
        self.versions.extend(source.version.clone());
    }

    /// What either side does not say is not compared.
    fn fits(&self, cluster: &Cluster) -> bool {
        let is_one = |asked: &[String], has: &Option<String>| {
            asked.is_empty() || has.as_ref().is_none_or(|has| asked.contains(has))
        };
        is_one(&self.regions, &cluster.region)
            && is_one(&self.flavors, &cluster.postgres.flavor)
            && is_one(&self.versions, &cluster.postgres.version)
            && cluster
                .created_at
                .is_none_or(|created| created >= self.since)
    }
}

/// The identifier of a new cluster: 202 with `clusterId` (v3) or `pgId` (v1).
fn accepted_id(reply: &Reply, api: Api) -> Result<String> {
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct Current {
        data: CurrentId,
    }
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct CurrentId {
        cluster_id: String,
    }
    #[derive(Deserialize)]
    #[serde(rename_all = "camelCase")]
    struct First {
        pg_id: String,
    }
    match api {
        Api::V3 => reply
            .json::<Current>()
            .map(|current| current.data.cluster_id),
        Api::V1 => reply.json::<First>().map(|first| first.pg_id),
    }
}

fn unknown_outcome(name: &str, error: &Error) -> Error {
    Error::new(
        ErrorKind::Unavailable,
        format!(
            "whether `{name}` is being created is not known: nothing of that name is listed yet"
        ),
    )
    .with_detail(error.to_string())
    .with_details(error.details().to_vec())
    .with_hint(format!(
        "look with `dbaas cluster list --name {name}` before you try again: it was not sent twice"
    ))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::super::{document, request};
    use super::*;

    #[test]
    fn pauses_before_a_resend_are_random_and_grow() {
        let ends = |sent| [0.0, 1.0].map(|jitter| pause_before_resend(sent, jitter).as_secs());
        assert_eq!(ends(1), [1, 8]);
        assert_eq!(ends(2), [1, 16]);
        assert_eq!(ends(3), [1, 30]);
        assert_eq!(ends(u32::MAX), [1, 30]);
    }

    #[test]
    fn a_cluster_is_taken_for_the_one_that_was_asked_for_where_nothing_speaks_against_it() {
        let request = json!({"region": {"regionId": "us-east-1"}, "pgType": {"pgTypeId": "epas"},
            "pgVersion": {"pgVersionId": "15"}});
        let flat =
            json!({"regionId": "us-east-1", "postgresTypeId": "epas", "postgresVersion": "15"});
        let groups = json!({"groups": [{"region": {"regionId": "eu-west-1"}}, request]});
        let fits = |expected: &Expected, change: Value| {
            let mut document = json!({"clusterId": "p-1", "clusterName": "orders",
                "region": {"regionId": "us-east-1"}, "pgType": {"pgTypeId": "epas"},
                "pgVersion": {"pgVersionId": "15"},
                "createdAt": {"seconds": Timestamp::now().as_second(), "nanos": 0}});
            request::merge(&mut document, &change);
            let raw = serde_json::value::to_raw_value(&document).unwrap();
            expected.fits(&document::read(raw, None).unwrap().view)
        };
        for body in [request, flat, groups] {
            let expected = Expected::of_request("orders", &body);
            assert!(fits(&expected, json!({})), "{body}");
            // What is not shown yet says nothing.
            assert!(fits(&expected, json!({"pgType": null, "createdAt": null})));
            for other in [
                json!({"region": {"regionId": "ap-south-1"}}),
                json!({"pgType": {"pgTypeId": "postgres"}}),
                json!({"pgVersion": {"pgVersionId": "16"}}),
                json!({"createdAt": {"seconds": 1_700_000_000}}),
            ] {
                assert!(!fits(&expected, other.clone()), "{body}: {other}");
            }
        }
    }
}
