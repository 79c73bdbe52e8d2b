//! The profile keys of this provider.

use std::path::PathBuf;

use crate::engine;
use crate::provider::{Description, Key, KeyKind, ProviderSettings};

/// The directory of the PostgreSQL programs.
pub const POSTGRES_BIN: &str = "postgres-bin";

/// The account of the servers, as root.
pub const RUN_AS: &str = "run-as";

/// What is known offline.
pub const DESCRIPTION: Description = Description {
    apis: &[],
    keys: &[
        Key::new(POSTGRES_BIN, KeyKind::File).with_variable("DBAAS_POSTGRES_BIN"),
        Key::new(RUN_AS, KeyKind::Text).with_variable("DBAAS_RUN_AS"),
    ],
    remote: false,
    endpoint: None,
    secrets: |_| &[],
    signs_in: false,
    variables: &[],
};

/// The engine's configuration for a profile.
pub(super) fn engine(settings: &ProviderSettings) -> engine::Configuration {
    engine::Configuration {
        data_root: settings.data_directory.clone(),
        postgres_bin: settings.values.get(POSTGRES_BIN).map(PathBuf::from),
        search_path: settings.search_path.clone(),
        run_as: settings.values.get(RUN_AS).cloned(),
    }
}
