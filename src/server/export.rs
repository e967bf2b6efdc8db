//! Taking everything along: one archive of what every slice holds of a person, for programs and for people.

use std::io::{Cursor, Write};

use axum::extract::State;
use http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use http::{HeaderName, StatusCode};
use maud::{DOCTYPE, Markup, html};
use serde_json::Value;
use tokio::sync::Semaphore;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::accounts::{self, SignedIn};
use crate::http::{AppError, Problem, ProblemBody};
use crate::state::AppState;
use crate::words::{Language, say};
use crate::{desk, meetings, review, rooms};

/// An archive is made in memory: so many at once.
static PLACES: Semaphore = Semaphore::const_new(2);

#[derive(Debug, thiserror::Error)]
enum ExportError {
    #[error("the archive could not be written: {0}")]
    Archive(#[from] zip::result::ZipError),
    #[error("the archive could not be written: {0}")]
    Write(#[from] std::io::Error),
    #[error("the archive could not be written: {0}")]
    Json(#[from] serde_json::Error),
    #[error("the thread that writes the archive ended: {0}")]
    Thread(#[from] tokio::task::JoinError),
}

pub(super) fn router() -> OpenApiRouter<AppState> {
    OpenApiRouter::new().routes(routes!(export))
}

/// Everything that is held about the one who asks, as a ZIP of JSON files and a page to read.
#[utoipa::path(get, path = "/api/v1/me/export", tag = "accounts",
    responses((status = 200, content_type = "application/zip", body = Vec<u8>),
        (status = 401, body = ProblemBody), (status = 503, body = ProblemBody)))]
async fn export(
    State(app): State<AppState>,
    asking: SignedIn,
) -> Result<([(HeaderName, &'static str); 2], Vec<u8>), AppError> {
    let busy = |_| {
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "http/busy")
            .retry_after(std::time::Duration::from_secs(5))
    };
    let _place = PLACES.try_acquire().map_err(busy)?;
    let account = accounts::export(&app, &asking.member).await?;
    let rooms = rooms::export(&app, asking.member.id).await?;
    let meetings = meetings::export(&app, asking.member.id).await?;
    let cases = desk::export(&app, asking.member.id).await?;
    let (at, language) = (app.now().rfc3339(), asking.member.language);
    let moderation = review::export(&app, asking.member.id, language).await?;
    let held = Held { account, rooms, meetings, cases, moderation };
    let written = tokio::task::spawn_blocking(move || archive(&held, &at, language)).await;
    let bytes = written.map_err(ExportError::from).and_then(|written| written).map_err(AppError::broke)?;
    let headers = [
        (CONTENT_TYPE, "application/zip"),
        // A neutral name: it lies among the downloads of a telephone that others may look at.
        (CONTENT_DISPOSITION, "attachment; filename=\"export.zip\""),
    ];
    Ok((headers, bytes))
}

/// What each slice holds of a person.
struct Held {
    account: Value,
    rooms: Value,
    meetings: Value,
    cases: Value,
    moderation: Value,
}

fn archive(held: &Held, at: &str, language: Language) -> Result<Vec<u8>, ExportError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let files = [
        ("account.json", serde_json::to_vec_pretty(&held.account)?),
        ("rooms.json", serde_json::to_vec_pretty(&held.rooms)?),
        ("meetings.json", serde_json::to_vec_pretty(&held.meetings)?),
        ("cases.json", serde_json::to_vec_pretty(&held.cases)?),
        ("moderation.json", serde_json::to_vec_pretty(&held.moderation)?),
        ("read-me.html", page(held, at, language).into_string().into_bytes()),
    ];
    for (name, content) in files {
        archive.start_file(name, SimpleFileOptions::default())?;
        archive.write_all(&content)?;
    }
    Ok(archive.finish()?.into_inner())
}

fn page(held: &Held, at: &str, language: Language) -> Markup {
    let Held { account, rooms, meetings, cases, moderation } = held;
    let word = |id: &str| say(language, id, &[]);
    let own = &account["account"];
    html! {
        (DOCTYPE)
        html lang=(language.tag()) dir=(language.direction()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width";
                title { (word("export-title")) }
            }
            body {
                h1 { (word("export-title")) }
                p { (say(language, "export-made", &[("at", at.into())])) }
                p { (word("export-not-kept")) }
                h2 { (word("export-account")) }
                dl {
                    dt { (word("export-name")) } dd { bdi { (text(&own["handle"])) } }
                    dt { (word("export-role")) } dd { (text(&own["role"])) }
                    dt { (word("export-since")) } dd { (text(&own["created_at"])) }
                }
                h2 { (word("export-devices")) }
                (list(&account["sessions"], language, |session| html! {
                    bdi { (text(&session["device"])) } ", " (text(&session["last_seen_at"]))
                }))
                h2 { (word("export-blocks")) }
                (list(&account["blocks"], language, |blocked| html! { bdi { (text(&blocked["handle"])) } }))
                h2 { (word("export-invites")) }
                (list(&account["invites"], language, |invite| html! {
                    (text(&invite["role"])) ", " (text(&invite["expires_at"])) " " bdi { (text(&invite["note"])) }
                }))
                h2 { (word("export-chaired")) }
                (list(&meetings["chaired"], language, |series| html! {
                    bdi { (text(&series["name"])) } ", " (text(&series["since"]))
                }))
                h2 { (word("export-messages")) }
                (list(&rooms["rooms"], language, |room| html! {
                    h3 dir="auto" { (text(&room["name"])) }
                    (list(&room["messages"], language, message))
                }))
                h2 { (word("export-waiting")) }
                (list(&rooms["waiting_for_a_moderator"], language, message))
                h2 { (word("export-cases")) }
                (list(&cases["cases"], language, |case| html! {
                    time { (text(&case["case"]["opened_at"])) }
                    (list(&case["messages"], language, |said| html! {
                        time { (text(&said["at"])) } " " (word(if said["from"] == "person" { "export-you" } else { "export-desk" }))
                        (quoted(&said["text"]))
                    }))
                }))
                h2 { (word("export-decisions")) }
                (list(&moderation["decisions"], language, |decision| html! {
                    time { (text(&decision["at"])) } " " (text(&decision["title"])) ". " bdi { (text(&decision["detail"])) }
                    @if decision["text"].is_string() { (quoted(&decision["text"])) }
                }))
                h2 { (word("export-reports")) }
                (list(&moderation["reports"], language, |report| html! {
                    time { (text(&report["at"])) } " " bdi { (text(&report["note"])) }
                }))
            }
        }
    }
}

fn message(message: &Value) -> Markup {
    html! { time { (text(&message["at"])) } p dir="auto" style="white-space: pre-wrap" { (text(&message["body"])) } }
}

fn quoted(words: &Value) -> Markup {
    html! { p dir="auto" style="white-space: pre-wrap" { (text(words)) } }
}

fn list(items: &Value, language: Language, show: impl Fn(&Value) -> Markup) -> Markup {
    match items.as_array().filter(|items| !items.is_empty()) {
        Some(items) => html! { ul { @for item in items { li { (show(item)) } } } },
        None => html! { p { (say(language, "export-none", &[])) } },
    }
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_page_shows_what_was_written_and_runs_none_of_it() {
        let account = json!({"account": {"handle": "ada", "role": "member"}, "sessions": [], "blocks": []});
        let rooms =
            json!({"rooms": [{"name": "<b>", "messages": [{"at": "now", "body": "<script>x</script>"}]}]});
        let moderation = json!({"decisions": [{"at": "now", "title": "t", "detail": "d", "text": "<i>"}]});
        let meetings = json!({"chaired": [{"name": "Night Owls", "since": "then"}]});
        let said = json!({"at": "now", "from": "person", "text": "<u>only us</u>"});
        let cases = json!({"cases": [{"case": {"opened_at": "then"}, "messages": [said]}]});
        let held = Held { account, rooms, meetings, cases, moderation };
        for language in Language::ALL {
            let page = page(&held, "2026-11-22", language).into_string();
            assert!(page.contains("&lt;script&gt;x") && !page.contains("<script>"), "{page}");
            assert!(page.contains("&lt;u&gt;only us"), "{page}");
            assert!(!page.contains("export-"), "a word is missing: {page}");
        }
        let bytes = archive(&held, "2026-11-22", Language::En).expect("written");
        assert!(bytes.starts_with(b"PK"));
    }
}
