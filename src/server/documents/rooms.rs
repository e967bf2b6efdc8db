//! Rooms for readers without a script: the list, and the newest messages of one with a form.

use maud::{Markup, PreEscaped, html};

use super::forms::{Kind, Line, Refusal, error_summary};
use super::frame::Frame;
use super::help_card::HelpNumbers;
use crate::clock::Timestamp;
use crate::rooms::{LessVoice, LessVoiceKind, Reaction, ReactionCount};
use crate::words::Language;

/// One line of the list.
#[derive(Clone, Debug)]
pub struct RoomLine {
    pub id: String,
    pub name: String,
    pub description: String,
    pub standing: Standing,
    /// A conversation of two, named after the other.
    pub direct: bool,
    /// 100 stands for "more than 99".
    pub unread: u64,
}

/// What somebody is to a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// May come in.
    Outside,
    Inside,
    /// A direct conversation the reader asked for.
    Asked,
    /// A direct conversation that waits for the reader's word.
    Invited,
}

/// One message of a room, as this reader may see it.
#[derive(Clone, Debug)]
pub struct Said {
    pub id: String,
    pub at: Timestamp,
    pub words: Words,
}

#[derive(Clone, Debug)]
pub enum Words {
    /// `html` is what the room keeps: sanitised when it was stored.
    Here {
        author: Option<String>,
        own: bool,
        html: String,
        /// What it is about, where its words stand behind that.
        note: Option<String>,
        edited: bool,
        reactions: Vec<ReactionCount>,
    },
    Removed,
}

/// One room with its newest messages, oldest of them first.
#[derive(Clone, Debug)]
pub struct PlainRoom {
    pub line: RoomLine,
    pub archived: bool,
    pub messages: Vec<Said>,
    /// Where the older ones begin.
    pub older: Option<String>,
    /// The reader looks at those before this one, not at the newest.
    pub before: Option<u64>,
    /// The id that the next message takes, so that sending it twice says it once.
    pub next_id: String,
    pub typed: String,
    pub news: Option<News>,
    /// What the reader may not do here for a while.
    pub voice: Option<LessVoice>,
    /// Something in the words just sent that tells who their author is.
    pub asks: Option<Asks>,
    /// The words just sent speak of danger.
    pub help: Option<HelpNumbers>,
}

/// Nothing was sent yet: their author is asked first.
#[derive(Clone, Debug)]
pub struct Asks {
    pub reason: String,
    /// The words as they go out without it.
    pub suggestion: String,
}

/// What became of what was just done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    Sent,
    Held,
    Masked,
    Changed,
    ChangeHeld,
    ChangeMasked,
    TakenAway,
    Reported,
}

impl News {
    const ALL: [Self; 8] = [
        Self::Sent,
        Self::Held,
        Self::Masked,
        Self::Changed,
        Self::ChangeHeld,
        Self::ChangeMasked,
        Self::TakenAway,
        Self::Reported,
    ];

    /// As an address carries it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::Held => "held",
            Self::Masked => "masked",
            Self::Changed => "changed",
            Self::ChangeHeld => "change-held",
            Self::ChangeMasked => "change-masked",
            Self::TakenAway => "taken-away",
            Self::Reported => "reported",
        }
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|news| news.name() == name)
    }

    /// What was being written has arrived, so the draft of it may go.
    fn is_of_a_new_message(self) -> bool {
        matches!(self, Self::Sent | Self::Held | Self::Masked)
    }
}

/// The list of rooms and talks. `asked` is the name somebody wanted to talk to.
pub struct RoomsPage<'a> {
    pub lines: &'a [RoomLine],
    /// Where the list goes on.
    pub next: Option<String>,
    pub asked: &'a str,
    /// Decisions about the reader, and outcomes of what they reported, that they have not read.
    pub unread: u64,
}

/// The list for somebody who was not let in yet.
pub fn rooms_waiting(frame: &Frame) -> Markup {
    frame.page(&frame.say("page-nav-rooms"), html! { p.card { (frame.say("page-rooms-approval")) } })
}

pub fn rooms(frame: &Frame, page: &RoomsPage, refusals: &[Refusal]) -> Markup {
    let (others, mine): (Vec<_>, Vec<_>) =
        page.lines.iter().partition(|line| line.standing == Standing::Outside);
    let (talks, mine): (Vec<_>, Vec<_>) = mine.into_iter().partition(|line| line.direct);
    let title = frame.say("page-nav-rooms");
    let body = html! {
        (error_summary(frame, refusals))
        p data-with-script hidden { a.btn href="/app/" { (frame.say("page-rooms-app")) } }
        p.ways {
            a href="/decisions" {
                (frame.say("decisions"))
                @if page.unread > 0 { " (" (frame.say_with("decisions-new", &[("count", page.unread.into())])) ")" }
            }
        }
        section {
            h2 { (frame.say("page-rooms-mine")) }
            @if mine.is_empty() { p { (frame.say("page-rooms-mine-none")) } } @else { (room_list(frame, &mine)) }
        }
        // Somebody may wait there for the reader's word: not below every room there is.
        @if !talks.is_empty() {
            section {
                h2 { (frame.say("people-talks")) }
                (room_list(frame, &talks))
            }
        }
        @if !others.is_empty() {
            section {
                h2 { (frame.say("page-rooms-open")) }
                (room_list(frame, &others))
            }
        }
        section {
            h2 { (frame.say("people-ask")) }
            @if talks.is_empty() { p { (frame.say("people-none")) } }
            (ask(frame, page.asked, refusals))
        }
        @if let Some(next) = &page.next {
            p { a.btn.quiet href={ "/rooms?after=" (next) } { (frame.say("page-rooms-more")) } }
        }
    };
    if refusals.is_empty() { frame.page(&title, body) } else { frame.page_with_errors(&title, body) }
}

fn ask(frame: &Frame, asked: &str, refusals: &[Refusal]) -> Markup {
    html! {
        form.card method="post" action="/talks" novalidate {
            (Line {
                id: "handle",
                label: &frame.say("people-ask-name"),
                hint: Some(&frame.say("people-ask-what")),
                typed: asked,
                kind: Kind::Name,
                autocomplete: "off",
                required: true,
            }.show(frame, refusals))
            button.btn.quiet { (frame.say("people-ask-do")) }
        }
    }
}

pub fn plain_room(frame: &Frame, room: &PlainRoom, refusals: &[Refusal]) -> Markup {
    let body = html! {
        (error_summary(frame, refusals))
        @if !room.line.description.is_empty() { p.soft dir="auto" { (room.line.description) } }
        @if room.line.direct {
            p.soft { (frame.say_with("direct-about", &[("name", room.line.name.as_str().into())])) }
        }
        @match room.line.standing {
            Standing::Inside => { (conversation(frame, room, refusals)) }
            // The other has gone: what was said stays with whom it was said to.
            Standing::Asked if !room.messages.is_empty() => { (conversation(frame, room, refusals)) }
            standing => { (doorstep(frame, room, standing)) }
        }
    };
    if refusals.is_empty() {
        frame.page(&room.line.name, body)
    } else {
        frame.page_with_errors(&room.line.name, body)
    }
}

fn room_list(frame: &Frame, lines: &[&RoomLine]) -> Markup {
    html! {
        ul.room-list {
            @for line in lines {
                li.card {
                    h3 { a href={ "/rooms/" (line.id) "/plain" } { bdi { (line.name) } } }
                    @if !line.description.is_empty() { p dir="auto" { (line.description) } }
                    @match line.standing {
                        Standing::Asked => { p.soft { (frame.say("page-rooms-asked")) } }
                        Standing::Invited => { p.soft { (frame.say("page-rooms-invited")) } }
                        Standing::Inside if line.unread > 99 => { p.soft { (frame.say("page-rooms-unread-many")) } }
                        Standing::Inside if line.unread > 0 => {
                            p.soft { (frame.say_with("page-rooms-unread", &[("count", line.unread.into())])) }
                        }
                        Standing::Inside | Standing::Outside => {}
                    }
                }
            }
        }
    }
}

/// Before coming in.
fn doorstep(frame: &Frame, room: &PlainRoom, standing: Standing) -> Markup {
    let (hint, enter, decline) = match standing {
        Standing::Invited => ("page-room-invited", Some("page-room-agree"), Some("page-room-decline")),
        Standing::Asked => ("page-room-asked", None, Some("page-room-withdraw")),
        Standing::Outside | Standing::Inside => ("page-room-outside", Some("page-room-join"), None),
    };
    html! {
        p { (frame.say(hint)) }
        div.ways {
            @if let Some(enter) = enter {
                form method="post" action={ "/rooms/" (room.line.id) "/join" } { button.btn { (frame.say(enter)) } }
            }
            @if let Some(decline) = decline {
                form method="post" action={ "/rooms/" (room.line.id) "/leave" } { button.btn.quiet { (frame.say(decline)) } }
            }
        }
        p { a href="/rooms" { (frame.say("page-room-all")) } }
    }
}

fn conversation(frame: &Frame, room: &PlainRoom, refusals: &[Refusal]) -> Markup {
    let here = format!("/rooms/{}/plain", room.line.id);
    let open = !room.archived && room.line.standing == Standing::Inside;
    let leave = if room.line.direct { "direct-leave" } else { "page-room-leave" };
    html! {
        p.ways {
            a href=(here) { (frame.say(if room.before.is_some() { "page-room-newest" } else { "page-room-refresh" })) }
            @if open { a href="#body" { (frame.say("page-room-write")) } }
            a href="/rooms" { (frame.say("page-room-all")) }
        }
        @if let Some(older) = &room.older {
            p { a.btn.quiet href={ (here) "?before=" (older) } { (frame.say("page-room-older")) } }
        }
        @if room.messages.is_empty() { p { (frame.say("page-room-quiet")) } }
        @for said in &room.messages { (message(frame, said, Some(&way_to(room, said)))) }
        @if let Some(news) = room.news {
            p.card id="news" role="status" data-sent[news.is_of_a_new_message()] {
                (frame.say(match news {
                    News::Sent => "page-room-sent",
                    News::Held => "page-room-held",
                    News::Masked | News::ChangeMasked => "page-room-masked",
                    News::Changed => "page-room-changed",
                    News::ChangeHeld => "page-room-change-held",
                    News::TakenAway => "page-room-taken-away",
                    News::Reported => "report-sent",
                }))
            }
        }
        @if let Some(help) = &room.help { (help.card(frame)) }
        @if let Some(asks) = &room.asks { (asking(frame, room, asks)) }
        @if room.archived {
            p { (frame.say("page-room-archived")) }
        } @else if !open {
            p { (frame.say("page-room-asked")) }
        } @else if let Some(voice) = &room.voice {
            (closed(frame, voice))
        } @else {
            (reply(frame, room, refusals))
        }
        p.ways { a href=(here) { (frame.say("page-room-refresh")) } }
        form method="post" action={ "/rooms/" (room.line.id) "/leave" } { button.link { (frame.say(leave)) } }
    }
}

/// The page of one message, which leads back to the part of the room that the reader looks at.
fn way_to(room: &PlainRoom, said: &Said) -> String {
    let page = format!("/rooms/{}/messages/{}", room.line.id, said.id);
    match room.before {
        Some(before) => format!("{page}?before={before}"),
        None => page,
    }
}

/// One message. `way` leads to what can be done with it.
pub(super) fn message(frame: &Frame, said: &Said, way: Option<&str>) -> Markup {
    let heading = format!("m-{}", said.id);
    html! {
        article.message aria-labelledby=(heading) {
            @match &said.words {
                Words::Removed => {
                    h2 id=(heading) { (time(frame.language, said.at)) }
                    p.soft { (frame.say("page-room-removed")) }
                }
                Words::Here { author, own, html, note, edited, reactions } => {
                    h2 id=(heading) {
                        bdi { (author.clone().unwrap_or_else(|| frame.say("page-room-author-gone"))) } (comma(frame.language))
                        (time(frame.language, said.at))
                        @if *edited { " " span.soft { (frame.say("page-room-edited")) } }
                    }
                    @match note {
                        Some(note) => {
                            details open[frame.open_notes] {
                                summary { (note) }
                                div.body dir="auto" { (PreEscaped(html)) }
                            }
                        }
                        None => { div.body dir="auto" { (PreEscaped(html)) } }
                    }
                    @if !reactions.is_empty() {
                        ul.reactions aria-label=(frame.say("reactions-label")) {
                            @for counted in reactions { li { (counted_reaction(frame, *counted)) } }
                        }
                    }
                    @if let Some(way) = way {
                        p.ways {
                            a href=(way) aria-describedby=(heading) {
                                (frame.say(if *own { "page-message-open-own" } else { "page-message-open" }))
                            }
                        }
                    }
                }
            }
        }
    }
}

fn counted_reaction(frame: &Frame, counted: ReactionCount) -> String {
    let reaction = reaction_words(frame, counted.reaction);
    frame.say_with(
        "page-message-reaction",
        &[("reaction", reaction.as_str().into()), ("count", counted.count.into())],
    )
}

pub(super) fn reaction_words(frame: &Frame, reaction: Reaction) -> String {
    frame.say(&format!("reaction-{}", reaction.name().replace('_', "-")))
}

fn reply(frame: &Frame, room: &PlainRoom, refusals: &[Refusal]) -> Markup {
    let told = refusals.iter().find(|refusal| refusal.field == Some("body"));
    let hint = if room.line.direct { "write-hint-direct" } else { "page-room-body-hint" };
    html! {
        form.reply method="post" action={ "/rooms/" (room.line.id) "/plain" } novalidate {
            input type="hidden" name="id" value=(room.next_id);
            div.field.wrong[told.is_some()] {
                label for="body" { (frame.say("page-room-body")) }
                p.hint id="body-hint" { (frame.say(hint)) }
                @if let Some(told) = told { p.told id="body-told" { (told.text) } }
                textarea id="body" name="body" rows="4" dir="auto" required data-draft
                    aria-describedby=(if told.is_some() { "body-hint body-told" } else { "body-hint" })
                    aria-invalid=[told.is_some().then_some("true")] { (room.typed) }
            }
            button.btn { (frame.say("page-room-send")) }
        }
    }
}

/// Why one cannot write for a while, until when, and what is left.
fn closed(frame: &Frame, voice: &LessVoice) -> Markup {
    let still = match voice.kind {
        LessVoiceKind::Observe => "closed-observe-still",
        LessVoiceKind::Mute => "closed-mute-still",
    };
    html! {
        section.card id="body" {
            p {
                strong {
                    @match voice.until {
                        Some(until) => {
                            (frame.say_with("closed-until", &[("until", until.in_words(frame.language).as_str().into())]))
                        }
                        None => { (frame.say("closed-open")) }
                    }
                }
            }
            p { (frame.say(still)) }
            p.ways {
                a href="/decisions" { (frame.say("closed-why")) }
                a href="/help" { (frame.say("page-help-now")) }
            }
        }
    }
}

/// The two ways on of somebody who is asked first: without it from here, or changed in the box below.
fn asking(frame: &Frame, room: &PlainRoom, asks: &Asks) -> Markup {
    html! {
        section.card id="ask" aria-labelledby="ask-title" tabindex="-1" data-focus {
            h2 id="ask-title" { (frame.say("ask-title")) }
            p dir="auto" { (asks.reason) }
            p { (frame.say("ask-shown")) }
            blockquote dir="auto" { (asks.suggestion) }
            form method="post" action={ "/rooms/" (room.line.id) "/plain" } {
                input type="hidden" name="id" value=(room.next_id);
                input type="hidden" name="body" value=(room.typed);
                input type="hidden" name="without" value="true";
                button.btn { (frame.say("ask-send")) }
            }
            p { (frame.say("ask-kept")) " " a href="#body" { (frame.say("ask-edit")) } }
        }
    }
}

pub(super) fn comma(language: Language) -> &'static str {
    match language {
        Language::Fa => "، ",
        Language::En | Language::Ru => ", ",
    }
}

/// The moment in UTC; where scripts run the reader gets it in their own time and calendar.
pub(super) fn time(language: Language, at: Timestamp) -> Markup {
    let moment = at.rfc3339();
    let written = moment.get(..16).unwrap_or_default().replace('T', " ");
    let shown = match language {
        Language::Fa => crate::words::in_persian_digits(&written),
        Language::En | Language::Ru => written,
    };
    html! {
        time datetime=(moment) data-local { bdi dir="ltr" { (shown) " UTC" } }
    }
}
