//! What visitors say is wrong: the queue, and each report with its state and the answer that the reporter sees.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;

use crate::domain::locale::Locale;
use crate::domain::vocabulary::{ReportState, Term};
use crate::mail::Letter;
use crate::store::reports::{Report, Reported};
use crate::web::admin::desk::{Desk, Room, go, render, render_as};
use crate::web::admin::upkeep::queue::{self, Asked, Listed};
use crate::web::frame::error::AppError;
use crate::web::frame::paths::{self, beheer};
use crate::web::frame::state::AppState;
use crate::web::frame::view;
use crate::web::guard::form::Form;
use crate::web::guard::staff::Staff;

/// Characters of a report that the queue shows.
const GLIMPSE: usize = 160;

#[derive(Template)]
#[template(path = "admin/upkeep/reports.html")]
struct ReportsPage {
    desk: Desk,
    queue: Listed,
    rows: Vec<Row>,
}

struct Row {
    report: Report,
    when: String,
    glimpse: String,
}

#[derive(Template)]
#[template(path = "admin/upkeep/report.html")]
struct ReportPage {
    desk: Desk,
    report: Report,
    /// The page of the fiche, while it is published.
    href: Option<String>,
    language: &'static str,
    when: String,
    handled: Option<String>,
    /// The choice and the answer as they stand in the form.
    state: ReportState,
    answer: String,
    /// The answer as a mail, for who sends it by hand.
    letter: Option<Letter>,
    mails: bool,
    errors: Vec<(&'static str, String)>,
}

impl ReportPage {
    /// When it was last handled, for the form.
    fn seen(&self) -> String {
        self.report.handled_at.map_or_else(String::new, |at| at.to_string())
    }
}

pub(in crate::web) async fn list(State(state): State<AppState>, staff: Staff, Query(asked): Query<Asked>) -> Result<Response, AppError> {
    let (queue, reports) = queue::page::<Reported>(&state, &asked, beheer::REPORTS).await?;
    let desk = Desk::of(&staff, Room::Messages, "Meldingen").await?;
    let rows = reports.into_iter().map(|report| Row { when: view::moment(desk.t, report.made_at), glimpse: glimpse(&report.text), report });
    render(&ReportsPage { rows: rows.collect(), queue, desk })
}

/// The start of a text, on one line.
fn glimpse(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(GLIMPSE) {
        Some((cut, _)) => format!("{}…", line[..cut].trim_end()),
        None => line,
    }
}

/// The report with what stands in the form.
async fn page(
    state: &AppState,
    staff: &Staff,
    report: Report,
    typed: Option<(ReportState, String)>,
    errors: Vec<(&'static str, String)>,
) -> Result<ReportPage, AppError> {
    let desk = Desk::of(staff, Room::Messages, format!("Melding over {}", report.name)).await?;
    let (chosen, answer) = typed.unwrap_or_else(|| (report.state, report.answer.clone()));
    let locale = language_of(&report);
    Ok(ReportPage {
        href: state.catalog.now().fiche(report.slug.as_str()).map(|fiche| desk.to.fiche(&fiche.slug)),
        language: match locale {
            Locale::Nl => "Nederlands",
            Locale::Fr => "Frans",
            Locale::En => "Engels",
        },
        when: view::moment(desk.t, report.made_at),
        handled: report.handled_at.map(|at| view::moment(desk.t, at)),
        letter: letter(&report),
        mails: state.mail.is_configured(),
        state: chosen,
        answer,
        report,
        errors,
        desk,
    })
}

pub(in crate::web) async fn show(State(state): State<AppState>, staff: Staff, Path(id): Path<i64>) -> Result<Response, AppError> {
    let Some(report) = state.store.received_one::<Reported>(id).await? else { return Ok(go(beheer::REPORTS)) };
    render(&page(&state, &staff, report, None, Vec::new()).await?)
}

pub(in crate::web) async fn change(State(state): State<AppState>, staff: Staff, Path(id): Path<i64>, form: Form) -> Result<Response, AppError> {
    let Some(before) = state.store.received_one::<Reported>(id).await? else { return Ok(go(beheer::REPORTS)) };
    let chosen = ReportState::from_code(form.get("stand")).unwrap_or(before.state);
    let answer = queue::answer(&form);
    let mut errors = Vec::new();
    errors.extend(queue::too_long(&answer).map(|fault| ("antwoord", fault)));
    if chosen == ReportState::Refused && answer.is_empty() {
        errors.push(("antwoord", "Zeg de melder waarom je de fiche niet aanpast.".to_owned()));
    }
    if !errors.is_empty() {
        let page = page(&state, &staff, before, Some((chosen, answer)), errors).await?;
        return render_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let (seen, now) = (form.get("gezien").parse::<Timestamp>().ok(), state.clock.now());
    if !state.store.handle::<Reported>(id, seen, chosen, &answer, &staff.member.email, now).await? {
        let by = before.handled_by.clone().unwrap_or_default();
        let errors =
            vec![("nu", format!("Intussen heeft {by} deze melding behandeld. Kijk wat er nu staat, en bewaar opnieuw als je het anders wilt."))];
        return render_as(StatusCode::CONFLICT, &page(&state, &staff, before, Some((chosen, answer)), errors).await?);
    }
    state.store.note(now, &staff.member.email, &format!("melding {}", chosen.code()), &format!("{} ({id})", before.slug)).await?;
    let is_new = answer != before.answer;
    let after = Report { state: chosen, answer, ..before };
    let mailed = if is_new { send(&state, &after).await } else { "" };
    staff.say(format!("De melding staat op “{}”.{mailed}", chosen.code())).await?;
    Ok(go(&paths::report(id)))
}

/// Mails the answer, and says how that went.
async fn send(state: &AppState, report: &Report) -> &'static str {
    let Some(letter) = letter(report) else { return "" };
    if !state.mail.is_configured() {
        return " De melder liet een mailadres na: hieronder staat een mail die je kunt versturen.";
    }
    match state.mail.send(&letter).await {
        Ok(()) => " Het antwoord is gemaild.",
        Err(error) => {
            tracing::error!(report = report.id, %error, "an answer was not mailed");
            " Het antwoord is bewaard, maar de mail is niet vertrokken. Verstuur hem zelf: de tekst staat hieronder."
        }
    }
}

fn language_of(report: &Report) -> Locale {
    Locale::SERVED.iter().copied().find(|locale| locale.code() == report.language).unwrap_or(Locale::Nl)
}

/// The answer as a mail in the language of the report; `None` without an answer or an address.
fn letter(report: &Report) -> Option<Letter> {
    let to = report.email.clone().filter(|_| !report.answer.is_empty())?;
    let t = language_of(report).messages();
    let text = t.with(
        "melding-brief",
        &[
            ("wat", report.name.as_str().into()),
            ("dag", view::moment(t, report.made_at).into()),
            ("stand", t.label(report.state).into()),
            ("uitleg", t.explain(report.state).into()),
            ("antwoord", report.answer.as_str().into()),
            ("tekst", report.text.as_str().into()),
        ],
    );
    Some(Letter { to, reply_to: None, subject: t.about("melding-brief-onderwerp", &report.name), text })
}
