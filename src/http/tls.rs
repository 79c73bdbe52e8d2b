//! The TLS side of the client: which servers are believed, and which certificate is shown to them. Nothing
//! is read before a request to an `https` address needs it.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustls::client::WebPkiServerVerifier;
use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName, UnixTime};
use rustls::{
    CertificateError, ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme,
};

use crate::error::{Error, ErrorKind, Result};

/// Where distributions keep the bundle of the authorities that they trust.
const BUNDLES: &[&str] = &[
    "/etc/ssl/certs/ca-certificates.crt",
    "/etc/pki/tls/certs/ca-bundle.crt",
    "/etc/ssl/ca-bundle.pem",
    "/etc/ssl/cert.pem",
];

/// Which servers are believed, and as whom we speak to them.
#[derive(Clone, Debug, Default)]
pub struct TlsOptions {
    /// A PEM file of authorities that replaces the system's.
    pub ca: Option<PathBuf>,
    /// The PEM file of the client's certificate, with its chain.
    pub cert: Option<PathBuf>,
    /// The PEM file of its key: PKCS#8, PKCS#1 or SEC1.
    pub key: Option<PathBuf>,
    /// The SHA-256 of the one certificate that is believed, whoever signed it and whatever its name.
    pub pin: Option<Pin>,
    /// Verify nothing.
    pub insecure: bool,
}

/// The SHA-256 fingerprint of a certificate (of its DER form, as `openssl x509 -fingerprint -sha256`
/// prints it).
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Pin([u8; 32]);

impl Pin {
    /// Reads 64 hexadecimal digits, with or without colons.
    pub fn parse(text: &str) -> Option<Self> {
        let digits: String = text.chars().filter(|c| !matches!(c, ':' | ' ')).collect();
        if digits.len() != 64 || !digits.is_ascii() {
            return None;
        }
        let mut bytes = [0; 32];
        for (index, byte) in bytes.iter_mut().enumerate() {
            *byte = u8::from_str_radix(&digits[2 * index..2 * index + 2], 16).ok()?;
        }
        Some(Self(bytes))
    }

    fn of(certificate: &CertificateDer<'_>) -> Self {
        let digest = ring::digest::digest(&ring::digest::SHA256, certificate);
        let mut bytes = [0; 32];
        bytes.copy_from_slice(digest.as_ref());
        Self(bytes)
    }
}

impl std::fmt::Display for Pin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl std::fmt::Debug for Pin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Pin({self})")
    }
}

/// The configuration for `https` addresses.
///
/// # Errors
/// A configuration error that names the file that cannot be used.
pub fn configure(options: &TlsOptions) -> Result<ClientConfig> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(Arc::clone(&provider))
        .with_safe_default_protocol_versions()
        .map_err(|error| {
            Error::new(ErrorKind::Internal, "TLS cannot be set up").with_source(error)
        })?;
    let verifier: Arc<dyn ServerCertVerifier> = match (options.insecure, options.pin) {
        (true, _) => Arc::new(Lenient {
            pin: None,
            provider,
        }),
        (false, Some(pin)) => Arc::new(Lenient {
            pin: Some(pin),
            provider,
        }),
        (false, None) => {
            let roots = Arc::new(roots(options.ca.as_deref())?);
            WebPkiServerVerifier::builder_with_provider(roots, provider)
                .build()
                .map_err(|error| {
                    Error::configuration("no authority is trusted, so no server can be")
                        .with_source(error)
                        .with_hint("name a PEM file of authorities with --cacert")
                })?
        }
    };
    let builder = builder
        .dangerous()
        .with_custom_certificate_verifier(verifier);
    match (&options.cert, &options.key) {
        (None, None) => Ok(builder.with_no_client_auth()),
        (Some(cert), key) => {
            let key = key.as_ref().unwrap_or(cert);
            builder
                .with_client_auth_cert(certificates(cert)?, private_key(key)?)
                .map_err(|error| {
                    Error::configuration(format!(
                        "the client certificate {} and the key {} do not match",
                        cert.display(),
                        key.display()
                    ))
                    .with_detail(error.to_string())
                    .with_source(error)
                })
        }
        (None, Some(_)) => Err(Error::configuration(
            "`tls.key` is set, and `tls.cert` is not",
        )),
    }
}

/// The plain `http` side needs a configuration too, and reads nothing for it.
pub(super) fn without_roots() -> Result<ClientConfig> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| {
            Error::new(ErrorKind::Internal, "TLS cannot be set up").with_source(error)
        })?;
    Ok(builder
        .with_root_certificates(RootCertStore::empty())
        .with_no_client_auth())
}

/// Encrypts and believes anybody, as libpq does with `sslmode=require`.
///
/// # Errors
/// Where TLS cannot be set up, which is a bug.
pub fn encrypt_only() -> Result<ClientConfig> {
    configure(&TlsOptions {
        insecure: true,
        ..TlsOptions::default()
    })
}

/// One bundle: the named one, or the system's, or the one that is built in.
fn roots(named: Option<&Path>) -> Result<RootCertStore> {
    let found = || {
        BUNDLES
            .iter()
            .map(Path::new)
            .find(|bundle| bundle.is_file())
    };
    let mut roots = RootCertStore::empty();
    match named.or_else(found) {
        Some(bundle) => {
            // A system's bundle may hold a certificate that this library cannot read.
            let (added, _) = roots.add_parsable_certificates(certificates(bundle)?);
            if added == 0 {
                return Err(unusable(bundle, "it holds no certificate of an authority"));
            }
        }
        None => roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned()),
    }
    Ok(roots)
}

fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>> {
    let pem = read(path)?;
    let certificates: Vec<_> = CertificateDer::pem_slice_iter(&pem)
        .collect::<std::result::Result<_, _>>()
        .map_err(|error| unusable(path, &error.to_string()))?;
    if certificates.is_empty() {
        return Err(unusable(path, "it holds no certificate in PEM"));
    }
    Ok(certificates)
}

fn private_key(path: &Path) -> Result<PrivateKeyDer<'static>> {
    // The parser's words could quote the key.
    PrivateKeyDer::from_pem_slice(&read(path)?).map_err(|_| {
        unusable(
            path,
            "it holds no private key in PEM (PKCS#8, PKCS#1 or SEC1)",
        )
    })
}

fn read(path: &Path) -> Result<zeroize::Zeroizing<Vec<u8>>> {
    fs::read(path)
        .map(zeroize::Zeroizing::new)
        .map_err(|error| unusable(path, &error.to_string()).with_source(error))
}

fn unusable(path: &Path, why: &str) -> Error {
    Error::configuration(format!("cannot use {} for TLS", path.display())).with_detail(why)
}

/// What a refused server certificate means, and what to do about it.
pub(super) fn explain(error: &rustls::Error) -> Option<(String, &'static str)> {
    let rustls::Error::InvalidCertificate(reason) = error else {
        return match error {
            rustls::Error::AlertReceived(alert) => Some((
                format!("the server ended the TLS handshake: {alert:?}"),
                "it may want a client certificate: `tls.cert` and `tls.key` of the profile",
            )),
            _ => None,
        };
    };
    Some(match reason {
        CertificateError::UnknownIssuer => (
            "its certificate was not signed by an authority trusted here".to_owned(),
            "name the authority's PEM file with --cacert or `tls.ca`, or pin the certificate with `tls.pin`",
        ),
        CertificateError::Expired | CertificateError::ExpiredContext { .. } => (
            "its certificate has expired".to_owned(),
            "check this machine's clock, and tell whoever runs the server",
        ),
        CertificateError::NotValidYet | CertificateError::NotValidYetContext { .. } => (
            "its certificate is not valid yet".to_owned(),
            "check this machine's clock",
        ),
        CertificateError::NotValidForName | CertificateError::NotValidForNameContext { .. } => (
            "its certificate is for another name".to_owned(),
            "check the host of the endpoint",
        ),
        CertificateError::ApplicationVerificationFailure => (
            "its certificate is not the pinned one".to_owned(),
            "check `tls.pin`; if the server got a new certificate, pin that one",
        ),
        other => (
            format!("its certificate is not accepted: {other:?}"),
            "name the authority's PEM file with --cacert or `tls.ca`",
        ),
    })
}

/// Believes one certificate, or any; the signatures of the handshake are checked all the same.
#[derive(Debug)]
struct Lenient {
    pin: Option<Pin>,
    provider: Arc<CryptoProvider>,
}

impl ServerCertVerifier for Lenient {
    fn verify_server_cert(
        &self,
        end_entity: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        match self.pin {
            Some(pin) if pin != Pin::of(end_entity) => Err(rustls::Error::InvalidCertificate(
                CertificateError::ApplicationVerificationFailure,
            )),
            _ => Ok(ServerCertVerified::assertion()),
        }
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls12_signature(message, certificate, signature, algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signature: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        let algorithms = &self.provider.signature_verification_algorithms;
        verify_tls13_signature(message, certificate, signature, algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.provider
            .signature_verification_algorithms
            .supported_schemes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_read_with_and_without_colons() {
        let plain = "0f".repeat(32);
        let colons = vec!["0F"; 32].join(":");
        assert_eq!(Pin::parse(&plain), Pin::parse(&colons));
        assert_eq!(Pin::parse(&plain).unwrap().to_string(), plain);
        assert!(Pin::parse("0f").is_none());
        assert!(Pin::parse(&"zz".repeat(32)).is_none());
    }
}
