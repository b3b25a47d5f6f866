//! Addresses that nobody types: long, repeated, full of rubbish. How large a page is, is up to the site and never to its address.

use std::sync::OnceLock;

use axum::http::StatusCode;
use proptest::prelude::*;
use tokio::runtime::Runtime;

use crate::support::TestApp;

/// Most bytes of a page about fifty-seven fiches, the bundle apart.
const PAGE_BYTES: usize = 500_000;
/// Most bytes of an address, path and query.
const ADDRESS_BYTES: usize = 4096;

/// One site and one thread for all cases: reading the seeds costs more than all of them.
fn site() -> &'static (Runtime, TestApp) {
    static SITE: OnceLock<(Runtime, TestApp)> = OnceLock::new();
    SITE.get_or_init(|| {
        let runtime = Runtime::new().expect("a runtime");
        let app = runtime.block_on(TestApp::with_seeds());
        (runtime, app)
    })
}

fn size_of(address: &str) -> (StatusCode, usize) {
    let (runtime, app) = site();
    let page = runtime.block_on(app.get(address));
    (page.status, page.body.len())
}

/// One parameter of an address: a name that is one, or rubbish, with a value that fits, or rubbish.
fn pair() -> impl Strategy<Value = String> {
    let known = [
        ("gemeente", "10[0-9]{2}"),
        ("gemeente", "[1-9][0-9]{3}"),
        ("leeftijd", "[0-9]{1,2}"),
        ("leeftijd", "[0-9]{1,2}-[0-9]{1,2}"),
        ("thema", "(spijbelen|schoolmoe|pesten|taal|werk|rechten)"),
        ("fase", "(preventie|interventie|compensatie|nu)"),
        ("aanmelding", "(rechtstreeks|via-toegangspoort|via-actiris|via-ocmw|anders)"),
        ("kostprijs", "(gratis|betalend|gedeeltelijk|afhankelijk)"),
        ("doelgroep", "(leerling|jongere|ouder|professional)"),
        ("taal", "(nl|fr|en|ar|tr)"),
        ("zonder", "[a-z0-9-]{1,60}"),
        ("ik", "(ouder|school|clb|niemand)"),
        ("pagina", "[0-9]{1,6}"),
        ("q", "(spijbelen|mijn\\+zoon\\+van\\+14|%F0%9F%98%80%F0%9F%98%80|[a-z+]{1,60})"),
        ("f", "(clb|jes|tito|ligo-brusselleer|er-niet)"),
    ];
    let known = known.map(|(name, value)| value.prop_map(move |value| format!("{name}={value}")).boxed());
    let rubbish = "([a-z0-9';=+&]|%22|%3C|%C3%A9){0,24}".prop_map(|text| text).boxed();
    prop::strategy::Union::new(known.into_iter().chain([rubbish]))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn whatever_an_address_repeats_its_page_stays_small(
        path in prop::sample::select(vec!["/zoeken", "/fr/zoeken", "/zoeken.json", "/selectie", "/vergelijk", "/suggesties", "/", "/gids", "/overzicht", "/en/fiches"]),
        pairs in prop::collection::vec(pair(), 0..400),
    ) {
        let address = format!("{path}?{}", pairs.join("&"));
        prop_assume!(address.parse::<axum::http::Uri>().is_ok());
        let (status, size) = size_of(&address);
        match address.len() {
            // An address somewhat longer than we read may be short enough once its question is cut.
            length if length > 2 * ADDRESS_BYTES => prop_assert_eq!(status, StatusCode::URI_TOO_LONG, "{}", address),
            length if length <= ADDRESS_BYTES => prop_assert_eq!(status, StatusCode::OK, "{}", address),
            _ => prop_assert!(matches!(status, StatusCode::OK | StatusCode::URI_TOO_LONG), "{} {}", status, address),
        }
        prop_assert!(size <= PAGE_BYTES, "{} bytes for {}", size, address);
    }
}

#[test]
fn as_many_filters_as_an_address_can_hold_give_a_page_of_ordinary_size() {
    let communes: String = (2000..2300).map(|code| format!("&gemeente={code}")).collect();
    for start in ["/zoeken?q=praten", "/zoeken?q=xqzvw", "/zoeken?q=%F0%9F%98%80%F0%9F%98%80", "/zoeken?thema=taal"] {
        let address: String = format!("{start}{communes}").chars().take(ADDRESS_BYTES).collect();
        let (status, size) = size_of(&address);
        assert_eq!(status, StatusCode::OK);
        assert!(size <= PAGE_BYTES, "{size} bytes");
    }
    let notices: String = (0..450).map(|n| format!("&b{n}=c")).collect();
    let (runtime, app) = site();
    let page = runtime.block_on(app.get(&format!("/zoeken?q=praten{notices}")));
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.body.matches("We kennen").count(), 5, "five notices, whatever the address repeats");
}

#[test]
fn too_long_an_address_is_said_so_in_plain_words_in_the_language_of_the_page() {
    let (runtime, app) = site();
    let rubbish = "x".repeat(60_000);
    for (address, heading) in [
        (format!("/zoeken?q=praten&zonder={rubbish}"), "Dit adres is te lang"),
        (format!("/fr/zoeken?gemeente={rubbish}"), "Cette adresse est trop longue"),
        (format!("/en/{rubbish}"), "This address is too long"),
        (format!("/beheer?{rubbish}"), "Dit adres is te lang"),
    ] {
        let page = runtime.block_on(app.get(&address));
        assert_eq!((page.status, page.text("h1").as_str()), (StatusCode::URI_TOO_LONG, heading));
        assert!(page.body.len() < 20_000, "the page repeats the address");
    }
}
