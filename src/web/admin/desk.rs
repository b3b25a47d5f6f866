//! What the frame around a page of staff needs, and how such a page is given.

use askama::Template;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};

use crate::domain::locale::{Locale, Messages};
use crate::web::frame::assets::{ASSETS, Assets};
use crate::web::frame::error::AppError;
use crate::web::frame::paths::Paths;
use crate::web::guard::staff::Staff;

/// The part of the admin that a page belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Room {
    /// What is to be done.
    Home,
    /// The fiches.
    Fiches,
    /// What visitors and organisations say.
    Messages,
    /// What people ask, and the words of the search.
    Words,
    /// Gaps and changes.
    Overview,
    /// Accounts, log, exchange.
    Management,
    /// One's own account.
    Account,
    /// The door.
    Door,
}

/// What the frame around a page of staff needs.
pub struct Desk {
    /// What the browser shows in its tab.
    pub title: String,
    /// Where it stands.
    pub room: Room,
    /// Who looks at it; nobody at the door.
    pub staff: Option<Staff>,
    /// The token for its forms.
    pub token: String,
    /// What the last action had to say.
    pub flash: Option<String>,
    /// The Dutch words that the site shares.
    pub t: &'static Messages,
    /// Addresses of the public site, in Dutch.
    pub to: Paths,
    /// Addresses of the static files.
    pub assets: &'static Assets,
}

impl Desk {
    /// A page for somebody who is signed in.
    ///
    /// # Errors
    /// A session that cannot be read.
    pub async fn of(staff: &Staff, room: Room, title: impl Into<String>) -> Result<Self, AppError> {
        let flash = staff.flash().await?;
        Ok(Self { flash, staff: Some(staff.clone()), ..Self::at_the_door(room, title, &staff.token) })
    }

    /// A page for somebody who is not.
    pub fn at_the_door(room: Room, title: impl Into<String>, token: &str) -> Self {
        let title = title.into();
        Self { title, room, staff: None, token: token.to_owned(), flash: None, t: Locale::Nl.messages(), to: Paths(Locale::Nl), assets: &ASSETS }
    }

    /// Whether it stands in this part.
    pub fn is_in(&self, room: Room) -> bool {
        self.room == room
    }

    /// Whether a manager looks at it.
    pub fn is_manager(&self) -> bool {
        self.staff.as_ref().is_some_and(Staff::is_manager)
    }
}

/// Renders a page of staff.
pub(in crate::web) fn render(page: &impl Template) -> Result<Response, AppError> {
    Ok(Html(page.render()?).into_response())
}

/// Renders a page of staff that says that something was not done.
pub(in crate::web) fn render_as(status: StatusCode, page: &impl Template) -> Result<Response, AppError> {
    Ok((status, Html(page.render()?)).into_response())
}

/// On to another page, after something was done.
pub(in crate::web) fn go(to: &str) -> Response {
    Redirect::to(to).into_response()
}
