//! Everything out as a file and in again, for managers. What a file would change is shown first; until somebody confirms that, nothing is written.

use std::sync::{Arc, Mutex, PoisonError};

use askama::Template;
use axum::Extension;
use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartRejection};
use axum::http::StatusCode;
use axum::http::header::{CONTENT_DISPOSITION, CONTENT_TYPE};
use axum::response::{IntoResponse, Response};

use crate::config::IMPORT_MEGABYTES;
use crate::credentials::{digest, digest_of};
use crate::domain::holdings::Holdings;
use crate::exchange::{self, Change, ImportError, Plan};
use crate::export::document::Refused;
use crate::export::{document, table};
use crate::store::fiches::Reason;
use crate::web::admin::desk::{Desk, Room, go, render, render_as};
use crate::web::frame::error::AppError;
use crate::web::frame::paths::beheer;
use crate::web::frame::state::AppState;
use crate::web::guard::form::Form;
use crate::web::guard::staff::Staff;

/// Most bytes of a request with a file in it.
pub(in crate::web) const UPLOAD_BYTES: usize = (IMPORT_MEGABYTES as usize + 1) << 20;
/// Most characters of a file name that are kept.
const NAME_CHARACTERS: usize = 120;

/// A file that somebody looked at and has not confirmed yet. One place for all: the next file takes the place of the last, so that what waits never
/// fills the memory.
#[derive(Clone, Default)]
pub(in crate::web) struct Waiting(Arc<Mutex<Option<Upload>>>);

#[derive(Clone)]
struct Upload {
    /// Names what is in it.
    digest: String,
    name: String,
    holdings: Arc<Holdings>,
}

impl Waiting {
    fn keep(&self, upload: Upload) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(upload);
    }

    fn take(&self, digest: &str) -> Option<Upload> {
        let mut place = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        place.take_if(|upload| upload.digest == digest)
    }
}

#[derive(Template)]
#[template(path = "admin/exchange/exchange.html")]
struct ExchangePage {
    desk: Desk,
    most: u64,
    errors: Vec<(&'static str, String)>,
}

#[derive(Template)]
#[template(path = "admin/exchange/import.html")]
struct ImportPage {
    desk: Desk,
    name: String,
    digest: String,
    plan: Plan,
    /// Names what the plan would do.
    seen: String,
    /// Whether something was saved since the last look.
    changed: bool,
}

impl ImportPage {
    /// What things without versions are called on the page.
    fn called(what: &str) -> &str {
        match what {
            "former_addresses" => "vroegere adressen",
            "synonyms" => "woorden voor de zoekfunctie",
            "documents" => "documenten",
            "unanswered_questions" => "vragen zonder antwoord",
            "reports" => "meldingen",
            "proposals" => "voorstellen van organisaties",
            other => other,
        }
    }
}

pub(in crate::web) async fn show(staff: Staff) -> Result<Response, AppError> {
    render(&page(&staff, Vec::new()).await?)
}

async fn page(staff: &Staff, errors: Vec<(&'static str, String)>) -> Result<ExchangePage, AppError> {
    Ok(ExchangePage { desk: Desk::of(staff, Room::Management, "Uitwisseling").await?, most: IMPORT_MEGABYTES, errors })
}

async fn refused(staff: &Staff, status: StatusCode, faults: Refused) -> Result<Response, AppError> {
    let said = faults.to_string();
    let errors = said.lines().map(|fault| ("bestand", fault.to_owned())).collect();
    render_as(status, &page(staff, errors).await?)
}

pub(in crate::web) async fn json(State(state): State<AppState>, staff: Staff) -> Result<Response, AppError> {
    let bytes = document::write(&state.store.holdings().await?).map_err(|error| AppError::Internal(error.into()))?;
    download(&state, &staff, "application/json", "json", bytes).await
}

pub(in crate::web) async fn csv(State(state): State<AppState>, staff: Staff) -> Result<Response, AppError> {
    // Excel in Belgium opens a file with semicolons by itself.
    let bytes = table::write(&state.store.fiches().await?, b';').map_err(|error| AppError::Internal(error.into()))?;
    download(&state, &staff, "text/csv; charset=utf-8", "csv", bytes).await
}

async fn download(state: &AppState, staff: &Staff, kind: &'static str, end: &str, bytes: Vec<u8>) -> Result<Response, AppError> {
    let name = format!("aanhaken-{}.{end}", state.clock.today());
    // On a full disk this is how staff rescue their work: it does not wait for a line in the log.
    if let Err(error) = state.store.note(state.clock.now(), &staff.member.email, "uitgevoerd", &name).await {
        tracing::error!(%error, file = name, "an export was not noted in the log");
    }
    Ok(([(CONTENT_TYPE, kind.to_owned()), (CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))], bytes).into_response())
}

pub(in crate::web) async fn look(
    State(state): State<AppState>,
    Extension(waiting): Extension<Waiting>,
    staff: Staff,
    multipart: Result<Multipart, MultipartRejection>,
) -> Result<Response, AppError> {
    let (name, bytes) = match sent(multipart).await {
        Ok(sent) => sent,
        Err((status, sentence)) => return refused(&staff, status, Refused::because(sentence)).await,
    };
    // Reading and checking a large file must not hold up who else is waiting.
    let read = tokio::task::spawn_blocking(move || exchange::read(&bytes).map(|holdings| (digest_of(&bytes), holdings)));
    let (digest, holdings) = match read.await.map_err(|error| AppError::Internal(error.into()))? {
        Ok(read) => read,
        Err(faults) => return refused(&staff, StatusCode::UNPROCESSABLE_ENTITY, faults).await,
    };
    let upload = Upload { digest, name, holdings: Arc::new(holdings) };
    ask(&state, &staff, &waiting, upload, false).await
}

/// The file of a form, with its name; or why there is none.
async fn sent(multipart: Result<Multipart, MultipartRejection>) -> Result<(String, Vec<u8>), (StatusCode, String)> {
    let none = || (StatusCode::UNPROCESSABLE_ENTITY, "kies eerst een bestand".to_owned());
    let broken = |status| match status {
        StatusCode::PAYLOAD_TOO_LARGE => {
            (status, format!("het bestand is groter dan {IMPORT_MEGABYTES} MB; wie de server beheert, kan het inlezen met “aanhaken import”"))
        }
        _ => (StatusCode::BAD_REQUEST, "het bestand is niet volledig aangekomen; probeer het opnieuw".to_owned()),
    };
    let mut multipart = multipart.map_err(|_| none())?;
    while let Some(field) = multipart.next_field().await.map_err(|error| broken(error.status()))? {
        if field.name() == Some("bestand") {
            let name: String = field.file_name().unwrap_or_default().chars().filter(|c| !c.is_control()).take(NAME_CHARACTERS).collect();
            let bytes = field.bytes().await.map_err(|error| broken(error.status()))?;
            return if bytes.is_empty() { Err(none()) } else { Ok((name, bytes.to_vec())) };
        }
    }
    Err(none())
}

/// Shows what the file would change, and keeps it until that is confirmed.
async fn ask(state: &AppState, staff: &Staff, waiting: &Waiting, upload: Upload, changed: bool) -> Result<Response, AppError> {
    let plan = match exchange::plan(&state.store.holdings().await?, Holdings::clone(&upload.holdings)) {
        Ok(plan) => plan,
        Err(faults) => return refused(staff, StatusCode::UNPROCESSABLE_ENTITY, faults).await,
    };
    let desk = Desk::of(staff, Room::Management, "Uitwisseling").await?;
    let seen = digest(&format!("{plan:?}"));
    let page = ImportPage { desk, name: upload.name.clone(), digest: upload.digest.clone(), plan, seen, changed };
    waiting.keep(upload);
    render_as(if changed { StatusCode::CONFLICT } else { StatusCode::OK }, &page)
}

pub(in crate::web) async fn take_in(
    State(state): State<AppState>,
    Extension(waiting): Extension<Waiting>,
    staff: Staff,
    form: Form,
) -> Result<Response, AppError> {
    let Some(upload) = waiting.take(form.get("bestand")) else {
        let sentence = "het bestand wacht niet meer: kies het opnieuw";
        return refused(&staff, StatusCode::UNPROCESSABLE_ENTITY, Refused::because(sentence)).await;
    };
    let plan = match exchange::plan(&state.store.holdings().await?, Holdings::clone(&upload.holdings)) {
        Ok(plan) => plan,
        Err(faults) => return refused(&staff, StatusCode::UNPROCESSABLE_ENTITY, faults).await,
    };
    // Nothing is taken in but what was looked at.
    if digest(&format!("{plan:?}")) != form.get("gezien") {
        return ask(&state, &staff, &waiting, upload, true).await;
    }
    let reason = Reason { by: &staff.member.email, why: "import", at: state.clock.now() };
    match exchange::take_in(&state.store, &plan, &upload.name, reason).await {
        Ok(()) => {}
        Err(ImportError::Meanwhile) => return ask(&state, &staff, &waiting, upload, true).await,
        Err(ImportError::Refused(faults)) => return refused(&staff, StatusCode::UNPROCESSABLE_ENTITY, faults).await,
        Err(ImportError::Store(error)) => return Err(error.into()),
        Err(error @ ImportError::File(..)) => return Err(AppError::Internal(error.into())),
    }
    state.catalog.relearn(&state.store, Arc::clone(&state.shipped.0)).await?;
    state.emergency.reload(&state.store).await?;
    let fiches = plan.fiches.len();
    staff.say(format!("Ingelezen: {fiches} {} veranderd of nieuw.", if fiches == 1 { "fiche" } else { "fiches" })).await?;
    Ok(go(beheer::EXCHANGE))
}
