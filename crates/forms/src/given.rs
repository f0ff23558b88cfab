//! National equivalents of a person's given name: Владимир for Володимир, Josef for Joseph.

use std::collections::HashMap;
use std::sync::{Arc, LazyLock};

use polynym_gazetteer::{Gender, Reading, Tongue};
use polynym_names::given::{self, Relation};
use polynym_text::{Lang, fold_key};

use crate::name::One;
use crate::romanize::is_foreign;

/// A name that one is called by instead.
#[derive(Debug)]
struct Equivalent {
    text: &'static str,
    lang: Option<Lang>,
    weight: f32,
}

/// What a person is called by instead of a given name, in the letters of some other words.
#[derive(Debug)]
pub(crate) struct Called {
    pub(crate) text: &'static str,
    pub(crate) spelling: Arc<One>,
    /// The language in which the name with it may decline.
    pub(crate) lang: Option<Lang>,
}

/// Whose given name it is: the name, the gender, whether translated names count too as they do of rulers, and whether the other words of the name are
/// respelled in Latin letters.
type Given = (String, Option<Gender>, bool, bool);

/// Given names with their equivalents, each looked for once: a million people share some thousands of them.
#[derive(Debug, Default)]
pub(crate) struct Equivalents(HashMap<Given, Arc<[Called]>>);

/// So many given names are remembered: rows may have anything in the place of one.
const REMEMBERED: usize = 1 << 16;

impl Equivalents {
    /// What the bearer of a given name may be called.
    pub(crate) fn of(&mut self, given: Given) -> Arc<[Called]> {
        if self.0.len() >= REMEMBERED {
            self.0.clear();
        }
        let known = self.0.entry(given);
        let called = |(name, gender, reigns, respelled): &Given| {
            let equivalents = equivalents(name, *gender, *reigns).into_iter();
            equivalents
                .filter_map(|equivalent| called(name, &equivalent, *respelled))
                .collect()
        };
        let made = known.or_insert_with_key(called);
        made.clone()
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

/// An equivalent beside the rest of the name: as that stands, or as that is respelled in Latin letters; none if no words of its script stand beside
/// it.
fn called(name: &str, equivalent: &Equivalent, respelled: bool) -> Option<Called> {
    let foreign = is_foreign(equivalent.text);
    let tongue = match (is_foreign(name), foreign) {
        (true, true) | (false, false) => Tongue::Written,
        (true, false) if respelled => Tongue::Respelled,
        _ => return None,
    };
    let reading = Reading {
        tongue,
        tags: 1,
        how: how(),
        base: format!("{} for {name}", equivalent.text).into(),
        weight: equivalent.weight,
    };
    Some(Called {
        text: equivalent.text,
        lang: equivalent.lang.filter(|_| tongue == Tongue::Written && foreign),
        spelling: Arc::new(One {
            text: equivalent.text.into(),
            reading,
        }),
    })
}

/// How it is said.
fn how() -> Arc<str> {
    static HOW: LazyLock<Arc<str>> = LazyLock::new(|| "given name".into());
    HOW.clone()
}
