//! Hashing passphrases: argon2id, 19 MiB and two passes each, at most two at a time.
//!
//! A flood of sign-ins waits in a short queue and is then told that the server is busy; it can never take
//! more memory than two hashes. A name that nobody bears costs the same as one that somebody does.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Algorithm, Argon2, Params, Version};
use http::StatusCode;
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

use super::error::AccountError;
use super::model::{Handle, Passphrase};
use crate::http::{AppError, Problem};

const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const AT_ONCE: usize = 2;
/// Each waits some 15 ms for those before it; whoever comes after so many would wait a second.
const MOST_WAITING: usize = 64;

static HASHES: Turns = Turns { places: Semaphore::const_new(AT_ONCE), waiting: AtomicUsize::new(0) };
/// Estimating how hard a passphrase is to guess takes as long as a hash, and longer when somebody means it
/// to. It has turns of its own, so that nobody waits at the sign-in for what others try at the sign-up.
static ESTIMATES: Turns = Turns { places: Semaphore::const_new(1), waiting: AtomicUsize::new(0) };

struct Turns {
    places: Semaphore,
    waiting: AtomicUsize,
}

/// The hash of a passphrase that nobody has.
static NOBODYS: LazyLock<Option<String>> = LazyLock::new(|| {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).ok()?;
    hasher().hash_password(&bytes).ok().map(|hash| hash.to_string())
});

#[derive(Debug, thiserror::Error)]
enum HashingError {
    #[error("a passphrase could not be hashed: {0}")]
    Argon(argon2::password_hash::Error),
    #[error("the hashing thread ended: {0}")]
    Thread(tokio::task::JoinError),
}

/// Takes a new passphrase, or says what is wrong with it; `field` is where it stands in the request.
pub async fn check(
    typed: Zeroizing<String>,
    handle: Handle,
    field: &'static str,
) -> Result<Passphrase, AppError> {
    let checked = ESTIMATES.run(move || Ok(Passphrase::parse(&typed, &handle))).await?;
    Ok(checked.map_err(|error| AccountError::Passphrase(error, field))?)
}

/// The hash to store.
pub async fn hash(passphrase: Passphrase) -> Result<String, AppError> {
    let hash = move || {
        let hash = hasher().hash_password(passphrase.as_bytes()).map_err(HashingError::Argon)?;
        Ok(hash.to_string())
    };
    HASHES.run(hash).await
}

/// Whether `typed` is the passphrase of `stored`; the same work, and `false`, where there is none.
pub async fn verify(typed: Zeroizing<String>, stored: Option<String>) -> Result<bool, AppError> {
    let verify = move || {
        // Made before either way is taken: the first sign-in of a name nobody bears would otherwise take
        // twice as long.
        let nobodys = NOBODYS.as_deref().unwrap_or_default();
        let matches =
            hasher().verify_password(typed.as_bytes(), stored.as_deref().unwrap_or(nobodys)).is_ok();
        Ok(matches && stored.is_some())
    };
    HASHES.run(verify).await
}

impl Turns {
    async fn run<T: Send + 'static>(
        &'static self,
        work: impl FnOnce() -> Result<T, HashingError> + Send + 'static,
    ) -> Result<T, AppError> {
        let _waiting = Waiting::begin(&self.waiting)?;
        let _place = self.places.acquire().await.map_err(AppError::broke)?;
        let done = tokio::task::spawn_blocking(work).await.map_err(HashingError::Thread);
        done.and_then(|done| done).map_err(AppError::broke)
    }
}

/// One who waits; gone when the request is.
struct Waiting(&'static AtomicUsize);

impl Waiting {
    fn begin(waiting: &'static AtomicUsize) -> Result<Self, Problem> {
        let before = waiting.fetch_add(1, Ordering::Relaxed);
        let one = Self(waiting);
        if before >= MOST_WAITING {
            return Err(Problem::new(StatusCode::SERVICE_UNAVAILABLE, "http/busy")
                .retry_after(Duration::from_secs(2)));
        }
        Ok(one)
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::Relaxed);
    }
}

fn hasher() -> Argon2<'static> {
    let parameters = Params::new(MEMORY_KIB, PASSES, 1, None).expect("the parameters are constants in range");
    Argon2::new(Algorithm::Argon2id, Version::V0x13, parameters)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_passphrase_opens_its_own_hash_and_no_other() {
        let handle = Handle::parse("nightowl").expect("a handle");
        let typed = "quiet harbour before sunrise";
        let stored = hash(Passphrase::parse(typed, &handle).expect("fine")).await.expect("hashed");
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        let typed = |text: &str| Zeroizing::new(text.to_owned());
        assert!(verify(typed("quiet harbour before sunrise"), Some(stored.clone())).await.expect("asked"));
        assert!(!verify(typed("quiet harbour before sunset"), Some(stored)).await.expect("asked"));
        assert!(!verify(typed("quiet harbour before sunrise"), None).await.expect("asked"));
    }
}
