//! Which services fit which age, as bit masks: one set an age, made when the index is, so that a filter, a typed age and a count ask the same.

use super::mask::Mask;
use crate::domain::fit::Fit;
use crate::domain::values::{AgeRange, OLDEST};

/// The services by age.
#[derive(Debug)]
pub struct AgeMasks {
    services: usize,
    /// By age: those that state it, or of which something points to it.
    known: Vec<Mask>,
    /// By age: those of which nothing tells.
    unknown: Vec<Mask>,
    /// By age: those of which something points away.
    unlikely: Vec<Mask>,
}

impl AgeMasks {
    /// No services yet, of so many.
    pub fn none(services: usize) -> Self {
        let masks = || vec![Mask::none(services); usize::from(OLDEST) + 1];
        Self { services, known: masks(), unknown: masks(), unlikely: masks() }
    }

    /// Adds a service by how it fits each age.
    pub fn add(&mut self, service: usize, fit: impl Fn(u8) -> Fit) {
        for age in 0..=OLDEST {
            let masks = match fit(age) {
                Fit::Stated | Fit::Likely => &mut self.known,
                Fit::Unknown => &mut self.unknown,
                Fit::Unlikely(_) => &mut self.unlikely,
                Fit::Never(_) => continue,
            };
            masks[usize::from(age)].insert(service);
        }
    }

    /// The services that fit any of these ages.
    pub fn fitting(&self, ages: &[AgeRange]) -> Mask {
        let mut fitting = self.any(&self.known, ages);
        fitting.or(&self.any(&self.unknown, ages));
        fitting
    }

    /// The services of which it is known that they fit any of these ages.
    pub fn known(&self, ages: &[AgeRange]) -> Mask {
        self.any(&self.known, ages)
    }

    /// The services that fit any of these ages, or probably do not: all but those that surely do not.
    pub fn possible(&self, ages: &[AgeRange]) -> Mask {
        let mut possible = self.fitting(ages);
        possible.or(&self.any(&self.unlikely, ages));
        possible
    }

    fn any(&self, masks: &[Mask], ages: &[AgeRange]) -> Mask {
        let mut any = Mask::none(self.services);
        for range in ages {
            let from = usize::from(range.min.unwrap_or(0));
            let until = usize::from(range.max.unwrap_or(OLDEST));
            masks.iter().take(until + 1).skip(from).for_each(|mask| any.or(mask));
        }
        any
    }
}
