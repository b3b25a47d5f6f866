//! Aanhaken: a web directory of who helps against school dropout in Dutch-speaking Brussels.
//!
//! The house has four floors, and each room looks only down; `tests/it/floor_plan.rs` walks the imports and fails on one that looks up or sideways.
//!
//! ```text
//! floor  room                  what lives there
//! door   main.rs               the only exit codes; commands/…: the commands beside `serve`, by what they are about
//!  4     web/mod.rs            THE route table, the layers, serve()
//!  4     web/public/…          one file a page: its handler and its page struct
//!  4     web/admin/…           the pages of staff, likewise
//!  4     web/session.rs        who is signed in, and that a form is theirs
//!  4     web/limits.rs         how much one address may send of what costs something
//!  4     web/here.rs           where a visitor is: a language, and an address that is the same in each
//!  4     web/words.rs          the record in the reader's language, else in Dutch and said so
//!  4     web/view.rs           how values of the record read on a page
//!  4     web/qr.rs             an address as a drawing
//!  4     web/page.rs           what every page carries
//!  4     web/error.rs          an error is a status, a sentence and one log line
//!  4     web/state.rs          what handlers are given: the catalog, the clock, the base address
//!  4     web/assets.rs         static files under hashed names
//!  4     web/paths.rs          every address once
//!  4     score.rs              the search measured against judged questions
//!  3     catalog.rs            the published fiches in memory and their index
//!  3     coverage.rs           what there is by theme, age and phase: gaps and overlaps
//!  3     seeds.rs              seed files → draft → the same check → store
//!  3     exchange.rs           what an import would do to the database, and doing it
//!  2     store/…               SQLite: the truth
//!  2     export/…              everything as one JSON document and back, services as a table: pure
//!  2     mail.rs               plain mails over SMTP, when there is a server for it
//!  2     search/…              Dutch, the text index, filters as bit masks
//!  1     credentials.rs        passwords, one-time secrets, codes of an authenticator app
//!  1     domain/…              values, closed lists, the record, drafts, the question and the list as types, languages
//!  0     config.rs             settings; its doc comments are the help text
//! ```
//!
//! Three decisions keep it small. The index is a pure function of the published fiches: built in memory, swapped whole, never stored. One gate for
//! text: whatever is typed becomes a [`FicheDraft`](domain::draft::FicheDraft) and passes its `check`. The question has a type:
//! [`SearchQuery`](domain::query::SearchQuery) reads an address leniently and prints itself back.

pub mod catalog;
pub mod config;
pub mod coverage;
pub mod credentials;
pub mod domain;
pub mod exchange;
pub mod export;
pub mod mail;
pub mod score;
pub mod search;
pub mod seeds;
pub mod store;
pub mod web;
