//! Things that are found by what they are: numbers, addresses, handles. All of them look at the folded text.

mod accounts;
mod addresses;
mod links;
mod phones;

use std::ops::Range;

use super::pack::Kind;

pub(super) use links::is_spared;

/// Where things of a kind stand in a folded text.
pub(super) fn find(kind: Kind, text: &str) -> Vec<Range<usize>> {
    match kind {
        Kind::PhoneNumber => phones::find(text),
        Kind::EmailAddress => addresses::emails(text),
        Kind::WebAddress => links::find(text),
        Kind::MessengerAddress => addresses::messengers(text),
        Kind::MessengerInvitation => addresses::invitations(text),
        Kind::PaymentHandle => addresses::payments(text),
        Kind::Mention => addresses::mentions(text),
    }
}

/// Whether what looks like a thing of a kind is one, from how it is written in the original: accounts and wallets
/// carry check digits, and those of wallets ask for capitals.
pub(super) fn is_real(kind: Kind, written: &str) -> bool {
    kind != Kind::PaymentHandle || accounts::is_account_or_name(written)
}

/// What one look at the bytes tells; most texts carry none of it and are done.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Signs {
    digits: usize,
    dot: bool,
    scheme: bool,
    at: bool,
    dollar: bool,
}

impl Signs {
    pub fn of(text: &str) -> Self {
        let mut signs = Self::default();
        let bytes = text.as_bytes();
        for (at, &byte) in bytes.iter().enumerate() {
            match byte {
                b'0'..=b'9' => signs.digits += 1,
                b'.' => signs.dot |= bytes.get(at + 1).is_some_and(|next| !next.is_ascii_whitespace()),
                b':' => signs.scheme |= bytes.get(at + 1) == Some(&b'/'),
                b'@' => signs.at = true,
                b'$' => signs.dollar = true,
                _ => {}
            }
        }
        signs
    }

    /// The text may hold a thing of this kind.
    pub fn allow(self, kind: Kind) -> bool {
        match kind {
            Kind::PhoneNumber => self.digits >= phones::FEWEST_DIGITS,
            Kind::EmailAddress => self.at,
            Kind::WebAddress => self.dot || self.scheme,
            Kind::MessengerAddress => self.dot || self.scheme || self.at,
            Kind::MessengerInvitation => self.dot || self.scheme,
            Kind::PaymentHandle => self.dot || self.at || self.dollar || self.digits >= 4,
            Kind::Mention => self.at,
        }
    }
}
