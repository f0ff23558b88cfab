//! How names of a language end: among candidates that have a form, the one that looks like a name is likelier.
//!
//! What names look like is counted in the names that the table itself has, in its examples and its lists of given names.

use std::collections::BTreeMap;

use crate::check::kind_of;
use crate::grammar::{Case, Gender};
use crate::inflector::{Inflector, Part, Tried};

/// How much is known of names before any is seen, in names.
const DOUBT: f32 = 0.8;
/// How likely a letter is to stand before another one of which nothing is known.
const LETTER: f32 = 0.05;
/// The cost of an ending that is e times rarer than another: among names of the same gender, and among all.
const OWN: f32 = 0.15;
const ANY: f32 = 0.3;
/// The place of the names of all genders.
const ALL: usize = 3;

/// How often names of each part and gender end so.
#[derive(Debug, Clone, Default)]
pub(crate) struct Shapes([[Shape; 4]; Part::COUNT]);

#[derive(Debug, Clone, Default)]
struct Shape {
    names: f32,
    last: BTreeMap<char, f32>,
    last_two: BTreeMap<[char; 2], f32>,
}

impl Shapes {
    pub(crate) fn new(inflector: &Inflector) -> Self {
        let mut out = Self::default();
        for trial in &inflector.examples {
            let Tried::Cases(example) = &trial.example else { continue };
            let name = example.name.get_ref();
            if name.contains(char::is_whitespace) {
                continue;
            }
            let key = inflector.spelling.key(name);
            for &part in &trial.parts {
                let forms = inflector.forms(name, kind_of(part), None);
                let own = forms.iter().find(|f| f.case == Case::Nom && f.form == *name);
                out.add(part, own.map_or(Gender::Com, |f| f.gender), &key);
            }
        }
        for part in [Part::Given, Part::Surname] {
            for (word, gender) in inflector.sex[part as usize].whole_words() {
                out.add(part, gender.unwrap_or(Gender::Com), &word);
            }
        }
        out
    }

    fn add(&mut self, part: Part, gender: Gender, key: &[char]) {
        self.0[part as usize][places(gender)]
            .iter_mut()
            .for_each(|shape| shape.add(key));
    }

    /// What speaks against a name of that part and gender with this key.
    pub(crate) fn cost(&self, part: Part, gender: Gender, key: &[char]) -> f32 {
        let shapes = &self.0[part as usize];
        let own = shapes[places(gender)].iter().map(|shape| shape.cost(key));
        OWN * own.min_by(f32::total_cmp).unwrap_or_default() + ANY * shapes[ALL].cost(key)
    }
}

/// The places of the shapes of a gender.
fn places(gender: Gender) -> std::ops::Range<usize> {
    match gender {
        Gender::Masc => 0..1,
        Gender::Fem => 1..2,
        Gender::Neut => 2..3,
        Gender::Com => 0..2,
    }
}

impl Shape {
    fn add(&mut self, key: &[char]) {
        if let [.., before, last] = *key {
            self.names += 1.0;
            *self.last.entry(last).or_default() += 1.0;
            *self.last_two.entry([before, last]).or_default() += 1.0;
        }
    }

    fn cost(&self, key: &[char]) -> f32 {
        let [.., before, last] = *key else { return 0.0 };
        let count = self.last.get(&last).copied().unwrap_or(0.0);
        let both = self.last_two.get(&[before, last]).copied().unwrap_or(0.0);
        let of_last = (count + DOUBT * LETTER) / (self.names + DOUBT);
        let of_both = (both + DOUBT * LETTER) / (count + DOUBT);
        -(of_last * of_both).ln()
    }
}
