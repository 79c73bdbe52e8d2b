//! Which account and which credential a run uses: what wins, what is named, and what is refused.

use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::MetadataExt;
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use crate::snapshot;
use crate::support::{Machine, Run};

/// A server that answers everything with `{}` and remembers the head of each request.
struct Recorder {
    address: String,
    heads: Arc<Mutex<Vec<String>>>,
    thread: Option<JoinHandle<()>>,
}

const LAST: &str = "GET /last ";

impl Recorder {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("its address").to_string();
        let heads = Arc::new(Mutex::new(Vec::new()));
        let seen = heads.clone();
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                let head = answer(stream.expect("a connection"));
                if head.starts_with(LAST) {
                    return;
                }
                seen.lock().expect("the list").push(head);
            }
        });
        Self {
            address,
            heads,
            thread: Some(thread),
        }
    }

    fn heads(&self) -> Vec<String> {
        self.heads.lock().expect("the list").clone()
    }
}

fn answer(mut stream: TcpStream) -> String {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") && stream.read(&mut byte).unwrap_or(0) == 1 {
        head.push(byte[0]);
    }
    let _ = stream.write_all(
        b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\
          connection: close\r\n\r\n{}",
    );
    String::from_utf8_lossy(&head).into_owned()
}

impl Drop for Recorder {
    fn drop(&mut self) {
        if let Ok(mut stream) = TcpStream::connect(&self.address) {
            let _ = stream.write_all(format!("{LAST}HTTP/1.1\r\n\r\n").as_bytes());
        }
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Two profiles at an address where nothing listens.
fn machine() -> Machine {
    let machine = Machine::new().with("DBAAS_CONFIG", "config.toml");
    let profile = |name: &str| {
        format!(
            "[profile.{name}]\nprovider = \"biganimal\"\nendpoint = \"http://127.0.0.1:1\"\n\
             max-retries = 0\n"
        )
    };
    machine.write("config.toml", profile("a") + &profile("b"));
    machine
}

fn store(machine: &Machine, profile: &str, secret: &[u8]) {
    machine
        .run_with_input(&["login", profile, "--secret-stdin"], secret)
        .succeeded();
}

fn named(run: &Run, profile: &str) -> bool {
    run.stdout.contains(&format!("\"profile\": \"{profile}\""))
}

#[test]
fn the_flag_beats_the_variable_and_says_so() {
    let machine = machine().with("DBAAS_PROFILE", "a");
    snapshot!(machine.run(&["--profile", "b", "whoami"]), @"
    exit 0
    --- stdout
    PROFILE  PROVIDER  API  ENDPOINT  CREDENTIAL  SOURCE  EXPIRES
    b  biganimal  v3  http://127.0.0.1:[PORT]  -  -  -
    --- stderr
    warning: --profile b is used; DBAAS_PROFILE names `a` and is ignored
    warning: profile `b` has no credential; `dbaas login b` stores one
    ");
    let run = machine.run(&["whoami", "-o", "json"]);
    assert!(named(&run, "a"), "{run}");
    snapshot!(machine.run(&["--profile", "b", "whoami", "--provenance", "--jq",
        ".layers[] | select(.key == \"profile\") | [.value, .origin, .used]"]), @r#"
    exit 0
    --- stdout
    ["b","--profile",true]
    ["a","DBAAS_PROFILE in the environment",false]
    ["local","the built-in default",false]
    --- stderr
    "#);
}

#[test]
fn a_credential_of_this_run_is_for_one_profile() {
    let machine = machine().with("DBAAS_TOKEN", "planted-token");
    snapshot!(machine.run(&["-p", "a,b", "cluster", "list"]), @"
    exit 2
    --- stdout
    --- stderr
    error: DBAAS_TOKEN in the environment is the credential of one profile, and 2 were named
    hint: name one profile, or let each use what it stores
    ");
    snapshot!(machine.run(&["-p", "a", "whoami"]), @"
    exit 0
    --- stdout
    PROFILE  PROVIDER  API  ENDPOINT  CREDENTIAL  SOURCE  EXPIRES
    a  biganimal  v3  http://127.0.0.1:[PORT]  token  DBAAS_TOKEN in the environment  -
    --- stderr
    ");
    snapshot!(machine.run(&["--provider", "biganimal", "whoami", "-o", "name"]), @"
    exit 0
    --- stdout
    biganimal
    --- stderr
    ");
    snapshot!(machine.run(&["cluster", "list"]), @"
    exit 0
    --- stdout
    NAME  ID  STATE  POSTGRES  REGION  NODES  AGE
    --- stderr
    no clusters; `dbaas cluster create NAME` makes one
    warning: DBAAS_TOKEN is set and not used by profile `local`
    ");
}

#[test]
fn two_credentials_of_this_run_are_a_mistake() {
    let machine = machine()
        .with("DBAAS_TOKEN", "planted-token")
        .with("DBAAS_ACCESS_KEY", "planted-key");
    snapshot!(machine.run(&["-p", "a", "whoami"]), @"
    exit 3
    --- stdout
    --- stderr
    error: there are two credentials for one request: DBAAS_ACCESS_KEY in the environment, and DBAAS_TOKEN in the environment
    hint: give one of them: a request carries one credential
    ");
}

#[test]
fn an_ambient_credential_never_reaches_a_profile_with_its_own() {
    let machine = machine().with("BA_ACCESS_KEY", "planted-ambient");
    // Where the profile stores nothing, the vendor's variable is what there is.
    let source = ["-p", "a", "whoami", "--jq", ".credential_source"];
    assert_eq!(
        machine.run(&source).succeeded(),
        "BA_ACCESS_KEY in the environment"
    );
    store(&machine, "a", b"planted-own");
    snapshot!(machine.run(&["-p", "a", "whoami"]), @"
    exit 0
    --- stdout
    PROFILE  PROVIDER  API  ENDPOINT  CREDENTIAL  SOURCE  EXPIRES
    a  biganimal  v3  http://127.0.0.1:[PORT]  access-key  stored for the profile `a`  -
    --- stderr
    warning: BA_ACCESS_KEY is set and not used by profile `a`; its credential: stored for the profile `a`
    ");
    let shown = machine.run(&["-p", "a", "whoami", "--provenance", "-o", "yaml"]);
    assert!(!shown.stdout.contains("planted"), "{shown}");
    assert!(shown.stdout.contains("BA_ACCESS_KEY"), "{shown}");
    let sent = machine
        .run(&[
            "profile",
            "exec",
            "a",
            "--",
            "sh",
            "-c",
            "echo $BA_ACCESS_KEY",
        ])
        .succeeded();
    assert_eq!(sent, "planted-own");
}

#[test]
fn a_stored_secret_never_goes_to_an_endpoint_of_the_environment() {
    let server = Recorder::start();
    let machine = Machine::new()
        .with("DBAAS_CONFIG", "config.toml")
        .with("BA_API_URI", &format!("http://{}/api/v3", server.address));
    machine.write("config.toml", "[profile.a]\nprovider = \"biganimal\"\n");
    // A login would talk to that endpoint; storing a secret talks to nobody.
    snapshot!(machine.run(&["login", "a"]), @"
    exit 3
    --- stdout
    --- stderr
    error: the endpoint comes from BA_API_URI in the environment, and what is stored after a login there would never be sent to it
    hint: unset BA_API_URI, or write the endpoint into the profile
    ");
    store(&machine, "a", b"planted-own");
    snapshot!(machine.run(&["-p", "a", "whoami"]), @"
    exit 3
    --- stdout
    --- stderr
    error: the endpoint comes from BA_API_URI in the environment, and the credential does not (stored for the profile `a`)
    hint: unset BA_API_URI, or write the endpoint into the profile
    ");
    for arguments in [
        &["profile", "exec", "a", "--", "true"][..],
        &["profile", "check", "a"],
        &["-p", "a", "api", "GET", "/x"],
        &["-p", "a", "token", "get"],
        &["-p", "a", "whoami", "--verify"],
        &["-p", "a", "cluster", "list"],
    ] {
        let _ = machine.run(arguments).failed(3);
    }
    assert_eq!(server.heads(), Vec::<String>::new());
}

#[test]
fn a_directory_chooses_a_profile_and_nothing_else() {
    let machine = machine();
    machine.write(
        ".dbaas.toml",
        "profile = \"a\"\nendpoint = \"https://evil.example\"\n",
    );
    snapshot!(machine.run(&["whoami"]), @"
    exit 3
    --- stdout
    --- stderr
    error: [MACHINE]/work/.dbaas.toml:2: `endpoint` has no place in a directory's file, which chooses a profile and an output format and nothing else
      valid keys: output, profile
    hint: endpoints belong into a profile of the configuration file
    ");
    machine.write(".dbaas.toml", "profile = \"a\"\n");
    let run = machine.run(&["whoami", "-o", "json"]);
    assert!(named(&run, "a"), "{run}");
    snapshot!(machine.run(&["profile", "use", "b"]), @"
    exit 0
    --- stdout
    NAME  PROVIDER  API  ENDPOINT  REGION  DEFAULT  PROTECTED  READ_ONLY  STORE
    b  biganimal  v3  http://127.0.0.1:[PORT]  -  yes  -  -  file
    --- stderr
    `b` is the default profile
    warning: here `a` is used all the same: [MACHINE]/work/.dbaas.toml
    ");
    std::fs::remove_file(machine.work().join(".dbaas.toml")).expect("it is removed");
    machine.run(&["profile", "use", "local"]).succeeded();
}

#[test]
fn a_change_under_a_profile_of_the_directory_wants_its_name() {
    let machine = Machine::new().with("DBAAS_CONFIG", "config.toml");
    machine.write("config.toml", "[profile.here]\nprovider = \"local\"\n");
    machine.write(".dbaas.toml", "profile = \"here\"\n");
    snapshot!(machine.run(&["cluster", "delete", "orders", "--yes"]), @"
    exit 2
    --- stdout
    --- stderr
    error: profile `here` was chosen by [MACHINE]/work/.dbaas.toml alone, which is not enough for a change that nobody watches
    hint: name it: --profile here
    ");
    let named = machine.run(&["-p", "here", "cluster", "delete", "orders", "--yes"]);
    let _ = named.failed(5);
}

#[test]
fn a_store_that_others_can_read_is_refused() {
    let machine = machine();
    store(&machine, "a", b"planted-own");
    let path = machine.data().join("credentials.toml");
    assert_eq!(std::fs::metadata(&path).expect("it").mode() & 0o777, 0o600);
    let loose = std::os::unix::fs::PermissionsExt::from_mode(0o644);
    std::fs::set_permissions(&path, loose).expect("it is loosened");
    let _ = machine.run(&["-p", "a", "whoami"]).failed(4);
}

#[test]
fn a_variable_that_is_no_text_is_not_taken_for_unset() {
    use std::os::unix::ffi::OsStrExt;
    let odd = std::ffi::OsStr::from_bytes(b"a\xff");
    let machine = Machine::new();
    for name in [
        "DBAAS_PROFILE",
        "DBAAS_TOKEN",
        "DBAAS_CONFIG",
        "BA_ACCESS_KEY",
    ] {
        let child = machine
            .command(&["profile", "list"])
            .env(name, odd)
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .expect("it starts");
        let run = machine.finish(child).failed(3);
        assert!(
            run.stderr.contains(&format!("{name} in the environment")),
            "{run}"
        );
        assert!(run.stderr.contains("hint: "), "{run}");
    }
}

#[test]
fn a_stored_secret_that_goes_elsewhere_says_so() {
    let machine = machine();
    let secret = machine.write("key", "planted-key").display().to_string();
    let endpoint = "http://127.0.0.1:9/elsewhere";
    let file = format!("access-key={secret}");
    machine
        .run(&[
            "profile",
            "add",
            "stored",
            "--provider",
            "biganimal",
            "--secret-file",
            &file,
        ])
        .succeeded();
    let said = |machine: &Machine| machine.run(&["-p", "stored", "token", "get", "-o", "raw"]);
    assert!(!said(&machine).stderr.contains("stored credential"));
    let machine = machine.with("DBAAS_ENDPOINT", endpoint);
    let run = said(&machine);
    assert!(
        run.stderr
            .contains("the stored credential of profile `stored` is used at")
            && run.stderr.contains("DBAAS_ENDPOINT names")
            && !run.stderr.contains("planted-key"),
        "{run}"
    );
}

#[test]
fn a_check_looks_where_resolve_says() {
    let machine = Machine::new();
    machine.write(
        "config.toml",
        "[profile.named]\nprovider = \"postgraas\"\nendpoint = \"http://server.example:8080\"\n",
    );
    let check = [
        "--config",
        "config.toml",
        "profile",
        "check",
        "named",
        "--jq",
        ".[] | select(.check == \"endpoint\").status",
    ];
    assert_eq!(machine.run(&check).stdout, "warning\n");
    let resolve = ["--resolve", "server.example:8080:127.0.0.1"];
    assert_eq!(machine.run(&[&check[..], &resolve].concat()).stdout, "ok\n");
}
