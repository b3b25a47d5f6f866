//! When a service can be reached: by its own contacts where it names any, else by those of its fiche.

use super::fiche::{FicheContent, OpeningHours, Service};
use super::vocabulary::{OpenAt, Weekday};

/// The evening begins at seven, the night at eleven and ends at six, in minutes of the day.
const EVENING: u16 = 19 * 60;
const NIGHT: (u16, u16) = (23 * 60, 6 * 60);

impl OpeningHours {
    /// Whether somebody is there then.
    pub fn hold(&self, at: OpenAt) -> bool {
        let on = |days: &[Weekday]| days.iter().any(|day| self.days.contains(day));
        match at {
            OpenAt::Evening => self.closes.minutes() > EVENING,
            OpenAt::Night => self.closes.minutes() > NIGHT.0 || self.opens.minutes() < NIGHT.1,
            OpenAt::Weekend => on(&[Weekday::Saturday, Weekday::Sunday]),
            OpenAt::Monday => on(&[Weekday::Monday]),
            OpenAt::Tuesday => on(&[Weekday::Tuesday]),
            OpenAt::Wednesday => on(&[Weekday::Wednesday]),
            OpenAt::Thursday => on(&[Weekday::Thursday]),
            OpenAt::Friday => on(&[Weekday::Friday]),
            OpenAt::Saturday => on(&[Weekday::Saturday]),
            OpenAt::Sunday => on(&[Weekday::Sunday]),
        }
    }
}

impl FicheContent {
    /// Whether a service can be reached then; `false` too where no hours are known.
    pub fn is_open(&self, service: &Service, at: OpenAt) -> bool {
        let own = service.contacts.is_empty();
        let contacts = self.contacts.iter().filter(|contact| own || service.contacts.contains(&contact.key));
        contacts.flat_map(|contact| &contact.hours).any(|hours| hours.hold(at))
    }
}

#[cfg(test)]
mod tests {
    use super::super::values::ClockTime;
    use super::*;

    #[test]
    fn hours_hold_in_the_evening_or_on_a_day_and_not_at_night() {
        let time = |text| ClockTime::parse(text).expect("a time");
        let hours = OpeningHours { days: vec![Weekday::Tuesday], opens: time("17:00"), closes: time("21:00") };
        assert!(hours.hold(OpenAt::Evening) && hours.hold(OpenAt::Tuesday));
        assert!(!hours.hold(OpenAt::Night) && !hours.hold(OpenAt::Weekend) && !hours.hold(OpenAt::Monday));
        let office = OpeningHours { days: vec![Weekday::Saturday], opens: time("9:00"), closes: time("17:00") };
        assert!(!office.hold(OpenAt::Evening) && office.hold(OpenAt::Weekend) && !office.hold(OpenAt::Sunday));
    }
}
