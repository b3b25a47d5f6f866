//! People on their way to help: a parent on a phone, a parent whose phone runs no scripts, a counsellor who uses no mouse.

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use thirtyfour::prelude::*;

use crate::support::{DESK, PHONE, Scripts, Visitor, with_a_browser};

#[tokio::test]
async fn a_parent_on_a_phone_sees_the_whole_question_without_scrolling() -> Result<()> {
    with_a_browser(Scripts::On, async |parent| {
        parent.looks_at(PHONE).await?;
        parent.opens("/").await?;
        let script = "return document.querySelector('.questions button[type=submit]').getBoundingClientRect().bottom";
        let bottom: f64 = parent.asks(script, vec![]).await?;
        ensure!(bottom <= f64::from(PHONE.height), "the button ends at {bottom} px, on a screen of {} px", PHONE.height);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_parent_whose_phone_runs_no_scripts_finds_a_number_to_call() -> Result<()> {
    with_a_browser(Scripts::Off, async |parent| {
        parent.looks_at(PHONE).await?;
        runs_no_scripts(parent).await?;

        parent.opens("/").await?;
        parent.sees("#leeftijd").await?.send_keys("14").await?;
        parent.sees("#thema option[value=spijbelen]").await?.click().await?;
        parent.sees(".questions button[type=submit]").await?.click().await?;
        parent.arrives_at("/zoeken?leeftijd=14&thema=spijbelen").await?;
        let sentence = parent.reads("[role=status]").await?;
        ensure!(sentence.contains("voor 14 jaar"), "{sentence}");
        ensure!(parent.counts(".card").await? > 0, "nobody helps");
        ensure!(parent.counts(".notice").await? == 0, "an empty field is called a fault: {}", parent.reads(".notice").await?);

        let filters = parent.sees("#filters").await?;
        ensure!(!filters.is_displayed().await?, "the filters are in the way of the results");
        parent.sees(".filters-button a").await?.click().await?;
        ensure!(parent.sees("#filters").await?.is_displayed().await?, "the button does not show the filters");
        let free = parent.sees("#f-kostprijs-gratis").await?;
        if !free.is_displayed().await? {
            parent.sees("#filters details:has(#f-kostprijs-gratis) summary").await?.click().await?;
        }
        free.click().await?;
        ensure!(!parent.address().await?.contains("kostprijs"), "a filter works by script");
        parent.sees("#filters button[type=submit]").await?.click().await?;
        parent.arrives_at("/zoeken?leeftijd=14&thema=spijbelen&kostprijs=gratis").await?;
        ensure!(parent.reads("[role=status]").await? != sentence, "the sentence does not tell the filter: {sentence}");

        let name = parent.reads(".card h2 a").await?;
        parent.sees(".card h2 a").await?.click().await?;
        parent.arrives_at("/fiches/").await?;
        ensure!(parent.reads("h1").await? == name, "the card of {name} leads to {}", parent.reads("h1").await?);
        let call = parent.sees("a[href^='tel:']").await?;
        ensure!(call.is_displayed().await?, "{name} has no number in sight");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_french_speaking_parent_whose_phone_runs_no_scripts_finds_a_number_to_call() -> Result<()> {
    with_a_browser(Scripts::Off, async |parent| {
        parent.looks_at(PHONE).await?;
        runs_no_scripts(parent).await?;

        parent.opens("/").await?;
        parent.sees(".languages a[lang=fr]").await?.click().await?;
        ensure!(parent.arrives_at("/fr").await? == "/fr", "the switch leads to {}", parent.address().await?);
        let button = parent.sees(".questions button[type=submit]").await?;
        ensure!(button.rect().await?.y < f64::from(PHONE.height), "the button is not on the first screen");
        parent.sees("#leeftijd").await?.send_keys("15").await?;
        parent.sees("#q").await?.send_keys("ne veut plus aller à l'école").await?;
        parent.sees(".questions button[type=submit]").await?.click().await?;
        parent.arrives_at("/fr/zoeken?leeftijd=15").await?;
        let sentence = parent.reads("[role=status]").await?;
        ensure!(sentence.contains("15 ans"), "{sentence}");
        ensure!(parent.understood().await?.contains(&"ne veut plus aller à l’école".to_owned()), "{:?}", parent.understood().await?);
        ensure!(parent.counts(".card").await? > 0, "nobody helps");

        // What stands in the address goes along to another language and back.
        let asked = parent.address().await?;
        parent.sees(".languages a[lang=en]").await?.click().await?;
        parent.arrives_at("/en/zoeken?leeftijd=15").await?;
        ensure!(parent.address().await? == asked.replacen("/fr", "/en", 1), "from {asked} to {}", parent.address().await?);
        parent.sees(".languages a[lang=fr]").await?.click().await?;
        parent.arrives_at("/fr/zoeken").await?;
        ensure!(parent.address().await? == asked && parent.reads("[role=status]").await? == sentence, "it did not come back to {asked}");

        // The first of those who can be called at once.
        let mut called = false;
        for card in 1..=5 {
            parent.sees(&format!(".card:nth-child({card}) h2 a")).await?.click().await?;
            parent.arrives_at("/fr/fiches/").await?;
            ensure!(parent.asks::<String>("return document.documentElement.lang", vec![]).await? == "fr", "the fiche is not in French");
            if parent.counts(".call a[href^='tel:']").await? > 0 {
                let call = parent.sees(".call a[href^='tel:']").await?;
                ensure!(call.is_displayed().await? && call.text().await?.contains("Appeler le"), "the button reads “{}”", call.text().await?);
                called = true;
                break;
            }
            parent.driver.back().await?;
            parent.arrives_at("/fr/zoeken").await?;
        }
        ensure!(called, "none of the first five has a number on its first screen");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_counsellor_without_a_mouse_narrows_the_results_and_goes_back() -> Result<()> {
    with_a_browser(Scripts::On, async |counsellor| {
        counsellor.looks_at(DESK).await?;
        counsellor.opens("/").await?;
        counsellor.presses(Key::Tab).await?;
        ensure!(counsellor.focus().await? == ".skip", "the first Tab goes to {}", counsellor.focus().await?);
        let (top, bottom): (f64, f64) =
            counsellor.asks("const box = document.activeElement.getBoundingClientRect(); return [box.top, box.bottom]", vec![]).await?;
        ensure!(top >= 0.0 && bottom > 0.0, "the link past the menu cannot be seen");
        counsellor.presses(Key::Enter).await?;
        ensure!(counsellor.focus().await? == "#inhoud", "the link past the menu leads to {}", counsellor.focus().await?);
        counsellor.tabs_to("#q").await?;
        counsellor.presses("spijbelen").await?;
        counsellor.presses(Key::Enter).await?;
        counsellor.arrives_at("q=spijbelen").await?;

        let before = counsellor.snapshot().await?;
        counsellor.tabs_to(PHASE).await?;
        // A page that is loaded anew forgets this.
        counsellor.driver.execute("window.stays = true", vec![]).await?;
        counsellor.presses(" ").await?;
        counsellor.waits_for_other_words("[role=status]", &before.sentence).await?;
        let after = counsellor.snapshot().await?;
        ensure!(after.sentence.contains("interventie"), "{}", after.sentence);
        ensure!(after.cards != before.cards, "the results did not change");
        ensure!(after.address.contains("q=spijbelen&fase=interventie"), "{}", after.address);
        ensure!(counsellor.focus().await? == PHASE, "the focus went to {}", counsellor.focus().await?);
        ensure!(counsellor.sees(PHASE).await?.is_selected().await?, "the tick went away");

        counsellor.driver.back().await?;
        counsellor.waits_for_other_words("[role=status]", &after.sentence).await?;
        ensure!(counsellor.snapshot().await? == before, "Back does not bring the former results: {:?}", counsellor.snapshot().await?);
        ensure!(!counsellor.sees(PHASE).await?.is_selected().await?, "the tick stayed");
        let stayed: bool = counsellor.asks("return window.stays === true", vec![]).await?;
        ensure!(stayed, "the page was loaded anew");
        let complaints = counsellor.complaints().await?;
        ensure!(complaints.is_empty(), "{complaints:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_counsellor_without_a_mouse_goes_straight_to_a_suggested_fiche() -> Result<()> {
    with_a_browser(Scripts::On, async |counsellor| {
        counsellor.looks_at(DESK).await?;
        counsellor.opens("/").await?;
        counsellor.tabs_to("#q").await?;
        ensure!(counsellor.list().await? == List::closed(""), "before a word: {:?}", counsellor.list().await?);

        counsellor.types_until_suggested("tej", "TEJO BXL").await?;
        let opened = List { typed: "tej".into(), open: true, expanded: "true".into(), active: None, selected: vec![] };
        ensure!(counsellor.list().await? == opened, "opened: {:?}", counsellor.list().await?);
        counsellor.presses(Key::Escape).await?;
        ensure!(counsellor.list().await? == List::closed("tej"), "after Escape: {:?}", counsellor.list().await?);
        ensure!(counsellor.focus().await? == "#q", "Escape sends the focus to {}", counsellor.focus().await?);

        // Up from the words goes to the last, and down from there around to the first.
        counsellor.opens("/").await?;
        counsellor.types_until_suggested("sch", "Schaarbeek").await?;
        let suggested: Vec<String> = counsellor.asks(SUGGESTED, vec![]).await?;
        ensure!(suggested.len() > 2, "too few to walk through: {suggested:?}");
        for (key, expected) in [(Key::Up, suggested.last()), (Key::Down, suggested.first()), (Key::Down, suggested.get(1))] {
            counsellor.presses(key).await?;
            let list = counsellor.list().await?;
            ensure!(list.active.as_ref() == expected && list.selected == Vec::from_iter(expected.cloned()), "not {expected:?}: {list:?}");
        }

        counsellor.opens("/").await?;
        counsellor.types_until_suggested("tej", "TEJO BXL").await?;
        counsellor.presses(Key::Down).await?;
        let tejo = "TEJO BXL".to_owned();
        let chosen = List { active: Some(tejo.clone()), selected: vec![tejo], ..opened };
        ensure!(counsellor.list().await? == chosen, "after ArrowDown: {:?}", counsellor.list().await?);
        counsellor.presses(Key::Enter).await?;
        let address = counsellor.arrives_at("/fiches/").await?;
        ensure!(address == "/fiches/tejo-bxl", "{address}");
        let complaints = counsellor.complaints().await?;
        ensure!(complaints.is_empty(), "{complaints:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_parent_taps_what_the_search_box_suggests() -> Result<()> {
    with_a_browser(Scripts::On, async |parent| {
        parent.looks_at(PHONE).await?;
        parent.opens("/zoeken").await?;
        parent.types_until_suggested("spij", "spijbelen").await?;
        parent.sees("#suggesties [role=option]").await?.click().await?;
        parent.arrives_at("/zoeken?thema=spijbelen").await?;
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_parent_whose_phone_runs_no_scripts_takes_off_what_was_understood() -> Result<()> {
    with_a_browser(Scripts::Off, async |parent| {
        parent.looks_at(PHONE).await?;
        runs_no_scripts(parent).await?;

        parent.opens("/").await?;
        ensure!(parent.counts("[role=combobox]").await? == 0, "the box promises suggestions that only a script brings");
        let question = "mijn zoon van 14 wil niet meer naar school";
        parent.sees("#q").await?.send_keys(question).await?;
        parent.presses(Key::Enter).await?;
        parent.arrives_at("q=mijn+zoon+van+14").await?;
        let understood = parent.understood().await?;
        ensure!(understood.iter().any(|one| one == "14 jaar"), "understood: {understood:?}");
        parent.sees(".understood .chip[href$='zonder=leeftijd-14']").await?.click().await?;

        parent.arrives_at("zonder=leeftijd-14").await?;
        let left: Vec<_> = understood.into_iter().filter(|one| one != "14 jaar").collect();
        ensure!(parent.understood().await? == left, "not only the age went: {:?}", parent.understood().await?);
        let asked = parent.sees("#q").await?.prop("value").await?;
        ensure!(asked.as_deref() == Some(question), "the question is gone: {asked:?}");
        ensure!(parent.counts(".card").await? > 0, "nobody helps");

        // A filter that comes after it does not bring it back.
        parent.sees(".filters-button a").await?.click().await?;
        parent.sees(PHASE).await?.click().await?;
        parent.sees("#filters button[type=submit]").await?.click().await?;
        let address = parent.arrives_at("fase=interventie").await?;
        ensure!(address.contains("zonder=leeftijd-14"), "the filter forgets what was taken off: {address}");
        ensure!(parent.understood().await? == left, "a filter brings back the age: {:?}", parent.understood().await?);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_youngster_in_danger_sees_whom_to_call_at_once() -> Result<()> {
    with_a_browser(Scripts::On, async |youngster| {
        youngster.looks_at(PHONE).await?;
        youngster.opens("/").await?;
        youngster.sees("#q").await?.send_keys("papa slaat mij").await?;
        youngster.presses(Key::Enter).await?;
        youngster.arrives_at("q=papa+slaat+mij").await?;
        let call = youngster.sees(".danger a[href='tel:112']").await?;
        ensure!(call.is_displayed().await? && call.text().await?.trim() == "112", "the number reads “{}”", call.text().await?);
        let script = "return document.querySelector(\".danger a[href='tel:112']\").getBoundingClientRect().bottom + scrollY";
        let bottom: f64 = youngster.asks(script, vec![]).await?;
        ensure!(bottom <= f64::from(2 * PHONE.height), "112 ends at {bottom} px, on a screen of {} px", PHONE.height);
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_parent_without_a_mouse_opens_what_is_only_for_schools() -> Result<()> {
    with_a_browser(Scripts::On, async |parent| {
        parent.looks_at(DESK).await?;
        parent.opens("/zoeken?thema=spijbelen").await?;
        ensure!(parent.counts(".folded").await? == 0, "something is folded before anybody said who asks");
        let all = parent.counts(".card").await?;
        parent.tabs_to(".sorts a[href$='ik=ouder']").await?;
        parent.presses(Key::Enter).await?;
        parent.arrives_at("thema=spijbelen&ik=ouder").await?;
        ensure!(parent.counts(".sorts a[aria-current=true][href='/zoeken?thema=spijbelen']").await? == 1, "nothing tells that a parent asks");

        let folded = parent.counts(".folded .card").await?;
        ensure!(folded > 0 && parent.counts(".card").await? == all, "{folded} of {all} folded, {} there", parent.counts(".card").await?);
        let said = parent.reads(".folded summary").await?;
        ensure!(said.contains(&format!(" {folded} fiche")), "{folded} folded, and it says: {said}");
        let card = parent.sees(".folded .card h2 a").await?;
        ensure!(!card.is_displayed().await?, "what is folded can be seen");
        parent.tabs_to(".folded summary").await?;
        parent.presses(Key::Enter).await?;
        ensure!(card.is_displayed().await?, "Enter does not open it");
        ensure!(parent.tabs_to(".folded .card h2 a").await? == 1, "the next Tab goes past the first of what was folded");
        Ok(())
    })
    .await
}

const PHASE: &str = "#f-fase-interventie";

/// What a search page says.
#[derive(Debug, PartialEq)]
struct Snapshot {
    address: String,
    sentence: String,
    cards: Vec<String>,
}

/// What stands in the search box, and what it tells about its list, with options by their words.
#[derive(Debug, PartialEq, Deserialize)]
struct List {
    typed: String,
    open: bool,
    expanded: String,
    active: Option<String>,
    selected: Vec<String>,
}

impl List {
    fn closed(typed: &str) -> Self {
        Self { typed: typed.to_owned(), open: false, expanded: "false".to_owned(), active: None, selected: Vec::new() }
    }
}

/// The words of the suggestions.
const SUGGESTED: &str = "return [...document.querySelectorAll('#suggesties > [role=option]')].map((one) => one.textContent)";

impl Visitor {
    /// What the search box and its list tell.
    async fn list(&self) -> Result<List> {
        let script = "const box = document.querySelector('#q[role=combobox]'), list = document.getElementById(box.getAttribute('aria-controls'));
            const active = box.getAttribute('aria-activedescendant');
            const selected = list.hidden ? [] : [...list.querySelectorAll('[role=option][aria-selected=true]')];
            return { typed: box.value, open: list.checkVisibility(), expanded: box.getAttribute('aria-expanded'),
                active: active === null ? null : document.getElementById(active).textContent, selected: selected.map((one) => one.textContent) };";
        self.asks(script, vec![]).await
    }

    /// What the page says that it understood, one for each chip.
    async fn understood(&self) -> Result<Vec<String>> {
        let script = "return [...document.querySelectorAll('.understood .chip [aria-hidden]')].map((one) => one.textContent.replace(' ✕', ''))";
        self.asks(script, vec![]).await
    }

    async fn snapshot(&self) -> Result<Snapshot> {
        Ok(Snapshot {
            address: self.address().await?,
            sentence: self.reads("[role=status]").await?,
            cards: self.asks("return [...document.querySelectorAll('.card h2 a')].map((link) => link.textContent)", vec![]).await?,
        })
    }
}

/// Makes sure that this browser is what the test says it is.
async fn runs_no_scripts(parent: &Visitor) -> Result<()> {
    parent.driver.goto("data:text/html,<title>no script</title><script>document.title = 'script'</script>").await?;
    let title = parent.driver.title().await.context("a title")?;
    ensure!(title == "no script", "this browser runs scripts");
    Ok(())
}

#[tokio::test]
async fn a_parent_with_only_a_keyboard_goes_from_home_to_a_phone_number() -> Result<()> {
    with_a_browser(Scripts::On, async |parent| {
        parent.looks_at(DESK).await?;
        parent.opens("/fr").await?;
        parent.tabs_to("#leeftijd").await?;
        parent.presses("15").await?;
        parent.tabs_to("#q").await?;
        parent.presses("mon fils est harcelé").await?;
        parent.presses(Key::Enter).await?;
        parent.arrives_at("/fr/zoeken?").await?;
        parent.tabs_to(".card h2 a").await?;
        let name = parent.asks::<String>("return document.activeElement.textContent", vec![]).await?;
        parent.presses(Key::Enter).await?;
        parent.arrives_at("/fr/fiches/").await?;
        ensure!(parent.reads("h1").await? == name, "the card of {name} leads to {}", parent.reads("h1").await?);
        parent.tabs_to("main a[href^='tel:']").await?;
        Ok(())
    })
    .await
}
