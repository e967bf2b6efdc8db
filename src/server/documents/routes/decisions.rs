//! What was decided about the reader, and saying that it is wrong, behind forms.

use axum::extract::State;
use axum::response::Response;
use serde::Deserialize;

use super::answer::{page, see_other, with_status};
use crate::accounts::{Caller, SignIn, SignedIn};
use crate::http::{AppError, Form, PathOf, QueryOf};
use crate::ids::{DecisionId, ReportId};
use crate::moderation::{self, actions};
use crate::server::documents::decisions::{DecisionsPage, appeal_at_the_door, appeal_sent, decisions};
use crate::server::documents::forms::Refusal;
use crate::server::documents::visitor::Visitor;
use crate::state::AppState;

const ON_A_PAGE: u64 = 20;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct DecisionsQuery {
    before: Option<DecisionId>,
    reports_before: Option<ReportId>,
    sent: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct AppealForm {
    text: String,
}

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct DoorForm {
    handle: String,
    passphrase: String,
    text: String,
}

pub async fn read(
    State(app): State<AppState>,
    Visitor(frame): Visitor,
    asking: SignedIn,
    QueryOf(query): QueryOf<DecisionsQuery>,
) -> Result<Response, AppError> {
    let shown = shown(&app, &asking, &query).await?;
    actions::mark_read(&app, &asking.member).await?;
    Ok(page(decisions(&frame, &shown, &[])))
}

pub async fn appeal(
    State(app): State<AppState>,
    Visitor(mut frame): Visitor,
    asking: SignedIn,
    PathOf(id): PathOf<DecisionId>,
    Form(form): Form<AppealForm>,
) -> Result<Response, AppError> {
    let done = match moderation::text(&form.text, "/text") {
        Ok(text) => actions::appeal(&app, asking.member.id, id, text).await,
        Err(error) => Err(error.into()),
    };
    let problem = match done {
        Ok(()) => return Ok(see_other("/decisions?sent=yes")),
        Err(error) => error.into_problem(),
    };
    frame.back = "/decisions".to_owned();
    let mut shown = shown(&app, &asking, &DecisionsQuery::default()).await?;
    let refusals = Refusal::of(&problem, frame.language, &["text"]);
    shown.typed = Some((id.to_string(), form.text));
    Ok(with_status(problem.status(), decisions(&frame, &shown, &refusals)))
}

pub async fn door(Visitor(frame): Visitor) -> Response {
    page(appeal_at_the_door(&frame, "", "", &[]))
}

pub async fn appeal_from_outside(
    State(app): State<AppState>,
    Visitor(frame): Visitor,
    caller: Caller,
    Form(form): Form<DoorForm>,
) -> Result<Response, AppError> {
    let done = match moderation::text(&form.text, "/text") {
        Ok(text) => {
            let wish = SignIn { handle: &form.handle, passphrase: form.passphrase.into(), code: None };
            actions::appeal_at_the_door(&app, &caller, wish, text).await
        }
        Err(error) => Err(error.into()),
    };
    let problem = match done {
        Ok(()) => return Ok(page(appeal_sent(&frame))),
        Err(error) => error.into_problem(),
    };
    let refusals = Refusal::of(&problem, frame.language, &["handle", "passphrase", "text"]);
    let shown = appeal_at_the_door(&frame, &form.handle, &form.text, &refusals);
    Ok(with_status(problem.status(), shown))
}

async fn shown(app: &AppState, asking: &SignedIn, query: &DecisionsQuery) -> Result<DecisionsPage, AppError> {
    let decided = actions::own_decisions(app, &asking.member, query.before, ON_A_PAGE).await?;
    let reported = actions::own_reports(app, &asking.member, query.reports_before, ON_A_PAGE).await?;
    Ok(DecisionsPage {
        decisions: decided.items,
        older_decisions: decided.next,
        reports: reported.items,
        older_reports: reported.next,
        typed: None,
        sent: !query.sent.is_empty(),
    })
}
