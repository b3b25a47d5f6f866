//! Every kind of page, as different people meet it: with a screen reader's needs, in light and dark, on a small phone and at a desk, and with
//! a browser that is told to refuse whatever is not ours.

use std::collections::BTreeSet;
use std::path::PathBuf;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;
use serde_json::json;
use thirtyfour::Key;

use crate::support::{DESK, PHONE, SMALL_PHONE, Screen, Scripts, TABLET, Visitor, skip, with_a_browser};

/// One address of each kind of page, in Dutch; [`pages`] gives them in every language.
const PAGES: &[&str] = &[
    "/",
    "/zoeken",
    "/zoeken?q=spijbelt&leeftijd=14",
    "/zoeken?leeftijd=14#filters",
    "/zoeken?q=xyzqwerty",
    "/zoeken?q=xyzqwerty&leeftijd=14&fase=preventie",
    "/zoeken?leeftijd=oud&kleur=rood",
    "/zoeken?q=papa+slaat+mij",
    "/zoeken?q=mijn+zoon+van+14+wil+niet+meer+naar+school&ik=ouder",
    "/fiches",
    "/fiches/groep-intro",
    "/fiches/kans-centraal-meldpunt",
    "/fiches/groep-intro/melding",
    "/overzicht",
    "/selectie",
    "/selectie?f=tejo-bxl&f=clb&f=bestaat-niet",
    "/vergelijk",
    "/vergelijk?f=tejo-bxl&f=clb&f=jes",
    "/bundel?fase=compensatie&leeftijd=16&kleur=rood",
    "/over",
    "/toegankelijkheid",
    "/privacy",
    NOWHERE,
];
/// Pages with a search box, what somebody types there, and what it suggests then.
const WITH_SUGGESTIONS: &[(&str, &str, &str)] =
    &[("/", "spij", "spijbelen"), ("/zoeken", "spij", "spijbelen"), ("/fr", "bros", "brosser les cours"), ("/en/zoeken", "skip", "skipping school")];
/// An address at which nothing lives.
const NOWHERE: &str = "/fiches/bestaat-niet";
/// What stands before an address in each language.
const LANGUAGES: [&str; 3] = ["", "/fr", "/en"];

/// Every kind of page in every language.
fn pages() -> impl Iterator<Item = String> {
    LANGUAGES.iter().flat_map(|language| PAGES.iter().map(move |page| format!("{language}{}", page.strip_suffix('/').unwrap_or(page))))
}

#[tokio::test]
async fn nobody_meets_a_barrier_on_any_page_in_light_or_dark_on_a_phone_or_at_a_desk() -> Result<()> {
    let Some(axe) = axe()? else {
        return skip("axe.min.js is not there");
    };
    with_a_browser(Scripts::On, async |visitor| {
        let mut barriers = BTreeSet::new();
        for screen in [PHONE, DESK] {
            visitor.looks_at(screen).await?;
            for page in pages() {
                visitor.opens(&page).await?;
                // A page changes its colours where it stands.
                for scheme in ["light", "dark"] {
                    visitor.prefers(scheme).await?;
                    let found = audit(visitor, &axe).await.with_context(|| format!("the audit of {page} failed"))?;
                    barriers.extend(found.iter().map(|barrier| format!("{page} ({scheme}, {} px wide): {barrier}", screen.width)));
                }
            }
            // Once for each width; dark still.
            for (page, typed, suggested) in WITH_SUGGESTIONS {
                opens_suggestions(visitor, page, typed, suggested).await?;
                let found = audit(visitor, &axe).await.with_context(|| format!("the audit of the suggestions on {page} failed"))?;
                let found = found.iter().filter(|barrier| !barrier.is_words_under_the_list());
                barriers.extend(found.map(|barrier| format!("the suggestions on {page} ({} px wide): {barrier}", screen.width)));
            }
        }
        let first: Vec<_> = barriers.iter().take(40).map(String::as_str).collect();
        ensure!(barriers.is_empty(), "{} barriers; the first:\n{}", barriers.len(), first.join("\n"));
        Ok(())
    })
    .await
}

/// The pages of staff; the door and the pages behind it.
const STAFF_PAGES: &[&str] = &[
    "/beheer",
    "/beheer/fiches",
    "/beheer/fiches/nieuw",
    "/beheer/fiches/tejo-bxl",
    "/beheer/fiches/tejo-bxl/geschiedenis?van=1&tot=2",
    "/beheer/fiches/tejo-bxl/link",
    "/beheer/wijzigingen",
    "/beheer/meldingen",
    "/beheer/meldingen/1",
    "/beheer/voorstellen",
    "/beheer/voorstellen/1",
    "/beheer/nazicht",
    "/beheer/handleiding",
    "/beheer/meldingen",
    "/beheer/voorstellen",
    "/beheer/nazicht",
    "/beheer/fiches/tejo-bxl/link",
    "/beheer/vragen",
    "/beheer/woorden",
    "/beheer/woorden/thema=pesten",
    "/beheer/woorden/proef?betekenis=thema%3Dpesten&taal=nl&nauw=same&woord=afgeblaft&vraag=mijn+dochter+wordt+afgeblaft",
    "/beheer/noodnummers",
    "/beheer/noodnummers/112",
    "/beheer/dekking",
    "/beheer/dekking?vorm=tabel",
    "/beheer/uitwisseling",
    "/beheer/account",
    "/beheer/account/tweede-stap",
    "/beheer/medewerkers",
    "/beheer/logboek",
];

#[tokio::test]
async fn nobody_of_the_staff_meets_a_barrier_on_a_tablet_or_at_a_desk() -> Result<()> {
    let Some(axe) = axe()? else {
        return skip("axe.min.js is not there");
    };
    with_a_browser(Scripts::On, async |editor| {
        let mut barriers = BTreeSet::new();
        editor.looks_at(DESK).await?;
        let mut looks = async |page: &str, when: &str| -> Result<()> {
            let found = audit(editor, &axe).await.with_context(|| format!("the audit of {page} failed"))?;
            let found = found.iter().filter(|barrier| !barrier.is_out_of_sight());
            barriers.extend(found.map(|barrier| format!("{page} ({when}): {barrier}")));
            Ok(())
        };
        editor.opens("/beheer").await?;
        looks("the door", "light").await?;
        editor.opens(&editor.first_account).await?;
        looks("the first account", "light").await?;
        editor.becomes_the_first_of_staff().await?;
        // A fiche with faults, and one with a history.
        editor.opens("/beheer/fiches/tejo-bxl").await?;
        editor.retypes("#aim", "Een ander doel.").await?;
        editor.presses(Key::Enter).await?;
        editor.arrives_at("/beheer/fiches/tejo-bxl").await?;
        editor.opens("/beheer/fiches/tejo-bxl").await?;
        editor.asks::<()>("document.querySelectorAll('#name, #aim, #services-0--name').forEach((one) => { one.value = ''; })", vec![]).await?;
        editor.tabs_to("button.primary[value=publiceer]").await?;
        editor.presses(Key::Enter).await?;
        editor.waits_for(async || Ok((editor.counts(".errors li").await? == 3).then_some(()))).await?;
        looks("a fiche with faults", "light").await?;
        // Somebody who reports something, and an organisation that proposes something.
        let status = editor.reports_something().await?;
        let link = editor.makes_a_link().await?;
        looks("a mail with a link", "light").await?;
        editor.proposes_an_age(&link, "9").await?;
        let private = [status.as_str(), link.as_str()];
        for screen in [TABLET, DESK] {
            editor.looks_at(screen).await?;
            for scheme in ["light", "dark"] {
                editor.prefers(scheme).await?;
                for page in STAFF_PAGES.iter().copied().chain(private) {
                    editor.opens(page).await?;
                    editor.asks::<()>("document.querySelectorAll('details').forEach((one) => { one.open = true; })", vec![]).await?;
                    let overflow: i64 = editor.asks("return document.documentElement.scrollWidth - innerWidth", vec![]).await?;
                    ensure!(overflow <= 0, "{page} is {overflow} px too wide at {} px", screen.width);
                    looks(page, &format!("{scheme}, {} px wide", screen.width)).await?;
                }
            }
        }
        let first: Vec<_> = barriers.iter().take(40).map(String::as_str).collect();
        ensure!(barriers.is_empty(), "{} barriers; the first:\n{}", barriers.len(), first.join("\n"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_barrier_that_somebody_builds_does_not_escape_the_audit() -> Result<()> {
    let Some(axe) = axe()? else {
        return skip("axe.min.js is not there");
    };
    with_a_browser(Scripts::On, async |visitor| {
        visitor.looks_at(PHONE).await?;
        visitor.opens("/").await?;
        let spoil = "document.querySelector('label[for=q]').remove(); document.querySelector('#q').placeholder = ''; \
                     document.querySelector('.brand').style.color = '#bbb'; \
                     for (const link of document.querySelectorAll('.chip')) link.style.cssText = 'min-height: 0; padding: 0; line-height: 1; font-size: 9px'; \
                     document.querySelector('.chips').style.cssText = 'display: block; line-height: 1; font-size: 9px';";
        visitor.driver.execute(spoil, vec![]).await?;
        let rules: BTreeSet<_> = audit(visitor, &axe).await?.into_iter().map(|barrier| barrier.rule).collect();
        for rule in ["label", "color-contrast", "target-size"] {
            ensure!(rules.contains(rule), "the audit overlooks {rule}; it found {rules:?}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn somebody_with_a_small_phone_never_scrolls_sideways() -> Result<()> {
    with_a_browser(Scripts::On, async |visitor| {
        let mut wide = Vec::new();
        for screen in [SMALL_PHONE, PHONE] {
            visitor.looks_at(screen).await?;
            for page in pages() {
                visitor.opens(&page).await?;
                wide.extend(sticking_out(visitor, screen).await?.map(|what| format!("{page} ({} px wide): {what}", screen.width)));
            }
            for (page, typed, suggested) in WITH_SUGGESTIONS {
                opens_suggestions(visitor, page, typed, suggested).await?;
                let found = sticking_out(visitor, screen).await?;
                wide.extend(found.map(|what| format!("the suggestions on {page} ({} px wide): {what}", screen.width)));
            }
        }
        ensure!(wide.is_empty(), "wider than the screen:\n{}", wide.join("\n"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn a_visitors_browser_finds_nothing_to_complain_about_and_refuses_a_script_that_is_not_ours() -> Result<()> {
    with_a_browser(Scripts::On, async |visitor| {
        visitor.looks_at(DESK).await?;
        for page in pages() {
            visitor.opens(&page).await?;
            // That a page which does not exist is not there is no fault.
            let expected = |complaint: &String| page.ends_with(NOWHERE) && complaint.contains(&format!("{NOWHERE} - ")) && complaint.contains("404");
            let complaints: Vec<_> = visitor.complaints().await?.into_iter().filter(|complaint| !expected(complaint)).collect();
            ensure!(complaints.is_empty(), "{page}:\n{}", complaints.join("\n"));
        }
        let smuggle = "const it = document.createElement('script'); it.text = 'window.smuggled = true'; document.body.append(it); \
                       return window.smuggled === true";
        let ran: bool = visitor.asks(smuggle, vec![]).await?;
        ensure!(!ran, "a script written into the page runs");
        let complaints = visitor.complaints().await?;
        ensure!(complaints.iter().any(|one| one.contains("Content Security Policy")), "nothing was said about a refused script: {complaints:?}");
        Ok(())
    })
    .await
}

/// Opens a page, has its search box suggest something, and chooses that without going there.
async fn opens_suggestions(visitor: &Visitor, page: &str, typed: &str, suggested: &str) -> Result<()> {
    visitor.opens(page).await?;
    visitor.types_until_suggested(typed, suggested).await?;
    visitor.presses(Key::Down).await?;
    ensure!(visitor.counts("#suggesties [aria-selected=true]").await? == 1, "the arrow chooses nothing on {page}");
    Ok(())
}

/// Something that stands in somebody's way.
#[derive(Debug, Deserialize)]
struct Barrier {
    rule: String,
    target: String,
    why: String,
}

impl Barrier {
    /// Whether axe could not see the colours: of an empty field, or of words that are scrolled out of sight in a wide table or lie under the bar with
    /// buttons. The same letters stand elsewhere in full sight.
    fn is_out_of_sight(&self) -> bool {
        self.rule == "color-contrast" && ["has no value", "could not be determined", "too short"].iter().any(|why| self.why.contains(why))
    }

    /// Whether it is no more than words that the opened list of suggestions lies over; the same page was looked at without the list.
    fn is_words_under_the_list(&self) -> bool {
        let unjudged = ["overlapped by another element", "has no value"].iter().any(|why| self.why.contains(why));
        self.rule == "color-contrast" && unjudged && !self.target.contains("#suggest")
    }
}

impl std::fmt::Display for Barrier {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} at {}: {}", self.rule, self.target, self.why.replace('\n', " "))
    }
}

/// The source of axe-core; `None` when it is not where `./test` puts it.
fn axe() -> Result<Option<String>> {
    let usual = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/target/axe/node_modules/axe-core/axe.min.js"));
    let path = std::env::var_os("AXE_CORE").filter(|path| !path.is_empty()).map_or_else(usual, PathBuf::from);
    if !path.is_file() {
        return Ok(None);
    }
    Ok(Some(std::fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?))
}

/// Lets axe-core look at the page as it stands. What it cannot judge, such as text that something lies over, counts as a barrier: nobody else
/// looks at it.
async fn audit(visitor: &Visitor, axe: &str) -> Result<Vec<Barrier>> {
    const RUN: &str = "
        const [options, done] = arguments;
        axe.run(document, options).then(
            (found) => done({ barriers: [...found.violations, ...found.incomplete].flatMap((one) =>
                one.nodes.map((node) => ({ rule: one.id, target: node.target.join(' '), why: node.failureSummary }))) }),
            (error) => done({ error: String(error) }));";
    #[derive(Deserialize)]
    #[serde(rename_all = "lowercase")]
    enum Answer {
        Barriers(Vec<Barrier>),
        Error(String),
    }
    let options = json!({
        "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]},
        "rules": {"target-size": {"enabled": true}},
        "resultTypes": ["violations", "incomplete"],
    });
    if !visitor.asks::<bool>("return 'axe' in window", vec![]).await? {
        visitor.driver.execute(axe, vec![]).await?;
    }
    match visitor.driver.execute_async(RUN, vec![options]).await?.convert()? {
        Answer::Barriers(barriers) => Ok(barriers),
        Answer::Error(error) => anyhow::bail!(error),
    }
}

/// What makes the page wider than the screen. Measured against the screen itself: a phone zooms out to make a page that is too wide fit.
async fn sticking_out(visitor: &Visitor, screen: Screen) -> Result<Option<String>> {
    const MEASURE: &str = "
        const [width] = arguments, wide = document.documentElement.scrollWidth;
        if (wide <= width && innerWidth <= width) return null;
        const past = (one) => one.getBoundingClientRect().right > width + 0.5;
        const out = [...document.body.querySelectorAll('*')].filter((one) => past(one) && ![...one.children].some(past));
        const name = (one) => one.localName + (one.id ? '#' + one.id : '') + [...one.classList].map((c) => '.' + c).join('');
        return `${wide} px: ${out.slice(0, 5).map(name).join(', ')}`;";
    visitor.asks(MEASURE, vec![json!(screen.width)]).await
}
