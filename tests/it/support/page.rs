//! A page that is asked by selector, not by substring.

use axum::http::{HeaderMap, StatusCode};
use scraper::{ElementRef, Html, Selector};

/// An answer, read as a page.
pub struct Page {
    /// Its status.
    pub status: StatusCode,
    /// Its headers.
    pub headers: HeaderMap,
    /// Its body, as text.
    pub body: String,
}

impl Page {
    pub fn new(status: StatusCode, headers: HeaderMap, body: String) -> Self {
        Self { status, headers, body }
    }

    fn select<T>(&self, selector: &str, read: impl Fn(scraper::ElementRef<'_>) -> T) -> Vec<T> {
        let html = Html::parse_document(&self.body);
        let selector = Selector::parse(selector).expect("a selector");
        html.select(&selector).map(read).collect()
    }

    /// The texts of all elements that this selects, white space folded; pieces stand apart, but for a comma behind one.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.select(selector, |element| element.text().flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ").replace(" ,", ","))
    }

    /// The texts of all elements that this selects, character for character.
    pub fn texts_as_they_are(&self, selector: &str) -> Vec<String> {
        self.select(selector, |element| element.text().collect())
    }

    /// The text of the first.
    pub fn text(&self, selector: &str) -> String {
        self.texts(selector).into_iter().next().unwrap_or_else(|| panic!("nothing is {selector}"))
    }

    /// Every text that people read or hear, with the language that it is said to be in.
    pub fn spoken(&self) -> Vec<(String, String)> {
        let html = Html::parse_document(&self.body);
        let mut spoken = Vec::new();
        for node in html.tree.nodes() {
            let elements = || node.ancestors().filter_map(ElementRef::wrap);
            if elements().any(|element| matches!(element.value().name(), "head" | "script" | "style")) {
                continue;
            }
            let own = ElementRef::wrap(node);
            let language = own.into_iter().chain(elements()).find_map(|element| element.value().attr("lang")).unwrap_or_default();
            let said = match (node.value().as_text(), own) {
                (Some(text), _) => vec![text.to_string()],
                (None, Some(element)) => ["aria-label", "placeholder", "title", "alt", "data-suggest-label"]
                    .iter()
                    .filter_map(|name| element.value().attr(name))
                    .map(str::to_owned)
                    .collect(),
                _ => Vec::new(),
            };
            let folded = said.iter().map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "));
            spoken.extend(folded.filter(|text| !text.is_empty()).map(|text| (text, language.to_owned())));
        }
        spoken
    }

    /// An attribute of all elements that this selects and that have it.
    pub fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        self.select(selector, |element| element.value().attr(name).map(str::to_owned)).into_iter().flatten().collect()
    }

    /// How many elements this selects.
    pub fn count(&self, selector: &str) -> usize {
        self.select(selector, |_| ()).len()
    }

    /// What a form would send, as a browser does it, without its buttons.
    pub fn form_fields(&self, form: &str) -> Vec<(String, String)> {
        let control = format!("{form} input, {form} textarea, {form} select");
        let fields = self.select(&control, |element| {
            let name = element.value().attr("name")?.to_owned();
            let value = || element.value().attr("value").unwrap_or_default().to_owned();
            match (element.value().name(), element.value().attr("type")) {
                ("textarea", _) => Some((name, element.text().collect())),
                ("select", _) => {
                    let option = Selector::parse("option").expect("a selector");
                    let all: Vec<_> = element.select(&option).collect();
                    let chosen = all.iter().find(|one| one.value().attr("selected").is_some()).or(all.first())?;
                    Some((name, chosen.value().attr("value").unwrap_or_default().to_owned()))
                }
                (_, Some("checkbox" | "radio")) => element.value().attr("checked").map(|_| (name, value())),
                _ => Some((name, value())),
            }
        });
        fields.into_iter().flatten().collect()
    }

    /// The slugs of the results, in order.
    pub fn results(&self) -> Vec<String> {
        let links = self.attributes(".card h2 a", "href");
        links.iter().filter_map(|href| href.split_once("/fiches/")).map(|(_, slug)| slug.to_owned()).collect()
    }

    /// The number beside a choice of a filter.
    pub fn facet_count(&self, param: &str, value: &str) -> usize {
        let choice = format!("label:has(input[name='{param}'][value='{value}']) .count");
        self.text(&choice).parse().expect("a number")
    }

    /// A header, as text.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).unwrap_or_else(|| panic!("no header {name}")).to_str().expect("a text header")
    }
}
