//! Where a request comes from, as little of it as limits need.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};
use std::sync::Mutex;

use axum::extract::{ConnectInfo, FromRequestParts};
use hmac::{Hmac, KeyInit, Mac};
use http::HeaderMap;
use http::request::Parts;
use sha2::Sha256;

use crate::clock::Timestamp;

/// A keyed hash of the caller's network (/24 for IPv4, /56 for IPv6). The key is random, lives in memory
/// and changes daily, so that the value means nothing tomorrow or elsewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Network(u64);

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// The salt of the day.
pub struct NetworkSalt(Mutex<(i64, [u8; 32])>);

impl Default for NetworkSalt {
    fn default() -> Self {
        Self(Mutex::new((i64::MIN, [0; 32])))
    }
}

impl NetworkSalt {
    pub(super) fn network(&self, address: IpAddr, now: Timestamp) -> Network {
        let salt = {
            let mut salt = self.0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            let today = now.millis().div_euclid(DAY_MS);
            if salt.0 != today {
                let mut fresh = [0; 32];
                // Without randomness no key: all networks then share one, and limits are only stricter.
                if getrandom::fill(&mut fresh).is_err() {
                    return Network(0);
                }
                *salt = (today, fresh);
            }
            salt.1
        };
        let mut mac =
            <Hmac<Sha256> as KeyInit>::new_from_slice(&salt).expect("HMAC takes a key of any length");
        mac.update(&prefix(address));
        let digest = mac.finalize().into_bytes();
        Network(u64::from_le_bytes([
            digest[0], digest[1], digest[2], digest[3], digest[4], digest[5], digest[6], digest[7],
        ]))
    }
}

fn prefix(address: IpAddr) -> [u8; 8] {
    let v6 = |address: Ipv6Addr| {
        let octets = address.octets();
        [6, octets[0], octets[1], octets[2], octets[3], octets[4], octets[5], octets[6]]
    };
    match address {
        IpAddr::V4(address) => {
            let octets = address.octets();
            [4, octets[0], octets[1], octets[2], 0, 0, 0, 0]
        }
        IpAddr::V6(address) => match address.to_ipv4_mapped() {
            Some(mapped) => prefix(IpAddr::V4(mapped)),
            None => v6(address),
        },
    }
}

/// The caller's address: the peer's, or what a proxy on this machine says in `header`.
pub(super) fn caller(peer: SocketAddr, headers: &HeaderMap, header: &str) -> IpAddr {
    if header.is_empty() || !peer.ip().is_loopback() {
        return peer.ip();
    }
    headers
        .get_all(header)
        .iter()
        .next_back()
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.rsplit(',').next())
        .and_then(|last| last.trim().parse().ok())
        .unwrap_or(peer.ip())
}

impl FromRequestParts<crate::state::AppState> for Network {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(
        parts: &mut Parts,
        app: &crate::state::AppState,
    ) -> Result<Self, Self::Rejection> {
        Ok(Self::of(parts.extensions.get::<ConnectInfo<SocketAddr>>(), &parts.headers, app))
    }
}

impl Network {
    /// The network of a request whose parts are at hand.
    pub fn of(
        peer: Option<&ConnectInfo<SocketAddr>>,
        headers: &HeaderMap,
        app: &crate::state::AppState,
    ) -> Self {
        match peer {
            Some(ConnectInfo(peer)) => {
                let address = caller(*peer, headers, &app.settings().server.client_address_header);
                app.limits().salt().network(address, app.now())
            }
            None => Self(0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(text: &str) -> IpAddr {
        text.parse().expect("an address")
    }

    #[test]
    fn neighbours_share_a_network_for_a_day_and_nothing_links_the_days() {
        let salt = NetworkSalt::default();
        let noon = Timestamp::from_millis(DAY_MS / 2);
        let one = salt.network(address("192.0.2.7"), noon);
        assert_eq!(one, salt.network(address("192.0.2.200"), noon));
        assert_eq!(one, salt.network(address("::ffff:192.0.2.9"), noon));
        assert_ne!(one, salt.network(address("192.0.3.7"), noon));
        let six = salt.network(address("2001:db8:1:200::1"), noon);
        assert_eq!(six, salt.network(address("2001:db8:1:2ff::9"), noon));
        assert_ne!(six, salt.network(address("2001:db8:1:300::1"), noon));
        assert_ne!(one, salt.network(address("192.0.2.7"), Timestamp::from_millis(DAY_MS * 3 / 2)));
    }

    #[test]
    fn a_proxy_is_believed_only_on_this_machine() {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", "203.0.113.9, 192.0.2.4".parse().expect("a header"));
        let near: SocketAddr = "127.0.0.1:5".parse().expect("an address");
        let far: SocketAddr = "198.51.100.1:5".parse().expect("an address");
        assert_eq!(caller(near, &headers, "x-forwarded-for"), address("192.0.2.4"));
        assert_eq!(caller(far, &headers, "x-forwarded-for"), address("198.51.100.1"));
        assert_eq!(caller(near, &headers, ""), address("127.0.0.1"));
    }
}
