//! Every address once: the pattern that the route table uses, and the builder that pages use. Dutch lives at the root, other languages under their code.

use crate::domain::locale::Locale;
use crate::domain::query::SearchQuery;
use crate::domain::selection::Selection;

/// Patterns of the addresses, without the prefix of a language.
pub mod pattern {
    #![allow(missing_docs)]
    pub const HOME: &str = "/";
    pub const SEARCH: &str = "/zoeken";
    pub const SEARCH_JSON: &str = "/zoeken.json";
    pub const SUGGESTIONS: &str = "/suggesties";
    pub const FICHES: &str = "/fiches";
    pub const FICHE: &str = "/fiches/{slug}";
    pub const REPORT: &str = "/fiches/{slug}/melding";
    pub const REPORT_STATUS: &str = "/melding/{sleutel}";
    pub const REVIEW: &str = "/nazicht/{sleutel}";
    pub const REVIEW_DONE: &str = "/nazicht/{sleutel}/dank";
    pub const OVERVIEW: &str = "/overzicht";
    pub const SELECTION: &str = "/selectie";
    pub const COMPARE: &str = "/vergelijk";
    pub const BUNDLE: &str = "/bundel";
    pub const ABOUT: &str = "/over";
    pub const ACCESSIBILITY: &str = "/toegankelijkheid";
    pub const PRIVACY: &str = "/privacy";
    pub const GUIDE: &str = "/gids";
    pub const CHAPTER: &str = "/gids/{hoofdstuk}";
    pub const OPEN_SEARCH: &str = "/opensearch.xml";
    pub const FEED: &str = "/feed.xml";
    pub const MANIFEST: &str = "/manifest.webmanifest";
    pub const WORKER: &str = "/sw.js";
    pub const HEALTH: &str = "/healthz";
    pub const ROBOTS: &str = "/robots.txt";
    pub const SITEMAP: &str = "/sitemap.xml";
    pub const STATIC: &str = "/static";
}

/// Patterns of the addresses of staff.
pub mod beheer {
    #![allow(missing_docs)]
    pub const HOME: &str = "/beheer";
    pub const SIGN_IN: &str = "/beheer/aanmelden";
    pub const CODE: &str = "/beheer/code";
    pub const RESUME: &str = "/beheer/verder";
    pub const FIRST: &str = "/beheer/eerste/{sleutel}";
    pub const INVITATION: &str = "/beheer/uitnodiging/{sleutel}";
    pub const SIGN_OUT: &str = "/beheer/afmelden";
    pub const ACCOUNT: &str = "/beheer/account";
    pub const PASSWORD: &str = "/beheer/account/wachtwoord";
    pub const SECOND: &str = "/beheer/account/tweede-stap";
    pub const SECOND_OFF: &str = "/beheer/account/tweede-stap/uit";
    pub const EVERYWHERE: &str = "/beheer/account/overal-afmelden";
    pub const END_SESSION: &str = "/beheer/account/sessie";
    pub const FICHES: &str = "/beheer/fiches";
    pub const VERIFIED: &str = "/beheer/fiches/nagekeken";
    pub const NEW: &str = "/beheer/fiches/nieuw";
    pub const FICHE: &str = "/beheer/fiches/{slug}";
    pub const STANDING: &str = "/beheer/fiches/{slug}/stand";
    pub const HISTORY: &str = "/beheer/fiches/{slug}/geschiedenis";
    pub const RESTORE: &str = "/beheer/fiches/{slug}/geschiedenis/{versie}/terug";
    pub const CHANGES: &str = "/beheer/wijzigingen";
    pub const REPORTS: &str = "/beheer/meldingen";
    pub const REPORT: &str = "/beheer/meldingen/{id}";
    pub const GUIDE: &str = "/beheer/handleiding";
    pub const QUESTIONS: &str = "/beheer/vragen";
    pub const QUESTIONS_CSV: &str = "/beheer/vragen.csv";
    pub const QUESTIONS_HIDE: &str = "/beheer/vragen/verberg";
    pub const WORDS: &str = "/beheer/woorden";
    pub const WORDS_TRIAL: &str = "/beheer/woorden/proef";
    pub const WORDS_OF: &str = "/beheer/woorden/{betekenis}";
    pub const EMERGENCY: &str = "/beheer/noodnummers";
    pub const EMERGENCY_LINE: &str = "/beheer/noodnummers/{nummer}";
    pub const COVERAGE: &str = "/beheer/dekking";
    pub const COVERAGE_CSV: &str = "/beheer/dekking.csv";
    pub const COVERAGE_LIST: &str = "/beheer/dekking/lijst";
    pub const PROPOSALS: &str = "/beheer/voorstellen";
    pub const PROPOSAL: &str = "/beheer/voorstellen/{id}";
    pub const REVIEWS: &str = "/beheer/nazicht";
    pub const REVIEWS_SEND: &str = "/beheer/nazicht/verstuur";
    pub const LINK: &str = "/beheer/fiches/{slug}/link";
    pub const STAFF: &str = "/beheer/medewerkers";
    pub const STAFF_MEMBER: &str = "/beheer/medewerkers/{id}";
    pub const AUDIT: &str = "/beheer/logboek";
    pub const EXCHANGE: &str = "/beheer/uitwisseling";
    pub const EXPORT_JSON: &str = "/beheer/uitwisseling/alles.json";
    pub const EXPORT_CSV: &str = "/beheer/uitwisseling/aanbod.csv";
    pub const IMPORT: &str = "/beheer/uitwisseling/inlezen";
}

/// Where staff change a fiche.
pub fn editor(slug: impl std::fmt::Display) -> String {
    beheer::FICHE.replace("{slug}", &slug.to_string())
}

/// Where the first account is made.
pub fn first_account(key: &str) -> String {
    beheer::FIRST.replace("{sleutel}", key)
}

/// Where somebody who was invited chooses a password.
pub fn invitation(secret: &str) -> String {
    beheer::INVITATION.replace("{sleutel}", secret)
}

/// A path as a log may show it: what stands behind a private address is a secret there too.
pub fn told_in_a_log(path: &str) -> &str {
    let private = [pattern::REPORT_STATUS, pattern::REVIEW, beheer::FIRST, beheer::INVITATION].into_iter().filter_map(|one| one.split('{').next());
    let ends = private.filter_map(|start| path.find(start).map(|at| at + start.len()));
    ends.min().map_or(path, |end| &path[..end])
}

/// A report, as staff see it.
pub fn report(id: i64) -> String {
    beheer::REPORT.replace("{id}", &id.to_string())
}

/// A proposal, as staff see it.
pub fn proposal(id: i64) -> String {
    beheer::PROPOSAL.replace("{id}", &id.to_string())
}

/// Where an organisation sees its own fiche; Dutch only.
pub fn review(secret: &str) -> String {
    pattern::REVIEW.replace("{sleutel}", secret)
}

/// Where an organisation is thanked.
pub fn review_done(secret: &str) -> String {
    pattern::REVIEW_DONE.replace("{sleutel}", secret)
}

/// Parameters of the pages for a talk, beside the list itself.
pub mod extra {
    /// On the page that compares: only the rows that differ.
    pub const DIFFERING: &str = "verschil";
    /// Of the bundle: as a file to keep.
    pub const KEEP: &str = "bewaar";
}

/// The words of one meaning of the thesaurus: `/beheer/woorden/thema=pesten`.
pub fn words_of(means: &str) -> String {
    let encoded: String = url::form_urlencoded::byte_serialize(means.as_bytes()).collect();
    beheer::WORDS_OF.replace("{betekenis}", &encoded.replace('+', "%20").replace("%3D", "="))
}

/// Where an emergency number is changed, by how its address names it.
pub fn emergency_line(key: &str) -> String {
    beheer::EMERGENCY_LINE.replace("{nummer}", key)
}

/// An address with these parameters; those without a value are left out.
pub fn with_parameters<'a>(path: &str, parameters: impl IntoIterator<Item = (&'a str, &'a str)>) -> String {
    let mut encoded = url::form_urlencoded::Serializer::new(String::new());
    encoded.extend_pairs(parameters.into_iter().filter(|(_, value)| !value.is_empty()));
    match encoded.finish() {
        none if none.is_empty() => path.to_owned(),
        encoded => format!("{path}?{encoded}"),
    }
}

/// Builds addresses in one language.
#[derive(Debug, Clone, Copy)]
pub struct Paths(pub Locale);

impl Paths {
    /// An address that has no parts to fill in, in this language.
    pub fn to(self, pattern: &str) -> String {
        match (self.0.prefix(), pattern) {
            ("", pattern) => pattern.to_owned(),
            (prefix, pattern::HOME) => prefix.to_owned(),
            (prefix, pattern) => format!("{prefix}{pattern}"),
        }
    }

    /// Home.
    pub fn home(self) -> String {
        self.to(pattern::HOME)
    }

    /// The results of a query.
    pub fn search(self, query: &SearchQuery) -> String {
        self.to(pattern::SEARCH) + &query.to_query_string()
    }

    /// The search page without a question.
    pub fn search_form(self) -> String {
        self.to(pattern::SEARCH)
    }

    /// Where the script asks for suggestions.
    pub fn suggestions(self) -> String {
        self.to(pattern::SUGGESTIONS)
    }

    /// The list from A to Z.
    pub fn fiches(self) -> String {
        self.to(pattern::FICHES)
    }

    /// A fiche.
    pub fn fiche(self, slug: impl std::fmt::Display) -> String {
        format!("{}{}/{slug}", self.0.prefix(), pattern::FICHES)
    }

    /// A service, at its place on its fiche.
    pub fn service(self, slug: impl std::fmt::Display, key: impl std::fmt::Display) -> String {
        format!("{}#{key}", self.fiche(slug))
    }

    /// Where somebody says that a fiche is wrong.
    pub fn report(self, slug: impl std::fmt::Display) -> String {
        format!("{}/melding", self.fiche(slug))
    }

    /// Where a reporter sees what was done.
    pub fn report_status(self, secret: &str) -> String {
        self.to(pattern::REPORT_STATUS).replace("{sleutel}", secret)
    }

    /// The overview.
    pub fn overview(self) -> String {
        self.to(pattern::OVERVIEW)
    }

    /// The feed of changed fiches.
    pub fn feed(self) -> String {
        self.to(pattern::FEED)
    }

    /// What a browser needs to search from its address bar.
    pub fn open_search(self) -> String {
        self.to(pattern::OPEN_SEARCH)
    }

    /// What a phone needs to put the site on its home screen.
    pub fn manifest(self) -> String {
        self.to(pattern::MANIFEST)
    }

    /// The guide in plain language.
    pub fn guide(self) -> String {
        self.to(pattern::GUIDE)
    }

    /// A chapter of it.
    pub fn chapter(self, slug: &str) -> String {
        format!("{}/{slug}", self.to(pattern::GUIDE))
    }

    /// Somebody's own list.
    pub fn selection(self, list: &Selection) -> String {
        self.to(pattern::SELECTION) + &list.to_query_string()
    }

    /// The page of lists, without one.
    pub fn selection_form(self) -> String {
        self.to(pattern::SELECTION)
    }

    /// These fiches side by side.
    pub fn compare(self, list: &Selection) -> String {
        self.to(pattern::COMPARE) + &list.to_query_string()
    }

    /// The same, with only the rows that differ.
    pub fn compare_differing(self, list: &Selection) -> String {
        format!("{}&{}=1", self.compare(list), extra::DIFFERING)
    }

    /// The page that compares, without fiches.
    pub fn compare_form(self) -> String {
        self.to(pattern::COMPARE)
    }

    /// The bundle, or what a question leaves of it.
    pub fn bundle(self, query: &SearchQuery) -> String {
        self.to(pattern::BUNDLE) + &query.to_query_string()
    }

    /// The whole bundle.
    pub fn bundle_form(self) -> String {
        self.to(pattern::BUNDLE)
    }

    /// What a question leaves of the bundle, as a file to keep.
    pub fn bundle_file(self, query: &SearchQuery) -> String {
        let address = self.bundle(query);
        let joint = if address.contains('?') { '&' } else { '?' };
        format!("{address}{joint}{}=1", extra::KEEP)
    }

    /// About the directory.
    pub fn about(self) -> String {
        self.to(pattern::ABOUT)
    }

    /// The accessibility statement.
    pub fn accessibility(self) -> String {
        self.to(pattern::ACCESSIBILITY)
    }

    /// What is kept of visitors.
    pub fn privacy(self) -> String {
        self.to(pattern::PRIVACY)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_never_shows_a_private_address() {
        for (path, told) in [
            ("/melding/geheim", "/melding/"),
            ("/fr/melding/geheim", "/fr/melding/"),
            ("/nazicht/geheim/dank", "/nazicht/"),
            ("/beheer/eerste/geheim", "/beheer/eerste/"),
            ("/beheer/uitnodiging/geheim", "/beheer/uitnodiging/"),
            ("/fiches/clb/melding", "/fiches/clb/melding"),
            ("/beheer/nazicht", "/beheer/nazicht"),
        ] {
            assert_eq!(told_in_a_log(path), told);
        }
    }

    #[test]
    fn dutch_lives_at_the_root_and_the_others_under_their_code() {
        assert_eq!(Paths(Locale::Nl).home(), "/");
        assert_eq!(Paths(Locale::Fr).home(), "/fr");
        assert_eq!(Paths(Locale::Nl).fiche("clb"), "/fiches/clb");
        assert_eq!(words_of("zoek=één op één"), "/beheer/woorden/zoek=%C3%A9%C3%A9n%20op%20%C3%A9%C3%A9n");
        assert_eq!(with_parameters(beheer::WORDS_TRIAL, [("taal", "fr"), ("woord", "")]), "/beheer/woorden/proef?taal=fr");
        assert_eq!(Paths(Locale::En).service("clb", "spijbelen"), "/en/fiches/clb#spijbelen");
    }
}
