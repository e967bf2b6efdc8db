//! Rooms for readers without a script: the list, and the newest messages of one with a form.

use maud::{Markup, PreEscaped, html};

use super::forms::{Refusal, error_summary};
use super::frame::Frame;
use crate::clock::Timestamp;
use crate::words::Language;

/// One line of the list.
#[derive(Clone, Debug)]
pub struct RoomLine {
    pub id: String,
    pub name: String,
    pub description: String,
    pub standing: Standing,
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
        html: String,
        edited: bool,
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
    /// The reader looks at older ones, not at the newest.
    pub looking_back: bool,
    /// The id that the next message takes, so that sending it twice says it once.
    pub next_id: String,
    pub typed: String,
    pub news: Option<News>,
}

/// What became of the message that was just sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum News {
    Sent,
    Held,
    Masked,
}

pub fn rooms(frame: &Frame, lines: &[RoomLine], waits_for_approval: bool) -> Markup {
    let (mine, others): (Vec<_>, Vec<_>) = lines.iter().partition(|line| line.standing != Standing::Outside);
    frame.page(
        &frame.say("page-nav-rooms"),
        html! {
            @if waits_for_approval {
                p.card { (frame.say("page-rooms-approval")) }
            } @else {
                p data-with-script hidden { a.btn href="/app/" { (frame.say("page-rooms-app")) } }
                section {
                    h2 { (frame.say("page-rooms-mine")) }
                    @if mine.is_empty() { p { (frame.say("page-rooms-mine-none")) } } @else { (room_list(frame, &mine)) }
                }
                @if !others.is_empty() {
                    section {
                        h2 { (frame.say("page-rooms-open")) }
                        (room_list(frame, &others))
                    }
                }
            }
        },
    )
}

pub fn plain_room(frame: &Frame, room: &PlainRoom, refusals: &[Refusal]) -> Markup {
    let body = html! {
        (error_summary(frame, refusals))
        @if !room.line.description.is_empty() { p.soft dir="auto" { (room.line.description) } }
        @match room.line.standing {
            Standing::Inside => { (conversation(frame, room, refusals)) }
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
    html! {
        p.ways {
            a href=(here) { (frame.say(if room.looking_back { "page-room-newest" } else { "page-room-refresh" })) }
            @if !room.archived { a href="#body" { (frame.say("page-room-write")) } }
            a href="/rooms" { (frame.say("page-room-all")) }
        }
        @if let Some(older) = &room.older {
            p { a.btn.quiet href={ (here) "?before=" (older) } { (frame.say("page-room-older")) } }
        }
        @if room.messages.is_empty() { p { (frame.say("page-room-quiet")) } }
        @for said in &room.messages { (message(frame, said)) }
        @if let Some(news) = room.news {
            p.card id="news" role="status" data-sent {
                (frame.say(match news {
                    News::Sent => "page-room-sent",
                    News::Held => "page-room-held",
                    News::Masked => "page-room-masked",
                }))
            }
        }
        @if room.archived {
            p { (frame.say("page-room-archived")) }
        } @else {
            (reply(frame, room, refusals))
        }
        p.ways { a href=(here) { (frame.say("page-room-refresh")) } }
        form method="post" action={ "/rooms/" (room.line.id) "/leave" } { button.link { (frame.say("page-room-leave")) } }
    }
}

fn message(frame: &Frame, said: &Said) -> Markup {
    let heading = format!("m-{}", said.id);
    html! {
        article.message aria-labelledby=(heading) {
            @match &said.words {
                Words::Removed => {
                    h2 id=(heading) { (time(frame.language, said.at)) }
                    p.soft { (frame.say("page-room-removed")) }
                }
                Words::Here { author, html, edited } => {
                    h2 id=(heading) {
                        bdi { (author.clone().unwrap_or_else(|| frame.say("page-room-author-gone"))) } (comma(frame.language))
                        (time(frame.language, said.at))
                        @if *edited { " " span.soft { (frame.say("page-room-edited")) } }
                    }
                    div.body dir="auto" { (PreEscaped(html)) }
                }
            }
        }
    }
}

fn reply(frame: &Frame, room: &PlainRoom, refusals: &[Refusal]) -> Markup {
    let told = refusals.iter().find(|refusal| refusal.field == Some("body"));
    html! {
        form.reply method="post" action={ "/rooms/" (room.line.id) "/plain" } novalidate {
            input type="hidden" name="id" value=(room.next_id);
            div.field.wrong[told.is_some()] {
                label for="body" { (frame.say("page-room-body")) }
                p.hint id="body-hint" { (frame.say("page-room-body-hint")) }
                @if let Some(told) = told { p.told id="body-told" { (told.text) } }
                textarea id="body" name="body" rows="4" dir="auto" required data-draft
                    aria-describedby=(if told.is_some() { "body-hint body-told" } else { "body-hint" })
                    aria-invalid=[told.is_some().then_some("true")] { (room.typed) }
            }
            button.btn { (frame.say("page-room-send")) }
        }
    }
}

fn comma(language: Language) -> &'static str {
    match language {
        Language::Fa => "، ",
        Language::En | Language::Ru => ", ",
    }
}

/// The moment in UTC; where scripts run the reader gets it in their own time and calendar.
fn time(language: Language, at: Timestamp) -> Markup {
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
