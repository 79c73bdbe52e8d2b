//! TLS: the server's certificate, and the authority whose certificates clients must show. rustls with ring,
//! TLS 1.2 and 1.3, HTTP/1.1 only.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig};
use tokio_rustls::TlsAcceptor;

use crate::credentials::private_text;
use crate::error::{Error, Result};

/// The files, all PEM.
#[derive(Clone, Debug)]
pub struct TlsFiles {
    /// The certificate, followed by those between it and the root.
    pub certificate: PathBuf,
    /// Its key, which nobody else may be able to read.
    pub key: PathBuf,
    /// The authorities of clients; then a client must show a certificate of one of them.
    pub client_ca: Option<PathBuf>,
}

/// Reads the files.
///
/// # Errors
/// A configuration error that names the file.
pub(super) fn acceptor(files: &TlsFiles) -> Result<TlsAcceptor> {
    let certificates = certificates(&files.certificate)?;
    let text = private_text(&files.key, "key")?;
    let key = PrivateKeyDer::from_pem_slice(text.as_bytes())
        .map_err(|_| unusable(&files.key, "it holds no private key in PEM"))?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ServerConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|error| unusable(&files.certificate, &error.to_string()))?;
    let builder = match &files.client_ca {
        None => builder.with_no_client_auth(),
        Some(path) => {
            let mut roots = RootCertStore::empty();
            for certificate in self::certificates(path)? {
                roots
                    .add(certificate)
                    .map_err(|error| unusable(path, &error.to_string()))?;
            }
            let verifier = WebPkiClientVerifier::builder_with_provider(Arc::new(roots), provider)
                .build()
                .map_err(|error| unusable(path, &error.to_string()))?;
            builder.with_client_cert_verifier(verifier)
        }
    };
    let mut config = builder
        .with_single_cert(certificates, key)
        .map_err(|error| unusable(&files.certificate, &error.to_string()))?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(TlsAcceptor::from(Arc::new(config)))
}

fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>> {
    let found: Vec<_> = CertificateDer::pem_file_iter(path)
        .and_then(Iterator::collect)
        .map_err(|error| unusable(path, &error.to_string()))?;
    if found.is_empty() {
        return Err(unusable(path, "it holds no certificate in PEM"));
    }
    Ok(found)
}

fn unusable(path: &Path, why: &str) -> Error {
    Error::configuration(format!("cannot use {}", path.display())).with_detail(why)
}
