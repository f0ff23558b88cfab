//! National equivalents of a person's given name: Владимир for Володимир, Josef for Joseph.

use std::collections::HashMap;
use std::sync::Arc;

use polynym_gazetteer::{Gender, Reading, Tongue};
use polynym_names::given::{self, Relation};
use polynym_text::{Lang, fold_key};

use crate::romanize::is_foreign;

/// A name that one is called by instead.
#[derive(Debug)]
pub(crate) struct Equivalent {
    pub(crate) text: &'static str,
    pub(crate) lang: Option<Lang>,
    pub(crate) weight: f32,
}

/// Given names with their equivalents, each looked for once: a million people share some thousands of them.
#[derive(Debug, Default)]
pub(crate) struct Equivalents(HashMap<(String, Option<Gender>, bool), Arc<[Equivalent]>>);

/// So many given names are remembered: rows may have anything in the place of one.
const REMEMBERED: usize = 1 << 16;

impl Equivalents {
    /// What a bearer of a given name may be called; `reigns` where translated names count, too.
    pub(crate) fn of(&mut self, name: &str, gender: Option<Gender>, reigns: bool) -> Arc<[Equivalent]> {
        if self.0.len() >= REMEMBERED {
            self.0.clear();
        }
        let known = self.0.entry((name.to_owned(), gender, reigns));
        known.or_insert_with(|| equivalents(name, gender, reigns).into()).clone()
    }
}

fn equivalents(name: &str, gender: Option<Gender>, reigns: bool) -> Vec<Equivalent> {
    let key = fold_key(name).text;
    let contradicts = |text: &str| {
        matches!(
            (given::gender(text), gender),
            (Some(given::Gender::Masculine), Some(Gender::Fem)) | (Some(given::Gender::Feminine), Some(Gender::Masc))
        )
    };
    let mut found: Vec<Equivalent> = Vec::new();
    for (member, relation) in given::related(name) {
        let weight = match relation {
            Relation::Equivalent => 0.8,
            Relation::Short => 0.5,
            Relation::Translated if reigns => 0.8,
            Relation::Same | Relation::Translated => continue,
        };
        let known = found.iter().any(|own| own.text == member.text && own.lang == member.lang);
        if !known && !contradicts(member.text) && fold_key(member.text).text != key && !member.text.contains([' ', '-']) {
            found.push(Equivalent {
                text: member.text,
                lang: member.lang,
                weight,
            });
        }
    }
    found
}

/// The reading of an equivalent beside the rest of the name: as that stands, or as that is respelled in Latin letters; none if no
/// words of its script stand beside it.
pub(crate) fn reading(name: &str, equivalent: &Equivalent, respelled: bool) -> Option<Reading> {
    let tongue = match (is_foreign(name), is_foreign(equivalent.text)) {
        (true, true) | (false, false) => Tongue::Written,
        (true, false) if respelled => Tongue::Respelled,
        _ => return None,
    };
    Some(Reading {
        tongue,
        tags: 1,
        how: HOW.into(),
        base: base(name, equivalent).into(),
        weight: equivalent.weight,
    })
}

/// How it is said.
pub(crate) const HOW: &str = "given name";

/// What is said of it.
pub(crate) fn base(name: &str, equivalent: &Equivalent) -> String {
    format!("{} for {name}", equivalent.text)
}
