//! Feeds: the public meetings for other programs, as a Meeting Guide feed and as calendars.
//!
//! Laws: only public series; nobody's name; every address is absolute; every time has its zone.

mod calendar;
mod guide;
mod routes;
mod zone;

use http::HeaderMap;

pub use guide::OngoingRoom;
pub use routes::router;

use super::model::Series;
use crate::clock::Timestamp;
use crate::state::AppState;

/// Who publishes the feed.
pub struct Publisher {
    /// The address of this server, without a slash at its end.
    pub base: String,
    pub community: String,
    /// Where readers are told that meetings are.
    pub address: String,
    pub phone: Option<String>,
    /// The zone of what has none of its own.
    pub zone: String,
    /// What stands in a calendar in place of a name, where others may look at it.
    pub discreet: Option<String>,
}

impl Publisher {
    pub fn of(app: &AppState, community: String, headers: &HeaderMap) -> Self {
        let settings = &app.settings().meetings;
        Self {
            base: base_of(app, headers),
            community,
            address: settings.feed_address.clone(),
            phone: Some(settings.feed_phone.clone()).filter(|phone| !phone.is_empty()),
            zone: settings.zone.clone(),
            discreet: None,
        }
    }
}

/// The address that people type. Without a public one the server listens on this machine, and the caller's own
/// word for it is right.
fn base_of(app: &AppState, headers: &HeaderMap) -> String {
    let public = &app.settings().server.public_url;
    if !public.is_empty() {
        return public.clone();
    }
    let host = headers.get(http::header::HOST).and_then(|host| host.to_str().ok());
    let plain =
        |host: &&str| host.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".:-[]".contains(&byte));
    match host.filter(plain) {
        Some(host) => format!("http://{host}"),
        None => format!("http://{}", app.settings().listen),
    }
}

/// The Meeting Guide feed as JSON.
pub fn meeting_guide(
    publisher: &Publisher,
    series: &[Series],
    rooms: Vec<OngoingRoom>,
    now: Timestamp,
) -> Result<Vec<u8>, serde_json::Error> {
    let mut rows: Vec<guide::Row> =
        series.iter().flat_map(|series| guide::rows(publisher, series, now)).collect();
    // A slug with a weekday behind it may be another series' own; of two alike readers drop one.
    let mut seen = std::collections::HashSet::new();
    for row in &mut rows {
        row.make_unlike(&mut seen);
    }
    rows.extend(rooms.into_iter().map(|room| guide::ongoing(publisher, room)));
    serde_json::to_vec(&rows)
}

/// A calendar of the series.
pub fn calendar(publisher: &Publisher, name: &str, series: &[Series], now: Timestamp) -> String {
    calendar::write(publisher, name, series, now)
}
