//! Which places share a name, and who of them is so much larger that the name alone means it.

use polynym_text::fold_key;
use rustc_hash::FxHashMap;

use crate::atlas::Atlas;

/// So many times larger is much larger.
const MUCH: u64 = 4;

/// The keys of all names of an atlas, and the largest bearers of each.
#[derive(Debug, Default)]
pub(crate) struct Shared {
    keys: FxHashMap<String, Bearers>,
}

/// The largest two places of a name.
#[derive(Clone, Copy, Debug)]
struct Bearers {
    place: usize,
    weight: u64,
    next: u64,
}

impl Shared {
    pub(crate) fn of(atlas: &Atlas<'_>) -> Self {
        let mut shared = Self::default();
        for (at, place) in atlas.places.iter().enumerate() {
            for name in place.all() {
                shared.add(fold_key(name.text).text, at, atlas.weight(at));
            }
        }
        shared
    }

    fn add(&mut self, key: String, place: usize, weight: u64) {
        let bearers = self.keys.entry(key).or_insert(Bearers { place, weight, next: 0 });
        if bearers.place == place {
        } else if weight > bearers.weight {
            *bearers = Bearers {
                place,
                weight,
                next: bearers.weight,
            };
        } else {
            bearers.next = bearers.next.max(weight);
        }
    }

    /// Whether a much larger place has this name.
    pub(crate) fn is_anothers(&self, key: &str, place: usize, weight: u64) -> bool {
        let other = self
            .keys
            .get(key)
            .map_or(0, |of| if of.place == place { of.next } else { of.weight });
        other >= weight.saturating_mul(MUCH)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_larger_place_has_the_name() {
        let mut shared = Shared::default();
        for (place, weight) in [(0, 24_839), (1, 2_138_551), (2, 1_900_000), (1, 2_138_551)] {
            shared.add("paris".to_owned(), place, weight);
        }
        assert!(shared.is_anothers("paris", 0, 24_839));
        assert!(!shared.is_anothers("paris", 1, 2_138_551));
        assert!(!shared.is_anothers("paris", 2, 1_900_000));
        assert!(!shared.is_anothers("lviv", 0, 1));
    }
}
