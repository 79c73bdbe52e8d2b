//! What can be switched here: how long a change takes, how it ends, and answers that clients met elsewhere.

use crate::sandbox::script::Switch;

pub(super) const CREATION_POLLS: &str = "creation-polls";
pub(super) const DELETION_POLLS: &str = "deletion-polls";
pub(super) const FAILED_CREATIONS: &str = "failed-creations";
pub(super) const FAILED_DELETIONS: &str = "failed-deletions";
pub(super) const FAILED_MESSAGE: &str = "failed-message";
pub(super) const CREATE_STATUS: &str = "create-status";
pub(super) const DELETE_STATUS: &str = "delete-status";
pub(super) const RECORD: &str = "record";
pub(super) const LIST: &str = "list";

pub(super) const SWITCHES: &[Switch] = &[
    Switch::count(
        CREATION_POLLS,
        "3",
        "how often an instance is seen in creation",
    ),
    Switch::count(
        DELETION_POLLS,
        "2",
        "how often an instance is seen in deletion",
    ),
    Switch::count(
        FAILED_CREATIONS,
        "0",
        "how many creations end in CREATION_FAILED from now on",
    ),
    Switch::count(
        FAILED_DELETIONS,
        "0",
        "how many deletions end in DELETION_FAILED from now on",
    ),
    Switch::flag(FAILED_MESSAGE, "true", "whether what failed says why"),
    Switch::word(
        CREATE_STATUS,
        &["201", "200", "202"],
        "the status of a creation that has begun",
    ),
    Switch::word(
        DELETE_STATUS,
        &["204", "200", "202"],
        "the status of a deletion that has begun",
    ),
    Switch::word(
        RECORD,
        &[
            "whole",
            "no-status",
            "null",
            "not-json",
            "plain-text",
            "other-tenant",
            "lower-case",
        ],
        "how one record is answered",
    ),
    Switch::word(
        LIST,
        &["array", "object", "null", "empty", "no-status"],
        "how the list of records is answered",
    ),
];
