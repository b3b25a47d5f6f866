//! Somebody of the staff, with a browser of their own: keeps the cookie, sends forms as a page does.

use std::collections::BTreeMap;

use aanhaken::credentials;
use aanhaken::domain::values::Email;
use aanhaken::domain::vocabulary::Role;
use axum::body::Body;
use axum::http::Request;
use axum::http::header::{CONTENT_TYPE, COOKIE, SET_COOKIE};

use super::page::Page;
use super::{CHEAP, NOW, TestApp};

/// The password of everybody in these tests.
pub const PASSWORD: &str = "drie losse woorden";

/// The name of the cookie of a session, over HTTPS.
const SESSION: &str = "__Host-aanhaken";

/// A browser with its cookies.
pub struct Browser<'a> {
    app: &'a TestApp,
    cookies: BTreeMap<String, String>,
    /// The token of the last page that had a form.
    pub token: String,
}

impl<'a> Browser<'a> {
    /// A browser that never was here.
    pub fn new(app: &'a TestApp) -> Self {
        Self { app, cookies: BTreeMap::new(), token: String::new() }
    }

    /// A browser of somebody with a new account, signed in.
    pub async fn signed_in(app: &'a TestApp, email: &str, role: Role) -> Self {
        let address = Email::parse(email).expect("an address");
        let hash = credentials::hash(PASSWORD, CHEAP).expect("a hash");
        app.store.add_staff(&address, role, &hash, NOW.parse().expect("a time"), false).await.expect("an account");
        let mut browser = Self::new(app);
        browser.get("/beheer/aanmelden").await;
        let page = browser.post("/beheer/aanmelden", &[("email", email), ("wachtwoord", PASSWORD), ("naar", "/beheer")]).await;
        assert_eq!(page.status, 303, "{}", page.body);
        browser.get("/beheer").await;
        browser
    }

    async fn send(&mut self, request: axum::http::request::Builder, body: Body) -> Page {
        let cookies: Vec<String> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        let request = request.header(COOKIE, cookies.join("; ")).body(body).expect("a request");
        let page = self.app.page(request).await;
        for cookie in page.headers.get_all(SET_COOKIE) {
            let text = cookie.to_str().expect("a text cookie");
            let (name, value) = text.split(';').next().and_then(|pair| pair.split_once('=')).expect("a cookie with a name");
            self.cookies.insert(name.to_owned(), value.to_owned());
        }
        if let Some(token) = page.attributes("input[name='_token']", "value").into_iter().next() {
            self.token = token;
        }
        page
    }

    /// The page at this address.
    pub async fn get(&mut self, address: &str) -> Page {
        self.send(Request::get(address), Body::empty()).await
    }

    /// Sends a form, with the token of the last page.
    pub async fn post(&mut self, address: &str, fields: &[(&str, &str)]) -> Page {
        let token = self.token.clone();
        let fields: Vec<(&str, &str)> = [("_token", token.as_str())].into_iter().chain(fields.iter().copied()).collect();
        self.post_bare(address, &fields).await
    }

    /// Sends a form exactly as given.
    pub async fn post_bare(&mut self, address: &str, fields: &[(&str, &str)]) -> Page {
        let body = url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        self.send(Request::post(address).header(CONTENT_TYPE, "application/x-www-form-urlencoded"), Body::from(body)).await
    }

    /// Sends a file in a form, with the token of the last page in the address.
    pub async fn upload(&mut self, address: &str, field: &str, name: &str, bytes: &[u8]) -> Page {
        let head = format!("--grens\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\r\n");
        let body = [head.as_bytes(), bytes, b"\r\n--grens--\r\n"].concat();
        let request = Request::post(format!("{address}?_token={}", self.token)).header(CONTENT_TYPE, "multipart/form-data; boundary=grens");
        self.send(request, Body::from(body)).await
    }

    /// Goes where the last answer led.
    pub async fn follow(&mut self, page: &Page) -> Page {
        let to = page.header("location").to_owned();
        self.get(&to).await
    }

    /// Forgets its session, as one that ended.
    pub fn lose_session(&mut self) {
        self.cookies.remove(SESSION);
    }

    /// The value of its session cookie.
    pub fn session(&self) -> String {
        self.cookies.get(SESSION).cloned().unwrap_or_default()
    }

    /// Takes over a session, as somebody who stole its cookie.
    pub fn steal(&mut self, session: &str) {
        self.cookies.insert(SESSION.to_owned(), session.to_owned());
    }
}
