//! Which words of a text are listened to, and which words of names they may be.
//!
//! Most words are no name and must cost next to nothing: small letters and what is remembered to sound like nobody are left out before
//! anything is asked about the text around them.

use std::ops::Range;
use std::sync::Arc;

use polynym_text::{Lang, WordScript};

use super::ears::{Kin, numeral};
use super::heard::Listener;
use super::memory::{Kindred, Spoken};
use crate::decide::{script, script_of};

/// Words in capitals up to so many letters are acronyms.
const ACRONYM: usize = 4;

/// The words of names that the words of a text may be. Few have any.
#[derive(Debug, Default)]
pub(super) struct Kinship {
    /// By word, its number in `kin` and one more, or nothing.
    numbers: Vec<u32>,
    kin: Vec<Arc<Kindred>>,
    /// The words that have kin, and initials, in order.
    pub(super) spots: Vec<usize>,
    /// The words in capitals, in order.
    pub(super) capitals: Vec<usize>,
}

impl Kinship {
    /// What a word may be.
    pub(super) fn of(&self, at: usize) -> &[Kin] {
        self.kindred(at).map_or(&[], |kin| kin)
    }

    /// The same, to ask more.
    fn kindred(&self, at: usize) -> Option<&Arc<Kindred>> {
        let number = self.numbers.get(at)?.checked_sub(1)?;
        Some(&self.kin[number as usize])
    }

    fn add(&mut self, at: usize, kin: Arc<Kindred>) {
        self.kin.push(kin);
        self.numbers[at] = self.kin.len() as u32;
    }
}

impl Listener<'_> {
    /// Listens to each word that may be of a name.
    pub(super) fn attend(&mut self, excluded: &[Range<usize>]) {
        let mut kinship = Kinship {
            numbers: vec![0; self.tokens.len()],
            ..Kinship::default()
        };
        for at in 0..self.tokens.len() {
            let shape = self.tokens.word(at).shape;
            if shape.all_upper() {
                kinship.capitals.push(at);
            }
            if self.is_initial(at) {
                kinship.spots.push(at);
            }
            // Where any word has a capital, a common one is no name.
            let may_be = || self.may_be(at) && !(self.tokens.begins_sentence(at) && self.is_common(at));
            if !self.is_of_ruler(at) && !may_be() {
                continue;
            }
            // Of letters of two scripts, those that look like others are read as these.
            let mixed = self.tokens.word(at).script.mixes() && numeral(self.tokens.source(at)).is_none();
            let spelled = if mixed {
                self.tokens.letters(at)
            } else {
                self.tokens.source(at)
            };
            let kin = self.ears.kin(spelled, self.family(self.tokens.source(at)));
            let Some(kin) = kin else { continue };
            if kinship.spots.last() != Some(&at) {
                kinship.spots.push(at);
            }
            kinship.add(at, kin);
        }
        for words in excluded {
            kinship.numbers[self.tokens.of(words)].fill(0);
        }
        kinship.spots.retain(|&at| kinship.numbers[at] > 0 || self.is_initial(at));
        self.kinship = kinship;
        self.leave_told();
    }

    /// A rank, or a number that tells a ruler from others of the name.
    fn is_of_ruler(&self, at: usize) -> bool {
        let letters = self.tokens.letters(at);
        self.ears.is_epithet(letters) || (self.tokens.word(at).shape.upper && numeral(self.tokens.source(at)).is_some())
    }

    /// Whether a word is written like one of a name.
    fn may_be(&self, at: usize) -> bool {
        let tokens = &self.tokens;
        let word = tokens.word(at);
        // Ban Ki-moon
        let hyphened = || at > 0 && tokens.word(at - 1).shape.initial && tokens.between(at - 1, at) == "-";
        if word.script == WordScript::COMMON
            || !(word.shape.initial || word.shape.uncased() || hyphened())
            || tokens.is_single(at)
        {
            return false;
        }
        let loud = |at: usize| {
            let word = tokens.get(at);
            word.is_some_and(|w| w.shape.all_upper() && tokens.letters(at).chars().nth(1).is_some())
        };
        // An acronym is no name, unless all around is in capitals.
        let short = || tokens.letters(at).chars().nth(ACRONYM).is_none();
        !(word.shape.all_upper() && short() && !(loud(at + 1) || at > 0 && loud(at - 1)))
    }

    /// Which family of languages a word may have an ending of.
    pub(super) fn family(&self, word: &str) -> u8 {
        let of = script_of(word);
        if let Some((known, family)) = self.last_family.get().filter(|(known, _)| *known == of) {
            debug_assert_eq!(known, of);
            return family;
        }
        let written = |lang: &Lang| lang.scripts().contains(&of.short_name());
        let family = self.ears.families.of(self.language().filter(written));
        self.last_family.set(Some((of, family)));
        family
    }

    /// Leaves out those whose row has a name in the language of the line.
    fn leave_told(&mut self) {
        for spot in 0..self.kinship.spots.len() {
            let at = self.kinship.spots[spot];
            let Some(kin) = self.kinship.kindred(at).filter(|kin| kin.told).cloned() else {
                continue;
            };
            let span = self.tokens.span(at);
            let spoken = match self.context.language(span).lang {
                Some(lang) => Spoken::Lang(lang),
                None => Spoken::Script(script(&self.folded.source()[span])),
            };
            match self.ears.untold(&kin, spoken) {
                Some(left) => self.kinship.add(at, left),
                None => self.kinship.numbers[at] = 0,
            }
        }
    }
}
