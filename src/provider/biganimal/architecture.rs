//! Nodes and availability of the portable spec as the vendor's architecture. It knows no cluster: what one
//! has is looked at when it is changed.

use serde_json::{Map, Value, json};

use crate::error::{Error, ErrorKind, Result};
use crate::model::ClusterSpec;
use crate::provider::Translation;
use crate::provider::translation::Report;

/// Nodes and availability of a cluster that is there: what nobody named stays as it is, and what follows
/// from what was named is said.
pub(super) fn changed_architecture(
    spec: &ClusterSpec,
    request: &mut Map<String, Value>,
    report: &mut Report,
) -> Result<()> {
    if spec.nodes.is_none() && spec.high_availability == Some(true) {
        // How many nodes there are is known only when the cluster is read.
        report.exact("high-availability", "true");
        let kind = json!({"clusterArchitectureId": "ha"});
        request.insert("clusterArchitecture".into(), kind);
        return Ok(());
    }
    let mut found = Report::default();
    architecture(spec, request, &mut found)?;
    for field in found.0 {
        let follows = field.translation == Translation::Default;
        let how = if follows {
            Translation::Nearest
        } else {
            field.translation
        };
        report.add(&field.field, &field.value, how);
    }
    Ok(())
}

/// Nodes and availability: one node, or two or three with standbys (BigAnimal API v3).
pub(super) fn architecture(
    spec: &ClusterSpec,
    request: &mut Map<String, Value>,
    report: &mut Report,
) -> Result<()> {
    let (kind, nodes) = match (spec.nodes, spec.high_availability) {
        (None | Some(1), None | Some(false)) => ("single", 1),
        (None, Some(true)) => ("ha", 2),
        (Some(nodes @ (2 | 3)), None | Some(true)) => ("ha", nodes),
        (Some(1), Some(true)) => {
            return Err(
                Error::usage("one node cannot be highly available").with_hint("--nodes 2 or 3")
            );
        }
        (Some(nodes), Some(false)) => {
            return Err(Error::usage(format!(
                "{nodes} nodes are always highly available at `biganimal`"
            ))
            .with_hint("leave out `high-availability`, or use one node"));
        }
        (Some(nodes), _) => {
            return Err(Error::new(
                ErrorKind::Unsupported,
                format!("`biganimal` has one, two or three nodes, not {nodes}"),
            ));
        }
    };
    match spec.nodes {
        Some(nodes) => report.exact("nodes", &nodes.to_string()),
        None => report.chosen("nodes", &nodes.to_string()),
    }
    match spec.high_availability {
        Some(wanted) => report.exact("high-availability", &wanted.to_string()),
        None => report.chosen("high-availability", &(nodes > 1).to_string()),
    }
    request.insert(
        "clusterArchitecture".into(),
        json!({"clusterArchitectureId": kind, "nodes": nodes}),
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(nodes: Option<u32>, high_availability: Option<bool>) -> (Value, Report) {
        let spec = ClusterSpec {
            nodes,
            high_availability,
            ..ClusterSpec::default()
        };
        let (mut request, mut report) = (Map::new(), Report::default());
        changed_architecture(&spec, &mut request, &mut report).unwrap();
        (request["clusterArchitecture"].clone(), report)
    }

    #[test]
    fn a_change_names_no_nodes_that_nobody_asked_for() {
        let (request, report) = changed(None, Some(true));
        assert_eq!(request, json!({"clusterArchitectureId": "ha"}));
        assert_eq!(report.0.len(), 1);
        let (request, _) = changed(Some(3), None);
        assert_eq!(request, json!({"clusterArchitectureId": "ha", "nodes": 3}));
    }

    #[test]
    fn no_field_of_a_change_is_a_default() {
        for (nodes, available) in [(Some(2), None), (None, Some(false)), (Some(1), None)] {
            let (_, report) = changed(nodes, available);
            let default =
                |field: &crate::provider::FieldReport| field.translation == Translation::Default;
            assert!(!report.0.iter().any(default), "{nodes:?} {available:?}");
        }
    }
}
