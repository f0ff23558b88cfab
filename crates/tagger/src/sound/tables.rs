//! Two shapes of flat tables: rows of numbers by number, and numbers by a hash.

use polynym_store::{Numbers, OpenError, Sections, Writer};

/// Rows of numbers, one behind the other.
#[derive(Debug, Clone, Default)]
pub(super) struct Rows {
    starts: Numbers,
    items: Numbers,
}

impl Rows {
    /// So many rows of `(row, number)`, in any order; in a row they stay in theirs.
    pub(super) fn new(count: usize, mut items: Vec<(u32, u32)>) -> Self {
        items.sort_by_key(|(row, _)| *row);
        let starts = (0..=count as u32).map(|row| items.partition_point(|item| item.0 < row) as u32);
        Self {
            starts: starts.collect(),
            items: items.iter().map(|item| item.1).collect(),
        }
    }

    /// The numbers of a row; none beyond the end.
    pub(super) fn of(&self, row: u32) -> impl Iterator<Item = u32> + '_ {
        self.starts
            .row(row as usize)
            .map_while(|at| (at < self.items.len()).then(|| self.items.get(at)))
    }

    /// Whether there are no numbers at all.
    pub(super) fn is_empty(&self) -> bool {
        self.items.is_empty()
    }

    pub(super) fn write(&self, name: &str, file: &mut Writer) {
        file.numbers(name, &self.items);
        file.numbers(&format!("{name}@"), &self.starts);
    }

    pub(super) fn read(name: &str, file: &Sections) -> Result<Self, OpenError> {
        Ok(Self {
            starts: file.numbers(&format!("{name}@"))?,
            items: file.numbers(name)?,
        })
    }
}

/// Numbers by a hash of 64 bits: the upper half finds the bucket, the lower one is compared.
#[derive(Debug, Clone, Default)]
pub(super) struct Buckets {
    /// One for each bucket, and the end; buckets are a power of two.
    starts: Numbers,
    /// Lower half and number.
    items: Numbers,
}

impl Buckets {
    pub(super) fn new(mut items: Vec<(u64, u32)>) -> Self {
        let buckets = items.len().next_power_of_two();
        let bucket = |hash: u64| (hash >> 32) as usize & (buckets - 1);
        items.sort_by_key(|(hash, number)| (bucket(*hash), *number));
        let mut starts = vec![0; buckets + 1];
        items.iter().for_each(|(hash, _)| starts[bucket(*hash) + 1] += 1);
        for at in 0..buckets {
            starts[at + 1] += starts[at];
        }
        Self {
            starts: starts.into_iter().collect(),
            items: items.iter().flat_map(|&(hash, number)| [hash as u32, number]).collect(),
        }
    }

    /// The numbers of a hash, and, once in four thousand million, of another.
    #[inline]
    pub(super) fn of(&self, hash: u64) -> impl Iterator<Item = u32> + '_ {
        let buckets = self.starts.len().saturating_sub(1);
        let bucket = (hash >> 32) as usize & buckets.saturating_sub(1);
        let row = if buckets == 0 { 0..0 } else { self.starts.row(bucket) };
        let of = move |at: usize| (self.items.get(at * 2) == hash as u32).then(|| self.items.get(at * 2 + 1));
        row.take_while(|at| at * 2 < self.items.len()).filter_map(of)
    }

    pub(super) fn write(&self, name: &str, file: &mut Writer) {
        file.numbers(name, &self.items);
        file.numbers(&format!("{name}@"), &self.starts);
    }

    pub(super) fn read(name: &str, file: &Sections) -> Result<Self, OpenError> {
        Ok(Self {
            starts: file.numbers(&format!("{name}@"))?,
            items: file.numbers(name)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_buckets_give_back_what_was_put_in() {
        let rows = Rows::new(3, vec![(2, 7), (0, 1), (2, 5)]);
        let row = |at| rows.of(at).collect::<Vec<_>>();
        assert_eq!([row(0), row(1), row(2), row(3)], [vec![1], vec![], vec![7, 5], vec![]]);
        let hash = |n: u32| polynym_text::word_hash(&n.to_le_bytes());
        let buckets = Buckets::new((0..100).map(|n| (hash(n / 2), n)).collect());
        for n in 0..50 {
            assert!(buckets.of(hash(n)).eq([n * 2, n * 2 + 1]));
        }
        assert_eq!(buckets.of(hash(50)).count() + Buckets::default().of(7).count(), 0);
    }
}
