//! One suite for every provider, through the traits, its tests chosen by the facets that are there.

use std::sync::Arc;

use futures_util::TryStreamExt;
use serde_json::{Map, Value, json};

use dbaas::credentials::{Chain, Given, GivenFrom, Places, Secret};
use dbaas::error::ErrorKind;
use dbaas::http::Policy;
use dbaas::model::{Body, CatalogKind, Cluster, Resource, Route, State};
use dbaas::operations::{self, ByPlan};
use dbaas::provider::{
    CatalogScope, Clusters, ListQuery, Provider, ProviderId, ProviderSettings, registry,
};

use crate::needs_postgres;
use crate::support::Machine;
use crate::support::sandbox::{PROJECT, Sandbox};

/// Of every cluster and user that is made here.
const PASSWORD: &str = "planted-password";

#[test]
fn every_provider_keeps_the_contracts_of_its_facets() {
    needs_postgres!();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    for variant in registry::variants() {
        // The others need somebody who answers: below, and in the tests of their own.
        if registry::describe(variant.provider).remote {
            continue;
        }
        let machine = Machine::new();
        let settings = ProviderSettings {
            profile: Some("here".to_owned()),
            data_directory: machine.data(),
            search_path: Some("/usr/bin:/bin".to_owned()),
            ..ProviderSettings::default()
        };
        let provider = registry::open(variant.provider, settings);
        assert_eq!(provider.id(), variant.provider);
        runtime.block_on(conform(&*provider));
    }
}

#[test]
fn biganimal_keeps_the_contracts_of_its_facets() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    for (api, secret, value) in [("v3", "access-key", "access_key"), ("v1", "token", "token")] {
        let sandbox = Sandbox::start(&[]);
        let endpoint = sandbox.biganimal("endpoint");
        let values = [("api", api), ("endpoint", &endpoint), ("project", PROJECT)];
        let given = Given {
            name: secret,
            from: GivenFrom::Variable("", Secret::new(sandbox.biganimal(value))),
        };
        let settings = ProviderSettings {
            profile: Some("here".to_owned()),
            values: values
                .map(|(key, value)| (key.to_owned(), value.to_owned()))
                .into(),
            credentials: Arc::new(Chain::new(Places {
                given: vec![given],
                ..Places::default()
            })),
            ..ProviderSettings::default()
        };
        let spec = json!({
            "postgres": "14", "cpu": 2, "storage": "64 GiB", "cloud": "azure", "region": "westus2",
            "network": "public", "allow": ["10.0.0.0/8"],
        });
        let provider = registry::open(ProviderId::BigAnimal, settings);
        runtime.block_on(conform_with(&*provider, &spec));
    }
}

#[test]
fn sap_keeps_the_contracts_of_its_facets() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .expect("a runtime");
    // The suite looks once after a deletion.
    let sandbox = Sandbox::start(&["--script", "sap.deletion-polls=0"]);
    let keys = registry::describe(ProviderId::Sap)
        .addresses
        .iter()
        .chain(&["username"]);
    let values = keys.map(|key| ((*key).to_owned(), sandbox.entry("sap", key)));
    let password = Secret::new(sandbox.entry("sap", "password"));
    let given = Given {
        name: "password",
        from: GivenFrom::Variable("", password),
    };
    let settings = ProviderSettings {
        profile: Some("here".to_owned()),
        values: values.collect(),
        credentials: Arc::new(Chain::new(Places {
            given: vec![given],
            ..Places::default()
        })),
        ..ProviderSettings::default()
    };
    let provider = registry::open(ProviderId::Sap, settings);
    runtime.block_on(conform(&*provider));
}

pub(crate) async fn conform(provider: &dyn Provider) {
    conform_with(provider, &json!({})).await;
}

/// The same of a provider that wants more than a name.
async fn conform_with(provider: &dyn Provider, spec: &Value) {
    let Some(clusters) = provider.facets().clusters else {
        return;
    };
    let created = creates_and_finds(provider, clusters, spec).await;
    let id = created.view.id.as_str();
    connects_users_and_databases(provider, &created.view).await;
    if let Some(catalog) = provider.facets().catalog {
        let versions = catalog
            .entries(CatalogKind::Versions, &CatalogScope::default())
            .await
            .expect("versions");
        assert!(!versions.is_empty());
    }
    let password = Secret::new(PASSWORD.to_owned());
    let deleted = clusters.delete(id, Some(&password)).await;
    deleted.expect("it is deleted");
    let gone = clusters.get(id).await.expect_err("it is gone");
    assert_eq!(gone.kind(), ErrorKind::NotFound);
    let again = clusters
        .delete(id, Some(&password))
        .await
        .expect_err("it cannot be deleted twice");
    assert_eq!(again.kind(), ErrorKind::NotFound);
}

async fn creates_and_finds(
    provider: &dyn Provider,
    clusters: &dyn Clusters,
    spec: &Value,
) -> Resource<Cluster> {
    let mut body = spec.as_object().cloned().unwrap_or_else(Map::new);
    body.insert("apiVersion".to_owned(), "dbaas/v1".into());
    body.insert("name".to_owned(), "orders".into());
    let body = Body::Portable(body);
    let mut plan = clusters.plan(&body).expect("that is enough");
    clusters.complete(&mut plan).await.expect("it is completed");
    clusters.check(&plan).await.expect("nothing is in the way");
    let password = Secret::new(PASSWORD.to_owned());
    let mut announced = Vec::new();
    let patience = Policy::default();
    let making = ByPlan {
        clusters,
        plan: &plan,
        password: &password,
    };
    let mut accepted = |id: &str| {
        announced.push(id.to_owned());
        Ok(())
    };
    let created = operations::create(clusters, &making, &patience, &mut accepted)
        .await
        .expect("it is created");
    assert_eq!(
        announced,
        std::slice::from_ref(&created.view.id),
        "the id is announced once"
    );
    assert_eq!(created.view.provider, provider.id().name());
    assert_eq!(created.view.profile.as_deref(), Some("here"));
    let created = ready(clusters, created).await;
    assert!(
        !created.native.get().contains("planted"),
        "no secret in the native document"
    );
    let mut accepted = |_: &str| Ok(());
    let taken = operations::create(clusters, &making, &patience, &mut accepted)
        .await
        .expect_err("the name is taken");
    assert_eq!(taken.kind(), ErrorKind::Conflict);
    let found = clusters
        .get(&created.view.id)
        .await
        .expect("it is found by id");
    assert_eq!(found.view.name, "orders");
    let listed: Vec<_> = clusters
        .list(&ListQuery::default())
        .try_collect()
        .await
        .expect("a list");
    assert_eq!(listed.len(), 1);
    created
}

/// Looks as often as it takes; a failure is none of the states on the way.
async fn ready(clusters: &dyn Clusters, mut cluster: Resource<Cluster>) -> Resource<Cluster> {
    for _ in 0..100 {
        if cluster.view.state == State::Ready {
            return cluster;
        }
        assert_eq!(cluster.view.state, State::Provisioning);
        cluster = clusters.get(&cluster.view.id).await.expect("it is there");
    }
    panic!("it did not become ready: {:?}", cluster.view.status);
}

async fn connects_users_and_databases(provider: &dyn Provider, cluster: &Cluster) {
    let id = cluster.id.as_str();
    if let Some(connections) = provider.facets().connections {
        let connection = connections
            .connection(id, Route::default())
            .await
            .expect("a connection");
        assert_eq!(Some(connection.port), cluster.endpoint.port);
        assert_eq!(Some(&connection.user), cluster.endpoint.user.as_ref());
    }
    if let Some(users) = provider.facets().users {
        let password = Secret::new(PASSWORD.to_owned());
        users.create(id, "more", &password).await.expect("a user");
        let twice = users
            .create(id, "more", &password)
            .await
            .expect_err("it exists");
        assert_eq!(twice.kind(), ErrorKind::Conflict);
        assert_eq!(users.list(id).await.expect("users").len(), 2);
        users.delete(id, "more").await.expect("it is deleted");
        let twice = users.delete(id, "more").await.expect_err("it is gone");
        assert_eq!(twice.kind(), ErrorKind::NotFound);
    }
    if let Some(databases) = provider.facets().databases {
        databases
            .create(id, "more", None)
            .await
            .expect("a database");
        let twice = databases
            .create(id, "more", None)
            .await
            .expect_err("it exists");
        assert_eq!(twice.kind(), ErrorKind::Conflict);
        assert_eq!(databases.list(id).await.expect("databases").len(), 2);
        databases.delete(id, "more").await.expect("it is deleted");
        let twice = databases.delete(id, "more").await.expect_err("it is gone");
        assert_eq!(twice.kind(), ErrorKind::NotFound);
    }
}
