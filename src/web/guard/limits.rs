//! How much one address may send of what costs something: sign-ins, reports. The counting is tower_governor's.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use std::sync::{Arc, Once};

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
        Ok(household(address_of(request.extensions(), request.headers())))
    }
}

/// What counts as one visitor: an address of the old kind, or the network of one household of the new kind, since a household has so many of those that
/// it need never use one twice.
pub fn household(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX)).into(),
        old => old,
    }
}

/// The address of whoever sent a request.
pub fn address_of(extensions: &Extensions, headers: &HeaderMap) -> IpAddr {
    let peer = extensions.get::<ConnectInfo<SocketAddr>>().map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |peer| peer.0.ip());
    if !peer.is_loopback() {
        return peer;
    }
    // The last entry of the last line is the one that our own proxy wrote: some add to the line that came, some add a line.
    let line = headers.get_all("x-forwarded-for").into_iter().next_back();
    let named = line.and_then(|value| value.to_str().ok()).and_then(|list| list.rsplit(',').next());
    let address = named.and_then(|address| address.trim().parse().ok());
    if address.is_none() {
        static TOLD: Once = Once::new();
        TOLD.call_once(|| {
            tracing::warn!("a form came from this machine without X-Forwarded-For; behind a proxy that sends none, all visitors count as one")
        });
    }
    address.unwrap_or(peer)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(peer: &str, lines: &[&str]) -> IpAddr {
        let mut extensions = Extensions::new();
        extensions.insert(ConnectInfo(SocketAddr::new(peer.parse().expect("an address"), 1)));
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append("x-forwarded-for", line.parse().expect("a line"));
        }
        household(address_of(&extensions, &headers))
    }

    #[test]
    fn what_our_own_proxy_wrote_counts_whether_it_adds_to_the_line_or_adds_a_line() {
        let real: IpAddr = "198.51.100.7".parse().expect("an address");
        for lines in [
            &["198.51.100.7"][..],
            &["1.1.1.1, 198.51.100.7"],
            &["1.1.1.1", "198.51.100.7"],
            &["1.1.1.1, 2.2.2.2", "3.3.3.3", "9.9.9.9, 198.51.100.7"],
        ] {
            assert_eq!(asked("127.0.0.1", lines), real, "{lines:?}");
            assert_eq!(asked("203.0.113.9", lines).to_string(), "203.0.113.9", "a stranger is not believed");
        }
        assert_eq!(asked("::1", &["onzin"]).to_string(), "::1".parse::<IpAddr>().map(household).expect("an address").to_string());
    }

    #[test]
    fn a_household_counts_as_one_however_many_addresses_it_has() {
        let of = |address: &str| asked("127.0.0.1", &[address]);
        assert_eq!(of("2001:db8:5:5::1"), of("2001:db8:5:5:ffff:1:2:3"));
        assert_ne!(of("2001:db8:5:5::1"), of("2001:db8:5:6::1"));
        assert_eq!(of("::ffff:198.51.100.7"), of("198.51.100.7"));
        assert_ne!(of("198.51.100.7"), of("198.51.100.8"));
    }
}
