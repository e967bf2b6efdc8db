//! Problems as pages, for who reads pages.

use axum::extract::{Request, State};
use axum::http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE, REFERER};
use axum::http::{HeaderMap, Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;

use super::answer::{see_other, with_status};
use crate::http::Problem;
use crate::server::documents::destination::Destination;
use crate::server::documents::refused::refused;
use crate::server::documents::visitor::frame_of;
use crate::state::AppState;

/// The layer that turns a refusal into a page: a browser that opens an address gets words and a way on,
/// a program gets its problem as it was. Whoever is not signed in is led to where one signs in, and from
/// there to where they were going.
pub async fn problems_as_pages(State(app): State<AppState>, request: Request, next: Next) -> Response {
    if !wants_page(request.uri().path(), request.headers()) {
        return next.run(request).await;
    }
    let looks = matches!(*request.method(), Method::GET | Method::HEAD);
    let (uri, headers) = (request.uri().clone(), request.headers().clone());
    let mut response = next.run(request).await;
    let Some(problem) = response.extensions_mut().remove::<Problem>() else { return response };
    let mut frame = frame_of(&app, &uri, &headers).await;
    let next = if looks {
        Destination::parse(uri.path_and_query().map_or("", |asked| asked.as_str()))
    } else {
        // An address that only takes forms cannot be opened: back is where the form was.
        let page = headers.get(REFERER).and_then(|page| page.to_str().ok());
        let page = Destination::of_referrer(page.unwrap_or_default());
        frame.back = if page.is_somewhere() { page.as_str().to_owned() } else { "/".to_owned() };
        page
    };
    let page = if problem.status() == StatusCode::UNAUTHORIZED && looks {
        see_other(&next.through("/signin"))
    } else {
        let words = problem.body(frame.language);
        with_status(problem.status(), refused(&frame, &words.title, &words.detail, &next))
    };
    with_headers_of(response, page)
}

/// Browsers ask for HTML with forms too, so that these are answered with pages.
fn wants_page(path: &str, headers: &HeaderMap) -> bool {
    let accepts = headers.get(ACCEPT).and_then(|value| value.to_str().ok());
    !path.starts_with("/api/") && accepts.is_some_and(|accepts| accepts.contains("html"))
}

/// What the inner layers put on the answer stays: policies, cookies, when to try again.
fn with_headers_of(answer: Response, mut page: Response) -> Response {
    for (name, value) in answer.headers() {
        if ![CONTENT_TYPE, CONTENT_LENGTH].contains(name) && !page.headers().contains_key(name) {
            page.headers_mut().append(name, value.clone());
        }
    }
    page
}
