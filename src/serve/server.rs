//! Connections: accept, speak TLS, serve HTTP/1.1, and stop in order. Every step before a request is
//! complete has a limit, so that a client that says nothing holds nothing up.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulShutdown, Watcher};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_rustls::TlsAcceptor;
use tower_service::Service as _;

use super::guard::Peer;

/// Connections at a time; the others wait in the system's queue.
const MAXIMUM_CONNECTIONS: usize = 1024;

/// How long a TLS handshake, and the head of a request, may take; also how long a connection may be idle.
const HEAD_LIMIT: Duration = Duration::from_secs(15);

/// The pause after the system could not accept a connection, most likely for want of descriptors.
const ACCEPT_PAUSE: Duration = Duration::from_millis(100);

/// Serves connections until `stop` is done; then those that are idle are closed, the requests that are
/// being answered are finished, and after `limit` the rest is dropped. Returns whether nothing was.
pub(super) async fn serve(
    listener: TcpListener,
    tls: Option<TlsAcceptor>,
    router: Router,
    stop: impl Future<Output = ()>,
    limit: Duration,
) -> bool {
    let graceful = GracefulShutdown::new();
    let free = Arc::new(Semaphore::new(MAXIMUM_CONNECTIONS));
    let mut stop = std::pin::pin!(stop);
    loop {
        let accepted = async {
            let permit = Arc::clone(&free).acquire_owned().await;
            (permit, listener.accept().await)
        };
        let (permit, accepted) = tokio::select! {
            () = &mut stop => break,
            accepted = accepted => accepted,
        };
        match (permit, accepted) {
            (Ok(permit), Ok((stream, client))) => {
                let watcher = graceful.watcher();
                let connection =
                    connection(stream, client, tls.clone(), router.clone(), watcher, permit);
                tokio::spawn(connection);
            }
            _ => tokio::time::sleep(ACCEPT_PAUSE).await,
        }
    }
    // Nobody is to be accepted by the system and then left alone.
    drop(listener);
    tokio::time::timeout(limit, graceful.shutdown())
        .await
        .is_ok()
}

async fn connection(
    stream: TcpStream,
    client: SocketAddr,
    tls: Option<TlsAcceptor>,
    router: Router,
    watcher: Watcher,
    _permit: OwnedSemaphorePermit,
) {
    let Ok(local) = stream.local_addr() else {
        return;
    };
    // Answers are small, and whoever waits for one waits for all of it.
    let _ = stream.set_nodelay(true);
    let peer = Peer { client, local };
    match tls {
        None => http(stream, peer, router, watcher).await,
        Some(acceptor) => {
            let handshake = tokio::time::timeout(HEAD_LIMIT, acceptor.accept(stream));
            if let Ok(Ok(stream)) = handshake.await {
                http(stream, peer, router, watcher).await;
            }
        }
    }
}

async fn http(
    stream: impl AsyncRead + AsyncWrite + Unpin + 'static,
    peer: Peer,
    router: Router,
    watcher: Watcher,
) {
    let service = service_fn(move |mut request: hyper::Request<Incoming>| {
        request.extensions_mut().insert(peer);
        let mut router = router.clone();
        async move {
            let Ok(response) = router.call(request.map(Body::new)).await;
            Ok::<_, Infallible>(response)
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_LIMIT)
        .serve_connection(TokioIo::new(stream), service);
    // A client that went away is its own business; its request was logged if it was one.
    let _ = watcher.watch(connection).await;
}
