//! How much one address may send of what costs something: sign-ins, reports. The counting is tower_governor's.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::{Extensions, HeaderMap, Method, Request};
use axum::response::{IntoResponse, Response};
use governor::middleware::NoOpMiddleware;
use tower_governor::GovernorError;
use tower_governor::governor::{GovernorConfig, GovernorConfigBuilder};
use tower_governor::key_extractor::KeyExtractor;

use crate::config::Patience;
use crate::web::frame::error::AppError;

/// Seconds until an address that sent all it may can send one more.
const SECONDS_A_TURN: u64 = 10;

/// Tells visitors apart by their address. Only a proxy on this machine is believed when it says for whom it asks.
#[derive(Debug, Clone, Copy)]
pub struct Visitor;

impl KeyExtractor for Visitor {
    type Key = IpAddr;
    fn extract<T>(&self, request: &Request<T>) -> Result<IpAddr, GovernorError> {
        Ok(address_of(request.extensions(), request.headers()))
    }
}

/// The address of whoever sent a request.
pub fn address_of(extensions: &Extensions, headers: &HeaderMap) -> IpAddr {
    let peer = extensions.get::<ConnectInfo<SocketAddr>>().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0.ip());
    if !peer.is_loopback() {
        return peer;
    }
    // The last entry is the one that our own proxy wrote.
    let named = headers.get("x-forwarded-for").and_then(|value| value.to_str().ok()).and_then(|list| list.rsplit(',').next());
    named.and_then(|address| address.trim().parse().ok()).unwrap_or(peer)
}

/// What counts, and when it is enough: `patience.burst` POSTs at once, then one every ten seconds.
pub fn per_address(patience: Patience) -> Arc<GovernorConfig<Visitor, NoOpMiddleware>> {
    let mut builder = GovernorConfigBuilder::default().key_extractor(Visitor);
    builder.per_second(SECONDS_A_TURN).burst_size(patience.burst.max(1)).methods(vec![Method::POST]);
    Arc::new(builder.finish().expect("a period and a burst that are not zero"))
}

/// The answer to who sent too much.
pub fn refuse(_: GovernorError) -> Response<Body> {
    AppError::TooMany.into_response()
}
