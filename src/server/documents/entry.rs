//! Coming in: join, sign in, recover. No e-mail, no puzzle, nothing that a password manager cannot fill.

use maud::{Markup, html};

use super::destination::Destination;
use super::forms::{Kind, Line, Refusal, error_summary, going_on, script_mark, tick};
use super::frame::Frame;
use super::welcome::Doorway;

/// What somebody typed on the way to a name here.
#[derive(Clone, Debug, Default)]
pub struct Joining {
    pub handle: String,
    pub adult: bool,
    pub invite: String,
    pub next: Destination,
}

/// What comes after coming in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Then {
    Go(Destination),
    /// They were not let in yet: wherever they were going is closed to them.
    Wait,
}

pub fn join(frame: &Frame, doorway: Doorway, typed: &Joining, refusals: &[Refusal]) -> Markup {
    let invited = doorway == Doorway::Invite || !typed.invite.is_empty();
    form_page(
        frame,
        "page-join-title",
        refusals,
        html! {
            p { (frame.say("page-join-lead")) }
            @if doorway == Doorway::Approval { p { (frame.say("page-join-approval")) } }
            @if doorway == Doorway::Invite { p { (frame.say("page-join-invite-only")) } }
            form method="post" action="/join" novalidate {
                (script_mark())
                (going_on(&typed.next))
                (handle(frame, &typed.handle, Some("page-join-handle-hint"), refusals))
                (secret(frame, "passphrase", "page-passphrase", Some("page-join-passphrase-hint"), "new-password", refusals))
                @if invited || doorway == Doorway::Open {
                    (code(frame, "invite", if invited { "page-join-invite" } else { "page-join-invite-optional" },
                        Some("page-join-invite-hint"), &typed.invite, doorway == Doorway::Invite, refusals))
                }
                (tick("adult", &frame.say("page-join-adult"), typed.adult, refusals))
                p { (frame.say("page-join-guidelines")) " " a href="/guidelines" { (frame.say("page-foot-guidelines")) } }
                button.btn { (frame.say("page-join-do")) }
            }
            p { (frame.say("page-join-have")) " " a href=(typed.next.through("/signin")) { (frame.say("page-nav-signin")) } }
        },
    )
}

/// Shown once, as the answer to joining; nobody can ask for these codes again.
pub fn recovery_codes(frame: &Frame, handle: &str, codes: &[String], then: &Then) -> Markup {
    frame.page_shown_once(
        &frame.say("page-codes-title"),
        html! {
            p { (frame.say_with("page-codes-lead", &[("handle", handle.into())])) }
            p { (frame.say("page-codes-why")) }
            ol.codes { @for code in codes { li { code dir="ltr" { (code) } } } }
            p { strong { (frame.say("page-codes-once")) } }
            @if *then == Then::Wait { p.card { (frame.say("page-codes-approval")) } }
            p { (onward(then, &frame.say("page-codes-done"))) }
        },
    )
}

/// `closed`: the door is closed to them for now, and they can say that this is wrong.
pub fn sign_in(
    frame: &Frame,
    typed_handle: &str,
    next: &Destination,
    refusals: &[Refusal],
    closed: bool,
) -> Markup {
    form_page(
        frame,
        "page-nav-signin",
        refusals,
        html! {
            @if closed { p.card { a href="/appeal" { (frame.say("own-appeal")) } } }
            form method="post" action="/signin" novalidate {
                (script_mark())
                (going_on(next))
                (handle(frame, typed_handle, None, refusals))
                (secret(frame, "passphrase", "page-passphrase", None, "current-password", refusals))
                button.btn { (frame.say("page-nav-signin")) }
            }
            p { a href=(next.through("/signin/recover")) { (frame.say("page-signin-forgot")) } }
            p { (frame.say("page-signin-new")) " " a href=(next.through("/join")) { (frame.say("page-nav-join")) } }
        },
    )
}

/// The second step, for those who set one up. The passphrase goes along unseen, in a page that no
/// cache keeps, so that nobody has to type it twice.
pub fn sign_in_code(
    frame: &Frame,
    typed_handle: &str,
    passphrase: &str,
    next: &Destination,
    refusals: &[Refusal],
) -> Markup {
    form_page(
        frame,
        "page-code-title",
        refusals,
        html! {
            form method="post" action="/signin" novalidate autocomplete="off" {
                (script_mark())
                (going_on(next))
                input type="hidden" name="handle" value=(typed_handle);
                input type="hidden" name="passphrase" value=(passphrase);
                (Line {
                    id: "code",
                    label: &frame.say("page-code"),
                    hint: Some(&frame.say("page-code-hint")),
                    typed: "",
                    kind: Kind::Code,
                    autocomplete: "one-time-code",
                    required: true,
                }.show(frame, refusals))
                button.btn { (frame.say("page-nav-signin")) }
            }
            p { a href=(next.through("/signin/recover")) { (frame.say("page-code-lost")) } }
        },
    )
}

pub fn recover(frame: &Frame, typed_handle: &str, next: &Destination, refusals: &[Refusal]) -> Markup {
    form_page(
        frame,
        "page-recover-title",
        refusals,
        html! {
            p { (frame.say("page-recover-lead")) }
            form method="post" action="/signin/recover" novalidate {
                (script_mark())
                (going_on(next))
                (handle(frame, typed_handle, None, refusals))
                (code(frame, "recovery_code", "page-recover-code", Some("page-recover-code-hint"), "", true, refusals))
                (secret(frame, "new_passphrase", "page-recover-passphrase", Some("page-join-passphrase-hint"), "new-password", refusals))
                button.btn { (frame.say("page-recover-do")) }
            }
            p { (frame.say("page-recover-none")) }
        },
    )
}

/// After a recovery: how many codes are left, before going on.
pub fn recovered(frame: &Frame, codes_left: u64, then: &Then) -> Markup {
    frame.page(
        &frame.say("page-recovered-title"),
        html! {
            p { (frame.say_with("page-recovered-left", &[("codes", codes_left.into())])) }
            p { (frame.say("page-recovered-others")) }
            p { (onward(then, &frame.say("page-go-on"))) }
        },
    )
}

/// The button that leads on: into the app where scripts run, to a page elsewhere.
fn onward(then: &Then, words: &str) -> Markup {
    let nowhere = Destination::default();
    let next = if let Then::Go(next) = then { next } else { &nowhere };
    html! { a.btn href=(next.without_script()) data-app=(next.with_script()) { (words) } }
}

fn form_page(frame: &Frame, title: &str, refusals: &[Refusal], body: Markup) -> Markup {
    let title = frame.say(title);
    let body = html! { (error_summary(frame, refusals)) (body) };
    if refusals.is_empty() { frame.page(&title, body) } else { frame.page_with_errors(&title, body) }
}

fn handle(frame: &Frame, typed: &str, hint: Option<&str>, refusals: &[Refusal]) -> Markup {
    let hint = hint.map(|id| frame.say(id));
    Line {
        id: "handle",
        label: &frame.say("page-handle"),
        hint: hint.as_deref(),
        typed,
        kind: Kind::Name,
        autocomplete: "username",
        required: true,
    }
    .show(frame, refusals)
}

fn secret(
    frame: &Frame,
    id: &'static str,
    label: &str,
    hint: Option<&str>,
    autocomplete: &'static str,
    refusals: &[Refusal],
) -> Markup {
    let hint = hint.map(|id| frame.say(id));
    Line {
        id,
        label: &frame.say(label),
        hint: hint.as_deref(),
        typed: "",
        kind: Kind::Secret,
        autocomplete,
        required: true,
    }
    .show(frame, refusals)
}

fn code(
    frame: &Frame,
    id: &'static str,
    label: &str,
    hint: Option<&str>,
    typed: &str,
    required: bool,
    refusals: &[Refusal],
) -> Markup {
    let hint = hint.map(|id| frame.say(id));
    Line {
        id,
        label: &frame.say(label),
        hint: hint.as_deref(),
        typed,
        kind: Kind::Code,
        autocomplete: "off",
        required,
    }
    .show(frame, refusals)
}
