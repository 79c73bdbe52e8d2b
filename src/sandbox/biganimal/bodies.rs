//! The bodies of requests, key by key (BigAnimal API v2 and v3).

use super::schema::{Key, Shape, may, must};

const ARCHITECTURE: Shape = Shape::Object(&[
    must("clusterArchitectureId", Shape::Text),
    must("nodes", Shape::Number),
    may("clusterArchitectureName", Shape::Text),
    may("params", Shape::Objects(NAME_VALUE)),
]);
const PROVIDER: Shape = Shape::Object(&[must("cloudProviderId", Shape::Text)]);
const REGION: Shape = Shape::Object(&[must("regionId", Shape::Text)]);
const INSTANCE_TYPE: Shape = Shape::Object(&[must("instanceTypeId", Shape::Text)]);
const PG_TYPE: Shape = Shape::Object(&[must("pgTypeId", Shape::Text)]);
const PG_VERSION: Shape = Shape::Object(&[must("pgVersionId", Shape::Text)]);
const STORAGE: Shape = Shape::Object(&[
    must("volumeTypeId", Shape::Text),
    must("volumePropertiesId", Shape::Text),
    may("size", Shape::Text),
    may("iops", Shape::Text),
    may("throughput", Shape::Text),
]);
const NAME_VALUE: &[Key] = &[must("name", Shape::Text), must("value", Shape::Text)];
const RANGES: Shape = Shape::Objects(&[
    must("cidrBlock", Shape::Text),
    must("description", Shape::Text),
]);
const WINDOW: Shape = Shape::Object(&[
    must("isEnabled", Shape::Flag),
    may("startDay", Shape::Number),
    may("startTime", Shape::Text),
]);
pub(super) const TAG: &[Key] = &[must("tagName", Shape::Text), may("color", Shape::Text)];
const EXTENSIONS: Shape = Shape::Objects(&[
    must("extensionId", Shape::Text),
    must("enabled", Shape::Flag),
]);
const PG_BOUNCER: Shape = Shape::Object(&[
    must("isEnabled", Shape::Flag),
    may(
        "settings",
        Shape::Objects(&[
            must("name", Shape::Text),
            must("operation", Shape::Text),
            must("value", Shape::Text),
        ]),
    ),
]);
const IMAGES: Shape = Shape::Object(&[may("pgImage", Shape::Text), may("proxyImage", Shape::Text)]);

/// A cluster of one node or with standbys.
pub(super) const CREATE: &[Key] = &[
    must("clusterName", Shape::Text),
    must("password", Shape::Text),
    must("clusterArchitecture", ARCHITECTURE),
    must("provider", PROVIDER),
    must("region", REGION),
    must("instanceType", INSTANCE_TYPE),
    must("pgType", PG_TYPE),
    must("pgVersion", PG_VERSION),
    must("storage", STORAGE),
    must("privateNetworking", Shape::Flag),
    must("allowedIpRanges", RANGES),
    must("pgConfig", Shape::Objects(NAME_VALUE)),
    may("clusterType", Shape::Text),
    may("replicas", Shape::Number),
    may("backupRetentionPeriod", Shape::Text),
    may("readOnlyConnections", Shape::Flag),
    may("cspAuth", Shape::Flag),
    may("superuserAccess", Shape::Flag),
    may("maintenanceWindow", WINDOW),
    may("serviceAccountIds", Shape::Texts),
    may("peAllowedPrincipalIds", Shape::Texts),
    may("walStorage", STORAGE),
    may("scheduleBackup", Shape::Text),
    may("extensions", EXTENSIONS),
    may("pgBouncer", PG_BOUNCER),
    may("volumeSnapshotBackup", Shape::Flag),
    may("keyId", Shape::Text),
    may("tags", Shape::Objects(TAG)),
    may("imageNames", IMAGES),
];

/// Keys that came after v2.
pub(super) const NEWER_THAN_V2: &[&str] = &[
    "walStorage",
    "scheduleBackup",
    "extensions",
    "pgBouncer",
    "volumeSnapshotBackup",
    "keyId",
    "tags",
    "imageNames",
];

/// A faraway replica; the rest is inherited.
pub(super) const CREATE_FARAWAY: &[Key] = &[
    must("clusterType", Shape::Text),
    must("replicaSourceClusterId", Shape::Text),
    must("clusterName", Shape::Text),
    must("region", REGION),
    must("instanceType", INSTANCE_TYPE),
    must("storage", STORAGE),
    must("privateNetworking", Shape::Flag),
    must("allowedIpRanges", RANGES),
    must("pgConfig", Shape::Objects(NAME_VALUE)),
    may("backupRetentionPeriod", Shape::Text),
    may("scheduleBackup", Shape::Text),
    may("cspAuth", Shape::Flag),
    may("walStorage", STORAGE),
    may("keyId", Shape::Text),
    may("volumeSnapshotBackup", Shape::Flag),
    may("tags", Shape::Objects(TAG)),
    may("serviceAccountIds", Shape::Texts),
    may("peAllowedPrincipalIds", Shape::Texts),
];

/// An analytical cluster.
pub(super) const CREATE_ANALYTICAL: &[Key] = &[
    must("clusterType", Shape::Text),
    must("clusterName", Shape::Text),
    must("password", Shape::Text),
    must("provider", PROVIDER),
    must("region", REGION),
    must("instanceType", INSTANCE_TYPE),
    must("pgType", PG_TYPE),
    must("pgVersion", PG_VERSION),
    must("privateNetworking", Shape::Flag),
    must("cspAuth", Shape::Flag),
    must("allowedIpRanges", RANGES),
    may("backupRetentionPeriod", Shape::Text),
    may("scheduleBackup", Shape::Text),
    may("maintenanceWindow", WINDOW),
    may("tags", Shape::Objects(TAG)),
    may("serviceAccountIds", Shape::Texts),
    may("peAllowedPrincipalIds", Shape::Texts),
];

/// A distributed cluster; its groups are checked one by one.
pub(super) const CREATE_DISTRIBUTED: &[Key] = &[
    must("clusterName", Shape::Text),
    must("clusterType", Shape::Text),
    must("password", Shape::Text),
    must("groups", Shape::Mixed),
    may("tags", Shape::Objects(TAG)),
];

/// A group of data nodes.
pub(super) const DATA_GROUP: &[Key] = &[
    must("clusterType", Shape::Text),
    must("clusterArchitecture", ARCHITECTURE),
    must("provider", PROVIDER),
    must("region", REGION),
    must("instanceType", INSTANCE_TYPE),
    must("storage", STORAGE),
    must("pgType", PG_TYPE),
    must("pgVersion", PG_VERSION),
    must("privateNetworking", Shape::Flag),
    must("allowedIpRanges", RANGES),
    must("pgConfig", Shape::Objects(NAME_VALUE)),
    may("backupRetentionPeriod", Shape::Text),
    may("scheduleBackup", Shape::Text),
    may("cspAuth", Shape::Flag),
    may("readOnlyConnections", Shape::Flag),
    may("maintenanceWindow", WINDOW),
    may("walStorage", STORAGE),
    may("serviceAccountIds", Shape::Texts),
    may("peAllowedPrincipalIds", Shape::Texts),
    may("imageNames", IMAGES),
];

/// A group that only votes.
pub(super) const WITNESS_GROUP: &[Key] = &[
    must("clusterType", Shape::Text),
    must("clusterArchitecture", ARCHITECTURE),
    must("provider", PROVIDER),
    must("region", REGION),
    must("instanceType", INSTANCE_TYPE),
    must("storage", STORAGE),
    may("maintenanceWindow", WINDOW),
];

/// What may be changed; `PUT` requires what [`PUT_REQUIRED`] names.
pub(super) const UPDATE: &[Key] = &[
    may("clusterName", Shape::Text),
    may("password", Shape::Text),
    may("instanceType", INSTANCE_TYPE),
    may("storage", STORAGE),
    may("walStorage", STORAGE),
    may("clusterArchitecture", ARCHITECTURE),
    may("replicas", Shape::Number),
    may("readOnlyConnections", Shape::Flag),
    may("privateNetworking", Shape::Flag),
    may("allowedIpRanges", RANGES),
    may("pgConfig", Shape::Objects(NAME_VALUE)),
    may("backupRetentionPeriod", Shape::Text),
    may("scheduleBackup", Shape::Text),
    may("cspAuth", Shape::Flag),
    may("superuserAccess", Shape::Flag),
    may("maintenanceWindow", WINDOW),
    may("extensions", EXTENSIONS),
    may("pgBouncer", PG_BOUNCER),
    may("volumeSnapshotBackup", Shape::Flag),
    may("tags", Shape::Objects(TAG)),
    may("serviceAccountIds", Shape::Texts),
    may("peAllowedPrincipalIds", Shape::Texts),
    may("clusterType", Shape::Text),
];

/// What `PUT` cannot do without.
pub(super) const PUT_REQUIRED: &[&str] = &[
    "clusterName",
    "instanceType",
    "storage",
    "privateNetworking",
    "allowedIpRanges",
    "pgConfig",
];

/// What may be changed in an analytical cluster.
pub(super) const UPDATE_ANALYTICAL: &[Key] = &[
    may("clusterType", Shape::Text),
    may("clusterName", Shape::Text),
    may("password", Shape::Text),
    may("instanceType", INSTANCE_TYPE),
    may("privateNetworking", Shape::Flag),
    may("cspAuth", Shape::Flag),
    may("allowedIpRanges", RANGES),
    may("backupRetentionPeriod", Shape::Text),
    may("scheduleBackup", Shape::Text),
    may("maintenanceWindow", WINDOW),
    may("tags", Shape::Objects(TAG)),
    may("serviceAccountIds", Shape::Texts),
    may("peAllowedPrincipalIds", Shape::Texts),
];

/// What `PUT` of an analytical cluster cannot do without: it has neither storage nor settings.
pub(super) const PUT_REQUIRED_ANALYTICAL: &[&str] = &[
    "clusterName",
    "instanceType",
    "privateNetworking",
    "allowedIpRanges",
];

/// An update of a distributed cluster; its groups are checked one by one.
pub(super) const UPDATE_DISTRIBUTED: &[Key] = &[
    may("clusterName", Shape::Text),
    may("clusterType", Shape::Text),
    may("password", Shape::Text),
    may("groups", Shape::Mixed),
    may("tags", Shape::Objects(TAG)),
];

/// What may be changed in a group of data nodes that is there.
pub(super) const UPDATE_DATA_GROUP: &[Key] = &[
    must("groupId", Shape::Text),
    must("clusterType", Shape::Text),
    may("allowedIpRanges", RANGES),
    may("backupRetentionPeriod", Shape::Text),
    may("scheduleBackup", Shape::Text),
    may("cspAuth", Shape::Flag),
    may("instanceType", INSTANCE_TYPE),
    may("pgConfig", Shape::Objects(NAME_VALUE)),
    may("privateNetworking", Shape::Flag),
    may("storage", STORAGE),
    may("maintenanceWindow", WINDOW),
    may("walStorage", STORAGE),
    may("serviceAccountIds", Shape::Texts),
    may("peAllowedPrincipalIds", Shape::Texts),
];

/// A group that only votes and is there; nothing of it can be changed.
pub(super) const UPDATE_WITNESS_GROUP: &[Key] = &[
    must("groupId", Shape::Text),
    must("clusterType", Shape::Text),
];

/// A restore into a new cluster.
pub(super) const RESTORE: &[Key] = &[
    must("clusterName", Shape::Text),
    must("password", Shape::Text),
    must("region", REGION),
    must("instanceType", INSTANCE_TYPE),
    must("storage", STORAGE),
    must("allowedIpRanges", RANGES),
    must("pgConfig", Shape::Objects(NAME_VALUE)),
    may("selectedRestorePointInTime", Shape::Text),
    may("backupRetentionPeriod", Shape::Text),
    may("replicas", Shape::Number),
    may("readOnlyConnections", Shape::Flag),
    may("clusterArchitecture", ARCHITECTURE),
    may("clusterType", Shape::Text),
    may("cspAuth", Shape::Flag),
    may("maintenanceWindow", WINDOW),
    may("serviceAccountIds", Shape::Texts),
    may("peAllowedPrincipalIds", Shape::Texts),
    may("superuserAccess", Shape::Flag),
];

/// A promotion of a faraway replica.
pub(super) const PROMOTE: &[Key] = &[
    must("clusterType", Shape::Text),
    must("clusterName", Shape::Text),
    must("password", Shape::Text),
    must("clusterArchitecture", ARCHITECTURE),
    must("instanceType", INSTANCE_TYPE),
    must("storage", STORAGE),
    must("privateNetworking", Shape::Flag),
    must("allowedIpRanges", RANGES),
    must("pgConfig", Shape::Objects(NAME_VALUE)),
    may("walStorage", STORAGE),
    may("cspAuth", Shape::Flag),
    may("backupRetentionPeriod", Shape::Text),
    may("scheduleBackup", Shape::Text),
    may("readOnlyConnections", Shape::Flag),
    may("maintenanceWindow", WINDOW),
    may("tags", Shape::Objects(TAG)),
    may("serviceAccountIds", Shape::Texts),
    may("peAllowedPrincipalIds", Shape::Texts),
];

/// What restores of v2 do not know.
pub(super) const RESTORE_NEWER_THAN_V2: &[&str] = &[
    "clusterType",
    "cspAuth",
    "maintenanceWindow",
    "serviceAccountIds",
    "peAllowedPrincipalIds",
    "superuserAccess",
];

/// A change of the state of a region.
pub(super) const REGION_ACTION: &[Key] = &[may("tags", Shape::Objects(TAG))];

/// A change of the tags at a cloud; all three lists are always there.
pub(super) const CLOUD_TAGS: &[Key] = &[
    must(
        "addTags",
        Shape::Objects(&[
            must("cspTagKey", Shape::Text),
            must("cspTagValue", Shape::Text),
        ]),
    ),
    must("deleteTags", Shape::Texts),
    must(
        "editTags",
        Shape::Objects(&[
            must("cspTagId", Shape::Text),
            must("cspTagKey", Shape::Text),
            must("cspTagValue", Shape::Text),
            may("status", Shape::Text),
        ]),
    ),
];

/// A project.
pub(super) const PROJECT: &[Key] = &[
    must("projectName", Shape::Text),
    may("tags", Shape::Objects(TAG)),
];

/// The placement of a witness group.
pub(super) const WITNESS_PLACE: &[Key] = &[must("provider", PROVIDER), must("region", REGION)];

/// An account of AWS.
pub(super) const REGISTER_AWS: &[Key] = &[
    must("externalId", Shape::Text),
    must("roleArn", Shape::Text),
    may("policyArn", Shape::Text),
];

/// An account of Azure.
pub(super) const REGISTER_AZURE: &[Key] = &[
    must("clientId", Shape::Text),
    must("clientSecret", Shape::Text),
    must("subscriptionId", Shape::Text),
    must("tenantId", Shape::Text),
];
