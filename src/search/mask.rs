//! A set of services as bits.

/// A set of services: one bit each.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mask(pub(super) Vec<u64>);

impl Mask {
    /// The empty set.
    pub fn none(services: usize) -> Self {
        Self(vec![0; services.div_ceil(64)])
    }

    /// All services.
    pub fn all(services: usize) -> Self {
        let mut mask = Self::none(services);
        (0..services).for_each(|service| mask.insert(service));
        mask
    }

    /// The set of these services.
    pub fn of(services: usize, members: impl IntoIterator<Item = usize>) -> Self {
        let mut mask = Self::none(services);
        members.into_iter().for_each(|service| mask.insert(service));
        mask
    }

    /// Adds a service.
    pub fn insert(&mut self, service: usize) {
        self.0[service / 64] |= 1 << (service % 64);
    }

    /// Whether a service is in the set.
    pub fn contains(&self, service: usize) -> bool {
        self.0[service / 64] & (1 << (service % 64)) != 0
    }

    /// Keeps what is in the other set too.
    pub fn and(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= other);
    }

    /// Adds what is in the other set.
    pub fn or(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word |= other);
    }

    /// Leaves out what is in the other set.
    pub fn without(&mut self, other: &Self) {
        self.0.iter_mut().zip(&other.0).for_each(|(word, other)| *word &= !other);
    }

    /// Whether nothing is in the set.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|word| *word == 0)
    }

    /// The services in the set, in order.
    pub fn services(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().flat_map(|(at, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros() as usize;
                rest &= rest.wrapping_sub(1);
                (bit < 64).then_some(at * 64 + bit)
            })
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_set_gives_its_members_back_in_order() {
        let mask = Mask::of(200, [199, 0, 63, 64, 130]);
        assert_eq!(mask.services().collect::<Vec<_>>(), [0, 63, 64, 130, 199]);
        assert!(mask.contains(130) && !mask.contains(131));
    }

    #[test]
    fn what_is_in_another_set_can_be_left_out() {
        let mut mask = Mask::of(100, [1, 2, 70]);
        mask.without(&Mask::of(100, [2, 3]));
        assert_eq!(mask.services().collect::<Vec<_>>(), [1, 70]);
    }
}
