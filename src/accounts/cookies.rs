//! The cookies of somebody who is signed in, and what a browser shows of itself.

use axum::extract::FromRequestParts;
use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use http::header::{HeaderName, SET_COOKIE, USER_AGENT};
use http::request::Parts;
use http::{HeaderMap, HeaderValue};
use subtle::ConstantTimeEq;

use super::model::{Settings, Token};
use super::sessions::device_label;
use crate::http::{AppError, Network, cookie_value, language_of};
use crate::ids::AccountId;
use crate::state::AppState;
use crate::words::Language;

const YEAR_SECONDS: u64 = 365 * 24 * 3600;

/// Where a request comes from, as little of it as signing in needs.
pub struct Caller {
    pub network: Network,
    /// "Firefox on Android"
    pub device: String,
    pub language: Language,
    /// What the device shows to prove that it has signed in before.
    device_proof: Option<String>,
}

impl FromRequestParts<AppState> for Caller {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Self::Rejection> {
        let network = Network::from_request_parts(parts, app).await?;
        let agent = parts.headers.get(USER_AGENT).and_then(|value| value.to_str().ok()).unwrap_or_default();
        Ok(Self {
            network,
            device: device_label(agent),
            language: language_of(&parts.headers),
            device_proof: cookie_value(&parts.headers, device_name(app)).map(str::to_owned),
        })
    }
}

impl Caller {
    /// Whether this device has signed in to the account before.
    pub fn is_known_to(&self, app: &AppState, account: AccountId) -> bool {
        let Some((number, proof)) = self.device_proof.as_deref().and_then(|proof| proof.split_once('.'))
        else {
            return false;
        };
        let (Ok(number), Ok(proof)) = (BASE64.decode(number), BASE64.decode(proof)) else { return false };
        proof_of(app, &number, account).ct_eq(&proof).into()
    }
}

/// `__Host-` where TLS is, so that no neighbouring host can plant one; on plain loopback that prefix is not
/// taken by browsers.
pub fn session_name(app: &AppState) -> &'static str {
    if is_secure(app) { "__Host-homegroup" } else { "homegroup" }
}

/// The cookies that sign a browser in: the session, the device's proof, and the settings that documents are
/// drawn by.
pub fn sign_in(
    app: &AppState,
    account: AccountId,
    token: &Token,
    settings: Settings,
) -> Result<HeaderMap, AppError> {
    let mut headers = HeaderMap::new();
    let days = u64::from(app.settings().sessions.member_idle_days);
    add(&mut headers, &secret(app, session_name(app), token.as_str(), days * 24 * 3600))?;
    let mut number = [0; 16];
    getrandom::fill(&mut number).map_err(|cause| AppError::broke(std::io::Error::from(cause)))?;
    let proof = format!("{}.{}", BASE64.encode(number), BASE64.encode(proof_of(app, &number, account)));
    add(&mut headers, &secret(app, device_name(app), &proof, YEAR_SECONDS))?;
    for cookie in settings_cookies(app, settings) {
        add(&mut headers, &cookie)?;
    }
    Ok(headers)
}

/// The settings again, after one of them was changed.
pub fn settings(app: &AppState, settings: Settings) -> Result<HeaderMap, AppError> {
    let mut headers = HeaderMap::new();
    for cookie in settings_cookies(app, settings) {
        add(&mut headers, &cookie)?;
    }
    Ok(headers)
}

/// Takes from the browser what could tell that somebody was signed in. The language stays: it says nothing of
/// a person, and the next page should be readable.
pub fn sign_out(app: &AppState) -> Result<HeaderMap, AppError> {
    let mut headers = HeaderMap::new();
    add(&mut headers, &secret(app, session_name(app), "", 0))?;
    add(&mut headers, &secret(app, device_name(app), "", 0))?;
    headers.insert(
        HeaderName::from_static("clear-site-data"),
        HeaderValue::from_static("\"cache\", \"storage\""),
    );
    Ok(headers)
}

fn device_name(app: &AppState) -> &'static str {
    if is_secure(app) { "__Host-homegroup-device" } else { "homegroup-device" }
}

fn is_secure(app: &AppState) -> bool {
    app.settings().server.public_url.starts_with("https://")
}

fn secret(app: &AppState, name: &str, value: &str, seconds: u64) -> String {
    let secure = if is_secure(app) { "; Secure" } else { "" };
    format!("{name}={value}; Path=/; HttpOnly; SameSite=Strict; Max-Age={seconds}{secure}")
}

fn settings_cookies(app: &AppState, settings: Settings) -> Vec<String> {
    let secure = if is_secure(app) { "; Secure" } else { "" };
    let readable = |name: &str, value: &str, seconds: u64| {
        format!("{name}={value}; Path=/; SameSite=Lax; Max-Age={seconds}{secure}")
    };
    let switch = |name, on| if on { readable(name, "1", YEAR_SECONDS) } else { readable(name, "", 0) };
    let mut cookies = vec![
        readable("homegroup-theme", settings.theme.name(), YEAR_SECONDS),
        switch("homegroup-discreet", settings.discreet),
        switch("homegroup-notes", settings.open_notes),
    ];
    if let Some(language) = settings.language {
        cookies.push(readable("homegroup-language", language.tag(), YEAR_SECONDS));
    }
    cookies
}

/// Says nothing to anybody but this server: no id of the account can be read from it.
fn proof_of(app: &AppState, number: &[u8], account: AccountId) -> [u8; 32] {
    let mut message = account.uuid().as_bytes().to_vec();
    message.extend_from_slice(number);
    app.keys().pepper("devices").hash(&message)
}

fn add(headers: &mut HeaderMap, cookie: &str) -> Result<(), AppError> {
    headers.append(SET_COOKIE, HeaderValue::try_from(cookie).map_err(AppError::broke)?);
    Ok(())
}
