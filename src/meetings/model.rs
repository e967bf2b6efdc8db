//! What meetings are made of.

use chrono::{Datelike, NaiveDateTime, Timelike};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};

use super::error::MeetingError;
use super::recurrence::{Rule, Window, parse_zone};
use super::vocabulary::Code;
use crate::clock::Timestamp;
use crate::ids::{AccountId, SeriesId};
use crate::text::{MessageBody, count_graphemes, one_line};

/// Who may come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = MeetingAttendance)]
pub enum Attendance {
    /// Everybody, families and friends too.
    #[default]
    Open,
    /// Only people who want recovery for themselves.
    Closed,
    /// Everybody may read; members speak.
    ObserveOnly,
}

/// Who is shown that the series is there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = MeetingVisibility)]
pub enum Visibility {
    /// Everybody; it stands on the page and in the feeds.
    #[default]
    Public,
    /// The community's members.
    Members,
}

/// The kind of service, of the typology of digital recovery support services.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = MeetingService)]
pub enum Service {
    /// People in the same situation help one another.
    #[default]
    MutualHelp,
    /// A trained peer supports.
    PeerSupport,
    /// A clinician or a counsellor leads.
    Professional,
    Education,
    Family,
    Social,
}

/// What it is held on.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = MeetingPlatform)]
pub enum Platform {
    #[default]
    Text,
    Voice,
    Video,
    /// In a place and online at once.
    Hybrid,
}

/// How one comes to it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = MeetingAccess)]
pub enum AccessPoint {
    /// Whoever comes.
    Anybody,
    /// With a name of one's own choosing here.
    #[default]
    Registered,
    Invited,
    Referred,
}

/// Who answers for it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, utoipa::ToSchema)]
#[serde(rename_all = "snake_case")]
#[schema(as = MeetingOrganisation)]
pub enum Organisation {
    #[default]
    Peers,
    Ngo,
    Treatment,
    Public,
    Faith,
    Company,
}

/// How a small set of choices is kept: as a number that never changes its meaning.
macro_rules! kept_as {
    ($type:ident: $($variant:ident = $number:literal $name:literal),+) => {
        impl $type {
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            pub(super) fn number(self) -> i16 {
                match self { $(Self::$variant => $number),+ }
            }

            /// A number that no version wrote stands for the first.
            pub(super) fn from_number(number: i16) -> Self {
                match number { $($number => Self::$variant,)+ _ => Self::default() }
            }

            /// As in the catalogues, the addresses and the API.
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name),+ }
            }
        }
    };
}

kept_as!(Attendance: Open = 1 "open", Closed = 2 "closed", ObserveOnly = 3 "observe_only");
kept_as!(Service: MutualHelp = 1 "mutual_help", PeerSupport = 2 "peer_support", Professional = 3 "professional",
    Education = 4 "education", Family = 5 "family", Social = 6 "social");
kept_as!(Platform: Text = 1 "text", Voice = 2 "voice", Video = 3 "video", Hybrid = 4 "hybrid");
kept_as!(AccessPoint: Anybody = 1 "anybody", Registered = 2 "registered", Invited = 3 "invited",
    Referred = 4 "referred");
kept_as!(Organisation: Peers = 1 "peers", Ngo = 2 "ngo", Treatment = 3 "treatment", Public = 4 "public",
    Faith = 5 "faith", Company = 6 "company");

impl Visibility {
    pub(super) fn number(self) -> i16 {
        match self {
            Self::Public => 1,
            Self::Members => 2,
        }
    }

    /// What no version wrote is shown to fewer.
    pub(super) fn from_number(number: i16) -> Self {
        if number == 1 { Self::Public } else { Self::Members }
    }
}

/// The longest name, as people count letters: what readers of the feeds show whole.
pub const NAME_GRAPHEMES: usize = 64;
pub const DESCRIPTION_GRAPHEMES: usize = 1_000;
pub const REASON_GRAPHEMES: usize = 200;
/// Together with a weekday it fits into the 64 letters of the feeds.
pub const SLUG_LENGTH: usize = 48;
pub const MOST_SERIES: usize = 500;
pub const MOST_TYPES: usize = 20;
pub const MOST_CHAIRS: usize = 10;
pub const MOST_EXCEPTIONS: usize = 200;

/// A series as it is kept.
#[derive(Clone, Debug)]
pub struct Series {
    pub id: SeriesId,
    pub slug: String,
    pub name: String,
    pub description: String,
    pub attendance: Attendance,
    pub visibility: Visibility,
    pub types: Vec<Code>,
    pub service: Service,
    pub platform: Platform,
    pub access: AccessPoint,
    pub organisation: Organisation,
    pub timing: Timing,
    pub exceptions: Vec<Exception>,
    pub chairs: Vec<AccountId>,
    /// The id of a format.
    pub format: String,
    /// Whether what is said can be read after the meeting.
    pub keeps_words: bool,
    pub revision: i32,
    pub updated_at: Timestamp,
}

/// When a series is held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timing {
    /// On the clock of the zone.
    pub start: NaiveDateTime,
    pub zone: Tz,
    /// Nothing for a meeting that is held once.
    pub rule: Option<Rule>,
    pub minutes: u16,
}

/// What is different for one session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exception {
    /// The local time at which the rule puts it.
    pub at: NaiveDateTime,
    pub change: Change,
    pub reason: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is as if it had never been planned.
    Skipped,
    /// It is shown as not held.
    Cancelled,
    Moved(NaiveDateTime),
}

impl Timing {
    /// Reads what was typed. There has to be a session within ten years of the start.
    pub fn parse(starts: &str, zone: &str, rule: Option<&str>, minutes: u32) -> Result<Self, MeetingError> {
        let start = parse_local(starts).ok_or(MeetingError::StartUnreadable)?;
        let zone = parse_zone(zone).ok_or(MeetingError::ZoneUnknown)?;
        let rule = rule.map(str::trim).filter(|rule| !rule.is_empty());
        let rule = rule.map(str::parse::<Rule>).transpose().map_err(MeetingError::Rule)?;
        let minutes = u16::try_from(minutes).ok().filter(|minutes| (5..=1_440).contains(minutes));
        let timing = Self { start, zone, rule, minutes: minutes.ok_or(MeetingError::DurationOutOfBounds)? };
        let from = super::recurrence::instant(zone, start);
        let window = Window { from, to: from.plus(TEN_YEARS) };
        if timing.planned(window, 1).is_empty() { Err(MeetingError::NeverHeld) } else { Ok(timing) }
    }

    /// The local times at which the rule puts sessions, whatever was changed for one of them.
    pub(super) fn planned(&self, window: Window, most: usize) -> Vec<NaiveDateTime> {
        match &self.rule {
            Some(rule) => rule.between(self.zone, self.start, window, most),
            None => {
                let when = super::recurrence::instant(self.zone, self.start);
                let inside = when >= window.from && when < window.to;
                if inside { vec![self.start] } else { Vec::new() }
            }
        }
    }
}

const TEN_YEARS: std::time::Duration = std::time::Duration::from_secs(10 * 366 * 86_400);

/// `2026-11-30T19:00`, with or without its seconds, which are nought.
pub fn parse_local(text: &str) -> Option<NaiveDateTime> {
    let text = text.trim();
    let at = ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"]
        .into_iter()
        .find_map(|form| NaiveDateTime::parse_from_str(text, form).ok())?;
    ((2000..=2100).contains(&at.year()) && at.second() == 0).then_some(at)
}

/// As it is kept, and as a session is known.
pub fn write_local(at: NaiveDateTime) -> String {
    at.format("%Y-%m-%dT%H:%M:%S").to_string()
}

pub(super) fn parse_name(typed: &str) -> Result<String, MeetingError> {
    match one_line(typed, NAME_GRAPHEMES) {
        Some(name) => Ok(name),
        None if typed.trim().is_empty() => Err(MeetingError::NameEmpty),
        None => Err(MeetingError::NameTooLong),
    }
}

pub(super) fn parse_description(typed: &str) -> Result<String, MeetingError> {
    if typed.trim().is_empty() {
        return Ok(String::new());
    }
    match MessageBody::parse(typed) {
        Ok(text) if count_graphemes(text.as_str()) <= DESCRIPTION_GRAPHEMES => Ok(text.into_string()),
        _ => Err(MeetingError::DescriptionTooLong),
    }
}

pub(super) fn parse_reason(typed: &str) -> Result<String, MeetingError> {
    if typed.trim().is_empty() {
        return Ok(String::new());
    }
    one_line(typed, REASON_GRAPHEMES).ok_or(MeetingError::ReasonTooLong)
}

/// What stands in the address: small Latin letters, digits and single dashes between them.
pub(super) fn parse_slug(typed: &str) -> Result<String, MeetingError> {
    let slug = slug_of(typed);
    // An id would be looked for as one.
    let fits = slug == typed && !slug.is_empty() && slug.parse::<SeriesId>().is_err();
    if fits { Ok(slug) } else { Err(MeetingError::SlugUnreadable) }
}

/// The Latin letters and digits of a name; empty where it has none.
pub(super) fn slug_of(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.chars() {
        if letter.is_ascii_alphanumeric() {
            slug.push(letter.to_ascii_lowercase());
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
        if slug.len() >= SLUG_LENGTH {
            break;
        }
    }
    slug.trim_end_matches('-').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_made_of_the_letters_of_a_name() {
        assert_eq!(slug_of("  Night Owls – women's!"), "night-owls-women-s");
        assert_eq!(slug_of("Вечерний круг"), "");
        assert_eq!(slug_of(&"long ".repeat(40)).len(), 48);
        assert!(parse_slug("night-owls").is_ok());
        for wrong in ["", "Night", "a--b", "-a", "a b", "0198c0de-0000-7000-8000-000000000000"] {
            assert!(parse_slug(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn a_meeting_that_is_never_held_is_no_meeting() {
        let never = Timing::parse("2026-01-05T19:00", "UTC", Some("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"), 60);
        assert!(matches!(never, Err(MeetingError::NeverHeld)));
        assert!(Timing::parse("2026-01-05T19:00", "Europe/London", None, 60).is_ok());
        for (starts, zone, minutes) in [
            ("2026-01-05", "UTC", 60),
            ("2026-01-05T19:00:30", "UTC", 60),
            ("2026-01-05T19:00", "Here", 60),
            ("2026-01-05T19:00", "UTC", 4),
        ] {
            assert!(Timing::parse(starts, zone, None, minutes).is_err(), "{starts} {zone} {minutes}");
        }
    }
}
