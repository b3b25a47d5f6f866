//! Aanhaken: a web directory of who helps against school dropout in Dutch-speaking Brussels.
//!
//! The house has four floors, the top one with floors of its own. Each room looks only down, and no two files look at each other; what public pages and
//! pages of staff both need lives in the frame. `tests/it/floor_plan.rs` walks the imports and fails on one that looks up, sideways or in a circle.
//!
//! ```text
//! floor  room                  what lives there
//! door   main.rs               the only exit codes; commands/…: the commands beside `serve`, by what they are about
//!  4.4   web/mod.rs            THE route table and the layers; web/serve.rs: connections, how many, how long, and how they end
//!  4.3   web/explain.rs        an error becomes a page, in the reader's language, with a way onward
//!  4.2   web/public/…          one file a page: its handler and its page struct
//!  4.2   web/admin/…           the pages of staff, in rooms by the job: door (signing in, accounts), fiches (list, editor, history), upkeep (to do,
//!                              links to organisations, proposals, reports, emergency numbers), words, insight (gaps, changes, log), exchange
//!  4.1   web/guard/…           who may ask: sessions, forms with their token, passwords, how much one address may send
//!  4.0   web/frame/…           what every page is made of: addresses, languages, words, labels, the page around it, the form and the page of a fiche,
//!                              the emergency lines, clock and base address, static files, AppError (a status and a fact)
//!  4     score/…               the search measured against judged questions and by probes; other weights tried
//!  3     catalog/…             the published fiches in memory and their index: one state, its texts, its answers, the state that is current
//!  3     coverage.rs           what there is by theme, age and phase: gaps and overlaps
//!  3     seeds/…               seed files → draft → the same check → store; what a person should look at again (warnings/…)
//!  3     exchange.rs           what an import would do to the database, and doing it
//!  2     store/…               SQLite: the truth
//!  2     export/…              everything as one JSON document and back, services as a table: pure
//!  2     mail.rs               plain mails over SMTP, when there is a server for it
//!  2     search/…              dutch/… (folding, stems, compounds), index/… (owns tantivy: terms, what is wanted, reasons), filters as bit masks,
//!                              thesaurus, what a question asks, ranking
//!  1     credentials.rs        passwords, one-time secrets, codes of an authenticator app
//!  1     domain/…              values/… (one a file), closed lists, the record, draft/… (as typed, and the check: the one gate), the question and the
//!                              list as types, who fits an age, languages
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
