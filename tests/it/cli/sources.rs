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
    snapshot!(machine.run(&["--profile", "b", "whoami"]), @"");
    let run = machine.run(&["whoami", "-o", "json"]);
    assert!(named(&run, "a"), "{run}");
    snapshot!(machine.run(&["--profile", "b", "whoami", "--provenance", "--jq",
        ".layers[] | select(.key == \"profile\") | [.value, .origin, .used]"]), @"");
}

#[test]
fn a_credential_of_this_run_is_for_one_profile() {
    let machine = machine().with("DBAAS_TOKEN", "planted-token");
    snapshot!(machine.run(&["-p", "a,b", "cluster", "list"]), @"");
    snapshot!(machine.run(&["-p", "a", "whoami"]), @"");
    snapshot!(machine.run(&["--provider", "biganimal", "whoami", "-o", "name"]), @"");
    snapshot!(machine.run(&["cluster", "list"]), @"");
}

#[test]
fn two_credentials_of_this_run_are_a_mistake() {
    let machine = machine()
        .with("DBAAS_TOKEN", "planted-token")
        .with("DBAAS_ACCESS_KEY", "planted-key");
    snapshot!(machine.run(&["-p", "a", "whoami"]), @"");
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
    snapshot!(machine.run(&["-p", "a", "whoami"]), @"");
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
    let refused = machine.run_with_input(&["login", "a", "--secret-stdin"], b"planted-own");
    snapshot!(refused, @"");
    // Stored while the variable was not there.
    let mut login = machine.command(&["login", "a", "--secret-file", "access-key=own"]);
    machine.write("own", "planted-own");
    let stored = login.env_remove("BA_API_URI").status().expect("it runs");
    assert!(stored.success());
    snapshot!(machine.run(&["-p", "a", "whoami"]), @"");
    for arguments in [
        &["-p", "a", "profile", "exec", "a", "--", "true"][..],
        &["profile", "check", "a"],
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
    snapshot!(machine.run(&["whoami"]), @"");
    machine.write(".dbaas.toml", "profile = \"a\"\n");
    let run = machine.run(&["whoami", "-o", "json"]);
    assert!(named(&run, "a"), "{run}");
    snapshot!(machine.run(&["profile", "use", "b"]), @"");
    std::fs::remove_file(machine.work().join(".dbaas.toml")).expect("it is removed");
    machine.run(&["profile", "use", "local"]).succeeded();
}

#[test]
fn a_change_under_a_profile_of_the_directory_wants_its_name() {
    let machine = Machine::new().with("DBAAS_CONFIG", "config.toml");
    machine.write("config.toml", "[profile.here]\nprovider = \"local\"\n");
    machine.write(".dbaas.toml", "profile = \"here\"\n");
    snapshot!(machine.run(&["cluster", "delete", "orders", "--yes"]), @"");
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
