//! What there is: values, closed lists, the record, what was typed, what was asked, and the words of the site. Knows nothing of SQL, indexes or HTML.

pub mod draft;
pub mod fiche;
pub mod locale;
pub mod query;
pub mod retyped;
pub mod synonym;
pub mod values;
pub mod vocabulary;
