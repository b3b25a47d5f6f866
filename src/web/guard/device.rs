//! A device from which somebody signed in before: it waits for nobody who guesses at the same account. It carries a cookie that is signed with the hash of
//! the password, so another password makes every device a stranger again, and nothing has to be kept for it.

use axum::http::HeaderMap;
use axum::http::header::COOKIE;
use tower_sessions::cookie::time::Duration;
use tower_sessions::cookie::{Cookie, SameSite};

use crate::credentials::{random_token, seal};
use crate::store::staff::StaffMember;
use crate::web::frame::base_url::BaseUrl;

/// A device is remembered for this long.
const DAYS: i64 = 180;

fn name(base: &BaseUrl) -> &'static str {
    if base.is_secure() { "__Host-aanhaken-toestel" } else { "aanhaken-toestel" }
}

fn signature(member: &StaffMember, device: &str) -> String {
    seal(member.password.as_bytes(), &format!("{} {device}", member.id))
}

/// The name of the device that asks, when this account signed in from it before.
pub fn known(base: &BaseUrl, headers: &HeaderMap, member: &StaffMember) -> Option<String> {
    let lines = headers.get_all(COOKIE).into_iter().filter_map(|line| line.to_str().ok());
    let cookie = lines.flat_map(Cookie::split_parse).filter_map(Result::ok).find(|cookie| cookie.name() == name(base))?;
    let (device, sign) = cookie.value().split_once('.')?;
    (signature(member, device) == sign).then(|| device.to_owned())
}

/// The cookie by which this device is known from now on.
pub fn remember(base: &BaseUrl, member: &StaffMember) -> String {
    let device = random_token();
    let value = format!("{device}.{}", signature(member, &device));
    let cookie = Cookie::build((name(base), value)).path("/").secure(base.is_secure()).http_only(true).same_site(SameSite::Lax);
    cookie.max_age(Duration::days(DAYS)).build().to_string()
}
