//! Which servers are spoken to, which certificates are shown, and by which way: against real servers.

use std::process::Command;

use ring::digest::{SHA256, digest};

use super::table;
use crate::support::Machine;
use crate::support::tls::{Authority, Identity, Listener, NAME, der, json, response};

const KEY: &str = "planted-access-key";
const VALID: (i32, i32) = (2020, 2090);

/// The base64 of `user:planted-proxy-password`.
const PROXY_USER: &str = "dXNlcjpwbGFudGVkLXByb3h5LXBhc3N3b3Jk";

/// One run against a server: what the profile, the flags and the environment add.
struct Case<'a> {
    name: &'a str,
    endpoint: String,
    profile: String,
    flags: Vec<String>,
    environment: Vec<(&'a str, String)>,
}

impl<'a> Case<'a> {
    /// The server under its name, which is at this machine.
    fn of(name: &'a str, server: &Listener) -> Self {
        let port = server.address.port();
        Self {
            name,
            endpoint: format!("https://{NAME}:{port}"),
            profile: String::new(),
            flags: vec!["--resolve".to_owned(), format!("{NAME}:{port}:127.0.0.1")],
            environment: Vec::new(),
        }
    }

    /// The same under an address of this machine that is none of loopback's.
    fn outside(name: &'a str, server: &Listener) -> Self {
        let mut case = Self::of(name, server);
        case.flags[1] = case.flags[1].replace("127.0.0.1", "0.0.0.0");
        case
    }

    fn key(mut self, key: &str, value: &str) -> Self {
        self.profile += &format!("{key} = {value}\n");
        self
    }

    fn file(self, key: &str, path: &std::path::Path) -> Self {
        let value = format!("\"{}\"", path.display());
        self.key(key, &value)
    }

    fn flag(mut self, words: &[&str]) -> Self {
        self.flags
            .extend(words.iter().map(|word| (*word).to_owned()));
        self
    }

    fn variable(mut self, name: &'a str, value: String) -> Self {
        self.environment.push((name, value));
        self
    }

    /// A row: the case, how often the server saw the key, the exit code, warnings, the error and its first
    /// detail.
    fn row(self, machine: &Machine, server: &Listener) -> Vec<String> {
        let before = server.requests().len();
        let text = format!(
            "credential-store = \"none\"\n[profile.ba]\nprovider = \"biganimal\"\nendpoint = \"{}\"\nproject = \"p\"\n{}",
            self.endpoint, self.profile
        );
        machine.write("config.toml", text);
        let mut words = vec!["-p", "ba", "cluster", "list", "--max-retries", "0"];
        words.extend(self.flags.iter().map(String::as_str));
        let mut command = machine.command(&words);
        command.env("DBAAS_ACCESS_KEY", KEY);
        for (name, value) in &self.environment {
            command.env(name, value);
        }
        let run = machine.finish(command.spawn().expect("the program starts"));
        assert!(!run.stderr.contains("planted"), "{run}");
        let requests = server.requests();
        let key = format!("x-access-key: {KEY}\r\n");
        let seen = requests[before..]
            .iter()
            .filter(|request| request.contains(&key));
        let mut lines = run.stderr.lines();
        let warned = run.stderr.contains("believes any server");
        let error = lines.find_map(|line| line.strip_prefix("error: "));
        let detail = lines.next().map(str::trim);
        let mut text = error.unwrap_or("-").to_owned();
        if let (Some(_), Some(detail)) = (error, detail) {
            text = format!("{text}: {detail}");
        }
        let port = format!(":{}", server.address.port());
        // The port of a proxy that is named.
        let (before, after) = text
            .split_once("the proxy 127.0.0.1:")
            .unwrap_or((&text, ""));
        let rest = after.trim_start_matches(|c: char| c.is_ascii_digit());
        let text = match after {
            "" => text.clone(),
            _ => format!("{before}the proxy 127.0.0.1:PORT{rest}"),
        };
        let directory = machine.work().display().to_string();
        vec![
            self.name.to_owned(),
            seen.count().to_string(),
            run.code.expect("an exit code").to_string(),
            if warned { "warned" } else { "" }.to_owned(),
            text.replace(&port, ":PORT").replace(&directory, "WORK"),
        ]
    }
}

fn list(_: &str) -> String {
    json(200, "{\"data\":[]}")
}

fn openssl(machine: &Machine, words: &[&str]) {
    let output = Command::new("openssl")
        .args(words)
        .current_dir(machine.work())
        .output()
        .expect("openssl runs");
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn which_servers_are_believed() {
    let machine = Machine::new().with("DBAAS_CONFIG", "config.toml");
    let authority = Authority::new();
    let ca = machine.write("ca.pem", authority.pem());
    let other = machine.write("other.pem", Authority::new().pem());
    let not_pem = machine.write("not.pem", "planted, and no PEM");
    let mut rows = Vec::new();

    let alone = Listener::start(Some(Identity::alone(NAME).server(None)), list);
    rows.push(Case::of("self-signed", &alone).row(&machine, &alone));
    for round in ["insecure", "insecure, again"] {
        rows.push(
            Case::of(round, &alone)
                .flag(&["--insecure"])
                .row(&machine, &alone),
        );
    }
    let profile = Case::of("insecure in the profile", &alone).key("tls.insecure", "true");
    rows.push(profile.row(&machine, &alone));

    let identity = authority.sign(NAME, VALID);
    let pin = |pem: &str| {
        let digest = digest(&SHA256, &der(pem));
        let hex: String = digest.as_ref().iter().map(|b| format!("{b:02x}")).collect();
        format!("\"{hex}\"")
    };
    let good = Listener::start(Some(identity.server(None)), list);
    let of = |name| Case::of(name, &good);
    let path = |path: &std::path::Path| path.display().to_string();
    for case in [
        of("signed by nobody known"),
        of("--cacert").flag(&["--cacert", &path(&ca)]),
        of("tls.ca").file("tls.ca", &ca),
        of("SSL_CERT_FILE").variable("SSL_CERT_FILE", path(&ca)),
        of("another authority").flag(&["--cacert", &path(&other)]),
        of("an authority that is none").flag(&["--cacert", &path(&not_pem)]),
        of("an authority that is not there").flag(&["--cacert", "/nowhere/ca.pem"]),
        of("the right pin").key("tls.pin", &pin(&identity.certificate)),
        of("a wrong pin").key("tls.pin", &pin(&authority.pem())),
        of("a pin and an authority")
            .key("tls.pin", &pin(&identity.certificate))
            .file("tls.ca", &ca),
        of("a pin and --cacert")
            .key("tls.pin", &pin(&identity.certificate))
            .flag(&["--cacert", &path(&ca)]),
        of("a pin and --insecure")
            .key("tls.pin", &pin(&identity.certificate))
            .flag(&["--insecure"]),
        of("a pin and SSL_CERT_FILE")
            .key("tls.pin", &pin(&identity.certificate))
            .variable("SSL_CERT_FILE", path(&other)),
        of("a pin that is none").key("tls.pin", "\"abc\""),
    ] {
        rows.push(case.row(&machine, &good));
    }
    for (name, identity) in [
        ("another name", authority.sign("other.example", VALID)),
        ("expired", authority.sign(NAME, (2001, 2002))),
        ("not yet valid", authority.sign(NAME, (2089, 2090))),
    ] {
        let server = Listener::start(Some(identity.server(None)), list);
        rows.push(
            Case::of(name, &server)
                .file("tls.ca", &ca)
                .row(&machine, &server),
        );
    }
    insta::assert_snapshot!(table(&rows), @"
    self-signed                    | 0 | 8 |        | cannot establish a secure connection to portal.example:PORT: its certificate was not signed by an authority trusted here
    insecure                       | 1 | 0 | warned | -
    insecure, again                | 1 | 0 | warned | -
    insecure in the profile        | 1 | 0 | warned | -
    signed by nobody known         | 0 | 8 |        | cannot establish a secure connection to portal.example:PORT: its certificate was not signed by an authority trusted here
    --cacert                       | 1 | 0 |        | -
    tls.ca                         | 1 | 0 |        | -
    SSL_CERT_FILE                  | 1 | 0 |        | -
    another authority              | 0 | 8 |        | cannot establish a secure connection to portal.example:PORT: its certificate is not accepted: BadSignature
    an authority that is none      | 0 | 3 |        | cannot use WORK/not.pem for TLS: it holds no certificate in PEM
    an authority that is not there | 0 | 3 |        | cannot use /nowhere/ca.pem for TLS: No such file or directory (os error 2)
    the right pin                  | 1 | 0 |        | -
    a wrong pin                    | 0 | 8 |        | cannot establish a secure connection to portal.example:PORT: its certificate is not the pinned one
    a pin and an authority         | 0 | 3 |        | `tls.pin` names the one certificate that is believed, and `tls.ca` contradicts it: hint: leave one of them out
    a pin and --cacert             | 0 | 2 |        | `tls.pin` names the one certificate that is believed, and --cacert contradicts it: hint: leave one of them out
    a pin and --insecure           | 0 | 2 |        | `tls.pin` names the one certificate that is believed, and --insecure contradicts it: hint: leave one of them out
    a pin and SSL_CERT_FILE        | 1 | 0 |        | -
    a pin that is none             | 0 | 3 |        | `tls.pin` is no SHA-256 fingerprint of a certificate: hint: 64 hexadecimal digits: `openssl x509 -noout -fingerprint -sha256`
    another name                   | 0 | 8 |        | cannot establish a secure connection to portal.example:PORT: its certificate is for another name
    expired                        | 0 | 8 |        | cannot establish a secure connection to portal.example:PORT: its certificate has expired
    not yet valid                  | 0 | 8 |        | cannot establish a secure connection to portal.example:PORT: its certificate is not valid yet
    ");
}

#[test]
fn which_certificates_are_shown() {
    let machine = Machine::new().with("DBAAS_CONFIG", "config.toml");
    let authority = Authority::new();
    let ca = machine.write("ca.pem", authority.pem());
    let identity = authority.sign(NAME, VALID);
    let server = Listener::start(Some(identity.server(Some(&authority))), list);
    let mut rows = vec![
        Case::of("none", &server)
            .file("tls.ca", &ca)
            .row(&machine, &server),
    ];
    let mut with = |name: &str, certificate: &str, key: &str| {
        let certificate = machine.write("client.pem", certificate);
        let key = machine.write("client.key", key);
        let case = Case::of(name, &server)
            .file("tls.ca", &ca)
            .file("tls.cert", &certificate)
            .file("tls.key", &key);
        rows.push(case.row(&machine, &server));
    };
    let client = authority.sign("a client", VALID);
    with("PKCS#8", &client.certificate, &client.key);

    machine.write("ec.pem", &client.key);
    openssl(&machine, &["ec", "-in", "ec.pem", "-out", "sec1.pem"]);
    let read = |name: &str| std::fs::read_to_string(machine.work().join(name)).expect("a file");
    assert!(read("sec1.pem").contains("BEGIN EC PRIVATE KEY"));
    with("SEC1", &client.certificate, &read("sec1.pem"));

    let generate = [
        "genpkey",
        "-algorithm",
        "RSA",
        "-pkeyopt",
        "rsa_keygen_bits:2048",
        "-out",
        "rsa.pem",
    ];
    openssl(&machine, &generate);
    openssl(
        &machine,
        &["rsa", "-traditional", "-in", "rsa.pem", "-out", "pkcs1.pem"],
    );
    assert!(read("pkcs1.pem").contains("BEGIN RSA PRIVATE KEY"));
    let key = rcgen::KeyPair::from_pem(&read("rsa.pem")).expect("a key");
    let rsa = authority.sign_key("a client", VALID, &key);
    with("PKCS#1", &rsa.certificate, &read("pkcs1.pem"));

    with("a key of another", &client.certificate, &read("pkcs1.pem"));
    with(
        "a key that is none",
        &client.certificate,
        "planted, and no key",
    );
    let stranger = Authority::new().sign("a client", VALID);
    with("of another authority", &stranger.certificate, &stranger.key);
    let both = machine.write("both.pem", client.certificate.clone() + &client.key);
    let case = Case::of("both in one file", &server)
        .file("tls.ca", &ca)
        .file("tls.cert", &both);
    rows.push(case.row(&machine, &server));
    insta::assert_snapshot!(table(&rows), @"
    none                 | 0 | 8 |  | cannot establish a secure connection to portal.example:PORT: the server ended the TLS handshake: CertificateRequired
    PKCS#8               | 1 | 0 |  | -
    SEC1                 | 1 | 0 |  | -
    PKCS#1               | 1 | 0 |  | -
    a key of another     | 0 | 3 |  | the client certificate WORK/client.pem and the key WORK/client.key do not match: keys may not be consistent: KeyMismatch
    a key that is none   | 0 | 3 |  | cannot use WORK/client.key for TLS: it holds no private key in PEM (PKCS#8, PKCS#1 or SEC1)
    of another authority | 0 | 8 |  | cannot establish a secure connection to portal.example:PORT: the server ended the TLS handshake: DecryptError
    both in one file     | 1 | 0 |  | -
    ");
}

#[test]
fn which_way_is_taken() {
    let machine = Machine::new().with("DBAAS_CONFIG", "config.toml");
    let authority = Authority::new();
    let ca = machine.write("ca.pem", authority.pem());
    let identity = authority.sign(NAME, VALID);
    let server = Listener::start(Some(identity.server(None)), list);
    let open = Listener::proxy(server.address, None);
    let closed = Listener::proxy(server.address, Some(PROXY_USER));
    let nobody = {
        let gone = Listener::closing();
        gone.address
    };
    let at = |address: std::net::SocketAddr| format!("http://{address}");
    let with_user =
        |address: std::net::SocketAddr| format!("http://user:planted-proxy-password@{address}");
    let outside = |name| Case::outside(name, &server).file("tls.ca", &ca);
    let behind = |name| {
        let mut case = outside(name);
        case.flags.clear();
        case
    };
    let mut rows = Vec::new();
    for (case, connects) in [
        (outside("no proxy"), (0, 0)),
        (
            behind("HTTPS_PROXY").variable("HTTPS_PROXY", at(open.address)),
            (1, 0),
        ),
        (
            behind("ALL_PROXY").variable("all_proxy", at(open.address)),
            (1, 0),
        ),
        (
            behind("a proxy in the profile").key("proxy", &format!("\"{}\"", at(open.address))),
            (1, 0),
        ),
        (
            outside("NO_PROXY")
                .variable("HTTPS_PROXY", at(open.address))
                .variable("NO_PROXY", format!("x.example,{NAME}")),
            (0, 0),
        ),
        (
            behind("a proxy with a password").variable("HTTPS_PROXY", with_user(closed.address)),
            (0, 1),
        ),
        (
            behind("a proxy that wants a password").variable("HTTPS_PROXY", at(closed.address)),
            (0, 1),
        ),
        (
            behind("a proxy that is gone").variable("HTTPS_PROXY", with_user(nobody)),
            (0, 0),
        ),
        (
            behind("a proxy that is no address").variable(
                "HTTPS_PROXY",
                "http://user:planted-proxy-password@:x".to_owned(),
            ),
            (0, 0),
        ),
        (
            outside("a proxy and --resolve").variable("HTTPS_PROXY", at(open.address)),
            (0, 0),
        ),
        (
            Case::of("loopback and a proxy", &server)
                .file("tls.ca", &ca)
                .variable("HTTPS_PROXY", at(open.address)),
            (0, 0),
        ),
    ] {
        let before = (open.requests().len(), closed.requests().len());
        let name = case.name;
        rows.push(case.row(&machine, &server));
        let after = (open.requests().len(), closed.requests().len());
        assert_eq!((after.0 - before.0, after.1 - before.1), connects, "{name}");
    }
    // The proxy learns the name, and nothing else.
    for request in open.requests() {
        assert!(
            request.starts_with(&format!("CONNECT {NAME}:")),
            "{request}"
        );
        assert!(!request.contains("planted"), "{request}");
    }

    // Plain HTTP to another machine is not begun.
    let plain = Listener::start(None, list);
    let port = plain.address.port();
    let http = |name, address: &str| {
        let mut case = Case::of(name, &plain);
        case.endpoint = format!("http://{NAME}:{port}");
        case.flags[1] = format!("{NAME}:{port}:{address}");
        case
    };
    for case in [
        http("plain HTTP elsewhere", "0.0.0.0"),
        http("plain HTTP here", "127.0.0.1"),
        http("plain HTTP elsewhere, permitted", "0.0.0.0").key("allow-http", "true"),
    ] {
        rows.push(case.row(&machine, &plain));
    }

    // A redirect to another origin is not followed, and one that stays is.
    let location = format!("https://{NAME}:{}/x", server.address.port());
    let before = server.requests().len();
    let away = Listener::start(Some(identity.server(None)), move |_| {
        response(307, &format!("location: {location}\r\n"), "")
    });
    let mut row = Case::of("a redirect to another port", &away)
        .file("tls.ca", &ca)
        .row(&machine, &away);
    let other = format!(":{}", server.address.port());
    row[4] = row[4].replace(&other, ":OTHER");
    rows.push(row);
    assert_eq!(server.requests().len(), before);
    let stays = Listener::start(Some(identity.server(None)), |request| {
        if request.contains("/moved") {
            list(request)
        } else {
            response(307, "location: /moved\r\n", "")
        }
    });
    rows.push(
        Case::of("a redirect that stays", &stays)
            .file("tls.ca", &ca)
            .row(&machine, &stays),
    );
    insta::assert_snapshot!(table(&rows), @"
    no proxy                        | 1 | 0 |  | -
    HTTPS_PROXY                     | 1 | 0 |  | -
    ALL_PROXY                       | 1 | 0 |  | -
    a proxy in the profile          | 1 | 0 |  | -
    NO_PROXY                        | 1 | 0 |  | -
    a proxy with a password         | 1 | 0 |  | -
    a proxy that wants a password   | 0 | 8 |  | cannot reach portal.example:PORT through the proxy 127.0.0.1:PORT: tunnel error: proxy authorization required
    a proxy that is gone            | 0 | 8 |  | cannot reach portal.example:PORT through the proxy 127.0.0.1:PORT: Connection refused (os error 111)
    a proxy that is no address      | 0 | 3 |  | the address of the proxy is not valid: builder error
    a proxy and --resolve           | 0 | 3 |  | `--resolve` has an address for https://portal.example:PORT, which is reached through the proxy 127.0.0.1:PORT, and a proxy looks for it by itself: hint: leave --resolve out, or name the host in NO_PROXY to reach it without the proxy
    loopback and a proxy            | 1 | 0 |  | -
    plain HTTP elsewhere            | 0 | 3 |  | refused to speak plain HTTP to http://portal.example:PORT, where others could listen: hint: use an https endpoint; `allow-http = true` in the profile permits it for a network that you trust
    plain HTTP here                 | 1 | 0 |  | -
    plain HTTP elsewhere, permitted | 1 | 0 |  | -
    a redirect to another port      | 1 | 1 |  | the server redirected GET /api/v3/projects/p/clusters elsewhere; the redirect was not followed: the server answered 307 Temporary Redirect with the location https://portal.example:OTHER/x
    a redirect that stays           | 2 | 0 |  | -
    ");
}

#[test]
fn what_could_not_be_sent_is_sent_again_whatever_it_is() {
    let machine = Machine::new().with("DBAAS_CONFIG", "config.toml");
    let listener = Listener::closing();
    let port = listener.address.port();
    machine.write(
        "config.toml",
        format!(
            "[profile.ba]\nprovider = \"biganimal\"\nendpoint = \"https://localhost:{port}\"\n"
        ),
    );
    machine.write("body.json", "{}");
    for method in ["GET", "POST", "PUT", "DELETE", "PATCH"] {
        let before = listener.requests().len();
        let mut words = vec!["-p", "ba", "api", method, "/x", "--max-retries", "2"];
        if method == "POST" {
            words.extend(["-f", "body.json"]);
        }
        let mut command = machine.command(&words);
        command.env("DBAAS_ACCESS_KEY", KEY);
        let run = machine.finish(command.spawn().expect("the program starts"));
        let _ = run.failed(8);
        // A TLS handshake that ends at once is a connection that was not made.
        assert_eq!(listener.requests().len() - before, 3, "{method}");
    }
}
