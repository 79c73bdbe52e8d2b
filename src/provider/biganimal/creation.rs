//! Sending a creation: a restore is one, too. What follows from the answer is decided elsewhere.

use serde::Deserialize;
use serde_json::Value;

use super::BigAnimal;
use super::config::Api;
use crate::error::Result;
use crate::http::{Reply, Request};
use crate::provider::{Expected, Sent};

impl BigAnimal {
    /// Sends a creation, once.
    pub(super) async fn send_creation(&self, request: &Request) -> Sent {
        let id = |reply: &Reply| accepted_id(reply, self.portal.api);
        self.portal.rest.create(request, None, id).await
    }
}

/// What a request of either generation asks for, by which a new cluster is known. A distributed cluster has a place,
/// a type and a version for each group.
pub(super) fn expected(request: &Value) -> Expected {
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
    Expected {
        regions: each(&["/region/regionId", "/regionId"]),
        flavors: each(&["/pgType/pgTypeId", "/postgresType/id", "/postgresTypeId"]),
        versions: each(&["/pgVersion/pgVersionId", "/postgresVersion"]),
        ..Expected::default()
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

#[cfg(test)]
mod tests {
    use jiff::{SignedDuration, Timestamp};
    use serde_json::json;

    use super::super::document;
    use super::*;
    use crate::provider::translation::merge;

    #[test]
    fn a_cluster_is_taken_for_the_one_that_was_asked_for_where_nothing_speaks_against_it() {
        let request = json!({"region": {"regionId": "us-east-1"}, "pgType": {"pgTypeId": "epas"},
            "pgVersion": {"pgVersionId": "15"}});
        let flat =
            json!({"regionId": "us-east-1", "postgresTypeId": "epas", "postgresVersion": "15"});
        let groups = json!({"groups": [{"region": {"regionId": "eu-west-1"}}, request]});
        let since = Timestamp::now() - SignedDuration::from_mins(15);
        let fits = |expected: &Expected, change: Value| {
            let mut document = json!({"clusterId": "p-1", "clusterName": "orders",
                "region": {"regionId": "us-east-1"}, "pgType": {"pgTypeId": "epas"},
                "pgVersion": {"pgVersionId": "15"},
                "createdAt": {"seconds": Timestamp::now().as_second(), "nanos": 0}});
            merge(&mut document, &change);
            let raw = serde_json::value::to_raw_value(&document).unwrap();
            expected.fits(&document::read(Api::V3, raw, None).unwrap().view, since)
        };
        for body in [request, flat, groups] {
            let expected = expected(&body);
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
