//! Small servers for a test, plain and with TLS, that remember what they were sent; an authority for their
//! certificates; and a proxy. None of them shares code with the client.

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, DnType, IsCa, KeyPair};
use rustls::pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig, ServerConnection, StreamOwned};

/// The name of every certificate that names none.
pub(crate) const NAME: &str = "portal.example";

/// An authority.
pub(crate) struct Authority(CertifiedIssuer<'static, KeyPair>);

/// A certificate and its key, both as PEM.
pub(crate) struct Identity {
    pub(crate) certificate: String,
    pub(crate) key: String,
}

impl Authority {
    pub(crate) fn new() -> Self {
        let mut parameters = CertificateParams::new(Vec::new()).expect("parameters");
        parameters.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        parameters
            .distinguished_name
            .push(DnType::CommonName, "the authority of a test");
        let key = KeyPair::generate().expect("a key");
        Self(CertifiedIssuer::self_signed(parameters, key).expect("an authority"))
    }

    pub(crate) fn pem(&self) -> String {
        self.0.pem()
    }

    /// A certificate for a name, valid in these years.
    pub(crate) fn sign(&self, name: &str, years: (i32, i32)) -> Identity {
        self.sign_key(name, years, &KeyPair::generate().expect("a key"))
    }

    /// The same for a key that is there already.
    pub(crate) fn sign_key(&self, name: &str, years: (i32, i32), key: &KeyPair) -> Identity {
        let parameters = parameters(name, years);
        let certificate = parameters.signed_by(key, &self.0).expect("a certificate");
        Identity {
            certificate: certificate.pem(),
            key: key.serialize_pem(),
        }
    }
}

impl Identity {
    /// One that nobody signed but itself.
    pub(crate) fn alone(name: &str) -> Self {
        let key = KeyPair::generate().expect("a key");
        let certificate = parameters(name, (2020, 2090)).self_signed(&key);
        Self {
            certificate: certificate.expect("a certificate").pem(),
            key: key.serialize_pem(),
        }
    }

    /// What a server needs; with an authority it wants a certificate of each client.
    pub(crate) fn server(&self, clients: Option<&Authority>) -> Arc<ServerConfig> {
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ServerConfig::builder_with_provider(provider.clone())
            .with_safe_default_protocol_versions()
            .expect("versions");
        let builder = match clients {
            None => builder.with_no_client_auth(),
            Some(authority) => {
                let mut roots = RootCertStore::empty();
                roots.add(der(&authority.pem())).expect("a root");
                let verifier =
                    WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider)
                        .build()
                        .expect("a verifier");
                builder.with_client_cert_verifier(verifier)
            }
        };
        let key = PrivateKeyDer::from_pem_slice(self.key.as_bytes()).expect("a key");
        let config = builder.with_single_cert(vec![der(&self.certificate)], key);
        Arc::new(config.expect("a configuration"))
    }
}

/// The first certificate in a PEM text.
pub(crate) fn der(pem: &str) -> CertificateDer<'static> {
    CertificateDer::from_pem_slice(pem.as_bytes()).expect("a certificate")
}

fn parameters(name: &str, (from, to): (i32, i32)) -> CertificateParams {
    let mut parameters = CertificateParams::new(vec![name.to_owned()]).expect("parameters");
    parameters.not_before = rcgen::date_time_ymd(from, 1, 1);
    parameters.not_after = rcgen::date_time_ymd(to, 1, 1);
    parameters.distinguished_name.push(DnType::CommonName, name);
    parameters
}

/// What a server answers to a request, head and body as they were sent: the whole response.
pub(crate) type Answer = dyn Fn(&str) -> String + Send + Sync;

/// A response of JSON.
pub(crate) fn json(status: u16, body: &str) -> String {
    response(status, "content-type: application/json\r\n", body)
}

/// A response; `headers` end with line ends.
pub(crate) fn response(status: u16, headers: &str, body: &str) -> String {
    format!(
        "HTTP/1.1 {status} Scripted\r\n{headers}content-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    )
}

/// A server on loopback that remembers every request.
pub(crate) struct Listener {
    pub(crate) address: SocketAddr,
    requests: Arc<Mutex<Vec<String>>>,
    stopped: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Listener {
    /// One that speaks HTTP, or HTTPS with a configuration.
    pub(crate) fn start(
        tls: Option<Arc<ServerConfig>>,
        answer: impl Fn(&str) -> String + Send + Sync + 'static,
    ) -> Self {
        Self::serve(move |stream, requests| match &tls {
            None => exchange(stream, &answer, requests),
            Some(config) => {
                let session = ServerConnection::new(config.clone()).expect("a session");
                exchange(StreamOwned::new(session, stream), &answer, requests);
            }
        })
    }

    /// A proxy that connects everybody to one address; with credentials it wants them.
    pub(crate) fn proxy(to: SocketAddr, credentials: Option<&'static str>) -> Self {
        Self::serve(move |mut stream, requests| {
            let head = read(&mut stream);
            let wanted = credentials.map(|basic| format!("proxy-authorization: Basic {basic}\r\n"));
            let known =
                wanted.is_none_or(|line| head.to_lowercase().contains(&line.to_lowercase()));
            requests.lock().expect("the list").push(head);
            if !known {
                let _ = stream.write_all(response(407, "", "").as_bytes());
                return;
            }
            let _ = stream.write_all(b"HTTP/1.1 200 Connected\r\n\r\n");
            let Ok(mut other) = TcpStream::connect(to) else {
                return;
            };
            let (Ok(mut from), Ok(mut back)) = (stream.try_clone(), other.try_clone()) else {
                return;
            };
            let upward = std::thread::spawn(move || {
                let _ = std::io::copy(&mut from, &mut back);
                let _ = back.shutdown(Shutdown::Write);
            });
            let _ = std::io::copy(&mut other, &mut stream);
            let _ = stream.shutdown(Shutdown::Both);
            let _ = upward.join();
        })
    }

    /// One that closes every connection before a word is said.
    pub(crate) fn closing() -> Self {
        Self::serve(|stream, requests| {
            requests.lock().expect("the list").push(String::new());
            drop(stream);
        })
    }

    fn serve(handle: impl Fn(TcpStream, &Mutex<Vec<String>>) + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("its address");
        let requests = Arc::new(Mutex::new(Vec::new()));
        let stopped = Arc::new(AtomicBool::new(false));
        let (seen, ended) = (requests.clone(), stopped.clone());
        let thread = std::thread::spawn(move || {
            for stream in listener.incoming() {
                if ended.load(Ordering::SeqCst) {
                    return;
                }
                let stream = stream.expect("a connection");
                // A client that says nothing must not stop the test.
                let _ = stream.set_read_timeout(Some(Duration::from_secs(20)));
                handle(stream, &seen);
            }
        });
        Self {
            address,
            requests,
            stopped,
            thread: Some(thread),
        }
    }

    /// What it was sent.
    pub(crate) fn requests(&self) -> Vec<String> {
        self.requests.lock().expect("the list").clone()
    }
}

impl Drop for Listener {
    fn drop(&mut self) {
        self.stopped.store(true, Ordering::SeqCst);
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

fn exchange(mut stream: impl Read + Write, answer: &Answer, requests: &Mutex<Vec<String>>) {
    let request = read(&mut stream);
    if request.is_empty() {
        return;
    }
    requests.lock().expect("the list").push(request.clone());
    let _ = stream.write_all(answer(&request).as_bytes());
    let _ = stream.flush();
}

/// A request with its body; nothing where the other side left, or was refused by TLS.
fn read(stream: &mut impl Read) -> String {
    let mut bytes = Vec::new();
    let mut byte = [0];
    while !bytes.ends_with(b"\r\n\r\n") {
        match stream.read(&mut byte) {
            Ok(1) => bytes.push(byte[0]),
            _ => {
                // What is still coming is taken, or the alert would be lost with the connection.
                let mut rest = Vec::new();
                let _ = stream.read_to_end(&mut rest);
                return String::new();
            }
        }
    }
    let head = String::from_utf8_lossy(&bytes).into_owned();
    let length = head.lines().find_map(|line| {
        line.to_lowercase()
            .strip_prefix("content-length: ")?
            .parse()
            .ok()
    });
    let mut body = vec![0; length.unwrap_or(0)];
    let _ = stream.read_exact(&mut body);
    head + &String::from_utf8_lossy(&body)
}
