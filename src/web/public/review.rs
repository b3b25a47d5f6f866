//! An organisation sees its own fiche behind a private link, and says that all is still true or what should be different. Opening the link changes nothing;
//! what is sent waits for staff. Dutch only, and no account.

use std::collections::{HashMap, HashSet};

use askama::Template;
use axum::extract::{Path, Request, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};

use crate::domain::changes::changes;
use crate::domain::draft::FicheDraft;
use crate::domain::fiche::FicheContent;
use crate::domain::locale::Locale;
use crate::domain::values::Email;
use crate::domain::vocabulary::Status;
use crate::store::fiches::KeptFiche;
use crate::store::organisation_links::OrganisationLink;
use crate::store::proposals::NewProposal;
use crate::web::frame::error::AppError;
use crate::web::frame::fiche_form::fields::{Input, Item};
use crate::web::frame::fiche_form::names::{draft_of, fields_of};
use crate::web::frame::fiche_form::whole::FicheForm;
use crate::web::frame::here::Here;
use crate::web::frame::page::{Page, Section};
use crate::web::frame::paths::{self, pattern};
use crate::web::frame::state::AppState;
use crate::web::frame::view;
use crate::web::guard::form::Form;

/// Most bytes of what is sent.
const PROPOSAL_BYTES: usize = 1 << 20;
/// Most characters of a note.
const NOTE_CHARACTERS: usize = 4000;
/// Most characters of a name.
const NAME_CHARACTERS: usize = 200;

#[derive(Template)]
#[template(path = "public/review.html")]
struct ReviewPage {
    page: Page,
    name: String,
    /// The fiche as everybody sees it, while it is published.
    href: Option<String>,
    action: String,
    /// The version that they see.
    seen: i64,
    expires: String,
    /// When the last proposal came that still waits for staff.
    waiting: Option<String>,
    form: FicheForm,
    /// What each place, contact and service says in one line, by list and key.
    lines: HashMap<String, String>,
    typed: Typed,
    /// Why it was not sent: the id of a field, and a sentence.
    errors: Vec<(String, String)>,
    /// What they changed so far; told when it was not sent.
    changed: Vec<String>,
    /// Whether it may be sent in spite of what the form says.
    may_insist: bool,
}

/// What somebody typed beside the fields of the fiche.
#[derive(Default)]
struct Typed {
    note: String,
    by: String,
    email: String,
}

#[derive(Template)]
#[template(path = "public/review_gone.html")]
struct GonePage {
    page: Page,
}

#[derive(Template)]
#[template(path = "public/review_done.html")]
struct DonePage {
    page: Page,
    name: String,
    href: Option<String>,
    again: String,
    expires: String,
}

/// What a link leads to.
struct Behind {
    secret: String,
    link: OrganisationLink,
    kept: KeptFiche,
    /// What is live.
    now: FicheDraft,
}

impl Behind {
    fn name(&self) -> String {
        self.now.name.clone()
    }

    fn href(&self, page: &Page) -> Option<String> {
        (self.kept.status == Status::Published).then(|| page.to.fiche(&self.kept.slug))
    }

    fn expires(&self) -> String {
        Locale::Nl.messages().date(self.link.expires_on)
    }
}

impl Typed {
    fn of(form: &Form) -> Self {
        let get = |name| form.get(name).replace("\r\n", "\n").trim().to_owned();
        Self { note: get("opmerking"), by: get("wie"), email: get("mail") }
    }

    /// What is wrong with it, or the mail address in it.
    fn check(&self) -> Result<Option<Email>, Vec<(String, String)>> {
        let mut errors = Vec::new();
        let mut fault = |field: &str, message: String| errors.push((field.to_owned(), message));
        let length = self.note.chars().count();
        if length > NOTE_CHARACTERS {
            fault("opmerking", format!("Je opmerking heeft {length} tekens. Maak ze korter: hoogstens {NOTE_CHARACTERS}."));
        }
        if self.by.chars().count() > NAME_CHARACTERS {
            fault("wie", format!("Je naam is te lang: hoogstens {NAME_CHARACTERS} tekens."));
        }
        let email = (!self.email.is_empty()).then(|| Email::parse(&self.email));
        if let Some(Err(_)) = email {
            fault("mail", "Dit is geen e-mailadres. Kijk het na, of laat het leeg.".to_owned());
        }
        if errors.is_empty() { Ok(email.and_then(Result::ok)) } else { Err(errors) }
    }
}

impl ReviewPage {
    /// What a place, contact or service says in one line.
    fn line(&self, item: &Item) -> &str {
        self.lines.get(&format!("{} {}", item.list, item.key)).map_or("", String::as_str)
    }

    /// What is wrong with this field.
    fn fault(&self, field: &str) -> Option<&str> {
        self.errors.iter().find(|(one, _)| one == field).map(|(_, message)| message.as_str())
    }
}

/// A page that there is in Dutch only.
fn dutch_page(title: impl Into<String>) -> Page {
    Page { languages: Vec::new(), ..Page::new(&Here::at(pattern::HOME), Section::Other, title) }
}

/// What lies behind a secret while its link works, or a kind page.
async fn open(state: &AppState, secret: String) -> Result<Result<Behind, Response>, AppError> {
    let link = state.store.organisation_link(&secret).await?;
    let status = if link.is_some() { StatusCode::GONE } else { StatusCode::NOT_FOUND };
    if let Some(link) = link.filter(|link| link.expires_on >= state.clock.today())
        && let Some(kept) = state.store.kept_fiche(&link.slug).await?.filter(|kept| kept.status != Status::Archived)
        && let Some(content) = &kept.content
    {
        let now = FicheDraft::from(content);
        return Ok(Ok(Behind { secret, link, now, kept }));
    }
    let page = GonePage { page: dutch_page("Deze link werkt niet meer") };
    Ok(Err((status, Html(page.render()?)).into_response()))
}

async fn page(state: &AppState, behind: &Behind, seen: i64, form: FicheForm, typed: Typed) -> Result<ReviewPage, AppError> {
    let t = Locale::Nl.messages();
    let page = dutch_page(format!("Klopt deze fiche nog: {}", behind.name()));
    Ok(ReviewPage {
        name: behind.name(),
        href: behind.href(&page),
        action: paths::review(&behind.secret),
        seen,
        expires: behind.expires(),
        waiting: state.store.waiting_proposal(&behind.kept.slug).await?.map(|at| view::moment(t, at)),
        form,
        lines: behind.kept.content.as_ref().map(in_one_line).unwrap_or_default(),
        typed,
        errors: Vec::new(),
        changed: Vec::new(),
        may_insist: false,
        page,
    })
}

/// What each place, contact and service of a fiche says in one line.
fn in_one_line(content: &FicheContent) -> HashMap<String, String> {
    let t = Locale::Nl.messages();
    let mut lines = HashMap::new();
    for place in &content.locations {
        lines.insert(format!("locations {}", place.key), place.one_line());
    }
    for contact in &content.contacts {
        let phones = contact.phones.iter().map(ToString::to_string);
        let parts: Vec<String> = contact.person.clone().into_iter().chain(phones).chain(contact.emails.iter().map(ToString::to_string)).collect();
        lines.insert(format!("contacts {}", contact.key), parts.join(" · "));
    }
    for service in &content.services {
        let parts = [view::ages(t, service.ages), view::routes_of(t, &[service]), view::costs_of(t, &[service])];
        lines.insert(format!("services {}", service.key), parts.join(" · "));
    }
    lines
}

pub(in crate::web) async fn show(State(state): State<AppState>, Path(secret): Path<String>) -> Result<Response, AppError> {
    let behind = match open(&state, secret).await? {
        Ok(behind) => behind,
        Err(gone) => return Ok(gone),
    };
    let form = FicheForm::for_organisation(&behind.now, &[]);
    Ok(Html(page(&state, &behind, behind.kept.version, form, Typed::default()).await?.render()?).into_response())
}

pub(in crate::web) async fn send(State(state): State<AppState>, Path(secret): Path<String>, request: Request) -> Result<Response, AppError> {
    let behind = match open(&state, secret).await? {
        Ok(behind) => behind,
        Err(gone) => return Ok(gone),
    };
    let form = Form::read(request.into_body(), PROPOSAL_BYTES).await?;
    let seen = form.get("gezien").parse().unwrap_or(behind.kept.version);
    let base = state.store.live_at(&behind.kept.slug, seen).await?.map_or_else(|| behind.now.clone(), |revision| revision.draft);
    let draft = overlay(&base, &form)?;
    let changed: Vec<String> = changes(&base, &draft).into_iter().map(|change| change.label).collect();
    let typed = Typed::of(&form);
    let confirms = form.get("doe") == "klopt";
    let faults = draft.check().err().unwrap_or_default();
    let asked = FicheForm::for_organisation(&draft, &faults);
    let (mut errors, email) = match typed.check() {
        Ok(email) => (Vec::new(), email),
        Err(errors) => (errors, None),
    };
    let may_insist = errors.is_empty() && !asked.errors.is_empty() && !confirms && !changed.is_empty();
    if confirms && !changed.is_empty() {
        errors.push(("voorstel".into(), "Je veranderde ook iets. Stel het voor met de knop onderaan, of zet het terug zoals het was.".into()));
    }
    if !confirms && changed.is_empty() && typed.note.is_empty() {
        errors.push(("voorstel".into(), "Je veranderde nog niets. Klopt alles? Kies dan “Alles klopt nog”.".into()));
    }
    if !errors.is_empty() || may_insist && form.get("doe") != "toch" {
        let page = page(&state, &behind, seen, asked, typed).await?;
        let page = ReviewPage { errors, changed, may_insist, ..page };
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page.render()?)).into_response());
    }
    let proposal =
        NewProposal { slug: &behind.kept.slug, seen, by: &typed.by, email: email.as_ref(), note: &typed.note, draft: (!confirms).then_some(&draft) };
    let id = match state.store.add_proposal(proposal, state.clock.now()).await {
        Ok(id) => id,
        Err(error) => {
            tracing::error!(%error, "an answer of an organisation was not kept");
            let page = page(&state, &behind, seen, asked, typed).await?;
            let errors = vec![("voorstel".to_owned(), Locale::Nl.messages().get("niet-bewaard").to_owned())];
            return Ok((StatusCode::SERVICE_UNAVAILABLE, Html(ReviewPage { errors, changed, ..page }.render()?)).into_response());
        }
    };
    tracing::info!(proposal = id, fiche = %behind.kept.slug, "an organisation answered");
    Ok(Redirect::to(&paths::review_done(&behind.secret)).into_response())
}

/// What they saw with what they typed over it; what they were not shown stays.
fn overlay(base: &FicheDraft, form: &Form) -> Result<FicheDraft, AppError> {
    let shown = FicheForm::for_organisation(base, &[]);
    let shown: HashSet<String> = shown.paths().map(shape).collect();
    let mut fields = fields_of(base);
    fields.retain(|(name, _)| !shown.contains(&shape(name)));
    fields.extend(form.0.iter().filter(|(name, _)| shown.contains(&shape(name))).cloned());
    draft_of(&fields).map_err(AppError::BadForm)
}

/// The name of a field without the numbers of rows, since a form shows more of those than there were: `services[2].cost.amounts[].euro`.
fn shape(name: &str) -> String {
    let name = name.trim_end_matches('~').trim_end_matches("[]");
    match name.split_once("].") {
        Some((item, inside)) => format!("{item}].{}", inside.chars().filter(|c| !c.is_ascii_digit()).collect::<String>()),
        None => name.to_owned(),
    }
}

pub(in crate::web) async fn done(State(state): State<AppState>, Path(secret): Path<String>) -> Result<Response, AppError> {
    let behind = match open(&state, secret).await? {
        Ok(behind) => behind,
        Err(gone) => return Ok(gone),
    };
    let page = dutch_page("Bedankt");
    let (name, href, expires) = (behind.name(), behind.href(&page), behind.expires());
    Ok(Html(DonePage { name, href, again: paths::review(&behind.secret), expires, page }.render()?).into_response())
}
