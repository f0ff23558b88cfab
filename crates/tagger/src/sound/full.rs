//! Names of several words by their sound, and surnames behind initials.

use std::ops::Range;

use super::ears::{Kin, NameWord};
use super::heard::{Heard, Listener, Reason};
use crate::doubt::begins_sentence;

/// Words of one name may have so many others between them.
const SKIPPED: usize = 2;
/// How far the words of a full name may be in sound on average, and those of one with others in between or in another order.
const FULL: f32 = 0.22;
const FULL_PARTED: f32 = 0.12;
/// How far a surname may be behind an initial that agrees.
const INITIAL: f32 = 0.3;

impl Listener<'_> {
    /// The names of several words that begin here, with the number of their words and their distance in sound.
    pub(super) fn full(&self, start: usize) -> Vec<(usize, f32, Heard)> {
        let mut found: Vec<(usize, f32, u32, Range<usize>)> = Vec::new();
        if begins_sentence(self.folded, start) && self.is_common(start) {
            return Vec::new();
        }
        for first in self.kin(start) {
            let own = self.word(first);
            if own.particle || !self.is_near(first) {
                continue;
            }
            let (mut end, mut sum, mut used, mut skipped, mut parted) = (start + 1, first.near.lenient, 1_u32 << own.at, 0, false);
            let (mut last, mut turned) = (own.at, false);
            // The title that tells whose name it is stands outside.
            let mut begin = own.rank.is_none().then_some(start);
            let mut at = start;
            while at + 1 < self.kin.len() && self.joined(at) && skipped <= SKIPPED {
                at += 1;
                let next = self.kin(at).iter().find(|kin| {
                    let word = self.word(kin);
                    (word.entity, word.name) == (own.entity, own.name) && used >> word.at & 1 == 0 && self.is_near(kin)
                });
                match next {
                    Some(kin) => {
                        begin = begin.or(self.word(kin).rank.is_none().then_some(at));
                        used |= 1 << self.word(kin).at;
                        turned |= self.word(kin).at < last;
                        last = self.word(kin).at;
                        sum += kin.near.lenient;
                        end = at + 1;
                        parted |= skipped > 0;
                        skipped = 0;
                    }
                    None if self.is_between(at, own) => skipped += 1,
                    None => break,
                }
            }
            let count = used.count_ones() as usize;
            let mean = sum / count as f32;
            let solid = self
                .ears
                .name(own.entity, own.name)
                .filter(|word| used >> word.at & 1 == 1 && !word.particle)
                .count();
            if solid > 1 && mean <= if parted || turned { FULL_PARTED } else { FULL } {
                found.push((count, mean, own.entity, begin.unwrap_or(start)..end));
            }
        }
        found.extend(self.is_initial(start).then(|| self.after_initial(start)).flatten());
        found.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
        let mut names: Vec<(usize, f32, Heard)> = Vec::new();
        for (count, mean, entity, words) in found {
            match names.iter_mut().find(|(_, _, heard)| heard.words == words) {
                Some((_, _, heard)) if heard.entities.iter().any(|(known, _)| *known == entity) => {}
                Some((_, _, heard)) => heard.entities.push((entity, mean)),
                None => names.push((
                    count,
                    mean,
                    Heard {
                        words,
                        entities: vec![(entity, mean)],
                        reason: Reason::Full,
                    },
                )),
            }
        }
        names
    }

    /// Whether a word is near enough to be one of a full name; short words agree in sound by chance.
    fn is_near(&self, kin: &Kin) -> bool {
        let limit = match kin.near.sounds {
            ..=2 => 0.05,
            3 => 0.12,
            4 => 0.25,
            _ => 0.35,
        };
        kin.near.lenient <= limit || self.word(kin).particle || self.word(kin).is_bare()
    }

    /// `D. Trump`, `Д. Трамп`: initials that agree with the given name before a surname.
    fn after_initial(&self, start: usize) -> Option<(usize, f32, u32, Range<usize>)> {
        let mut at = start;
        // Without a full stop a letter is a word of its own: „В Донецке“.
        let dotted = |at: usize| self.folded.between(at, at + 1).starts_with('.');
        while self.is_initial(at) && at < start + 3 && at + 1 < self.kin.len() && self.joined(at) && dotted(at) {
            at += 1;
        }
        if at == start {
            return None;
        }
        let heads = self.ears.heads(self.folded.letters(start..start + 1));
        let agrees = |kin: &&Kin| {
            let word = self.word(kin);
            let given = self.ears.name(word.entity, word.name).next();
            word.at > 0
                && !word.particle
                && kin.near.lenient <= INITIAL
                && kin.near.sounds > 2
                && given.is_some_and(|given| self.ears.begins(given, &heads))
        };
        let kin = self
            .kin(at)
            .iter()
            .filter(agrees)
            .min_by(|a, b| a.near.lenient.total_cmp(&b.near.lenient))?;
        Some((2, kin.near.lenient, self.word(kin).entity, start..at + 1))
    }

    /// A word that may stand inside a name without being one of it: an initial, a middle name, a particle.
    fn is_between(&self, at: usize, own: &NameWord) -> bool {
        let word = &self.folded.words()[at];
        let text = self.folded.letters(at..at + 1);
        word.shape.initial && !word.shape.all_upper()
            || (text.chars().count() <= 4 && at > 0 && self.folded.between(at - 1, at) == "'")
            || self.is_initial(at)
            || self.ears.name(own.entity, own.name).any(|w| w.particle) && text.chars().count() <= 3
    }
}
