//! What there is: values, closed lists, the record, what was typed, what was asked, and the words of the site. Knows nothing of SQL, indexes or HTML.

pub mod anonymous;
pub mod changes;
pub mod draft;
pub mod fiche;
pub mod field_names;
pub mod fit;
pub mod glossary;
pub mod holdings;
pub mod keys;
pub mod locale;
pub mod opening;
pub mod pasted;
pub mod query;
pub mod readability;
pub mod retyped;
pub mod selection;
pub mod synonym;
pub mod translated;
mod untranslated;
pub mod upkeep;
pub mod values;
pub mod vocabulary;
