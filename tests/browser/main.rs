//! A few journeys of people through the real program in a real browser, and an audit of every kind of page. Here and not in `tests/it/`, because
//! only a browser knows what a style sheet, a keyboard and a small script make of a page.
//!
//! They need chromium, chromedriver and axe-core; `./test` installs them. Without those they say `SKIPPED` loudly and end, and with
//! `AANHAKEN_BROWSER=required` they fail.

mod audit;
mod journeys;
mod outsiders;
mod staff;
mod support;
mod talk;
