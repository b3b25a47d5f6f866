//! The emergency numbers: who answers, what for, and when somebody last checked them. Visitors see a change at once.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;

use crate::domain::locale::Locale;
use crate::domain::values::Phone;
use crate::domain::vocabulary::{HelpLanguage, Term};
use crate::search::thesaurus::Danger;
use crate::web::admin::desk::{Desk, Room, go, render, render_as};
use crate::web::frame::emergency::{EmergencyLine, Line, Lines, Said};
use crate::web::frame::error::AppError;
use crate::web::frame::labels::danger_label;
use crate::web::frame::paths::{beheer, emergency_line};
use crate::web::frame::state::AppState;
use crate::web::guard::form::Form;
use crate::web::guard::staff::Staff;

/// Last part of the address at which a number is added.
const NEW: &str = "nieuw";
/// Most characters of a name, or of what a number is for.
const MOST_CHARACTERS: usize = 120;
/// A check counts this long.
const DAYS_CHECKED: i64 = 366;

#[derive(Template)]
#[template(path = "admin/upkeep/emergency.html")]
struct LinesPage {
    desk: Desk,
    lines: Vec<LineView>,
    unchecked: usize,
}

struct LineView {
    line: Line,
    dangers: String,
    checked: Option<String>,
    /// Whether nobody checked it in the last year.
    overdue: bool,
    edit: String,
}

#[derive(Template)]
#[template(path = "admin/upkeep/emergency_line.html")]
struct LinePage {
    desk: Desk,
    action: String,
    adding: bool,
    /// The number as it is kept.
    phone: String,
    typed: Typed,
    seen: String,
    dangers: [(&'static str, &'static str); 4],
    errors: Vec<(&'static str, String)>,
    /// What is there now, when somebody else changed it meanwhile.
    theirs: Option<Line>,
}

/// A number as it was typed.
#[derive(Default)]
struct Typed {
    phone: String,
    languages: Vec<String>,
    name: [String; 3],
    what: [String; 3],
    dangers: Vec<String>,
    checked: bool,
}

/// Languages of the fields, with what stands behind their names.
const LANGUAGES: [&str; 3] = ["nl", "fr", "en"];

impl Typed {
    fn of(line: &EmergencyLine) -> Self {
        let each = |text: &Said| [&text.nl, &text.fr, &text.en].map(|text| text.clone().unwrap_or_default());
        Self {
            phone: line.phone.to_string(),
            languages: line.languages.iter().map(|language| language.code().to_owned()).collect(),
            name: each(&line.name),
            what: each(&line.what),
            dangers: line.dangers.clone(),
            checked: false,
        }
    }

    fn read(form: &Form) -> Self {
        let each = |name: &str| LANGUAGES.map(|language| form.get(&format!("{name}-{language}")).trim().to_owned());
        Self {
            phone: form.get("telefoon").trim().to_owned(),
            languages: form.all("taal").map(str::to_owned).collect(),
            name: each("naam"),
            what: each("waarvoor"),
            dangers: form.all("gevaar").map(str::to_owned).collect(),
            checked: !form.get("nagekeken").is_empty(),
        }
    }

    fn answers_in(&self, language: &HelpLanguage) -> bool {
        self.languages.iter().any(|one| one == language.code())
    }

    fn is_for(&self, danger: &str) -> bool {
        self.dangers.iter().any(|one| one == danger)
    }

    /// The number, if it can be dialled and says who answers.
    fn check(&self, was: Option<&EmergencyLine>, today: Date) -> Result<EmergencyLine, Vec<(&'static str, String)>> {
        let mut errors = Vec::new();
        let phone = Phone::parse(&self.phone).map_err(|error| errors.push(("telefoon", error.to_string()))).ok();
        let mut text = |field: &'static str, typed: &[String; 3], missing: bool, what: &str| {
            if missing {
                errors.push((field, format!("zeg {what}")));
            } else if typed.iter().any(|one| one.chars().count() > MOST_CHARACTERS) {
                errors.push((field, format!("hoogstens {MOST_CHARACTERS} tekens")));
            }
            let stated = |text: &String| (!text.is_empty()).then(|| text.clone());
            Said { nl: stated(&typed[0]), fr: stated(&typed[1]), en: stated(&typed[2]) }
        };
        // A service that answers in one language may have a name in that one only.
        let name = text("naam-nl", &self.name, self.name.iter().all(String::is_empty), "wie er opneemt");
        let what = text("waarvoor-nl", &self.what, self.what[0].is_empty(), "waarvoor je belt");
        let languages: Vec<HelpLanguage> = HelpLanguage::ALL.iter().copied().filter(|language| self.answers_in(language)).collect();
        if languages.is_empty() {
            errors.push(("taal", "zeg in welke taal er wordt opgenomen".to_owned()));
        }
        let dangers = Danger::ALL.iter().map(|danger| danger.code().to_owned()).filter(|code| self.dangers.contains(code)).collect();
        match phone {
            Some(phone) if errors.is_empty() => {
                // A check of one number says nothing of another.
                let earlier = was.filter(|line| line.phone == phone).and_then(|line| line.verified_on);
                let young = was.is_some_and(|line| line.young);
                Ok(EmergencyLine { verified_on: if self.checked { Some(today) } else { earlier }, phone, name, what, languages, dangers, young })
            }
            _ => Err(errors),
        }
    }
}

/// A number as it stands in addresses: `0800-32-123`.
fn key_of(line: &EmergencyLine) -> String {
    line.phone.as_str().replace(' ', "-")
}

/// What a form saw of a number.
fn seen(line: Option<&EmergencyLine>) -> String {
    line.and_then(|line| serde_json::to_string(line).ok()).map(|text| crate::credentials::digest(&text)).unwrap_or_default()
}

fn find<'a>(lines: &'a Lines, key: &str) -> Option<&'a EmergencyLine> {
    lines.list.iter().find(|line| key_of(line) == key)
}

pub(in crate::web) async fn list(State(state): State<AppState>, staff: Staff) -> Result<Response, AppError> {
    let desk = Desk::of(&staff, Room::Words, "Noodnummers").await?;
    let today = state.clock.today();
    let view = |line: &EmergencyLine| {
        let dangers: Vec<&str> =
            Danger::ALL.iter().filter(|danger| line.dangers.iter().any(|code| code == danger.code())).map(|one| danger_label(*one)).collect();
        let days = |date: Date| today.since(date).map(|span| i64::from(span.get_days())).unwrap_or(i64::MAX);
        LineView {
            dangers: dangers.join(", "),
            checked: line.verified_on.map(|date| desk.t.date(date)),
            overdue: line.verified_on.is_none_or(|date| days(date) > DAYS_CHECKED),
            edit: emergency_line(&key_of(line)),
            line: line.for_reader(Locale::Nl),
        }
    };
    let lines: Vec<LineView> = state.emergency.now().list.iter().map(view).collect();
    let unchecked = lines.iter().filter(|line| line.overdue).count();
    render(&LinesPage { desk, lines, unchecked })
}

/// Checks, moves or removes a number.
pub(in crate::web) async fn change(State(state): State<AppState>, staff: Staff, form: Form) -> Result<Response, AppError> {
    let (phone, deed, today) = (form.get("nummer").to_owned(), form.get("doe").to_owned(), state.clock.today());
    let changed = |lines: &mut Lines| -> Result<(), &'static str> {
        if deed == "alles-nagekeken" {
            lines.list.iter_mut().for_each(|line| line.verified_on = Some(today));
            return Ok(());
        }
        let at = lines.list.iter().position(|line| line.phone.as_str() == phone).ok_or("Dit nummer staat er niet meer.")?;
        let last = lines.list.len() - 1;
        match deed.as_str() {
            "nagekeken" => lines.list[at].verified_on = Some(today),
            "hoger" if at > 0 => lines.list.swap(at, at - 1),
            "lager" if at < last => lines.list.swap(at, at + 1),
            "weg" if last == 0 => return Err("Er moet minstens één noodnummer blijven."),
            "weg" => {
                lines.list.remove(at);
            }
            _ => return Err("Er is niets veranderd."),
        }
        Ok(())
    };
    let (what, sentence) = match deed.as_str() {
        "alles-nagekeken" => ("noodnummers nagekeken", "Alle nummers zijn nagekeken op vandaag.".to_owned()),
        "nagekeken" => ("noodnummer nagekeken", format!("{phone} is nagekeken op vandaag.")),
        "weg" => ("noodnummer weg", format!("{phone} staat niet meer bij de noodnummers.")),
        _ => ("noodnummer verplaatst", format!("{phone} staat op een andere plaats.")),
    };
    match state.emergency.change(&state.store, &staff.member.email, state.clock.now(), changed).await? {
        Ok(()) => {
            state.store.note(state.clock.now(), &staff.member.email, what, &phone).await?;
            staff.say(sentence).await?;
        }
        Err(refused) => staff.say(refused).await?,
    }
    Ok(go(beheer::EMERGENCY))
}

async fn page(staff: &Staff, key: &str, typed: Typed, seen: String, errors: Vec<(&'static str, String)>) -> Result<LinePage, AppError> {
    let adding = key == NEW;
    let phone = key.replace('-', " ");
    let title = if adding { "Noodnummer toevoegen".to_owned() } else { format!("Noodnummer {phone}") };
    let desk = Desk::of(staff, Room::Words, title).await?;
    let dangers = Danger::ALL.map(|danger| (danger.code(), danger_label(danger)));
    Ok(LinePage { desk, action: emergency_line(key), adding, phone, typed, seen, dangers, errors, theirs: None })
}

pub(in crate::web) async fn show(State(state): State<AppState>, staff: Staff, Path(key): Path<String>) -> Result<Response, AppError> {
    let lines = state.emergency.now();
    let line = find(&lines, &key);
    if line.is_none() && key != NEW {
        return Err(AppError::NotFound);
    }
    render(&page(&staff, &key, line.map(Typed::of).unwrap_or_default(), seen(line), Vec::new()).await?)
}

/// Why a number was not kept.
enum Refused {
    Faults(Vec<(&'static str, String)>),
    /// Somebody else changed it meanwhile; this is there now.
    Theirs(Option<Box<EmergencyLine>>),
}

pub(in crate::web) async fn save(State(state): State<AppState>, staff: Staff, Path(key): Path<String>, form: Form) -> Result<Response, AppError> {
    let (typed, saw) = (Typed::read(&form), form.get("gezien"));
    let today = state.clock.today();
    let mut kept = String::new();
    let changed = |lines: &mut Lines| {
        let was = find(lines, &key).cloned();
        if seen(was.as_ref()) != saw || was.is_none() && key != NEW {
            return Err(Refused::Theirs(was.map(Box::new)));
        }
        let line = typed.check(was.as_ref(), today).map_err(Refused::Faults)?;
        let at = lines.list.iter().position(|one| Some(one) == was.as_ref());
        if lines.list.iter().enumerate().any(|(other, one)| one.phone == line.phone && Some(other) != at) {
            return Err(Refused::Faults(vec![("telefoon", "dit nummer staat al bij de noodnummers".to_owned())]));
        }
        kept = line.phone.to_string();
        match at {
            Some(at) => lines.list[at] = line,
            None => lines.list.push(line),
        }
        Ok(())
    };
    match state.emergency.change(&state.store, &staff.member.email, state.clock.now(), changed).await? {
        Ok(()) => {
            state.store.note(state.clock.now(), &staff.member.email, "noodnummer bewaard", &kept).await?;
            staff.say(format!("{kept} is bewaard. Bezoekers zien het al.")).await?;
            Ok(go(beheer::EMERGENCY))
        }
        Err(Refused::Faults(errors)) => render_as(StatusCode::UNPROCESSABLE_ENTITY, &page(&staff, &key, typed, saw.to_owned(), errors).await?),
        Err(Refused::Theirs(Some(theirs))) => {
            let page = page(&staff, &key, typed, seen(Some(&theirs)), Vec::new()).await?;
            render_as(StatusCode::CONFLICT, &LinePage { theirs: Some(theirs.for_reader(Locale::Nl)), ..page })
        }
        Err(Refused::Theirs(None)) => {
            let errors = vec![("telefoon", "iemand anders haalde dit nummer intussen weg; bewaar het opnieuw als het er toch bij moet".to_owned())];
            render_as(StatusCode::CONFLICT, &page(&staff, NEW, typed, String::new(), errors).await?)
        }
    }
}
