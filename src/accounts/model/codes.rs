//! Secrets that are made here and given out once: session tokens, recovery codes, invite codes.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as BASE64;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// Without I, L, O and U (Crockford): what is read from paper is read right.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const GROUP: usize = 4;

/// Opens a session: 256 random bits. Only its hash is kept.
pub struct Token(Zeroizing<String>);

/// Lets somebody back in who has lost the passphrase: 80 random bits, once.
pub struct RecoveryCode([u8; 10]);

/// Lets somebody into the community: 120 bits.
pub struct InviteCode([u8; 15]);

#[derive(Debug, thiserror::Error)]
#[error("the operating system gave no random numbers")]
pub struct NoRandomness;

impl Token {
    pub fn new() -> Result<Self, NoRandomness> {
        Ok(Self(Zeroizing::new(BASE64.encode(random::<32>()?))))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The hash under which a presented token is looked up. A token has so many bits that no salt is
    /// needed.
    pub fn hash(presented: &str) -> [u8; 32] {
        Sha256::digest(presented.as_bytes()).into()
    }
}

impl RecoveryCode {
    pub fn new() -> Result<Self, NoRandomness> {
        random().map(Self)
    }

    pub fn parse(typed: &str) -> Option<Self> {
        decode(typed).map(Self)
    }

    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl InviteCode {
    pub fn new() -> Result<Self, NoRandomness> {
        random().map(Self)
    }

    /// The code that the key file and an invite's id make: it can be printed again.
    pub fn derived(digest: &[u8; 32]) -> Self {
        let mut bytes = [0; 15];
        bytes.copy_from_slice(&digest[..15]);
        Self(bytes)
    }

    pub fn parse(typed: &str) -> Option<Self> {
        decode(typed).map(Self)
    }

    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }
}

impl std::fmt::Display for RecoveryCode {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&encode(&self.0))
    }
}

impl std::fmt::Display for InviteCode {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&encode(&self.0))
    }
}

fn random<const LENGTH: usize>() -> Result<[u8; LENGTH], NoRandomness> {
    let mut bytes = [0; LENGTH];
    getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
    Ok(bytes)
}

/// Groups of four, as on paper: `ABCD-EFGH-JKMN-PQRS`.
fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() * 2);
    let (mut held, mut bits, mut letters) = (0_u32, 0, 0);
    for byte in bytes {
        held = (held << 8) | u32::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            if letters > 0 && letters % GROUP == 0 {
                text.push('-');
            }
            text.push(char::from(ALPHABET[((held >> bits) & 31) as usize]));
            letters += 1;
        }
    }
    text
}

/// Forgives case, spaces, hyphens, and O, I and L for the digits they look like.
fn decode<const LENGTH: usize>(typed: &str) -> Option<[u8; LENGTH]> {
    let mut bytes = [0; LENGTH];
    let (mut held, mut bits, mut filled) = (0_u32, 0, 0);
    for letter in typed.trim().chars() {
        if letter.is_whitespace() || matches!(letter, '-' | '‐' | '–' | '_') {
            continue;
        }
        let digit = match letter.to_ascii_uppercase() {
            'O' => 0,
            'I' | 'L' => 1,
            letter => ALPHABET.iter().position(|known| char::from(*known) == letter)?,
        };
        held = (held << 5) | u32::try_from(digit).ok()?;
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            *bytes.get_mut(filled)? = ((held >> bits) & 255) as u8;
            filled += 1;
        }
    }
    (filled == LENGTH && bits == 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_read_back_from_paper_however_it_is_typed() {
        let code = RecoveryCode::new().expect("random");
        let written = code.to_string();
        assert_eq!(written.len(), 19, "{written}");
        for typed in [
            written.clone(),
            written.to_lowercase(),
            written.replace('-', " "),
            written.replace('-', "").replace('0', "o").replace('1', "l"),
        ] {
            assert_eq!(RecoveryCode::parse(&typed).expect("read").as_bytes(), code.as_bytes(), "{typed}");
        }
        assert_eq!(InviteCode::new().expect("random").to_string().len(), 29);
    }

    #[test]
    fn what_is_no_code_is_no_code() {
        let written = RecoveryCode::new().expect("random").to_string();
        for typed in [
            "",
            "ABCD",
            &written[..18],
            &format!("{written}0"),
            &format!("{written}00"),
            "ABCD-EFGH-JKMN-PQR!",
        ] {
            assert!(RecoveryCode::parse(typed).is_none(), "{typed}");
        }
    }

    #[test]
    fn tokens_are_long_and_differ() {
        let (one, other) = (Token::new().expect("random"), Token::new().expect("random"));
        assert_eq!(one.as_str().len(), 43);
        assert_ne!(Token::hash(one.as_str()), Token::hash(other.as_str()));
    }
}
