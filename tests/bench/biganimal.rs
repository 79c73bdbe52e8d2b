//! Requests to a vendor: `cluster create` and `cluster list` against the emulator of BigAnimal, beside curl,
//! `curl | jq` and Python with requests doing the same.

use std::cell::RefCell;
use std::fs;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use crate::usage::{Row, compare};
use crate::{PROGRAM, has, instructions, say};

const PROJECT: &str = "prj_Ab12Cd34Ef56Gh78";

/// The columns that every client prints of a long list.
const COLUMNS: &str = "id,name,status,cloud,region,nodes";
const FIELDS: &str = "[.clusterId,.clusterName,.phase,.provider.cloudProviderId,.region.regionId,\
                      .clusterArchitecture.nodes]|@tsv";

/// What a script of somebody without a tool looks like; `requests` verifies with `REQUESTS_CA_BUNDLE`.
const PYTHON: &str = r#"
import sys, requests
method, url, header, body = sys.argv[1:5]
name, value = header.split(": ", 1)
headers = {name: value, "Content-Type": "application/json"}
data = open(body, "rb").read() if body else None
answer = requests.request(method, url, headers=headers, data=data)
answer.raise_for_status()
rows = answer.json()
if method == "POST":
    print(rows)
else:
    for c in rows["data"]:
        print(c["clusterId"], c["clusterName"], c["phase"], c["provider"]["cloudProviderId"],
              c["region"]["regionId"], c["clusterArchitecture"]["nodes"], sep="\t")
"#;

pub(crate) fn run(rounds: usize) {
    if !has("curl") {
        return;
    }
    let bench = Bench {
        directory: tempfile::tempdir().expect("a directory"),
        jq: has("jq"),
        python: None,
    };
    let python = bench.install_python();
    let bench = Bench { python, ..bench };
    for secure in [false, true] {
        for (clusters, rounds) in [
            (1, rounds.max(20)),
            (1_000, rounds),
            (100_000, rounds.min(5)),
        ] {
            let sandbox = Sandbox::start(bench.directory.path(), clusters, secure);
            if clusters == 1 {
                // What is created makes the list longer.
                bench.short_list(&sandbox, rounds);
                bench.creations(&sandbox, rounds);
            } else {
                bench.long_list(&sandbox, clusters, rounds);
            }
        }
    }
}

struct Bench {
    directory: tempfile::TempDir,
    jq: bool,
    python: Option<PathBuf>,
}

/// An emulator that ends with this value.
struct Sandbox {
    child: Child,
    line: Value,
    home: PathBuf,
    secure: bool,
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        // It removes its files when it is asked to end.
        let _ = Command::new("kill")
            .arg(self.child.id().to_string())
            .status();
        let _ = self.child.wait();
    }
}

impl Sandbox {
    fn start(home: &Path, clusters: u32, secure: bool) -> Self {
        let mut command = program(home);
        command.args(["sandbox", "start", "biganimal", "-q", "-o", "json"]);
        command.args(["--seed-clusters", &clusters.to_string()]);
        if secure {
            command.arg("--https");
        }
        command.env("TMPDIR", home).stdout(Stdio::piped());
        let mut child = command.spawn().expect("the sandbox starts");
        let mut line = String::new();
        let output = child.stdout.take().expect("its output");
        BufReader::new(output).read_line(&mut line).expect("a line");
        Self {
            child,
            line: serde_json::from_str(&line).expect("the line is JSON"),
            home: home.to_owned(),
            secure,
        }
    }

    fn entry(&self, key: &str) -> &str {
        self.line["providers"]["biganimal"][key]
            .as_str()
            .expect("a value of the line")
    }

    fn scheme(&self) -> &'static str {
        if self.secure { "https" } else { "http" }
    }

    fn url(&self, version: &str) -> String {
        let endpoint = self.entry("endpoint");
        match version {
            "v1" => format!("{endpoint}/api/v1/clusters"),
            _ => format!("{endpoint}/api/v3/projects/{PROJECT}/clusters"),
        }
    }

    fn header(&self, version: &str) -> String {
        match version {
            "v1" => format!("Authorization: Bearer {}", self.entry("token")),
            _ => format!("x-access-key: {}", self.entry("access_key")),
        }
    }

    fn dbaas(&self, version: &str, arguments: &[&str]) -> Command {
        let mut command = program(&self.home);
        let profile = match version {
            "v1" => "biganimal-v1",
            _ => "biganimal",
        };
        let config = self.line["config"].as_str().expect("a path");
        command.args(["-p", profile]).args(arguments);
        command.env("DBAAS_CONFIG", config);
        command
    }

    fn curl(&self, version: &str, authorities: Option<&Path>) -> Command {
        let mut command = Command::new("curl");
        command.args(["-sSf", "-H", &self.header(version)]);
        if self.secure {
            let authorities = authorities.unwrap_or_else(|| self.ca());
            command.arg("--cacert").arg(authorities);
        }
        command
    }

    fn ca(&self) -> &Path {
        Path::new(self.entry("ca"))
    }

    fn list(&self) -> Command {
        let mut command = self.curl("v3", None);
        command.arg(self.url("v3"));
        command
    }
}

fn program(home: &Path) -> Command {
    let mut command = Command::new(PROGRAM);
    command
        .env_clear()
        .env("PATH", "/usr/local/bin:/usr/bin:/bin")
        .env("HOME", home)
        .env("DBAAS_DATA_DIR", home.join("data"));
    command
}

impl Bench {
    /// Python with requests, in a directory of its own.
    fn install_python(&self) -> Option<PathBuf> {
        let venv = self.directory.path().join("venv");
        let made = Command::new("python3")
            .args(["-m", "venv"])
            .arg(&venv)
            .output();
        let installed = made.and_then(|_| {
            Command::new(venv.join("bin/pip"))
                .args(["install", "-q", "requests"])
                .output()
        });
        if installed.is_ok_and(|output| output.status.success()) {
            return Some(venv.join("bin/python"));
        }
        say("  (Python or its package requests is not to be had: left out)");
        None
    }

    fn python_row<'a>(
        &'a self,
        sandbox: &'a Sandbox,
        version: &'static str,
        body: impl Fn(usize) -> Option<PathBuf> + 'a,
    ) -> Option<Row<'a>> {
        let python = self.python.as_ref()?;
        let row = Row::new("python", move |round| {
            let body = body(round);
            let mut command = Command::new(python);
            let method = if body.is_some() { "POST" } else { "GET" };
            command.args(["-c", PYTHON, method, &sandbox.url(version)]);
            command.arg(sandbox.header(version));
            command.arg(body.unwrap_or_default());
            if sandbox.secure {
                command.env("REQUESTS_CA_BUNDLE", sandbox.ca());
            }
            command
        });
        Some(row.reference())
    }

    fn creations(&self, sandbox: &Sandbox, rounds: usize) {
        let number = RefCell::new(0);
        for version in ["v3", "v1"] {
            // A name is taken once.
            let file = || {
                let mut number = number.borrow_mut();
                *number += 1;
                let name = format!("bench-{number}");
                let path = self.directory.path().join("data.json");
                fs::write(&path, body(version, &name).to_string()).expect("a file");
                (path, name)
            };
            let post = |path: &Path| {
                let mut command = sandbox.curl(version, None);
                command.args(["-H", "Content-Type: application/json", "--data-binary"]);
                command.arg(format!("@{}", path.display()));
                command.arg(sandbox.url(version));
                command
            };
            let mut rows = vec![
                Row::new("curl", |_| post(&file().0)).reference(),
                Row::new("curl, the three requests of dbaas", |_| {
                    let (path, name) = file();
                    // The identifier is not known yet; asking for the name again is as much work.
                    let url = format!("{}?name={name}", sandbox.url(version));
                    let mut command = sandbox.curl(version, None);
                    command.args([&url, "--next"]);
                    command.args(post(&path).get_args()).arg("--next");
                    let again = sandbox.curl(version, None);
                    command.args(again.get_args()).arg(url);
                    command
                }),
            ];
            rows.extend(self.python_row(sandbox, version, |_| Some(file().0)));
            rows.push(Row::new("dbaas cluster create -f data.json", |_| {
                let path = file().0.display().to_string();
                sandbox.dbaas(version, &["cluster", "create", "-f", &path, "-q"])
            }));
            let title = format!("Create over {}, {version}", sandbox.scheme());
            compare(&title, rounds, rows);
        }
    }

    fn short_list(&self, sandbox: &Sandbox, rounds: usize) {
        let list = &["cluster", "list"];
        let mut rows = vec![Row::new("curl", |_| sandbox.list()).reference()];
        rows.extend(self.python_row(sandbox, "v3", |_| None));
        rows.push(Row::new("dbaas cluster list", |_| {
            sandbox.dbaas("v3", list)
        }));
        rows.push(Row::new("dbaas cluster list -o json", |_| {
            sandbox.dbaas("v3", &["cluster", "list", "-o", "json"])
        }));
        let title = format!("A short list over {}", sandbox.scheme());
        compare(&title, rounds, rows);
        if sandbox.secure {
            let bundle = self.bundle(sandbox);
            let path = bundle.display().to_string();
            let all = ["cluster", "list", "--cacert", &path];
            let rows = vec![
                Row::new("curl", |_| {
                    let mut command = sandbox.curl("v3", Some(&bundle));
                    command.arg(sandbox.url("v3"));
                    command
                })
                .reference(),
                Row::new("dbaas cluster list", |_| sandbox.dbaas("v3", &all)),
            ];
            compare("The same with all authorities of the system", rounds, rows);
        }
        if has("valgrind") {
            let count = instructions(&sandbox.dbaas("v3", list));
            say(&format!("  instructions of dbaas cluster list: {count}"));
        }
    }

    /// The authorities of the system, and the one of the sandbox.
    fn bundle(&self, sandbox: &Sandbox) -> PathBuf {
        let path = self.directory.path().join("bundle.pem");
        let mut text = fs::read("/etc/ssl/certs/ca-certificates.crt").unwrap_or_default();
        text.extend(fs::read(sandbox.ca()).expect("the authority"));
        fs::write(&path, text).expect("a file");
        path
    }

    fn long_list(&self, sandbox: &Sandbox, clusters: u32, rounds: usize) {
        let mut rows = vec![Row::new("curl", |_| sandbox.list()).reference()];
        if self.jq {
            let piped = |filter: String| {
                // What goes into the shell is what its arguments say.
                let mut command = Command::new("sh");
                command.args(["-c", "filter=$1; shift; \"$@\" | jq -r \"$filter\"", "sh"]);
                let list = sandbox.list();
                command.arg(filter).arg(list.get_program());
                command.args(list.get_args());
                command
            };
            let tsv = move |_| piped(format!(".data[]|{FIELDS}"));
            rows.push(Row::new("curl | jq @tsv", tsv).reference());
            let pretty = move |_| piped(".".to_owned());
            rows.push(Row::new("curl | jq .", pretty).reference());
        }
        rows.extend(self.python_row(sandbox, "v3", |_| None));
        let ours: [(_, &[&str]); 6] = [
            (
                "dbaas -o tsv, six columns",
                &["tsv", "--columns", COLUMNS, "--no-header"],
            ),
            ("dbaas -o tsv, all columns", &["tsv"]),
            ("dbaas -o ndjson", &["ndjson"]),
            ("dbaas -o json", &["json"]),
            ("dbaas -o json --native", &["json", "--native"]),
            ("dbaas, a table", &["table"]),
        ];
        for (name, format) in ours {
            let arguments = [&["cluster", "list", "-o"], format].concat();
            rows.push(Row::new(name, move |_| sandbox.dbaas("v3", &arguments)));
        }
        let title = format!("{clusters} clusters over {}", sandbox.scheme());
        compare(&title, rounds, rows);
    }
}

/// A cluster as a vendor's document describes it.
fn body(version: &str, name: &str) -> Value {
    match version {
        "v1" => json!({
            "clusterName": name, "password": "SuperLongSecret1",
            "provider": {"cloudProviderId": "azure"}, "region": {"regionId": "westus2"},
            "instanceType": {"id": "azure:Standard_E2s_v3", "instanceType": "E2s v3", "cpu": 2, "ram": 16},
            "postgresType": {"id": "epas", "dockerImage": ""}, "postgresVersion": "14",
            "volumeType": {"id": "azurepremiumstorage", "displayName": "Azure Premium Storage",
                "storageClass": "managed-premium", "configFieldsList": ["secretName", "shareName"]},
            "volumeProperties": "P1", "replicas": 3, "zoneRedundantHa": true, "privateNetworking": true,
            "pgConfigMap": [["max_connections", "100"]],
        }),
        _ => json!({
            "clusterName": name, "password": "SuperLongSecret1",
            "clusterArchitecture": {"clusterArchitectureId": "ha", "nodes": 3},
            "provider": {"cloudProviderId": "azure"}, "region": {"regionId": "westus2"},
            "instanceType": {"instanceTypeId": "azure:Standard_E2s_v3"},
            "pgType": {"pgTypeId": "epas"}, "pgVersion": {"pgVersionId": "14"},
            "storage": {"volumeTypeId": "azurepremiumstorage", "volumePropertiesId": "P1", "size": "4 Gi"},
            "privateNetworking": true, "allowedIpRanges": [],
            "pgConfig": [{"name": "max_connections", "value": "100"}],
        }),
    }
}
