//! One word back to its nominatives: candidates declined, and those that have the form put in order.

use std::sync::Arc;

use crate::agree::{Piece, Reading};
use crate::grammar::{Case, Gender, Number};
use crate::inflector::{Inflector, Part, Want};
use crate::words::{Name, Word};

/// A nominative that has the form, and where in its paradigm.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Found {
    pub(crate) name: String,
    pub(crate) gender: Gender,
    pub(crate) number: Number,
    pub(crate) case: Case,
    pub(crate) rule: Arc<str>,
    /// The lower the likelier.
    pub(crate) cost: f32,
}

// The costs are those of a reader: a rule that knows the whole word is sure, a likelier ending comes before a doublet, a name
// before a plural of it; the more letters an ending has, and the fewer the name lost for it, the better it explains the form;
// and names that never change are few.
const READING: f32 = 1.5;
const DOUBLET: f32 = 2.5;
const PLURAL: f32 = 3.0;
const UNCHANGING: f32 = 3.0;
const OTHER_SEX: f32 = 1.1;
const KNOWN: f32 = 1.5;
const LISTED: f32 = 2.5;
const SEEN: f32 = 0.25;
const NO_VOWEL: f32 = 1.5;
const ENDING: f32 = 0.8;
const LOST: f32 = 1.3;
/// Letters of an ending that count.
const ENDING_LETTERS: usize = 5;

/// How much rarer a case is than the nominative.
fn rarity(case: Case) -> f32 {
    match case {
        Case::Nom => 0.0,
        Case::Gen => 0.15,
        Case::Acc | Case::Par => 0.4,
        Case::Voc => 1.5,
        _ => 0.15,
    }
}

impl Inflector {
    /// Nominatives of this part of a name that have the word as a form, likeliest first.
    pub(crate) fn word_lemmas(&self, word: &Word<'_>, part: Part, gender: Option<Gender>) -> Vec<Found> {
        let mut out: Vec<Found> = Vec::new();
        for text in self.undone(word, part) {
            let key = self.spelling.key(&text);
            let name = Name::new(&text, &key);
            let [candidate] = name.words.as_slice() else { continue };
            let personal = matches!(part, Part::Given | Part::Surname | Part::Patronymic);
            let seems = if personal { self.sex_of(candidate, part) } else { None };
            let wants = if personal {
                self.wants(gender, seems)
            } else {
                vec![gender.map_or(Want::Any, Want::Told)]
            };
            let own = self.of_name(candidate, part);
            for want in wants {
                let strange = seems.zip(want.gender()).is_some_and(|(seems, want)| !seems.agrees(want));
                let own = own + if strange { OTHER_SEX } else { 0.0 };
                for (place, reading) in self.of_part(candidate, part, want).iter().enumerate() {
                    let known = if reading.seen as usize >= key.len() { KNOWN } else { 0.0 };
                    let shape = self.endings().shapes.cost(part, reading.gender, candidate.key);
                    let cost = own + shape + reading.cost(place) - known - SEEN * reading.seen.min(5) as f32;
                    found_in(reading, word.text, cost, &mut out);
                }
            }
        }
        out.sort_by(|a, b| a.cost.total_cmp(&b.cost));
        let mut kept: Vec<Found> = Vec::with_capacity(out.len());
        for found in out {
            let same =
                |k: &Found| (&k.name, k.gender, k.number, k.case) == (&found.name, found.gender, found.number, found.case);
            if !kept.iter().any(same) {
                kept.push(found);
            }
        }
        kept
    }

    /// What speaks against a name, apart from its forms.
    fn of_name(&self, word: &Word<'_>, part: Part) -> f32 {
        let mut cost = 0.0;
        let listed = match part {
            Part::Given => self.is_listed_given(word),
            Part::Geo | Part::Org => self.is_head(word),
            _ => false,
        };
        if listed {
            cost -= LISTED;
        }
        if !self.syllable.is_empty() && !word.key.iter().any(|c| self.syllable.contains(c)) {
            cost += NO_VOWEL;
        }
        cost
    }

    /// How a word declines as that part of a name.
    fn of_part(&self, word: &Word<'_>, part: Part, want: Want) -> Vec<Reading> {
        match part {
            Part::Given | Part::Surname | Part::Patronymic => match self.person_word(word, part, want) {
                Piece::Declined(readings) => readings,
                Piece::Fixed(_) => Vec::new(),
            },
            Part::Geo | Part::Org => self.noun(word, part, want),
            Part::Adjective => self.adjective(word),
            Part::Acronym => self.acronym(word),
        }
    }
}

/// Adds the places where a reading has the form.
fn found_in(reading: &Reading, form: &str, cost: f32, out: &mut Vec<Found>) {
    let Some((_, nominative)) = reading.forms().find(|(alt, _)| alt.case == Case::Nom) else {
        return;
    };
    // What all its forms have in common is the stem.
    let shared = |a: usize, form: &str| {
        nominative
            .chars()
            .zip(form.chars())
            .take(a)
            .take_while(|(a, b)| a == b)
            .count()
    };
    let stem = reading.forms().fold(usize::MAX, |stem, (_, form)| shared(stem, form));
    let ending = form.chars().count().saturating_sub(stem).min(ENDING_LETTERS);
    let lost = nominative.chars().count() - stem;
    let cost = cost + LOST * lost as f32 - ENDING * ending as f32;
    let mut forms = reading.forms().map(|(_, form)| form);
    let first = forms.next();
    let unchanging = if forms.all(|f| Some(f) == first) { UNCHANGING } else { 0.0 };
    for (alt, _) in reading.forms().filter(|(_, text)| *text == form) {
        out.push(Found {
            name: nominative.to_owned(),
            gender: reading.gender,
            number: reading.number,
            case: alt.case,
            rule: reading.rule.clone(),
            cost: cost + unchanging + rarity(alt.case) + DOUBLET * alt.rank as f32,
        });
    }
}

impl Reading {
    /// What speaks against a reading that is at that place in the list.
    fn cost(&self, place: usize) -> f32 {
        let plural = if self.number == Number::Pl { PLURAL } else { 0.0 };
        READING * place as f32 + plural
    }
}
