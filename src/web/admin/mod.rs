//! The pages of staff, in rooms by the job of the person: one file a page, its handler beside its page struct. Dutch, without script where script only
//! smooths.

pub mod desk;
pub mod door;
pub mod exchange;
pub mod fiches;
pub mod insight;
pub mod upkeep;
pub mod words;

use axum::extract::DefaultBodyLimit;
use axum::http::header;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::Redirect;
use axum::routing::{get, post};
use axum::{Extension, Router};
use tower::ServiceBuilder;
use tower_governor::GovernorLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::set_header::SetResponseHeaderLayer;
use tower_sessions::cookie::SameSite;
use tower_sessions::cookie::time::Duration;
use tower_sessions::{Expiry, SessionManagerLayer};

use crate::web::frame::paths::beheer;
use crate::web::frame::state::AppState;
use crate::web::guard::form::FORM_BYTES;
use crate::web::guard::limits;
use crate::web::guard::session::IDLE_HOURS;
use crate::web::guard::staff::{require_manager, require_staff};

/// All addresses of staff.
pub fn routes(state: &AppState) -> Router<AppState> {
    let managers = Router::new()
        .route(beheer::STAFF, get(door::people::show).post(door::people::add))
        .route(beheer::STAFF_MEMBER, post(door::people::change))
        .route(beheer::AUDIT, get(insight::log::show))
        .route(beheer::EXCHANGE, get(exchange::files::show).post(exchange::files::look).layer(DefaultBodyLimit::max(exchange::files::UPLOAD_BYTES)))
        .route(beheer::EXPORT_JSON, get(exchange::files::json))
        .route(beheer::EXPORT_CSV, get(exchange::files::csv))
        .route(beheer::IMPORT, post(exchange::files::take_in))
        .layer(Extension(exchange::files::Waiting::default()))
        .layer(from_fn(require_manager));
    let staff = Router::new()
        .route(beheer::HOME, get(upkeep::to_do::show))
        .route("/beheer/", get(async || Redirect::temporary(beheer::HOME)))
        .route(beheer::RESUME, get(door::sign_in::resume))
        .route(beheer::SIGN_OUT, post(door::sign_in::sign_out))
        .route(beheer::ACCOUNT, get(door::account::show))
        .route(beheer::PASSWORD, post(door::account::password))
        .route(beheer::SECOND, get(door::account::second_factor).post(door::account::turn_on))
        .route(beheer::SECOND_OFF, post(door::account::turn_off))
        .route(beheer::EVERYWHERE, post(door::account::sign_out_everywhere))
        .route(beheer::END_SESSION, post(door::account::end_session))
        .route(beheer::PROPOSALS, get(upkeep::proposals::list))
        .route(beheer::PROPOSAL, get(upkeep::proposals::show).post(upkeep::proposals::handle))
        .route(beheer::REVIEWS, get(upkeep::links::choose).post(upkeep::links::write))
        .route(beheer::REVIEWS_SEND, post(upkeep::links::send))
        .route(beheer::LINK, get(upkeep::links::of_fiche).post(upkeep::links::change))
        .route(beheer::REPORTS, get(upkeep::reports::list))
        .route(beheer::REPORT, get(upkeep::reports::show).post(upkeep::reports::change))
        .route(beheer::FICHES, get(fiches::list::show))
        .route(beheer::VERIFIED, post(fiches::list::verify))
        .route(beheer::STANDING, post(fiches::standing::change))
        .route(beheer::HISTORY, get(fiches::history::show))
        .route(beheer::RESTORE, post(fiches::history::restore))
        .route(beheer::CHANGES, get(insight::changes::since))
        .route(beheer::GUIDE, get(upkeep::at_hand::guide))
        .route(beheer::NEW, get(fiches::editor::show_new).post(fiches::editor::save_new))
        .route(beheer::FICHE, get(fiches::editor::show).post(fiches::editor::save))
        .route(beheer::QUESTIONS, get(words::questions::show))
        .route(beheer::QUESTIONS_CSV, get(words::questions::csv))
        .route(beheer::QUESTIONS_HIDE, post(words::questions::hide))
        .route(beheer::WORDS, get(words::list::list).post(words::list::change))
        .route(beheer::WORDS_TRIAL, get(words::trial::show))
        .route(beheer::WORDS_OF, get(words::list::show))
        .route(beheer::EMERGENCY, get(upkeep::emergency::list).post(upkeep::emergency::change))
        .route(beheer::EMERGENCY_LINE, get(upkeep::emergency::show).post(upkeep::emergency::save))
        .route(beheer::COVERAGE, get(insight::coverage::show))
        .route(beheer::COVERAGE_CSV, get(insight::coverage::csv))
        .route(beheer::COVERAGE_LIST, get(insight::coverage::list))
        .merge(managers)
        .layer(from_fn_with_state(state.clone(), require_staff));
    let limit = GovernorLayer::new(limits::per_address(state.door.patience)).error_handler(limits::refuse);
    let door = Router::new()
        .route(beheer::SIGN_IN, get(door::sign_in::show).post(door::sign_in::sign_in))
        .route(beheer::CODE, get(door::sign_in::show_code).post(door::sign_in::code))
        .route(beheer::INVITATION, get(door::invitation::show).post(door::invitation::take_up))
        .route(beheer::FIRST, get(door::sign_in::show_first).post(door::sign_in::first))
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
