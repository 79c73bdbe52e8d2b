//! The table: one row for each variant and each local driver.

use std::any::Any;
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};

use dbaas::provider::{FACETS, ProviderId, ProviderSettings, registry};

use crate::postgraas::original::{Original, environment};
use crate::serve::Server;
use crate::support::between::{Act, Between};
use crate::support::sandbox::{AZURE, PROJECT, Sandbox};
use crate::support::{Machine, Run};

/// The cluster that every bench has.
pub(super) const ORDERS: &str = "orders";

/// A variant, and how its promises are shown.
pub(super) struct Row {
    /// Provider and API, or provider and driver.
    pub(super) name: &'static str,
    provider: ProviderId,
    /// Its API or its driver, as a key of a profile.
    key: (&'static str, &'static str),
    open: fn(&'static Self) -> Option<Bench>,
    /// What a creation wants beside a name.
    pub(super) spec: &'static [&'static str],
    /// Two fields that it cannot honour, as arguments, and their names.
    pub(super) refused: ([&'static str; 4], [&'static str; 2]),
    /// A change, and what its native document shows afterwards.
    pub(super) change: ([&'static str; 2], &'static str),
    /// A path of its API that is answered, for `api GET`.
    pub(super) raw: &'static str,
    /// Whether the vendor chooses the password of a new cluster.
    pub(super) chooses_password: bool,
}

const ONE_MACHINE: ([&str; 4], [&str; 2]) =
    (["--cpu", "2", "--region", "r"], ["`cpu`", "`region`"]);
const SETTING: ([&str; 2], &str) = (["--set", "settings.work_mem=9MB"], "9MB");

const NOTHING: Row = Row {
    name: "",
    provider: ProviderId::Local,
    key: ("", ""),
    open: |_| None,
    spec: &[],
    refused: ONE_MACHINE,
    change: SETTING,
    raw: "",
    chooses_password: false,
};

const POSTGRAAS: Row = Row {
    provider: ProviderId::Postgraas,
    open: served,
    raw: "postgraas_instances",
    ..NOTHING
};

const BIGANIMAL: Row = Row {
    provider: ProviderId::BigAnimal,
    open: in_sandbox,
    refused: (
        ["--user", "other", "--database", "other"],
        ["`user`", "`database`"],
    ),
    change: (
        ["--set", "native.biganimal.backupRetentionPeriod=9d"],
        "\"9d\"",
    ),
    ..NOTHING
};

/// What a creation of a PostgreSQL at IONOS wants.
pub(crate) const IONOS_POSTGRESQL: &[&str] = &[
    "--postgres",
    "15",
    "--cpu",
    "2",
    "--memory",
    "4GiB",
    "--storage",
    "20GiB",
    "--datacenter",
    "example-vdc",
    "--set",
    "native.ionos.connection.lanId=2",
    "--set",
    "native.ionos.connection.primaryInstanceAddress=192.168.1.100/24",
];

const IONOS: Row = Row {
    provider: ProviderId::Ionos,
    open: in_sandbox,
    spec: IONOS_POSTGRESQL,
    refused: (
        ["--network", "public", "--allow", "10.0.0.0/8"],
        ["`network`", "`allow`"],
    ),
    change: (
        [
            "--set",
            "native.ionos.maintenanceWindow.dayOfTheWeek=Monday",
        ],
        "Monday",
    ),
    raw: "datacenters",
    ..NOTHING
};

const IONOS_NODES: Row = Row {
    spec: &["--datacenter", "example-vdc"],
    refused: (["--cpu", "2", "--memory", "4GiB"], ["`cpu`", "`memory`"]),
    change: (
        [
            "--set",
            "native.ionos.maintenanceWindow={\"time\": \"01:00:00\", \"dayOfTheWeek\": \"Monday\"}",
        ],
        "Monday",
    ),
    chooses_password: true,
    ..IONOS
};

/// Every variant and every driver.
pub(super) const ROWS: &[Row] = &[
    Row {
        name: "local process",
        open: |row| Some(Bench::new(row, Machine::new(), None, ())),
        ..NOTHING
    },
    Row {
        name: "local docker",
        key: ("driver", "docker"),
        open: |row| {
            let (docker, machine) = crate::docker::bench()?;
            Some(Bench::new(
                row,
                machine.with("DBAAS_PROFILE", "docker"),
                None,
                docker,
            ))
        },
        ..NOTHING
    },
    Row {
        name: "local shared",
        key: ("driver", "shared"),
        open: |row| {
            let machine = crate::shared::machine();
            Some(Bench::new(
                row,
                machine.with("DBAAS_PROFILE", "shared"),
                None,
                (),
            ))
        },
        ..NOTHING
    },
    Row {
        name: "postgraas v2",
        key: ("api", "v2"),
        ..POSTGRAAS
    },
    Row {
        name: "postgraas v1",
        key: ("api", "v1"),
        ..POSTGRAAS
    },
    Row {
        name: "postgraas original",
        key: ("api", "v2"),
        open: |row| {
            let original = Original::start(&environment()?);
            let origin = original.url.clone();
            Some(remote(
                row,
                &origin,
                &[("endpoint", origin.clone())],
                None,
                original,
            ))
        },
        ..POSTGRAAS
    },
    Row {
        name: "biganimal v3",
        key: ("api", "v3"),
        spec: &[
            "--postgres",
            "15",
            "--cloud",
            "aws",
            "--region",
            "us-east-1",
            "--cpu",
            "2",
            "--storage",
            "4GiB",
            "--network",
            "private",
        ],
        raw: "projects",
        ..BIGANIMAL
    },
    Row {
        name: "biganimal v1",
        key: ("api", "v1"),
        spec: &AZURE,
        raw: "clusters",
        ..BIGANIMAL
    },
    Row {
        name: "ionos postgresql-v2",
        key: ("api", "postgresql-v2"),
        ..IONOS
    },
    Row {
        name: "ionos postgresql-v1",
        key: ("api", "postgresql-v1"),
        ..IONOS
    },
    Row {
        name: "ionos dataplatform",
        key: ("api", "dataplatform"),
        ..IONOS_NODES
    },
    Row {
        name: "ionos kubernetes",
        key: ("api", "kubernetes"),
        ..IONOS_NODES
    },
    Row {
        name: "sap",
        provider: ProviderId::Sap,
        open: in_sandbox,
        chooses_password: true,
        ..NOTHING
    },
];

/// A row, opened: a machine whose profile is the variant, with the cluster `orders`.
pub(super) struct Bench {
    pub(super) row: &'static Row,
    /// Whose environment names the profile.
    pub(super) machine: Machine,
    /// Stands between the program and the vendor.
    pub(super) between: Option<Gate>,
    /// The identifier of `orders`.
    pub(super) orders: String,
    credential: Option<String>,
    /// What reaches the account without a profile.
    variables: Vec<(&'static str, String)>,
    /// What answers, for as long as the bench is there.
    _behind: Box<dyn Any>,
}

/// Somebody between the program and a vendor, who does what is asked of them.
pub(super) struct Gate {
    between: Between,
    acts: Arc<Mutex<VecDeque<(&'static str, Act)>>>,
}

impl Gate {
    fn before(origin: &str) -> Self {
        let acts = Arc::new(Mutex::new(VecDeque::<(&str, Act)>::new()));
        let waiting = Arc::clone(&acts);
        let between = Between::before(origin, move |line, _| {
            let mut waiting = waiting.lock().expect("no panic");
            match waiting.front() {
                Some((method, _)) if line.starts_with(method) => {
                    waiting.pop_front().map_or(Act::Pass, |(_, act)| act)
                }
                _ => Act::Pass,
            }
        });
        Self { between, acts }
    }

    /// Lets the next requests of a method meet these acts, one each.
    pub(super) fn next(&self, method: &'static str, acts: impl IntoIterator<Item = Act>) {
        let mut waiting = self.acts.lock().expect("no panic");
        waiting.extend(acts.into_iter().map(|act| (method, act)));
    }

    /// Forgets what was not met.
    pub(super) fn calm(&self) {
        self.acts.lock().expect("no panic").clear();
    }

    /// How many requests of a method were made; of all, where it is empty.
    pub(super) fn count(&self, method: &str) -> usize {
        self.between.count(method)
    }
}

impl Row {
    /// The name of its provider.
    pub(super) fn provider(&self) -> &'static str {
        self.provider.name()
    }

    /// Whether it is reached over HTTP.
    pub(super) fn is_remote(&self) -> bool {
        registry::describe(self.provider).remote
    }

    /// Whether the vendor's clusters are real here.
    pub(super) fn makes_databases(&self) -> bool {
        self.provider == ProviderId::Postgraas
    }

    /// The facets of the variant.
    pub(super) fn facets(&self) -> Vec<&'static str> {
        let mut settings = ProviderSettings::default();
        let (key, value) = self.key;
        settings.values.insert(key.to_owned(), value.to_owned());
        let provider = registry::open(self.provider, settings);
        let facets = provider.facets();
        let present = FACETS.iter().filter(|facet| (facet.present)(&facets));
        present.map(|facet| facet.name).collect()
    }
}

impl Bench {
    /// Opens a row; nothing where what it is shown against is not here, which is said.
    pub(super) fn open(row: &'static Row) -> Option<Self> {
        let mut bench = (row.open)(row)?;
        let created = bench.create(ORDERS, &["--wait", "-o", "json"]).json();
        assert_eq!(created["state"], "ready", "{}: {created}", row.name);
        bench.orders = created["id"].as_str().expect("an id").to_owned();
        Some(bench)
    }

    fn new(row: &'static Row, machine: Machine, between: Option<Gate>, behind: impl Any) -> Self {
        Self {
            row,
            machine,
            between,
            orders: String::new(),
            credential: None,
            variables: Vec::new(),
            _behind: Box::new(behind),
        }
    }

    pub(super) fn run(&self, arguments: &[&str]) -> Run {
        self.machine.run(arguments)
    }

    /// The secret of the account, where it has one.
    pub(super) fn credential(&self) -> Option<&str> {
        self.credential.as_deref()
    }

    /// Creates a cluster with what the row's provider wants.
    pub(super) fn create(&self, name: &str, more: &[&str]) -> Run {
        self.run(&[&["cluster", "create", name], self.row.spec, more].concat())
    }

    /// The identifiers of the clusters of that name, asked without anybody in between.
    pub(super) fn named(&self, name: &str) -> Vec<String> {
        if let Some(gate) = &self.between {
            gate.calm();
        }
        let listed = self
            .run(&["cluster", "list", "--name", name, "-o", "json"])
            .json();
        let listed = listed.as_array().expect("a list");
        let ids = listed.iter().map(|row| row["id"].as_str().expect("an id"));
        ids.map(str::to_owned).collect()
    }

    /// How many requests were made; none where there is nobody to ask.
    pub(super) fn requests(&self, method: &str) -> usize {
        self.between.as_ref().map_or(0, |gate| gate.count(method))
    }

    /// Runs the program for the same account without a profile.
    pub(super) fn run_without_profile(&self, arguments: &[&str]) -> Run {
        let provider = ["--provider", self.row.provider.name()];
        let mut command = self.machine.command(&[&provider, arguments].concat());
        command.env_remove("DBAAS_PROFILE");
        command.envs(self.variables.iter().map(|(name, value)| (name, value)));
        self.machine
            .finish(command.spawn().expect("the program starts"))
    }
}

/// What a driver of this machine made goes with the bench; a vendor's goes with the vendor.
impl Drop for Bench {
    fn drop(&mut self) {
        if !self.row.is_remote() {
            let listed = self.run(&["cluster", "list", "-o", "name"]);
            let delete = ["cluster", "delete", "--yes"];
            let ids: Vec<&str> = listed.stdout.lines().collect();
            let _ = self.run(&[&delete[..], &ids].concat());
        }
    }
}

/// A server of this program over local clusters.
fn served(row: &'static Row) -> Option<Bench> {
    let machine = Machine::new();
    let server = Server::start(&machine, &[]);
    let origin = server.url.clone();
    // The server ends before its clusters do.
    Some(remote(
        row,
        &origin,
        &[("endpoint", origin.clone())],
        None,
        (server, machine),
    ))
}

fn in_sandbox(row: &'static Row) -> Option<Bench> {
    let sandbox = Sandbox::start(&["--script", "biganimal.healthy-polls=3"]);
    let (vendor, description) = (row.provider.name(), registry::describe(row.provider));
    let mut values: Vec<(&str, String)> = description
        .addresses
        .iter()
        .map(|key| (*key, sandbox.entry(vendor, key)))
        .collect();
    let secret = (description.secrets)(Some(row.key.1))[0];
    match row.provider {
        ProviderId::BigAnimal if row.key.1 == "v3" => values.push(("project", PROJECT.to_owned())),
        ProviderId::Ionos if row.key.1 == "postgresql-v2" => {
            values.push(("region", "de/txl".to_owned()));
        }
        ProviderId::Sap => values.push(("username", sandbox.entry(vendor, "username"))),
        _ => {}
    }
    let origin = sandbox.origin();
    let value = sandbox.entry(vendor, &secret.name.replace('-', "_"));
    Some(remote(
        row,
        &origin,
        &values,
        Some((secret.variable, value)),
        sandbox,
    ))
}

/// A machine whose profile `there` reaches a vendor through a gate, and variables that do so without a profile.
fn remote(
    row: &'static Row,
    origin: &str,
    values: &[(&str, String)],
    secret: Option<(&str, String)>,
    behind: impl Any,
) -> Bench {
    let gate = Gate::before(origin);
    let mut machine = Machine::new();
    let mut variables = Vec::new();
    let mut config = format!(
        "credential-store = \"file\"\n[profile.there]\nprovider = \"{}\"\n",
        row.provider
    );
    let (key, value) = row.key;
    let api = (!key.is_empty()).then(|| (key, value.to_owned()));
    for (key, value) in api.into_iter().chain(values.iter().cloned()) {
        let value = value.replacen(origin, &gate.between.url, 1);
        config += &format!("{key} = \"{value}\"\n");
        let variable = registry::describe(row.provider)
            .key(key)
            .and_then(|key| key.variable);
        variables.extend(variable.map(|variable| (variable, value)));
    }
    let read_only = config.replace("[profile.there]", "[profile.read]\nread-only = true");
    config += read_only
        .split_once('\n')
        .map_or("", |(_, profile)| profile);
    let path = machine.write("config.toml", config).display().to_string();
    machine = machine
        .with("DBAAS_CONFIG", &path)
        .with("DBAAS_PROFILE", "there");
    if let Some((variable, value)) = &secret {
        machine = machine.with(variable, value);
    }
    let mut bench = Bench::new(row, machine, Some(gate), behind);
    bench.credential = secret.map(|(_, value)| value);
    bench.variables = variables;
    bench
}
