//! A name in other letters: each word by itself, then declined where the press of a language declines what it has transcribed.

use std::collections::HashSet;
use std::sync::Arc;

use polynym_gazetteer::{CasePolicy, Entity, EntityType, FormRole, Name, Tongue, words_and_gaps};
use polynym_inflect::languages;
use polynym_text::{Lang, fold_key};

use crate::cases::{Decliner, Nominative, decline_through, open_tables};
use crate::name::{Made, Step, Words};
use crate::romanize::{Respelled, Romanizer, is_foreign};

/// What is said of Serbian in its other alphabet.
const SERBIAN: &str = "Serbian, in the other alphabet";

/// Adds the spellings of a name in Latin letters (of a Serbian one, in the other alphabet of the language). A name that a row translates
/// into a language, not one that is at home there, stays as it is: Дональд Трамп is nowhere written Donald Tramp.
pub(crate) fn respell(
    (romanizer, decliner): (&mut Romanizer, &mut Decliner),
    words: &mut Words,
    entity: &Entity,
    name: &Name,
    (list, gaps): (&[&str], &[&str]),
    lang: Option<Lang>,
) {
    let text = name.text.as_str();
    if name.fixed || name.case == CasePolicy::Exact {
        return;
    }
    let serbian = Lang::new("sr");
    if lang.is_some() && lang == serbian {
        other_alphabet(romanizer, words, entity, name, (list, gaps));
    }
    for lang in romanizer.languages(text, lang) {
        if name.case == CasePolicy::Upper {
            acronym(romanizer, words, list, lang);
            continue;
        }
        let made: Vec<Arc<Vec<Respelled>>> = list.iter().map(|word| romanizer.word(word, lang)).collect();
        if made.iter().any(|spellings| spellings.is_empty()) || !is_at_home(entity, &made) {
            continue;
        }
        for (slot, spellings) in words.slots().iter_mut().zip(&made) {
            slot.push(Step::Respelled(spellings.clone()));
        }
        if entity.kind != EntityType::Agency {
            transcribed(decliner, words, entity, name, gaps, &made);
        }
    }
}

/// The case forms of a name as the press of each language transcribes it.
fn transcribed(
    decliner: &mut Decliner,
    words: &mut Words,
    entity: &Entity,
    name: &Name,
    gaps: &[&str],
    made: &[Arc<Vec<Respelled>>],
) {
    open_tables();
    for lang in languages().into_iter().filter(|&lang| name.declines_in(lang)) {
        let usual = |spellings: &Arc<Vec<Respelled>>| spellings.iter().find(|r| r.into == Some(lang)).cloned();
        let Some(usual) = made.iter().map(usual).collect::<Option<Vec<Respelled>>>() else {
            continue;
        };
        let Some(first) = usual.first() else { continue };
        let bases: Vec<Arc<str>> = usual.iter().map(|word| word.text.clone()).collect();
        let list: Vec<&str> = bases.iter().map(|word| &**word).collect();
        let nominative = Nominative {
            words: &list,
            gaps,
            how: &first.how,
            bases: &bases,
            weight: usual.iter().fold(1.0, |weight: f32, word| weight.min(word.weight)),
        };
        decliner.decline(words, entity, &nominative, lang);
    }
}

/// Whether a name is at home in the language of its letters: its last word, romanized, is one of the row's Latin ones, or it has none.
fn is_at_home(entity: &Entity, made: &[Arc<Vec<Respelled>>]) -> bool {
    let latin: HashSet<String> = entity
        .names
        .iter()
        .filter(|own| own.kind.is_strong() && own.text.chars().any(|c| c.is_ascii_alphabetic()) && !is_foreign(&own.text))
        .flat_map(|own| {
            words_and_gaps(&own.text)
                .0
                .into_iter()
                .map(|word| fold_key(word).text)
                .collect::<Vec<_>>()
        })
        .collect();
    let known = |spellings: &Arc<Vec<Respelled>>| spellings.iter().any(|r| latin.contains(&fold_key(&r.text).text));
    latin.is_empty() || made.last().is_some_and(known)
}

fn acronym(romanizer: &mut Romanizer, words: &mut Words, list: &[&str], lang: Lang) {
    let made: Option<Vec<Respelled>> = list.iter().map(|word| romanizer.acronym(word, lang)).collect();
    for (slot, spelling) in words.slots().iter_mut().zip(made.into_iter().flatten()) {
        slot.add(&spelling.text, spelling.reading());
    }
}

/// A Serbian name in the other alphabet, with its case forms.
fn other_alphabet(
    romanizer: &mut Romanizer,
    words: &mut Words,
    entity: &Entity,
    name: &Name,
    (list, gaps): (&[&str], &[&str]),
) {
    let text = name.text.as_str();
    let Some(other) = romanizer.serbian(text).filter(|other| other != text) else {
        return;
    };
    let how: Arc<str> = SERBIAN.into();
    words.add(
        &other,
        &Made {
            tongue: Tongue::Respelled,
            tags: 1,
            how: &how,
            bases: &[],
            weight: 1.0,
        },
    );
    for lang in crate::cases::languages_of(name, text, FormRole::Strong, Lang::new("sr")) {
        let bases: Vec<Arc<str>> = words_and_gaps(&other).0.into_iter().map(Into::into).collect();
        let nominative = Nominative {
            words: list,
            gaps,
            how: &how,
            bases: &bases,
            weight: 1.0,
        };
        let romanizer = std::cell::RefCell::new(&mut *romanizer);
        decline_through(words, entity, &nominative, lang, |form| romanizer.borrow_mut().serbian(form));
    }
}
