//! PostgreSQL v2 has a host in each region, and no list of all: every host is asked at once.

use std::sync::PoisonError;

use futures_util::stream::{FuturesUnordered, StreamExt};
use futures_util::{Stream, TryStreamExt, stream};
use serde_json::value::RawValue;
use url::Url;

use super::Ionos;
use super::config::{self, REGIONS};
use crate::error::{Error, ErrorKind, Result};
use crate::http::Request;
use crate::model::{Cluster, Resource};
use crate::provider::absent::no_cluster;

impl Ionos {
    /// Returns the host of a region.
    pub(super) fn host(&self, region: &str) -> Result<Url> {
        config::regional(&self.rest.channel.address, region)
    }

    /// Returns the region of the profile, or the vendor's own choice.
    pub(super) fn usual_region(&self) -> Result<&'static str> {
        match &self.defaults.region {
            Some(region) => config::region(region),
            None => Ok(REGIONS[0]),
        }
    }

    /// Returns the regions that a cluster may be in.
    fn candidates(&self, asked: Option<&str>) -> Result<Vec<&'static str>> {
        match asked.or(self.defaults.region.as_deref()) {
            Some(region) => Ok(vec![config::region(region)?]),
            None => Ok(REGIONS.to_vec()),
        }
    }

    pub(super) fn remember(&self, id: &str, region: &'static str) {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.insert(id.to_owned(), region);
    }

    /// Lists the clusters of every region that is meant, as the regions answer; those that do not are named in the
    /// end. A region is called as whoever asks calls it.
    pub(super) async fn in_regions(
        &self,
        asked: Option<&str>,
        query: Vec<(String, String)>,
    ) -> Result<impl Stream<Item = Result<Resource<Cluster>>> + Send + '_> {
        self.check_credential().await?;
        let regions = self.candidates(asked)?;
        let of = regions.len();
        let asked = asked.map(str::to_owned);
        let lists: FuturesUnordered<_> = regions
            .into_iter()
            .map(|region| {
                let (asked, query) = (asked.clone(), query.clone());
                async move {
                    let called = asked.as_deref().unwrap_or(region);
                    (region, self.in_region(region, called, &query).await)
                }
            })
            .collect();
        let failed: Vec<(&str, Error)> = Vec::new();
        let answers = stream::unfold((lists, failed), move |(mut lists, mut failed)| async move {
            let rows: Vec<Result<Resource<Cluster>>> = match lists.next().await {
                Some((_, Ok(clusters))) => clusters.into_iter().map(Ok).collect(),
                // Every region is asked with the same credential.
                Some((_, Err(error))) if error.kind() == ErrorKind::Authentication => {
                    vec![Err(error)]
                }
                Some((region, Err(error))) => {
                    failed.push((region, error));
                    Vec::new()
                }
                None if failed.is_empty() => return None,
                None => vec![Err(unlisted(std::mem::take(&mut failed), of))],
            };
            Some((stream::iter(rows), (lists, failed)))
        });
        Ok(answers.flatten())
    }

    async fn in_region(
        &self,
        region: &'static str,
        called: &str,
        query: &[(String, String)],
    ) -> Result<Vec<Resource<Cluster>>> {
        let mut url = config::below(self.host(region)?, &["clusters"])?;
        if !query.is_empty() {
            url.query_pairs_mut().extend_pairs(query);
        }
        let limit = self.api.product().page.unwrap_or(1000);
        let items = self.rest.pages(url, "items", limit);
        items
            .map(|raw| self.seen_in(raw?, region, called))
            .try_collect()
            .await
    }

    fn seen_in(
        &self,
        raw: Box<RawValue>,
        region: &'static str,
        called: &str,
    ) -> Result<Resource<Cluster>> {
        let cluster = self.reader.cluster(raw, Some(called))?;
        self.remember(&cluster.view.id, region);
        Ok(cluster)
    }

    /// Finds the region of a cluster, and its document: that of the one host that has it.
    pub(super) async fn found_in_region(&self, id: &str) -> Result<(&'static str, Box<RawValue>)> {
        self.check_credential().await?;
        let known = self.known_region(id);
        let regions = match known {
            Some(region) => vec![region],
            None => self.candidates(None)?,
        };
        let mut looks: FuturesUnordered<_> = regions
            .into_iter()
            .map(|region| async move {
                let url = config::below(self.host(region)?, &["clusters", id])?;
                let reply = self.rest.ask(&Request::get(url)).await;
                Ok::<_, Error>((region, reply))
            })
            .collect();
        let mut problem = None;
        while let Some(looked) = looks.next().await {
            let (region, reply) = looked?;
            match reply {
                Ok(reply) => {
                    self.remember(id, region);
                    return Ok((region, reply.json()?));
                }
                Err(error) if error.kind() == ErrorKind::NotFound => {}
                Err(error) => problem = Some(error),
            }
        }
        Err(problem.unwrap_or_else(|| no_cluster(id)))
    }

    fn known_region(&self, id: &str) -> Option<&'static str> {
        let seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        seen.get(id).copied()
    }
}

/// The error of a list that lacks some regions; where all of them failed, that of the first.
fn unlisted(mut failed: Vec<(&str, Error)>, of: usize) -> Error {
    let line = |(region, error): &(&str, Error)| {
        format!(
            "the region `{region}` could not be listed: {}",
            error.one_line()
        )
    };
    if failed.len() == of {
        let (_, first) = failed.remove(0);
        return first;
    }
    if let [only] = failed.as_slice() {
        return Error::new(ErrorKind::Partial, line(only));
    }
    Error::new(
        ErrorKind::Partial,
        format!("{} of {of} regions could not be listed", failed.len()),
    )
    .with_details(failed.iter().map(line))
}
