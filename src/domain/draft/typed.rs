//! A fiche as somebody typed it, field by field: nothing in it need be right.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, de};

/// A scalar as it was typed: a number, a date or a text all keep their letters until they are checked.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct Typed(pub String);

impl<'de> Deserialize<'de> for Typed {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct AsTyped;
        impl<'de> de::Visitor<'de> for AsTyped {
            type Value = Typed;
            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text, number or date")
            }
            fn visit_str<E>(self, text: &str) -> Result<Typed, E> {
                Ok(Typed(text.to_owned()))
            }
            fn visit_i64<E>(self, number: i64) -> Result<Typed, E> {
                Ok(Typed(number.to_string()))
            }
            fn visit_u64<E>(self, number: u64) -> Result<Typed, E> {
                Ok(Typed(number.to_string()))
            }
            fn visit_f64<E>(self, number: f64) -> Result<Typed, E> {
                Ok(Typed(number.to_string()))
            }
            fn visit_map<A: de::MapAccess<'de>>(self, map: A) -> Result<Typed, A::Error> {
                let date = toml::value::Datetime::deserialize(de::value::MapAccessDeserializer::new(map))?;
                Ok(Typed(date.to_string()))
            }
        }
        deserializer.deserialize_any(AsTyped)
    }
}

macro_rules! draft {
    ($(#[$meta:meta])* $name:ident { $($(#[$fmeta:meta])* $field:ident : $type:ty),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
        #[serde(default, deny_unknown_fields)]
        pub struct $name {
            $($(#[$fmeta])* pub $field: $type),+
        }
    };
}

draft! {
    /// A whole fiche as typed; field by field the format of `seeds/README.md`.
    #[allow(missing_docs)]
    FicheDraft {
        number: String,
        name: String,
        alternate_names: Vec<String>,
        status: String,
        verified_on: Typed,
        region: String,
        aim: String,
        funding: String,
        text: String,
        notice: String,
        related: Vec<String>,
        summary: TranslatedDraft,
        fr: FicheWordsDraft,
        en: FicheWordsDraft,
        source: SourceDraft,
        locations: Vec<LocationDraft>,
        contacts: Vec<ContactDraft>,
        services: Vec<ServiceDraft>,
    }
}

draft! {
    /// A text in up to three languages, as typed.
    #[allow(missing_docs)]
    TranslatedDraft { nl: String, fr: String, en: String }
}

draft! {
    /// A fiche in another language, as typed.
    #[allow(missing_docs)]
    FicheWordsDraft { gloss: String, notice: String }
}

draft! {
    /// A service in another language, as typed.
    #[allow(missing_docs)]
    ServiceWordsDraft {
        name: String,
        summary: String,
        route: String,
        ages_note: String,
        amounts: Vec<String>,
        cost_note: String,
        duration: String,
        intensity: String,
        capacity: String,
        conditions: Vec<String>,
    }
}

draft! {
    /// A contact in another language, as typed.
    #[allow(missing_docs)]
    ContactWordsDraft { label: String, role: String, hours_note: String }
}

draft! {
    /// A source, as typed.
    #[allow(missing_docs)]
    SourceDraft { document: String, year: Typed }
}

draft! {
    /// A place, as typed.
    #[allow(missing_docs)]
    LocationDraft { key: String, name: String, street: String, postcode: Typed, commune: String, note: String }
}

draft! {
    /// A contact, as typed.
    #[allow(missing_docs)]
    ContactDraft {
        key: String,
        label: String,
        person: String,
        role: String,
        location: String,
        phones: Vec<String>,
        emails: Vec<String>,
        sites: Vec<String>,
        hours: Vec<HoursDraft>,
        hours_note: String,
        fr: ContactWordsDraft,
        en: ContactWordsDraft,
    }
}

draft! {
    /// Opening hours, as typed.
    #[allow(missing_docs)]
    HoursDraft { days: Vec<String>, opens: String, closes: String }
}

draft! {
    /// A service, as typed.
    #[allow(missing_docs)]
    ServiceDraft {
        key: String,
        name: String,
        phase: String,
        summary: String,
        text: String,
        audiences: Vec<String>,
        levels: Vec<String>,
        ages: AgesDraft,
        ages_note: String,
        themes: Vec<String>,
        route: RouteDraft,
        cost: CostDraft,
        languages: Vec<String>,
        area: Vec<Typed>,
        duration: String,
        intensity: String,
        capacity: String,
        conditions: Vec<String>,
        locations: Vec<String>,
        contacts: Vec<String>,
        starts_on: Typed,
        ends_on: Typed,
        full_until: Typed,
        fr: ServiceWordsDraft,
        en: ServiceWordsDraft,
    }
}

draft! {
    /// Ages, as typed.
    #[allow(missing_docs)]
    AgesDraft { min: Typed, max: Typed }
}

draft! {
    /// A route, as typed.
    #[allow(missing_docs)]
    RouteDraft { kinds: Vec<String>, parent: String, professional: String }
}

draft! {
    /// A cost, as typed.
    #[allow(missing_docs)]
    CostDraft { kind: String, amounts: Vec<AmountDraft>, note: String }
}

draft! {
    /// An amount, as typed.
    #[allow(missing_docs)]
    AmountDraft { euro: Typed, label: String }
}
