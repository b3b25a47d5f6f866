//! Asking organisations whether their fiche is still true: a private link for one or for many, with the mail that takes it there. A link is shown once, in
//! its mail; what is not sent can be copied.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::ToSpan as _;

use crate::credentials::random_token;
use crate::domain::fiche::FicheContent;
use crate::domain::locale::Locale;
use crate::domain::upkeep::Upkeep;
use crate::domain::values::{Email, Slug};
use crate::domain::vocabulary::Status;
use crate::mail::Letter;
use crate::search::dutch::fold;
use crate::store::fiches::KeptFiche;
use crate::store::organisation_links::OrganisationLink;
use crate::web::admin::desk::{Desk, Room, go, render, render_as};
use crate::web::admin::fiches::kept::{draft_in, kept};
use crate::web::admin::fiches::list::{Row, row};
use crate::web::frame::error::AppError;
use crate::web::frame::paths::{self, beheer};
use crate::web::frame::state::AppState;
use crate::web::frame::view;
use crate::web::guard::form::Form;
use crate::web::guard::staff::Staff;

/// Days that a link works.
const DAYS: i64 = 120;

#[derive(Template)]
#[template(path = "admin/upkeep/reviews.html")]
struct ReviewsPage {
    desk: Desk,
    rows: Vec<Candidate>,
}

/// A fiche whose organisation can be asked.
struct Candidate {
    row: Row,
    /// The address it would be mailed to.
    to: String,
    /// When it was last asked, by a link that still works.
    asked: Option<String>,
}

#[derive(Template)]
#[template(path = "admin/upkeep/letters.html")]
struct LettersPage {
    desk: Desk,
    letters: Vec<Outgoing>,
    mails: bool,
    /// What was sent just now.
    sent: Vec<String>,
    errors: Vec<(String, String)>,
}

/// A mail with a link, before it is sent.
struct Outgoing {
    slug: String,
    name: String,
    secret: String,
    to: String,
    /// Addresses that the fiche names.
    known: Vec<String>,
    subject: String,
    text: String,
    /// Whether it is to be sent.
    chosen: bool,
}

#[derive(Template)]
#[template(path = "admin/upkeep/link.html")]
struct LinkPage {
    desk: Desk,
    slug: String,
    name: String,
    can_ask: bool,
    links: Vec<Line>,
}

/// A link that still works.
struct Line {
    made: String,
    link: OrganisationLink,
    expires: String,
}

/// The mail addresses of a fiche, each once.
fn addresses(content: &FicheContent) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for email in content.contacts.iter().flat_map(|contact| &contact.emails) {
        if found.iter().all(|one| one != email.as_str()) {
            found.push(email.to_string());
        }
    }
    found
}

/// Whether an organisation can be asked about this fiche: somebody completed it, and it is not past.
fn can_ask(kept: &KeptFiche) -> bool {
    kept.content.is_some() && kept.status != Status::Archived
}

pub(in crate::web) async fn choose(State(state): State<AppState>, staff: Staff) -> Result<Response, AppError> {
    let today = state.clock.today();
    let links = state.store.organisation_links(today).await?;
    let kept = state.store.kept_fiches().await?;
    let desk = Desk::of(&staff, Room::Messages, "Nazicht vragen").await?;
    let mut rows: Vec<Candidate> = kept
        .iter()
        .filter(|kept| can_ask(kept) && kept.status == Status::Published)
        .map(|kept| Candidate {
            row: row(kept, today),
            to: kept.content.as_ref().and_then(|content| addresses(content).into_iter().next()).unwrap_or_default(),
            asked: links.iter().find(|link| link.slug == kept.slug).map(|link| view::moment(desk.t, link.made_at)),
        })
        .collect();
    rows.sort_by_cached_key(|one| (!one.row.needs_a_check(), fold(&one.row.name)));
    render(&ReviewsPage { desk, rows })
}

pub(in crate::web) async fn write(State(state): State<AppState>, staff: Staff, form: Form) -> Result<Response, AppError> {
    let mut letters = Vec::new();
    for slug in form.all("fiche").collect::<BTreeSet<_>>() {
        let fiche = kept(&state, slug).await?;
        if can_ask(&fiche) {
            letters.push(letter(&state, &staff, &fiche).await?);
        }
    }
    if letters.is_empty() {
        staff.say("Vink eerst aan welke fiches je wilt laten nakijken.").await?;
        return Ok(go(beheer::REVIEWS));
    }
    render(&letters_page(&state, &staff, letters, Vec::new(), Vec::new()).await?)
}

async fn letters_page(
    state: &AppState,
    staff: &Staff,
    letters: Vec<Outgoing>,
    sent: Vec<String>,
    errors: Vec<(String, String)>,
) -> Result<LettersPage, AppError> {
    Ok(LettersPage { desk: Desk::of(staff, Room::Messages, "Mails met een link").await?, letters, mails: state.mail.is_configured(), sent, errors })
}

/// Makes a link to a fiche, and the mail that takes it to its organisation.
async fn letter(state: &AppState, staff: &Staff, kept: &KeptFiche) -> Result<Outgoing, AppError> {
    let (secret, now) = (random_token(), state.clock.now());
    let expires = state.clock.today().saturating_add(DAYS.days());
    state.store.add_organisation_link(&secret, &kept.slug, &staff.member.email, now, expires).await?;
    state.store.note(now, &staff.member.email, "link gemaakt", kept.slug.as_str()).await?;
    let known = kept.content.as_ref().map(addresses).unwrap_or_default();
    let name = kept.content.as_ref().map_or_else(|| kept.slug.to_string(), |content| content.name.clone());
    let (address, until) = (state.base.full(&paths::review(&secret)), Locale::Nl.messages().date(expires));
    Ok(Outgoing {
        slug: kept.slug.to_string(),
        to: known.first().cloned().unwrap_or_default(),
        chosen: !known.is_empty(),
        known,
        subject: format!("Klopt jullie fiche op Aanhaken nog? ({name})"),
        text: format!(
            "Dag,\n\nOp Aanhaken vinden gezinnen en scholen wie in Brussel helpt als het moeilijk gaat op school. Daar staat ook een fiche over {name}.\n\n\
             Willen jullie nakijken of ze nog klopt? Dat kan met deze link:\n\n{address}\n\n\
             Klopt alles nog, dan is één klik genoeg. Moet er iets anders, dan kunnen jullie dat daar voorstellen. Een account is niet nodig. \
             Er verandert niets op de site voor wij het nagekeken hebben.\n\n\
             De link is alleen voor jullie en werkt tot en met {until}.\n\nBedankt en met vriendelijke groeten,\n{}\n",
            staff.member.email
        ),
        name,
        secret,
    })
}

pub(in crate::web) async fn send(State(state): State<AppState>, staff: Staff, form: Form) -> Result<Response, AppError> {
    let mut letters = Vec::new();
    for slug in form.all("fiche") {
        let field = |name: &str| form.get(&format!("{name}-{slug}")).replace("\r\n", "\n");
        let fiche = kept(&state, slug).await?;
        letters.push(Outgoing {
            slug: slug.to_owned(),
            name: draft_in(&fiche).name,
            secret: field("sleutel"),
            to: field("aan").trim().to_owned(),
            known: fiche.content.as_ref().map(addresses).unwrap_or_default(),
            subject: field("onderwerp").trim().to_owned(),
            text: field("tekst"),
            chosen: !field("mee").is_empty(),
        });
    }
    let (mut going, mut staying, mut errors) = (Vec::new(), Vec::new(), Vec::new());
    for letter in letters {
        match Email::parse(&letter.to) {
            _ if !letter.chosen => staying.push(letter),
            Ok(_) => going.push(letter),
            Err(error) => {
                errors.push((format!("aan-{}", letter.slug), format!("{}: {error}.", letter.name)));
                staying.push(letter);
            }
        }
    }
    let mails = going.iter().map(|letter| Letter {
        to: letter.to.clone(),
        reply_to: Some(staff.member.email.clone()),
        subject: letter.subject.clone(),
        text: letter.text.clone(),
    });
    let results = state.mail.send_all(mails.collect()).await;
    let mut sent = Vec::new();
    for (letter, result) in going.into_iter().zip(results) {
        match result {
            Ok(()) => {
                state.store.note_link_mailed(&letter.secret, &letter.to).await?;
                state.store.note(state.clock.now(), &staff.member.email, "link gemaild", &letter.slug).await?;
                sent.push(letter.name);
            }
            Err(error) => {
                tracing::error!(fiche = letter.slug, %error, "a mail with a link was not sent");
                errors.push((
                    format!("aan-{}", letter.slug),
                    format!("{}: de mail is niet vertrokken. Probeer opnieuw, of kopieer de tekst.", letter.name),
                ));
                staying.push(letter);
            }
        }
    }
    match (staying.is_empty(), errors.is_empty()) {
        (true, _) => {
            staff.say(if sent.len() == 1 { "De mail is vertrokken.".to_owned() } else { format!("{} mails zijn vertrokken.", sent.len()) }).await?;
            Ok(go(beheer::REVIEWS))
        }
        (false, true) => render(&letters_page(&state, &staff, staying, sent, errors).await?),
        (false, false) => render_as(StatusCode::UNPROCESSABLE_ENTITY, &letters_page(&state, &staff, staying, sent, errors).await?),
    }
}

pub(in crate::web) async fn of_fiche(State(state): State<AppState>, staff: Staff, Path(slug): Path<String>) -> Result<Response, AppError> {
    let fiche = kept(&state, &slug).await?;
    let desk = Desk::of(&staff, Room::Fiches, "Laat de organisatie nakijken").await?;
    let links = state.store.organisation_links(state.clock.today()).await?;
    let links = links.into_iter().filter(|link| link.slug == fiche.slug).map(|link| Line {
        made: view::moment(desk.t, link.made_at),
        expires: desk.t.date(link.expires_on),
        link,
    });
    let links = links.collect();
    render(&LinkPage { desk, slug, name: draft_in(&fiche).name, can_ask: can_ask(&fiche), links })
}

pub(in crate::web) async fn change(State(state): State<AppState>, staff: Staff, Path(slug): Path<String>, form: Form) -> Result<Response, AppError> {
    let fiche = kept(&state, &slug).await?;
    match form.get("doe") {
        "maak" if can_ask(&fiche) => {
            let letters = vec![Outgoing { chosen: true, ..letter(&state, &staff, &fiche).await? }];
            return render(&letters_page(&state, &staff, letters, Vec::new(), Vec::new()).await?);
        }
        "intrekken" => end(&state, &staff, &fiche.slug).await?,
        _ => {}
    }
    Ok(go(&beheer::LINK.replace("{slug}", fiche.slug.as_str())))
}

async fn end(state: &AppState, staff: &Staff, slug: &Slug) -> Result<(), AppError> {
    state.store.end_organisation_links(slug).await?;
    state.store.note(state.clock.now(), &staff.member.email, "links ingetrokken", slug.as_str()).await?;
    staff.say("De links naar deze fiche werken niet meer.").await
}
