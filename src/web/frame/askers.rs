//! How many questions without an answer one household left today: a crawler, or somebody with a sense of humour, would fill the day for everybody.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;

/// Questions that one household may leave in a day.
const MOST: u32 = 20;
/// Households that are told apart; beyond that they share what is left.
const HOUSEHOLDS: usize = 20_000;

/// The count of today; forgotten tomorrow, and written nowhere. Clones share it.
#[derive(Clone, Default)]
pub struct Askers(Arc<Mutex<Today>>);

#[derive(Default)]
struct Today {
    day: Date,
    of: HashMap<IpAddr, u32>,
    all: u64,
}

impl Askers {
    /// Whether one more question of this household counts today, and how many came before it; `None` when it left enough.
    pub fn count(&self, household: IpAddr, today: Date) -> Option<u64> {
        let mut now = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if now.day != today {
            *now = Today { day: today, ..Today::default() };
        }
        let household = if now.of.len() < HOUSEHOLDS || now.of.contains_key(&household) { household } else { IpAddr::from([0; 4]) };
        let left = now.of.entry(household).or_default();
        if *left >= MOST {
            return None;
        }
        *left += 1;
        now.all += 1;
        Some(now.all - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_household_leaves_twenty_a_day_and_others_are_heard() {
        let (askers, monday) = (Askers::default(), jiff::civil::date(2026, 11, 30));
        let (crawler, parent) = (IpAddr::from([203, 0, 113, 1]), IpAddr::from([203, 0, 113, 2]));
        let counted = (0..500).filter(|_| askers.count(crawler, monday).is_some()).count();
        assert_eq!(counted, 20);
        assert_eq!(askers.count(parent, monday), Some(20));
        assert_eq!(askers.count(crawler, monday.tomorrow().expect("a day")), Some(0), "a new day");
    }
}
