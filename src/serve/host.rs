//! The `Host` header against DNS rebinding: a web page can make its own name point to this machine, and a
//! browser then sends its requests here, but always with that name. Ports are not compared: tunnels and
//! published container ports change them, and a page cannot choose what its name resolves to by port.

use std::net::{IpAddr, SocketAddr};

/// The names that a request may be addressed to.
#[derive(Clone, Debug)]
pub(super) struct Hosts {
    allowed: Vec<String>,
}

impl Hosts {
    /// Names beside the addresses that this server answers on.
    pub(super) fn new(allowed: &[String]) -> Self {
        let allowed = allowed
            .iter()
            .map(|name| without_port(name).to_ascii_lowercase());
        Self {
            allowed: allowed.collect(),
        }
    }

    /// Whether a request to `host` that arrived at `local` is meant for this server.
    pub(super) fn admit(&self, host: &str, local: SocketAddr) -> bool {
        let name = without_port(host);
        let local = local.ip().to_canonical();
        if let Ok(address) = name.trim_matches(['[', ']']).parse::<IpAddr>()
            && address.to_canonical() == local
        {
            return true;
        }
        let name = name.trim_end_matches('.').to_ascii_lowercase();
        (name == "localhost" && local.is_loopback()) || self.allowed.contains(&name)
    }
}

/// The host of `host`, `host:port` or `[address]:port`.
fn without_port(host: &str) -> &str {
    match host.rsplit_once(':') {
        Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => {
            // Of a bare IPv6 address, the last colon separates no port.
            if name.contains(':') && !name.ends_with(']') {
                host
            } else {
                name
            }
        }
        _ => host,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_strangers_are_refused() {
        let hosts = Hosts::new(&["db.example.com".to_owned(), "Other:8443".to_owned()]);
        let loopback: SocketAddr = "127.0.0.1:8080".parse().unwrap();
        let six: SocketAddr = "[::1]:8080".parse().unwrap();
        let network: SocketAddr = "10.0.0.5:8080".parse().unwrap();
        for (host, local) in [
            ("localhost:8080", loopback),
            ("LOCALHOST.", loopback),
            ("127.0.0.1:8080", loopback),
            ("127.0.0.1", loopback),
            ("[::1]:8080", six),
            ("localhost", six),
            ("10.0.0.5", network),
            ("db.example.com:443", network),
            ("other", loopback),
        ] {
            assert!(hosts.admit(host, local), "{host} at {local}");
        }
        for (host, local) in [
            ("evil.example:8080", loopback),
            ("localhost.evil.example", loopback),
            ("127.0.0.1.evil.example:8080", loopback),
            ("localhost:8080", network),
            ("127.0.0.1", network),
            ("", loopback),
            (":8080", loopback),
        ] {
            assert!(!hosts.admit(host, local), "{host} at {local}");
        }
    }
}
