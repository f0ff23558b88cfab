//! Chance that is the same on every machine and in every year: SplitMix64, so that no other crate's new version changes a text.

/// A stream of numbers that its seed decides.
#[derive(Debug, Clone)]
pub(crate) struct Random(u64);

impl Random {
    /// The stream of a seed.
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits (Steele, Lea, Flood: Fast splittable pseudorandom number generators, 2014).
    pub(crate) fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^ (bits >> 31)
    }

    /// A number below `end`, which is not 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        ((u128::from(self.next()) * end as u128) >> 64) as usize
    }

    /// Whether what happens `per_mille` times in a thousand happens now.
    pub(crate) fn happens(&mut self, per_mille: usize) -> bool {
        self.below(1000) < per_mille
    }

    /// One of some things, all as likely; there is at least one.
    pub(crate) fn pick<'t, T>(&mut self, things: &'t [T]) -> &'t T {
        &things[self.below(things.len())]
    }

    /// A number from 0 up to, not including, 1.
    pub(crate) fn fraction(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// Puts things into an order of no meaning.
    pub(crate) fn shuffle<T>(&mut self, things: &mut [T]) {
        for last in (1..things.len()).rev() {
            things.swap(last, self.below(last + 1));
        }
    }
}

/// Things with what each weighs, drawn as often as that.
#[derive(Debug, Clone)]
pub(crate) struct Urn<T> {
    things: Vec<T>,
    /// The sum of the weights up to and with each.
    sums: Vec<f64>,
}

impl<T> Urn<T> {
    /// An urn of at least one thing.
    pub(crate) fn new(weighed: impl IntoIterator<Item = (T, f64)>) -> Self {
        let mut sum = 0.0;
        let (things, sums) = weighed
            .into_iter()
            .map(|(thing, weight)| {
                sum += weight;
                (thing, sum)
            })
            .unzip();
        Self { things, sums }
    }

    /// One of them; it stays in.
    pub(crate) fn draw(&self, random: &mut Random) -> &T {
        let at = random.fraction() * self.sums.last().copied().unwrap_or_default();
        &self.things[self.sums.partition_point(|sum| *sum <= at).min(self.things.len() - 1)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_of_a_seed_never_changes() {
        let mut random = Random::new(1_234_567);
        let first: Vec<u64> = (0..3).map(|_| random.next()).collect();
        assert_eq!(
            first,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423
            ]
        );
    }

    #[test]
    fn what_weighs_nothing_is_not_drawn() {
        let urn = Urn::new([("a", 0.0), ("b", 1.0), ("c", 0.0)]);
        let mut random = Random::new(1);
        assert!((0..100).all(|_| *urn.draw(&mut random) == "b"));
    }
}
