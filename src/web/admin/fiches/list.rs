//! All fiches for staff: how far each is, when it was checked, what is left to do; and noting many of them as checked at once.

use askama::Template;
use axum::extract::{Query, State};
use axum::response::Response;
use jiff::civil::Date;
use serde::Deserialize;

use crate::domain::locale::Locale;
use crate::domain::upkeep::{Upkeep, upkeep};
use crate::domain::values::Slug;
use crate::domain::vocabulary::{Status, Term};
use crate::search::dutch::fold;
use crate::store::fiches::{KeptFiche, Reason};
use crate::web::admin::desk::{Desk, Room, go, render};
use crate::web::frame::error::AppError;
use crate::web::frame::paths::{beheer, with_parameters};
use crate::web::frame::state::AppState;
use crate::web::guard::form::Form;
use crate::web::guard::staff::Staff;

/// What the list is narrowed to.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(in crate::web) struct Asked {
    zoek: String,
    stand: String,
    nazicht: String,
    werk: String,
}

/// A fiche in the list.
pub(in crate::web) struct Row {
    pub slug: String,
    pub name: String,
    pub number: String,
    pub status: Status,
    pub has_draft: bool,
    pub upkeep: Upkeep,
    pub verified: String,
    pub untranslated: usize,
}

#[derive(Template)]
#[template(path = "admin/fiches/fiches.html")]
struct FichesPage {
    desk: Desk,
    asked: Asked,
    rows: Vec<Row>,
    total: usize,
}

/// How a fiche reads in a list of work.
pub(in crate::web) fn row(kept: &KeptFiche, today: Date) -> Row {
    let t = Locale::Nl.messages();
    let typed = kept.draft.as_ref().map(|draft| draft.name.clone()).filter(|name| !name.is_empty());
    Row {
        slug: kept.slug.to_string(),
        name: kept.content.as_ref().map(|content| content.name.clone()).or(typed).unwrap_or_else(|| kept.slug.to_string()),
        number: kept.content.as_ref().and_then(|content| content.number).map(|number| number.to_string()).unwrap_or_default(),
        status: kept.status,
        has_draft: kept.draft.is_some(),
        upkeep: upkeep(kept.verified_on, today),
        verified: kept.verified_on.map(|date| t.date(date)).unwrap_or_default(),
        untranslated: kept.content.as_ref().map_or(0, |content| [Locale::Fr, Locale::En].iter().map(|one| content.untranslated(*one).len()).sum()),
    }
}

impl Row {
    /// Whether it is to be checked now: live, and not fresh.
    pub fn needs_a_check(&self) -> bool {
        self.status == Status::Published && self.upkeep != Upkeep::Fresh
    }

    fn fits(&self, asked: &Asked) -> bool {
        let words = fold(&asked.zoek);
        let status = asked.stand.is_empty() || asked.stand == self.status.code();
        let upkeep = match asked.nazicht.as_str() {
            "te-laat" => self.status == Status::Published && matches!(self.upkeep, Upkeep::Overdue(_)),
            "nu" => self.needs_a_check(),
            "gedaan" => self.upkeep == Upkeep::Fresh,
            _ => true,
        };
        let work = match asked.werk.as_str() {
            "concept" => self.has_draft,
            "vertalen" => self.untranslated > 0,
            _ => true,
        };
        status && upkeep && work && (fold(&self.name).contains(&words) || self.slug.contains(&words))
    }
}

pub(in crate::web) async fn show(State(state): State<AppState>, staff: Staff, Query(asked): Query<Asked>) -> Result<Response, AppError> {
    let today = state.clock.today();
    let mut rows: Vec<Row> = state.store.kept_fiches().await?.iter().map(|kept| row(kept, today)).collect();
    let total = rows.len();
    rows.retain(|row| row.fits(&asked));
    rows.sort_by_cached_key(|row| fold(&row.name));
    render(&FichesPage { desk: Desk::of(&staff, Room::Fiches, "Fiches").await?, asked, rows, total })
}

pub(in crate::web) async fn verify(State(state): State<AppState>, staff: Staff, form: Form) -> Result<Response, AppError> {
    let slugs: Vec<Slug> = form.all("fiche").filter_map(|slug| Slug::parse(slug).ok()).collect();
    let reason = Reason { by: &staff.member.email, why: "nagekeken", at: state.clock.now() };
    let noted = state.store.verify(&slugs, state.clock.today(), reason).await?;
    if noted > 0 {
        let named: Vec<&str> = slugs.iter().map(Slug::as_str).collect();
        state.store.note(state.clock.now(), &staff.member.email, "nagekeken", &named.join(" ")).await?;
        state.catalog.refresh(&state.store).await?;
    }
    staff
        .say(match noted {
            0 => "Vink eerst aan wat je nakeek.".to_owned(),
            1 => "Genoteerd: één fiche vandaag nagekeken.".to_owned(),
            n => format!("Genoteerd: {n} fiches vandaag nagekeken."),
        })
        .await?;
    // Back to the list as it was narrowed.
    let asked: Vec<(&str, &str)> = ["zoek", "stand", "nazicht", "werk"].map(|name| (name, form.get(name))).into();
    Ok(go(&if form.get("naar") == "te-doen" { beheer::HOME.to_owned() } else { with_parameters(beheer::FICHES, asked) }))
}
