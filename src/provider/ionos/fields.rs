//! What each API does with each field of the portable spec, for clusters and for node pools. A request is the
//! `properties` of the vendor's document.

use serde_json::{Map, Value, json};

use super::config;
use super::document::GIBIBYTE;
use crate::error::{Error, ErrorKind, Result};
use crate::hint::Hint;
use crate::model::ClusterSpec;
use crate::provider::ProviderId;
use crate::provider::translation::{Draft, Row, Rule, Table, Texts, Unit, any, settle};

/// The member that holds the connection of a PostgreSQL of either version in a draft; version 1 has a list of one.
pub(super) const CONNECTION: &str = "connection";

/// Where the vendor wants texts. The `id` of a LAN is a number for node pools and a text elsewhere.
const TEXTS: Texts = Texts {
    keys: &[
        "cidr",
        "dataPlatformVersion",
        "displayName",
        "k8sVersion",
        "lanId",
        "name",
        "postgresVersion",
        "time",
        "version",
    ],
    pairs: &[],
};

/// Memory in whole gibibytes, which version 1, Data Platform and Kubernetes count in megabytes.
const MEMORY: Unit = Unit {
    name: "GiB",
    bytes: GIBIBYTE,
    written: |count| (count * 1024).into(),
};

/// Volumes of version 1, which may have to be multiples of 2048 megabytes.
const VOLUME: Unit = Unit {
    name: "steps of 2 GiB",
    bytes: 2 * GIBIBYTE,
    written: |count| (count * 2048).into(),
};

/// Sizes of version 2 and volumes of nodes.
const GIBIBYTES: Unit = Unit {
    name: "GiB",
    bytes: GIBIBYTE,
    written: |count| count.into(),
};

/// The user names that the vendor keeps for itself (PostgreSQL v1).
const RESERVED: [&str; 3] = ["postgres", "admin", "standby"];

/// The longest name of a user (PostgreSQL v2), and of a database.
const LONGEST_USER: usize = 16;
const LONGEST_DATABASE: usize = 63;

const IN_LAN: &str = "it answers in a LAN of its data center alone";
const PARAMETERS: &str = "the vendor chooses the parameters of PostgreSQL";
const CLOUD: Rule = Rule::Only("ionos", "it is a cloud of its own");
const NAME: &str = "an argument, or `name`";
const PLACE: &str = "--datacenter, see `dbaas catalog datacenters`; the LAN and the address in it are \
                     `native.ionos.connection.lanId` and `native.ionos.connection.primaryInstanceAddress`";

const fn table(rows: &'static [Row], own: fn(&mut Map<String, Value>) -> Result<()>) -> Table {
    Table {
        provider: ProviderId::Ionos,
        subject: "provider `ionos`",
        rows,
        secret: None,
        mend: own,
        agree: any,
        advice: [None; 2],
    }
}

/// Every field of a PostgreSQL v1.
pub(super) static POSTGRESQL_V1: Table = table(
    &[
        Row::new(&["name"], Rule::Put("/displayName")).needed(NAME),
        Row::new(&["postgres"], Rule::Put("/postgresVersion"))
            .needed("--postgres, see `dbaas catalog versions`"),
        Row::new(
            &["flavor"],
            Rule::Only("postgres", "it has `postgres` only"),
        ),
        Row::new(
            &["nodes", "high-availability"],
            Rule::By("/instances", |spec, draft| {
                instances(spec, draft, "/instances")
            }),
        ),
        Row::new(&["cpu"], Rule::Put("/cores")).needed("--cpu 2"),
        Row::new(&["memory"], Rule::Size("/ram", MEMORY)).needed("--memory 4GiB"),
        Row::new(&["storage"], Rule::Size("/storageSize", VOLUME)).needed("--storage 20GiB"),
        Row::new(&["cloud"], CLOUD),
        Row::new(&["region"], Rule::By("/location", location))
            .left("that of the data center")
            .fixed(),
        Row::new(&["datacenter"], Rule::Put("/connection/datacenterId")).needed(PLACE),
        Row::new(&["network"], Rule::Only("private", IN_LAN)),
        Row::new(&["allow"], Rule::Never(IN_LAN)),
        Row::new(
            &["database"],
            Rule::Only(
                "postgres",
                "its first database is `postgres`; make others with `dbaas database create`",
            ),
        ),
        Row::new(&["user"], Rule::By("/credentials/username", user)).fixed(),
        Row::new(&["settings"], Rule::Never(PARAMETERS)),
        Row::new(&["native"], Rule::Merge),
    ],
    one_connection,
);

/// Every field of a PostgreSQL v2.
pub(super) static POSTGRESQL_V2: Table = table(
    &[
        Row::new(&["name"], Rule::Put("/name")).needed(NAME),
        Row::new(&["postgres"], Rule::Put("/version"))
            .needed("--postgres, see `dbaas catalog versions`"),
        Row::new(
            &["flavor"],
            Rule::Only("postgres", "it has `postgres` only"),
        ),
        Row::new(
            &["nodes", "high-availability"],
            Rule::By("/instances/count", |spec, draft| {
                instances(spec, draft, "/instances/count")
            }),
        ),
        Row::new(&["cpu"], Rule::Put("/instances/cores")).needed("--cpu 2"),
        Row::new(&["memory"], Rule::Size("/instances/ram", GIBIBYTES)).needed("--memory 4GiB"),
        Row::new(
            &["storage"],
            Rule::Size("/instances/storageSize", GIBIBYTES),
        )
        .needed("--storage 20GiB"),
        Row::new(&["cloud"], CLOUD),
        // Its host is the region.
        Row::new(&["region"], Rule::By("", region))
            .left("that of the data center")
            .fixed(),
        Row::new(&["datacenter"], Rule::Put("/connection/datacenterId")).needed(PLACE),
        Row::new(&["network"], Rule::Only("private", IN_LAN)),
        Row::new(&["allow"], Rule::Never(IN_LAN)),
        Row::new(&["database"], Rule::By("/credentials/database", database)).fixed(),
        Row::new(&["user"], Rule::By("/credentials/username", user)).fixed(),
        Row::new(&["settings"], Rule::Never(PARAMETERS)),
        Row::new(&["native"], Rule::Merge),
    ],
    one_connection,
);

/// The fields that a cluster has by its node pools.
const OF_POOLS: &[&str] = &["nodes", "cpu", "memory", "storage"];

/// The fields of a database.
const OF_DATABASES: &[&str] = &[
    "postgres",
    "flavor",
    "high-availability",
    "network",
    "allow",
    "database",
    "user",
    "settings",
];

const POOLS: Rule = Rule::Never("its node pools have it: see `dbaas nodepool add`");
const NO_DATABASE: Rule = Rule::Never("it is no database");

/// Every field of a cluster of the Data Platform.
pub(super) static DATA_PLATFORM: Table = table(
    &[
        Row::new(&["name"], Rule::Put("/name")).needed(NAME),
        Row::new(&["datacenter"], Rule::Put("/datacenterId"))
            .needed("--datacenter, see `dbaas catalog datacenters`")
            .fixed(),
        Row::new(&["cloud"], CLOUD),
        Row::new(&["region"], Rule::Never("its data center has one")),
        Row::new(OF_POOLS, POOLS),
        Row::new(OF_DATABASES, NO_DATABASE),
        Row::new(&["native"], Rule::Merge),
    ],
    texts,
);

/// Every field of a cluster of Managed Kubernetes.
pub(super) static KUBERNETES: Table = table(
    &[
        Row::new(&["name"], Rule::Put("/name")).needed(NAME),
        Row::new(&["datacenter"], Rule::By("", kept_datacenter)).fixed(),
        Row::new(&["cloud"], CLOUD),
        Row::new(&["region"], Rule::By("/location", location)).fixed(),
        Row::new(OF_POOLS, POOLS),
        Row::new(OF_DATABASES, NO_DATABASE),
        Row::new(&["native"], Rule::Merge),
    ],
    texts,
);

/// What is decided when a node pool is made.
const GROWN: Rule = Rule::Never(
    "the size and place of nodes do not change: add another node pool, and delete this one",
);

const MATE: Rule = Rule::Never("its cluster has one");

/// Every field of a node pool of the Data Platform.
pub(super) static DATA_PLATFORM_POOL: Table = table(
    &[
        Row::new(&["name"], Rule::Put("/name")).needed(NAME),
        Row::new(&["nodes"], Rule::By("/nodeCount", nodes)),
        Row::new(&["cpu"], Rule::Put("/coresCount")).changed(GROWN),
        Row::new(&["memory"], Rule::Size("/ramSize", MEMORY)).changed(GROWN),
        Row::new(&["storage"], Rule::Size("/storageSize", GIBIBYTES)).changed(GROWN),
        // The vendor takes that of the cluster, with which this one is compared.
        Row::new(&["datacenter"], Rule::By("", kept_datacenter)).changed(GROWN),
        Row::new(&["cloud"], CLOUD),
        Row::new(&["region"], MATE),
        Row::new(OF_DATABASES, NO_DATABASE),
        Row::new(&["native"], Rule::Merge),
    ],
    texts,
);

/// Every field of a node pool of Managed Kubernetes.
pub(super) static KUBERNETES_POOL: Table = table(
    &[
        Row::new(&["name"], Rule::Put("/name")).needed(NAME),
        Row::new(&["datacenter"], Rule::Put("/datacenterId"))
            .left("the only one of the account")
            .changed(GROWN),
        Row::new(&["nodes"], Rule::By("/nodeCount", nodes)),
        Row::new(&["cpu"], Rule::Put("/coresCount"))
            .needed("--cpu 4")
            .changed(GROWN),
        Row::new(&["memory"], Rule::Size("/ramSize", MEMORY))
            .needed("--memory 8GiB")
            .changed(GROWN),
        Row::new(&["storage"], Rule::Size("/storageSize", GIBIBYTES))
            .needed("--storage 100GiB")
            .changed(GROWN),
        Row::new(&["cloud"], CLOUD),
        Row::new(&["region"], MATE),
        Row::new(OF_DATABASES, NO_DATABASE),
        Row::new(&["native"], Rule::Merge),
    ],
    texts,
);

/// Writes the numbers that look like texts as texts; labels and annotations hold texts alone.
fn texts(own: &mut Map<String, Value>) -> Result<()> {
    if own
        .get("credentials")
        .is_some_and(|credentials| !credentials["password"].is_null())
    {
        return Err(
            Error::usage("`native.ionos.credentials.password`: a spec holds no password")
                .with_hint("use --password-stdin or --password-file"),
        );
    }
    for key in ["labels", "annotations"] {
        let values = own.get_mut(key).and_then(Value::as_object_mut);
        for value in values.into_iter().flat_map(|map| map.values_mut()) {
            if value.is_number() || value.is_boolean() {
                *value = value.to_string().into();
            }
        }
    }
    settle(own, TEXTS)
}

/// Takes the one connection out of the list of version 1, so that both versions are written alike.
fn one_connection(own: &mut Map<String, Value>) -> Result<()> {
    texts(own)?;
    if let Some(Value::Array(mut connections)) = own.shift_remove("connections") {
        let (only, more) = (connections.pop(), connections.pop());
        match (only, more) {
            (Some(only), None) => own.insert(CONNECTION.to_owned(), only),
            (None, _) => own.insert("connections".to_owned(), json!([])),
            (Some(_), Some(_)) => {
                return Err(Error::usage(
                    "`native.ionos.connections` has one connection, not several",
                ));
            }
        };
    }
    Ok(())
}

/// Writes how many servers there are: several are one primary and its standbys.
fn instances(spec: &ClusterSpec, draft: &mut Draft, place: &str) -> Result<()> {
    let nodes = match (spec.nodes, spec.high_availability) {
        (None, None | Some(false)) => 1,
        (None, Some(true)) => 2,
        (Some(1), Some(true)) => {
            return Err(Error::usage("one node cannot be highly available").with_hint("--nodes 2"));
        }
        (Some(nodes @ 2..), Some(false)) => {
            return Err(Error::usage(format!(
                "{nodes} nodes are always highly available at `ionos`"
            ))
            .with_hint("leave out `high-availability`, or use one node"));
        }
        (Some(nodes @ 1..=5), _) => nodes,
        (Some(nodes), _) => {
            return Err(Error::new(
                ErrorKind::Unsupported,
                format!("`ionos` has one to five nodes, not {nodes}"),
            ));
        }
    };
    let given = spec.nodes.map(|nodes| nodes.to_string());
    draft.report.or_default("nodes", given, &nodes.to_string());
    if let Some(available) = spec.high_availability {
        draft
            .report
            .exact("high-availability", &available.to_string());
    }
    draft.put(place, nodes.into());
    Ok(())
}

/// Writes the number of nodes of a pool; one where a creation names none.
fn nodes(spec: &ClusterSpec, draft: &mut Draft) -> Result<()> {
    if spec.nodes.is_none()
        && draft
            .own
            .as_ref()
            .is_some_and(|own| own.contains_key("nodeCount"))
    {
        return Ok(());
    }
    let given = spec.nodes.map(|nodes| nodes.to_string());
    draft.report.or_default("nodes", given, "1");
    draft.put("/nodeCount", spec.nodes.unwrap_or(1).into());
    Ok(())
}

/// Writes the location in the spelling of the vendor's documents.
fn location(spec: &ClusterSpec, draft: &mut Draft) -> Result<()> {
    if let Some(region) = &spec.region {
        let region = region.replace('-', "/");
        draft.report.exact("region", &region);
        draft.put("/location", region.into());
    }
    Ok(())
}

/// Checks the region, whose host is asked.
fn region(spec: &ClusterSpec, draft: &mut Draft) -> Result<()> {
    if let Some(given) = &spec.region {
        draft.report.exact("region", config::region(given)?);
    }
    Ok(())
}

/// Reports a data center that is looked up and not sent.
fn kept_datacenter(spec: &ClusterSpec, draft: &mut Draft) -> Result<()> {
    if let Some(given) = &spec.datacenter {
        draft.report.exact("datacenter", given);
    }
    Ok(())
}

/// Writes the first user, after the cluster where nobody names one.
fn user(spec: &ClusterSpec, draft: &mut Draft) -> Result<()> {
    let otherwise = identifier(draft.name.as_deref().unwrap_or_default(), LONGEST_USER);
    let user = draft
        .report
        .or_default("user", spec.user.clone(), &otherwise);
    if RESERVED.contains(&user.as_str()) {
        return Err(
            Error::usage(format!("`{user}` is a user of the vendor's own"))
                .with_hint("name another one with --user"),
        );
    }
    draft.put("/credentials/username", user.into());
    Ok(())
}

/// Writes the first database, after the cluster where nobody names one.
fn database(spec: &ClusterSpec, draft: &mut Draft) -> Result<()> {
    let otherwise = identifier(draft.name.as_deref().unwrap_or_default(), LONGEST_DATABASE);
    let database = draft
        .report
        .or_default("database", spec.database.clone(), &otherwise);
    draft.put("/credentials/database", database.into());
    Ok(())
}

/// A name as PostgreSQL v2 permits one: letters, digits and underscores, a letter first.
fn identifier(name: &str, longest: usize) -> String {
    let letters = name.chars().map(|letter| match letter {
        'a'..='z' | 'A'..='Z' | '0'..='9' => letter,
        _ => '_',
    });
    let mut name: String = letters.take(longest).collect();
    if !name.starts_with(|letter: char| letter.is_ascii_alphabetic()) || name.len() < 2 {
        name = format!("u_{name}").chars().take(longest).collect();
    }
    match RESERVED.contains(&name.as_str()) {
        true => format!("{name}_"),
        false => name,
    }
}

/// What to do where a node pool of a fixed size is asked for although the vendor scales it.
pub(super) fn scales() -> Error {
    Error::usage("the vendor scales this node pool, and would undo another number of nodes").with_hint(
        Hint::new("change the bounds instead:").run(
            "nodepool update CLUSTER POOL --set 'native.ionos.autoScaling={\"minNodeCount\": 2, \
             \"maxNodeCount\": 4}'",
        )
        .then("or switch it off with --set native.ionos.autoScaling=null together with --nodes"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_identifiers() {
        for (name, expected) in [
            ("orders", "orders"),
            ("orders-of-a-long-name", "orders_of_a_long"),
            ("7up", "u_7up"),
            ("x", "u_x"),
            ("admin", "admin_"),
        ] {
            assert_eq!(identifier(name, LONGEST_USER), expected);
        }
    }

    /// Whatever is asked for is there, and never a factor of 1024 more or less.
    #[test]
    fn sizes_are_never_smaller_and_never_much_larger_than_asked() {
        let tables = [
            (&POSTGRESQL_V1, 1_u64 << 20, "ram", "storageSize"),
            (&POSTGRESQL_V2, 1 << 30, "", ""),
        ];
        for exponent in 20..43 {
            for bytes in [
                1_u64 << exponent,
                (1 << exponent) + 1,
                3 << exponent,
                1_000_000_007 + (1 << exponent),
            ] {
                for (table, unit, memory, storage) in tables {
                    let document = json!({"name": "n1", "postgres": "15", "cpu": 1, "datacenter": "d",
                        "memory": bytes, "storage": bytes});
                    let draft = table.create(document.as_object().unwrap()).unwrap();
                    let request = Value::Object(draft.request);
                    let (ram, volume) = match memory.is_empty() {
                        true => (
                            &request["instances"]["ram"],
                            &request["instances"]["storageSize"],
                        ),
                        false => (&request[memory], &request[storage]),
                    };
                    for (found, step) in [(ram, 1 << 30), (volume, 2 << 30)] {
                        let found = found.as_u64().unwrap() * unit;
                        assert!(
                            found >= bytes && found - bytes < step,
                            "{bytes} became {found}"
                        );
                    }
                    assert_eq!(ram.as_u64().unwrap() * unit % (1 << 30), 0);
                }
            }
        }
    }
}
