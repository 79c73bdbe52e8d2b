//! How the service says no: a JSON object, whose `description` is for people (`@sap/instance-manager` 5.2.6).

use serde_json::{Map, Value};

use crate::http::Reply;
use crate::provider::rest::{Dialect, Refusal, Verdict};

#[derive(Debug)]
struct InstanceManager;

pub(super) const DIALECT: &dyn Dialect = &InstanceManager;

impl Dialect for InstanceManager {
    fn answerer(&self) -> &'static str {
        "the service"
    }

    fn judge(&self, reply: &Reply) -> Verdict {
        if reply.status.is_success() {
            return Verdict::Done;
        }
        let Ok(body) = serde_json::from_slice::<Map<String, Value>>(&reply.body) else {
            return Verdict::Foreign(
                "the response is not an error document of the service; a proxy or gateway probably answered",
            );
        };
        let said = ["description", "message", "error"].map(|key| body.get(key));
        let texts = said.into_iter().flatten().filter_map(Value::as_str);
        let words = texts.filter(|text| !text.is_empty()).take(1);
        Verdict::Refused(Refusal {
            words: words.flat_map(str::lines).map(str::to_owned).collect(),
            reference: None,
        })
    }

    fn is_below_root(&self, _path: &str) -> bool {
        true
    }
}
