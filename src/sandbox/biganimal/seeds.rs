//! Clusters that are there from the start, as many as wanted. None is stored: each is a number, from
//! which its document follows by filling a template.

use std::fmt::Write as _;

use serde_json::{Map, Value, json};

use super::cluster::{Cluster, Facts, Rest};
use super::spec;

/// Stand-ins in a template; nothing else in a document looks like them.
const ID: &str = "@ID@";
const NAME: &str = "@NAME@";
const CREATED: i64 = 1_616_161_616;

/// The first seed was created in 2024.
const FIRST_CREATED: i64 = 1_704_067_200;

const PREFIX: &str = "p-seed";

/// Provider, region, instance type, pg type, version, architecture, nodes, volume type and properties.
type Variant = (
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    &'static str,
    u32,
    &'static str,
    &'static str,
);

const VARIANTS: &[Variant] = &[
    (
        "aws",
        "us-east-1",
        "aws:c6i.large",
        "epas",
        "15",
        "ha",
        3,
        "gp3",
        "gp3",
    ),
    (
        "aws",
        "eu-west-1",
        "aws:m6i.large",
        "postgres",
        "16",
        "single",
        1,
        "gp3",
        "gp3",
    ),
    (
        "azure",
        "westus2",
        "azure:Standard_E2s_v3",
        "epas",
        "14",
        "ha",
        2,
        "azurepremiumstorage",
        "P2",
    ),
    (
        "azure",
        "eastus",
        "azure:Standard_D2s_v3",
        "postgres",
        "17",
        "single",
        1,
        "azurepremiumstorage",
        "P4",
    ),
    (
        "gcp",
        "us-east1",
        "gcp:e2-highcpu-4",
        "postgres",
        "16",
        "ha",
        3,
        "pd-ssd",
        "pd-ssd",
    ),
    (
        "bah:aws",
        "eu-west-1",
        "aws:r5.large",
        "epas",
        "16",
        "single",
        1,
        "gp3",
        "gp3",
    ),
];

/// The documents of seeds, ready to be filled in; one kind for each generation of the API.
#[derive(Debug)]
pub(super) struct Seeds(Vec<Vec<Part>>);

#[derive(Debug)]
enum Part {
    Text(String),
    Id,
    Name,
    Created,
}

impl Seeds {
    /// Templates from how a cluster is printed.
    pub(super) fn new(print: impl Fn(&mut Cluster) -> Value) -> Self {
        let template = |(variant, _): (usize, _)| {
            let mut cluster = cluster(ID.to_owned(), NAME, variant, CREATED, "");
            parts(&print(&mut cluster).to_string())
        };
        Self(VARIANTS.iter().enumerate().map(template).collect())
    }

    /// Appends the document of a seed.
    pub(super) fn write(&self, seed: u32, text: &mut String) {
        for part in &self.0[variant(seed)] {
            // Writing to a String cannot fail.
            let _ = match part {
                Part::Text(part) => {
                    text.push_str(part);
                    Ok(())
                }
                Part::Id => write!(text, "{}", Self::id(seed)),
                Part::Name => write!(text, "{}", Self::name(seed)),
                Part::Created => write!(text, "{}", FIRST_CREATED + i64::from(seed)),
            };
        }
    }

    /// The id of a seed.
    pub(super) fn id(seed: u32) -> String {
        format!("{PREFIX}{seed:06x}")
    }

    /// The name of a seed.
    pub(super) fn name(seed: u32) -> String {
        format!("seed-{seed:06}")
    }

    /// The seed of an id.
    pub(super) fn find(id: &str) -> Option<u32> {
        let seed = u32::from_str_radix(id.strip_prefix(PREFIX)?, 16).ok()?;
        (Self::id(seed) == id).then_some(seed)
    }

    /// The seed of a name.
    pub(super) fn find_name(name: &str) -> Option<u32> {
        let seed = name.strip_prefix("seed-")?.parse().ok()?;
        (Self::name(seed) == name).then_some(seed)
    }

    /// What seeds are filtered by, for each variant.
    pub(super) fn facts() -> Vec<Facts> {
        let facts = |variant: &Variant| Facts {
            region: variant.1.to_owned(),
            architecture: variant.5.to_owned(),
            pg_type: variant.3.to_owned(),
            pg_version: variant.4.to_owned(),
            provider: variant.0.to_owned(),
        };
        VARIANTS.iter().map(facts).collect()
    }

    /// A seed as a cluster of its own, which can then be changed.
    pub(super) fn cluster(seed: u32, project: &str) -> Cluster {
        let created = FIRST_CREATED + i64::from(seed);
        cluster(
            Self::id(seed),
            &Self::name(seed),
            variant(seed),
            created,
            project,
        )
    }
}

/// Which variant a seed is.
pub(super) fn variant(seed: u32) -> usize {
    usize::try_from(seed).unwrap_or_default() % VARIANTS.len()
}

fn cluster(id: String, name: &str, variant: usize, created: i64, project: &str) -> Cluster {
    let (provider, region, instance, pg_type, version, architecture, nodes, volume, properties) =
        VARIANTS[variant];
    let size = match volume {
        "pd-ssd" => "10 Gi",
        _ => "4 Gi",
    };
    let mut storage = json!({"volumeTypeId": volume, "volumePropertiesId": properties});
    if volume != "azurepremiumstorage" {
        storage["size"] = size.into();
    }
    let body = json!({
        "clusterName": name,
        "clusterArchitecture": {"clusterArchitectureId": architecture, "nodes": nodes},
        "provider": {"cloudProviderId": provider},
        "region": {"regionId": region},
        "instanceType": {"instanceTypeId": instance},
        "pgType": {"pgTypeId": pg_type},
        "pgVersion": {"pgVersionId": version},
        "storage": storage,
    });
    let body = match body {
        Value::Object(body) => body,
        _ => Map::new(),
    };
    let mut cluster = Cluster::resting(id, project, spec::accepted(body), Rest::Healthy);
    cluster.created = jiff::Timestamp::from_second(created).unwrap_or_default();
    cluster
}

fn parts(document: &str) -> Vec<Part> {
    let created = CREATED.to_string();
    let mut parts = Vec::new();
    let mut rest = document;
    loop {
        let next = [
            (ID, Part::Id),
            (NAME, Part::Name),
            (created.as_str(), Part::Created),
        ]
        .into_iter()
        .filter_map(|(stand_in, part)| Some((rest.find(stand_in)?, stand_in.len(), part)))
        .min_by_key(|(index, ..)| *index);
        let Some((index, length, part)) = next else {
            parts.push(Part::Text(rest.to_owned()));
            return parts;
        };
        parts.push(Part::Text(rest[..index].to_owned()));
        parts.push(part);
        rest = &rest[index + length..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seeds_are_found_by_id_and_name() {
        for seed in [0, 1, 4711, 99_999] {
            assert_eq!(Seeds::find(&Seeds::id(seed)), Some(seed));
            assert_eq!(Seeds::find_name(&Seeds::name(seed)), Some(seed));
            assert_eq!(Seeds::id(seed).len(), 12);
        }
        assert_eq!(Seeds::find("p-seed0"), None);
        assert_eq!(Seeds::find_name("seed-1"), None);
    }

    #[test]
    fn a_template_prints_what_the_cluster_would() {
        let print = |cluster: &mut Cluster| json!({"id": cluster.id, "name": cluster.name(), "at": cluster.created.as_second()});
        let mut text = String::new();
        Seeds::new(print).write(7, &mut text);
        assert_eq!(text, print(&mut Seeds::cluster(7, "")).to_string());
    }
}
