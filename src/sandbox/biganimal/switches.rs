//! What can be switched here: chiefly what nobody outside the vendor knows for sure, so that a client can
//! be shown either reading.

use crate::sandbox::script::{Accepts, Switch};

const fn count(name: &'static str, default: &'static str, meaning: &'static str) -> Switch {
    Switch {
        name,
        accepts: Accepts::Count,
        default,
        meaning,
    }
}

const fn flag(name: &'static str, default: &'static str, meaning: &'static str) -> Switch {
    Switch {
        name,
        accepts: Accepts::Flag,
        default,
        meaning,
    }
}

const fn word(name: &'static str, words: &'static [&'static str], meaning: &'static str) -> Switch {
    Switch {
        name,
        accepts: Accepts::Word(words),
        // The first word is the default.
        default: words[0],
        meaning,
    }
}

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
    word(
        AUDIENCE,
        &["present", "missing", "other"],
        "the audience that /auth/provider names, which the issuer then wants; other is not the usual one",
    ),
    count(
        DEVICE_PENDING,
        "1",
        "polls of a new device code that answer authorization_pending",
    ),
    count(
        DEVICE_SLOW_DOWN,
        "0",
        "polls that answer slow_down before that",
    ),
    word(
        DEVICE_OUTCOME,
        &["granted", "expired", "denied"],
        "what a device code comes to",
    ),
    count(
        DEVICE_INTERVAL,
        "1",
        "the interval in seconds that a device code asks for",
    ),
    word(
        SLOW_DOWN_STATUS,
        &["429", "400", "403"],
        "the status of slow_down",
    ),
    word(
        EXPIRED_TOKEN_STATUS,
        &["403", "400"],
        "the status of expired_token",
    ),
    word(
        INVALID_GRANT_STATUS,
        &["403", "400"],
        "the status of invalid_grant",
    ),
    count(
        FAILED_EXCHANGES,
        "0",
        "exchanges of a token that fail with 500 from now on",
    ),
    word(
        PERMISSIONS,
        &["all", "read"],
        "read refuses every change with 403",
    ),
    word(
        PROJECTS,
        &["1", "2"],
        "how many projects there are at least",
    ),
    word(
        REGION_WORDS,
        &["upper", "title"],
        "how the states of regions are spelled: ACTIVE or Active",
    ),
    count(
        FAILED_ACTIVATIONS,
        "0",
        "activations of a region from now on that end in an error",
    ),
    word(
        WITNESS_SIZE,
        &["text", "number"],
        "whether the calculated size of a witness has its unit",
    ),
    word(
        CLUSTER_DATA,
        &["object", "array"],
        "what `data` is when one cluster is read",
    ),
    word(
        EXACT,
        &["honoured", "ignored", "refused"],
        "what lists make of exact=true; refused is 400",
    ),
    word(
        FILTERS,
        &["honoured", "ignored"],
        "whether lists of v3 honour the filters that are arrays",
    ),
    word(
        DUPLICATE_NAMES,
        &["refused", "allowed"],
        "whether two clusters of a project may share a name",
    ),
    word(
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
    count(
        DELETION_POLLS,
        "0",
        "how often a deleted cluster is still seen",
    ),
    word(
        DELETION_PHASE,
        &["deleting", "healthy"],
        "what it looks like meanwhile",
    ),
    word(
        GONE_STATUS,
        &["404", "400", "409", "410", "500"],
        "the status of deleting what is gone",
    ),
    word(
        FARAWAY_DELETION,
        &["refused", "allowed"],
        "whether a cluster with faraway replicas can be deleted",
    ),
    word(
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
    word(
        PGD_CONNECTION,
        &["not-found", "empty"],
        "what /connection of a distributed cluster answers, whose groups have their own",
    ),
    word(
        PGD_DATABASE,
        &["bdrdb", "other"],
        "the database of a distributed cluster",
    ),
    flag(
        EXTRA_PHASES,
        "false",
        "shows phases of the operator below on the way",
    ),
    word(
        KEY_IDENTITY,
        &["named", "empty"],
        "whether a cluster that waits for its key says which identity wants it",
    ),
    count(
        CONDITION_POLLS,
        "1",
        "how often a new cluster is healthy but not yet deployed",
    ),
    count(
        HEALTHY_POLLS,
        "1",
        "how often a changed cluster still looks as if nothing was asked",
    ),
    count(
        MODIFICATION_POLLS,
        "1",
        "how often a change is then seen under way",
    ),
    word(
        READ_BACK,
        &["at-once", "late"],
        "whether changed values read back before the change is under way",
    ),
    count(
        QUOTA_FAILURES,
        "0",
        "creates from now on that fail with ValidateQuota",
    ),
    word(QUOTA_STATUS, &["500", "503"], "the status of those"),
    count(
        FAILED_PROVISIONINGS,
        "0",
        "creates from now on that end in a failed phase",
    ),
    count(
        TDE_POLLS,
        "0",
        "how often a new cluster with a keyId waits for its key",
    ),
    word(
        ACTION_STATUS,
        &["202", "200", "201", "204"],
        "the status of pause, resume, promote and of writes to projects and tags",
    ),
    word(
        ACCEPTED_STATUS,
        &["202", "200", "201"],
        "the status of creations, updates and restores",
    ),
    flag(
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
