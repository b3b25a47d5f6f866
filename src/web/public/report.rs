//! “Klopt er iets niet?”: a visitor says what is wrong with a fiche, and sees at a private address what was done about it. No account, no cookie, no
//! captcha: programs that fill in everything fall into a field that people do not see, and are asked to send it once more.

use askama::Template;
use axum::Extension;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use jiff::{SignedDuration, Timestamp};

use super::fiche::no_longer_here;
use crate::catalog::CurrentCatalog;
use crate::domain::fiche::Fiche;
use crate::domain::locale::Locale;
use crate::domain::values::{Email, Slug};
use crate::domain::vocabulary::ReportState;
use crate::store::Store;
use crate::store::reports::{NewReport, REPORT_CHARACTERS};
use crate::web::frame::base_url::BaseUrl;
use crate::web::frame::error::AppError;
use crate::web::frame::here::Here;
use crate::web::frame::page::{Page, Section};
use crate::web::frame::paths::Paths;
use crate::web::frame::state::AppState;
use crate::web::frame::view;
use crate::web::guard::form::Form;

/// Most bytes of a report; far more than fits, so that who pastes too much gets it back.
const REPORT_BYTES: usize = 1 << 20;
/// The same report within this time is the same one: a second press of the button, a step back.
const SAME: SignedDuration = SignedDuration::from_hours(1);
/// The field that says that somebody was asked to send it once more.
const ONCE_MORE: &str = "nogmaals";
/// The field that people do not see.
const TRAP: &str = "onderwerp";

#[derive(Template)]
#[template(path = "public/report.html")]
struct ReportPage<'a> {
    page: Page,
    fiche: &'a Fiche,
    typed: Typed,
    /// Faults with the id of their field.
    errors: Vec<(&'static str, String)>,
    /// Whether somebody is asked to send it once more, since it looked like a program.
    once_more: bool,
}

/// What somebody typed.
#[derive(Default)]
struct Typed {
    text: String,
    email: String,
}

#[derive(Template)]
#[template(path = "public/report_status.html")]
struct StatusPage {
    page: Page,
    name: String,
    /// The fiche, while it is published.
    fiche: Option<String>,
    text: String,
    answer: String,
    state: ReportState,
    made_at: String,
    handled_at: Option<String>,
    /// The full address of this page.
    address: String,
}

impl Typed {
    fn of(form: &Form) -> Self {
        // Lines and tabs are text; other control characters are not.
        let text = form.get("tekst").replace("\r\n", "\n").chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control()).collect::<String>();
        Self { text: text.trim().to_owned(), email: form.get("mail").trim().to_owned() }
    }

    /// What is wrong with it, or the mail address in it.
    fn check(&self, locale: Locale) -> Result<Option<Email>, Vec<(&'static str, String)>> {
        let t = locale.messages();
        let mut errors = Vec::new();
        let length = self.text.chars().count();
        if length == 0 {
            errors.push(("tekst", t.get("melding-fout-leeg").to_owned()));
        } else if length > REPORT_CHARACTERS {
            errors.push(("tekst", t.about("melding-fout-lang", &length.to_string())));
        }
        let email = (!self.email.is_empty()).then(|| Email::parse(&self.email));
        if let Some(Err(_)) = email {
            errors.push(("mail", t.get("melding-fout-mail").to_owned()));
        }
        if errors.is_empty() { Ok(email.and_then(Result::ok)) } else { Err(errors) }
    }
}

impl ReportPage<'_> {
    /// The fault in this field.
    fn fault(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|(one, _)| *one == field).map(|(_, message)| message.as_str())
    }
}

fn form_page<'a>(here: &Here, fiche: &'a Fiche, typed: Typed, errors: Vec<(&'static str, String)>) -> ReportPage<'a> {
    let key = if errors.is_empty() { "melding-titel" } else { "melding-titel-fout" };
    let title = here.locale.messages().about(key, &fiche.content.name);
    ReportPage { page: Page::new(here, Section::Fiches, title), fiche, typed, errors, once_more: false }
}

pub(in crate::web) async fn show(
    Extension(here): Extension<Here>,
    Path(slug): Path<String>,
    State(catalog): State<CurrentCatalog>,
    State(store): State<Store>,
) -> Result<Response, AppError> {
    let catalog = catalog.now();
    let Some(fiche) = catalog.fiche(&slug) else { return no_longer_here(here.locale, &slug, &store).await };
    Ok(Html(form_page(&here, fiche, Typed::default(), Vec::new()).render()?).into_response())
}

pub(in crate::web) async fn send(
    Extension(here): Extension<Here>,
    Path(slug): Path<String>,
    State(state): State<AppState>,
    request: Request,
) -> Result<Response, AppError> {
    let catalog = state.catalog.now();
    // Whoever was typing while the fiche got another address reports it there.
    let slug = state.store.redirect(&slug).await?.unwrap_or(slug);
    let Some(fiche) = catalog.fiche(&slug) else { return no_longer_here(here.locale, &slug, &state.store).await };
    let form = Form::read(request.into_body(), REPORT_BYTES).await?;
    let typed = Typed::of(&form);
    let email = match typed.check(here.locale) {
        Ok(email) => email,
        Err(errors) => return Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(form_page(&here, fiche, typed, errors).render()?)).into_response()),
    };
    if !form.get(TRAP).is_empty() && form.get(ONCE_MORE).is_empty() {
        // A program, or a browser that fills in for its owner: a person presses the button once more, and nothing that they wrote is lost.
        let errors = vec![("tekst", here.locale.messages().get("melding-nog-eens").to_owned())];
        let page = ReportPage { once_more: true, ..form_page(&here, fiche, typed, errors) };
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page.render()?)).into_response());
    }
    let now = state.clock.now();
    let secret = match twin(&state, &fiche.slug, &typed, now).await? {
        Twin::There(secret) => return Ok(Redirect::to(&Paths(here.locale).report_status(&secret)).into_response()),
        Twin::New(secret) => secret,
    };
    let report = NewReport { slug: &fiche.slug, language: here.locale.code(), text: &typed.text, email: email.as_ref() };
    let id = match state.store.add_report(&secret, report, now).await {
        Ok(id) => id,
        Err(error) => {
            tracing::error!(%error, "a report was not kept");
            let errors = vec![("tekst", here.locale.messages().get("niet-bewaard").to_owned())];
            return Ok((StatusCode::SERVICE_UNAVAILABLE, Html(form_page(&here, fiche, typed, errors).render()?)).into_response());
        }
    };
    tracing::info!(report = id, fiche = %fiche.slug, "a visitor reported something");
    Ok(Redirect::to(&Paths(here.locale).report_status(&secret)).into_response())
}

/// The private address of a report: of the same one that is there already, or of a new one.
enum Twin {
    There(String),
    New(String),
}

/// Works out the secret of a report from what it says, with a key that nobody else has, so that the same report finds the first one again.
async fn twin(state: &AppState, slug: &Slug, typed: &Typed, now: Timestamp) -> Result<Twin, AppError> {
    let hour = now.as_second().div_euclid(SAME.as_secs());
    let secret = |hour: i64| state.door.subject(&format!("report {hour} {slug} {} {}", typed.email, typed.text));
    for hour in [hour, hour - 1] {
        let there = state.store.report_by_secret(&secret(hour)).await?;
        if there.is_some_and(|report| now.duration_since(report.made_at) < SAME) {
            return Ok(Twin::There(secret(hour)));
        }
    }
    Ok(Twin::New(secret(hour)))
}

/// The page of a report about the fiche with this name, that nobody handled yet.
fn status_page(here: &Here, base: &BaseUrl, secret: &str, name: &str, text: &str, made_at: Timestamp) -> StatusPage {
    let t = here.locale.messages();
    let page = Page::new(here, Section::Fiches, t.about("melding-status-titel", name));
    StatusPage {
        fiche: None,
        name: name.to_owned(),
        text: text.to_owned(),
        answer: String::new(),
        state: ReportState::New,
        made_at: view::moment(t, made_at),
        handled_at: None,
        address: base.full(&page.to.report_status(secret)),
        page,
    }
}

pub(in crate::web) async fn status(
    Extension(here): Extension<Here>,
    Path(secret): Path<String>,
    State(store): State<Store>,
    State(catalog): State<CurrentCatalog>,
    State(base): State<BaseUrl>,
) -> Result<Response, AppError> {
    let report = store.report_by_secret(&secret).await?.ok_or_else(|| AppError::NotFound)?;
    let page = status_page(&here, &base, &secret, &report.name, &report.text, report.made_at);
    let fiche = catalog.now().fiche(report.slug.as_str()).map(|fiche| page.page.to.fiche(&fiche.slug));
    let handled_at = report.handled_at.map(|at| view::moment(here.locale.messages(), at));
    Ok(Html(StatusPage { fiche, answer: report.answer, state: report.state, handled_at, ..page }.render()?).into_response())
}
