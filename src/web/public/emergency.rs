//! Emergency numbers, shown above the results when a word of danger was said; kept in `seeds/noodnummers.toml`.

use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

use crate::domain::values::Phone;
use crate::search::thesaurus::Danger;

/// One number.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct EmergencyLine {
    /// The number.
    pub phone: Phone,
    /// Who answers.
    pub name: String,
    /// What for, in a few words.
    pub what: String,
    /// Language in which it answers.
    pub lang: String,
    /// The dangers for which it comes first: `zelfdoding`, `geweld`, `misbruik`, `nood`.
    #[serde(rename = "for")]
    pub dangers: Vec<String>,
    /// When somebody last checked it.
    pub verified_on: Option<Date>,
}

#[derive(Deserialize)]
struct File {
    line: Vec<EmergencyLine>,
}

static LINES: LazyLock<Vec<EmergencyLine>> = LazyLock::new(|| {
    let file: File = toml::from_str(include_str!("../../../seeds/noodnummers.toml")).expect("seeds/noodnummers.toml lists the emergency numbers");
    file.line
});

/// All numbers, those for this danger first.
pub fn lines_for(danger: Danger) -> Vec<EmergencyLine> {
    let code = match danger {
        Danger::Suicide => "zelfdoding",
        Danger::Violence => "geweld",
        Danger::Abuse => "misbruik",
        Danger::Need => "nood",
    };
    let mut lines = LINES.clone();
    lines.sort_by_key(|line| !line.dangers.iter().any(|one| one == code));
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_danger_has_the_number_for_acute_help_and_its_own_first() {
        let first = |danger| lines_for(danger)[..2].iter().map(|line| line.phone.to_string()).collect::<Vec<_>>();
        assert_eq!(first(Danger::Suicide), ["112", "1813"]);
        assert_eq!(first(Danger::Violence), ["112", "102"]);
        assert_eq!(lines_for(Danger::Need).len(), 8);
    }
}
