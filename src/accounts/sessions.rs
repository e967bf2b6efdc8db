//! How a session begins, how long it is good, and what is known of the device.

use std::time::Duration;

use sea_orm::ConnectionTrait;

use super::memory::Memory;
use super::model::{Role, Token};
use super::store::{self, NewSession, SessionRecord};
use crate::clock::Timestamp;
use crate::http::AppError;
use crate::ids::{AccountId, SessionId};
use crate::state::AppState;
use crate::storage::Change;

const HOUR: Duration = Duration::from_secs(3600);
const DAY: Duration = Duration::from_secs(24 * 3600);
/// However much a device is used: from then on the passphrase is asked for again.
const MEMBER_DAYS: u32 = 365;
const STAFF_DAYS: u32 = 7;

/// A time to the hour: more would tell a reader of the database when somebody is awake.
pub fn hour(at: Timestamp) -> Timestamp {
    let millis = i64::try_from(HOUR.as_millis()).unwrap_or(i64::MAX);
    Timestamp::from_millis(at.millis().div_euclid(millis) * millis)
}

/// How long a device may stay unused.
pub fn idle(app: &AppState, role: Role) -> Duration {
    let settings = &app.settings().sessions;
    if role.is_staff() { HOUR * settings.staff_idle_hours } else { DAY * settings.member_idle_days }
}

/// The end of a session: absolute, or of its idle time, which is known to the hour.
pub fn good_until(app: &AppState, role: Role, session: &SessionRecord) -> Timestamp {
    session.expires_at.min(session.last_seen_at.plus(HOUR).plus(idle(app, role)))
}

/// A new session for a device.
pub struct Beginning<'a> {
    pub account: AccountId,
    pub role: Role,
    pub device: &'a str,
    /// A code was shown, now.
    pub with_second_factor: bool,
}

/// Begins a session in a change; the token is told to nobody but its device.
pub async fn begin(app: &AppState, tx: &impl ConnectionTrait, new: Beginning<'_>) -> Result<Token, AppError> {
    let token = Token::new().map_err(AppError::broke)?;
    let now = app.now();
    let days = if new.role.is_staff() { STAFF_DAYS } else { MEMBER_DAYS };
    let session = NewSession {
        id: SessionId::new(),
        account: new.account,
        token_hash: Token::hash(token.as_str()),
        device: new.device.to_owned(),
        at: now,
        seen_at: hour(now),
        expires_at: now.plus(DAY * days),
        second_factor_at: new.with_second_factor.then_some(now),
    };
    store::insert_session(tx, session).await?;
    Ok(token)
}

/// Once the change is on disk, every session and socket of the account is gone.
pub fn end_all_after(app: &AppState, change: &mut Change, account: AccountId) {
    let app = app.clone();
    change.announce(move || {
        app.memory::<Memory>().forget_account(account);
        app.hub().put_off_air(account);
    });
}

/// Once the change is on disk, these sessions and their sockets are gone.
pub fn end_after(app: &AppState, change: &mut Change, sessions: Vec<SessionId>) {
    let app = app.clone();
    change.announce(move || {
        let memory = app.memory::<Memory>();
        for session in sessions {
            memory.forget_session(session);
            app.hub().end_session(session);
        }
    });
}

/// Once the change is on disk, what was remembered of the account is read anew.
pub fn forget_after(app: &AppState, change: &mut Change, account: AccountId) {
    let app = app.clone();
    change.announce(move || app.memory::<Memory>().forget_account(account));
}

/// A name by which its owner knows the device again, and nobody else: "Firefox on Android".
pub fn device_label(user_agent: &str) -> String {
    let has = |name: &str| user_agent.contains(name);
    let program = [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("YaBrowser", "Yandex Browser"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("CriOS", "Chrome"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ]
    .into_iter()
    .find_map(|(sign, name)| has(sign).then_some(name));
    let system = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Macintosh", "Mac"),
        ("CrOS", "Chromebook"),
        ("Linux", "Linux"),
    ]
    .into_iter()
    .find_map(|(sign, name)| has(sign).then_some(name));
    match (program, system) {
        (Some(program), Some(system)) => format!("{program} on {system}"),
        (Some(name), None) | (None, Some(name)) => name.to_owned(),
        (None, None) => "Another program".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_named_coarsely() {
        for (agent, label) in [
            ("Mozilla/5.0 (Android 14; Mobile; rv:133.0) Gecko/133.0 Firefox/133.0", "Firefox on Android"),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Safari/604.1",
                "Safari on iPhone",
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/131.0 Safari/537.36 Edg/131.0",
                "Edge on Windows",
            ),
            ("curl/8", "Another program"),
            ("", "Another program"),
        ] {
            assert_eq!(device_label(agent), label);
        }
    }

    #[test]
    fn when_a_device_was_used_is_known_to_the_hour() {
        assert_eq!(hour(Timestamp::from_millis(3_600_000 * 5 + 1_234_567)).millis(), 3_600_000 * 5);
    }
}
