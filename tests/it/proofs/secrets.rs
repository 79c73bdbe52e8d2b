//! No byte of a secret is seen where it does not belong, however a command fails and however much it was
//! asked to say.

use std::fs;
use std::panic;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use clap::Parser;
use dbaas::cli::Cli;
use dbaas::credentials::{Secret, Session};
use dbaas::env::Environment;
use dbaas::http::{Client, Items, Options, Policy, ProxyOptions, Request};
use dbaas::model::{Body, ClusterSpec, Resource};
use dbaas::provider::RawRequest;
use dbaas::settings::{Settings, Subject};
use serde_json::{Value, json as document};

use super::{files, signed_out};
use crate::support::sandbox::{Sandbox, cluster_body};
use crate::support::tls::{Listener, json, response};
use crate::support::{Machine, Run};

/// With a quote and a backslash, because what is escaped is easily missed.
const KEY: &str = "planted-key-\"q\\1";
const PASSWORD: &str = "planted-password-\"q\\2";
const TOKEN: &str = "planted-token-3/+=";
const RAW: &str = "planted-raw-4";
const REFRESH: &str = "planted-refresh-5/+=";
const PROXY: &str = "planted-proxy-6";
const FILE: &str = "planted-file-7";

/// Every form that a secret could be found in.
fn forms(secret: &str) -> Vec<String> {
    let escaped = document!(secret).to_string();
    vec![
        secret.to_owned(),
        escaped[1..escaped.len() - 1].to_owned(),
        format!("{secret:?}").trim_matches('"').to_owned(),
        // `Debug` of a text that is JSON.
        format!("{:?}", &escaped[1..escaped.len() - 1])
            .trim_matches('"')
            .to_owned(),
        url::form_urlencoded::byte_serialize(secret.as_bytes()).collect(),
        STANDARD.encode(secret),
        STANDARD.encode(format!("user:{secret}")),
        format!("{:?}", secret.as_bytes())
            .trim_matches(['[', ']'])
            .to_owned(),
    ]
}

#[track_caller]
fn clean(text: &str, place: &str) {
    for secret in [KEY, PASSWORD, TOKEN, RAW, REFRESH, PROXY, FILE] {
        for form in forms(secret) {
            assert!(!text.contains(&form), "{place} shows {form}:\n{text}");
        }
    }
}

/// Nothing but what the test itself wrote, and the chosen store, holds a secret.
fn clean_files(machine: &Machine) {
    let mut found = Vec::new();
    files(machine.work().parent().expect("the machine"), &mut found);
    for file in found {
        let store = file.starts_with(machine.data()) && file.ends_with("credentials.toml");
        if !store && !file.starts_with(machine.work()) {
            let bytes = fs::read(&file).expect("a file");
            clean(
                &String::from_utf8_lossy(&bytes),
                &file.display().to_string(),
            );
        }
    }
}

fn machine(endpoint: &str, more: &str) -> Machine {
    let machine = Machine::new()
        .with("DBAAS_CONFIG", "config.toml")
        .with("DBAAS_PROFILE", "ba");
    let text = format!(
        "credential-store = \"file\"\n[profile.ba]\nprovider = \"biganimal\"\nendpoint = \"{endpoint}\"\nproject = \"p\"\nmax-retries = 0\n{more}"
    );
    machine.write("config.toml", text);
    machine
}

/// A run that tells everything, in both forms of errors.
fn told(machine: &Machine, words: &[&str], input: &[u8]) -> Vec<Run> {
    let runs = ["table", "json"].map(|format| {
        let words = [words, &["--trace", "-v", "-o", format]].concat();
        let run = machine.run_with_input(&words, input);
        clean(&run.stdout, "standard output");
        clean(&run.stderr, "standard error");
        run
    });
    clean_files(machine);
    runs.into()
}

/// An answer that quotes the whole request back, as a portal's error.
fn echo(status: u16) -> impl Fn(&str) -> String + Send + Sync {
    move |request| match request.starts_with("GET ") && request.contains("/clusters?") {
        true => json(200, "{\"data\":[]}"),
        false => {
            let body = document!({"error": {"status": status, "message": request,
                "errors": [{"path": request, "message": request, "details": request}],
                "details": request, "reference": "ref"}});
            json(status, &body.to_string())
        }
    }
}

#[test]
fn a_server_that_quotes_what_it_was_sent() {
    for status in [400, 401, 403, 404, 409, 500, 503] {
        let server = Listener::start(None, echo(status));
        let machine =
            machine(&format!("http://{}", server.address), "").with("DBAAS_ACCESS_KEY", KEY);
        let mut body = cluster_body("orders");
        body["password"] = PASSWORD.into();
        machine.write("body.json", body.to_string());
        body.as_object_mut().expect("a body").remove("password");
        machine.write("open.json", body.to_string());
        let create = ["cluster", "create", "-f", "body.json"];
        let typed = ["cluster", "create", "-f", "open.json", "--password-stdin"];
        for (words, input) in [
            (&["cluster", "get", "p-1"][..], ""),
            (&create, ""),
            (&typed, PASSWORD),
            (&["cluster", "delete", "p-1", "--yes"], ""),
            (&["whoami", "--verify"], ""),
        ] {
            for run in told(&machine, words, input.as_bytes()) {
                assert_ne!(run.code, Some(0), "{run}");
                assert_ne!(run.code, Some(70), "{run}");
            }
        }
        assert!(!server.requests().is_empty());
    }
}

#[test]
fn pages_redirects_and_documents_that_are_odd() {
    let quoted = |request: &str| request.replace("\r\n", " ");
    let page = Listener::start(None, move |request| {
        response(
            502,
            "content-type: text/html\r\n",
            &format!("<html><p>{}</p>", quoted(request)),
        )
    });
    let odd = Listener::start(None, move |request| {
        json(
            200,
            &document!({"data": [{"clusterId": quoted(request), "clusterName": 7}]}).to_string(),
        )
    });
    let cut = Listener::start(None, move |request| {
        json(200, &format!("{{\"data\": [{{\"x\": \"{}", quoted(request)))
    });
    let away = Listener::start(None, |_| {
        let key: String = url::form_urlencoded::byte_serialize(KEY.as_bytes()).collect();
        response(
            302,
            &format!(
                "location: https://u:{PROXY}@elsewhere.example/x?access_key={key}\r\nset-cookie: s={TOKEN}\r\n"
            ),
            "",
        )
    });
    let close = Listener::start(None, |_| {
        response(
            302,
            &format!("location: //elsewhere.example/x?access_token={TOKEN}\r\n"),
            "",
        )
    });
    for server in [&page, &odd, &cut, &away, &close] {
        for (name, secret) in [("DBAAS_ACCESS_KEY", KEY), ("DBAAS_TOKEN", TOKEN)] {
            let machine = machine(&format!("http://{}", server.address), "").with(name, secret);
            for words in [&["cluster", "list"][..], &["cluster", "get", "p-1"]] {
                for run in told(&machine, words, b"") {
                    assert_ne!(run.code, Some(0), "{run}");
                    assert!(
                        run.stderr.contains("> GET /") || run.stderr.contains("> GET http"),
                        "the trace is on: {run}"
                    );
                }
            }
        }
    }
}

#[test]
fn signing_in_and_refreshing() {
    let sandbox = Sandbox::start(&[]);
    sandbox.script("device-interval", 0);
    let machine = signed_out(&sandbox);
    let grant = |refresh: &str| {
        let body = document!({"access_token": RAW, "refresh_token": refresh, "id_token": RAW, "expires_in": 1});
        document!({"method": "POST", "path": "*/oauth/token", "kind": "status", "value": 200,
            "content_type": "application/json", "body": body.to_string()})
    };
    let exchanged = |status: u16, body: Value| {
        document!({"method": "POST", "path": "*/auth/token", "kind": "status", "value": status,
            "content_type": "application/json", "body": body.to_string()})
    };
    sandbox.fault(grant(REFRESH));
    sandbox.fault(exchanged(
        500,
        document!({"error": {"message": format!("bad {RAW}"), "details": REFRESH}}),
    ));
    let run = machine.run(&["login", "--no-browser", "--trace", "-v"]);
    clean(&(run.stdout.clone() + &run.stderr), "login");
    assert_eq!(run.code, Some(1), "{run}");
    sandbox.fault(exchanged(200, document!({"token": TOKEN})));
    told(&machine, &["whoami", "--verify"], b"");
    // It has ended by now, and the issuer quotes what it refuses.
    let refused = document!({"error": "invalid_grant", "error_description": format!("no such token {REFRESH} {TOKEN} in {}", forms(REFRESH)[4])});
    sandbox.fault(document!({"method": "POST", "path": "*/oauth/token", "kind": "status", "value": 403, "times": "all",
        "content_type": "application/json", "body": refused.to_string()}));
    for words in [&["cluster", "list"][..], &["cluster", "get", "p-1"]] {
        for run in told(&machine, words, b"") {
            assert_eq!(run.code, Some(4), "{run}");
        }
    }
}

#[test]
fn files_commands_and_proxies() {
    let nowhere = "https://portal.example";
    let list: &[&str] = &["cluster", "list"];
    for line in [
        format!("token = \"{FILE}\"\n"),
        format!("password = \"{FILE}\"\n"),
        format!("access-key = '{FILE}'\n"),
        format!("proxy = \"http://user:{PROXY}@:x\"\n"),
        format!("x = \"{FILE}\n"),
        format!("{FILE}\n"),
        format!("credential-command = [\"sh\", \"-c\", \"echo {FILE}; exit 3\"]\n"),
        format!(
            "credential-command = [\"sh\", \"-c\", \"echo '{{\\\"secrets\\\": \\\"{FILE}\\\"}}'\"]\n"
        ),
    ] {
        let machine = machine(nowhere, &line);
        for run in told(&machine, list, b"") {
            assert!([Some(3), Some(4)].contains(&run.code), "{line}: {run}");
        }
    }
    // A store that is damaged, or that others can read.
    let machine = machine(nowhere, "");
    let login = ["login", "--secret-stdin=token"];
    machine.run_with_input(&login, TOKEN.as_bytes()).succeeded();
    let store = machine.data().join("credentials.toml");
    fs::write(&store, format!("token = \"{TOKEN}\n")).expect("it is written");
    for run in told(&machine, list, b"") {
        assert_eq!(run.code, Some(4), "{run}");
    }
    fs::remove_file(&store).expect("it is removed");
    // A proxy that wants another password.
    let proxy = Listener::proxy("127.0.0.1:1".parse().expect("an address"), Some("eA=="));
    let machine = machine.with(
        "HTTPS_PROXY",
        &format!("http://user:{PROXY}@{}", proxy.address),
    );
    let machine = machine.with("DBAAS_ACCESS_KEY", KEY);
    for run in told(&machine, list, b"") {
        assert_eq!(run.code, Some(8), "{run}");
    }
    assert!(!proxy.requests().is_empty());
}

#[test]
fn nothing_is_in_the_arguments_of_a_process() {
    let sandbox = Sandbox::start(&["--fault", "POST */clusters hang"]);
    let machine = signed_out(&sandbox).with("DBAAS_ACCESS_KEY", &sandbox.biganimal("access_key"));
    let mut body = cluster_body("orders");
    body["password"] = PASSWORD.into();
    machine.write("body.json", body.to_string());
    let mut child = machine.start(&["cluster", "create", "-f", "body.json", "--no-wait"]);
    while !sandbox
        .requests()
        .iter()
        .any(|request| request["fault"].is_string())
    {
        assert!(child.try_wait().expect("its state").is_none(), "it waits");
    }
    let line = fs::read(format!("/proc/{}/cmdline", child.id())).expect("its arguments");
    child.kill().expect("it is killed");
    child.wait().expect("it ends");
    let line = String::from_utf8_lossy(&line).into_owned();
    assert!(line.contains("create"), "{line}");
    clean(&line, "the arguments");
    assert!(!line.contains(&sandbox.biganimal("access_key")), "{line}");
}

#[test]
fn no_debug_output_shows_one() {
    let secret = |text: &str| Secret::new(text.to_owned());
    let url =
        url::Url::parse(&format!("https://u:{PROXY}@x.example/?token={TOKEN}")).expect("a URL");
    let options = Options {
        proxy: ProxyOptions {
            headers: None,
            secure: Some(format!("http://user:{PROXY}@127.0.0.1:1")),
            plain: Some(format!("http://user:{PROXY}@127.0.0.1:1")),
            except: String::new(),
        },
        retry: Policy {
            max_retries: 0,
            ..Policy::default()
        },
        ..Options::default()
    };
    let session = Session {
        access_token: Some(secret(TOKEN)),
        expires_at: jiff::Timestamp::UNIX_EPOCH,
        refresh_token: Some(secret(REFRESH)),
        scope: None,
        raw_token: Some(secret(RAW)),
        issuer: None,
    };
    let request =
        Request::get(url).with_json(document!({"password": PASSWORD}).to_string().into_bytes());
    let Value::Object(body) = document!({"clusterName": "orders", "password": PASSWORD}) else {
        panic!("it is an object");
    };
    let Value::Object(portable) = document!({"name": "orders", "native": {"biganimal": body}})
    else {
        panic!("it is an object");
    };
    let raw = RawRequest {
        method: "POST".to_owned(),
        path: format!("/x?token={TOKEN}"),
        query: vec![("access_token".to_owned(), TOKEN.to_owned())],
        body: Some(PASSWORD.as_bytes().to_vec()),
        paginate: false,
    };
    let mut items = Items::new("data");
    items.push(document!([{"password": PASSWORD}]).to_string().as_bytes());
    let client = Client::new(options.clone());
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build();
    let gone = runtime
        .expect("a runtime")
        .block_on(client.fetch(&request, None));
    let gone = format!("{gone:?} {client:?}");
    assert!(gone.contains("through the proxy 127.0.0.1:1"), "{gone}");
    for shown in [
        gone,
        format!("{:?}", secret(KEY)),
        format!("{options:?} {:?}", Client::new(options.clone())),
        format!("{session:#?}"),
        format!("{request:?}"),
        format!("{:?}", ClusterSpec::parse(&portable)),
        format!("{:?}", Body::Portable(portable)),
        format!("{:?}", Resource::new((), &body).expect("a document")),
        format!("{:?}", Body::Native(body)),
        format!("{raw:?} {items:?}"),
        typed(&[
            "api",
            "GET",
            &format!("/x?token={TOKEN}"),
            "--query",
            &format!("token={TOKEN}"),
        ]),
        typed(&[
            "cluster",
            "create",
            "x",
            "--set",
            &format!("settings.x={PASSWORD}"),
        ]),
        typed(&[
            "profile",
            "add",
            "x",
            "--provider",
            "biganimal",
            &format!("token={TOKEN}"),
        ]),
    ] {
        clean(&shown, "Debug");
    }
}

/// A command line as its types show it.
fn typed(words: &[&str]) -> String {
    let cli = Cli::try_parse_from([&["dbaas"], words].concat());
    format!("{:?}", cli.expect("a command"))
}

/// All that a run makes of its surroundings, in a process of its own.
#[test]
#[ignore = "run by the next test as a child"]
#[expect(clippy::print_stdout, reason = "the parent reads it")]
fn everything_that_is_resolved() {
    let environment = Environment::capture();
    let cli = Cli::try_parse_from(["dbaas", "cluster", "list"]).expect("a command");
    let resolved = Settings::resolve(&cli.global, &environment, Subject::Chosen);
    let (settings, output) = resolved.expect("it is resolved");
    println!("{environment:?} {settings:#?} {output:?}");
    for target in settings.several(false).expect("they are there") {
        println!("{target:?} {:?}", target.credentials().report());
    }
}

#[test]
fn what_is_resolved_shows_none() {
    let machine = machine(
        "https://portal.example",
        &format!(
            "proxy = \"http://user:{PROXY}@127.0.0.1:1\"\n[profile.other]\nprovider = \"biganimal\"\n\
             credential-command = [\"sh\", \"-c\", \"echo '{{\\\"secrets\\\": {{\\\"token\\\": \\\"{FILE}\\\"}}}}'\"]\n"
        ),
    );
    let this = fs::read_link("/proc/self/exe").expect("this program");
    let output = std::process::Command::new(this)
        .args(["--exact", "proofs::secrets::everything_that_is_resolved"])
        .args(["--ignored", "--nocapture"])
        .env_clear()
        .current_dir(machine.work())
        .env("HOME", machine.work())
        .env("DBAAS_DATA_DIR", machine.data())
        .env("DBAAS_CONFIG", "config.toml")
        .env("DBAAS_PROFILE", "ba")
        .env("DBAAS_ACCESS_KEY", KEY)
        .env("BA_BEARER_TOKEN", TOKEN)
        .env("SOMETHING", PASSWORD)
        .env("HTTPS_PROXY", format!("http://user:{PROXY}@127.0.0.1:1"))
        .output()
        .expect("it runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{text}");
    for part in ["Environment {", "Settings {", "SOMETHING", "Target {"] {
        assert!(text.contains(part), "{part}: {text}");
    }
    clean(&text, "Debug");
}

/// What `main` does with a panic, in a process of its own.
#[test]
#[ignore = "run by the next test as a child"]
fn a_panic_with_a_secret() {
    let code = dbaas::guarded(|| panic::panic_any(format!("{KEY} {PASSWORD}")));
    let _ = panic::take_hook();
    assert_eq!(code, 70);
}

#[test]
fn a_panic_says_nothing_of_what_it_holds() {
    let this = fs::read_link("/proc/self/exe").expect("this program");
    let output = std::process::Command::new(this)
        .args([
            "--exact",
            "proofs::secrets::a_panic_with_a_secret",
            "--ignored",
            "--nocapture",
        ])
        .output()
        .expect("it runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned()
        + &String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success() && text.contains("this is a bug") && text.contains("secrets.rs:"),
        "{text}"
    );
    clean(&text, "a panic");
}
