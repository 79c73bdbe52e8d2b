//! A client for each origin, each with its pool of connections. A pool is of one runtime: its connections are
//! driven by tasks of the runtime that made them, and where that one rests, as that of a free worker of
//! `serve` does, whoever is given such a connection waits for ever.

use std::sync::{Mutex, PoisonError};

use reqwest::redirect;
use tokio::runtime::{Handle, Id};
use url::Url;

use super::{Options, Origin, address, tls};
use crate::error::{Error, ErrorKind, Result};

/// The client for an origin.
#[derive(Clone, Debug)]
pub(super) struct PooledClient {
    pub(super) client: reqwest::Client,
    /// The proxy in between, as it may be shown.
    pub(super) proxy: Option<String>,
}

/// Those that were made already.
#[derive(Debug, Default)]
pub(super) struct ClientPool(Mutex<Vec<(Id, Origin, PooledClient)>>);

impl ClientPool {
    /// The client for the origin of `url`, made at its first request: with no certificates for plain HTTP, no
    /// proxy for this machine, and redirects that stay where they are.
    ///
    /// # Errors
    /// A configuration error; [`ErrorKind::Unavailable`] where the name has no address.
    pub(super) async fn to(&self, url: &Url, options: &Options) -> Result<PooledClient> {
        let origin = Origin::of(url)?;
        let runtime = Handle::current().id();
        if let Some(pooled) = self.known(runtime, &origin) {
            return Ok(pooled);
        }
        let route = address::route(url, &origin, options).await?;
        let tls = if origin.is_secure() {
            tls::configure(&options.tls)?
        } else {
            tls::without_roots()?
        };
        let home = origin.clone();
        let policy = redirect::Policy::custom(move |attempt| {
            let stays = Origin::of(attempt.url()).is_ok_and(|origin| origin == home);
            if stays && attempt.previous().len() <= 5 {
                attempt.follow()
            } else {
                attempt.stop()
            }
        });
        let mut builder = reqwest::Client::builder()
            .tls_backend_preconfigured(tls)
            .user_agent(concat!("dbaas/", env!("CARGO_PKG_VERSION")))
            .connect_timeout(options.connect_timeout.min(options.request_timeout / 2))
            .read_timeout(options.request_timeout)
            .redirect(policy)
            .referer(false)
            .no_proxy();
        if !route.addresses.is_empty() {
            let host = url.host_str().unwrap_or_default();
            builder = builder.resolve_to_addrs(host, &route.addresses);
        }
        let mut proxy = None;
        if let Some(between) = route.proxy {
            builder = builder.proxy(between.proxy);
            proxy = Some(between.name);
        }
        let client = builder.build().map_err(|error| {
            Error::new(ErrorKind::Internal, "the HTTP client could not be built").with_source(error)
        })?;
        let mut clients = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let pooled = PooledClient { client, proxy };
        clients.push((runtime, origin, pooled.clone()));
        Ok(pooled)
    }

    fn known(&self, runtime: Id, origin: &Origin) -> Option<PooledClient> {
        let clients = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is = |(of, to, _): &&(Id, Origin, PooledClient)| *of == runtime && to == origin;
        let (.., pooled) = clients.iter().find(is)?;
        Some(pooled.clone())
    }
}

#[cfg(test)]
mod tests {
    use std::io::{BufRead, BufReader, Write};
    use std::net::TcpListener;
    use std::time::Duration;

    use tokio::runtime::Builder;

    use super::*;
    use crate::http::{Client, Policy, Request};

    /// A server that keeps its connections open, and answers each request on the connection that it came by.
    fn serve(listener: TcpListener) {
        for stream in listener.incoming() {
            let stream = stream.unwrap();
            std::thread::spawn(move || {
                let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
                while let Some(Ok(line)) = lines.next() {
                    if line.is_empty() {
                        let answer = b"HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}";
                        (&stream).write_all(answer).unwrap();
                    }
                }
            });
        }
    }

    #[test]
    fn a_runtime_does_not_wait_for_the_connection_of_another_one_that_rests() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}/", listener.local_addr().unwrap());
        let url: Url = url.parse().unwrap();
        std::thread::spawn(move || serve(listener));
        let client = Client::new(Options {
            request_timeout: Duration::from_secs(20),
            retry: Policy {
                max_retries: 0,
                ..Policy::default()
            },
            ..Options::default()
        });
        let mut runtimes = Vec::new();
        for _ in 0..2 {
            let runtime = Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let request = Request::get(url.clone());
                assert!(client.fetch(&request, None).await.is_ok());
                // Until the connection is back in its pool.
                for _ in 0..100 {
                    tokio::task::yield_now().await;
                }
            });
            // It rests from now on, and is there.
            runtimes.push(runtime);
        }
    }
}
