//! Frames as they cross the wire. A server's frames are not masked, so that one encoding serves everybody.

use bytes::{BufMut, Bytes, BytesMut};

/// One text frame: two to ten bytes of header, then the text.
pub(super) fn put_text(out: &mut BytesMut, text: &[u8]) {
    out.reserve(text.len() + 10);
    out.put_u8(0x81);
    put_length(out, text.len());
    out.put_slice(text);
}

/// A frame of its own.
pub(super) fn text(text: &[u8]) -> Bytes {
    let mut out = BytesMut::new();
    put_text(&mut out, text);
    out.freeze()
}

/// A frame that holds `message` as JSON.
pub(super) fn json(message: &impl serde::Serialize) -> Bytes {
    text(&serde_json::to_vec(message).unwrap_or_default())
}

/// A ping without a payload.
pub(super) const PING: Bytes = Bytes::from_static(&[0x89, 0x00]);

/// A close frame with its code; the reason is for people who read protocols, at most 123 bytes.
pub(super) fn close(code: u16, reason: &str) -> Bytes {
    let reason = &reason.as_bytes()[..reason.len().min(123)];
    let mut out = BytesMut::with_capacity(reason.len() + 4);
    out.put_u8(0x88);
    put_length(&mut out, reason.len() + 2);
    out.put_u16(code);
    out.put_slice(reason);
    out.freeze()
}

fn put_length(out: &mut BytesMut, length: usize) {
    match (u8::try_from(length), u16::try_from(length)) {
        (Ok(short), _) if short < 126 => out.put_u8(short),
        (_, Ok(medium)) => {
            out.put_u8(126);
            out.put_u16(medium);
        }
        _ => {
            out.put_u8(127);
            out.put_u64(length as u64);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_takes_one_three_or_nine_bytes() {
        assert_eq!(&text(b"hi")[..], b"\x81\x02hi");
        assert_eq!(&text(&[b'x'; 126])[..4], b"\x81\x7e\x00\x7e");
        assert_eq!(&text(&vec![b'x'; 70_000])[..10], b"\x81\x7f\x00\x00\x00\x00\x00\x01\x11\x70");
        assert_eq!(&close(4401, "who?")[..], b"\x88\x06\x11\x31who?");
    }
}
