//! People who read French or English: every page in their language, what is Dutch said to be Dutch, and the way to another language and back.

use std::collections::{BTreeMap, BTreeSet};

use aanhaken::domain::locale::Locale;
use aanhaken::store::fiches::NewFiche;
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use axum::middleware::from_fn;
use axum::routing::get;
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::support::TestApp;
use crate::support::fiche::{fiche, in_three_languages};
use crate::support::page::Page;

/// Every public address, with everything that a page may say.
const ADDRESSES: &[&str] = &[
    "/",
    "/zoeken",
    "/zoeken?q=gesprek&leeftijd=14&fase=interventie&gemeente=1050&taal=fr&kostprijs=betalend&doelgroep=ouder&aanmelding=rechtstreeks",
    "/zoeken?q=mon+fils+de+14+ans+ne+veut+plus+aller+%C3%A0+l%27%C3%A9cole+Molenbeek+gratuit+en+arabe+sans+CLB",
    "/zoeken?q=vierde+middelbaar+gepest",
    "/zoeken?q=xyzqwerty",
    "/zoeken?q=gesprek&leeftijd=99&fase=preventie",
    "/zoeken?leeftijd=oud&kleur=rood&sorteer=raar&ik=niemand&pagina=0&zonder=A&taal=klingon",
    "/zoeken?q=papa+slaat+mij",
    "/zoeken?thema=pesten&ik=ouder",
    "/zoeken?pagina=2&sorteer=naam",
    "/fiches",
    "/fiches/helemaal",
    "/fiches/alleen-nederlands",
    "/fiches/helemaal/melding",
    "/overzicht",
    "/gids",
    "/gids/leerplicht",
    "/gids/uitgesloten",
    "/selectie",
    "/selectie?f=helemaal&f=alleen-nederlands&f=clb&f=weg&kleur=rood",
    "/vergelijk",
    "/vergelijk?f=helemaal",
    "/vergelijk?f=helemaal&f=alleen-nederlands&f=clb&f=team&f=nog-01",
    "/vergelijk?f=helemaal&f=alleen-nederlands&verschil=1",
    "/bundel",
    "/bundel?fase=interventie&thema=schoolmoe&q=praten&kleur=rood",
    "/bundel?leeftijd=99&fase=interventie&gemeente=1070",
    "/over",
    "/toegankelijkheid",
    "/privacy",
    NOWHERE,
];

/// An address at which nothing lives.
const NOWHERE: &str = "/fiches/bestaat-niet?x=1";

fn at(locale: Locale, address: &str) -> String {
    match (locale.prefix(), address.strip_prefix('/')) {
        ("", _) => address.to_owned(),
        (prefix, Some("")) => prefix.to_owned(),
        (prefix, _) => format!("{prefix}{address}"),
    }
}

/// A fiche in three languages, one in Dutch only, a front door, one for schools only, and enough others for a second page.
async fn app() -> TestApp {
    let mut fiches: Vec<NewFiche> = vec![
        in_three_languages("helemaal").with(|draft| draft.related = vec!["alleen-nederlands".into()]).build(),
        fiche("alleen-nederlands")
            .with(|draft| {
                draft.name = "Zonderling NLW".into();
                draft.summary.nl = "Een gesprek NLW.".into();
                draft.aim = "Praten NLW.".into();
                draft.source.document = "Verzonnen bundel NLW".into();
            })
            .service("praten", "interventie", |service| {
                service.name = "Gesprek NLW".into();
                service.summary = "Een gesprek over school NLW.".into();
                service.route.parent = "Bel zelf NLW.".into();
                service.route.professional = "Bel zelf NLW.".into();
                service.themes = vec!["schoolmoe".into()];
            })
            .build(),
        fiche("clb").with(|draft| draft.name = "Verzonnen CLB NLW".into()).service("hulp", "preventie", |_| ()).build(),
        fiche("team")
            .service("team", "preventie", |service| {
                service.audiences = vec!["schoolteam".into()];
                service.themes = vec!["pesten".into()];
            })
            .build(),
    ];
    fiches.extend((1..=20).map(|n| fiche(&format!("nog-{n:02}")).service("hulp", "compensatie", |_| ()).build()));
    TestApp::with(fiches).await
}

fn status_of(address: &str) -> StatusCode {
    if address == NOWHERE { StatusCode::NOT_FOUND } else { StatusCode::OK }
}

#[tokio::test]
async fn every_page_is_there_in_three_languages_and_says_which_one() {
    let app = app().await;
    for address in ADDRESSES {
        for locale in Locale::SERVED {
            let page = app.get(&at(*locale, address)).await;
            assert_eq!((page.status, page.attributes("html", "lang")), (status_of(address), vec![locale.code().to_owned()]), "{address}");
        }
    }
    for text in ["/over", "/toegankelijkheid", "/privacy"] {
        let mut leads = BTreeSet::new();
        for locale in Locale::SERVED {
            leads.insert(app.get(&at(*locale, text)).await.text(".lead"));
        }
        assert_eq!(leads.len(), 3, "{text} says the same in two languages");
    }
    assert_eq!(app.get("/fr/").await.header("location"), "/fr", "a slash too many does no harm");
    assert_eq!(app.get("/de/fiches").await.status, StatusCode::NOT_FOUND);
}

/// The addresses above are all that there are: a page that is added to the route table is added here too.
#[test]
fn no_page_of_the_route_table_is_left_out() {
    let source = |path: &str| std::fs::read_to_string(format!("{}/{path}", env!("CARGO_MANIFEST_DIR"))).expect("a source file");
    let patterns = source("src/web/frame/paths.rs");
    let patterns: BTreeMap<&str, &str> = patterns
        .split("pub mod pattern")
        .nth(1)
        .expect("the patterns of the public pages")
        .lines()
        .take_while(|line| *line != "}")
        .filter_map(|line| line.trim().strip_prefix("pub const ")?.split_once(": &str = \""))
        .map(|(name, value)| (name, value.trim_end_matches("\";")))
        .collect();
    let table = source("src/web/mod.rs");
    let table = table.split("fn pages()").nth(1).and_then(|rest| rest.split("\n}\n").next()).expect("the route table");
    let routes: Vec<&str> = table.split("pattern::").skip(1).map(|rest| rest.split(',').next().unwrap_or_default()).collect();
    assert!(routes.len() >= 10, "only {routes:?}: has the way of writing the table changed?");
    let walked = |pattern: &str| {
        let (start, end) = (pattern.split('{').next().unwrap_or_default(), pattern.split_once('}').map_or("", |(_, end)| end));
        let paths = ADDRESSES.iter().map(|address| address.split('?').next().unwrap_or_default());
        paths.clone().any(|path| {
            path.starts_with(start) && path.ends_with(end) && (path == pattern || pattern.contains('{') && path.len() > pattern.len() - 6)
        })
    };
    // What programs ask for is looked at below.
    let for_programs = ["SEARCH_JSON", "SUGGESTIONS", "OPEN_SEARCH", "FEED", "MANIFEST"];
    for route in routes.into_iter().filter(|route| !for_programs.contains(route)) {
        assert!(walked(patterns[route]), "nobody walks {route}");
    }
}

#[tokio::test]
async fn no_page_shows_a_key_instead_of_a_sentence() {
    let app = app().await;
    let keys: BTreeSet<&str> = Locale::Nl.messages().keys().filter(|key| key.contains('-')).collect();
    for address in ADDRESSES {
        for locale in Locale::SERVED {
            for (text, _) in app.get(&at(*locale, address)).await.spoken() {
                let found = text.split_whitespace().find(|word| keys.contains(word.trim_matches(|c: char| !c.is_alphanumeric())));
                assert_eq!(found, None, "{} in “{text}”", at(*locale, address));
            }
        }
    }
}

/// The Dutch sentences of the catalogue that read differently in this language: those of one or two words whole, longer ones cut where something is
/// filled in.
fn dutch_sentences(locale: Locale) -> (BTreeSet<String>, BTreeSet<String>) {
    let read = |locale: Locale| {
        let path = format!("{}/templates/messages/{}.ftl", env!("CARGO_MANIFEST_DIR"), locale.code());
        std::fs::read_to_string(path).expect("a catalogue")
    };
    let sentences = |source: &str| -> BTreeSet<String> {
        let lines = source.lines().filter(|line| !line.starts_with('#'));
        let said = lines.map(|line| line.split_once(" = ").map_or(line, |(_, said)| said));
        let said = said.map(|said| said.trim_start().trim_start_matches("[one]").trim_start_matches("*[other]").trim_start_matches("[0]"));
        let pieces = said.flat_map(|said| said.split(['{', '}'])).filter(|piece| !piece.contains(['$', '[', ']']));
        pieces.map(|piece| bare(&piece.split_whitespace().collect::<Vec<_>>().join(" ")).to_owned()).filter(|piece| !piece.is_empty()).collect()
    };
    let other = sentences(&read(locale));
    // “CLB” is a CLB everywhere, and “en” is what the switch calls English.
    let dutch = sentences(&read(Locale::Nl)).into_iter().filter(|piece| !other.contains(piece));
    let dutch = dutch.filter(|piece| piece.chars().any(char::is_lowercase) && piece != "en");
    dutch.partition(|piece| piece.split(' ').count() < 3)
}

/// Words without the signs and numbers around them.
fn bare(text: &str) -> &str {
    text.trim_matches(|c: char| !c.is_alphabetic())
}

#[tokio::test]
async fn nothing_that_the_site_says_is_left_in_dutch() {
    let app = app().await;
    for locale in [Locale::Fr, Locale::En] {
        let (words, sentences) = dutch_sentences(locale);
        assert!(words.len() > 80 && sentences.len() > 60, "only {} and {}: has the catalogue changed?", words.len(), sentences.len());
        for address in ADDRESSES {
            let page = app.get(&at(locale, address)).await;
            let said = page.spoken().into_iter().filter(|(_, language)| language == locale.code()).map(|(text, _)| text);
            let head = page.texts("title").into_iter().chain(page.attributes("meta[name=description], meta[property]", "content"));
            for text in said.chain(head) {
                assert!(!words.contains(bare(&text)), "{}: “{text}” is Dutch", at(locale, address));
                let found = sentences.iter().find(|sentence| text.contains(sentence.as_str()));
                assert_eq!(found, None, "{}: “{text}” is Dutch", at(locale, address));
            }
        }
    }
}

#[tokio::test]
async fn whatever_stands_in_another_language_says_so() {
    let app = app().await;
    let mut seen = BTreeSet::new();
    for address in ADDRESSES {
        for locale in Locale::SERVED {
            for (text, language) in app.get(&at(*locale, address)).await.spoken() {
                for (word, of) in [("NLW", "nl"), ("FRW", "fr"), ("ENW", "en")] {
                    if text.contains(word) {
                        assert_eq!(language, of, "{}: “{text}”", at(*locale, address));
                        seen.insert((locale.code(), of));
                    }
                }
            }
        }
    }
    // Everybody sees Dutch names; nobody sees the third language.
    assert_eq!(seen, BTreeSet::from([("nl", "nl"), ("fr", "fr"), ("fr", "nl"), ("en", "en"), ("en", "nl")]));
}

#[tokio::test]
async fn the_switch_keeps_the_page_and_the_whole_question() {
    let app = app().await;
    for address in ADDRESSES {
        for locale in Locale::SERVED {
            let page = app.get(&at(*locale, address)).await;
            let expected: Vec<String> = Locale::SERVED.iter().map(|other| at(*other, address)).collect();
            // The bundle also works saved, and so knows only full addresses.
            let switch = page.attributes(".languages a", "href");
            let switch: Vec<&str> = switch.iter().map(|href| href.strip_prefix("https://aanhaken.example").unwrap_or(href)).collect();
            assert_eq!(switch, expected, "{}", at(*locale, address));
            assert_eq!(page.attributes(".languages a", "hreflang"), ["nl", "fr", "en"]);
            assert_eq!(page.attributes(".languages a", "lang"), ["nl", "fr", "en"]);
            assert_eq!(page.attributes(".languages a[aria-current]", "lang"), [locale.code()]);
        }
    }
    let strange = app.get("/fr/zoeken?q=%22%3E%3Cscript%3E&kleur=rood&kleur=blauw").await;
    assert_eq!(strange.attributes(".languages a[lang=nl]", "href"), ["/zoeken?q=%22%3E%3Cscript%3E&kleur=rood&kleur=blauw"]);
    for elsewhere in ["//elders.example/", "/fr//elders.example/"] {
        for href in app.get(elsewhere).await.attributes(".languages a", "href") {
            assert!(!href.starts_with("//"), "{elsewhere} leads to {href}");
        }
    }
}

fn alternates(page: &Page) -> BTreeMap<String, String> {
    let of = |name| page.attributes("link[rel=alternate]", name);
    of("hreflang").into_iter().zip(of("href")).collect()
}

#[tokio::test]
async fn the_languages_of_a_page_point_at_each_other() {
    const SITE: &str = "https://aanhaken.example";
    let app = app().await;
    let mut looked = 0;
    for address in ADDRESSES {
        let page = app.get(address).await;
        let Some(canonical) = page.attributes("link[rel=canonical]", "href").pop() else {
            assert!(alternates(&page).is_empty(), "{address} is not kept, and so has no others");
            continue;
        };
        let others = alternates(&page);
        assert_eq!(others.keys().map(String::as_str).collect::<Vec<_>>(), ["en", "fr", "nl", "x-default"], "{address}");
        assert_eq!((&others["nl"], &others["x-default"]), (&canonical, &canonical), "{address}");
        for locale in Locale::SERVED {
            let other = app.get(others[locale.code()].strip_prefix(SITE).expect("our site")).await;
            assert_eq!(alternates(&other), others, "{address} in {}", locale.code());
            assert_eq!(other.attributes("link[rel=canonical]", "href"), [others[locale.code()].clone()]);
            assert_eq!(other.attributes("html", "lang"), [locale.code()]);
            looked += 1;
        }
    }
    assert!(looked >= 24, "only {looked}");
    let page = app.get("/fr/over?x=1").await;
    assert_eq!(page.attributes("link[rel=canonical]", "href"), [format!("{SITE}/fr/over")]);
    assert_eq!(page.attributes("meta[property='og:locale']", "content"), ["fr_BE"]);
    assert_eq!(page.attributes("meta[property='og:locale:alternate']", "content"), ["nl_BE", "en_GB"]);
}

#[tokio::test]
async fn the_site_map_names_every_page_in_every_language() {
    let app = app().await;
    let map = app.get("/sitemap.xml").await.body;
    for address in ["https://aanhaken.example/", "https://aanhaken.example/fr", "https://aanhaken.example/en/fiches/helemaal"] {
        assert!(map.contains(&format!("<loc>{address}</loc>")), "{address}");
    }
    let line = map.lines().find(|line| line.contains("<loc>https://aanhaken.example/fr/over</loc>")).expect("a page");
    for (code, path) in [("nl", "/over"), ("fr", "/fr/over"), ("en", "/en/over"), ("x-default", "/over")] {
        assert!(line.contains(&format!("hreflang=\"{code}\" href=\"https://aanhaken.example{path}\"")), "{code}: {line}");
    }
    assert!(app.get("/robots.txt").await.body.contains("Disallow: /fr/zoeken?\n"));
}

#[tokio::test]
async fn a_french_reader_sees_a_service_in_french_with_its_dutch_name_under_it() {
    let page = app().await.get("/fr/fiches/helemaal").await;
    assert_eq!((page.text("h1"), page.attributes("h1", "lang")), ("Praathuis NLW".to_owned(), vec!["nl".to_owned()]));
    assert_eq!(page.text("p.gloss"), "service d’écoute FRW");
    assert_eq!(page.text("#praten h4"), "Parler avec quelqu’un FRW Praten met iemand NLW");
    assert_eq!(page.attributes("#praten h4 .dutch", "lang"), ["nl"]);
    assert_eq!(page.text(".lead"), "Venez parler FRW.");
    assert_eq!(page.text("div.notice"), "Attention : Fermé en été FRW.");
    let facts = page.texts("#praten dd");
    for fact in [
        "de 10 à 20 ans (plus jeune sur demande FRW)",
        "prendre contact soi-même Appelez FRW.",
        "payant : 4,50 euros (tarif réduit FRW), 11 euros (tarif normal FRW) gratuit pour certains FRW",
        "habiter Bruxelles FRW en parler à un parent FRW",
        "trois mois FRW",
        "chaque semaine FRW",
        "dix places FRW",
        "néerlandais, français",
        "Proefpad NLW 3, 1050 Elsene · pour les habitants de : Ixelles et Schaerbeek",
    ] {
        assert!(facts.contains(&fact.to_owned()), "{fact}: {facts:?}");
    }
    let contact = page.text(".contact");
    for said in ["Accueil FRW", "Proefpersoon Een, accompagnatrice FRW", "lundi et mardi : de 9h à 12h30", "sauf en juillet FRW", "1050 Elsene"] {
        assert!(contact.contains(said), "{said}: {contact}");
    }
    assert_eq!(page.text("#praten p.notice"), "Se termine le 1er juillet 2027");
    assert_eq!(page.texts("#aanbod + p"), ["Les explications pour les professionnels sont en néerlandais."]);
}

#[tokio::test]
async fn what_nobody_translated_is_shown_in_dutch_and_said_once() {
    let app = app().await;
    for (address, said) in [
        ("/fr/fiches/alleen-nederlands", "Certains textes n’existent pas encore en français. Vous les lisez ici en néerlandais."),
        ("/en/fiches/alleen-nederlands", "Some texts are not in English yet. You see them here in Dutch."),
        ("/fr/overzicht", "Certains textes n’existent pas encore en français. Vous les lisez ici en néerlandais."),
        ("/en/zoeken?q=gesprek", "Some texts are not in English yet. You see them here in Dutch."),
    ] {
        let page = app.get(address).await;
        assert_eq!(page.texts("p.quiet").iter().filter(|text| *text == said).count(), 1, "{address}");
    }
    assert_eq!(app.get("/fr/fiches/alleen-nederlands").await.count("#aanbod + p"), 0, "once is enough");
    let mut half = in_three_languages("half").build();
    let words = half.content.services[0].words.fr.as_mut().expect("French words");
    words.conditions.pop();
    words.duration = None;
    let page = TestApp::with(vec![half]).await.get("/fr/fiches/half").await;
    assert_eq!(page.texts("#praten dd li[lang=nl]").len(), 2, "half a list would belong to other conditions");
    assert_eq!(page.texts("#praten dd[lang=nl]")[1], "drie maanden NLW");
    assert!(page.text("main").contains("Certains textes n’existent pas encore en français."));
}

#[tokio::test]
async fn dutch_pages_tell_nothing_of_other_languages() {
    let page = app().await.get("/fiches/helemaal").await;
    assert_eq!(page.count("main [lang]"), 0);
    assert_eq!(page.count(".gloss, .dutch"), 0);
    assert_eq!(page.text("#praten h4"), "Praten met iemand NLW");
}

#[tokio::test]
async fn lists_name_an_organisation_in_dutch_and_say_what_it_is() {
    let app = app().await;
    let fiches = app.get("/en/fiches").await;
    assert_eq!(fiches.texts(".index .gloss"), ["listening service ENW"]);
    let overview = app.get("/en/overzicht").await;
    assert_eq!(overview.texts("tr:has([href='/en/fiches/helemaal']) li"), ["Talking to somebody ENW Praten met iemand NLW"]);
    let card = app.get("/en/zoeken?q=praathuis").await;
    assert_eq!(card.text(".card h2"), "Praathuis NLW listening service ENW");
    assert_eq!(card.text(".card h2 + p + p + p"), "You talk to somebody who listens ENW.");
    assert!(card.texts(".card dd").contains(&"Ixelles, Schaerbeek".to_owned()), "{:?}", card.texts(".card dd"));
}

#[tokio::test]
async fn french_words_find_a_service_on_any_page_and_the_reason_is_in_the_readers_language() {
    let app = app().await;
    for address in ["/zoeken", "/fr/zoeken", "/en/zoeken"] {
        for question in ["bienveillante", "kindly", "hartelijk"] {
            assert_eq!(app.get(&format!("{address}?q={question}")).await.results(), ["helemaal"], "{address} {question}");
        }
    }
    let reason = |page: &Page| (page.texts(".card mark"), page.attributes(".card span[lang]:has(mark)", "lang"));
    assert_eq!(reason(&app.get("/fr/zoeken?q=bienveillante").await), (vec!["bienveillante".to_owned()], vec![]));
    assert_eq!(reason(&app.get("/fr/zoeken?q=hartelijk").await), (vec!["hartelijk".to_owned()], vec!["nl".to_owned()]));
    assert_eq!(reason(&app.get("/zoeken?q=hartelijk").await), (vec!["hartelijk".to_owned()], vec![]));
}

#[tokio::test]
async fn the_results_speak_the_readers_language() {
    let app = app().await;
    let page = app.get("/fr/zoeken?q=mon+fils+de+14+ans+ne+veut+plus+aller+%C3%A0+l%27%C3%A9cole&gemeente=1050").await;
    assert_eq!(page.results(), ["helemaal"]);
    assert!(
        page.text("[role=status]").starts_with("1 fiche pour « mon fils de 14 ans ne veut plus aller à l'école » (1050 Ixelles)."),
        "{}",
        page.text("[role=status]")
    );
    let chips = page.texts(".understood .chip [aria-hidden]");
    assert!(chips.contains(&"14 ans ✕".to_owned()) && chips.contains(&"ne veut plus aller à l’école ✕".to_owned()), "{chips:?}");
    let bad = app.get("/en/zoeken?leeftijd=oud&kleur=rood").await;
    assert_eq!(bad.texts(".notice li"), ["“oud” does not fit “age”. We leave it out.", "We do not know “kleur” and leave it out."]);
    let danger = app.get("/fr/zoeken?q=je+veux+mourir").await;
    assert_eq!(danger.attributes(".danger a", "href")[..2], ["tel:112", "tel:080032123"], "one wants to be understood");
    assert_eq!(danger.attributes(".danger strong[lang]", "lang")[0], "nl");
}

#[tokio::test]
async fn programs_get_the_language_of_the_address() {
    let app = app().await;
    let found: serde_json::Value = serde_json::from_str(&app.get("/fr/zoeken.json?q=praathuis+14+ans&kleur=rood").await.body).expect("JSON");
    let service = &found["results"][0]["services"][0];
    assert_eq!((service["name"].as_str(), service["lang"].as_str()), (Some("Parler avec quelqu’un FRW"), Some("fr")));
    assert_eq!(found["understood"][0]["label"], "14 ans");
    assert!(found["ignored"][0].as_str().is_some_and(|said| said.starts_with("Nous ne connaissons pas")));
    let suggested: serde_json::Value = serde_json::from_str(&app.get("/fr/suggesties?q=praat").await.body).expect("JSON");
    assert_eq!((suggested[0]["href"].as_str(), suggested[0]["lang"].as_str()), (Some("/fr/fiches/helemaal"), Some("nl")));
    let suggested: serde_json::Value = serde_json::from_str(&app.get("/fr/suggesties?q=service+d").await.body).expect("JSON");
    assert_eq!(suggested[0]["text"], "service d’écoute FRW (Praathuis NLW)");
    assert_eq!(suggested[0]["lang"], serde_json::Value::Null);
    let page = app.get("/fr/fiches/helemaal").await;
    let linked: serde_json::Value = serde_json::from_str(&page.text("script[type='application/ld+json']")).expect("JSON");
    assert_eq!((linked["name"].as_str(), linked["description"].as_str()), (Some("Praathuis NLW"), Some("Venez parler FRW.")));
    assert_eq!(linked["makesOffer"][0]["itemOffered"]["name"], "Parler avec quelqu’un FRW");
    assert_eq!(linked["mainEntityOfPage"]["inLanguage"], "fr");
}

#[tokio::test]
async fn a_failure_of_ours_is_told_in_the_readers_language() {
    use aanhaken::web::explain::explain;
    use aanhaken::web::frame::error::AppError;
    let fails = || async { Err::<(), AppError>(anyhow::anyhow!("on purpose").into()) };
    let router: Router = Router::new().route("/kapot", get(fails)).route("/fr/kapot", get(fails)).layer(from_fn(explain));
    for (address, heading) in [("/kapot?a=1", "Er ging iets mis"), ("/fr/kapot?a=1", "Quelque chose s’est mal passé")] {
        let answer = router.clone().oneshot(Request::get(address).body(Body::empty()).expect("a request")).await.expect("an answer");
        let (parts, body) = answer.into_parts();
        let body = body.collect().await.expect("a body").to_bytes();
        let page = Page::new(parts.status, parts.headers, String::from_utf8(body.to_vec()).expect("text"));
        assert_eq!((page.status, page.text("h1").as_str()), (StatusCode::INTERNAL_SERVER_ERROR, heading));
        assert_eq!(page.attributes(".languages a", "href"), ["/kapot?a=1", "/fr/kapot?a=1", "/en/kapot?a=1"]);
    }
}
