//! Versions, regions and data centers.

use async_trait::async_trait;
use serde_json::Value;

use super::Ionos;
use super::config::{self, Api, REGIONS};
use super::document::text;
use crate::error::{Error, ErrorKind, Result};
use crate::http::Request;
use crate::model::{CatalogEntry, CatalogKind, Resource};
use crate::provider::{Catalog, CatalogScope};

impl Ionos {
    /// Lists the versions: of PostgreSQL, of the Data Platform or of Kubernetes.
    async fn versions(&self, scope: &CatalogScope) -> Result<Vec<(String, Option<String>)>> {
        let url = match self.api {
            Api::PostgresqlV2 => {
                self.check_credential().await?;
                let region = match &scope.region {
                    Some(region) => config::region(region)?,
                    None => self.usual_region()?,
                };
                config::below(self.host(region)?, &["versions"])?
            }
            Api::PostgresqlV1 => self.rest.url(&["clusters", "postgresversions"])?,
            Api::DataPlatform => self.rest.url(&["versions"])?,
            Api::Kubernetes => self.rest.url(&["k8s", "versions"])?,
        };
        let reply = self.rest.ask(&Request::get(url)).await;
        let document: Value = reply.map_err(|error| self.or_retired(error))?.json()?;
        // A list by itself, or under `items` or `data`.
        let places = [&document, &document["items"], &document["data"]];
        let found = places.into_iter().find_map(Value::as_array);
        let versions = found.into_iter().flatten().filter_map(|entry| {
            let name = [entry, &entry["name"], &entry["properties"]["version"]]
                .into_iter()
                .find_map(text)?;
            Some((name, text(&entry["properties"]["status"])))
        });
        Ok(versions.collect())
    }

    /// Returns the newest version of the Data Platform.
    pub(super) async fn newest_version(&self) -> Result<String> {
        let versions = self.versions(&CatalogScope::default()).await?;
        let newest = versions
            .into_iter()
            .map(|(name, _)| name)
            .max_by(|one, other| parts(one).cmp(&parts(other)));
        newest.ok_or_else(|| {
            Error::new(
                ErrorKind::Unsupported,
                "the Data Platform offers no version",
            )
            .with_hint(super::RETIRED)
        })
    }
}

/// The parts of a version, which are numbers: 23.10 comes after 23.4.
fn parts(version: &str) -> Vec<u64> {
    let parts = version.split(['.', '-']);
    parts.map(|part| part.parse().unwrap_or_default()).collect()
}

#[async_trait]
impl Catalog for Ionos {
    async fn entries(
        &self,
        kind: CatalogKind,
        scope: &CatalogScope,
    ) -> Result<Vec<Resource<CatalogEntry>>> {
        let entry = |id: &str, name: &str| CatalogEntry::new(id.to_owned(), name.to_owned());
        let entries: Vec<CatalogEntry> = match (kind, self.api) {
            (CatalogKind::Versions, _) => {
                let mut versions = self.versions(scope).await?;
                versions.sort_by_key(|(name, _)| parts(name));
                let of = |(name, status): (String, Option<String>)| CatalogEntry {
                    version: Some(name.clone()),
                    description: status,
                    ..entry(&name, &name)
                };
                versions.into_iter().map(of).collect()
            }
            (CatalogKind::Regions, Api::PostgresqlV2) => {
                REGIONS.iter().map(|region| entry(region, region)).collect()
            }
            (CatalogKind::Regions, _) => {
                let places = self.places("locations").await?;
                let named = places.iter().map(|place| {
                    let name = place.properties.name.as_deref();
                    entry(&place.id, name.unwrap_or_default())
                });
                named.collect()
            }
            (CatalogKind::Datacenters, _) => {
                let places = self.places("datacenters").await?;
                let of = |place: super::datacenter::Place| CatalogEntry {
                    description: place.properties.location,
                    ..CatalogEntry::new(place.id, place.properties.name.unwrap_or_default())
                };
                places.into_iter().map(of).collect()
            }
            (kind, _) => {
                return Err(Error::new(
                    ErrorKind::Unsupported,
                    format!("IONOS has no list of {}", kind.name()),
                )
                .with_hint("it has versions, regions and datacenters"));
            }
        };
        entries
            .into_iter()
            .map(|mut entry| {
                entry.cloud = (kind == CatalogKind::Regions).then(|| "ionos".to_owned());
                Resource::of(entry)
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_are_compared_by_their_numbers() {
        let newest = ["23.4", "23.10", "22.11"]
            .into_iter()
            .max_by_key(|version| parts(version));
        assert_eq!(newest, Some("23.10"));
    }
}
