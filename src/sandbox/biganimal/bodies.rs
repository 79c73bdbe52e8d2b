//! The bodies of requests, key by key (BigAnimal API v2 and v3).

use crate::sandbox::schema::{Body, Key, Shape, may, must};

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
pub(super) const TAG: &[Key] = &[
    must("tagName", Shape::Text),
    may("color", Shape::TextOrNull),
];
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

/// Its name and the password of its user.
const ACCOUNT: &[Key] = &[
    must("clusterName", Shape::Text),
    must("password", Shape::Text),
];
const KIND: &[Key] = &[must("clusterType", Shape::Text)];
const NODES: &[Key] = &[must("clusterArchitecture", ARCHITECTURE)];
const PLACE: &[Key] = &[must("provider", PROVIDER), must("region", REGION)];
const INSTANCE: &[Key] = &[must("instanceType", INSTANCE_TYPE)];
const VOLUME: &[Key] = &[must("storage", STORAGE)];
const SOFTWARE: &[Key] = &[must("pgType", PG_TYPE), must("pgVersion", PG_VERSION)];
/// Who may connect, and the settings.
const ACCESS: &[Key] = &[
    must("privateNetworking", Shape::Flag),
    must("allowedIpRanges", RANGES),
    must("pgConfig", Shape::Objects(NAME_VALUE)),
];
/// What every cluster may have.
const UPKEEP: &[Key] = &[
    may("backupRetentionPeriod", Shape::Text),
    may("cspAuth", Shape::Flag),
    may("serviceAccountIds", Shape::Texts),
    may("peAllowedPrincipalIds", Shape::Texts),
];
const SCHEDULE: &[Key] = &[may("scheduleBackup", Shape::Text)];
const MAINTENANCE: &[Key] = &[may("maintenanceWindow", WINDOW)];
const READERS: &[Key] = &[may("readOnlyConnections", Shape::Flag)];
const WAL: &[Key] = &[may("walStorage", STORAGE)];
const TAGS: &[Key] = &[may("tags", Shape::Objects(TAG))];
/// What only a cluster of one node or with standbys may have.
const OPTIONS: &[Key] = &[
    may("replicas", Shape::Number),
    may("superuserAccess", Shape::Flag),
    may("extensions", EXTENSIONS),
    may("pgBouncer", PG_BOUNCER),
    may("volumeSnapshotBackup", Shape::Flag),
];
/// What may be changed of every kind that is no group.
const CHANGED: &[Key] = &[
    may("clusterName", Shape::Text),
    may("password", Shape::Text),
    may("clusterType", Shape::Text),
    may("instanceType", INSTANCE_TYPE),
    may("privateNetworking", Shape::Flag),
    may("allowedIpRanges", RANGES),
];

/// A cluster of one node or with standbys.
pub(super) const CREATE: Body = &[
    ACCOUNT,
    NODES,
    PLACE,
    INSTANCE,
    SOFTWARE,
    VOLUME,
    ACCESS,
    UPKEEP,
    SCHEDULE,
    MAINTENANCE,
    READERS,
    WAL,
    TAGS,
    OPTIONS,
    &[
        may("clusterType", Shape::Text),
        may("keyId", Shape::Text),
        may("imageNames", IMAGES),
    ],
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
pub(super) const CREATE_FARAWAY: Body = &[
    KIND,
    &[
        must("replicaSourceClusterId", Shape::Text),
        must("clusterName", Shape::Text),
        must("region", REGION),
        may("keyId", Shape::Text),
        may("volumeSnapshotBackup", Shape::Flag),
    ],
    INSTANCE,
    VOLUME,
    ACCESS,
    UPKEEP,
    SCHEDULE,
    WAL,
    TAGS,
];

/// An analytical cluster.
pub(super) const CREATE_ANALYTICAL: Body = &[
    KIND,
    ACCOUNT,
    PLACE,
    INSTANCE,
    SOFTWARE,
    &[
        must("privateNetworking", Shape::Flag),
        must("cspAuth", Shape::Flag),
        must("allowedIpRanges", RANGES),
    ],
    UPKEEP,
    SCHEDULE,
    MAINTENANCE,
    TAGS,
];

/// A distributed cluster; its groups are checked one by one.
pub(super) const CREATE_DISTRIBUTED: Body = &[
    &[
        must("clusterName", Shape::Text),
        must("clusterType", Shape::Text),
        must("password", Shape::Text),
        must("groups", Shape::Mixed),
    ],
    TAGS,
];

/// A group of data nodes.
pub(super) const DATA_GROUP: Body = &[
    KIND,
    NODES,
    PLACE,
    INSTANCE,
    VOLUME,
    SOFTWARE,
    ACCESS,
    UPKEEP,
    SCHEDULE,
    MAINTENANCE,
    READERS,
    WAL,
    &[may("imageNames", IMAGES)],
];

/// A group that only votes.
pub(super) const WITNESS_GROUP: Body = &[KIND, NODES, PLACE, INSTANCE, VOLUME, MAINTENANCE];

/// What may be changed; `PUT` requires what [`PUT_REQUIRED`] names.
pub(super) const UPDATE: Body = &[
    CHANGED,
    UPKEEP,
    SCHEDULE,
    MAINTENANCE,
    READERS,
    WAL,
    TAGS,
    OPTIONS,
    &[
        may("storage", STORAGE),
        may("clusterArchitecture", ARCHITECTURE),
        may("pgConfig", Shape::Objects(NAME_VALUE)),
    ],
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
pub(super) const UPDATE_ANALYTICAL: Body = &[CHANGED, UPKEEP, SCHEDULE, MAINTENANCE, TAGS];

/// What `PUT` of an analytical cluster cannot do without: it has neither storage nor settings.
pub(super) const PUT_REQUIRED_ANALYTICAL: &[&str] = &[
    "clusterName",
    "instanceType",
    "privateNetworking",
    "allowedIpRanges",
];

/// An update of a distributed cluster; its groups are checked one by one.
pub(super) const UPDATE_DISTRIBUTED: Body = &[
    &[
        may("clusterName", Shape::Text),
        may("clusterType", Shape::Text),
        may("password", Shape::Text),
        may("groups", Shape::Mixed),
    ],
    TAGS,
];

/// What may be changed in a group of data nodes that is there.
pub(super) const UPDATE_DATA_GROUP: Body = &[
    UPDATE_WITNESS_GROUP[0],
    &[
        may("allowedIpRanges", RANGES),
        may("instanceType", INSTANCE_TYPE),
        may("pgConfig", Shape::Objects(NAME_VALUE)),
        may("privateNetworking", Shape::Flag),
        may("storage", STORAGE),
    ],
    UPKEEP,
    SCHEDULE,
    MAINTENANCE,
    WAL,
];

/// A group that only votes and is there; nothing of it can be changed.
pub(super) const UPDATE_WITNESS_GROUP: Body = &[&[
    must("groupId", Shape::Text),
    must("clusterType", Shape::Text),
]];

/// A restore into a new cluster.
pub(super) const RESTORE: Body = &[
    ACCOUNT,
    &[must("region", REGION)],
    INSTANCE,
    VOLUME,
    &[
        must("allowedIpRanges", RANGES),
        must("pgConfig", Shape::Objects(NAME_VALUE)),
        may("selectedRestorePointInTime", Shape::Text),
        may("replicas", Shape::Number),
        may("clusterArchitecture", ARCHITECTURE),
        may("clusterType", Shape::Text),
        may("superuserAccess", Shape::Flag),
    ],
    UPKEEP,
    MAINTENANCE,
    READERS,
];

/// A promotion of a faraway replica.
pub(super) const PROMOTE: Body = &[
    KIND,
    ACCOUNT,
    NODES,
    INSTANCE,
    VOLUME,
    ACCESS,
    UPKEEP,
    SCHEDULE,
    MAINTENANCE,
    READERS,
    WAL,
    TAGS,
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
pub(super) const REGION_ACTION: Body = &[&[may("tags", Shape::Objects(TAG))]];

/// A change of the tags at a cloud; all three lists are always there.
pub(super) const CLOUD_TAGS: Body = &[&[
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
]];

/// A project.
pub(super) const PROJECT: Body = &[&[
    must("projectName", Shape::Text),
    may("tags", Shape::Objects(TAG)),
]];

/// The placement of a witness group.
pub(super) const WITNESS_PLACE: Body = &[&[must("provider", PROVIDER), must("region", REGION)]];

/// An account of AWS.
pub(super) const REGISTER_AWS: Body = &[&[
    must("externalId", Shape::Text),
    must("roleArn", Shape::Text),
    may("policyArn", Shape::Text),
]];

/// An account of Azure.
pub(super) const REGISTER_AZURE: Body = &[&[
    must("clientId", Shape::Text),
    must("clientSecret", Shape::Text),
    must("subscriptionId", Shape::Text),
    must("tenantId", Shape::Text),
]];
