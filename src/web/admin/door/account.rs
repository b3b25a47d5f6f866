//! One's own account: password, second step, signing out everywhere.

use askama::Template;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use jiff::Timestamp;
use qrcode::QrCode;
use qrcode::render::svg;

use crate::credentials;
use crate::domain::locale::Locale;
use crate::store::Store;
use crate::store::staff::StaffError;
use crate::web::admin::desk::{Desk, Room, go, render, render_as};
use crate::web::admin::door::letters;
use crate::web::frame::error::AppError;
use crate::web::frame::paths::beheer;
use crate::web::frame::state::AppState;
use crate::web::frame::view;
use crate::web::guard::form::Form;
use crate::web::guard::passwords::{hashed, is_own, new_password};
use crate::web::guard::session::IDLE_HOURS;
use crate::web::guard::staff::Staff;

/// Key in the session of the secret that is being set up.
const SETTING_UP: &str = "totp";

#[derive(Template)]
#[template(path = "admin/door/account.html")]
struct AccountPage {
    desk: Desk,
    email: String,
    role: &'static str,
    second_factor: bool,
    recovery_left: usize,
    sessions: Vec<Device>,
    errors: Vec<(&'static str, String)>,
}

/// A session, as its owner sees it.
struct Device {
    id: String,
    since: String,
    used: String,
    /// Whether it is the one that looks.
    here: bool,
}

#[derive(Template)]
#[template(path = "admin/door/second_factor.html")]
struct SecondFactorPage {
    desk: Desk,
    /// The QR code, as SVG.
    picture: String,
    /// The secret in groups of four, for who cannot scan.
    secret: String,
    address: String,
    error: Option<&'static str>,
}

#[derive(Template)]
#[template(path = "admin/door/recovery.html")]
struct RecoveryPage {
    desk: Desk,
    codes: Vec<String>,
}

async fn page(state: &AppState, staff: &Staff, errors: Vec<(&'static str, String)>) -> Result<AccountPage, AppError> {
    let here = staff.session.id().map(|id| Store::kept_name(&id));
    let t = Locale::Nl.messages();
    let moment = |at: Option<Timestamp>| at.map(|at| view::moment(t, at)).unwrap_or_default();
    let sessions = state.store.open_sessions(&staff.member).await?.into_iter().map(|one| Device {
        since: moment(one.since.parse().ok()),
        used: moment(Timestamp::from_second(one.expires_at - IDLE_HOURS * 3600).ok()),
        here: here.as_ref() == Some(&one.id),
        id: one.id,
    });
    Ok(AccountPage {
        sessions: sessions.collect(),
        desk: Desk::of(staff, Room::Account, "Mijn account").await?,
        email: staff.member.email.clone(),
        role: if staff.is_manager() { "beheerder" } else { "redacteur" },
        second_factor: staff.member.totp_secret.is_some(),
        recovery_left: state.store.recovery_codes_left(staff.member.id).await?,
        errors,
    })
}

/// An account that is gone while its owner looks at it is a fault of ours.
fn gone(error: StaffError) -> AppError {
    match error {
        StaffError::Store(error) => error.into(),
        other => AppError::Internal(anyhow::anyhow!(other)),
    }
}

pub(in crate::web) async fn show(State(state): State<AppState>, staff: Staff) -> Result<Response, AppError> {
    render(&page(&state, &staff, Vec::new()).await?)
}

pub(in crate::web) async fn password(State(state): State<AppState>, headers: HeaderMap, staff: Staff, form: Form) -> Result<Response, AppError> {
    let mut errors = Vec::new();
    if !is_own(&state, &headers, &staff.member, form.get("huidig")).await? {
        errors.push(("huidig", "dit is niet je huidige wachtwoord".to_owned()));
    }
    errors.extend(new_password(&form, &staff.member.email));
    if form.get("wachtwoord") == form.get("huidig") && errors.is_empty() {
        errors.push(("wachtwoord", "dit is het wachtwoord dat je al hebt".to_owned()));
    }
    if !errors.is_empty() {
        return render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&state, &staff, errors).await?);
    }
    let hash = hashed(&state, form.get("wachtwoord")).await?;
    state.store.set_password(staff.member.id, &hash).await.map_err(gone)?;
    start_again(&state, &staff, "wachtwoord veranderd", "Je wachtwoord is veranderd. Op andere toestellen ben je afgemeld.").await
}

/// Ends all sessions of this account but this one.
async fn start_again(state: &AppState, staff: &Staff, what: &str, sentence: &str) -> Result<Response, AppError> {
    state.store.note(state.clock.now(), &staff.member.email, what, &staff.member.email).await?;
    letters::tell(state, &staff.member.email, what);
    if let Some(member) = state.store.staff_member(staff.member.id).await? {
        crate::web::guard::session::sign_in(&staff.session, &member, state.clock.now()).await?;
    }
    staff.say(sentence).await?;
    Ok(go(beheer::ACCOUNT))
}

pub(in crate::web) async fn sign_out_everywhere(
    State(state): State<AppState>,
    headers: HeaderMap,
    staff: Staff,
    form: Form,
) -> Result<Response, AppError> {
    if let Some(refused) = refused(&state, &headers, &staff, &form).await? {
        return Ok(refused);
    }
    state.store.end_sessions(staff.member.id).await.map_err(gone)?;
    start_again(&state, &staff, "overal afgemeld", "Op alle andere toestellen ben je afgemeld.").await
}

/// The answer to who wants to end sessions and does not know the password: a session that was taken over ends nobody else's.
async fn refused(state: &AppState, headers: &HeaderMap, staff: &Staff, form: &Form) -> Result<Option<Response>, AppError> {
    if is_own(state, headers, &staff.member, form.get("huidig")).await? {
        return Ok(None);
    }
    let errors = vec![("sessies", "dit is niet je huidige wachtwoord".to_owned())];
    render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(state, staff, errors).await?).map(Some)
}

/// Ends one other session of this account.
pub(in crate::web) async fn end_session(State(state): State<AppState>, headers: HeaderMap, staff: Staff, form: Form) -> Result<Response, AppError> {
    if let Some(refused) = refused(&state, &headers, &staff, &form).await? {
        return Ok(refused);
    }
    let ended = state.store.end_session(&staff.member, form.get("sessie")).await?;
    if ended {
        state.store.note(state.clock.now(), &staff.member.email, "sessie beëindigd", &staff.member.email).await?;
    }
    staff.say(if ended { "Dat toestel is afgemeld." } else { "Dat toestel was al afgemeld." }).await?;
    Ok(go(beheer::ACCOUNT))
}

pub(in crate::web) async fn second_factor(staff: Staff) -> Result<Response, AppError> {
    if staff.member.totp_secret.is_some() {
        return Ok(go(beheer::ACCOUNT));
    }
    let secret = match staff.session.get::<String>(SETTING_UP).await? {
        Some(secret) => secret,
        None => credentials::new_totp_secret(),
    };
    staff.session.insert(SETTING_UP, &secret).await?;
    render(&set_up(&staff, &secret, None).await?)
}

async fn set_up(staff: &Staff, secret: &str, error: Option<&'static str>) -> Result<SecondFactorPage, AppError> {
    let address = credentials::totp_address(secret, &staff.member.email).ok_or_else(|| anyhow::anyhow!("no address for the authenticator app"))?;
    let code = QrCode::new(&address).map_err(anyhow::Error::from)?;
    let drawn = code.render::<svg::Color<'_>>().min_dimensions(220, 220).dark_color(svg::Color("#000")).light_color(svg::Color("#fff")).build();
    let groups: Vec<String> = secret.as_bytes().chunks(4).map(|group| String::from_utf8_lossy(group).into_owned()).collect();
    Ok(SecondFactorPage {
        desk: Desk::of(staff, Room::Account, "Tweede stap bij het aanmelden").await?,
        // The picture alone, without what makes it a file.
        picture: drawn.find("<svg").map_or_else(String::new, |at| drawn[at..].to_owned()),
        secret: groups.join(" "),
        address,
        error,
    })
}

pub(in crate::web) async fn turn_on(State(state): State<AppState>, headers: HeaderMap, staff: Staff, form: Form) -> Result<Response, AppError> {
    let Some(secret) = staff.session.get::<String>(SETTING_UP).await?.filter(|_| staff.member.totp_secret.is_none()) else {
        return Ok(go(beheer::ACCOUNT));
    };
    if !is_own(&state, &headers, &staff.member, form.get("huidig")).await? {
        let page = set_up(&staff, &secret, Some("Dit is niet je huidige wachtwoord.")).await?;
        return render_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
    }
    let Some(step) = credentials::totp_step(&secret, form.get("code"), state.clock.now().as_second()) else {
        let page =
            set_up(&staff, &secret, Some("Deze code klopt niet. Kijk of de klok van je telefoon juist staat, en typ de code die er nu staat."))
                .await?;
        return render_as(StatusCode::UNPROCESSABLE_ENTITY, &page);
    };
    let codes = credentials::new_recovery_codes();
    let hashes: Vec<String> = codes.iter().map(|(_, hash)| hash.clone()).collect();
    state.store.set_second_factor(staff.member.id, Some(&secret), &hashes).await.map_err(gone)?;
    state.store.use_time_step(staff.member.id, step).await?;
    state.store.note(state.clock.now(), &staff.member.email, "tweede stap aan", &staff.member.email).await?;
    letters::tell(&state, &staff.member.email, "tweede stap aan");
    staff.session.remove::<String>(SETTING_UP).await?;
    let desk = Desk::of(&staff, Room::Account, "Je reservecodes").await?;
    render(&RecoveryPage { desk, codes: codes.into_iter().map(|(code, _)| code).collect() })
}

pub(in crate::web) async fn turn_off(State(state): State<AppState>, headers: HeaderMap, staff: Staff, form: Form) -> Result<Response, AppError> {
    if !is_own(&state, &headers, &staff.member, form.get("huidig")).await? {
        let errors = vec![("uit", "dit is niet je huidige wachtwoord".to_owned())];
        return render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&state, &staff, errors).await?);
    }
    state.store.set_second_factor(staff.member.id, None, &[]).await.map_err(gone)?;
    state.store.note(state.clock.now(), &staff.member.email, "tweede stap uit", &staff.member.email).await?;
    letters::tell(&state, &staff.member.email, "tweede stap uit");
    staff.say("De tweede stap staat uit. Je meldt je aan met je wachtwoord alleen.").await?;
    Ok(go(beheer::ACCOUNT))
}
