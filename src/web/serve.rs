//! Connections: how many there are, how long they may take, and how they end. `axum::serve` sets no time on anything, so that a thousand half requests
//! stop the site for everybody, and one of them keeps it from stopping.

use std::collections::HashMap;
use std::convert::Infallible;
use std::net::{IpAddr, SocketAddr};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::extract::ConnectInfo;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio::task::JoinSet;
use tokio::time::{sleep, timeout};
use tokio_io_timeout::TimeoutStream;
use tower::ServiceExt;

use super::guard::limits::household;

/// Longest time for the head of a request to come in, and for a connection to stay open between two of them.
const HEAD: Duration = Duration::from_secs(10);
/// Longest time that a visitor may take nothing of what is sent.
const STALLED: Duration = Duration::from_secs(30);
/// Longest time that running requests get when the server is told to stop.
const FAREWELL: Duration = Duration::from_secs(9);
/// Open files that we ask the system for.
const FILES: u64 = 16_384;
/// Open files that are not connections: the database, the program itself.
const OWN_FILES: u64 = 128;
/// Most connections, however many files there may be.
const CONNECTIONS: u64 = 8_192;
/// The share of all connections that one household may have; a proxy on this machine may have all.
const SHARE: usize = 4;

/// Raises the number of files that may be open, and says how many of them connections may take.
fn most_connections() -> usize {
    let files = rlimit::increase_nofile_limit(FILES).unwrap_or(1024);
    let connections = files.saturating_sub(OWN_FILES.min(files / 2)).clamp(8, CONNECTIONS);
    usize::try_from(connections).unwrap_or(8)
}

/// How many connections each household has.
#[derive(Clone)]
struct Guests {
    here: Arc<Mutex<HashMap<IpAddr, usize>>>,
    most: usize,
}

/// One connection of a household; counted until it is gone.
struct Guest {
    guests: Guests,
    household: IpAddr,
}

impl Guests {
    fn let_in(&self, peer: IpAddr) -> Option<Guest> {
        let household = household(peer);
        let mut here = self.here.lock().unwrap_or_else(PoisonError::into_inner);
        let count = here.entry(household).or_default();
        if *count >= self.most && !peer.to_canonical().is_loopback() {
            return None;
        }
        *count += 1;
        Some(Guest { guests: self.clone(), household })
    }
}

impl Drop for Guest {
    fn drop(&mut self) {
        let mut here = self.guests.here.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(count) = here.get_mut(&self.household) {
            *count -= 1;
            if *count == 0 {
                here.remove(&self.household);
            }
        }
    }
}

/// Serves a site until told to stop. Requests that run then get some seconds to finish; after that it ends, whatever a visitor does or does not do.
pub async fn serve(listener: TcpListener, site: Router) {
    let most = most_connections();
    let places = Arc::new(Semaphore::new(most));
    let guests = Guests { here: Arc::default(), most: (most / SHARE).max(1) };
    let farewell = GracefulShutdown::new();
    let mut connections = JoinSet::new();
    let mut stop = std::pin::pin!(told_to_stop());
    loop {
        let accepted = tokio::select! {
            () = &mut stop => break,
            accepted = accept(&listener, &places) => accepted,
        };
        while connections.try_join_next().is_some() {}
        let Some((stream, peer, place)) = accepted else { continue };
        let Some(guest) = guests.let_in(peer.ip()) else { continue };
        let watcher = farewell.watcher();
        let site = site.clone();
        connections.spawn(async move {
            let _kept_until_the_end = (place, guest);
            let service = service_fn(move |request| answer(site.clone(), peer, request));
            let mut stream = TimeoutStream::new(stream);
            stream.set_write_timeout(Some(STALLED));
            let mut http = http1::Builder::new();
            http.timer(TokioTimer::new()).header_read_timeout(HEAD);
            // What goes wrong with one connection is the visitor's line, or a head that came too late.
            if let Err(error) = watcher.watch(http.serve_connection(TokioIo::new(Box::pin(stream)), service)).await {
                tracing::debug!(%error, "a connection ended");
            }
        });
    }
    drop(listener);
    tracing::info!("told to stop; finishing running requests");
    if timeout(FAREWELL, farewell.shutdown()).await.is_err() {
        tracing::warn!(connections = connections.len(), "some requests did not finish in time; stopping all the same");
    }
    connections.shutdown().await;
}

/// The next visitor, once there is a place; `None` when there was none after all.
async fn accept(listener: &TcpListener, places: &Arc<Semaphore>) -> Option<(TcpStream, SocketAddr, tokio::sync::OwnedSemaphorePermit)> {
    let place = Arc::clone(places).acquire_owned().await.ok()?;
    match listener.accept().await {
        Ok((stream, peer)) => {
            let _ = stream.set_nodelay(true);
            Some((stream, peer, place))
        }
        Err(error) => {
            tracing::error!(%error, "no connection could be taken");
            sleep(Duration::from_secs(1)).await;
            None
        }
    }
}

async fn answer(site: Router, peer: SocketAddr, mut request: hyper::Request<Incoming>) -> Result<Response, Infallible> {
    request.extensions_mut().insert(ConnectInfo(peer));
    site.oneshot(request).await
}

async fn told_to_stop() {
    let interrupt = async { tokio::signal::ctrl_c().await.ok() };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => signal.recv().await,
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<Option<()>>();
    tokio::select! {
        _ = interrupt => {}
        _ = terminate => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_household_cannot_take_all_places_and_a_proxy_may() {
        let guests = Guests { here: Arc::default(), most: 2 };
        let stranger = |n: u8| IpAddr::from([0x2001, 0xdb8, 0, 0, 0, 0, 0, u16::from(n)]);
        let two = [guests.let_in(stranger(1)), guests.let_in(stranger(2))];
        assert!(two.iter().all(Option::is_some) && guests.let_in(stranger(3)).is_none());
        assert!(guests.let_in("198.51.100.7".parse().expect("an address")).is_some(), "another household waits");
        let proxy: Vec<_> = (0..9).map(|_| guests.let_in("127.0.0.1".parse().expect("an address"))).collect();
        assert!(proxy.iter().all(Option::is_some));
        drop((two, proxy));
        assert!(guests.here.lock().expect("the guests").is_empty());
    }
}
