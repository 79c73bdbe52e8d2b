//! Where a request goes: the origin that a credential is bound to, whether plain HTTP may be spoken to it,
//! and by which way it is reached.

use std::net::{IpAddr, SocketAddr};

use hyper_util::client::proxy::matcher::Matcher;
use reqwest::Proxy;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use url::{Host, Url};

use super::Options;
use crate::credentials::Secret;
use crate::error::{Error, ErrorKind, Result};

/// Scheme, host and port.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Origin {
    scheme: String,
    host: String,
    port: u16,
}

impl Origin {
    /// The origin of an `http` or `https` URL.
    ///
    /// # Errors
    /// A configuration error for anything else.
    pub fn of(url: &Url) -> Result<Self> {
        match (url.scheme(), url.host_str(), url.port_or_known_default()) {
            (scheme @ ("http" | "https"), Some(host), Some(port)) => Ok(Self {
                scheme: scheme.to_owned(),
                host: host.to_ascii_lowercase(),
                port,
            }),
            _ => Err(Error::configuration(format!(
                "`{}` is no http or https address",
                super::redact::url(url)
            ))),
        }
    }

    /// Whether TLS is spoken.
    pub fn is_secure(&self) -> bool {
        self.scheme == "https"
    }
}

impl std::fmt::Display for Origin {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}://{}:{}", self.scheme, self.host, self.port)
    }
}

/// `--resolve HOST:PORT:ADDR`: reach HOST:PORT at ADDR, whatever the name service says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Resolve {
    host: String,
    port: u16,
    address: IpAddr,
}

impl Options {
    /// Returns the address that `--resolve` gives for a host and port.
    pub fn resolved(&self, host: &str, port: Option<u16>) -> Option<IpAddr> {
        let mut given = self.resolve.iter();
        given
            .find(|given| given.host == host && Some(given.port) == port)
            .map(|given| given.address)
    }
}

impl Resolve {
    /// Reads the form that curl takes; an IPv6 address may stand in brackets.
    ///
    /// # Errors
    /// A sentence that says what would be valid.
    pub fn parse(given: &str) -> std::result::Result<Self, String> {
        let expected = || format!("`{given}` is not HOST:PORT:ADDRESS");
        let mut parts = given.splitn(3, ':');
        let (Some(host), Some(port), Some(address)) = (parts.next(), parts.next(), parts.next())
        else {
            return Err(expected());
        };
        let address = address.trim_start_matches('[').trim_end_matches(']');
        if host.is_empty() {
            return Err(expected());
        }
        Ok(Self {
            host: host.to_ascii_lowercase(),
            port: port.parse().map_err(|_| expected())?,
            address: address.parse().map_err(|_| expected())?,
        })
    }
}

/// How an origin is reached.
#[derive(Debug)]
pub(super) struct Route {
    /// Addresses that replace what the name service says.
    pub(super) addresses: Vec<SocketAddr>,
    /// The proxy in between.
    pub(super) proxy: Option<ProxyRoute>,
}

/// A proxy on the way.
#[derive(Debug)]
pub(super) struct ProxyRoute {
    pub(super) proxy: Proxy,
    /// Its host and port, which may be shown; its whole address may hold a password.
    pub(super) name: String,
}

/// Finds the way to an origin, and refuses plain HTTP to another machine.
///
/// # Errors
/// A configuration error; [`ErrorKind::Unavailable`] where the name has no address.
pub(super) async fn route(url: &Url, origin: &Origin, options: &Options) -> Result<Route> {
    let mut addresses: Vec<SocketAddr> = options
        .resolve
        .iter()
        .filter(|given| given.host == origin.host && given.port == origin.port)
        .map(|given| SocketAddr::new(given.address, given.port))
        .collect();
    let is_given = !addresses.is_empty();
    let mut is_local = match url.host() {
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        _ if !addresses.is_empty() => addresses.iter().all(|address| address.ip().is_loopback()),
        _ => origin.host == "localhost",
    };
    if !origin.is_secure() && !is_local && !options.allow_http {
        // What a name means is asked once and then kept, so that it cannot change before the request.
        if addresses.is_empty() && matches!(url.host(), Some(Host::Domain(_))) {
            addresses = lookup(origin).await?;
            is_local = addresses.iter().all(|address| address.ip().is_loopback());
        }
        if !is_local {
            return Err(Error::configuration(format!(
                "refused to speak plain HTTP to {origin}, where others could listen"
            ))
            .with_hint(
                "use an https endpoint; `allow-http = true` in the profile permits it for a network \
                 that you trust",
            ));
        }
    }
    let proxy = match (is_local, options.proxy.url(origin.is_secure())) {
        (false, Some(proxy)) => through(url, proxy, &options.proxy)?,
        _ => None,
    };
    if let (Some(between), true) = (&proxy, is_given) {
        return Err(Error::configuration(format!(
            "`--resolve` has an address for {origin}, which is reached through the proxy {}, and a proxy \
             looks for it by itself",
            between.name
        ))
        .with_hint("leave --resolve out, or name the host in NO_PROXY to reach it without the proxy"));
    }
    Ok(Route { addresses, proxy })
}

async fn lookup(origin: &Origin) -> Result<Vec<SocketAddr>> {
    let found = tokio::net::lookup_host((origin.host.as_str(), origin.port)).await;
    match found.map(Iterator::collect::<Vec<_>>) {
        Ok(addresses) if !addresses.is_empty() => Ok(addresses),
        Ok(_) => Err(no_address(origin)),
        Err(error) => Err(no_address(origin)
            .with_detail(error.to_string())
            .with_source(error)),
    }
}

fn no_address(origin: &Origin) -> Error {
    Error::new(
        ErrorKind::Unavailable,
        format!("the name `{}` has no address", origin.host),
    )
    .with_hint("check the endpoint, the network and its name service; --resolve names an address")
}

/// Proxies as the environment or a profile names them.
#[derive(Clone, Default)]
pub struct ProxyOptions {
    /// For `https` addresses.
    pub secure: Option<String>,
    /// For `http` addresses.
    pub plain: Option<String>,
    /// Headers for the proxy itself, `Name: value` on a line each; one may hold a credential.
    pub headers: Option<Secret>,
    /// Hosts, domains and networks that are reached directly, separated by commas (`NO_PROXY`).
    pub except: String,
}

/// The address of a proxy may hold a password.
impl std::fmt::Debug for ProxyOptions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("ProxyOptions")
            .field("secure", &self.secure.is_some())
            .field("plain", &self.plain.is_some())
            .field("except", &self.except)
            .finish()
    }
}

impl ProxyOptions {
    fn url(&self, secure: bool) -> Option<&str> {
        if secure {
            self.secure.as_deref()
        } else {
            self.plain.as_deref()
        }
    }
}

/// The hosts of `NO_PROXY` that are excepted at `port`: an entry with a port, such as `example.com:8443` or
/// `[::1]:80`, is for that port alone, as with curl.
fn without_ports(except: &str, port: Option<u16>) -> String {
    let hosts = except.split(',').map(str::trim).filter_map(|entry| {
        let bare = |host: &str| host.trim_matches(['[', ']']).to_owned();
        match entry.rsplit_once(':') {
            Some((host, digits)) if host.ends_with(']') || !host.contains(':') => {
                let own: u16 = digits.parse().ok()?;
                (Some(own) == port).then(|| bare(host))
            }
            _ => Some(bare(entry)),
        }
    });
    hosts.collect::<Vec<_>>().join(",")
}

/// Reads headers, `Name: value` on a line each; none is quoted.
fn proxy_headers(text: &Secret) -> Result<HeaderMap> {
    let mut headers = HeaderMap::new();
    for line in text.expose().lines().filter(|line| !line.trim().is_empty()) {
        let pair = line.split_once(':').and_then(|(name, value)| {
            let name = HeaderName::from_bytes(name.trim().as_bytes()).ok()?;
            Some((name, HeaderValue::from_str(value.trim()).ok()?))
        });
        let (name, mut value) = pair.ok_or_else(|| {
            Error::configuration("a header for the proxy is not valid")
                .with_hint("write `Name: value`, each on a line of its own")
        })?;
        value.set_sensitive(true);
        headers.append(name, value);
    }
    Ok(headers)
}

/// The proxy, unless `except` names the host of `url`.
fn through(url: &Url, proxy: &str, options: &ProxyOptions) -> Result<Option<ProxyRoute>> {
    let with_scheme = if proxy.contains("://") {
        proxy.to_owned()
    } else {
        format!("http://{proxy}")
    };
    // The address of a proxy may hold a password.
    let invalid = |why: String| {
        Error::configuration("the address of the proxy is not valid")
            .with_detail(why)
            .with_hint("it looks like http://proxy.example:3128")
    };
    let mut proxy =
        Proxy::all(&with_scheme).map_err(|error| invalid(error.without_url().to_string()))?;
    if let Some(headers) = &options.headers {
        proxy = proxy.headers(proxy_headers(headers)?);
    }
    let except = without_ports(&options.except, url.port_or_known_default());
    let matcher = Matcher::builder().all(with_scheme).no(except).build();
    let target = url.as_str().parse().map_err(|_| {
        Error::configuration("the endpoint is no address that a proxy could be asked for")
    })?;
    Ok(matcher.intercept(&target).map(|found| {
        let host = found.uri().host().unwrap_or_default();
        let name = match found.uri().port_u16() {
            Some(port) => format!("{host}:{port}"),
            None => host.to_owned(),
        };
        ProxyRoute { proxy, name }
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    async fn reached(url: &str, options: &Options) -> Result<Route> {
        let url = Url::parse(url).unwrap();
        route(&url, &Origin::of(&url).unwrap(), options).await
    }

    #[test]
    fn resolve_is_read_as_curl_reads_it() {
        let given = Resolve::parse("api.example:443:[::1]").unwrap();
        assert_eq!(given.address, "::1".parse::<IpAddr>().unwrap());
        for wrong in ["a:1", ":1:::1", "a:x:127.0.0.1", "a:1:b"] {
            assert!(Resolve::parse(wrong).is_err(), "{wrong}");
        }
    }

    #[tokio::test]
    async fn plain_http_stays_on_this_machine_unless_permitted() {
        let mut options = Options::default();
        for url in [
            "http://127.0.0.1:1/",
            "http://[::1]:1/",
            "http://localhost:1/",
            "https://192.0.2.1/",
        ] {
            assert!(reached(url, &options).await.is_ok(), "{url}");
        }
        let refused = reached("http://192.0.2.1/", &options).await.unwrap_err();
        assert_eq!(refused.kind(), ErrorKind::Configuration);
        options.resolve = vec![Resolve::parse("api.example:80:127.0.0.2").unwrap()];
        assert!(reached("http://api.example/", &options).await.is_ok());
        options.allow_http = true;
        assert!(reached("http://192.0.2.1/", &options).await.is_ok());
    }

    #[tokio::test]
    async fn an_exception_with_a_port_is_for_that_port() {
        for (except, url, through_proxy) in [
            ("api.example:8443", "https://api.example:8443/", false),
            ("api.example:8443", "https://api.example/", true),
            ("api.example:443", "https://api.example/", false),
            ("api.example", "https://api.example:8443/", false),
            ("192.0.2.1:8080, other", "https://192.0.2.1:8080/", false),
            ("192.0.2.1:8080", "https://192.0.2.1:8081/", true),
            ("[2001:db8::1]:80", "https://[2001:db8::1]:80/", false),
            ("[2001:db8::1]:80", "https://[2001:db8::1]/", true),
            ("2001:db8::1", "https://[2001:db8::1]/", false),
            ("192.0.2.0/24", "https://192.0.2.9/", false),
            ("", "https://api.example/", true),
        ] {
            let options = Options {
                proxy: ProxyOptions {
                    secure: Some("proxy.example:3128".to_owned()),
                    plain: None,
                    except: except.to_owned(),
                    headers: None,
                },
                ..Options::default()
            };
            let route = reached(url, &options).await.unwrap();
            assert_eq!(route.proxy.is_some(), through_proxy, "{except}: {url}");
        }
    }

    #[tokio::test]
    async fn a_loopback_address_is_never_reached_through_a_proxy() {
        let options = Options {
            proxy: ProxyOptions {
                secure: Some("proxy.example:3128".to_owned()),
                plain: Some("proxy.example:3128".to_owned()),
                except: String::new(),
                headers: None,
            },
            allow_http: true,
            ..Options::default()
        };
        for (url, expected) in [
            ("http://127.0.0.1:1/", false),
            ("https://localhost:1/", false),
            ("https://192.0.2.1/", true),
            ("http://192.0.2.1/", true),
        ] {
            let route = reached(url, &options).await.unwrap();
            assert_eq!(route.proxy.is_some(), expected, "{url}");
        }
    }
}
