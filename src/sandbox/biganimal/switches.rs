//! What can be switched here: chiefly what nobody outside the vendor knows for sure, so that a client can
//! be shown either reading.

use crate::sandbox::script::{Accepts, Switch};

macro_rules! names {
    ($($name:ident = $text:literal;)+) => {
        $(pub(super) const $name: &str = $text;)+
        #[cfg(test)]
        const NAMES: &[&str] = &[$($name),+];
    };
}

names! {
    AUDIENCE = "audience";
    DEVICE_PENDING = "device-pending";
    DEVICE_SLOW_DOWN = "device-slow-down";
    DEVICE_OUTCOME = "device-outcome";
    DEVICE_INTERVAL = "device-interval";
    SLOW_DOWN_STATUS = "slow-down-status";
    EXPIRED_TOKEN_STATUS = "expired-token-status";
    INVALID_GRANT_STATUS = "invalid-grant-status";
    FAILED_EXCHANGES = "failed-exchanges";
    PERMISSIONS = "permissions";
    PROJECTS = "projects";
    REGION_WORDS = "region-words";
    FAILED_ACTIVATIONS = "failed-activations";
    WITNESS_SIZE = "witness-size";
    CLUSTER_DATA = "cluster-data";
    EXACT = "exact";
    FILTERS = "filters";
    DUPLICATE_NAMES = "duplicate-names";
    DUPLICATE_STATUS = "duplicate-status";
    NAME_HOLD = "name-hold";
    DELETION_POLLS = "deletion-polls";
    DELETION_PHASE = "deletion-phase";
    GONE_STATUS = "gone-status";
    FARAWAY_DELETION = "faraway-deletion";
    EARLY_CONNECTION = "early-connection";
    PGD_CONNECTION = "pgd-connection";
    PGD_DATABASE = "pgd-database";
    EXTRA_PHASES = "extra-phases";
    KEY_IDENTITY = "key-identity";
    CONDITION_POLLS = "condition-polls";
    HEALTHY_POLLS = "healthy-polls";
    MODIFICATION_POLLS = "modification-polls";
    READ_BACK = "read-back";
    QUOTA_FAILURES = "quota-failures";
    QUOTA_STATUS = "quota-status";
    FAILED_PROVISIONINGS = "failed-provisionings";
    TDE_POLLS = "tde-polls";
    ACTION_STATUS = "action-status";
    ACCEPTED_STATUS = "accepted-status";
    SEED_KINDS = "seed-kinds";
}

pub(super) const SWITCHES: &[Switch] = &[
    Switch::word(
        AUDIENCE,
        &["present", "missing", "other"],
        "the audience that /auth/provider names, which the issuer then wants; other is not the usual one",
    ),
    Switch::count(
        DEVICE_PENDING,
        "1",
        "polls of a new device code that answer authorization_pending",
    ),
    Switch::count(
        DEVICE_SLOW_DOWN,
        "0",
        "polls that answer slow_down before that",
    ),
    Switch::word(
        DEVICE_OUTCOME,
        &["granted", "expired", "denied"],
        "what a device code comes to",
    ),
    Switch::count(
        DEVICE_INTERVAL,
        "1",
        "the interval in seconds that a device code asks for",
    ),
    Switch::word(
        SLOW_DOWN_STATUS,
        &["429", "400", "403"],
        "the status of slow_down",
    ),
    Switch::word(
        EXPIRED_TOKEN_STATUS,
        &["403", "400"],
        "the status of expired_token",
    ),
    Switch::word(
        INVALID_GRANT_STATUS,
        &["403", "400"],
        "the status of invalid_grant",
    ),
    Switch::count(
        FAILED_EXCHANGES,
        "0",
        "exchanges of a token that fail with 500 from now on",
    ),
    Switch::word(
        PERMISSIONS,
        &["all", "read"],
        "read refuses every change with 403",
    ),
    Switch::word(
        PROJECTS,
        &["1", "2"],
        "how many projects there are at least",
    ),
    Switch::word(
        REGION_WORDS,
        &["upper", "title"],
        "how the states of regions are spelled: ACTIVE or Active",
    ),
    Switch::count(
        FAILED_ACTIVATIONS,
        "0",
        "activations of a region from now on that end in an error",
    ),
    Switch::word(
        WITNESS_SIZE,
        &["text", "number"],
        "whether the calculated size of a witness has its unit",
    ),
    Switch::word(
        CLUSTER_DATA,
        &["object", "array"],
        "what `data` is when one cluster is read",
    ),
    Switch::word(
        EXACT,
        &["honoured", "ignored", "refused"],
        "what lists make of exact=true; refused is 400",
    ),
    Switch::word(
        FILTERS,
        &["honoured", "ignored"],
        "whether lists of v3 honour the filters that are arrays",
    ),
    Switch::word(
        DUPLICATE_NAMES,
        &["refused", "allowed"],
        "whether two clusters of a project may share a name",
    ),
    Switch::word(
        DUPLICATE_STATUS,
        &["409", "400", "412"],
        "the status of a name that is taken",
    ),
    Switch {
        name: NAME_HOLD,
        accepts: Accepts::Duration,
        default: "0s",
        meaning: "how long the name of a deleted cluster stays taken",
    },
    Switch::count(
        DELETION_POLLS,
        "0",
        "how often a deleted cluster is still seen",
    ),
    Switch::word(
        DELETION_PHASE,
        &["deleting", "healthy"],
        "what it looks like meanwhile",
    ),
    Switch::word(
        GONE_STATUS,
        &["404", "400", "409", "410", "500"],
        "the status of deleting what is gone",
    ),
    Switch::word(
        FARAWAY_DELETION,
        &["refused", "allowed"],
        "whether a cluster with faraway replicas can be deleted",
    ),
    Switch::word(
        EARLY_CONNECTION,
        &[
            "missing",
            "empty",
            "present",
            "not-found",
            "null",
            "partial",
        ],
        "the connection of a cluster that is not ready yet",
    ),
    Switch::word(
        PGD_CONNECTION,
        &["not-found", "empty"],
        "what /connection of a distributed cluster answers, whose groups have their own",
    ),
    Switch::word(
        PGD_DATABASE,
        &["bdrdb", "other"],
        "the database of a distributed cluster",
    ),
    Switch::flag(
        EXTRA_PHASES,
        "false",
        "shows phases of the operator below on the way",
    ),
    Switch::word(
        KEY_IDENTITY,
        &["named", "empty"],
        "whether a cluster that waits for its key says which identity wants it",
    ),
    Switch::count(
        CONDITION_POLLS,
        "1",
        "how often a new cluster is healthy but not yet deployed",
    ),
    Switch::count(
        HEALTHY_POLLS,
        "1",
        "how often a changed cluster still looks as if nothing was asked",
    ),
    Switch::count(
        MODIFICATION_POLLS,
        "1",
        "how often a change is then seen under way",
    ),
    Switch::word(
        READ_BACK,
        &["at-once", "late"],
        "whether changed values read back before the change is under way",
    ),
    Switch::count(
        QUOTA_FAILURES,
        "0",
        "creates from now on that fail with ValidateQuota",
    ),
    Switch::word(QUOTA_STATUS, &["500", "503"], "the status of those"),
    Switch::count(
        FAILED_PROVISIONINGS,
        "0",
        "creates from now on that end in a failed phase",
    ),
    Switch::count(
        TDE_POLLS,
        "0",
        "how often a new cluster with a keyId waits for its key",
    ),
    Switch::word(
        ACTION_STATUS,
        &["202", "200", "201", "204"],
        "the status of pause, resume, promote and of writes to projects and tags",
    ),
    Switch::word(
        ACCEPTED_STATUS,
        &["202", "200", "201"],
        "the status of creations, updates and restores",
    ),
    Switch::flag(
        SEED_KINDS,
        "false",
        "makes a primary with a faraway replica, a distributed and an analytical cluster",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sandbox::script::Script;

    #[test]
    fn every_name_is_a_switch_and_every_default_is_accepted() {
        assert_eq!(NAMES.len(), SWITCHES.len());
        let script = Script::new("biganimal", SWITCHES);
        for switch in SWITCHES {
            assert!(NAMES.contains(&switch.name));
            script.set(switch.name, switch.default).unwrap();
        }
    }
}
