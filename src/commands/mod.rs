//! The commands beside `serve`, by what they are about. Each says what it did in a line or two.

pub mod checking;
pub mod copies;
pub mod exchange;
pub mod measure;
pub mod people;

use std::io::Write as _;

/// Says a line on stdout.
pub fn say(line: impl std::fmt::Display) {
    // Who reads only the first lines (`| head`) has heard enough; that is no failure.
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// A number of things: “1 fiche”, “57 fiches”.
fn counted(number: impl Into<i64>, one: &str) -> String {
    match number.into() {
        1 => format!("1 {one}"),
        number => format!("{number} {one}s"),
    }
}
