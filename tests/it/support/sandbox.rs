//! A sandbox for a test: the built program as a child, ended and looked after when the test ends. Requests
//! go through curl, which shares no code with what is tested.

use std::fs;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use rustix::process::{Pid, Signal, kill_process};
use serde_json::{Value, json};

use super::{Machine, servers_below};

/// The default project of the BigAnimal emulator.
pub(crate) const PROJECT: &str = "prj_Ab12Cd34Ef56Gh78";

/// What a creation at BigAnimal wants beside a name, in both generations.
pub(crate) const AZURE: [&str; 12] = [
    "--cloud",
    "azure",
    "--region",
    "westus2",
    "--cpu",
    "2",
    "--postgres",
    "16",
    "--storage",
    "64GiB",
    "--network",
    "private",
];

/// A sandbox that runs.
pub(crate) struct Sandbox {
    machine: Machine,
    child: Option<Child>,
    line: Value,
}

/// What curl got.
#[derive(Debug)]
pub(crate) struct Answer {
    /// The exit code of curl; 0 where there was a whole answer.
    pub(crate) curl: i32,
    /// The status; 0 where there was none.
    pub(crate) status: u16,
    /// The head, in lower case.
    pub(crate) head: String,
    /// The body.
    pub(crate) text: String,
}

impl Answer {
    /// The body as JSON; null where it is none.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_default()
    }

    /// `data` of the body, of an answer of this status.
    #[track_caller]
    pub(crate) fn data(&self, status: u16) -> Value {
        assert_eq!(self.status, status, "{self:?}");
        self.json()["data"].clone()
    }

    /// The first sentence of an error of this status.
    #[track_caller]
    pub(crate) fn error(&self, status: u16) -> String {
        assert_eq!(self.status, status, "{self:?}");
        let error = &self.json()["error"];
        assert!(error["reference"].is_string(), "{self:?}");
        let message = &error["errors"][0]["message"];
        message.as_str().unwrap_or_default().to_owned()
    }
}

impl Sandbox {
    /// Starts one and reads its line.
    pub(crate) fn start(arguments: &[&str]) -> Self {
        let machine = Machine::new();
        let arguments = [&["sandbox", "start", "-o", "json", "-q"], arguments].concat();
        let mut child = machine
            .command(&arguments)
            .env("TMPDIR", machine.work())
            .spawn()
            .expect("the program starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("its standard output");
        BufReader::new(stdout).read_line(&mut line).expect("a line");
        if line.is_empty() {
            let mut error = String::new();
            let stderr = child.stderr.as_mut().expect("its standard error");
            let _ = stderr.read_to_string(&mut error);
            let _ = child.wait();
            panic!("the sandbox did not start: {error}");
        }
        Self {
            machine,
            child: Some(child),
            line: serde_json::from_str(&line).expect("the line is JSON"),
        }
    }

    /// The line that it printed.
    pub(crate) fn line(&self) -> &Value {
        &self.line
    }

    /// A value of the entry of a vendor.
    pub(crate) fn entry(&self, vendor: &str, key: &str) -> String {
        let value = &self.line["providers"][vendor][key];
        value.as_str().expect("a value of the entry").to_owned()
    }

    /// Where it listens.
    pub(crate) fn origin(&self) -> String {
        let endpoint = self.biganimal("endpoint");
        let origin = endpoint.strip_suffix("/biganimal").expect("the prefix");
        origin.to_owned()
    }

    /// A value of the entry of BigAnimal.
    pub(crate) fn biganimal(&self, key: &str) -> String {
        self.entry("biganimal", key)
    }

    /// Writes a file beside its configuration, which goes with it; the path.
    pub(crate) fn beside_its_config(&self, name: &str, text: &str) -> String {
        let config = Path::new(self.line["config"].as_str().expect("a file"));
        let file = config.with_file_name(name);
        fs::write(&file, text).expect("a file");
        file.display().to_string()
    }

    /// The process number of the program.
    pub(crate) fn id(&self) -> u32 {
        self.child.as_ref().expect("it runs").id()
    }

    /// A call of curl: a method, a URL, headers, and a body or none.
    pub(crate) fn curl(
        &self,
        method: &str,
        url: &str,
        headers: &[&str],
        body: Option<&str>,
    ) -> Answer {
        let work = self.machine.work();
        let head = work.join(format!("head-{:?}", std::thread::current().id()));
        let mut curl = Command::new("curl");
        curl.args(["-sS", "--max-time", "20", "-X", method, url, "-D"])
            .arg(&head)
            .args(["-w", "\n%{http_code}"])
            .stdin(Stdio::null());
        if let Some(ca) = self.line["providers"]["biganimal"]["ca"].as_str() {
            curl.args(["--cacert", ca]);
        }
        for header in headers {
            curl.args(["-H", header]);
        }
        if let Some(body) = body {
            curl.args(["--data-binary", body]);
        }
        let output = curl.output().expect("curl runs");
        let text = String::from_utf8(output.stdout).expect("text");
        let (text, status) = text.rsplit_once('\n').expect("the status");
        let answer = Answer {
            curl: output.status.code().unwrap_or(-1),
            status: status.parse().expect("a status"),
            head: fs::read_to_string(&head).unwrap_or_default().to_lowercase(),
            text: text.to_owned(),
        };
        let _ = fs::remove_file(head);
        answer
    }

    /// A call of BigAnimal below `/api`, with the access key.
    pub(crate) fn api(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        let url = format!("{}/api/{path}", self.biganimal("endpoint"));
        let key = format!("x-access-key: {}", self.biganimal("access_key"));
        let body = body.map(|body| body.to_string());
        let headers = [key.as_str(), "content-type: application/json"];
        self.curl(method, &url, &headers, body.as_deref())
    }

    /// The same below the default project in v3.
    pub(crate) fn project(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        self.api(method, &format!("v3/projects/{PROJECT}/{path}"), body)
    }

    /// Creates a cluster in v3 and returns its id.
    #[track_caller]
    pub(crate) fn create(&self, body: Value) -> String {
        let answer = self.project("POST", "clusters", Some(body)).data(202);
        answer["clusterId"].as_str().expect("an id").to_owned()
    }

    /// Reads a cluster in v3.
    #[track_caller]
    pub(crate) fn get(&self, id: &str) -> Value {
        self.project("GET", &format!("clusters/{id}"), None)
            .data(200)
    }

    /// The phases that so many looks at a cluster see, and whether each says that it is deployed.
    pub(crate) fn phases(&self, id: &str, looks: usize) -> Vec<(String, bool)> {
        let look = |_| {
            let cluster = self.get(id);
            let deployed = cluster["conditions"][0]["conditionStatus"] == "True";
            (
                cluster["phase"].as_str().expect("a phase").to_owned(),
                deployed,
            )
        };
        (0..looks).map(look).collect()
    }

    /// Looks until a cluster is ready.
    #[track_caller]
    pub(crate) fn ready(&self, id: &str) {
        for _ in 0..200 {
            let (phase, deployed) = self.phases(id, 1).remove(0);
            if phase == "Cluster in healthy state" && deployed {
                return;
            }
            std::thread::sleep(std::time::Duration::from_millis(50));
        }
        panic!("{id} did not become ready");
    }

    /// A call below `/_sandbox`.
    #[track_caller]
    pub(crate) fn control(&self, method: &str, path: &str, body: Option<Value>) -> Answer {
        let origin = self.origin();
        let token = self.line["control_token"].as_str().expect("the token");
        let token = format!("authorization: Bearer {token}");
        let body = body.map(|body| body.to_string());
        let headers = [token.as_str(), "content-type: application/json"];
        self.curl(
            method,
            &format!("{origin}/_sandbox/{path}"),
            &headers,
            body.as_deref(),
        )
    }

    /// What was asked so far.
    pub(crate) fn requests(&self) -> Vec<Value> {
        let answer = self.control("GET", "requests", None);
        answer.json().as_array().expect("an array").clone()
    }

    /// How many requests of a method there were to paths that end so, the query left out.
    pub(crate) fn count(&self, method: &str, end: &str) -> usize {
        let is = |request: &&Value| {
            let path = request["path"].as_str().unwrap_or_default();
            let path = path.split('?').next().unwrap_or_default();
            (method == "*" || request["method"] == method) && path.ends_with(end)
        };
        self.requests().iter().filter(is).count()
    }

    /// A machine whose runs use one of the profiles that it wrote.
    pub(crate) fn machine(&self, profile: &str) -> Machine {
        let config = self.line["config"].as_str().expect("a file");
        Machine::new()
            .with("DBAAS_CONFIG", config)
            .with("DBAAS_PROFILE", profile)
    }

    /// Adds a fault in words or JSON.
    #[track_caller]
    pub(crate) fn fault(&self, fault: impl Into<Value>) {
        let fault = match fault.into() {
            Value::String(words) => json!({ "spec": words }),
            fault => fault,
        };
        let answer = self.control("POST", "faults", Some(fault));
        assert_eq!(answer.status, 200, "{answer:?}");
    }

    /// Sets a switch of BigAnimal.
    #[track_caller]
    pub(crate) fn script(&self, switch: &str, value: impl Into<Value>) {
        self.script_of("biganimal", switch, value);
    }

    /// Sets a switch of a vendor.
    #[track_caller]
    pub(crate) fn script_of(&self, vendor: &str, switch: &str, value: impl Into<Value>) {
        let switches = json!({format!("{vendor}.{switch}"): value.into()});
        let answer = self.control("POST", "script", Some(switches));
        assert_eq!(answer.status, 204, "{answer:?}");
    }

    /// Ends it with SIGTERM and returns its exit code; nothing may be left.
    pub(crate) fn stop(mut self) -> Option<i32> {
        self.end()
    }

    fn end(&mut self) -> Option<i32> {
        let mut child = self.child.take()?;
        let id = i32::try_from(child.id()).ok().and_then(Pid::from_raw)?;
        let _ = kill_process(id, Signal::TERM);
        let status = child.wait().expect("it ends");
        if !std::thread::panicking() {
            let left: Vec<_> = fs::read_dir(self.machine.work())
                .expect("a directory")
                .collect();
            assert!(left.is_empty(), "files were left behind: {left:?}");
            let servers = servers_below(&self.machine.work());
            assert!(servers.is_empty(), "servers were left behind: {servers:?}");
        }
        status.code()
    }
}

impl Drop for Sandbox {
    fn drop(&mut self) {
        self.end();
    }
}

/// A body that makes a cluster in v3.
pub(crate) fn cluster_body(name: &str) -> Value {
    json!({
        "clusterName": name, "password": "correct-horse-battery",
        "clusterArchitecture": {"clusterArchitectureId": "ha", "nodes": 3},
        "provider": {"cloudProviderId": "aws"}, "region": {"regionId": "us-east-1"},
        "instanceType": {"instanceTypeId": "aws:c6i.large"}, "pgType": {"pgTypeId": "epas"},
        "pgVersion": {"pgVersionId": "15"},
        "storage": {"volumeTypeId": "gp3", "volumePropertiesId": "gp3", "size": "4 Gi"},
        "privateNetworking": false, "allowedIpRanges": [],
        "pgConfig": [{"name": "work_mem", "value": "8MB"}],
    })
}
