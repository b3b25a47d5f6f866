//! A list of fiches that somebody put together. It lives in an address, as `f=slug&f=slug`: read leniently, printed back, changed one fiche at a time.

use super::query::{Ignored, MOST_TOLD};
use super::values::Slug;

/// Name of the parameter that holds one fiche of a list.
pub const PARAM: &str = "f";
/// Most fiches in somebody's own list.
pub const MOST_SELECTED: usize = 30;
/// Most fiches side by side.
pub const MOST_COMPARED: usize = 4;

/// Fiches in the order somebody gave them, each once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    slugs: Vec<Slug>,
    /// How many more there were than may be.
    pub left_out: usize,
    /// What was in the address and could not be used.
    pub ignored: Vec<Ignored>,
}

impl Selection {
    /// Reads the parameters of an address. Never fails: fiches that are not known and parameters that are neither the list nor `beside` land in
    /// [`Selection::ignored`], fiches beyond `most` are counted.
    pub fn from_pairs<K: AsRef<str>, V: AsRef<str>>(
        pairs: impl IntoIterator<Item = (K, V)>,
        most: usize,
        beside: &[&str],
        known: impl Fn(&Slug) -> bool,
    ) -> Self {
        let mut list = Self::default();
        for (name, value) in pairs {
            let (name, value) = (name.as_ref(), value.as_ref().trim());
            match Slug::parse(value).ok().filter(&known) {
                _ if name != PARAM && beside.contains(&name) => {}
                _ if name != PARAM => list.ignore(Ignored::Parameter(shown(name))),
                // The empty choice of a form.
                _ if value.is_empty() => {}
                None => list.ignore(Ignored::Value(PARAM, shown(value))),
                Some(slug) if list.slugs.contains(&slug) => {}
                Some(_) if list.slugs.len() >= most => list.left_out += 1,
                Some(slug) => list.slugs.push(slug),
            }
        }
        list
    }

    /// A list of one.
    pub fn of(slug: &Slug) -> Self {
        Self { slugs: vec![slug.clone()], ..Self::default() }
    }

    fn ignore(&mut self, what: Ignored) {
        if self.ignored.len() < MOST_TOLD && !self.ignored.contains(&what) {
            self.ignored.push(what);
        }
    }

    /// The fiches, in order.
    pub fn slugs(&self) -> &[Slug] {
        &self.slugs
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.slugs.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.slugs.is_empty()
    }

    /// Whether this fiche is in it.
    pub fn has(&self, slug: &Slug) -> bool {
        self.slugs.contains(slug)
    }

    /// The list with only its first fiches.
    #[must_use]
    pub fn first(&self, most: usize) -> Self {
        Self { slugs: self.slugs.iter().take(most).cloned().collect(), ..Self::default() }
    }

    /// The list without this fiche.
    #[must_use]
    pub fn without(&self, slug: &Slug) -> Self {
        Self { slugs: self.slugs.iter().filter(|other| *other != slug).cloned().collect(), ..Self::default() }
    }

    /// The list with this fiche one place nearer to its start; `None` when it stands first, or not in it.
    pub fn moved_up(&self, slug: &Slug) -> Option<Self> {
        let place = self.slugs.iter().position(|other| other == slug)?;
        self.swapped(place.checked_sub(1)?, place)
    }

    /// The list with this fiche one place nearer to its end; `None` when it stands last, or not in it.
    pub fn moved_down(&self, slug: &Slug) -> Option<Self> {
        let place = self.slugs.iter().position(|other| other == slug)?;
        self.swapped(place, place + 1)
    }

    fn swapped(&self, one: usize, other: usize) -> Option<Self> {
        if other >= self.slugs.len() {
            return None;
        }
        let mut slugs = self.slugs.clone();
        slugs.swap(one, other);
        Some(Self { slugs, ..Self::default() })
    }

    /// The query string that gives this list again, with its `?`; empty for an empty list. Slugs hold nothing that an address would have to escape.
    pub fn to_query_string(&self) -> String {
        let pairs: Vec<String> = self.slugs.iter().map(|slug| format!("{PARAM}={slug}")).collect();
        if pairs.is_empty() { String::new() } else { format!("?{}", pairs.join("&")) }
    }
}

/// What somebody wrote, as far as it can be shown back.
fn shown(typed: &str) -> String {
    typed.chars().filter(|c| !c.is_control()).take(40).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(address: &str) -> Selection {
        Selection::from_pairs(url::form_urlencoded::parse(address.as_bytes()), 3, &["verschil"], |slug| slug.as_str() != "weg")
    }

    #[test]
    fn a_list_is_read_and_printed_back() {
        let list = read("f=twee&f=een&verschil=1&f=&f=twee");
        assert_eq!(list.to_query_string(), "?f=twee&f=een");
        assert_eq!((list.left_out, list.ignored.len()), (0, 0));
        assert_eq!(read("").to_query_string(), "");
    }

    #[test]
    fn what_cannot_be_used_is_remembered_and_the_rest_kept() {
        let list = read("f=een&f=weg&f=../x&kleur=rood&f=twee&f=drie&f=vier&f=een");
        assert_eq!(list.to_query_string(), "?f=een&f=twee&f=drie");
        assert_eq!(list.left_out, 1);
        assert_eq!(list.ignored, [Ignored::Value("f", "weg".into()), Ignored::Value("f", "../x".into()), Ignored::Parameter("kleur".into())]);
    }

    #[test]
    fn a_fiche_moves_one_place_and_stops_at_the_ends() {
        let list = read("f=een&f=twee&f=drie");
        let slug = |text| Slug::parse(text).expect("a slug");
        assert_eq!(list.moved_up(&slug("drie")).expect("a place above").to_query_string(), "?f=een&f=drie&f=twee");
        assert_eq!(list.moved_down(&slug("een")).expect("a place below").to_query_string(), "?f=twee&f=een&f=drie");
        assert_eq!((list.moved_up(&slug("een")), list.moved_down(&slug("drie")), list.moved_up(&slug("vier"))), (None, None, None));
        assert_eq!(list.without(&slug("twee")).to_query_string(), "?f=een&f=drie");
    }

    proptest! {
        #[test]
        fn whatever_the_address_says_it_is_read_and_its_print_reads_the_same(address in "(f=[a-c]{0,2}&|\\PC{0,9}&){0,9}") {
            let list = read(&address);
            prop_assert!(list.len() <= 3 && list.ignored.len() <= 5);
            prop_assert_eq!(list.first(3), read(list.to_query_string().trim_start_matches('?')));
        }
    }
}
