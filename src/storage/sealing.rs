//! Encryption at rest: whoever holds the database without the key file holds no secret.
//!
//! Envelope encryption with XChaCha20-Poly1305. Every conversation has a data key of its own; the
//! data key is kept in the row, wrapped by a key that lives in a file outside the database and
//! outside its backups. Destroying the wrapped key makes what it sealed unreadable for good in the
//! database. A backup made before it holds both still, for as long as it is kept.
//!
//! Laws: each sealed value is bound to the place it stands in, so that moving one to another row
//! is noticed; nothing here is ever shown by `Debug`; a key file that others can read is refused.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD_NO_PAD as BASE64;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::{Zeroize, Zeroizing};

const FORMAT: u8 = 1;
const KEY_LENGTH: usize = 32;
const KEY_ID_LENGTH: usize = 8;
const NONCE_LENGTH: usize = 24;
const TAG_LENGTH: usize = 16;

#[derive(Debug, thiserror::Error)]
pub enum SealingError {
    #[error(
        "{path} can be read by others (mode {mode:04o}). It holds the keys of everything that is sealed: \
         run `chmod {wanted:04o} {path}` and start again."
    )]
    TooOpen { path: PathBuf, mode: u32, wanted: u32 },
    #[error(
        "the key file {path} is missing. Put it back from your key backup, or run `homegroup init` for a new community."
    )]
    Missing { path: PathBuf },
    #[error(
        "line {line} of the key file {path} cannot be understood: {why}. Put the file back from your key backup."
    )]
    Malformed { path: PathBuf, line: usize, why: &'static str },
    #[error("the key file {path} could not be used: {cause}")]
    File { path: PathBuf, cause: io::Error },
    #[error("the key that sealed this is not in the key file; an older key file has it")]
    UnknownKey,
    #[error("this does not open: it was altered, cut short, or belongs to another place")]
    DoesNotOpen,
    #[error("the operating system gave no random numbers")]
    NoRandomness,
}

/// The keys that wrap data keys. The last one of the file is used for new records, the others
/// open old ones.
pub struct KeyRing {
    keys: Vec<WrappingKey>,
    pepper: Secret,
}

/// The key of one conversation, case or file. Only in memory; at rest it is a [`WrappedKey`].
pub struct DataKey(Secret);

/// A data key as it is stored in a row. Deleting it destroys what the key has sealed.
#[derive(Clone, PartialEq, Eq)]
pub struct WrappedKey(pub Vec<u8>);

/// Where a small sealed secret stands. A value sealed for one place opens at no other.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    pub table: &'a str,
    pub row: &'a [u8],
    pub column: &'a str,
}

/// Makes a stolen table of short codes useless without the key file: they are stored as
/// `HMAC(pepper, code)`, which cannot be tried offline.
pub struct Pepper(Secret);

impl KeyRing {
    /// Opens the key file, making it (0600, in a folder of 0700) where there is none yet.
    pub fn open_or_create(path: &Path) -> Result<Self, SealingError> {
        match Self::open(path) {
            Err(SealingError::Missing { .. }) => {
                create_key_file(path)?;
                Self::open(path)
            }
            done => done,
        }
    }

    /// Opens the key file; refuses one that is missing, malformed or open to others.
    pub fn open(path: &Path) -> Result<Self, SealingError> {
        let text = match fs::read_to_string(path) {
            Ok(text) => Zeroizing::new(text),
            Err(cause) if cause.kind() == io::ErrorKind::NotFound => {
                return Err(SealingError::Missing { path: path.to_owned() });
            }
            Err(cause) => return Err(file_error(path, cause)),
        };
        check_mode(path, 0o600)?;
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            check_mode(folder, 0o700)?;
        }
        Self::parse(&text, path)
    }

    /// A new data key, with the form in which it is stored.
    pub fn new_data_key(&self) -> Result<(DataKey, WrappedKey), SealingError> {
        let key = Secret::random()?;
        let wrapped = self.wrap(&key.0[..], b"data key")?;
        Ok((DataKey(key), WrappedKey(wrapped)))
    }

    pub fn unwrap(&self, wrapped: &WrappedKey) -> Result<DataKey, SealingError> {
        let mut opened = self.unwrap_bytes(&wrapped.0, b"data key")?;
        let key = Secret::from_slice(&opened);
        opened.zeroize();
        key.map(DataKey).ok_or(SealingError::DoesNotOpen)
    }

    /// Seals one small secret (such as that of a second factor) directly under the key file.
    pub fn seal_field(&self, plaintext: &[u8], place: Place<'_>) -> Result<Vec<u8>, SealingError> {
        self.wrap(plaintext, &place.associated())
    }

    pub fn open_field(&self, sealed: &[u8], place: Place<'_>) -> Result<Zeroizing<Vec<u8>>, SealingError> {
        self.unwrap_bytes(sealed, &place.associated()).map(Zeroizing::new)
    }

    /// The pepper of one purpose. It survives a change of the wrapping key, because the codes it
    /// has hashed are on paper in people's drawers.
    pub fn pepper(&self, purpose: &str) -> Pepper {
        Pepper(Secret(Zeroizing::new(hmac(&self.pepper, purpose.as_bytes()))))
    }

    fn parse(text: &str, path: &Path) -> Result<Self, SealingError> {
        let mut keys = Vec::new();
        let mut pepper = None;
        for (index, line) in text.lines().enumerate() {
            let malformed = |why| SealingError::Malformed { path: path.to_owned(), line: index + 1, why };
            let mut words = line.split_whitespace();
            match (words.next(), words.next(), words.next(), words.next()) {
                (None, ..) => {}
                (Some(word), ..) if word.starts_with('#') => {}
                (Some("pepper"), Some(typed), None, None) => {
                    pepper = Some(
                        Secret::decode(typed)
                            .ok_or_else(|| malformed("the pepper is not 32 bytes of base64"))?,
                    );
                }
                (Some("key"), Some(id), Some(typed), None) => {
                    let id =
                        decode_id(id).ok_or_else(|| malformed("the key id is not 16 hexadecimal digits"))?;
                    let secret = Secret::decode(typed)
                        .ok_or_else(|| malformed("the key is not 32 bytes of base64"))?;
                    keys.push(WrappingKey { id, secret });
                }
                _ => return Err(malformed("a line is `key ID SECRET`, `pepper SECRET` or a comment")),
            }
        }
        let missing =
            |why| SealingError::Malformed { path: path.to_owned(), line: text.lines().count(), why };
        if keys.is_empty() {
            return Err(missing("it holds no key"));
        }
        let pepper = pepper.ok_or_else(|| missing("it holds no pepper"))?;
        Ok(Self { keys, pepper })
    }

    fn wrap(&self, plaintext: &[u8], associated: &[u8]) -> Result<Vec<u8>, SealingError> {
        let key = self.keys.last().ok_or(SealingError::UnknownKey)?;
        let mut record = Vec::with_capacity(1 + KEY_ID_LENGTH + NONCE_LENGTH + plaintext.len() + TAG_LENGTH);
        record.push(FORMAT);
        record.extend_from_slice(&key.id);
        encrypt(&key.secret, plaintext, associated, &mut record)?;
        Ok(record)
    }

    fn unwrap_bytes(&self, record: &[u8], associated: &[u8]) -> Result<Vec<u8>, SealingError> {
        let rest = record.strip_prefix(&[FORMAT]).ok_or(SealingError::DoesNotOpen)?;
        let (id, sealed) = rest.split_at_checked(KEY_ID_LENGTH).ok_or(SealingError::DoesNotOpen)?;
        let key = self.keys.iter().find(|key| key.id == id).ok_or(SealingError::UnknownKey)?;
        decrypt(&key.secret, sealed, associated)
    }
}

impl DataKey {
    /// `associated` names the place of the text (room, message id); it is needed again to open.
    pub fn seal(&self, plaintext: &[u8], associated: &[u8]) -> Result<Vec<u8>, SealingError> {
        let mut record = Vec::with_capacity(1 + NONCE_LENGTH + plaintext.len() + TAG_LENGTH);
        record.push(FORMAT);
        encrypt(&self.0, plaintext, associated, &mut record)?;
        Ok(record)
    }

    pub fn open(&self, sealed: &[u8], associated: &[u8]) -> Result<Vec<u8>, SealingError> {
        let rest = sealed.strip_prefix(&[FORMAT]).ok_or(SealingError::DoesNotOpen)?;
        decrypt(&self.0, rest, associated)
    }
}

impl Pepper {
    pub fn hash(&self, code: &[u8]) -> [u8; 32] {
        hmac(&self.0, code)
    }
}

impl Place<'_> {
    /// Lengths go in front, so that ("ab", "c") is never the same place as ("a", "bc").
    fn associated(&self) -> Vec<u8> {
        let mut associated = Vec::new();
        for part in [self.table.as_bytes(), self.row, self.column.as_bytes()] {
            associated.extend_from_slice(&(part.len() as u64).to_be_bytes());
            associated.extend_from_slice(part);
        }
        associated
    }
}

struct WrappingKey {
    id: [u8; KEY_ID_LENGTH],
    secret: Secret,
}

/// 32 bytes that are wiped when they are let go.
struct Secret(Zeroizing<[u8; KEY_LENGTH]>);

impl Secret {
    fn random() -> Result<Self, SealingError> {
        let mut bytes = Zeroizing::new([0; KEY_LENGTH]);
        getrandom::fill(&mut bytes[..]).map_err(|_| SealingError::NoRandomness)?;
        Ok(Self(bytes))
    }

    fn decode(typed: &str) -> Option<Self> {
        let bytes = Zeroizing::new(BASE64.decode(typed).ok()?);
        Self::from_slice(&bytes)
    }

    fn from_slice(bytes: &[u8]) -> Option<Self> {
        Some(Self(Zeroizing::new(bytes.try_into().ok()?)))
    }
}

macro_rules! keeps_silent {
    ($($name:ident),*) => {$(
        impl std::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                formatter.write_str(concat!(stringify!($name), "(…)"))
            }
        }
    )*};
}
keeps_silent!(KeyRing, DataKey, WrappedKey, Pepper);

fn encrypt(
    key: &Secret,
    plaintext: &[u8],
    associated: &[u8],
    record: &mut Vec<u8>,
) -> Result<(), SealingError> {
    let mut nonce = [0; NONCE_LENGTH];
    getrandom::fill(&mut nonce).map_err(|_| SealingError::NoRandomness)?;
    let sealed = cipher(key)
        .encrypt(&XNonce::from(nonce), Payload { msg: plaintext, aad: associated })
        .map_err(|_| SealingError::DoesNotOpen)?;
    record.extend_from_slice(&nonce);
    record.extend_from_slice(&sealed);
    Ok(())
}

fn decrypt(key: &Secret, record: &[u8], associated: &[u8]) -> Result<Vec<u8>, SealingError> {
    let (nonce, sealed) = record.split_first_chunk::<NONCE_LENGTH>().ok_or(SealingError::DoesNotOpen)?;
    cipher(key)
        .decrypt(&XNonce::from(*nonce), Payload { msg: sealed, aad: associated })
        .map_err(|_| SealingError::DoesNotOpen)
}

fn cipher(key: &Secret) -> XChaCha20Poly1305 {
    XChaCha20Poly1305::new(&Key::from(*key.0))
}

fn hmac(key: &Secret, message: &[u8]) -> [u8; 32] {
    let mut mac =
        <Hmac<Sha256> as KeyInit>::new_from_slice(&key.0[..]).expect("HMAC takes a key of any length");
    mac.update(message);
    mac.finalize().into_bytes().into()
}

fn decode_id(typed: &str) -> Option<[u8; KEY_ID_LENGTH]> {
    if typed.len() != KEY_ID_LENGTH * 2 {
        return None;
    }
    u64::from_str_radix(typed, 16).ok().map(u64::to_be_bytes)
}

fn create_key_file(path: &Path) -> Result<(), SealingError> {
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(folder)
            .map_err(|cause| file_error(folder, cause))?;
    }
    let mut id = [0; KEY_ID_LENGTH];
    getrandom::fill(&mut id).map_err(|_| SealingError::NoRandomness)?;
    let text = Zeroizing::new(format!(
        "# The keys of this community. Keep a copy apart from the backups of the database:\n\
         # with both one can read everything, without this file nobody can read what is sealed.\n\
         pepper {}\nkey {:016x} {}\n",
        BASE64.encode(&Secret::random()?.0[..]),
        u64::from_be_bytes(id),
        BASE64.encode(&Secret::random()?.0[..]),
    ));
    // Written aside and then linked: two processes that start at once end up with the same key,
    // and a power cut leaves either a whole key file or none.
    let aside = path.with_extension(format!("{:016x}.new", u64::from_be_bytes(id)));
    let written = write_aside(&aside, text.as_bytes()).and_then(|()| match fs::hard_link(&aside, path) {
        Err(cause) if cause.kind() == io::ErrorKind::AlreadyExists => Ok(()),
        linked => linked,
    });
    let removed = fs::remove_file(&aside);
    written.and(removed).map_err(|cause| file_error(path, cause))?;
    match path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        Some(folder) => {
            File::open(folder).and_then(|folder| folder.sync_all()).map_err(|cause| file_error(path, cause))
        }
        None => Ok(()),
    }
}

fn write_aside(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

fn check_mode(path: &Path, wanted: u32) -> Result<(), SealingError> {
    let mode = fs::metadata(path).map_err(|cause| file_error(path, cause))?.permissions().mode() & 0o7777;
    if mode & 0o077 != 0 {
        return Err(SealingError::TooOpen { path: path.to_owned(), mode, wanted });
    }
    Ok(())
}

fn file_error(path: &Path, cause: io::Error) -> SealingError {
    SealingError::File { path: path.to_owned(), cause }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring() -> (tempfile::TempDir, PathBuf, KeyRing) {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = folder.path().join("keys/sealing.keys");
        let ring = KeyRing::open_or_create(&path).expect("a new key file");
        (folder, path, ring)
    }

    #[test]
    fn what_is_sealed_opens_only_at_its_own_place_and_unaltered() {
        let (_folder, _path, ring) = ring();
        let (key, wrapped) = ring.new_data_key().expect("a key");
        let sealed = key.seal("so glad you wrote".as_bytes(), b"room 1").expect("sealed");
        let key = ring.unwrap(&wrapped).expect("the same key");
        assert_eq!(key.open(&sealed, b"room 1").expect("opens"), "so glad you wrote".as_bytes());
        assert!(key.open(&sealed, b"room 2").is_err(), "another place");
        for length in 0..sealed.len() {
            assert!(key.open(&sealed[..length], b"room 1").is_err(), "cut to {length}");
        }
        for index in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[index] ^= 1;
            assert!(key.open(&altered, b"room 1").is_err(), "altered at {index}");
        }
    }

    #[test]
    fn without_its_own_wrapped_key_nothing_opens() {
        let (_folder, _path, ring) = ring();
        let (key, wrapped) = ring.new_data_key().expect("a key");
        let sealed = key.seal(b"words", b"").expect("sealed");
        drop((key, wrapped));
        let (other, _) = ring.new_data_key().expect("another key");
        assert!(other.open(&sealed, b"").is_err());
    }

    #[test]
    fn a_wrapped_key_that_was_altered_or_belongs_to_another_file_is_refused() {
        let (_folder, _path, ring) = ring();
        let (_, wrapped) = ring.new_data_key().expect("a key");
        for index in 0..wrapped.0.len() {
            let mut altered = wrapped.clone();
            altered.0[index] ^= 1;
            assert!(ring.unwrap(&altered).is_err(), "altered at {index}");
        }
        let (_other_folder, _other_path, stranger) = self::ring();
        assert!(matches!(stranger.unwrap(&wrapped), Err(SealingError::UnknownKey)));
    }

    #[test]
    fn a_field_moved_to_another_row_or_column_does_not_open() {
        let (_folder, _path, ring) = ring();
        let place = Place { table: "accounts", row: b"ada", column: "second_factor" };
        let sealed = ring.seal_field(b"seed", place).expect("sealed");
        assert_eq!(&ring.open_field(&sealed, place).expect("opens")[..], b"seed");
        for elsewhere in [
            Place { row: b"ben", ..place },
            Place { column: "note", ..place },
            Place { table: "account", row: b"sada", ..place },
        ] {
            assert!(ring.open_field(&sealed, elsewhere).is_err());
        }
    }

    #[test]
    fn a_key_file_that_others_can_read_is_refused_with_the_remedy() {
        let (_folder, path, _ring) = ring();
        let mode = |path: &Path| fs::metadata(path).expect("there").permissions().mode() & 0o777;
        assert_eq!(mode(&path), 0o600);
        assert_eq!(mode(path.parent().expect("a folder")), 0o700);
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("changed");
        let refusal = KeyRing::open(&path).expect_err("refused").to_string();
        assert!(refusal.contains("chmod 0600"), "{refusal}");
        fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).expect("changed");
        fs::set_permissions(path.parent().expect("a folder"), fs::Permissions::from_mode(0o755))
            .expect("changed");
        let refusal = KeyRing::open_or_create(&path).expect_err("refused").to_string();
        assert!(refusal.contains("chmod 0700"), "{refusal}");
    }

    #[test]
    fn a_new_first_line_of_keys_still_opens_what_older_keys_sealed() {
        let (_folder, path, ring) = ring();
        let (_, wrapped) = ring.new_data_key().expect("a key");
        let code = ring.pepper("invites").hash(b"code");
        let mut file = OpenOptions::new().append(true).open(&path).expect("the key file");
        writeln!(file, "key 00000000000000ff {}", BASE64.encode([7; 32])).expect("written");
        let rotated = KeyRing::open(&path).expect("two keys");
        assert!(rotated.unwrap(&wrapped).is_ok());
        assert_eq!(rotated.pepper("invites").hash(b"code"), code);
        assert_ne!(rotated.pepper("recovery").hash(b"code"), code);
        let (_, newer) = rotated.new_data_key().expect("a key");
        assert!(matches!(ring.unwrap(&newer), Err(SealingError::UnknownKey)));
    }

    #[test]
    fn a_damaged_key_file_is_named_with_its_line() {
        let (_folder, path, _ring) = ring();
        fs::write(&path, "pepper short\n").expect("written");
        assert!(matches!(KeyRing::open(&path), Err(SealingError::Malformed { line: 1, .. })));
        fs::write(&path, "").expect("written");
        assert!(matches!(KeyRing::open(&path), Err(SealingError::Malformed { .. })));
    }

    #[test]
    fn nothing_secret_is_shown_by_debug() {
        let (_folder, _path, ring) = ring();
        let (key, wrapped) = ring.new_data_key().expect("a key");
        assert_eq!(format!("{ring:?} {key:?} {wrapped:?}"), "KeyRing(…) DataKey(…) WrappedKey(…)");
    }
}
