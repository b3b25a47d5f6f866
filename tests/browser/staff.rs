//! Staff at work, without a mouse: from the first link to a change that the public finds; a session that ends in the middle; a laptop that closes; the
//! second step; text that tries to run.

use std::time::Instant;

use aanhaken::credentials;
use anyhow::{Context, Result, ensure};
use serde_json::json;
use thirtyfour::prelude::*;

use crate::support::{DESK, PASSWORD, Scripts, TABLET, Visitor, with_a_browser};

const EDITOR: &str = "/beheer/fiches/tejo-bxl";
const MIN_AGE: &str = "#services-0--ages-min";

impl Visitor {
    /// The names of the fiches that the public finds here.
    pub async fn public_results(&self, address: &str) -> Result<Vec<String>> {
        self.opens(address).await?;
        self.asks("return [...document.querySelectorAll('.card h2 a')].map((one) => one.textContent)", vec![]).await
    }

    /// Waits for the sentence that a page of staff says after something was done.
    pub async fn is_told(&self, words: &str) -> Result<()> {
        self.waits_for(async || Ok(self.reads(".flash").await?.contains(words).then_some(()))).await.with_context(|| format!("nobody says “{words}”"))
    }

    /// Presses a button that is reached by Tab.
    pub async fn uses(&self, button: &str) -> Result<()> {
        self.tabs_to(button).await?;
        self.presses(Key::Enter).await
    }
}

#[tokio::test]
async fn an_editor_without_a_mouse_goes_from_the_first_link_to_a_change_that_the_public_finds_and_back() -> Result<()> {
    with_a_browser(Scripts::On, async |editor| {
        editor.looks_at(DESK).await?;
        ensure!(!editor.public_results("/zoeken?leeftijd=9&q=tejo").await?.contains(&"TEJO BXL".to_owned()), "TEJO is for nine-year-olds already");
        editor.becomes_the_first_of_staff().await?;

        editor.uses(".site-head a[href='/beheer/fiches']").await?;
        editor.arrives_at("/beheer/fiches").await?;
        editor.retypes("#zoek", "tejo").await?;
        editor.presses(Key::Enter).await?;
        editor.arrives_at("zoek=tejo").await?;
        editor.uses("tbody a[href='/beheer/fiches/tejo-bxl']").await?;
        editor.arrives_at(EDITOR).await?;

        editor.uses("#services-0 > summary").await?;
        editor.retypes("#services-0--name", "Praten, ook als je negen bent").await?;
        editor.retypes(MIN_AGE, "9").await?;
        let here = editor.driver.window().await?;
        editor.uses("button[value=voorbeeld]").await?;
        let windows = editor.waits_for(async || Ok(Some(editor.driver.windows().await?).filter(|all| all.len() == 2))).await?;
        let preview = windows.into_iter().find(|window| *window != here).context("a second window")?;
        editor.driver.switch_to_window(preview).await?;
        editor.waits_for(async || Ok(editor.reads("main .notice").await?.starts_with("Voorbeeld.").then_some(()))).await?;
        ensure!(editor.reads("main").await?.contains("Praten, ook als je negen bent"), "the preview does not show the new name");
        editor.driver.close_window().await?;
        editor.driver.switch_to_window(here).await?;
        ensure!(!editor.reads("h1").await?.is_empty());

        editor.retypes("#waarom", "proef in de browser").await?;
        editor.uses("button.primary[value=publiceer]").await?;
        editor.is_told("Het staat op de site.").await?;
        let saved = Instant::now();
        let found = editor.public_results("/zoeken?leeftijd=9&q=tejo").await?;
        ensure!(found.first().is_some_and(|name| name == "TEJO BXL"), "the public finds {found:?}");
        ensure!(saved.elapsed().as_secs() < 1, "the public had to wait {:?}", saved.elapsed());

        editor.opens(EDITOR).await?;
        editor.uses(".standing a[href$='/geschiedenis']").await?;
        editor.arrives_at("/geschiedenis").await?;
        let changes = editor.reads(".compare").await?;
        ensure!(changes.contains("jongste leeftijd") && changes.contains("negen"), "{changes}");
        ensure!(editor.reads("table.rows").await?.contains("proef in de browser"));
        editor.uses("button[form=terug-1]").await?;
        editor.is_told("Versie teruggezet").await?;
        ensure!(!editor.public_results("/zoeken?leeftijd=9&q=tejo").await?.contains(&"TEJO BXL".to_owned()), "the restored age is not live");
        let complaints = editor.complaints().await?;
        ensure!(complaints.is_empty(), "{complaints:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_editor_whose_session_ends_while_typing_signs_in_and_loses_nothing() -> Result<()> {
    with_a_browser(Scripts::On, async |editor| {
        editor.looks_at(TABLET).await?;
        editor.becomes_the_first_of_staff().await?;
        editor.opens(EDITOR).await?;
        editor.retypes("#aim", "Getypt terwijl de sessie voorbij was.").await?;
        editor.driver.delete_all_cookies().await?;
        editor.uses("button.primary[value=publiceer]").await?;
        editor.waits_for(async || Ok((editor.reads("h1").await? == "Aanmelden").then_some(()))).await?;
        editor.signs_in().await?;
        editor.arrives_at("/beheer/verder").await?;
        editor.presses(Key::Enter).await?;
        editor.is_told("Het staat op de site.").await?;
        let aim: String = editor.asks("return document.querySelector('#aim').value", vec![]).await?;
        ensure!(aim == "Getypt terwijl de sessie voorbij was.", "{aim}");
        ensure!(editor.counts(".kept").await? == 0, "what was saved is offered again");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_editor_whose_laptop_closed_finds_the_unsaved_text_again() -> Result<()> {
    with_a_browser(Scripts::On, async |editor| {
        editor.looks_at(DESK).await?;
        editor.becomes_the_first_of_staff().await?;
        editor.opens(EDITOR).await?;
        editor.retypes("#aim", "Nog niet bewaard.").await?;
        let kept = "return Object.keys(localStorage).some((key) => localStorage.getItem(key).includes('Nog niet bewaard.'))";
        editor.waits_for(async || Ok(editor.asks::<bool>(kept, vec![]).await?.then_some(()))).await?;
        // The browser is closed by force: no question, no farewell.
        editor
            .asks::<()>("window.onbeforeunload = null; addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), true)", vec![])
            .await?;
        editor.opens("/beheer").await?;
        editor.opens(EDITOR).await?;
        ensure!(editor.reads(".kept").await?.contains("niet bewaard"));
        editor.uses(".kept button").await?;
        let there = "return document.querySelector('#aim')?.value ?? ''";
        editor.waits_for(async || Ok((editor.asks::<String>(there, vec![]).await? == "Nog niet bewaard.").then_some(()))).await?;
        editor.uses("button:not([tabindex])[value=bewaar]").await?;
        editor.is_told("Bewaard als concept.").await?;
        editor.opens(EDITOR).await?;
        ensure!(editor.counts(".kept").await? == 0, "what was saved is offered again");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_editor_sets_up_the_second_step_and_signs_in_with_it() -> Result<()> {
    with_a_browser(Scripts::On, async |editor| {
        editor.looks_at(TABLET).await?;
        editor.becomes_the_first_of_staff().await?;
        editor.opens("/beheer/account").await?;
        editor.uses("a[href$='/tweede-stap']").await?;
        editor.arrives_at("/tweede-stap").await?;
        let secret = editor.reads("code").await?.replace(' ', "");
        let code = |steps: i64| credentials::totp_code(&secret, jiff::Timestamp::now().as_second() + 30 * steps).context("a code");
        editor.retypes("#code", &code(-1)?).await?;
        editor.retypes("#huidig", PASSWORD).await?;
        editor.presses(Key::Enter).await?;
        let recovery = editor.waits_for(async || Ok(Some(editor.counts(".codes li").await?).filter(|codes| *codes > 0))).await?;
        ensure!(recovery == 8, "{recovery} recovery codes");
        editor.uses(".site-head button.link").await?;
        editor.arrives_at("/beheer/aanmelden").await?;
        editor.signs_in().await?;
        editor.arrives_at("/beheer/code").await?;
        ensure!(editor.focus().await? == "#code", "the focus is at {}", editor.focus().await?);
        editor.presses(code(0)?).await?;
        editor.presses(Key::Enter).await?;
        editor.waits_for(async || Ok((editor.address().await? == "/beheer").then_some(()))).await
    })
    .await
}

#[tokio::test]
async fn what_somebody_stores_never_runs() -> Result<()> {
    with_a_browser(Scripts::On, async |editor| {
        editor.looks_at(DESK).await?;
        editor.becomes_the_first_of_staff().await?;
        editor.opens(EDITOR).await?;
        let evil = "<script>ran=1</script><img src=x onerror=ran=1><a href=javascript:ran=1>x</a> [y](javascript:ran=1)";
        let fill = "for (const field of document.querySelectorAll('#inhoud-fiche input[type=text], #inhoud-fiche textarea')) {
            if (/(name|summary|text|notice|aim|funding|alternate_names|label|person|role|note|duration|intensity|capacity|conditions|parent|professional|gloss|route)[\\[\\]~]*$/.test(field.name)
                && !/^source|amounts/.test(field.name)) field.value = arguments[0]; }
            document.querySelectorAll('details').forEach((one) => { one.open = true; });";
        editor.asks::<()>(fill, vec![json!(evil)]).await?;
        editor.uses("button.primary[value=publiceer]").await?;
        if let Err(error) = editor.is_told("Het staat op de site.").await {
            return Err(error.context(format!("refused: {}", editor.reads(".errors").await.unwrap_or_default())));
        }
        for address in ["/fiches/tejo-bxl", "/zoeken?q=tejo", "/fiches", "/overzicht", EDITOR, "/beheer/fiches/tejo-bxl/geschiedenis", "/beheer/wijzigingen"] {
            editor.opens(address).await?;
            let script = "document.querySelectorAll('details').forEach((one) => { one.open = true; });
                return { ran: 'ran' in window, traps: document.querySelectorAll('main script:not([type]), main [onerror], main a[href^=\"javascript:\"]').length }";
            let found: serde_json::Value = editor.asks(script, vec![]).await?;
            ensure!(found == json!({"ran": false, "traps": 0}), "{address}: {found}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn two_editors_at_once_lose_nothing_and_faults_are_read_first() -> Result<()> {
    with_a_browser(Scripts::On, async |editor| {
        editor.looks_at(TABLET).await?;
        editor.becomes_the_first_of_staff().await?;
        editor.opens(EDITOR).await?;
        let first = editor.driver.window().await?;
        editor.retypes("#aim", "Van het eerste venster.").await?;
        let second = editor.driver.new_tab().await?;
        editor.driver.switch_to_window(second).await?;
        editor.opens(EDITOR).await?;
        editor.retypes("#aim", "Van het tweede venster.").await?;
        editor.uses("button.primary[value=publiceer]").await?;
        editor.is_told("Het staat op de site.").await?;
        editor.driver.switch_to_window(first).await?;
        editor.uses("button.primary[value=publiceer]").await?;
        editor.waits_for(async || Ok((editor.counts("#aim-hulp .theirs").await? == 1).then_some(()))).await?;
        ensure!(editor.asks::<bool>("return document.activeElement.matches('[data-errors]')", vec![]).await?, "the conflict is not read first");
        let both = editor.reads(".errors tbody").await?;
        ensure!(both.contains("Van het eerste venster.") && both.contains("Van het tweede venster."), "{both}");
        editor.retypes("#name", "").await?;
        editor.presses(Key::Backspace).await?;
        editor.uses("button.primary[value=publiceer]").await?;
        editor.waits_for(async || Ok((editor.counts(".errors a[href='#name']").await? == 1).then_some(()))).await?;
        editor.uses(".errors a[href='#name']").await?;
        editor.presses("TEJO BXL").await?;
        editor.uses("button.primary[value=publiceer]").await?;
        editor.is_told("Het staat op de site.").await?;
        editor.opens("/fiches/tejo-bxl").await?;
        ensure!(editor.reads("main").await?.contains("Van het eerste venster."), "the text of the first window is not live");
        Ok(())
    })
    .await
}
