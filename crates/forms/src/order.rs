//! The parts of a person's full name, and what people make of them: the surname alone or first, initials, no middle name.
//!
//! All of these are sequences over the same word classes; which there are stands in `data/names/order.toml`.

use std::ops::Range;
use std::sync::{Arc, LazyLock};

use polynym_gazetteer::{Class, Reading, Tongue};
use polynym_script::is_common_word;
use polynym_text::{Lang, fold_key};
use serde::Deserialize;

use crate::classes::Classes;
use crate::name::{Spellings, nothing};

/// How full names are built: `data/names/order.toml`. Words are folded.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[expect(dead_code, reason = "cited for people; the deserializer checks that it is there")]
    source: String,
    /// Words before a surname that belong to it.
    particles: Vec<String>,
    /// Words after a surname that do not.
    suffixes: Vec<String>,
    /// Words before a name that may be left out.
    titles: Vec<String>,
    /// Endings of patronymics.
    patronymics: Vec<String>,
    /// Languages whose last word is a given name.
    surname_first: Vec<String>,
    /// Beginnings of words in Latin letters that may stand for one letter.
    digraphs: Vec<String>,
    order: Vec<Order>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Order {
    called: String,
    weight: f32,
    #[serde(rename = "as")]
    sequences: Vec<String>,
}

static ORDER: LazyLock<File> =
    LazyLock::new(|| toml::from_str(include_str!("../data/order.toml")).expect("checked by the tests"));

fn listed(list: &[String], word: &str) -> bool {
    list.iter().any(|w| w == word)
}

/// Shorter surnames say too little.
const SHORTEST: usize = 3;

/// Halves of a double surname that are shorter say too little.
const SHORTEST_HALF: usize = 4;

/// Which words of a full name are what; ranges of its words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Parts {
    /// What stands before the given name and may be left out.
    pub(crate) titles: usize,
    pub(crate) given: Range<usize>,
    pub(crate) middle: Range<usize>,
    pub(crate) surname: Range<usize>,
    /// What stands behind the name and belongs to it.
    pub(crate) rest: usize,
}

/// The parts of a full name in a language; none if it has no surname that says enough.
pub(crate) fn parts(words: &[&str], gaps: &[&str], lang: Option<Lang>) -> Option<Parts> {
    if lang.is_some_and(|l| listed(&ORDER.surname_first, l.as_str())) {
        return None;
    }
    let keys: Vec<String> = words.iter().map(|word| fold_key(word).text).collect();
    let last = (0..words.len()).rfind(|&i| !listed(&ORDER.suffixes, &keys[i]))?;
    let rest = words.len() - last - 1;
    let joins = |i: usize| matches!(gaps[i], "-" | "'" | "’" | "‑");
    let unit = |mut first: usize| {
        while first > 0 && joins(first) {
            first -= 1;
        }
        first
    };
    let titles = keys.iter().take_while(|key| listed(&ORDER.titles, key)).count();
    let names = titles..last + 1;
    let units: Vec<Range<usize>> = names
        .clone()
        .filter(|&i| i == titles || !joins(i))
        .map(|first| first..(first + 1..=last).find(|&i| !joins(i)).unwrap_or(last + 1))
        .collect();
    let patronymic = |unit: &Range<usize>| ORDER.patronymics.iter().any(|p| keys[unit.start].ends_with(p.as_str()));
    if let [surname, given, end] = units.as_slice()
        && patronymic(end)
        && !patronymic(given)
        && gaps[1..=last].iter().all(|gap| *gap == " " || joins_text(gap))
    {
        return long_enough(words, surname).then(|| Parts {
            titles,
            given: given.clone(),
            middle: end.clone(),
            surname: surname.clone(),
            rest,
        });
    }
    let mut first = unit(last);
    while first > titles && gaps[first] == " " && listed(&ORDER.particles, &keys[first - 1]) {
        first = unit(first - 1);
    }
    let surname = first..last + 1;
    if first <= titles || !long_enough(words, &surname) || is_numeral(words[last]) {
        return None;
    }
    let given = units.first()?.clone();
    let middle = given.end.min(first)..first;
    Some(Parts {
        titles,
        given,
        middle,
        surname,
        rest,
    })
}

fn joins_text(gap: &str) -> bool {
    matches!(gap, "-" | "'" | "’" | "‑")
}

fn long_enough(words: &[&str], surname: &Range<usize>) -> bool {
    let letters = |word: &&str| word.chars().filter(|c| c.is_alphabetic()).count();
    words[surname.clone()].iter().map(letters).sum::<usize>() >= SHORTEST
}

/// Whether a word is a Roman numeral of more than one letter, as rulers and popes have it behind their names.
pub(crate) fn is_numeral(word: &str) -> bool {
    word.chars().count() > 1 && word.chars().all(|c| matches!(c, 'I' | 'V' | 'X' | 'L'))
}

/// Whether a surname alone is no common word.
pub(crate) fn stands_alone(surname: &str, lang: Option<Lang>) -> bool {
    !is_common_word(lang, &surname.to_lowercase())
}

/// The halves of a double surname.
pub(crate) fn halves(words: &[&str], gaps: &[&str], parts: &Parts) -> Vec<usize> {
    let surname = parts.surname.clone();
    let double = surname.len() == 2 && matches!(gaps[surname.start + 1], "-" | "‑");
    let whole = |word: &str| word.chars().count() >= SHORTEST_HALF && word.starts_with(char::is_uppercase);
    if double && surname.clone().all(|i| whole(words[i])) {
        surname.collect()
    } else {
        Vec::new()
    }
}

/// A name that is made of the words of another.
pub(crate) struct Derived {
    pub(crate) classes: Vec<Arc<Class>>,
    pub(crate) gaps: Vec<Arc<str>>,
    pub(crate) called: &'static str,
    pub(crate) weight: f32,
}

/// What people make of a full name whose words have these classes.
pub(crate) fn derived(
    known: &mut Classes,
    gaps_of_name: &[Arc<str>],
    classes: &[Arc<Class>],
    words: &[&str],
    parts: &Parts,
) -> Vec<Derived> {
    let mut made = Vec::new();
    let cased = words[parts.given.clone()].iter().all(|word| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
    });
    let middle_cased = parts.middle.len() == 1 && words[parts.middle.start].chars().nth(1).is_some_and(char::is_lowercase);
    if !cased {
        return made;
    }
    let mut initials =
        |range: &Range<usize>| -> Option<Arc<Class>> { (range.len() == 1).then(|| known.initials(&classes[range.start])) };
    let (given_initial, middle_initial) = (initials(&parts.given), initials(&parts.middle));
    for order in &ORDER.order {
        for sequence in &order.sequences {
            let wants_middle = sequence.contains("middle");
            let wants_initial = sequence.contains('M');
            let fits = if wants_middle {
                !parts.middle.is_empty()
            } else if wants_initial {
                middle_cased
            } else {
                // As the name stands already, or with no initial to go with the given name.
                sequence != "given| |surname" || !parts.middle.is_empty()
            };
            if !fits {
                continue;
            }
            let mut gaps: Vec<Arc<str>> = Vec::new();
            let mut all: Vec<Arc<Class>> = Vec::new();
            let mut pending = String::new();
            let mut complete = true;
            for item in sequence.split('|') {
                let mut put = |range: &Range<usize>| {
                    for i in range.clone() {
                        gaps.push(if i == range.start {
                            std::mem::take(&mut pending).into()
                        } else {
                            gaps_of_name[i].clone()
                        });
                        all.push(classes[i].clone());
                    }
                };
                match item {
                    "given" => put(&parts.given),
                    "middle" => put(&parts.middle),
                    "surname" => put(&parts.surname),
                    "G" | "M" => {
                        let class = if item == "G" { &given_initial } else { &middle_initial };
                        match class {
                            Some(class) => {
                                gaps.push(std::mem::take(&mut pending).into());
                                all.push(class.clone());
                            }
                            None => complete = false,
                        }
                    }
                    gap => pending.push_str(gap),
                }
            }
            gaps.push(pending.into());
            if complete {
                made.push(Derived {
                    classes: all,
                    gaps,
                    called: &order.called,
                    weight: order.weight,
                });
            }
        }
    }
    if parts.titles > 0 {
        let rest = parts.titles..classes.len();
        let mut gaps: Vec<Arc<str>> = vec!["".into()];
        gaps.extend(gaps_of_name[parts.titles + 1..].iter().cloned());
        made.push(Derived {
            classes: classes[rest].to_vec(),
            gaps,
            called: "without the title",
            weight: 0.95,
        });
    }
    made
}

/// The initial of a word, which agrees with everything of its tongue.
pub(crate) fn initial(class: &Class) -> Class {
    let mut initials = Spellings::default();
    for spelling in &class.spellings {
        let Some(first) = spelling.text.chars().next().filter(|c| c.is_uppercase()) else {
            continue;
        };
        let two: String = spelling.text.chars().take(2).collect();
        let both = [first.to_string()]
            .into_iter()
            .chain(listed(&ORDER.digraphs, &two.to_lowercase()).then_some(two));
        for initial in both.map(Arc::from) {
            for reading in &spelling.readings {
                initials.add(
                    &initial,
                    Reading {
                        tags: if reading.tongue == Tongue::Written { 1 } else { u64::MAX },
                        how: nothing(),
                        base: nothing(),
                        ..reading.clone()
                    },
                );
            }
        }
    }
    initials.class()
}

#[cfg(test)]
mod tests {
    use polynym_gazetteer::words_and_gaps;

    use super::*;

    fn surname(name: &str, lang: &str) -> Option<String> {
        let (words, gaps) = words_and_gaps(name);
        let parts = parts(&words, &gaps, Lang::new(lang))?;
        let mut surname = String::new();
        for i in parts.surname.clone() {
            if i > parts.surname.start {
                surname.push_str(gaps[i]);
            }
            surname.push_str(words[i]);
        }
        stands_alone(&surname, Lang::new(lang)).then_some(surname)
    }

    #[test]
    fn surnames() {
        for (name, lang, want) in [
            ("Volodymyr Zelensky", "en", Some("Zelensky")),
            ("Ursula von der Leyen", "de", Some("von der Leyen")),
            ("Emma Reid-Smith", "en", Some("Reid-Smith")),
            ("Robert O’Brien", "en", Some("O’Brien")),
            ("Donald Trump Jr.", "en", Some("Trump")),
            ("Sir Keir Starmer", "en", Some("Starmer")),
            ("Урсула фон дер Ляєн", "uk", Some("фон дер Ляєн")),
            ("Зеленський Володимир Олександрович", "uk", Some("Зеленський")),
            ("Володимир Олександрович Зеленський", "uk", Some("Зеленський")),
            ("Роман Абрамович", "uk", Some("Абрамович")),
            ("Zelensky", "en", None),
            ("Orbán Viktor", "hu", None),
            ("Robert May", "en", None),
            ("Leo XIV", "en", None),
        ] {
            assert_eq!(surname(name, lang).as_deref(), want, "{name}");
        }
    }

    #[test]
    fn the_orders_are_made_of_parts() {
        for order in &ORDER.order {
            assert!(order.weight > 0.0 && order.weight <= 1.0, "{}", order.called);
            for sequence in &order.sequences {
                let items: Vec<&str> = sequence.split('|').collect();
                assert!(items.contains(&"surname"), "{sequence}");
            }
        }
    }
}
