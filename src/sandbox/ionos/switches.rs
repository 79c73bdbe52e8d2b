//! What can be switched here: how changes end, and the readings of the vendor's documentation that clients must
//! survive.

use crate::sandbox::script::Switch;

pub(super) const ECHO_CREDENTIALS: &str = "echo-credentials";
pub(super) const FAILED_CREATIONS: &str = "failed-creations";
pub(super) const KUBECONFIG: &str = "kubeconfig";
pub(super) const KUBECONFIG_EXEC: &str = "kubeconfig-exec";
pub(super) const NEXT_ALWAYS: &str = "next-always";
pub(super) const NULLS: &str = "nulls";
pub(super) const PAGE_LIMIT: &str = "page-limit";
pub(super) const POOLS_STATUS: &str = "pools-status";
pub(super) const RETIRED: &str = "retired";
pub(super) const SCALING_OFF: &str = "scaling-off";
pub(super) const STUCK: &str = "stuck";
pub(super) const TOKENS: &str = "tokens";
pub(super) const TRANSIENT_FAILURES: &str = "transient-failures";
pub(super) const UNKNOWN_STATE: &str = "unknown-state";
pub(super) const VERSIONS: &str = "versions";

pub(super) const SWITCHES: &[Switch] = &[
    Switch::count(
        FAILED_CREATIONS,
        "0",
        "how many creations end in FAILED from now on",
    ),
    Switch::count(
        TRANSIENT_FAILURES,
        "0",
        "how many creations show FAILED once from now on, and heal",
    ),
    Switch::flag(STUCK, "false", "whether no change ever ends"),
    Switch::flag(
        UNKNOWN_STATE,
        "false",
        "whether states are words that nobody knows",
    ),
    Switch::flag(NULLS, "false", "whether optional members are null"),
    Switch::flag(
        ECHO_CREDENTIALS,
        "false",
        "whether PostgreSQL v2 tells user and database",
    ),
    Switch::count(
        PAGE_LIMIT,
        "1000",
        "the most items of a page, whatever is asked for",
    ),
    Switch::flag(
        NEXT_ALWAYS,
        "false",
        "whether pages name a next one past the end",
    ),
    Switch::word(
        TOKENS,
        &["tokens", "items"],
        "the member that holds the list of tokens",
    ),
    Switch::word(
        VERSIONS,
        &["list", "object"],
        "the shape of the versions of the Data Platform",
    ),
    Switch::word(
        KUBECONFIG,
        &["asked", "yaml", "json", "wrapped"],
        "the shape of a kubeconfig of Managed Kubernetes",
    ),
    Switch::flag(
        KUBECONFIG_EXEC,
        "false",
        "whether a kubeconfig runs a program",
    ),
    Switch::word(
        POOLS_STATUS,
        &["422", "403"],
        "the status of a deletion of a cluster that has node pools",
    ),
    Switch::word(
        SCALING_OFF,
        &["zeros", "absent"],
        "how a node pool says that it does not scale",
    ),
    Switch::flag(RETIRED, "false", "whether the Data Platform is gone"),
];
