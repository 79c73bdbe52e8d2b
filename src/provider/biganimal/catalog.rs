//! What the vendor has to offer: projects, versions, regions, machines, volumes; and what a plan needs
//! from that.

use async_trait::async_trait;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::BigAnimal;
use super::config::Api;
use super::portal::Portal;
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::model::{CatalogEntry, CatalogKind, Resource};
use crate::provider::translation::merge;
use crate::provider::{Catalog, CatalogScope, CreatePlan, FieldReport, MachineWish, Translation};

/// A machine (BigAnimal API v3); v1 calls its id and its name otherwise.
#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Machine {
    #[serde(alias = "id")]
    pub(super) instance_type_id: String,
    #[serde(alias = "instanceType", default)]
    instance_type_name: String,
    #[serde(default)]
    cpu: f64,
    /// In GiB.
    #[serde(default)]
    ram: f64,
    #[serde(default)]
    family_name: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Cloud {
    cloud_provider_id: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    region_id: String,
    #[serde(default)]
    region_name: String,
    #[serde(default)]
    status: Option<String>,
    #[serde(default)]
    cloud_provider_id: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Version {
    #[serde(alias = "versionId")]
    pg_version_id: String,
    #[serde(alias = "versionName", default)]
    pg_version_name: String,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Volume {
    #[serde(alias = "id")]
    volume_type_id: String,
    #[serde(alias = "displayName", default)]
    volume_type_name: String,
    #[serde(default)]
    enabled_in_region: Option<bool>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct VolumeProperties {
    #[serde(alias = "id")]
    volume_properties_id: String,
    #[serde(alias = "value", default)]
    volume_properties_name: String,
}

impl Portal {
    async fn machines(&self, cloud: &str, region: &str) -> Result<Vec<Machine>> {
        let path = ["instance-types"];
        self.of_region(cloud, region, &path, "instanceTypesList")
            .await
    }

    /// Gets a list of a region. A place that does not exist is a slip of whoever named it: which places there are is
    /// said.
    async fn of_region<T: DeserializeOwned>(
        &self,
        cloud: &str,
        region: &str,
        path: &[&str],
        first: &str,
    ) -> Result<Vec<T>> {
        let place = ["cloud-providers", cloud, "regions", region];
        let error = match self.list(&[&place, path].concat(), first).await {
            Err(error) if error.kind() == ErrorKind::NotFound => error,
            found => return found,
        };
        Err(match self.regions(Some(cloud)).await {
            Ok(regions) if regions.iter().any(|known| known.region_id == region) => error,
            Ok(regions) => no_region(cloud, region, &regions),
            Err(look) if look.kind() == ErrorKind::Usage => look,
            Err(_) => error,
        })
    }

    async fn regions(&self, cloud: Option<&str>) -> Result<Vec<Region>> {
        match (self.regions_of(cloud).await, cloud) {
            (Err(error), Some(cloud)) if error.kind() == ErrorKind::NotFound => {
                // The project may be what does not exist.
                let Ok(clouds) = self.clouds().await else {
                    return Err(error);
                };
                let ids: Vec<String> = clouds.into_iter().map(|c| c.cloud_provider_id).collect();
                if ids.iter().any(|known| known == cloud) {
                    return Err(error);
                }
                Err(Error::usage(format!("there is no cloud `{cloud}`"))
                    .with_detail(format!("clouds: {}", ids.join(", ")))
                    .with_hint("name one of them with --cloud, or in the file"))
            }
            (found, _) => found,
        }
    }

    async fn clouds(&self) -> Result<Vec<Cloud>> {
        self.list(&["cloud-providers"], "cloudProvidersList").await
    }

    async fn regions_of(&self, cloud: Option<&str>) -> Result<Vec<Region>> {
        let mut regions: Vec<Region> = match (self.api, cloud) {
            (Api::V3, None) => return self.list(&["regions"], "").await,
            (_, Some(cloud)) => {
                let place = ["cloud-providers", cloud, "regions"];
                self.list(&place, "regionsList").await?
            }
            (Api::V1, None) => {
                return Err(Error::usage("regions of the API v1 are listed by cloud")
                    .with_hint("name one with --cloud"));
            }
        };
        for region in &mut regions {
            region.cloud_provider_id = cloud.map(str::to_owned);
        }
        Ok(regions)
    }

    async fn versions(&self) -> Result<Vec<Version>> {
        let place = match self.api {
            Api::V1 => "postgres-versions",
            Api::V3 => "pg-versions",
        };
        self.list(&[place], "pgVersionsList").await
    }

    /// Every volume of a region, by type and properties.
    async fn volumes(&self, cloud: &str, region: &str) -> Result<Vec<(Volume, VolumeProperties)>> {
        let path = ["volume-types"];
        let types: Vec<Volume> = self
            .of_region(cloud, region, &path, "volumeTypesList")
            .await?;
        let mut found = Vec::new();
        for volume in types {
            if volume.enabled_in_region == Some(false) {
                continue;
            }
            let path = ["volume-types", &volume.volume_type_id, "volume-properties"];
            let properties: Vec<VolumeProperties> = self
                .of_region(cloud, region, &path, "volumePropertiesList")
                .await?;
            found.extend(properties.into_iter().map(|p| (volume.clone(), p)));
        }
        Ok(found)
    }
}

/// Chooses the machine that a plan left open.
///
/// # Errors
/// [`ErrorKind::Unsupported`] where the region has none that large.
pub(super) async fn complete(portal: &Portal, plan: &mut CreatePlan) -> Result<()> {
    let Some(wish) = plan.machine.take() else {
        return Ok(());
    };
    let current = plan.request.get("provider").is_some();
    let place = if current {
        plan.request.clone()
    } else {
        json!({
            "provider": {"cloudProviderId": plan.request["providerId"]},
            "region": {"regionId": plan.request["regionId"]},
        })
    };
    let machine = machine_for(portal, &place, wish).await?;
    plan.fields.push(machine_report(wish, &machine));
    let id = machine.instance_type_id;
    let patch = if current {
        json!({"instanceType": {"instanceTypeId": id}})
    } else {
        json!({"instanceTypeId": id})
    };
    merge(&mut plan.request, &patch);
    Ok(())
}

/// What became of a wish for a machine.
pub(super) fn machine_report(wish: MachineWish, machine: &Machine) -> FieldReport {
    let exact = wish.cpu.is_none_or(|cpu| machine.cpu == f64::from(cpu))
        && wish.memory.is_none_or(|memory| machine.bytes() == memory);
    FieldReport {
        field: match (wish.cpu, wish.memory) {
            (Some(_), Some(_)) => "cpu, memory",
            (Some(_), None) => "cpu",
            _ => "memory",
        }
        .to_owned(),
        value: format!(
            "{} ({} CPU, {} GiB)",
            machine.instance_type_id, machine.cpu, machine.ram
        ),
        translation: match exact {
            true => Translation::Exact,
            false => Translation::Nearest,
        },
    }
}

fn no_region(cloud: &str, region: &str, regions: &[Region]) -> Error {
    let ids: Vec<&str> = regions
        .iter()
        .map(|known| known.region_id.as_str())
        .collect();
    Error::usage(format!("{cloud} has no region `{region}`"))
        .with_detail(format!("regions: {}", ids.join(", ")))
        .with_hint(Hint::new("see").run(format!("catalog regions --cloud {cloud}")))
}

/// GiB as the catalog has them, in bytes.
pub(super) fn bytes(gibibytes: f64) -> u64 {
    (gibibytes * 1024.0) as u64 * (1 << 20)
}

impl Machine {
    fn bytes(&self) -> u64 {
        bytes(self.ram)
    }
}

/// The smallest machine that is large enough, in the cloud and region of a document.
///
/// # Errors
/// [`ErrorKind::Unsupported`] where the region has none.
pub(super) async fn machine_for(
    portal: &Portal,
    place: &Value,
    wish: MachineWish,
) -> Result<Machine> {
    let cloud = place["provider"]["cloudProviderId"]
        .as_str()
        .unwrap_or_default();
    let region = place["region"]["regionId"].as_str().unwrap_or_default();
    let machines = portal.machines(cloud, region).await?;
    let fits = |machine: &&Machine| {
        wish.cpu.is_none_or(|cpu| machine.cpu >= f64::from(cpu))
            && wish.memory.is_none_or(|memory| machine.bytes() >= memory)
    };
    let smallest = machines.iter().filter(fits).min_by(|one, other| {
        let by_cpu = one.cpu.total_cmp(&other.cpu);
        by_cpu
            .then(one.ram.total_cmp(&other.ram))
            .then_with(|| one.instance_type_id.cmp(&other.instance_type_id))
    });
    smallest.cloned().ok_or_else(|| {
        Error::new(
            ErrorKind::Unsupported,
            format!("`{region}` of {cloud} has no machine that large"),
        )
        .with_hint(Hint::new("see").run(format!("catalog sizes --cloud {cloud} --region {region}")))
    })
}

/// Looks whether the region takes clusters and has the machine, before anything is sent.
///
/// # Errors
/// Usage errors that name the catalog.
pub(super) async fn check(portal: &Portal, request: &Value) -> Result<()> {
    let text = |outer: &str, inner: &str, flat: &str| {
        let nested = request[outer][inner]
            .as_str()
            .or(request[outer]["id"].as_str());
        nested.or(request[flat].as_str()).map(str::to_owned)
    };
    let (Some(cloud), Some(region)) = (
        text("provider", "cloudProviderId", "providerId"),
        text("region", "regionId", "regionId"),
    ) else {
        // A body without them is the portal's to refuse.
        return Ok(());
    };
    let regions = portal.regions(Some(&cloud)).await?;
    let Some(found) = regions.iter().find(|known| known.region_id == region) else {
        return Err(no_region(&cloud, &region, &regions));
    };
    let inactive = found
        .status
        .as_deref()
        .filter(|status| !status.eq_ignore_ascii_case("active"));
    // The vendor's own accounts need no activation.
    if let Some(status) = inactive.filter(|_| !cloud.starts_with("bah:")) {
        return Err(Error::new(
            ErrorKind::Conflict,
            format!("the region `{region}` takes no clusters: it is {status}"),
        )
        .with_hint("activate it in the portal"));
    }
    if let Some(machine) = text("instanceType", "instanceTypeId", "instanceTypeId") {
        let machines = portal.machines(&cloud, &region).await?;
        if !machines
            .iter()
            .any(|known| known.instance_type_id == machine)
        {
            return Err(
                Error::usage(format!("`{region}` of {cloud} has no machine `{machine}`"))
                    .with_hint(
                        Hint::new("see")
                            .run(format!("catalog sizes --cloud {cloud} --region {region}")),
                    ),
            );
        }
    }
    Ok(())
}

#[async_trait]
impl Catalog for BigAnimal {
    async fn entries(
        &self,
        kind: CatalogKind,
        scope: &CatalogScope,
    ) -> Result<Vec<Resource<CatalogEntry>>> {
        let portal = &self.portal;
        let place = || match (&scope.cloud, &scope.region) {
            (Some(cloud), Some(region)) => Ok((cloud.as_str(), region.as_str())),
            _ => Err(
                Error::usage(format!("{} differ by cloud and region", kind.name())).with_hint(
                    Hint::new("name both: --cloud aws --region eu-west-1; see")
                        .run("catalog regions"),
                ),
            ),
        };
        let entries: Vec<CatalogEntry> = match kind {
            CatalogKind::Projects if portal.api == Api::V1 => {
                return Err(Error::new(
                    ErrorKind::Unsupported,
                    "the API v1 of `biganimal` has no projects",
                ));
            }
            CatalogKind::Projects => {
                let projects = portal.projects().await?.into_iter();
                projects
                    .map(|project| CatalogEntry::new(project.project_id, project.project_name))
                    .collect()
            }
            CatalogKind::Versions => {
                let versions = portal.versions().await?.into_iter();
                versions
                    .map(|version| CatalogEntry {
                        version: Some(version.pg_version_id.clone()),
                        ..CatalogEntry::new(version.pg_version_id, version.pg_version_name)
                    })
                    .collect()
            }
            CatalogKind::Regions => {
                let regions = portal.regions(scope.cloud.as_deref()).await?.into_iter();
                regions
                    .map(|region| CatalogEntry {
                        cloud: region.cloud_provider_id,
                        state: region.status,
                        ..CatalogEntry::new(region.region_id, region.region_name)
                    })
                    .collect()
            }
            CatalogKind::Sizes => {
                let (cloud, region) = place()?;
                let machines = portal.machines(cloud, region).await?.into_iter();
                machines
                    .map(|machine| CatalogEntry {
                        cpu: Some(machine.cpu as u32),
                        memory_bytes: Some(machine.bytes()),
                        family: Some(machine.family_name).filter(|family| !family.is_empty()),
                        ..CatalogEntry::new(machine.instance_type_id, machine.instance_type_name)
                    })
                    .collect()
            }
            CatalogKind::Storage => {
                let (cloud, region) = place()?;
                let volumes = portal.volumes(cloud, region).await?.into_iter();
                volumes
                    .map(|(volume, properties)| CatalogEntry {
                        volume_type: Some(volume.volume_type_id),
                        description: Some(volume.volume_type_name).filter(|name| !name.is_empty()),
                        ..CatalogEntry::new(
                            properties.volume_properties_id,
                            properties.volume_properties_name,
                        )
                    })
                    .collect()
            }
            CatalogKind::Datacenters => {
                return Err(Error::new(
                    ErrorKind::Unsupported,
                    "`biganimal` has no data centers to choose",
                )
                .with_hint(Hint::new("see").run("catalog regions")));
            }
        };
        entries.into_iter().map(Resource::of).collect()
    }
}
