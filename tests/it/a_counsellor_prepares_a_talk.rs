//! A CLB counsellor prepares a talk with a family: a list of fiches to put in order, print and share, a few of them side by side, and all of it as a
//! book.

use std::collections::BTreeSet;

use aanhaken::domain::draft::{AmountDraft, ContactDraft, HoursDraft, LocationDraft, Typed};
use aanhaken::domain::fiche::{FicheWords, Foreign, ServiceWords};
use aanhaken::seeds;
use aanhaken::store::fiches::NewFiche;
use axum::body::Body;
use axum::http::{Request, StatusCode};

use crate::support::TestApp;
use crate::support::fiche::{ages, fiche};
use crate::support::page::Page;

fn first() -> NewFiche {
    fiche("een")
        .with(|draft| {
            draft.number = "2".into();
            draft.name = "Proefhuis \"Een\" </style>".into();
            draft.summary.nl = "Kom praten.".into();
            draft.text = "Voor wie **meer** wil weten.".into();
            draft.related = vec!["twee".into(), "drie".into()];
            draft.locations = vec![LocationDraft {
                key: "huis".into(),
                street: "Proefstraat 12".into(),
                postcode: Typed("1083".into()),
                commune: "Ganshoren".into(),
                ..Default::default()
            }];
            draft.contacts = vec![ContactDraft {
                key: "onthaal".into(),
                label: "Onthaal".into(),
                location: "huis".into(),
                phones: vec!["02/412.06.60".into()],
                hours: vec![HoursDraft { days: vec!["ma".into()], opens: "09:00".into(), closes: "12:30".into() }],
                ..Default::default()
            }];
        })
        .service("praten", "interventie", |service| {
            service.name = "Praten".into();
            service.ages = ages("10", "20");
            service.themes = vec!["psychisch".into()];
            service.route.parent = "Bel gerust zelf.".into();
            service.cost.kind = "betalend".into();
            service.cost.amounts = vec![AmountDraft { euro: Typed("4".into()), label: "verminderd tarief".into() }];
        })
        .service("vorming", "preventie", |service| service.audiences = vec!["schoolteam".into()])
        .build()
}

async fn app() -> TestApp {
    TestApp::with(vec![
        first(),
        fiche("twee")
            .with(|draft| draft.number = "1".into())
            .service("hulp", "interventie", |service| {
                service.themes = vec!["psychisch".into()];
                service.route.parent = "Vraag het aan het CLB.".into();
            })
            .service("kamp", "preventie", |service| service.route.parent = "Schrijf je in.".into())
            .build(),
        fiche("drie").service("hulp", "compensatie", |service| service.ages = ages("18", "")).build(),
    ])
    .await
}

fn listed(page: &Page) -> Vec<String> {
    page.attributes(".pick", "data-slug")
}

#[tokio::test]
async fn a_list_is_its_address_in_the_order_of_the_address() {
    let page = app().await.get("/selectie?f=drie&f=een").await;
    assert_eq!((page.status, listed(&page)), (StatusCode::OK, vec!["drie".to_owned(), "een".to_owned()]));
    assert_eq!(page.count("[role=note]"), 0);
    assert_eq!(page.count("meta[name=robots][content=noindex]"), 1);
    assert_eq!(page.attributes("nav a[aria-current=page]", "href"), ["/selectie"]);
}

#[tokio::test]
async fn what_is_not_known_is_told_kindly_and_the_rest_kept() {
    let page = app().await.get("/selectie?f=een&f=weg&f=een&f=../x&f=&kleur=rood&f=twee").await;
    assert_eq!((page.status, listed(&page)), (StatusCode::OK, vec!["een".to_owned(), "twee".to_owned()]));
    assert_eq!(
        page.texts("[role=note] li"),
        [
            "We kennen geen fiche “weg”. Misschien bestaat ze niet meer.",
            "We kennen geen fiche “../x”. Misschien bestaat ze niet meer.",
            "We kennen “kleur” niet en kijken er niet naar."
        ]
    );
    let many = TestApp::with((0..32).map(|n| fiche(&format!("proef-{n}")).service("hulp", "preventie", |_| ()).build()).collect()).await;
    let all: Vec<String> = (0..32).map(|n| format!("f=proef-{n}")).collect();
    let page = many.get(&format!("/selectie?{}", all.join("&"))).await;
    assert_eq!((listed(&page).len(), page.text("[role=note] li").as_str()), (30, "Hier passen hoogstens 30 fiches. We lieten de laatste 2 weg."));
}

#[tokio::test]
async fn each_fiche_moves_and_goes_by_a_link() {
    let app = app().await;
    let page = app.get("/selectie?f=een&f=twee&f=drie").await;
    assert_eq!(
        page.attributes("#fiche-twee [data-change]", "href"),
        ["/selectie?f=twee&f=een&f=drie#fiche-twee", "/selectie?f=een&f=drie&f=twee#fiche-twee", "/selectie?f=een&f=drie"]
    );
    assert_eq!(page.texts("#fiche-een [data-change]").len(), 2, "the first cannot go up");
    assert_eq!(page.texts("#fiche-twee [data-change]")[0], "Omhoog, Proef twee", "a link says which fiche it moves");
    let last = app.get(&page.attributes("#fiche-een [data-change]", "href")[1]).await;
    assert_eq!(listed(&last), ["twee", "drie"]);
}

#[tokio::test]
async fn a_fiche_is_added_by_its_name_without_script() {
    let page = app().await.get("/selectie?f=een").await;
    assert_eq!(page.attributes("form.add", "action"), ["/selectie"]);
    assert_eq!(page.attributes("form.add input[type=hidden][name=f]", "value"), ["een"]);
    assert_eq!(page.attributes("form.add select[name=f] option", "value"), ["", "drie", "twee"], "by name, and what is in the list not again");
}

#[tokio::test]
async fn an_empty_list_says_how_to_fill_it() {
    let page = app().await.get("/selectie").await;
    assert_eq!(page.status, StatusCode::OK);
    assert_eq!(page.texts("main ol li").len(), 3);
    assert_eq!((page.count("form.add"), page.count(".qr"), page.count("textarea")), (1, 0, 0));
}

#[tokio::test]
async fn every_card_and_every_fiche_can_be_kept_without_script() {
    let app = app().await;
    let results = app.get("/zoeken?q=hulp").await;
    assert!(!results.results().is_empty());
    for slug in results.results() {
        assert!(results.attributes(".card [data-keep]", "href").contains(&format!("/selectie?f={slug}")), "{slug}");
    }
    assert_eq!(results.texts(".card [data-keep]")[0], "Bewaar in mijn lijst, Proef twee", "a link says which fiche it keeps");
    assert_eq!(app.get("/fiches/een").await.attributes("[data-keep]", "href"), ["/selectie?f=een"]);
}

#[tokio::test]
async fn a_list_is_shared_by_its_address_by_mail_and_by_a_code() {
    let page = app().await.get("/selectie?f=een&f=drie").await;
    assert_eq!(page.attributes("#adres", "value"), ["https://aanhaken.example/selectie?f=een&f=drie"]);
    let mail = &page.attributes("a[href^='mailto:?']", "href")[0];
    assert!(mail.contains("https%3A%2F%2Faanhaken.example%2Fselectie%3Ff%3Deen%26f%3Ddrie"), "{mail}");
    assert!(!mail.contains('+'), "a plus in a mail stays a plus: {mail}");
    assert_eq!(page.attributes(".qr svg[role=img]", "aria-label"), ["QR-code met het adres van deze lijst"]);
    assert!(page.attributes(".qr path", "d")[0].starts_with("M4 4h7v1h-7z"));
}

#[tokio::test]
async fn notes_are_only_printed() {
    let page = app().await.get("/selectie?f=een&f=drie").await;
    assert_eq!(page.attributes("textarea", "data-note"), ["een", "drie", ""]);
    assert_eq!((page.count("textarea[name]"), page.count("form textarea")), (0, 0), "nothing sends them");
}

#[tokio::test]
async fn the_handout_tells_a_family_what_it_needs() {
    let page = app().await.get("/selectie?f=een&f=twee").await;
    let text = page.text("#fiche-een");
    let told = ["Kom praten.", "10 tot en met 20 jaar", "Bel gerust zelf.", "betalend: 4 euro (verminderd tarief)", "02 412 06 60"];
    for fact in told.into_iter().chain(["Proefstraat 12, 1083 Ganshoren", "maandag: 09:00–12:30", "https://aanhaken.example/fiches/een"]) {
        assert!(text.contains(fact), "{fact}: {text}");
    }
    assert!(!text.contains("schoolteam"), "what is for schools only is not for a family: {text}");
    let ways = page.texts("#fiche-twee dd p");
    assert_eq!(ways, ["Aanbod hulp Vraag het aan het CLB.", "Aanbod kamp Schrijf je in."]);
}

#[tokio::test]
async fn fiches_stand_side_by_side_and_what_differs_says_so() {
    let app = app().await;
    let page = app.get("/vergelijk?f=een&f=twee").await;
    assert_eq!(page.attributes("table thead th[scope=col] a", "href"), ["/fiches/een", "/fiches/twee"]);
    let rows = page.texts("tbody th[scope=row]");
    assert!(rows.contains(&"Leeftijd verschilt".to_owned()) && rows.contains(&"Hoe kom je binnen".to_owned()), "{rows:?}");
    assert!(!rows.iter().any(|row| row.starts_with("Taal")), "a question to which nobody has an answer is not asked: {rows:?}");
    assert_eq!(page.texts("tbody tr:first-child td li"), ["10 tot en met 20 jaar", "leeftijd niet vermeld", "leeftijd niet vermeld"]);
    assert_eq!(page.texts("tbody tr:first-child td .cell-head").len(), 2, "a phone names the fiches again in each row");
    assert_eq!(page.attributes("a.chip.on", "href"), ["/vergelijk?f=twee", "/vergelijk?f=een"]);

    let differing = app.get(&page.attributes(".actions a", "href")[0]).await;
    assert!(differing.texts("tbody th").iter().all(|row| row.ends_with("verschilt")));
    assert_eq!(differing.texts("tbody th").len().to_string(), page.text(".sentence").split(' ').nth(1).expect("a number"));
    assert_eq!(differing.attributes(".actions a", "href"), ["/vergelijk?f=een&f=twee"]);
    assert_eq!(page.count("meta[name=robots][content=noindex]"), 1);
}

#[tokio::test]
async fn fewer_than_two_fiches_get_a_form_and_more_than_four_are_cut() {
    let app = app().await;
    for address in ["/vergelijk", "/vergelijk?f=een", "/vergelijk?f=een&f=weg&verschil=1"] {
        let page = app.get(address).await;
        assert_eq!((page.status, page.count("table"), page.count("form.add")), (StatusCode::OK, 0, 1), "{address}");
    }
    assert_eq!(app.get("/fiches/een").await.attributes("a[href^='/vergelijk']", "href"), ["/vergelijk?f=een"]);
    let many = TestApp::with((0..6).map(|n| fiche(&format!("proef-{n}")).service("hulp", "preventie", |_| ()).build()).collect()).await;
    let all = "f=proef-0&f=proef-1&f=proef-2&f=proef-3&f=proef-4&f=proef-5";
    let page = many.get(&format!("/vergelijk?{all}")).await;
    assert_eq!((page.count("thead th"), page.count("form.add"), page.count("[role=note]")), (4, 0, 1));
    let from_list = many.get(&format!("/selectie?{all}")).await;
    assert_eq!(from_list.attributes("a[href^='/vergelijk']", "href"), ["/vergelijk?f=proef-0&f=proef-1&f=proef-2&f=proef-3"]);
}

#[tokio::test]
async fn the_bundle_goes_in_its_order_with_cover_contents_scheme_and_indexes() {
    let page = app().await.get("/bundel").await;
    assert_eq!(page.texts("h2:not(.screen h2)"), ["Inhoud", "Overzicht per fase", "Fiches", "Register op thema", "Register op leeftijd"]);
    assert_eq!(page.attributes("article", "id"), ["fiche-twee", "fiche-een", "fiche-drie"]);
    assert_eq!(page.attributes(".contents ul ul a", "href"), ["#fiche-twee", "#fiche-een", "#fiche-drie"]);
    assert_eq!(page.attributes(".scheme tbody th a", "href"), ["#fiche-twee", "#fiche-een", "#fiche-drie"]);
    assert!(page.text(".cover").contains("1 september 2026"), "{}", page.text(".cover"));
    assert_eq!(page.texts("#thema ~ ul")[0], "1 Proef twee 2 Proefhuis \"Een\" </style>");
    assert_eq!(
        page.texts("#leeftijd ~ h3"),
        ["6 tot en met 11 jaar", "12 tot en met 14 jaar", "15 tot en met 17 jaar", "18 tot en met 24 jaar", "vanaf 25 jaar", "leeftijd niet vermeld"]
    );
    assert_eq!(page.texts("#leeftijd ~ ul")[4], "Proef drie (vanaf 18 jaar)");
    assert_eq!(page.attributes("#fiche-een .closing a", "href"), ["#fiche-twee", "#fiche-drie"]);
    assert_eq!((page.count("meta[name=robots][content=noindex]"), page.attributes("html", "lang")), (1, vec!["nl".to_owned()]));
}

#[tokio::test]
async fn a_filter_leaves_a_part_of_the_bundle_and_the_cover_says_which() {
    let app = app().await;
    let page = app.get("/bundel?fase=interventie&thema=psychisch&leeftijd=14&kleur=rood").await;
    assert_eq!(page.attributes("article", "id"), ["fiche-twee", "fiche-een"]);
    assert!(page.text(".cover").contains("2 fiches voor 14 jaar, zich slecht voelen, psychische problemen, interventie"), "{}", page.text(".cover"));
    assert_eq!(page.texts(".how li"), ["We kennen “kleur” niet en kijken er niet naar."]);
    assert!(page.count("#een--vorming") == 1, "a fiche that is left is left complete");
    assert_eq!(page.attributes("#fiche-een .closing a", "href")[1], "https://aanhaken.example/fiches/drie", "what is not in the file is on the site");
    let results = app.get("/zoeken?fase=interventie&ik=ouder&pagina=7").await;
    assert_eq!(results.attributes("a[href^='/bundel']", "href"), ["/bundel?fase=interventie"]);
    assert_eq!(app.get("/overzicht").await.attributes("a[href^='/bundel']", "href"), ["/bundel"]);
    let nothing = app.get("/bundel?leeftijd=3&fase=compensatie").await;
    assert_eq!((nothing.status, nothing.count("article"), nothing.count("h2")), (StatusCode::OK, 0, 1));
}

#[tokio::test]
async fn the_bundle_is_one_file_that_loads_and_runs_nothing() {
    let app = app().await;
    let page = app.get("/bundel").await;
    assert_eq!(page.count("script, img, iframe, link[rel=stylesheet], [style], [onclick], base"), 0);
    let policy = page.header("content-security-policy");
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-") && !policy.contains("unsafe") && !policy.contains("'self'"), "{policy}");
    for element in page.texts_as_they_are("style") {
        use base64::Engine as _;
        use sha2::Digest as _;
        let hash = base64::prelude::BASE64_STANDARD.encode(sha2::Sha256::digest(&element));
        assert!(policy.contains(&format!("'sha256-{hash}'")), "the policy refuses a style of {} characters", element.len());
        assert!(!element.contains("@import") && element.split("url(").skip(1).all(|loaded| loaded.starts_with("data:")), "the style loads something");
    }
    assert_eq!(page.count("style"), 2, "no name ends the style");

    let ids = page.attributes("[id]", "id");
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an id stands there twice");
    for target in page.attributes("a[href^='#']", "href") {
        assert!(ids.iter().any(|id| target == format!("#{id}")), "{target} leads nowhere");
    }
    assert_eq!(page.attributes("a[href^='/']", "href"), Vec::<String>::new(), "a saved file knows no other way to the site than a full address");
    assert!(page.headers.get("content-disposition").is_none());

    let again = Request::get("/bundel").header("if-none-match", page.header("etag")).body(Body::empty()).expect("a request");
    let answer = app.send(again).await;
    assert_eq!(answer.status(), StatusCode::NOT_MODIFIED);
    assert_eq!(answer.headers()["content-security-policy"].to_str().expect("text"), policy, "a browser that has the page gets its policy again");

    let kept = app.get("/bundel?fase=interventie&bewaar=1").await;
    assert_eq!(kept.header("content-disposition"), "attachment; filename=\"aanhaken-2026-09-01.html\"");
    assert_eq!((kept.count("article"), kept.count(".how li")), (2, 0));
}

#[tokio::test]
async fn the_bundle_holds_every_fact_of_every_fiche() {
    let app = TestApp::with_seeds().await;
    let page = app.get("/bundel").await;
    let fiches = seeds::check(&seeds::read(None).expect("seeds")).expect("seeds without faults");
    assert_eq!(page.count("article"), fiches.len());
    let ids = page.attributes("[id]", "id");
    assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "an id stands there twice");
    // A number in a sentence is a link of its own: compare without white space.
    let solid = |text: &str| text.split_whitespace().collect::<String>();
    let mut looked = 0;
    for fiche in fiches {
        let content = &fiche.content;
        let here = format!("#fiche-{}", fiche.slug);
        let text = solid(&(page.text(&here) + &page.attributes(&format!("{here} a"), "href").join(" ")));
        let mut facts: Vec<String> = vec![content.name.clone(), content.summary.nl.clone(), content.aim.clone(), content.source.document.clone()];
        facts.extend(content.alternate_names.iter().chain(&content.notice).chain(&content.funding).cloned());
        facts.extend(content.number.map(|number| number.to_string()));
        facts.extend(content.source.year.map(|year| year.to_string()));
        for contact in &content.contacts {
            facts.push(contact.label.clone());
            facts.extend(contact.phones.iter().map(ToString::to_string));
            facts.extend(contact.emails.iter().map(ToString::to_string));
            facts.extend(contact.sites.iter().map(|site| site.shown().to_owned()));
            facts.extend([&contact.person, &contact.role, &contact.hours_note].into_iter().flatten().cloned());
            facts.extend(contact.hours.iter().map(|hours| format!("{}–{}", hours.opens, hours.closes)));
        }
        for place in &content.locations {
            facts.push(place.one_line());
            facts.extend(place.name.iter().chain(&place.note).cloned());
        }
        for service in &content.services {
            facts.extend([&service.name, &service.summary, &service.route.parent, &service.route.professional].map(Clone::clone));
            facts.extend(service.conditions.iter().cloned());
            facts.extend(
                [&service.duration, &service.intensity, &service.capacity, &service.ages_note, &service.cost.note].into_iter().flatten().cloned(),
            );
            facts.extend(service.cost.amounts.iter().map(|amount| format!("{} ({})", amount.euro, amount.label)));
            // Texts for professionals: all their words, whatever their markup.
            let words = service.text.split(|c: char| !c.is_alphanumeric()).chain(content.text.split(|c: char| !c.is_alphanumeric()));
            facts.extend(words.filter(|word| !word.is_empty()).map(str::to_owned));
        }
        looked += facts.len();
        for fact in facts {
            assert!(text.contains(&solid(&fact)), "{}: “{fact}” is not in the bundle", fiche.slug);
        }
    }
    assert!(looked > 10_000, "only {looked} facts were looked for");
}

#[tokio::test]
async fn a_family_that_reads_french_or_english_gets_its_own_words_beside_the_dutch_name() {
    let mut told = first();
    let words = |word: &str| ServiceWords {
        name: format!("{word} name"),
        summary: format!("{word} sentence."),
        route: format!("{word} route."),
        ..Default::default()
    };
    let gloss = |word: &str| FicheWords { gloss: Some(format!("{word} gloss")), notice: None };
    told.content.summary.fr = Some("fr summary.".into());
    told.content.summary.en = Some("en summary.".into());
    told.content.words = Foreign { fr: Some(gloss("fr")), en: Some(gloss("en")) };
    told.content.services[0].words = Foreign { fr: Some(words("fr")), en: Some(words("en")) };
    let app = TestApp::with(vec![told, fiche("twee").service("hulp", "preventie", |_| ()).build()]).await;
    for code in ["fr", "en"] {
        let list = app.get(&format!("/{code}/selectie?f=een&f=twee")).await;
        assert_eq!(list.attributes("html", "lang"), [code]);
        assert_eq!(list.attributes("#fiche-een h2 a[lang=nl]", "href"), [format!("/{code}/fiches/een")], "the name is Dutch and says so");
        assert_eq!(list.texts("#fiche-een h2 .gloss"), [format!("{code} gloss")]);
        let text = list.text("#fiche-een");
        assert!(text.contains(&format!("{code} summary.")) && text.contains(&format!("{code} route.")), "{code}: {text}");
        assert_eq!(list.count(".lead + .quiet"), 1, "that some of it is Dutch is told");
        assert_eq!(list.attributes("#adres", "value"), [format!("https://aanhaken.example/{code}/selectie?f=een&f=twee")]);
        assert!(list.attributes(".languages a", "href").contains(&"/selectie?f=een&f=twee".to_owned()), "the switch keeps the list");

        let compared = app.get(&format!("/{code}/vergelijk?f=een&f=twee&verschil=1")).await;
        assert!(compared.texts("tbody td li").contains(&format!("{code} name")), "{code}");
        assert!(compared.attributes(".languages a", "href").contains(&"/vergelijk?f=een&f=twee&verschil=1".to_owned()));

        let bundle = app.get(&format!("/{code}/bundel?thema=psychisch")).await;
        assert_eq!(bundle.attributes("html", "lang"), [code]);
        assert!(bundle.text("#een--praten").contains(&format!("{code} sentence.")), "{code}");
        assert_eq!(bundle.texts("#fiche-een > .prose[lang=nl]"), ["Voor wie meer wil weten."], "what is for professionals is there in Dutch");
        for page in [&list, &compared, &bundle] {
            assert_eq!(page.count("h1"), 1);
            let chrome = page.texts("h1, h2, nav, dt, th, label, button").join(" ");
            for dutch in ["lijst", "Voor wie", "Leeftijd", "Inhoud", "Register", "Kostprijs", "Notities", "naast"] {
                assert!(!chrome.contains(dutch), "{code}: {dutch}");
            }
        }
    }
}
