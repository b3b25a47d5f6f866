//! Where database and search meet: the published fiches in memory, with their index. A pure function of what is published, built whole and swapped
//! whole, so that a page reads one state and never waits for a writer.

mod ages;
mod answer;
mod asked;
mod current;
mod state;
mod texts;

pub use ages::Doubtful;
pub use answer::{Found, Hit, PAGE_SIZE};
pub use current::{CurrentCatalog, RefreshError};
pub use state::Catalog;
