//! The pages of staff: one file a page, its handler beside its page struct. Dutch, without script where script only smooths.

pub mod account;
pub mod at_hand;
pub mod audit;
pub mod coverage;
pub mod dashboard;
pub mod editor;
pub mod emergency;
pub mod exchange;
mod fiche_fields;
pub mod fiches;
pub mod fields;
pub mod form;
pub mod history;
pub mod links;
pub mod meanings;
pub mod people;
pub mod proposals;
pub mod questions;
pub mod reports;
pub mod sheet;
pub mod sign_in;
pub mod standing;
pub mod trial;
pub mod word_change;
pub mod words;

use askama::Template;
use axum::extract::DefaultBodyLimit;
use axum::http::header;
use axum::http::{HeaderName, HeaderValue, StatusCode};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Router};
use tower::ServiceBuilder;
use tower_governor::GovernorLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_sessions::cookie::SameSite;
use tower_sessions::cookie::time::Duration;
use tower_sessions::{Expiry, SessionManagerLayer};

use super::assets::{ASSETS, Assets};
use super::error::AppError;
use super::limits;
use super::paths::{Paths, beheer};
use super::session::{FORM_BYTES, Staff, require_manager, require_staff};
use super::state::AppState;
use crate::domain::locale::{Locale, Messages};

/// A session without a request for this long is over.
const IDLE_HOURS: i64 = 8;

/// All addresses of staff.
pub fn routes(state: &AppState) -> Router<AppState> {
    let managers = Router::new()
        .route(beheer::STAFF, get(people::show).post(people::add))
        .route(beheer::STAFF_MEMBER, post(people::change))
        .route(beheer::AUDIT, get(audit::show))
        .route(beheer::EXCHANGE, get(exchange::show).post(exchange::look).layer(DefaultBodyLimit::max(exchange::UPLOAD_BYTES)))
        .route(beheer::EXPORT_JSON, get(exchange::json))
        .route(beheer::EXPORT_CSV, get(exchange::csv))
        .route(beheer::IMPORT, post(exchange::take_in))
        .layer(Extension(exchange::Waiting::default()))
        .layer(from_fn(require_manager));
    let staff = Router::new()
        .route(beheer::HOME, get(dashboard::show))
        .route("/beheer/", get(async || Redirect::temporary(beheer::HOME)))
        .route(beheer::RESUME, get(sign_in::resume))
        .route(beheer::SIGN_OUT, post(sign_in::sign_out))
        .route(beheer::ACCOUNT, get(account::show))
        .route(beheer::PASSWORD, post(account::password))
        .route(beheer::SECOND, get(account::second_factor).post(account::turn_on))
        .route(beheer::SECOND_OFF, post(account::turn_off))
        .route(beheer::EVERYWHERE, post(account::sign_out_everywhere))
        .route(beheer::PROPOSALS, get(proposals::list))
        .route(beheer::PROPOSAL, get(proposals::show).post(proposals::handle))
        .route(beheer::REVIEWS, get(links::choose).post(links::write))
        .route(beheer::REVIEWS_SEND, post(links::send))
        .route(beheer::LINK, get(links::of_fiche).post(links::change))
        .route(beheer::REPORTS, get(reports::list))
        .route(beheer::REPORT, get(reports::show).post(reports::change))
        .route(beheer::FICHES, get(fiches::show))
        .route(beheer::VERIFIED, post(fiches::verify))
        .route(beheer::STANDING, post(standing::change))
        .route(beheer::HISTORY, get(history::show))
        .route(beheer::RESTORE, post(history::restore))
        .route(beheer::CHANGES, get(history::since))
        .route(beheer::GUIDE, get(at_hand::guide))
        .route(beheer::NEW, get(editor::show_new).post(editor::save_new))
        .route(beheer::FICHE, get(editor::show).post(editor::save))
        .route(beheer::QUESTIONS, get(questions::show))
        .route(beheer::QUESTIONS_CSV, get(questions::csv))
        .route(beheer::QUESTIONS_HIDE, post(questions::hide))
        .route(beheer::WORDS, get(words::list).post(words::change))
        .route(beheer::WORDS_TRIAL, get(trial::show))
        .route(beheer::WORDS_OF, get(words::show))
        .route(beheer::EMERGENCY, get(emergency::list).post(emergency::change))
        .route(beheer::EMERGENCY_LINE, get(emergency::show).post(emergency::save))
        .route(beheer::COVERAGE, get(coverage::show))
        .route(beheer::COVERAGE_CSV, get(coverage::csv))
        .route(beheer::COVERAGE_LIST, get(coverage::list))
        .merge(managers)
        .layer(from_fn_with_state(state.clone(), require_staff));
    let limit = GovernorLayer::new(limits::per_address(state.door.patience)).error_handler(limits::refuse);
    let door = Router::new()
        .route(beheer::SIGN_IN, get(sign_in::show).post(sign_in::sign_in))
        .route(beheer::CODE, get(sign_in::show_code).post(sign_in::code))
        .route(beheer::FIRST, get(sign_in::show_first).post(sign_in::first))
        .layer(limit);
    let secure = state.base.is_secure();
    // Browsers take a `__Host-` cookie over HTTPS only.
    let sessions = SessionManagerLayer::new(state.store.clone())
        .with_name(if secure { "__Host-aanhaken" } else { "aanhaken" })
        .with_secure(secure)
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_path("/")
        .with_always_save(true)
        .with_expiry(Expiry::OnInactivity(Duration::hours(IDLE_HOURS)));
    let header = |name: HeaderName, value: &'static str| SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value));
    staff.merge(door).layer(
        ServiceBuilder::new()
            .layer(header(header::CACHE_CONTROL, "no-store"))
            .layer(header(HeaderName::from_static("x-robots-tag"), "noindex, nofollow"))
            .layer(DefaultBodyLimit::max(FORM_BYTES))
            .layer(CsrfLayer::new())
            .layer(sessions),
    )
}

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
fn render(page: &impl Template) -> Result<Response, AppError> {
    Ok(Html(page.render()?).into_response())
}

/// Renders a page of staff that says that something was not done.
fn render_as(status: StatusCode, page: &impl Template) -> Result<Response, AppError> {
    Ok((status, Html(page.render()?)).into_response())
}

/// On to another page, after something was done.
fn go(to: &str) -> Response {
    Redirect::to(to).into_response()
}
