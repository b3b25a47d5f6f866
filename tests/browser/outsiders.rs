//! People outside who say that a fiche is wrong, without a mouse: a visitor who reports something and reads the answer, and an organisation that opens its
//! private link and proposes a change.

use anyhow::{Context, Result, ensure};
use thirtyfour::prelude::*;

use crate::support::{DESK, PHONE, Scripts, TABLET, Visitor, with_a_browser};

impl Visitor {
    /// Reports that a fiche is wrong; gives the private address at which the answer will stand.
    pub async fn reports_something(&self) -> Result<String> {
        self.opens("/fiches/tejo-bxl").await?;
        self.uses(".tell a").await?;
        self.arrives_at("/fiches/tejo-bxl/melding").await?;
        self.retypes("#tekst", "Het nummer is veranderd.").await?;
        self.retypes("#mail", "proef@aanhaken.example").await?;
        self.uses("button.primary[type=submit]").await?;
        self.arrives_at("/melding/").await?;
        self.address().await
    }

    /// Makes a private link for an organisation, as staff; gives its path.
    pub async fn makes_a_link(&self) -> Result<String> {
        self.opens("/beheer/fiches/tejo-bxl/link").await?;
        self.uses("button[value=maak]").await?;
        let text =
            self.waits_for(async || Ok(self.asks::<Option<String>>("return document.querySelector('#tekst-tejo-bxl')?.value", vec![]).await?));
        let text = text.await.context("no mail with a link")?;
        let link = text.split_whitespace().find(|word| word.contains("/nazicht/")).context("no link in the mail")?;
        Ok(link[link.find("/nazicht/").unwrap_or_default()..].to_owned())
    }

    /// Proposes another age behind a private link.
    pub async fn proposes_an_age(&self, link: &str, age: &str) -> Result<()> {
        self.opens(link).await?;
        self.uses("#services-0 > summary").await?;
        self.retypes("#services-0--ages-min", age).await?;
        // Enter in a field proposes; it does not say that all is true.
        self.presses(Key::Enter).await?;
        self.arrives_at("/dank").await?;
        Ok(())
    }
}

#[tokio::test]
async fn a_visitor_reports_something_and_reads_what_was_done_about_it() -> Result<()> {
    with_a_browser(Scripts::On, async |visitor| {
        visitor.looks_at(PHONE).await?;
        let status = visitor.reports_something().await?;
        ensure!(visitor.reads(".state").await?.starts_with("Nieuw."));
        ensure!(visitor.driver.get_all_cookies().await?.is_empty(), "a visitor got a cookie");

        visitor.looks_at(TABLET).await?;
        visitor.becomes_the_first_of_staff().await?;
        visitor.uses(".site-head a[href='/beheer/meldingen']").await?;
        visitor.arrives_at("/beheer/meldingen").await?;
        visitor.uses("tbody a").await?;
        visitor.arrives_at("/beheer/meldingen/1").await?;
        visitor.tabs_to("input[name=stand]").await?;
        visitor.presses(Key::Down).await?;
        visitor.presses(Key::Down).await?;
        visitor.retypes("#antwoord", "Bedankt, we pasten het aan.").await?;
        visitor.uses("form.stack button.primary").await?;
        visitor.is_told("“opgelost”").await?;

        visitor.opens(&status).await?;
        ensure!(visitor.reads(".state").await?.starts_with("Opgelost.") && visitor.reads(".answer").await? == "Bedankt, we pasten het aan.");
        let complaints = visitor.complaints().await?;
        ensure!(complaints.is_empty(), "{complaints:?}");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn an_organisation_proposes_a_change_behind_its_link_and_the_public_sees_it_once_it_is_taken_over() -> Result<()> {
    for scripts in [Scripts::On, Scripts::Off] {
        with_a_browser(scripts, async |somebody| {
            somebody.looks_at(DESK).await?;
            somebody.becomes_the_first_of_staff().await?;
            let link = somebody.makes_a_link().await?;
            somebody.proposes_an_age(&link, "9").await?;
            ensure!(!somebody.public_results("/zoeken?leeftijd=9&q=tejo").await?.contains(&"TEJO BXL".to_owned()), "a proposal is live");

            somebody.opens("/beheer/voorstellen").await?;
            somebody.uses("tbody a").await?;
            somebody.arrives_at("/beheer/voorstellen/1").await?;
            ensure!(somebody.reads(".compare").await?.contains("jongste leeftijd"));
            somebody.uses("button[value=overnemen]").await?;
            somebody.is_told("Overgenomen").await?;
            ensure!(somebody.public_results("/zoeken?leeftijd=9&q=tejo").await?.contains(&"TEJO BXL".to_owned()), "what was taken over is not live");
            Ok(())
        })
        .await?;
    }
    Ok(())
}
