//! Rules from the console: reading packs, writing them, trying them on a text and on what was said.

use std::collections::HashMap;
use std::time::Duration;

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::accounts::Member;
use crate::audit::{self, Entry, Subject};
use crate::clock::Timestamp;
use crate::http::AppError;
use crate::ids::{MessageId, RoomId};
use crate::moderation::error::ModerationError;
use crate::moderation::packs;
use crate::moderation::store::{self, PackRow};
use crate::review::{self, day_of};
use crate::rooms::{self, Spoken};
use crate::rules::{Action, Context, Decision, Engine, Hit, Mode, Place, RoomKind, Standing};
use crate::state::AppState;
use crate::text::MAX_BYTES;
use crate::words::Language;

/// The longest pack that is written here, in bytes.
pub const PACK_BYTES: usize = 512 * 1024;
const DAY: Duration = Duration::from_secs(24 * 3600);
const MOST_DAYS: u32 = 90;
/// A replay looks at so many messages, the newest first, and shows so many of each rule.
const REPLAYED: usize = 20_000;
const SAMPLES: usize = 10;

/// A pack and what it has done.
#[derive(Debug, Serialize, ToSchema)]
pub struct PackView {
    pub id: String,
    pub title: String,
    #[schema(value_type = Vec<String>)]
    pub languages: Vec<Language>,
    pub version: String,
    pub licence: String,
    #[schema(value_type = String, example = "on")]
    pub mode: Mode,
    pub rules: u64,
    /// It was written in the console, over the one in the file.
    pub written_here: bool,
}

/// A rule and what it has done.
#[derive(Debug, Serialize, ToSchema)]
pub struct RuleView {
    pub id: String,
    pub pack: String,
    #[schema(value_type = String, example = "hold")]
    pub action: Action,
    pub crisis: bool,
    pub shadow: bool,
    /// In the reader's language.
    pub reason: String,
    pub hits: u64,
    /// What it would have remarked on, in shadow.
    pub shadows: u64,
    /// How often a person saw it otherwise.
    pub overturned: u64,
    pub last_hit: Option<Timestamp>,
}

/// What the rules say of a text.
#[derive(Debug, Serialize, ToSchema)]
pub struct Tried {
    #[schema(value_type = String, example = "mask")]
    pub action: Action,
    pub help: bool,
    pub masked: Option<String>,
    pub hits: Vec<TriedHit>,
    /// What rules in shadow would have remarked on.
    pub shadows: Vec<TriedHit>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct TriedHit {
    pub rule: String,
    #[schema(value_type = String, example = "mask")]
    pub action: Action,
    pub reason: String,
    /// Bytes of the text, as a half-open range.
    pub start: usize,
    pub end: usize,
}

/// What a text is tried with.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TryRequest {
    pub text: String,
    /// A pack that is not in force: tried with the lists of the others, and alone.
    #[serde(default)]
    pub pack: Option<String>,
    /// The author is somebody who is trusted: neither new nor a first writer.
    #[serde(default)]
    pub known_author: bool,
    /// In a conversation of two.
    #[serde(default)]
    pub direct: bool,
}

#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReplayRequest {
    /// How far back; at most 90.
    #[schema(minimum = 1, maximum = 90)]
    pub days: u32,
    /// A pack that is not in force; without one, the rules in force.
    #[serde(default)]
    pub pack: Option<String>,
}

/// What rules would have caught of what was said.
#[derive(Debug, Serialize, ToSchema)]
pub struct Replayed {
    /// So many messages were looked at.
    pub messages: u64,
    /// There were more; the oldest were left out.
    pub cut: bool,
    pub rules: Vec<ReplayedRule>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct ReplayedRule {
    pub rule: String,
    #[schema(value_type = String, example = "hold")]
    pub action: Action,
    pub found: u64,
    /// The newest of them.
    pub samples: Vec<Sample>,
}

#[derive(Debug, Serialize, ToSchema)]
pub struct Sample {
    pub room: RoomId,
    pub message: MessageId,
    pub at: Timestamp,
    pub text: String,
}

/// Every pack in force.
pub async fn packs(app: &AppState) -> Result<Vec<PackView>, AppError> {
    let written: Vec<String> = store::packs(app.read())
        .await?
        .into_iter()
        .filter(|row| row.text.is_some())
        .map(|row| row.id)
        .collect();
    let engine = app.rules().current();
    let shown = engine.packs().iter().map(|pack| PackView {
        id: pack.id.clone(),
        title: pack.title.clone(),
        languages: pack.languages.clone(),
        version: pack.version.clone(),
        licence: pack.licence.clone(),
        mode: pack.mode,
        rules: pack.rules as u64,
        written_here: written.contains(&pack.id),
    });
    Ok(shown.collect())
}

pub async fn pack_text(app: &AppState, id: &str) -> Result<String, AppError> {
    Ok(packs::text_of(app, id).await?.ok_or(ModerationError::PackNotFound)?)
}

/// Writes a pack, or (`None`) takes it back to its file. One that does not load is refused with every fault, and what
/// was in force stays.
pub async fn write_pack(
    app: &AppState,
    member: &Member,
    id: &str,
    text: Option<&str>,
) -> Result<(), AppError> {
    match text {
        Some(text) if text.len() > PACK_BYTES => {
            return Err(ModerationError::TextTooLong("/text", PACK_BYTES).into());
        }
        Some(text) if packs::id_of(text).is_some_and(|own| own != id) => {
            return Err(ModerationError::PackIdOther.into());
        }
        Some(_) => {}
        None if store::pack(app.read(), id).await?.is_none_or(|row| row.text.is_none()) => {
            return Err(ModerationError::PackNotFound.into());
        }
        None => {}
    }
    let turn = packs::turn().await?;
    let source = packs::source(app, Some((id, text))).await?;
    let engine = packs::compile(&turn, source).await?.map_err(ModerationError::PackRefused)?;
    let change = app.begin().await?;
    let row = row(app, member, id);
    store::put_pack_text(change.tx(), PackRow { text: text.map(str::to_owned), ..row }).await?;
    let act = if text.is_some() { "pack.written" } else { "pack.restored" };
    audit::record(app, change.tx(), Entry::by(member.id, act, Subject::named("pack", id))).await?;
    change.commit().await?;
    app.rules().replace(engine);
    Ok(())
}

/// Says how far a pack may go.
pub async fn put_mode(app: &AppState, member: &Member, id: &str, mode: Mode) -> Result<(), AppError> {
    let turn = packs::turn().await?;
    let before = app.rules().current().packs().iter().find(|pack| pack.id == id).map(|pack| pack.mode);
    let before = before.ok_or(ModerationError::PackNotFound)?;
    let mut source = packs::source(app, None).await?;
    source.modes.insert(id.to_owned(), mode);
    let engine = packs::compile(&turn, source).await?.map_err(ModerationError::PackRefused)?;
    let change = app.begin().await?;
    let row = row(app, member, id);
    store::put_pack_mode(change.tx(), PackRow { mode: Some(packs::stored_mode(mode)), ..row }).await?;
    let entry = Entry::by(member.id, "pack.mode", Subject::named("pack", id));
    let name = |mode: Mode| format!("{mode:?}").to_lowercase();
    audit::record(app, change.tx(), entry.from(name(before)).to(name(mode))).await?;
    change.commit().await?;
    app.rules().replace(engine);
    Ok(())
}

fn row(app: &AppState, member: &Member, id: &str) -> PackRow {
    PackRow { id: id.to_owned(), text: None, mode: None, at: app.now(), by_id: member.id }
}

/// Every rule in force, and what it did in the last days.
pub async fn counts(app: &AppState, language: Language, days: u32) -> Result<Vec<RuleView>, AppError> {
    let since = day_of(app.now().minus(DAY * days.clamp(1, 365)));
    let mut counted: HashMap<String, review::RuleCount> =
        review::rule_counts(app, since).await?.into_iter().map(|count| (count.rule.clone(), count)).collect();
    let engine = app.rules().current();
    let shown = engine.rules().map(|rule| {
        let count = counted.remove(&rule.id);
        RuleView {
            id: rule.id.clone(),
            pack: rule.pack.clone(),
            action: rule.action,
            crisis: rule.crisis,
            shadow: rule.shadow,
            reason: rule.reason.in_(language).to_owned(),
            hits: count.as_ref().map_or(0, |count| count.hits),
            shadows: count.as_ref().map_or(0, |count| count.shadows),
            overturned: count.as_ref().map_or(0, |count| count.overturned),
            last_hit: count.map(|count| count.last_at),
        }
    });
    let mut shown: Vec<RuleView> = shown.collect();
    shown.sort_by_key(|rule| std::cmp::Reverse(rule.hits + rule.shadows));
    Ok(shown)
}

/// What the rules in force, or one pack, say of a text.
pub async fn try_text(app: &AppState, language: Language, wish: TryRequest) -> Result<Tried, AppError> {
    if wish.text.len() > MAX_BYTES {
        return Err(ModerationError::TextTooLong("/text", MAX_BYTES).into());
    }
    let mut context = Context { language, ..Context::NEW_MEMBER };
    if wish.known_author {
        context.author_age = DAY * 365;
        context.accepted_messages = 1_000;
    }
    if wish.direct {
        context.room = Some(RoomKind::Direct);
    }
    let (engine, only) = engine_for(app, wish.pack.as_deref()).await?;
    let decision = engine.evaluate(&wish.text, &context);
    Ok(tried(decision, language, only.as_deref()))
}

fn tried(decision: Decision, language: Language, only: Option<&str>) -> Tried {
    let of = |hits: Vec<Hit>| {
        let wanted = hits.into_iter().filter(|hit| only.is_none_or(|pack| hit.rule.pack == pack));
        wanted
            .map(|hit| TriedHit {
                rule: hit.id().to_owned(),
                action: hit.action,
                reason: hit.reason(language).to_owned(),
                start: hit.start,
                end: hit.end,
            })
            .collect::<Vec<_>>()
    };
    let help = decision.helps();
    let (hits, shadows) = (of(decision.hits), of(decision.shadows));
    let action = match only {
        None => decision.action,
        Some(_) => hits.iter().map(|hit| hit.action).max().unwrap_or_default(),
    };
    Tried { action, help, masked: decision.masked, hits, shadows }
}

/// The rules in force, or those with one pack over them and its id: only what that one says is told.
async fn engine_for(
    app: &AppState,
    pack: Option<&str>,
) -> Result<(std::sync::Arc<Engine>, Option<String>), AppError> {
    let Some(text) = pack else { return Ok((app.rules().current(), None)) };
    if text.len() > PACK_BYTES {
        return Err(ModerationError::TextTooLong("/pack", PACK_BYTES).into());
    }
    let id = packs::id_of(text).unwrap_or_else(|| "new".to_owned());
    let turn = packs::turn().await?;
    let source = packs::source(app, Some((&id, Some(text)))).await?;
    let engine = packs::compile(&turn, source).await?.map_err(ModerationError::PackRefused)?;
    Ok((std::sync::Arc::new(engine), Some(id)))
}

/// What the rules in force, or one pack, would have caught of what was said in group chats. Every author is taken for
/// a new one, so that it says the most that could have happened.
pub async fn replay(app: &AppState, wish: ReplayRequest) -> Result<Replayed, AppError> {
    if !(1..=MOST_DAYS).contains(&wish.days) {
        return Err(ModerationError::ReplayUnfit.into());
    }
    let (engine, only) = engine_for(app, wish.pack.as_deref()).await?;
    let since = app.now().minus(DAY * wish.days);
    let said = rooms::said_since(app, since, REPLAYED + 1).await?;
    let work = move || look_back(&engine, only.as_deref(), said);
    tokio::task::spawn_blocking(work).await.map_err(AppError::broke)
}

fn look_back(engine: &Engine, only: Option<&str>, mut said: Vec<Spoken>) -> Replayed {
    let cut = said.len() > REPLAYED;
    said.truncate(REPLAYED);
    let mut found: HashMap<String, ReplayedRule> = HashMap::new();
    for spoken in &said {
        let context = Context {
            place: Place::Message,
            standing: Standing::Member,
            author_age: Duration::ZERO,
            ..Context::NEW_MEMBER
        };
        let decision = engine.evaluate(&spoken.text, &context);
        let mut seen: Vec<&str> = Vec::new();
        for hit in decision.hits.iter().chain(&decision.shadows) {
            if seen.contains(&hit.id()) || only.is_some_and(|pack| hit.rule.pack != pack) {
                continue;
            }
            seen.push(hit.id());
            let rule = found.entry(hit.id().to_owned()).or_insert_with(|| ReplayedRule {
                rule: hit.id().to_owned(),
                action: hit.action,
                found: 0,
                samples: Vec::new(),
            });
            rule.found += 1;
            if rule.samples.len() < SAMPLES {
                rule.samples.push(Sample {
                    room: spoken.room,
                    message: spoken.message,
                    at: spoken.at,
                    text: spoken.text.clone(),
                });
            }
        }
    }
    let mut rules: Vec<ReplayedRule> = found.into_values().collect();
    rules.sort_by(|one, other| other.found.cmp(&one.found).then_with(|| one.rule.cmp(&other.rule)));
    Replayed { messages: said.len() as u64, cut, rules }
}
