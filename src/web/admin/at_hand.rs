//! The guide for staff, at hand on every page.

use askama::Template;
use axum::response::Response;

use super::{Desk, Room, render};
use crate::web::error::AppError;
use crate::web::session::Staff;
use crate::web::view;

/// The guide as it stands in the repository.
const GUIDE: &str = include_str!("../../../templates/admin/handleiding.md");

#[derive(Template)]
#[template(path = "admin/guide.html")]
struct GuidePage {
    desk: Desk,
    text: String,
}

pub(in crate::web) async fn guide(staff: Staff) -> Result<Response, AppError> {
    render(&GuidePage { desk: Desk::of(&staff, Room::Home, "Handleiding").await?, text: view::manual(GUIDE) })
}
