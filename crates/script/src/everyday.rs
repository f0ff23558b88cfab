//! The language of a passage by its common words: half of any prose, and read in a fraction of the time that letter groups take.

use crate::letters::Letters;
use crate::sample::Sample;
use crate::words::common;

/// Common words that a passage has at least.
const FEWEST: u32 = 4;
/// Of all its words, at least this part are common ones, in percent: the kin of a language that has no list share fewer.
const PART: u32 = 35;
/// Words that are common in the language and not in its rival.
const LEAD: u32 = 3;
/// For each that is common in the rival alone, so many more.
const AGAINST: u32 = 4;

/// The one of some languages whose common words the passage is made of, and how sure; `None` where it is not plain.
pub(crate) fn by_common_words(sample: &Sample, candidates: &[usize]) -> Option<(usize, f32)> {
    let table = Letters::get();
    let bit = |i: usize| table.languages[i].words;
    let words: Vec<u32> = sample.words().map(common).collect();
    // Words that are common in one language, and not in another.
    let only = |one: u32, other: u32| words.iter().filter(|&&word| word & one != 0 && word & other == 0).count() as u32;
    let count = |i: usize| only(bit(i), 0);
    let best = candidates.iter().copied().max_by_key(|&i| count(i))?;
    if count(best) < FEWEST || count(best) * 100 < words.len() as u32 * PART {
        return None;
    }
    let lead = |rival: usize| only(bit(best), bit(rival)).checked_sub(only(bit(rival), bit(best)) * AGAINST);
    let rivals = candidates.iter().copied().filter(|&i| i != best && count(i) > 0);
    let least = rivals.map(lead).min().unwrap_or(Some(count(best)))?;
    (least >= LEAD).then(|| (best, 1.0 - 0.5_f32.powi(least.min(7) as i32)))
}
