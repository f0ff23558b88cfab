use std::collections::BTreeSet;

use super::*;
use crate::inflector::Tried;
use crate::{inflector, languages};

/// The words of a table's examples, those of places too: anything may stand in a person's name.
fn words(table: &Inflector) -> Vec<String> {
    let names = table.examples.iter().filter_map(|trial| match &trial.example {
        Tried::Cases(example) => Some(example.name.get_ref().as_str()),
        Tried::Possessive(_) => None,
    });
    let words: BTreeSet<String> = names.flat_map(str::split_whitespace).map(ToOwned::to_owned).collect();
    words.into_iter().collect()
}

type Listed = Vec<(String, Case, Number, Gender)>;

fn add(list: &mut Listed, item: (String, Case, Number, Gender)) {
    if !list.contains(&item) {
        list.push(item);
    }
}

/// What `inflect` says of each word; none if a form is not of as many.
fn by_whole_name(table: &Inflector, name: &[&str], gender: Option<Gender>) -> Option<Vec<Listed>> {
    let text = name.join(" ");
    let mut lists = vec![Listed::new(); name.len()];
    for form in table.inflect(&text, Some(Kind::Full), gender) {
        if is_parted(&form.form, &text) {
            continue;
        }
        let words: Vec<&str> = form.form.split(' ').collect();
        if words.len() != name.len() || !words.iter().all(|word| is_one_word(word)) {
            return None;
        }
        for (list, word) in lists.iter_mut().zip(words) {
            add(list, (word.to_owned(), form.case, form.number, form.gender));
        }
    }
    Some(lists.into_iter().map(sorted).collect())
}

fn sorted(mut list: Listed) -> Listed {
    list.sort();
    list
}

#[test]
fn word_by_word_as_the_whole_name() {
    let (mut same, mut neither, mut random) = (0, 0, 7_usize);
    for lang in languages() {
        let table = inflector(lang).unwrap();
        let words = words(table);
        let mut by_word = ByWord::new(table, false);
        let mut pick = || {
            random = random
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            words[(random >> 33) % words.len()].as_str()
        };
        for round in 0..600 {
            let name: Vec<&str> = (0..1 + round % 4).map(|_| pick()).collect();
            for gender in [None, Some(Gender::Masc), Some(Gender::Fem)] {
                let mut lists = vec![Listed::new(); name.len()];
                let all = by_word.full(&name, gender, |i, forms| {
                    let forms = forms
                        .iter()
                        .map(|form| (form.text.to_string(), form.case, form.number, form.gender));
                    forms.for_each(|form| add(&mut lists[i], form));
                });
                let made = all.then(|| lists.into_iter().map(sorted).collect::<Vec<Listed>>());
                match by_whole_name(table, &name, gender) {
                    Some(whole) if name.iter().all(|word| is_one_word(word)) && made.is_some() => {
                        assert_eq!(made, Some(whole), "{lang} {name:?} {gender:?}");
                        same += 1;
                    }
                    _ => {
                        let respelled = table
                            .respell
                            .as_ref()
                            .is_some_and(|r| name.iter().any(|word| r.concern(word)));
                        let whole = name.iter().all(|word| is_one_word(word)) && !respelled;
                        assert!(made.is_none(), "{lang} {name:?} {gender:?}");
                        neither += usize::from(whole);
                    }
                }
            }
        }
    }
    assert!(same > neither * 20, "{same} {neither}");
}
