//! The closed lists: every value that a filter, a seed file or a form may name.
//!
//! A list is an enum whose variants carry their code (as it stands in addresses and seeds) and the key of their label in
//! the message catalogue. Adding a value here makes the compiler point at every place that has to know it.

use serde::{Deserialize, Serialize};

/// What every closed list can do; generic code (filters, facets, checks) asks for no more than this.
pub trait Term: Copy + Eq + 'static {
    /// Every value, in the order in which people see them.
    const ALL: &'static [Self];
    /// The code of this value: lower-case, stable, used in addresses and seed files.
    fn code(self) -> &'static str;
    /// Key of this value's label in the message catalogue.
    fn message_key(self) -> &'static str;
    /// Position of this value in [`Term::ALL`].
    fn index(self) -> usize;
    /// The value with this code; `None` for anything else.
    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.code() == code)
    }
}

macro_rules! vocabulary {
    ($(#[$meta:meta])* $name:ident as $kind:literal { $($(#[$vmeta:meta])* $variant:ident = $code:literal),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$vmeta])* #[serde(rename = $code)] $variant),+
        }

        impl Term for $name {
            const ALL: &'static [Self] = &[$(Self::$variant),+];

            fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),+ }
            }

            fn message_key(self) -> &'static str {
                match self { $(Self::$variant => concat!($kind, "-", $code)),+ }
            }

            fn index(self) -> usize {
                self as usize
            }
        }
    };
}

vocabulary! {
    /// When somebody should be there, in a question: outside the hours of an office, or on a day.
    OpenAt as "open" {
        /// At seven in the evening or later.
        Evening = "avond",
        /// On Saturday or Sunday.
        Weekend = "weekend",
        /// After eleven, or before six.
        Night = "nacht",
        /// On Monday.
        Monday = "maandag",
        /// On Tuesday.
        Tuesday = "dinsdag",
        /// On Wednesday.
        Wednesday = "woensdag",
        /// On Thursday.
        Thursday = "donderdag",
        /// On Friday.
        Friday = "vrijdag",
        /// On Saturday.
        Saturday = "zaterdag",
        /// On Sunday.
        Sunday = "zondag",
    }
}

vocabulary! {
    /// Fase: where in a school career the help stands.
    Phase as "fase" {
        /// Keeps school going well.
        Prevention = "preventie",
        /// Dropout threatens.
        Intervention = "interventie",
        /// Has left school unqualified.
        Compensation = "compensatie",
    }
}

vocabulary! {
    /// Thema: a problem in people's words.
    Theme as "thema" {
        /// Skips school.
        Truancy = "spijbelen",
        /// Does not want to go to school any more.
        SchoolFatigue = "schoolmoe",
        /// Behaviour, conflicts, aggression.
        Behaviour = "gedrag",
        /// Bullying.
        Bullying = "pesten",
        /// Mental health.
        MentalHealth = "psychisch",
        /// Learning difficulties and homework.
        Learning = "leren",
        /// Suspended or expelled.
        Exclusion = "uitsluiting",
        /// Which school, which studies.
        StudyChoice = "studiekeuze",
        /// Speaks little Dutch.
        Language = "taal",
        /// Problems at home, upbringing.
        Home = "thuis",
        /// Left school without a diploma.
        NoDiploma = "zonder-diploma",
        /// Looks for work.
        Work = "werk",
        /// Something to do by day while school does not work.
        DayActivity = "dagbesteding",
        /// Rights, complaints, allowances, procedures.
        Rights = "rechten",
        /// The atmosphere in a class or school.
        ClassClimate = "klasklimaat",
        /// Leisure and youth work.
        Leisure = "vrije-tijd",
        /// Has no school.
        NoSchool = "geen-school",
        /// Disability or special needs.
        Disability = "beperking",
    }
}

vocabulary! {
    /// Doelgroep: who a service is for.
    Audience as "doelgroep" {
        /// Child or pupil.
        Pupil = "leerling",
        /// Young person.
        Youth = "jongere",
        /// Parent or family.
        Parent = "ouder",
        /// A class as a group.
        Class = "klasgroep",
        /// Teachers and school teams.
        SchoolTeam = "schoolteam",
        /// CLB and other professionals.
        Professional = "professional",
        /// Young people not in education, employment or training.
        Neet = "neet",
        /// Adults and jobseekers.
        Adult = "volwassene",
    }
}

vocabulary! {
    /// Aanmelding: how one gets in.
    Route as "aanmelding" {
        /// The person makes contact.
        Direct = "rechtstreeks",
        /// Through KANS Centraal Meldpunt Brussel.
        Kans = "via-kans",
        /// Through the CLB of the school.
        Clb = "via-clb",
        /// Through the school.
        School = "via-school",
        /// Through the gateway to non-direct youth care.
        Gateway = "via-toegangspoort",
        /// Through Actiris.
        Actiris = "via-actiris",
        /// Through the OCMW.
        Ocmw = "via-ocmw",
        /// Some other way, told in words.
        Other = "anders",
        /// Nobody signs up for it.
        NotApplicable = "niet-van-toepassing",
    }
}

vocabulary! {
    /// Kostprijs: what it costs the person who uses it.
    CostKind as "kostprijs" {
        /// Free.
        Free = "gratis",
        /// Paid.
        Paid = "betalend",
        /// Partly free.
        Partly = "gedeeltelijk",
        /// It depends.
        Depends = "afhankelijk",
        /// The source does not say.
        NotStated = "niet-vermeld",
        /// There is nothing to pay for.
        NotApplicable = "niet-van-toepassing",
    }
}

vocabulary! {
    /// The language in which help is given (ISO 639 codes).
    HelpLanguage as "taal" {
        /// Dutch.
        Dutch = "nl",
        /// French.
        French = "fr",
        /// English.
        English = "en",
        /// Arabic.
        Arabic = "ar",
        /// Berber languages.
        Berber = "ber",
        /// Bulgarian.
        Bulgarian = "bg",
        /// German.
        German = "de",
        /// Polish.
        Polish = "pl",
        /// Romani.
        Romani = "rom",
        /// Romanian.
        Romanian = "ro",
        /// Russian.
        Russian = "ru",
        /// Spanish.
        Spanish = "es",
        /// Turkish.
        Turkish = "tr",
        /// Ukrainian.
        Ukrainian = "uk",
    }
}

vocabulary! {
    /// School level that a source names where it gives no age in years.
    Level as "niveau" {
        /// Kleuteronderwijs.
        Nursery = "kleuter",
        /// Lager onderwijs.
        Primary = "lager",
        /// Secundair onderwijs.
        Secondary = "secundair",
        /// Hoger onderwijs.
        Higher = "hoger",
        /// Volwassenenonderwijs.
        Adult = "volwassenen",
    }
}

vocabulary! {
    /// Where an organisation works.
    Region as "regio" {
        /// Brussels.
        Brussels = "brussel",
        /// Flanders.
        Flanders = "vlaanderen",
        /// The Netherlands.
        Netherlands = "nederland",
    }
}

vocabulary! {
    /// How far a fiche is.
    Status as "status" {
        /// Being written; staff only.
        Draft = "concept",
        /// For everybody.
        Published = "gepubliceerd",
        /// Past; kept, no longer found.
        Archived = "gearchiveerd",
    }
}

vocabulary! {
    /// What kind of save a revision is.
    SaveKind as "bewaard" {
        /// Content that went live.
        Published = "gepubliceerd",
        /// A draft, as typed.
        Draft = "concept",
        /// Checked by a person; nothing changed.
        Verified = "nagekeken",
        /// Published, archived or taken back; nothing changed.
        Standing = "stand",
    }
}

vocabulary! {
    /// What somebody of the staff may do.
    Role as "rol" {
        /// Fiches, reports, thesaurus.
        Editor = "redacteur",
        /// Also staff accounts, import, restore.
        Manager = "beheerder",
    }
}

vocabulary! {
    /// How closely a phrase of the thesaurus stands for its meaning.
    Closeness as "nauw" {
        /// It means this.
        Same = "same",
        /// It is one form of it.
        Narrower = "narrower",
        /// It points to it.
        Related = "related",
    }
}

#[expect(clippy::derivable_impls, reason = "the list comes out of a macro that knows no default")]
impl Default for Closeness {
    fn default() -> Self {
        Self::Same
    }
}

vocabulary! {
    /// How far a report of a visitor is.
    ReportState as "melding-stand" {
        /// Nobody looked at it yet.
        New = "nieuw",
        /// Somebody looks into it.
        Busy = "bezig",
        /// Set right.
        Solved = "opgelost",
        /// Nothing changes.
        Refused = "afgewezen",
    }
}

vocabulary! {
    /// Ages in which the offer is counted.
    AgeGroup as "leeftijdsgroep" {
        /// 0 to 5.
        Toddlers = "0-5",
        /// 6 to 11.
        Primary = "6-11",
        /// 12 to 15.
        YoungTeens = "12-15",
        /// 16 to 18.
        OldTeens = "16-18",
        /// 19 to 25.
        YoungAdults = "19-25",
        /// 26 and older.
        Adults = "26-plus",
        /// No age is stated.
        Unstated = "niet-vermeld",
    }
}

vocabulary! {
    /// How far a proposal of an organisation is.
    ProposalState as "voorstel-stand" {
        /// Waits for staff.
        New = "nieuw",
        /// Taken over, all or part of it.
        Taken = "overgenomen",
        /// Not taken over.
        Refused = "afgewezen",
    }
}

vocabulary! {
    /// Who is asking (parameter `ik`).
    Perspective as "ik" {
        /// A parent.
        Parent = "ouder",
        /// A young person.
        Youth = "jongere",
        /// A school.
        School = "school",
        /// A CLB counsellor.
        Clb = "clb",
    }
}

vocabulary! {
    /// The order of a result list.
    Sort as "sorteer" {
        /// Best match first.
        Relevance = "relevantie",
        /// By name.
        Name = "naam",
        /// By number in the bundle.
        Number = "nummer",
    }
}

vocabulary! {
    /// Day of the week, for opening hours.
    Weekday as "dag" {
        /// Monday.
        Monday = "ma",
        /// Tuesday.
        Tuesday = "di",
        /// Wednesday.
        Wednesday = "wo",
        /// Thursday.
        Thursday = "do",
        /// Friday.
        Friday = "vr",
        /// Saturday.
        Saturday = "za",
        /// Sunday.
        Sunday = "zo",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_finds_its_value_again() {
        for phase in Phase::ALL {
            assert_eq!(Phase::from_code(phase.code()), Some(*phase));
        }
        assert_eq!(Theme::ALL.len(), 18);
        assert_eq!(Route::from_code("via kans"), None);
        assert_eq!(Audience::Neet.message_key(), "doelgroep-neet");
        assert_eq!(CostKind::Depends.index(), 3);
    }
}
