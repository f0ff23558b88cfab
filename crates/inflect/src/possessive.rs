//! Possessive adjectives of persons: Trump, Trumpova. A stem is made of the name, and adjective paradigms are put on it.

use crate::agree::Reading;
use crate::decline::Choice;
use crate::grammar::{Gender, Kind};
use crate::inflect::{Form, listed};
use crate::inflector::{Inflector, Part, Want};
use crate::spelling;
use crate::words::{Name, Word};

/// How such adjectives are made of names of one ending.
#[derive(Debug, Clone)]
pub(crate) struct Possessive {
    /// Of the person.
    pub(crate) gender: Option<Gender>,
    pub(crate) strip: String,
    /// What is put on the stem, with the change it asks for.
    pub(crate) add: Vec<(String, Option<usize>)>,
    pub(crate) paradigms: Vec<Choice>,
}

impl Inflector {
    /// The possessive adjectives of a person's name of one word, in every case, gender and number.
    pub(crate) fn possessives(&self, name: &Name<'_>, kind: Option<Kind>, gender: Option<Gender>) -> Vec<Form> {
        let parts: &[Part] = match kind {
            Some(Kind::Given) => &[Part::Given],
            Some(Kind::Surname) => &[Part::Surname],
            Some(Kind::Full) | None => &[Part::Surname, Part::Given],
            _ => &[],
        };
        let [word] = name.words.as_slice() else { return Vec::new() };
        if kind.is_none() && self.is_acronym_alone(word.text) {
            return Vec::new();
        }
        let mut readings: Vec<Reading> = Vec::new();
        for &part in parts {
            let want = match gender.or_else(|| self.sex_of(word, part)) {
                Some(gender) => Want::Seems(gender),
                None => Want::Any,
            };
            let of_gender = |i: usize| self.possessive[i].gender.zip(want.gender()).is_none_or(|(a, b)| a.agrees(b));
            for place in self.possessive_ends[part as usize].chosen(word.key, of_gender).0 {
                self.possessed(word, &self.possessive[place], &mut readings);
            }
        }
        let mut forms = listed(readings, None);
        forms.iter_mut().for_each(|f| f.possessive = true);
        forms
    }

    fn possessed(&self, word: &Word<'_>, how: &Possessive, out: &mut Vec<Reading>) {
        let caps = spelling::all_caps(word.text);
        for (add, change) in &how.add {
            for choice in &how.paradigms {
                // What the paradigm strips is put on first: its endings stand on the stem.
                let add = format!("{add}{}", self.paradigms[choice.paradigm].strip);
                let made = self.derived(word, how.strip.chars().count(), &add, *change, caps);
                let key = self.spelling.key(&made);
                let made = Word {
                    before: "",
                    text: &made,
                    key: &key,
                };
                out.extend(self.decline(&made, choice, caps));
            }
        }
    }
}
