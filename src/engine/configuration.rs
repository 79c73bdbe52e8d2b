//! The configuration files of a server. The template's `postgresql.conf` holds what all clusters share
//! and includes `dbaas.conf`, which holds what one cluster has for itself.

use std::fmt::Write as _;
use std::path::Path;

use serde_json::{Map, Value};

use super::error::{Error, Result};

/// The file of a cluster's own settings, beside `postgresql.conf`.
pub(super) const OWN_FILE: &str = "dbaas.conf";

/// The operating-system accounts in `pg_ident.conf` that may connect as `postgres` over the socket.
const IDENTITY_MAP: &str = "dbaas";

/// What is appended to the `postgresql.conf` of a template: small, for development; a cluster's own
/// settings come later and win.
pub(super) const SHARED: &str = "
# Appended by dbaas: small settings for development.
listen_addresses = '127.0.0.1'
max_connections = 50
shared_buffers = 16MB
huge_pages = off
jit = off
max_files_per_process = 256
min_wal_size = 32MB
max_wal_size = 1GB
password_encryption = 'scram-sha-256'
lc_messages = 'C'
include_if_exists = 'dbaas.conf'
";

/// What fsync=off and its companions are worth: fast, and lost with the machine's power.
const NOT_DURABLE: &str = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n";

/// Settings that hold a cluster together; whoever changes them loses it.
const RESERVED: &[&str] = &[
    "cluster_name",
    "config_file",
    "data_directory",
    "external_pid_file",
    "hba_file",
    "ident_file",
    "include",
    "include_dir",
    "include_if_exists",
    "listen_addresses",
    "logging_collector",
    "port",
    "unix_socket_directories",
];

/// Checks the names and values of settings, without asking a server.
///
/// # Errors
/// [`Error::Invalid`] that names the first one.
pub(super) fn check_settings(settings: &Map<String, Value>) -> Result<()> {
    for (name, value) in settings {
        let is_name = name.split('.').all(|part| {
            part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
                && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        });
        if !is_name {
            return Err(Error::Invalid(format!(
                "`{name}` is not the name of a setting"
            )));
        }
        if RESERVED
            .iter()
            .any(|reserved| name.eq_ignore_ascii_case(reserved))
        {
            return Err(Error::Invalid(format!(
                "the setting `{name}` belongs to the engine and cannot be changed"
            )));
        }
        if value
            .as_str()
            .is_none_or(|text| text.contains(char::is_control))
        {
            return Err(Error::Invalid(format!(
                "the value of `{name}` must be a text of one line"
            )));
        }
    }
    Ok(())
}

/// The text of `dbaas.conf`.
pub(super) fn own(
    name: &str,
    port: u16,
    socket_directory: &str,
    durable: bool,
    settings: &Map<String, Value>,
) -> String {
    let mut text = String::from("# Written by dbaas; change it with `dbaas cluster update`.\n");
    if !durable {
        text.push_str(NOT_DURABLE);
    }
    let own = [
        ("port", port.to_string()),
        ("unix_socket_directories", socket_directory.to_owned()),
        ("cluster_name", name.to_owned()),
    ];
    let chosen = settings
        .iter()
        .filter_map(|(name, value)| Some((name.as_str(), value.as_str()?.to_owned())));
    for (name, value) in own.into_iter().chain(chosen) {
        let quoted = value.replace('\\', "\\\\").replace('\'', "''");
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{name} = '{quoted}'");
    }
    text
}

/// A configuration as it would be with other settings of a cluster: what is shared, then those.
pub(super) fn trial(shared: &Path, own: &str) -> String {
    let shared = shared.to_string_lossy().replace('\'', "''");
    format!("include '{shared}'\n{own}")
}

/// The text of `pg_hba.conf`: the engine over the socket as its operating-system account, everybody else
/// by password.
pub(super) fn host_based_authentication() -> String {
    format!(
        "# Written by dbaas.\n\
         local all postgres peer map={IDENTITY_MAP}\n\
         local replication postgres peer map={IDENTITY_MAP}\n\
         local all all scram-sha-256\n\
         host all all 127.0.0.1/32 scram-sha-256\n\
         host all all ::1/128 scram-sha-256\n\
         host replication all 127.0.0.1/32 scram-sha-256\n"
    )
}

/// The text of `pg_ident.conf`.
pub(super) fn identities(account: &str) -> String {
    let mut text = format!("# Written by dbaas.\n{IDENTITY_MAP} root postgres\n");
    if account != "root" {
        let _ = writeln!(text, "{IDENTITY_MAP} \"{account}\" postgres");
    }
    text
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn check(settings: Value) -> Result<()> {
        check_settings(settings.as_object().unwrap())
    }

    #[test]
    fn settings_are_checked_before_a_server_sees_them() {
        check(json!({"work_mem": "8MB", "pg_stat_statements.track": "all"})).unwrap();
        for bad in [
            json!({"port": "1"}),
            json!({"Listen_Addresses": "*"}),
            json!({"a b": "1"}),
            json!({"": "1"}),
            json!({"work_mem": "1\nport = 1"}),
        ] {
            check(bad.clone()).expect_err(&bad.to_string());
        }
    }

    #[test]
    fn values_are_quoted() {
        let settings = json!({"application_name": r"it's a \ test"});
        let text = own(
            "orders",
            15432,
            "/run",
            false,
            settings.as_object().unwrap(),
        );
        assert_eq!(
            text,
            "# Written by dbaas; change it with `dbaas cluster update`.\n\
             fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n\
             port = '15432'\nunix_socket_directories = '/run'\ncluster_name = 'orders'\n\
             application_name = 'it''s a \\\\ test'\n"
        );
    }
}
