//! From a name to its forms: which kinds and genders to try, and the readings put in order.

use std::collections::HashSet;

use crate::agree::{Piece, Reading};
use crate::grammar::{Case, Gender, Kind, Number};
use crate::inflector::{Inflector, Part, Want};
use crate::spelling;
use crate::words::words;

/// A name of more words than this is taken as it stands.
const WORDS: usize = 16;
/// So is a word of more hyphenated parts than this.
const PARTS: usize = 8;

/// One case form of a name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Form {
    /// The name in that case.
    pub form: String,
    /// Its case.
    pub case: Case,
    /// Its number.
    pub number: Number,
    /// Its gender; [`Gender::Com`] where the name shows none.
    pub gender: Gender,
    /// The rule and the paradigm that made it, `rule/paradigm`, a pair for each word that declines; `fixed` if none does.
    pub rule: String,
}

impl Inflector {
    /// Every case form of a nominative name; nominative first, likelier readings before others, no form twice.
    ///
    /// Without a kind the likeliest kinds are taken together; without a gender it is guessed from the name, and if the name
    /// does not tell, both are given. With [`Gender::Fem`] a surname may be in the masculine dictionary form. What the
    /// table does not know stays as it is in every case.
    ///
    /// ```
    /// use polynym_inflect::{Case, Gender, Kind, Lang, inflector};
    /// let uk = inflector(Lang::new("uk").unwrap()).unwrap();
    /// let kyiv = uk.inflect("Київ", Some(Kind::Geo), None);
    /// assert!(kyiv.iter().any(|f| f.case == Case::Gen && f.form == "Києва"));
    /// let woman = uk.inflect("Злобін", Some(Kind::Surname), Some(Gender::Fem));
    /// assert_eq!(woman[0].form, "Злобіна");
    /// ```
    pub fn inflect(&self, name: &str, kind: Option<Kind>, gender: Option<Gender>) -> Vec<Form> {
        let gender = gender.filter(|g| *g != Gender::Com);
        let (list, _) = words(name);
        let hyphens = name.chars().filter(|&c| spelling::is_hyphen(c)).count();
        if list.is_empty() || list.len() > WORDS || hyphens > PARTS {
            return self.forms(name, vec![], gender);
        }
        let place = |part: Part| self.phrase(name, part, gender.map_or(Want::Any, Want::Told));
        let readings = match kind {
            Some(Kind::Given) => self.parts_of(name, &[Part::Given], gender),
            Some(Kind::Surname) => self.parts_of(name, &[Part::Surname], gender),
            Some(Kind::Patronymic) => self.parts_of(name, &[Part::Patronymic], gender),
            Some(Kind::Full) => self.full_either(name, gender),
            Some(Kind::Geo) => place(Part::Geo),
            Some(Kind::Org) => place(Part::Org),
            None if list.len() > 1 => self.several(name, gender),
            None if self.is_acronym_alone(name) => place(Part::Org),
            None => self.alone(name, gender),
        };
        self.forms(name, readings, gender)
    }

    /// The genders to try, likeliest first.
    fn wants(&self, told: Option<Gender>, seems: Option<Gender>) -> Vec<Want> {
        match (told, seems) {
            (Some(g), _) => vec![Want::Told(g)],
            (None, Some(g)) => vec![Want::Seems(g)],
            (None, None) => vec![Want::Seems(Gender::Masc), Want::Seems(Gender::Fem)],
        }
    }

    /// A name of one part of a person's name, in one word or several.
    fn parts_of(&self, name: &str, parts: &[Part], gender: Option<Gender>) -> Vec<Reading> {
        let mut out = Vec::new();
        let (list, after) = words(name);
        let seems = match (parts, list.as_slice()) {
            ([part], [word, ..]) => self.sex_of(word.text, *part),
            (_, [word, ..]) => self.lone_sex(word.text),
            _ => None,
        };
        for want in self.wants(gender, seems) {
            for &part in parts {
                let mut pieces = Vec::new();
                for word in &list {
                    pieces.push(Piece::Fixed(word.before.to_owned()));
                    pieces.push(self.person_word(word.text, part, want));
                }
                pieces.push(Piece::Fixed(after.to_owned()));
                out.extend(crate::agree::agree(
                    &pieces,
                    want.gender().unwrap_or(Gender::Com),
                    &self.cases,
                ));
            }
        }
        out
    }

    fn full_either(&self, name: &str, gender: Option<Gender>) -> Vec<Reading> {
        self.wants(gender, self.guess_gender(name))
            .into_iter()
            .flat_map(|want| self.full(name, want))
            .collect()
    }

    /// Several words of no known kind: a phrase with a head, an adjective with its noun, or a person.
    fn several(&self, name: &str, gender: Option<Gender>) -> Vec<Reading> {
        let (list, _) = words(name);
        let want = gender.map_or(Want::Any, Want::Told);
        let small = list.iter().any(|w| w.is_small() && !self.particles.contains(w.text));
        if list.iter().any(|w| self.is_agency_head(w.text)) {
            return self.phrase(name, Part::Org, want);
        }
        let last = list.last().map_or("", |w| w.text);
        if small || self.is_head(list[0].text) || (!self.is_listed_given(last) && self.begins_with_adjective(name)) {
            return self.phrase(name, Part::Geo, want);
        }
        self.full_either(name, gender)
    }

    /// One word of no known kind.
    fn alone(&self, name: &str, gender: Option<Gender>) -> Vec<Reading> {
        let (list, _) = words(name);
        let word = list[0].text;
        let personal: &[Part] = if self.sex_of(word, Part::Patronymic).is_some() {
            &[Part::Patronymic, Part::Surname]
        } else if self.is_listed_given(word) {
            &[Part::Given, Part::Surname]
        } else {
            &[Part::Surname, Part::Given]
        };
        let mut out = self.parts_of(name, personal, gender);
        if personal[0] != Part::Patronymic {
            out.extend(self.phrase(name, Part::Geo, gender.map_or(Want::Any, Want::Told)));
        }
        out
    }

    /// The forms of the readings, in order, each once.
    fn forms(&self, name: &str, mut readings: Vec<Reading>, gender: Option<Gender>) -> Vec<Form> {
        if readings.is_empty() {
            readings.push(Reading::fixed(name, gender.unwrap_or(Gender::Com), &self.cases));
        }
        let mut seen = HashSet::new();
        let mut out = Vec::new();
        for reading in readings {
            let gender = match (reading.gender, gender) {
                (Gender::Com, Some(g)) if reading.number == Number::Sg => g,
                (g, _) => g,
            };
            for (case, alts) in Case::ALL.into_iter().zip(reading.cases) {
                for alt in alts {
                    if seen.insert((alt.form.clone(), case, reading.number, gender)) {
                        let rule = reading.rule.clone();
                        out.push(Form {
                            form: alt.form,
                            case,
                            number: reading.number,
                            gender,
                            rule,
                        });
                    }
                }
            }
        }
        out
    }
}
