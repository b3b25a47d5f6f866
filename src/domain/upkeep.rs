//! The school-year clock: every fiche is to be checked once between 1 June and 1 September.

use jiff::civil::{Date, date};

/// How a fiche stands to the clock on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Upkeep {
    /// Should have been checked by this day at the latest; never checked has no day.
    Overdue(Option<Date>),
    /// The round of this summer has begun and it was not checked in it yet.
    Due,
    /// Checked in the last round.
    Fresh,
}

/// The first of June of the round that a day falls in, or that was the last before it.
fn round(today: Date) -> Date {
    let june = date(today.year(), 6, 1);
    if today >= june { june } else { date(today.year() - 1, 6, 1) }
}

/// How a fiche that was last checked on a day stands today.
pub fn upkeep(verified_on: Option<Date>, today: Date) -> Upkeep {
    let start = round(today);
    let Some(checked) = verified_on else { return Upkeep::Overdue(None) };
    if checked >= start {
        return Upkeep::Fresh;
    }
    let previous = date(start.year() - 1, 6, 1);
    if checked >= previous && today < date(start.year(), 9, 1) {
        return Upkeep::Due;
    }
    Upkeep::Overdue(Some(deadline(checked)))
}

/// The first of September by which a fiche that was checked on a day has to be checked again.
pub fn deadline(checked: Date) -> Date {
    date(round(checked).year() + 1, 9, 1)
}

/// Whether the check is more than a year late; never checked does not count, since nobody knows how long ago that is.
pub fn is_long_overdue(verified_on: Option<Date>, today: Date) -> bool {
    verified_on.is_some_and(|checked| {
        let late = deadline(checked);
        today > date(late.year() + 1, 9, 1)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_checked_this_summer_is_fresh_until_next_june() {
        let checked = Some(date(2026, 6, 20));
        assert_eq!(upkeep(checked, date(2026, 6, 20)), Upkeep::Fresh);
        assert_eq!(upkeep(checked, date(2027, 5, 31)), Upkeep::Fresh);
        assert_eq!(upkeep(checked, date(2027, 6, 1)), Upkeep::Due);
        assert_eq!(upkeep(checked, date(2027, 8, 31)), Upkeep::Due);
        assert_eq!(upkeep(checked, date(2027, 9, 1)), Upkeep::Overdue(Some(date(2027, 9, 1))));
    }

    #[test]
    fn what_nobody_checked_is_overdue_and_comes_first() {
        let mut standing =
            [upkeep(Some(date(2026, 7, 1)), date(2026, 9, 2)), upkeep(None, date(2026, 9, 2)), upkeep(Some(date(2024, 7, 1)), date(2026, 9, 2))];
        standing.sort();
        assert_eq!(standing, [Upkeep::Overdue(None), Upkeep::Overdue(Some(date(2025, 9, 1))), Upkeep::Fresh]);
    }

    #[test]
    fn a_year_late_counts_from_the_first_of_september() {
        let checked = Some(date(2024, 8, 1));
        assert_eq!(deadline(date(2024, 8, 1)), date(2025, 9, 1));
        assert!(!is_long_overdue(checked, date(2026, 9, 1)));
        assert!(is_long_overdue(checked, date(2026, 9, 2)));
        assert!(!is_long_overdue(None, date(2026, 9, 2)));
    }
}
