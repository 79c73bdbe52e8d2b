//! TLS and client certificates, with a certificate authority made for the test.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use rcgen::{
    BasicConstraints, CertificateParams, CertifiedIssuer, DnType, ExtendedKeyUsagePurpose, IsCa,
    KeyPair,
};
use serde_json::json;

use super::{Server, curl, try_curl};
use crate::support::Machine;

/// Writes an authority and what it signs: `NAME.pem` and `NAME.key`.
struct Authority<'a> {
    machine: &'a Machine,
    issuer: CertifiedIssuer<'static, KeyPair>,
    file: PathBuf,
}

impl<'a> Authority<'a> {
    fn new(machine: &'a Machine, name: &str) -> Self {
        let mut params = CertificateParams::new(Vec::new()).expect("parameters");
        params.distinguished_name.push(DnType::CommonName, name);
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        let key = KeyPair::generate().expect("a key");
        let issuer = CertifiedIssuer::self_signed(params, key).expect("an authority");
        let file = machine.write(&format!("{name}.pem"), issuer.pem());
        Self {
            machine,
            issuer,
            file,
        }
    }

    fn sign(&self, name: &str, usage: ExtendedKeyUsagePurpose) -> (String, String) {
        let names = vec!["localhost".to_owned(), "127.0.0.1".to_owned()];
        let mut params = CertificateParams::new(names).expect("parameters");
        params.extended_key_usages = vec![usage];
        params.distinguished_name.push(DnType::CommonName, name);
        let key = KeyPair::generate().expect("a key");
        let certificate = params.signed_by(&key, &self.issuer).expect("a certificate");
        let certificate = self
            .machine
            .write(&format!("{name}.pem"), certificate.pem());
        let key = self
            .machine
            .write(&format!("{name}.key"), key.serialize_pem());
        fs::set_permissions(&key, fs::Permissions::from_mode(0o600)).expect("a mode");
        (certificate.display().to_string(), key.display().to_string())
    }
}

#[test]
fn it_speaks_tls_and_nothing_else() {
    let machine = Machine::new();
    let authority = Authority::new(&machine, "ca");
    let (certificate, key) = authority.sign("server", ExtendedKeyUsagePurpose::ServerAuth);
    let server = Server::start(&machine, &["--tls-cert", &certificate, "--tls-key", &key]);
    assert!(server.url.starts_with("https://"), "{}", server.url);
    let ca = authority.file.display().to_string();
    assert_eq!(curl(&["--cacert", &ca, &server.v2()]).json(), json!([]));
    assert_eq!(
        curl(&["--cacert", &ca, "--tls-max", "1.2", &server.v2()]).status,
        200
    );
    try_curl(&[&server.v2()]).expect_err("an authority that curl does not know");
    try_curl(&[&server.v2().replace("https", "http")]).expect_err("not HTTP");
    // A client that says nothing does not keep others out.
    let address = server.url.trim_start_matches("https://").to_owned();
    let _silent = std::net::TcpStream::connect(address).expect("a connection");
    assert_eq!(curl(&["--cacert", &ca, &server.v2()]).status, 200);
}

#[test]
fn a_client_certificate_opens_what_is_closed_without() {
    let machine = Machine::new();
    let authority = Authority::new(&machine, "ca");
    let stranger = Authority::new(&machine, "other-ca");
    let (certificate, key) = authority.sign("server", ExtendedKeyUsagePurpose::ServerAuth);
    let ca = authority.file.display().to_string();
    // The certificates protect it, so it may listen everywhere.
    let arguments = [
        "--tls-cert",
        &certificate,
        "--tls-key",
        &key,
        "--client-ca",
        &ca,
    ];
    let server = Server::start_on(&machine, "0.0.0.0:0", &arguments);
    let url = server.v2().replace("0.0.0.0", "localhost");
    let with = |(certificate, key): &(String, String)| {
        try_curl(&["--cacert", &ca, "--cert", certificate, "--key", key, &url])
    };
    let ours = authority.sign("client", ExtendedKeyUsagePurpose::ClientAuth);
    assert_eq!(with(&ours).expect("an answer").json(), json!([]));
    let theirs = stranger.sign("stranger", ExtendedKeyUsagePurpose::ClientAuth);
    with(&theirs).expect_err("an authority that the server does not know");
    try_curl(&["--cacert", &ca, &url]).expect_err("no certificate");
}

#[test]
fn files_that_cannot_be_used_are_named() {
    let machine = Machine::new();
    let authority = Authority::new(&machine, "ca");
    let (certificate, key) = authority.sign("server", ExtendedKeyUsagePurpose::ServerAuth);
    let empty = machine.write("empty.pem", "");
    fs::set_permissions(&empty, fs::Permissions::from_mode(0o600)).expect("a mode");
    let refused = |certificate: &str, key: &str, code: i32| {
        let run = machine.run(&["serve", "--tls-cert", certificate, "--tls-key", key]);
        run.failed(code).stderr
    };
    assert!(refused("absent.pem", &key, 3).contains("absent.pem"));
    assert!(refused("empty.pem", &key, 3).contains("no certificate"));
    assert!(refused(&certificate, "empty.pem", 3).contains("no private key"));
    let (other, _) = authority.sign("other", ExtendedKeyUsagePurpose::ServerAuth);
    refused(&other, &key, 3);
    fs::set_permissions(&key, fs::Permissions::from_mode(0o644)).expect("a mode");
    assert!(refused(&certificate, &key, 4).contains("0644"));
}
