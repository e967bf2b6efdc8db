//! What every page has: the bar with help and Leave, the way around, language and colours.

use maud::{DOCTYPE, Markup, html};
use serde::{Deserialize, Serialize};

use super::assets;
use crate::accounts;
use crate::words::{self, Language, Value};

/// Who looks at a page, and how they want it to look.
#[derive(Clone, Debug)]
pub struct Frame {
    pub language: Language,
    pub theme: Theme,
    /// No page title, icon or name gives away what the site is.
    pub discreet: bool,
    /// Messages behind a content note stand open.
    pub open_notes: bool,
    /// The name of the community.
    pub community: String,
    pub signed_in: bool,
    /// The public address of the server, without a slash at its end; empty where there is none.
    pub base: String,
    /// The path of the page.
    pub path: String,
    /// What one comes back to after choosing a language: a path of ours with what was asked of it.
    pub back: String,
}

/// The colours somebody chose. `System` follows their device.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
    Contrast,
}

impl Theme {
    pub const ALL: [Self; 4] = [Self::System, Self::Light, Self::Dark, Self::Contrast];

    pub fn tag(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
            Self::Contrast => "contrast",
        }
    }

    pub fn parse(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.tag() == tag)
    }

    /// The same, as an account keeps it.
    pub fn kept(self) -> accounts::Theme {
        match self {
            Self::System => accounts::Theme::System,
            Self::Light => accounts::Theme::Light,
            Self::Dark => accounts::Theme::Dark,
            Self::Contrast => accounts::Theme::Contrast,
        }
    }
}

impl Frame {
    pub fn say(&self, id: &str) -> String {
        words::say(self.language, id, &[])
    }

    pub fn say_with(&self, id: &str, args: &[(&str, Value)]) -> String {
        words::say(self.language, id, args)
    }

    /// A whole page. `title` is also its one `h1`.
    pub fn page(&self, title: &str, body: Markup) -> Markup {
        self.page_titled(title, title, body)
    }

    /// A page that cannot be opened again: it has no way out but help, Leave and what is in `body`, so
    /// that nobody loses it by choosing a language.
    pub fn page_shown_once(&self, title: &str, body: Markup) -> Markup {
        self.whole(title, html! { (self.help_bar()) (main_part(title, body)) })
    }

    /// A page that was sent back: its title says so before a screen reader reads anything else.
    pub fn page_with_errors(&self, title: &str, body: Markup) -> Markup {
        let told = words::say_plainly(self.language, "page-error-title", &[("title", title.into())]);
        self.page_titled(&told, title, body)
    }

    fn page_titled(&self, title: &str, heading: &str, body: Markup) -> Markup {
        self.whole(title, html! { (self.help_bar()) (self.top()) (main_part(heading, body)) (self.foot()) })
    }

    fn whole(&self, title: &str, parts: Markup) -> Markup {
        let (icon, manifest) =
            if self.discreet { ("notes", "/notes.webmanifest") } else { ("home", "/manifest.webmanifest") };
        let theme = (self.theme != Theme::System).then(|| self.theme.tag());
        html! {
            (DOCTYPE)
            html lang=(self.language.tag()) dir=(self.language.direction()) data-theme=[theme] {
                head {
                    meta charset="utf-8";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (self.window_title(title)) }
                    @if !self.discreet { meta name="description" content=(self.say("page-description")); }
                    link rel="icon" type="image/svg+xml" href={ "/icons/" (icon) ".svg" };
                    link rel="apple-touch-icon" href={ "/icons/" (icon) "-180.png" };
                    link rel="manifest" href=(manifest);
                    @if !self.discreet {
                        link rel="alternate" type="application/json" title="Meetings Feed"
                            href={ (self.base) "/feeds/meetings.json" };
                    }
                    link rel="stylesheet" href=(assets::address("base.css"));
                    script type="module" src=(assets::address("document.js")) {}
                }
                body {
                    a.skip href="#main" { (self.say("page-skip")) }
                    (parts)
                }
            }
        }
    }

    fn window_title(&self, title: &str) -> String {
        if self.discreet {
            words::say_plainly(self.language, "page-discreet-title", &[])
        } else {
            format!("{title} – {}", self.community)
        }
    }

    /// The same on every page, in the same order, so that nobody has to look for help.
    fn help_bar(&self) -> Markup {
        let here = (self.path == "/help").then_some("page");
        html! {
            aside.helpbar aria-label=(self.say("page-help-bar")) {
                a.help href="/help" aria-current=[here] { (self.say("page-help-now")) }
                a.exit href="/exit" rel="nofollow noreferrer"
                    data-two=(self.say("page-leave-two-more")) data-one=(self.say("page-leave-one-more"))
                    data-leaving=(self.say("page-leaving")) { (self.say("page-leave")) }
            }
        }
    }

    fn top(&self) -> Markup {
        let name = if self.discreet { self.say("page-discreet-title") } else { self.community.clone() };
        html! {
            header.top {
                a.brand href="/" { bdi { (name) } }
                nav aria-label=(self.say("page-nav")) {
                    a href="/meetings" aria-current=[self.is_at("/meetings")] { (self.say("page-meetings-title")) }
                    @if self.signed_in {
                        a href="/rooms" aria-current=[self.is_at("/rooms")] { (self.say("page-nav-rooms")) }
                        form method="post" action="/signout" {
                            button.link { (self.say("page-nav-signout")) }
                        }
                    } @else {
                        a href="/signin" aria-current=[self.is_at("/signin")] { (self.say("page-nav-signin")) }
                        a href="/join" aria-current=[self.is_at("/join")] { (self.say("page-nav-join")) }
                    }
                }
            }
        }
    }

    fn foot(&self) -> Markup {
        html! {
            footer.foot {
                nav aria-label=(self.say("page-foot-nav")) {
                    @for (path, id) in READING {
                        a href=(path) aria-current=[self.is_at(path)] { (self.say(id)) }
                    }
                }
                form.choices method="post" action="/language" {
                    input type="hidden" name="back" value=(self.back);
                    fieldset {
                        legend { (self.say("page-language")) }
                        @for language in Language::ALL {
                            button.chip name="language" value=(language.tag()) lang=(language.tag())
                                aria-pressed=(language == self.language) { (language.own_name()) }
                        }
                    }
                    fieldset {
                        legend { (self.say("page-theme")) }
                        @for theme in Theme::ALL {
                            button.chip name="theme" value=(theme.tag()) aria-pressed=(theme == self.theme) {
                                (self.say(&format!("page-theme-{}", theme.tag())))
                            }
                        }
                    }
                }
            }
        }
    }

    fn is_at(&self, path: &str) -> Option<&'static str> {
        (self.path == path).then_some("page")
    }
}

fn main_part(heading: &str, body: Markup) -> Markup {
    html! { main.plain id="main" { h1 { (heading) } (body) } }
}

const READING: [(&str, &str); 6] = [
    ("/help", "page-foot-help"),
    ("/help/safety", "page-foot-safety"),
    ("/guidelines", "page-foot-guidelines"),
    ("/privacy", "page-foot-privacy"),
    ("/transparency", "page-foot-transparency"),
    ("/about", "page-foot-about"),
];
