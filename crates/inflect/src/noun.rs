//! One word of a place or an agency: a noun, hyphens and all, an adjective, an acronym.

use crate::agree::{Piece, Reading, agree, fit};
use crate::grammar::Gender;
use crate::inflector::{Inflector, Part, Want};
use crate::person::declined;
use crate::spelling;
use crate::words::{Word, parts};

/// The longest word in capitals that is taken for an acronym when it is an agency's whole name, in letters.
const ACRONYM: usize = 6;
/// The same of a name of no known kind, which may as well be a person's or a place's in capitals.
const SURE_ACRONYM: usize = 4;
/// The same of a place's, where the table has rules for acronyms.
const PLACE_ACRONYM: usize = 3;
/// The most readings of each part of a name whose parts need not agree: they would make too many pairs.
const PART_READINGS: usize = 2;

impl Inflector {
    pub(crate) fn is_acronym(&self, list: &[Word<'_>], at: usize, part: Part) -> bool {
        let word = list[at].text;
        if self.fixed.contains(word) {
            return true;
        }
        if !spelling::all_caps(word) {
            return false;
        }
        let letters = word.chars().count();
        let beside_small = list.iter().any(|w| w.text.chars().any(char::is_lowercase));
        beside_small
            || (list.len() == 1 && part == Part::Org && letters <= ACRONYM)
            || (list.len() == 1 && self.acronyms && letters <= PLACE_ACRONYM)
    }

    /// Whether a word that may be anything is an acronym: НАТО, ООН.
    pub(crate) fn is_acronym_alone(&self, word: &str) -> bool {
        self.fixed.contains(word) || (spelling::all_caps(word) && word.chars().count() <= SURE_ACRONYM)
    }

    /// How an acronym declines (NATO-a); empty if it does not. Its endings are written as they stand in the table.
    pub(crate) fn acronym(&self, word: &Word<'_>) -> Vec<Reading> {
        if self.fixed.contains(word.text) {
            return Vec::new();
        }
        self.readings_as(word, Part::Acronym, Want::Any, false)
    }

    /// An adjective: of a hyphenated one the last part (Івано-Франківська).
    pub(crate) fn adjective(&self, word: &Word<'_>) -> Vec<Reading> {
        let list = parts(word);
        let Some(last) = list.last() else { return Vec::new() };
        let readings = self.readings(last, Part::Adjective, Want::Any);
        if readings.is_empty() || list.len() == 1 {
            return readings;
        }
        let start = &word.text[..word.text.len() - last.text.len()];
        agree(vec![Piece::Fixed(start), Piece::Declined(readings)], Gender::Com, &self.cases)
    }

    /// A noun, hyphens and all; empty if it does not decline.
    pub(crate) fn noun(&self, word: &Word<'_>, part: Part, want: Want) -> Vec<Reading> {
        let read = |word: &Word<'_>| {
            let told = self.readings(word, part, want);
            if told.is_empty() && want != Want::Any {
                self.readings(word, part, Want::Any)
            } else {
                told
            }
        };
        let list = parts(word);
        let last = list.len() - 1;
        if last == 0 {
            return read(word);
        }
        let linked = list[1..last].iter().any(|p| self.links.contains(p.key));
        let mut readings: Vec<Vec<Reading>> = vec![Vec::new(); list.len()];
        if linked {
            readings[0] = read(&list[0]);
        } else if self.both_by_default {
            return self.independent(&list, read);
        } else {
            readings[last] = read(&list[last]);
            if self.both.contains(list[0].key) {
                readings[0] = read(&list[0]);
            } else if last == 1
                && let Some((first, end)) = self.noun_and_adjective(&list, &read, &readings[1], want)
            {
                readings = vec![first, end];
            }
        }
        if readings.iter().all(Vec::is_empty) {
            return Vec::new();
        }
        let pieces = list.iter().zip(readings);
        let pieces = pieces.flat_map(|(p, readings)| [Piece::Fixed(p.before), declined(p, readings)]);
        agree(pieces.collect(), Gender::Com, &self.cases)
    }

    /// Рава-Руська: an adjective after its noun; Uusi-Seelanti: before it, where heads stand last.
    fn noun_and_adjective(
        &self,
        list: &[Word<'_>],
        read: &dyn Fn(&Word<'_>) -> Vec<Reading>,
        end: &[Reading],
        want: Want,
    ) -> Option<(Vec<Reading>, Vec<Reading>)> {
        let (first, end) = if self.head_last {
            (self.readings(&list[0], Part::Adjective, Want::Any), end.to_vec())
        } else {
            let after = self.readings(&list[1], Part::Adjective, want);
            if after.is_empty() {
                return None;
            }
            (read(&list[0]), after)
        };
        fit([first.as_slice(), end.as_slice()]).then_some((first, end))
    }

    /// Bielsko-Biała: parts that decline each in its own gender and number; the name has those of the first.
    fn independent(&self, list: &[Word<'_>], read: impl Fn(&Word<'_>) -> Vec<Reading>) -> Vec<Reading> {
        let mut kind = None;
        let mut pieces = Vec::with_capacity(list.len() * 2);
        for p in list {
            let mut readings = if self.fixed_parts.contains(p.key) {
                Vec::new()
            } else {
                read(p)
            };
            readings.truncate(PART_READINGS);
            if let Some(first) = readings.first() {
                let &mut (gender, number) = kind.get_or_insert((first.gender, first.number));
                readings.iter_mut().for_each(|r| (r.gender, r.number) = (gender, number));
            }
            pieces.extend([Piece::Fixed(p.before), declined(p, readings)]);
        }
        if kind.is_none() {
            return Vec::new();
        }
        agree(pieces, Gender::Com, &self.cases)
    }
}
