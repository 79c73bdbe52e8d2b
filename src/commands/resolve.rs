//! `CLUSTER` and `POOL` are a name or an id everywhere: an exact id wins, then a unique name; several of one name are
//! a conflict that lists them.

use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::model::{Provisioned, Resource};
use crate::notation;
use crate::provider::Collection;

/// Finds what a user named.
///
/// # Errors
/// [`ErrorKind::NotFound`] with the closest name, [`ErrorKind::Conflict`] with the candidates.
pub(super) async fn find<C: Collection + ?Sized>(
    collection: &C,
    given: &str,
) -> Result<Resource<C::Item>> {
    let kind = C::Item::KIND;
    if given.is_empty() {
        return Err(Error::usage(format!("the name of the {kind} is empty")));
    }
    match collection.find(given).await {
        Err(error) if error.kind() == ErrorKind::NotFound => {}
        result => return result,
    }
    let listed = collection.look_up(given).await?;
    let (same, others): (Vec<_>, Vec<_>) = listed
        .into_iter()
        .partition(|resource| resource.view.name() == given);
    if let Some(only) = only(same, given)? {
        return Ok(only);
    }
    let error = Error::new(ErrorKind::NotFound, format!("there is no {kind} `{given}`"));
    let names = others.iter().map(|resource| resource.view.name());
    Err(match notation::nearest(given, names) {
        Some(name) => error.with_hint(format!("did you mean `{name}`?")),
        None => error.with_hint(
            Hint::default()
                .run(collection.list_command(None))
                .then("shows what there is"),
        ),
    })
}

/// Returns the one of exactly that name, or nothing.
///
/// # Errors
/// [`ErrorKind::Conflict`] where there are several.
pub(super) async fn by_name<C: Collection + ?Sized>(
    collection: &C,
    name: &str,
) -> Result<Option<Resource<C::Item>>> {
    let mut same = collection.look_up(name).await?;
    same.retain(|resource| resource.view.name() == name);
    only(same, name)
}

fn only<T: Provisioned>(mut same: Vec<Resource<T>>, given: &str) -> Result<Option<Resource<T>>> {
    if same.len() < 2 {
        return Ok(same.pop());
    }
    let lines = same.iter().map(|candidate| {
        let view = &candidate.view;
        let place = view.place().unwrap_or("-");
        format!("{}  {}  {place}", view.id(), view.state())
    });
    Err(Error::new(
        ErrorKind::Conflict,
        format!("several {}s are named `{given}`", T::KIND),
    )
    .with_details(lines)
    .with_hint("name one by its id"))
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
    use crate::model::{Body, Cluster, State};
    use crate::output::{OutputSettings, Ui};
    use crate::provider::{Accepted, Answer, ClusterLimits, Clusters, CreatePlan, ListQuery, Sent};

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
        let twins: &dyn Clusters = &twins;
        runtime.block_on(super::find(twins, given))
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
