//! One fiche at its address, or where it went.

use axum::Extension;
use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};

use crate::catalog::CurrentCatalog;
use crate::domain::locale::Locale;
use crate::domain::values::Slug;
use crate::domain::vocabulary::Status;
use crate::store::Store;
use crate::web::frame::base_url::BaseUrl;
use crate::web::frame::clock::Clock;
use crate::web::frame::error::AppError;
use crate::web::frame::fiche_page::page_of;
use crate::web::frame::here::Here;
use crate::web::frame::paths::Paths;

pub(in crate::web) async fn show(
    Extension(here): Extension<Here>,
    Path(slug): Path<String>,
    State(catalog): State<CurrentCatalog>,
    State(base): State<BaseUrl>,
    State(clock): State<Clock>,
    State(store): State<Store>,
) -> Result<Response, AppError> {
    let catalog = catalog.now();
    match catalog.fiche(&slug) {
        Some(fiche) => Ok(page_of(&here, &catalog, fiche, &base, clock.today(), false)?.into_response()),
        None => no_longer_here(here.locale, &slug, &store).await,
    }
}

/// Where a fiche moved to, or that it is archived; only what never was here is not found.
pub(super) async fn no_longer_here(locale: Locale, slug: &str, store: &Store) -> Result<Response, AppError> {
    if let Some(new) = store.redirect(slug).await? {
        return Ok(Redirect::temporary(&Paths(locale).fiche(new)).into_response());
    }
    let kept = match Slug::parse(slug) {
        Ok(slug) => store.kept_fiche(&slug).await?,
        Err(_) => None,
    };
    match kept.filter(|kept| kept.status == Status::Archived).and_then(|kept| kept.content) {
        Some(content) => Err(AppError::Archived(content.name)),
        None => Err(AppError::NotFound),
    }
}
