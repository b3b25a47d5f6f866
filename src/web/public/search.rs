//! Search and filter: the address is the question, every link on the page another one.

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::{Extensions, HeaderMap};
use axum::response::Html;
use axum::{Extension, Json};
use jiff::civil::Date;
use serde_json::{Map, Value, json};

use crate::catalog::{Catalog, CurrentCatalog, Doubtful, Found, Hit};
use crate::domain::fiche::{Fiche, Service};
use crate::domain::locale::{Locale, Messages};
use crate::domain::query::{Filter, SearchQuery, param};
use crate::domain::values::AgeRange;
use crate::domain::vocabulary::{Perspective, Phase, Region, Sort, Term, Theme};
use crate::search::facets::Facet;
use crate::search::index::Piece;
use crate::search::question::Mended;
use crate::store::Store;
use crate::web::frame::clock::Clock;
use crate::web::frame::doors::{Door, front_doors};
use crate::web::frame::emergency::Line;
use crate::web::frame::error::AppError;
use crate::web::frame::here::Here;
use crate::web::frame::labels::{filter_label, ignored, sentence, understood_label, unfit_label};
use crate::web::frame::page::{Page, Section, render_explained};
use crate::web::frame::paths::Paths;
use crate::web::frame::state::AppState;
use crate::web::frame::view;
use crate::web::frame::words::{self, Lang, Text};
use crate::web::guard::limits::{address_of, household};

/// Names of matching services that a card shows.
const NAMED_SERVICES: usize = 2;

#[derive(Template)]
#[template(path = "public/search.html")]
struct SearchPage<'a> {
    page: Page,
    query: &'a SearchQuery,
    sentence: String,
    /// How many of the results state no age, in words.
    unstated: Option<String>,
    notices: Vec<String>,
    chips: Vec<Chip>,
    /// What was made of the words of the question.
    understood: Vec<Chip>,
    /// Words that were taken for slips: what was typed, and the question as it may have been meant.
    mended: Vec<(String, Chip)>,
    /// Words that nothing here has and that were left aside, in one sentence.
    left_aside: Option<String>,
    /// The question without what only those words told.
    unmended: Option<String>,
    /// Emergency numbers, when a word of danger was said.
    danger: Option<Vec<Line>>,
    /// Who may be asking: links that put first what that person can use.
    perspectives: Vec<SortLink>,
    /// How many of the results are only for schools, and folded away.
    folded: usize,
    /// Whether something on a card is not in the language of the page.
    partly_dutch: bool,
    clear: Option<String>,
    facets: Vec<FacetView>,
    age: String,
    /// Parameters that the filter form keeps as they are.
    kept: Vec<(&'static str, String)>,
    cards: Vec<Card<'a>>,
    /// Cards that are folded away.
    folded_cards: Vec<Card<'a>>,
    /// What answers the question and is probably not for the age; shown behind the last of the results.
    doubtful: Vec<DoubtfulRow<'a>>,
    sorts: Vec<SortLink>,
    pager: Option<Pager>,
    /// All of these fiches as one document to print.
    bundle: String,
    ways_on: Vec<Chip>,
    nothing_at_all: bool,
    doors: Vec<Door>,
}

/// A filter that is on, with the address of the page without it.
struct Chip {
    label: String,
    href: String,
}

struct FacetView {
    param: &'static str,
    label: &'static str,
    values: Vec<FacetChoice>,
    /// Whether it starts opened: it is short, or one of its values is on.
    open: bool,
    /// How many of its values are on.
    on: usize,
}

struct FacetChoice {
    value: String,
    label: String,
    count: usize,
    on: bool,
}

struct Card<'a> {
    fiche: &'a Fiche,
    href: String,
    gloss: Option<&'a str>,
    phases: Vec<Phase>,
    ages: String,
    /// Whether no age is stated at all.
    age_unstated: bool,
    audiences: String,
    /// Plain sentence of the service that fits best; words marked when it is the reason too.
    sentence: Sentence<'a>,
    /// When all that fits has ended, since when.
    ended: Option<String>,
    routes: String,
    costs: String,
    communes: Option<String>,
    elsewhere: Option<&'a str>,
    /// Problems that were asked for and that it helps with.
    helps_with: Option<String>,
    /// The sentence that says why it was found, unless that is the plain sentence.
    reason: Option<Sentence<'a>>,
    /// Names of the services that fit; none when the reason is the name of the first.
    services: Vec<Text<'a>>,
    more_services: usize,
}

impl Card<'_> {
    /// Whether somebody who does not read Dutch misses something here; a reason may well quote a Dutch sentence.
    fn is_partly_dutch(&self) -> bool {
        std::iter::once(self.sentence.lang).chain(self.services.iter().map(|name| name.lang)).any(Lang::is_other)
    }
}

/// A sentence with the words that were asked for marked, and its language.
struct Sentence<'a> {
    pieces: Vec<Piece<'a>>,
    lang: Lang,
}

impl<'a> Sentence<'a> {
    fn new(pieces: Vec<Piece<'a>>, text: Locale, page: Locale) -> Self {
        Self { pieces, lang: Lang::of(text, page) }
    }

    fn plain(text: Text<'a>) -> Self {
        Self { pieces: vec![Piece { text: text.text, marked: false }], lang: text.lang }
    }

    fn reads(&self, text: &str) -> bool {
        let mut rest = text;
        self.pieces.iter().all(|piece| rest.strip_prefix(piece.text).map(|behind| rest = behind).is_some()) && rest.is_empty()
    }
}

/// A fiche that is probably not for the age that was asked.
struct DoubtfulRow<'a> {
    fiche: &'a Fiche,
    href: String,
    service: Text<'a>,
    why: String,
}

struct SortLink {
    label: &'static str,
    href: String,
    on: bool,
}

struct Pager {
    previous: Option<String>,
    next: Option<String>,
    position: String,
}

pub(in crate::web) async fn show(
    Extension(here): Extension<Here>,
    RawQuery(address): RawQuery,
    State(catalog): State<CurrentCatalog>,
    State(state): State<AppState>,
    extensions: Extensions,
    headers: HeaderMap,
) -> Result<Html<String>, AppError> {
    let AppState { clock, base, emergency, .. } = &state;
    let query = read(address.as_deref());
    let catalog = catalog.now();
    let found = catalog.search(&query, clock.today());
    if found.total == 0 && query.filters.is_empty() && !query.question.is_empty() {
        let household = household(address_of(&extensions, &headers));
        if let Some(before) = state.askers.count(household, clock.today()) {
            keep_unanswered(state.store.clone(), query.question.clone(), here.locale, clock.today(), before);
        }
    }
    let t = here.locale.messages();
    let sentence = sentence(t, &query, found.total);
    let title = if query.is_empty() { t.get("zoeken-titel").to_owned() } else { sentence.clone() };
    let mut page = Page::new(&here, Section::Search, title);
    if query.is_empty() && query.page == 1 {
        page = page.described(t.get("zoeken-beschrijving"), base, Paths::search_form);
    }
    let danger = found.question.danger.as_ref().map(|peril| emergency.now().for_peril(peril, here.locale));
    let shown = search_page(page, &catalog, &query, sentence, found, clock.today());
    render_explained(&SearchPage { danger, ..shown }, here.locale)
}

pub(in crate::web) async fn json(
    Extension(here): Extension<Here>,
    RawQuery(address): RawQuery,
    State(catalog): State<CurrentCatalog>,
    State(clock): State<Clock>,
) -> Json<Value> {
    let t = here.locale.messages();
    let query = read(address.as_deref());
    let catalog = catalog.now();
    let found = catalog.search(&query, clock.today());
    let facets: Map<String, Value> = found
        .facets
        .iter()
        .map(|facet| {
            let values: Map<String, Value> = facet.values.iter().map(|value| (value.filter.value(), json!(value.count))).collect();
            (facet.param.to_owned(), Value::Object(values))
        })
        .collect();
    let understood: Vec<Value> = found
        .question
        .understood
        .iter()
        .map(|one| {
            json!({
                "key": one.what.key(), "label": understood_label(t, one), "weight": one.weight, "guessed": one.guessed, "perhaps": one.perhaps,
            })
        })
        .collect();
    let ignored: Vec<String> = query.ignored.iter().map(|one| ignored(t, one)).collect();
    Json(json!({
        "total": found.total,
        "page": found.page,
        "pages": found.pages,
        "understood": understood,
        "left_aside": found.question.left_aside,
        "mended": found.question.mended.iter().map(|one| json!({"typed": one.typed, "meant": one.meant})).collect::<Vec<_>>(),
        "danger": found.question.danger.is_some(),
        "ignored": ignored,
        "doubtful": found.doubtful.iter().map(|one| json!({"slug": one.fiche.slug, "why": unfit_label(t, one.why, one.service)})).collect::<Vec<_>>(),
        "results": found.hits.iter().map(|hit| result_json(hit, here.locale)).collect::<Vec<_>>(),
        "facets": facets,
    }))
}

/// Keeps a question that found nothing, after the answer: nobody waits for it, and a page does not fail for it.
fn keep_unanswered(store: Store, question: String, locale: Locale, today: Date, before: u64) {
    tokio::spawn(async move {
        if let Err(error) = store.keep_unanswered(&question, locale.code(), today, before).await {
            tracing::warn!(%error, "a question without an answer was not kept");
        }
    });
}

fn read(address: Option<&str>) -> SearchQuery {
    SearchQuery::from_pairs(url::form_urlencoded::parse(address.unwrap_or_default().as_bytes()))
}

fn result_json(hit: &Hit<'_>, reader: Locale) -> Value {
    let services: Vec<Value> = hit
        .services
        .iter()
        .map(|service| {
            // Name and sentence are translated together.
            let lang = service.words.for_reader(reader).map_or(Locale::Nl, |_| reader);
            json!({
                "key": service.key, "name": words::name(reader, service).text, "summary": words::summary(reader, service).text,
                "lang": lang.code(), "phase": service.phase,
                "audiences": service.audiences, "ages": service.ages, "themes": service.themes, "routes": service.route.kinds,
                "cost": service.cost.kind, "languages": service.languages, "area": service.area,
            })
        })
        .collect();
    json!({"slug": hit.fiche.slug, "name": hit.fiche.content.name, "age_unstated": hit.age_unstated, "services": services})
}

fn search_page<'a>(page: Page, catalog: &'a Catalog, query: &'a SearchQuery, sentence: String, found: Found<'a>, today: Date) -> SearchPage<'a> {
    let (t, to) = (page.t, page.to);
    let chip = |filter: &Filter| Chip { label: filter_label(t, filter), href: to.search(&query.without(filter)) };
    let mut chips: Vec<Chip> = Vec::new();
    if !query.question.is_empty() {
        chips.push(Chip { label: t.about("aanhaling", &query.question), href: to.search(&query.without_question()) });
    }
    chips.extend(query.filters.iter().map(chip));
    let (guessed, told): (Vec<_>, Vec<_>) = found.question.understood.iter().partition(|one| one.guessed);
    let understood = told.iter().map(|one| Chip { label: understood_label(t, one), href: to.search(&query.taking_off(one.what.key())) });
    let meant = |one: &Mended| {
        let corrected = SearchQuery { question: one.corrected(&query.question), ..query.on_page(1) };
        (t.about("getypt", &one.typed), Chip { label: t.about("bedoelde-je", &one.meant), href: to.search(&corrected) })
    };
    let unmended = guessed.iter().fold(query.on_page(1), |query, one| query.taking_off(one.what.key()));
    let perspectives = Perspective::ALL.iter().map(|one| SortLink {
        label: t.label(*one),
        href: to.search(&query.asked_by((query.perspective != Some(*one)).then_some(*one))),
        on: query.perspective == Some(*one),
    });
    let ways_on = found.ways_on.iter().map(|(filter, fiches)| {
        let (label, without) = match filter {
            Some(filter) => (filter_label(t, filter), query.without(filter)),
            None => (t.about("aanhaling", &query.question), query.without_question()),
        };
        let arguments = [("wat", label.into()), ("n", (*fiches).into())];
        Chip { label: t.with("verder-zonder", &arguments), href: to.search(&without) }
    });
    let aside = found.aside.iter().map(|aside| {
        let arguments = [("wat", quoted(t, &aside.words).into()), ("n", aside.fiches.into())];
        let rest = SearchQuery { question: aside.question.clone(), ..query.on_page(1) };
        Chip { label: t.with("verder-zonder", &arguments), href: to.search(&rest) }
    });
    let ways_on = aside.chain(ways_on);
    let pager = (found.pages > 1).then(|| Pager {
        previous: (found.page > 1).then(|| to.search(&query.on_page(found.page - 1))),
        next: (found.page < found.pages).then(|| to.search(&query.on_page(found.page + 1))),
        position: t.with("pagina-van", &[("pagina", found.page.into()), ("paginas", found.pages.into())]),
    });
    let sort = query.sort.unwrap_or(Sort::Relevance);
    let (folded, shown): (Vec<Hit<'_>>, Vec<Hit<'_>>) = found.hits.into_iter().partition(|hit| hit.folded);
    let cards = |hits: Vec<Hit<'a>>| -> Vec<Card<'a>> {
        let reason =
            |hit: &Hit<'a>| catalog.reason(hit, &found.words, page.locale).map(|(pieces, locale)| Sentence::new(pieces, locale, page.locale));
        hits.into_iter().map(|hit| card(&page, reason(&hit), hit, today)).collect()
    };
    let (cards, folded_cards) = (cards(shown), cards(folded));
    let row = |one: Doubtful<'a>| DoubtfulRow {
        fiche: one.fiche,
        href: to.fiche(&one.fiche.slug),
        service: words::name(page.locale, one.service),
        why: unfit_label(t, one.why, one.service),
    };
    let doubtful = if found.page == found.pages { found.doubtful.into_iter().map(row).collect() } else { Vec::new() };
    SearchPage {
        partly_dutch: cards.iter().chain(&folded_cards).any(Card::is_partly_dutch),
        understood: understood.collect(),
        mended: found.question.mended.iter().map(meant).collect(),
        left_aside: (!found.question.left_aside.is_empty()).then(|| t.about("opzij-gelegd", &quoted(t, &found.question.left_aside))),
        unmended: (!guessed.is_empty()).then(|| to.search(&unmended)),
        danger: None,
        perspectives: perspectives.collect(),
        folded: found.folded,
        folded_cards,
        sentence,
        unstated: (found.age_unstated > 0).then(|| t.count("waarvan-leeftijd-niet-vermeld", found.age_unstated)),
        notices: query.ignored.iter().map(|one| ignored(t, one)).collect(),
        ways_on: ways_on.collect(),
        nothing_at_all: found.total == 0,
        doors: front_doors(&page, catalog),
        clear: (!query.filters.is_empty()).then(|| to.search(&query.without_filters())),
        facets: found.facets.iter().map(|facet| facet_view(t, facet)).collect(),
        age: query.ages().iter().map(AgeRange::to_string).collect::<Vec<_>>().join(", "),
        doubtful,
        kept: query.on_page(1).pairs().into_iter().filter(|(name, _)| matches!(*name, param::PERSPECTIVE | param::SORT)).collect(),
        sorts: Sort::ALL.iter().map(|one| SortLink { label: t.label(*one), href: to.search(&query.sorted(*one)), on: *one == sort }).collect(),
        cards,
        pager,
        bundle: to.bundle(&query.asked_by(None).sorted(Sort::Relevance)),
        chips,
        query,
        page,
    }
}

/// Words as somebody typed them, between quotes.
fn quoted(t: &Messages, words: &[String]) -> String {
    words.iter().take(3).map(|word| t.about("aanhaling", word)).collect::<Vec<_>>().join(", ")
}

fn facet_view(t: &'static Messages, facet: &Facet) -> FacetView {
    let on = facet.values.iter().filter(|value| value.on).count();
    FacetView {
        param: facet.param,
        label: t.get(match facet.param {
            param::PHASE => "filter-fase",
            param::THEME => "filter-thema",
            param::AUDIENCE => "filter-doelgroep",
            param::ROUTE => "filter-aanmelding",
            param::COST => "filter-kostprijs",
            param::COMMUNE => "filter-gemeente",
            _ => "filter-taal",
        }),
        values: facet
            .values
            .iter()
            .map(|value| FacetChoice { value: value.filter.value(), label: filter_label(t, &value.filter), count: value.count, on: value.on })
            .collect(),
        open: on > 0 || matches!(facet.param, param::PHASE | param::THEME | param::ROUTE),
        on,
    }
}

fn card<'a>(page: &Page, reason: Option<Sentence<'a>>, hit: Hit<'a>, today: Date) -> Card<'a> {
    let (t, locale) = (page.t, page.locale);
    let content = &hit.fiche.content;
    let services = &hit.services;
    let mut phases: Vec<Phase> = services.iter().map(|service| service.phase).collect();
    phases.sort_unstable();
    phases.dedup();
    let best = services[0];
    let helps_with: Vec<&str> = hit.themes.iter().map(|theme| t.label(*theme)).collect();
    let (name, summary) = (words::name(locale, best), words::summary(locale, best));
    let reads = |text: Text<'_>| reason.as_ref().is_some_and(|reason| reason.reads(text.text));
    let (named, told) = (reads(name), reads(summary));
    let (sentence, reason) = match reason {
        Some(reason) if told => (reason, None),
        reason => (Sentence::plain(summary), reason),
    };
    Card {
        href: page.to.fiche(&hit.fiche.slug),
        gloss: words::gloss(locale, content),
        ages: view::ages_of(t, services),
        audiences: view::labels(t, services, |service: &Service| &service.audiences).join(" · "),
        sentence,
        ended: services.iter().all(|service| service.has_ended(today)).then(|| view::dates(t, best, today)).flatten(),
        routes: view::routes_of(t, services),
        costs: view::costs_of(t, services),
        communes: view::communes_of(t, content, services),
        elsewhere: (content.region != Region::Brussels).then(|| t.get(content.region.message_key())),
        services: match named {
            true => Vec::new(),
            false => services.iter().take(NAMED_SERVICES).map(|service| words::name(locale, service)).collect(),
        },
        more_services: services.len().saturating_sub(if named { 1 } else { NAMED_SERVICES }),
        age_unstated: services.iter().all(|service| service.ages.is_unstated()),
        helps_with: (!helps_with.is_empty()).then(|| helps_with.join(" · ")),
        reason,
        fiche: hit.fiche,
        phases,
    }
}
