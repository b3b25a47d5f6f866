//! People on their way to help: a parent on a phone, a parent whose phone runs no scripts, a counsellor who uses no mouse.

use anyhow::{Context, Result, ensure};
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

const PHASE: &str = "#f-fase-interventie";

/// What a search page says.
#[derive(Debug, PartialEq)]
struct Snapshot {
    address: String,
    sentence: String,
    cards: Vec<String>,
}

impl Visitor {
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
