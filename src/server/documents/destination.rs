//! Where somebody was going when they were asked who they are.
//!
//! It travels in addresses and forms, so anybody can write it: only a path of our own is ever followed.

/// The longest path that is kept.
const LONGEST: usize = 300;

/// Where to go after signing in. Empty for somebody who was going nowhere in particular.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Destination(String);

impl Destination {
    /// What was asked for, or nowhere in particular when it is none of ours or leads back to a door.
    pub fn parse(asked: &str) -> Self {
        const DOORS: [&str; 6] = ["/", "/signin", "/join", "/signout", "/language", "/api"];
        let kept = own_path(asked).filter(|path| {
            let place = path.split('?').next().unwrap_or_default();
            !DOORS.iter().any(|door| place == *door || place.starts_with(&format!("{door}/")) && *door != "/")
        });
        Self(kept.unwrap_or_default().to_owned())
    }

    /// The page with the form that somebody sent, as their browser names it.
    pub fn of_referrer(referrer: &str) -> Self {
        let path = referrer.split_once("://").and_then(|(_, rest)| rest.find('/').map(|at| &rest[at..]));
        Self::parse(path.unwrap_or_default())
    }

    pub fn is_somewhere(&self) -> bool {
        !self.0.is_empty()
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The address of a door, with where it is to lead.
    pub fn through(&self, door: &str) -> String {
        if self.is_somewhere() { format!("{door}?next={}", escaped(&self.0)) } else { door.to_owned() }
    }

    /// Where scripts run.
    pub fn with_script(&self) -> &str {
        if self.is_somewhere() { &self.0 } else { "/app/" }
    }

    /// Where none run: what the app would show, as a page where there is one.
    pub fn without_script(&self) -> String {
        let in_the_app = match self.0.strip_prefix("/app") {
            Some(rest) if rest.is_empty() || rest.starts_with(['/', '?']) => rest,
            Some(_) => return self.0.clone(),
            None if self.is_somewhere() => return self.0.clone(),
            None => "",
        };
        if in_the_app.starts_with("/meetings") {
            return in_the_app.to_owned();
        }
        let room = in_the_app.strip_prefix("/rooms/").and_then(|rest| rest.split(['/', '?']).next());
        match room.filter(|room| !room.is_empty()) {
            Some(room) => format!("/rooms/{room}/plain"),
            None => "/rooms".to_owned(),
        }
    }
}

/// A path of our own: not an address elsewhere in disguise (`//elsewhere`, `/\elsewhere`), nothing that a
/// browser would read differently, and not one that does something by being opened.
pub fn own_path(asked: &str) -> Option<&str> {
    let (path, query) = asked.split_once('?').unwrap_or((asked, ""));
    let plain = |text: &str, also: &[u8]| {
        text.bytes().all(|byte| byte.is_ascii_alphanumeric() || also.contains(&byte))
    };
    let ours = path.starts_with('/') && !path.starts_with("//") && path != "/exit";
    // Escaped letters mean something to whoever takes a path apart, and nothing behind the question mark.
    (ours && plain(path, b"/-_") && plain(query, b"/-_?=&%") && asked.len() <= LONGEST).then_some(asked)
}

fn escaped(path: &str) -> String {
    let one = |byte: u8| match byte {
        b'?' | b'=' | b'&' | b'%' => format!("%{byte:02X}"),
        _ => char::from(byte).to_string(),
    };
    path.bytes().map(one).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const ELSEWHERE: [&str; 18] = [
        "",
        "rooms",
        "//evil.example",
        "///evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        "/\u{0}",
        "/%2f%2fevil.example",
        "/%5Cevil.example",
        "/@evil.example",
        "/.//evil.example",
        "https://evil.example",
        "https:evil.example",
        "javascript:alert(1)",
        "/a\r\nset-cookie: b",
        "/exit?1",
    ];

    #[test]
    fn only_our_own_pages_are_followed() {
        for asked in ELSEWHERE {
            assert_eq!(own_path(asked), None, "{asked:?}");
            assert_eq!(Destination::parse(asked), Destination::default(), "{asked:?}");
        }
        assert!(own_path("/signin?next=%2Frooms%3Fbefore%3D1").is_some(), "a door with where it leads");
        assert_eq!(own_path(&format!("/{}", "a".repeat(LONGEST))), None);
        for asked in ["/rooms/0198-aa/plain?before=12&news=sent", "/app/rooms/0198-aa", "/help?country=DE"] {
            assert_eq!(own_path(asked), Some(asked));
            assert_eq!(Destination::parse(asked).with_script(), asked);
        }
    }

    #[test]
    fn a_door_leads_to_no_door() {
        for door in ["/", "/signin", "/signin?next=/rooms", "/signin/recover", "/join?invite=a", "/api/v1/me"]
        {
            assert!(!Destination::parse(door).is_somewhere(), "{door}");
        }
        assert!(Destination::parse("/joining").is_somewhere());
    }

    #[test]
    fn who_has_no_scripts_is_led_to_the_page_of_the_same_room() {
        let without = |asked| Destination::parse(asked).without_script();
        assert_eq!(without(""), "/rooms");
        assert_eq!(without("/app/"), "/rooms");
        assert_eq!(without("/app/settings/look"), "/rooms");
        assert_eq!(without("/app/rooms/0198-aa/about?x=1"), "/rooms/0198-aa/plain");
        assert_eq!(without("/rooms/0198-aa/plain?before=3"), "/rooms/0198-aa/plain?before=3");
        assert_eq!(without("/apples"), "/apples");
    }

    #[test]
    fn the_way_is_kept_through_a_door() {
        let going = Destination::parse("/rooms/0198-aa/plain?before=3");
        assert_eq!(going.through("/signin"), "/signin?next=/rooms/0198-aa/plain%3Fbefore%3D3");
        assert_eq!(Destination::default().through("/join"), "/join");
        let sent = Destination::of_referrer("http://127.0.0.1:8080/rooms/0198-aa/plain?before=3");
        assert_eq!(sent, going);
        assert_eq!(Destination::of_referrer("http://127.0.0.1:8080"), Destination::default());
    }
}
