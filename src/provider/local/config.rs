//! The profile keys of this provider.

use std::path::PathBuf;
use std::time::Duration;

use super::translate::NAME_KEYS;
use crate::engine;
use crate::provider::{
    ClusterLimits, DeletePassword, Description, Habits, Key, KeyKind, Once, ProviderSettings,
};

/// The directory of the PostgreSQL programs.
pub const POSTGRES_BIN: &str = "postgres-bin";

/// The account of the servers, as root.
pub const RUN_AS: &str = "run-as";

/// What is known offline.
pub const DESCRIPTION: Description = Description {
    apis: &[],
    keys: &[
        Key::new(IMAGE, KeyKind::Text),
        Key::new(SOCKET, KeyKind::File),
        Key::new(DRIVER, KeyKind::Text),
        Key::new(POSTGRES_BIN, KeyKind::File).with_variable("DBAAS_POSTGRES_BIN"),
        Key::new(RUN_AS, KeyKind::Text).with_variable("DBAAS_RUN_AS"),
        Key::new(SERVER, KeyKind::Text),
        Key::new(SERVER_PASSWORD_FILE, KeyKind::File),
    ],
    remote: false,
    endpoint: None,
    secrets: |_| &[],
    needs_credential: false,
    signs_in: false,
    variables: &[],
    addresses: &[],
    binding: None,
};
/// What runs the clusters: `process` (servers of our own, where absent), `docker` (containers) or `shared`
/// (databases in a server that is there already).
pub const DRIVER: &str = "driver";

/// With the driver `shared`: the connection string of the server, without a password.
pub const SERVER: &str = "server";

/// With the driver `shared`: a file with the password for it, which only its owner may read.
pub const SERVER_PASSWORD_FILE: &str = "server-password-file";

/// With the driver `docker`: the socket of Docker or Podman; the usual ones where absent.
pub const SOCKET: &str = "container-socket";

/// With the driver `docker`: the name of the image, without a tag; `postgres` where absent.
pub const IMAGE: &str = "container-image";

/// The drivers by name.
pub const DRIVERS: [&str; 3] = ["process", "docker", "shared"];

/// How the clusters of every driver behave: one is made when its creation returns, and the engine undoes what was
/// interrupted.
pub(super) const LIMITS: ClusterLimits = ClusterLimits {
    native_filters: false,
    habits: Habits {
        waits: true,
        timeout: Duration::from_secs(120),
        poll: None,
        unnoticed: Duration::ZERO,
        failed_heals: Duration::ZERO,
        once: Once {
            by_vendor: true,
            resends: 0,
            looks: 0,
            unlisted: Duration::ZERO,
        },
    },
    answers_here: true,
    delete_password: DeletePassword::Unused,
    not_served: None,
    name_keys: NAME_KEYS,
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
