//! Places by the hash of what stands there: two tables of numbers, read in place.

use polynym_store::{Numbers, OpenError, Sections, Writer};
use twox_hash::XxHash3_64;

/// Places in the order of the hashes of what stands there, behind an index of the first bits of those.
#[derive(Clone, Debug, Default)]
pub(crate) struct Index {
    /// Where the places of each beginning of a hash start, and the end of the last.
    buckets: Numbers,
    places: Numbers,
}

/// The hash of a string, the same in every build: it is stored (XXH3, <https://github.com/Cyan4973/xxHash>).
pub(crate) fn hash(text: &str) -> u64 {
    XxHash3_64::oneshot(text.as_bytes())
}

impl Index {
    /// Of hashes with their places.
    pub(crate) fn new(mut entries: Vec<(u64, u32)>) -> Self {
        entries.sort_unstable();
        let bits = entries.len().max(2).ilog2();
        let mut buckets = vec![0_u32; (1 << bits) + 1];
        for (hash, _) in &entries {
            buckets[(hash >> (64 - bits)) as usize + 1] += 1;
        }
        for bucket in 1..buckets.len() {
            buckets[bucket] += buckets[bucket - 1];
        }
        Self {
            buckets: buckets.into_iter().collect(),
            places: entries.into_iter().map(|(_, place)| place).collect(),
        }
    }

    /// The places where something of this hash may stand; the caller looks whether it does.
    pub(crate) fn find(&self, hash: u64) -> impl Iterator<Item = u32> {
        let bits = self.buckets.len().max(2).ilog2();
        let row = self.buckets.row((hash >> (64 - bits)) as usize);
        // A damaged table may name more places than there are.
        (row.start..row.end.min(self.places.len())).map(|at| self.places.get(at))
    }

    pub(crate) fn write(&self, name: &str, file: &mut Writer) {
        file.numbers(&format!("{name} buckets"), &self.buckets);
        file.numbers(&format!("{name} places"), &self.places);
    }

    pub(crate) fn read(name: &str, file: &Sections) -> Result<Self, OpenError> {
        Ok(Self {
            buckets: file.numbers(&format!("{name} buckets"))?,
            places: file.numbers(&format!("{name} places"))?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_put_in_is_found() {
        for count in [0, 1, 2, 3, 1000] {
            let words: Vec<String> = (0..count).map(|i| format!("word {i}")).collect();
            let index = Index::new(words.iter().zip(0..).map(|(word, place)| (hash(word), place)).collect());
            for (word, place) in words.iter().zip(0_u32..) {
                let found: Vec<u32> = index.find(hash(word)).collect();
                assert!(found.contains(&place) && found.len() < 20, "{word}");
            }
            assert!(index.find(hash("nothing of these")).count() < 20);
        }
    }
}
