//! The real fiches: each has its page, each filter gives exactly the services it should, and facts stand where the sources have them.

use std::collections::BTreeSet;

use aanhaken::domain::draft::FicheDraft;
use aanhaken::domain::fiche::{FicheContent, Service};
use aanhaken::domain::fit::Admission;
use aanhaken::domain::vocabulary::{Audience, CostKind, HelpLanguage, Phase, Route, Term, Theme};
use aanhaken::search::grades::Grades;
use aanhaken::seeds;
use aanhaken::store::fiches::NewFiche;
use axum::http::StatusCode;

use crate::support::TestApp;

/// The fiches of the bundle in its order, then those of the four short documents.
const SLUGS: &str = "vgc agodi scholen-en-studentenleven pedagogische-begeleidingsdiensten ouderkoepels onderwijscentrum-brussel
    vlaamse-scholierenkoepel tada lop-brussel clb leersteuncentra trace-brussel beroepenpunt duaal-leren syntra-brussel dbroej
    gemeentelijke-diensten-schoolverzuim kinderrechtencommissariaat romawerking-foyer iroj-brussel i-mens tejo-bxl sonja-erteejee cgg-brussel
    kans-centraal-meldpunt abrusco groep-intro tigo try-out atelier-groot-eiland tito huppeldepup ark-van-pollare wereld-van-indra rebound
    yar-vlaanderen road-to-glory samenlevingsdienst politie-en-parket neet-projecten youthstart startbanen-jojo-veve jes arktos-brussel
    ligo-brusselleer lift-brussel tweedekansonderwijs cad-de-werklijn actiris-youth-guarantee brusselse-werkwinkels actief-zoeken-naar-werk
    gepersonaliseerde-pedagogische-werkplaatsen move-up ocmw-brugge de-pits experimentele-werkplaats productief-leren";

fn fiches() -> Vec<NewFiche> {
    seeds::check(&seeds::read(None).expect("seeds")).expect("seeds without faults")
}

#[tokio::test]
async fn each_has_its_page_in_the_order_of_the_bundle() {
    let app = TestApp::with_seeds().await;
    let wanted: Vec<&str> = SLUGS.split_whitespace().collect();
    assert_eq!(wanted.len(), 57);
    let links = app.get("/overzicht").await.attributes("th[scope=row] a", "href");
    assert_eq!(links, wanted.iter().map(|slug| format!("/fiches/{slug}")).collect::<Vec<_>>());
    let listed: BTreeSet<String> = app.get("/fiches").await.attributes(".index a", "href").into_iter().collect();
    assert_eq!(listed.len(), 57);
    let sitemap = app.get("/sitemap.xml").await.body;
    for slug in wanted {
        let page = app.get(&format!("/fiches/{slug}")).await;
        assert_eq!((page.status, page.count("h1")), (StatusCode::OK, 1), "{slug}");
        assert!(sitemap.contains(&format!("<loc>https://aanhaken.example/fiches/{slug}</loc>")), "{slug}");
    }
}

#[tokio::test]
async fn every_page_holds_every_fact_of_its_fiche() {
    let app = TestApp::with_seeds().await;
    for fiche in fiches() {
        let page = app.get(&format!("/fiches/{}", fiche.slug)).await;
        // A number in a sentence is a link of its own: compare without white space.
        let solid = |text: &str| text.split_whitespace().collect::<String>();
        let text = solid(&page.text("main"));
        let mut facts: Vec<String> = vec![fiche.content.name.clone(), fiche.content.summary.nl.clone(), fiche.content.aim.clone()];
        for contact in &fiche.content.contacts {
            facts.extend(contact.phones.iter().map(ToString::to_string));
            facts.extend(contact.emails.iter().map(ToString::to_string));
            facts.extend(contact.sites.iter().map(|site| site.shown().to_owned()));
            facts.extend(contact.person.clone());
        }
        for place in &fiche.content.locations {
            facts.push(place.street.clone());
            facts.push(place.town());
        }
        for service in &fiche.content.services {
            facts.extend([&service.name, &service.summary, &service.route.parent, &service.route.professional].map(Clone::clone));
            facts.extend(service.conditions.iter().cloned());
            facts.extend([&service.duration, &service.intensity, &service.capacity, &service.ages_note].into_iter().flatten().cloned());
            facts.extend(service.cost.amounts.iter().map(|amount| amount.euro.to_string()));
        }
        for fact in facts {
            assert!(text.contains(&solid(&fact)), "{}: “{fact}” is not on its page", fiche.slug);
        }
    }
}

type Keep<'a> = Box<dyn Fn(&FicheContent, &Service) -> bool + 'a>;

/// Every filter of the closed lists and some ages and communes, each with the same thing said by hand.
fn filters() -> Vec<(String, Keep<'static>)> {
    let mut filters: Vec<(String, Keep<'static>)> = Vec::new();
    for value in Phase::ALL {
        filters.push((format!("fase={}", value.code()), Box::new(|_, service| service.phase == *value)));
    }
    for value in Theme::ALL {
        filters.push((format!("thema={}", value.code()), Box::new(|_, service| service.themes.contains(value))));
    }
    for value in Audience::ALL {
        filters.push((format!("doelgroep={}", value.code()), Box::new(|_, service| service.audiences.contains(value))));
    }
    for value in Route::ALL {
        filters.push((format!("aanmelding={}", value.code()), Box::new(|_, service| service.route.kinds.contains(value))));
    }
    for value in CostKind::ALL {
        filters.push((
            format!("kostprijs={}", value.code()),
            Box::new(|_, service| service.cost.kind == *value || *value == CostKind::Free && nobody_pays(service)),
        ));
    }
    for value in HelpLanguage::ALL {
        filters.push((format!("taal={}", value.code()), Box::new(|_, service| service.languages.contains(value))));
    }
    for age in [0_u8, 5, 6, 11, 12, 14, 15, 16, 18, 25, 26, 30, 65, 99] {
        let fits = move |fiche: &FicheContent, service: &Service| Admission::of(fiche).fit(service, age).fits();
        filters.push((format!("leeftijd={age}"), Box::new(fits)));
    }
    for postcode in ["1000", "1070", "1080", "1140"] {
        let here = move |fiche: &FicheContent, service: &Service| {
            // What names only the communes it works in is there, and not at the desk of who gives it.
            let at_its_places = service.area.is_empty() || !service.locations.is_empty();
            let there =
                at_its_places && fiche.locations_of(service).any(|place| place.postcode.as_ref().is_some_and(|code| code.as_str() == postcode));
            there || service.area.iter().any(|code| code.as_str() == postcode)
        };
        filters.push((format!("gemeente={postcode}"), Box::new(here)));
    }
    filters
}

/// There is nothing to pay, and a pupil or parent can ask for it.
fn nobody_pays(service: &Service) -> bool {
    let people = [Audience::Pupil, Audience::Youth, Audience::Parent, Audience::Neet, Audience::Adult];
    let asked_for = service.route.kinds != [Route::NotApplicable];
    service.cost.kind == CostKind::NotApplicable && asked_for && people.iter().any(|one| service.audiences.contains(one))
}

fn by_hand(fiches: &[NewFiche], keep: &[&Keep<'_>]) -> BTreeSet<(String, String)> {
    let services = fiches.iter().flat_map(|fiche| fiche.content.services.iter().map(move |service| (fiche, service)));
    let kept = services.filter(|(fiche, service)| keep.iter().all(|keep| keep(&fiche.content, service)));
    kept.map(|(fiche, service)| (fiche.slug.to_string(), service.key.to_string())).collect()
}

async fn found(app: &TestApp, parameters: &str) -> BTreeSet<(String, String)> {
    let mut found = BTreeSet::new();
    for page in 1.. {
        let answer = app.json(&format!("{parameters}&pagina={page}")).await;
        for result in answer["results"].as_array().expect("results") {
            for service in result["services"].as_array().expect("services") {
                found.insert((result["slug"].as_str().expect("a slug").to_owned(), service["key"].as_str().expect("a key").to_owned()));
            }
        }
        if answer["pages"].as_u64().is_none_or(|pages| page >= pages) {
            break;
        }
    }
    found
}

#[tokio::test]
async fn each_filter_gives_exactly_the_services_it_should() {
    let app = TestApp::with_seeds().await;
    let fiches = fiches();
    for (parameters, keep) in filters() {
        assert_eq!(found(&app, &parameters).await, by_hand(&fiches, &[&keep]), "{parameters}");
    }
}

#[tokio::test]
async fn who_looks_for_free_help_finds_what_has_no_costs_too() {
    let app = TestApp::with_seeds().await;
    let free: BTreeSet<String> = found(&app, "kostprijs=gratis").await.into_iter().map(|(slug, _)| slug).collect();
    for slug in ["sonja-erteejee", "lop-brussel", "agodi"] {
        assert!(free.contains(slug), "{slug}");
        let words = app.get(&format!("/fiches/{slug}")).await.text(".brief, .facts");
        assert!(words.contains("gratis") && !words.contains("geen kosten"), "{slug}: {words}");
    }
    assert!(!free.contains("pedagogische-begeleidingsdiensten"), "schools only: no help that a family gets for free");
    assert!(!free.contains("politie-en-parket"), "nobody asks for it");
}

#[tokio::test]
async fn filters_together_give_exactly_the_services_that_fit_all_of_them() {
    let app = TestApp::with_seeds().await;
    let fiches = fiches();
    let filters = filters();
    // Every filter with one some way further down the list: different kinds, and two phases, routes or costs too.
    for (i, (one, keep_one)) in filters.iter().enumerate() {
        let (other, keep_other) = &filters[(i + 13) % filters.len()];
        let same_kind = one.split('=').next() == other.split('=').next();
        if !same_kind {
            let parameters = format!("{one}&{other}");
            assert_eq!(found(&app, &parameters).await, by_hand(&fiches, &[keep_one, keep_other]), "{parameters}");
        }
    }
}

#[tokio::test]
async fn every_count_beside_a_question_comes_true_when_it_is_followed() {
    let app = TestApp::with_seeds().await;
    for question in ["q=spijbelt+vaak", "q=mijn+zoon+van+14+wil+niet+meer+naar+school", "q=dagbesteding&ik=ouder"] {
        for (param, values) in app.json(question).await["facets"].as_object().expect("facets") {
            for (value, count) in values.as_object().expect("values") {
                assert_eq!(&app.json(&format!("{question}&{param}={value}")).await["total"], count, "{question} then {param}={value}");
            }
        }
    }
}

#[tokio::test]
async fn a_fourteen_year_old_finds_no_compensation_that_starts_later() {
    let app = TestApp::with_seeds().await;
    let answer = app.json("fase=compensatie&leeftijd=14").await;
    let services = answer["results"].as_array().expect("results").iter().flat_map(|result| result["services"].as_array().expect("services"));
    for service in services {
        assert!(service["ages"]["min"].as_u64().is_none_or(|min| min <= 14), "{service}");
    }
    let slugs: Vec<&str> = answer["results"].as_array().expect("results").iter().filter_map(|result| result["slug"].as_str()).collect();
    assert!(!slugs.contains(&"jes"), "JES helps dropouts from 18");
}

#[tokio::test]
async fn a_name_or_an_acronym_finds_its_fiche_first() {
    let app = TestApp::with_seeds().await;
    for (typed, slug) in [
        ("tejo", "tejo-bxl"),
        ("TADA", "tada"),
        ("clb", "clb"),
        ("KANS", "kans-centraal-meldpunt"),
        ("abrusco", "abrusco"),
        ("groep intro", "groep-intro"),
        ("AGODI", "agodi"),
        ("jes", "jes"),
        ("yar", "yar-vlaanderen"),
        ("brusselleer", "ligo-brusselleer"),
        ("try out", "try-out"),
        ("vgc", "vgc"),
        ("huppeldepup", "huppeldepup"),
        ("kinderrechtencommissariaat", "kinderrechtencommissariaat"),
    ] {
        let results = app.get(&format!("/zoeken?q={}", typed.replace(' ', "+"))).await.results();
        assert_eq!(results.first().map(String::as_str), Some(slug), "{typed}: {results:?}");
    }
}

/// A few facts per document, copied from the sources by hand: what a slip in a seed file would change.
#[tokio::test]
async fn facts_stand_as_the_sources_have_them() {
    let app = TestApp::with_seeds().await;
    for (slug, facts) in [
        ("tejo-bxl", vec!["0495 87 34 08", "info.bxl@tejo.be", "10 tot en met 20 jaar", "17:00–21:00", "gratis"]),
        ("cgg-brussel", vec!["02 511 06 60", "11 euro", "4 euro", "Haachtsesteenweg 76", "1210 Sint-Joost-ten-Node"]),
        ("sonja-erteejee", vec!["02 486 45 22", "tot en met 25 jaar", "Leopold II laan 184D"]),
        ("tweedekansonderwijs", vec!["02 528 09 50", "Landsroemlaan 126", "1083 Ganshoren", "1,50 euro", "300 euro", "tko@cvolethas.be"]),
        ("groep-intro", vec!["02 558 18 80", "Dorpstraat 30", "12 tot en met 24 jaar"]),
        ("gemeentelijke-diensten-schoolverzuim", vec!["02 529 88 52", "02 215 15 24", "02 215 30 87", "02 423 11 59", "02 279 65 17"]),
        ("atelier-groot-eiland", vec!["0472 34 00 17", "vanaf 16 jaar", "Henegouwenkaai 29"]),
        ("move-up", vec!["31 december 2021", "agnes.dubus@cpasbxl.brussels"]),
        ("ocmw-brugge", vec!["18 tot en met 25 jaar", "18 weken", "Vlaanderen"]),
        ("try-out", vec!["0479 99 09 62", "12 tot en met 18 jaar", "Havenlaan 53"]),
    ] {
        let text = app.get(&format!("/fiches/{slug}")).await.text("main");
        for fact in facts {
            assert!(text.contains(fact), "{slug}: {fact}");
        }
    }
}

#[test]
fn what_an_editor_opens_and_saves_untouched_stays_as_it_was() {
    for fiche in seeds::check(&seeds::read(None).expect("seeds")).expect("seeds without faults") {
        let again = FicheDraft::from(&fiche.content).check();
        assert_eq!(again.as_ref(), Ok(&fiche.content), "{}", fiche.slug);
    }
}

#[test]
fn every_fiche_that_has_a_grade_is_one_of_them() {
    let known: BTreeSet<String> = fiches().iter().map(|fiche| fiche.slug.to_string()).collect();
    let strange: Vec<&str> = Grades::shipped().fiches().map(|slug| slug.as_str()).filter(|slug| !known.contains(*slug)).collect();
    assert!(strange.is_empty(), "seeds/grades.toml names {strange:?}");
}
