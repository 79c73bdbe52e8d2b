//! What of a change only the cluster as it is and the vendor's catalog can decide: the machine, the
//! volume, and whether the parts fit each other. It adds nothing that nobody asked for.

use serde_json::{Value, json};

use super::catalog::{self, machine_report};
use super::portal::Portal;
use super::volume::{self, resized};
use crate::error::{Error, Result};
use crate::provider::{MachineWish, Translation, UpdatePlan};

/// Completes a plan for the cluster that `document` describes.
///
/// # Errors
/// Usage errors where the parts contradict each other or the cluster;
/// [`crate::error::ErrorKind::Unsupported`] where the region has no such machine, or storage would shrink.
pub(super) async fn settle(portal: &Portal, document: &Value, plan: &mut UpdatePlan) -> Result<()> {
    if let Some(wish) = plan.machine.take() {
        let found = catalog::machine_for(portal, document, kept(document, wish)).await?;
        plan.fields.push(machine_report(wish, &found));
        plan.request["instanceType"] = json!({"instanceTypeId": found.instance_type_id});
    }
    fits(document, &plan.request)?;
    resized(document, &mut plan.request)?;
    if let Some(id) = plan.request["storage"]["volumePropertiesId"].as_str()
        && let Some(size) = volume::premium_size(id)
        && let Some(report) = plan
            .fields
            .iter_mut()
            .find(|field| field.field == "storage")
    {
        let shown = format!("{size} Gi");
        if report.value != shown {
            report.translation = Translation::Nearest;
        }
        report.value = format!("{id} {shown}");
    }
    Ok(())
}

/// Whoever asks for processors did not ask for less memory, nor the other way round.
fn kept(document: &Value, wish: MachineWish) -> MachineWish {
    let machine = &document["instanceType"];
    let cpu = machine["cpu"].as_f64().map(|cpu| cpu as u32);
    let memory = machine["ram"].as_f64().map(catalog::bytes);
    MachineWish {
        cpu: wish.cpu.or(cpu),
        memory: wish.memory.or(memory),
    }
}

/// Whether the parts of a change fit each other and the cluster.
fn fits(document: &Value, request: &Value) -> Result<()> {
    let after = |key: &str| match request.get(key) {
        Some(value) if !value.is_null() => value,
        _ => &document[key],
    };
    let ranges = request["allowedIpRanges"].as_array();
    if after("privateNetworking") == true && ranges.is_some_and(|ranges| !ranges.is_empty()) {
        return Err(
            Error::usage("a private cluster has no list of address ranges")
                .with_hint("leave out --allow, or make the cluster public with --network public"),
        );
    }
    let wanted = &request["clusterArchitecture"];
    let nodes = wanted["nodes"]
        .as_f64()
        .or(document["clusterArchitecture"]["nodes"].as_f64());
    if wanted["clusterArchitectureId"] == "ha" && nodes == Some(1.0) {
        return Err(
            Error::usage("one node cannot be highly available, and the cluster has one")
                .with_hint("say how many it is to have: --nodes 2 or 3"),
        );
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::ErrorKind;

    fn cluster(private: bool, nodes: u32) -> Value {
        json!({
            "privateNetworking": private,
            "clusterArchitecture": {"nodes": nodes},
            "instanceType": {"cpu": 2, "ram": 16},
        })
    }

    #[test]
    fn ranges_are_for_a_cluster_that_is_public_afterwards() {
        let ranges = json!([{"cidrBlock": "192.168.0.0/16", "description": ""}]);
        let request = json!({"allowedIpRanges": ranges});
        let error = fits(&cluster(true, 1), &request).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Usage);
        assert!(fits(&cluster(false, 1), &request).is_ok());
        let opened = json!({"allowedIpRanges": ranges, "privateNetworking": false});
        assert!(fits(&cluster(true, 1), &opened).is_ok());
        let closed = json!({"allowedIpRanges": [], "privateNetworking": true});
        assert!(fits(&cluster(false, 1), &closed).is_ok());
    }

    #[test]
    fn availability_keeps_the_nodes_that_there_are_and_one_is_too_few() {
        let request = json!({"clusterArchitecture": {"clusterArchitectureId": "ha"}});
        assert!(fits(&cluster(true, 3), &request).is_ok());
        assert_eq!(
            fits(&cluster(true, 1), &request).unwrap_err().kind(),
            ErrorKind::Usage
        );
        let two = json!({"clusterArchitecture": {"clusterArchitectureId": "ha", "nodes": 2}});
        assert!(fits(&cluster(true, 1), &two).is_ok());
    }

    #[test]
    fn what_was_not_asked_for_of_a_machine_is_kept() {
        let wish = MachineWish {
            cpu: Some(4),
            memory: None,
        };
        let kept = kept(&cluster(true, 1), wish);
        assert_eq!((kept.cpu, kept.memory), (Some(4), Some(16 << 30)));
    }
}
