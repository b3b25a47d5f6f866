//! The form of a fiche: which fields there are, in which order, with which help, and what is in them. The editor and the page on which an organisation
//! proposes changes show the same fields.

use super::form::{field_of, id_of};
use crate::domain::changes::Change;
use crate::domain::draft::{ContactDraft, FicheDraft, FieldError, HoursDraft, LocationDraft, SENTENCE_WORDS, SUMMARY_WORDS, ServiceDraft};
use crate::domain::locale::Locale;
use crate::domain::readability;
use crate::domain::vocabulary::{Audience, CostKind, HelpLanguage, Level, Phase, Region, Route, Term, Theme, Weekday};

/// How a field is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// One line.
    Line,
    /// A few words that are a number.
    Number,
    /// A day.
    Day,
    /// Several lines.
    Text,
    /// A list, an item a line.
    Lines,
    /// One of a list.
    One,
    /// Any of a list.
    Many,
}

/// A value that can be chosen.
#[derive(Debug)]
pub struct Choice {
    /// Its code.
    pub value: String,
    /// Its name.
    pub label: String,
    /// Whether it is chosen.
    pub on: bool,
}

/// A field as it stands on the page.
#[derive(Debug)]
pub struct Field {
    /// How it is filled in.
    pub input: Input,
    /// Path of the field, as in a seed file.
    pub path: String,
    /// Its name in the form.
    pub name: String,
    /// Its id on the page.
    pub id: String,
    /// What it is called.
    pub label: &'static str,
    /// How to fill it in.
    pub help: &'static str,
    /// What is in it.
    pub value: String,
    /// What can be chosen.
    pub choices: Vec<Choice>,
    /// How many lines are shown, where there can be several.
    pub rows: usize,
    /// The Dutch text that this translates.
    pub dutch: String,
    /// Most words, where that is limited.
    pub words: Option<usize>,
    /// Language of what is typed.
    pub lang: &'static str,
    /// Whether it has to be filled in.
    pub required: bool,
    /// How easily it reads.
    pub reads: Option<String>,
    /// What is wrong with it.
    pub errors: Vec<String>,
    /// What somebody else made of it in the meantime.
    pub theirs: Option<String>,
}

/// Fields that belong together.
#[derive(Debug)]
pub struct Group {
    /// What they are about.
    pub legend: &'static str,
    /// Whether they are folded away at first.
    pub folded: bool,
    /// Whether they stand beside each other.
    pub in_a_row: bool,
    /// What to know after filling in the last of them.
    pub note: &'static str,
    /// The fields.
    pub fields: Vec<Field>,
}

impl Group {
    /// Whether anything in it is wrong.
    pub fn has_errors(&self) -> bool {
        self.fields.iter().any(|field| !field.errors.is_empty())
    }

    /// How many fields are empty of which there is a Dutch text.
    pub fn untranslated(&self) -> usize {
        self.fields.iter().filter(|field| !field.dutch.is_empty() && field.value.trim().is_empty()).count()
    }
}

/// A place, contact or service.
#[derive(Debug)]
pub struct Item {
    /// The list that it is in, as in a seed file.
    pub list: &'static str,
    /// Its place in that list.
    pub index: usize,
    /// Its key.
    pub key: String,
    /// What it is called.
    pub title: String,
    /// Whether it is unfolded.
    pub open: bool,
    /// Its fields.
    pub groups: Vec<Group>,
}

/// A part of the form.
#[derive(Debug)]
pub struct Part {
    /// Its id on the page.
    pub id: &'static str,
    /// Its heading.
    pub heading: &'static str,
    /// What it is for.
    pub help: &'static str,
    /// Fields of the fiche itself.
    pub groups: Vec<Group>,
    /// The list of things in it: its name in a seed file, and the word for one more.
    pub list: Option<(&'static str, &'static str)>,
    /// The things.
    pub items: Vec<Item>,
}

/// A whole form.
#[derive(Debug)]
pub struct FicheForm {
    /// Its parts, in order.
    pub parts: Vec<Part>,
    /// All that is wrong: the id of a field, and a sentence that names it.
    pub errors: Vec<(String, String)>,
}

impl FicheForm {
    /// The form of a draft, with what is wrong in it and what somebody else made of it.
    pub fn of(draft: &FicheDraft, faults: &[FieldError], theirs: &[Change]) -> Self {
        let parts = vec![
            whole(draft),
            other_languages(draft),
            Part {
                id: "adressen",
                heading: "Adressen",
                help: "Waar mensen naartoe kunnen.",
                groups: Vec::new(),
                list: Some(("locations", "Voeg een adres toe")),
                items: draft.locations.iter().enumerate().map(|(i, place)| location(i, place)).collect(),
            },
            Part {
                id: "contacten",
                heading: "Contacten",
                help: "Hoe mensen je bereiken. Het eerste contact is voor iedereen; dat krijgt de belknop bovenaan de fiche als het “algemeen” heet.",
                groups: Vec::new(),
                list: Some(("contacts", "Voeg een contact toe")),
                items: draft.contacts.iter().enumerate().map(|(i, one)| contact(i, one, draft)).collect(),
            },
            Part {
                id: "aanbod",
                heading: "Aanbod",
                help: "Wat je doet, stuk voor stuk. Splits zodra de doelgroep, de leeftijd, de fase, de aanmelding of de prijs verschilt: bezoekers zoeken op één en hetzelfde aanbod.",
                groups: Vec::new(),
                list: Some(("services", "Voeg een aanbod toe")),
                items: draft.services.iter().enumerate().map(|(i, one)| service(i, one, draft)).collect(),
            },
        ];
        let mut form = Self { parts, errors: Vec::new() };
        faults.iter().for_each(|fault| form.place(fault));
        theirs.iter().for_each(|change| form.show_theirs(draft, change));
        form
    }

    /// The form with which an organisation proposes changes: what it knows better than we do, without what is our own arrangement, other languages and
    /// room for more. Faults in what it does not see are left to staff.
    pub fn for_organisation(draft: &FicheDraft, faults: &[FieldError]) -> Self {
        let faults: Vec<FieldError> = faults.iter().filter(|fault| is_known_to_organisation(&fault.path)).cloned().collect();
        let mut form = Self::of(draft, &faults, &[]);
        for part in &mut form.parts {
            part.list = None;
            for groups in std::iter::once(&mut part.groups).chain(part.items.iter_mut().map(|item| &mut item.groups)) {
                groups.iter_mut().for_each(|group| {
                    group.note = "";
                    group.fields.retain(|field| is_known_to_organisation(&field.path));
                });
                groups.retain(|group| !group.fields.is_empty());
            }
        }
        form.parts.retain(|part| !part.groups.is_empty() || !part.items.is_empty());
        form
    }

    /// The paths of all fields, in order.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().flat_map(|part| {
            let items = part.items.iter().flat_map(|item| item.groups.iter());
            part.groups.iter().chain(items).flat_map(|group| group.fields.iter().map(|field| field.path.as_str()))
        })
    }

    /// Unfolds a thing of a list.
    pub fn open(&mut self, list: &str, index: usize) {
        let items = self.parts.iter_mut().flat_map(|part| &mut part.items);
        items.filter(|item| item.list == list && item.index == index).for_each(|item| item.open = true);
    }

    fn fields(&mut self) -> impl Iterator<Item = &mut Field> {
        self.parts.iter_mut().flat_map(|part| {
            let items = part.items.iter_mut().flat_map(|item| item.groups.iter_mut());
            part.groups.iter_mut().chain(items).flat_map(|group| group.fields.iter_mut())
        })
    }

    /// Puts a fault beside its field, or the nearest one, and on the list on top.
    fn place(&mut self, fault: &FieldError) {
        let path = field_of(&fault.path).to_owned();
        let found = self.fields().find(|field| field.path == path || field.path.starts_with(&format!("{path}.")));
        let Some(field) = found else {
            self.errors.push((if path == "services" { "aanbod".into() } else { "inhoud".into() }, sentence(&fault.message)));
            return;
        };
        field.errors.push(sentence(&fault.message));
        let (id, label) = (field.id.clone(), field.label);
        let item = self.parts.iter_mut().flat_map(|part| &mut part.items).find(|item| path.starts_with(&format!("{}[{}]", item.list, item.index)));
        let about = item.map_or_else(String::new, |item| {
            item.open = true;

            format!("{}: ", item.title)
        });
        self.errors.push((id, format!("{about}{}: {}", label.to_lowercase(), fault.message)));
    }

    /// Puts what somebody else typed beside the field.
    fn show_theirs(&mut self, draft: &FicheDraft, change: &Change) {
        let path = numbered(draft, &change.path);
        let other = if change.after.is_empty() { "(leeg)".to_owned() } else { change.after.clone() };
        if let Some(field) = self.fields().find(|field| field.path == path) {
            field.theirs = Some(other);
        }
        for item in self.parts.iter_mut().flat_map(|part| &mut part.items) {
            item.open |= path.starts_with(&format!("{}[{}]", item.list, item.index));
        }
    }
}

/// Whether an organisation is asked about the field with this path, or in it.
fn is_known_to_organisation(path: &str) -> bool {
    let path = field_of(path);
    let inside = path.split_once("].").map_or(path, |(_, inside)| inside);
    let ours = ["number", "region", "related", "phase", "levels", "summary.fr", "summary.en"];
    !ours.contains(&inside) && !["source", "fr", "en"].contains(&inside.split('.').next().unwrap_or_default())
}

/// `services[praten].name` → `services[2].name`.
fn numbered(draft: &FicheDraft, path: &str) -> String {
    let Some((list, rest)) = path.split_once('[') else { return path.to_owned() };
    let Some((key, rest)) = rest.split_once(']') else { return path.to_owned() };
    let place = match list {
        "services" => draft.services.iter().position(|one| one.key == key),
        "contacts" => draft.contacts.iter().position(|one| one.key == key),
        _ => draft.locations.iter().position(|one| one.key == key),
    };
    place.map_or_else(|| path.to_owned(), |place| format!("{list}[{place}]{rest}"))
}

fn sentence(message: &str) -> String {
    let mut letters = message.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).chain(".".chars()).collect())
}

fn field(input: Input, path: String, label: &'static str, value: &str) -> Field {
    let name = match input {
        Input::Lines => format!("{path}~"),
        Input::Many => format!("{path}[]"),
        _ => path.clone(),
    };
    Field {
        input,
        id: id_of(&path),
        path,
        name,
        label,
        help: "",
        value: value.to_owned(),
        choices: Vec::new(),
        rows: if input == Input::Text { 4 } else { 2 },
        dutch: String::new(),
        words: None,
        lang: "nl",
        required: false,
        reads: None,
        errors: Vec::new(),
        theirs: None,
    }
}

impl Field {
    fn help(mut self, help: &'static str) -> Self {
        self.help = help;
        self
    }

    fn required(mut self) -> Self {
        self.required = true;
        self
    }

    fn at_most(mut self, words: usize) -> Self {
        self.words = Some(words);
        self
    }

    /// Says that this is the text in another language of what is here in Dutch.
    fn translates(mut self, lang: &'static str, dutch: &str) -> Self {
        self.lang = lang;
        self.dutch = dutch.trim().to_owned();
        self
    }

    /// Says how easily the text reads.
    fn measured(mut self, locale: Locale) -> Self {
        self.reads = readability::score(&self.value, locale).map(|score| match score {
            _ if score >= 75.0 => format!("Leest heel vlot ({score:.0})."),
            _ if score >= readability::PLAIN => format!("Leest vlot ({score:.0})."),
            _ => format!("Leest moeilijk ({score:.0}): probeer kortere zinnen en gewonere woorden."),
        });
        self
    }
}

fn line(path: String, label: &'static str, value: &str) -> Field {
    field(Input::Line, path, label, value)
}

fn text(path: String, label: &'static str, value: &str) -> Field {
    field(Input::Text, path, label, value)
}

/// One sentence or two: too long for a line.
fn sentences(path: String, label: &'static str, value: &str) -> Field {
    Field { rows: 2, ..text(path, label, value) }
}

fn lines(path: String, label: &'static str, values: &[String]) -> Field {
    field(Input::Lines, path, label, &values.join("\n"))
}

fn choices<T: Term>(chosen: impl Fn(&str) -> bool) -> Vec<Choice> {
    let t = Locale::Nl.messages();
    T::ALL.iter().map(|value| Choice { value: value.code().into(), label: t.label(*value).to_owned(), on: chosen(value.code()) }).collect()
}

fn one<T: Term>(path: String, label: &'static str, value: &str) -> Field {
    Field { choices: choices::<T>(|code| code == value), ..field(Input::One, path, label, value) }
}

fn many<T: Term>(path: String, label: &'static str, values: &[String]) -> Field {
    Field { choices: choices::<T>(|code| values.iter().any(|value| value == code)), ..field(Input::Many, path, label, "") }
}

fn group(legend: &'static str, fields: Vec<Field>) -> Group {
    Group { legend, folded: false, in_a_row: false, note: "", fields }
}

fn row(legend: &'static str, fields: Vec<Field>) -> Group {
    Group { in_a_row: true, ..group(legend, fields) }
}

fn folded(legend: &'static str, fields: Vec<Field>) -> Group {
    Group { folded: true, ..group(legend, fields) }
}

/// Says something after the last of these groups.
fn with_note(groups: &mut [Group], note: &'static str) {
    if let Some(last) = groups.last_mut() {
        last.note = note;
    }
}

fn whole(draft: &FicheDraft) -> Part {
    let at = str::to_owned;
    Part {
        id: "fiche",
        heading: "De fiche",
        help: "",
        list: None,
        items: Vec::new(),
        groups: vec![
            group(
                "",
                vec![
                    line(at("name"), "Naam", &draft.name).required().help("Zoals mensen de organisatie kennen."),
                    text(at("summary.nl"), "Samenvatting voor ouders", &draft.summary.nl)
                        .required()
                        .at_most(SUMMARY_WORDS)
                        .measured(Locale::Nl)
                        .help("Wie kan komen? Wat gebeurt er? Wat kost het? Wat doe je nu? Korte zinnen met een werkwoord, “je”, geen vakwoorden."),
                    text(at("notice"), "Waarschuwing", &draft.notice)
                        .help("Alleen als de lezer iets eerst moet weten, bijvoorbeeld dat een project gestopt is."),
                    lines(at("alternate_names"), "Andere namen", &draft.alternate_names)
                        .help("Afkortingen, oude namen: wat mensen intikken. Eén per lijn."),
                ],
            ),
            group(
                "Voor professionals",
                vec![
                    sentences(at("aim"), "Doel", &draft.aim).required().help("In één zin."),
                    text(at("text"), "Uitleg", &draft.text).help("Lege lijn: nieuwe alinea. Streepje en spatie aan het begin: lijst. **vet**."),
                    sentences(at("funding"), "Financiering", &draft.funding).help("Wie betaalt de organisatie."),
                    lines(at("related"), "Verwante fiches", &draft.related)
                        .help("Eén per lijn, zoals in het adres van die fiche: eindigt dat op /fiche/clb, dan schrijf je clb."),
                ],
            ),
            row(
                "Plaats en herkomst",
                vec![
                    one::<Region>(at("region"), "Regio", &draft.region).required(),
                    line(at("number"), "Nummer in de bundel", &draft.number).help("Leeg, of zoals 25 of 25.10."),
                ],
            ),
            group(
                "",
                vec![
                    sentences(at("source.document"), "Brondocument", &draft.source.document)
                        .required()
                        .help("Waar komen de feiten vandaan? Bijvoorbeeld: de organisatie zelf, mei 2026."),
                    field(Input::Number, at("source.year"), "Jaar van de bron", &draft.source.year.0),
                ],
            ),
        ],
    }
}

fn other_languages(draft: &FicheDraft) -> Part {
    let at = str::to_owned;
    Part {
        id: "talen",
        heading: "Frans en Engels",
        help: "Wat je hier niet invult, ziet een Franstalige of Engelstalige bezoeker in het Nederlands.",
        list: None,
        items: Vec::new(),
        groups: vec![
            folded(
                "Frans",
                vec![
                    text(at("summary.fr"), "Samenvatting in het Frans", &draft.summary.fr)
                        .at_most(SUMMARY_WORDS)
                        .translates("fr", &draft.summary.nl)
                        .measured(Locale::Fr),
                    line(at("fr.gloss"), "Wat het is, in het Frans", &draft.fr.gloss)
                        .translates("fr", "")
                        .help("Een paar woorden: service d’encadrement des élèves."),
                    text(at("fr.notice"), "Waarschuwing in het Frans", &draft.fr.notice).translates("fr", &draft.notice),
                ],
            ),
            folded(
                "Engels",
                vec![
                    text(at("summary.en"), "Samenvatting in het Engels", &draft.summary.en)
                        .at_most(SUMMARY_WORDS)
                        .translates("en", &draft.summary.nl)
                        .measured(Locale::En),
                    line(at("en.gloss"), "Wat het is, in het Engels", &draft.en.gloss)
                        .translates("en", "")
                        .help("Een paar woorden: school guidance centre."),
                    text(at("en.notice"), "Waarschuwing in het Engels", &draft.en.notice).translates("en", &draft.notice),
                ],
            ),
        ],
    }
}

fn titled(names: &[&str], otherwise: &str) -> String {
    names.iter().find(|name| !name.trim().is_empty()).map_or(otherwise, |name| name.trim()).to_owned()
}

fn location(index: usize, place: &LocationDraft) -> Item {
    let at = |field: &str| format!("locations[{index}].{field}");
    Item {
        list: "locations",
        index,
        key: place.key.clone(),
        title: titled(&[&place.name, &place.street], "Nieuw adres"),
        open: place.street.is_empty(),
        groups: vec![
            row(
                "",
                vec![
                    line(at("street"), "Straat en nummer", &place.street).required(),
                    line(at("postcode"), "Postcode", &place.postcode.0),
                    line(at("commune"), "Gemeente", &place.commune).required().help("In Brussel de Nederlandse naam."),
                ],
            ),
            group("", vec![line(at("name"), "Naam van het gebouw", &place.name), line(at("note"), "Hoe je de deur vindt", &place.note)]),
        ],
    }
}

fn contact(index: usize, contact: &ContactDraft, draft: &FicheDraft) -> Item {
    let at = |field: &str| format!("contacts[{index}].{field}");
    let none = Choice { value: String::new(), label: "geen".into(), on: contact.location.is_empty() };
    let places = draft.locations.iter().filter(|place| !place.key.is_empty()).map(|place| Choice {
        value: place.key.clone(),
        label: titled(&[&place.name, &place.street], &place.key),
        on: place.key == contact.location,
    });
    let mut groups = vec![
        group(
            "",
            vec![
                line(at("label"), "Waarvoor dient dit contact?", &contact.label).required().help("Bijvoorbeeld Algemeen, Onthaal, Aanmeldingen."),
                lines(at("phones"), "Telefoon", &contact.phones).help("Eén nummer per lijn; de schrijfwijze wordt vanzelf gelijkgemaakt."),
                lines(at("emails"), "E-mail", &contact.emails).help("Eén adres per lijn."),
                lines(at("sites"), "Site", &contact.sites).help("Eén adres per lijn."),
            ],
        ),
        row(
            "",
            vec![
                line(at("person"), "Persoon", &contact.person),
                line(at("role"), "Functie", &contact.role),
                Field { choices: std::iter::once(none).chain(places).collect(), ..field(Input::One, at("location"), "Adres", &contact.location) },
            ],
        ),
    ];
    // Two empty rows for hours that come.
    let hours = contact.hours.iter().cloned().chain([HoursDraft::default(), HoursDraft::default()]);
    groups.extend(hours.enumerate().map(|(n, hours)| {
        let at = |field: &str| at(&format!("hours[{n}].{field}"));
        row(
            if n == 0 { "Wanneer bereikbaar?" } else { "" },
            vec![
                many::<Weekday>(at("days"), "Dagen", &hours.days),
                line(at("opens"), "Van", &hours.opens).help("Zoals 09:00 of 9u30."),
                line(at("closes"), "Tot", &hours.closes),
            ],
        )
    }));
    with_note(&mut groups, "Nog meer uren? Na het bewaren staan hier opnieuw twee lege rijen.");
    groups.push(group("", vec![line(at("hours_note"), "Toelichting bij de uren", &contact.hours_note)]));
    for (code, lang, words) in [("fr", "Frans", &contact.fr), ("en", "Engels", &contact.en)] {
        let at = |field: &str| at(&format!("{code}.{field}"));
        groups.push(folded(
            lang,
            vec![
                line(at("label"), "Waarvoor", &words.label).translates(code, &contact.label),
                line(at("role"), "Functie", &words.role).translates(code, &contact.role),
                line(at("hours_note"), "Toelichting bij de uren", &words.hours_note).translates(code, &contact.hours_note),
            ],
        ));
    }
    Item {
        list: "contacts",
        index,
        key: contact.key.clone(),
        title: titled(&[&contact.label], "Nieuw contact"),
        open: contact.label.is_empty(),
        groups,
    }
}

/// Things of the fiche that a service may name by key.
fn of_fiche(path: String, label: &'static str, chosen: &[String], all: impl Iterator<Item = (String, String)>) -> Field {
    let choices = all.filter(|(key, _)| !key.is_empty()).map(|(key, label)| Choice { on: chosen.contains(&key), value: key, label });
    Field { choices: choices.collect(), ..field(Input::Many, path, label, "") }
}

fn service(index: usize, service: &ServiceDraft, draft: &FicheDraft) -> Item {
    let at = |field: &str| format!("services[{index}].{field}");
    let mut groups = vec![
        group(
            "",
            vec![
                line(at("name"), "Naam", &service.name).required(),
                one::<Phase>(at("phase"), "Fase", &service.phase)
                    .required()
                    .help("Preventie: het loopt nog goed. Interventie: iemand dreigt af te haken. Compensatie: iemand is gestopt zonder diploma."),
                text(at("summary"), "In één zin", &service.summary)
                    .required()
                    .at_most(SENTENCE_WORDS)
                    .measured(Locale::Nl)
                    .help("Staat op de kaart bij de resultaten. Wie krijgt wat?"),
            ],
        ),
        group(
            "Doelgroep",
            vec![
                many::<Audience>(at("audiences"), "Voor wie", &service.audiences).required(),
                many::<Theme>(at("themes"), "Helpt bij", &service.themes).help("Leeg als het niemand rechtstreeks helpt."),
            ],
        ),
        row(
            "Leeftijd",
            vec![
                field(Input::Number, at("ages.min"), "Vanaf", &service.ages.min.0)
                    .help("In jaren. Leeg: niet vermeld, en dat is niet hetzelfde als 0."),
                field(Input::Number, at("ages.max"), "Tot en met", &service.ages.max.0),
            ],
        ),
        group("", vec![sentences(at("ages_note"), "Toelichting bij de leeftijd", &service.ages_note)]),
        group(
            "Aanmelding",
            vec![
                many::<Route>(at("route.kinds"), "Hoe kom je binnen?", &service.route.kinds).required(),
                text(at("route.parent"), "Wat doet een ouder of jongere?", &service.route.parent)
                    .required()
                    .help("Tegen die persoon gezegd: “Bel 02 000 00 00 en vraag een gesprek.”"),
                text(at("route.professional"), "Wat doet een professional?", &service.route.professional).required(),
            ],
        ),
        group("Kostprijs", vec![one::<CostKind>(at("cost.kind"), "Wat kost het?", &service.cost.kind).required()]),
    ];
    let amounts = service.cost.amounts.iter().cloned().chain([Default::default(), Default::default()]);
    groups.extend(amounts.enumerate().map(|(n, amount)| {
        let at = |field: &str| at(&format!("cost.amounts[{n}].{field}"));
        row("", vec![line(at("euro"), "Bedrag in euro", &amount.euro.0), line(at("label"), "Waarvoor", &amount.label)])
    }));
    with_note(&mut groups, "Nog meer bedragen? Na het bewaren staan hier opnieuw twee lege rijen.");
    groups.extend([
        group("", vec![sentences(at("cost.note"), "Toelichting bij de kostprijs", &service.cost.note)]),
        row(
            "Wanneer",
            vec![
                field(Input::Day, at("starts_on"), "Eerste dag", &service.starts_on.0),
                field(Input::Day, at("ends_on"), "Stopt op", &service.ends_on.0).help("De laatste dag."),
                field(Input::Day, at("full_until"), "Volzet tot en met", &service.full_until.0),
            ],
        ),
        group(
            "Praktisch",
            vec![
                lines(at("conditions"), "Voorwaarden", &service.conditions).help("Eén per lijn."),
                line(at("duration"), "Hoe lang", &service.duration),
                line(at("intensity"), "Hoe vaak", &service.intensity),
                line(at("capacity"), "Hoeveel plaatsen", &service.capacity),
                many::<HelpLanguage>(at("languages"), "Taal van de hulp", &service.languages).help("Alleen als de organisatie ze noemt."),
                lines(at("area"), "Alleen voor mensen uit", &service.area.iter().map(|code| code.0.clone()).collect::<Vec<_>>())
                    .help("Postcodes, één per lijn. Leeg: voor iedereen."),
            ],
        ),
        group(
            "Plaats en contact",
            vec![
                of_fiche(
                    at("locations"),
                    "Adressen",
                    &service.locations,
                    draft.locations.iter().map(|place| (place.key.clone(), titled(&[&place.name, &place.street], &place.key))),
                )
                .help("Niets aangevinkt: alle adressen van de fiche."),
                of_fiche(
                    at("contacts"),
                    "Contacten",
                    &service.contacts,
                    draft.contacts.iter().map(|one| (one.key.clone(), titled(&[&one.label], &one.key))),
                )
                .help("Niets aangevinkt: alle contacten van de fiche."),
            ],
        ),
        group(
            "Voor professionals",
            vec![
                text(at("text"), "Uitleg", &service.text).help("Lege lijn: nieuwe alinea. Streepje en spatie aan het begin: lijst. **vet**."),
                many::<Level>(at("levels"), "Onderwijsniveau", &service.levels).help("Als er geen leeftijd in jaren is."),
            ],
        ),
    ]);
    let amount_labels = service.cost.amounts.iter().map(|amount| amount.label.as_str()).collect::<Vec<_>>().join("\n");
    for (code, lang, words) in [("fr", "Frans", &service.fr), ("en", "Engels", &service.en)] {
        let at = |field: &str| at(&format!("{code}.{field}"));
        groups.push(folded(
            lang,
            vec![
                line(at("name"), "Naam", &words.name).translates(code, &service.name),
                text(at("summary"), "In één zin", &words.summary).translates(code, &service.summary).at_most(40),
                text(at("route"), "Wat doet een ouder of jongere?", &words.route).translates(code, &service.route.parent),
                sentences(at("ages_note"), "Toelichting bij de leeftijd", &words.ages_note).translates(code, &service.ages_note),
                lines(at("amounts"), "Waarvoor elk bedrag is", &words.amounts)
                    .translates(code, &amount_labels)
                    .help("Eén per lijn, in dezelfde volgorde."),
                sentences(at("cost_note"), "Toelichting bij de kostprijs", &words.cost_note).translates(code, &service.cost.note),
                lines(at("conditions"), "Voorwaarden", &words.conditions)
                    .translates(code, &service.conditions.join("\n"))
                    .help("Eén per lijn, in dezelfde volgorde."),
                line(at("duration"), "Hoe lang", &words.duration).translates(code, &service.duration),
                line(at("intensity"), "Hoe vaak", &words.intensity).translates(code, &service.intensity),
                line(at("capacity"), "Hoeveel plaatsen", &words.capacity).translates(code, &service.capacity),
            ],
        ));
    }
    Item { list: "services", index, key: service.key.clone(), title: titled(&[&service.name], "Nieuw aanbod"), open: service.name.is_empty(), groups }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::draft::TranslatedDraft;

    #[test]
    fn a_fold_of_another_language_shows_the_dutch_and_counts_what_is_still_empty() {
        let draft = FicheDraft {
            notice: "Dicht in juli.".into(),
            summary: TranslatedDraft { nl: "Praten.".into(), en: "Talking.".into(), ..TranslatedDraft::default() },
            ..FicheDraft::default()
        };
        let form = FicheForm::of(&draft, &[], &[]);
        let folds: Vec<(&str, usize)> = form.parts[1].groups.iter().map(|group| (group.legend, group.untranslated())).collect();
        assert_eq!(folds, [("Frans", 2), ("Engels", 1)]);
        let dutch: Vec<&str> = form.parts[1].groups[0].fields.iter().map(|field| field.dutch.as_str()).collect();
        assert_eq!(dutch, ["Praten.", "", "Dicht in juli."], "what it is has no Dutch text");
    }
}
