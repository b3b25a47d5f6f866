//! What is done to a fiche as a whole: noted as checked, archived, taken back, given another address.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;

use crate::domain::values::Slug;
use crate::domain::vocabulary::Status;
use crate::store::fiches::{Reason, SaveError};
use crate::web::admin::desk::{Desk, Room, go, render_as};
use crate::web::admin::fiches::kept::kept;
use crate::web::frame::error::AppError;
use crate::web::frame::paths::{beheer, editor};
use crate::web::frame::state::AppState;
use crate::web::guard::form::Form;
use crate::web::guard::staff::Staff;
use askama::Template;

#[derive(Template)]
#[template(path = "admin/fiches/rename.html")]
struct RenamePage {
    desk: Desk,
    slug: String,
    typed: String,
    error: String,
}

pub(in crate::web) async fn change(State(state): State<AppState>, staff: Staff, Path(slug): Path<String>, form: Form) -> Result<Response, AppError> {
    let fiche = kept(&state, &slug).await?;
    let slug = fiche.slug.clone();
    let by = &staff.member.email;
    let reason = |why| Reason { by, why, at: state.clock.now() };
    let store = &state.store;
    let (done, note, sentence) = match form.get("doe") {
        "nagekeken" => {
            store.verify(std::slice::from_ref(&slug), state.clock.today(), reason("nagekeken")).await?;
            (Ok(()), "nagekeken", "Genoteerd: vandaag nagekeken.")
        }
        "archiveer" => (
            store.set_status(&slug, Status::Archived, reason("gearchiveerd")).await,
            "gearchiveerd",
            "Gearchiveerd. Wie het adres nog heeft, leest dat de fiche voorbij is.",
        ),
        "terug" => (
            store.set_status(&slug, Status::Draft, reason("van de site gehaald")).await,
            "van de site gehaald",
            "Van de site gehaald. Niemand ziet ze nog.",
        ),
        "zet-terug" => (store.set_status(&slug, Status::Published, reason("terug op de site")).await, "gepubliceerd", "De fiche staat op de site."),
        "concept-weg" => {
            let dropped = store.drop_draft(&slug, reason("concept weggegooid: terug naar wat er stond")).await;
            (dropped, "concept weg", "Het concept is weg. In de geschiedenis staat het nog.")
        }
        "weg" => {
            store.delete_unpublished(&slug).await.map_err(|error| match error {
                SaveError::Store(error) => AppError::from(error),
                _ => AppError::NotFound,
            })?;
            store.note(state.clock.now(), by, "concept verwijderd", slug.as_str()).await?;
            staff.say(format!("{slug} is verwijderd.")).await?;
            return Ok(go(beheer::FICHES));
        }
        "hernoem" => return rename(&state, &staff, &slug, form.get("adres").trim()).await,
        _ => return Ok(go(&editor(&slug))),
    };
    match done {
        Ok(()) => {}
        Err(SaveError::Store(error)) => return Err(error.into()),
        Err(_) => return Err(AppError::NotFound),
    }
    store.note(state.clock.now(), by, note, slug.as_str()).await?;
    state.catalog.refresh(store).await?;
    staff.say(sentence).await?;
    Ok(go(&editor(&slug)))
}

async fn rename(state: &AppState, staff: &Staff, slug: &Slug, typed: &str) -> Result<Response, AppError> {
    let why = format!("adres {slug} wordt {typed}");
    let reason = Reason { by: &staff.member.email, why: &why, at: state.clock.now() };
    let error = match Slug::of_fiche(typed) {
        Ok(new) if new == *slug => return Ok(go(&editor(slug))),
        Ok(new) => match state.store.rename(slug, &new, reason).await {
            Ok(()) => {
                state.store.note(state.clock.now(), &staff.member.email, "hernoemd", &why).await?;
                state.catalog.refresh(&state.store).await?;
                staff.say("De fiche heeft een nieuw adres. Het oude leidt ernaartoe.").await?;
                return Ok(go(&editor(&new)));
            }
            Err(SaveError::Store(error)) => return Err(error.into()),
            Err(SaveError::Taken) => format!("“{typed}” is al het adres van een andere fiche, of was dat"),
            Err(_) => return Err(AppError::NotFound),
        },
        Err(error) => error.to_string(),
    };
    let page = RenamePage { desk: Desk::of(staff, Room::Fiches, "Hernoemen").await?, slug: slug.to_string(), typed: typed.to_owned(), error };
    render_as(StatusCode::UNPROCESSABLE_ENTITY, &page)
}
