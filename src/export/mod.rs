//! What leaves the directory as a file and comes back: everything as one JSON document, the services as a table. Pure: no database, no files.

pub mod check;
pub mod document;
pub mod table;
