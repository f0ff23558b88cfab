//! What the tables say of pairs of names, and that they are written as their README tells.

use std::collections::{BTreeMap, BTreeSet};

use polynym_text::{Lang, fold_key};
use unicode_normalization::is_nfc;
use unicode_script::{Script, UnicodeScript};

use super::Relation::{Equivalent, Same, Short, Translated};
use super::parse::{self, Line};
use super::table::{GROUPS, LISTS};
use super::{Gender, Relation, gender, groups, is_given, related, relation};

/// Pairs, and how they belong together.
const PAIRS: &[(&str, &str, Relation)] = &[
    ("Алёна", "АЛЕНА", Same),
    ("Michał", "Michal", Same),
    ("Володимир", "Владимир", Equivalent),
    ("Володимир", "Уладзімір", Equivalent),
    ("Володимир", "Wołodymyr", Equivalent),
    ("Volodymyr", "Vladimir", Equivalent),
    ("Володимир", "Włodzimierz", Translated),
    ("Микола", "Николай", Equivalent),
    ("Mykola", "Мікалай", Equivalent),
    ("Микола", "Nicholas", Translated),
    ("Олена", "Елена", Equivalent),
    ("Olena", "Алена", Equivalent),
    ("Сергій", "Сергей", Equivalent),
    ("Serhii", "Siarhei", Equivalent),
    ("Aleksandr", "Олександр", Equivalent),
    ("Alexander", "Олександр", Equivalent),
    ("Олександр", "Сашко", Short),
    ("Сашко", "Sashko", Equivalent),
    ("Сашко", "Саша", Short),
    ("Joseph", "Joe", Short),
    ("Джозеф", "Joe", Short),
    ("Joseph", "Джозеф", Equivalent),
    ("Joe", "Джо", Equivalent),
    ("Joseph", "Иосиф", Translated),
    ("Йосип", "Иосиф", Equivalent),
    ("Giuseppe", "José", Translated),
    ("Michael", "Mike", Short),
    ("Майкл", "Mike", Short),
    ("Michael", "Майкл", Equivalent),
    ("Михаил", "Михайло", Equivalent),
    ("Michael", "Михаил", Translated),
    ("Boris", "Borya", Short),
    ("Robert", "Bob", Short),
    ("Karel", "Charles", Translated),
    ("Чарльз", "Karl", Translated),
    ("William", "Wilhelm", Translated),
    ("William", "Вильгельм", Translated),
    ("Уильям", "Bill", Short),
    ("John", "Jan", Translated),
    ("John", "Иван", Translated),
    ("Іван", "Иван", Equivalent),
    ("Giovanni", "John", Translated),
    ("Franciszek", "Francis", Translated),
    ("František", "Франтишек", Equivalent),
    ("François", "Франсуа", Equivalent),
    ("Франциск", "Francis", Equivalent),
    ("George", "Георгій", Translated),
    ("Elizabeth", "Єлизавета", Translated),
    ("Jean-Claude", "Жан-Клод", Equivalent),
    ("Emmanuel", "Еммануель", Equivalent),
    ("José-María", "Хосе-Мария", Equivalent),
];

/// Pairs that nothing joins.
const APART: &[(&str, &str)] = &[
    ("Зеленський", "Володимир"),
    ("Maria", "Mario"),
    ("Мария", "Марио"),
    ("Олег", "Ольга"),
    ("Daniel", "Daniela"),
    ("Александр", "Александра"),
    ("Joe", "Giuseppe"),
    ("Bob", "Boris"),
    ("Володимир", "Володислав"),
    ("Юлія", "Юлиан"),
    ("Иван", "Игорь"),
    ("Юрій", "Георгій"),
    ("Jean-Paul", "Jean"),
    ("Jean-Paul", "Жан-Клод"),
    ("", ""),
    ("", "Иван"),
    ("-", "--"),
];

#[test]
fn pairs() {
    for &(a, b, want) in PAIRS {
        assert_eq!(relation(a, b), Some(want), "{a} {b}");
        assert_eq!(relation(b, a), Some(want), "{b} {a}");
    }
    for &(a, b) in APART {
        let want = (fold_key(a).text == fold_key(b).text).then_some(Same);
        assert_eq!(relation(a, b), want, "{a} {b}");
    }
}

#[test]
fn genders() {
    for (word, want) in [
        ("Олег", Gender::Masculine),
        ("Ольга", Gender::Feminine),
        ("Mario", Gender::Masculine),
        ("Jean", Gender::Either),
        ("Andrea", Gender::Either),
        ("Саша", Gender::Either),
    ] {
        assert_eq!(gender(word), Some(want), "{word}");
    }
    assert_eq!(gender("Зеленський"), None);
    assert!(!is_given("Зеленська") && !is_given(""));
}

#[test]
fn a_name_of_two_groups_is_related_in_both() {
    assert!(groups("Jean").len() > 1);
    let all: BTreeSet<&str> = related("Jean").map(|(member, _)| member.text).collect();
    assert!(all.contains("Жан") && all.contains("Джин"));
}

/// Each line that names stand on, as `file:line`, with its kind.
fn lines() -> impl Iterator<Item = (String, Line<'static>)> {
    let numbered = |(file, text): &'static (&str, &str)| {
        text.lines()
            .enumerate()
            .map(move |(at, line)| (format!("{file}:{}", at + 1), line))
    };
    GROUPS.iter().flat_map(numbered).map(|(at, line)| (at, parse::line(line)))
}

/// The names of all groups: where they stand, the number of the group, and the name.
fn names() -> impl Iterator<Item = (String, usize, parse::Name<'static>)> {
    let mut group = 0;
    lines().flat_map(move |(at, line)| {
        group += usize::from(matches!(line, Line::Group(..)));
        let names = match line {
            Line::Group(_, names) | Line::Set(names) | Line::Short(names) => names,
            Line::Blank | Line::Wrong => "",
        };
        parse::names(names).into_iter().map(move |name| (at.clone(), group, name))
    })
}

#[test]
fn every_line_is_of_the_format() {
    let mut faults = Vec::new();
    for (at, line) in lines() {
        match line {
            Line::Wrong => faults.push(format!("{at}: begins with none of m f u = ~ #")),
            Line::Group(_, names) | Line::Set(names) | Line::Short(names) => {
                for code in names.split(' ').filter(|word| Lang::new(word).is_some()) {
                    if Lang::known(code).is_none() {
                        faults.push(format!("{at}: {code} is no language"));
                    }
                }
                if Lang::new(names.split(' ').next().unwrap_or("")).is_none() && !names.starts_with("- ") {
                    faults.push(format!("{at}: a line begins with its languages"));
                }
            }
            Line::Blank => {}
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn names_are_composed_and_in_the_script_of_their_language() {
    let mut faults = Vec::new();
    for (at, _, name) in names() {
        let text = name.text;
        if !is_nfc(text) {
            faults.push(format!("{at}: {text} is not NFC"));
        }
        let small = |c: char| c.is_lowercase() && c.script() != Script::Georgian;
        if text.chars().next().is_none_or(small) {
            faults.push(format!("{at}: {text} begins with no capital"));
        }
        for lang in &name.langs {
            let fits = |c: char| match c.script() {
                Script::Common | Script::Inherited => true,
                script => lang.scripts().contains(&script.short_name()),
            };
            if !text.chars().all(fits) {
                faults.push(format!("{at}: {text} is not written in a script of {lang}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn a_name_of_several_groups_is_marked_in_each() {
    let mut words: BTreeMap<String, (BTreeSet<usize>, Vec<(String, &str, bool)>)> = BTreeMap::new();
    for (at, group, name) in names() {
        let (groups, places) = words.entry(fold_key(name.text).text).or_default();
        groups.insert(group);
        places.push((at, name.text, name.shared));
    }
    let faults: Vec<String> = words
        .iter()
        .filter(|(_, (groups, places))| places.iter().any(|(.., shared)| *shared != (groups.len() > 1)))
        .map(|(word, (_, places))| format!("{word}: {places:?}"))
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn lists_hold_single_names_that_are_in_no_group() {
    let mut faults = Vec::new();
    for (file, text) in LISTS {
        let mut seen = BTreeSet::new();
        for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
            if let Some(head) = line.strip_prefix('[') {
                seen.clear();
                if !head.ends_with(']') || head.split(' ').next().and_then(parse::gender).is_none() {
                    faults.push(format!("{file}: {line}"));
                }
            } else if line.contains(char::is_whitespace) || !is_nfc(line) || !groups(line).is_empty() || !seen.insert(line) {
                faults.push(format!("{file}: {line}"));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
