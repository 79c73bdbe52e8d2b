//! What clusters are made of here: clouds, regions, instance types, volumes, versions. Enough of each to
//! choose from, with the identifiers that clients meet in the field.

use serde_json::{Map, Value, json};

/// Cloud provider ids and names (BigAnimal API v3); `bah:` is the vendor's own account.
pub(super) const PROVIDERS: &[(&str, &str)] = &[
    ("aws", "AWS"),
    ("azure", "Azure"),
    ("gcp", "Google Cloud"),
    ("bah:aws", "AWS (EDB-hosted)"),
    ("bah:azure", "Azure (EDB-hosted)"),
    ("bah:gcp", "Google Cloud (EDB-hosted)"),
];

/// Cloud, id, name, continent, and whether it begins active.
const REGIONS: &[(&str, &str, &str, &str, bool)] = &[
    ("aws", "us-east-1", "US East 1", "North America", true),
    ("aws", "eu-west-1", "EU West 1", "Europe", true),
    ("aws", "eu-west-2", "EU West 2", "Europe", false),
    ("aws", "ap-south-1", "Asia Pacific South 1", "Asia", true),
    ("azure", "westus2", "(US) West US 2", "North America", true),
    ("azure", "eastus", "(US) East US", "North America", true),
    ("azure", "eastus2", "(US) East US 2", "North America", true),
    (
        "azure",
        "australiaeast",
        "(Asia Pacific) Australia East",
        "Australia",
        true,
    ),
    (
        "azure",
        "centralindia",
        "(Asia Pacific) Central India",
        "Asia",
        false,
    ),
    ("gcp", "us-east1", "US East 1", "North America", true),
    ("gcp", "europe-west1", "Europe West 1", "Europe", true),
];

/// Cloud, name without the cloud, virtual processors, memory in GiB, family, category.
const INSTANCES: &[(&str, &str, u32, u32, &str, &str)] = &[
    (
        "aws",
        "c6i.large",
        2,
        4,
        "AWS EC2 C6i Instances",
        "Compute Optimized",
    ),
    (
        "aws",
        "c6i.xlarge",
        4,
        8,
        "AWS EC2 C6i Instances",
        "Compute Optimized",
    ),
    (
        "aws",
        "m5.large",
        2,
        8,
        "AWS EC2 M5 Instances",
        "General Purpose",
    ),
    (
        "aws",
        "m6i.large",
        2,
        8,
        "AWS EC2 M6i Instances",
        "General Purpose",
    ),
    (
        "aws",
        "m6i.xlarge",
        4,
        16,
        "AWS EC2 M6i Instances",
        "General Purpose",
    ),
    (
        "aws",
        "m6id.12xlarge",
        48,
        192,
        "AWS EC2 M6id Instances",
        "General Purpose",
    ),
    (
        "aws",
        "r5.large",
        2,
        16,
        "AWS EC2 R5 Instances",
        "Memory Optimized",
    ),
    (
        "azure",
        "Standard_D2s_v3",
        2,
        8,
        "Standard DSv3 Family vCPUs",
        "General Purpose",
    ),
    (
        "azure",
        "Standard_D16s_v3",
        16,
        64,
        "Standard DSv3 Family vCPUs",
        "General Purpose",
    ),
    (
        "azure",
        "Standard_E2s_v3",
        2,
        16,
        "Standard ESv3 Family vCPUs",
        "Memory Optimized",
    ),
    (
        "azure",
        "Standard_E4s_v3",
        4,
        32,
        "Standard ESv3 Family vCPUs",
        "Memory Optimized",
    ),
    (
        "gcp",
        "e2-highcpu-4",
        4,
        4,
        "GCP E2 High CPU",
        "Compute Optimized",
    ),
    (
        "gcp",
        "e2-standard-2",
        2,
        8,
        "GCP E2 Standard",
        "General Purpose",
    ),
];

/// Cloud, id, name, storage class, and whether every region has it.
const VOLUMES: &[(&str, &str, &str, &str, bool)] = &[
    ("aws", "gp3", "General Purpose SSD (GP3)", "gp3", true),
    ("aws", "io2", "Provisioned IOPS SSD (IO2)", "io2", true),
    (
        "aws",
        "io2-block-express",
        "Provisioned IOPS SSD (IO2 Block Express)",
        "io2-be",
        false,
    ),
    (
        "azure",
        "azurepremiumstorage",
        "Azure Premium Storage",
        "managed-premium",
        true,
    ),
    ("azure", "ultradisk", "Ultra Disk", "ultra-disk", true),
    ("gcp", "pd-ssd", "Persistent SSD disks", "pd-ssd", true),
];

/// Azure premium disks: id, size, IOPS, MB/s.
const PREMIUM: &[(&str, &str, &str, &str)] = &[
    ("P1", "4 Gi", "120", "25"),
    ("P2", "8 Gi", "120", "25"),
    ("P3", "16 Gi", "120", "25"),
    ("P4", "32 Gi", "120", "25"),
    ("P6", "64 Gi", "240", "50"),
    ("P10", "128 Gi", "500", "100"),
    ("P15", "256 Gi", "1100", "125"),
    ("P20", "512 Gi", "2300", "150"),
    ("P30", "1 Ti", "5000", "200"),
    ("P40", "2 Ti", "7500", "250"),
    ("P50", "4 Ti", "7500", "250"),
    ("P60", "8 Ti", "16000", "500"),
    ("P70", "16 Ti", "18000", "750"),
    ("P80", "32 Ti", "20000", "900"),
];

const PG_TYPES: &[(&str, &str, &[&str])] = &[
    (
        "epas",
        "EDB Postgres Advanced Server",
        &["single", "ha", "pgd"],
    ),
    ("pgextended", "EDB Postgres Extended Server", &["pgd"]),
    ("postgres", "PostgreSQL", &["single", "ha", "pgd"]),
];

/// Id, of which types it is, and for which architectures.
const PG_VERSIONS: &[(&str, &[&str], &[&str])] = &[
    ("17", EVERY_TYPE, EVERY_ARCHITECTURE),
    ("16", EVERY_TYPE, EVERY_ARCHITECTURE),
    ("15", EVERY_TYPE, EVERY_ARCHITECTURE),
    ("14", EVERY_TYPE, EVERY_ARCHITECTURE),
    ("13", &["epas", "postgres"], &["single", "ha"]),
];
const EVERY_TYPE: &[&str] = &["epas", "pgextended", "postgres"];
const EVERY_ARCHITECTURE: &[&str] = &["single", "ha", "pgd"];

const ARCHITECTURES: &[(&str, &str)] = &[
    ("single", "Single Node"),
    ("ha", "Primary/Standby High Availability"),
    ("pgd", "Distributed High Availability"),
];

/// Name, unit, type, boot value, context, description.
const PARAMETERS: &[(&str, &str, &str, &str, &str, &str)] = &[
    (
        "max_connections",
        "",
        "integer",
        "100",
        "postmaster",
        "Maximum number of concurrent connections.",
    ),
    (
        "shared_buffers",
        "8kB",
        "integer",
        "16384",
        "postmaster",
        "Number of shared memory buffers.",
    ),
    (
        "work_mem",
        "kB",
        "integer",
        "4096",
        "user",
        "Maximum memory for query workspaces.",
    ),
    (
        "log_min_duration_statement",
        "ms",
        "integer",
        "-1",
        "superuser",
        "Minimum time of logged statements.",
    ),
];

/// The cloud of a provider, whichever account it is in.
pub(super) fn cloud(provider: &str) -> &str {
    provider.strip_prefix("bah:").unwrap_or(provider)
}

/// Every provider, and whether it `is_connected`.
pub(super) fn providers(is_connected: impl Fn(&str) -> bool) -> Vec<Value> {
    let provider = |(id, name): &(&str, &str)| json!({"cloudProviderId": id, "cloudProviderName": name, "connected": is_connected(id)});
    PROVIDERS.iter().map(provider).collect()
}

pub(super) fn provider(id: &str) -> Option<Value> {
    let (id, name) = PROVIDERS.iter().find(|(other, _)| *other == id)?;
    Some(json!({"cloudProviderId": id, "cloudProviderName": name}))
}

/// The regions of a provider, with the status that each begins with.
pub(super) fn regions(provider: &str) -> Vec<(Map<String, Value>, bool)> {
    let hosted = provider != cloud(provider);
    REGIONS
        .iter()
        .filter(|(of, ..)| *of == cloud(provider))
        .map(|(_, id, name, continent, active)| {
            let mut region = Map::new();
            region.insert("regionId".into(), (*id).into());
            region.insert("regionName".into(), (*name).into());
            region.insert("continent".into(), (*continent).into());
            region.insert("tags".into(), json!([]));
            (region, *active || hosted)
        })
        .collect()
}

pub(super) fn region(provider: &str, id: &str) -> Option<Value> {
    let mut found = REGIONS.iter().filter(|(of, ..)| *of == cloud(provider));
    let (_, id, name, ..) = found.find(|(_, other, ..)| *other == id)?;
    Some(json!({"regionId": id, "regionName": name}))
}

pub(super) fn instance_types(provider: &str) -> Vec<Value> {
    INSTANCES
        .iter()
        .filter(|(of, ..)| *of == cloud(provider))
        .map(|(cloud, name, cpu, ram, family, category)| {
            json!({
                "instanceTypeId": format!("{cloud}:{name}"),
                "instanceTypeName": name.trim_start_matches("Standard_").replace('_', " "),
                "cpu": cpu, "ram": ram, "familyName": family, "category": category,
            })
        })
        .collect()
}

pub(super) fn instance_type(provider: &str, id: &str) -> Option<Value> {
    let mut types = instance_types(provider).into_iter();
    types.find(|found| found["instanceTypeId"] == id)
}

pub(super) fn volume_types(provider: &str) -> Vec<Value> {
    let families = |cloud: &str| {
        let mut families: Vec<&str> = INSTANCES
            .iter()
            .filter(|(of, ..)| *of == cloud)
            .map(|(_, _, _, _, family, _)| *family)
            .collect();
        families.dedup();
        families
    };
    VOLUMES
        .iter()
        .filter(|(of, ..)| *of == cloud(provider))
        .map(|(of, id, name, class, everywhere)| {
            json!({
                "volumeTypeId": id, "volumeTypeName": name, "storageClass": class,
                "enabledInRegion": everywhere, "supportedInstanceFamilyNames": families(of),
            })
        })
        .collect()
}

pub(super) fn volume_properties(volume_type: &str) -> Vec<Value> {
    let ranged = |sizes: (&str, &str), iops: (&str, &str), throughput: (&str, &str)| {
        vec![json!({
            "volumePropertiesId": volume_type,
            "volumePropertiesName": format!("{volume_type} ({} - {}, {} IOPS)", sizes.0, sizes.1, iops.0),
            "minDiskSize": sizes.0, "maxDiskSize": sizes.1,
            "minIops": iops.0, "maxIops": iops.1, "defaultIops": iops.0,
            "minThroughput": throughput.0, "maxThroughput": throughput.1,
            "defaultThroughput": throughput.0,
        })]
    };
    match volume_type {
        "gp3" => ranged(("1 Gi", "16384 Gi"), ("3000", "16000"), ("125", "1000")),
        "io2" => ranged(("4 Gi", "16384 Gi"), ("100", "64000"), ("125", "1000")),
        "io2-block-express" => ranged(("4 Gi", "65536 Gi"), ("100", "256000"), ("125", "4000")),
        "ultradisk" => ranged(("4 Gi", "65536 Gi"), ("120", "160000"), ("25", "4000")),
        "pd-ssd" => ranged(("10 Gi", "65536 Gi"), ("300", "100000"), ("25", "1200")),
        "azurepremiumstorage" => PREMIUM
            .iter()
            .map(|(id, size, iops, throughput)| {
                let name = format!(
                    "{id} ({size}, {iops} Provisioned IOPS, {throughput} Provisioned MB/s)"
                );
                json!({
                    "volumePropertiesId": id, "volumePropertiesName": name,
                    "minDiskSize": size, "maxDiskSize": size,
                    "minIops": iops, "maxIops": iops, "defaultIops": iops,
                    "minThroughput": throughput, "maxThroughput": throughput,
                    "defaultThroughput": throughput,
                })
            })
            .collect(),
        _ => Vec::new(),
    }
}

/// What a volume of that kind is where the request leaves something open.
pub(super) fn storage(asked: &Map<String, Value>) -> Map<String, Value> {
    let volume_type = asked.get("volumeTypeId").and_then(Value::as_str);
    let volume_type = volume_type.unwrap_or_default();
    let mut storage = asked.clone();
    let properties = volume_properties(volume_type)
        .into_iter()
        .find(|found| asked.get("volumePropertiesId") == found.get("volumePropertiesId"))
        .unwrap_or_default();
    for (key, default) in [
        ("size", "minDiskSize"),
        ("iops", "defaultIops"),
        ("throughput", "defaultThroughput"),
    ] {
        storage
            .entry(key)
            .or_insert_with(|| properties[default].clone());
    }
    storage
}

pub(super) fn pg_types() -> Vec<Value> {
    let pg_type = |(id, name, architectures): &(&str, &str, &[&str])| json!({"pgTypeId": id, "pgTypeName": name, "supportedClusterArchitectureIds": architectures});
    PG_TYPES.iter().map(pg_type).collect()
}

pub(super) fn pg_type(id: &str) -> Option<Value> {
    let (id, name, _) = PG_TYPES.iter().find(|(other, ..)| *other == id)?;
    Some(json!({"pgTypeId": id, "pgTypeName": name}))
}

/// The versions of some types for some architectures; of all where none is named.
pub(super) fn pg_versions(types: &[&str], architectures: &[&str]) -> Vec<Value> {
    let has = |known: &[&str], wanted: &[&str]| {
        wanted.is_empty() || wanted.iter().any(|id| known.contains(id))
    };
    PG_VERSIONS
        .iter()
        .filter(|(_, of, on)| has(of, types) && has(on, architectures))
        .map(|(id, ..)| json!({"pgVersionId": id, "pgVersionName": id}))
        .collect()
}

pub(super) fn pg_version(id: &str) -> Option<Value> {
    let (id, ..) = PG_VERSIONS.iter().find(|(other, ..)| *other == id)?;
    Some(json!({"pgVersionId": id, "pgVersionName": id}))
}

pub(super) fn architectures() -> Vec<Value> {
    let architecture = |(id, name): &(&str, &str)| json!({"clusterArchitectureId": id, "clusterArchitectureName": name, "enabled": true});
    ARCHITECTURES.iter().map(architecture).collect()
}

pub(super) fn architecture_name(id: &str) -> &'static str {
    let found = ARCHITECTURES.iter().find(|(other, _)| *other == id);
    found.map_or("", |(_, name)| name)
}

/// The settings of a server; with the values that a cluster has, where there is one.
pub(super) fn parameters(current: Option<&Value>) -> Vec<Value> {
    let parameter = |(name, unit, kind, boot, context, description): &(
        &str,
        &str,
        &str,
        &str,
        &str,
        &str,
    )| {
        let mut parameter = json!({
            "name": name, "unit": unit, "varType": kind, "bootValue": boot, "resetValue": boot,
            "readOnly": false, "readOnlyValue": "", "context": context, "shortDesc": description,
        });
        if let Some(current) = current {
            let set = current.as_array().into_iter().flatten();
            let mut set = set
                .filter(|entry| entry["name"] == *name)
                .map(|e| e["value"].clone());
            parameter["currentValue"] = set.next_back().unwrap_or_else(|| (*boot).into());
        }
        parameter
    };
    PARAMETERS.iter().map(parameter).collect()
}
