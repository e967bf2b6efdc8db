//! Pages of a list: `{"items": […], "next": "cursor" | null}`.

use serde::Serialize;

/// One page. `next` is the cursor of the page after it, in the direction that was asked for.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Page<T> {
    pub items: Vec<T>,
    pub next: Option<String>,
}

impl<T> Page<T> {
    /// A list that is always short enough for one page.
    pub fn whole(items: Vec<T>) -> Self {
        Self { items, next: None }
    }
}

/// The cursor of the page after these rows; nothing where they do not fill a page.
pub fn next_after<T>(rows: &[T], limit: u64, cursor: impl FnOnce(&T) -> String) -> Option<String> {
    rows.last().filter(|_| rows.len() as u64 == limit).map(cursor)
}

/// The wanted number of entries, clamped to the maximum.
pub fn clamp(limit: Option<u32>, usual: u32, most: u32) -> u64 {
    u64::from(limit.unwrap_or(usual).clamp(1, most))
}
