//! A counsellor prepares a talk: keeps fiches with a button, puts them in order, writes notes, and prints.

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use serde_json::json;
use thirtyfour::Key;

use crate::support::{DESK, PHONE, Scripts, Visitor, with_a_browser};

const MENU: &str = "nav [data-list]";

#[tokio::test]
async fn a_counsellor_keeps_fiches_puts_them_in_order_and_loses_no_note() -> Result<()> {
    with_a_browser(Scripts::On, async |counsellor| {
        counsellor.looks_at(DESK).await?;
        counsellor.opens("/zoeken?q=spijbelen").await?;
        ensure!(counsellor.reads(MENU).await? == "Mijn lijst", "the menu counts something: {}", counsellor.reads(MENU).await?);
        counsellor.sees(".card:nth-child(1) [data-keep]").await?.click().await?;
        // The second one by keyboard, as what calls itself a button is used.
        counsellor.asks::<Option<()>>("document.querySelector('.card:nth-child(2) [data-keep]').focus()", vec![]).await?;
        counsellor.presses(" ").await?;
        ensure!(counsellor.reads(MENU).await? == "Mijn lijst (2)", "two were kept: {}", counsellor.reads(MENU).await?);
        counsellor.hears("Bewaard. Aantal fiches in je lijst: 2").await?;

        // Results that come in by script know what is kept too.
        let sentence = counsellor.reads(".sentence").await?;
        counsellor.sees("#f-fase-interventie").await?.click().await?;
        counsellor.waits_for_other_words(".sentence", &sentence).await?;
        ensure!(counsellor.reads(".card:nth-child(1) [data-words]").await? == "Haal uit mijn lijst", "what is kept is forgotten");
        counsellor.opens("/fiches/tejo-bxl").await?;
        ensure!(counsellor.reads("[data-keep] [data-words]").await? == "Bewaar in mijn lijst", "it is kept already");
        counsellor.sees("[data-keep]").await?.click().await?;
        ensure!(counsellor.reads("[data-keep] [data-words]").await? == "Haal uit mijn lijst", "the button does not say that it is kept");

        counsellor.sees(MENU).await?.click().await?;
        let address = counsellor.arrives_at("/selectie?f=").await?;
        ensure!(address.ends_with("&f=tejo-bxl") && address.matches("f=").count() == 3, "{address}");
        counsellor.sees("#notitie-tejo-bxl").await?.send_keys("Zaterdag bellen").await?;
        counsellor.sees("#notitie-algemeen").await?.send_keys("Tot volgende week").await?;
        counsellor.sees("#fiche-tejo-bxl [data-change]").await?.click().await?;
        let moved = counsellor.arrives_at("#fiche-tejo-bxl").await?;
        ensure!(moved.contains("f=tejo-bxl&f="), "it did not move up: {moved}");
        for (note, words) in [("#notitie-tejo-bxl", "Zaterdag bellen"), ("#notitie-algemeen", "Tot volgende week")] {
            let kept: String = counsellor.asks("return document.querySelector(arguments[0]).value", vec![json!(note)]).await?;
            ensure!(kept == words, "the note reads “{kept}”");
        }
        let own: String = counsellor.asks("return document.querySelector(arguments[0]).getAttribute('href')", vec![json!(MENU)]).await?;
        ensure!(moved.starts_with(&own), "the list of this browser did not follow: {own}");

        counsellor.opens("/selectie?f=clb").await?;
        ensure!(counsellor.reads(MENU).await? == "Mijn lijst (3)", "a list of somebody else replaced the own one");
        counsellor.sees("[data-adopt]").await?.click().await?;
        ensure!(counsellor.reads(MENU).await? == "Mijn lijst (1)", "it was not taken over");
        counsellor.sees("#fiche-clb [data-change]").await?.click().await?;
        ensure!(counsellor.arrives_at("/selectie").await? == "/selectie" && counsellor.reads(MENU).await? == "Mijn lijst", "the last one stays");
        let complaints = counsellor.complaints().await?;
        ensure!(complaints.is_empty(), "{complaints:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn somebody_whose_browser_runs_no_scripts_makes_and_orders_a_list() -> Result<()> {
    with_a_browser(Scripts::Off, async |counsellor| {
        counsellor.looks_at(PHONE).await?;
        counsellor.opens("/fiches/clb").await?;
        counsellor.sees("[data-keep]").await?.click().await?;
        counsellor.arrives_at("/selectie?f=clb").await?;
        counsellor.sees("#erbij option[value=tejo-bxl]").await?.click().await?;
        counsellor.sees(".add button").await?.click().await?;
        counsellor.arrives_at("/selectie?f=clb&f=tejo-bxl").await?;
        counsellor.sees("#fiche-tejo-bxl [data-change]").await?.send_keys(Key::Enter + "").await?;
        counsellor.arrives_at("/selectie?f=tejo-bxl&f=clb").await?;
        ensure!(!counsellor.sees("[data-print]").await?.is_displayed().await?, "a button that does nothing is shown");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_family_gets_three_fiches_on_one_page_of_paper() -> Result<()> {
    with_a_browser(Scripts::On, async |counsellor| {
        for list in ["f=tejo-bxl", "f=tejo-bxl&f=cgg-brussel", "f=tejo-bxl&f=cgg-brussel&f=sonja-erteejee"] {
            let pdf = printed(counsellor, &format!("/selectie?{list}")).await?;
            ensure!(pages(&pdf) == 1, "{list} takes {} pages", pages(&pdf));
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_bundle_becomes_a_pdf_with_bookmarks_tags_title_and_language() -> Result<()> {
    with_a_browser(Scripts::On, async |staff| {
        let pdf = printed(staff, "/bundel?fase=compensatie&leeftijd=16").await?;
        for part in ["/Outlines", "/StructTreeRoot", "/Lang (nl)", "/DisplayDocTitle true"] {
            ensure!(holds(&pdf, part), "the pdf has no {part}");
        }
        let fiches = staff.counts("article").await?;
        ensure!(fiches > 5 && pages(&pdf) > fiches + 4, "{fiches} fiches on {} pages", pages(&pdf));
        let complaints = staff.complaints().await?;
        ensure!(complaints.is_empty(), "{complaints:?}");
        Ok(())
    })
    .await
}

/// A page of the site as a PDF, as “save as PDF” makes it.
async fn printed(visitor: &Visitor, path: &str) -> Result<Vec<u8>> {
    visitor.opens(path).await?;
    let wish = json!({"preferCSSPageSize": true, "generateTaggedPDF": true, "generateDocumentOutline": true});
    let answer = visitor.driver.cdp().send_raw("Page.printToPDF", wish).await?;
    Ok(BASE64_STANDARD.decode(answer["data"].as_str().context("no PDF came")?)?)
}

fn holds(pdf: &[u8], part: &str) -> bool {
    pdf.windows(part.len()).any(|window| window == part.as_bytes())
}

/// How many pages a PDF has; its page objects are not compressed.
fn pages(pdf: &[u8]) -> usize {
    let mark = b"/Type /Page";
    pdf.windows(mark.len() + 1).filter(|window| window.starts_with(mark) && window[mark.len()] != b's').count()
}
