//! How values of the record read on a page: ages, costs, places, routes, opening hours, lists. Words come from the catalogue; nothing here is HTML
//! but what markdown and JSON-LD give.

use fluent_bundle::FluentValue;
use jiff::Timestamp;
use jiff::civil::Date;
use pulldown_cmark::{CowStr, Event, LinkType, Parser, Tag, TagEnd, html};

use super::clock::brussels;
use super::words::{self, Text};
use crate::domain::fiche::{Contact, FicheContent, Location, OpeningHours, Service};
use crate::domain::locale::Messages;
use crate::domain::values::{AgeRange, ClockTime, Commune, Email, Euro, Phone, Postcode};
use crate::domain::vocabulary::{CostKind, Route, Term, Weekday};

/// “12 tot en met 18 jaar”, “vanaf 16 jaar”, “leeftijd niet vermeld”.
pub fn ages(t: &Messages, ages: AgeRange) -> String {
    let number = FluentValue::from;
    match (ages.min, ages.max) {
        (Some(min), Some(max)) if min == max => t.with("leeftijd-precies", &[("min", number(min))]),
        (Some(min), Some(max)) => t.with("leeftijd-van-tot", &[("min", number(min)), ("max", number(max))]),
        (Some(min), None) => t.with("leeftijd-vanaf", &[("min", number(min))]),
        (None, Some(max)) => t.with("leeftijd-tot", &[("max", number(max))]),
        (None, None) => t.get("leeftijd-niet-vermeld").to_owned(),
    }
}

/// The ages of several services, each way of saying it once, at most three; those that hold for most first.
pub fn ages_of(t: &Messages, services: &[&Service]) -> String {
    let mut ranges: Vec<AgeRange> = Vec::new();
    for service in services {
        if !ranges.contains(&service.ages) {
            ranges.push(service.ages);
        }
    }
    let unstated = services.iter().filter(|service| service.ages.is_unstated()).count();
    let (some_stated, mostly_unstated) = (ranges.len() > 1, unstated * 2 > services.len());
    // What holds for most comes first: one course for adults does not make the whole for adults.
    ranges.sort_by_key(|range| range.is_unstated() != mostly_unstated);
    let say = |range: &AgeRange| match (range.is_unstated() && some_stated, mostly_unstated) {
        (true, true) => t.get("leeftijd-meestal-niet-vermeld").to_owned(),
        (true, false) => t.get("leeftijd-soms-niet-vermeld").to_owned(),
        (false, true) if some_stated => t.about("leeftijd-soms", &ages(t, *range)),
        (false, _) => ages(t, *range),
    };
    let mut shown: Vec<String> = ranges.iter().take(3).map(say).collect();
    if ranges.len() > 3 {
        shown.push(t.get("en-andere").to_owned());
    }
    shown.join(" · ")
}

/// The labels of the values that these services have, in the order of the closed list, each once.
pub fn labels<'a, T: Term>(t: &'a Messages, services: &[&Service], values: impl Fn(&Service) -> &[T]) -> Vec<&'a str> {
    T::ALL.iter().filter(|value| services.iter().any(|service| values(service).contains(value))).map(|value| t.label(*value)).collect()
}

/// The ways into several services in one line; that some need none is not worth saying beside the others.
pub fn routes_of(t: &Messages, services: &[&Service]) -> String {
    let mut kinds: Vec<Route> = Route::ALL.iter().copied().filter(|kind| services.iter().any(|service| service.route.kinds.contains(kind))).collect();
    if kinds.len() > 1 {
        kinds.retain(|kind| *kind != Route::NotApplicable);
    }
    kinds.iter().map(|kind| t.label(*kind)).collect::<Vec<_>>().join(" · ")
}

/// Several costs in one line: each kind once, “niet vermeld” only when nothing else is known.
pub fn costs_of(t: &Messages, services: &[&Service]) -> String {
    let mut kinds: Vec<CostKind> =
        CostKind::ALL.iter().copied().filter(|kind| services.iter().any(|service| service.cost_for_who_asks() == *kind)).collect();
    if kinds.len() > 1 {
        kinds.retain(|kind| !matches!(kind, CostKind::NotStated | CostKind::NotApplicable));
    }
    if kinds.is_empty() {
        kinds.push(CostKind::NotStated);
    }
    kinds.iter().map(|kind| t.label(*kind)).collect::<Vec<_>>().join(" · ")
}

/// A cost in full: “betalend: 11 euro (gewoon tarief), 4 euro (verminderd tarief)”.
pub struct CostView<'a> {
    /// Its kind, with a colon when amounts follow.
    pub kind: String,
    /// Each amount, and what it is for.
    pub amounts: Vec<(String, Text<'a>)>,
    /// What the amounts leave unsaid.
    pub note: Option<Text<'a>>,
}

/// What a service costs, with what was translated of it.
pub fn cost<'a>(t: &Messages, service: &'a Service, facts: &words::Facts<'a>) -> CostView<'a> {
    let kind = t.label(service.cost_for_who_asks());
    let amounts = service.cost.amounts.iter().map(|amount| euro(t, amount.euro));
    CostView {
        kind: if service.cost.amounts.is_empty() { kind.to_owned() } else { t.about("kost-met-bedragen", kind) },
        amounts: amounts.zip(facts.amounts.iter().copied()).collect(),
        note: facts.cost_note,
    }
}

/// What several services cost: each kind once, and each amount that is asked for the same thing once.
pub fn cost_of<'a>(t: &Messages, services: &[&'a Service]) -> CostView<'a> {
    let mut amounts: Vec<(String, Text<'a>)> = Vec::new();
    for one in services.iter().flat_map(|service| cost(t, service, &words::facts(t.locale, service)).amounts) {
        if !amounts.contains(&one) {
            amounts.push(one);
        }
    }
    let kinds = costs_of(t, services);
    CostView { kind: if amounts.is_empty() { kinds } else { t.about("kost-met-bedragen", &kinds) }, amounts, note: None }
}

/// “11 euro”, “1,50 euro”, “€1.50”.
pub fn euro(t: &Messages, amount: Euro) -> String {
    let euro = ("euro", FluentValue::from(amount.cents / 100));
    match amount.cents % 100 {
        0 => t.with("bedrag", &[euro]),
        cents => t.with("bedrag-met-cent", &[euro, ("cent", format!("{cents:02}").into())]),
    }
}

/// The name of a commune by its postcode, as readers of this language know it; outside Brussels the postcode.
pub fn commune<'a>(t: &Messages, postcode: &'a Postcode) -> &'a str {
    postcode.commune().map_or(postcode.as_str(), |commune| commune.name(t.locale))
}

/// The communes where these services are given, each once; at most four.
pub fn communes_of(t: &Messages, fiche: &FicheContent, services: &[&Service]) -> Option<String> {
    let mut communes: Vec<&str> = Vec::new();
    for service in services {
        let places = fiche.locations_of(service).map(|location| location.commune.as_str());
        let places = places.map(|name| Commune::named(name).map_or(name, |commune| commune.name(t.locale)));
        for commune in places.chain(service.area.iter().filter_map(|postcode| Some(postcode.commune()?.name(t.locale)))) {
            if !communes.contains(&commune) {
                communes.push(commune);
            }
        }
    }
    let more = communes.len().saturating_sub(4);
    communes.truncate(4);
    let shown = communes.join(", ");
    match (communes.is_empty(), more) {
        (true, _) => None,
        (false, 0) => Some(shown),
        (false, more) => Some(format!("{shown} {}", t.count("en-nog", more))),
    }
}

/// “voor mensen uit Evere en Jette”; `None` when these services are for everybody.
pub fn area(t: &Messages, services: &[&Service]) -> Option<String> {
    let mut communes: Vec<&str> = Vec::new();
    for commune in services.iter().flat_map(|service| &service.area).map(|code| commune(t, code)) {
        if !communes.contains(&commune) {
            communes.push(commune);
        }
    }
    (!communes.is_empty()).then(|| t.about("voor-mensen-uit", &and(t, &communes)))
}

/// “maandag, dinsdag en donderdag: 17:00–21:00”, “lundi et mardi : de 17h à 21h30”.
pub fn hours(t: &Messages, hours: &OpeningHours) -> String {
    let text = |name, text: String| (name, FluentValue::from(text));
    t.with("uren", &[text("dagen", days(t, &hours.days)), text("van", time(t, hours.opens)), text("tot", time(t, hours.closes))])
}

fn time(t: &Messages, time: ClockTime) -> String {
    let (hours, minutes) = time.parts();
    // As text: a number would lose its leading zero.
    let text = |name, text: String| (name, FluentValue::from(text));
    let key = if minutes == 0 { "tijd-heel" } else { "tijd" };
    t.with(key, &[text("u", hours.to_string()), text("uu", format!("{hours:02}")), text("mm", format!("{minutes:02}"))])
}

fn days(t: &Messages, days: &[Weekday]) -> String {
    // Four or more days in a row read better as a range.
    let in_a_row = days.windows(2).all(|pair| pair[1].index() == pair[0].index() + 1);
    match days {
        [first, .., last] if in_a_row && days.len() > 3 => {
            t.with("dag-tot-en-met", &[("van", FluentValue::from(t.label(*first))), ("tot", FluentValue::from(t.label(*last)))])
        }
        _ => and(t, &days.iter().map(|day| t.label(*day)).collect::<Vec<_>>()),
    }
}

/// “a, b en c”.
pub fn and(t: &Messages, items: &[&str]) -> String {
    match items {
        [] => String::new(),
        [one] => (*one).to_owned(),
        [start @ .., last] => format!("{} {} {last}", start.join(", "), t.get("en")),
    }
}

/// Where a map shows this place; a link that people follow, nothing is fetched from it.
pub fn map_link(location: &Location) -> String {
    let query: String = url::form_urlencoded::byte_serialize(location.one_line().as_bytes()).collect();
    format!("https://www.openstreetmap.org/search?query={query}")
}

/// Light markdown as HTML, numbers and mail addresses as links; whatever else stands in the text shows as text or is taken out.
pub fn markdown(text: &str) -> String {
    let mut in_link = false;
    let mut events = Vec::new();
    for event in Parser::new(text) {
        match event {
            Event::Text(words) if !in_link => reachable(&words, &mut events),
            other => {
                in_link = matches!(other, Event::Start(Tag::Link { .. })) || in_link && !matches!(other, Event::End(TagEnd::Link));
                events.push(other);
            }
        }
    }
    safe_html(events)
}

/// A text of our own, with headings, as HTML.
pub fn manual(text: &str) -> String {
    let mut rendered = String::new();
    html::push_html(&mut rendered, Parser::new(text));
    rendered
}

/// A sentence as HTML: only numbers and mail addresses become links, everything else is text.
pub fn linked(sentence: &str) -> String {
    let mut events = Vec::new();
    reachable(sentence, &mut events);
    safe_html(events)
}

/// A text with what can be dialled or mailed as a link.
fn reachable(text: &str, events: &mut Vec<Event<'_>>) {
    let owned = |text: &str| Event::Text(CowStr::from(text.to_owned()));
    let mut at = 0;
    while let Some((start, end, href)) = next_reachable(text, at) {
        events.push(owned(&text[at..start]));
        let (title, id) = (CowStr::from(""), CowStr::from(""));
        events.push(Event::Start(Tag::Link { link_type: LinkType::Autolink, dest_url: CowStr::from(href), title, id }));
        events.push(owned(&text[start..end]));
        events.push(Event::End(TagEnd::Link));
        at = end;
    }
    events.push(owned(&text[at..]));
}

/// The next phone number or mail address from this byte on: where it stands, and its link.
fn next_reachable(text: &str, from: usize) -> Option<(usize, usize, String)> {
    let starts = text[from..].char_indices().map(|(at, _)| from + at);
    let starts = starts.filter(|at| !text[..*at].ends_with(|c: char| c.is_alphanumeric() || "/.-+@".contains(c)));
    for start in starts {
        let rest = &text[start..];
        if rest.starts_with(['0', '+']) {
            let run = rest.find(|c: char| !(c.is_ascii_digit() || " ./+\u{a0}".contains(c))).unwrap_or(rest.len());
            let run = rest[..run].trim_end_matches(|c: char| !c.is_ascii_digit());
            // Fewer than nine digits is a year, a time or an amount; short numbers stand in contacts.
            let long = run.bytes().filter(u8::is_ascii_digit).count() >= 9;
            if let Some(phone) = Phone::parse(run).ok().filter(|_| long) {
                return Some((start, start + run.len(), format!("tel:{}", phone.dial())));
            }
        }
        let word = rest.find(|c: char| c.is_whitespace() || "(),;<>“”".contains(c)).unwrap_or(rest.len());
        let word = rest[..word].trim_end_matches(['.', ':', '?', '!']);
        if word.contains('@')
            && let Ok(email) = Email::parse(word)
        {
            return Some((start, start + word.len(), format!("mailto:{email}")));
        }
    }
    None
}

fn safe_html(events: Vec<Event<'_>>) -> String {
    let mut rendered = String::new();
    html::push_html(&mut rendered, events.into_iter());
    ammonia::Builder::default()
        .tags(["p", "ul", "ol", "li", "strong", "em", "a", "br"].into())
        .url_schemes(["http", "https", "mailto", "tel"].into())
        .link_rel(Some("noopener"))
        .clean(&rendered)
        .to_string()
}

/// What a service says of its dates on this day: ended, begins later, ends then, full.
pub fn dates(t: &Messages, service: &Service, today: Date) -> Option<String> {
    let on = |key: &str, date: Date| Some(t.about(key, &t.date(date)));
    match (service.starts_on, service.ends_on, service.full_until) {
        (_, Some(last), _) if last < today => on("aanbod-gestopt", last),
        (_, _, Some(until)) if until >= today => on("aanbod-volzet", until),
        (Some(first), _, _) if first > today => on("aanbod-begint", first),
        (_, Some(last), _) => on("aanbod-stopt", last),
        _ => None,
    }
}

/// A phone number that does not break at the end of a line.
pub fn unbroken(phone: &Phone) -> String {
    phone.as_str().replace(' ', "\u{a0}")
}

/// The contact whose number may stand on the first screen: the only one with a number, or the one for everything (`algemeen`). `None` when a
/// visitor has to choose.
pub fn first_to_call(fiche: &FicheContent) -> Option<&Contact> {
    let mut with_number = fiche.contacts.iter().filter(|contact| !contact.phones.is_empty());
    match (with_number.next(), with_number.next()) {
        (only, None) => only,
        _ => fiche.contacts.iter().find(|contact| contact.key.as_str() == "algemeen" && !contact.phones.is_empty()),
    }
}

/// A moment in words, in Brussels: “21 november 2026, 14:05”.
pub fn moment(t: &Messages, at: Timestamp) -> String {
    let here = at.to_zoned(brussels());
    format!("{}, {:02}:{:02}", t.date(here.date()), here.hour(), here.minute())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::locale::Locale;
    use crate::domain::values::ClockTime;

    #[test]
    fn ages_read_as_people_say_them() {
        let t = Locale::Nl.messages();
        let range = |min, max| ages(t, AgeRange::new(min, max).expect("ages"));
        assert_eq!(range(Some(12), Some(18)), "12 tot en met 18 jaar");
        assert_eq!(range(Some(16), None), "vanaf 16 jaar");
        assert_eq!(range(None, Some(25)), "tot en met 25 jaar");
        assert_eq!(range(None, None), "leeftijd niet vermeld");
    }

    #[test]
    fn opening_hours_name_the_days_as_people_say_them() {
        use Weekday::*;
        let t = Locale::Nl.messages();
        let time = |text| ClockTime::parse(text).expect("a time");
        let open = |days: &[Weekday]| hours(t, &OpeningHours { days: days.to_vec(), opens: time("09:00"), closes: time("17:30") });
        assert_eq!(open(&[Monday, Tuesday, Thursday]), "maandag, dinsdag en donderdag: 09:00–17:30");
        assert_eq!(open(&[Monday, Tuesday, Wednesday, Thursday, Friday]), "maandag tot en met vrijdag: 09:00–17:30");
    }

    /// What a page says in French and in English; a French page has hard spaces where they belong.
    fn abroad(say: impl Fn(&Messages) -> String) -> [String; 2] {
        [Locale::Fr, Locale::En].map(|locale| say(locale.messages()).replace('\u{a0}', " "))
    }

    #[test]
    fn ages_and_hours_read_as_people_say_them_in_french_and_english() {
        use Weekday::*;
        let range = |min, max| AgeRange::new(min, max).expect("ages");
        assert_eq!(abroad(|t| ages(t, range(Some(12), Some(18)))), ["de 12 à 18 ans", "12 to 18 years old"]);
        assert_eq!(abroad(|t| ages(t, range(Some(16), None))), ["à partir de 16 ans", "16 years and older"]);
        assert_eq!(abroad(|t| ages(t, range(None, Some(25)))), ["jusqu’à 25 ans inclus", "up to and including 25 years old"]);
        let time = |text| ClockTime::parse(text).expect("a time");
        let open = |days: &[Weekday]| OpeningHours { days: days.to_vec(), opens: time("09:00"), closes: time("17:30") };
        assert_eq!(
            abroad(|t| hours(t, &open(&[Monday, Tuesday, Thursday]))),
            ["lundi, mardi et jeudi : de 9h à 17h30", "Monday, Tuesday and Thursday: 09:00–17:30"]
        );
        assert_eq!(
            abroad(|t| hours(t, &open(&[Monday, Tuesday, Wednesday, Thursday]))),
            ["du lundi au jeudi : de 9h à 17h30", "Monday to Thursday: 09:00–17:30"]
        );
    }

    #[test]
    fn money_reads_as_people_say_it() {
        let said = |text| {
            let amount = Euro::parse(text).expect("an amount");
            Locale::SERVED.iter().map(|locale| euro(locale.messages(), amount)).collect::<Vec<_>>()
        };
        assert_eq!(said("1.5"), ["1,50 euro", "1,50 euro", "€1.50"]);
        assert_eq!(said("1250"), ["1250 euro", "1250 euros", "€1250"]);
    }

    #[test]
    fn numbers_and_mail_addresses_in_a_text_can_be_used() {
        let shown = linked("Bel 02/215.15.24, mail proef.een@aanhaken.example. In 2024 voor 11 euro <b>");
        assert_eq!(
            shown,
            "Bel <a href=\"tel:+3222151524\" rel=\"noopener\">02/215.15.24</a>, mail <a href=\"mailto:proef.een@aanhaken.example\" \
             rel=\"noopener\">proef.een@aanhaken.example</a>. In 2024 voor 11 euro &lt;b&gt;"
        );
        let kept = markdown("[02 215 15 24](https://proef.example) of 0495 87 34 08");
        assert_eq!(kept.matches("<a ").count(), 2, "{kept}");
    }

    #[test]
    fn markup_in_a_text_never_runs() {
        let shown = markdown("**Vet** <script>alert(1)</script> [hier](javascript:alert(1)) <img src=x onerror=alert(1)>\n\n- punt");
        assert!(shown.contains("<strong>Vet</strong>") && shown.contains("<li>punt</li>"), "{shown}");
        assert!(!shown.contains("script") && !shown.contains("onerror"), "{shown}");
    }
}
