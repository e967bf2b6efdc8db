//! Bank accounts and wallets, told from other long rows of letters and digits (the number of a parcel, a file, a
//! room) by their check digits.

use sha2::{Digest, Sha256};

/// Whether what has the length of an account or a wallet is one. Shorter ones are names, and pass for real.
pub(super) fn is_account_or_name(written: &str) -> bool {
    use unicode_normalization::UnicodeNormalization;
    let row: String = written.nfkc().filter(char::is_ascii_alphanumeric).collect();
    let whole = row.len() == written.chars().filter(|letter| !letter.is_whitespace()).count();
    if row.len() < 15 || !whole {
        return true;
    }
    let lower = row.to_ascii_lowercase();
    let bytes = lower.as_bytes();
    if lower.starts_with("bc1") || lower.starts_with("ltc1") {
        return has_bech32_digits(&lower);
    }
    let is_iban =
        bytes[..2].iter().all(u8::is_ascii_alphabetic) && bytes[2..4].iter().all(u8::is_ascii_digit);
    if is_iban && has_iban_digits(&lower) {
        return true;
    }
    match bytes[0] {
        _ if bytes.iter().all(u8::is_ascii_digit) => true,
        b'1' | b'3' | b't' => has_base58_digits(&row),
        // Nothing but its length and its beginning tells a wallet of Ethereum or Monero.
        _ => lower.starts_with("0x") || row.len() >= 90,
    }
}

/// The check digits of an IBAN (ISO 13616: the rest of a division by 97 is 1).
fn has_iban_digits(row: &str) -> bool {
    let (head, body) = row.split_at(4);
    let digits = body.chars().chain(head.chars()).filter_map(|letter| letter.to_digit(36));
    digits.fold(0, |rest, value| (if value < 10 { rest * 10 } else { rest * 100 } + value) % 97) == 1
}

/// Wallets of Bitcoin, Litecoin and Tron: 25 bytes, of which the last four are the beginning of a hash of the others.
fn has_base58_digits(row: &str) -> bool {
    const DIGITS: &[u8] = b"123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    let mut bytes = [0_u8; 25];
    for letter in row.bytes() {
        let Some(digit) = DIGITS.iter().position(|known| *known == letter) else { return false };
        let mut carried = digit;
        for byte in bytes.iter_mut().rev() {
            carried += usize::from(*byte) * 58;
            *byte = (carried % 256) as u8;
            carried /= 256;
        }
        if carried > 0 {
            return false;
        }
    }
    let (body, check) = bytes.split_at(21);
    Sha256::digest(Sha256::digest(body))[..4] == *check
}

/// Wallets of Bitcoin and Litecoin in the newer way of writing them (BIP 173, BIP 350).
fn has_bech32_digits(row: &str) -> bool {
    const DIGITS: &str = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    const STEPS: [u32; 5] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3];
    const CHECKS: [u32; 2] = [1, 0x2bc8_30a3];
    let Some((name, digits)) = row.split_once('1') else { return false };
    let mut check = 1_u32;
    let mut add = |value: u32| {
        let top = check >> 25;
        check = (check & 0x01ff_ffff) << 5 ^ value;
        for (bit, step) in STEPS.iter().enumerate() {
            if top >> bit & 1 == 1 {
                check ^= step;
            }
        }
    };
    name.bytes().for_each(|letter| add(u32::from(letter >> 5)));
    add(0);
    name.bytes().for_each(|letter| add(u32::from(letter & 31)));
    for letter in digits.chars() {
        let Some(digit) = DIGITS.find(letter) else { return false };
        add(u32::try_from(digit).unwrap_or(0));
    }
    CHECKS.contains(&check)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_is_told_from_another_row_of_letters_and_digits() {
        for real in [
            "de89 3704 0044 0532 0130 00",
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa",
            "3J98t1WpEZ73CNmQviecrnyiWrnqRhWNLy",
            "TR7NHqjeKQxGTCi8q8ZY4pL8otSzgjLj6t",
            "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
            "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
            "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
            "0xde0b295669a9fd93d5f28d9ec85e40f4cb697bae",
            "4111 1111 1111 1111",
            "371449635398431",
            "$adalovelace",
            "cash app: $adalovelace1815",
        ] {
            assert!(is_account_or_name(real), "{real}");
        }
        for row in [
            "de89 3704 0044 0532 0130 01",
            "de12f0c64cf5d6e4c2ab9f3a37e15d2c",
            "1b0c64cf5d6e4c2ab9f3a37e15d2c8aa",
            "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNb",
            "1bew5ikpyqzzoof9hnei8edb77",
            "bc114e2531d5265028b4521204b5b788be435d08",
            "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mda",
            "t1bew5ikpyqzzoof9hnei8edb77dd3c2fa",
        ] {
            assert!(!is_account_or_name(row), "{row}");
        }
    }
}
