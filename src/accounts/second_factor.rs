//! The second factor: a code every thirty seconds from an app (RFC 6238). Staff cannot work without it.

use qrcode::QrCode;
use qrcode::render::svg;
use totp_rs::{Builder, Secret, Totp};

use crate::clock::Timestamp;
use crate::http::AppError;
use crate::ids::AccountId;
use crate::storage::sealing::{KeyRing, Place, SealingError};

/// A code of the step before or after the present one is taken too: clocks differ.
const STEPS_ASIDE: u16 = 1;

#[derive(Debug, thiserror::Error)]
pub enum SecondFactorError {
    #[error("the second factor could not be made: {0}")]
    Totp(totp_rs::TotpError),
    #[error("the second factor could not be drawn: {0}")]
    Picture(qrcode::types::QrError),
    #[error(transparent)]
    Sealing(#[from] SealingError),
}

/// What an app needs to make codes.
pub struct SecondFactor(Totp);

impl SecondFactor {
    pub fn new(community: &str, handle: &str) -> Result<Self, SecondFactorError> {
        Self::of(Secret::generate(), community, handle)
    }

    /// Opens the secret of an account.
    pub fn open(keys: &KeyRing, account: AccountId, sealed: &[u8]) -> Result<Self, SecondFactorError> {
        let secret = keys.open_field(sealed, place(account.uuid().as_bytes()))?;
        Self::of(Secret::from(secret.to_vec()), "", "")
    }

    pub fn seal(&self, keys: &KeyRing, account: AccountId) -> Result<Vec<u8>, SecondFactorError> {
        let secret = self.0.secret().as_bytes();
        Ok(keys.seal_field(secret, place(account.uuid().as_bytes()))?)
    }

    /// The step whose code this is, if it is near enough to now. The caller sees to it that no step is used
    /// twice.
    pub fn step_of(&self, code: &str, now: Timestamp) -> Option<i64> {
        let typed: String = code.chars().filter(|letter| !letter.is_whitespace()).take(10).collect();
        let seconds = u64::try_from(now.millis() / 1000).ok()?;
        self.0.check(&typed, seconds).and_then(|step| i64::try_from(step).ok())
    }

    pub fn secret(&self) -> String {
        self.0.secret().to_base32()
    }

    pub fn uri(&self) -> Result<String, SecondFactorError> {
        self.0.to_url().map_err(SecondFactorError::Totp)
    }

    /// The URI as a picture to be scanned, drawn here: no other service sees it.
    pub fn picture(&self) -> Result<String, SecondFactorError> {
        let code = QrCode::new(self.uri()?).map_err(SecondFactorError::Picture)?;
        Ok(code.render::<svg::Color<'_>>().min_dimensions(200, 200).quiet_zone(true).build())
    }

    fn of(secret: Secret, community: &str, handle: &str) -> Result<Self, SecondFactorError> {
        // A colon parts the two in the URI and may stand in neither.
        let issuer = Some(community.replace(':', " ")).filter(|issuer| !issuer.trim().is_empty());
        Builder::new()
            .with_skew(STEPS_ASIDE)
            .with_secret(secret)
            .with_issuer(issuer)
            .with_account_name(handle)
            .build()
            .map(Self)
            .map_err(SecondFactorError::Totp)
    }
}

impl From<SecondFactorError> for AppError {
    fn from(error: SecondFactorError) -> Self {
        Self::broke(error)
    }
}

fn place(account: &[u8; 16]) -> Place<'_> {
    Place { table: "accounts", row: account, column: "second_factor" }
}
