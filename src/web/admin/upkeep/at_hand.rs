//! The guide for staff, at hand on every page.

use askama::Template;
use axum::response::Response;

use crate::web::admin::desk::{Desk, Room, render};
use crate::web::frame::error::AppError;
use crate::web::frame::view;
use crate::web::guard::staff::Staff;

/// The guide as it stands in the repository.
const GUIDE: &str = include_str!("../../../../templates/admin/upkeep/handleiding.md");

#[derive(Template)]
#[template(path = "admin/upkeep/guide.html")]
struct GuidePage {
    desk: Desk,
    text: String,
}

pub(in crate::web) async fn guide(staff: Staff) -> Result<Response, AppError> {
    render(&GuidePage { desk: Desk::of(&staff, Room::Home, "Handleiding").await?, text: view::manual(GUIDE) })
}
