//! `CLUSTER` is a name or an id everywhere: an exact id wins, then a unique name; several of one name are
//! a conflict that lists them.

use futures_util::TryStreamExt;

use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::model::{Cluster, Resource};
use crate::notation;
use crate::provider::{Clusters, ListQuery};

/// Finds the cluster that a user named.
///
/// # Errors
/// [`ErrorKind::NotFound`] with the closest name, [`ErrorKind::Conflict`] with the candidates.
pub(super) async fn cluster(clusters: &dyn Clusters, given: &str) -> Result<Resource<Cluster>> {
    if given.is_empty() {
        return Err(Error::usage("the name of the cluster is empty"));
    }
    match clusters.get(given).await {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        result => return result,
    }
    let query = ListQuery {
        name: Some(given.to_owned()),
        ..ListQuery::default()
    };
    let listed: Vec<Resource<Cluster>> = clusters.list(&query).try_collect().await?;
    let (mut same, others): (Vec<_>, Vec<_>) = listed
        .into_iter()
        .partition(|resource| resource.view.name == given);
    match (same.pop(), same.is_empty()) {
        (Some(only), true) => Ok(only),
        (Some(last), false) => Err(ambiguous(given, same.iter().chain([&last]))),
        (None, _) => {
            let error = Error::new(
                ErrorKind::NotFound,
                format!("there is no cluster `{given}`"),
            );
            let names = others.iter().map(|resource| resource.view.name.as_str());
            Err(match notation::nearest(given, names) {
                Some(name) => error.with_hint(format!("did you mean `{name}`?")),
                None => error.with_hint(
                    Hint::default()
                        .run("cluster list")
                        .then("shows what there is"),
                ),
            })
        }
    }
}

/// The cluster of exactly that name, or nothing.
///
/// # Errors
/// [`ErrorKind::Conflict`] where there are several.
pub(super) async fn by_name(
    clusters: &dyn Clusters,
    name: &str,
) -> Result<Option<Resource<Cluster>>> {
    let query = ListQuery {
        name: Some(name.to_owned()),
        ..ListQuery::default()
    };
    let mut same: Vec<Resource<Cluster>> = clusters
        .list(&query)
        .try_filter(|resource| std::future::ready(resource.view.name == name))
        .try_collect()
        .await?;
    match same.len() {
        0 | 1 => Ok(same.pop()),
        _ => Err(ambiguous(name, same.iter())),
    }
}

fn ambiguous<'a>(given: &str, candidates: impl Iterator<Item = &'a Resource<Cluster>>) -> Error {
    let lines = candidates.map(|candidate| {
        let view = &candidate.view;
        let region = view.region.as_deref().unwrap_or("-");
        format!("{}  {}  {region}", view.id, view.state)
    });
    Error::new(
        ErrorKind::Conflict,
        format!("several clusters are named `{given}`"),
    )
    .with_details(lines)
    .with_hint("name one by its id")
}

#[cfg(test)]
mod tests {
    use std::io::{self, Write};
    use std::sync::{Arc, Mutex};

    use async_trait::async_trait;
    use futures_util::StreamExt;
    use futures_util::stream::{self, BoxStream};

    use super::*;
    use crate::credentials::Secret;
    use crate::model::{Body, State};
    use crate::output::{OutputSettings, Ui};
    use crate::provider::{Accepted, Answer, ClusterLimits, CreatePlan, Sent};

    /// A vendor that allows two clusters of one name; `local` does not.
    struct Twins(Vec<(&'static str, &'static str)>);

    impl Twins {
        fn all(&self) -> impl Iterator<Item = Resource<Cluster>> {
            self.0.clone().into_iter().map(|(id, name)| {
                let view = Cluster {
                    id: id.to_owned(),
                    name: name.to_owned(),
                    provider: "twins",
                    state: State::Ready,
                    region: Some("eu".to_owned()),
                    ..Cluster::default()
                };
                Resource::of(view).unwrap()
            })
        }
    }

    #[async_trait]
    impl Clusters for Twins {
        fn limits(&self) -> ClusterLimits {
            ClusterLimits::default()
        }

        fn list(&self, _query: &ListQuery) -> BoxStream<'_, Result<Resource<Cluster>>> {
            stream::iter(self.all().map(Ok)).boxed()
        }

        async fn get(&self, id: &str) -> Result<Resource<Cluster>> {
            self.all()
                .find(|resource| resource.view.id == id)
                .ok_or_else(|| Error::new(ErrorKind::NotFound, "no such cluster"))
        }

        fn answers(&self) -> Vec<Answer> {
            Vec::new()
        }

        fn plan(&self, _body: &Body) -> Result<CreatePlan> {
            Err(Error::new(ErrorKind::Unsupported, "read only"))
        }

        async fn complete(&self, _plan: &mut CreatePlan) -> Result<()> {
            Ok(())
        }

        async fn check(&self, _plan: &CreatePlan) -> Result<()> {
            Err(Error::new(ErrorKind::Unsupported, "read only"))
        }

        async fn create(
            &self,
            _plan: &CreatePlan,
            _password: &Secret,
            _accepted: &mut Accepted<'_>,
        ) -> Sent {
            Sent::Refused(Error::new(ErrorKind::Unsupported, "read only"))
        }

        async fn delete(&self, _id: &str, _password: Option<&Secret>) -> Result<()> {
            Err(Error::new(ErrorKind::Unsupported, "read only"))
        }
    }

    #[derive(Clone, Default)]
    struct Captured(Arc<Mutex<Vec<u8>>>);

    impl Write for Captured {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().unwrap().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn find(given: &str) -> Result<Resource<Cluster>> {
        let twins = Twins(vec![("p-1", "orders"), ("p-2", "orders"), ("p-3", "p-1")]);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        runtime.block_on(cluster(&twins, given))
    }

    #[test]
    fn an_ambiguous_name_lists_its_candidates() {
        let error = find("orders").unwrap_err();
        assert_eq!(error.kind().exit_code(), 6);
        let (stdout, stderr) = (Captured::default(), Captured::default());
        let streams = (Box::new(stdout), Box::new(stderr.clone()));
        Ui::with_streams(OutputSettings::default(), streams.0, streams.1).error(&error);
        let said = String::from_utf8(stderr.0.lock().unwrap().clone()).unwrap();
        insta::assert_snapshot!(said, @"
        error: several clusters are named `orders`
          p-1  ready  eu
          p-2  ready  eu
        hint: name one by its id
        ");
    }

    #[test]
    fn an_exact_id_wins_over_a_name() {
        assert_eq!(find("p-1").unwrap().view.name, "orders");
        assert_eq!(find("p-2").unwrap().view.id, "p-2");
    }

    #[test]
    fn a_slip_is_named() {
        let error = find("ordes").unwrap_err();
        assert_eq!(error.kind(), ErrorKind::NotFound);
        assert_eq!(error.hints(), ["did you mean `orders`?"]);
    }
}
