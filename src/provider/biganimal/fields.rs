//! What BigAnimal does with each field of the portable spec (BigAnimal API v3, clusters).

use serde_json::json;

use super::volume;
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::model::{ClusterSpec, Network};
use crate::provider::translation::{Draft, Row, Rule, Table, Texts, settle};
use crate::provider::{ProviderId, Translation};

/// The user and the database of every cluster.
pub(super) const OWNER: &str = "edb_admin";

/// The key of the ranges in both a request and the vendor's own table.
const RANGES: &str = "allowedIpRanges";

const OWNED: &str = "it is always `edb_admin`; make others with SQL";

/// Where a body wants texts (BigAnimal API v1 and v3, clusters).
pub(super) const TEXTS: Texts = Texts {
    keys: &[
        "backupRetentionPeriod",
        "cidrBlock",
        "cloudProviderId",
        "clusterArchitectureId",
        "clusterName",
        "clusterType",
        "color",
        "description",
        "displayName",
        "dockerImage",
        "extensionId",
        "id",
        "instanceTypeId",
        "iops",
        "keyId",
        "name",
        "pgTypeId",
        "pgVersionId",
        "postgresTypeId",
        "postgresVersion",
        "providerId",
        "regionId",
        "replicaSourceClusterId",
        "scheduleBackup",
        "size",
        "startTime",
        "storageClass",
        "tagName",
        "throughput",
        "value",
        "volumeProperties",
        "volumePropertiesId",
        "volumeTypeId",
        "operation",
    ],
    // Of v1.
    pairs: &["pgConfigMap", "allowIpRangeMap"],
};

/// Every field of a spec, in the order of a request.
pub(super) static TABLE: Table = Table {
    provider: ProviderId::BigAnimal,
    subject: "provider `biganimal`",
    rows: &[
        Row::new(&["name"], Rule::Put("/clusterName")).needed("an argument, or `name`"),
        Row::new(
            &["nodes", "high-availability"],
            Rule::By("/clusterArchitecture", architecture),
        )
        .changed(Rule::By("/clusterArchitecture", changed_architecture)),
        Row::new(&["cloud"], Rule::Put("/provider/cloudProviderId"))
            .needed("--cloud aws, azure, gcp, or with `bah:` in front for the vendor's own account")
            .fixed(),
        Row::new(&["region"], Rule::Put("/region/regionId"))
            .needed("--region, see `dbaas catalog regions`")
            .fixed(),
        Row::new(
            &["datacenter"],
            Rule::Never("the vendor chooses it within the region"),
        ),
        Row::new(&["cpu", "memory"], Rule::Machine("/instanceType"))
            .needed("--cpu or --memory, see `dbaas catalog sizes`"),
        Row::new(&["flavor"], Rule::Put("/pgType/pgTypeId"))
            .or("postgres")
            .fixed(),
        Row::new(&["postgres"], Rule::Put("/pgVersion/pgVersionId"))
            .needed("--postgres, see `dbaas catalog versions`")
            .fixed(),
        // Which type a volume has that is there already is known only when the cluster is read.
        Row::new(&["storage"], Rule::By("/storage", storage))
            .changed(Rule::Size("/storage/size", volume::GIBIBYTES))
            .needed("--storage 64GiB, see `dbaas catalog storage`"),
        Row::new(&["network"], Rule::Is("/privateNetworking", "private"))
            .needed("--network private, or public together with --allow"),
        Row::new(&["allow"], Rule::By("/allowedIpRanges", ranges)),
        Row::new(&["database", "user"], Rule::Only(OWNER, OWNED)),
        Row::new(&["settings"], Rule::By("/pgConfig", settings)),
        Row::new(&["native"], Rule::Merge),
    ],
    secret: Some("password"),
    mend: |own| settle(own, TEXTS),
    agree: network_and_ranges,
    advice: [
        None,
        Some(|| Hint::new("restore into a new cluster instead:").run("backup restore")),
    ],
};

/// Writes the volume of a new cluster.
fn storage(spec: &ClusterSpec, draft: &mut Draft) -> Result<()> {
    let Some(bytes) = spec.storage else {
        return Ok(());
    };
    let (volume, how) = volume::choose(spec.cloud.as_deref().unwrap_or_default(), bytes)?;
    draft.report.add("storage", &volume::describe(&volume), how);
    draft.put("/storage", volume);
    Ok(())
}

/// Refuses ranges and a network that contradict each other. A public cluster without a list of ranges is open to
/// everybody, which nobody should get by leaving something out.
fn network_and_ranges(spec: &ClusterSpec, draft: &Draft) -> Result<()> {
    match spec.network {
        Some(Network::Private) if !spec.allow.is_empty() => Err(Error::usage(
            "a private cluster has no list of address ranges",
        )
        .with_hint("leave out --allow, or use --network public")),
        Some(Network::Public) if spec.allow.is_empty() && !draft.has(RANGES) => Err(Error::usage(
            "a public cluster that allows nobody in particular is open to all",
        )
        .with_hint("name the ranges with --allow; `--allow 0.0.0.0/0` means everybody")),
        _ => Ok(()),
    }
}

/// Writes who may connect.
fn ranges(spec: &ClusterSpec, draft: &mut Draft) -> Result<()> {
    if let Some(allow) = spec.get("allow") {
        draft.report.exact("allow", &allow.to_string());
    }
    let range = |range: &String| json!({"cidrBlock": range, "description": ""});
    draft.put("/allowedIpRanges", spec.allow.iter().map(range).collect());
    Ok(())
}

/// Writes the PostgreSQL settings.
fn settings(spec: &ClusterSpec, draft: &mut Draft) -> Result<()> {
    draft.report.settings(&spec.settings);
    let setting = |(name, value)| json!({"name": name, "value": value});
    draft.put("/pgConfig", spec.settings.iter().map(setting).collect());
    Ok(())
}

/// Writes nodes and availability of a cluster that is there: what nobody named stays as it is, and what follows
/// from what was named is reported.
fn changed_architecture(spec: &ClusterSpec, draft: &mut Draft) -> Result<()> {
    if spec.nodes.is_none() && spec.high_availability == Some(true) {
        // How many nodes there are is known only when the cluster is read.
        draft.report.exact("high-availability", "true");
        draft.put("/clusterArchitecture/clusterArchitectureId", "ha".into());
        return Ok(());
    }
    let before = std::mem::take(&mut draft.report.0);
    architecture(spec, draft)?;
    let mut found = std::mem::replace(&mut draft.report.0, before);
    for field in &mut found {
        if field.translation == Translation::Default {
            field.translation = Translation::Nearest;
        }
    }
    draft.report.0.append(&mut found);
    Ok(())
}

/// Writes nodes and availability: one node, or two or three with standbys.
fn architecture(spec: &ClusterSpec, draft: &mut Draft) -> Result<()> {
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
    let report = &mut draft.report;
    let nodes_given = spec.nodes.map(|nodes| nodes.to_string());
    report.or_default("nodes", nodes_given, &nodes.to_string());
    let availability = spec.high_availability.map(|wanted| wanted.to_string());
    report.or_default("high-availability", availability, &(nodes > 1).to_string());
    draft.put(
        "/clusterArchitecture",
        json!({"clusterArchitectureId": kind, "nodes": nodes}),
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;
    use crate::provider::translation::Report;

    fn changed(nodes: Option<u32>, high_availability: Option<bool>) -> (Value, Report) {
        let spec = ClusterSpec {
            nodes,
            high_availability,
            ..ClusterSpec::default()
        };
        let mut draft = Draft::default();
        changed_architecture(&spec, &mut draft).unwrap();
        (draft.request["clusterArchitecture"].clone(), draft.report)
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
