//! How much one account or one network may do, and when to try again.

use std::collections::HashMap;
use std::hash::Hash;
use std::num::NonZeroU32;
use std::sync::Mutex;
use std::time::Duration;

use governor::clock::{Clock as _, DefaultClock};
use governor::{DefaultKeyedRateLimiter, Quota, RateLimiter};
use http::StatusCode;

use super::Problem;
use super::network::{Network, NetworkSalt};
use crate::ids::AccountId;

/// So many keys one budget remembers. A flood of fresh ones beyond that shares what is left.
const KEYS: usize = 200_000;

/// One kind of action, counted for each key. Without a quota everything is allowed.
pub struct Budget<K: Hash + Eq + Clone>(Option<DefaultKeyedRateLimiter<K>>);

impl<K: Hash + Eq + Clone> Budget<K> {
    /// `count` in every `period`, at most `burst` of them at once; a count of 0 means no limit.
    pub fn new(count: u32, period: Duration, burst: u32) -> Self {
        let quota = NonZeroU32::new(count).and_then(|count| {
            let burst = NonZeroU32::new(burst.max(1)).unwrap_or(count);
            Quota::with_period(period / count.get()).map(|quota| quota.allow_burst(burst))
        });
        Self(quota.map(RateLimiter::keyed))
    }

    /// Takes one from the budget of `key`, or says how long to wait.
    pub fn take(&self, key: &K) -> Result<(), Duration> {
        self.take_many(key, 1)
    }

    /// Takes `count` at once.
    pub fn take_many(&self, key: &K, count: u32) -> Result<(), Duration> {
        let (Some(limiter), Some(count)) = (&self.0, NonZeroU32::new(count)) else { return Ok(()) };
        match limiter.check_key_n(key, count) {
            Ok(Ok(())) => Ok(()),
            Ok(Err(not_until)) => Err(not_until.wait_time_from(DefaultClock::default().now())),
            // More than the whole burst: it can never pass at once.
            Err(_) => Err(Duration::from_secs(60)),
        }
    }

    /// The same as a problem that says when to try again.
    pub fn spend(&self, key: &K) -> Result<(), Problem> {
        self.take(key).map_err(too_many)
    }

    fn tidy(&self) {
        if let Some(limiter) = &self.0 {
            limiter.retain_recent();
            if limiter.len() > KEYS {
                tracing::warn!(keys = limiter.len(), "a limit remembers more keys than it should");
            }
            limiter.shrink_to_fit();
        }
    }
}

/// The refusal that every budget ends in.
pub(super) fn too_many(wait: Duration) -> Problem {
    metrics::counter!("homegroup_limited_total").increment(1);
    Problem::new(StatusCode::TOO_MANY_REQUESTS, "http/too-many").retry_after(wait)
}

/// Every budget of the server.
pub struct Limits {
    pub messages: Budget<AccountId>,
    pub joins: Budget<AccountId>,
    pub frames: Budget<AccountId>,
    /// In units of 1 KiB.
    pub kilobytes: Budget<AccountId>,
    pub direct: Budget<AccountId>,
    pub reports: Budget<AccountId>,
    pub sign_ups: Budget<Network>,
    pub sign_ins: Budget<Network>,
    pub requests: Budget<Network>,
    sockets: Sockets,
    salt: NetworkSalt,
}

const MINUTE: Duration = Duration::from_secs(60);
const HOUR: Duration = Duration::from_secs(3600);

/// A client sends more frames than messages: joins, read markers, typing.
const FRAMES_PER_MESSAGE: u32 = 10;

impl Limits {
    pub fn new(settings: &crate::config::Limits) -> Self {
        let messages = settings.messages_per_minute;
        let frames = messages.saturating_mul(FRAMES_PER_MESSAGE);
        let kilobytes = frames.saturating_mul(2);
        Self {
            messages: Budget::new(messages, MINUTE, (messages / 6).max(10)),
            joins: Budget::new(settings.joins_per_minute, MINUTE, settings.joins_per_minute),
            frames: Budget::new(frames, MINUTE, frames / 2),
            kilobytes: Budget::new(kilobytes, MINUTE, kilobytes),
            direct: Budget::new(
                settings.direct_messages_per_day,
                HOUR * 24,
                settings.direct_messages_per_day.div_ceil(2),
            ),
            reports: Budget::new(settings.reports_per_hour, HOUR, settings.reports_per_hour.div_ceil(2)),
            sign_ups: Budget::new(settings.sign_ups_per_hour, HOUR, settings.sign_ups_per_hour),
            sign_ins: Budget::new(settings.sign_ins_per_minute, MINUTE, settings.sign_ins_per_minute),
            requests: Budget::new(settings.requests_per_minute, MINUTE, settings.requests_per_minute),
            sockets: Sockets::new(settings.sockets_per_account),
            salt: NetworkSalt::default(),
        }
    }

    pub(super) fn salt(&self) -> &NetworkSalt {
        &self.salt
    }

    /// Takes a place for one more socket; it is given back by [`Limits::leave_socket`].
    pub fn enter_socket(&self, account: AccountId, network: Network) -> Result<(), Problem> {
        self.sockets.enter(account, network)
    }

    pub fn leave_socket(&self, account: AccountId, network: Network) {
        self.sockets.leave(account, network);
    }

    /// Forgets keys that have their whole budget again. Called every minute.
    pub fn tidy(&self) {
        self.messages.tidy();
        self.joins.tidy();
        self.frames.tidy();
        self.kilobytes.tidy();
        self.direct.tidy();
        self.reports.tidy();
        self.sign_ups.tidy();
        self.sign_ins.tidy();
        self.requests.tidy();
    }
}

/// One network may be a clinic or a shelter: it holds the sockets of so many accounts.
const ACCOUNTS_PER_NETWORK: u32 = 50;

struct Sockets {
    per_account: u32,
    open: Mutex<(HashMap<AccountId, u32>, HashMap<Network, u32>)>,
}

impl Sockets {
    fn new(per_account: u32) -> Self {
        Self { per_account, open: Mutex::default() }
    }

    fn enter(&self, account: AccountId, network: Network) -> Result<(), Problem> {
        let mut open = self.open.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        let (accounts, networks) = &mut *open;
        let of_account = accounts.get(&account).copied().unwrap_or(0);
        let of_network = networks.get(&network).copied().unwrap_or(0);
        let most = self.per_account;
        if most > 0 && (of_account >= most || of_network >= most.saturating_mul(ACCOUNTS_PER_NETWORK)) {
            return Err(too_many(Duration::from_secs(10)));
        }
        *accounts.entry(account).or_default() += 1;
        *networks.entry(network).or_default() += 1;
        Ok(())
    }

    fn leave(&self, account: AccountId, network: Network) {
        fn less<K: Hash + Eq>(counts: &mut HashMap<K, u32>, key: &K) {
            if let Some(count) = counts.get_mut(key) {
                *count -= 1;
                if *count == 0 {
                    counts.remove(key);
                }
            }
        }
        let mut open = self.open.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
        less(&mut open.0, &account);
        less(&mut open.1, &network);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_is_over_the_budget_hears_when_to_come_back_and_others_notice_nothing() {
        let budget = Budget::new(60, MINUTE, 2);
        let (ada, ben) = (AccountId::new(), AccountId::new());
        assert!(budget.take(&ada).is_ok() && budget.take(&ada).is_ok());
        let wait = budget.take(&ada).expect_err("over the budget");
        assert!(wait <= Duration::from_secs(1) && !wait.is_zero());
        assert!(budget.take(&ben).is_ok());
    }

    #[test]
    fn nought_means_no_limit() {
        let budget = Budget::new(0, MINUTE, 0);
        let ada = AccountId::new();
        assert!((0..10_000).all(|_| budget.take(&ada).is_ok()));
    }

    #[test]
    fn a_socket_given_back_can_be_taken_again() {
        let sockets = Sockets::new(1);
        let (ada, home) =
            (AccountId::new(), NetworkSalt::default().network([127, 0, 0, 1].into(), Default::default()));
        assert!(sockets.enter(ada, home).is_ok());
        assert!(sockets.enter(ada, home).is_err());
        sockets.leave(ada, home);
        assert!(sockets.enter(ada, home).is_ok());
    }
}
